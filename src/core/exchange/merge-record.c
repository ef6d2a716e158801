/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/merge-private.h"

#include <string.h>

static SkvRecord *
ref (const SkvRecord *record)
{
  return record != NULL ? skv_record_ref (record) : NULL;
}

static void
set (SkvRecord **place, const SkvRecord *record)
{
  SkvRecord *old = *place;

  *place = ref (record);
  g_clear_pointer (&old, skv_record_unref);
}

SkvMergeRecord *
skv_merge_record_new (SkvKind kind,
                      const char *id,
                      const SkvRecord *base,
                      const SkvRecord *ours,
                      const SkvRecord *theirs)
{
  SkvMergeRecord *self = g_new0 (SkvMergeRecord, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  self->base = ref (base);
  self->ours = ref (ours);
  self->theirs = ref (theirs);
  return self;
}

void
skv_merge_record_free (SkvMergeRecord *self)
{
  g_clear_pointer (&self->base, skv_record_unref);
  g_clear_pointer (&self->ours, skv_record_unref);
  g_clear_pointer (&self->theirs, skv_record_unref);
  g_clear_pointer (&self->merged, skv_record_unref);
  g_clear_pointer (&self->kept, skv_record_unref);
  g_free (self->id);
  g_free (self->why);
  g_free (self);
}

/* --- fields ---------------------------------------------------------------------------------- */

/* Start and end are one thing to people: half of each side would be a time that nobody meant. */
static gboolean
is_time (SkvKind kind, const SkvField *field)
{
  static const char *const names[] = { "all_day", "start", "end", NULL };

  return kind == SKV_KIND_ITEM && g_strv_contains (names, field->name);
}

/* do both say the same in the field, or in all that is one with it? */
static gboolean
same_unit (const SkvRecord *a, const SkvRecord *b, const SkvField *field)
{
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (a->kind, &n_fields);

  if (!is_time (a->kind, field))
    return skv_field_equal (a, b, field);
  for (gsize i = 0; i < n_fields; i++)
    {
      if (is_time (a->kind, &fields[i]) && !skv_field_equal (a, b, &fields[i]))
        return FALSE;
    }
  return TRUE;
}

/* one field of @from into @into, by a copy that is made for it */
static void
copy_field (SkvRecord *into, const SkvRecord *from, const SkvField *field)
{
  GArray *array;

  switch (field->type)
    {
    case SKV_FIELD_TEXT:
    case SKV_FIELD_REF:
      skv_set_text (&SKV_FIELD_AT (into, field, char *), SKV_FIELD_AT (from, field, char *));
      break;
    case SKV_FIELD_REFS:
    case SKV_FIELD_TEXTS:
      skv_set_texts (&SKV_FIELD_AT (into, field, GStrv),
                     (const char *const *) SKV_FIELD_AT (from, field, GStrv));
      break;
    case SKV_FIELD_INTS:
    case SKV_FIELD_DAYS:
      array = g_array_copy (SKV_FIELD_AT (from, field, GArray *));
      g_array_unref (SKV_FIELD_AT (into, field, GArray *));
      SKV_FIELD_AT (into, field, GArray *) = array;
      break;
    case SKV_FIELD_INT:
    case SKV_FIELD_BOOL:
    case SKV_FIELD_ENUM:
    case SKV_FIELD_DAY:
    case SKV_FIELD_LENGTH:
    case SKV_FIELD_CLOCK:
      SKV_FIELD_AT (into, field, int) = SKV_FIELD_AT (from, field, int);
      break;
    case SKV_FIELD_MOMENT:
      SKV_FIELD_AT (into, field, gint64) = SKV_FIELD_AT (from, field, gint64);
      break;
    }
}

/* takes @record, which is nobody else's yet */
static void
take (SkvRecord **place, SkvRecord *record)
{
  record->sealed = TRUE;
  g_clear_pointer (place, skv_record_unref);
  *place = record;
}

/* --- one record ------------------------------------------------------------------------------ */

static gboolean
same (const SkvRecord *a, const SkvRecord *b)
{
  return a == NULL || b == NULL ? a == b : skv_record_equal (a, b);
}

/* what is the same as ours is ours */
static void
settle (SkvMergeRecord *self)
{
  if (same (self->merged, self->ours))
    set (&self->merged, self->ours);
}

/* had one side the other's present value in the field, before it went on? */
static gboolean
had (GPtrArray *past, const SkvRecord *record, const SkvField *field)
{
  for (guint i = 0; past != NULL && i < past->len; i++)
    {
      if (same_unit (g_ptr_array_index (past, i), record, field))
        return TRUE;
    }
  return FALSE;
}

/* Fields that only they changed are taken; kept is the merged one with their word where both
 * changed it. The pasts (nullable) tell who only followed the other. */
static void
merge_fields (SkvMergeRecord *self, GPtrArray *ours_past, GPtrArray *theirs_past)
{
  SkvRecord *merged = skv_record_copy (self->ours), *kept = skv_record_copy (self->ours);
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (self->kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      const SkvField *field = &fields[i];
      gboolean we_followed, they_followed;

      if (same_unit (self->ours, self->theirs, field) ||
          (self->base != NULL && same_unit (self->base, self->theirs, field)))
        continue;
      we_followed = had (theirs_past, self->ours, field);
      they_followed = had (ours_past, self->theirs, field);
      if (they_followed && !we_followed)
        continue;
      copy_field (kept, self->theirs, field);
      if ((self->base != NULL && same_unit (self->base, self->ours, field)) ||
          (we_followed && !they_followed))
        copy_field (merged, self->theirs, field);
      else
        self->collision = SKV_COLLISION_FIELDS;
    }
  take (&self->merged, merged);
  take (&self->kept, kept);
  settle (self);
  if (self->collision == SKV_COLLISION_NONE)
    g_clear_pointer (&self->kept, skv_record_unref);
}

static gboolean
had_all (GPtrArray *past, const SkvRecord *record)
{
  for (guint i = 0; past != NULL && i < past->len; i++)
    {
      if (same (g_ptr_array_index (past, i), record))
        return TRUE;
    }
  return FALSE;
}

void
skv_merge_record_follow (SkvMergeRecord *self, GPtrArray *ours_past, GPtrArray *theirs_past)
{
  if (self->collision == SKV_COLLISION_FIELDS)
    {
      self->collision = SKV_COLLISION_NONE;
      merge_fields (self, ours_past, theirs_past);
    }
  else if (self->collision == SKV_COLLISION_REMOVED_HERE && had_all (ours_past, self->theirs))
    {
      self->collision = SKV_COLLISION_NONE; /* they have what we had before we removed it */
      g_clear_pointer (&self->kept, skv_record_unref);
    }
  else if (self->collision == SKV_COLLISION_REMOVED_THERE && had_all (theirs_past, self->ours))
    {
      self->collision = SKV_COLLISION_NONE;
      g_clear_pointer (&self->merged, skv_record_unref);
    }
}

gboolean
skv_merge_record_decide (SkvMergeRecord *self, gboolean has_base)
{
  gboolean known = has_base || self->base != NULL;

  if (same (self->ours, self->theirs))
    {
      set (&self->merged, self->ours);
      return known && !same (self->base, self->ours);
    }
  if ((known || self->theirs == NULL) && same (self->base, self->theirs))
    set (&self->merged, self->ours);
  else if ((known || self->ours == NULL) && same (self->base, self->ours))
    set (&self->merged, self->theirs);
  else if (self->ours == NULL)
    {
      self->collision = SKV_COLLISION_REMOVED_HERE;
      set (&self->kept, self->theirs);
    }
  else if (self->theirs == NULL)
    {
      self->collision = SKV_COLLISION_REMOVED_THERE;
      set (&self->merged, self->ours);
    }
  else
    merge_fields (self, NULL, NULL);
  return TRUE;
}

void
skv_merge_record_refuse (SkvMergeRecord *self, SkvCollision collision, const char *why)
{
  set (&self->merged, self->ours);
  set (&self->kept, self->theirs);
  self->collision = collision;
  skv_set_text (&self->why, why);
}

void
skv_merge_record_refuse_field (SkvMergeRecord *self, const SkvField *field)
{
  SkvRecord *merged = skv_record_copy (self->merged);

  if (self->kept == NULL)
    set (&self->kept, self->merged);
  copy_field (merged, self->ours, field);
  take (&self->merged, merged);
  settle (self);
  self->collision = SKV_COLLISION_REFERENCE; /* also if another field collides: it says more */
}

/* --- whose word it is ------------------------------------------------------------------------ */

SkvSide
skv_merge_record_get_field_side (const SkvMergeRecord *self,
                                 const SkvField *field,
                                 gboolean *collides)
{
  gboolean by_us, by_them;

  *collides = FALSE;
  if (self->ours == NULL || self->theirs == NULL || self->merged == NULL)
    {
      *collides = self->collision != SKV_COLLISION_NONE;
      return skv_merge_record_get_side (self);
    }
  by_us = self->base == NULL || !same_unit (self->base, self->ours, field);
  by_them = self->base == NULL || !same_unit (self->base, self->theirs, field);
  if (by_us && by_them && same_unit (self->ours, self->theirs, field))
    return SKV_SIDE_BOTH;
  *collides = by_them && self->kept != NULL && !same_unit (self->merged, self->kept, field);
  if (by_them && !*collides && same_unit (self->merged, self->theirs, field))
    return SKV_SIDE_THEIRS;
  return by_us ? SKV_SIDE_OURS : SKV_SIDE_NEITHER;
}

SkvSide
skv_merge_record_get_side (const SkvMergeRecord *self)
{
  if (same (self->ours, self->theirs))
    return SKV_SIDE_BOTH;
  if (same (self->merged, self->ours))
    return SKV_SIDE_OURS;
  return same (self->merged, self->theirs) ? SKV_SIDE_THEIRS : SKV_SIDE_BOTH;
}
