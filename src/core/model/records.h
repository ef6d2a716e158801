/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/record.h"

G_BEGIN_DECLS

/* Who and what: the plan's own settings, organisations, people, systems. All members (owned). */

/* Whom a file of the plan is for; see core/model/audience.h. */
typedef enum
{
  SKV_AUDIENCE_PLANNER, /* the plan itself */
  SKV_AUDIENCE_CONTACT, /* a copy for the contacts of one department */
  SKV_AUDIENCE_READER,  /* a copy that is only read */
} SkvAudience;

typedef struct
{
  SkvRecord parent;
  char *title;
  char *country;   /* ISO 3166: "NO" */
  char *time_zone; /* IANA: "Europe/Oslo" */
  char *language;  /* of what is published: "nb" */
  int hop_limit;   /* relations that an effect is followed over at most; 0: all */
  int card_months; /* after which a system's card counts as old; 0: SKV_CARD_MONTHS_DEFAULT */
  SkvAudience audience;
  char *audience_department; /* (nullable): id, of a copy for contacts */
  char *sync_address;        /* (nullable): CalDAV home of the shared plan */
  GArray *notice_days;       /* int working days before work on which it is announced, 0: on the day
                              * itself; empty: as skv_settings_get_notice_days() says */
} SkvSettings;

/* what card_months is unless a plan says otherwise */
#define SKV_CARD_MONTHS_DEFAULT 12

typedef struct
{
  SkvRecord parent;
  char *name;
  SkvDay valid_from;  /* SKV_DAY_NONE: has always been */
  SkvDay valid_until; /* last day, included; SKV_DAY_NONE: until further notice */
  char *successor;    /* (nullable): id of the organisation that it became or joined after that */
} SkvOrganisation;

typedef struct
{
  SkvRecord parent;
  char *name;
  char *organisation; /* (nullable): id */
  SkvDay valid_from;  /* SKV_DAY_NONE: has always been */
  SkvDay valid_until; /* last day, included; SKV_DAY_NONE: until further notice */
} SkvDepartment;

typedef enum
{
  SKV_CONTACT_POST,  /* somebody in a post, or a vacant one */
  SKV_CONTACT_LIST,  /* a distribution list: "All staff" */
  SKV_CONTACT_PHONE, /* a phone that whoever is on duty has: the press, the duty team */
} SkvContactKind;

typedef struct
{
  SkvRecord parent;
  SkvContactKind contact_kind;
  char *role;       /* the post, or what the list or the phone is called */
  char *name;       /* (nullable): of who is in the post; NULL: it is vacant */
  char *email;      /* (nullable) */
  char *phone;      /* (nullable) */
  char *mobile;     /* (nullable) */
  char *department; /* (nullable): id */
  char *notes;      /* (nullable): hours, deputy, … */
} SkvContact;

/* The configuration item; a group such as "school systems" is a system too. */
typedef struct
{
  SkvRecord parent;
  char *name;
  char *owner; /* (nullable): id of a contact or department, or plain words */
  GStrv organisations;
  char *vendor;        /* (nullable) */
  char *kind;          /* (nullable): "network", "identity", "line-of-business", "group", … */
  int users;           /* about how many use it; 0: not said */
  char *administrator; /* (nullable): id of a contact, or plain words */
  GStrv super_users;   /* ids of contacts, or plain words */
  char
    *continuity_plan;  /* (nullable): where the plan for continued operation is, a link or words */
  SkvDay card_updated; /* when somebody last looked this card through; SKV_DAY_NONE: never */
  char *card_editor;   /* (nullable): who did, a role or a name */
  char *notes;         /* (nullable) */
  int agreed_uptime;   /* thousandths of a percent: 99500 is 99.5 %; 0: none agreed */
  char *service_hours; /* (nullable): "Mon-Fri 07:00-17:00"; NULL: always */
  gboolean planned_counts; /* planned and announced work counts as downtime too */
  char *contingency;       /* (nullable): id of its contingency plan */
} SkvSystem;

