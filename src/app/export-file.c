/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/export-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/print/page-language.h"
#include "core/exchange/ics-writer.h"
#include "core/exchange/json-writer.h"
#include "core/exchange/selection.h"
#include "core/publish/year-picture.h"

/* The picture fits a screen, the poster an A3 sheet lying down, in points. */
#define PICTURE_WIDTH 1600
#define PICTURE_HEIGHT 1000
#define POSTER_WIDTH 1191
#define POSTER_HEIGHT 842

typedef struct
{
  const char *format;
  const char *title;
  SkvPictureFormat picture;
  int width; /* 0: not a picture */
  int height;
} Format;

static const Format formats[] = {
  { "ics", N_("iCalendar file"), 0, 0, 0 },
  { "json", N_("JSON file"), 0, 0, 0 },
  { "png", N_("PNG picture"), SKV_PICTURE_PNG, PICTURE_WIDTH, PICTURE_HEIGHT },
  { "svg", N_("SVG picture"), SKV_PICTURE_SVG, POSTER_WIDTH, POSTER_HEIGHT },
  { "pdf", N_("PDF document"), SKV_PICTURE_PDF, POSTER_WIDTH, POSTER_HEIGHT },
};

static const Format *
find_format (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (strcmp (formats[i].format, name) == 0)
        return &formats[i];
    }
  return NULL;
}

const char *
skv_export_format_title (const char *format)
{
  const Format *known = find_format (format);

  return known != NULL ? _(known->title) : NULL;
}

gboolean
skv_export_format_is_picture (const char *format)
{
  const Format *known = find_format (format);

  return known != NULL && known->width > 0;
}

struct _SkvExport
{
  const Format *format;
  SkvPlan *copy;                   /* (owned) */
  SkvDay from, to, today;          /* of the year's occurrences */
  SkvDay picture_from, picture_to; /* what is drawn of them */
  int year;
  char *path; /* (owned) */
  char *name; /* (owned) */
};

SkvExport *
skv_export_new (SkvSession *session, const char *format, const char *path)
{
  SkvExport *self = g_new0 (SkvExport, 1);

  self->format = find_format (format);
  g_assert (self->format != NULL);
  self->copy = skv_plan_copy (skv_session_get_plan (session));
  self->from = skv_session_get_from (session);
  self->to = skv_session_get_to (session);
  self->today = skv_session_get_today (session);
  self->year = skv_session_get_year (session);
  self->path = g_strdup (path);
  self->name = g_path_get_basename (path);
  skv_zoom_range (SKV_ZOOM_YEAR, skv_session_get_school_year (session),
                  skv_session_get_day (session), &self->picture_from, &self->picture_to);
  return self;
}

void
skv_export_free (SkvExport *self)
{
  g_object_unref (self->copy);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

const char *
skv_export_get_name (const SkvExport *self)
{
  return self->name;
}

static char *
write_calendar (const SkvExport *self, SkvChecker *checker)
{
  SkvSelection selection = { .without_holidays = TRUE };
  g_autoptr (GPtrArray) list =
    skv_selection_list (&selection, self->copy, skv_checker_get_occurrences (checker));

  return skv_ics_write (self->copy, list);
}

static gboolean
write_picture (const SkvExport *self, SkvChecker *checker, GError **error)
{
  SkvPictureOptions options = { .from = self->picture_from, .to = self->picture_to };
  g_autoptr (SkvYearPicture) picture =
    skv_year_picture_new_full (self->copy, checker, self->year, &options);

  return skv_year_picture_write (picture, self->format->picture, self->path, self->format->width,
                                 self->format->height, NULL, NULL, error);
}

static gboolean
write_file (const SkvExport *self, GCancellable *cancellable, GError **error)
{
  SkvChecker *checker = NULL;
  g_autofree char *text = NULL;
  gboolean done;

  if (strcmp (self->format->format, "json") == 0)
    text = skv_json_write (self->copy);
  else
    {
      checker = skv_checker_new (self->copy, self->from, self->to);
      skv_checker_set_today (checker, self->today);
    }
  if (strcmp (self->format->format, "ics") == 0)
    text = write_calendar (self, checker);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    done = FALSE;
  else if (text != NULL)
    done = g_file_set_contents (self->path, text, -1, error);
  else
    done = write_picture (self, checker, error);
  g_clear_pointer (&checker, skv_checker_unref);
  return done;
}

gboolean
skv_export_needs_main_thread (const SkvExport *self)
{
  const char *language = skv_plan_get_settings (self->copy)->language;

  return language != NULL && !skv_page_language_is_spoken (language);
}

/* What went wrong is told to who sits here: the message is made anew in the program's language. */
gboolean
skv_export_run (const SkvExport *self, GCancellable *cancellable, GError **error)
{
  SkvPageLanguage language;
  gboolean done;

  if (!skv_export_needs_main_thread (self))
    return write_file (self, cancellable, error);
  skv_page_language_enter (&language, skv_plan_get_settings (self->copy)->language);
  done = write_file (self, cancellable, NULL);
  skv_page_language_leave (&language);
  return done || write_file (self, cancellable, error);
}

gboolean
skv_export_file (SkvSession *session, const char *format, const char *path, GError **error)
{
  g_autoptr (SkvExport) self = skv_export_new (session, format, path);

  return skv_export_run (self, NULL, error);
}
