/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/expansion-private.h"

/* Rules that wait for each other in a chain longer than this are cut; it keeps the stack small. */
#define MAX_DEPTH 64
/* What is asked for day by day is made ready for about a year at a time. */
#define MARGIN_DAYS 366

typedef struct
{
  SkvPolicy *policy; /* (owned) */
  gboolean busy;
  SkvDay from, to;  /* what @evenings is complete for; both 0: nothing yet */
  GArray *evenings; /* (owned) (element-type SkvEvening): by original day */
} RuleState;

typedef struct
{
  SkvDay from, to;
  gboolean cut;  /* a rule of it was being expanded: not to be kept */
  GArray *there; /* (owned) (element-type SkvOccurrence) */
  guint *first;  /* (owned): for every day of [from, to) 1 + index of what touches it, or 0 */
} LaneState;

static void
rule_state_free (gpointer data)
{
  RuleState *state = data;

  skv_policy_free (state->policy);
  g_clear_pointer (&state->evenings, g_array_unref);
  g_free (state);
}

static void
lane_state_free (gpointer data)
{
  LaneState *state = data;

  g_array_unref (state->there);
  g_free (state->first);
  g_free (state);
}

SkvExpansion *
skv_expansion_new (SkvPlan *plan)
{
  SkvExpansion *self = g_new0 (SkvExpansion, 1);

  self->plan = plan;
  self->holidays = skv_plan_get_holidays (plan);
  self->calendar = skv_plan_get_holiday_calendar (plan);
  self->zone = skv_plan_get_zone (plan);
  self->organisations = skv_plan_get_organisations (plan);
  self->nothing = g_array_new (FALSE, FALSE, sizeof (SkvEvening));
  self->rules = g_hash_table_new_full (NULL, NULL, NULL, rule_state_free);
  self->lanes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, lane_state_free);
  return self;
}

void
skv_expansion_free (SkvExpansion *self)
{
  g_hash_table_unref (self->rules);
  g_hash_table_unref (self->lanes);
  g_clear_pointer (&self->lane_items, g_hash_table_unref);
  g_clear_pointer (&self->overrides, g_hash_table_unref);
  g_clear_pointer (&self->told, g_hash_table_unref);
  g_clear_pointer (&self->told_bases, g_hash_table_unref);
  g_array_unref (self->nothing);
  g_free (self);
}

static RuleState *
get_rule_state (SkvExpansion *self, const SkvRule *rule)
{
  RuleState *state = g_hash_table_lookup (self->rules, rule);

  if (state == NULL)
    {
      state = g_new0 (RuleState, 1);
      state->policy = skv_policy_new (rule);
      state->evenings = g_array_new (FALSE, FALSE, sizeof (SkvEvening));
      g_hash_table_insert (self->rules, (gpointer) rule, state);
    }
  return state;
}

const SkvPolicy *
skv_expansion_get_policy (SkvExpansion *self, const SkvRule *rule)
{
  return get_rule_state (self, rule)->policy;
}

/* The whole group moves together. Days that an earlier group of the rule has made already are that
 * group's: one rule makes one evening a date. */
static void
append_group (SkvExpansion *self,
              const SkvPolicy *policy,
              const SkvBase *base,
              GHashTable *made,
              GArray *evenings)
{
  int offset;
  gboolean resolved = skv_expansion_first_fit (self, policy, base, &offset);

  for (guint i = 0; i < policy->days->len; i++)
    {
      SkvDay original = base->day + g_array_index (policy->days, int, i);
      SkvEvening evening = { base->day, original, original + offset, base->length, resolved };

      /* Those it was for are no more, or not yet. */
      if (skv_organisations_is_nobody (
            self->organisations, (const char *const *) policy->rule->organisations, evening.day))
        continue;
      if (made == NULL || g_hash_table_add (made, GINT_TO_POINTER (original)))
        g_array_append_val (evenings, evening);
    }
}

static int
compare_evenings (gconstpointer a, gconstpointer b)
{
  const SkvEvening *x = a, *y = b;

  return (x->original_day > y->original_day) - (x->original_day < y->original_day);
}

/* Do the groups of one rule last for different lengths, each as its base says? */
static gboolean
lengths_differ (const SkvPolicy *policy)
{
  const SkvRule *rule = policy->rule;

  return rule->ends_on != NULL || (rule->base == SKV_BASE_RELATIVE && rule->start < 0);
}

/* Evenings lie up to policy->lowest before and policy->highest after their base, so that bases are
 * taken from that much further out. That also reaches every earlier group that could have made one
 * of these dates before, unless it is shorter: then it may end before the range in which the date
 * of the later, longer one would lie, and is looked for further out. */
static GArray *
list_bases (SkvExpansion *self, const SkvPolicy *policy, SkvDay from, SkvDay to)
{
  GArray *bases =
    skv_expansion_list_bases (self, policy, from - policy->highest, to - policy->lowest);
  const GArray *days = policy->days;
  int longest = 1;

  if (days->len < 2 || !lengths_differ (policy))
    return bases;
  for (guint i = 0; i < bases->len; i++)
    longest = MAX (longest, g_array_index (bases, SkvBase, i).length);
  from -= longest + g_array_index (days, int, days->len - 1) - g_array_index (days, int, 0);
  g_array_unref (bases);
  return skv_expansion_list_bases (self, policy, from - policy->highest, to - policy->lowest);
}

