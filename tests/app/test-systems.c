/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "app/systems/picture.h"
#include "app/systems/system-form.h"

/* "b>a" b depends on a, "b~a" less well without it, "b<g" b is part of g. Systems are letters. */
static SkvPlan *
new_plan (const char *systems, const char *relations)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_plan_new (NULL, &error);
  g_autoptr (SkvEdit) edit = skv_edit_new ("systems");
  g_auto (GStrv) words = g_strsplit (relations, " ", -1);

  g_assert_no_error (error);
  for (; *systems != '\0'; systems++)
    {
      char id[] = { *systems, '\0' };
      SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, id);

      skv_set_text (&system->name, id);
      skv_edit_put (edit, system);
    }
  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      char from[] = { words[i][0], '\0' }, to[] = { words[i][2], '\0' };
      SkvRelation *relation = skv_record_new (SKV_KIND_RELATION, words[i]);

      skv_set_text (&relation->from, from);
      skv_set_text (&relation->to, to);
      relation->relation = words[i][1] == '<' ? SKV_MEMBER_OF : SKV_DEPENDS_ON;
      relation->effect = words[i][1] == '~' ? SKV_EFFECT_DEGRADED : SKV_EFFECT_DOWN;
      skv_edit_put (edit, relation);
    }
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return plan;
}

/* --- the picture ----------------------------------------------------------------------------- */

/* columns from the left, each from the top */
static const struct
{
  const char *name;
  const char *relations;
  const char *picture;
  guint crossings;
} pictures[] = {
  { "alone", "", "m", 0 },
  { "both-sides", "a>m m>b", "a | m | b", 0 },
  { "three-hops-and-no-more", "m>a a>b b>c c>d", "m | a | b | c", 0 },
  { "group-to-the-left", "m<g a<g", "g | m", 0 },
  { "members-to-the-right", "a<m b<m", "m | a b", 0 },
  /* By name c would be above d, and both lines would cross. */
  { "no-crossing", "m>a m>b a>d b>c", "m | a b | d c", 0 },
  { "no-crossing-to-the-left", "a>m b>m d>a c>b", "d c | a b | m", 0 },
  { "one-that-cannot-be-helped", "m>a m>b a>c a>d b>c b>d", "m | a b | c d", 1 },
  { "met-on-both-sides", "a>m a>b m>b", "a | m | b", 0 },
};

static char *
describe (const SkvPicture *picture)
{
  GString *text = g_string_new (NULL);

  for (int column = picture->first_column; column <= picture->last_column; column++)
    {
      if (column > picture->first_column)
        g_string_append (text, " |");
      for (int half = -40; half <= 40; half++)
        for (guint i = 0; i < picture->boxes->len; i++)
          {
            const SkvPictureBox *box = &g_array_index (picture->boxes, SkvPictureBox, i);

            if (box->column == column && (int) (box->row * 2) == half)
              g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", box->id);
          }
    }
  return g_string_free (text, FALSE);
}

static void
test_picture (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = new_plan ("mabcdg", pictures[i].relations);
  g_autoptr (SkvPicture) picture = skv_picture_new (plan, "m", 3, 20);
  g_autofree char *found = describe (picture);

  g_assert_cmpstr (found, ==, pictures[i].picture);
  g_assert_cmpuint (skv_picture_count_crossings (picture), ==, pictures[i].crossings);
}

static void
test_lines (void)
{
  g_autoptr (SkvPlan) plan = new_plan ("mag", "m~a m<g");
  g_autoptr (SkvPicture) picture = skv_picture_new (plan, "m", 3, 20);

  g_assert_cmpuint (picture->lines->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const SkvPictureLine *line = &g_array_index (picture->lines, SkvPictureLine, i);
      const SkvPictureBox *from = &g_array_index (picture->boxes, SkvPictureBox, line->from);
      const SkvPictureBox *to = &g_array_index (picture->boxes, SkvPictureBox, line->to);

      g_assert_cmpint (from->column, <, to->column);
      g_assert_true (line->degraded != line->is_member);
      g_assert_true (from->is_group == line->is_member);
    }
  g_assert_null (skv_picture_new (plan, "nobody", 3, 20));
}

