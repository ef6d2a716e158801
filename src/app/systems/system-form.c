/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/systems/system-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/agreement.h"
#include "core/publish/service-hours.h"

/* as many people as anybody can mean */
#define MAX_USERS 100000000

static void
dependency_clear (gpointer data)
{
  g_free (((SkvDependency *) data)->system);
}

static const SkvRelation *
find_relation (SkvPlan *plan, const char *from, SkvRelationKind kind, const char *to)
{
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);

  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);

      if (relation->relation == kind && strcmp (relation->from, from) == 0 &&
          strcmp (relation->to, to) == 0)
        return relation;
    }
  return NULL;
}

static void
read_relations (SkvSystemForm *self, SkvPlan *plan)
{
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);

  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);

      if (strcmp (relation->from, self->id) != 0)
        continue;
      if (relation->relation == SKV_MEMBER_OF)
        {
          skv_system_form_set_group (self, relation->to, TRUE);
          continue;
        }
      skv_system_form_set_dependency (self, relation->to, TRUE);
      skv_system_form_set_effect (self, relation->to, relation->effect);
    }
}

/* contacts are chosen, whoever else is one stays in words */
static void
read_super_users (SkvSystemForm *self, SkvPlan *plan, const SkvSystem *known)
{
  GString *words = g_string_new (NULL);

  skv_set_texts (&self->super_users, NULL);
  for (guint i = 0; known != NULL && known->super_users[i] != NULL; i++)
    {
      if (skv_plan_lookup (plan, SKV_KIND_CONTACT, known->super_users[i]) != NULL)
        skv_system_form_set_super_user (self, known->super_users[i], TRUE);
      else
        g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", known->super_users[i]);
    }
  self->texts[SKV_SYSTEM_FORM_SUPER_USERS] = g_string_free (words, FALSE);
}

/* @known: (nullable) */
static void
read_texts (SkvSystemForm *self, const SkvSystem *known)
{
  static const SkvSystem nothing = { 0 };
  const SkvSystem *system = known != NULL ? known : &nothing;
  const struct
  {
    SkvSystemFormField field;
    const char *text;
  } texts[] = {
    { SKV_SYSTEM_FORM_NAME, system->name },
    { SKV_SYSTEM_FORM_KIND, system->kind },
    { SKV_SYSTEM_FORM_OWNER, system->owner },
    { SKV_SYSTEM_FORM_VENDOR, system->vendor },
    { SKV_SYSTEM_FORM_ADMINISTRATOR, system->administrator },
    { SKV_SYSTEM_FORM_CONTINUITY, system->continuity_plan },
    { SKV_SYSTEM_FORM_NOTES, system->notes },
    { SKV_SYSTEM_FORM_HOURS, system->service_hours },
    { SKV_SYSTEM_FORM_CONTINGENCY, system->contingency },
  };
  char *uptime = skv_uptime_words (system->agreed_uptime);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    self->texts[texts[i].field] = g_strdup (texts[i].text != NULL ? texts[i].text : "");
  self->texts[SKV_SYSTEM_FORM_USERS] =
    system->users > 0 ? g_strdup_printf ("%d", system->users) : g_strdup ("");
  self->texts[SKV_SYSTEM_FORM_UPTIME] = uptime != NULL ? uptime : g_strdup ("");
  self->planned_counts = system->planned_counts;
}

SkvSystemForm *
skv_system_form_new (SkvPlan *plan, const char *id)
{
  const SkvSystem *known;
  SkvSystemForm *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  known = id != NULL ? skv_plan_lookup (plan, SKV_KIND_SYSTEM, id) : NULL;
  self = g_new0 (SkvSystemForm, 1);
  self->is_new = known == NULL;
  self->id = known != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->dependencies = g_array_new (FALSE, FALSE, sizeof (SkvDependency));
  g_array_set_clear_func (self->dependencies, dependency_clear);
  read_texts (self, known);
  read_super_users (self, plan, known);
  skv_set_texts (&self->organisations,
                 known != NULL ? (const char *const *) known->organisations : NULL);
  skv_set_texts (&self->groups, NULL);
  read_relations (self, plan);
  return self;
}

