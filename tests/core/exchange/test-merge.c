/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "core/exchange/layer-private.h"
#include "merge-fixture.h"

/* Merges of random plans against a twin that says of every field by itself what has to become of
 * it. */

#define N_SEEDS 500

typedef struct
{
  guint merges, clean, taken, collisions, reasons[SKV_COLLISION_IMPOSSIBLE + 1];
} Tally;

static SkvMerge *
merge (SkvPlan *base, SkvPlan *ours, SkvPlan *theirs)
{
  g_autoptr (GError) error = NULL;
  SkvMerge *self = skv_merge_new (base, ours, theirs, "copy.skv", MERGE_TODAY, &error);

  g_assert_no_error (error);
  return self;
}

/* --- the twin ----------------------------------------------------------------------------------
 */

/* A time is one, whatever column it is in. */
static gboolean
same_field (const SkvRecord *a, const SkvRecord *b, const SkvField *field)
{
  const SkvItem *one = (const SkvItem *) a, *other = (const SkvItem *) b;

  if (a->kind == SKV_KIND_ITEM &&
      (strcmp (field->name, "start") == 0 || strcmp (field->name, "end") == 0 ||
       strcmp (field->name, "all_day") == 0))
    return one->start == other->start && one->end == other->end && one->all_day == other->all_day;
  return skv_field_equal (a, b, field);
}

/* What the layers beside the merged plan make of a record; FALSE if they do not touch it. @noted:
 * it is one that a layer cannot say, and is in its notes. */
