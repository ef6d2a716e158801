/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/table-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/ics-reader-private.h"

/* "kl. 09.00" without its "kl.", and "" of what only says that there is no time (transfer full) */
static char *
bare_time (const char *time)
{
  static const char *const none[] = { "-",       "–",       "hele dagen", "heile dagen", "heldag",
                                      "hel dag", "all day", "hele dag",   NULL };
  g_autofree char *lower = g_utf8_strdown (time, -1);
  const char *from = time;

  if (g_strv_contains (none, g_strstrip (lower)))
    return g_strdup ("");
  if (g_ascii_strncasecmp (from, "kl", 2) == 0 && !g_ascii_isalpha (from[2]))
    from += from[2] == '.' ? 3 : 2;
  return g_strstrip (g_strdup (from));
}

/* The weekday as it is written, for as long as it is a word */
static char *
compose (const char *weekday, const char *date, const char *time)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (*weekday != '\0')
    g_string_append_printf (text, "%s ", weekday);
  g_string_append (text, date);
  if (*time != '\0')
    g_string_append_printf (text, " kl. %s", time);
  return g_strdup (text->str);
}

/* Tells what of the row's date columns was left out for it to be read, or was taken for words. */
static void
tell_unread (SkvTableReader *self,
             const SkvCsvRow *row,
             const SkvTableDate *date,
             guint attempt,
             const SkvPhrase *phrase)
{
  const char *words = skv_phrase_get_title (phrase);
  gboolean no_time =
    skv_phrase_get_n_spans (phrase) > 0 && skv_phrase_get_span (phrase, 0)->all_day;

  if (*date->weekday != '\0' &&
      ((attempt & 1) != 0 || (words != NULL && strstr (words, date->weekday) != NULL)))
    skv_ics_calendar_note (self->lines.calendar, row->line, date->title,
                           _("the weekday “%s” was not understood and not checked"),
                           date->weekday);
  if (*date->time != '\0' && ((attempt & 2) != 0 || no_time))
    skv_ics_calendar_note (self->lines.calendar, row->line, date->title,
                           _("the time “%s” was not understood: it comes in as a whole day"),
                           date->time);
}

static void
check_month (SkvTableReader *self,
             const SkvCsvRow *row,
             const SkvTableDate *date,
             int month,
             const SkvPhrase *phrase)
{
  const SkvPhraseSpan *span =
    skv_phrase_get_n_spans (phrase) > 0 ? skv_phrase_get_span (phrase, 0) : NULL;
  gint64 start;

  if (month == 0 || span == NULL || span->start == SKV_MOMENT_NONE)
    return;
  start = span->all_day ? span->start : span->start / 1440;
  if (skv_day_month ((SkvDay) start) != month)
    skv_ics_calendar_note (self->lines.calendar, row->line, date->title,
                           _("“%s” says another month than its column: the date was kept"),
                           date->date);
}

/* Words that stand with the date itself are kept in the notes. */
static void
add_phrase (SkvTableReader *self,
            const SkvCsvRow *row,
            const SkvTableDate *date,
            const char *notes,
            const SkvPhrase *phrase)
{
  gboolean more = skv_phrase_get_title (phrase) != NULL || strchr (date->date, '(') != NULL;
  g_autofree char *all =
    g_strconcat (notes, more && *notes != '\0' ? "\n" : "", more ? date->date : "", NULL);

  skv_dated_lines_add (&self->lines, row->line, date->title, all, phrase);
}

void
skv_table_reader_add (SkvTableReader *self,
                      const SkvCsvRow *row,
                      const SkvTableDate *date,
                      const SkvPhraseContext *context,
                      const char *notes)
{
  g_autofree char *time = bare_time (date->time);
  SkvTableDate bare = { date->title, date->weekday, date->date, time };
  g_autoptr (GError) error = NULL;

  /* All of it; then without weekday, without time, and without both. */
  for (guint attempt = 0; attempt < 4; attempt++)
    {
      const char *weekday = (attempt & 1) != 0 ? "" : date->weekday;
      g_autofree char *text = compose (weekday, date->date, (attempt & 2) != 0 ? "" : bare.time);
      g_autoptr (SkvPhrase) phrase = NULL;

      g_clear_error (&error);
      phrase = skv_phrase_parse (text, NULL, context, &error);
      if (phrase == NULL)
        continue;
      tell_unread (self, row, &bare, attempt, phrase);
      check_month (self, row, &bare, context->month, phrase);
      add_phrase (self, row, &bare, notes, phrase);
      return;
    }
  skv_dated_lines_skip_error (&self->lines, row->line, date->title, date->date, error);
}

/* --- Lists --- */

/* Date columns of the row as one text (transfer full): "FROM – TO", with hours if there are any */
static char *
make_range (SkvTableReader *self, const SkvCsvRow *row)
{
  const char *from = skv_table_reader_get (self, row, SKV_COLUMN_FROM);
  const char *to = skv_table_reader_get (self, row, SKV_COLUMN_TO);
  g_autofree char *from_time = bare_time (skv_table_reader_get (self, row, SKV_COLUMN_FROM_TIME));
  g_autofree char *to_time = bare_time (skv_table_reader_get (self, row, SKV_COLUMN_TO_TIME));
  g_autofree char *first = compose ("", from, from_time);
  g_autofree char *last = compose ("", to, to_time);

  if (*to != '\0' && *from != '\0')
    return g_strconcat (first, " - ", last, NULL);
  /* One day, from an hour to another */
  if (*from != '\0' && *from_time != '\0' && *to_time != '\0')
    return g_strconcat (first, "-", to_time, NULL);
  return g_strdup (first);
}

