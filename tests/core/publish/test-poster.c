/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/examples.h"
#include "core/exchange/json-reader.h"
#include "core/exchange/version.h"
#include "core/publish/canvas-cairo.h"
#include "core/publish/list-page.h"
#include "core/publish/list-rows.h"
#include "core/publish/poster.h"

#include <string.h>

/* --- plans and pictures ----------------------------------------------------------------------- */

static SkvPlan *
example_plan (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = skv_example_load (name, &error);
  g_autoptr (SkvImport) import = NULL;
  SkvPlan *plan;

  g_assert_no_error (error);
  plan = skv_plan_new (NULL, &error);
  g_assert_no_error (error);
  import = skv_json_read (plan, "example", bytes, &error);
  g_assert_no_error (error);
  skv_plan_apply (plan, import->edit, &error);
  g_assert_no_error (error);
  return plan;
}

static void
add_job (SkvEdit *edit, const char *id, const char *lane, const char *title, SkvDay day, int length)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  item->lane = g_strdup (lane);
  item->title = g_strdup (title);
  item->all_day = TRUE;
  item->start = (gint64) day * SKV_DAY_SECONDS;
  item->end = item->start + length * SKV_DAY_SECONDS;
  item->status = SKV_STATUS_APPROVED;
  skv_edit_put (edit, item);
}

/* @n more jobs in all the lanes, close together */
static void
crowd (SkvPlan *plan, int year, guint n)
{
  static const char *const lanes[] = { "maintenance", "vendor", "critical", "exam", "freeze" };
  g_autoptr (SkvEdit) edit = skv_edit_new ("Crowd");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("crowd-%u", i);
      g_autofree char *title = g_strdup_printf ("Work number %u", i);

      add_job (edit, id, lanes[i % G_N_ELEMENTS (lanes)], title,
               skv_day_from_ymd (year, 1, 1) + (SkvDay) (i * 37 % 360), 1 + (int) (i % 4));
    }
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

static SkvYearPicture *
make_picture (SkvPlan *plan, int year, gboolean school_year)
{
  SkvPictureOptions options = { .lanes = NULL };
  g_autoptr (SkvChecker) checker = NULL;

  skv_sheet_days (year, school_year, &options.from, &options.to);
  checker = skv_checker_new (plan, options.from, options.to);
  return skv_year_picture_new_full (plan, checker, year, &options);
}

/* --- a canvas that writes down what is drawn -------------------------------------------------- */

typedef struct
{
  SkvCanvas parent;
  SkvCanvas *real; /* measures */
  cairo_t *cr;
  double smallest;
  double left, top, right, bottom; /* of all that is drawn */
  gboolean coloured;
  GPtrArray *texts; /* (owned) (element-type utf8) */
} Recorder;

static void
note (Recorder *self, SkvBox box, SkvColor color)
{
  if (!(box.width > 0.0) || !(box.height > 0.0))
    return;
  self->left = MIN (self->left, box.x);
  self->top = MIN (self->top, box.y);
  self->right = MAX (self->right, box.x + box.width);
  self->bottom = MAX (self->bottom, box.y + box.height);
  self->coloured = self->coloured || color.red != color.green || color.green != color.blue;
}

static void
note_fill (SkvCanvas *canvas, SkvBox box, double radius, SkvColor color)
{
  note ((Recorder *) canvas, box, color);
}

static void
note_stroke (
  SkvCanvas *canvas, SkvBox box, double radius, double width, double dash, SkvColor color)
{
  note ((Recorder *) canvas, box, color);
}

static void
note_line (
  SkvCanvas *canvas, double x1, double y1, double x2, double y2, double width, SkvColor color)
{
  note ((Recorder *) canvas,
        (SkvBox){ MIN (x1, x2), MIN (y1, y2), ABS (x2 - x1) + 0.001, ABS (y2 - y1) + 0.001 },
        color);
}

