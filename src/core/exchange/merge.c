/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/merge-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/conflict/compare.h"
#include "core/exchange/layer-private.h"
#include "core/model/plan-private.h"

void
skv_merge_free (SkvMerge *self)
{
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  g_clear_pointer (&self->edit, skv_edit_unref);
  g_clear_object (&self->result);
  g_clear_object (&self->ours);
  g_clear_object (&self->theirs);
  g_free (self->name);
  g_free (self);
}

SkvMergeRecord *
skv_merge_lookup (const SkvMerge *self, SkvKind kind, const char *id)
{
  g_autofree char *key = skv_layer_key (kind, id);

  return g_hash_table_lookup (self->by_key, key);
}

void
skv_merge_put (SkvMerge *self, const SkvMergeRecord *record)
{
  if (record->merged == record->ours)
    skv_edit_forget (self->edit, record->kind, record->id);
  else
    skv_layer_put_change (self->edit, record->kind, record->id, record->ours, record->merged);
}

/* --- every record of the three --------------------------------------------------------------- */

/* What differs only in how it is spelt, or in what is not used, is nothing to look at. */
static void
forgive_spelling (SkvMerge *self, SkvMergeRecord *record)
{
  if (record->collision != SKV_COLLISION_FIELDS || record->kind == SKV_KIND_LAYER ||
      record->kind == SKV_KIND_VERSION ||
      !skv_layer_same (skv_plan_get_zone (self->ours), record->merged, record->kept))
    return;
  record->collision = SKV_COLLISION_NONE;
  g_clear_pointer (&record->kept, skv_record_unref);
}

static void
add_record (SkvMerge *self,
            SkvKind kind,
            const char *id,
            const SkvRecord *base,
            const SkvRecord *ours,
            const SkvRecord *theirs)
{
  SkvMergeRecord *record = skv_merge_record_new (kind, id, base, ours, theirs);

  if (!skv_merge_record_decide (record, self->has_base))
    {
      skv_merge_record_free (record);
      return;
    }
  g_ptr_array_add (self->records, record);
  g_hash_table_insert (self->by_key, skv_layer_key (kind, id), record);
  forgive_spelling (self, record);
  skv_merge_put (self, record);
}

/* The settings of @plan as they are to be compared with @ours: every plan has one record of them,
 * under an id of its own, and whom a file is for is its own too: a copy for a department that comes
 * back does not make the plan one. (transfer full) (nullable) */
static SkvRecord *
settings_like (SkvPlan *plan, const SkvSettings *ours)
{
  SkvSettings *copy;

  if (plan == NULL)
    return NULL;
  copy = skv_record_copy (skv_plan_get_settings (plan));
  skv_set_text (&copy->parent.id, ours->parent.id);
  copy->audience = ours->audience;
  skv_set_text (&copy->audience_department, ours->audience_department);
  copy->parent.sealed = TRUE;
  return &copy->parent;
}

static void
add_settings (SkvMerge *self, SkvPlan *base)
{
  const SkvSettings *ours = skv_plan_get_settings (self->ours);
  SkvRecord *theirs = settings_like (self->theirs, ours), *was = settings_like (base, ours);

  add_record (self, SKV_KIND_SETTINGS, ours->parent.id, was, &ours->parent, theirs);
  skv_record_unref (theirs);
  g_clear_pointer (&was, skv_record_unref);
}

static void
add_theirs (SkvMerge *self, SkvPlan *base, SkvKind kind)
{
  GPtrArray *records = skv_plan_get_records (self->theirs, kind);

  for (guint i = 0; i < records->len; i++)
    {
      const SkvRecord *theirs = g_ptr_array_index (records, i);

      if (skv_plan_lookup (self->ours, kind, theirs->id) == NULL)
        add_record (self, kind, theirs->id,
                    base != NULL ? skv_plan_lookup (base, kind, theirs->id) : NULL, NULL, theirs);
    }
}

static void
add_kind (SkvMerge *self, SkvPlan *base, SkvKind kind)
{
  GPtrArray *records = skv_plan_get_records (self->ours, kind);

  add_theirs (self, base, kind);
  for (guint i = 0; i < records->len; i++)
    {
      const SkvRecord *ours = g_ptr_array_index (records, i);

      add_record (self, kind, ours->id,
                  base != NULL ? skv_plan_lookup (base, kind, ours->id) : NULL, ours,
                  skv_plan_lookup (self->theirs, kind, ours->id));
    }
  records = base != NULL ? skv_plan_get_records (base, kind) : NULL;
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const SkvRecord *was = g_ptr_array_index (records, i);

      if (skv_plan_lookup (self->ours, kind, was->id) == NULL &&
          skv_plan_lookup (self->theirs, kind, was->id) == NULL)
        add_record (self, kind, was->id, was, NULL, NULL);
    }
}

