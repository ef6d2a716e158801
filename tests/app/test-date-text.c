/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/date-text.h"

typedef struct
{
  const char *name;
  const char *text;
  const char *day; /* NULL: an error */
  gboolean note;
} Case;

static const Case cases[] = {
  { "iso", "2019-06-12", "2019-06-12", FALSE },
  { "spaces", "  2019-06-12 ", "2019-06-12", FALSE },
  { "dots", "12.06.2019", "2019-06-12", FALSE },
  { "without-year", "17. mai", "2019-05-17", FALSE },
  { "english", "17 May", "2019-05-17", FALSE },
  { "year-wins", "17. mai 2021", "2021-05-17", FALSE },
  { "with-weekday", "onsdag 12. juni", "2019-06-12", FALSE },
  { "wrong-weekday", "mandag 12. juni 2019", "2019-06-12", TRUE },
  { "with-time", "12. juni 2019 kl. 18.00", "2019-06-12", FALSE },
  { "several", "12. og 13. juni 2019", "2019-06-12", TRUE },
  { "range", "17.–21. juni 2019", "2019-06-17", TRUE },
  { "impossible", "31. april 2019", NULL, FALSE },
  { "nonsense", "when it suits", NULL, FALSE },
  { "empty", "", NULL, FALSE },
  { "too-early", "1. mai 1650", NULL, FALSE },
};

