/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/draft-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/draft-text.h"

#define DAY_MINUTES SKV_DRAFT_DAY_MINUTES

/* A job is placed in a common service evening until told otherwise. */
#define DEFAULT_START (17 * 60)
#define DEFAULT_LENGTH 60

int
skv_draft_parse_own_length (const SkvDraft *self)
{
  return skv_draft_parse_length (self->texts[SKV_DRAFT_LENGTH],
                                 self->item->all_day ? DAY_MINUTES : 1);
}

static void
put_text (SkvDraft *self, SkvDraftField field, char *text)
{
  g_free (self->texts[field]);
  self->texts[field] = text;
}

/* --- the length and the end follow each other ----------------------------------------------- */

static void
put_length (SkvDraft *self, int minutes)
{
  if (self->item->all_day)
    put_text (self, SKV_DRAFT_LENGTH,
              g_strdup_printf ("%d", MAX (1, (minutes + DAY_MINUTES - 1) / DAY_MINUTES)));
  else
    put_text (self, SKV_DRAFT_LENGTH, skv_draft_format_length (minutes));
}

static void
follow_length (SkvDraft *self)
{
  int start = skv_draft_parse_clock (self->texts[SKV_DRAFT_START]);
  int length = skv_draft_parse_own_length (self);
  int end = (start + length) % DAY_MINUTES;

  if (self->item->all_day || start < 0 || length < 0)
    put_text (self, SKV_DRAFT_END, g_strdup (""));
  else
    put_text (self, SKV_DRAFT_END, skv_clock_format (end == 0 ? DAY_MINUTES : end));
}

static gboolean
follow_end (SkvDraft *self)
{
  int start = skv_draft_parse_clock (self->texts[SKV_DRAFT_START]);
  int end = skv_draft_parse_clock (self->texts[SKV_DRAFT_END]);

  if (start < 0 || end < 0)
    return FALSE;
  put_length (self, end > start ? end - start : end + DAY_MINUTES - start);
  return TRUE;
}

/* --- what kind of thing it is --------------------------------------------------------------- */

gboolean
skv_lane_is_period (const char *lane)
{
  static const char *const periods[] = { "exam", "freeze", "critical", "meeting", NULL };

  return lane != NULL && g_strv_contains (periods, lane);
}

static void
become (SkvDraft *self, gboolean period)
{
  skv_draft_set_all_day (self, period);
  self->item->status = period ? SKV_STATUS_APPROVED : SKV_STATUS_PROPOSED;
}

const char *
skv_draft_get_lane (const SkvDraft *self)
{
  return self->item->lane;
}

gboolean
skv_draft_is_period (const SkvDraft *self)
{
  return skv_lane_is_period (self->item->lane);
}

void
skv_draft_set_lane (SkvDraft *self, const char *lane)
{
  gboolean was_period = skv_draft_is_period (self);

  g_return_if_fail (lane != NULL);
  if (g_strcmp0 (self->item->lane, lane) == 0)
    return;
  skv_set_text (&self->item->lane, lane);
  self->changed = TRUE;
  if (self->original == NULL && skv_draft_is_period (self) != was_period)
    become (self, !was_period);
}

/* --- making one ----------------------------------------------------------------------------- */

static SkvDraft *
draft_alloc (SkvPlan *plan)
{
  SkvDraft *self = g_new0 (SkvDraft, 1);

  self->plan = g_object_ref (plan);
  for (int i = 0; i < SKV_DRAFT_N_FIELDS; i++)
    self->texts[i] = g_strdup ("");
  return self;
}

