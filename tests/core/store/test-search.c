/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "core/model/text-fold.h"
#include "core/store/search.h"

static const char *const names[] = { "Påske",  "paaskeferie", "Sjøkart", "Ærfugl", "Feide",
                                     "Visma",  "Skole",       "nett",    "verk",   "Åpning",
                                     "sjoeis", "v2",          "Lønn" };
static const char *const queries[] = { "pas",   "PÅSKE", "paaske f", "sjo",  "sjø", "aer",   "æ",
                                       "vis n", "skole", "a",        "n v",  "v2",  "loenn", "zzz",
                                       "",      " - ",   "fei",      "åpni", "\"",  "vis*" };

static char *
some_words (void)
{
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            names[g_test_rand_int_range (0, G_N_ELEMENTS (names))]);
  return g_string_free (text, FALSE);
}

static gpointer
some_record (SkvKind kind, const char *id)
{
  gpointer record = skv_record_new (kind, id);
  g_autofree char *title = some_words (), *notes = some_words ();

  if (kind == SKV_KIND_ITEM)
    {
      SkvItem *item = record;

      skv_set_text (&item->lane, "maintenance");
      skv_set_text (&item->title, title);
      skv_set_text (&item->notes, notes);
      if (g_test_rand_bit ())
        skv_set_texts (&item->systems, (const char *const[]){ "s0", NULL });
    }
  else
    {
      skv_set_text (&((SkvSystem *) record)->name, title);
      skv_set_text (&((SkvSystem *) record)->vendor, notes);
    }
  return record;
}

/* --- the twin: looks at each record's words -------------------------------------------------- */

static gboolean
twin_matches (SkvPlan *plan, gpointer record, const char *query)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) wanted = skv_text_fold_words (query), words = NULL;

  if (((SkvRecord *) record)->kind == SKV_KIND_ITEM)
    {
      const SkvItem *item = record;

      g_string_append_printf (text, "%s %s %s %s", item->title, item->notes,
                              skv_plan_lane_title (plan, item->lane),
                              skv_status_title (item->status));
      if (item->systems[0] != NULL)
        g_string_append_printf (text, " %s", skv_plan_system_name (plan, item->systems[0]));
    }
  else
    g_string_append_printf (text, "%s %s", ((SkvSystem *) record)->name,
                            ((SkvSystem *) record)->vendor);
  words = skv_text_fold_words (text->str);
  for (char **word = wanted; *word != NULL; word++)
    {
      gboolean found = FALSE;

      for (char **own = words; *own != NULL; own++)
        found = found || g_str_has_prefix (*own, *word);
      if (!found)
        return FALSE;
    }
  return wanted[0] != NULL;
}

static void
check (SkvSearch *search, SkvPlan *plan, const char *query)
{
  static const SkvKind kinds[] = { SKV_KIND_ITEM, SKV_KIND_SYSTEM };
  g_autoptr (GPtrArray) found = skv_search_find (search, query, 10000);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const SkvSearchHit *hit = g_ptr_array_index (found, i);

      g_assert_true (g_hash_table_add (ids, hit->id));
      if (i > 0)
        g_assert_cmpint (hit->kind, >=, ((SkvSearchHit *) g_ptr_array_index (found, i - 1))->kind);
    }
  for (gsize k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      GPtrArray *records = skv_plan_get_records (plan, kinds[k]);

      for (guint i = 0; i < records->len; i++)
        {
          SkvRecord *record = g_ptr_array_index (records, i);
          gboolean wanted = twin_matches (plan, record, query);

          n += wanted ? 1 : 0;
          if (wanted != g_hash_table_contains (ids, record->id))
            g_error ("“%s”: %s is %sfound", query, record->id, wanted ? "not " : "");
        }
    }
  g_assert_cmpuint (n, ==, found->len);
}

/* Any edits, and after each of them all is found that should be, and nothing else. */
static void
test_follows (void)
{
  g_autoptr (SkvPlan) plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvSearch) search = skv_search_new (plan, NULL);

  g_assert_nonnull (search);
  for (int round = 0; round < 150; round++)
    {
      g_autoptr (SkvEdit) edit = skv_edit_new ("edit");
      g_autofree char *item = g_strdup_printf ("i%d", g_test_rand_int_range (0, 40));
      g_autofree char *system = g_strdup_printf ("s%d", round < 5 ? round : 0);

      if (round < 5 || g_test_rand_int_range (0, 10) == 0)
        skv_edit_put (edit, some_record (SKV_KIND_SYSTEM, system));
      if (skv_plan_get_item (plan, item) != NULL && g_test_rand_bit ())
        skv_edit_remove (edit, SKV_KIND_ITEM, item);
      else
        skv_edit_put (edit, some_record (SKV_KIND_ITEM, item));
      g_assert_true (skv_plan_apply (plan, edit, NULL));
      for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
        check (search, plan, queries[i]);
    }
}

/* A name counts more than what stands in the notes; no more of a kind than asked for. */
static void
test_order (void)
{
  g_autoptr (SkvPlan) plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvSearch) search = skv_search_new (plan, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("edit");
  g_autoptr (GPtrArray) found = NULL, few = NULL;

  for (int i = 0; i < 9; i++)
    {
      SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, NULL);

      skv_set_text (&system->name, i == 7 ? "Feide" : "Other");
      skv_set_text (&system->vendor, i == 7 ? "Other" : "Feide");
      skv_edit_put (edit, system);
    }
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  found = skv_search_find (search, "feid", 100);
  g_assert_cmpuint (found->len, ==, 9);
  g_assert_cmpstr (((SkvSearchHit *) found->pdata[0])->title, ==, "Feide");
  few = skv_search_find (search, "feid", 4);
  g_assert_cmpuint (few->len, ==, 4);
  g_assert_cmpstr (((SkvSearchHit *) few->pdata[0])->title, ==, "Feide");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/follows", test_follows);
  g_test_add_func ("/search/order", test_order);
  return g_test_run ();
}
