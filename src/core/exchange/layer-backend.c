/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/layer-backend.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/local-days.h"
#include "core/calendar/shift.h"
#include "core/conflict/check-settings.h"
#include "core/exchange/layer-private.h"

struct _SkvLayerBackend
{
  GObject parent_instance;

  SkvPlan *base; /* (owned) */
  char *layer;   /* (owned): id */
};

static void backend_iface_init (SkvBackendInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SkvLayerBackend,
                               skv_layer_backend,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SKV_TYPE_BACKEND, backend_iface_init))

static void
skv_layer_backend_finalize (GObject *object)
{
  SkvLayerBackend *self = SKV_LAYER_BACKEND (object);

  g_clear_object (&self->base);
  g_free (self->layer);

  G_OBJECT_CLASS (skv_layer_backend_parent_class)->finalize (object);
}

static void
skv_layer_backend_class_init (SkvLayerBackendClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_layer_backend_finalize;
}

static void
skv_layer_backend_init (SkvLayerBackend *self)
{
}

static const SkvLayer *
find_layer (SkvLayerBackend *self, GError **error)
{
  const SkvLayer *layer = skv_plan_lookup (self->base, SKV_KIND_LAYER, self->layer);

  if (layer == NULL)
    g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                 _("there is no layer “%s” in this plan any more"), self->layer);
  return layer;
}

static SkvPlan *
open_layer (SkvLayerBackend *self, GError **error)
{
  const SkvLayer *layer = find_layer (self, error);

  return layer != NULL ? skv_layer_open (self->base, layer, error) : NULL;
}

static SkvEdit *
load (SkvBackend *backend, GError **error)
{
  g_autoptr (SkvPlan) plan = open_layer (SKV_LAYER_BACKEND (backend), error);
  SkvEdit *edit;

  if (plan == NULL)
    return NULL;
  edit = skv_edit_new (NULL);
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      GPtrArray *records = skv_plan_get_records (plan, kind);

      for (guint i = 0; i < records->len; i++)
        skv_edit_put (edit, skv_record_ref (g_ptr_array_index (records, i)));
    }
  return edit;
}

/* --- keeping an edit ---------------------------------------------------------------------------
 */

/* What the layer's own "before" of a record is once @change was made. FALSE if the plan has
 * something else than the planner saw. */
static gboolean
find_before (SkvLayerBackend *self,
             const SkvEdit *kept,
             const SkvChange *change,
             const SkvRecord **before)
{
  const SkvZone *zone = skv_plan_get_zone (self->base);
  const SkvChange *own = skv_edit_find (kept, change->kind, change->id);
  const SkvRecord *present = skv_plan_lookup (self->base, change->kind, change->id);

  *before = present;
  if (skv_layer_same (zone, change->before, present))
    return TRUE; /* also of what clashed: it was left out, and now is decided anew */
  if (own == NULL)
    return change->kind == SKV_KIND_SETTINGS;
  *before = own->before;
  return TRUE;
}

/* the layer's changes with those of @edit on top (transfer full) */
static SkvEdit *
add_edit (SkvLayerBackend *self, const SkvLayer *layer, const SkvEdit *edit, GError **error)
{
  g_autoptr (SkvEdit) kept =
    skv_layer_read_changes (layer->changes, layer->name, skv_plan_get_zone (self->base), error);

  for (guint i = 0; kept != NULL && i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);
      const SkvRecord *before;
      g_autofree char *title = NULL;

      if (change->kind == SKV_KIND_LAYER || change->kind == SKV_KIND_VERSION)
        {
          g_set_error_literal (
            error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
            _("a layer holds neither layers nor versions of the plan; leave the "
               "layer first"));
          return NULL;
        }
      if (find_before (self, kept, change, &before))
        {
          skv_layer_put_change (kept, change->kind, change->id, before, change->after);
          continue;
        }
      title = skv_record_title_words (self->base,
                                      change->before != NULL ? change->before : change->after);
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_CONFLICT,
                   _("%s was changed in the plan meanwhile. Look at it again"), title);
      return NULL;
    }
  return g_steal_pointer (&kept);
}

static gboolean
commit (SkvBackend *backend, const SkvEdit *edit, GError **error)
{
  SkvLayerBackend *self = SKV_LAYER_BACKEND (backend);
  const SkvLayer *layer = find_layer (self, error);
  g_autoptr (SkvEdit) changes = layer != NULL ? add_edit (self, layer, edit, error) : NULL;
  g_autoptr (SkvEdit) own = NULL;
  g_autofree char *label = NULL;
  SkvLayer *after;

  if (changes == NULL)
    return FALSE;
  /* TRANSLATORS: an edit within a what-if layer in the history: the layer's name, and the edit */
  label = g_strdup_printf (_("In “%1$s”: %2$s"), layer->name,
                           skv_edit_get_label (edit) != NULL ? skv_edit_get_label (edit) : "");
  after = skv_record_copy (layer);
  g_free (after->changes);
  after->changes = skv_layer_write_changes (changes, skv_plan_get_zone (self->base));
  own = skv_edit_new (label);
  skv_edit_put (own, after);
  return skv_plan_apply (self->base, own, error);
}

