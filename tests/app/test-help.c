/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "app/help/help-pages.h"
#include "core/conflict/check-settings.h"

/* --- how it is read --- */

static char *
upper (const char *accelerator)
{
  return g_ascii_strup (accelerator, -1);
}

typedef struct
{
  const char *name;
  const char *line;
  const char *markup;
  const char *plain;
} LineRow;

#define KEY(name)                                                                                  \
  "<span background=\"#808080\" background_alpha=\"22%\">\u00a0" name "\u00a0</span>"

static const LineRow lines[] = {
  { "plain", "Å lese & skrive", "Å lese &amp; skrive", "Å lese & skrive" },
  { "link", "Se [Året](year).", "Se <a href=\"year\">Året</a>.", "Se Året." },
  { "check", "[eksamen](check:exam)", "<a href=\"check:exam\">eksamen</a>", "eksamen" },
  { "key", "Trykk {a} nå", "Trykk " KEY ("A") " nå", "Trykk A nå" },
  { "modifier", "{<Control>n}", KEY ("&lt;CONTROL&gt;N"), "<CONTROL>N" },
  { "label", "Velg |_New Plan…|", "Velg <b>New Plan…</b>", "Velg New Plan…" },
  { "path", "|Main menu > _Export > P_DF Document…|", "<b>Main menu ▸ Export ▸ PDF Document…</b>",
    "Main menu ▸ Export ▸ PDF Document…" },
  { "label-ends-sentence", "Velg |_New Plan…|. Så", "Velg <b>New Plan…</b> Så",
    "Velg New Plan… Så" },
  { "open-bracket", "a [b", "a [b", "a [b" },
  { "bracket-without-target", "[a] b", "[a] b", "[a] b" },
  { "open-brace", "a {b", "a {b", "a {b" },
  { "open-bar", "a | b", "a | b", "a | b" },
  { "target-with-ampersand", "[a](b&c)", "<a href=\"b&amp;c\">a</a>", "a" },
};

static void
test_line (gconstpointer data)
{
  const LineRow *row = data;
  g_autofree char *markup = skv_help_text_markup (row->line, upper);
  g_autofree char *plain = skv_help_text_plain (row->line, upper);

  g_assert_cmpstr (markup, ==, row->markup);
  g_assert_cmpstr (plain, ==, row->plain);
}

static void
test_blocks (void)
{
  g_autoptr (GPtrArray) blocks =
    skv_help_text_parse ("# Title\nOne\ntwo\n\nThree\n## Head\n1. a\n1. b\n   b2\n\n1. c\ntail\n"
                         "- p\n12. x\n3.5 is no step\n");
  static const struct
  {
    SkvHelpKind kind;
    int number;
    const char *text;
  } expected[] = {
    { SKV_HELP_TITLE, 0, "Title" },
    { SKV_HELP_PARAGRAPH, 0, "One two" },
    { SKV_HELP_PARAGRAPH, 0, "Three" },
    { SKV_HELP_HEADING, 0, "Head" },
    { SKV_HELP_STEP, 1, "a" },
    { SKV_HELP_STEP, 2, "b b2" },
    { SKV_HELP_STEP, 3, "c tail" },
    { SKV_HELP_POINT, 0, "p" },
    { SKV_HELP_STEP, 1, "x 3.5 is no step" },
  };

  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < blocks->len; i++)
    {
      const SkvHelpBlock *block = g_ptr_array_index (blocks, i);

      g_assert_cmpint (block->kind, ==, expected[i].kind);
      g_assert_cmpint (block->number, ==, expected[i].number);
      g_assert_cmpstr (block->text, ==, expected[i].text);
    }
}

static void
test_language (void)
{
  const char *const nynorsk[] = { "nn_NO.UTF-8", "nn", "nb", "C", NULL };
  const char *const german[] = { "de_DE", "de", "C", NULL };
  const char *const second[] = { "fi", "sv", "C", NULL };

  g_assert_cmpstr (skv_help_page_pick_language (nynorsk), ==, "nn");
  g_assert_cmpstr (skv_help_page_pick_language (german), ==, "en");
  g_assert_cmpstr (skv_help_page_pick_language (second), ==, "sv");
}

