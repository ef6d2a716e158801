/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What another state of the plan would change, drawn over the year: where the ghosts lie, what is
 * told of them, what a key and a click on them mean. With SKV_TEST_PICTURES, a folder, pictures of
 * it in several sizes are written there. Needs a display. */

#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "app/year/year-view.h"
#include "core/calendar/difference.h"
#include "core/exchange/examples.h"
#include "core/exchange/json-reader.h"

#define YEAR 2019
#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  GtkWindow *window; /* (owned by GTK) */
  SkvYearView *view; /* (unowned) */
  SkvSession *session;
  SkvDifference *difference;
  char *toggled; /* (owned) (nullable): what "toggle-proposal" told last */
} Fixture;

static SkvPlan *
load_plan (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = skv_example_load ("systemkvelder-2019", &error);
  g_autoptr (SkvImport) import = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);

  g_assert_no_error (error);
  import = skv_json_read (plan, "example", bytes, &error);
  g_assert_no_error (error);
  skv_plan_apply (plan, import->edit, &error);
  g_assert_no_error (error);
  return plan;
}

static SkvItem *
copy_item (SkvPlan *plan, const char *id)
{
  return skv_record_copy (skv_plan_get_item (plan, id));
}

static void
move_item (SkvEdit *edit, SkvPlan *plan, const char *id, int days)
{
  SkvItem *item = copy_item (plan, id);

  item->start += days * SKV_DAY_SECONDS;
  if (item->end != SKV_MOMENT_NONE)
    item->end += days * SKV_DAY_SECONDS;
  skv_edit_put (edit, item);
}

/* One of each kind: within the row, to another row above and aside, added, removed, cancelled,
 * renamed. */
static void
propose (SkvPlan *plan)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Proposal");
  g_autoptr (GError) error = NULL;
  SkvItem *item;

  move_item (edit, plan, "visma-ny-versjon", 7);
  move_item (edit, plan, "feide-sertifikat", -28);
  move_item (edit, plan, "ups-bytte", 20);
  move_item (edit, plan, "sql-sikkerhetsfiks", -2);
  skv_edit_remove (edit, SKV_KIND_ITEM, "netctrl-oppdatering");
  item = copy_item (plan, "telefoni");
  item->status = SKV_STATUS_CANCELLED;
  skv_edit_put (edit, item);
  item = copy_item (plan, "ephorte-arkivkjerne");
  skv_set_text (&item->title, "ePhorte: annen kjerne");
  skv_edit_put (edit, item);
  item = skv_record_new (SKV_KIND_ITEM, "ny-brannmur");
  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, "Brannmur: bytte");
  item->start = skv_zone_parse (skv_plan_get_zone (plan), "2019-02-19T17:00");
  item->end = item->start + 3 * 3600;
  skv_edit_put (edit, item);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

static void
wait_for_size (Fixture *self)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while ((gtk_widget_get_width (GTK_WIDGET (self->view)) < 100 ||
          !gtk_widget_get_mapped (GTK_WIDGET (self->view))) &&
         g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
}

/* until nothing is to be done any more */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC / 3;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static void
on_toggle (SkvYearView *view, const char *id, Fixture *self)
{
  g_free (self->toggled);
  self->toggled = g_strdup (id);
}

