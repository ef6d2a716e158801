/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/list/list-cell.h"
#include "app/list/list-model.h"
#include "app/list/list-page.h"

G_BEGIN_DECLS

/* Shared by list-page*.c only. */

struct _SkvListPage
{
  SkvPage base;

  SkvListModel *model;          /* (owned) */
  GtkMultiSelection *selection; /* (owned) */
  GHashTable *cells;            /* (owned): SkvListCell that are bound, unowned */
  char *revealed;               /* (owned) (nullable): id to give the keyboard to, later */
  guint reveal_source;
  GtkWidget *menu; /* (nullable) */

  /* children of the template */
  GtkWidget *box;
  GtkDropDown *grouping;
  GtkLabel *summary;
  GtkWidget *change_button;
  GtkWidget *empty;
  GtkColumnView *view;
};

/* list-page-columns.c */
void skv_list_page_add_columns (SkvListPage *self);
void skv_list_page_show_columns (SkvListPage *self);
/* begins to change what stands in a column of the row with the keyboard, or of that id (nullable)
 */
void skv_list_page_edit (SkvListPage *self, const char *id, SkvListColumn column);
/* of the row that has the keyboard (nullable) */
SkvListEntry *skv_list_page_get_focused (SkvListPage *self);

/* list-page-actions.c */
void skv_list_page_actions_class_init (GtkWidgetClass *widget_class);
void skv_list_page_install_keys (SkvListPage *self);
void skv_list_page_update_actions (SkvListPage *self);
/* the selected ones, each once, of the shown year (transfer full) (element-type SkvOccurrence) */
GPtrArray *skv_list_page_list_selected (SkvListPage *self);
/* @edit (transfer full) (nullable), @refused (transfer full): makes it and tells what it left out;
 * FALSE if nothing was done */
gboolean skv_list_page_apply (SkvListPage *self, SkvEdit *edit, GPtrArray *refused);

/* list-page-bulk.c: asks by how many days, and why */
void skv_list_page_ask_move (SkvListPage *self);
void skv_list_page_ask_cancel (SkvListPage *self);

/* list-page-menu.c */
void skv_list_page_update_change_menu (SkvListPage *self);
void skv_list_page_show_menu (SkvListPage *self, double x, double y);

G_END_DECLS
