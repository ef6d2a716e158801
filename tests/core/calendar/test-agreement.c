/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/agreement.h"
#include "core/calendar/notice-days.h"

/* --- uptime ---------------------------------------------------------------------------------- */

static const struct
{
  const char *text;
  int thousandths; /* -1: it is no uptime */
  const char *words;
} uptimes[] = {
  { "99.5", 99500, "99.5 %" },
  { "99,5", 99500, "99.5 %" },
  { "99,5 %", 99500, "99.5 %" },
  { " 99.5% ", 99500, "99.5 %" },
  { "99,5\u00a0%", 99500, "99.5 %" },
  { "100", 100000, "100 %" },
  { "100.000", 100000, "100 %" },
  { "99.95", 99950, "99.95 %" },
  { "0.001", 1, "0.001 %" },
  { "99.999", 99999, "99.999 %" },
  { "", 0, NULL },
  { "  ", 0, NULL },
  { "0", -1, NULL },
  { "100.001", -1, NULL },
  { "101", -1, NULL },
  { "1000", -1, NULL },
  { "99.9999", -1, NULL },
  { "99.", -1, NULL },
  { ".5", -1, NULL },
  { "-5", -1, NULL },
  { "+5", -1, NULL },
  { "1e1", -1, NULL },
  { "99.5 % %", -1, NULL },
  { "99.5 percent", -1, NULL },
  { "always", -1, NULL },
  { "99999999999999999999", -1, NULL },
};

static void
test_uptime (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  int thousandths = 4711;
  gboolean taken = skv_uptime_parse (uptimes[row].text, &thousandths);
  g_autofree char *words = taken ? skv_uptime_words (thousandths) : NULL;
  int again = -1;

  g_assert_cmpint (taken ? thousandths : -1, ==, uptimes[row].thousandths);
  g_assert_cmpint (thousandths, ==, taken ? uptimes[row].thousandths : 4711);
  g_assert_cmpstr (words, ==, uptimes[row].words);
  /* what is written is read */
  if (words == NULL)
    return;
  g_assert_true (skv_uptime_parse (words, &again));
  g_assert_cmpint (again, ==, thousandths);
}

/* --- days of notice -------------------------------------------------------------------------- */

static const struct
{
  const char *text;
  const char *days; /* NULL: they are none */
} notices[] = {
  { "10, 2, 0", "10, 2, 0" },
  { "0 2;10", "10, 2, 0" },
  { ",2,", "2" },
  { "", "" },
  { " ", "" },
  { "250", "250" },
  { "251", NULL },
  { "2, 2", NULL },
  { "-1", NULL },
  { "2.5", NULL },
  { "two", NULL },
  { "1 2 3 4 5 6 7 8 9 10", "10, 9, 8, 7, 6, 5, 4, 3, 2, 1" },
  { "0 1 2 3 4 5 6 7 8 9 10", NULL },
  { "99999999999999999999", NULL },
};

static void
test_notice (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (GArray) days = skv_notice_days_parse (notices[row].text);
  g_autofree char *text = days != NULL ? skv_notice_days_format (days) : NULL;

  g_assert_cmpstr (text, ==, notices[row].days);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (uptimes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/uptime/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_uptime);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (notices); i++)
    {
      g_autofree char *path = g_strdup_printf ("/notice-days/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_notice);
    }
  return g_test_run ();
}
