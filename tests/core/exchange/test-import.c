/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "core/exchange/import-job.h"
#include "core/exchange/import-preview.h"
#include "core/exchange/json-source.h"

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/* --- What a file is --- */

typedef struct
{
  const char *name;
  const char *file; /* (nullable) */
  const char *text;
  SkvImportForm form;
} FormCase;

static const FormCase forms[] = {
  { "ics", "a.ics", "", SKV_IMPORT_CALENDAR },
  { "upper-case", "A.ICS", "", SKV_IMPORT_CALENDAR },
  { "csv", "a.csv", "3. mai 2019", SKV_IMPORT_TABLE },
  { "tsv", "a.tsv", "", SKV_IMPORT_TABLE },
  { "txt", "a.txt", "a;b\nc;d\n", SKV_IMPORT_TEXT },
  { "json", "a.json", "x", SKV_IMPORT_JSON },
  { "calendar-as-text", "a.txt", "BEGIN:VCALENDAR\r\n", SKV_IMPORT_CALENDAR },
  { "calendar-without-name", NULL,
    "\xef\xbb\xbf"
    "BEGIN:VCALENDAR\r\n",
    SKV_IMPORT_CALENDAR },
  { "calendar-without-ending", "webcal", "BEGIN:VCALENDAR\n", SKV_IMPORT_CALENDAR },
  { "pasted-json", NULL, "\n {\"format\": \"skv-plan\"}", SKV_IMPORT_JSON },
  { "pasted-cells", NULL, "Utvalg\tDato\nRåd\t3. mai 2019\n", SKV_IMPORT_TABLE },
  { "pasted-semicolons", NULL, "Hva;Dato\nA;1.2.2024\n", SKV_IMPORT_TABLE },
  { "pasted-commas", NULL, "What,Date\nA,2024-02-01\nB,2024-02-02\n", SKV_IMPORT_TABLE },
  { "pasted-sentence", NULL, "Styret møtes 3. mai 2019, og så 4. juni.\n", SKV_IMPORT_TEXT },
  { "pasted-lines", NULL, "Møte 3. mai, 2019\nMøte 4. mai 2019\n", SKV_IMPORT_TEXT },
  { "one-tab", NULL, "Møte\t3. mai 2019\nAlt annet enn det\nenda mer\n", SKV_IMPORT_TEXT },
  { "empty", NULL, "", SKV_IMPORT_TEXT },
  { "unknown-ending", "plan.dat", "Møte 3. mai 2019", SKV_IMPORT_TEXT },
};

static void
test_form (gconstpointer data)
{
  const FormCase *c = data;
  g_autoptr (GBytes) bytes = bytes_of (c->text);

  g_assert_cmpint (skv_import_form_guess (c->file, bytes), ==, c->form);
}

static void
test_words (void)
{
  SkvImportForm form;

  g_assert_true (skv_import_form_find ("CSV", &form));
  g_assert_cmpint (form, ==, SKV_IMPORT_TABLE);
  g_assert_false (skv_import_form_find ("xls", &form));
  g_assert_false (skv_import_form_of_name ("Møteplan", &form));
  g_assert_cmpint (skv_import_guess_year ("Møteplan 2019.csv"), ==, 2019);
  g_assert_cmpint (skv_import_guess_year ("Møteplan.csv"), ==, 0);
}

