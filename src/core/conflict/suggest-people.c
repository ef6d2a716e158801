/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/conflict/suggest-points.h"

/* Whom a place hits, who has to do it, and what else is done then. */

/* --- users ----------------------------------------------------------------------------------- */

static gboolean
in_office_hours (SkvSearch *self, SkvSpan span)
{
  SkvHolidayCalendar *calendar = self->checker->calendar;
  SkvDay end = skv_zone_day (self->zone, MAX (span.end - 1, span.start)) + 1;

  for (SkvDay day = skv_zone_day (self->zone, span.start); day < end; day++)
    {
      SkvSpan office = { skv_zone_at (self->zone, day, OFFICE_OPENS),
                         skv_zone_at (self->zone, day, OFFICE_CLOSES) };

      if (skv_span_overlaps (office, span) &&
          skv_holiday_calendar_is_working_day (calendar, day, self->occurrence->organisations))
        return TRUE;
    }
  return FALSE;
}

void
skv_slot_argue_users (SkvSearch *self, SkvSlot *slot, SkvSpan span)
{
  int users = self->users;
  int points = MIN (users / USERS_A_POINT, MOST_POINTS_OF_USERS);

  if (self->subject.entry.role != SKV_ROLE_JOB || span.end <= span.start)
    return;
  if (!in_office_hours (self, span))
    {
      if (users > 0)
        skv_slot_argue (
          slot, "users", 0, FALSE,
          g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE, "It reaches about %d user, outside office hours.",
                         "It reaches about %d users, outside office hours.", (gulong) users),
            users));
      return;
    }
  skv_slot_argue (
    slot, "users", POINTS_OFFICE - points, TRUE,
    users > 0
      ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "It reaches about %d user in office hours.",
                                      "It reaches about %d users in office hours.", (gulong) users),
                         users)
      : g_strdup (_("It lies in office hours.")));
}

/* --- burden ---------------------------------------------------------------------------------- */

static gboolean
share_one (const char *const *a, const char *const *b)
{
  for (; *a != NULL; a++)
    {
      if (g_strv_contains (b, *a))
        return TRUE;
    }
  return FALSE;
}

/* those who carry it, in words (transfer full) (nullable: nobody is named) */
static char *
bearer_words (SkvSearch *self)
{
  const SkvItem *item = self->occurrence->item;
  const SkvDepartment *department = NULL;
  GString *names = NULL;

  if (item != NULL && item->department != NULL)
    department = skv_plan_lookup (self->plan, SKV_KIND_DEPARTMENT, item->department);
  if (department != NULL)
    return g_strdup (department->name);
  for (const char *const *id = self->occurrence->organisations; *id != NULL; id++)
    {
      const SkvOrganisation *organisation =
        skv_plan_lookup (self->plan, SKV_KIND_ORGANISATION, *id);

      if (names == NULL)
        names = g_string_new (NULL);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              organisation != NULL ? organisation->name : *id);
    }
  return names != NULL ? g_string_free (names, FALSE) : NULL;
}

static gboolean
is_theirs (SkvSearch *self, const SkvOccurrence *job)
{
  const SkvItem *item = self->occurrence->item;

  if (item != NULL && item->department != NULL)
    return job->item != NULL && g_strcmp0 (job->item->department, item->department) == 0;
  return share_one (job->organisations, self->occurrence->organisations);
}

void
skv_slot_argue_burden (SkvSearch *self, SkvSlot *slot, SkvSpan span)
{
  SkvDay year = skv_day_from_ymd (skv_day_year (slot->day), 1, 1);
  g_autofree char *bearer = NULL, *length = NULL;
  gint64 minutes = 0;
  guint n = 0;
  int points;

  if (self->subject.entry.role != SKV_ROLE_JOB || (bearer = bearer_words (self)) == NULL)
    return;
  for (guint i = 0; i < self->jobs->len; i++)
    {
      const SkvEntry *job = g_ptr_array_index (self->jobs, i);

      if (job->span.start >= span.start)
        break;
      if (job->first_day < year || !is_theirs (self, job->occurrence))
        continue;
      minutes += (job->span.end - job->span.start) / 60;
      n++;
    }
  points =
    (int) MIN (n * (guint) -POINTS_BURDEN_JOB + minutes / MINUTES_A_BURDEN, MOST_POINTS_OF_BURDEN);
  if (n == 0)
    {
      skv_slot_argue (slot, "burden", 0, FALSE,
                      g_strdup_printf (_("%s has had no job before it that year."), bearer));
      return;
    }
  length = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong) minutes), (int) minutes);
  skv_slot_argue (
    slot, "burden", -points, TRUE,
    /* TRANSLATORS: who, how many jobs, and "360 minutes" */
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "%1$s has had %2$u job before it that year (%3$s).",
                                  "%1$s has had %2$u jobs before it that year (%3$s).", n),
                     bearer, n, length));
}

