/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/import/import-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "app/question.h"

/* What is remembered of a file: how it was read before, and that it was read now. */

static const SkvSource *
find_source (SkvImportDialog *self)
{
  return self->source->id != NULL ? skv_plan_lookup (skv_session_get_plan (self->session),
                                                     SKV_KIND_SOURCE, self->source->id)
                                  : NULL;
}

static int
this_year (SkvImportDialog *self)
{
  return skv_day_year (skv_session_get_today (self->session));
}

void
skv_import_dialog_preset (SkvImportDialog *self)
{
  const SkvSource *source = find_source (self);

  /* Series are followed around now and not around the year in which a calendar was begun. */
  if (self->source->address != NULL)
    {
      self->year = this_year (self);
      adw_window_title_set_title (self->title, _("Subscribe"));
    }
  if (source == NULL)
    return;
  adw_window_title_set_title (self->title, _("Read Again"));
  if (source->form == NULL || !skv_import_form_find (source->form, &self->form))
    self->form = SKV_N_IMPORT_FORMS;
  self->year = source->year;
  for (guint i = 0; source->lane != NULL && i < self->lanes->len; i++)
    {
      if (!g_str_equal (g_ptr_array_index (self->lanes, i), source->lane))
        continue;
      self->updating = TRUE;
      adw_combo_row_set_selected (self->lane_row, i);
      self->updating = FALSE;
      self->lane_chosen = TRUE;
    }
}

SkvSourceReading
skv_import_dialog_describe_reading (SkvImportDialog *self)
{
  if (self->location == NULL && self->source->address != NULL)
    self->location = g_strdup (self->source->address);
  if (self->location == NULL && self->source->path != NULL)
    self->location = g_filename_to_uri (self->source->path, NULL, NULL);
  if (self->by == NULL)
    self->by = skv_question_recall_decider ();
  return (SkvSourceReading){ .source = self->source->id,
                             .name = self->source->name,
                             .location = self->location,
                             .form = self->reading->form,
                             .year = self->reading->year,
                             .year_is_now = self->source->address != NULL &&
                                            self->reading->year == this_year (self),
                             .refresh_hours = self->source->hours,
                             .etag = self->source->etag,
                             .last_modified = self->source->last_modified,
                             .when = self->source->when,
                             .by = *self->by != '\0' ? self->by : g_get_user_name () };
}

const char *
skv_import_dialog_find_known (SkvImportDialog *self)
{
  SkvSourceReading reading = skv_import_dialog_describe_reading (self);
  const SkvSource *source = skv_sources_match (skv_session_get_plan (self->session), &reading);

  return source != NULL ? source->parent.id : NULL;
}
