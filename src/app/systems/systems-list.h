/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/model/plan.h"

G_BEGIN_DECLS

/* The rows of the systems page. Each has the id of its system as object data "skv-key". */

/* which systems the list shows, in the order of the choice */
typedef enum
{
  SKV_SYSTEMS_ALL,
  SKV_SYSTEMS_OLD_CARD,
  SKV_SYSTEMS_NO_OWNER,
} SkvSystemsOnly;

/* Is it asked for, and is @search in its name, owner, vendor or kind? */
gboolean skv_systems_list_shows (
  SkvPlan *plan, const SkvSystem *system, const char *search, SkvSystemsOnly only, SkvDay today);
/* A row for every system, by kind and name, with headers that name the kinds; those whose card is
 * old on @today, or that have no owner, are marked. */
void skv_systems_list_fill (GtkListBox *list, SkvPlan *plan, SkvDay today);
void skv_systems_list_clear (GtkListBox *list);
const char *skv_systems_list_row_id (GtkListBoxRow *row);
/* (nullable) */
GtkListBoxRow *skv_systems_list_find (GtkListBox *list, const char *id);
/* owner, vendor, users, and how many relations there are, in words (transfer full) */
char *skv_system_facts (SkvPlan *plan, const SkvSystem *system);

G_END_DECLS
