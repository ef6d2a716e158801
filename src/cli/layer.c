/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "cli/difference.h"
#include "core/calendar/words.h"
#include "core/exchange/json-text.h"
#include "core/exchange/layer.h"

typedef struct
{
  char *by;     /* (owned) (nullable) */
  char *notes;  /* (owned) (nullable) */
  char *format; /* (owned) (nullable) */
  gboolean leave_clashes;
  gboolean overwrite;
  SkvCliRange range;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->by);
  g_free (self->notes);
  g_free (self->format);
  skv_cli_range_clear (&self->range);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
is_json (const Options *options)
{
  return g_strcmp0 (options->format, "json") == 0;
}

/* --- listing ------------------------------------------------------------------------------------
 */

/* “June” · IT manager, 2 January 2027 · 3 changes */
static void
print_layer (SkvPlan *plan, const SkvLayer *layer)
{
  guint n = skv_layer_count_changes (layer);
  g_autofree char *made =
    layer->made != SKV_DAY_NONE ? skv_words_day_month_year (layer->made) : NULL;

  skv_cli_print (_("“%s”"), layer->name);
  if (layer->by != NULL || made != NULL)
    skv_cli_print (" · %s%s%s", layer->by != NULL ? layer->by : "",
                   layer->by != NULL && made != NULL ? C_("in a list", ", ") : "",
                   made != NULL ? made : "");
  skv_cli_print (" · ");
  skv_cli_print (g_dngettext (GETTEXT_PACKAGE, "%u change", "%u changes", n), n);
  skv_cli_print ("\n");
  if (layer->notes != NULL)
    skv_cli_print ("  %s\n", layer->notes);
}

static void
put_layer (GString *text, const SkvLayer *layer)
{
  g_autofree char *made = layer->made != SKV_DAY_NONE ? skv_day_format (layer->made) : NULL;

  skv_json_put_text_member (text, "id", layer->parent.id);
  skv_json_put_text_member (text, "name", layer->name);
  skv_json_put_text_member (text, "by", layer->by);
  skv_json_put_text_member (text, "made", made);
  skv_json_put_text_member (text, "notes", layer->notes);
  skv_json_put_int_member (text, "changes", skv_layer_count_changes (layer));
}