/* --- the whole ------------------------------------------------------------------------------- */

static void
count (SkvMerge *self)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const SkvMergeRecord *record = g_ptr_array_index (self->records, i);

      if (record->collision != SKV_COLLISION_NONE)
        self->n_collisions++;
      if (record->merged != record->ours)
        self->n_taken++;
      else if (record->collision == SKV_COLLISION_NONE)
        {
          if (skv_merge_record_get_side (record) == SKV_SIDE_BOTH)
            self->n_same++;
          else
            self->n_kept++;
        }
    }
}

/* Who took the other's value in an earlier merge did not change it himself. */
static void
follow_past (SkvMerge *self, SkvAncestor *ancestor)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) ours = NULL, theirs = NULL;

  for (guint i = 0; i < self->records->len; i++)
    {
      const SkvMergeRecord *record = g_ptr_array_index (self->records, i);

      if (record->collision != SKV_COLLISION_NONE)
        g_hash_table_add (keys, skv_layer_key (record->kind, record->id));
    }
  ours = skv_ancestor_read_past (ancestor, FALSE, keys);
  theirs = skv_ancestor_read_past (ancestor, TRUE, keys);
  for (guint i = 0; i < self->records->len; i++)
    {
      SkvMergeRecord *record = g_ptr_array_index (self->records, i);
      g_autofree char *key = skv_layer_key (record->kind, record->id);

      if (record->collision == SKV_COLLISION_NONE)
        continue;
      skv_merge_record_follow (record, g_hash_table_lookup (ours, key),
                               g_hash_table_lookup (theirs, key));
      forgive_spelling (self, record);
      skv_merge_put (self, record);
    }
}

static SkvMerge *
merge_new (SkvPlan *ours, SkvPlan *theirs, const char *name)
{
  SkvMerge *self = g_new0 (SkvMerge, 1);
  /* TRANSLATORS: what merging with another copy of the plan is called in the history; %s is what
   * that file is called */
  g_autofree char *label = g_strdup_printf (_("Merge with “%s”"), name);

  self->ours = g_object_ref (ours);
  self->theirs = g_object_ref (theirs);
  self->name = g_strdup (name);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_merge_record_free);
  self->layers = g_ptr_array_new_with_free_func (skv_record_unref);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->edit = skv_edit_new (label);
  return self;
}

/* @ancestor (nullable) */
static gboolean
run (SkvMerge *self, SkvPlan *base, SkvAncestor *ancestor, SkvDay today, GError **error)
{
  self->has_base = base != NULL;
  skv_merge_unite_rivals (self, base);
  add_settings (self, base);
  for (int kind = SKV_KIND_SETTINGS + 1; kind < SKV_N_KINDS; kind++)
    add_kind (self, base, kind);
  if (ancestor != NULL && base != NULL)
    follow_past (self, ancestor);
  if (!skv_merge_mend (self, error))
    return FALSE;
  count (self);
  skv_merge_keep_beside (self, today);
  self->result = skv_plan_copy (self->ours);
  return skv_plan_apply (self->result, self->edit, error);
}

SkvMerge *
skv_merge_new (
  SkvPlan *base, SkvPlan *ours, SkvPlan *theirs, const char *name, SkvDay today, GError **error)
{
  g_autoptr (SkvMerge) self = NULL;

  g_return_val_if_fail (base == NULL || SKV_IS_PLAN (base), NULL);
  g_return_val_if_fail (SKV_IS_PLAN (ours) && SKV_IS_PLAN (theirs) && name != NULL, NULL);

  self = merge_new (ours, theirs, name);
  return run (self, base, NULL, today, error) ? g_steal_pointer (&self) : NULL;
}

