/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/draft-text.h"
#include "app/draft-trial.h"
#include "app/draft.h"

/* --- texts ----------------------------------------------------------------------------------- */

static const struct
{
  const char *text;
  const char *day; /* NULL: refused */
} dates[] = {
  { "2019-06-12", "2019-06-12" },
  { " 2019-06-12 ", "2019-06-12" },
  { "12.06.2019", "2019-06-12" },
  { "12.6.2019", "2019-06-12" },
  { "12.06.19", "2019-06-12" },
  { "12.6.", "2021-06-12" },
  { "12/6", "2021-06-12" },
  { "12/6 2019", "2019-06-12" },
  { "29.2.2020", "2020-02-29" },
  { "29.2.2019", NULL },
  { "31.04.2019", NULL },
  { "12.13.2019", NULL },
  { "", NULL },
  { "12", NULL },
  { "12.6.2019x", NULL },
  { "2019-6-12", NULL },
  { "12-06-2019", NULL },
  { "12.6.2019.1", NULL },
  { "tomorrow", NULL },
  { "99999999999.1", NULL },
};

static void
test_dates (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      SkvDay day = skv_draft_parse_date (dates[i].text, 2021);
      g_autofree char *text = day != SKV_DAY_NONE ? skv_day_format (day) : NULL;

      g_test_message ("“%s”", dates[i].text);
      g_assert_cmpstr (text, ==, dates[i].day);
    }
}

static const struct
{
  const char *text;
  int minute;
} clocks[] = {
  { "17:00", 1020 },  { "17.30", 1050 }, { "1730", 1050 },  { "17", 1020 },
  { "7", 420 },       { "0:05", 5 },     { "24:00", 1440 }, { "24:01", -1 },
  { "25", -1 },       { "17:60", -1 },   { "", -1 },        { "noon", -1 },
  { "17:00:00", -1 }, { "-1", -1 },      { "17 00", -1 },   { "930", 570 },
};

static void
test_clocks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_test_message ("“%s”", clocks[i].text);
      g_assert_cmpint (skv_draft_parse_clock (clocks[i].text), ==, clocks[i].minute);
    }
}

static const struct
{
  const char *text;
  int minutes;
} lengths[] = {
  { "45", 45 },         { "45 min", 45 },   { "1:30", 90 },    { "1 h 30 min", 90 },
  { "1h30m", 90 },      { "1,5 t", 90 },    { "1.5 h", 90 },   { "2 timer", 120 },
  { "2 d", 2880 },      { "3 dygn", 4320 }, { "PT1H30M", 90 }, { "0", 0 },
  { "2 H", 120 },       { "", -1 },         { "h", -1 },       { "2 weeks", -1 },
  { "1:75", -1 },       { "-5", -1 },       { "1 h x", -1 },   { "PTX", -1 },
  { "99999999 d", -1 }, { "1e9", -1 },      { "1 h 30", 90 },
};

static void
test_lengths (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_test_message ("“%s”", lengths[i].text);
      g_assert_cmpint (skv_draft_parse_length (lengths[i].text, 1), ==, lengths[i].minutes);
    }
  g_assert_cmpint (skv_draft_parse_length ("3", 1440), ==, 3 * 1440);
}

/* What is written into an entry is read back as the same. */
static void
test_lengths_round_trip (void)
{
  for (int minutes = -1; minutes < 5000; minutes++)
    {
      g_autofree char *text = skv_draft_format_length (minutes);

      g_assert_cmpint (skv_draft_parse_length (text, 1), ==, minutes);
    }
}

/* --- a draft --------------------------------------------------------------------------------- */

static SkvPlan *
plan_new (void)
{
  SkvPlan *plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("systems");
  g_autoptr (GError) error = NULL;
  SkvSystem *feide = skv_record_new (SKV_KIND_SYSTEM, "feide");
  SkvItem *exam = skv_record_new (SKV_KIND_ITEM, "exam");

  skv_set_text (&feide->name, "Feide");
  skv_edit_put (edit, feide);
  skv_set_text (&exam->lane, "exam");
  skv_set_text (&exam->title, "Exam");
  skv_set_texts (&exam->systems, (const char *const[]){ "feide", NULL });
  exam->all_day = TRUE;
  exam->start = skv_day_parse ("2019-06-12") * SKV_DAY_SECONDS;
  exam->end = exam->start + SKV_DAY_SECONDS;
  skv_edit_put (edit, exam);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return plan;
}

