/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/fetch-private.h"

#include <glib/gi18n-lib.h>

#include "core/exchange/address.h"

#define CHUNK_BYTES 65536
/* longer ones are nobody's, and would have to be kept in the plan */
#define MAX_TAG_BYTES 1024

G_DEFINE_QUARK (skv-fetch-error-quark, skv_fetch_error)

void
skv_fetched_free (SkvFetched *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->content_type);
  g_free (self);
}

static void
fetching_free (SkvFetching *self)
{
  g_source_destroy (self->clock);
  g_source_unref (self->clock);
  g_free (self->address);
  g_free (self->etag);
  g_free (self->last_modified);
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_object (&self->session);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_byte_array_unref (self->body);
  g_clear_pointer (&self->fetched, skv_fetched_free);
  g_free (self);
}

/* --- What comes ------------------------------------------------------------------------------ */

static void read_on (GTask *task);

static void
succeed (GTask *task)
{
  SkvFetching *self = g_task_get_task_data (task);

  if (!self->fetched->unchanged)
    self->fetched->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
  if (self->body == NULL)
    self->body = g_byte_array_new ();
  g_task_return_pointer (task, g_steal_pointer (&self->fetched), (GDestroyNotify) skv_fetched_free);
  skv_fetching_end (task);
}

/* Did less come than the server said? libsoup takes that for an end. What it says is of the bytes
 * before they were unpacked. */
static gboolean
is_cut (SkvFetching *self)
{
  SoupMessageHeaders *headers =
    self->message != NULL ? soup_message_get_response_headers (self->message) : NULL;

  return headers != NULL &&
         soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         soup_message_metrics_get_response_body_bytes_received (soup_message_get_metrics (
           self->message)) < (guint64) soup_message_headers_get_content_length (headers);
}

static void
on_chunk (GObject *object, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  SkvFetching *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) chunk =
    g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);

  if (chunk == NULL)
    skv_fetching_fail_network (task, error);
  else if (g_bytes_get_size (chunk) == 0 && is_cut (self))
    skv_fetching_fail_cut (task);
  else if (g_bytes_get_size (chunk) == 0)
    succeed (task);
  else if (self->body->len + g_bytes_get_size (chunk) > self->max_bytes)
    skv_fetching_fail_too_large (task);
  else
    {
      g_byte_array_append (self->body, g_bytes_get_data (chunk, NULL),
                           (guint) g_bytes_get_size (chunk));
      read_on (task);
    }
}

static void
read_on (GTask *task)
{
  SkvFetching *self = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (self->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT, self->cancellable,
                                   on_chunk, task);
}

/* --- From a server --------------------------------------------------------------------------- */

static void send_request (GTask *task);

/* Another plan may hold anything: what is no line of text is never sent. */
static gboolean
is_tag (const char *text)
{
  for (const char *at = text; at != NULL && *at != '\0'; at++)
    if (!g_ascii_isprint (*at) || at - text >= MAX_TAG_BYTES)
      return FALSE;
  return text != NULL && *text != '\0';
}

static char *
copy_tag (SoupMessageHeaders *headers, const char *name)
{
  const char *text = soup_message_headers_get_one (headers, name);

  return is_tag (text) ? g_strdup (text) : NULL;
}

static void
read_headers (SkvFetching *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  self->fetched->etag = copy_tag (headers, "ETag");
  self->fetched->last_modified = copy_tag (headers, "Last-Modified");
  self->fetched->content_type = type != NULL ? g_ascii_strdown (type, -1) : NULL;
  if (!self->fetched->unchanged)
    return;
  /* A server need not say again what stays. */
  if (self->fetched->etag == NULL)
    self->fetched->etag = g_strdup (self->etag);
  if (self->fetched->last_modified == NULL)
    self->fetched->last_modified = g_strdup (self->last_modified);
}

