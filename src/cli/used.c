/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/used.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/outage.h"
#include "core/calendar/notice-timeline.h"
#include "core/calendar/notices.h"
#include "core/calendar/occurrence-edits.h"
#include "core/exchange/sites.h"

typedef struct
{
  SkvCliRange range;
  SkvCliFilter filter;
  char *start; /* the following all (owned) (nullable) */
  char *end;
  char *outcome;
  GStrv sites;
  GStrv done;
  GStrv not_done;
  GStrv drop;
  char *postpone;
  char *reason;
  char *by;
  char *format;
  char *now;
} Options;

static void
options_clear (Options *self)
{
  char **texts[] = { &self->start,  &self->end, &self->outcome, &self->postpone,
                     &self->reason, &self->by,  &self->format,  &self->now };
  GStrv *lists[] = { &self->sites, &self->done, &self->not_done, &self->drop };

  skv_cli_range_clear (&self->range);
  skv_cli_filter_clear (&self->filter);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_strfreev);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
has_sites (const Options *self)
{
  return self->sites != NULL || self->done != NULL || self->not_done != NULL || self->drop != NULL;
}

static gboolean
says_course (const Options *self)
{
  return self->start != NULL || self->end != NULL || self->outcome != NULL || has_sites (self);
}

/* --- what was given --------------------------------------------------------------------------- */

/* nothing given leaves @moment as it is; FALSE with the message told */
static gboolean
parse_time (SkvPlan *plan,
            const SkvOccurrence *occurrence,
            const char *option,
            const char *text,
            gint64 after,
            gint64 now,
            gint64 *moment)
{
  if (text == NULL)
    return TRUE;
  *moment = SKV_MOMENT_NONE;
  if (strcmp (text, "none") == 0)
    return TRUE;
  *moment =
    strcmp (text, "now") == 0 ? now : skv_course_parse_time (plan, occurrence, text, after, now);
  if (*moment != SKV_MOMENT_NONE)
    return TRUE;
  skv_cli_usage (_("%s needs now, none, or a time such as 17:10 or 2027-04-14T17:10, not “%s”"),
                 option, text);
  return FALSE;
}

/* (transfer none) (nullable, message told) */
static SkvSite *
find_site (GPtrArray *sites, const char *name)
{
  SkvSite *site = skv_sites_find (sites, name);

  if (site == NULL)
    skv_cli_usage (_("there is no site “%s”, or there are several of that beginning"), name);
  return site;
}

static gboolean
tick (GPtrArray *sites, const char *const *names, gboolean done)
{
  for (; names != NULL && *names != NULL; names++)
    {
      SkvSite *site = find_site (sites, *names);

      if (site == NULL)
        return FALSE;
      site->done = done;
    }
  return TRUE;
}

static gboolean
drop (GPtrArray *sites, const char *const *names)
{
  for (; names != NULL && *names != NULL; names++)
    {
      SkvSite *site = find_site (sites, *names);

      if (site == NULL)
        return FALSE;
      g_ptr_array_remove (sites, site);
    }
  return TRUE;
}

static gboolean
add_sites (SkvPlan *plan, const SkvOccurrence *occurrence, GPtrArray *sites, const Options *options)
{
  const char *language = skv_cli_get_language ();

  if (language == NULL)
    language = skv_plan_get_settings (plan)->language;
  for (guint i = 0; options->sites != NULL && options->sites[i] != NULL; i++)
    {
      SkvSite *site =
        skv_site_read (options->sites[i], language, skv_day_year (occurrence->first_day));

      if (site == NULL || sites->len >= SKV_SITES_MAX)
        {
          skv_site_free (site);
          skv_cli_usage (_("--site needs a name, and there may be %d of them"), SKV_SITES_MAX);
          return FALSE;
        }
      g_ptr_array_add (sites, site);
    }
  return TRUE;
}

/* the sites as they are to be; NULL with @status set (transfer full) */
static GPtrArray *
make_sites (SkvPlan *plan, const SkvOccurrence *occurrence, const Options *options, int *status)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) sites =
    skv_sites_parse (occurrence->item != NULL ? occurrence->item->sites : NULL, &error);

  if (sites == NULL)
    {
      *status = skv_cli_fail (error);
      return NULL;
    }
  *status = SKV_EXIT_USAGE;
  if (!drop (sites, (const char *const *) options->drop) ||
      !add_sites (plan, occurrence, sites, options) ||
      !tick (sites, (const char *const *) options->done, TRUE) ||
      !tick (sites, (const char *const *) options->not_done, FALSE))
    return NULL;
  return g_steal_pointer (&sites);
}

