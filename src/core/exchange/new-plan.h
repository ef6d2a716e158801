/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/store/store.h"

G_BEGIN_DECLS

/* What a new plan is to begin with; every member (nullable). */
typedef struct
{
  const char *title; /* NULL: the example's, else empty */
  const char
    *country; /* one that we have holidays of, such as "SE"; NULL: the example's, else NO */
  const char *example; /* name of a plan that comes with the program, see examples.h */
} SkvNewPlan;

/* Makes the file and its first edit; undo does not go back beyond it. Nothing is left at @path if
 * anything fails. SKV_STORE_ERROR (EXISTS among them), SKV_EXCHANGE_ERROR_NOT_FOUND for an unknown
 * example or country. (transfer full) */
SkvPlan *skv_new_plan_create (
  const char *path, const SkvNewPlan *wish, const char *who, const SkvClock *clock, GError **error);

G_END_DECLS
