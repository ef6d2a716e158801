/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/text-fold.h"

#include <string.h>

/* The plain letter of one that Unicode does not take apart; the letter itself of others. */
static gunichar
plain_letter (gunichar letter)
{
  switch (letter)
    {
    case 0x00e6: /* æ */
      return 'a';
    case 0x00f8: /* ø */
      return 'o';
    case 0x0111: /* đ, of Sami names */
    case 0x00f0: /* ð */
      return 'd';
    case 0x0167: /* ŧ */
      return 't';
    case 0x014b: /* ŋ */
      return 'n';
    default:
      return letter;
    }
}

/* How people write å, æ and ø with other letters: one that was written with an accent is complete.
 */
static gboolean
is_second_half (gunichar first, gunichar second)
{
  return (first == 'a' && (second == 'a' || second == 'e')) || (first == 'o' && second == 'e');
}

char *
skv_text_fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_sized_new (strlen (text));
  gunichar open = 0; /* a vowel that a second half may still follow */

  for (const char *c = apart; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_unichar_tolower (g_utf8_get_char (c)), plain;

      if (g_unichar_ismark (letter))
        {
          open = 0;
          continue;
        }
      if (is_second_half (open, letter))
        {
          const char *next = g_utf8_next_char (c);

          /* "aå" is two letters */
          if (*next == '\0' || !g_unichar_ismark (g_utf8_get_char (next)))
            {
              open = 0;
              continue;
            }
        }
      plain = plain_letter (letter);
      g_string_append_unichar (folded, plain);
      open = plain == letter ? letter : 0;
    }
  return g_string_free (folded, FALSE);
}

GStrv
skv_text_fold_words (const char *text)
{
  g_autofree char *folded = skv_text_fold (text);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *c = folded;; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (letter != 0 && g_unichar_isalnum (letter))
        {
          g_string_append_unichar (word, letter);
          continue;
        }
      if (word->len > 0)
        g_strv_builder_add (words, word->str);
      g_string_truncate (word, 0);
      if (letter == 0)
        return g_strv_builder_end (words);
    }
}
