/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/rules/preview-line.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

struct _SkvPreviewLine
{
  GObject parent_instance;

  gboolean is_heading;
  char *dates;  /* (owned): markup */
  char *detail; /* (owned): markup */
  const char *mark;
  const char *icon;
  const char *style;
  const char *change;
};

G_DEFINE_FINAL_TYPE (SkvPreviewLine, skv_preview_line, G_TYPE_OBJECT)

/* --- words -------------------------------------------------------------------------------------
 */

/* "Wed 16 January, Thu 17 January", or "16 – 30 January 2019" for periods */
static char *
say_days (const GArray *days, int length)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      SkvDay day = g_array_index (days, SkvDay, i);
      g_autofree char *words =
        length > 1 ? skv_words_date_range (day, day + length) : skv_words_date_short (day);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", words);
    }
  return g_string_free (text, FALSE);
}

static void
add_sentence (GString *text, const char *markup)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", markup);
}

/* Where it would have lain, struck through, and why it does not */
static void
add_reason (GString *text, const SkvPreviewGroup *group)
{
  g_autofree char *original = say_days (group->originals, group->length);
  g_autofree char *markup = NULL;

  if (group->reason == NULL && group->offset == 0)
    return;
  if (group->offset != 0)
    markup = g_markup_printf_escaped ("<s>%s</s>%s%s", original, group->reason != NULL ? ": " : "",
                                      group->reason != NULL ? group->reason : "");
  else
    markup = g_markup_escape_text (group->reason, -1);
  add_sentence (text, markup);
}

static void
add_change (GString *text, const SkvPreviewGroup *group)
{
  g_autofree char *was = NULL;
  g_autofree char *words = NULL;
  g_autofree char *markup = NULL;

  if (group->change != SKV_PREVIEW_CHANGED)
    return;
  /* Nothing is said of days that stay: then the times or the length are others. */
  if (group->was->len == 0)
    words = g_strdup (_("Was without a date"));
  else
    {
      was = say_days (group->was, group->length);
      /* Translators: %s are dates */
      words = g_strdup_printf (_("Was %s"), was);
    }
  markup = g_markup_escape_text (words, -1);
  add_sentence (text, markup);
}

static void
set_mark (SkvPreviewLine *self, const SkvPreviewGroup *group)
{
  if (group->change == SKV_PREVIEW_GONE)
    {
      self->icon = "list-remove-symbolic";
      self->style = "gone";
    }
  else if (!group->resolved)
    {
      self->mark = _("unresolved");
      self->icon = "dialog-warning-symbolic";
      self->style = "unresolved";
    }
  else if (group->left_out)
    {
      self->mark = _("left out");
      self->icon = "action-unavailable-symbolic";
      self->style = "left-out";
    }
  else if (group->offset != 0)
    {
      self->mark = _("moved");
      self->icon = "media-skip-forward-symbolic";
      self->style = "moved";
    }
}

static const char *
say_change (SkvPreviewChange change)
{
  switch (change)
    {
    case SKV_PREVIEW_NEW:
      return _("new");
    case SKV_PREVIEW_CHANGED:
      return _("changed");
    case SKV_PREVIEW_GONE:
      return _("gone");
    case SKV_PREVIEW_SAME:
      break;
    }
  return NULL;
}

/* --- object ------------------------------------------------------------------------------------
 */

SkvPreviewLine *
skv_preview_line_new_year (int year)
{
  SkvPreviewLine *self = g_object_new (SKV_TYPE_PREVIEW_LINE, NULL);

  self->is_heading = TRUE;
  self->dates = g_strdup_printf ("<b>%d</b>", year);
  self->detail = g_strdup ("");
  return self;
}

SkvPreviewLine *
skv_preview_line_new (const SkvPreviewGroup *group, gboolean against_saved)
{
  SkvPreviewLine *self = g_object_new (SKV_TYPE_PREVIEW_LINE, NULL);
  GString *detail = g_string_new (NULL);
  gboolean gone = group->change == SKV_PREVIEW_GONE;
  gboolean placed = group->resolved && !group->left_out && !gone;
  g_autofree char *days = say_days (gone     ? group->was
                                    : placed ? group->days
                                             : group->originals,
                                    MAX (group->length, 1));

  set_mark (self, group);
  self->dates =
    placed ? g_markup_escape_text (days, -1) : g_markup_printf_escaped ("<s>%s</s>", days);
  if (!gone)
    add_reason (detail, group);
  if (against_saved)
    {
      self->change = say_change (group->change);
      add_change (detail, group);
    }
  if (group->by_hand)
    {
      g_autofree char *words =
        g_markup_escape_text (_("Changed by hand: that stays as it is"), -1);

      add_sentence (detail, words);
    }
  self->detail = g_string_free (detail, FALSE);
  return self;
}

gboolean
skv_preview_line_is_heading (SkvPreviewLine *self)
{
  return self->is_heading;
}

const char *
skv_preview_line_get_dates (SkvPreviewLine *self)
{
  return self->dates;
}

const char *
skv_preview_line_get_detail (SkvPreviewLine *self)
{
  return self->detail;
}

const char *
skv_preview_line_get_mark (SkvPreviewLine *self)
{
  return self->mark;
}

const char *
skv_preview_line_get_icon (SkvPreviewLine *self)
{
  return self->icon;
}

const char *
skv_preview_line_get_style (SkvPreviewLine *self)
{
  return self->style;
}

const char *
skv_preview_line_get_change (SkvPreviewLine *self)
{
  return self->change;
}

static void
skv_preview_line_finalize (GObject *object)
{
  SkvPreviewLine *self = SKV_PREVIEW_LINE (object);

  g_free (self->dates);
  g_free (self->detail);
  G_OBJECT_CLASS (skv_preview_line_parent_class)->finalize (object);
}

static void
skv_preview_line_class_init (SkvPreviewLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_preview_line_finalize;
}

static void
skv_preview_line_init (SkvPreviewLine *self)
{
}
