/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "core/exchange/view-filter.h"
#include "exchange/exchange-fixture.h"

/* Views against what they say, word by word: a twin that looks at everything anew each time. */

#define PLAN                                                                                       \
  "\"plan\": {\"title\": \"County\", \"country\": \"NO\", \"time_zone\": \"Europe/Oslo\"},"        \
  "\"organisations\": [{\"id\": \"o1\", \"name\": \"Fylket\"},"                                    \
  "  {\"id\": \"o2\", \"name\": \"Kommunen\"}],"                                                   \
  "\"departments\": [{\"id\": \"d1\", \"name\": \"Lønn\", \"organisation\": \"o1\"},"             \
  "  {\"id\": \"d2\", \"name\": \"Skole\", \"organisation\": \"o2\"}],"                            \
  "\"contacts\": [{\"id\": \"c1\", \"role\": \"Systemansvarlig\", \"department\": \"d2\"}],"       \
  "\"systems\": [{\"id\": \"net\", \"name\": \"Nettverk\"},"                                       \
  "  {\"id\": \"idp\", \"name\": \"FEIDE\", \"owner\": \"c1\"},"                                   \
  "  {\"id\": \"pay\", \"name\": \"Visma\", \"owner\": \"d1\", \"organisations\": [\"o1\"]},"      \
  "  {\"id\": \"wifi\", \"name\": \"Trådløst\"},"                                                \
  "  {\"id\": \"school\", \"name\": \"Skolesystemer\", \"kind\": \"group\"}],"                     \
  "\"relations\": [{\"from\": \"idp\", \"to\": \"net\", \"kind\": \"depends-on\"},"                \
  "  {\"from\": \"pay\", \"to\": \"idp\", \"kind\": \"depends-on\"},"                              \
  "  {\"from\": \"wifi\", \"to\": \"school\", \"kind\": \"member-of\"},"                           \
  "  {\"from\": \"idp\", \"to\": \"school\", \"kind\": \"member-of\"}]"

static const char *const systems[] = { "net", "idp", "pay", "wifi", "school" };
static const char *const organisations[] = { "o1", "o2" };
static const char *const departments[] = { "d1", "d2" };
static const char *const lanes[] = { "maintenance", "window", "critical", "holiday" };
static const char *const works[] = { "security", "upgrade" };
static const char *const priorities[] = { "none", "low", "critical" };
static const char *const statuses[] = { "proposed", "approved", "cancelled" };
static const char *const words[] = { "oppgradering", "paaske", "påske", "FEIDE", "lonn",
                                     "tradlost",     "xyz",    "ver",   "nett" };
static const char *const titles[] = { "Oppgradering", "Påskeversjon", "FEIDE og nett", "Ny" };

/* what work on the first reaches, worked out by hand (whole groups: its members too) */
static const char *const reached[][6] = {
  { "net", "net", "idp", "pay", "school", NULL },
  { "idp", "idp", "pay", "school", NULL },
  { "pay", "pay", NULL },
  { "wifi", "wifi", "school", NULL },
  { "school", "school", "wifi", "idp", "pay", NULL },
};

/* a random choice of some (transfer full) */
static GStrv
some (const char *const *from, int n, int one_in)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (int i = 0; i < n; i++)
    {
      if (g_test_rand_int_range (0, one_in) == 0)
        g_strv_builder_add (list, from[i]);
    }
  return g_strv_builder_end (list);
}

#define SOME(from, one_in) some (from, G_N_ELEMENTS (from), one_in)

static void
take (GStrv *field, GStrv list)
{
  g_strfreev (*field);
  *field = list;
}

