/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/search-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

static const SkvKind record_kinds[] = {
  [SKV_SEARCH_ITEM] = SKV_KIND_ITEM,
  [SKV_SEARCH_RULE] = SKV_KIND_RULE,
  [SKV_SEARCH_SYSTEM] = SKV_KIND_SYSTEM,
  [SKV_SEARCH_CONTACT] = SKV_KIND_CONTACT,
  [SKV_SEARCH_DEPARTMENT] = SKV_KIND_DEPARTMENT,
  [SKV_SEARCH_ORGANISATION] = SKV_KIND_ORGANISATION,
};

gboolean
skv_search_kind_of (SkvKind kind, SkvSearchKind *search_kind)
{
  for (SkvSearchKind i = 0; i < G_N_ELEMENTS (record_kinds); i++)
    {
      if (record_kinds[i] != kind)
        continue;
      *search_kind = i;
      return TRUE;
    }
  return FALSE;
}

const char *
skv_search_kind_title (SkvSearchKind kind)
{
  static const char *const titles[] = {
    N_("In the Calendar"), N_("Rules"),         N_("Systems"),   N_("Contacts"),
    N_("Departments"),     N_("Organisations"), N_("Conflicts"),
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (titles), NULL);
  return _(titles[kind]);
}

void
skv_search_hit_free (SkvSearchHit *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->against);
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

/* --- names of what a record refers to -------------------------------------------------------- */

static const char *
department_name (SkvPlan *plan, const char *id)
{
  const SkvDepartment *record = id != NULL ? skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, id) : NULL;

  return record != NULL ? record->name : NULL;
}

static const char *
organisation_name (SkvPlan *plan, const char *id)
{
  const SkvOrganisation *record =
    id != NULL ? skv_plan_lookup (plan, SKV_KIND_ORGANISATION, id) : NULL;

  return record != NULL ? record->name : NULL;
}

static void
add (GString *words, const char *text)
{
  if (text != NULL)
    g_string_append_printf (words, "%s ", text);
}

static void
add_systems (GString *words, SkvPlan *plan, const GStrv systems)
{
  for (char **id = systems; *id != NULL; id++)
    add (words, skv_plan_system_name (plan, *id));
}

static void
add_organisations (GString *words, SkvPlan *plan, const GStrv organisations)
{
  for (char **id = organisations; *id != NULL; id++)
    add (words, organisation_name (plan, *id));
}

/* --- what each kind is found by -------------------------------------------------------------- */

static const char *
item_words (SkvPlan *plan, const SkvItem *item, GString *words)
{
  const SkvContact *contact =
    item->contact != NULL ? skv_plan_lookup (plan, SKV_KIND_CONTACT, item->contact) : NULL;

  add (words, item->lane != NULL ? skv_plan_lane_title (plan, item->lane) : NULL);
  add_systems (words, plan, item->systems);
  add_organisations (words, plan, item->organisations);
  add (words, department_name (plan, item->department));
  add (words, contact != NULL ? contact->role : NULL);
  add (words, contact != NULL ? contact->name : NULL);
  add (words, skv_status_title (item->status));
  add (words, item->reason);
  add (words, item->by);
  add (words, item->notes);
  add (words, item->bundle);
  return item->title;
}

static const char *
rule_words (SkvPlan *plan, const SkvRule *rule, GString *words)
{
  add (words, rule->lane != NULL ? skv_plan_lane_title (plan, rule->lane) : NULL);
  add_systems (words, plan, rule->systems);
  add_organisations (words, plan, rule->organisations);
  return rule->title;
}

static const char *
system_words (SkvPlan *plan, const SkvSystem *system, GString *words)
{
  g_autofree char *owner = skv_plan_system_owner (plan, system->parent.id);

  add (words, owner);
  add_organisations (words, plan, system->organisations);
  add (words, system->vendor);
  add (words, system->kind);
  add (words, system->continuity_plan);
  add (words, system->notes);
  return system->name;
}

