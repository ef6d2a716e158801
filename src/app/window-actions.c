/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/plan-files.h"

/* Every action of the window, once: what it does, its keys, and whether it needs a plan, or one
 * that may be written. */

typedef enum
{
  NEEDS_NOTHING,
  NEEDS_PLAN,
  NEEDS_WRITING,
  NEEDS_SHARING, /* writing, and an address that the plan is shared at */
} Needs;

typedef struct
{
  const char *name;
  const char *parameter; /* (nullable): its type */
  GtkWidgetActionActivateFunc run;
  Needs needs;
  const char *keys[4];
} Action;

static void
previous_year (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_session_step (SKV_WINDOW (widget)->session, -1);
}

static void
next_year (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_session_step (SKV_WINDOW (widget)->session, 1);
}

static void
today (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvWindow *self = SKV_WINDOW (widget);

  skv_session_show_day (self->session, skv_session_get_today (self->session));
}

static void
undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_session_undo (SKV_WINDOW (widget)->session);
}

static void
redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_session_redo (SKV_WINDOW (widget)->session);
}

static void
create_job (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvWindow *self = SKV_WINDOW (widget);

  skv_window_create_job (self, skv_window_guess_day (self));
}

static void
new_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_new_plan (SKV_WINDOW (widget), NULL);
}

static void
choose_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_choose_plan (SKV_WINDOW (widget));
}

static void
open_example (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_open_example (SKV_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_plan_settings (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_show_plan_settings (SKV_WINDOW (widget));
}

static void
duplicate_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_duplicate_plan (SKV_WINDOW (widget));
}

static void
export_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_export (SKV_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
print_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_print (SKV_WINDOW (widget));
}

static void
report_month (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_report (SKV_WINDOW (widget));
}

static void
merge (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_merge (SKV_WINDOW (widget));
}

static void
import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_import (SKV_WINDOW (widget));
}

static void
paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_paste (SKV_WINDOW (widget));
}

