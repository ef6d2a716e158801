/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/exchange/error.h"

G_BEGIN_DECLS

/* The plans that come with the program: data/examples/NAME.json, compiled into the library. */

typedef struct
{
  char *name;        /* (owned): "systemkvelder-2019" */
  char *title;       /* (owned): of the plan */
  char *description; /* (owned) (nullable): in a sentence, translated */
} SkvExample;

void skv_example_free (SkvExample *self);
/* by name (transfer full) (element-type SkvExample) */
GPtrArray *skv_examples_list (void);
/* JSON exchange, for skv_json_read(); SKV_EXCHANGE_ERROR_NOT_FOUND (transfer full) */
GBytes *skv_example_load (const char *name, GError **error);

G_END_DECLS
