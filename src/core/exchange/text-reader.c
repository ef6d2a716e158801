/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/text-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/dated-lines.h"
#include "core/exchange/ics-reader-private.h"
#include "core/exchange/table-reader-private.h"

/* Headings are short; what is longer is a sentence. In characters. */
#define MAX_HEADING 80
/* A plan in words is short; the time that a file takes is bounded by its lines. */
#define MAX_LINES 50000

typedef struct
{
  SkvDatedLines lines;
  SkvPhraseContext context;
  guint year_line;      /* of the heading that says the year; 0: the caller did */
  gboolean year_is_far; /* another heading, without a year, stands in between */
  gboolean year_told;
  char *heading; /* (owned): what lines without words of their own are called; "" */
  char *month;   /* (owned) (nullable): the heading that says the month, "Januar 2024" */
  gboolean after_blank;
} Reader;

/* --- Headings --- */

static void
set_heading (Reader *self, char *title)
{
  g_free (self->heading);
  self->heading = title;
  self->year_told = FALSE;
}

static void
set_year (Reader *self, guint line, const SkvPhraseContext *context)
{
  self->context = *context;
  g_clear_pointer (&self->month, g_free);
  self->year_line = line;
  self->year_is_far = FALSE;
  self->year_told = FALSE;
}

/* Has the line any digit apart from those of years? */
static gboolean
has_other_digits (const char *text)
{
  g_autofree char *rest = skv_dated_lines_strip_year (text);

  return strpbrk (rest, "0123456789") != NULL;
}

/* "Servicevinduer 2016" */
static gboolean
read_year_heading (Reader *self, guint line, const char *text)
{
  SkvPhraseContext context;

  if (g_utf8_strlen (text, -1) > MAX_HEADING || has_other_digits (text) ||
      !skv_dated_lines_find_year (text, &context))
    return FALSE;
  set_year (self, line, &context);
  set_heading (self, skv_dated_lines_strip_year (text));
  return TRUE;
}

/* "Januar", "Mai 2019:" alone in a line: the days below are of that month. */
static gboolean
read_month_heading (Reader *self, guint line, const char *text)
{
  g_autofree char *bare = g_strdup (text);
  SkvColumn column;

  if (g_str_has_suffix (bare, ":"))
    bare[strlen (bare) - 1] = '\0';
  column = skv_column_recognise (bare);
  if (column.kind != SKV_COLUMN_MONTH)
    return FALSE;
  if (column.year != 0)
    {
      SkvPhraseContext context = SKV_PHRASE_CONTEXT_NONE;

      context.year = column.year;
      set_year (self, line, &context);
    }
  self->context.month = column.month;
  g_free (self->month);
  self->month = g_steal_pointer (&bare);
  skv_ics_calendar_note (self->lines.calendar, line, NULL,
                         _("“%s” was taken for a heading: lone days below are of that month"),
                         text);
  return TRUE;
}

/* A short line without digits, apart from what stands above it, or with a colon at its end */
static gboolean
read_plain_heading (Reader *self, guint line, const char *text)
{
  gboolean has_colon = g_str_has_suffix (text, ":");

  if (g_utf8_strlen (text, -1) > MAX_HEADING || strpbrk (text, "0123456789") != NULL ||
      g_str_has_suffix (text, ".") || (!self->after_blank && !has_colon))
    return FALSE;
  set_heading (self, g_strndup (text, strlen (text) - (has_colon ? 1 : 0)));
  self->context.month = 0;
  g_clear_pointer (&self->month, g_free);
  self->year_is_far = self->year_line > 0;
  skv_ics_calendar_note (self->lines.calendar, line, NULL,
                         _("“%s” says no date: it was taken for a heading"), text);
  return TRUE;
}

/* --- Lines with dates --- */

/* A year that the line itself does not say is told once below each heading. */
static void
tell_year (Reader *self, guint line, const char *text)
{
  SkvPhraseContext without = self->context;
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPhrase) phrase = NULL;
  g_autofree char *year = NULL;

  if (self->year_line == 0 || self->year_told)
    return;
  without.year = 0;
  without.second_year = 0;
  phrase = skv_phrase_parse (text, NULL, &without, &error);
  if (phrase != NULL)
    return;
  self->year_told = TRUE;
  year = self->context.second_year != 0
           ? g_strdup_printf ("%d/%d", self->context.year, self->context.second_year)
           : g_strdup_printf ("%d", self->context.year);
  skv_ics_calendar_note (
    self->lines.calendar, line, NULL,
    self->year_is_far
      ? _("dates without a year are read as of %s, from line %u, though there is another heading "
           "in between: check them")
      : _("dates without a year are read as of %s, from line %u"),
    year, self->year_line);
}

static void
add_phrase (Reader *self, guint line, const char *text, const SkvPhrase *phrase)
{
  const char *title = skv_phrase_get_title (phrase);

  if (title == NULL || *title == '\0')
    title = *self->heading != '\0' ? self->heading : text;
  skv_dated_lines_add (&self->lines, line, title, g_str_equal (title, text) ? NULL : text, phrase);
}

