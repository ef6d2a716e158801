/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/json-text.h"

#include <string.h>

void
skv_json_put_string (GString *text, const char *value)
{
  if (value == NULL)
    {
      g_string_append (text, "null");
      return;
    }
  g_string_append_c (text, '"');
  for (const char *c = value; *c != '\0'; c++)
    {
      switch (*c)
        {
        case '"':
          g_string_append (text, "\\\"");
          break;
        case '\\':
          g_string_append (text, "\\\\");
          break;
        case '\n':
          g_string_append (text, "\\n");
          break;
        case '\r':
          g_string_append (text, "\\r");
          break;
        case '\t':
          g_string_append (text, "\\t");
          break;
        default:
          if (g_ascii_iscntrl (*c))
            g_string_append_printf (text, "\\u%04x", (guint) (guchar) *c);
          else
            g_string_append_c (text, *c);
        }
    }
  g_string_append_c (text, '"');
}

void
skv_json_put_name (GString *text, const char *name)
{
  char last = text->len > 0 ? text->str[text->len - 1] : '{';

  if (last != '{')
    g_string_append (text, ", ");
  skv_json_put_string (text, name);
  g_string_append (text, ": ");
}

void
skv_json_put_text_member (GString *text, const char *name, const char *value)
{
  skv_json_put_name (text, name);
  skv_json_put_string (text, value);
}

void
skv_json_put_texts_member (GString *text, const char *name, const char *const *values)
{
  skv_json_put_name (text, name);
  g_string_append_c (text, '[');
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (text, ", ");
      skv_json_put_string (text, values[i]);
    }
  g_string_append_c (text, ']');
}

void
skv_json_put_int_member (GString *text, const char *name, gint64 value)
{
  skv_json_put_name (text, name);
  g_string_append_printf (text, "%" G_GINT64_FORMAT, value);
}

void
skv_json_put_bool_member (GString *text, const char *name, gboolean value)
{
  skv_json_put_name (text, name);
  g_string_append (text, value ? "true" : "false");
}
