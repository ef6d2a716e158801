/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/error.h"
#include "core/store/store.h"

G_BEGIN_DECLS

/**
 * skv_copy_for:
 * @path: of the new file, where nothing is yet
 * @department: (nullable): id: a copy for its contacts, who may register their periods in it; NULL:
 *   one for readers
 * @with_contacts: phone numbers, mail addresses and notes of all people go along; else only those
 *   of @department's own contacts: of the others there is the post and the name, and in free text
 *   a mark where an address or a number was
 *
 * A file of its own with what the plan holds now: no history, no what-if layers and versions, no
 * requests of others, no notices, logs and wordings, no places that files were read from. Undo does
 * not go back beyond it. Nothing is left at @path if anything fails.
 *
 * Returns: (transfer full): NULL with SKV_STORE_ERROR, SKV_PLAN_ERROR or SKV_EXCHANGE_ERROR; only
 *   from a planner's file can copies for others be made, SKV_PLAN_ERROR_FORBIDDEN
 */
SkvPlan *skv_copy_for (SkvPlan *plan,
                       const char *path,
                       const char *department,
                       gboolean with_contacts,
                       const char *who,
                       const SkvClock *clock,
                       GError **error);

G_END_DECLS
