/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/layer-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* --- the difference of two plans ---------------------------------------------------------------
 */

static void
add_differences (SkvEdit *edit, SkvPlan *from, SkvPlan *to, SkvKind kind)
{
  GPtrArray *before = skv_plan_get_records (from, kind), *after = skv_plan_get_records (to, kind);
  const SkvZone *zone = skv_plan_get_zone (from);

  for (guint i = 0; i < before->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (before, i);

      if (skv_plan_lookup (to, kind, record->id) == NULL)
        skv_layer_put_change (edit, kind, record->id, record, NULL);
    }
  for (guint i = 0; i < after->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (after, i);
      const SkvRecord *old = skv_plan_lookup (from, kind, record->id);

      if (!skv_layer_same (zone, old, record))
        skv_layer_put_change (edit, kind, record->id, old, record);
    }
}

/* each plan has its own id of them */
static void
add_settings_difference (SkvEdit *edit, SkvPlan *from, SkvPlan *to)
{
  const SkvRecord *before = &skv_plan_get_settings (from)->parent;
  SkvRecord *after;

  if (skv_layer_same (skv_plan_get_zone (from), before, &skv_plan_get_settings (to)->parent))
    return;
  after = skv_record_copy (skv_plan_get_settings (to));
  skv_set_text (&after->id, before->id);
  skv_layer_put_change (edit, SKV_KIND_SETTINGS, before->id, before, after);
  skv_record_unref (after);
}

SkvEdit *
skv_plan_difference_edit (SkvPlan *from, SkvPlan *to, const char *label)
{
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (from) && SKV_IS_PLAN (to), NULL);

  edit = skv_edit_new (label);
  add_settings_difference (edit, from, to);
  for (int kind = SKV_KIND_SETTINGS + 1; kind < SKV_N_KINDS; kind++)
    {
      if (kind != SKV_KIND_LAYER && kind != SKV_KIND_VERSION)
        add_differences (edit, from, to, kind);
    }
  return edit;
}

/* --- making and finding ------------------------------------------------------------------------
 */

static SkvLayer *
new_layer (const char *name, SkvEdit *edit, const SkvZone *zone, const char *by, SkvDay made)
{
  SkvLayer *self = skv_record_new (SKV_KIND_LAYER, NULL);

  self->name = g_strdup (name);
  self->by = g_strdup (by);
  self->made = made;
  self->changes = edit != NULL ? skv_layer_write_changes (edit, zone) : NULL;
  return self;
}

SkvLayer *
skv_layer_new (const char *name, SkvEdit *edit, const char *by, SkvDay made)
{
  g_autoptr (SkvZone) zone = skv_zone_new ("UTC", NULL); /* written with it: the same instants */

  g_return_val_if_fail (name != NULL, NULL);
  return new_layer (name, edit, zone, by, made);
}

SkvLayer *
skv_layer_new_for (SkvPlan *plan, const char *name, SkvEdit *edit, const char *by, SkvDay made)
{
  g_autoptr (SkvEdit) own = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && name != NULL, NULL);

  own = skv_edit_new (name);
  for (guint i = 0; edit != NULL && i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      skv_layer_put_change (own, change->kind, change->id,
                            skv_plan_lookup (plan, change->kind, change->id), change->after);
    }
  return new_layer (name, own, skv_plan_get_zone (plan), by, made);
}

const SkvLayer *
skv_layer_find (SkvPlan *plan, const char *name)
{
  GPtrArray *layers = skv_plan_get_records (plan, SKV_KIND_LAYER);
  const SkvLayer *layer = skv_plan_lookup (plan, SKV_KIND_LAYER, name);
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; layer == NULL && i < layers->len; i++)
    {
      const SkvLayer *other = g_ptr_array_index (layers, i);
      g_autofree char *folded = g_utf8_casefold (other->name, -1);

      if (strcmp (folded, wanted) == 0)
        layer = other;
    }
  return layer;
}

SkvEdit *
skv_layer_read (const SkvLayer *self, GError **error)
{
  g_autoptr (SkvZone) zone = skv_zone_new ("UTC", NULL);

  return skv_layer_read_changes (self->changes, self->name, zone, error);
}

