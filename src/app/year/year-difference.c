/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/year/year-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/year/year-words.h"
#include "core/publish/canvas-cairo.h"
#include "core/publish/year-link.h"

/* What another state of the plan would have different, drawn over the plan that the view shows. */

void
skv_year_view_set_difference (SkvYearView *self, SkvDifference *difference)
{
  g_return_if_fail (SKV_IS_YEAR_VIEW (self));

  if (difference == self->difference && self->chosen == NULL)
    return;
  if (difference != NULL)
    skv_difference_ref (difference);
  g_clear_pointer (&self->difference, skv_difference_unref);
  g_clear_pointer (&self->chosen, g_strfreev);
  self->difference = difference;
  skv_year_strip_show (self, difference != NULL);
  skv_year_view_drop_picture (self);
}

SkvDifference *
skv_year_view_get_difference (SkvYearView *self)
{
  g_return_val_if_fail (SKV_IS_YEAR_VIEW (self), NULL);

  return self->difference;
}

void
skv_year_view_set_difference_chosen (SkvYearView *self, const char *const *ids)
{
  GStrv copy = g_strdupv ((char **) ids);

  g_return_if_fail (SKV_IS_YEAR_VIEW (self));

  g_clear_pointer (&self->chosen, g_strfreev);
  self->chosen = copy;
  if (self->difference != NULL)
    skv_year_view_drop_picture (self);
}

static gboolean
shows (const SkvOccurrence *occurrence, gpointer session)
{
  return skv_session_shows (SKV_SESSION (session), occurrence);
}

SkvYearPicture *
skv_year_view_make_picture (SkvYearView *self)
{
  SkvPictureOptions options = {
    .lanes = NULL,
    .difference = self->difference,
    .chosen = (const char *const *) self->chosen,
    .shows = skv_session_is_filtered (self->session) ? shows : NULL,
    .shows_data = self->session,
  };

  skv_year_bands_fill (self, &options);
  skv_session_get_shown (self->session, &options.from, &options.to);
  return skv_year_picture_new_full (skv_session_get_plan (self->session),
                                    skv_session_get_checker (self->session),
                                    skv_session_get_year (self->session), &options);
}

/* (nullable) */
static const SkvPictureBar *
find_bar (SkvYearView *self, const char *id)
{
  guint bar = SKV_YEAR_NO_BAR;

  if (self->picture != NULL && id != NULL)
    bar = skv_year_picture_find (self->picture, id);
  return bar != SKV_YEAR_NO_BAR ? skv_year_picture_get_bar (self->picture, bar) : NULL;
}

gboolean
skv_year_view_is_proposed (SkvYearView *self, const char *id)
{
  const SkvPictureBar *bar = find_bar (self, id);

  return bar != NULL && bar->proposed;
}

const char *
skv_year_view_selection_for (SkvYearView *self, const char *id)
{
  const SkvPictureBar *bar = find_bar (self, id);

  const SkvOccurrence *here;

  if (bar == NULL || !bar->proposed)
    return id;
  here = skv_year_picture_shows_after (self->picture) ? bar->entry->after : bar->entry->before;
  return here != NULL ? here->id : NULL;
}

gboolean
skv_year_view_toggle_at (SkvYearView *self, const char *id)
{
  const SkvPictureBar *bar = find_bar (self, id);
  g_autofree char *entry = NULL;

  if (bar == NULL || !bar->proposed || skv_year_picture_shows_after (self->picture))
    return FALSE;
  entry = g_strdup (bar->entry->id);
  g_signal_emit_by_name (self, "toggle-proposal", entry);
  return TRUE;
}

/* "proposed: Moved from … to …"; NULL if nothing is (transfer full) */
static char *
proposal_words (SkvYearView *self, const SkvPictureBar *bar)
{
  g_autofree char *words = NULL;

  if (bar == NULL || bar->entry == NULL)
    return NULL;
  words = skv_difference_entry_words_in (bar->entry, skv_session_get_plan (self->session));
  if (skv_year_picture_shows_after (self->picture))
    return g_steal_pointer (&words);
  /* TRANSLATORS: what a proposal does, after the name of a job: "Payroll, proposed: Moved from …"
   */
  return g_strdup_printf (bar->chosen ? _("proposed: %s") : _("proposed, but not chosen: %s"),
                          words);
}

/* its words, and whose band it is in (transfer full) */
static char *
plain_label (SkvYearView *self, const char *id, const SkvOccurrence *occurrence)
{
  g_autofree char *label = skv_year_words_label (skv_session_get_plan (self->session), occurrence,
                                                 skv_year_view_conflicts_of (self, id));
  guint bar = self->picture != NULL ? skv_year_picture_find (self->picture, id) : SKV_YEAR_NO_BAR;
  g_autofree char *names = skv_year_bands_names (self, bar);

  return names != NULL ? g_strdup_printf ("%s, %s", label, names) : g_steal_pointer (&label);
}

