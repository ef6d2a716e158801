/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/dated-lines.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/ics-reader-private.h"

/* The longest title and notes that are taken, in characters. */
#define MAX_TITLE 500
#define MAX_NOTES 8000

void
skv_dated_lines_init (SkvDatedLines *self, const SkvZone *zone)
{
  self->calendar = skv_ics_calendar_new ();
  self->calendar->is_list = TRUE;
  self->zone = zone;
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->n_without_length = 0;
}

void
skv_dated_lines_clear (SkvDatedLines *self)
{
  g_clear_pointer (&self->calendar, skv_ics_calendar_free);
  g_clear_pointer (&self->counts, g_hash_table_unref);
}

/* What the content is if it is no list and no text; (nullable) (transfer none) */
static const char *
other_kind (const char *text)
{
  const char *first = text + strspn (text, " \t\r\n");

  if (*first == '\0')
    return _("the file is empty");
  if (g_ascii_strncasecmp (first, "<!doctype html", 14) == 0 ||
      g_ascii_strncasecmp (first, "<html", 5) == 0)
    return _("this is a web page: the address that it came from may have moved, or ask for a "
              "password. Nothing was read");
  if (g_ascii_strncasecmp (first, "<?xml", 5) == 0)
    return _("this is XML and neither a list nor running text. Nothing was read");
  if (g_str_has_prefix (first, "PK\x03\x04") || g_str_has_prefix (first, "%PDF"))
    return _("this is a workbook or a PDF and not text: save it as CSV or text first");
  return NULL;
}

char *
skv_dated_lines_decode (SkvDatedLines *self, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  SkvEncoding encoding;
  g_autofree char *text = NULL;
  const char *other;

  if (length > SKV_ICS_MAX_BYTES)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_TOO_LARGE,
                   _("the file is larger than %d MiB, larger than any list of a plan. Nothing "
                      "was read"),
                   SKV_ICS_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  text = skv_text_decode (data != NULL ? data : "", length, &encoding, NULL, error);
  other = text != NULL ? other_kind (text) : NULL;
  if (other != NULL)
    g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID, other);
  if (text == NULL || other != NULL)
    return NULL;
  if (encoding != SKV_ENCODING_UTF8)
    skv_ics_calendar_note (self->calendar, 0, NULL,
                           _("the file is no UTF-8 text: it was read as %s"),
                           skv_encoding_title (encoding));
  return g_steal_pointer (&text);
}

/* Without control characters, and not longer than @max (transfer full) */
static char *
clean (const char *text, glong max, gboolean keep_lines)
{
  GString *result = g_string_new (NULL);
  glong n = 0;

  for (const char *c = text; *c != '\0' && n < max; c = g_utf8_next_char (c), n++)
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_iscntrl (character) && !(keep_lines && character == '\n'))
        character = ' ';
      g_string_append_unichar (result, character);
    }
  return g_strstrip (g_string_free (result, FALSE));
}

static gint64
moment_of (SkvDatedLines *self, const SkvPhraseSpan *span, gint64 value)
{
  if (value == SKV_MOMENT_NONE)
    return value;
  return span->all_day ? value * SKV_DAY_SECONDS : skv_zone_to_utc (self->zone, value * 60);
}

/* The word by which a title or a remark says that this does not take place (transfer full)
 * (nullable) */
static char *
find_cancelled (const char *title, const char *notes)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("\\b(?<!ikke )(?<!inte )(?<!not )(avlyst|avlyses|aflyst|aflyses|innstilt|"
                 "inställt|inställd|cancelled|canceled)\\b",
                 G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = g_strconcat (title, "\n", notes, NULL);

  return g_regex_match (regex, text, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static SkvStatus
status_of (SkvDatedLines *self, guint line, const char *title, const char *notes)
{
  g_autofree char *word = find_cancelled (title, notes);

  if (word == NULL)
    return SKV_STATUS_APPROVED;
  skv_ics_calendar_note (self->calendar, line, title, _("it says “%s” and comes in as cancelled"),
                         word);
  return SKV_STATUS_CANCELLED;
}

/* Title, first date and how many such were before: (transfer full) */
static char *
make_key (SkvDatedLines *self, const char *title, const SkvPhraseSpan *span)
{
  gint64 day = span->all_day ? span->start : span->start / 1440 - (span->start % 1440 < 0 ? 1 : 0);
  g_autofree char *date = skv_day_format ((SkvDay) day);
  char *key = g_strdup_printf ("%s\n%s", title, date);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key)) + 1;
  g_autofree char *whole = g_strdup_printf ("%s\n%u", key, count);

  g_hash_table_replace (self->counts, key, GUINT_TO_POINTER (count));
  return g_steal_pointer (&whole);
}

static void
add_span (
  SkvDatedLines *self, guint line, const char *title, const char *notes, const SkvPhraseSpan *span)
{
  SkvIcsEntry *entry;

  if (span->start == SKV_MOMENT_NONE)
    {
      skv_ics_calendar_skip (self->calendar, line, title,
                             _("it says when this ends and not when it begins: a deadline has no "
                                "place in the year"));
      return;
    }
  entry = g_new0 (SkvIcsEntry, 1);
  entry->title = clean (title, MAX_TITLE, FALSE);
  entry->notes = notes != NULL && *notes != '\0' ? clean (notes, MAX_NOTES, TRUE) : NULL;
  entry->uid = make_key (self, entry->title, span);
  entry->all_day = span->all_day;
  entry->start = moment_of (self, span, span->start);
  entry->end = moment_of (self, span, span->end);
  entry->status = status_of (self, line, title, notes);
  entry->line = line;
  /* An hour that the clock leaves out in spring */
  if (entry->end != SKV_MOMENT_NONE && entry->end <= entry->start)
    entry->end = SKV_MOMENT_NONE;
  if (entry->end == SKV_MOMENT_NONE && span->moment)
    self->n_without_length++;
  else if (entry->end == SKV_MOMENT_NONE)
    skv_ics_calendar_note (self->calendar, line, title,
                           _("it does not say when this ends: the length is unknown"));
  g_ptr_array_add (self->calendar->entries, entry);
}

