/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/rules/rule-draft-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- words ----------------------------------------------------------------------------------- */

static void
words_clear (SkvRuleWords *words)
{
  for (int i = 0; i < SKV_RULE_N_TEXTS; i++)
    g_clear_pointer (&words->texts[i], g_free);
  for (int i = 0; i < SKV_RULE_N_LISTS; i++)
    g_clear_pointer (&words->lists[i], g_strfreev);
}

static void
words_copy (const SkvRuleWords *from, SkvRuleWords *to)
{
  words_clear (to);
  for (int i = 0; i < SKV_RULE_N_TEXTS; i++)
    to->texts[i] = g_strdup (from->texts[i]);
  memcpy (to->numbers, from->numbers, sizeof to->numbers);
  for (int i = 0; i < SKV_RULE_N_LISTS; i++)
    to->lists[i] = g_strdupv (from->lists[i]);
}

static gboolean
words_equal (const SkvRuleWords *a, const SkvRuleWords *b)
{
  for (int i = 0; i < SKV_RULE_N_TEXTS; i++)
    {
      if (strcmp (a->texts[i], b->texts[i]) != 0)
        return FALSE;
    }
  for (int i = 0; i < SKV_RULE_N_LISTS; i++)
    {
      if (!g_strv_equal ((const char *const *) a->lists[i], (const char *const *) b->lists[i]))
        return FALSE;
    }
  return memcmp (a->numbers, b->numbers, sizeof a->numbers) == 0;
}

void
skv_rule_words_set_text (SkvRuleWords *words, SkvRuleText field, const char *text)
{
  g_free (words->texts[field]);
  words->texts[field] = g_strdup (text != NULL ? text : "");
}

/* --- draft ----------------------------------------------------------------------------------- */

SkvRuleDraft *
skv_rule_draft_new (SkvPlan *plan, const SkvRule *rule)
{
  SkvRuleDraft *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (rule != NULL, NULL);

  self = g_new0 (SkvRuleDraft, 1);
  self->plan = g_object_ref (plan);
  self->rule = skv_record_copy (rule);
  skv_rule_words_read (&self->now, rule);
  words_copy (&self->now, &self->then);
  return self;
}

void
skv_rule_draft_free (SkvRuleDraft *self)
{
  g_return_if_fail (self != NULL);

  words_clear (&self->now);
  words_clear (&self->then);
  skv_record_unref (self->rule);
  g_object_unref (self->plan);
  g_free (self);
}

SkvRule *
skv_rule_draft_suggest (SkvPlan *plan, const char *lane)
{
  SkvRule *rule;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (lane != NULL, NULL);

  rule = skv_record_new (SKV_KIND_RULE, NULL);
  skv_set_text (&rule->lane, lane);
  if (strcmp (lane, "window") != 0)
    {
      rule->length_days = 1;
      if (strcmp (lane, "critical") == 0)
        skv_set_text (&rule->effect, "avoid");
      return rule;
    }
  skv_set_text (&rule->rrule, "FREQ=MONTHLY;BYDAY=3WE");
  rule->start = 17 * 60;
  rule->duration = 5 * 60;
  return rule;
}

void
skv_rule_draft_take (SkvRuleDraft *self, const SkvRule *rule)
{
  SkvRule *taken;

  g_return_if_fail (self != NULL);
  g_return_if_fail (rule != NULL);

  taken = skv_record_copy (rule);
  skv_set_text (&taken->parent.id, self->rule->parent.id);
  skv_record_unref (self->rule);
  self->rule = taken;
  words_clear (&self->now);
  skv_rule_words_read (&self->now, taken);
  words_copy (&self->now, &self->then);
  self->taken = TRUE;
}

const char *
skv_rule_draft_get_id (const SkvRuleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->rule->parent.id;
}

gboolean
skv_rule_draft_is_new (const SkvRuleDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return skv_plan_get_rule (self->plan, self->rule->parent.id) == NULL;
}

gboolean
skv_rule_draft_is_changed (const SkvRuleDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->taken || !words_equal (&self->now, &self->then);
}

/* --- fields ---------------------------------------------------------------------------------- */

const char *
skv_rule_draft_get_text (const SkvRuleDraft *self, SkvRuleText field)
{
  g_return_val_if_fail (self != NULL, "");
  return self->now.texts[field];
}

