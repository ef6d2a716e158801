/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/report-private.h"

#include <glib/gi18n-lib.h>

#define MOST_PARTS 4

/* --- what there is to see at once ------------------------------------------------------------- */

/* so many of a row's whole */
typedef struct
{
  const char *title; /* (unowned) */
  guint n;
  SkvReportPiece piece;
  SkvReportInk ink;
} Part;

typedef struct
{
  const char *title; /* (unowned) */
  Part parts[MOST_PARTS];
} Row;

static guint
sum_of (const Row *row)
{
  guint sum = 0;

  for (int i = 0; i < MOST_PARTS; i++)
    sum += row->parts[i].n;
  return sum;
}

typedef struct
{
  guint agreed, met, below;
  const SkvUptime *lowest; /* (nullable): of those that have an agreed level */
} Levels;

static Levels
count_levels (const SkvReport *self)
{
  Levels levels = { 0 };

  for (guint i = 0; i < self->uptimes->systems->len; i++)
    {
      const SkvUptime *uptime = self->uptimes->systems->pdata[i];
      int is_met = uptime->problem == NULL ? skv_uptime_is_met (uptime) : -1;

      levels.agreed += uptime->system->agreed_uptime > 0;
      if (is_met < 0)
        continue;
      levels.met += is_met;
      levels.below += !is_met;
      if (levels.lowest == NULL ||
          skv_uptime_get (uptime, FALSE) < skv_uptime_get (levels.lowest, FALSE))
        levels.lowest = uptime;
    }
  return levels;
}

static Row
work_row (const SkvReport *self)
{
  const guint *work = self->counts.work;

  return (Row){ _("Work of the month"),
                { { _("Done"), work[SKV_WORK_DONE], SKV_PIECE_FILLED, SKV_INK_GOOD },
                  { _("On plan"), work[SKV_WORK_ON_PLAN], SKV_PIECE_NARROW, SKV_INK_NEUTRAL },
                  { _("Delayed"), work[SKV_WORK_DELAYED], SKV_PIECE_WIDE, SKV_INK_BAD },
                  { _("Others"),
                    work[SKV_WORK_NOT_SAID] + work[SKV_WORK_PROPOSED] + work[SKV_WORK_CANCELLED],
                    SKV_PIECE_OUTLINE, SKV_INK_DIM } } };
}

static Row
incidents_row (const SkvReport *self)
{
  const guint *n = self->counts.incidents;

  return (Row){ _("Incidents"),
                { { skv_priority_title (SKV_PRIORITY_CRITICAL), n[SKV_PRIORITY_CRITICAL],
                    SKV_PIECE_FILLED, SKV_INK_BAD },
                  { skv_priority_title (SKV_PRIORITY_HIGH), n[SKV_PRIORITY_HIGH], SKV_PIECE_WIDE,
                    SKV_INK_BAD },
                  { skv_priority_title (SKV_PRIORITY_MEDIUM), n[SKV_PRIORITY_MEDIUM],
                    SKV_PIECE_NARROW, SKV_INK_NEUTRAL },
                  { _("Low or without priority"), n[SKV_PRIORITY_LOW] + n[SKV_PRIORITY_NONE],
                    SKV_PIECE_OUTLINE, SKV_INK_DIM } } };
}

static Row
levels_row (const SkvReport *self)
{
  Levels levels = count_levels (self);

  return (Row){ _("Systems with an agreed uptime"),
                { { _("As agreed"), levels.met, SKV_PIECE_FILLED, SKV_INK_GOOD },
                  { _("Below what is agreed"), levels.below, SKV_PIECE_WIDE, SKV_INK_BAD } } };
}

static Row
windows_row (const SkvReport *self)
{
  const SkvReportCounts *counts = &self->counts;

  return (Row){ _("Windows"),
                { { C_("windows", "Used"), counts->used, SKV_PIECE_FILLED, SKV_INK_GOOD },
                  { C_("windows", "Not used"), counts->windows - counts->used, SKV_PIECE_OUTLINE,
                    SKV_INK_DIM },
                  { _("Still to come"), counts->ahead, SKV_PIECE_NARROW, SKV_INK_NEUTRAL } } };
}

