/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/lane-edits.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* How a rule speaks of a lane in its lists: "lane:freeze" */
#define LANE_WORD "lane:"

static gboolean
same_name (const char *a, const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1);
  g_autofree char *other = g_utf8_casefold (b, -1);

  return g_str_equal (one, other);
}

const char *
skv_lane_find (SkvPlan *plan, const char *name)
{
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);

  for (guint i = 0; i < lanes->len; i++)
    if (g_str_equal (g_ptr_array_index (lanes, i), name))
      return g_ptr_array_index (lanes, i);
  for (guint i = 0; i < lanes->len; i++)
    {
      const char *lane = g_ptr_array_index (lanes, i);

      if (same_name (skv_plan_lane_title (plan, lane), name) || same_name (lane, name))
        return lane;
    }
  return NULL;
}

gboolean
skv_lane_is_builtin (const char *lane)
{
  return g_strv_contains (skv_lane_builtins (), lane);
}

/* a copy that may be written, of what there is, or new (transfer full) */
static SkvLane *
make_record (SkvPlan *plan, const char *lane)
{
  const SkvLane *known = skv_plan_lookup (plan, SKV_KIND_LANE, lane);

  return known != NULL ? skv_record_copy (known) : skv_record_new (SKV_KIND_LANE, lane);
}

static gboolean
check_title (SkvPlan *plan, const char *lane, const char *title, GError **error)
{
  const char *other = skv_lane_find (plan, title);

  if (*title == '\0')
    g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, _("a lane needs a name"));
  else if (other != NULL && g_strcmp0 (other, lane) != 0)
    g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                 _("there is a lane called “%s” already"), skv_plan_lane_title (plan, other));
  else
    return TRUE;
  return FALSE;
}

SkvEdit *
skv_lane_add (SkvPlan *plan, const char *title, char **id, GError **error)
{
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);
  g_autofree char *name = g_strstrip (g_strdup (title));
  g_autofree char *label = NULL;
  SkvLane *last, *lane;
  SkvEdit *edit;

  if (!check_title (plan, NULL, name, error))
    return NULL;
  lane = skv_record_new (SKV_KIND_LANE, name);
  skv_set_text (&lane->title, name);
  last = make_record (plan, g_ptr_array_index (lanes, lanes->len - 1));
  lane->position = last->position > 0 ? last->position + 1 : 0;
  skv_record_unref (last);
  label = g_strdup_printf (_("New lane “%s”"), name);
  edit = skv_edit_new (label);
  skv_edit_put (edit, lane);
  if (id != NULL)
    *id = g_steal_pointer (&name);
  return edit;
}

SkvEdit *
skv_lane_rename (SkvPlan *plan, const char *lane, const char *title, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (title));
  gboolean as_usual = *name == '\0' && skv_lane_is_builtin (lane);
  g_autofree char *label = NULL;
  SkvLane *record;
  SkvEdit *edit;

  if (!as_usual && !check_title (plan, lane, name, error))
    return NULL;
  record = make_record (plan, lane);
  skv_set_text (&record->title, as_usual ? NULL : name);
  label = g_strdup_printf (_("Rename the lane “%s”"), skv_plan_lane_title (plan, lane));
  edit = skv_edit_new (label);
  skv_edit_put (edit, record);
  return edit;
}

SkvEdit *
skv_lane_move (SkvPlan *plan, const char *lane, int place, GError **error)
{
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);
  g_autofree char *label = NULL;
  SkvEdit *edit;
  gpointer moved;
  guint at;

  if (!g_ptr_array_find_with_equal_func (lanes, lane, g_str_equal, &at))
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID, _("there is no lane “%s”"),
                   lane);
      return NULL;
    }
  label = g_strdup_printf (_("Move the lane “%s”"), skv_plan_lane_title (plan, lane));
  edit = skv_edit_new (label);
  moved = g_ptr_array_steal_index (lanes, at);
  g_ptr_array_insert (lanes, CLAMP (place, 0, (int) lanes->len), moved);
  for (guint i = 0; i < lanes->len; i++)
    {
      SkvLane *record = make_record (plan, g_ptr_array_index (lanes, i));

      record->position = (int) i + 1;
      skv_edit_put (edit, record);
    }
  return edit;
}

/* --- What speaks of a lane ------------------------------------------------------------------- */

static gboolean
replace_text (char **text, const char *lane, const char *into)
{
  if (g_strcmp0 (*text, lane) != 0)
    return FALSE;
  skv_set_text (text, into);
  return TRUE;
}

/* each once */
static gboolean
replace_in_list (GStrv *list, const char *word, const char *by)
{
  g_autoptr (GStrvBuilder) rest = NULL;
  g_auto (GStrv) changed = NULL;
  gboolean has_it = g_strv_contains ((const char *const *) *list, by);

  if (!g_strv_contains ((const char *const *) *list, word))
    return FALSE;
  rest = g_strv_builder_new ();
  for (guint i = 0; (*list)[i] != NULL; i++)
    {
      if (!g_str_equal ((*list)[i], word))
        g_strv_builder_add (rest, (*list)[i]);
      else if (!has_it)
        g_strv_builder_add (rest, by);
    }
  changed = g_strv_builder_end (rest);
  skv_set_texts (list, (const char *const *) changed);
  return TRUE;
}

