/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/print/print-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/print/page-language.h"
#include "app/print/sheet-frame.h"
#include "app/problem-label.h"

G_DEFINE_FINAL_TYPE (SkvPrintWindow, skv_print_window, ADW_TYPE_WINDOW)

/* --- what is chosen --------------------------------------------------------------------------- */

SkvPrintWish
skv_print_window_get_wish (SkvPrintWindow *self)
{
  gboolean list = adw_combo_row_get_selected (self->what) == 1;

  return (SkvPrintWish){
    .list = list,
    .paper = (SkvPaper) adw_combo_row_get_selected (self->paper),
    .portrait = adw_combo_row_get_selected (self->orientation) == 1,
    .grey = gtk_switch_get_active (self->grey),
    .by_organisation = gtk_switch_get_active (self->bands),
    .school_year = adw_combo_row_get_selected (self->days) == 1,
    .language = skv_page_languages ()[adw_combo_row_get_selected (self->language)],
  };
}

void
skv_print_window_show_problem (SkvPrintWindow *self, const char *problem)
{
  skv_problem_label_show (self->problem, problem);
}

void
skv_print_window_finish (SkvPrintWindow *self, const char *message)
{
  g_autoptr (SkvSession) session = g_object_ref (self->session);

  gtk_window_destroy (GTK_WINDOW (self));
  skv_session_tell (session, message);
}

static void
tell_untold (SkvPrintWindow *self)
{
  guint n = skv_print_page_get_n_untold (self->page);
  g_autofree char *words = NULL;

  if (n > 0)
    words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "%u entry has no room on this paper. Larger paper or fewer lanes help.",
                   "%u entries have no room on this paper. Larger paper or fewer lanes help.", n),
      n);
  else if (skv_print_page_lacks_bands (self->page))
    words = g_strdup (_("So many organisations have no room beside each other on this paper. "
                         "Larger paper or portrait helps."));
  skv_print_window_show_problem (self, words);
}

SkvPrintSource
skv_print_window_get_source (SkvPrintWindow *self)
{
  return (SkvPrintSource){ .plan = skv_session_get_plan (self->session),
                           .year = skv_session_get_year (self->session),
                           .today = skv_session_get_today (self->session) };
}

void
skv_print_window_take (SkvPrintWindow *self, SkvPrintPage *page, cairo_surface_t *picture)
{
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->page, skv_print_page_free);
  self->page = page;
  self->picture = picture;
  gtk_widget_set_sensitive (self->buttons, page != NULL);
  if (page != NULL)
    tell_untold (self);
  gtk_widget_queue_draw (self->preview);
}

static void
update (SkvPrintWindow *self)
{
  SkvPrintWish wish = skv_print_window_get_wish (self);
  SkvPrintSource source = skv_print_window_get_source (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->grey_row), !wish.list);
  gtk_widget_set_sensitive (GTK_WIDGET (self->bands_row), !wish.list);
  skv_work_clear (&self->work);
  if (skv_print_window_uses_thread (self))
    skv_print_window_start (self);
  else
    skv_print_window_take (self, skv_print_page_new (&source, &wish, NULL), NULL);
}

static gboolean
on_idle (gpointer data)
{
  SkvPrintWindow *self = data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* Once for all that a choice changes. */
static void
queue_update (SkvPrintWindow *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (on_idle, self);
}

/* The list is upright unless somebody says otherwise, the poster lies. */
static void
on_what (SkvPrintWindow *self)
{
  guint list = adw_combo_row_get_selected (self->what);

  adw_combo_row_set_selected (self->orientation, list);
  adw_combo_row_set_selected (self->paper, list == 1 ? SKV_PAPER_A4 : SKV_PAPER_A3);
  queue_update (self);
}

/* --- the preview ------------------------------------------------------------------------------ */

/* The sheet at that size, in pixels: there letters are outlines, which tear nothing apart however
 * small they are. */
cairo_surface_t *
skv_print_page_picture (const SkvPrintPage *page, int width, int height)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  const SkvSheet *sheet = skv_print_page_get_sheet (page);
  cairo_t *cr = cairo_create (picture);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, width / sheet->width, height / sheet->height);
  skv_print_page_draw (page, cr);
  cairo_destroy (cr);
  return picture;
}

