/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/rule-phrase-private.h"

#include <glib/gi18n-lib.h>

/* Days counted from what is in another lane: "from 10 to 1 days before each council meeting". */

typedef struct
{
  int from, to;
  gboolean working;
  gboolean doubt;
  gboolean lone; /* "10 days before": a span or a point */
} Span;

/* "10", "10 days", "2 weeks", "3 working days" in days; @units: was the unit said */
static gboolean
take_length (SkvRuleParser *self, int *days, Span *span, gboolean *unit)
{
  int kind = 0;

  *unit = TRUE;
  if (!skv_rule_take_count (self, 366, days))
    return FALSE;
  if (skv_rule_take (self, W_WORKDAY, &kind))
    {
      span->working = TRUE;
      span->doubt = span->doubt || kind == 1;
    }
  else if (skv_rule_take (self, W_WEEK, NULL))
    *days *= 7;
  else if (!skv_rule_take (self, W_DAY, NULL))
    *unit = FALSE;
  return TRUE;
}

/* @unit: "day" was said before it */
static gboolean
take_side (SkvRuleParser *self, int *step, gboolean *unit)
{
  /* "1 day before" */
  if (!*unit && skv_rule_take (self, W_DAY_BESIDE, step))
    {
      *unit = TRUE;
      return TRUE;
    }
  *step = skv_rule_at (self, 0, W_BEFORE) ? -1 : skv_rule_at (self, 0, W_AFTER) ? 1 : 0;
  if (*step == 0)
    return FALSE;
  self->at++;
  return TRUE;
}

/* "to its last day", "to 3 days after it": behind the anchor */
static gboolean
take_end (SkvRuleParser *self, Span *span)
{
  gboolean unit;
  int value = 0, step;

  if (skv_rule_take (self, W_IT, NULL) && !skv_rule_at (self, 0, W_TO))
    return FALSE;
  if (!skv_rule_take (self, W_TO, NULL) && !skv_rule_take (self, W_UNTIL, NULL))
    return FALSE;
  skv_rule_take (self, W_IT, NULL);
  /* "its last day" */
  if (skv_rule_peek (self, 0)->type == R_UNKNOWN && skv_rule_at (self, 1, W_ORDINAL))
    self->at++;
  if (skv_rule_take (self, W_ORDINAL, &value) && value == -1 && skv_rule_take (self, W_DAY, NULL))
    {
      span->to = 0;
      return TRUE;
    }
  if (skv_rule_take (self, W_DAY_BESIDE, &step) && step == 1)
    span->to = 1;
  else if (!take_length (self, &span->to, span, &unit) || !take_side (self, &step, &unit) ||
           !unit || step < 0)
    return FALSE;
  skv_rule_take (self, W_IT, NULL);
  return TRUE;
}

/* "from 10 [days] to 1 day before" */
static gboolean
take_from_to (SkvRuleParser *self, Span *span)
{
  gboolean unit, last_unit;
  int first, last, step;

  skv_rule_take (self, W_FROM, NULL);
  if (!take_length (self, &first, span, &unit) ||
      !(skv_rule_take (self, W_TO, NULL) || skv_rule_take (self, W_UNTIL, NULL) ||
        skv_rule_take_type (self, R_DASH)) ||
      !take_length (self, &last, span, &last_unit) || !take_side (self, &step, &last_unit) ||
      !last_unit)
    return FALSE;
  /* of "1 to 10 days before" the far end is meant to be the first */
  span->from = step < 0 ? -MAX (first, last) : MIN (first, last);
  span->to = step < 0 ? -MIN (first, last) : MAX (first, last);
  return TRUE;
}

