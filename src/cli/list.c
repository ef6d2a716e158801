/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/words.h"
#include "core/conflict/lifts.h"
#include "core/exchange/listing.h"
#include "core/exchange/selection.h"
#include "core/exchange/view-filter.h"
#include "core/model/codes.h"

#define N_COLUMNS 6
/* A title or a list of systems may be as long as it likes, but pushes nothing further than this. */
#define MAX_COLUMN_WIDTH 44

static guint
text_width (const char *text)
{
  guint width = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      width += g_unichar_iszerowidth (letter) ? 0 : g_unichar_iswide (letter) ? 2 : 1;
    }
  return width;
}

static char *
system_names (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    g_strv_builder_add (names, skv_plan_system_name (plan, occurrence->systems[i]));
  list = g_strv_builder_end (names);
  return g_strjoinv (", ", list);
}

/* "was 17 April", or the time of day if it is the same date (transfer full) */
static char *
original_words (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  gboolean all_day = occurrence->rule->start < 0;
  SkvDay day = all_day ? (SkvDay) (occurrence->original_start / SKV_DAY_SECONDS)
                       : skv_zone_day (zone, occurrence->original_start);
  g_autofree char *words = NULL;

  if (day == occurrence->first_day && !all_day)
    words = skv_words_time (
      (int) (skv_zone_to_local (zone, occurrence->original_start) - day * SKV_DAY_SECONDS) / 60);
  else
    words = skv_words_day_month (day);
  /* TRANSLATORS: mark of something that was moved; %s is a date such as "17 April" or a time */
  return g_strdup_printf (_("was %s"), words);
}

/* What is out of the ordinary (transfer full) */
static char *
mark_words (SkvPlan *plan, const SkvLifts *lifts, const SkvOccurrence *occurrence)
{
  g_autoptr (GStrvBuilder) marks = g_strv_builder_new ();
  g_autofree char *lifted = NULL;
  g_auto (GStrv) list = NULL;

  if (occurrence->rule != NULL && !occurrence->resolved)
    g_strv_builder_add (marks, _("unresolved: no date fits, decide yourself"));
  else if (occurrence->rule != NULL && occurrence->moved != SKV_NOT_MOVED)
    {
      g_autofree char *original = original_words (plan, occurrence);

      g_strv_builder_add (marks, original);
    }
  if (occurrence->item != NULL && occurrence->item->emergency)
    g_strv_builder_add (marks, _("emergency"));
  lifted = skv_lifts_days_words (lifts, occurrence);
  if (lifted != NULL)
    g_strv_builder_add (marks, lifted);
  if (skv_occurrence_is_added (occurrence))
    g_strv_builder_add (marks, _("added by hand"));
  if (occurrence->left_out)
    g_strv_builder_add (marks, _("left out: no date fits"));
  else if (occurrence->status != SKV_STATUS_APPROVED)
    {
      g_autofree char *status = g_utf8_strdown (skv_status_title (occurrence->status), -1);

      g_strv_builder_add (marks, status);
    }
  list = g_strv_builder_end (marks);
  return g_strjoinv (", ", list);
}

/* (transfer full) (element-type GStrv) */
static GPtrArray *
make_rows (SkvPlan *plan, GPtrArray *occurrences)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (SkvLifts) lifts = skv_lifts_new (plan);

  for (guint i = 0; i < occurrences->len; i++)
    {
      const SkvOccurrence *occurrence = g_ptr_array_index (occurrences, i);
      GStrv row = g_new0 (char *, N_COLUMNS + 1);

      row[0] = skv_cli_date_words (plan, occurrence);
      row[1] = skv_cli_time_words (plan, occurrence);
      row[2] = g_strdup (skv_plan_lane_title (plan, occurrence->lane));
      row[3] = g_strdup (occurrence->title);
      row[4] = system_names (plan, occurrence);
      row[5] = mark_words (plan, lifts, occurrence);
      for (int column = 0; column < N_COLUMNS; column++)
        g_strdelimit (row[column], "\n\r\t", ' '); /* one line each, whatever people typed */
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static void
print_row (GStrv row, const guint widths[N_COLUMNS])
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (int column = 0; column < N_COLUMNS; column++)
    {
      guint width = text_width (row[column]);

      if (widths[column] == 0)
        continue;
      g_string_append (line, row[column]);
      for (guint pad = width; pad < widths[column] + 2; pad++)
        g_string_append_c (line, ' ');
      if (width > widths[column])
        g_string_append (line, "  ");
    }
  g_strchomp (line->str);
  skv_cli_print ("%s\n", line->str);
}

static void
print_text (SkvPlan *plan, GPtrArray *occurrences)
{
  g_autoptr (GPtrArray) rows = make_rows (plan, occurrences);
  guint widths[N_COLUMNS] = { 0 };

  for (guint i = 0; i < rows->len; i++)
    {
      for (int column = 0; column < N_COLUMNS; column++)
        widths[column] = MAX (
          widths[column], MIN (MAX_COLUMN_WIDTH, text_width (((GStrv) rows->pdata[i])[column])));
    }
  for (guint i = 0; i < rows->len; i++)
    print_row (rows->pdata[i], widths);
}

/* takes out what the view does not let through */
static void
apply_view (SkvPlan *plan, const SkvView *view, GPtrArray *occurrences)
{
  g_autoptr (SkvViewFilter) filter = skv_view_filter_new (plan, view);
  guint n = 0;

  for (guint i = 0; i < occurrences->len; i++)
    {
      if (skv_view_filter_matches (filter, g_ptr_array_index (occurrences, i)))
        occurrences->pdata[n++] = occurrences->pdata[i];
    }
  g_ptr_array_set_size (occurrences, (int) n);
}

