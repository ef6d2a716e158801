/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/csv-reader.h"
#include "core/exchange/register.h"

G_BEGIN_DECLS

/* Shared by register*.c only. */

typedef enum
{
  SKV_REGISTER_OTHER, /* goes into the notes, under its heading */
  SKV_REGISTER_ROLE,
  SKV_REGISTER_NAME,
  SKV_REGISTER_FIRST_NAME,
  SKV_REGISTER_LAST_NAME,
  SKV_REGISTER_PHONE,
  SKV_REGISTER_MOBILE,
  SKV_REGISTER_EMAIL,
  SKV_REGISTER_DEPARTMENT,
  SKV_REGISTER_KIND,
  SKV_REGISTER_NOTE,
  SKV_REGISTER_SYSTEM,
  SKV_REGISTER_OWNER,
  SKV_REGISTER_ADMINISTRATOR,
  SKV_REGISTER_SUPER_USER,
  SKV_REGISTER_VENDOR,
  SKV_REGISTER_USERS,
  SKV_REGISTER_CONTINUITY,
  SKV_REGISTER_UPDATED,
  SKV_REGISTER_EDITOR,
  SKV_N_REGISTER_COLUMNS,
} SkvRegisterColumn;

typedef struct
{
  SkvPlan *plan;
  SkvRegister what;
  SkvCsvTable *table; /* (owned) */
  guint heading_row;
  GArray *columns;                       /* (owned) (element-type SkvRegisterColumn) */
  int column_of[SKV_N_REGISTER_COLUMNS]; /* the first of that kind; -1: none */
  SkvEdit *edit;                         /* (owned): what comes in */
  SkvImportPreview *preview;             /* (owned): of it */
} SkvRegisterReader;

/* register-columns.c: finds the row of headings and what they mean; FALSE if there is none */
gboolean skv_register_find_headings (SkvRegisterReader *self);
/* what a heading means in such a list */
SkvRegisterColumn skv_register_column (SkvRegister what, const char *heading);
/* the row's cell in the first column of that kind, "" if there is none (transfer none) */
const char *
skv_register_get (const SkvRegisterReader *self, const SkvCsvRow *row, SkvRegisterColumn column);
/* the row below the headings after @row; NULL at the end */
const SkvCsvRow *skv_register_next (const SkvRegisterReader *self, guint *place);

/* Sets @field to what the cell says, unless it says nothing. */
void skv_register_set (const SkvRegisterReader *self,
                       const SkvCsvRow *row,
                       SkvRegisterColumn column,
                       char **field);
/* Puts remarks and columns of no known kind into the notes, a line each; a line that begins with
 * the same heading is replaced. */
void skv_register_take_notes (const SkvRegisterReader *self, const SkvCsvRow *row, char **notes);
/* Puts @record (transfer full) into the edit unless the plan has it like that, and tells what
 * becomes of it. @words: below its title (nullable) */
void skv_register_put (SkvRegisterReader *self,
                       gpointer record,
                       guint line,
                       const char *title,
                       const char *words,
                       const char *before);

/* register-people.c, register-systems.c */
void skv_register_read_people (SkvRegisterReader *self);
void skv_register_read_systems (SkvRegisterReader *self);

G_END_DECLS
