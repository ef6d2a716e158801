/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan-fixture.h"

#define NO_WORKING_DAY G_MAXINT

/* en is what the source says; the others come from the catalogues that the build makes */
static const char *const languages[] = { "en", "nb", "nn", "sv", "da" };

/* A rule and what is said of it. The other languages where their grammar is tried: a row that has
 * one has all of them. */
typedef struct
{
  const char *name;
  RuleSpec rule;
  int working_day; /* 0: not this base; NO_WORKING_DAY: this base, not set yet */
  const char *restart;
  const char *ends_on;
  gboolean leave_out;
  const char *words[G_N_ELEMENTS (languages)];
  const char *brief; /* (nullable): the short form in English */
} Case;
