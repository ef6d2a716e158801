/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/copy-for.h"

#include <glib/gi18n-lib.h>

#include "cli/departments.h"

const char *
skv_cli_find_department (SkvPlan *plan, const char *name)
{
  const SkvRecord *department = skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, name);
  GPtrArray *all = skv_plan_get_records (plan, SKV_KIND_DEPARTMENT);
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (guint i = 0; department == NULL && i < all->len; i++)
    {
      const SkvDepartment *other = g_ptr_array_index (all, i);
      g_autofree char *folded = g_utf8_casefold (other->name, -1);

      if (g_str_equal (folded, wanted))
        department = &other->parent;
    }
  if (department == NULL)
    skv_cli_usage (_("this plan has no department “%s”"), name);
  return department != NULL ? department->id : NULL;
}

int
skv_cli_copy_for (const SkvCommand *command, int argc, char **argv)
{
  gboolean reader = FALSE, with_contacts = FALSE;
  const GOptionEntry entries[] = {
    { "reader", 'r', 0, G_OPTION_ARG_NONE, &reader, N_("For those who only read it"), NULL },
    { "with-contacts", 0, 0, G_OPTION_ARG_NONE, &with_contacts,
      N_("With phone numbers and mail addresses of everybody"), NULL },
    { NULL },
  };
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvPlan) copy = NULL;
  const char *department = NULL;
  GError *error = NULL;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 2, 3))
    return SKV_EXIT_USAGE;
  if (reader != (argc == 3))
    return skv_cli_usage (_("name the department that the copy is for, or give --reader"));
  plan = skv_cli_open (argv[1], FALSE, &status);
  if (plan == NULL)
    return status;
  if (!reader && (department = skv_cli_find_department (plan, argv[2])) == NULL)
    return SKV_EXIT_USAGE;
  copy = skv_copy_for (plan, argv[argc - 1], department, with_contacts, g_get_user_name (),
                       skv_cli_clock (), &error);
  return copy != NULL ? SKV_EXIT_DONE : skv_cli_fail (error);
}
