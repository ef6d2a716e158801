/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/model/text-fold.h"

/* What becomes of a vendor's notice in a plan: its lane, what it does, and which systems are meant,
 * where that is beyond doubt. */

/* A name of fewer letters stands in too many others. */
#define MIN_LETTERS 3

/* Do all words of @part stand in @whole, one behind the other? */
static gboolean
holds_words (GStrv whole, GStrv part)
{
  guint n = g_strv_length (part);

  for (guint i = 0; n > 0 && whole[i] != NULL; i++)
    {
      guint k = 0;

      while (k < n && whole[i + k] != NULL && g_str_equal (whole[i + k], part[k]))
        k++;
      if (k == n)
        return TRUE;
      if (whole[i + k] == NULL && k > 0)
        break;
    }
  return FALSE;
}

static gsize
count_letters (GStrv words)
{
  gsize n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += strlen (words[i]);
  return n;
}

typedef struct
{
  const SkvSystem *system;
  GStrv words; /* (owned) */
} Candidate;

static void
candidate_clear (gpointer data)
{
  g_strfreev (((Candidate *) data)->words);
}

/* The longest name, if all others that were found are part of it: "Visma Enterprise" and "Visma" */
static const SkvSystem *
pick (GArray *candidates)
{
  const Candidate *best = NULL;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *one = &g_array_index (candidates, Candidate, i);

      if (best == NULL || count_letters (one->words) > count_letters (best->words))
        best = one;
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *one = &g_array_index (candidates, Candidate, i);

      if (one != best && (!holds_words (best->words, one->words) ||
                          count_letters (one->words) == count_letters (best->words)))
        return NULL;
    }
  return best != NULL ? best->system : NULL;
}

/* the one system that @text names (transfer none) (nullable) */
static const SkvSystem *
find_named (SkvPlan *plan, const char *text)
{
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  g_auto (GStrv) words = skv_text_fold_words (text);
  g_autofree char *folded = skv_text_fold (text);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  g_array_set_clear_func (candidates, candidate_clear);
  for (guint i = 0; i < systems->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (systems, i);
      g_autofree char *id = skv_text_fold (system->parent.id);
      Candidate candidate = { system, skv_text_fold_words (system->name) };

      if (g_str_equal (id, folded))
        {
          g_strfreev (candidate.words);
          return system;
        }
      if (count_letters (candidate.words) >= MIN_LETTERS && holds_words (words, candidate.words))
        g_array_append_val (candidates, candidate);
      else
        g_strfreev (candidate.words);
    }
  return pick (candidates);
}

/* the one system of that vendor (transfer none) (nullable) */
static const SkvSystem *
find_by_vendor (SkvPlan *plan, const char *provider)
{
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  g_autofree char *key = skv_text_fold (provider);
  const SkvSystem *found = NULL;

  for (guint i = 0; i < systems->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (systems, i);
      g_autofree char *vendor = system->vendor != NULL ? skv_text_fold (system->vendor) : NULL;

      if (g_strcmp0 (vendor, key) != 0)
        continue;
      if (found != NULL)
        return NULL;
      found = system;
    }
  return found;
}

static void
add_once (GPtrArray *ids, const SkvSystem *system)
{
  if (system != NULL &&
      !g_ptr_array_find_with_equal_func (ids, system->parent.id, g_str_equal, NULL))
    g_ptr_array_add (ids, system->parent.id);
}

/* ids (element-type utf8), not owned (transfer container) */
static GPtrArray *
find_systems (SkvPlan *plan, const SkvIcsEntry *entry)
{
  const SkvIcsNotice *notice = entry->notice;
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; notice->objects[i] != NULL; i++)
    add_once (ids, find_named (plan, notice->objects[i]));
  if (ids->len == 0)
    add_once (ids, find_named (plan, entry->title));
  if (ids->len == 0 && notice->provider != NULL)
    add_once (ids, find_by_vendor (plan, notice->provider));
  return ids;
}

static void
note_unknown (const SkvIcsEntry *entry, GPtrArray *notes)
{
  g_autofree char *objects = g_strjoinv (", ", entry->notice->objects);
  SkvIcsRemark *remark;

  if (*objects == '\0')
    return;
  remark = g_new0 (SkvIcsRemark, 1);
  remark->line = entry->line;
  remark->title = g_strdup (entry->title);
  /* TRANSLATORS: what a vendor's notice says it touches */
  remark->text = g_strdup_printf (
    _("which of the plan's systems it touches is not sure (%s): it names none"), objects);
  g_ptr_array_add (notes, remark);
}

void
skv_ics_notice_fill (SkvPlan *plan, const SkvIcsEntry *entry, SkvItem *item, GPtrArray *notes)
{
  g_autoptr (GPtrArray) ids = NULL;

  skv_set_text (&item->lane, "vendor");
  if (entry->notice->effect != NULL)
    skv_set_text (&item->effect, entry->notice->effect);
  /* What somebody chose stays. */
  if (item->systems[0] != NULL)
    return;
  ids = find_systems (plan, entry);
  if (ids->len == 0)
    note_unknown (entry, notes);
  g_ptr_array_add (ids, NULL);
  skv_set_texts (&item->systems, (const char *const *) ids->pdata);
}
