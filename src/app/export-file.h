/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/session.h"

G_BEGIN_DECLS

/* Writes the plan of @session, or the picture of its year, in the plan's language, whatever the
 * program speaks. @format: "ics", "json", "png", "svg" or "pdf". For the main thread only. */
gboolean
skv_export_file (SkvSession *session, const char *format, const char *path, GError **error);

G_END_DECLS
