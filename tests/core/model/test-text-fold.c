/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "core/model/text-fold.h"

typedef struct
{
  const char *text;
  const char *folded;
} Row;

static const Row rows[] = {
  { "Feide", "feide" },
  { "påske", "paske" },
  { "paaske", "paske" },
  { "PÅSKE", "paske" },
  { "pa\xcc\x8aske", "paske" },
  { "Ærfugl", "arfugl" },
  { "aerfugl", "arfugl" },
  { "sjø", "sjo" },
  { "sjoe", "sjo" },
  { "sjö", "sjo" },
  { "ärende", "arende" },
  { "Café", "cafe" },
  { "aaa", "aa" },
  { "aå", "aa" },
  { "åa", "aa" },
  { "Ålesund", "alesund" },
  { "Aalesund", "alesund" },
  { "", "" },
  { "e-Phorte 5.2", "e-phorte 5.2" },
  { "Sámi Girđi", "sami girdi" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *folded = skv_text_fold (row->text);

  g_assert_cmpstr (folded, ==, row->folded);
}

/* Whoever types a text letter by letter finds it all the while. */
static void
test_prefixes (void)
{
  static const char *const letters[] = { "a", "e", "o", "å", "æ", "ø", "b", " ", "ä", "A" };

  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *whole = NULL;

      for (int i = g_test_rand_int_range (1, 9); i > 0; i--)
        g_string_append (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
      whole = skv_text_fold (text->str);
      for (const char *end = text->str; *end != '\0'; end = g_utf8_next_char (end))
        {
          g_autofree char *part = g_strndup (text->str, (gsize) (end - text->str));
          g_autofree char *folded = skv_text_fold (part);

          if (!g_str_has_prefix (whole, folded))
            g_error ("“%s” folds to %s, but “%s” to %s", text->str, whole, part, folded);
        }
    }
}

static void
test_words (void)
{
  g_auto (GStrv) words = skv_text_fold_words (" Feide: Sertifikat-bytte (påske)! ");
  g_autofree char *joined = g_strjoinv ("|", words);

  g_assert_cmpstr (joined, ==, "feide|sertifikat|bytte|paske");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/text-fold/%02u", (guint) i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/text-fold/prefixes", test_prefixes);
  g_test_add_func ("/text-fold/words", test_words);
  return g_test_run ();
}
