/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/json-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/model/audience.h"

void
skv_json_warn_unknown (SkvJsonReader *self, JsonObject *object, const char *const *known)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *member = members; member != NULL; member = member->next)
    {
      if (!g_strv_contains (known, member->data))
        skv_json_reader_warn (self, object, member->data,
                              _("this is not known here and was passed over"));
    }
}

static void
read_relative (SkvJsonReader *self, JsonObject *base, SkvRule *rule)
{
  static const char *const known[] = {
    "lane", "title", "from_days", "to_days", "working_days", NULL
  };
  JsonObject *relative;

  if (!JSON_NODE_HOLDS_OBJECT (json_object_get_member (base, "relative")))
    {
      skv_json_reader_error (
        self, base, "relative",
        _("members in curly brackets are needed, such as {\"lane\": \"exam\"}"));
      return;
    }
  relative = json_object_get_object_member (base, "relative");
  rule->base = SKV_BASE_RELATIVE;
  if (json_object_has_member (relative, "lane"))
    skv_json_read_text (self, relative, "lane", &rule->relative_lane);
  if (json_object_has_member (relative, "title"))
    skv_json_read_text (self, relative, "title", &rule->relative_title);
  if (json_object_has_member (relative, "from_days"))
    skv_json_read_int (self, relative, "from_days", -366, 366, &rule->relative_from);
  if (json_object_has_member (relative, "to_days"))
    skv_json_read_int (self, relative, "to_days", -366, 366, &rule->relative_to);
  if (json_object_has_member (relative, "working_days"))
    skv_json_read_bool (self, relative, "working_days", &rule->relative_working_days);
  if (rule->relative_lane == NULL)
    skv_json_reader_error (
      self, relative, "lane",
      _("it is missing. Name the lane that the rule follows, such as \"exam\""));
  skv_json_warn_unknown (self, relative, known);
}

static void
clear_base (SkvRule *rule)
{
  skv_set_text (&rule->rrule, NULL);
  g_array_set_size (rule->dates, 0);
  skv_set_text (&rule->relative_lane, NULL);
  skv_set_text (&rule->relative_title, NULL);
  rule->relative_from = 0;
  rule->relative_to = 0;
  rule->relative_working_days = FALSE;
  rule->working_day = 0;
}

static void
read_base (SkvJsonReader *self, SkvRule *rule)
{
  static const char *const known[] = { "rrule", "dates", "relative", "working_day", NULL };
  JsonNode *node = json_object_get_member (self->object, "base");
  JsonObject *base = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  guint n = 0;

  for (guint i = 0; base != NULL && known[i] != NULL; i++)
    n += json_object_has_member (base, known[i]);
  if (n != 1)
    {
      skv_json_reader_error (self, self->object, "base",
                             _("one of {\"rrule\": …}, {\"dates\": […]}, {\"relative\": {…}} and "
                                "{\"working_day\": …} is "
                                "needed"));
      return;
    }

  clear_base (rule);
  if (json_object_has_member (base, "rrule"))
    {
      rule->base = SKV_BASE_RRULE;
      skv_json_read_text (self, base, "rrule", &rule->rrule);
    }
  else if (json_object_has_member (base, "dates"))
    {
      rule->base = SKV_BASE_DATES;
      skv_json_read_days (self, base, "dates", rule->dates);
    }
  else if (json_object_has_member (base, "working_day"))
    {
      rule->base = SKV_BASE_WORKING_DAY;
      skv_json_read_int (self, base, "working_day", -23, 23, &rule->working_day);
    }
  else
    read_relative (self, base, rule);
  skv_json_warn_unknown (self, base, known);
}

static gboolean
is_given (SkvJsonReader *self, const char *member)
{
  return json_object_has_member (self->object, member) &&
         !json_object_get_null_member (self->object, member);
}

