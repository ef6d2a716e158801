/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/csv-writer.h"

#include <string.h>

static void
put_field (GString *text, const char *field, char separator)
{
  if (strchr (field, separator) == NULL && strpbrk (field, "\"\r\n") == NULL &&
      !g_str_has_prefix (field, " ") && !g_str_has_suffix (field, " "))
    {
      g_string_append (text, field);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *c = field; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

void
skv_csv_put_row_with (GString *text, const char *const *fields, char separator)
{
  for (guint i = 0; fields[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, separator);
      put_field (text, fields[i], separator);
    }
  g_string_append (text, "\r\n");
}

/* "-12", "+3,5", "1 234", but not "-2+3" */
static gboolean
is_number (const char *field)
{
  const char *c = field + (*field == '-' || *field == '+');

  return g_ascii_isdigit (*c) && c[strspn (c, "0123456789.,")] == '\0';
}

char *
skv_csv_text_for_sheet (const char *field)
{
  const char *first = field + strspn (field, " ");

  if (*first == '\0' || strchr ("=+-@\t\r\n", *first) == NULL || is_number (field))
    return g_strdup (field);
  return g_strconcat ("'", field, NULL);
}

void
skv_csv_put_row (GString *text, const char *const *fields)
{
  skv_csv_put_row_with (text, fields, ',');
}
