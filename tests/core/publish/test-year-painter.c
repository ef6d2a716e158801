/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/canvas-cairo.h"
#include "core/publish/year-painter.h"

#include <string.h>

/* A made-up 2019 like the county's: what a planner shows to colleagues. */

typedef struct
{
  int lane;
  SkvLookKind look;
  int month;
  int day;
  int days;
  guint flags;
  SkvMark mark;
  const char *full;
  const char *label;
} Sample;

#define WINDOW(m, d)                                                                               \
  {                                                                                                \
    4, SKV_LOOK_WINDOW, m, d, 1, 0, 0, "System evening · 17–22", "17–22"                         \
  }
#define PAYROLL(m)                                                                                 \
  {                                                                                                \
    2, SKV_LOOK_CRITICAL, m, 1, 11, SKV_PAINT_FLOW, 0, "Payroll run · Visma Enterprise",           \
      "Payroll run"                                                                                \
  }
#define MEETING(m, d)                                                                              \
  { 3, SKV_LOOK_MEETING, m, d, 1, SKV_PAINT_FLOW, 0, NULL, "County council" },                     \
  {                                                                                                \
    2, SKV_LOOK_CRITICAL, m, d - 10, 10, SKV_PAINT_FLOW, 0, "Case papers · ePhorte", "Case papers" \
  }
#define JOB(m, d, f, mark, full, label)                                                            \
  {                                                                                                \
    5, SKV_LOOK_MAINTENANCE, m, d, 1, SKV_PAINT_FLOW | (f), mark, full, label                      \
  }

