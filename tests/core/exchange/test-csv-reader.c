/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dates-fixture.h"
#include "exchange-fixture.h"

#include "core/exchange/csv-reader.h"
#include "core/exchange/table-reader.h"

#define LIST                                                                                       \
  "Utvalg;Dato;Ukedag;Kl.;Sted;Frist saksframlegg;Merknad\r\n"                                     \
  "Formannskapet;16.01.2024;tirsdag;09:00;\"Rådhuset, rom \"\"Fjorden\"\"\";05.01.2024;\r\n"      \
  "Kommunestyret;15.05.2024;onsdag;10.00-15.30;Salen;06.05.2024;merk dag\r\n"                      \
  "Oppvekst;29.02.24;torsdag;;Rådhuset;;\r\n"                                                     \
  "Kontroll;31.04.2024;tirsdag;09:00;;;\r\n"                                                       \
  "Kommunestyret;13.06.2024;onsdag;10.00;;;\r\n"
#define MATRIX                                                                                     \
  "Møteplan 2019;;;;;;\n"                                                                         \
  "Utvalg;Jan;Feb;Mai;Jun;Okt;Des\n"                                                               \
  "Formannskapet;16;13, 27;8, 22*;5, 19;-;4\n"                                                     \
  "Kommunestyret;31;28;;13 (kl. 10.00);;12**\n"                                                    \
  "Opplæring;;30;;;14.-15.;\n"                                                                    \
  ";;;;;;\n"                                                                                       \
  "* Felles møte. ** Budsjett, starter kl. 09.00.;;;;;;\n"

