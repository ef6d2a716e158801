/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/announcement-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"
#include "core/conflict/reach.h"
#include "core/model/codes.h"

/* More names than this in a row are not read: the rest is told as a number. */
#define MOST_NAMES 24

/* What a system is like while the work goes on, at worst. */
typedef enum
{
  WORKING,
  DISTURBED,
  NOT_WORKING,
} State;

static const char *
owner_department (SkvPlan *plan, const SkvSystem *system)
{
  const SkvContact *contact =
    system->owner != NULL ? skv_plan_lookup (plan, SKV_KIND_CONTACT, system->owner) : NULL;

  return contact != NULL ? contact->department : system->owner;
}

gboolean
skv_announce_owns (SkvPlan *plan, const char *department, const char *system)
{
  const SkvSystem *record = skv_plan_get_system (plan, system);

  if (department == NULL)
    return TRUE;
  return record != NULL && g_strcmp0 (owner_department (plan, record), department) == 0;
}

/* --- names ----------------------------------------------------------------------------------- */

static void
add_name (GString *names, const char *name)
{
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

/* The department's systems that the work reaches, or all that it names if that is NULL. */
static GHashTable *
list_touched (SkvPlan *plan,
              SkvReach *reach,
              const SkvOccurrence *occurrence,
              const char *department)
{
  GHashTable *touched = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    {
      guint system, n = 0;
      const SkvReached *reached = NULL;

      if (department == NULL)
        g_hash_table_add (touched, (gpointer) occurrence->systems[i]);
      else if (skv_reach_lookup (reach, occurrence->systems[i], &system))
        reached = skv_reach_affected (reach, system, &n);
      for (guint j = 0; j < n; j++)
        {
          const char *id = skv_reach_get_id (reach, reached[j].system);

          if (!reached[j].in_part && skv_announce_owns (plan, department, id))
            g_hash_table_add (touched, (gpointer) id);
        }
    }
  return touched;
}

char *
skv_announce_touched_names (SkvPlan *plan,
                            SkvReach *reach,
                            const SkvOccurrence *occurrence,
                            const char *department)
{
  GString *names = g_string_new (NULL);
  g_autoptr (GHashTable) touched = list_touched (plan, reach, occurrence, department);
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);

  /* Most work touches nothing of a department: that is not looked up system by system. */
  for (guint i = 0; g_hash_table_size (touched) > 0 && i < systems->len; i++)
    {
      const SkvSystem *system = systems->pdata[i];

      if (g_hash_table_contains (touched, system->parent.id))
        add_name (names, skv_plan_system_name (plan, system->parent.id));
    }
  return g_string_free (names, FALSE);
}

/* --- what each system is told of -------------------------------------------------------------- */

static const char *
effect_of (const SkvOccurrence *occurrence)
{
  return occurrence->item != NULL && occurrence->item->effect != NULL ? occurrence->item->effect
         : occurrence->rule != NULL                                   ? occurrence->rule->effect
                                                                      : NULL;
}

static int
downtime_of (const SkvOccurrence *occurrence)
{
  return occurrence->item != NULL ? occurrence->item->downtime : -1;
}

static State
state_of (const SkvOccurrence *occurrence)
{
  const char *effect = effect_of (occurrence);

  if (effect != NULL && (strcmp (effect, "down") == 0 || strcmp (effect, "no-users") == 0))
    return NOT_WORKING;
  if (effect == NULL && downtime_of (occurrence) > 0)
    return NOT_WORKING;
  return effect == NULL && downtime_of (occurrence) == 0 ? WORKING : DISTURBED;
}

/* as it stands behind the name of a system and a colon */
static const char *
effect_words (const SkvOccurrence *occurrence)
{
  static const struct
  {
    const char *effect;
    const char *words;
  } known[] = {
    { "unstable", NC_("of a system during work", "may be unstable") },
    { "restart", NC_("of a system during work", "is restarted") },
    { "no-users", NC_("of a system during work", "nobody may be logged in") },
    { "down", NC_("of a system during work", "is down") },
  };
  const char *effect = effect_of (occurrence);

  for (gsize i = 0; effect != NULL && i < G_N_ELEMENTS (known); i++)
    if (strcmp (effect, known[i].effect) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "of a system during work", known[i].words);
  if (state_of (occurrence) == WORKING)
    return C_("of a system during work", "works as usual");
  return state_of (occurrence) == NOT_WORKING ? C_("of a system during work", "is down")
                                              : C_("of a system during work", "may be unstable");
}

static void
fill_system (SkvFill *fill, SkvPlan *plan, const char *system, const SkvOccurrence *occurrence)
{
  SkvFill *entry = skv_fill_add (fill, "systems");
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GPtrArray) groups = NULL;
  int downtime = downtime_of (occurrence);

  g_ptr_array_add (one, (gpointer) occurrence);
  groups = skv_evenings_group (plan, one);
  skv_fill_set (entry, "name", skv_plan_system_name (plan, system));
  skv_fill_set (entry, "effect", effect_words (occurrence));
  skv_fill_take (entry, "downtime", downtime > 0 ? skv_words_minutes (downtime) : NULL);
  if (groups->len > 0)
    skv_announce_fill_when (entry, groups->pdata[0]);
}

