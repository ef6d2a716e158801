/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sources/source-files.h"

#define GONE -1

struct _SkvSourceFiles
{
  GHashTable *modified; /* (owned) (element-type utf8 gint64): by location: seconds, or GONE */
  GCancellable *cancellable;
  SkvSourceFilesFound found;
  gpointer data;
};

typedef struct
{
  SkvSourceFiles *files; /* valid unless cancelled */
  char *source;          /* (owned): id */
  char *location;        /* (owned) */
} Look;

static void
look_free (Look *self)
{
  g_free (self->source);
  g_free (self->location);
  g_free (self);
}

static void
on_looked (GObject *object, GAsyncResult *result, gpointer data)
{
  Look *look = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, &error);
  gint64 modified, *known;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      (info != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)))
    {
      SkvSourceFiles *self = look->files;

      modified =
        info != NULL
          ? (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED)
          : GONE;
      known = g_hash_table_lookup (self->modified, look->location);
      if (known == NULL || *known != modified)
        {
          known = g_new (gint64, 1);
          *known = modified;
          g_hash_table_insert (self->modified, g_strdup (look->location), known);
          self->found (look->source, self->data);
        }
    }
  look_free (look);
}

SkvSourceFiles *
skv_source_files_new (SkvSourceFilesFound found, gpointer data)
{
  SkvSourceFiles *self = g_new0 (SkvSourceFiles, 1);

  self->modified = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cancellable = g_cancellable_new ();
  self->found = found;
  self->data = data;
  return self;
}

void
skv_source_files_free (SkvSourceFiles *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->modified);
  g_free (self);
}

void
skv_source_files_look (SkvSourceFiles *self, SkvPlan *plan)
{
  GPtrArray *sources = skv_plan_get_records (plan, SKV_KIND_SOURCE);

  for (guint i = 0; i < sources->len; i++)
    {
      const SkvSource *source = g_ptr_array_index (sources, i);
      g_autofree char *path = skv_source_path (source);
      g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
      Look *look;

      if (file == NULL)
        continue;
      look = g_new0 (Look, 1);
      look->files = self;
      look->source = g_strdup (source->parent.id);
      look->location = g_strdup (source->location);
      g_file_query_info_async (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE,
                               G_PRIORITY_LOW, self->cancellable, on_looked, look);
    }
}

SkvSourceFile
skv_source_files_get (SkvSourceFiles *self, const SkvSource *source)
{
  const gint64 *modified =
    source->location != NULL ? g_hash_table_lookup (self->modified, source->location) : NULL;
  gint64 read;

  if (modified == NULL)
    return SKV_SOURCE_FILE_UNKNOWN;
  if (*modified == GONE)
    return SKV_SOURCE_FILE_GONE;
  return skv_source_get_fetched (source, &read) && *modified <= read ? SKV_SOURCE_FILE_AS_READ
                                                                     : SKV_SOURCE_FILE_CHANGED;
}
