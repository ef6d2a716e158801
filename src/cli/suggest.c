/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/*
 * skv suggest PLAN ITEM: where it fits; with --solve what would solve its conflicts
 * (suggest-solve.c), and skv suggest PLAN --bundles: which jobs belong in one evening
 * (suggest-bundles.c). As JSON:
 *
 *   {"item": id, "title": text, "from": date, "to": date (not included),
 *    "free": how many days have a place without any conflict, "places": how many have any place,
 *    "slots": [{"start": moment or date, "end": the same or null, "severity": "none", "info" or
 *               "soft", "score": number, "when": text,
 *               "reasons": [{"kind": text, "against": bool, "points": number, "text": text}]}],
 *    "blockers": [{"check": name or "no-start", "days": number, "title": text}],
 *    "relaxations": [{"kind": "shorter", "ask-owner", "leave-out" or "later", "text": text,
 *                     "start": moment or date, "minutes": number, "id": text, "owner": text}]}
 *
 * "slots" are the best --count of them, best first; score is 100 and the points of the reasons.
 * "blockers" and "relaxations" are empty unless "free" is 0; of a relaxation "minutes", "id" and
 * "owner" are only there if they mean something. Kinds: core/conflict/suggest.h. The status is 1 if
 * there is no place at all.
 */

#include <glib/gi18n-lib.h>

#include "cli/suggest.h"
#include "core/conflict/suggest.h"
#include "core/exchange/json-text.h"

#define MOST_COUNT 366
#define MOST_DAYS 3700
#define FIRST_YEAR 1972
#define LAST_YEAR 2090

/* --- text ------------------------------------------------------------------------------------ */

static void
print_slots (SkvSuggestions *suggestions, guint count)
{
  GPtrArray *slots = skv_suggestions_get_slots (suggestions);

  for (guint i = 0; i < slots->len && i < count; i++)
    {
      const SkvSlot *slot = g_ptr_array_index (slots, i);
      g_autofree char *when = skv_suggestions_when_words (suggestions, slot);

      if (slot->severity < SKV_SEVERITY_SOFT)
        /* TRANSLATORS: place in the list, when, and points */
        skv_cli_print (_("%1$u. %2$s: free (%3$d points)\n"), i + 1, when, slot->score);
      else
        /* TRANSLATORS: place in the list, when, and points */
        skv_cli_print (_("%1$u. %2$s: possible, with conflicts (%3$d points)\n"), i + 1, when,
                       slot->score);
      for (guint j = 0; j < slot->reasons->len; j++)
        {
          const SkvSlotReason *reason = g_ptr_array_index (slot->reasons, j);

          skv_cli_print ("   %s %s\n", reason->against ? "−" : "+", reason->text);
        }
    }
}

static void
print_why (SkvSuggestions *suggestions)
{
  GPtrArray *blockers = skv_suggestions_get_blockers (suggestions);
  GPtrArray *relaxations = skv_suggestions_get_relaxations (suggestions);

  if (skv_suggestions_get_slots (suggestions)->len == 0)
    skv_cli_print ("%s\n", _("It fits nowhere on these days."));
  if (blockers->len > 0)
    skv_cli_print ("%s\n", _("What keeps it from being free:"));
  for (guint i = 0; i < blockers->len; i++)
    {
      g_autofree char *words = skv_blocker_words (g_ptr_array_index (blockers, i));

      skv_cli_print ("   %s\n", words);
    }
  if (relaxations->len > 0)
    skv_cli_print ("%s\n", _("What would make room:"));
  for (guint i = 0; i < relaxations->len; i++)
    skv_cli_print ("   %s\n", ((const SkvRelaxation *) g_ptr_array_index (relaxations, i))->text);
}

/* --- JSON ------------------------------------------------------------------------------------ */

void
skv_cli_put_day (GString *text, const char *name, SkvDay day)
{
  g_autofree char *date = skv_day_format (day);

  skv_json_put_text_member (text, name, date);
}

