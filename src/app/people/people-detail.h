/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/people/people-list.h"
#include "app/session.h"

G_BEGIN_DECLS

/* Fills @box with what there is to know of an entry, and what can be done with it: its buttons ask
 * actions "people.…" of the page. @answers: see skv_contacts_list_answers() */
void skv_people_detail_fill (GtkBox *box,
                             SkvSession *session,
                             const SkvPeopleEntry *entry,
                             GHashTable *answers,
                             gboolean writable);

/* A row that says one thing of something: its title small above. The row says @text (nullable: "not
 * said" in dim). */
GtkWidget *skv_fact_row_new (const char *title, const char *text);
/* Puts "Write to…" and "Copy Address" at the end of such a row, or "Copy Number". @name: whose it
 * is, for a screen reader. They ask the actions @prefix.write and @prefix.copy with a string. */
void skv_fact_row_add_email (GtkWidget *row, const char *address, const char *prefix);
void skv_fact_row_add_phone (GtkWidget *row, const char *number, const char *prefix);

/* what those actions do: a new message in the program for mail; the clipboard, told in words */
void skv_people_write_to (GtkWidget *widget, const char *address);
void skv_people_copy (GtkWidget *widget, SkvSession *session, const char *text);

G_END_DECLS
