/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"

/* entries that edits may bring before a new checker has to be made */
#define MAX_FOLLOWED 1024

/* --- making --------------------------------------------------------------------------------- */

void
skv_checker_list_postings (SkvChecker *self, const SkvEntry *entry, GArray *postings)
{
  const guint *systems = skv_checker_systems (self, entry);
  SkvIndexEntry posting = { entry->span, 0, skv_checker_place (self, entry) };
  gboolean opens_all = entry->role == SKV_ROLE_WINDOW && entry->n_systems == 0;

  for (guint i = 0; i < entry->n_systems; i++)
    {
      posting.shelf = systems[i];
      g_array_append_val (postings, posting);
    }
  if (opens_all)
    {
      posting.shelf = SKV_SHELF_NAMELESS (self->reach);
      g_array_append_val (postings, posting);
    }
  /* A period without systems protects nothing. */
  if (opens_all || entry->n_systems > 0)
    {
      posting.shelf = SKV_SHELF_EVERY (self->reach);
      g_array_append_val (postings, posting);
    }
}

/* Whether the planner works with windows at all is asked of whole years: a checker of a single day
 * between two evenings must not take the plan for one without any. */
static gboolean
years_have_windows (SkvChecker *self)
{
  SkvDay from = skv_day_from_ymd (skv_day_year (self->from), 1, 1);
  SkvDay to = skv_day_from_ymd (skv_day_year (MAX (self->to - 1, self->from)) + 1, 1, 1);
  g_autoptr (SkvOccurrences) occurrences = NULL;

  if (from == SKV_DAY_NONE || to == SKV_DAY_NONE || (from == self->from && to == self->to))
    return FALSE;
  occurrences = skv_occurrences_new (self->plan, from, to, SKV_EXPAND_DEFAULT);
  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);

      /* one whose length is unknown opens nothing */
      if (skv_entry_role (occurrence) == SKV_ROLE_WINDOW && occurrence->end != SKV_MOMENT_NONE)
        return TRUE;
    }
  return FALSE;
}

static void
count_entries (SkvChecker *self)
{
  for (guint i = 0; i < self->entries.all->len; i++)
    self->n_entries[skv_checker_entry (self, i)->role]++;
  self->has_windows = self->n_entries[SKV_ROLE_WINDOW] > 0 || years_have_windows (self);
}

/* A full check needs none: they are made for those who try or re-check one entry. */
const SkvIndex *
skv_checker_shelves (SkvChecker *self, SkvRole role)
{
  g_autoptr (GArray) postings = NULL;

  if (self->shelves[role] != NULL)
    return self->shelves[role];
  postings = g_array_new (FALSE, FALSE, sizeof (SkvIndexEntry));
  for (guint i = 0; i < self->entries.all->len; i++)
    {
      const SkvEntry *entry = skv_checker_entry (self, i);

      if (entry->role == role)
        skv_checker_list_postings (self, entry, postings);
    }
  self->shelves[role] = skv_index_new (SKV_N_SHELVES (self->reach), postings);
  return self->shelves[role];
}

void
skv_checker_collect_exceptions (SkvChecker *self)
{
  GPtrArray *records = skv_plan_get_records (self->plan, SKV_KIND_EXCEPTION);

  g_clear_pointer (&self->exceptions, g_hash_table_unref);
  self->exceptions =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < records->len; i++)
    {
      SkvException *exception = g_ptr_array_index (records, i);
      GPtrArray *of_item = g_hash_table_lookup (self->exceptions, exception->item);

      if (of_item == NULL)
        {
          of_item = g_ptr_array_new_with_free_func (skv_record_unref);
          g_hash_table_insert (self->exceptions, exception->item, of_item);
        }
      g_ptr_array_add (of_item, skv_record_ref (exception));
    }
}

static void
forget_days (SkvChecker *self)
{
  g_clear_pointer (&self->holidays, g_array_unref);
  g_clear_pointer (&self->eves, g_array_unref);
  g_clear_pointer (&self->clock_changes, g_array_unref);
  g_clear_pointer (&self->calendar, skv_holiday_calendar_unref);
}

