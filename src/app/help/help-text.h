/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The help pages as they are written in data/help/LANGUAGE/NAME.txt:
 *
 *   # Title                     the first line
 *   A paragraph, of one line or several.
 *   ## Heading
 *   1. A step                   numbered by us
 *   - A point
 *
 * and within a line [words](PAGE) or [words](check:NAME) for a link, {<Control>n} for a key, and
 * |Main menu > _Export| for what stands on a button or in a menu: its English words, which are
 * translated as the button's are. A blank line ends a paragraph, a step or a point. */

typedef enum
{
  SKV_HELP_TITLE,
  SKV_HELP_HEADING,
  SKV_HELP_PARAGRAPH,
  SKV_HELP_STEP,
  SKV_HELP_POINT,
} SkvHelpKind;

typedef struct
{
  SkvHelpKind kind;
  int number; /* of a step, from 1 in each row of them */
  char *text; /* (owned): the line with its links, keys and labels */
} SkvHelpBlock;

/* (transfer full) (element-type SkvHelpBlock) */
GPtrArray *skv_help_text_parse (const char *text);

/* How a key is called, "Ctrl+N" of "<Control>n" (transfer full) */
typedef char *(*SkvHelpKeyName) (const char *accelerator);

/* A line as Pango markup with <a href="PAGE">; @key_name (nullable): as it is written.
 * (transfer full) */
char *skv_help_text_markup (const char *line, SkvHelpKeyName key_name);
/* a line as people read it, to search in (transfer full) */
char *skv_help_text_plain (const char *line, SkvHelpKeyName key_name);

G_END_DECLS