void
skv_system_form_free (SkvSystemForm *self)
{
  for (int field = 0; field < SKV_SYSTEM_FORM_N_TEXTS; field++)
    g_free (self->texts[field]);
  g_strfreev (self->organisations);
  g_strfreev (self->super_users);
  g_strfreev (self->groups);
  g_array_unref (self->dependencies);
  g_free (self->id);
  g_free (self);
}

/* --- setting -------------------------------------------------------------------------------- */

void
skv_system_form_set_text (SkvSystemForm *self, SkvSystemFormField field, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);
  g_return_if_fail (field < SKV_SYSTEM_FORM_N_TEXTS);

  skv_set_text (&self->texts[field], text);
}

static void
choose (GStrv *list, const char *id, gboolean chosen)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; (*list)[i] != NULL; i++)
    {
      if (strcmp ((*list)[i], id) != 0)
        g_strv_builder_add (builder, (*list)[i]);
    }
  if (chosen)
    g_strv_builder_add (builder, id);
  g_strfreev (*list);
  *list = g_strv_builder_end (builder);
}

void
skv_system_form_set_organisation (SkvSystemForm *self, const char *id, gboolean chosen)
{
  choose (&self->organisations, id, chosen);
}

void
skv_system_form_set_super_user (SkvSystemForm *self, const char *id, gboolean chosen)
{
  choose (&self->super_users, id, chosen);
}

void
skv_system_form_set_group (SkvSystemForm *self, const char *id, gboolean chosen)
{
  choose (&self->groups, id, chosen);
}

/* its place; the length if there is none */
static guint
find_dependency (const SkvSystemForm *self, const char *id)
{
  guint i = 0;

  while (i < self->dependencies->len &&
         strcmp (g_array_index (self->dependencies, SkvDependency, i).system, id) != 0)
    i++;
  return i;
}

void
skv_system_form_set_dependency (SkvSystemForm *self, const char *id, gboolean chosen)
{
  guint place = find_dependency (self, id);
  gboolean known = place < self->dependencies->len;
  SkvDependency dependency = { NULL, SKV_EFFECT_DOWN };

  if (known && !chosen)
    g_array_remove_index (self->dependencies, place);
  if (known || !chosen)
    return;
  dependency.system = g_strdup (id);
  g_array_append_val (self->dependencies, dependency);
}

void
skv_system_form_set_effect (SkvSystemForm *self, const char *id, SkvRelationEffect effect)
{
  guint place = find_dependency (self, id);

  if (place < self->dependencies->len)
    g_array_index (self->dependencies, SkvDependency, place).effect = effect;
}

GStrv
skv_system_form_list_dependencies (const SkvSystemForm *self)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->dependencies->len; i++)
    g_strv_builder_add (ids, g_array_index (self->dependencies, SkvDependency, i).system);
  return g_strv_builder_end (ids);
}

/* --- the edit ------------------------------------------------------------------------------- */

static void
set_or_clear (char **field, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  skv_set_text (field, *stripped != '\0' ? stripped : NULL);
}

/* -1: it is no number of people */
static int
read_users (const SkvSystemForm *self)
{
  g_autofree char *text = g_strstrip (g_strdup (self->texts[SKV_SYSTEM_FORM_USERS]));
  guint64 users = 0;

  if (*text == '\0')
    return 0;
  if (!g_ascii_string_to_unsigned (text, 10, 0, MAX_USERS, &users, NULL))
    return -1;
  return (int) users;
}

