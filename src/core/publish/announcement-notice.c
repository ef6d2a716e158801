/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/announcement-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/notices.h"
#include "core/publish/wordings.h"

/* Does it say that something will be? Then that is announced. */
static gboolean
announces (const SkvAnnouncement *self)
{
  static const char *const those[] = { "first", "reminder", "moved", NULL };

  return g_strv_contains (those, self->name);
}

/* @item: (nullable): id of the occurrence */
static void
put_notice (const SkvAnnouncement *self,
            SkvEdit *edit,
            const char *item,
            const SkvAnnouncementSent *sent)
{
  SkvNotice *notice = skv_record_new (SKV_KIND_NOTICE, NULL);

  skv_set_text (&notice->item, item);
  skv_set_text (&notice->notice_kind, self->name);
  skv_set_text (&notice->channel, sent->channel);
  skv_set_text (&notice->language, self->language);
  skv_set_text (&notice->recipients, sent->recipients);
  skv_set_text (&notice->by, sent->by);
  skv_set_text (&notice->content, sent->text != NULL ? sent->text : self->text);
  notice->sent = skv_notice_format_sent (sent->now);
  skv_edit_put (edit, notice);
}

static void
put_status (const SkvAnnouncement *self, SkvEdit *edit, const SkvOccurrence *occurrence)
{
  SkvItem *item;

  if (!announces (self) || occurrence->item == NULL ||
      occurrence->item->status > SKV_STATUS_APPROVED ||
      skv_plan_get_item (self->plan, occurrence->item->parent.id) == NULL)
    return;
  item = skv_record_copy (skv_plan_get_item (self->plan, occurrence->item->parent.id));
  item->status = SKV_STATUS_ANNOUNCED;
  skv_edit_put (edit, item);
}

/* A notice of one evening by a rule serves for all that belong to it. */
static gboolean
has_notice_of_its_own (const SkvAnnouncement *self, const SkvOccurrence *occurrence)
{
  return strcmp (occurrence->id, self->occurrence) != 0 &&
         (occurrence->rule == NULL || skv_occurrence_is_added (occurrence));
}

static void
put_all (const SkvAnnouncement *self,
         SkvEdit *edit,
         GPtrArray *list,
         const SkvAnnouncementSent *sent)
{
  for (guint i = 0; i < list->len; i++)
    {
      const SkvOccurrence *occurrence = list->pdata[i];

      if (has_notice_of_its_own (self, occurrence))
        put_notice (self, edit, occurrence->id, sent);
      put_status (self, edit, occurrence);
    }
}

SkvEdit *
skv_announcement_keep (const SkvAnnouncement *self, const SkvAnnouncementSent *sent)
{
  g_autofree char *label = NULL;
  SkvEdit *edit;

  g_return_val_if_fail (self != NULL && sent != NULL, NULL);

  /* TRANSLATORS: name of an edit: “First announcement”, “Feide: 3 May” */
  label = g_strdup_printf (_("Sent: %1$s, “%2$s”"), skv_wording_title (self->name), self->subject);
  edit = skv_edit_new (label);
  put_notice (self, edit, self->occurrence, sent);
  if (self->kind == SKV_ANNOUNCE_YEAR)
    return edit;
  put_all (self, edit, self->chosen, sent);
  /* What a department was told of is not all of it. */
  if (self->department == NULL && announces (self))
    put_all (self, edit, self->told, sent);
  return edit;
}
