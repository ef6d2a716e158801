/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/refresh.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"
#include "core/exchange/address.h"

#define HOUR_SECONDS 3600
/* So few may go at once without a doubt. */
#define FEW 5

gboolean
skv_source_has_address (const SkvSource *source)
{
  return skv_address_is_one (source->location);
}

gboolean
skv_source_is_followed (const SkvSource *source)
{
  return skv_source_has_address (source) || (source->location != NULL && source->refresh_hours > 0);
}

/* --- What is due ----------------------------------------------------------------------------- */

gint64
skv_source_get_due (const SkvSource *source, gint64 tried)
{
  gint64 read = 0;

  if (source->refresh_hours <= 0 || source->location == NULL)
    return G_MAXINT64;
  skv_source_get_fetched (source, &read);
  return MAX (read, tried) + (gint64) source->refresh_hours * HOUR_SECONDS;
}

typedef struct
{
  const char *id;
  gint64 due;
} Waiting;

static int
compare_waiting (gconstpointer a, gconstpointer b)
{
  const Waiting *one = a, *other = b;

  return one->due != other->due ? (one->due < other->due ? -1 : 1) : g_strcmp0 (one->id, other->id);
}

GPtrArray *
skv_sources_list_due (SkvPlan *plan, GHashTable *tried, gint64 now)
{
  GPtrArray *sources = skv_plan_get_records (plan, SKV_KIND_SOURCE);
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < sources->len; i++)
    {
      const SkvSource *source = g_ptr_array_index (sources, i);
      const gint64 *last = tried != NULL ? g_hash_table_lookup (tried, source->parent.id) : NULL;
      Waiting one = { source->parent.id, skv_source_get_due (source, last != NULL ? *last : 0) };

      if (one.due <= now)
        g_array_append_val (waiting, one);
    }
  g_array_sort (waiting, compare_waiting);
  for (guint i = 0; i < waiting->len; i++)
    g_ptr_array_add (ids, (gpointer) g_array_index (waiting, Waiting, i).id);
  return ids;
}

/* --- What changes ---------------------------------------------------------------------------- */

static gboolean
has_moved (const SkvItem *before, const SkvItem *after)
{
  return before->start != after->start || before->all_day != after->all_day ||
         skv_item_get_end (before) != skv_item_get_end (after);
}

void
skv_refresh_count (SkvPlan *plan, const SkvEdit *edit, SkvRefreshCounts *counts)
{
  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);
      const SkvItem *before, *after;

      if (change->kind != SKV_KIND_ITEM || change->after == NULL)
        continue;
      after = (const SkvItem *) (gconstpointer) change->after;
      before = skv_plan_get_item (plan, change->id);
      if (before == NULL)
        counts->n_new++;
      else if (has_moved (before, after))
        counts->n_moved++;
      else
        counts->n_changed++;
    }
}

/* @words: (transfer full) */
static void
append_count (GString *text, guint n, char *words)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
  g_free (words);
}

char *
skv_refresh_words (const SkvRefreshCounts *counts)
{
  GString *text = g_string_new (NULL);

  /* TRANSLATORS: dates of a calendar: "3 new, 1 moved, 2 gone" */
  append_count (text, counts->n_new,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new", "%u new", counts->n_new),
                                 counts->n_new));
  append_count (
    text, counts->n_moved,
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u moved", "%u moved", counts->n_moved),
                     counts->n_moved));
  append_count (
    text, counts->n_changed,
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u changed", "%u changed", counts->n_changed),
                     counts->n_changed));
  append_count (
    text, counts->n_gone,
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u gone", "%u gone", counts->n_gone),
                     counts->n_gone));
  append_count (text, counts->n_kept,
                g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u no longer in it, and kept",
                                              "%u no longer in it, and kept", counts->n_kept),
                                 counts->n_kept));
  return g_string_free (text, text->len == 0);
}

char *
skv_refresh_describe (SkvPlan *plan, const SkvRefreshCounts *counts, gint64 when)
{
  g_autofree char *words = skv_refresh_words (counts);
  g_autofree char *date = skv_words_day_month_year (skv_zone_day (skv_plan_get_zone (plan), when));

  return words != NULL ? g_strdup_printf ("%s: %s", date, words) : NULL;
}

/* --- What goes ------------------------------------------------------------------------------- */

/* does it lie ahead, and may it take place */
static gboolean
lies_ahead (SkvPlan *plan, const SkvItem *item, gint64 now)
{
  SkvDay first, end;

  if (item->status == SKV_STATUS_CANCELLED || item->status == SKV_STATUS_DONE ||
      item->status == SKV_STATUS_STARTED)
    return FALSE;
  if (!item->all_day)
    return item->start != SKV_MOMENT_NONE && item->start > now;
  return skv_item_days (item, skv_plan_get_zone (plan), &first, &end) &&
         first > skv_zone_day (skv_plan_get_zone (plan), now);
}

