/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/outage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/outage/contingency.h"
#include "core/outage/log.h"

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, message);
  return FALSE;
}

/* --- looking at them ------------------------------------------------------------------------- */

gboolean
skv_outage_is_open (const SkvItem *item)
{
  return item->actual_end == SKV_MOMENT_NONE && item->end == SKV_MOMENT_NONE &&
         item->status != SKV_STATUS_DONE && item->status != SKV_STATUS_CANCELLED;
}

const SkvItem *
skv_outage_find (SkvPlan *plan, const char *id, GError **error)
{
  const SkvItem *item;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL, NULL);

  item = skv_plan_get_item (plan, id);
  if (item != NULL && g_strcmp0 (item->lane, "outage") == 0 && item->start != SKV_MOMENT_NONE)
    return item;
  g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, _("“%s” is no outage of this plan"),
               item != NULL && item->title != NULL ? item->title : id);
  return NULL;
}

gint64
skv_outage_began (SkvPlan *plan, const SkvItem *item)
{
  g_return_val_if_fail (SKV_IS_PLAN (plan) && item != NULL, SKV_MOMENT_NONE);

  return item->all_day ? skv_zone_to_utc (skv_plan_get_zone (plan), item->start) : item->start;
}

static int
compare_outages (gconstpointer a, gconstpointer b)
{
  const SkvItem *first = *(const SkvItem *const *) a, *second = *(const SkvItem *const *) b;
  gboolean one = skv_outage_is_open (first), two = skv_outage_is_open (second);

  if (one != two)
    return one ? -1 : 1;
  if (first->start != second->start)
    return first->start > second->start ? -1 : 1;
  return strcmp (first->parent.id, second->parent.id);
}

GPtrArray *
skv_outages_list (SkvPlan *plan, gboolean only_open)
{
  GPtrArray *list = g_ptr_array_new ();
  GPtrArray *items;

  g_return_val_if_fail (SKV_IS_PLAN (plan), list);

  items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  for (guint i = 0; i < items->len; i++)
    {
      SkvItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->lane, "outage") == 0 && item->start != SKV_MOMENT_NONE &&
          (!only_open || skv_outage_is_open (item)))
        g_ptr_array_add (list, item);
    }
  g_ptr_array_sort (list, compare_outages);
  return list;
}

/* Whole days as the calendar has them, so that a week is seven also when the clock is changed; what
 * is beyond them is the time that passed, and never more than one day. */
static gint64
length_minutes (const SkvZone *zone, gint64 start, gint64 end)
{
  gint64 local = skv_zone_to_local (zone, start);
  gint64 days = (skv_zone_to_local (zone, end) - local) / SKV_DAY_SECONDS;
  gint64 rest = end - (days > 0 ? skv_zone_to_utc (zone, local + days * SKV_DAY_SECONDS) : start);

  return MAX (days, 0) * (SKV_DAY_SECONDS / 60) + MIN (rest, SKV_DAY_SECONDS) / 60;
}

gint64
skv_outage_minutes (SkvPlan *plan, const SkvItem *item, gint64 now)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  gint64 start = skv_outage_began (plan, item), end = item->actual_end;

  if (end == SKV_MOMENT_NONE && item->end != SKV_MOMENT_NONE)
    end = item->all_day ? skv_zone_to_utc (zone, item->end) : item->end;
  if (end == SKV_MOMENT_NONE)
    end = MAX (now, item->expected_end); /* SKV_MOMENT_NONE is the least of all */
  return length_minutes (zone, start, end);
}

/* --- what every edit does -------------------------------------------------------------------- */

/* @label: (transfer full) */
static SkvEdit *
take_label (char *label)
{
  SkvEdit *edit = skv_edit_new (label);

  g_free (label);
  return edit;
}

/* Steps whose threshold @item, as it will be, passes: each a task, once. @done: (nullable) the step
 * that is ticked in the same edit */
