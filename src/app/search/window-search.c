/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <string.h>

#include "app/compat.h"
#include "app/people/people-page.h"
#include "app/present.h"
#include "app/search/search-window.h"
#include "app/systems/systems-page.h"
#include "core/store/search.h"

/* The row of a page that stands for a record, below @widget (nullable). */
static GtkWidget *
find_row (GtkWidget *widget, const char *id)
{
  static const char *const keys[] = { "skv-key", "rule" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *key = g_object_get_data (G_OBJECT (widget), keys[i]);

      if (key != NULL && GTK_IS_LIST_BOX_ROW (widget) &&
          (g_str_equal (key, id) ||
           (g_str_has_suffix (key, id) && strchr (" :/", key[strlen (key) - strlen (id) - 1]))))
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  SkvWindow *window; /* (owned) */
  char *page;        /* (owned) */
  char *id;          /* (owned) */
  guint tries;
} Goal;

static void
goal_free (gpointer data)
{
  Goal *goal = data;

  g_object_unref (goal->window);
  g_free (goal->page);
  g_free (goal->id);
  g_free (goal);
}

/* Pages make their rows when they are seen, and some a moment later. */
static gboolean
go_on (gpointer data)
{
  Goal *goal = data;
  GtkWidget *page = adw_view_stack_get_child_by_name (goal->window->views, goal->page);
  GtkWidget *row = page != NULL ? find_row (page, goal->id) : NULL;
  GtkWidget *list = row != NULL ? gtk_widget_get_parent (row) : NULL;

  if (row == NULL && ++goal->tries < 10 && page != NULL)
    return G_SOURCE_CONTINUE;
  if (row == NULL)
    return G_SOURCE_REMOVE;
  if (GTK_IS_LIST_BOX (list) &&
      gtk_list_box_get_selection_mode (GTK_LIST_BOX (list)) != GTK_SELECTION_NONE)
    gtk_list_box_select_row (GTK_LIST_BOX (list), GTK_LIST_BOX_ROW (row));
  gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

static void
go_to_row (SkvWindow *self, const char *page, const char *id)
{
  Goal *goal = g_new0 (Goal, 1);

  skv_window_show_page (self, page);
  goal->window = g_object_ref (self);
  goal->page = g_strdup (page);
  goal->id = g_strdup (id);
  g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, 40, go_on, goal, goal_free);
}

static void
go_to_item (SkvWindow *self, const char *id)
{
  const SkvItem *item = skv_plan_get_item (skv_session_get_plan (self->session), id);

  if (item != NULL && item->start == SKV_MOMENT_NONE)
    skv_window_open_item (self, id);
  else
    skv_window_go_to_item (self, id);
}

static void
go_to_contact (SkvWindow *self, const char *id)
{
  skv_window_show_page (self, "people");
  skv_people_page_reveal (SKV_PEOPLE_PAGE (skv_window_get_page (self, "people")), id);
}

static void
go_to_system (SkvWindow *self, const char *id)
{
  skv_window_show_page (self, "systems");
  skv_systems_page_reveal (SKV_SYSTEMS_PAGE (skv_window_get_page (self, "systems")), id);
}

void
skv_window_go_to (SkvWindow *self, const char *id)
{
  if (self->session == NULL)
    return;
  if (skv_plan_get_system (skv_session_get_plan (self->session), id) != NULL)
    go_to_system (self, id);
  else
    go_to_item (self, id);
}

void
skv_window_show_record (SkvWindow *self, const char *kind, const char *id)
{
  if (self->session == NULL)
    return;
  if (strcmp (kind, skv_kind_name (SKV_KIND_ITEM)) == 0)
    go_to_item (self, id);
  else if (strcmp (kind, skv_kind_name (SKV_KIND_SYSTEM)) == 0)
    go_to_system (self, id);
  else
    go_to_contact (self, id);
}

static void
on_chosen (SkvWindow *self, int kind, const char *id, const char *against)
{
  if (self->session == NULL)
    return;
  gtk_window_present (GTK_WINDOW (self));
  switch ((SkvSearchKind) kind)
    {
    case SKV_SEARCH_ITEM:
      go_to_item (self, id);
      break;
    case SKV_SEARCH_CONFLICT:
      skv_window_go_to_item (self, id);
      skv_session_select (self->session, id, against);
      skv_side_pane_set_shown (self->flap, TRUE);
      break;
    case SKV_SEARCH_RULE:
      go_to_row (self, "rules", id);
      break;
    case SKV_SEARCH_SYSTEM:
      go_to_system (self, id);
      break;
    case SKV_SEARCH_CONTACT:
      go_to_contact (self, id);
      break;
    case SKV_SEARCH_DEPARTMENT:
    case SKV_SEARCH_ORGANISATION:
    case SKV_SEARCH_N_KINDS:
    default:
      go_to_row (self, "organisations", id);
    }
}

void
skv_window_search (SkvWindow *self)
{
  GtkWidget *window = skv_search_window_new (self->session);

  g_signal_connect_object (window, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  skv_present_over (window, GTK_WIDGET (self));
}