guint
skv_layer_count_changes (const SkvLayer *self)
{
  g_autoptr (SkvEdit) edit = skv_layer_read (self, NULL);

  return edit != NULL ? skv_edit_get_n_changes (edit) : 0;
}

/* --- laying it on a plan -----------------------------------------------------------------------
 */

SkvEdit *
skv_layer_make_edit_of (SkvPlan *plan,
                        const SkvLayer *layer,
                        const char *const *ids,
                        SkvLayerFlags flags,
                        GPtrArray **clashes,
                        GError **error)
{
  g_autoptr (SkvLayerMerge) merge = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && layer != NULL, NULL);

  merge = skv_layer_merge (plan, layer, ids, flags, error);
  if (merge == NULL)
    return NULL;
  if (clashes != NULL)
    *clashes = g_ptr_array_ref (merge->clashes);
  return skv_edit_ref (merge->edit);
}

SkvEdit *
skv_layer_make_edit (SkvPlan *plan, const SkvLayer *layer, GPtrArray **clashes, GError **error)
{
  return skv_layer_make_edit_of (plan, layer, NULL, SKV_LAYER_DEFAULT, clashes, error);
}

SkvPlan *
skv_layer_open (SkvPlan *plan, const SkvLayer *layer, GError **error)
{
  static const SkvKind left_out[] = { SKV_KIND_LAYER, SKV_KIND_VERSION };
  g_autoptr (SkvEdit) edit = skv_layer_make_edit (plan, layer, NULL, error);
  g_autoptr (SkvPlan) copy = NULL;

  if (edit == NULL)
    return NULL;
  for (gsize k = 0; k < G_N_ELEMENTS (left_out); k++)
    {
      GPtrArray *records = skv_plan_get_records (plan, left_out[k]);

      for (guint i = 0; i < records->len; i++)
        skv_edit_remove (edit, left_out[k], ((const SkvRecord *) records->pdata[i])->id);
    }
  copy = skv_plan_copy (plan);
  return skv_plan_apply (copy, edit, error) ? g_steal_pointer (&copy) : NULL;
}

/* --- adopting ----------------------------------------------------------------------------------
 */

static const SkvLayer *
lookup (SkvPlan *plan, const char *layer, GError **error)
{
  const SkvLayer *found = skv_plan_lookup (plan, SKV_KIND_LAYER, layer);

  if (found == NULL)
    g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                 _("there is no layer “%s” in this plan any more"), layer);
  return found;
}

/* The record with those of @all that are not in @gone (KIND\nID) (transfer full) */
static SkvLayer *
make_rest (SkvPlan *plan, const SkvLayer *layer, const SkvEdit *all, GHashTable *gone)
{
  SkvLayer *rest = skv_record_copy (layer);
  g_autoptr (SkvEdit) kept = skv_edit_new (NULL);

  for (guint i = 0; i < skv_edit_get_n_changes (all); i++)
    {
      const SkvChange *change = skv_edit_get_change (all, i);
      g_autofree char *key = skv_layer_key (change->kind, change->id);

      if (!g_hash_table_contains (gone, key))
        skv_layer_put_change (kept, change->kind, change->id, change->before, change->after);
    }
  g_free (rest->changes);
  rest->changes = skv_layer_write_changes (kept, skv_plan_get_zone (plan));
  return rest;
}

/* a line for each (transfer full) */
static char *
join_clashes (GPtrArray *clashes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < clashes->len; i++)
    g_string_append_printf (text, "\n%s",
                            ((const SkvLayerClash *) g_ptr_array_index (clashes, i))->words);
  return g_string_free (text, FALSE);
}

