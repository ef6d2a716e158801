/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/systems/system-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/contingency/contingency-dialog.h"
#include "app/contingency/contingency-files.h"
#include "app/organisations/organisation-words.h"
#include "app/people/people-detail.h"
#include "app/plan-files.h"
#include "app/systems/card-questions.h"
#include "app/systems/system-card-agreement.h"
#include "app/systems/system-form.h"
#include "core/calendar/contacts.h"
#include "core/calendar/system-cards.h"

struct _SkvSystemCard
{
  GtkWidget parent_instance;

  SkvSession *session; /* (owned) (nullable) */
  char *id;            /* (owned) (nullable) */
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (SkvSystemCard, skv_system_card, GTK_TYPE_WIDGET)

static SkvPlan *
plan_of (SkvSystemCard *self)
{
  return skv_session_get_plan (self->session);
}

static GtkWidget *
group_new (SkvSystemCard *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  gtk_box_append (self->box, group);
  return group;
}

static void
add_row (GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_fact (GtkWidget *group, const char *title, const char *text)
{
  if (text != NULL && *text != '\0')
    add_row (group, skv_fact_row_new (title, text));
}

/* --- who ------------------------------------------------------------------------------------- */

/* "IT manager (A. Name)", and below it the numbers (transfer full) */
static char *
contact_words (const SkvContact *contact)
{
  g_autofree char *words = skv_contact_words (contact);
  const char *parts[3] = { NULL };
  g_autofree char *numbers = NULL;
  gsize n = 0;

  if (contact->phone != NULL)
    parts[n++] = contact->phone;
  if (contact->mobile != NULL)
    parts[n++] = contact->mobile;
  numbers = g_strjoinv (" · ", (GStrv) parts);
  return n > 0 ? g_strdup_printf ("%s\n%s", words, numbers) : g_steal_pointer (&words);
}

/* @who: an id or plain words. Return or a click goes to the contact. */
static GtkWidget *
who_row_new (SkvSystemCard *self, const char *title, const char *who)
{
  const SkvContact *contact = skv_contact_find (plan_of (self), who);
  g_autofree char *words =
    contact != NULL ? contact_words (contact) : skv_contact_who_words (plan_of (self), who);
  GtkWidget *row = skv_fact_row_new (title, words);

  if (contact == NULL)
    return row;
  if (contact->email != NULL)
    skv_fact_row_add_email (row, contact->email, "card");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", skv_kind_name (SKV_KIND_CONTACT),
                                    contact->parent.id);
  return row;
}

static void
add_people (SkvSystemCard *self, const SkvSystem *system)
{
  GtkWidget *group = group_new (self);
  gboolean owned = system->owner != NULL && *system->owner != '\0';
  GtkWidget *row =
    owned ? who_row_new (self, _("Owner"), system->owner)
          : skv_fact_row_new (_("Owner"), _("Nobody: there is no one to ask about it"));

  if (!owned)
    {
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      gtk_widget_add_css_class (row, "vacant");
    }
  add_row (group, row);
  add_row (group, who_row_new (self, _("Administrator"), system->administrator));
  for (guint i = 0; system->super_users[i] != NULL; i++)
    add_row (group, who_row_new (self, _("Super user"), system->super_users[i]));
  if (system->super_users[0] == NULL)
    add_row (group, skv_fact_row_new (_("Super users"), NULL));
  if (system->vendor != NULL)
    add_row (group, who_row_new (self, _("Vendor"), system->vendor));
}

/* --- what ------------------------------------------------------------------------------------ */

/* Names of the other ends of its relations of a kind, with what their failing does. @backward:
 * those that name it. (transfer full): "" for none */
static char *
related_names (SkvSystemCard *self, SkvRelationKind kind, gboolean backward)
{
  GPtrArray *relations = skv_plan_get_records (plan_of (self), SKV_KIND_RELATION);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);
      const char *other = backward ? relation->from : relation->to;

      if (relation->relation != kind ||
          strcmp (backward ? relation->to : relation->from, self->id) != 0)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              skv_plan_system_name (plan_of (self), other));
      if (kind == SKV_DEPENDS_ON)
        g_string_append_printf (text, " (%s)",
                                relation->effect == SKV_EFFECT_DEGRADED
                                  ? C_("effect on a system", "works on, less well")
                                  : C_("effect on a system", "stops too"));
    }
  return g_string_free (text, FALSE);
}

static void
add_relations (SkvSystemCard *self, const SkvSystem *system)
{
  GtkWidget *group = group_new (self);
  g_autofree char *organisations =
    skv_organisation_names (plan_of (self), (const char *const *) system->organisations);
  g_autofree char *users = g_strdup_printf ("%'d", system->users);
  g_autofree char *needs = related_names (self, SKV_DEPENDS_ON, FALSE);
  g_autofree char *needed = related_names (self, SKV_DEPENDS_ON, TRUE);
  g_autofree char *groups = related_names (self, SKV_MEMBER_OF, FALSE);
  g_autofree char *members = related_names (self, SKV_MEMBER_OF, TRUE);

  add_fact (group, _("Kind"), system->kind != NULL ? skv_system_kind_title (system->kind) : NULL);
  add_fact (group, _("Users, About"), system->users > 0 ? users : NULL);
  add_fact (group, _("Organisations"), *organisations != '\0' ? organisations : _("All"));
  add_fact (group, _("Part Of"), groups);
  add_fact (group, _("Members"), members);
  /* TRANSLATORS: what a system depends on, and whether it stops or works on, less well, without */
  add_fact (group, _("Depends On"), needs);
  add_fact (group, _("Depend on It"), needed);
}

