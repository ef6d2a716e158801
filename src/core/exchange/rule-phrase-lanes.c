/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/rule-phrase-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/model/item.h"

/* Which lane words speak of: by its id or title, by the name of a lane that every plan has, or by
 * what entries in the plan are called. */

typedef struct
{
  const char *lane; /* (nullable): the only one found */
  gboolean several;
} Found;

static gboolean
contains (const char *title, const char *words)
{
  g_autofree char *text = NULL, *part = NULL;

  if (title == NULL)
    return FALSE;
  text = g_utf8_casefold (title, -1);
  part = g_utf8_casefold (words, -1);
  return strstr (text, part) != NULL;
}

static void
note_lane (Found *found, const char *lane)
{
  if (lane == NULL)
    return;
  found->several = found->several || (found->lane != NULL && !g_str_equal (found->lane, lane));
  found->lane = lane;
}

/* Entries and rules whose titles contain @words; of @lane only, if it is given */
static Found
find_titles (SkvPlan *plan, const char *words, const char *lane)
{
  Found found = { NULL, FALSE };
  GPtrArray *items, *rules;

  if (plan == NULL)
    return found;
  items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  for (guint i = 0; i < items->len; i++)
    {
      const SkvItem *item = g_ptr_array_index (items, i);

      if ((lane == NULL || g_strcmp0 (lane, item->lane) == 0) && contains (item->title, words))
        note_lane (&found, item->lane);
    }
  rules = skv_plan_get_records (plan, SKV_KIND_RULE);
  for (guint i = 0; i < rules->len; i++)
    {
      const SkvRule *rule = g_ptr_array_index (rules, i);

      if ((lane == NULL || g_strcmp0 (lane, rule->lane) == 0) && contains (rule->title, words))
        note_lane (&found, rule->lane);
    }
  return found;
}

/* Endings that say "the", "several" or "of": the longest that leaves a word that is found */
static char *
find_stem (SkvPlan *plan, const char *words, const char *lane, Found *found)
{
  static const char *const endings[] = { "",   "s",  "ene", "ane", "arna", "erna", "en",
                                         "et", "er", "ar",  "or",  "a",    "e",    "t" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *stem = NULL;

      if (!g_str_has_suffix (words, endings[i]) ||
          g_utf8_strlen (words, -1) < g_utf8_strlen (endings[i], -1) + (*endings[i] ? 3 : 2))
        continue;
      stem = g_strndup (words, strlen (words) - strlen (endings[i]));
      *found = find_titles (plan, stem, lane);
      if (found->lane != NULL)
        return g_steal_pointer (&stem);
    }
  return NULL;
}

static char *
take_text (SkvRuleParser *self, const SkvRuleToken *token)
{
  self->at++;
  return g_strndup (self->text + token->start, token->end - token->start);
}

/* the id of the lane that is spelt so; as it is if the plan has none of that name */
static char *
lane_of_name (SkvRuleParser *self, const char *name, gboolean *known)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  SkvRuleReading readings[SKV_RULE_MAX_READINGS];
  guint n;
  gsize taken;

  *known = TRUE;
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const SkvRuleLane *lane = g_ptr_array_index (self->lanes, i);
      g_autofree char *spelling = g_utf8_casefold (lane->spelling, -1);

      if (g_str_equal (spelling, folded))
        return g_strdup (lane->id);
    }
  /* by its id, or by what this language calls it */
  for (int kind = 0; skv_rule_lane_kind (kind) != NULL; kind++)
    {
      if (g_str_equal (skv_rule_lane_kind (kind), folded))
        return g_strdup (folded);
    }
  taken = skv_rule_words_find (name, self->language, readings, &n);
  for (guint i = 0; taken == strlen (name) && i < n; i++)
    {
      if (readings[i].word == W_LANE_KIND)
        return g_strdup (skv_rule_lane_kind (readings[i].value));
    }
  *known = FALSE;
  return g_strdup (name);
}