/* (transfer none) (nullable): it is being made; or it has another size, and one of this is being
 * made */
static cairo_surface_t *
get_picture (SkvPrintWindow *self, int width, int height)
{
  if (self->picture != NULL && cairo_image_surface_get_width (self->picture) == width &&
      cairo_image_surface_get_height (self->picture) == height)
    return self->picture;
  if (skv_print_window_uses_thread (self))
    {
      if (self->asked_width != width || self->asked_height != height)
        queue_update (self);
      self->asked_width = width;
      self->asked_height = height;
      return self->picture;
    }
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->picture = skv_print_page_picture (self->page, width, height);
  return self->picture;
}

static void
paint_picture (cairo_t *cr, cairo_surface_t *picture, int width, int height)
{
  cairo_scale (cr, (double) width / cairo_image_surface_get_width (picture),
               (double) height / cairo_image_surface_get_height (picture));
  cairo_set_source_surface (cr, picture, 0.0, 0.0);
  cairo_paint (cr);
}

static void
draw_preview (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  SkvPrintWindow *self = data;
  SkvPrintWish wish = skv_print_window_get_wish (self);
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (area)), wide, high;
  cairo_surface_t *picture;
  SkvSheet sheet;
  double scale;

  skv_sheet_init (&sheet, wish.paper, wish.portrait);
  scale = MIN ((width - 2.0 * SKV_SHEET_FRAME_MARGIN) / sheet.width,
               (height - 2.0 * SKV_SHEET_FRAME_MARGIN) / sheet.height);
  wide = (int) (sheet.width * scale);
  high = (int) (sheet.height * scale);
  if (wide < 1 || high < 1)
    return;
  cairo_translate (cr, (width - wide) / 2, (height - high) / 2);
  skv_sheet_frame_paint_paper (cr, wide, high);
  picture = get_picture (self, wide * factor, high * factor);
  if (picture != NULL)
    paint_picture (cr, picture, wide, high);
}

static GtkWidget *
preview_new (SkvPrintWindow *self)
{
  GtkWidget *area =
    g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, NULL);

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_preview, self, NULL);
  gtk_widget_set_hexpand (area, TRUE);
  gtk_widget_set_vexpand (area, TRUE);
  gtk_widget_set_size_request (area, 240, 240);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The sheet as it will be printed"), -1);
  self->preview = area;
  return area;
}

/* --- the choices ------------------------------------------------------------------------------ */

static AdwComboRow *
days_row_new (SkvPrintWindow *self, AdwPreferencesGroup *group)
{
  g_autofree char *year = NULL, *school_year = NULL;
  int number = skv_session_get_year (self->session);
  SkvDay from, to;

  for (int school = 0; school < 2; school++)
    {
      g_autofree char *years = NULL;

      skv_sheet_days (number, school, &from, &to);
      years = skv_sheet_years (from, to);
      /* TRANSLATORS: %s is "2027" or "2027–2028" */
      if (school)
        school_year = g_strdup_printf (_("School year %s"), years);
      else
        year = g_strdup_printf (_("Year %s"), years);
    }
  return skv_sheet_frame_add_combo (group, _("Days"),
                                    (const char *const[]){ year, school_year, NULL }, 0);
}

