/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "app/plan-files.h"
#include "app/compat.h"
#include "app/print/page-language.h"
#include "app/welcome/new-plan-assistant-private.h"
#include "core/calendar/holidays.h"

G_DEFINE_FINAL_TYPE (SkvNewPlanAssistant, skv_new_plan_assistant, ADW_TYPE_WINDOW)

static const char *const step_names[SKV_NEW_PLAN_N_STEPS] = { "country", "organisation", "dates",
                                                              "evenings", "file" };

static guint created_signal;

SkvNewPlanForm *
skv_new_plan_assistant_get_form (SkvNewPlanAssistant *self)
{
  g_return_val_if_fail (SKV_IS_NEW_PLAN_ASSISTANT (self), NULL);
  return self->form;
}

GPtrArray *
skv_new_plan_assistant_get_sources (SkvNewPlanAssistant *self)
{
  g_return_val_if_fail (SKV_IS_NEW_PLAN_ASSISTANT (self), NULL);
  return self->sources;
}

/* --- from step to step ----------------------------------------------------------------------- */

static void
focus_step (SkvNewPlanAssistant *self)
{
  switch (self->step)
    {
    case SKV_NEW_PLAN_STEP_COUNTRY:
      gtk_widget_grab_focus (GTK_WIDGET (self->country_row));
      break;
    case SKV_NEW_PLAN_STEP_ORGANISATION:
      skv_text_row_focus (self->organisation_rows->pdata[0]);
      break;
    case SKV_NEW_PLAN_STEP_FILE:
      skv_text_row_focus (self->file_row);
      break;
    default:
      gtk_widget_grab_focus (self->next_button);
    }
}

static void
go_to (SkvNewPlanAssistant *self, int step)
{
  self->step = step;
  if (step == SKV_NEW_PLAN_STEP_EVENINGS)
    skv_new_plan_assistant_fill_rules (self);
  skv_new_plan_assistant_update (self);
  gtk_stack_set_visible_child_name (self->stack, step_names[step]);
  focus_step (self);
}

static void
create (SkvNewPlanAssistant *self)
{
  SkvNewPlan wish = skv_new_plan_form_wish (self->form);
  g_autofree char *path = skv_new_plan_form_path (self->form);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) plan = skv_plan_files_create (file, &wish, &error);

  if (plan == NULL)
    {
      skv_text_row_show_problem (self->file_row, error->message, NULL);
      skv_text_row_focus (self->file_row);
      return;
    }
  g_clear_object (&plan); /* opened anew by the window that shows it */
  self->done = TRUE;
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, created_signal, 0, file);
  g_object_unref (self);
}

static void
on_next (SkvNewPlanAssistant *self)
{
  SkvTextRow *wrong = skv_new_plan_assistant_find_problem (self, self->step);

  if (wrong != NULL)
    {
      self->insisted[self->step] = TRUE;
      skv_new_plan_assistant_update (self);
      skv_text_row_focus (wrong);
    }
  else if (self->step == SKV_NEW_PLAN_STEP_FILE)
    create (self);
  else
    go_to (self, self->step + 1);
}

static void
on_back (SkvNewPlanAssistant *self)
{
  if (self->step > 0)
    go_to (self, self->step - 1);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (g_str_equal (name, "assistant.next"))
    on_next (SKV_NEW_PLAN_ASSISTANT (widget));
  else
    on_back (SKV_NEW_PLAN_ASSISTANT (widget));
}

/* --- leaving --------------------------------------------------------------------------------- */

