/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/model/any-locale.h"

static char *asked_layer = NULL; /* (owned) */

const char *
skv_cli_get_layer (void)
{
  return asked_layer;
}

gboolean
skv_cli_parse (const SkvCommand *command,
               const GOptionEntry *entries,
               int *argc,
               char ***argv,
               int min_words,
               int max_words)
{
  /* The name stands first in the help's line of usage and is no word of the command's own. */
  g_autoptr (GOptionContext) context =
    g_option_context_new (*command->words != '\0' ? _(command->words) : NULL);
  g_autofree char *program = g_strconcat ("skv ", command->name, NULL);
  const GOptionEntry layer_entries[] = {
    { "layer", 0, 0, G_OPTION_ARG_STRING, &asked_layer,
      N_("In this what-if layer instead of the plan itself"), N_("NAME") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  g_set_prgname (program);
  g_option_context_set_summary (context, _(command->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (command->in_layer)
    g_option_context_add_main_entries (context, layer_entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      skv_cli_usage (_("%s; “%s --help” says what there is"), error->message, program);
      return FALSE;
    }
  /* What "--" protects is a word, and the sign itself is none. */
  for (int i = 1; i < *argc; i++)
    {
      if (!g_str_equal ((*argv)[i], "--"))
        continue;
      memmove (*argv + i, *argv + i + 1, (gsize) (*argc - i) * sizeof **argv);
      (*argc)--;
      break;
    }
  if (*argc - 1 >= min_words && *argc - 1 <= max_words)
    return TRUE;
  if (*argc - 1 > max_words)
    skv_cli_usage (_("“%s” is one word too many; it is: %s %s"), (*argv)[max_words + 1], program,
                   _(command->words));
  else
    skv_cli_usage (_("something is missing; it is: %s %s"), program, _(command->words));
  return FALSE;
}

gboolean
skv_cli_set_language (const char *language)
{
  static const char *const known[] = { "nb", "nn", "sv", "da", "en", NULL };

  if (language == NULL)
    {
      setlocale (LC_ALL, "");
      if (skv_any_locale_is_needed (setlocale (LC_MESSAGES, NULL)))
        setlocale (LC_MESSAGES, skv_any_locale ());
      /* Names of files and what is typed are UTF-8 even where the locale is plain C. */
      if (!g_get_charset (NULL))
        setlocale (LC_CTYPE, "C.UTF-8");
      return TRUE;
    }
  if (!g_strv_contains (known, language))
    return FALSE;
  g_setenv ("LANGUAGE", language, TRUE);
  g_unsetenv ("LC_ALL");
  setlocale (LC_ALL, "C.UTF-8");
  setlocale (LC_MESSAGES, skv_any_locale ());
  return TRUE;
}

static const char *asked_language = NULL; /* (unowned): in argv */

const char *
skv_cli_get_language (void)
{
  return asked_language;
}

static const char *const speech_names[] = { "LANGUAGE", "LC_ALL" };

void
skv_cli_speak (SkvCliSpeech *self, const char *language)
{
  self->is_other = asked_language == NULL;
  for (gsize i = 0; self->is_other && i < G_N_ELEMENTS (speech_names); i++)
    self->before[i] = g_strdup (g_getenv (speech_names[i]));
  if (self->is_other)
    skv_cli_set_language (language);
}

void
skv_cli_speak_back (SkvCliSpeech *self)
{
  if (!self->is_other)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (speech_names); i++)
    {
      if (self->before[i] != NULL)
        g_setenv (speech_names[i], self->before[i], TRUE);
      else
        g_unsetenv (speech_names[i]);
      g_clear_pointer (&self->before[i], g_free);
    }
  skv_cli_set_language (NULL);
  self->is_other = FALSE;
}

gboolean
skv_cli_parse_language (int *argc, char **argv)
{
  for (int i = 1; i < *argc && !g_str_equal (argv[i], "--"); i++)
    {
      gboolean joined = g_str_has_prefix (argv[i], "--language=");
      const char *language = joined ? argv[i] + strlen ("--language=") : argv[i + 1];
      int used = joined ? 1 : 2;

      if (!joined && !g_str_equal (argv[i], "--language"))
        continue;
      if (language == NULL || !skv_cli_set_language (language))
        {
          skv_cli_usage (_("--language needs one of nb, nn, sv, da, en"));
          return FALSE;
        }
      asked_language = language;
      memmove (argv + i, argv + i + used, (gsize) (*argc - i - used + 1) * sizeof *argv);
      *argc -= used;
      i--;
    }
  return TRUE;
}

gboolean
skv_cli_check_format (const char *format, const char *const *known)
{
  g_autofree char *all = g_strjoinv (", ", (GStrv) known);

  if (g_strv_contains (known, format))
    return TRUE;
  skv_cli_usage (_("there is no format “%s” here; use one of: %s"), format, all);
  return FALSE;
}
