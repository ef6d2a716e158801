/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/organisations/day-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/draft-text.h"
#include "core/calendar/local-days.h"
#include "core/calendar/words.h"

#define DAY_MINUTES 1440

/* --- making ---------------------------------------------------------------------------------- */

static char *
date_text (SkvDay day)
{
  return day != SKV_DAY_NONE ? skv_day_format (day) : g_strdup ("");
}

static SkvDayForm *
form_new (const SkvLocalDay *record, gboolean is_new, int year)
{
  SkvDayForm *self = g_new0 (SkvDayForm, 1);

  self->base = skv_record_copy (record);
  self->is_new = is_new;
  self->year = year;
  self->kind = record->local_kind;
  self->organisations = g_strdupv (record->organisations);
  self->pattern = SKV_DAY_PATTERN_NONE;
  if (record->when != NULL)
    skv_day_pattern_parse (&self->pattern, record->when);
  self->texts[SKV_DAY_FORM_NAME] = g_strdup (record->name != NULL ? record->name : "");
  self->texts[SKV_DAY_FORM_WHEN] = g_strdup (record->when != NULL ? record->when : "");
  self->texts[SKV_DAY_FORM_FIRST] = date_text (self->pattern.first);
  self->texts[SKV_DAY_FORM_LAST] = date_text (self->pattern.last);
  self->texts[SKV_DAY_FORM_HOUR] =
    record->free_from >= 0 ? skv_clock_format (record->free_from) : g_strdup ("12:00");
  self->texts[SKV_DAY_FORM_FROM] = date_text (record->valid_from);
  self->texts[SKV_DAY_FORM_UNTIL] = date_text (record->valid_until);
  return self;
}

SkvDayForm *
skv_day_form_new (int year)
{
  SkvLocalDay *record = skv_record_new (SKV_KIND_LOCAL_DAY, NULL);
  SkvDayForm *self;

  record->local_kind = SKV_LOCAL_HALF_DAY;
  self = form_new (record, TRUE, year);
  skv_record_unref (record);
  return self;
}

SkvDayForm *
skv_day_form_new_for (const SkvLocalDay *record, int year)
{
  g_return_val_if_fail (record != NULL, NULL);
  return form_new (record, FALSE, year);
}

void
skv_day_form_free (SkvDayForm *self)
{
  skv_record_unref (self->base);
  g_strfreev (self->organisations);
  for (int field = 0; field < SKV_DAY_FORM_N_FIELDS; field++)
    g_free (self->texts[field]);
  g_free (self);
}

/* --- writing --------------------------------------------------------------------------------- */

void
skv_day_form_set_text (SkvDayForm *self, SkvDayFormField field, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  g_free (self->texts[field]);
  self->texts[field] = g_strdup (text);
}

void
skv_day_form_set_organisation (SkvDayForm *self, const char *id, gboolean chosen)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GStrv old;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL);

  old = self->organisations;
  for (GStrv other = old; *other != NULL; other++)
    {
      if (g_strcmp0 (*other, id) != 0)
        g_strv_builder_add (ids, *other);
    }
  if (chosen)
    g_strv_builder_add (ids, id);
  self->organisations = g_strv_builder_end (ids);
  g_strfreev (old);
}

/* --- reading --------------------------------------------------------------------------------- */

static gboolean
is_empty (const char *text)
{
  return text[strspn (text, " \t")] == '\0';
}

/* SKV_DAY_NONE for an empty text and for one that is no date */
static SkvDay
read_date (const SkvDayForm *self, SkvDayFormField field)
{
  return skv_draft_parse_date (self->texts[field], self->year);
}

char *
skv_day_form_when (const SkvDayForm *self)
{
  SkvDayPattern pattern;
  g_autofree char *written = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->pattern.kind == SKV_PATTERN_WRITTEN)
    {
      written = g_strstrip (g_strdup (self->texts[SKV_DAY_FORM_WHEN]));
      return skv_local_when_is_valid (written) ? g_steal_pointer (&written) : NULL;
    }
  pattern = self->pattern;
  pattern.first = read_date (self, SKV_DAY_FORM_FIRST);
  pattern.last = read_date (self, SKV_DAY_FORM_LAST);
  return skv_day_pattern_format (&pattern);
}

