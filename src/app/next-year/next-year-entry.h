/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/conflict/next-year.h"

G_BEGIN_DECLS

#define SKV_TYPE_NEXT_YEAR_ENTRY (skv_next_year_entry_get_type ())
G_DECLARE_FINAL_TYPE (SkvNextYearEntry, skv_next_year_entry, SKV, NEXT_YEAR_ENTRY, GObject)

/**
 * SkvNextYearEntry:
 *
 * One line of the list of what may be copied: a copy with what a person chose and typed, or the
 * heading of a lane.
 *
 * Signals: "updated": something about it is new; "edited": and a person did that.
 */

/* @language: (nullable): whose words of dates are tried first */
SkvNextYearEntry *
skv_next_year_entry_new (const SkvNextYearCopy *copy, int year, const char *language);
SkvNextYearEntry *skv_next_year_entry_new_heading (const char *lane);
/* what was computed anew of the same copy; a text that is no date stays */
void skv_next_year_entry_update (SkvNextYearEntry *self, const SkvNextYearCopy *copy);

/* (nullable): NULL for a heading */
const char *skv_next_year_entry_get_item (SkvNextYearEntry *self);
const char *skv_next_year_entry_get_lane (SkvNextYearEntry *self);
const char *skv_next_year_entry_get_title (SkvNextYearEntry *self);
/* its date this year, and its marks */
const char *skv_next_year_entry_get_description (SkvNextYearEntry *self);
gboolean skv_next_year_entry_exists (SkvNextYearEntry *self);
gboolean skv_next_year_entry_is_copied (SkvNextYearEntry *self);
SkvDay skv_next_year_entry_get_day (SkvNextYearEntry *self);
int skv_next_year_entry_get_year (SkvNextYearEntry *self);
/* the date as it was typed, or in words */
const char *skv_next_year_entry_get_text (SkvNextYearEntry *self);
/* its weekday and how it was found */
const char *skv_next_year_entry_get_note (SkvNextYearEntry *self);
/* (nullable): why the text is no date of the next year */
const char *skv_next_year_entry_get_problem (SkvNextYearEntry *self);

/* By a person. A date that is typed is one that is wanted: it is copied. */
void skv_next_year_entry_set_copied (SkvNextYearEntry *self, gboolean copied);
void skv_next_year_entry_type_date (SkvNextYearEntry *self, const char *text);

G_END_DECLS
