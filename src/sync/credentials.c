/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "sync/credentials.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

static const SecretSchema schema = {
  .name = "io.github.systemkveld.Systemkveld.CalDAV",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "host", SECRET_SCHEMA_ATTRIBUTE_STRING },
                  { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
                  { NULL, 0 } },
};

/* (transfer full) */
static GHashTable *
make_attributes (const char *host, const char *user)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (gpointer) "host", g_strdup (host));
  if (user != NULL)
    g_hash_table_insert (attributes, (gpointer) "user", g_strdup (user));
  return attributes;
}

/* The newest of those that were found. */
static SecretRetrievable *
find_newest (GList *found)
{
  SecretRetrievable *newest = NULL;

  for (GList *one = found; one != NULL; one = one->next)
    {
      if (newest == NULL ||
          secret_retrievable_get_modified (one->data) > secret_retrievable_get_modified (newest))
        newest = one->data;
    }
  return newest;
}

gboolean
skv_credentials_find (
  const char *host, char **user, char **password, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (host, *user);
  GList *found = secret_password_searchv_sync (
    &schema, attributes, SECRET_SEARCH_ALL | SECRET_SEARCH_UNLOCK | SECRET_SEARCH_LOAD_SECRETS,
    cancellable, error);
  SecretRetrievable *newest = find_newest (found);
  g_autoptr (GHashTable) its = newest != NULL ? secret_retrievable_get_attributes (newest) : NULL;
  SecretValue *value =
    newest != NULL ? secret_retrievable_retrieve_secret_sync (newest, cancellable, error) : NULL;
  const char *text = value != NULL ? secret_value_get_text (value) : NULL;

  if (text != NULL)
    {
      g_free (*user);
      *user = g_strdup (g_hash_table_lookup (its, "user"));
      *password = g_strdup (text);
    }
  g_clear_pointer (&value, secret_value_unref);
  g_list_free_full (found, g_object_unref);
  return text != NULL && *user != NULL;
}

gboolean
skv_credentials_store (const char *host,
                       const char *user,
                       const char *password,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GHashTable) attributes = make_attributes (host, user);
  /* TRANSLATORS: name of an entry in the user's keyring; %s are a user and a server */
  g_autofree char *label = g_strdup_printf (_("Systemkveld: %s on %s"), user, host);

  return secret_password_storev_sync (&schema, attributes, SECRET_COLLECTION_DEFAULT, label,
                                      password, cancellable, error);
}