static gboolean
has_dates (const SkvDayForm *self)
{
  return self->pattern.kind == SKV_PATTERN_ONE_DATE || self->pattern.kind == SKV_PATTERN_RANGE;
}

static char *
date_problem (const SkvDayForm *self, SkvDayFormField field, gboolean needed)
{
  if (is_empty (self->texts[field]))
    return needed ? g_strdup (_("A date is needed, as 2026-10-05 or 5.10.2026")) : NULL;
  if (read_date (self, field) == SKV_DAY_NONE)
    return g_strdup (_("This is no date; write it as 2026-10-05 or 5.10.2026"));
  return NULL;
}

static char *
last_problem (const SkvDayForm *self)
{
  SkvDay first = read_date (self, SKV_DAY_FORM_FIRST), last = read_date (self, SKV_DAY_FORM_LAST);
  char *problem = date_problem (self, SKV_DAY_FORM_LAST, TRUE);

  if (problem == NULL && first != SKV_DAY_NONE && last < first)
    problem = g_strdup (_("This is before the first day"));
  return problem;
}

static char *
until_problem (const SkvDayForm *self)
{
  SkvDay from = read_date (self, SKV_DAY_FORM_FROM), until = read_date (self, SKV_DAY_FORM_UNTIL);
  char *problem = date_problem (self, SKV_DAY_FORM_UNTIL, FALSE);

  if (problem == NULL && from != SKV_DAY_NONE && until != SKV_DAY_NONE && until < from)
    problem = g_strdup (_("This is before the first day on which it counts"));
  return problem;
}

static char *
hour_problem (const SkvDayForm *self)
{
  int minute;

  if (self->kind != SKV_LOCAL_HALF_DAY)
    return NULL;
  minute = skv_draft_parse_clock (self->texts[SKV_DAY_FORM_HOUR]);
  return minute >= 0 && minute < DAY_MINUTES
           ? NULL
           : g_strdup (_("The hour from which it is free is needed, as 12:00"));
}

static char *
when_problem (const SkvDayForm *self)
{
  g_autofree char *when = NULL;

  if (has_dates (self))
    return NULL; /* told at FIRST and LAST */
  when = skv_day_form_when (self);
  if (when != NULL)
    return NULL;
  return g_strdup (self->pattern.kind == SKV_PATTERN_WRITTEN
                     ? _("This is read as no day; choose one of the other ways")
                     : _("There is no such day"));
}

char *
skv_day_form_problem (const SkvDayForm *self, SkvDayFormField field)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (field)
    {
    case SKV_DAY_FORM_NAME:
      return is_empty (self->texts[field]) ? g_strdup (_("A name is needed")) : NULL;
    case SKV_DAY_FORM_WHEN:
      return when_problem (self);
    case SKV_DAY_FORM_FIRST:
      return has_dates (self) ? date_problem (self, field, TRUE) : NULL;
    case SKV_DAY_FORM_LAST:
      return self->pattern.kind == SKV_PATTERN_RANGE ? last_problem (self) : NULL;
    case SKV_DAY_FORM_HOUR:
      return hour_problem (self);
    case SKV_DAY_FORM_FROM:
      return date_problem (self, field, FALSE);
    case SKV_DAY_FORM_UNTIL:
      return until_problem (self);
    case SKV_DAY_FORM_N_FIELDS:
      break;
    }
  g_return_val_if_reached (NULL);
}

gboolean
skv_day_form_is_valid (const SkvDayForm *self)
{
  for (int field = 0; field < SKV_DAY_FORM_N_FIELDS; field++)
    {
      g_autofree char *problem = skv_day_form_problem (self, field);

      if (problem != NULL)
        return FALSE;
    }
  return TRUE;
}

