/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/register-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/contacts.h"
#include "core/calendar/words.h"
#include "core/exchange/phrase.h"
#include "core/model/text-fold.h"

/* as many people as anybody can mean */
#define MAX_USERS 100000000

typedef struct
{
  SkvRegisterReader *reader;
  GHashTable *index;      /* (owned): of contacts */
  GHashTable *by_name;    /* (owned): folded name → SkvSystem of the plan, or one that was made */
  GHashTable *changed;    /* (owned): id → SkvSystem as it will be (unowned: in @order) */
  GPtrArray *order;       /* (owned) (element-type SkvSystem) */
  GArray *lines;          /* (owned) (element-type guint): where each of @order stands first */
  GHashTable *with_users; /* (owned): those whose super users this table has begun to say */
} Systems;

/* --- whom a cell means ----------------------------------------------------------------------- */

/* The id of the contact, or the words. (transfer full) (nullable) */
static char *
find_who (Systems *self, const char *words)
{
  const SkvContact *contact = skv_contacts_index_find (self->index, self->reader->plan, words);

  if (*words == '\0')
    return NULL;
  return g_strdup (contact != NULL ? contact->parent.id : words);
}

static void
set_who (Systems *self, const SkvCsvRow *row, SkvRegisterColumn column, char **field)
{
  g_autofree char *who = find_who (self, skv_register_get (self->reader, row, column));

  if (who != NULL)
    skv_set_text (field, who);
}

/* Several in a cell, apart by commas, semicolons or lines; whoever is there already stays once. */
static void
add_super_users (Systems *self, const char *cell, SkvSystem *system)
{
  g_auto (GStrv) names = g_strsplit_set (cell, ",;\n\r", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *who = find_who (self, g_strstrip (names[i]));
      g_autoptr (GStrvBuilder) builder = NULL;
      g_auto (GStrv) list = NULL;

      if (who == NULL || g_strv_contains ((const char *const *) system->super_users, who))
        continue;
      builder = g_strv_builder_new ();
      g_strv_builder_addv (builder, (const char **) system->super_users);
      g_strv_builder_add (builder, who);
      list = g_strv_builder_end (builder);
      skv_set_texts (&system->super_users, (const char *const *) list);
    }
}

/* The table says all of them: those of before go with the first row that names one. */
static void
set_super_users (Systems *self, const SkvCsvRow *row, SkvSystem *system)
{
  for (guint i = 0; i < self->reader->columns->len; i++)
    {
      const char *cell = skv_csv_row_get (row, i);

      if (g_array_index (self->reader->columns, SkvRegisterColumn, i) != SKV_REGISTER_SUPER_USER ||
          *cell == '\0')
        continue;
      if (g_hash_table_add (self->with_users, system))
        skv_set_texts (&system->super_users, NULL);
      add_super_users (self, cell, system);
    }
}

/* --- the rest of a row ----------------------------------------------------------------------- */

static void
set_users (Systems *self, const SkvCsvRow *row, SkvSystem *system)
{
  const char *cell = skv_register_get (self->reader, row, SKV_REGISTER_USERS);
  g_autofree char *digits = g_strdup (cell);
  guint64 users = 0;
  gsize n = 0;

  for (gsize i = 0; digits[i] != '\0'; i++)
    if (g_ascii_isdigit (digits[i]))
      digits[n++] = digits[i];
    else if (digits[i] != ' ' && digits[i] != '.')
      break;
  digits[n] = '\0';
  if (*cell == '\0')
    return;
  if (g_ascii_string_to_unsigned (digits, 10, 0, MAX_USERS, &users, NULL))
    system->users = (int) users;
  else
    skv_import_preview_add_remark (self->reader->preview->notes, row->line, system->name,
                                   _("“%s” is no number of users and was left out"), cell);
}

static void
set_updated (Systems *self, const SkvCsvRow *row, SkvSystem *system)
{
  const char *cell = skv_register_get (self->reader, row, SKV_REGISTER_UPDATED);
  SkvPhraseContext context = SKV_PHRASE_CONTEXT_NONE;
  g_autoptr (SkvPhrase) phrase = NULL;
  const SkvPhraseSpan *span = NULL;

  if (*cell == '\0')
    return;
  phrase = skv_phrase_parse (cell, NULL, &context, NULL);
  if (phrase != NULL && skv_phrase_get_n_spans (phrase) == 1)
    span = skv_phrase_get_span (phrase, 0);
  if (span != NULL && span->start != SKV_MOMENT_NONE)
    system->card_updated = (SkvDay) (span->all_day ? span->start : span->start / 1440);
  else
    skv_import_preview_add_remark (self->reader->preview->notes, row->line, system->name,
                                   _("“%s” is no date and was left out"), cell);
}

