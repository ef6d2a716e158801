/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-overview.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/legible.h"
#include "core/calendar/words.h"
#include "core/publish/canvas-cairo.h"
#include "core/publish/year-theme.h"

#define HEIGHT 40.0
#define NAME_HEIGHT 15.0
#define MARK_HEIGHT 4.0

struct _SkvYearOverview
{
  GtkWidget parent_instance;

  SkvSession *session; /* (owned) (nullable) */
  SkvDay from;         /* the year, as the numbers below are of */
  SkvDay to;
  guint *counts;  /* (owned) (nullable): what lies on each day; dropped when data change */
  gboolean *hard; /* (owned) (nullable) */
  guint most;
};

G_DEFINE_FINAL_TYPE (SkvYearOverview, skv_year_overview, GTK_TYPE_WIDGET)

/* --- how much lies where ---------------------------------------------------------------------- */

static void
drop_counts (SkvYearOverview *self)
{
  g_clear_pointer (&self->counts, g_free);
  g_clear_pointer (&self->hard, g_free);
}

static void
count (SkvYearOverview *self, const SkvOccurrence *occurrence)
{
  if (g_str_equal (occurrence->lane, "holiday") || occurrence->start == SKV_MOMENT_NONE ||
      occurrence->status == SKV_STATUS_CANCELLED ||
      skv_session_lane_is_hidden (self->session, occurrence->lane))
    return;
  for (SkvDay day = MAX (occurrence->first_day, self->from);
       day < MIN (occurrence->end_day, self->to); day++)
    {
      guint *n = &self->counts[day - self->from];

      (*n)++;
      self->most = MAX (self->most, *n);
    }
}

static void
mark_hard (SkvYearOverview *self)
{
  SkvChecker *checker = skv_session_get_checker (self->session);

  for (guint i = 0; i < skv_checker_get_n_found (checker); i++)
    {
      SkvFound found;

      skv_checker_get_found (checker, i, &found);
      if (found.severity == SKV_SEVERITY_HARD && !found.accepted &&
          found.item->first_day >= self->from && found.item->first_day < self->to)
        self->hard[found.item->first_day - self->from] = TRUE;
    }
}

static void
ensure_counts (SkvYearOverview *self)
{
  SkvOccurrences *all;

  if (self->counts != NULL)
    return;
  skv_zoom_range (SKV_ZOOM_YEAR, skv_session_get_school_year (self->session),
                  skv_session_get_day (self->session), &self->from, &self->to);
  self->counts = g_new0 (guint, self->to - self->from);
  self->hard = g_new0 (gboolean, self->to - self->from);
  self->most = 4; /* a day with one thing on it does not look full */
  all = skv_session_get_occurrences (self->session);
  for (guint i = 0; i < skv_occurrences_get_n (all); i++)
    count (self, skv_occurrences_get (all, i));
  mark_hard (self);
}

/* --- drawing ---------------------------------------------------------------------------------- */

static double
day_x (SkvYearOverview *self, SkvDay day, double width)
{
  return (double) (day - self->from) * width / (double) (self->to - self->from);
}

static void
paint_months (
  SkvYearOverview *self, SkvCanvas *canvas, const SkvYearTheme *theme, double width, double scale)
{
  SkvTextStyle style = { .size = 10.5 * scale, .color = theme->date };

  for (SkvDay day = self->from, next; day < self->to; day = next)
    {
      int year = skv_day_year (day), month = skv_day_month (day);
      double x = day_x (self, day, width), end;

      next = day + skv_days_in_month (year, month);
      end = day_x (self, next, width);
      if (month % 2 == 0)
        skv_canvas_fill (canvas, (SkvBox){ x, 0, end - x, HEIGHT * scale }, 0, theme->band);
      skv_canvas_text (canvas, (SkvBox){ x + 4, 0, end - x - 6, NAME_HEIGHT * scale }, &style,
                       end - x > 80 * scale ? skv_words_month (month)
                                            : skv_words_month_short (month));
    }
}

static void
paint_days (
  SkvYearOverview *self, SkvCanvas *canvas, const SkvYearTheme *theme, double width, double scale)
{
  double bottom = HEIGHT * scale - 2, room = bottom - NAME_HEIGHT * scale - MARK_HEIGHT * scale;

  for (SkvDay day = self->from; day < self->to; day++)
    {
      guint i = (guint) (day - self->from);
      double x = day_x (self, day, width), right = day_x (self, day + 1, width);
      double height = room * self->counts[i] / self->most;

      skv_canvas_fill (canvas, (SkvBox){ x, bottom - height, MAX (1, right - x - 0.5), height }, 0,
                       theme->looks[SKV_LOOK_MAINTENANCE].fill);
      /* a mark on top, so that it differs by more than colour */
      if (self->hard[i])
        skv_canvas_fill (
          canvas,
          (SkvBox){ x - 1, bottom - height - MARK_HEIGHT * scale, MAX (3, right - x + 1.5),
                    MARK_HEIGHT * scale - 1 },
          0,
          theme->drop_hard.alpha < 1
            ? (SkvColor){ theme->drop_hard.red, theme->drop_hard.green, theme->drop_hard.blue, 1 }
            : theme->drop_hard);
    }
}

