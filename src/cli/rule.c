/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/calendar/rule-preview.h"
#include "core/calendar/rule-sentence.h"
#include "core/calendar/words.h"
#include "core/exchange/json-text.h"
#include "core/exchange/rule-phrase.h"

#define DEFAULT_YEARS 5
#define MAX_YEARS 30

typedef struct
{
  char *sentence; /* all (owned) (nullable) */
  char *title;
  char *lane;
  char *format;
  int from_year; /* 0: not given */
  int years;
  gboolean apply;
  gboolean yes;
  gboolean remove;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->sentence);
  g_free (self->title);
  g_free (self->lane);
  g_free (self->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- text ------------------------------------------------------------------------------------ */

/* "16–17 January 2019", "16 January 2019, 20 January 2019" (transfer full) */
static char *
dates_words (const GArray *days, int length)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < days->len;)
    {
      SkvDay first = g_array_index (days, SkvDay, i), end = first + length;
      g_autofree char *words = NULL;

      for (i++; i < days->len && g_array_index (days, SkvDay, i) <= end; i++)
        end = g_array_index (days, SkvDay, i) + length;
      words = skv_words_date_range (first, end);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
    }
  return g_string_free (text, FALSE);
}

/* what the rule did: shifted, left out, unresolved (transfer full) (nullable) */
static char *
shift_words (const SkvPreviewGroup *group, gboolean timed)
{
  g_autofree char *originals = dates_words (group->originals, timed ? 1 : group->length);
  const char *reason = group->reason != NULL ? group->reason : "";

  if (group->change == SKV_PREVIEW_GONE)
    return NULL;
  if (!group->resolved)
    return g_strdup_printf (_("UNRESOLVED: %s"), reason);
  if (group->left_out)
    return g_strdup_printf (_("left out: %s"), reason);
  if (group->offset != 0)
    /* TRANSLATORS: dates, and why they do not suit */
    return g_strdup_printf (_("instead of %1$s: %2$s"), originals, reason);
  return NULL;
}

static void
print_group (const SkvPreviewGroup *group, gboolean has_saved, gboolean timed)
{
  int length = timed ? 1 : group->length;
  g_autofree char *days = dates_words (group->days, length);
  g_autofree char *was = dates_words (group->was, length);
  g_autofree char *shifted = shift_words (group, timed);

  skv_cli_print ("  %s", group->change == SKV_PREVIEW_GONE ? was : days);
  if (shifted != NULL)
    skv_cli_print (" (%s)", shifted);
  if (has_saved && group->change == SKV_PREVIEW_NEW)
    skv_cli_print (" [%s]", _("new"));
  else if (group->change == SKV_PREVIEW_CHANGED)
    {
      /* TRANSLATORS: the dates that the saved rule gives */
      skv_cli_print (_(" [was %s]"), was);
    }
  else if (group->change == SKV_PREVIEW_GONE)
    skv_cli_print (" [%s]", _("goes"));
  if (group->by_hand)
    skv_cli_print (" [%s]", _("changed by hand"));
  skv_cli_print ("\n");
}

static void
print_difference (const SkvRulePreview *preview)
{
  guint n_new = skv_rule_preview_count (preview, SKV_PREVIEW_NEW);
  guint n_changed = skv_rule_preview_count (preview, SKV_PREVIEW_CHANGED);
  guint n_gone = skv_rule_preview_count (preview, SKV_PREVIEW_GONE);

  if (!skv_rule_preview_has_saved (preview))
    return;
  if (skv_rule_preview_changes_times (preview))
    skv_cli_print (_("Against the saved rule all have other hours.\n"));
  if (n_new + n_changed + n_gone == 0)
    skv_cli_print (_("Against the saved rule no date changes.\n"));
  else
    skv_cli_print (_("Against the saved rule: new %1$u, changed %2$u, gone %3$u.\n"), n_new,
                   n_changed, n_gone);
}

static void
print_preview (const SkvRulePreview *preview, const SkvRule *rule)
{
  gboolean timed = rule->start >= 0;
  int year = 0;

  for (guint i = 0; i < skv_rule_preview_get_n_groups (preview); i++)
    {
      const SkvPreviewGroup *group = skv_rule_preview_get_group (preview, i);

      if (skv_day_year (group->base_day) != year)
        skv_cli_print ("%d\n", year = skv_day_year (group->base_day));
      print_group (group, skv_rule_preview_has_saved (preview), timed);
    }
  print_difference (preview);
}

static void
print_parts (const SkvRulePhrase *phrase)
{
  for (guint i = 0; i < phrase->parts->len; i++)
    {
      const SkvRulePhrasePart *part = g_ptr_array_index (phrase->parts, i);

      skv_cli_print ("  “%s”: %s%s\n", part->words, part->meaning,
                     part->doubt ? _(" (in doubt)") : "");
    }
}

/* --- JSON ------------------------------------------------------------------------------------ */

