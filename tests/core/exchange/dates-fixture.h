/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "core/exchange/ics-reader.h"

/* What tests of table-reader.c and text-reader.c share: a text, and what has to come of it. */
typedef struct
{
  const char *name;
  const char *text;
  int year;
  const char *expected; /* "Title 2019-01-16[T09:00][/last]", "; " between; "!" of a cancelled one;
                         * or "refused" */
  const char *said;     /* (nullable): part of a remark; "-" first: of a skipped line; of a refused
                         * text, part of the message. "LINE:" may stand first. */
} DatesCase;

typedef SkvIcsCalendar *(*DatesParse) (GBytes *bytes,
                                       const SkvZone *zone,
                                       int year,
                                       GError **error);

static inline void
dates_put_side (
  GString *text, const SkvZone *zone, const SkvIcsEntry *entry, gint64 value, int back)
{
  g_autofree char *side = NULL;

  if (entry->all_day)
    side = skv_day_format ((SkvDay) (value / SKV_DAY_SECONDS) - back);
  else
    {
      side = skv_zone_format (zone, value);
      side[16] = '\0';
    }
  g_string_append (text, side);
}

/* Entries as above (transfer full) */
static inline char *
dates_spell (const SkvIcsCalendar *calendar, const SkvZone *zone)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < calendar->entries->len; i++)
    {
      const SkvIcsEntry *entry = g_ptr_array_index (calendar->entries, i);

      g_string_append_printf (text, "%s%s%s ", i > 0 ? "; " : "",
                              entry->status == SKV_STATUS_CANCELLED ? "!" : "", entry->title);
      dates_put_side (text, zone, entry, entry->start, 0);
      if (entry->end == SKV_MOMENT_NONE ||
          (entry->all_day && entry->end == entry->start + SKV_DAY_SECONDS))
        continue;
      g_string_append_c (text, '/');
      dates_put_side (text, zone, entry, entry->end, 1);
    }
  return g_string_free (text, FALSE);
}

static inline gboolean
dates_is_said (const GPtrArray *remarks, const char *part)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const SkvIcsRemark *remark = g_ptr_array_index (remarks, i);
      g_autofree char *whole =
        g_strdup_printf ("%u: %s: %s", remark->line, remark->title, remark->text);

      if (g_ascii_isdigit (*part) ? g_str_has_prefix (whole, part) : strstr (whole, part) != NULL)
        return TRUE;
    }
  return FALSE;
}

static inline SkvZone *
dates_zone (void)
{
  g_autoptr (GError) error = NULL;
  SkvZone *zone = skv_zone_new ("Europe/Oslo", &error);

  g_assert_no_error (error);
  return zone;
}

static inline void
dates_check (const DatesCase *row, DatesParse parse)
{
  g_autoptr (SkvZone) zone = dates_zone ();
  g_autoptr (GBytes) bytes = g_bytes_new (row->text, strlen (row->text));
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvIcsCalendar) calendar = parse (bytes, zone, row->year, &error);
  g_autofree char *found = NULL;

  if (g_str_equal (row->expected, "refused"))
    {
      g_assert_null (calendar);
      g_assert_true (error->domain == SKV_EXCHANGE_ERROR);
      g_assert_nonnull (strstr (error->message, row->said));
      return;
    }
  g_assert_no_error (error);
  g_assert_true (calendar->is_list);
  found = dates_spell (calendar, zone);
  g_assert_cmpstr (found, ==, row->expected);
  if (row->said == NULL)
    g_assert_cmpuint (calendar->skipped->len, ==, 0);
  else if (*row->said == '-')
    g_assert_true (dates_is_said (calendar->skipped, row->said + 1));
  else
    g_assert_true (dates_is_said (calendar->notes, row->said));
}

/* Cut off anywhere, and with any byte replaced, a text gives a result or a message. */
static inline void
dates_torture (const char *text, DatesParse parse)
{
  g_autoptr (SkvZone) zone = dates_zone ();
  gsize length = strlen (text);

  for (gsize i = 0; i < 2 * length; i++)
    {
      static const char strange[] = { '"', ';', '\n', '*', '(', '\xff', '9', '-' };
      g_autofree char *copy = g_strdup (text);
      gsize size = i < length ? i : length;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SkvIcsCalendar) calendar = NULL;

      if (i >= length)
        copy[i - length] = strange[i % G_N_ELEMENTS (strange)];
      bytes = g_bytes_new (copy, size);
      calendar = parse (bytes, zone, 2019, &error);
      g_assert_true ((calendar == NULL) == (error != NULL));
    }
}
