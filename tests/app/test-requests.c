/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/requests/period-form.h"
#include "app/requests/request-list.h"

/* Wednesday 24 April 2019 */
#define TODAY skv_day_from_ymd (2019, 4, 24)

static SkvPlan *
plan_new (void)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);
  g_autoptr (SkvEdit) edit = skv_edit_new ("plan");
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, "visma");
  SkvItem *meeting = skv_record_new (SKV_KIND_ITEM, "meeting");

  g_assert_no_error (error);
  skv_set_text (&system->name, "Visma");
  skv_edit_put (edit, system);
  skv_set_text (&meeting->lane, "meeting");
  skv_set_text (&meeting->title, "Fylkestinget");
  meeting->all_day = TRUE;
  meeting->start = (gint64) skv_day_from_ymd (2019, 6, 12) * SKV_DAY_SECONDS;
  meeting->end = meeting->start + SKV_DAY_SECONDS;
  skv_edit_put (edit, meeting);
  g_assert_true (skv_plan_apply (plan, edit, &error));
  g_assert_no_error (error);
  return plan;
}

/* --- what is read, written and read again ---------------------------------------------------- */

typedef struct
{
  const char *name;
  SkvPeriodKind kind;
  const char *dates; /* (nullable): as people type them */
  int days;
  const char *when;    /* what the proposal says of itself */
  const char *reading; /* (nullable): a part of what was understood */
} Case;

static const Case cases[] = {
  { "once", SKV_PERIOD_ONCE, "10.-15. juni", 0, "10–15 June 2019", "10–15 June 2019" },
  { "one-day", SKV_PERIOD_ONCE, "12.6.", 0, "12 June 2019", "12 June 2019" },
  { "with-times", SKV_PERIOD_ONCE, "14/6 18-22", 0, "14 June 2019", "18:00–22:00" },
  { "yearly", SKV_PERIOD_YEARLY, "1.-15. desember", 0, "Every year", "1–15 December 2019" },
  { "over-new-year", SKV_PERIOD_YEARLY, "20.12.2019-5.1.2020", 0, "Every year",
    "20 December 2019 – 5 January 2020" },
  { "before", SKV_PERIOD_BEFORE, NULL, 5, "5", "7–11 June 2019" },
};

static SkvPeriodForm *
fill (const Case *row)
{
  SkvPeriodForm *form = skv_period_form_new ();
  const SkvDateContext context = { "nb", 2019, TODAY };

  form->kind = row->kind;
  form->days = row->days;
  skv_set_text (&form->title, "Årsoppgjør");
  skv_set_text (&form->reason, "Vi lukker regnskapet");
  form->soft = TRUE;
  skv_period_form_set_system (form, "visma", TRUE);
  if (row->dates != NULL)
    {
      g_autoptr (SkvDateReading) reading = skv_date_read (SKV_DATE_SPAN, row->dates, &context);

      g_assert_nonnull (reading->text);
      form->span = reading->span;
    }
  return form;
}

static void
test_form (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvPeriodForm) form = fill (row);
  g_autoptr (SkvProposal) proposal = skv_period_form_make (form, plan);
  g_autofree char *reading = skv_period_form_reading (form, plan, TODAY);
  g_autoptr (SkvPeriodForm) again = NULL;
  g_autofree char *when = NULL, *dates = NULL, *dates_again = NULL;

  g_assert_nonnull (proposal);
  when = skv_proposal_words_when (plan, proposal);
  g_test_message ("%s / %s", when, reading);
  g_assert_nonnull (strstr (when, row->when));
  g_assert_nonnull (strstr (reading, row->reading));
  g_assert_true (proposal->soft);
  g_assert_cmpstr (proposal->reason, ==, "Vi lukker regnskapet");
  again = skv_period_form_new_for_proposal (plan, proposal);
  g_assert_cmpint (again->kind, ==, form->kind);
  g_assert_cmpint (again->days, ==, form->days);
  g_assert_cmpstr (again->title, ==, form->title);
  g_assert_cmpstrv (again->systems, form->systems);
  dates = skv_period_form_dates (form);
  dates_again = skv_period_form_dates (again);
  g_assert_cmpstr (dates, ==, dates_again);
}