void
skv_rule_draft_set_text (SkvRuleDraft *self, SkvRuleText field, const char *text)
{
  g_return_if_fail (self != NULL);
  skv_rule_words_set_text (&self->now, field, text);
}

int
skv_rule_draft_get_number (const SkvRuleDraft *self, SkvRuleNumber field)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->now.numbers[field];
}

void
skv_rule_draft_set_number (SkvRuleDraft *self, SkvRuleNumber field, int value)
{
  g_return_if_fail (self != NULL);
  self->now.numbers[field] = value;
}

const char *const *
skv_rule_draft_get_list (const SkvRuleDraft *self, SkvRuleList field)
{
  g_return_val_if_fail (self != NULL, NULL);
  return (const char *const *) self->now.lists[field];
}

void
skv_rule_draft_set_list (SkvRuleDraft *self, SkvRuleList field, const char *const *values)
{
  g_return_if_fail (self != NULL);
  skv_set_texts (&self->now.lists[field], values);
}

gboolean
skv_rule_draft_contains (const SkvRuleDraft *self, SkvRuleList field, const char *value)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return g_strv_contains ((const char *const *) self->now.lists[field], value);
}

void
skv_rule_draft_include (SkvRuleDraft *self, SkvRuleList field, const char *value, gboolean included)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_if_fail (self != NULL);
  g_return_if_fail (value != NULL);

  if (skv_rule_draft_contains (self, field, value) == included)
    return;
  for (char **other = self->now.lists[field]; *other != NULL; other++)
    {
      if (strcmp (*other, value) != 0)
        g_strv_builder_add (builder, *other);
    }
  if (included)
    g_strv_builder_add (builder, value);
  g_strfreev (self->now.lists[field]);
  self->now.lists[field] = g_strv_builder_end (builder);
}

void
skv_rule_draft_shift (SkvRuleDraft *self, SkvRuleList field, guint index, int by)
{
  char **list, *moved;
  int n, to;

  g_return_if_fail (self != NULL);

  list = self->now.lists[field];
  n = (int) g_strv_length (list);
  to = (int) index + by;
  if ((int) index >= n || to < 0 || to >= n)
    return;
  moved = list[index];
  if (to > (int) index)
    memmove (list + index, list + index + 1, sizeof (char *) * (gsize) (to - (int) index));
  else
    memmove (list + to + 1, list + to, sizeof (char *) * (gsize) ((int) index - to));
  list[to] = moved;
}

/* --- what a form of words has ------------------------------------------------------------------
 */

static gboolean
is_always_all_day (SkvAnchor anchor)
{
  return anchor == SKV_ANCHOR_LAST_WEEKS || anchor == SKV_ANCHOR_NTH_WEEK ||
         anchor == SKV_ANCHOR_YEARLY_RANGE;
}

