/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/plan-private.h"

#include <glib/gi18n-lib.h>

void
skv_history_summary_free (SkvHistorySummary *self)
{
  g_ptr_array_unref (self->who);
  g_free (self);
}

/* @has: does the backend know about it? */
static gboolean
require (gboolean has, GError **error)
{
  if (has)
    return TRUE;
  g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_NOTHING,
                       _("This plan has no history"));
  return FALSE;
}

static SkvBackendInterface *
get_interface (SkvPlan *self)
{
  SkvBackend *backend = skv_plan_get_backend (self);

  return backend != NULL ? SKV_BACKEND_GET_IFACE (backend) : NULL;
}

/* --- one step ------------------------------------------------------------------------------ */

typedef SkvEdit *(*Step) (SkvBackend *, GError **);

/* Goes one step in the history; @reverse is the step that takes it back again. */
static gboolean
go (SkvPlan *self, Step step, Step reverse, char **label, GError **error)
{
  SkvBackend *backend = skv_plan_get_backend (self);
  g_autoptr (SkvEdit) edit = step (backend, error);

  if (edit == NULL)
    return FALSE;
  /* A file that came by mail may have a history that never was: what it brings must be valid too.
   */
  if (!skv_plan_check (self, edit, error))
    {
      g_autoptr (SkvEdit) back = reverse (backend, NULL);

      return FALSE;
    }
  skv_plan_take (self, edit);
  if (label != NULL)
    *label = g_strdup (skv_edit_get_label (edit));
  return TRUE;
}

gboolean
skv_plan_undo (SkvPlan *self, char **label, GError **error)
{
  SkvBackendInterface *iface;

  g_return_val_if_fail (SKV_IS_PLAN (self), FALSE);
  iface = get_interface (self);
  return require (iface != NULL, error) && go (self, iface->undo, iface->redo, label, error);
}

gboolean
skv_plan_redo (SkvPlan *self, char **label, GError **error)
{
  SkvBackendInterface *iface;

  g_return_val_if_fail (SKV_IS_PLAN (self), FALSE);
  iface = get_interface (self);
  return require (iface != NULL, error) && go (self, iface->redo, iface->undo, label, error);
}

char *
skv_plan_peek_undo (SkvPlan *self)
{
  SkvBackendInterface *iface = get_interface (self);

  return iface != NULL ? iface->peek_undo (skv_plan_get_backend (self)) : NULL;
}

char *
skv_plan_peek_redo (SkvPlan *self)
{
  SkvBackendInterface *iface = get_interface (self);

  return iface != NULL ? iface->peek_redo (skv_plan_get_backend (self)) : NULL;
}

/* --- many steps ---------------------------------------------------------------------------- */

static gboolean
check_edit (const SkvEdit *edit, gpointer data, GError **error)
{
  return skv_plan_check (SKV_PLAN (data), edit, error);
}

static gboolean
go_to (SkvPlan *self, gint64 id, gboolean redo, guint *n_edits, GError **error)
{
  SkvBackendInterface *iface = get_interface (self);
  g_autoptr (SkvEdit) edit = NULL;

  if (!require (iface != NULL && iface->go_to != NULL, error))
    return FALSE;
  edit = iface->go_to (skv_plan_get_backend (self), id, redo, check_edit, self, n_edits, error);
  if (edit == NULL)
    return FALSE;
  skv_plan_take (self, edit);
  return TRUE;
}

gboolean
skv_plan_undo_to (SkvPlan *self, gint64 id, guint *n_edits, GError **error)
{
  g_return_val_if_fail (SKV_IS_PLAN (self), FALSE);
  return go_to (self, id, FALSE, n_edits, error);
}

gboolean
skv_plan_redo_to (SkvPlan *self, gint64 id, guint *n_edits, GError **error)
{
  g_return_val_if_fail (SKV_IS_PLAN (self), FALSE);
  return go_to (self, id, TRUE, n_edits, error);
}

gboolean
skv_plan_count_steps (SkvPlan *self, gint64 id, gboolean redo, guint *n_edits, GError **error)
{
  SkvBackendInterface *iface;

  g_return_val_if_fail (SKV_IS_PLAN (self), FALSE);
  g_return_val_if_fail (n_edits != NULL, FALSE);

  iface = get_interface (self);
  return require (iface != NULL && iface->count_steps != NULL, error) &&
         iface->count_steps (skv_plan_get_backend (self), id, redo, n_edits, error);
}

/* --- reading ------------------------------------------------------------------------------- */

GPtrArray *
skv_plan_history (SkvPlan *self, guint max, GError **error)
{
  SkvBackendInterface *iface;

  g_return_val_if_fail (SKV_IS_PLAN (self), NULL);
  iface = get_interface (self);
  return require (iface != NULL, error) ? iface->history (skv_plan_get_backend (self), max, error)
                                        : NULL;
}

GPtrArray *
skv_plan_find_history (SkvPlan *self, const SkvHistoryQuery *query, gint64 *next, GError **error)
{
  const SkvHistoryQuery everything = { NULL };
  SkvBackendInterface *iface;
  gint64 end;

  g_return_val_if_fail (SKV_IS_PLAN (self), NULL);
  iface = get_interface (self);
  if (!require (iface != NULL && iface->find_history != NULL, error))
    return NULL;
  return iface->find_history (skv_plan_get_backend (self), query != NULL ? query : &everything,
                              next != NULL ? next : &end, error);
}

SkvEdit *
skv_plan_read_history (
  SkvPlan *self, gint64 id, guint max_records, guint *n_records, GError **error)
{
  SkvBackendInterface *iface;
  guint n;

  g_return_val_if_fail (SKV_IS_PLAN (self), NULL);
  iface = get_interface (self);
  if (!require (iface != NULL && iface->read_history != NULL, error))
    return NULL;
  return iface->read_history (skv_plan_get_backend (self), id, max_records,
                              n_records != NULL ? n_records : &n, error);
}

SkvHistorySummary *
skv_plan_sum_history (SkvPlan *self, GError **error)
{
  SkvBackendInterface *iface;

  g_return_val_if_fail (SKV_IS_PLAN (self), NULL);
  iface = get_interface (self);
  return require (iface != NULL && iface->sum_history != NULL, error)
           ? iface->sum_history (skv_plan_get_backend (self), error)
           : NULL;
}
