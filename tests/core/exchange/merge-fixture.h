/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "core/exchange/layer.h"
#include "core/exchange/merge.h"
#include "core/store/store.h"

/* Random plans and random edits of them, by the field tables alone: a new kind needs nothing here.
 * What a plan refuses is not made. */

#define MERGE_TODAY 20000

typedef struct
{
  GRand *rand;
  const char *prefix; /* of new ids */
  guint n;            /* of new ids */
  gboolean removing;  /* records may go, and evenings be moved */
} RandomEdits;

static inline gint64
merge_now (gpointer data)
{
  return 1000;
}

/* a new plan; from one store, since making stores is all that takes time here */
static inline SkvPlan *
merge_plan_new (void)
{
  static const SkvClock clock = { merge_now, NULL };
  static SkvPlan *empty = NULL;

  if (empty == NULL)
    {
      g_autoptr (SkvStore) store = skv_store_new_memory (&clock);
      g_autoptr (GError) error = NULL;

      empty = skv_store_make_plan (store, &error);
      g_assert_no_error (error);
    }
  return skv_plan_copy (empty);
}

static inline const SkvRecord *
random_record (SkvPlan *plan, GRand *rand, SkvKind kind)
{
  GPtrArray *records = skv_plan_get_records (plan, kind);

  return records->len > 0
           ? g_ptr_array_index (records, g_rand_int_range (rand, 0, (int) records->len))
           : NULL;
}

static inline GStrv
random_list (SkvPlan *plan, GRand *rand, const SkvField *field)
{
  static const char *const texts[] = { "maintenance", "exam", "+7d", "approved" };
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      const SkvRecord *record =
        field->type == SKV_FIELD_REFS ? random_record (plan, rand, field->target) : NULL;

      if (field->type == SKV_FIELD_TEXTS)
        g_strv_builder_add (list, texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
      else if (record != NULL)
        g_strv_builder_add (list, record->id);
    }
  return g_strv_builder_end (list);
}

static inline void
randomize_field (SkvPlan *plan, GRand *rand, SkvRecord *record, const SkvField *field)
{
  static const char *const texts[] = { NULL, "one", "two", "three", "maintenance" };
  /* of the others some are not used, by what the rule counts from */
  static const char *const of_rules[] = { "lane",    "title",   "reason",        "effect",
                                          "systems", "restart", "organisations", NULL };
  const SkvRecord *other;
  g_auto (GStrv) list = NULL;

  if (record->kind == SKV_KIND_RULE && !g_strv_contains (of_rules, field->name))
    return;
  /* whom a file is for is its own, and not merged: test-merge-evening.c */
  if (record->kind == SKV_KIND_SETTINGS && g_str_has_prefix (field->name, "audience"))
    return;
  switch (field->type)
    {
    case SKV_FIELD_TEXT:
      skv_set_text (&SKV_FIELD_AT (record, field, char *),
                    texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
      break;
    case SKV_FIELD_REF:
      other = random_record (plan, rand, field->target);
      skv_set_text (&SKV_FIELD_AT (record, field, char *),
                    other != NULL && g_rand_boolean (rand) ? other->id : NULL);
      break;
    case SKV_FIELD_REFS:
    case SKV_FIELD_TEXTS:
      list = random_list (plan, rand, field);
      skv_set_texts (&SKV_FIELD_AT (record, field, GStrv), (const char *const *) list);
      break;
    case SKV_FIELD_INTS:
    case SKV_FIELD_DAYS:
      break; /* of rules only, which say the same by other fields */
    case SKV_FIELD_INT:
      SKV_FIELD_AT (record, field, int) = g_rand_int_range (rand, 0, 6);
      break;
    case SKV_FIELD_BOOL:
      SKV_FIELD_AT (record, field, int) = g_rand_boolean (rand);
      break;
    case SKV_FIELD_ENUM:
      SKV_FIELD_AT (record, field, int) =
        g_rand_int_range (rand, 0, (int) g_strv_length ((GStrv) field->names));
      break;
    case SKV_FIELD_DAY:
      SKV_FIELD_AT (record, field, SkvDay) =
        g_rand_boolean (rand) ? SKV_DAY_NONE : MERGE_TODAY + g_rand_int_range (rand, 0, 9);
      break;
    case SKV_FIELD_LENGTH:
    case SKV_FIELD_CLOCK:
      SKV_FIELD_AT (record, field, int) = 60 * g_rand_int_range (rand, 1, 9);
      break;
    case SKV_FIELD_MOMENT:
      SKV_FIELD_AT (record, field, gint64) =
        (MERGE_TODAY + (gint64) g_rand_int_range (rand, 0, 9)) * SKV_DAY_SECONDS +
        3600 * (gint64) g_rand_int_range (rand, 0, 24);
      break;
    }
}

static inline gboolean
try_put (SkvPlan *plan, SkvRecord *record)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Random");

  skv_edit_put (edit, record);
  return skv_plan_apply (plan, edit, NULL);
}

static inline const SkvField *
random_field (GRand *rand, SkvKind kind)
{
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (kind, &n_fields);

  return &fields[g_rand_int_range (rand, 0, (int) n_fields)];
}

