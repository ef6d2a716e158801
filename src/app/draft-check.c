/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/draft-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/draft-text.h"
#include "core/calendar/clock-words.h"
#include "core/calendar/words.h"
#include "core/conflict/reviews.h"

#define DAY_MINUTES SKV_DRAFT_DAY_MINUTES

static void
note (SkvDraftNotes *notes, SkvDraftField field, gboolean is_error, const char *text)
{
  if (notes->text[field] != NULL && (notes->is_error[field] || !is_error))
    return;
  g_free (notes->text[field]);
  notes->text[field] = g_strdup (text);
  notes->is_error[field] = is_error;
  notes->valid = notes->valid && !is_error;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n")] == '\0';
}

static void
check_words (const SkvDraft *self, SkvDraftNotes *notes)
{
  if (is_blank (self->texts[SKV_DRAFT_TITLE]))
    note (notes, SKV_DRAFT_TITLE, TRUE,
          skv_draft_is_period (self) ? _("It needs a title") : _("The job needs a title"));
  if (*self->item->systems == NULL)
    note (notes, SKV_DRAFT_SYSTEMS, FALSE,
          skv_draft_is_period (self) ? _("Without a system it protects nothing")
                                     : _("Without a system its conflicts cannot be calculated"));
  if (self->item->emergency && is_blank (self->texts[SKV_DRAFT_REASON]))
    note (notes, SKV_DRAFT_REASON, TRUE, _("An emergency needs a reason"));
}

static void
check_times (const SkvDraft *self, SkvDraftNotes *notes)
{
  int start = skv_draft_parse_clock (self->texts[SKV_DRAFT_START]),
      length = skv_draft_parse_own_length (self);

  if (self->item->all_day)
    return;
  if (start < 0 && *self->texts[SKV_DRAFT_DATE] != '\0')
    note (notes, SKV_DRAFT_START, TRUE, _("Write the time as 17:00"));
  if (*self->texts[SKV_DRAFT_END] != '\0' && skv_draft_parse_clock (self->texts[SKV_DRAFT_END]) < 0)
    note (notes, SKV_DRAFT_END, TRUE, _("Write the time as 22:00"));
  else if (start >= 0 && length > 0 && start + length > 2 * DAY_MINUTES)
    note (notes, SKV_DRAFT_END, FALSE, _("Lasts for more than a day"));
  else if (start >= 0 && length > 0 && start + length > DAY_MINUTES)
    note (notes, SKV_DRAFT_END, FALSE, _("Ends on the day after"));
}

/* In a night in which clocks change, a time may be none, or two, and an evening longer than it
 * looks. */
static void
check_clocks (const SkvDraft *self, SkvDraftNotes *notes)
{
  int start = skv_draft_parse_clock (self->texts[SKV_DRAFT_START]),
      length = skv_draft_parse_own_length (self);
  SkvDay day = skv_draft_get_day (self);
  g_autofree char *words = NULL;

  if (self->item->all_day || start < 0 || day == SKV_DAY_NONE)
    return;
  words =
    skv_clock_words (skv_plan_get_zone (self->plan), day, start, length > 0 ? start + length : -1);
  if (words == NULL)
    return;
  if (!notes->is_error[SKV_DRAFT_END])
    g_clear_pointer (&notes->text[SKV_DRAFT_END], g_free);
  note (notes, SKV_DRAFT_START, FALSE, words);
}

static void
check_lengths (const SkvDraft *self, SkvDraftNotes *notes)
{
  int length = skv_draft_parse_own_length (self), minutes;

  if (*self->texts[SKV_DRAFT_LENGTH] == '\0')
    note (notes, SKV_DRAFT_LENGTH, FALSE,
          _("Without a length its conflicts cannot be calculated"));
  else if (length < 0)
    note (notes, SKV_DRAFT_LENGTH, TRUE,
          self->item->all_day ? _("Write the number of days")
                              : _("Write the length as 45 min or 1 h 30 min"));
  else if (length == 0)
    note (notes, SKV_DRAFT_LENGTH, TRUE, _("It must take some time"));
  else if (self->item->all_day && length % DAY_MINUTES != 0)
    note (notes, SKV_DRAFT_LENGTH, TRUE, _("Write the number of days"));
  if (!skv_draft_read_optional (self, SKV_DRAFT_DOWNTIME, &minutes))
    note (notes, SKV_DRAFT_DOWNTIME, TRUE, _("Write the length as 45 min or 1 h 30 min"));
  else if (length > 0 && minutes > length)
    note (notes, SKV_DRAFT_DOWNTIME, FALSE, _("Longer than the job itself"));
  if (!skv_draft_read_optional (self, SKV_DRAFT_ROLLBACK, &minutes))
    note (notes, SKV_DRAFT_ROLLBACK, TRUE, _("Write the length as 45 min or 1 h 30 min"));
}

