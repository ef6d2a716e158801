/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflicts/conflict-report.h"

#include <glib/gi18n-lib.h>

#include "core/exchange/csv-writer.h"

/* --- as a message ---------------------------------------------------------------------------- */

/* what it says in a sentence (transfer full) */
static char *
get_message (SkvConflictLines *lines, SkvConflictLine *line, char **solution)
{
  const SkvNotCalculated *missing = skv_conflict_lines_get_missing (lines, line);
  SkvConflict *conflict = skv_conflict_lines_describe (lines, line);
  char *message;

  *solution = NULL;
  if (conflict == NULL)
    return g_strdup (missing != NULL ? missing->message : "");
  message = g_strdup (conflict->message);
  if (!conflict->accepted)
    *solution = g_strdup (conflict->solution);
  skv_conflict_free (conflict);
  return message;
}

static void
put_line (GString *text, SkvConflictLines *lines, SkvConflictLine *line)
{
  g_autofree char *solution = NULL;
  g_autofree char *message = get_message (lines, line, &solution);
  const char *check = line->text[SKV_CONFLICTS_CHECK]->text;

  g_string_append_printf (text, "• %s, %s\n", line->text[SKV_CONFLICTS_WHAT]->text,
                          line->text[SKV_CONFLICTS_WHEN]->text);
  g_string_append_printf (text, "  %s%s%s\n", skv_conflict_line_severity (line),
                          *check != '\0' ? ": " : "", check);
  g_string_append_printf (text, "  %s\n", message);
  if (line->state == SKV_CONFLICT_ACCEPTED)
    g_string_append_printf (text, "  %s\n", line->text[SKV_CONFLICTS_STATE]->text);
  if (solution != NULL && *solution != '\0')
    g_string_append_printf (text, "  %s\n", solution);
}

static void
put_owner (GString *text, SkvConflictLines *lines, const char *owner, GPtrArray *asked)
{
  g_string_append_printf (
    text, g_dngettext (GETTEXT_PACKAGE, "%1$s: %2$u conflict", "%1$s: %2$u conflicts", asked->len),
    *owner != '\0' ? owner : _("Nobody to Ask"), asked->len);
  g_string_append (text, "\n\n");
  for (guint i = 0; i < asked->len; i++)
    put_line (text, lines, asked->pdata[i]);
}

char *
skv_conflict_report_text (SkvConflictLines *lines, GPtrArray *chosen)
{
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();
  g_autoptr (GHashTable) asked =
    g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (SKV_IS_CONFLICT_LINES (lines) && chosen != NULL, NULL);

  for (guint i = 0; i < chosen->len; i++)
    {
      SkvConflictLine *line = chosen->pdata[i];
      const SkvConflictText *owner;
      GPtrArray *list;

      skv_conflict_lines_word_line (lines, line);
      owner = line->text[SKV_CONFLICTS_OWNER];
      list = g_hash_table_lookup (asked, owner);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (asked, (gpointer) owner, list);
          g_ptr_array_add (owners, (gpointer) owner);
        }
      g_ptr_array_add (list, line);
    }
  for (guint i = 0; i < owners->len; i++)
    {
      const SkvConflictText *owner = owners->pdata[i];

      if (i > 0)
        g_string_append_c (text, '\n');
      put_owner (text, lines, owner->text, g_hash_table_lookup (asked, owner));
    }
  return g_string_free (text, FALSE);
}

/* --- as a table ------------------------------------------------------------------------------- */

/* The columns of the page, and beside them the day for programs, the sentence and both ids. */
#define N_FIELDS (SKV_CONFLICTS_N_COLUMNS + 5)

void
skv_conflict_report_put_head (GString *csv)
{
  const char *fields[N_FIELDS + 1] = { NULL };
  int n = 0;

  for (int column = 0; column < SKV_CONFLICTS_N_COLUMNS; column++)
    fields[n++] = skv_conflicts_column_title (column);
  fields[n++] = _("Date");
  fields[n++] = _("Message");
  fields[n++] = _("Solution");
  fields[n++] = "item";
  fields[n++] = "against";
  skv_csv_put_row (csv, fields);
}

void
skv_conflict_report_put_row (GString *csv, SkvConflictLines *lines, SkvConflictLine *line)
{
  const char *fields[N_FIELDS + 1] = { NULL };
  g_autofree char *message = NULL, *solution = NULL, *day = NULL;
  int n = 0;

  g_return_if_fail (csv != NULL && SKV_IS_CONFLICT_LINES (lines) && line != NULL);

  if (line->heading)
    return;
  skv_conflict_lines_word_line (lines, line);
  message = get_message (lines, line, &solution);
  day = line->day != SKV_DAY_NONE ? skv_day_format (line->day) : g_strdup ("");
  for (int column = 0; column < SKV_CONFLICTS_N_COLUMNS; column++)
    fields[n++] = line->text[column]->text;
  fields[n++] = day;
  fields[n++] = message;
  fields[n++] = solution != NULL ? solution : "";
  fields[n++] = line->item;
  fields[n++] = line->against != NULL ? line->against : "";
  skv_csv_put_row (csv, fields);
}
