/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/occurrence.h"

/* Ids of what came from a calendar; those that a planner typed begin otherwise. */
#define ID_PREFIX "ics:"
#define LIST_ID_PREFIX "list:"

typedef struct
{
  SkvPlan *plan;
  const char *lane;
  const char *source; /* (nullable): id of the one that is read again */
  gboolean is_list;   /* of the calendar */
  GHashTable *listed; /* (owned) (nullable) (element-type utf8 SkvItem): what the source brought to
                       * a list, by title and start */
  SkvIcsPreview *preview;
  GHashTable *seen; /* (owned) (element-type utf8): ids of this file */
  char *own_suffix; /* (owned): of UIDs that this plan wrote */
} Builder;

static void
coming_free (SkvIcsComing *self)
{
  skv_record_unref (self->item);
  g_free (self);
}

static SkvIcsRemark *
remark_copy (const SkvIcsRemark *remark)
{
  SkvIcsRemark *copy = g_new0 (SkvIcsRemark, 1);

  copy->line = remark->line;
  copy->title = g_strdup (remark->title);
  copy->text = g_strdup (remark->text);
  copy->contradiction = remark->contradiction;
  return copy;
}

static SkvIcsPreview *
preview_new (const SkvIcsCalendar *calendar)
{
  SkvIcsPreview *self = g_new0 (SkvIcsPreview, 1);

  self->name = g_strdup (calendar->name);
  self->import = g_new0 (SkvImport, 1);
  self->import->edit = skv_edit_new ("");
  self->import->warnings = g_ptr_array_new_with_free_func (g_free);
  self->coming = g_ptr_array_new_with_free_func ((GDestroyNotify) coming_free);
  self->skipped = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_ics_remark_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_ics_remark_free);
  self->gone = g_ptr_array_new_with_free_func (skv_record_unref);
  for (guint i = 0; i < calendar->skipped->len; i++)
    g_ptr_array_add (self->skipped, remark_copy (g_ptr_array_index (calendar->skipped, i)));
  for (guint i = 0; i < calendar->notes->len; i++)
    g_ptr_array_add (self->notes, remark_copy (g_ptr_array_index (calendar->notes, i)));
  return self;
}

void
skv_ics_preview_free (SkvIcsPreview *self)
{
  g_free (self->name);
  g_free (self->lane);
  g_free (self->known_source);
  g_clear_pointer (&self->import, skv_import_free);
  g_ptr_array_unref (self->coming);
  g_ptr_array_unref (self->skipped);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->gone);
  g_free (self);
}

/* The lane by its name or by what people call it; else it becomes one of the planner's own. */
static const char *
settle_lane (Builder *self, const char *lane)
{
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (self->plan);
  g_autofree char *key = g_utf8_casefold (lane, -1);

  for (guint i = 0; i < lanes->len; i++)
    if (g_str_equal (g_ptr_array_index (lanes, i), lane))
      return lane;
  for (guint i = 0; i < lanes->len; i++)
    {
      const char *name = g_ptr_array_index (lanes, i);
      g_autofree char *title = g_utf8_casefold (skv_plan_lane_title (self->plan, name), -1);

      if (g_str_equal (title, key))
        return name;
    }
  skv_edit_put (self->preview->import->edit, skv_record_new (SKV_KIND_LANE, lane));
  self->preview->import->added[SKV_KIND_LANE]++;
  return lane;
}

/* --- Which item --- */

/* What a changed occurrence of a rule starts from: the rule's own times, so that a file that says
 * the same changes nothing. (transfer full) */
static SkvItem *
make_from_rule (const SkvOccurrence *occurrence, const char *id)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  skv_set_text (&item->lane, occurrence->lane);
  skv_set_text (&item->title, occurrence->title);
  skv_set_texts (&item->systems, occurrence->systems);
  skv_set_texts (&item->organisations, occurrence->organisations);
  skv_set_text (&item->effect, occurrence->rule->effect);
  skv_set_text (&item->rule, occurrence->rule->parent.id);
  item->original_day = occurrence->original_day;
  item->all_day = occurrence->all_day;
  item->start = occurrence->start;
  item->end = occurrence->end;
  item->status = occurrence->status;
  return item;
}