gboolean
skv_rule_draft_uses_text (const SkvRuleDraft *self, SkvRuleText field)
{
  /* the one form of words that has the field */
  static const int own[SKV_RULE_N_TEXTS] = {
    [SKV_RULE_TEXT_DAY] = SKV_ANCHOR_ON_OR_AFTER + 1,
    [SKV_RULE_TEXT_MONTH_DAYS] = SKV_ANCHOR_MONTH_DAYS + 1,
    [SKV_RULE_TEXT_INTERVAL] = SKV_ANCHOR_EVERY_N_WEEKS + 1,
    [SKV_RULE_TEXT_RESTART_DATES] = SKV_ANCHOR_EVERY_N_WEEKS + 1,
    [SKV_RULE_TEXT_PATCH_DAYS] = SKV_ANCHOR_PATCH_TUESDAY + 1,
    [SKV_RULE_TEXT_WEEKS] = SKV_ANCHOR_ISO_WEEK + 1,
    [SKV_RULE_TEXT_N_WEEKS] = SKV_ANCHOR_LAST_WEEKS + 1,
    [SKV_RULE_TEXT_FIRST_DAY] = SKV_ANCHOR_YEARLY_RANGE + 1,
    [SKV_RULE_TEXT_WORKING_DAY] = SKV_ANCHOR_WORKING_DAY + 1,
    [SKV_RULE_TEXT_DATES] = SKV_ANCHOR_DATES + 1,
    [SKV_RULE_TEXT_FROM] = SKV_ANCHOR_RELATIVE + 1,
    [SKV_RULE_TEXT_TO] = SKV_ANCHOR_RELATIVE + 1,
    [SKV_RULE_TEXT_RELATIVE_TITLE] = SKV_ANCHOR_RELATIVE + 1,
    [SKV_RULE_TEXT_RELATIVE_LANE] = SKV_ANCHOR_RELATIVE + 1,
    [SKV_RULE_TEXT_RRULE] = SKV_ANCHOR_OTHER + 1,
  };
  SkvAnchor anchor;
  gboolean all_day;

  g_return_val_if_fail (self != NULL, FALSE);

  anchor = (SkvAnchor) self->now.numbers[SKV_RULE_NUMBER_ANCHOR];
  if (own[field] != 0)
    return own[field] == (int) anchor + 1;
  all_day = is_always_all_day (anchor) || self->now.numbers[SKV_RULE_NUMBER_ALL_DAY] != 0;
  switch (field)
    {
    case SKV_RULE_TEXT_OFFSETS:
      return skv_rule_draft_uses_number (self, SKV_RULE_NUMBER_EVENINGS) &&
             self->now.numbers[SKV_RULE_NUMBER_EVENINGS] == 0;
    case SKV_RULE_TEXT_START:
    case SKV_RULE_TEXT_END:
      return !all_day;
    case SKV_RULE_TEXT_LENGTH_DAYS:
      return all_day && !is_always_all_day (anchor) && anchor != SKV_ANCHOR_RELATIVE;
    case SKV_RULE_TEXT_LAST_DAY:
      return anchor == SKV_ANCHOR_YEARLY_RANGE || (all_day && !is_always_all_day (anchor));
    default:
      return TRUE;
    }
}

gboolean
skv_rule_draft_uses_number (const SkvRuleDraft *self, SkvRuleNumber field)
{
  SkvAnchor anchor;

  g_return_val_if_fail (self != NULL, FALSE);

  anchor = (SkvAnchor) self->now.numbers[SKV_RULE_NUMBER_ANCHOR];
  switch (field)
    {
    case SKV_RULE_NUMBER_ORDINALS:
      return anchor == SKV_ANCHOR_NTH_WEEKDAY;
    case SKV_RULE_NUMBER_ORDINAL:
    case SKV_RULE_NUMBER_WEEK_DAYS:
      return anchor == SKV_ANCHOR_NTH_WEEK;
    case SKV_RULE_NUMBER_WEEKDAY:
      return anchor == SKV_ANCHOR_NTH_WEEKDAY || anchor == SKV_ANCHOR_ON_OR_AFTER ||
             anchor == SKV_ANCHOR_LAST_WEEKDAY || anchor == SKV_ANCHOR_ISO_WEEK;
    case SKV_RULE_NUMBER_WEEKDAYS:
    case SKV_RULE_NUMBER_RESTART:
      return anchor == SKV_ANCHOR_EVERY_N_WEEKS;
    case SKV_RULE_NUMBER_MONTH:
    case SKV_RULE_NUMBER_READING:
      return anchor == SKV_ANCHOR_NTH_WEEK || anchor == SKV_ANCHOR_LAST_WEEKS;
    case SKV_RULE_NUMBER_FROM_END:
      return anchor == SKV_ANCHOR_WORKING_DAY;
    case SKV_RULE_NUMBER_FROM_SIDE:
    case SKV_RULE_NUMBER_TO_SIDE:
    case SKV_RULE_NUMBER_WORKING:
      return anchor == SKV_ANCHOR_RELATIVE;
    case SKV_RULE_NUMBER_EVENINGS:
    case SKV_RULE_NUMBER_ALL_DAY:
      return !is_always_all_day (anchor);
    case SKV_RULE_NUMBER_ANCHOR:
    case SKV_RULE_NUMBER_SKIP_MONTHS:
    case SKV_RULE_NUMBER_IF_NONE:
    case SKV_RULE_NUMBER_SAME_MONTH:
    case SKV_RULE_N_NUMBERS:
      break;
    }
  return TRUE;
}

