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

static const char *const notice_kinds[] = { "first",       "reminder",    "moved",     "cancelled",
                                            "started",     "finished",    "prolonged", "outage",
                                            "outage-news", "outage-over", NULL };
static const char *const notice_kind_titles[] = {
  N_("First notice"),      N_("Reminder"),       N_("Moved"),     N_("Cancelled"),
  N_("Started"),           N_("Finished"),       N_("Prolonged"), N_("Outage"),
  N_("News of an outage"), N_("Outage is over"),
};

const char *const *
skv_notice_kinds (void)
{
  return notice_kinds;
}

const char *
skv_notice_kind_title (const char *kind)
{
  return find_title (notice_kinds, notice_kind_titles, kind);
}

const char *
skv_audience_title (SkvAudience audience)
{
  static const char *const titles[] = {
    [SKV_AUDIENCE_PLANNER] = NC_("audience", "The planner"),
    [SKV_AUDIENCE_CONTACT] = NC_("audience", "Contacts of a department"),
    [SKV_AUDIENCE_READER] = NC_("audience", "Readers"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "audience", titles[audience]);
}

const char *
skv_request_state_title (SkvRequestState state)
{
  static const char *const titles[] = {
    [SKV_REQUEST_WAITING] = NC_("request", "Waiting"),
    [SKV_REQUEST_ACCEPTED] = NC_("request", "Accepted"),
    [SKV_REQUEST_DECLINED] = NC_("request", "Declined"),
    [SKV_REQUEST_WITHDRAWN] = NC_("request", "Withdrawn"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "request", titles[state]);
}

const char *
skv_log_kind_title (SkvLogKind kind)
{
  static const char *const titles[] = {
    [SKV_LOG_NEWS] = NC_("log entry", "News"),
    [SKV_LOG_STEP] = NC_("log entry", "Step"),
    [SKV_LOG_EXPECTED] = NC_("log entry", "Expected end"),
    [SKV_LOG_TASK] = NC_("log entry", "Task"),
    [SKV_LOG_FOLLOW_UP] = NC_("log entry", "Follow-up"),
  };

  return g_dpgettext2 (GETTEXT_PACKAGE, "log entry", titles[kind]);
}