/* a link if it is one that can be opened */
static gboolean
is_link (const char *text)
{
  static const char *const schemes[] = { "http", "https", "file", "smb", "sftp", "davs", NULL };
  g_autofree char *scheme = g_uri_parse_scheme (text);

  return scheme != NULL && g_strv_contains (schemes, scheme);
}

static void
add_continuity (SkvSystemCard *self, const SkvSystem *system)
{
  GtkWidget *group = group_new (self);
  GtkWidget *row = skv_fact_row_new (_("Plan for Continued Operation"), system->continuity_plan);

  if (system->continuity_plan != NULL && is_link (system->continuity_plan))
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_("_Open"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Open the plan for continued operation"), -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.open");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  add_row (group, row);
  add_fact (group, _("Notes"), system->notes);
}

/* --- the stamp ------------------------------------------------------------------------------- */

static void
add_stamp (SkvSystemCard *self, const SkvSystem *system, gboolean writable)
{
  g_autofree char *stamp = skv_system_card_stamp_words (system);
  g_autofree char *reminder = skv_system_card_reminder (
    skv_plan_get_settings (plan_of (self)), system, skv_session_get_today (self->session));
  GtkWidget *group = group_new (self);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), stamp);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (reminder != NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reminder);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      gtk_widget_add_css_class (row, "skv-card-old");
    }
  add_row (group, row);
  if (!writable)
    return;
  button = gtk_button_new_with_mnemonic (_("Looked _Through Today…"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 8);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.stamp");
  gtk_box_append (self->box, button);
}

void
skv_system_card_show (SkvSystemCard *self, SkvSession *session, const char *id)
{
  const SkvSystem *system =
    session != NULL && id != NULL ? skv_plan_get_system (skv_session_get_plan (session), id) : NULL;
  GtkWidget *child;

  g_return_if_fail (SKV_IS_SYSTEM_CARD (self));

  g_set_object (&self->session, session);
  skv_set_text (&self->id, id);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (system == NULL)
    return;
  add_stamp (self, system, !skv_plan_files_is_read_only (plan_of (self)));
  add_people (self, system);
  skv_system_card_add_agreement (ADW_PREFERENCES_GROUP (group_new (self)), session, system);
  add_continuity (self, system);
  add_relations (self, system);
}

/* --- actions --------------------------------------------------------------------------------- */

static void
on_stamp (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvSystemCard *self = SKV_SYSTEM_CARD (widget);

  if (self->session != NULL && self->id != NULL)
    skv_system_card_ask_stamp (GTK_WINDOW (gtk_widget_get_root (widget)), self->session, self->id);
}

static void
on_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvSystemCard *self = SKV_SYSTEM_CARD (widget);
  const SkvSystem *system =
    self->session != NULL ? skv_plan_get_system (plan_of (self), self->id) : NULL;

  if (system != NULL && system->continuity_plan != NULL)
    skv_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), system->continuity_plan);
}

static void
on_contingency (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvSystemCard *self = SKV_SYSTEM_CARD (widget);

  if (self->session != NULL && self->id != NULL)
    skv_contingency_edit_for_system (widget, self->session, self->id);
}

static void
on_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvSystemCard *self = SKV_SYSTEM_CARD (widget);
  const char *const systems[] = { g_variant_get_string (parameter, NULL), NULL };

  if (self->session == NULL)
    return;
  (g_str_has_suffix (name, ".pdf") ? skv_contingency_save_pdf : skv_contingency_print) (
    widget, self->session, systems, skv_plan_system_name (plan_of (self), systems[0]));
}

static void
on_write (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_people_write_to (widget, g_variant_get_string (parameter, NULL));
}

static void
on_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvSystemCard *self = SKV_SYSTEM_CARD (widget);

  if (self->session != NULL)
    skv_people_copy (widget, self->session, g_variant_get_string (parameter, NULL));
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_system_card_dispose (GObject *object)
{
  SkvSystemCard *self = SKV_SYSTEM_CARD (object);

  g_clear_object (&self->session);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;
  G_OBJECT_CLASS (skv_system_card_parent_class)->dispose (object);
}

static void
skv_system_card_finalize (GObject *object)
{
  g_free (SKV_SYSTEM_CARD (object)->id);
  G_OBJECT_CLASS (skv_system_card_parent_class)->finalize (object);
}

static void
skv_system_card_class_init (SkvSystemCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_system_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_system_card_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "card.stamp", NULL, on_stamp);
  gtk_widget_class_install_action (widget_class, "card.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "card.contingency", NULL, on_contingency);
  gtk_widget_class_install_action (widget_class, "card.print", "s", on_print);
  gtk_widget_class_install_action (widget_class, "card.pdf", "s", on_print);
  gtk_widget_class_install_action (widget_class, "card.write", "s", on_write);
  gtk_widget_class_install_action (widget_class, "card.copy", "s", on_copy);
}

static void
skv_system_card_init (SkvSystemCard *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));
}
