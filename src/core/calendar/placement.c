/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "core/calendar/expansion-private.h"

#define MINUTES_A_DAY 1440

static const char *const no_ids[] = { NULL };

static const char *const *
ids_of (GStrv ids)
{
  return ids != NULL ? (const char *const *) ids : no_ids;
}

static void
add_to_lane (SkvExpansion *self, const SkvItem *item)
{
  const SkvRule *rule =
    item->lane == NULL && item->rule != NULL ? skv_plan_get_rule (self->plan, item->rule) : NULL;
  const char *lane = rule != NULL ? rule->lane : item->lane != NULL ? item->lane : "";
  GPtrArray *items = g_hash_table_lookup (self->lane_items, lane);

  if (items == NULL)
    {
      items = g_ptr_array_new ();
      g_hash_table_insert (self->lane_items, (gpointer) lane, items);
    }
  g_ptr_array_add (items, (gpointer) item);
}

static void
add_override (SkvExpansion *self, const SkvItem *item)
{
  GHashTable *of_rule;

  /* Of two that claim the same occurrence the plan names one; the other is a plain item. */
  if (item->rule == NULL || item->original_day == SKV_DAY_NONE ||
      skv_plan_get_override (self->plan, item->rule, item->original_day) != item)
    return;
  of_rule = g_hash_table_lookup (self->overrides, item->rule);
  if (of_rule == NULL)
    {
      of_rule = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (self->overrides, item->rule, of_rule);
    }
  g_hash_table_insert (of_rule, GINT_TO_POINTER (item->original_day), (gpointer) item);
}

static void
index_items (SkvExpansion *self)
{
  GPtrArray *items = skv_plan_get_records (self->plan, SKV_KIND_ITEM);

  if (self->lane_items != NULL)
    return;
  self->lane_items =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->overrides =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);

      add_to_lane (self, item);
      add_override (self, item);
    }
}

GPtrArray *
skv_expansion_get_items (SkvExpansion *self, const char *lane)
{
  if (lane == NULL)
    return skv_plan_get_records (self->plan, SKV_KIND_ITEM);
  index_items (self);
  return g_hash_table_lookup (self->lane_items, lane);
}

const SkvItem *
skv_expansion_get_override (SkvExpansion *self, const char *rule, SkvDay original_day)
{
  GHashTable *of_rule;

  index_items (self);
  of_rule = g_hash_table_lookup (self->overrides, rule);
  return of_rule != NULL ? g_hash_table_lookup (of_rule, GINT_TO_POINTER (original_day)) : NULL;
}

/*
 * An evening keeps its civil start time on the days on which the clock is changed, and its length
 * is civil too: 17:00 and PT5H end at 22:00 on any day, and 22:00 and PT8H end at 06:00 also when
 * that night has 7 or 9 hours. Only where a gap of the clock would turn that around (02:30 does not
 * exist and is read as 03:30, and the end would be 03:10) it lasts as long as it says.
 */
static SkvSpan
timed_span (SkvExpansion *self, const SkvRule *rule, SkvDay day)
{
  int duration = CLAMP (rule->duration, 1, SKV_POLICY_MAX_DURATION);
  SkvSpan span = { skv_zone_at (self->zone, day, rule->start),
                   skv_zone_at (self->zone, day, rule->start + duration) };

  if (span.end <= span.start)
    span.end = span.start + duration * 60;
  return span;
}

gint64
skv_calendar_end_after_move (const SkvZone *zone, SkvSpan span, gint64 start)
{
  gint64 length = skv_zone_to_local (zone, span.end) - skv_zone_to_local (zone, span.start);
  gint64 end = skv_zone_to_utc (zone, skv_zone_to_local (zone, start) + length);

  return end > start ? end : start + (span.end - span.start);
}

/* instants of an evening on @day, and its start and end in the units of an occurrence */
static SkvSpan
evening_span (SkvExpansion *self,
              const SkvRule *rule,
              SkvDay day,
              int length,
              gboolean all_day,
              gint64 *start,
              gint64 *end)
{
  SkvSpan span;

  if (rule->start >= 0)
    span = timed_span (self, rule, day);
  else
    span = (SkvSpan){ skv_zone_at (self->zone, day, 0), skv_zone_at (self->zone, day + length, 0) };

  *start = all_day ? day * SKV_DAY_SECONDS : span.start;
  *end = all_day ? (day + length) * SKV_DAY_SECONDS : span.end;
  return span;
}

