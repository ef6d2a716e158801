/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/unit.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/ics-writer.h"
#include "core/exchange/json-text.h"
#include "core/exchange/json-writer.h"
#include "core/exchange/layer.h"

#define RECORDS "records"
/* the lane that departments register in */
#define DEPARTMENT_LANE "critical"
#define FOLLOWS "{\"follows\": true, "

static const SkvKind shared_kinds[] = {
  SKV_KIND_ORGANISATION, SKV_KIND_DEPARTMENT, SKV_KIND_SYSTEM, SKV_KIND_RELATION,
  SKV_KIND_LANE,         SKV_KIND_LOCAL_DAY,  SKV_KIND_RULE,
};

gboolean
skv_sync_is_shared_kind (SkvKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shared_kinds); i++)
    {
      if (shared_kinds[i] == kind)
        return TRUE;
    }
  return FALSE;
}

/* --- collections ----------------------------------------------------------------------------- */

/* Rights are given by the name of a collection: it shall be one that people can read and write
 * down. (transfer full) */
static char *
name_part (const char *id)
{
  gsize length = strlen (id);
  gboolean plain = length > 0 && length <= 40;

  for (const char *c = id; plain && *c != '\0'; c++)
    plain = g_ascii_islower (*c) || g_ascii_isdigit (*c) || *c == '-' || *c == '_';
  if (plain)
    return g_strdup (id);
  {
    g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, id, -1);

    return g_strndup (hash, 16);
  }
}

char *
skv_sync_collection_prefix (SkvPlan *plan)
{
  g_autofree char *part = name_part (skv_plan_get_settings (plan)->parent.id);

  /* Of a UUID the beginning is enough: plans that share a home are few. */
  return g_strdup_printf ("skv-%.8s-", part);
}

char *
skv_sync_collection_name (SkvPlan *plan, const char *owner, int year)
{
  g_autofree char *prefix = skv_sync_collection_prefix (plan);
  g_autofree char *part = owner != NULL ? name_part (owner) : NULL;
  g_autofree char *what = year > 0 ? g_strdup_printf ("%d", year) : g_strdup (RECORDS);

  return owner != NULL ? g_strdup_printf ("%sdep-%s-%s", prefix, part, what)
                       : g_strdup_printf ("%splan-%s", prefix, what);
}

gboolean
skv_sync_collection_is_records (const char *name)
{
  return g_str_has_suffix (name, "-" RECORDS);
}

char *
skv_sync_collection_owner (const char *name)
{
  const char *dash = strrchr (name, '-');

  return dash != NULL ? g_strndup (name, (gsize) (dash - name)) : g_strdup (name);
}

int
skv_sync_collection_year (const char *name)
{
  const char *dash = strrchr (name, '-');

  return dash != NULL ? (int) g_ascii_strtoull (dash + 1, NULL, 10) : 0;
}

const char *
skv_sync_collection_department (SkvPlan *plan, const char *name)
{
  GPtrArray *departments = skv_plan_get_records (plan, SKV_KIND_DEPARTMENT);
  g_autofree char *owner = skv_sync_collection_owner (name);

  for (guint i = 0; i < departments->len; i++)
    {
      const SkvRecord *department = g_ptr_array_index (departments, i);
      g_autofree char *one = skv_sync_collection_name (plan, department->id, 0);
      g_autofree char *one_owner = skv_sync_collection_owner (one);

      if (strcmp (one_owner, owner) == 0)
        return department->id;
    }
  return NULL;
}

char *
skv_sync_collection_title (SkvPlan *plan, const char *name)
{
  const char *id = skv_sync_collection_department (plan, name);
  const SkvDepartment *department =
    id != NULL ? skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, id) : NULL;
  const char *title = department != NULL ? department->name : skv_plan_get_settings (plan)->title;
  const char *dash = strrchr (name, '-');

  if (title == NULL || *title == '\0')
    title = "Systemkveld";
  if (skv_sync_collection_is_records (name))
    /* TRANSLATORS: name of a calendar on a server; %s is a plan or a department */
    return g_strdup_printf (_("%s: systems and rules"), title);
  return g_strdup_printf ("%s %s", title, dash != NULL ? dash + 1 : "");
}

/* --- whose is it ----------------------------------------------------------------------------- */

/* id of the department that answers for a system (transfer none) (nullable) */
static const char *
system_department (SkvPlan *plan, const char *id)
{
  const SkvSystem *system = skv_plan_get_system (plan, id);
  const SkvContact *contact;

  if (system == NULL || system->owner == NULL)
    return NULL;
  if (skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, system->owner) != NULL)
    return system->owner;
  contact = skv_plan_lookup (plan, SKV_KIND_CONTACT, system->owner);
  return contact != NULL ? contact->department : NULL;
}