static const char *
contact_words (SkvPlan *plan, const SkvContact *contact, GString *words)
{
  add (words, contact->name);
  add (words, contact->email);
  add (words, contact->phone);
  add (words, department_name (plan, contact->department));
  return contact->role;
}

void
skv_search_record_words (SkvPlan *plan, const SkvRecord *record, char **title, char **words)
{
  GString *all = g_string_new (NULL);
  const char *name = NULL;

  if (record->kind == SKV_KIND_ITEM)
    name = item_words (plan, (const SkvItem *) record, all);
  else if (record->kind == SKV_KIND_RULE)
    name = rule_words (plan, (const SkvRule *) record, all);
  else if (record->kind == SKV_KIND_SYSTEM)
    name = system_words (plan, (const SkvSystem *) record, all);
  else if (record->kind == SKV_KIND_CONTACT)
    name = contact_words (plan, (const SkvContact *) record, all);
  else if (record->kind == SKV_KIND_DEPARTMENT)
    {
      add (all, organisation_name (plan, ((const SkvDepartment *) record)->organisation));
      name = ((const SkvDepartment *) record)->name;
    }
  else if (record->kind == SKV_KIND_ORGANISATION)
    name = ((const SkvOrganisation *) record)->name;
  *title = g_strdup (name != NULL ? name : "");
  *words = g_string_free (all, FALSE);
}

/* --- how it is shown ------------------------------------------------------------------------- */

/* @parts that are there, with a dot between (transfer full) */
static char *
join (const char *first, const char *second)
{
  if (first != NULL && second != NULL)
    return g_strdup_printf ("%s · %s", first, second);
  return g_strdup (first != NULL ? first : second != NULL ? second : "");
}

static void
describe_item (SkvPlan *plan, const SkvItem *item, SkvSearchHit *hit)
{
  g_autofree char *date = NULL;
  SkvDay end;

  if (skv_item_days (item, skv_plan_get_zone (plan), &hit->day, &end))
    date = skv_words_date_range (hit->day, end);
  else
    hit->day = SKV_DAY_NONE;
  hit->title = g_strdup (item->title);
  hit->detail = join (date, item->lane != NULL ? skv_plan_lane_title (plan, item->lane) : NULL);
}

SkvSearchHit *
skv_search_describe (SkvPlan *plan, SkvSearchKind kind, const char *id)
{
  gconstpointer record = skv_plan_lookup (plan, record_kinds[kind], id);
  SkvSearchHit *hit;
  g_autofree char *title = NULL, *words = NULL, *owner = NULL;

  if (record == NULL)
    return NULL;
  hit = g_new0 (SkvSearchHit, 1);
  hit->kind = kind;
  hit->id = g_strdup (id);
  hit->day = SKV_DAY_NONE;
  skv_search_record_words (plan, record, &title, &words);
  if (kind == SKV_SEARCH_ITEM)
    describe_item (plan, record, hit);
  else if (kind == SKV_SEARCH_RULE)
    hit->detail = g_strdup (skv_plan_lane_title (plan, ((const SkvRule *) record)->lane));
  else if (kind == SKV_SEARCH_SYSTEM)
    {
      owner = skv_plan_system_owner (plan, id);
      hit->detail = join (owner, ((const SkvSystem *) record)->vendor);
    }
  else if (kind == SKV_SEARCH_CONTACT)
    hit->detail = join (((const SkvContact *) record)->name,
                        department_name (plan, ((const SkvContact *) record)->department));
  else if (kind == SKV_SEARCH_DEPARTMENT)
    hit->detail =
      join (organisation_name (plan, ((const SkvDepartment *) record)->organisation), NULL);
  else
    hit->detail = g_strdup ("");
  if (hit->title == NULL)
    hit->title = g_steal_pointer (&title);
  return hit;
}