/* Holidays and clock changes of the days that any entry touches, or would touch when moved to any
 * day of the range. */
void
skv_checker_collect_days (SkvChecker *self)
{
  SkvDay first = self->from, end = self->to, longest = 1;
  g_autoptr (GArray) days = NULL;

  forget_days (self);
  self->holidays = g_array_new (FALSE, FALSE, sizeof (SkvHoliday));
  self->eves = g_array_new (FALSE, FALSE, sizeof (SkvHoliday));
  self->calendar = skv_holiday_calendar_ref (skv_plan_get_holiday_calendar (self->plan));
  for (guint i = 0; i < self->entries.all->len; i++)
    {
      const SkvEntry *entry = skv_checker_entry (self, i);

      if (entry->role != SKV_ROLE_JOB && entry->role != SKV_ROLE_WINDOW)
        continue;
      first = MIN (first, entry->first_day);
      end = MAX (end, entry->end_day);
      longest = MAX (longest, entry->end_day - entry->first_day);
    }
  end = MAX (end, self->to + longest + 1);
  self->days = (SkvSpan){ first, end };
  self->longest = longest;
  days = skv_holiday_calendar_list (self->calendar, first, end, NULL);
  self->clock_changes = skv_clock_changes_list (self->zone, first, end);
  for (guint i = 0; i < days->len; i++)
    {
      const SkvHoliday *day = &g_array_index (days, SkvHoliday, i);

      if (day->kind == SKV_HOLIDAY_PUBLIC)
        g_array_append_val (self->holidays, *day);
      else if (day->kind == SKV_HOLIDAY_EVE)
        g_array_append_val (self->eves, *day);
    }
}

/* Findings and evenings point to entries: those that edits bring find room behind the others. */
static void
reserve_places (SkvChecker *self)
{
  guint n = self->entries.all->len;

  self->capacity = n + MAX_FOLLOWED;
  g_array_set_size (self->entries.all, self->capacity);
  g_array_set_size (self->entries.all, n);
}

SkvChecker *
skv_checker_new (SkvPlan *plan, SkvDay from, SkvDay to)
{
  SkvChecker *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (from <= to, NULL);

  self = g_new0 (SkvChecker, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->plan = g_object_ref (plan);
  self->zone = skv_zone_ref ((SkvZone *) skv_plan_get_zone (plan));
  self->base = skv_occurrences_new (plan, from, to, SKV_EXPAND_UNPLACED);
  self->current = skv_occurrences_ref (self->base);
  self->followed = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_occurrences_unref);
  self->from = skv_occurrences_get_from (self->base);
  self->to = skv_occurrences_get_to (self->base);
  self->reach = skv_reach_new (plan);
  self->crossings = skv_crossings_new (self->reach);
  skv_checker_read_settings (self);
  skv_entries_init (&self->entries, self->base, self->zone, self->reach,
                    skv_checker_days (self, &skv_check_meeting, 0));
  reserve_places (self);
  skv_checker_read_order (self);
  self->today = SKV_DAY_NONE;
  self->stamps = g_new0 (guint, self->capacity);
  count_entries (self);
  skv_checker_collect_exceptions (self);
  self->lifts = skv_lifts_new (self->plan);
  skv_checker_collect_days (self);
  skv_checker_collect_contacts (self);
  return self;
}

