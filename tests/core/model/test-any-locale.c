/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/any-locale.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include <glib/gstdio.h>

#define DOMAIN "skv-any-locale"

/* a catalogue with one message, as msgfmt would write it: a header, two tables, the texts */
static void
write_catalogue (const char *path)
{
  static const char id[] = "evening", text[] = "kveld";
  const guint32 words[] = { 0x950412de, 0, 1, 28, 36, 0, 0, 7, 44, 5, 52 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  g_byte_array_append (bytes, (const guint8 *) words, sizeof words);
  g_byte_array_append (bytes, (const guint8 *) id, sizeof id);
  g_byte_array_append (bytes, (const guint8 *) text, sizeof text);
  g_file_set_contents (path, (const char *) bytes->data, (gssize) bytes->len, &error);
  g_assert_no_error (error);
}

/* On any machine, however few locales it has, and with every C library. */
static void
test_translates (void)
{
  g_autofree char *root = g_dir_make_tmp ("skv-locale-XXXXXX", NULL);
  g_autofree char *language = g_build_filename (root, "nb", NULL);
  g_autofree char *folder = g_build_filename (language, "LC_MESSAGES", NULL);
  g_autofree char *path = g_build_filename (folder, DOMAIN ".mo", NULL);
  const char *charset;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  write_catalogue (path);
  g_setenv ("LANGUAGE", "nb", TRUE);
  g_assert_cmpstr (setlocale (LC_ALL, "C"), ==, "C");
  g_assert_nonnull (setlocale (LC_ALL, skv_any_locale ()));
  g_assert_true (g_get_charset (&charset));
  bindtextdomain (DOMAIN, root);
  g_assert_cmpstr (dgettext (DOMAIN, "evening"), ==, "kveld");

  g_unlink (path);
  g_rmdir (folder);
  g_rmdir (language);
  g_rmdir (root);
}

static void
test_needed (void)
{
  g_assert_true (skv_any_locale_is_needed ("C.UTF-8"));
  g_assert_true (skv_any_locale_is_needed ("C.utf8"));
  g_assert_true (skv_any_locale_is_needed (NULL));
  /* who says "C" wants what the program says untranslated */
  g_assert_false (skv_any_locale_is_needed ("C"));
  g_assert_false (skv_any_locale_is_needed ("nb_NO.UTF-8"));
  g_assert_false (skv_any_locale_is_needed (skv_any_locale ()));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/any-locale/translates", test_translates);
  g_test_add_func ("/any-locale/needed", test_needed);
  return g_test_run ();
}