/* The time beside a date: its own column, or from and to (transfer full) */
static char *
make_time (SkvTableReader *self, const SkvCsvRow *row)
{
  static const SkvColumnKind pairs[][2] = { { SKV_COLUMN_FROM_TIME, SKV_COLUMN_TO_TIME },
                                            { SKV_COLUMN_FROM, SKV_COLUMN_TO } };
  const char *time = skv_table_reader_get (self, row, SKV_COLUMN_TIME);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs) && *time == '\0'; i++)
    {
      g_autofree char *from = bare_time (skv_table_reader_get (self, row, pairs[i][0]));
      g_autofree char *to = bare_time (skv_table_reader_get (self, row, pairs[i][1]));

      if (*from != '\0')
        return *to != '\0' ? g_strconcat (from, "-", to, NULL) : g_strdup (from);
    }
  return g_strdup (time);
}

/* Why a row is no date but something else; told. */
static gboolean
is_refused (SkvTableReader *self, const SkvCsvRow *row, const char *title, const char *date)
{
  const char *repeat = skv_table_reader_get (self, row, SKV_COLUMN_REPEAT);
  SkvIcsCalendar *calendar = self->lines.calendar;

  if (!skv_column_is_no (repeat))
    skv_ics_calendar_skip (calendar, row->line, title,
                           _("“%s”: what comes again is a rule and not a date. Make a rule of it"),
                           repeat);
  else if (g_ascii_strncasecmp (date, "kalender:", 9) == 0 ||
           g_ascii_strncasecmp (date, "calendar:", 9) == 0)
    skv_ics_calendar_skip (calendar, row->line, title,
                           _("“%s” refers to another calendar. Import that one, or make a rule "
                              "that follows its lane"),
                           date);
  else if (*date == '\0')
    skv_ics_calendar_skip (calendar, row->line, *title != '\0' ? title : NULL,
                           _("the row has no date"));
  else if (*title == '\0')
    skv_ics_calendar_skip (calendar, row->line, NULL, _("“%s”: the row has no title"), date);
  else
    return FALSE;
  return TRUE;
}

/* "Uke" beside the date must be the date's own week. */
static void
check_week (SkvTableReader *self, const SkvCsvRow *row, const char *title, guint first)
{
  const char *cell = skv_table_reader_get (self, row, SKV_COLUMN_WEEK);
  const char *digits = cell + strcspn (cell, "0123456789");
  guint64 week = g_ascii_strtoull (digits, NULL, 10);
  GPtrArray *entries = self->lines.calendar->entries;
  const SkvIcsEntry *entry = first < entries->len ? g_ptr_array_index (entries, first) : NULL;
  SkvDay day;

  if (week == 0 || entry == NULL)
    return;
  day = entry->all_day ? (SkvDay) (entry->start / SKV_DAY_SECONDS)
                       : skv_zone_day (self->lines.zone, entry->start);
  if (skv_day_iso_week (day, NULL) != (int) week)
    skv_ics_calendar_note (self->lines.calendar, row->line, title,
                           _("the date lies in week %d and not in week %d: the date was kept"),
                           skv_day_iso_week (day, NULL), (int) MIN (week, 9999));
}

static void
read_row (SkvTableReader *self, const SkvCsvRow *row)
{
  gboolean has_date = self->column_of[SKV_COLUMN_DATE] >= 0;
  const char *cell = skv_table_reader_get (self, row, SKV_COLUMN_TITLE);
  const char *title = self->column_of[SKV_COLUMN_TITLE] >= 0 ? cell : self->caption;
  g_autofree char *range = has_date ? NULL : make_range (self, row);
  g_autofree char *time = has_date ? make_time (self, row) : NULL;
  SkvTableDate date = { title, skv_table_reader_get (self, row, SKV_COLUMN_WEEKDAY),
                        has_date ? skv_table_reader_get (self, row, SKV_COLUMN_DATE) : range,
                        has_date ? time : skv_table_reader_get (self, row, SKV_COLUMN_TIME) };
  guint first = self->lines.calendar->entries->len;
  GString *notes;

  if (is_refused (self, row, title, date.date))
    return;
  notes = skv_table_reader_notes (self, row);
  skv_table_reader_add (self, row, &date, &self->context, notes->str);
  check_week (self, row, title, first);
  g_string_free (notes, TRUE);
}

void
skv_table_reader_read_list (SkvTableReader *self)
{
  for (guint i = self->heading_row + 1; i < self->table->rows->len; i++)
    {
      const SkvCsvRow *row = g_ptr_array_index (self->table->rows, i);

      if (self->lines.calendar->entries->len > SKV_ICS_MAX_ENTRIES)
        break;
      if (!skv_csv_row_is_empty (row))
        read_row (self, row);
    }
}
