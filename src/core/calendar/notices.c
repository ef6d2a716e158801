/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/notices.h"

#include <string.h>

static gint64
sent_moment (const SkvNotice *notice)
{
  g_autoptr (GDateTime) sent =
    notice->sent != NULL ? g_date_time_new_from_iso8601 (notice->sent, NULL) : NULL;

  return sent != NULL ? g_date_time_to_unix (sent) : SKV_MOMENT_NONE;
}

SkvDay
skv_notice_sent_day (SkvPlan *plan, const SkvNotice *notice)
{
  gint64 sent = sent_moment (notice);

  return sent != SKV_MOMENT_NONE ? skv_zone_day (skv_plan_get_zone (plan), sent) : SKV_DAY_NONE;
}

char *
skv_notice_format_sent (gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now);

  g_return_val_if_fail (time != NULL, NULL);
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

static int
compare_newest (gconstpointer left, gconstpointer right)
{
  const SkvNotice *a = *(const SkvNotice *const *) left, *b = *(const SkvNotice *const *) right;
  gint64 first = sent_moment (a), second = sent_moment (b);

  if (first != second)
    return first > second ? -1 : 1;
  return strcmp (a->parent.id, b->parent.id);
}

GPtrArray *
skv_notices_list (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  GPtrArray *list = g_ptr_array_new ();
  GPtrArray *notices = skv_plan_get_records (plan, SKV_KIND_NOTICE);
  g_auto (GStrv) ids = occurrence != NULL ? skv_notice_ids (occurrence) : NULL;

  for (guint i = 0; i < notices->len; i++)
    {
      const SkvNotice *notice = g_ptr_array_index (notices, i);

      if (ids != NULL
            ? notice->item != NULL && g_strv_contains ((const char *const *) ids, notice->item)
            : notice->item == NULL)
        g_ptr_array_add (list, (gpointer) notice);
    }
  g_ptr_array_sort (list, compare_newest);
  return list;
}

/* --- what is left to say ---------------------------------------------------------------------- */

/* What tells people that it will not be tells nobody that it will. */
static gboolean
tells_of_it (const SkvNotice *notice)
{
  return notice->item != NULL && g_strcmp0 (notice->notice_kind, "cancelled") != 0;
}

/* id of the occurrence → (element-type SkvNotice) (transfer full) */
static GHashTable *
index_notices (SkvPlan *plan)
{
  GHashTable *index =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  GPtrArray *notices = skv_plan_get_records (plan, SKV_KIND_NOTICE);

  for (guint i = 0; i < notices->len; i++)
    {
      const SkvNotice *notice = g_ptr_array_index (notices, i);
      GPtrArray *of_item;

      if (!tells_of_it (notice))
        continue;
      of_item = g_hash_table_lookup (index, notice->item);
      if (of_item == NULL)
        {
          of_item = g_ptr_array_new ();
          g_hash_table_insert (index, notice->item, of_item);
        }
      g_ptr_array_add (of_item, (gpointer) notice);
    }
  return index;
}

/* (transfer container) (element-type SkvNotice) */
static GPtrArray *
find_told (GHashTable *index, char **ids)
{
  GPtrArray *told = g_ptr_array_new ();

  for (; *ids != NULL; ids++)
    {
      GPtrArray *notices = g_hash_table_lookup (index, *ids);

      if (notices != NULL)
        g_ptr_array_extend (told, notices, NULL, NULL);
    }
  return told;
}

/* Whatever is said on the day or later serves for it, and a reminder since the step @before. */
static gboolean
is_reminded (SkvPlan *plan, GPtrArray *told, SkvDay before, SkvDay day)
{
  for (guint i = 0; i < told->len; i++)
    {
      const SkvNotice *notice = g_ptr_array_index (told, i);
      SkvDay sent = skv_notice_sent_day (plan, notice);

      if (sent != SKV_DAY_NONE &&
          (sent >= day || (sent > before && g_strcmp0 (notice->notice_kind, "reminder") == 0)))
        return TRUE;
    }
  return FALSE;
}

/* One piece of work: its @n steps. Of those until @today only the last one has sense. */
static void
take_open (
  SkvPlan *plan, GHashTable *index, SkvNoticeDue **steps, guint n, SkvDay today, GPtrArray *open)
{
  g_autoptr (GPtrArray) notices = find_told (index, steps[0]->ids);
  gboolean told = notices->len > 0 || steps[0]->status == SKV_STATUS_ANNOUNCED;
  gboolean is_first = !told;

  if (steps[0]->status >= SKV_STATUS_STARTED)
    return; /* who is to know it knows by now */
  for (guint i = 0; i < n; i++)
    {
      SkvDay day = steps[i]->step.day;
      gboolean done = i == 0 ? told : is_reminded (plan, notices, steps[i - 1]->step.day, day);

      if (done || (i + 1 < n && steps[i + 1]->step.day <= today))
        continue;
      g_ptr_array_add (open, steps[i]);
      steps[i]->step.is_first = is_first;
      is_first = FALSE;
    }
}

static int
compare_open (gconstpointer left, gconstpointer right)
{
  const SkvNoticeDue *a = *(SkvNoticeDue *const *) left, *b = *(SkvNoticeDue *const *) right;

  if (a->step.day != b->step.day)
    return a->step.day < b->step.day ? -1 : 1;
  if (a->first_day != b->first_day)
    return a->first_day < b->first_day ? -1 : 1;
  return strcmp (a->id, b->id);
}

