/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/rule-phrase.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/shift.h"
#include "core/exchange/rule-phrase-private.h"
#include "core/model/records.h"

G_DEFINE_QUARK (skv-rule-phrase-error-quark, skv_rule_phrase_error)

static const char *const languages[] = { "nb", "nn", "sv", "da", "en" };

static void
lane_free (gpointer data)
{
  SkvRuleLane *lane = data;

  g_free (lane->spelling);
  g_free (lane->id);
  g_free (lane);
}

static void
add_lane (GPtrArray *lanes, const char *spelling, const char *id)
{
  SkvRuleLane *lane;

  if (spelling == NULL || g_utf8_strlen (spelling, -1) < 2)
    return;
  lane = g_new0 (SkvRuleLane, 1);
  lane->spelling = g_strdup (spelling);
  lane->id = g_strdup (id);
  g_ptr_array_add (lanes, lane);
}

/* (transfer full): the plan's lanes by title and id */
static GPtrArray *
list_lanes (SkvPlan *plan)
{
  GPtrArray *lanes = g_ptr_array_new_with_free_func (lane_free);
  g_autoptr (GPtrArray) ids = plan != NULL ? skv_plan_list_lanes (plan) : NULL;

  for (int kind = 0; plan != NULL && skv_rule_lane_kind (kind) != NULL; kind++)
    add_lane (lanes, skv_plan_lane_title (plan, skv_rule_lane_kind (kind)),
              skv_rule_lane_kind (kind));
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      add_lane (lanes, skv_plan_lane_title (plan, id), id);
      add_lane (lanes, id, id);
    }
  return lanes;
}

static void
parser_init (SkvRuleParser *self, const char *text, const char *language, GPtrArray *lanes)
{
  SkvRuleDraft *draft = &self->draft;

  self->text = text;
  self->language = language;
  self->lanes = lanes;
  self->parts = NULL;
  draft->start = -1;
  draft->valid_from = draft->valid_until = draft->until = SKV_DAY_NONE;
  draft->dates = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  draft->avoid = g_ptr_array_new_with_free_func (g_free);
  draft->tries = g_ptr_array_new_with_free_func (g_free);
  draft->restart = g_ptr_array_new_with_free_func (g_free);
}

static void
parser_clear (SkvRuleParser *self)
{
  SkvRuleDraft *draft = &self->draft;

  g_array_unref (draft->dates);
  g_ptr_array_unref (draft->avoid);
  g_ptr_array_unref (draft->tries);
  g_ptr_array_unref (draft->restart);
  g_free (draft->rrule);
  g_free (draft->lane);
  g_free (draft->lane_title);
  g_free (draft->ends_on);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->part_starts, g_array_unref);
  g_clear_error (&self->error);
}

static gboolean
read_rrule (SkvRuleParser *self)
{
  guint from = self->at;
  const SkvRuleToken *token;

  skv_rule_take (self, W_RRULE_SAID, NULL);
  token = skv_rule_peek (self, 0);
  if (!skv_rule_take_type (self, R_RRULE))
    return FALSE;
  if (self->draft.rrule != NULL)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                          _("a rule has one recurrence"));
  self->draft.rrule = g_strndup (self->text + token->start, token->end - token->start);
  skv_rule_say (self, from, FALSE, g_strdup (_("a recurrence as calendars write it")));
  return TRUE;
}

/* "after the payroll run (after the 12th)": the bracket says what is meant */
static gboolean
read_explained (SkvRuleParser *self)
{
  guint from = self->at, n = 0;

  if (!skv_rule_take (self, W_AFTER, NULL))
    return FALSE;
  while (n < 4 && (skv_rule_peek (self, 0)->type == R_UNKNOWN || skv_rule_at (self, 0, W_LANE)))
    self->at++, n++;
  if (n == 0 || skv_rule_peek (self, 0)->type != R_OPEN)
    return FALSE;
  skv_rule_say (self, from, TRUE,
                g_strdup (_("left out: what stands in brackets behind it says when")));
  return TRUE;
}

/* Between clauses: signs, "and", "but". @and: the last of them was a word */
static void
skip_between (SkvRuleParser *self, gboolean *and)
{
  for (;;)
    {
      const SkvRuleToken *token = skv_rule_peek (self, 0);

      if (token->type == R_COMMA || token->type == R_STOP || token->type == R_OPEN ||
          token->type == R_CLOSE ||
          (token->type == R_DASH && token->loose && skv_rule_peek (self, 1)->loose &&
           skv_rule_peek (self, 1)->type != R_NUMBER))
        self->at++;
      else if (!*and&&(skv_rule_is (token, W_AND, NULL) || skv_rule_is (token, W_BUT, NULL)))
        {
          *and = TRUE;
          self->at++;
        }
      else
        return;
    }
}

/* The words that nothing could be made of: an unknown one if there is any */
static gboolean
fail_unread (SkvRuleParser *self)
{
  guint at = self->at, last, understood = MAX (self->furthest, self->at);
  gboolean unknown;

  for (guint i = at; self->tokens[i].type != R_END; i++)
    {
      if (self->tokens[i].type == R_UNKNOWN)
        {
          at = i;
          break;
        }
    }
  unknown = self->tokens[at].type == R_UNKNOWN;
  last = unknown ? at : at + 2;
  for (self->at = at; self->at <= last && self->tokens[self->at].type != R_END; self->at++)
    ;
  skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_UNREADABLE, at, "%s",
                 unknown ? _("this word is not known here; nothing is guessed")
                         : _("this is not understood here; nothing is guessed"));
  /* what stands behind it was not understood, though it was looked at */
  self->furthest = understood;
  return FALSE;
}

