/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/web-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/contacts.h"
#include "core/calendar/organisations.h"
#include "core/publish/announcement.h"
#include "core/publish/html-text.h"
#include "core/publish/poster-words.h"

/* Of the rows around the year: evenings that belong together. */
#define AROUND 21
#define LONGEST_SLUG 40
/* Of a fuller year sections have no pictures: a page with all of them would be too much for a
 * phone. */
#define MOST_FOR_PICTURES 2000

/* Colours have at least 4.5:1 on what they stand on, links and tags too. */
static const char style[] =
  ":root{color-scheme:light dark;--back:#fff;--text:#1d1d20;--dim:#55555e;--line:#c8c8d0;"
  "--link:#1a5fb4;--tag:#ececf1}\n"
  "*{box-sizing:border-box}\n"
  "body{margin:0;background:var(--back);color:var(--text);font:1rem/1.5 system-ui,sans-serif;"
  "overflow-wrap:anywhere}\n"
  "header,main,nav,footer{max-width:80rem;margin:0 auto;padding:0 1rem}\n"
  "h1{font-size:1.7rem;line-height:1.2;margin:1.5rem 0 .5rem}\n"
  "h2{font-size:1.35rem;margin:2rem 0 .5rem}h3{font-size:1.1rem;margin:1.5rem 0 .25rem}"
  "h4{font-size:1rem;margin:1rem 0 .25rem}\n"
  "a{color:var(--link)}a:focus-visible,.picture:focus-visible{outline:3px solid var(--link);"
  "outline-offset:2px}\n"
  "nav ul{list-style:none;margin:.5rem 0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}"
  "nav a,li a{display:inline-block;padding:.25rem 0}\n"
  ".skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:.5rem;background:var(--back)}\n"
  ".more,.stamp,.hours{color:var(--dim)}.hours{white-space:nowrap}.what{font-weight:600}"
  ".tag{background:var(--tag);border-radius:.3rem;padding:0 .4rem;white-space:nowrap}\n"
  "table{border-collapse:collapse;width:100%;table-layout:fixed}"
  "th,td{text-align:start;vertical-align:top;padding:.4rem .75rem .4rem 0;"
  "border-bottom:1px solid var(--line)}thead th{color:var(--dim);font-weight:400}"
  "th:first-child{width:38%}tbody th{font-weight:400}"
  "@media(max-width:40rem){th:first-child{width:42%}th,td{padding-right:.5rem}}\n"
  "summary{cursor:pointer;padding:.25rem 0;color:var(--link)}"
  "summary:focus-visible{outline:3px solid var(--link)}\n"
  ".picture{overflow-x:auto;border:1px solid var(--line)}.year{display:block;min-width:62rem;"
  "width:100%;height:auto;font-family:Cantarell,Inter,sans-serif}"
  ".year rect,.year text{fill:currentColor}.year path{fill:none;stroke:currentColor}\n";
static const char dark_style[] =
  ":root{--back:#1d1d20;--text:#f2f2f5;--dim:#b4b4be;--line:#4a4a55;--link:#8fc0ff;--tag:#3a3a44}";
/* On paper is the year; whoever has followed the link to one section gets that alone. */
static const char print_style[] =
  "@media "
  "print{nav,.skip,.subscribe,#subscribe,.folded,.own,#organisations,#departments{display:none}"
  ".own:target{display:block}main:has(.own:target)>:not(.own:target){display:none}body{font-size:"
  "10pt}"
  "header,main,footer{max-width:none;padding:0}.picture{overflow:visible;border:0}"
  ".year{min-width:0}tr,svg{break-inside:avoid}h2,h3,h4{break-after:avoid}a{color:inherit}"
  ".year{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n";

char *
skv_web_slug (const char *name)
{
  g_autofree char *ascii = NULL, *lower = g_utf8_strdown (name != NULL ? name : "", -1);
  g_autofree char *composed = g_utf8_normalize (lower, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *slug = g_string_new (NULL);

  /* "C": ø is "o" and æ "ae" there, whatever the machine's locale is */
  ascii = g_str_to_ascii (composed != NULL ? composed : "", "C");
  for (const char *c = ascii; *c != '\0' && slug->len < LONGEST_SLUG; c++)
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (slug, g_ascii_tolower (*c));
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0)
    g_string_append_printf (slug, "x%08x", g_str_hash (name != NULL ? name : ""));
  return g_string_free (slug, FALSE);
}

