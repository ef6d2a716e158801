/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/tasks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"
#include "core/outage/contingency.h"
#include "core/outage/log.h"
#include "core/outage/message.h"
#include "core/outage/outage.h"

void
skv_outage_task_free (SkvOutageTask *self)
{
  g_free (self->id);
  skv_record_unref (self->item);
  g_free (self->text);
  g_free (self->who);
  g_free (self);
}

SkvDay
skv_outage_passed_on (SkvPlan *plan, const SkvItem *outage, int over, gint64 now)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  gint64 passed;

  if (!skv_outage_is_open (outage) || over <= 0 || skv_outage_minutes (plan, outage, now) <= over)
    return SKV_DAY_NONE;
  passed =
    skv_zone_to_utc (zone, skv_zone_to_local (zone, skv_outage_began (plan, outage)) + (gint64) over * 60);
  /* What is only expected is to be decided at once. */
  return skv_zone_day (zone, MIN (passed, now));
}

/* --- tasks ----------------------------------------------------------------------------------- */

static SkvOutageTask *
add_task (GPtrArray *list, const SkvItem *item, const char *id, const char *text, SkvDay due)
{
  SkvOutageTask *task = g_new0 (SkvOutageTask, 1);

  task->id = g_strdup (id);
  task->item = skv_record_ref (item);
  task->text = g_strdup (text != NULL ? text : "");
  task->due = due;
  g_ptr_array_add (list, task);
  return task;
}

/* those that stand in the plan */
static void
add_entries (GPtrArray *list, SkvPlan *plan)
{
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_LOG_ENTRY);

  for (guint i = 0; i < records->len; i++)
    {
      const SkvLogEntry *entry = g_ptr_array_index (records, i);
      const SkvItem *item = skv_plan_get_item (plan, entry->item);
      SkvOutageTask *task;

      if (entry->done || item == NULL ||
          (entry->entry_kind != SKV_LOG_TASK && entry->entry_kind != SKV_LOG_FOLLOW_UP))
        continue;
      task = add_task (list, item, entry->step != NULL ? entry->step : entry->parent.id,
                       entry->content, entry->due);
      task->is_follow_up = entry->entry_kind == SKV_LOG_FOLLOW_UP;
    }
}

/* the steps whose threshold went by since anybody said anything of the outage */
static void
add_steps (GPtrArray *list, SkvPlan *plan, const SkvItem *item, gint64 now)
{
  g_autoptr (SkvContingency) contingency =
    skv_contingency_for_system (plan, item->systems[0], NULL);
  g_autoptr (GPtrArray) steps =
    contingency != NULL ? skv_steps_parse (contingency->steps, NULL) : NULL;
  g_autoptr (GPtrArray) log = skv_log_list (plan, item->parent.id);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const SkvStep *step = g_ptr_array_index (steps, i);
      const SkvLogEntry *tick = skv_log_find_last (log, SKV_LOG_STEP, step->id);
      SkvDay day = skv_outage_passed_on (plan, item, step->over, now);

      if (day == SKV_DAY_NONE || (tick != NULL && tick->done) ||
          skv_log_find_last (log, SKV_LOG_TASK, step->id) != NULL)
        continue;
      add_task (list, item, step->id, step->text, day);
    }
}

/* who does the steps that became tasks */
static void
name_people (SkvPlan *plan, SkvOutageTask *task)
{
  g_autoptr (SkvContingency) contingency =
    skv_contingency_for_system (plan, task->item->systems[0], NULL);
  g_autoptr (GPtrArray) steps =
    contingency != NULL ? skv_steps_parse (contingency->steps, NULL) : NULL;
  const SkvStep *step = steps != NULL ? skv_steps_find (steps, task->id) : NULL;

  if (step != NULL)
    task->who = skv_contingency_who_words (plan, task->item->systems[0], step->role, step->contact);
}

