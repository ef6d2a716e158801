/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/examples.h"
#include "core/exchange/json-reader.h"
#include "core/publish/year-picture.h"

#include <string.h>

/* Rows that are split into a band for each organisation. */

#define DAY_MINUTES 1440
#define YEAR 2019

/* --- the layout, against each band laid out alone --------------------------------------------- */

typedef struct
{
  const char *name;
  guint32 seed;
  guint n_bands;
  guint n_lanes;
  guint n_bars;
  double width;
  double height;
  gboolean by_week;
  gboolean hide_empty;
} Case;

static const Case cases[] = {
  { "one", 1, 1, 3, 60, 1200, 900, FALSE, FALSE },
  { "two", 2, 2, 4, 200, 1400, 1200, FALSE, FALSE },
  { "seven", 3, 7, 4, 300, 1600, 1000, FALSE, FALSE },
  { "seven-by-week", 4, 7, 4, 300, 1100, 700, TRUE, FALSE },
  { "seven-empty-hidden", 5, 7, 3, 60, 1600, 1000, FALSE, TRUE },
  { "no-bars", 6, 5, 1, 0, 1600, 1000, FALSE, FALSE },
  { "crowded", 7, 4, 3, 20000, 1600, 1000, FALSE, FALSE },
  { "many-bands", 8, 300, 2, 900, 1600, 1000, FALSE, FALSE },
};

/* every bar of every band; each third one is in the next band too */
static GArray *
random_bars (const Case *row)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (row->seed);
  GArray *bars = g_array_new (FALSE, TRUE, sizeof (SkvYearBar));
  SkvDay first = skv_day_from_ymd (YEAR, 1, 1) - 10;

  for (guint i = 0; i < row->n_bars; i++)
    {
      gint64 start = (first + g_rand_int_range (rand, 0, 385)) * DAY_MINUTES;
      SkvYearBar bar = {
        .index = i,
        .start = start,
        .end = start + g_rand_int_range (rand, 1, 9 * DAY_MINUTES),
        .lane = (guint) g_rand_int_range (rand, 0, (gint32) row->n_lanes),
        .flags = g_rand_int_range (rand, 0, 9) == 0 ? SKV_YEAR_BAR_GHOST : 0,
        .band = (guint) g_rand_int_range (rand, 0, (gint32) row->n_bands),
      };

      g_array_append_val (bars, bar);
      bar.band++;
      if (i % 3 == 0 && bar.band < row->n_bands)
        g_array_append_val (bars, bar);
    }
  return bars;
}

static SkvYearLayout *
lay_out (const Case *row, const GArray *bars, guint n_bands)
{
  SkvYearMetrics metrics;

  skv_year_metrics_init (&metrics, row->width, 1.0);
  metrics.by_week = row->by_week;
  metrics.n_bands = n_bands;
  metrics.hide_empty_bands = row->hide_empty;
  metrics.min_cap = metrics.max_cap; /* density is the same however high it gets */
  metrics.crowd = 100000;
  return skv_year_layout_new (skv_day_from_ymd (YEAR, 1, 1), skv_day_from_ymd (YEAR + 1, 1, 1),
                              &g_array_index (bars, SkvYearBar, 0), bars->len, row->width,
                              row->height, &metrics);
}

/* Bands of a row lie in order, without gaps, down to the end of the row. */
static void
check_bands (const Case *row, const SkvYearLayout *layout)
{
  for (guint i = 0; i < skv_year_layout_get_n_rows (layout); i++)
    {
      const SkvYearRow *in = skv_year_layout_get_row (layout, i);
      double below = in->bars_y, y, height;
      guint shown = 0;

      for (guint band = 0; band < row->n_bands; band++)
        {
          if (!skv_year_layout_get_band (layout, i, band, &y, &height))
            continue;
          shown++;
          g_assert_cmpfloat (ABS (y - below), <, 0.001);
          g_assert_cmpfloat (height, >=, skv_year_layout_get_pitch (layout) - 0.001);
          g_assert_cmpint (skv_year_layout_band_at (layout, y + height / 2.0), ==, (int) band);
          below = y + height;
        }
      if (!row->hide_empty)
        g_assert_cmpuint (shown, ==, row->n_bands);
      if (shown > 0)
        g_assert_cmpfloat (ABS (below - in->y - in->height), <, 0.001);
      g_assert_cmpint (skv_year_layout_band_at (layout, in->y), ==, -1);
    }
  g_assert_false (skv_year_layout_get_band (layout, 0, row->n_bands, NULL, NULL));
}

