/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"
#include "core/conflict/suggest-points.h"

static void
reason_free (gpointer data)
{
  g_free (((SkvSlotReason *) data)->text);
  g_free (data);
}

/* @text: (transfer full) */
static SkvSlotReason *
reason_new (const char *kind, int points, gboolean against, char *text)
{
  SkvSlotReason *reason = g_new0 (SkvSlotReason, 1);

  reason->kind = kind;
  reason->points = points;
  reason->against = against;
  reason->text = text;
  return reason;
}

void
skv_slot_argue (SkvSlot *slot, const char *kind, int points, gboolean against, char *text)
{
  g_ptr_array_add (slot->reasons, reason_new (kind, points, against, text));
  slot->score += points;
}

/* --- critical periods ------------------------------------------------------------------------ */

/* days from the one to the other: 1 if they are neighbours, 0 if they touch the same day */
static int
days_between (const SkvEntry *period, SkvDay first, SkvDay last)
{
  if (period->first_day > last)
    return period->first_day - last;
  return MAX (first - period->end_day + 1, 0);
}

static char *
distance_words (const SkvEntry *period, int days, gboolean after)
{
  const char *title = period->occurrence->title;

  if (days == 0)
    return g_strdup_printf (_("“%s” touches the same day."), title);
  if (after)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "“%1$s” begins %2$d day after it.",
                                         "“%1$s” begins %2$d days after it.", (gulong) days),
                            title, days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "“%1$s” ends %2$d day before it.",
                                       "“%1$s” ends %2$d days before it.", (gulong) days),
                          title, days);
}

static void
argue_critical (SkvSearch *self, SkvSlot *slot, SkvSpan span)
{
  SkvDay last = MAX (slot->day, skv_zone_day (self->zone, MAX (span.end - 1, span.start)));
  const SkvEntry *nearest = NULL;
  int best = 0;

  if (self->subject.entry.n_systems == 0 || skv_role_is_period (self->subject.entry.role))
    return;
  for (guint i = 0; i < self->criticals->len; i++)
    {
      const SkvEntry *period = g_ptr_array_index (self->criticals, i);
      int days = days_between (period, slot->day, last);

      if (nearest == NULL || days < best)
        {
          nearest = period;
          best = days;
        }
    }
  if (nearest == NULL || best >= CRITICAL_FAR)
    skv_slot_argue (
      slot, "critical-period", 0, FALSE,
      g_strdup_printf (_("No critical period of its systems lies within %d days."), CRITICAL_FAR));
  else
    skv_slot_argue (slot, "critical-period", (CRITICAL_FAR - best) * POINTS_CRITICAL_DAY, TRUE,
                    distance_words (nearest, best, nearest->first_day > last));
}

/* --- the window ------------------------------------------------------------------------------ */

static void
argue_moved (SkvSlot *slot, const SkvOccurrence *window)
{
  g_autofree char *date = NULL;

  if (window->moved == SKV_NOT_MOVED || window->original_day == SKV_DAY_NONE)
    return;
  date = skv_words_date_short (window->original_day);
  skv_slot_argue (
    slot, "moved-evening", POINTS_MOVED, TRUE,
    g_strdup_printf (_("The evening itself has been moved: “%1$s” was to be on %2$s."),
                     window->title, date));
}

static void
argue_room (SkvSearch *self, SkvSlot *slot, SkvSpan span)
{
  const SkvEntry *window = NULL;
  SkvEntry *entry = &self->subject.entry;
  SkvEntry before = *entry;
  SkvSpan stretch;
  int minutes;

  if (entry->role != SKV_ROLE_JOB || span.end <= span.start)
    return;
  entry->span = span;
  if (skv_windows_stretch (&self->subject, &stretch, &window) && stretch.start <= span.start &&
      stretch.end >= span.end)
    {
      minutes = (int) ((stretch.end - span.end) / 60);
      skv_slot_argue (
        slot, "room", MIN (minutes / MINUTES_A_ROOM, MOST_POINTS_OF_ROOM), minutes == 0,
        minutes > 0
          ? g_strdup_printf (
              g_dngettext (GETTEXT_PACKAGE, "%d minute of the window is left after it.",
                           "%d minutes of the window are left after it.", (gulong) minutes),
              minutes)
          : g_strdup (_("It fills the window to its end.")));
    }
  if (window != NULL)
    argue_moved (slot, window->occurrence);
  *entry = before;
}

/* --- the day --------------------------------------------------------------------------------- */

static SkvDay
patch_tuesday (int year, int month)
{
  SkvDay first = skv_day_from_ymd (year, month, 1);

  return first + (SKV_TUESDAY - (int) skv_day_weekday (first) + 7) % 7 + 7;
}