static void
open_size (Fixture *self, int width, int height)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = SKV_YEAR_VIEW (skv_year_view_new ());
  skv_year_view_set_session (self->view, self->session);
  g_signal_connect (self->view, "toggle-proposal", G_CALLBACK (on_toggle), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_decorated (self->window, FALSE);
  gtk_window_set_default_size (self->window, width, height);
  gtk_window_set_child (self->window, scrolled);
  gtk_window_present (self->window);
  wait_for_size (self);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (SkvPlan) plan = load_plan (), other = skv_plan_copy (plan);
  g_autoptr (SkvOccurrences) before = NULL, after = NULL;
  SkvDay from = skv_day_from_ymd (YEAR, 1, 1), to = skv_day_from_ymd (YEAR + 1, 1, 1);

  propose (other);
  before = skv_occurrences_new (plan, from, to, SKV_EXPAND_UNPLACED);
  after = skv_occurrences_new (other, from, to, SKV_EXPAND_UNPLACED);
  self->difference = skv_difference_new (before, after);
  g_assert_cmpuint (skv_difference_get_n (self->difference), ==, 8);
  self->session = skv_session_new (plan, skv_day_from_ymd (YEAR, 3, 5));
  skv_session_set_year (self->session, YEAR);
  open_size (self, 1280, 700);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (self->window);
  g_clear_object (&self->session);
  g_clear_pointer (&self->difference, skv_difference_unref);
  g_clear_pointer (&self->toggled, g_free);
}

/* the box of an item, or of a day's cell, from the dump */
static gboolean
find_box (Fixture *self, const char *name, int box[4])
{
  g_autofree char *dump = skv_year_view_dump (self->view);
  g_autofree char *key = g_strdup_printf ("\"%s\":[", name);
  const char *found = strstr (dump, key);

  return found != NULL &&
         sscanf (found + strlen (key), "%d,%d,%d,%d", &box[0], &box[1], &box[2], &box[3]) == 4;
}

static void
assert_lies_on (Fixture *self, const char *id, const char *day)
{
  int item[4], cell[4];

  g_assert_true (find_box (self, id, item));
  g_assert_true (find_box (self, day, cell));
  g_assert_cmpint (item[0], >=, cell[0]);
  g_assert_cmpint (item[0] + item[2], <=, cell[0] + cell[2]);
  g_assert_cmpint (item[1], >=, cell[1]);
  g_assert_cmpint (item[1] + item[3], <=, cell[1] + cell[3]);
}

static void
test_places (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *id, *was, *is; /* (nullable) */
  } rows[] = {
    { "visma-ny-versjon", "2019-01-16", "2019-01-23" },
    { "feide-sertifikat", "2019-06-13", "2019-05-16" },
    { "ups-bytte", "2019-05-30", "2019-06-19" },
    { "sql-sikkerhetsfiks", "2019-04-25", "2019-04-23" },
    { "netctrl-oppdatering", "2019-03-28", NULL },
    { "telefoni", "2019-11-14", NULL },
    { "ephorte-arkivkjerne", "2019-10-16", NULL },
    { "ny-brannmur", NULL, "2019-02-19" },
  };
  int box[4];

  g_assert_false (find_box (self, "proposed:ny-brannmur", box));
  skv_year_view_set_difference (self->view, self->difference);
  settle ();
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *ghost = g_strconcat ("proposed:", rows[i].id, NULL);

      g_assert_cmpint (find_box (self, rows[i].id, box), ==, rows[i].was != NULL);
      if (rows[i].was != NULL)
        assert_lies_on (self, rows[i].id, rows[i].was);
      g_assert_cmpint (find_box (self, ghost, box), ==, rows[i].is != NULL);
      if (rows[i].is != NULL)
        assert_lies_on (self, ghost, rows[i].is);
    }
  skv_year_view_set_difference (self->view, NULL);
  settle ();
  g_assert_false (find_box (self, "proposed:visma-ny-versjon", box));
}

static void
reveal (Fixture *self, const char *id)
{
  skv_year_view_reveal (self->view, id);
  settle ();
}

