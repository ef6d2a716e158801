/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/change-fields.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/agreement.h"
#include "core/calendar/contacts.h"
#include "core/calendar/rule-sentence.h"
#include "core/calendar/words.h"
#include "core/conflict/check-settings.h"
#include "core/conflict/phrases.h"
#include "core/exchange/layer-private.h"
#include "core/exchange/version.h"
#include "core/model/codes.h"

/* A text may be a whole page; the beginning tells which one it was. */
#define MAX_LETTERS 300

/* --- codes that stand for words ----------------------------------------------------------------
 */

/* of fields that hold codes; any other word stays as it is */
static const char *
decode (const char *field, const char *text)
{
  if (strcmp (field, "effect") == 0)
    return skv_effect_title (text);
  if (strcmp (field, "work") == 0 || strcmp (field, "works") == 0)
    return skv_work_title (text);
  if (strcmp (field, "kind") == 0 && strcmp (text, "depends-on") == 0)
    return _("Depends on");
  if (strcmp (field, "notice_kind") == 0)
    return skv_notice_kind_title (text);
  return text;
}

/* --- one value ---------------------------------------------------------------------------------
 */

/* the name of what an id stands for (transfer none) */
static const char *
name_of (SkvPlan *plan, SkvKind kind, const char *id)
{
  const SkvRecord *record = skv_plan_lookup (plan, kind, id);
  const char *name = record != NULL ? skv_record_get_name (record) : NULL;

  return name != NULL ? name : id;
}

/* an id of a contact or department, or plain words */
static const char *
name_of_person (SkvPlan *plan, const char *text)
{
  if (skv_plan_lookup (plan, SKV_KIND_CONTACT, text) != NULL)
    return name_of (plan, SKV_KIND_CONTACT, text);
  return name_of (plan, SKV_KIND_DEPARTMENT, text);
}

static const char *
text_words (SkvPlan *plan, SkvKind kind, const char *field, const char *text)
{
  static const char *const people[] = {
    "owner", "administrator", "super_users", "short_responsible", "long_responsible", NULL
  };
  static const char *const occurrences[] = { "item", "against", "freeze", NULL };

  if (strcmp (field, "lane") == 0 || strcmp (field, "lanes") == 0)
    return skv_plan_lane_title (plan, text);
  if ((kind == SKV_KIND_SYSTEM || kind == SKV_KIND_CONTINGENCY) && g_strv_contains (people, field))
    return name_of_person (plan, text);
  if (kind == SKV_KIND_EXCEPTION && strcmp (field, "check") == 0)
    return skv_check_title (text);
  if ((kind == SKV_KIND_EXCEPTION || kind == SKV_KIND_LIFT || kind == SKV_KIND_NOTICE ||
       kind == SKV_KIND_LOG_ENTRY) &&
      g_strv_contains (occurrences, field))
    return skv_occurrence_title_words (plan, text);
  return decode (field, text);
}

/* (transfer full) (nullable) */
static char *
shorten (const char *text)
{
  const char *known = text != NULL && *text != '\0' ? text : NULL;
  g_autofree char *beginning = NULL;

  if (known == NULL || g_utf8_strlen (known, -1) <= MAX_LETTERS)
    return g_strdup (known);
  beginning = g_utf8_substring (known, 0, MAX_LETTERS);
  return g_strconcat (beginning, "…", NULL);
}

