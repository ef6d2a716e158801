/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/merge.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/layer.h"

/* A name that somebody gave a collection must not make us look at centuries. */
#define MAX_YEARS_BESIDE 10
/* so many things are not removed from a plan at once unasked */
#define MIN_EMPTIED 5

static void
incoming_free (SkvSyncIncoming *self)
{
  g_clear_pointer (&self->given, skv_record_unref);
  g_free (self->remote);
  g_free (self);
}

static void
merge_clear (SkvSyncMerge *self)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->scratch);
  g_clear_pointer (&self->units, skv_sync_units_free);
  g_clear_pointer (&self->incoming, g_ptr_array_unref);
  g_clear_pointer (&self->by_row, g_hash_table_unref);
  g_clear_pointer (&self->torn, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvSyncMerge, merge_clear)

/* --- which years ----------------------------------------------------------------------------- */

static void
take_year (SkvSyncMerge *self, int year)
{
  const SkvSyncOptions *options = self->run->options;

  if (year < options->from_year - MAX_YEARS_BESIDE || year > options->to_year + MAX_YEARS_BESIDE)
    return;
  self->from_year = MIN (self->from_year, year);
  self->to_year = MAX (self->to_year, year);
}

/* Those that are asked for, those that lie on the server, and those that something which lies there
 * was moved into. */
static void
find_years (SkvSyncMerge *self)
{
  const SkvZone *zone = skv_plan_get_zone (self->plan);

  self->from_year = self->run->options->from_year;
  self->to_year = self->run->options->to_year;
  for (guint i = 0; i < self->run->collections->len; i++)
    {
      SkvSyncCollection *collection = g_ptr_array_index (self->run->collections, i);
      int year = skv_sync_collection_year (collection->name);

      if (year > 0 && collection->is_there)
        take_year (self, year);
      for (guint j = 0; year > 0 && j < collection->rows->len; j++)
        {
          const SkvSyncRow *row = g_ptr_array_index (collection->rows, j);
          const SkvItem *item = row->key != NULL ? skv_plan_get_item (self->plan, row->key) : NULL;
          SkvDay first, end;

          if (item != NULL && skv_item_days (item, zone, &first, &end))
            take_year (self, skv_day_year (first));
        }
    }
}

/* --- who wins -------------------------------------------------------------------------------- */

static gboolean
is_chosen (GStrv keys, const char *key)
{
  return g_strv_contains ((const char *const *) keys, key) ||
         g_strv_contains ((const char *const *) keys, "all");
}

static void
tell_conflict (SkvSyncMerge *self, SkvSyncIncoming *incoming, const SkvSyncUnit *unit)
{
  SkvSyncConflict *conflict = g_new0 (SkvSyncConflict, 1);
  g_autoptr (SkvRecord) ours =
    unit != NULL ? skv_sync_content_read (unit->content, NULL, NULL) : NULL;
  g_autoptr (SkvRecord) theirs =
    incoming->remote != NULL ? skv_sync_content_read (incoming->remote, NULL, NULL) : NULL;
  SkvRecord *either = ours != NULL ? ours : theirs;
  SkvChange change = { .before = ours, .after = theirs };
  const char *name = either != NULL ? skv_record_get_name (either) : NULL;

  conflict->key = g_strdup (incoming->row->key);
  conflict->title = g_strdup (name != NULL ? name : incoming->row->key);
  conflict->ours = unit != NULL ? g_strdup (unit->content) : NULL;
  conflict->theirs = g_strdup (incoming->remote);
  if (either != NULL)
    {
      change.kind = either->kind;
      change.id = either->id;
      conflict->words = skv_change_words (self->plan, &change);
    }
  else
    conflict->words = g_strdup (conflict->title);
  g_ptr_array_add (self->run->report->conflicts, conflict);
}

static void
tear_rule (SkvSyncMerge *self, const SkvSyncIncoming *incoming, const SkvSyncUnit *unit)
{
  const SkvRecord *record = unit != NULL ? unit->record : incoming->given;

  if (record != NULL && record->kind == SKV_KIND_RULE)
    g_hash_table_add (self->torn, g_strdup (record->id));
}

