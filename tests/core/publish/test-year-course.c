/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-picture.h"

#include "conflict/plan-text.h"

/* What a year shows of how things went: where what was postponed was, and the days of aftercare. */

#define JUNE "maintenance job 2027-06-09T17:00 2027-06-09T22:00 sys=s"

typedef struct
{
  const char *name, *plan, *postponed; /* @postponed: where "job" was first (nullable) */
  const char *tails, *ghosts;          /* days of each rectangle: "06-10/06-13 " */
} Case;

static const Case cases[] = {
  { "nothing", JUNE, NULL, "", "" },
  { "aftercare", JUNE " aftercare=3", NULL, "06-10/06-13 ", "" },
  { "of several days", "maintenance job 2027-06-07 2027-06-10 sys=s aftercare=1", NULL,
    "06-10/06-11 ", "" },
  { "into the next month", "maintenance job 2027-06-29 2027-06-30 sys=s aftercare=3", NULL,
    "06-30/07-01 07-01/07-03 ", "" },
  { "out of the year", "maintenance job 2027-12-31 2028-01-01 sys=s aftercare=3", NULL, "", "" },
  { "cancelled", JUNE " aftercare=3 status=cancelled", NULL, "", "" },
  { "done", JUNE " aftercare=2 status=done", NULL, "06-10/06-12 ", "" },
  { "beside other work",
    JUNE " aftercare=3\nmaintenance other 2027-06-10T10:00 2027-06-10T12:00 sys=s\n"
         "maintenance third 2027-06-09T10:00 2027-06-09T12:00 sys=s",
    NULL, "06-10/06-13 ", "" },
  { "postponed", JUNE, "2027-06-02T17:00", "", "06-02/06-03 " },
  { "postponed to a whole day", JUNE, "2027-06-02", "", "" },
  { "postponed until further notice", JUNE " status=postponed", "2027-06-09T17:00", "", "" },
  { "postponed from another year", JUNE, "2026-12-30T17:00", "", "" },
  { "both", JUNE " aftercare=1", "2027-05-31T17:00", "06-10/06-11 ", "05-31/06-01 " },
};

static SkvYearLayout *
lay_out (SkvYearPicture *picture)
{
  SkvYearMetrics metrics;

  skv_year_metrics_init (&metrics, 1600, 1.0);
  return skv_year_picture_layout (picture, 1600, 1000, &metrics);
}

static SkvPlan *
make_plan (const Case *row)
{
  g_autofree char *text = g_strconcat ("system s\n", row->plan, NULL);
  SkvPlan *plan = plan_text_new (text);
  g_autoptr (SkvEdit) edit = skv_edit_new ("postponed");
  SkvItem *item = skv_record_copy (skv_plan_get_item (plan, "job"));

  skv_set_text (&item->postponed_from, row->postponed);
  skv_edit_put (edit, item);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  return plan;
}

/* of the rectangles that have @flag, and of those with it not @without */
static char *
list_days (SkvYearLayout *layout, guint flag, guint without)
{
  GString *text = g_string_new (NULL);
  guint n;
  const SkvYearRect *rects = skv_year_layout_get_rects (layout, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *first = skv_day_format (rects[i].first_day);
      g_autofree char *end = skv_day_format (rects[i].end_day);

      if ((rects[i].flags & flag) != 0 && (rects[i].flags & without) == 0)
        g_string_append_printf (text, "%s/%s ", first + 5, end + 5);
    }
  return g_string_free (text, FALSE);
}

/* Each goes on where its own bar ends, whose label may flow over it. */
static void
check_tails (SkvYearLayout *layout)
{
  guint n;
  const SkvYearRect *rects = skv_year_layout_get_rects (layout, &n);

  for (guint i = 0; i < n; i++)
    {
      const guint *own;
      guint n_own;

      if ((rects[i].flags & SKV_YEAR_RECT_TAIL) == 0)
        continue;
      own = skv_year_layout_find_bar (layout, rects[i].bar - 1, &n_own);
      g_assert_cmpuint (n_own, ==, 1);
      if (rects[own[0]].row != rects[i].row)
        continue; /* of the month before */
      g_assert_cmpuint (rects[own[0]].track, ==, rects[i].track);
      g_assert_cmpint (rects[own[0]].end_day, ==, rects[i].first_day);
      g_assert_cmpfloat (rects[own[0]].label_end, >=, rects[i].x + rects[i].width);
    }
}

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (SkvPlan) plan = make_plan (row);
  g_autoptr (SkvChecker) checker =
    skv_checker_new (plan, skv_day_from_ymd (2027, 1, 1), skv_day_from_ymd (2028, 1, 1));
  g_autoptr (SkvYearPicture) picture = skv_year_picture_new (plan, checker, 2027, NULL);
  g_autoptr (SkvYearLayout) layout = lay_out (picture);
  g_autofree char *tails = list_days (layout, SKV_YEAR_RECT_TAIL, 0);
  g_autofree char *ghosts = list_days (layout, SKV_YEAR_RECT_GHOST, SKV_YEAR_RECT_TAIL);
  guint bar = skv_year_picture_find (picture, "job");

  g_assert_cmpstr (tails, ==, row->tails);
  g_assert_cmpstr (ghosts, ==, row->ghosts);
  check_tails (layout);
  /* The job is found as itself, not as what lies beside it. */
  g_assert_false (skv_year_picture_get_bar (picture, bar)->ghost);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/year-course/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
