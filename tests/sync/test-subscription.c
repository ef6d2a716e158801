/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <libsoup/soup.h>

#include "sync/subscription.h"

/* 3 June 2019, 10:00 UTC */
#define NOW 1559556000
#define HOUR 3600

#define EVENT(uid, title, when)                                                                    \
  "BEGIN:VEVENT\r\nUID:" uid "\r\nDTSTAMP:20190101T000000Z\r\nDTSTART:" when                       \
  "\r\nDURATION:PT2H\r\nSUMMARY:" title "\r\nEND:VEVENT\r\n"
#define CALENDAR(events) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" events "END:VCALENDAR\r\n"
#define PAST EVENT ("past", "Exam in May", "20190510T080000Z")
#define THREE                                                                                      \
  EVENT ("a", "Norwegian", "20190611T080000Z")                                                     \
  EVENT ("b", "English", "20190612T080000Z") EVENT ("c", "Physics", "20190613T080000Z")

/* A server in a thread of its own: the reading waits for it. */
typedef struct
{
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  SoupServer *server;
  char *address;
  GMutex mutex;
  const char *content;
  const char *etag;
  guint status; /* 0: as it should be */
  guint n_requests;
} Server;

static void
on_asked (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer data)
{
  Server *self = data;
  const char *known = soup_message_headers_get_one (
    soup_server_message_get_request_headers (message), "If-None-Match");
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->n_requests++;
  if (self->etag != NULL)
    soup_message_headers_append (soup_server_message_get_response_headers (message), "ETag",
                                 self->etag);
  if (self->status != 0)
    soup_server_message_set_status (message, self->status, NULL);
  else if (self->etag != NULL && g_strcmp0 (known, self->etag) == 0)
    soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
  else
    {
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      soup_server_message_set_response (message, "text/calendar", SOUP_MEMORY_COPY, self->content,
                                        strlen (self->content));
    }
}

static gpointer
serve (gpointer data)
{
  Server *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

static void
server_start (Server *self)
{
  GSList *uris;

  g_mutex_init (&self->mutex);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, on_asked, self, NULL);
  g_assert_true (soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  g_main_context_pop_thread_default (self->context);
  uris = soup_server_get_uris (self->server);
  self->address = g_strdup_printf ("http://127.0.0.1:%d/exams.ics", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  self->thread = g_thread_new ("server", serve, self);
}

static gboolean
quit (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
server_stop (Server *self)
{
  g_main_context_invoke (self->context, quit, self->loop);
  g_thread_join (self->thread);
  g_object_unref (self->server);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_free (self->address);
  g_mutex_clear (&self->mutex);
}

static void
server_say (Server *self, const char *content, const char *etag, guint status)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->content = content;
  self->etag = etag;
  self->status = status;
}

/* --- The plan -------------------------------------------------------------------------------- */

static SkvPlan *
make_plan (const char *address)
{
  SkvPlan *plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("p");
  SkvSettings *settings = skv_record_new (SKV_KIND_SETTINGS, "plan");
  SkvSource *source = skv_record_new (SKV_KIND_SOURCE, "exams");
  SkvItem *own = skv_record_new (SKV_KIND_ITEM, "own");
  g_autoptr (GError) error = NULL;

  skv_set_text (&settings->country, "NO");
  skv_set_text (&settings->time_zone, "Europe/Oslo");
  skv_edit_put (edit, settings);
  skv_set_text (&source->name, "Exams");
  skv_set_text (&source->location, address);
  skv_set_text (&source->lane, "exam");
  source->refresh_hours = 6;
  skv_edit_put (edit, source);
  skv_set_text (&own->lane, "exam");
  skv_set_text (&own->title, "Mock exam");
  own->start = NOW + 100 * HOUR;
  own->duration = 60;
  skv_edit_put (edit, own);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return plan;
}

static const SkvSource *
exams (SkvPlan *plan)
{
  return skv_plan_lookup (plan, SKV_KIND_SOURCE, "exams");
}

/* Reads it as the app does; the error's message, or NULL (transfer full) */
static char *
read_at (SkvPlan *plan, gint64 now)
{
  g_autoptr (SkvImportJob) job = skv_import_job_new (plan, "Read");
  g_autoptr (GError) problem = NULL, error = NULL;
  SkvSubscriptionContext context = { .now = now, .by = "planner" };

  skv_subscription_read (job, "exams", &context, NULL, &problem);
  skv_plan_apply (plan, job->whole->edit, &error);
  g_assert_no_error (error);
  return problem != NULL ? g_strdup (problem->message) : NULL;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* titles of the exams with "!" at cancelled ones, by their ids */
static char *
spell (SkvPlan *plan)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);

      g_ptr_array_add (
        words, g_strconcat (item->status == SKV_STATUS_CANCELLED ? "!" : "", item->title, NULL));
    }
  g_ptr_array_sort (words, compare_texts);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (",", (char **) words->pdata);
}

