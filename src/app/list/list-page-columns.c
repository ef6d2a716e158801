/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/list/list-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/date-text.h"
#include "app/legible.h"
#include "app/list/list-words.h"
#include "app/plan-files.h"
#include "app/series-dialog.h"
#include "core/exchange/bulk-edit.h"

/* --- what people change in place ------------------------------------------------------------- */

static const SkvOccurrence *
find (SkvListPage *self, const char *id)
{
  return id != NULL && self->base.session != NULL
           ? skv_list_model_lookup (self->model, self->base.session, id)
           : NULL;
}

static SkvDay
read_day (SkvListPage *self, const char *text, GError **error)
{
  SkvDateContext context = skv_session_date_context (self->base.session);

  return skv_date_read_day (text, &context, NULL, error);
}

static void
on_typed (SkvListCell *cell, const char *text, gpointer data)
{
  SkvListPage *self = SKV_LIST_PAGE (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strstrip (g_strdup (text));

  if (skv_list_cell_get_column (cell) == SKV_LIST_WHAT)
    skv_list_cell_show_problem (cell, *title == '\0' ? _("It needs a title.") : NULL);
  else if (skv_list_cell_get_column (cell) == SKV_LIST_DATE)
    skv_list_cell_show_problem (cell, read_day (self, text, &error) == SKV_DAY_NONE ? error->message
                                                                                    : NULL);
}

static void
rename_to (SkvListPage *self, const SkvOccurrence *occurrence, const char *text)
{
  SkvPlan *plan = skv_session_get_plan (self->base.session);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autofree char *title = g_strstrip (g_strdup (text));
  GPtrArray *refused;
  SkvEdit *edit;

  if (g_strcmp0 (title, occurrence->title) == 0)
    return;
  g_ptr_array_add (one, (gpointer) occurrence);
  edit = skv_bulk_rename (plan, one, title, &refused);
  skv_list_page_apply (self, edit, refused);
}

static void
set_status (SkvListPage *self, const SkvOccurrence *occurrence, SkvStatus status)
{
  SkvPlan *plan = skv_session_get_plan (self->base.session);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  GPtrArray *refused;
  SkvEdit *edit;

  if (status == occurrence->status)
    return;
  g_ptr_array_add (one, (gpointer) occurrence);
  edit = skv_bulk_set_status (plan, one, status, &refused);
  skv_list_page_apply (self, edit, refused);
}

static void
on_edited (SkvListCell *cell, const char *text, gpointer data)
{
  SkvListPage *self = SKV_LIST_PAGE (data);
  g_autofree char *id = g_strdup (skv_list_entry_get_id (skv_list_cell_get_entry (cell)));
  const SkvOccurrence *occurrence = find (self, id);
  SkvDay day;

  if (occurrence == NULL)
    return;
  skv_set_text (&self->revealed, id);
  if (skv_list_cell_get_column (cell) == SKV_LIST_WHAT)
    rename_to (self, occurrence, text);
  else if (skv_list_cell_get_column (cell) == SKV_LIST_STATUS)
    set_status (self, occurrence, (SkvStatus) g_ascii_strtoll (text, NULL, 10));
  else
    {
      day = read_day (self, text, NULL);
      if (day != SKV_DAY_NONE && day != occurrence->first_day &&
          !skv_series_ask_move_to_day (GTK_WIDGET (self), self->base.session, id, day))
        skv_session_move_to_day (self->base.session, id, day);
    }
}

/* Tab goes on to the next that can be changed in the row, and then back to the row. */
static void
on_left (SkvListCell *cell, int direction, gpointer data)
{
  static const SkvListColumn order[] = { SKV_LIST_DATE, SKV_LIST_WHAT, SKV_LIST_STATUS };
  SkvListPage *self = SKV_LIST_PAGE (data);
  SkvListEntry *entry = skv_list_cell_get_entry (cell);
  g_autofree char *id = entry != NULL ? g_strdup (skv_list_entry_get_id (entry)) : NULL;

  for (int i = 0; direction != 0 && i < (int) G_N_ELEMENTS (order); i++)
    {
      int next = i + direction;

      if (order[i] == skv_list_cell_get_column (cell) && next >= 0 &&
          next < (int) G_N_ELEMENTS (order))
        {
          skv_list_page_edit (self, id, order[next]);
          return;
        }
    }
  skv_list_page_reveal (self, id);
}

static SkvListCell *
find_cell (SkvListPage *self, const char *id, SkvListColumn column)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    {
      SkvListEntry *entry = skv_list_cell_get_entry (cell);

      if (skv_list_cell_get_column (cell) == column && entry != NULL &&
          g_strcmp0 (skv_list_entry_get_id (entry), id) == 0 && gtk_widget_get_mapped (cell))
        return cell;
    }
  return NULL;
}

static void
begin (SkvListCell *cell, const SkvOccurrence *occurrence)
{
  g_autofree char *date = NULL;
  const char *titles[SKV_STATUS_CANCELLED + 2] = { NULL };

  switch (skv_list_cell_get_column (cell))
    {
    case SKV_LIST_WHAT:
      skv_list_cell_edit (cell, occurrence->title);
      break;
    case SKV_LIST_DATE:
      date = occurrence->start != SKV_MOMENT_NONE ? skv_day_format (occurrence->first_day)
                                                  : g_strdup ("");
      skv_list_cell_edit (cell, date);
      break;
    default:
      for (int status = SKV_STATUS_PROPOSED; status <= SKV_STATUS_CANCELLED; status++)
        titles[status] = skv_status_title (status);
      skv_list_cell_choose (cell, titles, (guint) occurrence->status);
    }
}

