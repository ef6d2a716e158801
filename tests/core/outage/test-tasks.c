/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What outages leave to do and when it is due; how urgent they are; what is told in own words. */

#include "core/outage/tasks.h"

#include "conflict/plan-text.h"
#include "core/outage/log.h"
#include "core/outage/message.h"
#include "core/outage/outage-view.h"
#include "core/outage/outage.h"
#include "core/publish/wordings.h"

#define PLAN                                                                                       \
  "system feide pay school\n"                                                                      \
  "contact manager\n"                                                                              \
  "pay depends-on feide\n"                                                                         \
  "school leans-on feide\n"

static gint64
at (SkvPlan *plan, const char *text)
{
  gint64 moment = skv_zone_parse (skv_plan_get_zone (plan), text);

  g_assert_cmpint (moment, !=, SKV_MOMENT_NONE);
  return moment;
}

static void
apply (SkvPlan *plan, SkvEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  skv_edit_unref (edit);
}

/* @expected: (nullable) (transfer full) */
static char *
start (SkvPlan *plan, const char *since, const char *expected, const char *now)
{
  SkvOutageStart wish = { .system = "feide",
                          .since = at (plan, since),
                          .expected_end = expected != NULL ? at (plan, expected) : SKV_MOMENT_NONE,
                          .by = "teacher" };
  g_autoptr (GError) error = NULL;
  char *id = NULL;
  SkvEdit *edit = skv_outage_start (plan, &wish, at (plan, now), &id, &error);

  g_assert_no_error (error);
  apply (plan, edit);
  return id;
}

static guint
count_tasks (SkvPlan *plan, const char *id)
{
  g_autoptr (GPtrArray) log = skv_log_list (plan, id);
  guint n = 0;

  for (guint i = 0; i < log->len; i++)
    n += ((const SkvLogEntry *) log->pdata[i])->entry_kind == SKV_LOG_TASK;
  return n;
}

static const SkvCheckLine *
find_line (SkvOutageView *view, const char *id)
{
  for (guint i = 0; i < view->checklist->len; i++)
    {
      const SkvCheckLine *line = view->checklist->pdata[i];

      if (strcmp (line->id, id) == 0)
        return line;
    }
  return NULL;
}

/* --- what is due ----------------------------------------------------------------------------- */

/* "kind day title|" of those that have to do with outages */
static char *
due_words (SkvPlan *plan, const char *now)
{
  g_autoptr (GPtrArray) list = skv_due_list_now (plan, at (plan, now));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const SkvDue *due = list->pdata[i];
      g_autofree char *day = skv_day_format (due->day);

      if (due->kind <= SKV_DUE_TASK)
        g_string_append_printf (text, "%s %s %s|", skv_due_kind_name (due->kind), day, due->title);
    }
  return g_string_free (text, FALSE);
}

static void
assert_due (SkvPlan *plan, const char *now, const char *expected)
{
  g_autofree char *words = due_words (plan, now);

  g_assert_cmpstr (words, ==, expected);
}

#define MEASURES "Bestem tiltak: det ventes å ta mer enn en uke"

/* Nobody says anything for 8 days: the task is there all the same, and done it is gone. */
static void
test_due_by_clock (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  g_autofree char *id = start (plan, "2027-04-14T09:00", NULL, "2027-04-14T09:10");
  g_autoptr (SkvOutageView) view = NULL;

  assert_due (plan, "2027-04-14T23:00", "");
  assert_due (plan, "2027-04-21T09:00", "outage 2027-04-14 feide does not work|");
  assert_due (plan, "2027-04-22T09:00",
              "outage 2027-04-14 feide does not work|task 2027-04-21 " MEASURES "|");
  g_assert_cmpuint (count_tasks (plan, id), ==, 0); /* it stands nowhere yet */
  view = skv_outage_view_new (plan, id, at (plan, "2027-04-22T09:00"), NULL);
  g_assert_nonnull (find_line (view, "measures"));
  g_assert_true (find_line (view, "measures")->is_task);
  apply (plan, skv_outage_tick (plan, id, "measures", TRUE, "manager",
                                at (plan, "2027-04-22T10:00"), NULL));
  g_assert_cmpuint (count_tasks (plan, id), ==, 1);
  assert_due (plan, "2027-04-22T11:00", "outage 2027-04-14 feide does not work|");
}

static void
test_due_as_told (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  g_autofree char *id = start (plan, "2027-04-14T09:00", "2027-04-14T12:00", "2027-04-14T09:10");
  SkvOutageEnd end = { .at = at (plan, "2027-04-14T13:00") };

  assert_due (plan, "2027-04-14T11:59", "");
  assert_due (plan, "2027-04-14T12:00", "outage 2027-04-14 feide does not work|");
  apply (plan, skv_outage_end (plan, id, &end, at (plan, "2027-04-14T13:00"), NULL));
  assert_due (plan, "2027-04-14T13:01", "");
  apply (plan, skv_outage_follow_up (plan, id, "Second disk", skv_day_from_ymd (2027, 5, 1), NULL,
                                     at (plan, "2027-04-14T13:05"), NULL));
  assert_due (plan, "2027-04-30T13:01", "");
  assert_due (plan, "2027-05-01T08:00", "task 2027-05-01 Second disk|");
}

static void
test_classify (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  g_autofree char *id = start (plan, "2027-04-14T09:00", NULL, "2027-04-14T09:10");

  apply (plan, skv_outage_classify (plan, id, SKV_PRIORITY_HIGH, TRUE, NULL));
  g_assert_cmpint (skv_plan_get_item (plan, id)->priority, ==, SKV_PRIORITY_HIGH);
  g_assert_true (skv_plan_get_item (plan, id)->external);
  g_assert_null (skv_outage_classify (plan, "none", SKV_PRIORITY_HIGH, TRUE, NULL));
}

/* The organisation has its own words for it, and what was sent is kept as that kind. */
static void
test_wording (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  g_autofree char *id = start (plan, "2027-04-14T09:00", NULL, "2027-04-14T09:10");
  g_autoptr (SkvAnnouncement) message = NULL;
  g_autoptr (SkvEdit) sent = NULL;
  const SkvNotice *notice;

  apply (plan, skv_wording_set (plan, "outage", NULL, "Down: {system}"));
  message = skv_outage_message_new (plan, id, SKV_OUTAGE_MESSAGE_START, NULL, NULL);
  g_assert_cmpstr (skv_announcement_get_text (message), ==, "Down: feide\n");
  sent = skv_announcement_keep (message, &(SkvAnnouncementSent){ .now = 1809000000 });
  g_assert_cmpstr (skv_edit_get_label (sent), ==, "Sent: Outage, “Down: feide”");
  apply (plan, skv_edit_ref (sent));
  notice = skv_plan_get_records (plan, SKV_KIND_NOTICE)->pdata[0];
  g_assert_cmpstr (notice->notice_kind, ==, "outage");
  g_assert_cmpint (skv_plan_get_item (plan, id)->status, ==, SKV_STATUS_STARTED);
  g_assert_cmpint (skv_outage_message_guess (plan, skv_plan_get_item (plan, id)), ==,
                   SKV_OUTAGE_MESSAGE_NEWS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tasks/due-by-clock", test_due_by_clock);
  g_test_add_func ("/tasks/due-as-told", test_due_as_told);
  g_test_add_func ("/tasks/classify", test_classify);
  g_test_add_func ("/tasks/wording", test_wording);
  return g_test_run ();
}
