/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gstdio.h>

#include "core/exchange/confirmations.h"
#include "core/exchange/copy-for.h"
#include "core/model/audience.h"
#include "request-fixture.h"

static const SkvRequestAnswer yes = { "Fine", "Planner", NOW + 60 };

static const SkvRequest *
get (SkvPlan *plan, const char *id)
{
  return skv_plan_lookup (plan, SKV_KIND_REQUEST, id);
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

static SkvReceived
receive (SkvPlan *plan, const char *text, gint64 now)
{
  g_autoptr (SkvReceipt) receipt = fixture_receive (plan, text, now);

  g_assert_cmpuint (receipt->rows->len, ==, 1);
  return ((SkvReceivedRequest *) g_ptr_array_index (receipt->rows, 0))->received;
}

/* --- versions -------------------------------------------------------------------------------- */

/* What is done to the request before a file of it comes (again), a letter each: r: the first file
 * is received; n: a newer version is; o: the first is, again; a, d: the planner accepts, declines;
 * w: a withdrawal is received; s: the first is, stripped. The last letter's result counts. */
typedef struct
{
  const char *name;
  const char *steps;
  SkvReceived received;
  SkvRequestState state;
  guint n_records; /* what came of it, in the plan */
} Row;

static const Row rows[] = {
  { "new", "r", SKV_RECEIVED_NEW, SKV_REQUEST_WAITING, 0 },
  { "same", "rr", SKV_RECEIVED_UNCHANGED, SKV_REQUEST_WAITING, 0 },
  { "newer", "rn", SKV_RECEIVED_NEWER, SKV_REQUEST_WAITING, 0 },
  { "newer-twice", "rnn", SKV_RECEIVED_UNCHANGED, SKV_REQUEST_WAITING, 0 },
  { "older", "rno", SKV_RECEIVED_UNCHANGED, SKV_REQUEST_WAITING, 0 },
  { "older-alone", "no", SKV_RECEIVED_UNCHANGED, SKV_REQUEST_WAITING, 0 },
  { "accepted-same", "rar", SKV_RECEIVED_UNCHANGED, SKV_REQUEST_ACCEPTED, 1 },
  { "accepted-newer", "ran", SKV_RECEIVED_AGAIN, SKV_REQUEST_WAITING, 1 },
  { "declined-same", "rdr", SKV_RECEIVED_UNCHANGED, SKV_REQUEST_DECLINED, 0 },
  { "declined-newer", "rdn", SKV_RECEIVED_AGAIN, SKV_REQUEST_WAITING, 0 },
  { "withdrawn", "rw", SKV_RECEIVED_WITHDRAWN, SKV_REQUEST_WITHDRAWN, 0 },
  { "withdrawn-twice", "rww", SKV_RECEIVED_UNCHANGED, SKV_REQUEST_WITHDRAWN, 0 },
  { "withdrawn-same", "rwr", SKV_RECEIVED_UNCHANGED, SKV_REQUEST_WITHDRAWN, 0 },
  { "withdrawn-accepted", "raw", SKV_RECEIVED_WITHDRAWN, SKV_REQUEST_WITHDRAWN, 1 },
  { "stripped-new", "s", SKV_RECEIVED_NEW, SKV_REQUEST_WAITING, 0 },
  { "stripped-known", "rs", SKV_RECEIVED_UNCHANGED, SKV_REQUEST_WAITING, 0 },
  { "stripped-then-whole", "sr", SKV_RECEIVED_NEWER, SKV_REQUEST_WAITING, 0 },
};

typedef struct
{
  SkvPlan *contact; /* (owned) */
  char *id;         /* (owned) */
  char *first, *newer, *withdrawn, *stripped;
} Files;

static void
files_clear (Files *self)
{
  g_clear_object (&self->contact);
  g_free (self->id);
  g_free (self->first);
  g_free (self->newer);
  g_free (self->withdrawn);
  g_free (self->stripped);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Files, files_clear)

static Files
make_files (void)
{
  Files self = { fixture_requests_plan (), NULL };
  g_autoptr (SkvProposal) first =
    fixture_proposal (self.contact, WHEN_DATES, "10 January 2027", "20 January 2027", "visma");
  g_autoptr (SkvProposal) newer =
    fixture_proposal (self.contact, WHEN_DATES, "12 January 2027", "20 January 2027", "visma");
  const SkvRequestAnswer taken_back = { NULL, NULL, NOW + 30 };

  self.id = g_strdup (fixture_register (self.contact, first, NOW)->parent.id);
  self.first = fixture_write (self.contact, get (self.contact, self.id));
  self.stripped = fixture_strip (self.first);
  apply (self.contact, skv_request_revise (self.contact, get (self.contact, self.id), NULL, newer,
                                           NOW + 10, NULL));
  self.newer = fixture_write (self.contact, get (self.contact, self.id));
  apply (self.contact,
         skv_request_withdraw (self.contact, get (self.contact, self.id), &taken_back, NULL));
  self.withdrawn = fixture_write (self.contact, get (self.contact, self.id));
  return self;
}

static void
test_versions (gconstpointer data)
{
  const Row *row = data;
  g_auto (Files) files = make_files ();
  g_autoptr (SkvPlan) plan = fixture_requests_plan ();
  SkvReceived received = SKV_N_RECEIVED;
  guint n_items = skv_plan_get_records (plan, SKV_KIND_ITEM)->len;

  for (const char *step = row->steps; *step != '\0'; step++)
    {
      if (*step == 'a')
        apply (plan, skv_request_accept (plan, get (plan, files.id), NULL, &yes, NULL));
      else if (*step == 'd')
        apply (plan, skv_request_decline (plan, get (plan, files.id), &yes, NULL));
      else
        received = receive (plan,
                            *step == 'n'   ? files.newer
                            : *step == 'w' ? files.withdrawn
                            : *step == 's' ? files.stripped
                                           : files.first,
                            NOW + 100);
    }
  g_assert_cmpint (received, ==, row->received);
  g_assert_cmpint (get (plan, files.id)->state, ==, row->state);
  g_assert_cmpuint (g_strv_length (get (plan, files.id)->records), ==, row->n_records);
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_ITEM)->len, ==, n_items + row->n_records);
}

