/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/confirmations.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/occurrence.h"
#include "core/exchange/confirmations-private.h"
#include "core/exchange/registration.h"
#include "core/model/audience.h"

static const char *const state_names[] = { "not-asked", "asked", "reminded", "answered" };
static const char *const state_titles[] = { NC_("department", "Not asked"),
                                            NC_("department", "Asked"),
                                            NC_("department", "Reminded"),
                                            NC_("department", "Answered") };

const char *
skv_round_state_name (SkvRoundState state)
{
  return state_names[state];
}

const char *
skv_round_state_title (SkvRoundState state)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "department", state_titles[state]);
}

static SkvOccurrences *
expand_year (SkvPlan *plan, int year)
{
  return skv_occurrences_new (plan, skv_day_from_ymd (year, 1, 1),
                              skv_day_from_ymd (year + 1, 1, 1), SKV_EXPAND_DEFAULT);
}

gboolean
skv_round_is_period_of (SkvPlan *plan, const SkvOccurrence *occurrence, const char *department)
{
  if (strcmp (occurrence->lane, "critical") != 0 || occurrence->status == SKV_STATUS_CANCELLED)
    return FALSE;
  if (occurrence->item != NULL && g_strcmp0 (occurrence->item->department, department) == 0)
    return TRUE;
  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    if (skv_plan_is_system_owned_by (plan, occurrence->systems[i], department))
      return TRUE;
  return FALSE;
}

static const SkvConfirmation *
find_confirmation (SkvPlan *plan, int year, const char *department)
{
  GPtrArray *all = skv_plan_get_records (plan, SKV_KIND_CONFIRMATION);

  for (guint i = 0; i < all->len; i++)
    {
      const SkvConfirmation *confirmation = g_ptr_array_index (all, i);

      if (confirmation->year == year && g_strcmp0 (confirmation->department, department) == 0)
        return confirmation;
    }
  return NULL;
}

static SkvRoundState
state_of (const SkvConfirmation *confirmation)
{
  if (confirmation == NULL)
    return SKV_ROUND_NOT_ASKED;
  return confirmation->answered != NULL   ? SKV_ROUND_ANSWERED
         : confirmation->reminded != NULL ? SKV_ROUND_REMINDED
         : confirmation->asked != NULL    ? SKV_ROUND_ASKED
                                          : SKV_ROUND_NOT_ASKED;
}

static gboolean
exists (const SkvDepartment *department, int year)
{
  return (department->valid_from == SKV_DAY_NONE ||
          skv_day_year (department->valid_from) <= year) &&
         (department->valid_until == SKV_DAY_NONE ||
          skv_day_year (department->valid_until) >= year);
}

static void
count (SkvRoundRow *row, SkvPlan *plan, SkvOccurrences *occurrences)
{
  const char *department = row->department->parent.id;
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  GPtrArray *requests = skv_plan_get_records (plan, SKV_KIND_REQUEST);

  for (guint i = 0; i < systems->len; i++)
    row->n_systems += (guint) skv_plan_is_system_owned_by (
      plan, ((const SkvRecord *) g_ptr_array_index (systems, i))->id, department);
  for (guint i = 0; i < requests->len; i++)
    {
      const SkvRequest *request = g_ptr_array_index (requests, i);

      row->n_waiting +=
        request->state == SKV_REQUEST_WAITING && g_strcmp0 (request->department, department) == 0;
    }
  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    row->n_periods +=
      (guint) skv_round_is_period_of (plan, skv_occurrences_get (occurrences, i), department);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const SkvRoundRow *one = *(SkvRoundRow *const *) a, *two = *(SkvRoundRow *const *) b;
  gboolean one_done = one->state == SKV_ROUND_ANSWERED, two_done = two->state == SKV_ROUND_ANSWERED;

  if (one_done != two_done)
    return one_done ? 1 : -1;
  return g_utf8_collate (one->department->name, two->department->name);
}

GPtrArray *
skv_round_list (SkvPlan *plan, int year)
{
  GPtrArray *departments = skv_plan_get_records (plan, SKV_KIND_DEPARTMENT);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SkvOccurrences) occurrences = expand_year (plan, year);

  for (guint i = 0; i < departments->len; i++)
    {
      SkvRoundRow *row;

      if (!exists (g_ptr_array_index (departments, i), year))
        continue;
      row = g_new0 (SkvRoundRow, 1);
      row->department = g_ptr_array_index (departments, i);
      row->confirmation = find_confirmation (plan, year, row->department->parent.id);
      row->state = state_of (row->confirmation);
      count (row, plan, occurrences);
      g_ptr_array_add (rows, row);
    }
  g_ptr_array_sort (rows, compare_rows);
  return rows;
}

