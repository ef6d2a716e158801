/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "request-fixture.h"

static SkvRegistered *
only (SkvRegistration *registration)
{
  g_assert_cmpuint (registration->requests->len, ==, 1);
  return g_ptr_array_index (registration->requests, 0);
}

/* --- there and back -------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  When when;
  const char *words;
  const char *to;       /* (nullable) */
  guint n_events;       /* that any calendar shows */
  const char *contains; /* a line of the file */
} Form;

static const Form forms[] = {
  { "fixed", WHEN_DATES, "1 June 2027", "15 June 2027", 1, "DTEND;VALUE=DATE:20270616\r\n" },
  { "one-day", WHEN_DATES, "1 June 2027", NULL, 1, "DTSTART;VALUE=DATE:20270601\r\n" },
  { "over-new-year", WHEN_DATES, "20 December 2026", "5 January", 1,
    "DTEND;VALUE=DATE:20270106\r\n" },
  { "yearly", WHEN_YEARLY, "1–20 January", NULL, 1, "RRULE:FREQ=YEARLY\r\n" },
  { "yearly-leap", WHEN_YEARLY, "20 February – 5 March", NULL, 2,
    "DTSTART;VALUE=DATE:20280220\r\nDTEND;VALUE=DATE:20280306\r\n" },
  { "meetings", WHEN_RULE, "10 days before each council meeting", NULL, 2,
    "DTSTART;VALUE=DATE:20270131\r\n" },
};

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = strstr (text, what); at != NULL; at = strstr (at + 1, what))
    n++;
  return n;
}

static void
test_round_trip (gconstpointer data)
{
  const Form *form = data;
  g_autoptr (SkvPlan) plan = fixture_requests_plan ();
  g_autoptr (SkvPlan) planner = fixture_requests_plan ();
  g_autoptr (SkvProposal) proposal =
    fixture_proposal (plan, form->when, form->words, form->to, "visma");
  const SkvRequest *request = fixture_register (plan, proposal, NOW);
  g_autofree char *text = fixture_write (plan, request);
  g_autofree char *again = fixture_write (plan, request);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvRegistration) registration = fixture_read_file (planner, text, &error);
  g_autoptr (SkvProposal) came = NULL;
  const SkvRegistered *registered;

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpuint (count (text, "BEGIN:VEVENT"), ==, form->n_events);
  g_assert_nonnull (strstr (text, form->contains));
  registered = only (registration);
  g_assert_true (registered->whole);
  g_assert_cmpuint (g_strv_length (registered->notes), ==, 0);
  g_assert_cmpint (registered->sent, ==, NOW);
  g_assert_cmpstr (registered->request->parent.id, ==, request->parent.id);
  g_assert_cmpstr (registered->request->title, ==, request->title);
  g_assert_cmpstr (registered->request->department, ==, "pay");
  g_assert_cmpstr (registered->request->sent_by, ==, "P. Sender");
  g_assert_cmpstr (registered->request->proposal, ==, request->proposal);
  came = skv_request_get_proposal (planner, registered->request, &error);
  g_assert_no_error (error);
  g_assert_true (came->soft);
  g_assert_cmpstr (came->reason, ==, proposal->reason);
  g_assert_cmpstr (came->ask, ==, "Payroll lead");
}

/* No line is longer than it may be. */
static void
test_lines (void)
{
  g_autoptr (SkvPlan) plan = fixture_requests_plan ();
  g_autoptr (SkvProposal) proposal = fixture_proposal (plan, WHEN_DATES, "1 June", NULL, "visma");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  skv_set_text (&proposal->reason, "Årsavslutning på ærlig øy, igjen og igjen og igjen og igjen og "
                                   "igjen og igjen, så langt som til Ytterøy");
  text = fixture_write (plan, fixture_register (plan, proposal, NOW));
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strchr (lines[i], '\n'));
    }
}

/* --- through a program that keeps what it knows ---------------------------------------------- */

