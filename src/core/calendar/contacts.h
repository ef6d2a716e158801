/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* Who is who in a plan, and what each answers for. */

/* what people call a kind of contact: "Post", "Distribution list", "Shared phone" (transfer none)
 */
const char *skv_contact_kind_title (SkvContactKind kind);
/* as in files: "post", "list", "phone" */
const char *skv_contact_kind_name (SkvContactKind kind);
/* a post with nobody in it; a list or a phone never is */
gboolean skv_contact_is_vacant (const SkvContact *contact);
/* "IT manager (A. Name)", "IT manager, vacant", "Press phone" (transfer full) */
char *skv_contact_words (const SkvContact *contact);

/* The contact that @words mean: its id; or its name, role, e-mail address or "role (name)" if one
 * contact alone has it. (transfer none) (nullable) */
const SkvContact *skv_contact_find (SkvPlan *plan, const char *words);
/* the same for many words: @index is of skv_contacts_index(), and of no use after an edit */
GHashTable *skv_contacts_index (SkvPlan *plan);
const SkvContact *skv_contacts_index_find (GHashTable *index, SkvPlan *plan, const char *words);
/* What an owner, an administrator or the like says: a contact or a department in words, or the
 * plain words themselves. (transfer full) (nullable: @who is NULL or empty) */
char *skv_contact_who_words (SkvPlan *plan, const char *who);

/* With "@" between something and a name that has a dot, no blanks */
gboolean skv_email_is_valid (const char *text);
/* at least three digits; beside them only what stands in numbers, "+47 70 00 00 00 (x12)" */
gboolean skv_phone_is_valid (const char *text);

/* --- what somebody answers for --------------------------------------------------------------- */

typedef enum
{
  SKV_ANSWERS_OWNER,
  SKV_ANSWERS_ADMINISTRATOR,
  SKV_ANSWERS_SUPER_USER,
  SKV_ANSWERS_CONTACT, /* whom to ask about an item */
  SKV_ANSWERS_DUTY,    /* who is on duty in an item */
} SkvAnswersAs;

/* "Owner", "Administrator", … (transfer none) */
const char *skv_answers_title (SkvAnswersAs as);
/* stable: "owner", "administrator", "super-user", "contact", "duty" */
const char *skv_answers_name (SkvAnswersAs as);

typedef struct
{
  SkvAnswersAs as;
  const SkvRecord *record; /* of the plan: an SkvSystem or an SkvItem */
} SkvAnswersFor;

/* What every contact answers for, in one pass: systems by name, then items, newest first.
 * (transfer full): id → GPtrArray of SkvAnswersFor; nobody is in it who answers for nothing */
GHashTable *skv_contacts_list_answers (SkvPlan *plan);

/* --- edits ----------------------------------------------------------------------------------- */

/* One edit: removes the contact; what refers to it goes to @heir, or is nobody's if that is NULL.
 * (transfer full) (nullable: no such contact) */
SkvEdit *skv_contact_removal (SkvPlan *plan, const char *id, const char *heir);
/* One edit: nobody is in the post any more. Phone and mobile, or the e-mail address, stay with the
 * post as asked. (transfer full) (nullable: it is no post, or vacant) */
SkvEdit *
skv_contact_vacate (SkvPlan *plan, const char *id, gboolean keep_phones, gboolean keep_email);

G_END_DECLS