static gboolean
check_adoption (const SkvLayerMerge *merge, SkvLayerFlags flags, GError **error)
{
  g_autofree char *lines = NULL;

  if (g_hash_table_size (merge->chosen) == 0)
    {
      g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                           skv_edit_get_n_changes (merge->all) == 0
                             ? _("there is nothing in the layer that could be adopted")
                             : _("none of these is changed by the layer"));
      return FALSE;
    }
  if (merge->clashes->len == 0 || (flags & SKV_LAYER_LEAVE_CLASHES))
    return TRUE;
  lines = join_clashes (merge->clashes);
  g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
               g_dngettext (GETTEXT_PACKAGE,
                            "nothing was adopted, since %1$u change clashes with the plan:%2$s",
                            "nothing was adopted, since %1$u changes clash with the plan:%2$s",
                            merge->clashes->len),
               merge->clashes->len, lines);
  return FALSE;
}

/* the edit of the plan and of the layer's record at once (transfer full) */
static SkvEdit *
make_adoption (SkvPlan *plan, const SkvLayer *layer, SkvLayerMerge *merge)
{
  /* TRANSLATORS: what adopting a what-if layer is called in the history; %s is its name */
  g_autofree char *label = g_strdup_printf (_("Adopt “%s”"), layer->name);
  SkvEdit *edit = skv_edit_new (label);
  SkvLayer *rest;

  for (guint i = 0; i < skv_edit_get_n_changes (merge->edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (merge->edit, i);

      skv_layer_put_change (edit, change->kind, change->id, change->before, change->after);
    }
  for (guint i = 0; i < merge->clashes->len; i++)
    {
      const SkvLayerClash *clash = g_ptr_array_index (merge->clashes, i);
      g_autofree char *key = skv_layer_key (clash->kind, clash->id);

      g_hash_table_remove (merge->chosen, key);
    }
  rest = make_rest (plan, layer, merge->all, merge->chosen);
  if (rest->changes != NULL)
    skv_edit_put (edit, rest);
  else
    {
      skv_edit_remove (edit, SKV_KIND_LAYER, layer->parent.id);
      skv_record_unref (rest);
    }
  return edit;
}

gboolean
skv_layer_adopt_full (SkvPlan *plan,
                      const char *layer,
                      const char *const *ids,
                      SkvLayerFlags flags,
                      guint *n_adopted,
                      GError **error)
{
  const SkvLayer *found;
  g_autoptr (SkvLayerMerge) merge = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && layer != NULL, FALSE);

  found = lookup (plan, layer, error);
  merge = found != NULL ? skv_layer_merge (plan, found, ids, flags, error) : NULL;
  if (merge == NULL || !check_adoption (merge, flags, error))
    return FALSE;
  if (n_adopted != NULL)
    *n_adopted = skv_edit_get_n_changes (merge->edit);
  edit = make_adoption (plan, found, merge);
  return skv_plan_apply (plan, edit, error);
}

gboolean
skv_layer_adopt (SkvPlan *plan, const char *layer, const char *const *ids, GError **error)
{
  return skv_layer_adopt_full (plan, layer, ids, SKV_LAYER_DEFAULT, NULL, error);
}

SkvEdit *
skv_layer_drop_changes (SkvPlan *plan, const char *layer, const char *const *ids, GError **error)
{
  const SkvLayer *found;
  g_autoptr (SkvEdit) all = NULL, edit = NULL;
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *label = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && layer != NULL && ids != NULL, NULL);

  found = lookup (plan, layer, error);
  all = found != NULL
          ? skv_layer_read_changes (found->changes, found->name, skv_plan_get_zone (plan), error)
          : NULL;
  for (guint i = 0; all != NULL && i < skv_edit_get_n_changes (all); i++)
    {
      const SkvChange *change = skv_edit_get_change (all, i);

      for (const char *const *id = ids; *id != NULL; id++)
        {
          if (skv_layer_is_meant (change, *id))
            g_hash_table_add (gone, skv_layer_key (change->kind, change->id));
        }
    }
  if (g_hash_table_size (gone) == 0)
    return NULL;
  /* TRANSLATORS: an edit of a what-if layer in the history; %s is the layer's name */
  label = g_strdup_printf (_("Leave changes out of “%s”"), found->name);
  edit = skv_edit_new (label);
  skv_edit_put (edit, make_rest (plan, found, all, gone));
  return g_steal_pointer (&edit);
}
