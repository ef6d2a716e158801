/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/difference.h"

#include <string.h>

struct _SkvDifference
{
  gatomicrefcount ref_count;
  SkvOccurrences *before; /* (owned) */
  SkvOccurrences *after;  /* (owned) */
  GArray *entries;        /* (owned) (element-type SkvDifferenceEntry): sorted */
  GHashTable *by_id;      /* (owned): ids of both sides → index + 1 */
  guint counts[SKV_N_DIFFERENCE_KINDS];
};

/* one side, to find what the other has */
typedef struct
{
  GHashTable *by_evening; /* (owned): an occurrence of a rule, by rule and original day → itself */
  GHashTable *met;        /* (owned): set of those that have found their counterpart */
} Side;

static guint
hash_evening (gconstpointer key)
{
  const SkvOccurrence *occurrence = key;

  return g_str_hash (occurrence->rule->parent.id) * 31 + (guint) occurrence->original_day;
}

static gboolean
equal_evening (gconstpointer a, gconstpointer b)
{
  const SkvOccurrence *x = a, *y = b;

  return x->original_day == y->original_day && g_str_equal (x->rule->parent.id, y->rule->parent.id);
}

static gboolean
is_evening (const SkvOccurrence *occurrence)
{
  return occurrence->rule != NULL && occurrence->original_day != SKV_DAY_NONE;
}

gboolean
skv_difference_is_placed (const SkvOccurrence *occurrence)
{
  return occurrence != NULL && occurrence->start != SKV_MOMENT_NONE &&
         (occurrence->rule == NULL || occurrence->resolved);
}

/* does it take place, as far as anybody has decided? */
static gboolean
takes_place (const SkvOccurrence *occurrence)
{
  return occurrence->status != SKV_STATUS_CANCELLED && occurrence->status != SKV_STATUS_POSTPONED &&
         !occurrence->left_out;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
sort_words (const char *const *words)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (gsize i = 0; words != NULL && words[i] != NULL; i++)
    g_ptr_array_add (sorted, (gpointer) words[i]);
  g_ptr_array_sort (sorted, compare_words);
  return sorted;
}

static gboolean
same_words (const char *const *a, const char *const *b)
{
  g_autoptr (GPtrArray) x = NULL, y = NULL;

  if (a == b)
    return TRUE;
  x = sort_words (a);
  y = sort_words (b);
  if (x->len != y->len)
    return FALSE;
  for (guint i = 0; i < x->len; i++)
    if (!g_str_equal (x->pdata[i], y->pdata[i]))
      return FALSE;
  return TRUE;
}

/* As they were given: whom a merger has made of them by that day is no change of the plan. */
static const char *const *
list_organisations (const SkvOccurrence *occurrence)
{
  if (occurrence->item != NULL && occurrence->item->organisations != NULL &&
      occurrence->item->organisations[0] != NULL)
    return (const char *const *) occurrence->item->organisations;
  return occurrence->rule != NULL ? (const char *const *) occurrence->rule->organisations : NULL;
}

static gboolean
same_time (const SkvOccurrence *a, const SkvOccurrence *b)
{
  gboolean placed = skv_difference_is_placed (a);

  if (placed != skv_difference_is_placed (b))
    return FALSE;
  return !placed || (a->all_day == b->all_day && a->start == b->start && a->end == b->end);
}

static guint
find_changes (const SkvOccurrence *a, const SkvOccurrence *b)
{
  guint changes = 0;

  if (!same_time (a, b))
    changes |= SKV_CHANGE_TIME;
  if (g_strcmp0 (a->title, b->title) != 0)
    changes |= SKV_CHANGE_TITLE;
  if (g_strcmp0 (a->lane, b->lane) != 0)
    changes |= SKV_CHANGE_LANE;
  if (!same_words (a->systems, b->systems))
    changes |= SKV_CHANGE_SYSTEMS;
  if (!same_words (list_organisations (a), list_organisations (b)))
    changes |= SKV_CHANGE_ORGANISATIONS;
  if (a->status != b->status)
    changes |= SKV_CHANGE_STATUS;
  if (takes_place (a) != takes_place (b))
    changes |= SKV_CHANGE_CANCELLED;
  return changes;
}

static void
add_entry (SkvDifference *self, const SkvOccurrence *before, const SkvOccurrence *after)
{
  SkvDifferenceEntry entry = {
    .id = after != NULL ? after->id : before->id,
    .before = before,
    .after = after,
  };

  if (before == NULL)
    entry.kind = SKV_DIFFERENCE_ADDED;
  else if (after == NULL)
    entry.kind = SKV_DIFFERENCE_REMOVED;
  else
    {
      entry.changes = find_changes (before, after);
      if (entry.changes == 0)
        return;
      entry.kind = entry.changes & SKV_CHANGE_TIME ? SKV_DIFFERENCE_MOVED : SKV_DIFFERENCE_CHANGED;
    }
  self->counts[entry.kind]++;
  g_array_append_val (self->entries, entry);
}