/* --- history: that of the base -----------------------------------------------------------------
 */

typedef gboolean (*Step) (SkvPlan *plan, char **label, GError **error);

/* A layer whose making is taken back shows the plan alone. */
static SkvPlan *
open_or_base (SkvLayerBackend *self)
{
  SkvPlan *plan = open_layer (self, NULL);

  return plan != NULL ? plan : skv_plan_copy (self->base);
}

static SkvEdit *
go (SkvLayerBackend *self, Step step, GError **error)
{
  g_autoptr (SkvPlan) before = open_or_base (self), after = NULL;
  g_autofree char *label = NULL;

  if (!step (self->base, &label, error))
    return NULL;
  after = open_or_base (self);
  return skv_plan_difference_edit (before, after, label);
}

static SkvEdit *
undo (SkvBackend *backend, GError **error)
{
  return go (SKV_LAYER_BACKEND (backend), skv_plan_undo, error);
}

static SkvEdit *
redo (SkvBackend *backend, GError **error)
{
  return go (SKV_LAYER_BACKEND (backend), skv_plan_redo, error);
}

/* The base checks what it comes to, and a layer on a valid plan leaves out what does not fit. */
static SkvEdit *
go_to (SkvBackend *backend,
       gint64 id,
       gboolean redo,
       SkvEditCheck check,
       gpointer data,
       guint *n_edits,
       GError **error)
{
  SkvLayerBackend *self = SKV_LAYER_BACKEND (backend);
  g_autoptr (SkvPlan) before = open_or_base (self), after = NULL;

  if (!(redo ? skv_plan_redo_to (self->base, id, n_edits, error)
             : skv_plan_undo_to (self->base, id, n_edits, error)))
    return NULL;
  after = open_or_base (self);
  return skv_plan_difference_edit (before, after, NULL);
}

static gboolean
count_steps (SkvBackend *backend, gint64 id, gboolean redo, guint *n_edits, GError **error)
{
  return skv_plan_count_steps (SKV_LAYER_BACKEND (backend)->base, id, redo, n_edits, error);
}

static GPtrArray *
find_history (SkvBackend *backend, const SkvHistoryQuery *query, gint64 *next, GError **error)
{
  return skv_plan_find_history (SKV_LAYER_BACKEND (backend)->base, query, next, error);
}

static SkvEdit *
read_history (SkvBackend *backend, gint64 id, guint max_records, guint *n_records, GError **error)
{
  return skv_plan_read_history (SKV_LAYER_BACKEND (backend)->base, id, max_records, n_records,
                                error);
}

static SkvHistorySummary *
sum_history (SkvBackend *backend, GError **error)
{
  return skv_plan_sum_history (SKV_LAYER_BACKEND (backend)->base, error);
}

static char *
peek_undo (SkvBackend *backend)
{
  return skv_plan_peek_undo (SKV_LAYER_BACKEND (backend)->base);
}

static char *
peek_redo (SkvBackend *backend)
{
  return skv_plan_peek_redo (SKV_LAYER_BACKEND (backend)->base);
}

static GPtrArray *
history (SkvBackend *backend, guint max, GError **error)
{
  return skv_plan_history (SKV_LAYER_BACKEND (backend)->base, max, error);
}

static gboolean
get_revision (SkvBackend *backend, SkvKind kind, const char *id, guint *sequence, gint64 *modified)
{
  return skv_plan_get_revision (SKV_LAYER_BACKEND (backend)->base, kind, id, sequence, modified);
}

static void
backend_iface_init (SkvBackendInterface *iface)
{
  iface->load = load;
  iface->commit = commit;
  iface->undo = undo;
  iface->redo = redo;
  iface->peek_undo = peek_undo;
  iface->peek_redo = peek_redo;
  iface->history = history;
  iface->go_to = go_to;
  iface->count_steps = count_steps;
  iface->find_history = find_history;
  iface->read_history = read_history;
  iface->sum_history = sum_history;
  iface->get_revision = get_revision;
}

/* --- public ------------------------------------------------------------------------------------
 */

SkvBackend *
skv_layer_backend_new (SkvPlan *base, const char *layer)
{
  SkvLayerBackend *self;

  g_return_val_if_fail (SKV_IS_PLAN (base) && layer != NULL, NULL);

  self = g_object_new (SKV_TYPE_LAYER_BACKEND, NULL);
  self->base = g_object_ref (base);
  self->layer = g_strdup (layer);
  return SKV_BACKEND (self);
}

SkvPlan *
skv_layer_backend_get_base (SkvLayerBackend *self)
{
  return self->base;
}

const char *
skv_layer_backend_get_layer (SkvLayerBackend *self)
{
  return self->layer;
}

SkvPlan *
skv_layer_plan_new (SkvPlan *base, const char *layer, GError **error)
{
  g_autoptr (SkvBackend) backend = skv_layer_backend_new (base, layer);
  SkvPlan *plan = skv_plan_new (backend, error);

  if (plan == NULL)
    return NULL;
  /* those of store-plan.c */
  skv_plan_add_validator (plan, skv_rule_validate);
  skv_plan_add_validator (plan, skv_local_day_validate);
  skv_plan_add_validator (plan, skv_check_setting_validate);
  return plan;
}
