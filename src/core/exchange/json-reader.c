/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/json-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* More than that in one go helps nobody. */
#define MAX_ERRORS 20

/* The parts of a file in the order in which one may refer to another. "plan" is one object, the
 * others are lists. */
const SkvJsonPart skv_json_parts[] = {
  { "plan", SKV_KIND_SETTINGS },
  { "organisations", SKV_KIND_ORGANISATION },
  { "departments", SKV_KIND_DEPARTMENT },
  { "contacts", SKV_KIND_CONTACT },
  { "systems", SKV_KIND_SYSTEM },
  { "relations", SKV_KIND_RELATION },
  { "lanes", SKV_KIND_LANE },
  { "sources", SKV_KIND_SOURCE },
  { "local_days", SKV_KIND_LOCAL_DAY },
  { "rules", SKV_KIND_RULE },
  { "items", SKV_KIND_ITEM },
  { "exceptions", SKV_KIND_EXCEPTION },
  { "checks", SKV_KIND_CHECK },
  { "lifts", SKV_KIND_LIFT },
  { "layers", SKV_KIND_LAYER },
  { "versions", SKV_KIND_VERSION },
  { "templates", SKV_KIND_TEMPLATE },
  { "views", SKV_KIND_VIEW },
  { "requests", SKV_KIND_REQUEST },
  { "confirmations", SKV_KIND_CONFIRMATION },
  { "notices", SKV_KIND_NOTICE },
  { "wordings", SKV_KIND_WORDING },
  { "contingencies", SKV_KIND_CONTINGENCY },
  { "log_entries", SKV_KIND_LOG_ENTRY },
  { NULL, 0 },
};

void
skv_import_free (SkvImport *self)
{
  skv_edit_unref (self->edit);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

/* The text of a member; NULL if it is none, or no text. */
static const char *
peek_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/* What a person would look for: the title, name or role in the text, else the id. */
static const char *
object_title (JsonObject *object)
{
  static const char *const members[] = { "title", "name", "role", "id", "item", "from" };

  for (gsize i = 0; object != NULL && i < G_N_ELEMENTS (members); i++)
    {
      const char *title = peek_text (object, members[i]);

      if (title != NULL && *title != '\0')
        return title;
    }
  return NULL;
}

/* "FILE:LINE: items[3] “Title”: field: message" (transfer full) */
static char *
format_place (
  SkvJsonReader *self, JsonObject *object, const char *member, const char *format, va_list args)
{
  GString *text = g_string_new (skv_json_source_get_file (self->source));
  guint line = skv_json_source_get_line (self->source, object, member);

  if (line > 0)
    g_string_append_printf (text, ":%u", line);
  g_string_append (text, ": ");
  if (self->part != NULL)
    {
      const char *title = self->index >= 0 ? object_title (self->object) : NULL;

      g_string_append (text, self->part);
      if (self->index >= 0)
        g_string_append_printf (text, "[%d]", self->index);
      if (title != NULL)
        g_string_append_printf (text, " “%s”", title);
      g_string_append (text, ": ");
    }
  if (member != NULL)
    g_string_append_printf (text, "%s: ", member);
  g_string_append_vprintf (text, format, args);
  /* What the file says goes to a terminal and into a list of lines. */
  for (char *c = text->str; *c != '\0'; c++)
    {
      if (g_ascii_iscntrl (*c))
        *c = ' ';
    }
  return g_string_free (text, FALSE);
}

void
skv_json_reader_error (
  SkvJsonReader *self, JsonObject *object, const char *member, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  if (++self->n_errors > MAX_ERRORS)
    return;
  va_start (args, format);
  message = format_place (self, object, member, format, args);
  va_end (args);
  if (self->errors->len > 0)
    g_string_append_c (self->errors, '\n');
  g_string_append (self->errors, message);
}

void
skv_json_reader_warn (
  SkvJsonReader *self, JsonObject *object, const char *member, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->import->warnings, format_place (self, object, member, format, args));
  va_end (args);
}

