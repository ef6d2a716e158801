/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Longer ones become a digest: an item's id holds 512 bytes (model/validate.c). */
#define MAX_UID_BYTES 400
/* A title is one line for people; a description may be a whole page. */
#define MAX_TITLE_CHARACTERS 500
#define MAX_NOTES_CHARACTERS 8000

/* What an event is read with */
typedef struct
{
  const SkvIcsComponent *vevent;
  SkvIcsZones *zones;
  SkvIcsCalendar *calendar;
  SkvIcsEvent *event;
} Reader;

static void
rule_clear (gpointer data)
{
  g_clear_pointer (&((SkvIcsRule *) data)->rule, g_free);
}

void
skv_ics_event_free (SkvIcsEvent *self)
{
  g_free (self->uid);
  g_free (self->title);
  g_free (self->notes);
  g_clear_pointer (&self->notice, skv_ics_notice_free);
  g_free (self->notice_key);
  g_array_unref (self->rules);
  g_array_unref (self->excluding_rules);
  g_array_unref (self->dates);
  g_array_unref (self->excluded);
  g_free (self);
}

static SkvIcsEvent *
event_new (guint line)
{
  SkvIcsEvent *self = g_new0 (SkvIcsEvent, 1);

  self->line = line;
  self->status = SKV_STATUS_APPROVED;
  self->rules = g_array_new (FALSE, FALSE, sizeof (SkvIcsRule));
  self->excluding_rules = g_array_new (FALSE, FALSE, sizeof (SkvIcsRule));
  g_array_set_clear_func (self->rules, rule_clear);
  g_array_set_clear_func (self->excluding_rules, rule_clear);
  self->dates = g_array_new (FALSE, FALSE, sizeof (SkvIcsDate));
  self->excluded = g_array_new (FALSE, FALSE, sizeof (SkvIcsDate));
  return self;
}

gint64
skv_ics_time_resolve (const SkvIcsTime *self, gint64 civil)
{
  return self->zone != NULL ? skv_zone_to_utc (self->zone, civil) : civil;
}

gint64
skv_ics_time_instant (const SkvIcsTime *self)
{
  return skv_ics_time_resolve (self, self->stamp.local);
}

gint64
skv_ics_time_civil (const SkvIcsTime *self, gint64 instant)
{
  return self->zone != NULL ? skv_zone_to_local (self->zone, instant) : instant;
}

static gboolean
read_time (
  Reader *self, const SkvIcsProperty *property, const char *value, SkvIcsTime *time, GError **error)
{
  if (!skv_ics_stamp_parse (value, &time->stamp, error))
    return FALSE;
  time->zone = NULL;
  if (!time->stamp.is_date && !time->stamp.is_utc)
    time->zone =
      skv_ics_zones_get (self->zones, skv_ics_property_get (property, "TZID"), property->line);
  return TRUE;
}

static void
truncate_text (char *text, glong characters)
{
  if (g_utf8_strlen (text, -1) > characters)
    *g_utf8_offset_to_pointer (text, characters) = '\0';
}

static void
append_paragraph (GString *text, const char *paragraph)
{
  if (paragraph == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, paragraph);
}

/* "EKSAMEN, HELDAGSPRØVE" from any number of CATEGORIES; NULL if there are none (transfer full) */
static char *
read_categories (const SkvIcsComponent *vevent)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < vevent->properties->len; i++)
    {
      const SkvIcsProperty *property = g_ptr_array_index (vevent->properties, i);
      g_autofree char *plain = NULL;
      g_auto (GStrv) words = NULL;

      if (!g_str_equal (property->name, "CATEGORIES"))
        continue;
      plain = skv_ics_unescape (property->value);
      words = g_strsplit (plain, ",", -1);
      for (guint k = 0; words[k] != NULL; k++)
        if (*g_strstrip (words[k]) != '\0')
          g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words[k]);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