/* --- answers --------------------------------------------------------------------------------- */

static void
test_accept (void)
{
  g_auto (Files) files = make_files ();
  g_autoptr (SkvPlan) plan = fixture_requests_plan ();
  g_autoptr (SkvProposal) changed = NULL;
  const SkvItem *item;
  g_autofree char *id = g_strconcat (files.id, ".1", NULL);

  receive (plan, files.first, NOW);
  changed = skv_request_get_proposal (plan, get (plan, files.id), NULL);
  ((SkvItem *) changed->records->pdata[0])->end -= 2 * SKV_DAY_SECONDS;
  apply (plan, skv_request_accept (plan, get (plan, files.id), changed, &yes, NULL));
  item = skv_plan_get_item (plan, id);
  g_assert_cmpint (item->end, ==, skv_day_from_ymd (2027, 1, 19) * SKV_DAY_SECONDS);
  g_assert_cmpstr (item->department, ==, "pay");
  g_assert_cmpstr (item->contact, ==, "c1");
  g_assert_true (g_str_has_prefix (item->notes, "Accounts; \"all\" of them, \\ and more. It can"));
  g_assert_cmpstr (get (plan, files.id)->answer, ==, "Fine");
  g_assert_cmpstr (get (plan, files.id)->answered, ==, "2026-11-18T11:07:40Z");
  /* the file that it came from is known, though the planner has changed it */
  g_assert_cmpint (receive (plan, files.first, NOW), ==, SKV_RECEIVED_UNCHANGED);
  /* another version takes the place of what came of the first one */
  receive (plan, files.newer, NOW);
  apply (plan, skv_request_accept (plan, get (plan, files.id), NULL, &yes, NULL));
  item = skv_plan_get_item (plan, id);
  g_assert_cmpint (item->start, ==, skv_day_from_ymd (2027, 1, 12) * SKV_DAY_SECONDS);
  apply (plan, skv_request_withdraw (plan, get (plan, files.id), &yes, NULL));
  g_assert_null (skv_plan_get_item (plan, id));
}