static void
note_text (SkvCanvas *canvas, SkvBox box, const SkvTextStyle *style, const char *text)
{
  Recorder *self = (Recorder *) canvas;

  if (!(box.width > 0.0) || *text == '\0')
    return;
  note (self, box, style->color);
  self->smallest = MIN (self->smallest, style->size);
  g_ptr_array_add (self->texts, g_strdup (text));
}

static double
note_measure (SkvCanvas *canvas, const SkvTextStyle *style, const char *text)
{
  return skv_canvas_measure (((Recorder *) canvas)->real, style, text);
}

static const SkvCanvasClass recorder_class = { note_fill, note_stroke, note_stroke,
                                               note_line, note_text,   note_measure };

static void
recorder_init (Recorder *self)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);

  *self = (Recorder){
    .parent.klass = &recorder_class,
    .cr = cairo_create (surface),
    .smallest = 1000.0,
    .left = 1e6,
    .top = 1e6,
    .texts = g_ptr_array_new_with_free_func (g_free),
  };
  self->real = skv_canvas_cairo_new (self->cr);
  cairo_surface_destroy (surface);
}

static void
recorder_clear (Recorder *self)
{
  skv_canvas_cairo_free (self->real);
  cairo_destroy (self->cr);
  g_ptr_array_unref (self->texts);
}

