/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/layer-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/json-reader-private.h"
#include "core/exchange/json-text.h"
#include "core/exchange/json-writer.h"

#define FORMAT "skv-layer"
#define VERSION 1

char *
skv_layer_key (SkvKind kind, const char *id)
{
  return g_strdup_printf ("%s\n%s", skv_kind_name (kind), id);
}

void
skv_layer_put_change (
  SkvEdit *edit, SkvKind kind, const char *id, const SkvRecord *before, const SkvRecord *after)
{
  SkvRecord *old = before != NULL ? skv_record_ref (before) : NULL; /* may be its own */
  SkvChange *change;

  if (after != NULL)
    skv_edit_put (edit, skv_record_ref (after));
  else
    skv_edit_remove (edit, kind, id);
  /* Edits of a plan get this from skv_plan_apply(); here nobody else knows it. */
  change = skv_edit_find (edit, kind, id);
  g_clear_pointer (&change->before, skv_record_unref);
  change->before = old;
}

/* --- writing --------------------------------------------------------------------------------- */

static void
put_side (GString *text, const char *name, const SkvZone *zone, const SkvRecord *record)
{
  skv_json_put_name (text, name);
  if (record != NULL)
    skv_json_put_record (text, zone, record, FALSE);
  else
    g_string_append (text, "null");
}

char *
skv_layer_write_changes (const SkvEdit *edit, const SkvZone *zone)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  g_string_append_printf (text, "{\"format\": \"%s\", \"version\": %d, \"changes\": [", FORMAT,
                          VERSION);
  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->kind == SKV_KIND_LAYER || change->kind == SKV_KIND_VERSION ||
          skv_layer_same (zone, change->before, change->after))
        continue;
      g_string_append (text, n++ > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "kind", skv_kind_name (change->kind));
      skv_json_put_text_member (text, "id", change->id);
      put_side (text, "before", zone, change->before);
      put_side (text, "after", zone, change->after);
      g_string_append_c (text, '}');
    }
  g_string_append (text, "\n]}\n");
  return g_string_free (text, n == 0);
}

void
skv_layer_put_changes (GString *text, const SkvEdit *edit, const SkvZone *zone)
{
  g_string_append_c (text, '[');
  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      g_string_append (text, i > 0 ? ",\n    {" : "\n    {");
      skv_json_put_text_member (text, "kind", skv_kind_name (change->kind));
      skv_json_put_text_member (text, "id", change->id);
      if (change->kind != SKV_KIND_LAYER && change->kind != SKV_KIND_VERSION)
        {
          put_side (text, "before", zone, change->before);
          put_side (text, "after", zone, change->after);
        }
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

/* --- reading --------------------------------------------------------------------------------- */

static gboolean
find_kind (const char *name, SkvKind *kind)
{
  for (int i = 0; name != NULL && i < SKV_N_KINDS; i++)
    {
      if (i == SKV_KIND_LAYER || i == SKV_KIND_VERSION || strcmp (skv_kind_name (i), name) != 0)
        continue;
      *kind = i;
      return TRUE;
    }
  return FALSE;
}

/* FALSE, with the error told, if the member is no record; a null is none */
static gboolean
read_side (SkvJsonReader *self,
           JsonObject *change,
           const char *member,
           SkvKind kind,
           const char *id,
           SkvRecord **record)
{
  JsonNode *node = json_object_get_member (change, member);
  guint n_errors = self->n_errors;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      skv_json_reader_error (self, change, member, _("members in curly brackets are needed"));
      return FALSE;
    }
  self->object = json_node_get_object (node);
  *record = skv_json_make_record (self, kind, id, NULL);
  (*record)->sealed = TRUE;
  self->object = change;
  return self->n_errors == n_errors;
}

static void
read_sides (SkvJsonReader *self, JsonObject *change, SkvKind kind, const char *id)
{
  SkvRecord *before = NULL, *after = NULL;

  if (read_side (self, change, "before", kind, id, &before) &&
      read_side (self, change, "after", kind, id, &after))
    {
      if (before == NULL && after == NULL)
        skv_json_reader_error (self, change, "after",
                               _("there is neither a record before nor one after"));
      else if (after == NULL && kind == SKV_KIND_SETTINGS)
        skv_json_reader_error (self, change, "after", _("a plan cannot be without its settings"));
      else
        skv_layer_put_change (self->import->edit, kind, id, before, after);
    }
  g_clear_pointer (&before, skv_record_unref);
  g_clear_pointer (&after, skv_record_unref);
}