void
skv_refresh_take_gone (SkvPlan *plan,
                       SkvEdit *edit,
                       const char *source,
                       GPtrArray *coming,
                       gint64 now,
                       SkvRefreshCounts *counts)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  guint n_ahead = 0;

  for (guint i = 0; i < coming->len; i++)
    g_hash_table_add (said,
                      ((const SkvIcsComing *) g_ptr_array_index (coming, i))->item->parent.id);
  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->source, source) != 0 || !skv_sources_is_of_file (item) ||
          !lies_ahead (plan, item, now))
        continue;
      n_ahead++;
      if (!g_hash_table_contains (said, item->parent.id))
        g_ptr_array_add (gone, (gpointer) item);
    }
  if (gone->len > 0 && (coming->len == 0 || (gone->len > FEW && gone->len * 2 > n_ahead)))
    {
      counts->n_kept += gone->len;
      return;
    }
  for (guint i = 0; i < gone->len; i++)
    {
      SkvItem *item = skv_record_copy (g_ptr_array_index (gone, i));

      item->status = SKV_STATUS_CANCELLED;
      skv_edit_put (edit, item);
    }
  counts->n_gone += gone->len;
}

/* --- What is kept of it ---------------------------------------------------------------------- */

void
skv_refresh_put_unchanged (SkvEdit *edit, const SkvSource *source, const SkvSourceReading *reading)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (reading->when);
  g_autofree char *fetched = when != NULL ? g_date_time_format (when, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  SkvSource *read = skv_record_copy (source);

  skv_set_text (&read->fetched, fetched);
  skv_set_text (&read->by, reading->by);
  skv_set_text (&read->etag, reading->etag);
  skv_set_text (&read->last_modified, reading->last_modified);
  skv_set_text (&read->failed, NULL);
  skv_edit_put (edit, read);
}

void
skv_refresh_put_failed (SkvEdit *edit, const SkvSource *source, const char *problem)
{
  SkvSource *failed = skv_record_copy (source);

  skv_set_text (&failed->failed, problem);
  skv_edit_put (edit, failed);
}

/* of the plan; -1: not known */
static gint64
day_read (SkvPlan *plan, const SkvSource *source)
{
  gint64 when;

  return skv_source_get_fetched (source, &when) ? skv_zone_day (skv_plan_get_zone (plan), when)
                                                : -1;
}

gboolean
skv_refresh_is_worth (SkvPlan *plan, const SkvEdit *edit)
{
  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);
      const SkvSource *before = change->kind == SKV_KIND_SOURCE
                                  ? skv_plan_lookup (plan, SKV_KIND_SOURCE, change->id)
                                  : NULL;
      const SkvSource *after = (const SkvSource *) (gconstpointer) change->after;

      if (before == NULL || after == NULL || g_strcmp0 (before->failed, after->failed) != 0 ||
          g_strcmp0 (before->changed, after->changed) != 0 ||
          day_read (plan, before) != day_read (plan, after))
        return TRUE;
    }
  return FALSE;
}

/* --- How often ------------------------------------------------------------------------------- */

SkvEdit *
skv_source_set_hours (const SkvSource *source, int hours, GError **error)
{
  g_autofree char *label = NULL;
  SkvSource *changed;
  SkvEdit *edit;

  if (hours < 0 || hours > SKV_REFRESH_HOURS_MAX || (hours > 0 && source->location == NULL))
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                   source->location == NULL
                     ? _("“%s” was pasted: it is at no address, and cannot be read again")
                     : _("“%s” cannot be read so often: 1 to 8784 hours, or 0 for by hand"),
                   source->name);
      return NULL;
    }
  label = g_strdup_printf (_("Change how often “%s” is read"), source->name);
  changed = skv_record_copy (source);
  changed->refresh_hours = hours;
  edit = skv_edit_new (label);
  skv_edit_put (edit, changed);
  return edit;
}

char *
skv_refresh_words_hours (int hours)
{
  int days = hours / 24;

  if (hours <= 0)
    return g_strdup (C_("how often a source is read", "by hand"));
  if (hours == 1)
    return g_strdup (C_("how often a source is read", "every hour"));
  if (hours == 24)
    return g_strdup (C_("how often a source is read", "every day"));
  if (hours == 168)
    return g_strdup (C_("how often a source is read", "every week"));
  if (hours % 24 == 0)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "every %d day", "every %d days", (gulong) days), days);
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "every %d hour", "every %d hours", (gulong) hours), hours);
}
