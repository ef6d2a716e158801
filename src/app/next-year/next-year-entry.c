/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/next-year/next-year-entry.h"

#include <glib/gi18n-lib.h>

#include "app/date-text.h"
#include "app/next-year/next-year-text.h"
#include "core/calendar/words.h"

struct _SkvNextYearEntry
{
  GObject parent_instance;

  char *item; /* (owned) (nullable): NULL for a heading */
  char *lane; /* (owned) */
  char *title;
  char *description;
  char *language; /* (owned) (nullable) */
  char *text;     /* (owned): in the entry */
  char *how;      /* (owned): how @proposed was found */
  char *note;
  char *problem; /* (owned) (nullable) */
  SkvDay day, proposed;
  int year;
  gboolean exists, copied;
};

G_DEFINE_FINAL_TYPE (SkvNextYearEntry, skv_next_year_entry, G_TYPE_OBJECT)

static guint updated_signal, edited_signal;

static void
tell (SkvNextYearEntry *self, gboolean edited)
{
  g_signal_emit (self, updated_signal, 0);
  if (edited)
    g_signal_emit (self, edited_signal, 0);
}

/* @more: (nullable): what else there is to say of the date */
static void
make_note (SkvNextYearEntry *self, const char *more)
{
  const char *weekday = skv_words_weekday (skv_day_weekday (self->day));

  if (self->day == self->proposed && more == NULL)
    more = self->how;
  g_free (self->note);
  self->note = more != NULL ? g_strdup_printf ("%s · %s", weekday, more) : g_strdup (weekday);
}

void
skv_next_year_entry_update (SkvNextYearEntry *self, const SkvNextYearCopy *copy)
{
  g_return_if_fail (SKV_IS_NEXT_YEAR_ENTRY (self));

  g_free (self->description);
  self->description = skv_next_year_describe_copy (copy, self->year);
  self->exists = copy->exists;
  self->copied = copy->copied;
  if (self->problem == NULL && self->day != copy->day)
    {
      g_free (self->text);
      self->text = skv_words_day_month_year (copy->day);
      self->day = copy->day;
      make_note (self, NULL);
    }
  tell (self, FALSE);
}

SkvNextYearEntry *
skv_next_year_entry_new (const SkvNextYearCopy *copy, int year, const char *language)
{
  SkvNextYearEntry *self = g_object_new (SKV_TYPE_NEXT_YEAR_ENTRY, NULL);

  self->item = g_strdup (copy->item);
  self->lane = g_strdup (copy->lane);
  self->title = g_strdup (copy->title);
  self->language = g_strdup (language);
  self->how = g_strdup (copy->how);
  self->year = year;
  self->day = SKV_DAY_NONE;
  self->proposed = copy->proposed;
  skv_next_year_entry_update (self, copy);
  return self;
}

SkvNextYearEntry *
skv_next_year_entry_new_heading (const char *lane)
{
  SkvNextYearEntry *self = g_object_new (SKV_TYPE_NEXT_YEAR_ENTRY, NULL);

  self->lane = g_strdup (lane);
  return self;
}

/* --- what it says ---------------------------------------------------------------------------- */

const char *
skv_next_year_entry_get_item (SkvNextYearEntry *self)
{
  return self->item;
}

const char *
skv_next_year_entry_get_lane (SkvNextYearEntry *self)
{
  return self->lane;
}

const char *
skv_next_year_entry_get_title (SkvNextYearEntry *self)
{
  return self->title;
}

const char *
skv_next_year_entry_get_description (SkvNextYearEntry *self)
{
  return self->description;
}

gboolean
skv_next_year_entry_exists (SkvNextYearEntry *self)
{
  return self->exists;
}

gboolean
skv_next_year_entry_is_copied (SkvNextYearEntry *self)
{
  return self->copied;
}

SkvDay
skv_next_year_entry_get_day (SkvNextYearEntry *self)
{
  return self->day;
}

int
skv_next_year_entry_get_year (SkvNextYearEntry *self)
{
  return self->year;
}

const char *
skv_next_year_entry_get_text (SkvNextYearEntry *self)
{
  return self->text;
}

const char *
skv_next_year_entry_get_note (SkvNextYearEntry *self)
{
  return self->note;
}

const char *
skv_next_year_entry_get_problem (SkvNextYearEntry *self)
{
  return self->problem;
}

/* --- what a person does ---------------------------------------------------------------------- */

void
skv_next_year_entry_set_copied (SkvNextYearEntry *self, gboolean copied)
{
  g_return_if_fail (SKV_IS_NEXT_YEAR_ENTRY (self));

  copied = copied && self->item != NULL && !self->exists;
  if (self->copied == copied)
    return;
  self->copied = copied;
  tell (self, TRUE);
}

/* SKV_DAY_NONE and @problem (out) if it is no date of that year */
static SkvDay
read_date (SkvNextYearEntry *self, const char *text, char **note, char **problem)
{
  g_autoptr (GError) error = NULL;
  SkvDateContext context = { self->language, self->year, SKV_DAY_NONE };
  SkvDay day = skv_date_read_day (text, &context, note, &error);

  if (day != SKV_DAY_NONE && skv_day_year (day) == self->year)
    return day;
  *problem = error != NULL ? g_strdup (error->message)
                           : g_strdup_printf (_("This is not in %d"), self->year);
  return SKV_DAY_NONE;
}

void
skv_next_year_entry_type_date (SkvNextYearEntry *self, const char *text)
{
  g_autofree char *note = NULL;
  g_autofree char *problem = NULL;
  SkvDay day;

  g_return_if_fail (SKV_IS_NEXT_YEAR_ENTRY (self));
  if (g_strcmp0 (self->text, text) == 0)
    return;

  day = read_date (self, text, &note, &problem);
  g_free (self->text);
  self->text = g_strdup (text);
  g_free (self->problem);
  self->problem = g_steal_pointer (&problem);
  if (day != SKV_DAY_NONE)
    {
      self->day = day;
      self->copied = !self->exists;
      make_note (self, note);
    }
  tell (self, TRUE);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_next_year_entry_finalize (GObject *object)
{
  SkvNextYearEntry *self = SKV_NEXT_YEAR_ENTRY (object);

  g_free (self->item);
  g_free (self->lane);
  g_free (self->title);
  g_free (self->description);
  g_free (self->language);
  g_free (self->text);
  g_free (self->how);
  g_free (self->note);
  g_free (self->problem);
  G_OBJECT_CLASS (skv_next_year_entry_parent_class)->finalize (object);
}

static void
skv_next_year_entry_class_init (SkvNextYearEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_next_year_entry_finalize;
  updated_signal = g_signal_new ("updated", SKV_TYPE_NEXT_YEAR_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  edited_signal = g_signal_new ("edited", SKV_TYPE_NEXT_YEAR_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
skv_next_year_entry_init (SkvNextYearEntry *self)
{
}
