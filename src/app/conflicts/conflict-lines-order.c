/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflicts/conflict-lines-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"

/* --- which are shown -------------------------------------------------------------------------- */

static gboolean
is_found (SkvConflictLines *self, const SkvConflictLine *line)
{
  guint marks = skv_conflict_texts_marks (self->texts, line->department);

  for (int column = SKV_CONFLICTS_N_COLUMNS - 1; column >= 0 && marks != self->wanted; column--)
    {
      if (line->text[column] != self->empty)
        marks |= skv_conflict_texts_marks (self->texts, line->text[column]);
    }
  return marks == self->wanted;
}

/* The heading of a group of @n, the same one as before. (transfer none) */
static SkvConflictLine *
get_heading (SkvConflictLines *self, const SkvConflictText *title, guint n)
{
  g_autofree char *words =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", n), n);
  const SkvConflictText *count = skv_conflict_texts_put (self->texts, words);
  SkvConflictLine *line = g_hash_table_lookup (self->headings, title->text);

  if (line == NULL)
    {
      line = skv_conflict_line_new (NULL, NULL, NULL);
      for (int column = 0; column < SKV_CONFLICTS_N_COLUMNS; column++)
        line->text[column] = self->empty;
      line->text[SKV_CONFLICTS_SEVERITY] = title;
      line->worded = TRUE;
      g_hash_table_insert (self->headings, g_strdup (title->text), line);
    }
  if (line->text[SKV_CONFLICTS_WHAT] != count)
    {
      line->text[SKV_CONFLICTS_WHAT] = count;
      skv_conflict_line_emit_changed (line);
    }
  return line;
}

/* Tells only of what lies between the common beginning and the common end. */
static void
replace_shown (SkvConflictLines *self, GPtrArray *shown)
{
  g_autoptr (GPtrArray) old = self->shown;
  guint head = 0, tail = 0;

  while (head < old->len && head < shown->len && old->pdata[head] == shown->pdata[head])
    head++;
  while (tail < old->len - head && tail < shown->len - head &&
         old->pdata[old->len - tail - 1] == shown->pdata[shown->len - tail - 1])
    tail++;
  self->shown = shown;
  if (old->len - head - tail > 0 || shown->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                shown->len - head - tail);
}

static void
show (SkvConflictLines *self)
{
  const SkvConflictPlace *places = (const SkvConflictPlace *) (void *) self->places->data;
  GPtrArray *shown = g_ptr_array_sized_new (self->places->len);
  guint heading = 0, n = 0;

  memset (self->n_found, 0, sizeof self->n_found);
  for (guint i = 0; i < self->places->len; i++)
    {
      gboolean last = i + 1 == self->places->len || places[i + 1].group != places[i].group;
      SkvConflictLine *line = places[i].line;

      if (self->wanted == 0 || is_found (self, line))
        {
          /* its place before the first of the group, until it is known how many there are */
          if (n++ == 0 && places[i].title != NULL)
            {
              heading = shown->len;
              g_ptr_array_add (shown, NULL);
            }
          g_ptr_array_add (shown, line);
          self->n_found[line->state]++;
        }
      if (last && n > 0 && places[i].title != NULL)
        shown->pdata[heading] = get_heading (self, places[i].title, n);
      if (last)
        n = 0;
    }
  if (self->wanted == 0) /* under several systems it is still one */
    memcpy (self->n_found, self->n_all, sizeof self->n_all);
  replace_shown (self, shown);
}

/* --- in which order ----------------------------------------------------------------------------
 */

static guint64
when_key (const SkvConflictLine *line)
{
  if (line->day == SKV_DAY_NONE)
    return G_MAXUINT32;
  return ((guint64) (line->day + (1 << 20)) << 11) + (guint) (line->minute + 1);
}

