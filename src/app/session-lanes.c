/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/session-private.h"

#include <glib/gi18n-lib.h>

#include "core/exchange/lane-edits.h"

/* Lanes: what is kept of them in the plan, for everybody who opens it. */

gboolean
skv_session_lane_is_hidden (SkvSession *self, const char *lane)
{
  const SkvLane *record;

  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);
  g_return_val_if_fail (lane != NULL, FALSE);

  record = skv_plan_lookup (self->plan, SKV_KIND_LANE, lane);
  return record != NULL && record->hidden;
}

/* a copy that may be written, of what there is, or new (transfer full) */
static SkvLane *
make_record (SkvSession *self, const char *lane)
{
  const SkvLane *known = skv_plan_lookup (self->plan, SKV_KIND_LANE, lane);

  return known != NULL ? skv_record_copy (known) : skv_record_new (SKV_KIND_LANE, lane);
}

/* @record (transfer full), @label (transfer full) */
static void
apply (SkvSession *self, SkvLane *record, char *label)
{
  g_autoptr (SkvEdit) edit = skv_edit_new (label);

  skv_edit_put (edit, record);
  skv_session_apply (self, edit);
  g_free (label);
}

void
skv_session_hide_lane (SkvSession *self, const char *lane, gboolean hidden)
{
  SkvLane *record;

  g_return_if_fail (SKV_IS_SESSION (self));
  g_return_if_fail (lane != NULL);

  if (skv_session_lane_is_hidden (self, lane) == hidden)
    return;
  record = make_record (self, lane);
  record->hidden = hidden;
  apply (self, record,
         g_strdup_printf (hidden ? _("Hide “%s”") : _("Show “%s”"),
                          skv_plan_lane_title (self->plan, lane)));
}

void
skv_session_fold_lane (SkvSession *self, const char *lane, gboolean folded)
{
  SkvLane *record;

  g_return_if_fail (SKV_IS_SESSION (self));
  g_return_if_fail (lane != NULL);

  record = make_record (self, lane);
  record->folded = folded;
  apply (self, record,
         g_strdup_printf (folded ? _("Fold “%s”") : _("Unfold “%s”"),
                          skv_plan_lane_title (self->plan, lane)));
}

void
skv_session_colour_lane (SkvSession *self, const char *lane, const char *colour)
{
  SkvLane *record;

  g_return_if_fail (SKV_IS_SESSION (self));
  g_return_if_fail (lane != NULL);

  record = make_record (self, lane);
  skv_set_text (&record->colour, colour);
  apply (self, record,
         g_strdup_printf (_("Change the colour of “%s”"), skv_plan_lane_title (self->plan, lane)));
}

void
skv_session_pattern_lane (SkvSession *self, const char *lane, const char *pattern)
{
  SkvLane *record;

  g_return_if_fail (SKV_IS_SESSION (self));
  g_return_if_fail (lane != NULL);

  record = make_record (self, lane);
  skv_set_text (&record->pattern, pattern);
  apply (
    self, record,
    g_strdup_printf (_("Change the pattern of “%s”"), skv_plan_lane_title (self->plan, lane)));
}

gboolean
skv_session_move_lane (SkvSession *self, const char *lane, int steps)
{
  g_autoptr (GPtrArray) lanes = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  guint at;
  int to;

  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);
  g_return_val_if_fail (lane != NULL, FALSE);

  lanes = skv_plan_list_lanes (self->plan);
  if (!g_ptr_array_find_with_equal_func (lanes, lane, g_str_equal, &at))
    return FALSE;
  to = (int) at + steps;
  if (to < 0 || to >= (int) lanes->len || steps == 0)
    return FALSE;
  edit = skv_lane_move (self->plan, lane, to, NULL);
  return edit != NULL && skv_session_apply (self, edit);
}