static void
test_load (void)
{
  g_autofree char *folder = g_dir_make_tmp ("skv-import-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "large.json", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpint (truncate (path, (gint64) SKV_JSON_MAX_BYTES + 1), ==, 0);
  g_assert_null (skv_import_load (path, &error));
  g_assert_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_unlink (path);
  g_assert_null (skv_import_load (path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_rmdir (folder);
}

/* --- Through the guard --- */

static SkvIcsCalendar *
parse (SkvImportForm form, const char *text, int year, GError **error)
{
  g_autoptr (GBytes) bytes = bytes_of (text);

  return skv_import_parse (form, bytes, "Europe/Oslo", year, NULL, error);
}

static const SkvIcsRemark *
remark (GPtrArray *remarks, guint index)
{
  g_assert_cmpuint (index, <, remarks->len);
  return g_ptr_array_index (remarks, index);
}

static void
test_guard (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvIcsCalendar) text =
    parse (SKV_IMPORT_TEXT, "Mandag den 3. maj 2016 Dansk\nMøte 31.04.2024\nHøstferie: uke 40\n", 0,
           &error);
  g_autoptr (SkvIcsCalendar) table = parse (SKV_IMPORT_TABLE, "Hva;Dato\nA;1.2.2024\n", 0, NULL);
  g_autoptr (SkvIcsCalendar) matrix = NULL;

  g_assert_no_error (error);
  g_assert_true (text->is_list);
  g_assert_true (text->needs_year);
  g_assert_cmpuint (text->entries->len, ==, 1);
  g_assert_true (remark (text->notes, 0)->contradiction);
  g_assert_true (remark (text->skipped, 0)->contradiction);
  g_assert_false (remark (text->skipped, 1)->contradiction);

  g_assert_cmpuint (table->entries->len, ==, 1);
  g_assert_true (table->is_list);
  g_assert_false (table->needs_year);

  matrix = parse (SKV_IMPORT_TABLE, "A;Jan;Feb\nX;1;2\n", 0, &error);
  g_assert_null (matrix);
  g_assert_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_NEEDS_YEAR);
  matrix = parse (SKV_IMPORT_TABLE, "A;Jan;Feb\nX;1;2\n", 2019, NULL);
  g_assert_cmpuint (matrix->entries->len, ==, 2);
}

/* Words that are cut off within a letter come through the reply whole. */
static void
test_cut_letter (void)
{
  g_autoptr (GString) text = g_string_new ("3. mai 2019 Møte\n");
  g_autoptr (SkvIcsCalendar) calendar = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 120; i++)
    g_string_append (text, "aæ");
  g_string_append (text, "7.\n");
  calendar = parse (SKV_IMPORT_TEXT, text->str, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (calendar->skipped->len, ==, 1);
  g_assert_true (g_utf8_validate (remark (calendar->skipped, 0)->text, -1, NULL));
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (300000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (void)
{
  g_autofree char *folder = g_dir_make_tmp ("skv-import-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "guard", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = bytes_of ("x");
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_monotonic_time ();
  GThread *thread;

  g_assert_true (g_file_set_contents_full (path, "#!/bin/sh\nexec sleep 60\n", -1,
                                           G_FILE_SET_CONTENTS_CONSISTENT, 0755, NULL));
  g_setenv ("SKV_GUARD", path, TRUE);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_null (skv_import_parse (SKV_IMPORT_TEXT, bytes, "Europe/Oslo", 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 5 * G_USEC_PER_SEC);
  g_thread_join (thread);
  g_unsetenv ("SKV_GUARD");
  g_unlink (path);
  g_rmdir (folder);
}

/* --- Against a plan --- */

static SkvPlan *
make_plan (void)
{
  SkvPlan *plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("New");
  SkvSettings *settings = skv_record_new (SKV_KIND_SETTINGS, "p");
  SkvOrganisation *organisation = skv_record_new (SKV_KIND_ORGANISATION, "o");
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, "s");

  skv_set_text (&settings->country, "NO");
  skv_set_text (&settings->time_zone, "Europe/Oslo");
  skv_set_text (&settings->title, "P");
  skv_set_text (&organisation->name, "Kommunen");
  skv_set_text (&system->name, "Arkivet");
  skv_edit_put (edit, settings);
  skv_edit_put (edit, organisation);
  skv_edit_put (edit, system);
  g_assert_true (skv_plan_apply (plan, edit, NULL));
  return plan;
}

static SkvImportPreview *
preview_of (SkvPlan *plan, const char *text, const char *lane)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvIcsCalendar) calendar = parse (SKV_IMPORT_TEXT, text, 0, &error);
  SkvImportPreview *preview;

  g_assert_no_error (error);
  preview = skv_import_preview_new (plan, "a.txt", SKV_IMPORT_TEXT, lane, NULL, calendar, &error);
  g_assert_no_error (error);
  return preview;
}

static void
bring_in (SkvPlan *plan, const SkvImportPreview *preview, const SkvImportWish *wish)
{
  g_autoptr (SkvEdit) edit = skv_import_preview_make_edit (preview, plan, "Import", wish);
  g_autoptr (GError) error = NULL;

  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

static const SkvImportRow *
row_of (const SkvImportPreview *preview, guint index)
{
  g_assert_cmpuint (index, <, preview->rows->len);
  return g_ptr_array_index (preview->rows, index);
}

static const char *const first_text = "Onsdag 4. juni 2019: Vindu\n"
                                      "Vindu 16. januar 2019 kl. 17-22 (fast)\n"
                                      "Vindu 20. mai 2019\n"
                                      "Ingen dato her i det hele tatt.\n";

/* @day: NULL: it stays where it is */
static void
assert_day_to_show (
  SkvPlan *plan, SkvImportPreview *preview, const char *from, const char *to, const char *day)
{
  g_assert_cmpint (
    skv_import_preview_day_to_show (preview, plan, skv_day_parse (from), skv_day_parse (to)), ==,
    day != NULL ? skv_day_parse (day) : SKV_DAY_NONE);
}

static void
test_preview (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvImportPreview) preview = preview_of (plan, first_text, "window");
  const SkvImportRow *row = row_of (preview, 0);

  g_assert_cmpuint (preview->counts[SKV_ICS_ADDED], ==, 3);
  /* In the order of dates, whatever the file's is. */
  g_assert_cmpstr (row->when, ==, "Wednesday 16 January 2019 17:00–22:00");
  g_assert_cmpstr (row->source, ==, "Vindu 16. januar 2019 kl. 17-22 (fast)");
  g_assert_cmpuint (row->line, ==, 2);
  row = row_of (preview, 2);
  g_assert_cmpstr (row->when, ==, "Tuesday 4 June 2019");
  g_assert_cmpuint (row->notes->len, ==, 1);
  g_assert_cmpuint (preview->contradictions->len, ==, 1);
  g_assert_cmpuint (remark (preview->contradictions, 0)->line, ==, 1);
  g_assert_cmpuint (preview->skipped->len, ==, 1);
  g_assert_cmpuint (preview->gone->len, ==, 0);
  assert_day_to_show (plan, preview, "2026-01-01", "2027-01-01", "2019-01-16");
  assert_day_to_show (plan, preview, "2019-01-01", "2020-01-01", NULL);
  /* Years may begin in August: the first of the two has it, the second not. */
  assert_day_to_show (plan, preview, "2018-08-01", "2019-08-01", NULL);
  assert_day_to_show (plan, preview, "2019-08-01", "2020-08-01", "2019-01-16");
}

static void
test_again (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvImportPreview) first = preview_of (plan, first_text, "window");
  g_autoptr (SkvImportPreview) second = NULL, third = NULL;
  const SkvImportRow *row;

  bring_in (plan, first, &(SkvImportWish){ .organisation = "o", .system = "s" });
  row = row_of (first, 0);
  g_assert_cmpstr (skv_plan_get_item (plan, row->item->parent.id)->systems[0], ==, "s");
  g_assert_cmpstr (skv_plan_get_item (plan, row->item->parent.id)->organisations[0], ==, "o");

  second = preview_of (plan, first_text, "window");
  g_assert_cmpuint (second->counts[SKV_ICS_UNCHANGED], ==, 3);
  g_assert_cmpuint (second->counts[SKV_ICS_ADDED], ==, 0);
  g_assert_cmpuint (skv_edit_get_n_changes (second->import->edit), ==, 0);
  assert_day_to_show (plan, second, "2026-01-01", "2027-01-01", NULL);

  /* One at another hour, one away, none new: what changes is first. */
  third =
    preview_of (plan, "Vindu 4. juni 2019\nVindu 16. januar 2019 kl. 18-22 (fast)\n", "window");
  g_assert_cmpuint (third->counts[SKV_ICS_UPDATED], >=, 1);
  g_assert_cmpuint (third->counts[SKV_ICS_ADDED], ==, 0);
  row = row_of (third, 0);
  g_assert_cmpstr (row->before, ==, "Wednesday 16 January 2019 17:00–22:00");
  g_assert_cmpuint (third->gone->len, ==, 1);
  bring_in (plan, third, &(SkvImportWish){ .organisation = NULL });
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_ITEM)->len, ==, 3);
  /* What was there keeps what somebody gave it. */
  g_assert_cmpstr (skv_plan_get_item (plan, row->item->parent.id)->systems[0], ==, "s");
  bring_in (plan, third, &(SkvImportWish){ .remove_gone = TRUE });
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_ITEM)->len, ==, 2);
}