static SkvDraft *
draft_new (SkvPlan *plan)
{
  SkvDraft *draft = skv_draft_new (plan, "maintenance", skv_day_parse ("2019-06-12"), NULL);

  skv_draft_set_text (draft, SKV_DRAFT_TITLE, "Certificate");
  skv_draft_set_system (draft, "feide", TRUE);
  return draft;
}

static const struct
{
  SkvDraftField field;
  const char *text;
  SkvDraftField where; /* of the note */
  gboolean is_error;
} mistakes[] = {
  { SKV_DRAFT_TITLE, "", SKV_DRAFT_TITLE, TRUE },
  { SKV_DRAFT_TITLE, "  ", SKV_DRAFT_TITLE, TRUE },
  { SKV_DRAFT_DATE, "31.2.2019", SKV_DRAFT_DATE, TRUE },
  { SKV_DRAFT_DATE, "", SKV_DRAFT_DATE, FALSE },
  { SKV_DRAFT_START, "27:00", SKV_DRAFT_START, TRUE },
  { SKV_DRAFT_START, "", SKV_DRAFT_START, TRUE },
  { SKV_DRAFT_END, "x", SKV_DRAFT_END, TRUE },
  { SKV_DRAFT_END, "02:00", SKV_DRAFT_END, FALSE },
  { SKV_DRAFT_LENGTH, "0", SKV_DRAFT_LENGTH, TRUE },
  { SKV_DRAFT_LENGTH, "long", SKV_DRAFT_LENGTH, TRUE },
  { SKV_DRAFT_LENGTH, "", SKV_DRAFT_LENGTH, FALSE },
  { SKV_DRAFT_DOWNTIME, "soon", SKV_DRAFT_DOWNTIME, TRUE },
  { SKV_DRAFT_DOWNTIME, "3 h", SKV_DRAFT_DOWNTIME, FALSE },
  { SKV_DRAFT_ROLLBACK, "?", SKV_DRAFT_ROLLBACK, TRUE },
};

static void
test_mistakes (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (SkvDraft) draft = draft_new (plan);
      g_autoptr (SkvDraftNotes) notes = NULL;
      g_autoptr (SkvEdit) edit = NULL;

      g_test_message ("field %d “%s”", mistakes[i].field, mistakes[i].text);
      skv_draft_set_text (draft, mistakes[i].field, mistakes[i].text);
      notes = skv_draft_check (draft);
      g_assert_nonnull (notes->text[mistakes[i].where]);
      g_assert_cmpint (notes->is_error[mistakes[i].where], ==, mistakes[i].is_error);
      g_assert_cmpint (notes->valid, ==, !mistakes[i].is_error);
      edit = skv_draft_make_edit (draft);
      g_assert_cmpint (edit == NULL, ==, mistakes[i].is_error);
    }
}

static void
test_emergency (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvDraft) draft = draft_new (plan);
  g_autoptr (SkvDraftNotes) without = NULL;
  g_autoptr (SkvDraftNotes) with = NULL;

  skv_draft_set_emergency (draft, TRUE);
  without = skv_draft_check (draft);
  g_assert_true (without->is_error[SKV_DRAFT_REASON]);
  skv_draft_set_text (draft, SKV_DRAFT_REASON, "Broken certificate");
  with = skv_draft_check (draft);
  g_assert_true (with->valid);
}

