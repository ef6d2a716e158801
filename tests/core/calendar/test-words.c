/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/words.h"
#include "core/model/any-locale.h"

#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>

typedef struct
{
  const char *date; /* half-open range if @end is set */
  const char *end;
  const char *expected;
} DateCase;

static const DateCase full_dates[] = {
  { "2019-04-17", NULL, "Wednesday 17 April 2019" },
  { "2019-05-01", NULL, "Wednesday 1 May 2019" },
  { "2000-02-29", NULL, "Tuesday 29 February 2000" },
  { "1960-12-31", NULL, "Saturday 31 December 1960" },
};

static const DateCase short_dates[] = {
  { "2019-04-17", NULL, "Wed 17 April" },
  { "2019-05-05", NULL, "Sun 5 May" },
};

static const DateCase days_and_months[] = {
  { "2019-04-17", NULL, "17 April" },
  { "2019-05-01", NULL, "1 May" },
};

static const DateCase ranges[] = {
  { "2019-01-16", "2019-01-18", "16–17 January 2019" },
  { "2019-01-16", "2019-01-17", "16 January 2019" },
  { "2019-04-30", "2019-05-03", "30 April – 2 May 2019" },
  { "2019-12-31", "2020-01-02", "31 December 2019 – 1 January 2020" },
  { "2019-01-01", "2020-01-01", "1 January – 31 December 2019" },
  { "2019-01-31", "2019-02-01", "31 January 2019" },
};

static const struct
{
  int from, to;
  const char *expected;
} times[] = {
  { 1020, 1320, "17:00–22:00" }, { 0, 1440, "00:00–24:00" },    { 1320, 1560, "22:00–02:00" },
  { 5, 65, "00:05–01:05" },      { 1439, 2880, "23:59–00:00" },
};

static const struct
{
  const char *days;
  const char *words;
  const char *figures;
} lists[] = {
  { "2019-01-16 2019-01-17", "Wednesday 16 and Thursday 17 January", "16–17/1" },
  { "2019-04-30 2019-05-01", "Tuesday 30 April and Wednesday 1 May", "30/4–1/5" },
  { "2021-05-13 2021-05-15", "Thursday 13 and Saturday 15 May", "13/5 & 15/5" },
  { "2021-05-13 2021-05-14 2021-05-16", "Thursday 13, Friday 14 and Sunday 16 May",
    "13–14/5 & 16/5" },
  { "2021-06-19", "Saturday 19 June", "19/6" },
};

static const struct
{
  int minutes;
  const char *expected;
} lengths[] = {
  { 0, "0 minutes" }, { 1, "1 minute" },           { 45, "45 minutes" },
  { 60, "1 hour" },   { 90, "1 hour 30 minutes" }, { 180, "3 hours" },
};

static const struct
{
  int days;
  const char *expected;
} offsets[] = {
  { 0, "the same day" },      { -1, "one day earlier" },  { 1, "one day later" },
  { 2, "2 days later" },      { -2, "2 days earlier" },   { 7, "one week later" },
  { -7, "one week earlier" }, { 14, "2 weeks later" },    { -21, "3 weeks earlier" },
  { 8, "8 days later" },      { -13, "13 days earlier" },
};

static void
check_dates (const DateCase *cases, gsize n, char *(*words) (SkvDay day))
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *text = words (skv_day_parse (cases[i].date));

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_dates (void)
{
  g_autofree char *month_year = skv_words_month_year (2019, 5);
  g_autofree char *with_year = skv_words_day_month_year (skv_day_parse ("2019-04-17"));

  check_dates (full_dates, G_N_ELEMENTS (full_dates), skv_words_date);
  check_dates (short_dates, G_N_ELEMENTS (short_dates), skv_words_date_short);
  check_dates (days_and_months, G_N_ELEMENTS (days_and_months), skv_words_day_month);
  g_assert_cmpstr (month_year, ==, "May 2019");
  g_assert_cmpstr (with_year, ==, "17 April 2019");
}

static void
test_ranges (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autofree char *text =
        skv_words_date_range (skv_day_parse (ranges[i].date), skv_day_parse (ranges[i].end));

      g_assert_cmpstr (text, ==, ranges[i].expected);
    }
}

static void
test_times (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *text = skv_words_time_range (times[i].from, times[i].to);

      g_assert_cmpstr (text, ==, times[i].expected);
    }
}

static void
test_offsets (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      g_autofree char *text = skv_words_offset (offsets[i].days);

      g_assert_cmpstr (text, ==, offsets[i].expected);
    }
}

static void
test_names (void)
{
  g_assert_cmpstr (skv_words_month (1), ==, "January");
  g_assert_cmpstr (skv_words_month (12), ==, "December");
  g_assert_cmpstr (skv_words_month_short (9), ==, "Sep");
  g_assert_cmpstr (skv_words_weekday (SKV_MONDAY), ==, "Monday");
  g_assert_cmpstr (skv_words_weekday_short (SKV_SUNDAY), ==, "Sun");
}

