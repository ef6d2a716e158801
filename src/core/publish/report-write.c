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
#define CHART_EM 14.0

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

      if (section->readers == SKV_REPORT_FOR_MACHINES)
        continue;
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

/* --- a table for machines --------------------------------------------------------------------- */

static void
put_csv_row (GString *text, const char *name, const GStrv cells)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) row = NULL;

  g_strv_builder_add (builder, name);
  g_strv_builder_addv (builder, (const char **) cells);
  row = g_strv_builder_end (builder);
  skv_csv_put_row (text, (const char *const *) row);
}

char *
skv_report_to_csv (const SkvReport *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->sections->len; i++)
    {
      const SkvReportSection *section = self->sections->pdata[i];

      if (section->readers == SKV_REPORT_FOR_PEOPLE)
        continue;
      put_csv_row (text, "section", section->columns);
      for (guint j = 0; j < section->rows->len; j++)
        put_csv_row (text, section->name, section->rows->pdata[j]);
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
  ".chart{overflow-x:auto;margin:1rem 0}.chart:focus-visible{outline:3px solid var(--link);"
  "outline-offset:2px}.chart svg{display:block;min-width:34rem;width:100%;height:auto;"
  "font-family:Cantarell,Inter,sans-serif}"
  ".chart rect,.chart text{fill:currentColor}.chart path{fill:none;stroke:currentColor}\n"
  "@media (max-width:40rem){thead{position:absolute;left:-999rem}colgroup{display:none}"
  "tr,tbody th,td{display:block;border:0;padding:0}"
  "tr{padding:.6rem 0;border-bottom:1px solid var(--line)}"
  "td:not(:empty)::before{content:attr(data-label) \": \";color:var(--dim)}}\n";
static const char dark_style[] =
  ":root{--back:#1d1d20;--text:#f2f2f5;--dim:#b4b4be;--line:#4a4a55;--link:#8fc0ff}";
static const char print_style[] =
  "@media print{body{font-size:10pt}main{max-width:none;padding:0}.chart{overflow:visible}"
  ".chart svg{min-width:0;print-color-adjust:exact;-webkit-print-color-adjust:exact}"
  "tr,svg{break-inside:avoid}h2{break-after:avoid}}\n";

static void
put_html (GString *html, const char *text)
{
  g_autofree char *clean = skv_fill_clean (text);

  skv_html_put (html, clean);
}

static void
put_element (GString *html, const char *open, const char *text, const char *close)
{
  g_string_append (html, open);
  put_html (html, text);
  g_string_append (html, close);
}

static void
put_chart (GString *html, const SkvReport *self, GString *light, GString *dark)
{
  SkvCanvas *canvas = skv_canvas_svg_new ();
  double height = skv_report_chart_height (self, CHART_WIDTH, CHART_EM);
  SkvBox box = { 4.0, 0.0, CHART_WIDTH - 8.0, height };
  g_autofree char *light_css = NULL, *dark_css = NULL;

  skv_report_paint_chart (self, canvas, box, CHART_EM, TRUE);
  skv_canvas_svg_turn (canvas);
  skv_report_paint_chart (self, canvas, box, CHART_EM, FALSE);
  g_string_append_printf (html,
                          "<div class=\"chart\" role=\"region\" tabindex=\"0\" "
                          "aria-labelledby=\"uptime\">\n<svg "
                          "xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
                          "role=\"img\" aria-label=\"",
                          (int) CHART_WIDTH, (int) (height + 0.999));
  skv_html_put (html,
                _("Downtime of each system as bars; the table below says the same in words"));
  g_string_append (html, "\">\n");
  g_string_append (html, skv_canvas_svg_get (canvas));
  g_string_append (html, "</svg>\n</div>\n");
  light_css = skv_canvas_svg_style (canvas, FALSE);
  dark_css = skv_canvas_svg_style (canvas, TRUE);
  g_string_append (light, light_css);
  g_string_append (dark, dark_css);
  skv_canvas_svg_free (canvas);
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
put_section (GString *html,
             const SkvReport *self,
             const SkvReportSection *section,
             GString *light,
             GString *dark)
{
  g_string_append_printf (html, "<h2 id=\"%s\">", section->name);
  put_element (html, "", section->title, "</h2>\n");
  for (guint j = 0; j < section->words->len; j++)
    put_element (html, "<p>", section->words->pdata[j], "</p>\n");
  if (section->has_chart)
    put_chart (html, self, light, dark);
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
  GString *page = g_string_new ("<!DOCTYPE html>\n");

  put_element (body, "<main>\n<h1>", self->title, "</h1>\n");
  if (*self->subtitle != '\0')
    put_element (body, "<p class=\"stamp\">", self->subtitle, "</p>\n");
  for (guint i = 0; i < self->sections->len; i++)
    {
      const SkvReportSection *section = self->sections->pdata[i];

      if (section->readers != SKV_REPORT_FOR_MACHINES)
        put_section (body, self, section, light, dark);
    }
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