/* The remark that was made last; none if there were too many already. */
static void
mark_contradiction (GPtrArray *remarks, guint line)
{
  SkvIcsRemark *last = g_ptr_array_index (remarks, remarks->len - 1);

  if (last->line == line)
    last->contradiction = TRUE;
}

void
skv_dated_lines_add (
  SkvDatedLines *self, guint line, const char *title, const char *notes, const SkvPhrase *phrase)
{
  const char *const *remarks = skv_phrase_get_notes (phrase);
  guint n_spans = skv_phrase_get_n_spans (phrase);

  if (n_spans == 0 && (skv_phrase_get_flags (phrase) & SKV_PHRASE_CONTRADICTION) != 0)
    {
      g_autofree char *reasons = g_strjoinv ("; ", (GStrv) remarks);

      skv_ics_calendar_skip (self->calendar, line, title, "%s", reasons);
      mark_contradiction (self->calendar->skipped, line);
      return;
    }
  if (n_spans == 0)
    skv_ics_calendar_skip (self->calendar, line, title, _("it says that there is no date"));
  for (guint i = 0; i < n_spans; i++)
    add_span (self, line, title, notes, skv_phrase_get_span (phrase, i));
  for (guint i = 0; remarks[i] != NULL; i++)
    {
      skv_ics_calendar_note (self->calendar, line, title, "%s", remarks[i]);
      if ((skv_phrase_get_flags (phrase) & SKV_PHRASE_CONTRADICTION) != 0)
        mark_contradiction (self->calendar->notes, line);
    }
}

void
skv_dated_lines_skip_error (
  SkvDatedLines *self, guint line, const char *title, const char *text, const GError *error)
{
  if (g_error_matches (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_NEEDS_YEAR))
    {
      self->calendar->needs_year = TRUE;
      skv_ics_calendar_skip (self->calendar, line, title,
                             _("“%.200s”: the year is not said here or in a heading above"), text);
    }
  else if (g_error_matches (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_NO_DATE))
    skv_ics_calendar_skip (self->calendar, line, title, _("“%.200s” says no date"), text);
  else
    skv_ics_calendar_skip (self->calendar, line, title, _("“%.200s” was not read: %s"), text,
                           error->message);
}

SkvIcsCalendar *
skv_dated_lines_finish (SkvDatedLines *self, GError **error)
{
  if (self->calendar->entries->len > SKV_ICS_MAX_ENTRIES)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_TOO_LARGE,
                   _("there are more than %d dates, more than a plan takes of one file. Nothing "
                      "was read"),
                   SKV_ICS_MAX_ENTRIES);
      return NULL;
    }
  if (self->calendar->entries->len == 0)
    skv_ics_calendar_note (self->calendar, 0, NULL, _("nothing of this file comes in"));
  if (self->n_without_length > 0)
    skv_ics_calendar_note (self->calendar, 0, NULL,
                           g_dngettext (GETTEXT_PACKAGE,
                                        "%u of them says when it begins and not when it ends: "
                                        "its length is unknown",
                                        "%u of them say when they begin and not when they end: "
                                        "their length is unknown",
                                        self->n_without_length),
                           self->n_without_length);
  return g_steal_pointer (&self->calendar);
}

/* --- Years of headings --- */

/* "2019/2020" and "2019–20" as well as "2019" */
#define YEARS "(?<![\\d.,])((?:19|20)\\d\\d)(?:\\s*[-–/]\\s*((?:19|20)?\\d\\d))?(?![\\d.,]\\d|\\d)"

gboolean
skv_dated_lines_find_year (const char *heading, SkvPhraseContext *context)
{
  g_autoptr (GRegex) regex = g_regex_new (YEARS, G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int first = 0, second = 0;

  for (g_regex_match (regex, heading, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *one = g_match_info_fetch (match, 1);
      g_autofree char *other = g_match_info_fetch (match, 2);
      int year = atoi (one);
      int next = other != NULL && *other != '\0' ? atoi (other) : 0;

      if (next > 0 && next < 100)
        next += year / 100 * 100;
      if ((first != 0 && first != year) || (next != 0 && next != year + 1))
        return FALSE;
      first = year;
      second = next != 0 ? next : second;
    }
  if (first == 0)
    return FALSE;
  *context = SKV_PHRASE_CONTEXT_NONE;
  context->year = first;
  context->second_year = second;
  return TRUE;
}

char *
skv_dated_lines_strip_year (const char *heading)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\s*[(,:–-]?\\s*" YEARS "\\s*\\)?", 0, 0, NULL);
  char *text = g_regex_replace_literal (regex, heading, -1, 0, " ", 0, NULL);

  text = text != NULL ? g_strstrip (text) : g_strdup (heading);
  while (*text != '\0' && strchr (":-,", text[strlen (text) - 1]) != NULL)
    text[strlen (text) - 1] = '\0';
  return g_strstrip (text);
}
