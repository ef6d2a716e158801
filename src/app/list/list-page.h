/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/page.h"

G_BEGIN_DECLS

#define SKV_TYPE_LIST_PAGE (skv_list_page_get_type ())
G_DECLARE_FINAL_TYPE (SkvListPage, skv_list_page, SKV, LIST_PAGE, SkvPage)

/**
 * SkvListPage:
 *
 * The year in words: a row for each occurrence that the session's filter lets through. Several can
 * be selected, and changed at once.
 *
 * Signals: "activate-item" (const char *id): open it; "show-item" (const char *id): in the year.
 */
/* brings a row into view and gives it the keyboard */
void skv_list_page_reveal (SkvListPage *self, const char *id);
/* ids of the rows that are selected (transfer full) */
GStrv skv_list_page_list_ids (SkvListPage *self);

G_END_DECLS
