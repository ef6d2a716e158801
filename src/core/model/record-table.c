/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/record-table.h"

static void
record_unref_nullable (gpointer record)
{
  if (record != NULL)
    skv_record_unref (record);
}

void
skv_record_table_init (SkvRecordTable *self)
{
  self->records = g_ptr_array_new_with_free_func (record_unref_nullable);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
}

void
skv_record_table_clear (SkvRecordTable *self)
{
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->records);
}

SkvRecord *
skv_record_table_lookup (const SkvRecordTable *self, const char *id)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (self->places, id, NULL, &place))
    return NULL;
  return g_ptr_array_index (self->records, GPOINTER_TO_UINT (place));
}

void
skv_record_table_replace (SkvRecordTable *self, const char *id, SkvRecord *after)
{
  gpointer place;
  gboolean known = g_hash_table_lookup_extended (self->places, id, NULL, &place);

  if (known)
    {
      SkvRecord *before = g_ptr_array_index (self->records, GPOINTER_TO_UINT (place));

      g_hash_table_remove (self->places, id);
      g_ptr_array_index (self->records, GPOINTER_TO_UINT (place)) = NULL;
      skv_record_unref (before);
    }
  if (after == NULL)
    return;

  if (known)
    g_ptr_array_index (self->records, GPOINTER_TO_UINT (place)) = skv_record_ref (after);
  else
    g_ptr_array_add (self->records, skv_record_ref (after));
  g_hash_table_insert (self->places, after->id,
                       known ? place : GUINT_TO_POINTER (self->records->len - 1));
}

void
skv_record_table_compact (SkvRecordTable *self)
{
  guint to = 0;

  for (guint from = 0; from < self->records->len; from++)
    {
      SkvRecord *record = g_ptr_array_index (self->records, from);

      if (record == NULL)
        continue;
      if (to != from)
        {
          g_ptr_array_index (self->records, to) = record;
          g_ptr_array_index (self->records, from) = NULL;
          g_hash_table_insert (self->places, record->id, GUINT_TO_POINTER (to));
        }
      to++;
    }
  g_ptr_array_set_size (self->records, (gint) to);
}
