/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/layers/change-lines.h"
#include "app/layers/changes-window.h"
#include "app/layers/frozen-backend.h"
#include "app/layers/layers-window.h"
#include "app/layers/side-by-side.h"
#include "app/layers/what-if-dialog.h"
#include "app/plan-files.h"
#include "app/present.h"
#include "core/exchange/layer-backend.h"
#include "core/exchange/version.h"

/* While the window shows a what-if, or one of two versions that are compared, the plan's own
 * session waits in aside.real, and that of the other plan is the window's. A version that is
 * compared with the plan now leaves the plan where it is: only the difference is drawn. */

SkvSession *
skv_window_get_real (SkvWindow *self)
{
  return self->aside.real != NULL ? self->aside.real : self->session;
}

static SkvPlan *
get_real_plan (SkvWindow *self)
{
  return skv_session_get_plan (skv_window_get_real (self));
}

static void
show_over (SkvWindow *self, GtkWidget *window)
{
  if (window == NULL)
    return;
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  skv_present_over (window, GTK_WIDGET (self));
}

/* --- what is different ----------------------------------------------------------------------- */

/* Of what the year is compared with, for the shown year (transfer none). */
static SkvChecker *
get_before (SkvWindow *self)
{
  SkvAside *aside = &self->aside;
  SkvDay from = skv_session_get_from (self->session), to = skv_session_get_to (self->session);

  if (aside->before == get_real_plan (self))
    {
      SkvSession *real = skv_window_get_real (self);

      skv_session_set_year (real, skv_session_get_year (self->session));
      return skv_session_get_checker (real);
    }
  if (aside->before_checker == NULL ||
      skv_occurrences_get_from (skv_checker_get_occurrences (aside->before_checker)) != from)
    {
      g_clear_pointer (&aside->before_checker, skv_checker_unref);
      aside->before_checker = skv_checker_new (aside->before, from, to);
      skv_checker_set_today (aside->before_checker, skv_session_get_today (self->session));
    }
  return aside->before_checker;
}

/* "Nothing here is decided · 3 changes · 2 hard conflicts fewer" */
static char *
describe (SkvWindow *self, const SkvSideBySide *sides)
{
  g_autofree char *difference = skv_difference_words (sides->difference);
  g_autofree char *conflicts = skv_comparison_words (sides->conflicts);
  g_autofree char *changes = NULL;
  const SkvLayer *layer;

  if (self->aside.layer == NULL)
    return g_strdup_printf ("%d: %s · %s", skv_session_get_year (self->session), difference,
                            conflicts);
  layer = skv_plan_lookup (get_real_plan (self), SKV_KIND_LAYER, self->aside.layer);
  changes = skv_change_count_words (layer != NULL ? skv_layer_count_changes (layer) : 0);
  return g_strdup_printf ("%s · %s · %s", _("Nothing here is decided"), changes, conflicts);
}

void
skv_window_update_aside_actions (SkvWindow *self)
{
  const SkvAside *aside = &self->aside;
  gboolean has_layer = aside->layer != NULL, writable;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "win.adopt-layer", has_layer);
  gtk_widget_action_set_enabled (widget, "win.list-changes", aside->before != NULL);
  gtk_widget_action_set_enabled (widget, "win.leave-layer", aside->before != NULL);
  if (self->session == NULL)
    return;
  writable = !aside->reading && !skv_plan_files_is_read_only (get_real_plan (self));
  gtk_widget_action_set_enabled (widget, "win.what-if", !aside->reading);
  gtk_widget_action_set_enabled (widget, "win.new-what-if", writable);
  gtk_widget_action_set_enabled (widget, "win.adopt", writable);
  gtk_widget_action_set_enabled (widget, "win.duplicate", !aside->reading);
}

void
skv_window_update_aside (SkvWindow *self)
{
  const SkvAside *aside = &self->aside;
  g_autoptr (SkvSideBySide) sides = NULL;
  g_autofree char *words = NULL;

  if (aside->before == NULL)
    {
      skv_year_view_set_difference (self->year_view, NULL);
      skv_layer_bar_set_mode (self->layer_bar,
                              aside->reading ? SKV_LAYER_BAR_READING : SKV_LAYER_BAR_NOTHING);
      if (aside->reading)
        skv_layer_bar_set_words (self->layer_bar, aside->title,
                                 _("Only for reading: the plan as it was kept"));
      return;
    }
  sides = skv_side_by_side_new (get_before (self), skv_session_get_checker (self->session));
  words = describe (self, sides);
  skv_year_view_set_difference (self->year_view, sides->difference);
  skv_layer_bar_set_mode (self->layer_bar,
                          aside->layer != NULL ? SKV_LAYER_BAR_WHAT_IF : SKV_LAYER_BAR_COMPARE);
  skv_layer_bar_set_words (self->layer_bar, aside->title, words);
}

/* --- from the one to the other --------------------------------------------------------------- */

