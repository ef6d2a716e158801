/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text as it is compared when people search: small letters without accents, and "å" and "aa", "æ"
 * and "ae", "ø" and "oe" alike: each is its plain vowel. What begins @text begins the result, too.
 * (transfer full) */
char *skv_text_fold (const char *text);

/* the words of @text, folded: runs of letters and digits (transfer full) */
GStrv skv_text_fold_words (const char *text);

G_END_DECLS
