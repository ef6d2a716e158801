/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/uptime.h"

#include <string.h>

#include "core/calendar/organisations.h"
#include "core/conflict/reach.h"

/* An outage or a piece of work may have begun so many days before the month. */
#define LONGEST_DAYS 400
#define AROUND 21

/* --- what takes systems down ------------------------------------------------------------------ */

static gboolean
is_outage (const SkvOccurrence *occurrence)
{
  return strcmp (occurrence->lane, "outage") == 0;
}

/* lanes of what only stands in the way of work */
static gboolean
is_around (const char *lane)
{
  static const char *const lanes[] = { "holiday", "exam", "freeze", "critical", "meeting", NULL };

  return g_strv_contains (lanes, lane);
}

gboolean
skv_uptime_takes_down (const SkvOccurrence *occurrence)
{
  static const char *const effects[] = { "down", "no-users", "restart", NULL };
  const SkvItem *item = occurrence->item;

  /* an evening that is as its rule has it */
  if (item == NULL)
    return occurrence->rule != NULL && occurrence->resolved && !occurrence->left_out &&
           occurrence->start != SKV_MOMENT_NONE && !is_around (occurrence->lane) &&
           occurrence->rule->effect != NULL && g_strv_contains (effects, occurrence->rule->effect);
  if (occurrence->start == SKV_MOMENT_NONE || is_around (occurrence->lane) ||
      occurrence->status == SKV_STATUS_CANCELLED || occurrence->status == SKV_STATUS_POSTPONED)
    return FALSE;
  if (is_outage (occurrence))
    return g_strcmp0 (item->effect, "unstable") != 0;
  if (occurrence->status == SKV_STATUS_PROPOSED && item->actual_start == SKV_MOMENT_NONE)
    return FALSE;
  return item->downtime > 0 ||
         (item->downtime != 0 && item->effect != NULL && g_strv_contains (effects, item->effect));
}

gboolean
skv_uptime_course (const SkvOccurrence *occurrence, gint64 now, gint64 until, SkvSpan *span)
{
  const SkvItem *item = occurrence->item;
  gint64 latest = now != SKV_MOMENT_NONE ? MIN (now, until) : until;

  if (occurrence->start == SKV_MOMENT_NONE)
    return FALSE;
  *span = occurrence->span;
  if (item != NULL && item->actual_start != SKV_MOMENT_NONE)
    span->start = item->actual_start;
  if (item != NULL && item->actual_end != SKV_MOMENT_NONE)
    span->end = item->actual_end;
  else if (occurrence->end == SKV_MOMENT_NONE ||
           (item != NULL && item->actual_start != SKV_MOMENT_NONE && is_outage (occurrence)))
    span->end = MAX (latest, span->start);
  else if (item != NULL && item->actual_start != SKV_MOMENT_NONE)
    span->end = MAX (span->end, span->start);
  return TRUE;
}

/* --- one thing that was down ------------------------------------------------------------------ */

typedef struct
{
  SkvPlan *plan;
  SkvUptimes *uptimes;
  SkvReach *reach;
  SkvUptime **by_number; /* (owned) (nullable elements): of each system of the reach */
  gint64 now;
} Count;

static void
add_down (Count *self, const SkvOccurrence *occurrence, const SkvDown *down)
{
  g_autofree gboolean *seen = g_new0 (gboolean, skv_reach_get_n_systems (self->reach));

  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    {
      const SkvReached *reached;
      guint system, n;

      if (!skv_reach_lookup (self->reach, occurrence->systems[i], &system))
        continue;
      reached = skv_reach_affected (self->reach, system, &n);
      for (guint j = 0; j < n; j++)
        {
          SkvUptime *uptime = self->by_number[reached[j].system];
          SkvDown one = *down;

          if (reached[j].degraded || reached[j].in_part || seen[reached[j].system])
            continue;
          seen[reached[j].system] = TRUE;
          one.through = reached[j].system == system ? NULL : occurrence->systems[i];
          if (uptime != NULL)
            g_array_append_val (uptime->downs, one);
        }
    }
}

