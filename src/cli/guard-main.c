/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* skv-guard LOCALE ics|csv|text|registration ZONE YEAR: takes a file of dates apart from stdin to
 * stdout, within limits (core/exchange/guard.h). Started by skv and the app; nobody else needs it.
 */

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/guard.h"
#include "core/exchange/ics-reader.h"
#include "core/exchange/registration.h"
#include "core/exchange/table-reader.h"
#include "core/exchange/text-reader.h"

#include "cli/config.h"

static void
set_up_translations (const char *locale)
{
  const char *folder = g_getenv ("SKV_LOCALE_DIR");

  if (setlocale (LC_ALL, locale) == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : SKV_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

/* All of stdin; a byte more than is read is enough to refuse it. (transfer full) */
static GBytes *
read_input (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gsize n;

  while (bytes->len <= SKV_ICS_MAX_BYTES && (n = fread (buffer, 1, sizeof buffer, stdin)) > 0)
    g_byte_array_append (bytes, buffer, (guint) n);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

typedef SkvIcsCalendar *(*Parse) (GBytes *bytes, const SkvZone *zone, int year, GError **error);

/* (nullable) */
static Parse
find_parse (const char *form)
{
  static const struct
  {
    const char *form;
    Parse parse;
  } known[] = { { "ics", skv_ics_parse }, { "csv", skv_table_parse }, { "text", skv_text_parse } };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].form, form) == 0)
      return known[i].parse;
  return NULL;
}

/* FALSE: not all of it could be written */
static gboolean
answer (const char *reply)
{
  return fputs (reply, stdout) != EOF && fflush (stdout) == 0;
}

int
main (int argc, char **argv)
{
  g_autoptr (GBytes) input = NULL;
  g_autoptr (SkvZone) zone = NULL;
  g_autoptr (SkvIcsCalendar) calendar = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reply = NULL;

  Parse parse = argc == 5 ? find_parse (argv[2]) : NULL;
  gboolean is_registration = argc == 5 && strcmp (argv[2], "registration") == 0;

  if ((parse == NULL && !is_registration) || !skv_guard_confine ())
    return EXIT_FAILURE;
  set_up_translations (argv[1]);
  input = read_input ();
  if (is_registration)
    {
      reply = skv_registration_reply (input);
      return answer (reply) ? EXIT_SUCCESS : EXIT_FAILURE;
    }
  zone = skv_zone_new (argv[3], &error);
  if (zone != NULL)
    calendar = parse (input, zone, atoi (argv[4]), &error);
  reply = skv_ics_reply_write (calendar, error);
  return answer (reply) ? EXIT_SUCCESS : EXIT_FAILURE;
}
