/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "twin.h"

#define N_SYSTEMS 7

/* Small random plans in which nearly everything meets nearly everything. */

/* Two weeks around Easter 2019, so that holidays, eves and a moved evening are in it. */
#define FIRST_DAY skv_day_from_ymd (2019, 4, 12)
#define END_DAY skv_day_from_ymd (2019, 4, 28)

static inline int
pick (GRand *random, int n)
{
  return g_rand_int_range (random, 0, n);
}

static inline void
put_random_systems (GRand *random, GStrv *field, const char *prefix, int n_all, int most)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < n_all; i++)
    {
      if (pick (random, n_all) < most)
        g_ptr_array_add (ids, g_strdup_printf ("%s%d", prefix, i));
    }
  g_ptr_array_add (ids, NULL);
  skv_set_texts (field, (const char *const *) ids->pdata);
}

/* Circles of one kind are refused, so relations go from higher to lower numbers of a kind, which
 * leaves circles through both kinds. */
static inline void
put_relations (GRand *random, SkvEdit *edit)
{
  int n = pick (random, 9);

  for (int i = 0; i < n; i++)
    {
      gboolean depends = pick (random, 2) == 0;
      int a = pick (random, N_SYSTEMS), b = pick (random, N_SYSTEMS);
      g_autofree char *high = g_strdup_printf ("s%d", MAX (a, b)),
                      *low = g_strdup_printf ("s%d", MIN (a, b));

      if (a != b && !depends)
        plan_text_relate (edit, low, "member-of", high);
      else if (a != b)
        plan_text_relate (edit, high, pick (random, 3) == 0 ? "leans-on" : "depends-on", low);
    }
}

static inline void
put_times (GRand *random, const SkvZone *zone, SkvItem *item)
{
  SkvDay day = FIRST_DAY + pick (random, END_DAY - FIRST_DAY);
  int minute = 15 * 60 + 30 * pick (random, 20);

  if (pick (random, 20) == 0)
    return;
  item->all_day = pick (random, strcmp (item->lane, "maintenance") == 0 ? 12 : 2) == 0;
  if (item->all_day)
    {
      item->start = day * SKV_DAY_SECONDS;
      item->end = (day + 1 + pick (random, 4)) * SKV_DAY_SECONDS;
      if (pick (random, 2) == 0)
        item->duration = 60 + 60 * pick (random, 4);
      return;
    }
  item->start = skv_zone_at (zone, day, minute);
  if (pick (random, 15) != 0)
    item->end = item->start + (1 + pick (random, 12)) * 1800;
  else if (pick (random, 2) == 0)
    item->duration = 30 + 30 * pick (random, 8);
}

/* Numbers only grow, so that there is no circle. */
static inline void
put_after (GRand *random, SkvItem *item, int number)
{
  int first = pick (random, number), second = pick (random, number);
  g_autofree char *one = g_strdup_printf ("i%d", first), *two = g_strdup_printf ("i%d", second);
  const char *const ids[] = { one, first != second ? two : NULL, NULL };

  skv_set_texts (&item->after, ids);
}

static inline void
put_item (GRand *random, SkvPlan *plan, SkvEdit *edit, int number)
{
  static const char *const lanes[] = { "maintenance", "maintenance", "maintenance", "maintenance",
                                       "window",      "window",      "critical",    "freeze",
                                       "exam",        "meeting",     "vendor",      "outage" };
  g_autofree char *id = g_strdup_printf ("i%d", number);
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  skv_set_text (&item->lane, lanes[pick (random, G_N_ELEMENTS (lanes))]);
  skv_set_text (&item->title, id);
  put_times (random, skv_plan_get_zone (plan), item);
  item->status = pick (random, 4) == 0 ? (SkvStatus) pick (random, SKV_STATUS_CANCELLED + 1)
                                       : SKV_STATUS_APPROVED;
  put_random_systems (random, &item->systems, "s", N_SYSTEMS,
                      strcmp (item->lane, "window") == 0 ? 1 : 2);
  if (pick (random, 4) == 0)
    put_random_systems (random, &item->organisations, "o", 3, 1);
  if (pick (random, 3) == 0)
    item->rollback = 30 * pick (random, 4);
  if (pick (random, 3) == 0)
    skv_set_text (&item->contact, pick (random, 2) == 0 ? "c0" : "c1");
  if (strcmp (item->lane, "maintenance") == 0 && number > 0 && pick (random, 4) == 0)
    put_after (random, item, number);
  if (pick (random, 6) == 0)
    item->aftercare_days = 1 + pick (random, 3);
  if (pick (random, 15) == 0)
    {
      item->emergency = TRUE;
      skv_set_text (&item->reason, "it burns");
    }
  skv_edit_put (edit, item);
}

