/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/wordings.h"

#include <glib/gi18n-lib.h>

#include "core/model/codes.h"
#include "core/publish/announcement.h"

/* how well @field serves @asked: 2 it names it, 1 it is left open, 0 not at all */
static int
rate (const char *field, const char *asked)
{
  if (field == NULL || *field == '\0')
    return 1;
  return g_strcmp0 (field, asked) == 0 ? 2 : 0;
}

/* the kind weighs most, then the language */
static int
rate_wording (const SkvWording *wording,
              const char *kind,
              const char *language,
              const char *channel)
{
  int of_kind = rate (wording->notice_kind, kind), of_language = rate (wording->language, language),
      of_channel = rate (wording->channel, channel);

  if (wording->content == NULL || of_kind == 0 || of_language == 0 || of_channel == 0)
    return 0;
  return of_kind * 9 + of_language * 3 + of_channel;
}

const SkvWording *
skv_wording_find (SkvPlan *plan, const char *kind, const char *language, const char *channel)
{
  GPtrArray *wordings;
  const SkvWording *best = NULL;
  int most = 0;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && kind != NULL, NULL);

  if (language == NULL)
    language = skv_announcement_language ();
  wordings = skv_plan_get_records (plan, SKV_KIND_WORDING);
  for (guint i = 0; i < wordings->len; i++)
    {
      const SkvWording *wording = g_ptr_array_index (wordings, i);
      int rated = rate_wording (wording, kind, language, channel);

      if (rated > most)
        {
          most = rated;
          best = wording;
        }
    }
  return best;
}

char *
skv_wording_form (SkvPlan *plan, const char *kind, const char *language, const char *channel)
{
  const SkvWording *wording = skv_wording_find (plan, kind, language, channel);

  return wording != NULL ? g_strdup (wording->content) : skv_announcement_form (kind, language);
}

/* the one for that kind and language alone (transfer none) (nullable) */
static const SkvWording *
find_own (SkvPlan *plan, const char *kind, const char *language)
{
  GPtrArray *wordings = skv_plan_get_records (plan, SKV_KIND_WORDING);

  for (guint i = 0; i < wordings->len; i++)
    {
      const SkvWording *wording = g_ptr_array_index (wordings, i);

      if (g_strcmp0 (wording->notice_kind, kind) == 0 &&
          g_strcmp0 (wording->language, language) == 0 && wording->channel == NULL)
        return wording;
    }
  return NULL;
}

const char *
skv_wording_title (const char *kind)
{
  SkvAnnounceKind known;

  return skv_announce_kind_parse (kind, &known) ? skv_announce_kind_title (known)
                                                : skv_notice_kind_title (kind);
}

static SkvEdit *
edit_new (const char *kind, gboolean reset)
{
  const char *title = skv_wording_title (kind);
  /* TRANSLATORS: both: name of an edit: “First announcement” */
  g_autofree char *label = reset ? g_strdup_printf (_("Reset the wording of “%s”"), title)
                                 : g_strdup_printf (_("Change the wording of “%s”"), title);

  return skv_edit_new (label);
}

SkvEdit *
skv_wording_set (SkvPlan *plan, const char *kind, const char *language, const char *content)
{
  const SkvWording *before;
  SkvWording *wording;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && kind != NULL && content != NULL, NULL);

  if (language == NULL)
    language = skv_announcement_language ();
  before = find_own (plan, kind, language);
  if (before != NULL && g_strcmp0 (before->content, content) == 0)
    return NULL;
  wording = before != NULL ? skv_record_copy (before) : skv_record_new (SKV_KIND_WORDING, NULL);
  if (before == NULL)
    {
      wording->name = g_strdup_printf ("%s (%s)", kind, language);
      skv_set_text (&wording->notice_kind, kind);
      skv_set_text (&wording->language, language);
    }
  skv_set_text (&wording->content, content);
  edit = edit_new (kind, FALSE);
  skv_edit_put (edit, wording);
  return edit;
}

SkvEdit *
skv_wording_reset (SkvPlan *plan, const char *kind, const char *language)
{
  const SkvWording *before;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && kind != NULL, NULL);

  if (language == NULL)
    language = skv_announcement_language ();
  before = find_own (plan, kind, language);
  if (before == NULL)
    return NULL;
  edit = edit_new (kind, TRUE);
  skv_edit_remove (edit, SKV_KIND_WORDING, before->parent.id);
  return edit;
}
