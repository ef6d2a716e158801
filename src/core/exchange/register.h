/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/import-preview.h"

G_BEGIN_DECLS

/* Lists that people keep of who is who, and of who answers for which system, as a table: a file of
 * CSV, or what was copied out of a spreadsheet. Headings in Norwegian, Swedish, Danish or English.
 */
typedef enum
{
  SKV_REGISTER_PEOPLE,  /* posts with names, phones, addresses, departments */
  SKV_REGISTER_SYSTEMS, /* systems with owners, administrators, super users, … */
} SkvRegister;

/**
 * skv_register_read:
 * @plan: is not changed
 * @bytes: the table, in any encoding that skv_text_decode() knows
 *
 * What the table would change. A post that the plan has in the same department is changed and does
 * not come twice; a system is known by its name. What a cell leaves empty stays as it is; a column
 * that nobody knows goes into the notes under its heading. Departments and systems that are new
 * come along. Whoever a list of systems names becomes a link to the contact if there is one such.
 *
 * Returns: (transfer full): NULL with SKV_EXCHANGE_ERROR if it is no such table; the message begins
 *   with the line if there is one
 */
SkvImportPreview *
skv_register_read (SkvPlan *plan, SkvRegister what, GBytes *bytes, GError **error);

G_END_DECLS
