/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/proposal.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/rule-sentence.h"
#include "core/exchange/import-preview.h"
#include "core/exchange/json-reader-private.h"
#include "core/exchange/json-text.h"
#include "core/exchange/json-writer.h"

#define MAX_RECORDS 200
#define MAX_BYTES (64 * 1024)

SkvProposal *
skv_proposal_new (void)
{
  SkvProposal *self = g_new0 (SkvProposal, 1);

  self->records = g_ptr_array_new_with_free_func (skv_record_unref);
  return self;
}

SkvProposal *
skv_proposal_copy (const SkvProposal *self)
{
  SkvProposal *copy = skv_proposal_new ();

  for (guint i = 0; i < self->records->len; i++)
    g_ptr_array_add (copy->records, skv_record_copy (g_ptr_array_index (self->records, i)));
  copy->soft = self->soft;
  copy->reason = g_strdup (self->reason);
  copy->ask = g_strdup (self->ask);
  return copy;
}

void
skv_proposal_free (SkvProposal *self)
{
  g_ptr_array_unref (self->records);
  g_free (self->reason);
  g_free (self->ask);
  g_free (self);
}

/* --- writing -------------------------------------------------------------------------------- */

static void
put_part (GString *text, SkvPlan *plan, const SkvProposal *self, const char *name, SkvKind kind)
{
  guint n = 0;

  skv_json_put_name (text, name);
  g_string_append_c (text, '[');
  for (guint i = 0; i < self->records->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (self->records, i);

      if (record->kind != kind)
        continue;
      g_string_append (text, n++ > 0 ? ", " : "");
      skv_json_put_record (text, skv_plan_get_zone (plan), record, TRUE);
    }
  g_string_append_c (text, ']');
}

char *
skv_proposal_write (SkvPlan *plan, const SkvProposal *self)
{
  GString *text = g_string_new ("{");

  skv_json_put_text_member (text, "format", SKV_JSON_FORMAT);
  skv_json_put_int_member (text, "version", SKV_JSON_VERSION);
  skv_json_put_name (text, "request");
  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "strict", self->soft ? "soft" : "hard");
  if (self->reason != NULL)
    skv_json_put_text_member (text, "reason", self->reason);
  if (self->ask != NULL)
    skv_json_put_text_member (text, "ask", self->ask);
  g_string_append_c (text, '}');
  put_part (text, plan, self, "rules", SKV_KIND_RULE);
  put_part (text, plan, self, "items", SKV_KIND_ITEM);
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

/* --- reading: what a department may ask for ------------------------------------------------- */

typedef struct
{
  SkvPlan *plan;
  const char *request;
  GPtrArray *notes; /* (nullable) */
  GHashTable *ids;  /* (owned): given already */
  guint n;
} Reader;

static void note (Reader *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
note (Reader *self, const char *format, ...)
{
  va_list args;

  if (self->notes == NULL || self->notes->len >= MAX_RECORDS)
    return;
  va_start (args, format);
  g_ptr_array_add (self->notes, g_strdup_vprintf (format, args));
  va_end (args);
}

static const char *
peek_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/* Its own if it is one of this request; else the next that is free. (transfer full) */
static char *
give_id (Reader *self, JsonObject *object)
{
  g_autofree char *prefix = g_strconcat (self->request, ".", NULL);
  const char *id = peek_text (object, "id");
  g_autofree char *made = NULL;

  if (id != NULL && g_str_has_prefix (id, prefix) && strlen (id) < strlen (prefix) + 16 &&
      !g_hash_table_contains (self->ids, id))
    made = g_strdup (id);
  while (made == NULL || !g_hash_table_add (self->ids, g_strdup (made)))
    {
      g_free (made);
      made = g_strdup_printf ("%s%u", prefix, ++self->n);
    }
  return g_steal_pointer (&made);
}

static const char *
know_lane (Reader *self, const char *lane)
{
  static const char *const lanes[] = {
    "critical", "freeze", "exam", "meeting", "maintenance", NULL
  };

  if (lane != NULL && g_strv_contains (lanes, lane))
    return lane;
  if (lane != NULL)
    note (self, _("It was meant for the lane “%s” and comes in as a critical period"), lane);
  return "critical";
}

/* the ids of a list that the plan has (transfer full) */
static JsonArray *
know_all (Reader *self, SkvKind kind, JsonNode *list)
{
  JsonArray *known = json_array_new ();
  JsonArray *given = JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
  guint n = given != NULL ? MIN (json_array_get_length (given), MAX_RECORDS) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *element = json_array_get_element (given, i);
      const char *id =
        JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING
          ? json_node_get_string (element)
          : NULL;

      if (id != NULL && skv_plan_lookup (self->plan, kind, id) != NULL)
        json_array_add_string_element (known, id);
      else if (id != NULL)
        note (self, _("This plan does not have “%s”, so it was left out"), id);
    }
  return known;
}

static void
take_member (Reader *self, JsonObject *from, const char *member, JsonObject *to)
{
  JsonNode *node = json_object_get_member (from, member);
  SkvKind kind = g_str_equal (member, "systems")         ? SKV_KIND_SYSTEM
                 : g_str_equal (member, "organisations") ? SKV_KIND_ORGANISATION
                 : g_str_equal (member, "department")    ? SKV_KIND_DEPARTMENT
                 : g_str_equal (member, "contact")       ? SKV_KIND_CONTACT
                                                         : SKV_N_KINDS;

  if (node == NULL)
    return;
  if (kind == SKV_KIND_SYSTEM || kind == SKV_KIND_ORGANISATION)
    json_object_set_array_member (to, member, know_all (self, kind, node));
  else if (kind != SKV_N_KINDS)
    {
      const char *id = peek_text (from, member);

      if (id != NULL && skv_plan_lookup (self->plan, kind, id) != NULL)
        json_object_set_string_member (to, member, id);
    }
  else
    json_object_set_member (to, member, json_node_copy (node));
}

