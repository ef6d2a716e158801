/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SKV_TYPE_WELCOME_PAGE (skv_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (SkvWelcomePage, skv_welcome_page, SKV, WELCOME_PAGE, AdwBin)

/**
 * SkvWelcomePage:
 *
 * What a window without a plan shows: a new one, one from a file, those that were open last, and
 * the examples. Everything that it offers is an action of the window.
 */

G_END_DECLS