SkvMerge *
skv_merge_new_for_ancestor (SkvAncestor *ancestor,
                            SkvPlan *ours,
                            SkvPlan *theirs,
                            const char *name,
                            SkvDay today,
                            GError **error)
{
  g_autoptr (SkvMerge) self = NULL;

  g_return_val_if_fail (ancestor != NULL && name != NULL, NULL);
  g_return_val_if_fail (SKV_IS_PLAN (ours) && SKV_IS_PLAN (theirs), NULL);

  self = merge_new (ours, theirs, name);
  return run (self, ancestor->base, ancestor, today, error) ? g_steal_pointer (&self) : NULL;
}

gboolean
skv_merge_apply (SkvMerge *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < skv_edit_get_n_changes (self->edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (self->edit, i);

      /* records never change: the same one is the same */
      if (skv_plan_lookup (self->ours, change->kind, change->id) == change->before)
        continue;
      g_set_error_literal (
        error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_CONFLICT,
        _("the plan was changed since the two copies were compared. Look at it again"));
      return FALSE;
    }
  return skv_plan_apply (self->ours, self->edit, error);
}

/* --- conflicts ------------------------------------------------------------------------------- */

static void
widen (SkvPlan *plan, SkvDay *from, SkvDay *to)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);

  for (guint i = 0; i < items->len; i++)
    {
      SkvDay first, end;

      if (!skv_item_days (g_ptr_array_index (items, i), skv_plan_get_zone (plan), &first, &end))
        continue;
      *from = *from == SKV_DAY_NONE ? first : MIN (*from, first);
      *to = *to == SKV_DAY_NONE ? end : MAX (*to, end);
    }
}

void
skv_merge_find_years (SkvMerge *self, SkvDay today, SkvDay *from, SkvDay *to)
{
  *from = *to = SKV_DAY_NONE;
  widen (self->ours, from, to);
  widen (self->theirs, from, to);
  if (*from == SKV_DAY_NONE)
    {
      *from = today;
      *to = today + 1;
    }
  *from = skv_day_from_ymd (skv_day_year (*from), 1, 1);
  *to = skv_day_from_ymd (skv_day_year (*to - 1) + 1, 1, 1);
}

static SkvChecker *
check (SkvPlan *plan, SkvDay from, SkvDay to, SkvDay today)
{
  SkvChecker *checker = skv_checker_new (plan, from, to);

  skv_checker_set_today (checker, today);
  return checker;
}

SkvMergeConflicts *
skv_merge_find_conflicts (SkvMerge *self, SkvDay from, SkvDay to, SkvDay today)
{
  SkvMergeConflicts *found = g_new0 (SkvMergeConflicts, 1);
  g_autoptr (SkvComparison) with_ours = NULL, with_theirs = NULL;
  g_autoptr (GHashTable) new_to_them = g_hash_table_new (NULL, NULL);
  GPtrArray *come;

  found->conflicts = g_ptr_array_new ();
  found->ours = check (self->ours, from, to, today);
  found->theirs = check (self->theirs, from, to, today);
  found->result = check (self->result, from, to, today);
  with_ours = skv_checkers_compare (found->ours, found->result);
  with_theirs = skv_checkers_compare (found->theirs, found->result);
  come = skv_comparison_get_come (with_theirs);
  for (guint i = 0; i < come->len; i++)
    g_hash_table_add (new_to_them, g_ptr_array_index (come, i));
  come = skv_comparison_get_come (with_ours);
  for (guint i = 0; i < come->len; i++)
    {
      if (g_hash_table_contains (new_to_them, g_ptr_array_index (come, i)))
        g_ptr_array_add (found->conflicts, g_ptr_array_index (come, i));
    }
  return found;
}

void
skv_merge_conflicts_free (SkvMergeConflicts *self)
{
  g_ptr_array_unref (self->conflicts);
  skv_checker_unref (self->ours);
  skv_checker_unref (self->theirs);
  skv_checker_unref (self->result);
  g_free (self);
}

SkvSide
skv_merge_get_occurrence_side (SkvMerge *self, const char *id)
{
  const char *colon = id != NULL ? strrchr (id, ':') : NULL;
  g_autofree char *rule = colon != NULL ? g_strndup (id, (gsize) (colon - id)) : NULL;
  const SkvMergeRecord *record = id != NULL ? skv_merge_lookup (self, SKV_KIND_ITEM, id) : NULL;

  if (record == NULL && rule != NULL)
    record = skv_merge_lookup (self, SKV_KIND_RULE, rule);
  return record != NULL ? skv_merge_record_get_side (record) : SKV_SIDE_NEITHER;
}
