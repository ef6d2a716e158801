/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/people/contact-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/legible.h"
#include "app/text-row.h"
#include "app/toast.h"
#include "core/calendar/contacts.h"

struct _SkvContactDialog
{
  AdwWindow parent_instance;

  SkvSession *session;    /* (owned) */
  SkvContactForm *form;   /* (owned) */
  GPtrArray *departments; /* (owned) (element-type utf8): ids of the combo row, after "none" */
  gboolean filling;

  SkvToast *toast;
  AdwWindowTitle *title;
  GtkWidget *save_button;
  AdwComboRow *kind_row;
  AdwComboRow *department_row;
  SkvTextRow *role_row;
  SkvTextRow *name_row;
  SkvTextRow *phone_row;
  SkvTextRow *mobile_row;
  SkvTextRow *email_row;
  GtkTextView *notes_view;
};

G_DEFINE_FINAL_TYPE (SkvContactDialog, skv_contact_dialog, ADW_TYPE_WINDOW)

static SkvTextRow *
row_of (SkvContactDialog *self, SkvContactFormField field)
{
  SkvTextRow *rows[] = { self->role_row, self->name_row, self->phone_row, self->mobile_row,
                         self->email_row };

  return rows[field];
}

/* --- checking -------------------------------------------------------------------------------- */

/* What an empty field of a new one needs is no mistake yet. */
static gboolean
is_quiet (SkvContactDialog *self, SkvContactFormField field)
{
  return self->form->is_new && *self->form->texts[field] == '\0';
}

static void
check (SkvContactDialog *self)
{
  gboolean is_post = self->form->kind == SKV_CONTACT_POST;
  g_autofree char *why = NULL;
  gboolean vacant = is_post && *self->form->texts[SKV_CONTACT_FORM_NAME] == '\0';

  for (int field = 0; field <= SKV_CONTACT_FORM_EMAIL; field++)
    {
      g_autofree char *problem = skv_contact_form_problem (self->form, field);

      if (why == NULL)
        why = g_strdup (problem);
      skv_text_row_show_problem (
        row_of (self, field), is_quiet (self, field) ? NULL : problem,
        field == SKV_CONTACT_FORM_NAME && vacant ? _("Nobody: the post is vacant") : NULL);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->role_row),
                                 is_post ? _("Role") : _("Called"));
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), is_post);
  gtk_widget_set_visible (GTK_WIDGET (self->phone_row), self->form->kind != SKV_CONTACT_LIST);
  gtk_widget_set_visible (GTK_WIDGET (self->mobile_row), self->form->kind != SKV_CONTACT_LIST);
  gtk_widget_set_sensitive (self->save_button, skv_contact_form_is_valid (self->form));
  gtk_widget_set_tooltip_text (self->save_button, why);
}

/* --- what people do -------------------------------------------------------------------------- */

static void
on_edited (SkvTextRow *row, const char *text, gpointer data)
{
  SkvContactDialog *self = SKV_CONTACT_DIALOG (data);

  for (int field = 0; field <= SKV_CONTACT_FORM_EMAIL; field++)
    {
      if (row == row_of (self, field))
        skv_contact_form_set_text (self->form, field, text);
    }
  check (self);
}

static void
on_chosen (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  SkvContactDialog *self = SKV_CONTACT_DIALOG (data);
  guint selected = adw_combo_row_get_selected (row);

  if (self->filling)
    return;
  if (row == self->kind_row)
    self->form->kind = (SkvContactKind) MIN (selected, SKV_CONTACT_PHONE);
  else
    skv_set_text (&self->form->department, selected > 0 && selected <= self->departments->len
                                             ? g_ptr_array_index (self->departments, selected - 1)
                                             : NULL);
  check (self);
}

static void
on_notes_changed (GtkTextBuffer *buffer, gpointer data)
{
  SkvContactDialog *self = SKV_CONTACT_DIALOG (data);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  skv_contact_form_set_text (self->form, SKV_CONTACT_FORM_NOTES, text);
}

static void
on_save (SkvContactDialog *self)
{
  g_autoptr (SkvEdit) edit =
    skv_contact_form_make_edit (self->form, skv_session_get_plan (self->session));

  if (edit != NULL && skv_session_apply (self->session, edit))
    gtk_window_close (GTK_WINDOW (self));
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  on_save (SKV_CONTACT_DIALOG (widget));
}