void
skv_cli_put_moment (GString *text, const char *name, SkvPlan *plan, gboolean all_day, gint64 moment)
{
  g_autofree char *words = NULL;

  if (moment != SKV_MOMENT_NONE)
    words = all_day ? skv_day_format ((SkvDay) (moment / SKV_DAY_SECONDS))
                    : skv_zone_format (skv_plan_get_zone (plan), moment);
  skv_json_put_text_member (text, name, words);
}

void
skv_cli_begin_list (GString *text, const char *name)
{
  skv_json_put_name (text, name);
  g_string_append_c (text, '[');
}

static void
put_reasons (GString *text, GPtrArray *reasons)
{
  skv_cli_begin_list (text, "reasons");
  for (guint i = 0; i < reasons->len; i++)
    {
      const SkvSlotReason *reason = g_ptr_array_index (reasons, i);

      g_string_append (text, i > 0 ? ",\n    {" : "\n    {");
      skv_json_put_text_member (text, "kind", reason->kind);
      skv_json_put_bool_member (text, "against", reason->against);
      skv_json_put_int_member (text, "points", reason->points);
      skv_json_put_text_member (text, "text", reason->text);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
put_slots (GString *text, SkvPlan *plan, SkvSuggestions *suggestions, guint count)
{
  GPtrArray *slots = skv_suggestions_get_slots (suggestions);
  gboolean all_day = skv_suggestions_get_occurrence (suggestions)->all_day;

  skv_cli_begin_list (text, "slots");
  for (guint i = 0; i < slots->len && i < count; i++)
    {
      const SkvSlot *slot = g_ptr_array_index (slots, i);
      g_autofree char *when = skv_suggestions_when_words (suggestions, slot);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_cli_put_moment (text, "start", plan, all_day, slot->start);
      skv_cli_put_moment (text, "end", plan, all_day, slot->end);
      skv_json_put_text_member (text, "severity", skv_severity_name (slot->severity));
      skv_json_put_int_member (text, "score", slot->score);
      skv_json_put_text_member (text, "when", when);
      put_reasons (text, slot->reasons);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
put_why (GString *text, SkvPlan *plan, SkvSuggestions *suggestions)
{
  GPtrArray *blockers = skv_suggestions_get_blockers (suggestions);
  GPtrArray *relaxations = skv_suggestions_get_relaxations (suggestions);
  gboolean all_day = skv_suggestions_get_occurrence (suggestions)->all_day;

  skv_cli_begin_list (text, "blockers");
  for (guint i = 0; i < blockers->len; i++)
    {
      const SkvBlocker *blocker = g_ptr_array_index (blockers, i);
      g_autofree char *words = skv_blocker_words (blocker);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "check", blocker->check);
      skv_json_put_int_member (text, "days", blocker->days);
      skv_json_put_text_member (text, "title", words);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
  skv_cli_begin_list (text, "relaxations");
  for (guint i = 0; i < relaxations->len; i++)
    {
      const SkvRelaxation *relaxation = g_ptr_array_index (relaxations, i);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "kind", relaxation->kind);
      skv_json_put_text_member (text, "text", relaxation->text);
      skv_cli_put_moment (text, "start", plan, all_day, relaxation->start);
      if (relaxation->minutes > 0)
        skv_json_put_int_member (text, "minutes", relaxation->minutes);
      if (relaxation->id != NULL)
        skv_json_put_text_member (text, "id", relaxation->id);
      if (relaxation->owner != NULL)
        skv_json_put_text_member (text, "owner", relaxation->owner);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
print_json (SkvPlan *plan, SkvSuggestions *suggestions, guint count)
{
  const SkvOccurrence *occurrence = skv_suggestions_get_occurrence (suggestions);
  g_autoptr (GString) text = g_string_new ("{");

  skv_json_put_text_member (text, "item", occurrence->id);
  skv_json_put_text_member (text, "title", occurrence->title);
  skv_cli_put_day (text, "from", skv_suggestions_get_from (suggestions));
  skv_cli_put_day (text, "to", skv_suggestions_get_to (suggestions));
  skv_json_put_int_member (text, "free", skv_suggestions_get_n_free (suggestions));
  skv_json_put_int_member (text, "places", skv_suggestions_get_slots (suggestions)->len);
  put_slots (text, plan, suggestions, count);
  put_why (text, plan, suggestions);
  skv_cli_print ("%s}\n", text->str);
}

/* --- the command ----------------------------------------------------------------------------- */

typedef struct
{
  char *from; /* (owned) (nullable) */
  char *format;
  int count;
  int days;
  gboolean bundles;
  gboolean solve;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->from);
  g_free (self->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
suggest (SkvPlan *plan, const char *id, SkvDay from, const Options *options)
{
  g_autoptr (SkvSuggestions) suggestions = NULL;
  GError *error = NULL;

  suggestions = skv_suggestions_new (plan, id, from, options->days, skv_cli_today (plan), &error);
  if (suggestions == NULL)
    {
      int status = skv_cli_usage ("%s", error->message);

      g_error_free (error);
      return status;
    }
  if (g_strcmp0 (options->format, "json") == 0)
    print_json (plan, suggestions, (guint) options->count);
  else
    {
      print_slots (suggestions, (guint) options->count);
      print_why (suggestions);
    }
  return skv_suggestions_get_slots (suggestions)->len > 0 ? SKV_EXIT_DONE : SKV_EXIT_REFUSED;
}

static gboolean
settle (const Options *options, SkvDay *from)
{
  static const char *const formats[] = { "text", "json", NULL };

  *from = SKV_DAY_NONE;
  if (!skv_cli_check_format (options->format != NULL ? options->format : "text", formats))
    return FALSE;
  if (options->count < 1 || options->count > MOST_COUNT)
    return skv_cli_usage (_("--count needs a number from %d to %d"), 1, MOST_COUNT), FALSE;
  if (options->days < 1 || options->days > MOST_DAYS)
    return skv_cli_usage (_("--horizon needs a number of days from %d to %d"), 1, MOST_DAYS),
           FALSE;
  if (options->from == NULL)
    return TRUE;
  *from = skv_day_parse (options->from);
  if (*from == SKV_DAY_NONE)
    return skv_cli_usage (_("“%s” is no date; write it as 2019-06-12"), options->from), FALSE;
  if (skv_day_year (*from) < FIRST_YEAR || skv_day_year (*from) > LAST_YEAR)
    return skv_cli_usage (_("the date must lie between %d and %d"), FIRST_YEAR, LAST_YEAR), FALSE;
  return TRUE;
}

int
skv_cli_suggest (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_auto (Options) options = { .count = 5, .days = SKV_SUGGEST_DAYS };
  const GOptionEntry entries[] = {
    { "count", 'n', 0, G_OPTION_ARG_INT, &options.count, N_("So many places; 5 if not given"),
      N_("NUMBER") },
    { "horizon", 0, 0, G_OPTION_ARG_INT, &options.days,
      N_("Within so many days; 180 if not given"), N_("DAYS") },
    { "solve", 0, 0, G_OPTION_ARG_NONE, &options.solve,
      N_("What would solve its conflicts, instead of dates"), NULL },
    { "bundles", 0, 0, G_OPTION_ARG_NONE, &options.bundles,
      N_("Jobs that belong in one evening, instead of dates of one; without ITEM"), NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("From this date on"), N_("DATE") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  gboolean json;
  SkvDay from;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 2) || !settle (&options, &from))
    return SKV_EXIT_USAGE;
  if (options.bundles != (argc < 3) || (options.bundles && options.solve))
    return skv_cli_usage (options.bundles ? _("--bundles is about the whole plan: leave ITEM out")
                                          : _("ITEM is missing: what is to be placed"));
  plan = skv_cli_open (argv[1], FALSE, &status);
  if (plan == NULL)
    return status;
  json = g_strcmp0 (options.format, "json") == 0;
  if (json)
    skv_cli_set_language ("en"); /* what machines read is the same in every language */
  if (options.bundles && from == SKV_DAY_NONE)
    from = skv_cli_today (plan);
  if (options.bundles)
    return skv_cli_suggest_bundles (plan, from, from + options.days, skv_cli_today (plan), json);
  if (options.solve)
    return skv_cli_suggest_solutions (plan, argv[2], skv_cli_today (plan), json);
  return suggest (plan, argv[2], from, &options);
}
