/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*SkvNamed) (const char *name, gpointer data);

/* What there is to say of a name as it is typed (transfer full) (nullable); @taken (out): it cannot
 * be used. */
typedef char *(*SkvNameNote) (const char *name, gpointer data, gboolean *taken);

/* Asks what something is to be called, and tells @named once if a person says so. @note (nullable);
 * @free_data (nullable): of @data, whatever comes of it. */
void skv_name_dialog_ask (GtkWidget *over,
                          const char *heading,
                          const char *body,
                          const char *name,
                          SkvNamed named,
                          SkvNameNote note,
                          gpointer data,
                          GDestroyNotify free_data);

G_END_DECLS
