/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/systems/system-dialog-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/rules/pick-row.h"
#include "app/systems/picture.h"

G_DEFINE_FINAL_TYPE (SkvSystemDialog, skv_system_dialog, ADW_TYPE_WINDOW)

static SkvPlan *
plan_of (SkvSystemDialog *self)
{
  return skv_session_get_plan (self->session);
}

/* --- checking -------------------------------------------------------------------------------- */

/* @subtitle (nullable): what it says while nothing is wrong */
static void
show_text_problem (SkvSystemDialog *self,
                   SkvTextRow *row,
                   SkvSystemFormField field,
                   const char *subtitle)
{
  g_autofree char *problem = skv_system_form_problem (self->form, plan_of (self), field);
  /* An empty name of a new one is no mistake yet. */
  gboolean quiet = field == SKV_SYSTEM_FORM_NAME && self->form->is_new;

  skv_text_row_show_problem (row, quiet ? NULL : problem, subtitle);
}

static void
show_list_problem (SkvSystemDialog *self, GtkLabel *label, GtkWidget *row, SkvSystemFormField field)
{
  g_autofree char *problem = skv_system_form_problem (self->form, plan_of (self), field);

  gtk_label_set_text (label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (label), problem != NULL);
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
    problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* (transfer full) (nullable): nothing is */
static char *
first_problem (SkvSystemDialog *self)
{
  char *problem = NULL;

  for (int field = 0; problem == NULL && field < SKV_SYSTEM_FORM_N_FIELDS; field++)
    problem = skv_system_form_problem (self->form, plan_of (self), field);
  return problem;
}

void
skv_system_dialog_check (SkvSystemDialog *self)
{
  g_autofree char *why = first_problem (self);

  show_text_problem (self, self->name_row, SKV_SYSTEM_FORM_NAME, NULL);
  show_text_problem (self, self->users_row, SKV_SYSTEM_FORM_USERS, NULL);
  show_text_problem (self, self->uptime_row, SKV_SYSTEM_FORM_UPTIME, _("In its service hours"));
  show_text_problem (self, self->hours_row, SKV_SYSTEM_FORM_HOURS,
                     _("Such as Mon-Fri 8-16, PH off"));
  show_list_problem (self, self->depends_problem, self->depends_row, SKV_SYSTEM_FORM_DEPENDS);
  show_list_problem (self, self->groups_problem, self->groups_row, SKV_SYSTEM_FORM_GROUPS);
  gtk_widget_set_sensitive (self->save_button,
                            skv_system_form_is_valid (self->form, plan_of (self)));
  gtk_widget_set_tooltip_text (self->save_button, why);
}

/* --- what it depends on ---------------------------------------------------------------------- */

static void update_effects (SkvSystemDialog *self);

static const char *
row_system (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "skv-key");
}

static void
on_effect (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  SkvSystemDialog *self = SKV_SYSTEM_DIALOG (data);

  skv_system_form_set_effect (self->form, row_system (GTK_WIDGET (row)),
                              adw_combo_row_get_selected (row) == 1 ? SKV_EFFECT_DEGRADED
                                                                    : SKV_EFFECT_DOWN);
  skv_system_dialog_check (self);
}

static void
on_remove (GtkWidget *button, gpointer data)
{
  SkvSystemDialog *self = SKV_SYSTEM_DIALOG (data);
  g_auto (GStrv) ids = NULL;

  skv_system_form_set_dependency (self->form, row_system (button), FALSE);
  ids = skv_system_form_list_dependencies (self->form);
  skv_pick_row_set_chosen (SKV_PICK_ROW (self->depends_row), (const char *const *) ids);
  gtk_widget_grab_focus (self->depends_row);
  update_effects (self);
  skv_system_dialog_check (self);
}

static GtkWidget *
effect_row_new (SkvSystemDialog *self, const SkvDependency *dependency)
{
  const char *name = skv_plan_system_name (plan_of (self), dependency->system);
  const char *effects[] = { _("Stops too"), _("Works on, less well"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (effects);
  g_autofree char *title = g_strdup_printf (_("Without %s"), name);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *label = g_strdup_printf (_("No longer depends on “%s”"), name);
  GtkWidget *row = adw_combo_row_new (), *button = NULL;

  button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row),
                              dependency->effect == SKV_EFFECT_DEGRADED ? 1 : 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (row), "skv-key", g_strdup (dependency->system), g_free);
  g_object_set_data_full (G_OBJECT (button), "skv-key", g_strdup (dependency->system), g_free);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_effect), self);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* a row for each of the chosen ones */