/* The form of a .mo file: seven words, two tables of (length, offset), the strings. Sorted by id.
 */
static const char *const norwegian[][2] = {
  { "", "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n" },
  { "%d week later\0%d weeks later", "%d uke senere\0%d uker senere" },
  { "date range\004%1$d–%2$d %3$s %4$d", "%1$d.–%2$d. %3$s %4$d" },
  { "full date\004%1$s %2$d %3$s %4$d", "%1$s %2$d. %3$s %4$d" },
  { "month in a date\004April", "april" },
  { "weekday\004Wednesday", "onsdag" },
};
static const gsize norwegian_plural = 1; /* the one whose strings hold a NUL */

static gsize
length_of (gsize i, int side)
{
  gsize length = strlen (norwegian[i][side]);

  return i == norwegian_plural ? length + 1 + strlen (norwegian[i][side] + length + 1) : length;
}

static void
append_word (GByteArray *file, gsize value)
{
  guint32 word = (guint32) value;

  g_byte_array_append (file, (const guint8 *) &word, sizeof word);
}

static void
write_catalogue (const char *path)
{
  const gsize n = G_N_ELEMENTS (norwegian);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  gsize offset = 28 + 16 * n;

  append_word (file, 0x950412de);
  append_word (file, 0);
  append_word (file, n);
  append_word (file, 28);
  append_word (file, 28 + 8 * n);
  append_word (file, 0);
  append_word (file, 0);
  for (int side = 0; side < 2; side++)
    for (gsize i = 0; i < n; i++)
      {
        append_word (file, length_of (i, side));
        append_word (file, offset);
        offset += length_of (i, side) + 1;
      }
  for (int side = 0; side < 2; side++)
    for (gsize i = 0; i < n; i++)
      g_byte_array_append (file, (const guint8 *) norwegian[i][side],
                           (guint) length_of (i, side) + 1);
  g_file_set_contents (path, (const char *) file->data, file->len, &error);
  g_assert_no_error (error);
}

static void
check_norwegian (void)
{
  g_autofree char *date = skv_words_date (skv_day_parse ("2019-04-17"));
  g_autofree char *range =
    skv_words_date_range (skv_day_parse ("2019-04-24"), skv_day_parse ("2019-04-26"));
  g_autofree char *offset = skv_words_offset (14);

  g_assert_cmpstr (date, ==, "onsdag 17. april 2019");
  g_assert_cmpstr (range, ==, "24.–25. april 2019");
  g_assert_cmpstr (offset, ==, "2 uker senere");
}

/* The order of the parts is the translation's, on a machine that has no Norwegian locale. */
static void
test_translated (void)
{
  g_autofree char *root = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  g_setenv ("LANGUAGE", "nb", TRUE);
  g_setenv ("LC_ALL", skv_any_locale (), TRUE);
  g_assert_nonnull (setlocale (LC_ALL, ""));
  root = g_dir_make_tmp ("skv-words-XXXXXX", NULL);
  folder = g_build_filename (root, "nb", "LC_MESSAGES", NULL);
  path = g_build_filename (folder, GETTEXT_PACKAGE ".mo", NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  write_catalogue (path);
  bindtextdomain (GETTEXT_PACKAGE, root);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  check_norwegian ();

  g_remove (path);
  g_rmdir (folder);
  *strrchr (folder, '/') = '\0';
  g_rmdir (folder);
  g_rmdir (root);
}

static void
test_lists (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_auto (GStrv) texts = g_strsplit (lists[i].days, " ", -1);
      guint n = g_strv_length (texts);
      SkvDay days[4];
      g_autofree char *words = NULL, *figures = NULL;

      for (guint j = 0; j < n; j++)
        days[j] = skv_day_parse (texts[j]);
      words = skv_words_days (days, n, FALSE);
      figures = skv_words_days_in_figures (days, n);
      g_assert_cmpstr (words, ==, lists[i].words);
      g_assert_cmpstr (figures, ==, lists[i].figures);
    }
}

static void
test_lengths (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *words = skv_words_minutes (lengths[i].minutes);

      g_assert_cmpstr (words, ==, lengths[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/names", test_names);
  g_test_add_func ("/words/dates", test_dates);
  g_test_add_func ("/words/ranges", test_ranges);
  g_test_add_func ("/words/times", test_times);
  g_test_add_func ("/words/offsets", test_offsets);
  g_test_add_func ("/words/lists", test_lists);
  g_test_add_func ("/words/lengths", test_lengths);
  g_test_add_func ("/words/translated", test_translated);
  return g_test_run ();
}
