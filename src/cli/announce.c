/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/notices.h"
#include "core/calendar/words.h"
#include "core/exchange/error.h"
#include "core/publish/announcement.h"

typedef struct
{
  SkvCliRange range; /* of which only the year is asked for */
  char *item;
  char *kind;
  char *department;
  char *organisation;
  char *was;
  char *format;
  char *form; /* (owned) (nullable): name of a file */
  char *output;
  gboolean fragment;
  gboolean due;
  char *today; /* (owned) (nullable) */
} Request;

static void
request_clear (Request *self)
{
  skv_cli_range_clear (&self->range);
  g_free (self->item);
  g_free (self->kind);
  g_free (self->department);
  g_free (self->organisation);
  g_free (self->was);
  g_free (self->format);
  g_free (self->form);
  g_free (self->output);
  g_free (self->today);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

/* --- what was asked for ----------------------------------------------------------------------- */

static gboolean
check_request (const Request *self)
{
  static const char *const formats[] = { "text", "html", "ics", "mailto", NULL };

  if (!skv_cli_check_format (self->format != NULL ? self->format : "text", formats))
    return FALSE;
  if (self->item != NULL && self->range.year != 0)
    skv_cli_usage (_("--year and --item are two announcements: make one after the other"));
  else if (self->item == NULL && (self->kind != NULL || self->was != NULL))
    skv_cli_usage (_("--kind and --was go with --item"));
  else if (self->today != NULL && !self->due)
    skv_cli_usage (_("--today goes with --due"));
  else if (self->fragment && g_strcmp0 (self->format, "html") != 0)
    skv_cli_usage (_("--fragment goes with --format html"));
  else
    return TRUE;
  return FALSE;
}

/* by id or name (transfer none) (nullable, message told) */
static const char *
find_department (SkvPlan *plan, const char *given)
{
  GPtrArray *departments = skv_plan_get_records (plan, SKV_KIND_DEPARTMENT);
  g_autofree char *folded = g_utf8_casefold (given, -1);
  g_autoptr (GString) all = g_string_new (NULL);

  if (skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, given) != NULL)
    return given;
  for (guint i = 0; i < departments->len; i++)
    {
      const SkvDepartment *department = departments->pdata[i];
      g_autofree char *name = g_utf8_casefold (department->name, -1);

      if (strcmp (name, folded) == 0)
        return department->parent.id;
      g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", department->name);
    }
  skv_cli_usage (_("there is no department “%s”; there are: %s"), given, all->str);
  return NULL;
}

static gboolean
settle_kind (SkvPlan *plan, const Request *request, SkvAnnounceOptions *options)
{
  g_autoptr (SkvOccurrences) found = NULL;
  const SkvOccurrence *occurrence;

  options->kind = SKV_ANNOUNCE_YEAR;
  if (request->item == NULL)
    return TRUE;
  if (request->kind != NULL)
    {
      if (skv_announce_kind_parse (request->kind, &options->kind) &&
          options->kind != SKV_ANNOUNCE_YEAR)
        return TRUE;
      skv_cli_usage (_("there is no kind “%s”; it is one of: %s"), request->kind,
                     "first, reminder, moved, cancelled, started, finished, prolonged");
      return FALSE;
    }
  found = skv_occurrences_find (plan, request->item);
  occurrence = found != NULL ? skv_occurrences_lookup (found, request->item) : NULL;
  options->kind = occurrence != NULL ? skv_announce_kind_guess (occurrence) : SKV_ANNOUNCE_FIRST;
  return TRUE;
}

