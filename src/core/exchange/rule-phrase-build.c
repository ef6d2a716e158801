/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/rule-phrase-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/recurrence.h"
#include "core/calendar/words.h"

/* The draft as a rule, and the meanings that need all of it. */

#define EVENING_START (17 * 60)
#define EVENING_LENGTH (5 * 60)

static gboolean
fail (SkvRuleParser *self, const char *message)
{
  if (self->error == NULL)
    g_set_error_literal (&self->error, SKV_RULE_PHRASE_ERROR, SKV_RULE_PHRASE_ERROR_CONTRADICTION,
                         message);
  return FALSE;
}

static void
set_meaning (SkvRuleParser *self, guint part, gboolean doubt, const char *meaning)
{
  SkvRulePhrasePart *found;

  if (part == 0)
    return;
  found = g_ptr_array_index (self->parts, part - 1);
  g_free (found->meaning);
  found->meaning = g_strdup (meaning);
  found->doubt = found->doubt || doubt;
}

static char *
ordinals_text (const SkvRuleList *ordinals)
{
  static const char *const names[] = {
    NC_("which of the month", "last but four"), NC_("which of the month", "last but three"),
    NC_("which of the month", "last but two"),  NC_("which of the month", "last but one"),
    NC_("which of the month", "last"),          NULL,
    NC_("which of the month", "first"),         NC_("which of the month", "second"),
    NC_("which of the month", "third"),         NC_("which of the month", "fourth"),
    NC_("which of the month", "fifth"),
  };
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ordinals->n; i++)
    {
      int value = ordinals->values[i];

      g_ptr_array_add (
        words, value >= -5 && value <= 5 && value != 0
                 ? g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "which of the month", names[value + 5]))
                 : g_strdup_printf ("%d.", value));
    }
  return skv_rule_join (words);
}

static char *
weekdays_text (const SkvRuleDraft *draft, gboolean ordinals)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < draft->n_weekdays; i++)
    {
      const SkvRuleWeekday *weekday = &draft->weekdays[i];
      g_autofree char *which = ordinals_text (&weekday->ordinals);
      const char *name = skv_words_weekday ((SkvWeekday) weekday->weekday);

      g_ptr_array_add (words, ordinals && weekday->ordinals.n > 0
                                /* TRANSLATORS: "second and fourth", "Tuesday" */
                                ? g_strdup_printf (C_("meaning", "%s %s"), which, name)
                                : g_strdup (name));
    }
  return skv_rule_join (words);
}

/* What the weekdays came to mean, now that all is known */
static void
say_weekdays (SkvRuleParser *self, const SkvRule *rule)
{
  const SkvRuleDraft *draft = &self->draft;
  gboolean weekly = rule->rrule != NULL && g_str_has_prefix (rule->rrule, "FREQ=WEEKLY");
  gboolean several = draft->n_weekdays > 1;
  g_autofree char *names = weekdays_text (draft, !weekly && draft->from_day == 0);
  g_autofree char *meaning = NULL;
  gboolean doubt = FALSE;

  if (draft->weekday_part == 0)
    return;
  if (draft->patch || draft->weeks.n > 0)
    meaning = g_strdup (names);
  else if (draft->from_day > 0)
    meaning =
      g_strdup_printf (several ? _("%s: the first of them, and the others after it, moved as one")
                               : _("%s: the first"),
                       names);
  else if (weekly && draft->weekdays[0].ordinals.n > 0)
    {
      meaning = g_strdup_printf (_("%s, once every %d weeks; say “of the month” if that is meant"),
                                 names, draft->weekdays[0].ordinals.values[0]);
      doubt = TRUE;
    }
  else if (draft->any_of || draft->mon_to_fri)
    meaning = g_strdup_printf (_("%s: counted together"), names);
  else if (draft->weekdays[0].ordinals.n > 0)
    {
      doubt = several && draft->together && draft->weekdays[1].ordinals.n == 0;
      meaning =
        g_strdup_printf (doubt ? _("%s of the month, and the days that follow it, moved as one")
                               : _("%s of the month"),
                         names);
    }
  else if (draft->week_interval > 1)
    {
      doubt = rule->valid_from == SKV_DAY_NONE;
      meaning = g_strdup_printf (
        doubt ? _("%s, once every %d weeks; the first date is not said, such as “from 12 August "
                   "2025”")
              : _("%s, once every %d weeks"),
        names, draft->week_interval);
    }
  else
    {
      doubt = !draft->every && draft->week_interval == 0 && draft->weeks.n == 0;
      meaning = g_strdup_printf (several && !draft->together ? _("every week: %s, each on its own")
                                                             : _("every week: %s"),
                                 names);
    }
  set_meaning (self, draft->weekday_part, doubt, meaning);
}

