/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/sites.h"

typedef struct
{
  const char *name, *json;
  const char *again; /* as it is written; NULL: it cannot be read */
  const char *words; /* NULL: no sites */
} Case;

static const Case cases[] = {
  { "none", NULL, "", NULL },
  { "empty", "[]", "", NULL },
  { "one", "[{\"name\": \"A\"}]", "[{\"name\": \"A\", \"done\": false}]",
    "0 of 1 site done; remaining: A" },
  { "two windows",
    "[{\"name\":\"Molde legevakt\",\"start\":\"2027-06-12\",\"end\":\"2027-06-14\",\"done\":true},"
    "{\"name\":\"Midsund\",\"start\":\"2027-06-27\",\"end\":\"2027-06-29\",\"done\":false}]",
    "[{\"name\": \"Molde legevakt\", \"start\": \"2027-06-12\", \"end\": \"2027-06-14\", "
    "\"done\": true},{\"name\": \"Midsund\", \"start\": \"2027-06-27\", \"end\": \"2027-06-29\", "
    "\"done\": false}]",
    "1 of 2 sites done; remaining: Midsund, 27–28 June 2027" },
  { "one day", "[{\"name\":\"A\",\"start\":\"2027-06-12\",\"done\":true}]",
    "[{\"name\": \"A\", \"start\": \"2027-06-12\", \"end\": \"2027-06-13\", \"done\": true}]",
    "1 of 1 site done" },
  { "quoted", "[{\"name\":\"\\\"<b>\\\"\",\"done\":null}]", NULL, NULL },
  { "no name", "[{\"done\":true}]", NULL, NULL },
  { "empty name", "[{\"name\":\"\"}]", NULL, NULL },
  { "no object", "[\"A\"]", NULL, NULL },
  { "no array", "{\"name\":\"A\"}", NULL, NULL },
  { "no date", "[{\"name\":\"A\",\"start\":\"soon\"}]", NULL, NULL },
  { "end before start", "[{\"name\":\"A\",\"start\":\"2027-06-12\",\"end\":\"2027-06-12\"}]", NULL,
    NULL },
  { "end alone", "[{\"name\":\"A\",\"end\":\"2027-06-12\"}]", NULL, NULL },
  { "no JSON", "A, B", NULL, NULL },
};

static void
test_case (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sites = skv_sites_parse (row->json, &error);
  g_autofree char *again = NULL, *words = NULL;

  if (row->again == NULL)
    {
      g_assert_null (sites);
      g_assert_nonnull (error);
      return;
    }
  g_assert_no_error (error);
  again = skv_sites_format (sites);
  words = skv_sites_words (sites);
  g_assert_cmpstr (again, ==, *row->again != '\0' ? row->again : NULL);
  g_assert_cmpstr (words, ==, row->words);
}

typedef struct
{
  const char *text, *name, *days;
} Typed;

static const Typed typed[] = {
  { "Molde legevakt 12. og 13. juni", "Molde legevakt", "2027-06-12 2027-06-14" },
  { "Midsund legekontor 27.6.2028", "Midsund legekontor", "2028-06-27 2028-06-28" },
  { "Molde legevakt", "Molde legevakt", "" },
  { "  Skole 4 ", "Skole 4", "" },
  { "12. juni", "12. juni", "" },
  { "  ", NULL, "" },
};

static void
test_typed (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (SkvSite) site = skv_site_read (typed[i].text, "nb", 2027);
      g_autofree char *start = NULL, *end = NULL, *days = NULL;

      if (typed[i].name == NULL)
        {
          g_assert_null (site);
          continue;
        }
      g_assert_cmpstr (site->name, ==, typed[i].name);
      g_assert_false (site->done);
      if (site->start != SKV_DAY_NONE)
        {
          start = skv_day_format (site->start);
          end = skv_day_format (site->end);
        }
      days = start != NULL ? g_strdup_printf ("%s %s", start, end) : g_strdup ("");
      g_assert_cmpstr (days, ==, typed[i].days);
    }
}

static void
test_find (void)
{
  g_autoptr (GPtrArray) sites =
    skv_sites_parse ("[{\"name\":\"North\"},{\"name\":\"North West\"},{\"name\":\"South\"}]", NULL);

  g_assert_true (skv_sites_find (sites, "north") == sites->pdata[0]);
  g_assert_true (skv_sites_find (sites, "NORTH W") == sites->pdata[1]);
  g_assert_true (skv_sites_find (sites, "s") == sites->pdata[2]);
  g_assert_null (skv_sites_find (sites, "nor"));
  g_assert_null (skv_sites_find (sites, "east"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sites/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/sites/typed", test_typed);
  g_test_add_func ("/sites/find", test_find);
  return g_test_run ();
}