static const Sample samples[] = {
  PAYROLL (1),
  PAYROLL (2),
  PAYROLL (3),
  PAYROLL (4),
  PAYROLL (5),
  PAYROLL (6),
  PAYROLL (7),
  PAYROLL (8),
  PAYROLL (9),
  PAYROLL (10),
  PAYROLL (11),
  PAYROLL (12),
  { 2, SKV_LOOK_CRITICAL, 1, 1, 31, SKV_PAINT_FLOW, 0, "Year-end closing · Visma Enterprise",
    "Year-end closing" },
  { 2, SKV_LOOK_CRITICAL, 6, 17, 5, SKV_PAINT_FLOW, 0, "Last school week · school administration",
    "Last school week" },
  { 2, SKV_LOOK_CRITICAL, 8, 18, 14, SKV_PAINT_FLOW, 0, "School start · school systems",
    "School start" },
  { 0, SKV_LOOK_EXAM, 3, 26, 3, SKV_PAINT_FLOW, 0, "All-day tests · network, Feide",
    "All-day tests" },
  { 0, SKV_LOOK_EXAM, 5, 20, 19, SKV_PAINT_FLOW, 0, "Written exams · network, Feide",
    "Written exams" },
  { 0, SKV_LOOK_EXAM, 11, 20, 18, SKV_PAINT_FLOW, 0, "Autumn exams · network, Feide",
    "Autumn exams" },
  { 1, SKV_LOOK_FREEZE, 10, 1, 20, SKV_PAINT_FLOW, 0, "Freeze before the new health platform",
    "Freeze" },
  MEETING (2, 20),
  MEETING (3, 13),
  MEETING (4, 11),
  MEETING (5, 22),
  MEETING (6, 19),
  MEETING (9, 11),
  MEETING (10, 16),
  MEETING (10, 23),
  MEETING (11, 13),
  MEETING (12, 11),
  WINDOW (1, 16),
  WINDOW (1, 17),
  WINDOW (2, 13),
  WINDOW (2, 14),
  WINDOW (3, 13),
  WINDOW (3, 14),
  WINDOW (4, 24),
  WINDOW (4, 25),
  WINDOW (5, 14),
  WINDOW (5, 15),
  WINDOW (6, 12),
  WINDOW (6, 13),
  WINDOW (7, 17),
  WINDOW (7, 18),
  WINDOW (8, 14),
  WINDOW (8, 15),
  WINDOW (9, 18),
  WINDOW (9, 19),
  WINDOW (10, 16),
  WINDOW (10, 17),
  WINDOW (11, 13),
  WINDOW (11, 14),
  WINDOW (12, 18),
  WINDOW (12, 19),
  { 4, SKV_LOOK_WINDOW, 4, 17, 1, SKV_PAINT_GHOST, 0, NULL, "17–22" },
  { 4, SKV_LOOK_WINDOW, 4, 18, 1, SKV_PAINT_GHOST, 0, NULL, "17–22" },
  { 4, SKV_LOOK_WINDOW, 5, 16, 1, SKV_PAINT_GHOST, 0, NULL, "17–22" },
  JOB (1, 16, 0, SKV_MARK_HARD, "Visma Enterprise upgrade", "Visma Enterprise upgrade"),
  JOB (1, 17, 0, 0, "Switch core replacement · network", "Switch core replacement"),
  JOB (2, 13, 0, SKV_MARK_HARD, NULL, "ePhorte upgrade"),
  JOB (3, 14, 0, SKV_MARK_SOFT, "Switch core · network", "Switch core"),
  JOB (4, 24, 0, 0, NULL, "SQL Server patches"),
  JOB (4, 25, 0, 0, NULL, "Backup test"),
  JOB (
    5, 28, SKV_PAINT_EMERGENCY, SKV_MARK_SOFT, "Security fix · wireless network", "Security fix"),
  JOB (6, 13, 0, SKV_MARK_HARD, "Feide IdP · login", "Feide IdP"),
  JOB (7, 17, 0, 0, NULL, "Storage move"),
  JOB (8, 14, 0, 0, "AD domain controllers · Active Directory", "AD domain controllers"),
  JOB (9, 18, 0, 0, NULL, "Visma upgrade"),
  JOB (10, 17, SKV_PAINT_CANCELLED, 0, NULL, "Firewall"),
  JOB (11, 13, 0, SKV_MARK_HARD, NULL, "ePhorte 5.2"),
  JOB (12, 18, 0, 0, NULL, "Wi-Fi controllers"),
  JOB (12, 31, 0, SKV_MARK_HARD, "Certificates · Feide", "Certificates"),
  { 6, SKV_LOOK_VENDOR, 9, 23, 3, SKV_PAINT_FLOW, 0, NULL, "Line work by the carrier" },
  { 7, SKV_LOOK_OUTAGE, 2, 26, 2, SKV_PAINT_FLOW, 0, NULL, "Outage: proxy" },
  { 4, SKV_LOOK_WINDOW, 7, 31, 1, SKV_PAINT_FLOW | SKV_PAINT_UNRESOLVED, 0, NULL, "17–22" },
};

static const struct
{
  int month;
  int day;
  guint8 shade;
} holidays[] = {
  { 1, 1, SKV_SHADE_PUBLIC },
  { 4, 17, SKV_SHADE_EVE },
  { 4, 18, SKV_SHADE_PUBLIC },
  { 4, 19, SKV_SHADE_PUBLIC },
  { 4, 21, SKV_SHADE_PUBLIC },
  { 4, 22, SKV_SHADE_PUBLIC },
  { 4, 30, SKV_SHADE_EVE },
  { 5, 1, SKV_SHADE_PUBLIC },
  { 5, 16, SKV_SHADE_EVE },
  { 5, 17, SKV_SHADE_PUBLIC },
  { 5, 29, SKV_SHADE_EVE },
  { 5, 30, SKV_SHADE_PUBLIC },
  { 6, 9, SKV_SHADE_PUBLIC },
  { 6, 10, SKV_SHADE_PUBLIC },
  { 12, 24, SKV_SHADE_EVE | SKV_SHADE_HALF_DAY },
  { 12, 25, SKV_SHADE_PUBLIC },
  { 12, 26, SKV_SHADE_PUBLIC },
  { 12, 31, SKV_SHADE_EVE },
};

