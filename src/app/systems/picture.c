/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/systems/picture.h"

#include <string.h>

/* Rounds in which every column is ordered by its neighbours; more change next to nothing. */
#define N_ROUNDS 4

static SkvPictureBox *
box_at (const SkvPicture *self, guint place)
{
  return &g_array_index (self->boxes, SkvPictureBox, place);
}

static SkvPictureLine *
line_at (const SkvPicture *self, guint place)
{
  return &g_array_index (self->lines, SkvPictureLine, place);
}

static void
box_clear (gpointer data)
{
  SkvPictureBox *box = data;

  g_free (box->id);
  g_free (box->name);
}

gboolean
skv_system_is_group (SkvPlan *plan, const SkvSystem *system)
{
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);

  if (g_strcmp0 (system->kind, "group") == 0)
    return TRUE;
  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);

      if (relation->relation == SKV_MEMBER_OF && strcmp (relation->to, system->parent.id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* --- what is in it -------------------------------------------------------------------------- */

static const char *
left_of (const SkvRelation *relation)
{
  return relation->relation == SKV_MEMBER_OF ? relation->to : relation->from;
}

static const char *
right_of (const SkvRelation *relation)
{
  return relation->relation == SKV_MEMBER_OF ? relation->from : relation->to;
}

/* The place of each box by id, plus one. */
static guint
find_box (GHashTable *places, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (places, id));
}

static void
add_box (SkvPicture *self, SkvPlan *plan, GHashTable *places, const char *id, int column)
{
  const SkvSystem *system = skv_plan_lookup (plan, SKV_KIND_SYSTEM, id);
  SkvPictureBox box = { g_strdup (id), g_strdup (system->name), column, 0,
                        skv_system_is_group (plan, system) };

  g_array_append_val (self->boxes, box);
  g_hash_table_insert (places, g_strdup (id), GUINT_TO_POINTER (self->boxes->len));
  self->first_column = MIN (self->first_column, column);
  self->last_column = MAX (self->last_column, column);
}

static int
compare_ids_by_name (gconstpointer a, gconstpointer b, gpointer plan)
{
  const char *first = *(const char *const *) a, *second = *(const char *const *) b;
  int difference =
    g_utf8_collate (skv_plan_system_name (plan, first), skv_plan_system_name (plan, second));

  return difference != 0 ? difference : strcmp (first, second);
}

/* the column next to @from, on the side @step, with all that is not yet in the picture */
static void
add_column (SkvPicture *self, SkvPlan *plan, GHashTable *places, int from, int step, guint max_rows)
{
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);
      const char *inner = step > 0 ? left_of (relation) : right_of (relation);
      const char *outer = step > 0 ? right_of (relation) : left_of (relation);
      guint place = find_box (places, inner);

      if (place > 0 && box_at (self, place - 1)->column == from && find_box (places, outer) == 0 &&
          g_hash_table_add (met, (gpointer) outer))
        g_ptr_array_add (ids, (gpointer) outer);
    }
  g_ptr_array_sort_with_data (ids, compare_ids_by_name, plan);
  for (guint i = 0; i < MIN (ids->len, max_rows); i++)
    add_box (self, plan, places, g_ptr_array_index (ids, i), from + step);
  self->n_left_out += ids->len > max_rows ? ids->len - max_rows : 0;
  self->n_rows = MAX (self->n_rows, MIN (ids->len, max_rows));
}

static void
add_lines (SkvPicture *self, SkvPlan *plan, GHashTable *places)
{
  GPtrArray *relations = skv_plan_get_records (plan, SKV_KIND_RELATION);

  for (guint i = 0; i < relations->len; i++)
    {
      const SkvRelation *relation = g_ptr_array_index (relations, i);
      guint from = find_box (places, left_of (relation)),
            to = find_box (places, right_of (relation));
      SkvPictureLine line = { from - 1, to - 1,
                              relation->relation == SKV_DEPENDS_ON &&
                                relation->effect == SKV_EFFECT_DEGRADED,
                              relation->relation == SKV_MEMBER_OF };

      if (from > 0 && to > 0)
        g_array_append_val (self->lines, line);
    }
}

/* --- where it is ---------------------------------------------------------------------------- */

/* One column's boxes from the top, as places. (transfer full) */
static GArray *
list_column (const SkvPicture *self, int column)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->boxes->len; i++)
    {
      if (box_at (self, i)->column == column)
        g_array_append_val (places, i);
    }
  return places;
}

typedef struct
{
  guint place;
  double wish; /* the row that its neighbours would have it in */
} Wish;

