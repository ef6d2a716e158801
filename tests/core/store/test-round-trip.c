/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#define RECORDS_A_KIND 60

static GPtrArray *
make_ids (SkvKind kind)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < RECORDS_A_KIND; i++)
    {
      const char *text = awkward_texts[i % G_N_ELEMENTS (awkward_texts)];

      g_ptr_array_add (
        ids, g_strdup_printf ("%s%d %s", skv_kind_name (kind), i, text != NULL ? text : ""));
    }
  return ids;
}

/* Every field of @kind takes many awkward values, and unset ones, and comes back the same. */
static void
test_kind (Fixture *fixture, gconstpointer data)
{
  SkvKind kind = (SkvKind) GPOINTER_TO_INT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7 + (guint) kind);
  g_autoptr (SkvEdit) edit = skv_edit_new ("all at once");
  g_autoptr (GHashTable) expected = set_new ();
  GPtrArray *targets[SKV_N_KINDS];

  for (int other = 0; other < SKV_N_KINDS; other++)
    targets[other] = make_ids (other);
  /* In the order of kinds, which mostly is that of references; those referred to stay unset. */
  for (int other = 0; other < SKV_N_KINDS; other++)
    {
      for (guint i = 0; i < targets[other]->len; i++)
        {
          SkvRecord *record = skv_record_new (other, g_ptr_array_index (targets[other], i));

          if (other == (int) kind && i > 0)
            fill_record (record, rand, targets);
          skv_edit_put (edit, record);
        }
    }
  set_apply (expected, edit);

  {
    g_autoptr (SkvStore) store = fixture_create (fixture);

    commit (store, edit);
    assert_store_holds (store, expected);
  }
  {
    g_autoptr (SkvStore) store = fixture_open (fixture);
    g_autoptr (GError) error = NULL;

    assert_store_holds (store, expected);
    skv_store_verify (store, &error);
    g_assert_no_error (error);
  }
  for (int other = 0; other < SKV_N_KINDS; other++)
    g_ptr_array_unref (targets[other]);
}

/* They come back in the order in which they came in, and stay there when they change. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "zebra", "ape", "Yak", "1", "øre" };
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (SkvEdit) loaded = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    commit_organisation (store, ids[i], "first", "add");
  commit_organisation (store, "zebra", "second", "change");
  loaded = backend_load (store);
  g_assert_cmpuint (skv_edit_get_n_changes (loaded), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpstr (skv_edit_get_change (loaded, i)->id, ==, ids[i]);
}

/* a value that the file could not give back as it is */
typedef enum
{
  BAD_UTF8_TEXT,
  BAD_UTF8_LIST,
  BAD_UTF8_LABEL,
  DAY_TOO_LATE,
  LENGTH_NEGATIVE,
  CLOCK_TOO_LATE,
  ENUM_TOO_LARGE,
  REFERENCE_TO_NOTHING,
} BadValue;

static void
make_bad (SkvEdit *edit, BadValue bad)
{
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, "rule");
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, "item");
  const char *const list[] = { "\xff", NULL };

  if (bad == BAD_UTF8_TEXT)
    skv_set_text (&item->title, "\xff\xfe");
  else if (bad == BAD_UTF8_LIST)
    skv_set_texts (&rule->avoid, list);
  else if (bad == DAY_TOO_LATE)
    item->original_day = G_MAXINT32;
  else if (bad == LENGTH_NEGATIVE)
    item->downtime = -2;
  else if (bad == CLOCK_TOO_LATE)
    rule->start = 1441;
  else if (bad == ENUM_TOO_LARGE)
    item->status = SKV_STATUS_CANCELLED + 1;
  else if (bad == REFERENCE_TO_NOTHING)
    skv_set_text (&item->contact, "nobody");
  skv_edit_put (edit, rule);
  skv_edit_put (edit, item);
}