/* "Here 12. and 13. June, there 27. June" are two things: if every part has words and dates of its
 * own, and together they give as many dates as the whole. NULL if not. (transfer full)
 * (element-type SkvPhrase) */
static GPtrArray *
split_line (Reader *self, const char *text, const SkvPhrase *whole)
{
  g_auto (GStrv) parts = g_strsplit (text, ", ", 20);
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_phrase_free);
  guint n_spans = 0;

  if (parts[0] == NULL || parts[1] == NULL || skv_phrase_get_n_spans (whole) < 2)
    return NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      SkvPhrase *phrase = skv_phrase_parse (parts[i], NULL, &self->context, NULL);

      if (phrase == NULL)
        return NULL;
      g_ptr_array_add (phrases, phrase);
      n_spans += skv_phrase_get_n_spans (phrase);
      if (skv_phrase_get_n_spans (phrase) == 0 || skv_phrase_get_title (phrase) == NULL)
        return NULL;
    }
  return n_spans == skv_phrase_get_n_spans (whole) ? g_steal_pointer (&phrases) : NULL;
}

static void
read_dates (Reader *self, guint line, const char *text, const SkvPhrase *phrase)
{
  g_autoptr (GPtrArray) phrases = split_line (self, text, phrase);
  SkvPhraseContext context;

  tell_year (self, line, text);
  if (phrases == NULL)
    add_phrase (self, line, text, phrase);
  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    add_phrase (self, line, text, g_ptr_array_index (phrases, i));
  /* "Servicevinduer våren 2019" is both a span and what the lines below go by. */
  if (self->after_blank && g_utf8_strlen (text, -1) <= MAX_HEADING && !has_other_digits (text) &&
      skv_dated_lines_find_year (text, &context))
    set_year (self, line, &context);
}

/* "16. Formannskapet" below "Januar 2024", which is told: it might be the sixteenth of something
 * else. (transfer full) (nullable) */
static SkvPhrase *
parse_below_month (Reader *self, guint line, const char *text)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("^(\\d{1,2}\\.(?:(?:\\s*[-–,&]\\s*|\\s+(?:og|och|and)\\s+)"
                 "\\d{1,2}\\.)*)\\s+(?=\\S)",
                 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *days = NULL;
  g_autofree char *whole = NULL;
  SkvPhrase *phrase;
  int end;

  if (self->month == NULL || !g_regex_match (regex, text, 0, &match))
    return NULL;
  days = g_match_info_fetch (match, 1);
  g_match_info_fetch_pos (match, 0, NULL, &end);
  whole = g_strdup_printf ("%s %s %s", days, self->month, text + end);
  phrase = skv_phrase_parse (whole, NULL, &self->context, NULL);
  if (phrase != NULL)
    skv_ics_calendar_note (self->lines.calendar, line, NULL, _("“%s” was read as “%s %s”"), days,
                           days, self->month);
  return phrase;
}

/* Without what makes it an entry of a list on paper: "- ", "• " (transfer none) */
static char *
skip_bullet (char *text)
{
  static const char *const bullets[] = { "- ", "* ", "• ", "– ", "· " };

  for (gsize i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (text, bullets[i]))
      return g_strstrip (text + strlen (bullets[i]));
  return text;
}

static void
read_line (Reader *self, guint line, char *whole)
{
  char *text = skip_bullet (g_strstrip (whole));
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPhrase) phrase = NULL;

  if (*text == '\0')
    {
      self->after_blank = TRUE;
      return;
    }
  if (!read_month_heading (self, line, text))
    {
      phrase = skv_phrase_parse (text, NULL, &self->context, &error);
      if (phrase == NULL)
        phrase = parse_below_month (self, line, text);
      if (phrase != NULL)
        read_dates (self, line, text, phrase);
      else if (!read_year_heading (self, line, text) && !read_plain_heading (self, line, text))
        skv_dated_lines_skip_error (&self->lines, line, NULL, text, error);
    }
  self->after_blank = FALSE;
}

SkvIcsCalendar *
skv_text_parse (GBytes *bytes, const SkvZone *zone, int year, GError **error)
{
  Reader self = { .context = SKV_PHRASE_CONTEXT_NONE, .after_blank = TRUE };
  SkvIcsCalendar *calendar = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  skv_dated_lines_init (&self.lines, zone);
  self.context.year = year;
  self.heading = g_strdup ("");
  text = skv_dated_lines_decode (&self.lines, bytes, error);
  lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
  if (lines != NULL && g_strv_length (lines) > MAX_LINES)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_TOO_LARGE,
                   _("the text has more than %d lines. Nothing was read"), MAX_LINES);
      g_clear_pointer (&lines, g_strfreev);
    }
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (self.lines.calendar->entries->len <= SKV_ICS_MAX_ENTRIES)
      read_line (&self, i + 1, lines[i]);
  if (lines != NULL && self.lines.calendar->entries->len == 0 &&
      self.lines.calendar->skipped->len == 0)
    g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                         _("no line of this text says a date. Nothing was read"));
  else if (lines != NULL)
    calendar = skv_dated_lines_finish (&self.lines, error);
  skv_dated_lines_clear (&self.lines);
  g_free (self.heading);
  g_free (self.month);
  return calendar;
}