static void
update_effects (SkvSystemDialog *self)
{
  for (guint i = 0; i < self->effect_rows->len; i++)
    adw_preferences_group_remove (self->depends_group, g_ptr_array_index (self->effect_rows, i));
  g_ptr_array_set_size (self->effect_rows, 0);
  for (guint i = 0; i < self->form->dependencies->len; i++)
    {
      GtkWidget *row =
        effect_row_new (self, &g_array_index (self->form->dependencies, SkvDependency, i));

      adw_preferences_group_add (self->depends_group, row);
      g_ptr_array_add (self->effect_rows, row);
    }
}

/* --- what people do -------------------------------------------------------------------------- */

static void
on_edited (SkvTextRow *row, const char *text, gpointer data)
{
  SkvSystemDialog *self = SKV_SYSTEM_DIALOG (data);

  if (row == self->kind_words_row)
    skv_system_dialog_take_choice (self, &self->kind);
  else if (row == self->owner_words_row)
    skv_system_dialog_take_choice (self, &self->owner);
  else if (row == self->administrator_words_row)
    skv_system_dialog_take_choice (self, &self->administrator);
  else
    skv_system_form_set_text (self->form,
                              row == self->name_row          ? SKV_SYSTEM_FORM_NAME
                              : row == self->vendor_row      ? SKV_SYSTEM_FORM_VENDOR
                              : row == self->super_users_row ? SKV_SYSTEM_FORM_SUPER_USERS
                              : row == self->continuity_row  ? SKV_SYSTEM_FORM_CONTINUITY
                                                             : SKV_SYSTEM_FORM_USERS,
                              text);
  skv_system_dialog_check (self);
}

static void
on_depends_picked (SkvPickRow *row, const char *id, gboolean chosen, gpointer data)
{
  SkvSystemDialog *self = SKV_SYSTEM_DIALOG (data);

  skv_system_form_set_dependency (self->form, id, chosen);
  update_effects (self);
  skv_system_dialog_check (self);
}

static void
on_group_picked (SkvPickRow *row, const char *id, gboolean chosen, gpointer data)
{
  SkvSystemDialog *self = SKV_SYSTEM_DIALOG (data);

  skv_system_form_set_group (self->form, id, chosen);
  skv_system_dialog_check (self);
}

static void
on_organisation_picked (SkvPickRow *row, const char *id, gboolean chosen, gpointer data)
{
  SkvSystemDialog *self = SKV_SYSTEM_DIALOG (data);

  skv_system_form_set_organisation (self->form, id, chosen);
}

static void
on_save (SkvSystemDialog *self)
{
  g_autoptr (SkvEdit) edit = skv_system_form_make_edit (self->form, plan_of (self));

  if (edit != NULL && skv_session_apply (self->session, edit))
    gtk_window_close (GTK_WINDOW (self));
}

