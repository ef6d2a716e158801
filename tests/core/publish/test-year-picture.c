/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/examples.h"
#include "core/exchange/json-reader.h"
#include "core/publish/bar-label.h"
#include "core/publish/year-picture.h"

#include <glib/gstdio.h>
#include <string.h>

#define YEAR 2019

typedef struct
{
  SkvPlan *plan;
  SkvChecker *checker;
  SkvYearPicture *picture;
} Fixture;

static void
fixture_open (Fixture *self, const char *const *lanes)
{
  self->checker =
    skv_checker_new (self->plan, skv_day_from_ymd (YEAR, 1, 1), skv_day_from_ymd (YEAR + 1, 1, 1));
  self->picture = skv_year_picture_new (self->plan, self->checker, YEAR, lanes);
}

static void
fixture_close (Fixture *self)
{
  g_clear_pointer (&self->picture, skv_year_picture_unref);
  g_clear_pointer (&self->checker, skv_checker_unref);
}

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = skv_example_load ("systemkvelder-2019", &error);
  g_autoptr (SkvImport) import = NULL;

  g_assert_no_error (error);
  self->plan = skv_plan_new (NULL, &error);
  g_assert_no_error (error);
  import = skv_json_read (self->plan, "example", bytes, &error);
  g_assert_no_error (error);
  skv_plan_apply (self->plan, import->edit, &error);
  g_assert_no_error (error);
  fixture_open (self, NULL);
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  fixture_close (self);
  g_clear_object (&self->plan);
}

static guint
count_bars (const Fixture *self, const char *lane, gboolean ghost)
{
  guint count = 0;

  for (guint i = 0; i < skv_year_picture_get_n_bars (self->picture); i++)
    {
      const SkvPictureBar *bar = skv_year_picture_get_bar (self->picture, i);

      count += g_str_equal (bar->occurrence->lane, lane) && bar->ghost == ghost;
    }
  return count;
}

/* The days on which a bar is drawn that @test likes: "2019-04-17 2019-04-18 " (transfer full) */
static char *
ghost_days (const Fixture *self)
{
  SkvYearMetrics metrics;
  g_autoptr (SkvYearLayout) layout = NULL;
  GString *days = g_string_new (NULL);
  const SkvYearRect *rects;
  guint n;

  skv_year_metrics_init (&metrics, 1600, 1.0);
  layout = skv_year_picture_layout (self->picture, 1600, 1000, &metrics);
  rects = skv_year_layout_get_rects (layout, &n);
  for (guint i = 0; i < n; i++)
    for (SkvDay day = rects[i].first_day;
         rects[i].flags & SKV_YEAR_RECT_GHOST && day < rects[i].end_day; day++)
      {
        g_autofree char *text = skv_day_format (day);

        g_string_append_printf (days, "%s ", text);
      }
  return g_string_free (days, FALSE);
}

static void
test_evenings (Fixture *self, gconstpointer data)
{
  g_autofree char *ghosts = ghost_days (self);

  g_assert_cmpuint (count_bars (self, "window", FALSE), ==, 24);
  /* The pair of May moved by one day: the 15th is still one of its evenings. */
  g_assert_cmpstr (ghosts, ==, "2019-04-17 2019-04-18 2019-05-16 ");
}