/* Of what a department registers; else it is the plan's (NULL). */
static const char *
find_owner (SkvPlan *plan, const char *lane, const char *department, const char *const *systems)
{
  const char *owner = NULL;

  if (g_strcmp0 (lane, DEPARTMENT_LANE) != 0)
    return NULL;
  if (department != NULL)
    return department;
  for (guint i = 0; systems != NULL && systems[i] != NULL; i++)
    {
      const char *one = system_department (plan, systems[i]);

      if (one == NULL || (owner != NULL && strcmp (one, owner) != 0))
        return NULL;
      owner = one;
    }
  return owner;
}

static const char *
find_rule_owner (SkvPlan *plan, const SkvRule *rule)
{
  return find_owner (plan, rule->lane, NULL, (const char *const *) rule->systems);
}

static const char *
find_item_owner (SkvPlan *plan, const SkvItem *item)
{
  const SkvRule *rule = item->rule != NULL ? skv_plan_get_rule (plan, item->rule) : NULL;

  /* What was changed of a rule stays with the rule. */
  if (rule != NULL && item->department == NULL)
    return find_rule_owner (plan, rule);
  return find_owner (plan, item->lane, item->department, (const char *const *) item->systems);
}

char *
skv_sync_record_collection (SkvPlan *plan, const SkvRecord *record)
{
  SkvDay first, end;

  if (record->kind == SKV_KIND_RULE)
    return skv_sync_collection_name (plan, find_rule_owner (plan, (const SkvRule *) record), 0);
  if (record->kind != SKV_KIND_ITEM)
    return skv_sync_collection_name (plan, NULL, 0);
  if (!skv_item_days ((const SkvItem *) record, skv_plan_get_zone (plan), &first, &end))
    first = 0;
  return skv_sync_collection_name (plan, find_item_owner (plan, (const SkvItem *) record),
                                   skv_day_year (first));
}

char *
skv_sync_record_key (const SkvRecord *record)
{
  const SkvItem *item = (const SkvItem *) record;
  g_autofree char *date = NULL;

  if (record->kind != SKV_KIND_ITEM)
    return g_strdup_printf ("=%s:%s", skv_kind_name (record->kind), record->id);
  if (item->rule == NULL || item->original_day == SKV_DAY_NONE)
    return g_strdup (record->id);
  date = skv_day_format (item->original_day);
  return g_strconcat (item->rule, ":", date, NULL);
}

/* --- content --------------------------------------------------------------------------------- */

static char *
write_content (const SkvZone *zone, const SkvRecord *record, gboolean follows)
{
  GString *text = g_string_new (follows ? FOLLOWS : "{");

  skv_json_put_string (text, "kind");
  g_string_append (text, ": ");
  skv_json_put_string (text, skv_kind_name (record->kind));
  skv_json_put_text_member (text, "id", record->id);
  skv_json_put_name (text, "after");
  skv_json_put_record (text, zone, record, FALSE);
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

/* What belongs to one copy of a plan: people, files on a computer, and notes, which were written
 * for those who have the plan and not for all who may read a calendar. */
static const struct
{
  SkvKind kind;
  gsize offset;
} own_texts[] = {
  { SKV_KIND_ITEM, G_STRUCT_OFFSET (SkvItem, source) },
  { SKV_KIND_ITEM, G_STRUCT_OFFSET (SkvItem, contact) },
  { SKV_KIND_ITEM, G_STRUCT_OFFSET (SkvItem, duty) },
  { SKV_KIND_ITEM, G_STRUCT_OFFSET (SkvItem, notes) },
  { SKV_KIND_SYSTEM, G_STRUCT_OFFSET (SkvSystem, notes) },
};

void
skv_sync_record_keep_own (SkvRecord *record, const SkvRecord *ours)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_texts); i++)
    {
      if (own_texts[i].kind == record->kind)
        skv_set_text (&G_STRUCT_MEMBER (char *, record, own_texts[i].offset),
                      ours != NULL ? G_STRUCT_MEMBER (char *, ours, own_texts[i].offset) : NULL);
    }
}

char *
skv_sync_content_write (const SkvZone *zone, const SkvRecord *record)
{
  SkvRecord *copy;
  char *content;

  if (record->kind != SKV_KIND_ITEM && record->kind != SKV_KIND_SYSTEM)
    return write_content (zone, record, FALSE);
  copy = skv_record_copy (record);
  skv_sync_record_keep_own (copy, NULL);
  content = write_content (zone, copy, FALSE);
  skv_record_unref (copy);
  return content;
}

gboolean
skv_sync_content_follows (const char *content)
{
  return content != NULL && g_str_has_prefix (content, FOLLOWS);
}

