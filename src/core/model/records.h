/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/record.h"

G_BEGIN_DECLS

/* Who and what: the plan's own settings, organisations, people, systems. All members (owned). */

typedef struct
{
  SkvRecord parent;
  char *title;
  char *country;   /* ISO 3166: "NO" */
  char *time_zone; /* IANA: "Europe/Oslo" */
  char *language;  /* of what is published: "nb" */
} SkvSettings;

typedef struct
{
  SkvRecord parent;
  char *name;
} SkvOrganisation;

typedef struct
{
  SkvRecord parent;
  char *name;
  char *organisation; /* (nullable): id */
} SkvDepartment;

typedef struct
{
  SkvRecord parent;
  char *role;       /* the post; it may be vacant: then name is NULL */
  char *name;       /* (nullable) */
  char *email;      /* (nullable) */
  char *phone;      /* (nullable) */
  char *department; /* (nullable): id */
} SkvContact;

/* The configuration item; a group such as "school systems" is a system too. */
typedef struct
{
  SkvRecord parent;
  char *name;
  char *owner; /* (nullable): id of a contact or department, or plain words */
  GStrv organisations;
  char *vendor; /* (nullable) */
  char *kind;   /* (nullable): "network", "identity", "line-of-business", "group", … */
} SkvSystem;

typedef enum
{
  SKV_DEPENDS_ON, /* from stops working when to does */
  SKV_MEMBER_OF,  /* from is part of the group to */
} SkvRelationKind;

typedef struct
{
  SkvRecord parent;
  char *from; /* id of a system */
  char *to;   /* id of a system */
  SkvRelationKind relation;
} SkvRelation;

/* One row of the calendar. The lanes of skv_lane_builtins() need no record. */
typedef struct
{
  SkvRecord parent; /* its id is the lane's name: "window", "critical", … or the planner's own */
  char *title;      /* (nullable): what people call it */
  int position;     /* order in every row of the year view, from the top */
  gboolean hidden;
} SkvLane;

/* An accepted conflict: who, why, until when. */
typedef struct
{
  SkvRecord parent;
  char *item;    /* id of the occurrence */
  char *against; /* (nullable): id of the other occurrence */
  char *check;
  char *by;
  char *reason;
  SkvDay until; /* exclusive; SKV_DAY_NONE: as long as neither side changes */
} SkvException;

/* Names of the lanes that every plan has, in their order from the top of a row, NULL-terminated:
 * "holiday", "exam", "freeze", "critical", "meeting", "window", "maintenance", "vendor", "outage"
 */
const char *const *skv_lane_builtins (void);
/* what people call a built-in lane, translated; NULL if it is none */
const char *skv_lane_builtin_title (const char *lane);

G_END_DECLS
