/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/rule.h"

static const struct
{
  const char *text;
  int minutes;
  const char *canonical; /* NULL: the text itself */
} lengths[] = {
  { "PT5H", 300, NULL },    { "PT45M", 45, NULL },      { "PT1H30M", 90, NULL },
  { "PT0S", 0, NULL },      { "PT90M", 90, "PT1H30M" }, { "P1D", 1440, NULL },
  { "PT24H", 1440, "P1D" }, { "P1DT2H", 1560, NULL },   { "P2W", 20160, "P14D" },
  { "PT120S", 2, "PT2M" },  { "", -1, NULL },           { "P", -1, NULL },
  { "PT", -1, NULL },       { "P1DT", -1, NULL },       { "5H", -1, NULL },
  { "PT5", -1, NULL },      { "P5H", -1, NULL },        { "PT1D", -1, NULL },
  { "PT30M1H", -1, NULL },  { "PT1H1H", -1, NULL },     { "PT-5H", -1, NULL },
  { "PT30S", -1, NULL },    { "PT1.5H", -1, NULL },     { "P99999999999999999999D", -1, NULL },
  { "P4000D", -1, NULL },
};

static const struct
{
  const char *text;
  gboolean valid;
  int days;
} offsets[] = {
  { "-1d", TRUE, -1 }, { "+7d", TRUE, 7 },   { "+1w", TRUE, 7 },   { "-2w", TRUE, -14 },
  { "+0d", TRUE, 0 },  { "7d", FALSE, 0 },   { "+7", FALSE, 0 },   { "+d", FALSE, 0 },
  { "+7m", FALSE, 0 }, { "+7dd", FALSE, 0 }, { "+-7d", FALSE, 0 }, { "+9999d", FALSE, 0 },
  { "", FALSE, 0 },
};

static void
test_lengths (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *text = NULL;

      g_test_message ("“%s”", lengths[i].text);
      g_assert_cmpint (skv_length_parse (lengths[i].text), ==, lengths[i].minutes);
      if (lengths[i].minutes < 0)
        continue;
      text = skv_length_format (lengths[i].minutes);
      g_assert_cmpstr (text, ==,
                       lengths[i].canonical != NULL ? lengths[i].canonical : lengths[i].text);
    }
  for (int minutes = 0; minutes < 4000; minutes++)
    {
      g_autofree char *text = skv_length_format (minutes);

      g_assert_cmpint (skv_length_parse (text), ==, minutes);
    }
}

static void
test_clocks (void)
{
  static const char *const bad[] = { "",      "17",    "17:0",   "1700", "24:01",
                                     "12:60", "x7:00", "17:000", "17-00" };

  for (int minute = 0; minute <= 24 * 60; minute++)
    {
      g_autofree char *text = skv_clock_format (minute);

      g_assert_cmpint (skv_clock_parse (text), ==, minute);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (skv_clock_parse (bad[i]), ==, -1);
}

static void
test_offsets (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      int days = 0;

      g_test_message ("“%s”", offsets[i].text);
      g_assert_cmpint (skv_offset_parse (offsets[i].text, &days), ==, offsets[i].valid);
      if (offsets[i].valid)
        g_assert_cmpint (days, ==, offsets[i].days);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-forms/lengths", test_lengths);
  g_test_add_func ("/text-forms/clocks", test_clocks);
  g_test_add_func ("/text-forms/offsets", test_offsets);
  return g_test_run ();
}
