/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/model/plan.h"

G_BEGIN_DECLS

#define SKV_TYPE_WHO_ROW (skv_who_row_get_type ())
G_DECLARE_FINAL_TYPE (SkvWhoRow, skv_who_row, SKV, WHO_ROW, AdwComboRow)

typedef enum
{
  SKV_WHO_ROLES = 1 << 0,
  SKV_WHO_CONTACTS = 1 << 1,
} SkvWhoOffer;

/**
 * SkvWhoRow:
 *
 * A row in which a role or a contact is chosen, and with it a row for plain words, which is seen
 * when these are chosen.
 *
 * Signal "chosen" (const char *who): a person chose or wrote; a role's name, a contact's id, plain
 * words, or "".
 */

/* @none: what is said if nobody is; @who: "" for nobody (transfer full) */
GtkWidget *skv_who_row_new (
  SkvPlan *plan, SkvWhoOffer offer, const char *title, const char *none, const char *who);
/* to be put right below it (transfer none) */
GtkWidget *skv_who_row_get_words_row (SkvWhoRow *self);

/* The same in words, for a list: the role's title, the contact, or plain words; "" for nobody
 * (transfer full) */
char *skv_who_words (SkvPlan *plan, const char *who);

G_END_DECLS