/* A rule is timed or all-day; giving the members of the one turns the other off. */
static void
settle_rule_length (SkvJsonReader *self, SkvRule *rule)
{
  gboolean timed = is_given (self, "start") || is_given (self, "duration");

  /* The one day that every evening is on says nothing against a start. */
  if (timed && is_given (self, "length_days") && rule->length_days > 1)
    {
      skv_json_reader_error (self, self->object, "length_days",
                             _("it stands beside a start or duration. Give a start and duration, "
                                "or length_days for all day"));
      return;
    }
  if (timed)
    rule->length_days = 0;
  if (is_given (self, "length_days") && !timed)
    rule->start = rule->duration = -1;
  if (rule->start < 0 && rule->duration < 0 && rule->length_days == 0)
    rule->length_days = 1;

  if (rule->start >= 0 && rule->duration <= 0)
    skv_json_reader_error (
      self, self->object, "duration",
      _("it starts at a time and never ends. Give how long it lasts, such as \"PT5H\""));
  else if (rule->start < 0 && rule->duration >= 0)
    skv_json_reader_error (self, self->object, "start",
                           _("there is a duration but no start. Give one, such as \"17:00\""));
}

void
skv_json_read_rule (SkvJsonReader *self, SkvRule *rule, gboolean is_new)
{
  if (json_object_has_member (self->object, "base"))
    read_base (self, rule);
  else if (is_new)
    skv_json_reader_error (self, self->object, "base",
                           _("it is missing. Say when the rule's dates are, such as {\"rrule\": "
                              "\"FREQ=MONTHLY;BYDAY=1WE\"}"));
  settle_rule_length (self, rule);
  if (rule->valid_from != SKV_DAY_NONE && rule->valid_until != SKV_DAY_NONE &&
      rule->valid_until < rule->valid_from)
    skv_json_reader_error (self, self->object, "valid_until", _("it is before valid_from"));
}

/* A moment as the item counts it. @is_date says whether it was a date without a time. */
static gboolean
read_moment (SkvJsonReader *self, const char *member, gboolean *is_date, gint64 *moment)
{
  g_autofree char *text = NULL;
  SkvDay day;

  if (!skv_json_read_text (self, self->object, member, &text))
    return FALSE;
  day = skv_day_parse (text);
  *is_date = day != SKV_DAY_NONE;
  if (text == NULL)
    *moment = SKV_MOMENT_NONE;
  else if (*is_date)
    *moment = day * SKV_DAY_SECONDS;
  else
    *moment = skv_zone_parse (self->zone, text);
  if (text == NULL || *moment != SKV_MOMENT_NONE)
    return TRUE;
  skv_json_reader_error (
    self, self->object, member,
    _("“%s” is no date or time. Write \"2019-06-12\" or \"2019-06-12T18:00\""), text);
  return FALSE;
}

/* FALSE, with the error told, if a time stands where a date is needed, or the other way round. */
static gboolean
check_moment (SkvJsonReader *self, const char *member, gboolean all_day, gboolean is_date)
{
  if (!is_given (self, member) || all_day == is_date)
    return TRUE;
  if (all_day)
    skv_json_reader_error (
      self, self->object, member,
      _("it lasts all day, so a date without a time is needed, such as \"2019-06-12\""));
  else
    skv_json_reader_error (
      self, self->object, member,
      _("a time is needed too, such as \"2019-06-12T18:00\"; or dates alone for all day"));
  return FALSE;
}

