/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/dav-client.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "sync/dav-address.h"

/* an answer that has not begun, or does not go on, for so long is taken for lost */
#define TIMEOUT_SECONDS 60
#define MAX_REDIRECTIONS 5
#define MAX_TRIES 4
/* before the second try; doubled each time */
#define FIRST_PAUSE_MS 400
/* what a server may ask us to wait */
#define MAX_PAUSE_MS 20000

struct _SkvDavClient
{
  SoupSession *session;  /* (owned) */
  GMainContext *context; /* (owned): the session's, of no loop */
  GTlsDatabase *trusted; /* (owned) (nullable): the system's */
  GUri *uri;             /* (owned) */
  char *path;            /* (owned) */
  char *host;            /* (owned) */
  SkvDavAsk ask;         /* (nullable) */
  gpointer ask_data;
  char *user;     /* (owned) (nullable) */
  char *password; /* (owned) (nullable) */
  gboolean asked;
  gboolean is_basic; /* the server takes the password as it is */
  guint n_requests;
};

GQuark
skv_sync_error_quark (void)
{
  return g_quark_from_static_string ("skv-sync-error");
}

/* --- the address ----------------------------------------------------------------------------- */

static gboolean
is_same_server (const GUri *a, const GUri *b)
{
  return g_ascii_strcasecmp (g_uri_get_scheme ((GUri *) a), g_uri_get_scheme ((GUri *) b)) == 0 &&
         g_ascii_strcasecmp (g_uri_get_host ((GUri *) a), g_uri_get_host ((GUri *) b)) == 0 &&
         g_uri_get_port ((GUri *) a) == g_uri_get_port ((GUri *) b);
}

char *
skv_dav_client_resolve (const SkvDavClient *self, const char *base, const char *href)
{
  g_autoptr (GUri) from = g_uri_parse_relative (self->uri, base, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) to =
    from != NULL ? g_uri_parse_relative (from, href, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (to == NULL || g_uri_get_host (to) == NULL || !is_same_server (self->uri, to))
    return NULL;
  return skv_dav_path_spell (g_uri_get_path (to));
}

/* --- the client ------------------------------------------------------------------------------ */

static SoupSession *
make_session (GMainContext *context, GTlsDatabase *trusted)
{
  SoupSession *session;

  /* A session belongs to the context that is the thread's when it is made. */
  g_main_context_push_thread_default (context);
  session = soup_session_new_with_options ("timeout", TIMEOUT_SECONDS, "idle-timeout", 20,
                                           "user-agent", "Systemkveld", NULL);
  if (trusted != NULL)
    soup_session_set_tls_database (session, trusted);
  g_main_context_pop_thread_default (context);
  return session;
}

SkvDavClient *
skv_dav_client_new (
  const char *address, const char *ca_file, SkvDavAsk ask, gpointer data, GError **error)
{
  g_autoptr (GUri) uri = skv_dav_address_parse (address, error);
  g_autoptr (GTlsDatabase) trusted = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *path = NULL;
  SkvDavClient *self;

  if (uri == NULL)
    return NULL;
  if (ca_file != NULL)
    {
      g_autofree char *absolute = g_canonicalize_filename (ca_file, NULL);

      trusted = g_tls_file_database_new (absolute, &local_error);
      if (trusted == NULL)
        {
          g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_CERTIFICATE,
                       _("%s: the certificates cannot be read (%s). A PEM file is needed"),
                       ca_file, local_error->message);
          return NULL;
        }
    }
  path = skv_dav_path_spell (g_uri_get_path (uri));
  self = g_new0 (SkvDavClient, 1);
  self->uri = g_steal_pointer (&uri);
  self->path = g_strconcat (path, g_str_has_suffix (path, "/") ? NULL : "/", NULL);
  self->host = g_uri_get_port (self->uri) > 0
                 ? g_strdup_printf ("%s:%d", g_uri_get_host (self->uri), g_uri_get_port (self->uri))
                 : g_strdup (g_uri_get_host (self->uri));
  self->ask = ask;
  self->ask_data = data;
  self->context = g_main_context_new ();
  self->trusted = g_steal_pointer (&trusted);
  self->session = make_session (self->context, self->trusted);
  return self;
}

/* Else the server would be asked in vain once for each folder. */
static void
preload_password (SkvDavClient *self)
{
  SoupSessionFeature *manager = soup_session_get_feature (self->session, SOUP_TYPE_AUTH_MANAGER);
  g_autoptr (SoupMessage) message = soup_message_new_from_uri (SOUP_METHOD_GET, self->uri);
  g_autoptr (SoupAuth) auth = soup_auth_new (SOUP_TYPE_AUTH_BASIC, message, "Basic realm=\"\"");

  if (auth == NULL || manager == NULL)
    return;
  soup_auth_authenticate (auth, self->user, self->password);
  soup_auth_manager_use_auth (SOUP_AUTH_MANAGER (manager), self->uri, auth);
}

