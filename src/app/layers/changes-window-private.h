/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/layers/change-lines.h"
#include "app/layers/changes-window.h"

G_BEGIN_DECLS

/* Used by changes-window.c and changes-window-list.c only. */

struct _SkvChangesWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) (nullable): of the plan itself */
  char *layer;         /* (owned) (nullable): of a what-if */
  gboolean adopting;
  SkvPlan *before;          /* (owned) */
  SkvPlan *after;           /* (owned): made anew for a layer when the plan changes */
  SkvEdit *edit;            /* (owned) (nullable): from @before to @after */
  GPtrArray *lines;         /* (owned) (nullable) */
  SkvComparison *conflicts; /* (owned) (nullable) */
  GHashTable *left_out;     /* (owned): keys of lines that are not chosen */
  gboolean filling;
  guint wait;
  guint copied;

  AdwWindowTitle *title;
  GtkButton *text_button;
  GtkButton *adopt_button;
  GtkLabel *explanation;
  GtkCheckButton *all_check;
  GtkListBox *changes_list;
  GtkLabel *changes_more;
  GtkLabel *conflict_words;
  GtkWidget *gone_box;
  GtkListBox *gone_list;
  GtkWidget *come_box;
  GtkListBox *come_list;
};

gboolean skv_changes_window_is_chosen (SkvChangesWindow *self, const SkvChangeLine *line);
/* a box was ticked, or no longer is */
void skv_changes_window_on_toggled (GtkCheckButton *check, SkvChangesWindow *self);

/* changes-window-list.c: the lists anew */
void skv_changes_window_show_lines (SkvChangesWindow *self);
void skv_changes_window_show_conflicts (SkvChangesWindow *self);

G_END_DECLS
