/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/reviews.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/holiday-calendar.h"
#include "core/calendar/words.h"

#define WORKING_DAYS 5

/* the last day of the work; SKV_DAY_NONE: no date */
static SkvDay
last_day (SkvPlan *plan, const SkvItem *item)
{
  SkvDay first, end;

  return skv_item_days (item, skv_plan_get_zone (plan), &first, &end) ? end - 1 : SKV_DAY_NONE;
}

SkvDay
skv_review_day (SkvPlan *plan, const SkvItem *item)
{
  static const char *const all[] = { NULL };
  const char *const *organisations;
  SkvDay last;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && item != NULL, SKV_DAY_NONE);

  if (!item->emergency || item->review != SKV_DAY_NONE)
    return item->emergency ? item->review : SKV_DAY_NONE;
  last = last_day (plan, item);
  if (last == SKV_DAY_NONE)
    return SKV_DAY_NONE;
  organisations = item->organisations != NULL ? (const char *const *) item->organisations : all;
  return skv_holiday_calendar_add_working_days (skv_plan_get_holiday_calendar (plan), last,
                                                WORKING_DAYS, organisations);
}

/* --- the list ------------------------------------------------------------------------------- */

static void
review_free (gpointer data)
{
  SkvReview *self = data;

  skv_record_unref (self->item);
  g_free (self);
}

static SkvReview *
review_new (SkvPlan *plan, SkvItem *item, SkvDay today)
{
  SkvReview *self = g_new0 (SkvReview, 1);
  SkvDay end;

  self->item = skv_record_ref (item);
  self->day = skv_review_day (plan, item);
  self->is_own = item->review != SKV_DAY_NONE;
  if (!skv_item_days (item, skv_plan_get_zone (plan), &self->first_day, &end))
    self->first_day = SKV_DAY_NONE;
  if (item->reviewed != SKV_DAY_NONE)
    self->state = SKV_REVIEW_DONE;
  else
    self->state =
      self->day != SKV_DAY_NONE && self->day <= today ? SKV_REVIEW_DUE : SKV_REVIEW_WAITING;
  return self;
}

/* what has no day comes last of those that wait */
static gint64
sort_day (const SkvReview *self)
{
  if (self->state == SKV_REVIEW_DONE)
    return -(gint64) self->item->reviewed;
  return self->day != SKV_DAY_NONE ? self->day : G_MAXINT32;
}

static int
compare_reviews (gconstpointer a, gconstpointer b)
{
  const SkvReview *first = *(const SkvReview *const *) a, *second = *(const SkvReview *const *) b;

  if (first->state != second->state)
    return (int) first->state - (int) second->state;
  if (sort_day (first) != sort_day (second))
    return sort_day (first) < sort_day (second) ? -1 : 1;
  return strcmp (first->item->parent.id, second->item->parent.id);
}

GPtrArray *
skv_reviews_list (SkvPlan *plan, SkvDay today)
{
  GPtrArray *reviews = g_ptr_array_new_with_free_func (review_free);
  GPtrArray *items;

  g_return_val_if_fail (SKV_IS_PLAN (plan), reviews);

  items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  for (guint i = 0; i < items->len; i++)
    {
      SkvItem *item = g_ptr_array_index (items, i);

      if (item->emergency && item->status != SKV_STATUS_CANCELLED)
        g_ptr_array_add (reviews, review_new (plan, item, today));
    }
  g_ptr_array_sort (reviews, compare_reviews);
  return reviews;
}

guint
skv_reviews_count_due (SkvPlan *plan, SkvDay today)
{
  g_autoptr (GPtrArray) reviews = skv_reviews_list (plan, today);
  guint n = 0;

  while (n < reviews->len &&
         ((const SkvReview *) g_ptr_array_index (reviews, n))->state == SKV_REVIEW_DUE)
    n++;
  return n;
}

char *
skv_review_words (const SkvReview *self)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->state != SKV_REVIEW_DONE && self->day == SKV_DAY_NONE)
    return g_strdup (_("To be reviewed when it has a date"));
  date =
    skv_words_day_month_year (self->state == SKV_REVIEW_DONE ? self->item->reviewed : self->day);
  if (self->state == SKV_REVIEW_DONE)
    /* TRANSLATORS: of an emergency; a date */
    return g_strdup_printf (_("Reviewed on %s"), date);
  /* TRANSLATORS: of an emergency; a date */
  return g_strdup_printf (_("To be reviewed on %s"), date);
}

/* --- marking -------------------------------------------------------------------------------- */

SkvEdit *
skv_review_mark (SkvPlan *plan, const char *id, SkvDay day, GError **error)
{
  const SkvItem *known;
  g_autofree char *label = NULL, *date = NULL;
  SkvItem *item;
  SkvDay last;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL, NULL);

  known = skv_plan_get_item (plan, id);
  if (known == NULL || !known->emergency)
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                   _("“%s” is no emergency of this plan"),
                   known != NULL && known->title != NULL ? known->title : id);
      return NULL;
    }
  last = last_day (plan, known);
  if (day != SKV_DAY_NONE && last != SKV_DAY_NONE && day < last)
    {
      date = skv_words_day_month_year (last);
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                   /* TRANSLATORS: title and a date */
                   _("“%1$s” is not over before %2$s: it cannot have been reviewed yet"),
                   known->title, date);
      return NULL;
    }
  item = skv_record_copy (known);
  item->reviewed = day;
  label = g_strdup_printf (day != SKV_DAY_NONE ? _("Reviewed: “%s”") : _("Not reviewed: “%s”"),
                           item->title != NULL ? item->title : id);
  edit = skv_edit_new (label);
  skv_edit_put (edit, item);
  return edit;
}

const char *
skv_review_state_name (SkvReviewState state)
{
  static const char *const names[] = {
    [SKV_REVIEW_DUE] = "due",
    [SKV_REVIEW_WAITING] = "waiting",
    [SKV_REVIEW_DONE] = "done",
  };

  g_return_val_if_fail ((int) state >= 0 && state < G_N_ELEMENTS (names), NULL);
  return names[state];
}

const char *
skv_review_state_title (SkvReviewState state)
{
  static const char *const titles[] = {
    [SKV_REVIEW_DUE] = NC_("review", "due"),
    [SKV_REVIEW_WAITING] = NC_("review", "to come"),
    [SKV_REVIEW_DONE] = NC_("review", "done"),
  };

  g_return_val_if_fail ((int) state >= 0 && state < G_N_ELEMENTS (titles), NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "review", titles[state]);
}
