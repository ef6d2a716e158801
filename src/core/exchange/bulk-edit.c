/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/bulk-edit.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/occurrence-edits.h"
#include "core/model/codes.h"

/* More would make a message higher than a small screen. */
#define MAX_TOLD 4

typedef enum
{
  BULK_STATUS,
  BULK_DEPARTMENT,
  BULK_MOVE,
  BULK_CANCEL,
  BULK_REMOVE,
  BULK_RENAME,
  BULK_WORK,
  BULK_PRIORITY,
  BULK_DUTY,
} BulkKind;

typedef struct
{
  BulkKind kind;
  SkvStatus status;
  SkvPriority priority;
  const char *text; /* (nullable): department, work, contact, title or reason */
  const char *by;   /* (nullable) */
  int days;
} Bulk;

void
skv_refused_free (SkvRefused *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->why);
  g_free (self);
}

static void
refuse (GPtrArray *refused, const SkvOccurrence *occurrence, const char *why)
{
  SkvRefused *one = g_new0 (SkvRefused, 1);

  one->id = g_strdup (occurrence->id);
  one->title = g_strdup (occurrence->title);
  one->why = g_strdup (why);
  g_ptr_array_add (refused, one);
}

/* --- one of them ----------------------------------------------------------------------------- */

/* why it cannot be done to it (nullable) */
static const char *
objection (const Bulk *bulk, const SkvOccurrence *occurrence)
{
  if (occurrence->item == NULL && occurrence->rule == NULL)
    return _("a holiday comes from the calendar");
  if (!occurrence->left_out && occurrence->rule != NULL && !occurrence->resolved)
    return _("its rule finds no date for it; decide that first");
  if (bulk->kind == BULK_REMOVE &&
      (occurrence->item == NULL || occurrence->item->original_day != SKV_DAY_NONE))
    return _("it comes from a rule and cannot be deleted; cancel it instead");
  if (bulk->kind != BULK_MOVE && bulk->kind != BULK_CANCEL)
    return NULL;
  if (occurrence->status == SKV_STATUS_CANCELLED)
    return _("it is cancelled already");
  if (occurrence->status == SKV_STATUS_DONE)
    return _("it is done");
  if (bulk->kind == BULK_MOVE && occurrence->start == SKV_MOMENT_NONE)
    return _("it has no date yet");
  return NULL;
}

/* Its own item to be changed; of a rule's occurrence, one that leaves it where it is.
 * (transfer full) */
static SkvItem *
own_item (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autoptr (SkvEdit) edit = NULL;

  if (occurrence->item != NULL)
    return skv_record_copy (occurrence->item);
  edit = skv_occurrence_move (plan, occurrence, occurrence->start, NULL, NULL);
  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->kind == SKV_KIND_ITEM && change->after != NULL)
        return skv_record_copy (change->after);
    }
  return NULL;
}

static SkvEdit *
change_item (SkvPlan *plan, const Bulk *bulk, const SkvOccurrence *occurrence)
{
  SkvEdit *edit = skv_edit_new ("");
  SkvItem *item = own_item (plan, occurrence);

  if (item == NULL)
    return edit;
  if (bulk->kind == BULK_STATUS)
    item->status = bulk->status;
  else if (bulk->kind == BULK_DEPARTMENT)
    skv_set_text (&item->department, bulk->text);
  else if (bulk->kind == BULK_WORK)
    skv_set_text (&item->work, bulk->text);
  else if (bulk->kind == BULK_PRIORITY)
    item->priority = bulk->priority;
  else if (bulk->kind == BULK_DUTY)
    skv_set_text (&item->duty, bulk->text);
  else
    skv_set_text (&item->title, bulk->text);
  skv_edit_put (edit, item);
  return edit;
}

static SkvEdit *
edit_one (SkvPlan *plan, const Bulk *bulk, const SkvOccurrence *occurrence)
{
  SkvEdit *edit;
  gint64 start;

  switch (bulk->kind)
    {
    case BULK_MOVE:
      start = skv_occurrence_start_on_day (plan, occurrence, occurrence->first_day + bulk->days);
      return skv_occurrence_move (plan, occurrence, start, NULL, NULL);
    case BULK_CANCEL:
      return skv_occurrence_cancel (plan, occurrence, bulk->text, bulk->by);
    case BULK_REMOVE:
      edit = skv_edit_new ("");
      skv_edit_remove (edit, SKV_KIND_ITEM, occurrence->item->parent.id);
      return edit;
    case BULK_STATUS:
    case BULK_DEPARTMENT:
    case BULK_RENAME:
    case BULK_WORK:
    case BULK_PRIORITY:
    case BULK_DUTY:
    default:
      return change_item (plan, bulk, occurrence);
    }
}

