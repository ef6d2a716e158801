/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/outage/card.h"

G_BEGIN_DECLS

/* What stands on a card, before it is text, HTML or drawn; texts are clean. Of card*.c only. */
typedef struct
{
  char *title;      /* (owned) */
  GPtrArray *head;  /* (owned) (element-type utf8): label, value, label, value … */
  GPtrArray *steps; /* (owned) (element-type utf8): phase, text, who, … of each */
} SkvCardSheet;

/* FALSE, with nothing to clear, if there is no such system */
gboolean skv_card_sheet_init (SkvCardSheet *self, SkvPlan *plan, const char *system);
void skv_card_sheet_clear (SkvCardSheet *self);

G_END_DECLS
