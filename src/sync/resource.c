/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/resource.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/ics-writer.h"

#define PROPERTY "X-SYSTEMKVELD-RECORD"
#define FOREIGN "ics:"
/* so many resources are read in one process */
#define PARSE_BATCH 500

/* --- writing --------------------------------------------------------------------------------- */

/* (transfer full) */
static char *
own_suffix (const char *plan_id)
{
  return g_strdup_printf ("@%s.systemkveld", plan_id);
}

/* The text of an iCalendar value (RFC 5545, 3.3.11) */
static void
append_escaped (GString *text, const char *value)
{
  for (const char *c = value; *c != '\0'; c++)
    {
      if (*c == '\n')
        g_string_append (text, "\\n");
      else if (*c == ',' || *c == ';' || *c == '\\')
        g_string_append_printf (text, "\\%c", *c);
      else if (!g_ascii_iscntrl (*c))
        g_string_append_c (text, *c);
    }
}

/* In base64, for servers and programs understand escapes in properties that they do not know in
 * ways of their own. */
static void
append_property (GString *text, const char *content)
{
  g_autofree char *encoded = g_base64_encode ((const guchar *) content, strlen (content));

  g_string_append_printf (text, PROPERTY ":%s\r\n", encoded);
}

static char *
write_journal (const SkvSyncUnits *units, const SkvSyncUnit *unit, const char *uid)
{
  g_autoptr (GString) text = g_string_new ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                                           "PRODID:-//Systemkveld//Systemkveld//EN\r\n"
                                           "BEGIN:VJOURNAL\r\nUID:");
  const char *name = skv_record_get_name (unit->record);
  g_autofree char *suffix = own_suffix (skv_plan_get_settings (units->plan)->parent.id);
  g_autofree char *own = g_strconcat (unit->key, suffix, NULL);
  g_autoptr (GDateTime) changed = NULL;
  g_autofree char *stamp = NULL;
  gint64 modified = 0;
  guint sequence = 0;

  skv_plan_get_revision (units->plan, unit->record->kind, unit->record->id, &sequence, &modified);
  changed = g_date_time_new_from_unix_utc (modified);
  stamp = g_date_time_format (changed, "%Y%m%dT%H%M%SZ");
  append_escaped (text, uid != NULL ? uid : own);
  g_string_append_printf (text, "\r\nDTSTAMP:%s\r\nSUMMARY:", stamp);
  append_escaped (text, name != NULL ? name : skv_kind_name (unit->record->kind));
  g_string_append (text, "\r\n");
  append_property (text, unit->content);
  g_string_append (text, "END:VJOURNAL\r\nEND:VCALENDAR\r\n");
  return skv_ics_fold (text->str);
}

/* Puts @uid into the place of the one that stands there. */
static void
replace_uid (GString *text, const char *uid)
{
  const char *start = strstr (text->str, "\r\nUID:"), *end;
  gsize offset;

  if (start == NULL)
    return;
  start += strlen ("\r\nUID:");
  end = strstr (start, "\r\n");
  while (end != NULL && (end[2] == ' ' || end[2] == '\t'))
    end = strstr (end + 2, "\r\n");
  if (end == NULL)
    return;
  offset = (gsize) (start - text->str);
  g_string_erase (text, (gssize) offset, end - start);
  g_string_insert (text, (gssize) offset, uid);
}

static char *
write_event (const SkvSyncUnits *units, const SkvSyncUnit *unit, const char *uid)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autofree char *plain = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GString) property = g_string_new (NULL);
  const char *end;

  g_ptr_array_add (one, (gpointer) unit->occurrence);
  plain = skv_ics_write (units->plan, one);
  text = g_string_new (plain);
  if (uid != NULL)
    replace_uid (text, uid);
  append_property (property, unit->content);
  end = strstr (text->str, "END:VEVENT");
  if (end != NULL)
    g_string_insert (text, end - text->str, property->str);
  return skv_ics_fold (text->str);
}

char *
skv_sync_resource_write (const SkvSyncUnits *units, const SkvSyncUnit *unit, const char *uid)
{
  return unit->occurrence != NULL ? write_event (units, unit, uid)
                                  : write_journal (units, unit, uid);
}

char *
skv_sync_resource_name (const char *key)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);

  /* Keys may hold anything; of a path it is not wanted. */
  return g_strdup_printf ("%.32s.ics", hash);
}

/* --- reading --------------------------------------------------------------------------------- */

