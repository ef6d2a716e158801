/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "test-rule-sentence-case.h"

/* the other bases, the days that belong together, times, and what limits them */
static const Case other_cases[] = {
  { "one-date", .rule.dates = "2027-02-04", .rule.start = "17:00", .rule.duration = "PT5H",
    .words = { "On 4 February 2027, 17:00–22:00.", "Den 4. februar 2027, kl. 17:00–22:00.",
               "Den 4. februar 2027, kl. 17:00–22:00.", "Den 4 februari 2027, kl. 17:00–22:00.",
               "Den 4. februar 2027, kl. 17:00–22:00." } },
  { "three-dates", .rule.dates = "2027-06-03 2027-02-04 2027-04-01", .rule.start = "17:00",
    .rule.duration = "PT5H",
    .words = { "On 3 dates: 4 February, 1 April and 3 June 2027, 17:00–22:00.",
               "På 3 datoer: 4. februar, 1. april og 3. juni 2027, kl. 17:00–22:00.",
               "På 3 datoar: 4. februar, 1. april og 3. juni 2027, kl. 17:00–22:00.",
               "På 3 datum: 4 februari, 1 april och 3 juni 2027, kl. 17:00–22:00.",
               "På 3 datoer: 4. februar, 1. april og 3. juni 2027, kl. 17:00–22:00." } },
  { "dates-years", .rule.dates = "2026-11-05 2026-12-03 2027-02-04 2027-04-01",
    .words = { "On 4 dates: 5 November, 3 December 2026, 4 February and 1 April 2027, all day." } },
  { "dates-days", .rule.dates = "2027-02-04 2027-04-01", .rule.days = "0 1",
    .words = { "On 2 dates: 4 February and 1 April 2027 and the day after each, all day." } },
  { "dates-shifted", .rule.dates = "2027-02-04", .rule.days = "8",
    .words = { "On 4 February 2027, namely 8 days after it, all day." } },
  { "dates-13",
    .rule.dates = "2027-01-05 2027-02-05 2027-03-05 2027-04-05 2027-05-05 2027-06-05 2027-07-05 "
                  "2027-08-05 2027-09-05 2027-10-05 2027-11-05 2027-12-05 2028-01-05",
    .words = { "On 13 dates, from 5 January 2027 to 5 January 2028, all day.",
               "På 13 datoer, fra 5. januar 2027 til og med 5. januar 2028, hele dagen.",
               "På 13 datoar, frå 5. januar 2027 til og med 5. januar 2028, heile dagen.",
               "På 13 datum, från 5 januari 2027 till och med 5 januari 2028, hela dagen.",
               "På 13 datoer, fra 5. januar 2027 til og med 5. januar 2028, hele dagen." } },
  { "no-dates", .rule.dates = "",
    .words = { "No dates yet.", "Ingen datoer ennå.", "Ingen datoar enno.", "Inga datum än.",
               "Ingen datoer endnu." } },
  { "ten-days-before", .rule.relative = "meeting", .rule.relative_title = "Kommunestyre",
    .rule.from = -10, .rule.to = -1,
    .words = { "From 10 days to 1 day before each “Kommunestyre” in “Political meetings”, all "
               "day.",
               "Fra 10 dager til 1 dag før «Kommunestyre» i «Politiske møter», hele dagen.",
               "Frå 10 dagar til 1 dag før «Kommunestyre» i «Politiske møte», heile dagen.",
               "Från 10 dagar till 1 dag före ”Kommunestyre” i ”Sammanträden”, hela dagen.",
               "Fra 10 dage til 1 dag før »Kommunestyre« i »Politiske møder«, hele dagen." },
    .brief = "From 10 days to 1 day before each “Kommunestyre” in “Political meetings”" },
  { "working-before", .rule.relative = "meeting", .rule.from = -5, .rule.to = -1,
    .rule.working = TRUE,
    .words = { "From 5 working days to 1 working day before each event in “Political "
               "meetings”, all day.",
               "Fra 5 arbeidsdager til 1 arbeidsdag før hver hendelse i «Politiske møter», "
               "hele dagen.",
               "Frå 5 arbeidsdagar til 1 arbeidsdag før kvar hending i «Politiske møte», heile "
               "dagen.",
               "Från 5 arbetsdagar till 1 arbetsdag före varje händelse i ”Sammanträden”, hela "
               "dagen.",
               "Fra 5 arbejdsdage til 1 arbejdsdag før hver begivenhed i »Politiske møder«, "
               "hele dagen." } },
  { "one-before", .rule.relative = "exam", .rule.from = -1, .rule.to = -1, .rule.start = "17:00",
    .rule.duration = "PT5H",
    .words = { "1 day before each event in “Exams and all-day tests”, 17:00–22:00.",
               "1 dag før hver hendelse i «Eksamener og heldagsprøver», kl. 17:00–22:00.",
               "1 dag før kvar hending i «Eksamenar og heildagsprøver», kl. 17:00–22:00.",
               "1 dag före varje händelse i ”Prov och heldagsprov”, kl. 17:00–22:00.",
               "1 dag før hver begivenhed i »Eksamener og terminsprøver«, kl. 17:00–22:00." } },
  { "during", .rule.relative = "exam",
    .words = { "During each event in “Exams and all-day tests”, all day.",
               "Under hver hendelse i «Eksamener og heldagsprøver», hele dagen.",
               "Under kvar hending i «Eksamenar og heildagsprøver», heile dagen.",
               "Under varje händelse i ”Prov och heldagsprov”, hela dagen.",
               "Under hver begivenhed i »Eksamener og terminsprøver«, hele dagen." } },
  { "during-times", .rule.relative = "exam", .rule.start = "08:00", .rule.duration = "PT8H",
    .words = { "During each event in “Exams and all-day tests”, each day 08:00–16:00.",
               "Under hver hendelse i «Eksamener og heldagsprøver», hver dag kl. 08:00–16:00.",
               "Under kvar hending i «Eksamenar og heildagsprøver», kvar dag kl. 08:00–16:00.",
               "Under varje händelse i ”Prov och heldagsprov”, varje dag kl. 08:00–16:00.",
               "Under hver begivenhed i »Eksamener og terminsprøver«, hver dag kl. "
               "08:00–16:00." } },
  { "after", .rule.relative = "outage", .rule.from = 1, .rule.to = 3,
    .words = { "From 1 day to 3 days after each event in “Outages”, all day.",
               "Fra 1 dag til 3 dager etter hver hendelse i «Driftsstanser», hele dagen.",
               "Frå 1 dag til 3 dagar etter kvar hending i «Driftsstansar», heile dagen.",
               "Från 1 dag till 3 dagar efter varje händelse i ”Driftstopp”, hela dagen.",
               "Fra 1 dag til 3 dage efter hver begivenhed i »Nedbrud«, hele dagen." } },
  { "one-after", .rule.relative = "outage", .rule.from = 2, .rule.to = 2, .rule.working = TRUE,
    .words = { "2 working days after each event in “Outages”, all day." } },
  { "before-to-end", .rule.relative = "exam", .rule.from = -1,
    .words = { "From 1 day before each event in “Exams and all-day tests” to its last day, all "
               "day.",
               "Fra 1 dag før hver hendelse i «Eksamener og heldagsprøver» til og med siste "
               "dag, hele dagen.",
               "Frå 1 dag før kvar hending i «Eksamenar og heildagsprøver» til og med siste "
               "dag, heile dagen.",
               "Från 1 dag före varje händelse i ”Prov och heldagsprov” till och med sista "
               "dagen, hela dagen.",
               "Fra 1 dag før hver begivenhed i »Eksamener og terminsprøver« til og med sidste "
               "dag, hele dagen." } },
  { "start-to-after", .rule.relative = "exam", .rule.to = 1,
    .words = { "From the first day of each event in “Exams and all-day tests” to 1 day after "
               "it, all day.",
               "Fra første dag av hver hendelse i «Eksamener og heldagsprøver» til 1 dag "
               "etter, hele dagen.",
               "Frå første dag av kvar hending i «Eksamenar og heildagsprøver» til 1 dag "
               "etter, heile dagen.",
               "Från första dagen av varje händelse i ”Prov och heldagsprov” till 1 dag efter, "
               "hela dagen.",
               "Fra første dag af hver begivenhed i »Eksamener og terminsprøver« til 1 dag "
               "efter, hele dagen." } },
  { "both-sides", .rule.relative = "exam", .rule.from = -3, .rule.to = 2,
    .words = { "From 3 days before each event in “Exams and all-day tests” to 2 days after it, "
               "all day.",
               "Fra 3 dager før hver hendelse i «Eksamener og heldagsprøver» til 2 dager "
               "etter, hele dagen.",
               "Frå 3 dagar før kvar hending i «Eksamenar og heildagsprøver» til 2 dagar "
               "etter, heile dagen.",
               "Från 3 dagar före varje händelse i ”Prov och heldagsprov” till 2 dagar efter, "
               "hela dagen.",
               "Fra 3 dage før hver begivenhed i »Eksamener og terminsprøver« til 2 dage "
               "efter, hele dagen." } },
  { "own-lane", .rule.relative = "payroll", .rule.from = -2, .rule.to = -1,
    .words = { "From 2 days to 1 day before each event in “Payroll, yearly”, all day." } },
  { "no-lane", .rule.relative = "", .rule.from = -2, .words = { "No dates yet." } },
  { "third-working", .working_day = 3,
    .words = { "Every month, the third working day, all day.",
               "Hver måned, tredje arbeidsdag, hele dagen.",
               "Kvar månad, tredje arbeidsdag, heile dagen.",
               "Varje månad, tredje arbetsdagen, hela dagen.",
               "Hver måned, tredje arbejdsdag, hele dagen." },
    .brief = "Third working day" },
  { "last-working", .working_day = -1, .rule.start = "17:00", .rule.duration = "PT5H",
    .words = { "Every month, the last working day, 17:00–22:00.",
               "Hver måned, siste arbeidsdag, kl. 17:00–22:00.",
               "Kvar månad, siste arbeidsdag, kl. 17:00–22:00.",
               "Varje månad, sista arbetsdagen, kl. 17:00–22:00.",
               "Hver måned, sidste arbejdsdag, kl. 17:00–22:00." } },
  { "tenth-working", .working_day = 10,
    .words = { "Every month, the 10th working day, all day." } },
  { "sixth-last-working", .working_day = -6,
    .words = { "Every month, the 6th last working day, all day." } },
  { "working-days", .working_day = 3, .rule.days = "-2 -1 0",
    .words = { "Every month, the third working day and the two days before it, all day." } },
  { "no-working-day", .working_day = NO_WORKING_DAY, .words = { "No dates yet." } },
  { "days-0-2", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.days = "0 1 2",
    .words = { "Every month, the second Tuesday and the two days after it, all day." } },
  { "days-0-3", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.days = "0 1 2 3",
    .words = { "Every month, the second Tuesday and the 3 days after it, all day.",
               "Hver måned, andre tirsdag og de 3 dagene etter, hele dagen.",
               "Kvar månad, andre tysdag og dei 3 dagane etter, heile dagen.",
               "Varje månad, andra tisdagen och de 3 dagarna efter, hela dagen.",
               "Hver måned, anden tirsdag og de 3 dage efter, hele dagen." } },
  { "days-before", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.days = "-1 0",
    .words = { "Every month, the second Tuesday and the day before it, all day.",
               "Hver måned, andre tirsdag og dagen før, hele dagen.",
               "Kvar månad, andre tysdag og dagen før, heile dagen.",
               "Varje månad, andra tisdagen och dagen före, hela dagen.",
               "Hver måned, anden tirsdag og dagen før, hele dagen." } },
  { "days-before-3", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.days = "-3 -2 -1 0",
    .words = { "Every month, the second Tuesday and the 3 days before it, all day." } },
  { "days-apart", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.days = "-2 0 3",
    .words = { "Every month, the second Tuesday, namely 2 days before it, the day itself and 3 "
               "days after it, all day.",
               "Hver måned, andre tirsdag, nemlig 2 dager før, selve dagen og 3 dager etter, "
               "hele dagen.",
               "Kvar månad, andre tysdag, nemleg 2 dagar før, sjølve dagen og 3 dagar etter, "
               "heile dagen.",
               "Varje månad, andra tisdagen, nämligen 2 dagar före, själva dagen och 3 dagar "
               "efter, hela dagen.",
               "Hver måned, anden tirsdag, nemlig 2 dage før, selve dagen og 3 dage efter, "
               "hele dagen." } },
  { "days-8-9", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.days = "8 9",
    .words = { "Every month, the second Tuesday, namely 8 days after it and 9 days after it, "
               "all day." } },
  { "days-one-before", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.days = "-1",
    .words = { "Every month, 1 day before the second Tuesday (Patch Tuesday), all day." } },
  { "over-midnight", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.start = "22:00",
    .rule.duration = "PT4H",
    .words = { "Every month, the second Tuesday, 22:00–02:00 the day after.",
               "Hver måned, andre tirsdag, kl. 22:00–02:00 dagen etter.",
               "Kvar månad, andre tysdag, kl. 22:00–02:00 dagen etter.",
               "Varje månad, andra tisdagen, kl. 22:00–02:00 dagen efter.",
               "Hver måned, anden tirsdag, kl. 22:00–02:00 dagen efter." } },
  { "to-midnight", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.start = "20:00",
    .rule.duration = "PT4H", .words = { "Every month, the second Tuesday, 20:00–24:00." } },
  { "weekend-long", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.start = "18:00",
    .rule.duration = "PT60H",
    .words = { "Every month, the second Tuesday, 18:00–06:00 (3 days later).",
               "Hver måned, andre tirsdag, kl. 18:00–06:00 (3 dager senere).",
               "Kvar månad, andre tysdag, kl. 18:00–06:00 (3 dagar seinare).",
               "Varje månad, andra tisdagen, kl. 18:00–06:00 (3 dagar senare).",
               "Hver måned, anden tirsdag, kl. 18:00–06:00 (3 dage senere)." } },
  { "one-full-day", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.start = "08:00",
    .rule.duration = "PT24H",
    .words = { "Every month, the second Tuesday, 08:00–08:00 the day after." } },
  { "no-duration", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.start = "17:00",
    .words = { "Every month, the second Tuesday, from 17:00 on." } },
  { "avoid-one", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.avoid = "public-holiday",
    .words = { "Every month, the second Tuesday, all day. Not on a public holiday.",
               "Hver måned, andre tirsdag, hele dagen. Ikke på helligdag.",
               "Kvar månad, andre tysdag, heile dagen. Ikkje på heilagdag.",
               "Varje månad, andra tisdagen, hela dagen. Inte på helgdag.",
               "Hver måned, anden tirsdag, hele dagen. Ikke på en helligdag." } },
  { "avoid-eve", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.avoid = "holiday-eve",
    .words = { "Every month, the second Tuesday, all day. Not on the day before a public "
               "holiday.",
               "Hver måned, andre tirsdag, hele dagen. Ikke dagen før helligdag.",
               "Kvar månad, andre tysdag, heile dagen. Ikkje dagen før heilagdag.",
               "Varje månad, andra tisdagen, hela dagen. Inte dagen före helgdag.",
               "Hver måned, anden tirsdag, hele dagen. Ikke dagen før en helligdag." } },
  { "avoid-all", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU",
    .rule.avoid = "public-holiday holiday-eve half-day weekend school-holiday lane:freeze",
    .words = { "Every month, the second Tuesday, all day. Not on a public holiday, on the day "
               "before one, on a half-day, at the weekend, in the school holidays or on a day "
               "with “Freezes”.",
               "Hver måned, andre tirsdag, hele dagen. Ikke på helligdag, dagen før helligdag, "
               "på en halv arbeidsdag, i helgen, i skoleferien eller på en dag med "
               "«Frysperioder».",
               "Kvar månad, andre tysdag, heile dagen. Ikkje på heilagdag, dagen før "
               "heilagdag, på ein halv dag, i helga, i skuleferien eller på ein dag med "
               "«Fryseperiodar».",
               "Varje månad, andra tisdagen, hela dagen. Inte på helgdag, dagen före helgdag, "
               "på en halvdag, på veckoslut, på skollov eller på en dag med "
               "”Förändringsstopp”.",
               "Hver måned, anden tirsdag, hele dagen. Ikke på en helligdag, dagen før en "
               "helligdag, på en halv fridag, i weekenden, i skoleferien eller på en dag med "
               "»Ændringsstop«." } },
  { "avoid-unsorted", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.avoid = "weekend holiday-eve",
    .words = { "Every month, the second Tuesday, all day. Neither at the weekend nor on the "
               "day before a public holiday." } },
  { "avoid-lane", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.avoid = "lane:payroll",
    .rule.try_ = "+1w -2w",
    .words = { "Every month, the second Tuesday, all day. Not on a day with “Payroll, yearly”: "
               "else one week later, else 2 weeks earlier." } },
  { "try-alone", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.try_ = "-1d +3d",
    .words = { "Every month, the second Tuesday, all day. Else one day earlier, else 3 days "
               "later.",
               "Hver måned, andre tirsdag, hele dagen. Ellers en dag tidligere, ellers 3 dager "
               "senere.",
               "Kvar månad, andre tysdag, heile dagen. Elles ein dag tidlegare, elles 3 dagar "
               "seinare.",
               "Varje månad, andra tisdagen, hela dagen. Annars en dag tidigare, annars 3 "
               "dagar senare.",
               "Hver måned, anden tirsdag, hele dagen. Ellers en dag tidligere, ellers 3 dage "
               "senere." } },
  { "leave-out", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.avoid = "weekend",
    .rule.try_ = "+1d", .leave_out = TRUE,
    .words = { "Every month, the second Tuesday, all day. Not at the weekend: else one day "
               "later. If nothing fits, it is left out.",
               "Hver måned, andre tirsdag, hele dagen. Ikke i helgen: ellers en dag senere. "
               "Hvis ingenting passer, faller det bort.",
               "Kvar månad, andre tysdag, heile dagen. Ikkje i helga: elles ein dag seinare. "
               "Dersom ingenting passar, fell det bort.",
               "Varje månad, andra tisdagen, hela dagen. Inte på veckoslut: annars en dag "
               "senare. Om inget passar utgår det.",
               "Hver måned, anden tirsdag, hele dagen. Ikke i weekenden: ellers en dag senere. "
               "Hvis intet passer, udgår det." } },
  { "limits", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.not_before = 3, .rule.same_month = TRUE,
    .rule.skip = "7 8",
    .words = { "Every month, the second Tuesday, all day. Never before the 3rd of the month. "
               "Never outside the month. Not in July or August.",
               "Hver måned, andre tirsdag, hele dagen. Aldri før den 3. i måneden. Aldri "
               "utenfor måneden. Ikke i juli eller august.",
               "Kvar månad, andre tysdag, heile dagen. Aldri før den 3. i månaden. Aldri "
               "utanfor månaden. Ikkje i juli eller august.",
               "Varje månad, andra tisdagen, hela dagen. Aldrig före den 3:e i månaden. Aldrig "
               "utanför månaden. Inte i juli eller augusti.",
               "Hver måned, anden tirsdag, hele dagen. Aldrig før den 3. i måneden. Aldrig "
               "uden for måneden. Ikke i juli eller august." } },
  { "valid", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.valid_from = "2027-01-01",
    .rule.valid_until = "2030-12-31",
    .words = { "Every month, the second Tuesday, all day. From 1 January 2027 until 31 "
               "December 2030.",
               "Hver måned, andre tirsdag, hele dagen. Fra 1. januar 2027 til og med 31. "
               "desember 2030.",
               "Kvar månad, andre tysdag, heile dagen. Frå 1. januar 2027 til og med 31. "
               "desember 2030.",
               "Varje månad, andra tisdagen, hela dagen. Från 1 januari 2027 till och med 31 "
               "december 2030.",
               "Hver måned, anden tirsdag, hele dagen. Fra 1. januar 2027 til og med 31. "
               "december 2030." } },
  { "valid-until", .rule.rrule = "FREQ=MONTHLY;BYDAY=2TU", .rule.valid_until = "2030-12-31",
    .words = { "Every month, the second Tuesday, all day. Until 31 December 2030.",
               "Hver måned, andre tirsdag, hele dagen. Til og med 31. desember 2030.",
               "Kvar månad, andre tysdag, heile dagen. Til og med 31. desember 2030.",
               "Varje månad, andra tisdagen, hela dagen. Till och med 31 december 2030.",
               "Hver måned, anden tirsdag, hele dagen. Til og med 31. december 2030." } },
};
