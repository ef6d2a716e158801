/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/conflict/suggest-points.h"

/*
 * Who may be hard to reach at a place, as far as the plan knows:
 *
 *   a vendor of the job's systems, when the lane "vendor" has a date of it: one that names a system
 *   of this vendor, or that names none and has the vendor's name in its title. What it does to the
 *   job's own systems is a conflict ("vendor-work") and is not told again;
 *
 *   the job's contact and department and the owners of its systems, when a lane that the planners
 *   made themselves ("Absence") has something that names them as its contact or department.
 */

/* --- whom it needs ---------------------------------------------------------------------------- */

static void
add_once (GPtrArray *names, const char *name)
{
  if (name == NULL || *name == '\0')
    return;
  for (guint i = 0; i < names->len; i++)
    {
      if (strcmp (g_ptr_array_index (names, i), name) == 0)
        return;
    }
  g_ptr_array_add (names, g_strdup (name));
}

static void
list_needed (const SkvSearch *self, GPtrArray *people, GPtrArray *vendors)
{
  const SkvItem *item = self->occurrence->item;

  if (item != NULL)
    {
      add_once (people, item->contact);
      add_once (people, item->department);
    }
  for (const char *const *id = self->occurrence->systems; *id != NULL; id++)
    {
      const SkvSystem *system = skv_plan_get_system (self->plan, *id);

      if (system == NULL)
        continue;
      add_once (people, system->owner);
      add_once (vendors, system->vendor);
    }
}

/* an id of a contact or department, or plain words, as people call it (transfer none) */
static const char *
person_words (SkvPlan *plan, const char *id)
{
  const SkvContact *contact = skv_plan_lookup (plan, SKV_KIND_CONTACT, id);
  const SkvDepartment *department = skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, id);

  if (contact != NULL && contact->role != NULL)
    return contact->role;
  return department != NULL && department->name != NULL ? department->name : id;
}

/* --- what the plan says of them --------------------------------------------------------------- */

static gboolean
is_letter (const char *text)
{
  return g_unichar_isalnum (g_utf8_get_char (text));
}

