/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/exchange/json-text.h"
#include "core/exchange/json-writer.h"
#include "core/exchange/layer.h"
#include "core/exchange/merge.h"

typedef struct
{
  char *format; /* (owned) (nullable) */
  gboolean dry_run;
  SkvCliRange range;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->format);
  skv_cli_range_clear (&self->range);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* all that a merge is told from */
typedef struct
{
  SkvAncestor *ancestor;        /* (owned) */
  SkvMerge *merge;              /* (owned) */
  SkvMergeConflicts *conflicts; /* (owned) */
} Told;

static void
told_clear (Told *self)
{
  g_clear_pointer (&self->conflicts, skv_merge_conflicts_free);
  g_clear_pointer (&self->merge, skv_merge_free);
  g_clear_pointer (&self->ancestor, skv_ancestor_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Told, told_clear)

/* --- in words -----------------------------------------------------------------------------------
 */

static void
print_collision (SkvMerge *merge, const SkvMergeRecord *record)
{
  g_autofree char *words = skv_merge_collision_words (merge, record);
  g_autoptr (GPtrArray) lines = skv_merge_collision_lines (merge, record);

  skv_cli_print ("  %s\n", words);
  for (guint i = 0; i < lines->len; i++)
    {
      const SkvMergeLine *line = g_ptr_array_index (lines, i);

      /* TRANSLATORS: a field of something, what stands there in this plan, and in the other copy */
      skv_cli_print (_("    %1$s: here %2$s; in the other copy %3$s\n"), line->title,
                     line->ours != NULL ? line->ours : _("nothing"),
                     line->theirs != NULL ? line->theirs : _("nothing"));
    }
}

static void
print_text (const Told *told)
{
  SkvMerge *merge = told->merge;
  g_autofree char *summary = skv_merge_words (merge);
  g_autofree char *kinship = skv_merge_kinship_words (merge->ours, told->ancestor);

  skv_cli_print ("%s\n%s\n", kinship, summary);
  for (guint i = 0; i < merge->records->len; i++)
    {
      g_autofree char *words = skv_merge_record_words (merge, merge->records->pdata[i]);

      if (words != NULL)
        skv_cli_print ("  %s\n", words);
    }
  if (merge->n_collisions > 0)
    skv_cli_print ("%s\n", _("This collides; the plan keeps its own:"));
  for (guint i = 0; i < merge->records->len; i++)
    {
      const SkvMergeRecord *record = g_ptr_array_index (merge->records, i);

      if (record->collision != SKV_COLLISION_NONE)
        print_collision (merge, record);
    }
  if (told->conflicts->conflicts->len > 0)
    skv_cli_print ("%s\n", _("Conflicts that neither copy has by itself:"));
  for (guint i = 0; i < told->conflicts->conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (told->conflicts->conflicts, i);
      g_autofree char *sides = skv_merge_conflict_sides_words (merge, conflict);

      if (sides != NULL)
        skv_cli_print ("  %s (%s)\n", conflict->message, sides);
      else
        skv_cli_print ("  %s\n", conflict->message);
    }
}

/* what was made of it */
static void
print_done (const Told *told, gboolean dry_run)
{
  GPtrArray *layers = told->merge->layers;

  if (dry_run)
    {
      skv_cli_print ("%s\n", _("Nothing was changed."));
      return;
    }
  for (guint i = 0; i < layers->len; i++)
    skv_cli_print (
      _("What the other copy has otherwise is in the layer “%s”; “skv layer” shows and "
         "adopts it.\n"),
      ((const SkvLayer *) g_ptr_array_index (layers, i))->name);
}

/* --- for machines ---------------------------------------------------------------------------- */

static const char *
side_name (SkvSide side)
{
  static const char *const names[] = { [SKV_SIDE_NEITHER] = "neither",
                                       [SKV_SIDE_OURS] = "ours",
                                       [SKV_SIDE_THEIRS] = "theirs",
                                       [SKV_SIDE_BOTH] = "both" };

  return names[side];
}

static void
put_ancestor (GString *text, const Told *told)
{
  static const char *const names[] = { [SKV_KINSHIP_COPIES] = "copies",
                                       [SKV_KINSHIP_STRANGERS] = "strangers",
                                       [SKV_KINSHIP_FORGOTTEN] = "forgotten",
                                       [SKV_KINSHIP_CLOSED] = "closed" };
  const SkvAncestor *ancestor = told->ancestor;
  g_autofree char *when =
    ancestor->base != NULL ? skv_zone_format (skv_plan_get_zone (told->merge->ours), ancestor->when)
                           : NULL;

  skv_json_put_name (text, "ancestor");
  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "kinship", names[ancestor->kinship]);
  skv_json_put_text_member (text, "label", ancestor->base != NULL ? ancestor->label : NULL);
  skv_json_put_text_member (text, "when", when);
  skv_json_put_int_member (text, "edits_ours", ancestor->n_ours);
  skv_json_put_int_member (text, "edits_theirs", ancestor->n_theirs);
  g_string_append_c (text, '}');
}

