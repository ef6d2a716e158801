/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- incidents -------------------------------------------------------------------------------- */

static void
add_counts (SkvReportSection *section, const guint *counts)
{
  GString *words = g_string_new (NULL);
  guint n = 0;

  for (int priority = SKV_PRIORITY_CRITICAL; priority >= SKV_PRIORITY_NONE; priority--)
    {
      n += counts[priority];
      if (counts[priority] > 0)
        g_string_append_printf (words, " · %s: %u",
                                priority == SKV_PRIORITY_NONE ? _("Without priority")
                                                              : skv_priority_title (priority),
                                counts[priority]);
    }
  skv_report_take_words (section, g_strdup_printf ("%s: %u%s", _("Incidents"), n, words->str));
  g_string_free (words, TRUE);
}

static char *
length_words (const SkvReport *self, const SkvOccurrence *outage)
{
  SkvSpan span;
  g_autofree char *length = NULL;
  gboolean is_open =
    outage->item->actual_end == SKV_MOMENT_NONE &&
    (outage->end == SKV_MOMENT_NONE || outage->item->actual_start != SKV_MOMENT_NONE);

  skv_uptime_course (outage, self->now, self->uptimes->span.end, &span);
  length = skv_report_seconds (span.end - span.start);
  /* TRANSLATORS: of an outage: its length up to now */
  return is_open ? g_strdup_printf (_("%s, not over"), length) : g_steal_pointer (&length);
}

void
skv_report_add_incidents (SkvReport *self)
{
  static const int shares[] = { 20, 26, 20, 14, 20 };
  SkvReportSection *section = skv_report_add_section (self, "incidents", _("Incidents"));
  guint counts[SKV_PRIORITY_CRITICAL + 1] = { 0 };

  skv_report_set_columns (section, shares, _("Date"), _("Outage"), _("Systems"), _("Priority"),
                          _("Length"), NULL);
  for (guint i = 0; i < skv_occurrences_get_n (self->all); i++)
    {
      const SkvOccurrence *outage = skv_occurrences_get (self->all, i);

      if (strcmp (outage->lane, "outage") != 0 || outage->item == NULL ||
          outage->status == SKV_STATUS_CANCELLED ||
          !skv_report_has (self, outage, self->from, self->end))
        continue;
      counts[outage->item->priority]++;
      skv_report_take_row (
        section, skv_report_when (self, outage),
        /* TRANSLATORS: of an outage: its title, and that its cause lies outside */
        outage->item->external ? g_strdup_printf (_("%s (caused outside)"), outage->title)
                               : g_strdup (outage->title),
        skv_report_systems (self, outage->systems),
        g_strdup (outage->item->priority == SKV_PRIORITY_NONE
                    ? ""
                    : skv_priority_title (outage->item->priority)),
        length_words (self, outage));
    }
  add_counts (section, counts);
}

/* --- uptime in words -------------------------------------------------------------------------- */

GPtrArray *
skv_report_list_uptimes (const SkvReport *self)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->uptimes->systems->len; i++)
    {
      SkvUptime *uptime = self->uptimes->systems->pdata[i];

      if (uptime->system->agreed_uptime > 0 || uptime->system->service_hours != NULL ||
          uptime->n_causes > 0)
        g_ptr_array_add (list, uptime);
    }
  return list;
}

static void
append_part (GString *words, const char *format, gint64 seconds)
{
  g_autofree char *length = skv_report_seconds (seconds);
  g_auto (GStrv) halves = g_strsplit (format, "%s", 2);

  if (seconds > 0)
    g_string_append_printf (words, " %s%s%s", halves[0], length,
                            halves[1] != NULL ? halves[1] : "");
}