static void
test_stripped (gconstpointer data)
{
  const Form *form = data;
  g_autoptr (SkvPlan) plan = fixture_requests_plan ();
  g_autoptr (SkvProposal) proposal =
    fixture_proposal (plan, form->when, form->words, form->to, "visma");
  const SkvRequest *request = fixture_register (plan, proposal, NOW);
  g_autofree char *text = fixture_write (plan, request);
  g_autofree char *stripped = fixture_strip (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvRegistration) registration = fixture_read_file (plan, stripped, &error);
  g_autoptr (SkvProposal) came = NULL;
  g_auto (GStrv) systems = NULL;
  const SkvRegistered *registered;

  g_assert_no_error (error);
  g_assert_null (strstr (stripped, "X-SKV"));
  registered = only (registration);
  g_assert_false (registered->whole);
  g_assert_cmpstr (registered->request->parent.id, ==, request->parent.id);
  g_assert_cmpstr (registered->request->title, ==, "Year-end closing");
  g_assert_cmpstr (registered->request->department, ==, "pay");
  g_assert_nonnull (strstr (registered->notes[0], "has dropped what it does not know"));
  g_assert_nonnull (strstr (registered->notes[1], "Visma Enterprise"));
  came = skv_request_get_proposal (plan, registered->request, &error);
  g_assert_no_error (error);
  systems = skv_proposal_list_systems (came);
  g_assert_cmpstr (systems[0], ==, "visma");
  g_assert_null (systems[1]);
  if (strcmp (form->name, "yearly") == 0)
    {
      const SkvRule *rule = g_ptr_array_index (came->records, 0);

      g_assert_cmpint (rule->parent.kind, ==, SKV_KIND_RULE);
      g_assert_cmpstr (rule->rrule, ==, "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1");
      g_assert_cmpint (rule->length_days, ==, 20);
    }
  else
    g_assert_cmpuint (came->records->len, ==, form->n_events);
}

/* --- what others write ----------------------------------------------------------------------- */

#define CALENDAR(events)                                                                           \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Test//EN\r\n" events "END:VCALENDAR\r\n"
#define EVENT(lines)                                                                               \
  "BEGIN:VEVENT\r\nUID:one@example.org\r\nDTSTAMP:20260101T000000Z\r\n"                            \
  "DTSTART;VALUE=DATE:20270601\r\nSUMMARY:Audit\r\n" lines "END:VEVENT\r\n"

typedef struct
{
  const char *name;
  const char *text;
  const char *error; /* (nullable: it is read) in the message */
  const char *note;  /* (nullable) of the request */
} Foreign;

static const Foreign foreign[] = {
  { "other-program", CALENDAR (EVENT ("")), NULL, "comes from another program" },
  { "no-systems", CALENDAR (EVENT ("")), NULL, "Which systems it is about is not known" },
  { "broken-base64", CALENDAR (EVENT ("X-SKV-REQUEST:r1\r\nX-SKV-PROPOSAL:!!!!\r\n")), NULL,
    "has dropped what it does not know" },
  /* {"x" */
  { "broken-json", CALENDAR (EVENT ("X-SKV-REQUEST:r1\r\nX-SKV-PROPOSAL:eyJ4Ig==\r\n")), NULL,
    "cannot be read" },
  /* a zero byte */
  { "zero", CALENDAR (EVENT ("X-SKV-REQUEST:r1\r\nX-SKV-PROPOSAL:eyIAfQ==\r\n")), NULL,
    "has dropped" },
  /* {"items": 5, "rules": [7, "x", {}]} */
  { "wrong-types",
    CALENDAR (EVENT ("X-SKV-REQUEST:r1\r\nX-SKV-PROPOSAL:"
                     "eyJpdGVtcyI6IDUsICJydWxlcyI6IFs3LCAieCIsIHt9XX0=\r\n")),
    NULL, "proposal" },
  { "unknown-department", CALENDAR (EVENT ("X-SKV-REQUEST:r1\r\nX-SKV-DEPARTMENT-NAME:Nobody\r\n")),
    NULL, "no department “Nobody”" },
  { "hostile-id", CALENDAR (EVENT ("X-SKV-REQUEST:../../x y\r\n")), NULL, "another program" },
  { "empty", CALENDAR (""), "nothing is asked for", NULL },
  { "cut-off", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:x\r\n", "cut off", NULL },
  { "text", "Please leave us alone in June", "", NULL },
};

static void
test_foreign (gconstpointer data)
{
  const Foreign *row = data;
  g_autoptr (SkvPlan) plan = fixture_requests_plan ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvRegistration) registration = fixture_read_file (plan, row->text, &error);
  g_autofree char *notes = NULL;

  if (row->error != NULL)
    {
      g_assert_null (registration);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, row->error));
      return;
    }
  g_assert_no_error (error);
  notes = g_strjoinv ("\n", only (registration)->notes);
  g_assert_nonnull (strstr (notes, row->note));
  g_assert_cmpstr (only (registration)->request->title, ==, "Audit");
}

/* A proposal that wants what no department may: it gets its own ids, statuses are the planner's,
 * and other kinds of records do not come in. */
