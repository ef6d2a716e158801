/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sources/source-refresher.h"

#include <glib/gi18n-lib.h>

#include "app/app-clock.h"
#include "app/plan-files.h"
#include "core/exchange/refresh.h"

#ifdef SKV_WITH_SYNC
#include "sync/subscription.h"
#endif

/* A plan that was just opened is looked at first. */
#define FIRST_SECONDS 5
#define LOOK_SECONDS 60
/* what failed is tried again after, unless it is read more often anyway */
#define RETRY_SECONDS 3600

struct _SkvSourceRefresher
{
  GObject parent_instance;

  SkvSourceRefresherFind find;
  gpointer owner;    /* (unowned) */
  guint look_source; /* looks what is due */
  GHashTable *tried; /* (owned) (element-type utf8 gint64): by id of the source: when */
  SkvWork *work;     /* (owned) (nullable) */
};

enum
{
  WORKING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SkvSourceRefresher, skv_source_refresher, G_TYPE_OBJECT)

#ifdef SKV_WITH_SYNC

/* --- in the thread ---------------------------------------------------------------------------- */

/* What is to be read, and what came of it. */
typedef struct
{
  SkvImportJob *job; /* (owned): has a copy of the plan */
  GStrv sources;     /* (owned): ids */
  gboolean asked;    /* by a person */
  gint64 now;
  char *by;      /* (owned) */
  GString *told; /* (owned): a line of what each says */
  GStrv failed;  /* (owned) (nullable): ids */
} Reading;

static void
reading_free (Reading *self)
{
  skv_import_job_free (self->job);
  g_strfreev (self->sources);
  g_free (self->by);
  g_string_free (self->told, TRUE);
  g_strfreev (self->failed);
  g_free (self);
}

/* "Exams: 3 new, 1 moved" */
static void
tell (Reading *self, const char *source, const char *words)
{
  const SkvSource *record = skv_plan_lookup (self->job->copy, SKV_KIND_SOURCE, source);

  if (words != NULL)
    g_string_append_printf (self->told, "%s%s: %s", self->told->len > 0 ? " · " : "", record->name,
                            words);
}

static gpointer
run (SkvWork *work, gpointer data, GError **error)
{
  Reading *self = *(Reading **) data;
  SkvSubscriptionContext context = { .now = self->now, .by = self->by };
  g_autoptr (GStrvBuilder) failed = g_strv_builder_new ();
  guint n = g_strv_length (self->sources);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autofree char *words = NULL;

      skv_work_tell_progress (work, (double) i / n);
      if (skv_subscription_read (self->job, self->sources[i], &context,
                                 skv_work_get_cancellable (work), &problem))
        words = skv_refresh_words (&self->job->counts);
      else if (g_cancellable_is_cancelled (skv_work_get_cancellable (work)))
        return NULL;
      else
        g_strv_builder_add (failed, self->sources[i]);
      if (problem != NULL)
        tell (self, self->sources[i], problem->message);
      else
        tell (self, self->sources[i],
              words != NULL ? words
              : self->asked ? C_("what a source says", "as before")
                            : NULL);
    }
  self->failed = g_strv_builder_end (failed);
  *(Reading **) data = NULL;
  return self;
}

static void
free_data (gpointer data)
{
  g_clear_pointer ((Reading **) data, reading_free);
  g_free (data);
}

/* --- on the main loop ------------------------------------------------------------------------- */

static void
remember (SkvSourceRefresher *self, SkvPlan *plan, const Reading *reading)
{
  for (guint i = 0; reading->sources[i] != NULL; i++)
    {
      const SkvSource *source = skv_plan_lookup (plan, SKV_KIND_SOURCE, reading->sources[i]);
      gint64 *when = g_new (gint64, 1);

      *when = reading->now;
      if (source != NULL &&
          g_strv_contains ((const char *const *) reading->failed, reading->sources[i]))
        *when -= MAX ((gint64) source->refresh_hours * 3600 - RETRY_SECONDS, 0);
      g_hash_table_insert (self->tried, g_strdup (reading->sources[i]), when);
    }
}

static void
done (gpointer owner, gpointer result, const GError *error)
{
  SkvSourceRefresher *self = owner;
  SkvSession *session = self->find (self->owner);
  Reading *reading = result;
  SkvPlan *plan;
  gboolean applied;

  g_clear_object (&self->work);
  if (reading == NULL)
    return;
  plan = session != NULL ? skv_session_get_plan (session) : NULL;
  if (plan != NULL)
    {
      remember (self, plan, reading);
      /* A person is told what came of it; else only what is worth a step in the history. */
      applied = (reading->asked || skv_refresh_is_worth (plan, reading->job->whole->edit)) &&
                skv_session_apply (session, reading->job->whole->edit);
      if (applied && reading->told->len > 0)
        skv_session_tell_edit (session, reading->told->str);
    }
  reading_free (reading);
}

