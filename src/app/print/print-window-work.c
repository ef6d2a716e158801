/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/print/print-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/print/page-language.h"

/* of the preview before it has a size */
#define FIRST_WIDTH 740
#define FIRST_HEIGHT 523

/* A page in another language than the program's has to be made where nothing else is said
 * meanwhile. */
gboolean
skv_print_window_uses_thread (SkvPrintWindow *self)
{
  return skv_work_is_large (skv_session_get_plan (self->session)) &&
         skv_page_language_is_spoken (skv_print_window_get_wish (self).language);
}

/* --- making ------------------------------------------------------------------------------------
 */

typedef struct
{
  SkvPrintSource source; /* its plan is (owned): a copy */
  SkvPrintWish wish;
  int width;
  int height;
} Making;

typedef struct
{
  SkvPrintPage *page;       /* (owned) (nullable) */
  cairo_surface_t *picture; /* (owned) (nullable) */
} Made;

static void
making_free (gpointer data)
{
  g_object_unref (((Making *) data)->source.plan);
  g_free (data);
}

static void
made_free (gpointer data)
{
  Made *made = data;

  g_clear_pointer (&made->picture, cairo_surface_destroy);
  g_clear_pointer (&made->page, skv_print_page_free);
  g_free (made);
}

static gpointer
run_making (SkvWork *work, gpointer data, GError **error)
{
  const Making *making = data;
  Made *made = g_new0 (Made, 1);

  made->page = skv_print_page_new (&making->source, &making->wish, NULL);
  if (!g_cancellable_is_cancelled (skv_work_get_cancellable (work)))
    made->picture = skv_print_page_picture (made->page, making->width, making->height);
  return made;
}

static void
on_made (gpointer owner, gpointer result, const GError *error)
{
  SkvPrintWindow *self = SKV_PRINT_WINDOW (owner);
  Made *made = result;

  g_clear_object (&self->work);
  if (made == NULL)
    {
      gtk_window_close (GTK_WINDOW (self)); /* given up */
      return;
    }
  skv_print_window_take (self, g_steal_pointer (&made->page), g_steal_pointer (&made->picture));
  made_free (made);
}

void
skv_print_window_start (SkvPrintWindow *self)
{
  Making *making = g_new0 (Making, 1);

  making->source = skv_print_window_get_source (self);
  making->source.plan = skv_plan_copy (making->source.plan);
  making->wish = skv_print_window_get_wish (self);
  making->width = self->asked_width > 0 ? self->asked_width : FIRST_WIDTH;
  making->height = self->asked_height > 0 ? self->asked_height : FIRST_HEIGHT;
  gtk_widget_set_sensitive (self->buttons, FALSE);
  self->work = skv_work_start (G_OBJECT (self), skv_session_get_plan (self->session),
                               &(SkvWorkTask){ .run = run_making,
                                               .data = making,
                                               .free_data = making_free,
                                               .free_result = made_free,
                                               .done = on_made });
  skv_work_bar_follow (self->work_bar, self->work, _("Drawing the sheet…"), TRUE);
}

/* --- writing -----------------------------------------------------------------------------------
 */

typedef struct
{
  SkvPrintPage *page; /* (owned): the window has none meanwhile */
  SkvPictureFormat format;
  char *path; /* (owned) */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  skv_print_page_free (writing->page);
  g_free (writing->path);
  g_free (writing);
}

static gpointer
run_writing (SkvWork *work, gpointer data, GError **error)
{
  const Writing *writing = data;

  return skv_print_page_write (writing->page, writing->format, writing->path, error)
           ? g_path_get_basename (writing->path)
           : NULL;
}

static void
finish (SkvPrintWindow *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *message = g_strdup_printf (_("Exported: %s"), name);

  skv_print_window_finish (self, message);
}

static void
on_written (gpointer owner, gpointer result, const GError *error)
{
  SkvPrintWindow *self = SKV_PRINT_WINDOW (owner);
  g_autofree char *name = result;

  g_clear_object (&self->work);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (name != NULL)
    finish (self, name);
  else
    {
      skv_print_window_start (self);
      skv_print_window_show_problem (self, error->message);
    }
}

void
skv_print_window_write (SkvPrintWindow *self, SkvPictureFormat format, const char *path)
{
  g_autoptr (GError) error = NULL;
  Writing *writing;

  if (!skv_print_window_uses_thread (self))
    {
      if (skv_print_page_write (self->page, format, path, &error))
        finish (self, path);
      else
        skv_print_window_show_problem (self, error->message);
      return;
    }
  writing = g_new0 (Writing, 1);
  writing->page = g_steal_pointer (&self->page);
  writing->format = format;
  writing->path = g_strdup (path);
  /* Until it is written nothing else is chosen. */
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  self->work = skv_work_start (G_OBJECT (self), NULL,
                               &(SkvWorkTask){ .run = run_writing,
                                               .data = writing,
                                               .free_data = writing_free,
                                               .free_result = g_free,
                                               .done = on_written });
  skv_work_bar_follow (self->work_bar, self->work, _("Exporting…"), FALSE);
}