static void
on_leave_answered (SkvNewPlanAssistant *self, const char *response)
{
  if (!g_str_equal (response, "leave"))
    return;
  self->done = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
skv_new_plan_assistant_close_request (GtkWindow *window)
{
  SkvNewPlanAssistant *self = SKV_NEW_PLAN_ASSISTANT (window);
  GtkWidget *dialog;

  if (self->done || (!self->form->touched && self->sources->len == 0))
    return GTK_WINDOW_CLASS (skv_new_plan_assistant_parent_class)->close_request (window);
  dialog = skv_message_new (window, _("Leave Without a Plan?"),
                            _("What you have written here is lost; no file was made."));
  skv_message_add_responses (SKV_MESSAGE (dialog), "stay", _("_Stay"), "leave", _("_Leave"),
                             NULL);
  skv_message_set_response_appearance (SKV_MESSAGE (dialog), "leave", ADW_RESPONSE_DESTRUCTIVE);
  skv_message_set_default_response (SKV_MESSAGE (dialog), "stay");
  skv_message_set_close_response (SKV_MESSAGE (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_leave_answered), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return TRUE;
}

/* --- what people do -------------------------------------------------------------------------- */

static void
on_country (SkvNewPlanAssistant *self)
{
  guint selected = adw_combo_row_get_selected (self->country_row);

  if (self->following)
    return;
  skv_new_plan_form_set_country (self->form, skv_holidays_countries ()[selected]);
  skv_new_plan_assistant_update (self);
}

static void
on_language (SkvNewPlanAssistant *self)
{
  guint selected = adw_combo_row_get_selected (self->language_row);

  if (!self->following)
    skv_new_plan_form_set_language (self->form, skv_page_languages ()[selected]);
}

static void
on_zone (SkvNewPlanAssistant *self, const char *text)
{
  skv_new_plan_form_set_time_zone (self->form, text);
  skv_new_plan_assistant_update (self);
}

static void
on_title (SkvNewPlanAssistant *self, const char *text)
{
  skv_new_plan_form_set_title (self->form, text);
  skv_new_plan_assistant_update (self);
}

static void
on_year (SkvNewPlanAssistant *self)
{
  if (self->following)
    return;
  skv_new_plan_form_set_year (self->form, gtk_spin_button_get_value_as_int (self->year_spin));
  skv_new_plan_assistant_update (self);
}

static void
on_add_organisation (SkvNewPlanAssistant *self)
{
  guint n = self->form->organisations->len;

  skv_new_plan_form_set_organisation (self->form, n, "");
  skv_new_plan_assistant_fill_organisations (self, n);
}

static void
on_choose_files (SkvNewPlanAssistant *self)
{
  skv_new_plan_assistant_choose_files (self);
}

static void
on_paste (SkvNewPlanAssistant *self)
{
  skv_new_plan_assistant_paste (self);
}

static void
on_add_path (SkvNewPlanAssistant *self)
{
  skv_new_plan_assistant_add_path (self);
}

static void
on_own (SkvNewPlanAssistant *self, const char *text)
{
  skv_new_plan_form_set_sentence (self->form, text);
  skv_new_plan_assistant_update (self);
}

static void
on_file_name (SkvNewPlanAssistant *self, const char *text)
{
  skv_new_plan_form_set_file_name (self->form, text);
  skv_new_plan_assistant_update (self);
}

static void
on_folder_chosen (GtkNativeDialog *chooser, int response, gpointer data)
{
  SkvNewPlanAssistant *self = SKV_NEW_PLAN_ASSISTANT (data);
  g_autoptr (GFile) folder = skv_file_question_take (chooser, response);
  g_autofree char *path = NULL;

  path = folder != NULL ? g_file_get_path (folder) : NULL;
  if (path == NULL)
    return;
  skv_new_plan_form_set_folder (self->form, path);
  skv_new_plan_assistant_update (self);
}

static void
on_choose_folder (SkvNewPlanAssistant *self)
{
  GtkNativeDialog *chooser = skv_file_question_new (_("Where to Keep the Plan"), GTK_WINDOW (self),
                                                    SKV_FILE_FOLDER, _("_Choose"));
  g_autoptr (GFile) folder = g_file_new_for_path (self->form->folder);

  skv_file_question_set_folder (chooser, folder);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_folder_chosen), self, 0);
  gtk_native_dialog_show (chooser);
}

/* --- object ---------------------------------------------------------------------------------- */

/* where people keep what they write, or if there is no such place, where the program does */
static char *
find_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder = NULL;

  if (documents != NULL && g_file_test (documents, G_FILE_TEST_IS_DIR))
    return g_strdup (documents);
  folder = skv_plan_files_get_folder ();
  return g_file_get_path (folder);
}

/* What the locale says of where people are, before the language of messages does. */
static SkvNewPlanForm *
form_new (SkvDay today)
{
  const char *const *languages = g_get_language_names ();
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autofree char *folder = find_folder ();

  g_ptr_array_add (places, setlocale (LC_TIME, NULL));
  g_ptr_array_add (places, setlocale (LC_MONETARY, NULL));
  for (gsize i = 0; languages[i] != NULL; i++)
    g_ptr_array_add (places, (gpointer) languages[i]);
  g_ptr_array_add (places, NULL);
  return skv_new_plan_form_new (skv_new_plan_guess_country ((const char *const *) places->pdata),
                                skv_new_plan_message_language (languages), today, folder);
}