/* the chosen contacts, then those in words (transfer full) */
static GStrv
list_super_users (const SkvSystemForm *self)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) words = g_strsplit (self->texts[SKV_SYSTEM_FORM_SUPER_USERS], ";", -1);

  g_strv_builder_addv (list, (const char **) self->super_users);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*g_strstrip (words[i]) != '\0' && g_hash_table_add (seen, words[i]) &&
          !g_strv_contains ((const char *const *) self->super_users, words[i]))
        g_strv_builder_add (list, words[i]);
    }
  return g_strv_builder_end (list);
}

static void
put_system (const SkvSystemForm *self, SkvPlan *plan, SkvEdit *edit)
{
  const SkvSystem *known = skv_plan_lookup (plan, SKV_KIND_SYSTEM, self->id);
  SkvSystem *system =
    known != NULL ? skv_record_copy (known) : skv_record_new (SKV_KIND_SYSTEM, self->id);
  g_auto (GStrv) super_users = list_super_users (self);

  set_or_clear (&system->name, self->texts[SKV_SYSTEM_FORM_NAME]);
  set_or_clear (&system->kind, self->texts[SKV_SYSTEM_FORM_KIND]);
  set_or_clear (&system->owner, self->texts[SKV_SYSTEM_FORM_OWNER]);
  set_or_clear (&system->vendor, self->texts[SKV_SYSTEM_FORM_VENDOR]);
  set_or_clear (&system->administrator, self->texts[SKV_SYSTEM_FORM_ADMINISTRATOR]);
  set_or_clear (&system->continuity_plan, self->texts[SKV_SYSTEM_FORM_CONTINUITY]);
  set_or_clear (&system->notes, self->texts[SKV_SYSTEM_FORM_NOTES]);
  skv_set_texts (&system->super_users, (const char *const *) super_users);
  system->users = MAX (read_users (self), 0);
  skv_uptime_parse (self->texts[SKV_SYSTEM_FORM_UPTIME], &system->agreed_uptime);
  set_or_clear (&system->service_hours, self->texts[SKV_SYSTEM_FORM_HOURS]);
  system->planned_counts = self->planned_counts;
  set_or_clear (&system->contingency, self->texts[SKV_SYSTEM_FORM_CONTINGENCY]);
  skv_set_texts (&system->organisations, (const char *const *) self->organisations);
  if (system->name == NULL)
    skv_set_text (&system->name, "?"); /* for the circle alone: such a form is not saved */
  skv_edit_put (edit, system);
}

static void
put_relation (const SkvSystemForm *self,
              SkvPlan *plan,
              SkvEdit *edit,
              SkvRelationKind kind,
              const char *to,
              SkvRelationEffect effect)
{
  const SkvRelation *known = find_relation (plan, self->id, kind, to);
  SkvRelation *relation;

  if (known != NULL && known->effect == effect)
    return;
  relation = known != NULL ? skv_record_copy (known) : skv_record_new (SKV_KIND_RELATION, NULL);
  skv_set_text (&relation->from, self->id);
  skv_set_text (&relation->to, to);
  relation->relation = kind;
  relation->effect = effect;
  skv_edit_put (edit, relation);
}

/* those of one kind: new and changed ones, and those that are taken away */
static void
put_relations (const SkvSystemForm *self, SkvPlan *plan, SkvEdit *edit, SkvRelationKind kind)
{
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);
  g_auto (GStrv) ids =
    kind == SKV_MEMBER_OF ? g_strdupv (self->groups) : skv_system_form_list_dependencies (self);

  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);

      if (relation->relation == kind && strcmp (relation->from, self->id) == 0 &&
          !g_strv_contains ((const char *const *) ids, relation->to))
        skv_edit_remove (edit, SKV_KIND_RELATION, relation->parent.id);
    }
  for (guint i = 0; ids[i] != NULL; i++)
    put_relation (self, plan, edit, kind, ids[i],
                  kind == SKV_MEMBER_OF
                    ? SKV_EFFECT_DOWN
                    : g_array_index (self->dependencies, SkvDependency, i).effect);
}

/* --- what is wrong -------------------------------------------------------------------------- */