/* What stands before the anchor */
static gboolean
take_span (SkvRuleParser *self, Span *span, gboolean *open)
{
  guint from = self->at;
  gboolean unit;
  int value, step;

  *open = FALSE;
  if (skv_rule_take (self, W_DURING, NULL))
    return TRUE;
  if (take_from_to (self, span))
    return TRUE;
  self->at = from;
  if (skv_rule_take (self, W_FROM, NULL) || skv_rule_take (self, W_ON_OR_AFTER, NULL))
    {
      *open = TRUE;
      if (skv_rule_take (self, W_ORDINAL, &value) && value == 1 &&
          skv_rule_take (self, W_DAY, NULL) && (skv_rule_take (self, W_OF, NULL) || TRUE))
        return TRUE;
      self->at = from + 1;
    }
  if (skv_rule_take (self, W_DAY_BESIDE, &step))
    {
      span->from = span->to = step;
      return TRUE;
    }
  if (skv_rule_take (self, W_WEEK_BESIDE, &step))
    {
      span->from = step < 0 ? -7 : 1;
      span->to = step < 0 ? -1 : 7;
      span->doubt = TRUE;
      return TRUE;
    }
  skv_rule_take (self, W_EVERY, NULL);
  /* "the last 10 days before" is the whole of them */
  unit = skv_rule_take (self, W_ORDINAL, &value) && (value == -1 || value == 1);
  span->lone = !unit;
  if (!take_length (self, &value, span, &unit) || !take_side (self, &step, &unit) || !unit)
    return FALSE;
  span->from = step < 0 ? -value : (span->lone ? value : 1);
  span->to = step > 0 ? value : (span->lone ? -value : -1);
  return TRUE;
}

static char *
say_span (const Span *span)
{
  const char *unit = span->working ? C_("meaning", "working days") : C_("meaning", "days");

  if (span->from == 0 && span->to == 0)
    return g_strdup (_("from its first day to its last"));
  if (span->lone && (span->from < -1 || span->from > 1))
    return g_strdup_printf (span->from < 0
                              ? _("that one day, %d %s before its first day; for all of them say "
                                   "“from %d to 1 days before”")
                              : _("that one day, %d %s after its last day; for all of them say "
                                   "“from 1 to %d days after”"),
                            ABS (span->from), unit, ABS (span->from));
  if (span->from == span->to)
    /* TRANSLATORS: a number with its sign, "−10", and "days" or "working days" */
    return g_strdup_printf (span->from < 0 ? _("%d %s before its first day")
                                           : _("%d %s after its last day"),
                            ABS (span->from), unit);
  if (span->to <= -1)
    return g_strdup_printf (_("each of the days from %d to %d %s before its first day"),
                            -span->from, -span->to, unit);
  if (span->from >= 1)
    return g_strdup_printf (_("each of the days from %d to %d %s after its last day"), span->from,
                            span->to, unit);
  if (span->to == 0)
    return g_strdup_printf (_("from %d %s before its first day to its last day"), -span->from,
                            unit);
  if (span->from == 0)
    return g_strdup_printf (_("from its first day to %d %s after its last"), span->to, unit);
  return g_strdup_printf (_("from %d %s before its first day to %d %s after its last"),
                          -span->from, unit, span->to, unit);
}

/* A word behind "days before" that nobody knows: it is named */
static gboolean
fail_lane (SkvRuleParser *self)
{
  guint from = self->at;

  if (skv_rule_peek (self, 0)->type != R_UNKNOWN)
    return FALSE;
  self->at++;
  return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_UNREADABLE, from,
                        _("there is no lane and no entry of that name"));
}

gboolean
skv_rule_read_relative (SkvRuleParser *self)
{
  SkvRuleDraft *draft = &self->draft;
  Span span = { 0 };
  guint from = self->at, place;
  gboolean open = FALSE, doubt = FALSE;
  g_autofree char *lane = NULL, *title = NULL, *what = NULL, *when = NULL;

  if (!take_span (self, &span, &open))
    return FALSE;
  place = self->at;
  if (!skv_rule_read_lane (self, &lane, &title, &doubt))
    {
      if (self->error == NULL && place > from)
        fail_lane (self);
      return FALSE;
    }
  place = self->at;
  if (open && !take_end (self, &span))
    return FALSE;
  if (!open && span.from < 0 && span.to == span.from && take_end (self, &span))
    span.lone = FALSE;
  else if (!open)
    self->at = place;
  if (draft->relative)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                          _("a rule counts from one lane only"));
  draft->relative = TRUE;
  draft->relative_from = span.from;
  draft->relative_to = span.to;
  draft->relative_working = span.working;
  span.lone = span.lone && ABS (span.from) > 1;
  what = skv_rule_lane_text (self, lane, title);
  when = say_span (&span);
  draft->lane = g_steal_pointer (&lane);
  draft->lane_title = g_steal_pointer (&title);
  /* TRANSLATORS: a span of days, "each of the days from 10 to 1 days before its first day", and
   * what it is counted from */
  skv_rule_say (self, from, doubt || span.doubt || span.lone,
                g_strdup_printf (C_("meaning", "%s: %s"), what, when));
  return TRUE;
}