static inline void
put_evenings (GRand *random, SkvEdit *edit)
{
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, "evening");
  int days[] = { 0, 1 };

  skv_set_text (&rule->lane, "window");
  skv_set_text (&rule->title, "evening");
  skv_set_text (&rule->rrule, "FREQ=WEEKLY;BYDAY=WE");
  g_array_append_vals (rule->days, days, G_N_ELEMENTS (days));
  rule->start = 17 * 60;
  rule->duration = 300;
  plan_text_list (&rule->avoid, "public-holiday,holiday-eve");
  plan_text_list (&rule->try_, pick (random, 2) == 0 ? "-1d,+2d" : "-2d");
  if (pick (random, 2) == 0)
    put_random_systems (random, &rule->systems, "s", N_SYSTEMS, 2);
  skv_edit_put (edit, rule);
}

static inline void
put_override (GRand *random, SkvPlan *plan, SkvEdit *edit)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, "by-hand");

  skv_set_text (&item->lane, "window");
  skv_set_text (&item->title, "by hand");
  skv_set_text (&item->rule, "evening");
  item->original_day = skv_day_from_ymd (2019, 4, pick (random, 2) == 0 ? 17 : 24);
  item->start = skv_zone_at (skv_plan_get_zone (plan), FIRST_DAY + pick (random, 14), 17 * 60);
  item->end = item->start + 5 * 3600;
  item->status = SKV_STATUS_APPROVED;
  skv_edit_put (edit, item);
}

/* "-", where that one starts, or where it hardly does (transfer full) */
static inline char *
pick_place (GRand *random, SkvPlan *plan, const char *id)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);
  const SkvOccurrence *side = found != NULL ? skv_occurrences_lookup (found, id) : NULL;

  if (side == NULL || side->start == SKV_MOMENT_NONE || pick (random, 3) == 0)
    return g_strdup ("-");
  if (side->all_day)
    return skv_day_format ((SkvDay) (side->start / SKV_DAY_SECONDS) + (pick (random, 4) == 0));
  return skv_zone_format (skv_plan_get_zone (plan), side->start + 60 * (pick (random, 4) == 0));
}

/* one check in four as the plan wants it */
static inline void
put_settings (GRand *random, SkvEdit *edit)
{
  for (const char *const *name = skv_check_names (); *name != NULL; name++)
    {
      SkvCheckSetting *setting;

      if (strcmp (*name, "not-calculated") == 0 || pick (random, 4) != 0)
        continue;
      setting = skv_record_new (SKV_KIND_CHECK, *name);
      setting->severity = (SkvSeveritySetting) pick (random, SKV_SEVERITY_SETTING_HARD + 1);
      setting->days = pick (random, 4);
      skv_edit_put (edit, setting);
    }
}

/* exceptions for what the twin finds, now and then */
static inline void
put_exceptions (GRand *random, SkvPlan *plan)
{
  g_autofree char *found = twin_check (plan, FIRST_DAY, END_DAY);
  g_auto (GStrv) lines = g_strsplit (found, "\n", -1);
  g_autoptr (SkvEdit) edit = skv_edit_new ("accept");

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      g_autofree char *line = NULL, *item_at = NULL, *against_at = NULL;

      if (pick (random, 6) != 0)
        continue;
      item_at = pick_place (random, plan, words[1]);
      against_at = pick_place (random, plan, words[2]);
      line = g_strdup_printf ("except %s %s %s %s %s %s", words[1], words[2], words[0],
                              pick (random, 2) == 0 ? "-" : "2019-04-18", item_at, against_at);
      plan_text_line (plan, edit, line);
    }
  g_assert_true (skv_plan_apply (plan, edit, NULL));
}

static inline SkvPlan *
random_plan (GRand *random)
{
  SkvPlan *plan = plan_text_new ("system s0=IT s1=IT s2=IT s3=IT s4=IT s5 s6\n"
                                 "organisation o0 o1 o2\ncontact c0 c1");
  g_autoptr (SkvEdit) edit = skv_edit_new ("random");
  g_autoptr (GError) error = NULL;
  int n_items = 2 + pick (random, 12);

  put_relations (random, edit);
  if (pick (random, 2) == 0)
    plan_text_hop_limit (plan, edit, pick (random, 4));
  for (int i = 0; i < n_items; i++)
    put_item (random, plan, edit, i);
  if (pick (random, 3) == 0)
    {
      put_evenings (random, edit);
      if (pick (random, 2) == 0)
        put_override (random, plan, edit);
    }
  if (pick (random, 4) == 0)
    put_settings (random, edit);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  if (pick (random, 3) == 0)
    put_exceptions (random, plan);
  return plan;
}