static void
show_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_show_page (SKV_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_show_history (SKV_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *kind, *id;

  g_variant_get (parameter, "(&s&s)", &kind, &id);
  skv_window_show_record (SKV_WINDOW (widget), kind, id);
}

static void
create_period (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *lane;
  int day;

  g_variant_get (parameter, "(&si)", &lane, &day);
  skv_window_create_period (SKV_WINDOW (widget), lane, day);
}

static void
explain (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvWindow *self = SKV_WINDOW (widget);

  skv_window_explain_day (self, skv_year_view_get_current_day (self->year_view));
}

static void
show_checks (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_show_checks (SKV_WINDOW (widget), NULL);
}

static void
help (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_show_help (SKV_WINDOW (widget), NULL);
}

static void
help_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_show_help_page (SKV_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
explain_check (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_show_help (SKV_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
suggest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_suggest (SKV_WINDOW (widget), NULL);
}

static void
suggest_for (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_suggest (SKV_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
solve (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *check, *item, *against;

  g_variant_get (parameter, "(&s&s&s)", &check, &item, &against);
  skv_window_solve (SKV_WINDOW (widget), check, item, *against != '\0' ? against : NULL);
}

static void
show_bundles (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_show_bundles (SKV_WINDOW (widget));
}

static void
lift_freeze (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_lift_freeze (SKV_WINDOW (widget));
}

static void
show_decisions (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_show_decisions (SKV_WINDOW (widget));
}

static void
make_next_year (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_make_next_year (SKV_WINDOW (widget));
}

static void
plan_year (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_plan_year (SKV_WINDOW (widget));
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_search (SKV_WINDOW (widget));
}

static void
filter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_filter_bar_toggle (SKV_WINDOW (widget)->filter_bar);
}

static void
focus_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvWindow *self = SKV_WINDOW (widget);

  skv_window_show_page (self, adw_view_stack_get_visible_child_name (self->views));
}

static void
toggle_sidebar (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvWindow *self = SKV_WINDOW (widget);

  skv_side_pane_set_shown (self->flap, !skv_side_pane_get_shown (self->flap));
}

static void
close_window (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
dump_year (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_window_dump_year (SKV_WINDOW (widget));
}

static void
zoom_in (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_year_view_zoom (SKV_WINDOW (widget)->year_view, 1);
}

static void
zoom_out (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_year_view_zoom (SKV_WINDOW (widget)->year_view, -1);
}

static void
show_whole_year (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_year_view_set_zoom (SKV_WINDOW (widget)->year_view, SKV_ZOOM_YEAR);
}

/* Made when it is first asked for; as the application's own it would be made with every window,
 * before the year is drawn. */
static void
show_shortcuts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (skv_shortcuts_get (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder =
        gtk_builder_new_from_resource ("/io/github/systemkveld/Systemkveld/shortcuts.ui");

      skv_shortcuts_set (window, gtk_builder_get_object (builder, "help_overlay"));
    }
  gtk_window_present (skv_shortcuts_get (window));
}

static const Action actions[] = {
  { "zoom-in",
    NULL,
    zoom_in,
    NEEDS_PLAN,
    { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "zoom-out", NULL, zoom_out, NEEDS_PLAN, { "<Control>minus", "<Control>KP_Subtract" } },
  { "shortcuts", NULL, show_shortcuts, NEEDS_NOTHING, { "<Control>question" } },
  { "zoom-year", NULL, show_whole_year, NEEDS_PLAN, { "<Control>0", "<Control>KP_0" } },
  { "previous-year", NULL, previous_year, NEEDS_PLAN, { "<Control>Page_Up" } },
  { "next-year", NULL, next_year, NEEDS_PLAN, { "<Control>Page_Down" } },
  { "today", NULL, today, NEEDS_PLAN, { "<Control>t" } },
  { "undo", NULL, undo, NEEDS_WRITING, { "<Control>z" } },
  { "redo", NULL, redo, NEEDS_WRITING, { "<Control><Shift>z", "<Control>y" } },
  { "create-job", NULL, create_job, NEEDS_WRITING, { "<Control>m" } },
  { "create-period", "(si)", create_period, NEEDS_WRITING, { NULL } },
  { "new-plan", NULL, new_plan, NEEDS_NOTHING, { "<Control>n" } },
  { "open", NULL, choose_plan, NEEDS_NOTHING, { "<Control>o" } },
  { "open-example", "s", open_example, NEEDS_NOTHING, { NULL } },
  { "plan-settings", NULL, show_plan_settings, NEEDS_PLAN, { "<Alt>Return" } },
  { "duplicate", NULL, duplicate_plan, NEEDS_PLAN, { "<Control><Shift>s" } },
  { "duplicate-items", NULL, skv_window_duplicate_items, NEEDS_WRITING, { "<Control>d" } },
  { "import", NULL, import, NEEDS_WRITING, { "<Control>i" } },
  { "merge", NULL, merge, NEEDS_WRITING, { NULL } },
#ifdef SKV_WITH_SYNC
  { "share", NULL, skv_window_share, NEEDS_WRITING, { NULL } },
  { "exchange", NULL, skv_window_exchange, NEEDS_SHARING, { "F5" } },
#endif
  { "subscribe", NULL, skv_window_subscribe, NEEDS_WRITING, { NULL } },
  { "paste", NULL, paste, NEEDS_WRITING, { NULL } },
  { "export", "s", export_plan, NEEDS_PLAN, { NULL } },
  { "announce", NULL, skv_window_announce, NEEDS_PLAN, { "<Control><Shift>a" } },
  { "announce-year", NULL, skv_window_announce_year, NEEDS_PLAN, { NULL } },
  { "announce-for", "s", skv_window_announce_for, NEEDS_PLAN, { NULL } },
  { "publish", NULL, skv_window_publish, NEEDS_PLAN, { NULL } },
  { "print", NULL, print_plan, NEEDS_PLAN, { "<Control>p" } },
  { "report", NULL, report_month, NEEDS_PLAN, { NULL } },
  { "show-page", "s", show_page, NEEDS_PLAN, { NULL } },
  { "show-history", "s", show_history, NEEDS_PLAN, { NULL } },
  { "plan-year", NULL, plan_year, NEEDS_PLAN, { "<Control><Shift>p" } },
  { "make-next-year", NULL, make_next_year, NEEDS_PLAN, { "<Control><Shift>n" } },
  { "explain", NULL, explain, NEEDS_PLAN, { "<Control>e" } },
  { "suggest", NULL, suggest, NEEDS_PLAN, { "<Control>j" } },
  { "suggest-for", "s", suggest_for, NEEDS_PLAN, { NULL } },
  { "solve", "(sss)", solve, NEEDS_PLAN, { NULL } },
  { "bundles", NULL, show_bundles, NEEDS_PLAN, { "<Control><Shift>j" } },
  { "what-if", NULL, skv_window_on_layers, NEEDS_PLAN, { "<Control>l" } },
  { "new-what-if", NULL, skv_window_on_new_what_if, NEEDS_WRITING, { "<Control><Shift>l" } },
  { "show-layer", "s", skv_window_on_show_layer, NEEDS_PLAN, { NULL } },
  { "adopt", "s", skv_window_on_list_layer, NEEDS_PLAN, { NULL } },
  { "list-layer", "s", skv_window_on_list_layer, NEEDS_PLAN, { NULL } },
  { "compare-versions", "(ss)", skv_window_on_compare_versions, NEEDS_PLAN, { NULL } },
  { "read-version", "s", skv_window_on_read_version, NEEDS_PLAN, { NULL } },
  { "adopt-layer", NULL, skv_window_on_adopt_layer, NEEDS_PLAN, { NULL } },
  { "list-changes", NULL, skv_window_on_list_changes, NEEDS_PLAN, { NULL } },
  { "leave-layer", NULL, skv_window_on_leave_layer, NEEDS_PLAN, { NULL } },
  { "course", NULL, skv_window_record_course, NEEDS_WRITING, { "<Control>r" } },
  { "course-of", "s", skv_window_record_course_of, NEEDS_WRITING, { NULL } },
  { "outage", NULL, skv_window_show_outage, NEEDS_WRITING, { "<Control><Shift>o" } },
  { "contingencies", NULL, skv_window_show_contingencies, NEEDS_PLAN, { NULL } },
  { "emergency", NULL, skv_window_begin_emergency, NEEDS_WRITING, { "<Control><Shift>m" } },
  { "lift-freeze", NULL, lift_freeze, NEEDS_WRITING, { NULL } },
  { "decisions", NULL, show_decisions, NEEDS_PLAN, { "<Control><Shift>e" } },
  { "checks", NULL, show_checks, NEEDS_PLAN, { "<Control>k" } },
  { "help", NULL, help, NEEDS_NOTHING, { "F1" } },
  { "help-page", "s", help_page, NEEDS_NOTHING, { NULL } },
  { "explain-check", "s", explain_check, NEEDS_NOTHING, { NULL } },
  { "show-record", "(ss)", show_record, NEEDS_PLAN, { NULL } },
  { "search", NULL, search, NEEDS_PLAN, { "<Control>f" } },
  { "filter", NULL, filter, NEEDS_PLAN, { "<Control><Shift>f" } },
  { "focus-page", NULL, focus_page, NEEDS_PLAN, { NULL } },
  { "toggle-sidebar", NULL, toggle_sidebar, NEEDS_PLAN, { "F9" } },
  { "close", NULL, close_window, NEEDS_NOTHING, { "<Control>w" } },
  { "dump-year", NULL, dump_year, NEEDS_PLAN, { NULL } },
};

void
skv_window_install_accelerators (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strconcat ("win.", actions[i].name, NULL);

      gtk_application_set_accels_for_action (application, name, actions[i].keys);
    }
  skv_window_install_page_accelerators (application);
}

void
skv_window_actions_class_init (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strconcat ("win.", actions[i].name, NULL);

      gtk_widget_class_install_action (widget_class, name, actions[i].parameter, actions[i].run);
    }
  /* No accelerator of the application: that would take it from every entry. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.paste",
                                       NULL);
}

/* --- which of them can be done now ------------------------------------------------------------ */

static void
update_step (
  SkvWindow *self, GtkWidget *button, const char *action, gboolean possible, const char *tooltip)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, possible);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
}

static gboolean
is_possible (Needs needs, SkvPlan *plan, gboolean writable)
{
  switch (needs)
    {
    case NEEDS_NOTHING:
      return TRUE;
    case NEEDS_PLAN:
      return plan != NULL;
    case NEEDS_WRITING:
      return writable;
    case NEEDS_SHARING:
      return writable && skv_plan_get_settings (plan)->sync_address != NULL;
    }
  return FALSE;
}

void
skv_window_update_actions (SkvWindow *self)
{
  SkvPlan *plan = self->session != NULL ? skv_session_get_plan (self->session) : NULL;
  gboolean writable = plan != NULL && !skv_plan_files_is_read_only (plan);
  gboolean can_undo = plan != NULL && skv_plan_files_is_writable (plan);
  g_autofree char *undo_label = can_undo ? skv_plan_peek_undo (plan) : NULL;
  g_autofree char *redo_label = can_undo ? skv_plan_peek_redo (plan) : NULL;
  g_autofree char *locked = plan != NULL ? skv_window_why_locked (plan) : NULL;
  /* Translators: %s is what would be undone, such as: Move “Feide” */
  g_autofree char *undo_words = undo_label != NULL ? g_strdup_printf (_("Undo: %s"), undo_label)
                                                   : g_strdup (_("Nothing to undo"));
  g_autofree char *redo_words = redo_label != NULL ? g_strdup_printf (_("Redo: %s"), redo_label)
                                                   : g_strdup (_("Nothing to redo"));

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strconcat ("win.", actions[i].name, NULL);

      gtk_widget_action_set_enabled (GTK_WIDGET (self), name,
                                     is_possible (actions[i].needs, plan, writable));
    }
  gtk_widget_set_tooltip_text (self->job_button,
                               locked != NULL ? locked : _("Plan a maintenance job"));
  update_step (self, self->undo_button, "win.undo", undo_label != NULL, undo_words);
  update_step (self, self->redo_button, "win.redo", redo_label != NULL, redo_words);
  skv_window_update_aside_actions (self);
}
