/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/plan-private.h"

struct _SkvEdit
{
  gatomicrefcount ref_count;
  char *label;                     /* (owned) */
  GPtrArray *changes[SKV_N_KINDS]; /* (owned) (element-type SkvChange) */
  GHashTable *by_id[SKV_N_KINDS];  /* (owned): id → SkvChange, both borrowed from changes */
};

static void
change_free (gpointer data)
{
  SkvChange *change = data;

  g_clear_pointer (&change->before, skv_record_unref);
  g_clear_pointer (&change->after, skv_record_unref);
  g_free (change->id);
  g_free (change);
}

SkvEdit *
skv_edit_new (const char *label)
{
  SkvEdit *self = g_new0 (SkvEdit, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->label = g_strdup (label);
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      self->changes[kind] = g_ptr_array_new_with_free_func (change_free);
      self->by_id[kind] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  return self;
}

SkvEdit *
skv_edit_ref (SkvEdit *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
skv_edit_unref (SkvEdit *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      g_hash_table_unref (self->by_id[kind]);
      g_ptr_array_unref (self->changes[kind]);
    }
  g_free (self->label);
  g_free (self);
}

SkvChange *
skv_edit_find (const SkvEdit *self, SkvKind kind, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id[kind], id) : NULL;
}

static SkvChange *
ensure_change (SkvEdit *self, SkvKind kind, const char *id)
{
  SkvChange *change = skv_edit_find (self, kind, id);

  if (change == NULL)
    {
      change = g_new0 (SkvChange, 1);
      change->kind = kind;
      change->id = g_strdup (id);
      g_ptr_array_add (self->changes[kind], change);
      g_hash_table_insert (self->by_id[kind], change->id, change);
    }
  return change;
}

void
skv_edit_put (SkvEdit *self, gpointer record)
{
  SkvRecord *sealed = record;
  SkvChange *change = ensure_change (self, sealed->kind, sealed->id);

  g_clear_pointer (&change->after, skv_record_unref);
  sealed->sealed = TRUE;
  change->after = sealed;
}

void
skv_edit_remove (SkvEdit *self, SkvKind kind, const char *id)
{
  g_clear_pointer (&ensure_change (self, kind, id)->after, skv_record_unref);
}

const char *
skv_edit_get_label (const SkvEdit *self)
{
  return self->label;
}

guint
skv_edit_get_n_changes (const SkvEdit *self)
{
  guint n = 0;

  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    n += self->changes[kind]->len;
  return n;
}

const SkvChange *
skv_edit_get_change (const SkvEdit *self, guint index)
{
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      if (index < self->changes[kind]->len)
        return g_ptr_array_index (self->changes[kind], index);
      index -= self->changes[kind]->len;
    }
  g_return_val_if_reached (NULL);
}

void
skv_edit_forget (SkvEdit *self, SkvKind kind, const char *id)
{
  SkvChange *change = skv_edit_find (self, kind, id);

  if (change == NULL)
    return;
  g_hash_table_remove (self->by_id[kind], change->id);
  g_ptr_array_remove (self->changes[kind], change);
}

static gboolean
change_is_empty (const SkvChange *change)
{
  if (change->before == NULL || change->after == NULL)
    return change->before == change->after;
  return skv_record_equal (change->before, change->after);
}

void
skv_edit_drop_empty (SkvEdit *self)
{
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      GPtrArray *kept = g_ptr_array_new_with_free_func (change_free);

      g_hash_table_remove_all (self->by_id[kind]);
      g_ptr_array_set_free_func (self->changes[kind], NULL);
      for (guint i = 0; i < self->changes[kind]->len; i++)
        {
          SkvChange *change = g_ptr_array_index (self->changes[kind], i);

          if (change_is_empty (change))
            {
              change_free (change);
              continue;
            }
          g_ptr_array_add (kept, change);
          g_hash_table_insert (self->by_id[kind], change->id, change);
        }
      g_ptr_array_unref (self->changes[kind]);
      self->changes[kind] = kept;
    }
}

const SkvRecord *
skv_edit_resolve (const SkvEdit *self, SkvPlan *plan, SkvKind kind, const char *id)
{
  const SkvChange *change = skv_edit_find (self, kind, id);

  return change != NULL ? change->after : skv_plan_lookup (plan, kind, id);
}

GPtrArray *
skv_edit_resolve_all (const SkvEdit *self, SkvPlan *plan, SkvKind kind)
{
  GPtrArray *existing = skv_plan_get_records (plan, kind);
  GPtrArray *all = g_ptr_array_sized_new (existing->len + self->changes[kind]->len);

  for (guint i = 0; i < existing->len; i++)
    {
      SkvRecord *record = g_ptr_array_index (existing, i);

      if (skv_edit_find (self, kind, record->id) == NULL)
        g_ptr_array_add (all, record);
    }
  for (guint i = 0; i < self->changes[kind]->len; i++)
    {
      const SkvChange *change = g_ptr_array_index (self->changes[kind], i);

      if (change->after != NULL)
        g_ptr_array_add (all, change->after);
    }
  return all;
}

void
skv_history_entry_free (SkvHistoryEntry *self)
{
  g_free (self->label);
  g_free (self->who);
  g_free (self);
}