char *
skv_round_words (GPtrArray *rows)
{
  guint n[SKV_ROUND_ANSWERED + 1] = { 0 };

  for (guint i = 0; i < rows->len; i++)
    n[((const SkvRoundRow *) g_ptr_array_index (rows, i))->state]++;
  /* TRANSLATORS: numbers of departments; the total is the second */
  return g_strdup_printf (_("Answered: %1$u of %2$u. Not asked yet: %3$u"), n[SKV_ROUND_ANSWERED],
                          rows->len, n[SKV_ROUND_NOT_ASKED]);
}

/* --- edits ----------------------------------------------------------------------------------- */

/* (transfer full): a copy of it, or a new one */
static SkvConfirmation *
begin (SkvPlan *plan, int year, const char *department)
{
  const SkvConfirmation *known = find_confirmation (plan, year, department);
  SkvConfirmation *confirmation;

  if (known != NULL)
    return skv_record_copy (known);
  confirmation = skv_record_new (SKV_KIND_CONFIRMATION, NULL);
  skv_set_text (&confirmation->department, department);
  confirmation->year = year;
  return confirmation;
}

static gboolean
know (SkvPlan *plan, const char *department, GError **error)
{
  if (skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, department) != NULL)
    return TRUE;
  g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_NOT_FOUND,
               _("this plan has no department “%s”"), department);
  return FALSE;
}

/* those of the round that are due (transfer full) */
static GStrv
list_due (SkvPlan *plan, int year, gboolean reminder)
{
  g_autoptr (GPtrArray) rows = skv_round_list (plan, year);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const SkvRoundRow *row = g_ptr_array_index (rows, i);

      if (reminder ? row->state == SKV_ROUND_ASKED || row->state == SKV_ROUND_REMINDED
                   : row->state == SKV_ROUND_NOT_ASKED)
        g_strv_builder_add (builder, row->department->parent.id);
    }
  return g_strv_builder_end (builder);
}

static SkvEdit *
write_to (SkvPlan *plan,
          int year,
          const char *const *departments,
          gboolean reminder,
          gint64 now,
          GError **error)
{
  g_auto (GStrv) due = departments == NULL ? list_due (plan, year, reminder) : NULL;
  const char *const *ids = departments != NULL ? departments : (const char *const *) due;
  g_autofree char *label = g_strdup_printf (
    reminder ? _("Remind of the periods of %d") : _("Ask for the periods of %d"), year);
  g_autoptr (SkvEdit) edit = skv_edit_new (label);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      SkvConfirmation *confirmation;
      char **moment;

      if (!know (plan, ids[i], error))
        return NULL;
      confirmation = begin (plan, year, ids[i]);
      /* Who is reminded was asked, by whatever way. */
      moment =
        reminder && confirmation->asked != NULL ? &confirmation->reminded : &confirmation->asked;
      g_free (*moment);
      *moment = skv_registration_moment (now);
      skv_edit_put (edit, confirmation);
    }
  return g_steal_pointer (&edit);
}

SkvEdit *
skv_round_ask (SkvPlan *plan, int year, const char *const *departments, gint64 now, GError **error)
{
  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  return write_to (plan, year, departments, FALSE, now, error);
}

SkvEdit *
skv_round_remind (
  SkvPlan *plan, int year, const char *const *departments, gint64 now, GError **error)
{
  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  return write_to (plan, year, departments, TRUE, now, error);
}

SkvEdit *
skv_round_answer (SkvPlan *plan,
                  int year,
                  const char *department,
                  const char *by,
                  const char *notes,
                  gint64 now,
                  GError **error)
{
  g_autofree char *label = NULL;
  SkvConfirmation *confirmation;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && department != NULL, NULL);

  if (!know (plan, department, error))
    return NULL;
  label = g_strdup_printf (_("Confirm the periods of %d"), year);
  edit = skv_edit_new (label);
  confirmation = begin (plan, year, department);
  g_free (confirmation->answered);
  confirmation->answered = skv_registration_moment (now);
  skv_set_text (&confirmation->by, by);
  if (notes != NULL)
    skv_set_text (&confirmation->notes, notes);
  skv_edit_put (edit, confirmation);
  return edit;
}