/* --- all of them ----------------------------------------------------------------------------- */

static const char *
department_name (SkvPlan *plan, const char *id)
{
  const SkvDepartment *department =
    id != NULL ? skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, id) : NULL;

  return department != NULL && department->name != NULL ? department->name : _("No Department");
}

/* what is chosen of one that has a value (transfer none) */
static const char *
value_words (SkvPlan *plan, const Bulk *bulk)
{
  const SkvContact *contact;

  switch (bulk->kind)
    {
    case BULK_STATUS:
      return skv_status_title (bulk->status);
    case BULK_DEPARTMENT:
      return department_name (plan, bulk->text);
    case BULK_WORK:
      return bulk->text != NULL ? skv_work_title (bulk->text) : _("No Kind of Work");
    case BULK_PRIORITY:
      return bulk->priority != SKV_PRIORITY_NONE ? skv_priority_title (bulk->priority)
                                                 : _("No Priority");
    case BULK_DUTY:
      contact = bulk->text != NULL ? skv_plan_lookup (plan, SKV_KIND_CONTACT, bulk->text) : NULL;
      return contact != NULL && contact->role != NULL ? contact->role : _("Nobody on Duty");
    case BULK_MOVE:
    case BULK_CANCEL:
    case BULK_REMOVE:
    case BULK_RENAME:
    default:
      return NULL;
    }
}

/* what is done to one; %s is its title */
static char *
label_one (SkvPlan *plan, const Bulk *bulk, const char *title)
{
  switch (bulk->kind)
    {
    case BULK_STATUS:
    case BULK_DEPARTMENT:
    case BULK_WORK:
    case BULK_PRIORITY:
    case BULK_DUTY:
      return g_strdup_printf (_("“%1$s”: %2$s"), title, value_words (plan, bulk));
    case BULK_MOVE:
      return g_strdup_printf (_("Move “%s”"), title);
    case BULK_CANCEL:
      return g_strdup_printf (_("Cancel “%s”"), title);
    case BULK_REMOVE:
      return g_strdup_printf (_("Delete “%s”"), title);
    case BULK_RENAME:
    default:
      return g_strdup_printf (_("Rename “%s”"), title);
    }
}

/* the same of @n of them */
static char *
label_many (SkvPlan *plan, const Bulk *bulk, guint n)
{
  switch (bulk->kind)
    {
    case BULK_STATUS:
    case BULK_DEPARTMENT:
    case BULK_WORK:
    case BULK_PRIORITY:
    case BULK_DUTY:
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%1$u entry: %2$s", "%1$u entries: %2$s", n), n,
        value_words (plan, bulk));
    case BULK_MOVE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Move %u entry", "Move %u entries", n),
                              n);
    case BULK_CANCEL:
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "Cancel %u entry", "Cancel %u entries", n), n);
    case BULK_REMOVE:
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "Delete %u entry", "Delete %u entries", n), n);
    case BULK_RENAME:
    default:
      return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "Rename %u entry", "Rename %u entries", n), n);
    }
}

/* takes what @one changes into @all */
static void
take_over (SkvEdit *all, const SkvEdit *one)
{
  for (guint i = 0; i < skv_edit_get_n_changes (one); i++)
    {
      const SkvChange *change = skv_edit_get_change (one, i);

      if (change->after != NULL)
        skv_edit_put (all, skv_record_ref (change->after));
      else
        skv_edit_remove (all, change->kind, change->id);
    }
}

