/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

typedef enum
{
  SKV_PEOPLE_ORGANISATION,
  SKV_PEOPLE_DEPARTMENT,
  SKV_PEOPLE_NOWHERE, /* the heading of those in no department */
  SKV_PEOPLE_CONTACT,
} SkvPeopleKind;

/* whom the list shows */
typedef enum
{
  SKV_PEOPLE_ALL,
  SKV_PEOPLE_VACANT,
  SKV_PEOPLE_LISTS,
  SKV_PEOPLE_PHONES,
} SkvPeopleOnly;

#define SKV_TYPE_PEOPLE_ENTRY (skv_people_entry_get_type ())
G_DECLARE_FINAL_TYPE (SkvPeopleEntry, skv_people_entry, SKV, PEOPLE_ENTRY, GObject)

/**
 * SkvPeopleEntry:
 *
 * One row of the page: an organisation, one of its departments, or a contact there. Immutable.
 */
struct _SkvPeopleEntry
{
  GObject parent_instance;

  SkvPeopleKind kind;
  char *id;    /* (owned) (nullable): of the record */
  char *title; /* (owned) */
  char *words; /* (owned): below the title; "" for nothing */
  const char *icon;
  gboolean vacant;
  guint depth; /* steps to the right: 0 to 2 */
};

/* Organisations in the order of the plan, each with its departments and those with their contacts;
 * then departments of none, and contacts of none. With @search (folded by skv_text_fold(), "" for
 * nothing) or @only, whoever does not match is left out, and so are headings with nobody below.
 * (transfer full) (element-type SkvPeopleEntry) */
GPtrArray *skv_people_list (SkvPlan *plan, const char *search, SkvPeopleOnly only);
/* may one row stand for the other as it is? */
gboolean skv_people_entry_same (gpointer a, gpointer b);
/* the name of the icon that a contact has */
const char *skv_people_icon (const SkvContact *contact);

G_END_DECLS
