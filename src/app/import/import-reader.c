/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/import/import-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/app-clock.h"
#include "core/exchange/address.h"

#ifdef SKV_WITH_SYNC
#include "sync/subscription.h"
#endif

/* --- Sources --- */

SkvImportSource *
skv_import_source_new_for_path (const char *path)
{
  SkvImportSource *self = g_new0 (SkvImportSource, 1);

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  return self;
}

SkvImportSource *
skv_import_source_new_for_text (const char *name, const char *text)
{
  SkvImportSource *self = g_new0 (SkvImportSource, 1);

  self->name = g_strdup (name);
  self->bytes = g_bytes_new (text, strlen (text));
  self->when = skv_app_clock_now ();
  return self;
}

SkvImportSource *
skv_import_source_new_for_address (const char *address, int hours)
{
  SkvImportSource *self = g_new0 (SkvImportSource, 1);

  self->address = g_strdup (address);
  self->name = skv_address_name (address);
  self->hours = hours;
  return self;
}

SkvImportSource *
skv_import_source_copy (const SkvImportSource *self)
{
  SkvImportSource *copy = g_new0 (SkvImportSource, 1);

  copy->path = g_strdup (self->path);
  copy->name = g_strdup (self->name);
  copy->id = g_strdup (self->id);
  copy->when = self->when;
  copy->address = g_strdup (self->address);
  copy->hours = self->hours;
  copy->etag = g_strdup (self->etag);
  copy->last_modified = g_strdup (self->last_modified);
  copy->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  return copy;
}

void
skv_import_source_free (SkvImportSource *self)
{
  g_free (self->path);
  g_free (self->name);
  g_free (self->id);
  g_free (self->address);
  g_free (self->etag);
  g_free (self->last_modified);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

void
skv_import_reading_free (SkvImportReading *self)
{
  g_clear_pointer (&self->source, skv_import_source_free);
  g_clear_pointer (&self->calendar, skv_ics_calendar_free);
  g_clear_pointer (&self->import, skv_import_free);
  g_clear_error (&self->error);
  g_free (self);
}

/* --- Reading --- */

typedef struct
{
  SkvImportReading *reading; /* (owned) (nullable) */
  SkvPlan *copy;             /* (owned): of the plan, this thread's own */
  char *zone;                /* (owned) */
  int year;
  int likely_year;
} Work;

static void
work_free (Work *self)
{
  g_clear_pointer (&self->reading, skv_import_reading_free);
  g_clear_object (&self->copy);
  g_free (self->zone);
  g_free (self);
}

static gboolean
fetch (SkvImportSource *source, GCancellable *cancellable, GError **error)
{
#ifdef SKV_WITH_SYNC
  g_autoptr (SkvFetched) fetched =
    skv_subscription_fetch (&(SkvFetchRequest){ .address = source->address }, cancellable, error);

  if (fetched == NULL)
    return FALSE;
  source->bytes = g_steal_pointer (&fetched->bytes);
  source->etag = g_steal_pointer (&fetched->etag);
  source->last_modified = g_steal_pointer (&fetched->last_modified);
  return TRUE;
#else
  g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_FAILED,
                       _("this Systemkveld was built without a network and fetches nothing"));
  return FALSE;
#endif
}

static gboolean
load (SkvImportSource *source, GCancellable *cancellable, GError **error)
{
  if (source->bytes != NULL)
    return TRUE;
  /* Before it is read: what is written meanwhile is newer than what we have. */
  source->when = skv_app_clock_now ();
  if (source->address != NULL)
    return fetch (source, cancellable, error);
  /* A pipe would never end. */
  if (!g_file_test (source->path, G_FILE_TEST_IS_REGULAR) &&
      g_file_test (source->path, G_FILE_TEST_EXISTS))
    g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                         _("this is a folder or a device and no file"));
  else
    source->bytes = skv_import_load (source->path, error);
  return source->bytes != NULL;
}

static gboolean
has_series (const SkvIcsCalendar *calendar)
{
  for (guint i = 0; i < calendar->entries->len; i++)
    if (((const SkvIcsEntry *) g_ptr_array_index (calendar->entries, i))->recurrence != NULL)
      return TRUE;
  return FALSE;
}

/* The year of the first date, around which series were followed when nobody said another. */
static int
first_year (const SkvIcsCalendar *calendar)
{
  gint64 first = G_MAXINT64;

  for (guint i = 0; i < calendar->entries->len; i++)
    first = MIN (first, ((const SkvIcsEntry *) g_ptr_array_index (calendar->entries, i))->start);
  return calendar->entries->len > 0 ? skv_day_year ((SkvDay) (first / SKV_DAY_SECONDS)) : 0;
}

/* Nobody is asked for a year that the file says itself: it is read without one first. */
static void
read_dates (Work *work, GCancellable *cancellable)
{
  SkvImportReading *self = work->reading;
  gboolean needed;

  self->calendar =
    skv_import_parse (self->form, self->source->bytes, work->zone, 0, cancellable, &self->error);
  needed = self->calendar != NULL
             ? self->calendar->needs_year
             : g_error_matches (self->error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_NEEDS_YEAR);
  self->has_series = self->calendar != NULL && has_series (self->calendar);
  if (self->has_series)
    self->year = work->year != 0 ? work->year : first_year (self->calendar);
  else if (needed)
    self->year = work->year != 0 ? work->year : work->likely_year;
  if (!needed && (!self->has_series || work->year == 0))
    return;
  g_clear_pointer (&self->calendar, skv_ics_calendar_free);
  g_clear_error (&self->error);
  self->calendar = skv_import_parse (self->form, self->source->bytes, work->zone, self->year,
                                     cancellable, &self->error);
}

static void
run (GTask *task, gpointer source_object, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  SkvImportReading *self = work->reading;

  if (load (self->source, cancellable, &self->error))
    {
      if (self->form == SKV_N_IMPORT_FORMS)
        self->form = skv_import_form_guess (self->source->address != NULL ? self->source->name
                                                                          : self->source->path,
                                            self->source->bytes);
      if (self->form == SKV_IMPORT_JSON)
        self->import =
          skv_json_read (work->copy, self->source->name, self->source->bytes, &self->error);
      else
        read_dates (work, cancellable);
    }
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&work->reading),
                           (GDestroyNotify) skv_import_reading_free);
}

void
skv_import_read_async (GObject *source_object,
                       SkvPlan *plan,
                       const SkvImportSource *source,
                       SkvImportForm form,
                       int year,
                       int likely_year,
                       GCancellable *cancellable,
                       GAsyncReadyCallback done,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (source_object, cancellable, done, data);
  Work *work = g_new0 (Work, 1);

  work->reading = g_new0 (SkvImportReading, 1);
  work->reading->source = skv_import_source_copy (source);
  work->reading->form = form;
  work->copy = skv_plan_copy (plan);
  work->zone = g_strdup (skv_zone_get_name (skv_plan_get_zone (plan)));
  work->year = year;
  work->likely_year = likely_year;
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, run);
}

SkvImportReading *
skv_import_read_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
