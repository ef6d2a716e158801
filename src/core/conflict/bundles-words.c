/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/bundles-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"
#include "core/conflict/phrases.h"

/* --- what all of them take down --------------------------------------------------------------- */

static int
users_of (const SkvBundler *self, guint system)
{
  const SkvSystem *record =
    skv_plan_get_system (self->plan, skv_reach_get_id (self->checker->reach, system));

  return record != NULL ? record->users : 0;
}

static gboolean
is_shared (const SkvBundler *self, const SkvJobSet *set, guint system)
{
  for (guint i = 0; i < set->n; i++)
    {
      if ((skv_bundler_job (self, set->jobs[i])->down[system / 64] >> (system % 64) & 1) == 0)
        return FALSE;
    }
  return TRUE;
}

GStrv
skv_bundler_shared (const SkvBundler *self, const SkvJobSet *set)
{
  g_autoptr (GArray) systems = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint system = 0; system < skv_reach_get_n_systems (self->checker->reach); system++)
    {
      guint place = systems->len;

      if (!is_shared (self, set, system))
        continue;
      while (place > 0 &&
             users_of (self, g_array_index (systems, guint, place - 1)) < users_of (self, system))
        place--;
      g_array_insert_val (systems, place, system);
    }
  for (guint i = 0; i < systems->len; i++)
    g_strv_builder_add (ids,
                        skv_reach_get_id (self->checker->reach, g_array_index (systems, guint, i)));
  return g_strv_builder_end (ids);
}

/* --- why -------------------------------------------------------------------------------------- */

/* "Both need Visma Enterprise down" */
static char *
need_words (const SkvBundler *self, guint n, const char *const *shared)
{
  g_autofree char *systems = skv_phrase_systems (self->plan, shared);

  if (n == 2)
    /* TRANSLATORS: beginning of a sentence; names of systems */
    return g_strdup_printf (_("Both need %s down"), systems);
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "All %1$u need %2$s down", "All %1$u need %2$s down", n), n,
    systems);
}

/* "one evening instead of two" (nullable: no evening less) */
static char *
evening_words (guint less)
{
  if (less == 0)
    return NULL;
  if (less == 1)
    return g_strdup (_("one evening instead of two"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "one evening instead of %u",
                                       "one evening instead of %u", less + 1),
                          less + 1);
}

char *
skv_bundler_why (const SkvBundler *self, const SkvJobSet *set, const char *const *shared)
{
  g_autofree char *need = need_words (self, set->n, shared);
  g_autofree char *evenings = evening_words (set->evenings);
  g_autofree char *length = skv_phrase_length (set->minutes * G_GINT64_CONSTANT (60));

  if (evenings == NULL)
    /* TRANSLATORS: "Both need Visma Enterprise down", and "2 h" */
    return g_strdup_printf (_("%1$s: %2$s less downtime."), need, length);
  if (set->minutes == 0)
    /* TRANSLATORS: "Both need Visma Enterprise down", "one evening instead of two" */
    return g_strdup_printf (_("%1$s; %2$s."), need, evenings);
  /* TRANSLATORS: "Both need Visma Enterprise down", "one evening instead of two", and "2 h" */
  return g_strdup_printf (_("%1$s; %2$s: %3$s less downtime."), need, evenings, length);
}

/* --- names ------------------------------------------------------------------------------------ */

static gboolean
is_taken (SkvPlan *plan, const char *word)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);

  for (guint i = 0; i < items->len; i++)
    {
      if (g_strcmp0 (((const SkvItem *) g_ptr_array_index (items, i))->bundle, word) == 0)
        return TRUE;
    }
  return FALSE;
}

char *
skv_bundler_word (const SkvBundler *self, const char *system, SkvDay day)
{
  g_autofree char *date = skv_day_format (day);
  char *word = g_strdup_printf ("%s %s", skv_plan_system_name (self->plan, system), date);

  for (int i = 2; is_taken (self->plan, word); i++)
    {
      g_free (word);
      word = g_strdup_printf ("%s %s (%d)", skv_plan_system_name (self->plan, system), date, i);
    }
  return word;
}

char *
skv_bundler_label (guint n, SkvDay day)
{
  g_autofree char *date = skv_words_day_month_year (day);

  /* TRANSLATORS: name of an edit: number of jobs, and a date */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Put %1$u job together on %2$s",
                                       "Put %1$u jobs together on %2$s", n),
                          n, date);
}
