/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/json-source.h"

#include <string.h>

#include <glib/gi18n-lib.h>

struct _SkvJsonSource
{
  char *file;     /* (owned) */
  JsonNode *root; /* (owned) */
  GHashTable
    *lines; /* (owned) (element-type JsonObject GArray): the object's line, then one a member */
  GPtrArray *open; /* (owned) (element-type GArray): objects that are being read, the inmost last */
  char *twice;     /* (owned) (nullable): a member that stands twice in its object */
  guint twice_line;
};

G_DEFINE_QUARK (skv-exchange-error-quark, skv_exchange_error)

/* What is said of a place in the text; counts columns in bytes, as editors that go to one do. */
typedef struct
{
  const char *text;
  gsize length;
  gsize offset;
} Place;

static void
set_place_error (GError **error, int code, const char *file, Place place, const char *message)
{
  guint line = 1, column = 1;

  for (gsize i = 0; i < place.offset && i < place.length; i++)
    {
      column++;
      if (place.text[i] == '\n')
        {
          line++;
          column = 1;
        }
    }
  g_set_error (error, SKV_EXCHANGE_ERROR, code, "%s:%u:%u: %s", file, line, column, message);
}

/* Moves @offset from the opening quote of a string to its closing one; FALSE if it has none. */
static gboolean
skip_string (const char *text, gsize length, gsize *offset)
{
  for (gsize i = *offset + 1; i < length; i++)
    {
      if (text[i] == '\\')
        i++;
      else if (text[i] == '"')
        {
          *offset = i;
          return TRUE;
        }
    }
  return FALSE;
}

/*
 * json-glib 1.6 reads an array in an array by calling itself, without a bound, and takes comments
 * and quotes that are no JSON. Both are refused here, before it sees the text.
 */
static gboolean
check_shape (const char *file, const char *text, gsize length, GError **error)
{
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      Place place = { text, length, i };

      if (text[i] == '[' || text[i] == '{')
        depth++;
      else if (text[i] == ']' || text[i] == '}')
        depth--;
      else if (text[i] == '"' && !skip_string (text, length, &i))
        {
          set_place_error (
            error, SKV_EXCHANGE_ERROR_INVALID, file, place,
            _("this is no valid JSON: the text that begins here has no closing quotation mark"));
          return FALSE;
        }
      else if (text[i] != '"' && !g_ascii_isspace (text[i]) && !g_ascii_isalnum (text[i]) &&
               strchr (",:+-.", text[i]) == NULL)
        {
          set_place_error (
            error, SKV_EXCHANGE_ERROR_INVALID, file, place,
            _("this is no valid JSON: a character that has no place outside of quotation marks"));
          return FALSE;
        }
      if (depth > SKV_JSON_MAX_DEPTH)
        {
          set_place_error (error, SKV_EXCHANGE_ERROR_TOO_LARGE, file, place,
                           _("brackets in brackets, deeper than any plan is. Nothing was read"));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_text (const char *file, const char *text, gsize length, GError **error)
{
  const char *end;

  if (length > SKV_JSON_MAX_BYTES)
    {
      g_set_error (
        error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_TOO_LARGE,
        _("%s: the file is larger than %d MiB, larger than any plan is. Nothing was read"), file,
        SKV_JSON_MAX_BYTES / (1024 * 1024));
      return FALSE;
    }
  if (!g_utf8_validate_len (text, length, &end))
    {
      set_place_error (error, SKV_EXCHANGE_ERROR_INVALID, file,
                       (Place){ text, length, (gsize) (end - text) },
                       _("this is no UTF-8 text. Save the file as UTF-8 and try again"));
      return FALSE;
    }
  return check_shape (file, text, length, error);
}

static void
on_object_start (JsonParser *parser, SkvJsonSource *self)
{
  GArray *lines = g_array_sized_new (FALSE, FALSE, sizeof (guint), 16);
  guint line = json_parser_get_current_line (parser);

  g_array_append_val (lines, line);
  g_ptr_array_add (self->open, lines);
}

static void
on_object_member (JsonParser *parser, JsonObject *object, const char *member, SkvJsonSource *self)
{
  GArray *lines = g_ptr_array_index (self->open, self->open->len - 1);
  guint line = json_parser_get_current_line (parser);

  g_array_append_val (lines, line);
  /* A second member of the same name has replaced the first. */
  if (json_object_get_size (object) + 1 == lines->len || self->twice != NULL)
    return;
  self->twice = g_strdup (member);
  self->twice_line = line;
}

static void
on_object_end (JsonParser *parser, JsonObject *object, SkvJsonSource *self)
{
  g_hash_table_insert (self->lines, object,
                       g_ptr_array_steal_index (self->open, self->open->len - 1));
}

/* "<data>:2:4: Parse error: unexpected …" is json-glib's way of saying it. */
static void
set_parse_error (GError **error, const char *file, const char *message)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("^<data>:(\\d+):(\\d+): (?:Parse error: )?(.*)$", G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (g_regex_match (regex, message, 0, &match))
    {
      g_autofree char *line = g_match_info_fetch (match, 1);
      g_autofree char *column = g_match_info_fetch (match, 2);
      g_autofree char *what = g_match_info_fetch (match, 3);

      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                   _("%s:%s:%s: this is no valid JSON: %s"), file, line, column, what);
    }
  else
    g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                 _("%s: this is no valid JSON: %s"), file, message);
}

