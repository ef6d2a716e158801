/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/audience.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/model/plan-private.h"

#define OWN_LANE "critical"

/* one change of an edit, asked of somebody */
typedef struct
{
  SkvPlan *plan;
  const SkvEdit *edit;    /* (nullable): of records as they are */
  const char *department; /* (nullable): of the contact */
  GError **error;
} Question;

gboolean
skv_plan_is_system_owned_by (SkvPlan *self, const char *system_id, const char *department)
{
  const SkvSystem *system = skv_plan_get_system (self, system_id);
  const SkvContact *contact;

  if (system == NULL || system->owner == NULL || department == NULL)
    return FALSE;
  /* in the order in which skv_plan_system_owner() reads it */
  contact = skv_plan_lookup (self, SKV_KIND_CONTACT, system->owner);
  return strcmp (contact != NULL && contact->department != NULL ? contact->department
                 : contact != NULL                              ? ""
                                                                : system->owner,
                 department) == 0;
}

gboolean
skv_plan_is_blank (SkvPlan *self)
{
  for (int kind = SKV_KIND_SETTINGS + 1; kind < SKV_N_KINDS; kind++)
    {
      if (skv_plan_get_records (self, (SkvKind) kind)->len > 0)
        return FALSE;
    }
  return TRUE;
}

/* --- words --------------------------------------------------------------------------------- */

static const char *
name_of (const SkvRecord *record)
{
  const char *name = skv_record_get_name (record);

  return name != NULL && *name != '\0' ? name : record->id;
}

static const char *
department_name (SkvPlan *plan, const char *id)
{
  const SkvDepartment *department = skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, id);

  return department != NULL ? department->name : id;
}

