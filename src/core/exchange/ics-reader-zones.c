/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/zone-names.h"

/* Exchange's rules begin in 1601; nothing of a plan is before 1970 (model/validate.c). */
#define FIRST_YEAR 1960
#define LAST_YEAR 2101

struct _SkvIcsZones
{
  const SkvZone *plan_zone; /* (not owned) */
  SkvIcsCalendar *calendar; /* (not owned) */
  GHashTable *defined;      /* (owned) (element-type utf8 SkvZone): by the file */
  GHashTable *resolved;     /* (owned) (element-type utf8 SkvZone): every name that was asked for */
};

/* One STANDARD or DAYLIGHT */
typedef struct
{
  SkvIcsStamp start;
  int from, to;
  gboolean goes_on; /* no end is given */
} Observance;

SkvIcsZones *
skv_ics_zones_new (const SkvZone *zone, SkvIcsCalendar *calendar)
{
  SkvIcsZones *self = g_new0 (SkvIcsZones, 1);

  self->plan_zone = zone;
  self->calendar = calendar;
  self->defined =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) skv_zone_unref);
  self->resolved =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) skv_zone_unref);
  return self;
}

void
skv_ics_zones_free (SkvIcsZones *self)
{
  g_hash_table_unref (self->defined);
  g_hash_table_unref (self->resolved);
  g_free (self);
}

static gboolean
read_observance (const SkvIcsComponent *component, Observance *observance)
{
  const SkvIcsProperty *start = skv_ics_component_find (component, "DTSTART");
  const SkvIcsProperty *from = skv_ics_component_find (component, "TZOFFSETFROM");
  const SkvIcsProperty *to = skv_ics_component_find (component, "TZOFFSETTO");

  return start != NULL && from != NULL && to != NULL &&
         skv_ics_stamp_parse (start->value, &observance->start, NULL) &&
         skv_ics_offset_parse (from->value, &observance->from) &&
         skv_ics_offset_parse (to->value, &observance->to);
}

static void
add_dates (const SkvIcsProperty *property, GArray *onsets)
{
  g_auto (GStrv) values = g_strsplit (property->value, ",", -1);

  for (guint i = 0; values[i] != NULL; i++)
    {
      SkvIcsStamp stamp;

      if (skv_ics_stamp_parse (values[i], &stamp, NULL))
        g_array_append_val (onsets, stamp.local);
    }
}

/* Its onsets by the clock that was in force before. FALSE if a rule of it cannot be read. */
static gboolean
find_onsets (const SkvIcsComponent *component, Observance *observance, GArray *onsets)
{
  const SkvZoneChange none = { 0, 0 };
  g_autoptr (SkvZone) before = skv_zone_new_from_changes ("", observance->from, &none, 0);

  g_array_append_val (onsets, observance->start.local);
  for (guint i = 0; i < component->properties->len; i++)
    {
      const SkvIcsProperty *property = g_ptr_array_index (component->properties, i);

      if (g_str_equal (property->name, "RDATE"))
        add_dates (property, onsets);
      else if (g_str_equal (property->name, "RRULE"))
        {
          gboolean goes_on;

          if (!skv_ics_rule_expand (property->value, &observance->start, before,
                                    skv_day_from_ymd (FIRST_YEAR, 1, 1) * SKV_DAY_SECONDS,
                                    skv_day_from_ymd (LAST_YEAR, 1, 1) * SKV_DAY_SECONDS, onsets,
                                    &goes_on, NULL))
            return FALSE;
          observance->goes_on = observance->goes_on || goes_on;
        }
    }
  return TRUE;
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const SkvZoneChange *left = a, *right = b;

  return (left->since > right->since) - (left->since < right->since);
}

/* NULL with the reason if the definition cannot be used. @goes_on: it holds for all time, or has
 * never another offset. (transfer full) */