static gboolean
has_text (const Recorder *self, const char *part)
{
  for (guint i = 0; i < self->texts->len; i++)
    if (strstr (self->texts->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

/* --- the same items as on the screen ---------------------------------------------------------- */

/* every (bar, day) that a layout shows, be it in density (transfer full) (element-type utf8) */
static GHashTable *
list_days (const SkvYearLayout *layout)
{
  GHashTable *days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;
  const SkvYearRect *rects = skv_year_layout_get_rects (layout, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) bars = NULL;

      if (rects[i].flags & SKV_YEAR_RECT_DENSITY)
        bars = skv_year_layout_list_density (layout, &rects[i]);
      for (guint j = 0; j < (bars != NULL ? bars->len : 1); j++)
        for (SkvDay day = rects[i].first_day; day < rects[i].end_day; day++)
          g_hash_table_add (
            days, g_strdup_printf (
                    "%u %d", bars != NULL ? g_array_index (bars, guint, j) : rects[i].bar, day));
    }
  return days;
}

static void
expect_same_days (const SkvYearLayout *a, const SkvYearLayout *b)
{
  g_autoptr (GHashTable) left = list_days (a), right = list_days (b);
  GHashTableIter iter;
  gpointer key;

  g_assert_cmpuint (g_hash_table_size (left), >, 0);
  g_assert_cmpuint (g_hash_table_size (left), ==, g_hash_table_size (right));
  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (right, key))
      g_error ("bar and day %s are on one and not on the other", (const char *) key);
}

typedef struct
{
  const char *name;
  const char *example;
  int year;
  guint crowd;
  SkvPaper paper;
  gboolean portrait;
  gboolean grey;
  gboolean school_year;
} Case;

static void
check_rows (const SkvYearLayout *layout)
{
  guint n;
  const SkvYearRect *rects = skv_year_layout_get_rects (layout, &n);

  for (guint i = 1; i < n; i++)
    if (rects[i].row == rects[i - 1].row && rects[i].track == rects[i - 1].track)
      g_assert_cmpint (rects[i].first_day, >=, rects[i - 1].end_day);
}

/* every bar that has no place of its own is named at the foot */
static void
check_told (const SkvYearPicture *picture, const SkvPoster *poster, const Recorder *recorder)
{
  const SkvYearLayout *layout = skv_poster_get_layout (poster);
  guint n;
  const SkvYearRect *rects = skv_year_layout_get_rects (layout, &n);

  if (skv_poster_get_n_untold (poster) > 0)
    {
      g_autofree char *more = g_strdup_printf ("%u more", skv_poster_get_n_untold (poster));

      g_assert_true (has_text (recorder, more));
      return;
    }
  for (guint i = 0; i < n; i++)
    if (rects[i].flags & SKV_YEAR_RECT_DENSITY)
      {
        g_autoptr (GArray) bars = skv_year_layout_list_density (layout, &rects[i]);

        for (guint j = 0; j < bars->len; j++)
          {
            guint bar = g_array_index (bars, guint, j);

            g_assert_true (
              has_text (recorder, skv_year_picture_get_paint_bar (picture, bar)->labels[0]));
          }
      }
}

static void
test_sheet (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (SkvPlan) plan = example_plan (row->example);
  g_autoptr (SkvYearPicture) picture = NULL;
  g_autoptr (SkvYearLayout) screen = NULL;
  g_autoptr (SkvPoster) poster = NULL;
  SkvPosterOptions options = { .grey = row->grey, .made = SKV_DAY_NONE };
  SkvYearMetrics metrics;
  Recorder recorder;
  double unit, margin;

  if (row->crowd > 0)
    crowd (plan, row->year, row->crowd);
  picture = make_picture (plan, row->year, row->school_year);
  skv_year_metrics_init (&metrics, 1600, 1.0);
  screen = skv_year_picture_layout (picture, 1600, 1000, &metrics);
  skv_sheet_init (&options.sheet, row->paper, row->portrait);
  poster = skv_poster_new (picture, &options);
  expect_same_days (screen, skv_poster_get_layout (poster));
  check_rows (skv_poster_get_layout (poster));

  recorder_init (&recorder);
  skv_poster_paint (poster, &recorder.parent);
  unit = skv_poster_get_unit (poster);
  margin = options.sheet.margin;
  g_assert_cmpfloat (recorder.smallest * unit, >=, options.sheet.least_text - 0.01);
  /* bleed-safe: nothing in the margins, not even a background */
  g_assert_cmpfloat (recorder.left * unit, >=, margin - 0.01);
  g_assert_cmpfloat (recorder.top * unit, >=, margin - 0.01);
  g_assert_cmpfloat (recorder.right * unit, <=, options.sheet.width - margin + 0.01);
  g_assert_cmpfloat (recorder.bottom * unit, <=, options.sheet.height - margin + 0.01);
  g_assert_cmpint (recorder.coloured, ==, !row->grey);
  g_assert_true (has_text (&recorder, skv_plan_get_settings (plan)->title));
  g_assert_true (has_text (&recorder, "Constitution Day"));
  check_told (picture, poster, &recorder);
  recorder_clear (&recorder);
}

/* --- words ------------------------------------------------------------------------------------ */

static void
test_stamp (void)
{
  g_autoptr (SkvPlan) plan = example_plan ("systemkvelder-2019");
  g_autoptr (SkvEdit) edit = skv_edit_new ("Decide");
  g_autoptr (GError) error = NULL;
  SkvPosterOptions options = { .made = skv_day_from_ymd (2019, 1, 5) };

  skv_sheet_init (&options.sheet, SKV_PAPER_A3, FALSE);
  skv_edit_put (edit, skv_version_new (plan, "First", SKV_VERSION_DECIDED,
                                       skv_day_from_ymd (2018, 12, 1), "Council", NULL));
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  for (guint changed = 0; changed < 2; changed++)
    {
      g_autoptr (SkvYearPicture) picture = NULL;
      g_autoptr (SkvPoster) poster = NULL;
      Recorder recorder;

      if (changed)
        crowd (plan, 2019, 1);
      picture = make_picture (plan, 2019, FALSE);
      poster = skv_poster_new (picture, &options);
      recorder_init (&recorder);
      skv_poster_paint (poster, &recorder.parent);
      g_assert_true (has_text (&recorder, "First"));
      g_assert_true (has_text (&recorder, "decided 1 December 2018"));
      g_assert_true (has_text (&recorder, "As of 5 January 2019"));
      g_assert_cmpint (has_text (&recorder, "changed since"), ==, changed);
      recorder_clear (&recorder);
    }
}

static void
test_list (void)
{
  g_autoptr (SkvPlan) plan = example_plan ("systemkvelder-2019");
  g_autoptr (SkvYearPicture) picture = make_picture (plan, 2019, FALSE);
  g_autoptr (GArray) sections = skv_list_sections (picture, FALSE);
  const SkvListSection *evenings = &g_array_index (sections, SkvListSection, 0);
  const SkvListRow *first = &g_array_index (evenings->rows, SkvListRow, 0);
  guint listed = 0, wanted = 0;

  /* the twelve pairs of 2019, as S0 prints them */
  g_assert_cmpuint (evenings->rows->len, ==, 12);
  g_assert_cmpstr (first->date, ==, "Wednesday 16 and Thursday 17 January");
  g_assert_cmpstr (first->date_short, ==, "Wed 16 and Thu 17 January");
  g_assert_cmpstr (first->time, ==, "17:00–22:00");
  g_assert_cmpstr (g_array_index (evenings->rows, SkvListRow, 4).date, ==,
                   "Tuesday 14 and Wednesday 15 May");
  for (guint i = 1; i < sections->len; i++)
    listed += g_array_index (sections, SkvListSection, i).rows->len;
  for (guint i = 0; i < skv_year_picture_get_n_bars (picture); i++)
    {
      const SkvPictureBar *bar = skv_year_picture_get_bar (picture, i);

      wanted += !bar->ghost && g_str_equal (bar->occurrence->lane, "maintenance");
    }
  g_assert_cmpuint (listed, ==, wanted);
}

static void
test_list_page (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (SkvPlan) plan = example_plan ("joint-office-2027");
  g_autoptr (SkvYearPicture) picture = NULL;
  g_autoptr (SkvListPage) page = NULL;
  SkvListPageOptions options = { .made = SKV_DAY_NONE };
  Recorder recorder;

  crowd (plan, 2027, n);
  picture = make_picture (plan, 2027, FALSE);
  skv_sheet_init (&options.sheet, SKV_PAPER_A4, TRUE);
  page = skv_list_page_new (picture, &options);
  recorder_init (&recorder);
  skv_list_page_paint (page, &recorder.parent);
  g_assert_cmpfloat (recorder.smallest, >=, 5.5);
  g_assert_cmpfloat (recorder.left, >=, options.sheet.margin - 0.01);
  g_assert_cmpfloat (recorder.right, <=, options.sheet.width - options.sheet.margin + 0.01);
  g_assert_cmpfloat (recorder.bottom, <=, options.sheet.height - options.sheet.margin + 0.01);
  g_assert_cmpint (has_text (&recorder, "more"), ==, skv_list_page_get_n_untold (page) > 0);
  g_assert_cmpint (skv_list_page_get_n_untold (page) > 0, ==, n > 1000);
  recorder_clear (&recorder);
}

/* --- hostile titles, and the same bytes ------------------------------------------------------- */

static void
test_hostile (gconstpointer data)
{
  g_autofree char *long_title = g_strnfill (5000, 'x');
  const char *const titles[] = { long_title,
                                 "🎉🚨 party ✅",
                                 "صيانة الشبكة‏ העברית",
                                 "<b>&amp;</b> %s %n",
                                 "a\nb\tc\r",
                                 "\xe2\x80\xae reversed",
                                 " " };
  gboolean list = GPOINTER_TO_INT (data);
  g_autoptr (SkvPlan) plan = example_plan ("systemkvelder-2019");
  g_autoptr (SkvEdit) edit = skv_edit_new ("Hostile");
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvYearPicture) picture = NULL;
  SkvSettings *settings = skv_record_copy (skv_plan_get_settings (plan));
  SkvSheet sheet;

  skv_set_text (&settings->title, long_title);
  skv_edit_put (edit, settings);
  for (guint i = 0; i < G_N_ELEMENTS (titles) * 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("h%u", i);

      add_job (edit, id, "maintenance", titles[i % G_N_ELEMENTS (titles)],
               skv_day_from_ymd (2019, 7, 1 + (int) i / 5), 2);
    }
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  picture = make_picture (plan, 2019, FALSE);
  skv_sheet_init (&sheet, SKV_PAPER_A4, list);
  for (SkvPictureFormat format = SKV_PICTURE_PNG; format <= SKV_PICTURE_PDF; format++)
    {
      g_autoptr (GBytes) first = NULL, second = NULL;

      for (guint i = 0; i < 2; i++)
        {
          g_autoptr (SkvPoster) poster = NULL;
          g_autoptr (SkvListPage) page = NULL;
          GBytes **bytes = i == 0 ? &first : &second;

          if (list)
            page = skv_list_page_new (
              picture, &(SkvListPageOptions){ .sheet = sheet, .made = SKV_DAY_NONE });
          else
            poster =
              skv_poster_new (picture, &(SkvPosterOptions){ .sheet = sheet, .made = SKV_DAY_NONE });
          *bytes = list ? skv_list_page_render (page, format, &error)
                        : skv_poster_render (poster, format, &error);
          g_assert_no_error (error);
        }
      g_assert_true (g_bytes_equal (first, second));
    }
}