/* What this plan wrote itself: KEY of "KEY@PLAN.systemkveld" (transfer full) (nullable) */
static char *
own_key (Builder *self, const SkvIcsEntry *entry)
{
  if (entry->recurrence != NULL || !g_str_has_suffix (entry->uid, self->own_suffix))
    return NULL;
  return g_strndup (entry->uid, strlen (entry->uid) - strlen (self->own_suffix));
}

/* The item that @key names, or one for the occurrence of a rule that it names. NULL if the plan has
 * no such thing; @is_holiday: it has, but it is no item. (transfer full) */
static SkvItem *
find_own (Builder *self, const char *key, gboolean *is_holiday)
{
  const SkvItem *existing = skv_plan_get_item (self->plan, key);
  g_autoptr (SkvOccurrences) found =
    existing == NULL ? skv_occurrences_find (self->plan, key) : NULL;
  const SkvOccurrence *occurrence = found != NULL ? skv_occurrences_lookup (found, key) : NULL;

  *is_holiday = FALSE;
  if (existing != NULL)
    return skv_record_copy (existing);
  if (occurrence == NULL)
    return NULL;
  if (occurrence->item != NULL)
    return skv_record_copy (occurrence->item);
  *is_holiday = occurrence->rule == NULL;
  return *is_holiday ? NULL : make_from_rule (occurrence, key);
}

/* (transfer full) */
static char *
make_id (Builder *self, const SkvIcsEntry *entry)
{
  g_autofree char *key = NULL;
  g_autofree char *hash = NULL;

  if (!self->is_list)
    return g_strconcat (ID_PREFIX, entry->uid, entry->recurrence != NULL ? "/" : NULL,
                        entry->recurrence, NULL);
  key = g_strconcat (self->lane, "\n", entry->uid, NULL);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  hash[32] = '\0'; /* enough for twenty thousand things, and short enough to be typed over */
  return g_strconcat (LIST_ID_PREFIX, hash, NULL);
}

static char *
make_list_key (const char *title, gboolean all_day, gint64 start)
{
  return g_strdup_printf ("%d %" G_GINT64_FORMAT " %s", all_day, start, title);
}

/* What the source brought to a list before, by what it says (transfer full) */
static GHashTable *
list_listed (Builder *self)
{
  GHashTable *listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *items = skv_plan_get_records (self->plan, SKV_KIND_ITEM);

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->source, self->source) == 0 && item->title != NULL &&
          g_str_has_prefix (item->parent.id, LIST_ID_PREFIX))
        g_hash_table_insert (listed, make_list_key (item->title, item->all_day, item->start),
                             (gpointer) item);
    }
  return listed;
}

/* The lane may be another than when the list was read before, and with it all ids: then what it
 * brought is known by title and start. (transfer none) (nullable) */
static const SkvItem *
find_listed (Builder *self, const SkvIcsEntry *entry)
{
  g_autofree char *key = make_list_key (entry->title, entry->all_day, entry->start);
  const SkvItem *item;

  if (!self->is_list || self->source == NULL)
    return NULL;
  if (self->listed == NULL)
    self->listed = list_listed (self);
  item = g_hash_table_lookup (self->listed, key);
  return item != NULL && !g_hash_table_contains (self->seen, item->parent.id) ? item : NULL;
}

/* A copy of what stands in the plan, or a new item; NULL if there is nothing to bring in. @is_own:
 * this plan wrote it. (transfer full) */
static SkvItem *
find_item (Builder *self, const SkvIcsEntry *entry, gboolean *is_own)
{
  g_autofree char *key = own_key (self, entry);
  g_autofree char *id = key != NULL ? g_strdup (key) : make_id (self, entry);
  const SkvItem *existing = key == NULL ? skv_plan_get_item (self->plan, id) : NULL;
  gboolean is_holiday = FALSE;
  SkvItem *item;

  if (key == NULL && existing == NULL)
    existing = find_listed (self, entry);
  item = existing != NULL ? skv_record_copy (existing)
         : key != NULL    ? find_own (self, key, &is_holiday)
                          : NULL;

  *is_own = key != NULL && item != NULL;
  if (item != NULL || is_holiday)
    return item;
  item = skv_record_new (SKV_KIND_ITEM, id);
  item->status = entry->status;
  return item;
}

