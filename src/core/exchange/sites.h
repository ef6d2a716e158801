/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/model/plan.h"

G_BEGIN_DECLS

/* The sites of a rolling upgrade, one after another: which are done, and which remain. The plan
 * keeps them with the item (SkvItem.sites) as a JSON array of
 * {"name", "start", "end", "done"}: start and end, dates with the end excluded, may be left out. */

#define SKV_SITES_MAX 1000

typedef struct
{
  char *name;   /* (owned) */
  SkvDay start; /* [start, end); SKV_DAY_NONE: nobody said when */
  SkvDay end;
  gboolean done;
} SkvSite;

SkvSite *skv_site_new (const char *name, SkvDay start, SkvDay end, gboolean done);
void skv_site_free (SkvSite *self);
/* As people write one: "Molde legevakt 12. og 13. juni", or a name alone. @language: (nullable);
 * @year: the year that is meant where none is said. NULL if @text is empty (transfer full)
 * (nullable) */
SkvSite *skv_site_read (const char *text, const char *language, int year);
/* "Molde legevakt, 12–13 June 2027" (transfer full) */
char *skv_site_words (const SkvSite *self);

/* @json (nullable): no sites. NULL with SKV_EXCHANGE_ERROR (transfer full) (element-type SkvSite)
 */
GPtrArray *skv_sites_parse (const char *json, GError **error);
/* NULL if there are none (transfer full) (nullable) */
char *skv_sites_format (GPtrArray *sites);
guint skv_sites_count_done (GPtrArray *sites);
/* by name, whatever case; an unambiguous beginning is enough. NULL if there is none, or several
 * (transfer none) (nullable) */
SkvSite *skv_sites_find (GPtrArray *sites, const char *name);
/* "1 of 2 sites done; remaining: Midsund legekontor, 27–28 June 2027"; NULL if there are none
 * (transfer full) (nullable) */
char *skv_sites_words (GPtrArray *sites);
/* the same of an item; what cannot be read is told as that (transfer full) (nullable) */
char *skv_item_sites_words (const SkvItem *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvSite, skv_site_free)

G_END_DECLS
