/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/organisations.h"

#include <string.h>

struct _SkvOrganisations
{
  gatomicrefcount refs;
  GPtrArray *records; /* (owned) (element-type SkvOrganisation): as in the plan */
  GHashTable *by_id;  /* (owned) (nullable): id → SkvOrganisation; NULL: none of them has dates */
  GMutex lock;        /* guards the rest */
  GHashTable *lists;  /* (owned): set of GStrv: what skv_organisations_at() gave */
};

static const char *const nobody[] = { NULL };

/* --- life ----------------------------------------------------------------------------------- */

static guint
list_hash (gconstpointer data)
{
  guint hash = 5381;

  for (const char *const *id = data; *id != NULL; id++)
    hash = hash * 33 + g_str_hash (*id);
  return hash;
}

static gboolean
list_equal (gconstpointer a, gconstpointer b)
{
  return g_strv_equal (a, b);
}

static gboolean
is_dated (const SkvOrganisation *organisation)
{
  return organisation->valid_from != SKV_DAY_NONE || organisation->valid_until != SKV_DAY_NONE;
}

static SkvOrganisations *
organisations_new (GPtrArray *records)
{
  SkvOrganisations *self = g_new0 (SkvOrganisations, 1);
  gboolean dated = FALSE;

  g_atomic_ref_count_init (&self->refs);
  g_mutex_init (&self->lock);
  self->lists = g_hash_table_new_full (list_hash, list_equal, (GDestroyNotify) g_strfreev, NULL);
  self->records = g_ptr_array_new_full (records->len, skv_record_unref);
  for (guint i = 0; i < records->len; i++)
    {
      g_ptr_array_add (self->records, skv_record_ref (g_ptr_array_index (records, i)));
      dated = dated || is_dated (g_ptr_array_index (records, i));
    }
  if (!dated)
    return self;
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (self->by_id, ((SkvRecord *) g_ptr_array_index (records, i))->id,
                         g_ptr_array_index (records, i));
  return self;
}

SkvOrganisations *
skv_organisations_ref (SkvOrganisations *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
skv_organisations_unref (SkvOrganisations *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_hash_table_unref (self->lists);
  g_ptr_array_unref (self->records);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Records never change, so that the same pointers are the same organisations. */
SkvOrganisations *
skv_plan_get_organisations (SkvPlan *plan)
{
  GPtrArray *records;
  SkvOrganisations *kept;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  records = skv_plan_get_records (plan, SKV_KIND_ORGANISATION);
  kept = g_object_get_data (G_OBJECT (plan), "skv-organisations");
  if (kept != NULL && kept->records->len == records->len &&
      (records->len == 0 ||
       memcmp (kept->records->pdata, records->pdata, records->len * sizeof (gpointer)) == 0))
    return kept;
  kept = organisations_new (records);
  g_object_set_data_full (G_OBJECT (plan), "skv-organisations", kept,
                          (GDestroyNotify) skv_organisations_unref);
  return kept;
}

/* --- asking --------------------------------------------------------------------------------- */

const char *
skv_organisations_follow (SkvOrganisations *self, const char *id, SkvDay day)
{
  if (self->by_id == NULL || day == SKV_DAY_NONE)
    return id;
  /* Plans hold no circles; one that is tried before it is refused ends here. */
  for (guint i = 0; i <= self->records->len && id != NULL; i++)
    {
      const SkvOrganisation *organisation = g_hash_table_lookup (self->by_id, id);

      if (organisation == NULL)
        return id;
      if (organisation->valid_until == SKV_DAY_NONE || day <= organisation->valid_until)
        return organisation->valid_from == SKV_DAY_NONE || day >= organisation->valid_from ? id
                                                                                           : NULL;
      id = organisation->successor;
    }
  return NULL;
}

gboolean
skv_organisations_exists (SkvOrganisations *self, const char *id, SkvDay day)
{
  return g_strcmp0 (skv_organisations_follow (self, id, day), id) == 0;
}

/* the same list once for all, so that occurrences need not own theirs */
static const char *const *
keep_list (SkvOrganisations *self, GPtrArray *ids)
{
  gpointer kept;

  if (ids->len == 0)
    return nobody;
  g_ptr_array_add (ids, NULL);
  g_mutex_lock (&self->lock);
  if (!g_hash_table_lookup_extended (self->lists, ids->pdata, &kept, NULL))
    {
      kept = g_strdupv ((GStrv) ids->pdata);
      g_hash_table_add (self->lists, kept);
    }
  g_mutex_unlock (&self->lock);
  return kept;
}

const char *const *
skv_organisations_at (SkvOrganisations *self, const char *const *ids, SkvDay day)
{
  g_autoptr (GPtrArray) there = NULL;
  guint n_same = 0;

  if (self->by_id == NULL || day == SKV_DAY_NONE)
    return ids;
  while (ids[n_same] != NULL && skv_organisations_exists (self, ids[n_same], day))
    n_same++;
  if (ids[n_same] == NULL)
    return ids;

  there = g_ptr_array_new ();
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *id = skv_organisations_follow (self, ids[i], day);

      if (id != NULL && !g_ptr_array_find_with_equal_func (there, id, g_str_equal, NULL))
        g_ptr_array_add (there, (gpointer) id);
    }
  return keep_list (self, there);
}

gboolean
skv_organisations_is_nobody (SkvOrganisations *self, const char *const *ids, SkvDay day)
{
  if (self->by_id == NULL || ids == NULL || ids[0] == NULL)
    return FALSE;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (skv_organisations_follow (self, ids[i], day) != NULL)
        return FALSE;
    }
  return TRUE;
}

const char *const *
skv_plan_organisations_at (SkvPlan *plan, const char *const *ids, SkvDay day)
{
  g_return_val_if_fail (SKV_IS_PLAN (plan) && ids != NULL, ids);

  return skv_organisations_at (skv_plan_get_organisations (plan), ids, day);
}

const char *
skv_plan_organisation_name_at (SkvPlan *plan, const char *id, SkvDay day)
{
  const SkvOrganisation *organisation;
  const char *there;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL, id);

  there = skv_organisations_follow (skv_plan_get_organisations (plan), id, day);
  organisation = skv_plan_lookup (plan, SKV_KIND_ORGANISATION, there != NULL ? there : id);
  return organisation != NULL && organisation->name != NULL ? organisation->name : id;
}
