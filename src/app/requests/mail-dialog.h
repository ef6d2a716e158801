/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * skv_mail_dialog_new:
 * @heading: what it is about
 * @to: addresses with ", " between; "" if they are not known
 *
 * A letter to be looked through, changed, and then copied or handed to the mail program. Nothing is
 * sent from here.
 *
 * Its responses are "copy", "mail" and "close"; what they do beside is its owner's.
 */
GtkWidget *skv_mail_dialog_new (
  SkvSession *session, const char *heading, const char *to, const char *subject, const char *text);

G_END_DECLS
