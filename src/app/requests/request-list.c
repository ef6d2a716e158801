/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/requests/request-list.h"

#include <string.h>

#include "core/calendar/words.h"
#include "core/exchange/request.h"

G_DEFINE_FINAL_TYPE (SkvRequestEntry, skv_request_entry, G_TYPE_OBJECT)

static void
skv_request_entry_finalize (GObject *object)
{
  SkvRequestEntry *self = SKV_REQUEST_ENTRY (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->words);
  g_free (self->when);
  G_OBJECT_CLASS (skv_request_entry_parent_class)->finalize (object);
}

static void
skv_request_entry_class_init (SkvRequestEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_request_entry_finalize;
}

static void
skv_request_entry_init (SkvRequestEntry *self)
{
}

gboolean
skv_request_entry_same (gpointer a, gpointer b)
{
  const SkvRequestEntry *one = a, *other = b;

  return one->state == other->state && one->late == other->late &&
         strcmp (one->id, other->id) == 0 && strcmp (one->title, other->title) == 0 &&
         strcmp (one->words, other->words) == 0 && strcmp (one->when, other->when) == 0;
}

/* --- words ----------------------------------------------------------------------------------- */

char *
skv_request_words_moment (SkvPlan *plan, const char *moment)
{
  g_autoptr (GDateTime) time = moment != NULL ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;

  if (time == NULL)
    return NULL;
  return skv_words_day_month_year (
    skv_zone_day (skv_plan_get_zone (plan), g_date_time_to_unix (time)));
}

/* --- the list -------------------------------------------------------------------------------- */

static SkvRequestEntry *
entry_new (SkvPlan *plan, const SkvRequest *request)
{
  SkvRequestEntry *self = g_object_new (SKV_TYPE_REQUEST_ENTRY, NULL);
  g_autofree char *sender = skv_request_words_from (plan, request);
  g_autofree char *received = skv_request_words_moment (plan, request->received);
  g_autofree char *when = skv_request_words_when (plan, request);

  self->id = g_strdup (request->parent.id);
  self->title = g_strdup (request->title);
  self->words = sender != NULL && received != NULL ? g_strdup_printf ("%s · %s", sender, received)
                                                   : g_strdup (sender != NULL     ? sender
                                                               : received != NULL ? received
                                                                                  : "");
  self->when = when != NULL ? g_steal_pointer (&when) : g_strdup ("");
  self->state = request->state;
  self->late = skv_request_closed (plan, request, NULL, NULL) != SKV_DAY_NONE;
  return self;
}

GPtrArray *
skv_request_list (SkvPlan *plan, SkvRequestsOnly only, const char *also)
{
  g_autoptr (GPtrArray) requests = skv_requests_list (plan);
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < requests->len; i++)
    {
      const SkvRequest *request = g_ptr_array_index (requests, i);
      gboolean waits = request->state == SKV_REQUEST_WAITING;

      if (only == SKV_REQUESTS_ALL || waits == (only == SKV_REQUESTS_WAITING) ||
          g_strcmp0 (request->parent.id, also) == 0)
        g_ptr_array_add (entries, entry_new (plan, request));
    }
  return entries;
}
