/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/publish/announcement.h"

G_BEGIN_DECLS

/* What staff is told of an outage, drafted from what the plan knows; in the language of the
 * messages at the time. */
typedef enum
{
  SKV_OUTAGE_MESSAGE_START, /* it does not work, and how long that will take */
  SKV_OUTAGE_MESSAGE_NEWS,  /* what is new: the newest of the log */
  SKV_OUTAGE_MESSAGE_OVER,  /* it works again */
} SkvOutageMessage;

/* of skv_notice_kinds(): "outage", "outage-news", "outage-over"; also the name of its form */
const char *skv_outage_message_name (SkvOutageMessage message);
/* what is to be told next of it: over, if it is; news, if its start was told; else the start */
SkvOutageMessage skv_outage_message_guess (SkvPlan *plan, const SkvItem *outage);

/* @form: (nullable) words of the organisation instead of ours. NULL with SKV_ANNOUNCE_ERROR,
 * SKV_FILL_ERROR or SKV_PLAN_ERROR (transfer full) */
SkvAnnouncement *skv_outage_message_new (
  SkvPlan *plan, const char *id, SkvOutageMessage message, const char *form, GError **error);

/* "Wednesday 14 April 2027, 09:00" (transfer full) */
char *skv_outage_moment_words (SkvPlan *plan, gint64 moment);
/* "45 minutes", "3 hours", "2 days 4 hours": days count once there are two (transfer full) */
char *skv_outage_length_words (gint64 minutes);

G_END_DECLS
