/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "core/model/plan.h"

static void
put_system (SkvEdit *edit, const char *id, const char *name)
{
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, id);

  skv_set_text (&system->name, name);
  skv_edit_put (edit, system);
}

static void
put_relation (SkvEdit *edit, const char *from, const char *to, SkvRelationKind kind)
{
  g_autofree char *id = g_strdup_printf ("%s-%s", from, to);
  SkvRelation *relation = skv_record_new (SKV_KIND_RELATION, id);

  skv_set_text (&relation->from, from);
  skv_set_text (&relation->to, to);
  relation->relation = kind;
  skv_edit_put (edit, relation);
}

/* a job on @system (nullable) from 17:00 to 18:00 UTC on 12 June 2019 */
static SkvItem *
new_job (const char *id, const char *system)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);
  const char *const systems[] = { system, NULL };

  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, "Job");
  skv_set_texts (&item->systems, systems);
  item->start = skv_day_from_ymd (2019, 6, 12) * SKV_DAY_SECONDS + 17 * 3600;
  item->end = item->start + 3600;
  return item;
}

static SkvRule *
new_rule (const char *id, const char *lane, const char *title)
{
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, id);

  skv_set_text (&rule->lane, lane);
  skv_set_text (&rule->title, title);
  rule->length_days = 1;
  return rule;
}

typedef struct
{
  SkvPlan *plan;
  guint emissions;
  guint changes;
} Fixture;

static void
count_change (SkvPlan *plan, const SkvEdit *edit, Fixture *fixture)
{
  fixture->emissions++;
  fixture->changes = skv_edit_get_n_changes (edit);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Start");
  g_autoptr (GError) error = NULL;

  fixture->plan = skv_plan_new (NULL, &error);
  g_assert_no_error (error);
  put_system (edit, "network", "Network");
  put_system (edit, "feide", "Feide");
  put_system (edit, "pgs", "PGS");
  put_relation (edit, "feide", "network", SKV_DEPENDS_ON);
  skv_edit_put (edit, new_job ("job", "feide"));
  g_assert_true (skv_plan_apply (fixture->plan, edit, &error));
  g_assert_no_error (error);
  g_signal_connect (fixture->plan, "changed", G_CALLBACK (count_change), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->plan);
}

static void
test_one_signal_an_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Two");
  g_autoptr (SkvEdit) same = skv_edit_new ("Same");

  put_system (edit, "visma", "Visma");
  put_system (edit, "network", "Net");
  g_assert_true (skv_plan_apply (fixture->plan, edit, NULL));
  g_assert_cmpuint (fixture->emissions, ==, 1);
  g_assert_cmpuint (fixture->changes, ==, 2);
  g_assert_cmpstr (skv_plan_system_name (fixture->plan, "network"), ==, "Net");

  put_system (same, "network", "Net");
  g_assert_true (skv_plan_apply (fixture->plan, same, NULL));
  g_assert_cmpuint (fixture->emissions, ==, 1); /* it changed nothing */
}

static void
test_removals_keep_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Many");
  g_autoptr (SkvEdit) removal = skv_edit_new ("Fewer");
  GPtrArray *items;

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("i%03d", i);

      skv_edit_put (edit, new_job (id, NULL));
      if (i % 3 == 0)
        skv_edit_remove (removal, SKV_KIND_ITEM, id);
    }
  g_assert_true (skv_plan_apply (fixture->plan, edit, NULL));
  g_assert_true (skv_plan_apply (fixture->plan, removal, NULL));

  items = skv_plan_get_records (fixture->plan, SKV_KIND_ITEM);
  g_assert_cmpuint (items->len, ==, 1 + 66);
  for (guint i = 1; i < items->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (items, i);

      g_assert_true (skv_plan_lookup (fixture->plan, SKV_KIND_ITEM, record->id) == record);
      if (i > 1)
        g_assert_cmpstr (((const SkvRecord *) g_ptr_array_index (items, i - 1))->id, <, record->id);
    }
}

/* Every way in which an edit can be wrong; none may leave a trace. */
typedef enum
{
  UNKNOWN_SYSTEM,
  UNKNOWN_RULE,
  END_BEFORE_START,
  NO_TITLE,
  NO_REASON,
  TWICE_NAMED,
  SYSTEM_IN_USE,
  DEPENDS_ON_ITSELF,
  DEPENDENCY_CIRCLE,
  MEMBER_CIRCLE,
  RULE_CIRCLE,
  RULE_AVOIDS_ITSELF,
  ORDER_CIRCLE,
  AFTER_ITSELF,
  BAD_ZONE,
  BAD_UTF8,
  HALF_AN_OVERRIDE,
  N_WRONGS,
} Wrong;

