/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "core/calendar/local-days.h"
#include "core/calendar/shift.h"

/* Plans in memory from short specifications; lists are written with spaces. */

typedef struct
{
  const char *id;
  const char *lane;  /* NULL: "window" */
  const char *title; /* NULL: the id */
  const char *rrule;
  const char *dates;
  const char *relative; /* lane */
  const char *relative_title;
  int from, to;
  gboolean working;
  const char *days;
  const char *start, *duration; /* NULL: all-day */
  int length;                   /* 0: one day */
  const char *avoid;
  const char *try_;
  int not_before;
  gboolean same_month;
  const char *skip;
  const char *valid_from, *valid_until;
  const char *systems;
  int working_day;
  const char *restart;
  const char *ends_on;
  gboolean leave_out;
  int budget;
} RuleSpec;

/* the published policy of the county, design.md section 3 */
#define POLICY_RRULE "FREQ=MONTHLY;BYDAY=WE;BYMONTHDAY=12,13,14,15,16,17,18"
#define POLICY                                                                                     \
  .id = "evening", .title = "System evening", .rrule = POLICY_RRULE, .days = "0 1",                \
  .start = "17:00", .duration = "PT5H", .avoid = "public-holiday holiday-eve", .try_ = "-1d +7d",  \
  .not_before = 12

static inline SkvDay
day (const char *date)
{
  SkvDay found = skv_day_parse (date);

  g_assert_cmpint (found, !=, SKV_DAY_NONE);
  return found;
}

static inline GStrv
split (const char *words)
{
  return words != NULL && *words != '\0' ? g_strsplit (words, " ", -1) : g_new0 (char *, 1);
}

static inline void
set_words (GStrv *field, const char *words)
{
  g_auto (GStrv) parts = split (words);

  skv_set_texts (field, (const char *const *) parts);
}

static inline void
append_ints (GArray *array, const char *words)
{
  g_auto (GStrv) parts = split (words);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      int value = atoi (parts[i]);

      g_array_append_val (array, value);
    }
}

static inline SkvRule *
make_rule (const RuleSpec *spec)
{
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, spec->id);
  g_auto (GStrv) dates = split (spec->dates);

  skv_set_text (&rule->lane, spec->lane != NULL ? spec->lane : "window");
  skv_set_text (&rule->title, spec->title != NULL ? spec->title : spec->id);
  rule->base = spec->rrule != NULL      ? SKV_BASE_RRULE
               : spec->relative != NULL ? SKV_BASE_RELATIVE
               : spec->working_day != 0 ? SKV_BASE_WORKING_DAY
                                        : SKV_BASE_DATES;
  skv_set_text (&rule->rrule, spec->rrule);
  for (guint i = 0; dates[i] != NULL; i++)
    {
      SkvDay date = day (dates[i]);

      g_array_append_val (rule->dates, date);
    }
  skv_set_text (&rule->relative_lane, spec->relative);
  skv_set_text (&rule->relative_title, spec->relative_title);
  rule->relative_from = spec->from;
  rule->relative_to = spec->to;
  rule->relative_working_days = spec->working;
  append_ints (rule->days, spec->days);
  rule->start = spec->start != NULL ? skv_clock_parse (spec->start) : -1;
  rule->duration = spec->duration != NULL ? skv_length_parse (spec->duration) : -1;
  rule->length_days = spec->length > 0 ? spec->length : 1;
  set_words (&rule->avoid, spec->avoid);
  set_words (&rule->try_, spec->try_);
  rule->not_before_day = spec->not_before;
  rule->same_month = spec->same_month;
  append_ints (rule->skip_months, spec->skip);
  rule->valid_from = spec->valid_from != NULL ? day (spec->valid_from) : SKV_DAY_NONE;
  rule->valid_until = spec->valid_until != NULL ? day (spec->valid_until) : SKV_DAY_NONE;
  set_words (&rule->systems, spec->systems);
  rule->working_day = spec->working_day;
  set_words (&rule->restart, spec->restart);
  skv_set_text (&rule->ends_on, spec->ends_on);
  rule->if_none = spec->leave_out ? SKV_IF_NONE_LEAVE_OUT : SKV_IF_NONE_ASK;
  rule->yearly_budget = spec->budget;
  return rule;
}

static inline void
apply (SkvPlan *plan, SkvEdit *edit)
{
  g_autoptr (GError) error = NULL;

  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

static inline void
put (SkvPlan *plan, gpointer record)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Put");

  skv_edit_put (edit, record);
  apply (plan, edit);
}

static inline SkvPlan *
new_plan (void)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);

  g_assert_no_error (error);
  skv_plan_add_validator (plan, skv_rule_validate);
  skv_plan_add_validator (plan, skv_local_day_validate);
  return plan;
}

static inline void
put_rule (SkvPlan *plan, const RuleSpec *spec)
{
  put (plan, make_rule (spec));
}

static inline void
put_system (SkvPlan *plan, const char *id, const char *name)
{
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, id);

  skv_set_text (&system->name, name);
  put (plan, system);
}

/* @start and @end: dates (the end excluded) or local times; @end NULL: unknown */
static inline SkvItem *
make_item (SkvPlan *plan,
           const char *id,
           const char *lane,
           const char *title,
           const char *start,
           const char *end)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  skv_set_text (&item->lane, lane);
  skv_set_text (&item->title, title);
  item->all_day = start != NULL && strlen (start) == 10;
  if (start != NULL)
    item->start = item->all_day ? day (start) * SKV_DAY_SECONDS
                                : skv_zone_parse (skv_plan_get_zone (plan), start);
  if (end != NULL)
    item->end =
      item->all_day ? day (end) * SKV_DAY_SECONDS : skv_zone_parse (skv_plan_get_zone (plan), end);
  return item;
}

static inline void
put_item (SkvPlan *plan, const char *id, const char *lane, const char *start, const char *end)
{
  put (plan, make_item (plan, id, lane, id, start, end));
}

/* One word an occurrence: its first day, "+N" if it touches N days more, then "?" unresolved, ">"
 * moved by the rule, "!" moved by hand, "x" cancelled. @lane (nullable). */
static inline char *
describe (const SkvOccurrences *occurrences, const char *lane)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);
      g_autofree char *date = NULL;

      if (lane != NULL && !g_str_equal (lane, occurrence->lane))
        continue;
      date = occurrence->start != SKV_MOMENT_NONE ? skv_day_format (occurrence->first_day)
                                                  : g_strdup ("never");
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", date);
      if (occurrence->start != SKV_MOMENT_NONE && occurrence->end_day - occurrence->first_day > 1)
        g_string_append_printf (text, "+%d", occurrence->end_day - occurrence->first_day - 1);
      if (!occurrence->resolved)
        g_string_append_c (text, '?');
      if (occurrence->moved != SKV_NOT_MOVED)
        g_string_append_c (text, occurrence->moved == SKV_MOVED_BY_RULE ? '>' : '!');
      if (occurrence->status == SKV_STATUS_CANCELLED)
        g_string_append_c (text, 'x');
    }
  return g_string_free (text, FALSE);
}

static inline void
assert_lane (
  SkvPlan *plan, const char *lane, const char *from, const char *to, const char *expected)
{
  g_autoptr (SkvOccurrences) occurrences = skv_occurrences_new (plan, day (from), day (to), 0);
  g_autofree char *found = describe (occurrences, lane);

  g_assert_cmpstr (found, ==, expected);
}
