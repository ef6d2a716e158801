/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/folder.h"
#include "core/publish/web-page.h"

#include "core/exchange/examples.h"
#include "core/exchange/json-reader.h"

#include <glib/gstdio.h>
#include <string.h>

static SkvPlan *
example_plan (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = skv_example_load (name, &error);
  g_autoptr (SkvImport) import = NULL;
  SkvPlan *plan;

  g_assert_no_error (error);
  plan = skv_plan_new (NULL, &error);
  import = skv_json_read (plan, "example", bytes, &error);
  g_assert_no_error (error);
  skv_plan_apply (plan, import->edit, &error);
  g_assert_no_error (error);
  return plan;
}

/* --- it is XML: every element is closed, everything is escaped ----------------------------------
 */

typedef struct
{
  GHashTable *ids;  /* (owned) */
  GPtrArray *links; /* (owned) */
  GString *text;    /* (owned) */
  guint scripts;
} Seen;

static void
start_element (GMarkupParseContext *context,
               const char *element,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  Seen *seen = data;

  seen->scripts += strcmp (element, "script") == 0;
  for (guint i = 0; names[i] != NULL; i++)
    {
      seen->scripts += g_str_has_prefix (names[i], "on");
      if (strcmp (names[i], "id") == 0 && !g_hash_table_add (seen->ids, g_strdup (values[i])))
        g_error ("the id “%s” is there twice", values[i]);
      if (strcmp (names[i], "href") == 0)
        g_ptr_array_add (seen->links, g_strdup (values[i]));
    }
}

static void
add_text (GMarkupParseContext *context, const char *text, gsize n, gpointer data, GError **error)
{
  g_string_append_len (((Seen *) data)->text, text, (gssize) n);
}

static void
look_at (const char *html, Seen *seen)
{
  static const GMarkupParser parser = { .start_element = start_element, .text = add_text };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) error = NULL;
  const char *root = strstr (html, "<html");

  seen->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  seen->links = g_ptr_array_new_with_free_func (g_free);
  seen->text = g_string_new (NULL);
  seen->scripts = 0;
  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n"));
  context = g_markup_parse_context_new (&parser, 0, seen, NULL);
  g_markup_parse_context_parse (context, root, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  /* A link within the page leads somewhere. */
  for (guint i = 0; i < seen->links->len; i++)
    {
      const char *href = seen->links->pdata[i];

      if (*href == '#' && !g_hash_table_contains (seen->ids, href + 1))
        g_error ("“%s” leads nowhere", href);
    }
}

static void
seen_clear (Seen *seen)
{
  g_hash_table_unref (seen->ids);
  g_ptr_array_unref (seen->links);
  g_string_free (seen->text, TRUE);
}

static void
test_example (gconstpointer data)
{
  const char *name = data;
  g_autoptr (SkvPlan) plan = example_plan (name);
  SkvWebLink links[] = { { "All", "all.ics", NULL } };
  SkvWebPageOptions options = { .year = strstr (name, "2019") != NULL ? 2019 : 2027,
                                .made = SKV_DAY_NONE,
                                .links = links,
                                .n_links = 1 };
  g_autofree char *page = skv_web_page_write (plan, &options);
  g_autofree char *again = skv_web_page_write (plan, &options);
  Seen seen;

  g_assert_cmpstr (page, ==, again);
  look_at (page, &seen);
  g_assert_cmpuint (seen.scripts, ==, 0);
  g_assert_true (g_ptr_array_find_with_equal_func (seen.links, "all.ics", g_str_equal, NULL));
  g_assert_null (strstr (seen.text->str, ".example"));
  seen_clear (&seen);
  options.with_contacts = TRUE;
  g_free (page);
  page = skv_web_page_write (plan, &options);
  look_at (page, &seen);
  g_assert_nonnull (strstr (seen.text->str, ".example"));
  seen_clear (&seen);
}

/* --- whatever titles contain
 * ---------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *title;
  const char *text; /* as it stands in the page */
} TitleCase;

