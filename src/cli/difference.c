/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/difference.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/difference.h"
#include "core/exchange/json-text.h"
#include "core/exchange/layer.h"

/* --- what is compared ------------------------------------------------------------------------ */

static gboolean
settle_range (SkvCliDifference *self, const SkvCliRange *given)
{
  g_auto (SkvCliRange)
    other = { .year = given->year, .from = g_strdup (given->from), .to = g_strdup (given->to) };

  self->range = (SkvCliRange){ .year = given->year,
                               .from = g_strdup (given->from),
                               .to = g_strdup (given->to) };
  if (!skv_cli_range_settle (&self->range, self->before) ||
      !skv_cli_range_settle (&other, self->after))
    return FALSE;
  self->range.first = MIN (self->range.first, other.first);
  self->range.end = MAX (self->range.end, other.end);
  return TRUE;
}

static SkvOccurrences *
expand (SkvCliDifference *self, SkvPlan *plan)
{
  return skv_occurrences_new (plan, self->range.first, self->range.end,
                              self->range.limited ? SKV_EXPAND_DEFAULT : SKV_EXPAND_UNPLACED);
}

static SkvChecker *
check (SkvCliDifference *self, SkvPlan *plan)
{
  SkvChecker *checker = skv_checker_new (plan, self->range.first, self->range.end);

  skv_checker_set_today (checker, skv_cli_today (plan));
  return checker;
}

gboolean
skv_cli_difference_init (SkvCliDifference *self,
                         SkvPlan *before,
                         SkvPlan *after,
                         const SkvCliRange *range)
{
  g_autoptr (SkvOccurrences) was = NULL, is = NULL;

  *self = (SkvCliDifference){ .before = g_object_ref (before), .after = g_object_ref (after) };
  if (!settle_range (self, range))
    return FALSE;
  self->records = skv_plan_difference_edit (before, after, NULL);
  was = expand (self, before);
  is = expand (self, after);
  self->occurrences = skv_difference_new (was, is);
  self->checker_before = check (self, before);
  self->checker_after = check (self, after);
  self->conflicts = skv_checkers_compare (self->checker_before, self->checker_after);
  return TRUE;
}

void
skv_cli_difference_clear (SkvCliDifference *self)
{
  g_clear_pointer (&self->conflicts, skv_comparison_unref);
  g_clear_pointer (&self->checker_before, skv_checker_unref);
  g_clear_pointer (&self->checker_after, skv_checker_unref);
  g_clear_pointer (&self->occurrences, skv_difference_unref);
  g_clear_pointer (&self->records, skv_edit_unref);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  skv_cli_range_clear (&self->range);
}

/* Is the record told by an occurrence already? */
static gboolean
is_in_calendar (SkvCliDifference *self, const SkvChange *change)
{
  return change->kind == SKV_KIND_ITEM &&
         skv_difference_lookup (self->occurrences, change->id) != NULL;
}

/* --- in words ----------------------------------------------------------------------------------
 */

void
skv_cli_print_conflicts (GPtrArray *conflicts, const char *heading)
{
  if (conflicts->len > 0)
    skv_cli_print ("%s\n", heading);
  for (guint i = 0; i < conflicts->len; i++)
    skv_cli_print ("  %s\n", ((const SkvConflict *) g_ptr_array_index (conflicts, i))->message);
}

void
skv_cli_difference_print (SkvCliDifference *self)
{
  const SkvZone *zone = skv_plan_get_zone (self->after);
  g_autofree char *sentence = skv_comparison_words (self->conflicts);
  g_autofree char *summary = skv_difference_words (self->occurrences);

  skv_cli_print ("%s\n", summary);
  for (guint i = 0; i < skv_difference_get_n (self->occurrences); i++)
    {
      const SkvDifferenceEntry *entry = skv_difference_get (self->occurrences, i);
      const SkvOccurrence *occurrence = entry->after != NULL ? entry->after : entry->before;
      g_autofree char *words = skv_difference_entry_words (entry, zone);

      skv_cli_print (_("  “%1$s”: %2$s\n"), occurrence->title, words);
    }
  for (guint i = 0; i < skv_edit_get_n_changes (self->records); i++)
    {
      const SkvChange *change = skv_edit_get_change (self->records, i);
      g_autofree char *words = NULL;

      if (is_in_calendar (self, change))
        continue;
      words = skv_change_words (change->after != NULL ? self->after : self->before, change);
      skv_cli_print ("  %s\n", words);
    }
  skv_cli_print ("%s\n", sentence);
  skv_cli_print_conflicts (skv_comparison_get_come (self->conflicts), _("This brings:"));
  skv_cli_print_conflicts (skv_comparison_get_gone (self->conflicts), _("This solves:"));
}