static int
list_layers (SkvPlan *plan, const Options *options)
{
  GPtrArray *layers = skv_plan_get_records (plan, SKV_KIND_LAYER);
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < layers->len && !is_json (options); i++)
    print_layer (plan, g_ptr_array_index (layers, i));
  if (!is_json (options))
    {
      if (layers->len == 0)
        skv_cli_print (_("This plan has no what-if layers.\n"));
      return SKV_EXIT_DONE;
    }
  for (guint i = 0; i < layers->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n  {" : "\n  {");
      put_layer (text, g_ptr_array_index (layers, i));
      g_string_append_c (text, '}');
    }
  skv_cli_print ("%s\n]\n", text->str);
  return SKV_EXIT_DONE;
}

/* NULL with the message told */
static const SkvLayer *
find_layer (SkvPlan *plan, const char *name)
{
  const SkvLayer *layer = skv_layer_find (plan, name);

  if (layer == NULL)
    skv_cli_usage (_("there is no layer “%s” in this plan; “skv layer PLAN” lists them"), name);
  return layer;
}

/* --- what can be done with one ------------------------------------------------------------------
 */

static int
make_layer (SkvPlan *plan, const char *name, const Options *options)
{
  g_autofree char *label = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  SkvLayer *layer;
  GError *error = NULL;

  if (skv_layer_find (plan, name) != NULL)
    return skv_cli_usage (_("there is a layer “%s” already; give this one another name"), name);
  layer = skv_layer_new (name, NULL, options->by, skv_cli_today (plan));
  skv_set_text (&layer->notes, options->notes);
  /* TRANSLATORS: what making a what-if layer is called in the history */
  label = g_strdup_printf (_("New layer “%s”"), name);
  edit = skv_edit_new (label);
  skv_edit_put (edit, layer);
  if (!skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  skv_cli_print (
    _("The layer “%1$s” was made. Edit it with “--layer %1$s” of the other commands.\n"), name);
  return SKV_EXIT_DONE;
}

static void
print_clashes (GPtrArray *clashes)
{
  if (clashes->len > 0)
    skv_cli_print ("%s\n", _("The plan says otherwise by now:"));
  for (guint i = 0; i < clashes->len; i++)
    skv_cli_print ("  %s\n", ((const SkvLayerClash *) g_ptr_array_index (clashes, i))->words);
}

static void
put_clashes (GString *text, GPtrArray *clashes)
{
  skv_json_put_name (text, "clashes");
  g_string_append_c (text, '[');
  for (guint i = 0; i < clashes->len; i++)
    {
      const SkvLayerClash *clash = g_ptr_array_index (clashes, i);

      g_string_append (text, i > 0 ? ", {" : "{");
      skv_json_put_text_member (text, "kind", skv_kind_name (clash->kind));
      skv_json_put_text_member (text, "id", clash->id);
      skv_json_put_text_member (text, "words", clash->words);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static int
show_layer (SkvPlan *plan, const SkvLayer *layer, const Options *options)
{
  g_autoptr (GPtrArray) clashes = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (SkvPlan) opened = NULL;
  g_auto (SkvCliDifference) difference = { NULL };
  g_autoptr (GString) text = NULL;
  GError *error = NULL;

  if (is_json (options))
    skv_cli_set_language ("en"); /* what machines read is the same in every language */
  edit = skv_layer_make_edit (plan, layer, &clashes, &error);
  opened = edit != NULL ? skv_layer_open (plan, layer, &error) : NULL;
  if (opened == NULL)
    return skv_cli_fail (error);
  if (!skv_cli_difference_init (&difference, plan, opened, &options->range))
    return SKV_EXIT_USAGE;
  if (!is_json (options))
    {
      print_layer (plan, layer);
      skv_cli_difference_print (&difference);
      print_clashes (clashes);
      return SKV_EXIT_DONE;
    }
  text = g_string_new ("{");
  put_layer (text, layer);
  skv_cli_difference_put (&difference, text);
  put_clashes (text, clashes);
  skv_cli_print ("%s}\n", text->str);
  return SKV_EXIT_DONE;
}

static int
adopt_layer (SkvPlan *plan, const SkvLayer *layer, const char *const *ids, const Options *options)
{
  SkvLayerFlags flags = (options->leave_clashes ? SKV_LAYER_LEAVE_CLASHES : 0) |
                        (options->overwrite ? SKV_LAYER_OVERWRITE_CLASHES : 0);
  g_autofree char *id = g_strdup (layer->parent.id), *name = g_strdup (layer->name);
  g_autoptr (SkvPlan) before = skv_plan_copy (plan);
  g_auto (SkvCliDifference) difference = { NULL };
  const SkvLayer *rest;
  GError *error = NULL;
  guint n = 0;

  if (!skv_layer_adopt_full (plan, id, *ids != NULL ? ids : NULL, flags, &n, &error))
    return skv_cli_fail (error);
  skv_cli_print (g_dngettext (GETTEXT_PACKAGE, "%1$u change of “%2$s” was made in the plan.\n",
                              "%1$u changes of “%2$s” were made in the plan.\n", n),
                 n, name);
  rest = skv_plan_lookup (plan, SKV_KIND_LAYER, id);
  if (rest != NULL)
    skv_cli_print (g_dngettext (GETTEXT_PACKAGE, "%1$u change stays in “%2$s”.\n",
                                "%1$u changes stay in “%2$s”.\n", skv_layer_count_changes (rest)),
                   skv_layer_count_changes (rest), name);
  if (!skv_cli_difference_init (&difference, before, plan, &options->range))
    return SKV_EXIT_USAGE;
  skv_cli_print_conflicts (skv_comparison_get_come (difference.conflicts), _("This brings:"));
  skv_cli_print_conflicts (skv_comparison_get_gone (difference.conflicts), _("This solves:"));
  return SKV_EXIT_DONE;
}

static int
drop_layer (SkvPlan *plan, const SkvLayer *layer, const char *const *ids)
{
  g_autofree char *name = g_strdup (layer->name), *label = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  GError *error = NULL;

  if (*ids == NULL)
    {
      /* TRANSLATORS: what dropping a what-if layer is called in the history */
      label = g_strdup_printf (_("Drop layer “%s”"), name);
      edit = skv_edit_new (label);
      skv_edit_remove (edit, SKV_KIND_LAYER, layer->parent.id);
    }
  else
    edit = skv_layer_drop_changes (plan, layer->parent.id, ids, &error);
  if (edit == NULL && error == NULL)
    return skv_cli_usage (_("none of these is changed by “%s”"), name);
  if (edit == NULL || !skv_plan_apply (plan, edit, &error))
    return skv_cli_fail (error);
  if (*ids == NULL)
    skv_cli_print (_("The layer “%s” was dropped.\n"), name);
  else
    skv_cli_print (_("Left out of “%s”.\n"), name);
  return SKV_EXIT_DONE;
}

/* --- the words ----------------------------------------------------------------------------------
 */

static int
run (SkvPlan *plan, const char *verb, const char *name, const char *const *ids, Options *options)
{
  const SkvLayer *layer;

  if (g_str_equal (verb, "new"))
    return make_layer (plan, name, options);
  layer = find_layer (plan, name);
  if (layer == NULL)
    return SKV_EXIT_USAGE;
  if (g_str_equal (verb, "show"))
    return show_layer (plan, layer, options);
  return g_str_equal (verb, "adopt") ? adopt_layer (plan, layer, ids, options)
                                     : drop_layer (plan, layer, ids);
}

/* FALSE with the message told */
static gboolean
check_words (const SkvCommand *command, int argc, char **argv)
{
  static const char *const verbs[] = { "new", "show", "adopt", "drop", NULL };
  gboolean takes_ids =
    argc > 2 && (g_str_equal (argv[2], "adopt") || g_str_equal (argv[2], "drop"));

  if (argc > 2 && !g_strv_contains (verbs, argv[2]))
    skv_cli_usage (_("there is no “%s” here; it is one of: %s"), argv[2],
                   "new, show, adopt, drop");
  else if (argc == 3)
    skv_cli_usage (_("something is missing; it is: %s %s"), "skv layer", _(command->words));
  else if (argc > 4 && !takes_ids)
    skv_cli_usage (_("“%s” is one word too many; it is: %s %s"), argv[4], "skv layer",
                   _(command->words));
  else
    return TRUE;
  return FALSE;
}

int
skv_cli_layer (const SkvCommand *command, int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (SkvPlan) plan = NULL;
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "by", 'b', 0, G_OPTION_ARG_STRING, &options.by,
      N_("Of a new one: whose idea it is, a role or a name"), N_("WHO") },
    { "notes", 0, 0, G_OPTION_ARG_STRING, &options.notes, N_("Of a new one: what it is about"),
      N_("TEXT") },
    { "leave-clashes", 0, 0, G_OPTION_ARG_NONE, &options.leave_clashes,
      N_("Adopt the rest where the plan says otherwise by now"), NULL },
    { "overwrite", 0, 0, G_OPTION_ARG_NONE, &options.overwrite,
      N_("Adopt it even where the plan says otherwise by now"), NULL },
    SKV_CLI_RANGE_ENTRIES (options.range),
    { "format", 'f', 0, G_OPTION_ARG_STRING, &options.format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  gboolean for_edit;
  int status;

  if (!skv_cli_parse (command, entries, &argc, &argv, 1, G_MAXINT) ||
      !skv_cli_check_format (options.format != NULL ? options.format : "text", formats) ||
      !check_words (command, argc, argv))
    return SKV_EXIT_USAGE;
  for_edit = argc > 2 && !g_str_equal (argv[2], "show");
  plan = skv_cli_open (argv[1], for_edit, &status);
  if (plan == NULL)
    return status;
  if (argc == 2)
    return list_layers (plan, &options);
  return run (plan, argv[2], argv[3], (const char *const *) argv + 4, &options);
}
