/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/list/list-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/list-store.h"
#include "app/list/list-words.h"
#include "core/calendar/words.h"

/* an entry in the group in which it stands */
typedef struct
{
  SkvListEntry *entry; /* (owned) */
  char *group;         /* (owned) (nullable): its heading */
  char *key;           /* (owned) (nullable): by which groups are sorted */
  guint place;         /* order in time */
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->entry);
  g_free (row->group);
  g_free (row->key);
  g_free (row);
}

SkvListModel *
skv_list_model_new (void)
{
  SkvListModel *self = g_new0 (SkvListModel, 1);

  self->store = g_list_store_new (SKV_TYPE_LIST_ENTRY);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

void
skv_list_model_free (SkvListModel *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->store);
  g_hash_table_unref (self->entries);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->unplaced, skv_occurrences_unref);
  g_free (self);
}

/* --- groups ---------------------------------------------------------------------------------- */

/* @key (transfer full), @group (transfer full) (nullable: not in groups) */
static void
add_row (SkvListModel *self, SkvListEntry *entry, char *key, char *group)
{
  Row *row = g_new0 (Row, 1);

  row->entry = g_object_ref (entry);
  row->key = key;
  row->group = group;
  row->place = self->rows->len;
  g_ptr_array_add (self->rows, row);
}

/* What has no name in a grouping comes last. */
static void
add_named (SkvListModel *self, SkvListEntry *entry, const char *name, const char *none)
{
  g_autofree char *folded = name != NULL ? g_utf8_casefold (name, -1) : NULL;
  g_autofree char *key = folded != NULL ? g_utf8_collate_key (folded, -1) : NULL;

  add_row (self, entry, name != NULL ? g_strconcat ("1", key, NULL) : g_strdup ("2"),
           g_strdup (name != NULL ? name : none));
}

static void
add_text (SkvListModel *self, SkvListEntry *entry, const char *text, const char *none)
{
  add_named (self, entry, *text != '\0' ? text : NULL, none);
}

static void
add_by_month (SkvListModel *self, SkvListEntry *entry, SkvDay day)
{
  int year, month, day_of_month;

  if (day == SKV_DAY_NONE)
    {
      add_named (self, entry, NULL, _("Not placed yet"));
      return;
    }
  skv_day_to_ymd (day, &year, &month, &day_of_month);
  add_row (self, entry, g_strdup_printf ("1%05d%02d", year, month),
           skv_words_month_year (year, month));
}

static void
add_by_system (SkvListModel *self, SkvPlan *plan, SkvListEntry *entry, const SkvOccurrence *about)
{
  if (about->systems[0] == NULL)
    add_named (self, entry, NULL, _("No System"));
  for (guint i = 0; about->systems[i] != NULL; i++)
    add_named (self, entry, skv_plan_system_name (plan, about->systems[i]), NULL);
}

static void
add_to_groups (SkvListModel *self, SkvPlan *plan, SkvListEntry *entry, const SkvOccurrence *about)
{
  const SkvListWords *words = skv_list_entry_get (entry);
  const SkvDepartment *department;

  switch (self->grouping)
    {
    case SKV_LIST_BY_MONTH:
      add_by_month (self, entry, words->day);
      break;
    case SKV_LIST_BY_LANE:
      add_row (self, entry, g_strdup_printf ("%05d", words->lane),
               g_strdup (words->text[SKV_LIST_LANE]));
      break;
    case SKV_LIST_BY_SYSTEM:
      add_by_system (self, plan, entry, about);
      break;
    case SKV_LIST_BY_DEPARTMENT:
      department = about->item != NULL && about->item->department != NULL
                     ? skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, about->item->department)
                     : NULL;
      add_named (self, entry, department != NULL ? department->name : NULL, _("No Department"));
      break;
    case SKV_LIST_BY_WORK:
      add_text (self, entry, words->text[SKV_LIST_WORK], _("No Kind of Work"));
      break;
    case SKV_LIST_BY_PRIORITY:
      /* the most urgent first */
      add_row (self, entry, g_strdup_printf ("%d", SKV_PRIORITY_CRITICAL - words->priority),
               g_strdup (words->priority != SKV_PRIORITY_NONE ? words->text[SKV_LIST_PRIORITY]
                                                              : _("No Priority")));
      break;
    case SKV_LIST_BY_DUTY:
      add_text (self, entry, words->text[SKV_LIST_DUTY], _("Nobody on Duty"));
      break;
    case SKV_LIST_NO_GROUPS:
    default:
      add_row (self, entry, NULL, NULL);
    }
}

/* --- order ----------------------------------------------------------------------------------- */

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer sorter)
{
  const Row *x = *(Row *const *) a, *y = *(Row *const *) b;
  int order = g_strcmp0 (x->key, y->key);

  if (order == 0)
    order = g_strcmp0 (x->group, y->group);
  if (order == 0 && sorter != NULL)
    order = gtk_sorter_compare (sorter, x->entry, y->entry);
  if (order == 0)
    order = x->place < y->place ? -1 : x->place > y->place;
  return order;
}

