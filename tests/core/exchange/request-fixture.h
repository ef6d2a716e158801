/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/request.h"
#include "core/store/store.h"

#include "exchange-fixture.h"

/* 18 November 2026, 11:06 UTC */
#define NOW G_GINT64_CONSTANT (1795000000)
#define TODAY skv_day_from_ymd (2026, 11, 18)

/* A plan with two departments, work and an evening that can be hit, meetings, and an exam that was
 * closed for wishes. */
#define FIXTURE_PLAN                                                                               \
  "\"plan\": {\"title\": \"Plan\", \"country\": \"NO\", \"time_zone\": \"Europe/Oslo\", "          \
  "\"language\": \"nb\"},"                                                                         \
  "\"departments\": [{\"id\": \"pay\", \"name\": \"Payroll office\"},"                             \
  " {\"id\": \"school\", \"name\": \"School office\"}],"                                           \
  "\"contacts\": [{\"id\": \"c1\", \"role\": \"Payroll lead\", \"name\": \"P. Lead\","             \
  "  \"email\": \"pay@example.org\", \"phone\": \"70 00 00 01\", \"department\": \"pay\"},"        \
  " {\"id\": \"c2\", \"role\": \"School lead\", \"name\": \"S. Lead\","                            \
  "  \"email\": \"school@example.org\", \"phone\": \"70 00 00 02\", \"department\": \"school\"}]," \
  "\"systems\": [{\"id\": \"visma\", \"name\": \"Visma Enterprise\", \"owner\": \"pay\","          \
  "  \"notes\": \"Tlf. 70 00 00 03, help@example.org\"},"                                          \
  " {\"id\": \"feide\", \"name\": \"Feide\", \"owner\": \"c2\"}],"                                 \
  "\"rules\": [{\"id\": \"eve\", \"lane\": \"window\", \"title\": \"System evening\","             \
  "  \"base\": {\"dates\": [\"2027-01-13\"]}, \"start\": \"17:00\", \"duration\": \"PT5H\"}],"     \
  "\"items\": [{\"id\": \"job\", \"lane\": \"maintenance\", \"title\": \"Upgrade\","               \
  "  \"start\": \"2027-01-13T18:00\", \"end\": \"2027-01-13T20:00\", \"status\": \"approved\","    \
  "  \"systems\": [\"visma\"]},"                                                                   \
  " {\"id\": \"m1\", \"lane\": \"meeting\", \"title\": \"Council meeting\","                       \
  "  \"start\": \"2027-02-10\", \"all_day\": true},"                                               \
  " {\"id\": \"m2\", \"lane\": \"meeting\", \"title\": \"Council meeting\","                       \
  "  \"start\": \"2027-03-10\", \"all_day\": true},"                                               \
  " {\"id\": \"exam\", \"lane\": \"exam\", \"title\": \"Exam\", \"start\": \"2027-05-20\","        \
  "  \"end\": \"2027-05-22\", \"all_day\": true, \"systems\": [\"feide\"],"                        \
  "  \"closing_date\": \"2026-11-01\"}]"

static inline SkvPlan *
fixture_requests_plan (void)
{
  return fixture_plan (FIXTURE_PLAN);
}

/* How a request says when; as `skv register` has it. */
typedef enum
{
  WHEN_DATES,
  WHEN_YEARLY,
  WHEN_RULE,
} When;

static inline SkvProposal *
fixture_proposal (SkvPlan *plan, When when, const char *words, const char *to, const char *system)
{
  const char *const systems[] = { system, NULL };
  SkvProposal *proposal = skv_proposal_new ();
  g_autoptr (GError) error = NULL;

  if (when == WHEN_DATES)
    skv_proposal_add_dates (proposal, plan, words, to, "en", TODAY, &error);
  else if (when == WHEN_YEARLY)
    skv_proposal_add_yearly (proposal, plan, words, "en", TODAY, &error);
  else
    skv_proposal_add_rule (proposal, plan, words, "en", TODAY, &error);
  g_assert_no_error (error);
  skv_proposal_settle (proposal, "Year-end closing", systems);
  proposal->soft = TRUE;
  skv_set_text (&proposal->reason, "Accounts; \"all\" of them, \\ and more");
  skv_set_text (&proposal->ask, "Payroll lead");
  return proposal;
}

/* registered in @plan (transfer none) */
static inline const SkvRequest *
fixture_register (SkvPlan *plan, const SkvProposal *proposal, gint64 now)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit =
    skv_request_register (plan, "pay", "Year-end closing", "P. Sender", proposal, now, &id, &error);

  g_assert_no_error (error);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return skv_plan_lookup (plan, SKV_KIND_REQUEST, id);
}

/* the file of one request (transfer full) */
static inline char *
fixture_write (SkvPlan *plan, const SkvRequest *request)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new ();

  g_ptr_array_add (requests, (gpointer) request);
  return skv_registration_write (plan, requests, NOW);
}

static inline SkvRegistration *
fixture_read_file (SkvPlan *plan, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return skv_registration_read (plan, bytes, error);
}

/* What @text brings to @plan, which it is applied to. (transfer full) */
static inline SkvReceipt *
fixture_receive (SkvPlan *plan, const char *text, gint64 now)
{
  g_autoptr (GPtrArray) registrations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) skv_registration_free);
  g_autoptr (GError) error = NULL;
  SkvRegistration *registration = fixture_read_file (plan, text, &error);
  SkvReceipt *receipt;

  g_assert_no_error (error);
  g_ptr_array_add (registrations, registration);
  receipt = skv_requests_receive (plan, registrations, now);
  skv_plan_apply (plan, receipt->edit, &error);
  g_assert_no_error (error);
  return receipt;
}

/* Unfolded, and without the properties that only Systemkveld knows (transfer full) */
static inline char *
fixture_strip (const char *text)
{
  g_autoptr (GRegex) folds = g_regex_new ("\r\n ", 0, 0, NULL);
  g_autoptr (GRegex) own = g_regex_new ("^X-SKV-[^\r\n]*\r\n", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *whole = g_regex_replace_literal (folds, text, -1, 0, "", 0, NULL);

  return g_regex_replace_literal (own, whole, -1, 0, "", 0, NULL);
}