/* The civil days of an evening on @day: a rule may start at 24:00, which is the day after. */
static void
evening_days (const SkvRule *rule, const SkvEvening *evening, SkvOccurrence *out)
{
  out->first_day = evening->day + (rule->start >= MINUTES_A_DAY ? 1 : 0);
  out->end_day = evening->day + evening->length;
}

void
skv_expansion_place_evening (SkvExpansion *self,
                             const SkvRule *rule,
                             const SkvEvening *evening,
                             SkvOccurrence *out)
{
  gboolean all_day = rule->start < 0;
  gboolean left_out = !evening->resolved && rule->if_none == SKV_IF_NONE_LEAVE_OUT;

  *out = (SkvOccurrence){
    .lane = rule->lane,
    .title = rule->title != NULL ? rule->title : "",
    .rule = rule,
    .all_day = all_day,
    .systems = ids_of (rule->systems),
    .organisations = ids_of (rule->organisations),
    .status = left_out                                                ? SKV_STATUS_CANCELLED
              : skv_expansion_is_told (self, rule, evening->base_day) ? SKV_STATUS_ANNOUNCED
                                                                      : SKV_STATUS_APPROVED,
    .resolved = evening->resolved || left_out,
    .left_out = left_out,
    .moved = evening->day != evening->original_day ? SKV_MOVED_BY_RULE : SKV_NOT_MOVED,
    .base_day = evening->base_day,
    .original_day = evening->original_day,
  };
  out->span =
    evening_span (self, rule, evening->day, evening->length, all_day, &out->start, &out->end);
  evening_span (self, rule, evening->original_day, evening->length, all_day, &out->original_start,
                &out->original_end);
  evening_days (rule, evening, out);
  out->organisations = skv_organisations_at (self->organisations, out->organisations, evening->day);
}

/* what the item does not say, apart from times */
static void
take_words_of_rule (const SkvRule *rule, SkvOccurrence *out)
{
  if (out->item->lane == NULL)
    out->lane = rule->lane;
  if (out->item->title == NULL || *out->item->title == '\0')
    out->title = rule->title != NULL ? rule->title : "";
  if (out->systems[0] == NULL)
    out->systems = ids_of (rule->systems);
  if (out->organisations[0] == NULL)
    out->organisations = ids_of (rule->organisations);
}

/* what an item says by itself; of its rule only the words, which need no expansion */
static gboolean
place_plain_item (SkvExpansion *self, const SkvItem *item, SkvOccurrence *out)
{
  const SkvRule *rule = item->rule != NULL ? skv_plan_get_rule (self->plan, item->rule) : NULL;

  *out = (SkvOccurrence){
    .id = item->parent.id,
    .lane = item->lane,
    .title = item->title != NULL ? item->title : "",
    .item = item,
    .all_day = item->all_day,
    .start = item->start,
    .end = skv_item_get_end (item),
    .first_day = SKV_DAY_NONE,
    .end_day = SKV_DAY_NONE,
    .systems = ids_of (item->systems),
    .organisations = ids_of (item->organisations),
    .status = item->status,
    .reason = item->reason,
    .resolved = TRUE,
    .base_day = SKV_DAY_NONE,
    .original_day = SKV_DAY_NONE,
    .original_start = SKV_MOMENT_NONE,
    .original_end = SKV_MOMENT_NONE,
  };
  if (rule != NULL)
    take_words_of_rule (rule, out);
  if (!skv_item_days (item, self->zone, &out->first_day, &out->end_day))
    return FALSE;
  out->end_day = MAX (out->end_day, out->first_day + 1);
  if (!skv_item_span (item, self->zone, &out->span))
    {
      out->span.start = item->all_day ? skv_zone_at (self->zone, out->first_day, 0) : item->start;
      out->span.end = out->span.start;
    }
  return TRUE;
}

/* An override that does not say when keeps the time that the rule gave. */
static void
take_time_of_rule (const SkvOccurrence *by_rule, SkvOccurrence *out)
{
  out->all_day = by_rule->all_day;
  out->start = by_rule->start;
  out->end = by_rule->end;
  out->span = by_rule->span;
  out->first_day = by_rule->first_day;
  out->end_day = by_rule->end_day;
  out->moved = by_rule->moved;
  out->resolved = by_rule->resolved || out->status == SKV_STATUS_CANCELLED;
  /* A new title alone does not bring back what the rule leaves out. */
  out->left_out = by_rule->left_out && out->status != SKV_STATUS_CANCELLED;
  if (out->left_out)
    out->status = SKV_STATUS_CANCELLED;
}