static guint64
column_key (const SkvConflictLine *line, SkvConflictsColumn column)
{
  switch (column)
    {
    case SKV_CONFLICTS_SEVERITY:
      return line->state;
    case SKV_CONFLICTS_WHEN:
      return when_key (line);
    case SKV_CONFLICTS_STATE:
      /* hard and soft ones are open alike */
      return ((guint64) MAX (line->state, SKV_CONFLICT_SOFT) << 32) + line->text[column]->rank;
    default:
      return line->text[column]->rank;
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const SkvConflictPlace *x = a, *y = b;
  int order;

  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  for (int i = 0; i < 2; i++)
    {
      if (x->keys[i] != y->keys[i])
        return x->keys[i] < y->keys[i] ? -1 : 1;
    }
  if (x->rest != y->rest)
    return x->rest < y->rest ? -1 : 1;
  order = strcmp (x->line->item, y->line->item);
  if (order == 0)
    order = g_strcmp0 (x->line->against, y->line->against);
  return order != 0 ? order : g_strcmp0 (x->line->check, y->line->check);
}

/* --- in which groups ---------------------------------------------------------------------------
 */

static void
add_place (SkvConflictLines *self,
           SkvConflictLine *line,
           guint64 group,
           const SkvConflictText *title)
{
  SkvConflictPlace place = { .group = group, .title = title, .line = line };

  for (guint i = 0; i < self->n_order; i++)
    {
      place.keys[i] = column_key (line, self->order[i].column);
      if (self->order[i].descending)
        place.keys[i] = ~place.keys[i];
    }
  place.rest = ((guint64) line->state << 60) + when_key (line);
  g_array_append_val (self->places, place);
}

/* Under its name; what has none comes last, under @none. */
static void
add_named (SkvConflictLines *self,
           SkvConflictLine *line,
           const SkvConflictText *name,
           const char *none)
{
  if (*name->text != '\0')
    add_place (self, line, name->rank, name);
  else
    add_place (self, line, G_MAXUINT64, skv_conflict_texts_put (self->texts, none));
}

static void
add_by_month (SkvConflictLines *self, SkvConflictLine *line)
{
  g_autofree char *words = NULL;
  int year, month, day;

  if (line->day == SKV_DAY_NONE)
    {
      add_named (self, line, self->empty, _("Not placed yet"));
      return;
    }
  skv_day_to_ymd (line->day, &year, &month, &day);
  words = skv_words_month_year (year, month);
  add_place (self, line, (guint64) (year * 12 + month),
             skv_conflict_texts_put (self->texts, words));
}

static void
add_by_severity (SkvConflictLines *self, SkvConflictLine *line)
{
  const char *title = line->state == SKV_CONFLICT_ACCEPTED ? _("Accepted")
                      : line->state == SKV_CONFLICT_INFO   ? _("Good to know")
                                                           : skv_conflict_line_severity (line);

  add_place (self, line, line->state, skv_conflict_texts_put (self->texts, title));
}

static void
add_by_system (SkvConflictLines *self, SkvConflictLine *line)
{
  const SkvConflictText **systems = line->text[SKV_CONFLICTS_SYSTEMS]->parts;

  if (systems == NULL)
    add_named (self, line, self->empty, _("No System"));
  for (; systems != NULL && *systems != NULL; systems++)
    add_named (self, line, *systems, NULL);
}

static void
add_to_groups (SkvConflictLines *self, SkvConflictLine *line)
{
  switch (self->grouping)
    {
    case SKV_CONFLICTS_BY_SEVERITY:
      add_by_severity (self, line);
      break;
    case SKV_CONFLICTS_BY_CHECK:
      add_named (self, line, line->text[SKV_CONFLICTS_CHECK], _("Not calculated"));
      break;
    case SKV_CONFLICTS_BY_MONTH:
      add_by_month (self, line);
      break;
    case SKV_CONFLICTS_BY_SYSTEM:
      add_by_system (self, line);
      break;
    case SKV_CONFLICTS_BY_OWNER:
      add_named (self, line, line->text[SKV_CONFLICTS_OWNER], _("Nobody to Ask"));
      break;
    case SKV_CONFLICTS_BY_DEPARTMENT:
      add_named (self, line, line->department, _("No Department"));
      break;
    case SKV_CONFLICTS_NO_GROUPS:
    case SKV_CONFLICTS_N_GROUPINGS:
    default:
      add_place (self, line, 0, NULL);
    }
}

/* The places of all lines, those that had one before in the order that they had. */
static void
make_places (SkvConflictLines *self)
{
  g_autoptr (GArray) before = self->places;
  guint known = self->serial, met = ++self->serial;

  self->places = g_array_sized_new (FALSE, FALSE, sizeof (SkvConflictPlace), self->all->len);
  for (guint i = 0; i < before->len; i++)
    {
      SkvConflictLine *line = g_array_index (before, SkvConflictPlace, i).line;

      if (line->serial != known) /* gone, or met here under another system */
        continue;
      line->serial = met;
      add_to_groups (self, line);
    }
  for (guint i = 0; i < self->all->len; i++)
    {
      SkvConflictLine *line = g_ptr_array_index (self->all, i);

      if (line->serial == met)
        continue;
      line->serial = met;
      add_to_groups (self, line);
    }
}

/* What goes up already, with the rest sorted and put between: of very many lines an edit moves
 * few. */
static void
sort_places (SkvConflictLines *self)
{
  g_autoptr (GArray) places = self->places;
  g_autoptr (GArray) up = g_array_sized_new (FALSE, FALSE, sizeof (SkvConflictPlace), places->len);
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (SkvConflictPlace));
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (SkvConflictPlace), places->len);
  const SkvConflictPlace *place = (const SkvConflictPlace *) (void *) places->data;
  SkvConflictPlace *top;
  guint next = 0;

  for (guint i = 0; i < places->len; i++, place++)
    {
      top = (SkvConflictPlace *) (void *) up->data + up->len;
      if (up->len == 0 || compare (top - 1, place) <= 0)
        g_array_append_vals (up, place, 1);
      else if (up->len > 1 && compare (top - 2, place) > 0)
        g_array_append_vals (rest, place, 1);
      else /* the one before was the one that is out of order */
        {
          g_array_append_vals (rest, top - 1, 1);
          top[-1] = *place;
        }
    }
  g_array_sort (rest, compare);
  place = (const SkvConflictPlace *) (void *) up->data;
  for (guint i = 0; i < rest->len; i++)
    {
      const SkvConflictPlace *moved = &g_array_index (rest, SkvConflictPlace, i);
      guint from = next;

      while (next < up->len && compare (place + next, moved) <= 0)
        next++;
      g_array_append_vals (sorted, place + from, next - from);
      g_array_append_vals (sorted, moved, 1);
    }
  g_array_append_vals (sorted, place + next, up->len - next);
  self->places = sorted;
}