SkvDavClient *
skv_dav_client_copy (const SkvDavClient *self)
{
  SkvDavClient *copy = g_new0 (SkvDavClient, 1);

  g_set_object (&copy->trusted, self->trusted);
  copy->uri = g_uri_ref (self->uri);
  copy->path = g_strdup (self->path);
  copy->host = g_strdup (self->host);
  copy->user = g_strdup (self->user);
  copy->password = g_strdup (self->password);
  copy->asked = TRUE;
  copy->context = g_main_context_new ();
  copy->session = make_session (copy->context, copy->trusted);
  if (self->is_basic && self->password != NULL)
    preload_password (copy);
  return copy;
}

void
skv_dav_client_free (SkvDavClient *self)
{
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_main_context_unref (self->context);
  g_clear_object (&self->trusted);
  g_uri_unref (self->uri);
  g_free (self->path);
  g_free (self->host);
  g_free (self->user);
  if (self->password != NULL)
    memset (self->password, 0, strlen (self->password));
  g_free (self->password);
  g_free (self);
}

const char *
skv_dav_client_get_path (const SkvDavClient *self)
{
  return self->path;
}

const char *
skv_dav_client_get_host (const SkvDavClient *self)
{
  return self->host;
}

const char *
skv_dav_client_get_user (const SkvDavClient *self)
{
  return self->user;
}

guint
skv_dav_client_get_n_requests (const SkvDavClient *self)
{
  return self->n_requests;
}

/* --- one request ----------------------------------------------------------------------------- */

/* What the handlers of one message need. */
typedef struct
{
  SkvDavClient *client;
  GBytes *body;             /* (nullable) */
  const char *content_type; /* (nullable) */
} Sending;

/* Once for each message: a password that was refused is not tried again. */
static gboolean
on_authenticate (SoupMessage *message, SoupAuth *auth, gboolean retrying, gpointer data)
{
  SkvDavClient *self = ((Sending *) data)->client;

  if (retrying || soup_auth_is_for_proxy (auth))
    return FALSE;
  if (!self->asked)
    {
      self->asked = TRUE;
      if (self->ask == NULL ||
          !self->ask (self->host, &self->user, &self->password, self->ask_data))
        {
          g_clear_pointer (&self->user, g_free);
          g_clear_pointer (&self->password, g_free);
        }
    }
  if (self->user == NULL || self->password == NULL)
    return FALSE;
  self->is_basic = g_strcmp0 (soup_auth_get_scheme_name (auth), "Basic") == 0;
  soup_auth_authenticate (auth, self->user, self->password);
  return TRUE;
}

/* libsoup 3.2 does not rewind the body when it sends a request again after a 401. */
static void
on_restarted (SoupMessage *message, gpointer data)
{
  Sending *sending = data;

  sending->client->n_requests++;
  if (sending->body != NULL)
    soup_message_set_request_body_from_bytes (message, sending->content_type, sending->body);
}

static SoupMessage *
make_message (SkvDavClient *self, const SkvDavRequest *request, const char *href, Sending *sending)
{
  g_autoptr (GUri) uri = g_uri_parse_relative (self->uri, href, SOUP_HTTP_URI_FLAGS, NULL);
  SoupMessage *message = soup_message_new_from_uri (request->method, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (request->depth != NULL)
    soup_message_headers_replace (headers, "Depth", request->depth);
  if (request->if_match != NULL)
    soup_message_headers_replace (headers, "If-Match", request->if_match);
  if (request->if_none)
    soup_message_headers_replace (headers, "If-None-Match", "*");
  if (request->body != NULL)
    soup_message_set_request_body_from_bytes (message, request->content_type, request->body);
  g_signal_connect (message, "authenticate", G_CALLBACK (on_authenticate), sending);
  g_signal_connect (message, "restarted", G_CALLBACK (on_restarted), sending);
  return message;
}

static GBytes *
read_body (SkvDavClient *self, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 part[16384];
  gssize n;

  while ((n = g_input_stream_read (stream, part, sizeof part, cancellable, error)) > 0)
    {
      g_byte_array_append (bytes, part, (guint) n);
      if (bytes->len > SKV_DAV_MAX_BYTES)
        {
          g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_ANSWER,
                       _("The answer of %s is larger than any calendar"), self->host);
          return NULL;
        }
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static char *
certificate_words (SoupMessage *message)
{
  GTlsCertificateFlags flags = soup_message_get_tls_peer_certificate_errors (message);

  if (flags & G_TLS_CERTIFICATE_EXPIRED)
    return g_strdup (_("it has expired"));
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return g_strdup (_("it is for another server"));
  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return g_strdup (_("nobody we trust has signed it"));
  return g_strdup (_("it is not valid"));
}

/* What went wrong before there was a whole answer, in words. */
static void
explain_failure (SkvDavClient *self, SoupMessage *message, GError *problem, GError **error)
{
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      problem->domain == SKV_SYNC_ERROR)
    g_propagate_error (error, g_error_copy (problem));
  else if (problem->domain == G_TLS_ERROR &&
           soup_message_get_tls_peer_certificate_errors (message) != 0)
    {
      g_autofree char *words = certificate_words (message);

      g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_CERTIFICATE,
                   _("The certificate of %s cannot be relied on: %s. Nothing was sent. Ask who "
                      "runs the server; a certificate of your own organisation can be given as "
                      "a file"),
                   self->host, words);
    }
  else if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
           g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) ||
           g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_FAILED))
    g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_CUT,
                 _("The connection to %s broke in the middle (%s). What is done is kept; the rest "
                    "follows next time"),
                 self->host, problem->message);
  else
    g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_OFFLINE,
                 _("%s cannot be reached (%s). All edits are kept here until next time"),
                 self->host, problem->message);
}

