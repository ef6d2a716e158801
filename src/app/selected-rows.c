/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/selected-rows.h"

GPtrArray *
skv_selected_rows (GtkSelectionModel *model)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (GTK_IS_SELECTION_MODEL (model), list);

  selected = gtk_selection_model_get_selection (model);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gpointer item = g_list_model_get_item (G_LIST_MODEL (model), position);

      if (item != NULL)
        g_ptr_array_add (list, item);
    }
  return list;
}