/* agreed_uptime of what never is down */
#define SKV_UPTIME_WHOLE 100000

typedef enum
{
  SKV_DEPENDS_ON, /* from stops working when to does */
  SKV_MEMBER_OF,  /* from is part of the group to */
} SkvRelationKind;

typedef enum
{
  SKV_EFFECT_DOWN,     /* from stops working while to does not work */
  SKV_EFFECT_DEGRADED, /* from works on, less well */
} SkvRelationEffect;

typedef struct
{
  SkvRecord parent;
  char *from; /* id of a system */
  char *to;   /* id of a system */
  SkvRelationKind relation;
  SkvRelationEffect effect; /* of SKV_DEPENDS_ON */
} SkvRelation;

/* One row of the calendar. The lanes of skv_lane_builtins() need no record. */
typedef struct
{
  SkvRecord parent; /* its id is the lane's name: "window", "critical", … or the planner's own */
  char *title;      /* (nullable): what people call it */
  int position;     /* order in every row of the year view, from the top */
  gboolean hidden;
  char *colour;    /* (nullable: as the theme has it) "#3584e4" */
  char *pattern;   /* (nullable: as the theme has it) "plain", "stripes", "dots", "grid" */
  gboolean folded; /* drawn as one line of density, however much lies in it */
} SkvLane;

/* Where items came from. Reading it anew changes those that name it. */
typedef struct
{
  SkvRecord parent;
  char *name;     /* "Møteplan 2019.csv", or what people call it */
  char *location; /* (nullable): URI of the file or address; NULL: it was pasted or typed */
  char
    *form; /* (nullable): "ics", "csv", "text" as skv_import_form_find() reads it; NULL: guessed */
  char *lane;    /* (nullable): that new items come into */
  int year;      /* that dates without one are of; 0: as the file says */
  char *fetched; /* (nullable): when it was read last, "2026-11-22T10:15:00Z" */
  char *by;      /* (nullable): who brought it in, a role or a name */
  char *notes;   /* (nullable): whom to ask for the next one */
  char *etag;    /* (nullable): what its server said of the last good copy, and asks for with */
  char *last_modified; /* (nullable): the next, as HTTP writes both */
  char *changed;       /* (nullable): what reading it last changed, in words */
  char *failed;        /* (nullable): why the last try failed; NULL: it did not */
  int refresh_hours;   /* after which it is read anew; 0: by hand */
} SkvSource;

typedef enum
{
  SKV_LOCAL_PUBLIC_HOLIDAY, /* free, as a public holiday by law */
  SKV_LOCAL_HOLIDAY_EVE,
  SKV_LOCAL_HALF_DAY, /* ends at @free_from; takes the place of the country's half-day there */
  SKV_LOCAL_SCHOOL_HOLIDAY,
  SKV_LOCAL_ORDINARY_DAY, /* the country's eve or half-day is not kept here */
} SkvLocalDayKind;

/**
 * SkvLocalDay:
 *
 * A day that is special here and not in the whole country: a local holiday, a school holiday, or
 * how an agreement here differs from the country's half-days and eves.
 *
 * @when says which days, every year or once: "12-24", "easter-4", "weekday>=MM-DD" as in
 * data/holidays, "week-40" (Monday to Friday of that ISO week, every year), "week-40/week-41",
 * "2026-10-05", or "2026-06-22/2026-08-16", the last day included.
 */
typedef struct
{
  SkvRecord parent;
  char *name;
  SkvLocalDayKind local_kind;
  char *when;
  int free_from;       /* of a half-day: minute of the day; -1 */
  GStrv organisations; /* empty: all */
  SkvDay valid_from;   /* SKV_DAY_NONE: no limit */
  SkvDay valid_until;  /* last day, included; SKV_DAY_NONE: no limit */
} SkvLocalDay;

