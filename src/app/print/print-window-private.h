/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/print/print-page.h"
#include "app/print/print-window.h"

G_BEGIN_DECLS

/* Shared by print-window.c, print-window-file.c and print-window-printer.c only. */

struct _SkvPrintWindow
{
  AdwWindow parent_instance;

  SkvSession *session;        /* (owned) */
  SkvPrintPage *page;         /* (owned): what the preview shows */
  cairo_surface_t *picture;   /* (owned) (nullable): the preview's pixels */
  guint update_source;        /* makes it anew */
  GtkPrintSettings *settings; /* (owned) (nullable): from one printing to the next */

  AdwComboRow *what;
  AdwComboRow *paper;
  AdwComboRow *orientation;
  AdwComboRow *days;
  AdwComboRow *language;
  AdwActionRow *grey_row;
  GtkSwitch *grey;
  GtkWidget *preview;
  GtkLabel *problem;
};

/* what is chosen now */
SkvPrintWish skv_print_window_get_wish (SkvPrintWindow *self);
/* @problem (nullable): none */
void skv_print_window_show_problem (SkvPrintWindow *self, const char *problem);
/* it is done: the window goes, and the plan's window says so */
void skv_print_window_finish (SkvPrintWindow *self, const char *message);

/* print-window-file.c */
/* "Systemkvelder 2019 A3": for a file, without its ending (transfer full) */
char *skv_print_window_suggest_name (SkvPrintWindow *self);
void skv_print_window_export (SkvPrintWindow *self);
/* print-window-printer.c */
void skv_print_window_print (SkvPrintWindow *self);

G_END_DECLS
