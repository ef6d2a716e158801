/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/merge-private.h"

#include <string.h>

#include "core/model/plan-private.h"

/* Two people who moved the same evening of a rule speak of the same thing, and made two items of
 * it. In what is merged it has our id, in the item itself and wherever their plan names it: what
 * they brought for that evening would else name an item that nobody has. */

/* Their new item for the evening of a rule that our new one is for (nullable) */
static const SkvItem *
find_rival (SkvMerge *self, SkvPlan *base, const SkvItem *ours)
{
  const SkvItem *rival;

  if (ours->rule == NULL || ours->original_day == SKV_DAY_NONE ||
      skv_plan_get_item (self->theirs, ours->parent.id) != NULL)
    return NULL;
  rival = skv_plan_get_override (self->theirs, ours->rule, ours->original_day);
  if (rival == NULL || skv_plan_get_item (self->ours, rival->parent.id) != NULL)
    return NULL;
  if (base != NULL && (skv_plan_get_item (base, ours->parent.id) != NULL ||
                       skv_plan_get_item (base, rival->parent.id) != NULL))
    return NULL;
  return rival;
}

/* their ids to ours (transfer full) (elements unowned) */
static GHashTable *
find_rivals (SkvMerge *self, SkvPlan *base)
{
  GHashTable *rivals = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *items = skv_plan_get_records (self->ours, SKV_KIND_ITEM);

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *ours = g_ptr_array_index (items, i);
      const SkvItem *rival = find_rival (self, base, ours);

      if (rival != NULL)
        g_hash_table_insert (rivals, rival->parent.id, ours->parent.id);
    }
  return rivals;
}

/* Does the field hold ids of items? Those of occurrences are texts to the model, since an evening
 * need not have an item. */
static gboolean
names_items (SkvKind kind, const SkvField *field)
{
  static const struct
  {
    SkvKind kind;
    const char *field;
  } texts[] = {
    { SKV_KIND_EXCEPTION, "item" }, { SKV_KIND_EXCEPTION, "against" },
    { SKV_KIND_LIFT, "freeze" },    { SKV_KIND_NOTICE, "item" },
    { SKV_KIND_LOG_ENTRY, "item" }, { SKV_KIND_REQUEST, "records" },
  };

  if (field->type == SKV_FIELD_REF || field->type == SKV_FIELD_REFS)
    return field->target == SKV_KIND_ITEM;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (texts[i].kind == kind && strcmp (texts[i].field, field->name) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_list (const SkvField *field)
{
  return field->type == SKV_FIELD_REFS || field->type == SKV_FIELD_TEXTS;
}

static gboolean
names_rival (const SkvRecord *record, const SkvField *field, GHashTable *rivals)
{
  const char *one[] = { NULL, NULL };
  const char *const *ids = one;

  if (is_list (field))
    ids = (const char *const *) SKV_FIELD_AT (record, field, GStrv);
  else
    one[0] = SKV_FIELD_AT (record, field, char *);
  for (; *ids != NULL; ids++)
    {
      if (g_hash_table_contains (rivals, *ids))
        return TRUE;
    }
  return FALSE;
}

static void
rename_in_field (SkvRecord *record, const SkvField *field, GHashTable *rivals)
{
  g_auto (GStrv) list = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  if (!is_list (field))
    {
      skv_set_text (&SKV_FIELD_AT (record, field, char *),
                    g_hash_table_lookup (rivals, SKV_FIELD_AT (record, field, char *)));
      return;
    }
  list = g_strdupv (SKV_FIELD_AT (record, field, GStrv));
  ids = g_ptr_array_new ();
  for (gsize i = 0; list[i] != NULL; i++)
    {
      const char *ours = g_hash_table_lookup (rivals, list[i]);

      g_ptr_array_add (ids, (gpointer) (ours != NULL ? ours : list[i]));
    }
  g_ptr_array_add (ids, NULL);
  skv_set_texts (&SKV_FIELD_AT (record, field, GStrv), (const char *const *) ids->pdata);
}

/* what of their plan is, or names, one of the rivals, as it is with our ids */
static void
rename_in_kind (SkvMerge *self, SkvKind kind, GHashTable *rivals, SkvEdit *edit)
{
  GPtrArray *records = skv_plan_get_records (self->theirs, kind);
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (kind, &n_fields);

  for (guint i = 0; i < records->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (records, i);
      const char *id = kind == SKV_KIND_ITEM ? g_hash_table_lookup (rivals, record->id) : NULL;
      SkvRecord *renamed = NULL;

      if (id != NULL)
        {
          renamed = skv_record_copy (record);
          skv_set_text (&renamed->id, id);
          skv_edit_remove (edit, kind, record->id);
        }
      for (gsize f = 0; f < n_fields; f++)
        {
          if (!names_items (kind, &fields[f]) || !names_rival (record, &fields[f], rivals))
            continue;
          if (renamed == NULL)
            renamed = skv_record_copy (record);
          rename_in_field (renamed, &fields[f], rivals);
        }
      if (renamed != NULL)
        skv_edit_put (edit, renamed);
    }
}

void
skv_merge_unite_rivals (SkvMerge *self, SkvPlan *base)
{
  g_autoptr (GHashTable) rivals = find_rivals (self, base);
  g_autoptr (SkvEdit) edit = NULL;
  SkvPlan *renamed;

  if (g_hash_table_size (rivals) == 0)
    return;
  edit = skv_edit_new (NULL);
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    rename_in_kind (self, kind, rivals, edit);
  renamed = skv_plan_copy (self->theirs); /* their plan itself is theirs */
  skv_plan_take (renamed, edit);
  g_object_unref (self->theirs);
  self->theirs = renamed;
}
