/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SKV_TYPE_TEXT_ROW (skv_text_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (SkvTextRow, skv_text_row, SKV, TEXT_ROW, AdwActionRow)

struct _SkvTextRowClass
{
  AdwActionRowClass parent_class;

  /* the text is another, by whomever */
  void (*changed) (SkvTextRow *self);
  /* what the text comes to, which is what "edited" tells (transfer none) */
  const char *(*get_value) (SkvTextRow *self);
  /* what the row itself has to say, before it is shown: both (inout) (transfer none) (nullable) */
  void (*describe) (SkvTextRow *self, const char **problem, const char **subtitle);
};

/**
 * SkvTextRow:
 *
 * A row of an editor with one entry, named by the row's title, and under the title what is wrong
 * with what was typed.
 *
 * Signal "edited" (const char *text): a person typed.
 */

GtkWidget *skv_text_row_new (const char *title);
/* @hint (nullable): what stands in the empty entry; @chars: its width, 0 as wide as there is room
 */
void skv_text_row_set_up (SkvTextRow *self, const char *hint, int chars);
const char *skv_text_row_get_text (SkvTextRow *self);
/* the entry in it (transfer none) */
GtkWidget *skv_text_row_get_entry (SkvTextRow *self);
/* does not emit "edited", and leaves alone what comes to the same */
void skv_text_row_set_text (SkvTextRow *self, const char *text);
/* @problem (nullable): an error, in place of @subtitle (nullable) */
void skv_text_row_show_problem (SkvTextRow *self, const char *problem, const char *subtitle);
/* what there is to say is another, for a subclass */
void skv_text_row_update_note (SkvTextRow *self);
/* as if it was typed by a person, for a subclass */
void skv_text_row_type (SkvTextRow *self, const char *text);
void skv_text_row_focus (SkvTextRow *self);

G_END_DECLS
