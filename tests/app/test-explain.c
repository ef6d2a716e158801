/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/explain/explain-date.h"

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
  SkvDay day = skv_explain_read_date (test->text, "nb", 2019, &note, &error);

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/explain/date/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_read);
    }
  return g_test_run ();
}
