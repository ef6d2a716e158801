/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "merge-fixture.h"

/* Two people moved the same evening of a rule, and each made an item of it: what names theirs names
 * ours when the two are one again, and the other way round. And small cases beside test-merge.c. */

#define EVENING (MERGE_TODAY + 1)

static SkvPlan *
plan_with_rule (void)
{
  SkvPlan *plan = merge_plan_new ();
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, "rule");
  SkvOrganisation *organisation = skv_record_new (SKV_KIND_ORGANISATION, "county");

  skv_set_text (&rule->lane, "window");
  skv_set_text (&rule->title, "Evening");
  skv_set_text (&rule->rrule, "FREQ=DAILY");
  rule->start = 1020;
  rule->duration = 60;
  g_assert_true (try_put (plan, &rule->parent));
  skv_set_text (&organisation->name, "County");
  g_assert_true (try_put (plan, &organisation->parent));
  return plan;
}

static SkvItem *
item_new (const char *id, const char *title)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  skv_set_text (&item->lane, "window");
  skv_set_text (&item->title, title);
  return item;
}

static void
move_evening (SkvPlan *plan, const char *id, const char *title)
{
  SkvItem *item = item_new (id, title);

  skv_set_text (&item->rule, "rule");
  item->original_day = EVENING;
  g_assert_true (try_put (plan, &item->parent));
}

static const SkvField *
field_of (SkvKind kind, const char *name)
{
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      if (strcmp (fields[i].name, name) == 0)
        return &fields[i];
    }
  g_assert_not_reached ();
}

static SkvMerge *
merge (SkvPlan *base, SkvPlan *ours, SkvPlan *theirs)
{
  g_autoptr (GError) error = NULL;
  SkvMerge *self = skv_merge_new (base, ours, theirs, "copy.skv", MERGE_TODAY, &error);

  g_assert_no_error (error);
  return self;
}

/* --- what names an evening --------------------------------------------------------------------
 */

static const struct
{
  SkvKind kind;
  const char *field;
} names[] = {
  { SKV_KIND_ITEM, "caused_by" }, { SKV_KIND_ITEM, "after" },
  { SKV_KIND_EXCEPTION, "item" }, { SKV_KIND_EXCEPTION, "against" },
  { SKV_KIND_LIFT, "freeze" },    { SKV_KIND_NOTICE, "item" },
  { SKV_KIND_LOG_ENTRY, "item" }, { SKV_KIND_REQUEST, "records" },
};

static void
set_named (SkvRecord *record, const SkvField *field, const char *id)
{
  const char *const list[] = { "rule", id, NULL };

  if (field->type == SKV_FIELD_REFS)
    skv_set_texts (&SKV_FIELD_AT (record, field, GStrv), list + 1);
  else if (field->type == SKV_FIELD_TEXTS)
    skv_set_texts (&SKV_FIELD_AT (record, field, GStrv), list);
  else
    skv_set_text (&SKV_FIELD_AT (record, field, char *), id);
}

/* "r", which names the evening by @id */
static SkvRecord *
naming_record (gsize row, const char *id)
{
  static const char *const needed[] = { "lane",   "title",       "item", "check",  "by",
                                        "reason", "notice_kind", "name", "freeze", NULL };
  SkvKind kind = names[row].kind;
  SkvRecord *record = skv_record_new (kind, "r");
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      if (fields[i].type == SKV_FIELD_TEXT && g_strv_contains (needed, fields[i].name))
        skv_set_text (&SKV_FIELD_AT (record, &fields[i], char *), "first");
      else if (kind == SKV_KIND_LIFT && fields[i].type == SKV_FIELD_DAY)
        SKV_FIELD_AT (record, &fields[i], SkvDay) = EVENING + (SkvDay) i;
    }
  set_named (record, field_of (kind, names[row].field), id);
  return record;
}

static void
check_named (SkvMerge *self, gsize row, const char *id)
{
  SkvRecord *wanted = naming_record (row, id);
  const SkvRecord *merged = skv_plan_lookup (self->result, names[row].kind, "r");

  g_assert_nonnull (merged);
  g_assert_true (skv_field_equal (merged, wanted, field_of (names[row].kind, names[row].field)));
  g_assert_nonnull (skv_plan_get_item (self->result, id));
  skv_record_unref (wanted);
}

/* Whichever is merged into the other, nothing collides if they did the same, and only the evening
 * itself if they did not. */
static void
test_named (void)
{
  for (gsize row = 0; row < G_N_ELEMENTS (names) * 2; row++)
    {
      gboolean same = row % 2 == 0;
      g_autoptr (SkvPlan) base = plan_with_rule ();
      g_autoptr (SkvPlan) ours = skv_plan_copy (base), theirs = skv_plan_copy (base);
      g_autoptr (SkvMerge) there = NULL, back = NULL, strangers = NULL;

      move_evening (ours, "o", "Moved");
      move_evening (theirs, "t", same ? "Moved" : "Moved otherwise");
      g_assert_true (try_put (theirs, naming_record (row / 2, "t")));
      there = merge (base, ours, theirs);
      back = merge (base, theirs, ours);
      strangers = merge (NULL, ours, theirs);
      check_named (there, row / 2, "o");
      check_named (back, row / 2, "t");
      check_named (strangers, row / 2, "o");
      g_assert_null (skv_plan_get_item (there->result, "t"));
      g_assert_null (skv_plan_get_item (back->result, "o"));
      g_assert_cmpuint (there->n_collisions, ==, same ? 0 : 1);
      g_assert_cmpuint (back->n_collisions, ==, same ? 0 : 1);
      /* what they have is theirs, and is not touched */
      g_assert_nonnull (skv_plan_get_item (theirs, "t"));
      g_assert_null (skv_plan_get_item (theirs, "o"));
    }
}