static void
put_days (GString *text, const char *name, const GArray *days)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < days->len; i++)
    g_ptr_array_add (words, skv_day_format (g_array_index (days, SkvDay, i)));
  g_ptr_array_add (words, NULL);
  skv_json_put_texts_member (text, name, (const char *const *) words->pdata);
}

static void
put_group (GString *text, const SkvPreviewGroup *group)
{
  static const char *const changes[] = { "same", "new", "changed", "gone" };
  g_autofree char *base = skv_day_format (group->base_day);

  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "base_date", base);
  put_days (text, "original_dates", group->originals);
  put_days (text, "dates", group->days);
  skv_json_put_bool_member (text, "resolved", group->resolved);
  skv_json_put_bool_member (text, "left_out", group->left_out);
  skv_json_put_bool_member (text, "by_hand", group->by_hand);
  skv_json_put_text_member (text, "reason", group->reason);
  skv_json_put_text_member (text, "change", changes[group->change]);
  put_days (text, "was", group->was);
  g_string_append_c (text, '}');
}

static void
put_parts (GString *text, const SkvRulePhrase *phrase)
{
  skv_json_put_name (text, "parts");
  g_string_append_c (text, '[');
  for (guint i = 0; i < phrase->parts->len; i++)
    {
      const SkvRulePhrasePart *part = g_ptr_array_index (phrase->parts, i);

      g_string_append (text, i > 0 ? ",{" : "{");
      skv_json_put_text_member (text, "words", part->words);
      skv_json_put_text_member (text, "meaning", part->meaning);
      skv_json_put_bool_member (text, "doubt", part->doubt);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
print_json (SkvPlan *plan,
            const SkvRule *rule,
            const SkvRulePhrase *phrase,
            const SkvRulePreview *preview,
            gboolean saved)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autofree char *sentence = skv_rule_sentence (plan, rule);

  skv_json_put_text_member (text, "id", rule->parent.id);
  skv_json_put_text_member (text, "lane", rule->lane);
  skv_json_put_text_member (text, "title", rule->title);
  skv_json_put_text_member (text, "sentence", sentence);
  skv_json_put_bool_member (text, "saved", saved);
  if (phrase != NULL)
    put_parts (text, phrase);
  skv_json_put_name (text, "groups");
  g_string_append_c (text, '[');
  for (guint i = 0; i < skv_rule_preview_get_n_groups (preview); i++)
    {
      g_string_append (text, i > 0 ? ",\n  " : "\n  ");
      put_group (text, skv_rule_preview_get_group (preview, i));
    }
  skv_cli_print ("%s]}\n", text->str);
}

/* --- the rule -------------------------------------------------------------------------------- */

/* The rule of the plan by its id or title; NULL if there is none. */
static const SkvRule *
find_rule (SkvPlan *plan, const char *name)
{
  GPtrArray *rules = skv_plan_get_records (plan, SKV_KIND_RULE);
  const SkvRule *rule = skv_plan_get_rule (plan, name);

  for (guint i = 0; rule == NULL && i < rules->len; i++)
    {
      const SkvRule *other = g_ptr_array_index (rules, i);

      if (g_strcmp0 (other->title, name) == 0)
        rule = other;
    }
  return rule;
}

/* What the options make of the saved rule, or of none (transfer full); NULL with the message told
 * and @status set. */
static SkvRule *
make_rule (
  SkvPlan *plan, const SkvRule *saved, const Options *options, SkvRulePhrase **phrase, int *status)
{
  g_autoptr (GError) error = NULL;
  SkvRule *rule;

  if (options->sentence != NULL)
    {
      *phrase =
        skv_rule_phrase_parse (options->sentence, skv_cli_get_language (), plan, saved, &error);
      if (*phrase == NULL)
        {
          *status = skv_cli_fail (g_steal_pointer (&error));
          return NULL;
        }
      rule = skv_record_ref ((*phrase)->rule);
    }
  else
    rule = skv_record_copy (saved);
  if (options->title != NULL)
    skv_set_text (&rule->title, options->title);
  if (options->lane != NULL)
    skv_set_text (&rule->lane, options->lane);
  else if (rule->lane == NULL)
    skv_set_text (&rule->lane, "window");
  return rule;
}

static int
save (SkvPlan *plan, const SkvRule *rule, gboolean is_new, gboolean tell)
{
  g_autofree char *label =
    g_strdup_printf (is_new ? _("Add the rule “%s”") : _("Change the rule “%s”"), rule->title);
  g_autoptr (SkvEdit) edit = skv_edit_new (label);
  GError *error = NULL;

  skv_edit_put (edit, skv_record_copy (rule));
  if (!skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  if (tell)
    skv_cli_tell_hits (plan, edit);
  return SKV_EXIT_DONE;
}

static int
remove_rule (SkvPlan *plan, const SkvRule *rule)
{
  g_autofree char *label = g_strdup_printf (_("Remove the rule “%s”"), rule->title);
  g_autoptr (SkvEdit) edit = skv_edit_new (label);
  GError *error = NULL;

  skv_edit_remove (edit, SKV_KIND_RULE, rule->parent.id);
  if (!skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  skv_cli_print (_("Removed; “skv undo” brings it back.\n"));
  skv_cli_tell_lost_lifts (plan, edit);
  return SKV_EXIT_DONE;
}

/* what the planner sees before saving, and the saving if it was asked for */
static int
show (SkvPlan *plan,
      const SkvRule *rule,
      const SkvRulePhrase *phrase,
      const Options *options,
      gboolean is_new)
{
  g_autoptr (SkvProblem) problem = NULL;
  g_autoptr (SkvRulePreview) preview =
    skv_rule_preview_new (plan, rule, skv_day_from_ymd (options->from_year, 1, 1),
                          skv_day_from_ymd (options->from_year + options->years, 1, 1), &problem);
  g_autofree char *sentence = skv_rule_sentence (plan, rule);
  gboolean may_save = options->apply && (phrase == NULL || !phrase->doubt || options->yes);

  if (preview == NULL)
    {
      skv_cli_usage ("%s: %s", problem->field != NULL ? problem->field : rule->parent.id,
                     problem->message);
      return SKV_EXIT_REFUSED;
    }
  if (g_strcmp0 (options->format, "json") == 0)
    print_json (plan, rule, phrase, preview, may_save);
  else
    {
      skv_cli_print ("%s\n", sentence);
      if (phrase != NULL)
        print_parts (phrase);
      print_preview (preview, rule);
    }
  if (may_save)
    return save (plan, rule, is_new, g_strcmp0 (options->format, "json") != 0);
  if (options->apply)
    {
      skv_cli_warn (_("not saved: some words can be read in more than one way, see above; --yes "
                       "takes them as they are read there"));
      return SKV_EXIT_REFUSED;
    }
  if (options->sentence != NULL || options->title != NULL || options->lane != NULL)
    skv_cli_warn (_("nothing was saved; --apply saves the rule"));
  return SKV_EXIT_DONE;
}

static int
run (SkvPlan *plan, const char *name, Options *options)
{
  const SkvRule *saved = name != NULL ? find_rule (plan, name) : NULL;
  g_autoptr (SkvRulePhrase) phrase = NULL;
  SkvRule *rule;
  int status;

  if (name != NULL && saved == NULL)
    return skv_cli_usage (_("there is no rule “%s” in this plan; “skv rules” lists them"), name);
  if (options->remove)
    return remove_rule (plan, saved);
  if (options->from_year == 0)
    options->from_year = skv_cli_current_year (plan);
  if (options->from_year < 1970 || options->from_year + options->years > 2100)
    return skv_cli_usage (_("--year needs a year from %d to %d"), 1970, 2100 - options->years);

  rule = make_rule (plan, saved, options, &phrase, &status);
  if (rule == NULL)
    return status;
  status = show (plan, rule, phrase, options, saved == NULL);
  skv_record_unref (rule);
  return status;
}

int
skv_cli_rule (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_auto (Options) options = { .years = DEFAULT_YEARS };
  int status;
  const GOptionEntry entries[] = {
    { "sentence", 's', 0, G_OPTION_ARG_STRING, &options.sentence,
      N_("When it is, in plain words; without RULE it makes a new rule"), N_("TEXT") },
    { "title", 't', 0, G_OPTION_ARG_STRING, &options.title, N_("What it is called"),
      N_("TITLE") },
    { "lane", 'l', 0, G_OPTION_ARG_STRING, &options.lane,
      N_("The lane that it fills, “window” unless it says another"), N_("LANE") },
    { "year", 'y', 0, G_OPTION_ARG_INT, &options.from_year, N_("The first year that is shown"),
      N_("YEAR") },
    { "years", 'n', 0, G_OPTION_ARG_INT, &options.years, N_("How many years are shown"),
      N_("N") },
    { "apply", 0, 0, G_OPTION_ARG_NONE, &options.apply, N_("Save it"), NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &options.yes,
      N_("With --apply: also where words could be read otherwise"), NULL },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &options.remove, N_("Remove it"), NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, 2) ||
      !skv_cli_check_format (options.format != NULL ? options.format : "text", formats))
    return SKV_EXIT_USAGE;
  if (argc < 3 && (options.sentence == NULL || options.remove))
    return skv_cli_usage (_("which rule? Name it, or give --sentence for a new one"));
  if (argc < 3 && (options.title == NULL || *options.title == '\0'))
    return skv_cli_usage (_("a new rule needs --title"));
  if (options.years < 1 || options.years > MAX_YEARS)
    return skv_cli_usage (_("--years needs a number from 1 to %d"), MAX_YEARS);
  plan = skv_cli_open (argv[1], options.apply || options.remove, &status);
  if (plan == NULL)
    return status;
  return run (plan, argc >= 3 ? argv[2] : NULL, &options);
}
