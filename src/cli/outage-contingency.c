/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/outage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/outage/contingency-json.h"
#include "core/outage/contingency.h"

static int
list_plans (SkvPlan *plan)
{
  GPtrArray *all = skv_plan_get_records (plan, SKV_KIND_CONTINGENCY);
  const char *const *templates = skv_contingency_templates ();

  for (guint i = 0; i < all->len; i++)
    {
      const SkvContingency *contingency = g_ptr_array_index (all, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) steps = skv_steps_parse (contingency->steps, &error);

      if (error != NULL)
        skv_cli_warn (error->message);
      skv_cli_print ("%s%s%s · ", contingency->name, contingency->system != NULL ? " · " : "",
                     contingency->system != NULL ? skv_plan_system_name (plan, contingency->system)
                                                 : "");
      skv_cli_print (
        g_dngettext (GETTEXT_PACKAGE, "%u step", "%u steps", steps != NULL ? steps->len : 0),
        steps != NULL ? steps->len : 0);
      skv_cli_print (" · %s\n", contingency->parent.id);
    }
  if (all->len == 0)
    skv_cli_print (_("This plan has no contingency plans of its own: the one that comes with the "
                      "program is followed.\n"));
  for (guint i = 0; templates[i] != NULL; i++)
    skv_cli_print (_("Comes with the program: %s\n"), templates[i]);
  return SKV_EXIT_DONE;
}

/* A copy of a plan that comes with the program, for a system: to be made one's own. */
static int
add (SkvPlan *plan, const char *name, const char *template)
{
  const char *system = skv_cli_find_system (plan, name);
  g_autoptr (SkvContingency) given = NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (skv_record_unref);
  g_autoptr (SkvEdit) edit = NULL;
  SkvContingency *own;
  GError *error = NULL;

  if (system == NULL)
    return SKV_EXIT_USAGE;
  given = skv_contingency_template (template != NULL ? template : "generic",
                                    skv_plan_get_settings (plan)->language);
  if (given == NULL)
    return skv_cli_usage (_("there is no template “%s”; “skv outage PLAN contingency” lists them"),
                          template);
  own = skv_record_new (SKV_KIND_CONTINGENCY, NULL);
  /* TRANSLATORS: name of a contingency plan: "System down: Feide" */
  own->name = g_strdup_printf (_("%1$s: %2$s"), given->name, skv_plan_system_name (plan, system));
  skv_set_text (&own->system, system);
  skv_set_text (&own->short_responsible, given->short_responsible);
  skv_set_text (&own->long_responsible, given->long_responsible);
  own->long_after = given->long_after;
  skv_set_text (&own->steps, given->steps);
  g_ptr_array_add (list, own);
  edit = skv_contingency_make_edit (plan, list);
  if (!skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  skv_cli_print (_("“%1$s” was added (%2$s).\n"), own->name, own->parent.id);
  return SKV_EXIT_DONE;
}

static int
import (SkvPlan *plan, const char *file)
{
  g_autofree char *data = NULL, *name = g_filename_display_basename (file);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  GError *error = NULL;
  gsize length;

  if (!g_file_get_contents (file, &data, &length, &error))
    return skv_cli_fail (error);
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  list = skv_contingency_json_read (plan, name, bytes, &error);
  if (list == NULL)
    return skv_cli_fail (error);
  edit = skv_contingency_make_edit (plan, list);
  if (!skv_plan_apply (plan, edit, &error))
    {
      gboolean is_input = g_error_matches (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
      int status;

      if (is_input) /* it is the file's fault, not that of who reads it */
        g_prefix_error (&error, "%s: ", name);
      status = skv_cli_fail (error);
      return is_input ? SKV_EXIT_INPUT : status;
    }
  skv_cli_print (g_dngettext (GETTEXT_PACKAGE, "%u contingency plan was read.\n",
                              "%u contingency plans were read.\n", list->len),
                 list->len);
  return SKV_EXIT_DONE;
}

static int export(SkvPlan *plan, const SkvCliOutage *options)
{
  g_autofree char *text =
    skv_contingency_json_write (skv_plan_get_records (plan, SKV_KIND_CONTINGENCY));

  return skv_cli_write (options->output, text, strlen (text));
}

int
skv_cli_outage_contingency (SkvPlan *plan, const char *const *words, const SkvCliOutage *options)
{
  if (words[0] == NULL || (strcmp (words[0], "list") == 0 && words[1] == NULL))
    return list_plans (plan);
  if (strcmp (words[0], "add") == 0 && words[1] != NULL)
    return add (plan, words[1], words[2]);
  if (strcmp (words[0], "import") == 0 && words[1] != NULL && words[2] == NULL)
    return import (plan, words[1]);
  if (strcmp (words[0], "export") == 0 && words[1] == NULL)
    return export(plan, options);
  return skv_cli_usage (
    _("“contingency” takes: list, add SYSTEM [TEMPLATE], import FILE, export"));
}
