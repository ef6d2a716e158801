/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/json-writer.h"

#include <string.h>

#include "core/exchange/json-reader-private.h"
#include "core/exchange/json-text.h"

static void
put_ints (GString *text, const char *name, GArray *numbers)
{
  skv_json_put_name (text, name);
  g_string_append_c (text, '[');
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? ", " : "", g_array_index (numbers, int, i));
  g_string_append_c (text, ']');
}

static void
put_day (GString *text, const char *name, SkvDay day)
{
  g_autofree char *value = skv_day_format (day);

  skv_json_put_text_member (text, name, value);
}

static void
put_days (GString *text, const char *name, GArray *days)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = NULL;

  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *value = skv_day_format (g_array_index (days, SkvDay, i));

      g_strv_builder_add (builder, value);
    }
  values = g_strv_builder_end (builder);
  skv_json_put_texts_member (text, name, (const char *const *) values);
}

static void
put_base (GString *text, const SkvRule *rule)
{
  skv_json_put_name (text, "base");
  g_string_append_c (text, '{');
  switch (rule->base)
    {
    case SKV_BASE_RRULE:
      skv_json_put_text_member (text, "rrule", rule->rrule);
      break;
    case SKV_BASE_DATES:
      put_days (text, "dates", rule->dates);
      break;
    case SKV_BASE_RELATIVE:
      skv_json_put_name (text, "relative");
      g_string_append_c (text, '{');
      skv_json_put_text_member (text, "lane", rule->relative_lane);
      if (rule->relative_title != NULL)
        skv_json_put_text_member (text, "title", rule->relative_title);
      skv_json_put_int_member (text, "from_days", rule->relative_from);
      skv_json_put_int_member (text, "to_days", rule->relative_to);
      if (rule->relative_working_days)
        skv_json_put_bool_member (text, "working_days", TRUE);
      g_string_append_c (text, '}');
      break;
    case SKV_BASE_WORKING_DAY:
      skv_json_put_int_member (text, "working_day", rule->working_day);
      break;
    }
  g_string_append_c (text, '}');
}

static void
put_moment (GString *text, const SkvZone *zone, const SkvItem *item, const SkvField *field)
{
  gint64 moment = SKV_FIELD_AT (item, field, gint64);
  g_autofree char *value = NULL;

  if (moment != SKV_MOMENT_NONE)
    {
      gboolean is_planned = field->offset == G_STRUCT_OFFSET (SkvItem, start) ||
                            field->offset == G_STRUCT_OFFSET (SkvItem, end);

      value = item->all_day && is_planned ? skv_day_format ((SkvDay) (moment / SKV_DAY_SECONDS))
                                          : skv_zone_format (zone, moment);
      skv_json_put_text_member (text, field->name, value);
    }
  /* Left out it would be read as one day. */
  else if (field->offset == G_STRUCT_OFFSET (SkvItem, end) && item->all_day &&
           item->start != SKV_MOMENT_NONE && item->duration < 0)
    skv_json_put_text_member (text, field->name, NULL);
}

static void
put_text_form (GString *text, const char *name, char *value)
{
  skv_json_put_text_member (text, name, value);
  g_free (value);
}

/* What is usual needs no saying: nothing fits, so ask; what depends is down; no priority; a post;
 * the planner's own file. */
static gboolean
is_usual (SkvKind kind, const char *field)
{
  return g_str_equal (field, "if_none") || g_str_equal (field, "effect") ||
         g_str_equal (field, "priority") || g_str_equal (field, "audience") ||
         (kind == SKV_KIND_CONTACT && g_str_equal (field, "kind"));
}