/* Every conflict that nobody accepted marks its job with the worst of its severities. */
static void
test_severities (Fixture *self, gconstpointer data)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (self->checker);
  guint n_marked = 0;

  for (guint i = 0; i < skv_year_picture_get_n_bars (self->picture); i++)
    {
      const SkvPictureBar *bar = skv_year_picture_get_bar (self->picture, i);
      const SkvPaintBar *paint = skv_year_picture_get_paint_bar (self->picture, i);
      SkvSeverity worst = SKV_SEVERITY_NONE;

      for (guint j = 0; j < conflicts->len && !bar->ghost; j++)
        {
          const SkvConflict *conflict = conflicts->pdata[j];

          if (!conflict->accepted && g_str_equal (conflict->item, bar->id))
            worst = MAX (worst, conflict->severity);
        }
      g_assert_cmpint (bar->severity, ==, worst);
      g_assert_cmpint (paint->mark == SKV_MARK_HARD, ==, worst == SKV_SEVERITY_HARD);
      g_assert_cmpint (paint->mark == SKV_MARK_SOFT, ==, worst == SKV_SEVERITY_SOFT);
      n_marked += paint->mark != SKV_MARK_NONE;
      if (!bar->ghost)
        g_assert_cmpuint (skv_year_picture_find (self->picture, bar->id), ==, i);
    }
  g_assert_cmpuint (n_marked, >, 0);
  g_assert_cmpuint (skv_year_picture_find (self->picture, "no such thing"), ==, SKV_YEAR_NO_BAR);
}

static void
test_lanes (Fixture *self, gconstpointer data)
{
  static const char *const only[] = { "window", NULL };
  g_autoptr (SkvEdit) edit = skv_edit_new ("Hide");
  g_autoptr (GError) error = NULL;
  SkvLane *lane = skv_record_new (SKV_KIND_LANE, "critical");
  guint before = count_bars (self, "meeting", FALSE);

  g_assert_cmpuint (count_bars (self, "critical", FALSE), >, 12);
  lane->hidden = TRUE;
  lane->position = 3;
  skv_edit_put (edit, lane);
  skv_plan_apply (self->plan, edit, &error);
  g_assert_no_error (error);

  fixture_close (self);
  fixture_open (self, NULL);
  g_assert_cmpuint (count_bars (self, "critical", FALSE), ==, 0);
  g_assert_cmpuint (count_bars (self, "meeting", FALSE), ==, before);

  fixture_close (self);
  fixture_open (self, only);
  g_assert_cmpuint (count_bars (self, "meeting", FALSE), ==, 0);
  g_assert_cmpuint (count_bars (self, "window", FALSE), ==, 24);
  g_assert_cmpuint (skv_year_picture_get_lanes (self->picture)->len, ==, 1);
}

/* Without scrolling in the window's usual size, names not hidden in density bars. */
static void
test_example_fits (Fixture *self, gconstpointer data)
{
  SkvYearMetrics metrics;
  g_autoptr (SkvYearLayout) layout = NULL;
  const SkvYearRect *rects;
  guint n;

  skv_year_metrics_init (&metrics, 1590, 1.0);
  layout = skv_year_picture_layout (self->picture, 1590, 943, &metrics);
  g_test_message ("pitch %.0f, least height %.0f", skv_year_layout_get_pitch (layout),
                  skv_year_layout_get_min_height (layout));
  g_assert_cmpfloat (skv_year_layout_get_height (layout), ==, 943.0);
  rects = skv_year_layout_get_rects (layout, &n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (rects[i].flags & SKV_YEAR_RECT_DENSITY, ==, 0);
}

static void
test_labels (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < skv_year_picture_get_n_bars (self->picture); i++)
    {
      const SkvPictureBar *bar = skv_year_picture_get_bar (self->picture, i);
      const SkvPaintBar *paint = skv_year_picture_get_paint_bar (self->picture, i);
      glong last = G_MAXLONG;

      g_assert_nonnull (paint->labels[0]);
      for (guint j = 0; j < G_N_ELEMENTS (paint->labels) && paint->labels[j] != NULL; j++)
        {
          g_assert_cmpint (g_utf8_strlen (paint->labels[j], -1), <, last);
          last = g_utf8_strlen (paint->labels[j], -1);
        }
      if (g_str_equal (bar->occurrence->lane, "window"))
        g_assert_cmpstr (paint->labels[1], ==, "17–22");
      else
        g_assert_true (g_str_has_prefix (paint->labels[0], bar->occurrence->title));
    }
}

typedef struct
{
  const char *name;
  int width;
  int height;
  const char *theme;
} Picture;

static guint32
big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static void
keep (GBytes *bytes, const char *name)
{
  const char *folder = g_getenv ("SKV_TEST_PICTURES");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (path != NULL)
    g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
}

