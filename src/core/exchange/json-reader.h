/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/error.h"
#include "core/model/plan.h"

G_BEGIN_DECLS

/**
 * SkvImport:
 *
 * What a file would bring into a plan: one edit, to be applied with skv_plan_apply(), how many
 * records of each kind it adds and changes, and what the reader did not understand.
 */
typedef struct
{
  SkvEdit *edit;       /* (owned) */
  GPtrArray *warnings; /* (owned) (element-type utf8): "FILE:LINE: …" */
  guint added[SKV_N_KINDS];
  guint updated[SKV_N_KINDS];
  guint unchanged[SKV_N_KINDS];
} SkvImport;

void skv_import_free (SkvImport *self);

/**
 * skv_json_read:
 * @plan: what the file is read against; it is not changed
 * @file: the name of the file in messages
 * @bytes: its content, JSON exchange of version 1 (design.md, section 7)
 *
 * Adds and updates by id and removes nothing; what is left out of a record that the plan has keeps
 * its value, and null unsets it. Relations are known by their ends and kind, exceptions by item,
 * other side and check. The plan takes the file's own id only while it has no settings.
 *
 * Returns: (transfer full): NULL with SKV_EXCHANGE_ERROR and every problem found, a line each
 */
SkvImport *skv_json_read (SkvPlan *plan, const char *file, GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvImport, skv_import_free)

G_END_DECLS
