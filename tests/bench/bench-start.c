/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Time from the start of the application to the first drawn year of the example plan, beside the
 * time that GNOME Calendar needs to its first drawn month, on one server and in turns: on a noisy
 * machine the ratio says more than either figure.
 *
 * "Drawn" is the same for both: lines of the window's middle are looked at again and again, until
 * nothing in them has changed for a while. The first look in which nearly all that stands on the
 * background at the end stood there already is the moment. So neither an empty window, nor a
 * spinner, nor a half of what comes counts; what is added at the edge a moment later does not
 * matter, and all that the other program runs in the background runs already from its first start,
 * which is not counted. */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <glib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#define RUNS 7
#define WIDTH 1600
#define HEIGHT 1000
#define N_LINES 24
/* So many looks in which nothing changed are the end, but not before anything stood there: an empty
 * window, a spinner or a header bar alone has fewer colours. */
#define N_QUIET 120
#define MIN_COLOURS 40
/* of what stands on the background at the end: a caret or a highlight may come and go */
#define NEARLY_ALL 0.9
#define LOOK_MICROSECONDS 5000
#define PATIENCE (60 * G_USEC_PER_SEC)

typedef struct
{
  double wall; /* seconds to the first drawn content */
  double cpu;  /* of the process itself until then, in all its threads */
  double all;  /* CPU until nothing in its window had changed for a while */
} Figure;

/* the first mapped window that is no tooltip and is as large as one of an application; None */
static Window
find_window (Display *display)
{
  Window root, parent, *children = NULL, found = None;
  unsigned int n = 0;

  if (!XQueryTree (display, DefaultRootWindow (display), &root, &parent, &children, &n))
    return None;
  for (unsigned int i = 0; i < n && found == None; i++)
    {
      XWindowAttributes attributes;

      if (XGetWindowAttributes (display, children[i], &attributes) &&
          attributes.map_state == IsViewable && !attributes.override_redirect &&
          attributes.width >= 300 && attributes.height >= 300)
        found = children[i];
    }
  if (children != NULL)
    XFree (children);
  return found;
}

/* what is on the screen in the middle of a window, a few lines of it (transfer full) (nullable) */
static GArray *
look (Display *display, Window window)
{
  g_autoptr (GArray) pixels = g_array_new (FALSE, FALSE, sizeof (guint32));
  XWindowAttributes attributes;

  if (!XGetWindowAttributes (display, window, &attributes))
    return NULL;
  for (int line = 0; line < N_LINES; line++)
    {
      /* below the header bar, which is drawn before what the window is for; the edges may hold
       * what comes later, such as a list beside the calendar */
      int left = attributes.width / 10, width = attributes.width * 3 / 5;
      int y = attributes.height / 5 + attributes.height * 3 / 4 * line / N_LINES;
      XImage *image =
        XGetImage (display, window, left, y, (unsigned int) width, 1, AllPlanes, ZPixmap);

      if (image == NULL)
        return NULL;
      for (int x = 0; x < width; x++)
        {
          guint32 pixel = (guint32) XGetPixel (image, x, 0) & 0xffffff;

          g_array_append_val (pixels, pixel);
        }
      XDestroyImage (image);
    }
  return g_steal_pointer (&pixels);
}

static gboolean
is_same (GArray *a, GArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (guint32)) == 0;
}

/* the most frequent pixel; how many others there are goes to @n_colours */
static guint32
find_background (GArray *pixels, guint *n_colours)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer pixel, count;
  guint most = 0;
  guint32 background = 0;

  for (guint i = 0; i < pixels->len; i++)
    {
      gpointer key = GUINT_TO_POINTER (g_array_index (pixels, guint32, i));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (n + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &pixel, &count))
    {
      if (GPOINTER_TO_UINT (count) <= most)
        continue;
      most = GPOINTER_TO_UINT (count);
      background = GPOINTER_TO_UINT (pixel);
    }
  *n_colours = g_hash_table_size (counts);
  return background;
}

/* Does all but a little of what stands in @end on its background stand in @pixels, too? */
static gboolean
is_drawn (GArray *pixels, GArray *end)
{
  guint n_colours, n = 0, n_there = 0;
  guint32 background = find_background (end, &n_colours);

  if (pixels->len != end->len || n_colours < MIN_COLOURS)
    return FALSE;
  for (guint i = 0; i < end->len; i++)
    {
      guint32 pixel = g_array_index (end, guint32, i);

      if (pixel == background)
        continue;
      n++;
      if (g_array_index (pixels, guint32, i) == pixel)
        n_there++;
    }
  return n_there >= NEARLY_ALL * n;
}

/* a window may go between asking for it and asking about it */
static int
ignore_error (Display *display, XErrorEvent *error)
{
  return 0;
}

/* A look that differs from the one before, when it was, and what the process had used by then. */
typedef struct
{
  GArray *pixels; /* (owned) */
  gint64 time;
  double cpu;
} Look;

static void
look_clear (gpointer data)
{
  g_array_unref (((Look *) data)->pixels);
}

