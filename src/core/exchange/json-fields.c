/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/json-reader-private.h"

#include <glib/gi18n-lib.h>

/* The largest number of a field: a guard against slips, not a limit that anybody meets. */
static int
max_of (const char *field)
{
  static const struct
  {
    const char *field;
    int max;
  } larger[] = { { "users", 100000000 },
                 { "agreed_uptime", SKV_UPTIME_WHOLE },
                 { "long_after", 366 * 24 * 60 } };

  for (gsize i = 0; i < G_N_ELEMENTS (larger); i++)
    {
      if (g_str_equal (larger[i].field, field))
        return larger[i].max;
    }
  return 9999;
}

gboolean
skv_json_read_text (SkvJsonReader *self, JsonObject *object, const char *member, char **text)
{
  JsonNode *node = json_object_get_member (object, member);

  if (JSON_NODE_HOLDS_NULL (node))
    {
      skv_set_text (text, NULL);
      return TRUE;
    }
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    {
      skv_json_reader_error (self, object, member,
                             _("this is no text. Put it in quotation marks"));
      return FALSE;
    }
  skv_set_text (text, *json_node_get_string (node) != '\0' ? json_node_get_string (node) : NULL);
  return TRUE;
}

static gboolean
node_to_int (JsonNode *node, int min, int max, int *value)
{
  if (json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) < min ||
      json_node_get_int (node) > max)
    return FALSE;
  *value = (int) json_node_get_int (node);
  return TRUE;
}

gboolean
skv_json_read_int (
  SkvJsonReader *self, JsonObject *object, const char *member, int min, int max, int *value)
{
  JsonNode *node = json_object_get_member (object, member);

  if (JSON_NODE_HOLDS_NULL (node))
    *value = 0;
  else if (!node_to_int (node, min, max, value))
    {
      skv_json_reader_error (self, object, member, _("a whole number from %d to %d is needed"),
                             min, max);
      return FALSE;
    }
  return TRUE;
}

gboolean
skv_json_read_bool (SkvJsonReader *self, JsonObject *object, const char *member, gboolean *value)
{
  JsonNode *node = json_object_get_member (object, member);

  if (JSON_NODE_HOLDS_NULL (node))
    *value = FALSE;
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    *value = json_node_get_boolean (node);
  else
    {
      skv_json_reader_error (self, object, member,
                             _("true or false is needed, without quotation marks"));
      return FALSE;
    }
  return TRUE;
}

/* The list of a member; NULL, with the error told, if it is none. An empty one for null. */
static JsonArray *
get_list (SkvJsonReader *self, JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (JSON_NODE_HOLDS_NULL (node))
    return json_array_new ();
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_array_ref (json_node_get_array (node));
  skv_json_reader_error (self, object, member, _("a list in square brackets is needed"));
  return NULL;
}

static void
read_texts (SkvJsonReader *self, const char *member, GStrv *texts)
{
  g_autoptr (JsonArray) list = get_list (self, self->object, member);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (list == NULL)
    return;
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        {
          skv_json_reader_error (self, self->object, member,
                                 _("element %u of the list is no text. Put it in quotation marks"),
                                 i + 1);
          return;
        }
      g_strv_builder_add (builder, json_node_get_string (node));
    }
  g_strfreev (*texts);
  *texts = g_strv_builder_end (builder);
}

static void
read_ints (SkvJsonReader *self, const char *member, GArray *numbers)
{
  g_autoptr (JsonArray) list = get_list (self, self->object, member);

  if (list == NULL)
    return;
  g_array_set_size (numbers, 0);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      int value;

      if (!node_to_int (json_array_get_element (list, i), -366, 366, &value))
        {
          skv_json_reader_error (self, self->object, member,
                                 _("element %u of the list is no whole number from %d to %d"),
                                 i + 1, -366, 366);
          return;
        }
      g_array_append_val (numbers, value);
    }
}

gboolean
skv_json_read_days (SkvJsonReader *self, JsonObject *object, const char *member, GArray *days)
{
  g_autoptr (JsonArray) list = get_list (self, object, member);

  if (list == NULL)
    return FALSE;
  g_array_set_size (days, 0);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      const char *text =
        json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
      SkvDay day = skv_day_parse (text);

      if (day == SKV_DAY_NONE)
        {
          skv_json_reader_error (
            self, object, member,
            _("element %u of the list is no date. Write it as \"2019-06-12\""), i + 1);
          return FALSE;
        }
      g_array_append_val (days, day);
    }
  return TRUE;
}