static void
put_field (GString *text, const SkvZone *zone, gconstpointer record, const SkvField *field)
{
  switch (field->type)
    {
    case SKV_FIELD_TEXT:
    case SKV_FIELD_REF:
      /* An empty text says no more than none, and is read as none. */
      if (SKV_FIELD_AT (record, field, char *) != NULL &&
          *SKV_FIELD_AT (record, field, char *) != '\0')
        skv_json_put_text_member (text, field->name, SKV_FIELD_AT (record, field, char *));
      break;
    case SKV_FIELD_TEXTS:
    case SKV_FIELD_REFS:
      if (*SKV_FIELD_AT (record, field, GStrv) != NULL)
        skv_json_put_texts_member (text, field->name,
                                   (const char *const *) SKV_FIELD_AT (record, field, GStrv));
      break;
    case SKV_FIELD_INTS:
      if (SKV_FIELD_AT (record, field, GArray *)->len > 0)
        put_ints (text, field->name, SKV_FIELD_AT (record, field, GArray *));
      break;
    case SKV_FIELD_DAYS:
      if (SKV_FIELD_AT (record, field, GArray *)->len > 0)
        put_days (text, field->name, SKV_FIELD_AT (record, field, GArray *));
      break;
    case SKV_FIELD_INT:
      if (SKV_FIELD_AT (record, field, int) != 0)
        skv_json_put_int_member (text, field->name, SKV_FIELD_AT (record, field, int));
      break;
    case SKV_FIELD_BOOL:
      if (SKV_FIELD_AT (record, field, gboolean))
        skv_json_put_bool_member (text, field->name, TRUE);
      break;
    case SKV_FIELD_ENUM:
      if (SKV_FIELD_AT (record, field, int) == 0 &&
          is_usual (((const SkvRecord *) record)->kind, field->name))
        break;
      skv_json_put_text_member (text, field->name, field->names[SKV_FIELD_AT (record, field, int)]);
      break;
    case SKV_FIELD_DAY:
      if (SKV_FIELD_AT (record, field, SkvDay) != SKV_DAY_NONE)
        put_day (text, field->name, SKV_FIELD_AT (record, field, SkvDay));
      break;
    case SKV_FIELD_LENGTH:
      if (SKV_FIELD_AT (record, field, int) >= 0)
        put_text_form (text, field->name, skv_length_format (SKV_FIELD_AT (record, field, int)));
      break;
    case SKV_FIELD_CLOCK:
      if (SKV_FIELD_AT (record, field, int) >= 0)
        put_text_form (text, field->name, skv_clock_format (SKV_FIELD_AT (record, field, int)));
      break;
    case SKV_FIELD_MOMENT:
      put_moment (text, zone, record, field);
      break;
    }
}

void
skv_json_put_record (GString *text, const SkvZone *zone, const SkvRecord *record, gboolean with_id)
{
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (record->kind, &n_fields);

  g_string_append_c (text, '{');
  if (with_id)
    skv_json_put_text_member (text, "id", record->id);
  for (gsize i = 0; i < n_fields; i++)
    {
      if (record->kind == SKV_KIND_RULE && g_str_equal (fields[i].name, "base"))
        put_base (text, (const SkvRule *) record);
      else if (!skv_json_field_is_nested (record->kind, fields[i].name))
        put_field (text, zone, record, &fields[i]);
    }
  g_string_append_c (text, '}');
}

static void
put_part (GString *text, SkvPlan *plan, const SkvJsonPart *part, gboolean with_ids)
{
  GPtrArray *records = skv_plan_get_records (plan, part->kind);
  const SkvZone *zone = skv_plan_get_zone (plan);
  gboolean known_by_content = part->kind == SKV_KIND_RELATION || part->kind == SKV_KIND_EXCEPTION;

  g_string_append_printf (text, ",\n  \"%s\": ", part->name);
  if (part->kind == SKV_KIND_SETTINGS)
    {
      skv_json_put_record (text, zone, (const SkvRecord *) skv_plan_get_settings (plan), TRUE);
      return;
    }
  g_string_append_c (text, '[');
  for (guint i = 0; i < records->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n    " : "\n    ");
      skv_json_put_record (text, zone, g_ptr_array_index (records, i),
                           with_ids || !known_by_content);
    }
  g_string_append (text, records->len > 0 ? "\n  ]" : "]");
}

static char *
write_plan (SkvPlan *plan, gboolean as_content)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "{\n  \"format\": \"%s\",\n  \"version\": %d", SKV_JSON_FORMAT,
                          SKV_JSON_VERSION);
  for (const SkvJsonPart *part = skv_json_parts; part->name != NULL; part++)
    {
      if (!as_content || (part->kind != SKV_KIND_LAYER && part->kind != SKV_KIND_VERSION))
        put_part (text, plan, part, as_content);
    }
  g_string_append (text, "\n}\n");
  return g_string_free (text, FALSE);
}

char *
skv_json_write (SkvPlan *plan)
{
  return write_plan (plan, FALSE);
}

char *
skv_json_write_content (SkvPlan *plan)
{
  return write_plan (plan, TRUE);
}
