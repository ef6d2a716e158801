/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/heading.h"

#include <string.h>

char *
skv_heading_fold (const char *heading)
{
  g_autofree char *composed = g_utf8_normalize (heading, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  char *text = g_utf8_strdown (composed != NULL ? composed : heading, -1);
  char *bracket = strchr (text, '(');

  if (bracket != NULL)
    *bracket = '\0';
  g_strstrip (text);
  while (*text != '\0' && strchr (".: *", text[strlen (text) - 1]) != NULL)
    text[strlen (text) - 1] = '\0';
  return text;
}

gboolean
skv_heading_is_among (const char *folded, const char *words)
{
  g_autofree char *word = g_strconcat ("|", folded, "|", NULL);

  return *folded != '\0' && strchr (folded, '|') == NULL && strstr (words, word) != NULL;
}
