/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/store/store-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* --- writing -------------------------------------------------------------------------------- */

gboolean
skv_text_bind (
  sqlite3_stmt *statement, int index, const char *text, const char *what, GError **error)
{
  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                   _("%s: this is no valid UTF-8 text and cannot be saved"), what);
      return FALSE;
    }
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
  return TRUE;
}

static gboolean
day_is_valid (SkvDay day)
{
  /* the range of SkvDay, in which formatting and parsing are each other's inverse */
  return day >= skv_day_from_ymd (1583, 1, 1) && day <= skv_day_from_ymd (9999, 12, 31);
}

static gboolean
set_day_error (const SkvField *field, GError **error)
{
  g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, _("%s: there is no such date"),
               field->name);
  return FALSE;
}

static gboolean
bind_day (sqlite3_stmt *statement, int index, SkvDay day, const SkvField *field, GError **error)
{
  if (day == SKV_DAY_NONE)
    {
      sqlite3_bind_null (statement, index);
      return TRUE;
    }
  if (!day_is_valid (day))
    return set_day_error (field, error);
  sqlite3_bind_text (statement, index, skv_day_format (day), -1, g_free);
  return TRUE;
}

static gboolean
bind_array (sqlite3_stmt *statement, int index, JsonArray *array)
{
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), array);

  sqlite3_bind_text (statement, index, json_to_string (node, FALSE), -1, g_free);
  return TRUE;
}

static gboolean
bind_numbers (
  sqlite3_stmt *statement, int index, GArray *numbers, const SkvField *field, GError **error)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < numbers->len; i++)
    {
      gint32 number = g_array_index (numbers, gint32, i);
      g_autofree char *day = NULL;

      if (field->type == SKV_FIELD_INTS)
        {
          json_array_add_int_element (array, number);
          continue;
        }
      if (!day_is_valid (number))
        return set_day_error (field, error);
      day = skv_day_format (number);
      json_array_add_string_element (array, day);
    }
  return bind_array (statement, index, array);
}

static gboolean
bind_texts (sqlite3_stmt *statement, int index, GStrv texts, const SkvField *field, GError **error)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (gsize i = 0; texts[i] != NULL; i++)
    {
      if (!g_utf8_validate (texts[i], -1, NULL))
        return skv_text_bind (statement, index, texts[i], field->name, error);
      json_array_add_string_element (array, texts[i]);
    }
  return bind_array (statement, index, array);
}

static gboolean
bind_enum (sqlite3_stmt *statement, int index, int value, const SkvField *field, GError **error)
{
  if (value < 0 || (guint) value >= g_strv_length ((GStrv) field->names))
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, _("%s: there is no value %d"),
                   field->name, value);
      return FALSE;
    }
  sqlite3_bind_text (statement, index, field->names[value], -1, SQLITE_STATIC);
  return TRUE;
}

gboolean
skv_value_bind (sqlite3_stmt *statement,
                int index,
                const SkvRecord *record,
                const SkvField *field,
                GError **error)
{
  switch (field->type)
    {
    case SKV_FIELD_TEXT:
    case SKV_FIELD_REF:
      return skv_text_bind (statement, index, SKV_FIELD_AT (record, field, char *), field->name,
                            error);
    case SKV_FIELD_TEXTS:
      return bind_texts (statement, index, SKV_FIELD_AT (record, field, GStrv), field, error);
    case SKV_FIELD_INTS:
    case SKV_FIELD_DAYS:
      return bind_numbers (statement, index, SKV_FIELD_AT (record, field, GArray *), field, error);
    case SKV_FIELD_INT:
      sqlite3_bind_int (statement, index, SKV_FIELD_AT (record, field, int));
      return TRUE;
    case SKV_FIELD_BOOL:
      sqlite3_bind_int (statement, index, SKV_FIELD_AT (record, field, gboolean) ? 1 : 0);
      return TRUE;
    case SKV_FIELD_ENUM:
      return bind_enum (statement, index, SKV_FIELD_AT (record, field, int), field, error);
    case SKV_FIELD_DAY:
      return bind_day (statement, index, SKV_FIELD_AT (record, field, SkvDay), field, error);
    case SKV_FIELD_LENGTH:
    case SKV_FIELD_CLOCK:
      if (SKV_FIELD_AT (record, field, int) == -1)
        sqlite3_bind_null (statement, index);
      else
        sqlite3_bind_int (statement, index, SKV_FIELD_AT (record, field, int));
      return TRUE;
    case SKV_FIELD_MOMENT:
      if (SKV_FIELD_AT (record, field, gint64) == SKV_MOMENT_NONE)
        sqlite3_bind_null (statement, index);
      else
        sqlite3_bind_int64 (statement, index, SKV_FIELD_AT (record, field, gint64));
      return TRUE;
    case SKV_FIELD_REFS:
      break; /* has a table of its own */
    }
  g_return_val_if_reached (FALSE);
}

/* --- reading -------------------------------------------------------------------------------- */

