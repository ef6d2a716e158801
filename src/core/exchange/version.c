/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/version.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/local-days.h"
#include "core/calendar/shift.h"
#include "core/calendar/words.h"
#include "core/conflict/check-settings.h"
#include "core/exchange/json-reader.h"
#include "core/exchange/json-writer.h"

SkvVersion *
skv_version_new (SkvPlan *plan,
                 const char *name,
                 SkvVersionState state,
                 SkvDay date,
                 const char *by,
                 const char *notes)
{
  SkvVersion *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && name != NULL, NULL);

  self = skv_record_new (SKV_KIND_VERSION, NULL);
  self->name = g_strdup (name);
  self->state = state;
  self->date = date;
  self->by = g_strdup (by);
  self->notes = g_strdup (notes);
  self->content = skv_json_write_content (plan);
  return self;
}

const SkvVersion *
skv_version_find (SkvPlan *plan, const char *name)
{
  GPtrArray *versions = skv_plan_get_records (plan, SKV_KIND_VERSION);
  const SkvVersion *version = skv_plan_lookup (plan, SKV_KIND_VERSION, name);
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; version == NULL && i < versions->len; i++)
    {
      const SkvVersion *other = g_ptr_array_index (versions, i);
      g_autofree char *folded = g_utf8_casefold (other->name, -1);

      if (strcmp (folded, wanted) == 0)
        version = other;
    }
  return version;
}

const SkvVersion *
skv_version_find_same (SkvPlan *plan)
{
  GPtrArray *versions = skv_plan_get_records (plan, SKV_KIND_VERSION);
  g_autofree char *content = versions->len > 0 ? skv_json_write_content (plan) : NULL;

  for (guint i = versions->len; i > 0; i--)
    {
      const SkvVersion *version = g_ptr_array_index (versions, i - 1);

      if (strcmp (version->content, content) == 0)
        return version;
    }
  return NULL;
}

SkvEdit *
skv_version_advance (
  const SkvVersion *self, SkvVersionState state, SkvDay date, const char *by, GError **error)
{
  g_autofree char *label = NULL;
  SkvVersion *after;
  SkvEdit *edit;

  g_return_val_if_fail (self != NULL, NULL);

  if (state <= self->state)
    {
      g_autofree char *words = skv_version_words (self);

      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                   _("%s is that already. Give a new version another name"), words);
      return NULL;
    }
  after = skv_record_copy (self);
  after->state = state;
  after->date = date;
  if (by != NULL)
    skv_set_text (&after->by, by);
  label = g_strdup_printf (state == SKV_VERSION_DECIDED ? _("Version “%s” is decided")
                                                        : _("Version “%s” is published"),
                           self->name);
  edit = skv_edit_new (label);
  skv_edit_put (edit, after);
  return edit;
}

/* A version holds no versions, whoever wrote it. */
static SkvEdit *
without_inner (const SkvEdit *edit)
{
  SkvEdit *rest = skv_edit_new (skv_edit_get_label (edit));

  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->kind != SKV_KIND_LAYER && change->kind != SKV_KIND_VERSION)
        skv_edit_put (rest, skv_record_ref (change->after));
    }
  return rest;
}

SkvPlan *
skv_version_open (SkvPlan *plan, const SkvVersion *version, GError **error)
{
  g_autoptr (SkvPlan) opened = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SkvImport) import = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  g_return_val_if_fail (version != NULL, NULL);

  opened = skv_plan_new (NULL, error);
  bytes = g_bytes_new_static (version->content, strlen (version->content));
  import = skv_json_read (opened, version->name, bytes, error);
  if (import == NULL)
    return NULL;
  skv_plan_add_validator (opened, skv_rule_validate);
  skv_plan_add_validator (opened, skv_local_day_validate);
  skv_plan_add_validator (opened, skv_check_setting_validate);
  edit = without_inner (import->edit);
  return skv_plan_apply (opened, edit, error) ? g_steal_pointer (&opened) : NULL;
}

const char *
skv_version_state_name (SkvVersionState state)
{
  static const char *const names[] = {
    [SKV_VERSION_DRAFT] = "draft",
    [SKV_VERSION_DECIDED] = "decided",
    [SKV_VERSION_PUBLISHED] = "published",
  };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (names), "draft");
  return names[state];
}

const char *
skv_version_state_title (SkvVersionState state)
{
  static const char *const titles[] = {
    [SKV_VERSION_DRAFT] = NC_("version of a plan", "Draft"),
    [SKV_VERSION_DECIDED] = NC_("version of a plan", "Decided"),
    [SKV_VERSION_PUBLISHED] = NC_("version of a plan", "Published"),
  };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (titles), "");
  return g_dpgettext2 (GETTEXT_PACKAGE, "version of a plan", titles[state]);
}

char *
skv_version_words (const SkvVersion *self)
{
  g_autofree char *date = skv_words_day_month_year (self->date);
  g_autofree char *state = g_utf8_strdown (skv_version_state_title (self->state), -1);

  if (self->by != NULL)
    /* TRANSLATORS: name of a version of the plan, its state, a date, and who: “Plan 2027” (decided
     * 12 May 2026, IT manager) */
    return g_strdup_printf (_("“%1$s” (%2$s %3$s, %4$s)"), self->name, state, date, self->by);
  return g_strdup_printf (_("“%1$s” (%2$s %3$s)"), self->name, state, date);
}
