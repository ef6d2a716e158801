/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/emergency.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/conflict/reviews.h"
#include "core/conflict/system-links.h"
#include "core/outage/log.h"

#define MAX_MINUTES (31 * 24 * 60)

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check (SkvPlan *plan, const SkvEmergency *emergency, GError **error)
{
  g_autofree char *reason =
    g_strstrip (g_strdup (emergency->reason != NULL ? emergency->reason : ""));

  if (emergency->systems == NULL || emergency->systems[0] == NULL)
    return refuse (error, _("say which system is worked on"));
  for (guint i = 0; emergency->systems[i] != NULL; i++)
    {
      if (skv_plan_get_system (plan, emergency->systems[i]) != NULL)
        continue;
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                   _("there is no system “%s” in this plan"), emergency->systems[i]);
      return FALSE;
    }
  if (*reason == '\0')
    return refuse (error, _("emergency maintenance needs a reason"));
  if (emergency->minutes <= 0 || emergency->minutes > MAX_MINUTES)
    return refuse (error, _("say how long it takes, from a minute to a month"));
  return TRUE;
}

char *
skv_emergency_title (SkvPlan *plan, const char *system)
{
  g_return_val_if_fail (SKV_IS_PLAN (plan) && system != NULL, NULL);

  /* TRANSLATORS: title of work; a system */
  return g_strdup_printf (_("Emergency maintenance: %s"), skv_plan_system_name (plan, system));
}

static SkvItem *
make_item (SkvPlan *plan, const SkvEmergency *emergency, gint64 now)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, NULL);

  skv_set_text (&item->lane, "maintenance");
  if (emergency->title != NULL && *emergency->title != '\0')
    skv_set_text (&item->title, emergency->title);
  else
    item->title = skv_emergency_title (plan, emergency->systems[0]);
  skv_set_texts (&item->systems, emergency->systems);
  skv_set_text (&item->effect, "down");
  skv_set_text (&item->reason, emergency->reason);
  skv_set_text (&item->by, emergency->by);
  item->emergency = TRUE;
  item->status = SKV_STATUS_STARTED;
  /* The plan knows whole minutes. */
  item->start = now - now % 60;
  item->end = item->start + emergency->minutes * 60;
  item->duration = emergency->minutes;
  item->actual_start = item->start;
  item->review = emergency->review;
  return item;
}

/* all that the checker says of it, in the days around it (transfer full) */
GPtrArray *
skv_emergency_list_crossed (SkvPlan *plan, const char *id, gint64 now)
{
  GPtrArray *crossed = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_conflict_free);
  g_autoptr (SkvChecker) checker = NULL;
  const SkvItem *item;
  SkvDay first, end;
  guint n;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL, crossed);

  item = skv_plan_get_item (plan, id);
  if (item == NULL || !skv_item_days (item, skv_plan_get_zone (plan), &first, &end))
    return crossed;
  checker = skv_checker_new (plan, skv_day_from_ymd (skv_day_year (first), 1, 1),
                             skv_day_from_ymd (skv_day_year (end - 1) + 1, 1, 1));
  skv_checker_set_today (checker, skv_zone_day (skv_plan_get_zone (plan), now));
  n = skv_checker_get_n_found (checker);
  for (guint i = 0; i < n; i++)
    {
      SkvFound found;

      skv_checker_get_found (checker, i, &found);
      /* What it misses by itself, as an owner to ask, it does not cross. */
      if (found.against != NULL &&
          (strcmp (found.item->id, id) == 0 || strcmp (found.against->id, id) == 0))
        g_ptr_array_add (crossed, skv_checker_describe (checker, i));
    }
  return crossed;
}

