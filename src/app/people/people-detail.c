/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/people/people-detail.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/organisations/organisation-words.h"
#include "app/parts.h"
#include "core/calendar/contacts.h"
#include "core/exchange/import-preview.h"

/* More of them nobody reads; the rest is counted. */
#define MAX_ITEMS 30

/* --- rows ------------------------------------------------------------------------------------ */

GtkWidget *
skv_fact_row_new (const char *title, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               text != NULL && *text != '\0' ? text : _("not said"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "skv-fact");
  if (text == NULL || *text == '\0')
    gtk_widget_add_css_class (row, "unsaid");
  return row;
}

static void
add_button (
  GtkWidget *row, const char *icon, const char *label, const char *action, const char *text)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", text);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

void
skv_fact_row_add_email (GtkWidget *row, const char *address, const char *prefix)
{
  g_autofree char *write = g_strconcat (prefix, ".write", NULL);
  g_autofree char *copy = g_strconcat (prefix, ".copy", NULL);
  g_autofree char *write_label = g_strdup_printf (_("Write to %s…"), address);
  g_autofree char *copy_label = g_strdup_printf (_("Copy the address %s"), address);

  add_button (row, "mail-message-new-symbolic", write_label, write, address);
  add_button (row, "edit-copy-symbolic", copy_label, copy, address);
}

void
skv_fact_row_add_phone (GtkWidget *row, const char *number, const char *prefix)
{
  g_autofree char *copy = g_strconcat (prefix, ".copy", NULL);
  g_autofree char *label = g_strdup_printf (_("Copy the number %s"), number);

  add_button (row, "edit-copy-symbolic", label, copy, number);
}

void
skv_people_write_to (GtkWidget *widget, const char *address)
{
  g_autofree char *escaped = g_uri_escape_string (address, "@", TRUE);
  g_autofree char *uri = g_strconcat ("mailto:", escaped, NULL);

  skv_show_uri (GTK_WINDOW (gtk_widget_get_root (widget)), uri);
}

void
skv_people_copy (GtkWidget *widget, SkvSession *session, const char *text)
{
  g_autofree char *message = g_strdup_printf (_("“%s” is on the clipboard"), text);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  skv_session_tell (session, message);
}

/* --- the top --------------------------------------------------------------------------------- */

static void
add_top (GtkBox *box, const char *title, const char *words)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_append (GTK_BOX (top), skv_paragraph_new (title, "title-2"));
  if (words != NULL && *words != '\0')
    gtk_box_append (GTK_BOX (top), skv_paragraph_new (words, "dim-label"));
  gtk_box_append (box, top);
}

static GtkWidget *
text_button_new (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* @more (nullable): a button between editing and deleting */
static void
add_buttons (GtkBox *box, const char *name, GtkWidget *more, gboolean deletable)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *edit = text_button_new (_("_Edit…"), "people.edit");
  g_autofree char *edit_label = g_strdup_printf (_("Edit “%s”"), name);
  g_autofree char *label = g_strdup_printf (_("Delete “%s”"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, edit_label,
                                  -1);
  gtk_box_append (GTK_BOX (row), edit);
  if (more != NULL)
    gtk_box_append (GTK_BOX (row), more);
  if (deletable)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "people.delete");
      gtk_box_append (GTK_BOX (row), button);
    }
  gtk_box_append (box, row);
}

static GtkWidget *
group_new (GtkBox *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (box, group);
  return group;
}

static void
add_row (GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* --- a contact ------------------------------------------------------------------------------- */

/* "IT, Molde" (transfer full) (nullable) */
static char *
department_words (SkvPlan *plan, const char *id)
{
  const SkvDepartment *department = skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, id);
  const SkvOrganisation *organisation =
    department != NULL ? skv_plan_lookup (plan, SKV_KIND_ORGANISATION, department->organisation)
                       : NULL;

  if (department == NULL)
    return NULL;
  return organisation != NULL ? g_strdup_printf ("%s, %s", department->name, organisation->name)
                              : g_strdup (department->name);
}

static void
add_who (GtkWidget *group, const SkvContact *contact)
{
  GtkWidget *row;

  if (contact->contact_kind != SKV_CONTACT_POST)
    return;
  row = skv_fact_row_new (_("Name"),
                          skv_contact_is_vacant (contact) ? C_("post", "Vacant") : contact->name);
  if (skv_contact_is_vacant (contact))
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-question-symbolic");

      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      gtk_widget_add_css_class (row, "vacant");
    }
  add_row (group, row);
}

