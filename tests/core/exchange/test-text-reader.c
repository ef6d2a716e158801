/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dates-fixture.h"

#include "core/exchange/text-reader.h"

static const DatesCase cases[] = {
  { "heading-year", "Servicefönster 2021\n\n19-20/6\n13 januari 18:00-23:00\n", 0,
    "Servicefönster 2021-06-19/2021-06-20; Servicefönster 2021-01-13T18:00/2021-01-13T23:00",
    "3: (null): dates without a year are read as of 2021, from line 1" },
  { "two-headings", "Plan 2016\nfredag 22/1\n\nMøder 2014\n25. og 26. august Konference\n", 0,
    "Plan 2016-01-22; Konference 2014-08-25; Konference 2014-08-26", "5: (null): dates without" },
  { "far-year", "Plan 2016\nfredag 22/1\n\nPrøver\nMandag den 3. maj kl. 9.00-12.30 Dansk\n", 0,
    "Plan 2016-01-22; Dansk 2016-05-03T09:00/2016-05-03T12:30",
    "5: (null): dates without a year are read as of 2016, from line 1, though" },
  { "wrong-weekday", "Plan 2016\n\nMandag den 3. maj Dansk\n", 0, "Dansk 2016-05-03",
    "3: Dansk: 3 May 2016 is a Tuesday, not a Monday" },
  { "impossible", "Møte 31.04.2024\nMøte 30.04.2024\n", 0, "Møte 2024-04-30",
    "-1: Møte: there is no “31.04.2024”" },
  { "school-year", "Läsåret 2019-2020\nHöstlov: 28 oktober\nSportlov: 27 februari - 5 mars\n", 0,
    "Höstlov 2019-10-28; Sportlov 2020-02-27/2020-03-05",
    "2: (null): dates without a year are read as of 2019/2020" },
  { "given-year", "Høstferie: uke 40\n", 2023, "Høstferie 2023-10-02/2023-10-08", NULL },
  { "heading-wins", "Ruter 2024\nHøstferie: uke 40\n", 2023, "Høstferie 2024-09-30/2024-10-06",
    "2: (null): dates" },
  { "no-year", "Høstferie: uke 40\n", 0, "", "-1: (null): “Høstferie: uke 40”: the year" },
  { "two-places", "Her 12. og 13. juni 2023, der 27. og 28. juni 2023\n", 0,
    "Her 2023-06-12; Her 2023-06-13; der 2023-06-27; der 2023-06-28", NULL },
  { "one-place", "Kvelder: onsdag 16. og torsdag 17. januar 2019, tirsdag 14. mai 2019\n", 0,
    "Kvelder 2019-01-16; Kvelder 2019-01-17; Kvelder 2019-05-14", NULL },
  { "ambiguous", "Unngå arbeid tredje uke i juni 2019\n", 0, "Unngå arbeid 2019-06-17/2019-06-21",
    "1: Unngå arbeid: “tredje uke i juni 2019” was read as" },
  { "deadline", "Frist innen 20. juni 2023\n", 0, "", "-1: Frist: it says when this ends" },
  { "open-end", "Streik fra 3. mai 2024\n", 0, "Streik 2024-05-03", "1: Streik: it does not say" },
  { "start-only", "Go-live fredag 28. april 2023 kl. 22:00\n", 0, "Go-live 2023-04-28T22:00",
    "0: (null): 1 of them says when it begins" },
  { "months", "Januar 2024\n16. Styret\nFebruar\n13. og 14. Styret\n30. Styret\n", 0,
    "Styret 2024-01-16; Styret 2024-02-13; Styret 2024-02-14",
    "-5: Styret: there is no “30. Februar”" },
  { "bullets", "• 3. mai 2024 Styret\n- 4. mai 2024 Råd\n", 0, "Styret 2024-05-03; Råd 2024-05-04",
    NULL },
  { "sentence", "Møte 3. mai 2024\nDette er en lang setning om ingenting.\n", 0, "Møte 2024-05-03",
    "-2: (null): “Dette er en lang setning om ingenting.”" },
  { "crlf", "Plan 2019\r\n\r\n3. mai: Styret\r\n", 0, "Styret 2019-05-03", "3: (null): dates" },
  { "empty", "\n \n", 0, "refused", "empty" },
  { "web-page", "<html><body>3. mai 2019", 0, "refused", "web page" },
  { "heading-only", "Plan 2019\n", 0, "refused", "no line of this text says a date" },
};

static void
test_case (gconstpointer data)
{
  dates_check (data, skv_text_parse);
}

/* The line itself stays with what came of it. */
static void
test_notes (void)
{
  static const char text[] = "Plan 2016\nFredag 22/1 (ændring)\n";
  g_autoptr (SkvZone) zone = dates_zone ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (SkvIcsCalendar) calendar = skv_text_parse (bytes, zone, 0, NULL);
  const SkvIcsEntry *entry = g_ptr_array_index (calendar->entries, 0);

  g_assert_cmpstr (entry->title, ==, "Plan");
  g_assert_cmpstr (entry->notes, ==, "Fredag 22/1 (ændring)");
  g_assert_cmpuint (entry->line, ==, 2);
}

static void
test_torture (void)
{
  dates_torture ("Plan 2016\n\nJanuar\n16. Styret\nUke 8 (3. mai t.o.m. 5. mai), x 4/5 kl. 9-11\n",
                 skv_text_parse);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text-reader/case/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/text-reader/notes", test_notes);
  g_test_add_func ("/text-reader/torture", test_torture);
  return g_test_run ();
}