static SkvListEntry *
heading_new (const char *title, guint n)
{
  SkvListEntry *entry = skv_list_entry_new ("");
  SkvListWords words = { .heading = TRUE, .day = SKV_DAY_NONE };

  for (int column = 0; column < SKV_LIST_N_COLUMNS; column++)
    words.text[column] = g_strdup ("");
  g_free (words.text[SKV_LIST_WHAT]);
  words.text[SKV_LIST_WHAT] =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", n), n);
  g_free (words.text[SKV_LIST_DATE]);
  words.text[SKV_LIST_DATE] = g_strdup (title);
  skv_list_entry_take (entry, &words);
  return entry;
}

/* headings are made anew each time */
static gboolean
is_same (gpointer there, gpointer item)
{
  const SkvListWords *x = skv_list_entry_get (there), *y = skv_list_entry_get (item);

  return there == item || (x->heading && y->heading &&
                           strcmp (x->text[SKV_LIST_DATE], y->text[SKV_LIST_DATE]) == 0 &&
                           strcmp (x->text[SKV_LIST_WHAT], y->text[SKV_LIST_WHAT]) == 0);
}

void
skv_list_model_sort (SkvListModel *self, GtkSorter *sorter)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_sort_with_data (self->rows, compare_rows, sorter);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = g_ptr_array_index (self->rows, i);
      const Row *before = i > 0 ? g_ptr_array_index (self->rows, i - 1) : NULL;
      guint n = 0;

      if (row->group != NULL && (before == NULL || strcmp (before->group, row->group) != 0))
        {
          while (i + n < self->rows->len &&
                 strcmp (((Row *) g_ptr_array_index (self->rows, i + n))->group, row->group) == 0)
            n++;
          g_ptr_array_add (entries, heading_new (row->group, n));
        }
      g_ptr_array_add (entries, g_object_ref (row->entry));
    }
  skv_list_store_replace (self->store, entries, is_same);
}

/* --- following the session ------------------------------------------------------------------- */

static SkvListEntry *
keep_entry (SkvListModel *self, GHashTable *before, const char *id)
{
  gpointer key, entry;

  if (g_hash_table_steal_extended (before, id, &key, &entry))
    g_hash_table_insert (self->entries, key, entry);
  else
    {
      entry = skv_list_entry_new (id);
      g_hash_table_insert (self->entries, g_strdup (id), entry);
    }
  return entry;
}

typedef struct
{
  SkvListModel *model;
  SkvSession *session;
  SkvListWriter *writer; /* (owned) */
  GHashTable *before;    /* (owned): entries that there were */
} Update;

static void
take (Update *update, const SkvOccurrence *occurrence)
{
  SkvListModel *self = update->model;
  SkvListEntry *entry;
  SkvListWords words;

  if (!skv_session_shows (update->session, occurrence))
    return;
  entry = keep_entry (self, update->before, occurrence->id);
  skv_list_writer_tell (update->writer, occurrence, &words);
  skv_list_entry_take (entry, &words);
  add_to_groups (self, skv_session_get_plan (update->session), entry, occurrence);
  self->n_shown++;
}

void
skv_list_model_update (SkvListModel *self, SkvSession *session, GtkSorter *sorter)
{
  SkvOccurrences *occurrences = skv_session_get_occurrences (session);
  SkvDay from = skv_session_get_from (session);
  Update update = { self, session, skv_list_writer_new (session), self->entries };

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_clear_pointer (&self->unplaced, skv_occurrences_unref);
  self->unplaced =
    skv_occurrences_new (skv_session_get_plan (session), from, from, SKV_EXPAND_UNPLACED);
  g_ptr_array_set_size (self->rows, 0);
  self->n_shown = 0;
  for (guint i = 0; i < skv_occurrences_get_n (occurrences); i++)
    take (&update, skv_occurrences_get (occurrences, i));
  for (guint i = 0; i < skv_occurrences_get_n (self->unplaced); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (self->unplaced, i);

      if (occurrence->start == SKV_MOMENT_NONE &&
          skv_occurrences_lookup (occurrences, occurrence->id) == NULL)
        take (&update, occurrence);
    }
  skv_list_model_sort (self, sorter);
  skv_list_writer_free (update.writer);
  g_hash_table_unref (update.before);
}

const SkvOccurrence *
skv_list_model_lookup (SkvListModel *self, SkvSession *session, const char *id)
{
  const SkvOccurrence *found = skv_occurrences_lookup (skv_session_get_occurrences (session), id);

  if (found == NULL && self->unplaced != NULL)
    found = skv_occurrences_lookup (self->unplaced, id);
  return found;
}

guint
skv_list_model_find (SkvListModel *self, const char *id)
{
  SkvListEntry *entry = id != NULL ? g_hash_table_lookup (self->entries, id) : NULL;
  guint position;

  if (entry != NULL && g_list_store_find (self->store, entry, &position))
    return position;
  return GTK_INVALID_LIST_POSITION;
}
