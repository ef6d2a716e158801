/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/flow.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* in em */
#define LINE_EM 1.36
#define GAP_EM 1.3
#define KEY_GAP_EM 0.35
/* An entry takes no more of a line than this. */
#define MOST_SHARE 0.6

typedef struct
{
  char *key;  /* (owned) */
  char *text; /* (owned) */
} Entry;

struct _SkvFlow
{
  char *heading; /* (owned) */
  double size;
  GArray *entries; /* (owned) (element-type Entry) */
};

/* a walk over the entries, painting or only measuring */
typedef struct
{
  const SkvFlow *flow;
  SkvCanvas *canvas;
  SkvBox box;
  gboolean painting;
  guint most_lines;
  double x;
  guint line;
  SkvTextStyle bold;
  SkvTextStyle plain;
} Walk;

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_free (entry->text);
}

SkvFlow *
skv_flow_new (const char *heading, double size)
{
  SkvFlow *self = g_new0 (SkvFlow, 1);

  self->heading = g_strdup (heading);
  self->size = size;
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  return self;
}

void
skv_flow_free (SkvFlow *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->heading);
  g_array_unref (self->entries);
  g_free (self);
}

void
skv_flow_add (SkvFlow *self, const char *key, const char *text)
{
  Entry entry = { g_strdup (key), g_strdup (text) };

  g_array_append_val (self->entries, entry);
}

guint
skv_flow_get_n (const SkvFlow *self)
{
  return self->entries->len;
}

static double
line_height (const SkvFlow *self)
{
  return self->size * LINE_EM;
}

/* One piece of text at the pen, no wider than @room; the pen goes on behind it. */
static void
put (Walk *self, const SkvTextStyle *style, const char *text, double room, double gap)
{
  double width = MIN (skv_canvas_measure (self->canvas, style, text), room);
  double height = line_height (self->flow);

  if (self->painting)
    skv_canvas_text (
      self->canvas,
      (SkvBox){ self->box.x + self->x, self->box.y + self->line * height, width, height }, style,
      text);
  self->x += width + gap;
}

/* FALSE if there is no room left, where @reserve is kept free at the end of the last line */
static gboolean
put_entry (Walk *self, const Entry *entry, double reserve)
{
  double em = self->flow->size, most = self->box.width * MOST_SHARE;
  double key = MIN (skv_canvas_measure (self->canvas, &self->bold, entry->key), most);
  double text = MIN (skv_canvas_measure (self->canvas, &self->plain, entry->text), most);
  double width = MIN (key + KEY_GAP_EM * em + text, self->box.width);
  double end = self->box.width - (self->line + 1 == self->most_lines ? reserve : 0.0);

  if (self->x > 0.0 && self->x + width > end)
    {
      if (self->line + 1 >= self->most_lines)
        return FALSE;
      self->line++;
      self->x = 0.0;
    }
  put (self, &self->bold, entry->key, key, KEY_GAP_EM * em);
  put (self, &self->plain, entry->text, MIN (text, self->box.width - self->x), GAP_EM * em);
  return TRUE;
}

/* Gives how many entries were left out. */
static guint
walk (Walk *self)
{
  guint n = self->flow->entries->len;
  double em = self->flow->size, reserve = 0.0;

  self->bold = (SkvTextStyle){ .size = em, .weight = SKV_WEIGHT_BOLD, .color = self->plain.color };
  self->plain.size = em;
  if (self->most_lines < G_MAXUINT)
    {
      g_autofree char *more = g_strdup_printf (_("and %u more"), n);

      reserve = skv_canvas_measure (self->canvas, &self->plain, more) + GAP_EM * em;
    }
  put (self, &self->bold, self->flow->heading, self->box.width * MOST_SHARE, GAP_EM * em);
  for (guint i = 0; i < n; i++)
    if (!put_entry (self, &g_array_index (self->flow->entries, Entry, i), reserve))
      {
        g_autofree char *more = g_strdup_printf (_("and %u more"), n - i);

        put (self, &self->plain, more, self->box.width - self->x, 0.0);
        return n - i;
      }
  return 0;
}

double
skv_flow_measure (const SkvFlow *self, SkvCanvas *canvas, double width, double most)
{
  Walk all = { .flow = self, .canvas = canvas, .box = { .width = width }, .most_lines = G_MAXUINT };

  if (self->entries->len == 0)
    return 0.0;
  walk (&all);
  return MIN (all.line + 1.0, MAX (1.0, floor (most / line_height (self)))) * line_height (self);
}

guint
skv_flow_paint (const SkvFlow *self, SkvCanvas *canvas, SkvColor color, SkvBox box)
{
  guint lines = (guint) MAX (1.0, floor (box.height / line_height (self) + 0.01));
  Walk all = {
    .flow = self, .canvas = canvas, .box = { .width = box.width }, .most_lines = G_MAXUINT
  };
  Walk self_walk = { .flow = self,
                     .canvas = canvas,
                     .box = box,
                     .painting = TRUE,
                     .most_lines = G_MAXUINT,
                     .plain.color = color };

  if (self->entries->len == 0)
    return 0;
  walk (&all);
  if (all.line + 1 > lines)
    self_walk.most_lines = lines;
  return walk (&self_walk);
}
