/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Time from the start of the application to the first drawn year of the example plan, beside the
 * time that GNOME Calendar needs to its first drawn month, on one server and in turns: on a noisy
 * machine the ratio says more than either figure. "Drawn" is the same for both: a window is mapped,
 * and the lines that are read from it hold so many colours that it can be no empty background. */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <glib.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define RUNS 7
#define WIDTH 1600
#define HEIGHT 1000
#define N_LINES 16
/* An empty window, a spinner or a header bar alone has fewer. */
#define MIN_COLOURS 40
#define PATIENCE (60 * G_USEC_PER_SEC)

typedef struct
{
  double wall; /* seconds to the first drawn content */
  double cpu;  /* of the process until it was drawn and a quarter of a second more */
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

/* what is on the screen where the middle of a window is, a few lines of it */
static gboolean
is_drawn (Display *display, Window window)
{
  g_autoptr (GHashTable) colours = g_hash_table_new (NULL, NULL);
  XWindowAttributes attributes;

  if (!XGetWindowAttributes (display, window, &attributes))
    return FALSE;
  for (int line = 0; line < N_LINES; line++)
    {
      /* below the header bar, which is drawn before what the window is for */
      int y = attributes.height / 5 + attributes.height * 3 / 4 * line / N_LINES;
      XImage *image =
        XGetImage (display, window, 0, y, (unsigned int) attributes.width, 1, AllPlanes, ZPixmap);

      if (image == NULL)
        return FALSE;
      for (int x = 0; x < attributes.width; x++)
        g_hash_table_add (colours, GSIZE_TO_POINTER (XGetPixel (image, x, 0)));
      XDestroyImage (image);
    }
  return g_hash_table_size (colours) >= MIN_COLOURS;
}

/* a window may go between asking for it and asking about it */
static int
ignore_error (Display *display, XErrorEvent *error)
{
  return 0;
}

static Figure
measure (Display *display, const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  struct rusage usage;
  gint64 begin = g_get_monotonic_time (), drawn = 0;
  GPid pid;
  int status;

  if (!g_spawn_async (NULL, (char **) argv, NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                        G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &pid, &error))
    g_error ("%s", error->message);
  while (drawn == 0 && g_get_monotonic_time () - begin < PATIENCE)
    {
      Window window = find_window (display);

      if (window != None && is_drawn (display, window))
        drawn = g_get_monotonic_time ();
      else
        g_usleep (5000);
    }
  if (drawn == 0)
    g_error ("%s drew nothing", argv[0]);
  g_usleep (G_USEC_PER_SEC / 4);
  kill (pid, SIGKILL);
  wait4 (pid, &status, 0, &usage);
  while (find_window (display) != None)
    g_usleep (5000);
  return (Figure){ (double) (drawn - begin) / G_USEC_PER_SEC,
                   (double) usage.ru_utime.tv_sec + (double) usage.ru_stime.tv_sec +
                     (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6 };
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
  double wall[RUNS], cpu[RUNS];

  for (int i = 0; i < RUNS; i++)
    {
      wall[i] = figures[i].wall;
      cpu[i] = figures[i].cpu;
    }
  qsort (wall, RUNS, sizeof *wall, compare_doubles);
  qsort (cpu, RUNS, sizeof *cpu, compare_doubles);
  g_print ("%-16s first drawn after %.2f s (%.2f to %.2f), CPU %.2f s\n", name, wall[RUNS / 2],
           wall[0], wall[RUNS - 1], cpu[RUNS / 2]);
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
