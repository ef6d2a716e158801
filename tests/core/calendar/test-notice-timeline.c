/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/notice-timeline.h"

#include <string.h>

/* Norway, 2027: Maundy Thursday 25 March, Easter Monday 29 March; 17 May is a Monday, and Whit
 * Monday too. */
typedef struct
{
  const char *name;
  const char *start; /* "2027-03-30T17:00", or a date alone */
  const char *steps; /* dates with the working days before; the first one has a "!" */
  int days[4];       /* up to -1; nothing but -1: the default */
  const char *work;
  int downtime;
  gboolean emergency;
  SkvStatus status;
} TimelineCase;

#define DEFAULT                                                                                    \
  {                                                                                                \
    -1                                                                                             \
  }
#define OPEN .downtime = -1, .status = SKV_STATUS_APPROVED

static const TimelineCase timelines[] = {
  { "plain", "2027-03-10T17:00", "2027-03-08=2! 2027-03-10=0", DEFAULT, OPEN },
  { "over-a-weekend", "2027-03-08T17:00", "2027-03-04=2! 2027-03-08=0", DEFAULT, OPEN },
  { "over-easter", "2027-03-30T17:00", "2027-03-23=2! 2027-03-30=0", DEFAULT, OPEN },
  { "on-a-saturday", "2027-06-19T09:00", "2027-06-17=2! 2027-06-18=0", DEFAULT, OPEN },
  { "on-easter-monday", "2027-03-29T09:00", "2027-03-23=2! 2027-03-24=0", DEFAULT, OPEN },
  { "all-day", "2027-03-10", "2027-03-08=2! 2027-03-10=0", DEFAULT, OPEN },
  { "late-in-the-evening", "2027-03-10T23:30", "2027-03-08=2! 2027-03-10=0", DEFAULT, OPEN },
  { "large-by-kind", "2027-03-10T17:00", "2027-02-24=10! 2027-03-08=2 2027-03-10=0", DEFAULT,
    "change", -1, FALSE, SKV_STATUS_APPROVED },
  { "large-by-downtime", "2027-03-10T17:00", "2027-02-24=10! 2027-03-08=2 2027-03-10=0", DEFAULT,
    "security", 240, FALSE, SKV_STATUS_APPROVED },
  { "not-large", "2027-03-10T17:00", "2027-03-08=2! 2027-03-10=0", DEFAULT, "upgrade", 239, FALSE,
    SKV_STATUS_APPROVED },
  { "large-with-an-earlier-list",
    "2027-03-10T17:00",
    "2027-02-17=15! 2027-03-09=1",
    { 1, 15, -1 },
    "change",
    -1,
    FALSE,
    SKV_STATUS_APPROVED },
  { "own-list-in-any-order",
    "2027-03-10T17:00",
    "2027-03-03=5! 2027-03-09=1 2027-03-10=0",
    { 0, 5, 1, -1 },
    OPEN },
  { "one-day-once", "2027-06-19T09:00", "2027-06-18=1!", { 1, 0, -1 }, OPEN },
  { "emergency", "2027-06-19T09:00", "2027-06-19=0!", DEFAULT, "change", 600, TRUE,
    SKV_STATUS_APPROVED },
  { "cancelled", "2027-03-10T17:00", "", DEFAULT, NULL, -1, FALSE, SKV_STATUS_CANCELLED },
  { "postponed", "2027-03-10T17:00", "", DEFAULT, NULL, -1, FALSE, SKV_STATUS_POSTPONED },
  { "done", "2027-03-10T17:00", "", DEFAULT, NULL, -1, FALSE, SKV_STATUS_DONE },
};

