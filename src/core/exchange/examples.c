/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/examples.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

/* Made by glib-compile-resources. */
#include "core/exchange/example-plans-resource.h"

#define FOLDER "/io/github/systemkveld/Systemkveld/examples/"

/* What each is, in a sentence of the reader's language; the files have the language of the plan. */
static const char *const sentences[][2] = {
  { "joint-office-2027",
    N_("A joint IT office of several municipalities: six rules for their evenings, changed school "
        "holidays, and a municipality that joins another.") },
  { "systemkvelder-2019",
    N_("A county’s published year: two evenings each month after the 12th, periods to keep clear "
        "of, exams and meetings, and jobs that collide.") },
};

static const char *
find_sentence (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (g_str_equal (sentences[i][0], name))
        return _(sentences[i][1]);
    }
  return NULL;
}

void
skv_example_free (SkvExample *self)
{
  g_free (self->name);
  g_free (self->title);
  g_free (self->description);
  g_free (self);
}

static GBytes *
load_file (const char *file, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, file, NULL);

  return g_resource_lookup_data (skv_example_plans_get_resource (), path,
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static SkvExample *
read_example (const char *file)
{
  g_autoptr (GBytes) bytes = load_file (file, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  SkvExample *self;
  JsonObject *plan;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  /* A test reads every example: one that cannot be parsed never comes here. */
  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL))
    return NULL;
  plan =
    json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)), "plan");
  self = g_new0 (SkvExample, 1);
  self->name = g_strndup (file, strlen (file) - strlen (".json"));
  self->title = g_strdup (json_object_get_string_member_with_default (plan, "title", self->name));
  self->description = g_strdup (find_sentence (self->name));
  if (self->description == NULL)
    self->description =
      g_strdup (json_object_get_string_member_with_default (plan, "description", NULL));
  return self;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const SkvExample *const *first = a, *const *second = b;

  return strcmp ((*first)->name, (*second)->name);
}

GPtrArray *
skv_examples_list (void)
{
  GPtrArray *examples = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_example_free);
  g_auto (GStrv) files = g_resource_enumerate_children (skv_example_plans_get_resource (), FOLDER,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      SkvExample *example = g_str_has_suffix (files[i], ".json") ? read_example (files[i]) : NULL;

      if (example != NULL)
        g_ptr_array_add (examples, example);
    }
  g_ptr_array_sort (examples, compare_names);
  return examples;
}

GBytes *
skv_example_load (const char *name, GError **error)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  GBytes *bytes = load_file (file, NULL);

  if (bytes == NULL)
    g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_NOT_FOUND,
                 _("There is no example “%s”; “skv examples” lists those that there are"), name);
  return bytes;
}
