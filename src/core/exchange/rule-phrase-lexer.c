/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/rule-phrase-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MAX_TOKENS 800
#define MAX_PIECES 8

static const char *const codes[] = { "nb", "nn", "sv", "da", "en" };

static void
add_rows (const SkvRuleWordRow *rows, int column, GHashTable *index)
{
  for (; rows->word != W_NONE; rows++)
    {
      g_auto (GStrv) words = NULL;

      if (rows->spellings[column] == NULL)
        continue;
      words = g_strsplit (rows->spellings[column], "|", -1);
      for (guint k = 0; words[k] != NULL; k++)
        {
          GPtrArray *found = g_hash_table_lookup (index, words[k]);

          if (found == NULL)
            {
              found = g_ptr_array_new ();
              g_hash_table_insert (index, g_strdup (words[k]), found);
            }
          g_ptr_array_add (found, (gpointer) rows);
        }
    }
}

/* spelling → its rows, of one language */
static GHashTable *
get_index (const char *language)
{
  static gsize indices[G_N_ELEMENTS (codes)] = { 0 };
  guint column = 0;

  while (column + 1 < G_N_ELEMENTS (codes) && !g_str_equal (codes[column], language))
    column++;
  if (g_once_init_enter (&indices[column]))
    {
      GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

      add_rows (skv_rule_words_calendar, (int) column, index);
      add_rows (skv_rule_words_policy, (int) column, index);
      g_once_init_leave (&indices[column], GPOINTER_TO_SIZE (index));
    }
  return GSIZE_TO_POINTER (indices[column]);
}

static void
add_reading (SkvRuleReading readings[SKV_RULE_MAX_READINGS], guint *n, SkvRuleWord word, int value)
{
  for (guint i = 0; i < *n; i++)
    {
      if (readings[i].word == word && readings[i].value == value)
        return;
    }
  if (*n < SKV_RULE_MAX_READINGS)
    readings[(*n)++] = (SkvRuleReading){ word, value };
}

/* Names of months and low numbers are those of dated phrases. */
static void
add_shared (const char *word,
            const char *language,
            SkvRuleReading readings[SKV_RULE_MAX_READINGS],
            guint *n)
{
  SkvReading found[SKV_MAX_READINGS];
  guint n_found;

  if (skv_phrase_find_word (word, language, found, &n_found) != strlen (word))
    return;
  for (guint i = 0; i < n_found; i++)
    {
      if (found[i].class == SKV_WORD_MONTH)
        add_reading (readings, n, W_MONTH_NAME, found[i].value);
      /* "en" in the middle of an English text is no number; neither is "to" */
      else if (found[i].class == SKV_WORD_CARDINAL &&
               !(g_str_equal (language, "en") && strlen (word) < 3))
        add_reading (readings, n, W_CARDINAL, found[i].value);
    }
}

static guint
readings_of (const char *words,
             const char *language,
             SkvRuleReading readings[SKV_RULE_MAX_READINGS])
{
  GPtrArray *found = g_hash_table_lookup (get_index (language), words);
  guint n = 0;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const SkvRuleWordRow *row = g_ptr_array_index (found, i);

      add_reading (readings, &n, row->word, row->value);
    }
  if (strchr (words, ' ') == NULL)
    add_shared (words, language, readings, &n);
  return n;
}

/* One word: letters, with full stops and apostrophes inside. Appends it to @key. Bytes taken. */
static gsize
add_piece (const char *text, GString *key)
{
  const char *c = text;

  while (*c != '\0')
    {
      gunichar letter = g_utf8_get_char (c);
      const char *next = g_utf8_next_char (c);
      gboolean inside = c > text && g_unichar_isalpha (g_utf8_get_char (next));

      if (g_unichar_isalpha (letter))
        g_string_append_unichar (key, g_unichar_tolower (letter));
      else if (inside && (letter == '\'' || letter == 0x2019))
        g_string_append_c (key, '\'');
      else if (!(inside && letter == '.'))
        break;
      c = next;
    }
  return (gsize) (c - text);
}

gsize
skv_rule_words_find (const char *text,
                     const char *language,
                     SkvRuleReading readings[SKV_RULE_MAX_READINGS],
                     guint *n_readings)
{
  g_autoptr (GString) key = g_string_new (NULL);
  SkvRuleReading found[SKV_RULE_MAX_READINGS];
  gsize at = 0, best = 0;

  *n_readings = 0;
  for (guint piece = 0; piece < MAX_PIECES; piece++)
    {
      gsize taken = add_piece (text + at, key);
      guint n;

      if (taken == 0)
        break;
      at += taken;
      n = readings_of (key->str, language, found);
      if (n > 0)
        {
          memcpy (readings, found, sizeof found);
          *n_readings = n;
          best = at;
        }
      /* the dot of an abbreviation, a hyphen of a compound */
      if (text[at] == '.' && text[at + 1] == ' ')
        at++;
      if (text[at] == '-' && g_unichar_isalpha (g_utf8_get_char (text + at + 1)))
        at++;
      else if (text[at] != ' ')
        break;
      while (text[at] == ' ')
        at++;
      g_string_append_c (key, ' ');
    }
  return best;
}

