/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-picture-private.h"

/* What a difference makes of the bars of the plan, and what it puts beside them. */

typedef struct
{
  SkvPictureMaker *maker;
  GHashTable *chosen; /* (owned) (nullable) (element-type utf8): NULL: all */
} Work;

static gboolean
is_chosen (const Work *self, const SkvDifferenceEntry *entry)
{
  if (self->chosen == NULL || g_hash_table_contains (self->chosen, entry->id))
    return TRUE;
  return entry->before != NULL && g_hash_table_contains (self->chosen, entry->before->id);
}

static gboolean
takes_place (const SkvOccurrence *occurrence)
{
  return occurrence->status != SKV_STATUS_CANCELLED && occurrence->status != SKV_STATUS_POSTPONED &&
         !occurrence->left_out;
}

/* the bar of the plan that an entry is about */
static guint
find_bar (const SkvYearPicture *picture, const SkvDifferenceEntry *entry)
{
  guint bar = SKV_YEAR_NO_BAR;

  if (entry->before != NULL)
    bar = skv_year_picture_find (picture, entry->before->id);
  if (bar == SKV_YEAR_NO_BAR && entry->after != NULL)
    bar = skv_year_picture_find (picture, entry->after->id);
  return bar;
}

/* Has the plan that is drawn become so already? */
static gboolean
is_done (const SkvYearPicture *picture, const SkvDifferenceEntry *entry, guint bar)
{
  const SkvOccurrence *drawn, *after = entry->after;

  if (after == NULL || bar == SKV_YEAR_NO_BAR)
    return FALSE;
  drawn = skv_year_picture_get_bar (picture, bar)->occurrence;
  return drawn->start == after->start && drawn->end == after->end &&
         drawn->all_day == after->all_day && drawn->status == after->status &&
         g_strcmp0 (drawn->lane, after->lane) == 0 && g_strcmp0 (drawn->title, after->title) == 0 &&
         g_strv_equal (drawn->systems, after->systems);
}

static void
mark_bar (const Work *self, guint bar, const SkvDifferenceEntry *entry, guint flags)
{
  SkvYearPicture *picture = self->maker->picture;
  SkvPictureBar *drawn;

  if (bar == SKV_YEAR_NO_BAR)
    return;
  drawn = &g_array_index (picture->bars, SkvPictureBar, bar);
  drawn->entry = entry;
  drawn->chosen = is_chosen (self, entry);
  g_array_index (picture->paint_bars, SkvPaintBar, bar).flags |=
    flags | (drawn->chosen ? 0 : SKV_PAINT_LEFT_OUT);
}

/* the after side beside what is there now */
static void
add_proposed (const Work *self, guint bar, const SkvDifferenceEntry *entry)
{
  SkvYearPicture *picture = self->maker->picture;
  g_autofree char *name = g_strconcat ("proposed:", entry->id, NULL);
  const char *id = g_string_chunk_insert (picture->strings, name);
  guint proposed = skv_picture_maker_add (self->maker, entry->after, id, SKV_YEAR_BAR_PROPOSED);
  SkvYearLink link = { bar, proposed };

  if (proposed == SKV_YEAR_NO_BAR)
    return;
  mark_bar (self, proposed, entry, entry->before != NULL ? SKV_PAINT_ARRIVING : 0);
  if (bar != SKV_YEAR_NO_BAR && is_chosen (self, entry))
    g_array_append_val (picture->links, link);
}

static void
add_entry (const Work *self, const SkvDifferenceEntry *entry)
{
  const SkvOccurrence *after = entry->after;
  guint bar = find_bar (self->maker->picture, entry);
  gboolean goes = after == NULL || !skv_difference_is_placed (after) ||
                  (entry->changes & SKV_CHANGE_CANCELLED && !takes_place (after));

  if (is_done (self->maker->picture, entry, bar))
    return;
  if (goes)
    mark_bar (self, bar, entry, SKV_PAINT_GOING);
  else if (entry->before != NULL && (entry->changes & (SKV_CHANGE_TIME | SKV_CHANGE_LANE)) == 0)
    mark_bar (self, bar, entry, SKV_PAINT_CHANGING);
  else
    {
      mark_bar (self, bar, entry, SKV_PAINT_LEAVING);
      add_proposed (self, bar, entry);
    }
}

