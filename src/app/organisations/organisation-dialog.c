/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/organisations/organisation-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/date-row.h"
#include "app/toast.h"

struct _SkvOrganisationDialog
{
  AdwWindow parent_instance;

  SkvSession *session;       /* (owned) */
  SkvOrganisationForm *form; /* (owned) */
  GPtrArray
    *others; /* (owned) (element-type utf8): ids of what the combo rows offer after "none" */
  gboolean filling;

  SkvToast *toast;
  AdwWindowTitle *title;
  GtkWidget *save_button;
  SkvTextRow *name_row;
  SkvTextRow *from_row;
  SkvTextRow *until_row;
  AdwComboRow *parent_row;
  AdwComboRow *successor_row;
};

G_DEFINE_FINAL_TYPE (SkvOrganisationDialog, skv_organisation_dialog, ADW_TYPE_WINDOW)

/* --- what people do -------------------------------------------------------------------------- */

static void
check (SkvOrganisationDialog *self)
{
  SkvTextRow *rows[SKV_ORGANISATION_FORM_N_FIELDS] = { self->name_row, self->from_row,
                                                       self->until_row };
  g_autofree char *why = NULL;
  gboolean ends = self->form->texts[SKV_ORGANISATION_FORM_UNTIL][0] != '\0';

  for (int field = 0; field < SKV_ORGANISATION_FORM_N_FIELDS; field++)
    {
      g_autofree char *problem = skv_organisation_form_problem (self->form, field);
      /* An empty name of a new one is no mistake yet. */
      gboolean quiet = field == SKV_ORGANISATION_FORM_NAME && self->form->id == NULL;

      if (why == NULL)
        why = g_strdup (problem);
      skv_text_row_show_problem (rows[field], quiet ? NULL : problem,
                                 field == SKV_ORGANISATION_FORM_UNTIL
                                   ? _("The last day; empty: until further notice")
                                   : NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->successor_row),
                          self->form->kind == SKV_KIND_ORGANISATION && ends);
  gtk_widget_set_sensitive (self->save_button, skv_organisation_form_is_valid (self->form));
  gtk_widget_set_tooltip_text (self->save_button, why);
}

static void
on_edited (SkvTextRow *row, const char *text, gpointer data)
{
  SkvOrganisationDialog *self = SKV_ORGANISATION_DIALOG (data);
  SkvOrganisationFormField field = row == self->name_row   ? SKV_ORGANISATION_FORM_NAME
                                   : row == self->from_row ? SKV_ORGANISATION_FORM_FROM
                                                           : SKV_ORGANISATION_FORM_UNTIL;

  skv_organisation_form_set_text (self->form, field, text);
  check (self);
}

static void
on_other (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  SkvOrganisationDialog *self = SKV_ORGANISATION_DIALOG (data);
  guint selected = adw_combo_row_get_selected (row);

  if (self->filling)
    return;
  skv_set_text (&self->form->other, selected > 0 && selected <= self->others->len
                                      ? g_ptr_array_index (self->others, selected - 1)
                                      : NULL);
}

static void
on_save (SkvOrganisationDialog *self)
{
  g_autoptr (SkvEdit) edit =
    skv_organisation_form_make_edit (self->form, skv_session_get_plan (self->session));

  if (edit != NULL && skv_session_apply (self->session, edit))
    gtk_window_close (GTK_WINDOW (self));
}

/* What is told while this dialog is open, it must tell itself: it lies over the window. */
static void
on_told (SkvOrganisationDialog *self, const char *message)
{
  if (!skv_session_told_edit (self->session))
    skv_toast_show (self->toast, message, NULL, NULL);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
fill_others (SkvOrganisationDialog *self, AdwComboRow *row)
{
  GPtrArray *records =
    skv_plan_get_records (skv_session_get_plan (self->session), SKV_KIND_ORGANISATION);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  gtk_string_list_append (names,
                          self->form->kind == SKV_KIND_DEPARTMENT ? _("None") : _("Nothing"));
  for (guint i = 0; i < records->len; i++)
    {
      const SkvOrganisation *organisation = g_ptr_array_index (records, i);

      if (self->form->kind == SKV_KIND_ORGANISATION &&
          g_strcmp0 (organisation->parent.id, self->form->id) == 0)
        continue;
      g_ptr_array_add (self->others, g_strdup (organisation->parent.id));
      gtk_string_list_append (names, organisation->name);
      if (g_strcmp0 (organisation->parent.id, self->form->other) == 0)
        chosen = self->others->len;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, chosen);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_other), self);
}

static const char *
heading (const SkvOrganisationForm *form)
{
  if (form->kind == SKV_KIND_ORGANISATION)
    return form->id == NULL ? _("New Organisation") : _("Organisation");
  return form->id == NULL ? _("New Department") : _("Department");
}

static void
fill (SkvOrganisationDialog *self)
{
  SkvTextRow *rows[] = { self->name_row, self->from_row, self->until_row };
  gboolean is_department = self->form->kind == SKV_KIND_DEPARTMENT;

  self->filling = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), heading (self->form));
  adw_window_title_set_title (self->title, heading (self->form));
  skv_text_row_set_up (self->name_row, NULL, 30);
  skv_date_row_set_up (SKV_DATE_ROW (self->from_row), self->session, SKV_DATE_DAY);
  skv_date_row_set_up (SKV_DATE_ROW (self->until_row), self->session, SKV_DATE_DAY);
  skv_text_row_set_up (self->from_row, _("always"), 14);
  skv_text_row_set_up (self->until_row, _("further notice"), 14);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      skv_text_row_set_text (rows[i], self->form->texts[i]);
      g_signal_connect (rows[i], "edited", G_CALLBACK (on_edited), self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->parent_row), is_department);
  fill_others (self, is_department ? self->parent_row : self->successor_row);
  self->filling = FALSE;
  check (self);
  skv_text_row_focus (self->name_row);
}

static void
skv_organisation_dialog_dispose (GObject *object)
{
  SkvOrganisationDialog *self = SKV_ORGANISATION_DIALOG (object);

  self->filling = TRUE;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (skv_organisation_dialog_parent_class)->dispose (object);
}

static void
skv_organisation_dialog_finalize (GObject *object)
{
  SkvOrganisationDialog *self = SKV_ORGANISATION_DIALOG (object);

  g_clear_pointer (&self->form, skv_organisation_form_free);
  g_ptr_array_unref (self->others);
  G_OBJECT_CLASS (skv_organisation_dialog_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvOrganisationDialog, name)

static void
skv_organisation_dialog_class_init (SkvOrganisationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_organisation_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_organisation_dialog_finalize;

  g_type_ensure (SKV_TYPE_TEXT_ROW);
  g_type_ensure (SKV_TYPE_DATE_ROW);
  g_type_ensure (SKV_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/organisation-dialog.ui");
  BIND (toast);
  BIND (title);
  BIND (save_button);
  BIND (name_row);
  BIND (from_row);
  BIND (until_row);
  BIND (parent_row);
  BIND (successor_row);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_organisation_dialog_init (SkvOrganisationDialog *self)
{
  self->others = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
skv_organisation_dialog_new (SkvSession *session, SkvOrganisationForm *form)
{
  SkvOrganisationDialog *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (form != NULL, NULL);

  self = g_object_new (SKV_TYPE_ORGANISATION_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->form = form;
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
