/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/system-cards.h"

/* when a card is old: on which day, by a stamp and the months of the plan */
static const struct
{
  const char *name;
  const char *stamp; /* NULL: never */
  int months;        /* 0: as the plan does not say */
  const char *today;
  gboolean old;
} cards[] = {
  { "never-stamped", NULL, 12, "2024-02-23", TRUE },
  { "same-day", "2024-02-23", 12, "2024-02-23", FALSE },
  { "last-good-day", "2024-02-23", 12, "2025-02-23", FALSE },
  { "first-old-day", "2024-02-23", 12, "2025-02-24", TRUE },
  { "default-is-twelve", "2024-02-23", 0, "2025-02-23", FALSE },
  { "default-is-no-more", "2024-02-23", 0, "2025-02-24", TRUE },
  { "one-month", "2024-04-30", 1, "2024-05-30", FALSE },
  { "one-month-and-a-day", "2024-04-30", 1, "2024-05-31", TRUE },
  { "short-month-keeps-its-last", "2023-01-31", 1, "2023-02-28", FALSE },
  { "short-month-ends", "2023-01-31", 1, "2023-03-01", TRUE },
  { "leap-day-a-year-on", "2024-02-29", 12, "2025-02-28", FALSE },
  { "leap-day-over", "2024-02-29", 12, "2025-03-01", TRUE },
  { "over-new-year", "2023-11-30", 3, "2024-02-29", FALSE },
  { "over-new-year-ends", "2023-11-30", 3, "2024-03-01", TRUE },
  { "stamp-to-come", "2030-01-01", 12, "2024-01-01", FALSE },
};

static void
test_old (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  SkvSettings *settings = skv_record_new (SKV_KIND_SETTINGS, "plan");
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, "s");
  g_autofree char *reminder = NULL;

  settings->card_months = cards[i].months;
  system->card_updated = cards[i].stamp != NULL ? skv_day_parse (cards[i].stamp) : SKV_DAY_NONE;
  g_assert_cmpint (skv_system_card_is_old (settings, system, skv_day_parse (cards[i].today)), ==,
                   cards[i].old);
  reminder = skv_system_card_reminder (settings, system, skv_day_parse (cards[i].today));
  g_assert_true ((reminder != NULL) == cards[i].old);
  skv_record_unref (settings);
  skv_record_unref (system);
}

static SkvPlan *
new_plan (void)
{
  static const struct
  {
    const char *name;
    const char *stamp;
  } systems[] = { { "Good", "2024-06-01" },
                  { "Older", "2022-01-01" },
                  { "Never B", NULL },
                  { "Old", "2023-01-01" },
                  { "Never A", NULL } };
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);
  g_autoptr (SkvEdit) edit = skv_edit_new ("systems");

  for (gsize i = 0; i < G_N_ELEMENTS (systems); i++)
    {
      SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, systems[i].name);

      skv_set_text (&system->name, systems[i].name);
      system->card_updated =
        systems[i].stamp != NULL ? skv_day_parse (systems[i].stamp) : SKV_DAY_NONE;
      skv_edit_put (edit, system);
    }
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return plan;
}

static void
test_list (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  g_autoptr (GPtrArray) old = skv_system_cards_list_old (plan, skv_day_parse ("2024-07-01"));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < old->len; i++)
    g_string_append_printf (names, "%s, ", ((SkvSystem *) g_ptr_array_index (old, i))->name);
  g_assert_cmpstr (names->str, ==, "Never A, Never B, Older, Old, ");
}

static void
test_stamp (void)
{
  g_autoptr (SkvPlan) plan = new_plan ();
  SkvDay today = skv_day_parse ("2024-02-23");
  g_autoptr (SkvEdit) edit = skv_system_card_stamp (plan, "Never A", today, "the editor");
  g_autofree char *before = skv_system_card_stamp_words (skv_plan_get_system (plan, "Never A"));
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (skv_system_card_stamp (plan, "nobody", today, NULL));
  g_assert_cmpstr (before, ==, "Never looked through");
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  after = skv_system_card_stamp_words (skv_plan_get_system (plan, "Never A"));
  g_assert_cmpstr (after, ==, "Last updated 23 February 2024, by the editor");
  g_assert_false (skv_system_card_is_old (skv_plan_get_settings (plan),
                                          skv_plan_get_system (plan, "Never A"), today));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *path = g_strconcat ("/system-cards/old/", cards[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_old);
    }
  g_test_add_func ("/system-cards/list", test_list);
  g_test_add_func ("/system-cards/stamp", test_stamp);
  return g_test_run ();
}