/* “Council” in “Meetings”, event in “Freezes”, “Freezes” */
static gboolean
read_quoted (SkvRuleParser *self, char **lane, char **title, gboolean *doubt)
{
  guint from = self->at;
  g_autofree char *first = NULL, *second = NULL;
  gboolean event = skv_rule_take (self, W_EVENT, NULL) && skv_rule_take (self, W_OF, NULL);
  gboolean known;
  Found found;

  if (skv_rule_peek (self, 0)->type != R_QUOTE)
    return FALSE;
  first = take_text (self, skv_rule_peek (self, 0));
  if (!event && skv_rule_at (self, 0, W_OF) && skv_rule_peek (self, 1)->type == R_QUOTE)
    {
      self->at++;
      second = take_text (self, skv_rule_peek (self, 0));
    }
  *lane = lane_of_name (self, second != NULL ? second : first, &known);
  if (known)
    {
      *title = second != NULL ? g_steal_pointer (&first) : NULL;
      return TRUE;
    }
  g_clear_pointer (lane, g_free);
  found = find_titles (self->plan, first, NULL);
  if (event || second != NULL || found.lane == NULL || found.several)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_UNREADABLE, from,
                          found.several ? _("several lanes have entries of that name; write “in” "
                                             "and the lane behind it")
                                        : _("there is no lane and no entry of that name"));
  *lane = g_strdup (found.lane);
  *title = g_steal_pointer (&first);
  *doubt = TRUE;
  return TRUE;
}

/* "kommunestyremøte", "council meeting": what titles contain, and the lane of meetings */
static gboolean
read_compound (SkvRuleParser *self, char **lane, char **title, gboolean *doubt)
{
  const SkvRuleToken *token = skv_rule_peek (self, 0);
  g_autofree char *word = NULL;
  Found found = { NULL, FALSE };
  int kind = 0;
  gsize length;

  if (token->type != R_UNKNOWN)
    return FALSE;
  length = token->end - token->start;
  if (skv_rule_is (skv_rule_peek (self, 1), W_LANE_KIND, &kind))
    self->at++;
  else
    length = skv_rule_words_compound (self->text + token->start, length, self->language, &kind);
  if (length == 0)
    return FALSE;
  self->at++;
  word = g_strndup (self->text + token->start, length);
  *lane = g_strdup (skv_rule_lane_kind (kind));
  *title = find_stem (self->plan, word, *lane, &found);
  if (*title == NULL)
    *title = g_steal_pointer (&word);
  *doubt = TRUE;
  return TRUE;
}

/* A word that only the titles of entries in the plan know */
static gboolean
read_title (SkvRuleParser *self, char **lane, char **title, gboolean *doubt)
{
  guint from = self->at;
  const SkvRuleToken *token = skv_rule_peek (self, 0);
  g_autofree char *word = NULL;
  g_autofree char *stem = NULL;
  Found found = { NULL, FALSE };

  if (token->type != R_UNKNOWN || token->end - token->start < 3)
    return FALSE;
  word = take_text (self, token);
  stem = find_stem (self->plan, word, NULL, &found);
  if (stem == NULL)
    {
      self->at = from;
      return FALSE;
    }
  if (found.several)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_UNREADABLE, from,
                          _("several lanes have entries of that name; say the lane"));
  *lane = g_strdup (found.lane);
  *title = g_steal_pointer (&stem);
  *doubt = TRUE;
  return TRUE;
}

gboolean
skv_rule_read_lane (SkvRuleParser *self, char **lane, char **title, gboolean *doubt)
{
  guint from;
  int index = 0;

  skv_rule_skip_articles (self);
  from = self->at;
  *lane = *title = NULL;
  if (read_quoted (self, lane, title, doubt))
    return TRUE;
  if (self->error != NULL)
    return FALSE;
  self->at = from;
  if (skv_rule_take (self, W_LANE, &index))
    *lane = g_strdup (((SkvRuleLane *) g_ptr_array_index (self->lanes, (guint) index))->id);
  else if (skv_rule_take (self, W_LANE_KIND, &index))
    *lane = g_strdup (skv_rule_lane_kind (index));
  else
    return read_compound (self, lane, title, doubt) || read_title (self, lane, title, doubt);
  /* “Council” behind the lane: what titles contain */
  if (skv_rule_peek (self, 0)->type == R_QUOTE)
    *title = take_text (self, skv_rule_peek (self, 0));
  return TRUE;
}

char *
skv_rule_lane_text (SkvRuleParser *self, const char *lane, const char *title)
{
  const char *name = self->plan != NULL ? skv_plan_lane_title (self->plan, lane) : lane;

  if (title == NULL)
    /* TRANSLATORS: anything in a lane of the calendar */
    return g_strdup_printf (_("what is in “%s”"), name);
  return g_strdup_printf (_("what is in “%s” with “%s” in its title"), name, title);
}
