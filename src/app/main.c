/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "app/application.h"
#include "app/loop-watch.h"
#include "app/print/page-language.h"
#include "app/settings.h"
#include "core/model/any-locale.h"

/* What the preferences say goes before the environment; read once, before anything is said. */
static void
set_language (void)
{
  GSettings *settings = skv_settings_get ();
  g_autofree char *language =
    settings != NULL ? g_settings_get_string (settings, "language") : NULL;

  if (language != NULL && *language != '\0')
    g_setenv ("LANGUAGE", language, TRUE);
}

/* What is preferred, or asked for by LANGUAGE, is spoken in every locale. */
static void
use_locale (void)
{
  const char *locale = setlocale (LC_ALL, "");

  if (g_getenv ("LANGUAGE") == NULL)
    return;
  if (locale == NULL || g_str_equal (locale, "C"))
    setlocale (LC_ALL, "C.UTF-8");
  if (skv_any_locale_is_needed (setlocale (LC_MESSAGES, NULL)))
    setlocale (LC_MESSAGES, skv_any_locale ());
}

int
main (int argc, char *argv[])
{
  g_autoptr (SkvApplication) application = NULL;
  int status;
  const char *locale_dir = g_getenv ("SKV_LOCALE_DIR"); /* for a program that is not installed */

  set_language ();
  skv_page_language_prepare ();
  use_locale ();
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : SKV_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = skv_application_new ();
  skv_loop_watch_start ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  skv_loop_watch_stop ();
  return status;
}