gboolean
skv_json_field_is_nested (SkvKind kind, const char *name)
{
  return kind == SKV_KIND_RULE &&
         (g_str_equal (name, "base") || g_str_equal (name, "rrule") ||
          g_str_equal (name, "dates") || g_str_has_prefix (name, "relative_") ||
          g_str_equal (name, "working_day"));
}

static void
warn_unknown_members (SkvJsonReader *self, SkvKind kind)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) known = NULL;
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (kind, &n_fields);

  g_strv_builder_add (builder, "id");
  if (kind == SKV_KIND_RULE)
    g_strv_builder_add (builder, "base");
  if (kind == SKV_KIND_SETTINGS)
    g_strv_builder_add (builder, "description"); /* of an example, for `skv examples` */
  for (gsize i = 0; i < n_fields; i++)
    {
      if (!skv_json_field_is_nested (kind, fields[i].name))
        g_strv_builder_add (builder, fields[i].name);
    }
  known = g_strv_builder_end (builder);
  skv_json_warn_unknown (self, self->object, (const char *const *) known);
}

/* Relations and exceptions have no id in the text: theirs is made of what they are known by. A plan
 * may have them under another one. (transfer full) (nullable) */
static char *
find_by_content (SkvJsonReader *self, SkvKind kind, const char *const *members)
{
  g_autoptr (GString) made = g_string_new (NULL);
  const char *values[3];
  GPtrArray *records = skv_plan_get_records (self->plan, kind);

  for (int i = 0; i < 3; i++)
    {
      values[i] = peek_text (self->object, members[i]);
      g_string_append_printf (made, "%s%s", i > 0 ? " " : "", values[i] != NULL ? values[i] : "");
    }
  for (guint i = 0; i < records->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (records, i);
      gboolean same;

      if (kind == SKV_KIND_RELATION)
        {
          const SkvRelation *relation = (const SkvRelation *) record;

          same = g_strcmp0 (relation->from, values[0]) == 0 &&
                 g_strcmp0 (relation->to, values[1]) == 0 &&
                 g_strcmp0 (relation->relation == SKV_MEMBER_OF ? "member-of" : "depends-on",
                            values[2]) == 0;
        }
      else
        {
          const SkvException *exception = (const SkvException *) record;

          same = g_strcmp0 (exception->item, values[0]) == 0 &&
                 g_strcmp0 (exception->against, values[1]) == 0 &&
                 g_strcmp0 (exception->check, values[2]) == 0;
        }
      if (same)
        return g_strdup (record->id);
    }
  return g_strdup (made->str);
}

/* The id under which the plan has or will have the record (transfer full) (nullable, error told) */
static char *
read_id (SkvJsonReader *self, SkvKind kind)
{
  static const char *const of_relation[] = { "from", "to", "kind" };
  static const char *const of_exception[] = { "item", "against", "check" };
  g_autofree char *id = NULL;

  if (kind == SKV_KIND_SETTINGS)
    {
      GPtrArray *settings = skv_plan_get_records (self->plan, kind);

      /* The plan's identity: that of the calendar events that it publishes. */
      if (settings->len > 0)
        return g_strdup (((const SkvRecord *) g_ptr_array_index (settings, 0))->id);
    }
  if (json_object_has_member (self->object, "id") &&
      !skv_json_read_text (self, self->object, "id", &id))
    return NULL;
  if (id != NULL)
    return g_steal_pointer (&id);
  if (kind == SKV_KIND_RELATION)
    return find_by_content (self, kind, of_relation);
  if (kind == SKV_KIND_EXCEPTION)
    return find_by_content (self, kind, of_exception);
  if (kind == SKV_KIND_SETTINGS)
    return g_strdup (skv_plan_get_settings (self->plan)->parent.id);
  skv_json_reader_error (
    self, self->object, "id",
    _("it is missing. Give one of your own that no other has and that stays the same"));
  return NULL;
}

