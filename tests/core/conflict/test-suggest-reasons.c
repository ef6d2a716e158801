/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-text.h"

#include "core/conflict/suggest.h"

/*
 * Every reason that a place is argued for with, one row a reason: its sentence and its points.
 *
 * Beside the plan's text a row has facts, a line each:
 *
 *   users SYSTEM N       vendor SYSTEM NAME       department ID       of ITEM DEPARTMENT
 *   work ITEM KIND       lane ITEM LANE (one that the planners made)
 */

typedef struct
{
  const char *name;
  const char *text;
  const char *facts;    /* (nullable) */
  const char *day;      /* of the place that is asked about */
  const char *told[3];  /* "KIND POINTS sentence" */
  const char *not_told; /* (nullable): a kind */
} Row;

#define JOB "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=erp\n"
#define EVENINGS                                                                                   \
  "window w1 2019-06-12T17:00 2019-06-12T22:00\n"                                                  \
  "window w2 2019-06-19T17:00 2019-06-19T22:00\n"

static const Row rows[] = {
  { "critical-period-before",
    "system erp\ncritical closing 2019-06-10 2019-06-12 sys=erp\n" JOB,
    NULL,
    "2019-06-18",
    { "critical-period -14 “closing” ends 7 days before it." } },
  { "critical-period-after",
    "system erp\ncritical closing 2019-06-20 2019-06-22 sys=erp\n" JOB,
    NULL,
    "2019-06-19",
    { "critical-period -26 “closing” begins 1 day after it." } },
  { "critical-period-through-a-relation",
    "system erp db\nerp depends-on db\ncritical closing 2019-06-20 2019-06-22 sys=erp\n"
    "maintenance job 2019-06-12T18:00 2019-06-12T20:00 sys=db",
    NULL,
    "2019-06-19",
    { "critical-period -26 “closing” begins 1 day after it." } },
  { "critical-period-far",
    "system erp\n" JOB,
    NULL,
    "2019-06-19",
    { "critical-period 0 No critical period of its systems lies within 14 days." } },
  { "users-in-the-evening",
    "system erp\n" JOB,
    "users erp 1200",
    "2019-06-19",
    { "users 0 It reaches about 1200 users, outside office hours." } },
  { "users-by-day",
    "system erp mail\nmail depends-on erp\n"
    "maintenance job 2019-06-12T10:00 2019-06-12T12:00 sys=erp",
    "users erp 1200\nusers mail 400",
    "2019-06-19",
    { "users -18 It reaches about 1600 users in office hours." } },
  { "office-hours-on-a-holiday",
    "system erp\nmaintenance job 2019-06-12T10:00 2019-06-12T12:00 sys=erp",
    "users erp 1200",
    "2019-06-10",
    { "users 0 It reaches about 1200 users, outside office hours." } },
  { "burden",
    "system erp net\nmaintenance old 2019-02-06T17:00 2019-02-06T21:00 sys=net\n"
    "maintenance older 2019-01-09T17:00 2019-01-09T21:00 sys=net\n"
    "maintenance next 2019-12-04T17:00 2019-12-04T21:00 sys=net\n"
    "maintenance last-year 2018-12-05T17:00 2018-12-05T21:00 sys=net\n" JOB,
    "department pay\nof job pay\nof old pay\nof older pay\nof next pay\nof last-year pay",
    "2019-06-19",
    { "burden -4 pay has had 2 jobs before it that year (480 minutes)." } },
  { "no-burden",
    "system erp\n" JOB,
    "department pay\nof job pay",
    "2019-06-19",
    { "burden 0 pay has had no job before it that year." } },
  { "room",
    "system erp\n" EVENINGS JOB,
    NULL,
    "2019-06-19",
    { "room 10 180 minutes of the window are left after it." } },
  { "no-room",
    "system erp\nwindow w 2019-06-19T17:00 2019-06-19T19:00\n" JOB,
    NULL,
    "2019-06-19",
    { "room 0 It fills the window to its end." } },
  { "vendor-by-name",
    "system erp\nvendor Summer_at_Visma_AS 2019-06-17 2019-06-22\n" JOB,
    "vendor erp Visma",
    "2019-06-19",
    { "vendor -10 “Summer at Visma AS” is at the same time: Visma may be hard to reach." },
    "available" },
  { "vendor-by-another-system",
    "system erp pay\nvendor release 2019-06-19T17:00 2019-06-19T22:00 sys=pay\n" JOB,
    "vendor erp Visma\nvendor pay Visma",
    "2019-06-19",
    { "vendor -10 “release” is at the same time: Visma may be hard to reach." } },
  { "vendor-is-a-conflict-already",
    "system erp\nvendor release 2019-06-19T17:00 2019-06-19T22:00 sys=erp\n" JOB,
    "vendor erp Visma",
    "2019-06-19",
    { "conflict -40 " },
    "vendor" },
  { "another-vendor",
    "system erp\nvendor Summer_at_Vismander 2019-06-17 2019-06-22\n" JOB,
    "vendor erp Visma",
    "2019-06-19",
    { "available 0 Nothing else is planned then for Visma." },
    "vendor" },
  { "vendor-on-another-day",
    "system erp=IT\nvendor Visma 2019-06-20 2019-06-22\n" JOB,
    "vendor erp Visma",
    "2019-06-19",
    { "available 0 Nothing else is planned then for IT, Visma." },
    "vendor" },
  { "owner-away",
    "contact lead\nsystem erp=lead\nmaintenance off 2019-06-17 2019-06-22 contact=lead\n" JOB,
    "lane off absence",
    "2019-06-19",
    { "people -15 “off” is at the same time: lead is away or busy." },
    "available" },
  { "department-away",
    "system erp\nmaintenance off 2019-06-17 2019-06-22\n" JOB,
    "department pay\nof job pay\nof off pay\nlane off absence",
    "2019-06-19",
    { "people -15 “off” is at the same time: pay is away or busy." },
    "available" },
  { "owner-has-another-job",
    "system erp=IT net=IT\nmaintenance other 2019-06-19T17:00 2019-06-19T20:00 sys=net\n" JOB,
    NULL,
    "2019-06-19",
    { "people -15 IT has “other” at the same time." },
    "available" },
  { "patch-tuesday",
    "system erp\n" JOB,
    "work job security",
    "2019-06-13",
    { "patch-tuesday 12 It is 2 days after Patch Tuesday, 11 June." } },
  { "on-patch-tuesday",
    "system erp\n" JOB,
    "work job security",
    "2019-07-09",
    { "patch-tuesday 14 It is on Patch Tuesday itself, 9 July." } },
  { "patch-tuesday-of-last-month",
    "system erp\n" JOB,
    "work job security",
    "2019-07-08",
    { "patch-tuesday 0 It is 27 days after Patch Tuesday, 11 June." } },
  { "no-security-work",
    "system erp\n" JOB,
    "work job upgrade",
    "2019-06-13",
    { NULL },
    "patch-tuesday" },
  { "wish",
    "system erp\n" JOB,
    NULL,
    "2019-06-27",
    { "wish -5 It is 15 days later than now, 12 June." } },
  { "holiday",
    "system erp\n" JOB,
    NULL,
    "2019-06-11",
    { "holiday -2 A public holiday is near: Whit Monday, 10 June." } },
  { "together",
    "system erp\n" EVENINGS "maintenance other 2019-06-19T17:00 2019-06-19T18:00 sys=erp\n" JOB,
    NULL,
    "2019-06-19",
    { "together 8 “other” is planned that day for the same systems." } },
  { "together-through-a-relation",
    "system erp db\nerp depends-on db\n" EVENINGS
    "maintenance other 2019-06-19T17:00 2019-06-19T18:00 sys=db\n" JOB,
    NULL,
    "2019-06-19",
    { "together 8 “other” is planned that day for systems that depend on each other." } },
  { "conflict",
    "system erp\nmeeting council 2019-06-19 2019-06-20 sys=erp\n" JOB,
    NULL,
    "2019-06-19",
    { "conflict -40 " } },
};

