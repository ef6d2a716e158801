/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <time.h>

#include "app/conflicts/conflict-lines.h"
#include "app/conflicts/conflict-report.h"
#include "core/conflict/exceptions.h"

/* --- a plan with a bit of everything ---------------------------------------------------------- */

typedef struct
{
  SkvPlan *plan;
  SkvSession *session;
  SkvConflictLines *lines;
  guint n_told; /* positions that were told to be other ones */
} Fixture;

static void
put_system (SkvEdit *edit, const char *id, const char *name, const char *owner)
{
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, id);

  skv_set_text (&system->name, name);
  skv_set_text (&system->owner, owner);
  skv_edit_put (edit, system);
}

/* @systems: with a blank between */
static void
put_item (SkvEdit *edit,
          SkvPlan *plan,
          const char *id,
          const char *lane,
          const char *title,
          const char *start,
          const char *end,
          const char *systems)
{
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, id);
  g_auto (GStrv) ids = g_strsplit (systems, " ", -1);

  skv_set_text (&item->lane, lane);
  skv_set_text (&item->title, title);
  item->all_day = strchr (start, 'T') == NULL;
  item->start = item->all_day ? (gint64) skv_day_parse (start) * SKV_DAY_SECONDS
                              : skv_zone_parse (skv_plan_get_zone (plan), start);
  item->end = item->all_day ? (gint64) skv_day_parse (end) * SKV_DAY_SECONDS
                            : skv_zone_parse (skv_plan_get_zone (plan), end);
  if (*systems != '\0')
    skv_set_texts (&item->systems, (const char *const *) ids);
  if (g_str_equal (id, "pay-1"))
    skv_set_text (&item->department, "office");
  skv_edit_put (edit, item);
}

static void
apply (SkvPlan *plan, SkvEdit *edit)
{
  g_autoptr (GError) error = NULL;

  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

static SkvPlan *
new_plan (void)
{
  SkvPlan *plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("Fill");
  SkvDepartment *office = skv_record_new (SKV_KIND_DEPARTMENT, "office");

  skv_set_text (&office->name, "Back office");
  skv_edit_put (edit, office);
  put_system (edit, "pay", "Pay", "Head of pay");
  put_system (edit, "net", "Network", "Chief of networks");
  put_item (edit, plan, "close", "critical", "Closing of the books", "2019-01-10", "2019-02-01",
            "pay");
  put_item (edit, plan, "quiet", "critical", "Quiet weeks", "2019-06-01", "2019-06-15", "net pay");
  put_item (edit, plan, "pay-1", "maintenance", "Pay: new release", "2019-01-16T18:00",
            "2019-01-16T20:00", "pay");
  put_item (edit, plan, "net-1", "maintenance", "Blåbær switches", "2019-06-05T18:00",
            "2019-06-05T20:00", "net");
  put_item (edit, plan, "both", "maintenance", "Move of both", "2019-06-12T17:00",
            "2019-06-12T19:00", "pay net");
  put_item (edit, plan, "unknown", "maintenance", "Nobody knows what", "2019-11-14T18:00",
            "2019-11-14T20:00", "");
  apply (plan, edit);
  return plan;
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  fixture->n_told += removed + added;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->plan = new_plan ();
  fixture->session = skv_session_new (fixture->plan, skv_day_parse ("2019-05-01"));
  fixture->lines = skv_conflict_lines_new ();
  g_signal_connect (fixture->lines, "items-changed", G_CALLBACK (on_items_changed), fixture);
  skv_conflict_lines_sort (fixture->lines, &(SkvConflictsOrder){ SKV_CONFLICTS_SEVERITY, FALSE },
                           1);
  skv_conflict_lines_update (fixture->lines, fixture->session);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->lines);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->plan);
}

static SkvConflictLine *
get_line (SkvConflictLines *lines, guint position)
{
  g_autoptr (SkvConflictLine) line = g_list_model_get_item (G_LIST_MODEL (lines), position);

  return line; /* the model keeps it */
}

/* "[Heading] item/against item", only of one check, so that other checks do not disturb */
static char *
list (SkvConflictLines *lines, const char *check)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (lines));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      SkvConflictLine *line = get_line (lines, i);

      if (!line->heading && g_strcmp0 (line->check, check) != 0)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (line->heading)
        g_string_append_printf (text, "[%s]", line->text[SKV_CONFLICTS_SEVERITY]->text);
      else
        g_string_append_printf (text, "%s/%s", line->item, line->against);
    }
  return g_string_free (text, FALSE);
}

