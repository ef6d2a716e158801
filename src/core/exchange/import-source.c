/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/import-source.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/exchange/dated-lines.h"
#include "core/exchange/json-source.h"
#include "core/exchange/text-decoding.h"

/* So much of a content, and so many of its lines, tell what it is. */
#define BYTES_TO_JUDGE_BY 16384
#define LINES_TO_JUDGE_BY 40

/* What --as calls them, and what names end with. */
static const struct
{
  const char *word;
  SkvImportForm form;
} words[] = {
  { "ics", SKV_IMPORT_CALENDAR },  { "csv", SKV_IMPORT_TABLE },    { "text", SKV_IMPORT_TEXT },
  { "json", SKV_IMPORT_JSON },     { "tsv", SKV_IMPORT_TABLE },    { "txt", SKV_IMPORT_TEXT },
  { "ical", SKV_IMPORT_CALENDAR }, { "ifb", SKV_IMPORT_CALENDAR },
};

static const char *const titles[SKV_N_IMPORT_FORMS] = {
  [SKV_IMPORT_CALENDAR] = N_("Calendar (iCalendar)"),
  [SKV_IMPORT_TABLE] = N_("Table (CSV)"),
  [SKV_IMPORT_TEXT] = N_("Running text"),
  [SKV_IMPORT_JSON] = N_("Plan (JSON)"),
};

/* What the guarded process calls them. */
static const char *const guard_words[SKV_N_IMPORT_FORMS] = {
  [SKV_IMPORT_CALENDAR] = "ics",
  [SKV_IMPORT_TABLE] = "csv",
  [SKV_IMPORT_TEXT] = "text",
};

static const char *const kind_titles[SKV_N_KINDS] = {
  [SKV_KIND_SETTINGS] = N_("The plan itself"),
  [SKV_KIND_ORGANISATION] = N_("Organisations"),
  [SKV_KIND_DEPARTMENT] = N_("Departments"),
  [SKV_KIND_CONTACT] = N_("Contacts"),
  [SKV_KIND_SYSTEM] = N_("Systems"),
  [SKV_KIND_RELATION] = N_("Relations"),
  [SKV_KIND_LANE] = N_("Lanes"),
  [SKV_KIND_SOURCE] = N_("Sources"),
  [SKV_KIND_LOCAL_DAY] = N_("Local days"),
  [SKV_KIND_RULE] = N_("Rules"),
  [SKV_KIND_ITEM] = N_("Items"),
  [SKV_KIND_EXCEPTION] = N_("Accepted conflicts"),
  [SKV_KIND_CHECK] = N_("Settings of checks"),
  [SKV_KIND_LIFT] = N_("Lifted freezes"),
  [SKV_KIND_LAYER] = N_("What-if layers"),
  [SKV_KIND_VERSION] = N_("Versions of the plan"),
  [SKV_KIND_TEMPLATE] = N_("Templates"),
  [SKV_KIND_VIEW] = N_("Saved views"),
  [SKV_KIND_REQUEST] = N_("Requests"),
  [SKV_KIND_CONFIRMATION] = N_("Confirmations"),
  [SKV_KIND_NOTICE] = N_("Notices"),
  [SKV_KIND_WORDING] = N_("Wordings"),
  [SKV_KIND_CONTINGENCY] = N_("Contingency plans"),
  [SKV_KIND_LOG_ENTRY] = N_("Log entries"),
};

const char *
skv_import_form_title (SkvImportForm form)
{
  g_return_val_if_fail (form < SKV_N_IMPORT_FORMS, "");
  return _(titles[form]);
}

const char *
skv_import_kind_title (SkvKind kind)
{
  g_return_val_if_fail (kind < SKV_N_KINDS, "");
  return _(kind_titles[kind]);
}

gboolean
skv_import_form_find (const char *word, SkvImportForm *form)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (g_ascii_strcasecmp (words[i].word, word) != 0)
        continue;
      *form = words[i].form;
      return TRUE;
    }
  return FALSE;
}

gboolean
skv_import_form_of_name (const char *file, SkvImportForm *form)
{
  const char *dot = strrchr (file, '.');

  return dot != NULL && skv_import_form_find (dot + 1, form);
}

static guint
count_char (const char *text, char wanted)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == wanted;
  return n;
}

/* Two lines or more, and most of them, have cells. Commas stand in running text too: they separate
 * cells only if every line has as many of them. */
static gboolean
looks_like_table (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", LINES_TO_JUDGE_BY + 1);
  guint n = 0, n_cells = 0, n_commas = 0, first_commas = 0;

  for (guint i = 0; lines[i] != NULL && i < LINES_TO_JUDGE_BY; i++)
    {
      guint commas = count_char (lines[i], ',');

      if (*g_strstrip (lines[i]) == '\0')
        continue;
      first_commas = n == 0 ? commas : first_commas;
      n++;
      n_cells += strpbrk (lines[i], ";\t") != NULL;
      n_commas += commas > 0 && commas == first_commas;
    }
  return (n_cells >= 2 && n_cells * 3 >= n * 2) || (n_commas >= 3 && n_commas == n);
}

static SkvImportForm
guess_by_content (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text =
    skv_text_decode (data != NULL ? data : "", MIN (length, BYTES_TO_JUDGE_BY), NULL, NULL, NULL);

  if (text == NULL)
    return SKV_IMPORT_TEXT;
  if (*(text + strspn (text, " \t\r\n")) == '{')
    return SKV_IMPORT_JSON;
  return looks_like_table (text) ? SKV_IMPORT_TABLE : SKV_IMPORT_TEXT;
}

SkvImportForm
skv_import_form_guess (const char *file, GBytes *bytes)
{
  SkvImportForm form = SKV_IMPORT_TEXT;
  gboolean named = file != NULL && skv_import_form_of_name (file, &form);

  g_return_val_if_fail (bytes != NULL, form);

  if (named && form != SKV_IMPORT_TEXT)
    return form;
  if (skv_ics_recognise (bytes))
    return SKV_IMPORT_CALENDAR;
  return named ? form : guess_by_content (bytes);
}

GBytes *
skv_import_load (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  GStatBuf status;
  char *text;
  gsize length;

  if (g_stat (path, &status) == 0 && status.st_size > SKV_JSON_MAX_BYTES)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_TOO_LARGE,
                   _("%s: the file is larger than %d MiB, larger than any plan is. Nothing was "
                      "read"),
                   name, SKV_JSON_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  return g_file_get_contents (path, &text, &length, error) ? g_bytes_new_take (text, length) : NULL;
}

SkvIcsCalendar *
skv_import_parse (SkvImportForm form,
                  GBytes *bytes,
                  const char *zone,
                  int year,
                  GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (form < SKV_N_IMPORT_FORMS && guard_words[form] != NULL, NULL);
  g_return_val_if_fail (bytes != NULL && zone != NULL, NULL);

  return skv_ics_parse_form_guarded (guard_words[form], bytes, zone, year, cancellable, error);
}

void
skv_import_prefix_error (const char *file, GError **error)
{
  /* A message that knows the line begins with it. */
  if (error != NULL && *error != NULL)
    g_prefix_error (error, g_ascii_isdigit (*(*error)->message) ? "%s:" : "%s: ", file);
}

int
skv_import_guess_year (const char *file)
{
  SkvPhraseContext context = SKV_PHRASE_CONTEXT_NONE;

  return skv_dated_lines_find_year (file, &context) ? context.year : 0;
}
