/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/words.h"
#include "core/conflict/schedule.h"
#include "core/exchange/json-text.h"

typedef struct
{
  SkvCliRange range;
  char **items; /* (owned) (nullable): as given, then ids */
  char *format; /* (owned) (nullable) */
  char *today;  /* (owned) (nullable): as given */
  gboolean replace;
  gboolean apply;
} Options;

static void
options_clear (Options *self)
{
  skv_cli_range_clear (&self->range);
  g_strfreev (self->items);
  g_free (self->format);
  g_free (self->today);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- what is asked for ----------------------------------------------------------------------- */

/* the job with that id, or the one with that title (nullable, message told) */
static const char *
find_job (SkvPlan *plan, const char *name, gboolean replace)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  const SkvItem *found = skv_plan_get_item (plan, name);

  for (guint i = 0; found == NULL && i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->title, name) == 0 && skv_schedule_is_job (item, replace))
        found = item;
    }
  if (found != NULL && skv_schedule_is_job (found, replace))
    return found->parent.id;
  if (found != NULL && skv_schedule_is_job (found, TRUE))
    skv_cli_usage (_("“%s” has a date already; --replace may change it"), found->title);
  else
    skv_cli_usage (_("there is no proposed job called “%s”"), name);
  return NULL;
}

static gboolean
settle_items (SkvPlan *plan, Options *options)
{
  for (guint i = 0; options->items != NULL && options->items[i] != NULL; i++)
    {
      const char *id = find_job (plan, options->items[i], options->replace);

      if (id == NULL)
        return FALSE;
      skv_set_text (&options->items[i], id);
    }
  return TRUE;
}

/* FALSE with the message told */
static gboolean
settle_today (SkvPlan *plan, const Options *options, SkvDay *today)
{
  *today = options->today != NULL ? skv_day_parse (options->today) : skv_cli_today (plan);
  if (*today == SKV_DAY_NONE)
    skv_cli_usage (_("“%s” is no date; write it as 2019-06-12"), options->today);
  return *today != SKV_DAY_NONE;
}

/* Without options the current year. Of the year that runs only what is left, unless a date is
 * given.
 */
static gboolean
settle_range (SkvPlan *plan, Options *options, SkvDay today)
{
  SkvCliRange *range = &options->range;
  gboolean dated = range->from != NULL;

  if (range->year == 0 && range->from == NULL && range->to == NULL)
    range->year = skv_day_year (today);
  if (!skv_cli_range_settle (range, plan))
    return FALSE;
  if (!dated && today > range->first && today < range->end)
    range->first = today;
  return TRUE;
}

/* --- text ------------------------------------------------------------------------------------ */

static char *
when_words (SkvPlan *plan, const SkvScheduledJob *job)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  SkvDay day = skv_zone_day (zone, job->start);
  gint64 midnight = day * SKV_DAY_SECONDS;
  g_autofree char *date = skv_words_date (day);
  g_autofree char *times =
    skv_words_time_range ((int) ((skv_zone_to_local (zone, job->start) - midnight) / 60),
                          (int) ((skv_zone_to_local (zone, job->end) - midnight) / 60));

  return g_strdup_printf ("%s %s", date, times);
}

static void
print_conflicts (const SkvScheduledJob *job)
{
  for (guint i = 0; i < job->conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (job->conflicts, i);

      /* TRANSLATORS: a conflict that remains, in words */
      skv_cli_print (_("    Remains: %s\n"), conflict->message);
    }
}

static void
print_jobs (SkvPlan *plan, SkvSchedule *schedule, gboolean placed, const char *heading)
{
  GPtrArray *jobs = skv_schedule_get_jobs (schedule);
  gboolean any = FALSE;

  for (guint i = 0; i < jobs->len; i++)
    {
      const SkvScheduledJob *job = g_ptr_array_index (jobs, i);
      g_autofree char *when = NULL;

      if (job->placed != placed)
        continue;
      if (!any)
        skv_cli_print ("%s\n", heading);
      any = TRUE;
      when = placed ? when_words (plan, job) : NULL;
      if (placed)
        skv_cli_print ("  %s  %s\n", when, job->title);
      else
        skv_cli_print ("  %s\n", job->title);
      skv_cli_print ("    %s\n", job->reason);
      print_conflicts (job);
    }
  if (any)
    skv_cli_print ("\n");
}