/* --- who has a section --------------------------------------------------------------------------
 */

/* (transfer full) (element-type SkvOrganisation): those of some day of the year */
static GPtrArray *
list_organisations (const SkvWebPage *self)
{
  GPtrArray *records = skv_plan_get_records (self->plan, SKV_KIND_ORGANISATION);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      const SkvOrganisation *organisation = records->pdata[i];

      if ((organisation->valid_from == SKV_DAY_NONE || organisation->valid_from < self->end) &&
          (organisation->valid_until == SKV_DAY_NONE || organisation->valid_until >= self->first))
        g_ptr_array_add (list, (gpointer) organisation);
    }
  /* What is the same as the whole page needs no section. */
  if (list->len < 2)
    g_ptr_array_set_size (list, 0);
  return list;
}

static GPtrArray *
list_departments (const SkvWebPage *self)
{
  GPtrArray *records = skv_plan_get_records (self->plan, SKV_KIND_DEPARTMENT);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      const SkvDepartment *department = records->pdata[i];

      if ((department->valid_from == SKV_DAY_NONE || department->valid_from < self->end) &&
          (department->valid_until == SKV_DAY_NONE || department->valid_until >= self->first))
        g_ptr_array_add (list, (gpointer) department);
    }
  return list;
}

/* --- sections -----------------------------------------------------------------------------------
 */

static void
put_heading (SkvWebPage *self, int level, const char *id, const char *words)
{
  g_string_append_printf (self->html, "<h%d id=\"%s\">", level, id);
  skv_web_put (self, words);
  g_string_append_printf (self->html, "</h%d>\n", level);
}

static void
put_link (SkvWebPage *self, const char *href, const char *words)
{
  g_autofree char *clean = skv_fill_clean (href);
  g_autofree char *plain = skv_html_plain (clean);

  g_string_append (self->html, "<li><a href=\"");
  skv_html_put (self->html, plain);
  g_string_append (self->html, "\">");
  skv_web_put (self, words);
  g_string_append (self->html, "</a></li>\n");
}

/* those of @organisation, or that are nobody's own if it is NULL */
static void
put_subscribe (SkvWebPage *self, const char *organisation)
{
  const SkvWebPageOptions *options = self->options;
  gboolean begun = FALSE;

  for (guint i = 0; i < options->n_links; i++)
    {
      if (g_strcmp0 (options->links[i].organisation, organisation) != 0)
        continue;
      if (!begun)
        g_string_append (self->html, "<ul class=\"subscribe\">\n");
      begun = TRUE;
      put_link (self, options->links[i].href, options->links[i].title);
    }
  if (begun)
    g_string_append (self->html, "</ul>\n");
}

static gboolean
has_links (const SkvWebPage *self, const char *organisation)
{
  for (guint i = 0; i < self->options->n_links; i++)
    if (g_strcmp0 (self->options->links[i].organisation, organisation) == 0)
      return TRUE;
  return FALSE;
}

static void
begin_details (SkvWebPage *self, const char *class_name, const char *summary)
{
  g_string_append_printf (self->html, "<details class=\"%s\"><summary>", class_name);
  skv_web_put (self, summary);
  g_string_append (self->html, "</summary>\n");
}

/* One organisation's or department's own; what would be long is folded. Sections are no landmarks:
 * there would be many, and an organisation and a department may have the same name. */
static void
put_section (
  SkvWebPage *self, const char *id, const char *title, const SkvWebTables *of, guint picture)
{
  g_autofree char *name = g_strdup_printf ("%s-name", id);

  g_string_append_printf (self->html, "<section class=\"own\" id=\"%s\">\n", id);
  put_heading (self, 3, name, title);
  if (of->organisation != NULL && has_links (self, of->organisation))
    {
      begin_details (self, "subscribe", _("Subscribe"));
      put_subscribe (self, of->organisation);
      g_string_append (self->html, "</details>\n");
    }
  if (picture < self->pictures->len)
    {
      begin_details (self, "folded", _("The year as a picture"));
      skv_web_put_picture (self, picture, name, FALSE);
      g_string_append (self->html, "</details>\n");
    }
  if (!skv_web_put_tables (self, of))
    g_string_append_printf (self->html, "<p>%s</p>\n", _("Nothing in this year."));
  g_string_append (self->html, "</section>\n");
}

