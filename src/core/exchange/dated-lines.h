/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/ics-reader.h"
#include "core/exchange/phrase.h"

G_BEGIN_DECLS

/**
 * SkvDatedLines:
 *
 * What readers of tables and of running text share: phrases with titles become the entries of an
 * SkvIcsCalendar, for skv_ics_preview_new(), and everything that was not read, or was read in one
 * of several ways, is told with its line.
 */
typedef struct
{
  SkvIcsCalendar *calendar; /* (owned) */
  const SkvZone *zone;      /* (not owned): of times */
  GHashTable *counts;       /* (owned) (element-type utf8 guint): entries by title and date */
  guint n_without_length;
} SkvDatedLines;

void skv_dated_lines_init (SkvDatedLines *self, const SkvZone *zone);
void skv_dated_lines_clear (SkvDatedLines *self);

/* The text of a file, with what it was written in noted. NULL with SKV_EXCHANGE_ERROR if it is too
 * large, empty, or something else altogether. (transfer full) */
char *skv_dated_lines_decode (SkvDatedLines *self, GBytes *bytes, GError **error);

/*
 * The dates of @phrase, each an entry: without any it is told why. @title and @notes (nullable) are
 * copied, without what no plan can hold.
 */
void skv_dated_lines_add (
  SkvDatedLines *self, guint line, const char *title, const char *notes, const SkvPhrase *phrase);
/* Why @error of skv_phrase_parse() left @text out, for a line (transfer none: is told) */
void skv_dated_lines_skip_error (
  SkvDatedLines *self, guint line, const char *title, const char *text, const GError *error);

/* The calendar (transfer full); NULL with SKV_EXCHANGE_ERROR if it has more than a plan takes. */
SkvIcsCalendar *skv_dated_lines_finish (SkvDatedLines *self, GError **error);

/*
 * The year, or the two of a school year, that a heading names: "Møteplan 2019", "Läsåret
 * 2019/2020". FALSE if it names none or several others; @context is changed only if TRUE.
 */
gboolean skv_dated_lines_find_year (const char *heading, SkvPhraseContext *context);
/* @heading without its years and what hangs on them, for a title (transfer full): maybe "" */
char *skv_dated_lines_strip_year (const char *heading);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvDatedLines, skv_dated_lines_clear)

G_END_DECLS
