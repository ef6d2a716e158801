/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "core/calendar/recurrence.h"
#include "core/calendar/shift.h"
#include "core/exchange/rule-phrase.h"

static inline void
spell_ints (GString *text, const char *name, GArray *values)
{
  for (guint i = 0; i < values->len; i++)
    g_string_append_printf (text, "%s%d", i == 0 ? name : ",", g_array_index (values, int, i));
}

static inline void
spell_texts (GString *text, const char *name, GStrv values)
{
  g_autofree char *list = g_strjoinv (",", values);

  if (*list != '\0')
    g_string_append_printf (text, "%s%s", name, list);
}

static inline void
spell_day (GString *text, const char *name, SkvDay day)
{
  g_autofree char *date = day != SKV_DAY_NONE ? skv_day_format (day) : NULL;

  if (date != NULL)
    g_string_append_printf (text, "%s%s", name, date);
}

static inline void
spell_base (GString *text, const SkvRule *rule)
{
  switch (rule->base)
    {
    case SKV_BASE_RRULE:
      g_string_append (text, rule->rrule);
      break;
    case SKV_BASE_DATES:
      for (guint i = 0; i < rule->dates->len; i++)
        spell_day (text, i == 0 ? "dates:" : ",", g_array_index (rule->dates, SkvDay, i));
      break;
    case SKV_BASE_RELATIVE:
      g_string_append_printf (text, "relative:%s/%s/%d..%d%s", rule->relative_lane,
                              rule->relative_title != NULL ? rule->relative_title : "",
                              rule->relative_from, rule->relative_to,
                              rule->relative_working_days ? " working" : "");
      break;
    case SKV_BASE_WORKING_DAY:
      g_string_append_printf (text, "workday:%d", rule->working_day);
      break;
    }
}

/* (transfer full): everything that a sentence can say */
static inline char *
spell_rule (const SkvRule *rule)
{
  GString *text = g_string_new (NULL);

  spell_base (text, rule);
  spell_ints (text, " days=", rule->days);
  if (rule->start >= 0)
    g_string_append_printf (text, " %02d:%02d+%d", rule->start / 60, rule->start % 60,
                            rule->duration);
  else if (rule->length_days > 1)
    g_string_append_printf (text, " length=%d", rule->length_days);
  if (rule->ends_on != NULL)
    g_string_append_printf (text, " ends=%s", rule->ends_on);
  spell_texts (text, " avoid=", rule->avoid);
  spell_texts (text, " try=", rule->try_);
  if (rule->if_none == SKV_IF_NONE_LEAVE_OUT)
    g_string_append (text, " leave-out");
  if (rule->not_before_day != 0)
    g_string_append_printf (text, " not-before=%d", rule->not_before_day);
  g_string_append (text, rule->same_month ? " same-month" : "");
  spell_ints (text, " skip=", rule->skip_months);
  spell_day (text, " from=", rule->valid_from);
  spell_day (text, " until=", rule->valid_until);
  spell_texts (text, " restart=", rule->restart);
  return g_string_free (text, FALSE);
}

/* Every part has words and a meaning, and the doubt of the whole is that of its parts. */
static inline void
assert_phrase (const SkvRulePhrase *phrase)
{
  gboolean doubt = FALSE;

  g_assert_cmpuint (phrase->parts->len, >, 0);
  for (guint i = 0; i < phrase->parts->len; i++)
    {
      const SkvRulePhrasePart *part = g_ptr_array_index (phrase->parts, i);

      g_assert_cmpstr (part->words, !=, "");
      g_assert_cmpstr (part->meaning, !=, "");
      doubt = doubt || part->doubt;
    }
  g_assert_true (doubt == phrase->doubt);
}
