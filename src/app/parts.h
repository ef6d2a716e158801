/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Parts that lists and details are made of. Texts are shown as they are, never read as markup. */

/* A row whose title and subtitle take the lines that they need. @subtitle and @icon_name
 * (nullable): no subtitle, no icon before the title; the icon only repeats what the words say. */
GtkWidget *skv_plain_row_new (const char *title, const char *subtitle, const char *icon_name);
/* What stands under the title of @group, which itself takes it for markup; @text (nullable): nothing
 */
void skv_group_describe (AdwPreferencesGroup *group, const char *text);

/* A label from the left that takes the lines it needs, and breaks a word that is wider than all of
 * them. @css_class (nullable) */
GtkWidget *skv_paragraph_new (const char *text, const char *css_class);

/* A label from the left of one line; what does not fit is cut with "…" and told in the tooltip.
 * @most_chars: the width it asks for at most, or -1; @css_class (nullable) */
GtkWidget *skv_line_new (const char *text, int most_chars, const char *css_class);

/* The widget has the style class, or has it not. */
void skv_widget_set_class (GtkWidget *widget, const char *css_class, gboolean has);

G_END_DECLS