static void
add_reach (GtkBox *box, const SkvContact *contact)
{
  GtkWidget *group = group_new (box, "");
  const char *numbers[] = { contact->phone, contact->mobile };
  const char *titles[] = { _("Phone"), _("Mobile") };

  add_who (group, contact);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      GtkWidget *row;

      if (numbers[i] == NULL && (i == 1 || contact->contact_kind == SKV_CONTACT_LIST))
        continue;
      row = skv_fact_row_new (titles[i], numbers[i]);
      if (numbers[i] != NULL)
        skv_fact_row_add_phone (row, numbers[i], "people");
      add_row (group, row);
    }
  if (contact->email != NULL || contact->contact_kind != SKV_CONTACT_PHONE)
    {
      GtkWidget *row = skv_fact_row_new (_("E-mail"), contact->email);

      if (contact->email != NULL)
        skv_fact_row_add_email (row, contact->email, "people");
      add_row (group, row);
    }
  if (contact->notes != NULL)
    add_row (group, skv_fact_row_new (_("Notes"), contact->notes));
}

/* Return or a click goes there. */
static GtkWidget *
answer_row_new (SkvPlan *plan, const SkvAnswersFor *answer)
{
  gboolean is_system = answer->record->kind == SKV_KIND_SYSTEM;
  const SkvItem *item = is_system ? NULL : (const SkvItem *) answer->record;
  const char *name = is_system ? ((const SkvSystem *) answer->record)->name : item->title;
  g_autofree char *when = item != NULL ? skv_import_words_when (plan, item) : NULL;
  g_autofree char *words = when != NULL
                             ? g_strdup_printf ("%s · %s", skv_answers_title (answer->as), when)
                             : g_strdup (skv_answers_title (answer->as));
  GtkWidget *row = skv_plain_row_new (
    name, words, is_system ? "network-server-symbolic" : "x-office-calendar-symbolic");

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)",
                                    skv_kind_name (answer->record->kind), answer->record->id);
  return row;
}

static void
add_answers (GtkBox *box, SkvPlan *plan, GPtrArray *answers)
{
  GtkWidget *group = group_new (box, _("Answers For"));
  guint items = 0;
  g_autofree char *rest = NULL;

  if (answers == NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           _("No system and no item names this contact."));
  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      const SkvAnswersFor *answer = g_ptr_array_index (answers, i);

      if (answer->record->kind == SKV_KIND_ITEM && ++items > MAX_ITEMS)
        continue;
      add_row (group, answer_row_new (plan, answer));
    }
  if (items <= MAX_ITEMS)
    return;
  items -= MAX_ITEMS;
  rest =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", items), items);
  gtk_box_append (box, skv_paragraph_new (rest, "dim-label"));
}

static void
fill_contact (
  GtkBox *box, SkvPlan *plan, const SkvContact *contact, GHashTable *answers, gboolean writable)
{
  g_autofree char *department = department_words (plan, contact->department);
  g_autofree char *words =
    g_strjoin (" · ", skv_contact_kind_title (contact->contact_kind), department, NULL);
  GtkWidget *vacate = NULL;

  add_top (box, contact->role, words);
  if (writable && contact->contact_kind == SKV_CONTACT_POST && !skv_contact_is_vacant (contact))
    vacate = text_button_new (_("Post Is _Vacant…"), "people.vacate");
  if (writable)
    add_buttons (box, contact->role, vacate, TRUE);
  add_reach (box, contact);
  add_answers (box, plan, g_hash_table_lookup (answers, contact->parent.id));
}

/* --- a department or an organisation --------------------------------------------------------- */

static void
fill_department (GtkBox *box, SkvPlan *plan, const SkvDepartment *department, gboolean writable)
{
  g_autofree char *validity = skv_words_validity (department->valid_from, department->valid_until);
  const SkvOrganisation *organisation =
    skv_plan_lookup (plan, SKV_KIND_ORGANISATION, department->organisation);
  GtkWidget *group;

  add_top (box, department->name, _("Department"));
  if (writable)
    add_buttons (box, department->name,
                 text_button_new (_("New _Contact Here…"), "people.add-here"), TRUE);
  group = group_new (box, "");
  add_row (group,
           skv_fact_row_new (_("Part Of"), organisation != NULL ? organisation->name : NULL));
  if (validity != NULL)
    add_row (group, skv_fact_row_new (_("Exists"), validity));
}

void
skv_people_detail_fill (GtkBox *box,
                        SkvSession *session,
                        const SkvPeopleEntry *entry,
                        GHashTable *answers,
                        gboolean writable)
{
  SkvPlan *plan = skv_session_get_plan (session);
  gconstpointer record = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  if (entry == NULL || entry->id == NULL)
    return;
  switch (entry->kind)
    {
    case SKV_PEOPLE_CONTACT:
      record = skv_plan_lookup (plan, SKV_KIND_CONTACT, entry->id);
      if (record != NULL)
        fill_contact (box, plan, record, answers, writable);
      break;
    case SKV_PEOPLE_DEPARTMENT:
      record = skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, entry->id);
      if (record != NULL)
        fill_department (box, plan, record, writable);
      break;
    case SKV_PEOPLE_ORGANISATION:
      add_top (box, entry->title, *entry->words != '\0' ? entry->words : _("Organisation"));
      if (writable)
        add_buttons (box, entry->title,
                     text_button_new (_("New _Department Here…"), "people.add-department"), FALSE);
      break;
    case SKV_PEOPLE_NOWHERE:
      break;
    }
}
