/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/sources.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"
#include "core/exchange/address.h"

/* --- Which source ---------------------------------------------------------------------------- */

/* (transfer full) (nullable): of what was pasted */
static char *
file_name_of (const char *location)
{
  g_autofree char *base = location != NULL ? g_path_get_basename (location) : NULL;

  return base != NULL ? g_uri_unescape_string (base, NULL) : NULL;
}

static gboolean
has_file_name (const SkvSource *source, const char *name)
{
  g_autofree char *file =
    skv_address_is_one (source->location) ? NULL : file_name_of (source->location);

  return file != NULL && (g_str_equal (file, name) || g_strcmp0 (source->name, name) == 0);
}

const SkvSource *
skv_sources_match (SkvPlan *plan, const SkvSourceReading *reading)
{
  GPtrArray *sources;
  const SkvSource *named =
    reading->source != NULL ? skv_plan_lookup (plan, SKV_KIND_SOURCE, reading->source) : NULL;

  if (named != NULL || reading->location == NULL)
    return named;
  sources = skv_plan_get_records (plan, SKV_KIND_SOURCE);
  for (guint i = 0; i < sources->len; i++)
    {
      const SkvSource *source = g_ptr_array_index (sources, i);

      if (g_strcmp0 (source->location, reading->location) == 0)
        return source;
    }
  /* What stands at an address is no file, and half of all calendars are called "basic.ics". */
  for (guint i = 0; i < sources->len && !skv_address_is_one (reading->location); i++)
    if (has_file_name (g_ptr_array_index (sources, i), reading->name))
      return g_ptr_array_index (sources, i);
  return NULL;
}

const SkvSource *
skv_sources_find (SkvPlan *plan, const char *name)
{
  GPtrArray *sources = skv_plan_get_records (plan, SKV_KIND_SOURCE);
  const SkvSource *by_id = skv_plan_lookup (plan, SKV_KIND_SOURCE, name);
  g_autofree char *key = g_utf8_casefold (name, -1);

  for (guint i = 0; by_id == NULL && i < sources->len; i++)
    {
      const SkvSource *source = g_ptr_array_index (sources, i);
      g_autofree char *folded = g_utf8_casefold (source->name, -1);

      if (g_str_equal (folded, key))
        return source;
    }
  return by_id;
}

gboolean
skv_sources_is_of_file (const SkvItem *item)
{
  return item->rule == NULL && (g_str_has_prefix (item->parent.id, "ics:") ||
                                g_str_has_prefix (item->parent.id, "list:"));
}

/* --- What an import remembers ---------------------------------------------------------------- */

static gboolean
name_is_taken (SkvPlan *plan, const char *name)
{
  GPtrArray *sources = skv_plan_get_records (plan, SKV_KIND_SOURCE);

  for (guint i = 0; i < sources->len; i++)
    if (g_strcmp0 (((const SkvSource *) g_ptr_array_index (sources, i))->name, name) == 0)
      return TRUE;
  return FALSE;
}

/* Two that were pasted are two sources: "Pasted text", "Pasted text 2" (transfer full) */
static char *
make_name (SkvPlan *plan, const char *wanted)
{
  char *name = g_strdup (wanted);

  for (guint n = 2; name_is_taken (plan, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", wanted, n);
    }
  return name;
}

static char *
format_moment (gint64 when)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (when);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* A source that is called as its file was follows it to another name. */
static void
set_name (SkvSource *source, const SkvSourceReading *reading)
{
  g_autofree char *old = file_name_of (source->location);

  if (reading->location != NULL && !skv_address_is_one (reading->location) &&
      g_strcmp0 (source->name, old) == 0)
    skv_set_text (&source->name, reading->name);
}

/* By the file's place: two that bring the same file into copies of a plan mean the same source.
 * (transfer full) (nullable: any will do) */
static char *
make_id (SkvPlan *plan, const SkvSourceReading *reading)
{
  g_autofree char *hash =
    reading->location != NULL
      ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, reading->location, -1)
      : NULL;
  g_autofree char *id = hash != NULL ? g_strdup_printf ("source:%.32s", hash) : NULL;

  return id != NULL && skv_plan_lookup (plan, SKV_KIND_SOURCE, id) == NULL ? g_steal_pointer (&id)
                                                                           : NULL;
}

