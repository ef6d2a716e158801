/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/import-job.h"

#include <string.h>

#include "core/exchange/refresh.h"

SkvImportJob *
skv_import_job_new (SkvPlan *plan, const char *label)
{
  SkvImportJob *self = g_new0 (SkvImportJob, 1);

  self->copy = skv_plan_copy (plan);
  self->whole = g_new0 (SkvImport, 1);
  self->whole->edit = skv_edit_new (label);
  self->whole->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
skv_import_job_free (SkvImportJob *self)
{
  g_clear_object (&self->copy);
  g_clear_pointer (&self->whole, skv_import_free);
  g_free (self);
}

/* What is said of what is not in it any more is not true of a source that is followed. */
static void
drop_gone_warnings (SkvIcsPreview *preview)
{
  GPtrArray *warnings = preview->import->warnings;
  guint n = MIN (preview->gone->len, warnings->len);

  if (n > 0)
    g_ptr_array_remove_range (warnings, warnings->len - n, n);
}

/* What the edit of @preview does, and the source beside it. */
static void
put_source (SkvImportJob *self,
            const SkvSourceReading *reading,
            const SkvSource *source,
            SkvIcsPreview *preview)
{
  SkvEdit *edit = preview->import->edit;
  SkvSourceReading told = *reading;
  SkvRefreshCounts counts = { 0 };
  g_autofree char *changed = NULL;

  skv_refresh_count (self->copy, edit, &counts);
  if (reading->follow && source != NULL)
    {
      skv_refresh_take_gone (self->copy, edit, source->parent.id, preview->coming, reading->when,
                             &counts);
      drop_gone_warnings (preview);
      preview->import->updated[SKV_KIND_ITEM] += counts.n_gone;
    }
  self->counts = counts;
  told.changed = changed = skv_refresh_describe (self->copy, &counts, reading->when);
  skv_sources_put (self->copy, edit, &told, preview->lane, preview->known_source);
}

/* (transfer full) */
static SkvImport *
read_dated (SkvImportJob *self,
            const char *file,
            const SkvSourceReading *reading,
            GBytes *bytes,
            GError **error)
{
  const char *zone = skv_zone_get_name (skv_plan_get_zone (self->copy));
  const SkvSource *source = skv_sources_match (self->copy, reading);
  g_autoptr (SkvIcsCalendar) calendar =
    skv_import_parse (reading->form, bytes, zone, reading->year, NULL, error);
  g_autoptr (SkvIcsPreview) preview =
    calendar != NULL
      ? skv_ics_preview_new (self->copy, file, reading->lane,
                             source != NULL ? source->parent.id : NULL, calendar, error)
      : NULL;

  if (preview == NULL)
    {
      skv_import_prefix_error (file, error);
      return NULL;
    }
  put_source (self, reading, source, preview);
  self->needs_year |= calendar->needs_year;
  return g_steal_pointer (&preview->import);
}

static void
take_in (SkvImport *whole, const SkvImport *import)
{
  for (guint i = 0; i < skv_edit_get_n_changes (import->edit); i++)
    skv_edit_put (whole->edit, skv_record_ref (skv_edit_get_change (import->edit, i)->after));
  for (guint i = 0; i < import->warnings->len; i++)
    g_ptr_array_add (whole->warnings, g_strdup (g_ptr_array_index (import->warnings, i)));
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      whole->added[kind] += import->added[kind];
      whole->updated[kind] += import->updated[kind];
      whole->unchanged[kind] += import->unchanged[kind];
    }
}

gboolean
skv_import_job_add (SkvImportJob *self,
                    const char *file,
                    const SkvSourceReading *reading,
                    GBytes *bytes,
                    GError **error)
{
  g_autoptr (SkvImport) import = NULL;

  g_return_val_if_fail (reading->lane != NULL || reading->form == SKV_IMPORT_JSON, FALSE);

  import = reading->form == SKV_IMPORT_JSON ? skv_json_read (self->copy, file, bytes, error)
                                            : read_dated (self, file, reading, bytes, error);
  if (import == NULL || !skv_plan_apply (self->copy, import->edit, error))
    return FALSE;
  take_in (self->whole, import);
  return TRUE;
}

/* TRUE with @source as it stands now, and the edit that says what became of it taken in */
static gboolean
take_note (SkvImportJob *self, SkvEdit *edit, GError **error)
{
  if (!skv_plan_apply (self->copy, edit, error))
    return FALSE;
  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    skv_edit_put (self->whole->edit, skv_record_ref (skv_edit_get_change (edit, i)->after));
  return TRUE;
}

gboolean
skv_import_job_note_unchanged (SkvImportJob *self, const SkvSourceReading *reading, GError **error)
{
  const SkvSource *source = skv_sources_match (self->copy, reading);
  g_autoptr (SkvEdit) edit = skv_edit_new ("");

  g_return_val_if_fail (source != NULL, FALSE);

  memset (&self->counts, 0, sizeof self->counts);
  skv_refresh_put_unchanged (edit, source, reading);
  return take_note (self, edit, error);
}

gboolean
skv_import_job_note_failed (SkvImportJob *self,
                            const char *source,
                            const char *problem,
                            GError **error)
{
  const SkvSource *known = skv_plan_lookup (self->copy, SKV_KIND_SOURCE, source);
  g_autoptr (SkvEdit) edit = skv_edit_new ("");

  g_return_val_if_fail (known != NULL, FALSE);

  skv_refresh_put_failed (edit, known, problem);
  return take_note (self, edit, error);
}
