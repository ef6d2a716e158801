/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "exchange-fixture.h"

#include "core/exchange/ics-reader.h"
#include "core/exchange/import-preview.h"

/* Vendors' notices (X-MAINTNOTE-*): what comes of them in a plan with the systems "Feide", "Visma",
 * "Visma Enterprise" and "Fibre Ring East" of the vendor example.net. */

#define EVENT(text) "BEGIN:VEVENT|" text "|END:VEVENT|"
#define TIMES "DTSTART:20190612T200000Z|DTEND:20190612T220000Z|DTSTAMP:20190601T000000Z"
#define NOTE                                                                                       \
  TIMES "|X-MAINTNOTE-PROVIDER:example.net|X-MAINTNOTE-ACCOUNT:137|X-MAINTNOTE-MAINTENANCE-ID:WO-" \
        "1|"
#define PLAIN NOTE "UID:a1|SUMMARY:Router upgrade|"

typedef struct
{
  const char *name;
  const char *text;
  const char *expected; /* "lane: title (status, effect) systems" of each, "; " between */
  const char *said;     /* (nullable): part of a remark or of the notes */
} Row;

static const Row rows[] = {
  { "whole",
    EVENT (PLAIN "X-MAINTNOTE-OBJECT-ID:feide|X-MAINTNOTE-IMPACT:OUTAGE|"
                 "X-MAINTNOTE-STATUS:CONFIRMED"),
    "vendor: Router upgrade (approved, down) feide", "Notice WO-1 of example.net" },
  { "tentative",
    EVENT (PLAIN "X-MAINTNOTE-OBJECT-ID:feide|X-MAINTNOTE-IMPACT:DEGRADED|"
                 "X-MAINTNOTE-STATUS:TENTATIVE"),
    "vendor: Router upgrade (proposed, unstable) feide", "Impact: it works less well" },
  { "cancelled",
    EVENT (PLAIN "X-MAINTNOTE-OBJECT-ID:feide|X-MAINTNOTE-IMPACT:NO-IMPACT|"
                 "X-MAINTNOTE-STATUS:CANCELLED"),
    "vendor: Router upgrade (cancelled, -) feide", "nothing is noticed" },
  { "cancelled-by-the-event",
    EVENT (PLAIN "X-MAINTNOTE-OBJECT-ID:feide|STATUS:CANCELLED|"
                 "X-MAINTNOTE-STATUS:CONFIRMED"),
    "vendor: Router upgrade (cancelled, -) feide", NULL },
  { "in-process", EVENT (PLAIN "X-MAINTNOTE-OBJECT-ID:feide|X-MAINTNOTE-STATUS:IN-PROCESS"),
    "vendor: Router upgrade (started, -) feide", NULL },
  { "completed",
    EVENT (PLAIN "X-MAINTNOTE-OBJECT-ID:feide|X-MAINTNOTE-STATUS:completed|"
                 "X-MAINTNOTE-IMPACT:reduced-redundancy"),
    "vendor: Router upgrade (done, unstable) feide", "less in reserve" },
  { "odd-words",
    EVENT (PLAIN "X-MAINTNOTE-OBJECT-ID:feide|X-MAINTNOTE-STATUS:PERHAPS|"
                 "X-MAINTNOTE-IMPACT:HUGE"),
    "vendor: Router upgrade (approved, -) feide", "impact “HUGE” is none that is known" },
  { "by-a-name-in-the-object", EVENT (PLAIN "X-MAINTNOTE-OBJECT-ID:CUST-77/Fibre-Ring-East/10G"),
    "vendor: Router upgrade (approved, -) ring", NULL },
  { "by-the-longer-name", EVENT (PLAIN "X-MAINTNOTE-OBJECT-ID:Visma Enterprise production"),
    "vendor: Router upgrade (approved, -) visma-e", NULL },
  { "two-names-are-not-sure",
    EVENT (NOTE "UID:a|SUMMARY:Work|X-MAINTNOTE-PROVIDER:x|X-MAINTNOTE-OBJECT-ID:Feide and Visma"),
    "vendor: Work (approved, -) ring", NULL },
  { "several-objects", EVENT (PLAIN "X-MAINTNOTE-OBJECT-ID:feide|X-MAINTNOTE-OBJECT-ID:visma"),
    "vendor: Router upgrade (approved, -) feide,visma", "Touches: feide, visma" },
  { "objects-left-alone",
    EVENT (PLAIN "X-MAINTNOTE-OBJECT-ID;X-MAINTNOTE-OBJECT-IMPACT=NO-IMPACT:feide|"
                 "X-MAINTNOTE-OBJECT-ID;X-MAINTNOTE-OBJECT-IMPACT=OUTAGE:visma|"
                 "X-MAINTNOTE-IMPACT:OUTAGE"),
    "vendor: Router upgrade (approved, down) visma", NULL },
  { "by-the-title", EVENT (NOTE "UID:a|SUMMARY:Feide: new certificates|X-MAINTNOTE-OBJECT-ID:c-9"),
    "vendor: Feide: new certificates (approved, -) feide", NULL },
  { "by-the-vendor", EVENT (PLAIN "X-MAINTNOTE-OBJECT-ID:c-9"),
    "vendor: Router upgrade (approved, -) ring", NULL },
  { "nothing-sure",
    EVENT (TIMES "|UID:a|SUMMARY:Work|X-MAINTNOTE-PROVIDER:example.org|"
                 "X-MAINTNOTE-MAINTENANCE-ID:7|X-MAINTNOTE-OBJECT-ID:c-9"),
    "vendor: Work (approved, -) ", "touches is not sure (c-9)" },
  { "without-a-provider", EVENT (TIMES "|UID:a|SUMMARY:Work|X-MAINTNOTE-MAINTENANCE-ID:7"),
    "vendor: Work (approved, -) ", "Notice of 7" },
  { "without-a-number", EVENT (TIMES "|UID:a|SUMMARY:Work|X-MAINTNOTE-PROVIDER:example.net"),
    "vendor: Work (approved, -) ring", "Notice of example.net" },
  { "newer-version-stands-first",
    EVENT (PLAIN "SEQUENCE:3|X-MAINTNOTE-OBJECT-ID:feide|X-MAINTNOTE-STATUS:CANCELLED")
      EVENT (PLAIN "SEQUENCE:1|X-MAINTNOTE-OBJECT-ID:feide|X-MAINTNOTE-STATUS:CONFIRMED"),
    "vendor: Router upgrade (cancelled, -) feide", "newer version" },
  { "versions-with-other-uids",
    EVENT (NOTE "UID:m1|SEQUENCE:0|SUMMARY:Old|X-MAINTNOTE-OBJECT-ID:feide")
      EVENT (NOTE "UID:m2|SEQUENCE:1|SUMMARY:New|X-MAINTNOTE-OBJECT-ID:feide"),
    "vendor: New (approved, -) feide", "newer version" },
  { "two-windows-of-one",
    EVENT (NOTE "UID:w1|SEQUENCE:1|SUMMARY:First|X-MAINTNOTE-OBJECT-ID:feide")
      EVENT (NOTE "UID:w2|SEQUENCE:1|SUMMARY:Second|X-MAINTNOTE-OBJECT-ID:feide"),
    "vendor: First (approved, -) feide; vendor: Second (approved, -) feide", NULL },
  { "beside-other-events",
    EVENT (PLAIN "X-MAINTNOTE-OBJECT-ID:feide") EVENT (TIMES "|UID:b|SUMMARY:Summer party"),
    "vendor: Router upgrade (approved, -) feide; meeting: Summer party (approved, -) ", NULL },
  { "our-own-are-no-vendors",
    EVENT (NOTE "UID:k@other.systemkveld|SUMMARY:Feide|X-MAINTNOTE-OBJECT-ID:feide"),
    "meeting: Feide (approved, -) ", NULL },
};