static void
test_answer_comes_back (void)
{
  g_autoptr (SkvPlan) contact = fixture_requests_plan ();
  g_autoptr (SkvPlan) plan = fixture_requests_plan ();
  g_autoptr (SkvProposal) proposal =
    fixture_proposal (contact, WHEN_DATES, "10 January 2027", "20 January 2027", "visma");
  g_autofree char *id = g_strdup (fixture_register (contact, proposal, NOW)->parent.id);
  g_autofree char *sent = fixture_write (contact, get (contact, id));
  g_autofree char *answer = NULL;
  g_autoptr (SkvReceipt) receipt = NULL;

  receive (plan, sent, NOW);
  apply (plan, skv_request_decline (plan, get (plan, id), &yes, NULL));
  answer = fixture_write (plan, get (plan, id));
  g_assert_nonnull (strstr (answer, "STATUS:CANCELLED"));
  skv_plan_set_audience (contact, SKV_AUDIENCE_CONTACT, "pay");
  g_assert_cmpint (receive (contact, sent, NOW), ==, SKV_RECEIVED_UNCHANGED);
  g_assert_cmpint (receive (contact, answer, NOW), ==, SKV_RECEIVED_ANSWER);
  g_assert_cmpint (get (contact, id)->state, ==, SKV_REQUEST_DECLINED);
  g_assert_cmpstr (get (contact, id)->answer, ==, "Fine");
  g_assert_cmpint (receive (contact, answer, NOW), ==, SKV_RECEIVED_UNCHANGED);
  /* changed since: an answer to what it was is none */
  apply (contact, skv_request_revise (contact, get (contact, id), NULL, proposal, NOW + 500, NULL));
  g_assert_cmpint (receive (contact, answer, NOW), ==, SKV_RECEIVED_UNCHANGED);
  g_assert_cmpint (get (contact, id)->state, ==, SKV_REQUEST_WAITING);
}

static void
test_refused (void)
{
  g_auto (Files) files = make_files ();
  g_autoptr (SkvPlan) plan = fixture_requests_plan ();
  const SkvRequestAnswer silent = { NULL, NULL, NOW };
  g_autoptr (GError) error = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GRegex) department = g_regex_new ("X-SKV-DEPARTMENT:pay", 0, 0, NULL);

  receive (plan, files.first, NOW);
  g_assert_null (skv_request_decline (plan, get (plan, files.id), &silent, &error));
  g_assert_nonnull (strstr (error->message, "Say why"));
  g_clear_error (&error);
  other =
    g_regex_replace_literal (department, files.newer, -1, 0, "X-SKV-DEPARTMENT:school", 0, NULL);
  g_assert_cmpint (receive (plan, other, NOW), ==, SKV_RECEIVED_REFUSED);
  receive (plan, files.withdrawn, NOW);
  g_assert_null (skv_request_accept (plan, get (plan, files.id), NULL, &yes, &error));
  g_assert_nonnull (strstr (error->message, "withdrawn"));
}

/* Who may do it in whose copy: p the planner's, o the department's own, s another's, r a reader's
 */
