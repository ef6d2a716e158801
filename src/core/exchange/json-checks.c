/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/json-reader-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/local-days.h"
#include "core/calendar/shift.h"
#include "core/conflict/check-settings.h"

/* What can be judged only when all of the file is read. */

/* Errors that are found when all is read are told of the record that they are about. */
static void
go_to (SkvJsonReader *self, SkvKind kind, const char *id)
{
  JsonObject *root = json_node_get_object (skv_json_source_get_root (self->source));
  JsonObject *object = g_hash_table_lookup (self->seen[kind], id);

  self->object = object;
  self->index = -1;
  self->part = NULL;
  for (gsize i = 0; skv_json_parts[i].name != NULL && object != NULL; i++)
    {
      JsonArray *list;

      if (skv_json_parts[i].kind != kind)
        continue;
      self->part = skv_json_parts[i].name;
      list = kind != SKV_KIND_SETTINGS ? json_object_get_array_member (root, skv_json_parts[i].name)
                                       : NULL;
      for (guint n = 0; list != NULL && n < json_array_get_length (list) && self->index < 0; n++)
        {
          JsonNode *element = json_array_get_element (list, n);

          if (JSON_NODE_HOLDS_OBJECT (element) && json_node_get_object (element) == object)
            self->index = (int) n;
        }
    }
}

/* A lane that nobody has described yet is the planner's own, after all others. */
static void
ensure_lane (SkvJsonReader *self, const char *name, const SkvRecord *record)
{
  SkvRecord *lane;

  if (name == NULL || g_strv_contains (skv_lane_builtins (), name) ||
      skv_plan_lookup (self->plan, SKV_KIND_LANE, name) != NULL ||
      g_hash_table_contains (self->seen[SKV_KIND_LANE], name))
    return;
  lane = skv_record_new (SKV_KIND_LANE, name);
  go_to (self, record->kind, record->id);
  skv_json_reader_warn (
    self, self->object, "lane",
    _("“%s” is none of the lanes that every plan has; it becomes one of your own"), name);
  g_hash_table_insert (self->seen[SKV_KIND_LANE], g_strdup (name), NULL);
  self->import->added[SKV_KIND_LANE]++;
  skv_edit_put (self->import->edit, lane);
}

void
skv_json_ensure_lanes (SkvJsonReader *self)
{
  /* Rules and items stand behind lanes, so that the index of a change is not what it was once a
   * lane was put: the names are taken first. */
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  guint n = skv_edit_get_n_changes (self->import->edit);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (records, skv_edit_get_change (self->import->edit, i)->after);
  for (guint i = 0; i < records->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (records, i);

      if (record->kind == SKV_KIND_RULE)
        ensure_lane (self, ((const SkvRule *) record)->lane, record);
      else if (record->kind == SKV_KIND_ITEM)
        ensure_lane (self, ((const SkvItem *) record)->lane, record);
    }
}

static void
check_reference (SkvJsonReader *self,
                 const SkvRecord *record,
                 const SkvField *field,
                 const char *id)
{
  if (id == NULL || skv_plan_lookup (self->plan, field->target, id) != NULL ||
      g_hash_table_contains (self->seen[field->target], id))
    return;
  go_to (self, record->kind, record->id);
  skv_json_reader_error (
    self, self->object, field->name,
    _("there is no %s “%s”, neither in this file nor in the plan. Add it or correct the id"),
    skv_kind_name (field->target), id);
}

void
skv_json_check_references (SkvJsonReader *self)
{
  guint n = skv_edit_get_n_changes (self->import->edit);

  for (guint i = 0; i < n; i++)
    {
      const SkvRecord *record = skv_edit_get_change (self->import->edit, i)->after;
      gsize n_fields;
      const SkvField *fields = skv_kind_fields (record->kind, &n_fields);

      for (gsize f = 0; f < n_fields; f++)
        {
          if (fields[f].type == SKV_FIELD_REF)
            check_reference (self, record, &fields[f], SKV_FIELD_AT (record, &fields[f], char *));
          else if (fields[f].type == SKV_FIELD_REFS)
            for (GStrv id = SKV_FIELD_AT (record, &fields[f], GStrv); *id != NULL; id++)
              check_reference (self, record, &fields[f], *id);
        }
    }
}

static void
tell_problem (SkvJsonReader *self, SkvProblem *problem)
{
  go_to (self, problem->kind, problem->id);
  skv_json_reader_error (self, self->object, problem->field, "%s", problem->message);
  skv_problem_free (problem);
}

/* those of store-plan.c */
static SkvProblem *
record_problem (SkvPlan *plan, const SkvRecord *record)
{
  if (record->kind == SKV_KIND_RULE)
    return skv_rule_validate (plan, record);
  if (record->kind == SKV_KIND_CHECK)
    return skv_check_setting_validate (plan, record);
  return skv_local_day_validate (plan, record);
}

/* What calendar and checks say of each record, and then what the plan says of all of it together.
 */
void
skv_json_check_by_model (SkvJsonReader *self)
{
  guint n = skv_edit_get_n_changes (self->import->edit);
  SkvProblem *problem;

  for (guint i = 0; i < n; i++)
    {
      const SkvRecord *record = skv_edit_get_change (self->import->edit, i)->after;

      problem = record_problem (self->plan, record);
      if (problem != NULL)
        tell_problem (self, problem);
    }
  if (self->n_errors > 0)
    return;
  problem = skv_plan_find_problem (self->plan, self->import->edit);
  if (problem != NULL)
    tell_problem (self, problem);
}
