/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/draft.h"

G_BEGIN_DECLS

#define SKV_TYPE_FIELD_ROW (skv_field_row_get_type ())
G_DECLARE_FINAL_TYPE (SkvFieldRow, skv_field_row, SKV, FIELD_ROW, AdwActionRow)

/**
 * SkvFieldRow:
 *
 * A row of an editor with one entry or more, each for a field of a draft, and with what there is to
 * say about them under its title.
 *
 * Signal "edited" (int field, const char *text): a person typed.
 */

/* @label: for a screen reader, and in the empty entry */
void skv_field_row_add_entry (
  SkvFieldRow *self, SkvDraftField field, const char *label, const char *hint, int chars);
/* does not emit "edited" and leaves the entry alone if it says so already */
void skv_field_row_set_text (SkvFieldRow *self, SkvDraftField field, const char *text);
void skv_field_row_show_notes (SkvFieldRow *self, const SkvDraftNotes *notes);
void skv_field_row_focus (SkvFieldRow *self);

/* the same for a row without entries; @text (nullable) takes the place of the subtitle */
void skv_row_show_note (AdwActionRow *row, const char *text, gboolean is_error);

G_END_DECLS