static void
test_read (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *note = NULL;
  g_autoptr (GError) error = NULL;
  SkvDateContext context = { "nb", 2019, SKV_DAY_NONE };
  SkvDay day = skv_date_read_day (test->text, &context, &note, &error);

  if (test->day == NULL)
    {
      g_assert_cmpint (day, ==, SKV_DAY_NONE);
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpint (day, ==, skv_day_parse (test->day));
  g_assert_cmpint (note != NULL, ==, test->note);
}

/* --- what fields come to --------------------------------------------------------------------- */

typedef struct
{
  SkvDateKind kind;
  const char *language;
  const char *text;
  const char *read;  /* NULL: not understood, and told why */
  const char *words; /* (nullable): how it begins */
  int n_days, start, end;
} Reading;

/* today is Wednesday 12 June 2019 */
static const Reading readings[] = {
  { SKV_DATE_DAY, "nb", "ons uke 33", "2019-08-14", "Wednesday 14 August 2019, week 33", 1, -1,
    -1 },
  { SKV_DATE_DAY, "nn", "onsdag veke 33", "2019-08-14", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "sv", "onsdag vecka 33", "2019-08-14", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "da", "onsdag uge 33", "2019-08-14", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "en", "Wednesday week 33", "2019-08-14", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "nb", "2020-02-29", "2020-02-29", "Saturday 29 February 2020", 1, -1, -1 },
  { SKV_DATE_DAY, "nb", "12.6.", "2019-06-12", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "nb", "12/6 20", "2020-06-12", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "nb", "neste fredag", "2019-06-14", "Friday 14 June 2019", 1, -1, -1 },
  { SKV_DATE_DAY, "nn", "neste onsdag", "2019-06-19", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "sv", "nästa måndag", "2019-06-17", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "da", "næste søndag", "2019-06-16", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "en", "next Friday", "2019-06-14", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "en", "on Tuesday", "2019-06-18", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "nb", "lørdag", "2019-06-15", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "nb", "i dag", "2019-06-12", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "nb", "I overmorgen", "2019-06-14", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "sv", "imorgon", "2019-06-13", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "en", "tomorrow", "2019-06-13", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "nb", "om to uker", "2019-06-26", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "en", "in 3 days", "2019-06-15", NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "nb", "", NULL, "", 1, -1, -1 },
  { SKV_DATE_DAY, "nb", "31. april", NULL, NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "nb", "når det passer", NULL, NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "nb", "1.1.1200", NULL, NULL, 1, -1, -1 },
  { SKV_DATE_SPAN, "nb", "2019-06-12", "2019-06-12", NULL, 1, -1, -1 },
  { SKV_DATE_SPAN, "nb", "14/6 18–22", "2019-06-14", "Friday 14 June 2019, week 24, 18:00–22:00", 1,
    1080, 1320 },
  { SKV_DATE_SPAN, "nb", "14. juni kl. 18", "2019-06-14", NULL, 1, 1080, -1 },
  { SKV_DATE_SPAN, "nb", "neste fredag 18–22", "2019-06-14", NULL, 1, 1080, 1320 },
  { SKV_DATE_SPAN, "nb", "14. juni 22:00–02:00", "2019-06-14", NULL, 2, 1320, 1560 },
  { SKV_DATE_SPAN, "nb", "17.–21. juni", "2019-06-17", NULL, 5, -1, -1 },
  { SKV_DATE_SPAN, "nb", "uke 33", "2019-08-12", NULL, 7, -1, -1 },
  { SKV_DATE_SPAN, "nb", "12. juni og 19. juni", NULL, "Several dates", 1, -1, -1 },
  { SKV_DATE_SPAN, "nb", "16.05 –", NULL, NULL, 1, -1, -1 },
  { SKV_DATE_SPAN, "nb", "hver onsdag i uke 24", NULL, NULL, 1, -1, -1 },
  /* A number alone after a day is the hour where hours are asked for. */
  { SKV_DATE_SPAN, "nb", "14/6 18", "2019-06-14", "Friday 14 June 2019, week 24, 18:00", 1, 1080,
    -1 },
  { SKV_DATE_SPAN, "nb", "14.6. 9", "2019-06-14", NULL, 1, 540, -1 },
  { SKV_DATE_SPAN, "nb", "14 6 18", "2019-06-14", NULL, 1, 1080, -1 },
  { SKV_DATE_SPAN, "nb", "14. juni 18", "2019-06-14", NULL, 1, 1080, -1 },
  { SKV_DATE_SPAN, "nn", "fredag 14. juni 18", "2019-06-14", NULL, 1, 1080, -1 },
  { SKV_DATE_SPAN, "sv", "14 juni 18", "2019-06-14", NULL, 1, 1080, -1 },
  { SKV_DATE_SPAN, "da", "14. juni 18", "2019-06-14", NULL, 1, 1080, -1 },
  { SKV_DATE_SPAN, "en", "14 June 18", "2019-06-14", NULL, 1, 1080, -1 },
  { SKV_DATE_SPAN, "nb", "2020-02-29 0", "2020-02-29", NULL, 1, 0, -1 },
  { SKV_DATE_SPAN, "nb", "12.6.2019 18", "2019-06-12", NULL, 1, 1080, -1 },
  { SKV_DATE_SPAN, "nb", "i morgen 18", "2019-06-13", NULL, 1, 1080, -1 },
  { SKV_DATE_SPAN, "nn", "i morgon 8", "2019-06-13", NULL, 1, 480, -1 },
  { SKV_DATE_SPAN, "sv", "nästa måndag 18", "2019-06-17", NULL, 1, 1080, -1 },
  { SKV_DATE_SPAN, "da", "næste søndag 7", "2019-06-16", NULL, 1, 420, -1 },
  { SKV_DATE_SPAN, "en", "tomorrow 18", "2019-06-13", NULL, 1, 1080, -1 },
  /* but not the number of a week, nor a year that is one */
  { SKV_DATE_SPAN, "nb", "ons uke 23", "2019-06-05", NULL, 1, -1, -1 },
  { SKV_DATE_SPAN, "sv", "onsdag v 23", "2019-06-05", NULL, 1, -1, -1 },
  { SKV_DATE_SPAN, "en", "Wednesday week 23", "2019-06-05", NULL, 1, -1, -1 },
  { SKV_DATE_SPAN, "nb", "14/6 2018", "2018-06-14", NULL, 1, -1, -1 },
  { SKV_DATE_SPAN, "nb", "14.6.18", "2018-06-14",
    "Thursday 14 June 2018, week 24; 18 is read as the year 2018", 1, -1, -1 },
  { SKV_DATE_SPAN, "nb", "14/6 25", "2025-06-14",
    "Saturday 14 June 2025, week 24; 25 is read as the year 2025", 1, -1, -1 },
  { SKV_DATE_SPAN, "en", "June 14", "2019-06-14", NULL, 1, -1, -1 },
  /* Where only a day is asked for, it is asked what is meant. */
  { SKV_DATE_DAY, "nb", "14/6 18", NULL, "Is 18 the hour or the year? Write the year as 2018", 1,
    -1, -1 },
  { SKV_DATE_DAY, "sv", "14 juni 18", NULL, NULL, 1, -1, -1 },
  { SKV_DATE_DAY, "nb", "14/6 19", "2019-06-14", "Friday 14 June 2019, week 24", 1, -1, -1 },
  { SKV_DATE_DAY, "nb", "14/6 21", "2021-06-14",
    "Monday 14 June 2021, week 24; 21 is read as the year 2021", 1, -1, -1 },
  { SKV_DATE_DAY, "nb", "1.2.18", "2018-02-01",
    "Thursday 1 February 2018, week 5; 18 is read as the year 2018", 1, -1, -1 },
  { SKV_DATE_LIST, "nb", "14/6 18, 15/6", NULL, "“14/6 18”: Is 18 the hour", 1, -1, -1 },
  { SKV_DATE_LIST, "nb", "3.7., 12.6.", "2019-06-12, 2019-07-03", "Wed 12 June, Wed 3 July", 1, -1,
    -1 },
  { SKV_DATE_LIST, "nb", "12. og 13. juni; 12. juni", "2019-06-12, 2019-06-13", NULL, 1, -1, -1 },
  { SKV_DATE_LIST, "nb", "12., 13. og 14. juni", "2019-06-12, 2019-06-13, 2019-06-14", NULL, 1, -1,
    -1 },
  { SKV_DATE_LIST, "nb", "12. juni, en gang", NULL, "“en gang”", 1, -1, -1 },
  { SKV_DATE_OF_YEAR, "nb", "12-15", "12-15", "15 December", 1, -1, -1 },
  { SKV_DATE_OF_YEAR, "nb", "15. desember", "12-15", "15 December", 1, -1, -1 },
  { SKV_DATE_OF_YEAR, "nb", "29.2.", "02-29", NULL, 1, -1, -1 },
  { SKV_DATE_OF_YEAR, "nb", "15. desember 2019", NULL, NULL, 1, -1, -1 },
};

static void
test_reading (gconstpointer data)
{
  const Reading *test = data;
  SkvDateContext context = { test->language, 2019, skv_day_from_ymd (2019, 6, 12) };
  g_autoptr (SkvDateReading) reading = skv_date_read (test->kind, test->text, &context);

  g_test_message ("%s: %s", test->text, reading->words);
  g_assert_cmpstr (reading->text, ==, test->read);
  g_assert_cmpint (skv_date_reading_is_error (reading), ==,
                   test->read == NULL && *test->text != '\0');
  if (test->words != NULL && *test->words != '\0')
    g_assert_true (g_str_has_prefix (reading->words, test->words));
  if (test->read == NULL || test->kind > SKV_DATE_SPAN)
    return;
  g_assert_cmpint (reading->span.n_days, ==, test->n_days);
  g_assert_cmpint (reading->span.start, ==, test->start);
  g_assert_cmpint (reading->span.end, ==, test->end);
}

/* What a field reads it writes, and reads that again. */
static void
test_again (gconstpointer data)
{
  const Reading *test = data;
  SkvDateContext context = { test->language, 2019, skv_day_from_ymd (2019, 6, 12) };
  g_autoptr (SkvDateReading) reading = skv_date_read (test->kind, test->text, &context);
  g_autoptr (SkvDateReading) again = NULL;

  if (reading->text == NULL)
    return;
  again = skv_date_read (test->kind, reading->text, &context);
  g_assert_cmpstr (again->text, ==, reading->text);
}

/* No text whatever breaks it; half of a phrase is what it reads while somebody types. */
static void
test_halves (gconstpointer data)
{
  const Reading *test = data;
  SkvDateContext context = { test->language, 2019, skv_day_from_ymd (2019, 6, 12) };

  for (const char *end = test->text; *end != '\0'; end = g_utf8_next_char (end))
    {
      g_autofree char *half = g_strndup (test->text, end - test->text);

      for (int kind = SKV_DATE_DAY; kind <= SKV_DATE_OF_YEAR; kind++)
        {
          g_autoptr (SkvDateReading) reading = skv_date_read (kind, half, &context);

          g_assert_true (reading->text == NULL || reading->words != NULL);
        }
    }
}

static void
test_step (void)
{
  SkvDateContext context = { "nb", 2019, SKV_DAY_NONE };
  g_autoptr (SkvDateReading) day = skv_date_read (SKV_DATE_DAY, "31. desember", &context);
  g_autoptr (SkvDateReading) turn = skv_date_read (SKV_DATE_OF_YEAR, "12-31", &context);
  g_autoptr (SkvDateReading) list = skv_date_read (SKV_DATE_LIST, "12.6.", &context);
  g_autoptr (SkvDateReading) none = skv_date_read (SKV_DATE_DAY, "neste fredag", &context);
  g_autofree char *later = skv_date_reading_step (day, SKV_DATE_DAY, 1);
  g_autofree char *earlier = skv_date_reading_step (day, SKV_DATE_DAY, -7);
  g_autofree char *next = skv_date_reading_step (turn, SKV_DATE_OF_YEAR, 1);

  g_assert_cmpstr (later, ==, "2020-01-01");
  g_assert_cmpstr (earlier, ==, "2019-12-24");
  g_assert_cmpstr (next, ==, "01-01");
  g_assert_null (skv_date_reading_step (list, SKV_DATE_LIST, 1));
  /* Without a today there is no next Friday. */
  g_assert_true (skv_date_reading_is_error (none));
  g_assert_null (skv_date_reading_step (none, SKV_DATE_DAY, 1));
}

static void
add_readings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      g_autofree char *read = g_strdup_printf ("/date/read/%" G_GSIZE_FORMAT, i);
      g_autofree char *again = g_strdup_printf ("/date/again/%" G_GSIZE_FORMAT, i);
      g_autofree char *halves = g_strdup_printf ("/date/halves/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (read, &readings[i], test_reading);
      g_test_add_data_func (again, &readings[i], test_again);
      g_test_add_data_func (halves, &readings[i], test_halves);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/date/day/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_read);
    }
  add_readings ();
  g_test_add_func ("/date/step", test_step);
  return g_test_run ();
}
