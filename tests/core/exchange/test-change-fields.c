/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <string.h>

#include "exchange-fixture.h"

#include "core/exchange/change-fields.h"

/* What the history says of records of each kind: "TITLE: FIELD=WORDS|…", as they come. */
static const struct
{
  const char *name;
  const char *members;
  SkvKind kind;
  const char *id;
  const char *words;
} rows[] = {
  { "request",
    "\"departments\": [{\"id\": \"d\", \"name\": \"Wages\"}], \"requests\": [{\"id\": \"r\", "
    "\"title\": \"Run\", \"department\": \"d\", \"state\": \"declined\", \"answer\": \"Too late\", "
    "\"proposal\": \"{}\", \"digest\": \"x\"}]",
    SKV_KIND_REQUEST, "r",
    "Request “Run”: Title=Run|Department=Wages|State=Declined|Answer=Too late" },
  { "confirmation",
    "\"departments\": [{\"id\": \"d\", \"name\": \"Wages\"}], \"confirmations\": [{\"id\": \"c\", "
    "\"department\": \"d\", \"year\": 2027}]",
    SKV_KIND_CONFIRMATION, "c", "Confirmation “Wages 2027”: Department=Wages|Year=2027" },
  { "notice",
    "\"items\": [{\"id\": \"i\", \"lane\": \"maintenance\", \"title\": \"New core\"}], "
    "\"notices\": [{\"id\": \"n\", \"item\": \"i\", \"notice_kind\": \"first\", \"content\": "
    "\"Hello\"}]",
    SKV_KIND_NOTICE, "n", "Notice “New core”: What=New core|Kind=First notice|Text=Hello" },
  { "wording",
    "\"wordings\": [{\"id\": \"w\", \"name\": \"Ours\", \"notice_kind\": \"of our own\"}]",
    SKV_KIND_WORDING, "w", "Wording “Ours”: Name=Ours|Kind=of our own" },
  { "contingency",
    "\"contacts\": [{\"id\": \"h\", \"role\": \"Head of IT\"}], \"contingencies\": [{\"id\": "
    "\"c\", \"name\": \"Card\", \"long_responsible\": \"h\", \"long_after\": 120, \"steps\": "
    "\"[]\"}]",
    SKV_KIND_CONTINGENCY, "c",
    "Contingency plan “Card”: Name=Card|Responsible in a Long Outage=Head of IT|Long After=2 h" },
  { "log-entry",
    "\"log_entries\": [{\"id\": \"l\", \"item\": \"i\", \"entry_kind\": \"follow-up\", \"done\": "
    "true}]",
    SKV_KIND_LOG_ENTRY, "l", "Log entry “i”: What=i|Kind=Follow-up|Done=yes" },
  { "system", "\"systems\": [{\"id\": \"s\", \"name\": \"S\", \"agreed_uptime\": 99950}]",
    SKV_KIND_SYSTEM, "s", "System “S”: Name=S|Agreed Uptime=99.95 %" },
  { "course",
    "\"items\": [{\"id\": \"i\", \"lane\": \"outage\", \"title\": \"T\", \"actual_start\": "
    "\"2019-06-12T17:00\", \"external\": true, \"sites\": \"[]\"}]",
    SKV_KIND_ITEM, "i",
    "“T”: Title=T|Status=Approved|Lane=Outages|Actual Start=12 June 2019, 17:00|Caused "
    "Outside=yes" },
};

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* the lines in any order: that of the fields is not what this is about */
static char *
sorted (const char *words)
{
  const char *colon = strstr (words, ": ");
  g_autofree char *title = g_strndup (words, (gsize) (colon - words));
  g_auto (GStrv) lines = g_strsplit (colon + 2, "|", -1);
  g_autofree char *joined = NULL;

  qsort (lines, g_strv_length (lines), sizeof (char *), compare_lines);
  joined = g_strjoinv ("|", lines);
  return g_strconcat (title, ": ", joined, NULL);
}

static void
test_row (gconstpointer data)
{
  gsize row = GPOINTER_TO_SIZE (data);
  g_autoptr (SkvPlan) plan = fixture_plan (rows[row].members);
  SkvChange change = { rows[row].kind, (char *) rows[row].id, NULL,
                       (SkvRecord *) skv_plan_lookup (plan, rows[row].kind, rows[row].id) };
  g_autoptr (GPtrArray) fields = skv_change_fields (plan, &change);
  g_autofree char *title = skv_change_title (plan, &change);
  g_autoptr (GString) words = g_string_new (title);
  g_autofree char *found = NULL, *expected = sorted (rows[row].words);

  for (guint i = 0; i < fields->len; i++)
    {
      const SkvChangeField *field = g_ptr_array_index (fields, i);

      g_assert_null (field->before);
      g_string_append_printf (words, "%s%s=%s", i > 0 ? "|" : ": ", field->title, field->after);
    }
  found = sorted (words->str);
  g_assert_cmpstr (found, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("/exchange/change-fields/%s", rows[i].name);

      g_test_add_data_func (name, GSIZE_TO_POINTER (i), test_row);
    }
  return g_test_run ();
}
