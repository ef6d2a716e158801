/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store-fixture.h"

/* What the tests of the history share. */

static inline SkvEdit *
go_to (SkvStore *store, gint64 id, gboolean redo, guint *n_edits, GError **error)
{
  return SKV_BACKEND_GET_IFACE (store)->go_to (SKV_BACKEND (store), id, redo, NULL, NULL, n_edits,
                                               error);
}

static inline GPtrArray *
find (SkvStore *store, const SkvHistoryQuery *query, gint64 *next)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries =
    SKV_BACKEND_GET_IFACE (store)->find_history (SKV_BACKEND (store), query, next, &error);

  g_assert_no_error (error);
  return entries;
}

/* labels, newest first; in brackets: undone */
static inline char *
describe (GPtrArray *entries)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const SkvHistoryEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (text, entry->undone ? "%s(%s)" : "%s%s", i > 0 ? " " : "",
                              entry->label);
    }
  return g_string_free (text, FALSE);
}

static inline char *
describe_history (SkvStore *store)
{
  const SkvHistoryQuery everything = { NULL };
  gint64 next;
  g_autoptr (GPtrArray) entries = find (store, &everything, &next);

  g_assert_cmpint (next, ==, 0);
  return describe (entries);
}

/* A-Z: an edit of one organisation; u: undo; |: a barrier; 1-9: undo to that entry */
static inline void
prepare (SkvStore *store, const char *steps)
{
  g_autoptr (GError) error = NULL;

  for (const char *step = steps; *step != '\0'; step++)
    {
      const char text[] = { *step, '\0' };
      g_autoptr (SkvEdit) edit = NULL;

      if (g_ascii_isupper (*step))
        commit_organisation (store, "o", text, text);
      else if (g_ascii_isdigit (*step))
        edit = go_to (store, *step - '0', FALSE, NULL, &error);
      else if (*step == 'u')
        edit = backend_step (store, FALSE, &error);
      else
        skv_store_add_barrier (store, "|", &error);
      g_assert_no_error (error);
    }
}
