/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A text as a label of a menu in which no letter is underlined; NULL as "" (transfer full) */
char *skv_menu_escape (const char *text);
/* what is read of a label of a menu: without the mark of the letter that is underlined
 * (transfer full) */
char *skv_menu_unescape (const char *label);
/* What people named themselves, as a choice: @action is asked with @id. @name (nullable) */
void skv_menu_append_named (GMenu *menu, const char *name, const char *action, const char *id);

/* A choice for each, by its name (@records: element-type SkvRecord) */
void skv_menu_append_records (GMenu *menu, GPtrArray *records, const char *action);
/* One choice by its name and number; the action takes an "i". */
void skv_menu_append_number (GMenu *menu, const char *name, const char *action, int number);

G_END_DECLS
