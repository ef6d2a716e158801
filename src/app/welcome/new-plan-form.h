/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/new-plan.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_NEW_PLAN_TIME_ZONE,
  SKV_NEW_PLAN_ORGANISATIONS,
  SKV_NEW_PLAN_TITLE,
  SKV_NEW_PLAN_RULE,
  SKV_NEW_PLAN_FILE,
} SkvNewPlanField;

#define SKV_NEW_PLAN_OWN "own" /* in place of a usual rule's name: the planner's own sentence */

/**
 * SkvNewPlanForm:
 *
 * What the assistant asks for a new plan, and what follows from what until somebody says otherwise:
 * language and time zone from the country, the title from the organisations and the year, the
 * file's name from the title. No display.
 */
typedef struct
{
  char *country;            /* (owned) */
  char *language;           /* (owned): of what is published */
  char *time_zone;          /* (owned) */
  GPtrArray *organisations; /* (owned) (element-type utf8): as typed, some may be empty */
  int year;
  char *title;            /* (owned) */
  char *rule;             /* (owned) (nullable): name of a usual one, or SKV_NEW_PLAN_OWN */
  char *sentence;         /* (owned): of one's own */
  char *folder;           /* (owned) */
  char *file_name;        /* (owned): with its ending or without */
  char *message_language; /* (owned): that the usual rules are said in */

  gboolean language_chosen, title_typed, file_typed; /* no longer follow */
  gboolean touched;                                  /* something was said that would be lost */
  SkvPlan *scratch; /* (owned) (nullable): an empty one with these settings, to try rules on */
} SkvNewPlanForm;

/* @message_language: see skv_new_plan_message_language(); @folder: where plans are kept */
SkvNewPlanForm *skv_new_plan_form_new (const char *country,
                                       const char *message_language,
                                       SkvDay today,
                                       const char *folder);
void skv_new_plan_form_free (SkvNewPlanForm *self);

/* The country that locales such as "nb_NO.UTF-8" speak of: the first that names one that we have
 * holidays of, else one whose language is spoken in one; else Norway (transfer none) */
const char *skv_new_plan_guess_country (const char *const *locales);
/* the first of "nb", "nn", "sv", "da", "en" in such a list (transfer none) */
const char *skv_new_plan_message_language (const char *const *locales);
/* "Norway" of "NO", else the code (transfer none) */
const char *skv_new_plan_country_title (const char *code);

void skv_new_plan_form_set_country (SkvNewPlanForm *self, const char *country);
void skv_new_plan_form_set_language (SkvNewPlanForm *self, const char *language);
void skv_new_plan_form_set_time_zone (SkvNewPlanForm *self, const char *time_zone);
/* @index: up to their number, then it is one more */
void skv_new_plan_form_set_organisation (SkvNewPlanForm *self, guint index, const char *name);
void skv_new_plan_form_remove_organisation (SkvNewPlanForm *self, guint index);
void skv_new_plan_form_set_year (SkvNewPlanForm *self, int year);
void skv_new_plan_form_set_title (SkvNewPlanForm *self, const char *title);
/* @rule (nullable) */
void skv_new_plan_form_set_rule (SkvNewPlanForm *self, const char *rule);
void skv_new_plan_form_set_sentence (SkvNewPlanForm *self, const char *sentence);
void skv_new_plan_form_set_folder (SkvNewPlanForm *self, const char *folder);
void skv_new_plan_form_set_file_name (SkvNewPlanForm *self, const char *name);

/* What is wrong with it, in words (transfer full) (nullable: nothing) */
char *skv_new_plan_form_problem (SkvNewPlanForm *self, SkvNewPlanField field);

/* the sentence of a rule as @rule of the form names it (transfer none) */
const char *skv_new_plan_form_sentence_of (SkvNewPlanForm *self, const char *rule);
/* "24 evenings in 2027" of such a rule, or an error (transfer full); @doubt (out): some word could
 * be read otherwise */
char *skv_new_plan_form_count_words (SkvNewPlanForm *self,
                                     const char *rule,
                                     gboolean *doubt,
                                     GError **error);

/* where the plan is written (transfer full) */
char *skv_new_plan_form_path (const SkvNewPlanForm *self);
/* what skv_plan_files_create() is to make of it; its members are the form's */
SkvNewPlan skv_new_plan_form_wish (const SkvNewPlanForm *self);
/* the edit that fills the plan, see skv_plan_beginning_make_edit() (transfer full) */
SkvEdit *skv_new_plan_form_make_edit (SkvNewPlanForm *self, SkvPlan *plan, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvNewPlanForm, skv_new_plan_form_free)

G_END_DECLS