/* All that both had agreed on in a calendar is gone from it at once: that rather is a server that
 * was set up anew, or a right that was lost, than a wish. */
static gboolean
is_emptied (const SkvSyncCollection *collection)
{
  guint n_gone = 0;

  for (guint i = 0; i < collection->rows->len; i++)
    {
      const SkvSyncRow *row = g_ptr_array_index (collection->rows, i);

      if (!row->is_gone && row->base != NULL)
        return FALSE;
      n_gone += row->is_gone;
    }
  return n_gone >= MIN_EMPTIED;
}

/* Three-way, by what ours, theirs and the last that both agreed on say: TRUE if theirs is to come
 * into the plan. */
static gboolean
decide (SkvSyncMerge *self, SkvSyncIncoming *incoming)
{
  const SkvSyncUnit *unit = g_hash_table_lookup (self->units->by_key, incoming->row->key);
  const char *ours = unit != NULL ? unit->content : NULL;
  const char *base = incoming->row->base;

  /* It has come from another collection of ours: merge-read.c has seen that nobody changed it. */
  if (unit != NULL && strcmp (unit->collection, incoming->collection->name) != 0)
    {
      if (incoming->row->is_gone)
        return FALSE;
      return g_strcmp0 (ours, incoming->remote) != 0 && base == NULL;
    }
  if (g_strcmp0 (ours, incoming->remote) == 0 || g_strcmp0 (base, incoming->remote) == 0)
    return FALSE;
  if (g_strcmp0 (ours, base) == 0 && !(incoming->row->is_gone && is_emptied (incoming->collection)))
    return TRUE;
  if (is_chosen (self->run->options->take_theirs, incoming->row->key))
    return TRUE;
  /* What follows from rules on both sides is as the rules say, when those are agreed on. */
  if (skv_sync_content_follows (ours) && skv_sync_content_follows (incoming->remote))
    return FALSE;
  if (is_chosen (self->run->options->keep_ours, incoming->row->key))
    {
      incoming->ours = TRUE;
      return FALSE;
    }
  incoming->conflict = TRUE;
  tell_conflict (self, incoming, unit);
  tear_rule (self, incoming, unit);
  return FALSE;
}

/* --- the edit -------------------------------------------------------------------------------- */

/* FALSE: there is nothing to change in the plan */
static gboolean
put_change (SkvSyncMerge *self, SkvSyncIncoming *incoming, SkvEdit *edit)
{
  const SkvSyncUnit *unit = g_hash_table_lookup (self->units->by_key, incoming->row->key);
  const SkvItem *item = (const SkvItem *) incoming->given;

  if (incoming->remote != NULL && !incoming->follows)
    {
      skv_edit_put (edit, skv_record_copy (incoming->given));
      return TRUE;
    }
  /* Theirs is gone, or follows from the rule again. What follows from a rule cannot be taken out:
   * it is sent again. */
  if (unit != NULL && unit->record != NULL &&
      (incoming->remote == NULL || unit->record->kind == SKV_KIND_ITEM))
    {
      SkvChange *other = skv_edit_find (edit, unit->record->kind, unit->record->id);

      if (other != NULL && other->after != NULL)
        return FALSE; /* it came in elsewhere */
      skv_edit_remove (edit, unit->record->kind, unit->record->id);
      return TRUE;
    }
  return incoming->follows && item != NULL;
}

static void
count_taken (SkvSyncMerge *self, const SkvSyncIncoming *incoming)
{
  const SkvSyncUnit *unit = g_hash_table_lookup (self->units->by_key, incoming->row->key);
  SkvSyncCount *count = &self->run->report->taken;

  if (incoming->follows && (unit == NULL || unit->record == NULL))
    return;
  if (incoming->remote == NULL)
    count->removed++;
  else if (unit == NULL)
    count->added++;
  else
    count->changed++;
}