static int
compare_wishes (gconstpointer a, gconstpointer b)
{
  const Wish *first = a, *second = b;

  if (first->wish < second->wish || first->wish > second->wish)
    return first->wish < second->wish ? -1 : 1;
  return (first->place > second->place) - (first->place < second->place);
}

/* The mean row of the neighbours in one column; its own row without any. */
static double
mean_of_neighbours (const SkvPicture *self, guint place, int column)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const SkvPictureLine *line = line_at (self, i);
      guint other = line->from == place ? line->to : line->from;

      if ((line->from != place && line->to != place) || box_at (self, other)->column != column)
        continue;
      sum += box_at (self, other)->row;
      n++;
    }
  return n > 0 ? sum / n : box_at (self, place)->row;
}

/* Rows of a column in the order of @wishes, around the middle. */
static void
place_rows (SkvPicture *self, GArray *wishes)
{
  for (guint i = 0; i < wishes->len; i++)
    box_at (self, g_array_index (wishes, Wish, i).place)->row = i - (wishes->len - 1) / 2.0;
}

static void
order_column (SkvPicture *self, int column, int by)
{
  g_autoptr (GArray) places = list_column (self, column);
  g_autoptr (GArray) wishes = g_array_new (FALSE, FALSE, sizeof (Wish));

  for (guint i = 0; i < places->len; i++)
    {
      guint place = g_array_index (places, guint, i);
      Wish wish = { place, by == column ? i : mean_of_neighbours (self, place, by) };

      g_array_append_val (wishes, wish);
    }
  g_array_sort (wishes, compare_wishes);
  place_rows (self, wishes);
}

static GArray *
save_rows (const SkvPicture *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->boxes->len; i++)
    g_array_append_val (rows, box_at (self, i)->row);
  return rows;
}

/* Outwards each column by the one inside it, then inwards by the one outside, a few times; the best
 * is kept. */
static void
order (SkvPicture *self)
{
  guint fewest = G_MAXUINT;
  g_autoptr (GArray) best = NULL;

  for (int column = self->first_column; column <= self->last_column; column++)
    order_column (self, column, column);
  for (guint round = 0; round < N_ROUNDS && fewest > 0; round++)
    {
      guint crossings;

      for (int column = self->last_column - 1; column > 0 && round > 0; column--)
        order_column (self, column, column + 1);
      for (int column = self->first_column + 1; column < 0 && round > 0; column++)
        order_column (self, column, column - 1);
      for (int column = 1; column <= self->last_column; column++)
        order_column (self, column, column - 1);
      for (int column = -1; column >= self->first_column; column--)
        order_column (self, column, column + 1);
      crossings = skv_picture_count_crossings (self);
      if (crossings >= fewest)
        continue;
      fewest = crossings;
      g_clear_pointer (&best, g_array_unref);
      best = save_rows (self);
    }
  for (guint i = 0; i < self->boxes->len; i++)
    box_at (self, i)->row = g_array_index (best, double, i);
}

static gboolean
cross (const SkvPicture *self, const SkvPictureLine *a, const SkvPictureLine *b)
{
  const SkvPictureBox *a_from = box_at (self, a->from), *a_to = box_at (self, a->to);
  const SkvPictureBox *b_from = box_at (self, b->from), *b_to = box_at (self, b->to);

  return a_from->column == b_from->column && a_to->column == b_to->column &&
         a_from->column != a_to->column &&
         (a_from->row - b_from->row) * (a_to->row - b_to->row) < 0;
}

guint
skv_picture_count_crossings (const SkvPicture *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->lines->len; i++)
    {
      for (guint j = i + 1; j < self->lines->len; j++)
        n += cross (self, line_at (self, i), line_at (self, j)) ? 1 : 0;
    }
  return n;
}

SkvPicture *
skv_picture_new (SkvPlan *plan, const char *middle, guint hops, guint max_rows)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SkvPicture *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  if (skv_plan_lookup (plan, SKV_KIND_SYSTEM, middle) == NULL)
    return NULL;
  self = g_new0 (SkvPicture, 1);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (SkvPictureBox));
  g_array_set_clear_func (self->boxes, box_clear);
  self->lines = g_array_new (FALSE, FALSE, sizeof (SkvPictureLine));
  self->n_rows = 1;
  add_box (self, plan, places, middle, 0);
  for (int hop = 0; hop < (int) hops; hop++)
    {
      add_column (self, plan, places, hop, 1, max_rows);
      add_column (self, plan, places, -hop, -1, max_rows);
    }
  add_lines (self, plan, places);
  order (self);
  return self;
}

void
skv_picture_free (SkvPicture *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->boxes);
  g_array_unref (self->lines);
  g_free (self);
}
