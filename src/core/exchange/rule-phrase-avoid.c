/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/rule-phrase-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

/* "not on a public holiday or the day before one", "not in July", "only in March and May" */

gboolean
skv_rule_read_months (SkvRuleParser *self, SkvRuleList *months)
{
  int first, last;

  if (!skv_rule_take (self, W_MONTH_NAME, &first))
    return FALSE;
  for (;;)
    {
      guint before = self->at;

      skv_rule_list_add (months, first);
      if ((skv_rule_take_type (self, R_DASH) || skv_rule_take (self, W_TO, NULL) ||
           skv_rule_take (self, W_UNTIL, NULL)) &&
          skv_rule_take (self, W_MONTH_NAME, &last))
        {
          for (int month = first; month != last; month = month % 12 + 1)
            skv_rule_list_add (months, month);
          skv_rule_list_add (months, last);
          before = self->at;
        }
      self->at = before;
      if (!skv_rule_take_separator (self))
        return TRUE;
      skv_rule_take (self, W_OF, NULL);
      if (!skv_rule_take (self, W_MONTH_NAME, &first))
        {
          self->at = before;
          return TRUE;
        }
    }
}

char *
skv_rule_months_text (const SkvRuleList *months)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < months->n; i++)
    g_ptr_array_add (words, (gpointer) skv_words_month (months->values[i]));
  return skv_rule_join (words);
}

static void
add_avoid (SkvRuleParser *self, const char *word)
{
  for (guint i = 0; i < self->draft.avoid->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (self->draft.avoid, i), word))
        return;
    }
  g_ptr_array_add (self->draft.avoid, g_strdup (word));
}

static gboolean
avoid (SkvRuleParser *self, GPtrArray *said, const char *word, const char *meaning)
{
  add_avoid (self, word);
  g_ptr_array_add (said, g_strdup (meaning));
  return TRUE;
}

/* "the day before [one, a holiday]" */
static gboolean
read_day_before (SkvRuleParser *self, GPtrArray *said)
{
  guint from = self->at;
  int step;

  if (!skv_rule_take (self, W_DAY_BESIDE, &step))
    return FALSE;
  if (step > 0)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_UNREADABLE, from,
                          _("only the day before a holiday can be avoided, not the day after"));
  skv_rule_skip_articles (self);
  if (skv_rule_take (self, W_HOLIDAY, NULL) || skv_rule_take (self, W_ONE, NULL) ||
      skv_rule_take (self, W_IT, NULL) || skv_rule_at_pause (self, 0) ||
      (said->len > 0 && (skv_rule_at (self, 0, W_AND) || skv_rule_at (self, 0, W_OR))) ||
      skv_rule_at (self, 0, W_ELSE))
    return avoid (self, said, "holiday-eve", _("on the day before a public holiday"));
  return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_UNREADABLE, from,
                        _("only the day before a public holiday can be avoided"));
}

static gboolean
read_lane_item (SkvRuleParser *self, GPtrArray *said, gboolean *doubt)
{
  guint from = self->at;
  g_autofree char *lane = NULL, *title = NULL, *word = NULL, *text = NULL;
  gboolean unsure = FALSE;

  if (!skv_rule_take (self, W_SAME_DAY_AS, NULL))
    skv_rule_take (self, W_DURING, NULL);
  if (!skv_rule_read_lane (self, &lane, &title, &unsure))
    return FALSE;
  if (title != NULL && !unsure)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_UNREADABLE, from,
                          _("a whole lane is avoided, not some of what is in it"));
  /* "kommunestyremøte": only the lane can be said */
  *doubt = *doubt || unsure;
  word = g_strconcat ("lane:", lane, NULL);
  text = skv_rule_lane_text (self, lane, NULL);
  return avoid (self, said, word, text);
}

static gboolean
read_saturday_or_sunday (SkvRuleParser *self)
{
  guint from = self->at;
  int first, second;

  if (skv_rule_take (self, W_WEEKDAY, &first) && first == 6 && skv_rule_take_separator (self) &&
      skv_rule_take (self, W_WEEKDAY, &second) && second == 7)
    return TRUE;
  self->at = from;
  return FALSE;
}