static void
put_sections (SkvWebPage *self, GPtrArray *organisations, GPtrArray *departments)
{
  if (organisations->len > 0)
    put_heading (self, 2, "organisations", _("For each organisation"));
  for (guint i = 0; i < organisations->len; i++)
    {
      const SkvOrganisation *organisation = organisations->pdata[i];
      g_autofree char *id = g_strdup_printf ("organisation-%u", i + 1);

      put_section (self, id, organisation->name,
                   &(SkvWebTables){ .organisation = organisation->parent.id, .level = 4 }, 1 + i);
    }
  if (departments->len > 0)
    put_heading (self, 2, "departments", _("For each department: only its own systems"));
  for (guint i = 0; i < departments->len; i++)
    {
      const SkvDepartment *department = departments->pdata[i];
      g_autofree char *id = g_strdup_printf ("department-%u", i + 1);

      put_section (self, id, department->name,
                   &(SkvWebTables){ .department = department->parent.id, .level = 4 },
                   1 + organisations->len + i);
    }
}

/* everybody's first, then, if there are not too many bars, in the order of their sections */
static void
draw (
  SkvWebPage *self, GPtrArray *organisations, GPtrArray *departments, GString *light, GString *dark)
{
  g_autoptr (GArray) of = g_array_new (FALSE, TRUE, sizeof (SkvWebTables));
  gboolean of_each = skv_occurrences_get_n (self->all) <= MOST_FOR_PICTURES;

  g_array_set_size (of, 1);
  for (guint i = 0; of_each && i < organisations->len; i++)
    {
      SkvWebTables own = { .organisation = ((const SkvRecord *) organisations->pdata[i])->id };

      g_array_append_val (of, own);
    }
  for (guint i = 0; of_each && i < departments->len; i++)
    {
      SkvWebTables own = { .department = ((const SkvRecord *) departments->pdata[i])->id };

      g_array_append_val (of, own);
    }
  skv_web_draw_pictures (self, of, light, dark);
}

static void
put_contacts (SkvWebPage *self)
{
  GPtrArray *contacts = skv_plan_get_records (self->plan, SKV_KIND_CONTACT);

  if (!self->options->with_contacts || contacts->len == 0)
    return;
  put_heading (self, 2, "contacts", _("Contacts"));
  g_string_append (self->html, "<ul>\n");
  for (guint i = 0; i < contacts->len; i++)
    {
      const SkvContact *contact = contacts->pdata[i];
      const char *ways[] = { contact->phone, contact->mobile, contact->email };
      g_autofree char *words = skv_contact_words (contact);

      g_string_append (self->html, "<li>");
      skv_web_put (self, words);
      for (guint j = 0; j < G_N_ELEMENTS (ways); j++)
        {
          if (ways[j] == NULL || *ways[j] == '\0')
            continue;
          g_string_append (self->html, " · ");
          skv_web_put (self, ways[j]);
        }
      g_string_append (self->html, "</li>\n");
    }
  g_string_append (self->html, "</ul>\n");
}

/* --- around them --------------------------------------------------------------------------------
 */

static void
put_navigation (SkvWebPage *self, GPtrArray *organisations, GPtrArray *departments)
{
  g_string_append (self->html, "<nav aria-label=\"");
  skv_html_put (self->html, _("On this page"));
  g_string_append (self->html, "\"><ul>\n");
  put_link (self, "#picture", _("The year as a picture"));
  put_link (self, "#dates", _("All dates"));
  for (guint i = 0; i < organisations->len; i++)
    {
      g_autofree char *href = g_strdup_printf ("#organisation-%u", i + 1);

      put_link (self, href, ((const SkvOrganisation *) organisations->pdata[i])->name);
    }
  for (guint i = 0; i < departments->len; i++)
    {
      g_autofree char *href = g_strdup_printf ("#department-%u", i + 1);

      put_link (self, href, ((const SkvDepartment *) departments->pdata[i])->name);
    }
  if (self->options->n_links > 0)
    put_link (self, "#subscribe", _("Subscribe"));
  g_string_append (self->html, "</ul></nav>\n");
}