static gboolean
change_rule (SkvRule *rule, const char *lane, const char *into)
{
  g_autofree char *word = g_strconcat (LANE_WORD, lane, NULL);
  g_autofree char *by = g_strconcat (LANE_WORD, into, NULL);
  gboolean changed = replace_text (&rule->lane, lane, into);

  changed |= replace_text (&rule->relative_lane, lane, into);
  changed |= replace_in_list (&rule->restart, word, by);
  changed |= replace_in_list (&rule->avoid, word, by);
  return changed;
}

/* @record: a copy; does it speak of the lane, and no longer */
static gboolean
change_record (SkvRecord *record, const char *lane, const char *into)
{
  gpointer any = record;

  switch (record->kind)
    {
    case SKV_KIND_ITEM:
      return replace_text (&((SkvItem *) any)->lane, lane, into);
    case SKV_KIND_RULE:
      return change_rule (any, lane, into);
    case SKV_KIND_SOURCE:
      return replace_text (&((SkvSource *) any)->lane, lane, into);
    case SKV_KIND_TEMPLATE:
      return replace_text (&((SkvTemplate *) any)->lane, lane, into);
    case SKV_KIND_VIEW:
      return replace_in_list (&((SkvView *) any)->lanes, lane, into);
    default:
      return FALSE;
    }
}

/* may it speak of a lane at all? Copies are dear: of items this tells. */
static gboolean
may_speak_of (const SkvRecord *record, const char *lane)
{
  return record->kind != SKV_KIND_ITEM ||
         g_strcmp0 (((const SkvItem *) (gconstpointer) record)->lane, lane) == 0;
}

typedef void (*Found) (gpointer record, gpointer data);

/* Calls @found with each changed copy (transfer full). */
static void
change_all (SkvPlan *plan, const char *lane, const char *into, Found found, gpointer data)
{
  static const SkvKind kinds[] = { SKV_KIND_SOURCE, SKV_KIND_RULE, SKV_KIND_ITEM, SKV_KIND_TEMPLATE,
                                   SKV_KIND_VIEW };

  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      GPtrArray *records = skv_plan_get_records (plan, kinds[k]);

      for (guint i = 0; i < records->len; i++)
        {
          SkvRecord *copy;

          if (!may_speak_of (g_ptr_array_index (records, i), lane))
            continue;
          copy = skv_record_copy (g_ptr_array_index (records, i));
          if (change_record (copy, lane, into))
            found (copy, data);
          else
            skv_record_unref (copy);
        }
    }
}

static void
put_changed (gpointer record, gpointer data)
{
  skv_edit_put (data, record);
}

typedef struct
{
  SkvPlan *plan;
  const char *lane;
  SkvLaneUse use;
} Counting;

static void
count_changed (gpointer record, gpointer data)
{
  Counting *counting = data;
  const SkvRecord *changed = record;
  const SkvRule *rule = skv_plan_get_rule (counting->plan, changed->id);

  if (changed->kind == SKV_KIND_ITEM)
    counting->use.n_items++;
  else if (changed->kind == SKV_KIND_SOURCE)
    counting->use.n_sources++;
  else if (changed->kind == SKV_KIND_RULE && g_strcmp0 (rule->lane, counting->lane) == 0)
    counting->use.n_rules++;
  else
    counting->use.n_others++;
  skv_record_unref (record);
}

SkvLaneUse
skv_lane_get_use (SkvPlan *plan, const char *lane)
{
  Counting counting = { plan, lane, { 0 } };

  change_all (plan, lane, "", count_changed, &counting);
  return counting.use;
}

SkvEdit *
skv_lane_remove (SkvPlan *plan, const char *lane, const char *into, GError **error)
{
  g_autofree char *label = NULL;
  SkvEdit *edit;

  g_return_val_if_fail (lane != NULL && into != NULL, NULL);

  if (skv_lane_is_builtin (lane))
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                   _("every plan has the lane “%s”: it can be hidden, but not removed"),
                   skv_plan_lane_title (plan, lane));
      return NULL;
    }
  if (skv_plan_lookup (plan, SKV_KIND_LANE, lane) == NULL || g_str_equal (lane, into) ||
      skv_lane_find (plan, into) == NULL)
    {
      g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                           _("say another lane that takes over what lies in it"));
      return NULL;
    }
  label = g_strdup_printf (_("Remove the lane “%s”"), skv_plan_lane_title (plan, lane));
  edit = skv_edit_new (label);
  change_all (plan, lane, into, put_changed, edit);
  skv_edit_remove (edit, SKV_KIND_LANE, lane);
  return edit;
}
