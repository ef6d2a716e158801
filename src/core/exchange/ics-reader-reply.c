/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/guard.h"
#include "core/exchange/json-source.h"
#include "core/exchange/json-text.h"
#include "core/model/codes.h"

#define FORMAT "skv-ics-reply"
#define VERSION 1
/* What the writer never exceeds; more of it is a lie. */
#define MAX_TEXT_BYTES 65536

/* Occurrences of a series share their words, which are written once: a text is its number. */
typedef struct
{
  GHashTable *numbers; /* (owned) (element-type utf8 guint): not owned texts */
  GPtrArray *texts;    /* (owned) (element-type utf8): not owned */
} Texts;

static void
put_text (GString *json, const char *name, const char *text, Texts *texts)
{
  gpointer number;

  if (text == NULL)
    return;
  if (!g_hash_table_lookup_extended (texts->numbers, text, NULL, &number))
    {
      number = GUINT_TO_POINTER (texts->texts->len);
      g_hash_table_insert (texts->numbers, (gpointer) text, number);
      g_ptr_array_add (texts->texts, (gpointer) text);
    }
  skv_json_put_int_member (json, name, GPOINTER_TO_UINT (number));
}

static void
put_notice (GString *json, const SkvIcsNotice *notice)
{
  skv_json_put_text_member (json, "provider", notice->provider);
  skv_json_put_text_member (json, "effect", notice->effect);
  skv_json_put_texts_member (json, "objects", (const char *const *) notice->objects);
}

static void
put_entry (GString *json, const SkvIcsEntry *entry, Texts *texts)
{
  g_string_append (json, "{");
  put_text (json, "uid", entry->uid, texts);
  put_text (json, "recurrence", entry->recurrence, texts);
  put_text (json, "title", entry->title, texts);
  put_text (json, "notes", entry->notes, texts);
  skv_json_put_bool_member (json, "all_day", entry->all_day);
  skv_json_put_int_member (json, "start", entry->start);
  if (entry->end != SKV_MOMENT_NONE)
    skv_json_put_int_member (json, "end", entry->end);
  skv_json_put_text_member (json, "status", skv_status_name (entry->status));
  if (entry->notice != NULL)
    put_notice (json, entry->notice);
  skv_json_put_int_member (json, "line", entry->line);
  g_string_append (json, "}");
}

static void
put_remarks (GString *json, const char *name, const GPtrArray *remarks, Texts *texts)
{
  skv_json_put_name (json, name);
  g_string_append (json, "[");
  for (guint i = 0; i < remarks->len; i++)
    {
      const SkvIcsRemark *remark = g_ptr_array_index (remarks, i);

      g_string_append (json, i > 0 ? ",\n{" : "{");
      skv_json_put_int_member (json, "line", remark->line);
      put_text (json, "title", remark->title, texts);
      put_text (json, "text", remark->text, texts);
      skv_json_put_bool_member (json, "contradiction", remark->contradiction);
      g_string_append (json, "}");
    }
  g_string_append (json, "]");
}

static void
put_calendar (GString *json, const SkvIcsCalendar *calendar)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  Texts texts = { numbers, list };

  put_text (json, "name", calendar->name, &texts);
  skv_json_put_bool_member (json, "is_list", calendar->is_list);
  skv_json_put_bool_member (json, "needs_year", calendar->needs_year);
  skv_json_put_name (json, "entries");
  g_string_append (json, "[");
  for (guint i = 0; i < calendar->entries->len; i++)
    {
      g_string_append (json, i > 0 ? ",\n" : "");
      put_entry (json, g_ptr_array_index (calendar->entries, i), &texts);
    }
  g_string_append (json, "]");
  put_remarks (json, "skipped", calendar->skipped, &texts);
  put_remarks (json, "notes", calendar->notes, &texts);
  g_ptr_array_add (list, NULL);
  skv_json_put_texts_member (json, "texts", (const char *const *) list->pdata);
}

char *
skv_ics_reply_write (const SkvIcsCalendar *calendar, const GError *problem)
{
  GString *json = g_string_new ("{");

  skv_json_put_text_member (json, "format", FORMAT);
  skv_json_put_int_member (json, "version", VERSION);
  if (problem != NULL)
    {
      skv_json_put_text_member (json, "error", problem->message);
      skv_json_put_int_member (json, "code",
                               problem->domain == SKV_EXCHANGE_ERROR ? problem->code
                                                                     : SKV_EXCHANGE_ERROR_INVALID);
    }
  else
    put_calendar (json, calendar);
  g_string_append (json, "}\n");
  return g_string_free (json, FALSE);
}