/* The formula with its numbers, and what stands behind them. */
static char *
how_words (const SkvUptime *uptime)
{
  g_autofree char *service = skv_report_seconds (uptime->service);
  g_autofree char *down = skv_report_seconds (uptime->down);
  g_autofree char *percent = NULL, *seen = NULL;
  GString *words = g_string_new (NULL);

  if (uptime->problem != NULL)
    return g_string_append (words, uptime->problem), g_string_free (words, FALSE);
  if (uptime->service == 0)
    return g_string_append (words, _("No service hours in these days yet.")),
           g_string_free (words, FALSE);
  percent = skv_report_percent (skv_uptime_get (uptime, FALSE));
  /* TRANSLATORS: uptime: (service hours − downtime) ÷ service hours = percent */
  g_string_append_printf (words, _("(%1$s − %2$s) ÷ %1$s = %3$s."), service, down, percent);
  append_part (words, _("Of the downtime, %s was planned work that was announced too late."),
               uptime->kinds[SKV_DOWN_LATE]);
  append_part (words, _("Of the downtime, %s was planned work beyond its planned hours."),
               uptime->kinds[SKV_DOWN_OVERRUN]);
  append_part (words,
               uptime->system->planned_counts
                 ? _("Of the downtime, %s was planned and announced, which counts here.")
                 : _("Not counted: %s of planned and announced work."),
               uptime->system->planned_counts ? uptime->kinds[SKV_DOWN_PLANNED] : uptime->planned);
  append_part (words, _("Not counted: %s that was caused outside."), uptime->external);
  if (uptime->external > 0)
    {
      seen = skv_report_percent (skv_uptime_get (uptime, TRUE));
      g_string_append_c (words, ' ');
      g_string_append_printf (words, _("With it: %s."), seen);
    }
  if (uptime->n_unknown > 0)
    g_string_append_printf (
      words, " %s",
      _("Nobody wrote down when planned work was announced: it is counted as "
         "announced in time."));
  return g_string_free (words, FALSE);
}

static char *
agreed_words (const SkvUptime *uptime)
{
  return uptime->system->agreed_uptime > 0 ? skv_report_percent (uptime->system->agreed_uptime)
                                           : g_strdup (_("Not agreed"));
}

static char *
uptime_words (const SkvUptime *uptime)
{
  int is_met = skv_uptime_is_met (uptime);
  g_autofree char *percent = NULL;

  if (uptime->problem != NULL || uptime->service == 0)
    return g_strdup (_("Not known"));
  percent = skv_report_percent (skv_uptime_get (uptime, FALSE));
  if (is_met < 0)
    return g_steal_pointer (&percent);
  return g_strdup_printf ("%s, %s", percent, is_met ? _("as agreed") : _("below what is agreed"));
}

static const char *
hours_words (const SkvUptime *uptime)
{
  return uptime->system->service_hours != NULL && *uptime->system->service_hours != '\0'
           ? uptime->system->service_hours
           : _("always");
}

static char *
minutes (gint64 seconds)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, seconds / 60);
}

static char *
plain_percent (int thousandths)
{
  return thousandths < 0 ? g_strdup ("")
                         : g_strdup_printf ("%d.%03d", thousandths / 1000, thousandths % 1000);
}

/* the same in numbers that a table can count with */
static void
add_numbers (SkvReport *self, GPtrArray *list)
{
  static const int shares[] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };
  SkvReportSection *section = skv_report_add_section (self, "uptime", _("Uptime"));

  section->readers = SKV_REPORT_FOR_MACHINES;
  skv_report_set_columns (section, shares, "system", "agreed", "service_hours", "uptime",
                          "uptime_with_external", "service_minutes", "down_minutes", "late_minutes",
                          "planned_minutes", "external_minutes", NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const SkvUptime *uptime = list->pdata[i];
      int agreed = uptime->system->agreed_uptime;

      skv_report_take_row (
        section, g_strdup (uptime->system->name), plain_percent (agreed > 0 ? agreed : -1),
        g_strdup (uptime->system->service_hours != NULL ? uptime->system->service_hours : ""),
        plain_percent (skv_uptime_get (uptime, FALSE)),
        plain_percent (skv_uptime_get (uptime, TRUE)), minutes (uptime->service),
        minutes (uptime->down), minutes (uptime->kinds[SKV_DOWN_LATE]), minutes (uptime->planned),
        minutes (uptime->external));
    }
}

