/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/import-preview.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"
#include "core/exchange/refresh.h"

static void
row_free (SkvImportRow *self)
{
  g_clear_pointer (&self->item, skv_record_unref);
  g_free (self->title);
  g_free (self->when);
  g_free (self->before);
  g_free (self->source);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

void
skv_import_preview_free (SkvImportPreview *self)
{
  g_clear_pointer (&self->import, skv_import_free);
  g_free (self->lane);
  g_free (self->known_source);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->skipped);
  g_ptr_array_unref (self->contradictions);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->gone);
  g_free (self);
}

static SkvImportPreview *
preview_new (void)
{
  SkvImportPreview *self = g_new0 (SkvImportPreview, 1);
  GDestroyNotify free_remark = (GDestroyNotify) skv_ics_remark_free;

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  self->skipped = g_ptr_array_new_with_free_func (free_remark);
  self->contradictions = g_ptr_array_new_with_free_func (free_remark);
  self->notes = g_ptr_array_new_with_free_func (free_remark);
  self->gone = g_ptr_array_new_with_free_func (skv_record_unref);
  return self;
}

/* --- In words --- */

static char *
words_of_moment (const SkvZone *zone, gint64 moment)
{
  SkvDay day = skv_zone_day (zone, moment);
  g_autofree char *date = skv_words_date (day);
  g_autofree char *clock =
    skv_words_time ((int) ((skv_zone_to_local (zone, moment) - day * SKV_DAY_SECONDS) / 60));

  return g_strdup_printf ("%s %s", date, clock);
}

char *
skv_import_words_when (SkvPlan *plan, const SkvItem *item)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  gint64 end = skv_item_get_end (item);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  SkvDay from, until, day;

  if (item->start == SKV_MOMENT_NONE || !skv_item_days (item, zone, &from, &until))
    return g_strdup (_("no date yet"));
  if (item->all_day)
    return until - from <= 1 ? skv_words_date (from) : skv_words_date_range (from, until);
  first = words_of_moment (zone, item->start);
  if (end == SKV_MOMENT_NONE)
    return g_steal_pointer (&first);
  day = skv_zone_day (zone, end);
  /* Into the small hours of the next day is still that evening. */
  if (skv_zone_to_local (zone, end) - (from + 1) * SKV_DAY_SECONDS <= SKV_DAY_SECONDS / 2)
    {
      last = skv_words_time ((int) ((skv_zone_to_local (zone, end) - day * SKV_DAY_SECONDS) / 60));
      return g_strdup_printf ("%s–%s", first, last);
    }
  last = words_of_moment (zone, end);
  return g_strdup_printf ("%s – %s", first, last);
}

/* What a record is called: its title, name or role, or else its id. (transfer none) */
static const char *
record_title (const SkvRecord *record)
{
  static const char *const names[] = { "title", "name", "role" };
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (record->kind, &n_fields);

  for (gsize n = 0; n < G_N_ELEMENTS (names); n++)
    for (gsize i = 0; i < n_fields; i++)
      {
        const char *text =
          fields[i].type == SKV_FIELD_TEXT && g_str_equal (fields[i].name, names[n])
            ? SKV_FIELD_AT (record, &fields[i], const char *)
            : NULL;

        if (text != NULL && *text != '\0')
          return text;
      }
  return record->id;
}

static SkvImportRow *
row_new (SkvPlan *plan, const SkvRecord *record, SkvIcsChange change)
{
  SkvImportRow *self = g_new0 (SkvImportRow, 1);
  const SkvItem *old;

  self->kind = record->kind;
  self->title = g_strdup (record_title (record));
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->change = change;
  if (record->kind != SKV_KIND_ITEM)
    return self;
  self->item = skv_record_ref (record);
  self->when = skv_import_words_when (plan, self->item);
  old = change == SKV_ICS_UPDATED ? skv_plan_get_item (plan, record->id) : NULL;
  self->before = old != NULL ? skv_import_words_when (plan, old) : NULL;
  if (g_strcmp0 (self->before, self->when) == 0)
    g_clear_pointer (&self->before, g_free);
  return self;
}

