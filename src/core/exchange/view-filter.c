/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/view-filter.h"

#include <string.h>

#include "core/conflict/reach.h"
#include "core/exchange/selection.h"
#include "core/model/text-fold.h"

struct _SkvViewFilter
{
  SkvPlan *plan;       /* (owned) */
  SkvView *view;       /* (owned) */
  GHashTable *reached; /* (owned) (nullable): ids of systems that the view's reach */
  GHashTable *owned;   /* (owned) (nullable): ids of systems of the view's departments */
  GStrv words;         /* (owned): folded */
  GHashTable *folded;  /* (owned): names of records and lanes as they are compared, by name */
  GString *text;       /* (owned): of the one that is looked at */
};

/* --- what is asked for ----------------------------------------------------------------------- */

static GHashTable *
list_reached (SkvPlan *plan, const char *const *systems)
{
  GHashTable *reached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SkvReach) reach = skv_reach_new (plan);

  for (; *systems != NULL; systems++)
    {
      const SkvReached *all;
      guint system, n;

      g_hash_table_add (reached, g_strdup (*systems));
      if (!skv_reach_lookup (reach, *systems, &system))
        continue;
      all = skv_reach_affected (reach, system, &n);
      for (guint i = 0; i < n; i++)
        g_hash_table_add (reached, g_strdup (skv_reach_get_id (reach, all[i].system)));
    }
  return reached;
}

static GHashTable *
list_owned (SkvPlan *plan, const char *const *departments)
{
  GHashTable *owned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);

  for (guint i = 0; i < systems->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (systems, i);
      const SkvContact *contact =
        system->owner != NULL ? skv_plan_lookup (plan, SKV_KIND_CONTACT, system->owner) : NULL;
      const char *department = contact != NULL ? contact->department : system->owner;

      if (department != NULL && g_strv_contains (departments, department))
        g_hash_table_add (owned, g_strdup (system->parent.id));
    }
  return owned;
}

SkvViewFilter *
skv_view_filter_new (SkvPlan *plan, const SkvView *view)
{
  SkvViewFilter *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (view != NULL, NULL);

  self = g_new0 (SkvViewFilter, 1);
  self->plan = g_object_ref (plan);
  self->view = skv_record_copy (view);
  if (view->systems[0] != NULL)
    self->reached = list_reached (plan, (const char *const *) view->systems);
  if (view->departments[0] != NULL)
    self->owned = list_owned (plan, (const char *const *) view->departments);
  self->words = skv_text_fold_words (view->search != NULL ? view->search : "");
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->text = g_string_new (NULL);
  return self;
}

void
skv_view_filter_free (SkvViewFilter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->reached, g_hash_table_unref);
  g_clear_pointer (&self->owned, g_hash_table_unref);
  g_strfreev (self->words);
  g_hash_table_unref (self->folded);
  g_string_free (self->text, TRUE);
  skv_record_unref (self->view);
  g_object_unref (self->plan);
  g_free (self);
}

/* --- what lets one through ------------------------------------------------------------------- */

