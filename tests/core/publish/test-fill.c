/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/fill.h"

#include <string.h>

/* What the forms below are filled in with. */
static SkvFill *
make_fill (void)
{
  SkvFill *fill = skv_fill_new ();
  SkvFill *entry;

  skv_fill_set (fill, "title", "Visma <Enterprise>");
  skv_fill_set (fill, "none", NULL);
  skv_fill_set (fill, "lines", "one\ntwo\r\n\tthree");
  skv_fill_set (fill, "braces", "{title}");
  skv_fill_add_list (fill, "empty");
  entry = skv_fill_add (fill, "systems");
  skv_fill_set (entry, "name", "Feide");
  skv_fill_set (entry, "effect", "down");
  entry = skv_fill_add (fill, "systems");
  skv_fill_set (entry, "name", "ePhorte");
  skv_fill_set (entry, "effect", NULL);
  return fill;
}

static char *
find_part (const char *name, gpointer data)
{
  if (strcmp (name, "part") == 0)
    return g_strdup ("{* a part *}\nPart of {title}\n");
  if (strcmp (name, "self") == 0)
    return g_strdup ("x{>self}");
  if (strcmp (name, "bad") == 0)
    return g_strdup ("\n{oops}");
  return NULL;
}

typedef struct
{
  const char *name;
  const char *form;
  const char *text;  /* NULL: refused, */
  const char *error; /* with this in the message */
} FormCase;

static const FormCase forms[] = {
  { "plain", "Hello", "Hello\n" },
  { "nothing", "", "" },
  { "name", "{title}!", "Visma <Enterprise>!\n" },
  { "no-text", "a{none}b", "ab\n" },
  { "brace", "{{title}", "{title}\n" },
  { "not-filled-twice", "{braces}", "{title}\n" },
  { "one-line", "{lines}", "one two three\n" },
  { "if", "{?title}yes{/title}{?none}no{/none}", "yes\n" },
  { "if-not", "{!title}no{/title}{!none}yes{/none}", "yes\n" },
  { "if-list", "{?systems}yes{/systems}{?empty}no{/empty}{!empty}none{/empty}", "yesnone\n" },
  { "list", "{#systems}{name}, {/systems}", "Feide, ePhorte,\n" },
  { "list-empty", "a{#empty}{whatever}{/empty}b", "ab\n" },
  { "list-own-names", "{#systems}{name}{?effect}: {effect}{/effect} {title};{/systems}",
    "Feide: down Visma <Enterprise>;ePhorte Visma <Enterprise>;\n" },
  { "list-in-if", "{?systems}\n{#systems}\n - {name}\n{/systems}\n{/systems}\nend",
    " - Feide\n - ePhorte\nend\n" },
  { "lines-go", "a\n{?none}\nb\n{/none}\nc", "a\nc\n" },
  { "lines-go-together", "a\n {!none}{?title} \nb\n{/title}{/none}\nc", "a\nb\nc\n" },
  { "gaps", "\n\na\n\n\n\nb  \n\n", "a\n\nb\n" },
  { "remark", "{* two\nlines *}\na{* b *}c", "ac\n" },
  { "part", "a\n{>part}\nb", "a\nPart of Visma <Enterprise>\nb\n" },
  { "crlf", "a\r\n{?none}\r\nb\r\n{/none}\r\nc\r\n", "a\nc\n" },
  { "unknown", "a\nb {oops}", NULL, "line 2: there is no name “oops”" },
  { "unknown-in-line-after-hidden", "{* a\nb *}\n{?none}\n{/none}\n{oops}", NULL, "line 5" },
  { "unknown-list", "{#oops}{/oops}", NULL, "no list “oops”" },
  { "unknown-part", "{>oops}", NULL, "no text “oops”" },
  { "not-closed", "a\n{?title}\nb", NULL, "{/title} is missing" },
  { "not-closed-in-what-is-not-shown", "{?none}{?title}{/none}", NULL, "{/none} ends" },
  { "not-opened", "a{/title}", NULL, "{/title} ends what has not begun" },
  { "crossed", "{?title}{#systems}{/title}{/systems}", NULL, "{/title} ends" },
  { "no-sign", "a { b", NULL, "line 1: a brace" },
  { "no-sign-at-end", "a {", NULL, "line 1: a brace" },
  { "remark-not-closed", "{* a", NULL, "line 1: a brace" },
  { "part-of-itself", "{>self}", NULL, "part of itself" },
  { "wrong-part", "a\n{>bad}", NULL, "line 2: in “bad”, line 2: there is no name “oops”" },
};