static void
put_body (SkvWebPage *self, const char *title, GString *light, GString *dark)
{
  g_autoptr (GPtrArray) organisations = list_organisations (self);
  g_autoptr (GPtrArray) departments = list_departments (self);
  g_autofree char *stamp = skv_poster_stamp (self->plan, self->options->made);

  g_string_append (self->html, "<a class=\"skip\" href=\"#dates\">");
  skv_web_put (self, _("Straight to the dates"));
  g_string_append (self->html, "</a>\n<header>\n<h1>");
  skv_web_put (self, title);
  g_string_append (self->html, "</h1>\n");
  if (*stamp != '\0')
    {
      g_string_append (self->html, "<p class=\"stamp\">");
      skv_web_put (self, stamp);
      g_string_append (self->html, "</p>\n");
    }
  g_string_append (self->html, "</header>\n");
  put_navigation (self, organisations, departments);
  g_string_append (self->html, "<main>\n");
  put_heading (self, 2, "picture", _("The year as a picture"));
  draw (self, organisations, departments, light, dark);
  skv_web_put_picture (self, 0, "picture", TRUE);
  put_heading (self, 2, "dates", _("All dates"));
  if (!skv_web_put_tables (self, &(SkvWebTables){ .level = 3 }))
    g_string_append_printf (self->html, "<p>%s</p>\n", _("Nothing in this year."));
  put_sections (self, organisations, departments);
  if (self->options->n_links > 0)
    {
      put_heading (self, 2, "subscribe", _("Subscribe"));
      g_string_append (self->html, "<p class=\"subscribe\">");
      skv_web_put (self, _("Copy the address of a calendar into your calendar program: it then "
                            "follows every change by itself."));
      g_string_append (self->html, "</p>\n");
      put_subscribe (self, NULL);
    }
  put_contacts (self);
  g_string_append (self->html, "</main>\n");
}

static char *
join_page (const SkvWebPage *self, const char *title, const char *light, const char *dark)
{
  GString *page = g_string_new ("<!DOCTYPE html>\n");
  g_autofree char *clean = skv_fill_clean (title);
  g_autofree char *plain = skv_html_plain (clean);

  g_string_append_printf (
    page,
    "<html lang=\"%s\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
    "<meta charset=\"utf-8\"/>\n" SKV_WEB_PAGE_MARK "\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    "style-src 'unsafe-inline'\"/>\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>",
    skv_announcement_language ());
  skv_html_put (page, plain);
  g_string_append_printf (page,
                          "</title>\n<style>\n%s%s\n"
                          "@media screen and (prefers-color-scheme:dark){%s%s}\n%s</style>\n"
                          "</head>\n<body>\n",
                          style, light, dark_style, dark, print_style);
  g_string_append (page, self->html->str);
  g_string_append (page, "</body>\n</html>\n");
  return g_string_free (page, FALSE);
}

/* those that are asked for, in the plan's order (transfer full) (element-type utf8) */
static GPtrArray *
list_lanes (SkvPlan *plan, const char *const *asked)
{
  g_autoptr (GPtrArray) all = skv_plan_list_lanes (plan);
  GPtrArray *lanes = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const SkvLane *lane = skv_plan_lookup (plan, SKV_KIND_LANE, all->pdata[i]);

      if (asked != NULL ? g_strv_contains (asked, all->pdata[i]) : lane == NULL || !lane->hidden)
        g_ptr_array_add (lanes, all->pdata[i]);
    }
  return lanes;
}

char *
skv_web_page_write (SkvPlan *plan, const SkvWebPageOptions *options)
{
  g_autoptr (GString) html = g_string_new (NULL), light = g_string_new (NULL);
  g_autoptr (GString) dark = g_string_new (NULL);
  g_autoptr (GPtrArray) lanes = NULL;
  g_autoptr (SkvOccurrences) all = NULL;
  g_autoptr (SkvReach) reach = NULL;
  g_autofree char *title = NULL;
  SkvWebPage page = { .plan = plan, .options = options, .html = html };

  g_return_val_if_fail (SKV_IS_PLAN (plan) && options != NULL, NULL);

  page.first = skv_day_from_ymd (options->year, 1, 1);
  page.end = skv_day_from_ymd (options->year + 1, 1, 1);
  page.lanes = lanes = list_lanes (plan, options->lanes);
  page.all = all =
    skv_occurrences_new (plan, page.first - AROUND, page.end + AROUND, SKV_EXPAND_DEFAULT);
  page.reach = reach = skv_reach_new (plan);
  title = skv_poster_title (plan, page.first, page.end);
  put_body (&page, title, light, dark);
  g_clear_pointer (&page.pictures, g_ptr_array_unref);
  return join_page (&page, title, light->str, dark->str);
}