static char *
list_words (SkvPlan *plan, const SkvRecord *record, const SkvField *field)
{
  const GStrv list = SKV_FIELD_AT (record, field, GStrv);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; list[i] != NULL; i++)
    {
      const char *name = field->type == SKV_FIELD_REFS
                           ? name_of (plan, field->target, list[i])
                           : text_words (plan, record->kind, field->name, list[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? C_("in a list", ", ") : "",
                              name != NULL ? name : list[i]);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
enum_words (const SkvRecord *record, const SkvField *field)
{
  int value = SKV_FIELD_AT (record, field, int);

  if (record->kind == SKV_KIND_ITEM && strcmp (field->name, "status") == 0)
    return g_strdup (skv_status_title ((SkvStatus) value));
  if (record->kind == SKV_KIND_ITEM && strcmp (field->name, "priority") == 0)
    return value != SKV_PRIORITY_NONE ? g_strdup (skv_priority_title ((SkvPriority) value)) : NULL;
  if (record->kind == SKV_KIND_CONTACT)
    return g_strdup (skv_contact_kind_title ((SkvContactKind) value));
  if (record->kind == SKV_KIND_CHECK)
    return g_strdup (skv_severity_title ((SkvSeverity) value));
  if (record->kind == SKV_KIND_VERSION)
    return g_strdup (skv_version_state_title ((SkvVersionState) value));
  if (record->kind == SKV_KIND_SETTINGS)
    return value != SKV_AUDIENCE_PLANNER ? g_strdup (skv_audience_title ((SkvAudience) value))
                                         : NULL;
  if (record->kind == SKV_KIND_REQUEST)
    return g_strdup (skv_request_state_title ((SkvRequestState) value));
  if (record->kind == SKV_KIND_LOG_ENTRY)
    return g_strdup (skv_log_kind_title ((SkvLogKind) value));
  return g_strdup (decode (field->name, field->names[value]));
}

static char *
number_words (int number)
{
  return number != 0 ? g_strdup_printf ("%d", number) : NULL;
}

static char *
layer_words (const SkvLayer *layer)
{
  guint n = skv_layer_count_changes (layer);

  return n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change", "%u changes", n), n)
               : NULL;
}

static char *
numbers_words (GArray *numbers)
{
  GString *text;

  if (numbers->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? C_("in a list", ", ") : "",
                            g_array_index (numbers, int, i));
  return g_string_free (text, FALSE);
}

static char *
moment_words (SkvPlan *plan, gint64 moment)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  g_autofree char *date = NULL, *time = NULL;
  SkvDay day;

  if (moment == SKV_MOMENT_NONE)
    return NULL;
  day = skv_zone_day (zone, moment);
  date = skv_words_day_month_year (day);
  time = skv_words_time ((int) ((skv_zone_to_local (zone, moment) - day * SKV_DAY_SECONDS) / 60));
  return g_strdup_printf (C_("moment", "%1$s, %2$s"), date, time);
}

/* (transfer full) (nullable): nothing stands there */
static char *
value_words (SkvPlan *plan, const SkvRecord *record, const SkvField *field)
{
  const char *text;
  int number;

  switch (field->type)
    {
    case SKV_FIELD_TEXT:
      if (record->kind == SKV_KIND_LAYER && strcmp (field->name, "changes") == 0)
        return layer_words ((const SkvLayer *) record);
      text = SKV_FIELD_AT (record, field, char *);
      return text != NULL ? shorten (text_words (plan, record->kind, field->name, text)) : NULL;
    case SKV_FIELD_REF:
      text = SKV_FIELD_AT (record, field, char *);
      return text != NULL ? shorten (name_of (plan, field->target, text)) : NULL;
    case SKV_FIELD_REFS:
    case SKV_FIELD_TEXTS:
      return list_words (plan, record, field);
    case SKV_FIELD_INT:
      number = SKV_FIELD_AT (record, field, int);
      if (strcmp (field->name, "agreed_uptime") == 0)
        return skv_uptime_words (number);
      if (strcmp (field->name, "long_after") == 0)
        return number > 0 ? skv_phrase_length ((gint64) number * 60) : NULL;
      return number_words (number);
    case SKV_FIELD_BOOL:
      return g_strdup (SKV_FIELD_AT (record, field, gboolean) ? C_("field", "yes")
                                                              : C_("field", "no"));
    case SKV_FIELD_ENUM:
      return enum_words (record, field);
    case SKV_FIELD_DAY:
      number = SKV_FIELD_AT (record, field, SkvDay);
      return number != SKV_DAY_NONE ? skv_words_day_month_year (number) : NULL;
    case SKV_FIELD_LENGTH:
      number = SKV_FIELD_AT (record, field, int);
      return number >= 0 ? skv_phrase_length ((gint64) number * 60) : NULL;
    case SKV_FIELD_CLOCK:
      number = SKV_FIELD_AT (record, field, int);
      return number >= 0 ? skv_words_time (number) : NULL;
    case SKV_FIELD_MOMENT:
      return moment_words (plan, SKV_FIELD_AT (record, field, gint64));
    case SKV_FIELD_INTS:
      return numbers_words (SKV_FIELD_AT (record, field, GArray *));
    case SKV_FIELD_DAYS:
      return NULL; /* told by those below */
    }
  g_return_val_if_reached (NULL);
}

/* --- what is one to people ---------------------------------------------------------------------
 */

/* when an item is */
static char *
when_words (SkvPlan *plan, const SkvItem *item)
{
  SkvDay day;

  if (item->start == SKV_MOMENT_NONE)
    return NULL;
  if (item->all_day)
    {
      day = (SkvDay) (item->start / SKV_DAY_SECONDS);
      return skv_words_date_range (day, item->end != SKV_MOMENT_NONE && item->end > item->start
                                          ? (SkvDay) (item->end / SKV_DAY_SECONDS)
                                          : day + 1);
    }
  if (item->end != SKV_MOMENT_NONE && item->end > item->start)
    return skv_phrase_span ((SkvSpan){ item->start, item->end }, skv_plan_get_zone (plan));
  return moment_words (plan, item->start);
}

typedef enum
{
  TOLD_BY_ITSELF,
  TOLD_AS_WHEN,     /* of an item */
  TOLD_AS_SENTENCE, /* of a rule */
  NOT_TOLD,         /* nobody reads it */
} Telling;

static Telling
find_telling (SkvKind kind, const char *field)
{
  static const char *const when[] = { "start", "end", "all_day", NULL };
  static const char *const plain[] = { "lane",   "title",         "systems", "organisations",
                                       "effect", "yearly_budget", "reason",  NULL };
  static const char *const hidden[] = { "item_at", "against_at",    "bundle",  "digest",
                                        "etag",    "last_modified", "records", NULL };
  static const char *const documents[] = { "proposal", "sites", "steps", NULL };

  if (kind == SKV_KIND_ITEM && g_strv_contains (when, field))
    return TOLD_AS_WHEN;
  if (kind == SKV_KIND_RULE && !g_strv_contains (plain, field))
    return TOLD_AS_SENTENCE;
  if (kind == SKV_KIND_VERSION && strcmp (field, "content") == 0)
    return NOT_TOLD;
  return g_strv_contains (hidden, field) || g_strv_contains (documents, field) ? NOT_TOLD
                                                                               : TOLD_BY_ITSELF;
}

static char *
tell (SkvPlan *plan, const SkvRecord *record, const SkvField *field, Telling telling)
{
  if (record == NULL)
    return NULL;
  if (telling == TOLD_AS_WHEN)
    return when_words (plan, (const SkvItem *) record);
  if (telling == TOLD_AS_SENTENCE)
    return skv_rule_sentence (plan, (const SkvRule *) record);
  return value_words (plan, record, field);
}

/* --- the whole ---------------------------------------------------------------------------------
 */

static void
change_field_free (gpointer data)
{
  SkvChangeField *self = data;

  g_free (self->title);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* an evening of a rule that a person changed: the item came, or went, but the evening was there */
static gboolean
is_evening (const SkvChange *change)
{
  const SkvItem *item = (const SkvItem *) (change->after != NULL ? change->after : change->before);

  return change->kind == SKV_KIND_ITEM && (change->before == NULL || change->after == NULL) &&
         item->rule != NULL && item->original_day != SKV_DAY_NONE;
}

/* what such an evening has of its rule */
static gboolean
is_of_rule (const SkvRecord *record, const char *field)
{
  static const char *const fields[] = { "lane", "title",  "systems",       "organisations",
                                        "rule", "effect", "original_date", NULL };

  return g_strv_contains (fields, field) ||
         (strcmp (field, "status") == 0 &&
          ((const SkvItem *) record)->status == SKV_STATUS_APPROVED);
}

/* What a record that came does not have is not worth a line. */
static gboolean
is_worth_telling (const SkvChange *change, const SkvField *field, const SkvChangeField *told)
{
  const SkvRecord *only = change->before == NULL ? change->after : change->before;

  if (told->before == NULL && told->after == NULL)
    return FALSE;
  if (change->before != NULL && change->after != NULL)
    return g_strcmp0 (told->before, told->after) != 0;
  if (is_evening (change) && is_of_rule (only, field->name))
    return FALSE;
  return field->type != SKV_FIELD_BOOL || SKV_FIELD_AT (only, field, gboolean) ||
         find_telling (change->kind, field->name) != TOLD_BY_ITSELF;
}

static void
add_field (
  SkvPlan *plan, const SkvChange *change, const SkvField *field, gboolean told[], GPtrArray *list)
{
  Telling telling = find_telling (change->kind, field->name);
  SkvChangeField *line;

  if (telling == NOT_TOLD || (telling != TOLD_BY_ITSELF && told[telling]))
    return;
  if (change->before != NULL && change->after != NULL &&
      skv_field_equal (change->before, change->after, field))
    return;
  told[telling] = TRUE;
  line = g_new0 (SkvChangeField, 1);
  line->title = g_strdup (telling == TOLD_AS_WHEN       ? _("When")
                          : telling == TOLD_AS_SENTENCE ? _("Rule")
                                                        : skv_field_title (field->name));
  line->before = tell (plan, change->before, field, telling);
  line->after = tell (plan, change->after, field, telling);
  if (is_worth_telling (change, field, line))
    g_ptr_array_add (list, line);
  else
    change_field_free (line);
}

GPtrArray *
skv_change_fields (SkvPlan *plan, const SkvChange *change)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (change_field_free);
  gboolean told[NOT_TOLD + 1] = { FALSE };
  const SkvField *fields;
  gsize n_fields;

  g_return_val_if_fail (SKV_IS_PLAN (plan), list);
  g_return_val_if_fail (change != NULL, list);

  fields = skv_kind_fields (change->kind, &n_fields);
  for (gsize i = 0; i < n_fields && (change->before != NULL || change->after != NULL); i++)
    add_field (plan, change, &fields[i], told, list);
  return list;
}

char *
skv_change_title (SkvPlan *plan, const SkvChange *change)
{
  const SkvRecord *record = change->after != NULL ? change->after : change->before;

  g_return_val_if_fail (record != NULL, NULL);
  return skv_record_title_words (plan, record);
}

char *
skv_change_summary (SkvPlan *plan, const SkvChange *change)
{
  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  if (is_evening (change))
    return skv_change_what_words (plan, change->before, change->after);
  return g_strdup (change->before == NULL  ? _("added")
                   : change->after == NULL ? _("removed")
                                           : C_("record", "changed"));
}

char *
skv_change_field_words (const SkvChangeField *self)
{
  if (self->before != NULL && self->after != NULL)
    /* TRANSLATORS: what stood in a field, and what stands there now */
    return g_strdup_printf (_("%1$s → %2$s"), self->before, self->after);
  if (self->before != NULL)
    /* TRANSLATORS: what stood in a field that is empty now */
    return g_strdup_printf (_("%s → (nothing)"), self->before);
  return g_strdup (self->after);
}
