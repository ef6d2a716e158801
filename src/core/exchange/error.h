/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SKV_EXCHANGE_ERROR (skv_exchange_error_quark ())
/* Messages name the place, "FILE:LINE: items[3] “Title”: field: what is wrong. What to do"; one
 * line a place, so that a message may have several lines. */
typedef enum
{
  SKV_EXCHANGE_ERROR_INVALID,    /* cannot be read, or says what no plan can hold */
  SKV_EXCHANGE_ERROR_NEWER,      /* written by a newer version */
  SKV_EXCHANGE_ERROR_TOO_LARGE,  /* larger or deeper than any plan is */
  SKV_EXCHANGE_ERROR_NOT_FOUND,  /* there is no such example */
  SKV_EXCHANGE_ERROR_FAILED,     /* it could not be written in that form */
  SKV_EXCHANGE_ERROR_NEEDS_YEAR, /* its dates have no year and nobody said one */
} SkvExchangeError;
GQuark skv_exchange_error_quark (void);

G_END_DECLS
