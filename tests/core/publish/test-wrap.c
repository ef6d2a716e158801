/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "core/publish/wrap.h"

/* every letter is one wide */
static double
measure (SkvCanvas *self, const SkvTextStyle *style, const char *text)
{
  return (double) g_utf8_strlen (text, -1);
}

static const struct
{
  const char *text;
  double width;
  const char *lines;
} rows[] = {
  { "", 5, "" },
  { "one", 5, "one" },
  { "one two", 7, "one two" },
  { "one two", 6, "one|two" },
  { "one two three", 7, "one two|three" },
  { "one\ntwo", 20, "one two" },
  /* what no line holds is broken, so that all of it can be read */
  { "abcdefgh", 3, "abc|def|gh" },
  { "to abcdefgh now", 4, "to|abcd|efgh|now" },
  { "æøåæøå", 2, "æø|åæ|øå" },
  { "ab", 0.5, "a|b" },
};

static void
test_row (gconstpointer data)
{
  static const SkvCanvasClass klass = { .measure = measure };
  gsize row = GPOINTER_TO_SIZE (data);
  SkvCanvas ruler = { &klass };
  SkvTextStyle style = { .size = 1.0 };
  g_autoptr (GPtrArray) lines = skv_wrap_words (&ruler, &style, rows[row].width, rows[row].text);
  g_autofree char *joined = NULL;

  g_ptr_array_add (lines, NULL);
  joined = g_strjoinv ("|", (GStrv) lines->pdata);
  g_assert_cmpstr (joined, ==, rows[row].lines);
}

/* A text of nothing but letters ends too. */
static void
test_endless (void)
{
  static const SkvCanvasClass klass = { .measure = measure };
  SkvCanvas ruler = { &klass };
  SkvTextStyle style = { .size = 1.0 };
  g_autofree char *text = g_strnfill (5000, 'x');
  g_autoptr (GPtrArray) lines = skv_wrap_words (&ruler, &style, 1.0, text);

  g_assert_cmpuint (lines->len, >, 100);
  g_assert_cmpuint (lines->len, <, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/wrap/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/wrap/endless", test_endless);
  return g_test_run ();
}
