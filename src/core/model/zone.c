/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/zone.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/model/record.h"

/* The calendar of a plan lies in these years; GTimeZone repeats its last rule beyond 2037. */
#define FIRST_YEAR 1970
#define LAST_YEAR 2100

typedef SkvZoneChange Transition;

struct _SkvZone
{
  gatomicrefcount ref_count;
  char *name;          /* (owned) */
  GArray *transitions; /* (owned) (element-type Transition): sorted; the first since G_MININT64 */
};

G_DEFINE_QUARK (skv-zone-error-quark, skv_zone_error)

static int
offset_at (GTimeZone *zone, gint64 utc)
{
  return g_time_zone_get_offset (zone,
                                 g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc));
}

/* First second in (low, high] with another offset than at low; the offsets at both ends differ. */
static gint64
find_transition (GTimeZone *zone, gint64 low, gint64 high)
{
  int before = offset_at (zone, low);

  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (offset_at (zone, middle) == before)
        low = middle;
      else
        high = middle;
    }
  return high;
}

/* @zone's changes of offset, by its table (transfer full) */
static SkvZone *
probe (const char *name, GTimeZone *zone)
{
  Transition transition = { G_MININT64, 0 };
  gint64 end = skv_day_from_ymd (LAST_YEAR + 1, 1, 1) * SKV_DAY_SECONDS;
  SkvZone *self = g_new0 (SkvZone, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  self->transitions = g_array_new (FALSE, FALSE, sizeof (Transition));
  transition.offset = offset_at (zone, 0);
  g_array_append_val (self->transitions, transition);

  /* No zone of ours has two changes within a week, so that weekly probes find them all. */
  for (gint64 utc = 0; utc < end; utc += 7 * SKV_DAY_SECONDS)
    {
      gint64 next = utc + 7 * SKV_DAY_SECONDS;

      if (offset_at (zone, next) == transition.offset)
        continue;
      transition.since = find_transition (zone, utc, next);
      transition.offset = offset_at (zone, next);
      g_array_append_val (self->transitions, transition);
    }
  return self;
}

SkvZone *
skv_zone_new (const char *name, GError **error)
{
  /* Probing takes milliseconds, and every plan, copy of one and validation of its settings wants
   * the same zone. They never change, and there are not many names that are any. */
  static GMutex mutex;
  static GHashTable *known = NULL; /* (owned) (element-type utf8 SkvZone) */
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  g_autoptr (GTimeZone) zone = NULL;
  SkvZone *self;

  if (known == NULL)
    known = g_hash_table_new (g_str_hash, g_str_equal);
  self = name != NULL ? g_hash_table_lookup (known, name) : NULL;
  if (self != NULL)
    return skv_zone_ref (self);

  zone = g_time_zone_new_identifier (name);
  if (zone == NULL)
    {
      g_set_error (error, SKV_ZONE_ERROR, 0,
                   _("There is no time zone “%s”; a name such as Europe/Oslo is needed"), name);
      return NULL;
    }
  self = probe (name, zone);
  if (name != NULL)
    g_hash_table_insert (known, self->name, skv_zone_ref (self));
  return self;
}

SkvZone *
skv_zone_new_from_changes (const char *name,
                           int first_offset,
                           const SkvZoneChange *changes,
                           gsize n_changes)
{
  const Transition first = { G_MININT64, first_offset };
  SkvZone *self = g_new0 (SkvZone, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  self->transitions = g_array_new (FALSE, FALSE, sizeof (Transition));
  g_array_append_val (self->transitions, first);
  g_array_append_vals (self->transitions, changes, (guint) n_changes);
  return self;
}

SkvZone *
skv_zone_ref (SkvZone *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
skv_zone_unref (SkvZone *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->transitions);
  g_free (self->name);
  g_free (self);
}

const char *
skv_zone_get_name (const SkvZone *self)
{
  return self->name;
}

int
skv_zone_offset (const SkvZone *self, gint64 utc_seconds)
{
  const Transition *transitions = (const Transition *) (gpointer) self->transitions->data;
  guint low = 0, high = self->transitions->len; /* the answer lies in [low, high) */

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (transitions[middle].since <= utc_seconds)
        low = middle;
      else
        high = middle;
    }
  return transitions[low].offset;
}

gint64
skv_zone_to_utc (const SkvZone *self, gint64 local_seconds)
{
  /* Offsets a day before and a day after bracket any single change. */
  int before = skv_zone_offset (self, local_seconds - SKV_DAY_SECONDS);
  int after = skv_zone_offset (self, local_seconds + SKV_DAY_SECONDS);
  gint64 early = local_seconds - before;

  /* The offset before the change is right up to the change; in a gap it is what moves the time
   * forward; in a doubled hour it names the first of the two. */
  if (before == after || skv_zone_offset (self, early) == before)
    return early;
  if (skv_zone_offset (self, local_seconds - after) == after)
    return local_seconds - after;
  return early;
}

gint64
skv_zone_to_local (const SkvZone *self, gint64 utc_seconds)
{
  return utc_seconds + skv_zone_offset (self, utc_seconds);
}

SkvDay
skv_zone_day (const SkvZone *self, gint64 utc_seconds)
{
  gint64 local = skv_zone_to_local (self, utc_seconds);

  return (SkvDay) (local >= 0 ? local / SKV_DAY_SECONDS
                              : -((-local + SKV_DAY_SECONDS - 1) / SKV_DAY_SECONDS));
}

SkvSpan
skv_zone_day_span (const SkvZone *self, SkvDay day)
{
  return (SkvSpan){ skv_zone_at (self, day, 0), skv_zone_at (self, day + 1, 0) };
}

gint64
skv_zone_at (const SkvZone *self, SkvDay day, int minute)
{
  return skv_zone_to_utc (self, day * SKV_DAY_SECONDS + minute * 60);
}

char *
skv_zone_format (const SkvZone *self, gint64 utc_seconds)
{
  int offset = skv_zone_offset (self, utc_seconds);
  SkvDay day = skv_zone_day (self, utc_seconds);
  int second = (int) (utc_seconds + offset - day * SKV_DAY_SECONDS);
  g_autofree char *date = skv_day_format (day);

  return g_strdup_printf ("%sT%02d:%02d:%02d%c%02d:%02d", date, second / 3600, second / 60 % 60,
                          second % 60, offset < 0 ? '-' : '+', ABS (offset) / 3600,
                          ABS (offset) / 60 % 60);
}

gint64
skv_zone_parse (const SkvZone *self, const char *text)
{
  g_autofree char *date = NULL, *clock = NULL;
  const char *rest;
  SkvDay day;
  int minute, second = 0, offset;
  gint64 local;

  if (text == NULL || strlen (text) < 16 || (text[10] != 'T' && text[10] != ' '))
    return SKV_MOMENT_NONE;
  date = g_strndup (text, 10);
  day = skv_day_parse (date);
  clock = g_strndup (text + 11, 5);
  minute = skv_clock_parse (clock);
  if (day == SKV_DAY_NONE || minute < 0)
    return SKV_MOMENT_NONE;

  rest = text + 16;
  if (*rest == ':')
    {
      if (!g_ascii_isdigit (rest[1]) || !g_ascii_isdigit (rest[2]))
        return SKV_MOMENT_NONE;
      second = g_ascii_digit_value (rest[1]) * 10 + g_ascii_digit_value (rest[2]);
      if (second > 59 || (minute == 24 * 60 && second > 0))
        return SKV_MOMENT_NONE;
      rest += 3;
    }
  local = day * SKV_DAY_SECONDS + minute * 60 + second;

  if (*rest == '\0')
    return skv_zone_to_utc (self, local);
  if ((*rest == 'Z' || *rest == 'z') && rest[1] == '\0')
    return local;
  offset = *rest == '+' || *rest == '-' ? skv_clock_parse (rest + 1) : -1;
  if (offset < 0 || offset > 18 * 60)
    return SKV_MOMENT_NONE;
  return local - (*rest == '-' ? -offset : offset) * 60;
}