/* --- And back: every member is checked, and what is not as it was written ends it. --- */

static JsonNode *
find_member (JsonObject *object, const char *name, GType type)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type
           ? node
           : NULL;
}

static gboolean
get_int (JsonObject *object, const char *name, gint64 low, gint64 high, gint64 *value)
{
  JsonNode *node = find_member (object, name, G_TYPE_INT64);

  if (node == NULL)
    return FALSE;
  *value = json_node_get_int (node);
  return *value >= low && *value <= high;
}

static gboolean
get_bool (JsonObject *object, const char *name, gboolean *value)
{
  JsonNode *node = find_member (object, name, G_TYPE_BOOLEAN);

  *value = node != NULL && json_node_get_boolean (node);
  return node != NULL;
}

/* (transfer full): a copy, or NULL if there is none; @good is made FALSE if it is wrong or missing
 * though it is @needed */
static char *
get_text (JsonObject *object, const char *name, JsonArray *texts, gboolean needed, gboolean *good)
{
  JsonNode *node = NULL;
  gint64 number;
  const char *text;

  if (!json_object_has_member (object, name))
    {
      *good = *good && !needed;
      return NULL;
    }
  if (get_int (object, name, 0, (gint64) json_array_get_length (texts) - 1, &number))
    node = json_array_get_element (texts, (guint) number);
  text =
    node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
      ? json_node_get_string (node)
      : NULL;
  if (text == NULL || strlen (text) > MAX_TEXT_BYTES || (needed && *text == '\0'))
    {
      *good = FALSE;
      return NULL;
    }
  return g_strdup (text);
}

static gboolean
get_status (JsonObject *object, SkvStatus *status)
{
  static const SkvStatus known[] = { SKV_STATUS_PROPOSED, SKV_STATUS_APPROVED, SKV_STATUS_STARTED,
                                     SKV_STATUS_DONE, SKV_STATUS_CANCELLED };
  JsonNode *node = find_member (object, "status", G_TYPE_STRING);

  for (gsize i = 0; node != NULL && i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (json_node_get_string (node), skv_status_name (known[i])))
      {
        *status = known[i];
        return TRUE;
      }
  return FALSE;
}

/* (nullable) (transfer full): NULL if the entry is none; @good is made FALSE if it is wrong */
static SkvIcsNotice *
get_notice (JsonObject *object, gboolean *good)
{
  JsonNode *node = json_object_get_member (object, "objects");
  JsonNode *provider = find_member (object, "provider", G_TYPE_STRING);
  JsonNode *effect = find_member (object, "effect", G_TYPE_STRING);
  JsonArray *array =
    node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GStrvBuilder) objects = g_strv_builder_new ();
  SkvIcsNotice *notice;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *one = json_array_get_element (array, i);

      *good = *good && JSON_NODE_HOLDS_VALUE (one) &&
              json_node_get_value_type (one) == G_TYPE_STRING &&
              strlen (json_node_get_string (one)) <= MAX_TEXT_BYTES;
      if (*good)
        g_strv_builder_add (objects, json_node_get_string (one));
    }
  *good =
    *good && (effect == NULL || g_strv_contains (skv_effects (), json_node_get_string (effect)));
  if (array == NULL || !*good)
    return NULL;
  notice = g_new0 (SkvIcsNotice, 1);
  notice->provider = provider != NULL ? g_strdup (json_node_get_string (provider)) : NULL;
  notice->effect = effect != NULL ? g_strdup (json_node_get_string (effect)) : NULL;
  notice->objects = g_strv_builder_end (objects);
  return notice;
}

static gboolean
read_entry (JsonObject *object, JsonArray *texts, GPtrArray *entries)
{
  /* A second of the year 9999 */
  const gint64 far = G_GINT64_CONSTANT (253402300800);
  g_autoptr (SkvIcsEntry) entry = g_new0 (SkvIcsEntry, 1);
  gboolean good = get_bool (object, "all_day", &entry->all_day);
  gint64 line = 0;

  entry->uid = get_text (object, "uid", texts, TRUE, &good);
  entry->recurrence = get_text (object, "recurrence", texts, FALSE, &good);
  entry->title = get_text (object, "title", texts, TRUE, &good);
  entry->notes = get_text (object, "notes", texts, FALSE, &good);
  entry->notice = get_notice (object, &good);
  entry->end = SKV_MOMENT_NONE;
  good = good && get_int (object, "start", -far, far, &entry->start) &&
         get_int (object, "line", 0, G_MAXINT, &line) && get_status (object, &entry->status);
  if (good && json_object_has_member (object, "end"))
    good = get_int (object, "end", entry->start + 1, far, &entry->end);
  if (!good)
    return FALSE;
  entry->line = (guint) line;
  g_ptr_array_add (entries, g_steal_pointer (&entry));
  return TRUE;
}

