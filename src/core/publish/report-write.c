/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/exchange/csv-writer.h"
#include "core/publish/canvas-svg.h"
#include "core/publish/fill.h"
#include "core/publish/html-text.h"

#define CHART_WIDTH 720.0
#define CHART_NARROW 360.0
#define CHART_EM 14.0

/* what a page is put together from */
typedef struct
{
  const SkvReport *report;
  GString *body, *light, *dark; /* the latter two: of its style */
} Page;

/* --- text ------------------------------------------------------------------------------------- */

static void
put_line (GString *text, const char *line)
{
  g_autofree char *clean = skv_fill_clean (line);

  g_string_append_printf (text, "%s\n", clean);
}

/* A row: its first cell, and under it what the other columns say. */
static void
put_text_row (GString *text, const SkvReportSection *section, const GStrv row)
{
  for (guint i = 0; row[i] != NULL; i++)
    {
      g_autofree char *clean = skv_fill_clean (row[i]);

      if (i == 0)
        g_string_append_printf (text, " • %s\n", clean);
      else if (*clean != '\0')
        g_string_append_printf (text, "   %s: %s\n", section->columns[i], clean);
    }
}

char *
skv_report_to_text (const SkvReport *self)
{
  GString *text = g_string_new (NULL);

  put_line (text, self->title);
  if (*self->subtitle != '\0')
    put_line (text, self->subtitle);
  for (guint i = 0; i < self->sections->len; i++)
    {
      const SkvReportSection *section = self->sections->pdata[i];

      g_string_append_printf (text, "\n%s\n\n", section->title);
      for (guint j = 0; j < section->words->len; j++)
        put_line (text, section->words->pdata[j]);
      for (guint j = 0; j < section->rows->len; j++)
        put_text_row (text, section, section->rows->pdata[j]);
      if (section->rows->len == 0)
        g_string_append_printf (text, "%s\n", _("Nothing."));
    }
  return g_string_free (text, FALSE);
}

/* --- a table for spreadsheets ----------------------------------------------------------------- */

/* Where numbers have a decimal comma, spreadsheets part the cells by semicolons, and take the file
 * for what it is in UTF-8 only if it begins with a mark that says so. */
static void
put_csv_row (GString *text, const SkvReport *self, const char *name, const GStrv cells)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) row = NULL;

  g_strv_builder_add (builder, name);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell =
        self->has_comma ? skv_csv_text_for_sheet (cells[i]) : g_strdup (cells[i]);

      g_strv_builder_add (builder, cell);
    }
  row = g_strv_builder_end (builder);
  skv_csv_put_row_with (text, (const char *const *) row, self->has_comma ? ';' : ',');
}

char *
skv_report_to_csv (const SkvReport *self)
{
  GString *text = g_string_new (self->has_comma ? "\xef\xbb\xbf" : NULL);

  for (guint i = 0; i < self->sections->len; i++)
    {
      const SkvReportSection *section = self->sections->pdata[i];

      put_csv_row (text, self, C_("table", "section"), section->codes);
      for (guint j = 0; j < section->numbers->len; j++)
        put_csv_row (text, self, section->name, section->numbers->pdata[j]);
    }
  return g_string_free (text, FALSE);
}

/* --- a page ----------------------------------------------------------------------------------- */

/* The colours are those of the web page of the year: at least 4.5:1 on what they stand on. */
static const char style[] =
  ":root{color-scheme:light dark;--back:#fff;--text:#1d1d20;--dim:#55555e;--line:#c8c8d0;"
  "--link:#1a5fb4}\n"
  "*{box-sizing:border-box}\n"
  "body{margin:0;background:var(--back);color:var(--text);font:1rem/1.5 system-ui,sans-serif;"
  "overflow-wrap:anywhere}\n"
  "main{max-width:64rem;margin:0 auto;padding:0 1rem 2rem}\n"
  "h1{font-size:1.7rem;line-height:1.2;margin:1.5rem 0 .25rem}h2{font-size:1.35rem;"
  "margin:2rem 0 .5rem}\n"
  "p{max-width:48rem}.stamp{color:var(--dim);margin-top:0}\n"
  "table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{text-align:start;vertical-"
  "align:top;"
  "padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line)}"
  "thead th{color:var(--dim);font-weight:400}tbody th{font-weight:600}\n"
  ".chart{margin:1rem 0}.chart svg{display:block;width:100%;height:auto;"
  "font-family:Cantarell,Inter,sans-serif}.chart .narrow{display:none}"
  ".chart rect,.chart text{fill:currentColor}.chart path{fill:none;stroke:currentColor}\n"
  "@media screen and (max-width:40rem){.chart .wide{display:none}.chart .narrow{display:block}"
  "thead{position:absolute;left:-999rem}colgroup{display:none}"
  "tr,tbody th,td{display:block;border:0;padding:0}"
  "tr{padding:.6rem 0;border-bottom:1px solid var(--line)}"
  "td:not(:empty)::before{content:attr(data-label) \": \";color:var(--dim)}}\n";
static const char dark_style[] =
  ":root{--back:#1d1d20;--text:#f2f2f5;--dim:#b4b4be;--line:#4a4a55;--link:#8fc0ff}";
static const char print_style[] =
  "@media print{body{font-size:10pt}main{max-width:none;padding:0}"
  ".chart svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}"
  "tr,svg{break-inside:avoid}h2{break-after:avoid}}\n";

static void
put_html (GString *html, const char *text)
{
  g_autofree char *clean = skv_fill_clean (text);
  g_autofree char *kept = skv_report_keep_together (clean);

  skv_html_put (html, kept);
}

