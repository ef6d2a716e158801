/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/examples.h"

#include "cli/cli.h"

int
skv_cli_examples (const SkvCommand *command, int argc, char **argv)
{
  g_autoptr (GPtrArray) examples = NULL;

  if (!skv_cli_parse (command, NULL, &argc, &argv, 0, 0))
    return SKV_EXIT_USAGE;
  examples = skv_examples_list ();
  for (guint i = 0; i < examples->len; i++)
    {
      const SkvExample *example = g_ptr_array_index (examples, i);

      skv_cli_print ("%s  %s\n", example->name, example->title);
      if (example->description != NULL)
        skv_cli_print ("    %s\n", example->description);
    }
  return SKV_EXIT_DONE;
}
