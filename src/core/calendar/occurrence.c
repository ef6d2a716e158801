/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/expansion-private.h"
#include "core/calendar/holiday-lane.h"

struct _SkvOccurrences
{
  gatomicrefcount ref_count;
  SkvDay from, to;
  GArray *all;                     /* (owned) (element-type SkvOccurrence): sorted */
  GPtrArray *records;              /* (owned) (element-type SkvRecord): that @all points into */
  GStringChunk *strings;           /* (owned): ids and reasons that no record holds */
  SkvOrganisations *organisations; /* (owned): lists of them that no record holds */
  GHashTable *by_id; /* (owned): id → SkvOccurrence, borrowed; made at the first look-up */
  gsize by_id_made;
};

/* What the order is decided by, apart from the 170 bytes of an occurrence. */
typedef struct
{
  gint64 start;
  int rank; /* unplaced last, all-day first, then the order of lanes */
  guint index;
  const char *id;
} SortKey;

typedef struct
{
  char *country;         /* (owned) */
  SkvHolidays *holidays; /* (owned) (nullable) */
} PlanHolidays;

static void
plan_holidays_free (gpointer data)
{
  PlanHolidays *self = data;

  g_free (self->country);
  g_clear_pointer (&self->holidays, skv_holidays_unref);
  g_free (self);
}

/* Kept with the plan until its country is changed. */
SkvHolidays *
skv_plan_get_holidays (SkvPlan *plan)
{
  const SkvSettings *settings = skv_plan_get_settings (plan);
  PlanHolidays *kept = g_object_get_data (G_OBJECT (plan), "skv-holidays");

  if (settings == NULL || settings->country == NULL)
    return NULL;
  if (kept == NULL || !g_str_equal (kept->country, settings->country))
    {
      kept = g_new0 (PlanHolidays, 1);
      kept->country = g_strdup (settings->country);
      kept->holidays = skv_holidays_new (settings->country, NULL);
      g_object_set_data_full (G_OBJECT (plan), "skv-holidays", kept, plan_holidays_free);
    }
  return kept->holidays;
}

static SkvOccurrences *
occurrences_new (SkvPlan *plan, SkvDay from, SkvDay to)
{
  SkvOccurrences *self = g_new0 (SkvOccurrences, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->from = from;
  self->to = to;
  self->all = g_array_new (FALSE, FALSE, sizeof (SkvOccurrence));
  self->records = g_ptr_array_new_with_free_func (skv_record_unref);
  self->strings = g_string_chunk_new (4096);
  self->organisations = skv_organisations_ref (skv_plan_get_organisations (plan));
  return self;
}

/* "2019-04-17" without the cost of printf, which would be a sixth of expanding 100,000 dates */
static void
write_date (SkvDay day, char date[11])
{
  int year, month, day_of_month;

  skv_day_to_ymd (day, &year, &month, &day_of_month);
  for (int i = 3; i >= 0; i--, year /= 10)
    date[i] = (char) ('0' + year % 10);
  date[4] = date[7] = '-';
  date[5] = (char) ('0' + month / 10);
  date[6] = (char) ('0' + month % 10);
  date[8] = (char) ('0' + day_of_month / 10);
  date[9] = (char) ('0' + day_of_month % 10);
  date[10] = '\0';
}

/* "RULE:2019-04-17". An item that happens to be called so keeps its id: ids are unique. */
static char *
make_id (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  char date[11];
  char *id;

  write_date (occurrence->original_day, date);
  id = g_strconcat (occurrence->rule->parent.id, ":", date, NULL);

  while (skv_plan_get_item (plan, id) != NULL)
    {
      char *longer = g_strconcat (id, "+", NULL);

      g_free (id);
      id = longer;
    }
  return id;
}

/* Why the rule moved it, or could not place it; @before (nullable) may be of the same group. */
static const char *
make_reason (SkvOccurrences *self,
             SkvExpansion *expansion,
             const SkvOccurrence *occurrence,
             const SkvOccurrence *before)
{
  g_autofree char *reason = NULL, *left_out = NULL;

  if (occurrence->moved != SKV_MOVED_BY_RULE && occurrence->resolved && !occurrence->left_out)
    return NULL;
  if (before != NULL && before->rule == occurrence->rule &&
      before->base_day == occurrence->base_day && before->item == NULL)
    return before->reason;
  reason = skv_expansion_why_not (expansion, occurrence->rule, occurrence->base_day,
                                  occurrence->end_day - occurrence->first_day);
  if (occurrence->left_out && reason != NULL)
    {
      /* TRANSLATORS: the reasons: "Left out: 24 December has “Change freeze” (Freezes)" */
      left_out = g_strdup_printf (_("Left out: %s"), reason);
      return g_string_chunk_insert (self->strings, left_out);
    }
  return reason != NULL ? g_string_chunk_insert (self->strings, reason) : NULL;
}

/* Keep the records, name what has no item, and say why evenings were moved. */
static void
finish_occurrences (SkvOccurrences *self, SkvExpansion *expansion)
{
  const SkvOccurrence *before = NULL;

  for (guint i = 0; i < self->all->len; i++)
    {
      SkvOccurrence *occurrence = &g_array_index (self->all, SkvOccurrence, i);

      if (occurrence->item != NULL)
        g_ptr_array_add (self->records, skv_record_ref (occurrence->item));
      if (occurrence->rule == NULL)
        continue;
      if (before == NULL || before->rule != occurrence->rule)
        g_ptr_array_add (self->records, skv_record_ref (occurrence->rule));
      if (occurrence->item == NULL)
        {
          g_autofree char *id = make_id (expansion->plan, occurrence);

          occurrence->id = g_string_chunk_insert (self->strings, id);
        }
      if (occurrence->reason == NULL)
        occurrence->reason = make_reason (self, expansion, occurrence, before);
      before = occurrence;
    }
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const SortKey *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return strcmp (x->id, y->id);
}

static GHashTable *
rank_lanes (SkvPlan *plan, guint *n_lanes)
{
  GHashTable *ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);

  for (guint i = 0; i < lanes->len; i++)
    g_hash_table_insert (ranks, g_strdup (g_ptr_array_index (lanes, i)), GUINT_TO_POINTER (i));
  *n_lanes = lanes->len;
  return ranks;
}