static void
put_record (GString *text, SkvMerge *merge, const char *name, const SkvRecord *record)
{
  skv_json_put_name (text, name);
  if (record != NULL)
    skv_json_put_record (text, skv_plan_get_zone (merge->ours), record, FALSE);
  else
    g_string_append (text, "null");
}

/* every field that somebody changed, and whose word it is */
static void
put_fields (GString *text, const SkvMergeRecord *record)
{
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (record->kind, &n_fields);

  skv_json_put_name (text, "fields");
  g_string_append_c (text, '{');
  for (gsize i = 0; i < n_fields && record->ours != NULL && record->theirs != NULL; i++)
    {
      gboolean collides;
      SkvSide side = skv_merge_record_get_field_side (record, &fields[i], &collides);

      /* a time is decided as one, but only what is different in it is told */
      if (skv_field_equal (record->ours, record->theirs, &fields[i]) &&
          (record->base == NULL || skv_field_equal (record->ours, record->base, &fields[i])))
        continue;
      if (side != SKV_SIDE_NEITHER || collides)
        skv_json_put_text_member (text, fields[i].name, collides ? "collides" : side_name (side));
    }
  g_string_append_c (text, '}');
}

static void
put_records (GString *text, SkvMerge *merge)
{
  static const char *const reasons[] = { [SKV_COLLISION_NONE] = NULL,
                                         [SKV_COLLISION_FIELDS] = "fields",
                                         [SKV_COLLISION_REMOVED_HERE] = "removed-here",
                                         [SKV_COLLISION_REMOVED_THERE] = "removed-there",
                                         [SKV_COLLISION_REFERENCE] = "reference",
                                         [SKV_COLLISION_IMPOSSIBLE] = "impossible" };

  skv_json_put_name (text, "records");
  g_string_append_c (text, '[');
  for (guint i = 0; i < merge->records->len; i++)
    {
      const SkvMergeRecord *record = g_ptr_array_index (merge->records, i);
      g_autofree char *words = skv_merge_record_words (merge, record);
      g_autofree char *collision =
        record->collision != SKV_COLLISION_NONE ? skv_merge_collision_words (merge, record) : NULL;

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "kind", skv_kind_name (record->kind));
      skv_json_put_text_member (text, "id", record->id);
      skv_json_put_text_member (text, "from", side_name (skv_merge_record_get_side (record)));
      put_fields (text, record);
      skv_json_put_text_member (text, "collision", reasons[record->collision]);
      skv_json_put_text_member (text, "words", collision != NULL ? collision : words);
      if (record->collision != SKV_COLLISION_NONE)
        {
          put_record (text, merge, "ours", record->ours);
          put_record (text, merge, "theirs", record->theirs);
        }
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
put_conflicts (GString *text, const Told *told)
{
  const SkvZone *zone = skv_plan_get_zone (told->merge->ours);
  GPtrArray *conflicts = told->conflicts->conflicts;

  skv_json_put_name (text, "conflicts");
  g_string_append_c (text, '[');
  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *start = skv_zone_format (zone, conflict->overlap.start);
      g_autofree char *end = skv_zone_format (zone, conflict->overlap.end);
      SkvSide item = skv_merge_get_occurrence_side (told->merge, conflict->item);
      SkvSide against = skv_merge_get_occurrence_side (told->merge, conflict->against);

      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      skv_json_put_text_member (text, "check", conflict->check);
      skv_json_put_text_member (text, "severity", skv_severity_name (conflict->severity));
      skv_json_put_text_member (text, "item", conflict->item);
      skv_json_put_text_member (text, "item_from", side_name (item));
      skv_json_put_text_member (text, "against", conflict->against);
      skv_json_put_text_member (text, "against_from",
                                conflict->against != NULL ? side_name (against) : NULL);
      skv_json_put_text_member (text, "start", start);
      skv_json_put_text_member (text, "end", end);
      skv_json_put_text_member (text, "message", conflict->message);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
print_json (const Told *told, gboolean dry_run)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (GPtrArray) layers = g_ptr_array_new ();
  g_autofree char *summary = skv_merge_words (told->merge);

  for (guint i = 0; i < told->merge->layers->len; i++)
    g_ptr_array_add (layers, ((const SkvLayer *) told->merge->layers->pdata[i])->name);
  g_ptr_array_add (layers, NULL);
  put_ancestor (text, told);
  skv_json_put_text_member (text, "words", summary);
  skv_json_put_int_member (text, "taken", told->merge->n_taken);
  skv_json_put_int_member (text, "kept", told->merge->n_kept);
  skv_json_put_int_member (text, "same", told->merge->n_same);
  skv_json_put_int_member (text, "collisions", told->merge->n_collisions);
  skv_json_put_bool_member (text, "merged", !dry_run);
  skv_json_put_texts_member (text, "layers", (const char *const *) layers->pdata);
  put_records (text, told->merge);
  put_conflicts (text, told);
  skv_cli_print ("%s}\n", text->str);
}

/* --- the whole ----------------------------------------------------------------------------------
 */

/* FALSE with the message told and @status set */
static gboolean
compare (
  Told *told, SkvPlan *plan, SkvPlan *other, const char *name, const Options *options, int *status)
{
  SkvDay today = skv_cli_today (plan), from = options->range.first, to = options->range.end;
  GError *error = NULL;

  told->ancestor = skv_store_find_ancestor (SKV_STORE (skv_plan_get_backend (plan)),
                                            SKV_STORE (skv_plan_get_backend (other)), &error);
  if (told->ancestor != NULL)
    told->merge = skv_merge_new_for_ancestor (told->ancestor, plan, other, name, today, &error);
  if (told->merge == NULL)
    {
      *status = skv_cli_fail (error);
      return FALSE;
    }
  if (!options->range.limited)
    skv_merge_find_years (told->merge, today, &from, &to);
  told->conflicts = skv_merge_find_conflicts (told->merge, from, to, today);
  return TRUE;
}

static int
merge (SkvPlan *plan, SkvPlan *other, const char *name, const Options *options)
{
  gboolean json = g_strcmp0 (options->format, "json") == 0;
  g_auto (Told) told = { NULL };
  GError *error = NULL;
  int status;

  if (!compare (&told, plan, other, name, options, &status))
    return status;
  if (!options->dry_run && !skv_merge_apply (told.merge, &error))
    return skv_cli_fail (error);
  if (json)
    {
      skv_cli_set_language ("en"); /* what machines read is the same in every language */
      print_json (&told, options->dry_run);
    }
  else
    {
      print_text (&told);
      print_done (&told, options->dry_run);
    }
  return told.merge->n_collisions > 0 ? SKV_EXIT_REFUSED : SKV_EXIT_DONE;
}

int
skv_cli_merge (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvPlan) plan = NULL, other = NULL;
  g_autofree char *base = NULL, *name = NULL;
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_("Only say what would come of it; nothing is changed"), NULL },
    SKV_CLI_RANGE_ENTRIES (options.range),
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 2, 2) ||
      !skv_cli_check_format (options.format != NULL ? options.format : "text", formats))
    return SKV_EXIT_USAGE;
  /* The other one first: nothing of ours is touched if it is no plan. */
  other = skv_cli_open (argv[2], FALSE, &status);
  plan = other != NULL ? skv_cli_open (argv[1], !options.dry_run, &status) : NULL;
  if (plan == NULL)
    return status;
  if (!skv_cli_range_settle (&options.range, plan))
    return SKV_EXIT_USAGE;
  base = g_path_get_basename (argv[2]);
  name = g_filename_display_name (base);
  return merge (plan, other, name, &options);
}
