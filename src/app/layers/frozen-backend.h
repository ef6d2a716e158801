/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

#define SKV_TYPE_FROZEN_BACKEND (skv_frozen_backend_get_type ())
G_DECLARE_FINAL_TYPE (SkvFrozenBackend, skv_frozen_backend, SKV, FROZEN_BACKEND, GObject)

/**
 * SkvFrozenBackend:
 *
 * A plan on it is for reading only: it holds what another plan held at that moment, and refuses
 * every edit with SKV_PLAN_ERROR_READ_ONLY. For versions, which are as they were.
 */

/* @plan: whose records it holds; it is not kept (transfer full) */
SkvPlan *skv_frozen_plan_new (SkvPlan *plan, GError **error);

G_END_DECLS
