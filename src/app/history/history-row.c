/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/history/history-row.h"

struct _SkvHistoryRow
{
  GObject parent_instance;

  SkvHistoryEntry *entry; /* (owned) */
  SkvDay day;
  gboolean begins;
};

G_DEFINE_FINAL_TYPE (SkvHistoryRow, skv_history_row, G_TYPE_OBJECT)

static guint changed_signal;

static void
skv_history_row_finalize (GObject *object)
{
  SkvHistoryRow *self = SKV_HISTORY_ROW (object);

  skv_history_entry_free (self->entry);
  G_OBJECT_CLASS (skv_history_row_parent_class)->finalize (object);
}

static void
skv_history_row_class_init (SkvHistoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_history_row_finalize;
  changed_signal = g_signal_new ("changed", SKV_TYPE_HISTORY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
skv_history_row_init (SkvHistoryRow *self)
{
  self->day = SKV_DAY_NONE;
}

SkvHistoryRow *
skv_history_row_new (SkvHistoryEntry *entry)
{
  SkvHistoryRow *self = g_object_new (SKV_TYPE_HISTORY_ROW, NULL);

  self->entry = entry;
  return self;
}

const SkvHistoryEntry *
skv_history_row_get_entry (SkvHistoryRow *self)
{
  g_return_val_if_fail (SKV_IS_HISTORY_ROW (self), NULL);
  return self->entry;
}

SkvDay
skv_history_row_get_day (SkvHistoryRow *self)
{
  g_return_val_if_fail (SKV_IS_HISTORY_ROW (self), SKV_DAY_NONE);
  return self->day;
}

gboolean
skv_history_row_begins_day (SkvHistoryRow *self)
{
  g_return_val_if_fail (SKV_IS_HISTORY_ROW (self), FALSE);
  return self->begins;
}

void
skv_history_row_set_day (SkvHistoryRow *self, SkvDay day, gboolean begins)
{
  g_return_if_fail (SKV_IS_HISTORY_ROW (self));

  if (self->day == day && self->begins == begins)
    return;
  self->day = day;
  self->begins = begins;
  g_signal_emit (self, changed_signal, 0);
}

gboolean
skv_history_row_is_same (SkvHistoryRow *self, const SkvHistoryEntry *other)
{
  const SkvHistoryEntry *entry = self->entry;

  /* numbers of edits that were dropped are given out anew */
  return entry->id == other->id && entry->when == other->when &&
         g_strcmp0 (entry->label, other->label) == 0 && g_strcmp0 (entry->who, other->who) == 0;
}

void
skv_history_row_update (SkvHistoryRow *self, const SkvHistoryEntry *other)
{
  g_return_if_fail (SKV_IS_HISTORY_ROW (self));

  if (self->entry->undone == other->undone)
    return;
  self->entry->undone = other->undone;
  g_signal_emit (self, changed_signal, 0);
}
