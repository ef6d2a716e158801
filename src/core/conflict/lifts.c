/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/lifts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"
#include "core/conflict/entry.h"

struct _SkvLifts
{
  GHashTable *by_freeze; /* (owned): id → GPtrArray of SkvLift (owned), by first day */
};

static gboolean
is_freeze (const SkvOccurrence *occurrence)
{
  return skv_entry_role (occurrence) == SKV_ROLE_FREEZE && occurrence->resolved &&
         occurrence->start != SKV_MOMENT_NONE;
}

gboolean
skv_lift_counts (const SkvLift *self, const SkvOccurrence *freeze)
{
  g_return_val_if_fail (self != NULL && freeze != NULL, FALSE);

  return strcmp (self->freeze, freeze->id) == 0 && is_freeze (freeze) && self->from < self->until &&
         freeze->first_day <= self->from && self->until <= freeze->end_day;
}

char *
skv_lift_words (const SkvLift *self)
{
  g_autofree char *days = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  days = skv_words_date_range (self->from, self->until);
  if (self->by == NULL || *self->by == '\0')
    /* TRANSLATORS: of a freeze: days, and why */
    return g_strdup_printf (_("Lifted %1$s: %2$s"), days, self->reason);
  /* TRANSLATORS: of a freeze: days, who decided it, and why */
  return g_strdup_printf (_("Lifted %1$s by %2$s: %3$s"), days, self->by, self->reason);
}

/* --- all of a plan -------------------------------------------------------------------------- */

static int
compare_lifts (gconstpointer a, gconstpointer b)
{
  const SkvLift *first = *(const SkvLift *const *) a, *second = *(const SkvLift *const *) b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  return strcmp (first->parent.id, second->parent.id);
}

SkvLifts *
skv_lifts_new (SkvPlan *plan)
{
  GPtrArray *records;
  GHashTableIter iter;
  gpointer lifts;
  SkvLifts *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  records = skv_plan_get_records (plan, SKV_KIND_LIFT);
  if (records->len == 0)
    return NULL;
  self = g_new0 (SkvLifts, 1);
  self->by_freeze =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < records->len; i++)
    {
      SkvLift *lift = g_ptr_array_index (records, i);

      lifts = g_hash_table_lookup (self->by_freeze, lift->freeze);
      if (lifts == NULL)
        {
          lifts = g_ptr_array_new_with_free_func (skv_record_unref);
          g_hash_table_insert (self->by_freeze, lift->freeze, lifts);
        }
      g_ptr_array_add (lifts, skv_record_ref (lift));
    }
  g_hash_table_iter_init (&iter, self->by_freeze);
  while (g_hash_table_iter_next (&iter, NULL, &lifts))
    g_ptr_array_sort (lifts, compare_lifts);
  return self;
}

void
skv_lifts_free (SkvLifts *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_freeze);
  g_free (self);
}

/* (transfer none) (nullable) (element-type SkvLift) */
static GPtrArray *
lifts_of (const SkvLifts *self, const SkvOccurrence *freeze)
{
  return self != NULL ? g_hash_table_lookup (self->by_freeze, freeze->id) : NULL;
}

const SkvLift *
skv_lifts_cover (const SkvLifts *self, const SkvOccurrence *freeze, SkvDay from, SkvDay end)
{
  GPtrArray *lifts = lifts_of (self, freeze);
  const SkvLift *first = NULL;
  SkvDay day = from;

  /* By their first days: what no lift has reached so far, no later one covers. */
  for (guint i = 0; lifts != NULL && i < lifts->len && day < end; i++)
    {
      const SkvLift *lift = g_ptr_array_index (lifts, i);

      if (lift->from > day)
        break;
      if (lift->until <= day || !skv_lift_counts (lift, freeze))
        continue;
      first = first != NULL ? first : lift;
      day = lift->until;
    }
  return day >= end ? first : NULL;
}