static gboolean
parse (SkvJsonSource *self, const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local_error = NULL;

  g_signal_connect (parser, "object-start", G_CALLBACK (on_object_start), self);
  g_signal_connect (parser, "object-member", G_CALLBACK (on_object_member), self);
  g_signal_connect (parser, "object-end", G_CALLBACK (on_object_end), self);
  if (!json_parser_load_from_data (parser, text, (gssize) length, &local_error))
    {
      set_parse_error (error, self->file, local_error->message);
      return FALSE;
    }
  self->root = json_parser_steal_root (parser);
  if (self->root == NULL)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                   _("%s:1:1: the file is empty"), self->file);
      return FALSE;
    }
  if (self->twice != NULL)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                   _("%s:%u: “%s” stands twice in the same place. Remove one of the two"),
                   self->file, self->twice_line, self->twice);
      return FALSE;
    }
  return TRUE;
}

SkvJsonSource *
skv_json_source_new (const char *file, GBytes *bytes, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (SkvJsonSource) self = NULL;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  if (!check_text (file, text != NULL ? text : "", length, error))
    return NULL;

  self = g_new0 (SkvJsonSource, 1);
  self->file = g_strdup (file);
  self->lines = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self->open = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  if (!parse (self, text != NULL ? text : "", length, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
skv_json_source_free (SkvJsonSource *self)
{
  g_free (self->file);
  g_clear_pointer (&self->root, json_node_unref);
  g_hash_table_unref (self->lines);
  g_ptr_array_unref (self->open);
  g_free (self->twice);
  g_free (self);
}

const char *
skv_json_source_get_file (const SkvJsonSource *self)
{
  return self->file;
}

JsonNode *
skv_json_source_get_root (const SkvJsonSource *self)
{
  return self->root;
}

guint
skv_json_source_get_line (const SkvJsonSource *self, JsonObject *object, const char *member)
{
  GArray *lines = g_hash_table_lookup (self->lines, object);
  guint found = 0;

  if (lines == NULL)
    return 0;
  if (member != NULL && json_object_has_member (object, member))
    {
      g_autoptr (GList) members = json_object_get_members (object); /* in the order of the text */

      found = (guint) (1 + g_list_position (
                             members, g_list_find_custom (members, member, (GCompareFunc) strcmp)));
    }
  return g_array_index (lines, guint, found);
}