/* --- facts -------------------------------------------------------------------------------------
 */

static void
put_fact (SkvPlan *plan, SkvEdit *edit, GStrv words)
{
  SkvDepartment *department;
  SkvSystem *system;
  SkvItem *item;

  if (strcmp (words[0], "department") == 0)
    {
      department = skv_record_new (SKV_KIND_DEPARTMENT, words[1]);
      skv_set_text (&department->name, words[1]);
      skv_edit_put (edit, department);
      return;
    }
  if (strcmp (words[0], "users") == 0 || strcmp (words[0], "vendor") == 0)
    {
      system = skv_record_copy (skv_plan_get_system (plan, words[1]));
      if (strcmp (words[0], "users") == 0)
        system->users = atoi (words[2]);
      else
        skv_set_text (&system->vendor, words[2]);
      skv_edit_put (edit, system);
      return;
    }
  item = skv_record_copy (skv_plan_get_item (plan, words[1]));
  if (strcmp (words[0], "of") == 0)
    skv_set_text (&item->department, words[2]);
  else if (strcmp (words[0], "work") == 0)
    skv_set_text (&item->work, words[2]);
  else
    skv_set_text (&item->lane, words[2]);
  skv_edit_put (edit, item);
}

static void
put_facts (SkvPlan *plan, const char *facts)
{
  g_auto (GStrv) lines = g_strsplit (facts, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      g_autoptr (SkvEdit) edit = skv_edit_new ("fact");
      g_autoptr (GError) error = NULL;

      put_fact (plan, edit, words);
      skv_plan_apply (plan, edit, &error);
      g_assert_no_error (error);
    }
}

/* "_" in a title stands for a space */
static void
put_titles (SkvPlan *plan)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  g_autoptr (SkvEdit) edit = skv_edit_new ("titles");

  for (guint i = 0; i < items->len; i++)
    {
      SkvItem *item = skv_record_copy (g_ptr_array_index (items, i));

      g_strdelimit (item->title, "_", ' ');
      skv_edit_put (edit, item);
    }
  g_assert_true (skv_plan_apply (plan, edit, NULL));
}