void
skv_report_add_uptime (SkvReport *self)
{
  static const int shares[] = { 18, 16, 22, 44 };
  g_autoptr (GPtrArray) list = skv_report_list_uptimes (self);
  SkvReportSection *section = skv_report_add_section (self, "uptime", _("Uptime"));

  section->readers = SKV_REPORT_FOR_PEOPLE;
  section->has_chart = list->len > 0;
  skv_report_take_words (
    section, g_strdup (_("Uptime = (service hours − downtime) ÷ service hours, rounded down. Of "
                          "outages at the same time each minute counts once, and only within the "
                          "service hours. A system is down while one that it depends on is.")));
  skv_report_set_columns (section, shares, _("System"), _("Agreed"), _("Uptime"),
                          _("How it was worked out"), NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const SkvUptime *uptime = list->pdata[i];
      g_autofree char *agreed = agreed_words (uptime);

      skv_report_take_row (section, g_strdup (uptime->system->name),
                           g_strdup_printf ("%s (%s)", agreed, hours_words (uptime)),
                           uptime_words (uptime), how_words (uptime));
    }
  add_numbers (self, list);
}

/* --- as bars ---------------------------------------------------------------------------------- */

/* in em */
#define ROW 2.2
#define LABEL_SHARE 0.24
#define END_SHARE 0.2
#define LEGEND 2.0

typedef struct
{
  SkvColor text, own, planned, external, back;
} Colors;

static SkvColor
color (guint rgb)
{
  return (SkvColor){ (float) (rgb >> 16 & 0xff) / 255.0f, (float) (rgb >> 8 & 0xff) / 255.0f,
                     (float) (rgb & 0xff) / 255.0f, 1.0f };
}

static Colors
get_colors (gboolean dark)
{
  return dark ? (Colors){ color (0xf2f2f5), color (0xff7b63), color (0x78aeed), color (0xb4b4be),
                          color (0x1d1d20) }
              : (Colors){ color (0x1d1d20), color (0xc01c28), color (0x1a5fb4), color (0x55555e),
                          color (0xffffff) };
}

double
skv_report_chart_height (const SkvReport *self, double width, double em)
{
  g_autoptr (GPtrArray) list = skv_report_list_uptimes (self);

  return list->len > 0 ? (list->len * ROW + 4.2 * LEGEND) * em : 0.0;
}

/* what the longest bar stands for, in seconds */
static gint64
find_most (GPtrArray *list)
{
  gint64 most = 60;

  for (guint i = 0; i < list->len; i++)
    {
      const SkvUptime *uptime = list->pdata[i];

      most = MAX (most, uptime->down + uptime->planned + uptime->external);
      most = MAX (most, skv_uptime_allowed (uptime));
    }
  return most;
}

/* 0: own, filled; 1: planned, hatched; 2: outside, an outline with wide lines the other way */
static void
paint_piece (SkvCanvas *canvas, const Colors *colors, int piece, SkvBox box, double em)
{
  if (box.width <= 0.0)
    return;
  if (piece == 0)
    skv_canvas_fill (canvas, box, 0.0, colors->own);
  else
    {
      SkvColor ink = piece == 1 ? colors->planned : colors->external;

      skv_canvas_hatch (canvas, box, 0.0, piece == 1 ? em * 0.4 : -em * 0.8, em * 0.12, ink);
      skv_canvas_stroke (canvas, box, 0.0, em * 0.08, 0.0, ink);
    }
}

/* a line that is seen on a bar as well as beside it */
static void
paint_limit (SkvCanvas *canvas, double x, double y, double height, double em, const Colors *colors)
{
  skv_canvas_fill (canvas, (SkvBox){ x - em * 0.2, y + em * 0.1, em * 0.4, height - em * 0.2 }, 0.0,
                   colors->back);
  skv_canvas_fill (canvas, (SkvBox){ x - em * 0.08, y + em * 0.1, em * 0.16, height - em * 0.2 },
                   0.0, colors->text);
}

