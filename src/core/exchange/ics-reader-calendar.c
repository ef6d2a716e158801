/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* How many years around the first date series are followed, and how many remarks somebody reads */
#define YEARS_BEFORE 1
#define YEARS_AFTER 5
#define FIRST_YEAR 1970
#define LAST_YEAR 2099
#define MAX_REMARKS 1000

void
skv_ics_remark_free (SkvIcsRemark *self)
{
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

void
skv_ics_entry_free (SkvIcsEntry *self)
{
  g_free (self->uid);
  g_free (self->recurrence);
  g_clear_pointer (&self->notice, skv_ics_notice_free);
  g_free (self->title);
  g_free (self->notes);
  g_free (self);
}

SkvIcsCalendar *
skv_ics_calendar_new (void)
{
  SkvIcsCalendar *self = g_new0 (SkvIcsCalendar, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_ics_entry_free);
  self->skipped = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_ics_remark_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_ics_remark_free);
  return self;
}

void
skv_ics_calendar_free (SkvIcsCalendar *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->skipped);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/* Remarks without end help nobody: the last one says that there are more. */
static void
add_remark (GPtrArray *remarks, guint line, const char *title, char *text)
{
  SkvIcsRemark *remark = g_new0 (SkvIcsRemark, 1);

  remark->line = line;
  remark->title = g_strdup (title);
  /* Words of a line may be cut off within a letter. */
  remark->text =
    g_utf8_validate (text, -1, NULL) ? g_steal_pointer (&text) : g_utf8_make_valid (text, -1);
  g_free (text);
  if (remarks->len == MAX_REMARKS - 1)
    {
      g_free (remark->text);
      g_clear_pointer (&remark->title, g_free);
      remark->text = g_strdup (_("there is more to say of later lines, which is left out here"));
    }
  if (remarks->len < MAX_REMARKS)
    g_ptr_array_add (remarks, remark);
  else
    skv_ics_remark_free (remark);
}

void
skv_ics_calendar_skip (SkvIcsCalendar *self, guint line, const char *title, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  add_remark (self->skipped, line, title, g_strdup_vprintf (format, args));
  va_end (args);
}

void
skv_ics_calendar_note (SkvIcsCalendar *self, guint line, const char *title, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  add_remark (self->notes, line, title, g_strdup_vprintf (format, args));
  va_end (args);
}