/* as it will be (transfer full) */
static SkvSource *
make_source (SkvPlan *plan,
             const SkvSource *known,
             const SkvSourceReading *reading,
             const char *lane)
{
  static const char *const forms[SKV_N_IMPORT_FORMS] = {
    [SKV_IMPORT_CALENDAR] = "ics",
    [SKV_IMPORT_TABLE] = "csv",
    [SKV_IMPORT_TEXT] = "text",
  };
  g_autofree char *id = make_id (plan, reading);
  SkvSource *source =
    known != NULL ? skv_record_copy (known) : skv_record_new (SKV_KIND_SOURCE, id);
  g_autofree char *fetched = format_moment (reading->when);

  if (known == NULL)
    {
      g_autofree char *name = make_name (plan, reading->name);

      skv_set_text (&source->name, name);
    }
  else
    set_name (source, reading);
  if (reading->location != NULL)
    skv_set_text (&source->location, reading->location);
  skv_set_text (&source->form, forms[reading->form]);
  skv_set_text (&source->lane, lane != NULL ? lane : reading->lane);
  source->year = reading->year_is_now ? 0 : reading->year;
  skv_set_text (&source->fetched, fetched);
  skv_set_text (&source->by, reading->by);
  skv_set_text (&source->etag, reading->etag);
  skv_set_text (&source->last_modified, reading->last_modified);
  skv_set_text (&source->failed, NULL);
  if (reading->changed != NULL)
    skv_set_text (&source->changed, reading->changed);
  if (reading->refresh_hours > 0)
    source->refresh_hours = reading->refresh_hours;
  return source;
}

static gboolean
came_of_it (SkvPlan *plan, const SkvItem *item)
{
  const SkvItem *before = skv_plan_get_item (plan, item->parent.id);

  if (item->rule != NULL)
    return FALSE;
  return before == NULL || (before->source == NULL && skv_sources_is_of_file (before));
}

/* The items of @edit that are to name the source (element-type SkvItem) (transfer full) */
static GPtrArray *
list_stamped (SkvPlan *plan, const SkvEdit *edit)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (skv_record_unref);

  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->kind == SKV_KIND_ITEM && change->after != NULL &&
          came_of_it (plan, (const SkvItem *) (gconstpointer) change->after))
        g_ptr_array_add (items, skv_record_copy (change->after));
    }
  return items;
}

void
skv_sources_put (SkvPlan *plan,
                 SkvEdit *edit,
                 const SkvSourceReading *reading,
                 const char *lane,
                 const char *known)
{
  const SkvSource *source;
  g_autoptr (GPtrArray) items = NULL;
  SkvSource *made;

  g_return_if_fail (SKV_IS_PLAN (plan));
  g_return_if_fail (reading != NULL && reading->name != NULL);

  if (reading->when == 0 || reading->form == SKV_IMPORT_JSON)
    return;
  source = skv_sources_match (plan, reading);
  if (source == NULL && reading->location == NULL && known != NULL)
    {
      source = skv_plan_lookup (plan, SKV_KIND_SOURCE, known);
      if (source != NULL && source->location != NULL)
        source = NULL;
    }
  items = list_stamped (plan, edit);
  if (source == NULL && items->len == 0 && reading->refresh_hours == 0)
    return;
  made = make_source (plan, source, reading, lane);
  for (guint i = 0; i < items->len; i++)
    {
      SkvItem *item = g_ptr_array_index (items, i);

      skv_set_text (&item->source, made->parent.id);
      skv_edit_put (edit, skv_record_ref (item));
    }
  skv_edit_put (edit, made);
}

/* --- Later ----------------------------------------------------------------------------------- */

GHashTable *
skv_sources_count (SkvPlan *plan, int year)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  SkvDay from = skv_day_from_ymd (year, 1, 1), until = skv_day_from_ymd (year + 1, 1, 1);

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);
      SkvSourceCount *count;
      SkvDay first, end;

      if (item->source == NULL)
        continue;
      count = g_hash_table_lookup (counts, item->source);
      if (count == NULL)
        {
          count = g_new0 (SkvSourceCount, 1);
          g_hash_table_insert (counts, g_strdup (item->source), count);
        }
      count->n_items++;
      if (skv_item_days (item, skv_plan_get_zone (plan), &first, &end))
        count->n_in_year += first < until && end > from;
    }
  return counts;
}

SkvEdit *
skv_sources_describe (
  SkvPlan *plan, const SkvSource *source, const char *name, const char *notes, GError **error)
{
  g_autofree char *title = g_strstrip (g_strdup (name));
  g_autofree char *text = g_strstrip (g_strdup (notes != NULL ? notes : ""));
  g_autofree char *label = NULL;
  SkvSource *changed;
  SkvEdit *edit;

  if (*title == '\0')
    {
      g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                           _("a source needs a name"));
      return NULL;
    }
  changed = skv_record_copy (source);
  skv_set_text (&changed->name, title);
  skv_set_text (&changed->notes, *text != '\0' ? text : NULL);
  label = g_strdup_printf (_("Change the source “%s”"), title);
  edit = skv_edit_new (label);
  skv_edit_put (edit, changed);
  return edit;
}

