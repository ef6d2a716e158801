/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/session-private.h"

/*
 * A full check of many thousand items takes longer than the main loop may wait. The session of a
 * window has it made in a thread, of a copy of the plan: until it is there the one before is shown,
 * and what is shown then goes on to belong to that copy, which follows each edit of the plan.
 */

/* An edit of more changes, such as reading the plan anew, is not followed but begun with. */
#define FEW_CHANGES 1000

typedef struct
{
  SkvPlan *copy;       /* (owned) */
  SkvChecker *checker; /* (owned) (nullable) */
  SkvDay from, to, today;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_clear_pointer (&check->checker, skv_checker_unref);
  g_clear_object (&check->copy);
  g_free (check);
}

static gpointer
run (SkvWork *work, gpointer data, GError **error)
{
  const Check *wish = data;
  Check *check = g_new0 (Check, 1);

  check->copy = g_object_ref (wish->copy);
  check->checker = skv_checker_new (check->copy, wish->from, wish->to);
  skv_checker_set_today (check->checker, wish->today);
  skv_checker_get_n_found (check->checker);
  return check;
}

static void
on_done (gpointer owner, gpointer result, const GError *error)
{
  SkvSession *self = SKV_SESSION (owner);
  Check *check = result;

  g_clear_object (&self->work);
  g_clear_pointer (&self->checker, skv_checker_unref);
  g_set_object (&self->mirror, check->copy);
  self->checker = g_steal_pointer (&check->checker);
  check_free (check);
  skv_session_drop_filter (self);
  g_signal_emit_by_name (self, "refreshed");
}

static void
start (SkvSession *self)
{
  Check *wish = g_new0 (Check, 1);

  skv_work_clear (&self->work);
  wish->copy = skv_plan_copy (self->plan);
  wish->from = skv_session_get_from (self);
  wish->to = skv_session_get_to (self);
  wish->today = self->today;
  self->work = skv_work_start (G_OBJECT (self), self->plan,
                               &(SkvWorkTask){ .run = run,
                                               .data = wish,
                                               .free_data = check_free,
                                               .free_result = check_free,
                                               .done = on_done });
  g_signal_emit_by_name (self, "working");
}

gboolean
skv_session_check_in_background (SkvSession *self)
{
  if (!self->in_background || self->checker == NULL || !skv_work_is_large (self->plan))
    return FALSE;
  start (self);
  return TRUE;
}

/* An edit of its own: applying writes what was before into it. */
static gboolean
follow_in_mirror (SkvSession *self, const SkvEdit *edit)
{
  g_autoptr (SkvEdit) same = skv_edit_new (skv_edit_get_label (edit));
  guint n = skv_edit_get_n_changes (edit);

  for (guint i = 0; i < n; i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->after != NULL)
        skv_edit_put (same, skv_record_ref (change->after));
      else
        skv_edit_remove (same, change->kind, change->id);
    }
  return skv_plan_apply (self->mirror, same, NULL);
}

gboolean
skv_session_follow (SkvSession *self, const SkvEdit *edit)
{
  if (self->work != NULL || edit == NULL)
    return FALSE;
  if (self->mirror != NULL &&
      (skv_edit_get_n_changes (edit) > FEW_CHANGES || !follow_in_mirror (self, edit)))
    return FALSE;
  return skv_checker_update (self->checker, edit);
}

void
skv_session_set_in_background (SkvSession *self, gboolean in_background)
{
  g_return_if_fail (SKV_IS_SESSION (self));
  self->in_background = in_background;
}

SkvWork *
skv_session_get_work (SkvSession *self)
{
  g_return_val_if_fail (SKV_IS_SESSION (self), NULL);
  return self->work;
}
