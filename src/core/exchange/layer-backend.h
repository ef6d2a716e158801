/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/layer.h"

G_BEGIN_DECLS

#define SKV_TYPE_LAYER_BACKEND (skv_layer_backend_get_type ())
G_DECLARE_FINAL_TYPE (SkvLayerBackend, skv_layer_backend, SKV, LAYER_BACKEND, GObject)

/**
 * SkvLayerBackend:
 *
 * A plan on it is @base with a layer on top: it loads the one with the other (clashes left out),
 * and each edit is kept in the layer's record by one edit of @base, so that undo, redo and history
 * are those of @base. It holds no layers and no versions, and refuses them.
 *
 * It does not follow @base: when that changes otherwise, read anew with skv_plan_reload().
 * An edit of a record that @base changed meanwhile fails with SKV_PLAN_ERROR_CONFLICT.
 */

/* @layer: id (transfer full) */
SkvBackend *skv_layer_backend_new (SkvPlan *base, const char *layer);
SkvPlan *skv_layer_backend_get_base (SkvLayerBackend *self);
const char *skv_layer_backend_get_layer (SkvLayerBackend *self);

/* A plan on such a backend, with all that validates a plan from a file. NULL with an error if
 * there is no such layer or its changes cannot be read. (transfer full) */
SkvPlan *skv_layer_plan_new (SkvPlan *base, const char *layer, GError **error);

G_END_DECLS