/* Planned work: what lies within its planned hours is as announced, the rest is not. */
static void
add_work (Count *self, const SkvOccurrence *occurrence, SkvDown *down)
{
  SkvSpan whole = down->span, planned = occurrence->span;
  SkvSpan rest[] = { { whole.start, MIN (whole.end, planned.start) },
                     { MAX (whole.start, planned.end), whole.end } };
  gboolean in_time;

  down->told = skv_told_find (self->plan, self->uptimes->all, occurrence, NULL, NULL);
  in_time = down->told == SKV_TOLD_IN_TIME || down->told == SKV_TOLD_UNKNOWN;
  down->kind = in_time ? SKV_DOWN_PLANNED : SKV_DOWN_LATE;
  if (occurrence->end != SKV_MOMENT_NONE)
    down->span = (SkvSpan){ MAX (whole.start, planned.start), MIN (whole.end, planned.end) };
  if (down->span.start < down->span.end)
    add_down (self, occurrence, down);
  down->kind = SKV_DOWN_OVERRUN;
  for (guint i = 0; occurrence->end != SKV_MOMENT_NONE && i < G_N_ELEMENTS (rest); i++)
    {
      down->span = rest[i];
      if (down->span.start < down->span.end)
        add_down (self, occurrence, down);
    }
}

/* From when on it was for those whom the count is for: what began before the month may have become
 * theirs since, with those whom it was for. SKV_MOMENT_NONE: never */
static gint64
find_theirs (Count *self, const SkvOccurrence *occurrence)
{
  const char *organisation = self->uptimes->organisation;
  const SkvZone *zone = skv_plan_get_zone (self->plan);
  SkvDay from = skv_zone_day (zone, self->uptimes->span.start);
  SkvDay to = MIN (occurrence->end_day, skv_zone_day (zone, self->uptimes->span.end) + 1);

  if (organisation == NULL || occurrence->organisations[0] == NULL ||
      g_strv_contains (occurrence->organisations, organisation))
    return self->uptimes->span.start;
  if (occurrence->end == SKV_MOMENT_NONE)
    to = skv_zone_day (zone, self->uptimes->span.end) + 1;
  for (SkvDay day = MAX (occurrence->first_day, from); day < to; day++)
    if (g_strv_contains (skv_plan_organisations_at (self->plan, occurrence->organisations, day),
                         organisation))
      return skv_zone_day_span (zone, day).start;
  return SKV_MOMENT_NONE;
}

static void
add_occurrence (Count *self, const SkvOccurrence *occurrence)
{
  const SkvItem *item = occurrence->item;
  gboolean is_external = item != NULL && item->external;
  gint64 theirs;
  SkvSpan within = self->uptimes->span;
  SkvDown down = { .occurrence = occurrence };

  if (!skv_uptime_takes_down (occurrence) ||
      !skv_uptime_course (occurrence, self->now, within.end, &down.span))
    return;
  theirs = find_theirs (self, occurrence);
  if (theirs == SKV_MOMENT_NONE)
    return;
  if (item != NULL && !is_outage (occurrence) && item->downtime > 0)
    down.span.end = MIN (down.span.end, down.span.start + item->downtime * 60);
  down.is_open = item != NULL && item->actual_end == SKV_MOMENT_NONE &&
                 (occurrence->end == SKV_MOMENT_NONE ||
                  (is_outage (occurrence) && item->actual_start != SKV_MOMENT_NONE));
  down.span.start = MAX (MAX (down.span.start, within.start), theirs);
  down.span.end = MIN (down.span.end, within.end);
  if (down.span.start >= down.span.end)
    return;
  down.kind = is_external ? SKV_DOWN_EXTERNAL : SKV_DOWN_UNPLANNED;
  if (is_outage (occurrence) || is_external || (item != NULL && item->emergency))
    add_down (self, occurrence, &down);
  else
    add_work (self, occurrence, &down);
}

/* --- a system's sum --------------------------------------------------------------------------- */

static GArray *
list_kind (const SkvUptime *self, SkvDownKind kind, const GArray *hours)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SkvSpan));

  for (guint i = 0; i < self->downs->len; i++)
    {
      const SkvDown *down = &g_array_index (self->downs, SkvDown, i);

      if (down->kind == kind)
        g_array_append_val (spans, down->span);
    }
  skv_spans_join (spans);
  return skv_spans_intersect (spans, hours);
}