#define assert_items(plan, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *spelt = spell (plan);                                                         \
    g_assert_cmpstr (spelt, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

/* --- One life of a subscription -------------------------------------------------------------- */

static void
test_life (void)
{
  Server server = { 0 };
  g_autoptr (SkvPlan) plan = NULL;
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *fourth = NULL, *fifth = NULL;

  server_start (&server);
  plan = make_plan (server.address);
  server_say (&server, CALENDAR (PAST THREE), "\"1\"", 0);
  first = read_at (plan, NOW);
  g_assert_cmpstr (first, ==, NULL);
  assert_items (plan, "English,Exam in May,Mock exam,Norwegian,Physics");
  g_assert_cmpstr (exams (plan)->changed, ==, "3 June 2019: 4 new");
  g_assert_cmpstr (exams (plan)->etag, ==, "\"1\"");
  g_assert_cmpstr (exams (plan)->fetched, ==, "2019-06-03T10:00:00Z");
  g_assert_cmpint (exams (plan)->year, ==, 0);
  g_assert_cmpint (exams (plan)->refresh_hours, ==, 6);

  /* Asked, and as it was: nothing of it is sent again. */
  server_say (&server, "never sent", "\"1\"", 0);
  second = read_at (plan, NOW + 6 * HOUR);
  g_assert_cmpstr (second, ==, NULL);
  g_assert_cmpstr (exams (plan)->fetched, ==, "2019-06-03T16:00:00Z");
  g_assert_cmpstr (exams (plan)->changed, ==, "3 June 2019: 4 new");

  /* One new, one moved, one gone; what has been is left alone, and so is what is typed by hand. */
  server_say (&server,
              CALENDAR (EVENT ("a", "Norwegian", "20190611T080000Z") EVENT (
                "b", "English", "20190614T080000Z") EVENT ("d", "Biology", "20190615T080000Z")),
              "\"2\"", 0);
  third = read_at (plan, NOW + 30 * HOUR);
  g_assert_cmpstr (third, ==, NULL);
  assert_items (plan, "!Physics,Biology,English,Exam in May,Mock exam,Norwegian");
  g_assert_cmpstr (exams (plan)->changed, ==, "4 June 2019: 1 new, 1 moved, 1 gone");

  /* A failure changes nothing but what is said of it, and the next success takes that away. */
  server_say (&server, "", NULL, 500);
  fourth = read_at (plan, NOW + 60 * HOUR);
  g_assert_nonnull (strstr (fourth, "500"));
  g_assert_cmpstr (exams (plan)->failed, ==, fourth);
  g_assert_cmpstr (exams (plan)->fetched, ==, "2019-06-04T16:00:00Z");
  g_assert_cmpstr (exams (plan)->etag, ==, "\"2\"");
  assert_items (plan, "!Physics,Biology,English,Exam in May,Mock exam,Norwegian");

  /* Gone twice is told once, and what comes back is valid again. */
  server_say (&server, CALENDAR (THREE EVENT ("d", "Biology", "20190615T080000Z")), "\"3\"", 0);
  fifth = read_at (plan, NOW + 61 * HOUR);
  g_assert_cmpstr (fifth, ==, NULL);
  g_assert_cmpstr (exams (plan)->failed, ==, NULL);
  assert_items (plan, "Biology,English,Exam in May,Mock exam,Norwegian,Physics");
  g_assert_cmpstr (exams (plan)->changed, ==, "6 June 2019: 1 moved, 1 changed");
  g_assert_cmpuint (server.n_requests, ==, 5);
  server_stop (&server);
}

/* --- What a broken source may say ------------------------------------------------------------ */

static const struct
{
  const char *name;
  const char *content;
  guint status;
  const char *words; /* of the failure; NULL: it is none */
  const char *changed;
} broken[] = {
  { "page", "\n<!DOCTYPE html><html><body>Log in</body></html>", 0, "page for a browser", NULL },
  { "page-without-doctype", "<HTML lang=\"nb\"><body>12.6.2019 eksamen</body>", 0,
    "page for a browser", NULL },
  { "cut-in-an-event", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\n", 0, "cut off",
    NULL },
  { "nothing", "", 0, "", NULL },
  { "not-found", "", 404, "nothing at this address", NULL },
  { "plan", "{\"format\": \"skv-plan\", \"version\": 1}", 0, "", NULL },
  { "empty-calendar", CALENDAR (""), 0, NULL, "4 June 2019: 9 no longer in it, and kept" },
  { "almost-empty", CALENDAR (EVENT ("e1", "Exam 1", "20190611T080000Z")), 0, NULL,
    "4 June 2019: 8 no longer in it, and kept" },
};

#define NINE                                                                                       \
  EVENT ("e1", "Exam 1", "20190611T080000Z")                                                       \
  EVENT ("e2", "Exam 2", "20190612T080000Z") EVENT ("e3", "Exam 3", "20190613T080000Z")            \
    EVENT ("e4", "Exam 4", "20190614T080000Z") EVENT ("e5", "Exam 5", "20190615T080000Z")          \
      EVENT ("e6", "Exam 6", "20190616T080000Z") EVENT ("e7", "Exam 7", "20190617T080000Z")        \
        EVENT ("e8", "Exam 8", "20190618T080000Z") EVENT ("e9", "Exam 9", "20190619T080000Z")

static void
test_broken (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  Server server = { 0 };
  g_autoptr (SkvPlan) plan = NULL;
  g_autofree char *first = NULL, *before = NULL, *after = NULL, *second = NULL;

  server_start (&server);
  plan = make_plan (server.address);
  server_say (&server, CALENDAR (NINE), NULL, 0);
  first = read_at (plan, NOW);
  g_assert_cmpstr (first, ==, NULL);
  before = spell (plan);
  server_say (&server, broken[i].content, NULL, broken[i].status);
  second = read_at (plan, NOW + 24 * HOUR);
  after = spell (plan);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (second != NULL, ==, broken[i].words != NULL);
  if (second != NULL)
    g_assert_nonnull (strstr (second, broken[i].words));
  g_assert_cmpstr (exams (plan)->failed, ==, second);
  if (broken[i].changed != NULL)
    g_assert_cmpstr (exams (plan)->changed, ==, broken[i].changed);
  server_stop (&server);
}

/* Two in one job: the one that fails takes nothing from the other. */
static void
test_two (void)
{
  Server server = { 0 };
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvEdit) edit = skv_edit_new ("another");
  g_autoptr (SkvImportJob) job = NULL;
  g_autoptr (GError) failed = NULL, error = NULL;
  SkvSource *bad = skv_record_new (SKV_KIND_SOURCE, "bad");
  SkvSubscriptionContext context = { .now = NOW };

  server_start (&server);
  plan = make_plan (server.address);
  skv_set_text (&bad->name, "Bad");
  skv_set_text (&bad->location, "file:///nowhere/at/all.ics");
  skv_edit_put (edit, bad);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  server_say (&server, CALENDAR (THREE), NULL, 0);
  job = skv_import_job_new (plan, "Read");
  g_assert_false (skv_subscription_read (job, "bad", &context, NULL, &failed));
  g_assert_error (failed, SKV_FETCH_ERROR, SKV_FETCH_ERROR_GONE);
  skv_subscription_read (job, "exams", &context, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (job->counts.n_new, ==, 3);
  skv_plan_apply (plan, job->whole->edit, &error);
  g_assert_no_error (error);
  assert_items (plan, "English,Mock exam,Norwegian,Physics");
  g_assert_cmpstr (((const SkvSource *) skv_plan_lookup (plan, SKV_KIND_SOURCE, "bad"))->failed, ==,
                   "the file is gone");
  server_stop (&server);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/subscription/life", test_life);
  g_test_add_func ("/sync/subscription/two", test_two);
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/subscription/broken/", broken[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_broken);
    }
  return g_test_run ();
}
