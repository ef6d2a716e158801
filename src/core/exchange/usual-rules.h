/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When municipalities of a country usually have their evenings, to begin a plan with. Each is a
 * sentence that skv_rule_phrase_parse() reads without doubt, to the same rule in every language. */

/* their names, the most usual one first, NULL-terminated (transfer none); @country: "NO" */
const char *const *skv_usual_rules_of (const char *country);
/* @language: "nb", "nn", "sv", "da" or "en", which stands for every other (transfer none)
 * (nullable): there is none of that name */
const char *skv_usual_rule_sentence (const char *name, const char *language);

/* What such an evening is called in that language, "Systemkveld" (transfer none) */
const char *skv_usual_rule_title (const char *language);

G_END_DECLS