static const struct
{
  const char *name;
  const char *id;
  const char *field;
  const char *words; /* part of the message */
} wrongs[N_WRONGS] = {
  [UNKNOWN_SYSTEM] = { "unknown-system", "new", "systems", "“wifi”" },
  [UNKNOWN_RULE] = { "unknown-rule", "new", "rule", "“r”" },
  [END_BEFORE_START] = { "end-before-start", "new", "end", "must come later" },
  [NO_TITLE] = { "no-title", "new", "title", "empty" },
  [NO_REASON] = { "emergency-without-reason", "new", "reason", "reason" },
  [TWICE_NAMED] = { "twice-named", "new", "systems", "twice" },
  [SYSTEM_IN_USE] = { "system-in-use", "feide-network", "from", "“feide”" },
  [DEPENDS_ON_ITSELF] = { "depends-on-itself", "pgs-pgs", "to", "itself" },
  [DEPENDENCY_CIRCLE] = { "dependency-circle", "feide-network", "to",
                          "“Feide” → “Network” → “PGS” → “Feide”" },
  [MEMBER_CIRCLE] = { "member-circle", "pgs-feide", "to", "circle" },
  [RULE_CIRCLE] = { "rule-circle", "a", "base", "“A” → “B” → “A”" },
  [RULE_AVOIDS_ITSELF] = { "rule-avoids-itself", "a", "base", "never ends" },
  [ORDER_CIRCLE] = { "order-circle", "new", "after", "“C” → “A” → “B” → “C”" },
  [AFTER_ITSELF] = { "after-itself", "new", "after", "“C” → “C”" },
  [BAD_ZONE] = { "bad-zone", NULL, "time_zone", "Atlantis" },
  [BAD_UTF8] = { "bad-utf8", "new", "title", "UTF-8" },
  [HALF_AN_OVERRIDE] = { "half-an-override", "new", "rule", "original date" },
};

static void
fill_wrong_item (SkvItem *item, Wrong wrong)
{
  const char *const unknown[] = { "network", "wifi", NULL };
  const char *const twice[] = { "network", "feide", "network", NULL };

  if (wrong == UNKNOWN_SYSTEM)
    skv_set_texts (&item->systems, unknown);
  if (wrong == TWICE_NAMED)
    skv_set_texts (&item->systems, twice);
  if (wrong == UNKNOWN_RULE)
    skv_set_text (&item->rule, "r");
  if (wrong == UNKNOWN_RULE || wrong == HALF_AN_OVERRIDE)
    item->original_day = 0;
  if (wrong == END_BEFORE_START)
    item->end = item->start;
  if (wrong == NO_TITLE)
    skv_set_text (&item->title, "");
  if (wrong == BAD_UTF8)
    skv_set_text (&item->title, "\xff\xfe");
  item->emergency = wrong == NO_REASON;
}

static void
fill_wrong_rules (SkvEdit *edit, Wrong wrong)
{
  SkvRule *a = new_rule ("a", "critical", "A");
  const char *const own_lane[] = { "weekend", "lane:critical", NULL };

  if (wrong == RULE_AVOIDS_ITSELF)
    {
      skv_set_text (&a->rrule, "FREQ=DAILY");
      skv_set_texts (&a->avoid, own_lane);
    }
  else
    {
      SkvRule *b = new_rule ("b", "freeze", "B");

      a->base = b->base = SKV_BASE_RELATIVE;
      skv_set_text (&a->relative_lane, "freeze");
      skv_set_text (&b->relative_lane, "critical");
      skv_set_text (&b->relative_title, "a");
      skv_edit_put (edit, a);
      skv_edit_put (edit, b);
      return;
    }
  skv_edit_put (edit, a);
}

static SkvItem *
new_job_after (const char *id, const char *title, const char *after)
{
  const char *const ids[] = { after, NULL };
  SkvItem *item = new_job (id, NULL);

  skv_set_text (&item->title, title);
  skv_set_texts (&item->after, ids);
  return item;
}

