/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON as it is written by us: UTF-8, members in the order of the calls, separators by themselves.
 * Begin an object with '{', end it with '}'. */

/* a quoted and escaped string; null for NULL */
void skv_json_put_string (GString *text, const char *value);
/* "name": , with a comma before it if something stands before it in its object */
void skv_json_put_name (GString *text, const char *name);
void skv_json_put_text_member (GString *text, const char *name, const char *value);
void skv_json_put_texts_member (GString *text, const char *name, const char *const *values);
void skv_json_put_int_member (GString *text, const char *name, gint64 value);
void skv_json_put_bool_member (GString *text, const char *name, gboolean value);

G_END_DECLS
