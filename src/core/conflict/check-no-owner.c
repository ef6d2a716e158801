/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/conflict/phrases.h"

/* A job, or a period that protects, names a system for which nobody is named whom to ask. Told once
 * of each item, and of a rule once for all that it gives, with all such systems; only those named
 * count, not what they reach. */

static gboolean
has_owner (SkvPlan *plan, const char *id)
{
  g_autofree char *owner = skv_plan_system_owner (plan, id);

  return owner != NULL && *owner != '\0';
}

/* Every system is asked for once, however many items name it. */
static const guint8 *
unowned_systems (SkvChecker *checker)
{
  guint n = skv_reach_get_n_systems (checker->reach);

  if (checker->unowned != NULL)
    return checker->unowned;
  checker->unowned = g_new0 (guint8, n + 1);
  for (guint i = 0; i < n; i++)
    checker->unowned[i] = !has_owner (checker->plan, skv_reach_get_id (checker->reach, i));
  return checker->unowned;
}

static void
find (const SkvCheck *check, SkvSubject *subject, SkvFindings *findings)
{
  const SkvEntry *entry = &subject->entry;
  const guint8 *unowned = unowned_systems (subject->checker);
  const guint *systems = skv_checker_systems (subject->checker, entry);
  gboolean found = FALSE;

  if (entry->role != SKV_ROLE_JOB && !skv_role_is_period (entry->role))
    return;
  for (guint i = 0; i < entry->n_systems && !found; i++)
    found = unowned[systems[i]];
  if (found)
    skv_findings_add (
      findings, (SkvFinding){
                  .check = check,
                  .severity = SKV_SEVERITY_INFO,
                  .item = entry,
                  .overlap = entry->span,
                  .groups = entry->occurrence->rule != NULL && entry->occurrence->item == NULL,
                });
}

static void
describe (SkvChecker *checker, const SkvFinding *finding, SkvConflict *conflict)
{
  const SkvOccurrence *item = finding->item->occurrence;
  const guint *systems = skv_checker_systems (checker, finding->item);
  const guint8 *unowned = unowned_systems (checker);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *own = NULL, *names = NULL;
  const char *when = skv_phrase_when_all (checker, finding, &own);
  guint n;

  for (guint i = 0; i < finding->item->n_systems; i++)
    {
      if (unowned[systems[i]])
        g_ptr_array_add (ids, (gpointer) skv_reach_get_id (checker->reach, systems[i]));
    }
  n = ids->len;
  g_ptr_array_add (ids, NULL);
  names = skv_phrase_systems (checker->plan, (const char *const *) ids->pdata);
  conflict->systems = g_strdupv ((GStrv) ids->pdata);
  /* TRANSLATORS: title, time, systems; the number is that of the systems */
  conflict->message = skv_phrase_format (
    g_dngettext (GETTEXT_PACKAGE, "“%1$s” (%2$s) names %3$s, which has no owner to ask.",
                 "“%1$s” (%2$s) names %3$s, which have no owner to ask.", n),
    item->title, when, names);
  conflict->solution = g_strdup_printf (_("Say who owns %s"), names);
}

const SkvCheck skv_check_no_owner = {
  .name = "no-owner",
  .title = N_("No owner to ask"),
  .worst = SKV_SEVERITY_INFO,
  .of_rule = TRUE,
  .alone = SKV_ROLE_BIT (SKV_ROLE_JOB) | SKV_ROLE_BITS_PERIODS,
  .find = find,
  .describe = describe,
};
