/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "exchange-fixture.h"

#include "core/exchange/ics-writer.h"

/* every event of those years (transfer full) */
static char *
write_years (SkvPlan *plan, int from, int to)
{
  g_autoptr (SkvOccurrences) all = skv_occurrences_new (
    plan, skv_day_from_ymd (from, 1, 1), skv_day_from_ymd (to + 1, 1, 1), SKV_EXPAND_UNPLACED);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < skv_occurrences_get_n (all); i++)
    g_ptr_array_add (list, (gpointer) skv_occurrences_get (all, i));
  return skv_ics_write (plan, list);
}

/* One item, and what must (or with '!' before it must not) stand in the file once unfolded. */
static const struct
{
  const char *name;
  const char *zone;
  const char *item; /* members beside id, title and lane "maintenance" */
  const char *expected[6];
} rows[] = {
  { "proposed",
    "Europe/Oslo",
    "\"start\": \"2019-06-12T18:00\", \"end\": \"2019-06-12T20:00\"",
    { "STATUS:TENTATIVE\r\n", "TRANSP:OPAQUE\r\n", "DTSTART;TZID=Europe/Oslo:20190612T180000\r\n",
      "DTEND;TZID=Europe/Oslo:20190612T200000\r\n", "CATEGORIES:maintenance\r\n",
      "!X-MAINTNOTE" } },
  { "cancelled",
    "Europe/Oslo",
    "\"start\": \"2019-06-12T18:00\", \"duration\": 30, \"status\": \"cancelled\"",
    { "STATUS:CANCELLED\r\n", "DTEND;TZID=Europe/Oslo:20190612T183000\r\n" } },
  { "all-day",
    "Europe/Oslo",
    "\"start\": \"2019-06-12\", \"end\": \"2019-06-14\"",
    { "DTSTART;VALUE=DATE:20190612\r\n", "DTEND;VALUE=DATE:20190614\r\n", "!BEGIN:VTIMEZONE" } },
  { "unknown-end", "Europe/Oslo", "\"start\": \"2019-06-12T18:00\"", { "DTSTART;TZID", "!DTEND" } },
  { "not-placed", "Europe/Oslo", "\"duration\": 30", { "!BEGIN:VEVENT" } },
  /* 27 October 2019, 01:30 UTC is the second 02:30 of that night. */
  { "doubled-hour",
    "Europe/Oslo",
    "\"start\": \"2019-10-27T01:30:00Z\", \"duration\": 60",
    { "DTSTART:20191027T013000Z\r\n", "DTEND;TZID=Europe/Oslo:20191027T033000\r\n" } },
  { "announced",
    "Europe/Oslo",
    "\"start\": \"2019-06-12T18:00\", \"duration\": 30, \"status\": \"announced\", \"effect\": "
    "\"restart\", \"systems\": [\"s\"]",
    { "X-MAINTNOTE-STATUS:CONFIRMED\r\n", "X-MAINTNOTE-IMPACT:OUTAGE\r\n",
      "X-MAINTNOTE-OBJECT-ID:s\r\n", "X-MAINTNOTE-MAINTENANCE-ID:i\r\n",
      "DESCRIPTION:Systems: Sys\\nThe systems are restarted\r\n" } },
  { "private",
    "Europe/Oslo",
    "\"start\": \"2019-06-12T18:00\", \"notes\": \"call 555\", \"contact\": \"c\"",
    { "!555", "!Boss" } },
  { "two-rules",
    "Europe/Oslo",
    "\"start\": \"2019-06-12T18:00\"",
    { "BEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n",
      "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n",
      "BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n",
      "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n" } },
  { "helsinki",
    "Europe/Helsinki",
    "\"start\": \"2019-06-12T18:00\"",
    { "DTSTART:19700329T030000\r\nTZOFFSETFROM:+0200\r\n", "DTSTART:19701025T040000\r\n" } },
  { "iceland",
    "Atlantic/Reykjavik",
    "\"start\": \"2019-06-12T18:00\"",
    { "BEGIN:STANDARD\r\n", "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\n", "!DAYLIGHT", "!RRULE" } },
  { "other-weekdays",
    "America/New_York",
    "\"start\": \"2019-06-12T18:00\"",
    { "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\r\n", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\r\n",
      "DTSTART:19700308T020000\r\n" } },
  /* Its changes follow the moon: each by itself. */
  { "no-rules",
    "Africa/Casablanca",
    "\"start\": \"2021-06-12T18:00\", \"end\": \"2023-06-12T18:00\"",
    { "DTSTART:20220327T030000\r\n", "DTSTART:20230319T030000\r\n", "!RRULE" } },
};

