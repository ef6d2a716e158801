/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/course.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/occurrence-edits.h"
#include "core/exchange/sites.h"

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

/* @label: (transfer full); @item: (transfer full) */
static SkvEdit *
take (char *label, SkvItem *item)
{
  SkvEdit *edit = skv_edit_new (label);

  skv_edit_put (edit, item);
  g_free (label);
  return edit;
}

gboolean
skv_course_is_possible (const SkvOccurrence *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->item == NULL && self->rule == NULL)
    return refuse (error, _("it is a public holiday, which nobody uses"));
  if (strcmp (self->lane, "outage") == 0)
    return refuse (error, _("it is an outage: say in its own window, or with “skv outage”, when "
                             "it is over"));
  if (self->start == SKV_MOMENT_NONE || !self->resolved || self->left_out)
    return refuse (error, _("it has no date yet"));
  if (self->status == SKV_STATUS_CANCELLED)
    return refuse (error, _("it is cancelled"));
  return TRUE;
}

void
skv_course_init (SkvCourse *self, const SkvOccurrence *occurrence)
{
  const SkvItem *item;

  g_return_if_fail (self != NULL && occurrence != NULL);

  item = occurrence->item;
  *self = (SkvCourse){ .start = item != NULL ? item->actual_start : SKV_MOMENT_NONE,
                       .end = item != NULL ? item->actual_end : SKV_MOMENT_NONE };
}

/* --- when it began and was over --------------------------------------------------------------- */

/* The start that @course means, which it may leave unsaid; FALSE with @error */
static gboolean
settle_start (
  const SkvOccurrence *self, const SkvCourse *course, gint64 now, gint64 *start, GError **error)
{
  gboolean has_begun = course->end != SKV_MOMENT_NONE ||
                       (course->sites != NULL && skv_sites_count_done (course->sites) > 0);

  *start = course->start;
  if (*start != SKV_MOMENT_NONE || !has_begun)
    return TRUE;
  *start = self->span.start;
  if (*start <= now)
    return TRUE;
  return refuse (error, _("it was to begin later than that: say when it began"));
}

static gboolean
check (const SkvOccurrence *self, const SkvCourse *course, gint64 start, gint64 now, GError **error)
{
  if (!skv_course_is_possible (self, error))
    return FALSE;
  if (self->status == SKV_STATUS_POSTPONED && start != SKV_MOMENT_NONE)
    return refuse (error, _("it is postponed until further notice: give it a new date first"));
  if ((start != SKV_MOMENT_NONE && start > now) ||
      (course->end != SKV_MOMENT_NONE && course->end > now))
    return refuse (error, _("that lies in the future"));
  if (course->end != SKV_MOMENT_NONE && course->end < start)
    return refuse (error, _("it cannot have been over before it began"));
  return TRUE;
}

static void
put_course (SkvItem *item, const SkvCourse *course, gint64 start)
{
  item->actual_start = start;
  item->actual_end = course->end;
  if (course->end != SKV_MOMENT_NONE)
    item->status = SKV_STATUS_DONE;
  else if (start != SKV_MOMENT_NONE)
    item->status = SKV_STATUS_STARTED;
  else if (item->status == SKV_STATUS_STARTED || item->status == SKV_STATUS_DONE)
    item->status = SKV_STATUS_APPROVED;
  if (course->outcome != NULL)
    skv_set_text (&item->outcome, *course->outcome != '\0' ? course->outcome : NULL);
  if (course->by != NULL)
    skv_set_text (&item->by, *course->by != '\0' ? course->by : NULL);
  if (course->sites != NULL)
    {
      g_autofree char *sites = skv_sites_format (course->sites);

      skv_set_text (&item->sites, sites);
    }
}

static char *
make_label (const SkvOccurrence *self, const SkvCourse *course, gint64 start)
{
  SkvCourse before;

  skv_course_init (&before, self);
  if (course->end != SKV_MOMENT_NONE && before.end != course->end)
    /* TRANSLATORS: an undo step; title of work */
    return g_strdup_printf (_("Finished: “%s”"), self->title);
  if (start != SKV_MOMENT_NONE && before.start != start)
    /* TRANSLATORS: an undo step; title of work */
    return g_strdup_printf (_("Started: “%s”"), self->title);
  /* TRANSLATORS: an undo step; title of work */
  return g_strdup_printf (_("How “%s” went"), self->title);
}

SkvEdit *
skv_course_record (
  SkvPlan *plan, const SkvOccurrence *self, const SkvCourse *course, gint64 now, GError **error)
{
  gint64 start;
  SkvItem *item;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL && course != NULL, NULL);

  if (!skv_course_is_possible (self, error) || !settle_start (self, course, now, &start, error) ||
      !check (self, course, start, now, error))
    return NULL;
  item = copy_item (plan, self);
  put_course (item, course, start);
  return take (make_label (self, course, start), item);
}

/* --- put off ---------------------------------------------------------------------------------- */

/* its start as JSON writes it: a date, or date and time */
static char *
format_start (SkvPlan *plan, const SkvOccurrence *self)
{
  if (self->all_day)
    return skv_day_format ((SkvDay) (self->start / SKV_DAY_SECONDS));
  return skv_zone_format (skv_plan_get_zone (plan), self->start);
}

static gboolean
check_postponed (const SkvOccurrence *self, gint64 start, const char *reason, GError **error)
{
  if (!skv_course_is_possible (self, error))
    return FALSE;
  if (self->status == SKV_STATUS_DONE)
    return refuse (error, _("it is done already"));
  if (start != SKV_MOMENT_NONE && start <= self->start)
    return refuse (error, _("that is not later than it is planned now"));
  if (reason == NULL || *reason == '\0')
    return refuse (error, _("say why it is postponed"));
  return TRUE;
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

  if (!check_postponed (self, start, reason, error))
    return NULL;
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
  /* What was broken off is all to be done: the history keeps that it had begun. */
  item->actual_start = SKV_MOMENT_NONE;
  item->actual_end = SKV_MOMENT_NONE;
  if (item->postponed_from == NULL)
    skv_set_text (&item->postponed_from, old);
  /* TRANSLATORS: an undo step; title of work */
  return take (g_strdup_printf (_("Postponed: “%s”"), self->title), item);
}