static gboolean
touches (GHashTable *systems, const SkvOccurrence *occurrence)
{
  if (occurrence->systems[0] == NULL)
    return g_str_equal (occurrence->lane, "window");
  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    {
      if (g_hash_table_contains (systems, occurrence->systems[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
of_department (SkvViewFilter *self, const SkvOccurrence *occurrence)
{
  const char *department = occurrence->item != NULL ? occurrence->item->department : NULL;

  return (department != NULL &&
          g_strv_contains ((const char *const *) self->view->departments, department)) ||
         touches (self->owned, occurrence);
}

static gboolean
of_organisation (SkvViewFilter *self, const SkvOccurrence *occurrence)
{
  for (char **id = self->view->organisations; *id != NULL; id++)
    {
      if (skv_selection_has_organisation (self->plan, *id, occurrence))
        return TRUE;
    }
  return FALSE;
}

static void
add_text (SkvViewFilter *self, const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return;
  folded = skv_text_fold (text);
  g_string_append (self->text, folded);
  g_string_append_c (self->text, '\n');
}

/* a name that many have: folded once */
static void
add_name (SkvViewFilter *self, const char *name)
{
  const char *folded;

  if (name == NULL)
    return;
  folded = g_hash_table_lookup (self->folded, name);
  if (folded == NULL)
    {
      char *made = skv_text_fold (name);

      g_hash_table_insert (self->folded, g_strdup (name), made);
      folded = made;
    }
  g_string_append (self->text, folded);
  g_string_append_c (self->text, '\n');
}

static void
add_item (SkvViewFilter *self, const SkvItem *item)
{
  const SkvDepartment *department =
    item->department != NULL ? skv_plan_lookup (self->plan, SKV_KIND_DEPARTMENT, item->department)
                             : NULL;
  const SkvContact *contact =
    item->contact != NULL ? skv_plan_lookup (self->plan, SKV_KIND_CONTACT, item->contact) : NULL;
  const SkvSource *source =
    item->source != NULL ? skv_plan_lookup (self->plan, SKV_KIND_SOURCE, item->source) : NULL;

  add_name (self, department != NULL ? department->name : NULL);
  add_name (self, contact != NULL ? contact->role : NULL);
  add_name (self, contact != NULL ? contact->name : NULL);
  add_name (self, source != NULL ? source->name : NULL);
  add_text (self, item->notes);
}

static gboolean
has_words (SkvViewFilter *self, const SkvOccurrence *occurrence)
{
  g_string_truncate (self->text, 0);
  add_text (self, occurrence->title);
  add_name (self, skv_plan_lane_title (self->plan, occurrence->lane));
  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    add_name (self, skv_plan_system_name (self->plan, occurrence->systems[i]));
  for (guint i = 0; occurrence->organisations[i] != NULL; i++)
    {
      const SkvOrganisation *organisation =
        skv_plan_lookup (self->plan, SKV_KIND_ORGANISATION, occurrence->organisations[i]);

      add_name (self, organisation != NULL ? organisation->name : NULL);
    }
  add_text (self, occurrence->reason);
  if (occurrence->item != NULL)
    add_item (self, occurrence->item);
  for (char **word = self->words; *word != NULL; word++)
    {
      if (strstr (self->text->str, *word) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Holidays are the calendar itself. */
static gboolean
holiday_passes (SkvViewFilter *self, const SkvOccurrence *occurrence)
{
  const SkvView *view = self->view;

  if (view->organisations[0] != NULL && !of_organisation (self, occurrence))
    return FALSE;
  if (view->lanes[0] != NULL)
    return g_strv_contains ((const char *const *) view->lanes, "holiday") &&
           has_words (self, occurrence);
  return view->systems[0] == NULL && view->departments[0] == NULL && view->statuses[0] == NULL &&
         view->works[0] == NULL && view->priorities[0] == NULL && self->words[0] == NULL;
}

/* Only items have a kind of work and a priority; what has none is let through only if nobody asks.
 */
static gboolean
of_work (const SkvView *view, const SkvItem *item)
{
  const char *work = item != NULL && item->work != NULL ? item->work : "";
  SkvPriority priority = item != NULL ? item->priority : SKV_PRIORITY_NONE;

  return (view->works[0] == NULL || g_strv_contains ((const char *const *) view->works, work)) &&
         (view->priorities[0] == NULL ||
          g_strv_contains ((const char *const *) view->priorities, skv_priority_name (priority)));
}

gboolean
skv_view_filter_matches (SkvViewFilter *self, const SkvOccurrence *occurrence)
{
  const SkvView *view;

  g_return_val_if_fail (self != NULL, TRUE);
  g_return_val_if_fail (occurrence != NULL, FALSE);

  view = self->view;
  if (g_str_equal (occurrence->lane, "holiday"))
    return holiday_passes (self, occurrence);
  return (view->lanes[0] == NULL ||
          g_strv_contains ((const char *const *) view->lanes, occurrence->lane)) &&
         (view->statuses[0] == NULL || g_strv_contains ((const char *const *) view->statuses,
                                                        skv_status_name (occurrence->status))) &&
         of_work (view, occurrence->item) &&
         (self->reached == NULL || touches (self->reached, occurrence)) &&
         (self->owned == NULL || of_department (self, occurrence)) &&
         (view->organisations[0] == NULL || of_organisation (self, occurrence)) &&
         (self->words[0] == NULL || has_words (self, occurrence));
}
