/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SKV_TYPE_SEARCH_PROVIDER (skv_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (SkvSearchProvider, skv_search_provider, SKV, SEARCH_PROVIDER, GObject)

/**
 * SkvSearchProvider:
 *
 * What is in the current plan, for GNOME Shell's overview: org.gnome.Shell.SearchProvider2. The
 * plan is read from its file in a thread, whether a window shows it or not, and again once it was
 * changed. A plan that cannot be read has nothing to be found: the Shell has no place for errors.
 *
 * What is chosen goes through the action "open-at" of the application, as reminders do.
 */

/* the plan to look in (transfer full) (nullable) */
typedef GFile *(*SkvSearchProviderPlan) (GApplication *application);

/* @application is not kept alive and has to outlive it */
SkvSearchProvider *skv_search_provider_new (GApplication *application, SkvSearchProviderPlan plan);
gboolean skv_search_provider_export (SkvSearchProvider *self,
                                     GDBusConnection *connection,
                                     const char *object_path,
                                     GError **error);
void skv_search_provider_unexport (SkvSearchProvider *self);

G_END_DECLS
