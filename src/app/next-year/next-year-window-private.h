/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/compat.h"
#include "app/next-year/next-year-copies.h"
#include "app/next-year/next-year-rules.h"
#include "app/next-year/next-year-window.h"
#include "app/next-year/next-year-wish.h"

G_BEGIN_DECLS

/* Shared by next-year-window.c and next-year-compare.c only. */

struct _SkvNextYearWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) (nullable): NULL once it is disposed of */
  SkvNextYear *next;   /* (owned) (nullable): that is shown; never changed while it is */
  GHashTable *wishes;  /* (owned): year → SkvNextYearWish */
  char *told;          /* (owned) (nullable): what the session said last */
  int year;
  guint wait; /* sources */
  guint patience;
  guint copied;
  gboolean busy;      /* a thread works on it */
  gboolean stale;     /* what is shown, or worked on, is not what is chosen now */
  gboolean outdated;  /* what is shown is of another plan or year */
  gboolean looking;   /* hidden so that the year can be seen */
  gboolean following; /* the widgets follow, nobody chooses */
  gboolean lines_filled, asks_filled;

  SkvPagesTitle *switcher_title;
  GtkSpinButton *year_spin;
  GtkButton *make_button;
  GtkStack *stack;
  AdwViewStack *views;
  AdwViewStackPage *lines_page;
  AdwViewStackPage *asks_page;
  GtkLabel *rules_label;
  SkvNextYearRules *rules;
  GtkLabel *copies_label;
  GtkWidget *all_button;
  GtkWidget *none_button;
  SkvNextYearCopies *copies;
  GtkBox *lines_box;
  GtkButton *text_button;
  GtkBox *asks_box;
  GtkLabel *summary;
  GtkWidget *spinner;
};

SkvPlan *skv_next_year_window_get_plan (SkvNextYearWindow *self);
/* of the year that is shown */
SkvNextYearWish *skv_next_year_window_get_wish (SkvNextYearWindow *self);
/* of a button, with an underline; a screen reader is told it without */
void skv_next_year_window_set_label (GtkButton *button, const char *label);
/* a "row-activated" of the differences */
void skv_next_year_window_on_line (SkvNextYearWindow *self, GtkListBoxRow *row);

/* next-year-compare.c: what would be saved, and may it */
void skv_next_year_window_update_making (SkvNextYearWindow *self);
/* Long lists are made when somebody looks. */
void skv_next_year_window_fill_page (SkvNextYearWindow *self);
/* in a thread, when nothing else is chosen for a moment */
void skv_next_year_window_compare_soon (SkvNextYearWindow *self);
void skv_next_year_window_set_year (SkvNextYearWindow *self, int year);
void skv_next_year_window_on_plan_changed (SkvNextYearWindow *self);

G_END_DECLS
