/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/checks/checks-window.h"

#include <glib/gi18n-lib.h>

#include "app/checks/check-row.h"
#include "app/checks/number-row.h"
#include "app/compat.h"
#include "app/plan-files.h"
#include "core/conflict/check-settings.h"

/* A longer chain of systems than this is all of it. */
#define MOST_HOPS 99
/* so long a row unfolds */
#define UNFOLD_MICROSECONDS 400000

struct _SkvChecksWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  GPtrArray *rows;     /* (owned) (element-type SkvCheckRow): each (unowned) */
  SkvNumberRow *hops_row;
  gint64 unfolds_until; /* time of a frame; 0: not begun */

  GtkScrolledWindow *scroll;
  GtkWidget *page; /* what is scrolled */
  AdwPreferencesGroup *checks_group;
  AdwPreferencesGroup *relations_group;
};

G_DEFINE_FINAL_TYPE (SkvChecksWindow, skv_checks_window, ADW_TYPE_WINDOW)

static guint explain_signal, open_example_signal;

/* --- following the plan ---------------------------------------------------------------------- */

/* accepted ones, too: they were found */
static guint
count_found (SkvChecker *checker, const char *check)
{
  guint n = 0;

  if (!skv_check_can_be_set (check))
    return skv_checker_get_not_calculated (checker)->len;
  for (guint i = 0; i < skv_checker_get_n_found (checker); i++)
    {
      SkvFound found;

      skv_checker_get_found (checker, i, &found);
      n += g_str_equal (found.check, check);
    }
  return n;
}

static void
update (SkvChecksWindow *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  SkvChecker *checker = skv_session_get_checker (self->session);
  gboolean writable = !skv_plan_files_is_read_only (plan);

  for (guint i = 0; i < self->rows->len; i++)
    {
      SkvCheckRow *row = g_ptr_array_index (self->rows, i);

      skv_check_row_update (row, plan, count_found (checker, skv_check_row_get_check (row)),
                            writable);
    }
  skv_number_row_set_number (self->hops_row, skv_plan_get_settings (plan)->hop_limit);
  gtk_widget_set_sensitive (GTK_WIDGET (self->hops_row), writable);
}

/* --- what people do -------------------------------------------------------------------------- */

/* What was refused stands in the rows until they follow the plan again. */
static void
on_set (SkvCheckRow *row, int severity, int days, gpointer data)
{
  SkvChecksWindow *self = SKV_CHECKS_WINDOW (data);
  g_autoptr (SkvEdit) edit =
    skv_plan_set_check (skv_session_get_plan (self->session), skv_check_row_get_check (row),
                        (SkvSeveritySetting) severity, days);

  if (edit != NULL && !skv_session_apply (self->session, edit))
    update (self);
}

/* name of an edit (transfer full) */
static char *
describe_hops (int hops)
{
  if (hops == 0)
    return g_strdup (_("Follow effects over all systems"));
  /* TRANSLATORS: name of an edit: from system to system, so many times */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Follow effects over %d system",
                                       "Follow effects over %d systems", (gulong) hops),
                          hops);
}

static void
on_hops_settled (SkvChecksWindow *self, int hops)
{
  SkvSettings *settings =
    skv_record_copy (skv_plan_get_settings (skv_session_get_plan (self->session)));
  g_autofree char *label = describe_hops (hops);
  g_autoptr (SkvEdit) edit = skv_edit_new (label);

  settings->hop_limit = hops;
  skv_edit_put (edit, settings);
  if (!skv_session_apply (self->session, edit))
    update (self);
}

static void
on_explain (SkvCheckRow *row, gpointer data)
{
  g_signal_emit (data, explain_signal, 0, skv_check_row_get_check (row));
}

static void
on_open_example (SkvCheckRow *row, gpointer data)
{
  g_signal_emit (data, open_example_signal, 0, skv_check_row_get_check (row));
}

