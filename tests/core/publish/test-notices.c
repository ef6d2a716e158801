/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/notices.h"
#include "core/exchange/json-reader.h"
#include "core/publish/announcement.h"
#include "core/publish/wordings.h"

#include <string.h>

/* Two evenings that a rule keeps together, Wednesday 17 and Thursday 18 March 2027, with a job in
 * the second; a job of its own on 12 May, a Wednesday; and an exam, of which nobody is told. */
static const char plan_json[] =
  "{'format':'skv-plan','version':1,"
  "'plan':{'title':'Evenings','country':'NO','time_zone':'Europe/Oslo','language':'en'},"
  "'departments':[{'id':'pay','name':'Payroll'}],"
  "'rules':[{'id':'r','lane':'window','title':'Evening','base':{'dates':['2027-03-17']},"
  "'days':[0,1],'start':'17:00','duration':'PT5H'}],"
  "'items':["
  "{'id':'in','lane':'maintenance','title':'In it','start':'2027-03-18T18:00','duration':'PT1H',"
  "'status':'approved'},"
  "{'id':'own','lane':'maintenance','title':'Own','start':'2027-05-12T18:00','duration':'PT1H',"
  "'status':'proposed'},"
  "{'id':'exam','lane':'exam','title':'Exam','start':'2027-03-17','status':'approved'}]}";

static SkvPlan *
make_plan (void)
{
  g_autofree char *json = g_strdelimit (g_strdup (plan_json), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvImport) import = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);

  g_assert_no_error (error);
  import = skv_json_read (plan, "plan", bytes, &error);
  g_assert_no_error (error);
  skv_plan_apply (plan, import->edit, &error);
  g_assert_no_error (error);
  return plan;
}

static void
apply (SkvPlan *plan, SkvEdit *edit)
{
  g_autoptr (GError) error = NULL;

  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  skv_edit_unref (edit);
}

/* --- what is open ----------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *notices; /* "ITEM KIND MOMENT", with commas between */
  const char *today;
  int days_on;
  const char *open; /* "ID DAY", with "!" if it is the first */
} OpenCase;

static const OpenCase opens[] = {
  { "long before", "", "2027-03-12", 1, "" },
  { "soon", "", "2027-03-12", 7,
    "r:2027-03-17 2027-03-15!, in 2027-03-16!, r:2027-03-17 2027-03-17, in 2027-03-18" },
  { "first", "", "2027-03-15", 1, "r:2027-03-17 2027-03-15!" },
  { "missed, and another's", "", "2027-03-16", 1, "r:2027-03-17 2027-03-15!, in 2027-03-16!" },
  { "missed altogether", "", "2027-03-17", 1, "in 2027-03-16!, r:2027-03-17 2027-03-17!" },
  { "told", "r:2027-03-17 first 2027-03-15T09:00:00Z", "2027-03-15", 1, "" },
  { "told by another channel before", "r:2027-03-17 first 2027-01-02T09:00:00Z", "2027-03-16", 1,
    "in 2027-03-16!" },
  { "told, reminder today", "r:2027-03-17 first 2027-03-15T09:00:00Z,in first 2027-03-16T09:00:00Z",
    "2027-03-17", 1, "r:2027-03-17 2027-03-17" },
  { "told late, reminder today",
    "r:2027-03-17 first 2027-03-16T09:00:00Z,in first 2027-03-16T09:00:00Z", "2027-03-17", 1,
    "r:2027-03-17 2027-03-17" },
  { "reminded early",
    "r:2027-03-17 first 2027-03-15T09:00:00Z,r:2027-03-17 reminder 2027-03-16T09:00:00Z,"
    "in first 2027-03-16T09:00:00Z",
    "2027-03-17", 1, "" },
  { "of the second evening", "r:2027-03-18 first 2027-03-15T09:00:00Z", "2027-03-15", 1, "" },
  { "that it is cancelled tells nobody that it is", "r:2027-03-17 cancelled 2027-03-10T09:00:00Z",
    "2027-03-15", 1, "r:2027-03-17 2027-03-15!" },
  { "half past midnight there",
    "r:2027-03-17 first 2027-03-15T09:00:00Z,"
    "r:2027-03-17 started 2027-03-16T23:30:00Z,"
    "in first 2027-03-16T09:00:00Z",
    "2027-03-17", 1, "" },
};

