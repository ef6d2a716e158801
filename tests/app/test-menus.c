/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/menus.h"

typedef struct
{
  const char *name;
  const char *label;
  const char *text;
} Row;

static const Row rows[] = {
  { "plain", "Status", "Status" },
  { "first-letter", "_Open", "Open" },
  { "within", "Change the D_ate", "Change the Date" },
  { "an-underline-itself", "plan__2019", "plan_2019" },
  { "both", "_Lift a__b", "Lift a_b" },
  { "at-the-end", "odd_", "odd_" },
  { "other-letters", "_Året", "Året" },
  { "empty", "", "" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *text = skv_menu_unescape (row->label);
  g_autofree char *label = skv_menu_escape (row->text);
  g_autofree char *again = skv_menu_unescape (label);

  g_assert_cmpstr (text, ==, row->text);
  g_assert_cmpstr (again, ==, row->text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/app/menus/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  return g_test_run ();
}