/* --- people ---------------------------------------------------------------------------------- */

static gboolean
has_person (SkvSearch *self, const SkvOccurrence *job, const char *person)
{
  if (job->item != NULL && g_strcmp0 (job->item->contact, person) == 0)
    return TRUE;
  for (const char *const *id = job->systems; *id != NULL; id++)
    {
      const SkvSystem *system = skv_plan_get_system (self->plan, *id);

      if (system != NULL && g_strcmp0 (system->owner, person) == 0)
        return TRUE;
    }
  return FALSE;
}

/* somebody whom both need, in words (transfer full) (nullable) */
static char *
find_person (SkvSearch *self, const SkvOccurrence *other)
{
  const SkvItem *item = self->occurrence->item;

  if (item != NULL && item->contact != NULL && has_person (self, other, item->contact))
    {
      const SkvContact *contact = skv_plan_lookup (self->plan, SKV_KIND_CONTACT, item->contact);

      return g_strdup (contact != NULL && contact->role != NULL ? contact->role : item->contact);
    }
  for (const char *const *id = self->occurrence->systems; *id != NULL; id++)
    {
      const SkvSystem *system = skv_plan_get_system (self->plan, *id);

      if (system != NULL && system->owner != NULL && has_person (self, other, system->owner))
        return skv_plan_system_owner (self->plan, *id);
    }
  return NULL;
}

gboolean
skv_slot_argue_people (SkvSearch *self, SkvSlot *slot, SkvSpan span)
{
  if (self->subject.entry.role != SKV_ROLE_JOB)
    return FALSE;
  for (guint i = 0; i < self->jobs->len; i++)
    {
      const SkvEntry *job = g_ptr_array_index (self->jobs, i);
      g_autofree char *person = NULL;

      if (job->span.start >= span.end)
        break;
      if (!skv_span_overlaps (job->span, span) ||
          (person = find_person (self, job->occurrence)) == NULL)
        continue;
      skv_slot_argue (
        slot, "people", POINTS_BUSY, TRUE,
        /* TRANSLATORS: a person, role or department, and a job */
        g_strdup_printf (_("%1$s has “%2$s” at the same time."), person, job->occurrence->title));
      return TRUE;
    }
  return FALSE;
}

/* --- together -------------------------------------------------------------------------------- */

static void
add_together (SkvSearch *self, SkvSlot *slot, const SkvOccurrence *job, gboolean counts)
{
  const SkvItem *item = self->occurrence->item;
  gboolean bundled = item != NULL && item->bundle != NULL && job->item != NULL &&
                     g_strcmp0 (job->item->bundle, item->bundle) == 0;
  const char *format = bundled ? _("“%s” is planned that day and belongs together with it.")
                       : share_one (job->systems, self->occurrence->systems)
                         ? _("“%s” is planned that day for the same systems.")
                         : _("“%s” is planned that day for systems that depend on each other.");
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  skv_slot_argue (slot, "together", counts ? POINTS_TOGETHER : 0, FALSE,
                  g_strconcat (parts[0], job->title, parts[1], NULL));
}

void
skv_slot_argue_together (SkvSearch *self, SkvSlot *slot)
{
  g_autoptr (GPtrArray) jobs = NULL;
  const SkvEntry *entry;
  SkvWalk walk;

  if (self->subject.entry.role != SKV_ROLE_JOB)
    return;
  jobs = g_ptr_array_new ();
  skv_walk_init (&walk, &self->subject, SKV_ROLE_JOB, skv_zone_day_span (self->zone, slot->day));
  while ((entry = skv_walk_next (&walk)) != NULL)
    {
      if (entry->first_day == slot->day && entry->occurrence->status <= SKV_STATUS_APPROVED &&
          strcmp (entry->occurrence->id, self->occurrence->id) != 0)
        g_ptr_array_add (jobs, (gpointer) entry);
    }
  /* By start, which their places in the list are too, so that the order does not hang on shelves.
   */
  for (guint i = 0, told = 0; jobs->len > 0 && i < self->jobs->len; i++)
    {
      const SkvEntry *job = g_ptr_array_index (self->jobs, i);

      if (g_ptr_array_find (jobs, job, NULL))
        add_together (self, slot, job->occurrence, told++ < MOST_TOGETHER);
    }
}
