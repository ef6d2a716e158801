/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "core/calendar/rule-preview.h"
#include "core/exchange/new-plan.h"
#include "core/exchange/rule-phrase.h"
#include "core/exchange/usual-rules.h"

/* What a new plan is filled with before anybody has planned anything. */

static SkvRulePreview *
preview_year (SkvPlan *plan, const SkvRule *rule, int year, SkvProblem **problem)
{
  return skv_rule_preview_new (plan, rule, skv_day_from_ymd (year, 1, 1),
                               skv_day_from_ymd (year + 1, 1, 1), problem);
}

static gboolean
check_rule (SkvPlan *plan, const SkvRule *rule, int year, GError **error)
{
  g_autoptr (SkvProblem) problem = NULL;
  g_autoptr (SkvRulePreview) preview = preview_year (plan, rule, year, &problem);

  if (preview != NULL)
    return TRUE;
  g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID, problem->message);
  return FALSE;
}

SkvRule *
skv_plan_beginning_read_rule (SkvPlan *plan,
                              const char *sentence,
                              const char *language,
                              int year,
                              gboolean *doubt,
                              GError **error)
{
  SkvRule *base;
  g_autoptr (SkvRulePhrase) phrase = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (sentence != NULL, NULL);

  base = skv_record_new (SKV_KIND_RULE, NULL);
  skv_set_text (&base->lane, "window");
  skv_set_text (&base->title, skv_usual_rule_title (skv_plan_get_settings (plan)->language));
  /* an evening, where a sentence says no hours */
  base->start = 17 * 60;
  base->duration = 5 * 60;
  base->length_days = 1;
  /* Every other Tuesday counts from somewhere. */
  base->valid_from = skv_day_from_ymd (year, 1, 1);
  phrase = skv_rule_phrase_parse (sentence, language, plan, base, error);
  skv_record_unref (base);
  if (phrase == NULL || !check_rule (plan, phrase->rule, year, error))
    return NULL;
  if (doubt != NULL)
    *doubt = phrase->doubt;
  return skv_record_ref (phrase->rule);
}

guint
skv_plan_beginning_count (SkvPlan *plan, const SkvRule *rule, int year)
{
  g_autoptr (SkvRulePreview) preview = NULL;
  guint n = 0;

  g_return_val_if_fail (SKV_IS_PLAN (plan), 0);
  g_return_val_if_fail (rule != NULL, 0);

  preview = preview_year (plan, rule, year, NULL);
  for (guint i = 0; preview != NULL && i < skv_rule_preview_get_n_groups (preview); i++)
    {
      const SkvPreviewGroup *group = skv_rule_preview_get_group (preview, i);

      if (!group->left_out)
        n += group->days->len;
    }
  return n;
}

static gboolean
is_taken (SkvPlan *plan, GHashTable *names, const char *name)
{
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_ORGANISATION);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < records->len; i++)
    {
      const SkvOrganisation *other = g_ptr_array_index (records, i);
      g_autofree char *theirs = g_utf8_casefold (other->name, -1);

      if (g_str_equal (theirs, folded))
        return TRUE;
    }
  return !g_hash_table_add (names, g_steal_pointer (&folded));
}

/* how many there are, or -1 */
static int
put_organisations (SkvPlan *plan, SkvEdit *edit, const char *const *names, GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int n = 0;

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (names[i]));
      SkvOrganisation *organisation;

      if (*name == '\0')
        continue;
      if (is_taken (plan, taken, name))
        {
          g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                       _("“%s” stands there twice"), name);
          return -1;
        }
      organisation = skv_record_new (SKV_KIND_ORGANISATION, NULL);
      skv_set_text (&organisation->name, name);
      skv_edit_put (edit, organisation);
      n++;
    }
  return n;
}

/* (transfer full) */
static char *
make_label (guint n_organisations, const SkvRule *rule)
{
  if (n_organisations == 0)
    return g_strdup_printf (_("Add the rule “%s”"), rule != NULL ? rule->title : "");
  if (rule == NULL)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Add %u organisation", "Add %u organisations", n_organisations),
      n_organisations);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Add %u organisation and a rule",
                                       "Add %u organisations and a rule", n_organisations),
                          n_organisations);
}

SkvEdit *
skv_plan_beginning_make_edit (SkvPlan *plan, const SkvPlanBeginning *wish, GError **error)
{
  g_autoptr (SkvEdit) counted = skv_edit_new ("");
  g_autofree char *label = NULL;
  SkvRule *rule = NULL;
  SkvEdit *edit;
  int n;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (wish != NULL, NULL);

  n = put_organisations (plan, counted, wish->organisations, error);
  if (n < 0)
    return NULL;
  if (wish->rule != NULL)
    {
      rule = skv_plan_beginning_read_rule (plan, wish->rule, wish->rule_language, wish->year, NULL,
                                           error);
      if (rule == NULL)
        return NULL;
    }
  label = make_label (n, rule);
  edit = skv_edit_new (label);
  put_organisations (plan, edit, wish->organisations, NULL);
  if (rule != NULL)
    skv_edit_put (edit, rule);
  return edit;
}
