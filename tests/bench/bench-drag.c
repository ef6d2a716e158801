/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * What it costs to drag a job in a plan of 100,000 items: CPU time of whole frames (from the frame
 * clock's before-paint to its after-paint: layout, snapshot, rendering) and of the view's snapshot
 * alone, over every day of the year. Needs a display; run it with GSK_RENDERER=cairo.
 *
 *   bench-drag [--items N] [--limit MILLISECONDS]
 *
 * Exit status 1 if the median of a whole frame is above the limit (4 ms, design.md section 5).
 */

#include <adwaita.h>
#include <locale.h>

#include "app/year/year-view-private.h"

#include "bench-plan.h"

#define YEAR 2019

typedef struct
{
  GMainLoop *loop;
  SkvYearView *view;
  GArray *frames;    /* of double: milliseconds */
  GArray *snapshots; /* of double */
  double frame_start;
  double snapshot_spent; /* in this frame */
  gboolean dragging;
  SkvDay day;
} Bench;

static Bench bench;
static void (*original_snapshot) (GtkWidget *, GtkSnapshot *);

/* --- the plan ------------------------------------------------------------------------------ */

static void
put_item (SkvEdit *edit, int number, SkvDay first)
{
  static const char *const lanes[] = { "critical", "meeting", "vendor", "exam" };
  g_autofree char *id = g_strdup_printf ("i%d", number);
  g_autofree char *system = g_strdup_printf ("s%d", number % N_SYSTEMS);
  gboolean job = number % 100 == 0;
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  item->lane = g_strdup (job ? "maintenance" : lanes[number % G_N_ELEMENTS (lanes)]);
  item->title = g_strdup_printf (job ? "Upgrade %d" : "Entry %d", number);
  item->start = (first + (number * 7919) % 365) * SKV_DAY_SECONDS;
  item->all_day = !job;
  if (job)
    item->start += 17 * 3600;
  item->end = item->start + (job ? 3 * 3600 : (1 + number % 3) * SKV_DAY_SECONDS);
  skv_set_texts (&item->systems, (const char *const[]){ system, NULL });
  skv_edit_put (edit, item);
}

static SkvPlan *
make_plan (int n_items)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);
  SkvEdit *edit = skv_edit_new ("Fill");
  SkvDay first = skv_day_from_ymd (YEAR, 1, 1);

  g_assert_no_error (error);
  put_systems (edit);
  for (int i = 0; i < n_items; i++)
    put_item (edit, i, first);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  skv_edit_unref (edit);
  return plan;
}

/* --- measuring ----------------------------------------------------------------------------- */

static void
timed_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  double start = cpu_milliseconds ();

  original_snapshot (widget, snapshot);
  bench.snapshot_spent += cpu_milliseconds () - start;
}

static void
on_before_paint (void)
{
  bench.frame_start = cpu_milliseconds ();
  bench.snapshot_spent = 0;
}

static void
on_after_paint (void)
{
  double spent = cpu_milliseconds () - bench.frame_start;

  /* only frames in which the view was drawn */
  if (!bench.dragging || bench.snapshot_spent == 0)
    return;
  g_array_append_val (bench.frames, spent);
  g_array_append_val (bench.snapshots, bench.snapshot_spent);
}

static gboolean
move_on (gpointer data)
{
  SkvYearView *view = bench.view;
  double x, y, width, height;

  if (bench.day >= skv_year_layout_get_to (view->layout))
    {
      skv_year_drag_cancel (view);
      g_main_loop_quit (bench.loop);
      return G_SOURCE_REMOVE;
    }
  skv_year_layout_day_cell (view->layout, bench.day, &x, &y, &width, &height);
  skv_year_drag_to_pointer (view, x + width / 2, y + height / 2 - skv_year_view_get_scroll (view));
  bench.day++;
  return G_SOURCE_CONTINUE;
}

static gboolean
start (gpointer data)
{
  SkvOccurrences *all = skv_session_get_occurrences (skv_year_view_get_session (bench.view));
  double before = cpu_milliseconds ();

  for (guint i = skv_occurrences_get_n (all) / 2; i < skv_occurrences_get_n (all); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (all, i);

      if (skv_year_view_is_movable (occurrence) &&
          skv_year_drag_begin (bench.view, occurrence->id, occurrence->first_day, FALSE))
        break;
    }
  if (bench.view->drag.id == NULL)
    g_error ("no job to drag");
  g_print ("start of the drag (all days tried): %.1f ms\n", cpu_milliseconds () - before);
  bench.dragging = TRUE;
  bench.day = skv_year_layout_get_from (bench.view->layout);
  g_timeout_add (20, move_on, NULL);
  return G_SOURCE_REMOVE;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
quantile (GArray *values, double part)
{
  if (values->len == 0)
    return 0;
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, (guint) ((values->len - 1) * part));
}

static void
print_first_build (void)
{
  double before = cpu_milliseconds ();
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  skv_year_view_drop_nodes (bench.view);
  skv_year_view_paint (bench.view, snapshot);
  g_print ("build of the kept nodes: %.1f ms\n", cpu_milliseconds () - before);
}

static gboolean
on_ready (gpointer data)
{
  /* Computing the conflicts of so much takes its time, and the window draws after it. */
  if (bench.view->layout == NULL || !gtk_widget_get_mapped (GTK_WIDGET (bench.view)))
    return G_SOURCE_CONTINUE;
  print_first_build ();
  g_timeout_add (500, start, NULL);
  return G_SOURCE_REMOVE;
}

static void
open_window (SkvSession *session)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = skv_year_view_new ();
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (view);
  GdkFrameClock *clock;

  original_snapshot = klass->snapshot;
  klass->snapshot = timed_snapshot;
  bench.view = SKV_YEAR_VIEW (view);
  skv_year_view_set_session (bench.view, session);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 1590, 943);
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), NULL);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), NULL);
  g_timeout_add (100, on_ready, NULL);
}

static int
report (int n_items, double limit)
{
  double frame = quantile (bench.frames, 0.5);

  g_print ("%d items, %u frames\n", n_items, bench.frames->len);
  g_print ("whole frame: median %.2f ms, 95%% %.2f ms\n", frame, quantile (bench.frames, 0.95));
  g_print ("snapshot:    median %.2f ms, 95%% %.2f ms\n", quantile (bench.snapshots, 0.5),
           quantile (bench.snapshots, 0.95));
  if (bench.frames->len < 100)
    {
      g_printerr ("Too few frames were drawn to say anything.\n");
      return 1;
    }
  return frame <= limit ? 0 : 1;
}

int
main (int argc, char **argv)
{
  int n_items = 100000;
  double limit = 4;
  const GOptionEntry entries[] = {
    { "items", 'n', 0, G_OPTION_ARG_INT, &n_items, "how many", "N" },
    { "limit", 'l', 0, G_OPTION_ARG_DOUBLE, &limit, "of the median frame", "MILLISECONDS" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvSession) session = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  if (!gtk_init_check ())
    {
      g_printerr ("No display: run it under xvfb-run.\n");
      return 77;
    }
  adw_init ();
  bench.frames = g_array_new (FALSE, FALSE, sizeof (double));
  bench.snapshots = g_array_new (FALSE, FALSE, sizeof (double));
  bench.loop = g_main_loop_new (NULL, FALSE);
  plan = make_plan (n_items);
  session = skv_session_new (plan, skv_day_from_ymd (YEAR, 6, 1));
  skv_session_set_year (session, YEAR);
  open_window (session);
  g_main_loop_run (bench.loop);
  return report (n_items, limit);
}
