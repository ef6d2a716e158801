/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/plan-settings/plan-settings-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/legible.h"
#include "app/plan-files.h"
#include "app/print/page-language.h"
#include "app/text-row.h"
#include "app/toast.h"
#include "app/welcome/new-plan-form.h"
#include "core/calendar/holidays.h"
#include "core/calendar/notice-days.h"

struct _SkvPlanSettingsDialog
{
  AdwWindow parent_instance;

  SkvSession *session;  /* (owned) */
  SkvSettings *draft;   /* (owned): as it would be saved, never sealed */
  GPtrArray *countries; /* (owned) (element-type utf8): codes, in the order of the row */
  GPtrArray *languages; /* (owned) (element-type utf8) */
  gboolean following;   /* rows are set by us, not by a person */

  SkvToast *toast;
  GtkWidget *save_button;
  AdwPreferencesGroup *group;
  SkvTextRow *title_row;
  AdwComboRow *country_row;
  SkvTextRow *zone_row;
  AdwComboRow *language_row;
  SkvTextRow *notice_row;
  GtkSpinButton *hops_spin;
};

G_DEFINE_FINAL_TYPE (SkvPlanSettingsDialog, skv_plan_settings_dialog, ADW_TYPE_WINDOW)

static SkvPlan *
get_plan (SkvPlanSettingsDialog *self)
{
  return skv_session_get_plan (self->session);
}

/* (transfer full) */
static SkvEdit *
make_edit (SkvPlanSettingsDialog *self)
{
  /* TRANSLATORS: name of an edit: a plan's title */
  g_autofree char *label = g_strdup_printf (_("Change the settings of “%s”"), self->draft->title);
  SkvEdit *edit = skv_edit_new (label);

  skv_edit_put (edit, skv_record_copy (self->draft));
  return edit;
}

/* --- what is wrong with it ------------------------------------------------------------------- */

static gboolean
same_days (const GArray *a, const GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (int)) == 0);
}

static gboolean
differs (const SkvSettings *a, const SkvSettings *b)
{
  return g_strcmp0 (a->title, b->title) != 0 || g_strcmp0 (a->country, b->country) != 0 ||
         g_strcmp0 (a->time_zone, b->time_zone) != 0 || g_strcmp0 (a->language, b->language) != 0 ||
         a->hop_limit != b->hop_limit || !same_days (a->notice_days, b->notice_days);
}

/* FALSE if what was written are no days of notice, which then stands in the row */
static gboolean
check_notice (SkvPlanSettingsDialog *self)
{
  const char *text = skv_text_row_get_text (self->notice_row);
  g_autoptr (GArray) days = skv_notice_days_parse (text);
  /* TRANSLATORS: a range of numbers, and how many numbers there may be */
  g_autofree char *problem =
    days == NULL ? g_strdup_printf (
                     _("Write whole numbers from 0 to %1$d, each once and at most %2$d of them, "
                        "such as 10, 2, 0"),
                     SKV_NOTICE_DAYS_MOST, SKV_NOTICES_MOST)
                 : NULL;

  skv_text_row_show_problem (self->notice_row, problem,
                             _("Working days before work on which it is announced; 0 is the day "
                                "itself"));
  return days != NULL;
}

static void
check (SkvPlanSettingsDialog *self)
{
  g_autoptr (SkvEdit) edit = make_edit (self);
  g_autoptr (SkvProblem) problem = skv_plan_find_problem (get_plan (self), edit);
  g_autofree char *title = g_strstrip (g_strdup (self->draft->title));
  gboolean is_zone = problem != NULL && g_strcmp0 (problem->field, "time_zone") == 0;
  gboolean writable = !skv_plan_files_is_read_only (get_plan (self));
  gboolean noticed = check_notice (self);

  skv_text_row_show_problem (self->title_row, *title == '\0' ? _("The plan needs a title") : NULL,
                             NULL);
  skv_text_row_show_problem (self->zone_row, is_zone ? problem->message : NULL,
                             _("Of all hours in the plan"));
  gtk_widget_set_tooltip_text (self->save_button, !writable        ? _("This plan is read only")
                                                  : *title == '\0' ? _("The plan needs a title")
                                                  : !noticed
                                                    ? _("Days of notice are whole numbers")
                                                  : problem != NULL ? problem->message
                                                                    : NULL);
  gtk_widget_set_sensitive (self->save_button,
                            writable && noticed && problem == NULL && *title != '\0' &&
                              differs (self->draft, skv_plan_get_settings (get_plan (self))));
}

/* --- what people do -------------------------------------------------------------------------- */

static void
on_title (SkvPlanSettingsDialog *self, const char *text)
{
  skv_set_text (&self->draft->title, text);
  check (self);
}

static void
on_zone (SkvPlanSettingsDialog *self, const char *text)
{
  skv_set_text (&self->draft->time_zone, text);
  check (self);
}

static void
on_country (SkvPlanSettingsDialog *self)
{
  if (self->following)
    return;
  skv_set_text (
    &self->draft->country,
    g_ptr_array_index (self->countries, adw_combo_row_get_selected (self->country_row)));
  check (self);
}