static void
put_element (GString *html, const char *open, const char *text, const char *close)
{
  g_string_append (html, open);
  put_html (html, text);
  g_string_append (html, close);
}

/* Each chart names its colours alike: a page of several tells them apart by the chart. Takes @css
 * (transfer full) */
static char *
scope_style (char *css, const char *scope)
{
  g_auto (GStrv) rules = g_strsplit (css, ".k", -1);
  g_autofree char *scoped = g_strdup_printf (".%s .k", scope);

  g_free (css);
  return g_strjoinv (scoped, rules);
}

static void
put_svg (Page *page, const SkvReportSection *section, const char *size, double width)
{
  const SkvReportChart *chart = section->chart;
  double height = chart->height (page->report, width, CHART_EM);
  SkvBox box = { 4.0, 0.0, width - 8.0, height };
  SkvCanvas *canvas = skv_canvas_svg_new ();
  g_autofree char *light = NULL, *dark = NULL;
  g_autofree char *scope = g_strdup_printf ("%s-%s", section->name, size);

  chart->paint (page->report, canvas, box, CHART_EM, TRUE);
  skv_canvas_svg_turn (canvas);
  chart->paint (page->report, canvas, box, CHART_EM, FALSE);
  g_string_append_printf (page->body,
                          "<svg class=\"%s %s\" xmlns=\"http://www.w3.org/2000/svg\" "
                          "viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"",
                          size, scope, (int) width, (int) (height + 0.999));
  skv_html_put (page->body, _(chart->label));
  g_string_append (page->body, "\">\n");
  g_string_append (page->body, skv_canvas_svg_get (canvas));
  g_string_append (page->body, "</svg>\n");
  light = scope_style (skv_canvas_svg_style (canvas, FALSE), scope);
  dark = scope_style (skv_canvas_svg_style (canvas, TRUE), scope);
  g_string_append (page->light, light);
  g_string_append (page->dark, dark);
  skv_canvas_svg_free (canvas);
}

/* once for a desk, and once for a phone: which of the two is seen, the style says */
static void
put_chart (Page *page, const SkvReportSection *section)
{
  if (section->chart->height (page->report, CHART_WIDTH, CHART_EM) <= 0.0)
    return;
  g_string_append (page->body, "<div class=\"chart\">\n");
  put_svg (page, section, "wide", CHART_WIDTH);
  put_svg (page, section, "narrow", CHART_NARROW);
  g_string_append (page->body, "</div>\n");
}

/* On a phone each cell is a line that its heading begins. */
static void
put_cell (GString *html, const char *heading, const char *text)
{
  g_string_append (html, "<td data-label=\"");
  put_html (html, heading);
  put_element (html, "\">", text, "</td>");
}

static void
put_table (GString *html, const SkvReportSection *section)
{
  g_string_append_printf (html, "<table aria-labelledby=\"%s\">\n<colgroup>", section->name);
  for (guint i = 0; section->columns[i] != NULL; i++)
    g_string_append_printf (html, "<col style=\"width:%d%%\"/>", section->shares[i]);
  g_string_append (html, "</colgroup>\n<thead><tr>");
  for (guint i = 0; section->columns[i] != NULL; i++)
    put_element (html, "<th scope=\"col\">", section->columns[i], "</th>");
  g_string_append (html, "</tr></thead>\n<tbody>\n");
  for (guint j = 0; j < section->rows->len; j++)
    {
      const char *const *row = section->rows->pdata[j];

      put_element (html, "<tr><th scope=\"row\">", row[0], "</th>");
      for (guint i = 1; row[i] != NULL; i++)
        put_cell (html, section->columns[i], row[i]);
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</tbody>\n</table>\n");
}

static void
put_section (Page *page, const SkvReportSection *section)
{
  GString *html = page->body;

  g_string_append_printf (html, "<h2 id=\"%s\">", section->name);
  put_element (html, "", section->title, "</h2>\n");
  for (guint j = 0; j < section->words->len; j++)
    put_element (html, "<p>", section->words->pdata[j], "</p>\n");
  if (section->chart != NULL)
    put_chart (page, section);
  if (section->rows->len > 0)
    put_table (html, section);
  else
    put_element (html, "<p>", _("Nothing."), "</p>\n");
}

char *
skv_report_to_html (const SkvReport *self)
{
  g_autoptr (GString) body = g_string_new (NULL), light = g_string_new (NULL);
  g_autoptr (GString) dark = g_string_new (NULL);
  Page parts = { self, body, light, dark };
  GString *page = g_string_new ("<!DOCTYPE html>\n");

  put_element (body, "<main>\n<h1>", self->title, "</h1>\n");
  if (*self->subtitle != '\0')
    put_element (body, "<p class=\"stamp\">", self->subtitle, "</p>\n");
  for (guint i = 0; i < self->sections->len; i++)
    put_section (&parts, self->sections->pdata[i]);
  g_string_append (body, "</main>\n");
  g_string_append_printf (
    page,
    "<html lang=\"%s\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
    "<meta charset=\"utf-8\"/>\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    "style-src 'unsafe-inline'\"/>\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n",
    self->language);
  put_element (page, "<title>", self->title, "</title>\n");
  g_string_append_printf (page,
                          "<style>\n%s%s\n@media screen and (prefers-color-scheme:dark){%s%s}\n"
                          "%s</style>\n</head>\n<body>\n%s</body>\n</html>\n",
                          style, light->str, dark_style, dark->str, print_style, body->str);
  return g_string_free (page, FALSE);
}
