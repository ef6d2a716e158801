/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/merge-private.h"

#include <glib/gi18n-lib.h>

#include "core/exchange/layer-private.h"
#include "core/model/plan-private.h"

/* Each side could stand by itself; the two together need not: what theirs names may be gone here,
 * and what they removed may be needed here. Step by step our word takes the place of theirs, until
 * nothing is amiss any more: at the worst our plan as it is. */

/* --- what it names --------------------------------------------------------------------------- */

typedef gboolean (*ReferenceFunc) (const SkvField *field, const char *id, gpointer data);

/* Calls @func for every id in the field; FALSE if one call gave that. */
static gboolean
foreach_in_field (const SkvRecord *record, const SkvField *field, ReferenceFunc func, gpointer data)
{
  const char *id;
  GStrv ids;

  if (field->type == SKV_FIELD_REF)
    {
      id = SKV_FIELD_AT (record, field, char *);
      return id == NULL || func (field, id, data);
    }
  if (field->type != SKV_FIELD_REFS)
    return TRUE;
  ids = SKV_FIELD_AT (record, field, GStrv);
  for (gsize i = 0; ids[i] != NULL; i++)
    {
      if (!func (field, ids[i], data))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_there (const SkvField *field, const char *id, gpointer data)
{
  SkvMerge *self = data;

  return skv_edit_resolve (self->edit, self->ours, field->target, id) != NULL;
}

/* TRUE if theirs had to give way somewhere in the record */
static gboolean
mend_references (SkvMerge *self, SkvMergeRecord *record)
{
  gboolean mended = FALSE;
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (record->kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      if (record->merged == NULL || foreach_in_field (record->merged, &fields[i], is_there, self))
        continue;
      if (record->ours == NULL)
        {
          skv_merge_record_refuse (record, SKV_COLLISION_REFERENCE, NULL);
          return TRUE;
        }
      if (skv_field_equal (record->ours, record->merged, &fields[i]))
        continue; /* ours: then it is they who removed what it names */
      skv_merge_record_refuse_field (record, &fields[i]);
      mended = TRUE;
    }
  return mended;
}

/* --- what is named --------------------------------------------------------------------------- */

static gboolean
remember (const SkvField *field, const char *id, gpointer data)
{
  g_hash_table_add (data, skv_layer_key (field->target, id));
  return TRUE;
}

/* all that any record names as it would be: "KIND\nID" (transfer full) */
static GHashTable *
find_needed (SkvMerge *self)
{
  GHashTable *needed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) records = skv_edit_resolve_all (self->edit, self->ours, kind);
      gsize n_fields;
      const SkvField *fields = skv_kind_fields (kind, &n_fields);

      for (gsize i = 0; i < n_fields; i++)
        {
          if (fields[i].type != SKV_FIELD_REF && fields[i].type != SKV_FIELD_REFS)
            continue;
          for (guint j = 0; j < records->len; j++)
            foreach_in_field (g_ptr_array_index (records, j), &fields[i], remember, needed);
        }
    }
  return needed;
}

static gboolean
is_removal (const SkvMergeRecord *record)
{
  return record->merged == NULL && record->ours != NULL;
}

static gboolean
mend_removals (SkvMerge *self)
{
  g_autoptr (GHashTable) needed = NULL;
  gboolean mended = FALSE;

  for (guint i = 0; i < self->records->len; i++)
    {
      SkvMergeRecord *record = g_ptr_array_index (self->records, i);
      g_autofree char *key = NULL;

      if (!is_removal (record))
        continue;
      if (needed == NULL)
        needed = find_needed (self);
      key = skv_layer_key (record->kind, record->id);
      if (!g_hash_table_contains (needed, key))
        continue;
      skv_merge_record_refuse (record, SKV_COLLISION_REMOVED_THERE, NULL);
      skv_merge_put (self, record);
      mended = TRUE;
    }
  return mended;
}

/* --- what else cannot be --------------------------------------------------------------------- */

/* Circles, two items for one evening, a record whose halves do not fit: one after the other. */
static gboolean
mend_problems (SkvMerge *self, GError **error)
{
  guint most = skv_edit_get_n_changes (self->edit);

  for (guint n = 0; n <= most; n++)
    {
      g_autoptr (SkvProblem) problem = skv_plan_find_problem (self->ours, self->edit);
      const SkvChange *culprit =
        problem != NULL ? skv_layer_find_culprit (self->ours, self->edit, problem) : NULL;
      SkvMergeRecord *record =
        culprit != NULL ? skv_merge_lookup (self, culprit->kind, culprit->id) : NULL;

      if (problem == NULL)
        return TRUE;
      if (record == NULL)
        {
          g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, "%s “%s”: %s",
                       skv_kind_name (problem->kind), problem->id, problem->message);
          return FALSE;
        }
      skv_merge_record_refuse (record, SKV_COLLISION_IMPOSSIBLE, problem->message);
      skv_merge_put (self, record);
    }
  g_return_val_if_reached (FALSE);
}

gboolean
skv_merge_mend (SkvMerge *self, GError **error)
{
  gboolean mended;

  do
    {
      mended = FALSE;
      for (guint i = 0; i < self->records->len; i++)
        {
          SkvMergeRecord *record = g_ptr_array_index (self->records, i);

          if (record->merged == record->ours || !mend_references (self, record))
            continue;
          skv_merge_put (self, record);
          mended = TRUE;
        }
      mended = mend_removals (self) || mended;
    }
  while (mended);
  return mend_problems (self, error);
}
