/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/layer-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/json-writer.h"
#include "core/model/plan-private.h"

/* A layer of which more cannot stand in the plan has nothing to do with it; of a huge one, which
 * is looked through for each of them, fewer are told. */
#define MAX_MISFITS 1000
#define MAX_LOOKS 4000000

gboolean
skv_layer_same (const SkvZone *zone, const SkvRecord *a, const SkvRecord *b)
{
  g_autoptr (GString) first = NULL, second = NULL;

  if (a == NULL || b == NULL)
    return a == b;
  if (a->kind != b->kind)
    return FALSE;
  if (skv_record_equal (a, b))
    return TRUE;
  first = g_string_new (NULL);
  second = g_string_new (NULL);
  skv_json_put_record (first, zone, a, FALSE);
  skv_json_put_record (second, zone, b, FALSE);
  return g_string_equal (first, second);
}

gboolean
skv_layer_refers_to (const SkvRecord *record, SkvKind kind, const char *id)
{
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (record->kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      const SkvField *field = &fields[i];

      if (field->target != kind)
        continue;
      if (field->type == SKV_FIELD_REF && g_strcmp0 (SKV_FIELD_AT (record, field, char *), id) == 0)
        return TRUE;
      if (field->type == SKV_FIELD_REFS &&
          g_strv_contains ((const char *const *) SKV_FIELD_AT (record, field, GStrv), id))
        return TRUE;
    }
  return FALSE;
}

void
skv_layer_merge_free (SkvLayerMerge *self)
{
  g_clear_pointer (&self->all, skv_edit_unref);
  g_clear_pointer (&self->edit, skv_edit_unref);
  g_hash_table_unref (self->chosen);
  g_ptr_array_unref (self->clashes);
  g_free (self);
}

void
skv_layer_clash_free (SkvLayerClash *self)
{
  g_free (self->id);
  g_free (self->words);
  g_free (self);
}

static void
add_clash (SkvLayerMerge *self, SkvKind kind, const char *id, char *words)
{
  SkvLayerClash *clash = g_new0 (SkvLayerClash, 1);

  clash->kind = kind;
  clash->id = g_strdup (id);
  clash->words = words;
  g_ptr_array_add (self->clashes, clash);
}

/* --- which of them --------------------------------------------------------------------------- */

/* "RULE:DATE" of the item that changes that evening (transfer full) (nullable) */
static char *
occurrence_id (const SkvRecord *record)
{
  const SkvItem *item = (const SkvItem *) record;
  g_autofree char *day = NULL;

  if (record == NULL || record->kind != SKV_KIND_ITEM || item->rule == NULL ||
      item->original_day == SKV_DAY_NONE)
    return NULL;
  day = skv_day_format (item->original_day);
  return g_strconcat (item->rule, ":", day, NULL);
}

gboolean
skv_layer_is_meant (const SkvChange *change, const char *id)
{
  const char *kind = skv_kind_name (change->kind);
  gsize length = strlen (kind);
  g_autofree char *before = NULL, *after = NULL;

  if (strcmp (change->id, id) == 0 || (strncmp (id, kind, length) == 0 && id[length] == ':' &&
                                       strcmp (id + length + 1, change->id) == 0))
    return TRUE;
  before = occurrence_id (change->before);
  after = occurrence_id (change->after);
  return g_strcmp0 (before, id) == 0 || g_strcmp0 (after, id) == 0;
}

/* "RULE:DATE" of an evening that differs because its rule does */
static gboolean
is_evening_of (const SkvChange *change, const char *id)
{
  const char *colon = strrchr (id, ':');

  return change->kind == SKV_KIND_RULE && colon != NULL &&
         skv_day_parse (colon + 1) != SKV_DAY_NONE && strlen (change->id) == (gsize) (colon - id) &&
         strncmp (change->id, id, strlen (change->id)) == 0;
}

typedef gboolean (*IsMeant) (const SkvChange *change, const char *id);

static gboolean
choose (SkvLayerMerge *self, IsMeant is_meant, const char *id)
{
  gboolean any = FALSE;

  for (guint i = 0; i < skv_edit_get_n_changes (self->all); i++)
    {
      const SkvChange *change = skv_edit_get_change (self->all, i);

      if (!is_meant (change, id))
        continue;
      any = TRUE;
      g_hash_table_add (self->chosen, skv_layer_key (change->kind, change->id));
    }
  return any;
}

static gboolean
is_chosen (SkvLayerMerge *self, const SkvChange *change)
{
  g_autofree char *key = skv_layer_key (change->kind, change->id);

  return g_hash_table_contains (self->chosen, key);
}