/* One that the plan does not take shall not keep the others out. */
static SkvEdit *
make_edit_one_by_one (SkvSyncMerge *self, GPtrArray *wanted)
{
  g_autoptr (SkvPlan) trial = skv_plan_copy (self->plan);
  SkvEdit *edit = skv_edit_new (_("Exchange with the calendar server"));

  for (guint i = 0; i < wanted->len; i++)
    {
      SkvSyncIncoming *incoming = g_ptr_array_index (wanted, i);
      g_autoptr (SkvEdit) one = skv_edit_new ("");
      g_autoptr (GError) error = NULL;
      g_autofree char *title = skv_sync_incoming_title (incoming);

      if (!put_change (self, incoming, one) || skv_plan_apply (trial, one, &error))
        {
          incoming->changes = put_change (self, incoming, edit);
          incoming->taken = TRUE;
          continue;
        }
      incoming->usable = FALSE;
      skv_sync_report_note (self->run->report,
                            g_strdup_printf (_("“%s” in %s was left alone: %s"), title,
                                             incoming->collection->name, error->message));
    }
  return edit;
}

static SkvEdit *
make_edit (SkvSyncMerge *self, GPtrArray *wanted)
{
  g_autoptr (SkvEdit) edit = skv_edit_new (_("Exchange with the calendar server"));
  g_autoptr (SkvProblem) problem = NULL;

  for (guint i = 0; i < wanted->len; i++)
    {
      SkvSyncIncoming *incoming = g_ptr_array_index (wanted, i);

      incoming->changes = put_change (self, incoming, edit);
      incoming->taken = TRUE;
    }
  problem = skv_plan_find_problem (self->plan, edit);
  if (problem == NULL)
    return g_steal_pointer (&edit);
  for (guint i = 0; i < wanted->len; i++)
    ((SkvSyncIncoming *) g_ptr_array_index (wanted, i))->taken = FALSE;
  return make_edit_one_by_one (self, wanted);
}

/* Gone ones last: one that is gone here and new there has moved. */
static GPtrArray *
choose (SkvSyncMerge *self)
{
  GPtrArray *wanted = g_ptr_array_new ();

  for (int gone = 0; gone <= 1; gone++)
    {
      for (guint i = 0; i < self->incoming->len; i++)
        {
          SkvSyncIncoming *incoming = g_ptr_array_index (self->incoming, i);

          if (incoming->usable && incoming->row->is_gone == (gone == 1) && decide (self, incoming))
            g_ptr_array_add (wanted, incoming);
        }
    }
  return wanted;
}

static gboolean
edit_plan (SkvSyncMerge *self, GError **error)
{
  g_autoptr (GPtrArray) wanted = choose (self);
  g_autoptr (SkvEdit) edit = make_edit (self, wanted);

  for (guint i = 0; i < wanted->len; i++)
    {
      const SkvSyncIncoming *incoming = g_ptr_array_index (wanted, i);

      if (incoming->taken && incoming->changes)
        count_taken (self, incoming);
    }
  if (skv_edit_get_n_changes (edit) == 0)
    return TRUE;
  return skv_plan_apply (self->plan, edit, error);
}

gboolean
skv_sync_merge (SkvSyncRun *run, GError **error)
{
  g_auto (SkvSyncMerge) self = { .run = run };

  g_ptr_array_set_size (run->report->conflicts, 0);
  g_ptr_array_set_size (run->pushes, 0);
  run->report->n_refused = 0;
  self.plan = run->options->dry_run ? skv_plan_copy (run->plan) : g_object_ref (run->plan);
  self.scratch = skv_plan_copy (run->plan);
  self.incoming = g_ptr_array_new_with_free_func ((GDestroyNotify) incoming_free);
  self.by_row = g_hash_table_new (NULL, NULL);
  self.torn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  find_years (&self);
  self.units = skv_sync_units_new (self.plan, self.from_year, self.to_year);
  skv_sync_merge_read (&self);
  if (!edit_plan (&self, error))
    return FALSE;
  skv_sync_units_free (self.units);
  self.units = skv_sync_units_new (self.plan, self.from_year, self.to_year);
  return skv_sync_merge_send (&self, error);
}