GPtrArray *
skv_notices_list_open (SkvPlan *plan, SkvDay today, SkvDay until)
{
  g_autoptr (GArray) days = NULL;
  g_autoptr (GPtrArray) list = NULL, open = g_ptr_array_new ();
  g_autoptr (GHashTable) index = NULL;
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_notice_due_free);

  g_return_val_if_fail (SKV_IS_PLAN (plan) && today != SKV_DAY_NONE, result);

  days = skv_settings_get_notice_days (skv_plan_get_settings (plan));
  list = skv_notice_list_between (plan, today, G_MININT / 2, MAX (until, today + 1),
                                  (const int *) days->data, days->len);
  index = index_notices (plan);
  for (guint first = 0, end; first < list->len; first = end)
    {
      const char *id = ((const SkvNoticeDue *) g_ptr_array_index (list, first))->id;

      for (end = first + 1;
           end < list->len &&
           strcmp (((const SkvNoticeDue *) g_ptr_array_index (list, end))->id, id) == 0;
           end++)
        ;
      take_open (plan, index, (SkvNoticeDue **) list->pdata + first, end - first, today, open);
    }
  g_ptr_array_sort (open, compare_open);
  /* What is open goes on, the rest goes. */
  g_ptr_array_set_free_func (list, NULL);
  for (guint i = 0; i < list->len; i++)
    if (!g_ptr_array_find (open, g_ptr_array_index (list, i), NULL))
      skv_notice_due_free (g_ptr_array_index (list, i));
  for (guint i = 0; i < open->len; i++)
    g_ptr_array_add (result, g_ptr_array_index (open, i));
  return result;
}

/* --- starting --------------------------------------------------------------------------------- */

static gboolean
was_told (SkvPlan *plan, const SkvItem *item)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, item->parent.id);
  const SkvOccurrence *occurrence =
    found != NULL ? skv_occurrences_lookup (found, item->parent.id) : NULL;
  g_autoptr (GPtrArray) notices = NULL;

  if (occurrence == NULL)
    return FALSE; /* it only comes in with the edit */
  if (occurrence->status == SKV_STATUS_ANNOUNCED)
    return TRUE; /* as an evening of a rule that is told with another one */
  notices = skv_notices_list (plan, occurrence);
  for (guint i = 0; i < notices->len; i++)
    if (tells_of_it (g_ptr_array_index (notices, i)))
      return TRUE;
  return FALSE;
}

/* Also of what is said to have begun only when it is over. @before: (nullable) */
static gboolean
begins (const SkvItem *before, const SkvItem *after)
{
  if (after->status == SKV_STATUS_STARTED)
    return before == NULL || before->status != SKV_STATUS_STARTED;
  return after->status == SKV_STATUS_DONE && after->actual_start != SKV_MOMENT_NONE &&
         (before == NULL ||
          (before->actual_start == SKV_MOMENT_NONE && before->status < SKV_STATUS_STARTED));
}

/* Why it was moved long ago is no reason to begin untold; an emergency's reason is.
 * @before: (nullable) */
static gboolean
says_why (const SkvItem *before, const SkvItem *after)
{
  if (after->reason == NULL || *after->reason == '\0')
    return FALSE;
  return after->emergency || before == NULL || g_strcmp0 (before->reason, after->reason) != 0;
}

/* What an item of a rule does not say, its rule does. */
static gboolean
tells_item (SkvPlan *plan, const SkvItem *item)
{
  const SkvRule *rule =
    item->lane == NULL && item->rule != NULL ? skv_plan_get_rule (plan, item->rule) : NULL;
  const char *lane = rule != NULL ? rule->lane : item->lane;

  return lane != NULL && skv_notice_tells_lane (lane);
}

static gboolean
starts_untold (SkvPlan *plan, const SkvChange *change)
{
  const SkvItem *before, *after = (const SkvItem *) change->after;

  if (change->kind != SKV_KIND_ITEM || after == NULL || !tells_item (plan, after))
    return FALSE;
  before = skv_plan_get_item (plan, change->id);
  if (!begins (before, after) || says_why (before, after) ||
      (before != NULL && before->status == SKV_STATUS_ANNOUNCED))
    return FALSE;
  return !was_told (plan, before != NULL ? before : after);
}

/* What was postponed keeps its cause. @item: as it is to be */
static void
put_reason (SkvItem *item, const char *reason)
{
  g_autofree char *both = item->reason != NULL && *item->reason != '\0'
                            ? g_strdup_printf ("%s; %s", item->reason, reason)
                            : NULL;

  skv_set_text (&item->reason, both != NULL ? both : reason);
}

GPtrArray *
skv_notices_list_untold_starts (SkvPlan *plan, const SkvEdit *edit)
{
  GPtrArray *titles = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (SKV_IS_PLAN (plan) && edit != NULL, titles);

  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);
      const SkvItem *item = (const SkvItem *) change->after;

      if (starts_untold (plan, change))
        g_ptr_array_add (titles, g_strdup (item->title));
    }
  return titles;
}

SkvEdit *
skv_notices_start_anyway (SkvPlan *plan, const SkvEdit *edit, const char *reason, const char *by)
{
  SkvEdit *with;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && edit != NULL && reason != NULL, NULL);

  with = skv_edit_new (skv_edit_get_label (edit));
  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);
      SkvItem *item;

      if (change->after == NULL)
        {
          skv_edit_remove (with, change->kind, change->id);
          continue;
        }
      item = skv_record_copy (change->after);
      if (starts_untold (plan, change))
        {
          put_reason (item, reason);
          if (by != NULL)
            skv_set_text (&item->by, by);
        }
      skv_edit_put (with, item);
    }
  return with;
}