static void
test_no_room (void)
{
  g_autoptr (SkvPlan) plan = new_plan ("mabcd", "a>m b>m c>m d>m");
  g_autoptr (SkvPicture) picture = skv_picture_new (plan, "m", 3, 3);

  g_assert_cmpuint (picture->n_left_out, ==, 1);
  g_assert_cmpuint (picture->boxes->len, ==, 4);
  g_assert_cmpuint (picture->n_rows, ==, 3);
}

/* --- the form -------------------------------------------------------------------------------- */

static void
apply_form (SkvSystemForm *form, SkvPlan *plan)
{
  g_autoptr (SkvEdit) edit = skv_system_form_make_edit (form, plan);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

static void
test_form (void)
{
  g_autoptr (SkvPlan) plan = new_plan ("abg", "");
  g_autoptr (SkvSystemForm) form = skv_system_form_new (plan, NULL);
  g_autoptr (SkvSystemForm) again = NULL;
  const SkvSystem *system;

  g_assert_false (skv_system_form_is_valid (form, plan));
  skv_system_form_set_text (form, SKV_SYSTEM_FORM_NAME, " Archive ");
  skv_system_form_set_text (form, SKV_SYSTEM_FORM_USERS, "250");
  skv_system_form_set_text (form, SKV_SYSTEM_FORM_OWNER, "whoever is there");
  skv_system_form_set_dependency (form, "a", TRUE);
  skv_system_form_set_dependency (form, "b", TRUE);
  skv_system_form_set_effect (form, "b", SKV_EFFECT_DEGRADED);
  skv_system_form_set_group (form, "g", TRUE);
  apply_form (form, plan);
  system = skv_plan_lookup (plan, SKV_KIND_SYSTEM, form->id);
  g_assert_cmpstr (system->name, ==, "Archive");
  g_assert_cmpint (system->users, ==, 250);
  g_assert_cmpstr (system->owner, ==, "whoever is there");
  g_assert_null (system->vendor);
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_RELATION)->len, ==, 3);

  again = skv_system_form_new (plan, form->id);
  g_assert_cmpuint (again->dependencies->len, ==, 2);
  g_assert_cmpint (g_array_index (again->dependencies, SkvDependency, 1).effect, ==,
                   SKV_EFFECT_DEGRADED);
  skv_system_form_set_dependency (again, "a", FALSE);
  skv_system_form_set_group (again, "g", FALSE);
  skv_system_form_set_effect (again, "b", SKV_EFFECT_DOWN);
  apply_form (again, plan);
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_RELATION)->len, ==, 1);
  g_assert_cmpint (
    ((SkvRelation *) g_ptr_array_index (skv_plan_get_records (plan, SKV_KIND_RELATION), 0))->effect,
    ==, SKV_EFFECT_DOWN);
}

/* The circle is named beside what closes it, and nowhere else. */
static void
test_circle (void)
{
  g_autoptr (SkvPlan) plan = new_plan ("abcgh", "b>a c>b g<h");
  g_autoptr (SkvSystemForm) form = skv_system_form_new (plan, "a");
  g_autoptr (SkvSystemForm) group = skv_system_form_new (plan, "h");
  g_autofree char *problem = NULL, *other = NULL, *of_group = NULL;

  skv_system_form_set_dependency (form, "c", TRUE);
  problem = skv_system_form_problem (form, plan, SKV_SYSTEM_FORM_DEPENDS);
  other = skv_system_form_problem (form, plan, SKV_SYSTEM_FORM_GROUPS);
  g_assert_nonnull (problem);
  for (const char *name = "abc"; *name != '\0'; name++)
    g_assert_nonnull (strchr (strrchr (problem, ':'), *name));
  g_assert_null (other);
  g_assert_null (skv_system_form_make_edit (form, plan));
  skv_system_form_set_group (group, "g", TRUE);
  of_group = skv_system_form_problem (group, plan, SKV_SYSTEM_FORM_GROUPS);
  g_assert_nonnull (of_group);
}

static const struct
{
  const char *text;
  gboolean valid;
} users[] = {
  { "", TRUE },      { " 12 ", TRUE }, { "0", TRUE },          { "-1", FALSE },
  { "many", FALSE }, { "1e9", FALSE }, { "100000001", FALSE },
};