/* the cell in focus is called so */
static void
assert_called (Fixture *self, const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  g_assert_nonnull (focus);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
test_names (Fixture *self, gconstpointer data)
{
  static const char *const chosen[] = { "ny-brannmur", NULL };

  skv_year_view_set_difference (self->view, self->difference);
  settle ();
  reveal (self, "proposed:ny-brannmur");
  assert_called (self, "proposed: Brannmur: bytte, Maintenance, Tuesday 19 February 2019 "
                       "17:00–20:00. Added: Tue 19 February 17:00–20:00");
  g_assert_null (skv_session_get_selected (self->session));
  skv_year_view_set_difference_chosen (self->view, chosen);
  settle ();
  reveal (self, "proposed:ups-bytte");
  assert_called (self, "proposed, but not chosen: UPS i datarom: bytte, Maintenance, "
                       "Wednesday 19 June 2019 10:00–13:00. Moved from Thu 30 May 10:00 to "
                       "Wed 19 June 10:00");
  /* the job itself is what the rest of the window is about */
  g_assert_cmpstr (skv_session_get_selected (self->session), ==, "ups-bytte");
}

static void
press (Fixture *self, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->view));
  gboolean taken = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &taken);
    }
}

/* Right walks through what is proposed as through the rest, in time; Space asks to leave it out. */
static void
test_keyboard (Fixture *self, gconstpointer data)
{
  skv_year_view_set_difference (self->view, self->difference);
  settle ();
  reveal (self, "kjernesvitsj");
  press (self, GDK_KEY_space);
  g_assert_null (self->toggled);
  press (self, GDK_KEY_Escape);
  reveal (self, "proposed:visma-ny-versjon");
  press (self, GDK_KEY_space);
  g_assert_cmpstr (self->toggled, ==, "visma-ny-versjon");
  reveal (self, "proposed:ny-brannmur");
  press (self, GDK_KEY_Return);
  g_assert_cmpstr (self->toggled, ==, "ny-brannmur");
  press (self, GDK_KEY_Right);
  settle ();
  g_assert_nonnull (skv_session_get_selected (self->session));
  press (self, GDK_KEY_Left);
  settle ();
  assert_called (self, "proposed: Brannmur: bytte, Maintenance, Tuesday 19 February 2019 "
                       "17:00–20:00. Added: Tue 19 February 17:00–20:00");
}

static void
write_picture (Fixture *self, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  int width = gtk_widget_get_width (GTK_WIDGET (self->view));
  int height = gtk_widget_get_height (GTK_WIDGET (self->view));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  cairo_t *cr = cairo_create (surface);

  GTK_WIDGET_GET_CLASS (self->view)->snapshot (GTK_WIDGET (self->view), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

/* It is drawn at every size, above the legend, and the legend is there only with a difference. */
static void
test_sizes (Fixture *self, gconstpointer data)
{
  static const struct
  {
    int width, height;
    const char *name;
    AdwColorScheme scheme;
  } sizes[] = {
    { 1600, 900, "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
    { 1280, 640, "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
    { 2560, 1340, "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
    { 1600, 900, "dark", ADW_COLOR_SCHEME_FORCE_DARK },
    { 1280, 640, "dark", ADW_COLOR_SCHEME_FORCE_DARK },
    { 740, 500, "dark", ADW_COLOR_SCHEME_FORCE_DARK },
  };
  static const char *const chosen[] = {
    "visma-ny-versjon", "sql-sikkerhetsfiks", "ny-brannmur",         "netctrl-oppdatering",
    "telefoni",         "ups-bytte",          "ephorte-arkivkjerne", NULL
  };
  const char *folder = g_getenv ("SKV_TEST_PICTURES");

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name =
        g_strdup_printf ("proposals-%dx%d-%s.png", sizes[i].width, sizes[i].height, sizes[i].name);

      gtk_window_destroy (self->window);
      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), sizes[i].scheme);
      open_size (self, sizes[i].width, sizes[i].height);
      skv_year_view_set_difference (self->view, self->difference);
      skv_year_view_set_difference_chosen (self->view, chosen);
      settle ();
      assert_lies_on (self, "proposed:visma-ny-versjon", "2019-01-23");
      if (folder != NULL)
        write_picture (self, folder, name);
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/proposals/places", test_places);
  add ("/proposals/names", test_names);
  add ("/proposals/keyboard", test_keyboard);
  add ("/proposals/sizes", test_sizes);
  return g_test_run ();
}
