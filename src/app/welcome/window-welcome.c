/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/plan-files.h"
#include "app/present.h"
#include "app/recent-plans.h"
#include "app/welcome/new-plan-assistant.h"

/* --- new plan -------------------------------------------------------------------------------- */

/* What the assistant was told beyond the empty plan, as one edit. */
static void
fill_plan (SkvWindow *self, SkvNewPlanForm *form)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = skv_new_plan_form_make_edit (form, plan, &error);

  if (edit == NULL)
    skv_window_show_error (self, _("The plan is made, but empty"), error->message);
  else if (skv_edit_get_n_changes (edit) > 0)
    skv_session_apply (self->session, edit);
}

static void
on_created (SkvWindow *self, GFile *file, SkvNewPlanAssistant *assistant)
{
  SkvNewPlanForm *form = skv_new_plan_assistant_get_form (assistant);
  SkvWindow *window = self;
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (self->session != NULL)
    {
      window = skv_window_new (SKV_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
      gtk_window_present (GTK_WINDOW (window));
    }
  plan = skv_plan_files_open (file, &error); /* it is new, and so it is small */
  if (plan == NULL)
    {
      skv_window_show_error (window, _("The plan cannot be opened"), error->message);
      return;
    }
  skv_window_set_plan (window, plan);
  skv_session_set_year (window->session, form->year);
  fill_plan (window, form);
  skv_window_take_sources (window, skv_new_plan_assistant_get_sources (assistant));
}

void
skv_window_new_plan (SkvWindow *self, GPtrArray *sources)
{
  GtkWidget *assistant = skv_new_plan_assistant_new (skv_application_get_today (), sources);

  g_signal_connect_object (assistant, "created", G_CALLBACK (on_created), self, G_CONNECT_SWAPPED);
  skv_present_over (assistant, GTK_WIDGET (self));
}

/* --- other beginnings ------------------------------------------------------------------------ */

/* A copy of one's own to play with; the next time it is found as it was left. */
void
skv_window_open_example (SkvWindow *self, const char *name)
{
  g_autofree char *base = g_strconcat (name, ".skv", NULL);
  g_autoptr (GFile) folder = skv_plan_files_get_folder ();
  g_autoptr (GFile) file = g_file_get_child (folder, base);
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_query_exists (file, NULL))
    plan = skv_plan_files_create (file, &(SkvNewPlan){ .example = name }, &error);
  if (error != NULL)
    {
      skv_window_show_error (self, _("The example cannot be made"), error->message);
      return;
    }
  g_clear_object (&plan); /* opened anew below, by whichever window shows it */
  skv_window_open_here_or_elsewhere (self, file);
}