static void
redirect (GTask *task)
{
  SkvFetching *self = g_task_get_task_data (task);
  const char *location =
    soup_message_headers_get_one (soup_message_get_response_headers (self->message), "Location");
  GUri *from = soup_message_get_uri (self->message);
  g_autoptr (GUri) to =
    location != NULL ? g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  g_autofree char *next = to != NULL ? g_uri_to_string (to) : NULL;
  const char *scheme = to != NULL ? g_uri_get_scheme (to) : NULL;

  if (!skv_address_is_one (next))
    {
      skv_fetching_fail (task, SKV_FETCH_ERROR_ADDRESS,
                         _("the server sends one on to what is no address of a calendar"));
      return;
    }
  if (g_str_equal (g_uri_get_scheme (from), "https") && !g_str_equal (scheme, "https"))
    skv_fetching_fail (
      task, SKV_FETCH_ERROR_INSECURE,
      _("%s sends one on from https to %s, where anybody can listen and change what comes. "
         "Nothing was fetched"),
      skv_fetching_get_host (self), scheme);
  else if (++self->n_redirects > SKV_FETCH_MAX_REDIRECTS)
    skv_fetching_fail (task, SKV_FETCH_ERROR_ADDRESS,
                       _("the server sends one on and on, more than %d times"),
                       SKV_FETCH_MAX_REDIRECTS);
  else
    {
      g_free (self->address);
      self->address = g_steal_pointer (&next);
      g_clear_object (&self->message);
      g_clear_object (&self->stream);
      send_request (task);
    }
}

static gboolean
is_redirection (guint status)
{
  return status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_FOUND ||
         status == SOUP_STATUS_SEE_OTHER || status == SOUP_STATUS_TEMPORARY_REDIRECT ||
         status == SOUP_STATUS_PERMANENT_REDIRECT;
}

static void
on_sent (GObject *object, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  SkvFetching *self = g_task_get_task_data (task);
  GError *error = NULL;
  guint status;

  self->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (self->stream == NULL)
    {
      skv_fetching_fail_network (task, error);
      return;
    }
  status = soup_message_get_status (self->message);
  if (is_redirection (status))
    redirect (task);
  else if (status == SOUP_STATUS_NOT_MODIFIED &&
           (is_tag (self->etag) || is_tag (self->last_modified)))
    {
      self->fetched->unchanged = TRUE;
      read_headers (self);
      succeed (task);
    }
  else if (status != SOUP_STATUS_OK)
    skv_fetching_fail_status (task, status, soup_message_get_reason_phrase (self->message));
  else if (soup_message_headers_get_content_length (
             soup_message_get_response_headers (self->message)) > (goffset) self->max_bytes)
    skv_fetching_fail_too_large (task);
  else
    {
      read_headers (self);
      read_on (task);
    }
}

static void
send_request (GTask *task)
{
  SkvFetching *self = g_task_get_task_data (task);
  SoupMessageHeaders *headers;

  self->message = soup_message_new (SOUP_METHOD_GET, self->address);
  if (self->message == NULL)
    {
      skv_fetching_fail (task, SKV_FETCH_ERROR_ADDRESS, _("“%s” is no address"), self->address);
      return;
    }
  /* By hand: libsoup would follow from https to http. */
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  headers = soup_message_get_request_headers (self->message);
  soup_message_headers_append (headers, "Accept", "text/calendar, text/csv;q=0.9, */*;q=0.5");
  if (is_tag (self->etag))
    soup_message_headers_append (headers, "If-None-Match", self->etag);
  if (is_tag (self->last_modified))
    soup_message_headers_append (headers, "If-Modified-Since", self->last_modified);
  soup_session_send_async (self->session, self->message, G_PRIORITY_DEFAULT, self->cancellable,
                           on_sent, task);
}

static void
start_session (GTask *task, GTlsDatabase *trusted)
{
  SkvFetching *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *settled = skv_address_settle (self->address, &error);

  if (settled == NULL)
    {
      skv_fetching_fail (task, SKV_FETCH_ERROR_ADDRESS, "%s", error->message);
      return;
    }
  g_free (self->address);
  self->address = g_steal_pointer (&settled);
  self->session =
    soup_session_new_with_options ("timeout", self->seconds, "user-agent", "Systemkveld", NULL);
  if (trusted != NULL)
    soup_session_set_tls_database (self->session, trusted);
  send_request (task);
}

