/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * skv suggest PLAN ITEM --solve: what would solve each conflict of it. As JSON:
 *
 *   {"item": id, "title": text,
 *    "conflicts": [{"check": name, "severity": "soft" or "hard", "against": id or null,
 *                   "message": text,
 *                   "solutions": [{"kind": "leave-out", "earlier", "shorter", "move" or
 *                                  "ask-owner", "text": text, "start": moment or date,
 *                                  "minutes": number, "systems": [id, …], "owner": text,
 *                                  "question": text}]}]}
 *
 * Of a solution only what means something is there. The status is 1 if there are conflicts.
 */

#include "cli/suggest.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/conflict/solutions.h"
#include "core/conflict/suggest.h"
#include "core/exchange/json-text.h"

static gboolean
is_asked_about (const SkvConflict *conflict, const char *id)
{
  return strcmp (conflict->item, id) == 0 && !conflict->accepted &&
         conflict->severity >= SKV_SEVERITY_SOFT;
}

/* --- text ------------------------------------------------------------------------------------- */

static void
print_solutions (SkvChecker *checker, const SkvConflict *conflict)
{
  g_autoptr (GPtrArray) solutions = skv_checker_list_solutions (checker, conflict);

  skv_cli_print ("%s\n", conflict->message);
  for (guint i = 0; i < solutions->len; i++)
    skv_cli_print ("   %s\n", ((const SkvSolution *) g_ptr_array_index (solutions, i))->text);
  if (solutions->len == 0)
    skv_cli_print ("   %s\n", _("Nothing that is known would solve it."));
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void
put_solution (GString *text, SkvPlan *plan, gboolean all_day, const SkvSolution *solution)
{
  skv_json_put_text_member (text, "kind", solution->kind);
  skv_json_put_text_member (text, "text", solution->text);
  if (solution->start != SKV_MOMENT_NONE)
    skv_cli_put_moment (text, "start", plan, all_day, solution->start);
  if (solution->minutes > 0)
    skv_json_put_int_member (text, "minutes", solution->minutes);
  if (solution->systems != NULL)
    skv_json_put_texts_member (text, "systems", (const char *const *) solution->systems);
  if (solution->owner != NULL)
    skv_json_put_text_member (text, "owner", solution->owner);
  if (solution->question != NULL)
    skv_json_put_text_member (text, "question", solution->question);
}

static void
put_conflict (
  GString *text, SkvPlan *plan, SkvChecker *checker, gboolean all_day, const SkvConflict *conflict)
{
  g_autoptr (GPtrArray) solutions = skv_checker_list_solutions (checker, conflict);

  skv_json_put_text_member (text, "check", conflict->check);
  skv_json_put_text_member (text, "severity", skv_severity_name (conflict->severity));
  skv_json_put_text_member (text, "against", conflict->against);
  skv_json_put_text_member (text, "message", conflict->message);
  skv_cli_begin_list (text, "solutions");
  for (guint i = 0; i < solutions->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n    {" : "\n    {");
      put_solution (text, plan, all_day, g_ptr_array_index (solutions, i));
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
print_json (SkvPlan *plan, SkvChecker *checker, const SkvOccurrence *occurrence)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);
  g_autoptr (GString) text = g_string_new ("{");
  gboolean any = FALSE;

  skv_json_put_text_member (text, "item", occurrence->id);
  skv_json_put_text_member (text, "title", occurrence->title);
  skv_cli_begin_list (text, "conflicts");
  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (!is_asked_about (conflict, occurrence->id))
        continue;
      g_string_append (text, any ? ",\n  {" : "\n  {");
      put_conflict (text, plan, checker, occurrence->all_day, conflict);
      g_string_append_c (text, '}');
      any = TRUE;
    }
  g_string_append_c (text, ']');
  skv_cli_print ("%s}\n", text->str);
}

/* --- both ------------------------------------------------------------------------------------- */

/* The year that it lies in is checked, or that of today. */
static SkvChecker *
make_checker (SkvPlan *plan, const SkvOccurrence *occurrence, SkvDay today)
{
  int year = skv_day_year (occurrence->start != SKV_MOMENT_NONE ? occurrence->first_day : today);
  SkvChecker *checker =
    skv_checker_new (plan, skv_day_from_ymd (year, 1, 1), skv_day_from_ymd (year + 1, 1, 1));

  skv_checker_set_today (checker, today);
  return checker;
}

static guint
print_text (SkvChecker *checker, const char *id)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);
  guint n = 0;

  for (guint i = 0; i < conflicts->len; i++)
    {
      if (!is_asked_about (g_ptr_array_index (conflicts, i), id))
        continue;
      print_solutions (checker, g_ptr_array_index (conflicts, i));
      n++;
    }
  if (n == 0)
    skv_cli_print ("%s\n", _("It collides with nothing."));
  return n;
}

int
skv_cli_suggest_solutions (SkvPlan *plan, const char *id, SkvDay today, gboolean json)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);
  const SkvOccurrence *occurrence = found != NULL ? skv_occurrences_lookup (found, id) : NULL;
  g_autoptr (SkvChecker) checker = NULL;
  GPtrArray *conflicts;
  guint n = 0;

  if (occurrence == NULL)
    return skv_cli_usage (_("the plan has nothing called “%s”"), id);
  checker = make_checker (plan, occurrence, today);
  if (!json)
    return print_text (checker, occurrence->id) > 0 ? SKV_EXIT_REFUSED : SKV_EXIT_DONE;
  print_json (plan, checker, occurrence);
  conflicts = skv_checker_get_conflicts (checker);
  for (guint i = 0; i < conflicts->len; i++)
    n += is_asked_about (g_ptr_array_index (conflicts, i), occurrence->id);
  return n > 0 ? SKV_EXIT_REFUSED : SKV_EXIT_DONE;
}