typedef struct
{
  GArray *looks;   /* (owned) (element-type Look) */
  clockid_t clock; /* of the process */
  guint quiet;
} Film;

static Look *
film_get (const Film *film, guint i)
{
  return &g_array_index (film->looks, Look, i);
}

static double
film_get_cpu (const Film *film)
{
  struct timespec used = { 0 };

  clock_gettime (film->clock, &used);
  return (double) used.tv_sec + (double) used.tv_nsec / 1e9;
}

/* @pixels: (transfer full) */
static void
film_add (Film *film, GArray *pixels)
{
  Look new_look = { pixels, g_get_monotonic_time (), film_get_cpu (film) };
  guint n = film->looks->len;

  film->quiet++;
  if (n > 0 && is_same (film_get (film, n - 1)->pixels, pixels))
    {
      g_array_unref (pixels);
      return;
    }
  film->quiet = 0;
  g_array_append_val (film->looks, new_look);
}

static gboolean
film_is_over (const Film *film)
{
  guint n_colours = 0;

  if (film->looks->len == 0 || film->quiet < N_QUIET)
    return FALSE;
  find_background (film_get (film, film->looks->len - 1)->pixels, &n_colours);
  return n_colours >= MIN_COLOURS;
}

static Figure
film_measure (const Film *film, gint64 begin)
{
  guint last = film->looks->len - 1, i = 0;

  while (i < last && !is_drawn (film_get (film, i)->pixels, film_get (film, last)->pixels))
    i++;
  return (Figure){ (double) (film_get (film, i)->time - begin) / G_USEC_PER_SEC,
                   film_get (film, i)->cpu, film_get_cpu (film) };
}

static Figure
watch (Display *display, GPid pid, gint64 begin, const char *name)
{
  g_autoptr (GArray) looks = g_array_new (FALSE, FALSE, sizeof (Look));
  Film film = { looks, 0, 0 };

  g_array_set_clear_func (looks, look_clear);
  clock_getcpuclockid (pid, &film.clock);
  while (!film_is_over (&film))
    {
      Window window = find_window (display);
      GArray *pixels = window != None ? look (display, window) : NULL;

      if (pixels != NULL)
        film_add (&film, pixels);
      if (g_get_monotonic_time () - begin > PATIENCE)
        g_error ("%s drew nothing", name);
      g_usleep (LOOK_MICROSECONDS);
    }
  return film_measure (&film, begin);
}

static Figure
measure (Display *display, const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();
  Figure figure;
  GPid pid;
  int status;

  if (!g_spawn_async (NULL, (char **) argv, NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                        G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &pid, &error))
    g_error ("%s", error->message);
  figure = watch (display, pid, begin, argv[0]);
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  while (find_window (display) != None)
    g_usleep (LOOK_MICROSECONDS);
  return figure;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
print (const char *name, const Figure *figures)
{
  double wall[RUNS], cpu[RUNS], all[RUNS];

  for (int i = 0; i < RUNS; i++)
    {
      wall[i] = figures[i].wall;
      cpu[i] = figures[i].cpu;
      all[i] = figures[i].all;
    }
  qsort (wall, RUNS, sizeof *wall, compare_doubles);
  qsort (cpu, RUNS, sizeof *cpu, compare_doubles);
  qsort (all, RUNS, sizeof *all, compare_doubles);
  g_print ("%-16s first drawn after %.3f s (%.3f to %.3f), CPU %.3f s (%.3f to %.3f), "
           "%.2f s in all\n",
           name, wall[RUNS / 2], wall[0], wall[RUNS - 1], cpu[RUNS / 2], cpu[0], cpu[RUNS - 1],
           all[RUNS / 2]);
  return wall[RUNS / 2];
}

int
main (int argc, char **argv)
{
  Display *display = XOpenDisplay (NULL);
  g_autofree char *other = g_find_program_in_path ("gnome-calendar");
  const char *own[] = { argc > 1 ? argv[1] : NULL, argc > 2 ? argv[2] : NULL, NULL };
  const char *calendar[] = { other, NULL };
  Figure ours[RUNS], theirs[RUNS];
  double ratio;

  if (display == NULL || own[1] == NULL)
    {
      g_printerr ("bench-start SYSTEMKVELD PLAN, in a display\n");
      return EXIT_FAILURE;
    }
  XSetErrorHandler (ignore_error);
  /* where it points at nothing that has a tooltip */
  XWarpPointer (display, None, DefaultRootWindow (display), 0, 0, 0, 0, 1599, 999);
  XFlush (display);
  measure (display, own); /* once each, so that both are in the cache */
  if (other != NULL)
    measure (display, calendar);
  for (int i = 0; i < RUNS; i++)
    {
      ours[i] = measure (display, own);
      if (other != NULL)
        theirs[i] = measure (display, calendar);
    }
  ratio = print ("Systemkveld", ours);
  if (other != NULL)
    g_print ("ratio %.2f (aim: 0.50 at most)\n", ratio / print ("GNOME Calendar", theirs));
  else
    g_print ("GNOME Calendar is not installed: nothing to compare with.\n");
  XCloseDisplay (display);
  return EXIT_SUCCESS;
}