static GArray *
only_band (const GArray *bars, guint band)
{
  GArray *chosen = g_array_new (FALSE, TRUE, sizeof (SkvYearBar));

  for (guint i = 0; i < bars->len; i++)
    if (g_array_index (bars, SkvYearBar, i).band == band)
      g_array_append_val (chosen, g_array_index (bars, SkvYearBar, i));
  return chosen;
}

/* its place in a row, whatever the pitch is: bar, days, count, track within its band */
static char *
describe (const SkvYearLayout *layout, const SkvYearRect *rect, guint first_track)
{
  g_autoptr (GArray) inside = skv_year_layout_list_density (layout, rect);

  return g_strdup_printf ("%u:%u:%d-%d:%u:%u:%u:%u", rect->row, rect->bar, rect->first_day,
                          rect->end_day, rect->count, rect->flags, rect->track - first_track,
                          inside->len);
}

/* the tracks above a band in a row, by what the bands above it have when they are alone */
static void
check_band (const Case *row, const SkvYearLayout *all, const GArray *bars, guint band)
{
  g_autoptr (GArray) own = only_band (bars, band);
  g_autoptr (SkvYearLayout) alone = lay_out (row, own, 0);
  double pitch = skv_year_layout_get_pitch (all), y;
  guint n_all, n_alone, at = 0;
  const SkvYearRect *rects = skv_year_layout_get_rects (all, &n_all);
  const SkvYearRect *expected = skv_year_layout_get_rects (alone, &n_alone);

  for (guint i = 0; i < n_all; i++)
    {
      g_autofree char *got = NULL, *wanted = NULL;

      if (rects[i].band != band)
        continue;
      g_assert_cmpuint (at, <, n_alone);
      g_assert_true (skv_year_layout_get_band (all, rects[i].row, band, &y, NULL));
      got = describe (
        all, &rects[i],
        (guint) ((y - skv_year_layout_get_row (all, rects[i].row)->bars_y) / pitch + 0.5));
      wanted = describe (alone, &expected[at++], 0);
      g_assert_cmpstr (got, ==, wanted);
    }
  g_assert_cmpuint (at, ==, n_alone);
}

static void
test_layout (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (GArray) bars = random_bars (row);
  g_autoptr (SkvYearLayout) layout = lay_out (row, bars, row->n_bands);

  check_bands (row, layout);
  for (guint band = 0; band < row->n_bands; band++)
    check_band (row, layout, bars, band);
}

/* --- whose a bar is --------------------------------------------------------------------------- */

#define PLAN                                                                                       \
  "{\"format\":\"skv-plan\",\"version\":1,"                                                        \
  "\"plan\":{\"title\":\"T\",\"country\":\"NO\",\"timezone\":\"Europe/Oslo\"},"                    \
  "\"organisations\":[{\"id\":\"a\",\"name\":\"Ås kommune\"},"                                    \
  "{\"id\":\"b\",\"name\":\"Bø kommune\"},{\"id\":\"c\",\"name\":\"Nord Cå kommune\"},"          \
  "{\"id\":\"old\",\"name\":\"Gamle kommune\",\"valid_until\":\"2019-05-31\","                     \
  "\"successor\":\"b\"},"                                                                          \
  "{\"id\":\"gone\",\"name\":\"Borte kommune\",\"valid_until\":\"2017-12-31\"}],"                  \
  "\"systems\":[{\"id\":\"all\",\"name\":\"All\"},"                                                \
  "{\"id\":\"ab\",\"name\":\"AB\",\"organisations\":[\"a\",\"b\"]},"                               \
  "{\"id\":\"each\",\"name\":\"Each\",\"organisations\":[\"a\",\"b\",\"c\",\"old\"]}],"            \
  "\"items\":["