/* Does @needed have to come along with @change: does the one name what the other brings, or go as
 * what the other names? */
static gboolean
needs (const SkvChange *change, const SkvChange *needed)
{
  if (change->after != NULL && needed->before == NULL && needed->after != NULL)
    return skv_layer_refers_to (change->after, needed->kind, needed->id);
  return change->after == NULL && needed->before != NULL &&
         skv_layer_refers_to (needed->before, change->kind, change->id);
}

/* @queue: changes whose needs are still to be seen to */
static void
choose_needed (SkvLayerMerge *self)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();
  guint n = skv_edit_get_n_changes (self->all);

  for (guint i = 0; i < n; i++)
    {
      if (is_chosen (self, skv_edit_get_change (self->all, i)))
        g_ptr_array_add (queue, (gpointer) skv_edit_get_change (self->all, i));
    }
  for (guint place = 0; place < queue->len; place++)
    {
      for (guint i = 0; i < n; i++)
        {
          const SkvChange *other = skv_edit_get_change (self->all, i);

          if (!needs (g_ptr_array_index (queue, place), other) || is_chosen (self, other))
            continue;
          g_hash_table_add (self->chosen, skv_layer_key (other->kind, other->id));
          g_ptr_array_add (queue, (gpointer) other);
        }
    }
}

static void
choose_all_of (SkvLayerMerge *self, const char *const *ids)
{
  if (ids == NULL)
    {
      for (guint i = 0; i < skv_edit_get_n_changes (self->all); i++)
        {
          const SkvChange *change = skv_edit_get_change (self->all, i);

          g_hash_table_add (self->chosen, skv_layer_key (change->kind, change->id));
        }
      return;
    }
  for (; *ids != NULL; ids++)
    {
      if (!choose (self, skv_layer_is_meant, *ids))
        choose (self, is_evening_of, *ids);
    }
  choose_needed (self);
}

/* --- three ways ------------------------------------------------------------------------------ */

/* the plan's own change of the evening that a new item of the layer changes (nullable) */
static const SkvItem *
find_rival (SkvPlan *plan, const SkvChange *change)
{
  const SkvItem *item = (const SkvItem *) change->after;
  const SkvItem *rival;

  if (change->kind != SKV_KIND_ITEM || change->before != NULL || item == NULL ||
      item->rule == NULL || item->original_day == SKV_DAY_NONE)
    return NULL;
  rival = skv_plan_get_override (plan, item->rule, item->original_day);
  return rival != NULL && strcmp (rival->parent.id, change->id) != 0 ? rival : NULL;
}

static char *
clash_words (SkvPlan *plan,
             const SkvRecord *before,
             const SkvRecord *present,
             const SkvRecord *after)
{
  g_autofree char *title = skv_record_title_words (plan, before != NULL    ? before
                                                         : present != NULL ? present
                                                                           : after);
  g_autofree char *theirs = skv_change_what_words (plan, before, present);
  g_autofree char *ours = skv_change_what_words (plan, before, after);

  /* TRANSLATORS: “title”, what the plan did to it, and what a what-if layer does to it: "“Feide”:
   * the plan changed it meanwhile (moved from … to …); the layer has it otherwise (cancelled)" */
  return g_strdup_printf (
    _("%1$s: the plan changed it meanwhile (%2$s); the layer has it otherwise "
       "(%3$s)"),
    title, theirs, ours);
}

static void
merge_rival (SkvLayerMerge *self,
             SkvPlan *plan,
             const SkvChange *change,
             const SkvItem *rival,
             SkvLayerFlags flags)
{
  if (skv_layer_same (skv_plan_get_zone (plan), &rival->parent, change->after))
    return;
  if (flags & SKV_LAYER_OVERWRITE_CLASHES)
    {
      skv_edit_remove (self->edit, SKV_KIND_ITEM, rival->parent.id);
      skv_layer_put_change (self->edit, change->kind, change->id, NULL, change->after);
      return;
    }
  add_clash (self, change->kind, change->id,
             clash_words (plan, NULL, &rival->parent, change->after));
}

