/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/layers/frozen-backend.h"

#include <glib/gi18n-lib.h>

struct _SkvFrozenBackend
{
  GObject parent_instance;

  SkvEdit *content; /* (owned) */
};

static SkvEdit *
frozen_load (SkvBackend *backend, GError **error)
{
  return skv_edit_ref (SKV_FROZEN_BACKEND (backend)->content);
}

static gboolean
frozen_commit (SkvBackend *backend, const SkvEdit *edit, GError **error)
{
  g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_READ_ONLY,
               _("A version of the plan is kept as it was and cannot be changed. Change the plan "
                  "itself."));
  return FALSE;
}

static SkvEdit *
frozen_step (SkvBackend *backend, GError **error)
{
  g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_NOTHING, _("A version has no history"));
  return NULL;
}

static char *
frozen_peek (SkvBackend *backend)
{
  return NULL;
}

static GPtrArray *
frozen_history (SkvBackend *backend, guint max, GError **error)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) skv_history_entry_free);
}

static gboolean
frozen_get_revision (
  SkvBackend *backend, SkvKind kind, const char *id, guint *sequence, gint64 *modified)
{
  return FALSE;
}

static void
backend_init (struct _SkvBackendInterface *iface)
{
  iface->load = frozen_load;
  iface->commit = frozen_commit;
  iface->undo = frozen_step;
  iface->redo = frozen_step;
  iface->peek_undo = frozen_peek;
  iface->peek_redo = frozen_peek;
  iface->history = frozen_history;
  iface->get_revision = frozen_get_revision;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SkvFrozenBackend,
                               skv_frozen_backend,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SKV_TYPE_BACKEND, backend_init))

static void
skv_frozen_backend_finalize (GObject *object)
{
  skv_edit_unref (SKV_FROZEN_BACKEND (object)->content);
  G_OBJECT_CLASS (skv_frozen_backend_parent_class)->finalize (object);
}

static void
skv_frozen_backend_class_init (SkvFrozenBackendClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_frozen_backend_finalize;
}

static void
skv_frozen_backend_init (SkvFrozenBackend *self)
{
  self->content = skv_edit_new ("");
}

SkvPlan *
skv_frozen_plan_new (SkvPlan *plan, GError **error)
{
  g_autoptr (SkvFrozenBackend) backend = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  backend = g_object_new (SKV_TYPE_FROZEN_BACKEND, NULL);
  for (SkvKind kind = 0; kind < SKV_N_KINDS; kind++)
    {
      GPtrArray *records = skv_plan_get_records (plan, kind);

      for (guint i = 0; i < records->len; i++)
        skv_edit_put (backend->content, skv_record_ref (g_ptr_array_index (records, i)));
    }
  return skv_plan_new (SKV_BACKEND (backend), error);
}