static void
raise_tasks (SkvPlan *plan, SkvEdit *edit, const SkvItem *item, const char *done, gint64 now)
{
  g_autoptr (SkvContingency) contingency =
    skv_contingency_for_system (plan, item->systems[0], NULL);
  g_autoptr (GPtrArray) steps =
    contingency != NULL ? skv_steps_parse (contingency->steps, NULL) : NULL;
  g_autoptr (GPtrArray) log = skv_log_list (plan, item->parent.id);
  gint64 minutes = skv_outage_minutes (plan, item, now);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const SkvStep *step = g_ptr_array_index (steps, i);
      SkvLogEntry *task;

      if (step->over <= 0 || minutes <= step->over ||
          skv_log_find_last (log, SKV_LOG_TASK, step->id) != NULL)
        continue;
      task = skv_log_entry_new (item->parent.id, SKV_LOG_TASK, now, NULL, step->text);
      skv_set_text (&task->step, step->id);
      task->due = skv_zone_day (skv_plan_get_zone (plan), now);
      task->done = g_strcmp0 (step->id, done) == 0;
      skv_edit_put (edit, task);
    }
}

/* a copy to change, of one that is not over (transfer full) (nullable, error) */
static SkvItem *
copy_open (SkvPlan *plan, const char *id, GError **error)
{
  const SkvItem *item = skv_outage_find (plan, id, error);

  if (item == NULL)
    return NULL;
  if (skv_outage_is_open (item))
    return skv_record_copy (item);
  g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, _("“%s” is over"), item->title);
  return NULL;
}

/* --- start ----------------------------------------------------------------------------------- */

static gboolean
check_expected (gint64 since, gint64 expected_end, GError **error)
{
  return expected_end == SKV_MOMENT_NONE || expected_end > since ||
         refuse (error, _("the expected end must come after the start of the outage"));
}

static void
put_expected (SkvEdit *edit, const SkvItem *item, const char *by, gint64 now)
{
  g_autofree char *moment =
    item->expected_end != SKV_MOMENT_NONE ? skv_log_format_moment (item->expected_end) : NULL;

  skv_edit_put (edit, skv_log_entry_new (item->parent.id, SKV_LOG_EXPECTED, now, by, moment));
}

char *
skv_outage_title (SkvPlan *plan, const char *system)
{
  g_return_val_if_fail (SKV_IS_PLAN (plan) && system != NULL, NULL);

  /* TRANSLATORS: title of an outage; a system */
  return g_strdup_printf (_("%s does not work"), skv_plan_system_name (plan, system));
}

static SkvItem *
make_item (SkvPlan *plan, const SkvOutageStart *start)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, NULL);
  const SkvSystem *system = skv_plan_get_system (plan, start->system);
  const char *const systems[] = { start->system, NULL };

  skv_set_text (&item->lane, "outage");
  if (start->title != NULL && *start->title != '\0')
    skv_set_text (&item->title, start->title);
  else
    item->title = skv_outage_title (plan, start->system);
  skv_set_texts (&item->systems, systems);
  skv_set_texts (&item->organisations, (const char *const *) system->organisations);
  skv_set_text (&item->effect, "down");
  skv_set_text (&item->by, start->by);
  item->start = start->since;
  item->actual_start = start->since;
  item->expected_end = start->expected_end;
  item->external = start->external;
  item->priority = start->priority;
  item->status = SKV_STATUS_STARTED;
  return item;
}

