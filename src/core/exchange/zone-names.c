/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/zone-names.h"

#include <string.h>

#include <gio/gio.h>

/* Made by glib-compile-resources. */
#include "core/exchange/zone-names-resource.h"

#define TABLE "/io/github/systemkveld/Systemkveld/zones/windows.tsv"

/* lower-case Windows name → IANA name; both live as long as the program */
static GHashTable *
read_table (void)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (skv_zone_names_get_resource (), TABLE,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (bytes != NULL, table);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *tab = strchr (lines[i], '\t');

      if (*lines[i] == '#' || tab == NULL)
        continue;
      *tab = '\0';
      g_hash_table_insert (table, g_ascii_strdown (lines[i], -1), g_strdup (tab + 1));
    }
  return table;
}

static const char *
find_windows_name (const char *name)
{
  static GHashTable *table;
  g_autofree char *key = g_ascii_strdown (name, -1);

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, read_table ());
  return g_hash_table_lookup (table, key);
}

/* g_time_zone_new_identifier() opens files: nothing but the letters of a zone's name gets there. */
static SkvZone *
open_zone (const char *name)
{
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("/_+-", *c) == NULL)
      return NULL;
  if (!g_ascii_isalpha (*name) || strlen (name) > 64)
    return NULL;
  return skv_zone_new (name, NULL);
}

SkvZone *
skv_zone_find_by_any_name (const char *name, gboolean *was_windows)
{
  g_autofree char *bare = g_strstrip (g_strdup (name));
  const char *windows = find_windows_name (bare);
  SkvZone *zone;

  if (was_windows != NULL)
    *was_windows = windows != NULL && !g_str_equal (bare, "UTC");
  if (windows != NULL)
    return skv_zone_new (windows, NULL);
  zone = open_zone (bare);
  /* Without the first parts of a path, one after another. */
  for (const char *slash = strchr (bare, '/'); zone == NULL && slash != NULL;
       slash = strchr (slash + 1, '/'))
    zone = strchr (slash + 1, '/') != NULL || *bare == '/' ? open_zone (slash + 1) : NULL;
  return zone;
}
