/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/occurrence-edits.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

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
  /* Those of the rule: wherever it is moved to, it is for whom there is then. */
  skv_set_texts (&item->organisations, (const char *const *) self->rule->organisations);
  skv_set_text (&item->effect, self->rule->effect);
  skv_set_text (&item->rule, self->rule->parent.id);
  item->original_day = self->original_day;
  item->all_day = self->all_day;
  item->status = self->left_out ? SKV_STATUS_APPROVED : self->status;
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

/* NULL leaves it, "" takes it away */
static void
set_word (char **field, const char *word)
{
  if (word != NULL)
    skv_set_text (field, *word != '\0' ? word : NULL);
}

/* the item that says what a person does to it (transfer full) */
static SkvItem *
make_item (SkvPlan *plan, const SkvOccurrence *self, const char *reason, const char *by)
{
  SkvItem *item = self->item != NULL ? skv_record_copy (self->item) : make_override (plan, self);

  set_word (&item->reason, reason);
  set_word (&item->by, by);
  return item;
}

gint64
skv_occurrence_start_on_day (SkvPlan *plan, const SkvOccurrence *self, SkvDay day)
{
  const SkvZone *zone;
  gint64 local;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL, SKV_MOMENT_NONE);
  g_return_val_if_fail (day != SKV_DAY_NONE, SKV_MOMENT_NONE);

  if (self->all_day)
    return day * SKV_DAY_SECONDS;
  if (self->start == SKV_MOMENT_NONE)
    return SKV_MOMENT_NONE;
  zone = skv_plan_get_zone (plan);
  local = skv_zone_to_local (zone, self->start);
  return skv_zone_to_utc (zone, (day - skv_zone_day (zone, self->start)) * SKV_DAY_SECONDS + local);
}

gint64
skv_item_postponed_start (SkvPlan *plan, const SkvItem *item, gboolean *all_day)
{
  SkvDay day;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && item != NULL && all_day != NULL, SKV_MOMENT_NONE);

  day = item->postponed_from != NULL ? skv_day_parse (item->postponed_from) : SKV_DAY_NONE;
  *all_day = day != SKV_DAY_NONE;
  if (*all_day)
    return day * SKV_DAY_SECONDS;
  return item->postponed_from != NULL
           ? skv_zone_parse (skv_plan_get_zone (plan), item->postponed_from)
           : SKV_MOMENT_NONE;
}

SkvDay
skv_item_postponed_day (SkvPlan *plan, const SkvItem *item)
{
  gboolean all_day;
  gint64 start = skv_item_postponed_start (plan, item, &all_day);

  if (start == SKV_MOMENT_NONE)
    return SKV_DAY_NONE;
  return all_day ? (SkvDay) (start / SKV_DAY_SECONDS)
                 : skv_zone_day (skv_plan_get_zone (plan), start);
}

/* the item of @self at @start (transfer full) */
static SkvItem *
make_moved (
  SkvPlan *plan, const SkvOccurrence *self, gint64 start, const char *reason, const char *by)
{
  SkvItem *item = make_item (plan, self, reason, by);

  item->all_day = self->all_day;
  item->start = start;
  if (self->item == NULL || !end_follows_duration (item))
    item->end = moved_end (skv_plan_get_zone (plan), self, start);
  return item;
}

SkvEdit *
skv_occurrence_move (
  SkvPlan *plan, const SkvOccurrence *self, gint64 start, const char *reason, const char *by)
{
  g_autofree char *label = NULL;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL && start != SKV_MOMENT_NONE, NULL);
  g_return_val_if_fail (self->item != NULL || self->rule != NULL, NULL);

  if (self->all_day)
    start = whole_day (start);
  label = make_label (plan, self, start);
  edit = skv_edit_new (label);
  skv_edit_put (edit, make_moved (plan, self, start, reason, by));
  return edit;
}

/* --- together ------------------------------------------------------------------------------- */

static gboolean
moves_along (const SkvItem *item, const SkvItem *with)
{
  return item != with && g_strcmp0 (item->bundle, with->bundle) == 0 &&
         item->start != SKV_MOMENT_NONE && item->status <= SKV_STATUS_STARTED;
}

static void
put_along (SkvPlan *plan,
           SkvEdit *edit,
           const SkvItem *item,
           SkvDay days,
           const char *reason,
           const char *by)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, item->parent.id);
  const SkvOccurrence *other =
    found != NULL ? skv_occurrences_lookup (found, item->parent.id) : NULL;
  gint64 start;

  if (other == NULL || other->start == SKV_MOMENT_NONE)
    return;
  start = skv_occurrence_start_on_day (plan, other, other->first_day + days);
  skv_edit_put (edit, make_moved (plan, other, start, reason, by));
}