static void
count_causes (SkvUptime *self, const GArray *hours)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->downs->len; i++)
    {
      const SkvDown *down = &g_array_index (self->downs, SkvDown, i);
      g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (SkvSpan));
      g_autoptr (GArray) inside = NULL;

      g_array_append_val (one, down->span);
      inside = skv_spans_intersect (one, hours);
      if (inside->len == 0 || !g_hash_table_add (seen, (gpointer) down->occurrence))
        continue;
      self->n_causes++;
      self->n_unknown += down->told == SKV_TOLD_UNKNOWN;
    }
}

static int
compare_downs (gconstpointer left, gconstpointer right)
{
  const SkvDown *a = left, *b = right;

  if (a->span.start != b->span.start)
    return a->span.start < b->span.start ? -1 : 1;
  return strcmp (a->occurrence->id, b->occurrence->id);
}

static void
sum_up (SkvUptime *self, const GArray *hours)
{
  g_autoptr (GArray) planned = list_kind (self, SKV_DOWN_PLANNED, hours);
  g_autoptr (GArray) external = list_kind (self, SKV_DOWN_EXTERNAL, hours);
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (SkvSpan));
  g_autoptr (GArray) counted = NULL, outside = NULL, rest = NULL;

  self->service = skv_spans_sum (hours);
  for (int kind = 0; kind < SKV_N_DOWN_KINDS; kind++)
    {
      g_autoptr (GArray) spans = list_kind (self, (SkvDownKind) kind, hours);
      gboolean counts =
        kind != SKV_DOWN_EXTERNAL && (kind != SKV_DOWN_PLANNED || self->system->planned_counts);

      self->kinds[kind] = skv_spans_sum (spans);
      if (counts && spans->len > 0)
        g_array_append_vals (own, spans->data, spans->len);
    }
  if (self->system->planned_counts)
    g_array_set_size (planned, 0);
  skv_spans_join (own);
  counted = skv_spans_subtract (own, planned);
  rest = skv_spans_subtract (external, planned);
  outside = skv_spans_subtract (rest, own);
  self->down = skv_spans_sum (counted);
  self->planned = skv_spans_sum (planned);
  self->external = skv_spans_sum (outside);
  count_causes (self, hours);
  g_array_sort (self->downs, compare_downs);
}

/* Is the system for those whom the count is for on that day; with nobody named, for anybody? */
static gboolean
is_of_day (const Count *self, const SkvSystem *system, SkvDay day)
{
  const char *organisation = self->uptimes->organisation;
  SkvOrganisations *organisations = skv_plan_get_organisations (self->plan);
  const char *const *theirs = (const char *const *) system->organisations;

  if (theirs == NULL || theirs[0] == NULL)
    return organisation == NULL || skv_organisations_exists (organisations, organisation, day);
  theirs = skv_organisations_at (organisations, theirs, day);
  return organisation != NULL ? g_strv_contains (theirs, organisation) : theirs[0] != NULL;
}

/* The days on which it is (transfer full) (element-type SkvSpan) */
static GArray *
list_days (const Count *self, const SkvSystem *system)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SkvSpan));
  const SkvZone *zone = skv_plan_get_zone (self->plan);
  SkvSpan within = self->uptimes->span;

  for (SkvDay day = skv_zone_day (zone, within.start);
       within.start < within.end && day <= skv_zone_day (zone, within.end - 1); day++)
    {
      SkvSpan whole = skv_zone_day_span (zone, day);

      if (is_of_day (self, system, day))
        g_array_append_val (days, whole);
    }
  skv_spans_join (days);
  return days;
}

static void
count_system (Count *count, SkvUptime *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvServiceHours) hours = skv_service_hours_parse (self->system->service_hours, &error);
  g_autoptr (GArray) all = NULL, days = NULL, spans = NULL;
  const char *const one[] = { count->uptimes->organisation, NULL };

  if (hours == NULL)
    {
      self->problem = g_strdup (error->message);
      return;
    }
  all = skv_service_hours_list (
    hours, skv_plan_get_zone (count->plan), skv_plan_get_holiday_calendar (count->plan),
    *one != NULL ? one : (const char *const *) self->system->organisations, count->uptimes->span);
  days = list_days (count, self->system);
  spans = skv_spans_intersect (all, days);
  sum_up (self, spans);
}

