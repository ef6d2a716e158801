/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/fetch-private.h"

#include <glib/gi18n-lib.h>

void
skv_fetching_end (GTask *task)
{
  SkvFetching *self = g_task_get_task_data (task);

  g_cancellable_disconnect (g_task_get_cancellable (task), self->follows);
  self->follows = 0;
  g_source_destroy (self->clock);
  /* Before the stream goes, which would wait for the rest of what nobody wants. */
  if (self->session != NULL)
    soup_session_abort (self->session);
  g_object_unref (task);
}

void
skv_fetching_fail (GTask *task, SkvFetchError code, const char *format, ...)
{
  va_list args;
  GError *error;

  va_start (args, format);
  error = g_error_new_valist (SKV_FETCH_ERROR, code, format, args);
  va_end (args);
  g_task_return_error (task, error);
  skv_fetching_end (task);
}

const char *
skv_fetching_get_host (SkvFetching *self)
{
  return g_uri_get_host (soup_message_get_uri (self->message));
}

/* what is wrong with a certificate, for a sentence */
static const char *
describe_certificate (GTlsCertificateFlags flags)
{
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return _("it is another server's");
  if (flags & G_TLS_CERTIFICATE_EXPIRED)
    return _("it has expired");
  if (flags & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return _("it is not valid yet");
  if (flags & G_TLS_CERTIFICATE_REVOKED)
    return _("it was revoked");
  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return _("this computer does not know who issued it");
  return _("it is not one that this computer trusts");
}

void
skv_fetching_fail_cut (GTask *task)
{
  skv_fetching_fail (task, SKV_FETCH_ERROR_NETWORK,
                     _("the connection was cut before all of it had come"));
}

void
skv_fetching_fail_network (GTask *task, GError *error)
{
  SkvFetching *self = g_task_get_task_data (task);
  g_autoptr (GError) owned = error;

  if (self->timed_out || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    skv_fetching_fail (task, SKV_FETCH_ERROR_TIMED_OUT,
                       g_dngettext (GETTEXT_PACKAGE, "it did not answer in full within %u second",
                                    "it did not answer in full within %u seconds", self->seconds),
                       self->seconds);
  else if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      g_task_return_error (task, g_steal_pointer (&owned));
      skv_fetching_end (task);
    }
  else if (self->message != NULL && error->domain == G_TLS_ERROR)
    skv_fetching_fail (
      task, SKV_FETCH_ERROR_INSECURE,
      _("the certificate of %s is not to be trusted: %s. Nothing was fetched"),
      skv_fetching_get_host (self),
      describe_certificate (soup_message_get_tls_peer_certificate_errors (self->message)));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) || self->body->len > 0)
    skv_fetching_fail_cut (task);
  else if (self->message != NULL && error->domain == G_RESOLVER_ERROR)
    skv_fetching_fail (task, SKV_FETCH_ERROR_NETWORK,
                       _("there is no way to %s now, or no such server"),
                       skv_fetching_get_host (self));
  else if (self->message != NULL)
    skv_fetching_fail (task, SKV_FETCH_ERROR_NETWORK, _("%s does not answer: %s"),
                       skv_fetching_get_host (self), error->message);
  else
    skv_fetching_fail (task, SKV_FETCH_ERROR_NETWORK, "%s", error->message);
}

void
skv_fetching_fail_status (GTask *task, guint status, const char *phrase)
{
  switch (status)
    {
    case SOUP_STATUS_NOT_FOUND:
    case SOUP_STATUS_GONE:
      skv_fetching_fail (task, SKV_FETCH_ERROR_GONE,
                         _("there is nothing at this address, or no longer (%u)"), status);
      break;
    case SOUP_STATUS_UNAUTHORIZED:
    case SOUP_STATUS_FORBIDDEN:
    case SOUP_STATUS_PROXY_AUTHENTICATION_REQUIRED:
      skv_fetching_fail (task, SKV_FETCH_ERROR_FORBIDDEN,
                         _("the server lets nobody in without a name and password (%u)"), status);
      break;
    default:
      skv_fetching_fail (task, SKV_FETCH_ERROR_SERVER,
                         _("the server answered with an error: %u %s"), status,
                         phrase != NULL ? phrase : "");
    }
}

void
skv_fetching_fail_too_large (GTask *task)
{
  SkvFetching *self = g_task_get_task_data (task);

  skv_fetching_fail (task, SKV_FETCH_ERROR_TOO_LARGE,
                     _("it is larger than %u KiB, and was not read to its end"),
                     (guint) (self->max_bytes / 1024));
}