/* --- the rows ----------------------------------------------------------------------------------
 */

static char *
words_of (const SkvSlot *slot)
{
  GString *text = g_string_new ("\n");

  for (guint i = 0; i < slot->reasons->len; i++)
    {
      const SkvSlotReason *reason = g_ptr_array_index (slot->reasons, i);

      g_string_append_printf (text, "%s %d %s\n", reason->kind, reason->points, reason->text);
    }
  return g_string_free (text, FALSE);
}

static void
assert_told (const char *words, const char *told, gboolean expected)
{
  g_autofree char *line = g_strconcat ("\n", told, NULL);

  if ((strstr (words, line) != NULL) != expected)
    g_test_message ("“%s” is %sin: %s", told, expected ? "not " : "", words);
  g_assert_cmpint (strstr (words, line) != NULL, ==, expected);
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SkvPlan) plan = plan_text_new (row->text);
  g_autoptr (SkvSuggestions) suggestions = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL, *not_told = NULL;
  GPtrArray *slots;

  put_titles (plan);
  if (row->facts != NULL)
    put_facts (plan, row->facts);
  suggestions =
    skv_suggestions_new (plan, "job", skv_day_parse (row->day), 1, SKV_DAY_NONE, &error);
  g_assert_no_error (error);
  slots = skv_suggestions_get_slots (suggestions);
  g_assert_cmpuint (slots->len, ==, 1);
  words = words_of (g_ptr_array_index (slots, 0));
  for (guint i = 0; i < G_N_ELEMENTS (row->told) && row->told[i] != NULL; i++)
    assert_told (words, row->told[i], TRUE);
  if (row->not_told == NULL)
    return;
  not_told = g_strconcat (row->not_told, " ", NULL);
  assert_told (words, not_told, FALSE);
}

/* --- today -------------------------------------------------------------------------------------
 */

/* What comes at short notice is not free, and what is over is no place. */
static void
test_today (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new ("system erp=IT\n" JOB);
  SkvDay today = skv_day_from_ymd (2019, 6, 17); /* a Monday */
  g_autoptr (SkvSuggestions) suggestions =
    skv_suggestions_new (plan, "job", SKV_DAY_NONE, 14, today, NULL);
  GPtrArray *slots = skv_suggestions_get_slots (suggestions);

  g_assert_cmpint (skv_suggestions_get_from (suggestions), ==, today);
  g_assert_cmpuint (slots->len, ==, 14);
  for (guint i = 0; i < slots->len; i++)
    {
      const SkvSlot *slot = g_ptr_array_index (slots, i);

      /* five working days from it on */
      g_assert_cmpint (slot->severity >= SKV_SEVERITY_SOFT, ==,
                       slot->day < skv_day_from_ymd (2019, 6, 24));
    }
}

/* Of a plan of long ago it is said how it fitted. */
static void
test_long_ago (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new ("system erp=IT\n" JOB);
  g_autoptr (SkvSuggestions) suggestions =
    skv_suggestions_new (plan, "job", SKV_DAY_NONE, 14, skv_day_from_ymd (2027, 1, 1), NULL);

  g_assert_cmpint (skv_suggestions_get_from (suggestions), ==, skv_day_from_ymd (2019, 6, 12));
  g_assert_cmpuint (skv_suggestions_get_n_free (suggestions), >, 0);
}

/* With nothing but the notice in the way, the notice is what blocks, and later is what solves. */
static void
test_only_the_notice (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new ("system erp=IT\n" JOB);
  g_autoptr (SkvSuggestions) suggestions =
    skv_suggestions_new (plan, "job", SKV_DAY_NONE, 3, skv_day_from_ymd (2019, 6, 12), NULL);
  GPtrArray *blockers = skv_suggestions_get_blockers (suggestions);
  GPtrArray *relaxations = skv_suggestions_get_relaxations (suggestions);

  g_assert_cmpuint (skv_suggestions_get_n_free (suggestions), ==, 0);
  g_assert_cmpuint (blockers->len, ==, 1);
  g_assert_cmpstr (((const SkvBlocker *) g_ptr_array_index (blockers, 0))->check, ==,
                   "short-notice");
  g_assert_cmpuint (((const SkvBlocker *) g_ptr_array_index (blockers, 0))->days, ==, 3);
  g_assert_cmpuint (relaxations->len, ==, 1);
  g_assert_cmpstr (((const SkvRelaxation *) g_ptr_array_index (relaxations, 0))->kind, ==, "later");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("/suggest-reasons/", rows[i].name, NULL);

      g_test_add_data_func (name, &rows[i], test_row);
    }
  g_test_add_func ("/suggest-reasons/today", test_today);
  g_test_add_func ("/suggest-reasons/long-ago", test_long_ago);
  g_test_add_func ("/suggest-reasons/only-the-notice", test_only_the_notice);
  return g_test_run ();
}
