/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The sites of a rolling upgrade as rows of a group: each to be ticked, or taken away. */
typedef struct _SkvSiteRows SkvSiteRows;

/* @sites: (transfer full) (element-type SkvSite); @language: (nullable); @changed is called with
 * @data when a person changed something */
SkvSiteRows *skv_site_rows_new (AdwPreferencesGroup *group,
                                GPtrArray *sites,
                                const char *language,
                                void (*changed) (gpointer data),
                                gpointer data);
void skv_site_rows_free (SkvSiteRows *self);
/* as they are now (transfer none) */
GPtrArray *skv_site_rows_get (SkvSiteRows *self);
gboolean skv_site_rows_is_changed (SkvSiteRows *self);
/* one as skv_site_read() reads it; FALSE if there are too many */
gboolean skv_site_rows_add (SkvSiteRows *self, const char *text, int year);

G_END_DECLS