static void
test_bad_value (Fixture *fixture, gconstpointer data)
{
  BadValue bad = (BadValue) GPOINTER_TO_INT (data);
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (SkvEdit) edit = skv_edit_new (bad == BAD_UTF8_LABEL ? "\xff" : "bad");
  g_autoptr (SkvEdit) loaded = NULL;
  g_autoptr (GError) error = NULL;

  make_bad (edit, bad);
  g_assert_false (backend_commit (store, edit, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  loaded = backend_load (store);
  g_assert_cmpuint (skv_edit_get_n_changes (loaded), ==, 0);
  /* the next edit is not in the way of what was refused */
  commit_organisation (store, "o", "fine", "after");
}

/* An edit that changes nothing leaves no trace: not in the history, not in the revisions. */
static void
test_no_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) store = fixture_create (fixture);
  g_autoptr (GBytes) before = NULL;
  SkvBackendInterface *iface = SKV_BACKEND_GET_IFACE (store);
  guint sequence;

  commit_organisation (store, "o", "name", "first");
  before = read_bytes (fixture->path);
  commit_organisation (store, "o", "name", "the same");
  assert_bytes (fixture->path, before);
  g_assert_true (
    iface->get_revision (SKV_BACKEND (store), SKV_KIND_ORGANISATION, "o", &sequence, NULL));
  g_assert_cmpuint (sequence, ==, 0);
}

static void
test_memory (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvStore) store = skv_store_new_memory (&fixture->clock);
  g_autoptr (SkvEdit) undone = NULL, loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (skv_store_get_path (store));
  commit_organisation (store, "o", "name", "add");
  undone = backend_step (store, FALSE, &error);
  g_assert_no_error (error);
  loaded = backend_load (store);
  g_assert_cmpuint (skv_edit_get_n_changes (loaded), ==, 0);
}

/* Through the plan, as the program uses it: what it accepts it finds again. */
static void
test_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = skv_edit_new ("Add");
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, "feide");

  skv_set_text (&system->name, "Feide");
  skv_edit_put (edit, system);
  {
    g_autoptr (SkvStore) store = fixture_create (fixture);
    g_autoptr (SkvPlan) plan = skv_store_make_plan (store, &error);

    g_assert_no_error (error);
    skv_plan_apply (plan, edit, &error);
    g_assert_no_error (error);
  }
  {
    g_autoptr (SkvPlan) plan =
      skv_store_open_plan (fixture->path, SKV_STORE_DEFAULT, NULL, &fixture->clock, &error);
    g_autofree char *label = NULL;

    g_assert_no_error (error);
    g_assert_cmpstr (skv_plan_system_name (plan, "feide"), ==, "Feide");
    g_assert_true (skv_plan_undo (plan, &label, &error));
    g_assert_cmpstr (label, ==, "Add");
    g_assert_null (skv_plan_get_system (plan, "feide"));
  }
}

int
main (int argc, char **argv)
{
  static const char *const bad_names[] = { "utf8-text", "utf8-list", "utf8-label", "day",
                                           "length",    "clock",     "enum",       "reference" };

  g_test_init (&argc, &argv, NULL);
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      g_autofree char *name = g_strdup_printf ("/store/round-trip/%s", skv_kind_name (kind));

      g_test_add (name, Fixture, GINT_TO_POINTER (kind), fixture_set_up, test_kind,
                  fixture_tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad_names); i++)
    {
      g_autofree char *name = g_strdup_printf ("/store/bad-value/%s", bad_names[i]);

      g_test_add (name, Fixture, GINT_TO_POINTER (i), fixture_set_up, test_bad_value,
                  fixture_tear_down);
    }
  g_test_add ("/store/order", Fixture, NULL, fixture_set_up, test_order, fixture_tear_down);
  g_test_add ("/store/no-change", Fixture, NULL, fixture_set_up, test_no_change, fixture_tear_down);
  g_test_add ("/store/memory", Fixture, NULL, fixture_set_up, test_memory, fixture_tear_down);
  g_test_add ("/store/plan", Fixture, NULL, fixture_set_up, test_plan, fixture_tear_down);
  return g_test_run ();
}
