/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "app/application.h"
#include "app/print/page-language.h"

int
main (int argc, char *argv[])
{
  g_autoptr (SkvApplication) application = NULL;
  const char *locale_dir = g_getenv ("SKV_LOCALE_DIR"); /* for a program that is not installed */

  skv_page_language_prepare ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : SKV_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = skv_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
