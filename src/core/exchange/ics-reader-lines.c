/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

void
skv_ics_lines_free (SkvIcsLines *self)
{
  g_strfreev (self->lines);
  g_array_unref (self->numbers);
  g_free (self);
}

/* The bytes up to the next line break, which may be CRLF, LF or CR; @next is behind it. */
static const char *
find_break (const char *at, const char *end, const char **next)
{
  const char *c = at;

  while (c < end && *c != '\n' && *c != '\r')
    c++;
  *next = c < end && c[0] == '\r' && c + 1 < end && c[1] == '\n' ? c + 2 : MIN (c + 1, end);
  return c;
}

/* Bytes are unfolded before they are decoded, for some programs fold within a character. Empty
 * lines are passed over, so that a folded line goes on behind them. (transfer full) */
static GString *
unfold (const char *bytes, gsize length, GArray *numbers, guint *last_line)
{
  GString *text = g_string_sized_new (length);
  const char *end = bytes + length, *next;
  guint line = 0;

  for (const char *at = bytes; at < end; at = next)
    {
      const char *stop = find_break (at, end, &next);

      line++;
      if (stop == at)
        continue;
      if ((*at == ' ' || *at == '\t') && numbers->len > 0)
        at++;
      else
        {
          if (numbers->len > 0)
            g_string_append_c (text, '\n');
          g_array_append_val (numbers, line);
        }
      g_string_append_len (text, at, stop - at);
    }
  *last_line = line;
  return text;
}

/* Text in UTF-8 or Latin-1 holds none: FALSE with the line at which it stops being text. */
static gboolean
check_zero_bytes (const char *data, gsize length, GError **error)
{
  const char *zero = length > 0 ? memchr (data, '\0', length) : NULL;
  const char *next;
  guint line = 0;

  if (zero == NULL)
    return TRUE;
  for (const char *at = data; at <= zero; at = next)
    {
      find_break (at, data + length, &next);
      line++;
    }
  g_set_error (
    error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
    _("%u: here stands a zero byte: the file is damaged, or no calendar. Nothing was read"), line);
  return FALSE;
}

/* (transfer full) */
static GStrv
split (const char *text, gsize length, guint n_lines)
{
  GStrv lines = g_new0 (char *, n_lines + 1);
  const char *end = text + length;

  for (guint i = 0; i < n_lines; i++)
    {
      const char *stop = memchr (text, '\n', (gsize) (end - text));

      lines[i] = g_strndup (text, (gsize) ((stop != NULL ? stop : end) - text));
      text = stop != NULL ? stop + 1 : end;
    }
  return lines;
}

SkvIcsLines *
skv_ics_lines_new (GBytes *bytes, GError **error)
{
  g_autoptr (SkvIcsLines) self = g_new0 (SkvIcsLines, 1);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *wide = NULL, *text = NULL;
  g_autoptr (GString) unfolded = NULL;
  SkvEncoding encoding = SKV_ENCODING_UTF8;

  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  if (skv_text_is_utf16 (data, length))
    {
      wide = skv_text_decode (data, length, &encoding, &length, error);
      if (wide == NULL)
        return NULL;
      data = wide;
    }
  else if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (!check_zero_bytes (data, length, error))
    return NULL;
  unfolded = unfold (data, length, self->numbers, &self->last_line);
  text = skv_text_decode (unfolded->str, unfolded->len, &self->encoding, &length, error);
  if (text == NULL)
    return NULL;
  if (wide != NULL)
    self->encoding = encoding;
  self->lines = split (text, length, self->numbers->len);
  return g_steal_pointer (&self);
}

void
skv_ics_property_free (SkvIcsProperty *self)
{
  g_free (self->name);
  g_strfreev (self->parameters);
  g_free (self->value);
  g_free (self);
}

const char *
skv_ics_property_get (const SkvIcsProperty *self, const char *parameter)
{
  for (GStrv at = self->parameters; at[0] != NULL; at += 2)
    if (g_str_equal (at[0], parameter))
      return at[1];
  return NULL;
}

/* One or more values with commas between, in quotation marks or not; those are taken away. FALSE if
 * a quotation mark is left open. */
static gboolean
parse_parameter_value (const char **text, GString *value)
{
  const char *c = *text;

  for (; *c != '\0' && *c != ';' && *c != ':'; c++)
    {
      const char *close;

      if (*c != '"')
        {
          g_string_append_c (value, *c);
          continue;
        }
      close = strchr (c + 1, '"');
      if (close == NULL)
        return FALSE;
      g_string_append_len (value, c + 1, close - c - 1);
      c = close;
    }
  *text = c;
  return TRUE;
}

static char *
parse_parameters (const char **text, GPtrArray *parameters)
{
  while (**text == ';')
    {
      const char *name = ++*text;
      gsize length = strcspn (name, "=;:");
      g_autoptr (GString) value = g_string_new (NULL);
      g_autofree char *bare = g_strndup (name, length);

      *text = name + length;
      if (**text == '=')
        {
          ++*text;
          if (!parse_parameter_value (text, value))
            return g_strdup (_("a quotation mark is not closed"));
        }
      g_ptr_array_add (parameters, g_ascii_strup (g_strstrip (bare), -1));
      g_ptr_array_add (parameters, g_strdup (value->str));
    }
  return NULL;
}

SkvIcsProperty *
skv_ics_property_parse (const char *text, guint line, char **reason)
{
  g_autoptr (GPtrArray) parameters = g_ptr_array_new_with_free_func (g_free);
  const char *at = text;
  SkvIcsProperty *self;
  char *problem;
  gsize length;

  while (g_ascii_isalnum (*at) || *at == '-' || *at == '_' || *at == '.')
    at++;
  length = (gsize) (at - text);
  at += strspn (at, " \t");
  if (length == 0 || (*at != ':' && *at != ';'))
    {
      *reason = g_strdup (_("no NAME: stands at its beginning"));
      return NULL;
    }
  problem = parse_parameters (&at, parameters);
  if (problem == NULL && *at != ':')
    problem = g_strdup (_("there is no colon before its value"));
  if (problem != NULL)
    {
      *reason = problem;
      return NULL;
    }

  self = g_new0 (SkvIcsProperty, 1);
  self->name = g_ascii_strup (text, (gssize) length);
  self->line = line;
  self->value = g_strdup (at + 1);
  g_ptr_array_add (parameters, NULL);
  self->parameters = (GStrv) g_ptr_array_steal (parameters, NULL);
  return self;
}