/* from instants, shown in the plan's zone */
static void
put_times (SkvDraft *self, gint64 start, gint64 end)
{
  const SkvZone *zone = skv_plan_get_zone (self->plan);
  gint64 local = skv_zone_to_local (zone, start);
  int minute = (int) ((local - skv_zone_day (zone, start) * SKV_DAY_SECONDS) / 60);

  put_text (self, SKV_DRAFT_START, skv_clock_format (minute));
  /* By the clock on the wall, so that an evening over a DST change is as long as it looks. */
  put_length (self,
              end != SKV_MOMENT_NONE ? (int) ((skv_zone_to_local (zone, end) - local) / 60) : -1);
  follow_length (self);
}

SkvDraft *
skv_draft_new (SkvPlan *plan, const char *lane, SkvDay day, const SkvSpan *like)
{
  SkvDraft *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (lane != NULL, NULL);

  self = draft_alloc (plan);
  self->item = skv_record_new (SKV_KIND_ITEM, NULL);
  skv_set_text (&self->item->lane, lane);
  self->default_year = day != SKV_DAY_NONE ? skv_day_year (day) : 0;
  if (day != SKV_DAY_NONE)
    put_text (self, SKV_DRAFT_DATE, skv_day_format (day));
  if (like != NULL)
    put_times (self, like->start, SKV_MOMENT_NONE);
  else
    put_text (self, SKV_DRAFT_START, skv_clock_format (DEFAULT_START));
  put_length (self, DEFAULT_LENGTH);
  follow_length (self);
  if (skv_lane_is_period (lane))
    become (self, TRUE);
  self->changed = FALSE;
  self->retimed = TRUE;
  return self;
}

static void
put_schedule (SkvDraft *self, const SkvItem *item)
{
  gint64 end = skv_item_get_end (item);
  SkvDay first, after;

  if (!skv_item_days (item, skv_plan_get_zone (self->plan), &first, &after))
    {
      put_length (self, item->duration);
      return;
    }
  self->default_year = skv_day_year (first);
  put_text (self, SKV_DRAFT_DATE, skv_day_format (first));
  if (!item->all_day)
    put_times (self, item->start, end);
  else if (end != SKV_MOMENT_NONE)
    put_length (self, (int) ((end - item->start) / 60));
}

SkvDraft *
skv_draft_new_for_item (SkvPlan *plan, const SkvItem *item)
{
  SkvDraft *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (item != NULL, NULL);

  self = draft_alloc (plan);
  self->original = skv_record_ref (item);
  self->item = skv_record_copy (item);
  put_text (self, SKV_DRAFT_TITLE, g_strdup (item->title != NULL ? item->title : ""));
  put_schedule (self, item);
  put_text (self, SKV_DRAFT_DOWNTIME, skv_draft_format_length (item->downtime));
  put_text (self, SKV_DRAFT_ROLLBACK, skv_draft_format_length (item->rollback));
  put_text (self, SKV_DRAFT_REASON, g_strdup (item->reason != NULL ? item->reason : ""));
  put_text (self, SKV_DRAFT_NOTES, g_strdup (item->notes != NULL ? item->notes : ""));
  if (item->closing_date != SKV_DAY_NONE)
    put_text (self, SKV_DRAFT_CLOSING, skv_day_format (item->closing_date));
  if (item->review != SKV_DAY_NONE)
    put_text (self, SKV_DRAFT_REVIEW, skv_day_format (item->review));
  return self;
}

void
skv_draft_free (SkvDraft *self)
{
  if (self == NULL)
    return;
  for (int i = 0; i < SKV_DRAFT_N_FIELDS; i++)
    g_free (self->texts[i]);
  skv_draft_settle_date (self);
  g_clear_pointer (&self->original, skv_record_unref);
  skv_record_unref (self->item);
  g_object_unref (self->plan);
  g_free (self);
}

/* --- reading and writing it ------------------------------------------------------------------ */

const char *
skv_draft_get_id (const SkvDraft *self)
{
  return self->item->parent.id;
}

gboolean
skv_draft_is_new (const SkvDraft *self)
{
  return self->original == NULL;
}

gboolean
skv_draft_is_changed (const SkvDraft *self)
{
  return self->changed;
}

