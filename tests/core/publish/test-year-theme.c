/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-theme.h"

static void
expect_contrast (
  const SkvYearTheme *theme, const char *what, SkvColor text, SkvColor under, double least)
{
  double contrast = skv_color_contrast (text, under);

  if (contrast < least)
    {
      g_test_message ("%s: %s has a contrast of %.2f, not %.1f", theme->name, what, contrast,
                      least);
      g_test_fail ();
    }
}

/* Everything that a day's cell can look like, with the text that can stand on it. */
static void
check_cells (const SkvYearTheme *theme, double least)
{
  const SkvColor none = { 0 };
  const SkvColor rows[] = { theme->background, theme->band };
  const SkvColor weekends[] = { none, theme->weekend };
  const SkvColor shades[] = { none, theme->holiday, theme->eve };

  for (guint i = 0; i < 2; i++)
    for (guint j = 0; j < 2; j++)
      for (guint k = 0; k < 3; k++)
        {
          SkvColor under = skv_color_over (shades[k], skv_color_over (weekends[j], rows[i]));

          expect_contrast (theme, "a label", theme->text, under, least);
          expect_contrast (theme, "a day number", theme->date, under, least);
          expect_contrast (theme, "a week number", theme->dim, under, least);
          expect_contrast (theme, "a red day number", theme->red, under, least);
          expect_contrast (theme, "a ghost", theme->ghost, under, least);
          /* edges are no text, 3:1 is what WCAG asks of them */
          expect_contrast (theme, "a soft edge", theme->soft, under, 3.0);
          expect_contrast (theme, "a hard edge", theme->hard, under, 3.0);
          /* and the lines of school holidays, on which no text stands */
          expect_contrast (theme, "a school holiday", skv_color_over (theme->school, under), under,
                           3.0);
        }
}

/* High contrast: a bar stands out from the day behind it by its edge, and its pattern is seen. */
static void
check_outline (const SkvYearTheme *theme, guint kind, gboolean lined)
{
  const SkvLook *look = &theme->looks[kind];
  g_autofree char *edge = g_strdup_printf ("the edge of look %u", kind);
  g_autofree char *lines = g_strdup_printf ("the lines of look %u", kind);

  expect_contrast (theme, edge, look->edge, theme->background, 4.5);
  expect_contrast (theme, edge, look->edge, theme->band, 4.5);
  if (lined)
    expect_contrast (theme, lines, look->accent, look->fill, 1.5);
  if (look->pattern == SKV_PATTERN_EDGE || look->pattern == SKV_PATTERN_ENDS)
    expect_contrast (theme, lines, look->accent, look->fill, 3.0);
}

/* What the window draws over it: lines round what is selected, its other side, and today. */
static void
check_marks (const SkvYearTheme *theme)
{
  double least = g_str_has_prefix (theme->name, "high-contrast") ? 4.5 : 3.0;

  expect_contrast (theme, "the selection", theme->selection, theme->background, least);
  expect_contrast (theme, "the other side", theme->against, theme->background, least);
  expect_contrast (theme, "today", theme->today, theme->band, least);
}

static void
test_contrast (gconstpointer data)
{
  const SkvYearTheme *theme = skv_year_theme_lookup (data);
  double least = g_str_has_prefix (data, "high-contrast") ? 7.0 : 4.5;

  g_assert_nonnull (theme);
  check_cells (theme, least);
  check_marks (theme);
  for (guint i = 0; i < SKV_N_LOOKS; i++)
    {
      const SkvLook *look = &theme->looks[i];
      g_autofree char *what = g_strdup_printf ("the text of look %u", i);
      gboolean lined = look->pattern == SKV_PATTERN_RISING ||
                       look->pattern == SKV_PATTERN_FALLING || look->pattern == SKV_PATTERN_CROSS;

      expect_contrast (theme, what, look->text, look->fill, least);
      if (lined)
        expect_contrast (theme, what, look->text, look->accent, least);
      if (least > 4.5)
        check_outline (theme, i, lined);
    }
}

/* Colours that the window's own text gets in high contrast, on all that libadwaita puts under it.
 */
static void
test_high_contrast_css (gconstpointer data)
{
  static const char *const light[] = { "#ffffff", "#fafafa", "#ebebeb", NULL };
  static const char *const dark[] = { "#1e1e1e", "#242424", "#303030", "#383838", NULL };
  const char *const *grounds = g_str_has_suffix (data, "dark.css") ? dark : light;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", data, NULL);
  g_autofree char *css = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("@define-color (\\w+) (#[0-9a-f]{6});", G_REGEX_DEFAULT,
                                          G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &css, NULL, NULL));
  for (g_regex_match (regex, css, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL), n++)
    {
      g_autofree char *name = g_match_info_fetch (match, 1);
      g_autofree char *colour = g_match_info_fetch (match, 2);

      for (guint i = 0; grounds[i] != NULL; i++)
        expect_contrast (skv_year_theme_get (grounds == dark, TRUE), name,
                         skv_lane_look_read (colour, NULL).fill,
                         skv_lane_look_read (grounds[i], NULL).fill, 7.0);
    }
  g_assert_cmpuint (n, >=, 4);
}

