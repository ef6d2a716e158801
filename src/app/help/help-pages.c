/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/help/help-pages.h"

#include <gio/gio.h>
#include <string.h>

/* Made by glib-compile-resources. */
#include "app/help/help-pages-resource.h"

#define FOLDER "/io/github/systemkveld/Systemkveld/help/"

const char *const *
skv_help_page_names (void)
{
  static const char *const names[] = {
    "first-plan",    "dates",       "year",      "find",     "rules",     "next-year",
    "conflicts",     "planning",    "emergency", "what-if",  "systems",   "people",
    "organisations", "departments", "register",  "requests", "announce",  "reminders",
    "publish",       "web-page",    "report",    "course",   "outage",    "contingency",
    "sources",       "share",       "merge",     "backup",   "languages", "history",
    "keyboard",      NULL,
  };

  return names;
}

const char *const *
skv_help_page_languages (void)
{
  static const char *const languages[] = { "nb", "nn", "sv", "da", "en", NULL };

  return languages;
}

SkvHelpPage *
skv_help_page_load (const char *name, const char *language)
{
  g_autofree char *path = g_strconcat (FOLDER, language, "/", name, ".txt", NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (skv_help_pages_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  SkvHelpPage *self;
  SkvHelpBlock *first;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  self = g_new0 (SkvHelpPage, 1);
  self->blocks = skv_help_text_parse (text);
  for (const char *const *known = skv_help_page_names (); *known != NULL; known++)
    self->name = g_str_equal (*known, name) ? *known : self->name;
  first = self->blocks->len > 0 ? g_ptr_array_index (self->blocks, 0) : NULL;
  if (first != NULL && first->kind == SKV_HELP_TITLE)
    {
      self->title = g_strdup (first->text);
      g_ptr_array_remove_index (self->blocks, 0);
    }
  else
    self->title = g_strdup (name);
  return self;
}

void
skv_help_page_free (SkvHelpPage *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

const char *
skv_help_page_pick_language (const char *const *locales)
{
  for (gsize i = 0; locales[i] != NULL; i++)
    {
      for (const char *const *known = skv_help_page_languages (); *known != NULL; known++)
        {
          if (g_str_has_prefix (locales[i], *known) &&
              !g_ascii_isalpha (locales[i][strlen (*known)]))
            return *known;
        }
    }
  return "en";
}

static gboolean
holds (const char *text, const char *folded_part)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, folded_part) != NULL;
}

gboolean
skv_help_page_holds (const SkvHelpPage *self, const char *folded_part, SkvHelpKeyName key_name)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (folded_part != NULL, FALSE);

  if (holds (self->title, folded_part))
    return TRUE;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const SkvHelpBlock *block = g_ptr_array_index (self->blocks, i);
      g_autofree char *plain = skv_help_text_plain (block->text, key_name);

      if (holds (plain, folded_part))
        return TRUE;
    }
  return FALSE;
}
