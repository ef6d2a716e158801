/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/cli.h"

G_BEGIN_DECLS

/* What is agreed about a system, as it was given; all (owned) (nullable: not given) */
typedef struct
{
  char *uptime;
  char *hours;
  char *planned;
  char *contingency;
} SkvCliAgreement;

#define SKV_CLI_AGREEMENT_ENTRIES(self)                                                            \
  { "uptime",                                                                                      \
    0,                                                                                             \
    0,                                                                                             \
    G_OPTION_ARG_STRING,                                                                           \
    &(self).uptime,                                                                                \
    N_("SYSTEM is agreed to work so much of its service hours: 99.5; \"\" takes it away"),        \
    N_("PERCENT") },                                                                              \
    { "service-hours",                                                                             \
      0,                                                                                           \
      0,                                                                                           \
      G_OPTION_ARG_STRING,                                                                         \
      &(self).hours,                                                                               \
      N_("When SYSTEM is to be available: \"Mon-Fri 07:00-17:00, PH off\"; \"\" is always"),      \
      N_("HOURS") },                                                                              \
    { "planned-counts",                                                                            \
      0,                                                                                           \
      0,                                                                                           \
      G_OPTION_ARG_STRING,                                                                         \
      &(self).planned,                                                                             \
      N_("yes or no: planned and announced work on SYSTEM is downtime too"),                      \
      N_("yes|no") },                                                                             \
  {                                                                                                \
    "contingency", 0, 0, G_OPTION_ARG_STRING, &(self).contingency,                                 \
      N_("The contingency plan of SYSTEM, its id or name; \"\" takes it away"), N_("CARD")       \
  }

void skv_cli_agreement_clear (SkvCliAgreement *self);
/* is anything of it given? */
gboolean skv_cli_agreement_is_given (const SkvCliAgreement *self);
/* Changes the system in one edit; gives a status. */
int skv_cli_agreement_set (SkvPlan *plan, const char *system, const SkvCliAgreement *self);

/* what is agreed, as lines of text, or as members of an object */
void skv_cli_agreement_print (SkvPlan *plan, const SkvSystem *system);
void skv_cli_agreement_put (GString *text, const SkvSystem *system);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvCliAgreement, skv_cli_agreement_clear)

G_END_DECLS