static void
word_all (SkvConflictLines *lines)
{
  while (skv_conflict_lines_lacks_words (lines) && skv_conflict_lines_word (lines, 0))
    continue;
}

/* --- order -------------------------------------------------------------------------------------
 */

typedef struct
{
  const char *name;
  SkvConflictsColumn column;
  gboolean descending;
  const char *expected;
} OrderCase;

static const OrderCase order_cases[] = {
  { "when", SKV_CONFLICTS_WHEN, FALSE, "pay-1/close net-1/quiet both/quiet" },
  { "when-down", SKV_CONFLICTS_WHEN, TRUE, "both/quiet net-1/quiet pay-1/close" },
  { "what", SKV_CONFLICTS_WHAT, FALSE, "net-1/quiet both/quiet pay-1/close" },
  { "what-down", SKV_CONFLICTS_WHAT, TRUE, "pay-1/close both/quiet net-1/quiet" },
  { "against", SKV_CONFLICTS_AGAINST, FALSE, "pay-1/close net-1/quiet both/quiet" },
  { "against-down", SKV_CONFLICTS_AGAINST, TRUE, "net-1/quiet both/quiet pay-1/close" },
  /* made when they are asked for */
  { "systems", SKV_CONFLICTS_SYSTEMS, FALSE, "net-1/quiet pay-1/close both/quiet" },
  { "systems-down", SKV_CONFLICTS_SYSTEMS, TRUE, "both/quiet pay-1/close net-1/quiet" },
  { "owner", SKV_CONFLICTS_OWNER, FALSE, "net-1/quiet pay-1/close both/quiet" },
  { "owner-down", SKV_CONFLICTS_OWNER, TRUE, "pay-1/close both/quiet net-1/quiet" },
};

static void
test_order (Fixture *fixture, gconstpointer data)
{
  const OrderCase *row = data;
  g_autofree char *found = NULL;

  skv_conflict_lines_sort (fixture->lines, &(SkvConflictsOrder){ row->column, row->descending }, 1);
  word_all (fixture->lines);
  found = list (fixture->lines, "critical-period");
  g_assert_cmpstr (found, ==, row->expected);
}

/* --- groups ------------------------------------------------------------------------------------
 */

typedef struct
{
  const char *name;
  SkvConflictsGrouping grouping;
  const char *expected; /* begins so */
} GroupCase;

static const GroupCase group_cases[] = {
  { "check", SKV_CONFLICTS_BY_CHECK, "[Critical period] pay-1/close net-1/quiet both/quiet" },
  { "month", SKV_CONFLICTS_BY_MONTH,
    "[January 2019] pay-1/close [June 2019] net-1/quiet both/quiet [November 2019]" },
  { "department", SKV_CONFLICTS_BY_DEPARTMENT,
    "[Back office] pay-1/close [No Department] net-1/quiet both/quiet" },
  { "system", SKV_CONFLICTS_BY_SYSTEM,
    "[Network] net-1/quiet both/quiet [Pay] pay-1/close both/quiet" },
  { "owner", SKV_CONFLICTS_BY_OWNER,
    "[Chief of networks] net-1/quiet [Head of pay] pay-1/close both/quiet" },
  { "severity", SKV_CONFLICTS_BY_SEVERITY, "[Hard conflict] pay-1/close net-1/quiet both/quiet" },
};

static void
test_group (Fixture *fixture, gconstpointer data)
{
  const GroupCase *row = data;
  g_autofree char *found = NULL;

  skv_conflict_lines_group (fixture->lines, row->grouping);
  word_all (fixture->lines);
  found = list (fixture->lines, "critical-period");
  if (!g_str_has_prefix (found, row->expected))
    g_assert_cmpstr (found, ==, row->expected);
}

/* --- search ------------------------------------------------------------------------------------
 */

typedef struct
{
  const char *words;
  const char *expected;
} SearchCase;

