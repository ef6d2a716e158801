/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/**
 * SkvProposal:
 *
 * What a request asks for, as SkvRequest.proposal keeps it in JSON: items and rules as they would
 * come in, and what was said about them.
 */
typedef struct
{
  GPtrArray *records; /* (owned) (element-type SkvRecord): items and rules, not sealed */
  gboolean soft;      /* they can be asked to give way; else work has to keep clear of it */
  char *reason;       /* (owned) (nullable): why, in words */
  char *ask;          /* (owned) (nullable): whom to ask, in words */
} SkvProposal;

SkvProposal *skv_proposal_new (void);
SkvProposal *skv_proposal_copy (const SkvProposal *self);
void skv_proposal_free (SkvProposal *self);

/* @json: trusted with nothing: what no department can ask for (other kinds of records, statuses,
 * systems that the plan does not have …) is passed over, and @notes (nullable) (element-type utf8)
 * say so. @request: id; what is proposed gets ids that begin with it, so that no proposal changes
 * what others have made. (transfer full): NULL with SKV_EXCHANGE_ERROR */
SkvProposal *skv_proposal_read (
  SkvPlan *plan, const char *request, const char *json, GPtrArray *notes, GError **error);
/* one spelling: the same proposal gives the same bytes (transfer full) */
char *skv_proposal_write (SkvPlan *plan, const SkvProposal *self);
/* --- in words, as people write them ---------------------------------------------------------- */

/* What is added is a critical period; dates without a year are of that of @today or, where that
 * makes them past, of the next. @language (nullable): tried first. FALSE with SKV_PHRASE_ERROR,
 * SKV_RULE_PHRASE_ERROR or SKV_EXCHANGE_ERROR.
 *
 * "1 June 2027", "15 June 2027": the first and the last day; @to (nullable: as @from says) */
gboolean skv_proposal_add_dates (SkvProposal *self,
                                 SkvPlan *plan,
                                 const char *from,
                                 const char *to,
                                 const char *language,
                                 SkvDay today,
                                 GError **error);
/* "1–20 January": these dates every year, or a sentence as the next takes */
gboolean skv_proposal_add_yearly (SkvProposal *self,
                                  SkvPlan *plan,
                                  const char *text,
                                  const char *language,
                                  SkvDay today,
                                  GError **error);
/* "10 days before each council meeting", as skv_rule_phrase_parse() reads it */
gboolean skv_proposal_add_rule (SkvProposal *self,
                                SkvPlan *plan,
                                const char *sentence,
                                const char *language,
                                SkvDay today,
                                GError **error);
/* what all of them are called and protect; @systems: ids, NULL-terminated */
void skv_proposal_settle (SkvProposal *self, const char *title, const char *const *systems);

/* "1–15 June 2027; every year on 2 January" (transfer full) */
char *skv_proposal_words_when (SkvPlan *plan, const SkvProposal *self);
/* the systems that it names, each once, ids (transfer full) */
GStrv skv_proposal_list_systems (const SkvProposal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvProposal, skv_proposal_free)

G_END_DECLS
