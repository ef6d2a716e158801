/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/export-file.h"

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
  SkvPictureFormat picture;
  int width; /* 0: not a picture */
  int height;
} Format;

static const Format formats[] = {
  { "ics", 0, 0, 0 },
  { "json", 0, 0, 0 },
  { "png", SKV_PICTURE_PNG, PICTURE_WIDTH, PICTURE_HEIGHT },
  { "svg", SKV_PICTURE_SVG, POSTER_WIDTH, POSTER_HEIGHT },
  { "pdf", SKV_PICTURE_PDF, POSTER_WIDTH, POSTER_HEIGHT },
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

static char *
write_calendar (SkvSession *session)
{
  SkvSelection selection = { .without_holidays = TRUE };
  SkvPlan *plan = skv_session_get_plan (session);
  g_autoptr (GPtrArray) list =
    skv_selection_list (&selection, plan, skv_session_get_occurrences (session));

  return skv_ics_write (plan, list);
}

static gboolean
write_picture (SkvSession *session, const Format *format, const char *path, GError **error)
{
  SkvPictureOptions options = { .from = SKV_DAY_NONE };
  g_autoptr (SkvYearPicture) picture = NULL;

  skv_zoom_range (SKV_ZOOM_YEAR, skv_session_get_school_year (session),
                  skv_session_get_day (session), &options.from, &options.to);
  picture =
    skv_year_picture_new_full (skv_session_get_plan (session), skv_session_get_checker (session),
                               skv_session_get_year (session), &options);

  return skv_year_picture_write (picture, format->picture, path, format->width, format->height,
                                 NULL, NULL, error);
}

static gboolean
write_file (SkvSession *session, const Format *format, const char *path, GError **error)
{
  g_autofree char *text = NULL;

  if (format->width > 0)
    return write_picture (session, format, path, error);
  if (strcmp (format->format, "ics") == 0)
    text = write_calendar (session);
  else
    text = skv_json_write (skv_session_get_plan (session));
  return g_file_set_contents (path, text, -1, error);
}

/* What others get is in the plan's language, whatever the program speaks. What went wrong is told
 * to who sits here: the message is made anew in the program's. */
gboolean
skv_export_file (SkvSession *session, const char *format_name, const char *path, GError **error)
{
  const Format *format = find_format (format_name);
  const char *of_plan = skv_plan_get_settings (skv_session_get_plan (session))->language;
  SkvPageLanguage language;
  gboolean done;

  g_return_val_if_fail (format != NULL, FALSE);

  if (of_plan == NULL)
    return write_file (session, format, path, error);
  skv_page_language_enter (&language, of_plan);
  done = write_file (session, format, path, NULL);
  skv_page_language_leave (&language);
  return done || write_file (session, format, path, error);
}
