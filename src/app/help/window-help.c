/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/checks/checks-window.h"
#include "app/help/help-window.h"
#include "app/plan-files.h"
#include "core/exchange/check-examples.h"

/* What explains and sets the checks, a window each, and the plans that are their examples. */

/* this window's own of that type (transfer none) (nullable) */
static GtkWindow *
find_own (SkvWindow *self, GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) &&
          gtk_window_get_transient_for (window) == GTK_WINDOW (self))
        return window;
    }
  return NULL;
}

static void
adopt (SkvWindow *self, GtkWidget *window)
{
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  g_signal_connect_object (window, "open-example", G_CALLBACK (skv_window_open_check_example), self,
                           G_CONNECT_SWAPPED);
}

/* this window's, made if it is not there (transfer none) */
static SkvHelpWindow *
get_help (SkvWindow *self)
{
  GtkWindow *window = find_own (self, SKV_TYPE_HELP_WINDOW);

  if (window == NULL)
    {
      window = GTK_WINDOW (skv_help_window_new (self->session, skv_application_get_today ()));
      adopt (self, GTK_WIDGET (window));
      g_signal_connect_object (window, "set", G_CALLBACK (skv_window_show_checks), self,
                               G_CONNECT_SWAPPED);
    }
  return SKV_HELP_WINDOW (window);
}

void
skv_window_show_help (SkvWindow *self, const char *check)
{
  SkvHelpWindow *window = get_help (self);

  if (check != NULL)
    skv_help_window_show_check (window, check);
  gtk_window_present (GTK_WINDOW (window));
}

void
skv_window_show_help_page (SkvWindow *self, const char *page)
{
  SkvHelpWindow *window = get_help (self);

  skv_help_window_show_page (window, page);
  gtk_window_present (GTK_WINDOW (window));
}

void
skv_window_show_checks (SkvWindow *self, const char *check)
{
  GtkWindow *window = find_own (self, SKV_TYPE_CHECKS_WINDOW);

  g_return_if_fail (self->session != NULL);

  if (window == NULL)
    {
      window = GTK_WINDOW (skv_checks_window_new (self->session));
      adopt (self, GTK_WIDGET (window));
      g_signal_connect_object (window, "explain", G_CALLBACK (skv_window_show_help), self,
                               G_CONNECT_SWAPPED);
    }
  if (check != NULL)
    skv_checks_window_show_check (SKV_CHECKS_WINDOW (window), check);
  gtk_window_present (window);
}

void
skv_window_close_help (SkvWindow *self)
{
  const GType types[] = { SKV_TYPE_HELP_WINDOW, SKV_TYPE_CHECKS_WINDOW };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GtkWindow *window = find_own (self, types[i]);

      if (window != NULL)
        gtk_window_destroy (window);
    }
}

/* --- examples -------------------------------------------------------------------------------- */

/* Its file and what belongs to that; what somebody else has put there stays. */
void
skv_window_discard_example (SkvWindow *self)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; self->example != NULL && i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (self->example, ".skv", endings[i], NULL);
      g_autofree char *path = g_build_filename (self->example_folder, name, NULL);

      g_unlink (path);
    }
  if (self->example_folder != NULL)
    g_rmdir (self->example_folder);
  g_clear_pointer (&self->example, g_free);
  g_clear_pointer (&self->example_folder, g_free);
}

/* the window that shows it already (transfer none) (nullable) */
static GtkWindow *
find_example (SkvWindow *self, const char *check)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    {
      if (SKV_IS_WINDOW (l->data) && g_strcmp0 (SKV_WINDOW (l->data)->example, check) == 0)
        return l->data;
    }
  return NULL;
}

/* The first that the check finds is selected, so that the year and the sidebar point at it. */
static void
point_at (SkvWindow *self, const char *check)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (skv_session_get_checker (self->session));

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (!g_str_equal (conflict->check, check))
        continue;
      skv_session_select (self->session, conflict->item, conflict->against);
      skv_year_view_reveal (self->year_view, conflict->item);
      return;
    }
}

/* A file of its own in a folder that goes with the window: undo and everything else works as in any
 * plan, and no plan of the user is touched. */
static SkvPlan *
make_example (const char *check, char **folder, GError **error)
{
  g_autofree char *name = skv_check_example_name (check);
  g_autofree char *base = g_strconcat (check, ".skv", NULL);
  g_autoptr (GFile) file = NULL;

  *folder = g_dir_make_tmp ("systemkveld-XXXXXX", error);
  if (*folder == NULL)
    return NULL;
  file = g_file_new_build_filename (*folder, base, NULL);
  return skv_plan_files_create (file, &(SkvNewPlan){ .example = name }, error);
}

void
skv_window_open_check_example (SkvWindow *self, const char *check)
{
  GtkWindow *shown = find_example (self, check);
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  SkvWindow *window;
  char *folder = NULL;

  if (shown != NULL)
    {
      gtk_window_present (shown);
      return;
    }
  window = skv_window_new (SKV_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  plan = make_example (check, &folder, &error);
  window->example = g_strdup (check);
  window->example_folder = folder;
  if (plan == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (window));
      skv_window_show_error (self, _("The example cannot be made"), error->message);
      return;
    }
  skv_window_set_plan (window, plan);
  gtk_window_present (GTK_WINDOW (window));
  point_at (window, check);
  skv_window_tell (
    window,
    _("An example to try things out on. It goes away with this window; Duplicate Plan "
       "keeps it."),
    FALSE);
}
