/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/reach.h"
#include "plan-text.h"

/* What work on @work affects: "pgs" as a whole, "(school)" in part, "pgs~" only degraded; over the
 * fewest dependencies first. */
static const struct
{
  const char *name;
  const char *relations;
  const char *work;
  const char *affected;
  const char *causes; /* the systems on which work affects @work */
} cases[] = {
  { "alone", "", "a", "a", "a" },
  { "depends", "b depends-on a", "a", "a b", "a" },
  { "not-backwards", "b depends-on a", "b", "b", "b a" },
  { "transitive", "c depends-on b\nb depends-on a", "a", "a b c", "a" },
  { "group-has-members", "a member-of g\nb member-of g", "g", "g a b", "g a b" },
  { "member-reaches-group-in-part", "a member-of g\nb member-of g", "a", "a (g)", "a g" },
  { "dependant-of-group", "a member-of g\nb member-of g\nc depends-on g", "a", "a (g) c", "a g" },
  { "group-of-groups", "a member-of g\ng member-of h\nb member-of h\nc depends-on h", "a",
    "a (g) (h) c", "a g h" },
  { "member-of-dependant", "g depends-on a\nb member-of g", "a", "a g b", "a" },
  { "diamond", "b depends-on a\nc depends-on a\nd depends-on b\nd depends-on c", "a", "a b c d",
    "a" },
  { "mixed-circle", "b depends-on a\nc member-of b\na depends-on c", "a", "a b c", "a c b" },
  { "group-depends-on-its-member", "g depends-on a\na member-of g\nb member-of g", "a", "a (g) g b",
    "a g" },
  { "degraded", "b leans-on a", "a", "a b~", "a" },
  { "degraded-from-there-on", "b leans-on a\nc depends-on b", "a", "a b~ c~", "a" },
  { "down-beside-degraded", "b depends-on a\nd depends-on b\nc leans-on a\nd depends-on c", "a",
    "a b c~ d", "a" },
  { "down-by-a-longer-way", "d leans-on a\nb depends-on a\nd depends-on b", "a", "a b d~ d", "a" },
  { "caused-by-the-worse-way", "d leans-on a\nb depends-on a\nd depends-on b", "d", "d", "d b a" },
  { "caused-degraded", "b leans-on a\nc depends-on b", "c", "c", "c b a~" },
  { "member-of-degraded", "g leans-on a\nb member-of g", "a", "a g~ b~", "a" },
  { "groups-take-nothing-off", "a member-of g\nb depends-on g", "a", "a (g) b", "a g" },
  { "limit", "hop-limit 1\nb depends-on a\nc depends-on b", "a", "a b", "a" },
  { "limit-backwards", "hop-limit 1\nb depends-on a\nc depends-on b", "c", "c", "c b" },
  { "limit-of-none", "hop-limit 0\nb depends-on a\nc depends-on b", "a", "a b c", "a" },
  { "group-is-no-hop", "hop-limit 1\na member-of g\ng member-of h\nb depends-on h\nc depends-on b",
    "a", "a (g) (h) b", "a g h" },
  { "limit-decides-the-effect", "hop-limit 1\nd leans-on a\nb depends-on a\nd depends-on b", "a",
    "a b d~", "a" },
};

static SkvPlan *
new_plan (const char *relations)
{
  g_autofree char *text = g_strdup_printf ("system a b c d g h\n%s", relations);

  return plan_text_new (text);
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan (cases[i].relations);
  g_autoptr (SkvReach) reach = skv_reach_new (plan);
  g_autoptr (GString) affected = g_string_new (NULL);
  g_auto (GStrv) expected = g_strsplit (cases[i].causes, " ", -1);
  const SkvReached *reached;
  const SkvCause *causes;
  guint work, n;

  g_assert_true (skv_reach_lookup (reach, cases[i].work, &work));
  reached = skv_reach_affected (reach, work, &n);
  for (guint j = 0; j < n; j++)
    g_string_append_printf (affected, reached[j].in_part ? "%s(%s)%s" : "%s%s%s", j > 0 ? " " : "",
                            skv_reach_get_id (reach, reached[j].system),
                            reached[j].degraded ? "~" : "");
  g_assert_cmpstr (affected->str, ==, cases[i].affected);

  causes = skv_reach_causes (reach, work, &n);
  g_assert_cmpuint (n, ==, g_strv_length (expected));
  for (guint j = 0; j < n; j++)
    {
      g_autofree char *cause = g_strconcat (skv_reach_get_id (reach, causes[j].system),
                                            causes[j].degraded ? "~" : "", NULL);

      g_assert_true (g_strv_contains ((const char *const *) expected, cause));
    }
}

/* Distances grow along the array, each from the one named before it. */
static void
test_shortest (void)
{
  g_autoptr (SkvPlan) plan =
    new_plan ("b depends-on a\nc depends-on b\nd depends-on c\nd depends-on b");
  g_autoptr (SkvReach) reach = skv_reach_new (plan);
  const SkvReached *reached;
  guint work, d, n;

  g_assert_true (skv_reach_lookup (reach, "a", &work) && skv_reach_lookup (reach, "d", &d));
  reached = skv_reach_affected (reach, work, &n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (reached[i].distance, ==,
                        i == 0 ? 0 : reached[reached[i].from].distance + 1);
      if (reached[i].system == d)
        g_assert_cmpuint (reached[i].distance, ==, 2);
    }
}

static void
test_unknown (void)
{
  g_autoptr (SkvPlan) plan = new_plan ("");
  g_autoptr (SkvReach) reach = skv_reach_new (plan);
  guint system;

  g_assert_false (skv_reach_lookup (reach, "nothing", &system));
  g_assert_cmpuint (skv_reach_get_n_systems (reach), ==, 6);
}

/* A chain as long as a hostile plan may have it. */
static void
test_long_chain (void)
{
  g_autoptr (GString) text = g_string_new ("system");
  g_autoptr (SkvPlan) plan = NULL;
  g_autoptr (SkvReach) reach = NULL;
  guint n, n_systems = 20000;

  for (guint i = 0; i < n_systems; i++)
    g_string_append_printf (text, " s%u", i);
  for (guint i = 1; i < n_systems; i++)
    g_string_append_printf (text, "\ns%u depends-on s%u", i, i - 1);
  plan = plan_text_new (text->str);
  reach = skv_reach_new (plan);
  skv_reach_affected (reach, 0, &n);
  g_assert_cmpuint (n, ==, n_systems);
  skv_reach_causes (reach, n_systems - 1, &n);
  g_assert_cmpuint (n, ==, n_systems);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/reach/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/reach/shortest", test_shortest);
  g_test_add_func ("/reach/unknown", test_unknown);
  g_test_add_func ("/reach/long-chain", test_long_chain);
  return g_test_run ();
}