static void
print_cost (SkvSchedule *schedule)
{
  g_autofree char *cost = g_strdup_printf ("%" G_GINT64_FORMAT, skv_schedule_get_cost (schedule));
  g_autofree char *bound = g_strdup_printf ("%" G_GINT64_FORMAT, skv_schedule_get_bound (schedule));
  g_autofree char *proof = skv_schedule_proof_words (schedule);

  if (skv_schedule_get_cost (schedule) == skv_schedule_get_bound (schedule))
    skv_cli_print (_("Cost %s: no plan costs less.\n"), cost);
  else
    /* TRANSLATORS: two costs, and how good it is: "within 1.2 % of the best possible" */
    skv_cli_print (_("Cost %1$s, at least %2$s: %3$s.\n"), cost, bound, proof);
}

static void
print_counts (SkvSchedule *schedule)
{
  guint hard = skv_schedule_count_conflicts (schedule, SKV_SEVERITY_HARD);
  guint soft = skv_schedule_count_conflicts (schedule, SKV_SEVERITY_SOFT);
  guint moved = skv_schedule_get_n_moved (schedule);

  /* TRANSLATORS: counts of conflicts, and of jobs that get another date than they have */
  skv_cli_print (_("Hard conflicts: %1$u. Soft conflicts: %2$u. Jobs moved: %3$u.\n"), hard, soft,
                 moved);
  if (skv_schedule_is_assumed (schedule))
    skv_cli_print ("%s\n", skv_schedule_assumed_words ());
}

static void
print_text (SkvPlan *plan, SkvSchedule *schedule)
{
  guint n = skv_schedule_get_jobs (schedule)->len;

  if (n == 0)
    {
      skv_cli_print ("%s\n", _("There is no proposed job that could be placed."));
      return;
    }
  print_jobs (plan, schedule, TRUE, _("Placed:"));
  print_jobs (plan, schedule, FALSE, _("Not placed:"));
  skv_cli_print (g_dngettext (GETTEXT_PACKAGE, "%1$u of %2$u job has a place.\n",
                              "%1$u of %2$u jobs have a place.\n", n),
                 skv_schedule_get_n_placed (schedule), n);
  print_counts (schedule);
  print_cost (schedule);
}

/* --- JSON ------------------------------------------------------------------------------------ */

static void
put_moment (GString *text, const char *name, SkvPlan *plan, gint64 moment)
{
  g_autofree char *words =
    moment != SKV_MOMENT_NONE ? skv_zone_format (skv_plan_get_zone (plan), moment) : NULL;

  skv_json_put_text_member (text, name, words);
}

static guint
count_soft (const SkvScheduledJob *job)
{
  guint n = 0;

  for (guint i = 0; i < job->conflicts->len; i++)
    n +=
      ((const SkvConflict *) g_ptr_array_index (job->conflicts, i))->severity == SKV_SEVERITY_SOFT;
  return n;
}