static void
paint_shown (
  SkvYearOverview *self, SkvCanvas *canvas, const SkvYearTheme *theme, double width, double scale)
{
  SkvDay from, to, today = skv_session_get_today (self->session);
  double x, right;

  if (today >= self->from && today < self->to)
    skv_canvas_fill (canvas, (SkvBox){ day_x (self, today, width), 0, 2, HEIGHT * scale }, 0,
                     theme->today);
  skv_session_get_shown (self->session, &from, &to);
  x = MAX (0, day_x (self, from, width));
  right = MIN (width, day_x (self, to, width));
  skv_canvas_stroke (canvas, (SkvBox){ x, 0, MAX (4, right - x), HEIGHT * scale }, 3, 2, 0,
                     theme->selection);
}

static double
text_scale (SkvYearOverview *self)
{
  return skv_text_scale (GTK_WIDGET (self));
}

static void
skv_year_overview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SkvYearOverview *self = SKV_YEAR_OVERVIEW (widget);
  AdwStyleManager *style = adw_style_manager_get_default ();
  const SkvYearTheme *theme = skv_year_theme_get (adw_style_manager_get_dark (style),
                                                  adw_style_manager_get_high_contrast (style));
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double scale = text_scale (self);
  SkvCanvas *canvas;
  cairo_t *cr;

  if (self->session == NULL || width < 1)
    return;
  ensure_counts (self);
  cr =
    gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  canvas = skv_canvas_cairo_new (cr);
  skv_canvas_fill (canvas, (SkvBox){ 0, 0, width, height }, 0, theme->background);
  paint_months (self, canvas, theme, width, scale);
  paint_days (self, canvas, theme, width, scale);
  paint_shown (self, canvas, theme, width, scale);
  skv_canvas_fill (canvas, (SkvBox){ 0, height - 1, width, 1 }, 0, theme->rule);
  skv_canvas_cairo_free (canvas);
  cairo_destroy (cr);
}

static void
skv_year_overview_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  double scale = text_scale (SKV_YEAR_OVERVIEW (widget));

  *minimum = *natural =
    orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : (int) (HEIGHT * scale) + 2;
}

/* --- input ------------------------------------------------------------------------------------ */

static void
on_pressed (SkvYearOverview *self, int n_press, double x, double y)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  SkvDay day;

  if (self->session == NULL || width < 1)
    return;
  ensure_counts (self);
  day = self->from + (SkvDay) (x / width * (double) (self->to - self->from));
  skv_session_show_day (self->session, CLAMP (day, self->from, self->to - 1));
}

static gboolean
on_key (SkvYearOverview *self, guint key)
{
  int steps = key == GDK_KEY_Left || key == GDK_KEY_KP_Left     ? -1
              : key == GDK_KEY_Right || key == GDK_KEY_KP_Right ? 1
                                                                : 0;

  if (steps == 0 || self->session == NULL)
    return FALSE;
  skv_session_step (self->session, steps);
  return TRUE;
}

/* --- following the session -------------------------------------------------------------------- */

static void
update (SkvYearOverview *self)
{
  g_autofree char *shown = NULL;
  g_autofree char *label = NULL;

  if (self->session == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), skv_session_get_zoom (self->session) != SKV_ZOOM_YEAR);
  shown = skv_session_describe_shown (self->session);
  /* TRANSLATORS: name of the strip with all months; what is shown of them follows */
  label = g_strdup_printf (_("Overview of the year; %s is shown"), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_refreshed (SkvYearOverview *self)
{
  drop_counts (self);
  update (self);
}

void
skv_year_overview_set_session (SkvYearOverview *self, SkvSession *session)
{
  g_return_if_fail (SKV_IS_YEAR_OVERVIEW (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  drop_counts (self);
  if (session == NULL)
    return;
  g_signal_connect_object (session, "shown", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_refreshed), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
skv_year_overview_dispose (GObject *object)
{
  skv_year_overview_set_session (SKV_YEAR_OVERVIEW (object), NULL);
  G_OBJECT_CLASS (skv_year_overview_parent_class)->dispose (object);
}

static void
skv_year_overview_class_init (SkvYearOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_year_overview_dispose;
  widget_class->snapshot = skv_year_overview_snapshot;
  widget_class->measure = skv_year_overview_measure;
  gtk_widget_class_set_css_name (widget_class, "yearoverview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
skv_year_overview_init (SkvYearOverview *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("The whole year: click to go there"));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
skv_year_overview_new (void)
{
  return g_object_new (SKV_TYPE_YEAR_OVERVIEW, NULL);
}