static void
put_notices (SkvPlan *plan, const char *notices)
{
  g_auto (GStrv) rows = g_strsplit (notices, ",", -1);
  SkvEdit *edit = skv_edit_new ("notices");

  for (char **row = rows; *row != NULL; row++)
    {
      g_auto (GStrv) words = g_strsplit (*row, " ", 3);
      SkvNotice *notice = skv_record_new (SKV_KIND_NOTICE, NULL);

      skv_set_text (&notice->item, words[0]);
      skv_set_text (&notice->notice_kind, words[1]);
      skv_set_text (&notice->sent, words[2]);
      skv_edit_put (edit, notice);
    }
  apply (plan, edit);
}

static char *
open_words (SkvPlan *plan, SkvDay today, int days_on)
{
  g_autoptr (GPtrArray) open = skv_notices_list_open (plan, today, today + days_on);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < open->len; i++)
    {
      const SkvNoticeDue *due = open->pdata[i];
      g_autofree char *day = skv_day_format (due->step.day);

      g_string_append_printf (words, "%s%s %s%s", i > 0 ? ", " : "", due->id, day,
                              due->step.is_first ? "!" : "");
    }
  return g_string_free (words, FALSE);
}

static void
test_open (gconstpointer data)
{
  const OpenCase *row = data;
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autofree char *words = NULL;

  if (*row->notices != '\0')
    put_notices (plan, row->notices);
  words = open_words (plan, skv_day_parse (row->today), row->days_on);
  g_assert_cmpstr (words, ==, row->open);
}

static void
test_own_days (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  SkvSettings *settings = skv_record_copy (skv_plan_get_settings (plan));
  SkvEdit *edit = skv_edit_new ("days");
  g_autofree char *words = NULL;
  int five = 5;

  g_array_append_val (settings->notice_days, five);
  skv_edit_put (edit, settings);
  apply (plan, edit);
  words = open_words (plan, skv_day_parse ("2027-03-10"), 1);
  g_assert_cmpstr (words, ==, "r:2027-03-17 2027-03-10!");
}

/* --- keeping what was sent -------------------------------------------------------------------- */

static SkvAnnouncement *
announce (SkvPlan *plan, SkvAnnounceKind kind, const char *occurrence, const char *department)
{
  g_autoptr (GError) error = NULL;
  SkvAnnouncement *announcement = skv_announcement_new (
    plan,
    &(SkvAnnounceOptions){
      .kind = kind, .occurrence = occurrence, .year = 2027, .department = department },
    &error);

  g_assert_no_error (error);
  return announcement;
}

static void
keep (SkvPlan *plan, SkvAnnounceKind kind, const char *occurrence, const char *department)
{
  g_autoptr (SkvAnnouncement) announcement = announce (plan, kind, occurrence, department);

  apply (plan, skv_announcement_keep (
                 announcement, &(SkvAnnouncementSent){ .now = 1804928400, /* 2027-03-13T09:00 */
                                                       .channel = "mail",
                                                       .recipients = "all staff",
                                                       .by = "IT" }));
}

static SkvStatus
status_of (SkvPlan *plan, const char *id)
{
  return skv_plan_get_item (plan, id)->status;
}

static void
test_keep_job (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const SkvNotice *notice;

  keep (plan, SKV_ANNOUNCE_FIRST, "own", NULL);
  g_assert_cmpint (status_of (plan, "own"), ==, SKV_STATUS_ANNOUNCED);
  g_assert_cmpint (status_of (plan, "in"), ==, SKV_STATUS_APPROVED);
  found = skv_occurrences_find (plan, "own");
  list = skv_notices_list (plan, skv_occurrences_get (found, 0));
  g_assert_cmpuint (list->len, ==, 1);
  notice = list->pdata[0];
  g_assert_cmpstr (notice->notice_kind, ==, "first");
  g_assert_cmpstr (notice->channel, ==, "mail");
  g_assert_cmpstr (notice->language, ==, "en");
  g_assert_cmpstr (notice->recipients, ==, "all staff");
  g_assert_cmpstr (notice->by, ==, "IT");
  g_assert_cmpstr (notice->sent, ==, "2027-03-13T09:00:00Z");
  g_assert_true (g_str_has_prefix (notice->content, "Own: "));
}

/* A window's announcement is that of the work in it too, unless it was for one department. */
static void
test_keep_window (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autofree char *before = NULL, *after = NULL;

  keep (plan, SKV_ANNOUNCE_FIRST, "r:2027-03-17", "pay");
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_NOTICE)->len, ==, 1);
  g_assert_cmpint (status_of (plan, "in"), ==, SKV_STATUS_APPROVED);
  keep (plan, SKV_ANNOUNCE_FIRST, "r:2027-03-18", NULL);
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_NOTICE)->len, ==, 3);
  g_assert_cmpint (status_of (plan, "in"), ==, SKV_STATUS_ANNOUNCED);
  before = open_words (plan, skv_day_parse ("2027-03-16"), 1);
  g_assert_cmpstr (before, ==, "");
  after = open_words (plan, skv_day_parse ("2027-03-18"), 1);
  g_assert_cmpstr (after, ==, "in 2027-03-18");
}

