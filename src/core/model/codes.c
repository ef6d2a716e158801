/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/codes.h"

#include <glib/gi18n-lib.h>

static const char *const works[] = { "replacement", "security", "upgrade", "change", NULL };
static const char *const work_titles[] = { N_("Replacement of machines"), N_("Security fix"),
                                           N_("Upgrade of a system"),
                                           N_("Larger technical change") };
static const char *const effects[] = { "unstable", "restart", "no-users", "down", NULL };
static const char *const effect_titles[] = { N_("Unstable"), N_("Needs a restart"),
                                             N_("No users allowed"), N_("Down") };

static const char *
find_title (const char *const *codes, const char *const *titles, const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      if (g_str_equal (codes[i], code))
        return _(titles[i]);
    }
  return code;
}

const char *const *
skv_works (void)
{
  return works;
}

const char *
skv_work_title (const char *work)
{
  return find_title (works, work_titles, work);
}

const char *const *
skv_effects (void)
{
  return effects;
}

const char *
skv_effect_title (const char *effect)
{
  return find_title (effects, effect_titles, effect);
}
