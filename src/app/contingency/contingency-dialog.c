/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/contingency/contingency-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/contingency/step-list.h"
#include "app/contingency/who-row.h"
#include "app/present.h"
#include "app/problem-label.h"
#include "app/rules/pick-row.h"
#include "app/text-row.h"
#include "app/toast.h"

struct _SkvContingencyDialog
{
  AdwWindow parent_instance;

  SkvSession *session;      /* (owned) */
  SkvContingencyForm *form; /* (owned) */
  SkvToast *toast;
  GtkWidget *save;
  SkvTextRow *name_row;
  SkvTextRow *after_row;
};

G_DEFINE_FINAL_TYPE (SkvContingencyDialog, skv_contingency_dialog, ADW_TYPE_WINDOW)

static SkvPlan *
plan_of (SkvContingencyDialog *self)
{
  return skv_session_get_plan (self->session);
}

static void
check (SkvContingencyDialog *self)
{
  SkvContingencyForm *form = self->form;
  g_autofree char *name = skv_contingency_form_problem (form, SKV_CONTINGENCY_FORM_NAME);
  g_autofree char *after = skv_contingency_form_problem (form, SKV_CONTINGENCY_FORM_LONG_AFTER);
  g_autofree char *first = skv_contingency_form_first_problem (form);

  /* An empty name of a new one is no mistake yet. */
  skv_text_row_show_problem (self->name_row, form->is_new ? NULL : name, NULL);
  skv_text_row_show_problem (self->after_row, after,
                             _("Such as 4 h or 1 d; a number alone is hours"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "contingency.save", first == NULL);
  gtk_widget_set_tooltip_text (self->save, first);
}

/* --- what people do -------------------------------------------------------------------------- */

static void
on_name (SkvContingencyDialog *self, const char *text)
{
  skv_contingency_form_set_text (self->form, SKV_CONTINGENCY_FORM_NAME, text);
  check (self);
}

static void
on_after (SkvContingencyDialog *self, const char *text)
{
  skv_contingency_form_set_text (self->form, SKV_CONTINGENCY_FORM_LONG_AFTER, text);
  check (self);
}

static void
on_short (SkvContingencyDialog *self, const char *who)
{
  skv_contingency_form_set_text (self->form, SKV_CONTINGENCY_FORM_SHORT, who);
}

static void
on_long (SkvContingencyDialog *self, const char *who)
{
  skv_contingency_form_set_text (self->form, SKV_CONTINGENCY_FORM_LONG, who);
}

static void
on_system (SkvContingencyDialog *self, const char *id, gboolean chosen)
{
  skv_contingency_form_set_system (self->form, id, chosen);
}

/* Not by Return alone, which opens a step, and goes on to the next one. */
static void
on_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvContingencyDialog *self = SKV_CONTINGENCY_DIALOG (widget);
  g_autoptr (SkvEdit) edit = skv_contingency_form_make_edit (self->form, plan_of (self));

  if (edit != NULL && skv_session_apply (self->session, edit))
    gtk_window_close (GTK_WINDOW (self));
}

/* What is refused while this dialog is open, it must tell itself: it lies over the window. */
static void
on_told (SkvContingencyDialog *self, const char *message)
{
  if (!skv_session_told_edit (self->session))
    skv_toast_show (self->toast, message, NULL, NULL);
}

/* --- made ------------------------------------------------------------------------------------ */