/* An interval without a first date: the rule is not whole yet */
static void
say_interval (SkvRuleParser *self, const SkvRule *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvRecurrence) recurrence = NULL;

  if (rule->base != SKV_BASE_RRULE || self->draft.week_interval > 1)
    return;
  recurrence = skv_recurrence_parse (rule->rrule, rule->valid_from, &error);
  if (recurrence == NULL && self->draft.weekday_part == 0)
    set_meaning (self, 1, TRUE,
                 _("the first date is not said; add for instance “from 12 August 2025”"));
  else if (recurrence == NULL)
    ((SkvRulePhrasePart *) g_ptr_array_index (self->parts, self->draft.weekday_part - 1))->doubt =
      TRUE;
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
set_ints (GArray *array, const SkvRuleList *list)
{
  g_array_set_size (array, 0);
  g_array_append_vals (array, list->values, list->n);
  g_array_sort (array, compare_ints);
}

static gboolean
build_times (SkvRuleParser *self, SkvRule *rule)
{
  SkvRuleDraft *draft = &self->draft;
  const SkvRule *base = self->base;
  gboolean timed = draft->start >= 0 || draft->minutes > 0 || draft->evening_only;
  gboolean whole =
    draft->all_day || draft->length_days > 0 || draft->ends_on != NULL || rule->ends_on != NULL;

  if (timed && whole)
    return fail (self, _("times of the day and whole days were both said"));
  if (draft->ends_on != NULL && draft->length_days > 0)
    return fail (self, _("a length and a last date were both said"));
  rule->start = rule->duration = -1;
  rule->length_days = 1;
  if (whole)
    {
      rule->length_days = MAX (draft->length_days, 1);
      if (draft->ends_on != NULL)
        rule->ends_on = g_steal_pointer (&draft->ends_on);
      return TRUE;
    }
  if (base != NULL && (!timed || draft->start < 0) && (base->start >= 0 || !timed))
    {
      rule->start = base->start;
      rule->duration = base->duration;
      rule->length_days = base->length_days;
      rule->ends_on = g_strdup (base->ends_on);
      timed = rule->start >= 0 && draft->minutes > 0;
    }
  if (draft->start >= 0)
    {
      rule->start = draft->start;
      rule->duration = base != NULL && draft->minutes == 0 ? base->duration : -1;
    }
  else if (draft->evening_only && rule->start < 0)
    {
      rule->start = EVENING_START;
      rule->duration = EVENING_LENGTH;
      set_meaning (self, draft->evening_part != 0 ? draft->evening_part : draft->weekday_part, TRUE,
                   _("an evening is 17:00–22:00 here; say the times if they are others"));
    }
  if (draft->minutes > 0)
    {
      rule->duration = draft->minutes;
      if (rule->start < 0)
        return fail (self, _("how long was said, but not from when"));
    }
  if (rule->start >= 0 && rule->duration <= 0)
    return fail (self, _("when it begins was said, but not when it ends"));
  return TRUE;
}

static gboolean
build_limits (SkvRuleParser *self, SkvRule *rule)
{
  SkvRuleDraft *draft = &self->draft;
  guint left = 0;

  for (guint i = 0; i < draft->months.n; i++)
    left += skv_rule_list_has (&draft->skip_months, draft->months.values[i]) ? 0 : 1;
  if (draft->months.n > 0 && left == 0)
    {
      g_autofree char *text = skv_rule_months_text (&draft->months);

      g_set_error (&self->error, SKV_RULE_PHRASE_ERROR, SKV_RULE_PHRASE_ERROR_CONTRADICTION,
                   _("%s: both said and left out, so that nothing is left"), text);
      return FALSE;
    }
  if (draft->skip_months.n >= 12)
    return fail (self, _("all months are left out"));
  if (draft->restart->len > 0 && (rule->rrule == NULL || strstr (rule->rrule, "INTERVAL=") == NULL))
    return fail (self, _("it says where to count anew, but nothing is counted: that goes with "
                          "“every other week”"));
  for (guint i = 0; i < draft->restart->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (draft->restart, i), "skip-months") &&
          draft->skip_months.n == 0)
        return fail (self,
                     _("it counts anew after months that are left out, and none are: say for "
                        "instance “not in July”"));
    }
  set_ints (rule->skip_months, &draft->skip_months);
  rule->not_before_day = draft->not_before_day;
  rule->same_month = draft->same_month;
  rule->if_none = draft->if_none;
  g_ptr_array_add (draft->avoid, NULL);
  g_ptr_array_add (draft->tries, NULL);
  g_ptr_array_add (draft->restart, NULL);
  skv_set_texts (&rule->avoid, (const char *const *) draft->avoid->pdata);
  skv_set_texts (&rule->try_, (const char *const *) draft->tries->pdata);
  skv_set_texts (&rule->restart, (const char *const *) draft->restart->pdata);
  return TRUE;
}

