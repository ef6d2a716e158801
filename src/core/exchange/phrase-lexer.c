/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MAX_TOKENS 600

static SkvLexed *
lexed_new (const char *text, const char *language)
{
  SkvLexed *self = g_new0 (SkvLexed, 1);

  self->text = text;
  self->language = language;
  self->mixed = FALSE;
  self->tokens = g_array_new (FALSE, TRUE, sizeof (SkvToken));
  self->brackets = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_lexed_free);
  return self;
}

void
skv_lexed_free (SkvLexed *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->tokens);
  g_ptr_array_unref (self->brackets);
  g_free (self);
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || c == 0x2212 || (c >= 0x2010 && c <= 0x2015);
}

/* Footnote marks, bullets, quotes and spaces mean nothing for the date beside them. */
static gboolean
is_silent (gunichar c)
{
  return c == '*' || c == 0x2020 || c == 0x2021 || c == 0xb9 || c == 0xb2 || c == 0xb3 ||
         c == 0x2022 || c == 0xb7 || c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201f) ||
         c == 0xab || c == 0xbb || c == 0xfeff || c == 0x200b || c == 0xad || c == '.' ||
         (c >= 0x2070 && c <= 0x2079) || g_unichar_isspace (c);
}

/* Letters and digits that belong together as one word that nobody knows: "FP9", "ØU-seminar" */
static guint
unknown_end (const char *text, guint at)
{
  const char *c = text + at;

  while (*c != '\0')
    {
      gunichar letter = g_utf8_get_char (c);
      const char *next = g_utf8_next_char (c);

      if (!g_unichar_isalnum (letter) &&
          !(letter == '-' && c > text + at && g_unichar_isalpha (g_utf8_get_char (next))))
        break;
      c = next;
    }
  if (c == text + at)
    c = g_utf8_next_char (c);
  return (guint) (c - text);
}

static gboolean
may_touch_digits (const SkvToken *token)
{
  return skv_token_is (token, SKV_WORD_WEEK, NULL) || skv_token_is (token, SKV_WORD_CLOCK, NULL) ||
         skv_token_is (token, SKV_WORD_PARTING, NULL) ||
         skv_token_is (token, SKV_WORD_MONTH, NULL) ||
         skv_token_is (token, SKV_WORD_WEEKDAY, NULL) || skv_token_is (token, SKV_WORD_NOISE, NULL);
}

/* A word's readings are those of the language that was asked for, as far as it has any. */
static gsize
find_word (const SkvLexed *self, const char *text, SkvToken *token)
{
  gsize own = skv_phrase_find_word (text, self->language, token->readings, &token->n_readings);
  SkvReading readings[SKV_MAX_READINGS];
  guint n_readings;
  gsize any;

  if (!self->mixed)
    return own;
  any = skv_phrase_find_word (text, NULL, readings, &n_readings);
  if (any <= own)
    return own;
  memcpy (token->readings, readings, sizeof readings);
  token->n_readings = n_readings;
  return any;
}

/* A word of the tables, or else an unknown one. */
static void
lex_word (SkvLexed *self, guint *at, SkvToken *token)
{
  gsize taken = find_word (self, self->text + *at, token);
  gunichar next = g_utf8_get_char (self->text + *at + taken);

  token->type = SKV_TOKEN_WORD;
  if (taken > 0 && (!g_unichar_isdigit (next) || may_touch_digits (token)))
    {
      *at += (guint) taken;
      return;
    }
  token->type = SKV_TOKEN_UNKNOWN;
  token->n_readings = 0;
  *at = unknown_end (self->text, *at);
}