static const DatesCase cases[] = {
  { "list", LIST, 0,
    "Formannskapet 2024-01-16T09:00; Kommunestyret 2024-05-15T10:00/2024-05-15T15:30; "
    "Oppvekst 2024-02-29; Kommunestyret 2024-06-13T10:00",
    "-5: Kontroll: there is no “tirsdag 31.04.2024”" },
  { "weekday", LIST, 0,
    "Formannskapet 2024-01-16T09:00; Kommunestyret 2024-05-15T10:00/2024-05-15T15:30; "
    "Oppvekst 2024-02-29; Kommunestyret 2024-06-13T10:00",
    "6: Kommunestyret: 13 June 2024 is a Thursday, not a Wednesday" },
  { "matrix", MATRIX, 0,
    "Formannskapet 2019-01-16; Formannskapet 2019-02-13; Formannskapet 2019-02-27; "
    "Formannskapet 2019-05-08; Formannskapet 2019-05-22; Formannskapet 2019-06-05; "
    "Formannskapet 2019-06-19; Formannskapet 2019-12-04; Kommunestyret 2019-01-31; "
    "Kommunestyret 2019-02-28; Kommunestyret 2019-06-13T10:00; Kommunestyret 2019-12-12; "
    "Opplæring 2019-10-14/2019-10-15",
    "-5: Opplæring: there is no “30” in 2019" },
  { "footnote-time", "A 2019;Jan;Feb\nX;1*;2\n* kl. 9;;\n", 0, "X 2019-01-01; X 2019-02-02",
    "2: X: “1*”: its footnote" },
  { "mark-unknown", "A 2019;Jan;Feb\nX;1*;2\n", 0, "X 2019-01-01; X 2019-02-02",
    "2: X: “1*”: no footnote" },
  { "matrix-year", "A;Jan;Feb\nX;1;2\n", 2021, "X 2021-01-01; X 2021-02-02", NULL },
  { "matrix-no-year", "A;Jan;Feb\nX;1;2\n", 0, "refused", "1: neither a heading" },
  { "matrix-both-years", "Plan 2019;;\nA;Jan;Feb\nX;1;2\n", 2021, "X 2019-01-01; X 2019-02-02",
    "the year 2021 that was given was not used" },
  { "school-year", "Läsåret 2023/24;;\nNämnd;Aug;Jan\nX;28;31\n", 0, "X 2023-08-28; X 2024-01-31",
    NULL },
  { "month-with-year", "Nämnd;Kl.;Dec 2023;Jan 2024\nX;13.00;28;31 (kl. 9)\n", 0,
    "X 2023-12-28T13:00; X 2024-01-31T09:00", "0: (null): 2 of them say when they begin" },
  { "other-month", "A 2019;Jan;Feb\nX;1.3;2\n", 0, "X 2019-03-01; X 2019-02-02",
    "2: X: “1.3” says another month" },
  { "english",
    "Committee,Date,Weekday,Time,Place,Note\nBoard,2024-03-13,Wednesday,09:00 - 12:00,\"Room 1, "
    "east\",\n",
    0, "Board 2024-03-13T09:00/2024-03-13T12:00", NULL },
  { "swedish-tabs", "Nämnd\tDatum\tKlockan\tPlats\tAnm.\nKS\t13 mars 2024\t13.00\tSalen\tx\n", 0,
    "KS 2024-03-13T13:00", "0: (null): 1 of them says when it begins" },
  { "danish", "Udvalg;Fra;Til\nØU;3. maj;5. maj\n", 2024, "ØU 2024-05-03/2024-05-05", NULL },
  { "no-year", "Udvalg;Fra;Til\nØU;3. maj;5. maj\n", 0, "", "-2: ØU: “3. maj - 5. maj”: the year" },
  { "from-to-times", "Hva;Dato;Fra;Til\nVindu;17.04.2024;22:00;02:00\n", 0,
    "Vindu 2024-04-17T22:00/2024-04-18T02:00", NULL },
  { "dates-and-times",
    "Hva;Fra dato;Fra kl;Til dato;Til "
    "kl\nA;17.4.2024;17:00;18.4.2024;06:00\nB;19.4.2024;17:00;;19\n",
    0, "A 2024-04-17T17:00/2024-04-18T06:00; B 2024-04-19T17:00/2024-04-19T19:00", NULL },
  { "unknown-time", "Hva;Dato;Kl\nA;17.4.2024;middag\n", 0, "A 2024-04-17",
    "2: A: the time “middag” was not understood" },
  { "unknown-weekday", "Hva;Dato;Ukedag\nA;17.4.2024;onnsdag\n", 0, "A 2024-04-17",
    "2: A: the weekday “onnsdag”" },
  { "week", "Hva;Uke;Dato\nA;15;17.4.2024\n", 0, "A 2024-04-17", "2: A: the date lies in week 16" },
  { "cancelled", "Hva;Dato;Merknad\nA;17.4.2024;Avlyst\n", 0, "!A 2024-04-17",
    "2: A: it says “Avlyst”" },
  { "no-title", "Hva;Dato\n;17.4.2024\n", 0, "", "-2: (null): “17.4.2024”: the row has no title" },
  { "no-date", "Hva;Dato\nA;\nB;1.2.2024\n", 0, "B 2024-02-01", "-2: A: the row has no date" },
  { "repeat", "Periode;Fra;Til;Gjentas\nA;1;11;hver måned\nB;1.1.2024;3.1.2024;nei\n", 0,
    "B 2024-01-01/2024-01-03", "-2: A: “hver måned”: what comes again is a rule" },
  { "reference", "Periode;Fra;Til\nA;kalender:02-eksamen;\n", 0, "",
    "-2: A: “kalender:02-eksamen” refers to another calendar" },
  { "title-guessed", "Dato;Hva skjer\n17.04.2024;Fest\n", 0, "Fest 2024-04-17",
    "1: (null): the column “Hva skjer”" },
  { "uptime", "System;Avtalt oppetid %;Målt\nA;99,50;98,9\n", 0, "refused",
    "1: these are figures of availability" },
  { "no-dates", "Navn;Alder\nA;9\n", 0, "refused", "1: no column of dates" },
  { "no-table", "words\nwords\n", 0, "refused", "have it read as text" },
  { "empty", "", 0, "refused", "empty" },
  { "web-page", " <!DOCTYPE html><html>", 0, "refused", "web page" },
  { "open-quote", "Hva;Dato\nA;1.2.2024\n\"B;2.2.2024\n", 0, "refused", "3: a quotation mark" },
  { "own-list", "id,lane,title,start,end,all_day,original_start\n", 0, "refused", "Systemkveld" },
};

/* A text; its cells, "|" between cells and "/" between rows; what separates them. */
static const struct
{
  const char *name;
  const char *text;
  const char *cells;
  char separator;
} forms[] = {
  { "semicolon", "a;b\nc;1,5\n", "a|b/c|1,5/", ';' },
  { "decimal-commas", "a;b;c\n1,5;2,5;3,5\n0,1;0,2;0,3", "a|b|c/1,5|2,5|3,5/0,1|0,2|0,3/", ';' },
  { "comma", "a,b\r\nc;d,e\r\n", "a|b/c;d|e/", ',' },
  { "tab", "a\tb, c\nd\te\n", "a|b, c/d|e/", '\t' },
  { "quotes", "\"a;\"\"b\"\"\";\"c\nd\"\n;e", "a;\"b\"|c\nd/|e/", ';' },
  { "quote-within", "5\" disk;b\n", "5\" disk|b/", ';' },
  { "blanks", " a ; \"b\" ;c\n", "a|b|c/", ';' },
  { "sep-line", "sep=,\r\na;b,c\r\n", "a;b|c/", ',' },
  { "title-line", "Plan\na,b,c\nd,e,f\n", "Plan/a|b|c/d|e|f/", ',' },
};