read_words (Reader *self)
{
  g_autofree char *place = skv_ics_component_text (self->vevent, "LOCATION");
  g_autofree char *description = skv_ics_component_text (self->vevent, "DESCRIPTION");
  g_autofree char *categories = read_categories (self->vevent);
  g_autofree char *summary = skv_ics_component_text (self->vevent, "SUMMARY");
  g_autoptr (GString) notes = g_string_new (NULL);
  const char *fallback = place != NULL         ? place
                         : description != NULL ? description
                                               : _("Without a title");

  self->event->title = g_strdup (summary != NULL ? summary : fallback);
  g_strdelimit (self->event->title, "\n\t", ' ');
  truncate_text (self->event->title, MAX_TITLE_CHARACTERS);
  append_paragraph (notes, place);
  append_paragraph (notes, description);
  append_paragraph (notes, categories);
  truncate_text (notes->str, MAX_NOTES_CHARACTERS);
  self->event->notes = *notes->str != '\0' ? g_strdup (notes->str) : NULL;
}

static void
read_uid (Reader *self)
{
  g_autofree char *uid = skv_ics_component_text (self->vevent, "UID");
  const SkvIcsProperty *start = skv_ics_component_find (self->vevent, "DTSTART");
  g_autofree char *seed = NULL;

  if (uid != NULL)
    g_strdelimit (uid, "\n\t", ' ');
  if (uid != NULL && strlen (uid) <= MAX_UID_BYTES)
    {
      self->event->uid = g_steal_pointer (&uid);
      return;
    }
  if (uid == NULL)
    skv_ics_calendar_note (
      self->calendar, self->event->line, self->event->title,
      _("it has no UID: it is known again by its title and start, and only while both stay"));
  seed = uid != NULL
           ? g_strdup (uid)
           : g_strconcat (self->event->title, "\n", start != NULL ? start->value : "", NULL);
  self->event->uid = g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);
}

static void
read_status (Reader *self)
{
  g_autofree char *status = skv_ics_component_text (self->vevent, "STATUS");

  if (status != NULL && g_ascii_strcasecmp (status, "CANCELLED") == 0)
    self->event->status = SKV_STATUS_CANCELLED;
  else if (status != NULL && g_ascii_strcasecmp (status, "TENTATIVE") == 0)
    self->event->status = SKV_STATUS_PROPOSED;
}

static void
read_rank (Reader *self)
{
  static const char *const stamps[] = { "LAST-MODIFIED", "DTSTAMP" };
  const SkvIcsProperty *sequence = skv_ics_component_find (self->vevent, "SEQUENCE");

  if (sequence != NULL)
    self->event->rank[0] = g_ascii_strtoll (sequence->value, NULL, 10);
  for (gsize i = 0; i < G_N_ELEMENTS (stamps); i++)
    {
      const SkvIcsProperty *property = skv_ics_component_find (self->vevent, stamps[i]);
      SkvIcsStamp stamp;

      if (property != NULL && skv_ics_stamp_parse (property->value, &stamp, NULL))
        self->event->rank[i + 1] = stamp.local;
    }
}

/* FALSE: the end says nothing that can be used, and why was noted */
static gboolean
read_end (Reader *self, const SkvIcsProperty *property)
{
  SkvIcsEvent *event = self->event;
  g_autoptr (GError) error = NULL;
  SkvIcsTime end;

  if (!read_time (self, property, property->value, &end, &error))
    {
      skv_ics_calendar_note (self->calendar, property->line, event->title,
                             _("its end cannot be read: %s"), error->message);
      return FALSE;
    }
  if (end.stamp.is_date != event->start.stamp.is_date)
    {
      skv_ics_calendar_note (
        self->calendar, property->line, event->title,
        _("only one of its start and end has a time of day: the end was left out"));
      return FALSE;
    }
  /* Days are as long as the clock says, for they may be repeated; a rest is exact. */
  if (event->start.stamp.is_date)
    event->length.days = (end.stamp.local - event->start.stamp.local) / SKV_DAY_SECONDS;
  else
    event->length.seconds = skv_ics_time_instant (&end) - skv_ics_time_instant (&event->start);
  return TRUE;
}

