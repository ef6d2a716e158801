/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/registration-private.h"

#include <string.h>

#define MAX_ID_BYTES 120

void
skv_registered_free (SkvRegistered *self)
{
  g_clear_pointer (&self->request, skv_record_unref);
  g_free (self->department);
  g_free (self->contact);
  g_free (self->words);
  g_strfreev (self->notes);
  g_free (self);
}

void
skv_registration_free (SkvRegistration *self)
{
  g_ptr_array_unref (self->requests);
  g_strfreev (self->notes);
  g_free (self);
}

gboolean
skv_registration_id_is_good (const char *id)
{
  gsize n = id != NULL ? strlen (id) : 0;

  return n > 0 && n <= MAX_ID_BYTES &&
         strspn (id, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "._-") == n;
}

char *
skv_registration_moment (gint64 seconds)
{
  g_autoptr (GDateTime) time = seconds > 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

gint64
skv_registration_parse_moment (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  return time != NULL ? MAX (g_date_time_to_unix (time), 0) : 0;
}

char *
skv_registration_digest (const SkvRequest *request, gint64 made)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *moment = skv_registration_moment (made);
  const char *parts[] = {
    request->title,    request->department,
    request->contact,  request->sent_by,
    request->proposal, request->state == SKV_REQUEST_WITHDRAWN ? "withdrawn" : ""
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *part = parts[i] != NULL ? parts[i] : "";

      g_checksum_update (sum, (const guchar *) part, (gssize) strlen (part) + 1);
    }
  return g_strconcat (moment != NULL ? moment : "", " ", g_checksum_get_string (sum), NULL);
}

/* When it came in says nothing of what came without a date of its own. */
gint64
skv_registration_made (const SkvRequest *request)
{
  const char *end = request->digest != NULL ? strchr (request->digest, ' ') : NULL;
  g_autofree char *moment =
    end != NULL ? g_strndup (request->digest, (gsize) (end - request->digest)) : NULL;

  return skv_registration_parse_moment (end != NULL ? moment : request->received);
}

gboolean
skv_registration_same (const char *digest, const char *other)
{
  const char *one = digest != NULL ? strchr (digest, ' ') : NULL;
  const char *two = other != NULL ? strchr (other, ' ') : NULL;

  return one != NULL && two != NULL && strcmp (one, two) == 0;
}
