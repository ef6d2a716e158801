/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/import-job.h"
#include "sync/fetch.h"

G_BEGIN_DECLS

/* Reading the sources of a plan again, wherever they are. */

typedef struct
{
  gint64 now;            /* seconds since the epoch, UTC */
  const char *by;        /* (nullable): who brings it in, a role or a name */
  GTlsDatabase *trusted; /* (nullable): see SkvFetchRequest */
} SkvSubscriptionContext;

/**
 * skv_subscription_read:
 * @job: of the plan, or of a copy; one edit for all that is read
 * @source: the id of a source that has a location
 *
 * Fetches @source if it is another than it was, takes it apart in the guarded process, and takes
 * what is new, moved and gone into @job. What fails changes nothing but what the source says of its
 * failing. Waits for the network: for threads that may.
 *
 * Returns: FALSE with SKV_FETCH_ERROR or SKV_EXCHANGE_ERROR, noted in @job; or with
 *   G_IO_ERROR_CANCELLED, which is noted nowhere
 */
gboolean skv_subscription_read (SkvImportJob *job,
                                const char *source,
                                const SkvSubscriptionContext *context,
                                GCancellable *cancellable,
                                GError **error);

/**
 * skv_subscription_fetch:
 * @address: of something that is no source yet
 *
 * The same care, without a plan: NULL with the error if what stands there is no calendar and no
 * list, but a page for a browser, say. (transfer full)
 */
SkvFetched *
skv_subscription_fetch (const SkvFetchRequest *request, GCancellable *cancellable, GError **error);

G_END_DECLS