gsize
skv_rule_words_compound (const char *word, gsize length, const char *language, int *kind)
{
  g_autofree char *lower = g_utf8_strdown (word, (gssize) length);

  /* The end names the lane; at least three letters are left to name what is in it. */
  for (const char *c = lower; *c != '\0'; c = g_utf8_next_char (c))
    {
      SkvRuleReading readings[SKV_RULE_MAX_READINGS];
      guint n = c - lower < 3 ? 0 : readings_of (c, language, readings);

      for (guint i = 0; i < n; i++)
        {
          if (readings[i].word == W_LANE_KIND && (gsize) (c - lower) < length)
            {
              *kind = readings[i].value;
              return (gsize) (c - lower);
            }
        }
    }
  return 0;
}

/* Bytes at @text that spell @name in any case and end where a word ends; 0 if they do not */
static gsize
match_name (const char *text, const char *name)
{
  const char *c = text;

  for (; *name != '\0'; name = g_utf8_next_char (name), c = g_utf8_next_char (c))
    {
      if (*c == '\0' ||
          g_unichar_tolower (g_utf8_get_char (c)) != g_unichar_tolower (g_utf8_get_char (name)))
        return 0;
    }
  return g_unichar_isalnum (g_utf8_get_char (c)) ? 0 : (gsize) (c - text);
}

static gsize
match_lane (const char *text, GPtrArray *lanes, int *index)
{
  gsize best = 0;

  for (guint i = 0; lanes != NULL && i < lanes->len; i++)
    {
      const SkvRuleLane *lane = g_ptr_array_index (lanes, i);
      gsize length = match_name (text, lane->spelling);

      if (length > best)
        {
          best = length;
          *index = (int) i;
        }
    }
  return best;
}

static gboolean
fail (const char *text, guint at, SkvRulePhraseError code, const char *message, GError **error)
{
  /* TRANSLATORS: the rest of what was typed, and what is wrong there */
  g_set_error (error, SKV_RULE_PHRASE_ERROR, code, C_("words", "“%s”: %s"), text + at, message);
  return FALSE;
}

