/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/outage.h"

#include "conflict/plan-text.h"
#include "core/conflict/system-links.h"
#include "core/outage/card.h"
#include "core/outage/causes.h"
#include "core/outage/contingency.h"
#include "core/outage/log.h"
#include "core/outage/message.h"
#include "core/outage/outage-view.h"
#include "core/outage/tasks.h"
#include "core/outage/times.h"

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

/* --- thresholds ------------------------------------------------------------------------------ */

typedef struct
{
  const char *name, *since, *expected, *now;
  guint n_tasks;
} Threshold;

static const Threshold thresholds[] = {
  { "unknown", "2027-04-14T09:00", NULL, "2027-04-14T09:01", 0 },
  { "an hour", "2027-04-14T09:00", "2027-04-14T10:00", "2027-04-14T09:01", 0 },
  { "7 days", "2027-04-14T09:00", "2027-04-21T09:00", "2027-04-14T09:01", 0 },
  { "7 days and a minute", "2027-04-14T09:00", "2027-04-21T09:01", "2027-04-14T09:01", 1 },
  { "8 days", "2027-04-14T09:00", "2027-04-22T09:00", "2027-04-14T09:01", 1 },
  /* clocks go back on 31 October: 7 days on the clock are an hour more */
  { "7 days over autumn", "2027-10-28T09:00", "2027-11-04T09:00", "2027-10-28T09:01", 0 },
  { "8 days over autumn", "2027-10-28T09:00", "2027-11-05T09:00", "2027-10-28T09:01", 1 },
  /* and forward on 28 March */
  { "7 days over spring", "2027-03-25T09:00", "2027-04-01T09:00", "2027-03-25T09:01", 0 },
  { "7 days and a minute over spring", "2027-03-25T09:00", "2027-04-01T09:01", "2027-03-25T09:01",
    1 },
  { "lasted 8 days already", "2027-04-14T09:00", NULL, "2027-04-22T09:00", 1 },
};

static void
test_threshold (gconstpointer data)
{
  const Threshold *row = data;
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  g_autofree char *id = start (plan, row->since, row->expected, row->now);

  g_assert_cmpuint (count_tasks (plan, id), ==, row->n_tasks);
  /* the same by another expected end */
  if (row->expected != NULL)
    {
      g_autoptr (SkvPlan) other = plan_text_new (PLAN);
      g_autofree char *later = start (other, row->since, NULL, row->now);

      g_assert_cmpuint (count_tasks (other, later), ==, 0);
      apply (other, skv_outage_expect (other, later, at (other, row->expected), "admin",
                                       at (other, row->now), NULL));
      g_assert_cmpuint (count_tasks (other, later), ==, row->n_tasks);
    }
}

static void
test_threshold_is_data (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  g_autoptr (SkvEdit) edit = skv_edit_new ("own plan");
  SkvContingency *own = skv_record_new (SKV_KIND_CONTINGENCY, "own");
  g_autoptr (SkvOutageView) view = NULL;
  g_autofree char *id = NULL;

  skv_set_text (&own->name, "Sign-in down");
  skv_set_text (&own->system, "feide");
  skv_set_text (&own->steps, "[{\"id\": \"a\", \"text\": \"Tell\"},"
                             " {\"id\": \"b\", \"text\": \"Paper\", \"role\": \"manager\","
                             "  \"over\": \"PT4H\"}]");
  skv_edit_put (edit, own);
  apply (plan, skv_edit_ref (edit));
  id = start (plan, "2027-04-14T09:00", "2027-04-14T13:00", "2027-04-14T09:00");
  g_assert_cmpuint (count_tasks (plan, id), ==, 0);
  apply (plan, skv_outage_expect (plan, id, at (plan, "2027-04-14T13:30"), NULL,
                                  at (plan, "2027-04-14T10:00"), NULL));
  g_assert_cmpuint (count_tasks (plan, id), ==, 1);
  /* once, and it stays */
  apply (plan, skv_outage_expect (plan, id, at (plan, "2027-04-14T18:00"), NULL,
                                  at (plan, "2027-04-14T11:00"), NULL));
  apply (plan, skv_outage_expect (plan, id, at (plan, "2027-04-14T12:00"), NULL,
                                  at (plan, "2027-04-14T11:30"), NULL));
  g_assert_cmpuint (count_tasks (plan, id), ==, 1);
  view = skv_outage_view_new (plan, id, at (plan, "2027-04-14T11:30"), NULL);
  g_assert_true (view->plan_is_own);
  g_assert_cmpuint (view->checklist->len, ==, 2);
  g_assert_cmpstr (((SkvCheckLine *) view->checklist->pdata[1])->who, ==, "manager, vacant");
  g_assert_true (((SkvCheckLine *) view->checklist->pdata[1])->is_task);
}