static void
test_roles (void)
{
  static const struct
  {
    SkvAudience audience;
    const char *department;
    gboolean registers, answers, withdraws, confirms;
  } roles[] = {
    { SKV_AUDIENCE_PLANNER, NULL, TRUE, TRUE, TRUE, TRUE },
    { SKV_AUDIENCE_CONTACT, "pay", TRUE, FALSE, TRUE, FALSE },
    { SKV_AUDIENCE_CONTACT, "school", FALSE, FALSE, FALSE, FALSE },
    { SKV_AUDIENCE_READER, NULL, FALSE, FALSE, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (SkvPlan) plan = fixture_requests_plan ();
      g_autoptr (SkvProposal) proposal =
        fixture_proposal (plan, WHEN_DATES, "1 June 2027", NULL, "visma");
      const SkvRequest *request = fixture_register (plan, proposal, NOW);
      g_autoptr (SkvEdit) another =
        skv_request_register (plan, "pay", "More", NULL, proposal, NOW, NULL, NULL);
      g_autoptr (SkvEdit) withdraw = skv_request_withdraw (plan, request, &yes, NULL);
      g_autoptr (SkvEdit) round = skv_round_ask (plan, 2027, NULL, NOW, NULL);
      g_autoptr (SkvEdit) decline = NULL;
      g_autoptr (SkvEdit) accept = NULL;
      g_autoptr (GError) error = NULL;

      skv_plan_set_audience (plan, roles[i].audience, roles[i].department);
      accept = skv_request_accept (plan, request, NULL, &yes, &error);
      g_assert_true ((accept != NULL) == roles[i].answers);
      if (accept == NULL)
        g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_FORBIDDEN);
      decline = skv_request_decline (plan, request, &yes, NULL);
      g_assert_true ((decline != NULL) == roles[i].answers);
      g_assert_true (skv_plan_may_apply (plan, another, NULL) == roles[i].registers);
      g_assert_true (skv_plan_may_apply (plan, withdraw, NULL) == roles[i].withdraws);
      g_assert_true (skv_plan_may_apply (plan, round, NULL) == roles[i].confirms);
    }
}

/* --- what it would hit ----------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  When when;
  const char *words;
  const char *to; /* (nullable) */
  const char *system;
  const char *hits;   /* ids, with blanks between; in no order */
  const char *closed; /* (nullable): in time */
} Hit;

static const Hit hit_rows[] = {
  { "both", WHEN_DATES, "13 January 2027", NULL, "visma", "job eve:2027-01-13", NULL },
  { "yearly", WHEN_YEARLY, "1–20 January", NULL, "visma", "job eve:2027-01-13", NULL },
  { "day-before", WHEN_DATES, "12 January 2027", NULL, "visma", "", NULL },
  { "other-system", WHEN_DATES, "13 January 2027", NULL, "feide", "eve:2027-01-13", NULL },
  { "late", WHEN_DATES, "21 May 2027", NULL, "feide", "", "2026-11-01" },
  { "late-other-system", WHEN_DATES, "21 May 2027", NULL, "visma", "", NULL },
  { "late-day-after", WHEN_DATES, "22 May 2027", NULL, "feide", "", NULL },
  { "late-yearly", WHEN_YEARLY, "15–31 May", NULL, "feide", "", "2026-11-01" },
};

static void
test_trial (gconstpointer data)
{
  const Hit *row = data;
  g_autoptr (SkvPlan) plan = fixture_requests_plan ();
  g_autoptr (SkvProposal) proposal =
    fixture_proposal (plan, row->when, row->words, row->to, row->system);
  const SkvRequest *request = fixture_register (plan, proposal, NOW);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvRequestTrial) trial = skv_request_try (plan, request, NULL, TODAY, &error);
  g_auto (GStrv) expected = g_strsplit (row->hits, " ", -1);

  g_assert_no_error (error);
  g_assert_cmpuint (trial->hits->len, ==, *row->hits == '\0' ? 0 : g_strv_length (expected));
  for (guint i = 0; i < trial->hits->len; i++)
    {
      const SkvHit *hit = g_ptr_array_index (trial->hits, i);

      g_assert_true (g_strv_contains ((const char *const *) expected, hit->item));
      g_assert_true (hit->approved);
    }
  g_assert_cmpint (trial->closed, ==,
                   row->closed != NULL ? skv_day_parse (row->closed) : SKV_DAY_NONE);
  g_assert_true ((trial->late != NULL) == (row->closed != NULL));
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_ITEM)->len, ==, 4);
}