static gboolean
find_beside (SkvMerge *self, const SkvMergeRecord *record, SkvRecord **after, gboolean *noted)
{
  g_autofree char *note = g_strdup_printf ("\n%s “%s”: ", skv_kind_name (record->kind), record->id);

  *noted = FALSE;
  for (guint i = 0; i < self->layers->len; i++)
    {
      const SkvLayer *layer = g_ptr_array_index (self->layers, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (SkvEdit) edit = skv_layer_read (layer, &error);
      SkvChange *change;

      *noted = *noted || strstr (layer->notes, note) != NULL;

      g_assert_no_error (error);
      change = skv_edit_find (edit, record->kind, record->id);
      if (change == NULL)
        continue;
      *after = change->after != NULL ? skv_record_ref (change->after) : NULL;
      return TRUE;
    }
  return FALSE;
}

static void
check_beside (SkvMerge *self, const SkvMergeRecord *record)
{
  SkvRecord *after = NULL;
  gboolean found, noted;
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (record->kind, &n_fields);

  if (record->kind == SKV_KIND_LAYER || record->kind == SKV_KIND_VERSION)
    return; /* a record of its own: check_twins() */
  found = find_beside (self, record, &after, &noted);
  g_assert_true (found != noted);
  if (noted)
    return;
  g_assert_true ((after != NULL) == (record->theirs != NULL));
  for (gsize i = 0; i < n_fields && after != NULL && record->ours != NULL; i++)
    {
      /* theirs where they changed something, and nothing that nobody made */
      if (record->base == NULL || !same_field (record->base, record->theirs, &fields[i]))
        g_assert_true (same_field (after, record->theirs, &fields[i]));
      else
        g_assert_true (same_field (after, record->ours, &fields[i]) ||
                       same_field (after, record->theirs, &fields[i]));
    }
  if (after != NULL)
    skv_record_unref (after);
}

/* Both have it: every field for itself. */
static void
check_fields (const SkvRecord *base,
              const SkvRecord *ours,
              const SkvRecord *theirs,
              const SkvRecord *merged,
              SkvCollision collision)
{
  gboolean colliding = FALSE;
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (ours->kind, &n_fields);

  g_assert_nonnull (merged);
  for (gsize i = 0; i < n_fields; i++)
    {
      gboolean by_us = base == NULL || !same_field (base, ours, &fields[i]);
      gboolean by_them = base == NULL || !same_field (base, theirs, &fields[i]);
      gboolean alike = same_field (ours, theirs, &fields[i]);

      g_assert_true (same_field (merged, ours, &fields[i]) ||
                     same_field (merged, theirs, &fields[i]));
      if (by_us)
        g_assert_true (same_field (merged, ours, &fields[i]));
      if (by_them && !by_us &&
          (collision == SKV_COLLISION_NONE || collision == SKV_COLLISION_FIELDS))
        g_assert_true (same_field (merged, theirs, &fields[i]));
      colliding = colliding || (by_us && by_them && !alike);
    }
  if (colliding)
    g_assert_cmpint (collision, !=, SKV_COLLISION_NONE);
  else
    g_assert_cmpint (collision, !=, SKV_COLLISION_FIELDS);
}

static gboolean
same (const SkvRecord *a, const SkvRecord *b)
{
  return a == NULL || b == NULL ? a == b : skv_record_equal (a, b);
}

/* One of the two does not have it. */
static void
check_whole (const SkvRecord *base,
             const SkvRecord *ours,
             const SkvRecord *theirs,
             const SkvRecord *merged,
             SkvCollision collision)
{
  if (same (base, theirs) || same (ours, theirs))
    g_assert_true (same (merged, ours) && collision == SKV_COLLISION_NONE);
  else if (same (base, ours) && collision == SKV_COLLISION_NONE)
    g_assert_true (same (merged, theirs));
  else
    {
      g_assert_cmpint (collision, !=, SKV_COLLISION_NONE);
      g_assert_true (same (merged, ours));
    }
}

static void
check_record (SkvMerge *self, SkvPlan *base, SkvKind kind, const char *id, Tally *tally)
{
  g_autofree char *key = g_strdup_printf ("%s\n%s", skv_kind_name (kind), id);
  const SkvMergeRecord *record = g_hash_table_lookup (self->by_key, key);
  const SkvRecord *was = skv_plan_lookup (base, kind, id);
  const SkvRecord *ours = skv_plan_lookup (self->ours, kind, id);
  const SkvRecord *theirs =
    record != NULL ? record->theirs : skv_plan_lookup (self->theirs, kind, id);
  const SkvRecord *merged = skv_plan_lookup (self->result, kind, id);
  SkvCollision collision = record != NULL ? record->collision : SKV_COLLISION_NONE;

  if (record == NULL)
    {
      g_assert_true (same (was, ours) && same (was, theirs) && same (was, merged));
      return;
    }
  if (ours != NULL && theirs != NULL)
    check_fields (was, ours, theirs, merged, collision);
  else
    check_whole (was, ours, theirs, merged, collision);
  tally->reasons[collision]++;
  if (collision != SKV_COLLISION_NONE)
    check_beside (self, record);
}

/* Is every record of theirs told of, under its id or, of an evening that both moved, under ours? */
static void
check_theirs_told (SkvMerge *self, SkvKind kind, const char *id)
{
  g_autofree char *key = g_strdup_printf ("%s\n%s", skv_kind_name (kind), id);
  const SkvItem *item = skv_plan_get_item (self->theirs, id);

  if (g_hash_table_contains (self->by_key, key) || skv_plan_lookup (self->ours, kind, id) != NULL)
    return;
  g_assert_cmpint (kind, ==, SKV_KIND_ITEM);
  g_assert_nonnull (item->rule);
  g_assert_nonnull (skv_plan_get_override (self->ours, item->rule, item->original_day));
}

static void
check_merge (SkvMerge *self, SkvPlan *base, Tally *tally)
{
  SkvPlan *const plans[] = { base, self->ours, self->result };

  for (int kind = SKV_KIND_SETTINGS + 1; kind < SKV_N_KINDS; kind++)
    {
      GPtrArray *theirs = skv_plan_get_records (self->theirs, kind);

      for (gsize p = 0; p < G_N_ELEMENTS (plans); p++)
        {
          GPtrArray *records = skv_plan_get_records (plans[p], kind);

          for (guint i = 0; i < records->len; i++)
            {
              const char *id = ((const SkvRecord *) g_ptr_array_index (records, i))->id;

              /* what stands beside is new on purpose */
              if (p == 2 && (kind == SKV_KIND_LAYER || kind == SKV_KIND_VERSION))
                continue;
              check_record (self, base, kind, id, tally);
            }
        }
      for (guint i = 0; i < theirs->len; i++)
        check_theirs_told (self, kind, ((const SkvRecord *) g_ptr_array_index (theirs, i))->id);
    }
  tally->merges++;
  tally->taken += self->n_taken;
  tally->collisions += self->n_collisions;
}

/* --- random plans --------------------------------------------------------------------------------
 */

typedef struct
{
  SkvPlan *base, *ours, *theirs;
} Three;

static void
three_init (Three *self, guint32 seed, gboolean removing)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  RandomEdits edits = { rand, "b", 0, TRUE };
  int n = g_rand_int_range (rand, 0, 60);

  self->base = merge_plan_new ();
  random_edits (&edits, self->base, 80);
  self->ours = skv_plan_copy (self->base);
  self->theirs = skv_plan_copy (self->base);
  edits = (RandomEdits){ rand, "o", 0, removing };
  random_edits (&edits, self->ours, n);
  edits = (RandomEdits){ rand, "t", 0, removing };
  random_edits (&edits, self->theirs, n);
}

static void
three_clear (Three *self)
{
  g_clear_object (&self->base);
  g_clear_object (&self->ours);
  g_clear_object (&self->theirs);
}