/* the status of the evening, by whatever range it is asked for */
static SkvStatus
evening_status (SkvPlan *plan, const char *id, const char *day)
{
  SkvDay first = skv_day_parse (day);
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);
  g_autoptr (SkvOccurrences) alone =
    skv_occurrences_new (plan, first, first + 1, SKV_EXPAND_DEFAULT);
  g_autoptr (SkvOccurrences) among =
    skv_occurrences_new (plan, first - 400, first + 400, SKV_EXPAND_DEFAULT);
  SkvStatus status = skv_occurrences_get (found, 0)->status;

  g_assert_cmpint (skv_occurrences_lookup (alone, id)->status, ==, status);
  g_assert_cmpint (skv_occurrences_lookup (among, id)->status, ==, status);
  return status;
}

/* What only a rule has is announced by the notice: all its evenings, and those of no other month,
 * for as long as there is one. */
static void
test_keep_evenings (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvEdit) rule = skv_edit_new ("rule"), undo = skv_edit_new ("undo");
  SkvRule *changed = skv_record_copy (skv_plan_get_rule (plan, "r"));
  SkvDay other = skv_day_parse ("2027-04-14");

  g_array_append_val (changed->dates, other);
  skv_edit_put (rule, changed);
  apply (plan, g_steal_pointer (&rule));
  put_notices (plan, "r:2027-04-14 cancelled 2027-03-10T09:00:00Z,exam first 2027-03-10T09:00:00Z");
  g_assert_cmpint (evening_status (plan, "r:2027-03-17", "2027-03-17"), ==, SKV_STATUS_APPROVED);
  keep (plan, SKV_ANNOUNCE_FIRST, "r:2027-03-18", NULL);
  g_assert_cmpint (evening_status (plan, "r:2027-03-17", "2027-03-17"), ==, SKV_STATUS_ANNOUNCED);
  g_assert_cmpint (evening_status (plan, "r:2027-03-18", "2027-03-18"), ==, SKV_STATUS_ANNOUNCED);
  g_assert_cmpint (evening_status (plan, "r:2027-04-14", "2027-04-14"), ==, SKV_STATUS_APPROVED);
  g_assert_cmpint (evening_status (plan, "r:2027-04-15", "2027-04-15"), ==, SKV_STATUS_APPROVED);
  while (skv_plan_get_records (plan, SKV_KIND_NOTICE)->len > 0)
    {
      GPtrArray *notices = skv_plan_get_records (plan, SKV_KIND_NOTICE);

      g_clear_pointer (&undo, skv_edit_unref);
      undo = skv_edit_new ("undo");
      skv_edit_remove (undo, SKV_KIND_NOTICE, ((const SkvRecord *) notices->pdata[0])->id);
      apply (plan, g_steal_pointer (&undo));
    }
  g_assert_cmpint (evening_status (plan, "r:2027-03-17", "2027-03-17"), ==, SKV_STATUS_APPROVED);
}

static void
test_keep_others (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (GPtrArray) list = NULL;

  keep (plan, SKV_ANNOUNCE_CANCELLED, "own", NULL);
  g_assert_cmpint (status_of (plan, "own"), ==, SKV_STATUS_PROPOSED);
  keep (plan, SKV_ANNOUNCE_YEAR, NULL, NULL);
  list = skv_notices_list (plan, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((const SkvNotice *) list->pdata[0])->notice_kind, ==, "year");
}

