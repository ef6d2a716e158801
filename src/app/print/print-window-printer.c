/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/print/print-window-private.h"

#include <glib/gi18n-lib.h>

/* one printing; the paper that is chosen at the printer counts, not that of the window */
typedef struct
{
  SkvPrintWindow *window; /* (owned) */
  SkvPrintWish wish;
  SkvPrintPage *page; /* (owned) (nullable): from begin-print on */
} Printing;

static void
printing_free (gpointer data, GClosure *closure)
{
  Printing *printing = data;

  g_clear_pointer (&printing->page, skv_print_page_free);
  g_object_unref (printing->window);
  g_free (printing);
}

static void
on_begin (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Printing *printing = data;
  SkvPrintSource source;
  SkvSheet sheet;

  if (printing->window->session == NULL)
    return; /* closed meanwhile */
  skv_sheet_init_size (&sheet, gtk_print_context_get_width (context),
                       gtk_print_context_get_height (context));
  g_clear_pointer (&printing->page, skv_print_page_free);
  source = skv_print_window_get_source (printing->window);
  printing->page = skv_print_page_new (&source, &printing->wish, &sheet);
  gtk_print_operation_set_n_pages (operation, 1);
}

static void
on_draw (GtkPrintOperation *operation, GtkPrintContext *context, int number, gpointer data)
{
  Printing *printing = data;

  if (printing->page != NULL)
    skv_print_page_draw (printing->page, gtk_print_context_get_cairo_context (context));
}

static GtkPageSetup *
make_page_setup (const SkvPrintWish *wish)
{
  static const char *const papers[] = { [SKV_PAPER_A4] = GTK_PAPER_NAME_A4,
                                        [SKV_PAPER_A3] = GTK_PAPER_NAME_A3,
                                        [SKV_PAPER_A2] = "iso_a2" };
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (papers[wish->paper]);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, wish->portrait ? GTK_PAGE_ORIENTATION_PORTRAIT
                                                        : GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_paper_size_free (paper);
  return setup;
}

static GtkPrintOperation *
make_operation (SkvPrintWindow *self, const SkvPrintWish *wish)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup (wish);
  g_autofree char *name = skv_print_window_suggest_name (self);
  const char *title = skv_plan_get_settings (skv_session_get_plan (self->session))->title;

  if (self->settings == NULL)
    self->settings = gtk_print_settings_new ();
  gtk_print_settings_set (self->settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_settings_set_use_color (self->settings, !wish->grey);
  gtk_print_settings_set_orientation (self->settings, wish->portrait
                                                        ? GTK_PAGE_ORIENTATION_PORTRAIT
                                                        : GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_print_settings (operation, self->settings);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_job_name (operation,
                                    title != NULL && *title != '\0' ? title : "Systemkveld");
  return operation;
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  Printing *printing = data;
  SkvPrintWindow *self = printing->window;
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      skv_print_window_show_problem (self, error != NULL ? error->message
                                                         : _("It could not be printed."));
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      g_set_object (&self->settings, gtk_print_operation_get_print_settings (operation));
      skv_print_window_finish (self, _("Sent to the printer"));
    }
}

void
skv_print_window_print (SkvPrintWindow *self)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  Printing *printing = g_new0 (Printing, 1);

  printing->window = g_object_ref (self);
  printing->wish = skv_print_window_get_wish (self);
  operation = make_operation (self, &printing->wish);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw), printing);
  g_signal_connect_data (operation, "done", G_CALLBACK (on_done), printing, printing_free, 0);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}
