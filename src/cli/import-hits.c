/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/conflict/hits.h"

void
skv_cli_tell_lost_lifts (SkvPlan *plan, const SkvEdit *edit)
{
  g_autoptr (GPtrArray) lost = skv_hits_lost_lifts (plan, edit);

  for (guint i = 0; i < lost->len; i++)
    skv_cli_print ("%s\n", (const char *) g_ptr_array_index (lost, i));
}

void
skv_cli_tell_hits (SkvPlan *plan, const SkvEdit *edit)
{
  g_autoptr (GPtrArray) hits = skv_hits_find (plan, edit, skv_cli_today (plan));

  if (hits->len > 0)
    skv_cli_print ("%s\n", _("This hits what was planned:"));
  for (guint i = 0; i < hits->len; i++)
    {
      const SkvHit *hit = g_ptr_array_index (hits, i);

      skv_cli_print ("  %s\n", hit->message);
      if (hit->decider != NULL)
        skv_cli_print (_("    Decides: %s\n"), hit->decider);
    }
  skv_cli_tell_lost_lifts (plan, edit);
}