guint
skv_ics_calendar_count_known (const SkvIcsCalendar *self, SkvPlan *plan, const char *lane)
{
  Builder builder = { .plan = plan, .lane = lane, .is_list = self->is_list };
  guint n = 0;

  for (guint i = 0; i < MIN (self->entries->len, 500); i++)
    {
      g_autofree char *id = make_id (&builder, g_ptr_array_index (self->entries, i));
      const SkvItem *item = skv_plan_get_item (plan, id);

      n += item != NULL && g_str_equal (item->lane, lane);
    }
  return n;
}

/* --- What becomes of it --- */

/* The three that a calendar tells apart (ics-event.c) */
static SkvStatus
as_calendar_says (SkvStatus status)
{
  if (status == SKV_STATUS_CANCELLED)
    return SKV_STATUS_CANCELLED;
  return status == SKV_STATUS_PROPOSED || status == SKV_STATUS_POSTPONED ? SKV_STATUS_PROPOSED
                                                                         : SKV_STATUS_APPROVED;
}

/* The end is changed only if the length is another: a plan knows lengths in more ways than a file.
 */
static void
set_times (SkvItem *item, const SkvIcsEntry *entry)
{
  gint64 old_end = skv_item_get_end (item);
  gint64 old_length = old_end != SKV_MOMENT_NONE ? old_end - item->start
                      : item->all_day            ? SKV_DAY_SECONDS
                                                 : -1;
  gint64 length = entry->end != SKV_MOMENT_NONE ? entry->end - entry->start : -1;
  gboolean same =
    item->start != SKV_MOMENT_NONE && item->all_day == entry->all_day && old_length == length;

  item->start = entry->start;
  item->all_day = entry->all_day;
  if (same && item->end != SKV_MOMENT_NONE)
    item->end = entry->end;
  else if (!same)
    {
      item->end = entry->end;
      if (entry->end == SKV_MOMENT_NONE)
        item->duration = -1;
    }
}

static void
set_fields (Builder *self, SkvItem *item, const SkvIcsEntry *entry, gboolean is_own)
{
  set_times (item, entry);
  skv_set_text (&item->title, entry->title);
  if (as_calendar_says (item->status) != entry->status)
    item->status = entry->status;
  if (is_own)
    return;
  /* The description of our own files is made of other fields; notes never were in them. */
  skv_set_text (&item->lane, self->lane);
  skv_set_text (&item->notes, entry->notes);
  if (entry->notice != NULL)
    skv_ics_notice_fill (self->plan, entry, item, self->preview->notes);
}

static void
add_entry (Builder *self, const SkvIcsEntry *entry)
{
  SkvImport *import = self->preview->import;
  gboolean is_own;
  SkvItem *item = find_item (self, entry, &is_own);
  const SkvItem *existing = item != NULL ? skv_plan_get_item (self->plan, item->parent.id) : NULL;
  SkvIcsComing *coming;
  SkvItem *before;

  /* Public holidays are in every plan of the country. */
  if (item == NULL)
    return;
  before = skv_record_copy (item);
  coming = g_new0 (SkvIcsComing, 1);
  set_fields (self, item, entry, is_own);
  if (is_own || existing != NULL)
    coming->change = skv_record_equal (before, item) ? SKV_ICS_UNCHANGED
                     : existing != NULL              ? SKV_ICS_UPDATED
                                                     : SKV_ICS_ADDED;
  skv_record_unref (before);
  coming->item = item;
  coming->line = entry->line;
  if (self->preview->known_source == NULL && existing != NULL && !is_own)
    self->preview->known_source = g_strdup (existing->source);
  g_ptr_array_add (self->preview->coming, coming);
  g_hash_table_add (self->seen, item->parent.id);
  switch (coming->change)
    {
    case SKV_ICS_ADDED:
      import->added[SKV_KIND_ITEM]++;
      break;
    case SKV_ICS_UPDATED:
      import->updated[SKV_KIND_ITEM]++;
      break;
    case SKV_ICS_UNCHANGED:
      import->unchanged[SKV_KIND_ITEM]++;
      return;
    }
  skv_edit_put (import->edit, skv_record_ref (item));
}

typedef struct
{
  GHashTable *titles; /* (element-type utf8) */
  gint64 first;
  gint64 last;
} Reach;

/* Of this source; or, of those that came in before sources were remembered, in this lane. Two lists
 * may share a lane, a committee each: of a list then only what has a title of its. The last ones of
 * a list may be what was taken out; series are followed for some years only. */