/* "2027-03-17" or "2027-03-17T18:00", in the units of the item */
static gboolean
settle_was (SkvPlan *plan, const Request *request, SkvAnnounceOptions *options)
{
  SkvDay day = request->was != NULL ? skv_day_parse (request->was) : SKV_DAY_NONE;
  g_autoptr (SkvOccurrences) found =
    request->item != NULL ? skv_occurrences_find (plan, request->item) : NULL;
  const SkvOccurrence *occurrence =
    found != NULL ? skv_occurrences_lookup (found, request->item) : NULL;

  options->was = SKV_MOMENT_NONE;
  if (request->was == NULL)
    return TRUE;
  if (day != SKV_DAY_NONE && occurrence != NULL && !occurrence->all_day &&
      occurrence->start != SKV_MOMENT_NONE)
    {
      gint64 local = skv_zone_to_local (skv_plan_get_zone (plan), occurrence->start);

      options->was =
        skv_zone_at (skv_plan_get_zone (plan), day, (int) (local % SKV_DAY_SECONDS / 60));
    }
  else if (day != SKV_DAY_NONE)
    options->was = (gint64) day * SKV_DAY_SECONDS;
  else if (occurrence == NULL || !occurrence->all_day)
    options->was = skv_zone_parse (skv_plan_get_zone (plan), request->was);
  if (options->was != SKV_MOMENT_NONE)
    return TRUE;
  skv_cli_usage (_("%s needs a date such as 2019-06-12, not “%s”"), "--was", request->was);
  return FALSE;
}

static gboolean
settle (SkvPlan *plan, const Request *request, SkvAnnounceOptions *options)
{
  options->occurrence = request->item;
  options->year = skv_cli_range_choose_year (&request->range, plan);
  if (request->department != NULL)
    {
      options->department = find_department (plan, request->department);
      if (options->department == NULL)
        return FALSE;
    }
  if (request->organisation != NULL)
    {
      options->organisation = skv_cli_find_organisation (plan, request->organisation);
      if (options->organisation == NULL)
        return FALSE;
    }
  return settle_kind (plan, request, options) && settle_was (plan, request, options);
}

/* --- when to tell ----------------------------------------------------------------------------- */

static void
print_step (const char *title, SkvDay first_day, const char *id, const SkvNoticeStep *step)
{
  g_autofree char *day = skv_words_date (step->day);
  g_autofree char *work = skv_words_date (first_day);
  const char *kind =
    skv_announce_kind_title (step->is_first ? SKV_ANNOUNCE_FIRST : SKV_ANNOUNCE_REMINDER);

  /* TRANSLATORS: when to announce what: date, "Reminder", title, date of the work, id */
  skv_cli_print (_("%1$s · %2$s · %3$s, %4$s · %5$s\n"), day, kind, title, work, id);
}

static int
print_due (SkvPlan *plan, SkvDay today)
{
  g_autoptr (GPtrArray) list = skv_notices_list_open (plan, today, today + 1);

  if (list->len == 0)
    skv_cli_print (_("Nothing is due.\n"));
  for (guint i = 0; i < list->len; i++)
    {
      const SkvNoticeDue *due = list->pdata[i];

      print_step (due->title, due->first_day, due->id, &due->step);
    }
  return SKV_EXIT_DONE;
}

static int
print_timeline (SkvPlan *plan, const char *id)
{
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) found = skv_cli_find_occurrence (plan, id, &occurrence);
  g_autoptr (GArray) steps = NULL, days = NULL;

  if (found == NULL)
    return SKV_EXIT_USAGE;
  days = skv_settings_get_notice_days (skv_plan_get_settings (plan));
  steps = skv_notice_timeline (plan, occurrence, (const int *) days->data, days->len);
  if (steps->len == 0)
    skv_cli_print (_("Nothing is due.\n"));
  for (guint i = 0; i < steps->len; i++)
    print_step (occurrence->title, occurrence->first_day, occurrence->id,
                &g_array_index (steps, SkvNoticeStep, i));
  return SKV_EXIT_DONE;
}

static int
tell_when (SkvPlan *plan, const Request *request)
{
  SkvDay today = request->today != NULL ? skv_day_parse (request->today) : skv_cli_today (plan);

  if (today == SKV_DAY_NONE)
    return skv_cli_usage (_("%s needs a date such as 2019-06-12, not “%s”"), "--today",
                          request->today);
  return request->item != NULL ? print_timeline (plan, request->item) : print_due (plan, today);
}

/* --- what comes of it ------------------------------------------------------------------------- */

static char *
write_as (const SkvAnnouncement *announcement, const Request *request)
{
  const char *format = request->format != NULL ? request->format : "text";
  g_autofree char *link = NULL;

  if (strcmp (format, "html") == 0)
    return skv_announcement_to_html (announcement, request->fragment);
  if (strcmp (format, "ics") == 0)
    return skv_announcement_to_ics (announcement);
  if (strcmp (format, "text") == 0)
    return g_strdup (skv_announcement_get_text (announcement));
  link = skv_announcement_to_mailto (announcement);
  return g_strconcat (link, "\n", NULL);
}