const char *
skv_draft_get_text (const SkvDraft *self, SkvDraftField field)
{
  g_return_val_if_fail ((int) field >= 0 && field < SKV_DRAFT_N_FIELDS, "");
  return self->texts[field];
}

gboolean
skv_draft_set_text (SkvDraft *self, SkvDraftField field, const char *text)
{
  g_return_val_if_fail ((int) field >= 0 && field < SKV_DRAFT_N_FIELDS, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (strcmp (self->texts[field], text) == 0)
    return FALSE;
  put_text (self, field, g_strdup (text));
  self->changed = TRUE;
  if (field >= SKV_DRAFT_DATE && field <= SKV_DRAFT_LENGTH)
    self->retimed = TRUE;

  if (field == SKV_DRAFT_END)
    return follow_end (self);
  if (field != SKV_DRAFT_START && field != SKV_DRAFT_LENGTH)
    return FALSE;
  follow_length (self);
  return TRUE;
}

const char *const *
skv_draft_get_systems (const SkvDraft *self)
{
  return (const char *const *) self->item->systems;
}

static void
choose (SkvDraft *self, GStrv *ids, const char *id, gboolean chosen)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean had = g_strv_contains ((const char *const *) *ids, id);

  if (had == !!chosen)
    return;
  for (char **other = *ids; *other != NULL; other++)
    {
      if (chosen || strcmp (*other, id) != 0)
        g_strv_builder_add (builder, *other);
    }
  if (chosen)
    g_strv_builder_add (builder, id);
  g_strfreev (*ids);
  *ids = g_strv_builder_end (builder);
  self->changed = TRUE;
}

void
skv_draft_set_system (SkvDraft *self, const char *id, gboolean chosen)
{
  choose (self, &self->item->systems, id, chosen);
}

const char *const *
skv_draft_get_organisations (const SkvDraft *self)
{
  return (const char *const *) self->item->organisations;
}

void
skv_draft_set_organisation (SkvDraft *self, const char *id, gboolean chosen)
{
  choose (self, &self->item->organisations, id, chosen);
}

gboolean
skv_draft_get_all_day (const SkvDraft *self)
{
  return self->item->all_day;
}

void
skv_draft_set_all_day (SkvDraft *self, gboolean all_day)
{
  int length;

  if (self->item->all_day == !!all_day)
    return;
  length = skv_draft_parse_own_length (self);
  self->item->all_day = !!all_day;
  self->changed = self->retimed = TRUE;
  if (!all_day && *self->texts[SKV_DRAFT_START] == '\0')
    put_text (self, SKV_DRAFT_START, skv_clock_format (DEFAULT_START));
  if (length >= 0)
    put_length (self, all_day ? length : MIN (length, DEFAULT_LENGTH));
  follow_length (self);
}

gboolean
skv_draft_get_emergency (const SkvDraft *self)
{
  return self->item->emergency;
}

void
skv_draft_set_emergency (SkvDraft *self, gboolean emergency)
{
  self->changed = self->changed || self->item->emergency != !!emergency;
  self->item->emergency = !!emergency;
}

SkvStatus
skv_draft_get_status (const SkvDraft *self)
{
  return self->item->status;
}

void
skv_draft_set_status (SkvDraft *self, SkvStatus status)
{
  self->changed = self->changed || self->item->status != status;
  self->item->status = status;
}

static char **
find_choice (const SkvDraft *self, const char *name)
{
  if (strcmp (name, "effect") == 0)
    return &self->item->effect;
  if (strcmp (name, "work") == 0)
    return &self->item->work;
  if (strcmp (name, "department") == 0)
    return &self->item->department;
  if (strcmp (name, "contact") == 0)
    return &self->item->contact;
  if (strcmp (name, "duty") == 0)
    return &self->item->duty;
  g_return_val_if_reached (NULL);
}

