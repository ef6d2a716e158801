/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/sites.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"
#include "core/exchange/json-source.h"
#include "core/exchange/json-text.h"
#include "core/exchange/phrase.h"

SkvSite *
skv_site_new (const char *name, SkvDay start, SkvDay end, gboolean done)
{
  SkvSite *self = g_new0 (SkvSite, 1);

  self->name = g_strdup (name);
  self->start = start;
  self->end = start != SKV_DAY_NONE ? MAX (end, start + 1) : SKV_DAY_NONE;
  self->done = done;
  return self;
}

void
skv_site_free (SkvSite *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self);
}

/* --- as people write one ---------------------------------------------------------------------- */

/* [start, end) over all that @phrase names; FALSE if it says times of day, or something open */
static gboolean
take_days (const SkvPhrase *phrase, SkvDay *start, SkvDay *end)
{
  guint n = skv_phrase_get_n_spans (phrase);

  for (guint i = 0; i < n; i++)
    {
      const SkvPhraseSpan *span = skv_phrase_get_span (phrase, i);

      if (!span->all_day || span->start == SKV_MOMENT_NONE || span->end == SKV_MOMENT_NONE)
        return FALSE;
      *start = i == 0 ? (SkvDay) span->start : MIN (*start, (SkvDay) span->start);
      *end = i == 0 ? (SkvDay) span->end : MAX (*end, (SkvDay) span->end);
    }
  return n > 0;
}

SkvSite *
skv_site_read (const char *text, const char *language, int year)
{
  g_autofree char *stripped = NULL;
  SkvPhraseContext context = SKV_PHRASE_CONTEXT_NONE;
  g_autoptr (SkvPhrase) phrase = NULL;
  const char *name = NULL;
  SkvDay start = SKV_DAY_NONE, end = SKV_DAY_NONE;

  g_return_val_if_fail (text != NULL, NULL);

  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    return NULL;
  context.year = year;
  phrase = skv_phrase_parse (stripped, language, &context, NULL);
  if (phrase != NULL && take_days (phrase, &start, &end))
    name = skv_phrase_get_title (phrase);
  /* What names no day, or nothing but days, is a name. */
  if (name == NULL || *name == '\0')
    return skv_site_new (stripped, SKV_DAY_NONE, SKV_DAY_NONE, FALSE);
  return skv_site_new (name, start, end, FALSE);
}

char *
skv_site_words (const SkvSite *self)
{
  g_autofree char *days = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->start == SKV_DAY_NONE)
    return g_strdup (self->name);
  days = skv_words_date_range (self->start, self->end);
  /* TRANSLATORS: a site, and the days on which it is upgraded */
  return g_strdup_printf (C_("site", "%1$s, %2$s"), self->name, days);
}

/* --- as the plan keeps them ------------------------------------------------------------------- */

static SkvSite *
refuse (guint number, GError **error)
{
  g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
               _("site %u is no object with a name"), number);
  return NULL;
}

/* FALSE if there is something that is no date */
static gboolean
read_day (JsonObject *object, const char *member, SkvDay *day)
{
  JsonNode *node = json_object_get_member (object, member);

  *day = SKV_DAY_NONE;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *day = skv_day_parse (json_node_get_string (node));
  return *day != SKV_DAY_NONE;
}

static SkvSite *
read_site (JsonNode *node, guint number, GError **error)
{
  JsonObject *object;
  JsonNode *name, *done;
  SkvDay start, end;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (number, error);
  object = json_node_get_object (node);
  name = json_object_get_member (object, "name");
  done = json_object_get_member (object, "done");
  if (name == NULL || json_node_get_value_type (name) != G_TYPE_STRING ||
      *json_node_get_string (name) == '\0')
    return refuse (number, error);
  if ((done != NULL && json_node_get_value_type (done) != G_TYPE_BOOLEAN) ||
      !read_day (object, "start", &start) || !read_day (object, "end", &end) ||
      (end != SKV_DAY_NONE && (start == SKV_DAY_NONE || end <= start)))
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                   _("site %1$u, “%2$s”: start and end are dates, done is true or false"), number,
                   json_node_get_string (name));
      return NULL;
    }
  return skv_site_new (json_node_get_string (name), start, end,
                       done != NULL && json_node_get_boolean (done));
}