/* --- every page in every language --- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  const char *const *first = a, *const *second = b;

  return strcmp (*first, *second);
}

/* the links of a page, sorted, and how many keys, labels, headings and steps it has */
static char *
outline (const SkvHelpPage *page)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRegex) regex = g_regex_new ("\\]\\([^)]*\\)|\\{[^}]*\\}|\\|[^|]*\\|", 0, 0, NULL);

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const SkvHelpBlock *block = g_ptr_array_index (page->blocks, i);
      g_autoptr (GMatchInfo) match = NULL;

      g_string_append_printf (text, "%d", block->kind);
      for (g_regex_match (regex, block->text, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        g_ptr_array_add (marks, g_match_info_fetch (match, 0));
    }
  g_ptr_array_sort (marks, compare_texts);
  for (guint i = 0; i < marks->len; i++)
    g_string_append_printf (text, " %s", (const char *) g_ptr_array_index (marks, i));
  return g_string_free (text, FALSE);
}

/* Every page is there in all languages, with the same steps, links, keys and labels. */
static void
test_page (gconstpointer data)
{
  g_autoptr (SkvHelpPage) english = skv_help_page_load (data, "en");
  g_autofree char *expected = NULL;

  g_assert_nonnull (english);
  expected = outline (english);
  for (const char *const *language = skv_help_page_languages (); *language != NULL; language++)
    {
      g_autoptr (SkvHelpPage) page = skv_help_page_load (data, *language);
      g_autofree char *found = NULL;

      g_assert_nonnull (page);
      g_assert_cmpstr (page->name, ==, data);
      g_assert_cmpstr (page->title, !=, data);
      found = outline (page);
      g_assert_cmpstr (found, ==, expected);
    }
}

static gboolean
leads_somewhere (const char *target)
{
  if (g_str_has_prefix (target, "check:"))
    return g_strv_contains (skv_check_names (), target + strlen ("check:"));
  return g_strv_contains (skv_help_page_names (), target);
}

static void
test_links (gconstpointer data)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\]\\(([^)]*)\\)", 0, 0, NULL);

  for (const char *const *language = skv_help_page_languages (); *language != NULL; language++)
    {
      g_autoptr (SkvHelpPage) page = skv_help_page_load (data, *language);

      for (guint i = 0; i < page->blocks->len; i++)
        {
          const SkvHelpBlock *block = g_ptr_array_index (page->blocks, i);
          g_autoptr (GMatchInfo) match = NULL;

          for (g_regex_match (regex, block->text, 0, &match); g_match_info_matches (match);
               g_match_info_next (match, NULL))
            {
              g_autofree char *target = g_match_info_fetch (match, 1);

              g_assert_true (leads_somewhere (target));
            }
        }
    }
}

static void
test_search (void)
{
  g_autoptr (SkvHelpPage) page = skv_help_page_load ("dates", "nb");

  g_assert_true (skv_help_page_holds (page, "møteplan", NULL));
  g_assert_true (skv_help_page_holds (page, "hent inn datoer", NULL));
  g_assert_false (skv_help_page_holds (page, "(year)", NULL));
  g_assert_false (skv_help_page_holds (page, "helikopter", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *path = g_strconcat ("/help/line/", lines[i].name, NULL);

      g_test_add_data_func (path, &lines[i], test_line);
    }
  g_test_add_func ("/help/blocks", test_blocks);
  g_test_add_func ("/help/language", test_language);
  g_test_add_func ("/help/search", test_search);
  for (const char *const *name = skv_help_page_names (); *name != NULL; name++)
    {
      g_autofree char *page = g_strconcat ("/help/page/", *name, NULL);
      g_autofree char *links = g_strconcat ("/help/links/", *name, NULL);

      g_test_add_data_func (page, *name, test_page);
      g_test_add_data_func (links, *name, test_links);
    }
  return g_test_run ();
}
