/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/draft-template.h"

#include <glib/gi18n-lib.h>

#include "app/draft-private.h"
#include "app/draft-text.h"

static void
take_length (SkvDraft *self, SkvDraftField field, int minutes)
{
  g_autofree char *text = NULL;

  if (minutes < 0)
    return;
  if (field == SKV_DRAFT_LENGTH && self->item->all_day)
    text = g_strdup_printf ("%d", MAX (1, minutes / SKV_DRAFT_DAY_MINUTES));
  else
    text = skv_draft_format_length (minutes);
  skv_draft_set_text (self, field, text);
}

SkvDraft *
skv_draft_new_from_template (SkvPlan *plan,
                             const SkvTemplate *template,
                             SkvDay day,
                             const char *start)
{
  SkvDraft *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (template != NULL, NULL);

  self = skv_draft_new (plan, template->lane != NULL ? template->lane : "maintenance", day, NULL);
  if (*start != '\0')
    skv_draft_set_text (self, SKV_DRAFT_START, start);
  skv_draft_set_text (self, SKV_DRAFT_TITLE,
                      template->title != NULL  ? template->title
                      : template->name != NULL ? template->name
                                               : "");
  for (char **id = template->systems; *id != NULL; id++)
    skv_draft_set_system (self, *id, TRUE);
  skv_draft_set_choice (self, "department", template->department);
  skv_draft_set_choice (self, "work", template->work);
  skv_draft_set_choice (self, "effect", template->effect);
  take_length (self, SKV_DRAFT_LENGTH, template->duration);
  take_length (self, SKV_DRAFT_DOWNTIME, template->downtime);
  take_length (self, SKV_DRAFT_ROLLBACK, template->rollback);
  self->item->aftercare_days = template->aftercare_days;
  if (template->notes != NULL)
    skv_draft_set_text (self, SKV_DRAFT_NOTES, template->notes);
  return self;
}

const SkvTemplate *
skv_template_find (SkvPlan *plan, const char *name)
{
  GPtrArray *templates;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && name != NULL, NULL);

  templates = skv_plan_get_records (plan, SKV_KIND_TEMPLATE);

  for (guint i = 0; i < templates->len; i++)
    {
      const SkvTemplate *template = g_ptr_array_index (templates, i);

      if (template->name != NULL && g_utf8_collate (template->name, name) == 0)
        return template;
    }
  return NULL;
}

static void
set_or_clear (char **field, const char *text)
{
  skv_set_text (field, text != NULL && *text != '\0' ? text : NULL);
}

SkvEdit *
skv_draft_save_template (const SkvDraft *self, const char *name)
{
  const SkvTemplate *known;
  SkvTemplate *made;
  SkvEdit *edit;
  g_autofree char *label = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  known = skv_template_find (self->plan, name);
  made = skv_record_new (SKV_KIND_TEMPLATE, known != NULL ? known->parent.id : NULL);
  skv_set_text (&made->name, name);
  skv_set_text (&made->lane, self->item->lane);
  set_or_clear (&made->title, self->texts[SKV_DRAFT_TITLE]);
  skv_set_texts (&made->systems, (const char *const *) self->item->systems);
  skv_set_text (&made->department, self->item->department);
  skv_set_text (&made->work, self->item->work);
  skv_set_text (&made->effect, self->item->effect);
  made->duration = skv_draft_parse_own_length (self);
  if (!skv_draft_read_optional (self, SKV_DRAFT_DOWNTIME, &made->downtime))
    made->downtime = -1;
  if (!skv_draft_read_optional (self, SKV_DRAFT_ROLLBACK, &made->rollback))
    made->rollback = -1;
  made->aftercare_days = self->item->aftercare_days;
  set_or_clear (&made->notes, self->texts[SKV_DRAFT_NOTES]);
  label = g_strdup_printf (_("Save the template “%s”"), name);
  edit = skv_edit_new (label);
  skv_edit_put (edit, made);
  return edit;
}
