/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/next-year/next-year-wish.h"

struct _SkvNextYearWish
{
  GHashTable *goes_on; /* (owned): rule → gboolean */
  GHashTable *copied;  /* (owned): item → gboolean */
  GHashTable *days;    /* (owned): item → SkvDay */
};

static GHashTable *
table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

SkvNextYearWish *
skv_next_year_wish_new (void)
{
  SkvNextYearWish *self = g_new0 (SkvNextYearWish, 1);

  self->goes_on = table_new ();
  self->copied = table_new ();
  self->days = table_new ();
  return self;
}

static void
copy_table (GHashTable *from, GHashTable *to)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (to, g_strdup (key), value);
}

SkvNextYearWish *
skv_next_year_wish_copy (const SkvNextYearWish *self)
{
  SkvNextYearWish *copy = skv_next_year_wish_new ();

  copy_table (self->goes_on, copy->goes_on);
  copy_table (self->copied, copy->copied);
  copy_table (self->days, copy->days);
  return copy;
}

void
skv_next_year_wish_free (SkvNextYearWish *self)
{
  g_hash_table_unref (self->goes_on);
  g_hash_table_unref (self->copied);
  g_hash_table_unref (self->days);
  g_free (self);
}

gboolean
skv_next_year_wish_is_empty (const SkvNextYearWish *self)
{
  return g_hash_table_size (self->goes_on) == 0 && g_hash_table_size (self->copied) == 0 &&
         g_hash_table_size (self->days) == 0;
}

void
skv_next_year_wish_set_goes_on (SkvNextYearWish *self, const char *rule, gboolean goes_on)
{
  g_hash_table_insert (self->goes_on, g_strdup (rule), GINT_TO_POINTER (goes_on));
}

gboolean
skv_next_year_wish_get_goes_on (const SkvNextYearWish *self, const SkvNextYearRule *rule)
{
  gpointer goes_on;

  if (g_hash_table_lookup_extended (self->goes_on, rule->rule, NULL, &goes_on))
    return rule->ends && GPOINTER_TO_INT (goes_on);
  return rule->goes_on;
}

void
skv_next_year_wish_set_copied (SkvNextYearWish *self, const char *item, gboolean copied)
{
  g_hash_table_insert (self->copied, g_strdup (item), GINT_TO_POINTER (copied));
}

void
skv_next_year_wish_set_day (SkvNextYearWish *self, const char *item, SkvDay day)
{
  g_hash_table_insert (self->days, g_strdup (item), GINT_TO_POINTER (day));
}

static void
apply_to_rules (const SkvNextYearWish *self, SkvNextYear *next)
{
  GPtrArray *rules = skv_next_year_get_rules (next);

  for (guint i = 0; i < rules->len; i++)
    {
      const SkvNextYearRule *rule = g_ptr_array_index (rules, i);
      gpointer goes_on;

      if (g_hash_table_lookup_extended (self->goes_on, rule->rule, NULL, &goes_on))
        skv_next_year_set_goes_on (next, i, GPOINTER_TO_INT (goes_on));
    }
}

static void
apply_to_copies (const SkvNextYearWish *self, SkvNextYear *next)
{
  GPtrArray *copies = skv_next_year_get_copies (next);

  for (guint i = 0; i < copies->len; i++)
    {
      const SkvNextYearCopy *copy = g_ptr_array_index (copies, i);
      gpointer copied, day;

      if (g_hash_table_lookup_extended (self->copied, copy->item, NULL, &copied))
        skv_next_year_set_copied (next, i, GPOINTER_TO_INT (copied));
      if (g_hash_table_lookup_extended (self->days, copy->item, NULL, &day))
        skv_next_year_set_copy_day (next, i, GPOINTER_TO_INT (day));
    }
}

void
skv_next_year_wish_apply (const SkvNextYearWish *self, SkvNextYear *next)
{
  apply_to_rules (self, next);
  apply_to_copies (self, next);
}