/* --- from alarm to follow-up ----------------------------------------------------------------- */

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

static void
test_course (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  g_autofree char *id = start (plan, "2027-04-14T09:00", NULL, "2027-04-14T09:10");
  SkvOutageEnd end = { .at = at (plan, "2027-04-15T12:00"), .outcome = "a broken disk" };
  g_autoptr (SkvOutageView) view = NULL;
  g_autoptr (SkvAnnouncement) message = NULL;
  g_autoptr (GPtrArray) open = NULL;
  g_autofree char *words = NULL;
  const SkvItem *item;

  apply (plan, skv_outage_tick (plan, id, "super-user", TRUE, "teacher",
                                at (plan, "2027-04-14T09:12"), NULL));
  apply (plan, skv_outage_tell (plan, id, "The supplier looks at it", "admin",
                                at (plan, "2027-04-14T09:30"), NULL));
  apply (plan, skv_outage_expect (plan, id, at (plan, "2027-04-16T09:00"), "admin",
                                  at (plan, "2027-04-14T09:40"), NULL));
  view = skv_outage_view_new (plan, id, at (plan, "2027-04-14T10:00"), NULL);
  g_assert_true (view->is_open && view->is_long && !view->is_overdue);
  g_assert_cmpstr (view->responsible, ==, "manager, vacant"); /* whose post is called so */
  g_assert_cmpuint (view->affected->len, ==, 2);
  g_assert_cmpuint (view->log->len, ==, 3);
  g_assert_true (find_line (view, "super-user")->done);
  g_assert_cmpstr (find_line (view, "super-user")->done_by, ==, "teacher");
  g_assert_cmpint (find_line (view, "super-user")->done_at, ==, at (plan, "2027-04-14T09:12"));
  g_assert_false (find_line (view, "tell")->done);
  g_assert_null (find_line (view, "measures"));
  words = skv_outage_entry_words (plan, view->log->pdata[2]);
  g_assert_cmpstr (words, ==, "Expected end: Friday 16 April 2027, 09:00");

  message = skv_outage_message_new (plan, id, SKV_OUTAGE_MESSAGE_NEWS, NULL, NULL);
  g_assert_nonnull (message);
  g_assert_nonnull (strstr (skv_announcement_get_text (message), "The supplier looks at it"));
  g_assert_nonnull (strstr (skv_announcement_get_text (message), "Does not work either: pay\n"));
  g_assert_nonnull (strstr (skv_announcement_get_text (message), "May be unstable: school\n"));
  g_clear_pointer (&message, skv_announcement_free);

  apply (plan, skv_outage_end (plan, id, &end, at (plan, "2027-04-15T12:05"), NULL));
  apply (plan, skv_outage_follow_up (plan, id, "Second disk", skv_day_from_ymd (2027, 5, 1),
                                     "owner", at (plan, "2027-04-15T12:06"), NULL));
  item = skv_plan_get_item (plan, id);
  g_assert_cmpint (item->end, ==, end.at);
  g_assert_cmpint (item->status, ==, SKV_STATUS_DONE);
  g_assert_cmpint (skv_outage_minutes (plan, item, 0), ==, 27 * 60);
  open = skv_outages_list (plan, TRUE);
  g_assert_cmpuint (open->len, ==, 0);
  message = skv_outage_message_new (plan, id, SKV_OUTAGE_MESSAGE_OVER, NULL, NULL);
  g_assert_nonnull (strstr (skv_announcement_get_text (message), "It was down for 27 hours"));
  g_assert_nonnull (strstr (skv_announcement_get_text (message), "What it was: a broken disk"));
  g_assert_cmpint (skv_outage_message_guess (plan, item), ==, SKV_OUTAGE_MESSAGE_OVER);
}