static void
test_users (void)
{
  g_autoptr (SkvPlan) plan = new_plan ("a", "");
  g_autoptr (SkvSystemForm) form = skv_system_form_new (plan, "a");

  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    {
      g_autofree char *problem = NULL;

      skv_system_form_set_text (form, SKV_SYSTEM_FORM_USERS, users[i].text);
      problem = skv_system_form_problem (form, plan, SKV_SYSTEM_FORM_USERS);
      g_assert_cmpint (problem == NULL, ==, users[i].valid);
    }
}

static void
test_delete (void)
{
  g_autoptr (SkvPlan) plan = new_plan ("abg", "b>a b<g");
  g_autoptr (GPtrArray) of_a = skv_system_list_referrers (plan, "a");
  g_autoptr (GPtrArray) of_b = skv_system_list_referrers (plan, "b");
  g_autoptr (GPtrArray) of_g = skv_system_list_referrers (plan, "g");
  g_autoptr (SkvEdit) edit = skv_system_removal (plan, "b");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (of_a->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (of_a, 0), ==, "“b”, which depends on it");
  g_assert_cmpuint (of_b->len, ==, 0);
  g_assert_cmpuint (of_g->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (of_g, 0), ==, "“b”, which is part of it");
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_RELATION)->len, ==, 0);
}

/* what was agreed, as it is typed; NULL: it is fine */
static void
test_agreement (void)
{
  g_autoptr (SkvPlan) plan = new_plan ("a", "");
  g_autoptr (SkvSystemForm) form = skv_system_form_new (plan, "a"), again = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uptime = NULL, *hours = NULL;
  const SkvSystem *system;

  skv_system_form_set_text (form, SKV_SYSTEM_FORM_UPTIME, "nearly always");
  skv_system_form_set_text (form, SKV_SYSTEM_FORM_HOURS, "Mon-Fri 07:00-17:00 tomorrow");
  uptime = skv_system_form_problem (form, plan, SKV_SYSTEM_FORM_UPTIME);
  hours = skv_system_form_problem (form, plan, SKV_SYSTEM_FORM_HOURS);
  g_assert_cmpstr (uptime, ==, "Write a percentage such as 99.5, or nothing");
  g_assert_nonnull (strstr (hours, "“tomorrow”"));
  g_assert_null (skv_system_form_make_edit (form, plan));

  skv_system_form_set_text (form, SKV_SYSTEM_FORM_UPTIME, "99,5 %");
  skv_system_form_set_text (form, SKV_SYSTEM_FORM_HOURS, " man-fre 7-17 ");
  form->planned_counts = TRUE;
  edit = skv_system_form_make_edit (form, plan);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  system = skv_plan_get_system (plan, "a");
  g_assert_cmpint (system->agreed_uptime, ==, 99500);
  g_assert_cmpstr (system->service_hours, ==, "man-fre 7-17");
  g_assert_true (system->planned_counts);
  again = skv_system_form_new (plan, "a");
  g_assert_cmpstr (again->texts[SKV_SYSTEM_FORM_UPTIME], ==, "99.5 %");
  g_assert_true (again->planned_counts);

  skv_system_form_set_text (again, SKV_SYSTEM_FORM_UPTIME, " ");
  skv_system_form_set_text (again, SKV_SYSTEM_FORM_HOURS, "");
  g_clear_pointer (&edit, skv_edit_unref);
  edit = skv_system_form_make_edit (again, plan);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  system = skv_plan_get_system (plan, "a");
  g_assert_cmpint (system->agreed_uptime, ==, 0);
  g_assert_null (system->service_hours);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strconcat ("/systems/picture/", pictures[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_picture);
    }
  g_test_add_func ("/systems/picture/lines", test_lines);
  g_test_add_func ("/systems/picture/no-room", test_no_room);
  g_test_add_func ("/systems/form", test_form);
  g_test_add_func ("/systems/form/circle", test_circle);
  g_test_add_func ("/systems/form/users", test_users);
  g_test_add_func ("/systems/form/agreement", test_agreement);
  g_test_add_func ("/systems/delete", test_delete);
  return g_test_run ();
}