static const SearchCase search_cases[] = {
  { "", "pay-1/close net-1/quiet both/quiet" },
  { "blabaer", "net-1/quiet" },
  { "BOOKS", "pay-1/close" },
  { "quiet move", "both/quiet" },
  { "quiet books", "" },
  { "head of pay", "pay-1/close both/quiet" },
  { "june", "net-1/quiet both/quiet" },
  { "back office", "pay-1/close" },
  { "critical", "pay-1/close net-1/quiet both/quiet" },
  { "zebra", "" },
};

static void
test_search (Fixture *fixture, gconstpointer data)
{
  const SearchCase *row = data;
  g_autofree char *found = NULL;

  skv_conflict_lines_search (fixture->lines, row->words);
  word_all (fixture->lines);
  found = list (fixture->lines, "critical-period");
  g_assert_cmpstr (found, ==, row->expected);
}

/* What was typed before does not stay. */
static void
test_search_again (Fixture *fixture, gconstpointer data)
{
  guint all[SKV_CONFLICT_N_STATES], some[SKV_CONFLICT_N_STATES];
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->lines));

  skv_conflict_lines_search (fixture->lines, "zebra");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->lines)), ==, 0);
  skv_conflict_lines_search (fixture->lines, "books");
  skv_conflict_lines_count (fixture->lines, all, some);
  g_assert_cmpuint (all[SKV_CONFLICT_HARD], ==, 3);
  g_assert_cmpuint (some[SKV_CONFLICT_HARD], ==, 1);
  g_assert_cmpuint (all[SKV_CONFLICT_MISSING], ==, 1);
  skv_conflict_lines_search (fixture->lines, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->lines)), ==, n);
}

/* --- following ---------------------------------------------------------------------------------
 */

static SkvConflictLine *
find (Fixture *fixture, const char *check, const char *item)
{
  return skv_conflict_lines_lookup (fixture->lines, check, item, NULL);
}

/* A line that says the same of the same two stays the object that it was, and nothing is told. */
static void
test_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("Move");
  SkvConflictLine *before = find (fixture, "critical-period", "net-1");
  SkvItem *item = skv_record_copy (skv_plan_get_item (fixture->plan, "both"));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->lines));

  fixture->n_told = 0;
  skv_conflict_lines_update (fixture->lines, fixture->session);
  g_assert_cmpuint (fixture->n_told, ==, 0);

  item->start += 60 * SKV_DAY_SECONDS; /* where nothing is in its way */
  item->end += 60 * SKV_DAY_SECONDS;
  skv_edit_put (edit, item);
  apply (fixture->plan, edit);
  skv_conflict_lines_update (fixture->lines, fixture->session);
  g_assert_null (skv_conflict_lines_lookup (fixture->lines, "critical-period", "both", "quiet"));
  g_assert_true (find (fixture, "critical-period", "net-1") == before);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->lines)), <, n);
}

/* What is accepted says by whom, and comes last; what is withdrawn is open again. */
static void
test_accepted (Fixture *fixture, gconstpointer data)
{
  SkvConflictLine *line = find (fixture, "critical-period", "pay-1");
  SkvConflict *conflict = skv_conflict_lines_describe (fixture->lines, line);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit =
    skv_exception_accept (fixture->plan, skv_session_get_checker (fixture->session), conflict,
                          "agreed", "IT manager", skv_day_parse ("2019-03-01"), &error);
  g_autoptr (SkvEdit) back = NULL;

  g_assert_no_error (error);
  skv_conflict_free (conflict);
  apply (fixture->plan, edit);
  skv_conflict_lines_update (fixture->lines, fixture->session);
  g_assert_true (find (fixture, "critical-period", "pay-1") == line);
  g_assert_cmpint (line->state, ==, SKV_CONFLICT_ACCEPTED);
  skv_conflict_lines_word_line (fixture->lines, line);
  g_assert_cmpstr (line->text[SKV_CONFLICTS_STATE]->text, ==,
                   "Accepted by IT manager until 1 March 2019: agreed");
  g_assert_cmpuint (skv_conflict_lines_find (fixture->lines, line), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (fixture->lines)) - 1);

  back = skv_exception_withdraw (fixture->plan, line->check, line->item, line->against);
  apply (fixture->plan, back);
  skv_conflict_lines_update (fixture->lines, fixture->session);
  g_assert_cmpint (line->state, ==, SKV_CONFLICT_HARD);
  g_assert_cmpstr (line->text[SKV_CONFLICTS_STATE]->text, ==, "Open");
}

