/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/report/report-window-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SkvPlan *plan;            /* (owned): the thread's own copy */
  char *organisation;       /* (owned) (nullable) */
  SkvReportOptions options; /* its organisation is that */
  SkvSheet sheet;
} Making;

typedef struct
{
  SkvReport *report; /* (owned) (nullable) */
  GPtrArray *pages;  /* (owned) (nullable) (element-type cairo_surface_t) */
} Made;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_object_unref (making->plan);
  g_free (making->organisation);
  g_free (making);
}

static void
made_free (gpointer data)
{
  Made *made = data;

  g_clear_pointer (&made->report, skv_report_free);
  g_clear_pointer (&made->pages, g_ptr_array_unref);
  g_free (made);
}

/* (transfer full) (element-type cairo_surface_t) */
static GPtrArray *
draw_pages (const SkvReport *report, const SkvSheet *sheet)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) cairo_surface_destroy);
  guint n = skv_report_draw (report, sheet, NULL, -1);

  for (guint i = 0; i < n; i++)
    {
      cairo_rectangle_t whole = { 0.0, 0.0, sheet->width, sheet->height };
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &whole);
      cairo_t *cr = cairo_create (surface);

      skv_report_draw (report, sheet, cr, (int) i);
      cairo_destroy (cr);
      g_ptr_array_add (pages, surface);
    }
  return pages;
}

static gpointer
run (SkvWork *work, gpointer data, GError **error)
{
  const Making *making = data;
  Made *made = g_new0 (Made, 1);

  made->report = skv_report_new (making->plan, &making->options);
  if (!g_cancellable_is_cancelled (skv_work_get_cancellable (work)))
    made->pages = draw_pages (made->report, &making->sheet);
  return made;
}

static void
on_done (gpointer owner, gpointer result, const GError *error)
{
  SkvReportWindow *self = SKV_REPORT_WINDOW (owner);
  Made *made = result;

  g_clear_object (&self->work);
  if (made == NULL || made->pages == NULL)
    {
      gtk_window_close (GTK_WINDOW (self)); /* given up */
      g_clear_pointer (&made, made_free);
      return;
    }
  skv_report_window_take (self, g_steal_pointer (&made->report), g_steal_pointer (&made->pages));
  made_free (made);
}

static void
start_thread (SkvReportWindow *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  Making *making = g_new0 (Making, 1);

  making->plan = skv_plan_copy (plan);
  making->options = skv_report_window_get_options (self);
  making->organisation = g_strdup (making->options.organisation);
  making->options.organisation = making->organisation;
  making->sheet = self->sheet;
  gtk_widget_set_sensitive (self->export, FALSE);
  self->work = skv_work_start (G_OBJECT (self), plan,
                               &(SkvWorkTask){ .run = run,
                                               .data = making,
                                               .free_data = making_free,
                                               .free_result = made_free,
                                               .done = on_done });
  skv_work_bar_follow (self->work_bar, self->work, _("Making the report…"), TRUE);
}

void
skv_report_window_start (SkvReportWindow *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  const char *language = skv_report_window_get_language (self);
  SkvPageLanguage entered;
  SkvReportOptions options;
  SkvReport *report;
  GPtrArray *pages;

  skv_work_clear (&self->work);
  /* A report in another language than the program's has to be made where nothing else is said
   * meanwhile. */
  if (skv_work_is_large (plan) && skv_page_language_is_spoken (language))
    {
      start_thread (self);
      return;
    }
  options = skv_report_window_get_options (self);
  skv_page_language_enter (&entered, language);
  report = skv_report_new (plan, &options);
  pages = draw_pages (report, &self->sheet);
  skv_page_language_leave (&entered);
  skv_report_window_take (self, report, pages);
}