/* --- all of them ------------------------------------------------------------------------------ */

static void
uptime_free (gpointer data)
{
  SkvUptime *self = data;

  g_free (self->problem);
  g_array_unref (self->downs);
  g_free (self);
}

/* Is it theirs on any day of the stretch? */
static gboolean
is_of (const Count *self, const SkvSystem *system, SkvDay from, SkvDay to)
{
  if (g_strcmp0 (system->kind, "group") == 0)
    return FALSE;
  for (SkvDay day = from; day < to; day++)
    if (is_of_day (self, system, day))
      return TRUE;
  return FALSE;
}

static void
add_systems (Count *self, SkvDay from, SkvDay to)
{
  GPtrArray *systems = skv_plan_get_records (self->plan, SKV_KIND_SYSTEM);

  self->by_number = g_new0 (SkvUptime *, systems->len + 1);
  for (guint i = 0; i < systems->len; i++)
    {
      const SkvSystem *system = systems->pdata[i];
      SkvUptime *uptime;
      guint number;

      if (!is_of (self, system, from, to) ||
          !skv_reach_lookup (self->reach, system->parent.id, &number))
        continue;
      uptime = g_new0 (SkvUptime, 1);
      uptime->system = system;
      uptime->downs = g_array_new (FALSE, FALSE, sizeof (SkvDown));
      g_ptr_array_add (self->uptimes->systems, uptime);
      self->by_number[number] = uptime;
    }
}

SkvUptimes *
skv_uptimes_new (SkvPlan *plan, const char *organisation, SkvDay from, SkvDay to, gint64 now)
{
  SkvUptimes *self = g_new0 (SkvUptimes, 1);
  const SkvZone *zone = skv_plan_get_zone (plan);
  g_autoptr (SkvReach) reach = skv_reach_new (plan);
  Count count = { .plan = plan, .uptimes = self, .reach = reach, .now = now };

  self->organisation = organisation;
  self->span =
    (SkvSpan){ skv_zone_day_span (zone, from).start, skv_zone_day_span (zone, to).start };
  if (now != SKV_MOMENT_NONE)
    self->span.end = MAX (self->span.start, MIN (self->span.end, now));
  self->all = skv_occurrences_new (plan, from - LONGEST_DAYS, to + AROUND, SKV_EXPAND_DEFAULT);
  self->systems = g_ptr_array_new_with_free_func (uptime_free);
  add_systems (&count, from, to);
  for (guint i = 0; i < skv_occurrences_get_n (self->all); i++)
    add_occurrence (&count, skv_occurrences_get (self->all, i));
  for (guint i = 0; i < self->systems->len; i++)
    count_system (&count, self->systems->pdata[i]);
  g_free (count.by_number);
  return self;
}

void
skv_uptimes_free (SkvUptimes *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->systems);
  skv_occurrences_unref (self->all);
  g_free (self);
}

const SkvUptime *
skv_uptimes_lookup (const SkvUptimes *self, const char *system)
{
  for (guint i = 0; i < self->systems->len; i++)
    {
      const SkvUptime *uptime = self->systems->pdata[i];

      if (strcmp (uptime->system->parent.id, system) == 0)
        return uptime;
    }
  return NULL;
}

int
skv_uptime_get (const SkvUptime *self, gboolean with_external)
{
  gint64 down = self->down + (with_external ? self->external : 0);

  return self->service > 0 ? (int) ((self->service - down) * SKV_UPTIME_WHOLE / self->service) : -1;
}

int
skv_uptime_is_met (const SkvUptime *self)
{
  if (self->system->agreed_uptime <= 0 || self->service <= 0)
    return -1;
  return (self->service - self->down) * SKV_UPTIME_WHOLE >=
         self->system->agreed_uptime * self->service;
}

gint64
skv_uptime_allowed (const SkvUptime *self)
{
  if (self->system->agreed_uptime <= 0)
    return -1;
  return self->service * (SKV_UPTIME_WHOLE - self->system->agreed_uptime) / SKV_UPTIME_WHOLE;
}
