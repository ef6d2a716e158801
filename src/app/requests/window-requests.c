/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/requests/exchange-files.h"
#include "core/exchange/import-source.h"
#include "core/model/audience.h"

/* (nullable) */
static const char *
department_name (SkvPlan *plan, const char *id)
{
  const SkvDepartment *department = skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, id);

  return department != NULL ? department->name : NULL;
}

char *
skv_window_audience_words (SkvPlan *plan)
{
  const char *department;
  SkvAudience audience = skv_plan_get_audience (plan, &department);
  const char *name = department_name (plan, department);

  if (audience == SKV_AUDIENCE_PLANNER)
    return NULL;
  if (audience == SKV_AUDIENCE_READER || name == NULL)
    return g_strdup (_("Read only"));
  return g_strdup_printf (_("Copy for %s"), name);
}

char *
skv_window_why_locked (SkvPlan *plan)
{
  const char *department;
  SkvAudience audience = skv_plan_get_audience (plan, &department);
  const char *name = department_name (plan, department);

  if (audience == SKV_AUDIENCE_PLANNER)
    return NULL;
  if (audience == SKV_AUDIENCE_READER || name == NULL)
    return g_strdup (_("This copy of the plan is only for reading: the planner changes it"));
  return g_strdup_printf (
    _("This copy of the plan is for %s: maintenance is planned by the planner"), name);
}

/* --- what is dropped anywhere in the window -------------------------------------------------- */

/* Requests and answers are calendars too, and would come in as dates. */
static gboolean
is_registration (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  SkvImportForm form;
  g_autoptr (GBytes) bytes = NULL;
  gsize size = 0;

  if (path == NULL || !skv_import_form_of_name (path, &form) || form != SKV_IMPORT_CALENDAR)
    return FALSE;
  bytes = skv_import_load (path, NULL);
  return bytes != NULL && g_bytes_get_size (bytes) > 0 &&
         g_strstr_len (g_bytes_get_data (bytes, &size), (gssize) g_bytes_get_size (bytes),
                       "\nX-SKV-REQUEST") != NULL;
}

GSList *
skv_window_take_registrations (SkvWindow *self, GSList *files)
{
  g_autoptr (GSList) registrations = NULL;
  GSList *others = NULL;

  for (GSList *link = files; link != NULL; link = link->next)
    {
      if (self->session != NULL && is_registration (link->data))
        registrations = g_slist_append (registrations, link->data);
      else
        others = g_slist_append (others, link->data);
    }
  if (registrations != NULL)
    skv_requests_take_files (GTK_WIDGET (self), self->session, registrations);
  return others;
}
