/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/conflict/next-year.h"

G_BEGIN_DECLS

/**
 * SkvNextYearWish:
 *
 * What a person chose for one next year, by ids, so that it outlives the #SkvNextYear that it was
 * chosen in: the plan may change meanwhile. What nobody chose stays as it is proposed.
 */
typedef struct _SkvNextYearWish SkvNextYearWish;

SkvNextYearWish *skv_next_year_wish_new (void);
SkvNextYearWish *skv_next_year_wish_copy (const SkvNextYearWish *self);
void skv_next_year_wish_free (SkvNextYearWish *self);
gboolean skv_next_year_wish_is_empty (const SkvNextYearWish *self);

void skv_next_year_wish_set_goes_on (SkvNextYearWish *self, const char *rule, gboolean goes_on);
/* what was chosen of it, or else is proposed */
gboolean skv_next_year_wish_get_goes_on (const SkvNextYearWish *self, const SkvNextYearRule *rule);
void skv_next_year_wish_set_copied (SkvNextYearWish *self, const char *item, gboolean copied);
void skv_next_year_wish_set_day (SkvNextYearWish *self, const char *item, SkvDay day);

/* Chooses the same in @next; what it does not know is left out. */
void skv_next_year_wish_apply (const SkvNextYearWish *self, SkvNextYear *next);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvNextYearWish, skv_next_year_wish_free)

G_END_DECLS