char *
skv_text_read (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);
  int length = sqlite3_column_bytes (statement, column);

  /* with a length, a NUL inside is invalid too */
  if (text == NULL || !g_utf8_validate (text, length, NULL))
    return NULL;
  return g_strndup (text, (gsize) length);
}

static gboolean
read_int (sqlite3_stmt *statement, int column, int *value)
{
  gint64 wide = sqlite3_column_int64 (statement, column);

  if (wide < G_MININT32 || wide > G_MAXINT32)
    return FALSE;
  *value = (int) wide;
  return TRUE;
}

static gboolean
read_enum (sqlite3_stmt *statement, int column, const SkvField *field, int *value)
{
  const char *name = (const char *) sqlite3_column_text (statement, column);

  for (int i = 0; field->names[i] != NULL; i++)
    {
      if (g_strcmp0 (field->names[i], name) == 0)
        {
          *value = i;
          return TRUE;
        }
    }
  return FALSE;
}

static JsonArray *
read_array (sqlite3_stmt *statement, int column)
{
  g_autofree char *text = skv_text_read (statement, column);
  g_autoptr (JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_dup_array (node) : NULL;
}

static gboolean
read_texts (sqlite3_stmt *statement, int column, GStrv *texts)
{
  g_autoptr (JsonArray) array = read_array (statement, column);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (array == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) != G_TYPE_STRING)
        return FALSE;
      g_strv_builder_add (builder, json_node_get_string (element));
    }
  g_strfreev (*texts);
  *texts = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_number (JsonNode *element, SkvFieldType type, gint32 *number)
{
  gint64 wide;

  if (type == SKV_FIELD_DAYS)
    {
      if (json_node_get_value_type (element) != G_TYPE_STRING)
        return FALSE;
      *number = skv_day_parse (json_node_get_string (element));
      return *number != SKV_DAY_NONE;
    }
  if (json_node_get_value_type (element) != G_TYPE_INT64)
    return FALSE;
  wide = json_node_get_int (element);
  *number = (gint32) wide;
  return wide >= G_MININT32 && wide <= G_MAXINT32;
}

static gboolean
read_numbers (sqlite3_stmt *statement, int column, SkvFieldType type, GArray *numbers)
{
  g_autoptr (JsonArray) array = read_array (statement, column);

  if (array == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gint32 number;

      if (!read_number (json_array_get_element (array, i), type, &number))
        return FALSE;
      g_array_append_val (numbers, number);
    }
  return TRUE;
}

static gboolean
read_day (sqlite3_stmt *statement, int column, SkvDay *day)
{
  *day = skv_day_parse ((const char *) sqlite3_column_text (statement, column));
  return *day != SKV_DAY_NONE;
}

/* NULL leaves the record's field unset, as skv_record_new() made it. */
static gboolean
may_be_null (SkvFieldType type)
{
  switch (type)
    {
    case SKV_FIELD_TEXT:
    case SKV_FIELD_REF:
    case SKV_FIELD_DAY:
    case SKV_FIELD_LENGTH:
    case SKV_FIELD_CLOCK:
    case SKV_FIELD_MOMENT:
      return TRUE;
    case SKV_FIELD_REFS:
    case SKV_FIELD_TEXTS:
    case SKV_FIELD_INTS:
    case SKV_FIELD_DAYS:
    case SKV_FIELD_INT:
    case SKV_FIELD_BOOL:
    case SKV_FIELD_ENUM:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

gboolean
skv_value_read (sqlite3_stmt *statement, int column, SkvRecord *record, const SkvField *field)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return may_be_null (field->type);

  switch (field->type)
    {
    case SKV_FIELD_TEXT:
    case SKV_FIELD_REF:
      SKV_FIELD_AT (record, field, char *) = skv_text_read (statement, column);
      return SKV_FIELD_AT (record, field, char *) != NULL;
    case SKV_FIELD_TEXTS:
      return read_texts (statement, column, &SKV_FIELD_AT (record, field, GStrv));
    case SKV_FIELD_INTS:
    case SKV_FIELD_DAYS:
      return read_numbers (statement, column, field->type, SKV_FIELD_AT (record, field, GArray *));
    case SKV_FIELD_INT:
    case SKV_FIELD_BOOL:
    case SKV_FIELD_LENGTH:
    case SKV_FIELD_CLOCK:
      return read_int (statement, column, &SKV_FIELD_AT (record, field, int));
    case SKV_FIELD_ENUM:
      return read_enum (statement, column, field, &SKV_FIELD_AT (record, field, int));
    case SKV_FIELD_DAY:
      return read_day (statement, column, &SKV_FIELD_AT (record, field, SkvDay));
    case SKV_FIELD_MOMENT:
      SKV_FIELD_AT (record, field, gint64) = sqlite3_column_int64 (statement, column);
      return TRUE;
    case SKV_FIELD_REFS:
      break; /* has a table of its own */
    }
  g_return_val_if_reached (FALSE);
}
