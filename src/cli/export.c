/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "cli/export-page.h"
#include "core/calendar/difference.h"
#include "core/exchange/ics-writer.h"
#include "core/exchange/json-writer.h"
#include "core/exchange/listing.h"
#include "core/exchange/selection.h"
#include "core/exchange/version.h"
#include "core/publish/sheet.h"
#include "core/publish/web-page.h"
#include "core/publish/year-picture.h"

/* A screen's worth of pixels, and A3 across in points. */
#define SCREEN_WIDTH 1600
#define SCREEN_HEIGHT 1000
#define BAND_HEIGHT 60 /* of one band in all rows of a year, beyond what the rows need anyway */
#define PAGE_WIDTH 1191
#define PAGE_HEIGHT 842

typedef struct
{
  char *format;     /* (owned) (nullable) */
  char *output;     /* (owned) (nullable) */
  char *difference; /* (owned) (nullable): name of a version */
  SkvCliRange range;
  SkvCliFilter filter;
  SkvCliPage page;
  gboolean with_contacts;
} Request;

static void
request_clear (Request *self)
{
  g_free (self->format);
  g_free (self->output);
  g_free (self->difference);
  skv_cli_range_clear (&self->range);
  skv_cli_filter_clear (&self->filter);
  skv_cli_page_clear (&self->page);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static int
export_json (SkvPlan *plan, const Request *request)
{
  g_autofree char *text = skv_json_write (plan);

  if (request->range.limited || request->filter.lanes != NULL)
    skv_cli_warn (
      _("json is always the whole plan: --year, --from, --to and --lane are passed over"));
  return skv_cli_write (request->output, text, strlen (text));
}

static int
export_occurrences (SkvPlan *plan, const Request *request)
{
  gboolean ics = g_str_equal (request->format, "ics");
  SkvSelection selection = { .lanes = (const char *const *) request->filter.lanes,
                             .without_holidays = TRUE };
  g_autoptr (SkvOccurrences) all =
    skv_occurrences_new (plan, request->range.first, request->range.end, SKV_EXPAND_HOLIDAYS);
  g_autoptr (GPtrArray) chosen = skv_selection_list (&selection, plan, all);
  g_autofree char *text = ics ? skv_ics_write (plan, chosen) : skv_listing_to_csv (plan, chosen);

  return skv_cli_write (request->output, text, strlen (text));
}

/* What the picture is drawn over: the plan itself, or what --difference names. NULL with the
 * message told and @status set (transfer full) */
static SkvPlan *
open_base (SkvPlan *plan, const Request *request, int *status)
{
  SkvPlan *base = skv_cli_get_base (plan);
  const SkvVersion *version =
    request->difference != NULL ? skv_version_find (base, request->difference) : NULL;
  SkvPlan *opened;
  GError *error = NULL;

  if (request->difference == NULL)
    return g_object_ref (plan);
  if (version == NULL && base != plan && g_str_equal (request->difference, "plan"))
    return g_object_ref (base);
  *status = SKV_EXIT_USAGE;
  if (version == NULL)
    {
      skv_cli_usage (_("there is no version “%s” of this plan; “skv version PLAN” lists them"),
                     request->difference);
      return NULL;
    }
  opened = skv_version_open (base, version, &error);
  if (opened == NULL)
    *status = skv_cli_fail (error);
  return opened;
}

/* what @plan is beside @base in that year (transfer full) (nullable: the same plan) */
static SkvDifference *
make_difference (SkvPlan *base, SkvPlan *plan, SkvDay first, SkvDay end)
{
  g_autoptr (SkvOccurrences) before = NULL, after = NULL;

  if (base == plan)
    return NULL;
  before = skv_occurrences_new (base, first, end, SKV_EXPAND_DEFAULT);
  after = skv_occurrences_new (plan, first, end, SKV_EXPAND_DEFAULT);
  return skv_difference_new (before, after);
}

static SkvPictureFormat
picture_format (const Request *request)
{
  return g_str_equal (request->format, "png")   ? SKV_PICTURE_PNG
         : g_str_equal (request->format, "svg") ? SKV_PICTURE_SVG
                                                : SKV_PICTURE_PDF;
}

static GBytes *
render_picture (SkvYearPicture *picture, const Request *request, GError **error)
{
  SkvPictureFormat format = picture_format (request);
  gboolean page = format == SKV_PICTURE_PDF;
  int screen = SCREEN_HEIGHT + BAND_HEIGHT * (int) skv_year_picture_get_n_bands (picture);

  if (skv_cli_page_is_asked (&request->page))
    return skv_cli_page_render (&request->page, picture, request->filter.lanes != NULL, format,
                                error);
  return skv_year_picture_render (picture, format, page ? PAGE_WIDTH : SCREEN_WIDTH,
                                  page ? PAGE_HEIGHT : screen, NULL, NULL, error);
}

static int
export_picture (SkvPlan *plan, SkvPlan *base, const Request *request)
{
  int year = skv_cli_range_choose_year (&request->range, plan);
  SkvDay first, end;
  g_autoptr (SkvDifference) difference = NULL;
  g_autoptr (SkvChecker) checker = NULL;
  g_autoptr (SkvYearPicture) picture = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  skv_sheet_days (year, request->page.school_year, &first, &end);
  difference = make_difference (base, plan, first, end);
  checker = skv_checker_new (base, first, end);
  skv_checker_set_today (checker, skv_cli_today (plan));
  picture = skv_year_picture_new_full (
    base, checker, year,
    &(SkvPictureOptions){ .lanes = (const char *const *) request->filter.lanes,
                          .difference = difference,
                          .from = first,
                          .to = end,
                          .by_organisation = request->page.by_organisation });
  bytes = render_picture (picture, request, &error);
  if (bytes == NULL)
    return skv_cli_fail (error);
  return skv_cli_write (request->output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static int
export_web_page (SkvPlan *plan, const Request *request)
{
  SkvWebPageOptions options = {
    .year = skv_cli_range_choose_year (&request->range, plan),
    .lanes = (const char *const *) request->filter.lanes,
    .with_contacts = request->with_contacts,
    .made = SKV_DAY_NONE,
  };
  g_autofree char *html = skv_web_page_write (plan, &options);

  return skv_cli_write (request->output, html, strlen (html));
}

/* FALSE with the message told */
static gboolean
settle_format (Request *request)
{
  static const char *const known[] = { "ics", "json", "csv", "html", "pdf", "png", "svg", NULL };
  const char *dot = request->output != NULL ? strrchr (request->output, '.') : NULL;

  if (request->format == NULL && dot != NULL)
    request->format = g_ascii_strdown (dot + 1, -1);
  if (request->format == NULL)
    {
      skv_cli_usage (_("what form? Give --format, one of ics, json, csv, html, pdf, png, svg"));
      return FALSE;
    }
  if (!skv_cli_check_format (request->format, known))
    return FALSE;
  if (request->with_contacts && !g_str_equal (request->format, "html"))
    {
      skv_cli_usage (_("--with-contacts goes with html"));
      return FALSE;
    }
  if (request->difference != NULL && !g_str_equal (request->format, "pdf") &&
      !g_str_equal (request->format, "png") && !g_str_equal (request->format, "svg"))
    {
      skv_cli_usage (_("--difference is drawn: it goes with pdf, png and svg"));
      return FALSE;
    }
  if (request->output == NULL && isatty (STDOUT_FILENO) &&
      (g_str_equal (request->format, "png") || g_str_equal (request->format, "pdf")))
    {
      skv_cli_usage (_("a terminal cannot show this; give --output FILE"));
      return FALSE;
    }
  return skv_cli_page_settle (&request->page, request->format);
}

/* What is on paper or a web page may be in another language than the plan's, if that is asked for.
 */
static gboolean
keeps_language (const Request *request)
{
  return (skv_cli_page_is_asked (&request->page) || g_str_equal (request->format, "html")) &&
         skv_cli_get_language () != NULL;
}

static int
export_plan (SkvPlan *plan, const Request *request)
{
  g_autoptr (SkvPlan) base = NULL;
  int status = SKV_EXIT_DONE;

  if (g_str_equal (request->format, "json"))
    return export_json (plan, request);
  base = open_base (plan, request, &status);
  if (base == NULL)
    return status;
  /* What is published is in the plan's language, whoever publishes it; tables are for machines. */
  if (!keeps_language (request))
    skv_cli_set_language (
      g_str_equal (request->format, "csv") ? "en" : skv_plan_get_settings (plan)->language);
  if (g_str_equal (request->format, "ics") || g_str_equal (request->format, "csv"))
    return export_occurrences (plan, request);
  return g_str_equal (request->format, "html") ? export_web_page (plan, request)
                                               : export_picture (plan, base, request);
}

int
skv_cli_export (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (SkvPlan) plan = NULL;
  g_auto (Request) request = { 0 };
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &request.format,
      N_("ics, json, csv, html, pdf, png or svg"), N_("FORMAT") },
    { "output", 'O', 0, G_OPTION_ARG_FILENAME, &request.output,
      N_("Write this file, whole or not at all"), N_("FILE") },
    SKV_CLI_RANGE_ENTRIES (request.range),
    SKV_CLI_LANE_ENTRY (request.filter),
    { "difference", 'd', 0, G_OPTION_ARG_STRING, &request.difference,
      N_("Draw this version, and over it what became of it"), N_("VERSION") },
    SKV_CLI_PAGE_ENTRIES (request.page),
    { "with-contacts", 0, 0, G_OPTION_ARG_NONE, &request.with_contacts,
      N_("On a web page also phones and mail addresses"), NULL },
    { NULL },
  };
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 1) || !settle_format (&request))
    return SKV_EXIT_USAGE;
  plan = skv_cli_open (argv[1], FALSE, &status);
  if (plan == NULL)
    return status;
  if (!skv_cli_range_settle (&request.range, plan) ||
      !skv_cli_filter_settle (&request.filter, plan))
    return SKV_EXIT_USAGE;
  return export_plan (plan, &request);
}
