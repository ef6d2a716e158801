/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/job-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "app/draft-template.h"
#include "app/filter/name-dialog.h"
#include "app/menus.h"
#include "app/plan-files.h"

/* A dialog of its own takes the place of this one: all that is in it is another. */
static void
on_template (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvJobDialog *self = SKV_JOB_DIALOG (widget);
  SkvPlan *plan = skv_session_get_plan (self->session);
  const SkvTemplate *template =
    skv_plan_lookup (plan, SKV_KIND_TEMPLATE, g_variant_get_string (parameter, NULL));
  GtkWidget *dialog;

  if (template == NULL)
    return;
  dialog = skv_job_dialog_new (
    self->session, skv_draft_new_from_template (plan, template, skv_draft_get_day (self->draft),
                                                skv_draft_get_text (self->draft, SKV_DRAFT_START)));
  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                gtk_window_get_transient_for (GTK_WINDOW (self)));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_close (GTK_WINDOW (self));
}

static void
save (const char *name, gpointer data)
{
  SkvJobDialog *self = SKV_JOB_DIALOG (data);
  g_autoptr (SkvEdit) edit = NULL;

  if (self->session == NULL)
    return;
  edit = skv_draft_save_template (self->draft, name);
  if (!skv_session_apply (self->session, edit))
    return; /* told in this dialog */
  skv_toast_show (self->toast, skv_edit_get_label (edit), NULL, NULL);
  skv_job_dialog_fill_templates (self);
}

static char *
note (const char *name, gpointer data, gboolean *taken)
{
  SkvJobDialog *self = SKV_JOB_DIALOG (data);

  return self->session != NULL &&
             skv_template_find (skv_session_get_plan (self->session), name) != NULL
           ? g_strdup (_("The template of this name is replaced"))
           : NULL;
}

static void
on_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvJobDialog *self = SKV_JOB_DIALOG (widget);

  skv_name_dialog_ask (
    widget, _("Save as a Template"),
    _("New jobs can be filled in with what is written here, but for the date and the time."),
    skv_draft_get_text (self->draft, SKV_DRAFT_TITLE), save, note, g_object_ref (self),
    g_object_unref);
}

static void
on_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvJobDialog *self = SKV_JOB_DIALOG (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  const SkvTemplate *template =
    skv_plan_lookup (skv_session_get_plan (self->session), SKV_KIND_TEMPLATE, id);
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (template == NULL)
    return;
  label = g_strdup_printf (_("Delete the template “%s”"), template->name);
  edit = skv_edit_new (label);
  skv_edit_remove (edit, SKV_KIND_TEMPLATE, id);
  if (skv_session_apply (self->session, edit))
    skv_toast_show (self->toast, label, NULL, NULL);
  skv_job_dialog_fill_templates (self);
}

static GMenuModel *
list_templates (SkvPlan *plan, const char *action)
{
  GMenu *menu = g_menu_new ();

  skv_menu_append_records (menu, skv_plan_get_records (plan, SKV_KIND_TEMPLATE), action);
  return G_MENU_MODEL (menu);
}

void
skv_job_dialog_fill_templates (SkvJobDialog *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  gboolean any = skv_plan_get_records (plan, SKV_KIND_TEMPLATE)->len > 0;
  g_autoptr (GMenu) menu = g_menu_new (), keep = g_menu_new ();
  g_autoptr (GMenuModel) templates = list_templates (plan, "job.template"),
                         deletions = list_templates (plan, "job.delete-template");

  if (any && skv_draft_is_new (self->draft))
    g_menu_append_section (menu, _("New from a Template"), templates);
  g_menu_append (keep, _("_Save as a Template…"), "job.save-template");
  if (any)
    g_menu_append_submenu (keep, _("_Delete a Template"), deletions);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (keep));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->templates_button), G_MENU_MODEL (menu));
  gtk_widget_set_visible (self->templates_button, !skv_plan_files_is_read_only (plan));
}

void
skv_job_dialog_templates_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "job.template", "s", on_template);
  gtk_widget_class_install_action (widget_class, "job.save-template", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "job.delete-template", "s", on_delete);
}