static void
read_day (SkvJsonReader *self, const char *member, SkvDay *day)
{
  g_autofree char *text = NULL;

  if (!skv_json_read_text (self, self->object, member, &text))
    return;
  *day = skv_day_parse (text);
  if (text != NULL && *day == SKV_DAY_NONE)
    skv_json_reader_error (self, self->object, member,
                           _("“%s” is no date. Write it as \"2019-06-12\""), text);
}

static void
read_length (SkvJsonReader *self, const char *member, int *minutes)
{
  JsonNode *node = json_object_get_member (self->object, member);
  g_autofree char *text = NULL;

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    {
      g_autofree char *number =
        g_strdup_printf ("PT%" G_GINT64_FORMAT "M", json_node_get_int (node));

      text = g_steal_pointer (&number);
    }
  else if (!skv_json_read_text (self, self->object, member, &text))
    return;
  *minutes = skv_length_parse (text);
  if (text != NULL && *minutes < 0)
    skv_json_reader_error (self, self->object, member,
                           _("“%s” is no length of time. Write two hours as \"PT2H\", half an "
                              "hour as \"PT30M\" or as 30"),
                           text);
}

static void
read_clock (SkvJsonReader *self, const char *member, int *minute)
{
  g_autofree char *text = NULL;

  if (!skv_json_read_text (self, self->object, member, &text))
    return;
  *minute = skv_clock_parse (text);
  if (text != NULL && *minute < 0)
    skv_json_reader_error (self, self->object, member,
                           _("“%s” is no time of day. Write it as \"17:00\""), text);
}

static void
read_enum (SkvJsonReader *self, const SkvField *field, int *value)
{
  g_autofree char *text = NULL;
  g_autofree char *all = g_strjoinv (", ", (GStrv) field->names);

  if (!skv_json_read_text (self, self->object, field->name, &text))
    return;
  for (int i = 0; text != NULL && field->names[i] != NULL; i++)
    {
      if (g_str_equal (text, field->names[i]))
        {
          *value = i;
          return;
        }
    }
  skv_json_reader_error (self, self->object, field->name,
                         _("“%s” is not known here. Use one of: %s"), text != NULL ? text : "",
                         all);
}

void
skv_json_read_field (SkvJsonReader *self, const SkvField *field, gpointer record)
{
  switch (field->type)
    {
    case SKV_FIELD_TEXT:
    case SKV_FIELD_REF:
      skv_json_read_text (self, self->object, field->name, &SKV_FIELD_AT (record, field, char *));
      break;
    case SKV_FIELD_TEXTS:
    case SKV_FIELD_REFS:
      read_texts (self, field->name, &SKV_FIELD_AT (record, field, GStrv));
      break;
    case SKV_FIELD_INTS:
      read_ints (self, field->name, SKV_FIELD_AT (record, field, GArray *));
      break;
    case SKV_FIELD_DAYS:
      skv_json_read_days (self, self->object, field->name, SKV_FIELD_AT (record, field, GArray *));
      break;
    case SKV_FIELD_INT:
      skv_json_read_int (self, self->object, field->name, 0, max_of (field->name),
                         &SKV_FIELD_AT (record, field, int));
      break;
    case SKV_FIELD_BOOL:
      skv_json_read_bool (self, self->object, field->name, &SKV_FIELD_AT (record, field, gboolean));
      break;
    case SKV_FIELD_ENUM:
      read_enum (self, field, &SKV_FIELD_AT (record, field, int));
      break;
    case SKV_FIELD_DAY:
      read_day (self, field->name, &SKV_FIELD_AT (record, field, SkvDay));
      break;
    case SKV_FIELD_LENGTH:
      read_length (self, field->name, &SKV_FIELD_AT (record, field, int));
      break;
    case SKV_FIELD_CLOCK:
      read_clock (self, field->name, &SKV_FIELD_AT (record, field, int));
      break;
    case SKV_FIELD_MOMENT:
      break; /* depends on the other members: skv_json_read_item() */
    }
}
