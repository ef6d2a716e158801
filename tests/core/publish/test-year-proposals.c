/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/examples.h"
#include "core/exchange/json-reader.h"
#include "core/publish/bar-painter.h"
#include "core/publish/canvas-cairo.h"
#include "core/publish/year-legend.h"
#include "core/publish/year-picture.h"

#include <math.h>
#include <string.h>

/* What another state of the plan would change, in the picture of a year. */

#define YEAR 2019

/* --- one bar --------------------------------------------------------------------------------- */

/* all that is drawn but colours */
typedef struct
{
  SkvCanvas parent;
  GString *drawn; /* (owned) */
} Recorder;

static void
record_fill (SkvCanvas *canvas, SkvBox box, double radius, SkvColor color)
{
  g_string_append_printf (((Recorder *) canvas)->drawn, "fill %d%s;", (int) (box.height + 0.5),
                          color.alpha < 0.5f ? " pale" : "");
}

static void
record_stroke (
  SkvCanvas *canvas, SkvBox box, double radius, double width, double dash, SkvColor color)
{
  g_string_append_printf (((Recorder *) canvas)->drawn, "stroke %d %.1f%s;", (int) box.width, width,
                          dash > 0.0 ? " dashed" : "");
}

static void
record_hatch (
  SkvCanvas *canvas, SkvBox box, double radius, double step, double width, SkvColor color)
{
  g_string_append (((Recorder *) canvas)->drawn, "hatch;");
}

static void
record_line (
  SkvCanvas *canvas, double x1, double y1, double x2, double y2, double width, SkvColor color)
{
  g_string_append_printf (((Recorder *) canvas)->drawn, "line %.1f,%.1f %.1f,%.1f;", x1, y1, x2,
                          y2);
}

static void
record_text (SkvCanvas *canvas, SkvBox box, const SkvTextStyle *style, const char *text)
{
  g_string_append_printf (((Recorder *) canvas)->drawn, "text %s%s;", text,
                          style->strike ? " struck" : "");
}

static double
record_measure (SkvCanvas *canvas, const SkvTextStyle *style, const char *text)
{
  return (double) g_utf8_strlen (text, -1) * style->size * 0.52;
}

static const SkvCanvasClass recorder_class = {
  record_fill, record_stroke, record_hatch, record_line, record_text, record_measure,
};

/* (transfer full) */
static char *
draw (guint flags, SkvMark mark, SkvLookKind look, double width, const char *label)
{
  Recorder recorder = { { &recorder_class }, g_string_new (NULL) };
  SkvPaintBar bar = { .labels = { label }, .look = look, .mark = mark, .flags = flags };

  skv_year_paint_bar (&recorder.parent, skv_year_theme_get (FALSE, FALSE), &bar,
                      (SkvBox){ 0, 0, width, 20 }, 0);
  return g_string_free (recorder.drawn, FALSE);
}

/* Whatever stands for something looks unlike all the rest, with its colours left out. */
static void
test_looks_differ (void)
{
  static const struct
  {
    guint flags;
    SkvMark mark;
  } rows[] = {
    { 0, SKV_MARK_NONE },
    { 0, SKV_MARK_SOFT },
    { 0, SKV_MARK_HARD },
    { SKV_PAINT_ACCEPTED, SKV_MARK_NONE },
    { SKV_PAINT_ACCEPTED, SKV_MARK_SOFT },
    { SKV_PAINT_EMERGENCY, SKV_MARK_NONE },
    { SKV_PAINT_GHOST, SKV_MARK_NONE },
    { SKV_PAINT_CANCELLED, SKV_MARK_NONE },
    { SKV_PAINT_UNRESOLVED, SKV_MARK_NONE },
    { SKV_PAINT_PROPOSED, SKV_MARK_NONE },
    { SKV_PAINT_PROPOSED | SKV_PAINT_ARRIVING, SKV_MARK_NONE },
    { SKV_PAINT_PROPOSED | SKV_PAINT_LEFT_OUT, SKV_MARK_NONE },
    { SKV_PAINT_PROPOSED | SKV_PAINT_ARRIVING | SKV_PAINT_LEFT_OUT, SKV_MARK_NONE },
    { SKV_PAINT_LEAVING, SKV_MARK_NONE },
    { SKV_PAINT_GOING, SKV_MARK_NONE },
    { SKV_PAINT_GOING | SKV_PAINT_LEFT_OUT, SKV_MARK_NONE },
    { SKV_PAINT_CHANGING, SKV_MARK_NONE },
    { SKV_PAINT_CHANGING | SKV_PAINT_LEFT_OUT, SKV_MARK_NONE },
  };
  char *drawn[G_N_ELEMENTS (rows)];

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    drawn[i] = draw (rows[i].flags, rows[i].mark, SKV_LOOK_MAINTENANCE, 120, "Job");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize j = i + 1; j < G_N_ELEMENTS (rows); j++)
      if (g_str_equal (drawn[i], drawn[j]))
        {
          g_test_message ("flags %u and %u: %s", rows[i].flags, rows[j].flags, drawn[i]);
          g_test_fail ();
        }
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_free (drawn[i]);
}

