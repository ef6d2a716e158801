/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gstdio.h>

#include "core/exchange/import-job.h"
#include "core/exchange/import-preview.h"
#include "core/exchange/json-reader.h"
#include "core/exchange/json-writer.h"
#include "core/exchange/lane-edits.h"
#include "core/exchange/view-filter.h"
#include "core/store/store.h"

/* 3 March 2019, 10:00 UTC */
#define NOW 1551607200
#define DAY 86400

static gint64
fixed_now (gpointer data)
{
  return NOW;
}

static SkvPlan *
make_plan (void)
{
  static const SkvClock clock = { fixed_now, NULL };
  g_autoptr (SkvStore) store = skv_store_new_memory (&clock);
  g_autoptr (SkvEdit) edit = skv_edit_new ("p");
  SkvSettings *settings = skv_record_new (SKV_KIND_SETTINGS, "plan");
  SkvPlan *plan = skv_store_make_plan (store, NULL);

  skv_set_text (&settings->country, "NO");
  skv_set_text (&settings->time_zone, "Europe/Oslo");
  skv_edit_put (edit, settings);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  return plan;
}

/* What one import is of. */
typedef struct
{
  const char *name;
  const char *location;
  const char *lane;
  const char *source;
  gint64 when;
} File;

static const File minutes = { "Møteplan 2019.txt", "file:///home/p/M%C3%B8teplan%202019.txt",
                              "meeting", NULL, NOW };

/* Brings @text in as the command does; the edit may be empty. */
static void
bring (SkvPlan *plan, const File *file, const char *text)
{
  g_autoptr (SkvImportJob) job = skv_import_job_new (plan, "Import");
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  SkvSourceReading reading = { .source = file->source,
                               .name = file->name,
                               .location = file->location,
                               .form = SKV_IMPORT_TEXT,
                               .lane = file->lane,
                               .year = 2019,
                               .when = file->when,
                               .by = "planner" };

  skv_import_job_add (job, file->name, &reading, bytes, &error);
  g_assert_no_error (error);
  skv_plan_apply (plan, job->whole->edit, &error);
  g_assert_no_error (error);
}

static guint
n_records (SkvPlan *plan, SkvKind kind)
{
  return skv_plan_get_records (plan, kind)->len;
}

static const SkvSource *
source_at (SkvPlan *plan, guint index)
{
  g_assert_cmpuint (index, <, n_records (plan, SKV_KIND_SOURCE));
  return g_ptr_array_index (skv_plan_get_records (plan, SKV_KIND_SOURCE), index);
}

static const SkvItem *
item_called (SkvPlan *plan, const char *title)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);

  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (((const SkvItem *) g_ptr_array_index (items, i))->title, title))
      return g_ptr_array_index (items, i);
  g_error ("no item called %s", title);
}

static guint
sequence_of (SkvPlan *plan, const char *title)
{
  guint sequence = 0;
  gint64 modified;

  g_assert_true (skv_plan_get_revision (plan, SKV_KIND_ITEM, item_called (plan, title)->parent.id,
                                        &sequence, &modified));
  return sequence;
}

static const char text_a[] = "Budsjettmøte 7. mai 2019\nRåd 4. juni 2019\n";

/* --- what an import remembers ---------------------------------------------------------------- */

static void
test_first (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  const SkvSource *source;
  g_autofree char *where = NULL, *words = NULL;

  bring (plan, &minutes, text_a);
  g_assert_cmpuint (n_records (plan, SKV_KIND_SOURCE), ==, 1);
  source = source_at (plan, 0);
  g_assert_cmpstr (source->name, ==, "Møteplan 2019.txt");
  g_assert_cmpstr (source->location, ==, minutes.location);
  g_assert_cmpstr (source->form, ==, "text");
  g_assert_cmpstr (source->lane, ==, "meeting");
  g_assert_cmpint (source->year, ==, 2019);
  g_assert_cmpstr (source->fetched, ==, "2019-03-03T10:00:00Z");
  g_assert_cmpstr (source->by, ==, "planner");
  g_assert_cmpstr (item_called (plan, "Råd")->source, ==, source->parent.id);
  where = skv_source_where (source);
  g_assert_cmpstr (where, ==, "/home/p/Møteplan 2019.txt");
  words = skv_source_words_of_item (plan, item_called (plan, "Råd"));
  g_assert_cmpstr (words, ==, "From Møteplan 2019.txt, read 3 March 2019");
  /* one edit, which takes all of it back */
  g_assert_true (skv_plan_undo (plan, NULL, NULL));
  g_assert_cmpuint (n_records (plan, SKV_KIND_SOURCE) + n_records (plan, SKV_KIND_ITEM), ==, 0);
}

