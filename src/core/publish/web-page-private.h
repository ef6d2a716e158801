/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/calendar/occurrence.h"
#include "core/conflict/reach.h"
#include "core/publish/web-page.h"

G_BEGIN_DECLS

typedef struct
{
  SkvPlan *plan; /* (unowned) */
  const SkvWebPageOptions *options;
  SkvDay first;
  SkvDay end;
  GString *html;       /* (unowned) */
  GPtrArray *lanes;    /* (unowned) (element-type utf8) in order */
  SkvOccurrences *all; /* (unowned): of the year, and some days around it */
  SkvReach *reach;     /* (unowned) */
} SkvWebPage;

/* whose dates a table holds; all NULL: everybody's */
typedef struct
{
  const char *organisation; /* (nullable): id */
  const char *department;   /* (nullable): id */
  int level;                /* of the headings over the tables */
} SkvWebTables;

/* a text of the plan, cleaned and escaped */
void skv_web_put (SkvWebPage *self, const char *text);
/* A table for each lane that has something; FALSE if none has. */
gboolean skv_web_put_tables (SkvWebPage *self, const SkvWebTables *tables);
/* The picture, and the CSS of its colours */
void skv_web_put_picture (SkvWebPage *self, GString *light, GString *dark);

G_END_DECLS