static void
take_row (Systems *self, const SkvCsvRow *row, SkvSystem *system)
{
  SkvRegisterReader *reader = self->reader;

  set_who (self, row, SKV_REGISTER_OWNER, &system->owner);
  set_who (self, row, SKV_REGISTER_ADMINISTRATOR, &system->administrator);
  set_super_users (self, row, system);
  skv_register_set (reader, row, SKV_REGISTER_VENDOR, &system->vendor);
  skv_register_set (reader, row, SKV_REGISTER_KIND, &system->kind);
  skv_register_set (reader, row, SKV_REGISTER_CONTINUITY, &system->continuity_plan);
  skv_register_set (reader, row, SKV_REGISTER_EDITOR, &system->card_editor);
  set_users (self, row, system);
  set_updated (self, row, system);
  skv_register_take_notes (reader, row, &system->notes);
}

/* --- which system ---------------------------------------------------------------------------- */

static void
learn_systems (Systems *self)
{
  GPtrArray *records = skv_plan_get_records (self->reader->plan, SKV_KIND_SYSTEM);

  for (guint i = 0; i < records->len; i++)
    {
      SkvSystem *system = g_ptr_array_index (records, i);

      g_hash_table_insert (self->by_name, skv_text_fold (system->name), system);
    }
}

/* As it will be, by its name; made if it is new. (transfer none) */
static SkvSystem *
find_system (Systems *self, const char *name, guint line)
{
  g_autofree char *folded = skv_text_fold (name);
  const SkvSystem *known = g_hash_table_lookup (self->by_name, folded);
  SkvSystem *system = known != NULL ? g_hash_table_lookup (self->changed, known->parent.id) : NULL;

  if (system != NULL)
    return system;
  system = known != NULL ? skv_record_copy (known) : skv_record_new (SKV_KIND_SYSTEM, NULL);
  if (known == NULL)
    {
      skv_set_text (&system->name, name);
      g_hash_table_insert (self->by_name, g_steal_pointer (&folded), system);
    }
  g_hash_table_insert (self->changed, g_strdup (system->parent.id), system);
  g_ptr_array_add (self->order, system);
  g_array_append_val (self->lines, line);
  return system;
}

/* --- in words -------------------------------------------------------------------------------- */

static void
append_part (GString *text, const char *label, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? " · " : "", label, part);
}

/* "Owner: … · Administrator: … · Super users: …" (transfer full) */
static char *
describe (SkvPlan *plan, const SkvSystem *system)
{
  GString *text = g_string_new (NULL), *users = g_string_new (NULL);
  g_autofree char *owner = skv_contact_who_words (plan, system->owner);
  g_autofree char *administrator = skv_contact_who_words (plan, system->administrator);

  for (guint i = 0; system->super_users[i] != NULL; i++)
    {
      g_autofree char *user = skv_contact_who_words (plan, system->super_users[i]);

      g_string_append_printf (users, "%s%s", i > 0 ? ", " : "", user != NULL ? user : "");
    }
  append_part (text, _("Owner"), owner);
  append_part (text, _("Administrator"), administrator);
  append_part (text, _("Super users"), users->str);
  append_part (text, _("Vendor"), system->vendor);
  g_string_free (users, TRUE);
  return g_string_free (text, FALSE);
}

static void
put_all (Systems *self)
{
  SkvPlan *plan = self->reader->plan;

  for (guint i = 0; i < self->order->len; i++)
    {
      SkvSystem *system = g_ptr_array_index (self->order, i);
      const SkvSystem *known = skv_plan_get_system (plan, system->parent.id);
      g_autofree char *words = describe (plan, system);
      g_autofree char *before = known != NULL ? describe (plan, known) : NULL;

      skv_register_put (self->reader, skv_record_ref (system),
                        g_array_index (self->lines, guint, i), system->name, words, before);
    }
}

void
skv_register_read_systems (SkvRegisterReader *reader)
{
  Systems self = { .reader = reader };
  const SkvCsvRow *row;
  SkvSystem *system = NULL;
  guint place = 0;

  self.index = skv_contacts_index (reader->plan);
  self.by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.with_users = g_hash_table_new (NULL, NULL);
  self.order = g_ptr_array_new_with_free_func (skv_record_unref);
  self.lines = g_array_new (FALSE, FALSE, sizeof (guint));
  learn_systems (&self);
  while ((row = skv_register_next (reader, &place)) != NULL)
    {
      const char *name = skv_register_get (reader, row, SKV_REGISTER_SYSTEM);

      /* A row without a name goes on with the system above it. */
      if (*name != '\0')
        system = find_system (&self, name, row->line);
      if (system != NULL)
        take_row (&self, row, system);
      else
        skv_import_preview_add_remark (reader->preview->skipped, row->line, NULL,
                                       _("the row names no system"));
    }
  put_all (&self);
  g_hash_table_unref (self.index);
  g_hash_table_unref (self.by_name);
  g_hash_table_unref (self.changed);
  g_hash_table_unref (self.with_users);
  g_ptr_array_unref (self.order);
  g_array_unref (self.lines);
}
