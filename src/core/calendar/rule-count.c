/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/rule-count.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/expansion-private.h"

static void
count_evening (SkvRuleCount *self, const SkvOccurrence *occurrence)
{
  self->planned++;
  if (occurrence->left_out)
    self->left_out++;
  else if (occurrence->status == SKV_STATUS_CANCELLED)
    self->cancelled++;
  else if (!occurrence->resolved)
    self->unresolved++;
  else if (occurrence->moved == SKV_MOVED_BY_RULE)
    self->moved_by_rule++;
  else if (occurrence->moved == SKV_MOVED_BY_HAND)
    self->moved_by_hand++;
}

static void
count_evenings (
  SkvExpansion *expansion, const SkvRule *rule, SkvDay from, SkvDay to, SkvRuleCount *self)
{
  GArray *evenings = skv_expansion_get_evenings (expansion, rule, from, to);
  g_autoptr (GArray) mine = g_array_new (FALSE, FALSE, sizeof (SkvEvening));

  /* Placing an item may ask the rule again, which drops the list. */
  for (guint i = 0; i < evenings->len; i++)
    {
      const SkvEvening *evening = &g_array_index (evenings, SkvEvening, i);

      if (evening->original_day >= from && evening->original_day < to)
        g_array_append_val (mine, *evening);
    }
  for (guint i = 0; i < mine->len; i++)
    {
      const SkvEvening *evening = &g_array_index (mine, SkvEvening, i);
      const SkvItem *item =
        skv_expansion_get_override (expansion, rule->parent.id, evening->original_day);
      SkvOccurrence occurrence;

      if (item != NULL)
        skv_expansion_place_item (expansion, item, &occurrence);
      else
        skv_expansion_place_evening (expansion, rule, evening, &occurrence);
      count_evening (self, &occurrence);
    }
}

static void
count_additions (
  SkvExpansion *expansion, const SkvRule *rule, SkvDay from, SkvDay to, SkvRuleCount *self)
{
  GPtrArray *items = skv_expansion_get_items (expansion, NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);
      SkvOccurrence occurrence;

      if (item->original_day != SKV_DAY_NONE || g_strcmp0 (item->rule, rule->parent.id) != 0 ||
          item->status == SKV_STATUS_CANCELLED ||
          !skv_expansion_place_item (expansion, item, &occurrence))
        continue;
      self->added += occurrence.first_day >= from && occurrence.first_day < to;
    }
}

static int
count_taking_place (
  SkvExpansion *expansion, const SkvRule *rule, SkvDay from, SkvDay to, SkvRuleCount *self)
{
  count_evenings (expansion, rule, from, to, self);
  count_additions (expansion, rule, from, to, self);
  return self->planned - self->cancelled - self->left_out - self->unresolved + self->added;
}

/* Does @later go on where @rule ends, within the year? As skv_rule_split() leaves them: on the next
 * day, with the budget that was agreed for both. */
static gboolean
goes_on (const SkvRule *rule, const SkvRule *later, SkvDay from, SkvDay to)
{
  return rule->valid_until != SKV_DAY_NONE && rule->valid_from <= rule->valid_until &&
         later->valid_from == rule->valid_until + 1 && later->valid_from > from &&
         later->valid_from < to && rule->yearly_budget == later->yearly_budget &&
         g_strcmp0 (rule->lane, later->lane) == 0;
}

/* The other part of the rule, after it (or before); NULL if there is none. Of several that could
 * be it, the one of the same name. */
static const SkvRule *
find_part (SkvPlan *plan, const SkvRule *rule, SkvDay from, SkvDay to, gboolean after)
{
  GPtrArray *rules = skv_plan_get_records (plan, SKV_KIND_RULE);
  const SkvRule *found = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      const SkvRule *other = g_ptr_array_index (rules, i);

      if (!(after ? goes_on (rule, other, from, to) : goes_on (other, rule, from, to)))
        continue;
      if (found == NULL || g_strcmp0 (other->title, rule->title) == 0)
        found = other;
    }
  return found;
}

static int
count_shared (SkvPlan *plan, SkvExpansion *expansion, const SkvRule *rule, SkvDay from, SkvDay to)
{
  int shared = 0;

  for (int after = 0; after < 2; after++)
    {
      /* Each part begins later than the one before it: this ends. */
      for (const SkvRule *part = find_part (plan, rule, from, to, after); part != NULL;
           part = find_part (plan, part, from, to, after))
        {
          SkvRuleCount count = { 0 };

          shared += count_taking_place (expansion, part, from, to, &count);
        }
    }
  return shared;
}

const SkvRule *
skv_rule_count_first_part (SkvPlan *plan, const SkvRule *rule, int year)
{
  SkvDay from = skv_day_from_ymd (year, 1, 1), to = skv_day_from_ymd (year + 1, 1, 1);
  const SkvRule *part;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && rule != NULL, rule);

  /* Each part begins earlier than the one after it: this ends. */
  while ((part = find_part (plan, rule, from, to, FALSE)) != NULL)
    rule = part;
  return rule;
}

SkvRuleCount
skv_rule_count_year (SkvPlan *plan, const SkvRule *rule, int year)
{
  g_autoptr (SkvExpansion) expansion = NULL;
  SkvRuleCount self = { 0 };
  SkvDay from, to;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && rule != NULL, self);
  g_return_val_if_fail (year >= 1970 && year <= 2099, self);

  from = skv_day_from_ymd (year, 1, 1);
  to = skv_day_from_ymd (year + 1, 1, 1);
  expansion = skv_expansion_new (plan);
  self.taking_place = count_taking_place (expansion, rule, from, to, &self);
  self.budget = rule->yearly_budget;
  if (self.budget > 0)
    {
      self.shared = count_shared (plan, expansion, rule, from, to);
      self.left = self.budget - self.taking_place - self.shared;
    }
  return self;
}

static void append_part (GString *text, const char *format, int count) G_GNUC_PRINTF (2, 0);

static void
append_part (GString *text, const char *format, int count)
{
  if (count == 0)
    return;
  g_string_append (text, "; ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, count);
#pragma GCC diagnostic pop
}

char *
skv_rule_count_words (const SkvRuleCount *self)
{
  GString *text = g_string_new (NULL);

  /* TRANSLATORS: how many dates of a rule lie elsewhere than it has them at first */
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, "%1$d of %2$d moved this year",
                                       "%1$d of %2$d moved this year", (gulong) self->planned),
                          self->moved_by_rule + self->moved_by_hand, self->planned);
  append_part (text, _("%d cancelled"), self->cancelled);
  append_part (text, _("%d left out"), self->left_out);
  append_part (text, _("%d without a date"), self->unresolved);
  append_part (text, _("%d added by hand"), self->added);
  if (self->budget > 0)
    {
      g_string_append (text, "; ");
      /* TRANSLATORS: how many take place, of how many that were agreed for a year */
      g_string_append_printf (
        text,
        g_dngettext (GETTEXT_PACKAGE, "%1$d of %2$d evening of the agreed budget used",
                     "%1$d of %2$d evenings of the agreed budget used", (gulong) self->budget),
        self->taking_place + self->shared, self->budget);
    }
  if (self->shared > 0)
    {
      g_string_append (text, ", ");
      /* TRANSLATORS: continues "24 of 24 evenings of the agreed budget used": a rule was changed
       * from a date on, and is two rules since then */
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "%d of them by the rule's other part",
                                           "%d of them by the rule's other part",
                                           (gulong) self->shared),
                              self->shared);
    }
  g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}
