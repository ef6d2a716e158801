/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/report/report-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/print/sheet-frame.h"
#include "app/problem-label.h"
#include "core/calendar/words.h"

#define PREVIEW_WIDTH 560
/* Months to choose from: the one that is, those before it, and the next. */
#define MONTHS_BEFORE 24
#define MONTHS (MONTHS_BEFORE + 2)

G_DEFINE_FINAL_TYPE (SkvReportWindow, skv_report_window, ADW_TYPE_WINDOW)

/* --- what is chosen --------------------------------------------------------------------------- */

/* the newest first */
static void
month_at (SkvReportWindow *self, guint row, int *year, int *month)
{
  SkvDay today = skv_session_get_today (self->session);
  int number = skv_day_year (today) * 12 + skv_day_month (today) - 1 + 1 - (int) row;

  *year = number / 12;
  *month = number % 12 + 1;
}

const char *
skv_report_window_get_language (SkvReportWindow *self)
{
  return skv_page_languages ()[adw_combo_row_get_selected (self->language)];
}

void
skv_report_window_show_problem (SkvReportWindow *self, const char *problem)
{
  skv_problem_label_show (self->problem, problem);
}

SkvReportOptions
skv_report_window_get_options (SkvReportWindow *self)
{
  SkvReportOptions options = { .made = SKV_DAY_NONE };
  const SkvZone *zone = skv_plan_get_zone (skv_session_get_plan (self->session));
  SkvDay today = skv_session_get_today (self->session);

  month_at (self, adw_combo_row_get_selected (self->month), &options.year, &options.month);
  options.organisation =
    g_ptr_array_index (self->organisations, adw_combo_row_get_selected (self->organisation));
  /* of today nobody knows yet how it ends */
  options.now = skv_zone_day_span (zone, today).start;
  return options;
}

/* --- the preview ------------------------------------------------------------------------------ */

static void
size_preview (SkvReportWindow *self)
{
  double width = PREVIEW_WIDTH - 2.0 * SKV_SHEET_FRAME_MARGIN;
  double height = width * self->sheet.height / self->sheet.width + SKV_SHEET_FRAME_MARGIN;

  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->preview),
                                       (int) (self->pages->len * height + SKV_SHEET_FRAME_MARGIN));
  gtk_widget_queue_draw (self->preview);
}

void
skv_report_window_take (SkvReportWindow *self, SkvReport *report, GPtrArray *pages)
{
  g_clear_pointer (&self->report, skv_report_free);
  g_ptr_array_unref (self->pages);
  self->report = report;
  self->pages = pages;
  gtk_widget_set_sensitive (self->export, TRUE);
  skv_report_window_show_problem (self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  skv_report_get_title (report), -1);
  size_preview (self);
}

static gboolean
on_idle (gpointer data)
{
  SkvReportWindow *self = data;

  self->update_source = 0;
  skv_report_window_start (self);
  return G_SOURCE_REMOVE;
}

/* Once for all that a choice changes. */
static void
queue_update (SkvReportWindow *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (on_idle, self);
}

static void
draw_preview (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  SkvReportWindow *self = data;
  double scale = (PREVIEW_WIDTH - 2.0 * SKV_SHEET_FRAME_MARGIN) / self->sheet.width;

  cairo_translate (cr, MAX (0.0, (width - PREVIEW_WIDTH) / 2.0) + SKV_SHEET_FRAME_MARGIN,
                   SKV_SHEET_FRAME_MARGIN);
  for (guint i = 0; i < self->pages->len; i++)
    {
      cairo_save (cr);
      cairo_scale (cr, scale, scale);
      skv_sheet_frame_paint_paper (cr, self->sheet.width, self->sheet.height);
      cairo_set_source_surface (cr, self->pages->pdata[i], 0.0, 0.0);
      cairo_paint (cr);
      cairo_restore (cr);
      cairo_translate (cr, 0.0, self->sheet.height * scale + SKV_SHEET_FRAME_MARGIN);
    }
}

static GtkWidget *
preview_new (SkvReportWindow *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->preview =
    g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->preview), draw_preview, self, NULL);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->preview), PREVIEW_WIDTH);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->preview);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_size_request (scrolled, 240, 240);
  return scrolled;
}