/* one member of the list behind "not"; months apart */
static gboolean
read_item (SkvRuleParser *self, GPtrArray *said, gboolean *doubt)
{
  static const struct
  {
    SkvRuleWord word;
    const char *avoided;
    const char *meaning;
  } words[] = {
    { W_HOLIDAY, "public-holiday", N_("on a public holiday") },
    { W_EVE, "holiday-eve", N_("on the day before a public holiday") },
    { W_HALF_DAY, "half-day", N_("on a half-day") },
    { W_WEEKEND, "weekend", N_("on a Saturday or Sunday") },
    { W_SCHOOL_HOLIDAY, "school-holiday", N_("in the school holidays") },
  };
  guint from;

  while (skv_rule_take (self, W_OF, NULL) || skv_rule_take (self, W_NOT, NULL))
    ;
  from = self->at;
  if (read_day_before (self, said) || self->error != NULL)
    return self->error == NULL;
  self->at = from;
  if (!skv_rule_at (self, 0, W_SAME_DAY_AS))
    {
      skv_rule_take (self, W_DURING, NULL);
      skv_rule_skip_articles (self);
    }
  if (read_saturday_or_sunday (self))
    return avoid (self, said, "weekend", _("on a Saturday or Sunday"));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (skv_rule_take (self, words[i].word, NULL))
        return avoid (self, said, words[i].avoided, _(words[i].meaning));
    }
  self->at = from;
  return read_lane_item (self, said, doubt);
}

/* "in July or August" behind "not" */
static gboolean
read_skipped (SkvRuleParser *self, guint from)
{
  SkvRuleList months = { 0 };
  g_autofree char *text = NULL;

  skv_rule_take (self, W_WHOLE, NULL);
  skv_rule_take (self, W_OF, NULL);
  skv_rule_take (self, W_WHOLE, NULL);
  if (!skv_rule_read_months (self, &months))
    return FALSE;
  for (guint i = 0; i < months.n; i++)
    skv_rule_list_add (&self->draft.skip_months, months.values[i]);
  text = skv_rule_months_text (&months);
  skv_rule_say (self, from, FALSE,
                g_strdup_printf (_("nothing in %s: months that are left out"), text));
  return TRUE;
}

static gboolean
read_only (SkvRuleParser *self, guint from)
{
  SkvRuleList months = { 0 };
  g_autofree char *text = NULL;

  skv_rule_take (self, W_OF, NULL);
  if (!skv_rule_read_months (self, &months))
    return FALSE;
  if (self->draft.months.n > 0)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                          _("months were said before"));
  self->draft.months = months;
  text = skv_rule_months_text (&months);
  skv_rule_say (self, from, FALSE, g_strdup_printf (C_("meaning", "in %s"), text));
  return TRUE;
}

gboolean
skv_rule_read_avoid (SkvRuleParser *self)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  guint from = self->at, before;
  gboolean doubt = FALSE, more = TRUE;
  g_autofree char *list = NULL;

  if (skv_rule_take (self, W_ONLY, NULL))
    return read_only (self, from);
  if (!skv_rule_take (self, W_NOT, NULL) && !skv_rule_take (self, W_NEVER, NULL))
    return FALSE;
  before = self->at;
  if (read_skipped (self, from))
    return TRUE;
  self->at = before;
  while (more && read_item (self, said, &doubt))
    {
      before = self->at;
      more = skv_rule_take_separator (self) && !skv_rule_at (self, 0, W_ELSE);
    }
  if (self->error != NULL || said->len == 0)
    return FALSE;
  self->at = before;
  list = skv_rule_join (said);
  /* TRANSLATORS: "never on a public holiday and on the day before a public holiday" */
  skv_rule_say (self, from, doubt, g_strdup_printf (_("no day of it: %s"), list));
  return TRUE;
}