static void
expand_rule (SkvExpansion *self, RuleState *state, SkvDay from, SkvDay to)
{
  const SkvPolicy *policy = state->policy;
  g_autoptr (GArray) bases = NULL;
  g_autoptr (GHashTable) made = policy->days->len > 1 ? g_hash_table_new (NULL, NULL) : NULL;

  from = MAX (from, SKV_EXPANSION_FIRST_DAY);
  to = MIN (to, SKV_EXPANSION_LAST_DAY);
  g_array_set_size (state->evenings, 0);
  if (from >= to)
    return;

  bases = list_bases (self, policy, from, to);
  for (guint i = 0; i < policy->lanes->len; i++)
    skv_expansion_prepare_lane (self, g_ptr_array_index (policy->lanes, i),
                                from + 2 * (policy->lowest - policy->highest) - policy->length,
                                to + 2 * (policy->highest - policy->lowest) + policy->length);
  for (guint i = 0; i < bases->len && state->evenings->len < SKV_EXPANSION_MAX_EVENINGS; i++)
    append_group (self, policy, &g_array_index (bases, SkvBase, i), made, state->evenings);
  if (made != NULL)
    g_array_sort (state->evenings, compare_evenings);
}

/* Plans hold no circles of rules; a chain that is too long, or a plan that is checked before its
 * circle is refused, is cut here, and what was found meanwhile is not kept. */
static void
forget_cut (SkvExpansion *self)
{
  GHashTableIter iter;
  gpointer state;

  if (self->depth > 0 || !self->cut)
    return;
  g_hash_table_remove_all (self->lanes);
  g_hash_table_iter_init (&iter, self->rules);
  while (g_hash_table_iter_next (&iter, NULL, &state))
    ((RuleState *) state)->from = ((RuleState *) state)->to = 0;
  self->cut = FALSE;
}

GArray *
skv_expansion_get_evenings (SkvExpansion *self, const SkvRule *rule, SkvDay from, SkvDay to)
{
  RuleState *state = get_rule_state (self, rule);

  if (state->busy || self->depth >= MAX_DEPTH)
    {
      self->cut = TRUE;
      return self->nothing;
    }
  if (state->from < state->to && from >= state->from && to <= state->to)
    return state->evenings;

  if (state->from < state->to &&
      MAX (to, state->to) - MIN (from, state->from) < SKV_EXPANSION_MAX_DAYS)
    {
      int margin = MAX (MARGIN_DAYS, (state->to - state->from) / 2);

      from = from < state->from ? from - margin : state->from;
      to = to > state->to ? to + margin : state->to;
    }
  state->busy = TRUE;
  self->depth++;
  expand_rule (self, state, from, to);
  self->depth--;
  state->busy = FALSE;
  state->from = from;
  state->to = to;
  forget_cut (self);
  return state->evenings;
}

const SkvEvening *
skv_expansion_find_evening (SkvExpansion *self, const SkvRule *rule, SkvDay original_day)
{
  GArray *evenings;
  SkvEvening wanted = { .original_day = original_day };
  guint index;

  if (original_day < SKV_EXPANSION_FIRST_DAY || original_day >= SKV_EXPANSION_LAST_DAY)
    return NULL;
  evenings = skv_expansion_get_evenings (self, rule, original_day, original_day + 1);
  if (!g_array_binary_search (evenings, &wanted, compare_evenings, &index))
    return NULL;
  return &g_array_index (evenings, SkvEvening, index);
}

static int
compare_there (gconstpointer a, gconstpointer b)
{
  const SkvOccurrence *x = a, *y = b;

  if (x->first_day != y->first_day)
    return x->first_day < y->first_day ? -1 : 1;
  if (x->end_day != y->end_day)
    return x->end_day > y->end_day ? -1 : 1;
  return g_strcmp0 (x->title, y->title);
}

/* Every day gets the one that started first: in that order no day needs to be painted twice. */
static void
paint_days (LaneState *state)
{
  SkvDay painted = state->from;

  for (guint i = 0; i < state->there->len; i++)
    {
      const SkvOccurrence *there = &g_array_index (state->there, SkvOccurrence, i);

      if (!skv_occurrence_is_firm (there))
        continue;
      painted = MAX (painted, there->first_day);
      for (; painted < MIN (there->end_day, state->to); painted++)
        state->first[painted - state->from] = i + 1;
    }
}

void
skv_expansion_prepare_lane (SkvExpansion *self, const char *lane, SkvDay from, SkvDay to)
{
  LaneState *state = g_hash_table_lookup (self->lanes, lane);
  gboolean cut_before = self->cut;

  if (state != NULL && !state->cut && from >= state->from && to <= state->to)
    return;
  if (state != NULL && MAX (to, state->to) - MIN (from, state->from) < SKV_EXPANSION_MAX_DAYS)
    {
      from = MIN (from, state->from);
      to = MAX (to, state->to);
    }

  state = g_new0 (LaneState, 1);
  state->from = from - MARGIN_DAYS;
  state->to = to + MARGIN_DAYS;
  state->there = g_array_new (FALSE, FALSE, sizeof (SkvOccurrence));
  state->first = g_new0 (guint, state->to - state->from);
  self->cut = FALSE;
  skv_expansion_collect (self, lane, NULL, state->from, state->to, SKV_COLLECT_BARE, state->there);
  state->cut = self->cut;
  self->cut = self->cut || cut_before;
  g_array_sort (state->there, compare_there);
  paint_days (state);
  g_hash_table_replace (self->lanes, g_strdup (lane), state);
}

const SkvOccurrence *
skv_expansion_lane_at (SkvExpansion *self, const char *lane, SkvDay day)
{
  LaneState *state = g_hash_table_lookup (self->lanes, lane);
  guint index;

  if (state == NULL || day < state->from || day >= state->to)
    {
      skv_expansion_prepare_lane (self, lane, day, day + 1);
      state = g_hash_table_lookup (self->lanes, lane);
    }
  index = state->first[day - state->from];
  return index > 0 ? &g_array_index (state->there, SkvOccurrence, index - 1) : NULL;
}
