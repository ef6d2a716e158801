/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/draft.h"

G_BEGIN_DECLS

#define SKV_TYPE_SYSTEM_PICKER (skv_system_picker_get_type ())
G_DECLARE_FINAL_TYPE (SkvSystemPicker, skv_system_picker, SKV, SYSTEM_PICKER, AdwActionRow)

/**
 * SkvSystemPicker:
 *
 * A row with the systems that were chosen, and a list of all of them with a search.
 *
 * Signal "edited": the choice, which stands in the draft, is another one.
 */

/* @draft stays the caller's and outlives the row's use of it */
void skv_system_picker_set_draft (SkvSystemPicker *self, SkvPlan *plan, SkvDraft *draft);
void skv_system_picker_show_notes (SkvSystemPicker *self, const SkvDraftNotes *notes);

G_END_DECLS