/* One that is to move, but was not chosen to, stands there as if nothing were. */
static void
test_left_out_stays (void)
{
  g_autofree char *as_it_is = draw (0, SKV_MARK_NONE, SKV_LOOK_VENDOR, 120, "Job");
  g_autofree char *left_out =
    draw (SKV_PAINT_LEAVING | SKV_PAINT_LEFT_OUT, SKV_MARK_NONE, SKV_LOOK_VENDOR, 120, "Job");

  g_assert_cmpstr (left_out, ==, as_it_is);
}

/* The sign of a soft conflict never takes the room of an evening's hours. */
static void
test_hours_stay (void)
{
  for (int width = 10; width < 120; width++)
    {
      g_autofree char *plain = draw (0, SKV_MARK_NONE, SKV_LOOK_WINDOW, width, "17–22");
      g_autofree char *marked = draw (0, SKV_MARK_SOFT, SKV_LOOK_WINDOW, width, "17–22");

      g_assert_cmpint (strstr (plain, "text 17–22") != NULL, ==,
                       strstr (marked, "text 17–22") != NULL);
      /* it is the edge alone that says it where not even the sign has room */
      g_assert_true (width < 20 || strstr (marked, "line ") != NULL);
    }
}

/* Text on the faint colours can be read, and the dashes be told from the ground, in every lane. */
static void
test_contrast (void)
{
  static const char *const themes[] = { "light", "dark", "high-contrast", "high-contrast-dark" };

  for (gsize i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      const SkvYearTheme *theme = skv_year_theme_lookup (themes[i]);

      for (guint look = 0; look < SKV_N_LOOKS; look++)
        {
          SkvColor faint = theme->looks[look].fill, ground;
          double edge = MAX (skv_color_contrast (theme->looks[look].edge, theme->background),
                             skv_color_contrast (theme->looks[look].fill, theme->background));

          faint.alpha = 0.16f;
          ground = skv_color_over (faint, skv_color_over (theme->band, theme->background));
          g_assert_cmpfloat (skv_color_contrast (theme->text, ground), >=, 4.5);
          g_assert_cmpfloat (skv_color_contrast (theme->ghost, ground), >=, 4.5);
          g_assert_cmpfloat (edge, >=, 3.0);
        }
    }
}

/* --- a plan and what is proposed for it ------------------------------------------------------ */

typedef struct
{
  SkvPlan *plan;
  SkvPlan *other;
  SkvChecker *checker;
  SkvDifference *difference;
} Fixture;

static void
move_item (SkvEdit *edit, SkvPlan *plan, const char *id, int days)
{
  SkvItem *item = skv_record_copy (skv_plan_get_item (plan, id));

  item->start += days * SKV_DAY_SECONDS;
  item->end += days * SKV_DAY_SECONDS;
  skv_edit_put (edit, item);
}

