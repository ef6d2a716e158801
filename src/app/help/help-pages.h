/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/help/help-text.h"

G_BEGIN_DECLS

/* One of the help pages, in one language. */
typedef struct
{
  const char *name;  /* static: "first-plan" */
  char *title;       /* (owned) */
  GPtrArray *blocks; /* (owned) (element-type SkvHelpBlock): what follows the title */
} SkvHelpPage;

/* their names in the order in which they are read, NULL-terminated (transfer none) */
const char *const *skv_help_page_names (void);
/* the languages that they are written in: "nb", "nn", "sv", "da", "en" (transfer none) */
const char *const *skv_help_page_languages (void);
/* @language: one of these (transfer full); NULL if there is no such page in it */
SkvHelpPage *skv_help_page_load (const char *name, const char *language);
void skv_help_page_free (SkvHelpPage *self);

/* the first of them in a list of locales such as g_get_language_names(); else English (transfer
 * none) */
const char *skv_help_page_pick_language (const char *const *locales);

/* Is @folded_part in its title or its text? Case folded. */
gboolean
skv_help_page_holds (const SkvHelpPage *self, const char *folded_part, SkvHelpKeyName key_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvHelpPage, skv_help_page_free)

G_END_DECLS