static void
test_lookup (void)
{
  g_assert_true (skv_year_theme_lookup ("light") == skv_year_theme_get (FALSE, FALSE));
  g_assert_true (skv_year_theme_lookup ("dark") == skv_year_theme_get (TRUE, FALSE));
  g_assert_true (skv_year_theme_lookup ("high-contrast-dark") == skv_year_theme_get (TRUE, TRUE));
  g_assert_null (skv_year_theme_lookup ("sepia"));
  g_assert_null (skv_year_theme_lookup (NULL));
  g_assert_cmpint (skv_look_for_lane ("window", 17), ==, SKV_LOOK_WINDOW);
  for (guint i = 0; i < 20; i++)
    {
      g_assert_cmpint (skv_look_for_lane ("printers", i), >=, SKV_LOOK_OWN);
      g_assert_cmpint (skv_look_for_lane ("printers", i), <=, SKV_LOOK_OWN_LAST);
    }
}

/* Values of the WCAG definition. */
static void
test_formula (void)
{
  SkvColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };
  SkvColor grey = { 0x77 / 255.0f, 0x77 / 255.0f, 0x77 / 255.0f, 1 };
  SkvColor half = { 0, 0, 0, 0.5f };

  g_assert_cmpfloat_with_epsilon (skv_color_contrast (black, white), 21.0, 0.001);
  g_assert_cmpfloat_with_epsilon (skv_color_contrast (white, black), 21.0, 0.001);
  g_assert_cmpfloat_with_epsilon (skv_color_contrast (grey, white), 4.478, 0.005);
  g_assert_cmpfloat_with_epsilon (skv_color_contrast (grey, grey), 1.0, 0.001);
  g_assert_cmpfloat_with_epsilon (skv_color_over (half, white).green, 0.5, 0.001);
}

/* Whatever colour is chosen, its letters can be read, on its pattern too. */
static void
test_chosen_colours (void)
{
  for (guint red = 0; red <= 255; red += 51)
    for (guint green = 0; green <= 255; green += 51)
      for (guint blue = 0; blue <= 255; blue += 51)
        {
          g_autofree char *colour = g_strdup_printf ("#%02x%02x%02x", red, green, blue);
          SkvLaneLook chosen = skv_lane_look_read (colour, "stripes");
          SkvLook look = skv_year_theme_get (FALSE, FALSE)->looks[SKV_LOOK_WINDOW];

          skv_lane_look_apply (&chosen, &look);
          g_assert_cmpint (look.pattern, ==, SKV_PATTERN_RISING);
          g_assert_cmpfloat (skv_color_contrast (look.text, look.fill), >=, 4.5);
          g_assert_cmpfloat (skv_color_contrast (look.text, look.accent), >=, 4.5);
        }
}

static void
test_no_choice (void)
{
  static const char *const wrong[] = { NULL, "", "red", "#12345", "#12345g", "#1234567" };
  const SkvLook *usual = &skv_year_theme_get (FALSE, FALSE)->looks[SKV_LOOK_WINDOW];

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      SkvLaneLook chosen = skv_lane_look_read (wrong[i], wrong[i]);
      SkvLook look = *usual;

      skv_lane_look_apply (&chosen, &look);
      g_assert_cmpmem (&look, sizeof look, usual, sizeof *usual);
    }
}

int
main (int argc, char **argv)
{
  static const char *const themes[] = { "light", "dark", "high-contrast", "high-contrast-dark" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      g_autofree char *path = g_strconcat ("/year-theme/contrast/", themes[i], NULL);

      g_test_add_data_func (path, themes[i], test_contrast);
    }
  g_test_add_data_func ("/year-theme/css/light", "style-hc.css", test_high_contrast_css);
  g_test_add_data_func ("/year-theme/css/dark", "style-hc-dark.css", test_high_contrast_css);
  g_test_add_func ("/year-theme/lookup", test_lookup);
  g_test_add_func ("/year-theme/formula", test_formula);
  g_test_add_func ("/theme/chosen-colours", test_chosen_colours);
  g_test_add_func ("/theme/no-choice", test_no_choice);
  return g_test_run ();
}
