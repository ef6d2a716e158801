/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is published may be in another language than the program is. Between the two calls the
 * messages are in @language: "nb", "nn", "sv", "da", "en". For the main thread only, and for no
 * longer than a drawing takes; in any thread if it is the program's own language. */
typedef struct
{
  gboolean entered;  /* FALSE: it is the program's own language */
  char *before;      /* (owned) (nullable): LANGUAGE as it was */
  gpointer locale;   /* the thread's locale as it was */
  gpointer messages; /* (owned): the one that is used meanwhile */
} SkvPageLanguage;

/* To be called before anything else, while the locale is still plain C: GLib decides at the first
 * message, once and for all, whether it translates, and would decide against it where the program
 * itself is not translated. */
void skv_page_language_prepare (void);
/* Does the program itself speak @language? */
gboolean skv_page_language_is_spoken (const char *language);
void skv_page_language_enter (SkvPageLanguage *self, const char *language);
void skv_page_language_leave (SkvPageLanguage *self);

/* The languages there are, NULL-terminated, and what each calls itself (transfer none) */
const char *const *skv_page_languages (void);
const char *skv_page_language_name (const char *language);

G_END_DECLS