SkvEdit *
skv_outage_start (SkvPlan *plan, const SkvOutageStart *start, gint64 now, char **id, GError **error)
{
  SkvItem *item;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && start != NULL && id != NULL, NULL);

  if (start->system == NULL || skv_plan_get_system (plan, start->system) == NULL)
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                   _("there is no system “%s” in this plan"),
                   start->system != NULL ? start->system : "");
      return NULL;
    }
  if (start->since > now)
    {
      refuse (error, _("an outage cannot begin in the future: what is planned is maintenance"));
      return NULL;
    }
  if (!check_expected (start->since, start->expected_end, error))
    return NULL;
  item = make_item (plan, start);
  *id = g_strdup (item->parent.id);
  /* TRANSLATORS: an undo step; the title of an outage: "Feide does not work" */
  edit = take_label (g_strdup_printf (_("Outage: “%s”"), item->title));
  skv_edit_put (edit, item);
  if (start->expected_end != SKV_MOMENT_NONE)
    put_expected (edit, item, start->by, now);
  raise_tasks (plan, edit, item, NULL, now);
  return edit;
}

/* --- meanwhile ------------------------------------------------------------------------------- */

SkvEdit *
skv_outage_tell (
  SkvPlan *plan, const char *id, const char *text, const char *by, gint64 now, GError **error)
{
  const SkvItem *item;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL, NULL);

  if (text == NULL || *text == '\0')
    {
      refuse (error, _("say what is new"));
      return NULL;
    }
  item = skv_outage_find (plan, id, error);
  if (item == NULL)
    return NULL;
  /* TRANSLATORS: an undo step; the title of an outage */
  edit = take_label (g_strdup_printf (_("News of “%s”"), item->title));
  skv_edit_put (edit, skv_log_entry_new (id, SKV_LOG_NEWS, now, by, text));
  if (skv_outage_is_open (item))
    raise_tasks (plan, edit, item, NULL, now);
  return edit;
}

SkvEdit *
skv_outage_expect (
  SkvPlan *plan, const char *id, gint64 expected_end, const char *by, gint64 now, GError **error)
{
  SkvItem *item;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL, NULL);

  item = copy_open (plan, id, error);
  if (item == NULL)
    return NULL;
  if (!check_expected (skv_outage_began (plan, item), expected_end, error))
    {
      skv_record_unref (item);
      return NULL;
    }
  item->expected_end = expected_end;
  /* TRANSLATORS: an undo step; the title of an outage */
  edit = take_label (g_strdup_printf (_("Expected end of “%s”"), item->title));
  skv_edit_put (edit, item);
  put_expected (edit, item, by, now);
  raise_tasks (plan, edit, item, NULL, now);
  return edit;
}

/* The task or follow-up that @step means: by the step, or by the entry's own id. */
static SkvLogEntry *
find_task (GPtrArray *log, const char *step)
{
  for (guint i = 0; i < log->len; i++)
    {
      SkvLogEntry *entry = g_ptr_array_index (log, i);

      if ((entry->entry_kind == SKV_LOG_TASK && g_strcmp0 (entry->step, step) == 0) ||
          ((entry->entry_kind == SKV_LOG_TASK || entry->entry_kind == SKV_LOG_FOLLOW_UP) &&
           strcmp (entry->parent.id, step) == 0))
        return entry;
    }
  return NULL;
}

/* what the step says (transfer full) (nullable: the plan that is followed has no such step) */
static char *
step_text (SkvPlan *plan, const SkvItem *item, const char *step)
{
  g_autoptr (SkvContingency) contingency =
    skv_contingency_for_system (plan, item->systems[0], NULL);
  g_autoptr (GPtrArray) steps =
    contingency != NULL ? skv_steps_parse (contingency->steps, NULL) : NULL;
  const SkvStep *found = steps != NULL ? skv_steps_find (steps, step) : NULL;

  return found != NULL ? g_strdup (found->text) : NULL;
}

/* the tick of @step that stands in @log, or a new one (transfer full) */
static SkvLogEntry *
make_tick (GPtrArray *log,
           const SkvItem *item,
           const char *step,
           const char *text,
           const char *by,
           gint64 now)
{
  const SkvLogEntry *known = skv_log_find_last (log, SKV_LOG_STEP, step);
  SkvLogEntry *entry;

  if (known == NULL)
    entry = skv_log_entry_new (item->parent.id, SKV_LOG_STEP, now, by, text);
  else
    {
      entry = skv_record_copy (known);
      g_free (entry->made);
      entry->made = skv_log_format_moment (now);
      skv_set_text (&entry->by, by);
    }
  skv_set_text (&entry->step, step);
  return entry;
}