/* A conflict stays while one of its sides is let through. */
static void
test_filter (Fixture *fixture, gconstpointer data)
{
  SkvView *view = skv_record_new (SKV_KIND_VIEW, NULL);
  const char *const systems[] = { "net", NULL };
  g_autofree char *found = NULL;

  skv_set_texts (&view->systems, systems);
  skv_session_set_view (fixture->session, view);
  skv_record_unref (view);
  skv_conflict_lines_update (fixture->lines, fixture->session);
  found = list (fixture->lines, "critical-period");
  g_assert_cmpstr (found, ==, "net-1/quiet both/quiet");
  skv_session_set_view (fixture->session, NULL);
}

/* --- words -------------------------------------------------------------------------------------
 */

static void
test_described (Fixture *fixture, gconstpointer data)
{
  SkvConflictLine *line = find (fixture, "critical-period", "pay-1");
  g_autofree char *words = NULL;

  skv_conflict_lines_word_line (fixture->lines, line);
  words = skv_conflict_line_describe (line);
  g_assert_cmpstr (words, ==,
                   "Hard conflict. Wed 16 January 18:00. Pay: new release. Closing of the books. "
                   "Critical period. Pay. Whom to Ask: Head of pay. Open");
}

static void
test_message (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autofree char *text = NULL;
  const char *second;

  g_ptr_array_add (chosen, find (fixture, "critical-period", "net-1"));
  g_ptr_array_add (chosen, find (fixture, "critical-period", "pay-1"));
  g_ptr_array_add (chosen, find (fixture, "critical-period", "both"));
  text = skv_conflict_report_text (fixture->lines, chosen);
  g_assert_true (g_str_has_prefix (text, "Chief of networks: 1 conflict\n\n"
                                         "• Blåbær switches, Wed 5 June 18:00\n"));
  second =
    strstr (text, "\nHead of pay: 2 conflicts\n\n• Pay: new release, Wed 16 January 18:00\n");
  g_assert_nonnull (second);
  g_assert_nonnull (strstr (second, "\n• Move of both, Wed 12 June 17:00\n"));
  g_assert_nonnull (strstr (text, "  Hard conflict: Critical period\n"));
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  skv_conflict_report_put_head (csv);
  g_assert_true (g_str_has_prefix (csv->str, "Severity,When,What,Against What,Check,Systems,"
                                             "Whom to Ask,State,Date,Message,Solution,"));
  g_string_truncate (csv, 0);
  skv_conflict_report_put_row (csv, fixture->lines, find (fixture, "critical-period", "both"));
  g_assert_true (g_str_has_prefix (csv->str, "Hard conflict,Wed 12 June 17:00,Move of both,"
                                             "Quiet weeks,Critical period,\""));
  g_assert_true (g_str_has_suffix (csv->str, ",both,quiet\r\n"));
}

/* --- a hundred thousand ------------------------------------------------------------------------
 */

#define MANY_SYSTEMS 100
#define MANY_PERIODS 10 /* a system, over the whole year */
#define MANY_JOBS 10000

static double
cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static SkvPlan *
new_large_plan (void)
{
  SkvPlan *plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("Fill");

  for (int i = 0; i < MANY_SYSTEMS; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%d", i), *name = g_strdup_printf ("System %d", i),
                      *owner = g_strdup_printf ("Owner of %d", i);

      put_system (edit, id, name, owner);
    }
  for (int i = 0; i < MANY_SYSTEMS * MANY_PERIODS; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%d", i), *title = g_strdup_printf ("Period %d", i),
                      *system = g_strdup_printf ("s%d", i / MANY_PERIODS);

      put_item (edit, plan, id, "critical", title, "2019-01-01", "2020-01-01", system);
    }
  for (int i = 0; i < MANY_JOBS; i++)
    {
      g_autofree char *id = g_strdup_printf ("j%d", i), *title = g_strdup_printf ("Job %d", i),
                      *system = g_strdup_printf ("s%d", i % MANY_SYSTEMS),
                      *day = skv_day_format (skv_day_from_ymd (2019, 1, 2) + i % 360),
                      *start = g_strdup_printf ("%sT18:00", day),
                      *end = g_strdup_printf ("%sT20:00", day);

      put_item (edit, plan, id, "maintenance", title, start, end, system);
    }
  apply (plan, edit);
  return plan;
}

