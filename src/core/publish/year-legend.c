/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-legend.h"

#include <glib/gi18n-lib.h>

#include "core/publish/year-picture-private.h"

#define LINE_HEIGHT 20.0
#define SAMPLE_WIDTH 26.0
#define SAMPLE_HEIGHT 12.0
#define TEXT_SIZE 12.0
#define GAP 18.0 /* between an entry and the next */

/* one sample with its words */
typedef struct
{
  SkvPaintBar bar;
  gboolean holiday; /* the shade of free days instead of a bar */
  gboolean school;  /* the lines of school holidays instead */
  const char *text; /* (unowned): of the translations, or of the plan that the picture keeps */
} Entry;

struct _SkvYearLegend
{
  GArray *entries;    /* (owned) (element-type Entry) */
  GPtrArray *strings; /* (owned): names of lanes */
};

/* where the entries go, one after the other */
typedef struct
{
  SkvCanvas *canvas;
  const SkvYearTheme *theme; /* (nullable): only measured */
  SkvBox box;
  double scale;
} Sheet;

static gboolean
has_bar (const SkvYearPicture *picture, const char *lane, guint flags, guint without, SkvMark mark)
{
  for (guint i = 0; i < picture->bars->len; i++)
    {
      const SkvPaintBar *paint = &g_array_index (picture->paint_bars, SkvPaintBar, i);
      const SkvPictureBar *bar = &g_array_index (picture->bars, SkvPictureBar, i);

      if ((lane == NULL || g_strcmp0 (bar->occurrence->lane, lane) == 0) &&
          (paint->flags & flags) == flags && (paint->flags & without) == 0 &&
          (mark == SKV_MARK_NONE || paint->mark == mark))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_shade (const SkvYearPicture *picture, guint8 bits)
{
  for (SkvDay day = picture->from; day < picture->to; day++)
    if ((picture->shades[day - picture->from] & bits) != 0)
      return TRUE;
  return FALSE;
}

static void
add_lanes (SkvYearLegend *self, const SkvYearPicture *picture)
{
  for (guint i = 0; i < picture->lanes->len; i++)
    {
      const char *lane = picture->lanes->pdata[i];
      const SkvLane *record = skv_plan_lookup (picture->plan, SKV_KIND_LANE, lane);
      Entry entry = { .bar = { .look = skv_look_for_lane (lane, i) } };
      char *title;

      if (record != NULL)
        entry.bar.lane = skv_lane_look_read (record->colour, record->pattern);

      if (!has_bar (picture, lane, 0, 0, SKV_MARK_NONE))
        continue;
      title = g_strdup (skv_plan_lane_title (picture->plan, lane));
      g_ptr_array_add (self->strings, title);
      entry.text = title;
      g_array_append_val (self->entries, entry);
    }
}

static void
add_days (SkvYearLegend *self, const SkvYearPicture *picture)
{
  Entry holiday = { .holiday = TRUE, .text = _("Public holidays and eves") };
  Entry school = { .school = TRUE, .text = _("School holidays") };

  if (has_shade (picture, (guint8) ~SKV_SHADE_SCHOOL))
    g_array_append_val (self->entries, holiday);
  if (has_shade (picture, SKV_SHADE_SCHOOL))
    g_array_append_val (self->entries, school);
}

static void
add_signs (SkvYearLegend *self, const SkvYearPicture *picture)
{
  gboolean after = skv_year_picture_shows_after (picture);
  const struct
  {
    guint flags, without;
    SkvMark mark;
    const char *text;
  } signs[] = {
    { SKV_PAINT_GHOST, 0, 0, _("Moved from here") },
    { SKV_PAINT_CANCELLED, 0, 0, _("Cancelled or postponed") },
    { SKV_PAINT_AFTERCARE, 0, 0, _("Aftercare") },
    { SKV_PAINT_UNRESOLVED, 0, 0, _("No date fits yet") },
    { SKV_PAINT_EMERGENCY, 0, 0, _("Emergency") },
    { 0, 0, SKV_MARK_HARD, _("Conflict") },
    { 0, 0, SKV_MARK_SOFT, _("Possible conflict") },
    { SKV_PAINT_ACCEPTED, 0, 0, _("Accepted conflict") },
    { SKV_PAINT_PROPOSED, SKV_PAINT_ARRIVING | SKV_PAINT_LEFT_OUT, 0,
      after ? _("New") : _("Proposed: new") },
    { SKV_PAINT_PROPOSED | SKV_PAINT_ARRIVING, SKV_PAINT_LEFT_OUT, 0,
      after ? _("Moved to here") : _("Proposed: moved to here") },
    { SKV_PAINT_LEAVING, SKV_PAINT_LEFT_OUT, 0,
      after ? _("Was here before") : _("Proposed: moved from here") },
    { SKV_PAINT_GOING, SKV_PAINT_LEFT_OUT, 0,
      after ? _("Removed") : _("Proposed: removed or cancelled") },
    { SKV_PAINT_CHANGING, SKV_PAINT_LEFT_OUT, 0, after ? _("Changed") : _("Proposed: changed") },
    { SKV_PAINT_PROPOSED | SKV_PAINT_LEFT_OUT, 0, 0, _("Proposed, but not chosen") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      Entry entry = {
        .bar = { .look = SKV_LOOK_MAINTENANCE, .mark = signs[i].mark, .flags = signs[i].flags },
        .text = signs[i].text
      };

      if (has_bar (picture, NULL, signs[i].flags, signs[i].without, signs[i].mark))
        g_array_append_val (self->entries, entry);
    }
}

SkvYearLegend *
skv_year_legend_new (const SkvYearPicture *picture, SkvLegendParts parts)
{
  SkvYearLegend *self;

  g_return_val_if_fail (picture != NULL, NULL);

  self = g_new0 (SkvYearLegend, 1);
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  self->strings = g_ptr_array_new_with_free_func (g_free);
  if (parts & SKV_LEGEND_LANES)
    add_lanes (self, picture);
  if (parts & SKV_LEGEND_DAYS)
    add_days (self, picture);
  if (parts & SKV_LEGEND_SIGNS)
    add_signs (self, picture);
  return self;
}

void
skv_year_legend_free (SkvYearLegend *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->entries);
  g_ptr_array_unref (self->strings);
  g_free (self);
}

static void
paint_entry (const Sheet *self, const Entry *entry, SkvBox box, const SkvTextStyle *style)
{
  SkvBox sample = { box.x, box.y + (box.height - SAMPLE_HEIGHT * self->scale) / 2.0,
                    SAMPLE_WIDTH * self->scale, SAMPLE_HEIGHT * self->scale };
  double text_x = (SAMPLE_WIDTH + 6.0) * self->scale;

  if (entry->school)
    skv_year_paint_school (self->canvas, self->theme, sample, 5.0 * self->scale);
  else if (entry->holiday)
    skv_canvas_fill (self->canvas, sample, 2.0 * self->scale, self->theme->holiday);
  else
    skv_year_paint_bar (self->canvas, self->theme, &entry->bar, sample, 0.0);
  box.x += text_x;
  box.width -= text_x;
  skv_canvas_text (self->canvas, box, style, entry->text);
}

/* Gives the height of all. */
static double
lay (const SkvYearLegend *self, const Sheet *sheet)
{
  double left = sheet->box.x, right = left + sheet->box.width, line = LINE_HEIGHT * sheet->scale;
  SkvTextStyle style = { .size = TEXT_SIZE * sheet->scale };
  double x = left, y = 0.0;

  if (sheet->theme != NULL)
    style.color = sheet->theme->text;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      double width = (SAMPLE_WIDTH + 8.0) * sheet->scale +
                     skv_canvas_measure (sheet->canvas, &style, entry->text);

      if (x > left && x + width > right)
        {
          x = left;
          y += line;
        }
      if (sheet->theme != NULL)
        paint_entry (sheet, entry, (SkvBox){ x, sheet->box.y + y, MIN (width, right - x), line },
                     &style);
      x += width + GAP * sheet->scale;
    }
  return self->entries->len > 0 ? y + line : 0.0;
}

double
skv_year_legend_measure (const SkvYearLegend *self, SkvCanvas *canvas, double width, double scale)
{
  Sheet sheet = { .canvas = canvas, .box = { .width = width }, .scale = scale };

  return lay (self, &sheet);
}

void
skv_year_legend_paint (
  const SkvYearLegend *self, SkvCanvas *canvas, const SkvYearTheme *theme, SkvBox box, double scale)
{
  Sheet sheet = { .canvas = canvas, .theme = theme, .box = box, .scale = scale };

  lay (self, &sheet);
}

char *
skv_year_legend_words (const SkvYearLegend *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->entries->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            g_array_index (self->entries, Entry, i).text);
  return g_string_free (text, FALSE);
}
