/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/listing.h"

#include "core/conflict/lifts.h"
#include "core/exchange/csv-writer.h"
#include "core/exchange/json-text.h"

/* (transfer full) (nullable): RFC 3339 with offset, or a date */
static char *
format_moment (SkvPlan *plan, gboolean all_day, gint64 moment)
{
  if (moment == SKV_MOMENT_NONE)
    return NULL;
  if (all_day)
    return skv_day_format ((SkvDay) (moment / SKV_DAY_SECONDS));
  return skv_zone_format (skv_plan_get_zone (plan), moment);
}

/* (transfer full) (nullable): of a rule's occurrence only */
static char *
format_original (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  if (occurrence->rule == NULL || occurrence->original_day == SKV_DAY_NONE)
    return NULL;
  return format_moment (plan, occurrence->rule->start < 0, occurrence->original_start);
}

static gboolean
is_resolved (const SkvOccurrence *occurrence)
{
  return occurrence->rule == NULL || occurrence->resolved;
}

/* "lifted": [{"from", "until" (exclusive), "by", "reason"}], of a lifted freeze only */
static void
put_lifts (GString *text, const SkvLifts *lifts, const SkvOccurrence *occurrence)
{
  g_autoptr (GPtrArray) found =
    skv_lifts_list (lifts, occurrence, occurrence->first_day, occurrence->end_day);

  if (found->len == 0)
    return;
  skv_json_put_name (text, "lifted");
  g_string_append_c (text, '[');
  for (guint i = 0; i < found->len; i++)
    {
      const SkvLift *lift = g_ptr_array_index (found, i);
      g_autofree char *from = skv_day_format (lift->from), *until = skv_day_format (lift->until);

      g_string_append (text, i > 0 ? ",{" : "{");
      skv_json_put_text_member (text, "from", from);
      skv_json_put_text_member (text, "until", until);
      skv_json_put_text_member (text, "by", lift->by);
      skv_json_put_text_member (text, "reason", lift->reason);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

/* (nullable): it is not said */
static const char *
priority_name (const SkvItem *item)
{
  return item != NULL && item->priority != SKV_PRIORITY_NONE ? skv_priority_name (item->priority)
                                                             : NULL;
}

/* What came after the members that every reader expects: only where there is something to say. */
static void
put_said (GString *text, const char *name, const char *value)
{
  if (value != NULL)
    skv_json_put_text_member (text, name, value);
}

static void
put_occurrence (GString *text,
                SkvPlan *plan,
                const SkvLifts *lifts,
                const SkvOccurrence *occurrence)
{
  g_autofree char *start = format_moment (plan, occurrence->all_day, occurrence->start);
  g_autofree char *end = format_moment (plan, occurrence->all_day, occurrence->end);
  g_autofree char *original = format_original (plan, occurrence);
  const SkvItem *item = occurrence->item;

  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "id", occurrence->id);
  skv_json_put_text_member (text, "lane", occurrence->lane);
  skv_json_put_text_member (text, "title", occurrence->title);
  skv_json_put_text_member (text, "start", start);
  skv_json_put_text_member (text, "end", end);
  skv_json_put_bool_member (text, "all_day", occurrence->all_day);
  skv_json_put_text_member (text, "status", skv_status_name (occurrence->status));
  skv_json_put_text_member (text, "rule",
                            occurrence->rule != NULL ? occurrence->rule->parent.id : NULL);
  skv_json_put_text_member (text, "original_start", original);
  skv_json_put_text_member (text, "reason", occurrence->reason);
  skv_json_put_texts_member (text, "systems", occurrence->systems);
  skv_json_put_texts_member (text, "organisations", occurrence->organisations);
  skv_json_put_bool_member (text, "resolved", is_resolved (occurrence));
  put_said (text, "work", item != NULL ? item->work : NULL);
  put_said (text, "priority", priority_name (item));
  put_said (text, "duty", item != NULL ? item->duty : NULL);
  if (lifts != NULL)
    put_lifts (text, lifts, occurrence);
  g_string_append_c (text, '}');
}

char *
skv_listing_to_json (SkvPlan *plan, GPtrArray *occurrences)
{
  g_autoptr (SkvLifts) lifts = skv_lifts_new (plan);
  GString *text = g_string_new ("[");

  for (guint i = 0; i < occurrences->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n  " : "\n  ");
      put_occurrence (text, plan, lifts, g_ptr_array_index (occurrences, i));
    }
  g_string_append (text, occurrences->len > 0 ? "\n]\n" : "]\n");
  return g_string_free (text, FALSE);
}

char *
skv_listing_to_csv (SkvPlan *plan, GPtrArray *occurrences)
{
  static const char *const head[] = {
    "id",       "lane", "title",          "start",  "end",     "all_day",
    "status",   "rule", "original_start", "reason", "systems", "organisations",
    "resolved", "work", "priority",       "duty",   NULL
  };
  GString *text = g_string_new (NULL);

  skv_csv_put_row (text, head);
  for (guint i = 0; i < occurrences->len; i++)
    {
      const SkvOccurrence *occurrence = g_ptr_array_index (occurrences, i);
      g_autofree char *start = format_moment (plan, occurrence->all_day, occurrence->start);
      g_autofree char *end = format_moment (plan, occurrence->all_day, occurrence->end);
      g_autofree char *original = format_original (plan, occurrence);
      g_autofree char *systems = g_strjoinv (" ", (GStrv) occurrence->systems);
      g_autofree char *organisations = g_strjoinv (" ", (GStrv) occurrence->organisations);
      const SkvItem *item = occurrence->item;
      const char *priority = priority_name (item);
      const char *row[] = { occurrence->id,
                            occurrence->lane,
                            occurrence->title,
                            start != NULL ? start : "",
                            end != NULL ? end : "",
                            occurrence->all_day ? "true" : "false",
                            skv_status_name (occurrence->status),
                            occurrence->rule != NULL ? occurrence->rule->parent.id : "",
                            original != NULL ? original : "",
                            occurrence->reason != NULL ? occurrence->reason : "",
                            systems,
                            organisations,
                            is_resolved (occurrence) ? "true" : "false",
                            item != NULL && item->work != NULL ? item->work : "",
                            priority != NULL ? priority : "",
                            item != NULL && item->duty != NULL ? item->duty : "",
                            NULL };

      skv_csv_put_row (text, row);
    }
  return g_string_free (text, FALSE);
}

static void
put_conflict (GString *text, SkvPlan *plan, const SkvConflict *conflict)
{
  g_autofree char *start = format_moment (plan, FALSE, conflict->overlap.start);
  g_autofree char *end = format_moment (plan, FALSE, conflict->overlap.end);

  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "check", conflict->check);
  skv_json_put_text_member (text, "severity", skv_severity_name (conflict->severity));
  skv_json_put_text_member (text, "item", conflict->item);
  skv_json_put_text_member (text, "against", conflict->against);
  skv_json_put_text_member (text, "start", start);
  skv_json_put_text_member (text, "end", end);
  skv_json_put_texts_member (text, "systems", (const char *const *) conflict->systems);
  skv_json_put_texts_member (text, "path", (const char *const *) conflict->path);
  skv_json_put_text_member (text, "message", conflict->message);
  skv_json_put_bool_member (text, "accepted", conflict->accepted);
  skv_json_put_text_member (text, "accepted_why", conflict->accepted_why);
  g_string_append_c (text, '}');
}

char *
skv_conflicts_to_json (SkvPlan *plan, SkvChecker *checker)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);
  GPtrArray *unknown = skv_checker_get_not_calculated (checker);
  GString *text = g_string_new ("{\"conflicts\": [");

  for (guint i = 0; i < conflicts->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n  " : "\n  ");
      put_conflict (text, plan, g_ptr_array_index (conflicts, i));
    }
  g_string_append (text, conflicts->len > 0 ? "\n],\n\"not_calculated\": ["
                                            : "],\n\"not_calculated\": [");
  for (guint i = 0; i < unknown->len; i++)
    {
      const SkvNotCalculated *told = g_ptr_array_index (unknown, i);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "item", told->item);
      skv_json_put_text_member (text, "message", told->message);
      g_string_append_c (text, '}');
    }
  g_string_append (text, unknown->len > 0 ? "\n]}\n" : "]}\n");
  return g_string_free (text, FALSE);
}
