/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/report/report-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/legible.h"
#include "app/problem-label.h"
#include "app/sides.h"
#include "core/calendar/words.h"

#define CHOICES_WIDTH 330
#define PREVIEW_WIDTH 560
#define PREVIEW_MARGIN 12.0
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

static SkvReportOptions
get_options (SkvReportWindow *self)
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
keep_pages (SkvReportWindow *self)
{
  guint n = skv_report_draw (self->report, &self->sheet, NULL, -1);

  g_ptr_array_set_size (self->pages, 0);
  for (guint i = 0; i < n; i++)
    {
      cairo_rectangle_t whole = { 0.0, 0.0, self->sheet.width, self->sheet.height };
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &whole);
      cairo_t *cr = cairo_create (surface);

      skv_report_draw (self->report, &self->sheet, cr, (int) i);
      cairo_destroy (cr);
      g_ptr_array_add (self->pages, surface);
    }
}

static void
size_preview (SkvReportWindow *self)
{
  double width = PREVIEW_WIDTH - 2.0 * PREVIEW_MARGIN;
  double height = width * self->sheet.height / self->sheet.width + PREVIEW_MARGIN;

  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->preview),
                                       (int) (self->pages->len * height + PREVIEW_MARGIN));
  gtk_widget_queue_draw (self->preview);
}

static void
update (SkvReportWindow *self)
{
  SkvReportOptions options = get_options (self);
  SkvPageLanguage language;

  g_clear_pointer (&self->report, skv_report_free);
  skv_page_language_enter (&language, skv_report_window_get_language (self));
  self->report = skv_report_new (skv_session_get_plan (self->session), &options);
  keep_pages (self);
  skv_page_language_leave (&language);
  skv_report_window_show_problem (self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  skv_report_get_title (self->report), -1);
  size_preview (self);
}

static gboolean
on_idle (gpointer data)
{
  SkvReportWindow *self = data;

  self->update_source = 0;
  update (self);
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
  double scale = (PREVIEW_WIDTH - 2.0 * PREVIEW_MARGIN) / self->sheet.width;

  cairo_translate (cr, MAX (0.0, (width - PREVIEW_WIDTH) / 2.0) + PREVIEW_MARGIN, PREVIEW_MARGIN);
  for (guint i = 0; i < self->pages->len; i++)
    {
      cairo_save (cr);
      cairo_scale (cr, scale, scale);
      cairo_rectangle (cr, 3.0, 3.0, self->sheet.width, self->sheet.height);
      cairo_set_source_rgba (cr, 0.0, 0.0, 0.0, 0.25);
      cairo_fill (cr);
      cairo_rectangle (cr, 0.0, 0.0, self->sheet.width, self->sheet.height);
      cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
      cairo_fill (cr);
      cairo_set_source_surface (cr, self->pages->pdata[i], 0.0, 0.0);
      cairo_paint (cr);
      cairo_restore (cr);
      cairo_translate (cr, 0.0, self->sheet.height * scale + PREVIEW_MARGIN);
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

static AdwComboRow *
combo_new (AdwPreferencesGroup *group, const char *title, GPtrArray *names, guint selected)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (model, names->pdata[i]);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (row, selected);
  skv_combo_row_tell_whole (row);
  skv_row_keep_words (GTK_WIDGET (row));
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

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
  return combo_new (group, _("Month"), names, 2);
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
  row = combo_new (group, _("Organisation"), names, 0);
  gtk_widget_set_visible (GTK_WIDGET (row), records->len > 0);
  return row;
}

static AdwComboRow *
language_row_new (SkvReportWindow *self, AdwPreferencesGroup *group)
{
  const char *const *languages = skv_page_languages ();
  const char *of_plan = skv_plan_get_settings (skv_session_get_plan (self->session))->language;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = 0;

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_ptr_array_add (names, (gpointer) skv_page_language_name (languages[i]));
      if (g_strcmp0 (languages[i], of_plan) == 0)
        selected = i;
    }
  return combo_new (group, _("Language"), names, selected);
}

static GtkWidget *
choices_new (SkvReportWindow *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->month = month_row_new (self, group);
  self->organisation = organisation_row_new (self, group);
  self->language = language_row_new (self, group);
  gtk_widget_set_margin_start (GTK_WIDGET (group), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (group), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (group), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (group), 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (group));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, CHOICES_WIDTH, -1);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/* --- the window ------------------------------------------------------------------------------- */

static GtkWidget *
header_new (SkvReportWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *export = gtk_button_new_with_mnemonic (_("_Export…"));

  gtk_widget_add_css_class (export, "suggested-action");
  g_signal_connect_swapped (export, "clicked", G_CALLBACK (skv_report_window_export), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), export);
  gtk_window_set_default_widget (GTK_WINDOW (self), export);
  return header;
}

static void
build (SkvReportWindow *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *beside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *choices = choices_new (self), *preview = preview_new (self);

  gtk_box_append (GTK_BOX (all), header_new (self));
  gtk_box_append (GTK_BOX (beside), choices);
  gtk_box_append (GTK_BOX (beside), separator);
  gtk_box_append (GTK_BOX (beside), preview);
  gtk_box_append (GTK_BOX (all), beside);
  self->problem = GTK_LABEL (skv_problem_label_new ());
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->problem));
  adw_window_set_content (ADW_WINDOW (self), all);
  skv_sides_install (GTK_WINDOW (self),
                     &(SkvSides){ beside, separator, preview, 620, 240, 240, NULL });
}

static void
skv_report_window_dispose (GObject *object)
{
  SkvReportWindow *self = SKV_REPORT_WINDOW (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
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
  update (self);
  g_signal_connect_swapped (self->month, "notify::selected", G_CALLBACK (queue_update), self);
  g_signal_connect_swapped (self->organisation, "notify::selected", G_CALLBACK (queue_update),
                            self);
  g_signal_connect_swapped (self->language, "notify::selected", G_CALLBACK (queue_update), self);
  return GTK_WIDGET (self);
}
