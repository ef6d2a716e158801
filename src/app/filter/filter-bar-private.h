/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/filter/filter-bar.h"
#include "app/filter/filter-choice.h"

G_BEGIN_DECLS

/* Shared by filter-bar*.c only. */

typedef enum
{
  SKV_FILTER_ORGANISATIONS,
  SKV_FILTER_DEPARTMENTS,
  SKV_FILTER_SYSTEMS,
  SKV_FILTER_LANES,
  SKV_FILTER_STATUSES,
  SKV_FILTER_WORKS,
  SKV_FILTER_PRIORITIES,
  SKV_FILTER_N_LISTS,
} SkvFilterList;

struct _SkvFilterBar
{
  GtkWidget parent_instance;

  SkvSession *session; /* (owned) (nullable) */
  gboolean open;       /* whatever is filtered */
  gboolean filling;

  /* children of the template */
  GtkWidget *revealer;
  GtkWidget *search;
  GtkBox *choices;
  GtkWidget *views_button;
  GtkWidget *source_chip; /* a button: one source is shown alone */
  GtkLabel *source_label;
  GtkLabel *summary;
  GtkWidget *clear_button;
  GtkWidget *lists[SKV_FILTER_N_LISTS]; /* SkvFilterChoice */
};

/* the present filter, to be changed (transfer full) */
SkvView *skv_filter_bar_copy_view (SkvFilterBar *self);
GStrv *skv_filter_view_list (SkvView *view, SkvFilterList list);

/* filter-bar-views.c */
void skv_filter_bar_views_class_init (GtkWidgetClass *widget_class);
void skv_filter_bar_update_views (SkvFilterBar *self);

G_END_DECLS