/* --- the plan is the after side -------------------------------------------------------------- */

/* An evening's own place by its rule is told already, by the ghost of what a person moved. */
static gboolean
has_ghost (const SkvDifferenceEntry *entry)
{
  const SkvOccurrence *after = entry->after, *before = entry->before;

  return after != NULL && after->rule != NULL && after->resolved && after->moved != SKV_NOT_MOVED &&
         after->original_start == before->start && after->all_day == before->all_day;
}

/* where it was, beside what is there now */
static void
add_past (const Work *self, guint bar, const SkvDifferenceEntry *entry)
{
  SkvYearPicture *picture = self->maker->picture;
  g_autofree char *name = g_strconcat ("proposed:", entry->id, NULL);
  const char *id = g_string_chunk_insert (picture->strings, name);
  guint past, *flags;

  if (has_ghost (entry))
    return;
  past = skv_picture_maker_add (self->maker, entry->before, id, SKV_YEAR_BAR_PROPOSED);
  if (past == SKV_YEAR_NO_BAR)
    return;
  flags = &g_array_index (picture->paint_bars, SkvPaintBar, past).flags;
  *flags &= ~(guint) SKV_PAINT_PROPOSED;
  mark_bar (self, past, entry, bar != SKV_YEAR_NO_BAR ? SKV_PAINT_LEAVING : SKV_PAINT_GOING);
  if (bar != SKV_YEAR_NO_BAR)
    g_array_append_val (picture->links, ((SkvYearLink){ past, bar }));
}

static void
add_entry_after (const Work *self, const SkvDifferenceEntry *entry)
{
  const SkvYearPicture *picture = self->maker->picture;
  guint bar =
    entry->after != NULL ? skv_year_picture_find (picture, entry->after->id) : SKV_YEAR_NO_BAR;
  gboolean was_placed = entry->before != NULL && skv_difference_is_placed (entry->before);

  if (entry->before == NULL)
    mark_bar (self, bar, entry, SKV_PAINT_PROPOSED);
  else if (entry->after != NULL && (entry->changes & (SKV_CHANGE_TIME | SKV_CHANGE_LANE)) == 0)
    mark_bar (self, bar, entry, SKV_PAINT_CHANGING);
  else
    mark_bar (self, bar, entry, SKV_PAINT_PROPOSED | SKV_PAINT_ARRIVING);
  if (was_placed &&
      (entry->after == NULL || (entry->changes & (SKV_CHANGE_TIME | SKV_CHANGE_LANE)) != 0))
    add_past (self, bar, entry);
}

gboolean
skv_year_picture_shows_after (const SkvYearPicture *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->difference != NULL &&
         skv_difference_get_after (self->difference) == self->occurrences;
}

void
skv_picture_maker_add_difference (SkvPictureMaker *maker, const char *const *chosen)
{
  const SkvDifference *difference = maker->picture->difference;
  gboolean after = skv_year_picture_shows_after (maker->picture);
  Work self = { .maker = maker };

  if (chosen != NULL)
    self.chosen = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; chosen != NULL && chosen[i] != NULL; i++)
    g_hash_table_add (self.chosen, (gpointer) chosen[i]);
  for (guint i = 0; i < skv_difference_get_n (difference); i++)
    {
      const SkvDifferenceEntry *entry = skv_difference_get (difference, i);
      const SkvOccurrence *any = entry->after != NULL ? entry->after : entry->before;

      /* days that are free are a shade of the ground */
      if (g_strcmp0 (any->lane, "holiday") == 0)
        continue;
      if (after)
        add_entry_after (&self, entry);
      else
        add_entry (&self, entry);
    }
  g_clear_pointer (&self.chosen, g_hash_table_unref);
}

guint
skv_year_picture_find_counterpart (const SkvYearPicture *self, guint bar)
{
  const SkvPictureBar *known = skv_year_picture_get_bar (self, bar);
  g_autofree char *name = NULL;
  guint found;

  if (known == NULL || known->entry == NULL || known->ghost)
    return SKV_YEAR_NO_BAR;
  if (known->proposed)
    return find_bar (self, known->entry);
  name = g_strconcat ("proposed:", known->entry->id, NULL);
  found = skv_year_picture_find (self, name);
  return found != bar ? found : SKV_YEAR_NO_BAR;
}
