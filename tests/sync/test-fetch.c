/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gstdio.h>
#include <libsoup/soup.h>

#include "core/exchange/address.h"
#include "sync/fetch.h"

#define CALENDAR "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
#define HEAD                                                                                       \
  "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: Text/Calendar; charset=utf-8\r\n"

/* --- A server that answers what a test says, byte for byte ----------------------------------- */

typedef struct
{
  GSocketService *service; /* (owned) */
  guint16 port;
  const char *answer; /* to all that do not ask for /end */
  gboolean waits;     /* after it, without an end */
  gboolean floods;    /* after it, without an end either */
  char *request;      /* (owned) (nullable): the newest */
  int n_requests;     /* atomic */
} Server;

/* as far as its empty line (transfer full) */
static char *
read_request (GInputStream *input)
{
  GString *request = g_string_new (NULL);
  char byte;

  while (!g_str_has_suffix (request->str, "\r\n\r\n") &&
         g_input_stream_read (input, &byte, 1, NULL, NULL) == 1)
    g_string_append_c (request, byte);
  return g_string_free (request, FALSE);
}

static gboolean
on_run (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *from,
        gpointer data)
{
  Server *self = data;
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char *request = read_request (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
  const char *answer = strstr (request, "GET /end ") != NULL ? HEAD "\r\nthe end" : self->answer;
  char byte;

  g_free (g_atomic_pointer_exchange (&self->request, request));
  g_atomic_int_inc (&self->n_requests);
  g_output_stream_write_all (output, answer, strlen (answer), NULL, NULL, NULL);
  while (self->floods &&
         g_output_stream_write_all (output, CALENDAR, strlen (CALENDAR), NULL, NULL, NULL))
    ;
  if (self->waits)
    g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), &byte, 1, NULL,
                         NULL);
  return TRUE;
}

static void
server_start (Server *self)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;

  self->service = g_threaded_socket_service_new (8);
  g_assert_true (g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address,
                                                G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL,
                                                &bound, NULL));
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  g_signal_connect (self->service, "run", G_CALLBACK (on_run), self);
  g_socket_service_start (self->service);
}

static void
server_stop (Server *self)
{
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_object_unref (self->service);
  g_free (self->request);
}

/* --- Answers --------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *answer;
  gboolean waits;
  gboolean floods;
  const char *etag; /* asked with */
  const char *last_modified;
  int code;          /* of SKV_FETCH_ERROR; -1: it is fetched */
  const char *words; /* in the message, or what came */
} Answer;