static void
check_both_ways (Three *three, Tally *tally)
{
  g_autoptr (SkvMerge) there = merge (three->base, three->ours, three->theirs);
  g_autoptr (SkvMerge) back = merge (three->base, three->theirs, three->ours);

  check_merge (there, three->base, tally);
  check_merge (back, three->base, tally);
  g_assert_true ((there->n_collisions == 0) == (back->n_collisions == 0));
  if (there->n_collisions > 0)
    return;
  tally->clean++;
  g_assert_cmpuint (there->layers->len, ==, 0);
  g_assert_true (plans_equal (there->result, back->result));
}

static void
test_random (gconstpointer data)
{
  gboolean removing = GPOINTER_TO_INT (data);
  Tally tally = { 0 };

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      Three three;

      three_init (&three, seed + (removing ? 100000 : 0), removing);
      check_both_ways (&three, &tally);
      three_clear (&three);
    }
  g_test_message ("%u merges, %u without collision, %u records taken, %u collide", tally.merges,
                  tally.clean, tally.taken, tally.collisions);
  for (gsize i = 0; i < G_N_ELEMENTS (tally.reasons); i++)
    g_test_message ("reason %" G_GSIZE_FORMAT ": %u", i, tally.reasons[i]);
  /* the twin has seen something of everything */
  g_assert_cmpuint (tally.clean, >, N_SEEDS / 10);
  g_assert_cmpuint (tally.reasons[SKV_COLLISION_FIELDS], >, 50);
  if (removing)
    {
      g_assert_cmpuint (tally.reasons[SKV_COLLISION_REMOVED_HERE], >, 20);
      g_assert_cmpuint (tally.reasons[SKV_COLLISION_REMOVED_THERE], >, 20);
      g_assert_cmpuint (tally.reasons[SKV_COLLISION_REFERENCE], >, 5);
    }
}

/* Without a plan that both once were nothing goes, and what differs collides. */
static void
test_without_base (void)
{
  for (guint32 seed = 0; seed < 100; seed++)
    {
      Three three;
      g_autoptr (SkvMerge) self = NULL;

      three_init (&three, seed, TRUE);
      self = merge (NULL, three.ours, three.theirs);
      for (int kind = SKV_KIND_SETTINGS + 1; kind < SKV_N_KINDS; kind++)
        {
          GPtrArray *records = skv_plan_get_records (three.ours, kind);

          for (guint i = 0; i < records->len; i++)
            {
              const SkvRecord *record = g_ptr_array_index (records, i);

              g_assert_true (same (record, skv_plan_lookup (self->result, kind, record->id)));
            }
        }
      three_clear (&three);
    }
}

/* A copy with itself, and with one that only one side changed. */
static void
test_one_sided (void)
{
  for (guint32 seed = 0; seed < 100; seed++)
    {
      Three three;
      g_autoptr (SkvMerge) none = NULL, all = NULL;

      three_init (&three, seed, TRUE);
      none = merge (three.base, three.ours, three.base);
      all = merge (three.base, three.base, three.theirs);
      g_assert_cmpuint (none->n_taken + none->n_collisions + all->n_collisions, ==, 0);
      g_assert_true (plans_equal (none->result, three.ours));
      g_assert_true (plans_equal (all->result, three.theirs));
      three_clear (&three);
    }
}

/* What stands beside can be adopted: then it is as theirs, where they changed it. */
static void
test_adopt (void)
{
  guint n_adopted = 0;

  for (guint32 seed = 0; seed < 400; seed++)
    {
      Three three;
      g_autoptr (SkvMerge) self = NULL;

      three_init (&three, seed, FALSE);
      self = merge (three.base, three.ours, three.theirs);
      for (guint i = 0; i < self->records->len && self->layers->len > 0; i++)
        {
          const SkvMergeRecord *record = g_ptr_array_index (self->records, i);
          const char *const ids[] = { record->id, NULL };
          const SkvLayer *layer = g_ptr_array_index (self->layers, 0);

          if (record->collision != SKV_COLLISION_FIELDS || record->kind == SKV_KIND_LAYER ||
              record->kind == SKV_KIND_VERSION)
            continue;
          if (!skv_layer_adopt (self->result, layer->parent.id, ids, NULL))
            continue; /* the halves of two together cannot be */
          n_adopted++;
          g_assert_true (skv_layer_same (skv_plan_get_zone (self->result),
                                         skv_plan_lookup (self->result, record->kind, record->id),
                                         record->kept));
          break; /* the layer may be gone now */
        }
      three_clear (&three);
    }
  g_test_message ("%u adopted", n_adopted);
  g_assert_cmpuint (n_adopted, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/merge/random/changes", GINT_TO_POINTER (FALSE), test_random);
  g_test_add_data_func ("/merge/random/removals", GINT_TO_POINTER (TRUE), test_random);
  g_test_add_func ("/merge/random/without-base", test_without_base);
  g_test_add_func ("/merge/random/one-sided", test_one_sided);
  g_test_add_func ("/merge/random/adopt", test_adopt);
  return g_test_run ();
}
