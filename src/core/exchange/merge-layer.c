/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/merge-private.h"

#include <glib/gi18n-lib.h>

#include "core/exchange/json-writer.h"
#include "core/exchange/layer-private.h"
#include "core/model/plan-private.h"

/* A layer's changes are one text of limited length (core/model/validate.c); so many records fit
 * however long their notes are. */
#define MAX_IN_LAYER 2000

/* what people call it, in a plan that may have one of that name (transfer full) */
static char *
free_name (SkvMerge *self)
{
  /* TRANSLATORS: name of the what-if layer that keeps what the other copy has otherwise; %s is the
   * name of its file. It stands in quotation marks, so it has none itself */
  g_autofree char *name = g_strdup_printf (_("From %s"), self->name);

  for (guint i = 2;; i++)
    {
      g_autofree char *numbered =
        i > 2 ? g_strdup_printf ("%s (%u)", name, i - 1) : g_strdup (name);
      gboolean taken = skv_layer_find (self->ours, numbered) != NULL;

      for (guint j = 0; j < self->layers->len && !taken; j++)
        taken =
          g_str_equal (((const SkvLayer *) g_ptr_array_index (self->layers, j))->name, numbered);
      if (!taken)
        return g_steal_pointer (&numbered);
    }
}

/* A plan may hold what the JSON of a layer cannot say: does it come back as it is? */
static gboolean
survives (SkvMerge *self, const SkvChange *change)
{
  const SkvZone *zone = skv_plan_get_zone (self->ours);
  g_autoptr (SkvEdit) one = skv_edit_new (NULL), read = NULL;
  g_autofree char *text = NULL;
  const SkvChange *back;

  skv_layer_put_change (one, change->kind, change->id, change->before, change->after);
  text = skv_layer_write_changes (one, zone);
  if (text == NULL)
    return TRUE; /* they differ in how they are spelt only */
  read = skv_layer_read_changes (text, "", zone, NULL);
  back = read != NULL ? skv_edit_find (read, change->kind, change->id) : NULL;
  return back != NULL && skv_layer_same (zone, back->before, change->before) &&
         skv_layer_same (zone, back->after, change->after);
}

/* What cannot stand in a layer is kept in words that a program reads, in its notes. */
static void
move_to_notes (SkvMerge *self, SkvEdit *changes, GString *notes)
{
  for (guint i = skv_edit_get_n_changes (changes); i > 0; i--)
    {
      const SkvChange *change = skv_edit_get_change (changes, i - 1);
      g_autofree char *id = g_strdup (change->id);
      SkvKind kind = change->kind;

      if (survives (self, change))
        continue;
      g_string_append_printf (notes, "\n%s “%s”: ", skv_kind_name (kind), id);
      if (change->after != NULL)
        skv_json_put_record (notes, skv_plan_get_zone (self->ours), change->after, FALSE);
      else
        g_string_append (notes, _("removed"));
      skv_edit_forget (changes, kind, id);
    }
}

static void
add_layer (SkvMerge *self, SkvEdit *changes, SkvDay today)
{
  g_autofree char *name = free_name (self);
  g_autoptr (GString) notes = g_string_new (NULL);
  gsize length;
  SkvLayer *layer;

  g_string_append_printf (
    notes, _("What “%s” has otherwise: both copies changed it, and the plan kept its own"),
    self->name);
  length = notes->len;
  move_to_notes (self, changes, notes);
  layer = skv_layer_new (name, changes, NULL, today);
  if (layer->changes == NULL && notes->len == length)
    {
      skv_record_unref (layer); /* they differ in how they are spelt only */
      return;
    }
  layer->notes = g_strdup (notes->str);
  skv_edit_put (self->edit, skv_record_ref (layer));
  g_ptr_array_add (self->layers, layer);
}

/* What @kept names and the plan does not have any more comes along, and what that names. */
static void
add_needed (SkvMerge *self, SkvEdit *changes, const SkvRecord *kept)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  g_ptr_array_add (queue, (gpointer) kept);
  for (guint place = 0; place < queue->len; place++)
    {
      const SkvRecord *record = g_ptr_array_index (queue, place);
      gsize n_fields;
      const SkvField *fields = skv_kind_fields (record->kind, &n_fields);

      for (gsize i = 0; i < n_fields; i++)
        {
          const char *one[] = { NULL, NULL };
          const char *const *ids = one;

          if (fields[i].type == SKV_FIELD_REF)
            one[0] = SKV_FIELD_AT (record, &fields[i], char *);
          else if (fields[i].type == SKV_FIELD_REFS)
            ids = (const char *const *) SKV_FIELD_AT (record, &fields[i], GStrv);
          for (; *ids != NULL; ids++)
            {
              SkvKind kind = fields[i].target;
              const SkvRecord *theirs = skv_plan_lookup (self->theirs, kind, *ids);

              if (theirs == NULL || skv_edit_find (changes, kind, *ids) != NULL ||
                  skv_edit_resolve (self->edit, self->ours, kind, *ids) != NULL)
                continue;
              skv_layer_put_change (changes, kind, *ids, NULL, theirs);
              g_ptr_array_add (queue, (gpointer) theirs);
            }
        }
    }
}

/* A layer holds neither layers nor versions: theirs comes in as another one. */
static void
add_twin (SkvMerge *self, const SkvMergeRecord *record)
{
  g_autofree char *id = g_uuid_string_random (), *name = NULL;
  SkvRecord *twin;
  char **field;

  if (record->kept == NULL)
    return;
  twin = skv_record_copy (record->kept);
  skv_set_text (&twin->id, id);
  field = twin->kind == SKV_KIND_LAYER ? &((SkvLayer *) twin)->name : &((SkvVersion *) twin)->name;
  /* TRANSLATORS: name of a what-if or version, and the file that it came from */
  name =
    g_strdup_printf (C_("name", "%1$s (from “%2$s”)"), *field != NULL ? *field : "", self->name);
  skv_set_text (field, name);
  skv_edit_put (self->edit, twin);
}

void
skv_merge_keep_beside (SkvMerge *self, SkvDay today)
{
  g_autoptr (SkvEdit) changes = skv_edit_new (NULL);

  for (guint i = 0; i < self->records->len; i++)
    {
      const SkvMergeRecord *record = g_ptr_array_index (self->records, i);

      if (record->collision == SKV_COLLISION_NONE)
        continue;
      if (record->kind == SKV_KIND_LAYER || record->kind == SKV_KIND_VERSION)
        {
          add_twin (self, record);
          continue;
        }
      if (skv_edit_get_n_changes (changes) >= MAX_IN_LAYER)
        {
          add_layer (self, changes, today);
          g_clear_pointer (&changes, skv_edit_unref);
          changes = skv_edit_new (NULL);
        }
      skv_layer_put_change (changes, record->kind, record->id, record->merged, record->kept);
      if (record->kept != NULL)
        add_needed (self, changes, record->kept);
    }
  if (skv_edit_get_n_changes (changes) > 0)
    add_layer (self, changes, today);
}