/* A date alone, for what a timed rule has, means that date at the rule's time. */
static void
take_clock_of_rule (SkvExpansion *self, const SkvRule *rule, SkvOccurrence *out)
{
  if (!out->all_day || rule->start < 0 || out->start == SKV_MOMENT_NONE ||
      out->end != SKV_MOMENT_NONE)
    return;
  out->all_day = FALSE;
  out->span = timed_span (self, rule, (SkvDay) (out->start / SKV_DAY_SECONDS));
  out->start = out->span.start;
  out->end = out->span.end;
  out->first_day = skv_zone_day (self->zone, out->start);
  out->end_day = skv_zone_day (self->zone, out->end - 1) + 1;
}

/* An override that says when but not for how long keeps the rule's length, on the clock. */
static void
take_length_of_rule (SkvExpansion *self, const SkvOccurrence *by_rule, SkvOccurrence *out)
{
  const SkvZone *zone = self->zone;

  if (out->all_day != by_rule->all_day)
    return;
  if (out->all_day)
    {
      out->end = out->start + by_rule->end - by_rule->start;
      out->end_day = (SkvDay) (out->end / SKV_DAY_SECONDS);
      out->span.end = skv_zone_at (zone, out->end_day, 0);
      return;
    }
  out->end = skv_calendar_end_after_move (zone, by_rule->span, out->start);
  out->end_day = skv_zone_day (zone, out->end - 1) + 1;
  out->span.end = out->end;
}

static void
take_rule (SkvExpansion *self, const SkvRule *rule, const SkvEvening *evening, SkvOccurrence *out)
{
  SkvOccurrence by_rule;

  skv_expansion_place_evening (self, rule, evening, &by_rule);
  out->rule = rule;
  out->base_day = by_rule.base_day;
  out->original_day = by_rule.original_day;
  take_clock_of_rule (self, rule, out);

  if (out->start == SKV_MOMENT_NONE)
    take_time_of_rule (&by_rule, out);
  else if (!evening->resolved || out->all_day != by_rule.all_day || out->start != by_rule.start)
    out->moved = SKV_MOVED_BY_HAND;
  else
    out->moved = by_rule.moved;
  if (out->end == SKV_MOMENT_NONE)
    take_length_of_rule (self, &by_rule, out);
  evening_span (self, rule, evening->original_day, evening->length, out->all_day,
                &out->original_start, &out->original_end);
}

/* One that a person added to the rule's own: it lasts as long as one of the rule on that date. */
static void
take_addition (SkvExpansion *self, const SkvRule *rule, SkvOccurrence *out)
{
  const SkvPolicy *policy = skv_expansion_get_policy (self, rule);
  SkvEvening evening = { .resolved = TRUE };
  SkvOccurrence by_rule;

  out->rule = rule;
  take_clock_of_rule (self, rule, out);
  if (out->start == SKV_MOMENT_NONE || out->end != SKV_MOMENT_NONE)
    return;
  evening.base_day = evening.original_day = evening.day = out->first_day;
  evening.length = skv_policy_length_on (policy, out->first_day);
  skv_expansion_place_evening (self, rule, &evening, &by_rule);
  take_length_of_rule (self, &by_rule, out);
}

/* For those whom there is that day. What a person made stays also if there is nobody. */
static void
follow_organisations (SkvExpansion *self, SkvOccurrence *out)
{
  const char *const *there =
    skv_organisations_at (self->organisations, out->organisations, out->first_day);

  if (there[0] != NULL)
    out->organisations = there;
}

gboolean
skv_expansion_place_item (SkvExpansion *self, const SkvItem *item, SkvOccurrence *out)
{
  const SkvRule *rule;
  const SkvEvening *evening;

  place_plain_item (self, item, out);
  rule = item->rule != NULL ? skv_plan_get_rule (self->plan, item->rule) : NULL;
  if (rule != NULL && item->original_day == SKV_DAY_NONE)
    take_addition (self, rule, out);
  if (rule == NULL || item->original_day == SKV_DAY_NONE ||
      skv_plan_get_override (self->plan, item->rule, item->original_day) != item)
    {
      follow_organisations (self, out);
      return out->start != SKV_MOMENT_NONE;
    }

  /* A rule that makes that date no more leaves a plain item: nothing is lost. */
  evening = skv_expansion_find_evening (self, rule, item->original_day);
  if (evening != NULL)
    take_rule (self, rule, evening, out);
  follow_organisations (self, out);
  return out->start != SKV_MOMENT_NONE;
}

