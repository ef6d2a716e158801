/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/model/plan.h"

G_BEGIN_DECLS

typedef struct
{
  int year;
  gboolean with_contacts; /* on the page */
  SkvDay made;            /* the day on the stamps; SKV_DAY_NONE: without, so that a file changes
                           * only when the plan does */
} SkvPublishOptions;

typedef enum
{
  SKV_PUBLISHED_NEW,
  SKV_PUBLISHED_CHANGED,
  SKV_PUBLISHED_SAME, /* not touched */
  SKV_PUBLISHED_LEFT, /* a calendar that was published before and is not any more, such as that of
                       * an organisation that was removed or renamed; not touched */
} SkvPublishedState;

typedef struct
{
  char *name; /* (owned): within the folder */
  SkvPublishedState state;
} SkvPublished;

/**
 * skv_publish_folder:
 *
 * A year of the plan as files to be put on a web server: the page (index.html), the poster
 * (poster.pdf), and calendars to subscribe to, which hold that year and the next one: all of it
 * (all.ics), one for each lane, one for each organisation, and one for each lane of each
 * organisation if there are several; "all" and lanes have fixed names, those of organisations come
 * from theirs. Files that are already what they should be are not touched, others are replaced as a
 * whole; nothing is removed, but calendars that are left over are told. A page that somebody else
 * made is an error (G_IO_ERROR_EXISTS) before anything is written. In the language of the
 * messages.
 *
 * Returns: (transfer full) (element-type SkvPublished): what was done, in the order of writing;
 * NULL with an error, when what was written before it stays
 */
GPtrArray *skv_publish_folder (SkvPlan *plan,
                               const char *folder,
                               const SkvPublishOptions *options,
                               GError **error);
/* the folder with all above it, unless it is there: the first thing that is done */
gboolean skv_publish_make_folder (const char *folder, GError **error);
void skv_published_free (SkvPublished *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvPublished, skv_published_free)

G_END_DECLS
