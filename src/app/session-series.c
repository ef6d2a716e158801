/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/session-private.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/occurrence-edits.h"
#include "core/calendar/rule-split.h"
#include "core/calendar/words.h"

/* What is one of many, and copies: each one edit. */

/* (transfer none) (nullable); @found (out) (owned) may hold it */
static const SkvOccurrence *
find (SkvSession *self, const char *id, SkvOccurrences **found)
{
  const SkvOccurrence *occurrence = skv_occurrences_lookup (skv_session_get_occurrences (self), id);

  if (occurrence != NULL)
    return occurrence;
  *found = skv_occurrences_find (self->plan, id);
  return *found != NULL ? skv_occurrences_lookup (*found, id) : NULL;
}

static gboolean
is_of_series (const SkvOccurrence *occurrence)
{
  return occurrence->rule != NULL && occurrence->original_day != SKV_DAY_NONE;
}

static gboolean
gone (SkvSession *self)
{
  skv_session_tell (self, _("This is no longer there."));
  return FALSE;
}

char *
skv_session_get_series (SkvSession *self, const char *id)
{
  g_autoptr (SkvOccurrences) found = NULL;
  const SkvOccurrence *occurrence;

  g_return_val_if_fail (SKV_IS_SESSION (self), NULL);

  occurrence = id != NULL ? find (self, id, &found) : NULL;
  return occurrence != NULL && is_of_series (occurrence) ? g_strdup (occurrence->rule->parent.id)
                                                         : NULL;
}

gboolean
skv_session_change_from_here (SkvSession *self, const char *id, gint64 start, gint64 end)
{
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  const SkvOccurrence *occurrence;
  SkvRuleChange change;

  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);
  g_return_val_if_fail (id != NULL && start != SKV_MOMENT_NONE, FALSE);

  occurrence = find (self, id, &found);
  if (occurrence == NULL || occurrence->rule == NULL)
    return gone (self);
  change = skv_rule_change_to (self->plan, occurrence, start, end);
  edit = skv_rule_split (self->plan, occurrence, &change, &error);
  if (edit == NULL)
    {
      skv_session_tell (self, error->message);
      return FALSE;
    }
  name = skv_rule_split_get_occurrence (edit, occurrence, &change);
  if (!skv_session_apply (self, edit))
    return FALSE;
  skv_session_select (self, name, NULL);
  return TRUE;
}

gboolean
skv_session_end_series (SkvSession *self, const char *id)
{
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  const SkvOccurrence *occurrence;

  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  occurrence = find (self, id, &found);
  if (occurrence == NULL || occurrence->rule == NULL)
    return gone (self);
  edit = skv_rule_end_before (self->plan, occurrence, &error);
  if (edit != NULL)
    return skv_session_apply (self, edit);
  skv_session_tell (self, error->message);
  return FALSE;
}

/* --- copies ---------------------------------------------------------------------------------- */

void
skv_session_make_own (SkvItem *item)
{
  g_free (item->parent.id);
  item->parent.id = g_uuid_string_random ();
  skv_set_text (&item->rule, NULL);
  skv_set_text (&item->reason, NULL);
  skv_set_text (&item->by, NULL);
  skv_set_text (&item->source, NULL);
  item->original_day = SKV_DAY_NONE;
  item->review = SKV_DAY_NONE;
  item->reviewed = SKV_DAY_NONE;
  item->emergency = FALSE;
  skv_item_clear_course (item);
  if (g_strcmp0 (item->lane, "maintenance") == 0)
    item->status = SKV_STATUS_PROPOSED;
  else if (item->status == SKV_STATUS_CANCELLED)
    item->status = SKV_STATUS_APPROVED;
}

/* a copy of it, beginning there (transfer full) */
static SkvItem *
make_copy (SkvSession *self, const SkvOccurrence *occurrence, gint64 start)
{
  g_autoptr (SkvEdit) move = NULL;
  SkvItem *item;

  if (start == SKV_MOMENT_NONE)
    item = skv_record_copy (occurrence->item);
  else
    {
      move = skv_occurrence_move (self->plan, occurrence, start, NULL, NULL);
      item = skv_record_copy (skv_edit_get_change (move, 0)->after);
    }
  skv_session_make_own (item);
  return item;
}

/* What is copied of a series is one item, and people are told so. (transfer full) */
static char *
copy_label (SkvSession *self, const SkvOccurrence *occurrence, const SkvItem *copy)
{
  g_autofree char *date = NULL;
  SkvDay first, end;

  if (!skv_item_days (copy, skv_plan_get_zone (self->plan), &first, &end))
    return g_strdup_printf (_("Copy “%s”"), occurrence->title);
  date = skv_words_day_month_year (first);
  if (is_of_series (occurrence))
    /* TRANSLATORS: name of an edit: one date of a series was copied: its title, and a date */
    return g_strdup_printf (_("Copy “%1$s” to %2$s, as one item of its own"), occurrence->title,
                            date);
  /* TRANSLATORS: name of an edit: a title, and a date */
  return g_strdup_printf (_("Copy “%1$s” to %2$s"), occurrence->title, date);
}

static char *
describe_copies (guint n, gboolean of_series)
{
  if (of_series)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Duplicate %u item, of its own",
                                         "Duplicate %u items, each of its own", n),
                            n);
  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Duplicate %u item", "Duplicate %u items", n), n);
}

