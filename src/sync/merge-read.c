/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/model/records.h"
#include "sync/merge.h"
#include "sync/resource.h"

/* Where an event belongs that somebody made in a calendar program: a department's are its critical
 * periods, those in the calendar of the plan are work. */
#define DEPARTMENT_LANE "critical"
#define PLAN_LANE "maintenance"

char *
skv_sync_incoming_title (const SkvSyncIncoming *self)
{
  const char *name = self->given != NULL ? skv_record_get_name (self->given) : NULL;

  if (name == NULL)
    name = self->row->key != NULL ? self->row->key : self->row->href;
  return g_strdup (name);
}

static void
leave (SkvSyncMerge *self, SkvSyncIncoming *incoming, const char *why)
{
  g_autofree char *title = skv_sync_incoming_title (incoming);

  incoming->usable = FALSE;
  /* TRANSLATORS: %s are a title, a calendar on a server, and why */
  skv_sync_report_note (
    self->run->report,
    g_strdup_printf (_("“%s” in %s was left alone: %s"), title, incoming->collection->name, why));
}

/* --- what stands in it ----------------------------------------------------------------------- */

/* The record by our own property; if a calendar program dropped that, what both had agreed on. */
static void
read_given (SkvSyncMerge *self, SkvSyncIncoming *incoming)
{
  g_autofree char *content = skv_sync_resource_read_content (incoming->row->seen);
  const char *text = content != NULL ? content : incoming->row->base;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return;
  incoming->given = skv_sync_content_read (text, &incoming->follows, &error);
  if (incoming->given == NULL)
    leave (self, incoming, error->message);
}

/* A collection is written by those who have the right to: what stands in it can be of its owner
 * alone, and under its own name. */
static gboolean
is_in_place (SkvSyncIncoming *incoming, SkvPlan *plan)
{
  g_autofree char *key = skv_sync_record_key (incoming->given);
  g_autofree char *name = skv_sync_record_collection (plan, incoming->given);
  g_autofree char *owner = skv_sync_collection_owner (name);
  g_autofree char *here = skv_sync_collection_owner (incoming->collection->name);

  return strcmp (key, incoming->row->key) == 0 && strcmp (owner, here) == 0 &&
         skv_sync_collection_is_records (name) ==
           skv_sync_collection_is_records (incoming->collection->name);
}

/* Another owner has a thing of that key already, and it was not taken away there. */
static gboolean
is_of_another (SkvSyncMerge *self, const SkvSyncIncoming *incoming)
{
  const SkvSyncUnit *unit = g_hash_table_lookup (self->units->by_key, incoming->row->key);
  SkvSyncCollection *collection;
  SkvSyncRow *row;

  if (unit == NULL || strcmp (unit->collection, incoming->collection->name) == 0)
    return FALSE;
  collection = skv_sync_run_find (self->run, unit->collection);
  row = collection != NULL ? g_hash_table_lookup (collection->by_key, unit->key) : NULL;
  /* Both have agreed on it there, and it is no longer there: it has moved. */
  return row == NULL || !row->is_gone || g_strcmp0 (row->base, unit->content) != 0;
}

/* --- references ------------------------------------------------------------------------------ */

static void
drop_unknown_refs (GStrv *refs, SkvPlan *plan, SkvKind kind)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; (*refs)[i] != NULL; i++)
    {
      if (skv_plan_lookup (plan, kind, (*refs)[i]) != NULL)
        g_strv_builder_add (builder, (*refs)[i]);
    }
  g_strfreev (*refs);
  *refs = g_strv_builder_end (builder);
}

/* What a record names and this copy of the plan does not have cannot stand in it. */
static void
drop_unknown (SkvRecord *record, SkvPlan *plan)
{
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (record->kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      if (fields[i].target == record->kind)
        continue; /* it may come with this one */
      if (fields[i].type == SKV_FIELD_REFS)
        drop_unknown_refs (&SKV_FIELD_AT (record, &fields[i], GStrv), plan, fields[i].target);
      else if (fields[i].type == SKV_FIELD_REF)
        {
          char **ref = &SKV_FIELD_AT (record, &fields[i], char *);

          if (*ref != NULL && skv_plan_lookup (plan, fields[i].target, *ref) == NULL)
            g_clear_pointer (ref, g_free);
        }
    }
  if (record->kind == SKV_KIND_ITEM && ((SkvItem *) record)->rule == NULL)
    ((SkvItem *) record)->original_day = SKV_DAY_NONE;
}

/* --- onto the scratch plan ------------------------------------------------------------------- */

