/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/checker-private.h"

/*
 * Which findings an entry has part in, as what is told and as what it is told against: two lists
 * through all that is found, so that an edit takes out the findings of what it touched and looks at
 * no others. The first edit makes them.
 */

#define NONE G_MAXUINT

enum
{
  ITEM,
  AGAINST,
  N_SIDES,
};

typedef struct
{
  guint next[N_SIDES];
  guint previous[N_SIDES];
} Link;

struct _SkvLinks
{
  GArray *all;           /* (owned) (element-type Link): as what is found */
  guint *heads[N_SIDES]; /* (owned): by place of the entry */
};

/* Nobody asks for what waits for something that lies beyond the checker by that. */
static guint
place_of (const SkvChecker *checker, const SkvFinding *finding, int side)
{
  const SkvEntry *entry = side == ITEM ? finding->item : finding->against;
  const SkvEntry *first = (const SkvEntry *) (gconstpointer) checker->entries.all->data;

  return entry != NULL && entry >= first && entry < first + checker->entries.all->len
           ? (guint) (entry - first)
           : NONE;
}

static const SkvFinding *
finding_at (const SkvChecker *checker, guint index)
{
  return &g_array_index (checker->found, SkvFinding, index);
}

static Link *
link_at (SkvLinks *self, guint index)
{
  return &g_array_index (self->all, Link, index);
}

/* what stands before it in its list now leads to @index */
static void
lead_to (SkvLinks *self, const SkvChecker *checker, guint of, int side, guint index)
{
  const Link *link = link_at (self, of);
  guint place = place_of (checker, finding_at (checker, of), side);

  if (link->previous[side] != NONE)
    link_at (self, link->previous[side])->next[side] = index;
  else if (place != NONE)
    self->heads[side][place] = index;
}

static void
link_in (SkvLinks *self, const SkvChecker *checker, guint index)
{
  for (int side = 0; side < N_SIDES; side++)
    {
      Link *link = link_at (self, index);
      guint place = place_of (checker, finding_at (checker, index), side);

      link->next[side] = link->previous[side] = NONE;
      if (place == NONE)
        continue;
      link->next[side] = self->heads[side][place];
      if (link->next[side] != NONE)
        link_at (self, link->next[side])->previous[side] = index;
      self->heads[side][place] = index;
    }
}

SkvLinks *
skv_links_new (SkvChecker *checker)
{
  SkvLinks *self = g_new0 (SkvLinks, 1);

  self->all = g_array_sized_new (FALSE, FALSE, sizeof (Link), checker->found->len);
  g_array_set_size (self->all, checker->found->len);
  for (int side = 0; side < N_SIDES; side++)
    {
      self->heads[side] = g_new (guint, checker->capacity);
      for (guint i = 0; i < checker->capacity; i++)
        self->heads[side][i] = NONE;
    }
  for (guint i = 0; i < checker->found->len; i++)
    link_in (self, checker, i);
  return self;
}

void
skv_links_free (SkvLinks *self)
{
  if (self == NULL)
    return;
  for (int side = 0; side < N_SIDES; side++)
    g_free (self->heads[side]);
  g_array_unref (self->all);
  g_free (self);
}

void
skv_links_add (SkvChecker *checker, const SkvFinding *finding)
{
  const Link unlinked = { { NONE, NONE }, { NONE, NONE } };

  g_array_append_vals (checker->found, finding, 1);
  g_array_append_val (checker->links->all, unlinked);
  if (checker->words != NULL)
    g_ptr_array_add (checker->words, NULL);
  link_in (checker->links, checker, checker->found->len - 1);
}

/* --- taking out ------------------------------------------------------------------------------- */

static void
forget_words (SkvChecker *checker, guint index)
{
  if (checker->words == NULL || checker->words->pdata[index] == NULL)
    return;
  if (checker->outdated != NULL)
    g_ptr_array_add (checker->outdated, checker->words->pdata[index]);
  checker->words->pdata[index] = NULL;
}

static void
unlink_from (SkvLinks *self, const SkvChecker *checker, guint index, int side)
{
  const Link *link = link_at (self, index);

  lead_to (self, checker, index, side, link->next[side]);
  if (link->next[side] != NONE)
    link_at (self, link->next[side])->previous[side] = link->previous[side];
}

/* The last one takes its place. */
static void
take_out (SkvChecker *checker, guint index)
{
  SkvLinks *self = checker->links;
  guint last = checker->found->len - 1;

  forget_words (checker, index);
  for (int side = 0; side < N_SIDES; side++)
    unlink_from (self, checker, index, side);
  if (index != last)
    {
      for (int side = 0; side < N_SIDES; side++)
        {
          lead_to (self, checker, last, side, index);
          if (link_at (self, last)->next[side] != NONE)
            link_at (self, link_at (self, last)->next[side])->previous[side] = index;
        }
    }
  g_array_remove_index_fast (checker->found, index);
  g_array_remove_index_fast (self->all, index);
  if (checker->words != NULL)
    g_ptr_array_remove_index_fast (checker->words, index);
}

void
skv_links_remove (SkvChecker *checker,
                  const SkvEntry *entry,
                  const SkvCheck *check,
                  gboolean as_either)
{
  SkvLinks *self = checker->links;
  guint place = skv_checker_place (checker, entry);

  for (int side = 0; side < (as_either ? N_SIDES : 1); side++)
    for (guint i = self->heads[side][place]; i != NONE;)
      {
        guint next = link_at (self, i)->next[side], last = checker->found->len - 1;

        if (check == NULL || finding_at (checker, i)->check == check)
          {
            take_out (checker, i);
            next = next == last ? i : next; /* it has been moved here */
          }
        i = next;
      }
}

void
skv_links_forget_words (SkvChecker *checker, const SkvEntry *entry, const SkvCheck *check)
{
  guint place = skv_checker_place (checker, entry);

  for (guint i = checker->links->heads[ITEM][place]; i != NONE;
       i = link_at (checker->links, i)->next[ITEM])
    {
      if (check == NULL || finding_at (checker, i)->check == check)
        forget_words (checker, i);
    }
}