static gboolean
on_undo (GtkWidget *widget, GVariant *args, gpointer data)
{
  skv_session_undo (SKV_CHECKS_WINDOW (widget)->session);
  return TRUE;
}

static gboolean
on_redo (GtkWidget *widget, GVariant *args, gpointer data)
{
  skv_session_redo (SKV_CHECKS_WINDOW (widget)->session);
  return TRUE;
}

/* It is brought to the top while it unfolds, which makes the page longer. */
static gboolean
follow_row (GtkWidget *row, GdkFrameClock *clock, gpointer data)
{
  SkvChecksWindow *self = SKV_CHECKS_WINDOW (gtk_widget_get_root (row));
  double x, y;

  if (gtk_widget_get_height (row) == 0)
    return G_SOURCE_CONTINUE;
  if (self->unfolds_until == 0)
    {
      self->unfolds_until = gdk_frame_clock_get_frame_time (clock) + UNFOLD_MICROSECONDS;
      gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
    }
  if (skv_widget_find_point (row, self->page, 0, 0, &x, &y))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), y);
  return gdk_frame_clock_get_frame_time (clock) < self->unfolds_until ? G_SOURCE_CONTINUE
                                                                      : G_SOURCE_REMOVE;
}

void
skv_checks_window_show_check (SkvChecksWindow *self, const char *check)
{
  g_return_if_fail (SKV_IS_CHECKS_WINDOW (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      SkvCheckRow *row = g_ptr_array_index (self->rows, i);

      if (g_strcmp0 (skv_check_row_get_check (row), check) != 0)
        continue;
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      self->unfolds_until = 0;
      gtk_widget_add_tick_callback (GTK_WIDGET (row), follow_row, NULL, NULL);
    }
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_checks_window_dispose (GObject *object)
{
  SkvChecksWindow *self = SKV_CHECKS_WINDOW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  G_OBJECT_CLASS (skv_checks_window_parent_class)->dispose (object);
  g_clear_object (&self->session); /* after the rows: closing tells what was still being chosen */
}

static void
skv_checks_window_finalize (GObject *object)
{
  g_ptr_array_unref (SKV_CHECKS_WINDOW (object)->rows);
  G_OBJECT_CLASS (skv_checks_window_parent_class)->finalize (object);
}

static void
skv_checks_window_class_init (SkvChecksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_checks_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_checks_window_finalize;
  explain_signal = g_signal_new ("explain", SKV_TYPE_CHECKS_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  open_example_signal = g_signal_new ("open-example", SKV_TYPE_CHECKS_WINDOW, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/checks-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SkvChecksWindow, scroll);
  gtk_widget_class_bind_template_child (widget_class, SkvChecksWindow, page);
  gtk_widget_class_bind_template_child (widget_class, SkvChecksWindow, checks_group);
  gtk_widget_class_bind_template_child (widget_class, SkvChecksWindow, relations_group);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo,
                                NULL);
}

static void
skv_checks_window_init (SkvChecksWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (const char *const *check = skv_check_names (); *check != NULL; check++)
    {
      GtkWidget *row = skv_check_row_new (*check);

      g_signal_connect (row, "set", G_CALLBACK (on_set), self);
      g_signal_connect (row, "explain", G_CALLBACK (on_explain), self);
      g_signal_connect (row, "open-example", G_CALLBACK (on_open_example), self);
      adw_preferences_group_add (self->checks_group, row);
      g_ptr_array_add (self->rows, row);
    }
  self->hops_row = SKV_NUMBER_ROW (skv_number_row_new (
    _("Most Steps"),
    _("Over how many systems that depend on each other an effect is followed. 0 "
       "is all of them."),
    MOST_HOPS));
  g_signal_connect_swapped (self->hops_row, "settled", G_CALLBACK (on_hops_settled), self);
  adw_preferences_group_add (self->relations_group, GTK_WIDGET (self->hops_row));
}

GtkWidget *
skv_checks_window_new (SkvSession *session)
{
  SkvChecksWindow *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_CHECKS_WINDOW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "refreshed", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}
