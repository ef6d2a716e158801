/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/course.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/occurrence-edits.h"
#include "core/calendar/words.h"

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, message);
  return FALSE;
}

/* The item that says how it went, as it is now: of a rule's occurrence one that changes nothing
 * else. (transfer full) */
static SkvItem *
copy_item (SkvPlan *plan, const SkvOccurrence *self)
{
  g_autoptr (SkvEdit) edit = NULL;
  SkvItem *item;

  if (self->item != NULL)
    return skv_record_copy (self->item);
  /* What a person does to an occurrence is made in one place only. */
  edit = skv_occurrence_cancel (plan, self, NULL, NULL);
  item = skv_record_copy (skv_edit_get_change (edit, 0)->after);
  item->status = self->status;
  return item;
}

static SkvEdit *
take (char *label, SkvItem *item)
{
  SkvEdit *edit = skv_edit_new (label);

  skv_edit_put (edit, item);
  g_free (label);
  return edit;
}

static gboolean
check (const SkvOccurrence *self, gint64 at, gint64 now, GError **error)
{
  if (self->start == SKV_MOMENT_NONE)
    return refuse (error, _("it has no date yet"));
  if (self->status == SKV_STATUS_CANCELLED)
    return refuse (error, _("it is cancelled"));
  if (at > now)
    return refuse (error, _("that lies in the future"));
  return TRUE;
}

SkvEdit *
skv_course_start (
  SkvPlan *plan, const SkvOccurrence *self, gint64 at, gint64 now, const char *by, GError **error)
{
  SkvItem *item;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL, NULL);

  if (!check (self, at, now, error))
    return NULL;
  item = copy_item (plan, self);
  item->status = SKV_STATUS_STARTED;
  item->actual_start = at;
  item->actual_end = SKV_MOMENT_NONE;
  if (by != NULL)
    skv_set_text (&item->by, by);
  /* TRANSLATORS: an undo step; title of work */
  return take (g_strdup_printf (_("Started: “%s”"), self->title), item);
}

SkvEdit *
skv_course_end (SkvPlan *plan,
                const SkvOccurrence *self,
                gint64 at,
                const char *outcome,
                gint64 now,
                const char *by,
                GError **error)
{
  SkvItem *item;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL, NULL);

  if (!check (self, at, now, error))
    return NULL;
  item = copy_item (plan, self);
  if (item->actual_start == SKV_MOMENT_NONE)
    item->actual_start = self->span.start;
  if (at < item->actual_start)
    {
      skv_record_unref (item);
      refuse (error, _("it cannot have been over before it began"));
      return NULL;
    }
  item->status = SKV_STATUS_DONE;
  item->actual_end = at;
  if (outcome != NULL)
    skv_set_text (&item->outcome, outcome);
  if (by != NULL)
    skv_set_text (&item->by, by);
  /* TRANSLATORS: an undo step; title of work */
  return take (g_strdup_printf (_("Finished: “%s”"), self->title), item);
}

/* its start as JSON writes it: a date, or date and time */
static char *
format_start (SkvPlan *plan, const SkvOccurrence *self)
{
  if (self->all_day)
    return skv_day_format ((SkvDay) (self->start / SKV_DAY_SECONDS));
  return skv_zone_format (skv_plan_get_zone (plan), self->start);
}

SkvEdit *
skv_course_postpone (SkvPlan *plan,
                     const SkvOccurrence *self,
                     gint64 start,
                     const char *reason,
                     const char *by,
                     GError **error)
{
  g_autofree char *old = NULL;
  SkvItem *item;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL, NULL);

  if (!check (self, G_MININT64, 0, error))
    return NULL;
  if (reason == NULL || *reason == '\0')
    {
      refuse (error, _("say why it is postponed"));
      return NULL;
    }
  old = format_start (plan, self);
  if (start != SKV_MOMENT_NONE)
    {
      g_autoptr (SkvEdit) move = skv_occurrence_move (plan, self, start, reason, by);

      item = skv_record_copy (skv_edit_get_change (move, 0)->after);
      if (item->status >= SKV_STATUS_STARTED)
        item->status = SKV_STATUS_APPROVED;
    }
  else
    {
      item = copy_item (plan, self);
      item->status = SKV_STATUS_POSTPONED;
      skv_set_text (&item->reason, reason);
      if (by != NULL)
        skv_set_text (&item->by, by);
    }
  if (item->postponed_from == NULL)
    skv_set_text (&item->postponed_from, old);
  /* TRANSLATORS: an undo step; title of work */
  return take (g_strdup_printf (_("Postponed: “%s”"), self->title), item);
}