static void
paint_row (SkvCanvas *canvas,
           const SkvUptime *uptime,
           SkvBox row,
           double em,
           gint64 most,
           const Colors *colors)
{
  const gint64 pieces[] = { uptime->down, uptime->planned, uptime->external };
  double left = row.x + row.width * LABEL_SHARE;
  double width = row.width * (1.0 - LABEL_SHARE - END_SHARE), x = left;
  double height = row.height * 0.6, y = row.y + row.height * 0.2;
  gint64 allowed = skv_uptime_allowed (uptime);
  SkvTextStyle style = { .size = em, .color = colors->text };
  g_autofree char *words = uptime->problem == NULL && uptime->service > 0
                             ? skv_report_percent (skv_uptime_get (uptime, FALSE))
                             : g_strdup (_("Not known"));

  skv_canvas_text (canvas, (SkvBox){ row.x, row.y, row.width * LABEL_SHARE - em * 0.6, row.height },
                   &style, uptime->system->name);
  for (int i = 0; i < 3; i++)
    {
      double long_ = width * (double) pieces[i] / (double) most;

      paint_piece (canvas, colors, i, (SkvBox){ x, y, long_, height }, em);
      x += long_;
    }
  skv_canvas_fill (canvas, (SkvBox){ left - em * 0.05, row.y, em * 0.05, row.height }, 0.0,
                   colors->text);
  if (allowed >= 0)
    paint_limit (canvas, left + width * (double) allowed / (double) most, row.y, row.height, em,
                 colors);
  style.align = SKV_ALIGN_END;
  style.weight = skv_uptime_is_met (uptime) == 0 ? SKV_WEIGHT_BOLD : SKV_WEIGHT_NORMAL;
  skv_canvas_text (canvas,
                   (SkvBox){ row.x + row.width * (1.0 - END_SHARE) + em * 0.5, row.y,
                             row.width * END_SHARE - em * 0.5, row.height },
                   &style, words);
}

/* how long the longest bar is */
static void
paint_scale (SkvCanvas *canvas, SkvBox box, double em, gint64 most, const Colors *colors)
{
  SkvTextStyle style = { .size = em * 0.9, .align = SKV_ALIGN_END, .color = colors->text };
  g_autofree char *words = skv_report_seconds (most);

  skv_canvas_fill (canvas, (SkvBox){ box.x, box.y, box.width, em * 0.05 }, 0.0, colors->text);
  skv_canvas_text (canvas, (SkvBox){ box.x, box.y, box.width, box.height }, &style, words);
  style.align = SKV_ALIGN_START;
  skv_canvas_text (canvas, (SkvBox){ box.x, box.y, em * 2.0, box.height }, &style, "0");
}

static void
paint_legend (SkvCanvas *canvas, SkvBox box, double em, const Colors *colors)
{
  const char *const words[] = { _("Downtime that counts"), _("Planned and announced"),
                                _("Caused outside"), _("What the agreed level allows") };
  SkvTextStyle style = { .size = em * 0.9, .color = colors->text };

  for (int i = 0; i < 4; i++)
    {
      double x = box.x + (i % 2) * box.width / 2.0, y = box.y + (i / 2) * LEGEND * em;

      if (i < 3)
        paint_piece (canvas, colors, i, (SkvBox){ x, y + em * 0.5, em * 2.0, em }, em);
      else
        paint_limit (canvas, x + em, y, LEGEND * em, em, colors);
      skv_canvas_text (canvas, (SkvBox){ x + em * 2.6, y, box.width / 2.0 - em * 3.0, LEGEND * em },
                       &style, words[i]);
    }
}

void
skv_report_paint_chart (
  const SkvReport *self, SkvCanvas *canvas, SkvBox box, double em, gboolean dark)
{
  g_autoptr (GPtrArray) list = skv_report_list_uptimes (self);
  Colors colors = get_colors (dark);
  gint64 most = find_most (list);

  for (guint i = 0; i < list->len; i++)
    paint_row (canvas, list->pdata[i], (SkvBox){ box.x, box.y + i * ROW * em, box.width, ROW * em },
               em, most, &colors);
  paint_scale (canvas,
               (SkvBox){ box.x + box.width * LABEL_SHARE, box.y + list->len * ROW * em,
                         box.width * (1.0 - LABEL_SHARE - END_SHARE), LEGEND * em },
               em, most, &colors);
  paint_legend (
    canvas,
    (SkvBox){ box.x, box.y + (list->len * ROW + 1.2 * LEGEND) * em, box.width, LEGEND * em }, em,
    &colors);
}