void
skv_announce_fill_job (
  SkvFill *fill, const char *list, SkvPlan *plan, const SkvOccurrence *occurrence, char *systems)
{
  SkvFill *entry;
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GPtrArray) groups = NULL;
  const char *work = occurrence->item != NULL ? occurrence->item->work : NULL;

  g_ptr_array_add (one, (gpointer) occurrence);
  groups = skv_evenings_group (plan, one);
  if (groups->len == 0)
    {
      g_free (systems);
      return;
    }
  entry = skv_fill_add (fill, list);
  skv_fill_set (entry, "title", occurrence->title);
  skv_fill_set (entry, "kind-of-work", work != NULL ? skv_work_title (work) : NULL);
  skv_fill_take (entry, "systems", systems);
  skv_fill_set (entry, "proposed", occurrence->status == SKV_STATUS_PROPOSED ? "1" : NULL);
  skv_announce_fill_when (entry, groups->pdata[0]);
}

/* --- what works and what does not ------------------------------------------------------------- */

static void
mark_reached (State *states, SkvReach *reach, guint system, State state)
{
  guint n;
  const SkvReached *reached = skv_reach_affected (reach, system, &n);

  for (guint i = 0; i < n; i++)
    {
      State there = reached[i].degraded ? MIN (state, DISTURBED) : state;

      if (!reached[i].in_part)
        states[reached[i].system] = MAX (states[reached[i].system], there);
    }
}

/* Groups are not what people use: their members are. */
static gboolean
is_group (SkvPlan *plan, const char *system)
{
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);

  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = relations->pdata[i];

      if (relation->relation == SKV_MEMBER_OF && strcmp (relation->to, system) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
fill_names (SkvFill *fill,
            const char *name,
            State wanted,
            SkvPlan *plan,
            SkvReach *reach,
            const State *states,
            const char *department)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < skv_reach_get_n_systems (reach); i++)
    {
      const char *id = skv_reach_get_id (reach, i);

      if (states[i] != wanted || !skv_announce_owns (plan, department, id) || is_group (plan, id))
        continue;
      if (n++ < MOST_NAMES)
        add_name (names, skv_plan_system_name (plan, id));
    }
  if (n > MOST_NAMES)
    {
      int more = (int) (n - MOST_NAMES);

      g_string_append (names, " ");
      g_string_append_printf (
        names, g_dngettext (GETTEXT_PACKAGE, "and %d more", "and %d more", (gulong) more), more);
    }
  skv_fill_set (fill, name, names->str);
}

static gboolean
any_touched (SkvPlan *plan, SkvReach *reach, const State *states, const char *department)
{
  for (guint i = 0; i < skv_reach_get_n_systems (reach); i++)
    if (states[i] != WORKING && skv_announce_owns (plan, department, skv_reach_get_id (reach, i)))
      return TRUE;
  return FALSE;
}

void
skv_announce_fill_systems (
  SkvFill *fill, SkvPlan *plan, GPtrArray *work, const char *department, gboolean is_window)
{
  g_autoptr (SkvReach) reach = skv_reach_new (plan);
  g_autofree State *states = g_new0 (State, MAX (1, skv_reach_get_n_systems (reach)));
  gboolean touched;

  skv_fill_add_list (fill, "systems");
  skv_fill_add_list (fill, "jobs");
  for (guint i = 0; i < work->len; i++)
    {
      const SkvOccurrence *occurrence = work->pdata[i];
      g_autofree char *names = NULL;

      for (guint j = 0; occurrence->systems[j] != NULL; j++)
        {
          guint system;

          if (skv_announce_owns (plan, department, occurrence->systems[j]))
            fill_system (fill, plan, occurrence->systems[j], occurrence);
          if (skv_reach_lookup (reach, occurrence->systems[j], &system))
            mark_reached (states, reach, system, state_of (occurrence));
        }
      names = skv_announce_touched_names (plan, reach, occurrence, department);
      if (is_window && (department == NULL || *names != '\0'))
        skv_announce_fill_job (fill, "jobs", plan, occurrence, g_steal_pointer (&names));
    }
  touched = any_touched (plan, reach, states, department);
  fill_names (fill, "not-working", NOT_WORKING, plan, reach, states, department);
  fill_names (fill, "disturbed", DISTURBED, plan, reach, states, department);
  fill_names (fill, "working", WORKING, plan, reach, states, department);
  if (work->len == 0 || !any_touched (plan, reach, states, NULL))
    skv_fill_set (fill, "working", NULL); /* Nothing is known of what stops: promise nothing. */
  /* Of a window without jobs nobody knows yet. */
  skv_fill_set (fill, "untouched", department != NULL && work->len > 0 && !touched ? "1" : NULL);
}