/* What is told while this dialog is open, it must tell itself: it lies over the window. */
static void
on_told (SkvSystemDialog *self, const char *message)
{
  if (!skv_session_told_edit (self->session))
    skv_toast_show (self->toast, message, NULL, NULL);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
add_organisations (SkvSystemDialog *self)
{
  GPtrArray *records = skv_plan_get_records (plan_of (self), SKV_KIND_ORGANISATION);
  GtkWidget *row = skv_pick_row_new (_("Organisations"), _("All"));

  for (guint i = 0; i < records->len; i++)
    {
      const SkvOrganisation *organisation = g_ptr_array_index (records, i);

      skv_pick_row_add (SKV_PICK_ROW (row), organisation->parent.id, organisation->name);
    }
  skv_pick_row_set_chosen (SKV_PICK_ROW (row), (const char *const *) self->form->organisations);
  g_signal_connect (row, "picked", G_CALLBACK (on_organisation_picked), self);
  adw_preferences_group_add (self->what_group, row);
}

/* Any other system may be needed; what it may be part of is a group, or is one already. */
static void
add_system_lists (SkvSystemDialog *self)
{
  GPtrArray *records = skv_plan_get_records (plan_of (self), SKV_KIND_SYSTEM);
  g_auto (GStrv) ids = skv_system_form_list_dependencies (self->form);

  self->depends_row = skv_pick_row_new (_("Depends On"), _("Nothing"));
  self->groups_row = skv_pick_row_new (_("Part Of"), _("No group"));
  for (guint i = 0; i < records->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (records, i);

      if (strcmp (system->parent.id, self->form->id) == 0)
        continue;
      skv_pick_row_add (SKV_PICK_ROW (self->depends_row), system->parent.id, system->name);
      if (skv_system_is_group (plan_of (self), system))
        skv_pick_row_add (SKV_PICK_ROW (self->groups_row), system->parent.id, system->name);
    }
  skv_pick_row_set_chosen (SKV_PICK_ROW (self->depends_row), (const char *const *) ids);
  skv_pick_row_set_chosen (SKV_PICK_ROW (self->groups_row),
                           (const char *const *) self->form->groups);
  g_signal_connect (self->depends_row, "picked", G_CALLBACK (on_depends_picked), self);
  g_signal_connect (self->groups_row, "picked", G_CALLBACK (on_group_picked), self);
  adw_preferences_group_add (self->depends_group, self->depends_row);
  adw_preferences_group_add (self->groups_group, self->groups_row);
}

static void
fill (SkvSystemDialog *self)
{
  SkvTextRow *rows[] = { self->name_row,        self->vendor_row,
                         self->users_row,       self->kind_words_row,
                         self->owner_words_row, self->administrator_words_row,
                         self->super_users_row, self->continuity_row };
  const char *heading = self->form->is_new ? _("New System") : _("System");

  self->filling = TRUE;
  gtk_window_set_title (GTK_WINDOW (self), heading);
  adw_window_title_set_title (self->title, heading);
  skv_text_row_set_up (self->name_row, NULL, 30);
  skv_text_row_set_up (self->vendor_row, NULL, 24);
  skv_text_row_set_up (self->users_row, _("not said"), 10);
  skv_text_row_set_text (self->name_row, self->form->texts[SKV_SYSTEM_FORM_NAME]);
  skv_text_row_set_text (self->vendor_row, self->form->texts[SKV_SYSTEM_FORM_VENDOR]);
  skv_text_row_set_text (self->users_row, self->form->texts[SKV_SYSTEM_FORM_USERS]);
  skv_system_dialog_fill_choices (self);
  skv_system_dialog_fill_agreement (self);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect (rows[i], "edited", G_CALLBACK (on_edited), self);
  add_organisations (self);
  add_system_lists (self);
  update_effects (self);
  self->filling = FALSE;
  skv_system_dialog_check (self);
  skv_text_row_focus (self->name_row);
}

static void
skv_system_dialog_dispose (GObject *object)
{
  SkvSystemDialog *self = SKV_SYSTEM_DIALOG (object);

  self->filling = TRUE;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (skv_system_dialog_parent_class)->dispose (object);
}

static void
skv_system_dialog_finalize (GObject *object)
{
  SkvSystemDialog *self = SKV_SYSTEM_DIALOG (object);

  g_clear_pointer (&self->form, skv_system_form_free);
  g_ptr_array_unref (self->kind.values);
  g_ptr_array_unref (self->owner.values);
  g_ptr_array_unref (self->administrator.values);
  g_ptr_array_unref (self->effect_rows);
  G_OBJECT_CLASS (skv_system_dialog_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvSystemDialog, name)

static void
skv_system_dialog_class_init (SkvSystemDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_system_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_system_dialog_finalize;

  g_type_ensure (SKV_TYPE_TEXT_ROW);
  g_type_ensure (SKV_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/system-dialog.ui");
  BIND (toast);
  BIND (title);
  BIND (save_button);
  BIND (name_row);
  BIND (kind_row);
  BIND (kind_words_row);
  BIND (owner_row);
  BIND (owner_words_row);
  BIND (administrator_row);
  BIND (administrator_words_row);
  BIND (super_users_row);
  BIND (continuity_row);
  BIND (notes_view);
  BIND (card_group);
  BIND (uptime_row);
  BIND (hours_row);
  BIND (planned_switch);
  BIND (contingency_row);
  BIND (vendor_row);
  BIND (users_row);
  BIND (what_group);
  BIND (depends_group);
  BIND (groups_group);
  BIND (depends_problem);
  BIND (groups_problem);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_system_dialog_init (SkvSystemDialog *self)
{
  self->effect_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kind = (SkvSystemChoice){ SKV_SYSTEM_FORM_KIND, self->kind_row, self->kind_words_row,
                                  g_ptr_array_new_with_free_func (g_free) };
  self->owner = (SkvSystemChoice){ SKV_SYSTEM_FORM_OWNER, self->owner_row, self->owner_words_row,
                                   g_ptr_array_new_with_free_func (g_free) };
  self->administrator =
    (SkvSystemChoice){ SKV_SYSTEM_FORM_ADMINISTRATOR, self->administrator_row,
                       self->administrator_words_row, g_ptr_array_new_with_free_func (g_free) };
}

GtkWidget *
skv_system_dialog_new (SkvSession *session, SkvSystemForm *form)
{
  SkvSystemDialog *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (form != NULL, NULL);

  self = g_object_new (SKV_TYPE_SYSTEM_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->form = form;
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