/* What is told while this dialog is open, it must tell itself: it lies over the window. */
static void
on_told (SkvContactDialog *self, const char *message)
{
  if (!skv_session_told_edit (self->session))
    skv_toast_show (self->toast, message, NULL, NULL);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
fill_kinds (SkvContactDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int kind = SKV_CONTACT_POST; kind <= SKV_CONTACT_PHONE; kind++)
    gtk_string_list_append (names, skv_contact_kind_title (kind));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->kind_row, self->form->kind);
}

static void
fill_departments (SkvContactDialog *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_DEPARTMENT);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  gtk_string_list_append (names, C_("department", "None"));
  for (guint i = 0; i < records->len; i++)
    {
      const SkvDepartment *department = g_ptr_array_index (records, i);
      const SkvOrganisation *organisation =
        skv_plan_lookup (plan, SKV_KIND_ORGANISATION, department->organisation);
      g_autofree char *name = organisation != NULL
                                ? g_strdup_printf ("%s, %s", department->name, organisation->name)
                                : g_strdup (department->name);

      g_ptr_array_add (self->departments, g_strdup (department->parent.id));
      gtk_string_list_append (names, name);
      if (g_strcmp0 (department->parent.id, self->form->department) == 0)
        chosen = self->departments->len;
    }
  adw_combo_row_set_model (self->department_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->department_row, chosen);
  skv_combo_row_tell_whole (self->department_row);
}

static void
fill (SkvContactDialog *self)
{
  GtkTextBuffer *notes = gtk_text_view_get_buffer (self->notes_view);
  const char *heading = self->form->is_new ? _("New Contact") : _("Contact");

  self->filling = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), heading);
  adw_window_title_set_title (self->title, heading);
  fill_kinds (self);
  fill_departments (self);
  for (int field = 0; field <= SKV_CONTACT_FORM_EMAIL; field++)
    {
      SkvTextRow *row = row_of (self, field);

      skv_text_row_set_up (
        row, NULL, field == SKV_CONTACT_FORM_PHONE || field == SKV_CONTACT_FORM_MOBILE ? 18 : 28);
      skv_text_row_set_text (row, self->form->texts[field]);
      g_signal_connect (row, "edited", G_CALLBACK (on_edited), self);
    }
  gtk_text_buffer_set_text (notes, self->form->texts[SKV_CONTACT_FORM_NOTES], -1);
  g_signal_connect_object (notes, "changed", G_CALLBACK (on_notes_changed), self, 0);
  g_signal_connect (self->kind_row, "notify::selected", G_CALLBACK (on_chosen), self);
  g_signal_connect (self->department_row, "notify::selected", G_CALLBACK (on_chosen), self);
  self->filling = FALSE;
  check (self);
  skv_text_row_focus (self->form->is_new ? self->role_row : self->name_row);
}

static void
skv_contact_dialog_dispose (GObject *object)
{
  SkvContactDialog *self = SKV_CONTACT_DIALOG (object);

  self->filling = TRUE;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (skv_contact_dialog_parent_class)->dispose (object);
}

static void
skv_contact_dialog_finalize (GObject *object)
{
  SkvContactDialog *self = SKV_CONTACT_DIALOG (object);

  g_clear_pointer (&self->form, skv_contact_form_free);
  g_ptr_array_unref (self->departments);
  G_OBJECT_CLASS (skv_contact_dialog_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvContactDialog, name)

static void
skv_contact_dialog_class_init (SkvContactDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_contact_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_contact_dialog_finalize;

  g_type_ensure (SKV_TYPE_TEXT_ROW);
  g_type_ensure (SKV_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/contact-dialog.ui");
  BIND (toast);
  BIND (title);
  BIND (save_button);
  BIND (kind_row);
  BIND (department_row);
  BIND (role_row);
  BIND (name_row);
  BIND (phone_row);
  BIND (mobile_row);
  BIND (email_row);
  BIND (notes_view);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_install_action (widget_class, "contact.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  /* Return saves from an entry; this does from the notes too, where Return is a new line. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "contact.save", NULL);
}

static void
skv_contact_dialog_init (SkvContactDialog *self)
{
  self->departments = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
skv_contact_dialog_new (SkvSession *session, SkvContactForm *form)
{
  SkvContactDialog *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (form != NULL, NULL);

  self = g_object_new (SKV_TYPE_CONTACT_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->form = form;
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