static SkvPlan *
make_plan (const TimelineCase *row, const char *organisation)
{
  SkvPlan *plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("Plan");
  g_autoptr (GError) error = NULL;
  SkvSettings *settings = skv_record_copy (skv_plan_get_settings (plan));
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, "job");
  SkvDay day = skv_day_parse (row->start);

  skv_set_text (&settings->country, "NO");
  skv_set_text (&settings->time_zone, "Europe/Oslo");
  skv_edit_put (edit, settings);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);

  item->lane = g_strdup ("maintenance");
  item->title = g_strdup ("Job");
  item->all_day = day != SKV_DAY_NONE;
  item->start = item->all_day ? (gint64) day * SKV_DAY_SECONDS
                              : skv_zone_parse (skv_plan_get_zone (plan), row->start);
  item->end = item->start + (item->all_day ? SKV_DAY_SECONDS : 3600);
  item->work = g_strdup (row->work);
  item->downtime = row->downtime;
  item->emergency = row->emergency;
  item->reason = g_strdup (row->emergency ? "A hole" : NULL);
  item->status = row->status;
  {
    g_autoptr (SkvEdit) second = skv_edit_new ("Job");
    const char *organisations[] = { organisation, NULL };

    if (organisation != NULL)
      {
        SkvOrganisation *north = skv_record_new (SKV_KIND_ORGANISATION, "north");
        SkvOrganisation *south = skv_record_new (SKV_KIND_ORGANISATION, "south");
        SkvLocalDay *local = skv_record_new (SKV_KIND_LOCAL_DAY, "local");
        static const char *const whose[] = { "north", NULL };

        skv_set_text (&north->name, "North");
        skv_set_text (&south->name, "South");
        skv_set_text (&local->name, "North day");
        skv_set_text (&local->when, "03-09");
        skv_set_texts (&local->organisations, whose);
        skv_edit_put (second, north);
        skv_edit_put (second, south);
        skv_edit_put (second, local);
        skv_set_texts (&item->organisations, organisations);
      }
    skv_edit_put (second, item);
    skv_plan_apply (plan, second, &error);
    g_assert_no_error (error);
  }
  return plan;
}

static char *
steps_text (GArray *steps)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const SkvNoticeStep *step = &g_array_index (steps, SkvNoticeStep, i);
      g_autofree char *day = skv_day_format (step->day);

      g_string_append_printf (text, "%s%s=%d%s", i > 0 ? " " : "", day, step->working_days,
                              step->is_first ? "!" : "");
    }
  return g_string_free (text, FALSE);
}

static void
test_timeline (gconstpointer data)
{
  const TimelineCase *row = data;
  g_autoptr (SkvPlan) plan = make_plan (row, NULL);
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, "job");
  g_autoptr (GArray) steps = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  while (n < G_N_ELEMENTS (row->days) && row->days[n] >= 0 && (n == 0 || row->days[n] != -1))
    n++;
  steps = skv_notice_timeline (plan, skv_occurrences_get (found, 0), n > 0 ? row->days : NULL, n);
  text = steps_text (steps);
  g_assert_cmpstr (text, ==, row->steps);
}

/* Working days are those of the organisation that it is for. */
static void
test_organisations (void)
{
  static const TimelineCase row = { "own", "2027-03-10T17:00", NULL, DEFAULT, OPEN };
  static const struct
  {
    const char *organisation;
    const char *steps;
  } expected[] = { { "north", "2027-03-05=2! 2027-03-10=0" },
                   { "south", "2027-03-08=2! 2027-03-10=0" } };

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (SkvPlan) plan = make_plan (&row, expected[i].organisation);
      g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, "job");
      g_autoptr (GArray) steps =
        skv_notice_timeline (plan, skv_occurrences_get (found, 0), NULL, 0);
      g_autofree char *text = steps_text (steps);

      g_assert_cmpstr (text, ==, expected[i].steps);
    }
}

/* What is due on a day is what the timelines say, on every day. */
static void
test_due (void)
{
  static const TimelineCase row = { "due", "2027-03-30T17:00", NULL, DEFAULT, "change", -1,
                                    FALSE, SKV_STATUS_APPROVED };
  g_autoptr (SkvPlan) plan = make_plan (&row, NULL);
  g_autoptr (GString) days = g_string_new (NULL);

  for (SkvDay day = skv_day_from_ymd (2027, 1, 1); day < skv_day_from_ymd (2027, 6, 1); day++)
    {
      g_autoptr (GPtrArray) list = skv_notice_list_due (plan, day, NULL, 0);
      g_autofree char *text = skv_day_format (day);

      for (guint i = 0; i < list->len; i++)
        g_string_append_printf (days, "%s %s ", text, ((SkvNoticeDue *) list->pdata[i])->id);
    }
  g_assert_cmpstr (days->str, ==, "2027-03-11 job 2027-03-23 job 2027-03-30 job ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (timelines); i++)
    {
      g_autofree char *path = g_strconcat ("/notice-timeline/", timelines[i].name, NULL);

      g_test_add_data_func (path, &timelines[i], test_timeline);
    }
  g_test_add_func ("/notice-timeline/organisations", test_organisations);
  g_test_add_func ("/notice-timeline/due", test_due);
  return g_test_run ();
}
