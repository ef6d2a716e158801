/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/plan.h"

#include <string.h>

const char *
skv_record_get_name (const SkvRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case SKV_KIND_ORGANISATION:
      return ((const SkvOrganisation *) self)->name;
    case SKV_KIND_DEPARTMENT:
      return ((const SkvDepartment *) self)->name;
    case SKV_KIND_CONTACT:
      return ((const SkvContact *) self)->role;
    case SKV_KIND_SYSTEM:
      return ((const SkvSystem *) self)->name;
    case SKV_KIND_LANE:
      return ((const SkvLane *) self)->title;
    case SKV_KIND_SOURCE:
      return ((const SkvSource *) self)->name;
    case SKV_KIND_LOCAL_DAY:
      return ((const SkvLocalDay *) self)->name;
    case SKV_KIND_RULE:
      return ((const SkvRule *) self)->title;
    case SKV_KIND_ITEM:
      return ((const SkvItem *) self)->title;
    case SKV_KIND_LAYER:
      return ((const SkvLayer *) self)->name;
    case SKV_KIND_VERSION:
      return ((const SkvVersion *) self)->name;
    case SKV_KIND_TEMPLATE:
      return ((const SkvTemplate *) self)->name;
    case SKV_KIND_VIEW:
      return ((const SkvView *) self)->name;
    case SKV_KIND_REQUEST:
      return ((const SkvRequest *) self)->title;
    case SKV_KIND_WORDING:
      return ((const SkvWording *) self)->name;
    case SKV_KIND_CONTINGENCY:
      return ((const SkvContingency *) self)->name;
    case SKV_KIND_SETTINGS:
      return ((const SkvSettings *) self)->title;
    case SKV_KIND_RELATION:
    case SKV_KIND_EXCEPTION:
    case SKV_KIND_CHECK:
    case SKV_KIND_LIFT:
    case SKV_KIND_CONFIRMATION:
    case SKV_KIND_NOTICE:
    case SKV_KIND_LOG_ENTRY:
      break;
    }
  return NULL;
}

GArray *
skv_settings_get_notice_days (const SkvSettings *self)
{
  static const int usual[] = { 2, 0 };
  GArray *days;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->notice_days->len > 0)
    return g_array_copy (self->notice_days);
  days = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_vals (days, usual, G_N_ELEMENTS (usual));
  return days;
}

const SkvItem *
skv_plan_get_item (SkvPlan *self, const char *id)
{
  return skv_plan_lookup (self, SKV_KIND_ITEM, id);
}

const SkvRule *
skv_plan_get_rule (SkvPlan *self, const char *id)
{
  return skv_plan_lookup (self, SKV_KIND_RULE, id);
}

const SkvSystem *
skv_plan_get_system (SkvPlan *self, const char *id)
{
  return skv_plan_lookup (self, SKV_KIND_SYSTEM, id);
}

const char *
skv_plan_system_name (SkvPlan *self, const char *id)
{
  const SkvSystem *system = skv_plan_get_system (self, id);

  return system != NULL ? system->name : id;
}

const char *
skv_plan_lane_title (SkvPlan *self, const char *lane)
{
  const SkvLane *record = skv_plan_lookup (self, SKV_KIND_LANE, lane);
  const char *builtin;

  if (record != NULL && record->title != NULL && *record->title != '\0')
    return record->title;
  builtin = skv_lane_builtin_title (lane);
  return builtin != NULL ? builtin : lane;
}

char *
skv_plan_system_owner (SkvPlan *self, const char *system_id)
{
  const SkvSystem *system = skv_plan_get_system (self, system_id);
  const SkvContact *contact;
  const SkvDepartment *department;

  if (system == NULL || system->owner == NULL || *system->owner == '\0')
    return NULL;
  contact = skv_plan_lookup (self, SKV_KIND_CONTACT, system->owner);
  if (contact != NULL)
    return contact->name != NULL ? g_strdup_printf ("%s (%s)", contact->role, contact->name)
                                 : g_strdup (contact->role);
  department = skv_plan_lookup (self, SKV_KIND_DEPARTMENT, system->owner);
  return g_strdup (department != NULL ? department->name : system->owner);
}

/* A lane and where it stands. */
typedef struct
{
  const char *name; /* borrowed */
  int position;
} LanePlace;

static void
add_lane (SkvPlan *self, GArray *lanes, const char *name)
{
  const SkvLane *record = skv_plan_lookup (self, SKV_KIND_LANE, name);
  LanePlace place = { name, record != NULL && record->position != 0 ? record->position
                                                                    : (int) lanes->len + 1 };

  for (guint i = 0; i < lanes->len; i++)
    {
      if (strcmp (g_array_index (lanes, LanePlace, i).name, name) == 0)
        return;
    }
  g_array_append_val (lanes, place);
}

static int
compare_lanes (gconstpointer a, gconstpointer b)
{
  const LanePlace *first = a, *second = b;

  return first->position - second->position;
}

GPtrArray *
skv_plan_list_lanes (SkvPlan *self)
{
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (LanePlace));
  GPtrArray *records = skv_plan_get_records (self, SKV_KIND_LANE);
  GPtrArray *names = g_ptr_array_new ();

  for (const char *const *name = skv_lane_builtins (); *name != NULL; name++)
    add_lane (self, lanes, *name);
  for (guint i = 0; i < records->len; i++)
    add_lane (self, lanes, ((const SkvRecord *) g_ptr_array_index (records, i))->id);

  g_array_sort (lanes, compare_lanes); /* stable */
  for (guint i = 0; i < lanes->len; i++)
    g_ptr_array_add (names, (gpointer) g_array_index (lanes, LanePlace, i).name);
  return names;
}