/* with what the kind cannot be without, and some random fields */
static inline void
random_add (RandomEdits *self, SkvPlan *plan, SkvKind kind)
{
  for (int attempt = 0; attempt < 6; attempt++)
    {
      g_autofree char *id = g_strdup_printf ("%s%u", self->prefix, self->n);
      SkvRecord *record = skv_record_new (kind, id);
      gsize n_fields;
      const SkvField *fields = skv_kind_fields (kind, &n_fields);

      for (gsize i = 0; i < n_fields; i++)
        {
          /* most kinds need names, and cannot be without what they join */
          if (fields[i].type == SKV_FIELD_TEXT || fields[i].type == SKV_FIELD_REF ||
              g_rand_int_range (self->rand, 0, 4) == 0)
            randomize_field (plan, self->rand, record, &fields[i]);
        }
      if (kind == SKV_KIND_RULE)
        {
          SkvRule *rule = (SkvRule *) record;

          skv_set_text (&rule->rrule, "FREQ=DAILY");
          skv_set_text (&rule->lane, "window");
          rule->start = 1020;
          rule->duration = 60;
        }
      if (try_put (plan, record))
        {
          self->n++;
          return;
        }
    }
}

/* an evening of a rule, under an id of its own */
static inline void
random_evening (RandomEdits *self, SkvPlan *plan)
{
  const SkvRecord *rule = random_record (plan, self->rand, SKV_KIND_RULE);
  g_autofree char *id = g_strdup_printf ("%s%u", self->prefix, self->n++);
  SkvItem *item;

  if (rule == NULL)
    return;
  item = skv_record_new (SKV_KIND_ITEM, id);
  skv_set_text (&item->lane, "window");
  skv_set_text (&item->title, "evening");
  skv_set_text (&item->rule, rule->id);
  item->original_day = MERGE_TODAY + g_rand_int_range (self->rand, 0, 3);
  item->status = g_rand_boolean (self->rand) ? SKV_STATUS_APPROVED : SKV_STATUS_CANCELLED;
  try_put (plan, &item->parent);
}

static inline void
random_edit (RandomEdits *self, SkvPlan *plan)
{
  /* half of them of the kinds that others refer to, however many kinds there come to be */
  int n_kinds = g_rand_boolean (self->rand) ? SKV_KIND_ITEM + 1 : SKV_N_KINDS;
  SkvKind kind = (SkvKind) g_rand_int_range (self->rand, 0, n_kinds);
  const SkvRecord *record = random_record (plan, self->rand, kind);
  int what = g_rand_int_range (self->rand, 0, 10);
  SkvRecord *after;

  if (what == 0 && self->removing)
    random_evening (self, plan);
  else if (what < 3 && kind != SKV_KIND_SETTINGS)
    random_add (self, plan, kind);
  else if (what < 5 && self->removing && record != NULL && kind != SKV_KIND_SETTINGS)
    {
      g_autoptr (SkvEdit) edit = skv_edit_new ("Remove");

      skv_edit_remove (edit, kind, record->id);
      skv_plan_apply (plan, edit, NULL);
    }
  else if (record != NULL)
    {
      after = skv_record_copy (record);
      randomize_field (plan, self->rand, after, random_field (self->rand, kind));
      try_put (plan, after);
    }
}

static inline void
random_edits (RandomEdits *self, SkvPlan *plan, int n)
{
  for (int i = 0; i < n; i++)
    random_edit (self, plan);
}

/* The record of @plan that is @record of another plan; of an evening of a rule, whatever its id:
 * two people who do the same to it give it two ids. (nullable) */
static inline const SkvRecord *
twin_in_plan (SkvPlan *plan, const SkvRecord *record)
{
  const SkvItem *item = (const SkvItem *) record;
  const SkvRecord *other = skv_plan_lookup (plan, record->kind, record->id);

  if (record->kind == SKV_KIND_SETTINGS)
    return &skv_plan_get_settings (plan)->parent;
  if (other == NULL && record->kind == SKV_KIND_ITEM && item->rule != NULL)
    other = (const SkvRecord *) skv_plan_get_override (plan, item->rule, item->original_day);
  return other;
}

/* is what @a names in @from what @b names in @plan? */
static inline gboolean
same_named (SkvPlan *from, const char *a, SkvPlan *plan, const char *b)
{
  const SkvRecord *named = a != NULL ? skv_plan_lookup (from, SKV_KIND_ITEM, a) : NULL;
  const SkvRecord *twin = named != NULL ? twin_in_plan (plan, named) : NULL;

  return b != NULL && twin != NULL && strcmp (twin->id, b) == 0;
}

static inline gboolean
same_in_plans (
  SkvPlan *from, const SkvRecord *a, SkvPlan *plan, const SkvRecord *b, const SkvField *field)
{
  GStrv some, others;

  if (skv_field_equal (a, b, field))
    return TRUE;
  if (field->target != SKV_KIND_ITEM)
    return FALSE;
  if (field->type == SKV_FIELD_REF)
    return same_named (from, SKV_FIELD_AT (a, field, char *), plan,
                       SKV_FIELD_AT (b, field, char *));
  if (field->type != SKV_FIELD_REFS)
    return FALSE;
  some = SKV_FIELD_AT (a, field, GStrv);
  others = SKV_FIELD_AT (b, field, GStrv);
  for (; *some != NULL && same_named (from, *some, plan, *others); some++)
    others++;
  return *some == NULL && *others == NULL;
}

/* is the record of @from the same in @plan? */
static inline gboolean
is_in_plan (SkvPlan *from, const SkvRecord *record, SkvPlan *plan)
{
  const SkvRecord *other = twin_in_plan (plan, record);
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (record->kind, &n_fields);

  for (gsize i = 0; i < n_fields && other != NULL; i++)
    {
      if (!same_in_plans (from, record, plan, other, &fields[i]))
        return FALSE;
    }
  return other != NULL;
}

/* do both plans hold the same records? */
static inline gboolean
plans_equal (SkvPlan *a, SkvPlan *b)
{
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      GPtrArray *records = skv_plan_get_records (a, kind);

      if (records->len != skv_plan_get_records (b, kind)->len)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        {
          if (!is_in_plan (a, g_ptr_array_index (records, i), b))
            return FALSE;
        }
    }
  return TRUE;
}