static GPtrArray *
array_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) skv_site_free);
}

GPtrArray *
skv_sites_parse (const char *json, GError **error)
{
  g_autoptr (GPtrArray) sites = array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SkvJsonSource) source = NULL;
  JsonNode *root;
  JsonArray *array;

  if (json == NULL || *json == '\0')
    return g_steal_pointer (&sites);
  bytes = g_bytes_new (json, strlen (json));
  /* TRANSLATORS: stands for the name of a file in messages: the sites of a rolling upgrade */
  source = skv_json_source_new (_("sites"), bytes, error);
  if (source == NULL)
    return NULL;
  root = skv_json_source_get_root (source);
  array = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  if (array == NULL || json_array_get_length (array) > SKV_SITES_MAX)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                   _("sites are a JSON array of at most %d"), SKV_SITES_MAX);
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      SkvSite *site = read_site (json_array_get_element (array, i), i + 1, error);

      if (site == NULL)
        return NULL;
      g_ptr_array_add (sites, site);
    }
  return g_steal_pointer (&sites);
}

static void
put_day (GString *text, const char *name, SkvDay day)
{
  g_autofree char *date = day != SKV_DAY_NONE ? skv_day_format (day) : NULL;

  if (date != NULL)
    skv_json_put_text_member (text, name, date);
}

char *
skv_sites_format (GPtrArray *sites)
{
  GString *text;

  g_return_val_if_fail (sites != NULL, NULL);

  if (sites->len == 0)
    return NULL;
  text = g_string_new ("[");
  for (guint i = 0; i < sites->len; i++)
    {
      const SkvSite *site = g_ptr_array_index (sites, i);

      g_string_append (text, i > 0 ? ",{" : "{");
      skv_json_put_text_member (text, "name", site->name);
      put_day (text, "start", site->start);
      put_day (text, "end", site->end);
      skv_json_put_bool_member (text, "done", site->done);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

/* --- all of them ------------------------------------------------------------------------------ */

guint
skv_sites_count_done (GPtrArray *sites)
{
  guint n = 0;

  for (guint i = 0; i < sites->len; i++)
    n += ((const SkvSite *) g_ptr_array_index (sites, i))->done ? 1 : 0;
  return n;
}

SkvSite *
skv_sites_find (GPtrArray *sites, const char *name)
{
  g_autofree char *wanted = NULL;
  SkvSite *found = NULL;
  guint n = 0;

  g_return_val_if_fail (sites != NULL && name != NULL, NULL);

  wanted = g_utf8_casefold (name, -1);
  for (guint i = 0; i < sites->len; i++)
    {
      SkvSite *site = g_ptr_array_index (sites, i);
      g_autofree char *folded = g_utf8_casefold (site->name, -1);

      if (strcmp (folded, wanted) == 0)
        return site;
      if (!g_str_has_prefix (folded, wanted))
        continue;
      found = site;
      n++;
    }
  return n == 1 ? found : NULL;
}

char *
skv_sites_words (GPtrArray *sites)
{
  guint n_done;
  GString *text;

  g_return_val_if_fail (sites != NULL, NULL);

  if (sites->len == 0)
    return NULL;
  n_done = skv_sites_count_done (sites);
  text = g_string_new (NULL);
  g_string_append_printf (
    text,
    g_dngettext (GETTEXT_PACKAGE, "%1$u of %2$u site done", "%1$u of %2$u sites done", sites->len),
    n_done, sites->len);
  for (guint i = 0, told = 0; i < sites->len; i++)
    {
      const SkvSite *site = g_ptr_array_index (sites, i);
      g_autofree char *words = site->done ? NULL : skv_site_words (site);

      if (words == NULL)
        continue;
      /* TRANSLATORS: before the sites at which work is still to be done */
      g_string_append (text, told++ == 0 ? _("; remaining: ") : "; ");
      g_string_append (text, words);
    }
  return g_string_free (text, FALSE);
}

char *
skv_item_sites_words (const SkvItem *item)
{
  g_autoptr (GPtrArray) sites = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  if (item->sites == NULL)
    return NULL;
  sites = skv_sites_parse (item->sites, &error);
  return sites != NULL ? skv_sites_words (sites) : g_strdup (error->message);
}
