/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/layers/change-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
skv_change_line_free (SkvChangeLine *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->key);
  g_free (self->words);
  g_free (self->detail);
  g_free (self->clash);
  g_free (self);
}

/* --- what follows from a rule ---------------------------------------------------------------- */

static gboolean
is_of_rule (const SkvOccurrence *occurrence, const char *rule)
{
  return occurrence != NULL && occurrence->rule != NULL && occurrence->item == NULL &&
         strcmp (occurrence->rule->parent.id, rule) == 0;
}

/* "3 moved" (transfer full) */
static char *
count_words (SkvDifferenceKind kind, guint n)
{
  switch (kind)
    {
    case SKV_DIFFERENCE_ADDED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u added", "%u added", n), n);
    case SKV_DIFFERENCE_REMOVED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u removed", "%u removed", n), n);
    case SKV_DIFFERENCE_MOVED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u moved", "%u moved", n), n);
    case SKV_DIFFERENCE_CHANGED:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u changed", "%u changed", n), n);
    }
  return g_strdup ("");
}

static char *
describe_rule (SkvDifference *difference, const char *rule)
{
  guint counts[SKV_N_DIFFERENCE_KINDS] = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < skv_difference_get_n (difference); i++)
    {
      const SkvDifferenceEntry *entry = skv_difference_get (difference, i);

      if (is_of_rule (entry->before, rule) || is_of_rule (entry->after, rule))
        counts[entry->kind]++;
    }
  for (int kind = 0; kind < SKV_N_DIFFERENCE_KINDS; kind++)
    {
      g_autofree char *words = count_words (kind, counts[kind]);

      if (counts[kind] > 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
    }
  /* TRANSLATORS: of the dates of a rule, such as: Its dates: 1 added, 7 moved */
  return text->len > 0 ? g_strdup_printf (_("Its dates: %s"), text->str) : NULL;
}

/* --- lines ----------------------------------------------------------------------------------- */

static const SkvLayerClash *
find_clash (GPtrArray *clashes, SkvKind kind, const char *id)
{
  for (guint i = 0; clashes != NULL && i < clashes->len; i++)
    {
      const SkvLayerClash *clash = g_ptr_array_index (clashes, i);

      if (clash->kind == kind && strcmp (clash->id, id) == 0)
        return clash;
    }
  return NULL;
}

static SkvChangeLine *
line_new (SkvPlan *plan, const SkvChange *change, SkvDifference *difference, GPtrArray *clashes)
{
  SkvChangeLine *line = g_new0 (SkvChangeLine, 1);
  const SkvLayerClash *clash = find_clash (clashes, change->kind, change->id);

  line->kind = change->kind;
  line->id = g_strdup (change->id);
  line->key = g_strdup_printf ("%s:%s", skv_kind_name (change->kind), change->id);
  line->words = skv_change_words (plan, change);
  line->detail = change->kind == SKV_KIND_RULE ? describe_rule (difference, change->id) : NULL;
  line->clash = clash != NULL ? g_strdup (clash->words) : NULL;
  return line;
}

GPtrArray *
skv_change_lines_new (SkvPlan *plan,
                      const SkvEdit *edit,
                      SkvDifference *difference,
                      GPtrArray *clashes)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_change_line_free);

  g_return_val_if_fail (SKV_IS_PLAN (plan), lines);
  g_return_val_if_fail (edit != NULL, lines);
  g_return_val_if_fail (difference != NULL, lines);

  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    g_ptr_array_add (lines, line_new (plan, skv_edit_get_change (edit, i), difference, clashes));
  return lines;
}