/* FALSE: it was skipped */
static gboolean
check_length (Reader *self)
{
  SkvIcsEvent *event = self->event;

  if (event->length.days * SKV_DAY_SECONDS + event->length.seconds < 0)
    {
      skv_ics_calendar_skip (self->calendar, event->line, event->title,
                             _("it ends before it starts"));
      return FALSE;
    }
  /* A date alone is that day (RFC 5545, 3.6.1); many programs write its end as the same date. */
  if (event->start.stamp.is_date)
    {
      event->length.days += (event->length.seconds + SKV_DAY_SECONDS - 1) / SKV_DAY_SECONDS;
      event->length.days = MAX (event->length.days, 1);
      event->length.seconds = 0;
    }
  return TRUE;
}

static gboolean
read_length (Reader *self)
{
  const SkvIcsProperty *end = skv_ics_component_find (self->vevent, "DTEND");
  const SkvIcsProperty *duration = skv_ics_component_find (self->vevent, "DURATION");
  SkvIcsEvent *event = self->event;

  if (end != NULL)
    read_end (self, end);
  else if (duration != NULL && !skv_ics_length_parse (duration->value, &event->length))
    skv_ics_calendar_note (self->calendar, duration->line, event->title,
                           _("its duration “%.30s” cannot be read"), duration->value);
  if (!check_length (self))
    return FALSE;
  if (event->length.days == 0 && event->length.seconds == 0 && !event->is_override)
    skv_ics_calendar_note (self->calendar, event->line, event->title,
                           _("it has no length: when it ends is not known"));
  return TRUE;
}

static gboolean
read_replaced (Reader *self)
{
  const SkvIcsProperty *property = skv_ics_component_find (self->vevent, "RECURRENCE-ID");
  const char *range = property != NULL ? skv_ics_property_get (property, "RANGE") : NULL;
  g_autoptr (GError) error = NULL;

  if (property == NULL)
    return TRUE;
  if (!read_time (self, property, property->value, &self->event->replaced, &error))
    {
      skv_ics_calendar_skip (self->calendar, property->line, self->event->title,
                             _("which occurrence it replaces (RECURRENCE-ID) cannot be read: %s"),
                             error->message);
      return FALSE;
    }
  self->event->is_override = TRUE;
  if (range != NULL && g_ascii_strcasecmp (range, "THISANDFUTURE") == 0)
    self->event->and_future = TRUE;
  else if (range != NULL)
    skv_ics_calendar_note (self->calendar, property->line, self->event->title,
                           _("RANGE=%s is no longer in use: only the one occurrence was replaced"),
                           range);
  return TRUE;
}

static gboolean
read_start (Reader *self)
{
  const SkvIcsProperty *property = skv_ics_component_find (self->vevent, "DTSTART");
  const char *type = property != NULL ? skv_ics_property_get (property, "VALUE") : NULL;
  g_autoptr (GError) error = NULL;

  if (property == NULL)
    {
      skv_ics_calendar_skip (self->calendar, self->event->line, self->event->title,
                             _("it has no start (DTSTART)"));
      return FALSE;
    }
  if (!read_time (self, property, property->value, &self->event->start, &error))
    {
      skv_ics_calendar_skip (self->calendar, property->line, self->event->title,
                             _("its start cannot be read: %s"), error->message);
      return FALSE;
    }
  if (type != NULL && (g_ascii_strcasecmp (type, "DATE") == 0) != self->event->start.stamp.is_date)
    skv_ics_calendar_note (
      self->calendar, property->line, self->event->title,
      _("its start says VALUE=%s but is written otherwise: it was read as it is written"), type);
  return TRUE;
}

/* RDATE;VALUE=PERIOD: start/end or start/duration; the length, -1 if it cannot be read */
static gint64
read_period (Reader *self,
             const SkvIcsProperty *property,
             const char *rest,
             const SkvIcsTime *start)
{
  SkvIcsLength length;
  SkvIcsTime end;

  if (*rest == 'P' || *rest == '+')
    return skv_ics_length_parse (rest, &length) ? length.days * SKV_DAY_SECONDS + length.seconds
                                                : -1;
  if (!read_time (self, property, rest, &end, NULL) || end.stamp.is_date)
    return -1;
  return skv_ics_time_instant (&end) - skv_ics_time_instant (start);
}

