/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/subscribe.h"

#include <glib/gi18n-lib.h>

#include "core/exchange/address.h"

#ifdef SKV_WITH_SYNC
#include "sync/subscription.h"
#endif

void
skv_cli_fetched_clear (SkvCliFetched *self)
{
  g_free (self->address);
  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->etag);
  g_free (self->last_modified);
}

#ifdef SKV_WITH_SYNC

int
skv_cli_follow_source (SkvImportJob *job, const SkvSource *source)
{
  SkvSubscriptionContext context = { .now = skv_cli_clock ()->now (skv_cli_clock ()->data),
                                     .by = g_get_user_name () };
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (!skv_subscription_read (job, source->parent.id, &context, NULL, &error))
    {
      g_autofree char *message = g_strdup_printf ("%s: %s", source->name, error->message);

      skv_cli_warn (message);
      return SKV_EXIT_INPUT;
    }
  words = skv_refresh_words (&job->counts);
  skv_cli_print ("%s: %s\n", source->name,
                 words != NULL ? words : C_("what a source says", "as before"));
  return SKV_EXIT_DONE;
}

int
skv_cli_fetch (const char *typed, SkvCliFetched *fetched)
{
  g_autoptr (SkvFetched) came = NULL;
  GError *error = NULL;

  fetched->address = skv_address_settle (typed, &error);
  if (fetched->address != NULL)
    came = skv_subscription_fetch (&(SkvFetchRequest){ .address = fetched->address }, NULL, &error);
  if (came == NULL)
    {
      /* It stands in front of the message, unless that has a password in it. */
      if (fetched->address != NULL)
        g_prefix_error (&error, "%s: ", fetched->address);
      skv_cli_warn (error->message);
      g_error_free (error);
      return SKV_EXIT_INPUT;
    }
  fetched->name = skv_address_name (fetched->address);
  fetched->bytes = g_steal_pointer (&came->bytes);
  fetched->etag = g_steal_pointer (&came->etag);
  fetched->last_modified = g_steal_pointer (&came->last_modified);
  return SKV_EXIT_DONE;
}

#else

int
skv_cli_follow_source (SkvImportJob *job, const SkvSource *source)
{
  return skv_cli_usage (_("%s: this skv was built without a network and fetches nothing"),
                        source->name);
}

int
skv_cli_fetch (const char *typed, SkvCliFetched *fetched)
{
  return skv_cli_usage (_("%s: this skv was built without a network and fetches nothing"), typed);
}

#endif
