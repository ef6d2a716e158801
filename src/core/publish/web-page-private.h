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
  GPtrArray *pictures; /* (unowned) (element-type SkvWebPicture) */
} SkvWebPage;

/* whose dates a table holds; all NULL: everybody's */
typedef struct
{
  const char *organisation; /* (nullable): id */
  const char *department;   /* (nullable): id */
  int level;                /* of the headings over the tables */
} SkvWebTables;

typedef struct _SkvWebPicture SkvWebPicture;

/* a text of the plan, cleaned and escaped */
void skv_web_put (SkvWebPage *self, const char *text);
/* does it belong to those whose dates they are? */
gboolean
skv_web_is_wanted (SkvWebPage *self, const SkvWebTables *tables, const SkvOccurrence *occurrence);
/* A table for each lane that has something; FALSE if none has. */
gboolean skv_web_put_tables (SkvWebPage *self, const SkvWebTables *tables);
/* Draws the year once for each of @of (element-type SkvWebTables) into the page's pictures; appends
 * the CSS of their colours, which they share. */
void skv_web_draw_pictures (SkvWebPage *self, GArray *of, GString *light, GString *dark);
/* One of them; @landmark: it is one, named by the element of the id @name; else it is just named */
void skv_web_put_picture (SkvWebPage *self, guint index, const char *name, gboolean landmark);

G_END_DECLS
