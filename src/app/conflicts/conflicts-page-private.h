/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/conflicts/conflict-cell.h"
#include "app/conflicts/conflict-lines.h"
#include "app/conflicts/conflicts-page.h"

G_BEGIN_DECLS

/* Shared by conflicts-page*.c only. */

struct _SkvConflictsPage
{
  SkvPage base;

  SkvConflictLines *lines;      /* (owned) */
  GtkMultiSelection *selection; /* (owned) */
  GHashTable *cells;            /* (owned): SkvConflictCell that are bound, unowned */
  gboolean lost;                /* go to the selected one when all is in words */
  guint words_source;           /* puts in words what is in order by them */
  guint solution_source;        /* looks for what would solve the selected one */
  guint orient_source;          /* puts the details below or beside */
  int oriented_width;           /* for which that was done; 0: not yet */
  GtkWidget *menu;              /* (nullable) */
  GtkColumnViewColumn *columns[SKV_CONFLICTS_N_COLUMNS]; /* (unowned) */

  /* asking the view by which columns it sorts: see conflicts-page-columns.c */
  SkvConflictLine *probes[2]; /* (owned) */
  int probed;                 /* the column that says the first is before the second; or -1 */
  GArray *asked;              /* (owned) (element-type int): columns, in the order asked */

  /* children of the template */
  GtkWidget *box;
  GtkDropDown *grouping;
  GtkSearchEntry *search;
  GtkLabel *summary;
  GtkWidget *menu_button;
  GtkStack *stack;
  GtkPaned *paned;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  AdwStatusPage *empty;
  GtkWidget *details;
  GtkScrolledWindow *told; /* what is told of the selected one */
  GtkWidget *words;        /* how much it weighs, with an icon */
  GtkImage *icon;
  GtkLabel *word;
  GtkLabel *title;
  GtkLabel *message;
  GtkLabel *path;
  GtkLabel *owner;
  GtkLabel *solution;
  GtkFlowBox *buttons;
};

/* the list of rows within the view */
GtkWidget *skv_conflicts_page_get_rows (SkvConflictsPage *self);
/* the selected ones, each once, without headings (transfer full) (element-type SkvConflictLine,
 * unowned) */
GPtrArray *skv_conflicts_page_list_selected (SkvConflictsPage *self);
/* after people put the lines in another order: shows the selected one, or the first */
void skv_conflicts_page_go_to_selected (SkvConflictsPage *self);
/* words that are in order or searched by are made when there is time */
void skv_conflicts_page_begin_words (SkvConflictsPage *self);

/* conflicts-page-counts.c: how many there are, in words; and that there are none */
void skv_conflicts_page_show_counts (SkvConflictsPage *self, guint n_selected);
void skv_conflicts_page_show_empty (SkvConflictsPage *self);

/* conflicts-page-columns.c */
void skv_conflicts_page_add_columns (SkvConflictsPage *self);
/* gives each column its part of so many pixels */
void skv_conflicts_page_fit_columns (SkvConflictsPage *self, int width);
/* the line of the row that has the keyboard (transfer none) (nullable) */
SkvConflictLine *skv_conflicts_page_get_focused (SkvConflictsPage *self);
/* what is on the screen says what is so now */
void skv_conflicts_page_word_cells (SkvConflictsPage *self);

/* conflicts-page-details.c */
void skv_conflicts_page_add_buttons (SkvConflictsPage *self);
void skv_conflicts_page_show_details (SkvConflictsPage *self);

/* conflicts-page-actions.c */
void skv_conflicts_page_actions_class_init (GtkWidgetClass *widget_class);
void skv_conflicts_page_install_keys (SkvConflictsPage *self);
void skv_conflicts_page_update_actions (SkvConflictsPage *self, GPtrArray *selected);
/* of the lines of @selected, those that can be accepted (transfer full) */
GPtrArray *skv_conflicts_page_list_acceptable (GPtrArray *selected);
gboolean skv_conflicts_page_can_withdraw (SkvConflictsPage *self, SkvConflictLine *line);

/* conflicts-page-menu.c */
void skv_conflicts_page_show_menu (SkvConflictsPage *self, double x, double y);

/* conflicts-page-export.c */
void skv_conflicts_page_export (SkvConflictsPage *self);

G_END_DECLS
