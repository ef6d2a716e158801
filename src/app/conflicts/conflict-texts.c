/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflicts/conflict-texts.h"

#include <string.h>

#include "core/model/text-fold.h"

/* So many words of a search count, a bit each. */
#define MOST_WORDS 16

struct _SkvConflictTexts
{
  GHashTable *all;   /* (owned): text (unowned) → (owned) SkvConflictText */
  gboolean unranked; /* there are new ones */
  GStrv words;       /* (owned) (nullable): folded */
  guint serial;      /* of the search */
};

static void
text_free (gpointer data)
{
  SkvConflictText *text = data;

  g_free ((char *) text->text);
  g_free (text->parts);
  g_free (text->folded);
  g_free (text->collated);
  g_free (text);
}

SkvConflictTexts *
skv_conflict_texts_new (void)
{
  SkvConflictTexts *self = g_new0 (SkvConflictTexts, 1);

  self->all = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, text_free);
  self->serial = 1;
  return self;
}

void
skv_conflict_texts_free (SkvConflictTexts *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->all);
  g_strfreev (self->words);
  g_free (self);
}

guint
skv_conflict_texts_get_n (SkvConflictTexts *self)
{
  return g_hash_table_size (self->all);
}

static SkvConflictText *
put (SkvConflictTexts *self, const char *text)
{
  SkvConflictText *found = g_hash_table_lookup (self->all, text);

  if (found != NULL)
    return found;
  found = g_new0 (SkvConflictText, 1);
  found->text = g_strdup (text);
  g_hash_table_insert (self->all, (gpointer) found->text, found);
  self->unranked = TRUE;
  return found;
}

const SkvConflictText *
skv_conflict_texts_put (SkvConflictTexts *self, const char *text)
{
  return put (self, text != NULL ? text : "");
}

const SkvConflictText *
skv_conflict_texts_put_list (SkvConflictTexts *self, const char *const *names)
{
  guint n = g_strv_length ((GStrv) names);
  g_autofree char *joined = g_strjoinv (", ", (GStrv) names);
  SkvConflictText *text = put (self, joined);

  if (n > 0 && text->parts == NULL)
    {
      text->parts = g_new0 (const SkvConflictText *, n + 1);
      for (guint i = 0; i < n; i++)
        text->parts[i] = put (self, names[i]);
    }
  return text;
}

/* --- order ----------------------------------------------------------------------------------- */

static int
compare (gconstpointer a, gconstpointer b)
{
  const SkvConflictText *x = *(SkvConflictText *const *) a, *y = *(SkvConflictText *const *) b;

  if ((*x->text == '\0') != (*y->text == '\0'))
    return *x->text == '\0' ? 1 : -1;
  return strcmp (x->collated, y->collated);
}

void
skv_conflict_texts_rank (SkvConflictTexts *self)
{
  g_autoptr (GPtrArray) list = NULL;
  GHashTableIter iter;
  gpointer value;

  if (!self->unranked)
    return;
  list = g_ptr_array_sized_new (g_hash_table_size (self->all));
  g_hash_table_iter_init (&iter, self->all);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      SkvConflictText *text = value;

      if (text->collated == NULL)
        {
          g_autofree char *small = g_utf8_casefold (text->text, -1);

          text->collated = g_utf8_collate_key (small, -1);
        }
      g_ptr_array_add (list, text);
    }
  g_ptr_array_sort (list, compare);
  for (guint i = 0; i < list->len; i++)
    ((SkvConflictText *) list->pdata[i])->rank = i;
  self->unranked = FALSE;
}

/* --- searching ------------------------------------------------------------------------------- */

guint
skv_conflict_texts_search (SkvConflictTexts *self, const char *words)
{
  guint n;

  g_clear_pointer (&self->words, g_strfreev);
  self->words = skv_text_fold_words (words != NULL ? words : "");
  self->serial++;
  n = MIN (g_strv_length (self->words), MOST_WORDS);
  return (1U << n) - 1;
}

guint
skv_conflict_texts_marks (SkvConflictTexts *self, const SkvConflictText *text)
{
  SkvConflictText *mine = (SkvConflictText *) text;

  if (text == NULL)
    return 0;
  if (mine->serial == self->serial)
    return mine->marks;
  if (mine->folded == NULL)
    mine->folded = skv_text_fold (mine->text);
  mine->serial = self->serial;
  mine->marks = 0;
  for (guint i = 0; self->words != NULL && self->words[i] != NULL && i < MOST_WORDS; i++)
    {
      if (strstr (mine->folded, self->words[i]) != NULL)
        mine->marks |= 1U << i;
    }
  return mine->marks;
}