static void
test_png (Fixture *self, gconstpointer data)
{
  const Picture *picture = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("year-%s.png", picture->name);
  g_autoptr (GBytes) bytes =
    skv_year_picture_render (self->picture, SKV_PICTURE_PNG, picture->width, picture->height,
                             skv_year_theme_lookup (picture->theme), NULL, &error);
  g_autoptr (GBytes) again = NULL;
  gsize size;
  const guint8 *png;

  g_assert_no_error (error);
  png = g_bytes_get_data (bytes, &size);
  g_assert_cmpuint (size, >, 10000);
  g_assert_cmpmem (png, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpuint (big_endian (png + 16), ==, picture->width);
  g_assert_cmpuint (big_endian (png + 20), ==, picture->height);
  keep (bytes, name);
  again = skv_year_picture_render (self->picture, SKV_PICTURE_PNG, picture->width, picture->height,
                                   skv_year_theme_lookup (picture->theme), NULL, &error);
  g_assert_true (g_bytes_equal (bytes, again));
}

typedef struct
{
  guint n_elements;
  guint n_glyph_uses;
  char *width;
} SvgReader;

static void
read_element (GMarkupParseContext *context,
              const char *element,
              const char **names,
              const char **values,
              gpointer data,
              GError **error)
{
  SvgReader *self = data;

  self->n_elements++;
  self->n_glyph_uses += g_str_equal (element, "use");
  for (guint i = 0; g_str_equal (element, "svg") && names[i] != NULL; i++)
    if (g_str_equal (names[i], "width"))
      self->width = g_strdup (values[i]);
}

/* cairo writes letters as outlines that are used again and again: no text, but it looks alike
 * wherever it is shown. */
static void
test_svg (Fixture *self, gconstpointer data)
{
  static const GMarkupParser parser = { .start_element = read_element };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
    skv_year_picture_render (self->picture, SKV_PICTURE_SVG, 1600, 1000, NULL, "Year", &error);
  SvgReader reader = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  gsize size;
  const char *svg;

  g_assert_no_error (error);
  svg = g_bytes_get_data (bytes, &size);
  g_markup_parse_context_parse (context, svg, (gssize) size, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reader.n_glyph_uses, >, 1000);
  g_assert_true (g_str_has_prefix (reader.width, "1600"));
  keep (bytes, "year.svg");
  g_free (reader.width);
}

static void
test_pdf (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  /* A4, lying */
  g_autoptr (GBytes) bytes =
    skv_year_picture_render (self->picture, SKV_PICTURE_PDF, 842, 595, NULL, NULL, &error);
  gsize size;
  const char *pdf;

  g_assert_no_error (error);
  pdf = g_bytes_get_data (bytes, &size);
  g_assert_cmpmem (pdf, 5, "%PDF-", 5);
  g_assert_nonnull (g_strrstr_len (pdf + size - 16, 16, "%%EOF"));
  keep (bytes, "year.pdf");
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
test_files (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("skv-picture-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "year.png", NULL);
  g_autofree char *missing = g_build_filename (folder, "none", "year.png", NULL);
  g_autofree char *taken = g_build_filename (folder, "taken", NULL);

  g_assert_no_error (error);
  g_assert_true (
    skv_year_picture_write (self->picture, SKV_PICTURE_PNG, path, 800, 500, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, 1);

  g_assert_false (
    skv_year_picture_write (self->picture, SKV_PICTURE_PNG, missing, 800, 500, NULL, NULL, &error));
  g_assert_error (error, SKV_PICTURE_ERROR, SKV_PICTURE_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, missing));
  g_clear_error (&error);

  /* a folder of that name stays one, and nothing is left beside it */
  g_assert_cmpint (g_mkdir (taken, 0700), ==, 0);
  g_assert_false (
    skv_year_picture_write (self->picture, SKV_PICTURE_SVG, taken, 800, 500, NULL, NULL, &error));
  g_assert_error (error, SKV_PICTURE_ERROR, SKV_PICTURE_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (folder), ==, 2);

  g_rmdir (taken);
  g_remove (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* how many days the bar of @id fills */
static guint
count_days (SkvYearPicture *picture, const char *id)
{
  SkvYearMetrics metrics;
  g_autoptr (SkvYearLayout) layout = NULL;
  guint bar = skv_year_picture_find (picture, id), n_rects, days = 0;
  const SkvYearRect *rects;

  g_assert_cmpuint (bar, !=, SKV_YEAR_NO_BAR);
  skv_year_metrics_init (&metrics, 1600, 1.0);
  layout = skv_year_picture_layout (picture, 1600, 1000, &metrics);
  rects = skv_year_layout_get_rects (layout, &n_rects);
  for (guint i = 0; i < n_rects; i++)
    if (rects[i].bar == bar)
      days += (guint) (rects[i].end_day - rects[i].first_day);
  return days;
}

/* An outage that is not over is drawn until it is expected to be, and today at least. */
static void
test_running_outage (Fixture *self, gconstpointer data)
{
  const SkvZone *zone = skv_plan_get_zone (self->plan);
  g_autoptr (SkvEdit) edit = skv_edit_new ("outage");
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, "down");

  skv_set_text (&item->lane, "outage");
  skv_set_text (&item->title, "FEIDE");
  item->start = skv_zone_parse (zone, "2019-06-03T09:00");
  item->status = SKV_STATUS_STARTED;
  item->expected_end = skv_zone_parse (zone, "2019-06-07T12:00");
  skv_edit_put (edit, item);
  g_assert_true (skv_plan_apply (self->plan, edit, NULL));
  fixture_close (self);
  fixture_open (self, NULL);
  g_assert_cmpuint (count_days (self->picture, "down"), ==, 5);
  /* it should have been over, and is not */
  skv_checker_set_today (self->checker, skv_day_from_ymd (YEAR, 6, 12));
  g_clear_pointer (&self->picture, skv_year_picture_unref);
  self->picture = skv_year_picture_new (self->plan, self->checker, YEAR, NULL);
  g_assert_cmpuint (count_days (self->picture, "down"), ==, 10);
}

static void
test_bad_sizes (Fixture *self, gconstpointer data)
{
  static const int sides[][2] = {
    { 0, 0 }, { -1600, 1000 }, { 199, 1000 }, { 1600, 30000 }, { 15000, 15000 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (skv_year_picture_render (self->picture, SKV_PICTURE_PNG, sides[i][0],
                                              sides[i][1], NULL, NULL, &error));
      g_assert_error (error, SKV_PICTURE_ERROR, SKV_PICTURE_ERROR_SIZE);
    }
}

int
main (int argc, char **argv)
{
  static const Picture pictures[] = {
    { "1600x1000-light", 1600, 1000, "light" },
    { "1600x1000-dark", 1600, 1000, "dark" },
    { "1600x1000-high-contrast", 1600, 1000, "high-contrast" },
    { "1600x1000-high-contrast-dark", 1600, 1000, "high-contrast-dark" },
    { "1280x720-light", 1280, 720, "light" },
    { "1280x720-dark", 1280, 720, "dark" },
    { "2560x1440-light", 2560, 1440, "light" },
    { "2560x1440-dark", 2560, 1440, "dark" },
    { "640x400-light", 640, 400, "light" },
  };
  static const struct
  {
    const char *name;
    void (*func) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "evenings", test_evenings },
    { "severities", test_severities },
    { "lanes", test_lanes },
    { "labels", test_labels },
    { "example-fits", test_example_fits },
    { "svg", test_svg },
    { "pdf", test_pdf },
    { "files", test_files },
    { "running-outage", test_running_outage },
    { "bad-sizes", test_bad_sizes },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/year-picture/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, fixture_set_up, tests[i].func, fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strconcat ("/year-picture/png/", pictures[i].name, NULL);

      g_test_add (path, Fixture, &pictures[i], fixture_set_up, test_png, fixture_tear_down);
    }
  return g_test_run ();
}
