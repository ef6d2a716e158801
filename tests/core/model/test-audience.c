/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "core/model/audience.h"

/* Departments "wages" and "it"; each owns a system, by itself ("wages-run", "net") and by a contact
 * ("wages-web", "mail"); "orphan" has no owner and "words" has one that is no record. */

static void
put_department (SkvEdit *edit, const char *id, const char *name)
{
  SkvDepartment *department = skv_record_new (SKV_KIND_DEPARTMENT, id);

  skv_set_text (&department->name, name);
  skv_edit_put (edit, department);
}

static void
put_contact (SkvEdit *edit, const char *id, const char *department)
{
  SkvContact *contact = skv_record_new (SKV_KIND_CONTACT, id);

  skv_set_text (&contact->role, id);
  skv_set_text (&contact->department, department);
  skv_edit_put (edit, contact);
}

static void
put_system (SkvEdit *edit, const char *id, const char *owner)
{
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, id);

  skv_set_text (&system->name, id);
  skv_set_text (&system->owner, owner);
  skv_edit_put (edit, system);
}

static SkvItem *
new_item (const char *id, const char *lane, const char *system, const char *rule)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);
  const char *const systems[] = { system, NULL };

  skv_set_text (&item->lane, lane);
  skv_set_text (&item->title, id);
  skv_set_texts (&item->systems, systems);
  skv_set_text (&item->rule, rule);
  if (rule != NULL)
    item->original_day = skv_day_from_ymd (2027, 1, 12);
  return item;
}

static SkvRule *
new_rule (const char *id, const char *lane, const char *system)
{
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, id);
  const char *const systems[] = { system, NULL };

  skv_set_text (&rule->lane, lane);
  skv_set_text (&rule->title, id);
  skv_set_texts (&rule->systems, systems);
  rule->length_days = 1;
  return rule;
}

static SkvRequest *
new_request (const char *id, const char *department)
{
  SkvRequest *request = skv_record_new (SKV_KIND_REQUEST, id);

  skv_set_text (&request->title, id);
  skv_set_text (&request->department, department);
  return request;
}

static void
apply (SkvPlan *plan, SkvEdit *edit)
{
  g_autoptr (GError) error = NULL;

  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

static SkvPlan *
new_plan (void)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Start");
  SkvPlan *plan = skv_plan_new (NULL, NULL);

  put_department (edit, "wages", "Wages");
  put_department (edit, "it", "IT");
  put_contact (edit, "wages-lead", "wages");
  put_contact (edit, "it-lead", "it");
  put_contact (edit, "wages-guest", NULL);
  put_system (edit, "wages-run", "wages");
  put_system (edit, "wages-web", "wages-lead");
  put_system (edit, "net", "it");
  put_system (edit, "mail", "it-lead");
  put_system (edit, "guest", "wages-guest");
  put_system (edit, "orphan", NULL);
  put_system (edit, "words", "The wages people");
  skv_edit_put (edit, new_item ("own", "critical", "wages-run", NULL));
  skv_edit_put (edit, new_item ("theirs", "critical", "net", NULL));
  skv_edit_put (edit, new_item ("job", "maintenance", "wages-run", NULL));
  skv_edit_put (edit, new_rule ("own-rule", "critical", "wages-web"));
  skv_edit_put (edit, new_rule ("their-rule", "critical", "mail"));
  skv_edit_put (edit, new_rule ("window", "window", NULL));
  skv_edit_put (edit, new_request ("own-request", "wages"));
  skv_edit_put (edit, new_request ("their-request", "it"));
  apply (plan, edit);
  return plan;
}

typedef enum
{
  PUT,
  REMOVE,
} Deed;