/* Without its name, which no day depends on. */
static SkvLocalDay *
make_dated (const SkvDayForm *self)
{
  SkvLocalDay *record;

  for (int field = SKV_DAY_FORM_NAME + 1; field < SKV_DAY_FORM_N_FIELDS; field++)
    {
      g_autofree char *problem = skv_day_form_problem (self, field);

      if (problem != NULL)
        return NULL;
    }
  record = skv_record_copy (self->base);
  record->local_kind = self->kind;
  g_free (record->when);
  record->when = skv_day_form_when (self);
  record->free_from =
    self->kind == SKV_LOCAL_HALF_DAY ? skv_draft_parse_clock (self->texts[SKV_DAY_FORM_HOUR]) : -1;
  skv_set_texts (&record->organisations, (const char *const *) self->organisations);
  record->valid_from = read_date (self, SKV_DAY_FORM_FROM);
  record->valid_until = read_date (self, SKV_DAY_FORM_UNTIL);
  return record;
}

SkvLocalDay *
skv_day_form_make_record (const SkvDayForm *self)
{
  SkvLocalDay *record;

  g_return_val_if_fail (self != NULL, NULL);

  if (is_empty (self->texts[SKV_DAY_FORM_NAME]))
    return NULL;
  record = make_dated (self);
  if (record == NULL)
    return NULL;
  g_free (record->name);
  record->name = g_strstrip (g_strdup (self->texts[SKV_DAY_FORM_NAME]));
  return record;
}

gboolean
skv_day_form_is_changed (const SkvDayForm *self)
{
  SkvLocalDay *record = skv_day_form_make_record (self);
  gboolean changed = record == NULL || !skv_record_equal (record, self->base);

  g_clear_pointer (&record, skv_record_unref);
  return changed;
}

SkvEdit *
skv_day_form_make_edit (const SkvDayForm *self)
{
  SkvLocalDay *record = skv_day_form_make_record (self);
  g_autofree char *label = NULL;
  SkvEdit *edit;

  if (record == NULL)
    return NULL;
  label = g_strdup_printf (self->is_new ? _("Add “%s”") : _("Change “%s”"), record->name);
  edit = skv_edit_new (label);
  skv_edit_put (edit, record);
  return edit;
}

/* --- words ----------------------------------------------------------------------------------- */

static char *
year_line (const SkvLocalDay *record, int year)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SkvDaySpan));
  GString *text = g_string_new (NULL);

  skv_local_day_spans (record, skv_day_from_ymd (year, 1, 1), skv_day_from_ymd (year + 1, 1, 1),
                       spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const SkvDaySpan *span = &g_array_index (spans, SkvDaySpan, i);
      g_autofree char *words = span->end - span->first == 1
                                 ? skv_words_date (span->first)
                                 : skv_words_date_range (span->first, span->end);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", words);
    }
  if (spans->len == 0)
    g_string_append_printf (text, _("%d: none"), year);
  return g_string_free (text, FALSE);
}

GPtrArray *
skv_day_form_preview (const SkvDayForm *self, int year, int n_years)
{
  SkvLocalDay *record;
  GPtrArray *lines;

  g_return_val_if_fail (self != NULL, NULL);

  record = make_dated (self);
  if (record == NULL)
    return NULL;
  lines = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < n_years; i++)
    g_ptr_array_add (lines, year_line (record, year + i));
  skv_record_unref (record);
  return lines;
}

char *
skv_local_day_kind_words (SkvLocalDayKind kind, int free_from)
{
  g_autofree char *hour = NULL;

  switch (kind)
    {
    case SKV_LOCAL_PUBLIC_HOLIDAY:
      return g_strdup (_("local public holiday"));
    case SKV_LOCAL_HOLIDAY_EVE:
      return g_strdup (_("day before a holiday"));
    case SKV_LOCAL_SCHOOL_HOLIDAY:
      return g_strdup (_("school holiday"));
    case SKV_LOCAL_ORDINARY_DAY:
      return g_strdup (_("ordinary day here"));
    case SKV_LOCAL_HALF_DAY:
      break;
    }
  if (free_from < 0)
    return g_strdup (_("half-day"));
  hour = skv_words_time (free_from);
  return g_strdup_printf (_("half-day, free from %s"), hour);
}