static void
read_times (SkvJsonReader *self, SkvItem *item, gboolean was_all_day)
{
  gboolean start_is_date = FALSE, end_is_date = FALSE;
  gboolean has_start = json_object_has_member (self->object, "start");
  gboolean has_end = json_object_has_member (self->object, "end");

  if (has_start && !read_moment (self, "start", &start_is_date, &item->start))
    return;
  if (has_end && !read_moment (self, "end", &end_is_date, &item->end))
    return;
  if (!is_given (self, "all_day"))
    {
      if (is_given (self, "start"))
        item->all_day = start_is_date;
      else if (is_given (self, "end") && item->start == SKV_MOMENT_NONE)
        item->all_day = end_is_date;
    }
  if (!check_moment (self, "start", item->all_day, start_is_date) ||
      !check_moment (self, "end", item->all_day, end_is_date))
    return;

  /* The other side of what was given would be counted in the wrong unit. */
  if (item->all_day != was_all_day && !has_start && item->start != SKV_MOMENT_NONE)
    skv_json_reader_error (self, self->object, "start",
                           _("all_day changes, so the start must be given too"));
  else if (item->all_day != was_all_day && !has_end && item->end != SKV_MOMENT_NONE)
    skv_json_reader_error (self, self->object, "end",
                           _("all_day changes, so the end must be given too"));
  /* As in iCalendar: a date alone is that one day; but for what belongs to a rule, it is that date
   * at the rule's time and for as long as the rule says. */
  else if (item->all_day && item->rule == NULL && has_start && !has_end &&
           item->start != SKV_MOMENT_NONE && item->end == SKV_MOMENT_NONE && item->duration < 0)
    item->end = item->start + SKV_DAY_SECONDS;
}

/* of the plan or of the file */
static const SkvRule *
find_rule (SkvJsonReader *self, const char *id)
{
  const SkvEdit *edit = self->import->edit;

  for (guint i = skv_edit_get_n_changes (edit); i > 0; i--)
    {
      const SkvChange *change = skv_edit_get_change (edit, i - 1);

      if (change->kind == SKV_KIND_RULE && g_str_equal (change->id, id))
        return (const SkvRule *) change->after;
    }
  return skv_plan_get_rule (self->plan, id);
}

/* What a person added to a rule, or changed of it, is in its lane and called as the rule is, unless
 * it says otherwise. */
static void
take_words_of_rule (SkvJsonReader *self, SkvItem *item)
{
  const SkvRule *rule;

  if (item->rule == NULL || (item->lane != NULL && item->title != NULL))
    return;
  rule = find_rule (self, item->rule);
  if (rule == NULL)
    return;
  if (item->lane == NULL)
    skv_set_text (&item->lane, rule->lane);
  if (item->title == NULL)
    skv_set_text (&item->title, rule->title);
}

/* How it went: instants, also of what lasts all day. */
static void
read_course (SkvJsonReader *self, SkvItem *item)
{
  const struct
  {
    const char *member;
    gint64 *moment;
  } members[] = { { "actual_start", &item->actual_start },
                  { "actual_end", &item->actual_end },
                  { "expected_end", &item->expected_end } };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      gboolean is_date = FALSE;

      if (json_object_has_member (self->object, members[i].member) &&
          read_moment (self, members[i].member, &is_date, members[i].moment))
        check_moment (self, members[i].member, FALSE, is_date);
    }
}

/* Whom a file is for is its own: the copy of a plan that comes back does not make the plan one. */
void
skv_json_keep_audience (SkvJsonReader *self, SkvSettings *settings)
{
  const SkvSettings *own = skv_plan_get_settings (self->plan);

  if (skv_plan_is_blank (self->plan) ||
      (settings->audience == own->audience &&
       g_strcmp0 (settings->audience_department, own->audience_department) == 0))
    return;
  settings->audience = own->audience;
  skv_set_text (&settings->audience_department, own->audience_department);
  skv_json_reader_warn (self, self->object, "audience",
                        _("whom that file is for was passed over: this plan stays as it is"));
}

void
skv_json_read_item (SkvJsonReader *self, SkvItem *item, gboolean is_new)
{
  const SkvItem *before = skv_plan_get_item (self->plan, item->parent.id);

  take_words_of_rule (self, item);
  if (is_new && !json_object_has_member (self->object, "status"))
    item->status =
      g_strcmp0 (item->lane, "maintenance") == 0 ? SKV_STATUS_PROPOSED : SKV_STATUS_APPROVED;
  read_times (self, item, before != NULL ? before->all_day : item->all_day);
  read_course (self, item);
}