int
main (int argc, char **argv)
{
  static const Case cases[] = {
    { "a4", "systemkvelder-2019", 2019, 0, SKV_PAPER_A4, FALSE, FALSE, FALSE },
    { "a4-portrait", "systemkvelder-2019", 2019, 0, SKV_PAPER_A4, TRUE, FALSE, FALSE },
    { "a3", "systemkvelder-2019", 2019, 0, SKV_PAPER_A3, FALSE, FALSE, FALSE },
    { "a3-portrait", "joint-office-2027", 2027, 0, SKV_PAPER_A3, TRUE, FALSE, FALSE },
    { "a3-grey", "joint-office-2027", 2027, 0, SKV_PAPER_A3, FALSE, TRUE, FALSE },
    { "a2", "joint-office-2027", 2027, 0, SKV_PAPER_A2, FALSE, FALSE, FALSE },
    { "a2-portrait-grey", "systemkvelder-2019", 2019, 0, SKV_PAPER_A2, TRUE, TRUE, FALSE },
    { "school-year", "systemkvelder-2019", 2018, 0, SKV_PAPER_A3, FALSE, FALSE, TRUE },
    { "crowded-a4", "systemkvelder-2019", 2019, 300, SKV_PAPER_A4, FALSE, FALSE, FALSE },
    { "crowded-a3", "joint-office-2027", 2027, 300, SKV_PAPER_A3, FALSE, FALSE, FALSE },
    { "crowded-a2", "joint-office-2027", 2027, 300, SKV_PAPER_A2, FALSE, TRUE, FALSE },
    { "over-full", "joint-office-2027", 2027, 3000, SKV_PAPER_A4, TRUE, FALSE, FALSE },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/poster/sheet/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_sheet);
    }
  g_test_add_func ("/poster/stamp", test_stamp);
  g_test_add_func ("/poster/list", test_list);
  g_test_add_data_func ("/poster/list-page/example", GUINT_TO_POINTER (0), test_list_page);
  g_test_add_data_func ("/poster/list-page/crowded", GUINT_TO_POINTER (150), test_list_page);
  g_test_add_data_func ("/poster/list-page/over-full", GUINT_TO_POINTER (3000), test_list_page);
  g_test_add_data_func ("/poster/hostile/poster", GINT_TO_POINTER (FALSE), test_hostile);
  g_test_add_data_func ("/poster/hostile/list", GINT_TO_POINTER (TRUE), test_hostile);
  return g_test_run ();
}