gboolean
skv_ics_recognise (GBytes *bytes)
{
  static const char *const marks[] = { "BEGIN:VCALENDAR", "BEGIN:VEVENT" };
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *start = skv_text_decode (data, MIN (length, 4096), NULL, NULL, NULL);
  g_autofree char *upper = start != NULL ? g_ascii_strup (start, -1) : NULL;

  for (gsize i = 0; upper != NULL && i < G_N_ELEMENTS (marks); i++)
    if (strstr (upper, marks[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* What stands in a calendar beside events and zones, told once a kind. */
static void
skip_other (SkvIcsCalendar *calendar, const SkvIcsComponent *component)
{
  static const struct
  {
    const char *name;
    const char *words;
  } known[] = {
    { "VTODO", N_("it is a task, not an event") },
    { "VJOURNAL", N_("it is a journal entry, not an event") },
    { "VFREEBUSY", N_("it says when somebody is busy, not with what") },
    { "VAVAILABILITY", N_("it says when somebody is available") },
    { "VALARM", N_("it is a reminder without an event") },
  };
  g_autofree char *title = skv_ics_component_text (component, "SUMMARY");

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (component->name, known[i].name))
      {
        skv_ics_calendar_skip (calendar, component->line, title, "%s", _(known[i].words));
        return;
      }
  skv_ics_calendar_skip (calendar, component->line, title, _("it is a %.40s, not an event"),
                         component->name);
}

typedef struct
{
  SkvIcsCalendar *calendar;
  SkvIcsZones *zones;
  GPtrArray *events; /* (element-type SkvIcsEvent) */
} Reader;

/* Definitions may stand behind the events that use them. */
static void
read_zones (Reader *self, const SkvIcsComponent *parent)
{
  for (guint i = 0; i < parent->children->len; i++)
    {
      const SkvIcsComponent *child = g_ptr_array_index (parent->children, i);

      if (g_str_equal (child->name, "VTIMEZONE"))
        skv_ics_zones_add (self->zones, child);
      else if (g_str_equal (child->name, "VCALENDAR"))
        read_zones (self, child);
    }
}

static gboolean
refuse_calendar (const SkvIcsComponent *calendar, GError **error)
{
  g_autofree char *version = skv_ics_component_text (calendar, "VERSION");
  g_autofree char *method = skv_ics_component_text (calendar, "METHOD");

  if (version != NULL && g_str_equal (version, "1.0"))
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                   _("%u: this is a vCalendar file of 1996 (VERSION:1.0), which is not read. "
                      "Nothing was read; ask for "
                      "iCalendar 2.0"),
                   calendar->line);
      return TRUE;
    }
  if (method != NULL &&
      (g_ascii_strcasecmp (method, "REPLY") == 0 || g_ascii_strcasecmp (method, "COUNTER") == 0 ||
       g_ascii_strcasecmp (method, "REFRESH") == 0 ||
       g_ascii_strcasecmp (method, "DECLINECOUNTER") == 0))
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                   _("%u: this is somebody's answer to an invitation (METHOD:%s) and not a "
                      "calendar. Nothing was read"),
                   calendar->line, method);
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_events (Reader *self, const SkvIcsComponent *parent, gboolean cancels, GError **error)
{
  for (guint i = 0; i < parent->children->len; i++)
    {
      const SkvIcsComponent *child = g_ptr_array_index (parent->children, i);
      SkvIcsEvent *event;

      if (g_str_equal (child->name, "VCALENDAR"))
        {
          g_autofree char *method = skv_ics_component_text (child, "METHOD");

          if (refuse_calendar (child, error))
            return FALSE;
          if (self->calendar->name == NULL)
            self->calendar->name = skv_ics_component_text (child, "X-WR-CALNAME");
          if (self->calendar->name == NULL)
            self->calendar->name = skv_ics_component_text (child, "NAME");
          if (!read_events (self, child,
                            method != NULL && g_ascii_strcasecmp (method, "CANCEL") == 0, error))
            return FALSE;
        }
      else if (g_str_equal (child->name, "VEVENT"))
        {
          event = skv_ics_event_read (child, self->zones, self->calendar);
          if (event == NULL)
            continue;
          if (cancels)
            event->status = SKV_STATUS_CANCELLED;
          g_ptr_array_add (self->events, event);
        }
      else if (!g_str_equal (child->name, "VTIMEZONE"))
        skip_other (self->calendar, child);
    }
  return TRUE;
}

/* From a year before the first date to five years after it; what the file itself names later is
 * reached too, so that a series beside it is not cut short. */
static SkvIcsHorizon
find_horizon (GPtrArray *events, int year)
{
  int first = G_MAXINT, last = 0, end;

  for (guint i = 0; i < events->len; i++)
    {
      const SkvIcsEvent *event = g_ptr_array_index (events, i);
      int of_event = skv_day_year ((SkvDay) (event->start.stamp.local / SKV_DAY_SECONDS));

      of_event = CLAMP (of_event, FIRST_YEAR, LAST_YEAR);
      first = MIN (first, of_event);
      last = MAX (last, of_event);
    }
  end = year > 0 ? year + YEARS_AFTER : MAX (first == G_MAXINT ? 0 : first + YEARS_AFTER, last);
  first = year > 0 ? year : first == G_MAXINT ? FIRST_YEAR : first;
  return (SkvIcsHorizon){
    skv_day_from_ymd (MAX (CLAMP (first, FIRST_YEAR, LAST_YEAR) - YEARS_BEFORE, FIRST_YEAR), 1, 1),
    skv_day_from_ymd (CLAMP (end, FIRST_YEAR, LAST_YEAR) + 1, 1, 1)
  };
}

SkvIcsCalendar *
skv_ics_parse (GBytes *bytes, const SkvZone *zone, int year, GError **error)
{
  g_autoptr (SkvIcsCalendar) self = skv_ics_calendar_new ();
  g_autoptr (SkvIcsLines) lines = NULL;
  g_autoptr (SkvIcsComponent) root = NULL;
  g_autoptr (SkvIcsZones) zones = skv_ics_zones_new (zone, self);
  g_autoptr (GPtrArray) events =
    g_ptr_array_new_with_free_func ((GDestroyNotify) skv_ics_event_free);
  Reader reader = { self, zones, events };
  SkvIcsHorizon horizon;

  if (g_bytes_get_size (bytes) > SKV_ICS_MAX_BYTES)
    {
      g_set_error (
        error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_TOO_LARGE,
        _("the file is larger than %d MiB, larger than any calendar of a plan. Nothing was read"),
        SKV_ICS_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  lines = skv_ics_lines_new (bytes, error);
  root = lines != NULL ? skv_ics_component_read (lines, self, error) : NULL;
  if (root == NULL)
    return NULL;
  if (lines->encoding != SKV_ENCODING_UTF8)
    skv_ics_calendar_note (self, 0, NULL, _("the file is no UTF-8 text: it was read as %s"),
                           skv_encoding_title (lines->encoding));
  read_zones (&reader, root);
  if (!read_events (&reader, root, FALSE, error))
    return NULL;
  skv_ics_notices_settle (events);
  horizon = find_horizon (events, year);
  if (!skv_ics_series_expand (events, &horizon, self, error))
    return NULL;
  if (self->entries->len == 0 && self->skipped->len == 0)
    skv_ics_calendar_note (self, 0, NULL, _("the calendar holds no events"));
  return g_steal_pointer (&self);
}