typedef struct
{
  const char *name;
  const char *item;  /* what it is for, in JSON */
  const char *only;  /* (nullable): ids with spaces */
  const char *bands; /* short names of those it is in */
  const char *all;   /* of all there are */
} WhoseCase;

static const WhoseCase whose[] = {
  { "everybody", "", NULL, "All", "All Ås Bø Nord-Cå Gamle" },
  { "one", ",\"organisations\":[\"b\"]", NULL, "Bø", "Ås Bø Nord-Cå Gamle" },
  { "two", ",\"organisations\":[\"c\",\"a\"]", NULL, "Ås Nord-Cå", "Ås Bø Nord-Cå Gamle" },
  { "all-of-them", ",\"organisations\":[\"c\",\"a\",\"b\"]", NULL, "All",
    "All Ås Bø Nord-Cå Gamle" },
  { "successor", ",\"organisations\":[\"old\"]", NULL, "Bø", "Ås Bø Nord-Cå Gamle" },
  { "system-of-all", ",\"systems\":[\"ab\",\"all\"]", NULL, "All", "All Ås Bø Nord-Cå Gamle" },
  { "system-of-two", ",\"systems\":[\"ab\"]", NULL, "Ås Bø", "Ås Bø Nord-Cå Gamle" },
  { "system-of-each", ",\"systems\":[\"each\"]", NULL, "All", "All Ås Bø Nord-Cå Gamle" },
  { "own-before-system", ",\"systems\":[\"ab\"],\"organisations\":[\"c\"]", NULL, "Nord-Cå",
    "Ås Bø Nord-Cå Gamle" },
  { "filter", ",\"organisations\":[\"c\",\"a\"]", "a b", "Ås", "Ås Bø" },
  { "filter-everybody", "", "a", "All", "All Ås" },
  { "never-lost", ",\"organisations\":[\"c\"]", "a b", "Nord-Cå", "Ås Bø Nord-Cå" },
};

/* a space within a name becomes a hyphen, so that names are told apart */
static void
append_name (GString *text, const SkvYearPicture *picture, guint band)
{
  g_autofree char *name = g_strdup (skv_year_picture_get_band (picture, band)->short_name);

  g_strdelimit (name, " ", '-');
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", name);
}

static SkvPlan *
read_plan (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (SkvImport) import = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);

  g_assert_no_error (error);
  import = skv_json_read (plan, "test", bytes, &error);
  g_assert_no_error (error);
  skv_plan_apply (plan, import->edit, &error);
  g_assert_no_error (error);
  return plan;
}

static SkvYearPicture *
draw (SkvPlan *plan, int year, const char *const *only)
{
  SkvDay from = skv_day_from_ymd (year, 1, 1), to = skv_day_from_ymd (year + 1, 1, 1);
  g_autoptr (SkvChecker) checker = skv_checker_new (plan, from, to);

  return skv_year_picture_new_full (
    plan, checker, year, &(SkvPictureOptions){ .by_organisation = TRUE, .organisations = only });
}

