/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/outage/system-match.h"

#include <string.h>

#include "core/model/text-fold.h"

typedef struct
{
  SkvSystem *system;
  char *name; /* (owned): folded */
  int rank;
} Match;

static void
match_clear (gpointer data)
{
  g_free (((Match *) data)->name);
}

/* 0 is best; -1: not at all */
static int
rank_of (const char *name, const char *wanted)
{
  const char *place = strstr (name, wanted);

  if (place == NULL)
    return -1;
  if (strcmp (name, wanted) == 0)
    return 0;
  if (place == name)
    return 1;
  return place[-1] == ' ' ? 2 : 3;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *first = a, *second = b;

  return first->rank != second->rank ? first->rank - second->rank
                                     : strcmp (first->name, second->name);
}

GPtrArray *
skv_system_match (SkvPlan *plan, const char *text, guint max)
{
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *wanted = skv_text_fold (trimmed);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  GPtrArray *found = g_ptr_array_new ();

  g_array_set_clear_func (matches, match_clear);
  for (guint i = 0; i < systems->len; i++)
    {
      SkvSystem *system = g_ptr_array_index (systems, i);
      g_autofree char *name = skv_text_fold (system->name);
      int rank = rank_of (name, wanted);
      Match match = { system, name, rank };

      if (rank < 0)
        continue;
      name = NULL;
      g_array_append_val (matches, match);
    }
  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len && i < max; i++)
    g_ptr_array_add (found, g_array_index (matches, Match, i).system);
  return found;
}