static void
read_change (SkvJsonReader *self, JsonObject *change)
{
  g_autofree char *name = NULL, *id = NULL;
  SkvKind kind;

  if (json_object_has_member (change, "kind") && !skv_json_read_text (self, change, "kind", &name))
    return;
  if (!find_kind (name, &kind))
    {
      skv_json_reader_error (self, change, "kind", _("“%s” is no kind of record in a layer"),
                             name != NULL ? name : "");
      return;
    }
  if (json_object_has_member (change, "id") && !skv_json_read_text (self, change, "id", &id))
    return;
  if (id == NULL)
    skv_json_reader_error (self, change, "id", _("the id of the record is missing"));
  else if (!g_hash_table_insert (self->seen[kind], g_strdup (id), change))
    skv_json_reader_error (self, change, "id", _("“%s” stands twice in this layer"), id);
  else
    read_sides (self, change, kind, id);
}

static gboolean
check_head (const SkvJsonSource *source, GError **error)
{
  const char *file = skv_json_source_get_file (source);
  JsonNode *root = skv_json_source_get_root (source);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *version = object != NULL ? json_object_get_member (object, "version") : NULL;
  JsonNode *changes = object != NULL ? json_object_get_member (object, "changes") : NULL;
  JsonNode *format = object != NULL ? json_object_get_member (object, "format") : NULL;

  if (format == NULL || json_node_get_value_type (format) != G_TYPE_STRING ||
      strcmp (json_node_get_string (format), FORMAT) != 0 || version == NULL ||
      json_node_get_value_type (version) != G_TYPE_INT64 || json_node_get_int (version) < 1 ||
      (changes != NULL && !JSON_NODE_HOLDS_ARRAY (changes)))
    g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                 _("%s: these are no changes of a layer: {\"format\": \"%s\", \"version\": %d, "
                    "\"changes\": […]} is needed"),
                 file, FORMAT, VERSION);
  else if (json_node_get_int (version) > VERSION)
    g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_NEWER,
                 _("%s: the layer was written by a newer version of the program. Update it"),
                 file);
  else
    return TRUE;
  return FALSE;
}

static void
read_list (SkvJsonReader *self)
{
  JsonObject *root = json_node_get_object (skv_json_source_get_root (self->source));
  JsonNode *node = json_object_get_member (root, "changes");
  JsonArray *list = node != NULL ? json_node_get_array (node) : NULL;

  self->part = "changes";
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *element = json_array_get_element (list, i);

      self->index = (int) i;
      self->object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      if (self->object != NULL)
        read_change (self, self->object);
      else
        skv_json_reader_error (self, root, NULL, _("members in curly brackets are needed"));
    }
}

static SkvEdit *
read_source (const SkvJsonSource *source, const char *name, const SkvZone *zone, GError **error)
{
  /* Records stand by themselves: the reader shall find none of theirs in a plan. */
  g_autoptr (SkvPlan) none = skv_plan_new (NULL, NULL);
  SkvImport import = { .edit = skv_edit_new (name),
                       .warnings = g_ptr_array_new_with_free_func (g_free) };
  SkvJsonReader reader = { .source = source,
                           .plan = none,
                           .zone = (SkvZone *) zone,
                           .import = &import,
                           .errors = g_string_new (NULL),
                           .index = -1 };

  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    reader.seen[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_list (&reader);
  if (reader.n_errors > 0)
    {
      g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                           reader.errors->str);
      g_clear_pointer (&import.edit, skv_edit_unref);
    }
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    g_hash_table_unref (reader.seen[kind]);
  g_string_free (reader.errors, TRUE);
  g_ptr_array_unref (import.warnings);
  return import.edit;
}

SkvEdit *
skv_layer_read_changes (const char *changes, const char *name, const SkvZone *zone, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SkvJsonSource) source = NULL;

  if (changes == NULL || *changes == '\0')
    return skv_edit_new (name);
  bytes = g_bytes_new_static (changes, strlen (changes));
  source = skv_json_source_new (name, bytes, error);
  return source != NULL && check_head (source, error) ? read_source (source, name, zone, error)
                                                      : NULL;
}