/* --- starting --------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *notices;
  SkvStatus before;
  SkvStatus after;
  const char *reason;
  const char *id;
  gboolean untold;
} StartCase;

static const StartCase starts[] = {
  { "untold", "", SKV_STATUS_APPROVED, SKV_STATUS_STARTED, NULL, "own", TRUE },
  { "with a reason", "", SKV_STATUS_APPROVED, SKV_STATUS_STARTED, "a leak", "own", FALSE },
  { "announced", "", SKV_STATUS_ANNOUNCED, SKV_STATUS_STARTED, NULL, "own", FALSE },
  { "started already", "", SKV_STATUS_STARTED, SKV_STATUS_STARTED, NULL, "own", FALSE },
  { "told", "own first 2027-05-10T09:00:00Z", SKV_STATUS_APPROVED, SKV_STATUS_STARTED, NULL, "own",
    FALSE },
  { "only told that it is cancelled", "own cancelled 2027-05-10T09:00:00Z", SKV_STATUS_APPROVED,
    SKV_STATUS_STARTED, NULL, "own", TRUE },
  { "not started", "", SKV_STATUS_APPROVED, SKV_STATUS_DONE, NULL, "own", FALSE },
  { "of which nobody is told", "", SKV_STATUS_APPROVED, SKV_STATUS_STARTED, NULL, "exam", FALSE },
};

static SkvEdit *
start_edit (SkvPlan *plan, const char *id, SkvStatus status, const char *reason)
{
  SkvEdit *edit = skv_edit_new ("status");
  SkvItem *item = skv_record_copy (skv_plan_get_item (plan, id));

  item->status = status;
  skv_set_text (&item->reason, reason);
  skv_edit_put (edit, item);
  return edit;
}

static void
test_start (gconstpointer data)
{
  const StartCase *row = data;
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvEdit) edit = NULL, with = NULL;
  g_autoptr (GPtrArray) titles = NULL, rest = NULL;

  apply (plan, start_edit (plan, row->id, row->before, NULL));
  if (*row->notices != '\0')
    put_notices (plan, row->notices);
  edit = start_edit (plan, row->id, row->after, row->reason);
  titles = skv_notices_list_untold_starts (plan, edit);
  g_assert_cmpuint (titles->len, ==, row->untold ? 1 : 0);
  with = skv_notices_start_anyway (plan, edit, "it burns", "IT manager");
  rest = skv_notices_list_untold_starts (plan, with);
  g_assert_cmpuint (rest->len, ==, 0);
  apply (plan, g_steal_pointer (&with));
  g_assert_cmpint (status_of (plan, row->id), ==, row->after);
  g_assert_cmpstr (skv_plan_get_item (plan, row->id)->reason, ==,
                   row->untold ? "it burns" : row->reason);
}

static void
test_start_new (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvEdit) edit = skv_edit_new ("new");
  g_autoptr (GPtrArray) titles = NULL;
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, "new");

  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, "New");
  item->status = SKV_STATUS_STARTED;
  skv_edit_put (edit, item);
  titles = skv_notices_list_untold_starts (plan, edit);
  g_assert_cmpuint (titles->len, ==, 1);
  g_assert_cmpstr (titles->pdata[0], ==, "New");
}

/* An evening of a rule is told with the first of those that belong together. */
static void
test_start_group (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvEdit) edit = skv_edit_new ("new");
  g_autoptr (GPtrArray) untold = NULL, told = NULL;
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, "r:2027-03-18");

  skv_set_text (&item->lane, "window");
  skv_set_text (&item->title, "Evening");
  skv_set_text (&item->rule, "r");
  item->original_day = skv_day_from_ymd (2027, 3, 18);
  item->status = SKV_STATUS_STARTED;
  skv_edit_put (edit, item);
  untold = skv_notices_list_untold_starts (plan, edit);
  g_assert_cmpuint (untold->len, ==, 1);
  put_notices (plan, "r:2027-03-17 first 2027-03-10T09:00:00Z");
  told = skv_notices_list_untold_starts (plan, edit);
  g_assert_cmpuint (told->len, ==, 0);
}

/* what was moved with a reason has none yet for beginning untold; nor what is told only afterwards
 */
static void
test_start_moved (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvEdit) started = NULL, done = skv_edit_new ("done"), with = NULL, other = NULL;
  g_autoptr (GPtrArray) titles = NULL, afterwards = NULL, rest = NULL, said = NULL;
  SkvItem *item;

  apply (plan, start_edit (plan, "own", SKV_STATUS_APPROVED, "no parts"));
  started = start_edit (plan, "own", SKV_STATUS_STARTED, "no parts");
  titles = skv_notices_list_untold_starts (plan, started);
  g_assert_cmpuint (titles->len, ==, 1);
  other = start_edit (plan, "own", SKV_STATUS_STARTED, "it burns");
  said = skv_notices_list_untold_starts (plan, other);
  g_assert_cmpuint (said->len, ==, 0);

  item = skv_record_copy (skv_plan_get_item (plan, "own"));
  item->status = SKV_STATUS_DONE;
  item->actual_start = item->start;
  skv_edit_put (done, item);
  afterwards = skv_notices_list_untold_starts (plan, done);
  g_assert_cmpuint (afterwards->len, ==, 1);

  with = skv_notices_start_anyway (plan, started, "it burns", NULL);
  rest = skv_notices_list_untold_starts (plan, with);
  g_assert_cmpuint (rest->len, ==, 0);
  apply (plan, g_steal_pointer (&with));
  g_assert_cmpstr (skv_plan_get_item (plan, "own")->reason, ==, "no parts; it burns");
}

