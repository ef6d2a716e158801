/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/import/import-drop.h"

SkvImportDrop *
skv_import_drop_new (GSList *files)
{
  SkvImportDrop *self = g_new0 (SkvImportDrop, 1);

  self->plans = g_ptr_array_new_with_free_func (g_object_unref);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_import_source_free);
  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path == NULL)
        self->n_elsewhere++;
      else if (g_str_has_suffix (path, ".skv"))
        g_ptr_array_add (self->plans, g_object_ref (l->data));
      else
        g_ptr_array_add (self->sources, skv_import_source_new_for_path (path));
    }
  return self;
}

void
skv_import_drop_free (SkvImportDrop *self)
{
  g_ptr_array_unref (self->plans);
  g_ptr_array_unref (self->sources);
  g_free (self);
}
