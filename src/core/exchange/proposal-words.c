/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/proposal.h"

#include <glib/gi18n-lib.h>

#include "core/exchange/error.h"
#include "core/exchange/phrase.h"
#include "core/exchange/rule-phrase.h"

/* The one span that @text says; FALSE with the error. */
static gboolean
read_span (const char *text, const char *language, int year, SkvPhraseSpan *span, GError **error)
{
  SkvPhraseContext context = SKV_PHRASE_CONTEXT_NONE;
  g_autoptr (SkvPhrase) phrase = NULL;

  context.year = year;
  phrase = skv_phrase_parse (text, language, &context, error);
  if (phrase == NULL)
    return FALSE;
  if (skv_phrase_get_n_spans (phrase) != 1 ||
      (skv_phrase_get_flags (phrase) & SKV_PHRASE_CONTRADICTION) != 0)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                   _("“%s” does not say one date, or one span of dates, that exists"), text);
      return FALSE;
    }
  *span = *skv_phrase_get_span (phrase, 0);
  return TRUE;
}

/* [first, end) in civil days of what is read without an open side */
static gboolean
read_days (
  const char *text, const char *language, int year, SkvDay *first, SkvDay *end, GError **error)
{
  SkvPhraseSpan span;
  gint64 unit, last;

  if (!read_span (text, language, year, &span, error))
    return FALSE;
  unit = span.all_day ? 1 : 1440;
  if (span.start == SKV_MOMENT_NONE || (span.end == SKV_MOMENT_NONE && !span.moment))
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                   _("“%s” is open on one side: say both dates"), text);
      return FALSE;
    }
  last = span.end != SKV_MOMENT_NONE ? span.end - 1 : span.start;
  *first = (SkvDay) (span.start / unit);
  *end = (SkvDay) (last / unit) + 1;
  return TRUE;
}

static gboolean
read_coming (
  const char *text, const char *language, SkvDay today, SkvDay *first, SkvDay *end, GError **error)
{
  int year = skv_day_year (today);
  SkvDay next_first, next_end;

  if (!read_days (text, language, year, first, end, error))
    return FALSE;
  if (*end <= today && read_days (text, language, year + 1, &next_first, &next_end, NULL))
    {
      *first = next_first;
      *end = next_end;
    }
  return TRUE;
}

gboolean
skv_proposal_add_dates (SkvProposal *self,
                        SkvPlan *plan,
                        const char *from,
                        const char *to,
                        const char *language,
                        SkvDay today,
                        GError **error)
{
  SkvDay first, end, last_first;
  SkvItem *item;

  g_return_val_if_fail (self != NULL && SKV_IS_PLAN (plan) && from != NULL, FALSE);

  if (!read_coming (from, language, today, &first, &end, error))
    return FALSE;
  if (to != NULL && !read_days (to, language, skv_day_year (first), &last_first, &end, error))
    return FALSE;
  /* From December into January */
  if (to != NULL && end <= first &&
      !read_days (to, language, skv_day_year (first) + 1, &last_first, &end, error))
    return FALSE;
  if (end <= first)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                   _("“%1$s” is before “%2$s”"), to, from);
      return FALSE;
    }
  item = skv_record_new (SKV_KIND_ITEM, NULL);
  item->all_day = TRUE;
  item->start = first * SKV_DAY_SECONDS;
  item->end = end * SKV_DAY_SECONDS;
  item->status = SKV_STATUS_APPROVED;
  g_ptr_array_add (self->records, item);
  return TRUE;
}

gboolean
skv_proposal_add_rule (SkvProposal *self,
                       SkvPlan *plan,
                       const char *sentence,
                       const char *language,
                       SkvDay today,
                       GError **error)
{
  SkvRule *base = skv_record_new (SKV_KIND_RULE, NULL);
  g_autoptr (SkvRulePhrase) phrase = NULL;
  SkvRule *rule;

  g_return_val_if_fail (self != NULL && SKV_IS_PLAN (plan) && sentence != NULL, FALSE);

  skv_set_text (&base->lane, "critical");
  base->valid_from = today;
  base->length_days = 1;
  phrase = skv_rule_phrase_parse (sentence, language, plan, base, error);
  skv_record_unref (base);
  if (phrase == NULL)
    return FALSE;
  rule = skv_record_copy (phrase->rule);
  if (rule->valid_from == SKV_DAY_NONE)
    rule->valid_from = today;
  if (rule->start < 0 && rule->length_days < 1)
    rule->length_days = 1;
  g_ptr_array_add (self->records, rule);
  return TRUE;
}

gboolean
skv_proposal_add_yearly (SkvProposal *self,
                         SkvPlan *plan,
                         const char *text,
                         const char *language,
                         SkvDay today,
                         GError **error)
{
  SkvDay first, end;
  SkvRule *rule;
  int year, month, day;

  g_return_val_if_fail (self != NULL && SKV_IS_PLAN (plan) && text != NULL, FALSE);

  if (skv_proposal_add_rule (self, plan, text, language, today, NULL))
    return TRUE;
  if (!read_coming (text, language, today, &first, &end, error))
    return FALSE;
  skv_day_to_ymd (first, &year, &month, &day);
  rule = skv_record_new (SKV_KIND_RULE, NULL);
  rule->base = SKV_BASE_RRULE;
  rule->rrule = g_strdup_printf ("FREQ=YEARLY;BYMONTH=%d;BYMONTHDAY=%d", month, day);
  rule->valid_from = first;
  rule->start = rule->duration = -1;
  rule->length_days = end - first;
  g_ptr_array_add (self->records, rule);
  return TRUE;
}

void
skv_proposal_settle (SkvProposal *self, const char *title, const char *const *systems)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      SkvRecord *record = g_ptr_array_index (self->records, i);
      SkvRule *rule = (SkvRule *) record;
      SkvItem *item = (SkvItem *) record;
      gboolean is_rule = record->kind == SKV_KIND_RULE;

      skv_set_text (is_rule ? &rule->lane : &item->lane, "critical");
      skv_set_text (is_rule ? &rule->title : &item->title, title);
      skv_set_texts (is_rule ? &rule->systems : &item->systems, systems);
    }
}
