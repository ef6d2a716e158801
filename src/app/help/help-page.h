/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "app/help/help-pages.h"

G_BEGIN_DECLS

/* Puts @page into @box, which is emptied first. @on_link is called as a GtkLabel's "activate-link",
 * swapped with @data: the name of a page, or "check:NAME". */
void skv_help_page_show (GtkBox *box, const SkvHelpPage *page, GCallback on_link, gpointer data);

/* "Ctrl+N" of "<Control>n", in the reader's words (transfer full) */
char *skv_help_key_name (const char *accelerator);

G_END_DECLS
