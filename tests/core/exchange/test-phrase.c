/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/phrase.h"

#include <string.h>

#include "phrase-cases.h"
#include "phrase-source-cases.h"

/* (transfer full): "A", "W", "AW" or "" */
static char *
flags_text (const SkvPhrase *phrase)
{
  SkvPhraseFlags flags = skv_phrase_get_flags (phrase);

  return g_strconcat ((flags & SKV_PHRASE_AMBIGUOUS) != 0 ? "A" : "",
                      (flags & SKV_PHRASE_CONTRADICTION) != 0 ? "W" : "", NULL);
}

static SkvPhraseContext
context_from (const char *text)
{
  SkvPhraseContext context = SKV_PHRASE_CONTEXT_NONE;
  g_autoptr (GError) error = NULL;

  if (*text != '\0')
    {
      skv_phrase_context_parse (text, &context, &error);
      g_assert_no_error (error);
    }
  return context;
}

static void
assert_valid (const SkvPhrase *phrase)
{
  g_assert_cmpuint (skv_phrase_get_n_spans (phrase), <=, SKV_PHRASE_MAX_SPANS);
  for (guint i = 0; i < skv_phrase_get_n_spans (phrase); i++)
    {
      const SkvPhraseSpan *span = skv_phrase_get_span (phrase, i);

      g_assert_true (span->start != SKV_MOMENT_NONE || span->end != SKV_MOMENT_NONE);
      if (span->start != SKV_MOMENT_NONE && span->end != SKV_MOMENT_NONE)
        g_assert_cmpint (span->start, <, span->end);
      g_assert_true (!span->moment || (!span->all_day && span->end == SKV_MOMENT_NONE));
    }
  /* every flag says its reason, and every reason its flag */
  g_assert_true ((skv_phrase_get_flags (phrase) != 0) ==
                 (skv_phrase_get_notes (phrase)[0] != NULL));
}

/* The canonical spelling is read back as the same spans, without doubts. */
static void
assert_fixed_point (const SkvPhrase *phrase)
{
  g_autofree char *text = skv_phrase_spell (phrase);
  g_autoptr (SkvPhrase) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *second = NULL;

  if (*text == '\0' || strlen (text) > SKV_PHRASE_MAX_LENGTH ||
      skv_phrase_get_n_spans (phrase) > 100)
    return;
  again = skv_phrase_parse (text, NULL, NULL, &error);
  g_assert_no_error (error);
  second = skv_phrase_spell (again);
  g_assert_cmpstr (second, ==, text);
  g_assert_cmpuint (skv_phrase_get_n_spans (again), ==, skv_phrase_get_n_spans (phrase));
  for (guint i = 0; i < skv_phrase_get_n_spans (again); i++)
    {
      const SkvPhraseSpan *a = skv_phrase_get_span (phrase, i), *b = skv_phrase_get_span (again, i);

      g_assert_true (a->all_day == b->all_day && a->moment == b->moment && a->start == b->start &&
                     a->end == b->end);
    }
}

static void
check_phrase (const char *language,
              const char *context_text,
              const char *text,
              const char *expected,
              const char *flags)
{
  SkvPhraseContext context = context_from (context_text);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPhrase) phrase = skv_phrase_parse (text, language, &context, &error);
  g_autofree char *found = NULL;
  g_autofree char *found_flags = NULL;

  g_assert_no_error (error);
  assert_valid (phrase);
  found = skv_phrase_spell (phrase);
  found_flags = flags_text (phrase);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpstr (found_flags, ==, flags);
  assert_fixed_point (phrase);
}

static void
test_case (gconstpointer data)
{
  const PhraseCase *row = data;

  check_phrase (row->language, row->context, row->text, row->expected, row->flags);
  /* the words of one language must not hide those of another */
  if (row->language != NULL && !g_str_equal (row->language, "en"))
    check_phrase (NULL, row->context, row->text, row->expected, row->flags);
}

static void
test_refused (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  SkvPhraseContext context = context_from (refused_cases[row].context);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPhrase) phrase = skv_phrase_parse (refused_cases[row].text, NULL, &context, &error);

  g_assert_null (phrase);
  g_assert_error (error, SKV_PHRASE_ERROR, (int) refused_cases[row].code);
  g_assert_cmpuint (strlen (error->message), >, 10);
}