static void
test_end_follows (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvDraft) draft = draft_new (plan);

  g_assert_cmpstr (skv_draft_get_text (draft, SKV_DRAFT_END), ==, "18:00");
  g_assert_true (skv_draft_set_text (draft, SKV_DRAFT_START, "20:00"));
  g_assert_cmpstr (skv_draft_get_text (draft, SKV_DRAFT_END), ==, "21:00");
  g_assert_true (skv_draft_set_text (draft, SKV_DRAFT_END, "22:30"));
  g_assert_cmpstr (skv_draft_get_text (draft, SKV_DRAFT_LENGTH), ==, "2 h 30 min");
  g_assert_true (skv_draft_set_text (draft, SKV_DRAFT_END, "01:00"));
  g_assert_cmpstr (skv_draft_get_text (draft, SKV_DRAFT_LENGTH), ==, "5 h");
  g_assert_true (skv_draft_set_text (draft, SKV_DRAFT_LENGTH, "4 h"));
  g_assert_cmpstr (skv_draft_get_text (draft, SKV_DRAFT_END), ==, "24:00");
  g_assert_false (skv_draft_set_text (draft, SKV_DRAFT_END, "soon"));
  g_assert_cmpstr (skv_draft_get_text (draft, SKV_DRAFT_LENGTH), ==, "4 h");
}

static void
test_saves (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvDraft) draft = draft_new (plan);
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  const SkvItem *item;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  skv_draft_set_text (draft, SKV_DRAFT_START, "23:00");
  skv_draft_set_text (draft, SKV_DRAFT_LENGTH, "2 h");
  skv_draft_set_text (draft, SKV_DRAFT_ROLLBACK, "45");
  skv_draft_set_choice (draft, "effect", "down");
  edit = skv_draft_make_edit (draft);
  g_assert_nonnull (edit);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);

  item = skv_plan_get_item (plan, skv_draft_get_id (draft));
  start = skv_zone_format (skv_plan_get_zone (plan), item->start);
  end = skv_zone_format (skv_plan_get_zone (plan), skv_item_get_end (item));
  g_assert_cmpstr (start, ==, "2019-06-12T23:00:00+02:00");
  g_assert_cmpstr (end, ==, "2019-06-13T01:00:00+02:00");
  g_assert_cmpint (item->rollback, ==, 45);
  g_assert_cmpint (item->downtime, ==, -1);
  g_assert_cmpstr (item->effect, ==, "down");
  g_assert_cmpstr (item->systems[0], ==, "feide");
}

/* Opening a job and saving it without a change gives the record as it was, seconds and all. */
static void
test_untouched (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvDraft) draft = NULL;
  g_autoptr (SkvDraft) renamed = NULL;
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, "odd"), *again, *other;

  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, "Odd");
  item->start = 1572139830; /* 2019-10-27 02:30:30 for the second time */
  item->end = item->start + 5000;
  item->duration = 30;
  draft = skv_draft_new_for_item (plan, item);
  g_assert_false (skv_draft_is_changed (draft));
  again = skv_draft_make_item (draft);
  g_assert_true (skv_record_equal (item, again));

  renamed = skv_draft_new_for_item (plan, item);
  skv_draft_set_text (renamed, SKV_DRAFT_TITLE, "Even");
  other = skv_draft_make_item (renamed);
  g_assert_cmpint (other->start, ==, item->start);
  g_assert_cmpint (other->end, ==, item->end);
  skv_record_unref (item);
  skv_record_unref (again);
  skv_record_unref (other);
}

/* A period is a whole day that stands, and says when several are over. */
static void
test_period (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvDraft) draft = skv_draft_new (plan, "maintenance", SKV_DAY_NONE, NULL);
  g_autoptr (SkvDraftNotes) notes = NULL, wrong = NULL;
  SkvItem *item;

  skv_draft_set_lane (draft, "meeting");
  g_assert_true (skv_draft_is_period (draft));
  skv_draft_set_text (draft, SKV_DRAFT_TITLE, "Council");
  skv_draft_set_text (draft, SKV_DRAFT_DATE, "2019-06-12");
  skv_draft_set_text (draft, SKV_DRAFT_LENGTH, "3");
  skv_draft_set_text (draft, SKV_DRAFT_CLOSING, "1.6.2019");
  notes = skv_draft_check (draft);
  g_assert_true (notes->valid);
  g_assert_cmpstr (notes->text[SKV_DRAFT_LENGTH], ==, "Up to and including Friday 14 June 2019");
  item = skv_draft_make_item (draft);
  g_assert_true (item->all_day);
  g_assert_cmpint (item->status, ==, SKV_STATUS_APPROVED);
  g_assert_cmpint (item->end - item->start, ==, 3 * SKV_DAY_SECONDS);
  g_assert_cmpint (item->closing_date, ==, skv_day_from_ymd (2019, 6, 1));
  skv_record_unref (item);

  skv_draft_set_text (draft, SKV_DRAFT_CLOSING, "soon");
  wrong = skv_draft_check (draft);
  g_assert_true (wrong->is_error[SKV_DRAFT_CLOSING]);
  g_assert_false (wrong->valid);

  skv_draft_set_lane (draft, "maintenance");
  g_assert_false (skv_draft_get_all_day (draft));
  g_assert_cmpint (skv_draft_get_status (draft), ==, SKV_STATUS_PROPOSED);
}

