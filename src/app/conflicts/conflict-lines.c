/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflicts/conflict-lines-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SkvConflictLines,
                               skv_conflict_lines,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- following the session ------------------------------------------------------------------- */

/* What is told of an occurrence in all lines that it is a side of. */
typedef struct
{
  const SkvConflictText *title;
  const SkvConflictText *department;
  SkvDay day;
  int minute;
  gboolean shown;
} Side;

typedef struct
{
  SkvConflictLines *lines;
  SkvSession *session;
  SkvPlan *plan;
  GHashTable *sides;  /* (owned): occurrence (unowned) → Side (owned) */
  GHashTable *checks; /* (owned): name (unowned) → text */
  GPtrArray *old;     /* (owned): lines that there were */
  guint next;         /* of these, the one that is to be expected */
  GHashTable *by_key; /* (owned) (nullable): set of them, when it was needed */
  const SkvConflictText *severities[SKV_SEVERITY_HARD + 1];
  const SkvConflictText *states[SKV_CONFLICT_N_STATES];
} Update;

/* A line that is not where it is expected is looked for among so many behind it. */
#define NEAR 8

static int
minute_of_day (const SkvZone *zone, gint64 moment)
{
  return (int) ((skv_zone_to_local (zone, moment) - skv_zone_day (zone, moment) * SKV_DAY_SECONDS) /
                60);
}

static const SkvConflictText *
find_department (Update *update, const SkvOccurrence *occurrence)
{
  const SkvDepartment *department =
    occurrence->item != NULL && occurrence->item->department != NULL
      ? skv_plan_lookup (update->plan, SKV_KIND_DEPARTMENT, occurrence->item->department)
      : NULL;

  return skv_conflict_texts_put (update->lines->texts,
                                 department != NULL ? department->name : NULL);
}

static const Side *
look_at (Update *update, const SkvOccurrence *occurrence)
{
  Side *side = g_hash_table_lookup (update->sides, occurrence);
  gboolean placed = occurrence->start != SKV_MOMENT_NONE;

  if (side != NULL)
    return side;
  side = g_new0 (Side, 1);
  side->title = skv_conflict_texts_put (update->lines->texts, occurrence->title);
  side->department = find_department (update, occurrence);
  side->day = placed ? occurrence->first_day : SKV_DAY_NONE;
  side->minute = placed && !occurrence->all_day
                   ? minute_of_day (skv_plan_get_zone (update->plan), occurrence->start)
                   : -1;
  side->shown = skv_session_shows (update->session, occurrence);
  g_hash_table_insert (update->sides, (gpointer) occurrence, side);
  return side;
}

/* An edit changes few lines of very many, which stay in their order: the next of them is it, or one
 * a bit farther on; else it is looked for among all. (transfer none) (nullable: it is new) */
static SkvConflictLine *
find_old (Update *update, const SkvConflictLine *key)
{
  GPtrArray *old = update->old;
  SkvConflictLine *found;

  for (guint i = update->next; i < MIN (old->len, update->next + NEAR); i++)
    {
      if (!skv_conflict_line_equal (old->pdata[i], key) ||
          ((SkvConflictLine *) old->pdata[i])->serial == update->lines->serial)
        continue;
      update->next = i + 1;
      return old->pdata[i];
    }
  if (old->len == 0)
    return NULL;
  if (update->by_key == NULL)
    {
      update->by_key = g_hash_table_new (skv_conflict_line_hash, skv_conflict_line_equal);
      for (guint i = 0; i < old->len; i++)
        g_hash_table_add (update->by_key, old->pdata[i]);
    }
  found = g_hash_table_lookup (update->by_key, key);
  return found != NULL && found->serial != update->lines->serial ? found : NULL;
}

/* The line that said it before, or a new one, which is @self's from now on. (transfer none) */
static SkvConflictLine *
keep_line (Update *update, const char *check, const char *item, const char *against)
{
  SkvConflictLines *self = update->lines;
  SkvConflictLine *key = self->key, *line;

  key->check = check;
  key->item = (char *) item;
  key->against = (char *) against;
  line = find_old (update, key);
  key->item = key->against = NULL;
  if (line != NULL)
    g_object_ref (line);
  else
    {
      line = skv_conflict_line_new (check, item, against);
      for (int column = 0; column < SKV_CONFLICTS_N_COLUMNS; column++)
        line->text[column] = self->empty;
    }
  line->serial = self->serial;
  g_ptr_array_add (self->all, line);
  return line;
}

static const SkvConflictText *
get_check (Update *update, const char *check)
{
  const SkvConflictText *text;

  if (check == NULL)
    return update->lines->empty;
  text = g_hash_table_lookup (update->checks, check);
  if (text == NULL)
    {
      text = skv_conflict_texts_put (update->lines->texts, skv_check_title (check));
      g_hash_table_insert (update->checks, (gpointer) check, (gpointer) text);
    }
  return text;
}

