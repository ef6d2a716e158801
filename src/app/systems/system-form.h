/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_SYSTEM_FORM_NAME,
  SKV_SYSTEM_FORM_KIND,
  SKV_SYSTEM_FORM_OWNER,
  SKV_SYSTEM_FORM_VENDOR,
  SKV_SYSTEM_FORM_USERS,
  SKV_SYSTEM_FORM_ADMINISTRATOR,
  SKV_SYSTEM_FORM_SUPER_USERS, /* those who are no contacts */
  SKV_SYSTEM_FORM_CONTINUITY,
  SKV_SYSTEM_FORM_NOTES,
  SKV_SYSTEM_FORM_UPTIME,
  SKV_SYSTEM_FORM_HOURS,
  SKV_SYSTEM_FORM_CONTINGENCY,
  SKV_SYSTEM_FORM_N_TEXTS,
  SKV_SYSTEM_FORM_DEPENDS = SKV_SYSTEM_FORM_N_TEXTS,
  SKV_SYSTEM_FORM_GROUPS,
  SKV_SYSTEM_FORM_N_FIELDS,
} SkvSystemFormField;

typedef struct
{
  char *system; /* (owned): id */
  SkvRelationEffect effect;
} SkvDependency;

/**
 * SkvSystemForm:
 *
 * A system while it is being written, with what it depends on and the groups that it is in, apart
 * from the plan. The relations of others to it are theirs.
 */
typedef struct
{
  char *id; /* (owned): also of a new one */
  gboolean is_new;
  char *texts[SKV_SYSTEM_FORM_N_TEXTS]; /* (owned) (not nullable); of OWNER and
                                         * ADMINISTRATOR an id or plain words; of SUPER_USERS plain
                                         * words with semicolons between; of CONTINGENCY an id */
  gboolean planned_counts;
  GStrv organisations;  /* (owned): ids */
  GStrv super_users;    /* (owned): ids of contacts */
  GStrv groups;         /* (owned): ids */
  GArray *dependencies; /* (owned) (element-type SkvDependency) */
} SkvSystemForm;

/* @id (nullable): a new one without (transfer full) */
SkvSystemForm *skv_system_form_new (SkvPlan *plan, const char *id);
void skv_system_form_free (SkvSystemForm *self);

void skv_system_form_set_text (SkvSystemForm *self, SkvSystemFormField field, const char *text);
void skv_system_form_set_organisation (SkvSystemForm *self, const char *id, gboolean chosen);
void skv_system_form_set_super_user (SkvSystemForm *self, const char *id, gboolean chosen);
void skv_system_form_set_group (SkvSystemForm *self, const char *id, gboolean chosen);
void skv_system_form_set_dependency (SkvSystemForm *self, const char *id, gboolean chosen);
/* nothing if it does not depend on @id */
void skv_system_form_set_effect (SkvSystemForm *self, const char *id, SkvRelationEffect effect);
/* ids (transfer full) */
GStrv skv_system_form_list_dependencies (const SkvSystemForm *self);

/* What is wrong with a field, for people; a circle is named. (transfer full); NULL if nothing is */
char *skv_system_form_problem (const SkvSystemForm *self, SkvPlan *plan, SkvSystemFormField field);
gboolean skv_system_form_is_valid (const SkvSystemForm *self, SkvPlan *plan);
/* one undoable edit, relations included (transfer full); NULL if a field is wrong */
SkvEdit *skv_system_form_make_edit (const SkvSystemForm *self, SkvPlan *plan);

/* --- deleting ------------------------------------------------------------------------------- */

/* Who names the system, in words; what it says of itself, its own relations, does not count.
 * (transfer full) (element-type utf8): empty if it may be deleted */
GPtrArray *skv_system_list_referrers (SkvPlan *plan, const char *id);
/* the edit that removes it with its own relations (transfer full) */
SkvEdit *skv_system_removal (SkvPlan *plan, const char *id);

/* "Network" for "network"; what is no kind of ours as it is; "Other" for NULL (transfer none) */
const char *skv_system_kind_title (const char *kind);
/* the kinds that have a title, in the order in which they are shown, NULL-terminated */
const char *const *skv_system_kinds (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvSystemForm, skv_system_form_free)

G_END_DECLS