/* Beside these a period has its own: nobody owns the system that it names. */
static guint
count_hits (GPtrArray *conflicts, const SkvDraft *period)
{
  guint n = 0;

  for (guint i = 0; i < conflicts->len; i++)
    n += strcmp (((const SkvConflict *) g_ptr_array_index (conflicts, i))->item,
                 skv_draft_get_id (period)) != 0;
  return n;
}

/* What a period would hit is told from the side of the jobs. */
static void
test_period_hits (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvDraft) job = draft_new (plan);
  g_autoptr (SkvDraft) draft = NULL;
  g_autoptr (SkvDraftTrial) trial = NULL;
  g_autoptr (GPtrArray) hits = NULL, none = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  const SkvConflict *hit;

  skv_draft_set_system (job, "feide", TRUE);
  skv_draft_set_text (job, SKV_DRAFT_DATE, "2019-09-10");
  edit = skv_draft_make_edit (job);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);

  draft = skv_draft_new (plan, "freeze", skv_day_from_ymd (2019, 9, 9), NULL);
  skv_draft_set_text (draft, SKV_DRAFT_TITLE, "Freeze");
  skv_draft_set_text (draft, SKV_DRAFT_LENGTH, "3");
  skv_draft_set_system (draft, "feide", TRUE);
  trial = skv_draft_trial_new (plan, SKV_DAY_NONE);
  hits = skv_draft_trial_run (trial, skv_draft_make_item (draft), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_hits (hits, draft), ==, 1);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->check, ==, "freeze");
  g_assert_cmpstr (hit->item, ==, skv_draft_get_id (job));
  g_assert_cmpstr (hit->against, ==, skv_draft_get_id (draft));

  skv_draft_set_text (draft, SKV_DRAFT_DATE, "2019-09-11");
  none = skv_draft_trial_run (trial, skv_draft_make_item (draft), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_hits (none, draft), ==, 0);
}

static void
test_all_day (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvDraft) draft = draft_new (plan);
  SkvItem *item;

  skv_draft_set_all_day (draft, TRUE);
  g_assert_cmpstr (skv_draft_get_text (draft, SKV_DRAFT_LENGTH), ==, "1");
  g_assert_cmpstr (skv_draft_get_text (draft, SKV_DRAFT_END), ==, "");
  skv_draft_set_text (draft, SKV_DRAFT_LENGTH, "3");
  item = skv_draft_make_item (draft);
  g_assert_true (item->all_day);
  g_assert_cmpint (item->start, ==, skv_day_parse ("2019-06-12") * SKV_DAY_SECONDS);
  g_assert_cmpint (item->end, ==, skv_day_parse ("2019-06-15") * SKV_DAY_SECONDS);
  skv_record_unref (item);
}