static void
put_system (SkvEdit *edit, const char *id, const char *name, const char *vendor)
{
  SkvSystem *system = skv_record_new (SKV_KIND_SYSTEM, id);

  skv_set_text (&system->name, name);
  skv_set_text (&system->vendor, vendor);
  skv_edit_put (edit, system);
}

static SkvPlan *
make_plan (void)
{
  SkvPlan *plan = skv_plan_new (NULL, NULL);
  g_autoptr (SkvEdit) edit = skv_edit_new ("p");
  SkvSettings *settings = skv_record_new (SKV_KIND_SETTINGS, "plan");
  g_autoptr (GError) error = NULL;

  skv_set_text (&settings->country, "NO");
  skv_set_text (&settings->time_zone, "Europe/Oslo");
  skv_edit_put (edit, settings);
  put_system (edit, "feide", "Feide", NULL);
  put_system (edit, "visma", "Visma", "Visma");
  put_system (edit, "visma-e", "Visma Enterprise", "Visma");
  put_system (edit, "ring", "Fibre Ring East", "Example.net");
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  return plan;
}

/* through the reply, as the guarded process gives it (transfer full) */
static SkvIcsCalendar *
read_notices (SkvPlan *plan, const char *text)
{
  g_autofree char *whole =
    g_strconcat ("BEGIN:VCALENDAR|VERSION:2.0|", text, "END:VCALENDAR|", NULL);
  g_auto (GStrv) lines = g_strsplit (whole, "|", -1);
  g_autofree char *joined = g_strjoinv ("\r\n", lines);
  g_autoptr (GBytes) bytes = g_bytes_new (joined, strlen (joined));
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvIcsCalendar) parsed = skv_ics_parse (bytes, skv_plan_get_zone (plan), 0, &error);
  g_autofree char *reply = NULL;
  g_autoptr (GBytes) replied = NULL;
  SkvIcsCalendar *calendar;

  g_assert_no_error (error);
  reply = skv_ics_reply_write (parsed, NULL);
  replied = g_bytes_new (reply, strlen (reply));
  calendar = skv_ics_reply_read (replied, &error);
  g_assert_no_error (error);
  return calendar;
}