static Row
notices_row (const SkvReport *self)
{
  const guint *n = self->counts.notices;

  return (
    Row){ _("Announcements"),
          { { _("In time"), n[SKV_NOTICE_IN_TIME], SKV_PIECE_FILLED, SKV_INK_GOOD },
            { _("Too late or not"), n[SKV_NOTICE_LATE] + n[SKV_NOTICE_NEVER], SKV_PIECE_WIDE,
              SKV_INK_BAD },
            { _("There is time still"), n[SKV_NOTICE_AHEAD], SKV_PIECE_NARROW, SKV_INK_NEUTRAL },
            { _("Not known"), n[SKV_NOTICE_UNKNOWN], SKV_PIECE_OUTLINE, SKV_INK_DIM } } };
}

typedef Row (*MakeRow) (const SkvReport *self);

static const MakeRow makers[] = { work_row, levels_row, incidents_row, windows_row, notices_row };

/* --- as bars ---------------------------------------------------------------------------------- */

/* in em */
#define LINE 1.5
#define GAP 0.6
#define TITLE_SHARE 0.3

/* how many parts of it there are */
static guint
count_parts (const Row *row)
{
  guint n = 0;

  for (int i = 0; i < MOST_PARTS; i++)
    n += row->parts[i].n > 0;
  return n;
}

/* Beside its title, a bar and a line of words; in a narrow chart the title stands above, and words
 * two in a line. */
static double
row_height (const Row *row, gboolean is_narrow, double em)
{
  guint n = count_parts (row);

  return n == 0 ? 0.0 : ((is_narrow ? 2 + (n + 1) / 2 : 2) * LINE + GAP) * em;
}

static double
chart_height (const SkvReport *self, double width, double em)
{
  double height = 0.0;

  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      Row row = makers[i](self);

      height += row_height (&row, width < SKV_REPORT_NARROW * em, em);
    }
  return height;
}

/* Under the bar, what each part of it is, in words and with its number. */
static void
paint_words (SkvCanvas *canvas,
             const Row *row,
             const SkvReportInks *inks,
             SkvBox box,
             gboolean is_narrow,
             double em)
{
  SkvTextStyle style = { .size = em * 0.9, .color = inks->text };
  double x = box.x, y = box.y;
  guint n = 0;

  for (int i = 0; i < MOST_PARTS; i++)
    {
      const Part *part = &row->parts[i];
      g_autofree char *words = NULL;
      double width;

      if (part->n == 0)
        continue;
      words = g_strdup_printf ("%s: %u", part->title, part->n);
      width = skv_canvas_measure (canvas, &style, words);
      skv_report_paint_piece (canvas, part->piece, inks->inks[part->ink],
                              (SkvBox){ x, y + em * 0.35, em, em * 0.8 }, em);
      skv_canvas_text (canvas, (SkvBox){ x + em * 1.4, y, width + em, em * LINE }, &style, words);
      n++;
      x = !is_narrow ? x + width + em * 3.0 : box.x + n % 2 * box.width / 2.0;
      y += is_narrow && n % 2 == 0 ? em * LINE : 0.0;
    }
}

static void
paint_bar (SkvCanvas *canvas, const Row *row, const SkvReportInks *inks, SkvBox box, double em)
{
  double x = box.x;
  guint sum = sum_of (row);

  for (int i = 0; i < MOST_PARTS; i++)
    {
      double part = box.width * row->parts[i].n / sum;

      /* a gap between two of them, which is seen in any colour */
      skv_report_paint_piece (
        canvas, row->parts[i].piece, inks->inks[row->parts[i].ink],
        (SkvBox){ x, box.y + em * 0.2, part > em * 0.2 ? part - em * 0.2 : part, em * 1.1 }, em);
      x += part;
    }
}

