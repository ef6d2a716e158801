/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/audience.h"
#include "core/model/plan-private.h"
#include "core/model/record-table.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (skv-plan-error-quark, skv_plan_error)
G_DEFINE_INTERFACE (SkvBackend, skv_backend, G_TYPE_OBJECT)

struct _SkvPlan
{
  GObject parent_instance;

  SkvBackend *backend; /* (owned) (nullable) */
  SkvRecordTable tables[SKV_N_KINDS];
  GHashTable *overrides; /* (owned): "RULE\nDAY" → SkvItem (borrowed from its table) */
  SkvSettings *settings; /* (owned): the record, or defaults while there is none */
  SkvZone *zone;         /* (owned) */
  GPtrArray *validators; /* (owned) (element-type SkvValidator) */
  gboolean is_copy;      /* to try things on */
  SkvAudience audience;  /* of whoever opened it */
  char *department;      /* (owned) (nullable): of that audience */
};

G_DEFINE_FINAL_TYPE (SkvPlan, skv_plan, G_TYPE_OBJECT)

static guint changed_signal;

static void
skv_backend_default_init (SkvBackendInterface *iface)
{
}

static SkvSettings *
default_settings (void)
{
  SkvSettings *settings = skv_record_new (SKV_KIND_SETTINGS, NULL);

  settings->title = g_strdup ("");
  settings->country = g_strdup ("NO");
  settings->time_zone = g_strdup ("Europe/Oslo");
  settings->language = g_strdup ("nb");
  settings->parent.sealed = TRUE;
  return settings;
}

static void
skv_plan_init (SkvPlan *self)
{
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    skv_record_table_init (&self->tables[kind]);
  self->overrides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->validators = g_ptr_array_new ();
  self->settings = default_settings ();
  self->zone = skv_zone_new (self->settings->time_zone, NULL);
  if (self->zone == NULL) /* a machine without time zone data */
    self->zone = skv_zone_new ("UTC", NULL);
}

static void
skv_plan_finalize (GObject *object)
{
  SkvPlan *self = SKV_PLAN (object);

  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    skv_record_table_clear (&self->tables[kind]);
  g_hash_table_unref (self->overrides);
  g_ptr_array_unref (self->validators);
  g_free (self->department);
  skv_record_unref (self->settings);
  skv_zone_unref (self->zone);
  g_clear_object (&self->backend);

  G_OBJECT_CLASS (skv_plan_parent_class)->finalize (object);
}

static void
skv_plan_class_init (SkvPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_plan_finalize;

  /**
   * SkvPlan::changed:
   * @edit: (type gpointer): the SkvEdit, with what every record was before and is after
   */
  changed_signal = g_signal_new ("changed", SKV_TYPE_PLAN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_POINTER);
}

/* --- memory ------------------------------------------------------------------------------- */

static char *
override_key (const char *rule, SkvDay original_day)
{
  return g_strdup_printf ("%s\n%d", rule, original_day);
}

/* an item with a rule and no such date was added to the rule's occurrences */
static gboolean
is_override (const SkvItem *item)
{
  return item->rule != NULL && item->original_day != SKV_DAY_NONE;
}

static void
forget_override (SkvPlan *self, const SkvRecord *record)
{
  const SkvItem *item = (const SkvItem *) record;

  if (record->kind == SKV_KIND_ITEM && is_override (item))
    {
      g_autofree char *key = override_key (item->rule, item->original_day);

      if (g_hash_table_lookup (self->overrides, key) == record)
        g_hash_table_remove (self->overrides, key);
    }
}

static void
remember_override (SkvPlan *self, SkvRecord *record)
{
  const SkvItem *item = (const SkvItem *) record;

  if (record->kind == SKV_KIND_ITEM && is_override (item))
    g_hash_table_insert (self->overrides, override_key (item->rule, item->original_day), record);
}

static void
replace_record (SkvPlan *self, SkvKind kind, const char *id, SkvRecord *after)
{
  SkvRecord *before = skv_record_table_lookup (&self->tables[kind], id);

  if (before != NULL)
    forget_override (self, before);
  skv_record_table_replace (&self->tables[kind], id, after);
  if (after != NULL)
    remember_override (self, after);
}

static void
refresh_settings (SkvPlan *self)
{
  GPtrArray *records = self->tables[SKV_KIND_SETTINGS].records;
  SkvSettings *settings =
    records->len > 0 ? skv_record_ref (g_ptr_array_index (records, 0)) : default_settings ();
  SkvZone *zone = NULL;

  if (g_strcmp0 (settings->time_zone, skv_zone_get_name (self->zone)) != 0)
    zone = skv_zone_new (settings->time_zone, NULL); /* validated; NULL only without zone data */
  skv_record_unref (self->settings);
  self->settings = settings;
  if (zone != NULL)
    {
      skv_zone_unref (self->zone);
      self->zone = zone;
    }
}

