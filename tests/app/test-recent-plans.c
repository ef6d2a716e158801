/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/recent-plans.h"

typedef struct
{
  const char *name;
  const char *before;
  const char *uri;
  gboolean add;
  const char *after;
} Row;

static const Row rows[] = {
  { "first", "[]", "file:///a", TRUE, "[('file:///a', 9)]" },
  { "newest-first", "[('file:///b', 2)]", "file:///a", TRUE,
    "[('file:///a', 9), ('file:///b', 2)]" },
  { "once-only", "[('file:///b', 2), ('file:///a', 1)]", "file:///a", TRUE,
    "[('file:///a', 9), ('file:///b', 2)]" },
  { "removed", "[('file:///b', 2), ('file:///a', 1)]", "file:///a", FALSE, "[('file:///b', 2)]" },
  { "not-there", "[('file:///b', 2)]", "file:///a", FALSE, "[('file:///b', 2)]" },
  { "last-removed", "[('file:///a', 1)]", "file:///a", FALSE, "@a(sx) []" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GVariant) before =
    g_variant_parse (G_VARIANT_TYPE ("a(sx)"), row->before, NULL, NULL, NULL);
  g_autoptr (GVariant) after =
    g_variant_ref_sink (row->add ? skv_recent_plans_with (before, row->uri, 9)
                                 : skv_recent_plans_without (before, row->uri));
  g_autofree char *printed = g_variant_print (after, FALSE);
  g_autoptr (GVariant) expected =
    g_variant_parse (G_VARIANT_TYPE ("a(sx)"), row->after, NULL, NULL, NULL);

  g_test_message ("%s", printed);
  g_assert_true (g_variant_equal (after, expected));
}

/* However many are opened, the setting does not grow without end. */
static void
test_bounded (void)
{
  g_autoptr (GVariant) plans =
    g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("(sx)"), NULL, 0));

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///%d", i);
      GVariant *longer = g_variant_ref_sink (skv_recent_plans_with (plans, uri, i));

      g_variant_unref (plans);
      plans = longer;
    }
  g_assert_cmpuint (g_variant_n_children (plans), >=, SKV_RECENT_PLANS_MAX);
  g_assert_cmpuint (g_variant_n_children (plans), <, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/recent-plans/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/recent-plans/bounded", test_bounded);
  return g_test_run ();
}