static SkvZone *
build_zone (const char *name,
            const SkvIcsComponent *vtimezone,
            gboolean *goes_on,
            const char **reason)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (SkvZoneChange));
  gint64 first = G_MAXINT64;
  int first_offset = 0;

  *goes_on = FALSE;
  for (guint i = 0; i < vtimezone->children->len; i++)
    {
      const SkvIcsComponent *child = g_ptr_array_index (vtimezone->children, i);
      g_autoptr (GArray) onsets = g_array_new (FALSE, FALSE, sizeof (gint64));
      Observance observance = { .goes_on = FALSE };

      if (!g_str_equal (child->name, "STANDARD") && !g_str_equal (child->name, "DAYLIGHT"))
        continue;
      *reason = _("a part of it has no DTSTART, TZOFFSETFROM or TZOFFSETTO that can be read");
      if (!read_observance (child, &observance))
        return NULL;
      *reason = _("a rule of it cannot be read");
      if (!find_onsets (child, &observance, onsets))
        return NULL;
      *goes_on = *goes_on || observance.goes_on;
      for (guint k = 0; k < onsets->len; k++)
        {
          SkvZoneChange change = { g_array_index (onsets, gint64, k) - observance.from,
                                   observance.to };

          g_array_append_val (changes, change);
          if (change.since < first)
            {
              first = change.since;
              first_offset = observance.from;
            }
        }
    }
  *reason = _("it has neither STANDARD nor DAYLIGHT");
  if (changes->len == 0)
    return NULL;
  g_array_sort (changes, compare_changes);
  return skv_zone_new_from_changes (name, first_offset,
                                    (const SkvZoneChange *) (gpointer) changes->data, changes->len);
}

void
skv_ics_zones_add (SkvIcsZones *self, const SkvIcsComponent *vtimezone)
{
  const SkvIcsProperty *tzid = skv_ics_component_find (vtimezone, "TZID");
  g_autofree char *name = tzid != NULL ? g_strstrip (g_strdup (tzid->value)) : NULL;
  g_autoptr (SkvZone) zone = NULL, known = NULL;
  const char *reason = NULL;
  gboolean goes_on;

  if (name == NULL || *name == '\0')
    {
      skv_ics_calendar_note (self->calendar, vtimezone->line, NULL,
                             _("a time zone without a name (TZID) was left out"));
      return;
    }
  if (name[0] == '"' && strlen (name) > 1 && g_str_has_suffix (name, "\""))
    {
      name[strlen (name) - 1] = '\0';
      memmove (name, name + 1, strlen (name));
    }
  zone = build_zone (name, vtimezone, &goes_on, &reason);
  if (zone == NULL)
    {
      skv_ics_calendar_note (self->calendar, vtimezone->line, NULL,
                             _("the definition of the time zone “%s” was left out: %s"), name,
                             reason);
      return;
    }
  /* Some programs define no more than the year at hand; a known name says more. */
  if (!goes_on)
    known = skv_zone_find_by_any_name (name, NULL);
  if (known == NULL)
    g_hash_table_replace (self->defined, g_steal_pointer (&name), g_steal_pointer (&zone));
}

/* (transfer full) */
static SkvZone *
resolve (SkvIcsZones *self, const char *name, guint line)
{
  const SkvZone *defined = g_hash_table_lookup (self->defined, name);
  gboolean was_windows;
  SkvZone *zone;

  if (defined != NULL)
    return skv_zone_ref ((SkvZone *) defined);
  zone = skv_zone_find_by_any_name (name, &was_windows);
  if (zone == NULL)
    {
      skv_ics_calendar_note (
        self->calendar, line, NULL,
        _("the time zone “%s” is unknown and the file does not define it: its times were read "
           "in %s"),
        name, skv_zone_get_name (self->plan_zone));
      return skv_zone_ref ((SkvZone *) self->plan_zone);
    }
  if (was_windows)
    skv_ics_calendar_note (self->calendar, line, NULL, _("Windows' time zone “%s” was read as %s"),
                           name, skv_zone_get_name (zone));
  return zone;
}

const SkvZone *
skv_ics_zones_get (SkvIcsZones *self, const char *name, guint line)
{
  SkvZone *zone = g_hash_table_lookup (self->resolved, name != NULL ? name : "");

  if (zone != NULL)
    return zone;
  if (name != NULL && *name != '\0')
    zone = resolve (self, name, line);
  else
    {
      skv_ics_calendar_note (self->calendar, line, NULL,
                             _("times without a time zone were read in %s"),
                             skv_zone_get_name (self->plan_zone));
      zone = skv_zone_ref ((SkvZone *) self->plan_zone);
    }
  g_hash_table_insert (self->resolved, g_strdup (name != NULL ? name : ""), zone);
  return zone;
}