static void
fill_before (SkvPlan *self, SkvEdit *edit)
{
  guint n = skv_edit_get_n_changes (edit);

  for (guint i = 0; i < n; i++)
    {
      SkvChange *change = (SkvChange *) skv_edit_get_change (edit, i);
      gconstpointer before = skv_plan_lookup (self, change->kind, change->id);

      g_clear_pointer (&change->before, skv_record_unref);
      change->before = before != NULL ? skv_record_ref (before) : NULL;
    }
}

static void
take_in (SkvPlan *self, const SkvEdit *edit)
{
  gboolean removed[SKV_N_KINDS] = { FALSE };
  guint n = skv_edit_get_n_changes (edit);

  for (guint i = 0; i < n; i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      replace_record (self, change->kind, change->id, change->after);
      removed[change->kind] = removed[change->kind] || change->after == NULL;
    }
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      if (removed[kind])
        skv_record_table_compact (&self->tables[kind]);
    }
  refresh_settings (self);
}

/* --- making and reading -------------------------------------------------------------------- */

static gboolean
set_problem_error (const SkvProblem *problem, GError **error)
{
  if (problem == NULL)
    return TRUE;
  if (problem->field != NULL)
    g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, "%s “%s”, %s: %s",
                 skv_kind_name (problem->kind), problem->id, problem->field, problem->message);
  else
    g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, "%s “%s”: %s",
                 skv_kind_name (problem->kind), problem->id, problem->message);
  return FALSE;
}

static gboolean
load (SkvPlan *self, GError **error)
{
  g_autoptr (SkvEdit) edit = SKV_BACKEND_GET_IFACE (self->backend)->load (self->backend, error);
  g_autoptr (SkvProblem) problem = NULL;

  if (edit == NULL)
    return FALSE;
  problem = skv_plan_find_problem (self, edit);
  if (!set_problem_error (problem, error))
    return FALSE;
  take_in (self, edit);
  return TRUE;
}

SkvPlan *
skv_plan_new (SkvBackend *backend, GError **error)
{
  g_autoptr (SkvPlan) self = g_object_new (SKV_TYPE_PLAN, NULL);

  g_return_val_if_fail (backend == NULL || SKV_IS_BACKEND (backend), NULL);

  g_set_object (&self->backend, backend);
  if (backend != NULL && !load (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

SkvPlan *
skv_plan_copy (SkvPlan *self)
{
  SkvPlan *copy;

  g_return_val_if_fail (SKV_IS_PLAN (self), NULL);

  copy = g_object_new (SKV_TYPE_PLAN, NULL);
  copy->is_copy = TRUE;
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      for (guint i = 0; i < self->tables[kind].records->len; i++)
        {
          SkvRecord *record = g_ptr_array_index (self->tables[kind].records, i);

          replace_record (copy, kind, record->id, record);
        }
    }
  refresh_settings (copy);
  for (guint i = 0; i < self->validators->len; i++)
    g_ptr_array_add (copy->validators, g_ptr_array_index (self->validators, i));
  return copy;
}

gboolean
skv_plan_reload (SkvPlan *self, GError **error)
{
  g_autoptr (SkvPlan) fresh = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (self), FALSE);
  g_return_val_if_fail (self->backend != NULL, FALSE);

  /* Into another plan first, so that a damaged file leaves this one as it is. */
  fresh = skv_plan_new (self->backend, error);
  if (fresh == NULL)
    return FALSE;

  edit = skv_edit_new (NULL);
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      for (guint i = 0; i < self->tables[kind].records->len; i++)
        skv_edit_remove (edit, kind,
                         ((SkvRecord *) g_ptr_array_index (self->tables[kind].records, i))->id);
      for (guint i = 0; i < fresh->tables[kind].records->len; i++)
        skv_edit_put (edit, skv_record_ref (g_ptr_array_index (fresh->tables[kind].records, i)));
    }
  fill_before (self, edit);
  skv_edit_drop_empty (edit);
  take_in (self, edit);
  g_signal_emit (self, changed_signal, 0, edit);
  return TRUE;
}

SkvBackend *
skv_plan_get_backend (SkvPlan *self)
{
  g_return_val_if_fail (SKV_IS_PLAN (self), NULL);
  return self->backend;
}

const SkvSettings *
skv_plan_get_settings (SkvPlan *self)
{
  g_return_val_if_fail (SKV_IS_PLAN (self), NULL);
  return self->settings;
}

const SkvZone *
skv_plan_get_zone (SkvPlan *self)
{
  g_return_val_if_fail (SKV_IS_PLAN (self), NULL);
  return self->zone;
}

gconstpointer
skv_plan_lookup (SkvPlan *self, SkvKind kind, const char *id)
{
  return id != NULL ? skv_record_table_lookup (&self->tables[kind], id) : NULL;
}

GPtrArray *
skv_plan_get_records (SkvPlan *self, SkvKind kind)
{
  g_return_val_if_fail (SKV_IS_PLAN (self), NULL);
  return self->tables[kind].records;
}

const SkvItem *
skv_plan_get_override (SkvPlan *self, const char *rule, SkvDay original_day)
{
  g_autofree char *key = NULL;

  if (g_hash_table_size (self->overrides) == 0)
    return NULL;
  key = override_key (rule, original_day);
  return g_hash_table_lookup (self->overrides, key);
}