/* The change of one that came in; FALSE: there is none */
static gboolean
put_given (SkvSyncMerge *self, SkvSyncIncoming *incoming, SkvEdit *edit)
{
  SkvItem *item = (SkvItem *) incoming->given;
  const SkvItem *ours;

  if (!incoming->follows)
    {
      skv_edit_put (edit, skv_record_copy (incoming->given));
      return TRUE;
    }
  if (item->rule != NULL)
    {
      /* It follows from the rule again: what a person changed of it here is not there. */
      ours = skv_plan_get_override (self->scratch, item->rule, item->original_day);
      if (ours != NULL)
        skv_edit_remove (edit, SKV_KIND_ITEM, ours->parent.id);
      return ours != NULL;
    }
  /* We do not have the rule: then it is a thing by itself. */
  incoming->follows = FALSE;
  g_free (item->parent.id);
  item->parent.id = g_strdup (incoming->row->key);
  skv_edit_put (edit, skv_record_copy (item));
  return TRUE;
}

/* What cannot stand in a plan is left alone; the others are put there. */
static void
apply_to_scratch (SkvSyncMerge *self, GPtrArray *chosen)
{
  g_autoptr (SkvEdit) all = skv_edit_new ("");

  for (guint i = 0; i < chosen->len; i++)
    put_given (self, g_ptr_array_index (chosen, i), all);
  if (skv_plan_apply (self->scratch, all, NULL))
    return;
  for (guint i = 0; i < chosen->len; i++)
    {
      g_autoptr (SkvEdit) one = skv_edit_new ("");
      g_autoptr (GError) error = NULL;

      if (put_given (self, g_ptr_array_index (chosen, i), one) &&
          !skv_plan_apply (self->scratch, one, &error))
        leave (self, g_ptr_array_index (chosen, i), error->message);
    }
}

/* First the records that others are of, then rules, then dated things: whose a thing is depends on
 * those before. */
static void
put_kinds (SkvSyncMerge *self, SkvKind first, SkvKind last)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->incoming->len; i++)
    {
      SkvSyncIncoming *incoming = g_ptr_array_index (self->incoming, i);

      if (!incoming->usable || incoming->given == NULL || incoming->given->kind < first ||
          incoming->given->kind > last)
        continue;
      if (last >= SKV_KIND_RULE)
        drop_unknown (incoming->given, self->scratch);
      if (!is_in_place (incoming, self->scratch) || is_of_another (self, incoming) ||
          !g_hash_table_add (keys, incoming->row->key))
        leave (self, incoming, _("it belongs into another calendar"));
      else
        g_ptr_array_add (chosen, incoming);
    }
  apply_to_scratch (self, chosen);
}

/* --- events ---------------------------------------------------------------------------------- */

/* Does the event say what its record says: did no calendar program change it? */
static gboolean
says_the_same (const SkvItem *given, const SkvItem *item)
{
  return given->all_day == item->all_day && given->start == item->start &&
         skv_item_get_end (given) == skv_item_get_end (item) && given->status == item->status &&
         g_strcmp0 (given->title, item->title) == 0;
}

/* What the event says goes before the record in it. */
static void
take_coming (SkvSyncMerge *self, SkvSyncIncoming *incoming, SkvIcsComing *coming)
{
  SkvItem *item = skv_record_copy (coming->item);
  const SkvItem *given = (const SkvItem *) incoming->given;
  const SkvItem *ours = skv_plan_get_item (self->plan, item->parent.id);
  const char *department =
    skv_sync_collection_department (self->scratch, incoming->collection->name);
  gboolean is_foreign = g_str_has_prefix (incoming->row->key, "ics:");

  if (is_foreign)
    {
      const SkvItem *known = given != NULL ? given : ours;

      skv_set_text (&item->lane, known != NULL        ? known->lane
                                 : department != NULL ? DEPARTMENT_LANE
                                                      : PLAN_LANE);
      skv_set_text (&item->department, known != NULL ? known->department : department);
      if (given != NULL)
        skv_set_text (&item->notes, given->notes);
    }
  else if (given == NULL && ours == NULL)
    {
      skv_set_text (&item->lane, department != NULL ? DEPARTMENT_LANE : PLAN_LANE);
      skv_set_text (&item->department, department);
    }
  if (incoming->follows && given != NULL && says_the_same (given, item))
    {
      g_autofree char *content = skv_sync_resource_read_content (incoming->row->seen);

      incoming->remote = g_strdup (content != NULL ? content : incoming->row->base);
    }
  else
    {
      incoming->follows = FALSE;
      incoming->remote = skv_sync_content_write (skv_plan_get_zone (self->plan), &item->parent);
    }
  g_clear_pointer (&incoming->given, skv_record_unref);
  incoming->given = &item->parent;
  if (!incoming->follows && !is_in_place (incoming, self->scratch))
    leave (self, incoming, _("it belongs into another calendar"));
}

