/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/draft-private.h"
#include "app/draft-text.h"

/* What stood there before a date brought times or days with it: as long as that date is being
 * typed, half of it says something else ("14/6 20" on the way to "14/6 2019"). */

void
skv_draft_settle_date (SkvDraft *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->before_start, g_free);
  g_clear_pointer (&self->before_length, g_free);
}

static void
restore (SkvDraft *self)
{
  if (self->before_start == NULL)
    return;
  skv_draft_set_all_day (self, self->before_all_day);
  skv_draft_set_text (self, SKV_DRAFT_START, self->before_start);
  skv_draft_set_text (self, SKV_DRAFT_LENGTH, self->before_length);
}

static void
remember (SkvDraft *self)
{
  if (self->before_start != NULL)
    return;
  self->before_all_day = skv_draft_get_all_day (self);
  self->before_start = g_strdup (self->texts[SKV_DRAFT_START]);
  self->before_length = g_strdup (self->texts[SKV_DRAFT_LENGTH]);
}

static void
take_times (SkvDraft *self, const SkvDateSpan *span)
{
  g_autofree char *start = skv_clock_format (span->start);
  g_autofree char *length = NULL;

  skv_draft_set_all_day (self, FALSE);
  skv_draft_set_text (self, SKV_DRAFT_START, start);
  if (span->end < 0)
    return;
  length = skv_draft_format_length (span->end - span->start);
  skv_draft_set_text (self, SKV_DRAFT_LENGTH, length);
}

void
skv_draft_take_span (SkvDraft *self, const SkvDateSpan *span)
{
  g_autofree char *days = NULL;

  g_return_if_fail (self != NULL);

  restore (self);
  if (span == NULL || (span->start < 0 && span->n_days == 1))
    return;
  remember (self);
  if (span->start >= 0)
    {
      take_times (self, span);
      return;
    }
  days = g_strdup_printf ("%d", span->n_days);
  skv_draft_set_all_day (self, TRUE);
  skv_draft_set_text (self, SKV_DRAFT_LENGTH, days);
}

/* --- besides --------------------------------------------------------------------------------- */

SkvDraft *
skv_draft_new_for_copy (SkvPlan *plan, const SkvItem *copy)
{
  SkvDraft *self = skv_draft_new_for_item (plan, copy);

  g_clear_pointer (&self->original, skv_record_unref);
  self->changed = TRUE;
  return self;
}

SkvPriority
skv_draft_get_priority (const SkvDraft *self)
{
  return self->item->priority;
}

void
skv_draft_set_priority (SkvDraft *self, SkvPriority priority)
{
  self->changed = self->changed || self->item->priority != priority;
  self->item->priority = priority;
}

SkvDay
skv_draft_get_day (const SkvDraft *self)
{
  return skv_draft_parse_date (self->texts[SKV_DRAFT_DATE], self->default_year);
}
