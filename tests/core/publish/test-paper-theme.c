/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/canvas-shifted.h"
#include "core/publish/paper-theme.h"

static gboolean
is_hatched (const SkvLook *look)
{
  return look->pattern == SKV_PATTERN_RISING || look->pattern == SKV_PATTERN_FALLING ||
         look->pattern == SKV_PATTERN_CROSS;
}

static void
test_theme (gconstpointer data)
{
  const SkvYearTheme *theme = skv_paper_theme_get (GPOINTER_TO_INT (data));
  const SkvColor unders[] = {
    theme->background,
    theme->band,
    skv_color_over (theme->holiday, skv_color_over (theme->weekend, theme->band)),
  };

  for (guint i = 0; i < G_N_ELEMENTS (unders); i++)
    {
      g_assert_cmpfloat (skv_color_contrast (theme->text, unders[i]), >=, 4.5);
      g_assert_cmpfloat (skv_color_contrast (theme->date, unders[i]), >=, 4.5);
      g_assert_cmpfloat (skv_color_contrast (theme->dim, unders[i]), >=, 4.5);
      g_assert_cmpfloat (skv_color_contrast (theme->red, unders[i]), >=, 4.5);
      g_assert_cmpfloat (skv_color_contrast (theme->ghost, unders[i]), >=, 4.5);
    }
  for (guint i = 0; i < SKV_N_LOOKS; i++)
    {
      const SkvLook *look = &theme->looks[i];

      g_assert_cmpfloat (skv_color_contrast (look->text, look->fill), >=, 4.5);
      if (is_hatched (look))
        {
          g_assert_cmpfloat (skv_color_contrast (look->text, look->accent), >=, 4.5);
          /* a pattern that a copier keeps */
          g_assert_cmpfloat (skv_color_contrast (look->accent, look->fill), >=, 1.25);
        }
      g_assert_cmpfloat (skv_color_contrast (look->edge, theme->background), >=, 3.0);
      /* without colours any two differ: by pattern, or by how light they are */
      for (guint j = 0; j < i; j++)
        if (theme->looks[j].pattern == look->pattern)
          {
            SkvColor a = skv_color_to_grey (look->fill);
            SkvColor b = skv_color_to_grey (theme->looks[j].fill);

            if (skv_color_contrast (a, b) < 1.1)
              g_error ("looks %u and %u are alike in grey: %.2f", i, j, skv_color_contrast (a, b));
          }
    }
}

static void
test_grey (void)
{
  const SkvColor red = { 1.0f, 0.0f, 0.0f, 0.5f };
  SkvColor grey = skv_color_to_grey (red);

  g_assert_cmpfloat (grey.red, ==, grey.green);
  g_assert_cmpfloat (grey.green, ==, grey.blue);
  g_assert_cmpfloat (grey.alpha, ==, 0.5f);
  g_assert_cmpfloat_with_epsilon (skv_color_contrast (red, (SkvColor){ 1, 1, 1, 1 }),
                                  skv_color_contrast (grey, (SkvColor){ 1, 1, 1, 1 }), 0.02);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/paper-theme/theme/colours", GINT_TO_POINTER (FALSE), test_theme);
  g_test_add_data_func ("/paper-theme/theme/grey", GINT_TO_POINTER (TRUE), test_theme);
  g_test_add_func ("/paper-theme/grey", test_grey);
  return g_test_run ();
}