/* Series of other programs stay on the server: an item of ours is one event. */
static void
drop_series (SkvIcsCalendar *calendar)
{
  for (guint i = calendar->entries->len; i > 0; i--)
    {
      if (((SkvIcsEntry *) g_ptr_array_index (calendar->entries, i - 1))->recurrence != NULL)
        g_ptr_array_remove_index (calendar->entries, i - 1);
    }
}

static void
read_events (SkvSyncMerge *self, SkvSyncCollection *collection)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (SkvIcsPreview) preview = NULL;
  g_autoptr (GError) error = NULL;

  if (collection->calendar == NULL)
    return;
  drop_series (collection->calendar);
  preview = skv_ics_preview_new (self->scratch, collection->name, PLAN_LANE, NULL,
                                 collection->calendar, &error);
  for (guint i = 0; preview != NULL && i < preview->coming->len; i++)
    {
      SkvIcsComing *coming = g_ptr_array_index (preview->coming, i);

      g_hash_table_insert (by_key, skv_sync_record_key (&coming->item->parent), coming);
    }
  for (guint i = 0; i < self->incoming->len; i++)
    {
      SkvSyncIncoming *incoming = g_ptr_array_index (self->incoming, i);
      SkvIcsComing *coming;

      if (incoming->collection != collection || !incoming->usable || incoming->row->is_gone ||
          skv_sync_collection_is_records (collection->name))
        continue;
      coming = g_hash_table_lookup (by_key, incoming->row->key);
      if (coming != NULL && incoming->given == NULL && is_of_another (self, incoming))
        leave (self, incoming, _("it belongs into another calendar"));
      else if (coming != NULL)
        take_coming (self, incoming, coming);
      else
        leave (self, incoming,
               error != NULL ? error->message : _("it is no single event that can be read"));
    }
}

/* What belongs to this copy alone stays as it is here. What a calendar program wrote of an event
 * that is new to us is all that there is. */
static void
keep_own (SkvSyncMerge *self, SkvSyncIncoming *incoming)
{
  const SkvRecord *ours = skv_plan_lookup (self->plan, incoming->given->kind, incoming->given->id);

  if (!incoming->follows && ours != NULL)
    skv_sync_record_keep_own (incoming->given, ours);
}

/* --- all ------------------------------------------------------------------------------------- */

static void
collect (SkvSyncMerge *self)
{
  for (guint i = 0; i < self->run->collections->len; i++)
    {
      SkvSyncCollection *collection = g_ptr_array_index (self->run->collections, i);

      for (guint j = 0; collection->is_there && j < collection->rows->len; j++)
        {
          SkvSyncRow *row = g_ptr_array_index (collection->rows, j);
          SkvSyncIncoming *incoming;

          if (row->key == NULL || (row->seen == NULL && !row->is_gone))
            continue;
          incoming = g_new0 (SkvSyncIncoming, 1);
          incoming->collection = collection;
          incoming->row = row;
          incoming->usable = TRUE;
          g_ptr_array_add (self->incoming, incoming);
          g_hash_table_insert (self->by_row, row, incoming);
          if (!row->is_gone)
            read_given (self, incoming);
        }
    }
}

void
skv_sync_merge_read (SkvSyncMerge *self)
{
  collect (self);
  put_kinds (self, SKV_KIND_ORGANISATION, SKV_KIND_LOCAL_DAY);
  put_kinds (self, SKV_KIND_RULE, SKV_KIND_RULE);
  put_kinds (self, SKV_KIND_ITEM, SKV_KIND_ITEM);
  for (guint i = 0; i < self->run->collections->len; i++)
    read_events (self, g_ptr_array_index (self->run->collections, i));
  for (guint i = 0; i < self->incoming->len; i++)
    {
      SkvSyncIncoming *incoming = g_ptr_array_index (self->incoming, i);

      if (!incoming->usable || incoming->row->is_gone)
        continue;
      if (incoming->given == NULL)
        leave (self, incoming, _("it holds nothing that can be exchanged"));
      else
        {
          if (incoming->remote == NULL)
            incoming->remote =
              skv_sync_content_write (skv_plan_get_zone (self->plan), incoming->given);
          keep_own (self, incoming);
        }
    }
}