/* as whole words, whatever the case */
static gboolean
has_words (const char *text, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (text, -1), *wanted = g_utf8_casefold (words, -1);

  for (const char *at = folded; (at = strstr (at, wanted)) != NULL; at = g_utf8_next_char (at))
    {
      const char *end = at + strlen (wanted);

      if ((at == folded || !is_letter (g_utf8_prev_char (at))) &&
          (*end == '\0' || !is_letter (end)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
shares_system (const SkvOccurrence *date, const SkvOccurrence *job)
{
  for (const char *const *id = date->systems; *id != NULL; id++)
    {
      if (g_strv_contains (job->systems, *id))
        return TRUE;
    }
  return FALSE;
}

/* the vendor of which it is a date (transfer none) (nullable) */
static const char *
vendor_of (const SkvSearch *self, const SkvOccurrence *date, GPtrArray *vendors)
{
  if (shares_system (date, self->occurrence))
    return NULL;
  for (guint i = 0; i < vendors->len; i++)
    {
      const char *vendor = g_ptr_array_index (vendors, i);

      if (date->systems[0] == NULL && has_words (date->title, vendor))
        return vendor;
      for (const char *const *id = date->systems; *id != NULL; id++)
        {
          const SkvSystem *system = skv_plan_get_system (self->plan, *id);

          if (system != NULL && g_strcmp0 (system->vendor, vendor) == 0)
            return vendor;
        }
    }
  return NULL;
}

/* which of them it names (transfer none) (nullable) */
static const char *
person_of (const SkvSearch *self, const SkvOccurrence *date, GPtrArray *people)
{
  for (guint i = 0; i < people->len && date->item != NULL; i++)
    {
      const char *person = g_ptr_array_index (people, i);

      if (g_strcmp0 (date->item->contact, person) == 0 ||
          g_strcmp0 (date->item->department, person) == 0)
        return person_words (self->plan, person);
    }
  return NULL;
}

static void
take_date (SkvSearch *self, const SkvOccurrence *date, GPtrArray *people, GPtrArray *vendors)
{
  gboolean is_vendor = strcmp (date->lane, "vendor") == 0;
  SkvAway away = { date, NULL, is_vendor };

  if (date->start == SKV_MOMENT_NONE || !date->resolved || date->status == SKV_STATUS_CANCELLED ||
      date->status == SKV_STATUS_POSTPONED)
    return;
  if (is_vendor)
    away.who = vendor_of (self, date, vendors);
  else if (!g_strv_contains (skv_lane_builtins (), date->lane))
    away.who = person_of (self, date, people);
  if (away.who == NULL)
    return;
  away.who = g_strdup (away.who);
  g_array_append_val (self->away, away);
}

static void
away_clear (gpointer data)
{
  g_free ((char *) ((SkvAway *) data)->who);
}

void
skv_search_find_away (SkvSearch *self)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) vendors = g_ptr_array_new_with_free_func (g_free);
  SkvOccurrences *all = skv_checker_get_occurrences (self->checker);

  self->away = g_array_new (FALSE, FALSE, sizeof (SkvAway));
  g_array_set_clear_func (self->away, away_clear);
  self->needed = g_ptr_array_new_with_free_func (g_free);
  if (self->subject.entry.role != SKV_ROLE_JOB)
    return;
  list_needed (self, people, vendors);
  for (guint i = 0; i < skv_occurrences_get_n (all) && people->len + vendors->len > 0; i++)
    take_date (self, skv_occurrences_get (all, i), people, vendors);
  for (guint i = 0; i < people->len; i++)
    add_once (self->needed, person_words (self->plan, g_ptr_array_index (people, i)));
  for (guint i = 0; i < vendors->len; i++)
    add_once (self->needed, g_ptr_array_index (vendors, i));
}

/* --- arguing ---------------------------------------------------------------------------------- */

/* An unknown end is the end of its day. */
static SkvSpan
span_of (const SkvSearch *self, const SkvOccurrence *date)
{
  SkvSpan span = date->span;

  if (span.end <= span.start)
    span.end = skv_zone_at (self->zone, date->first_day + 1, 0);
  return span;
}

gboolean
skv_slot_argue_away (SkvSearch *self, SkvSlot *slot, SkvSpan span)
{
  gboolean person = FALSE, vendor = FALSE;

  for (guint i = 0; i < self->away->len; i++)
    {
      const SkvAway *away = &g_array_index (self->away, SkvAway, i);
      gboolean *told = away->is_vendor ? &vendor : &person;

      if (*told || !skv_span_overlaps (span_of (self, away->date), span))
        continue;
      *told = TRUE;
      if (away->is_vendor)
        skv_slot_argue (
          slot, "vendor", POINTS_VENDOR, TRUE,
          /* TRANSLATORS: title of a date of a vendor, and the vendor */
          g_strdup_printf (_("“%1$s” is at the same time: %2$s may be hard to reach."),
                           away->date->title, away->who));
      else
        skv_slot_argue (slot, "people", POINTS_BUSY, TRUE,
                        /* TRANSLATORS: "Holiday", and a person, role or department */
                        g_strdup_printf (_("“%1$s” is at the same time: %2$s is away or busy."),
                                         away->date->title, away->who));
    }
  return person || vendor;
}

void
skv_slot_argue_available (SkvSearch *self, SkvSlot *slot)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (self->needed->len == 0)
    return;
  for (guint i = 0; i < self->needed->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (self->needed, i));
  skv_slot_argue (slot, "available", 0, FALSE,
                  /* TRANSLATORS: owners of systems and vendors, with commas between */
                  g_strdup_printf (_("Nothing else is planned then for %s."), names->str));
}