static void
test_bounds (void)
{
  g_autofree char *spaces = g_strnfill (SKV_PHRASE_MAX_LENGTH + 1, ' ');
  g_autofree char *numbers = g_strnfill (SKV_PHRASE_MAX_LENGTH, '1');
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (SkvPhrase) phrase = NULL;
  g_autoptr (GError) error = NULL;
  SkvPhraseContext context = context_from ("2019-05");

  g_assert_null (skv_phrase_parse (spaces, NULL, NULL, &error));
  g_assert_error (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_TOO_LONG);
  g_clear_error (&error);
  g_assert_null (skv_phrase_parse (numbers, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (skv_phrase_parse ("5. juni \xff", NULL, NULL, &error));
  g_assert_error (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_UNREADABLE);
  g_clear_error (&error);
  for (guint i = 0; i < 400; i++)
    g_string_append (list, "5, ");
  g_assert_null (skv_phrase_parse (list->str, NULL, &context, &error));
  g_assert_error (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_TOO_LONG);
  g_clear_error (&error);
  /* a letter and a ring are one letter */
  phrase = skv_phrase_parse ("va\xcc\x8aren 2019", "nb", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (skv_phrase_get_n_spans (phrase), ==, 1);
}

static void
test_context (void)
{
  static const char *const wrong[] = { "",        "19",   "2019-13", "2019-02-30", "2019/2021",
                                       "2019/20", "1500", "2019 ",   "juni",       "20190" };
  SkvPhraseContext context;
  g_autoptr (GError) error = NULL;

  context = context_from ("2022-06-21");
  g_assert_cmpint (context.day, ==, skv_day_from_ymd (2022, 6, 21));
  g_assert_cmpint (context.month, ==, 6);
  context = context_from ("2022/2023");
  g_assert_cmpint (context.second_year, ==, 2023);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (skv_phrase_context_parse (wrong[i], &context, &error));
      g_assert_error (error, SKV_PHRASE_ERROR, SKV_PHRASE_ERROR_CONTEXT);
      g_clear_error (&error);
    }
}

/* What is spelt the same in two languages follows the one that is asked for. */
static void
test_homographs (void)
{
  check_phrase ("nb", "2020-10", "ti 13. og on 14.", "2020-10-13 ; 2020-10-14", "");
  check_phrase ("sv", "2019", "to 7 mars", "2019-03-07", "");
  check_phrase ("sv", "2019", "to 8 mars", "2019-03-08", "W");
  check_phrase ("en", "2019", "to 7 March", "/2019-03-07", "");
  check_phrase ("en", "2019", "week 24 to week 26", "2019-06-10/2019-06-30", "");
  check_phrase (NULL, "2019", "week 24 to week 26", "2019-06-10/2019-06-30", "");
  check_phrase (NULL, "2019", "3 June to 7 June", "2019-06-03/2019-06-07", "");
  /* a word that the language does not have is not a title if another has it */
  check_phrase ("nb", "2019", "senast 31 mars", "/2019-03-31", "");
  check_phrase ("da", "2015", "vecka 9, 2015-02-23--02-27", "2015-02-23/2015-02-27", "");
  check_phrase ("nb", "2019", "moved 7. juni", "2019-06-07", "A");
}

static void
test_title (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPhrase) phrase =
    skv_phrase_parse ("Go-live fredag 28. april 2023 kl. 22:00", "nb", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (skv_phrase_get_title (phrase), ==, "Go-live");
}

/* Every date of a year in every numeric spelling, against the calendar */
static void
test_numeric_spellings (void)
{
  static const char *const spellings[] = { "%d.%d.%d", "%d/%d/%d", "%d-%d-%d",
                                           "%d/%d-%d", "%d/%d %d", "%02d.%02d.%d" };
  SkvDay first = skv_day_from_ymd (2024, 1, 1);

  for (SkvDay day = first; day < first + 366; day++)
    {
      int y, m, d;

      skv_day_to_ymd (day, &y, &m, &d);
      for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
        {
          g_autofree char *expected = skv_day_format (day);
          g_autofree char *text = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
          text = g_strdup_printf (spellings[i], d, m, y);
#pragma GCC diagnostic pop
          check_phrase (NULL, "", text, expected, "");
        }
    }
}

/* One small change: a byte or piece lost, doubled, or taken from another phrase */
static char *
mutate (GRand *random, const char *text)
{
  GString *changed = g_string_new (text);
  guint n = (guint) g_rand_int_range (random, 1, 5);

  for (guint i = 0; i < n; i++)
    {
      const PhraseCase *other =
        &phrase_cases[g_rand_int_range (random, 0, G_N_ELEMENTS (phrase_cases))];
      gsize at = (gsize) g_rand_int_range (random, 0, (gint32) changed->len + 1);
      gsize from = (gsize) g_rand_int_range (random, 0, (gint32) strlen (other->text) + 1);
      gsize wanted = (gsize) g_rand_int_range (random, 0, 12);
      gsize length = MIN (strlen (other->text) - from, wanted);

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          if (at < changed->len)
            g_string_erase (changed, (gssize) at, 1);
          break;
        case 1:
          g_string_insert_c (changed, (gssize) at,
                             ".-/: ,()0123456789;&*"[g_rand_int_range (random, 0, 21)]);
          break;
        case 2:
          g_string_insert_len (changed, (gssize) at, other->text + from, (gssize) length);
          break;
        default:
          g_string_truncate (changed, at);
          g_string_append (changed, other->text + from);
        }
    }
  return g_string_free (changed, FALSE);
}

static void
test_fuzz (void)
{
  static const char *const contexts[] = { "", "2019", "2019-10", "2022-06-21", "2022/2023" };
  g_autoptr (GRand) random = g_rand_new_with_seed (20190117);
  guint rounds = g_test_slow () ? 1000000 : 60000;
  guint accepted = 0, refused = 0;

  for (guint i = 0; i < rounds; i++)
    {
      const PhraseCase *row =
        &phrase_cases[g_rand_int_range (random, 0, G_N_ELEMENTS (phrase_cases))];
      SkvPhraseContext context =
        context_from (contexts[g_rand_int_range (random, 0, G_N_ELEMENTS (contexts))]);
      g_autofree char *text = mutate (random, row->text);
      g_autofree char *valid = g_utf8_make_valid (text, -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (SkvPhrase) phrase =
        skv_phrase_parse (i % 2 == 0 ? text : valid, row->language, &context, &error);

      g_assert_true ((phrase == NULL) == (error != NULL));
      if (phrase == NULL)
        {
          refused++;
          continue;
        }
      accepted++;
      g_test_message ("%s", valid);
      assert_valid (phrase);
      assert_fixed_point (phrase);
    }
  g_assert_cmpuint (accepted, >, rounds / 20);
  g_assert_cmpuint (refused, >, rounds / 20);
}

typedef struct
{
  char **columns; /* id lang text context expected flag note */
} TableRow;

static void
test_table_row (gconstpointer data)
{
  const TableRow *row = data;

  check_phrase (row->columns[1], row->columns[3], row->columns[2], row->columns[4],
                row->columns[5]);
}

static void
free_row (gpointer data)
{
  TableRow *row = data;

  g_strfreev (row->columns);
  g_free (row);
}

static void
test_no_table (void)
{
  g_test_skip (
    "the table of phrases is not here: SKV_SHARED_DIR names the folder that holds samples");
}

/* The table of phrases that authorities published, where it lies beside the sources */
static char *
find_table (void)
{
  const char *shared = g_getenv ("SKV_SHARED_DIR");
  const char *tests = g_getenv ("G_TEST_SRCDIR");

  if (shared != NULL)
    return g_build_filename (shared, "samples", "date-phrases.tsv", NULL);
  return g_build_filename (tests != NULL ? tests : ".", "..", "..", "shared", "samples",
                           "date-phrases.tsv", NULL);
}

static void
add_table (void)
{
  g_autofree char *path = find_table ();
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    {
      g_test_add_func ("/exchange/phrase/table", test_no_table);
      return;
    }
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_autofree char *padded = g_strconcat (g_strchomp (lines[i]), "\t\t\t\t\t\t", NULL);
      g_autofree char *name = NULL;
      TableRow *row;

      if (*lines[i] == '\0')
        continue;
      row = g_new0 (TableRow, 1);
      row->columns = g_strsplit (padded, "\t", -1);
      name = g_strconcat ("/exchange/phrase/table/", row->columns[0], NULL);
      g_test_add_data_func_full (name, row, test_table_row, free_row);
    }
}

static void
add_cases (const char *group, const PhraseCase *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdelimit (g_strdup (cases[i].text), "/\n", '|');
      g_autofree char *name = g_strdup_printf ("/exchange/phrase/%s/%03u %s", group, i, text);

      g_test_add_data_func (name, &cases[i], test_case);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_cases ("case", phrase_cases, G_N_ELEMENTS (phrase_cases));
  add_cases ("source", source_cases, G_N_ELEMENTS (source_cases));
  for (guint i = 0; i < G_N_ELEMENTS (refused_cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/exchange/phrase/refused/%02u", i);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_refused);
    }
  g_test_add_func ("/exchange/phrase/bounds", test_bounds);
  g_test_add_func ("/exchange/phrase/context", test_context);
  g_test_add_func ("/exchange/phrase/title", test_title);
  g_test_add_func ("/exchange/phrase/homographs", test_homographs);
  g_test_add_func ("/exchange/phrase/numeric-spellings", test_numeric_spellings);
  g_test_add_func ("/exchange/phrase/fuzz", test_fuzz);
  add_table ();
  return g_test_run ();
}