gboolean
skv_plan_get_revision (
  SkvPlan *self, SkvKind kind, const char *id, guint *sequence, gint64 *modified)
{
  if (self->backend == NULL)
    return FALSE;
  return SKV_BACKEND_GET_IFACE (self->backend)
    ->get_revision (self->backend, kind, id, sequence, modified);
}

/* --- whom it is for ------------------------------------------------------------------------ */

void
skv_plan_set_audience (SkvPlan *self, SkvAudience audience, const char *department)
{
  g_return_if_fail (SKV_IS_PLAN (self));

  self->audience = audience;
  skv_set_text (&self->department, department);
}

SkvAudience
skv_plan_get_audience (SkvPlan *self, const char **department)
{
  SkvAudience own;

  g_return_val_if_fail (SKV_IS_PLAN (self), SKV_AUDIENCE_READER);

  own = self->settings->audience;
  if (department != NULL)
    *department =
      own != SKV_AUDIENCE_PLANNER ? self->settings->audience_department : self->department;
  return MAX (own, self->audience);
}

gboolean
skv_plan_is_copy (SkvPlan *self)
{
  return self->is_copy;
}

/* --- editing ------------------------------------------------------------------------------ */

void
skv_plan_add_validator (SkvPlan *self, SkvValidator func)
{
  g_return_if_fail (SKV_IS_PLAN (self));
  g_ptr_array_add (self->validators, (gpointer) func);
}

/* Two items that claim the same occurrence of a rule. */
static SkvProblem *
override_problem (SkvPlan *self, const SkvEdit *edit, const SkvItem *item, GHashTable *claimed)
{
  const SkvItem *other;
  char *key;

  if (!is_override (item))
    return NULL;
  key = override_key (item->rule, item->original_day);
  other = g_hash_table_lookup (claimed, key);
  if (other == NULL)
    {
      other = g_hash_table_lookup (self->overrides, key);
      if (other != NULL && skv_edit_find (edit, SKV_KIND_ITEM, other->parent.id) != NULL)
        other = NULL; /* goes or changes with this edit: its new self claims for itself */
    }
  g_hash_table_insert (claimed, key, (gpointer) item);
  if (other == NULL || other == item)
    return NULL;
  return skv_problem_new (&item->parent, "original_date",
                          _("“%s” already changes this occurrence of the rule"), other->parent.id);
}

static SkvProblem *
own_problem (SkvPlan *self, const SkvEdit *edit, const SkvRecord *record, GHashTable *claimed)
{
  SkvProblem *problem = skv_record_find_problem (record);

  for (guint i = 0; i < self->validators->len && problem == NULL; i++)
    problem = ((SkvValidator) g_ptr_array_index (self->validators, i)) (self, record);
  if (problem == NULL && record->kind == SKV_KIND_ITEM)
    problem = override_problem (self, edit, (const SkvItem *) record, claimed);
  return problem;
}

SkvProblem *
skv_plan_find_problem (SkvPlan *self, const SkvEdit *edit)
{
  g_autoptr (GHashTable) claimed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SkvProblem *problem = NULL;
  guint n = skv_edit_get_n_changes (edit);

  for (guint i = 0; i < n && problem == NULL; i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->after != NULL)
        problem = own_problem (self, edit, change->after, claimed);
    }
  if (problem == NULL)
    problem = skv_edit_find_dangling (edit, self);
  if (problem == NULL)
    problem = skv_edit_find_circle (edit, self);
  return problem;
}

/* A plan always ends up with exactly one settings record. */
static void
ensure_settings (SkvPlan *self, SkvEdit *edit)
{
  g_autoptr (GPtrArray) settings = skv_edit_resolve_all (edit, self, SKV_KIND_SETTINGS);

  if (settings->len == 0)
    skv_edit_put (edit, skv_record_ref (self->settings));
}

gboolean
skv_plan_check (SkvPlan *self, const SkvEdit *edit, GError **error)
{
  g_autoptr (SkvProblem) problem = NULL;

  if (!skv_plan_may_apply (self, edit, error))
    return FALSE;
  problem = skv_plan_find_problem (self, edit);
  return set_problem_error (problem, error);
}

gboolean
skv_plan_apply (SkvPlan *self, SkvEdit *edit, GError **error)
{
  g_return_val_if_fail (SKV_IS_PLAN (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  ensure_settings (self, edit);
  fill_before (self, edit);
  skv_edit_drop_empty (edit);
  if (skv_edit_get_n_changes (edit) == 0)
    return TRUE;

  if (!skv_plan_check (self, edit, error))
    return FALSE;
  if (self->backend != NULL &&
      !SKV_BACKEND_GET_IFACE (self->backend)->commit (self->backend, edit, error))
    return FALSE;

  take_in (self, edit);
  g_signal_emit (self, changed_signal, 0, edit);
  return TRUE;
}

void
skv_plan_take (SkvPlan *self, SkvEdit *edit)
{
  fill_before (self, edit);
  take_in (self, edit);
  g_signal_emit (self, changed_signal, 0, edit);
}