static void
test_follow_up (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);
  g_autofree char *id = start (plan, "2027-04-14T09:00", "2027-04-30T09:00", "2027-04-14T09:10");
  g_autoptr (GPtrArray) tasks = skv_outage_list_tasks (plan, at (plan, "2027-04-14T13:00"));
  g_autoptr (GPtrArray) later = NULL;
  g_autofree char *follow_up = NULL;

  g_assert_cmpuint (tasks->len, ==, 1);
  apply (plan, skv_outage_follow_up (plan, id, "Second disk", SKV_DAY_NONE, NULL,
                                     at (plan, "2027-04-14T10:00"), NULL));
  apply (plan, skv_outage_tick (plan, id, "measures", TRUE, "manager",
                                at (plan, "2027-04-14T11:00"), NULL));
  later = skv_outage_list_tasks (plan, at (plan, "2027-04-14T13:00"));
  g_assert_cmpuint (later->len, ==, 1);
  follow_up = g_strdup (((SkvOutageTask *) later->pdata[0])->id);
  apply (plan,
         skv_outage_tick (plan, id, follow_up, TRUE, NULL, at (plan, "2027-04-14T12:00"), NULL));
  g_clear_pointer (&later, g_ptr_array_unref);
  later = skv_outage_list_tasks (plan, at (plan, "2027-04-14T13:00"));
  g_assert_cmpuint (later->len, ==, 0);
  apply (plan,
         skv_outage_tick (plan, id, follow_up, FALSE, NULL, at (plan, "2027-04-14T12:01"), NULL));
  g_clear_pointer (&later, g_ptr_array_unref);
  later = skv_outage_list_tasks (plan, at (plan, "2027-04-14T13:00"));
  g_assert_cmpuint (later->len, ==, 1);
}

/* --- what is refused ------------------------------------------------------------------------- */

static void
test_refused (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN "maintenance job 2027-04-10T09:00 "
                                                 "2027-04-10T10:00 sys=feide");
  gint64 now = at (plan, "2027-04-14T10:00");
  SkvOutageStart wish = { .system = "feide", .since = now + 60, .expected_end = SKV_MOMENT_NONE };
  SkvOutageEnd end = { .at = at (plan, "2027-04-14T08:00") };
  g_autofree char *id = NULL;
  char *none = NULL;

  g_assert_null (skv_outage_start (plan, &wish, now, &none, NULL));
  wish.since = now;
  wish.system = "cellar";
  g_assert_null (skv_outage_start (plan, &wish, now, &none, NULL));
  wish.system = "feide";
  wish.expected_end = now;
  g_assert_null (skv_outage_start (plan, &wish, now, &none, NULL));
  g_assert_null (none);
  id = start (plan, "2027-04-14T09:00", NULL, "2027-04-14T10:00");
  g_assert_null (skv_outage_end (plan, id, &end, now, NULL));
  end.at = now + 1;
  g_assert_null (skv_outage_end (plan, id, &end, now, NULL));
  g_assert_null (skv_outage_tick (plan, id, "no such step", TRUE, NULL, now, NULL));
  g_assert_null (skv_outage_tell (plan, id, "", NULL, now, NULL));
  g_assert_null (skv_outage_tell (plan, "job", "news", NULL, now, NULL));
  g_assert_null (skv_outage_note_message (plan, id, "gossip", NULL, NULL, NULL, now, NULL));
  end.at = now;
  apply (plan, skv_outage_end (plan, id, &end, now, NULL));
  g_assert_null (skv_outage_end (plan, id, &end, now, NULL));
  g_assert_null (skv_outage_expect (plan, id, now + 60, NULL, now, NULL));
}

/* --- what came before it --------------------------------------------------------------------- */

typedef struct
{
  const char *name, *work, *expected; /* words, or NULL: nothing is told */
} Cause;

static const Cause causes[] = {
  { "the same system", "maintenance up 2027-04-12T17:00 2027-04-12T19:00 sys=feide",
    "This outage came 2 days after “up” (feide)." },
  { "one day", "maintenance up 2027-04-13T17:00 2027-04-13T19:00 sys=feide",
    "This outage came 1 day after “up” (feide)." },
  { "over midnight", "maintenance up 2027-04-12T22:00 2027-04-13T02:00 sys=feide",
    "This outage came 1 day after “up” (feide)." },
  { "what it depends on", "maintenance up 2027-04-12T17:00 2027-04-12T19:00 sys=net",
    "This outage came 2 days after “up” (net)." },
  { "what depends on it", "maintenance up 2027-04-12T17:00 2027-04-12T19:00 sys=pay", NULL },
  { "the same day", "vendor up 2027-04-14T01:00 2027-04-14T02:00 sys=feide",
    "This outage came on the same day as “up” (feide)." },
  { "during", "maintenance up 2027-04-14T08:00 2027-04-14T10:00 sys=feide",
    "This outage came during “up” (feide)." },
  { "afterwards", "maintenance up 2027-04-14T09:01 2027-04-14T10:00 sys=feide", NULL },
  { "14 days", "maintenance up 2027-03-31T17:00 2027-03-31T19:00 sys=feide",
    "This outage came 14 days after “up” (feide)." },
  { "15 days", "maintenance up 2027-03-30T17:00 2027-03-30T19:00 sys=feide", NULL },
  { "all day", "maintenance up 2027-04-12 2027-04-13 sys=feide",
    "This outage came 2 days after “up” (feide)." },
  { "cancelled", "maintenance up 2027-04-12T17:00 2027-04-12T19:00 sys=feide status=cancelled",
    NULL },
  { "only proposed", "maintenance up 2027-04-12T17:00 2027-04-12T19:00 sys=feide status=proposed",
    NULL },
  { "a meeting", "meeting up 2027-04-12T17:00 2027-04-12T19:00 sys=feide", NULL },
  { "another system", "maintenance up 2027-04-12T17:00 2027-04-12T19:00 sys=archive", NULL },
};