/* --- what comes of it --------------------------------------------------------------------------
 */

SkvRule *
skv_rule_draft_make_rule (const SkvRuleDraft *self)
{
  SkvRule *rule;

  g_return_val_if_fail (self != NULL, NULL);

  rule = skv_record_copy (self->rule);
  /* What two spellings say alike stays as it was spelt. */
  if (!words_equal (&self->now, &self->then))
    skv_rule_words_write (&self->now, rule, NULL);
  return rule;
}

void
skv_rule_notes_free (SkvRuleNotes *self)
{
  g_return_if_fail (self != NULL);

  for (int i = 0; i < SKV_RULE_N_TEXTS; i++)
    g_free (self->text[i]);
  g_free (self->other);
  g_free (self);
}

void
skv_rule_notes_add (SkvRuleNotes *notes, SkvRuleText field, const char *text)
{
  if (notes == NULL)
    return;
  notes->valid = FALSE;
  if (notes->text[field] == NULL)
    notes->text[field] = g_strdup (text);
}

/* The field in which a person would mend that member of the rule; SKV_RULE_N_TEXTS if there is no
 * such one. */
static SkvRuleText
find_field (const SkvRuleDraft *self, const char *member)
{
  static const struct
  {
    const char *member;
    SkvRuleText field;
  } fields[] = {
    { "title", SKV_RULE_TEXT_TITLE },
    { "lane", SKV_RULE_TEXT_LANE },
    { "dates", SKV_RULE_TEXT_DATES },
    { "relative_lane", SKV_RULE_TEXT_RELATIVE_LANE },
    { "relative_title", SKV_RULE_TEXT_RELATIVE_TITLE },
    { "relative_from", SKV_RULE_TEXT_FROM },
    { "relative_to", SKV_RULE_TEXT_TO },
    { "working_day", SKV_RULE_TEXT_WORKING_DAY },
    { "restart", SKV_RULE_TEXT_RESTART_DATES },
    { "days", SKV_RULE_TEXT_OFFSETS },
    { "start", SKV_RULE_TEXT_START },
    { "duration", SKV_RULE_TEXT_END },
    { "length_days", SKV_RULE_TEXT_LENGTH_DAYS },
    { "ends_on", SKV_RULE_TEXT_LAST_DAY },
    { "not_before_day", SKV_RULE_TEXT_NOT_BEFORE },
    { "valid_from", SKV_RULE_TEXT_VALID_FROM },
    { "valid_until", SKV_RULE_TEXT_VALID_UNTIL },
    { "yearly_budget", SKV_RULE_TEXT_BUDGET },
    { "effect", SKV_RULE_TEXT_EFFECT },
    { "rrule", SKV_RULE_TEXT_RRULE },
  };

  for (gsize i = 0; member != NULL && i < G_N_ELEMENTS (fields); i++)
    {
      if (strcmp (fields[i].member, member) == 0 &&
          skv_rule_draft_uses_text (self, fields[i].field))
        return fields[i].field;
    }
  return SKV_RULE_N_TEXTS;
}

SkvRuleNotes *
skv_rule_draft_check (const SkvRuleDraft *self)
{
  SkvRuleNotes *notes;
  SkvRule *rule;
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (SkvProblem) problem = NULL;
  SkvRuleText field;

  g_return_val_if_fail (self != NULL, NULL);

  notes = g_new0 (SkvRuleNotes, 1);
  notes->valid = TRUE;
  rule = skv_rule_draft_make_rule (self);
  skv_rule_words_write (&self->now, rule, notes);
  if (rule->title == NULL || *rule->title == '\0')
    skv_rule_notes_add (notes, SKV_RULE_TEXT_TITLE, _("A rule needs a title."));
  if (!notes->valid)
    {
      skv_record_unref (rule);
      return notes;
    }
  edit = skv_edit_new ("");
  skv_edit_put (edit, rule);
  problem = skv_plan_find_problem (self->plan, edit);
  if (problem == NULL)
    return notes;
  notes->valid = FALSE;
  field = find_field (self, problem->field);
  if (field < SKV_RULE_N_TEXTS)
    skv_rule_notes_add (notes, field, problem->message);
  else
    notes->other = g_strdup (problem->message);
  return notes;
}