static gboolean
is_gone (Builder *self, const SkvItem *item, const char *source, const Reach *reach)
{
  const char *prefix = self->is_list ? LIST_ID_PREFIX : ID_PREFIX;

  if (item->start < reach->first || g_hash_table_contains (self->seen, item->parent.id) ||
      !g_str_has_prefix (item->parent.id, prefix))
    return FALSE;
  if (item->source != NULL)
    return g_strcmp0 (item->source, source) == 0 && (self->is_list || item->start <= reach->last);
  return item->start <= reach->last && g_str_equal (item->lane, self->lane) &&
         (!self->is_list || g_hash_table_contains (reach->titles, item->title));
}

/* What came from such a file, lies within its dates, and is not in it. */
static void
find_gone (Builder *self, const SkvIcsCalendar *calendar)
{
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *items = skv_plan_get_records (self->plan, SKV_KIND_ITEM);
  const char *source = self->source != NULL ? self->source : self->preview->known_source;
  Reach reach = { titles, G_MAXINT64, G_MININT64 };

  for (guint i = 0; i < calendar->entries->len; i++)
    {
      const SkvIcsEntry *entry = g_ptr_array_index (calendar->entries, i);

      g_hash_table_add (titles, entry->title);
      reach.first = MIN (reach.first, entry->start);
      reach.last = MAX (reach.last, entry->start);
    }
  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);

      if (is_gone (self, item, source, &reach))
        g_ptr_array_add (self->preview->gone, skv_record_ref (item));
    }
}

/* --- In lines --- */

static void
add_warnings (SkvIcsPreview *self, const char *file, const GPtrArray *remarks, gboolean skipped)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const SkvIcsRemark *remark = g_ptr_array_index (remarks, i);
      g_autoptr (GString) text = g_string_new (file);

      if (remark->line > 0)
        g_string_append_printf (text, ":%u", remark->line);
      g_string_append (text, ": ");
      if (skipped)
        g_string_append_printf (text, "%s ", _("Left out:"));
      if (remark->title != NULL)
        g_string_append_printf (text, "“%s”: ", remark->title);
      g_string_append (text, remark->text);
      g_ptr_array_add (self->import->warnings, g_strdup (text->str));
    }
}

static void
add_gone_warnings (Builder *self, const char *file)
{
  const GPtrArray *gone = self->preview->gone;

  for (guint i = 0; i < gone->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (gone, i);
      SkvDay first, end;
      g_autofree char *date = NULL;

      if (!skv_item_days (item, skv_plan_get_zone (self->plan), &first, &end))
        continue;
      date = skv_day_format (first);
      g_ptr_array_add (
        self->preview->import->warnings,
        g_strdup_printf (
          self->is_list
            ? _("%s: “%s” on %s came from a list earlier and is not in this file; it stays in "
                 "the plan")
            : _("%s: “%s” on %s came from a calendar earlier and is not in this file; it stays "
                 "in the plan"),
          file, item->title, date));
    }
}

SkvIcsPreview *
skv_ics_preview_new (SkvPlan *plan,
                     const char *file,
                     const char *lane,
                     const char *source,
                     const SkvIcsCalendar *calendar,
                     GError **error)
{
  g_autoptr (SkvIcsPreview) self = preview_new (calendar);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *suffix =
    g_strdup_printf ("@%s.systemkveld", skv_plan_get_settings (plan)->parent.id);
  g_autoptr (SkvProblem) problem = NULL;
  Builder builder = { .plan = plan,
                      .source = source,
                      .is_list = calendar->is_list,
                      .preview = self,
                      .seen = seen,
                      .own_suffix = suffix };

  builder.lane = settle_lane (&builder, lane);
  self->lane = g_strdup (builder.lane);
  for (guint i = 0; i < calendar->entries->len; i++)
    add_entry (&builder, g_ptr_array_index (calendar->entries, i));
  find_gone (&builder, calendar);
  g_clear_pointer (&builder.listed, g_hash_table_unref);
  add_warnings (self, file, self->skipped, TRUE);
  add_warnings (self, file, self->notes, FALSE);
  add_gone_warnings (&builder, file);

  problem = skv_plan_find_problem (plan, self->import->edit);
  if (problem == NULL)
    return g_steal_pointer (&self);
  g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID, "%s: %s: %s", problem->id,
               problem->field != NULL ? problem->field : "", problem->message);
  return NULL;
}
