/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/session.h"
#include "app/work.h"
#include "core/outage/message.h"

G_BEGIN_DECLS

/* What is chosen in the window, and the same for whoever needs it. */
typedef struct
{
  SkvAnnounceKind kind;
  gboolean is_outage; /* the occurrence is one: @message, not @kind, is what is said of it */
  SkvOutageMessage message;
  char *occurrence;     /* (owned) (nullable): id; NULL: the year's list */
  char *department;     /* (owned) (nullable): id */
  char *organisation;   /* (owned) (nullable): id, of the year's list */
  const char *language; /* of skv_page_languages() */
  int year;
} SkvAnnounceWish;

/* that of the plan, as skv_page_languages() has it; English if there are no words in it (transfer
 * none) */
const char *skv_announce_language (SkvPlan *plan);
/* What is to be said next of the outage @id, in the plan's language; to be cleared. */
void skv_announce_wish_init (SkvAnnounceWish *self, SkvPlan *plan, const char *id);
/* From now on it is about @occurrence, or (nullable, or gone) the whole year: what is to be said next
 * of that. Of an outage there are other things to say, and to everybody. */
void skv_announce_wish_choose (SkvAnnounceWish *self, SkvPlan *plan, const char *occurrence);
void skv_announce_wish_clear (SkvAnnounceWish *self);
/* into @copy, whatever was in that before */
void skv_announce_wish_copy (const SkvAnnounceWish *self, SkvAnnounceWish *copy);
/* of its kind: as wordings and notices have it, "first"; and what people call it (transfer none) */
const char *skv_announce_wish_name (const SkvAnnounceWish *self);
const char *skv_announce_wish_title (const SkvAnnounceWish *self);

/* The announcement in its language, whatever the program speaks; @form (nullable): instead of the
 * plan's words. NULL with an error as skv_announcement_new() (transfer full) */
SkvAnnouncement *
skv_announce_make (SkvPlan *plan, const SkvAnnounceWish *wish, const char *form, GError **error);
/* The same for a window: of a large plan in a thread, and @done is told later; else, and in another
 * language than the program's, which only the main loop may speak, @done is told at once, and there
 * is no work. What comes of it holds a plan of its own. (transfer full) (nullable) */
SkvWork *skv_announce_start (
  GObject *owner, SkvPlan *plan, const SkvAnnounceWish *wish, const char *form, SkvWorkDone done);
typedef enum
{
  SKV_ANNOUNCE_AS_TEXT,
  SKV_ANNOUNCE_AS_HTML, /* a page */
  SKV_ANNOUNCE_AS_FRAGMENT,
  SKV_ANNOUNCE_AS_ICS,
  SKV_ANNOUNCE_AS_MAILTO,
} SkvAnnounceFormat;
/* in the same language (transfer full) */
char *skv_announce_write (const SkvAnnouncement *announcement,
                          const SkvAnnounceWish *wish,
                          SkvAnnounceFormat format);

/* channels as SkvNotice.channel has them, NULL-terminated, and what people call them; a channel
 * that is not known is called as it is spelt */
const char *const *skv_announce_channels (void);
const char *skv_announce_channel_title (const char *channel);
/* "First announcement", also of kinds that belong to outages */
const char *skv_announce_notice_title (const SkvNotice *notice);

G_END_DECLS