static gboolean
follow_real (gpointer data)
{
  SkvWindow *self = data;
  SkvAside *aside = &self->aside;
  g_autoptr (GError) error = NULL;

  aside->follow_source = 0;
  if (aside->layer == NULL)
    return G_SOURCE_REMOVE;
  if (skv_plan_lookup (get_real_plan (self), SKV_KIND_LAYER, aside->layer) == NULL)
    skv_window_leave_layer (self); /* adopted, dropped, or the making of it undone */
  else if (aside->stale && !skv_plan_reload (skv_session_get_plan (self->session), &error))
    {
      skv_window_leave_layer (self);
      skv_window_tell (self, error->message, FALSE);
    }
  return G_SOURCE_REMOVE;
}

/* Edits of a what-if are edits of the plan below it too: only when they are over can be told
 * whether the plan changed otherwise. */
static void
on_real_changed (SkvWindow *self)
{
  self->aside.stale = TRUE;
  if (self->aside.follow_source == 0)
    self->aside.follow_source = g_idle_add (follow_real, self);
}

static void
on_layer_changed (SkvWindow *self)
{
  self->aside.stale = FALSE;
}

static void
on_real_told (SkvWindow *self, const char *message)
{
  gboolean can_undo = skv_session_told_edit (self->aside.real) &&
                      !skv_plan_files_is_read_only (skv_session_get_plan (self->session));

  skv_window_tell (self, message, can_undo);
}

/* The plan's own session steps behind that of @plan. */
static void
put_on_top (SkvWindow *self, SkvPlan *plan)
{
  g_autoptr (SkvSession) session = skv_session_new (plan, skv_session_get_today (self->session));
  g_autofree char *selected = g_strdup (skv_session_get_selected (self->session));
  SkvSession *real = g_object_ref (self->session);

  skv_session_set_year (session, skv_session_get_year (real));
  skv_year_view_set_difference (self->year_view, NULL);
  self->aside.real = real;
  skv_window_swap_session (self, session);
  if (selected != NULL &&
      skv_occurrences_lookup (skv_session_get_occurrences (session), selected) != NULL)
    skv_session_select (session, selected, NULL);
  g_signal_connect_swapped (real, "told", G_CALLBACK (on_real_told), self);
  g_signal_connect_swapped (skv_session_get_plan (real), "changed", G_CALLBACK (on_real_changed),
                            self);
  g_signal_connect_swapped (plan, "changed", G_CALLBACK (on_layer_changed), self);
}

/* Forgets what was beside or on top of the plan; the session is the caller's to see to. */
void
skv_window_forget_aside (SkvWindow *self)
{
  SkvAside *aside = &self->aside;

  g_clear_handle_id (&aside->follow_source, g_source_remove);
  if (aside->real != NULL)
    {
      g_signal_handlers_disconnect_by_func (skv_session_get_plan (aside->real), on_real_changed,
                                            self);
      g_signal_handlers_disconnect_by_func (skv_session_get_plan (self->session), on_layer_changed,
                                            self);
      g_signal_handlers_disconnect_by_data (aside->real, self);
    }
  if (aside->before != NULL && self->year_view != NULL)
    skv_year_view_set_difference (self->year_view, NULL);
  g_clear_object (&aside->real);
  g_clear_object (&aside->before);
  g_clear_pointer (&aside->before_checker, skv_checker_unref);
  g_clear_pointer (&aside->layer, g_free);
  g_clear_pointer (&aside->title, g_free);
  aside->stale = FALSE;
  aside->reading = FALSE;
}

void
skv_window_leave_layer (SkvWindow *self)
{
  g_autoptr (SkvSession) real = self->aside.real != NULL ? g_object_ref (self->aside.real) : NULL;
  g_autofree char *selected = NULL;

  if (self->aside.before == NULL)
    return;
  selected = g_strdup (skv_session_get_selected (self->session));
  if (real != NULL)
    skv_session_set_year (real, skv_session_get_year (self->session));
  skv_window_forget_aside (self);
  if (real != NULL)
    {
      skv_window_swap_session (self, real);
      if (selected != NULL &&
          skv_occurrences_lookup (skv_session_get_occurrences (real), selected) != NULL)
        skv_session_select (real, selected, NULL);
    }
  else
    skv_window_update_title (self);
  skv_window_update_aside (self);
  skv_window_update_aside_actions (self);
}

/* What is compared with @before from now on, under that title (transfer full). */
static void
set_before (SkvWindow *self, SkvPlan *before, char *title)
{
  g_set_object (&self->aside.before, before);
  g_free (self->aside.title);
  self->aside.title = title;
  skv_window_show_page (self, "year");
  skv_window_update_actions (self);
  skv_window_update_title (self);
  skv_window_update_aside (self);
}

/* --- what-ifs -------------------------------------------------------------------------------- */

static SkvLayersWindow *
find_layers_window (SkvWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SKV_IS_LAYERS_WINDOW (window) &&
          gtk_window_get_transient_for (window) == GTK_WINDOW (self))
        return SKV_LAYERS_WINDOW (window);
    }
  return NULL;
}

static void
close_layers_window (SkvWindow *self)
{
  SkvLayersWindow *window = find_layers_window (self);

  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
}