void
skv_list_page_edit (SkvListPage *self, const char *id, SkvListColumn column)
{
  SkvListEntry *focused = id == NULL ? skv_list_page_get_focused (self) : NULL;
  const SkvOccurrence *occurrence;
  SkvListCell *cell;

  if (focused != NULL)
    id = skv_list_entry_get_id (focused);
  occurrence = find (self, id);
  if (occurrence == NULL || skv_plan_files_is_read_only (skv_session_get_plan (self->base.session)))
    return;
  if (occurrence->item == NULL && occurrence->rule == NULL)
    {
      skv_session_tell (self->base.session,
                        _("A holiday comes from the calendar and stays as it is."));
      return;
    }
  cell = find_cell (self, id, column);
  if (cell != NULL)
    begin (cell, occurrence);
}

SkvListEntry *
skv_list_page_get_focused (SkvListPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (focus != NULL && g_hash_table_iter_next (&iter, &cell, NULL))
    {
      if (gtk_widget_is_ancestor (cell, focus) || gtk_widget_is_ancestor (focus, cell))
        {
          if (focus != GTK_WIDGET (self->view) &&
              !gtk_widget_is_ancestor (GTK_WIDGET (self->view), focus) &&
              g_strcmp0 (gtk_widget_get_css_name (focus), "listview") != 0)
            return skv_list_cell_get_entry (cell);
        }
    }
  return NULL;
}

/* --- columns --------------------------------------------------------------------------------- */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  SkvListPage *self = SKV_LIST_PAGE (data);
  SkvListColumn column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "skv-column"));
  GtkWidget *cell = skv_list_cell_new (column);

  g_signal_connect_object (cell, "typed", G_CALLBACK (on_typed), self, 0);
  g_signal_connect_object (cell, "edited", G_CALLBACK (on_edited), self, 0);
  g_signal_connect_object (cell, "left", G_CALLBACK (on_left), self, 0);
  gtk_list_item_set_child (item, cell);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  SkvListPage *self = SKV_LIST_PAGE (data);
  GtkWidget *cell = gtk_list_item_get_child (item);
  SkvListEntry *entry = gtk_list_item_get_item (item);

  skv_list_cell_bind (SKV_LIST_CELL (cell), entry);
  g_hash_table_add (self->cells, cell);
  gtk_list_item_set_selectable (item, !skv_list_entry_get (entry)->heading);
  gtk_list_item_set_activatable (item, !skv_list_entry_get (entry)->heading);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  SkvListPage *self = SKV_LIST_PAGE (data);
  GtkWidget *cell = gtk_list_item_get_child (item);

  g_hash_table_remove (self->cells, cell);
  skv_list_cell_bind (SKV_LIST_CELL (cell), NULL);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer column)
{
  return skv_list_entry_compare ((gpointer) a, (gpointer) b, GPOINTER_TO_INT (column));
}

void
skv_list_page_add_columns (SkvListPage *self)
{
  static const int widths[SKV_LIST_N_COLUMNS] = {
    180, 105, -1, 140, -1, 130, 100, 120, 90, 110, 130
  };

  double scale = skv_text_scale (GTK_WIDGET (self));

  for (int column = 0; column < SKV_LIST_N_COLUMNS; column++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) made = NULL;
      g_autoptr (GtkSorter) sorter =
        GTK_SORTER (gtk_custom_sorter_new (compare, GINT_TO_POINTER (column), NULL));

      g_object_set_data (G_OBJECT (factory), "skv-column", GINT_TO_POINTER (column));
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
      g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
      made = gtk_column_view_column_new (skv_list_column_title (column), factory);
      gtk_column_view_column_set_sorter (made, sorter);
      gtk_column_view_column_set_resizable (made, TRUE);
      if (widths[column] > 0)
        gtk_column_view_column_set_fixed_width (made, (int) (widths[column] * scale));
      else
        gtk_column_view_column_set_expand (made, TRUE);
      gtk_column_view_append_column (self->view, made);
      if (column == SKV_LIST_DATE)
        gtk_column_view_sort_by_column (self->view, made, GTK_SORT_ASCENDING);
    }
}

/* What nobody has said of anything has no column: the list is narrow enough. */
void
skv_list_page_show_columns (SkvListPage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GPtrArray *items =
    skv_plan_get_records (skv_session_get_plan (self->base.session), SKV_KIND_ITEM);
  gboolean used[SKV_LIST_N_COLUMNS] = { FALSE };

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);

      used[SKV_LIST_WORK] = used[SKV_LIST_WORK] || item->work != NULL;
      used[SKV_LIST_PRIORITY] = used[SKV_LIST_PRIORITY] || item->priority != SKV_PRIORITY_NONE;
      used[SKV_LIST_DUTY] = used[SKV_LIST_DUTY] || item->duty != NULL;
    }
  for (guint column = SKV_LIST_WORK; column <= SKV_LIST_DUTY; column++)
    {
      g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (columns, column);

      gtk_column_view_column_set_visible (one, used[column]);
    }
}