char *
skv_change_count_words (guint n)
{
  if (n == 0)
    return g_strdup (_("No changes yet"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change", "%u changes", n), n);
}

/* --- as text --------------------------------------------------------------------------------- */

static void
write_conflicts (GString *text, const char *heading, GPtrArray *conflicts)
{
  if (conflicts->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", heading);
  for (guint i = 0; i < conflicts->len; i++)
    g_string_append_printf (text, "• %s\n",
                            ((const SkvConflict *) g_ptr_array_index (conflicts, i))->message);
}

char *
skv_change_lines_write (GPtrArray *lines, const char *heading, SkvComparison *conflicts)
{
  GString *text = g_string_new (heading);

  g_string_append (text, "\n\n");
  for (guint i = 0; i < lines->len; i++)
    {
      const SkvChangeLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (text, "• %s\n", line->words);
      if (line->detail != NULL)
        g_string_append_printf (text, "  %s\n", line->detail);
      if (line->clash != NULL)
        g_string_append_printf (text, "  %s\n", line->clash);
    }
  if (conflicts != NULL)
    {
      g_autofree char *words = skv_comparison_words (conflicts);

      g_string_append_printf (text, "\n%s\n", words);
      write_conflicts (text, _("Conflicts that go"), skv_comparison_get_gone (conflicts));
      write_conflicts (text, _("Conflicts that come"), skv_comparison_get_come (conflicts));
    }
  return g_string_free (text, FALSE);
}

/* --- back to where it was -------------------------------------------------------------------- */

static gboolean
lies_there (const SkvItem *now, const SkvItem *then)
{
  return now->all_day == then->all_day && now->start == then->start &&
         skv_item_get_end (now) == skv_item_get_end (then) && now->status == then->status;
}

static SkvItem *
take_place (const SkvItem *now, const SkvItem *then)
{
  SkvItem *item = skv_record_copy (now);

  item->all_day = then->all_day;
  item->start = then->start;
  item->end = then->end;
  item->duration = then->duration;
  item->status = then->status;
  return item;
}

/* what stood for @now in @then: the item itself, or another one for the same evening (nullable) */
static const SkvItem *
find_then (SkvPlan *then, const SkvItem *now)
{
  const SkvItem *old = skv_plan_get_item (then, now->parent.id);

  if (old == NULL && now->rule != NULL && now->original_day != SKV_DAY_NONE)
    old = skv_plan_get_override (then, now->rule, now->original_day);
  return old;
}

/* An evening that its rule alone placed then, and a person since. */
static gboolean
was_by_its_rule (SkvPlan *then, const SkvItem *now)
{
  return now->rule != NULL && now->original_day != SKV_DAY_NONE &&
         skv_plan_get_rule (then, now->rule) != NULL;
}

static gboolean
went_another_way (const SkvItem *now, const SkvItem *old)
{
  return lies_there (now, old) || g_strcmp0 (now->rule, old->rule) != 0 ||
         g_strcmp0 (now->lane, old->lane) != 0;
}

static char *
make_label (SkvPlan *plan, const SkvItem *item)
{
  const SkvRule *rule = item->rule != NULL ? skv_plan_get_rule (plan, item->rule) : NULL;
  const char *title = item->title;

  if (title == NULL)
    title = rule != NULL ? rule->title : item->parent.id;
  return g_strdup_printf (_("Put “%s” back"), title);
}

static SkvEdit *
put_back_new (SkvPlan *plan, const SkvItem *old, const char *label)
{
  gboolean taken = old->rule != NULL && old->original_day != SKV_DAY_NONE &&
                   skv_plan_get_override (plan, old->rule, old->original_day) != NULL;
  SkvEdit *edit;

  if (taken)
    return NULL;
  edit = skv_edit_new (label);
  skv_edit_put (edit, skv_record_copy (old));
  return edit;
}

static SkvEdit *
put_back_known (SkvPlan *then, const SkvItem *now, const char *label)
{
  const SkvItem *old = find_then (then, now);
  SkvEdit *edit;

  if (old != NULL ? went_another_way (now, old) : !was_by_its_rule (then, now))
    return NULL;
  edit = skv_edit_new (label);
  if (old != NULL)
    skv_edit_put (edit, take_place (now, old));
  else
    skv_edit_remove (edit, SKV_KIND_ITEM, now->parent.id);
  return edit;
}

SkvEdit *
skv_change_put_back (SkvPlan *plan, SkvPlan *then, const char *item)
{
  const SkvItem *old, *now;
  g_autofree char *label = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (SKV_IS_PLAN (then), NULL);
  g_return_val_if_fail (item != NULL, NULL);

  old = skv_plan_get_item (then, item);
  now = skv_plan_get_item (plan, item);
  if (old == NULL && now == NULL)
    return NULL;
  label = make_label (plan, now != NULL ? now : old);
  return now != NULL ? put_back_known (then, now, label) : put_back_new (plan, old, label);
}
