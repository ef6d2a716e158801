/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/print/page-language.h"

#include <gio/gio.h>
#include <locale.h>
#include <string.h>

#include "core/model/any-locale.h"

#ifdef __GLIBC__
/* gettext keeps what it found until this changes; its manual says to count it up. */
extern int _nl_msg_cat_cntr;
#endif

static void
forget_messages (void)
{
#ifdef __GLIBC__
  ++_nl_msg_cat_cntr;
#endif
}

void
skv_page_language_prepare (void)
{
  g_dgettext (GETTEXT_PACKAGE, "-");
}

/* Is it what the program speaks already? Of "nb_NO.UTF-8" that is "nb". */
static gboolean
is_spoken (const char *language)
{
  const char *first = g_get_language_names ()[0];
  gsize length = strcspn (first, "_.@");

  if (strcmp (first, "C") == 0 || g_str_has_prefix (first, "C."))
    return strcmp (language, "en") == 0;
  return strlen (language) == length && strncmp (first, language, length) == 0;
}

gboolean
skv_page_language_is_spoken (const char *language)
{
  g_return_val_if_fail (language != NULL, FALSE);
  return is_spoken (language);
}

void
skv_page_language_enter (SkvPageLanguage *self, const char *language)
{
  locale_t messages;

  g_return_if_fail (self != NULL && language != NULL);

  self->entered = !is_spoken (language);
  if (!self->entered)
    return; /* so that pages in the program's own language can be made in a thread */
  self->before = g_strdup (g_getenv ("LANGUAGE"));
  messages = newlocale (LC_MESSAGES_MASK, skv_any_locale (), duplocale (uselocale ((locale_t) 0)));
  self->messages = messages;
  self->locale = messages != (locale_t) 0 ? uselocale (messages) : NULL;
  g_setenv ("LANGUAGE", language, TRUE);
  forget_messages ();
}

void
skv_page_language_leave (SkvPageLanguage *self)
{
  g_return_if_fail (self != NULL);

  if (!self->entered)
    return;
  if (self->before != NULL)
    g_setenv ("LANGUAGE", self->before, TRUE);
  else
    g_unsetenv ("LANGUAGE");
  if (self->messages != NULL)
    {
      uselocale ((locale_t) self->locale);
      freelocale ((locale_t) self->messages);
    }
  g_free (self->before);
  forget_messages ();
}

const char *const *
skv_page_languages (void)
{
  static const char *const languages[] = { "nb", "nn", "sv", "da", "en", NULL };

  return languages;
}

const char *
skv_page_language_name (const char *language)
{
  static const char *const names[] = { "Norsk bokmål", "Norsk nynorsk", "Svenska", "Dansk",
                                       "English" };

  for (guint i = 0; skv_page_languages ()[i] != NULL; i++)
    if (g_strcmp0 (skv_page_languages ()[i], language) == 0)
      return names[i];
  return language;
}