/* --- From a file ----------------------------------------------------------------------------- */

static void
fail_file (GTask *task, GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_error_free (error);
      skv_fetching_fail (task, SKV_FETCH_ERROR_GONE, _("the file is gone"));
    }
  else
    skv_fetching_fail_network (task, error);
}

static void
on_opened (GObject *object, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  SkvFetching *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->stream = G_INPUT_STREAM (g_file_read_finish (G_FILE (object), result, &error));
  if (self->stream != NULL)
    read_on (task);
  else
    fail_file (task, error);
}

static void
on_looked (GObject *object, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  SkvFetching *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, &error);

  if (info == NULL)
    {
      fail_file (task, error);
      return;
    }
  self->fetched->etag = g_strdup (g_file_info_get_etag (info));
  self->fetched->unchanged =
    self->fetched->etag != NULL && g_strcmp0 (self->fetched->etag, self->etag) == 0;
  /* A pipe would never end. */
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    skv_fetching_fail (task, SKV_FETCH_ERROR_ADDRESS,
                       _("this is a folder or a device and no file"));
  else if (self->fetched->unchanged)
    succeed (task);
  else if (g_file_info_get_size (info) > (goffset) self->max_bytes)
    skv_fetching_fail_too_large (task);
  else
    g_file_read_async (self->file, G_PRIORITY_DEFAULT, self->cancellable, on_opened, task);
}

static void
start_file (GTask *task)
{
  SkvFetching *self = g_task_get_task_data (task);

  self->file = g_uri_peek_scheme (self->address) != NULL ? g_file_new_for_uri (self->address)
                                                         : g_file_new_for_path (self->address);
  g_file_query_info_async (self->file,
                           G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                          "," G_FILE_ATTRIBUTE_ETAG_VALUE,
                           G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, self->cancellable, on_looked,
                           task);
}

/* --- Beginning ------------------------------------------------------------------------------- */

static gboolean
on_time_over (gpointer data)
{
  SkvFetching *self = data;

  self->timed_out = TRUE;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
on_cancelled (GCancellable *theirs, gpointer ours)
{
  g_cancellable_cancel (ours);
}

static SkvFetching *
fetching_new (const SkvFetchRequest *request)
{
  SkvFetching *self = g_new0 (SkvFetching, 1);

  self->address = g_strdup (request->address);
  self->etag = g_strdup (request->etag);
  self->last_modified = g_strdup (request->last_modified);
  self->max_bytes = request->max_bytes != 0 ? request->max_bytes : SKV_FETCH_MAX_BYTES;
  self->seconds = request->seconds != 0 ? request->seconds : SKV_FETCH_SECONDS;
  self->cancellable = g_cancellable_new ();
  self->body = g_byte_array_new ();
  self->fetched = g_new0 (SkvFetched, 1);
  /* A server that sends a byte now and then keeps a connection alive for ever. */
  self->clock = g_timeout_source_new_seconds (self->seconds);
  g_source_set_callback (self->clock, on_time_over, self, NULL);
  g_source_attach (self->clock, g_main_context_get_thread_default ());
  return self;
}

void
skv_fetch_async (const SkvFetchRequest *request,
                 GCancellable *cancellable,
                 GAsyncReadyCallback done,
                 gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, done, data);
  SkvFetching *self = fetching_new (request);

  g_task_set_source_tag (task, skv_fetch_async);
  g_task_set_task_data (task, self, (GDestroyNotify) fetching_free);
  if (cancellable != NULL)
    self->follows = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                                           g_object_ref (self->cancellable), g_object_unref);
  if (skv_address_is_one (request->address))
    start_session (task, request->trusted);
  else
    start_file (task);
}

SkvFetched *
skv_fetch_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Waiting --------------------------------------------------------------------------------- */

static void
keep_result (GObject *object, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

SkvFetched *
skv_fetch (const SkvFetchRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) result = NULL;
  SkvFetched *fetched;

  g_main_context_push_thread_default (context);
  skv_fetch_async (request, cancellable, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  fetched = skv_fetch_finish (result, error);
  g_clear_object (&result);
  /* what closes by itself */
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  return fetched;
}
