/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/record.h"

#include <string.h>

#include "core/model/item.h"
#include "core/model/records.h"
#include "core/model/rule.h"

static const gsize sizes[SKV_N_KINDS] = {
  [SKV_KIND_SETTINGS] = sizeof (SkvSettings),
  [SKV_KIND_ORGANISATION] = sizeof (SkvOrganisation),
  [SKV_KIND_DEPARTMENT] = sizeof (SkvDepartment),
  [SKV_KIND_CONTACT] = sizeof (SkvContact),
  [SKV_KIND_SYSTEM] = sizeof (SkvSystem),
  [SKV_KIND_RELATION] = sizeof (SkvRelation),
  [SKV_KIND_LANE] = sizeof (SkvLane),
  [SKV_KIND_SOURCE] = sizeof (SkvSource),
  [SKV_KIND_LOCAL_DAY] = sizeof (SkvLocalDay),
  [SKV_KIND_RULE] = sizeof (SkvRule),
  [SKV_KIND_ITEM] = sizeof (SkvItem),
  [SKV_KIND_EXCEPTION] = sizeof (SkvException),
  [SKV_KIND_CHECK] = sizeof (SkvCheckSetting),
  [SKV_KIND_LIFT] = sizeof (SkvLift),
  [SKV_KIND_LAYER] = sizeof (SkvLayer),
  [SKV_KIND_VERSION] = sizeof (SkvVersion),
  [SKV_KIND_TEMPLATE] = sizeof (SkvTemplate),
  [SKV_KIND_VIEW] = sizeof (SkvView),
  [SKV_KIND_REQUEST] = sizeof (SkvRequest),
  [SKV_KIND_CONFIRMATION] = sizeof (SkvConfirmation),
  [SKV_KIND_NOTICE] = sizeof (SkvNotice),
  [SKV_KIND_WORDING] = sizeof (SkvWording),
  [SKV_KIND_CONTINGENCY] = sizeof (SkvContingency),
  [SKV_KIND_LOG_ENTRY] = sizeof (SkvLogEntry),
};

static void
field_init (SkvRecord *record, const SkvField *field)
{
  switch (field->type)
    {
    case SKV_FIELD_REFS:
    case SKV_FIELD_TEXTS:
      SKV_FIELD_AT (record, field, GStrv) = g_new0 (char *, 1);
      break;
    case SKV_FIELD_INTS:
    case SKV_FIELD_DAYS:
      SKV_FIELD_AT (record, field, GArray *) = g_array_new (FALSE, FALSE, sizeof (gint32));
      break;
    case SKV_FIELD_DAY:
      SKV_FIELD_AT (record, field, SkvDay) = SKV_DAY_NONE;
      break;
    case SKV_FIELD_LENGTH:
    case SKV_FIELD_CLOCK:
      SKV_FIELD_AT (record, field, int) = -1;
      break;
    case SKV_FIELD_MOMENT:
      SKV_FIELD_AT (record, field, gint64) = SKV_MOMENT_NONE;
      break;
    case SKV_FIELD_TEXT:
    case SKV_FIELD_REF:
    case SKV_FIELD_INT:
    case SKV_FIELD_BOOL:
    case SKV_FIELD_ENUM:
      break; /* zero is unset */
    }
}

static void
field_clear (SkvRecord *record, const SkvField *field)
{
  switch (field->type)
    {
    case SKV_FIELD_TEXT:
    case SKV_FIELD_REF:
      g_clear_pointer (&SKV_FIELD_AT (record, field, char *), g_free);
      break;
    case SKV_FIELD_REFS:
    case SKV_FIELD_TEXTS:
      g_clear_pointer (&SKV_FIELD_AT (record, field, GStrv), g_strfreev);
      break;
    case SKV_FIELD_INTS:
    case SKV_FIELD_DAYS:
      g_clear_pointer (&SKV_FIELD_AT (record, field, GArray *), g_array_unref);
      break;
    case SKV_FIELD_INT:
    case SKV_FIELD_BOOL:
    case SKV_FIELD_ENUM:
    case SKV_FIELD_DAY:
    case SKV_FIELD_LENGTH:
    case SKV_FIELD_CLOCK:
    case SKV_FIELD_MOMENT:
      break;
    }
}