GPtrArray *
skv_lifts_list (const SkvLifts *self, const SkvOccurrence *freeze, SkvDay from, SkvDay end)
{
  GPtrArray *lifts = lifts_of (self, freeze), *found = g_ptr_array_new ();

  for (guint i = 0; lifts != NULL && i < lifts->len; i++)
    {
      SkvLift *lift = g_ptr_array_index (lifts, i);

      if (lift->from < end && from < lift->until && skv_lift_counts (lift, freeze))
        g_ptr_array_add (found, lift);
    }
  return found;
}

char *
skv_lifts_words (const SkvLifts *self, const SkvOccurrence *freeze, SkvDay from, SkvDay end)
{
  g_autoptr (GPtrArray) lifts = skv_lifts_list (self, freeze, from, end);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lifts->len; i++)
    {
      g_autofree char *words = skv_lift_words (lifts->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", words);
    }
  return lifts->len > 0 ? g_strdup (text->str) : NULL;
}

char *
skv_lifts_days_words (const SkvLifts *self, const SkvOccurrence *freeze)
{
  g_autoptr (GPtrArray) lifts = skv_lifts_list (self, freeze, freeze->first_day, freeze->end_day);
  g_autoptr (GString) days = g_string_new (NULL);

  for (guint i = 0; i < lifts->len; i++)
    {
      const SkvLift *lift = lifts->pdata[i];
      g_autofree char *words = skv_words_date_range (lift->from, lift->until);

      g_string_append_printf (days, "%s%s", i > 0 ? C_("in a list", ", ") : "", words);
    }
  /* TRANSLATORS: mark of a freeze: "lifted 3–5 June 2019" */
  return lifts->len > 0 ? g_strdup_printf (_("lifted %s"), days->str) : NULL;
}

/* --- deciding ------------------------------------------------------------------------------- */

static gboolean
refuse (GError **error, char *message)
{
  g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, message);
  g_free (message);
  return FALSE;
}

static gboolean
check_terms (SkvPlan *plan,
             const SkvOccurrence *freeze,
             SkvDay from,
             SkvDay until,
             const char *reason,
             GError **error)
{
  g_autoptr (SkvLifts) lifts = skv_lifts_new (plan);
  g_autoptr (GPtrArray) others = NULL;
  g_autofree char *days = NULL;

  if (!is_freeze (freeze))
    return refuse (error,
                   g_strdup_printf (_("“%s” is no freeze that could be lifted"), freeze->title));
  if (*reason == '\0')
    return refuse (error, g_strdup (_("say why the freeze is lifted")));
  if (until <= from)
    return refuse (error, g_strdup (_("it ends before it begins")));
  if (from < freeze->first_day || until > freeze->end_day)
    {
      days = skv_words_date_range (freeze->first_day, freeze->end_day);
      /* TRANSLATORS: title of a freeze, and its days */
      return refuse (error, g_strdup_printf (_("“%1$s” is only from %2$s: it can be lifted on "
                                                "those days and no others"),
                                             freeze->title, days));
    }
  others = skv_lifts_list (lifts, freeze, from, until);
  if (others->len == 0)
    return TRUE;
  days = skv_lift_words (others->pdata[0]);
  /* TRANSLATORS: title of a freeze, and "Lifted 3–5 June 2019 by the change board: …" */
  return refuse (error,
                 g_strdup_printf (_("“%1$s” is lifted already. %2$s"), freeze->title, days));
}

static char *
strip (const char *text)
{
  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

SkvEdit *
skv_lift_freeze (SkvPlan *plan,
                 const SkvOccurrence *freeze,
                 SkvDay from,
                 SkvDay until,
                 const char *reason,
                 const char *by,
                 GError **error)
{
  g_autofree char *why = strip (reason), *who = strip (by), *days = NULL, *label = NULL;
  SkvLift *lift;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && freeze != NULL, NULL);
  g_return_val_if_fail (from != SKV_DAY_NONE && until != SKV_DAY_NONE, NULL);

  if (!check_terms (plan, freeze, from, until, why, error))
    return NULL;
  lift = skv_record_new (SKV_KIND_LIFT, NULL);
  skv_set_text (&lift->freeze, freeze->id);
  skv_set_text (&lift->reason, why);
  skv_set_text (&lift->by, *who != '\0' ? who : NULL);
  lift->from = from;
  lift->until = until;
  days = skv_words_date_range (from, until);
  /* TRANSLATORS: an undo step; title of a freeze, and days */
  label = g_strdup_printf (_("Lift “%1$s” %2$s"), freeze->title, days);
  edit = skv_edit_new (label);
  skv_edit_put (edit, lift);
  return edit;
}