static SkvTextRow *
add_text (SkvContingencyDialog *self,
          AdwPreferencesGroup *group,
          const char *title,
          int chars,
          SkvContingencyFormField field,
          GCallback edited)
{
  SkvTextRow *row = SKV_TEXT_ROW (skv_text_row_new (title));

  skv_text_row_set_up (row, NULL, chars);
  skv_text_row_set_text (row, self->form->texts[field]);
  g_signal_connect_object (row, "edited", edited, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static void
add_systems (SkvContingencyDialog *self, AdwPreferencesGroup *group)
{
  GPtrArray *records = skv_plan_get_records (plan_of (self), SKV_KIND_SYSTEM);
  GtkWidget *row = skv_pick_row_new (_("Systems That Follow It"), _("None"));

  for (guint i = 0; i < records->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (records, i);

      skv_pick_row_add (SKV_PICK_ROW (row), system->parent.id, system->name);
    }
  skv_pick_row_set_chosen (SKV_PICK_ROW (row), (const char *const *) self->form->systems);
  g_signal_connect_object (row, "picked", G_CALLBACK (on_system), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

static void
add_who (SkvContingencyDialog *self,
         AdwPreferencesGroup *group,
         const char *title,
         SkvContingencyFormField field,
         GCallback chosen)
{
  GtkWidget *row = skv_who_row_new (plan_of (self), SKV_WHO_ROLES | SKV_WHO_CONTACTS, title,
                                    _("Not Said"), self->form->texts[field]);

  g_signal_connect_object (row, "chosen", chosen, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  adw_preferences_group_add (group, skv_who_row_get_words_row (SKV_WHO_ROW (row)));
}

static GtkWidget *
make_fields (SkvContingencyDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *broken = skv_problem_label_new ();
  GtkWidget *steps = skv_step_list_new (plan_of (self), self->form);

  self->name_row =
    add_text (self, group, _("Name"), 30, SKV_CONTINGENCY_FORM_NAME, G_CALLBACK (on_name));
  add_systems (self, group);
  add_who (self, group, _("Responsible in a Short Outage"), SKV_CONTINGENCY_FORM_SHORT,
           G_CALLBACK (on_short));
  self->after_row = add_text (self, group, _("Long After"), 10, SKV_CONTINGENCY_FORM_LONG_AFTER,
                              G_CALLBACK (on_after));
  add_who (self, group, _("Responsible in a Long Outage"), SKV_CONTINGENCY_FORM_LONG,
           G_CALLBACK (on_long));
  skv_problem_label_show (GTK_LABEL (broken),
                          self->form->is_broken
                            ? _("The steps that it has cannot be read. If it is saved, they go.")
                            : NULL);
  g_signal_connect_object (steps, "changed", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (group));
  gtk_box_append (GTK_BOX (box), broken);
  gtk_box_append (GTK_BOX (box), steps);
  gtk_widget_set_margin_top (box, 16);
  gtk_widget_set_margin_bottom (box, 20);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  return box;
}

static GtkWidget *
make_header (SkvContingencyDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->save = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "contingency.save");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  return header;
}

static void
build (SkvContingencyDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *overlay = gtk_overlay_new ();
  GtkWidget *clamp = adw_clamp_new (), *scrolled = gtk_scrolled_window_new ();

  gtk_window_set_title (GTK_WINDOW (self),
                        self->form->is_new ? _("New Contingency Plan") : _("Contingency Plan"));
  self->toast = g_object_new (SKV_TYPE_TOAST, NULL);
  gtk_box_append (GTK_BOX (box), make_header (self));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), make_fields (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), box);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->toast));
  adw_window_set_content (ADW_WINDOW (self), overlay);
  check (self);
  skv_text_row_focus (self->name_row);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_contingency_dialog_dispose (GObject *object)
{
  g_clear_object (&SKV_CONTINGENCY_DIALOG (object)->session);
  G_OBJECT_CLASS (skv_contingency_dialog_parent_class)->dispose (object);
}

static void
skv_contingency_dialog_finalize (GObject *object)
{
  g_clear_pointer (&SKV_CONTINGENCY_DIALOG (object)->form, skv_contingency_form_free);
  G_OBJECT_CLASS (skv_contingency_dialog_parent_class)->finalize (object);
}

static void
skv_contingency_dialog_class_init (SkvContingencyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_contingency_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_contingency_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "contingency.save", NULL, on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "contingency.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_contingency_dialog_init (SkvContingencyDialog *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 680);
}

GtkWidget *
skv_contingency_dialog_new (SkvSession *session, SkvContingencyForm *form)
{
  SkvContingencyDialog *self;

  g_return_val_if_fail (SKV_IS_SESSION (session) && form != NULL, NULL);

  self = g_object_new (SKV_TYPE_CONTINGENCY_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->form = form;
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  build (self);
  return GTK_WIDGET (self);
}

void
skv_contingency_edit_for_system (GtkWidget *over, SkvSession *session, const char *system)
{
  SkvPlan *plan = skv_session_get_plan (session);
  gboolean is_own = FALSE;
  g_autoptr (SkvContingency) followed = skv_contingency_for_system (plan, system, &is_own);

  skv_present_over (skv_contingency_dialog_new (
                      session, is_own ? skv_contingency_form_new (plan, followed->parent.id)
                                      : skv_contingency_form_new_from (plan, "generic", system)),
                    over);
}
