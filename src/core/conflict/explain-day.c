/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/calendar/organisations.h"
#include "core/calendar/shift.h"
#include "core/conflict/explain-day-private.h"
#include "core/conflict/phrases.h"
#include "core/conflict/ways.h"

static const struct
{
  const char *lane;
  const char *kind;
} protecting[] = {
  { "freeze", "freeze" },
  { "critical", "critical-period" },
  { "exam", "exam" },
  { "meeting", "meeting" },
};

static void
line_free (gpointer data)
{
  SkvDayLine *line = data;

  g_free (line->title);
  g_free (line->text);
  g_free (line->item);
  g_free (line->owner);
  g_strfreev (line->path);
  g_free (line);
}

char *
skv_day_line_words (const SkvDayLine *self)
{
  /* TRANSLATORS: a kind of thing and what there is of it: "Public holiday: Maundy Thursday" */
  return g_strdup_printf (C_("explained day", "%1$s: %2$s"), self->title, self->text);
}

/* @text (transfer full) */
SkvDayLine *
skv_explained_day_add (SkvExplainedDay *self, const char *kind, const char *title, char *text)
{
  SkvDayLine *line = g_new0 (SkvDayLine, 1);

  line->kind = kind;
  line->title = g_strdup (title);
  line->text = text;
  g_ptr_array_add (self->lines, line);
  return line;
}

/* --- what concerns whom --------------------------------------------------------------------- */

static gboolean
concerns_organisation (const SkvExplainedDay *self, const SkvOccurrence *occurrence)
{
  return self->organisations[0] == NULL || occurrence->organisations[0] == NULL ||
         g_strv_contains (occurrence->organisations, self->organisations[0]);
}

/* the numbers of its systems (transfer full) (element-type guint) */
static GArray *
numbers_of (const SkvExplainedDay *self, const SkvOccurrence *occurrence)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint number;

  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    {
      if (skv_reach_lookup (self->reach, occurrence->systems[i], &number))
        g_array_append_val (numbers, number);
    }
  return numbers;
}

static void
reverse (GStrv path)
{
  guint n = g_strv_length (path);

  for (guint i = 0; i < n / 2; i++)
    {
      char *other = path[i];

      path[i] = path[n - 1 - i];
      path[n - 1 - i] = other;
    }
}

/* Does work on the system meet it, or, if @comes_from, work on it the system? What names no system
 * concerns all. @ways is filled if there is a way; its path ends at the system. */
static gboolean
concerns_system (const SkvExplainedDay *self,
                 const SkvOccurrence *occurrence,
                 SkvWaysFlags flags,
                 gboolean comes_from,
                 SkvWays *ways)
{
  g_autoptr (GArray) numbers = NULL;
  const guint *theirs;

  if (self->system == NULL || occurrence->systems[0] == NULL)
    return TRUE;
  numbers = numbers_of (self, occurrence);
  theirs = (const guint *) (gconstpointer) numbers->data;
  skv_ways_clear (ways);
  if (comes_from)
    {
      skv_ways_find (self->reach, theirs, numbers->len, &self->number, 1, flags, ways);
      reverse (ways->path);
    }
  else
    skv_ways_find (self->reach, &self->number, 1, theirs, numbers->len, flags, ways);
  return ways->hit[0] != NULL;
}