static void
test_cause (gconstpointer data)
{
  const Cause *row = data;
  g_autofree char *text =
    g_strconcat (PLAN "system net archive\nfeide depends-on net\n", row->work, NULL);
  g_autoptr (SkvPlan) plan = plan_text_new (text);
  g_autofree char *id = start (plan, "2027-04-14T09:00", NULL, "2027-04-14T09:10");
  g_autoptr (GPtrArray) found =
    skv_outage_list_causes (plan, skv_plan_get_item (plan, id), SKV_CAUSE_DAYS);
  g_autofree char *words = NULL;

  g_assert_cmpuint (found->len, ==, row->expected != NULL);
  if (row->expected == NULL)
    return;
  words = skv_cause_before_words (plan, found->pdata[0]);
  g_assert_cmpstr (words, ==, row->expected);
}

static void
test_lengths (void)
{
  static const struct
  {
    int minutes;
    const char *words;
  } rows[] = { { 0, "0 minutes" },
               { 45, "45 minutes" },
               { 27 * 60, "27 hours" },
               { 2 * 1440, "2 days" },
               { 2 * 1440 + 250, "2 days 4 hours" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = skv_outage_length_words (rows[i].minutes);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_card (void)
{
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN "system <b>&\"x\"=manager");
  g_autofree char *html = skv_outage_card_html (plan, "<b>&\"x\"");
  g_autofree char *text = skv_outage_card_text (plan, "feide");

  g_assert_null (strstr (html, "<b>"));
  g_assert_nonnull (strstr (html, "<h1>&lt;b&gt;&amp;"));
  g_assert_nonnull (strstr (html, "Longer than 24 hours"));
  g_assert_nonnull (strstr (text, "Does not work without it: pay, school"));
  g_assert_nonnull (strstr (text, "If longer than 7 days:"));
  g_assert_null (skv_outage_card_text (plan, "cellar"));
}

static void
test_times (void)
{
  static const struct
  {
    const char *text;
    SkvTimeSide side;
    const char *moment; /* NULL: none */
  } rows[] = { { "09:10", SKV_TIME_PAST, "2027-04-14T09:10" },
               { "10:00", SKV_TIME_PAST, "2027-04-14T10:00" },
               { "10:01", SKV_TIME_PAST, "2027-04-13T10:01" },
               { "10:00", SKV_TIME_FUTURE, "2027-04-15T10:00" },
               { "10:01", SKV_TIME_FUTURE, "2027-04-14T10:01" },
               { "P7D", SKV_TIME_FUTURE, "2027-04-21T09:00" },
               { "PT4H", SKV_TIME_FUTURE, "2027-04-14T13:00" },
               { "PT4H", SKV_TIME_PAST, NULL },
               { "2027-04-01T08:00", SKV_TIME_PAST, "2027-04-01T08:00" },
               { "2027-04-01", SKV_TIME_PAST, NULL },
               { "24:00", SKV_TIME_PAST, NULL },
               { "soon", SKV_TIME_FUTURE, NULL },
               { "", SKV_TIME_PAST, NULL } };
  g_autoptr (SkvPlan) plan = plan_text_new (PLAN);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (skv_outage_parse_time (plan, rows[i].text, rows[i].side,
                                            at (plan, "2027-04-14T09:00"),
                                            at (plan, "2027-04-14T10:00")),
                     ==, rows[i].moment != NULL ? at (plan, rows[i].moment) : SKV_MOMENT_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (thresholds); i++)
    {
      g_autofree char *path = g_strconcat ("/outage/threshold/", thresholds[i].name, NULL);

      g_test_add_data_func (path, &thresholds[i], test_threshold);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      g_autofree char *path = g_strconcat ("/outage/before/", causes[i].name, NULL);

      g_test_add_data_func (path, &causes[i], test_cause);
    }
  g_test_add_func ("/outage/threshold/is data", test_threshold_is_data);
  g_test_add_func ("/outage/course", test_course);
  g_test_add_func ("/outage/follow-up", test_follow_up);
  g_test_add_func ("/outage/refused", test_refused);
  g_test_add_func ("/outage/lengths", test_lengths);
  g_test_add_func ("/outage/card", test_card);
  g_test_add_func ("/outage/times", test_times);
  return g_test_run ();
}