static void
test_greedy (void)
{
  g_autoptr (SkvPlan) plan = fixture_requests_plan ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvProposal) proposal = skv_proposal_read (
    plan, "r1",
    "{\"contacts\": [{\"id\": \"c1\", \"role\": \"Mine\"}], \"plan\": {\"title\": \"Mine\"},"
    "\"items\": [{\"id\": \"job\", \"lane\": \"window\", \"title\": \"Mine\", \"status\": "
    "\"cancelled\", \"emergency\": true, \"start\": \"2027-01-01\", \"all_day\": true,"
    "\"systems\": [\"visma\", \"none\"], \"department\": \"nobody\"},"
    "{\"id\": \"r1.7\", \"title\": \"Other\", \"start\": \"2027-01-02\", \"all_day\": true},"
    "{\"id\": \"r1.7\", \"title\": \"Twin\", \"start\": \"2027-01-02\", \"all_day\": true}]}",
    notes, &error);
  const SkvItem *item;

  g_assert_no_error (error);
  g_assert_cmpuint (proposal->records->len, ==, 3);
  item = g_ptr_array_index (proposal->records, 0);
  g_assert_cmpstr (item->parent.id, ==, "r1.1");
  g_assert_cmpstr (item->lane, ==, "critical");
  g_assert_cmpint (item->status, ==, SKV_STATUS_APPROVED);
  g_assert_false (item->emergency);
  g_assert_cmpstr (item->systems[0], ==, "visma");
  g_assert_null (item->systems[1]);
  g_assert_null (item->department);
  g_assert_cmpstr (((SkvRecord *) proposal->records->pdata[1])->id, ==, "r1.7");
  g_assert_cmpstr (((SkvRecord *) proposal->records->pdata[2])->id, ==, "r1.2");
  g_assert_cmpuint (notes->len, ==, 2);
  g_assert_cmpstr (skv_plan_get_item (plan, "job")->title, ==, "Upgrade");
}

static gint64
fixed_now (gpointer data)
{
  return NOW;
}

/* Members of the one rule, or of the one item, that no plan can hold: refused, whatever they say.
 */
static const char *const hostile[] = {
  "\"rules\": [{\"title\": \"x\", \"base\": {\"rrule\": \"FREQ=SECONDLY\"}}]",
  "\"rules\": [{\"title\": \"x\", \"base\": {\"rrule\": \"FREQ=DAILY\"}, \"length_days\": "
  "2147483647}]",
  "\"rules\": [{\"title\": \"x\", \"base\": {\"rrule\": \"FREQ=DAILY\"}, \"days\": [0, "
  "1000000000]}]",
  "\"rules\": [{\"title\": \"x\", \"base\": {\"rrule\": \"FREQ=YEARLY\"}, \"ends_on\": \"%n%n\"}]",
  "\"rules\": [{\"title\": \"x\", \"base\": {\"relative\": {\"lane\": \"critical\", \"from_days\": "
  "-366, \"to_days\": 366}}}]",
  "\"rules\": [{\"title\": \"%s%n\"}]",
  "\"items\": [{\"title\": \"x\", \"start\": \"2027-01-02\", \"end\": \"2027-01-01\", \"all_day\": "
  "true}]",
  "\"items\": [{\"title\": \"x\", \"start\": \"2027-01-02T10:00\", \"duration\": "
  "\"PT99999999999H\"}]",
  "\"items\": [], \"rules\": []",
  "\"items\": {}, \"request\": []",
};

static void
test_hostile (void)
{
  static const SkvClock clock = { fixed_now, NULL };
  g_autoptr (SkvStore) store = skv_store_new_memory (&clock);
  /* with the calendar's validator, as every plan that is opened */
  g_autoptr (SkvPlan) plan = skv_store_make_plan (store, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *json = g_strconcat ("{", hostile[i], "}", NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", json);
      g_assert_null (skv_proposal_read (plan, "r1", json, NULL, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *there = g_strconcat ("/registration/round-trip/", forms[i].name, NULL);
      g_autofree char *stripped = g_strconcat ("/registration/stripped/", forms[i].name, NULL);

      g_test_add_data_func (there, &forms[i], test_round_trip);
      g_test_add_data_func (stripped, &forms[i], test_stripped);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autofree char *name = g_strconcat ("/registration/foreign/", foreign[i].name, NULL);

      g_test_add_data_func (name, &foreign[i], test_foreign);
    }
  g_test_add_func ("/registration/lines", test_lines);
  g_test_add_func ("/registration/greedy", test_greedy);
  g_test_add_func ("/registration/hostile", test_hostile);
  return g_test_run ();
}