static void
propose (SkvPlan *plan)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Proposal");
  g_autoptr (GError) error = NULL;
  SkvItem *item;

  move_item (edit, plan, "visma-ny-versjon", 7);
  skv_edit_remove (edit, SKV_KIND_ITEM, "netctrl-oppdatering");
  item = skv_record_copy (skv_plan_get_item (plan, "telefoni"));
  item->status = SKV_STATUS_CANCELLED;
  skv_edit_put (edit, item);
  item = skv_record_copy (skv_plan_get_item (plan, "ephorte-arkivkjerne"));
  skv_set_text (&item->title, "ePhorte: annen kjerne");
  skv_edit_put (edit, item);
  item = skv_record_copy (skv_plan_get_item (plan, "sql-ny-node"));
  skv_set_text (&item->lane, "vendor");
  skv_edit_put (edit, item);
  item = skv_record_new (SKV_KIND_ITEM, "ny-brannmur");
  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, "Brannmur: bytte");
  item->start = skv_zone_parse (skv_plan_get_zone (plan), "2019-02-19T17:00");
  item->end = item->start + 3 * 3600;
  skv_edit_put (edit, item);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = skv_example_load ("systemkvelder-2019", &error);
  g_autoptr (SkvImport) import = NULL;
  g_autoptr (SkvOccurrences) before = NULL, after = NULL;
  SkvDay from = skv_day_from_ymd (YEAR, 1, 1), to = skv_day_from_ymd (YEAR + 1, 1, 1);

  g_assert_no_error (error);
  self->plan = skv_plan_new (NULL, &error);
  import = skv_json_read (self->plan, "example", bytes, &error);
  g_assert_no_error (error);
  skv_plan_apply (self->plan, import->edit, &error);
  g_assert_no_error (error);
  self->other = skv_plan_copy (self->plan);
  propose (self->other);
  before = skv_occurrences_new (self->plan, from, to, 0);
  after = skv_occurrences_new (self->other, from, to, 0);
  self->difference = skv_difference_new (before, after);
  self->checker = skv_checker_new (self->plan, from, to);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  skv_difference_unref (self->difference);
  skv_checker_unref (self->checker);
  g_object_unref (self->other);
  g_object_unref (self->plan);
}

static SkvYearPicture *
make_picture (Fixture *self, const char *const *chosen)
{
  return skv_year_picture_new_full (
    self->plan, self->checker, YEAR,
    &(SkvPictureOptions){ .difference = self->difference, .chosen = chosen });
}

static guint
proposal_flags (const SkvYearPicture *picture, const char *id)
{
  guint bar = skv_year_picture_find (picture, id);

  g_assert_cmpuint (bar, !=, SKV_YEAR_NO_BAR);
  return skv_year_picture_get_paint_bar (picture, bar)->flags &
         (guint) (SKV_PAINT_PROPOSED | SKV_PAINT_ARRIVING | SKV_PAINT_LEAVING | SKV_PAINT_GOING |
                  SKV_PAINT_CHANGING | SKV_PAINT_LEFT_OUT);
}

static void
test_flags (Fixture *self, gconstpointer data)
{
  static const char *const chosen[] = { "ny-brannmur", "telefoni", NULL };
  static const struct
  {
    const char *id;
    guint flags;
    gboolean chosen;
  } rows[] = {
    { "visma-ny-versjon", SKV_PAINT_LEAVING, FALSE },
    { "proposed:visma-ny-versjon", SKV_PAINT_PROPOSED | SKV_PAINT_ARRIVING, FALSE },
    { "netctrl-oppdatering", SKV_PAINT_GOING, FALSE },
    { "telefoni", SKV_PAINT_GOING, TRUE },
    { "ephorte-arkivkjerne", SKV_PAINT_CHANGING, FALSE },
    { "sql-ny-node", SKV_PAINT_LEAVING, FALSE },
    { "proposed:sql-ny-node", SKV_PAINT_PROPOSED | SKV_PAINT_ARRIVING, FALSE },
    { "proposed:ny-brannmur", SKV_PAINT_PROPOSED, TRUE },
    { "kjernesvitsj", 0, TRUE },
  };
  g_autoptr (SkvYearPicture) all = make_picture (self, NULL), some = make_picture (self, chosen);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpuint (proposal_flags (all, rows[i].id), ==, rows[i].flags);
      g_assert_cmpuint (proposal_flags (some, rows[i].id), ==,
                        rows[i].flags | (rows[i].chosen ? 0 : SKV_PAINT_LEFT_OUT));
    }
  g_assert_cmpuint (skv_year_picture_find (all, "proposed:telefoni"), ==, SKV_YEAR_NO_BAR);
  g_assert_cmpuint (skv_year_picture_find_counterpart (
                      all, skv_year_picture_find (all, "proposed:visma-ny-versjon")),
                    ==, skv_year_picture_find (all, "visma-ny-versjon"));
  g_assert_cmpuint (
    skv_year_picture_find_counterpart (all, skv_year_picture_find (all, "visma-ny-versjon")), ==,
    skv_year_picture_find (all, "proposed:visma-ny-versjon"));
  g_assert_cmpuint (
    skv_year_picture_find_counterpart (all, skv_year_picture_find (all, "telefoni")), ==,
    SKV_YEAR_NO_BAR);
}