/* By its place, or by its name when it lies elsewhere: one source, and nothing rises. */
static void
test_again (gconstpointer data)
{
  const File *again = data;
  g_autoptr (SkvPlan) plan = make_plan ();
  guint sequence;

  bring (plan, &minutes, text_a);
  sequence = sequence_of (plan, "Råd");
  bring (plan, again, text_a);
  g_assert_cmpuint (n_records (plan, SKV_KIND_SOURCE), ==, 1);
  g_assert_cmpuint (n_records (plan, SKV_KIND_ITEM), ==, 2);
  g_assert_cmpstr (source_at (plan, 0)->fetched, ==, "2019-03-04T10:00:00Z");
  g_assert_cmpstr (source_at (plan, 0)->location, ==, again->location);
  g_assert_cmpuint (sequence_of (plan, "Råd"), ==, sequence);
}

static const struct
{
  const char *name;
  File file;
} agains[] = {
  { "same-place",
    { "Møteplan 2019.txt", "file:///home/p/M%C3%B8teplan%202019.txt", "meeting", NULL,
      NOW + DAY } },
  { "same-name",
    { "Møteplan 2019.txt", "file:///srv/M%C3%B8teplan%202019.txt", "meeting", NULL, NOW + DAY } },
};

static void
test_other_file (void)
{
  static const File other = { "Andre.txt", "file:///home/p/Andre.txt", "meeting", NULL, NOW };
  g_autoptr (SkvPlan) plan = make_plan ();
  const char *first;

  bring (plan, &minutes, text_a);
  first = source_at (plan, 0)->parent.id;
  /* What the other file says too stays the first one's. */
  bring (plan, &other, "Råd 4. juni 2019 kl. 18\nStyre 5. juni 2019\n");
  g_assert_cmpuint (n_records (plan, SKV_KIND_SOURCE), ==, 2);
  g_assert_cmpstr (item_called (plan, "Råd")->source, ==, first);
  g_assert_cmpstr (item_called (plan, "Styre")->source, ==, source_at (plan, 1)->parent.id);
  /* Nothing of its own, and nobody knows it: no source. */
  bring (plan, &(File){ "c.txt", "file:///c.txt", "meeting", NULL, NOW }, text_a);
  g_assert_cmpuint (n_records (plan, SKV_KIND_SOURCE), ==, 2);
}

static void
test_pasted (void)
{
  static const File pasted = { "Pasted text", NULL, "meeting", NULL, NOW };
  static const File later = { "Pasted text", NULL, "meeting", NULL, NOW + DAY };
  g_autoptr (SkvPlan) plan = make_plan ();

  bring (plan, &pasted, text_a);
  bring (plan, &pasted, "Styre 5. juni 2019\n");
  g_assert_cmpstr (source_at (plan, 1)->name, ==, "Pasted text 2");
  /* known by what it says */
  bring (plan, &later, "Styre 5. juni 2019\nStyre 12. juni 2019\n");
  g_assert_cmpuint (n_records (plan, SKV_KIND_SOURCE), ==, 2);
  g_assert_cmpstr (source_at (plan, 1)->fetched, ==, "2019-03-04T10:00:00Z");
  g_assert_cmpstr (source_at (plan, 0)->fetched, ==, "2019-03-03T10:00:00Z");
}

/* The next file of a source has another name; what is gone of it is told by the source. */
static void
test_another_file (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvIcsCalendar) calendar = NULL;
  g_autoptr (SkvImportPreview) preview = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  File next = { "Møteplan v2.txt", "file:///home/p/M%C3%B8teplan%20v2.txt", "meeting", NULL, NOW };
  static const char text[] = "Budsjettmøte 7. mai 2019\n";

  bring (plan, &minutes, text_a);
  next.source = source_at (plan, 0)->parent.id;
  bytes = g_bytes_new_static (text, strlen (text));
  calendar = skv_import_parse (SKV_IMPORT_TEXT, bytes, "Europe/Oslo", 0, NULL, &error);
  g_assert_no_error (error);
  /* The last of a list may be what was taken out, whatever its title. */
  preview =
    skv_import_preview_new (plan, "v2", SKV_IMPORT_TEXT, "meeting", next.source, calendar, &error);
  g_assert_cmpuint (preview->gone->len, ==, 1);
  bring (plan, &next, text);
  g_assert_cmpuint (n_records (plan, SKV_KIND_SOURCE), ==, 1);
  g_assert_cmpstr (source_at (plan, 0)->name, ==, "Møteplan v2.txt");
  g_assert_cmpstr (source_at (plan, 0)->location, ==, next.location);
}