/* @view: (nullable) */
static int
print_list (SkvPlan *plan,
            const SkvCliRange *range,
            const SkvCliFilter *filter,
            const SkvView *view,
            const char *format)
{
  SkvExpandFlags flags = SKV_EXPAND_HOLIDAYS | (range->limited ? 0 : SKV_EXPAND_UNPLACED);
  g_autoptr (SkvOccurrences) all = NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  g_autofree char *text = NULL;
  SkvSelection selection = {
    .lanes = (const char *const *) filter->lanes,
    .system = filter->system,
    .organisation = filter->organisation,
    .without_holidays = view == NULL || view->lanes[0] == NULL,
  };

  /* What machines read is the same in every language. */
  if (!g_str_equal (format, "text"))
    skv_cli_set_language ("en");
  all = skv_occurrences_new (plan, range->first, range->end, flags);
  chosen = skv_selection_list (&selection, plan, all);
  if (view != NULL)
    apply_view (plan, view, chosen);
  if (g_str_equal (format, "text"))
    print_text (plan, chosen);
  else
    text = g_str_equal (format, "json") ? skv_listing_to_json (plan, chosen)
                                        : skv_listing_to_csv (plan, chosen);
  return text != NULL ? skv_cli_write (NULL, text, strlen (text)) : SKV_EXIT_DONE;
}

static gboolean
check_priorities (const char *const *names)
{
  for (; names != NULL && *names != NULL; names++)
    {
      gboolean known = FALSE;

      for (int priority = SKV_PRIORITY_NONE; priority <= SKV_PRIORITY_CRITICAL; priority++)
        known = known || g_str_equal (skv_priority_name (priority), *names);
      if (!known)
        {
          skv_cli_usage (_("“%s” is no priority; there are none, low, medium, high and critical"),
                         *names);
          return FALSE;
        }
    }
  return TRUE;
}

/* a code of the list, or one that some item of the plan has */
static gboolean
is_work (SkvPlan *plan, const char *work)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);

  if (g_strv_contains (skv_works (), work))
    return TRUE;
  for (guint i = 0; i < items->len; i++)
    {
      if (g_strcmp0 (((const SkvItem *) g_ptr_array_index (items, i))->work, work) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_works (SkvPlan *plan, const char *const *works)
{
  for (; works != NULL && *works != NULL; works++)
    {
      if (!is_work (plan, *works))
        {
          skv_cli_usage (_("“%s” is no kind of work in this plan"), *works);
          return FALSE;
        }
    }
  return TRUE;
}

/* @view (nullable) and no other kinds of work or priorities; NULL if there is no such wish
 * (transfer full) (nullable) */
static SkvView *
narrow (const SkvView *view, const char *const *works, const char *const *priorities)
{
  SkvView *narrowed;

  if (works == NULL && priorities == NULL)
    return NULL;
  narrowed = view != NULL ? skv_record_copy (view) : skv_record_new (SKV_KIND_VIEW, NULL);
  if (works != NULL)
    skv_set_texts (&narrowed->works, works);
  if (priorities != NULL)
    skv_set_texts (&narrowed->priorities, priorities);
  return narrowed;
}

int
skv_cli_list (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", "csv", NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_auto (SkvCliRange) range = { 0 };
  g_auto (SkvCliFilter) filter = { 0 };
  g_autofree char *format = NULL, *view_name = NULL;
  g_auto (GStrv) works = NULL, priorities = NULL;
  const SkvView *view = NULL;
  SkvView *narrowed = NULL;
  const GOptionEntry entries[] = {
    SKV_CLI_RANGE_ENTRIES (range),
    SKV_CLI_LANE_ENTRY (filter),
    { "system", 's', 0, G_OPTION_ARG_STRING, &filter.system,
      N_("Only what names this system or a group it is in"), N_("SYSTEM") },
    { "organisation", 'o', 0, G_OPTION_ARG_STRING, &filter.organisation,
      N_("Only what is for this organisation"), N_("ORGANISATION") },
    { "view", 0, 0, G_OPTION_ARG_STRING, &view_name, N_("Only what this saved view shows"),
      N_("NAME") },
    { "work", 0, 0, G_OPTION_ARG_STRING_ARRAY, &works,
      N_("Only this kind of work: replacement, security, upgrade or change; may be repeated"),
      N_("KIND") },
    { "priority", 0, 0, G_OPTION_ARG_STRING_ARRAY, &priorities,
      N_("Only this priority: none, low, medium, high or critical; may be repeated"),
      N_("PRIORITY") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("text, json or csv"), N_("FORMAT") },
    { NULL },
  };
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) ||
      !skv_cli_check_format (format != NULL ? format : "text", formats))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], FALSE, &status);
  if (plan == NULL)
    return status;
  if (!skv_cli_range_settle (&range, plan) || !skv_cli_filter_settle (&filter, plan))
    return SKV_EXIT_USAGE;
  view = view_name != NULL ? skv_view_find (plan, view_name) : NULL;
  if (view_name != NULL && view == NULL)
    return skv_cli_usage (_("there is no view “%s” in this plan"), view_name);
  if (!check_priorities ((const char *const *) priorities) ||
      !check_works (plan, (const char *const *) works))
    return SKV_EXIT_USAGE;
  narrowed = narrow (view, (const char *const *) works, (const char *const *) priorities);
  status = print_list (plan, &range, &filter, narrowed != NULL ? narrowed : view,
                       format != NULL ? format : "text");
  g_clear_pointer (&narrowed, skv_record_unref);
  return status;
}