/* --- Dated things --- */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const SkvImportRow *one = *(SkvImportRow *const *) a, *other = *(SkvImportRow *const *) b;

  if ((one->change == SKV_ICS_UNCHANGED) != (other->change == SKV_ICS_UNCHANGED))
    return one->change == SKV_ICS_UNCHANGED ? 1 : -1;
  if (one->item != NULL && other->item != NULL && one->item->start != other->item->start)
    return one->item->start < other->item->start ? -1 : 1;
  return 0;
}

static void
add_rows (SkvImportPreview *self,
          SkvPlan *plan,
          SkvImportForm form,
          const SkvIcsPreview *dated,
          GHashTable *by_line)
{
  for (guint i = 0; i < dated->coming->len; i++)
    {
      const SkvIcsComing *coming = g_ptr_array_index (dated->coming, i);
      SkvImportRow *row = row_new (plan, &coming->item->parent, coming->change);

      row->line = coming->line;
      if (form == SKV_IMPORT_TEXT)
        row->source = g_strdup (coming->item->notes);
      g_hash_table_insert (by_line, GUINT_TO_POINTER (row->line), row);
      g_ptr_array_add (self->rows, row);
      self->counts[row->change]++;
    }
}

/* What is said of a line goes to the last thing that was read from it, or else stands by itself. */
static void
take_notes (SkvImportPreview *self, GPtrArray *notes, GHashTable *by_line)
{
  while (notes->len > 0)
    {
      SkvIcsRemark *remark = g_ptr_array_steal_index (notes, 0);
      SkvImportRow *row =
        remark->line > 0 ? g_hash_table_lookup (by_line, GUINT_TO_POINTER (remark->line)) : NULL;

      if (row != NULL)
        g_ptr_array_add (row->notes, g_strdup (remark->text));
      if (remark->contradiction)
        g_ptr_array_add (self->contradictions, remark);
      else if (row != NULL)
        skv_ics_remark_free (remark);
      else
        g_ptr_array_add (self->notes, remark);
    }
}

static void
take_skipped (SkvImportPreview *self, GPtrArray *skipped)
{
  while (skipped->len > 0)
    g_ptr_array_add (self->skipped, g_ptr_array_steal_index (skipped, 0));
}

SkvImportPreview *
skv_import_preview_new (SkvPlan *plan,
                        const char *file,
                        SkvImportForm form,
                        const char *lane,
                        const char *source,
                        const SkvIcsCalendar *calendar,
                        GError **error)
{
  g_autoptr (SkvIcsPreview) dated = skv_ics_preview_new (plan, file, lane, source, calendar, error);
  g_autoptr (GHashTable) by_line = g_hash_table_new (NULL, NULL);
  SkvImportPreview *self;

  if (dated == NULL)
    return NULL;
  self = preview_new ();
  add_rows (self, plan, form, dated, by_line);
  take_notes (self, dated->notes, by_line);
  take_skipped (self, dated->skipped);
  for (guint i = 0; i < dated->gone->len; i++)
    g_ptr_array_add (self->gone, skv_record_ref (g_ptr_array_index (dated->gone, i)));
  g_ptr_array_sort (self->rows, compare_rows);
  self->import = g_steal_pointer (&dated->import);
  self->lane = g_steal_pointer (&dated->lane);
  self->known_source = g_steal_pointer (&dated->known_source);
  return self;
}

/* --- Records of a plan --- */

SkvImportPreview *
skv_import_preview_new_for_json (SkvPlan *plan, SkvImport *import)
{
  SkvImportPreview *self = preview_new ();

  self->import = import;
  for (guint i = 0; i < skv_edit_get_n_changes (import->edit); i++)
    {
      const SkvRecord *record = skv_edit_get_change (import->edit, i)->after;
      SkvIcsChange change =
        skv_plan_lookup (plan, record->kind, record->id) != NULL ? SKV_ICS_UPDATED : SKV_ICS_ADDED;

      g_ptr_array_add (self->rows, row_new (plan, record, change));
      self->counts[change]++;
    }
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    self->counts[SKV_ICS_UNCHANGED] += import->unchanged[kind];
  for (guint i = 0; i < import->warnings->len; i++)
    {
      SkvIcsRemark *remark = g_new0 (SkvIcsRemark, 1);

      remark->text = g_strdup (g_ptr_array_index (import->warnings, i));
      g_ptr_array_add (self->notes, remark);
    }
  return self;
}