static void
field_copy (SkvRecord *to, const SkvRecord *from, const SkvField *field)
{
  switch (field->type)
    {
    case SKV_FIELD_TEXT:
    case SKV_FIELD_REF:
      SKV_FIELD_AT (to, field, char *) = g_strdup (SKV_FIELD_AT (from, field, char *));
      break;
    case SKV_FIELD_REFS:
    case SKV_FIELD_TEXTS:
      SKV_FIELD_AT (to, field, GStrv) = g_strdupv (SKV_FIELD_AT (from, field, GStrv));
      break;
    case SKV_FIELD_INTS:
    case SKV_FIELD_DAYS:
      SKV_FIELD_AT (to, field, GArray *) = g_array_copy (SKV_FIELD_AT (from, field, GArray *));
      break;
    case SKV_FIELD_MOMENT:
      SKV_FIELD_AT (to, field, gint64) = SKV_FIELD_AT (from, field, gint64);
      break;
    case SKV_FIELD_INT:
    case SKV_FIELD_BOOL:
    case SKV_FIELD_ENUM:
    case SKV_FIELD_DAY:
    case SKV_FIELD_LENGTH:
    case SKV_FIELD_CLOCK:
      SKV_FIELD_AT (to, field, int) = SKV_FIELD_AT (from, field, int);
      break;
    }
}

static gboolean
arrays_equal (GArray *a, GArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint32)) == 0);
}

gboolean
skv_field_equal (gconstpointer a, gconstpointer b, const SkvField *field)
{
  switch (field->type)
    {
    case SKV_FIELD_TEXT:
    case SKV_FIELD_REF:
      return g_strcmp0 (SKV_FIELD_AT (a, field, char *), SKV_FIELD_AT (b, field, char *)) == 0;
    case SKV_FIELD_REFS:
    case SKV_FIELD_TEXTS:
      return g_strv_equal ((const char *const *) SKV_FIELD_AT (a, field, GStrv),
                           (const char *const *) SKV_FIELD_AT (b, field, GStrv));
    case SKV_FIELD_INTS:
    case SKV_FIELD_DAYS:
      return arrays_equal (SKV_FIELD_AT (a, field, GArray *), SKV_FIELD_AT (b, field, GArray *));
    case SKV_FIELD_MOMENT:
      return SKV_FIELD_AT (a, field, gint64) == SKV_FIELD_AT (b, field, gint64);
    case SKV_FIELD_INT:
    case SKV_FIELD_BOOL:
    case SKV_FIELD_ENUM:
    case SKV_FIELD_DAY:
    case SKV_FIELD_LENGTH:
    case SKV_FIELD_CLOCK:
      return SKV_FIELD_AT (a, field, int) == SKV_FIELD_AT (b, field, int);
    }
  g_return_val_if_reached (FALSE);
}

gpointer
skv_record_new (SkvKind kind, const char *id)
{
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (kind, &n_fields);
  SkvRecord *self = g_malloc0 (sizes[kind]);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  for (gsize i = 0; i < n_fields; i++)
    field_init (self, &fields[i]);
  return self;
}

gpointer
skv_record_ref (gconstpointer record)
{
  SkvRecord *self = (SkvRecord *) record;

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
skv_record_unref (gpointer record)
{
  SkvRecord *self = record;
  const SkvField *fields;
  gsize n_fields;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  fields = skv_kind_fields (self->kind, &n_fields);
  for (gsize i = 0; i < n_fields; i++)
    field_clear (self, &fields[i]);
  g_free (self->id);
  g_free (self);
}

gpointer
skv_record_copy (gconstpointer record)
{
  const SkvRecord *from = record;
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (from->kind, &n_fields);
  SkvRecord *self = g_malloc0 (sizes[from->kind]);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = from->kind;
  self->id = g_strdup (from->id);
  for (gsize i = 0; i < n_fields; i++)
    field_copy (self, from, &fields[i]);
  return self;
}

gboolean
skv_record_equal (gconstpointer a, gconstpointer b)
{
  const SkvRecord *first = a, *second = b;
  const SkvField *fields;
  gsize n_fields;

  if (first == second)
    return TRUE;
  if (first->kind != second->kind || g_strcmp0 (first->id, second->id) != 0)
    return FALSE;
  fields = skv_kind_fields (first->kind, &n_fields);
  for (gsize i = 0; i < n_fields; i++)
    {
      if (!skv_field_equal (first, second, &fields[i]))
        return FALSE;
    }
  return TRUE;
}

void
skv_set_text (char **field, const char *text)
{
  char *copy = g_strdup (text); /* before the free: @text may be the old one */

  g_free (*field);
  *field = copy;
}

void
skv_set_texts (GStrv *field, const char *const *texts)
{
  GStrv copy = texts != NULL ? g_strdupv ((GStrv) texts) : g_new0 (char *, 1);

  g_strfreev (*field);
  *field = copy;
}