/* tried on a copy (transfer full) (element-type SkvConflict) */
static GPtrArray *
list_crossed (SkvPlan *plan, const SkvItem *item, gint64 now)
{
  g_autoptr (SkvPlan) copy = skv_plan_copy (plan);
  g_autoptr (SkvEdit) trial = skv_edit_new ("trial");

  skv_edit_put (trial, skv_record_copy (item));
  if (!skv_plan_apply (copy, trial, NULL)) /* the plan itself will say why */
    return g_ptr_array_new_with_free_func ((GDestroyNotify) skv_conflict_free);
  return skv_emergency_list_crossed (copy, item->parent.id, now);
}

/* What it crosses is written down in the same edit as the work itself. */
static void
put_crossed (SkvPlan *plan, SkvEdit *edit, const SkvItem *item, const char *by, gint64 now)
{
  g_autoptr (GPtrArray) crossed = list_crossed (plan, item, now);

  for (guint i = 0; i < crossed->len; i++)
    {
      const SkvConflict *conflict = crossed->pdata[i];
      /* TRANSLATORS: a conflict in a sentence, and the reason of the emergency that crosses it */
      g_autofree char *words =
        g_strdup_printf (_("Crosses: %1$s Reason: %2$s"), conflict->message, item->reason);

      skv_edit_put (edit, skv_log_entry_new (item->parent.id, SKV_LOG_NEWS, now, by, words));
    }
}

GPtrArray *
skv_emergency_preview (SkvPlan *plan, const SkvEmergency *emergency, gint64 now)
{
  SkvEmergency wish;
  SkvItem *item;
  GPtrArray *crossed;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && emergency != NULL, NULL);
  g_return_val_if_fail (emergency->systems != NULL && emergency->systems[0] != NULL, NULL);

  wish = *emergency;
  if (wish.reason == NULL || *wish.reason == '\0')
    wish.reason = "?"; /* which no plan goes without; nobody sees it */
  item = make_item (plan, &wish, now);
  crossed = list_crossed (plan, item, now);
  skv_record_unref (item);
  return crossed;
}

SkvDay
skv_emergency_review_day (SkvPlan *plan, int minutes, gint64 now)
{
  SkvItem *item;
  SkvDay day;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && minutes > 0, SKV_DAY_NONE);

  item = skv_record_new (SKV_KIND_ITEM, NULL);
  skv_set_text (&item->lane, "maintenance");
  item->emergency = TRUE;
  item->start = now;
  item->end = now + (gint64) minutes * 60;
  day = skv_review_day (plan, item);
  skv_record_unref (item);
  return day;
}

SkvEdit *
skv_emergency_start (
  SkvPlan *plan, const SkvEmergency *emergency, gint64 now, char **id, GError **error)
{
  g_autofree char *label = NULL;
  SkvItem *item;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && emergency != NULL && id != NULL, NULL);

  if (!check (plan, emergency, error))
    return NULL;
  if (emergency->review != SKV_DAY_NONE &&
      emergency->review < skv_zone_day (skv_plan_get_zone (plan), now))
    {
      refuse (error, _("the review must not come before the work"));
      return NULL;
    }
  item = make_item (plan, emergency, now);
  *id = g_strdup (item->parent.id);
  /* TRANSLATORS: an undo step; title of the work */
  label = g_strdup_printf (_("Emergency: “%s”"), item->title);
  edit = skv_edit_new (label);
  skv_edit_put (edit, item);
  put_crossed (plan, edit, item, emergency->by, now);
  return edit;
}

GStrv
skv_emergency_list_affected (SkvPlan *plan, const char *const *systems)
{
  g_autoptr (SkvReach) reach = skv_reach_new (plan);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; systems[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) links = NULL;
      guint system;

      if (!skv_reach_lookup (reach, systems[i], &system))
        continue;
      links = skv_reach_list_affected (reach, system);
      for (guint j = 0; j < links->len; j++)
        {
          const char *id = ((SkvSystemLink *) links->pdata[j])->system; /* the reach's */

          if (!g_strv_contains (systems, id) && g_hash_table_add (seen, (gpointer) id))
            g_strv_builder_add (names, skv_plan_system_name (plan, id));
        }
    }
  return g_strv_builder_end (names);
}