static gboolean refuse (const Question *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (const Question *self, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (self->error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_FORBIDDEN, message);
  return FALSE;
}

static gboolean
refuse_reader (const Question *self)
{
  return refuse (self, _("This copy of the plan is only for reading: ask the planner, who may "
                          "change the plan"));
}

static gboolean
refuse_other (const Question *self, const SkvRecord *record)
{
  if (self->department == NULL)
    return refuse_reader (self);
  return refuse (self,
                 _("“%1$s” can only be changed by the planner. This copy of the plan is for "
                    "“%2$s”: its contacts may change their requests and the critical periods of "
                    "their own systems"),
                 name_of (record), department_name (self->plan, self->department));
}

static gboolean
refuse_system (const Question *self, const SkvRecord *record, const char *system)
{
  g_autofree char *owner = skv_plan_system_owner (self->plan, system);

  if (owner == NULL)
    return refuse (self,
                   _("“%1$s” can only be changed by the planner: nobody is named as the owner of "
                      "“%2$s”"),
                   name_of (record), skv_plan_system_name (self->plan, system));
  return refuse (
    self, _("“%1$s” can only be changed by the planner and by the owner of “%2$s”, who is: %3$s"),
    name_of (record), skv_plan_system_name (self->plan, system), owner);
}

/* --- what a contact may -------------------------------------------------------------------- */

static gboolean
ask_request (const Question *self, const SkvRequest *request)
{
  if (self->department != NULL && g_strcmp0 (request->department, self->department) == 0)
    return TRUE;
  if (self->department == NULL || request->department == NULL)
    return refuse_other (self, &request->parent);
  return refuse (self, _("“%1$s” is a request of “%2$s”: only they and the planner may change it"),
                 request->title, department_name (self->plan, request->department));
}

static gboolean
ask_period (const Question *self, const SkvRecord *record, const char *lane, GStrv systems)
{
  if (self->department == NULL || g_strcmp0 (lane, OWN_LANE) != 0)
    return refuse_other (self, record);
  if (systems[0] == NULL)
    return refuse (self,
                   _("“%s” names no system, so only the planner may change it. Name the systems "
                      "of your own that it is about"),
                   name_of (record));
  for (guint i = 0; systems[i] != NULL; i++)
    {
      if (!skv_plan_is_system_owned_by (self->plan, systems[i], self->department))
        return refuse_system (self, record, systems[i]);
    }
  return TRUE;
}

static gboolean
ask_rule (const Question *self, const SkvRule *rule)
{
  return ask_period (self, &rule->parent, rule->lane, rule->systems);
}

/* What belongs to a rule has its systems unless it names others, and is a change of that rule. */
static gboolean
ask_item (const Question *self, const SkvItem *item)
{
  const SkvRule *rule = NULL;

  if (item->rule != NULL)
    rule = self->edit != NULL
             ? (gconstpointer) skv_edit_resolve (self->edit, self->plan, SKV_KIND_RULE, item->rule)
             : skv_plan_get_rule (self->plan, item->rule);
  if (rule != NULL && !ask_rule (self, rule))
    return FALSE;
  return ask_period (self, &item->parent, item->lane,
                     item->systems[0] == NULL && rule != NULL ? rule->systems : item->systems);
}

static gboolean
ask_record (const Question *self, const SkvRecord *record)
{
  if (record->kind == SKV_KIND_REQUEST)
    return ask_request (self, (const SkvRequest *) record);
  if (record->kind == SKV_KIND_ITEM)
    return ask_item (self, (const SkvItem *) record);
  if (record->kind == SKV_KIND_RULE)
    return ask_rule (self, (const SkvRule *) record);
  return refuse_other (self, record);
}

/* --- everybody ----------------------------------------------------------------------------- */

/* Whom the file is for: a plan of many years must not become a copy for others by an import. */
static gboolean
ask_settings (const Question *self, const SkvRecord *after)
{
  const SkvSettings *settings = (const SkvSettings *) after;
  const SkvSettings *before = skv_plan_get_settings (self->plan);

  if (settings == NULL ||
      (settings->audience == before->audience &&
       g_strcmp0 (settings->audience_department, before->audience_department) == 0) ||
      skv_plan_is_blank (self->plan))
    return TRUE;
  return refuse (self, _("Whom this file is for cannot be changed in the file itself: make a copy "
                          "of the plan for them"));
}

/* before the edit and after it */
static gboolean
ask_change (const Question *self, SkvAudience audience, const SkvChange *change)
{
  const SkvRecord *before = skv_plan_lookup (self->plan, change->kind, change->id);
  const SkvRecord *after = change->after;

  if (before == after || (before != NULL && after != NULL && skv_record_equal (before, after)))
    return TRUE;
  /* the default ones, which every plan gets with its first edit */
  if (after == &skv_plan_get_settings (self->plan)->parent)
    return TRUE;
  if (audience == SKV_AUDIENCE_READER)
    return refuse_reader (self);
  if (audience == SKV_AUDIENCE_CONTACT)
    {
      const Question as_it_is = { self->plan, NULL, self->department, self->error };

      return (before == NULL || ask_record (&as_it_is, before)) &&
             (after == NULL || ask_record (self, after));
    }
  return change->kind != SKV_KIND_SETTINGS || ask_settings (self, after);
}

gboolean
skv_plan_may_apply (SkvPlan *self, const SkvEdit *edit, GError **error)
{
  Question question = { self, edit, NULL, error };
  SkvAudience audience;
  guint n;

  g_return_val_if_fail (SKV_IS_PLAN (self), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  if (skv_plan_is_copy (self))
    return TRUE;
  audience = skv_plan_get_audience (self, &question.department);
  n = skv_edit_get_n_changes (edit);
  for (guint i = 0; i < n; i++)
    {
      if (!ask_change (&question, audience, skv_edit_get_change (edit, i)))
        return FALSE;
    }
  return TRUE;
}

gboolean
skv_plan_may_change (SkvPlan *self, const SkvRecord *record, GError **error)
{
  Question question = { self, NULL, NULL, error };
  SkvAudience audience;

  g_return_val_if_fail (SKV_IS_PLAN (self), FALSE);
  g_return_val_if_fail (record != NULL, FALSE);

  audience = skv_plan_get_audience (self, &question.department);
  if (skv_plan_is_copy (self) || audience == SKV_AUDIENCE_PLANNER)
    return TRUE;
  return audience == SKV_AUDIENCE_READER ? refuse_reader (&question)
                                         : ask_record (&question, record);
}
