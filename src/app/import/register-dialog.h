/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/session.h"
#include "core/exchange/register.h"

G_BEGIN_DECLS

#define SKV_TYPE_REGISTER_DIALOG (skv_register_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SkvRegisterDialog, skv_register_dialog, SKV, REGISTER_DIALOG, AdwWindow)

/**
 * SkvRegisterDialog:
 *
 * A table of people or of systems, pasted, typed or out of a file, and what it would change, before
 * it does. Bringing it in is one edit of the session.
 */
GtkWidget *skv_register_dialog_new (SkvSession *session, SkvRegister what);

G_END_DECLS
