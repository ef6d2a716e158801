/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/exchange/error.h"
#include "core/publish/announcement.h"

void
skv_cli_warn (const char *message)
{
  g_auto (GStrv) lines = g_strsplit (message, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    fprintf (stderr, "skv: %s\n", lines[i]);
}

int
skv_cli_usage (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  skv_cli_warn (message);
  return SKV_EXIT_USAGE;
}

/* The one place where errors become statuses. */
static int
error_status (const GError *error)
{
  if (error->domain == SKV_STORE_ERROR)
    {
      if (error->code == SKV_STORE_ERROR_NEWER)
        return SKV_EXIT_NEWER;
      return error->code == SKV_STORE_ERROR_EXISTS ? SKV_EXIT_REFUSED : SKV_EXIT_INPUT;
    }
  if (error->domain == SKV_PLAN_ERROR)
    return error->code == SKV_PLAN_ERROR_READ_ONLY || error->code == SKV_PLAN_ERROR_FAILED
             ? SKV_EXIT_INPUT
             : SKV_EXIT_REFUSED;
  if (error->domain == SKV_EXCHANGE_ERROR && error->code == SKV_EXCHANGE_ERROR_NEWER)
    return SKV_EXIT_NEWER;
  if (error->domain == SKV_ANNOUNCE_ERROR)
    return SKV_EXIT_USAGE;
  if (error->domain == SKV_EXCHANGE_ERROR && error->code == SKV_EXCHANGE_ERROR_NOT_FOUND)
    return SKV_EXIT_USAGE;
  return SKV_EXIT_INPUT;
}

int
skv_cli_fail (GError *error)
{
  int status = error_status (error);

  skv_cli_warn (error->message);
  g_error_free (error);
  return status;
}

void
skv_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  fputs (text, stdout);
}

int
skv_cli_write (const char *path, const char *data, gsize length)
{
  GError *error = NULL;

  if (path == NULL)
    {
      fwrite (data, 1, length, stdout);
      return SKV_EXIT_DONE;
    }
  /* Written beside it and renamed: there is never half of it, and a failure changes nothing. */
  if (g_file_set_contents_full (path, data, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666,
                                &error))
    return SKV_EXIT_DONE;
  return skv_cli_fail (error);
}

int
skv_cli_finish (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  fprintf (stderr, "skv: %s: %s\n", _("the output could not be written"), g_strerror (errno));
  return SKV_EXIT_INPUT;
}
