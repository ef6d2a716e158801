/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/suggest/offer-work.h"

#include <string.h>

typedef struct
{
  SkvPlan *copy; /* (owned): the thread's own */
  SkvDay from, to, today;
  char *check;   /* (owned) (nullable) */
  char *item;    /* (owned) (nullable) */
  char *against; /* (owned) (nullable) */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->copy);
  g_free (wish->check);
  g_free (wish->item);
  g_free (wish->against);
  g_free (wish);
}

void
skv_offers_free (SkvOffers *self)
{
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_free (self->message);
  g_free (self);
}

/* Without making words of all the others. */
gboolean
skv_offers_has_conflict (
  SkvChecker *checker, const char *check, const char *item, const char *against, guint *index)
{
  guint n = skv_checker_get_n_found (checker);

  for (guint i = 0; i < n; i++)
    {
      SkvFound found;

      skv_checker_get_found (checker, i, &found);
      if (found.accepted || strcmp (found.check, check) != 0 ||
          strcmp (found.item->id, item) != 0 ||
          g_strcmp0 (found.against != NULL ? found.against->id : NULL, against) != 0)
        continue;
      if (index != NULL)
        *index = i;
      return TRUE;
    }
  return FALSE;
}

static void
find_solutions (SkvOffers *self, const Wish *wish)
{
  SkvChecker *checker = skv_checker_new (wish->copy, wish->from, wish->to);
  SkvConflict *conflict;
  guint index;

  skv_checker_set_today (checker, wish->today);
  self->gone = !skv_offers_has_conflict (checker, wish->check, wish->item, wish->against, &index);
  if (!self->gone)
    {
      conflict = skv_checker_describe (checker, index);
      self->message = g_strdup (conflict->message);
      self->list = skv_checker_list_solutions (checker, conflict);
      skv_conflict_free (conflict);
    }
  skv_checker_unref (checker);
}

static gpointer
run (SkvWork *work, gpointer data, GError **error)
{
  const Wish *wish = data;
  SkvOffers *self = g_new0 (SkvOffers, 1);

  if (wish->check != NULL)
    find_solutions (self, wish);
  else
    self->list = skv_bundles_find (
      wish->copy, wish->today > wish->from && wish->today < wish->to ? wish->today : wish->from,
      wish->to, wish->today);
  return self;
}

SkvWork *
skv_offers_start (GObject *owner,
                  SkvSession *session,
                  const char *check,
                  const char *item,
                  const char *against,
                  SkvWorkDone done)
{
  SkvPlan *plan = skv_session_get_plan (session);
  Wish *wish = g_new0 (Wish, 1);

  wish->copy = skv_plan_copy (plan);
  wish->from = skv_session_get_from (session);
  wish->to = skv_session_get_to (session);
  wish->today = skv_session_get_today (session);
  wish->check = g_strdup (check);
  wish->item = g_strdup (item);
  wish->against = g_strdup (against);
  return skv_work_start (owner, plan,
                         &(SkvWorkTask){ .run = run,
                                         .data = wish,
                                         .free_data = wish_free,
                                         .free_result = (GDestroyNotify) skv_offers_free,
                                         .done = done });
}