static void
sort_occurrences (SkvOccurrences *self, SkvPlan *plan)
{
  guint n = self->all->len, n_lanes;
  g_autoptr (GHashTable) ranks = rank_lanes (plan, &n_lanes);
  g_autoptr (GArray) keys = g_array_sized_new (FALSE, FALSE, sizeof (SortKey), n);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (SkvOccurrence), n);

  for (guint i = 0; i < n; i++)
    {
      const SkvOccurrence *occurrence = &g_array_index (self->all, SkvOccurrence, i);
      SortKey key = { occurrence->span.start, (int) n_lanes, i, occurrence->id };
      gpointer rank;

      if (occurrence->start == SKV_MOMENT_NONE)
        key.start = G_MAXINT64;
      if (occurrence->lane != NULL &&
          g_hash_table_lookup_extended (ranks, occurrence->lane, NULL, &rank))
        key.rank = GPOINTER_TO_INT (rank);
      if (!occurrence->all_day)
        key.rank += (int) n_lanes + 1;
      g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_keys);
  for (guint i = 0; i < n; i++)
    g_array_append_val (
      sorted, g_array_index (self->all, SkvOccurrence, g_array_index (keys, SortKey, i).index));
  g_array_unref (self->all);
  self->all = sorted;
}

SkvOccurrences *
skv_occurrences_new (SkvPlan *plan, SkvDay from, SkvDay to, SkvExpandFlags flags)
{
  SkvCollectFlags collect = SKV_COLLECT_DEFAULT;
  g_autoptr (SkvExpansion) expansion = NULL;
  SkvOccurrences *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  from = CLAMP (from, SKV_EXPANSION_FIRST_DAY, SKV_EXPANSION_LAST_DAY);
  to = CLAMP (to, from, MIN (SKV_EXPANSION_LAST_DAY, from + SKV_EXPANSION_MAX_DAYS));
  self = occurrences_new (plan, from, to);
  expansion = skv_expansion_new (plan);
  if (flags & SKV_EXPAND_UNPLACED)
    collect |= SKV_COLLECT_UNPLACED;
  if (flags & SKV_EXPAND_ORIGINALS)
    collect |= SKV_COLLECT_ORIGINALS;
  if (flags & SKV_EXPAND_HOLIDAYS)
    skv_holiday_lane_collect (plan, from, to, self->strings, self->records, self->all);
  skv_expansion_collect (expansion, NULL, NULL, from, to, collect, self->all);
  finish_occurrences (self, expansion);
  sort_occurrences (self, plan);
  return self;
}