const char *
skv_draft_get_choice (const SkvDraft *self, const char *name)
{
  char **field = find_choice (self, name);

  return field != NULL ? *field : NULL;
}

void
skv_draft_set_choice (SkvDraft *self, const char *name, const char *value)
{
  char **field = find_choice (self, name);

  if (field == NULL || g_strcmp0 (*field, value) == 0)
    return;
  skv_set_text (field, value);
  self->changed = TRUE;
}

/* --- what it makes --------------------------------------------------------------------------- */

gboolean
skv_draft_read_optional (const SkvDraft *self, SkvDraftField field, int *minutes)
{
  *minutes = skv_draft_parse_length (self->texts[field], 1);
  return *minutes >= 0 || *self->texts[field] == '\0';
}

static void
set_words (char **field, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  skv_set_text (field, *stripped != '\0' ? stripped : NULL);
}

/* An item that nobody retimed keeps its moments as they are, even those that a clock of minutes or
 * the hour that comes twice in autumn could not say. */
static gboolean
set_schedule (const SkvDraft *self, SkvItem *item)
{
  const SkvZone *zone = skv_plan_get_zone (self->plan);
  SkvDay day = skv_draft_get_day (self);
  int length = skv_draft_parse_own_length (self);
  int start = item->all_day ? 0 : skv_draft_parse_clock (self->texts[SKV_DRAFT_START]);

  if (!self->retimed)
    return TRUE;
  if (length < 0 && *self->texts[SKV_DRAFT_LENGTH] != '\0')
    return FALSE;
  item->start = item->end = SKV_MOMENT_NONE;
  if (*self->texts[SKV_DRAFT_DATE] == '\0')
    {
      item->duration = length;
      return TRUE;
    }
  if (day == SKV_DAY_NONE || start < 0)
    return FALSE;
  if (length >= 0 || item->duration > 0)
    item->duration = length;
  if (item->all_day)
    {
      item->start = day * SKV_DAY_SECONDS;
      item->end = length > 0 ? item->start + length * G_GINT64_CONSTANT (60) : SKV_MOMENT_NONE;
      item->duration = -1;
      return TRUE;
    }
  item->start = skv_zone_at (zone, day, start);
  if (length > 0)
    item->end = skv_zone_at (zone, day, start + length);
  return TRUE;
}

SkvItem *
skv_draft_make_item (const SkvDraft *self)
{
  SkvItem *item;

  g_return_val_if_fail (self != NULL, NULL);

  item = skv_record_copy (self->item);
  if (!set_schedule (self, item) ||
      !skv_draft_read_optional (self, SKV_DRAFT_DOWNTIME, &item->downtime) ||
      !skv_draft_read_optional (self, SKV_DRAFT_ROLLBACK, &item->rollback))
    {
      skv_record_unref (item);
      return NULL;
    }
  item->closing_date = skv_draft_parse_date (self->texts[SKV_DRAFT_CLOSING], self->default_year);
  item->review = skv_draft_parse_date (self->texts[SKV_DRAFT_REVIEW], self->default_year);
  set_words (&item->title, self->texts[SKV_DRAFT_TITLE]);
  set_words (&item->reason, self->texts[SKV_DRAFT_REASON]);
  set_words (&item->notes, self->texts[SKV_DRAFT_NOTES]);
  return item;
}

SkvEdit *
skv_draft_edit_with (const SkvDraft *self, SkvItem *item)
{
  g_autofree char *label =
    g_strdup_printf (self->original == NULL ? _("Add “%s”") : _("Change “%s”"),
                     item->title != NULL ? item->title : "");
  SkvEdit *edit = skv_edit_new (label);

  skv_edit_put (edit, item);
  return edit;
}

SkvEdit *
skv_draft_make_edit (const SkvDraft *self)
{
  g_autoptr (SkvDraftNotes) notes = skv_draft_check (self);

  return notes->valid ? skv_draft_edit_with (self, skv_draft_make_item (self)) : NULL;
}
