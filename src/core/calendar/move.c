/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/expansion-private.h"

#include <glib/gi18n-lib.h>

/* All-day occurrences start at a date, whatever second of it they are dropped on. */
static gint64
whole_day (gint64 start)
{
  gint64 second = start % SKV_DAY_SECONDS;

  return start - (second < 0 ? second + SKV_DAY_SECONDS : second); /* also before 1970 */
}

/* The length stays: whole days, or hours on the clock. Unknown stays unknown. */
static gint64
moved_end (const SkvZone *zone, const SkvOccurrence *self, gint64 start)
{
  if (self->end == SKV_MOMENT_NONE)
    return SKV_MOMENT_NONE;
  if (self->all_day)
    return start + (self->end - self->start);
  return skv_calendar_end_after_move (zone, (SkvSpan){ self->start, self->end }, start);
}

/* An item whose length follows from its hours of work keeps following them. */
static gboolean
end_follows_duration (const SkvItem *item)
{
  return item->end == SKV_MOMENT_NONE && item->duration >= 0;
}

static char *
override_id (SkvPlan *plan, const SkvOccurrence *self)
{
  g_autofree char *date = skv_day_format (self->original_day);
  char *id = g_strconcat (self->rule->parent.id, ":", date, NULL);

  /* Somebody else's item is called so: never write over it. */
  if (skv_plan_get_item (plan, id) != NULL)
    g_clear_pointer (&id, g_free);
  return id;
}

/* the item by which a person changes this occurrence of a rule, as the rule gave it */
static SkvItem *
make_override (SkvPlan *plan, const SkvOccurrence *self)
{
  g_autofree char *id = override_id (plan, self);
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  skv_set_text (&item->lane, self->lane);
  skv_set_text (&item->title, self->title);
  skv_set_texts (&item->systems, self->systems);
  skv_set_texts (&item->organisations, self->organisations);
  skv_set_text (&item->effect, self->rule->effect);
  skv_set_text (&item->rule, self->rule->parent.id);
  item->original_day = self->original_day;
  item->all_day = self->all_day;
  item->status = self->status;
  return item;
}

static char *
make_label (SkvPlan *plan, const SkvOccurrence *self, gint64 start)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  SkvDay day = self->all_day ? (SkvDay) (start / SKV_DAY_SECONDS) : skv_zone_day (zone, start);
  g_autofree char *date = NULL, *time = NULL;

  if (self->start == SKV_MOMENT_NONE || skv_day_year (self->first_day) != skv_day_year (day))
    date = skv_words_day_month_year (day);
  else
    date = skv_words_day_month (day);
  if (self->all_day || self->start == SKV_MOMENT_NONE || self->first_day != day)
    /* TRANSLATORS: name of an edit: “title” and date, as in "Move “Feide” to 14 March" */
    return g_strdup_printf (_("Move “%1$s” to %2$s"), self->title, date);

  time = skv_words_time ((int) (skv_zone_to_local (zone, start) - day * SKV_DAY_SECONDS) / 60);
  /* TRANSLATORS: name of an edit with date and time: "Move “Feide” to 14 March, 18:00" */
  return g_strdup_printf (_("Move “%1$s” to %2$s, %3$s"), self->title, date, time);
}

SkvEdit *
skv_occurrence_move (SkvPlan *plan, const SkvOccurrence *self, gint64 start, const char *reason)
{
  g_autofree char *label = NULL;
  SkvEdit *edit;
  SkvItem *item;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL && start != SKV_MOMENT_NONE, NULL);
  g_return_val_if_fail (self->item != NULL || self->rule != NULL, NULL);

  if (self->all_day)
    start = whole_day (start);
  label = make_label (plan, self, start);
  edit = skv_edit_new (label);
  item = self->item != NULL ? skv_record_copy (self->item) : make_override (plan, self);
  item->all_day = self->all_day;
  item->start = start;
  if (self->item == NULL || !end_follows_duration (item))
    item->end = moved_end (skv_plan_get_zone (plan), self, start);
  if (reason != NULL)
    skv_set_text (&item->reason, *reason != '\0' ? reason : NULL);
  skv_edit_put (edit, item);
  return edit;
}
