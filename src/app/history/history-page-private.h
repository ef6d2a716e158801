/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/compat.h"
#include "app/history/history-list.h"
#include "app/history/history-page.h"

G_BEGIN_DECLS

/* Shared by history-page*.c and history-detail.c only. */

struct _SkvHistoryPage
{
  SkvPage base;

  SkvHistoryList *list;          /* (owned) */
  GtkSingleSelection *selection; /* (owned) */
  GStrv records;                 /* (owned) (nullable): only what touched them */
  gint64 shown;                  /* the entry that is told beside the list; 0: none */
  gint64 shown_when;   /* when that was made: numbers of dropped edits are given out anew */
  gboolean filling;    /* the list of names is being made */
  guint read_source;   /* reads one more page */
  guint detail_source; /* tells what the selected one changed */
  guint sum_source;    /* sums it up */
  GtkWidget *menu;     /* (nullable) */

  /* children of the template */
  SkvTwoPanes *leaflet;
  GtkWidget *list_pane;
  GtkWidget *detail_pane;
  GtkEditable *search;
  GtkDropDown *who;
  GtkWidget *touched_bar;
  GtkLabel *touched;
  GtkLabel *empty;
  GtkListView *view;
  GtkLabel *summary;
  GtkWidget *back_button;
  GtkLabel *title;
  GtkLabel *made;
  GtkLabel *state;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkLabel *steps;
  GtkListBox *changes;
  GtkLabel *rest;
};

/* history-page.c: the selected one (transfer none) (nullable) */
const SkvHistoryEntry *skv_history_page_get_selected (SkvHistoryPage *self);

/* history-detail.c: what the selected edit is, at once; what it changed, a moment later */
void skv_history_page_update_detail (SkvHistoryPage *self);

/* history-page-actions.c */
void skv_history_page_actions_class_init (GtkWidgetClass *widget_class);
/* which of them can be done, and what they would do */
void skv_history_page_update_actions (SkvHistoryPage *self);
void skv_history_page_show_menu (SkvHistoryPage *self, double x, double y);

G_END_DECLS