static void
start (SkvSourceRefresher *self, SkvSession *session, const char *const *sources, gboolean asked)
{
  SkvPlan *plan = skv_session_get_plan (session);
  const SkvSource *first = skv_plan_lookup (plan, SKV_KIND_SOURCE, sources[0]);
  g_autofree char *label = sources[1] == NULL && first != NULL
                             ? g_strdup_printf (_("Read “%s” again"), first->name)
                             : g_strdup (_("Read the sources again"));
  Reading *reading = g_new0 (Reading, 1);
  Reading **handed = g_new (Reading *, 1);

  reading->job = skv_import_job_new (plan, label);
  reading->sources = g_strdupv ((char **) sources);
  reading->asked = asked;
  reading->now = skv_app_clock_now ();
  reading->by = g_strdup (g_get_user_name ());
  reading->told = g_string_new (NULL);
  *handed = reading;
  self->work = skv_work_start (G_OBJECT (self), plan,
                               &(SkvWorkTask){ .run = run,
                                               .data = handed,
                                               .free_data = free_data,
                                               .free_result = (GDestroyNotify) reading_free,
                                               .done = done });
  if (asked)
    g_signal_emit (self, signals[WORKING], 0, self->work);
}

/* Without a network there is nothing to try, and nothing has failed. This computer is always there.
 */
static gboolean
can_be_reached (const SkvSource *source)
{
  g_autoptr (GUri) uri =
    source->location != NULL ? g_uri_parse (source->location, G_URI_FLAGS_ENCODED, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return !skv_source_has_address (source) || g_strcmp0 (host, "127.0.0.1") == 0 ||
         g_strcmp0 (host, "localhost") == 0 ||
         g_network_monitor_get_network_available (g_network_monitor_get_default ());
}

static gboolean
look (gpointer data)
{
  SkvSourceRefresher *self = data;
  SkvSession *session = self->find (self->owner);
  SkvPlan *plan = session != NULL ? skv_session_get_plan (session) : NULL;
  g_autoptr (GPtrArray) due = NULL;

  g_clear_handle_id (&self->look_source, g_source_remove);
  self->look_source = g_timeout_add_seconds (LOOK_SECONDS, look, self);
  if (self->work != NULL && skv_work_is_over (self->work))
    g_clear_object (&self->work); /* dropped: the plan changed meanwhile */
  if (plan == NULL || self->work != NULL || skv_plan_files_is_read_only (plan))
    return G_SOURCE_REMOVE;
  due = skv_sources_list_due (plan, self->tried, skv_app_clock_now ());
  for (guint i = due->len; i > 0; i--)
    if (!can_be_reached (skv_plan_lookup (plan, SKV_KIND_SOURCE, g_ptr_array_index (due, i - 1))))
      g_ptr_array_remove_index (due, i - 1);
  if (due->len == 0)
    return G_SOURCE_REMOVE;
  g_ptr_array_add (due, NULL);
  start (self, session, (const char *const *) due->pdata, FALSE);
  return G_SOURCE_REMOVE;
}

#endif

void
skv_source_refresher_read (SkvSourceRefresher *self, const char *source)
{
  g_return_if_fail (SKV_IS_SOURCE_REFRESHER (self));

#ifdef SKV_WITH_SYNC
  SkvSession *session = self->find (self->owner);

  if (session == NULL ||
      skv_plan_lookup (skv_session_get_plan (session), SKV_KIND_SOURCE, source) == NULL)
    return;
  skv_work_clear (&self->work);
  start (self, session, (const char *const[]){ source, NULL }, TRUE);
#endif
}

void
skv_source_refresher_forget (SkvSourceRefresher *self)
{
  g_return_if_fail (SKV_IS_SOURCE_REFRESHER (self));

  skv_work_clear (&self->work);
  g_hash_table_remove_all (self->tried);
  g_clear_handle_id (&self->look_source, g_source_remove);
#ifdef SKV_WITH_SYNC
  if (self->find (self->owner) != NULL)
    self->look_source = g_timeout_add_seconds (FIRST_SECONDS, look, self);
#endif
}

/* --- object ----------------------------------------------------------------------------------- */

static void
skv_source_refresher_finalize (GObject *object)
{
  SkvSourceRefresher *self = SKV_SOURCE_REFRESHER (object);

  skv_work_clear (&self->work);
  g_clear_handle_id (&self->look_source, g_source_remove);
  g_hash_table_unref (self->tried);
  G_OBJECT_CLASS (skv_source_refresher_parent_class)->finalize (object);
}

static void
skv_source_refresher_class_init (SkvSourceRefresherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_source_refresher_finalize;
  signals[WORKING] = g_signal_new ("working", SKV_TYPE_SOURCE_REFRESHER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, SKV_TYPE_WORK);
}

static void
skv_source_refresher_init (SkvSourceRefresher *self)
{
  self->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

SkvSourceRefresher *
skv_source_refresher_new (SkvSourceRefresherFind find, gpointer owner)
{
  SkvSourceRefresher *self = g_object_new (SKV_TYPE_SOURCE_REFRESHER, NULL);

  self->find = find;
  self->owner = owner;
  return self;
}
