/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/html-text.h"

#include <string.h>

void
skv_html_put (GString *html, const char *text)
{
  int open = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      switch (c)
        {
        case '&':
          g_string_append (html, "&amp;");
          break;
        case '<':
          g_string_append (html, "&lt;");
          break;
        case '>':
          g_string_append (html, "&gt;");
          break;
        case '"':
          g_string_append (html, "&quot;");
          break;
        case '\'':
          g_string_append (html, "&#39;");
          break;
        case 0x2068: /* skv_fill_clean() puts them around what runs from right to left */
          g_string_append (html, "<bdi>");
          open++;
          break;
        case 0x2069:
          if (open > 0)
            g_string_append (html, "</bdi>");
          open = MAX (0, open - 1);
          break;
        default:
          g_string_append_unichar (html, c);
        }
    }
  for (; open > 0; open--)
    g_string_append (html, "</bdi>");
}

char *
skv_html_plain (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c != 0x2068 && c != 0x2069)
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

/* the text of a line of a list, or NULL if it is none */
static const char *
list_text (const char *line)
{
  while (*line == ' ')
    line++;
  if (g_str_has_prefix (line, "• "))
    return line + strlen ("• ");
  return g_str_has_prefix (line, "- ") ? line + 2 : NULL;
}

void
skv_html_put_text (GString *html, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  const char *open = NULL; /* the element that is */

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *item = list_text (lines[i]);
      const char *wanted = item != NULL ? "ul" : *lines[i] != '\0' ? "p" : NULL;

      if (open != NULL && open != wanted)
        g_string_append_printf (html, "</%s>\n", open);
      if (wanted != NULL && open != wanted)
        g_string_append_printf (html, "<%s>%s", wanted, item != NULL ? "\n" : "");
      else if (wanted != NULL && item == NULL)
        g_string_append (html, "<br/>\n");
      open = wanted;
      if (item != NULL)
        g_string_append (html, "<li>");
      skv_html_put (html, item != NULL ? item : lines[i]);
      if (item != NULL)
        g_string_append (html, "</li>\n");
    }
  if (open != NULL)
    g_string_append_printf (html, "</%s>\n", open);
}