/* A window opens the systems that it names with their members. */
static gboolean
opens_system (const SkvExplainedDay *self, const SkvOccurrence *occurrence)
{
  g_autoptr (GArray) numbers = NULL;
  const guint *groups;
  guint n_groups;

  if (self->system == NULL || occurrence->systems[0] == NULL)
    return TRUE;
  numbers = numbers_of (self, occurrence);
  groups = skv_reach_groups (self->reach, self->number, &n_groups);
  for (guint i = 0; i < n_groups; i++)
    {
      for (guint j = 0; j < numbers->len; j++)
        {
          if (g_array_index (numbers, guint, j) == groups[i])
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
touches_day (const SkvExplainedDay *self, const SkvOccurrence *occurrence)
{
  return occurrence->resolved && occurrence->start != SKV_MOMENT_NONE &&
         occurrence->first_day <= self->day && self->day < occurrence->end_day;
}

/* --- what lies there ------------------------------------------------------------------------ */

/* "“Year-end closing”, 1–31 January 2019 (Visma Enterprise)" */
static char *
describe (SkvExplainedDay *self, const SkvOccurrence *occurrence)
{
  g_autofree char *when = skv_phrase_when (occurrence, self->zone);
  g_autofree char *systems = NULL;

  if (occurrence->systems[0] == NULL)
    /* TRANSLATORS: title, when */
    return g_strdup_printf (_("“%1$s”, %2$s"), occurrence->title, when);
  systems = skv_phrase_systems (self->plan, occurrence->systems);
  /* TRANSLATORS: title, when, systems */
  return g_strdup_printf (_("“%1$s”, %2$s (%3$s)"), occurrence->title, when, systems);
}

static void
append_sentence (char **text, char *sentence)
{
  char *longer = g_strdup_printf ("%s. %s", *text, sentence);

  g_free (*text);
  g_free (sentence);
  *text = longer;
}

/* whom to ask, and the way from the one to the other, if it is not the same system */
static void
tell_way (SkvExplainedDay *self, SkvDayLine *line, const SkvOccurrence *occurrence, SkvWays *ways)
{
  g_autofree char *way = NULL;

  line->item = g_strdup (occurrence->id);
  if (line->owner != NULL)
    append_sentence (&line->text, g_strdup_printf (_("Ask %s"), line->owner));
  if (ways->path == NULL || ways->path[0] == NULL)
    return;
  if (ways->path[1] == NULL && g_strv_contains (occurrence->systems, ways->path[0]))
    return;
  way = skv_phrase_path (self->plan, occurrence->title, (const char *const *) ways->path);
  append_sentence (&line->text, g_strdup_printf (_("This is how it gets there: %s"), way));
  line->path = g_steal_pointer (&ways->path);
}

static char *
owner_of (SkvExplainedDay *self, const SkvOccurrence *occurrence, const SkvWays *ways)
{
  const char *system =
    ways->hit != NULL && ways->hit[0] != NULL ? ways->hit[0] : occurrence->systems[0];
  char *owner = system != NULL ? skv_plan_system_owner (self->plan, system) : NULL;

  return owner != NULL ? owner : skv_protection_owner (self->plan, occurrence);
}

/* A freeze that is lifted on that day protects nothing on it: said, with who decided so. */
static gboolean
tell_lifted (SkvExplainedDay *self, SkvDayLine *line, const SkvOccurrence *occurrence)
{
  char *words = skv_lifts_words (self->lifts, occurrence, self->day, self->day + 1);

  if (words == NULL)
    return FALSE;
  append_sentence (&line->text, words);
  line->kind = "lifted";
  line->item = g_strdup (occurrence->id);
  return TRUE;
}

static void
tell_protected (SkvExplainedDay *self, const char *lane, const char *kind)
{
  for (guint i = 0; i < skv_occurrences_get_n (self->occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (self->occurrences, i);
      g_auto (SkvWays) ways = { NULL };
      SkvDayLine *line;

      if (g_strcmp0 (occurrence->lane, lane) != 0 || !touches_day (self, occurrence) ||
          occurrence->status == SKV_STATUS_CANCELLED || !concerns_organisation (self, occurrence) ||
          !concerns_system (self, occurrence, SKV_WAYS_TO_PROTECTED, FALSE, &ways))
        continue;
      line = skv_explained_day_add (self, kind, skv_plan_lane_title (self->plan, lane),
                                    describe (self, occurrence));
      if (tell_lifted (self, line, occurrence))
        continue;
      line->owner = owner_of (self, occurrence, &ways);
      tell_way (self, line, occurrence, &ways);
      if (self->protectors->len > 0)
        g_string_append (self->protectors, C_("in a list", ", "));
      g_string_append_printf (self->protectors, _("“%s”"), occurrence->title);
    }
}

static void
tell_windows (SkvExplainedDay *self)
{
  for (guint i = 0; i < skv_occurrences_get_n (self->occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (self->occurrences, i);
      g_autofree char *what = NULL, *why = NULL;
      SkvDayLine *line;

      if (g_strcmp0 (occurrence->lane, "window") != 0 || !touches_day (self, occurrence) ||
          occurrence->status == SKV_STATUS_CANCELLED || !concerns_organisation (self, occurrence) ||
          !opens_system (self, occurrence))
        continue;
      self->in_window = TRUE;
      what = describe (self, occurrence);
      why = skv_occurrence_explain (self->plan, occurrence);
      line = skv_explained_day_add (self, "window", skv_plan_lane_title (self->plan, "window"),
                                    g_strdup_printf ("%s. %s", what, why));
      line->item = g_strdup (occurrence->id);
    }
}

static gboolean
is_by_rule_here (const SkvExplainedDay *self, const SkvOccurrence *occurrence)
{
  int length = MAX (occurrence->end_day - occurrence->first_day, 1);

  return occurrence->rule != NULL && occurrence->original_day != SKV_DAY_NONE &&
         self->day >= occurrence->original_day && self->day < occurrence->original_day + length;
}

static gboolean
concerns_at_all (SkvExplainedDay *self, const SkvOccurrence *occurrence)
{
  g_auto (SkvWays) ways = { NULL };

  if (!concerns_organisation (self, occurrence))
    return FALSE;
  if (g_strcmp0 (occurrence->lane, "window") == 0)
    return opens_system (self, occurrence);
  return concerns_system (self, occurrence, SKV_WAYS_TO_PROTECTED, FALSE, &ways);
}

/* what belongs here by its rule, or was planned here, and is not here: why, and by whom */
static void
tell_absent (SkvExplainedDay *self)
{
  for (guint i = 0; i < skv_occurrences_get_n (self->occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (self->occurrences, i);
      gboolean cancelled = occurrence->status == SKV_STATUS_CANCELLED;
      const char *kind = NULL, *title = NULL;
      g_autofree char *what = NULL, *why = NULL, *when = NULL;

      if ((touches_day (self, occurrence) && !cancelled) || !concerns_at_all (self, occurrence) ||
          (!is_by_rule_here (self, occurrence) && !(cancelled && touches_day (self, occurrence))))
        continue;
      if (occurrence->left_out)
        {
          kind = "left-out", title = _("Left out");
          what = g_strdup_printf (_("“%s” belongs here by its rule, but is left out"),
                                  occurrence->title);
        }
      else if (!occurrence->resolved)
        {
          kind = "unresolved", title = _("Unresolved");
          what = g_strdup_printf (_("“%s” belongs here by its rule, but nothing fits"),
                                  occurrence->title);
        }
      else if (cancelled)
        {
          kind = "cancelled", title = skv_status_title (SKV_STATUS_CANCELLED);
          what = g_strdup_printf (_("“%s” belongs here, but is cancelled"), occurrence->title);
        }
      else
        {
          kind = "moved", title = _("Moved");
          when = skv_phrase_when (occurrence, self->zone);
          what = g_strdup_printf (_("“%1$s” belongs here by its rule, but was moved to %2$s"),
                                  occurrence->title, when);
        }
      why = skv_occurrence_explain (self->plan, occurrence);
      skv_explained_day_add (self, kind, title, g_strdup_printf ("%s. %s", what, why))->item =
        g_strdup (occurrence->id);
    }
}

static gboolean
is_job (const SkvOccurrence *occurrence)
{
  if (g_strcmp0 (occurrence->lane, "window") == 0 || g_strcmp0 (occurrence->lane, "holiday") == 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (protecting); i++)
    {
      if (g_strcmp0 (occurrence->lane, protecting[i].lane) == 0)
        return FALSE;
    }
  return occurrence->lane != NULL;
}

/* Work that reaches the system, and work on what the system reaches. */
static void
tell_jobs (SkvExplainedDay *self)
{
  for (guint i = 0; i < skv_occurrences_get_n (self->occurrences); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (self->occurrences, i);
      g_auto (SkvWays) ways = { NULL };
      g_autofree char *what = NULL;
      SkvDayLine *line;

      if (!is_job (occurrence) || !touches_day (self, occurrence) ||
          occurrence->status == SKV_STATUS_CANCELLED || !concerns_organisation (self, occurrence) ||
          (!concerns_system (self, occurrence, SKV_WAYS_TO_NAMED, TRUE, &ways) &&
           !concerns_system (self, occurrence, SKV_WAYS_TO_NAMED, FALSE, &ways)))
        continue;
      what = describe (self, occurrence);
      line = skv_explained_day_add (
        self, "job", skv_plan_lane_title (self->plan, occurrence->lane),
        g_strdup_printf ("%s – %s", what, skv_status_title (occurrence->status)));
      tell_way (self, line, occurrence, &ways);
    }
}

GPtrArray *
skv_plan_explain_day (SkvPlan *plan, SkvDay day, const char *system, const char *organisation)
{
  const char *organisations[] = { organisation, NULL };
  SkvExplainedDay self = {
    .plan = plan, .day = day, .system = system, .organisations = organisations
  };

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  /* Asked about one that has ended, the day of its successor is told. */
  if (organisation != NULL)
    organisations[0] =
      skv_organisations_follow (skv_plan_get_organisations (plan), organisation, day);
  if (organisations[0] == NULL)
    organisations[0] = organisation;
  self.zone = skv_plan_get_zone (plan);
  self.calendar = skv_plan_get_holiday_calendar (plan);
  self.reach = skv_reach_new (plan);
  if (system != NULL && !skv_reach_lookup (self.reach, system, &self.number))
    self.system = NULL;
  self.occurrences = skv_occurrences_new (plan, day, day + 1, SKV_EXPAND_ORIGINALS);
  self.lines = g_ptr_array_new_with_free_func (line_free);
  self.protectors = g_string_new (NULL);
  self.lifts = skv_lifts_new (plan);

  skv_explained_day_tell_calendar (&self);
  for (gsize i = 0; i < G_N_ELEMENTS (protecting); i++)
    tell_protected (&self, protecting[i].lane, protecting[i].kind);
  tell_windows (&self);
  tell_absent (&self);
  tell_jobs (&self);
  skv_explained_day_tell_verdict (&self);

  skv_occurrences_unref (self.occurrences);
  skv_reach_free (self.reach);
  g_string_free (self.protectors, TRUE);
  skv_lifts_free (self.lifts);
  return self.lines;
}