/* --- By hand --- */

SkvImportPreview *
skv_import_preview_new_empty (SkvEdit *edit)
{
  SkvImportPreview *self = preview_new ();

  self->import = g_new0 (SkvImport, 1);
  self->import->edit = skv_edit_ref (edit);
  self->import->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
skv_import_preview_add_row (SkvImportPreview *self,
                            SkvKind kind,
                            SkvIcsChange change,
                            guint line,
                            const char *title,
                            const char *words,
                            const char *before)
{
  SkvImportRow *row = g_new0 (SkvImportRow, 1);
  guint *counts[] = { self->import->added, self->import->updated, self->import->unchanged };

  row->kind = kind;
  row->title = g_strdup (title);
  row->when = g_strdup (words);
  row->before = g_strdup (before);
  row->notes = g_ptr_array_new_with_free_func (g_free);
  row->change = change;
  row->line = line;
  g_ptr_array_add (self->rows, row);
  self->counts[change]++;
  counts[change][kind]++;
}

void
skv_import_preview_add_remark (
  GPtrArray *remarks, guint line, const char *title, const char *format, ...)
{
  SkvIcsRemark *remark = g_new0 (SkvIcsRemark, 1);
  va_list args;

  remark->line = line;
  remark->title = g_strdup (title);
  va_start (args, format);
  remark->text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (remarks, remark);
}

/* --- What comes of it --- */

/* (element-type SkvItem), borrowed (transfer container) */
static GHashTable *
find_new_items (const SkvImportPreview *self)
{
  GHashTable *items = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SkvImportRow *row = g_ptr_array_index (self->rows, i);

      if (row->change == SKV_ICS_ADDED && row->item != NULL)
        g_hash_table_add (items, row->item);
    }
  return items;
}

/* @record with what all new items get (transfer full) */
static gpointer
make_wished (const SkvRecord *record, const SkvImportWish *wish)
{
  SkvItem *item = skv_record_copy (record);

  if (wish->organisation != NULL)
    skv_set_texts (&item->organisations, (const char *const[]){ wish->organisation, NULL });
  if (wish->system != NULL)
    skv_set_texts (&item->systems, (const char *const[]){ wish->system, NULL });
  return item;
}

static void
put_source (const SkvImportPreview *self, SkvPlan *plan, SkvEdit *edit, const SkvImportWish *wish)
{
  SkvSourceReading reading = *wish->reading;
  SkvRefreshCounts counts = { .n_gone = wish->remove_gone ? self->gone->len : 0 };
  g_autofree char *changed = NULL;

  skv_refresh_count (plan, edit, &counts);
  reading.changed = changed = skv_refresh_describe (plan, &counts, reading.when);
  skv_sources_put (plan, edit, &reading, self->lane, self->known_source);
}

SkvEdit *
skv_import_preview_make_edit (const SkvImportPreview *self,
                              SkvPlan *plan,
                              const char *label,
                              const SkvImportWish *wish)
{
  SkvEdit *edit = skv_edit_new (label);
  g_autoptr (GHashTable) items = find_new_items (self);
  gboolean wished = wish->organisation != NULL || wish->system != NULL;

  for (guint i = 0; i < skv_edit_get_n_changes (self->import->edit); i++)
    {
      const SkvRecord *record = skv_edit_get_change (self->import->edit, i)->after;

      skv_edit_put (edit, wished && g_hash_table_contains (items, record)
                            ? make_wished (record, wish)
                            : skv_record_ref (record));
    }
  for (guint i = 0; wish->remove_gone && i < self->gone->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (self->gone, i);

      skv_edit_remove (edit, SKV_KIND_ITEM, item->parent.id);
    }
  if (wish->reading != NULL)
    put_source (self, plan, edit, wish);
  return edit;
}

