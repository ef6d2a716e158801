/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/hits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"
#include "core/conflict/decider.h"
#include "core/conflict/lifts.h"

/* Of a rule that goes on for ever, so many years are looked at. */
#define MOST_YEARS 5

gboolean
skv_lane_protects (const char *lane)
{
  static const char *const lanes[] = { "critical", "freeze", "exam", "meeting", NULL };

  return lane != NULL && g_strv_contains (lanes, lane);
}

/* --- what an edit changes -------------------------------------------------------------------- */

typedef struct
{
  GHashTable *items;   /* (owned): ids (borrowed) of all items and rules of the edit */
  GHashTable *periods; /* (owned): those of them that keep others away */
  SkvSpan days;        /* the years in which these lie */
} Changed;

static void
changed_clear (Changed *self)
{
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->periods, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Changed, changed_clear)

static gboolean
same_systems (GStrv a, GStrv b)
{
  static const char *const none[] = { NULL };

  return g_strv_equal (a != NULL ? (const char *const *) a : none,
                       b != NULL ? (const char *const *) b : none);
}

/* Another title hits nothing new. */
static gboolean
keeps_place (const SkvItem *before, const SkvItem *after)
{
  return before != NULL && g_strcmp0 (before->lane, after->lane) == 0 &&
         before->all_day == after->all_day && before->start == after->start &&
         skv_item_get_end (before) == skv_item_get_end (after) &&
         (before->status == SKV_STATUS_CANCELLED) == (after->status == SKV_STATUS_CANCELLED) &&
         same_systems (before->systems, after->systems);
}

static void
widen (Changed *self, SkvDay first, SkvDay last)
{
  self->days.start = MIN (self->days.start, skv_day_from_ymd (skv_day_year (first), 1, 1));
  self->days.end = MAX (self->days.end, skv_day_from_ymd (skv_day_year (last) + 1, 1, 1));
}

/* the last year in which anything stands, from @year on */
static int
last_year (SkvPlan *plan, int year)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  int last = year + 1;

  for (guint i = 0; i < items->len; i++)
    {
      SkvDay first, end;

      if (skv_item_days (g_ptr_array_index (items, i), skv_plan_get_zone (plan), &first, &end))
        last = MAX (last, skv_day_year (end - 1));
    }
  return MIN (last, year + MOST_YEARS - 1);
}

static void
add_rule (Changed *self, SkvPlan *plan, const SkvChange *change, SkvDay today)
{
  const SkvRule *rule = (const SkvRule *) change->after;
  SkvDay from, to;

  if (!skv_lane_protects (rule->lane))
    return;
  if (today == SKV_DAY_NONE)
    today = rule->valid_from;
  if (today == SKV_DAY_NONE)
    return;
  from = rule->valid_from != SKV_DAY_NONE ? MAX (rule->valid_from, today) : today;
  to = skv_day_from_ymd (last_year (plan, skv_day_year (from)), 12, 31);
  if (rule->valid_until != SKV_DAY_NONE)
    to = MIN (to, rule->valid_until);
  if (to < from)
    return;
  g_hash_table_add (self->periods, change->id);
  widen (self, from, to);
}

static void
add_item (Changed *self, SkvPlan *plan, const SkvChange *change)
{
  const SkvItem *item = (const SkvItem *) change->after;
  SkvDay first, end;

  if (!skv_lane_protects (item->lane) || item->status == SKV_STATUS_CANCELLED ||
      keeps_place ((const SkvItem *) change->before, item))
    return;
  if (item->start == SKV_MOMENT_NONE && item->original_day != SKV_DAY_NONE)
    first = item->original_day, end = first + 1; /* a rule's, where its rule has it */
  else if (!skv_item_days (item, skv_plan_get_zone (plan), &first, &end))
    return;
  g_hash_table_add (self->periods, change->id);
  widen (self, first, end - 1);
}

static Changed
list_changed (SkvPlan *plan, const SkvEdit *edit, SkvDay today)
{
  Changed self = { g_hash_table_new (g_str_hash, g_str_equal),
                   g_hash_table_new (g_str_hash, g_str_equal),
                   { G_MAXINT32, G_MININT32 } };

  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->after == NULL || (change->kind != SKV_KIND_ITEM && change->kind != SKV_KIND_RULE))
        continue;
      g_hash_table_add (self.items, change->id);
      if (change->kind == SKV_KIND_ITEM)
        add_item (&self, plan, change);
      else
        add_rule (&self, plan, change, today);
    }
  return self;
}

/* @id and, of what a rule gives, its rule */
static gboolean
is_among (GHashTable *set, const SkvOccurrence *occurrence)
{
  return g_hash_table_contains (set, occurrence->id) ||
         (occurrence->rule != NULL && g_hash_table_contains (set, occurrence->rule->parent.id));
}

/* --- what is hit ----------------------------------------------------------------------------- */

