/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/list/list-words.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"
#include "core/model/codes.h"

typedef struct
{
  guint n_hard, n_soft, n_info;
} Count;

struct _SkvListWriter
{
  SkvPlan *plan;         /* (owned) */
  GHashTable *counts;    /* (owned): id (unowned) → Count (owned) */
  GHashTable *lanes;     /* (owned): name (unowned) → place + 1 */
  GPtrArray *lane_names; /* (owned) */
};

const char *
skv_list_column_title (SkvListColumn column)
{
  static const char *const titles[] = {
    N_("Date"),     N_("Time"),          N_("What"),      N_("Lane"),
    N_("Systems"),  N_("Organisations"), N_("Status"),    N_("Work"),
    N_("Priority"), N_("On Duty"),       N_("Conflicts"),
  };

  g_return_val_if_fail ((guint) column < G_N_ELEMENTS (titles), NULL);
  return _(titles[column]);
}

/* --- conflicts ------------------------------------------------------------------------------- */

static void
count_one (GHashTable *counts, const SkvOccurrence *occurrence, SkvSeverity severity)
{
  Count *count = g_hash_table_lookup (counts, occurrence->id);

  if (count == NULL)
    {
      count = g_new0 (Count, 1);
      g_hash_table_insert (counts, (gpointer) occurrence->id, count);
    }
  count->n_hard += severity == SKV_SEVERITY_HARD ? 1 : 0;
  count->n_soft += severity == SKV_SEVERITY_SOFT ? 1 : 0;
  count->n_info += severity == SKV_SEVERITY_INFO ? 1 : 0;
}

static void
count_conflicts (SkvListWriter *self, SkvChecker *checker)
{
  guint n = skv_checker_get_n_found (checker);

  for (guint i = 0; i < n; i++)
    {
      SkvFound found;

      skv_checker_get_found (checker, i, &found);
      if (found.accepted)
        continue;
      count_one (self->counts, found.item, found.severity);
      if (found.against != NULL && found.against != found.item)
        count_one (self->counts, found.against, found.severity);
    }
}

SkvListWriter *
skv_list_writer_new (SkvSession *session)
{
  SkvListWriter *self = g_new0 (SkvListWriter, 1);

  self->plan = g_object_ref (skv_session_get_plan (session));
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->lanes = g_hash_table_new (g_str_hash, g_str_equal);
  self->lane_names = skv_plan_list_lanes (self->plan);
  for (guint i = 0; i < self->lane_names->len; i++)
    g_hash_table_insert (self->lanes, g_ptr_array_index (self->lane_names, i),
                         GUINT_TO_POINTER (i + 1));
  count_conflicts (self, skv_session_get_checker (session));
  return self;
}

void
skv_list_writer_free (SkvListWriter *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->lanes);
  g_ptr_array_unref (self->lane_names);
  g_object_unref (self->plan);
  g_free (self);
}

/* --- words ----------------------------------------------------------------------------------- */

static int
minute_of_day (const SkvZone *zone, gint64 moment)
{
  return (int) ((skv_zone_to_local (zone, moment) - skv_zone_day (zone, moment) * SKV_DAY_SECONDS) /
                60);
}

static char *
time_words (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  int start;

  if (occurrence->start == SKV_MOMENT_NONE || !occurrence->resolved)
    {
      if (occurrence->start == SKV_MOMENT_NONE || occurrence->rule != NULL)
        return g_strdup ("");
    }
  if (occurrence->all_day)
    return g_strdup (_("all day"));
  start = minute_of_day (zone, occurrence->start);
  if (occurrence->end == SKV_MOMENT_NONE || occurrence->end <= occurrence->start)
    return skv_words_time (start);
  return skv_words_time_range (start, start + (int) ((skv_zone_to_local (zone, occurrence->end) -
                                                      skv_zone_to_local (zone, occurrence->start)) /
                                                     60));
}

