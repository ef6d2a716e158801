/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/subscription.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* A server that wants somebody to log in shows a page instead of the calendar, and calls that a
 * success. */
static gboolean
is_web_page (const SkvFetched *fetched)
{
  static const char *const marks[] = { "<!doctype html", "<html", "<head", "<?xml" };
  gsize length;
  const char *data = g_bytes_get_data (fetched->bytes, &length);
  gsize at = 0;

  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    at = 3;
  while (at < length && g_ascii_isspace (data[at]))
    at++;
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length - at >= strlen (marks[i]) &&
        g_ascii_strncasecmp (data + at, marks[i], strlen (marks[i])) == 0)
      return TRUE;
  return FALSE;
}

SkvFetched *
skv_subscription_fetch (const SkvFetchRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (SkvFetched) fetched = skv_fetch (request, cancellable, error);

  if (fetched == NULL || fetched->unchanged || !is_web_page (fetched))
    return g_steal_pointer (&fetched);
  g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                       _("there is a page for a browser at this address and no calendar: perhaps "
                          "one has to log in, or it is the address of the page beside it"));
  return NULL;
}

/* Series are followed around now and not around the year in which a calendar was begun. */
static int
year_to_read (const SkvSource *source, SkvImportForm form, const SkvZone *zone, gint64 now)
{
  return source->year != 0 || form != SKV_IMPORT_CALENDAR ? source->year
                                                          : skv_day_year (skv_zone_day (zone, now));
}

static gboolean
take_in (SkvImportJob *job,
         const SkvSource *source,
         const SkvFetched *fetched,
         const SkvSubscriptionContext *context,
         GError **error)
{
  SkvSourceReading reading = { .source = source->parent.id,
                               .name = source->name,
                               .location = source->location,
                               .lane = source->lane != NULL ? source->lane : "meeting",
                               .when = context->now,
                               .by = context->by,
                               .follow = TRUE,
                               .year_is_now = source->year == 0,
                               .etag = fetched->etag,
                               .last_modified = fetched->last_modified };

  if (fetched->unchanged)
    return skv_import_job_note_unchanged (job, &reading, error);
  if (source->form == NULL || !skv_import_form_find (source->form, &reading.form))
    reading.form = skv_import_form_guess (source->location, fetched->bytes);
  if (reading.form == SKV_IMPORT_JSON)
    {
      g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                           _("this is a whole plan, which is imported and not subscribed to"));
      return FALSE;
    }
  reading.year = year_to_read (source, reading.form, skv_plan_get_zone (job->copy), context->now);
  return skv_import_job_add (job, source->name, &reading, fetched->bytes, error);
}

gboolean
skv_subscription_read (SkvImportJob *job,
                       const char *id,
                       const SkvSubscriptionContext *context,
                       GCancellable *cancellable,
                       GError **error)
{
  const SkvSource *found = skv_plan_lookup (job->copy, SKV_KIND_SOURCE, id);
  g_autoptr (SkvFetched) fetched = NULL;
  g_autoptr (GError) problem = NULL;
  SkvSource *source;
  gboolean done;

  g_return_val_if_fail (found != NULL && found->location != NULL, FALSE);

  source = skv_record_ref (found); /* as it was before */
  fetched = skv_subscription_fetch (&(SkvFetchRequest){ .address = source->location,
                                                        .etag = source->etag,
                                                        .last_modified = source->last_modified,
                                                        .trusted = context->trusted },
                                    cancellable, &problem);
  done = fetched != NULL && take_in (job, source, fetched, context, &problem);
  if (!done && !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    skv_import_job_note_failed (job, id, problem->message, NULL);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&problem));
  skv_record_unref (source);
  return done;
}
