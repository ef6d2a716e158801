/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/next-year-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

static void
ask_free (gpointer data)
{
  SkvNextYearAsk *ask = data;

  g_free (ask->who);
  g_free (ask->what);
  g_free (ask);
}

static void
add_ask (GPtrArray *asks, const char *who, char *what)
{
  SkvNextYearAsk *ask = g_new0 (SkvNextYearAsk, 1);

  ask->who = g_strdup (who);
  ask->what = what;
  g_ptr_array_add (asks, ask);
}

/* "Payroll officer (vacant)", or with the name of who holds the post (transfer full) */
static char *
contact_words (const SkvContact *contact)
{
  if (contact->name == NULL || *contact->name == '\0')
    return g_strdup (contact->role);
  return g_strdup_printf ("%s, %s", contact->role, contact->name);
}

/* the first that is known: its contact, its department, the owner of a system, an organisation
 * (transfer full) (nullable) */
static char *
who_to_ask (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  const SkvContact *contact = skv_plan_lookup (plan, SKV_KIND_CONTACT, occurrence->item->contact);
  const SkvDepartment *department =
    skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, occurrence->item->department);
  const SkvOrganisation *organisation;

  if (contact != NULL)
    return contact_words (contact);
  if (department != NULL)
    return g_strdup (department->name);
  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    {
      char *owner = skv_plan_system_owner (plan, occurrence->systems[i]);

      if (owner != NULL)
        return owner;
    }
  if (occurrence->organisations[0] == NULL)
    return NULL;
  organisation = skv_plan_lookup (plan, SKV_KIND_ORGANISATION, occurrence->organisations[0]);
  return organisation != NULL ? g_strdup (organisation->name) : NULL;
}

/* All of one lane and title that one person is asked for. */
typedef struct
{
  char *who;  /* (owned) (nullable) */
  char *name; /* (owned): see skv_next_year_name() */
  const char *title;
  guint n;
  SkvDay first; /* the first first day this year */
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->who);
  g_free (wanted->name);
  g_free (wanted);
}

/* @by_key: (element-type utf8 Wanted): those of @all by name and who */
static void
count_wanted (SkvNextYear *self,
              const SkvOccurrence *occurrence,
              GHashTable *by_key,
              GPtrArray *all)
{
  g_autofree char *who = who_to_ask (self->plan, occurrence);
  g_autofree char *name = skv_next_year_name (occurrence);
  g_autofree char *key = g_strdup_printf ("%s\n%s", name, who != NULL ? who : "");
  Wanted *wanted = g_hash_table_lookup (by_key, key);

  if (wanted == NULL)
    {
      wanted = g_new0 (Wanted, 1);
      wanted->who = g_steal_pointer (&who);
      wanted->name = g_steal_pointer (&name);
      wanted->title = occurrence->title;
      wanted->first = occurrence->first_day;
      g_ptr_array_add (all, wanted);
      g_hash_table_insert (by_key, g_steal_pointer (&key), wanted);
    }
  wanted->n++;
}

/* In the order of the year. (transfer full) (element-type Wanted) */
static GPtrArray *
list_wanted (SkvNextYear *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (wanted_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < skv_occurrences_get_n (self->this_year); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (self->this_year, i);

      if (skv_next_year_is_asked_for (occurrence) && occurrence->first_day >= self->this_first)
        count_wanted (self, occurrence, by_key, all);
    }
  return all;
}

static void
ask_for_dates (SkvNextYear *self, GPtrArray *asks)
{
  g_autoptr (GPtrArray) all = list_wanted (self);
  g_autoptr (GHashTable) known = skv_next_year_list_names (self->plan, self->first, self->end);

  for (guint i = 0; i < all->len; i++)
    {
      const Wanted *wanted = g_ptr_array_index (all, i);
      g_autofree char *first = skv_words_day_month_year (wanted->first);

      if (g_hash_table_contains (known, wanted->name))
        continue;
      add_ask (
        asks, wanted->who,
        /* TRANSLATORS: a title, the year that is planned, how many there are this year and
         * when the first was: "“Council”: the dates of 2027 (11 this year, the first on 31
         * January 2026)" */
        g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "“%1$s”: the date in %2$d (%3$u this year, on %4$s)",
                       "“%1$s”: the dates in %2$d (%3$u this year, the first on %4$s)", wanted->n),
          wanted->title, self->year, wanted->n, first));
    }
}

/* A copy is a proposal until the one whose period it is has confirmed it. */
static void
ask_to_confirm (SkvNextYear *self, GPtrArray *asks)
{
  for (guint i = 0; i < self->copies->len; i++)
    {
      const SkvNextYearCopy *copy = g_ptr_array_index (self->copies, i);
      const SkvOccurrence *occurrence = skv_occurrences_lookup (self->this_year, copy->item);
      g_autofree char *who = who_to_ask (self->plan, occurrence);
      g_autofree char *day = skv_words_day_month_year (copy->this_day);

      if (copy->exists || strcmp (copy->lane, "maintenance") == 0)
        continue;
      /* TRANSLATORS: a title, the year that is planned, and its date this year */
      add_ask (
        asks, who,
        g_strdup_printf (_("“%1$s”: does it come again in %2$d, and when? (this year %3$s)"),
                         copy->title, self->year, day));
    }
}

/* School holidays that were given as dates of this year have none for the next. */
static void
ask_for_local_days (SkvNextYear *self, GPtrArray *asks)
{
  GPtrArray *days = skv_plan_get_records (self->plan, SKV_KIND_LOCAL_DAY);
  g_autofree char *this_year = g_strdup_printf ("%d-", self->year - 1);
  g_autofree char *next_year = g_strdup_printf ("%d-", self->year);

  for (guint i = 0; i < days->len; i++)
    {
      const SkvLocalDay *day = g_ptr_array_index (days, i);
      const SkvOrganisation *organisation =
        skv_plan_lookup (self->plan, SKV_KIND_ORGANISATION, day->organisations[0]);
      gboolean known = FALSE;

      if (day->when == NULL || !g_str_has_prefix (day->when, this_year))
        continue;
      for (guint j = 0; j < days->len && !known; j++)
        {
          const SkvLocalDay *other = g_ptr_array_index (days, j);

          known = g_strcmp0 (other->name, day->name) == 0 && other->when != NULL &&
                  g_str_has_prefix (other->when, next_year) &&
                  g_strcmp0 (other->organisations[0], day->organisations[0]) == 0;
        }
      if (!known)
        /* TRANSLATORS: a local holiday or school holiday, and the year that is planned */
        add_ask (asks, organisation != NULL ? organisation->name : NULL,
                 g_strdup_printf (_("“%1$s”: the dates in %2$d"), day->name, self->year));
    }
}

/* by who, those that nobody is named for at the end; in the order found */
static int
compare_asks (gconstpointer a, gconstpointer b)
{
  const SkvNextYearAsk *x = *(SkvNextYearAsk *const *) a, *y = *(SkvNextYearAsk *const *) b;

  if (x->who == NULL || y->who == NULL)
    return (x->who == NULL) - (y->who == NULL);
  return g_utf8_collate (x->who, y->who);
}

GPtrArray *
skv_next_year_list_asks (SkvNextYear *self)
{
  GPtrArray *asks = g_ptr_array_new_with_free_func (ask_free);

  ask_for_dates (self, asks);
  ask_to_confirm (self, asks);
  ask_for_local_days (self, asks);
  g_ptr_array_sort (asks, compare_asks);
  return asks;
}