static SkvEdit *
make_wrong (SkvPlan *plan, Wrong wrong)
{
  SkvEdit *edit = skv_edit_new ("Wrong");

  put_system (edit, "good", "A good system that must not come in either");
  switch (wrong)
    {
    case SYSTEM_IN_USE:
      skv_edit_remove (edit, SKV_KIND_SYSTEM, "feide");
      break;
    case DEPENDS_ON_ITSELF:
      put_relation (edit, "pgs", "pgs", SKV_DEPENDS_ON);
      break;
    case DEPENDENCY_CIRCLE:
      put_relation (edit, "network", "pgs", SKV_DEPENDS_ON);
      put_relation (edit, "pgs", "feide", SKV_DEPENDS_ON);
      break;
    case MEMBER_CIRCLE:
      put_relation (edit, "pgs", "feide", SKV_MEMBER_OF);
      put_relation (edit, "feide", "pgs", SKV_MEMBER_OF);
      break;
    case RULE_CIRCLE:
    case RULE_AVOIDS_ITSELF:
      fill_wrong_rules (edit, wrong);
      break;
    case ORDER_CIRCLE:
      skv_edit_put (edit, new_job_after ("new", "C", "a"));
      skv_edit_put (edit, new_job_after ("a", "A", "b"));
      skv_edit_put (edit, new_job_after ("b", "B", "new"));
      break;
    case AFTER_ITSELF:
      skv_edit_put (edit, new_job_after ("new", "C", "new"));
      break;
    case BAD_ZONE:
      {
        SkvSettings *settings = skv_record_copy (skv_plan_get_settings (plan));

        skv_set_text (&settings->time_zone, "Europe/Atlantis");
        skv_edit_put (edit, settings);
      }
      break;
    default:
      {
        SkvItem *item = new_job ("new", NULL);

        fill_wrong_item (item, wrong);
        skv_edit_put (edit, item);
      }
      break;
    }
  return edit;
}