static void
put_conflicts (GString *text, const SkvScheduledJob *job)
{
  skv_json_put_name (text, "conflicts");
  g_string_append_c (text, '[');
  for (guint i = 0; i < job->conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (job->conflicts, i);

      g_string_append (text, i > 0 ? ", {" : "{");
      skv_json_put_text_member (text, "check", conflict->check);
      skv_json_put_text_member (text, "severity", skv_severity_name (conflict->severity));
      skv_json_put_text_member (text, "message", conflict->message);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
print_json (SkvPlan *plan, SkvSchedule *schedule, gboolean saved)
{
  GPtrArray *jobs = skv_schedule_get_jobs (schedule);
  g_autoptr (GString) text = g_string_new ("{");

  skv_json_put_int_member (text, "cost", skv_schedule_get_cost (schedule));
  skv_json_put_int_member (text, "bound", skv_schedule_get_bound (schedule));
  skv_json_put_int_member (text, "gap_per_mille", skv_schedule_get_gap (schedule));
  skv_json_put_int_member (text, "placed", skv_schedule_get_n_placed (schedule));
  skv_json_put_int_member (text, "hard_conflicts",
                           skv_schedule_count_conflicts (schedule, SKV_SEVERITY_HARD));
  skv_json_put_int_member (text, "soft_conflicts",
                           skv_schedule_count_conflicts (schedule, SKV_SEVERITY_SOFT));
  skv_json_put_int_member (text, "moved", skv_schedule_get_n_moved (schedule));
  skv_json_put_bool_member (text, "assumed_evenings", skv_schedule_is_assumed (schedule));
  skv_json_put_bool_member (text, "saved", saved);
  skv_json_put_name (text, "jobs");
  g_string_append_c (text, '[');
  for (guint i = 0; i < jobs->len; i++)
    {
      const SkvScheduledJob *job = g_ptr_array_index (jobs, i);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "item", job->item);
      skv_json_put_text_member (text, "title", job->title);
      put_moment (text, "start", plan, job->start);
      put_moment (text, "end", plan, job->end);
      skv_json_put_text_member (text, "window", job->window);
      skv_json_put_int_member (text, "soft_conflicts", count_soft (job));
      put_conflicts (text, job);
      skv_json_put_bool_member (text, "calculated", !job->uncalculated);
      skv_json_put_bool_member (text, "moved_evening", job->on_moved);
      skv_json_put_text_member (text, "check", job->check);
      skv_json_put_text_member (text, "reason", job->reason);
      g_string_append_c (text, '}');
    }
  skv_cli_print ("%s]}\n", text->str);
}

/* --- all of it ------------------------------------------------------------------------------- */

static int
run (SkvPlan *plan, const Options *options, SkvDay today)
{
  const SkvScheduleWish wish = {
    .from = options->range.first,
    .to = options->range.end,
    .items = (const char *const *) options->items,
    .replace = options->replace,
    .today = today,
  };
  g_autoptr (SkvSchedule) schedule = skv_schedule_new (plan, &wish, NULL, NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_schedule_make_edit (schedule, NULL);
  GError *error = NULL;

  if (options->apply && edit != NULL && !skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  if (g_strcmp0 (options->format, "json") == 0)
    print_json (plan, schedule, options->apply);
  else
    print_text (plan, schedule);
  if (edit != NULL && !options->apply)
    skv_cli_warn (_("nothing was saved; --apply saves it as one edit"));
  return SKV_EXIT_DONE;
}

int
skv_cli_schedule (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_auto (Options) options = { 0 };
  SkvDay today;
  int status;
  const GOptionEntry entries[] = {
    SKV_CLI_RANGE_ENTRIES (options.range),
    { "item", 'i', 0, G_OPTION_ARG_STRING_ARRAY, &options.items,
      N_("Only this job; an id or title, may be repeated"), N_("ITEM") },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &options.replace,
      N_("Proposed jobs that have a date may get another one"), NULL },
    { "today", 0, 0, G_OPTION_ARG_STRING, &options.today,
      N_("What is too near counts from this date on instead of today"), N_("DATE") },
    { "apply", 0, 0, G_OPTION_ARG_NONE, &options.apply, N_("Save it"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) ||
      !skv_cli_check_format (options.format != NULL ? options.format : "text", formats))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], options.apply, &status);
  if (plan == NULL)
    return status;
  if (!settle_today (plan, &options, &today) || !settle_range (plan, &options, today) ||
      !settle_items (plan, &options))
    return SKV_EXIT_USAGE;
  return run (plan, &options, today);
}
