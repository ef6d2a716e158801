/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/log.h"

#include <string.h>

char *
skv_log_format_moment (gint64 moment)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (moment);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

gint64
skv_log_parse_moment (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, utc) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : SKV_MOMENT_NONE;
}

SkvLogEntry *
skv_log_entry_new (
  const char *item, SkvLogKind kind, gint64 now, const char *by, const char *content)
{
  SkvLogEntry *self = skv_record_new (SKV_KIND_LOG_ENTRY, NULL);

  skv_set_text (&self->item, item);
  self->made = skv_log_format_moment (now);
  skv_set_text (&self->by, by);
  self->entry_kind = kind;
  skv_set_text (&self->content, content);
  self->due = SKV_DAY_NONE;
  return self;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const SkvLogEntry *first = *(const SkvLogEntry *const *) a;
  const SkvLogEntry *second = *(const SkvLogEntry *const *) b;
  gint64 one = skv_log_parse_moment (first->made), two = skv_log_parse_moment (second->made);

  return one < two ? -1 : one > two;
}

GPtrArray *
skv_log_list (SkvPlan *plan, const char *item)
{
  GPtrArray *list = g_ptr_array_new ();
  GPtrArray *records;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && item != NULL, list);

  records = skv_plan_get_records (plan, SKV_KIND_LOG_ENTRY);
  for (guint i = 0; i < records->len; i++)
    {
      SkvLogEntry *entry = g_ptr_array_index (records, i);

      if (strcmp (entry->item, item) == 0)
        g_ptr_array_add (list, entry);
    }
  g_ptr_array_sort (list, compare_entries); /* stable */
  return list;
}

SkvLogEntry *
skv_log_find_last (GPtrArray *log, SkvLogKind kind, const char *step)
{
  for (guint i = log->len; i > 0; i--)
    {
      SkvLogEntry *entry = g_ptr_array_index (log, i - 1);

      if (entry->entry_kind == kind && (step == NULL || g_strcmp0 (entry->step, step) == 0))
        return entry;
    }
  return NULL;
}