/* What a contact of "wages" does to a record, and what the refusal says. */
static const struct
{
  const char *name;
  SkvKind kind;
  Deed deed;
  const char *id;
  const char *lane;   /* department of a request */
  const char *system; /* (nullable) */
  const char *rule;   /* (nullable) */
  const char *says;   /* (nullable): it is let through */
} deeds[] = {
  { "new-period", SKV_KIND_ITEM, PUT, "new", "critical", "wages-run", NULL, NULL },
  { "new-of-contact", SKV_KIND_ITEM, PUT, "new", "critical", "wages-web", NULL, NULL },
  { "remove-own", SKV_KIND_ITEM, REMOVE, "own", NULL, NULL, NULL, NULL },
  { "change-own", SKV_KIND_ITEM, PUT, "own", "critical", "wages-web", NULL, NULL },
  { "new-rule", SKV_KIND_RULE, PUT, "new", "critical", "wages-run", NULL, NULL },
  { "remove-own-rule", SKV_KIND_RULE, REMOVE, "own-rule", NULL, NULL, NULL, NULL },
  { "evening-of-own-rule", SKV_KIND_ITEM, PUT, "new", "critical", NULL, "own-rule", NULL },
  { "new-request", SKV_KIND_REQUEST, PUT, "new", "wages", NULL, NULL, NULL },
  { "change-request", SKV_KIND_REQUEST, PUT, "own-request", "wages", NULL, NULL, NULL },
  { "remove-request", SKV_KIND_REQUEST, REMOVE, "own-request", NULL, NULL, NULL, NULL },

  { "other-lane", SKV_KIND_ITEM, PUT, "new", "maintenance", "wages-run", NULL, "by the planner" },
  { "job-on-own-system", SKV_KIND_ITEM, REMOVE, "job", NULL, NULL, NULL, "by the planner" },
  { "out-of-lane", SKV_KIND_ITEM, PUT, "own", "freeze", "wages-run", NULL, "“Wages”" },
  { "into-lane", SKV_KIND_ITEM, PUT, "job", "critical", "wages-run", NULL, "by the planner" },
  { "others-period", SKV_KIND_ITEM, REMOVE, "theirs", NULL, NULL, NULL, "is: IT" },
  { "take-over", SKV_KIND_ITEM, PUT, "theirs", "critical", "wages-run", NULL, "is: IT" },
  { "give-away", SKV_KIND_ITEM, PUT, "own", "critical", "mail", NULL, "is: it-lead" },
  { "system-without-owner", SKV_KIND_ITEM, PUT, "new", "critical", "orphan", NULL, "nobody" },
  { "owner-in-words", SKV_KIND_ITEM, PUT, "new", "critical", "words", NULL, "The wages people" },
  { "owner-of-none", SKV_KIND_ITEM, PUT, "new", "critical", "guest", NULL, "is: wages-guest" },
  { "no-system", SKV_KIND_ITEM, PUT, "own", "critical", NULL, NULL, "names no system" },
  { "others-evening", SKV_KIND_ITEM, PUT, "new", "critical", NULL, "their-rule", "is: it-lead" },
  { "others-evening-own-system", SKV_KIND_ITEM, PUT, "new", "critical", "wages-run", "their-rule",
    "is: it-lead" },
  { "window-evening", SKV_KIND_ITEM, PUT, "new", "critical", "wages-run", "window", "planner" },
  { "others-rule", SKV_KIND_RULE, REMOVE, "their-rule", NULL, NULL, NULL, "is: it-lead" },
  { "window", SKV_KIND_RULE, PUT, "window", "critical", "wages-run", NULL, "by the planner" },
  { "rule-no-system", SKV_KIND_RULE, PUT, "new", "critical", NULL, NULL, "names no system" },
  { "others-request", SKV_KIND_REQUEST, PUT, "their-request", "it", NULL, NULL, "of “IT”" },
  { "take-request", SKV_KIND_REQUEST, PUT, "their-request", "wages", NULL, NULL, "of “IT”" },
  { "give-request", SKV_KIND_REQUEST, PUT, "own-request", "it", NULL, NULL, "of “IT”" },
  { "request-of-none", SKV_KIND_REQUEST, PUT, "new", NULL, NULL, NULL, "by the planner" },
};

/* (transfer full) */
static SkvEdit *
make_edit (gsize row)
{
  SkvEdit *edit = skv_edit_new (deeds[row].name);

  if (deeds[row].deed == REMOVE)
    skv_edit_remove (edit, deeds[row].kind, deeds[row].id);
  else if (deeds[row].kind == SKV_KIND_ITEM)
    {
      SkvItem *item = new_item (deeds[row].id, deeds[row].lane, deeds[row].system, deeds[row].rule);

      skv_set_text (&item->notes, "changed");
      skv_edit_put (edit, item);
    }
  else if (deeds[row].kind == SKV_KIND_RULE)
    skv_edit_put (edit, new_rule (deeds[row].id, deeds[row].lane, deeds[row].system));
  else
    {
      SkvRequest *request = new_request (deeds[row].id, deeds[row].lane);

      skv_set_text (&request->answer, "changed");
      skv_edit_put (edit, request);
    }
  return edit;
}