static SkvConflictState
classify (SkvSeverity severity, gboolean accepted)
{
  if (accepted)
    return SKV_CONFLICT_ACCEPTED;
  return severity == SKV_SEVERITY_HARD   ? SKV_CONFLICT_HARD
         : severity == SKV_SEVERITY_SOFT ? SKV_CONFLICT_SOFT
                                         : SKV_CONFLICT_INFO;
}

/* @side (nullable): what is known of what it tells of; @against (nullable) */
static void
fill (Update *update, SkvConflictLine *line, const Side *side, const Side *against)
{
  SkvConflictLines *self = update->lines;
  const SkvConflictText *texts[SKV_CONFLICTS_N_COLUMNS];
  gboolean moved = side != NULL && (line->day != side->day || line->minute != side->minute);

  memcpy (texts, line->text, sizeof texts);
  texts[SKV_CONFLICTS_SEVERITY] = update->severities[line->severity];
  texts[SKV_CONFLICTS_WHAT] =
    side != NULL ? side->title : skv_conflict_texts_put (self->texts, line->item);
  texts[SKV_CONFLICTS_AGAINST] = against != NULL && against != side ? against->title : self->empty;
  texts[SKV_CONFLICTS_CHECK] = get_check (update, line->check);
  /* By whom it is accepted comes with the other words. */
  if (line->state != SKV_CONFLICT_ACCEPTED || texts[SKV_CONFLICTS_STATE] == self->empty)
    texts[SKV_CONFLICTS_STATE] = update->states[line->state];
  line->day = side != NULL ? side->day : SKV_DAY_NONE;
  line->minute = side != NULL ? side->minute : -1;
  line->department = side != NULL ? side->department : self->empty;
  line->worded = FALSE;
  self->n_all[line->state]++;
  if (!moved && memcmp (texts, line->text, sizeof texts) == 0)
    return;
  memcpy (line->text, texts, sizeof texts);
  skv_conflict_line_emit_changed (line);
}

static void
take_found (Update *update, guint index)
{
  SkvConflictLine *line;
  const Side *item, *against = NULL;
  SkvConflictState state;
  SkvFound found;

  skv_checker_get_found (update->lines->checker, index, &found);
  item = look_at (update, found.item);
  if (found.against != NULL)
    against = look_at (update, found.against);
  if (!item->shown && (against == NULL || !against->shown))
    return;
  line = keep_line (update, found.check, found.item->id,
                    found.against != NULL ? found.against->id : NULL);
  state = classify (found.severity, found.accepted);
  if (state != line->state)
    line->text[SKV_CONFLICTS_STATE] = update->lines->empty;
  line->index = index;
  line->severity = found.severity;
  line->state = state;
  fill (update, line, item, against);
}

static void
take_missing (Update *update, guint index)
{
  SkvConflictLines *self = update->lines;
  const SkvNotCalculated *missing =
    g_ptr_array_index (skv_checker_get_not_calculated (self->checker), index);
  const SkvOccurrence *occurrence =
    skv_occurrences_lookup (skv_checker_get_occurrences (self->checker), missing->item);
  const Side *side = occurrence != NULL ? look_at (update, occurrence) : NULL;
  SkvConflictLine *line;

  if (side != NULL ? !side->shown : skv_session_is_filtered (update->session))
    return;
  line = keep_line (update, NULL, missing->item, NULL);
  line->index = index;
  line->severity = SKV_SEVERITY_NONE;
  line->state = SKV_CONFLICT_MISSING;
  fill (update, line, side, NULL);
}

/* Texts of another year, and of other plans, need not be kept. */
static void
begin_year (SkvConflictLines *self, SkvSession *session)
{
  if (self->plan == skv_session_get_plan (session) && self->from == skv_session_get_from (session))
    return;
  skv_conflict_lines_clear (self);
  self->plan = g_object_ref (skv_session_get_plan (session));
  self->from = skv_session_get_from (session);
}

static void
update_begin (Update *update, SkvConflictLines *self)
{
  update->plan = self->plan;
  update->sides = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  update->checks = g_hash_table_new (g_direct_hash, g_direct_equal);
  for (int severity = 0; severity <= SKV_SEVERITY_HARD; severity++)
    {
      self->key->severity = (SkvSeverity) severity;
      self->key->state = severity == SKV_SEVERITY_NONE ? SKV_CONFLICT_MISSING : SKV_CONFLICT_HARD;
      update->severities[severity] =
        skv_conflict_texts_put (self->texts, skv_conflict_line_severity (self->key));
    }
  for (int state = 0; state < SKV_CONFLICT_N_STATES; state++)
    update->states[state] =
      skv_conflict_texts_put (self->texts, skv_conflict_state_title ((SkvConflictState) state));
  update->old = self->all;
  self->all = g_ptr_array_new_full (update->old->len, g_object_unref);
  self->serial++;
}

static void
update_end (Update *update)
{
  g_hash_table_unref (update->sides);
  g_hash_table_unref (update->checks);
  g_clear_pointer (&update->by_key, g_hash_table_unref);
  g_ptr_array_unref (update->old);
}

