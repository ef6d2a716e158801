/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/contingency-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/exchange/json-source.h"
#include "core/exchange/json-text.h"
#include "core/model/rule.h"
#include "core/outage/contingency.h"

#define FORMAT "skv-contingency"
#define VERSION 1

/* --- writing --------------------------------------------------------------------------------- */

static void
put_plan (GString *text, const SkvContingency *contingency)
{
  g_autoptr (GPtrArray) steps = skv_steps_parse (contingency->steps, NULL);
  g_autofree char *array = steps != NULL ? skv_steps_format (steps) : g_strdup ("[]");

  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "id", contingency->parent.id);
  skv_json_put_text_member (text, "name", contingency->name);
  skv_json_put_text_member (text, "system", contingency->system);
  skv_json_put_text_member (text, "short_responsible", contingency->short_responsible);
  skv_json_put_text_member (text, "long_responsible", contingency->long_responsible);
  if (contingency->long_after > 0)
    {
      g_autofree char *length = skv_length_format (contingency->long_after);

      skv_json_put_text_member (text, "long_after", length);
    }
  skv_json_put_name (text, "steps");
  g_string_append (text, array);
  g_string_append_c (text, '}');
}

char *
skv_contingency_json_write (GPtrArray *contingencies)
{
  GString *text = g_string_new ("{");

  g_return_val_if_fail (contingencies != NULL, g_string_free (text, FALSE));

  skv_json_put_text_member (text, "format", FORMAT);
  skv_json_put_int_member (text, "version", VERSION);
  skv_json_put_name (text, "plans");
  g_string_append_c (text, '[');
  for (guint i = 0; i < contingencies->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n  " : "\n  ");
      put_plan (text, g_ptr_array_index (contingencies, i));
    }
  g_string_append (text, "\n]}\n");
  return g_string_free (text, FALSE);
}

/* --- reading --------------------------------------------------------------------------------- */

static gboolean
fail (const SkvJsonSource *source, JsonObject *object, const char *member, GError **error)
{
  g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
               /* TRANSLATORS: file, line, member of a file */
               _("%1$s:%2$u: “%3$s” is missing, or not what a contingency plan has there"),
               skv_json_source_get_file (source), skv_json_source_get_line (source, object, member),
               member);
  return FALSE;
}

/* text, null or missing: FALSE if it is something else */
static gboolean
get_text (const SkvJsonSource *source,
          JsonObject *object,
          const char *member,
          const char **text,
          GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  *text = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return fail (source, object, member, error);
  *text = *json_node_get_string (node) != '\0' ? json_node_get_string (node) : NULL;
  return TRUE;
}

static const char *
find_system (SkvPlan *plan, const char *words)
{
  GPtrArray *systems;

  if (plan == NULL || words == NULL)
    return NULL;
  systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  if (skv_plan_get_system (plan, words) != NULL)
    return words;
  for (guint i = 0; i < systems->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (systems, i);

      if (g_strcmp0 (system->name, words) == 0)
        return system->parent.id;
    }
  return NULL;
}

/* the id under which the plan has it: the same, or that of one with the same name */
static const char *
find_id (SkvPlan *plan, const char *id, const char *name)
{
  GPtrArray *all;

  if (plan == NULL || (id != NULL && skv_plan_lookup (plan, SKV_KIND_CONTINGENCY, id) != NULL))
    return id;
  all = skv_plan_get_records (plan, SKV_KIND_CONTINGENCY);
  for (guint i = 0; i < all->len; i++)
    {
      const SkvContingency *known = g_ptr_array_index (all, i);

      if (g_strcmp0 (known->name, name) == 0)
        return known->parent.id;
    }
  return id;
}

/* The steps as they stand in the file, in the form in which records keep them (nullable, error) */
static char *
read_steps (const SkvJsonSource *source, JsonObject *object, GError **error)
{
  JsonNode *node = json_object_get_member (object, "steps");
  g_autoptr (GPtrArray) steps = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      fail (source, object, "steps", error);
      return NULL;
    }
  steps = skv_steps_read (source, json_node_get_array (node), error);
  /* what is wrong with the list as a whole knows no place of its own */
  if (steps == NULL && error != NULL && *error != NULL &&
      !g_str_has_prefix ((*error)->message, skv_json_source_get_file (source)))
    g_prefix_error (error, "%s:%u: ", skv_json_source_get_file (source),
                    skv_json_source_get_line (source, object, "steps"));
  return steps != NULL ? skv_steps_format (steps) : NULL;
}