SkvOccurrences *
skv_occurrences_ref (SkvOccurrences *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
skv_occurrences_unref (SkvOccurrences *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_array_unref (self->all);
  g_ptr_array_unref (self->records);
  g_string_chunk_free (self->strings);
  skv_organisations_unref (self->organisations);
  g_free (self);
}

guint
skv_occurrences_get_n (const SkvOccurrences *self)
{
  return self->all->len;
}

const SkvOccurrence *
skv_occurrences_get (const SkvOccurrences *self, guint index)
{
  g_return_val_if_fail (index < self->all->len, NULL);

  return &g_array_index (self->all, SkvOccurrence, index);
}

static GHashTable *
index_by_id (const SkvOccurrences *self)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->all->len; i++)
    {
      const SkvOccurrence *occurrence = &g_array_index (self->all, SkvOccurrence, i);

      g_hash_table_insert (by_id, (gpointer) occurrence->id, (gpointer) occurrence);
    }
  return by_id;
}

const SkvOccurrence *
skv_occurrences_lookup (const SkvOccurrences *self, const char *id)
{
  SkvOccurrences *mutable = (SkvOccurrences *) self;

  /* Most are only read in order: the index is made for those who look things up, once, and safely
   * when a thread that checks conflicts is the first to do so. */
  if (g_once_init_enter (&mutable->by_id_made))
    {
      mutable->by_id = index_by_id (self);
      g_once_init_leave (&mutable->by_id_made, 1);
    }
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

SkvDay
skv_occurrences_get_from (const SkvOccurrences *self)
{
  return self->from;
}

SkvDay
skv_occurrences_get_to (const SkvOccurrences *self)
{
  return self->to;
}

/* "RULE:2019-04-17" → the rule and the date; rules' ids may have colons of their own. */
static const SkvRule *
parse_id (SkvPlan *plan, const char *id, SkvDay *original_day)
{
  const char *colon = strrchr (id, ':');
  g_autofree char *rule = NULL;

  if (colon == NULL)
    return NULL;
  *original_day = skv_day_parse (colon + 1);
  if (*original_day == SKV_DAY_NONE)
    return NULL;
  rule = g_strndup (id, colon - id);
  return skv_plan_get_rule (plan, rule);
}

static gboolean
find_occurrence (SkvExpansion *expansion, const char *id, SkvOccurrence *found)
{
  const SkvItem *item = skv_plan_get_item (expansion->plan, id);
  const SkvEvening *evening;
  const SkvRule *rule;
  SkvDay original_day;

  if (item == NULL)
    {
      rule = parse_id (expansion->plan, id, &original_day);
      if (rule == NULL)
        return FALSE;
      item = skv_plan_get_override (expansion->plan, rule->parent.id, original_day);
      if (item == NULL)
        {
          skv_expansion_prepare_told (expansion, rule);
          evening = skv_expansion_find_evening (expansion, rule, original_day);
          if (evening != NULL)
            skv_expansion_place_evening (expansion, rule, evening, found);
          return evening != NULL;
        }
    }
  skv_expansion_place_item (expansion, item, found);
  return TRUE;
}

SkvOccurrences *
skv_occurrences_find (SkvPlan *plan, const char *id)
{
  g_autoptr (SkvExpansion) expansion = NULL;
  g_autoptr (SkvOccurrences) self = NULL;
  SkvOccurrence found;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL, NULL);

  if (g_str_has_prefix (id, "holiday:") && skv_plan_get_item (plan, id) == NULL)
    {
      self = occurrences_new (plan, 0, 0);
      if (!skv_holiday_lane_find (plan, id, self->strings, self->records, &found))
        return NULL;
      self->from = found.first_day;
      self->to = found.end_day;
      g_array_append_val (self->all, found);
    }
  else
    {
      expansion = skv_expansion_new (plan);
      if (!find_occurrence (expansion, id, &found))
        return NULL;
      self = found.start != SKV_MOMENT_NONE ? occurrences_new (plan, found.first_day, found.end_day)
                                            : occurrences_new (plan, 0, 0);
      g_array_append_val (self->all, found);
      finish_occurrences (self, expansion);
    }
  /* The date by the rule also finds an occurrence whose item has a name of its own. */
  skv_occurrences_lookup (self, "");
  g_hash_table_insert (self->by_id, g_string_chunk_insert (self->strings, id),
                       &g_array_index (self->all, SkvOccurrence, 0));
  return g_steal_pointer (&self);
}