static AdwActionRow *
switch_row_new (AdwPreferencesGroup *group,
                const char *title,
                const char *subtitle,
                GtkSwitch **choice)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  *choice = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (*choice), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_add_suffix (row, GTK_WIDGET (*choice));
  adw_action_row_set_activatable_widget (row, GTK_WIDGET (*choice));
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static GtkWidget *
choices_new (SkvPrintWindow *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  const char *const sheets[] = { _("Poster of the year"), _("List of evenings and jobs"), NULL };
  const char *const papers[] = { "A4", "A3", "A2", NULL };
  const char *const orientations[] = { _("Landscape"), _("Portrait"), NULL };

  self->what = skv_sheet_frame_add_combo (group, _("Sheet"), sheets, 0);
  self->paper = skv_sheet_frame_add_combo (group, _("Paper"), papers, SKV_PAPER_A3);
  self->orientation = skv_sheet_frame_add_combo (group, _("Orientation"), orientations, 0);
  self->days = days_row_new (self, group);
  self->language = skv_sheet_frame_add_languages (group, skv_session_get_plan (self->session));
  self->grey_row =
    switch_row_new (group, _("Grey-scale"), _("Patterns instead of colours"), &self->grey);
  self->bands_row = switch_row_new (group, _("Organisations side by side"),
                                    _("A band for each in every month"), &self->bands);
  gtk_widget_set_visible (GTK_WIDGET (self->bands_row),
                          skv_session_has_organisations (self->session));
  return skv_sheet_frame_choices_new (group);
}

/* --- the window ------------------------------------------------------------------------------- */

static GtkWidget *
header_new (SkvPrintWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *print = gtk_button_new_with_mnemonic (_("_Print…"));
  GtkWidget *export = gtk_button_new_with_mnemonic (_("_Export…"));

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->buttons), print);
  gtk_box_append (GTK_BOX (self->buttons), export);
  gtk_widget_add_css_class (print, "suggested-action");
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (skv_print_window_print), self);
  g_signal_connect_swapped (export, "clicked", G_CALLBACK (skv_print_window_export), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->buttons);
  gtk_window_set_default_widget (GTK_WINDOW (self), print);
  return header;
}

static void
build (SkvPrintWindow *self)
{
  SkvSheetFrame frame = { .work_bar = skv_work_bar_new () };

  self->work_bar = SKV_WORK_BAR (frame.work_bar);
  frame.header = header_new (self);
  frame.choices = choices_new (self);
  frame.preview = preview_new (self);
  self->problem = skv_sheet_frame_install (ADW_WINDOW (self), &frame);
}

static void
skv_print_window_dispose (GObject *object)
{
  SkvPrintWindow *self = SKV_PRINT_WINDOW (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  skv_work_clear (&self->work);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (skv_print_window_parent_class)->dispose (object);
}

static void
skv_print_window_finalize (GObject *object)
{
  SkvPrintWindow *self = SKV_PRINT_WINDOW (object);

  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_clear_pointer (&self->page, skv_print_page_free);
  G_OBJECT_CLASS (skv_print_window_parent_class)->finalize (object);
}

static void
skv_print_window_class_init (SkvPrintWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_print_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_print_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
skv_print_window_init (SkvPrintWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _("Poster and List"));
  gtk_window_set_default_size (GTK_WINDOW (self), 1120, 660);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

GtkWidget *
skv_print_window_new (SkvSession *session)
{
  SkvPrintWindow *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_PRINT_WINDOW, NULL);
  self->session = g_object_ref (session);
  build (self);
  update (self);
  g_signal_connect_swapped (self->what, "notify::selected", G_CALLBACK (on_what), self);
  g_signal_connect_swapped (self->paper, "notify::selected", G_CALLBACK (queue_update), self);
  g_signal_connect_swapped (self->orientation, "notify::selected", G_CALLBACK (queue_update), self);
  g_signal_connect_swapped (self->days, "notify::selected", G_CALLBACK (queue_update), self);
  g_signal_connect_swapped (self->language, "notify::selected", G_CALLBACK (queue_update), self);
  g_signal_connect_swapped (self->grey, "notify::active", G_CALLBACK (queue_update), self);
  g_signal_connect_swapped (self->bands, "notify::active", G_CALLBACK (queue_update), self);
  return GTK_WIDGET (self);
}