static void
on_language (SkvPlanSettingsDialog *self)
{
  if (self->following)
    return;
  skv_set_text (
    &self->draft->language,
    g_ptr_array_index (self->languages, adw_combo_row_get_selected (self->language_row)));
  check (self);
}

static void
on_hops (SkvPlanSettingsDialog *self)
{
  if (self->following)
    return;
  self->draft->hop_limit = gtk_spin_button_get_value_as_int (self->hops_spin);
  check (self);
}

static void
on_notice (SkvPlanSettingsDialog *self, const char *text)
{
  GArray *days = skv_notice_days_parse (text);

  if (days != NULL)
    {
      g_array_unref (self->draft->notice_days);
      self->draft->notice_days = days;
    }
  check (self);
}

static void
on_save (SkvPlanSettingsDialog *self)
{
  g_autoptr (SkvEdit) edit = make_edit (self);

  if (skv_session_apply (self->session, edit))
    gtk_window_close (GTK_WINDOW (self));
}

/* What is refused while this dialog is open, it must tell itself: it lies over the window. */
static void
on_told (SkvPlanSettingsDialog *self, const char *message)
{
  if (!skv_session_told_edit (self->session))
    skv_toast_show (self->toast, message, NULL, NULL);
}

/* --- filling --------------------------------------------------------------------------------- */

/* What the plan has stands in the row even if it is none of ours. */
static void
fill_row (AdwComboRow *row,
          GPtrArray *codes,
          const char *const *known,
          const char *own,
          const char *(*title) (const char *code))
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (; *known != NULL; known++)
    g_ptr_array_add (codes, g_strdup (*known));
  if (own != NULL && !g_ptr_array_find_with_equal_func (codes, own, g_str_equal, &chosen))
    {
      chosen = codes->len;
      g_ptr_array_add (codes, g_strdup (own));
    }
  for (guint i = 0; i < codes->len; i++)
    gtk_string_list_append (names, title (g_ptr_array_index (codes, i)));
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, chosen);
  skv_combo_row_tell_whole (row);
}

static void
fill (SkvPlanSettingsDialog *self)
{
  g_autofree char *days = skv_notice_days_format (self->draft->notice_days);

  self->following = TRUE;
  skv_text_row_set_up (self->title_row, NULL, 0);
  skv_text_row_set_text (self->title_row, self->draft->title != NULL ? self->draft->title : "");
  skv_text_row_set_up (self->zone_row, NULL, 16);
  skv_text_row_set_text (self->zone_row, self->draft->time_zone);
  skv_text_row_set_up (self->notice_row, "2, 0", 16);
  skv_text_row_set_text (self->notice_row, days);
  fill_row (self->country_row, self->countries, skv_holidays_countries (), self->draft->country,
            skv_new_plan_country_title);
  fill_row (self->language_row, self->languages, skv_page_languages (), self->draft->language,
            skv_page_language_name);
  gtk_spin_button_set_value (self->hops_spin, self->draft->hop_limit);
  gtk_widget_set_sensitive (GTK_WIDGET (self->group),
                            !skv_plan_files_is_read_only (get_plan (self)));
  self->following = FALSE;
  skv_set_text (&self->draft->title, skv_text_row_get_text (self->title_row));
  check (self);
  skv_text_row_focus (self->title_row);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_plan_settings_dialog_dispose (GObject *object)
{
  SkvPlanSettingsDialog *self = SKV_PLAN_SETTINGS_DIALOG (object);

  self->following = TRUE;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (skv_plan_settings_dialog_parent_class)->dispose (object);
}

static void
skv_plan_settings_dialog_finalize (GObject *object)
{
  SkvPlanSettingsDialog *self = SKV_PLAN_SETTINGS_DIALOG (object);

  g_clear_pointer (&self->draft, skv_record_unref);
  g_ptr_array_unref (self->countries);
  g_ptr_array_unref (self->languages);
  G_OBJECT_CLASS (skv_plan_settings_dialog_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvPlanSettingsDialog, name)
#define CALL(name) gtk_widget_class_bind_template_callback (widget_class, name)

static void
skv_plan_settings_dialog_class_init (SkvPlanSettingsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_plan_settings_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_plan_settings_dialog_finalize;
  g_type_ensure (SKV_TYPE_TEXT_ROW);
  g_type_ensure (SKV_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/plan-settings-dialog.ui");
  BIND (toast);
  BIND (save_button);
  BIND (group);
  BIND (title_row);
  BIND (country_row);
  BIND (zone_row);
  BIND (language_row);
  BIND (notice_row);
  BIND (hops_spin);
  CALL (on_title);
  CALL (on_country);
  CALL (on_zone);
  CALL (on_language);
  CALL (on_notice);
  CALL (on_hops);
  CALL (on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_plan_settings_dialog_init (SkvPlanSettingsDialog *self)
{
  self->countries = g_ptr_array_new_with_free_func (g_free);
  self->languages = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
skv_plan_settings_dialog_new (SkvSession *session)
{
  SkvPlanSettingsDialog *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_PLAN_SETTINGS_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->draft = skv_record_copy (skv_plan_get_settings (skv_session_get_plan (session)));
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