char *
skv_year_view_label (SkvYearView *self, const char *id, const SkvOccurrence *occurrence)
{
  const SkvPictureBar *bar = find_bar (self, id);
  g_autofree char *words = proposal_words (self, bar);
  g_autofree char *label = plain_label (self, id, occurrence);

  if (words == NULL)
    return g_steal_pointer (&label);
  if (!bar->proposed)
    return g_strdup_printf ("%s, %s", label, words);
  g_free (words);
  words = skv_difference_entry_words_in (bar->entry, skv_session_get_plan (self->session));
  if (skv_year_picture_shows_after (self->picture))
    /* TRANSLATORS: name of a job with its lane and date, and what has become of it since */
    return g_strdup_printf (_("before: %1$s. %2$s"), label, words);
  /* TRANSLATORS: name of a proposed job with its lane and date, and what the proposal does */
  return g_strdup_printf (bar->chosen ? _("proposed: %1$s. %2$s")
                                      : _("proposed, but not chosen: %1$s. %2$s"),
                          label, words);
}

char *
skv_year_view_details (SkvYearView *self, const char *id, const SkvOccurrence *occurrence)
{
  g_autofree char *words = proposal_words (self, find_bar (self, id));
  g_autofree char *escaped = words != NULL ? g_markup_escape_text (words, -1) : NULL;
  g_autofree char *details = skv_year_words_details (
    skv_session_get_plan (self->session), occurrence, skv_year_view_conflicts_of (self, id));
  guint bar = self->picture != NULL ? skv_year_picture_find (self->picture, id) : SKV_YEAR_NO_BAR;
  g_autofree char *names = skv_year_bands_names (self, bar);

  if (names != NULL)
    {
      g_autofree char *plain = g_steal_pointer (&details);
      g_autofree char *line = g_markup_escape_text (names, -1);

      details = g_strdup_printf ("%s\n<b>%s</b>  %s", plain, _("Organisations"), line);
    }
  return escaped != NULL ? g_strdup_printf ("<i>%s</i>\n%s", escaped, details)
                         : g_steal_pointer (&details);
}

char *
skv_year_view_title (SkvYearView *self, const SkvPictureBar *bar)
{
  const char *title = bar->occurrence->title;
  g_autofree char *escaped = g_markup_escape_text (title != NULL ? title : bar->id, -1);

  if (!bar->proposed)
    return g_steal_pointer (&escaped);
  if (skv_year_picture_shows_after (self->picture))
    return g_strdup_printf (_("before: %s"), escaped);
  return g_strdup_printf (bar->chosen ? _("proposed: %s") : _("proposed, but not chosen: %s"),
                          escaped);
}

/* straight between the middles, where there is no better way */
static void
connect_boxes (const SkvBox *from, const SkvBox *to, SkvYearLinkPath *path)
{
  gboolean down = from->y < to->y;

  *path = (SkvYearLinkPath){
    .n_points = 2,
    .points = { { from->x + from->width / 2, down ? from->y + from->height : from->y },
                { to->x + to->width / 2, down ? to->y : to->y + to->height } },
  };
}

void
skv_year_view_paint_move (SkvYearView *self, GtkSnapshot *snapshot, const char *id)
{
  guint bar = skv_year_picture_find (self->picture, id), other;
  SkvYearLinkPath path;
  SkvCanvas *canvas;
  SkvBox from, to;
  const char *source, *target;
  cairo_t *cr;

  if (bar == SKV_YEAR_NO_BAR)
    return;
  other = skv_year_picture_find_counterpart (self->picture, bar);
  if (other == SKV_YEAR_NO_BAR)
    return;
  /* from what was to what is to be */
  if (skv_year_picture_get_bar (self->picture, bar)->proposed !=
      skv_year_picture_shows_after (self->picture))
    {
      guint swap = bar;

      bar = other;
      other = swap;
    }
  source = skv_year_picture_get_bar (self->picture, bar)->id;
  target = skv_year_picture_get_bar (self->picture, other)->id;
  if (!skv_year_view_item_box (self, source, 0, &from) ||
      !skv_year_view_item_box (self, target, 0, &to))
    return;
  if (!skv_year_link_path (self->layout, bar, other, &path))
    connect_boxes (&from, &to, &path);
  cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) skv_year_layout_get_width (self->layout),
                                   (float) skv_year_layout_get_height (self->layout)));
  canvas = skv_canvas_cairo_new (cr);
  skv_year_link_paint (canvas, &path, 2, self->theme->selection);
  skv_canvas_cairo_free (canvas);
  cairo_destroy (cr);
}