/* The ids of a list hold its lane: read into another, its things move and are not doubled. */
static void
test_other_lane (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  File moved = minutes;

  bring (plan, &minutes, text_a);
  moved.lane = "exam";
  bring (plan, &moved, text_a);
  g_assert_cmpuint (n_records (plan, SKV_KIND_ITEM), ==, 2);
  g_assert_cmpstr (item_called (plan, "Råd")->lane, ==, "exam");
  g_assert_cmpstr (source_at (plan, 0)->lane, ==, "exam");
}

/* What came in before sources were remembered is taken over when the file changes it, not before.
 */
static void
test_old_items (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  File unnoted = minutes;

  unnoted.when = 0;
  bring (plan, &unnoted, text_a);
  g_assert_cmpuint (n_records (plan, SKV_KIND_SOURCE), ==, 0);
  bring (plan, &minutes, "Budsjettmøte 7. mai 2019 kl. 18\nRåd 4. juni 2019\n");
  g_assert_cmpuint (n_records (plan, SKV_KIND_SOURCE), ==, 1);
  g_assert_nonnull (item_called (plan, "Budsjettmøte")->source);
  g_assert_null (item_called (plan, "Råd")->source);
}

/* A plan as JSON makes no source, and keeps those that there are. */
static void
test_json (void)
{
  g_autoptr (SkvPlan) plan = make_plan (), other = make_plan ();
  g_autoptr (SkvImportJob) job = skv_import_job_new (other, "Import");
  g_autofree char *json = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bring (plan, &minutes, text_a);
  json = skv_json_write (plan);
  bytes = g_bytes_new (json, strlen (json));
  skv_import_job_add (
    job, "p.json",
    &(SkvSourceReading){
      .name = "p.json", .location = "file:///p.json", .form = SKV_IMPORT_JSON, .when = NOW },
    bytes, &error);
  g_assert_no_error (error);
  g_assert_true (skv_plan_apply (other, job->whole->edit, &error));
  g_assert_cmpuint (n_records (other, SKV_KIND_SOURCE), ==, 1);
  g_assert_true (skv_record_equal (source_at (plan, 0), source_at (other, 0)));
  g_assert_cmpstr (item_called (other, "Råd")->source, ==, source_at (plan, 0)->parent.id);
}

static void
test_filter (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvOccurrences) occurrences = NULL;
  g_autoptr (SkvViewFilter) filter = NULL;
  SkvView *view = skv_record_new (SKV_KIND_VIEW, NULL);
  guint n = 0;

  bring (plan, &minutes, text_a);
  bring (plan, &(File){ "b.txt", "file:///b.txt", "meeting", NULL, NOW }, "Styre 5. juni 2019\n");
  skv_set_text (&view->search, "Møteplan 2019.txt");
  filter = skv_view_filter_new (plan, view);
  skv_record_unref (view);
  occurrences = skv_occurrences_new (plan, skv_day_from_ymd (2019, 1, 1),
                                     skv_day_from_ymd (2020, 1, 1), SKV_EXPAND_DEFAULT);
  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    n += skv_view_filter_matches (filter, skv_occurrences_get (occurrences, i));
  g_assert_cmpuint (skv_occurrences_get_n (occurrences), ==, 3);
  g_assert_cmpuint (n, ==, 2);
}

/* --- what is done with a source -------------------------------------------------------------- */

static void
test_describe (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  bring (plan, &minutes, text_a);
  g_assert_null (skv_sources_describe (plan, source_at (plan, 0), "  ", "", &error));
  g_assert_error (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_INVALID);
  edit = skv_sources_describe (plan, source_at (plan, 0), " Møtene ", "Ask the secretariat", NULL);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  g_assert_nonnull (skv_sources_find (plan, "møtene"));
  g_assert_cmpstr (source_at (plan, 0)->notes, ==, "Ask the secretariat");
  /* It is still the file's, and keeps the name that people gave it. */
  bring (plan, &minutes, text_a);
  g_assert_cmpuint (n_records (plan, SKV_KIND_SOURCE), ==, 1);
  g_assert_cmpstr (source_at (plan, 0)->name, ==, "Møtene");
  g_assert_cmpstr (source_at (plan, 0)->notes, ==, "Ask the secretariat");
}