/* --- wordings --------------------------------------------------------------------------------- */

static void
test_wording (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvAnnouncement) ours = announce (plan, SKV_ANNOUNCE_FIRST, "own", NULL), own = NULL,
                              again = NULL, reminder = NULL;
  g_autofree char *form = NULL;

  apply (plan, skv_wording_set (plan, "first", NULL, "Our own: {title}\n\nAt {time}.\n"));
  g_assert_null (skv_wording_set (plan, "first", "en", "Our own: {title}\n\nAt {time}.\n"));
  own = announce (plan, SKV_ANNOUNCE_FIRST, "own", NULL);
  g_assert_cmpstr (skv_announcement_get_text (own), ==, "Our own: Own\n\nAt 18:00–19:00.\n");
  reminder = announce (plan, SKV_ANNOUNCE_REMINDER, "own", NULL);
  g_assert_false (g_str_has_prefix (skv_announcement_get_text (reminder), "Our own"));
  form = skv_wording_form (plan, "first", "nb", NULL);
  g_assert_null (strstr (form, "Our own"));
  apply (plan, skv_wording_set (plan, "first", "en", "Newer: {title}"));
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_WORDING)->len, ==, 1);
  apply (plan, skv_wording_reset (plan, "first", NULL));
  g_assert_null (skv_wording_reset (plan, "first", NULL));
  again = announce (plan, SKV_ANNOUNCE_FIRST, "own", NULL);
  g_assert_cmpstr (skv_announcement_get_text (again), ==, skv_announcement_get_text (ours));
}

static void
put_wording (SkvPlan *plan, const char *kind, const char *language, const char *channel)
{
  SkvEdit *edit = skv_edit_new ("wording");
  SkvWording *wording = skv_record_new (SKV_KIND_WORDING, NULL);

  skv_set_text (&wording->notice_kind, kind);
  skv_set_text (&wording->language, language);
  skv_set_text (&wording->channel, channel);
  wording->name = g_strdup_printf ("%s %s %s", kind, language, channel);
  wording->content = g_strdup (wording->name);
  skv_edit_put (edit, wording);
  apply (plan, edit);
}

static void
test_wording_choice (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();

  put_wording (plan, "first", NULL, NULL);
  put_wording (plan, "first", "nb", NULL);
  put_wording (plan, "first", "en", "text");
  g_assert_cmpstr (skv_wording_find (plan, "first", "en", NULL)->name, ==, "first (null) (null)");
  g_assert_cmpstr (skv_wording_find (plan, "first", "en", "text")->name, ==, "first en text");
  g_assert_cmpstr (skv_wording_find (plan, "first", "nb", "text")->name, ==, "first nb (null)");
  g_assert_null (skv_wording_find (plan, "moved", "en", NULL));
}

/* A wording that is wrong is said to be: nobody is told half a sentence. */
static void
test_wording_wrong (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (GError) error = NULL;

  apply (plan, skv_wording_set (plan, "first", NULL, "Our\n{?title}"));
  g_assert_null (skv_announcement_new (
    plan, &(SkvAnnounceOptions){ .kind = SKV_ANNOUNCE_FIRST, .occurrence = "own" }, &error));
  g_assert_error (error, SKV_FILL_ERROR, SKV_FILL_ERROR_FORM);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (opens); i++)
    {
      g_autofree char *path = g_strconcat ("/notices/open/", opens[i].name, NULL);

      g_test_add_data_func (path, &opens[i], test_open);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *path = g_strconcat ("/notices/start/", starts[i].name, NULL);

      g_test_add_data_func (path, &starts[i], test_start);
    }
  g_test_add_func ("/notices/own-days", test_own_days);
  g_test_add_func ("/notices/start-new", test_start_new);
  g_test_add_func ("/notices/start-group", test_start_group);
  g_test_add_func ("/notices/start-moved", test_start_moved);
  g_test_add_func ("/notices/keep-job", test_keep_job);
  g_test_add_func ("/notices/keep-window", test_keep_window);
  g_test_add_func ("/notices/keep-evenings", test_keep_evenings);
  g_test_add_func ("/notices/keep-others", test_keep_others);
  g_test_add_func ("/wording/change", test_wording);
  g_test_add_func ("/wording/choice", test_wording_choice);
  g_test_add_func ("/wording/wrong", test_wording_wrong);
  return g_test_run ();
}
