/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"
#include "core/conflict/schedule-private.h"

#include <string.h>

/* From the plan to the puzzle: which jobs there are, what stands between two of them, and how much
 * lies on each evening already. */

static void
refusal_clear (gpointer data)
{
  SkvRefusal *self = data;

  g_free (self->against);
}

static void
ask_free (gpointer data)
{
  SkvAsk *self = data;

  g_array_unref (self->refusals);
  g_free (self->waits_for);
  g_free (self);
}

gboolean
skv_schedule_is_job (const SkvItem *item, gboolean replace)
{
  return strcmp (item->lane, "maintenance") == 0 && item->status == SKV_STATUS_PROPOSED &&
         item->rule == NULL && (item->start == SKV_MOMENT_NONE || (replace && !item->all_day));
}

static int
length_of (const SkvItem *item)
{
  if (item->duration >= 0)
    return item->duration;
  if (item->start == SKV_MOMENT_NONE || item->end == SKV_MOMENT_NONE)
    return -1;
  return (int) ((item->end - item->start) / 60);
}

static gboolean
is_wanted (const SkvScheduleTask *task, const SkvItem *item, const SkvScheduleWish *wish)
{
  SkvDay first, end;

  if (!skv_schedule_is_job (item, wish->replace) ||
      (wish->items != NULL && !g_strv_contains (wish->items, item->parent.id)))
    return FALSE;
  if (!skv_item_days (item, skv_plan_get_zone (task->plan), &first, &end))
    return TRUE;
  return first >= task->from && first < task->to;
}

static void
add_asks (SkvScheduleTask *self, const SkvScheduleWish *wish)
{
  GPtrArray *records = skv_plan_get_records (self->plan, SKV_KIND_ITEM);

  self->asks = g_ptr_array_new_with_free_func (ask_free);
  for (guint i = 0; i < records->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (records, i);
      SkvAsk *ask;

      if (!is_wanted (self, item, wish))
        continue;
      ask = g_new0 (SkvAsk, 1);
      ask->item = item;
      ask->duration = length_of (item);
      ask->rollback = MAX (item->rollback, 0);
      ask->refusals = g_array_new (FALSE, FALSE, sizeof (SkvRefusal));
      g_array_set_clear_func (ask->refusals, refusal_clear);
      ask->puzzle_job = -1;
      g_ptr_array_add (self->asks, ask);
    }
}

/* Without their dates the jobs stand in nobody's way. */
static void
make_rest (SkvScheduleTask *self)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("schedule");
  g_autoptr (GError) error = NULL;

  self->rest = skv_plan_copy (self->plan);
  for (guint i = 0; i < self->asks->len; i++)
    {
      const SkvAsk *ask = g_ptr_array_index (self->asks, i);
      SkvItem *item = skv_record_copy (ask->item);

      item->start = item->end = SKV_MOMENT_NONE;
      item->duration = ask->duration;
      item->all_day = FALSE;
      skv_edit_put (edit, item);
    }
  if (self->asks->len > 0 && !skv_plan_apply (self->rest, edit, &error))
    g_warning ("a plan without dates: %s", error->message);
}

/* --- pairs ----------------------------------------------------------------------------------- */

/* does work of @a reach a system that @b works on? @systems: by job, see reach_of() */
static gboolean
reaches (SkvReach *reach, GArray *own, GArray *others)
{
  for (guint i = 0; i < own->len; i++)
    {
      guint n;
      const SkvReached *reached = skv_reach_affected (reach, g_array_index (own, guint, i), &n);

      for (guint j = 0; j < n; j++)
        {
          for (guint k = 0; k < others->len; k++)
            {
              if (reached[j].system == g_array_index (others, guint, k))
                return TRUE;
            }
        }
    }
  return FALSE;
}

static GArray *
systems_of (SkvScheduleTask *self, const SkvAsk *ask)
{
  GArray *systems = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; ask->item->systems[i] != NULL; i++)
    {
      guint system;

      if (skv_reach_lookup (self->checker->reach, ask->item->systems[i], &system))
        g_array_append_val (systems, system);
    }
  return systems;
}

static gboolean
same_text (const char *a, const char *b)
{
  return a != NULL && *a != '\0' && g_strcmp0 (a, b) == 0;
}

static SkvPairFlags
flags_of (
  SkvScheduleTask *self, const SkvAsk *a, const SkvAsk *b, GArray *systems_a, GArray *systems_b)
{
  SkvReach *reach = self->checker->reach;
  gboolean reach_each_other =
    reaches (reach, systems_a, systems_b) || reaches (reach, systems_b, systems_a);
  SkvPairFlags flags = 0;

  if (reach_each_other || same_text (a->item->contact, b->item->contact))
    flags |= SKV_PAIR_SHARED;
  if (reach_each_other &&
      (skv_schedule_care_days (self, a->item) > 0 || skv_schedule_care_days (self, b->item) > 0))
    flags |= SKV_PAIR_CARE;
  if (g_strv_contains ((const char *const *) a->item->after, b->item->parent.id))
    flags |= SKV_PAIR_AFTER;
  if (g_strv_contains ((const char *const *) b->item->after, a->item->parent.id))
    flags |= SKV_PAIR_BEFORE;
  if (same_text (a->item->bundle, b->item->bundle))
    flags |= SKV_PAIR_TOGETHER;
  return flags;
}