/* An accepted conflict: who, why, until when. */
typedef struct
{
  SkvRecord parent;
  char *item;    /* id of the occurrence */
  char *against; /* (nullable): id of the other occurrence */
  char *check;
  char *by;
  char *reason;
  SkvDay until;  /* exclusive; what the conflict is over before, never asked of the clock;
                  * SKV_DAY_NONE: as long as neither side moves */
  char *item_at; /* (nullable): where the two lay when it was accepted, "START/END" in their own */
  char *against_at; /* (nullable): form, moments or dates; of several evenings with spaces between;
                     * a START alone is what older files have; NULL: anywhere */
} SkvException;

typedef enum
{
  SKV_SEVERITY_SETTING_DEFAULT, /* as the check itself has it */
  SKV_SEVERITY_SETTING_OFF,     /* not looked at in this plan */
  SKV_SEVERITY_SETTING_INFO,
  SKV_SEVERITY_SETTING_SOFT,
  SKV_SEVERITY_SETTING_HARD,
} SkvSeveritySetting;

/* How a plan wants one check of conflicts; its id is the check's name, "short-notice". */
typedef struct
{
  SkvRecord parent;
  SkvSeveritySetting severity;
  int days; /* what the check counts in: working days of notice, days of aftercare, days before a
             * meeting; 0: as the check itself has it */
} SkvCheckSetting;

/* A freeze that somebody lifted for some days: it protects again by itself when they are over. */
typedef struct
{
  SkvRecord parent;
  char *freeze; /* id of the occurrence */
  SkvDay from;
  SkvDay until; /* exclusive */
  char *by;     /* (nullable): who decided it, a role or a name */
  char *reason;
} SkvLift;

/* A named set of edits that are not made yet, kept beside the plan to be looked at and compared:
 * adopting it makes them. */
typedef struct
{
  SkvRecord parent;
  char *name;
  char *by;    /* (nullable): whose idea it is, a role or a name */
  SkvDay made; /* SKV_DAY_NONE: not known */
  char *notes; /* (nullable) */
  char
    *changes; /* (nullable: none yet) JSON of core/exchange/layer.h: each record before and after */
} SkvLayer;

typedef enum
{
  SKV_VERSION_DRAFT,
  SKV_VERSION_DECIDED,
  SKV_VERSION_PUBLISHED,
} SkvVersionState;

/* The whole plan as it was on a day, to be compared with what it became. */
typedef struct
{
  SkvRecord parent;
  char *name;
  SkvVersionState state;
  SkvDay date;   /* of the decision or publication, or on which the draft was kept */
  char *by;      /* (nullable): who decided it, a role or a name */
  char *notes;   /* (nullable) */
  char *content; /* the plan as JSON of core/exchange/json-writer.h, without versions and layers */
} SkvVersion;

/* What a new job is filled in with. */
typedef struct
{
  SkvRecord parent;
  char *name;
  char *lane;  /* (nullable): "maintenance" */
  char *title; /* (nullable): of the job; NULL: the template's own name */
  GStrv systems;
  char *department; /* (nullable): id */
  char *work;       /* (nullable): as of SkvItem */
  char *effect;     /* (nullable) */
  int duration;     /* minutes; -1 unknown */
  int downtime;     /* minutes; -1 unknown */
  int rollback;     /* minutes; -1 none */
  int aftercare_days;
  char *notes; /* (nullable) */
} SkvTemplate;

/* A saved filter; an empty list lets everything through. */
typedef struct
{
  SkvRecord parent;
  char *name;
  char *search; /* (nullable): words that must all occur */
  GStrv organisations;
  GStrv departments;
  GStrv systems;
  GStrv lanes;
  GStrv statuses;   /* spelt as skv_status_name() */
  GStrv works;      /* kinds of work, spelt as SkvItem.work */
  GStrv priorities; /* spelt as skv_priority_name() */
} SkvView;

/* How a request stands. */
typedef enum
{
  SKV_REQUEST_WAITING,
  SKV_REQUEST_ACCEPTED,
  SKV_REQUEST_DECLINED,
  SKV_REQUEST_WITHDRAWN, /* by those who sent it */
} SkvRequestState;

/* What a department wishes to have in the plan. Moments here and below are UTC,
 * "2026-11-22T10:15:00Z". */