SkvEdit *
skv_occurrence_move_together (SkvPlan *plan,
                              const SkvOccurrence *self,
                              gint64 start,
                              const char *reason,
                              const char *by,
                              guint *n)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *label = NULL;
  const SkvItem *with;
  GPtrArray *items;
  SkvEdit *edit;
  SkvDay days;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL && start != SKV_MOMENT_NONE, NULL);
  g_return_val_if_fail (self->item != NULL || self->rule != NULL, NULL);

  with = self->item;
  items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  for (guint i = 0;
       with != NULL && with->bundle != NULL && self->start != SKV_MOMENT_NONE && i < items->len;
       i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);

      if (moves_along (item, with))
        g_ptr_array_add (others, (gpointer) item);
    }
  if (n != NULL)
    *n = others->len + 1;
  if (others->len == 0)
    return skv_occurrence_move (plan, self, start, reason, by);

  if (self->all_day)
    start = whole_day (start);
  days = (self->all_day ? (SkvDay) (start / SKV_DAY_SECONDS)
                        : skv_zone_day (skv_plan_get_zone (plan), start)) -
         self->first_day;
  /* TRANSLATORS: name of an edit: "Move 3 jobs of “Switches”"; one is no case of it */
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %1$u job of “%2$s”",
                                        "Move %1$u jobs of “%2$s”", others->len + 1),
                           others->len + 1, with->bundle);
  edit = skv_edit_new (label);
  skv_edit_put (edit, make_moved (plan, self, start, reason, by));
  for (guint i = 0; i < others->len; i++)
    put_along (plan, edit, g_ptr_array_index (others, i), days, reason, by);
  return edit;
}

/* "Cancel “System evening” on 12 June 2019" (transfer full) */
static char *
label_on_date (const SkvOccurrence *self, const char *without_date, const char *with_date)
{
  g_autofree char *date = NULL;
  GString *label = g_string_new (NULL);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (self->start == SKV_MOMENT_NONE)
    g_string_append_printf (label, without_date, self->title);
  else
    {
      date = skv_words_day_month_year (self->first_day);
      g_string_append_printf (label, with_date, self->title, date);
    }
#pragma GCC diagnostic pop
  return g_string_free (label, FALSE);
}

SkvEdit *
skv_occurrence_cancel (SkvPlan *plan, const SkvOccurrence *self, const char *reason, const char *by)
{
  g_autofree char *label = NULL;
  SkvEdit *edit;
  SkvItem *item;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL, NULL);
  g_return_val_if_fail (self->item != NULL || self->rule != NULL, NULL);

  /* TRANSLATORS: names of an edit: a title, and a date */
  label = label_on_date (self, _("Cancel “%s”"), _("Cancel “%1$s” on %2$s"));
  edit = skv_edit_new (label);
  item = make_item (plan, self, reason, by);
  item->status = SKV_STATUS_CANCELLED;
  /* It says where it lay, so that it is told also when the rule changes. What had no place of its
   * own gets none by being cancelled. */
  if (self->item == NULL && self->resolved && !self->left_out)
    {
      item->start = self->start;
      item->end = self->end;
    }
  skv_edit_put (edit, item);
  return edit;
}

SkvEdit *
skv_occurrence_restore (SkvPlan *plan, const SkvOccurrence *self)
{
  g_autofree char *label = NULL;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && self != NULL, NULL);

  if (self->item == NULL || self->item->rule == NULL)
    return NULL;
  if (self->item->original_day == SKV_DAY_NONE)
    label =
      label_on_date (self, _("Remove the added “%s”"), _("Remove the added “%1$s” on %2$s"));
  else
    {
      g_autofree char *date = skv_words_day_month_year (self->item->original_day);

      /* TRANSLATORS: name of an edit: a title, and the date by the rule */
      label = g_strdup_printf (_("Let “%1$s” of %2$s follow the rule again"), self->title, date);
    }
  edit = skv_edit_new (label);
  skv_edit_remove (edit, SKV_KIND_ITEM, self->item->parent.id);
  return edit;
}

SkvEdit *
skv_rule_add_occurrence (
  SkvPlan *plan, const SkvRule *rule, SkvDay day, int start, const char *reason, const char *by)
{
  SkvItem *item;
  g_autofree char *label = NULL, *date = NULL;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && rule != NULL && day != SKV_DAY_NONE, NULL);

  date = skv_words_day_month_year (day);
  /* TRANSLATORS: name of an edit: a rule's title, and a date */
  label = g_strdup_printf (_("Add “%1$s” on %2$s"), rule->title, date);
  edit = skv_edit_new (label);
  item = skv_record_new (SKV_KIND_ITEM, NULL);
  skv_set_text (&item->lane, rule->lane);
  skv_set_text (&item->title, rule->title);
  skv_set_text (&item->rule, rule->parent.id);
  skv_set_text (&item->effect, rule->effect);
  item->status = SKV_STATUS_APPROVED;
  set_word (&item->reason, reason);
  set_word (&item->by, by);
  item->all_day = rule->start < 0;
  /* The end is left to the rule. */
  item->start = item->all_day
                  ? day * SKV_DAY_SECONDS
                  : skv_zone_at (skv_plan_get_zone (plan), day, start >= 0 ? start : rule->start);
  skv_edit_put (edit, item);
  return edit;
}