static void
argue_patch_tuesday (SkvSearch *self, SkvSlot *slot)
{
  const SkvItem *item = self->occurrence->item;
  g_autofree char *date = NULL;
  int year, month, days, points;
  SkvDay tuesday;

  if (item == NULL || g_strcmp0 (item->work, "security") != 0)
    return;
  skv_day_to_ymd (slot->day, &year, &month, NULL);
  tuesday = patch_tuesday (year, month);
  if (tuesday > slot->day)
    tuesday = patch_tuesday (month > 1 ? year : year - 1, month > 1 ? month - 1 : 12);
  days = slot->day - tuesday;
  points = MAX (PATCH_TUESDAY_NEAR - days, 0);
  date = skv_words_day_month (tuesday);
  skv_slot_argue (
    slot, "patch-tuesday", points, points == 0,
    days == 0
      ? g_strdup_printf (_("It is on Patch Tuesday itself, %s."), date)
      : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "It is %1$d day after Patch Tuesday, %2$s.",
                                      "It is %1$d days after Patch Tuesday, %2$s.", (gulong) days),
                         days, date));
}

static void
argue_wish (SkvSearch *self, SkvSlot *slot)
{
  int days = slot->day - self->wish;
  int points = MIN (ABS (days) / DAYS_A_DISTANCE, MOST_POINTS_OF_DISTANCE);
  g_autofree char *offset = NULL, *date = NULL;

  if (days == 0)
    {
      if (self->has_wish)
        skv_slot_argue (slot, "wish", 0, FALSE, g_strdup (_("It stays on its day.")));
      return;
    }
  offset = skv_words_offset (days);
  date = skv_words_day_month (self->wish);
  skv_slot_argue (
    slot, "wish", -points, points > 0,
    self->has_wish
      /* TRANSLATORS: "12 days later", and a date */
      ? g_strdup_printf (_("It is %1$s than now, %2$s."), offset, date)
      /* TRANSLATORS: "12 days later", and a date */
      : g_strdup_printf (_("It is %1$s than the first possible day, %2$s."), offset, date));
}

static void
argue_holiday (SkvSearch *self, SkvSlot *slot)
{
  SkvChecker *checker = self->checker;

  if (self->subject.entry.role != SKV_ROLE_JOB && self->subject.entry.role != SKV_ROLE_WINDOW)
    return;
  for (guint i = 0; i < checker->holidays->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (checker->holidays, SkvHoliday, i);
      g_autofree char *date = NULL;

      if (ABS (holiday->day - slot->day) > HOLIDAY_NEAR ||
          skv_day_weekday (holiday->day) == SKV_SUNDAY ||
          !skv_holiday_calendar_concerns (checker->calendar, holiday,
                                          self->occurrence->organisations))
        continue;
      date = skv_words_day_month (holiday->day);
      skv_slot_argue (slot, "holiday", POINTS_HOLIDAY, TRUE,
                      /* TRANSLATORS: a public holiday within a sentence, and its date */
                      g_strdup_printf (_("A public holiday is near: %1$s, %2$s."),
                                       skv_words_holiday (holiday), date));
      return;
    }
}

/* --- all ------------------------------------------------------------------------------------- */

/* Of those whom it needs one bad word is enough, and a good one if there is none. */
static void
argue_needed (SkvSearch *self, SkvSlot *slot, SkvSpan span)
{
  gboolean busy;

  if (self->subject.entry.role != SKV_ROLE_JOB)
    return;
  busy = skv_slot_argue_people (self, slot, span);
  if (!skv_slot_argue_away (self, slot, span) && !busy)
    skv_slot_argue_available (self, slot);
}

SkvSlot *
skv_search_make_slot (SkvSearch *self, guint place)
{
  SkvSlot *slot = g_new0 (SkvSlot, 1);
  SkvSpan span;

  slot->start = skv_search_start (self, place);
  slot->end = skv_trial_end (self->occurrence, self->zone, slot->start);
  slot->day = skv_search_day (self, slot->start);
  slot->severity = (SkvSeverity) self->severities[place];
  slot->score = POINTS_AT_FIRST;
  if (slot->severity >= SKV_SEVERITY_SOFT)
    slot->score += POINTS_SOFT;
  slot->reasons = g_ptr_array_new_with_free_func (reason_free);
  span = skv_search_span (self, slot->start);

  argue_wish (self, slot);
  argue_critical (self, slot, span);
  argue_holiday (self, slot);
  argue_room (self, slot, span);
  argue_needed (self, slot, span);
  skv_slot_argue_users (self, slot, span);
  skv_slot_argue_burden (self, slot, span);
  argue_patch_tuesday (self, slot);
  skv_slot_argue_together (self, slot);
  return slot;
}

void
skv_search_add_conflicts (SkvSearch *self, SkvSlot *slot)
{
  g_autoptr (GPtrArray) conflicts =
    skv_checker_try_start (self->checker, self->occurrence, slot->start);
  gboolean counted = FALSE;
  guint n = 0;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
      gboolean counts = !counted && !conflict->accepted && conflict->severity == slot->severity;

      /* What is only worth knowing is so wherever it lies. */
      if (conflict->severity < SKV_SEVERITY_SOFT)
        continue;
      counted = counted || counts;
      g_ptr_array_insert (
        slot->reasons, (int) n++,
        reason_new ("conflict", counts ? POINTS_SOFT : 0, TRUE, g_strdup (conflict->message)));
    }
}