static void
assert_refused (SkvPlan *plan, SkvEdit *edit, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (skv_plan_may_apply (plan, edit, NULL));
  g_assert_false (skv_plan_apply (plan, edit, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_FORBIDDEN);
  g_test_message ("%s", error->message);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, says);
}

static void
test_contact (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvEdit) edit = make_edit (row);

  skv_plan_set_audience (plan, SKV_AUDIENCE_CONTACT, "wages");
  if (deeds[row].says != NULL)
    assert_refused (plan, edit, deeds[row].says);
  else
    {
      g_assert_true (skv_plan_may_apply (plan, edit, NULL));
      apply (plan, edit);
    }
}

static void
test_planner (gconstpointer data)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvEdit) edit = make_edit (GPOINTER_TO_SIZE (data));

  apply (plan, edit);
}

static void
test_reader (gconstpointer data)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvPlan) copy = NULL;
  g_autoptr (SkvEdit) edit = make_edit (GPOINTER_TO_SIZE (data));

  skv_plan_set_audience (plan, SKV_AUDIENCE_READER, NULL);
  assert_refused (plan, edit, "ask the planner");
  /* to try it is let be */
  copy = skv_plan_copy (plan);
  apply (copy, edit);
}

/* every other kind, added and removed */
static void
test_contact_other_kind (gconstpointer data)
{
  SkvKind kind = (SkvKind) GPOINTER_TO_INT (data);
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvEdit) edit = skv_edit_new ("Other");

  skv_plan_set_audience (plan, SKV_AUDIENCE_CONTACT, "wages");
  skv_edit_put (edit, skv_record_new (kind, "other"));
  assert_refused (plan, edit, "by the planner");
  skv_plan_set_audience (plan, SKV_AUDIENCE_READER, NULL);
  assert_refused (plan, edit, "ask the planner");
}

/* a rule that changes hands in the same edit as its evening does not open it */
static void
test_in_one_edit (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvEdit) edit = skv_edit_new ("Both"), own = skv_edit_new ("Own");

  skv_plan_set_audience (plan, SKV_AUDIENCE_CONTACT, "wages");
  skv_edit_put (edit, new_rule ("their-rule", "critical", "wages-run"));
  skv_edit_put (edit, new_item ("new", "critical", NULL, "their-rule"));
  assert_refused (plan, edit, "is: it-lead");
  skv_edit_put (own, new_rule ("new-rule", "critical", "wages-run"));
  skv_edit_put (own, new_item ("new", "critical", NULL, "new-rule"));
  apply (plan, own);
}

static void
test_record (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  const SkvRecord *own = skv_plan_lookup (plan, SKV_KIND_RULE, "own-rule");
  const SkvRecord *theirs = skv_plan_lookup (plan, SKV_KIND_ITEM, "theirs");

  g_assert_true (skv_plan_may_change (plan, theirs, NULL));
  skv_plan_set_audience (plan, SKV_AUDIENCE_CONTACT, "wages");
  g_assert_true (skv_plan_may_change (plan, own, NULL));
  g_assert_false (skv_plan_may_change (plan, theirs, NULL));
  skv_plan_set_audience (plan, SKV_AUDIENCE_READER, NULL);
  g_assert_false (skv_plan_may_change (plan, own, NULL));
}

/* --- what the file says -------------------------------------------------------------------- */

static void
put_settings (SkvEdit *edit, SkvPlan *plan, SkvAudience audience, const char *department)
{
  SkvSettings *settings = skv_record_copy (skv_plan_get_settings (plan));

  settings->audience = audience;
  skv_set_text (&settings->audience_department, department);
  skv_edit_put (edit, settings);
}

/* a plan for contacts of "wages", filled as a new file is (transfer full) */
static SkvPlan *
new_copy_for_contacts (void)
{
  SkvPlan *plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("Fill");

  put_settings (edit, plan, SKV_AUDIENCE_CONTACT, "wages");
  put_department (edit, "wages", "Wages");
  put_department (edit, "it", "IT");
  put_system (edit, "wages-run", "wages");
  put_system (edit, "net", "it");
  apply (plan, edit);
  return plan;
}