static int
compare_tasks (gconstpointer a, gconstpointer b)
{
  const SkvOutageTask *first = *(const SkvOutageTask *const *) a;
  const SkvOutageTask *second = *(const SkvOutageTask *const *) b;
  gint64 one = first->due != SKV_DAY_NONE ? first->due : G_MAXINT32;
  gint64 two = second->due != SKV_DAY_NONE ? second->due : G_MAXINT32;

  return one < two ? -1 : one > two;
}

GPtrArray *
skv_outage_list_tasks (SkvPlan *plan, gint64 now)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_outage_task_free);
  g_autoptr (GPtrArray) open = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan), list);

  add_entries (list, plan);
  open = skv_outages_list (plan, TRUE);
  for (guint i = 0; i < open->len; i++)
    add_steps (list, plan, open->pdata[i], now);
  for (guint i = 0; i < list->len; i++)
    name_people (plan, list->pdata[i]);
  g_ptr_array_sort (list, compare_tasks);
  return list;
}

/* --- what is due ----------------------------------------------------------------------------- */

/* Open outages that are expected to be over by now, or of which nobody has said anything since
 * another day. */
static void
add_outages (GPtrArray *list, SkvPlan *plan, gint64 now)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  g_autoptr (GPtrArray) open = skv_outages_list (plan, TRUE);

  for (guint i = 0; i < open->len; i++)
    {
      const SkvItem *item = open->pdata[i];
      gboolean is_known = item->expected_end != SKV_MOMENT_NONE;
      gint64 moment = is_known ? item->expected_end : skv_outage_began (plan, item);
      g_autofree char *words = NULL;
      SkvDue *due;

      if (is_known ? moment > now : skv_zone_day (zone, moment) >= skv_zone_day (zone, now))
        continue;
      words = skv_outage_moment_words (plan, moment);
      due = skv_due_new (SKV_DUE_OUTAGE, item->parent.id, item->title, skv_zone_day (zone, moment));
      due->words =
        g_strdup_printf (is_known
                           /* TRANSLATORS: of an outage; date and time */
                           ? _("it should have been over: %s")
                           /* TRANSLATORS: of an outage; date and time at which it began */
                           : _("nobody has said when it will be over; since %s"),
                         words);
      g_ptr_array_add (list, due);
    }
}

static void
add_tasks (GPtrArray *list, SkvPlan *plan, gint64 now)
{
  SkvDay today = skv_zone_day (skv_plan_get_zone (plan), now);
  g_autoptr (GPtrArray) tasks = skv_outage_list_tasks (plan, now);

  for (guint i = 0; i < tasks->len; i++)
    {
      const SkvOutageTask *task = tasks->pdata[i];
      g_autofree char *id = g_strconcat (task->item->parent.id, " ", task->id, NULL);
      g_autofree char *date = NULL;
      SkvDue *due;

      if (task->due != SKV_DAY_NONE && task->due > today)
        continue;
      due =
        skv_due_new (SKV_DUE_TASK, id, task->text, task->due != SKV_DAY_NONE ? task->due : today);
      due->item = g_strdup (task->item->parent.id);
      date = skv_words_day_month_year (due->day);
      if (task->due == SKV_DAY_NONE)
        due->words = g_strdup (task->item->title);
      else if (task->who != NULL)
        /* TRANSLATORS: the title of an outage, who does it, and by which date */
        due->words =
          g_strdup_printf (_("%1$s · %2$s · by %3$s"), task->item->title, task->who, date);
      else
        /* TRANSLATORS: the title of an outage, and by which date something is to be done */
        due->words = g_strdup_printf (_("%1$s · by %2$s"), task->item->title, date);
      g_ptr_array_add (list, due);
    }
}

GPtrArray *
skv_due_list_now (SkvPlan *plan, gint64 now)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_due_free);
  g_autoptr (GPtrArray) planned = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan), list);

  add_outages (list, plan, now);
  add_tasks (list, plan, now);
  planned = skv_due_list (plan, skv_zone_day (skv_plan_get_zone (plan), now));
  g_ptr_array_extend_and_steal (list, g_steal_pointer (&planned));
  return list;
}