static const Answer answers[] = {
  { "good",
    HEAD "Content-Length: 32\r\nETag: \"a1\"\r\nLast-Modified: Mon, 03 Jun 2019 10:00:00 "
         "GMT\r\n\r\n" CALENDAR,
    .code = -1, .words = CALENDAR },
  { "without-length", HEAD "\r\n" CALENDAR, .code = -1, .words = CALENDAR },
  { "chunked", HEAD "Transfer-Encoding: chunked\r\n\r\n5\r\nBEGIN\r\n0\r\n\r\n", .code = -1,
    .words = "BEGIN" },
  { "empty", HEAD "Content-Length: 0\r\n\r\n", .code = -1, .words = "" },
  { "not-modified", "HTTP/1.1 304 Not Modified\r\nETag: \"a1\"\r\nConnection: close\r\n\r\n",
    .etag = "\"a1\"", .code = -1 },
  { "not-modified-since", "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n",
    .last_modified = "Mon, 03 Jun 2019 10:00:00 GMT", .code = -1 },
  { "not-modified-unasked", "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n",
    .code = SKV_FETCH_ERROR_SERVER, .words = "304" },
  { "tag-with-a-line-break", HEAD "\r\n" CALENDAR, .etag = "\"a\"\r\nX-Evil: yes", .code = -1,
    .words = CALENDAR },
  { "not-found", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
    .code = SKV_FETCH_ERROR_GONE, .words = "nothing at this address" },
  { "gone", "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", .code = SKV_FETCH_ERROR_GONE,
    .words = "410" },
  { "unauthorised",
    "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
    .code = SKV_FETCH_ERROR_FORBIDDEN, .words = "name and password" },
  { "forbidden", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n",
    .code = SKV_FETCH_ERROR_FORBIDDEN, .words = "403" },
  { "broken", "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 4\r\n\r\nOops",
    .code = SKV_FETCH_ERROR_SERVER, .words = "500 Internal Server Error" },
  { "busy", "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
    .code = SKV_FETCH_ERROR_SERVER, .words = "503" },
  { "cut", HEAD "Content-Length: 5000\r\n\r\nBEGIN:VCAL", .code = SKV_FETCH_ERROR_NETWORK,
    .words = "cut before all of it" },
  { "cut-chunk", HEAD "Transfer-Encoding: chunked\r\n\r\n50\r\nBEGIN",
    .code = SKV_FETCH_ERROR_NETWORK, .words = "cut before all of it" },
  { "cut-head", "HTTP/1.1 200 O", .code = SKV_FETCH_ERROR_NETWORK, .words = "does not answer" },
  { "nonsense", "220 mail.example.org ESMTP\r\n", .code = SKV_FETCH_ERROR_NETWORK,
    .words = "does not answer" },
  { "silent", "", .waits = TRUE, .code = SKV_FETCH_ERROR_TIMED_OUT, .words = "within 1 second" },
  { "slow", HEAD "Content-Length: 5000\r\n\r\nBEGIN", .waits = TRUE,
    .code = SKV_FETCH_ERROR_TIMED_OUT, .words = "within 1 second" },
  { "too-large-by-its-head", HEAD "Content-Length: 99999999\r\n\r\n", .waits = TRUE,
    .code = SKV_FETCH_ERROR_TOO_LARGE, .words = "larger than 100 KiB" },
  { "too-large-without-an-end", HEAD "\r\n", .floods = TRUE, .code = SKV_FETCH_ERROR_TOO_LARGE,
    .words = "larger than 100 KiB" },
  { "moved",
    "HTTP/1.1 301 Moved Permanently\r\nLocation: /end\r\nContent-Length: 0\r\nConnection: "
    "close\r\n\r\n",
    .code = -1, .words = "the end" },
  { "moved-in-circles",
    "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    .code = SKV_FETCH_ERROR_ADDRESS, .words = "on and on" },
  { "moved-to-a-file",
    "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n",
    .code = SKV_FETCH_ERROR_ADDRESS, .words = "no address of a calendar" },
  { "moved-nowhere", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
    .code = SKV_FETCH_ERROR_ADDRESS, .words = "no address of a calendar" },
};

static void
keep_result (GObject *object, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* on the main context, which servers of this process need too */
static SkvFetched *
fetch (const SkvFetchRequest *request, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  skv_fetch_async (request, NULL, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return skv_fetch_finish (result, error);
}

static void
check_came (const Answer *answer, const SkvFetched *fetched)
{
  gsize length;
  const char *came = fetched->bytes != NULL ? g_bytes_get_data (fetched->bytes, &length) : NULL;

  g_assert_cmpint (fetched->unchanged, ==, answer->words == NULL);
  if (answer->words == NULL)
    {
      g_assert_null (fetched->bytes);
      g_assert_cmpstr (fetched->etag, ==, answer->etag);
      g_assert_cmpstr (fetched->last_modified, ==, answer->last_modified);
      return;
    }
  g_assert_cmpmem (came, length, answer->words, strlen (answer->words));
  g_assert_cmpstr (fetched->content_type, ==, "text/calendar");
  if (strcmp (answer->name, "good") != 0)
    return;
  g_assert_cmpstr (fetched->etag, ==, "\"a1\"");
  g_assert_cmpstr (fetched->last_modified, ==, "Mon, 03 Jun 2019 10:00:00 GMT");
}

static void
test_answer (gconstpointer data)
{
  const Answer *answer = data;
  Server server = { .answer = answer->answer, .waits = answer->waits, .floods = answer->floods };
  g_autofree char *address = NULL;
  g_autoptr (SkvFetched) fetched = NULL;
  g_autoptr (GError) error = NULL;

  server_start (&server);
  address = g_strdup_printf ("http://127.0.0.1:%u/a.ics", server.port);
  fetched = fetch (&(SkvFetchRequest){ .address = address,
                                       .etag = answer->etag,
                                       .last_modified = answer->last_modified,
                                       .max_bytes = 100 * 1024,
                                       .seconds = 1 },
                   &error);
  if (answer->code >= 0)
    {
      g_assert_error (error, SKV_FETCH_ERROR, answer->code);
      g_assert_nonnull (strstr (error->message, answer->words));
      g_assert_null (fetched);
    }
  else
    {
      g_assert_no_error (error);
      check_came (answer, fetched);
    }
  if (answer->etag != NULL)
    g_assert_cmpint (strstr (server.request, "If-None-Match: \"a1\"\r\n") != NULL, ==,
                     strcmp (answer->etag, "\"a1\"") == 0);
  if (server.request != NULL)
    g_assert_null (strstr (server.request, "X-Evil"));
  if (answer->last_modified != NULL)
    g_assert_nonnull (strstr (server.request, "If-Modified-Since: Mon, 03 Jun 2019"));
  g_assert_cmpint (server.n_requests, <=, SKV_FETCH_MAX_REDIRECTS + 1);
  server_stop (&server);
}

static void
test_nobody (void)
{
  Server server = { .answer = "" };
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;

  server_start (&server);
  address = g_strdup_printf ("http://127.0.0.1:%u/a.ics", server.port);
  server_stop (&server);
  g_assert_null (skv_fetch (&(SkvFetchRequest){ .address = address, .seconds = 5 }, NULL, &error));
  g_assert_error (error, SKV_FETCH_ERROR, SKV_FETCH_ERROR_NETWORK);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (100 * 1000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancelled (void)
{
  Server server = { .answer = HEAD "\r\nBEGIN", .waits = TRUE };
  g_autofree char *address = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;

  server_start (&server);
  address = g_strdup_printf ("http://127.0.0.1:%u/a.ics", server.port);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (skv_fetch (&(SkvFetchRequest){ .address = address }, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  server_stop (&server);
}

/* --- TLS ------------------------------------------------------------------------------------- */

/* FALSE: the test is skipped */
static gboolean
make_certificate (const char *folder, char **certificate, char **key)
{
  const char *const command[] = {
    "openssl", "req",     "-x509", "-newkey",         "rsa:2048", "-nodes",
    "-days",   "2",       "-subj", "/CN=127.0.0.1",   "-addext",  "subjectAltName=IP:127.0.0.1",
    "-keyout", "key.pem", "-out",  "certificate.pem", NULL
  };
  int status;

  *certificate = g_build_filename (folder, "certificate.pem", NULL);
  *key = g_build_filename (folder, "key.pem", NULL);
  if (g_spawn_sync (folder, (char **) command, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, &status, NULL) &&
      status == 0)
    return TRUE;
  g_test_skip ("openssl is not here to make a certificate");
  return FALSE;
}

static void
on_secure (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  if (strcmp (path, "/down") == 0)
    soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, data);
  else
    {
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      soup_server_message_set_response (message, "text/calendar", SOUP_MEMORY_STATIC, CALENDAR,
                                        strlen (CALENDAR));
    }
}

static void
test_tls (void)
{
  g_autofree char *folder = g_dir_make_tmp ("skv-fetch-XXXXXX", NULL);
  g_autofree char *certificate = NULL, *key = NULL, *address = NULL, *down = NULL, *plain = NULL;
  g_autoptr (GTlsCertificate) tls = NULL;
  g_autoptr (GTlsDatabase) trusted = NULL;
  g_autoptr (SoupServer) server = NULL;
  g_autoptr (SkvFetched) fetched = NULL;
  g_autoptr (GError) untrusted = NULL, insecure = NULL, error = NULL;
  Server other = { .answer = HEAD "\r\n" CALENDAR };
  GSList *uris;

  if (!make_certificate (folder, &certificate, &key))
    return;
  server_start (&other);
  plain = g_strdup_printf ("http://127.0.0.1:%u/end", other.port);
  tls = g_tls_certificate_new_from_files (certificate, key, &error);
  g_assert_no_error (error);
  server = soup_server_new ("tls-certificate", tls, NULL);
  soup_server_add_handler (server, NULL, on_secure, plain, NULL);
  g_assert_true (soup_server_listen_local (
    server, 0, SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY, &error));
  uris = soup_server_get_uris (server);
  address = g_strdup_printf ("webcal://127.0.0.1:%d/a.ics", g_uri_get_port (uris->data));
  down = g_strdup_printf ("https://127.0.0.1:%d/down", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  /* Nobody whom this computer trusts has signed it. */
  g_assert_null (fetch (&(SkvFetchRequest){ .address = address, .seconds = 10 }, &untrusted));
  g_assert_error (untrusted, SKV_FETCH_ERROR, SKV_FETCH_ERROR_INSECURE);
  g_assert_nonnull (strstr (untrusted->message, "does not know who issued it"));

  trusted = g_tls_file_database_new (certificate, &error);
  g_assert_no_error (error);
  fetched =
    fetch (&(SkvFetchRequest){ .address = address, .seconds = 10, .trusted = trusted }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (fetched->bytes), ==, strlen (CALENDAR));

  g_assert_null (
    fetch (&(SkvFetchRequest){ .address = down, .seconds = 10, .trusted = trusted }, &insecure));
  g_assert_error (insecure, SKV_FETCH_ERROR, SKV_FETCH_ERROR_INSECURE);
  g_assert_nonnull (strstr (insecure->message, "from https to http"));
  g_assert_cmpint (other.n_requests, ==, 0);

  server_stop (&other);
  g_unlink (certificate);
  g_unlink (key);
  g_rmdir (folder);
}

/* --- Files ----------------------------------------------------------------------------------- */

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("skv-fetch-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.ics", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (SkvFetched) first = NULL, again = NULL, changed = NULL;
  g_autoptr (GError) error = NULL, gone = NULL, no_file = NULL, large = NULL;

  g_assert_true (g_file_set_contents (path, CALENDAR, -1, NULL));
  first = fetch (&(SkvFetchRequest){ .address = path }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (first->bytes), ==, strlen (CALENDAR));
  g_assert_nonnull (first->etag);
  again = fetch (&(SkvFetchRequest){ .address = uri, .etag = first->etag }, &error);
  g_assert_no_error (error);
  g_assert_true (again->unchanged && again->bytes == NULL);
  g_usleep (20 * 1000);
  g_assert_true (g_file_set_contents (path, "other", -1, NULL));
  changed = fetch (&(SkvFetchRequest){ .address = uri, .etag = again->etag }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (changed->bytes), ==, 5);
  g_assert_null (fetch (&(SkvFetchRequest){ .address = uri, .max_bytes = 4 }, &large));
  g_assert_error (large, SKV_FETCH_ERROR, SKV_FETCH_ERROR_TOO_LARGE);
  g_unlink (path);
  g_assert_null (fetch (&(SkvFetchRequest){ .address = uri, .etag = again->etag }, &gone));
  g_assert_error (gone, SKV_FETCH_ERROR, SKV_FETCH_ERROR_GONE);
  g_assert_null (fetch (&(SkvFetchRequest){ .address = folder }, &no_file));
  g_assert_error (no_file, SKV_FETCH_ERROR, SKV_FETCH_ERROR_ADDRESS);
  g_rmdir (folder);
}

/* --- Addresses ------------------------------------------------------------------------------- */

static const struct
{
  const char *typed;
  const char *settled; /* NULL: refused */
  const char *words;   /* of the refusal, or what the source is called */
} addresses[] = {
  { "https://example.org/exams.ics", "https://example.org/exams.ics", "exams.ics" },
  { " webcal://Example.org/M%C3%B8ter.ics\n", "https://example.org/M%C3%B8ter.ics", "Møter.ics" },
  { "WEBCALS://example.org/a.ics?key=1", "https://example.org/a.ics?key=1", "a.ics" },
  { "http://example.org:8080/a", "http://example.org:8080/a", "a" },
  { "example.org/a.ics", "https://example.org/a.ics", "a.ics" },
  { "example.org", "https://example.org/", "example.org" },
  { "https://example.org/private-0123/basic.ics#now", "https://example.org/private-0123/basic.ics",
    "example.org" },
  { "", NULL, "no address was given" },
  { "meetings of 2019", NULL, "is no address" },
  { "https://", NULL, "is no address" },
  { "ftp://example.org/a.ics", NULL, "begins with https" },
  { "file:///a.ics", NULL, "is no address" },
  { "https://planner:secret@example.org/a.ics", NULL, "password" },
};

static void
test_addresses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *settled = skv_address_settle (addresses[i].typed, &error);
      g_autofree char *name = settled != NULL ? skv_address_name (settled) : NULL;

      g_test_message ("%s", addresses[i].typed);
      g_assert_cmpstr (settled, ==, addresses[i].settled);
      if (settled == NULL)
        g_assert_nonnull (strstr (error->message, addresses[i].words));
      else
        g_assert_cmpstr (name, ==, addresses[i].words);
      if (settled == NULL)
        g_assert_null (strstr (error->message, "secret"));
    }
  g_assert_true (skv_address_is_one ("webcal://example.org/a.ics"));
  g_assert_false (skv_address_is_one ("file:///a.ics"));
  g_assert_false (skv_address_is_one ("/home/a.ics"));
  g_assert_false (skv_address_is_one (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strconcat ("/sync/fetch/", answers[i].name, NULL);

      g_test_add_data_func (path, &answers[i], test_answer);
    }
  g_test_add_func ("/sync/fetch/nobody", test_nobody);
  g_test_add_func ("/sync/fetch/cancelled", test_cancelled);
  g_test_add_func ("/sync/fetch/tls", test_tls);
  g_test_add_func ("/sync/fetch/file", test_file);
  g_test_add_func ("/sync/addresses", test_addresses);
  return g_test_run ();
}