static void
read_dates (Reader *self, const SkvIcsProperty *property, GArray *dates)
{
  g_auto (GStrv) values = g_strsplit (property->value, ",", -1);

  for (guint i = 0; values[i] != NULL; i++)
    {
      SkvIcsDate date = { .length = -1, .line = property->line };
      char *slash = strchr (values[i], '/');
      g_autoptr (GError) error = NULL;

      if (slash != NULL)
        *slash = '\0';
      if (*g_strstrip (values[i]) == '\0')
        continue;
      if (!read_time (self, property, values[i], &date.time, &error))
        {
          skv_ics_calendar_skip (self->calendar, property->line, self->event->title,
                                 _("one date of its %s: %s"), property->name, error->message);
          continue;
        }
      if (slash != NULL)
        date.length = read_period (self, property, slash + 1, &date.time);
      g_array_append_val (dates, date);
    }
}

static void
read_recurrence (Reader *self)
{
  for (guint i = 0; i < self->vevent->properties->len; i++)
    {
      const SkvIcsProperty *property = g_ptr_array_index (self->vevent->properties, i);
      gboolean excluding = g_str_equal (property->name, "EXRULE");

      if (excluding || g_str_equal (property->name, "RRULE"))
        {
          SkvIcsRule rule = { g_strdup (property->value), property->line };

          g_array_append_val (excluding ? self->event->excluding_rules : self->event->rules, rule);
        }
      else if (g_str_equal (property->name, "RDATE"))
        read_dates (self, property, self->event->dates);
      else if (g_str_equal (property->name, "EXDATE"))
        read_dates (self, property, self->event->excluded);
    }
}

SkvIcsEvent *
skv_ics_event_read (const SkvIcsComponent *vevent, SkvIcsZones *zones, SkvIcsCalendar *calendar)
{
  g_autoptr (SkvIcsEvent) event = event_new (vevent->line);
  Reader reader = { vevent, zones, calendar, event };

  read_words (&reader);
  if (!read_start (&reader) || !read_replaced (&reader) || !read_length (&reader))
    return NULL;
  read_uid (&reader);
  read_status (&reader);
  skv_ics_notice_read (vevent, event, calendar);
  read_rank (&reader);
  read_recurrence (&reader);
  return g_steal_pointer (&event);
}

static gboolean
dates_equal (const GArray *a, const GArray *b)
{
  for (guint i = 0; i < a->len && a->len == b->len; i++)
    if (skv_ics_time_instant (&g_array_index (a, SkvIcsDate, i).time) !=
        skv_ics_time_instant (&g_array_index (b, SkvIcsDate, i).time))
      return FALSE;
  return a->len == b->len;
}

static gboolean
rules_equal (const GArray *a, const GArray *b)
{
  for (guint i = 0; i < a->len && a->len == b->len; i++)
    if (!g_str_equal (g_array_index (a, SkvIcsRule, i).rule, g_array_index (b, SkvIcsRule, i).rule))
      return FALSE;
  return a->len == b->len;
}

gboolean
skv_ics_event_equal (const SkvIcsEvent *a, const SkvIcsEvent *b)
{
  return g_str_equal (a->title, b->title) && g_strcmp0 (a->notes, b->notes) == 0 &&
         a->status == b->status && a->start.stamp.is_date == b->start.stamp.is_date &&
         skv_ics_time_instant (&a->start) == skv_ics_time_instant (&b->start) &&
         a->length.days == b->length.days && a->length.seconds == b->length.seconds &&
         rules_equal (a->rules, b->rules) && rules_equal (a->excluding_rules, b->excluding_rules) &&
         dates_equal (a->dates, b->dates) && dates_equal (a->excluded, b->excluded);
}
