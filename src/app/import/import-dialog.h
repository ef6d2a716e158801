/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/import/import-reader.h"
#include "app/session.h"

G_BEGIN_DECLS

#define SKV_TYPE_IMPORT_DIALOG (skv_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SkvImportDialog, skv_import_dialog, SKV, IMPORT_DIALOG, AdwWindow)

/**
 * SkvImportDialog:
 *
 * What a file or a text would bring into the plan, before it does: read in a thread, shown whole,
 * read anew when somebody says what it is, which lane it goes to or which year is meant. Bringing
 * it in is one edit of the session.
 *
 * Signal "source-read" (const char *problem): a source is read again, and was read, or (@problem,
 * in words) could not be.
 */

/* @source: copied; @rest: how many more wait behind this one */
GtkWidget *skv_import_dialog_new (SkvSession *session, const SkvImportSource *source, guint rest);

G_END_DECLS