static void
fill (SkvNewPlanAssistant *self)
{
  g_autoptr (GtkStringList) countries = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) languages = gtk_string_list_new (NULL);
  guint chosen = 0, n = 0;

  self->following = TRUE;
  for (const char *const *code = skv_holidays_countries (); *code != NULL; code++, n++)
    {
      chosen = g_str_equal (*code, self->form->country) ? n : chosen;
      gtk_string_list_append (countries, skv_new_plan_country_title (*code));
    }
  for (const char *const *language = skv_page_languages (); *language != NULL; language++)
    gtk_string_list_append (languages, skv_page_language_name (*language));
  adw_combo_row_set_model (self->country_row, G_LIST_MODEL (countries));
  adw_combo_row_set_selected (self->country_row, chosen);
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (languages));
  gtk_spin_button_set_value (self->year_spin, self->form->year);
  skv_text_row_set_up (self->zone_row, NULL, 16);
  skv_text_row_set_up (self->title_row, NULL, 0);
  skv_text_row_set_up (self->own_row, NULL, 0);
  skv_text_row_set_up (self->path_row, NULL, 0);
  gtk_entry_set_activates_default (GTK_ENTRY (skv_text_row_get_entry (self->path_row)), FALSE);
  g_signal_connect_swapped (skv_text_row_get_entry (self->path_row), "activate",
                            G_CALLBACK (on_add_path), self);
  skv_text_row_set_up (self->file_row, NULL, 0);
  self->following = FALSE;
  skv_new_plan_assistant_fill_sources (self);
  skv_new_plan_assistant_fill_organisations (self, 0);
}

static void
skv_new_plan_assistant_finalize (GObject *object)
{
  SkvNewPlanAssistant *self = SKV_NEW_PLAN_ASSISTANT (object);

  g_clear_pointer (&self->form, skv_new_plan_form_free);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->organisation_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (skv_new_plan_assistant_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvNewPlanAssistant, name)
#define CALL(name) gtk_widget_class_bind_template_callback (widget_class, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/new-plan-assistant.ui");
  BIND (toast);
  BIND (title);
  BIND (back_button);
  BIND (next_button);
  BIND (stack);
  BIND (country_row);
  BIND (language_row);
  BIND (zone_row);
  BIND (organisations_group);
  BIND (add_button);
  BIND (title_row);
  BIND (year_spin);
  BIND (sources_list);
  BIND (path_row);
  BIND (rules_list);
  BIND (own_row);
  BIND (file_row);
  BIND (folder_row);
  BIND (summary_label);
  CALL (on_next);
  CALL (on_back);
  CALL (on_country);
  CALL (on_language);
  CALL (on_zone);
  CALL (on_title);
  CALL (on_year);
  CALL (on_add_organisation);
  CALL (on_choose_files);
  CALL (on_paste);
  CALL (on_add_path);
  CALL (on_own);
  CALL (on_file_name);
  CALL (on_choose_folder);
}

static void
skv_new_plan_assistant_class_init (SkvNewPlanAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = skv_new_plan_assistant_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = skv_new_plan_assistant_close_request;
  created_signal = g_signal_new ("created", SKV_TYPE_NEW_PLAN_ASSISTANT, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  g_type_ensure (SKV_TYPE_TEXT_ROW);
  g_type_ensure (SKV_TYPE_TOAST);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "assistant.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "assistant.back", NULL, step_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "assistant.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "assistant.next",
                                       NULL);
}

static void
skv_new_plan_assistant_init (SkvNewPlanAssistant *self)
{
  self->organisation_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  skv_new_plan_assistant_install_drop (self);
}

GtkWidget *
skv_new_plan_assistant_new (SkvDay today, GPtrArray *sources)
{
  SkvNewPlanAssistant *self = g_object_new (SKV_TYPE_NEW_PLAN_ASSISTANT, NULL);

  self->form = form_new (today);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_import_source_free);
  for (guint i = 0; sources != NULL && i < sources->len; i++)
    g_ptr_array_add (self->sources, skv_import_source_copy (g_ptr_array_index (sources, i)));
  fill (self);
  go_to (self, SKV_NEW_PLAN_STEP_COUNTRY);
  return GTK_WIDGET (self);
}