static gboolean
title_contains (const char *title, const char *part_folded)
{
  g_autofree char *folded = NULL;

  if (part_folded == NULL)
    return TRUE;
  folded = g_utf8_casefold (title, -1);
  return strstr (folded, part_folded) != NULL;
}

/* would it touch [from, to) if it started on @first? Nothing touches an empty range. */
static gboolean
touches (SkvDay first, const SkvOccurrence *occurrence, SkvDay from, SkvDay to)
{
  return from < to && first < to && first + (occurrence->end_day - occurrence->first_day) > from;
}

static gboolean
is_wanted (const SkvOccurrence *occurrence, SkvDay from, SkvDay to, SkvCollectFlags flags)
{
  if (touches (occurrence->first_day, occurrence, from, to))
    return TRUE;
  return (flags & SKV_COLLECT_ORIGINALS) != 0 && occurrence->original_day != SKV_DAY_NONE &&
         touches (occurrence->original_day, occurrence, from, to);
}

static void
collect_item (SkvExpansion *self,
              const SkvItem *item,
              const char *title,
              SkvDay from,
              SkvDay to,
              SkvCollectFlags flags,
              GArray *occurrences)
{
  SkvOccurrence occurrence;
  gboolean placed = place_plain_item (self, item, &occurrence);
  gboolean whole = placed && occurrence.end != SKV_MOMENT_NONE;

  /* The rule is asked only where it adds something: most items lie elsewhere or have none. */
  if (whole && !touches (occurrence.first_day, &occurrence, from, to) &&
      (item->rule == NULL || (flags & SKV_COLLECT_ORIGINALS) == 0))
    return;
  if (item->rule != NULL && !(whole && (flags & SKV_COLLECT_BARE) != 0))
    placed = skv_expansion_place_item (self, item, &occurrence);
  if (!title_contains (occurrence.title, title))
    return;
  if (placed ? !is_wanted (&occurrence, from, to, flags) : (flags & SKV_COLLECT_UNPLACED) == 0)
    return;
  follow_organisations (self, &occurrence);
  g_array_append_val (occurrences, occurrence);
}

static void
collect_rule (SkvExpansion *self,
              const SkvRule *rule,
              SkvDay from,
              SkvDay to,
              SkvCollectFlags flags,
              GArray *occurrences)
{
  GArray *evenings;

  skv_expansion_prepare_told (self, rule);
  evenings = skv_expansion_get_evenings (self, rule, from, to);
  for (guint i = 0; i < evenings->len; i++)
    {
      const SkvEvening *evening = &g_array_index (evenings, SkvEvening, i);
      SkvDay first = MIN (evening->day, evening->original_day);
      SkvDay last = MAX (evening->day, evening->original_day) + evening->length;
      SkvOccurrence occurrence;

      if (first >= to || last <= from ||
          skv_expansion_get_override (self, rule->parent.id, evening->original_day) != NULL)
        continue;
      skv_expansion_place_evening (self, rule, evening, &occurrence);
      if (is_wanted (&occurrence, from, to, flags))
        g_array_append_val (occurrences, occurrence);
    }
}

void
skv_expansion_collect (SkvExpansion *self,
                       const char *lane,
                       const char *title,
                       SkvDay from,
                       SkvDay to,
                       SkvCollectFlags flags,
                       GArray *occurrences)
{
  GPtrArray *items = skv_expansion_get_items (self, lane);
  GPtrArray *rules = skv_plan_get_records (self->plan, SKV_KIND_RULE);
  g_autofree char *folded = title != NULL && *title != '\0' ? g_utf8_casefold (title, -1) : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++)
    collect_item (self, g_ptr_array_index (items, i), folded, from, to, flags, occurrences);
  for (guint i = 0; i < rules->len; i++)
    {
      const SkvRule *rule = g_ptr_array_index (rules, i);

      if ((lane == NULL || g_strcmp0 (lane, rule->lane) == 0) &&
          (folded == NULL || title_contains (rule->title != NULL ? rule->title : "", folded)))
        collect_rule (self, rule, from, to, flags, occurrences);
    }
}
