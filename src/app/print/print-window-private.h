/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/print/print-page.h"
#include "app/print/print-window.h"
#include "app/work-bar.h"

G_BEGIN_DECLS

/* Shared by print-window.c, print-window-file.c and print-window-printer.c only. */

struct _SkvPrintWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  SkvPrintPage *page;  /* (owned) (nullable): what the preview shows; NULL: not made yet */
  SkvWork *work;       /* (owned) (nullable): makes or writes it, of a large plan */
  SkvWorkBar *work_bar;
  GtkWidget *buttons; /* what can be done with the page */
  int asked_width;    /* of the picture that was asked for last */
  int asked_height;
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
  AdwActionRow *bands_row;
  GtkSwitch *bands;
  GtkWidget *preview;
  GtkLabel *problem;
};

/* what is chosen now */
SkvPrintWish skv_print_window_get_wish (SkvPrintWindow *self);
SkvPrintSource skv_print_window_get_source (SkvPrintWindow *self);
/* print-window-work.c: the page and its picture, in a thread if that would take long here */
gboolean skv_print_window_uses_thread (SkvPrintWindow *self);
void skv_print_window_start (SkvPrintWindow *self);
void skv_print_window_write (SkvPrintWindow *self, SkvPictureFormat format, const char *path);
/* print-window.c: it is there (transfer full) */
void skv_print_window_take (SkvPrintWindow *self, SkvPrintPage *page, cairo_surface_t *picture);
/* (transfer full) */
cairo_surface_t *skv_print_page_picture (const SkvPrintPage *page, int width, int height);
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
