/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/words.h"
#include "core/exchange/json-text.h"
#include "core/exchange/phrase.h"

/* "2019-04-17" or "2019-04-17T18:00:00"; (nullable): an open side (transfer full) */
static char *
side_text (const SkvPhraseSpan *span, gint64 value)
{
  gint64 day = value / 1440 - (value % 1440 < 0 ? 1 : 0);
  g_autofree char *date = NULL;

  if (value == SKV_MOMENT_NONE)
    return NULL;
  if (span->all_day)
    return skv_day_format ((SkvDay) value);
  date = skv_day_format ((SkvDay) day);
  return g_strdup_printf ("%sT%02d:%02d:00", date, (int) ((value - day * 1440) / 60),
                          (int) ((value - day * 1440) % 60));
}

static void
print_json (const SkvPhrase *phrase, SkvPhraseFlags flags, const char *note)
{
  static const char *const names[] = { "ambiguous", "contradiction" };
  const char *set[G_N_ELEMENTS (names) + 1] = { NULL };
  g_autoptr (GString) text = g_string_new ("{\"spans\":[");
  guint n = 0;

  for (guint i = 0; i < skv_phrase_get_n_spans (phrase); i++)
    {
      const SkvPhraseSpan *span = skv_phrase_get_span (phrase, i);
      g_autofree char *start = side_text (span, span->start);
      g_autofree char *end = side_text (span, span->end);

      g_string_append (text, i > 0 ? ",{" : "{");
      skv_json_put_text_member (text, "start", start);
      skv_json_put_text_member (text, "end", end);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if ((flags & (1u << i)) != 0)
        set[n++] = names[i];
    }
  skv_json_put_texts_member (text, "flags", set);
  if (*note != '\0')
    skv_json_put_text_member (text, "note", note);
  if (skv_phrase_get_title (phrase) != NULL)
    skv_json_put_text_member (text, "title", skv_phrase_get_title (phrase));
  skv_cli_print ("%s}\n", text->str);
}

/* One end of a span in words: "Wednesday 17 April 2019", "Wednesday 17 April 2019 18:00" */
static char *
end_words (const SkvPhraseSpan *span, gint64 value, gboolean is_end)
{
  gint64 day = span->all_day ? value - (is_end ? 1 : 0) : value / 1440 - (value % 1440 < 0 ? 1 : 0);
  gboolean midnight = is_end && !span->all_day && value == day * 1440;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  day -= midnight ? 1 : 0;
  date = skv_words_date ((SkvDay) day);
  if (span->all_day)
    return g_steal_pointer (&date);
  time = skv_words_time ((int) (value - day * 1440));
  return g_strdup_printf ("%s %s", date, time);
}

static void
print_span (const SkvPhraseSpan *span)
{
  g_autofree char *start =
    span->start != SKV_MOMENT_NONE ? end_words (span, span->start, FALSE) : NULL;
  g_autofree char *end = span->end != SKV_MOMENT_NONE ? end_words (span, span->end, TRUE) : NULL;

  if (start == NULL)
    skv_cli_print (_("up to and including %s\n"), end);
  else if (span->moment || (span->all_day && span->end == span->start + 1))
    skv_cli_print ("%s\n", start);
  else if (end == NULL)
    skv_cli_print (_("from %s on\n"), start);
  else
    skv_cli_print ("%s – %s\n", start, end);
}

static void
print_text (const SkvPhrase *phrase, SkvPhraseFlags flags, const char *note)
{
  for (guint i = 0; i < skv_phrase_get_n_spans (phrase); i++)
    print_span (skv_phrase_get_span (phrase, i));
  if (skv_phrase_get_n_spans (phrase) == 0)
    skv_cli_print (_("no date\n"));
  if ((flags & SKV_PHRASE_CONTRADICTION) != 0)
    skv_cli_print (_("contradiction: %s\n"), note);
  else if ((flags & SKV_PHRASE_AMBIGUOUS) != 0)
    skv_cli_print (_("ambiguous: %s\n"), note);
}

/*
 * With no year said anywhere the current one is taken, and that is told. The notes of core are in
 * @notes (transfer full).
 */
static SkvPhrase *
read_phrase (
  const char *text, const char *year, SkvPhraseFlags *flags, char **notes, GError **error)
{
  SkvPhraseContext context = SKV_PHRASE_CONTEXT_NONE;
  g_autoptr (GError) local = NULL;
  g_autofree char *said = NULL;
  SkvPhrase *phrase;

  if (year != NULL && !skv_phrase_context_parse (year, &context, error))
    return NULL;
  phrase = skv_phrase_parse (text, skv_cli_get_language (), &context, &local);
  if (phrase == NULL && year == NULL &&
      g_error_matches (local, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_NEEDS_YEAR))
    {
      g_clear_error (&local);
      context.year = skv_day_year ((SkvDay) (skv_cli_clock ()->now (NULL) / SKV_DAY_SECONDS));
      phrase = skv_phrase_parse (text, skv_cli_get_language (), &context, &local);
      said =
        g_strdup_printf (_("no year is said: %d was taken; --year gives another"), context.year);
    }
  if (phrase == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  *flags = skv_phrase_get_flags (phrase) | (said != NULL ? SKV_PHRASE_AMBIGUOUS : 0);
  *notes = g_strjoinv ("; ", (GStrv) skv_phrase_get_notes (phrase));
  if (said != NULL)
    {
      g_autofree char *others = g_steal_pointer (notes);

      *notes = g_strconcat (said, *others != '\0' ? "; " : "", others, NULL);
    }
  return phrase;
}

int
skv_cli_dates (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvPhrase) phrase = NULL;
  g_autofree char *format = NULL;
  g_autofree char *year = NULL;
  g_autofree char *notes = NULL;
  SkvPhraseFlags flags = SKV_PHRASE_PLAIN;
  GError *error = NULL;
  const GOptionEntry entries[] = {
    { "year", 'y', 0, G_OPTION_ARG_STRING, &year,
      N_("What is known from around: 2019, 2019-10, 2019-10-22 or 2019/2020"), N_("YEAR") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) ||
      !skv_cli_check_format (format != NULL ? format : "text", formats))
    return SKV_EXIT_USAGE;
  phrase = read_phrase (argv[1], year, &flags, &notes, &error);
  if (phrase == NULL)
    {
      gboolean usage = g_error_matches (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_CONTEXT);
      int status = skv_cli_fail (error);

      return usage ? SKV_EXIT_USAGE : status;
    }
  if (g_strcmp0 (format, "json") == 0)
    print_json (phrase, flags, notes);
  else
    print_text (phrase, flags, notes);
  return SKV_EXIT_DONE;
}