static void
test_whose (gconstpointer data)
{
  const WhoseCase *row = data;
  g_autofree char *json =
    g_strconcat (PLAN "{\"id\":\"i\",\"lane\":\"maintenance\",\"title\":\"I\","
                      "\"start\":\"2019-06-12\",\"end\":\"2019-06-13\"",
                 row->item, "}]}", NULL);
  g_autoptr (SkvPlan) plan = read_plan (json);
  g_auto (GStrv) only = row->only != NULL ? g_strsplit (row->only, " ", -1) : NULL;
  g_autoptr (SkvYearPicture) picture = draw (plan, YEAR, (const char *const *) only);
  g_autoptr (GString) bands = g_string_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  guint n, bar = skv_year_picture_find (picture, "i");
  const guint *list;

  g_assert_cmpuint (bar, !=, SKV_YEAR_NO_BAR);
  list = skv_year_picture_list_bands (picture, bar, &n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (skv_year_picture_is_in_band (picture, bar, list[i]));
      append_name (bands, picture, list[i]);
    }
  for (guint i = 0; i < skv_year_picture_get_n_bands (picture); i++)
    append_name (all, picture, i);
  g_assert_cmpstr (bands->str, ==, row->bands);
  g_assert_cmpstr (all->str, ==, row->all);
}

/* --- the example of a joint office ------------------------------------------------------------ */

static SkvPlan *
load_example (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = skv_example_load (name, &error);
  g_autofree char *json = NULL;

  g_assert_no_error (error);
  json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return read_plan (json);
}

/* Each bar has a rectangle, or is within density, in each of its bands, and in no other. */
static void
test_office (void)
{
  g_autoptr (SkvPlan) plan = load_example ("joint-office-2027");
  g_autoptr (SkvYearPicture) picture = draw (plan, 2027, NULL);
  g_autoptr (SkvYearLayout) layout = NULL;
  SkvYearMetrics metrics;
  guint n_bars = skv_year_picture_get_n_bars (picture), n;

  /* everybody, and six that there are in that year */
  g_assert_cmpuint (skv_year_picture_get_n_bands (picture), ==, 7);
  skv_year_metrics_init (&metrics, 1600, 1.0);
  layout = skv_year_picture_layout (picture, 1600, 1000, &metrics);
  g_assert_cmpuint (skv_year_layout_get_metrics (layout)->n_bands, ==, 7);
  for (guint bar = 0; bar < n_bars; bar++)
    {
      const SkvYearRect *rects = skv_year_layout_get_rects (layout, NULL);
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      const guint *at = skv_year_layout_find_bar (layout, bar, &n);
      guint n_bands;

      skv_year_picture_list_bands (picture, bar, &n_bands);
      g_assert_cmpuint (n_bands, >, 0);
      for (guint i = 0; i < n; i++)
        {
          g_assert_true (skv_year_picture_is_in_band (picture, bar, rects[at[i]].band));
          g_hash_table_add (seen, GUINT_TO_POINTER (rects[at[i]].band));
        }
      g_assert_cmpuint (g_hash_table_size (seen), ==, n_bands);
    }
}

/* With a single organisation there is nothing to stand beside. */
static void
test_alone (void)
{
  g_autoptr (SkvPlan) plan = read_plan (
    "{\"format\":\"skv-plan\",\"version\":1,\"plan\":{\"title\":\"T\",\"country\":\"NO\","
    "\"timezone\":\"Europe/Oslo\"},\"organisations\":[{\"id\":\"a\",\"name\":\"A\"}],"
    "\"items\":[{\"id\":\"i\",\"lane\":\"maintenance\",\"title\":\"I\",\"start\":\"2019-06-12\","
    "\"end\":\"2019-06-13\"}]}");
  g_autoptr (SkvYearPicture) picture = draw (plan, YEAR, NULL);
  guint n;

  g_assert_cmpuint (skv_year_picture_get_n_bands (picture), ==, 0);
  g_assert_null (skv_year_picture_list_bands (picture, 0, &n));
  g_assert_cmpuint (n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/publish/year-bands/layout/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_layout);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (whose); i++)
    {
      g_autofree char *path = g_strdup_printf ("/publish/year-bands/whose/%s", whose[i].name);

      g_test_add_data_func (path, &whose[i], test_whose);
    }
  g_test_add_func ("/publish/year-bands/office", test_office);
  g_test_add_func ("/publish/year-bands/alone", test_alone);
  return g_test_run ();
}
