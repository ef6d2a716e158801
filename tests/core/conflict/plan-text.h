/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "core/conflict/checker.h"

/*
 * Plans for tests as text, a record a line; "_" in a value stands for a space:
 *
 *   system ID[=OWNER]…            organisation ID…            contact ID…
 *   ID depends-on ID              ID member-of ID
 *   ID leans-on ID                (depends on it, but is only degraded without it)
 *   hop-limit N
 *   LANE ID START END [sys=A,B] [org=A,B] [status=done] [rollback=MIN] [duration=MIN]
 *        [after=ID,…] [aftercare=DAYS] [emergency=WHY] [reason=WHY] [rule=ID original=DATE]
 * [contact=ID] except ITEM AGAINST|- CHECK UNTIL|- [ITEM_AT|- [AGAINST_AT|-]] check NAME SEVERITY
 * [DAYS]     (SEVERITY as the JSON form spells it) local NAME KIND WHEN ORG,…|-   (KIND as the JSON
 * form spells it)
 *
 * START and END: dates (all day, END excluded), local times, or "-" for unknown. The zone is
 * Europe/Oslo, the country NO.
 */

static inline void
plan_text_list (GStrv *field, const char *value)
{
  g_auto (GStrv) ids = g_strsplit (value, ",", -1);

  skv_set_texts (field, (const char *const *) ids);
}

static inline gint64
plan_text_moment (SkvPlan *plan, const char *text, gboolean *all_day)
{
  SkvDay day = skv_day_parse (text);
  gint64 moment;

  if (strcmp (text, "-") == 0)
    return SKV_MOMENT_NONE;
  *all_day = day != SKV_DAY_NONE;
  if (*all_day)
    return day * SKV_DAY_SECONDS;
  moment = skv_zone_parse (skv_plan_get_zone (plan), text);
  g_assert_cmpint (moment, !=, SKV_MOMENT_NONE);
  return moment;
}

static inline void
plan_text_attribute (SkvItem *item, const char *key, const char *value)
{
  g_autofree char *words = g_strdelimit (g_strdup (value), "_", ' ');

  if (strcmp (key, "sys") == 0)
    plan_text_list (&item->systems, value);
  else if (strcmp (key, "org") == 0)
    plan_text_list (&item->organisations, value);
  else if (strcmp (key, "rollback") == 0)
    item->rollback = atoi (value);
  else if (strcmp (key, "duration") == 0)
    item->duration = atoi (value);
  else if (strcmp (key, "contact") == 0)
    skv_set_text (&item->contact, value);
  else if (strcmp (key, "after") == 0)
    plan_text_list (&item->after, value);
  else if (strcmp (key, "aftercare") == 0)
    item->aftercare_days = atoi (value);
  else if (strcmp (key, "rule") == 0)
    skv_set_text (&item->rule, value);
  else if (strcmp (key, "original") == 0)
    item->original_day = skv_day_parse (value);
  else if (strcmp (key, "reason") == 0)
    skv_set_text (&item->reason, words);
  else if (strcmp (key, "emergency") == 0)
    {
      item->emergency = TRUE;
      skv_set_text (&item->reason, words);
    }
  else
    {
      g_assert_cmpstr (key, ==, "status");
      for (item->status = SKV_STATUS_PROPOSED; strcmp (skv_status_name (item->status), value) != 0;)
        item->status++;
    }
}

static inline SkvItem *
plan_text_item (SkvPlan *plan, GStrv words)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, words[1]);

  skv_set_text (&item->lane, words[0]);
  skv_set_text (&item->title, words[1]);
  item->start = plan_text_moment (plan, words[2], &item->all_day);
  item->end = plan_text_moment (plan, words[3], &item->all_day);
  item->status = SKV_STATUS_APPROVED;
  for (guint i = 4; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);

      g_assert_nonnull (pair[1]);
      plan_text_attribute (item, pair[0], pair[1]);
    }
  return item;
}

static inline void
plan_text_relate (SkvEdit *edit, const char *from, const char *kind, const char *to)
{
  g_autofree char *id = g_strdup_printf ("%s %s %s", from, kind, to);
  SkvRelation *relation = skv_record_new (SKV_KIND_RELATION, id);

  skv_set_text (&relation->from, from);
  skv_set_text (&relation->to, to);
  relation->relation = strcmp (kind, "depends-on") == 0 ? SKV_DEPENDS_ON : SKV_MEMBER_OF;
  if (strcmp (kind, "leans-on") == 0)
    {
      relation->relation = SKV_DEPENDS_ON;
      relation->effect = SKV_EFFECT_DEGRADED;
    }
  skv_edit_put (edit, relation);
}

static inline void
plan_text_hop_limit (SkvPlan *plan, SkvEdit *edit, int limit)
{
  SkvSettings *settings = skv_record_copy (skv_plan_get_settings (plan));

  settings->hop_limit = limit;
  skv_edit_put (edit, settings);
}

