/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/view-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/model/codes.h"

gboolean
skv_view_is_empty (const SkvView *view)
{
  return view == NULL ||
         ((view->search == NULL || *view->search == '\0') && view->organisations[0] == NULL &&
          view->departments[0] == NULL && view->systems[0] == NULL && view->lanes[0] == NULL &&
          view->statuses[0] == NULL && view->works[0] == NULL && view->priorities[0] == NULL);
}

static gboolean
same_list (const GStrv a, const GStrv b)
{
  if (g_strv_length (a) != g_strv_length (b))
    return FALSE;
  for (char **id = a; *id != NULL; id++)
    {
      if (!g_strv_contains ((const char *const *) b, *id))
        return FALSE;
    }
  return TRUE;
}

gboolean
skv_view_same (const SkvView *a, const SkvView *b)
{
  if (skv_view_is_empty (a) || skv_view_is_empty (b))
    return skv_view_is_empty (a) == skv_view_is_empty (b);
  return strcmp (a->search != NULL ? a->search : "", b->search != NULL ? b->search : "") == 0 &&
         same_list (a->organisations, b->organisations) &&
         same_list (a->departments, b->departments) && same_list (a->systems, b->systems) &&
         same_list (a->lanes, b->lanes) && same_list (a->statuses, b->statuses) &&
         same_list (a->works, b->works) && same_list (a->priorities, b->priorities);
}

/* --- in words -------------------------------------------------------------------------------- */

static void
add_part (GString *words, const char *part)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

static void
add_statuses (GString *words, const GStrv statuses)
{
  for (char **name = statuses; *name != NULL; name++)
    {
      for (int status = SKV_STATUS_PROPOSED; status <= SKV_STATUS_CANCELLED; status++)
        {
          if (strcmp (skv_status_name (status), *name) == 0)
            add_part (words, skv_status_title (status));
        }
    }
}

static void
add_priorities (GString *words, const GStrv priorities)
{
  for (char **name = priorities; *name != NULL; name++)
    {
      for (int priority = SKV_PRIORITY_NONE; priority <= SKV_PRIORITY_CRITICAL; priority++)
        {
          /* Translators: a priority of work, “Critical” */
          g_autofree char *part =
            g_strdup_printf (_("Priority: %s"), skv_priority_title (priority));

          if (strcmp (skv_priority_name (priority), *name) == 0)
            add_part (words, part);
        }
    }
}

char *
skv_view_words (SkvPlan *plan, const SkvView *view)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (view != NULL, NULL);

  for (char **id = view->organisations; *id != NULL; id++)
    {
      const SkvOrganisation *record = skv_plan_lookup (plan, SKV_KIND_ORGANISATION, *id);

      add_part (words, record != NULL && record->name != NULL ? record->name : *id);
    }
  for (char **id = view->departments; *id != NULL; id++)
    {
      const SkvDepartment *record = skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, *id);

      add_part (words, record != NULL && record->name != NULL ? record->name : *id);
    }
  for (char **id = view->systems; *id != NULL; id++)
    add_part (words, skv_plan_system_name (plan, *id));
  for (char **id = view->lanes; *id != NULL; id++)
    add_part (words, skv_plan_lane_title (plan, *id));
  add_statuses (words, view->statuses);
  for (char **work = view->works; *work != NULL; work++)
    add_part (words, skv_work_title (*work));
  add_priorities (words, view->priorities);
  if (view->search != NULL && *view->search != '\0')
    {
      /* TRANSLATORS: words that somebody searches for, in quotation marks */
      g_autofree char *quoted = g_strdup_printf (_("“%s”"), view->search);

      add_part (words, quoted);
    }
  return g_string_free (words, FALSE);
}

/* --- saved ones ------------------------------------------------------------------------------ */

const SkvView *
skv_view_find (SkvPlan *plan, const char *name)
{
  GPtrArray *views = skv_plan_get_records (plan, SKV_KIND_VIEW);
  const SkvView *found = skv_plan_lookup (plan, SKV_KIND_VIEW, name);
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; found == NULL && i < views->len; i++)
    {
      const SkvView *view = g_ptr_array_index (views, i);
      g_autofree char *own = g_utf8_casefold (view->name != NULL ? view->name : "", -1);

      if (strcmp (own, wanted) == 0)
        found = view;
    }
  return found;
}

static gboolean
has_own_view (SkvPlan *plan, const SkvView *wanted)
{
  GPtrArray *views = skv_plan_get_records (plan, SKV_KIND_VIEW);

  for (guint i = 0; i < views->len; i++)
    {
      if (skv_view_same (g_ptr_array_index (views, i), wanted))
        return TRUE;
    }
  return FALSE;
}

SkvEdit *
skv_views_for_departments (SkvPlan *plan, guint *n)
{
  GPtrArray *departments = skv_plan_get_records (plan, SKV_KIND_DEPARTMENT);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (skv_record_unref);
  g_autofree char *label = NULL;
  SkvEdit *edit;

  for (guint i = 0; i < departments->len; i++)
    {
      const SkvDepartment *department = g_ptr_array_index (departments, i);
      SkvView *view = skv_record_new (SKV_KIND_VIEW, NULL);

      skv_set_text (&view->name, department->name);
      skv_set_texts (&view->departments, (const char *const[]){ department->parent.id, NULL });
      if (has_own_view (plan, view))
        skv_record_unref (view);
      else
        g_ptr_array_add (made, view);
    }
  *n = made->len;
  if (made->len == 0)
    return NULL;
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Save a view for %u department",
                                        "Save views for %u departments", made->len),
                           made->len);
  edit = skv_edit_new (label);
  for (guint i = 0; i < made->len; i++)
    skv_edit_put (edit, skv_record_ref (g_ptr_array_index (made, i)));
  return edit;
}