SkvRecord *
skv_sync_content_read (const char *content, gboolean *follows, GError **error)
{
  g_autofree char *changes =
    g_strdup_printf ("{\"format\": \"skv-layer\", \"version\": 1, \"changes\": [%s]}", content);
  SkvLayer *layer = skv_record_new (SKV_KIND_LAYER, NULL);
  g_autoptr (SkvEdit) edit = NULL;
  const SkvChange *change;

  skv_set_text (&layer->name, _("what the server has"));
  skv_set_text (&layer->changes, changes);
  edit = skv_layer_read (layer, error);
  skv_record_unref (layer);
  if (edit == NULL)
    return NULL;
  change = skv_edit_get_n_changes (edit) == 1 ? skv_edit_get_change (edit, 0) : NULL;
  if (change == NULL || change->after == NULL ||
      (change->kind != SKV_KIND_ITEM && !skv_sync_is_shared_kind (change->kind)))
    {
      g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                           _("it holds nothing that can be exchanged"));
      return NULL;
    }
  if (follows != NULL)
    *follows = skv_sync_content_follows (content);
  return skv_record_copy (change->after);
}

/* --- units ----------------------------------------------------------------------------------- */

static void
unit_free (SkvSyncUnit *self)
{
  g_free (self->key);
  g_free (self->collection);
  g_free (self->content);
  g_free (self->rule);
  g_free (self);
}

/* What follows from a rule, as if it were an item */
static char *
write_following (SkvSyncUnits *self, const SkvOccurrence *occurrence, const char *key)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, key);
  char *content;

  skv_set_text (&item->lane, occurrence->lane);
  skv_set_text (&item->title, occurrence->title);
  item->all_day = occurrence->all_day;
  item->start = occurrence->start;
  item->end = occurrence->end;
  item->status = occurrence->status;
  skv_set_texts (&item->systems, occurrence->systems);
  skv_set_texts (&item->organisations, occurrence->organisations);
  skv_set_text (&item->effect, occurrence->rule->effect);
  skv_set_text (&item->rule, occurrence->rule->parent.id);
  item->original_day = occurrence->original_day;
  content = write_content (skv_plan_get_zone (self->plan), &item->parent, TRUE);
  skv_record_unref (item);
  return content;
}

static void
add_unit (SkvSyncUnits *self, SkvSyncUnit *unit)
{
  if (g_hash_table_contains (self->by_key, unit->key))
    {
      unit_free (unit);
      return;
    }
  g_ptr_array_add (self->list, unit);
  g_hash_table_insert (self->by_key, unit->key, unit);
}

static void
add_occurrence (SkvSyncUnits *self, const SkvOccurrence *occurrence)
{
  SkvSyncUnit *unit;
  const char *owner;

  if (occurrence->start == SKV_MOMENT_NONE || occurrence->left_out ||
      (occurrence->rule != NULL && !occurrence->resolved) ||
      (occurrence->rule == NULL && occurrence->item == NULL))
    return;
  owner = occurrence->item != NULL ? find_item_owner (self->plan, occurrence->item)
                                   : find_rule_owner (self->plan, occurrence->rule);
  unit = g_new0 (SkvSyncUnit, 1);
  unit->key = skv_ics_event_key (occurrence);
  unit->occurrence = occurrence;
  unit->collection =
    skv_sync_collection_name (self->plan, owner, skv_day_year (occurrence->first_day));
  if (occurrence->item != NULL)
    {
      unit->record = &occurrence->item->parent;
      unit->content = skv_sync_content_write (skv_plan_get_zone (self->plan), unit->record);
    }
  else
    {
      unit->rule = g_strdup (occurrence->rule->parent.id);
      unit->content = write_following (self, occurrence, unit->key);
    }
  add_unit (self, unit);
}

static void
add_records (SkvSyncUnits *self, SkvKind kind)
{
  GPtrArray *records = skv_plan_get_records (self->plan, kind);

  for (guint i = 0; i < records->len; i++)
    {
      SkvSyncUnit *unit = g_new0 (SkvSyncUnit, 1);

      unit->record = g_ptr_array_index (records, i);
      unit->key = skv_sync_record_key (unit->record);
      unit->collection = skv_sync_record_collection (self->plan, unit->record);
      unit->content = skv_sync_content_write (skv_plan_get_zone (self->plan), unit->record);
      add_unit (self, unit);
    }
}

SkvSyncUnits *
skv_sync_units_new (SkvPlan *plan, int from_year, int to_year)
{
  SkvSyncUnits *self = g_new0 (SkvSyncUnits, 1);

  self->plan = g_object_ref (plan);
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->occurrences =
    skv_occurrences_new (plan, skv_day_from_ymd (from_year, 1, 1),
                         skv_day_from_ymd (to_year + 1, 1, 1), SKV_EXPAND_DEFAULT);
  for (gsize i = 0; i < G_N_ELEMENTS (shared_kinds); i++)
    add_records (self, shared_kinds[i]);
  for (guint i = 0; i < skv_occurrences_get_n (self->occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (self->occurrences, i);

      /* One that began the year before belongs there. */
      if (skv_day_year (occurrence->first_day) >= from_year)
        add_occurrence (self, occurrence);
    }
  return self;
}

void
skv_sync_units_free (SkvSyncUnits *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->list);
  skv_occurrences_unref (self->occurrences);
  g_object_unref (self->plan);
  g_free (self);
}