/* What it would collide with is known before it is in the plan, which stays as it is. */
static void
test_trial (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvDraft) draft = draft_new (plan);
  g_autoptr (SkvDraftTrial) trial = skv_draft_trial_new (plan, SKV_DAY_NONE);
  g_autoptr (GPtrArray) on_exam = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  on_exam = skv_draft_trial_run (trial, skv_draft_make_item (draft), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < on_exam->len; i++)
    found =
      found || g_strcmp0 (((SkvConflict *) g_ptr_array_index (on_exam, i))->against, "exam") == 0;
  g_assert_true (found);

  skv_draft_set_text (draft, SKV_DRAFT_DATE, "14.6.2019");
  later = skv_draft_trial_run (trial, skv_draft_make_item (draft), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < later->len; i++)
    g_assert_cmpstr (((SkvConflict *) g_ptr_array_index (later, i))->against, !=, "exam");
  g_assert_null (skv_plan_get_item (plan, skv_draft_get_id (draft)));
}

/* A date brings its times and its days, and takes them back while it is still being typed. */
static void
test_span (void)
{
  g_autoptr (SkvPlan) plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvDraft) draft =
    skv_draft_new (plan, "maintenance", skv_day_from_ymd (2019, 6, 12), NULL);
  SkvDateSpan hours = { .first = skv_day_from_ymd (2019, 6, 14), .n_days = 1, 1080, 1320 };
  SkvDateSpan days = { .first = skv_day_from_ymd (2019, 6, 17), .n_days = 5, -1, -1 };
  SkvDateSpan plain = { .first = skv_day_from_ymd (2019, 6, 17), .n_days = 1, -1, -1 };

  skv_draft_take_span (draft, &hours);
  g_assert_cmpstr (skv_draft_get_text (draft, SKV_DRAFT_START), ==, "18:00");
  g_assert_cmpstr (skv_draft_get_text (draft, SKV_DRAFT_END), ==, "22:00");
  skv_draft_take_span (draft, &days);
  g_assert_true (skv_draft_get_all_day (draft));
  g_assert_cmpstr (skv_draft_get_text (draft, SKV_DRAFT_LENGTH), ==, "5");
  skv_draft_take_span (draft, &plain);
  g_assert_false (skv_draft_get_all_day (draft));
  g_assert_cmpstr (skv_draft_get_text (draft, SKV_DRAFT_START), ==, "17:00");
  g_assert_cmpstr (skv_draft_get_text (draft, SKV_DRAFT_LENGTH), ==, "1 h");

  skv_draft_take_span (draft, &hours);
  skv_draft_settle_date (draft);
  skv_draft_take_span (draft, &plain);
  g_assert_cmpstr (skv_draft_get_text (draft, SKV_DRAFT_START), ==, "18:00");
}

/* In the night in which clocks go back an evening takes an hour more, and it says so. */
static void
test_clock_change (void)
{
  g_autoptr (SkvPlan) plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvDraft) draft =
    skv_draft_new (plan, "maintenance", skv_day_from_ymd (2019, 10, 26), NULL);
  g_autoptr (SkvDraftNotes) notes = NULL;

  skv_draft_set_text (draft, SKV_DRAFT_TITLE, "Job");
  skv_draft_set_text (draft, SKV_DRAFT_START, "22:00");
  skv_draft_set_text (draft, SKV_DRAFT_LENGTH, "5 h");
  notes = skv_draft_check (draft);
  g_assert_true (notes->valid);
  g_assert_cmpstr (notes->text[SKV_DRAFT_START], ==, "It takes 6 hours, because clocks go back");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft/dates", test_dates);
  g_test_add_func ("/draft/clocks", test_clocks);
  g_test_add_func ("/draft/lengths", test_lengths);
  g_test_add_func ("/draft/lengths-round-trip", test_lengths_round_trip);
  g_test_add_func ("/draft/mistakes", test_mistakes);
  g_test_add_func ("/draft/emergency", test_emergency);
  g_test_add_func ("/draft/end-follows", test_end_follows);
  g_test_add_func ("/draft/saves", test_saves);
  g_test_add_func ("/draft/untouched", test_untouched);
  g_test_add_func ("/draft/all-day", test_all_day);
  g_test_add_func ("/draft/trial", test_trial);
  g_test_add_func ("/draft/period", test_period);
  g_test_add_func ("/draft/period-hits", test_period_hits);
  g_test_add_func ("/draft/span", test_span);
  g_test_add_func ("/draft/clock-change", test_clock_change);
  return g_test_run ();
}