/* Both had the evening as one item before: then it is one record like any other. */
static void
test_known (void)
{
  g_autoptr (SkvPlan) base = plan_with_rule ();
  g_autoptr (SkvPlan) ours = NULL, theirs = NULL;
  g_autoptr (SkvEdit) edit = skv_edit_new ("Remove");
  g_autoptr (SkvMerge) there = NULL, back = NULL;

  move_evening (base, "b", "Moved");
  ours = skv_plan_copy (base);
  theirs = skv_plan_copy (base);
  move_evening (ours, "b", "Moved by us");
  skv_edit_remove (edit, SKV_KIND_ITEM, "b");
  g_assert_true (skv_plan_apply (theirs, edit, NULL));
  move_evening (theirs, "t", "Moved by them");
  there = merge (base, ours, theirs);
  back = merge (base, theirs, ours);
  g_assert_cmpuint (there->n_collisions, ==, 2); /* gone there, and in the way here */
  g_assert_cmpuint (back->n_collisions, ==, 1);
  g_assert_nonnull (skv_plan_get_item (there->result, "b"));
  g_assert_nonnull (skv_plan_get_item (back->result, "t"));
}

/* --- one record that collides in two ways -----------------------------------------------------
 */

/* One field both changed, another of theirs names what we removed: both stand beside it, what
 * nobody else changed comes in, and it is told that something is not there. */
static void
test_two_reasons (void)
{
  static const char *const county[] = { "county", NULL };
  g_autoptr (SkvPlan) base = plan_with_rule ();
  g_autoptr (SkvPlan) ours = NULL, theirs = NULL;
  g_autoptr (SkvEdit) edit = skv_edit_new ("Remove");
  g_autoptr (SkvMerge) self = NULL;
  const SkvMergeRecord *record;
  const SkvItem *merged, *kept;
  SkvItem *item;

  move_evening (base, "b", "Moved");
  ours = skv_plan_copy (base);
  theirs = skv_plan_copy (base);
  move_evening (ours, "b", "Ours");
  skv_edit_remove (edit, SKV_KIND_ORGANISATION, "county");
  g_assert_true (skv_plan_apply (ours, edit, NULL));
  item = skv_record_copy (&skv_plan_get_item (theirs, "b")->parent);
  skv_set_text (&item->title, "Theirs");
  skv_set_text (&item->notes, "Only they");
  skv_set_texts (&item->organisations, county);
  g_assert_true (try_put (theirs, &item->parent));

  self = merge (base, ours, theirs);
  g_assert_cmpuint (self->n_collisions, ==, 1);
  record = g_hash_table_lookup (self->by_key, "item\nb");
  merged = (const SkvItem *) record->merged;
  kept = (const SkvItem *) record->kept;
  g_assert_cmpint (record->collision, ==, SKV_COLLISION_REFERENCE);
  g_assert_cmpstr (merged->title, ==, "Ours");
  g_assert_cmpstr (merged->notes, ==, "Only they");
  g_assert_cmpuint (g_strv_length (merged->organisations), ==, 0);
  g_assert_cmpstr (kept->title, ==, "Theirs");
  g_assert_cmpstr (kept->organisations[0], ==, "county");
}

/* --- what is not merged -----------------------------------------------------------------------
 */

static void
make_for (SkvPlan *plan, SkvAudience audience, const char *title)
{
  SkvDepartment *department = skv_record_new (SKV_KIND_DEPARTMENT, "d");
  SkvSettings *settings = skv_record_copy (skv_plan_get_settings (plan));

  skv_set_text (&department->name, "Schools");
  g_assert_true (try_put (plan, &department->parent));
  settings->audience = audience;
  skv_set_text (&settings->audience_department, audience == SKV_AUDIENCE_CONTACT ? "d" : NULL);
  skv_set_text (&settings->title, title);
  g_assert_true (try_put (plan, &settings->parent));
}

/* The copy of a department comes back: the plan is for whom it was, and takes the rest. */
static void
test_audience (void)
{
  g_autoptr (SkvPlan) base = plan_with_rule ();
  g_autoptr (SkvPlan) ours = skv_plan_copy (base), theirs = skv_plan_copy (base);
  SkvPlan *const bases[] = { base, NULL };

  make_for (ours, SKV_AUDIENCE_PLANNER, "");
  make_for (theirs, SKV_AUDIENCE_CONTACT, "Title");
  for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autoptr (SkvMerge) there = merge (bases[i], ours, theirs);
      g_autoptr (SkvMerge) back = merge (bases[i], theirs, ours);
      const SkvSettings *result = skv_plan_get_settings (there->result);

      g_assert_cmpint (result->audience, ==, SKV_AUDIENCE_PLANNER);
      g_assert_null (result->audience_department);
      g_assert_cmpuint (there->n_collisions, ==, bases[i] != NULL ? 0 : 1);
      g_assert_cmpstr (result->title, ==, bases[i] != NULL ? "Title" : "");
      result = skv_plan_get_settings (back->result);
      g_assert_cmpint (result->audience, ==, SKV_AUDIENCE_CONTACT);
      g_assert_cmpstr (result->audience_department, ==, "d");
      g_assert_cmpstr (result->title, ==, "Title");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/evening/named", test_named);
  g_test_add_func ("/merge/evening/known", test_known);
  g_test_add_func ("/merge/evening/two-reasons", test_two_reasons);
  g_test_add_func ("/merge/evening/audience", test_audience);
  return g_test_run ();
}