static void
count_and_put (SkvJsonReader *self, SkvRecord *record, const SkvRecord *before)
{
  if (before != NULL && skv_record_equal (record, before))
    {
      self->import->unchanged[record->kind]++;
      skv_record_unref (record);
      return;
    }
  if (before != NULL)
    self->import->updated[record->kind]++;
  else
    self->import->added[record->kind]++;
  skv_edit_put (self->import->edit, record);
}

static SkvRecord *
new_record (SkvJsonReader *self, SkvKind kind, const char *id)
{
  SkvSettings *settings;

  if (kind != SKV_KIND_SETTINGS)
    return skv_record_new (kind, id);
  /* A plan without settings of its own starts from the default ones. */
  settings = skv_record_copy (skv_plan_get_settings (self->plan));
  skv_set_text (&settings->parent.id, id);
  return &settings->parent;
}

SkvRecord *
skv_json_make_record (SkvJsonReader *self, SkvKind kind, const char *id, const SkvRecord *before)
{
  SkvRecord *record = before != NULL ? skv_record_copy (before) : new_record (self, kind, id);
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      if (!skv_json_field_is_nested (kind, fields[i].name) &&
          json_object_has_member (self->object, fields[i].name))
        skv_json_read_field (self, &fields[i], record);
    }
  if (kind == SKV_KIND_RULE)
    skv_json_read_rule (self, (SkvRule *) record, before == NULL);
  else if (kind == SKV_KIND_ITEM)
    skv_json_read_item (self, (SkvItem *) record, before == NULL);
  warn_unknown_members (self, kind);
  return record;
}

static void
read_record (SkvJsonReader *self, SkvKind kind)
{
  SkvRecord *record;
  g_autofree char *id = read_id (self, kind);
  const SkvRecord *before = id != NULL ? skv_plan_lookup (self->plan, kind, id) : NULL;

  if (id == NULL)
    return;
  if (!g_hash_table_insert (self->seen[kind], g_strdup (id), self->object))
    {
      skv_json_reader_error (self, self->object, "id",
                             _("“%s” stands twice in this file. Give each its own"), id);
      return;
    }
  record = skv_json_make_record (self, kind, id, before);
  if (kind == SKV_KIND_SETTINGS)
    skv_json_keep_audience (self, (SkvSettings *) record);
  count_and_put (self, record, before);
}

/* The zone in which times without an offset are: the file's own if it names one. */
static void
settle_zone (SkvJsonReader *self, JsonObject *plan)
{
  const char *name = peek_text (plan, "time_zone");
  g_autoptr (GError) error = NULL;
  SkvZone *zone;

  if (name == NULL)
    return;
  zone = skv_zone_new (name, &error);
  if (zone == NULL)
    {
      skv_json_reader_error (self, plan, "time_zone", "%s", error->message);
      return;
    }
  skv_zone_unref (self->zone);
  self->zone = zone;
}

static void
read_plan_part (SkvJsonReader *self, JsonNode *node, JsonObject *root)
{
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      skv_json_reader_error (self, root, "plan", _("members in curly brackets are needed"));
      return;
    }
  self->object = json_node_get_object (node);
  settle_zone (self, self->object);
  if (self->n_errors == 0)
    read_record (self, SKV_KIND_SETTINGS);
}

static void
read_list_part (SkvJsonReader *self, SkvKind kind, JsonNode *node, JsonObject *root)
{
  JsonArray *list = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (list == NULL)
    {
      skv_json_reader_error (self, root, self->part, _("a list in square brackets is needed"));
      return;
    }
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);

      self->index = (int) i;
      self->object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      if (self->object != NULL)
        read_record (self, kind);
      else
        skv_json_reader_error (self, root, NULL, _("members in curly brackets are needed"));
    }
}