static void
test_lanes (void)
{
  static const struct
  {
    const char *file;
    const char *text;
    const char *lane;
  } cases[] = {
    { "Møteplan 2019.csv", "Råd 3. mai 2019\n", "meeting" },
    { "plan.txt", "Servicevindu 3. mai 2019\n", "window" },
    { "eksamen-2019.ics", "Norsk 3. mai 2019\n", "exam" },
    { NULL, "Förändringsstopp 3 maj 2019\n", "freeze" },
    { NULL, "Noe annet 3. mai 2019\n", "meeting" },
  };
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvIcsCalendar) calendar = NULL;
  g_autoptr (SkvImportPreview) preview = NULL;
  g_autofree char *lane = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SkvIcsCalendar) one = parse (SKV_IMPORT_TEXT, cases[i].text, 0, NULL);
      g_autofree char *guess = skv_import_guess_lane (plan, cases[i].file, one);

      g_assert_cmpstr (guess, ==, cases[i].lane);
    }
  /* Where it came in before, whatever its words say. */
  preview = preview_of (plan, "Møte 3. mai 2019\n", "vendor");
  bring_in (plan, preview, &(SkvImportWish){ .system = NULL });
  calendar = parse (SKV_IMPORT_TEXT, "Møte 3. mai 2019\n", 0, NULL);
  lane = skv_import_guess_lane (plan, "møter.txt", calendar);
  g_assert_cmpstr (lane, ==, "vendor");
}