void
skv_conflict_lines_put_in_order (SkvConflictLines *self)
{
  skv_conflict_texts_rank (self->texts);
  make_places (self);
  sort_places (self);
  show (self);
}

/* --- what people choose ------------------------------------------------------------------------
 */

void
skv_conflict_lines_sort (SkvConflictLines *self, const SkvConflictsOrder *order, guint n)
{
  g_return_if_fail (SKV_IS_CONFLICT_LINES (self));

  self->n_order = MIN (n, G_N_ELEMENTS (self->order));
  for (guint i = 0; i < self->n_order; i++)
    self->order[i] = order[i];
  skv_conflict_lines_put_in_order (self);
}

void
skv_conflict_lines_group (SkvConflictLines *self, SkvConflictsGrouping grouping)
{
  g_autoptr (GHashTable) before = NULL;

  g_return_if_fail (SKV_IS_CONFLICT_LINES (self));
  g_return_if_fail ((guint) grouping < SKV_CONFLICTS_N_GROUPINGS);

  if (self->grouping == grouping)
    return;
  self->grouping = grouping;
  before = self->headings; /* lives as long as they are shown */
  self->headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  skv_conflict_lines_put_in_order (self);
}

void
skv_conflict_lines_search (SkvConflictLines *self, const char *words)
{
  g_return_if_fail (SKV_IS_CONFLICT_LINES (self));

  if (g_strcmp0 (self->search, words) == 0)
    return;
  skv_set_text (&self->search, words);
  self->wanted = skv_conflict_texts_search (self->texts, words);
  show (self);
}