static const TitleCase titles[] = {
  { "script", "<script>alert(1)</script>", "<script>alert(1)</script>" },
  { "end-of-style", "</style></svg><img src=x onerror=alert(1)>",
    "</style></svg><img src=x onerror=alert(1)>" },
  { "quotes", "\"'`>&amp;", "\"'`>&amp;" },
  { "entity", "&lt;&#x27;&nbsp;", "&lt;&#x27;&nbsp;" },
  { "emoji", "🚒👩‍💻", "🚒👩‍💻" },
  { "right-to-left", "תחזוקה", "תחזוקה" },
  { "turned",
    "a\xe2\x80\xae"
    "exe.txt",
    "aexe.txt" },
  { "controls",
    "a\x01\x02\x1b"
    "b",
    "ab" },
  { "cdata", "]]><![CDATA[", "]]><![CDATA[" },
  { "comment", "<!-- -->", "<!-- -->" },
};

static SkvPlan *
hostile_plan (const char *title)
{
  SkvPlan *plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("Hostile");
  g_autoptr (GError) error = NULL;
  SkvSettings *settings = skv_record_copy (skv_plan_get_settings (plan));
  static const char *const lanes[] = { "window", "maintenance", "critical" };

  skv_set_text (&settings->title, title);
  skv_edit_put (edit, settings);
  for (guint i = 0; i < 2; i++)
    {
      SkvOrganisation *organisation = skv_record_new (SKV_KIND_ORGANISATION, i == 0 ? "o" : "p");

      skv_set_text (&organisation->name, title);
      skv_edit_put (edit, organisation);
    }
  {
    SkvDepartment *department = skv_record_new (SKV_KIND_DEPARTMENT, "d");
    SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, "s");

    skv_set_text (&department->name, title);
    skv_edit_put (edit, department);
    skv_set_text (&system->name, title);
    skv_set_text (&system->owner, "d");
    skv_edit_put (edit, system);
  }
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      SkvItem *item = skv_record_new (SKV_KIND_ITEM, NULL);
      static const char *const systems[] = { "s", NULL };

      item->lane = g_strdup (lanes[i]);
      item->title = g_strdup (title);
      item->all_day = TRUE;
      item->start = (gint64) skv_day_from_ymd (2027, 4, 5) * SKV_DAY_SECONDS;
      item->end = item->start + 4 * SKV_DAY_SECONDS;
      item->status = SKV_STATUS_APPROVED;
      skv_set_texts (&item->systems, systems);
      skv_edit_put (edit, item);
    }
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return plan;
}

static void
test_title (gconstpointer data)
{
  const TitleCase *row = data;
  g_autoptr (SkvPlan) plan = hostile_plan (row->title);
  SkvWebLink links[] = { { row->title, row->title, NULL } };
  SkvWebPageOptions options = { .year = 2027, .made = SKV_DAY_NONE, .links = links, .n_links = 1 };
  g_autofree char *page = skv_web_page_write (plan, &options);
  Seen seen;

  look_at (page, &seen);
  g_assert_cmpuint (seen.scripts, ==, 0);
  g_assert_nonnull (strstr (seen.text->str, row->text));
  seen_clear (&seen);
}

static void
test_long_title (void)
{
  g_autofree char *title = g_strnfill (5000, 'w');
  g_autoptr (SkvPlan) plan = hostile_plan (title);
  SkvWebPageOptions options = { .year = 2027, .made = SKV_DAY_NONE };
  g_autofree char *page = skv_web_page_write (plan, &options);
  Seen seen;

  look_at (page, &seen);
  g_assert_nonnull (strstr (seen.text->str, title));
  seen_clear (&seen);
}

/* --- names of files
 * -------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *slug;
} slugs[] = {
  { "Ytterfjord kommune", "ytterfjord-kommune" },
  { "Lilleøy", "lilleoey" },
  { "../../etc/passwd", "etc-passwd" },
  { "  A  --  B  ", "a-b" },
  { "CON", "con" },
};

static guint
count_words (const char *text, const char *words)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, words)) != NULL; at += strlen (words))
    n++;
  return n;
}

/* what stands in the first picture after @words (transfer full) */
static char *
picture_after (const char *html, const char *words)
{
  const char *from = strstr (html, words), *to;

  g_assert_nonnull (from);
  from = strstr (from, "<svg");
  to = strstr (from, "</svg>");
  return g_strndup (from, (gsize) (to - from));
}

