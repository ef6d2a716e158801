/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/exchange/import-preview.h"

G_BEGIN_DECLS

/**
 * skv_import_lists_fill:
 * @box: is emptied first
 * @on_remove: (swapped with @data): called with the switch whose "active" says whether what is
 *   gone leaves the plan, when it changes
 *
 * What comes in, what contradicts itself, what is skipped and why, what is gone: a list each, with
 * its count, and no more rows than somebody reads.
 */
void skv_import_lists_fill (GtkBox *box,
                            SkvPlan *plan,
                            const SkvImportPreview *preview,
                            gboolean remove_gone,
                            GCallback on_remove,
                            gpointer data);

G_END_DECLS
