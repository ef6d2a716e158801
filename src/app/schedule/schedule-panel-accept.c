/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/schedule/schedule-panel-private.h"

#include <glib/gi18n-lib.h>

#include "app/plan-files.h"
#include "core/exchange/layer-backend.h"

/* What becomes of the proposal: part of the plan, or a what-if beside it. */

gboolean
skv_schedule_panel_can_accept (SkvSchedulePanel *self)
{
  return self->session != NULL && self->schedule != NULL && !self->stale &&
         !skv_plan_files_is_read_only (skv_session_get_plan (self->session));
}

/* A what-if holds no other one. */
gboolean
skv_schedule_panel_can_keep (SkvSchedulePanel *self)
{
  return skv_schedule_panel_can_accept (self) &&
         !SKV_IS_LAYER_BACKEND (skv_plan_get_backend (skv_session_get_plan (self->session)));
}

/* --- as ghosts ------------------------------------------------------------------------------- */

void
skv_schedule_panel_make_difference (SkvSchedulePanel *self)
{
  SkvDay from = skv_day_from_ymd (self->year, 1, 1), to = skv_day_from_ymd (self->year + 1, 1, 1);
  g_auto (GStrv) items = skv_schedule_panel_list_items (self, TRUE);
  g_autoptr (SkvEdit) edit = skv_schedule_make_edit (self->schedule, (const char *const *) items);
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvOccurrences) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->difference, skv_difference_unref);
  if (edit == NULL)
    return;
  plan = skv_plan_copy (skv_session_get_plan (self->session));
  before = skv_occurrences_new (plan, from, to, SKV_EXPAND_UNPLACED);
  if (!skv_plan_apply (plan, edit, &error))
    {
      g_warning ("schedule: %s", error->message);
      return;
    }
  after = skv_occurrences_new (plan, from, to, SKV_EXPAND_UNPLACED);
  self->difference = skv_difference_new (before, after);
}

/* --- accepting ------------------------------------------------------------------------------- */

/* What is in the plan now is proposed no longer; what is left was checked together with it. */
static void
drop_accepted (SkvSchedulePanel *self, const char *const *items)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i-- > 0;)
    {
      SkvScheduleEntry *entry = skv_schedule_panel_peek_entry (self, i);

      if (g_strv_contains (items, skv_schedule_entry_get_item (entry)))
        g_list_store_remove (self->entries, i);
    }
}

void
skv_schedule_panel_accept (SkvSchedulePanel *self, gboolean all)
{
  g_auto (GStrv) items = skv_schedule_panel_list_items (self, all);
  g_autoptr (SkvEdit) edit = NULL;
  gboolean applied;

  if (!skv_schedule_panel_can_accept (self))
    return;
  edit = skv_schedule_make_edit (self->schedule, (const char *const *) items);
  if (edit == NULL)
    return;
  self->accepting = TRUE;
  applied = skv_session_apply (self->session, edit);
  self->accepting = FALSE;
  if (!applied)
    return;
  drop_accepted (self, (const char *const *) items);
  skv_schedule_panel_make_difference (self);
  skv_schedule_panel_emit_changed (self);
  if (self->difference == NULL)
    g_signal_emit_by_name (self, "closed");
}

/* --- keeping --------------------------------------------------------------------------------- */

/* "Plan of 2027", "Plan of 2027 (2)": one that no what-if has (transfer full) */
static char *
find_name (SkvSchedulePanel *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  /* TRANSLATORS: the name of a what-if: a year that was planned */
  g_autofree char *base = g_strdup_printf (_("The whole of %d planned"), self->year);
  char *name = g_strdup (base);

  for (int i = 2; skv_layer_find (plan, name) != NULL; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s (%d)", base, i);
    }
  return name;
}

void
skv_schedule_panel_keep (SkvSchedulePanel *self)
{
  g_auto (GStrv) items = skv_schedule_panel_list_items (self, FALSE);
  g_autofree char *name = NULL, *label = NULL;
  g_autoptr (SkvEdit) proposal = NULL, edit = NULL;

  if (!skv_schedule_panel_can_keep (self))
    return;
  proposal = skv_schedule_make_edit (self->schedule, (const char *const *) items);
  if (proposal == NULL)
    return;
  name = find_name (self);
  label = g_strdup_printf (_("New what-if “%s”"), name);
  edit = skv_edit_new (label);
  skv_edit_put (edit, skv_layer_new_for (skv_session_get_plan (self->session), name, proposal, NULL,
                                         skv_session_get_today (self->session)));
  self->accepting = TRUE;
  if (skv_session_apply (self->session, edit))
    g_signal_emit_by_name (self, "closed");
  self->accepting = FALSE;
}