/* title of the freeze, or its id (transfer full); whether it is there and the lift counts */
static SkvLiftState
look_at (SkvPlan *plan, const SkvLift *lift, SkvDay today, char **title)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, lift->freeze);
  const SkvOccurrence *freeze = found != NULL ? skv_occurrences_lookup (found, lift->freeze) : NULL;

  *title = g_strdup (freeze != NULL && freeze->title != NULL ? freeze->title : lift->freeze);
  if (freeze == NULL || skv_entry_role (freeze) != SKV_ROLE_FREEZE)
    return SKV_LIFT_GONE;
  if (!skv_lift_counts (lift, freeze))
    return SKV_LIFT_MOVED;
  return today != SKV_DAY_NONE && lift->until <= today ? SKV_LIFT_OVER : SKV_LIFT_HOLDS;
}

SkvEdit *
skv_lift_withdraw (SkvPlan *plan, const char *id)
{
  const SkvLift *lift;
  g_autofree char *title = NULL, *label = NULL;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL, NULL);

  lift = skv_plan_lookup (plan, SKV_KIND_LIFT, id);
  if (lift == NULL)
    return NULL;
  look_at (plan, lift, SKV_DAY_NONE, &title);
  /* TRANSLATORS: an undo step; title of a freeze */
  label = g_strdup_printf (_("No longer lift “%s”"), title);
  edit = skv_edit_new (label);
  skv_edit_remove (edit, SKV_KIND_LIFT, id);
  return edit;
}

/* --- the list ------------------------------------------------------------------------------- */

static void
entry_free (gpointer data)
{
  SkvLiftEntry *self = data;

  skv_record_unref (self->lift);
  g_free (self->freeze);
  g_free (self);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const SkvLiftEntry *first = *(const SkvLiftEntry *const *) a,
                     *second = *(const SkvLiftEntry *const *) b;

  return compare_lifts (&first->lift, &second->lift);
}

GPtrArray *
skv_lift_entries (SkvPlan *plan, SkvDay today)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  GPtrArray *records;

  g_return_val_if_fail (SKV_IS_PLAN (plan), entries);

  records = skv_plan_get_records (plan, SKV_KIND_LIFT);
  for (guint i = 0; i < records->len; i++)
    {
      SkvLiftEntry *entry = g_new0 (SkvLiftEntry, 1);

      entry->lift = skv_record_ref (g_ptr_array_index (records, i));
      entry->state = look_at (plan, entry->lift, today, &entry->freeze);
      g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

const char *
skv_lift_state_name (SkvLiftState state)
{
  static const char *const names[] = {
    [SKV_LIFT_HOLDS] = "holds",
    [SKV_LIFT_OVER] = "over",
    [SKV_LIFT_MOVED] = "moved",
    [SKV_LIFT_GONE] = "gone",
  };

  g_return_val_if_fail ((int) state >= 0 && state < G_N_ELEMENTS (names), NULL);
  return names[state];
}

const char *
skv_lift_state_title (SkvLiftState state)
{
  static const char *const titles[] = {
    [SKV_LIFT_HOLDS] = NC_("lift", "holds"),
    [SKV_LIFT_OVER] = NC_("lift", "over: the freeze protects again"),
    [SKV_LIFT_MOVED] = NC_("lift", "no longer lifted: the freeze was moved"),
    [SKV_LIFT_GONE] = NC_("lift", "the freeze is gone"),
  };

  g_return_val_if_fail ((int) state >= 0 && state < G_N_ELEMENTS (titles), NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "lift", titles[state]);
}