static void
read_parts (SkvJsonReader *self, JsonObject *root)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) known = NULL;

  g_strv_builder_add_many (builder, "format", "version", NULL);
  for (gsize i = 0; skv_json_parts[i].name != NULL; i++)
    {
      JsonNode *node = json_object_get_member (root, skv_json_parts[i].name);

      g_strv_builder_add (builder, skv_json_parts[i].name);
      if (node == NULL || JSON_NODE_HOLDS_NULL (node))
        continue;
      self->part = skv_json_parts[i].name;
      self->index = -1;
      if (skv_json_parts[i].kind == SKV_KIND_SETTINGS)
        read_plan_part (self, node, root);
      else
        read_list_part (self, skv_json_parts[i].kind, node, root);
    }
  self->part = NULL;
  self->object = NULL;
  known = g_strv_builder_end (builder);
  skv_json_warn_unknown (self, root, (const char *const *) known);
}

/* FALSE with @error if this is no file of ours, or of a newer version */
static gboolean
check_format (const SkvJsonSource *source, GError **error)
{
  const char *file = skv_json_source_get_file (source);
  JsonNode *root = skv_json_source_get_root (source);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *version = object != NULL ? json_object_get_member (object, "version") : NULL;
  const char *format = object != NULL ? peek_text (object, "format") : NULL;

  if (g_strcmp0 (format, SKV_JSON_FORMAT) != 0)
    g_set_error (
      error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
      _("%s:%u: this is no plan: it does not begin with {\"format\": \"%s\", \"version\": %d, …}"),
      file, object != NULL ? skv_json_source_get_line (source, object, "format") : 1,
      SKV_JSON_FORMAT, SKV_JSON_VERSION);
  else if (version == NULL || json_node_get_value_type (version) != G_TYPE_INT64 ||
           json_node_get_int (version) < 1)
    g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                 _("%s:%u: version: the number of the format's version is needed, which is %d"),
                 file, skv_json_source_get_line (source, object, "version"), SKV_JSON_VERSION);
  else if (json_node_get_int (version) > SKV_JSON_VERSION)
    g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_NEWER,
                 _("%s:%u: version: the file is of version %d and this program reads up to %d. "
                    "Update the program"),
                 file, skv_json_source_get_line (source, object, "version"),
                 (int) MIN (json_node_get_int (version), G_MAXINT), SKV_JSON_VERSION);
  else
    return TRUE;
  return FALSE;
}

static SkvImport *
import_new (const char *file)
{
  g_autofree char *name = g_path_get_basename (file);
  /* TRANSLATORS: what an import is called in the history; %s is a file name */
  g_autofree char *label = g_strdup_printf (_("Import %s"), name);
  SkvImport *self = g_new0 (SkvImport, 1);

  self->edit = skv_edit_new (label);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
read_all (SkvJsonReader *self)
{
  read_parts (self, json_node_get_object (skv_json_source_get_root (self->source)));
  if (self->n_errors == 0)
    skv_json_ensure_lanes (self);
  skv_json_check_references (self);
  if (self->n_errors == 0)
    skv_json_check_by_model (self);
  if (self->n_errors > MAX_ERRORS)
    g_string_append_printf (self->errors, _("\n%s: and %u more"),
                            skv_json_source_get_file (self->source), self->n_errors - MAX_ERRORS);
}

SkvImport *
skv_json_read (SkvPlan *plan, const char *file, GBytes *bytes, GError **error)
{
  g_autoptr (SkvJsonSource) source = skv_json_source_new (file, bytes, error);
  g_autoptr (SkvImport) import = NULL;
  SkvJsonReader reader = { .source = source, .plan = plan, .index = -1 };
  gboolean ok;

  if (source == NULL || !check_format (source, error))
    return NULL;

  import = import_new (file);
  reader.import = import;
  reader.zone = skv_zone_ref ((SkvZone *) skv_plan_get_zone (plan));
  reader.errors = g_string_new (NULL);
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    reader.seen[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  read_all (&reader);
  ok = reader.n_errors == 0;
  if (!ok)
    g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID, reader.errors->str);

  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    g_hash_table_unref (reader.seen[kind]);
  g_string_free (reader.errors, TRUE);
  skv_zone_unref (reader.zone);
  return ok ? g_steal_pointer (&import) : NULL;
}