/* Once. (transfer full); NULL with the error as libsoup says it. */
static SkvDavReply *
send_once (SkvDavClient *self, SoupMessage *message, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) body = NULL;
  SoupMessageHeaders *headers;
  SkvDavReply *reply;

  self->n_requests++;
  g_main_context_push_thread_default (self->context);
  stream = soup_session_send (self->session, message, cancellable, error);
  body = stream != NULL ? read_body (self, stream, cancellable, error) : NULL;
  if (stream != NULL)
    g_input_stream_close (stream, NULL, NULL);
  g_main_context_pop_thread_default (self->context);
  if (body == NULL)
    return NULL;

  headers = soup_message_get_response_headers (message);
  reply = g_new0 (SkvDavReply, 1);
  reply->status = soup_message_get_status (message);
  reply->href = skv_dav_path_spell (g_uri_get_path (soup_message_get_uri (message)));
  reply->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  reply->body = g_steal_pointer (&body);
  return reply;
}

/* FALSE: cancelled meanwhile */
static gboolean
pause_ms (guint milliseconds, GCancellable *cancellable, GError **error)
{
  GPollFD poll;

  if (cancellable == NULL || !g_cancellable_make_pollfd (cancellable, &poll))
    g_usleep (milliseconds * 1000);
  else
    {
      g_poll (&poll, 1, (gint) milliseconds);
      g_cancellable_release_fd (cancellable);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Is it worth asking again, and when? 0: no */
static guint
find_pause (SoupMessage *message, const SkvDavReply *reply, const GError *problem, guint n_tries)
{
  guint usual = FIRST_PAUSE_MS << (n_tries - 1);
  const char *asked_for;
  guint64 seconds;

  if (n_tries >= MAX_TRIES)
    return 0;
  if (reply == NULL)
    return g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
               g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
               g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED)
             ? usual
             : 0;
  if (reply->status != 429 && (reply->status < 502 || reply->status > 504))
    return 0;
  asked_for =
    soup_message_headers_get_one (soup_message_get_response_headers (message), "Retry-After");
  if (asked_for != NULL && g_ascii_string_to_unsigned (asked_for, 10, 0, 3600, &seconds, NULL))
    return MAX (usual, (guint) MIN (seconds * 1000, MAX_PAUSE_MS));
  return usual;
}

/* Where it is to be sent instead, on the same server (transfer full) (nullable) */
static char *
find_redirection (SkvDavClient *self, SoupMessage *message, const SkvDavReply *reply)
{
  const char *location =
    soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");

  if (location == NULL || (reply->status != 301 && reply->status != 302 && reply->status != 307 &&
                           reply->status != 308))
    return NULL;
  return skv_dav_client_resolve (self, reply->href, location);
}

static SkvDavReply *
refuse_password (SkvDavClient *self, SkvDavReply *reply, GError **error)
{
  skv_dav_reply_free (reply);
  if (self->user == NULL)
    g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_PASSWORD,
                 _("%s asks for a user name and password: give them"), self->host);
  else
    g_set_error (error, SKV_SYNC_ERROR, SKV_SYNC_ERROR_PASSWORD,
                 _("%s does not take the password of “%s”. Check both and try again"), self->host,
                 self->user);
  return NULL;
}

SkvDavReply *
skv_dav_client_send (SkvDavClient *self,
                     const SkvDavRequest *request,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *href = g_strdup (request->href);
  guint n_tries = 0, n_redirections = 0;

  while (TRUE)
    {
      Sending sending = { self, request->body, request->content_type };
      g_autoptr (SoupMessage) message = make_message (self, request, href, &sending);
      g_autoptr (GError) problem = NULL;
      SkvDavReply *reply = send_once (self, message, cancellable, &problem);
      guint pause = find_pause (message, reply, problem, ++n_tries);
      g_autofree char *elsewhere = reply != NULL ? find_redirection (self, message, reply) : NULL;

      if (pause > 0 || (elsewhere != NULL && n_redirections < MAX_REDIRECTIONS))
        {
          g_clear_pointer (&reply, skv_dav_reply_free);
          if (pause > 0 && !pause_ms (pause, cancellable, error))
            return NULL;
          if (pause == 0)
            {
              n_redirections++;
              n_tries = 0;
              g_free (href);
              href = g_steal_pointer (&elsewhere);
            }
          continue;
        }
      if (reply == NULL)
        explain_failure (self, message, problem, error);
      else if (reply->status == 401)
        return refuse_password (self, reply, error);
      return reply;
    }
}