static void
paint_row (SkvCanvas *canvas, const Row *row, const SkvReportInks *inks, SkvBox box, double em)
{
  SkvTextStyle style = { .size = em, .color = inks->text };
  gboolean is_narrow = box.width < SKV_REPORT_NARROW * em;
  double indent = is_narrow ? 0.0 : box.width * TITLE_SHARE;
  SkvBox title = { box.x, box.y, is_narrow ? box.width : indent - em * 0.6, em * LINE };
  SkvBox bar = { box.x + indent, box.y, box.width - indent, em * LINE };

  skv_canvas_text (canvas, title, &style, row->title);
  if (is_narrow)
    bar.y += em * LINE;
  paint_bar (canvas, row, inks, bar, em);
  bar.y += em * LINE;
  paint_words (canvas, row, inks, bar, is_narrow, em);
}

static void
paint_chart (const SkvReport *self, SkvCanvas *canvas, SkvBox box, double em, gboolean dark)
{
  SkvReportInks inks = skv_report_get_inks (dark);

  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      Row row = makers[i](self);

      if (count_parts (&row) == 0)
        continue;
      paint_row (canvas, &row, &inks, box, em);
      box.y += row_height (&row, box.width < SKV_REPORT_NARROW * em, em);
    }
}

const SkvReportChart skv_report_glance_chart = {
  chart_height, paint_chart,
  N_("The month in numbers as bars; the table below says the same in words")
};

/* --- as a table ------------------------------------------------------------------------------- */

/* (transfer full) */
static char *
of_words (guint n, guint whole)
{
  /* TRANSLATORS: so many of all */
  return whole > 0 ? g_strdup_printf (C_("count", "%1$u of %2$u"), n, whole) : g_strdup ("–");
}

static void
add_line (SkvReportSection *section,
          const char *code,
          const char *title,
          char *number,
          char *how,
          gint64 value,
          gint64 whole)
{
  skv_report_take_row (section, g_strdup (title), number, how);
  skv_report_take_numbers (section, g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "table", code)),
                           skv_report_whole (value), whole >= 0 ? skv_report_whole (whole) : NULL);
}

/* "Done: 3 · On plan: 2", of those that there are; after @first, or alone */
static char *
parts_words (const char *first, const Row *row)
{
  GString *words = g_string_new (first);
  gboolean has_parts = FALSE;

  for (int i = 0; i < MOST_PARTS; i++)
    if (row->parts[i].n > 0)
      {
        g_string_append_printf (words, "%s%s: %u",
                                has_parts        ? " · "
                                : words->len > 0 ? " "
                                                 : "",
                                row->parts[i].title, row->parts[i].n);
        has_parts = TRUE;
      }
  return g_string_free (words, FALSE);
}

static void
add_work (SkvReport *self, SkvReportSection *section)
{
  Row row = work_row (self);
  guint coming = 0;

  add_line (section, NC_("table", "work_done"), _("Work done"),
            of_words (self->counts.work[SKV_WORK_DONE], sum_of (&row)),
            parts_words (_("Done, of all work that lies in the month or lay in it."), &row),
            self->counts.work[SKV_WORK_DONE], sum_of (&row));
  for (int state = 0; state < SKV_N_WORK_STATES; state++)
    coming += state != SKV_WORK_CANCELLED ? self->counts.coming[state] : 0;
  add_line (section, NC_("table", "work_coming"), _("Work of the next month"),
            g_strdup_printf ("%u", coming), g_strdup (_("All that is not cancelled.")), coming,
            -1);
}