/* --- what is done ----------------------------------------------------------------------------- */

/* That nobody was told needs a reason. (transfer full) NULL with the message told */
static SkvEdit *
with_reason (SkvPlan *plan, SkvEdit *edit, const Options *options)
{
  g_autoptr (GPtrArray) untold = skv_notices_list_untold_starts (plan, edit);

  if (untold->len == 0)
    return skv_edit_ref (edit);
  if (options->reason != NULL && *options->reason != '\0')
    return skv_notices_start_anyway (plan, edit, options->reason, options->by);
  skv_cli_fail (g_error_new (SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                             _("nobody was told of “%s”: announce it first, or say with --reason "
                                "why it began all the same"),
                             (const char *) untold->pdata[0]));
  return NULL;
}

static void
tell (SkvPlan *plan, gpointer data)
{
  skv_cli_print ("%s\n", skv_edit_get_label (data));
}

static int
apply (SkvPlan *plan,
       const SkvOccurrence *occurrence,
       SkvEdit *edit,
       SkvDay day,
       const Options *options,
       gint64 now)
{
  g_autoptr (SkvOccurrences) after = NULL;
  g_autofree char *id = NULL;
  const SkvOccurrence *changed;
  int status = skv_cli_apply_and_tell (plan, edit, occurrence->first_day, day, tell, edit);

  if (status != SKV_EXIT_DONE)
    return status;
  id = g_strdup (skv_edit_get_change (edit, 0)->id);
  after = skv_cli_find_occurrence (plan, id, &changed);
  if (after == NULL)
    return SKV_EXIT_USAGE;
  skv_cli_used_show (plan, changed, FALSE, now);
  if (skv_notice_tells_lane (changed->lane) &&
      (options->start != NULL || options->end != NULL || options->postpone != NULL))
    skv_cli_print (_("What to tell people: skv announce PLAN --item %s\n"), id);
  return SKV_EXIT_DONE;
}

static int
record (SkvPlan *plan, const SkvOccurrence *occurrence, const Options *options, gint64 now)
{
  g_autoptr (GPtrArray) sites = NULL;
  g_autoptr (SkvEdit) edit = NULL, told = NULL;
  GError *error = NULL;
  SkvCourse course;
  int status;

  skv_course_init (&course, occurrence);
  if (!parse_time (plan, occurrence, "--start", options->start, SKV_MOMENT_NONE, now,
                   &course.start) ||
      !parse_time (plan, occurrence, "--end", options->end,
                   course.start != SKV_MOMENT_NONE ? course.start : occurrence->span.start, now,
                   &course.end))
    return SKV_EXIT_USAGE;
  if (has_sites (options))
    {
      sites = make_sites (plan, occurrence, options, &status);
      if (sites == NULL)
        return status;
    }
  course.outcome = options->outcome;
  course.sites = sites;
  course.by = options->by;
  edit = skv_course_record (plan, occurrence, &course, now, &error);
  if (edit == NULL)
    return skv_cli_fail (error);
  told = with_reason (plan, edit, options);
  if (told == NULL)
    return SKV_EXIT_REFUSED;
  return apply (plan, occurrence, told, occurrence->first_day, options, now);
}

/* FALSE with the message told */
static gboolean
parse_new_start (SkvPlan *plan, const SkvOccurrence *occurrence, const char *text, gint64 *start)
{
  SkvDay day = skv_day_parse (text);

  *start = SKV_MOMENT_NONE;
  if (strcmp (text, "later") == 0)
    return TRUE;
  if (day != SKV_DAY_NONE)
    *start = skv_occurrence_start_on_day (plan, occurrence, day);
  else if (!occurrence->all_day)
    *start = skv_zone_parse (skv_plan_get_zone (plan), text);
  if (*start != SKV_MOMENT_NONE)
    return TRUE;
  skv_cli_usage (_("--postpone needs later, or a date such as 2019-06-12, not “%s”"), text);
  return FALSE;
}

static int
postpone (SkvPlan *plan, const SkvOccurrence *occurrence, const Options *options, gint64 now)
{
  g_autoptr (SkvEdit) edit = NULL;
  GError *error = NULL;
  SkvDay day = occurrence->first_day;
  gint64 start;

  if (!parse_new_start (plan, occurrence, options->postpone, &start))
    return SKV_EXIT_USAGE;
  edit = skv_course_postpone (plan, occurrence, start, options->reason, options->by, &error);
  if (edit == NULL)
    return skv_cli_fail (error);
  if (start != SKV_MOMENT_NONE)
    day = occurrence->all_day ? (SkvDay) (start / SKV_DAY_SECONDS)
                              : skv_zone_day (skv_plan_get_zone (plan), start);
  return apply (plan, occurrence, edit, day, options, now);
}