static void
test_remove (gconstpointer data)
{
  gboolean with_items = GPOINTER_TO_INT (data);
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvEdit) edit = NULL, job = skv_edit_new ("job");
  g_autoptr (GError) error = NULL;
  SkvItem *item = skv_record_new (SKV_KIND_ITEM, "after");

  bring (plan, &minutes, text_a);
  skv_set_text (&item->lane, "maintenance");
  skv_set_text (&item->title, "After");
  skv_set_texts (&item->after, (const char *const[]){ item_called (plan, "Råd")->parent.id, NULL });
  skv_edit_put (job, item);
  g_assert_true (skv_plan_apply (plan, job, NULL));

  edit = skv_sources_remove (plan, source_at (plan, 0), with_items);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_records (plan, SKV_KIND_SOURCE), ==, 0);
  g_assert_cmpuint (n_records (plan, SKV_KIND_ITEM), ==, with_items ? 1 : 3);
  g_assert_cmpuint (g_strv_length (item_called (plan, "After")->after), ==, with_items ? 0 : 1);
  g_assert_true (skv_plan_undo (plan, NULL, NULL));
  g_assert_cmpuint (n_records (plan, SKV_KIND_ITEM), ==, 3);
  g_assert_cmpstr (item_called (plan, "Råd")->source, ==, source_at (plan, 0)->parent.id);
}

static const struct
{
  int days;
  const char *words;
} ages[] = {
  { 0, "read today by planner" },         { 1, "read yesterday by planner" },
  { 2, "read 2 days ago by planner" },    { 13, "read 13 days ago by planner" },
  { 14, "read 2 weeks ago by planner" },  { 62, "read 8 weeks ago by planner" },
  { 63, "read 2 months ago by planner" }, { 365, "read 11 months ago by planner" },
  { 800, "read 2 years ago by planner" },
};

static void
test_ages (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();

  bring (plan, &minutes, text_a);
  for (gsize i = 0; i < G_N_ELEMENTS (ages); i++)
    {
      g_autofree char *words =
        skv_source_words_read (plan, source_at (plan, 0), NOW + (gint64) ages[i].days * DAY);

      g_assert_cmpstr (words, ==, ages[i].words);
    }
}

/* --- lanes ----------------------------------------------------------------------------------- */

/* @edit: (transfer full) */
static void
apply (SkvPlan *plan, SkvEdit *edit)
{
  g_autoptr (SkvEdit) owned = edit;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  skv_plan_apply (plan, owned, &error);
  g_assert_no_error (error);
}

static void
test_lane_names (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autofree char *id = NULL;

  apply (plan, skv_lane_add (plan, " Kurs ", &id, NULL));
  g_assert_cmpstr (id, ==, "Kurs");
  g_assert_null (skv_lane_add (plan, "kurs", NULL, NULL));
  g_assert_null (skv_lane_add (plan, "Political meetings", NULL, NULL));
  g_assert_null (skv_lane_add (plan, " ", NULL, NULL));
  apply (plan, skv_lane_rename (plan, "Kurs", "Opplæring", NULL));
  g_assert_cmpstr (skv_lane_find (plan, "opplæring"), ==, "Kurs");
  g_assert_null (skv_lane_rename (plan, "Kurs", "", NULL));
  g_assert_null (skv_lane_rename (plan, "Kurs", "meeting", NULL));
  apply (plan, skv_lane_rename (plan, "meeting", "Utvalg", NULL));
  g_assert_cmpstr (skv_plan_lane_title (plan, "meeting"), ==, "Utvalg");
  apply (plan, skv_lane_rename (plan, "meeting", "", NULL));
  g_assert_cmpstr (skv_plan_lane_title (plan, "meeting"), ==, "Political meetings");
}