/* --- for machines ------------------------------------------------------------------------------
 */

static void
put_side (GString *text, const char *name, SkvPlan *plan, const SkvOccurrence *occurrence)
{
  const gint64 moments[] = { occurrence != NULL ? occurrence->start : SKV_MOMENT_NONE,
                             occurrence != NULL ? occurrence->end : SKV_MOMENT_NONE };
  static const char *const names[] = { "start", "end" };

  skv_json_put_name (text, name);
  if (occurrence == NULL)
    {
      g_string_append (text, "null");
      return;
    }
  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "id", occurrence->id);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *moment = moments[i] == SKV_MOMENT_NONE ? NULL
                                : occurrence->all_day
                                  ? skv_day_format ((SkvDay) (moments[i] / SKV_DAY_SECONDS))
                                  : skv_zone_format (skv_plan_get_zone (plan), moments[i]);

      skv_json_put_text_member (text, names[i], moment);
    }
  skv_json_put_text_member (text, "status", skv_status_name (occurrence->status));
  g_string_append_c (text, '}');
}

static void
put_occurrences (GString *text, SkvCliDifference *self)
{
  static const char *const kinds[SKV_N_DIFFERENCE_KINDS] = {
    [SKV_DIFFERENCE_ADDED] = "added",
    [SKV_DIFFERENCE_REMOVED] = "removed",
    [SKV_DIFFERENCE_MOVED] = "moved",
    [SKV_DIFFERENCE_CHANGED] = "changed",
  };

  skv_json_put_name (text, "occurrences");
  g_string_append_c (text, '[');
  for (guint i = 0; i < skv_difference_get_n (self->occurrences); i++)
    {
      const SkvDifferenceEntry *entry = skv_difference_get (self->occurrences, i);
      const SkvOccurrence *occurrence = entry->after != NULL ? entry->after : entry->before;
      g_autofree char *words = skv_difference_entry_words (entry, skv_plan_get_zone (self->after));

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "id", entry->id);
      skv_json_put_text_member (text, "lane", occurrence->lane);
      skv_json_put_text_member (text, "title", occurrence->title);
      skv_json_put_text_member (text, "difference", kinds[entry->kind]);
      put_side (text, "before", self->before, entry->before);
      put_side (text, "after", self->after, entry->after);
      skv_json_put_text_member (text, "words", words);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
put_records (GString *text, SkvCliDifference *self)
{
  skv_json_put_name (text, "records");
  g_string_append_c (text, '[');
  for (guint i = 0; i < skv_edit_get_n_changes (self->records); i++)
    {
      const SkvChange *change = skv_edit_get_change (self->records, i);
      g_autofree char *words =
        skv_change_words (change->after != NULL ? self->after : self->before, change);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "kind", skv_kind_name (change->kind));
      skv_json_put_text_member (text, "id", change->id);
      skv_json_put_text_member (text, "difference",
                                change->before == NULL  ? "added"
                                : change->after == NULL ? "removed"
                                                        : "changed");
      skv_json_put_text_member (text, "words", words);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
put_conflicts (GString *text, const char *name, SkvPlan *plan, GPtrArray *conflicts)
{
  const SkvZone *zone = skv_plan_get_zone (plan);

  skv_json_put_name (text, name);
  g_string_append_c (text, '[');
  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *start = skv_zone_format (zone, conflict->overlap.start);
      g_autofree char *end = skv_zone_format (zone, conflict->overlap.end);

      g_string_append (text, i > 0 ? ",\n   {" : "\n   {");
      skv_json_put_text_member (text, "check", conflict->check);
      skv_json_put_text_member (text, "severity", skv_severity_name (conflict->severity));
      skv_json_put_text_member (text, "item", conflict->item);
      skv_json_put_text_member (text, "against", conflict->against);
      skv_json_put_text_member (text, "start", start);
      skv_json_put_text_member (text, "end", end);
      skv_json_put_text_member (text, "message", conflict->message);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

void
skv_cli_difference_put (SkvCliDifference *self, GString *text)
{
  g_autofree char *sentence = skv_comparison_words (self->conflicts);

  put_records (text, self);
  put_occurrences (text, self);
  skv_json_put_name (text, "conflicts");
  g_string_append_c (text, '{');
  put_conflicts (text, "gone", self->before, skv_comparison_get_gone (self->conflicts));
  put_conflicts (text, "come", self->after, skv_comparison_get_come (self->conflicts));
  skv_json_put_int_member (text, "kept", skv_comparison_get_kept (self->conflicts)->len);
  skv_json_put_text_member (text, "words", sentence);
  g_string_append_c (text, '}');
}