int
skv_schedule_care_days (const SkvScheduleTask *task, const SkvItem *item)
{
  if (item->aftercare_days > 0)
    return item->aftercare_days;
  return skv_checker_days (task->checker, &skv_check_aftercare, 0);
}

static const SkvAsk *
ask_of (const SkvScheduleTask *self, guint job)
{
  return g_ptr_array_index (self->asks, g_array_index (self->asked, guint, job));
}

static void
add_pairs (SkvScheduleTask *self)
{
  guint n = self->puzzle->jobs->len;
  g_autoptr (GPtrArray) systems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (systems, systems_of (self, ask_of (self, i)));
  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < i; j++)
        {
          SkvPairFlags flags =
            flags_of (self, ask_of (self, i), ask_of (self, j), g_ptr_array_index (systems, i),
                      g_ptr_array_index (systems, j));

          if (flags != 0)
            skv_puzzle_add_pair (self->puzzle, i, j, flags);
        }
    }
}

/* --- groups ---------------------------------------------------------------------------------- */

/* calls @func for each group of an item */
static void
add_groups_of (const SkvItem *item, GHashTable *numbers, gboolean extend, GArray *groups)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (item->department != NULL)
    g_ptr_array_add (names, g_strconcat ("department ", item->department, NULL));
  else
    for (guint i = 0; item->organisations[i] != NULL; i++)
      g_ptr_array_add (names, g_strconcat ("organisation ", item->organisations[i], NULL));
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      gpointer value;
      guint number;

      if (!g_hash_table_lookup_extended (numbers, name, NULL, &value))
        {
          if (!extend)
            continue;
          value = GUINT_TO_POINTER (g_hash_table_size (numbers));
          g_hash_table_insert (numbers, g_strdup (name), value);
        }
      number = GPOINTER_TO_UINT (value);
      g_array_append_val (groups, number);
    }
}

static GHashTable *
add_groups (SkvScheduleTask *self)
{
  GHashTable *numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->puzzle->jobs->len; i++)
    add_groups_of (ask_of (self, i)->item, numbers, TRUE, skv_puzzle_job (self->puzzle, i)->groups);
  self->puzzle->n_groups = g_hash_table_size (numbers);
  return numbers;
}

/* --- evenings -------------------------------------------------------------------------------- */

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return *(const SkvDay *) a - *(const SkvDay *) b;
}

/* the evening's number; FALSE if no job could be there */
static gboolean
find_day (const SkvScheduleTask *self, SkvDay day, guint *evening)
{
  return g_array_binary_search (self->days, &day, compare_days, evening);
}

static void
list_days (SkvScheduleTask *self)
{
  g_autofree gboolean *used = g_new0 (gboolean, self->to - self->from + 1);

  for (guint i = 0; i < self->puzzle->jobs->len; i++)
    {
      GArray *slots = skv_puzzle_job (self->puzzle, i)->slots;

      for (guint j = 0; j < slots->len; j++)
        used[g_array_index (slots, SkvSlot, j).evening] = TRUE;
    }
  for (SkvDay day = self->from; day < self->to; day++)
    {
      if (used[day - self->from])
        g_array_append_val (self->days, day);
    }
}

static int
month_of (SkvDay day)
{
  return skv_day_year (day) * 12 + skv_day_month (day);
}

/* Slots name their evening by the day of the range; from now on by its number. */
static void
number_evenings (SkvScheduleTask *self)
{
  SkvPuzzle *puzzle = self->puzzle;
  int last = 0;

  list_days (self);
  for (guint i = 0; i < self->days->len; i++)
    {
      int month = month_of (g_array_index (self->days, SkvDay, i));
      SkvPuzzleEvening evening = { 0, 0 };

      puzzle->n_months += month != last;
      last = month;
      evening.month = puzzle->n_months - 1;
      g_array_append_val (puzzle->evenings, evening);
    }
  for (guint i = 0; i < puzzle->jobs->len; i++)
    {
      GArray *slots = skv_puzzle_job (puzzle, i)->slots;

      for (guint j = 0; j < slots->len; j++)
        {
          SkvSlot *slot = &g_array_index (slots, SkvSlot, j);

          find_day (self, self->from + (SkvDay) slot->evening, &slot->evening);
        }
    }
}