static gboolean
read_form (const char *path, char **form, GError **error)
{
  gsize length;

  if (!g_file_get_contents (path, form, &length, error))
    return FALSE;
  if (g_utf8_validate_len (*form, length, NULL))
    return TRUE;
  g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID, "%s: %s", path,
               _("this is no UTF-8 text. Save the file as UTF-8 and try again"));
  return FALSE;
}

static int
announce (SkvPlan *plan, const Request *request, SkvAnnounceOptions *options)
{
  g_autoptr (SkvAnnouncement) announcement = NULL;
  g_autofree char *form = NULL, *text = NULL, *undated = NULL;
  SkvCliSpeech speech;
  GError *error = NULL;

  if (request->form != NULL && !read_form (request->form, &form, &error))
    return skv_cli_fail (error);
  options->form = form;
  /* What is published is in the plan's language, whoever publishes it; what is wrong is said in
   * that of who does. */
  skv_cli_speak (&speech, skv_plan_get_settings (plan)->language);
  announcement = skv_announcement_new (plan, options, &error);
  if (announcement == NULL)
    {
      g_clear_error (&error);
      skv_cli_speak_back (&speech);
      announcement = skv_announcement_new (plan, options, &error);
    }
  if (announcement == NULL && error->domain == SKV_FILL_ERROR && request->form != NULL)
    g_prefix_error (&error, "%s: ", request->form);
  if (announcement == NULL)
    return skv_cli_fail (error);
  text = write_as (announcement, request);
  skv_cli_speak_back (&speech);
  if (skv_announcement_get_n_undated (announcement) > 0)
    {
      guint n = skv_announcement_get_n_undated (announcement);

      undated = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u window has no date that fits yet and is not in the list",
                     "%u windows have no date that fits yet and are not in the list", n),
        n);
      skv_cli_warn (undated);
    }
  return skv_cli_write (request->output, text, strlen (text));
}

int
skv_cli_announce (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_auto (Request) request = { 0 };
  SkvAnnounceOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "year", 'y', 0, G_OPTION_ARG_INT, &request.range.year, N_("The list of this year’s dates"),
      N_("YEAR") },
    { "item", 'i', 0, G_OPTION_ARG_STRING, &request.item,
      N_("One window or job, with what it does to each system"), N_("ITEM") },
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &request.kind,
      N_("first, reminder, moved, cancelled, started, finished or prolonged; without it, as the "
          "plan has it"),
      N_("KIND") },
    { "was", 0, 0, G_OPTION_ARG_STRING, &request.was,
      N_("Where it was before, if the plan does not know"), N_("DATE") },
    { "department", 'd', 0, G_OPTION_ARG_STRING, &request.department,
      N_("For this department: only its own systems"), N_("DEPARTMENT") },
    { "organisation", 0, 0, G_OPTION_ARG_STRING, &request.organisation,
      N_("For this organisation: only its windows"), N_("ORGANISATION") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &request.format, N_("text, html, ics or mailto"),
      N_("FORMAT") },
    { "fragment", 0, 0, G_OPTION_ARG_NONE, &request.fragment,
      N_("HTML to be put into a page, not a page"), NULL },
    { "form", 0, 0, G_OPTION_ARG_FILENAME, &request.form,
      N_("Words of your own: a text with names in braces"), N_("FILE") },
    { "due", 0, 0, G_OPTION_ARG_NONE, &request.due,
      N_("Say what is to be announced today; with --item, when it is"), NULL },
    { "today", 0, 0, G_OPTION_ARG_STRING, &request.today, N_("As of this date instead of today"),
      N_("DATE") },
    { "output", 'O', 0, G_OPTION_ARG_FILENAME, &request.output,
      N_("Write this file, whole or not at all"), N_("FILE") },
    { NULL },
  };
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) || !check_request (&request))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], FALSE, &status);
  if (plan == NULL)
    return status;
  if (request.due)
    return tell_when (plan, &request);
  if (!skv_cli_range_settle (&request.range, plan) || !settle (plan, &request, &options))
    return SKV_EXIT_USAGE;
  return announce (plan, &request, &options);
}