/* A year that is closed for wishes is a thing that lasts all of it. */
static void
test_yearly_closing (void)
{
  g_autoptr (SkvPlan) plan = fixture_requests_plan ();
  g_autoptr (SkvProposal) in_year =
    fixture_proposal (plan, WHEN_DATES, "1 June 2027", NULL, "visma");
  g_autoptr (SkvProposal) after = fixture_proposal (plan, WHEN_DATES, "1 June 2028", NULL, "visma");
  const SkvRequest *request = fixture_register (plan, in_year, NOW);
  g_autofree char *what = NULL;

  g_assert_cmpint (skv_request_closed (plan, request, NULL, NULL), ==, SKV_DAY_NONE);
  fixture_import (plan, "\"items\": [{\"id\": \"y\", \"lane\": \"deadlines\", \"title\": \"Year "
                        "2027\", \"start\": \"2027-01-01\", \"end\": \"2028-01-01\", \"all_day\": "
                        "true, \"closing_date\": \"2026-11-17\"}]");
  g_assert_cmpint (skv_request_closed (plan, request, NULL, &what), ==, TODAY - 1);
  g_assert_cmpstr (what, ==, "Year 2027");
  g_assert_cmpint (skv_request_closed (plan, request, after, NULL), ==, SKV_DAY_NONE);
  /* the day itself is in time */
  fixture_import (plan, "\"items\": [{\"id\": \"y\", \"closing_date\": \"2026-11-18\"}]");
  g_assert_cmpint (skv_request_closed (plan, request, NULL, NULL), ==, SKV_DAY_NONE);
}

/* The other direction: work that is asked for collides with what there is. */
static void
test_own_work (void)
{
  g_autoptr (SkvPlan) plan = fixture_requests_plan ();
  g_autoptr (SkvProposal) proposal =
    fixture_proposal (plan, WHEN_DATES, "20 May 2027", NULL, "feide");
  g_autoptr (SkvRequestTrial) trial = NULL;
  const SkvConflict *conflict;

  skv_set_text (&((SkvItem *) proposal->records->pdata[0])->lane, "maintenance");
  trial = skv_request_try (plan, fixture_register (plan, proposal, NOW), NULL, TODAY, NULL);
  g_assert_cmpuint (trial->hits->len, ==, 0);
  g_assert_cmpuint (trial->conflicts->len, >, 0);
  conflict = g_ptr_array_index (trial->conflicts, 0);
  g_assert_cmpstr (conflict->check, ==, "exam");
  g_assert_cmpstr (conflict->against, ==, "exam");
}

/* --- copies and rounds ------------------------------------------------------------------------ */

static gint64
fixed_now (gpointer data)
{
  return NOW;
}

static void
test_copy_for (void)
{
  static const SkvClock clock = { fixed_now, NULL };
  g_autoptr (SkvPlan) plan = fixture_requests_plan ();
  g_autoptr (SkvProposal) proposal = fixture_proposal (plan, WHEN_DATES, "1 June", NULL, "visma");
  g_autofree char *folder = g_dir_make_tmp ("skv-copy-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "c.skv", NULL);
  static const char *const departments[] = { "pay", "school", NULL };

  fixture_register (plan, proposal, NOW);
  for (int with = 0; with < 2; with++)
    for (int i = 0; i < 3; i++)
      {
        const char *department = departments[i];
        gboolean is_pay = g_strcmp0 (department, "pay") == 0;
        g_autoptr (GError) error = NULL;
        g_autoptr (SkvPlan) copy =
          skv_copy_for (plan, path, department, with == 1, NULL, &clock, &error);
        g_autofree char *text = NULL;

        g_assert_no_error (error);
        g_assert_cmpint (skv_plan_get_settings (copy)->audience, ==,
                         department != NULL ? SKV_AUDIENCE_CONTACT : SKV_AUDIENCE_READER);
        g_assert_cmpstr (skv_plan_get_settings (copy)->audience_department, ==, department);
        g_assert_cmpuint (skv_plan_get_records (copy, SKV_KIND_REQUEST)->len, ==, is_pay ? 1 : 0);
        text = skv_json_write (copy);
        g_assert_true ((strstr (text, "pay@example.org") != NULL) == (with == 1 || is_pay));
        g_assert_true ((strstr (text, "70 00 00 02") != NULL) ==
                       (with == 1 || g_strcmp0 (department, "school") == 0));
        g_assert_true ((strstr (text, "help@example.org") != NULL) == (with == 1));
        g_assert_true ((strstr (text, "70 00 00 03") != NULL) == (with == 1));
        g_assert_nonnull (strstr (text, "P. Lead"));
        g_assert_false (skv_plan_undo (copy, NULL, NULL));
        /* no copy of a copy, and nothing is overwritten */
        g_assert_null (skv_copy_for (copy, path, NULL, FALSE, NULL, &clock, &error));
        g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_FORBIDDEN);
        g_clear_error (&error);
        g_assert_null (skv_copy_for (plan, path, NULL, FALSE, NULL, &clock, &error));
        g_assert_error (error, SKV_STORE_ERROR, SKV_STORE_ERROR_EXISTS);
        g_unlink (path);
      }
  g_rmdir (folder);
}