typedef struct
{
  SkvYearBar bars[G_N_ELEMENTS (samples)];
  SkvPaintBar paint[G_N_ELEMENTS (samples)];
  guint8 shades[365];
  SkvYearScene scene;
} Year;

static void
year_init (Year *self)
{
  SkvDay first = skv_day_from_ymd (2019, 1, 1);

  memset (self, 0, sizeof *self);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const Sample *sample = &samples[i];
      gint64 day = skv_day_from_ymd (2019, sample->month, sample->day);
      guint level = 0;

      self->bars[i] = (SkvYearBar){
        .index = i,
        .start = day * 1440,
        .end = (day + sample->days) * 1440,
        .lane = (guint) sample->lane,
        .flags = sample->flags & SKV_PAINT_GHOST ? SKV_YEAR_BAR_GHOST : 0,
        .label_chars = sample->flags & SKV_PAINT_FLOW ? (guint) strlen (sample->label) : 0,
      };
      if (sample->full != NULL)
        self->paint[i].labels[level++] = sample->full;
      self->paint[i].labels[level] = sample->label;
      self->paint[i].look = sample->look;
      self->paint[i].mark = sample->mark;
      self->paint[i].flags = sample->flags;
    }
  for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
    self->shades[skv_day_from_ymd (2019, holidays[i].month, holidays[i].day) - first] =
      holidays[i].shade;
  self->scene = (SkvYearScene){
    self->paint,
    G_N_ELEMENTS (samples),
    self->shades,
    SKV_YEAR_NO_BAR,
  };
}

static SkvYearLayout *
year_layout (const Year *self, double width, double height, double scale)
{
  SkvYearMetrics metrics;

  skv_year_metrics_init (&metrics, width, scale);
  return skv_year_layout_new (skv_day_from_ymd (2019, 1, 1), skv_day_from_ymd (2020, 1, 1),
                              self->bars, G_N_ELEMENTS (samples), width, height, &metrics);
}

/* (transfer full) */
static cairo_surface_t *
paint (const Year *year, int width, int height, double scale, const SkvYearTheme *theme)
{
  g_autoptr (SkvYearLayout) layout = year_layout (year, width, height, scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  SkvCanvas *canvas = skv_canvas_cairo_new (cr);

  skv_year_paint (canvas, layout, theme, &year->scene, SKV_PART_ALL);
  skv_canvas_cairo_free (canvas);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  return surface;
}

/* A canvas that only notes down where text comes to stand. */

typedef struct
{
  SkvBox box;
  char *text;
} Written;

typedef struct
{
  SkvCanvas parent;
  GArray *written; /* (owned) (element-type Written) */
  guint n_fills;
  guint n_dashed;
} Recorder;

static double
recorder_measure (SkvCanvas *canvas, const SkvTextStyle *style, const char *text)
{
  return (double) g_utf8_strlen (text, -1) * style->size *
         (style->weight == SKV_WEIGHT_BOLD ? 0.58 : 0.52);
}

static void
recorder_text (SkvCanvas *canvas, SkvBox box, const SkvTextStyle *style, const char *text)
{
  Recorder *self = (Recorder *) canvas;
  Written written = { box, g_strdup (text) };
  double width = recorder_measure (canvas, style, text);

  g_assert_cmpfloat (box.width, >, 0.0);
  written.box.width = MIN (box.width, width);
  if (style->align == SKV_ALIGN_END)
    written.box.x += box.width - written.box.width;
  else if (style->align == SKV_ALIGN_CENTER)
    written.box.x += (box.width - written.box.width) / 2.0;
  g_array_append_val (self->written, written);
}

static void
recorder_fill (SkvCanvas *canvas, SkvBox box, double radius, SkvColor color)
{
  ((Recorder *) canvas)->n_fills++;
}

static void
recorder_stroke (
  SkvCanvas *canvas, SkvBox box, double radius, double width, double dash, SkvColor color)
{
  if (dash > 0.0)
    ((Recorder *) canvas)->n_dashed++;
}

static void
recorder_hatch (
  SkvCanvas *canvas, SkvBox box, double radius, double step, double width, SkvColor color)
{
}

static void
recorder_line (
  SkvCanvas *canvas, double x1, double y1, double x2, double y2, double width, SkvColor color)
{
}

static const SkvCanvasClass recorder_class = {
  recorder_fill, recorder_stroke, recorder_hatch, recorder_line, recorder_text, recorder_measure,
};

static void
clear_written (gpointer data)
{
  g_free (((Written *) data)->text);
}

static void
recorder_init (Recorder *self)
{
  *self = (Recorder){ .parent = { &recorder_class } };
  self->written = g_array_new (FALSE, FALSE, sizeof (Written));
  g_array_set_clear_func (self->written, clear_written);
}

static guint
count_text (const Recorder *self, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < self->written->len; i++)
    n += g_strcmp0 (g_array_index (self->written, Written, i).text, text) == 0;
  return n;
}