static void
test_form (gconstpointer data)
{
  const FormCase *row = data;
  g_autoptr (SkvFill) fill = make_fill ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = skv_fill_form (fill, row->form, find_part, NULL, &error);

  g_assert_cmpstr (text, ==, row->text);
  if (row->text != NULL)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, SKV_FILL_ERROR, SKV_FILL_ERROR_FORM);
  if (strstr (error->message, row->error) == NULL)
    g_error ("%s: “%s” does not say “%s”", row->name, error->message, row->error);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *clean;
} CleanCase;

static const CleanCase cleans[] = {
  { "none", NULL, "" },
  { "emoji", "🎉 done", "🎉 done" },
  { "controls",
    "a\x01\x1b[2J\x7f"
    "b\xc2\x9b",
    "a[2Jb" },
  { "spaces", "  a \n\n b ", "a   b" },
  { "not-utf8", "a\xff", "a\xef\xbf\xbd" },
  { "right-to-left", "שלום", "\xe2\x81\xa8שלום\xe2\x81\xa9" },
  { "signs-of-direction",
    "a\xe2\x80\xae"
    "b\xe2\x81\xa9",
    "ab" },
  { "no-character",
    "a\xef\xbf\xbf"
    "b",
    "ab" },
};

static void
test_clean (gconstpointer data)
{
  const CleanCase *row = data;
  g_autofree char *clean = skv_fill_clean (row->text);
  g_autofree char *twice = skv_fill_clean (clean);

  g_assert_cmpstr (clean, ==, row->clean);
  g_assert_cmpstr (twice, ==, clean);
}

/* A list in a list in a list: what grows without end is stopped. */
static void
test_size (void)
{
  g_autoptr (SkvFill) fill = skv_fill_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *long_text = g_strnfill (4000, 'x');

  for (guint i = 0; i < 100; i++)
    skv_fill_set (skv_fill_add (fill, "list"), "name", long_text);
  text = skv_fill_form (fill, "{#list}{#list}{name}{/list}{/list}", NULL, NULL, &error);
  g_assert_null (text);
  g_assert_error (error, SKV_FILL_ERROR, SKV_FILL_ERROR_SIZE);
}

/* Whatever somebody types into a form, it is text or an error. */
static void
test_random (void)
{
  static const char *const bits[] = { "{",          "}",      "{?title}", "{/title}", "{#systems}",
                                      "{/systems}", "{name}", "{title}",  "\n",       "a",
                                      "{*",         "*}",     "{>part}",  "{!none}",  "{/none}",
                                      " ",          "\r" };

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (SkvFill) fill = make_fill ();
      g_autoptr (GString) form = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      int n = g_test_rand_int_range (0, 12);

      for (int j = 0; j < n; j++)
        g_string_append (form, bits[g_test_rand_int_range (0, G_N_ELEMENTS (bits))]);
      text = skv_fill_form (fill, form->str, find_part, NULL, &error);
      g_assert_true ((text == NULL) == (error != NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strconcat ("/fill/form/", forms[i].name, NULL);

      g_test_add_data_func (path, &forms[i], test_form);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cleans); i++)
    {
      g_autofree char *path = g_strconcat ("/fill/clean/", cleans[i].name, NULL);

      g_test_add_data_func (path, &cleans[i], test_clean);
    }
  g_test_add_func ("/fill/size", test_size);
  g_test_add_func ("/fill/random", test_random);
  return g_test_run ();
}
