/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/new-plan.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/exchange/examples.h"
#include "core/exchange/json-reader.h"

/* What a country brings with it until somebody says otherwise. */
static const struct
{
  const char *country;
  const char *time_zone;
  const char *language;
} defaults[] = {
  { "NO", "Europe/Oslo", "nb" },        { "SE", "Europe/Stockholm", "sv" },
  { "DK", "Europe/Copenhagen", "da" },  { "FI", "Europe/Helsinki", "fi" },
  { "IS", "Atlantic/Reykjavik", "is" },
};

/* its place in the table, or -1 */
static int
find_country (const char *country)
{
  for (gsize i = 0; country != NULL && i < G_N_ELEMENTS (defaults); i++)
    {
      if (g_ascii_strcasecmp (defaults[i].country, country) == 0)
        return (int) i;
    }
  return -1;
}

const char *
skv_country_get_time_zone (const char *country)
{
  int i = find_country (country);

  return i >= 0 ? defaults[i].time_zone : NULL;
}

const char *
skv_country_get_language (const char *country)
{
  int i = find_country (country);

  return i >= 0 ? defaults[i].language : NULL;
}

static gboolean
set_country (SkvSettings *settings, const char *country, GError **error)
{
  int i = find_country (country);

  if (i < 0)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_NOT_FOUND,
                   _("there is no calendar of holidays for “%s”; there are NO, SE, DK, FI and IS"),
                   country);
      return FALSE;
    }
  skv_set_text (&settings->country, defaults[i].country);
  skv_set_text (&settings->time_zone, defaults[i].time_zone);
  skv_set_text (&settings->language, defaults[i].language);
  return TRUE;
}

/* the example's edit, or an empty one (transfer full) */
static SkvEdit *
begin_edit (SkvPlan *plan, const char *example, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SkvImport) import = NULL;

  if (example == NULL)
    return skv_edit_new (_("New plan"));
  bytes = skv_example_load (example, error);
  if (bytes == NULL)
    return NULL;
  import = skv_json_read (plan, example, bytes, error);
  return import != NULL ? skv_edit_ref (import->edit) : NULL;
}

/* the settings as the edit will leave them, unsealed (transfer full) */
static SkvSettings *
copy_settings (SkvPlan *plan, const SkvEdit *edit)
{
  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->kind == SKV_KIND_SETTINGS)
        return skv_record_copy (change->after);
    }
  return skv_record_copy (skv_plan_get_settings (plan));
}

static gboolean
fill (SkvPlan *plan, const SkvNewPlan *wish, GError **error)
{
  g_autoptr (SkvEdit) edit = begin_edit (plan, wish->example, error);
  SkvSettings *settings;

  if (edit == NULL)
    return FALSE;
  settings = copy_settings (plan, edit);
  if (wish->title != NULL)
    skv_set_text (&settings->title, wish->title);
  if (wish->country != NULL && !set_country (settings, wish->country, error))
    {
      skv_record_unref (settings);
      return FALSE;
    }
  if (wish->language != NULL)
    skv_set_text (&settings->language, wish->language);
  if (wish->time_zone != NULL)
    skv_set_text (&settings->time_zone, wish->time_zone);
  skv_edit_put (edit, settings);
  return skv_plan_apply (plan, edit, error);
}

SkvPlan *
skv_new_plan_create (
  const char *path, const SkvNewPlan *wish, const char *who, const SkvClock *clock, GError **error)
{
  g_autoptr (SkvStore) store = skv_store_create (path, who, clock, error);
  g_autoptr (SkvPlan) plan = NULL;

  if (store == NULL)
    return NULL;
  plan = skv_store_make_plan (store, error);
  /* Undo goes back to the plan as it began, not to an empty file. */
  if (plan != NULL && fill (plan, wish, error) &&
      skv_store_add_barrier (store, _("New plan"), error))
    return g_steal_pointer (&plan);

  /* It was made a moment ago and nobody has seen it. */
  g_clear_object (&plan);
  g_clear_object (&store);
  g_unlink (path);
  return NULL;
}