/* The value of the first property of that name, lines made whole (transfer full) (nullable) */
static char *
read_property (const char *text, const char *name)
{
  gsize length = strlen (name);

  for (const char *line = text; line != NULL && *line != '\0';)
    {
      const char *end = strchr (line, '\n');

      if (g_ascii_strncasecmp (line, name, length) == 0 &&
          (line[length] == ':' || line[length] == ';'))
        {
          g_autoptr (GString) value = g_string_new (NULL);
          const char *c = strchr (line, ':');

          for (c = c != NULL ? c + 1 : ""; *c != '\0'; c++)
            {
              if (*c == '\n' && (c[1] == ' ' || c[1] == '\t'))
                c++;
              else if (*c == '\n')
                break;
              else if (*c != '\r')
                g_string_append_c (value, *c);
            }
          return g_strdup (value->str);
        }
      line = end != NULL ? end + 1 : NULL;
    }
  return NULL;
}

char *
skv_sync_resource_read_uid (const char *text)
{
  g_autofree char *escaped = read_property (text, "UID");
  g_autoptr (GString) uid = g_string_new (NULL);

  if (escaped == NULL)
    return NULL;
  for (const char *c = escaped; *c != '\0'; c++)
    {
      if (*c == '\\' && c[1] != '\0')
        c++;
      g_string_append_c (uid, *c);
    }
  return g_strdup (g_strstrip (uid->str));
}

char *
skv_sync_resource_read_content (const char *text)
{
  g_autofree char *encoded = read_property (text, PROPERTY);
  g_autofree guchar *data = NULL;
  gsize size;

  if (encoded == NULL)
    return NULL;
  data = g_base64_decode (encoded, &size);
  if (data == NULL || size == 0 || !g_utf8_validate ((const char *) data, (gssize) size, NULL))
    return NULL;
  return g_strndup ((const char *) data, size);
}

char *
skv_sync_resource_key (const char *plan_id, const char *uid)
{
  g_autofree char *suffix = own_suffix (plan_id);

  if (!g_str_has_suffix (uid, suffix))
    return g_strconcat (FOREIGN, uid, NULL);
  return g_strndup (uid, strlen (uid) - strlen (suffix));
}

/* --- parsing --------------------------------------------------------------------------------- */

static void
take_entries (SkvIcsCalendar *all, SkvIcsCalendar *part)
{
  while (part->entries->len > 0)
    g_ptr_array_add (all->entries, g_ptr_array_steal_index_fast (part->entries, 0));
  while (part->skipped->len > 0)
    g_ptr_array_add (all->skipped, g_ptr_array_steal_index_fast (part->skipped, 0));
}

static SkvIcsCalendar *
parse_texts (GPtrArray *texts,
             guint from,
             guint to,
             const char *zone,
             int year,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = from; i < to; i++)
    {
      g_string_append (joined, g_ptr_array_index (texts, i));
      if (joined->len > 0 && joined->str[joined->len - 1] != '\n')
        g_string_append (joined, "\r\n");
    }
  bytes = g_string_free_to_bytes (g_steal_pointer (&joined));
  return skv_ics_parse_form_guarded ("ics", bytes, zone, year, cancellable, error);
}

/* One that breaks the whole is read alone, and then left out. */
static gboolean
parse_range (SkvIcsCalendar *all,
             GPtrArray *texts,
             guint from,
             guint to,
             const char *zone,
             int year,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (SkvIcsCalendar) part =
    parse_texts (texts, from, to, zone, year, cancellable, &problem);
  guint middle = from + (to - from) / 2;

  if (part != NULL)
    {
      take_entries (all, part);
      return TRUE;
    }
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      (g_error_matches (problem, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_FAILED)))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return to - from == 1 ||
         (parse_range (all, texts, from, middle, zone, year, cancellable, error) &&
          parse_range (all, texts, middle, to, zone, year, cancellable, error));
}

SkvIcsCalendar *
skv_sync_resource_parse (
  GPtrArray *texts, const char *zone, int year, GCancellable *cancellable, GError **error)
{
  g_autoptr (SkvIcsCalendar) all = skv_ics_calendar_new ();

  for (guint i = 0; i < texts->len; i += PARSE_BATCH)
    {
      if (!parse_range (all, texts, i, MIN (i + PARSE_BATCH, texts->len), zone, year, cancellable,
                        error))
        return NULL;
    }
  return g_steal_pointer (&all);
}