static void
test_file (void)
{
  g_autoptr (SkvPlan) plan = new_copy_for_contacts ();
  g_autoptr (SkvEdit) own = skv_edit_new ("Own"), other = skv_edit_new ("Other"),
                      widen = skv_edit_new ("Widen");
  const char *department;

  g_assert_cmpint (skv_plan_get_audience (plan, &department), ==, SKV_AUDIENCE_CONTACT);
  g_assert_cmpstr (department, ==, "wages");
  skv_edit_put (own, new_item ("own", "critical", "wages-run", NULL));
  apply (plan, own);
  skv_edit_put (other, new_item ("other", "critical", "net", NULL));
  assert_refused (plan, other, "is: IT");

  /* whoever opens it cannot widen it, nor be of another department */
  skv_plan_set_audience (plan, SKV_AUDIENCE_PLANNER, NULL);
  assert_refused (plan, other, "is: IT");
  skv_plan_set_audience (plan, SKV_AUDIENCE_CONTACT, "it");
  assert_refused (plan, other, "is: IT");
  skv_plan_set_audience (plan, SKV_AUDIENCE_PLANNER, NULL);
  put_settings (widen, plan, SKV_AUDIENCE_PLANNER, NULL);
  assert_refused (plan, widen, "by the planner");
  skv_plan_set_audience (plan, SKV_AUDIENCE_READER, NULL);
  assert_refused (plan, widen, "ask the planner");
}

/* a planner's own file never becomes one for others, a copy of it may */
static void
test_planners_file (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvPlan) copy = skv_plan_copy (plan);
  g_autoptr (SkvEdit) edit = skv_edit_new ("For readers"), title = skv_edit_new ("Title"),
                      alone = skv_edit_new ("Alone");
  g_autoptr (GError) error = NULL;
  SkvSettings *settings = skv_record_copy (skv_plan_get_settings (plan));

  put_settings (edit, plan, SKV_AUDIENCE_READER, NULL);
  assert_refused (plan, edit, "make a copy");
  apply (copy, edit);
  skv_set_text (&settings->title, "Another title");
  skv_edit_put (title, settings);
  apply (plan, title);

  /* contacts of no department are nobody */
  put_settings (alone, copy, SKV_AUDIENCE_CONTACT, NULL);
  g_assert_false (skv_plan_apply (copy, alone, &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
}

static void
test_nobodys_contact (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvEdit) edit = skv_edit_new ("Own");

  skv_plan_set_audience (plan, SKV_AUDIENCE_CONTACT, NULL);
  skv_edit_put (edit, new_request ("new", NULL));
  assert_refused (plan, edit, "ask the planner");
}

/* an edit that changes nothing needs no right */
static void
test_nothing (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (SkvEdit) edit = skv_edit_new ("Nothing");

  skv_plan_set_audience (plan, SKV_AUDIENCE_READER, NULL);
  skv_edit_put (edit, skv_record_copy (skv_plan_get_item (plan, "own")));
  apply (plan, edit);
}

static void
add_rows (const char *who, GTestDataFunc func)
{
  for (gsize i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autofree char *name = g_strdup_printf ("/audience/%s/%s", who, deeds[i].name);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), func);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_rows ("contact", test_contact);
  add_rows ("planner", test_planner);
  add_rows ("reader", test_reader);
  for (int kind = SKV_KIND_ORGANISATION; kind < SKV_N_KINDS; kind++)
    {
      g_autofree char *name = g_strdup_printf ("/audience/other/%s", skv_kind_name (kind));

      if (kind != SKV_KIND_ITEM && kind != SKV_KIND_RULE && kind != SKV_KIND_REQUEST)
        g_test_add_data_func (name, GINT_TO_POINTER (kind), test_contact_other_kind);
    }
  g_test_add_func ("/audience/in-one-edit", test_in_one_edit);
  g_test_add_func ("/audience/record", test_record);
  g_test_add_func ("/audience/file", test_file);
  g_test_add_func ("/audience/planners-file", test_planners_file);
  g_test_add_func ("/audience/nobodys-contact", test_nobodys_contact);
  g_test_add_func ("/audience/nothing", test_nothing);
  return g_test_run ();
}