/* what stays does not wait for what goes */
static void
mend_after (SkvPlan *plan, SkvEdit *edit, GHashTable *gone)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);
      g_autoptr (GStrvBuilder) rest = NULL;
      g_auto (GStrv) after = NULL;
      SkvItem *mended;

      if (g_hash_table_contains (gone, item->parent.id) || item->after[0] == NULL)
        continue;
      rest = g_strv_builder_new ();
      for (guint k = 0; item->after[k] != NULL; k++)
        if (!g_hash_table_contains (gone, item->after[k]))
          g_strv_builder_add (rest, item->after[k]);
      after = g_strv_builder_end (rest);
      if (g_strv_length (after) == g_strv_length (item->after))
        continue;
      mended = skv_record_copy (item);
      skv_set_texts (&mended->after, (const char *const *) after);
      skv_edit_put (edit, mended);
    }
}

SkvEdit *
skv_sources_remove (SkvPlan *plan, const SkvSource *source, gboolean with_items)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  g_autoptr (GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *label = g_strdup_printf (with_items ? _("Remove the source “%s” and its items")
                                                       : _("Remove the source “%s”"),
                                            source->name);
  SkvEdit *edit = skv_edit_new (label);

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);
      SkvItem *free_item;

      if (g_strcmp0 (item->source, source->parent.id) != 0)
        continue;
      if (with_items)
        {
          skv_edit_remove (edit, SKV_KIND_ITEM, item->parent.id);
          g_hash_table_add (gone, item->parent.id);
          continue;
        }
      free_item = skv_record_copy (item);
      skv_set_text (&free_item->source, NULL);
      skv_edit_put (edit, free_item);
    }
  mend_after (plan, edit, gone);
  skv_edit_remove (edit, SKV_KIND_SOURCE, source->parent.id);
  return edit;
}

/* --- In words -------------------------------------------------------------------------------- */

char *
skv_source_path (const SkvSource *source)
{
  return source->location != NULL && g_str_has_prefix (source->location, "file:")
           ? g_filename_from_uri (source->location, NULL, NULL)
           : NULL;
}

char *
skv_source_where (const SkvSource *source)
{
  g_autofree char *path = skv_source_path (source);

  if (path != NULL)
    return g_filename_display_name (path);
  return g_strdup (source->location != NULL ? source->location : C_("source", "pasted"));
}

gboolean
skv_source_get_fetched (const SkvSource *source, gint64 *when)
{
  g_autoptr (GDateTime) time =
    source->fetched != NULL ? g_date_time_new_from_iso8601 (source->fetched, NULL) : NULL;

  if (time == NULL)
    return FALSE;
  *when = g_date_time_to_unix (time);
  return TRUE;
}

/* (transfer full) */
static char *
words_ago (int days)
{
  int n;

  if (days <= 0)
    return g_strdup (C_("when a file was read", "today"));
  if (days == 1)
    return g_strdup (C_("when a file was read", "yesterday"));
  if (days < 14)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", (gulong) days), days);
  n = days / 7;
  if (days < 63)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d week ago", "%d weeks ago", (gulong) n), n);
  n = (int) (days / 30.44);
  if (n < 24)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d month ago", "%d months ago", (gulong) n), n);
  n = (int) (days / 365.25);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d year ago", "%d years ago", (gulong) n),
                          n);
}

char *
skv_source_words_read (SkvPlan *plan, const SkvSource *source, gint64 now)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  g_autofree char *ago = NULL;
  gint64 when;

  if (!skv_source_get_fetched (source, &when))
    return g_strdup (_("not known when it was read"));
  ago = words_ago ((int) (skv_zone_day (zone, now) - skv_zone_day (zone, when)));
  if (source->by == NULL || *source->by == '\0')
    /* TRANSLATORS: of a file; "read 3 weeks ago", "read today" */
    return g_strdup_printf (_("read %s"), ago);
  /* TRANSLATORS: of a file; "read 3 weeks ago by the planner" */
  return g_strdup_printf (_("read %1$s by %2$s"), ago, source->by);
}

char *
skv_source_words_of_item (SkvPlan *plan, const SkvItem *item)
{
  const SkvSource *source =
    item->source != NULL ? skv_plan_lookup (plan, SKV_KIND_SOURCE, item->source) : NULL;
  g_autofree char *date = NULL;
  gint64 when;

  if (source == NULL)
    return NULL;
  if (!skv_source_get_fetched (source, &when))
    /* TRANSLATORS: the file that an item was read from */
    return g_strdup_printf (_("From %s"), source->name);
  date = skv_words_day_month_year (skv_zone_day (skv_plan_get_zone (plan), when));
  /* TRANSLATORS: a file, and the date on which it was read */
  return g_strdup_printf (_("From %1$s, read %2$s"), source->name, date);
}