/* --- in words -------------------------------------------------------------------------------- */

int
skv_course_planned_minutes (SkvPlan *plan, const SkvOccurrence *self)
{
  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL, -1);

  if (self->start == SKV_MOMENT_NONE || self->end == SKV_MOMENT_NONE)
    return -1;
  return (int) ((self->span.end - self->span.start) / 60);
}

int
skv_course_used_minutes (SkvPlan *plan, const SkvOccurrence *self)
{
  const SkvItem *item;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL, -1);

  item = self->item;
  if (item == NULL || item->actual_start == SKV_MOMENT_NONE || item->actual_end == SKV_MOMENT_NONE)
    return -1;
  return (int) ((item->actual_end - item->actual_start) / 60);
}

static void
add_used (GString *text, SkvPlan *plan, const SkvOccurrence *self)
{
  int used = skv_course_used_minutes (plan, self);
  int planned = skv_course_planned_minutes (plan, self);
  int late = (int) ((self->item->actual_start - self->span.start) / 60);
  g_autofree char *used_words = used >= 0 ? skv_words_minutes (used) : NULL;
  g_autofree char *planned_words = planned > 0 ? skv_words_minutes (planned) : NULL;
  g_autofree char *late_words = skv_words_minutes (ABS (late));

  if (used >= 0 && planned > 0)
    /* TRANSLATORS: two lengths: "3 hours" of "5 hours" */
    g_string_append_printf (text, _("Used %1$s of %2$s planned."), used_words, planned_words);
  else if (used >= 0)
    g_string_append_printf (text, _("Used %s."), used_words);
  if (late == 0 || self->all_day)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  /* TRANSLATORS: a length: "10 minutes" */
  g_string_append_printf (text, late > 0 ? _("Began %s late.") : _("Began %s early."),
                          late_words);
}

static void
add_postponed (GString *text, SkvPlan *plan, const SkvItem *item)
{
  SkvDay day = skv_day_parse (item->postponed_from);
  gint64 moment = day == SKV_DAY_NONE
                    ? skv_zone_parse (skv_plan_get_zone (plan), item->postponed_from)
                    : SKV_MOMENT_NONE;
  g_autofree char *date = NULL;

  if (moment != SKV_MOMENT_NONE)
    day = skv_zone_day (skv_plan_get_zone (plan), moment);
  date = day != SKV_DAY_NONE ? skv_words_day_month_year (day) : g_strdup (item->postponed_from);
  if (text->len > 0)
    g_string_append_c (text, ' ');
  if (item->reason != NULL)
    /* TRANSLATORS: a date, and why */
    g_string_append_printf (text, _("Postponed from %1$s: %2$s"), date, item->reason);
  else
    g_string_append_printf (text, _("Postponed from %s."), date);
}

char *
skv_course_words (SkvPlan *plan, const SkvOccurrence *self)
{
  GString *text = g_string_new (NULL);
  const SkvItem *item;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL, g_string_free (text, FALSE));

  item = self->item;
  if (item == NULL)
    return g_string_free (text, FALSE);
  if (item->actual_start != SKV_MOMENT_NONE && self->start != SKV_MOMENT_NONE)
    add_used (text, plan, self);
  if (item->outcome != NULL)
    {
      if (text->len > 0)
        g_string_append_c (text, ' ');
      /* TRANSLATORS: of work that is done: what came of it */
      g_string_append_printf (text, _("Outcome: %s"), item->outcome);
    }
  if (item->postponed_from != NULL)
    add_postponed (text, plan, item);
  return g_string_free (text, FALSE);
}