void
skv_window_show_layers (SkvWindow *self)
{
  SkvLayersWindow *window = find_layers_window (self);
  SkvSession *real = skv_window_get_real (self);

  skv_session_set_year (real, skv_session_get_year (self->session));
  if (window != NULL && skv_layers_window_get_session (window) != real)
    {
      gtk_window_destroy (GTK_WINDOW (window));
      window = NULL;
    }
  if (window != NULL)
    gtk_window_present (GTK_WINDOW (window));
  else
    show_over (self, skv_layers_window_new (real));
}

void
skv_window_new_what_if (SkvWindow *self)
{
  show_over (self, skv_what_if_dialog_new (skv_window_get_real (self), NULL));
}

void
skv_window_show_layer (SkvWindow *self, const char *layer)
{
  const SkvLayer *record = skv_plan_lookup (get_real_plan (self), SKV_KIND_LAYER, layer);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) plan = NULL;

  if (record != NULL)
    plan = skv_layer_plan_new (get_real_plan (self), layer, &error);
  if (plan == NULL)
    {
      skv_window_show_error (self, _("The What-If Cannot Be Shown"),
                             error != NULL ? error->message : _("This is no longer there."));
      return;
    }
  close_layers_window (self);
  skv_window_leave_layer (self);
  put_on_top (self, plan);
  self->aside.layer = g_strdup (layer);
  set_before (self, get_real_plan (self), g_strdup_printf (_("What if: %s"), record->name));
}

void
skv_window_list_layer (SkvWindow *self, const char *layer, gboolean adopting)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *window =
    skv_changes_window_new_for_layer (skv_window_get_real (self), layer, adopting, &error);

  if (window == NULL)
    skv_window_show_error (self, _("The What-If Cannot Be Shown"), error->message);
  else
    show_over (self, window);
}

void
skv_window_adopt_layer (SkvWindow *self)
{
  if (self->aside.layer != NULL)
    skv_window_list_layer (self, self->aside.layer, TRUE);
}

void
skv_window_list_changes (SkvWindow *self)
{
  if (self->aside.layer != NULL)
    skv_window_list_layer (self, self->aside.layer, FALSE);
  else if (self->aside.before != NULL)
    show_over (self,
               skv_changes_window_new (skv_window_get_real (self), self->aside.before,
                                       skv_session_get_plan (self->session), self->aside.title));
}

/* --- versions -------------------------------------------------------------------------------- */

/* As it was, only for reading (transfer full) (nullable: it is told why) */
static SkvPlan *
open_version (SkvWindow *self, const char *id)
{
  SkvPlan *real = get_real_plan (self);
  const SkvVersion *version = skv_plan_lookup (real, SKV_KIND_VERSION, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) plan = NULL;
  SkvPlan *frozen = NULL;

  if (version != NULL)
    plan = skv_version_open (real, version, &error);
  if (plan != NULL)
    frozen = skv_frozen_plan_new (plan, &error);
  if (frozen == NULL)
    skv_window_show_error (self, _("The Version Cannot Be Shown"),
                           error != NULL ? error->message : _("This is no longer there."));
  return frozen;
}

static const char *
version_name (SkvWindow *self, const char *id)
{
  const SkvVersion *version = skv_plan_lookup (get_real_plan (self), SKV_KIND_VERSION, id);

  return version != NULL ? version->name : _("The plan now");
}

void
skv_window_compare_versions (SkvWindow *self, const char *before, const char *after)
{
  gboolean with_now = *after == '\0';
  g_autoptr (SkvPlan) then =
    *before != '\0' ? open_version (self, before) : g_object_ref (get_real_plan (self));
  g_autoptr (SkvPlan) shown = NULL;
  char *title;

  if (then != NULL && !with_now)
    shown = open_version (self, after);
  if (then == NULL || (!with_now && shown == NULL))
    return;
  title = with_now ? g_strdup_printf (_("Compared with “%s”"), version_name (self, before))
                   /* TRANSLATORS: the newer version, then the one that it is compared with */
                   : g_strdup_printf (_("“%s” compared with “%s”"), version_name (self, after),
                                      version_name (self, before));
  close_layers_window (self);
  skv_window_leave_layer (self);
  if (!with_now)
    put_on_top (self, shown);
  set_before (self, then, title);
}

void
skv_window_read_version (SkvWindow *self, const char *id)
{
  const SkvVersion *version = skv_plan_lookup (get_real_plan (self), SKV_KIND_VERSION, id);
  g_autoptr (SkvPlan) plan = open_version (self, id);
  SkvWindow *window;

  if (plan == NULL)
    return;
  window = skv_window_new (SKV_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  skv_window_set_plan (window, plan);
  skv_session_set_year (window->session, skv_session_get_year (self->session));
  window->aside.reading = TRUE;
  window->aside.title = skv_version_words (version);
  skv_window_update_actions (window);
  skv_window_update_title (window);
  skv_window_update_aside (window);
  gtk_window_present (GTK_WINDOW (window));
}