SkvDay
skv_import_preview_day_to_show (const SkvImportPreview *self,
                                SkvPlan *plan,
                                SkvDay shown_from,
                                SkvDay shown_to)
{
  SkvDay first = SKV_DAY_NONE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const SkvImportRow *row = g_ptr_array_index (self->rows, i);
      SkvDay from, until;

      if (row->change == SKV_ICS_UNCHANGED || row->item == NULL ||
          !skv_item_days (row->item, skv_plan_get_zone (plan), &from, &until))
        continue;
      if (from < shown_to && until > shown_from)
        return SKV_DAY_NONE;
      if (first == SKV_DAY_NONE || from < first)
        first = from;
    }
  return first;
}

/* --- Which lane --- */

/* Whole lanes by parts of words, in nb, nn, sv, da and en; what is more special comes first. */
static const struct
{
  const char *lane;
  const char *part;
} lane_words[] = {
  { "freeze", "frys" },          { "freeze", "freeze" },
  { "freeze", "stopp" },         { "window", "servicevind" },
  { "window", "servicefön" },    { "window", "systemkveld" },
  { "window", "window" },        { "window", "vedlikeholdsv" },
  { "exam", "eksam" },           { "exam", "exam" },
  { "exam", "prøve" },           { "exam", "tentamen" },
  { "exam", "nationella prov" }, { "critical", "kritisk" },
  { "critical", "critical" },    { "critical", "period" },
  { "meeting", "møte" },         { "meeting", "mote" },
  { "meeting", "møde" },         { "meeting", "möte" },
  { "meeting", "meeting" },      { "meeting", "utval" },
  { "meeting", "sammanträde" },  { "meeting", "styre" },
  { "meeting", "formannskap" },
};

static gboolean
has_lane (GPtrArray *lanes, const char *lane)
{
  for (guint i = 0; i < lanes->len; i++)
    if (g_str_equal (g_ptr_array_index (lanes, i), lane))
      return TRUE;
  return FALSE;
}

/* (transfer none) (nullable) */
static const char *
lane_of_words (GPtrArray *lanes, const char *text)
{
  g_autofree char *lower = text != NULL ? g_utf8_strdown (text, -1) : g_strdup ("");

  for (gsize i = 0; i < G_N_ELEMENTS (lane_words); i++)
    if (strstr (lower, lane_words[i].part) != NULL && has_lane (lanes, lane_words[i].lane))
      return lane_words[i].lane;
  return NULL;
}

/* The first twenty titles, one after another (transfer full) */
static char *
join_titles (const SkvIcsCalendar *calendar)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (calendar->entries->len, 20); i++)
    {
      const SkvIcsEntry *entry = g_ptr_array_index (calendar->entries, i);

      g_string_append_printf (text, "%s\n", entry->title);
    }
  return g_string_free (text, FALSE);
}

/* vendors' notices, which go to their own lane anyway */
static gboolean
is_of_notices (const SkvIcsCalendar *calendar)
{
  for (guint i = 0; i < calendar->entries->len; i++)
    if (((const SkvIcsEntry *) g_ptr_array_index (calendar->entries, i))->notice == NULL)
      return FALSE;
  return calendar->entries->len > 0;
}

char *
skv_import_guess_lane (SkvPlan *plan, const char *file, const SkvIcsCalendar *calendar)
{
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);
  g_autofree char *titles = join_titles (calendar);
  const char *words[] = { file, calendar->name, titles };
  const char *best = NULL;
  guint most = 0;

  for (guint i = 0; i < lanes->len; i++)
    {
      guint known = skv_ics_calendar_count_known (calendar, plan, g_ptr_array_index (lanes, i));

      if (known > most)
        {
          most = known;
          best = g_ptr_array_index (lanes, i);
        }
    }
  if (best == NULL && is_of_notices (calendar))
    best = "vendor";
  for (gsize i = 0; i < G_N_ELEMENTS (words) && best == NULL; i++)
    best = lane_of_words (lanes, words[i]);
  return g_strdup (best != NULL ? best : "meeting");
}