static void
test_lane_places (void)
{
  static const struct
  {
    int place;
    guint becomes;
  } cases[] = { { 0, 0 }, { 3, 3 }, { 99, 9 }, { -5, 0 }, { 9, 9 } };
  g_autoptr (SkvPlan) plan = make_plan ();

  apply (plan, skv_lane_add (plan, "Kurs", NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lanes = NULL;
      guint at = 99;

      apply (plan, skv_lane_move (plan, "Kurs", cases[i].place, NULL));
      lanes = skv_plan_list_lanes (plan);
      g_assert_cmpuint (lanes->len, ==, 10);
      g_assert_true (g_ptr_array_find_with_equal_func (lanes, "Kurs", g_str_equal, &at));
      g_assert_cmpuint (at, ==, cases[i].becomes);
    }
  g_assert_null (skv_lane_move (plan, "none", 0, NULL));
}

static SkvRule *
make_rule (void)
{
  SkvRule *rule = skv_record_new (SKV_KIND_RULE, "r");

  skv_set_text (&rule->lane, "window");
  skv_set_text (&rule->title, "R");
  skv_set_text (&rule->rrule, "FREQ=MONTHLY;BYDAY=3WE");
  rule->length_days = 1;
  skv_set_texts (&rule->avoid, (const char *const[]){ "lane:Kurs", "weekend", "lane:exam", NULL });
  return rule;
}

static void
test_lane_removal (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvEdit) edit = skv_edit_new ("more");
  SkvView *view = skv_record_new (SKV_KIND_VIEW, "v");
  File file = minutes;
  SkvLaneUse use;
  const SkvRule *rule;

  file.lane = "Kurs";
  bring (plan, &file, text_a);
  skv_set_text (&view->name, "V");
  skv_set_texts (&view->lanes, (const char *const[]){ "window", "Kurs", NULL });
  skv_edit_put (edit, view);
  skv_edit_put (edit, make_rule ());
  apply (plan, g_steal_pointer (&edit));
  use = skv_lane_get_use (plan, "Kurs");
  g_assert_cmpuint (use.n_items, ==, 2);
  g_assert_cmpuint (use.n_rules, ==, 0);
  g_assert_cmpuint (use.n_sources, ==, 1);
  g_assert_cmpuint (use.n_others, ==, 2);

  g_assert_null (skv_lane_remove (plan, "meeting", "exam", NULL));
  g_assert_null (skv_lane_remove (plan, "Kurs", "Kurs", NULL));
  g_assert_null (skv_lane_remove (plan, "Kurs", "nowhere", NULL));
  apply (plan, skv_lane_remove (plan, "Kurs", "exam", NULL));
  g_assert_null (skv_lane_find (plan, "Kurs"));
  g_assert_cmpstr (item_called (plan, "Råd")->lane, ==, "exam");
  g_assert_cmpstr (source_at (plan, 0)->lane, ==, "exam");
  rule = skv_plan_get_rule (plan, "r");
  g_assert_cmpuint (g_strv_length (rule->avoid), ==, 2);
  g_assert_cmpstr (rule->avoid[1], ==, "lane:exam");
  /* The list is read again where its things went. */
  file.lane = "exam";
  bring (plan, &file, text_a);
  g_assert_cmpuint (n_records (plan, SKV_KIND_ITEM), ==, 2);
  g_assert_true (skv_plan_undo (plan, NULL, NULL));
  g_assert_true (skv_plan_undo (plan, NULL, NULL));
  g_assert_cmpstr (item_called (plan, "Råd")->lane, ==, "Kurs");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/first", test_first);
  for (gsize i = 0; i < G_N_ELEMENTS (agains); i++)
    {
      g_autofree char *path = g_strconcat ("/sources/again/", agains[i].name, NULL);

      g_test_add_data_func (path, &agains[i].file, test_again);
    }
  g_test_add_func ("/sources/other-file", test_other_file);
  g_test_add_func ("/sources/pasted", test_pasted);
  g_test_add_func ("/sources/another-file", test_another_file);
  g_test_add_func ("/sources/other-lane", test_other_lane);
  g_test_add_func ("/sources/old-items", test_old_items);
  g_test_add_func ("/sources/json", test_json);
  g_test_add_func ("/sources/filter", test_filter);
  g_test_add_func ("/sources/describe", test_describe);
  g_test_add_data_func ("/sources/remove/alone", GINT_TO_POINTER (FALSE), test_remove);
  g_test_add_data_func ("/sources/remove/with-items", GINT_TO_POINTER (TRUE), test_remove);
  g_test_add_func ("/sources/ages", test_ages);
  g_test_add_func ("/sources/lanes/names", test_lane_names);
  g_test_add_func ("/sources/lanes/places", test_lane_places);
  g_test_add_func ("/sources/lanes/removal", test_lane_removal);
  return g_test_run ();
}