static gboolean
sign_type (gunichar c, SkvTokenType *type, int *value)
{
  static const struct
  {
    gunichar sign;
    SkvTokenType type;
    int value;
  } signs[] = {
    { ',', SKV_TOKEN_COMMA, 0 }, { ';', SKV_TOKEN_COMMA, 1 }, { '\n', SKV_TOKEN_COMMA, 1 },
    { '|', SKV_TOKEN_COMMA, 1 }, { ':', SKV_TOKEN_COLON, 0 }, { '/', SKV_TOKEN_SLASH, 0 },
    { '&', SKV_TOKEN_AND, 0 },   { '+', SKV_TOKEN_AND, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (signs[i].sign == c)
        {
          *type = signs[i].type;
          *value = signs[i].value;
          return TRUE;
        }
    }
  return FALSE;
}

/* What stands before a dash that stands last: a date whose year goes on */
static const SkvToken *
before_dash (const SkvLexed *self)
{
  guint n = self->tokens->len;

  if (n < 2 || g_array_index (self->tokens, SkvToken, n - 1).type != SKV_TOKEN_DASH)
    return NULL;
  return &g_array_index (self->tokens, SkvToken, n - 2);
}

static void
lex_one (SkvLexed *self, guint *at, SkvToken *token)
{
  const char *here = self->text + *at;
  gunichar c = g_utf8_get_char (here);

  if (g_ascii_isdigit (*here))
    {
      /* "2. pinsedag" is a word */
      gsize taken = find_word (self, here, token);

      if (taken > 0)
        {
          token->type = SKV_TOKEN_WORD;
          *at += (guint) taken;
        }
      else
        skv_phrase_lex_number (self->text, at, before_dash (self), token);
    }
  else if (g_unichar_isalpha (c))
    lex_word (self, at, token);
  else if (is_dash (c))
    {
      token->type = SKV_TOKEN_DASH;
      while (is_dash (g_utf8_get_char (self->text + *at)) ||
             (self->text[*at] == ' ' &&
              is_dash (g_utf8_get_char (self->text + *at + strspn (self->text + *at, " ")))))
        *at = (guint) (g_utf8_next_char (self->text + *at) - self->text);
    }
  else if (c == '?')
    {
      token->type = SKV_TOKEN_WORD;
      token->readings[token->n_readings++] = (SkvReading){ SKV_WORD_SOFT, 0 };
      (*at)++;
    }
  else
    {
      if (!sign_type (c, &token->type, &token->a))
        token->type = SKV_TOKEN_UNKNOWN;
      *at = (guint) (g_utf8_next_char (here) - self->text);
    }
}

static gboolean
fail_at (const char *text, guint at, SkvPhraseError code, const char *message, GError **error)
{
  /* TRANSLATORS: a place in a text, and what is wrong there */
  g_set_error (error, SKV_PHRASE_ERROR, code, _("character %ld: %s"),
               g_utf8_pointer_to_offset (text, text + at) + 1, message);
  return FALSE;
}

static gboolean lex_until (SkvLexed *self, guint *at, gboolean inside, GError **error);

static gboolean
lex_bracket (SkvLexed *self, guint *at, SkvToken *token, gboolean inside, GError **error)
{
  SkvLexed *content;

  if (inside)
    return fail_at (self->text, *at, SKV_PHRASE_ERROR_UNREADABLE,
                    _("a bracket inside brackets is not read"), error);
  content = lexed_new (self->text, self->language);
  content->mixed = self->mixed;
  token->type = SKV_TOKEN_PAREN;
  token->a = (int) self->brackets->len;
  g_ptr_array_add (self->brackets, content);
  (*at)++;
  return lex_until (content, at, TRUE, error);
}

static gboolean
lex_token (SkvLexed *self, guint *at, gboolean inside, GError **error)
{
  SkvToken token = { .start = *at };
  char sign = self->text[*at];

  if (self->tokens->len >= MAX_TOKENS)
    return fail_at (self->text, *at, SKV_PHRASE_ERROR_TOO_LONG,
                    _("the text is too long for one phrase"), error);
  if (sign == ')' || sign == ']')
    return fail_at (self->text, *at, SKV_PHRASE_ERROR_UNREADABLE,
                    _("this bracket was never opened"), error);
  if (sign == '(' || sign == '[')
    {
      if (!lex_bracket (self, at, &token, inside, error))
        return FALSE;
    }
  else
    lex_one (self, at, &token);
  token.end = *at;
  g_array_append_val (self->tokens, token);
  return TRUE;
}

static gboolean
lex_until (SkvLexed *self, guint *at, gboolean inside, GError **error)
{
  SkvToken end = { .type = SKV_TOKEN_END };
  guint opened = *at;

  while (self->text[*at] != '\0')
    {
      const char *here = self->text + *at;
      gunichar c = g_utf8_get_char (here);

      if (inside && (*here == ')' || *here == ']'))
        break;
      if (*here == '*' && here[1] == ')' && !inside)
        *at += 2;
      else if (c != '\n' && is_silent (c))
        *at = (guint) (g_utf8_next_char (here) - self->text);
      else if (!lex_token (self, at, inside, error))
        return FALSE;
    }
  if (inside && self->text[*at] == '\0')
    return fail_at (self->text, opened - 1, SKV_PHRASE_ERROR_UNREADABLE,
                    _("this bracket is never closed"), error);
  end.start = end.end = *at;
  g_array_append_val (self->tokens, end);
  *at += inside ? 1 : 0;
  return TRUE;
}

static SkvLexed *
lex_text (const char *text, const char *language, gboolean mixed, GError **error)
{
  g_autoptr (SkvLexed) self = lexed_new (text, language);
  guint at = 0;

  self->mixed = mixed;
  if (!lex_until (self, &at, FALSE, error))
    return NULL;
  return g_steal_pointer (&self);
}

SkvLexed *
skv_phrase_lex (const char *text, const char *language, GError **error)
{
  return lex_text (text, language, FALSE, error);
}

SkvLexed *
skv_phrase_lex_mixed (const char *text, const char *language, GError **error)
{
  return lex_text (text, language, TRUE, error);
}

gboolean
skv_token_is (const SkvToken *token, SkvWordClass class, int *value)
{
  for (guint i = 0; token->type == SKV_TOKEN_WORD && i < token->n_readings; i++)
    {
      if (token->readings[i].class == class)
        {
          if (value != NULL)
            *value = token->readings[i].value;
          return TRUE;
        }
    }
  return FALSE;
}