/* --- the choices ------------------------------------------------------------------------------ */

/* The month that ended last is the one that people report on. */
static AdwComboRow *
month_row_new (SkvReportWindow *self, AdwPreferencesGroup *group)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MONTHS; i++)
    {
      int year, month;

      month_at (self, i, &year, &month);
      g_ptr_array_add (names, skv_words_month_year (year, month));
    }
  g_ptr_array_add (names, NULL);
  return skv_sheet_frame_add_combo (group, _("Month"), (const char *const *) names->pdata, 2);
}

static AdwComboRow *
organisation_row_new (SkvReportWindow *self, AdwPreferencesGroup *group)
{
  GPtrArray *records =
    skv_plan_get_records (skv_session_get_plan (self->session), SKV_KIND_ORGANISATION);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  AdwComboRow *row;

  g_ptr_array_add (names, (gpointer) _("All organisations"));
  g_ptr_array_add (self->organisations, NULL);
  for (guint i = 0; i < records->len; i++)
    {
      const SkvOrganisation *organisation = records->pdata[i];

      g_ptr_array_add (names, organisation->name);
      g_ptr_array_add (self->organisations, g_strdup (organisation->parent.id));
    }
  g_ptr_array_add (names, NULL);
  row =
    skv_sheet_frame_add_combo (group, _("Organisation"), (const char *const *) names->pdata, 0);
  gtk_widget_set_visible (GTK_WIDGET (row), records->len > 0);
  return row;
}

static GtkWidget *
choices_new (SkvReportWindow *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->month = month_row_new (self, group);
  self->organisation = organisation_row_new (self, group);
  self->language = skv_sheet_frame_add_languages (group, skv_session_get_plan (self->session));
  return skv_sheet_frame_choices_new (group);
}

/* --- the window ------------------------------------------------------------------------------- */

static GtkWidget *
header_new (SkvReportWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->export = gtk_button_new_with_mnemonic (_("_Export…"));
  gtk_widget_add_css_class (self->export, "suggested-action");
  g_signal_connect_swapped (self->export, "clicked", G_CALLBACK (skv_report_window_export), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->export);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->export);
  return header;
}

static void
build (SkvReportWindow *self)
{
  SkvSheetFrame frame = { .work_bar = skv_work_bar_new () };

  self->work_bar = SKV_WORK_BAR (frame.work_bar);
  frame.header = header_new (self);
  frame.choices = choices_new (self);
  frame.preview = preview_new (self);
  self->problem = skv_sheet_frame_install (ADW_WINDOW (self), &frame);
}

static void
skv_report_window_dispose (GObject *object)
{
  SkvReportWindow *self = SKV_REPORT_WINDOW (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  skv_work_clear (&self->work);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (skv_report_window_parent_class)->dispose (object);
}

static void
skv_report_window_finalize (GObject *object)
{
  SkvReportWindow *self = SKV_REPORT_WINDOW (object);

  g_clear_pointer (&self->report, skv_report_free);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->organisations);
  G_OBJECT_CLASS (skv_report_window_parent_class)->finalize (object);
}

static void
skv_report_window_class_init (SkvReportWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_report_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_report_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
skv_report_window_init (SkvReportWindow *self)
{
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  self->organisations = g_ptr_array_new_with_free_func (g_free);
  skv_sheet_init (&self->sheet, SKV_PAPER_A4, TRUE);
  gtk_window_set_title (GTK_WINDOW (self), _("Monthly Report"));
  gtk_window_set_default_size (GTK_WINDOW (self), 960, 680);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

GtkWidget *
skv_report_window_new (SkvSession *session)
{
  SkvReportWindow *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_REPORT_WINDOW, NULL);
  self->session = g_object_ref (session);
  build (self);
  skv_report_window_start (self);
  g_signal_connect_swapped (self->month, "notify::selected", G_CALLBACK (queue_update), self);
  g_signal_connect_swapped (self->organisation, "notify::selected", G_CALLBACK (queue_update),
                            self);
  g_signal_connect_swapped (self->language, "notify::selected", G_CALLBACK (queue_update), self);
  return GTK_WIDGET (self);
}
