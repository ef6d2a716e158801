/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/import-job.h"

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
  skv_sources_put (self->copy, preview->import->edit, reading, preview->lane,
                   preview->known_source);
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