static char *
lowest_words (const Levels *levels)
{
  GString *words;

  if (levels->lowest == NULL && levels->agreed > 0)
    return g_strdup (_("No service hours in these days yet."));
  if (levels->lowest == NULL)
    return g_strdup (_("No system has an agreed uptime."));
  words = g_string_new (_("Systems at their agreed level or above, of those that have one."));
  if (skv_uptime_get (levels->lowest, FALSE) < SKV_UPTIME_WHOLE)
    {
      g_autofree char *percent = skv_report_percent (skv_uptime_get (levels->lowest, FALSE));
      g_autofree char *agreed = skv_report_percent (levels->lowest->system->agreed_uptime);

      g_string_append_c (words, ' ');
      /* TRANSLATORS: name of a system, its uptime, what was agreed */
      g_string_append_printf (words, _("Lowest: %1$s, %2$s, agreed %3$s."),
                              levels->lowest->system->name, percent, agreed);
    }
  return g_string_free (words, FALSE);
}

static void
add_levels (SkvReport *self, SkvReportSection *section)
{
  Levels levels = count_levels (self);

  add_line (section, NC_("table", "systems_as_agreed"), _("Uptime as agreed"),
            of_words (levels.met, levels.met + levels.below), lowest_words (&levels), levels.met,
            levels.met + levels.below);
}

static void
add_incidents (SkvReport *self, SkvReportSection *section)
{
  Row row = incidents_row (self);
  g_autofree char *words =
    parts_words (_("Outages that began or went on in the month, each once."), &row);

  if (self->counts.external > 0)
    {
      g_autofree char *before = g_steal_pointer (&words);

      words = g_strdup_printf ("%s · %s: %u", before, _("Caused outside"), self->counts.external);
    }
  add_line (section, NC_("table", "incidents"), _("Incidents"),
            g_strdup_printf ("%u", sum_of (&row)), g_steal_pointer (&words), sum_of (&row), -1);
  skv_report_take_numbers (section, g_strdup (C_("table", "incidents_caused_outside")),
                           skv_report_whole (self->counts.external),
                           skv_report_whole (sum_of (&row)));
}

static void
add_windows (SkvReport *self, SkvReportSection *section)
{
  const SkvReportCounts *counts = &self->counts;

  add_line (section, NC_("table", "windows_used"), _("Windows used"),
            of_words (counts->used, counts->windows),
            g_strdup (_("Windows with work in them, or that somebody wrote down as begun, of all "
                         "that took place.")),
            counts->used, counts->windows);
  add_line (section, NC_("table", "windows_moved"), _("Evenings moved"),
            g_strdup_printf ("%u", counts->moved),
            g_strdup (_("Windows that lie in the month and lay on another day, or the other way "
                         "round.")),
            counts->moved, -1);
}

static void
add_notices (SkvReport *self, SkvReportSection *section)
{
  Row row = notices_row (self);
  guint told = skv_report_count_told (self), in_time = self->counts.notices[SKV_NOTICE_IN_TIME];

  add_line (section, NC_("table", "announced_in_time"), _("Announced in time"),
            of_words (in_time, told),
            parts_words (_("Announced on the last day for it or before, of all work that had to "
                            "be: not emergencies, nor what was cancelled or put off."),
                         &row),
            in_time, told);
  if (self->counts.budgets > 0)
    add_line (
      section, NC_("table", "budget_left"), _("Left of the yearly budget"),
      g_strdup_printf (C_("budget", "%1$d of %2$d"), self->counts.left, self->counts.budget),
      g_strdup (_("Evenings agreed for the year − evenings that take place in it.")),
      self->counts.left, self->counts.budget);
}

void
skv_report_add_glance (SkvReport *self)
{
  static const int shares[] = { 26, 16, 58 };
  SkvReportSection *section = skv_report_add_section (self, "glance", _("At a glance"));

  skv_report_set_columns (section, shares, _("What"), _("Number"), _("How it was worked out"),
                          NULL);
  skv_report_set_codes (section, NC_("table", "what"), NC_("table", "number"),
                        NC_("table", "of"), NULL);
  section->chart = &skv_report_glance_chart;
  add_work (self, section);
  add_levels (self, section);
  add_incidents (self, section);
  add_windows (self, section);
  add_notices (self, section);
  g_ptr_array_insert (self->sections, 0,
                      g_ptr_array_steal_index (self->sections, self->sections->len - 1));
}