static void
count_placed (SkvScheduleTask *self, const SkvEntry *entry, GHashTable *groups)
{
  SkvPuzzle *puzzle = self->puzzle;
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (guint));
  guint evening;
  int month;

  if (find_day (self, entry->first_day, &evening))
    g_array_index (puzzle->evenings, SkvPuzzleEvening, evening).n_base++;
  if (entry->occurrence->item == NULL)
    return;
  month = month_of (entry->first_day);
  add_groups_of (entry->occurrence->item, groups, FALSE, own);
  for (guint i = 0; i < self->days->len; i++)
    {
      if (month_of (g_array_index (self->days, SkvDay, i)) != month)
        continue;
      for (guint j = 0; j < own->len; j++)
        puzzle->base[g_array_index (own, guint, j) * puzzle->n_months +
                     skv_puzzle_evening (puzzle, i)->month]++;
      return;
    }
}

static void
count_all_placed (SkvScheduleTask *self, GHashTable *groups)
{
  GArray *all = self->checker->entries.all;

  self->puzzle->base = g_new0 (guint, self->puzzle->n_groups * self->puzzle->n_months + 1);
  for (guint i = 0; i < all->len; i++)
    {
      const SkvEntry *entry = &g_array_index (all, SkvEntry, i);

      if (entry->role == SKV_ROLE_JOB)
        count_placed (self, entry, groups);
    }
}

/* --- all of it ------------------------------------------------------------------------------- */

/* What has to wait for something that has no slot has none itself. */
static gboolean
drop_those_that_wait (SkvScheduleTask *self, GPtrArray *found)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < self->asks->len; i++)
    {
      SkvAsk *ask = g_ptr_array_index (self->asks, i);
      SkvPuzzleJob *job = g_ptr_array_index (found, i);

      for (guint j = 0; j < self->asks->len && job->slots->len > 0; j++)
        {
          const SkvAsk *other = g_ptr_array_index (self->asks, j);

          if (((const SkvPuzzleJob *) g_ptr_array_index (found, j))->slots->len > 0 ||
              !g_strv_contains ((const char *const *) ask->item->after, other->item->parent.id))
            continue;
          skv_set_text (&ask->waits_for, other->item->title);
          g_array_set_size (job->slots, 0);
          changed = TRUE;
        }
    }
  return changed;
}

/* FALSE if it was ended */
static gboolean
find_all_slots (SkvScheduleTask *self, SkvScheduleWatch *watch)
{
  g_autoptr (SkvPuzzle) all = skv_puzzle_new ();

  for (guint i = 0; i < self->asks->len; i++)
    {
      if (!skv_schedule_watch_goes_on (watch, (double) i / self->asks->len))
        return FALSE;
      skv_schedule_find_slots (self, g_ptr_array_index (self->asks, i), skv_puzzle_add_job (all));
    }
  while (drop_those_that_wait (self, all->jobs))
    ;
  for (guint i = 0; i < self->asks->len; i++)
    {
      const SkvPuzzleJob *found = g_ptr_array_index (all->jobs, i);
      SkvAsk *ask = g_ptr_array_index (self->asks, i);

      if (found->slots->len == 0)
        continue;
      ask->puzzle_job = (int) self->puzzle->jobs->len;
      g_array_append_vals (skv_puzzle_add_job (self->puzzle)->slots, found->slots->data,
                           found->slots->len);
      g_array_append_val (self->asked, i);
    }
  return TRUE;
}

SkvScheduleTask *
skv_schedule_task_new (SkvPlan *plan, const SkvScheduleWish *wish, SkvScheduleWatch *watch)
{
  g_autoptr (SkvScheduleTask) self = g_new0 (SkvScheduleTask, 1);
  g_autoptr (GHashTable) groups = NULL;

  self->plan = g_object_ref (plan);
  self->from = wish->from;
  self->to = wish->to;
  self->today = wish->today;
  self->days = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  self->asked = g_array_new (FALSE, FALSE, sizeof (guint));
  self->puzzle = skv_puzzle_new ();
  self->puzzle->watch = watch;
  add_asks (self, wish);
  make_rest (self);
  self->checker = skv_checker_new (self->rest, self->from, self->to);
  skv_checker_set_today (self->checker, self->today);
  self->assumed = !self->checker->has_windows;
  if (!find_all_slots (self, watch))
    return NULL;
  number_evenings (self);
  groups = add_groups (self);
  count_all_placed (self, groups);
  add_pairs (self);
  skv_puzzle_settle (self->puzzle);
  return g_steal_pointer (&self);
}

void
skv_schedule_task_free (SkvScheduleTask *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->asks);
  g_array_unref (self->days);
  g_array_unref (self->asked);
  skv_puzzle_free (self->puzzle);
  skv_checker_unref (self->checker);
  g_object_unref (self->rest);
  g_object_unref (self->plan);
  g_free (self);
}
