/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/list-store.h"

static gboolean
same_at (GListStore *store,
         guint position,
         gpointer item,
         gboolean (*same) (gpointer there, gpointer item))
{
  g_autoptr (GObject) there = g_list_model_get_item (G_LIST_MODEL (store), position);

  return same (there, item);
}

void
skv_list_store_replace (GListStore *store,
                        GPtrArray *items,
                        gboolean (*same) (gpointer there, gpointer item))
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (store)), n_new = items->len;
  guint head = 0, tail = 0;

  while (head < n_old && head < n_new && same_at (store, head, items->pdata[head], same))
    head++;
  while (tail < n_old - head && tail < n_new - head &&
         same_at (store, n_old - tail - 1, items->pdata[n_new - tail - 1], same))
    tail++;
  if (n_old - head - tail > 0 || n_new - head - tail > 0)
    g_list_store_splice (store, head, n_old - head - tail, items->pdata + head,
                         n_new - head - tail);
}