/* --- the command ------------------------------------------------------------------------------ */

static int
list (SkvPlan *plan, Options *options, gboolean as_json, gint64 now)
{
  const SkvSelection selection = { .lanes = (const char *const *) options->filter.lanes,
                                   .system = options->filter.system,
                                   .organisation = options->filter.organisation,
                                   .without_holidays = TRUE };
  g_autoptr (SkvCourses) courses = NULL;

  courses = skv_courses_new (plan, options->range.first, options->range.end, &selection);
  return skv_cli_used_list (plan, courses, as_json, now);
}

static int
run (SkvPlan *plan, const char *item, Options *options, gint64 now)
{
  gboolean as_json = g_strcmp0 (options->format, "json") == 0;
  g_autoptr (SkvOccurrences) found = NULL;
  const SkvOccurrence *occurrence;

  /* What machines read is the same in every language. */
  if (as_json)
    skv_cli_set_language ("en");
  if (item == NULL)
    return list (plan, options, as_json, now);
  found = skv_cli_find_occurrence (plan, item, &occurrence);
  if (found == NULL)
    return SKV_EXIT_USAGE;
  if (options->postpone != NULL)
    return postpone (plan, occurrence, options, now);
  if (says_course (options))
    return record (plan, occurrence, options, now);
  return skv_cli_used_show (plan, occurrence, as_json, now);
}

static gboolean
parse (const SkvCommand *command, Options *options, int *argc, char ***argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  const GOptionEntry entries[] = {
    { "start", 's', 0, G_OPTION_ARG_STRING, &options->start,
      N_("When it began: now, 17:10, a date and time, or none: it has not"), N_("TIME") },
    { "end", 'e', 0, G_OPTION_ARG_STRING, &options->end,
      N_("When it was over, likewise; alone, it began as planned"), N_("TIME") },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &options->outcome, N_("What came of it"),
      N_("TEXT") },
    { "site", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->sites,
      N_("Add a site of a rolling upgrade, such as “Molde 12–13 June”; may be repeated"),
      N_("SITE") },
    { "done", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->done,
      N_("This site is done; may be repeated"), N_("SITE") },
    { "not-done", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->not_done,
      N_("This site is not done after all; may be repeated"), N_("SITE") },
    { "drop", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->drop,
      N_("Take this site away; may be repeated"), N_("SITE") },
    { "postpone", 'p', 0, G_OPTION_ARG_STRING, &options->postpone,
      N_("Put it off to this date, or later: until further notice; with --reason"), N_("DATE") },
    SKV_CLI_DECISION_ENTRIES (options->reason, options->by),
    SKV_CLI_RANGE_ENTRIES (options->range),
    SKV_CLI_LANE_ENTRY (options->filter),
    { "system", 0, 0, G_OPTION_ARG_STRING, &options->filter.system,
      N_("Only what names this system or a group it is in"), N_("SYSTEM") },
    { "organisation", 'o', 0, G_OPTION_ARG_STRING, &options->filter.organisation,
      N_("Only what is for this organisation"), N_("ORGANISATION") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options->format, N_("text or json"), N_("FORMAT") },
    { "now", 0, 0, G_OPTION_ARG_STRING, &options->now, N_("As of this time instead of now"),
      N_("TIME") },
    { NULL },
  };

  return skv_cli_parse (command, entries, argc, argv, 1, 2) &&
         skv_cli_check_format (options->format != NULL ? options->format : "text", formats);
}

int
skv_cli_used (const SkvCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (SkvPlan) plan = NULL;
  gboolean edits;
  gint64 now;
  int status;

  if (!parse (command, &options, &argc, &argv))
    return SKV_EXIT_USAGE;
  edits = says_course (&options) || options.postpone != NULL;
  if (edits && argc < 3)
    return skv_cli_usage (_("of what? Name the window or job; “skv list --format json” shows "
                             "the ids"));
  if (says_course (&options) && options.postpone != NULL)
    return skv_cli_usage (_("--postpone goes with --reason and --by alone"));
  plan = skv_cli_open (argv[1], edits, &status);
  if (plan == NULL)
    return status;
  if (!skv_cli_settle_now (plan, options.now, &now) ||
      !skv_cli_range_settle (&options.range, plan) ||
      !skv_cli_filter_settle (&options.filter, plan))
    return SKV_EXIT_USAGE;
  return run (plan, argc > 2 ? argv[2] : NULL, &options, now);
}