static void
test_row (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autofree char *members = g_strdup_printf (
    "\"plan\": {\"id\": \"me\", \"title\": \"Plan\", \"time_zone\": \"%s\"}, \"systems\": "
    "[{\"id\": \"s\", \"name\": \"Sys\"}], "
    "\"contacts\": [{\"id\": \"c\", \"role\": \"Boss\"}], "
    "\"items\": [{\"id\": \"i\", \"title\": \"T\", \"lane\": \"maintenance\", %s}]",
    rows[row].zone, rows[row].item);
  g_autoptr (SkvPlan) plan = fixture_plan (members);
  g_autofree char *folded = write_years (plan, 2019, 2023);
  g_auto (GStrv) lines = g_strsplit (folded, "\r\n ", -1);
  g_autofree char *text = g_strjoinv ("", lines);

  g_test_message ("%s", text);
  for (int i = 0; i < 6 && rows[row].expected[i] != NULL; i++)
    {
      const char *expected = rows[row].expected[i];

      if (*expected == '!')
        g_assert_null (strstr (text, expected + 1));
      else
        g_assert_nonnull (strstr (text, expected));
    }
}

/* Of any title each line is at most 75 octets long and breaks between characters, and the whole
 * comes back as it was. */
static void
test_folding (void)
{
  static const char *const letters[] = { "a", " ", "æ", "€", "😀", ",", "\\\\", "\\n" };

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (GString) title = g_string_new ("T");
      g_autofree char *members = NULL, *text = NULL;
      g_autoptr (SkvPlan) plan = NULL;
      g_auto (GStrv) lines = NULL;

      for (int i = g_test_rand_int_range (0, 300); i > 0; i--)
        g_string_append (title, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
      members = g_strdup_printf ("\"items\": [{\"id\": \"i\", \"lane\": \"exam\", \"title\": "
                                 "\"%s\", \"start\": \"2019-06-12\"}]",
                                 title->str);
      plan = fixture_plan (members);
      text = write_years (plan, 2019, 2019);
      lines = g_strsplit (text, "\r\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_assert_cmpuint (strlen (lines[i]), <=, 75);
          g_assert_true (g_utf8_validate (lines[i], -1, NULL));
          g_assert_null (strchr (lines[i], '\n'));
        }
    }
}

static void
test_control_characters (void)
{
  g_autoptr (SkvPlan) plan =
    fixture_plan ("\"items\": [{\"id\": \"i\", \"lane\": \"exam\", \"title\": "
                  "\"a\\u0001b\\r\\nEND:VEVENT\", \"start\": \"2019-06-12\"}]");
  g_autofree char *text = write_years (plan, 2019, 2019);

  g_assert_nonnull (strstr (text, "SUMMARY:ab\\nEND:VEVENT\r\n"));
}

/* A changed occurrence of a rule keeps the name that the rule gave it, whatever its item is called.
 */
static void
test_identity_of_an_override (void)
{
  g_autoptr (SkvPlan) plan = fixture_plan (
    "\"plan\": {\"id\": \"me\"}, \"rules\": [{\"id\": \"r\", \"lane\": \"window\", \"title\": "
    "\"R\", \"base\": {\"dates\": [\"2019-06-12\"]}, \"start\": \"17:00\", \"duration\": 60}], "
    "\"items\": [{\"id\": \"other\", \"rule\": \"r\", \"original_date\": \"2019-06-12\", \"lane\": "
    "\"window\", \"title\": \"R\", \"start\": \"2019-06-13T17:00\", \"duration\": 60}]");
  g_autofree char *text = write_years (plan, 2019, 2019);

  g_assert_nonnull (strstr (text, "UID:r:2019-06-12@me.systemkveld\r\n"));
  g_assert_null (strstr (text, "UID:other"));
  g_assert_nonnull (strstr (text, ":20190613T170000\r\n"));
  g_assert_null (strstr (text, ":20190612T170000\r\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/ics/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/exchange/ics/folding", test_folding);
  g_test_add_func ("/exchange/ics/control-characters", test_control_characters);
  g_test_add_func ("/exchange/ics/identity-of-an-override", test_identity_of_an_override);
  return g_test_run ();
}
