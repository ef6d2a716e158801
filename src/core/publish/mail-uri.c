/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/mail-uri.h"

char *
skv_mail_uri (const char *recipients, const char *subject, const char *body)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *whole = NULL, *about = NULL, *content = NULL;

  g_return_val_if_fail (recipients != NULL && subject != NULL && body != NULL, NULL);

  lines = g_strsplit (body, "\n", -1);
  whole = g_strjoinv ("\r\n", lines); /* as the RFC has the ends of lines */
  about = g_uri_escape_string (subject, NULL, FALSE);
  content = g_uri_escape_string (whole, NULL, FALSE);
  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", recipients, about, content);
}