static void
check_no_overlap (const Recorder *self, double width, double height)
{
  for (guint i = 0; i < self->written->len; i++)
    {
      const Written *a = &g_array_index (self->written, Written, i);

      g_assert_cmpfloat (a->box.x, >=, 0.0);
      g_assert_cmpfloat (a->box.x + a->box.width, <=, width + 0.001);
      g_assert_cmpfloat (a->box.y, >=, 0.0);
      g_assert_cmpfloat (a->box.y + a->box.height, <=, height + 0.001);
      for (guint j = i + 1; j < self->written->len; j++)
        {
          const Written *b = &g_array_index (self->written, Written, j);

          if (a->box.x + a->box.width <= b->box.x + 0.001 ||
              b->box.x + b->box.width <= a->box.x + 0.001 ||
              a->box.y + a->box.height <= b->box.y + 0.001 ||
              b->box.y + b->box.height <= a->box.y + 0.001)
            continue;
          g_test_message ("“%s” at %.1f,%.1f and “%s” at %.1f,%.1f lie on each other", a->text,
                          a->box.x, a->box.y, b->text, b->box.x, b->box.y);
          g_test_fail ();
        }
    }
}

typedef struct
{
  const char *name;
  int width;
  int height;
  double scale;
} Size;

static const Size sizes[] = {
  { "640x400", 640, 400, 0.75 },    { "1280x720", 1280, 720, 0.75 },
  { "1590x943", 1590, 943, 1.0 },   { "2560x1440", 2560, 1440, 1.44 },
  { "3840x2160", 3840, 2160, 2.0 }, { "3840x2160-plain", 3840, 2160, 1.0 },
};

static void
test_no_text_over_text (gconstpointer data)
{
  const Size *size = data;
  Year year;
  Recorder recorder;
  g_autoptr (SkvYearLayout) layout = NULL;

  year_init (&year);
  recorder_init (&recorder);
  layout = year_layout (&year, size->width, size->height, size->scale);
  skv_year_paint (&recorder.parent, layout, skv_year_theme_get (FALSE, FALSE), &year.scene,
                  SKV_PART_ALL);
  g_assert_cmpuint (recorder.written->len, >, 365);
  check_no_overlap (&recorder, size->width, skv_year_layout_get_height (layout));
  g_array_unref (recorder.written);
}

/* The names of jobs must be there to be read, whole, although their days are narrow. */
static void
test_names_can_be_read (void)
{
  Year year;
  Recorder recorder;
  g_autoptr (SkvYearLayout) layout = NULL;

  year_init (&year);
  recorder_init (&recorder);
  layout = year_layout (&year, 1590, 943, 1.0);
  skv_year_paint (&recorder.parent, layout, skv_year_theme_get (FALSE, FALSE), &year.scene,
                  SKV_PART_ALL);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      guint n = count_text (&recorder, samples[i].label);

      if (samples[i].full != NULL)
        n += count_text (&recorder, samples[i].full);
      if (n == 0)
        g_test_message ("“%s” cannot be read", samples[i].label);
      g_assert_cmpuint (n, >, 0);
    }
  g_assert_cmpuint (count_text (&recorder, "17–22"), >=, 24);
  /* signs besides colours: five hard conflicts, one without a date, three ghosts, one cancelled */
  g_assert_cmpuint (count_text (&recorder, "!"), ==, 5);
  g_assert_cmpuint (count_text (&recorder, "?"), ==, 1);
  g_assert_cmpuint (recorder.n_dashed, ==, 5);
  g_array_unref (recorder.written);
}