/* Each section has a picture of its own, with what belongs there alone. */
static void
test_own_pictures (void)
{
  g_autoptr (SkvPlan) plan = example_plan ("joint-office-2027");
  SkvWebPageOptions options = { .year = 2027, .made = SKV_DAY_NONE };
  g_autofree char *html = skv_web_page_write (plan, &options);
  g_autofree char *all = picture_after (html, "<main>");
  g_autofree char *ytterfjord = picture_after (html, ">Ytterfjord kommune</h3>");
  g_autofree char *sundvik = picture_after (html, ">Sundvik kommune</h3>");
  g_autofree char *health = picture_after (html, ">Helse og omsorg i Ytterfjord</h3>");
  guint sections = count_words (html, "<section class=\"own\"");

  g_assert_cmpuint (sections, >, 8);
  g_assert_cmpuint (count_words (html, "<details class=\"folded\">"), ==, sections);
  g_assert_cmpuint (count_words (html, "<svg"), ==, sections + 1);
  g_assert_nonnull (strstr (all, "Nye svitsjer"));
  g_assert_nonnull (strstr (sundvik, "Nye svitsjer"));
  g_assert_null (strstr (ytterfjord, "Nye svitsjer"));
  g_assert_nonnull (strstr (ytterfjord, "Journal til nytt"));
  g_assert_nonnull (strstr (health, "Journal til nytt"));
  g_assert_null (strstr (health, "Ny versjon av l"));
}

static void
test_slugs (void)
{
  g_autofree char *nothing = skv_web_slug ("…"), *none = skv_web_slug (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (slugs); i++)
    {
      g_autofree char *slug = skv_web_slug (slugs[i].name);

      g_assert_cmpstr (slug, ==, slugs[i].slug);
    }
  g_assert_cmpstr (nothing, !=, "");
  g_assert_cmpstr (none, !=, "");
}

/* --- the folder
 * -------------------------------------------------------------------------------------- */

static guint
count (GPtrArray *done, SkvPublishedState state)
{
  guint n = 0;

  for (guint i = 0; i < done->len; i++)
    n += ((SkvPublished *) done->pdata[i])->state == state;
  return n;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
test_folder (void)
{
  g_autoptr (SkvPlan) plan = hostile_plan ("Same name");
  g_autofree char *folder = g_dir_make_tmp ("skv-folder-XXXXXX", NULL);
  SkvPublishOptions options = { .year = 2027, .made = SKV_DAY_NONE };
  g_autoptr (GPtrArray) first = skv_publish_folder (plan, folder, &options, NULL);
  g_autoptr (GPtrArray) second = NULL, third = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *window = g_build_filename (folder, "window.ics", NULL);

  for (guint i = 0; i < first->len; i++)
    g_assert_true (g_hash_table_add (names, ((SkvPublished *) first->pdata[i])->name));
  g_assert_true (g_hash_table_contains (names, "same-name.ics"));
  g_assert_true (g_hash_table_contains (names, "same-name-2.ics"));
  g_assert_cmpuint (count (first, SKV_PUBLISHED_NEW), ==, first->len);
  second = skv_publish_folder (plan, folder, &options, NULL);
  g_assert_cmpuint (count (second, SKV_PUBLISHED_SAME), ==, first->len);
  g_assert_true (g_file_set_contents (window, "old", -1, NULL));
  third = skv_publish_folder (plan, folder, &options, NULL);
  g_assert_cmpuint (count (third, SKV_PUBLISHED_CHANGED), ==, 1);
  g_assert_cmpuint (count (third, SKV_PUBLISHED_SAME), ==, first->len - 1);
  remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/web-page/example/2019", "systemkvelder-2019", test_example);
  g_test_add_data_func ("/web-page/example/joint-office", "joint-office-2027", test_example);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *path = g_strconcat ("/web-page/title/", titles[i].name, NULL);

      g_test_add_data_func (path, &titles[i], test_title);
    }
  g_test_add_func ("/web-page/title/long", test_long_title);
  g_test_add_func ("/web-page/slugs", test_slugs);
  g_test_add_func ("/web-page/own-pictures", test_own_pictures);
  g_test_add_func ("/web-page/folder", test_folder);
  return g_test_run ();
}
