/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/**
 * SkvExport:
 *
 * What is to be written of a session, taken down on the main thread and of a copy of its plan, so
 * that another thread can write it. What others get is in the plan's language, whatever the program
 * speaks.
 */
typedef struct _SkvExport SkvExport;

/* What people call the format, "PNG picture" (transfer none) (nullable: there is no such format) */
const char *skv_export_format_title (const char *format);
/* Is it a picture, and so of one year? */
gboolean skv_export_format_is_picture (const char *format);

/* @format: "ics", "json", "png", "svg" or "pdf" (transfer full) */
SkvExport *skv_export_new (SkvSession *session, const char *format, const char *path);
void skv_export_free (SkvExport *self);
/* of the file, without its folder (transfer none) */
const char *skv_export_get_name (const SkvExport *self);
/* Messages in another language than the program's are the main thread's alone. */
gboolean skv_export_needs_main_thread (const SkvExport *self);
/* @cancellable: (nullable) */
gboolean skv_export_run (const SkvExport *self, GCancellable *cancellable, GError **error);

/* all of it at once, on the main thread */
gboolean
skv_export_file (SkvSession *session, const char *format, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvExport, skv_export_free)

G_END_DECLS