SkvEdit *
skv_outage_tick (SkvPlan *plan,
                 const char *id,
                 const char *step,
                 gboolean done,
                 const char *by,
                 gint64 now,
                 GError **error)
{
  const SkvItem *item;
  g_autoptr (GPtrArray) log = NULL;
  g_autofree char *text = NULL;
  SkvLogEntry *task, *tick;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL && step != NULL, NULL);

  item = skv_outage_find (plan, id, error);
  if (item == NULL)
    return NULL;
  log = skv_log_list (plan, id);
  task = find_task (log, step);
  text = task != NULL ? g_strdup (task->content) : step_text (plan, item, step);
  if (text == NULL)
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                   _("“%1$s” has no step, task or follow-up “%2$s”"), item->title, step);
      return NULL;
    }
  /* TRANSLATORS: an undo step; the step of a contingency plan */
  edit = take_label (g_strdup_printf (done ? _("Done: “%s”") : _("Not done: “%s”"), text));
  tick = make_tick (log, item, task != NULL && task->step == NULL ? task->parent.id : step, text,
                    by, now);
  tick->done = done;
  skv_edit_put (edit, tick);
  if (task != NULL)
    {
      task = skv_record_copy (task);
      task->done = done;
      skv_edit_put (edit, task);
    }
  if (skv_outage_is_open (item))
    raise_tasks (plan, edit, item, done ? step : NULL, now);
  return edit;
}

SkvEdit *
skv_outage_follow_up (SkvPlan *plan,
                      const char *id,
                      const char *text,
                      SkvDay due,
                      const char *by,
                      gint64 now,
                      GError **error)
{
  const SkvItem *item;
  SkvLogEntry *entry;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL, NULL);

  if (text == NULL || *text == '\0')
    {
      refuse (error, _("say what is left to do"));
      return NULL;
    }
  item = skv_outage_find (plan, id, error);
  if (item == NULL)
    return NULL;
  /* TRANSLATORS: an undo step; the title of an outage */
  edit = take_label (g_strdup_printf (_("Follow-up of “%s”"), item->title));
  entry = skv_log_entry_new (id, SKV_LOG_FOLLOW_UP, now, by, text);
  entry->due = due;
  skv_edit_put (edit, entry);
  return edit;
}

/* --- end ------------------------------------------------------------------------------------- */

SkvEdit *
skv_outage_end (SkvPlan *plan, const char *id, const SkvOutageEnd *end, gint64 now, GError **error)
{
  SkvItem *item;
  SkvEdit *edit;
  gboolean is_good;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL && end != NULL, NULL);

  item = copy_open (plan, id, error);
  if (item == NULL)
    return NULL;
  if (end->at <= skv_outage_began (plan, item))
    is_good = refuse (error, _("an outage ends after it began"));
  else if (end->at > now)
    is_good =
      refuse (error, _("an outage cannot have ended in the future: give the expected end"));
  else
    is_good = TRUE;
  if (!is_good)
    {
      skv_record_unref (item);
      return NULL;
    }
  if (item->all_day)
    {
      item->start = skv_outage_began (plan, item);
      item->all_day = FALSE;
    }
  item->end = end->at;
  item->actual_end = end->at;
  item->expected_end = SKV_MOMENT_NONE; /* the log has them all */
  item->status = SKV_STATUS_DONE;
  if (end->outcome != NULL && *end->outcome != '\0')
    skv_set_text (&item->outcome, end->outcome);
  if (end->caused_by != NULL)
    skv_set_text (&item->caused_by, end->caused_by);
  /* TRANSLATORS: an undo step; the title of an outage */
  edit = take_label (g_strdup_printf (_("End of “%s”"), item->title));
  skv_edit_put (edit, item);
  return edit;
}