/* Once the plan has become what was proposed there is nothing to be drawn of it any more, even if
 * whoever proposed it has not taken the difference away yet. */
static void
test_adopted (Fixture *self, gconstpointer data)
{
  g_autoptr (SkvYearPicture) picture = NULL;

  skv_checker_unref (self->checker);
  self->checker =
    skv_checker_new (self->other, skv_day_from_ymd (YEAR, 1, 1), skv_day_from_ymd (YEAR + 1, 1, 1));
  picture = skv_year_picture_new_full (self->other, self->checker, YEAR,
                                       &(SkvPictureOptions){ .difference = self->difference });
  for (guint i = 0; i < skv_year_picture_get_n_bars (picture); i++)
    {
      g_assert_false (skv_year_picture_get_bar (picture, i)->proposed);
      g_assert_null (skv_year_picture_get_bar (picture, i)->entry);
    }
}

static double
brightness (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) +
                      (gsize) y * (gsize) cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, row + (gsize) x * 4, 4);
  return (0.114 * (pixel & 0xff) + 0.587 * (pixel >> 8 & 0xff) + 0.299 * (pixel >> 16 & 0xff)) /
         255.0;
}

/* Along the upper edge of the box of a ghost dashes and gaps take turns, which can be told from
 * each other without colour; above it is nothing of it. No picture to compare with is needed. */
static void
assert_dashed (cairo_surface_t *surface, const SkvYearRect *rect)
{
  int y = (int) rect->y, turns = 0;
  int left = (int) (rect->x + rect->height / 2), right = (int) (rect->x + rect->width - 4);
  double darkest = 1.0, brightest = 0.0;

  for (int x = left; x < right; x++)
    {
      darkest = MIN (darkest, brightness (surface, x, y));
      brightest = MAX (brightest, brightness (surface, x, y));
    }
  g_assert_cmpfloat (brightest - darkest, >, 0.2);
  for (int x = left + 1; x < right; x++)
    turns += (brightness (surface, x, y) > (darkest + brightest) / 2) !=
             (brightness (surface, x - 1, y) > (darkest + brightest) / 2);
  g_assert_cmpint (turns, >=, 3);
}

