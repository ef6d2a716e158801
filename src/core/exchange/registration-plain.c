/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/registration-plain.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MAX_ITEMS 60
#define MIN_YEARS 3

/* Does @words hold @name by itself, not as a part of a longer word? */
static gboolean
names (const char *words, const char *name)
{
  gsize length = strlen (name);

  for (const char *at = strstr (words, name); at != NULL && length > 1; at = strstr (at + 1, name))
    {
      gunichar before =
        at > words ? g_utf8_get_char (g_utf8_find_prev_char (words, at)) : (gunichar) ' ';
      gunichar after = g_utf8_get_char (at + length);

      if (!g_unichar_isalnum (before) && !g_unichar_isalnum (after))
        return TRUE;
    }
  return FALSE;
}

/* (transfer full): ids of the plan's systems that the words name */
static GStrv
find_systems (SkvPlan *plan, const char *words)
{
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; words != NULL && i < systems->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (systems, i);

      if (system->name != NULL && names (words, system->name))
        g_strv_builder_add (builder, system->parent.id);
    }
  return g_strv_builder_end (builder);
}

void
skv_registration_find_department (SkvPlan *plan, SkvRegistered *registered)
{
  GPtrArray *departments = skv_plan_get_records (plan, SKV_KIND_DEPARTMENT);
  const SkvDepartment *found = NULL;

  for (guint i = 0; registered->words != NULL && i < departments->len; i++)
    {
      const SkvDepartment *department = g_ptr_array_index (departments, i);

      if (department->name == NULL || !names (registered->words, department->name))
        continue;
      if (found != NULL)
        return;
      found = department;
    }
  if (found != NULL)
    skv_set_text (&registered->request->department, found->parent.id);
}

void
skv_registration_match_department (SkvPlan *plan, SkvRegistered *registered, GPtrArray *notes)
{
  GPtrArray *departments = skv_plan_get_records (plan, SKV_KIND_DEPARTMENT);

  for (guint i = 0; i < departments->len; i++)
    {
      const SkvDepartment *department = g_ptr_array_index (departments, i);

      if (department->name != NULL &&
          g_utf8_collate (department->name, registered->department) == 0)
        {
          skv_set_text (&registered->request->department, department->parent.id);
          return;
        }
    }
  g_ptr_array_add (
    notes, g_strdup_printf (_("This plan has no department “%s”"), registered->department));
}

/* --- dates ---------------------------------------------------------------------------------- */

/* One series that comes on the same day every year, for some years on end? */
static gboolean
is_yearly (GPtrArray *entries)
{
  const SkvIcsEntry *first = g_ptr_array_index (entries, 0);
  int year, month, day;

  if (entries->len < MIN_YEARS || !first->all_day || first->end == SKV_MOMENT_NONE)
    return FALSE;
  skv_day_to_ymd ((SkvDay) (first->start / SKV_DAY_SECONDS), &year, &month, &day);
  for (guint i = 1; i < entries->len; i++)
    {
      const SkvIcsEntry *entry = g_ptr_array_index (entries, i);

      if (strcmp (entry->uid, first->uid) != 0 || !entry->all_day ||
          entry->end - entry->start != first->end - first->start ||
          entry->start != skv_day_from_ymd (year + (int) i, month, day) * SKV_DAY_SECONDS)
        return FALSE;
    }
  return TRUE;
}

static SkvRecord *
make_rule (const char *id, const SkvIcsEntry *entry, GStrv systems)
{
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, id);
  SkvDay first = (SkvDay) (entry->start / SKV_DAY_SECONDS);
  int year, month, day;

  skv_day_to_ymd (first, &year, &month, &day);
  skv_set_text (&rule->lane, "critical");
  skv_set_text (&rule->title, entry->title);
  rule->base = SKV_BASE_RRULE;
  rule->rrule = g_strdup_printf ("FREQ=YEARLY;BYMONTH=%d;BYMONTHDAY=%d", month, day);
  rule->valid_from = first;
  rule->start = rule->duration = -1;
  rule->length_days = (int) ((entry->end - entry->start) / SKV_DAY_SECONDS);
  skv_set_texts (&rule->systems, (const char *const *) systems);
  return &rule->parent;
}

static SkvRecord *
make_item (const char *id, const SkvIcsEntry *entry, GStrv systems)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  skv_set_text (&item->lane, "critical");
  skv_set_text (&item->title, entry->title);
  item->all_day = entry->all_day;
  item->start = entry->start;
  item->end = entry->end;
  item->status = SKV_STATUS_APPROVED;
  skv_set_texts (&item->systems, (const char *const *) systems);
  return &item->parent;
}

static void
tell_lost (SkvPlan *plan, gboolean ours, GStrv systems, GPtrArray *notes)
{
  g_autoptr (GString) list = g_string_new (NULL);

  g_ptr_array_add (
    notes,
    g_strdup (ours
                ? _("A calendar program has dropped what it does not know: how strict it is, "
                     "why, and whom to ask. Title and dates were read from what is left")
                : _("This comes from another program, which says no more than title and dates")));
  for (guint i = 0; systems[i] != NULL; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            skv_plan_system_name (plan, systems[i]));
  g_ptr_array_add (
    notes, list->len > 0
             ? g_strdup_printf (_("The systems were read from the description: %s"), list->str)
             : g_strdup (_("Which systems it is about is not known")));
}

SkvProposal *
skv_registration_read_plain (SkvPlan *plan,
                             const SkvRegistered *registered,
                             GPtrArray *entries,
                             gboolean ours,
                             GPtrArray *notes)
{
  g_autoptr (SkvProposal) self = skv_proposal_new ();
  g_auto (GStrv) systems = find_systems (plan, registered->words);

  if (entries->len == 0)
    {
      g_ptr_array_add (notes, g_strdup (_("No date of it can be read")));
      return NULL;
    }
  tell_lost (plan, ours, systems, notes);
  if (is_yearly (entries))
    {
      g_autofree char *id = g_strconcat (registered->request->parent.id, ".1", NULL);

      g_ptr_array_add (self->records, make_rule (id, g_ptr_array_index (entries, 0), systems));
      return g_steal_pointer (&self);
    }
  for (guint i = 0; i < MIN (entries->len, MAX_ITEMS); i++)
    {
      g_autofree char *id = g_strdup_printf ("%s.%u", registered->request->parent.id, i + 1);

      g_ptr_array_add (self->records, make_item (id, g_ptr_array_index (entries, i), systems));
    }
  if (entries->len > MAX_ITEMS)
    g_ptr_array_add (notes, g_strdup_printf (_("Only the first %d dates are read"), MAX_ITEMS));
  return g_steal_pointer (&self);
}
