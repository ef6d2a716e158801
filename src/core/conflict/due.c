/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/due.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/notices.h"
#include "core/calendar/system-cards.h"
#include "core/calendar/words.h"
#include "core/conflict/reviews.h"

/* as far ahead as work is looked at: today and tomorrow */
#define DAYS_AHEAD 2

SkvDue *
skv_due_new (SkvDueKind kind, const char *id, const char *title, SkvDay day)
{
  SkvDue *self = g_new0 (SkvDue, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  self->title = g_strdup (title != NULL && *title != '\0' ? title : id);
  self->day = day;
  return self;
}

void
skv_due_free (SkvDue *self)
{
  g_free (self->id);
  g_free (self->item);
  g_free (self->title);
  g_free (self->words);
  g_free (self);
}

/* --- work that nobody has announced ---------------------------------------------------------- */

static gboolean
is_unannounced (const SkvOccurrence *occurrence)
{
  return strcmp (occurrence->lane, "maintenance") == 0 && occurrence->resolved &&
         !occurrence->left_out && occurrence->start != SKV_MOMENT_NONE &&
         (occurrence->status == SKV_STATUS_PROPOSED || occurrence->status == SKV_STATUS_APPROVED);
}

static void
add_announcements (GPtrArray *list, SkvPlan *plan, SkvDay today)
{
  g_autoptr (SkvOccurrences) occurrences =
    skv_occurrences_new (plan, today, today + DAYS_AHEAD, SKV_EXPAND_DEFAULT);

  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);
      g_autofree char *date = NULL;
      SkvDue *due;

      if (!is_unannounced (occurrence) || occurrence->first_day < today)
        continue;
      date = skv_words_day_month_year (occurrence->first_day);
      due =
        skv_due_new (SKV_DUE_ANNOUNCE, occurrence->id, occurrence->title, occurrence->first_day);
      due->words = g_strdup_printf (occurrence->first_day == today
                                      /* TRANSLATORS: both: when work is; a date */
                                      ? _("today, %s")
                                      : _("tomorrow, %s"),
                                    date);
      g_ptr_array_add (list, due);
    }
}

/* --- what people are to be told --------------------------------------------------------------- */

static gboolean
is_listed (GPtrArray *list, const char *id)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (((const SkvDue *) g_ptr_array_index (list, i))->id, id) == 0)
      return TRUE;
  return FALSE;
}

static char *
notice_words (const SkvNoticeDue *notice, SkvDay today)
{
  g_autofree char *work = skv_words_day_month_year (notice->first_day);
  g_autofree char *day = NULL;

  if (notice->step.day >= today)
    /* TRANSLATORS: when to tell people of work, and the date of the work */
    return g_strdup_printf (
      notice->step.is_first ? _("first notice today, of %s") : _("reminder today, of %s"), work);
  day = skv_words_day_month_year (notice->step.day);
  /* TRANSLATORS: when it should have been told, and the date of the work */
  return g_strdup_printf (notice->step.is_first ? _("first notice since %1$s, of %2$s")
                                                : _("reminder since %1$s, of %2$s"),
                          day, work);
}

/* Not what is to be announced at once anyway. */
static void
add_notices (GPtrArray *list, SkvPlan *plan, SkvDay today)
{
  g_autoptr (GPtrArray) open = skv_notices_list_open (plan, today, today + 1);

  for (guint i = 0; i < open->len; i++)
    {
      const SkvNoticeDue *notice = g_ptr_array_index (open, i);
      SkvDue *due;

      if (is_listed (list, notice->id))
        continue;
      due = skv_due_new (SKV_DUE_NOTICE, notice->id, notice->title, notice->step.day);
      due->words = notice_words (notice, today);
      g_ptr_array_add (list, due);
    }
}

/* --- emergencies to be looked at ------------------------------------------------------------- */

static void
add_reviews (GPtrArray *list, SkvPlan *plan, SkvDay today)
{
  g_autoptr (GPtrArray) reviews = skv_reviews_list (plan, today);

  for (guint i = 0; i < reviews->len; i++)
    {
      const SkvReview *review = g_ptr_array_index (reviews, i);
      SkvDue *due;

      if (review->state != SKV_REVIEW_DUE)
        break; /* they stand first */
      due = skv_due_new (SKV_DUE_REVIEW, review->item->parent.id, review->item->title, review->day);
      due->words = skv_review_words (review);
      g_ptr_array_add (list, due);
    }
}

/* --- cards that are old ----------------------------------------------------------------------- */

/* One that never had a stamp is told on its page: who has typed in two hundred systems is not to be
 * reminded of each of them. */
static void
add_cards (GPtrArray *list, SkvPlan *plan, SkvDay today)
{
  const SkvSettings *settings = skv_plan_get_settings (plan);
  g_autoptr (GPtrArray) systems = skv_system_cards_list_old (plan, today);

  for (guint i = 0; i < systems->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (systems, i);
      SkvDay good_until = skv_system_card_good_until (settings, system);
      SkvDue *due;

      if (good_until == SKV_DAY_NONE)
        continue;
      due = skv_due_new (SKV_DUE_CARD, system->parent.id, system->name, good_until + 1);
      due->words = skv_system_card_reminder (settings, system, today);
      g_ptr_array_add (list, due);
    }
}

/* --- all of it -------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *headline;                                       /* with the title in it */
  void (*add) (GPtrArray *list, SkvPlan *plan, SkvDay today); /* (nullable): a later room does */
} kinds[SKV_N_DUE_KINDS] = {
  /* TRANSLATORS: a reminder; the title of an outage: “Feide does not work” */
  [SKV_DUE_OUTAGE] = { "outage", N_("Not over: “%s”"), NULL },
  /* TRANSLATORS: a reminder; what is to be done after or in an outage */
  [SKV_DUE_TASK] = { "task", N_("To be done: “%s”"), NULL },
  /* TRANSLATORS: both: a reminder; the title of work */
  [SKV_DUE_ANNOUNCE] = { "announce", N_("“%s” is not announced"), add_announcements },
  [SKV_DUE_NOTICE] = { "notice", N_("People are to be told of “%s”"), add_notices },
  [SKV_DUE_REVIEW] = { "review", N_("“%s” is to be reviewed"), add_reviews },
  /* TRANSLATORS: a reminder; the name of a system */
  [SKV_DUE_CARD] = { "card", N_("The card of “%s” is to be looked through"), add_cards },
};

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const SkvDue *first = *(const SkvDue *const *) a, *second = *(const SkvDue *const *) b;

  if (first->kind != second->kind)
    return (int) first->kind - (int) second->kind;
  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return strcmp (first->id, second->id);
}

GPtrArray *
skv_due_list (SkvPlan *plan, SkvDay today)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_due_free);

  g_return_val_if_fail (SKV_IS_PLAN (plan) && today != SKV_DAY_NONE, list);

  for (guint i = 0; i < SKV_N_DUE_KINDS; i++)
    if (kinds[i].add != NULL)
      kinds[i].add (list, plan, today);
  g_ptr_array_sort (list, compare_due);
  return list;
}

const char *
skv_due_kind_name (SkvDueKind kind)
{
  return (int) kind >= 0 && kind < SKV_N_DUE_KINDS ? kinds[kind].name : NULL;
}

char *
skv_due_headline (const SkvDue *self)
{
  g_return_val_if_fail (self != NULL && self->kind < SKV_N_DUE_KINDS, NULL);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_(kinds[self->kind].headline), self->title);
#pragma GCC diagnostic pop
}