/* When a period of several days is over, which people count less well than dates. */
static void
check_last_day (const SkvDraft *self, SkvDraftNotes *notes)
{
  int length = skv_draft_parse_own_length (self);
  SkvDay day = skv_draft_get_day (self);
  g_autofree char *date = NULL, *text = NULL;

  if (!self->item->all_day || day == SKV_DAY_NONE || length <= DAY_MINUTES ||
      length % DAY_MINUTES != 0)
    return;
  date = skv_words_date (day + length / DAY_MINUTES - 1);
  text = g_strdup_printf (_("Up to and including %s"), date);
  note (notes, SKV_DRAFT_LENGTH, FALSE, text);
}

static void
check_closing (const SkvDraft *self, SkvDraftNotes *notes)
{
  if (!is_blank (self->texts[SKV_DRAFT_CLOSING]) &&
      skv_draft_parse_date (self->texts[SKV_DRAFT_CLOSING], self->default_year) == SKV_DAY_NONE)
    note (notes, SKV_DRAFT_CLOSING, TRUE, _("Write the date as 2019-06-12 or 12.06.2019"));
}

/* An emergency is looked at afterwards, on a day of its own or the usual one. */
static void
check_review (const SkvDraft *self, SkvDraftNotes *notes)
{
  g_autofree char *date = NULL, *text = NULL;
  SkvItem *item;
  SkvDay day, first, end;

  if (!self->item->emergency)
    return;
  if (!is_blank (self->texts[SKV_DRAFT_REVIEW]) &&
      skv_draft_parse_date (self->texts[SKV_DRAFT_REVIEW], self->default_year) == SKV_DAY_NONE)
    note (notes, SKV_DRAFT_REVIEW, TRUE, _("Write the date as 2019-06-12 or 12.06.2019"));
  item = skv_draft_make_item (self);
  if (item == NULL)
    return;
  day = skv_review_day (self->plan, item);
  if (skv_item_days (item, skv_plan_get_zone (self->plan), &first, &end) && day < end - 1)
    note (notes, SKV_DRAFT_REVIEW, TRUE, _("It must not come before the work is over"));
  else if (day != SKV_DAY_NONE && is_blank (self->texts[SKV_DRAFT_REVIEW]))
    {
      date = skv_words_date (day);
      /* TRANSLATORS: a date */
      text = g_strdup_printf (_("Left empty: five working days later, %s"), date);
      note (notes, SKV_DRAFT_REVIEW, FALSE, text);
    }
  skv_record_unref (item);
}

static SkvDraftField
field_of_problem (const char *name)
{
  static const struct
  {
    const char *name;
    SkvDraftField field;
  } fields[] = {
    { "title", SKV_DRAFT_TITLE },       { "systems", SKV_DRAFT_SYSTEMS },
    { "start", SKV_DRAFT_DATE },        { "end", SKV_DRAFT_LENGTH },
    { "duration", SKV_DRAFT_LENGTH },   { "downtime", SKV_DRAFT_DOWNTIME },
    { "rollback", SKV_DRAFT_ROLLBACK }, { "reason", SKV_DRAFT_REASON },
    { "notes", SKV_DRAFT_NOTES },       { "closing_date", SKV_DRAFT_CLOSING },
    { "review", SKV_DRAFT_REVIEW },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (g_strcmp0 (name, fields[i].name) == 0)
        return fields[i].field;
    }
  return SKV_DRAFT_TITLE;
}

/* The plan has the last word, on what the fields alone cannot know. */
static void
check_with_plan (const SkvDraft *self, SkvDraftNotes *notes)
{
  SkvItem *item = skv_draft_make_item (self);
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (SkvProblem) problem = NULL;

  if (item == NULL)
    return;
  edit = skv_draft_edit_with (self, item);
  problem = skv_plan_find_problem (self->plan, edit);
  if (problem != NULL)
    note (notes, field_of_problem (problem->field), TRUE, problem->message);
}

SkvDraftNotes *
skv_draft_check (const SkvDraft *self)
{
  SkvDraftNotes *notes;

  g_return_val_if_fail (self != NULL, NULL);

  notes = g_new0 (SkvDraftNotes, 1);
  notes->valid = TRUE;
  if (*self->texts[SKV_DRAFT_DATE] == '\0')
    note (notes, SKV_DRAFT_DATE, FALSE, _("Without a date it is not placed in the year"));
  else if (skv_draft_get_day (self) == SKV_DAY_NONE)
    note (notes, SKV_DRAFT_DATE, TRUE, _("Write the date as 2019-06-12 or 12.06.2019"));
  check_words (self, notes);
  check_times (self, notes);
  check_clocks (self, notes);
  check_lengths (self, notes);
  check_last_day (self, notes);
  check_closing (self, notes);
  check_review (self, notes);
  if (notes->valid)
    check_with_plan (self, notes);
  return notes;
}

void
skv_draft_notes_free (SkvDraftNotes *self)
{
  for (int i = 0; i < SKV_DRAFT_N_FIELDS; i++)
    g_free (self->text[i]);
  g_free (self);
}