static void
test_skip (void)
{
  Year year;
  Recorder with, without;
  g_autoptr (SkvYearLayout) layout = NULL;

  year_init (&year);
  recorder_init (&with);
  recorder_init (&without);
  layout = year_layout (&year, 1590, 943, 1.0);
  skv_year_paint (&with.parent, layout, skv_year_theme_get (TRUE, FALSE), &year.scene,
                  SKV_PART_BARS);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    if (g_strcmp0 (samples[i].label, "Visma upgrade") == 0)
      year.scene.skip = i;
  skv_year_paint (&without.parent, layout, skv_year_theme_get (TRUE, FALSE), &year.scene,
                  SKV_PART_BARS);
  g_assert_cmpuint (count_text (&with, "Visma upgrade"), ==, 1);
  g_assert_cmpuint (count_text (&without, "Visma upgrade"), ==, 0);
  g_assert_cmpuint (without.written->len, ==, with.written->len - 1);
  g_array_unref (with.written);
  g_array_unref (without.written);
}

/* With cairo, on every theme; the pictures are kept where SKV_TEST_PICTURES says, to be looked at.
 */
static void
test_draw (gconstpointer data)
{
  static const char *const themes[] = { "light", "dark", "high-contrast", "high-contrast-dark" };
  const Size *size = data;
  const char *folder = g_getenv ("SKV_TEST_PICTURES");
  Year year;

  year_init (&year);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      cairo_surface_t *surface =
        paint (&year, size->width, size->height, size->scale, skv_year_theme_lookup (themes[i]));

      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      if (folder != NULL)
        {
          g_autofree char *name =
            g_strdup_printf ("%s/painter-%s-%s.png", folder, size->name, themes[i]);

          g_assert_cmpint (cairo_surface_write_to_png (surface, name), ==, CAIRO_STATUS_SUCCESS);
        }
      cairo_surface_destroy (surface);
    }
}

/* The width that is asked for decides whether a label is drawn whole: it must be true. */
static void
test_measure (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 10, 10);
  cairo_t *cr = cairo_create (surface);
  SkvCanvas *canvas = skv_canvas_cairo_new (cr);
  SkvTextStyle small = { .size = 8.0 }, large = { .size = 16.0 },
               bold = { .size = 8.0, .weight = SKV_WEIGHT_BOLD };
  double width = skv_canvas_measure (canvas, &small, "Payroll run");

  g_assert_cmpfloat (width, >, 20.0);
  g_assert_cmpfloat (skv_canvas_measure (canvas, &small, "Payroll run"), ==, width);
  g_assert_cmpfloat_with_epsilon (skv_canvas_measure (canvas, &large, "Payroll run"), 2.0 * width,
                                  0.1);
  g_assert_cmpfloat (skv_canvas_measure (canvas, &bold, "Payroll run"), >, width);
  g_assert_cmpfloat (skv_canvas_measure (canvas, &small, ""), ==, 0.0);
  skv_canvas_cairo_free (canvas);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *text = g_strconcat ("/year-painter/no-text-over-text/", sizes[i].name, NULL);
      g_autofree char *draw = g_strconcat ("/year-painter/draw/", sizes[i].name, NULL);

      g_test_add_data_func (text, &sizes[i], test_no_text_over_text);
      g_test_add_data_func (draw, &sizes[i], test_draw);
    }
  g_test_add_func ("/year-painter/names-can-be-read", test_names_can_be_read);
  g_test_add_func ("/year-painter/skip", test_skip);
  g_test_add_func ("/year-painter/measure", test_measure);
  return g_test_run ();
}