static void
test_json (void)
{
  static const char text[] =
    "{\"format\": \"skv-plan\", \"version\": 1, \"systems\": [{\"id\": \"s\", \"name\": \"Nytt\"},"
    " {\"id\": \"t\", \"name\": \"Telefon\"}]}";
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (GBytes) bytes = bytes_of (text);
  g_autoptr (GError) error = NULL;
  SkvImport *import = skv_json_read (plan, "a.json", bytes, &error);
  g_autoptr (SkvImportPreview) preview = NULL;

  g_assert_no_error (error);
  preview = skv_import_preview_new_for_json (plan, import);
  g_assert_cmpuint (preview->counts[SKV_ICS_ADDED], ==, 1);
  g_assert_cmpuint (preview->counts[SKV_ICS_UPDATED], ==, 1);
  g_assert_cmpstr (row_of (preview, 0)->title, ==, "Nytt");
  g_assert_cmpint (row_of (preview, 1)->change, ==, SKV_ICS_ADDED);
  bring_in (plan, preview, &(SkvImportWish){ .system = NULL });
  g_assert_cmpstr (skv_plan_system_name (plan, "t"), ==, "Telefon");
}

/* --- Several files --- */

static void
test_job (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvImportJob) job = skv_import_job_new (plan, "Import a, b");
  g_autoptr (GBytes) text = bytes_of ("Vindu 3. mai 2019\nVindu 4. mai\n"), bad = bytes_of ("\n");
  g_autoptr (GError) error = NULL;

  g_assert_true (skv_import_job_add (
    job, "a.txt", &(SkvSourceReading){ .name = "a.txt", .form = SKV_IMPORT_TEXT, .lane = "window" },
    text, &error));
  g_assert_true (job->needs_year);
  g_assert_false (skv_import_job_add (
    job, "b.txt", &(SkvSourceReading){ .name = "b.txt", .form = SKV_IMPORT_TEXT, .lane = "window" },
    bad, &error));
  g_assert_true (g_str_has_prefix (error->message, "b.txt: "));
  g_assert_cmpuint (job->whole->added[SKV_KIND_ITEM], ==, 1);
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_ITEM)->len, ==, 0);
  g_assert_true (skv_plan_apply (plan, job->whole->edit, NULL));
  g_assert_cmpuint (skv_plan_get_records (plan, SKV_KIND_ITEM)->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strconcat ("/import/form/", forms[i].name, NULL);

      g_test_add_data_func (path, &forms[i], test_form);
    }
  g_test_add_func ("/import/words", test_words);
  g_test_add_func ("/import/load", test_load);
  g_test_add_func ("/import/guard", test_guard);
  g_test_add_func ("/import/cut-letter", test_cut_letter);
  g_test_add_func ("/import/cancel", test_cancel);
  g_test_add_func ("/import/preview", test_preview);
  g_test_add_func ("/import/again", test_again);
  g_test_add_func ("/import/lanes", test_lanes);
  g_test_add_func ("/import/json", test_json);
  g_test_add_func ("/import/job", test_job);
  return g_test_run ();
}