static gboolean
can_be_copied (const SkvOccurrence *occurrence)
{
  return occurrence != NULL && (occurrence->item != NULL ||
                                (occurrence->rule != NULL && occurrence->start != SKV_MOMENT_NONE));
}

static gboolean
refuse_copy (SkvSession *self)
{
  skv_session_tell (self, _("This cannot be copied."));
  return FALSE;
}

gboolean
skv_session_copy_to_start (SkvSession *self, const char *id, gint64 start)
{
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *label = NULL, *copy = NULL;
  const SkvOccurrence *occurrence;
  SkvItem *item;

  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);
  g_return_val_if_fail (id != NULL && start != SKV_MOMENT_NONE, FALSE);

  occurrence = find (self, id, &found);
  if (!can_be_copied (occurrence))
    return refuse_copy (self);
  item = make_copy (self, occurrence, start);
  copy = g_strdup (item->parent.id);
  label = copy_label (self, occurrence, item);
  edit = skv_edit_new (label);
  skv_edit_put (edit, item);
  if (!skv_session_apply (self, edit))
    return FALSE;
  skv_session_select (self, copy, NULL);
  return TRUE;
}

SkvItem *
skv_session_make_copy (SkvSession *self, const char *id)
{
  g_autoptr (SkvOccurrences) found = NULL;
  const SkvOccurrence *occurrence;

  g_return_val_if_fail (SKV_IS_SESSION (self), NULL);

  occurrence = id != NULL ? find (self, id, &found) : NULL;
  if (can_be_copied (occurrence))
    return make_copy (self, occurrence, occurrence->start);
  refuse_copy (self);
  return NULL;
}

gboolean
skv_session_copy_by_days (SkvSession *self, const char *const *ids, SkvDay days)
{
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char *label = NULL;
  guint n_of_series = 0;

  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  copies = g_ptr_array_new ();
  for (; *ids != NULL; ids++)
    {
      g_autoptr (SkvOccurrences) found = NULL;
      const SkvOccurrence *occurrence = find (self, *ids, &found);

      SkvItem *copy;

      if (!can_be_copied (occurrence))
        continue;
      copy = make_copy (
        self, occurrence,
        occurrence->start == SKV_MOMENT_NONE
          ? SKV_MOMENT_NONE
          : skv_occurrence_start_on_day (self->plan, occurrence, occurrence->first_day + days));
      g_ptr_array_add (copies, copy);
      n_of_series += is_of_series (occurrence) ? 1 : 0;
      if (label == NULL)
        label = copy_label (self, occurrence, copy);
    }
  if (copies->len == 0)
    return refuse_copy (self);
  if (copies->len > 1)
    {
      g_free (label);
      label = describe_copies (copies->len, n_of_series > 0);
    }
  edit = skv_edit_new (label);
  for (guint i = 0; i < copies->len; i++)
    skv_edit_put (edit, g_ptr_array_index (copies, i));
  return skv_session_apply (self, edit);
}

SkvDay
skv_session_first_day (SkvSession *self, const char *const *ids)
{
  SkvDay first = SKV_DAY_NONE;

  g_return_val_if_fail (SKV_IS_SESSION (self), SKV_DAY_NONE);
  g_return_val_if_fail (ids != NULL, SKV_DAY_NONE);

  for (; *ids != NULL; ids++)
    {
      g_autoptr (SkvOccurrences) found = NULL;
      const SkvOccurrence *occurrence = find (self, *ids, &found);

      if (occurrence != NULL && occurrence->start != SKV_MOMENT_NONE &&
          (first == SKV_DAY_NONE || occurrence->first_day < first))
        first = occurrence->first_day;
    }
  return first;
}

/* --- length ---------------------------------------------------------------------------------- */

SkvItem *
skv_session_make_resized (SkvSession *self, const char *id, gint64 start, gint64 end)
{
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (SkvEdit) move = NULL;
  const SkvOccurrence *occurrence;
  SkvItem *item;

  g_return_val_if_fail (SKV_IS_SESSION (self), NULL);
  g_return_val_if_fail (id != NULL && start < end, NULL);

  occurrence = find (self, id, &found);
  if (!can_be_copied (occurrence) || occurrence->start == SKV_MOMENT_NONE)
    return NULL;
  move = skv_occurrence_move (self->plan, occurrence, start, NULL, NULL);
  item = skv_record_copy (skv_edit_get_change (move, 0)->after);
  item->end = end;
  if (item->duration >= 0 && !item->all_day)
    item->duration = (int) ((end - start) / 60);
  return item;
}

gboolean
skv_session_resize (SkvSession *self, const char *id, gint64 start, gint64 end)
{
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *label = NULL, *changed = NULL;
  gboolean selected;
  SkvItem *item;

  g_return_val_if_fail (SKV_IS_SESSION (self), FALSE);

  item = skv_session_make_resized (self, id, start, end);
  if (item == NULL)
    {
      skv_session_tell (self, _("Its length cannot be changed."));
      return FALSE;
    }
  selected = g_strcmp0 (self->selected, id) == 0;
  changed = g_strdup (item->parent.id);
  label = g_strdup_printf (_("Change the length of “%s”"), item->title != NULL ? item->title : "");
  edit = skv_edit_new (label);
  skv_edit_put (edit, item);
  if (!skv_session_apply (self, edit))
    return FALSE;
  /* One of a rule has an item of its own from now on, and with it another id. */
  if (selected)
    skv_session_select (self, changed, NULL);
  return TRUE;
}
