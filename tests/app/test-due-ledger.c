/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/due/due-ledger.h"

/* What is told, one line after the other: "DATE KEY", and "+" if it is news, "-" if it is not; "|"
 * saves and reads it again. */
typedef struct
{
  const char *name;
  const char *lines[8];
} Case;

static const Case cases[] = {
  { "once", { "+2027-06-09 a", "-2027-06-09 a" } },
  { "each", { "+2027-06-09 a", "+2027-06-09 b", "-2027-06-09 a" } },
  { "the next day", { "+2027-06-09 a", "+2027-06-10 a", "-2027-06-10 a" } },
  { "kept", { "+2027-06-09 a", "|", "-2027-06-09 a", "+2027-06-10 a", "|", "-2027-06-10 a" } },
  { "two zones",
    { "+2027-06-09 east", "+2027-06-08 west", "-2027-06-09 east", "-2027-06-08 west", "|",
      "-2027-06-08 west" } },
  { "old ones go", { "+2027-06-09 a", "+2027-06-12 b", "+2027-06-09 a" } },
  { "keys with blanks", { "+2027-06-09 file:///a b", "-2027-06-09 file:///a b" } },
};

static SkvDueLedger *
reopen (SkvDueLedger *ledger)
{
  g_autoptr (GVariant) saved = g_variant_ref_sink (skv_due_ledger_save (ledger));

  skv_due_ledger_free (ledger);
  return skv_due_ledger_new (saved);
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  SkvDueLedger *ledger = skv_due_ledger_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (row->lines) && row->lines[i] != NULL; i++)
    {
      const char *line = row->lines[i];
      g_autofree char *date = NULL;

      if (*line == '|')
        {
          ledger = reopen (ledger);
          continue;
        }
      date = g_strndup (line + 1, 10);
      g_test_message ("%s", line);
      g_assert_true (skv_due_ledger_take (ledger, skv_day_parse (date), line + 12) ==
                     (*line == '+'));
    }
  skv_due_ledger_free (ledger);
}

/* What somebody else wrote there does no harm, and goes. */
static void
test_nonsense (void)
{
  static const char *const lines[] = { "", "soon a", "2027-06-09", "2027-06-09 a" };
  g_autoptr (GVariant) saved =
    g_variant_ref_sink (g_variant_new_strv (lines, G_N_ELEMENTS (lines)));
  g_autoptr (SkvDueLedger) ledger = skv_due_ledger_new (saved);

  g_assert_false (skv_due_ledger_take (ledger, skv_day_parse ("2027-06-09"), "a"));
  g_assert_true (skv_due_ledger_take (ledger, skv_day_parse ("2027-06-09"), "b"));
}

/* Just after midnight of any zone: those of whole, half and quarter hours. */
static void
test_wait (void)
{
  static const struct
  {
    gint64 now;
    guint wait;
  } waits[] = { { 0, 902 }, { 1, 901 }, { 899, 3 }, { 900, 902 }, { 1812456000 + 450, 452 },
                { -1, 3 } };

  for (gsize i = 0; i < G_N_ELEMENTS (waits); i++)
    g_assert_cmpuint (skv_due_wait (waits[i].now), ==, waits[i].wait);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/due-ledger/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/due-ledger/nonsense", test_nonsense);
  g_test_add_func ("/due-ledger/wait", test_wait);
  return g_test_run ();
}
