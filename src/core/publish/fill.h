/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SkvFill:
 *
 * What is filled into a form, a text with names in braces that an organisation may edit:
 *
 * | in the form            | becomes                                                            |
 * |------------------------|--------------------------------------------------------------------|
 * | `{title}`              | the text of that name                                              |
 * | `{?title}…{/title}`    | what stands between, if the name has a text or entries             |
 * | `{!title}…{/title}`    | what stands between, if it has none                                |
 * | `{#systems}…{/systems}`| what stands between, once for every entry; names that the entry    |
 * |                        | does not have are those around it                                  |
 * | `{>contact}`           | another form, filled in at that place                              |
 * | `{* words *}`          | nothing: a remark for who edits the form                           |
 * | `{{`                   | a brace                                                            |
 *
 * A line on which there is nothing but such signs that show nothing themselves goes without trace,
 * so that a form can be laid out in lines. Names are made of letters, digits and hyphens.
 *
 * What is filled in is cleaned: it stays on its line, holds no control characters, and what runs
 * from right to left is kept apart from what stands around it (U+2068, U+2069).
 */
typedef struct _SkvFill SkvFill;

/* (transfer full) */
SkvFill *skv_fill_new (void);
void skv_fill_free (SkvFill *self);
/* NULL is the same as "": the name is known, and has no text */
void skv_fill_set (SkvFill *self, const char *name, const char *text);
void skv_fill_take (SkvFill *self, const char *name, char *text);
/* a list without entries, unless there is one of that name */
void skv_fill_add_list (SkvFill *self, const char *name);
/* one entry more of a list (transfer none) */
SkvFill *skv_fill_add (SkvFill *self, const char *list);
guint skv_fill_get_n (const SkvFill *self, const char *list);
/* (nullable: there is no text of that name) */
const char *skv_fill_get (const SkvFill *self, const char *name);

typedef enum
{
  SKV_FILL_ERROR_FORM, /* the form is written wrongly: the message says in which line */
  SKV_FILL_ERROR_SIZE, /* what comes of it is larger than anything to be read */
} SkvFillError;

#define SKV_FILL_ERROR (skv_fill_error_quark ())
GQuark skv_fill_error_quark (void);

/* the form of that name, of {>name}; NULL: there is none (transfer full) */
typedef char *(*SkvFillPart) (const char *name, gpointer data);

/* @form with everything filled in; NULL with SKV_FILL_ERROR. Lines end with "\n".
 * @part: (nullable) (transfer full) */
char *skv_fill_form (
  const SkvFill *self, const char *form, SkvFillPart part, gpointer data, GError **error);
/* Text as it is filled in (transfer full) */
char *skv_fill_clean (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvFill, skv_fill_free)

G_END_DECLS
