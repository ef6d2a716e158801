/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "core/publish/year-picture.h"

/* The picture of a plan that has become so, compared with what it was: nothing is drawn twice. */

static gint64
moment (SkvPlan *plan, const char *text)
{
  return skv_zone_parse (skv_plan_get_zone (plan), text);
}

static void
put_job (SkvPlan *plan, const char *id, const char *start, const char *title)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Put");
  g_autoptr (GError) error = NULL;
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);

  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, title);
  item->start = moment (plan, start);
  item->end = item->start + 7200;
  skv_edit_put (edit, item);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

static void
remove_job (SkvPlan *plan, const char *id)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Remove");
  g_autoptr (GError) error = NULL;

  skv_edit_remove (edit, SKV_KIND_ITEM, id);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

typedef struct
{
  SkvPlan *before;
  SkvPlan *after;
  SkvYearPicture *picture;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  SkvDay from = skv_day_from_ymd (2019, 1, 1), to = skv_day_from_ymd (2020, 1, 1);
  g_autoptr (SkvChecker) before = NULL;
  g_autoptr (SkvChecker) after = NULL;
  g_autoptr (SkvDifference) difference = NULL;

  self->before = skv_plan_new (NULL, NULL);
  put_job (self->before, "still", "2019-03-12T18:00", "Still");
  put_job (self->before, "moved", "2019-04-10T18:00", "Moved");
  put_job (self->before, "gone", "2019-05-10T18:00", "Gone");
  put_job (self->before, "renamed", "2019-06-10T18:00", "Old name");
  put_job (self->before, "left", "2019-12-30T18:00", "Left the year");
  self->after = skv_plan_copy (self->before);
  put_job (self->after, "moved", "2019-04-17T18:00", "Moved");
  remove_job (self->after, "gone");
  put_job (self->after, "renamed", "2019-06-10T18:00", "New name");
  put_job (self->after, "new", "2019-07-10T18:00", "New");
  put_job (self->after, "left", "2020-01-07T18:00", "Left the year");
  before = skv_checker_new (self->before, from, to);
  after = skv_checker_new (self->after, from, to);
  difference =
    skv_difference_new (skv_checker_get_occurrences (before), skv_checker_get_occurrences (after));
  self->picture = skv_year_picture_new_full (self->after, after, 2019,
                                             &(SkvPictureOptions){ .difference = difference });
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  skv_year_picture_unref (self->picture);
  g_object_unref (self->before);
  g_object_unref (self->after);
}

static guint
flags_of (Fixture *self, const char *id)
{
  guint bar = skv_year_picture_find (self->picture, id);

  g_assert_cmpuint (bar, !=, SKV_YEAR_NO_BAR);
  return skv_year_picture_get_paint_bar (self->picture, bar)->flags;
}

static void
test_marks (Fixture *self, gconstpointer data)
{
  guint told = SKV_PAINT_PROPOSED | SKV_PAINT_ARRIVING | SKV_PAINT_LEAVING | SKV_PAINT_GOING |
               SKV_PAINT_CHANGING;

  g_assert_true (skv_year_picture_shows_after (self->picture));
  g_assert_cmpuint (flags_of (self, "still") & told, ==, 0);
  g_assert_cmpuint (flags_of (self, "new") & told, ==, SKV_PAINT_PROPOSED);
  g_assert_cmpuint (flags_of (self, "moved") & told, ==, SKV_PAINT_PROPOSED | SKV_PAINT_ARRIVING);
  g_assert_cmpuint (flags_of (self, "proposed:moved") & told, ==, SKV_PAINT_LEAVING);
  g_assert_cmpuint (flags_of (self, "proposed:gone") & told, ==, SKV_PAINT_GOING);
  g_assert_cmpuint (flags_of (self, "renamed") & told, ==, SKV_PAINT_CHANGING);
  g_assert_cmpuint (flags_of (self, "proposed:left") & told, ==, SKV_PAINT_GOING);
  /* four of the plan and three that were: nothing twice */
  g_assert_cmpuint (skv_year_picture_get_n_bars (self->picture), ==, 7);
}

/* What is in the plan can be taken hold of; what was there only is told. */
static void
test_bars (Fixture *self, gconstpointer data)
{
  guint now = skv_year_picture_find (self->picture, "moved");
  guint then = skv_year_picture_find (self->picture, "proposed:moved");

  g_assert_false (skv_year_picture_get_bar (self->picture, now)->proposed);
  g_assert_true (skv_year_picture_get_bar (self->picture, then)->proposed);
  g_assert_cmpint (skv_year_picture_get_bar (self->picture, now)->occurrence->first_day, ==,
                   skv_day_parse ("2019-04-17"));
  g_assert_cmpint (skv_year_picture_get_bar (self->picture, then)->occurrence->first_day, ==,
                   skv_day_parse ("2019-04-10"));
  g_assert_cmpuint (skv_year_picture_find_counterpart (self->picture, now), ==, then);
  g_assert_cmpuint (skv_year_picture_find_counterpart (self->picture, then), ==, now);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/year-after-side/marks", Fixture, NULL, set_up, test_marks, tear_down);
  g_test_add ("/year-after-side/bars", Fixture, NULL, set_up, test_bars, tear_down);
  return g_test_run ();
}
