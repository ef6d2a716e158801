/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"

/* --- making --------------------------------------------------------------------------------- */

static void
shelve (SkvChecker *self, const SkvEntry *entry, guint place, GArray *postings)
{
  const guint *systems = skv_checker_systems (self, entry);
  SkvIndexEntry posting = { entry->span, 0, place };
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
make_shelves (SkvChecker *self)
{
  GArray *postings[SKV_N_ROLES];

  for (int role = 0; role < SKV_N_ROLES; role++)
    postings[role] = g_array_new (FALSE, FALSE, sizeof (SkvIndexEntry));
  for (guint i = 0; i < self->entries.all->len; i++)
    {
      const SkvEntry *entry = skv_checker_entry (self, i);

      shelve (self, entry, i, postings[entry->role]);
      self->n_entries[entry->role]++;
      self->has_windows = self->has_windows || entry->role == SKV_ROLE_WINDOW;
    }
  for (int role = 0; role < SKV_N_ROLES; role++)
    {
      self->shelves[role] = skv_index_new (SKV_N_SHELVES (self->reach), postings[role]);
      g_array_unref (postings[role]);
    }
}

static void
collect_exceptions (SkvChecker *self)
{
  GPtrArray *records = skv_plan_get_records (self->plan, SKV_KIND_EXCEPTION);

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

/* Holidays and clock changes of the days that any entry touches, or would touch when moved to any
 * day of the range. */
static void
collect_days (SkvChecker *self)
{
  SkvDay first = self->from, end = self->to, longest = 1;
  g_autoptr (GArray) days = NULL;

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
  self->occurrences = skv_occurrences_new (plan, from, to, SKV_EXPAND_UNPLACED);
  self->from = skv_occurrences_get_from (self->occurrences);
  self->to = skv_occurrences_get_to (self->occurrences);
  self->reach = skv_reach_new (plan);
  skv_checker_read_settings (self);
  skv_entries_init (&self->entries, self->occurrences, self->zone, self->reach,
                    skv_checker_days (self, &skv_check_meeting, 0));
  skv_checker_read_order (self);
  self->most_aftercare = -1;
  self->today = SKV_DAY_NONE;
  self->stamps = g_new0 (guint, self->entries.all->len + 1);
  make_shelves (self);
  self->has_windows = self->has_windows || years_have_windows (self);
  collect_exceptions (self);
  collect_days (self);
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
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->not_calculated, g_ptr_array_unref);
  g_clear_pointer (&self->move_counts, g_hash_table_unref);
  g_clear_pointer (&self->order, skv_order_free);
  g_clear_pointer (&self->evenings, skv_evenings_free);
  for (int role = 0; role < SKV_N_ROLES; role++)
    skv_index_free (self->shelves[role]);
  g_hash_table_unref (self->exceptions);
  g_array_unref (self->holidays);
  g_array_unref (self->eves);
  g_array_unref (self->clock_changes);
  g_hash_table_unref (self->contacts);
  skv_index_free (self->contact_jobs);
  g_free (self->unowned);
  skv_holiday_calendar_unref (self->calendar);
  for (guint i = 0; self->phrases != NULL && i < self->entries.all->len; i++)
    g_free (self->phrases[i]);
  g_free (self->phrases);
  g_free (self->settings);
  g_free (self->stamps);
  skv_entries_clear (&self->entries);
  skv_reach_free (self->reach);
  skv_occurrences_unref (self->occurrences);
  skv_zone_unref (self->zone);
  g_object_unref (self->plan);
  g_free (self);
}

SkvOccurrences *
skv_checker_get_occurrences (SkvChecker *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->occurrences;
}

/* --- the full check ------------------------------------------------------------------------- */

GPtrArray *
skv_checker_get_conflicts (SkvChecker *self)
{
  SkvFindings findings = { .checker = self };
  SkvSubject subject;

  g_return_val_if_fail (self != NULL, NULL);
  if (self->conflicts != NULL)
    return self->conflicts;

  findings.list = g_array_new (FALSE, FALSE, sizeof (SkvFinding));
  skv_subject_init (&subject, self);
  for (guint i = 0; i < self->entries.all->len; i++)
    {
      const SkvEntry *entry = skv_checker_entry (self, i);
      guint n = findings.list->len;

      if (entry->role == SKV_ROLE_JOB || entry->role == SKV_ROLE_WINDOW)
        {
          skv_subject_set_entry (&subject, entry, entry);
          skv_checks_find (&subject, &findings);
        }
      else
        {
          subject.entry = *entry;
          skv_checks_find_of_one (&subject, &findings);
        }
      for (; n < findings.list->len; n++) /* the subject is used again: tell them by what stays */
        {
          SkvFinding *finding = &g_array_index (findings.list, SkvFinding, n);

          finding->item = finding->last = entry;
        }
    }
  skv_subject_clear (&subject);
  skv_findings_group (&findings);
  self->conflicts = skv_findings_describe (&findings);
  g_array_unref (findings.list);
  return self->conflicts;
}

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

GPtrArray *
skv_checker_get_not_calculated (SkvChecker *self)
{
  const SkvEntry *before = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  if (self->not_calculated != NULL)
    return self->not_calculated;

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