static void
test_ghost_lies_there (Fixture *self, gconstpointer data)
{
  static const int sizes[][2] = { { 1280, 720 }, { 1600, 1000 }, { 2560, 1440 } };
  static const char *const themes[] = { "light", "dark", "high-contrast", "high-contrast-dark" };
  g_autoptr (SkvYearPicture) picture = make_picture (self, NULL);
  guint bar = skv_year_picture_find (picture, "proposed:visma-ny-versjon");
  SkvDay day = skv_day_from_ymd (YEAR, 1, 23);

  for (guint i = 0; i < G_N_ELEMENTS (sizes) * G_N_ELEMENTS (themes); i++)
    {
      const int *size = sizes[i / G_N_ELEMENTS (themes)];
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, size[0], size[1]);
      cairo_t *cr = cairo_create (surface);
      SkvCanvas *canvas = skv_canvas_cairo_new (cr);
      g_autoptr (SkvYearLayout) layout = NULL;
      const SkvYearRect *rect;
      SkvYearMetrics metrics;
      double x, y, width, height;
      guint n;

      skv_year_metrics_init (&metrics, size[0], 1.0);
      layout = skv_year_picture_layout (picture, size[0], size[1], &metrics);
      rect = skv_year_layout_get_rects (layout, NULL) + *skv_year_layout_find_bar (layout, bar, &n);
      g_assert_cmpuint (n, ==, 1);
      skv_year_layout_day_cell (layout, day, &x, &y, &width, &height);
      g_assert_true (rect->x >= x && rect->x + rect->width <= x + width);
      g_assert_true (rect->y >= y && rect->y + rect->height <= y + height);
      skv_year_picture_paint (picture, canvas, layout,
                              skv_year_theme_lookup (themes[i % G_N_ELEMENTS (themes)]),
                              SKV_YEAR_NO_BAR, SKV_PART_ALL);
      cairo_surface_flush (surface);
      assert_dashed (surface, rect);
      skv_canvas_cairo_free (canvas);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_legend (Fixture *self, gconstpointer data)
{
  static const char *const chosen[] = { "ny-brannmur", NULL };
  g_autoptr (SkvYearPicture) picture = make_picture (self, chosen);
  g_autoptr (SkvYearPicture) plain = skv_year_picture_new (self->plan, self->checker, YEAR, NULL);
  g_autoptr (SkvYearLegend) legend = skv_year_legend_new (picture, SKV_LEGEND_SIGNS);
  g_autoptr (SkvYearLegend) other = skv_year_legend_new (plain, SKV_LEGEND_SIGNS);
  g_autofree char *words = skv_year_legend_words (legend);
  g_autofree char *plain_words = skv_year_legend_words (other);

  g_assert_nonnull (strstr (words, "Proposed: new"));
  g_assert_nonnull (strstr (words, "Proposed, but not chosen"));
  g_assert_null (strstr (words, "Proposed: moved"));
  g_assert_null (strstr (plain_words, "Proposed"));
  /* an emergency with its reason crosses what it crosses */
  g_assert_nonnull (strstr (plain_words, "Accepted conflict"));
}

/* Files show it too. */
static void
test_files (Fixture *self, gconstpointer data)
{
  static const SkvPictureFormat formats[] = { SKV_PICTURE_PNG, SKV_PICTURE_SVG, SKV_PICTURE_PDF };
  g_autoptr (SkvYearPicture) picture = make_picture (self, NULL);
  g_autoptr (SkvYearPicture) plain = skv_year_picture_new (self->plan, self->checker, YEAR, NULL);
  const char *folder = g_getenv ("SKV_TEST_PICTURES");

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) a =
        skv_year_picture_render (picture, formats[i], 1600, 1000, NULL, NULL, &error);
      g_autoptr (GBytes) b =
        skv_year_picture_render (plain, formats[i], 1600, 1000, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_false (g_bytes_equal (a, b));
      if (folder != NULL && formats[i] == SKV_PICTURE_PNG)
        {
          g_autofree char *path = g_build_filename (folder, "proposals-export.png", NULL);

          g_file_set_contents (path, g_bytes_get_data (a, NULL), (gssize) g_bytes_get_size (a),
                               NULL);
        }
    }
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/year-proposals/looks-differ", test_looks_differ);
  g_test_add_func ("/year-proposals/left-out-stays", test_left_out_stays);
  g_test_add_func ("/year-proposals/hours-stay", test_hours_stay);
  g_test_add_func ("/year-proposals/contrast", test_contrast);
  add ("/year-proposals/flags", test_flags);
  add ("/year-proposals/adopted", test_adopted);
  add ("/year-proposals/ghost-lies-there", test_ghost_lies_there);
  add ("/year-proposals/legend", test_legend);
  add ("/year-proposals/files", test_files);
  return g_test_run ();
}
