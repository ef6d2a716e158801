/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* The organisation's own words for announcements, SkvWording, instead of ours: forms as fill.h has
 * them. @kind is a name of an SkvAnnounceKind, "first"; @language (nullable): that of the messages;
 * @channel (nullable): none in particular. */

/* The one that fits best: what it leaves open serves all (transfer none) (nullable) */
const SkvWording *
skv_wording_find (SkvPlan *plan, const char *kind, const char *language, const char *channel);
/* its text, or else our own form (transfer full) (nullable: there is none of that name) */
char *skv_wording_form (SkvPlan *plan, const char *kind, const char *language, const char *channel);

/* what people call that kind, translated; also those of outages (transfer none) */
const char *skv_wording_title (const char *kind);

/* From now on that is the text, for that kind and language and every channel. One edit with a label
 * for people; NULL if it is the text already (transfer full) (nullable) */
SkvEdit *
skv_wording_set (SkvPlan *plan, const char *kind, const char *language, const char *content);
/* Ours again; NULL if it is that (transfer full) (nullable) */
SkvEdit *skv_wording_reset (SkvPlan *plan, const char *kind, const char *language);

G_END_DECLS