typedef struct
{
  SkvRecord parent;
  char *title;
  char *department; /* (nullable): id */
  char *contact;    /* (nullable): id, whom to ask */
  char *sent_by;    /* (nullable): as it came, a role, a name or an address */
  char *received;   /* (nullable): moment */
  SkvRequestState state;
  char *answer;      /* (nullable): what they were told, or why not */
  char *answered;    /* (nullable): moment */
  char *answered_by; /* (nullable): a role or a name */
  char *proposal;    /* (nullable): items and rules as they would come in, JSON of
                      * core/exchange/json-reader.h */
  GStrv records;     /* ids of what came of it */
  char *digest;      /* (nullable): of what was received, to know it when it comes again */
} SkvRequest;

/* A department's word that its periods of a year are as they should be. */
typedef struct
{
  SkvRecord parent;
  char *department; /* id */
  int year;
  char *asked;    /* (nullable): moment */
  char *reminded; /* (nullable): moment, of the last reminder */
  char *answered; /* (nullable): moment; NULL: not yet */
  char *by;       /* (nullable): who answered */
  char *notes;    /* (nullable) */
} SkvConfirmation;

/* What was said when, to whom. */
typedef struct
{
  SkvRecord parent;
  char *item;        /* (nullable: of no single one) id of the occurrence */
  char *notice_kind; /* of skv_notice_kinds(), "first", "reminder", … */
  char *channel;     /* (nullable): "mail", "text", … */
  char *language;    /* (nullable): "nb" */
  char *sent;        /* (nullable): moment */
  char *recipients;  /* (nullable): in words */
  char *by;          /* (nullable): who sent it, a role or a name */
  char *content;     /* (nullable) */
} SkvNotice;

/* How this organisation words a kind of notice; what it leaves open serves all. */
typedef struct
{
  SkvRecord parent;
  char *name;
  char *notice_kind; /* (nullable) */
  char *channel;     /* (nullable) */
  char *language;    /* (nullable) */
  char *content;     /* (nullable) */
} SkvWording;

/* What to do, in order, while a system is down. */
typedef struct
{
  SkvRecord parent;
  char *name;
  char *system;            /* (nullable): id */
  char *short_responsible; /* (nullable): of a short outage, an id of a contact or plain words */
  char *long_responsible;  /* (nullable): of a long one */
  int long_after;          /* minutes after which an outage is long; 0: not said */
  char *steps;             /* (nullable): JSON array of {"id", "text", "role", "contact"} */
} SkvContingency;

typedef enum
{
  SKV_LOG_NEWS,
  SKV_LOG_STEP,     /* of the contingency plan, done */
  SKV_LOG_EXPECTED, /* another expected end */
  SKV_LOG_TASK,
  SKV_LOG_FOLLOW_UP,
} SkvLogKind;

/* What happened in an outage or a window, and what is left to do. */
typedef struct
{
  SkvRecord parent;
  char *item; /* id of the occurrence */
  char *made; /* (nullable): moment */
  char *by;   /* (nullable): a role or a name */
  SkvLogKind entry_kind;
  char *step;    /* (nullable): id within the contingency plan's steps */
  char *content; /* (nullable) */
  gboolean done;
  SkvDay due; /* of a task; SKV_DAY_NONE */
} SkvLogEntry;

/* the working days before work on which it is announced: its own, or 2 and 0
 * (transfer full) (element-type int) */
GArray *skv_settings_get_notice_days (const SkvSettings *self);

/* What people call a record: its title, name or role, whichever it has (transfer none) (nullable:
 * it has none, as relations, lifts and settings of checks) */
const char *skv_record_get_name (const SkvRecord *self);

/* Names of the lanes that every plan has, in their order from the top of a row, NULL-terminated:
 * "holiday", "exam", "freeze", "critical", "meeting", "window", "maintenance", "vendor", "outage"
 */
const char *const *skv_lane_builtins (void);
/* what people call a built-in lane, translated; NULL if it is none */
const char *skv_lane_builtin_title (const char *lane);

G_END_DECLS
