/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/rule-phrase-private.h"

#include <glib/gi18n-lib.h>

gboolean
skv_rule_is (const SkvRuleToken *token, SkvRuleWord word, int *value)
{
  for (guint i = 0; i < token->n_readings; i++)
    {
      if (token->readings[i].word == word)
        {
          if (value != NULL)
            *value = token->readings[i].value;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
skv_rule_at (const SkvRuleParser *self, guint ahead, SkvRuleWord word)
{
  return skv_rule_is (skv_rule_peek (self, ahead), word, NULL);
}

gboolean
skv_rule_take (SkvRuleParser *self, SkvRuleWord word, int *value)
{
  if (!skv_rule_is (skv_rule_peek (self, 0), word, value))
    return FALSE;
  self->at++;
  return TRUE;
}

void
skv_rule_skip (SkvRuleParser *self, SkvRuleWord word, SkvRuleWord other)
{
  if (!skv_rule_take (self, word, NULL))
    skv_rule_take (self, other, NULL);
}

gboolean
skv_rule_take_type (SkvRuleParser *self, SkvRuleTokenType type)
{
  if (skv_rule_peek (self, 0)->type != type || type == R_END)
    return FALSE;
  self->at++;
  return TRUE;
}

gboolean
skv_rule_take_separator (SkvRuleParser *self)
{
  gboolean found = skv_rule_take_type (self, R_COMMA);

  if (skv_rule_take (self, W_AND, NULL))
    {
      skv_rule_take (self, W_OR, NULL); /* "and/or" */
      return TRUE;
    }
  return skv_rule_take (self, W_OR, NULL) || found;
}

void
skv_rule_skip_articles (SkvRuleParser *self)
{
  int value = 0;

  while ((skv_rule_is (skv_rule_peek (self, 0), W_CARDINAL, &value) && value == 1 &&
          skv_rule_peek (self, 0)->type == R_WORD) ||
         skv_rule_at (self, 0, W_EVERY))
    self->at++;
}

gboolean
skv_rule_at_pause (const SkvRuleParser *self, guint ahead)
{
  SkvRuleTokenType type = skv_rule_peek (self, ahead)->type;

  return type == R_COMMA || type == R_STOP || type == R_END || type == R_OPEN || type == R_CLOSE;
}

gboolean
skv_rule_take_count (SkvRuleParser *self, int highest, int *value)
{
  const SkvRuleToken *token = skv_rule_peek (self, 0);
  int found = 0;

  if (token->type == R_NUMBER && token->number.type == SKV_TOKEN_NUMBER && !token->number.ordinal &&
      !token->number.dot && token->number.a_digits <= 4)
    found = token->number.a;
  else if (!skv_rule_is (token, W_CARDINAL, &found))
    return FALSE;
  if (found < 1 || found > highest)
    return FALSE;
  *value = found;
  self->at++;
  return TRUE;
}

gboolean
skv_rule_take_day (SkvRuleParser *self, int *day)
{
  const SkvRuleToken *token = skv_rule_peek (self, 0);
  int found = 0;

  if (token->type == R_NUMBER && token->number.type == SKV_TOKEN_NUMBER)
    found = token->number.a_digits <= 2 ? token->number.a : 0;
  else if (!skv_rule_is (token, W_ORDINAL, &found))
    return FALSE;
  if (found < 1 || found > 31)
    return FALSE;
  *day = found;
  self->at++;
  return TRUE;
}

gboolean
skv_rule_take_ordinal (SkvRuleParser *self, int *value)
{
  const SkvRuleToken *token = skv_rule_peek (self, 0);
  int last = 0;

  if (skv_rule_is (token, W_ORDINAL, value))
    {
      self->at++;
      return TRUE;
    }
  if (token->type != R_NUMBER || token->number.type != SKV_TOKEN_NUMBER ||
      !(token->number.ordinal || token->number.dot) || token->number.a_digits > 2 ||
      token->number.a < 1 || token->number.a > 53)
    return FALSE;
  *value = token->number.a;
  self->at++;
  /* "6th last" */
  if (skv_rule_is (skv_rule_peek (self, 0), W_ORDINAL, &last) && last == -1)
    {
      self->at++;
      *value = -*value;
    }
  return TRUE;
}

gboolean
skv_rule_take_year (SkvRuleParser *self, int *year)
{
  const SkvRuleToken *token = skv_rule_peek (self, 0);

  if (token->type != R_NUMBER || token->number.type != SKV_TOKEN_NUMBER ||
      token->number.a_digits != 4 || token->number.ordinal || token->number.a < 1970 ||
      token->number.a > 2099)
    return FALSE;
  *year = token->number.a;
  self->at++;
  return TRUE;
}

static void
part_free (gpointer data)
{
  SkvRulePhrasePart *part = data;

  g_free (part->words);
  g_free (part->meaning);
  g_free (part);
}

/* the words from token @from up to the place */
static char *
quote_words (const SkvRuleParser *self, guint from)
{
  guint last = self->at > from ? self->at - 1 : from;
  guint start = self->tokens[from].lead;
  const SkvRuleToken *end = &self->tokens[last];
  const char *stop = self->text + end->end;

  if (end->type == R_QUOTE)
    stop = g_utf8_next_char (stop);
  return g_strndup (self->text + start, (gsize) (stop - (self->text + start)));
}

guint
skv_rule_say (SkvRuleParser *self, guint from, gboolean doubt, char *meaning)
{
  SkvRulePhrasePart *part = g_new0 (SkvRulePhrasePart, 1);

  if (self->parts == NULL)
    {
      self->parts = g_ptr_array_new_with_free_func (part_free);
      self->part_starts = g_array_new (FALSE, FALSE, sizeof (guint));
    }
  part->words = g_strstrip (quote_words (self, from));
  part->meaning = meaning;
  part->doubt = doubt;
  g_ptr_array_add (self->parts, part);
  g_array_append_val (self->part_starts, self->tokens[from].start);
  return self->parts->len;
}

gboolean
skv_rule_fail (SkvRuleParser *self, SkvRulePhraseError code, guint from, const char *format, ...)
{
  g_autofree char *words = g_strstrip (quote_words (self, from));
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (self->error == NULL)
    g_set_error (&self->error, SKV_RULE_PHRASE_ERROR, code, C_("words", "“%s”: %s"), words,
                 message);
  self->furthest = MAX (self->furthest, self->at);
  return FALSE;
}

void
skv_rule_list_add (SkvRuleList *list, int value)
{
  if (!skv_rule_list_has (list, value) && list->n < SKV_RULE_MAX_LIST)
    list->values[list->n++] = value;
}

gboolean
skv_rule_list_has (const SkvRuleList *list, int value)
{
  for (guint i = 0; i < list->n; i++)
    {
      if (list->values[i] == value)
        return TRUE;
    }
  return FALSE;
}

gboolean
skv_rule_set_once (SkvRuleParser *self, guint from, int *field, int unset, int value)
{
  if (*field != unset && *field != value)
    return skv_rule_fail (self, SKV_RULE_PHRASE_ERROR_CONTRADICTION, from,
                          _("this was said otherwise before; leave one of them out"));
  *field = value;
  return TRUE;
}

char *
skv_rule_join (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      if (i > 0)
        /* TRANSLATORS: between the last two of several things in a list, blanks included */
        g_string_append (text, i + 1 < words->len ? ", " : C_("list", " and "));
      g_string_append (text, g_ptr_array_index (words, i));
    }
  return g_string_free (text, FALSE);
}

gboolean
skv_rule_read_one_of (SkvRuleParser *self, const SkvRuleClause *clauses, gsize n)
{
  guint from = self->at;

  for (gsize i = 0; i < n; i++)
    {
      if (clauses[i](self))
        return TRUE;
      if (self->error != NULL)
        return FALSE;
      self->at = from;
    }
  return FALSE;
}