static gboolean
read_remark (JsonObject *object, JsonArray *texts, GPtrArray *remarks)
{
  g_autoptr (SkvIcsRemark) remark = g_new0 (SkvIcsRemark, 1);
  gboolean good = TRUE;
  gint64 line = 0;

  remark->title = get_text (object, "title", texts, FALSE, &good);
  remark->text = get_text (object, "text", texts, TRUE, &good);
  if (!good || !get_int (object, "line", 0, G_MAXINT, &line) ||
      !get_bool (object, "contradiction", &remark->contradiction))
    return FALSE;
  remark->line = (guint) line;
  g_ptr_array_add (remarks, g_steal_pointer (&remark));
  return TRUE;
}

static gboolean
read_list (JsonObject *root,
           const char *name,
           JsonArray *texts,
           guint max,
           gboolean (*read_one) (JsonObject *object, JsonArray *texts, GPtrArray *list),
           GPtrArray *list)
{
  JsonNode *node = json_object_get_member (root, name);
  JsonArray *array =
    node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) > max)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (element) ||
          !read_one (json_node_get_object (element), texts, list))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_calendar (JsonObject *root, SkvIcsCalendar *calendar)
{
  JsonNode *node = json_object_get_member (root, "texts");
  JsonArray *texts =
    node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gboolean good = texts != NULL;

  if (!good)
    return FALSE;
  calendar->name = get_text (root, "name", texts, FALSE, &good);
  return good && get_bool (root, "is_list", &calendar->is_list) &&
         get_bool (root, "needs_year", &calendar->needs_year) &&
         read_list (root, "entries", texts, SKV_ICS_MAX_ENTRIES, read_entry, calendar->entries) &&
         read_list (root, "skipped", texts, SKV_ICS_MAX_ENTRIES, read_remark, calendar->skipped) &&
         read_list (root, "notes", texts, SKV_ICS_MAX_ENTRIES, read_remark, calendar->notes);
}

SkvIcsCalendar *
skv_ics_reply_read (GBytes *reply, GError **error)
{
  g_autoptr (SkvJsonSource) source = skv_json_source_new ("skv-guard", reply, NULL);
  g_autoptr (SkvIcsCalendar) self = skv_ics_calendar_new ();
  JsonNode *root = source != NULL ? skv_json_source_get_root (source) : NULL;
  JsonObject *object =
    root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *format = object != NULL ? find_member (object, "format", G_TYPE_STRING) : NULL;
  JsonNode *problem = object != NULL ? find_member (object, "error", G_TYPE_STRING) : NULL;
  gint64 number;

  if (format != NULL && g_str_equal (json_node_get_string (format), FORMAT) &&
      get_int (object, "version", VERSION, VERSION, &number))
    {
      if (problem != NULL && get_int (object, "code", 0, SKV_EXCHANGE_ERROR_NEEDS_YEAR, &number))
        {
          g_set_error_literal (error, SKV_EXCHANGE_ERROR, (int) number,
                               json_node_get_string (problem));
          return NULL;
        }
      if (read_calendar (object, self))
        return g_steal_pointer (&self);
    }
  g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID,
                       _("the program that reads the file answered nonsense. Nothing was read"));
  return NULL;
}

SkvIcsCalendar *
skv_ics_parse_form_guarded (const char *form,
                            GBytes *bytes,
                            const char *zone,
                            int year,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autofree char *year_text = g_strdup_printf ("%d", year);
  const char *const words[] = { form, zone, year_text, NULL };
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) reply = NULL;

  /* What is too large is refused by its first byte too many. */
  first = g_bytes_new_from_bytes (bytes, 0, MIN (g_bytes_get_size (bytes), SKV_ICS_MAX_BYTES + 1));
  reply = skv_guard_run (words, first, cancellable, error);
  return reply != NULL ? skv_ics_reply_read (reply, error) : NULL;
}

SkvIcsCalendar *
skv_ics_parse_guarded (GBytes *bytes, const SkvZone *zone, int year, GError **error)
{
  return skv_ics_parse_form_guarded ("ics", bytes, skv_zone_get_name (zone), year, NULL, error);
}