/* with a capital, since it stands alone here (transfer full) */
static char *
as_sentence (const char *message)
{
  g_autofree char *first = g_utf8_substring (message, 0, 1), *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (message), NULL);
}

/* Relations of one kind never close a circle with those of the other: each is asked for alone. */
static char *
relation_problem (const SkvSystemForm *self, SkvPlan *plan, SkvRelationKind kind)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("");
  g_autoptr (SkvProblem) problem = NULL;

  put_system (self, plan, edit);
  put_relations (self, plan, edit, kind);
  problem = skv_plan_find_problem (plan, edit);
  return problem != NULL && problem->kind == SKV_KIND_RELATION ? as_sentence (problem->message)
                                                               : NULL;
}

/* said as the engine that counts it says it */
static char *
hours_problem (const SkvSystemForm *self)
{
  g_autofree char *text = g_strstrip (g_strdup (self->texts[SKV_SYSTEM_FORM_HOURS]));
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvServiceHours) hours = skv_service_hours_parse (text, &error);

  return hours == NULL ? as_sentence (error->message) : NULL;
}

char *
skv_system_form_problem (const SkvSystemForm *self, SkvPlan *plan, SkvSystemFormField field)
{
  const char *name = self->texts[SKV_SYSTEM_FORM_NAME];
  int uptime;

  switch (field)
    {
    case SKV_SYSTEM_FORM_NAME:
      return name[strspn (name, " \t")] == '\0' ? g_strdup (_("A name is needed")) : NULL;
    case SKV_SYSTEM_FORM_USERS:
      return read_users (self) < 0 ? g_strdup (_("Write a number such as 250, or nothing")) : NULL;
    case SKV_SYSTEM_FORM_DEPENDS:
      return relation_problem (self, plan, SKV_DEPENDS_ON);
    case SKV_SYSTEM_FORM_GROUPS:
      return relation_problem (self, plan, SKV_MEMBER_OF);
    case SKV_SYSTEM_FORM_UPTIME:
      return skv_uptime_parse (self->texts[field], &uptime)
               ? NULL
               : g_strdup (_("Write a percentage such as 99.5, or nothing"));
    case SKV_SYSTEM_FORM_HOURS:
      return hours_problem (self);
    case SKV_SYSTEM_FORM_KIND:
    case SKV_SYSTEM_FORM_OWNER:
    case SKV_SYSTEM_FORM_VENDOR:
    case SKV_SYSTEM_FORM_ADMINISTRATOR:
    case SKV_SYSTEM_FORM_SUPER_USERS:
    case SKV_SYSTEM_FORM_CONTINUITY:
    case SKV_SYSTEM_FORM_NOTES:
    case SKV_SYSTEM_FORM_CONTINGENCY:
    case SKV_SYSTEM_FORM_N_FIELDS:
      break;
    }
  return NULL;
}

gboolean
skv_system_form_is_valid (const SkvSystemForm *self, SkvPlan *plan)
{
  for (int field = 0; field < SKV_SYSTEM_FORM_N_FIELDS; field++)
    {
      g_autofree char *problem = skv_system_form_problem (self, plan, field);

      if (problem != NULL)
        return FALSE;
    }
  return TRUE;
}

SkvEdit *
skv_system_form_make_edit (const SkvSystemForm *self, SkvPlan *plan)
{
  g_autofree char *name = NULL, *label = NULL;
  SkvEdit *edit;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  if (!skv_system_form_is_valid (self, plan))
    return NULL;
  name = g_strstrip (g_strdup (self->texts[SKV_SYSTEM_FORM_NAME]));
  label = g_strdup_printf (self->is_new ? _("Add “%s”") : _("Change “%s”"), name);
  edit = skv_edit_new (label);
  put_system (self, plan, edit);
  put_relations (self, plan, edit, SKV_DEPENDS_ON);
  put_relations (self, plan, edit, SKV_MEMBER_OF);
  return edit;
}