static Side
index_side (SkvOccurrences *occurrences)
{
  Side side = {
    .by_evening = g_hash_table_new (hash_evening, equal_evening),
    .met = g_hash_table_new (NULL, NULL),
  };

  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);

      if (is_evening (occurrence))
        g_hash_table_add (side.by_evening, (gpointer) occurrence);
    }
  return side;
}

/* An evening by its rule and day; what is none, or whose rule is not there, by its id. */
static const SkvOccurrence *
find_counterpart (const SkvDifference *self, const Side *side, const SkvOccurrence *before)
{
  const SkvOccurrence *found = NULL;

  if (is_evening (before))
    found = g_hash_table_lookup (side->by_evening, before);
  if (found == NULL)
    found = skv_occurrences_lookup (self->after, before->id);
  return found != NULL && !g_hash_table_contains (side->met, found) ? found : NULL;
}

static void
compare_sides (SkvDifference *self)
{
  Side side = index_side (self->after);

  for (guint i = 0; i < skv_occurrences_get_n (self->before); i++)
    {
      const SkvOccurrence *before = skv_occurrences_get (self->before, i);
      const SkvOccurrence *after = find_counterpart (self, &side, before);

      if (after != NULL)
        g_hash_table_add (side.met, (gpointer) after);
      add_entry (self, before, after);
    }
  for (guint i = 0; i < skv_occurrences_get_n (self->after); i++)
    {
      const SkvOccurrence *after = skv_occurrences_get (self->after, i);

      if (!g_hash_table_contains (side.met, after))
        add_entry (self, NULL, after);
    }
  g_hash_table_unref (side.by_evening);
  g_hash_table_unref (side.met);
}

/* where it stands in the order: at the earlier of its places */
static gint64
moment_of (const SkvDifferenceEntry *entry)
{
  gint64 before = skv_difference_is_placed (entry->before) ? entry->before->span.start : G_MAXINT64;
  gint64 after = skv_difference_is_placed (entry->after) ? entry->after->span.start : G_MAXINT64;

  return MIN (before, after);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  gint64 x = moment_of (a), y = moment_of (b);

  if (x != y)
    return x < y ? -1 : 1;
  return strcmp (((const SkvDifferenceEntry *) a)->id, ((const SkvDifferenceEntry *) b)->id);
}

/* An id that is an evening's on one side and something else's on the other means the newer one. */
static void
index_entries (SkvDifference *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const SkvDifferenceEntry *entry = &g_array_index (self->entries, SkvDifferenceEntry, i);

      g_hash_table_insert (self->by_id, (gpointer) entry->id, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      const SkvDifferenceEntry *entry = &g_array_index (self->entries, SkvDifferenceEntry, i);

      if (entry->before != NULL && !g_hash_table_contains (self->by_id, entry->before->id))
        g_hash_table_insert (self->by_id, (gpointer) entry->before->id, GUINT_TO_POINTER (i + 1));
    }
}

SkvDifference *
skv_difference_new (SkvOccurrences *before, SkvOccurrences *after)
{
  SkvDifference *self;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  self = g_new0 (SkvDifference, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->before = skv_occurrences_ref (before);
  self->after = skv_occurrences_ref (after);
  self->entries = g_array_new (FALSE, FALSE, sizeof (SkvDifferenceEntry));
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  compare_sides (self);
  g_array_sort (self->entries, compare_entries);
  index_entries (self);
  return self;
}

SkvDifference *
skv_difference_ref (SkvDifference *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
skv_difference_unref (SkvDifference *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->by_id);
  g_array_unref (self->entries);
  skv_occurrences_unref (self->before);
  skv_occurrences_unref (self->after);
  g_free (self);
}

guint
skv_difference_get_n (const SkvDifference *self)
{
  return self->entries->len;
}

guint
skv_difference_count (const SkvDifference *self, SkvDifferenceKind kind)
{
  g_return_val_if_fail ((guint) kind < SKV_N_DIFFERENCE_KINDS, 0);

  return self->counts[kind];
}

const SkvDifferenceEntry *
skv_difference_get (const SkvDifference *self, guint index)
{
  g_return_val_if_fail (index < self->entries->len, NULL);

  return &g_array_index (self->entries, SkvDifferenceEntry, index);
}

const SkvDifferenceEntry *
skv_difference_lookup (const SkvDifference *self, const char *id)
{
  guint found = id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id)) : 0;

  return found > 0 ? skv_difference_get (self, found - 1) : NULL;
}

SkvOccurrences *
skv_difference_get_before (const SkvDifference *self)
{
  return self->before;
}

SkvOccurrences *
skv_difference_get_after (const SkvDifference *self)
{
  return self->after;
}
