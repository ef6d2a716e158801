/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the window does with what is dropped on it. Dragging between windows is the toolkit's; its
 * drop target is told here that something was let go. Needs a display. */

#include <string.h>

#include <glib/gstdio.h>

#include "app/import/import-dialog.h"
#include "app/import/import-drop.h"
#include "app/plan-files.h"
#include "app/welcome/new-plan-assistant.h"
#include "app/window.h"

#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  SkvWindow *window; /* (unowned): the application's */
  char *folder;      /* (owned) */
} Fixture;

static SkvApplication *application;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("skv-drop-XXXXXX", NULL);
  self->window = skv_window_new (application);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (application)));
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  g_list_free_full (windows, (GDestroyNotify) gtk_window_destroy);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static GFile *
write_file (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static GFile *
make_plan (Fixture *self)
{
  g_autofree char *path = g_build_filename (self->folder, "plan.skv", NULL);
  GFile *file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) plan =
    skv_plan_files_create (file, &(SkvNewPlan){ .title = "P", .country = "NO" }, &error);

  g_assert_no_error (error);
  return file;
}

static gboolean
drop (Fixture *self, const GValue *value)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->window));
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", value, 10.0, 10.0, &taken);
    }
  return taken;
}

static gboolean
drop_files (Fixture *self, GFile *one, GFile *other)
{
  g_autoptr (GSList) files = g_slist_prepend (NULL, one);
  g_auto (GValue) value = G_VALUE_INIT;

  if (other != NULL)
    files = g_slist_append (files, other);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  return drop (self, &value);
}

static gboolean
drop_text (Fixture *self, const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  return drop (self, &value);
}

/* The window of that type (nullable) */
static GtkWindow *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

/* The first label below @widget that says @text, wherever it is. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static void
wait_until_says (GtkWindow *window, const char *text)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  g_assert_nonnull (window);
  while (!says (GTK_WIDGET (window), text) && g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (10000);
    }
  g_assert_true (says (GTK_WIDGET (window), text));
}

/* The toolkit closes windows when it next has time. */
static void
close_and_wait (GtkWindow *window)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (window);
  while (window != NULL && g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (10000);
    }
  g_assert_null (window);
}

/* Also those of a test before, which go when a thread that works for them lets them go. */
static void
wait_until_gone (GType type)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (find_window (type) != NULL && g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (10000);
    }
  g_assert_null (find_window (type));
}

/* A plan is read in a thread. */
static void
open_and_wait (Fixture *self, GFile *file)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  skv_window_open (self->window, file);
  while (skv_window_get_own_plan (self->window) == NULL && g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (10000);
    }
  g_assert_nonnull (skv_window_get_own_plan (self->window));
}

static void
test_plan_is_opened (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = make_plan (self);

  g_assert_true (drop_files (self, file, NULL));
  g_assert_true (g_file_equal (skv_window_get_file (self->window), file));
}

static void
test_without_plan (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = write_file (self, "a.txt", "Vindu 3. mai 2019\n");

  drop_files (self, file, NULL);
  g_assert_null (find_window (SKV_TYPE_IMPORT_DIALOG));
  /* A plan is made for it. */
  wait_until_says (find_window (SKV_TYPE_NEW_PLAN_ASSISTANT), "a.txt");
}

static void
test_text (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = make_plan (self);

  open_and_wait (self, file);
  g_assert_true (drop_text (self, "Hva\tDato\nVindu\t3. mai 2019\n"));
  wait_until_says (find_window (SKV_TYPE_IMPORT_DIALOG), "Table (CSV)");
  wait_until_says (find_window (SKV_TYPE_IMPORT_DIALOG), "Friday 3 May 2019");
  /* What is dropped while one thing is looked at is not taken. */
  g_assert_false (drop_text (self, "Vindu 4. mai 2019\n"));
}

static void
test_two_files (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) file = make_plan (self);
  g_autoptr (GFile) one = write_file (self, "one.txt", "Vindu 3. mai 2019\n");
  g_autoptr (GFile) two = write_file (self, "two.txt", "Vindu 4. mai 2019\n");
  GtkWindow *dialog;

  open_and_wait (self, file);
  g_assert_true (drop_files (self, one, two));
  dialog = find_window (SKV_TYPE_IMPORT_DIALOG);
  wait_until_says (dialog, "one.txt, and 1 more after it");
  wait_until_says (dialog, "Friday 3 May 2019");
  close_and_wait (dialog);
  dialog = find_window (SKV_TYPE_IMPORT_DIALOG);
  wait_until_says (dialog, "two.txt");
  wait_until_says (dialog, "Saturday 4 May 2019");
  close_and_wait (dialog);
  wait_until_gone (SKV_TYPE_IMPORT_DIALOG);
}

static void
test_sorting (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) plan = g_file_new_for_path ("/nowhere/a.skv");
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/a.skv.ics");
  g_autoptr (GFile) elsewhere = g_file_new_for_uri ("https://example.org/a.ics");
  GSList last = { elsewhere, NULL }, middle = { file, &last }, first = { plan, &middle };
  g_autoptr (SkvImportDrop) sorted = skv_import_drop_new (&first);

  g_assert_cmpuint (sorted->plans->len, ==, 1);
  g_assert_cmpuint (sorted->sources->len, ==, 1);
  g_assert_cmpuint (sorted->n_elsewhere, ==, 1);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  int status;

  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  application = skv_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  add ("/drop/plan-is-opened", test_plan_is_opened);
  add ("/drop/without-plan", test_without_plan);
  add ("/drop/text", test_text);
  add ("/drop/two-files", test_two_files);
  add ("/drop/sorting", test_sorting);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