static char *
date_words (const SkvOccurrence *occurrence)
{
  if (occurrence->start == SKV_MOMENT_NONE)
    return g_strdup (_("not placed yet"));
  if (occurrence->rule != NULL && !occurrence->resolved && !occurrence->left_out)
    return g_strdup (_("no date fits"));
  if (occurrence->all_day && occurrence->end_day - occurrence->first_day > 1)
    return skv_words_date_range (occurrence->first_day, occurrence->end_day);
  return skv_words_date_short (occurrence->first_day);
}

static char *
system_words (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "",
                            skv_plan_system_name (plan, occurrence->systems[i]));
  return g_string_free (words, FALSE);
}

static char *
organisation_words (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; occurrence->organisations[i] != NULL; i++)
    {
      const SkvOrganisation *organisation =
        skv_plan_lookup (plan, SKV_KIND_ORGANISATION, occurrence->organisations[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "",
                              organisation != NULL && organisation->name != NULL
                                ? organisation->name
                                : occurrence->organisations[i]);
    }
  return g_string_free (words, FALSE);
}

/* @item (nullable) */
static char *
work_words (const SkvItem *item)
{
  return g_strdup (item != NULL && item->work != NULL ? skv_work_title (item->work) : "");
}

static char *
duty_words (SkvPlan *plan, const SkvItem *item)
{
  const SkvContact *contact = item != NULL && item->duty != NULL
                                ? skv_plan_lookup (plan, SKV_KIND_CONTACT, item->duty)
                                : NULL;

  return g_strdup (contact != NULL && contact->role != NULL ? contact->role : "");
}

/* @part (transfer full) */
static void
add_part (GString *text, guint n, char *part)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
  g_free (part);
}

static char *
count_words (const SkvListWords *words)
{
  guint hard = words->n_hard, soft = words->n_soft, info = words->n_info;
  GString *text = g_string_new (NULL);

  add_part (text, hard,
            g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u hard", "%u hard", hard), hard));
  add_part (text, soft,
            g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u soft", "%u soft", soft), soft));
  add_part (text, info,
            g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u note", "%u notes", info), info));
  return g_string_free (text, FALSE);
}

void
skv_list_writer_tell (SkvListWriter *self, const SkvOccurrence *occurrence, SkvListWords *words)
{
  const Count *count = g_hash_table_lookup (self->counts, occurrence->id);
  gboolean placed = occurrence->start != SKV_MOMENT_NONE;
  gboolean timed = placed && !occurrence->all_day;

  *words = (SkvListWords){
    .day = placed ? occurrence->first_day : SKV_DAY_NONE,
    .minute = timed ? minute_of_day (skv_plan_get_zone (self->plan), occurrence->start) : -1,
    .lane = GPOINTER_TO_INT (g_hash_table_lookup (self->lanes, occurrence->lane)),
    .status = (int) occurrence->status,
    .priority = occurrence->item != NULL ? (int) occurrence->item->priority : 0,
    .n_hard = count != NULL ? count->n_hard : 0,
    .n_soft = count != NULL ? count->n_soft : 0,
    .n_info = count != NULL ? count->n_info : 0,
  };
  words->text[SKV_LIST_DATE] = date_words (occurrence);
  words->text[SKV_LIST_TIME] = time_words (self->plan, occurrence);
  words->text[SKV_LIST_WHAT] = g_strdup (occurrence->title != NULL ? occurrence->title : "");
  words->text[SKV_LIST_LANE] = g_strdup (skv_plan_lane_title (self->plan, occurrence->lane));
  words->text[SKV_LIST_SYSTEMS] = system_words (self->plan, occurrence);
  words->text[SKV_LIST_ORGANISATIONS] = organisation_words (self->plan, occurrence);
  words->text[SKV_LIST_STATUS] = g_strdup (
    g_str_equal (occurrence->lane, "holiday") ? "" : skv_status_title (occurrence->status));
  words->text[SKV_LIST_WORK] = work_words (occurrence->item);
  words->text[SKV_LIST_PRIORITY] = g_strdup (
    words->priority != SKV_PRIORITY_NONE ? skv_priority_title ((SkvPriority) words->priority) : "");
  words->text[SKV_LIST_DUTY] = duty_words (self->plan, occurrence->item);
  words->text[SKV_LIST_CONFLICTS] = count_words (words);
}