static inline void
plan_text_except (SkvEdit *edit, GStrv words)
{
  SkvException *exception = skv_record_new (SKV_KIND_EXCEPTION, NULL);

  skv_set_text (&exception->item, words[1]);
  skv_set_text (&exception->against, strcmp (words[2], "-") != 0 ? words[2] : NULL);
  skv_set_text (&exception->check, words[3]);
  skv_set_text (&exception->by, "IT manager");
  skv_set_text (&exception->reason, "agreed");
  exception->until = skv_day_parse (words[4]);
  if (words[5] != NULL && strcmp (words[5], "-") != 0)
    skv_set_text (&exception->item_at, words[5]);
  if (words[5] != NULL && words[6] != NULL && strcmp (words[6], "-") != 0)
    skv_set_text (&exception->against_at, words[6]);
  skv_edit_put (edit, exception);
}

static inline void
plan_text_check_setting (SkvEdit *edit, GStrv words)
{
  static const char *const severities[] = { "default", "off", "info", "soft", "hard" };
  SkvCheckSetting *setting = skv_record_new (SKV_KIND_CHECK, words[1]);
  gsize severity = 0;

  while (strcmp (severities[severity], words[2]) != 0)
    g_assert_cmpuint (++severity, <, G_N_ELEMENTS (severities));
  setting->severity = (SkvSeveritySetting) severity;
  setting->days = words[3] != NULL ? atoi (words[3]) : 0;
  skv_edit_put (edit, setting);
}

static inline void
plan_text_local (SkvEdit *edit, GStrv words)
{
  static const char *const kinds[] = { "public-holiday", "holiday-eve", "half-day",
                                       "school-holiday", "ordinary-day" };
  SkvLocalDay *local = skv_record_new (SKV_KIND_LOCAL_DAY, words[1]);
  gsize kind = 0;

  while (strcmp (kinds[kind], words[2]) != 0)
    g_assert_cmpuint (++kind, <, G_N_ELEMENTS (kinds));
  skv_set_text (&local->name, words[1]);
  local->local_kind = (SkvLocalDayKind) kind;
  skv_set_text (&local->when, words[3]);
  if (strcmp (words[4], "-") != 0)
    plan_text_list (&local->organisations, words[4]);
  skv_edit_put (edit, local);
}

static inline void
plan_text_line (SkvPlan *plan, SkvEdit *edit, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  if (strcmp (words[0], "system") == 0)
    for (guint i = 1; words[i] != NULL; i++)
      {
        g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
        SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, pair[0]);

        skv_set_text (&system->name, pair[0]);
        skv_set_text (&system->owner, pair[1]);
        skv_edit_put (edit, system);
      }
  else if (strcmp (words[0], "organisation") == 0)
    for (guint i = 1; words[i] != NULL; i++)
      {
        SkvOrganisation *organisation = skv_record_new (SKV_KIND_ORGANISATION, words[i]);

        skv_set_text (&organisation->name, words[i]);
        skv_edit_put (edit, organisation);
      }
  else if (strcmp (words[1], "depends-on") == 0 || strcmp (words[1], "member-of") == 0 ||
           strcmp (words[1], "leans-on") == 0)
    plan_text_relate (edit, words[0], words[1], words[2]);
  else if (strcmp (words[0], "hop-limit") == 0)
    plan_text_hop_limit (plan, edit, atoi (words[1]));
  else if (strcmp (words[0], "contact") == 0)
    for (guint i = 1; words[i] != NULL; i++)
      {
        SkvContact *contact = skv_record_new (SKV_KIND_CONTACT, words[i]);

        skv_set_text (&contact->role, words[i]);
        skv_edit_put (edit, contact);
      }
  else if (strcmp (words[0], "local") == 0)
    plan_text_local (edit, words);
  else if (strcmp (words[0], "check") == 0)
    plan_text_check_setting (edit, words);
  else if (strcmp (words[0], "except") == 0)
    plan_text_except (edit, words);
  else
    skv_edit_put (edit, plan_text_item (plan, words));
}

/* puts the lines into @edit */
static inline void
plan_text_add (SkvPlan *plan, SkvEdit *edit, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0')
        plan_text_line (plan, edit, lines[i]);
    }
}

static inline SkvPlan *
plan_text_new (const char *text)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);
  g_autoptr (SkvEdit) edit = skv_edit_new ("text");

  g_assert_no_error (error);
  plan_text_add (plan, edit, text);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return plan;
}

/* a checker over [year, year + 1) */
static inline SkvChecker *
plan_text_check (SkvPlan *plan, int year)
{
  return skv_checker_new (plan, skv_day_from_ymd (year, 1, 1), skv_day_from_ymd (year + 1, 1, 1));
}

/* the first conflict of that check (transfer none) (nullable) */
static inline const SkvConflict *
plan_text_find (SkvChecker *checker, const char *check)
{
  GPtrArray *conflicts = skv_checker_get_conflicts (checker);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      if (strcmp (conflict->check, check) == 0)
        return conflict;
    }
  return NULL;
}

/* "critical-period hard job period (accepted)", a line each, in order (transfer full) */
static inline char *
plan_text_conflicts (GPtrArray *conflicts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      g_string_append_printf (text, "%s%s %s %s%s%s%s", i > 0 ? "\n" : "", conflict->check,
                              skv_severity_name (conflict->severity), conflict->item,
                              conflict->against != NULL ? " " : "",
                              conflict->against != NULL ? conflict->against : "",
                              conflict->accepted ? " accepted" : "");
    }
  return g_string_free (text, FALSE);
}
