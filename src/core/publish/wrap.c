/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/wrap.h"

#define MOST_LINES 200

/* A word that no line holds, such as an address: as many of its letters as have room, at least one.
 * The rest stays, if there is any. (transfer full) */
static char *
take_letters (SkvCanvas *ruler, const SkvTextStyle *style, double width, char ***words)
{
  char **word = *words;
  const char *end = g_utf8_next_char (*word);
  g_autofree char *rest = NULL;
  char *letters;

  while (*end != '\0')
    {
      g_autofree char *more = g_strndup (*word, (gsize) (g_utf8_next_char (end) - *word));

      if (skv_canvas_measure (ruler, style, more) > width)
        break;
      end = g_utf8_next_char (end);
    }
  letters = g_strndup (*word, (gsize) (end - *word));
  rest = g_strdup (end);
  g_free (*word);
  *word = g_steal_pointer (&rest);
  if (**word == '\0')
    (*words)++;
  return letters;
}

/* the words that have room in a line, moving on */
static char *
take_line (SkvCanvas *ruler, const SkvTextStyle *style, double width, char ***words)
{
  GString *line = g_string_new (NULL);

  for (; **words != NULL; (*words)++)
    {
      gsize before = line->len;

      g_string_append_printf (line, "%s%s", before > 0 ? " " : "", **words);
      if (***words == '\0' || skv_canvas_measure (ruler, style, line->str) <= width)
        continue;
      g_string_truncate (line, before);
      if (before > 0)
        break;
      g_string_free (line, TRUE);
      return take_letters (ruler, style, width, words);
    }
  return g_string_free (line, FALSE);
}

GPtrArray *
skv_wrap_words (SkvCanvas *ruler, const SkvTextStyle *style, double width, const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);

  for (char **next = words; *next != NULL && lines->len < MOST_LINES;)
    g_ptr_array_add (lines, take_line (ruler, style, width, &next));
  return lines;
}
