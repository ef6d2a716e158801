/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/list/list-entry.h"

#include <string.h>

struct _SkvListEntry
{
  GObject parent_instance;

  char *id; /* (owned) */
  SkvListWords words;
  char *keys[SKV_LIST_N_COLUMNS]; /* (owned) (nullable): to sort by, made when first asked for */
};

G_DEFINE_FINAL_TYPE (SkvListEntry, skv_list_entry, G_TYPE_OBJECT)

static guint changed_signal;

static void
clear (SkvListEntry *self)
{
  for (int column = 0; column < SKV_LIST_N_COLUMNS; column++)
    {
      g_clear_pointer (&self->words.text[column], g_free);
      g_clear_pointer (&self->keys[column], g_free);
    }
}

static void
skv_list_entry_finalize (GObject *object)
{
  SkvListEntry *self = SKV_LIST_ENTRY (object);

  clear (self);
  g_free (self->id);
  G_OBJECT_CLASS (skv_list_entry_parent_class)->finalize (object);
}

static void
skv_list_entry_class_init (SkvListEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_list_entry_finalize;
  changed_signal = g_signal_new ("changed", SKV_TYPE_LIST_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
skv_list_entry_init (SkvListEntry *self)
{
  for (int column = 0; column < SKV_LIST_N_COLUMNS; column++)
    self->words.text[column] = g_strdup ("");
}

SkvListEntry *
skv_list_entry_new (const char *id)
{
  SkvListEntry *self = g_object_new (SKV_TYPE_LIST_ENTRY, NULL);

  self->id = g_strdup (id);
  return self;
}

const char *
skv_list_entry_get_id (SkvListEntry *self)
{
  g_return_val_if_fail (SKV_IS_LIST_ENTRY (self), NULL);
  return self->id;
}

const SkvListWords *
skv_list_entry_get (SkvListEntry *self)
{
  g_return_val_if_fail (SKV_IS_LIST_ENTRY (self), NULL);
  return &self->words;
}

static gboolean
same (const SkvListWords *a, const SkvListWords *b)
{
  for (int column = 0; column < SKV_LIST_N_COLUMNS; column++)
    {
      if (strcmp (a->text[column], b->text[column]) != 0)
        return FALSE;
    }
  return a->heading == b->heading && a->day == b->day && a->minute == b->minute &&
         a->lane == b->lane && a->status == b->status && a->priority == b->priority &&
         a->n_hard == b->n_hard && a->n_soft == b->n_soft && a->n_info == b->n_info;
}

void
skv_list_entry_take (SkvListEntry *self, SkvListWords *words)
{
  g_return_if_fail (SKV_IS_LIST_ENTRY (self));

  if (same (&self->words, words))
    {
      for (int column = 0; column < SKV_LIST_N_COLUMNS; column++)
        g_clear_pointer (&words->text[column], g_free);
      return;
    }
  clear (self);
  self->words = *words;
  g_signal_emit (self, changed_signal, 0);
}

static const char *
sort_key (SkvListEntry *self, SkvListColumn column)
{
  if (self->keys[column] == NULL)
    {
      g_autofree char *folded = g_utf8_casefold (self->words.text[column], -1);

      self->keys[column] = g_utf8_collate_key (folded, -1);
    }
  return self->keys[column];
}

/* What has no date comes last. */
static int
compare_times (const SkvListWords *a, const SkvListWords *b)
{
  gint64 x = a->day == SKV_DAY_NONE ? G_MAXINT64 : (gint64) a->day * 1441 + a->minute + 1;
  gint64 y = b->day == SKV_DAY_NONE ? G_MAXINT64 : (gint64) b->day * 1441 + b->minute + 1;

  return x < y ? -1 : x > y;
}

static gint64
weight (const SkvListWords *words)
{
  return ((gint64) words->n_hard << 32) + ((gint64) words->n_soft << 16) + words->n_info;
}

int
skv_list_entry_compare (SkvListEntry *a, SkvListEntry *b, SkvListColumn column)
{
  const SkvListWords *x = &a->words, *y = &b->words;

  switch (column)
    {
    case SKV_LIST_DATE:
      return compare_times (x, y);
    case SKV_LIST_TIME:
      return x->minute < y->minute ? -1 : x->minute > y->minute;
    case SKV_LIST_LANE:
      return x->lane < y->lane ? -1 : x->lane > y->lane;
    case SKV_LIST_STATUS:
      return x->status < y->status ? -1 : x->status > y->status;
    case SKV_LIST_PRIORITY: /* the most urgent first */
      return x->priority > y->priority ? -1 : x->priority < y->priority;
    case SKV_LIST_CONFLICTS: /* the worst first */
      return weight (x) > weight (y) ? -1 : weight (x) < weight (y);
    case SKV_LIST_WHAT:
    case SKV_LIST_SYSTEMS:
    case SKV_LIST_ORGANISATIONS:
    case SKV_LIST_WORK:
    case SKV_LIST_DUTY:
    case SKV_LIST_N_COLUMNS:
    default:
      return strcmp (sort_key (a, column), sort_key (b, column));
    }
}