static SkvIcsPreview *
preview (SkvPlan *plan, const char *text)
{
  g_autoptr (SkvIcsCalendar) calendar = read_notices (plan, text);
  g_autoptr (GError) error = NULL;
  SkvIcsPreview *made = skv_ics_preview_new (plan, "n.ics", "meeting", NULL, calendar, &error);

  g_assert_no_error (error);
  return made;
}

static gboolean
is_said (const SkvIcsPreview *self, const char *words)
{
  for (guint i = 0; i < self->notes->len; i++)
    if (strstr (((const SkvIcsRemark *) g_ptr_array_index (self->notes, i))->text, words) != NULL)
      return TRUE;
  for (guint i = 0; i < self->coming->len; i++)
    {
      const char *notes = ((const SkvIcsComing *) g_ptr_array_index (self->coming, i))->item->notes;

      if (notes != NULL && strstr (notes, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvIcsPreview) made = preview (plan, row->text);
  g_autoptr (GString) spelt = g_string_new (NULL);

  for (guint i = 0; i < made->coming->len; i++)
    {
      const SkvItem *item = ((const SkvIcsComing *) g_ptr_array_index (made->coming, i))->item;
      g_autofree char *systems = g_strjoinv (",", item->systems);

      g_string_append_printf (spelt, "%s%s: %s (%s, %s) %s", i > 0 ? "; " : "", item->lane,
                              item->title, skv_status_name (item->status),
                              item->effect != NULL ? item->effect : "-", systems);
    }
  g_assert_cmpstr (spelt->str, ==, row->expected);
  if (row->said != NULL)
    g_assert_true (is_said (made, row->said));
}

/* A notice comes again and again: one item, which keeps what the planner chose. */
static void
test_again (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvIcsPreview) first =
    preview (plan, EVENT (PLAIN "X-MAINTNOTE-OBJECT-ID:c-9|X-MAINTNOTE-STATUS:TENTATIVE"));
  g_autoptr (SkvIcsPreview) moved = NULL, same = NULL;
  g_autoptr (SkvEdit) edit = skv_edit_new ("by hand");
  const SkvIcsComing *coming = g_ptr_array_index (first->coming, 0);
  SkvItem *item;

  g_assert_cmpstr (coming->item->parent.id, ==, "ics:maintnote/example.net/137/WO-1");
  g_assert_true (skv_plan_apply (plan, first->import->edit, NULL));
  item = skv_record_copy (skv_plan_get_item (plan, coming->item->parent.id));
  skv_set_texts (&item->systems, (const char *const[]){ "feide", NULL });
  skv_edit_put (edit, item);
  g_assert_true (skv_plan_apply (plan, edit, NULL));

  moved =
    preview (plan, EVENT ("UID:another|SEQUENCE:2|SUMMARY:Router upgrade|DTSTART:20190619T200000Z|"
                          "DURATION:PT2H|X-MAINTNOTE-PROVIDER:example.net|"
                          "X-MAINTNOTE-ACCOUNT:137|X-MAINTNOTE-MAINTENANCE-ID:WO-1|"
                          "X-MAINTNOTE-OBJECT-ID:c-9|X-MAINTNOTE-STATUS:CONFIRMED"));
  g_assert_cmpuint (moved->import->updated[SKV_KIND_ITEM], ==, 1);
  g_assert_cmpuint (moved->import->added[SKV_KIND_ITEM], ==, 0);
  coming = g_ptr_array_index (moved->coming, 0);
  g_assert_cmpstr (coming->item->systems[0], ==, "feide");
  g_assert_cmpint (coming->item->status, ==, SKV_STATUS_APPROVED);
  g_assert_true (skv_plan_apply (plan, moved->import->edit, NULL));

  same =
    preview (plan, EVENT ("UID:third|SEQUENCE:3|SUMMARY:Router upgrade|DTSTART:20190619T200000Z|"
                          "DURATION:PT2H|X-MAINTNOTE-PROVIDER:example.net|"
                          "X-MAINTNOTE-ACCOUNT:137|X-MAINTNOTE-MAINTENANCE-ID:WO-1|"
                          "X-MAINTNOTE-OBJECT-ID:c-9|X-MAINTNOTE-STATUS:CONFIRMED"));
  g_assert_cmpuint (same->import->unchanged[SKV_KIND_ITEM], ==, 1);
}

static void
test_lane_is_guessed (void)
{
  g_autoptr (SkvPlan) plan = make_plan ();
  g_autoptr (SkvIcsCalendar) notices =
    read_notices (plan, EVENT (PLAIN "X-MAINTNOTE-OBJECT-ID:feide"));
  g_autofree char *lane = skv_import_guess_lane (plan, "meetings.ics", notices);

  g_assert_cmpstr (lane, ==, "vendor");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/notices/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/exchange/notices/again", test_again);
  g_test_add_func ("/exchange/notices/lane", test_lane_is_guessed);
  return g_test_run ();
}