SkvChecker *
skv_checker_ref (SkvChecker *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
skv_checker_unref (SkvChecker *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  skv_checker_forget_found (self);
  g_clear_pointer (&self->not_calculated, g_ptr_array_unref);
  g_clear_pointer (&self->move_counts, g_hash_table_unref);
  g_clear_pointer (&self->order, skv_order_free);
  g_clear_pointer (&self->evenings, skv_evenings_free);
  for (int role = 0; role < SKV_N_ROLES; role++)
    skv_index_free (self->shelves[role]);
  g_hash_table_unref (self->exceptions);
  skv_lifts_free (self->lifts);
  forget_days (self);
  g_hash_table_unref (self->contacts);
  skv_index_free (self->contact_jobs);
  g_free (self->unowned);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->rule_lanes, g_hash_table_unref);
  for (guint i = 0; self->phrases != NULL && i < self->capacity; i++)
    g_free (self->phrases[i]);
  g_free (self->phrases);
  g_free (self->settings);
  g_free (self->stamps);
  skv_entries_clear (&self->entries);
  skv_crossings_free (self->crossings);
  skv_reach_free (self->reach);
  g_clear_pointer (&self->current, skv_occurrences_unref);
  g_clear_pointer (&self->previous, skv_occurrences_unref);
  g_ptr_array_unref (self->followed);
  skv_occurrences_unref (self->base);
  skv_zone_unref (self->zone);
  g_object_unref (self->plan);
  g_free (self);
}

SkvOccurrences *
skv_checker_get_occurrences (SkvChecker *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->current == NULL)
    self->current = skv_occurrences_new (self->plan, self->from, self->to, SKV_EXPAND_UNPLACED);
  return self->current;
}

const SkvEntry *
skv_checker_lookup (SkvChecker *self, const char *id)
{
  guint place;

  if (self->places == NULL)
    {
      self->places = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < self->entries.all->len; i++)
        g_hash_table_insert (self->places, (gpointer) skv_checker_entry (self, i)->occurrence->id,
                             GUINT_TO_POINTER (i + 1));
    }
  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, id));
  return place > 0 ? skv_checker_entry (self, place - 1) : NULL;
}

/* --- what cannot be calculated --------------------------------------------------------------- */

static void
not_calculated_free (gpointer data)
{
  SkvNotCalculated *self = data;

  g_free (self->item);
  g_free (self->message);
  g_free (self);
}

/* The evenings of one group that fits nowhere ask for one decision. */
static gboolean
is_told (const SkvEntry *entry, const SkvEntry *before)
{
  return before != NULL && (entry->missing & SKV_MISSING_DATE) != 0 &&
         (before->missing & SKV_MISSING_DATE) != 0 &&
         entry->occurrence->rule == before->occurrence->rule &&
         entry->occurrence->base_day == before->occurrence->base_day;
}

/* Edits append to them: they are told in the order of the occurrences all the same. */
static void
sort_unchecked (SkvChecker *self)
{
  GArray *unchecked = self->entries.unchecked;
  SkvOccurrences *all = skv_checker_get_occurrences (self);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (SkvEntry), unchecked->len);

  for (guint i = 0; i < unchecked->len; i++)
    g_hash_table_insert (places, (gpointer) g_array_index (unchecked, SkvEntry, i).occurrence->id,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < skv_occurrences_get_n (all); i++)
    {
      guint place =
        GPOINTER_TO_UINT (g_hash_table_lookup (places, skv_occurrences_get (all, i)->id));

      if (place > 0)
        g_array_append_val (sorted, g_array_index (unchecked, SkvEntry, place - 1));
    }
  g_array_unref (unchecked);
  self->entries.unchecked = sorted;
}

GPtrArray *
skv_checker_get_not_calculated (SkvChecker *self)
{
  const SkvEntry *before = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  if (self->not_calculated != NULL)
    return self->not_calculated;

  if (self->followed->len > 0)
    sort_unchecked (self);
  self->not_calculated = g_ptr_array_new_with_free_func (not_calculated_free);
  for (guint i = 0; i < self->entries.unchecked->len; i++)
    {
      const SkvEntry *entry = &g_array_index (self->entries.unchecked, SkvEntry, i);
      SkvNotCalculated *told;

      if (is_told (entry, before))
        continue;
      before = entry;
      told = g_new0 (SkvNotCalculated, 1);
      told->item = g_strdup (entry->occurrence->id);
      told->message = skv_entry_missing_words (entry);
      g_ptr_array_add (self->not_calculated, told);
    }
  return self->not_calculated;
}
