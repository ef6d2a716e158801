/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* stands in the head of each page: it is one of ours */
#define SKV_WEB_PAGE_MARK "<meta name=\"generator\" content=\"Systemkveld\"/>"

/* a calendar that one may subscribe to, lying beside the page */
typedef struct
{
  const char *title;        /* what it holds, for people */
  const char *href;         /* relative: "alt.ics" */
  const char *organisation; /* (nullable): id, if it is that one's alone */
} SkvWebLink;

typedef struct
{
  int year;
  const char *const *lanes; /* (nullable): names; NULL: all that are not hidden */
  gboolean with_contacts;   /* phones and addresses too: not for a page that anybody can read */
  SkvDay made;              /* the day on the stamp; SKV_DAY_NONE: without */
  const SkvWebLink *links;  /* (nullable) (array length=n_links) */
  guint n_links;
} SkvWebPageOptions;

/**
 * skv_web_page_write:
 *
 * A year of the plan as one HTML file with nothing beside it: the folded year as a picture, and
 * the same as tables, of everything, of each organisation, and of each department with its own
 * systems (pictures of these only up to some thousand bars). It has no script, forbids any, and is
 * XML too. In the language of the messages of the moment; the same plan and options give the same
 * bytes. Reasons, notes and who decided what stay in the plan.
 *
 * Returns: (transfer full): UTF-8
 */
char *skv_web_page_write (SkvPlan *plan, const SkvWebPageOptions *options);

/* A name for files and anchors: "ytterfjord-kommune" (transfer full), never empty */
char *skv_web_slug (const char *name);

G_END_DECLS
