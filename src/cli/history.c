/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/exchange/change-fields.h"
#include "core/exchange/history-json.h"

/* "2019-06-12 18:00": a log is read by column, not as a sentence */
static char *
format_when (SkvPlan *plan, gint64 when)
{
  g_autofree char *text = skv_zone_format (skv_plan_get_zone (plan), when);

  text[10] = ' ';
  return g_strndup (text, 16);
}

static const char *
mark_words (const SkvHistoryEntry *entry)
{
  return entry->undone ? _(" (taken back)") : entry->barrier ? _(" (undo stops here)") : "";
}

static void
print_record (SkvPlan *plan, const SkvChange *change)
{
  g_autofree char *title = skv_change_title (plan, change);
  g_autofree char *summary = skv_change_summary (plan, change);
  g_autoptr (GPtrArray) fields = skv_change_fields (plan, change);

  skv_cli_print ("        %s: %s\n", title, summary);
  for (guint i = 0; i < fields->len; i++)
    {
      const SkvChangeField *field = g_ptr_array_index (fields, i);
      g_autofree char *words = skv_change_field_words (field);

      g_strdelimit (words, "\n\r\t", ' '); /* one line each, whatever people typed */
      skv_cli_print ("          %s: %s\n", field->title, words);
    }
}

/* what an entry changed; what nobody knows any more is said and does not end the list */
static gboolean
print_changes (SkvPlan *plan, gint64 id, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SkvEdit) edit = skv_plan_read_history (plan, id, G_MAXUINT, NULL, &local);

  for (guint i = 0; edit != NULL && i < skv_edit_get_n_changes (edit); i++)
    print_record (plan, skv_edit_get_change (edit, i));
  if (edit != NULL)
    return TRUE;
  if (!g_error_matches (local, SKV_PLAN_ERROR, SKV_PLAN_ERROR_BARRIER))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  skv_cli_print ("        %s\n", local->message);
  return TRUE;
}

static gboolean
print_text (SkvPlan *plan, GPtrArray *entries, gboolean detail, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const SkvHistoryEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *when = format_when (plan, entry->when);

      skv_cli_print ("%6" G_GINT64_FORMAT "  %s  %s  %s%s\n", entry->id, when,
                     entry->who != NULL ? entry->who : "–", entry->label, mark_words (entry));
      if (detail && !print_changes (plan, entry->id, error))
        return FALSE;
    }
  return TRUE;
}

/* "item:ID" of a record by its id, of whatever kind; of an item or an evening that a rule placed,
 * those of the rule too (transfer full) */
static GStrv
list_records (SkvPlan *plan, const char *id)
{
  g_autoptr (GStrvBuilder) records = g_strv_builder_new ();
  const char *colon = strrchr (id, ':');
  g_autofree char *rule = colon != NULL ? g_strndup (id, (gsize) (colon - id)) : NULL;
  const SkvItem *item = skv_plan_get_item (plan, id);

  if (item != NULL && item->rule != NULL)
    skv_set_text (&rule, item->rule);
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      g_autofree char *key = g_strdup_printf ("%s:%s", skv_kind_name (kind), id);

      g_strv_builder_add (records, key);
    }
  if (rule != NULL && skv_plan_get_rule (plan, rule) != NULL)
    {
      g_autofree char *key = g_strdup_printf ("rule:%s", rule);

      g_strv_builder_add (records, key);
    }
  return g_strv_builder_end (records);
}

typedef struct
{
  char *item;   /* (owned) (nullable) */
  char *who;    /* (owned) (nullable) */
  char *words;  /* (owned) (nullable) */
  char *format; /* (owned) (nullable) */
  int count;    /* 0: all */
  gboolean detail;
} Options;

static int
print_history (SkvPlan *plan, const Options *options)
{
  g_auto (GStrv) records = options->item != NULL ? list_records (plan, options->item) : NULL;
  const SkvHistoryQuery query = { .words = options->words,
                                  .who = options->who,
                                  .records = (const char *const *) records,
                                  .max_entries = (guint) options->count };
  GError *error = NULL;
  g_autoptr (GPtrArray) entries = skv_plan_find_history (plan, &query, NULL, &error);
  g_autofree char *text = NULL;

  if (entries == NULL)
    return skv_cli_fail (error);
  if (options->format == NULL || strcmp (options->format, "text") == 0)
    return print_text (plan, entries, options->detail, &error) ? SKV_EXIT_DONE
                                                               : skv_cli_fail (error);
  text = skv_history_to_json (plan, entries, options->detail, &error);
  return text != NULL ? skv_cli_write (NULL, text, strlen (text)) : skv_cli_fail (error);
}

int
skv_cli_history (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvPlan) plan = NULL;
  Options options = { NULL };
  const GOptionEntry entries[] = {
    { "item", 'i', 0, G_OPTION_ARG_STRING, &options.item,
      N_("Only what touched the item, rule or other record with this id"), N_("ID") },
    { "who", 'w', 0, G_OPTION_ARG_STRING, &options.who, N_("Only the edits of this person"),
      N_("WHO") },
    { "words", 0, 0, G_OPTION_ARG_STRING, &options.words, N_("Only edits with these words"),
      N_("TEXT") },
    { "count", 'n', 0, G_OPTION_ARG_INT, &options.count, N_("The newest so many of them"),
      N_("N") },
    { "detail", 'd', 0, G_OPTION_ARG_NONE, &options.detail,
      N_("Also what each changed, field by field"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  int status = SKV_EXIT_USAGE;

  if (skv_cli_parse (command, entries, &argc, &argv, 1, 1) &&
      (options.format == NULL || skv_cli_check_format (options.format, formats)))
    {
      if (options.count < 0)
        status = skv_cli_usage (_("--count needs a number of edits"));
      else
        {
          plan = skv_cli_open (argv[1], FALSE, &status);
          if (plan != NULL)
            status = print_history (plan, &options);
        }
    }
  g_free (options.item);
  g_free (options.who);
  g_free (options.words);
  g_free (options.format);
  return status;
}