static SkvRoundState
state_of (SkvPlan *plan, const char *department)
{
  g_autoptr (GPtrArray) list = skv_round_list (plan, 2027);

  for (guint i = 0; i < list->len; i++)
    {
      const SkvRoundRow *row = g_ptr_array_index (list, i);

      if (strcmp (row->department->parent.id, department) == 0)
        return row->state;
    }
  g_assert_not_reached ();
}

static void
test_round (void)
{
  g_autoptr (SkvPlan) plan = fixture_requests_plan ();
  const char *const school[] = { "school", NULL };
  g_autoptr (SkvRoundMail) mail = NULL;
  g_autoptr (SkvEdit) nothing = NULL;

  fixture_import (plan,
                  "\"items\": [{\"id\": \"p\", \"lane\": \"critical\", \"title\": \"Closing\","
                  "\"start\": \"2027-01-02\", \"end\": \"2027-01-21\", \"all_day\": true,"
                  "\"systems\": [\"visma\"]}]");
  apply (plan, skv_round_ask (plan, 2027, school, NOW, NULL));
  g_assert_cmpint (state_of (plan, "school"), ==, SKV_ROUND_ASKED);
  g_assert_cmpint (state_of (plan, "pay"), ==, SKV_ROUND_NOT_ASKED);
  apply (plan, skv_round_ask (plan, 2027, NULL, NOW + 1, NULL));
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_CONFIRMATION)->len, ==, 2);
  apply (plan, skv_round_remind (plan, 2027, NULL, NOW + 2, NULL));
  g_assert_cmpint (state_of (plan, "pay"), ==, SKV_ROUND_REMINDED);
  apply (plan, skv_round_answer (plan, 2027, "pay", "P. Lead", "As before", NOW + 3, NULL));
  g_assert_cmpint (state_of (plan, "pay"), ==, SKV_ROUND_ANSWERED);
  nothing = skv_round_ask (plan, 2027, NULL, NOW, NULL);
  g_assert_cmpuint (skv_edit_get_n_changes (nothing), ==, 0);
  g_assert_null (skv_round_answer (plan, 2027, "none", NULL, NULL, NOW, NULL));
  mail = skv_round_mail (plan, 2027, "pay", TRUE);
  g_assert_cmpstr (mail->to, ==, "pay@example.org");
  g_assert_cmpstr (mail->subject, ==, "Påminnelse: Kritiske perioder i 2027: vennligst bekreft");
  g_assert_nonnull (strstr (mail->text, "2027-01-02 – 2027-01-20  Closing (Visma Enterprise)"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("/request/versions/", rows[i].name, NULL);

      g_test_add_data_func (name, &rows[i], test_versions);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (hit_rows); i++)
    {
      g_autofree char *name = g_strconcat ("/request/trial/", hit_rows[i].name, NULL);

      g_test_add_data_func (name, &hit_rows[i], test_trial);
    }
  g_test_add_func ("/request/trial/own-work", test_own_work);
  g_test_add_func ("/request/trial/yearly-closing", test_yearly_closing);
  g_test_add_func ("/request/accept", test_accept);
  g_test_add_func ("/request/answer", test_answer_comes_back);
  g_test_add_func ("/request/refused", test_refused);
  g_test_add_func ("/request/roles", test_roles);
  g_test_add_func ("/request/copy-for", test_copy_for);
  g_test_add_func ("/request/round", test_round);
  return g_test_run ();
}