static void
fill (SkvPlan *plan)
{
  g_autoptr (SkvEdit) edit = skv_edit_new ("fill");
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 150; i++)
    {
      SkvItem *item = skv_record_new (SKV_KIND_ITEM, NULL);

      skv_set_text (&item->lane, lanes[g_test_rand_int_range (0, 3)]);
      skv_set_text (&item->title, titles[g_test_rand_int_range (0, G_N_ELEMENTS (titles))]);
      item->all_day = TRUE;
      item->start = (skv_day_from_ymd (2027, 1, 4) + 2 * i) * (gint64) SKV_DAY_SECONDS;
      item->end = item->start + SKV_DAY_SECONDS;
      item->status = g_test_rand_bit () ? SKV_STATUS_APPROVED : SKV_STATUS_CANCELLED;
      item->priority = (SkvPriority) g_test_rand_int_range (0, 3);
      if (g_test_rand_bit ())
        skv_set_text (&item->work, works[g_test_rand_int_range (0, G_N_ELEMENTS (works))]);
      take (&item->systems, SOME (systems, 4));
      take (&item->organisations, SOME (organisations, 4));
      if (g_test_rand_int_range (0, 3) == 0)
        skv_set_text (&item->department, departments[g_test_rand_int_range (0, 2)]);
      skv_edit_put (edit, item);
    }
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

/* --- the twin -------------------------------------------------------------------------------- */

static gboolean
has (const GStrv list, const char *id)
{
  return g_strv_contains ((const char *const *) list, id);
}