/* The plan has one record of settings, whatever its id was when the layer was made. */
static void
merge_settings (SkvLayerMerge *self, SkvPlan *plan, const SkvChange *change, SkvLayerFlags flags)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  const SkvRecord *present = &skv_plan_get_settings (plan)->parent;
  SkvRecord *after;

  if (skv_layer_same (zone, present, change->after))
    return;
  if (!skv_layer_same (zone, present, change->before) && !(flags & SKV_LAYER_OVERWRITE_CLASHES))
    {
      add_clash (self, change->kind, change->id,
                 clash_words (plan, change->before, present, change->after));
      return;
    }
  after = skv_record_copy (change->after);
  skv_set_text (&after->id, present->id);
  skv_edit_put (self->edit, after);
}

static void
merge_change (SkvLayerMerge *self, SkvPlan *plan, const SkvChange *change, SkvLayerFlags flags)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  const SkvRecord *present = skv_plan_lookup (plan, change->kind, change->id);
  const SkvItem *rival = find_rival (plan, change);

  if (change->kind == SKV_KIND_SETTINGS)
    merge_settings (self, plan, change, flags);
  else if (rival != NULL && present == NULL)
    merge_rival (self, plan, change, rival, flags);
  else if (skv_layer_same (zone, present, change->after))
    return; /* done already */
  else if (!skv_layer_same (zone, present, change->before) &&
           !(flags & SKV_LAYER_OVERWRITE_CLASHES))
    add_clash (self, change->kind, change->id,
               clash_words (plan, change->before, present, change->after));
  else
    skv_layer_put_change (self->edit, change->kind, change->id, present, change->after);
}

/* --- what cannot stand ----------------------------------------------------------------------- */

const SkvChange *
skv_layer_find_culprit (SkvPlan *plan, const SkvEdit *edit, const SkvProblem *problem)
{
  const SkvChange *own = skv_edit_find (edit, problem->kind, problem->id);
  const SkvRecord *record = skv_plan_lookup (plan, problem->kind, problem->id);

  if (own != NULL)
    return own;
  for (guint i = 0; record != NULL && i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->after == NULL && skv_layer_refers_to (record, change->kind, change->id))
        return change;
    }
  for (guint i = skv_edit_get_n_changes (edit); i > 0; i--)
    {
      const SkvChange *change = skv_edit_get_change (edit, i - 1);

      if (change->after != NULL && change->kind == problem->kind)
        return change;
    }
  return NULL;
}

static void
leave_out (SkvLayerMerge *self, SkvPlan *plan, const SkvChange *culprit, const SkvProblem *problem)
{
  g_autofree char *title =
    skv_record_title_words (plan, culprit->after != NULL ? culprit->after : culprit->before);

  add_clash (self, culprit->kind, culprit->id,
             /* TRANSLATORS: “title”, and why */
             g_strdup_printf (_("%1$s: it cannot stand in the plan any more: %2$s"), title,
                              problem->message));
  skv_edit_forget (self->edit, culprit->kind, culprit->id);
}

/* What others made impossible is left out, one after the other, until the rest can stand. */
static gboolean
leave_misfits_out (SkvLayerMerge *self, SkvPlan *plan, GError **error)
{
  guint n_changes = MAX (1, skv_edit_get_n_changes (self->edit));
  guint most = CLAMP (MAX_LOOKS / n_changes, 50, MAX_MISFITS);

  for (guint n = 0; n <= most; n++)
    {
      g_autoptr (SkvProblem) problem = skv_plan_find_problem (plan, self->edit);
      const SkvChange *culprit =
        problem != NULL ? skv_layer_find_culprit (plan, self->edit, problem) : NULL;

      if (problem == NULL)
        return TRUE;
      if (culprit == NULL || n == most)
        {
          g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, "%s “%s”: %s",
                       skv_kind_name (problem->kind), problem->id, problem->message);
          return FALSE;
        }
      leave_out (self, plan, culprit, problem);
    }
  return FALSE;
}

SkvLayerMerge *
skv_layer_merge (
  SkvPlan *plan, const SkvLayer *layer, const char *const *ids, SkvLayerFlags flags, GError **error)
{
  g_autoptr (SkvLayerMerge) self = g_new0 (SkvLayerMerge, 1);

  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->clashes = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_layer_clash_free);
  self->all = skv_layer_read_changes (layer->changes, layer->name, skv_plan_get_zone (plan), error);
  if (self->all == NULL)
    return NULL;
  choose_all_of (self, ids);
  self->edit = skv_edit_new (layer->name);
  for (guint i = 0; i < skv_edit_get_n_changes (self->all); i++)
    {
      const SkvChange *change = skv_edit_get_change (self->all, i);

      if (is_chosen (self, change))
        merge_change (self, plan, change, flags);
    }
  return leave_misfits_out (self, plan, error) ? g_steal_pointer (&self) : NULL;
}