/* What the entry is filled with is understood when it is read again. */
static void
test_dates (gconstpointer data)
{
  const Case *row = data;
  const SkvDateContext context = { NULL, 0, SKV_DAY_NONE };
  g_autoptr (SkvPeriodForm) form = fill (row);
  g_autofree char *dates = skv_period_form_dates (form);
  g_autoptr (SkvDateReading) reading = skv_date_read (SKV_DATE_SPAN, dates, &context);

  if (row->dates == NULL)
    return;
  g_assert_cmpint (reading->span.first, ==, form->span.first);
  g_assert_cmpint (reading->span.n_days, ==, form->span.n_days);
  g_assert_cmpint (reading->span.start, ==, form->span.start);
  g_assert_cmpint (reading->span.end, ==, form->span.end);
}

/* What there is no form for stays as it is. */
static void
test_as_is (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvProposal) proposal = skv_proposal_new ();
  g_autoptr (SkvPeriodForm) form = NULL;
  g_autoptr (SkvProposal) made = NULL;
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, "r");

  skv_set_text (&rule->lane, "critical");
  skv_set_text (&rule->title, "Lønn");
  rule->base = SKV_BASE_WORKING_DAY;
  rule->working_day = -1;
  rule->start = rule->duration = -1;
  rule->length_days = 1;
  skv_set_texts (&rule->systems, (const char *const[]){ "visma", NULL });
  g_ptr_array_add (proposal->records, rule);
  form = skv_period_form_new_for_proposal (plan, proposal);
  g_assert_cmpint (form->kind, ==, SKV_PERIOD_AS_IS);
  form->soft = TRUE;
  made = skv_period_form_make (form, plan);
  g_assert_nonnull (made);
  g_assert_true (made->soft);
  g_assert_true (skv_record_equal (made->records->pdata[0], rule));
}

static void
test_missing (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autoptr (SkvPeriodForm) form = skv_period_form_new ();
  g_autofree char *all = skv_period_form_missing (form), *some = NULL;

  g_assert_cmpstr (all, ==, "what it is called, dates, for which systems");
  g_assert_null (skv_period_form_make (form, plan));
  form->kind = SKV_PERIOD_BEFORE;
  skv_set_text (&form->title, "Møter");
  skv_period_form_set_system (form, "visma", TRUE);
  skv_period_form_set_system (form, "visma", FALSE);
  some = skv_period_form_missing (form);
  g_assert_cmpstr (some, ==, "how many days before, for which systems");
}

/* --- the queue ------------------------------------------------------------------------------- */

static void
add_request (SkvPlan *plan, const char *id, SkvRequestState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = skv_edit_new (id);
  SkvRequest *request = skv_record_new (SKV_KIND_REQUEST, id);

  skv_set_text (&request->title, id);
  skv_set_text (&request->received, "2019-01-07T23:30:00Z");
  request->state = state;
  skv_edit_put (edit, request);
  g_assert_true (skv_plan_apply (plan, edit, &error));
  g_assert_no_error (error);
}

static void
check_list (SkvPlan *plan, SkvRequestsOnly only, const char *also, const char *ids)
{
  g_autoptr (GPtrArray) entries = skv_request_list (plan, only, also);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (found, "%s ", ((SkvRequestEntry *) entries->pdata[i])->id);
  g_assert_cmpstr (found->str, ==, ids);
}

static void
test_list (void)
{
  g_autoptr (SkvPlan) plan = plan_new ();
  g_autofree char *day = NULL;

  add_request (plan, "declined", SKV_REQUEST_DECLINED);
  add_request (plan, "waiting", SKV_REQUEST_WAITING);
  check_list (plan, SKV_REQUESTS_WAITING, NULL, "waiting ");
  check_list (plan, SKV_REQUESTS_ANSWERED, NULL, "declined ");
  check_list (plan, SKV_REQUESTS_ALL, NULL, "waiting declined ");
  check_list (plan, SKV_REQUESTS_WAITING, "declined", "waiting declined ");
  day = skv_request_words_moment (plan, "2019-01-07T23:30:00Z");
  g_assert_nonnull (strstr (day, "January 2019"));
  g_assert_null (skv_request_words_moment (plan, "yesterday"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *form = g_strconcat ("/app/requests/form/", cases[i].name, NULL);
      g_autofree char *dates = g_strconcat ("/app/requests/dates/", cases[i].name, NULL);

      g_test_add_data_func (form, &cases[i], test_form);
      g_test_add_data_func (dates, &cases[i], test_dates);
    }
  g_test_add_func ("/app/requests/form/as-is", test_as_is);
  g_test_add_func ("/app/requests/form/missing", test_missing);
  g_test_add_func ("/app/requests/list", test_list);
  return g_test_run ();
}