static void
hit_free (gpointer data)
{
  SkvHit *self = data;

  g_free (self->item);
  g_free (self->against);
  g_free (self->message);
  g_free (self->decider);
  g_free (self);
}

static SkvHit *
hit_new (SkvPlan *plan, const SkvConflict *conflict, const SkvOccurrence *hit)
{
  SkvHit *self = g_new0 (SkvHit, 1);

  self->item = g_strdup (conflict->item);
  self->against = g_strdup (conflict->against);
  self->severity = conflict->severity;
  self->approved = hit->status != SKV_STATUS_PROPOSED;
  self->message = g_strdup (conflict->message);
  self->decider = skv_conflict_decider (plan, hit);
  if (self->decider == NULL)
    self->decider = g_strdup (conflict->owner);
  return self;
}

GPtrArray *
skv_hits_find (SkvPlan *plan, const SkvEdit *edit, SkvDay today)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func (hit_free);
  g_auto (Changed) changed = { NULL };
  g_autoptr (SkvChecker) checker = NULL;
  SkvOccurrences *occurrences;
  GPtrArray *conflicts;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && edit != NULL, hits);

  changed = list_changed (plan, edit, today);
  if (g_hash_table_size (changed.periods) == 0)
    return hits;
  checker = skv_checker_new (plan, (SkvDay) changed.days.start, (SkvDay) changed.days.end);
  skv_checker_set_today (checker, today);
  conflicts = skv_checker_get_conflicts (checker);
  occurrences = skv_checker_get_occurrences (checker);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
      const SkvOccurrence *hit = skv_occurrences_lookup (occurrences, conflict->item);
      const SkvOccurrence *period =
        conflict->against != NULL ? skv_occurrences_lookup (occurrences, conflict->against) : NULL;

      if (!conflict->accepted && hit != NULL && period != NULL &&
          is_among (changed.periods, period) && !is_among (changed.items, hit))
        g_ptr_array_add (hits, hit_new (plan, conflict, hit));
    }
  return hits;
}

static gboolean
is_told (GPtrArray *hits, guint place)
{
  const SkvHit *hit = g_ptr_array_index (hits, place);

  for (guint i = 0; i < place; i++)
    {
      if (g_strcmp0 (((const SkvHit *) g_ptr_array_index (hits, i))->decider, hit->decider) == 0)
        return TRUE;
    }
  return FALSE;
}

char *
skv_hits_words (GPtrArray *hits)
{
  g_autoptr (GString) deciders = g_string_new (NULL);
  g_autofree char *text = NULL;

  g_return_val_if_fail (hits != NULL, NULL);

  if (hits->len == 0)
    return NULL;
  for (guint i = 0; i < hits->len; i++)
    {
      const SkvHit *hit = g_ptr_array_index (hits, i);

      if (hit->decider != NULL && !is_told (hits, i))
        g_string_append_printf (deciders, "%s%s", deciders->len > 0 ? C_("in a list", ", ") : "",
                                hit->decider);
    }
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "It hits %u thing that was planned.",
                                       "It hits %u things that were planned.", hits->len),
                          hits->len);
  if (deciders->len == 0)
    return g_steal_pointer (&text);
  /* TRANSLATORS: "It hits 2 things that were planned.", and who decides about them */
  return g_strdup_printf (_("%1$s Decides: %2$s"), text, deciders->str);
}

/* --- lifts that lose their freeze ------------------------------------------------------------ */

/* Does @change take or move the freeze with that id, an item's or "RULE:DATE"? */
static gboolean
concerns (const SkvChange *change, const char *freeze)
{
  gsize length = strlen (change->id);

  if (change->kind == SKV_KIND_ITEM)
    return strcmp (change->id, freeze) == 0;
  return change->kind == SKV_KIND_RULE && g_str_has_prefix (freeze, change->id) &&
         freeze[length] == ':';
}

GPtrArray *
skv_hits_lost_lifts (SkvPlan *plan, const SkvEdit *edit)
{
  GPtrArray *lost = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) entries = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && edit != NULL, lost);

  entries = skv_lift_entries (plan, SKV_DAY_NONE);
  for (guint i = 0; i < entries->len; i++)
    {
      const SkvLiftEntry *entry = g_ptr_array_index (entries, i);
      gboolean concerned = FALSE;
      g_autofree char *days = NULL;

      for (guint j = 0; j < skv_edit_get_n_changes (edit) && !concerned; j++)
        concerned = concerns (skv_edit_get_change (edit, j), entry->lift->freeze);
      if (!concerned || entry->state == SKV_LIFT_HOLDS)
        continue;
      days = skv_words_date_range (entry->lift->from, entry->lift->until);
      /* TRANSLATORS: title of a freeze, days */
      g_ptr_array_add (lost, g_strdup_printf (_("“%1$s” is no longer lifted %2$s: it lies "
                                                 "elsewhere, or is gone."),
                                              entry->freeze, days));
    }
  return lost;
}