/* (transfer full) (nullable, error) */
static SkvContingency *
read_plan (SkvPlan *plan, const SkvJsonSource *source, JsonObject *object, GError **error)
{
  const char *id, *name, *system, *short_one, *long_one, *long_after;
  g_autofree char *steps = NULL;
  SkvContingency *self;
  int minutes;

  if (!get_text (source, object, "id", &id, error) ||
      !get_text (source, object, "name", &name, error) ||
      !get_text (source, object, "system", &system, error) ||
      !get_text (source, object, "short_responsible", &short_one, error) ||
      !get_text (source, object, "long_responsible", &long_one, error) ||
      !get_text (source, object, "long_after", &long_after, error))
    return NULL;
  minutes = long_after != NULL ? skv_length_parse (long_after) : 0;
  if (name == NULL || minutes < 0)
    {
      fail (source, object, name == NULL ? "name" : "long_after", error);
      return NULL;
    }
  steps = read_steps (source, object, error);
  if (steps == NULL)
    return NULL;
  self = skv_record_new (SKV_KIND_CONTINGENCY, find_id (plan, id, name));
  skv_set_text (&self->name, name);
  skv_set_text (&self->system, find_system (plan, system));
  skv_set_text (&self->short_responsible, short_one);
  skv_set_text (&self->long_responsible, long_one);
  self->long_after = minutes;
  skv_set_text (&self->steps, steps);
  return self;
}

/* the array of plans; NULL with @error if the file is of another kind */
static JsonArray *
get_plans (const SkvJsonSource *source, GError **error)
{
  JsonNode *root = skv_json_source_get_root (source);
  JsonObject *object =
    root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *version, *plans;
  const char *format = NULL;

  if (object == NULL || !get_text (source, object, "format", &format, NULL) ||
      g_strcmp0 (format, FORMAT) != 0)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                   _("%s: this is no file of contingency plans (“format”: “skv-contingency”)"),
                   skv_json_source_get_file (source));
      return NULL;
    }
  version = json_object_get_member (object, "version");
  if (version != NULL &&
      (json_node_get_value_type (version) != G_TYPE_INT64 || json_node_get_int (version) < 1))
    {
      fail (source, object, "version", error);
      return NULL;
    }
  if (version != NULL && json_node_get_int (version) > VERSION)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_NEWER,
                   _("%s: it was written by a newer version of Systemkveld"),
                   skv_json_source_get_file (source));
      return NULL;
    }
  plans = json_object_get_member (object, "plans");
  if (plans != NULL && JSON_NODE_HOLDS_ARRAY (plans))
    return json_node_get_array (plans);
  fail (source, object, "plans", error);
  return NULL;
}

/* two plans with one id would be one, and one of them lost without a word */
static gboolean
check_ids (
  const SkvJsonSource *source, GPtrArray *found, JsonObject *object, const char *id, GError **error)
{
  for (guint i = 0; i < found->len; i++)
    if (strcmp (((const SkvRecord *) found->pdata[i])->id, id) == 0)
      {
        g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                     /* TRANSLATORS: file, line, number of a contingency plan */
                     _("%1$s:%2$u: plan %3$u is the same one, by id or name"),
                     skv_json_source_get_file (source),
                     skv_json_source_get_line (source, object, "id"), i + 1);
        return FALSE;
      }
  return TRUE;
}

GPtrArray *
skv_contingency_json_read (SkvPlan *plan, const char *file, GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (skv_record_unref);
  g_autoptr (SkvJsonSource) source = NULL;
  JsonArray *plans;

  g_return_val_if_fail (file != NULL && bytes != NULL, NULL);

  source = skv_json_source_new (file, bytes, error);
  plans = source != NULL ? get_plans (source, error) : NULL;
  if (plans == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (plans); i++)
    {
      JsonNode *node = json_array_get_element (plans, i);
      SkvContingency *contingency;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                       _("%1$s: plan %2$u is no object"), file, i + 1);
          return NULL;
        }
      contingency = read_plan (plan, source, json_node_get_object (node), error);
      if (contingency == NULL)
        return NULL;
      if (!check_ids (source, found, json_node_get_object (node), contingency->parent.id, error))
        {
          skv_record_unref (contingency);
          return NULL;
        }
      g_ptr_array_add (found, contingency);
    }
  return g_steal_pointer (&found);
}

SkvEdit *
skv_contingency_make_edit (SkvPlan *plan, GPtrArray *contingencies)
{
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && contingencies != NULL, NULL);

  edit = skv_edit_new (_("Contingency plans"));
  for (guint i = 0; i < contingencies->len; i++)
    skv_edit_put (edit, skv_record_ref (contingencies->pdata[i]));
  return edit;
}
