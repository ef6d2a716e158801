/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "app/print/page-language.h"
#include "app/welcome/new-plan-assistant-private.h"

/* What is missing is not said before somebody wants to go on; what is wrong at once. */
static gboolean
show_problem (SkvNewPlanAssistant *self,
              SkvNewPlanField field,
              SkvTextRow *row,
              int step,
              gboolean is_missing,
              const char *subtitle)
{
  g_autofree char *problem = skv_new_plan_form_problem (self->form, field);

  skv_text_row_show_problem (row, is_missing && !self->insisted[step] ? NULL : problem, subtitle);
  return problem != NULL;
}

SkvTextRow *
skv_new_plan_assistant_find_problem (SkvNewPlanAssistant *self, int step)
{
  SkvTextRow *last_organisation = self->organisation_rows->pdata[self->organisation_rows->len - 1];
  const struct
  {
    int step;
    SkvNewPlanField field;
    SkvTextRow *row;
  } all[] = {
    { SKV_NEW_PLAN_STEP_COUNTRY, SKV_NEW_PLAN_TIME_ZONE, self->zone_row },
    { SKV_NEW_PLAN_STEP_ORGANISATION, SKV_NEW_PLAN_ORGANISATIONS, last_organisation },
    { SKV_NEW_PLAN_STEP_ORGANISATION, SKV_NEW_PLAN_TITLE, self->title_row },
    { SKV_NEW_PLAN_STEP_EVENINGS, SKV_NEW_PLAN_RULE, self->own_row },
    { SKV_NEW_PLAN_STEP_FILE, SKV_NEW_PLAN_FILE, self->file_row },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *problem =
        all[i].step == step ? skv_new_plan_form_problem (self->form, all[i].field) : NULL;

      if (problem != NULL)
        return all[i].row;
    }
  return NULL;
}

/* @line: (transfer full) */
static void
add_line (GString *text, char *line)
{
  g_string_append_printf (text, "%s•  %s", text->len > 0 ? "\n" : "", line);
  g_free (line);
}

/* (transfer full): what is about to be made, a line each */
static char *
summarise (SkvNewPlanAssistant *self)
{
  const SkvNewPlanForm *form = self->form;
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < form->organisations->len; i++)
    n += *(const char *) g_ptr_array_index (form->organisations, i) != '\0';
  add_line (text, g_strdup (form->title));
  /* Translators: %s is a country */
  add_line (text, g_strdup_printf (_("Public holidays of %s"),
                                   skv_new_plan_country_title (form->country)));
  if (n > 0)
    add_line (text, g_strdup_printf (
                      g_dngettext (GETTEXT_PACKAGE, "%u organisation", "%u organisations", n), n));
  if (form->rule != NULL)
    add_line (text, g_strdup (skv_new_plan_form_sentence_of (self->form, form->rule)));
  n = self->sources->len;
  if (n > 0)
    add_line (text,
              g_strdup_printf (
                g_dngettext (GETTEXT_PACKAGE, "Then %u source of dates is shown, to be brought in",
                             "Then %u sources of dates are shown, one by one, to be brought in", n),
                n));
  return g_string_free (text, FALSE);
}

static void
update_file (SkvNewPlanAssistant *self)
{
  g_autofree char *summary = summarise (self);
  g_autofree char *folder = g_filename_display_name (self->form->folder);
  g_autofree char *escaped = g_markup_escape_text (folder, -1);

  skv_text_row_set_text (self->file_row, self->form->file_name);
  adw_action_row_set_subtitle (self->folder_row, escaped);
  gtk_label_set_label (self->summary_label, summary);
  show_problem (self, SKV_NEW_PLAN_FILE, self->file_row, SKV_NEW_PLAN_STEP_FILE, FALSE, NULL);
}

static void
update_organisation (SkvNewPlanAssistant *self)
{
  SkvTextRow *last = self->organisation_rows->pdata[self->organisation_rows->len - 1];

  skv_text_row_set_text (self->title_row, self->form->title);
  show_problem (self, SKV_NEW_PLAN_ORGANISATIONS, last, SKV_NEW_PLAN_STEP_ORGANISATION, FALSE,
                NULL);
  show_problem (self, SKV_NEW_PLAN_TITLE, self->title_row, SKV_NEW_PLAN_STEP_ORGANISATION, TRUE,
                NULL);
}

static void
update_country (SkvNewPlanAssistant *self)
{
  const char *const *languages = skv_page_languages ();

  self->following = TRUE;
  for (guint i = 0; languages[i] != NULL; i++)
    {
      if (g_str_equal (languages[i], self->form->language))
        adw_combo_row_set_selected (self->language_row, i);
    }
  skv_text_row_set_text (self->zone_row, self->form->time_zone);
  self->following = FALSE;
  show_problem (self, SKV_NEW_PLAN_TIME_ZONE, self->zone_row, SKV_NEW_PLAN_STEP_COUNTRY, FALSE,
                NULL);
}

void
skv_new_plan_assistant_update (SkvNewPlanAssistant *self)
{
  g_autofree char *subtitle =
    /* Translators: "Step 2 of 5" */
    g_strdup_printf (_("Step %d of %d"), self->step + 1, SKV_NEW_PLAN_N_STEPS);

  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_widget_set_visible (self->back_button, self->step > 0);
  gtk_button_set_label (GTK_BUTTON (self->next_button),
                        self->step == SKV_NEW_PLAN_STEP_FILE ? _("C_reate") : _("_Next"));
  update_country (self);
  update_organisation (self);
  skv_new_plan_assistant_update_own (self);
  update_file (self);
}