/* A quotation up to the mark that closes it; FALSE if @c opens none */
static gboolean
closing_of (gunichar c, const char **marks)
{
  static const struct
  {
    gunichar open;
    const char *close;
  } quotes[] = {
    { '"', "\"" },  { 0x201c, "”“\"" }, { 0x201d, "”" },  { 0x201e, "“”\"" }, { 0xab, "»" },
    { 0xbb, "«»" }, { 0x2018, "’‘" },   { 0x201a, "‘’" }, { '\'', "'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      if (quotes[i].open == c)
        {
          *marks = quotes[i].close;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
lex_quote (const char *text, guint *at, const char *marks, SkvRuleToken *token, GError **error)
{
  guint opened = *at;
  const char *c = g_utf8_next_char (text + *at);

  token->type = R_QUOTE;
  token->start = (guint) (c - text);
  while (*c != '\0' && g_utf8_strchr (marks, -1, g_utf8_get_char (c)) == NULL)
    c = g_utf8_next_char (c);
  if (*c == '\0' || c == text + token->start)
    return fail (text, opened, SKV_RULE_PHRASE_ERROR_UNREADABLE,
                 _("this quotation is empty or never closed"), error);
  token->end = (guint) (c - text);
  *at = (guint) (g_utf8_next_char (c) - text);
  return TRUE;
}

static gboolean
lex_rrule (const char *text, guint *at, SkvRuleToken *token)
{
  const char *c = text + *at;

  if (g_ascii_strncasecmp (c, "FREQ=", 5) != 0 && g_ascii_strncasecmp (c, "RRULE:", 6) != 0)
    return FALSE;
  token->type = R_RRULE;
  while (g_ascii_isalnum (*c) || (*c != '\0' && strchr (";=:,+-", *c) != NULL))
    c++;
  while (strchr (",;:", c[-1]) != NULL)
    c--;
  *at = (guint) (c - text);
  return TRUE;
}

/* A full stop that ends no sentence: what follows goes on in lower case or figures */
static gboolean
is_abbreviated (const char *text)
{
  const char *next = text + 1;

  if (*text != '.')
    return FALSE;
  while (*next == ' ')
    next++;
  return g_ascii_isdigit (*next) || g_unichar_islower (g_utf8_get_char (next));
}

static void
lex_word (const char *text, const char *language, GPtrArray *lanes, guint *at, SkvRuleToken *token)
{
  gsize taken = skv_rule_words_find (text + *at, language, token->readings, &token->n_readings);
  int lane = 0;
  gsize name = match_lane (text + *at, lanes, &lane);
  const char *c = text + *at;

  if (name > 0 && name >= taken)
    {
      if (name > taken)
        token->n_readings = 0;
      add_reading (token->readings, &token->n_readings, W_LANE, lane);
      taken = name;
    }
  token->type = taken > 0 ? R_WORD : R_UNKNOWN;
  *at += (guint) taken;
  if (taken > 0 && is_abbreviated (text + *at))
    (*at)++;
  if (taken > 0)
    return;
  while (g_unichar_isalnum (g_utf8_get_char (c)) ||
         (*c == '-' && g_unichar_isalpha (g_utf8_get_char (c + 1))))
    c = g_utf8_next_char (c);
  if (c == text + *at)
    c = g_utf8_next_char (c);
  *at = (guint) (c - text);
}

static gboolean
sign_type (gunichar c, SkvRuleTokenType *type)
{
  static const struct
  {
    gunichar sign;
    SkvRuleTokenType type;
  } signs[] = {
    { ',', R_COMMA },   { ';', R_COMMA },   { '\n', R_COMMA },  { ':', R_COMMA },
    { '.', R_STOP },    { '/', R_SLASH },   { '+', R_PLUS },    { '(', R_OPEN },
    { ')', R_CLOSE },   { '[', R_OPEN },    { ']', R_CLOSE },   { '-', R_DASH },
    { 0x2212, R_DASH }, { 0x2010, R_DASH }, { 0x2011, R_DASH }, { 0x2012, R_DASH },
    { 0x2013, R_DASH }, { 0x2014, R_DASH }, { 0x2015, R_DASH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (signs[i].sign == c)
        {
          *type = signs[i].type;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
lex_one (const char *text,
         const char *language,
         GPtrArray *lanes,
         guint *at,
         SkvRuleToken *token,
         GError **error)
{
  gunichar c = g_utf8_get_char (text + *at);
  const char *marks = NULL;
  int lane = 0;
  gsize name = match_lane (text + *at, lanes, &lane);

  if (lex_rrule (text, at, token))
    return TRUE;
  if (closing_of (c, &marks))
    return lex_quote (text, at, marks, token, error);
  if (g_ascii_isdigit (c) && name == 0)
    {
      token->type = R_NUMBER;
      skv_phrase_lex_number (text, at, NULL, &token->number);
    }
  else if (g_unichar_isalpha (c) || name > 0)
    lex_word (text, language, lanes, at, token);
  else if (c == '&')
    {
      token->type = R_WORD;
      add_reading (token->readings, &token->n_readings, W_AND, 0);
      (*at)++;
    }
  else
    {
      if (!sign_type (c, &token->type))
        token->type = R_UNKNOWN;
      *at = (guint) (g_utf8_next_char (text + *at) - text);
    }
  return TRUE;
}

GArray *
skv_rule_phrase_lex (const char *text, const char *language, GPtrArray *lanes, GError **error)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, TRUE, sizeof (SkvRuleToken));
  SkvRuleToken end = { .type = R_END };
  guint at = 0, lead = G_MAXUINT;
  gboolean loose = TRUE;

  while (text[at] != '\0')
    {
      SkvRuleToken token = { .start = at, .lead = MIN (lead, at), .loose = loose };

      loose = g_unichar_isspace (g_utf8_get_char (text + at));
      if (loose && text[at] != '\n')
        {
          at = (guint) (g_utf8_next_char (text + at) - text);
          continue;
        }
      if (tokens->len >= MAX_TOKENS)
        {
          fail (text, at, SKV_RULE_PHRASE_ERROR_TOO_LONG, _("too much for one rule"), error);
          return NULL;
        }
      if (!lex_one (text, language, lanes, &at, &token, error))
        return NULL;
      if (token.type != R_QUOTE)
        token.end = at;
      if (skv_rule_is (&token, W_NOISE, NULL) && token.n_readings == 1)
        {
          lead = token.lead;
          continue;
        }
      lead = G_MAXUINT;
      g_array_append_val (tokens, token);
    }
  end.start = end.end = at;
  end.lead = MIN (lead, at);
  g_array_append_val (tokens, end);
  return g_steal_pointer (&tokens);
}
