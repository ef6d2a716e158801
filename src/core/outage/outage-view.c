/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/outage-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/conflict/system-links.h"
#include "core/model/codes.h"
#include "core/outage/causes.h"
#include "core/outage/contingency.h"
#include "core/outage/log.h"
#include "core/outage/message.h"
#include "core/outage/outage.h"
#include "core/outage/tasks.h"

static void
check_line_free (gpointer data)
{
  SkvCheckLine *self = data;

  g_free (self->id);
  g_free (self->text);
  g_free (self->who);
  g_free (self->phase);
  g_free (self->done_by);
  g_free (self);
}

void
skv_outage_view_free (SkvOutageView *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->item, skv_record_unref);
  g_clear_pointer (&self->plan, skv_record_unref);
  g_free (self->plan_problem);
  g_clear_pointer (&self->checklist, g_ptr_array_unref);
  g_clear_pointer (&self->log, g_ptr_array_unref);
  g_clear_pointer (&self->affected, g_ptr_array_unref);
  g_clear_pointer (&self->causes, g_ptr_array_unref);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  g_free (self->responsible);
  g_free (self);
}

/* --- the checklist --------------------------------------------------------------------------- */

/* what @log says of the step: ticked, when, by whom */
static void
tick_line (SkvCheckLine *line, GPtrArray *log)
{
  const SkvLogEntry *tick = skv_log_find_last (log, SKV_LOG_STEP, line->id);

  line->done_at = SKV_MOMENT_NONE;
  if (tick == NULL || !tick->done)
    return;
  line->done = TRUE;
  line->done_at = skv_log_parse_moment (tick->made);
  line->done_by = g_strdup (tick->by);
}

static void
add_step (SkvOutageView *self, SkvPlan *plan, const SkvStep *step, gint64 now)
{
  const SkvLogEntry *task = skv_log_find_last (self->log, SKV_LOG_TASK, step->id);
  SkvDay passed = skv_outage_passed_on (plan, self->item, step->over, now);
  SkvCheckLine *line;

  if (step->over > 0 && task == NULL && passed == SKV_DAY_NONE)
    return; /* the outage is not that long */
  line = g_new0 (SkvCheckLine, 1);
  line->id = g_strdup (step->id);
  line->text = g_strdup (step->text);
  line->who = skv_contingency_who_words (plan, self->item->systems[0], step->role, step->contact);
  line->phase = g_strdup (skv_phase_title (step->phase));
  line->is_task = task != NULL || passed != SKV_DAY_NONE;
  line->due = task != NULL ? task->due : passed;
  tick_line (line, self->log);
  g_ptr_array_add (self->checklist, line);
}

/* follow-ups, and tasks of steps that the contingency plan has no more */
static void
add_entry (SkvOutageView *self, const SkvLogEntry *entry, GPtrArray *steps)
{
  SkvCheckLine *line;

  if (entry->entry_kind != SKV_LOG_FOLLOW_UP &&
      (entry->entry_kind != SKV_LOG_TASK ||
       (steps != NULL && entry->step != NULL && skv_steps_find (steps, entry->step) != NULL)))
    return;
  line = g_new0 (SkvCheckLine, 1);
  line->id = g_strdup (entry->step != NULL ? entry->step : entry->parent.id);
  line->text = g_strdup (entry->content);
  line->phase = g_strdup (skv_log_kind_title (entry->entry_kind));
  line->is_task = TRUE;
  line->due = entry->due;
  tick_line (line, self->log);
  g_ptr_array_add (self->checklist, line);
}

static void
make_checklist (SkvOutageView *self, SkvPlan *plan, gint64 now)
{
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;

  self->checklist = g_ptr_array_new_with_free_func (check_line_free);
  self->plan = skv_contingency_for_system (plan, self->item->systems[0], &self->plan_is_own);
  steps = self->plan != NULL ? skv_steps_parse (self->plan->steps, &error) : NULL;
  if (error != NULL)
    self->plan_problem = g_strdup (error->message);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    add_step (self, plan, steps->pdata[i], now);
  for (guint i = 0; i < self->log->len; i++)
    add_entry (self, self->log->pdata[i], steps);
}

/* --- the rest -------------------------------------------------------------------------------- */

static GPtrArray *
list_affected (SkvPlan *plan, const SkvItem *item)
{
  g_autoptr (SkvReach) reach = skv_reach_new (plan);
  GPtrArray *links;
  guint system;

  if (item->systems[0] == NULL || !skv_reach_lookup (reach, item->systems[0], &system))
    return g_ptr_array_new ();
  links = skv_reach_list_affected (reach, system);
  /* Their ids are the reach's; those of the plan live on. */
  for (guint i = 0; i < links->len; i++)
    {
      SkvSystemLink *link = links->pdata[i];

      link->system = skv_plan_get_system (plan, link->system)->parent.id;
    }
  return links;
}

static GPtrArray *
list_notices (SkvPlan *plan, const char *id)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (skv_record_unref);
  GPtrArray *notices = skv_plan_get_records (plan, SKV_KIND_NOTICE);

  for (guint i = 0; i < notices->len; i++)
    {
      const SkvNotice *notice = g_ptr_array_index (notices, i);

      if (g_strcmp0 (notice->item, id) == 0)
        g_ptr_array_add (list, skv_record_ref (notice));
    }
  return list;
}

SkvOutageView *
skv_outage_view_new (SkvPlan *plan, const char *id, gint64 now, GError **error)
{
  const SkvItem *item;
  SkvOutageView *self;
  g_autoptr (GPtrArray) log = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL, NULL);

  item = skv_outage_find (plan, id, error);
  if (item == NULL)
    return NULL;
  self = g_new0 (SkvOutageView, 1);
  self->item = skv_record_ref (item);
  log = skv_log_list (plan, id);
  self->log = g_ptr_array_new_with_free_func (skv_record_unref);
  for (guint i = 0; i < log->len; i++)
    g_ptr_array_add (self->log, skv_record_ref (log->pdata[i]));
  make_checklist (self, plan, now);
  self->affected = list_affected (plan, item);
  self->causes = skv_outage_list_causes (plan, item, SKV_CAUSE_DAYS);
  self->notices = list_notices (plan, id);
  self->is_open = skv_outage_is_open (item);
  self->minutes = skv_outage_minutes (plan, item, now);
  self->is_long = self->plan != NULL && skv_contingency_is_long (self->plan, self->minutes);
  self->is_overdue =
    self->is_open && item->expected_end != SKV_MOMENT_NONE && item->expected_end <= now;
  if (self->plan != NULL)
    self->responsible =
      skv_contingency_responsible (plan, self->plan, item->systems[0], self->is_long);
  return self;
}

char *
skv_outage_entry_words (SkvPlan *plan, const SkvLogEntry *entry)
{
  g_autofree char *words = NULL;
  gint64 moment;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && entry != NULL, NULL);

  if (entry->entry_kind == SKV_LOG_EXPECTED)
    {
      moment = skv_log_parse_moment (entry->content);
      words = moment != SKV_MOMENT_NONE ? skv_outage_moment_words (plan, moment)
                                        /* TRANSLATORS: of when an outage ends */
                                        : g_strdup (C_("expected end", "not known"));
    }
  else
    words = g_strdup (entry->content != NULL ? entry->content : "");
  /* TRANSLATORS: "Expected end" and when, "News" and what … */
  return g_strdup_printf (_("%1$s: %2$s"), skv_log_kind_title (entry->entry_kind), words);
}