static SkvEdit *
edit_all (SkvPlan *plan, const Bulk *bulk, GPtrArray *occurrences, GPtrArray **refused)
{
  g_autoptr (GPtrArray) parts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) skv_edit_unref);
  GPtrArray *not_done =
    g_ptr_array_new_with_free_func ((GDestroyNotify) (void (*) (void)) skv_refused_free);
  g_autofree char *label = NULL, *title = NULL;
  SkvEdit *all;

  for (guint i = 0; i < occurrences->len; i++)
    {
      const SkvOccurrence *occurrence = g_ptr_array_index (occurrences, i);
      const char *why = objection (bulk, occurrence);
      SkvEdit *part = why == NULL ? edit_one (plan, bulk, occurrence) : NULL;
      g_autoptr (SkvProblem) problem = part != NULL ? skv_plan_find_problem (plan, part) : NULL;

      if (why != NULL || problem != NULL)
        refuse (not_done, occurrence, why != NULL ? why : problem->message);
      if (problem != NULL)
        g_clear_pointer (&part, skv_edit_unref);
      if (part == NULL)
        continue;
      if (title == NULL)
        title = g_strdup (occurrence->title);
      g_ptr_array_add (parts, part);
    }
  *refused = not_done;
  if (parts->len == 0)
    return NULL;
  label = parts->len == 1 ? label_one (plan, bulk, title != NULL ? title : "")
                          : label_many (plan, bulk, parts->len);
  all = skv_edit_new (label);
  for (guint i = 0; i < parts->len; i++)
    take_over (all, g_ptr_array_index (parts, i));
  return all;
}

SkvEdit *
skv_bulk_set_status (SkvPlan *plan, GPtrArray *occurrences, SkvStatus status, GPtrArray **refused)
{
  return edit_all (plan, &(Bulk){ .kind = BULK_STATUS, .status = status }, occurrences, refused);
}

SkvEdit *
skv_bulk_set_department (SkvPlan *plan,
                         GPtrArray *occurrences,
                         const char *department,
                         GPtrArray **refused)
{
  return edit_all (plan, &(Bulk){ .kind = BULK_DEPARTMENT, .text = department }, occurrences,
                   refused);
}

SkvEdit *
skv_bulk_move (SkvPlan *plan, GPtrArray *occurrences, int days, GPtrArray **refused)
{
  return edit_all (plan, &(Bulk){ .kind = BULK_MOVE, .days = days }, occurrences, refused);
}

SkvEdit *
skv_bulk_cancel (
  SkvPlan *plan, GPtrArray *occurrences, const char *reason, const char *by, GPtrArray **refused)
{
  return edit_all (plan, &(Bulk){ .kind = BULK_CANCEL, .text = reason, .by = by }, occurrences,
                   refused);
}

SkvEdit *
skv_bulk_remove (SkvPlan *plan, GPtrArray *occurrences, GPtrArray **refused)
{
  return edit_all (plan, &(Bulk){ .kind = BULK_REMOVE }, occurrences, refused);
}

SkvEdit *
skv_bulk_rename (SkvPlan *plan, GPtrArray *occurrences, const char *title, GPtrArray **refused)
{
  return edit_all (plan, &(Bulk){ .kind = BULK_RENAME, .text = title }, occurrences, refused);
}

SkvEdit *
skv_bulk_set_work (SkvPlan *plan, GPtrArray *occurrences, const char *work, GPtrArray **refused)
{
  return edit_all (plan, &(Bulk){ .kind = BULK_WORK, .text = work }, occurrences, refused);
}

SkvEdit *
skv_bulk_set_priority (SkvPlan *plan,
                       GPtrArray *occurrences,
                       SkvPriority priority,
                       GPtrArray **refused)
{
  return edit_all (plan, &(Bulk){ .kind = BULK_PRIORITY, .priority = priority }, occurrences,
                   refused);
}

SkvEdit *
skv_bulk_set_duty (SkvPlan *plan, GPtrArray *occurrences, const char *contact, GPtrArray **refused)
{
  return edit_all (plan, &(Bulk){ .kind = BULK_DUTY, .text = contact }, occurrences, refused);
}

/* --- what was not done ----------------------------------------------------------------------- */

char *
skv_refused_words (GPtrArray *refused)
{
  GString *words;

  if (refused == NULL || refused->len == 0)
    return NULL;
  words = g_string_new (NULL);
  g_string_append_printf (words,
                          g_dngettext (GETTEXT_PACKAGE, "%u was left as it is:",
                                       "%u were left as they are:", refused->len),
                          refused->len);
  for (guint i = 0; i < MIN (refused->len, MAX_TOLD); i++)
    {
      const SkvRefused *one = g_ptr_array_index (refused, i);

      g_string_append (words, i > 0 ? "; " : " ");
      /* TRANSLATORS: what something is called, and why it was not changed */
      g_string_append_printf (words, _("“%1$s”, %2$s"), one->title, one->why);
    }
  if (refused->len > MAX_TOLD)
    g_string_append (words, "; …");
  return g_string_free (words, FALSE);
}
