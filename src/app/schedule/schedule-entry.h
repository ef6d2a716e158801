/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "core/conflict/schedule.h"

G_BEGIN_DECLS

#define SKV_TYPE_SCHEDULE_ENTRY (skv_schedule_entry_get_type ())
G_DECLARE_FINAL_TYPE (SkvScheduleEntry, skv_schedule_entry, SKV, SCHEDULE_ENTRY, GObject)

/**
 * SkvScheduleEntry:
 *
 * One job of a schedule, in words, and whether a person wants it so.
 *
 * Signal "toggled": somebody has chosen otherwise.
 */

/* @job: of a schedule that need not live on */
SkvScheduleEntry *skv_schedule_entry_new (const SkvScheduledJob *job, const SkvZone *zone);

/* all (transfer none) */
const char *skv_schedule_entry_get_item (SkvScheduleEntry *self);
const char *skv_schedule_entry_get_title (SkvScheduleEntry *self);
/* "No date yet → Wednesday 16 January 2027, 17:00–19:00"; for those without a place what it is */
const char *skv_schedule_entry_get_places (SkvScheduleEntry *self);
/* a sentence */
const char *skv_schedule_entry_get_reason (SkvScheduleEntry *self);
/* soft conflicts that remain, a line each (nullable: none) */
const char *skv_schedule_entry_get_conflicts (SkvScheduleEntry *self);
/* all of it, for a screen reader */
const char *skv_schedule_entry_get_description (SkvScheduleEntry *self);
/* Has it a place that it had not before? */
gboolean skv_schedule_entry_can_choose (SkvScheduleEntry *self);
gboolean skv_schedule_entry_is_placed (SkvScheduleEntry *self);
gboolean skv_schedule_entry_is_chosen (SkvScheduleEntry *self);
void skv_schedule_entry_set_chosen (SkvScheduleEntry *self, gboolean chosen);

G_END_DECLS