void
skv_conflict_lines_update (SkvConflictLines *self, SkvSession *session)
{
  Update update = { .lines = self, .session = session };
  guint n;

  g_return_if_fail (SKV_IS_CONFLICT_LINES (self) && SKV_IS_SESSION (session));

  begin_year (self, session);
  g_clear_pointer (&self->checker, skv_checker_unref);
  self->checker = skv_checker_ref (skv_session_get_checker (session));
  update_begin (&update, self);
  memset (self->n_all, 0, sizeof self->n_all);
  n = skv_checker_get_n_found (self->checker);
  for (guint i = 0; i < n; i++)
    take_found (&update, i);
  n = skv_checker_get_not_calculated (self->checker)->len;
  for (guint i = 0; i < n; i++)
    take_missing (&update, i);
  self->next_unworded = 0;
  skv_conflict_lines_put_in_order (self);
  update_end (&update);
}

void
skv_conflict_lines_clear (SkvConflictLines *self)
{
  guint n;

  g_return_if_fail (SKV_IS_CONFLICT_LINES (self));

  n = self->shown->len;
  self->epoch++;
  g_ptr_array_set_size (self->shown, 0);
  g_array_set_size (self->places, 0);
  g_hash_table_remove_all (self->headings);
  g_ptr_array_set_size (self->all, 0);
  memset (self->n_all, 0, sizeof self->n_all);
  memset (self->n_found, 0, sizeof self->n_found);
  g_clear_pointer (&self->checker, skv_checker_unref);
  g_clear_object (&self->plan);
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
  /* Nobody shows a text of it any more. */
  g_clear_pointer (&self->texts, skv_conflict_texts_free);
  self->texts = skv_conflict_texts_new ();
  self->empty = skv_conflict_texts_put (self->texts, "");
  self->wanted = skv_conflict_texts_search (self->texts, self->search);
}

guint
skv_conflict_lines_get_epoch (SkvConflictLines *self)
{
  g_return_val_if_fail (SKV_IS_CONFLICT_LINES (self), 0);
  return self->epoch;
}

/* --- asking ---------------------------------------------------------------------------------- */

void
skv_conflict_lines_count (SkvConflictLines *self,
                          guint all[SKV_CONFLICT_N_STATES],
                          guint found[SKV_CONFLICT_N_STATES])
{
  g_return_if_fail (SKV_IS_CONFLICT_LINES (self));

  memcpy (all, self->n_all, sizeof self->n_all);
  memcpy (found, self->n_found, sizeof self->n_found);
}

guint
skv_conflict_lines_find (SkvConflictLines *self, SkvConflictLine *line)
{
  guint position;

  g_return_val_if_fail (SKV_IS_CONFLICT_LINES (self), G_MAXUINT);

  return g_ptr_array_find (self->shown, line, &position) ? position : G_MAXUINT;
}

SkvConflictLine *
skv_conflict_lines_lookup (SkvConflictLines *self,
                           const char *check,
                           const char *item,
                           const char *against)
{
  g_return_val_if_fail (SKV_IS_CONFLICT_LINES (self), NULL);

  for (guint i = 0; i < self->shown->len && item != NULL; i++)
    {
      SkvConflictLine *line = g_ptr_array_index (self->shown, i);

      if (line->heading || strcmp (line->item, item) != 0)
        continue;
      if ((check == NULL || g_strcmp0 (line->check, check) == 0) &&
          (against == NULL || g_strcmp0 (line->against, against) == 0))
        return line;
    }
  return NULL;
}

/* --- object ---------------------------------------------------------------------------------- */

static GType
get_item_type (GListModel *model)
{
  return SKV_TYPE_CONFLICT_LINE;
}

static guint
get_n_items (GListModel *model)
{
  return SKV_CONFLICT_LINES (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  SkvConflictLines *self = SKV_CONFLICT_LINES (model);

  return position < self->shown->len ? g_object_ref (self->shown->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
skv_conflict_lines_finalize (GObject *object)
{
  SkvConflictLines *self = SKV_CONFLICT_LINES (object);

  g_ptr_array_unref (self->shown);
  g_array_unref (self->places);
  g_hash_table_unref (self->headings);
  g_ptr_array_unref (self->all);
  g_clear_pointer (&self->checker, skv_checker_unref);
  g_clear_object (&self->plan);
  g_object_unref (self->key);
  skv_conflict_texts_free (self->texts);
  g_free (self->search);
  G_OBJECT_CLASS (skv_conflict_lines_parent_class)->finalize (object);
}

static void
skv_conflict_lines_class_init (SkvConflictLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_conflict_lines_finalize;
}

static void
skv_conflict_lines_init (SkvConflictLines *self)
{
  self->texts = skv_conflict_texts_new ();
  self->empty = skv_conflict_texts_put (self->texts, "");
  self->headings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new ();
  self->places = g_array_new (FALSE, FALSE, sizeof (SkvConflictPlace));
  self->key = skv_conflict_line_new (NULL, NULL, NULL);
}

SkvConflictLines *
skv_conflict_lines_new (void)
{
  return g_object_new (SKV_TYPE_CONFLICT_LINES, NULL);
}
