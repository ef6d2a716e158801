/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Sentences of one language each, beside those of test-rule-phrase-rows.h */
typedef struct
{
  const char *language;
  const char *text;
  const char *expected;
  gboolean doubt;
} SingleRow;

static const SingleRow single_rows[] = {
  { "nb", "onsdag 17–22", "FREQ=WEEKLY;BYDAY=WE 17:00+300", TRUE },
  { "nb", "den 12.", "FREQ=MONTHLY;BYMONTHDAY=12", FALSE },
  { "nb", "alle onsdager i mars", "FREQ=WEEKLY;BYMONTH=3;BYDAY=WE", FALSE },
  { "nb", "alle onsdager i uke 8", "FREQ=YEARLY;BYWEEKNO=8;BYDAY=WE", FALSE },
  { "nb", "siste fredag i måneden 16-20 og dagen etter",
    "FREQ=MONTHLY;BYDAY=-1FR days=0,1 16:00+240", TRUE },
  { "nb", "hver onsdag og torsdag etter den 12.",
    "FREQ=MONTHLY;BYMONTHDAY=12,13,14,15,16,17,18;BYDAY=WE days=0,1", TRUE },
  { "nb", "10-12. mai", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=10 ends=05-12", FALSE },
  { "nb", "fra mars til juni, hver onsdag", "FREQ=WEEKLY;BYMONTH=3,4,5,6;BYDAY=WE", FALSE },
  { "nb", "fra uke 8 til uke 10", "FREQ=YEARLY;BYWEEKNO=8,9,10;BYDAY=MO length=7", FALSE },
  { "nb", "1. mandag i måneden", "FREQ=MONTHLY;BYDAY=1MO", FALSE },
  { "nb", "første og tredje onsdag i måneden kl 1700-2200", "FREQ=MONTHLY;BYDAY=1WE,3WE 17:00+300",
    FALSE },
  { "nb", "første onsdag etter 12", "FREQ=MONTHLY;BYMONTHDAY=12,13,14,15,16,17,18;BYDAY=WE", TRUE },
  { "nb", "tirsdager kl 22.00-02.00", "FREQ=WEEKLY;BYDAY=TU 22:00+240", TRUE },
  { "en", "1st and 3rd Thursday, 6pm to 11pm, not in December",
    "FREQ=MONTHLY;BYDAY=1TH,3TH 18:00+300 skip=12", FALSE },
  { "en", "every two weeks on Tuesday from 12 August 2025",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU from=2025-08-12", FALSE },
  { "en", "every 2nd Tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", TRUE },
  { "en", "fortnightly on Tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", TRUE },
  { "sv", "varannan vecka på tisdag från 12 augusti 2025",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU from=2025-08-12", FALSE },
  { "da", "2. tirsdag i måneden kl. 18-22", "FREQ=MONTHLY;BYDAY=2TU 18:00+240", FALSE },
  { "nn", "annakvar onsdag frå 6. august 2025 kl. 17–22",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE 17:00+300 from=2025-08-06", FALSE },
  { "sv", "v. 44", "FREQ=YEARLY;BYWEEKNO=44;BYDAY=MO length=7", FALSE },
  { "da", "hver anden onsdag i ulige uger",
    "FREQ=YEARLY;BYWEEKNO=1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31,33,35,37,39,41,43,45,47,49,51,"
    "53;BYDAY=WE",
    TRUE },
  { "nb", "1. og 15. juni", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=1,15", FALSE },
  { "nb", "den 1. og 3. torsdag i måneden", "FREQ=MONTHLY;BYDAY=1TH,3TH", FALSE },
  { "sv", "var annan onsdag från 6 augusti 2025 kl 17.00-22.00",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE 17:00+300 from=2025-08-06", FALSE },
  { "nb", "15. januar, 15. juni", "FREQ=YEARLY;BYMONTH=1,6;BYMONTHDAY=15", FALSE },
  { "nb", "andre onsdag og tredje torsdag i måneden", "FREQ=MONTHLY;BYDAY=2WE,3TH", FALSE },
  { "nb", "12. august", "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=12", FALSE },
  { "en",
    "the first Wednesday on or after the 12th of each month and the Thursday after it, 2 evenings "
    "moved together, neither on a public holiday nor on the day before one, else one day earlier, "
    "else one week later, never before the 12th",
    "FREQ=MONTHLY;BYMONTHDAY=12,13,14,15,16,17,18;BYDAY=WE days=0,1 "
    "avoid=public-holiday,holiday-eve try=-1d,+1w not-before=12",
    FALSE },
  { "nb",
    "onsdag og torsdag etter den 12., ikke på helligdag eller dagen før helligdag, ellers én dag "
    "tidligere, ellers én uke senere, aldri før den 12.",
    "FREQ=MONTHLY;BYMONTHDAY=12,13,14,15,16,17,18;BYDAY=WE days=0,1 "
    "avoid=public-holiday,holiday-eve try=-1d,+1w not-before=12",
    TRUE },
  { "nb", "hver onsdag", "FREQ=WEEKLY;BYDAY=WE", FALSE },
  { "nb", "onsdager og torsdager kl 17-22", "FREQ=WEEKLY;BYDAY=WE,TH 17:00+300", TRUE },
  { "nb", "annenhver tirsdag i partallsuker, kl. 17–21",
    "FREQ=YEARLY;BYWEEKNO=2,4,6,8,10,12,14,16,18,20,22,24,26,28,30,32,34,36,38,40,42,44,46,48,50,"
    "52;BYDAY=TU 17:00+240",
    TRUE },
  { "nb", "hver tredje onsdag", "FREQ=WEEKLY;INTERVAL=3;BYDAY=WE", TRUE },
  { "nb", "hver fjerde måned, tredje onsdag", "FREQ=MONTHLY;INTERVAL=4;BYDAY=3WE", TRUE },
  { "nb", "tredje onsdag og torsdag i måneden", "FREQ=MONTHLY;BYDAY=3WE days=0,1", TRUE },
  { "nb", "tirsdag etter den 12.", "FREQ=MONTHLY;BYMONTHDAY=12,13,14,15,16,17,18;BYDAY=TU", TRUE },
  { "nb", "første onsdag etter den 12.", "FREQ=MONTHLY;BYMONTHDAY=12,13,14,15,16,17,18;BYDAY=WE",
    TRUE },
  { "nb", "kvartalsvis, første mandag kl 18 til 22",
    "FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=1MO 18:00+240", FALSE },
  { "en", "the Wednesday on or after the 12th of each month and the Thursday after it",
    "FREQ=MONTHLY;BYMONTHDAY=12,13,14,15,16,17,18;BYDAY=WE days=0,1", FALSE },
  { "en", "from the day before each exam to its last day", "relative:exam//-1..0", FALSE },
  { "en", "until 2028, every Tuesday at 5pm-10pm",
    "FREQ=WEEKLY;BYDAY=TU 17:00+300 until=2028-12-31", TRUE },
  { "en", "every Tuesday 5–10 pm", "FREQ=WEEKLY;BYDAY=TU 17:00+300", FALSE },
  { "en",
    "third Wednesday of the month, neither on a public holiday nor on the day before one, else one "
    "day earlier or later",
    "FREQ=MONTHLY;BYDAY=3WE avoid=public-holiday,holiday-eve try=-1d,+1d", FALSE },
  { "sv",
    "första onsdagen efter den 12:e i månaden, kl 17-22, ej röd dag eller dag före röd dag, annars "
    "en vecka senare",
    "FREQ=MONTHLY;BYMONTHDAY=12,13,14,15,16,17,18;BYDAY=WE 17:00+300 "
    "avoid=public-holiday,holiday-eve try=+1w",
    TRUE },
  { "da", "første onsdag i måneden kl. 17-22, dog ikke i juli",
    "FREQ=MONTHLY;BYDAY=1WE 17:00+300 skip=7", FALSE },
  { "nb", "tredje onsdag i måneden, men ikke i juli", "FREQ=MONTHLY;BYDAY=3WE skip=7", FALSE },
  { "nb", "tredje onsdag i måneden og dagen etter, flyttes samlet",
    "FREQ=MONTHLY;BYDAY=3WE days=0,1", FALSE },
  { "nb", "10 dager før hvert bystyremøte, kl. 8-16", "relative:meeting/bystyre/-10..-10 08:00+480",
    TRUE },
};
