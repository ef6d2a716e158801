/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/plan-files.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/app-clock.h"
#include "app/layers/frozen-backend.h"
#include "core/exchange/copy-for.h"
#include "core/exchange/layer-backend.h"
#include "core/model/audience.h"

/* plans are opened in threads, too */
static GMutex author_mutex;
static char *author_name; /* (owned) (nullable) */

void
skv_plan_files_set_author (const char *author)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&author_mutex);

  g_free (author_name);
  author_name = author != NULL ? g_strstrip (g_strdup (author)) : NULL;
}

/* (transfer full) */
static char *
get_author (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&author_mutex);

  return g_strdup (author_name != NULL && *author_name != '\0' ? author_name : g_get_user_name ());
}

void
skv_plan_files_sign (SkvPlan *plan)
{
  SkvBackend *backend = skv_plan_get_backend (plan);
  g_autofree char *author = get_author ();

  if (SKV_IS_STORE (backend))
    skv_store_set_who (SKV_STORE (backend), author);
}

static char *
require_path (GFile *file, GError **error)
{
  char *path = g_file_get_path (file);
  g_autofree char *name = NULL;

  if (path != NULL)
    return path;
  name = g_file_get_parse_name (file);
  g_set_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_IO,
               _("“%s” is not on this computer. Copy it to a folder here first."), name);
  return NULL;
}

SkvPlan *
skv_plan_files_open (GFile *file, GError **error)
{
  g_autofree char *path = NULL, *author = get_author ();

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = require_path (file, error);
  if (path == NULL)
    return NULL;
  return skv_store_open_plan (path, SKV_STORE_DEFAULT, author, skv_app_clock_get (), error);
}

SkvPlan *
skv_plan_files_read (GFile *file, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  path = require_path (file, error);
  return path != NULL
           ? skv_store_open_plan (path, SKV_STORE_READ_ONLY, NULL, skv_app_clock_get (), error)
           : NULL;
}

SkvPlan *
skv_plan_files_create (GFile *file, const SkvNewPlan *wish, GError **error)
{
  g_autofree char *path = NULL, *author = get_author ();

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (wish != NULL, NULL);

  path = require_path (file, error);
  return path != NULL ? skv_new_plan_create (path, wish, author, skv_app_clock_get (), error)
                      : NULL;
}

gboolean
skv_plan_files_duplicate (GFile *plan, GFile *file, GError **error)
{
  g_autofree char *from = NULL, *to = NULL;
  g_autoptr (SkvStore) store = NULL;

  g_return_val_if_fail (G_IS_FILE (plan), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  from = require_path (plan, error);
  to = from != NULL ? require_path (file, error) : NULL;
  if (to == NULL)
    return FALSE;
  /* through a connection of its own: the plan's belongs to the thread that shows it */
  store = skv_store_open (from, SKV_STORE_READ_ONLY, NULL, skv_app_clock_get (), error);
  return store != NULL && skv_store_backup (store, to, error);
}

gboolean
skv_plan_files_copy_for (SkvPlan *plan, GFile *file, const char *department, GError **error)
{
  g_autofree char *path = NULL, *author = get_author ();
  g_autoptr (SkvPlan) copy = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  path = require_path (file, error);
  if (path != NULL)
    copy = skv_copy_for (plan, path, department, FALSE, author, skv_app_clock_get (), error);
  return copy != NULL;
}

GFile *
skv_plan_files_locate (SkvPlan *plan)
{
  SkvBackend *backend = skv_plan_get_backend (plan);
  const char *path = SKV_IS_STORE (backend) ? skv_store_get_path (SKV_STORE (backend)) : NULL;

  return path != NULL ? g_file_new_for_path (path) : NULL;
}

gboolean
skv_plan_files_is_writable (SkvPlan *plan)
{
  SkvBackend *backend = skv_plan_get_backend (plan);

  if (SKV_IS_LAYER_BACKEND (backend))
    return skv_plan_files_is_writable (skv_layer_backend_get_base (SKV_LAYER_BACKEND (backend)));
  return !SKV_IS_FROZEN_BACKEND (backend) &&
         !(SKV_IS_STORE (backend) && skv_store_is_read_only (SKV_STORE (backend)));
}

gboolean
skv_plan_files_is_read_only (SkvPlan *plan)
{
  return !skv_plan_files_is_writable (plan) ||
         skv_plan_get_audience (plan, NULL) != SKV_AUDIENCE_PLANNER;
}

gboolean
skv_plan_files_replaced_it (SkvPlan *plan)
{
  SkvBackend *backend = skv_plan_get_backend (plan);

  return SKV_IS_STORE (backend) && skv_store_replaced_it (SKV_STORE (backend));
}

char *
skv_plan_files_get_migration_note (SkvPlan *plan)
{
  SkvBackend *backend = skv_plan_get_backend (plan);

  return SKV_IS_STORE (backend) ? skv_store_get_migration_note (SKV_STORE (backend)) : NULL;
}

GFile *
skv_plan_files_get_folder (void)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "systemkveld", NULL);

  if (g_mkdir_with_parents (path, 0755) != 0)
    g_warning ("The folder %s cannot be made: %s", path, g_strerror (errno));
  return g_file_new_for_path (path);
}

int
skv_plan_files_first_year (SkvPlan *plan, SkvDay today)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  const SkvZone *zone = skv_plan_get_zone (plan);
  int this_year = skv_day_year (today), nearest = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);
      SkvDay first, end;
      int year;

      if (item->rule != NULL || !skv_item_days (item, zone, &first, &end))
        continue;
      year = skv_day_year (first);
      if (nearest == 0 || ABS (year - this_year) < ABS (nearest - this_year))
        nearest = year;
    }
  return nearest != 0 ? nearest : this_year;
}

/* How many of the newest edits are looked at: deeper undo by another program goes unseen until the
 * next edit, which then is refused as a conflict. */
#define FINGERPRINT_EDITS 100

char *
skv_plan_files_fingerprint (SkvPlan *plan)
{
  g_autoptr (GPtrArray) entries = NULL;
  GString *text = g_string_new (NULL);

  entries = skv_plan_history (plan, FINGERPRINT_EDITS, NULL);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const SkvHistoryEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT "%s %" G_GINT64_FORMAT "\n", entry->id,
                              entry->undone ? "-" : "+", entry->when);
    }
  return g_string_free (text, FALSE);
}