static void
tell (const char *what, double *since)
{
  double now = cpu ();

  g_test_message ("%-40s %8.1f ms", what, now - *since);
  *since = cpu ();
}

/* What each thing that people do costs on the main loop; the figures are told, and none may be so
 * large that somebody waits (ten times what it takes on a small machine). */
static void
test_many (void)
{
  static const char *const typed[] = { "j", "jo", "job", "job ", "job 9", "job 99", "" };
  g_autoptr (SkvPlan) plan = new_large_plan ();
  g_autoptr (SkvSession) session = skv_session_new (plan, skv_day_parse ("2019-05-01"));
  g_autoptr (SkvConflictLines) lines = skv_conflict_lines_new ();
  g_autoptr (SkvEdit) edit = skv_edit_new ("Move");
  SkvItem *item = skv_record_copy (skv_plan_get_item (plan, "j5000"));
  guint n = skv_checker_get_n_found (skv_session_get_checker (session));
  double since = cpu (), begin, most = 0, all = 0;

  g_test_message ("%u conflicts", n);
  g_assert_cmpuint (n, >=, 100000);
  skv_conflict_lines_sort (lines, &(SkvConflictsOrder){ SKV_CONFLICTS_SEVERITY, FALSE }, 1);
  skv_conflict_lines_update (lines, session);
  tell ("the page is opened", &since);
  skv_conflict_lines_sort (lines, &(SkvConflictsOrder){ SKV_CONFLICTS_WHAT, FALSE }, 1);
  tell ("sorted by title", &since);
  skv_conflict_lines_group (lines, SKV_CONFLICTS_BY_MONTH);
  tell ("grouped by month", &since);
  skv_conflict_lines_group (lines, SKV_CONFLICTS_NO_GROUPS);
  skv_conflict_lines_search (lines, "jx");
  since = cpu ();
  for (gboolean more = TRUE; more;)
    {
      begin = cpu ();
      more = skv_conflict_lines_word (lines, 4000);
      most = MAX (most, more ? cpu () - begin : 0);
      all += cpu () - begin;
    }
  g_test_message ("all in words: %.1f ms, at most %.1f ms at once", all, most);
  since = cpu ();
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *what = g_strdup_printf ("typed: “%s”", typed[i]);

      skv_conflict_lines_search (lines, typed[i]);
      tell (what, &since);
    }
  item->start += SKV_DAY_SECONDS;
  item->end += SKV_DAY_SECONDS;
  skv_edit_put (edit, item);
  apply (plan, edit);
  skv_checker_get_n_found (skv_session_get_checker (session));
  tell ("an edit, before the page", &since);
  skv_conflict_lines_update (lines, session);
  tell ("the page after an edit", &since);
  skv_conflict_lines_search (lines, "job 99");
  begin = cpu ();
  skv_conflict_lines_search (lines, "job 999");
  g_assert_cmpfloat (cpu () - begin, <, 250);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (order_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/conflicts/order/%s", order_cases[i].name);

      g_test_add (path, Fixture, &order_cases[i], set_up, test_order, tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (group_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/conflicts/group/%s", group_cases[i].name);

      g_test_add (path, Fixture, &group_cases[i], set_up, test_group, tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (search_cases); i++)
    {
      g_autofree char *path =
        g_strdup_printf ("/conflicts/search/%u %s", (guint) i, search_cases[i].words);

      g_test_add (path, Fixture, &search_cases[i], set_up, test_search, tear_down);
    }
  g_test_add ("/conflicts/search-again", Fixture, NULL, set_up, test_search_again, tear_down);
  g_test_add ("/conflicts/stays", Fixture, NULL, set_up, test_stays, tear_down);
  g_test_add ("/conflicts/accepted", Fixture, NULL, set_up, test_accepted, tear_down);
  g_test_add ("/conflicts/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/conflicts/described", Fixture, NULL, set_up, test_described, tear_down);
  g_test_add ("/conflicts/message", Fixture, NULL, set_up, test_message, tear_down);
  g_test_add ("/conflicts/table", Fixture, NULL, set_up, test_table, tear_down);
  g_test_add_func ("/conflicts/many", test_many);
  return g_test_run ();
}