/* what the sentence does not speak of */
static SkvRule *
start_from (const SkvRule *base)
{
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, base != NULL ? base->parent.id : NULL);

  rule->start = rule->duration = -1;
  if (base == NULL)
    return rule;
  skv_set_text (&rule->lane, base->lane);
  skv_set_text (&rule->title, base->title);
  skv_set_texts (&rule->systems, (const char *const *) base->systems);
  skv_set_texts (&rule->organisations, (const char *const *) base->organisations);
  skv_set_text (&rule->effect, base->effect);
  skv_set_text (&rule->reason, base->reason);
  rule->yearly_budget = base->yearly_budget;
  rule->valid_from = base->valid_from;
  rule->valid_until = base->valid_until;
  return rule;
}

static gboolean
same_tries (GStrv a, GStrv b)
{
  guint i = 0;

  for (; a[i] != NULL && b[i] != NULL; i++)
    {
      int x, y;

      if (!skv_offset_parse (a[i], &x) || !skv_offset_parse (b[i], &y) || x != y)
        return FALSE;
    }
  return a[i] == NULL && b[i] == NULL;
}

static gboolean
same_dates (const char *a, const char *b, SkvDay anchor)
{
  g_autoptr (SkvRecurrence) x = skv_recurrence_parse (a, anchor, NULL);
  g_autoptr (SkvRecurrence) y = skv_recurrence_parse (b, anchor, NULL);
  g_autoptr (GArray) of_x = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  g_autoptr (GArray) of_y = g_array_new (FALSE, FALSE, sizeof (SkvDay));
  SkvDay from = skv_day_from_ymd (1990, 1, 1), to = skv_day_from_ymd (2060, 1, 1);

  if (x == NULL || y == NULL || !skv_recurrence_expand (x, from, to, 30000, of_x, NULL) ||
      !skv_recurrence_expand (y, from, to, 30000, of_y, NULL))
    return FALSE;
  return of_x->len == of_y->len &&
         memcmp (of_x->data, of_y->data, of_x->len * sizeof (SkvDay)) == 0;
}

/* Where it means the same, the rule that is edited keeps its spelling and is not changed. */
static void
keep_spelling (const SkvRule *base, SkvRule *rule)
{
  if (base == NULL)
    return;
  if (same_tries (rule->try_, base->try_))
    skv_set_texts (&rule->try_, (const char *const *) base->try_);
  if (rule->base == SKV_BASE_RRULE && base->base == SKV_BASE_RRULE && base->rrule != NULL &&
      same_dates (rule->rrule, base->rrule, rule->valid_from))
    skv_set_text (&rule->rrule, base->rrule);
  if (rule->days->len <= 1 && base->days->len <= 1 &&
      (rule->days->len == 0 || g_array_index (rule->days, int, 0) == 0) &&
      (base->days->len == 0 || g_array_index (base->days, int, 0) == 0))
    {
      g_array_set_size (rule->days, 0);
      g_array_append_vals (rule->days, base->days->data, base->days->len);
    }
}

SkvRule *
skv_rule_build (SkvRuleParser *self)
{
  SkvRuleDraft *draft = &self->draft;
  SkvRule *rule = start_from (self->base);

  if (draft->valid_from != SKV_DAY_NONE)
    rule->valid_from = draft->valid_from;
  if (draft->valid_until != SKV_DAY_NONE)
    rule->valid_until = draft->valid_until;
  if (!skv_rule_build_base (self, rule) || !build_times (self, rule) || !build_limits (self, rule))
    {
      skv_record_unref (rule);
      return NULL;
    }
  if (draft->offsets.n > 1 || (draft->offsets.n == 1 && draft->offsets.values[0] != 0))
    set_ints (rule->days, &draft->offsets);
  say_weekdays (self, rule);
  say_interval (self, rule);
  keep_spelling (self->base, rule);
  return rule;
}