/* What is not named here is the planner's to say. */
static const char *const of_items[] = {
  "title",   "start",        "end",      "all_day", "systems", "organisations", "department",
  "contact", "closing_date", "duration", "effect",  "notes",   "priority",      NULL
};
static const char *const of_rules[] = {
  "title",          "base",        "days",       "start",       "duration", "length_days",
  "ends_on",        "avoid",       "try",        "restart",     "if_none",  "same_month",
  "not_before_day", "skip_months", "valid_from", "valid_until", "systems",  "organisations",
  "effect",         "reason",      NULL
};

/* (transfer full): those of the list, under ids that the plan cannot have */
static JsonArray *
filter (Reader *self, JsonObject *root, const char *part, const char *const *members)
{
  JsonNode *node = json_object_get_member (root, part);
  JsonArray *given =
    node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  JsonArray *filtered = json_array_new ();

  for (guint i = 0; given != NULL && i < MIN (json_array_get_length (given), MAX_RECORDS); i++)
    {
      JsonNode *element = json_array_get_element (given, i);
      JsonObject *from, *to;
      g_autofree char *id = NULL;
      g_autofree char *placed = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (element))
        continue;
      from = json_node_get_object (element);
      to = json_object_new ();
      id = give_id (self, from);
      placed = g_strconcat ("new:", id, NULL);
      json_object_set_string_member (to, "id", placed);
      json_object_set_string_member (to, "lane", know_lane (self, peek_text (from, "lane")));
      for (gsize m = 0; members[m] != NULL; m++)
        take_member (self, from, members[m], to);
      json_array_add_object_element (filtered, to);
    }
  return filtered;
}

/* (transfer full): a whole import of what is left */
static GBytes *
filter_all (Reader *self, JsonObject *root)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  char *text;

  json_object_set_string_member (object, "format", SKV_JSON_FORMAT);
  json_object_set_int_member (object, "version", SKV_JSON_VERSION);
  json_object_set_array_member (object, "rules", filter (self, root, "rules", of_rules));
  json_object_set_array_member (object, "items", filter (self, root, "items", of_items));
  json_node_take_object (node, object);
  text = json_to_string (node, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

static void
read_words (SkvProposal *self, JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "request");
  JsonObject *object =
    node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object == NULL)
    return;
  self->soft = g_strcmp0 (peek_text (object, "strict"), "soft") == 0;
  skv_set_text (&self->reason, peek_text (object, "reason"));
  skv_set_text (&self->ask, peek_text (object, "ask"));
}

static void
take_records (SkvProposal *self, const SkvImport *import)
{
  guint n = skv_edit_get_n_changes (import->edit);

  for (guint i = 0; i < n; i++)
    {
      const SkvChange *change = skv_edit_get_change (import->edit, i);
      SkvRecord *record;

      if (change->after == NULL || (change->kind != SKV_KIND_ITEM && change->kind != SKV_KIND_RULE))
        continue;
      record = skv_record_copy (change->after);
      skv_set_text (&record->id, change->id + strlen ("new:"));
      g_ptr_array_add (self->records, record);
    }
}

SkvProposal *
skv_proposal_read (
  SkvPlan *plan, const char *request, const char *json, GPtrArray *notes, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader = { plan, request, notes, ids, 0 };
  g_autoptr (SkvProposal) self = skv_proposal_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) filtered = NULL;
  g_autoptr (SkvJsonSource) source = NULL;
  g_autoptr (SkvImport) import = NULL;
  JsonNode *root;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && request != NULL, NULL);

  bytes = g_bytes_new (json != NULL ? json : "", json != NULL ? strlen (json) : 0);
  if (g_bytes_get_size (bytes) <= MAX_BYTES)
    source = skv_json_source_new (_("proposal"), bytes, NULL);
  root = source != NULL ? skv_json_source_get_root (source) : NULL;
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                           _("what is asked for cannot be read. Ask for the request again"));
      return NULL;
    }
  read_words (self, json_node_get_object (root));
  filtered = filter_all (&reader, json_node_get_object (root));
  import = skv_json_read (plan, _("proposal"), filtered, error);
  if (import == NULL)
    return NULL;
  take_records (self, import);
  if (self->records->len > 0)
    return g_steal_pointer (&self);
  g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                       _("nothing is asked for. Ask for the request again"));
  return NULL;
}

/* --- words ---------------------------------------------------------------------------------- */

char *
skv_proposal_words_when (SkvPlan *plan, const SkvProposal *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->records->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (self->records, i);
      g_autofree char *when = record->kind == SKV_KIND_RULE
                                ? skv_rule_sentence (plan, (const SkvRule *) record)
                                : skv_import_words_when (plan, (const SkvItem *) record);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", when);
    }
  return g_strdup (text->str);
}

GStrv
skv_proposal_list_systems (const SkvProposal *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->records->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (self->records, i);
      GStrv systems = record->kind == SKV_KIND_RULE ? ((const SkvRule *) record)->systems
                                                    : ((const SkvItem *) record)->systems;

      for (guint s = 0; systems[s] != NULL; s++)
        if (g_hash_table_add (seen, systems[s]))
          g_strv_builder_add (builder, systems[s]);
    }
  return g_strv_builder_end (builder);
}