static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  Wrong wrong = GPOINTER_TO_INT (data);
  g_autoptr (SkvEdit) edit = make_wrong (fixture->plan, wrong);
  g_autoptr (SkvProblem) problem = skv_plan_find_problem (fixture->plan, edit);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (problem);
  g_test_message ("%s", problem->message);
  if (wrongs[wrong].id != NULL)
    g_assert_cmpstr (problem->id, ==, wrongs[wrong].id);
  g_assert_cmpstr (problem->field, ==, wrongs[wrong].field);
  g_assert_nonnull (strstr (problem->message, wrongs[wrong].words));

  g_assert_false (skv_plan_apply (fixture->plan, edit, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  g_assert_cmpuint (fixture->emissions, ==, 0);
  g_assert_null (skv_plan_get_system (fixture->plan, "good"));
  g_assert_cmpuint (skv_plan_get_records (fixture->plan, SKV_KIND_RELATION)->len, ==, 1);
}

/* The other side of the circle test: what looks like one and is none. */
static void
test_no_circle (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Diamond");
  g_autoptr (GError) error = NULL;
  SkvRule *payroll = new_rule ("payroll", "critical", "Payroll run");
  SkvRule *before = new_rule ("before", "critical", "Before the run");

  put_system (edit, "visma", "Visma");
  put_relation (edit, "visma", "network", SKV_DEPENDS_ON);
  put_relation (edit, "pgs", "feide", SKV_DEPENDS_ON);
  put_relation (edit, "pgs", "visma", SKV_DEPENDS_ON);
  before->base = SKV_BASE_RELATIVE; /* of its own lane, but only of the other rule in it */
  skv_set_text (&before->relative_lane, "critical");
  skv_set_text (&before->relative_title, "PAYROLL");
  skv_edit_put (edit, payroll);
  skv_edit_put (edit, before);
  skv_edit_put (edit, new_job_after ("first", "First", NULL));
  skv_edit_put (edit, new_job_after ("second", "Second", "first"));
  skv_edit_put (edit, new_job_after ("third", "Third", "first"));
  g_assert_true (skv_plan_apply (fixture->plan, edit, &error));
  g_assert_no_error (error);
}

static void
test_overrides (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Rule"), second = skv_edit_new ("Again"),
                      swap = skv_edit_new ("Swap");
  g_autoptr (GError) error = NULL;
  SkvItem *item = new_job ("moved", NULL), *other = new_job ("other", NULL), *replacement;

  skv_edit_put (edit, new_rule ("r", "window", "Evening"));
  skv_set_text (&item->rule, "r");
  item->original_day = 17000;
  skv_edit_put (edit, item);
  g_assert_true (skv_plan_apply (fixture->plan, edit, &error));
  g_assert_true (skv_plan_get_override (fixture->plan, "r", 17000) == item);
  g_assert_null (skv_plan_get_override (fixture->plan, "r", 17001));

  skv_set_text (&other->rule, "r");
  other->original_day = 17000;
  replacement = skv_record_copy (other);
  skv_edit_put (second, other);
  g_assert_false (skv_plan_apply (fixture->plan, second, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  g_clear_error (&error);

  skv_edit_remove (swap, SKV_KIND_ITEM, "moved");
  skv_edit_put (swap, replacement);
  g_assert_true (skv_plan_apply (fixture->plan, swap, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (skv_plan_get_override (fixture->plan, "r", 17000)->parent.id, ==, "other");
}

static void
test_records (void)
{
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      SkvRecord *record = skv_record_new (kind, NULL), *copy;
      const SkvField *fields;
      gsize n_fields;

      g_assert_true (g_uuid_string_is_valid (record->id));
      copy = skv_record_copy (record);
      g_assert_true (skv_record_equal (record, copy));
      fields = skv_kind_fields (kind, &n_fields);
      for (gsize i = 0; i < n_fields; i++)
        {
          if (fields[i].type == SKV_FIELD_TEXT || fields[i].type == SKV_FIELD_REF)
            skv_set_text (&SKV_FIELD_AT (copy, &fields[i], char *), "other");
          else if (fields[i].type == SKV_FIELD_TEXTS || fields[i].type == SKV_FIELD_REFS)
            skv_set_texts (&SKV_FIELD_AT (copy, &fields[i], GStrv),
                           (const char *const[]){ "a", NULL });
          else if (fields[i].type == SKV_FIELD_INTS || fields[i].type == SKV_FIELD_DAYS)
            g_array_append_val (SKV_FIELD_AT (copy, &fields[i], GArray *), (int){ 3 });
          else if (fields[i].type == SKV_FIELD_MOMENT)
            SKV_FIELD_AT (copy, &fields[i], gint64) = 7;
          else
            SKV_FIELD_AT (copy, &fields[i], int) = 1;
          g_assert_false (skv_record_equal (record, copy)); /* each field counts */
          skv_record_unref (copy);
          copy = skv_record_copy (record);
        }
      skv_record_unref (copy);
      skv_record_unref (record);
    }
}

static void
test_item_days (void)
{
  g_autoptr (SkvZone) zone = skv_zone_new ("Europe/Oslo", NULL);
  SkvItem *item = new_job ("job", NULL);
  SkvDay day = skv_day_from_ymd (2019, 6, 12), first, end;
  SkvSpan span;

  item->start = skv_zone_at (zone, day, 22 * 60);
  item->end = skv_zone_at (zone, day, 24 * 60);
  g_assert_true (skv_item_days (item, zone, &first, &end));
  g_assert_cmpint (first, ==, day);
  g_assert_cmpint (end, ==, day + 1); /* until midnight touches one day */
  item->end += 60;
  g_assert_true (skv_item_days (item, zone, &first, &end));
  g_assert_cmpint (end, ==, day + 2);

  item->end = SKV_MOMENT_NONE;
  g_assert_false (skv_item_span (item, zone, &span));
  item->duration = 90;
  g_assert_true (skv_item_span (item, zone, &span));
  g_assert_cmpint (span.end - span.start, ==, 90 * 60);
  item->start = SKV_MOMENT_NONE;
  g_assert_false (skv_item_days (item, zone, &first, &end));
  skv_record_unref (item);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/plan/one-signal-an-edit", test_one_signal_an_edit);
  ADD ("/plan/removals-keep-order", test_removals_keep_order);
  ADD ("/plan/no-circle", test_no_circle);
  ADD ("/plan/overrides", test_overrides);
  for (int i = 0; i < N_WRONGS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan/wrong/%s", wrongs[i].name);

      g_test_add (path, Fixture, GINT_TO_POINTER (i), set_up, test_wrong, tear_down);
    }
  g_test_add_func ("/plan/records", test_records);
  g_test_add_func ("/plan/item-days", test_item_days);
  return g_test_run ();
}