static gboolean
names_one_of (const SkvOccurrence *occurrence, const char *const *ids)
{
  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    {
      if (g_strv_contains (ids, occurrence->systems[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
open_for_all (const SkvOccurrence *occurrence)
{
  return occurrence->systems[0] == NULL && strcmp (occurrence->lane, "window") == 0;
}

static gboolean
twin_systems (const SkvView *view, const SkvOccurrence *occurrence)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reached); i++)
    {
      if (has (view->systems, reached[i][0]) && names_one_of (occurrence, reached[i] + 1))
        return TRUE;
    }
  return open_for_all (occurrence);
}

static gboolean
twin_departments (const SkvView *view, const SkvOccurrence *occurrence)
{
  const char *department = occurrence->item != NULL ? occurrence->item->department : NULL;

  return (department != NULL && has (view->departments, department)) ||
         (has (view->departments, "d1") &&
          names_one_of (occurrence, (const char *const[]){ "pay", NULL })) ||
         (has (view->departments, "d2") &&
          names_one_of (occurrence, (const char *const[]){ "idp", NULL })) ||
         open_for_all (occurrence);
}

static gboolean
twin_organisation (const char *id, const SkvOccurrence *occurrence)
{
  if (occurrence->organisations[0] != NULL)
    return g_strv_contains (occurrence->organisations, id);
  if (occurrence->systems[0] == NULL)
    return TRUE;
  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    {
      if (strcmp (occurrence->systems[i], "pay") != 0 || strcmp (id, "o1") == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
twin_organisations (const SkvView *view, const SkvOccurrence *occurrence)
{
  for (char **id = view->organisations; *id != NULL; id++)
    {
      if (twin_organisation (*id, occurrence))
        return TRUE;
    }
  return FALSE;
}

/* all that is said of it, as somebody without Norwegian letters would type it */
static gboolean
twin_words (SkvPlan *plan, const SkvView *view, const SkvOccurrence *occurrence)
{
  g_autoptr (GString) text = g_string_new (occurrence->title);
  g_auto (GStrv) wanted = NULL;
  g_autofree char *small = NULL;

  g_string_append_printf (text, "|%s", skv_plan_lane_title (plan, occurrence->lane));
  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    g_string_append_printf (text, "|%s", skv_plan_system_name (plan, occurrence->systems[i]));
  for (guint i = 0; occurrence->organisations[i] != NULL; i++)
    g_string_append_printf (
      text, "|%s", strcmp (occurrence->organisations[i], "o1") == 0 ? "Fylket" : "Kommunen");
  if (occurrence->item != NULL && occurrence->item->department != NULL)
    g_string_append (text, strcmp (occurrence->item->department, "d1") == 0 ? "|Lønn" : "|Skole");
  small = g_utf8_strdown (text->str, -1);
  g_string_assign (text, small);
  g_string_replace (text, "å", "a", 0);
  g_string_replace (text, "ø", "o", 0);
  wanted = g_strsplit (view->search != NULL ? view->search : "", " ", -1);
  for (char **word = wanted; *word != NULL; word++)
    {
      g_autoptr (GString) plain = g_string_new (*word);
      g_autofree char *low = NULL;

      g_string_replace (plain, "aa", "a", 0);
      g_string_replace (plain, "å", "a", 0);
      low = g_ascii_strdown (plain->str, -1);
      if (strstr (text->str, low) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
twin_work (const SkvView *view, const SkvItem *item)
{
  if (item == NULL)
    return view->works[0] == NULL &&
           (view->priorities[0] == NULL || has (view->priorities, "none"));
  if (view->works[0] != NULL && (item->work == NULL || !has (view->works, item->work)))
    return FALSE;
  return view->priorities[0] == NULL || has (view->priorities, skv_priority_name (item->priority));
}

static gboolean
twin_matches (SkvPlan *plan, const SkvView *view, const SkvOccurrence *occurrence)
{
  if (strcmp (occurrence->lane, "holiday") == 0)
    return (view->organisations[0] == NULL || twin_organisations (view, occurrence)) &&
           (view->lanes[0] != NULL
              ? has (view->lanes, "holiday") && twin_words (plan, view, occurrence)
              : view->systems[0] == NULL && view->departments[0] == NULL &&
                  view->statuses[0] == NULL && view->works[0] == NULL &&
                  view->priorities[0] == NULL && view->search == NULL);
  return (view->lanes[0] == NULL || has (view->lanes, occurrence->lane)) &&
         (view->statuses[0] == NULL ||
          has (view->statuses, skv_status_name (occurrence->status))) &&
         twin_work (view, occurrence->item) &&
         (view->systems[0] == NULL || twin_systems (view, occurrence)) &&
         (view->departments[0] == NULL || twin_departments (view, occurrence)) &&
         (view->organisations[0] == NULL || twin_organisations (view, occurrence)) &&
         twin_words (plan, view, occurrence);
}

static void
test_against_twin (void)
{
  g_autoptr (SkvPlan) plan = fixture_plan (PLAN);
  g_autoptr (SkvOccurrences) all = NULL;
  guint shown = 0, hidden = 0;

  fill (plan);
  all = skv_occurrences_new (plan, skv_day_from_ymd (2027, 1, 1), skv_day_from_ymd (2028, 1, 1),
                             SKV_EXPAND_HOLIDAYS);
  for (int round = 0; round < 400; round++)
    {
      SkvView *view = skv_record_new (SKV_KIND_VIEW, NULL);
      g_autoptr (SkvViewFilter) filter = NULL;

      take (&view->systems, SOME (systems, 6));
      take (&view->organisations, SOME (organisations, 4));
      take (&view->departments, SOME (departments, 4));
      take (&view->lanes, SOME (lanes, 5));
      take (&view->statuses, SOME (statuses, 5));
      take (&view->works, SOME (works, 5));
      take (&view->priorities, SOME (priorities, 5));
      if (g_test_rand_int_range (0, 3) == 0)
        skv_set_text (&view->search, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      filter = skv_view_filter_new (plan, view);
      for (guint i = 0; i < skv_occurrences_get_n (all); i++)
        {
          const SkvOccurrence *occurrence = skv_occurrences_get (all, i);
          gboolean matches = skv_view_filter_matches (filter, occurrence);

          if (matches != twin_matches (plan, view, occurrence))
            {
              g_autofree char *told = skv_view_words (plan, view);

              g_error ("“%s” (%s) by %s: %d", occurrence->title, occurrence->lane, told, matches);
            }
          shown += matches ? 1 : 0;
          hidden += matches ? 0 : 1;
        }
      skv_record_unref (view);
    }
  g_assert_cmpuint (shown, >, 1000); /* or it would say little */
  g_assert_cmpuint (hidden, >, 1000);
}

static void
test_departments (void)
{
  g_autoptr (SkvPlan) plan = fixture_plan (PLAN);
  g_autoptr (SkvEdit) edit = NULL;
  const SkvView *view;
  guint n;

  edit = skv_views_for_departments (plan, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  view = skv_view_find (plan, "lønn");
  g_assert_nonnull (view);
  g_assert_cmpstr (view->departments[0], ==, "d1");
  g_assert_null (skv_views_for_departments (plan, &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (skv_view_find (plan, "none"));
  g_assert_true (skv_view_is_empty (NULL));
  g_assert_false (skv_view_is_empty (view));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view-filter/against-twin", test_against_twin);
  g_test_add_func ("/view-filter/departments", test_departments);
  return g_test_run ();
}
