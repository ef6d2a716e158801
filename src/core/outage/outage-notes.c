/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is said about an outage as a whole: how urgent it is, and what staff was told of it. */

#include "core/outage/outage.h"

#include <glib/gi18n-lib.h>

#include "core/model/codes.h"
#include "core/outage/log.h"

SkvEdit *
skv_outage_classify (
  SkvPlan *plan, const char *id, SkvPriority priority, gboolean external, GError **error)
{
  const SkvItem *known;
  SkvItem *item;
  g_autofree char *label = NULL;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL, NULL);

  known = skv_outage_find (plan, id, error);
  if (known == NULL)
    return NULL;
  item = skv_record_copy (known);
  item->priority = priority;
  item->external = external;
  /* TRANSLATORS: an undo step; the title of an outage */
  label = g_strdup_printf (_("Priority and cause of “%s”"), item->title);
  edit = skv_edit_new (label);
  skv_edit_put (edit, item);
  return edit;
}

SkvEdit *
skv_outage_note_message (SkvPlan *plan,
                         const char *id,
                         const char *kind,
                         const char *recipients,
                         const char *content,
                         const char *by,
                         gint64 now,
                         GError **error)
{
  const SkvItem *item;
  SkvNotice *notice;
  g_autofree char *label = NULL;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL && kind != NULL, NULL);

  item = skv_outage_find (plan, id, error);
  if (item == NULL)
    return NULL;
  if (!g_strv_contains (skv_notice_kinds (), kind))
    {
      g_set_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID,
                   _("there is no kind of message “%s”"), kind);
      return NULL;
    }
  notice = skv_record_new (SKV_KIND_NOTICE, NULL);
  skv_set_text (&notice->item, id);
  skv_set_text (&notice->notice_kind, kind);
  notice->sent = skv_log_format_moment (now);
  skv_set_text (&notice->recipients, recipients);
  skv_set_text (&notice->by, by);
  skv_set_text (&notice->content, content);
  /* TRANSLATORS: an undo step; the title of an outage */
  label = g_strdup_printf (_("Message about “%s”"), item->title);
  edit = skv_edit_new (label);
  skv_edit_put (edit, notice);
  return edit;
}