static gboolean
read_clauses (SkvRuleParser *self)
{
  static const SkvRuleClause clauses[] = {
    read_rrule,          skv_rule_read_policy,     skv_rule_read_avoid, skv_rule_read_relative,
    read_explained,      skv_rule_read_month_days, skv_rule_read_when,  skv_rule_read_span,
    skv_rule_read_times, skv_rule_read_companions,
  };

  for (;;)
    {
      gboolean and = FALSE;

      skip_between (self, &and);
      if (skv_rule_peek (self, 0)->type == R_END)
        {
          self->at -= and? 1 : 0;
          return !and || fail_unread (self);
        }
      if (!skv_rule_read_one_of (self, clauses, G_N_ELEMENTS (clauses)))
        return self->error == NULL && fail_unread (self);
      self->furthest = self->at;
    }
}

static gboolean
is_in_doubt (const SkvRuleParser *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      if (((SkvRulePhrasePart *) g_ptr_array_index (self->parts, i))->doubt)
        return TRUE;
    }
  return FALSE;
}

static SkvRulePhrase *
finish (SkvRuleParser *self)
{
  g_autoptr (SkvProblem) problem = NULL;
  SkvRulePhrase *phrase;
  SkvRule *rule;
  gboolean doubt;

  if (self->parts == NULL)
    {
      g_set_error_literal (&self->error, SKV_RULE_PHRASE_ERROR, SKV_RULE_PHRASE_ERROR_NO_DATES,
                           _("it does not say when: on which weekday, date or week"));
      return NULL;
    }
  rule = skv_rule_build (self);
  if (rule == NULL)
    return NULL;
  problem = skv_rule_validate (self->plan, (SkvRecord *) rule);
  /* an interval whose first date is not said yet is in doubt already */
  if (problem != NULL && !(rule->valid_from == SKV_DAY_NONE && is_in_doubt (self)))
    {
      g_set_error_literal (&self->error, SKV_RULE_PHRASE_ERROR, SKV_RULE_PHRASE_ERROR_CONTRADICTION,
                           problem->message);
      skv_record_unref (rule);
      return NULL;
    }
  phrase = g_new0 (SkvRulePhrase, 1);
  phrase->rule = rule;
  doubt = is_in_doubt (self);
  phrase->parts = g_steal_pointer (&self->parts);
  phrase->doubt = doubt;
  return phrase;
}

/* @reached: how far the text was understood, if it was not to its end */
static SkvRulePhrase *
parse_in (const char *text,
          const char *language,
          GPtrArray *lanes,
          SkvPlan *plan,
          const SkvRule *base,
          guint *reached,
          GError **error)
{
  g_autoptr (GArray) tokens = skv_rule_phrase_lex (text, language, lanes, error);
  SkvRuleParser parser = { .plan = plan, .base = base };
  SkvRulePhrase *phrase = NULL;

  *reached = 0;
  if (tokens == NULL)
    return NULL;
  parser_init (&parser, text, language, lanes);
  parser.tokens = (const SkvRuleToken *) tokens->data;
  if (read_clauses (&parser))
    {
      phrase = finish (&parser);
      *reached = G_MAXUINT;
    }
  else
    *reached = parser.tokens[parser.furthest].start;
  if (phrase == NULL && parser.error != NULL)
    g_propagate_error (error, g_steal_pointer (&parser.error));
  parser_clear (&parser);
  return phrase;
}

static gboolean
check_text (const char *text, GError **error)
{
  if (strlen (text) > SKV_RULE_PHRASE_MAX_LENGTH)
    g_set_error (error, SKV_RULE_PHRASE_ERROR, SKV_RULE_PHRASE_ERROR_TOO_LONG,
                 _("the sentence is too long; a rule is said in at most %d letters"),
                 SKV_RULE_PHRASE_MAX_LENGTH);
  else if (!g_utf8_validate (text, -1, NULL))
    g_set_error (error, SKV_RULE_PHRASE_ERROR, SKV_RULE_PHRASE_ERROR_UNREADABLE,
                 _("the text is not UTF-8"));
  else
    return TRUE;
  return FALSE;
}

SkvRulePhrase *
skv_rule_phrase_parse (
  const char *text, const char *language, SkvPlan *plan, const SkvRule *base, GError **error)
{
  g_autoptr (GPtrArray) lanes = NULL;
  g_autoptr (GError) best = NULL;
  g_autofree char *composed = NULL;
  guint best_reached = 0;

  g_return_val_if_fail (text != NULL, NULL);
  if (!check_text (text, error))
    return NULL;
  /* å may be a letter and a ring */
  composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  lanes = list_lanes (plan);
  for (int i = -1; i < (int) G_N_ELEMENTS (languages); i++)
    {
      const char *code = i < 0 ? language : languages[i];
      g_autoptr (GError) local = NULL;
      SkvRulePhrase *phrase;
      guint reached;

      if (code == NULL ||
          !g_strv_contains ((const char *const[]){ "nb", "nn", "sv", "da", "en", NULL }, code) ||
          (i >= 0 && g_strcmp0 (code, language) == 0))
        continue;
      phrase = parse_in (composed, code, lanes, plan, base, &reached, &local);
      if (phrase != NULL)
        return phrase;
      /* the language that understood most of it explains what is wrong */
      if (best == NULL || reached > best_reached)
        {
          g_clear_error (&best);
          best = g_steal_pointer (&local);
          best_reached = reached;
        }
    }
  g_propagate_error (error, g_steal_pointer (&best));
  return NULL;
}

void
skv_rule_phrase_free (SkvRulePhrase *self)
{
  if (self == NULL)
    return;
  skv_record_unref (self->rule);
  g_ptr_array_unref (self->parts);
  g_free (self);
}