static void
test_form (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvCsvTable) table = skv_csv_read (forms[i].text, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint row = 0; row < table->rows->len; row++)
    {
      g_autofree char *cells =
        g_strjoinv ("|", ((SkvCsvRow *) g_ptr_array_index (table->rows, row))->cells);

      g_string_append_printf (found, "%s/", cells);
    }
  g_assert_cmpstr (found->str, ==, forms[i].cells);
  g_assert_cmpint (table->separator, ==, forms[i].separator);
}

static void
test_case (gconstpointer data)
{
  dates_check (data, skv_table_parse);
}

static void
test_notes (void)
{
  g_autoptr (SkvZone) zone = dates_zone ();
  g_autoptr (GBytes) list = g_bytes_new (LIST, strlen (LIST));
  g_autoptr (GBytes) matrix = g_bytes_new (MATRIX, strlen (MATRIX));
  g_autoptr (SkvIcsCalendar) first = skv_table_parse (list, zone, 0, NULL);
  g_autoptr (SkvIcsCalendar) second = skv_table_parse (matrix, zone, 0, NULL);
  const SkvIcsEntry *entry = g_ptr_array_index (first->entries, 0);

  g_assert_cmpstr (entry->notes, ==,
                   "Sted: Rådhuset, rom \"Fjorden\"\nFrist saksframlegg: 05.01.2024");
  entry = g_ptr_array_index (first->entries, 1);
  g_assert_cmpstr (entry->notes, ==, "Sted: Salen\nFrist saksframlegg: 06.05.2024\nmerk dag");
  entry = g_ptr_array_index (second->entries, 3);
  g_assert_null (entry->notes);
  entry = g_ptr_array_index (second->entries, 4);
  g_assert_cmpstr (entry->notes, ==, "Felles møte.");
  entry = g_ptr_array_index (second->entries, 11);
  g_assert_cmpstr (entry->notes, ==, "Budsjett, starter kl. 09.00.");
}

/* A preview of @text against @plan, put into it (transfer full) */
static SkvIcsPreview *
import_text (SkvPlan *plan, const char *lane, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvIcsCalendar) calendar =
    skv_table_parse (bytes, skv_plan_get_zone (plan), 0, &error);
  SkvIcsPreview *preview;

  g_assert_no_error (error);
  preview = skv_ics_preview_new (plan, "f.csv", lane, NULL, calendar, &error);
  g_assert_no_error (error);
  skv_plan_apply (plan, preview->import->edit, &error);
  g_assert_no_error (error);
  return preview;
}

static void
assert_import (
  SkvPlan *plan, const char *lane, const char *text, guint added, guint updated, guint unchanged)
{
  g_autoptr (SkvIcsPreview) preview = import_text (plan, lane, text);

  g_assert_cmpuint (preview->import->added[SKV_KIND_ITEM], ==, added);
  g_assert_cmpuint (preview->import->updated[SKV_KIND_ITEM], ==, updated);
  g_assert_cmpuint (preview->import->unchanged[SKV_KIND_ITEM], ==, unchanged);
}

static void
test_again (void)
{
  g_autoptr (SkvPlan) plan =
    fixture_plan ("\"plan\": {\"title\": \"P\", \"country\": \"NO\", \"time_zone\": "
                  "\"Europe/Oslo\"}");
  const char *text = "Hva;Dato;Kl\nA;1.2.2024;9\nA;1.2.2024;13\nB;1.2.2024;\n";

  assert_import (plan, "meeting", text, 3, 0, 0);
  assert_import (plan, "meeting", text, 0, 0, 3);
  /* Another spelling of the same date, and another time */
  assert_import (plan, "meeting", "Hva;Dato;Kl\nA;2024-02-01;9\nA;01.02.24;14\nB;1.2.2024;\n", 0, 1,
                 2);
  /* Another lane is another thing */
  assert_import (plan, "exam", text, 3, 0, 0);
  {
    g_autoptr (SkvIcsPreview) moved =
      import_text (plan, "meeting", "Hva;Dato\nB;31.1.2024\nB;2.2.2024\n");

    /* The B of the first is gone, those called A belong to another list. */
    g_assert_cmpuint (moved->gone->len, ==, 1);
    g_assert_cmpuint (moved->import->added[SKV_KIND_ITEM], ==, 2);
  }
}

static void
test_torture (void)
{
  dates_torture (MATRIX, skv_table_parse);
  dates_torture (LIST, skv_table_parse);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strconcat ("/csv-reader/form/", forms[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_form);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/csv-reader/case/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/csv-reader/notes", test_notes);
  g_test_add_func ("/csv-reader/again", test_again);
  g_test_add_func ("/csv-reader/torture", test_torture);
  return g_test_run ();
}
