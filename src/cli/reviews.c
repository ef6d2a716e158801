/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/conflict/reviews.h"
#include "core/exchange/json-text.h"

/* --- listing -------------------------------------------------------------------------------- */

static char *
format_day (SkvDay day)
{
  return day != SKV_DAY_NONE ? skv_day_format (day) : NULL;
}

static void
put_review (GString *text, const SkvReview *review)
{
  const SkvItem *item = review->item;
  g_autofree char *day = format_day (review->day), *reviewed = format_day (item->reviewed),
                  *date = format_day (review->first_day);

  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "item", item->parent.id);
  skv_json_put_text_member (text, "title", item->title);
  skv_json_put_text_member (text, "date", date);
  skv_json_put_text_member (text, "reason", item->reason);
  skv_json_put_text_member (text, "by", item->by);
  skv_json_put_text_member (text, "state", skv_review_state_name (review->state));
  skv_json_put_text_member (text, "review", day);
  skv_json_put_bool_member (text, "review_is_own", review->is_own);
  skv_json_put_text_member (text, "reviewed", reviewed);
  g_string_append_c (text, '}');
}

static void
print_review (SkvPlan *plan, const SkvReview *review)
{
  const SkvItem *item = review->item;
  g_autofree char *words = skv_review_words (review);
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, item->parent.id);
  g_autofree char *when = NULL;

  occurrence = found != NULL ? skv_occurrences_lookup (found, item->parent.id) : NULL;
  when = occurrence != NULL && occurrence->start != SKV_MOMENT_NONE
           ? skv_cli_when_words (plan, occurrence)
           : g_strdup (_("no date yet"));
  /* TRANSLATORS: an emergency: title, when it was, "due" or "done", its id, "To be reviewed on …",
   * and its reason */
  skv_cli_print (_("“%1$s”, %2$s · %3$s · %4$s\n  %5$s. Reason: %6$s\n"), item->title, when,
                 skv_review_state_title (review->state), item->parent.id, words, item->reason);
}

static int
print_list (SkvPlan *plan, SkvDay today, gboolean as_json)
{
  g_autoptr (GPtrArray) reviews = skv_reviews_list (plan, today);
  g_autoptr (GString) text = g_string_new ("[");

  if (!as_json && reviews->len == 0)
    skv_cli_print (_("There is no emergency in this plan.\n"));
  for (guint i = 0; i < reviews->len; i++)
    {
      if (!as_json)
        {
          print_review (plan, g_ptr_array_index (reviews, i));
          continue;
        }
      g_string_append (text, i > 0 ? ",\n  " : "\n  ");
      put_review (text, g_ptr_array_index (reviews, i));
    }
  if (!as_json)
    return SKV_EXIT_DONE;
  g_string_append (text, reviews->len > 0 ? "\n]\n" : "]\n");
  return skv_cli_write (NULL, text->str, text->len);
}

/* --- marking -------------------------------------------------------------------------------- */

static int
mark (SkvPlan *plan, const char *item, SkvDay day)
{
  g_autoptr (SkvEdit) edit = NULL;
  GError *error = NULL;

  edit = skv_review_mark (plan, item, day, &error);
  if (edit == NULL || !skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  skv_cli_print ("%s\n", skv_edit_get_label (edit));
  return SKV_EXIT_DONE;
}

static gboolean
parse_day (const char *option, const char *text, SkvDay *day)
{
  if (text == NULL)
    return TRUE;
  *day = skv_day_parse (text);
  if (*day != SKV_DAY_NONE)
    return TRUE;
  skv_cli_usage (_("%s needs a date such as 2019-06-12, not “%s”"), option, text);
  return FALSE;
}

int
skv_cli_reviews (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_autofree char *today_text = NULL, *done = NULL, *not_done = NULL, *on = NULL, *format = NULL;
  const GOptionEntry entries[] = {
    { "today", 0, 0, G_OPTION_ARG_STRING, &today_text, N_("As of this date instead of today"),
      N_("DATE") },
    { "done", 'd', 0, G_OPTION_ARG_STRING, &done, N_("Mark this emergency as reviewed"),
      N_("ITEM") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("With --done: on this date instead of today"),
      N_("DATE") },
    { "not-done", 0, 0, G_OPTION_ARG_STRING, &not_done, N_("It is not reviewed after all"),
      N_("ITEM") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  SkvDay today, day;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) ||
      !skv_cli_check_format (format != NULL ? format : "text", formats))
    return SKV_EXIT_USAGE;
  if (done != NULL && not_done != NULL)
    return skv_cli_usage (_("--done and --not-done do not go together"));
  plan = skv_cli_open (argv[1], done != NULL || not_done != NULL, &status);
  if (plan == NULL)
    return status;
  today = skv_cli_today (plan);
  if (!parse_day ("--today", today_text, &today))
    return SKV_EXIT_USAGE;
  day = today;
  if (!parse_day ("--on", on, &day))
    return SKV_EXIT_USAGE;
  if (done != NULL || not_done != NULL)
    return mark (plan, done != NULL ? done : not_done, done != NULL ? day : SKV_DAY_NONE);
  return print_list (plan, today, g_strcmp0 (format, "json") == 0);
}
