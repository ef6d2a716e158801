/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/model/plan-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Longer ids and titles are surely not what somebody typed; the file and the window stay usable. */
#define MAX_ID_BYTES 512
#define MAX_TEXT_BYTES (64 * 1024)
#define MAX_DOCUMENT_BYTES (16 * 1024 * 1024) /* of whole plans and pages within a record */
/* The zone's table and the year view know these years (zone.c). */
#define FIRST_YEAR 1970
#define LAST_YEAR 2099

SkvProblem *
skv_problem_new (const SkvRecord *record, const char *field, const char *format, ...)
{
  SkvProblem *self = g_new0 (SkvProblem, 1);
  va_list args;

  self->kind = record->kind;
  self->id = g_strdup (record->id);
  self->field = field;
  va_start (args, format);
  self->message = g_strdup_vprintf (format, args);
  va_end (args);
  return self;
}

void
skv_problem_free (SkvProblem *self)
{
  g_free (self->id);
  g_free (self->message);
  g_free (self);
}

static SkvProblem *
text_problem (const SkvRecord *record, const char *field, const char *text)
{
  static const SkvKind documents[] = { SKV_KIND_LAYER, SKV_KIND_VERSION, SKV_KIND_REQUEST,
                                       SKV_KIND_NOTICE, SKV_KIND_WORDING };
  int most = MAX_TEXT_BYTES;

  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    most = record->kind == documents[i] ? MAX_DOCUMENT_BYTES : most;

  if (text == NULL)
    return NULL;
  if (!g_utf8_validate (text, -1, NULL))
    return skv_problem_new (record, field, _("this is no valid UTF-8 text"));
  if (strlen (text) > (gsize) most)
    return skv_problem_new (record, field, _("the text is longer than %d bytes"), most);
  return NULL;
}

static SkvProblem *
texts_problem (const SkvRecord *record, const char *field, GStrv texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      SkvProblem *problem = text_problem (record, field, texts[i]);

      if (problem != NULL)
        return problem;
      if (g_strv_contains ((const char *const *) texts + i + 1, texts[i]))
        return skv_problem_new (record, field, _("“%s” is named twice"), texts[i]);
    }
  return NULL;
}

/* what holds for every field of its type */
static SkvProblem *
field_problem (const SkvRecord *record, const SkvField *field)
{
  switch (field->type)
    {
    case SKV_FIELD_TEXT:
    case SKV_FIELD_REF:
      return text_problem (record, field->name, SKV_FIELD_AT (record, field, char *));
    case SKV_FIELD_TEXTS:
    case SKV_FIELD_REFS:
      return texts_problem (record, field->name, SKV_FIELD_AT (record, field, GStrv));
    case SKV_FIELD_ENUM:
      if ((guint) SKV_FIELD_AT (record, field, int) >= g_strv_length ((GStrv) field->names))
        return skv_problem_new (record, field->name, _("there is no such value"));
      return NULL;
    case SKV_FIELD_INTS:
    case SKV_FIELD_DAYS:
    case SKV_FIELD_INT:
    case SKV_FIELD_BOOL:
    case SKV_FIELD_DAY:
    case SKV_FIELD_LENGTH:
    case SKV_FIELD_CLOCK:
    case SKV_FIELD_MOMENT:
      return NULL;
    }
  g_return_val_if_reached (NULL);
}

static SkvProblem *
required (const SkvRecord *record, const char *field, const char *text)
{
  if (text != NULL && *text != '\0')
    return NULL;
  return skv_problem_new (record, field, _("this must not be empty"));
}

static SkvProblem *
settings_problem (const SkvSettings *settings)
{
  g_autoptr (SkvZone) zone = NULL;
  g_autoptr (GError) error = NULL;

  if (settings->country == NULL || strlen (settings->country) != 2)
    return skv_problem_new (&settings->parent, "country",
                            _("a country code of two letters is needed, such as NO"));
  if (settings->time_zone == NULL)
    return required (&settings->parent, "time_zone", NULL);
  zone = skv_zone_new (settings->time_zone, &error);
  if (zone == NULL)
    return skv_problem_new (&settings->parent, "time_zone", "%s", error->message);
  if (settings->audience == SKV_AUDIENCE_CONTACT)
    return required (&settings->parent, "audience_department", settings->audience_department);
  return NULL;
}

static gboolean
moment_in_range (gint64 moment)
{
  return moment >= skv_day_from_ymd (FIRST_YEAR, 1, 1) * SKV_DAY_SECONDS &&
         moment < skv_day_from_ymd (LAST_YEAR + 1, 1, 1) * SKV_DAY_SECONDS;
}

static SkvProblem *
item_time_problem (const SkvItem *item)
{
  const SkvRecord *record = &item->parent;

  if (item->start == SKV_MOMENT_NONE)
    return item->end == SKV_MOMENT_NONE
             ? NULL
             : skv_problem_new (record, "end", _("there is an end but no start"));
  if (!moment_in_range (item->start))
    return skv_problem_new (record, "start", _("a year from %d to %d is needed"), FIRST_YEAR,
                            LAST_YEAR);
  if (item->all_day && item->start % SKV_DAY_SECONDS != 0)
    return skv_problem_new (record, "start",
                            _("it lasts all day, so a date without a time is needed"));
  if (item->end == SKV_MOMENT_NONE)
    return NULL;
  if (item->end <= item->start)
    return skv_problem_new (record, "end",
                            _("it ends before or when it starts; the end must come later"));
  if (item->end - 1 > item->start && !moment_in_range (item->end - 1))
    return skv_problem_new (record, "end", _("a year from %d to %d is needed"), FIRST_YEAR,
                            LAST_YEAR);
  if (item->all_day && item->end % SKV_DAY_SECONDS != 0)
    return skv_problem_new (record, "end",
                            _("it lasts all day, so a date without a time is needed"));
  return NULL;
}

/* how it went */
static SkvProblem *
item_course_problem (const SkvItem *item)
{
  const SkvRecord *record = &item->parent;
  const struct
  {
    const char *field;
    gint64 moment;
  } moments[] = { { "actual_start", item->actual_start },
                  { "actual_end", item->actual_end },
                  { "expected_end", item->expected_end } };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      if (moments[i].moment != SKV_MOMENT_NONE && !moment_in_range (moments[i].moment))
        return skv_problem_new (record, moments[i].field, _("a year from %d to %d is needed"),
                                FIRST_YEAR, LAST_YEAR);
    }
  if (item->actual_start != SKV_MOMENT_NONE && item->actual_end != SKV_MOMENT_NONE &&
      item->actual_end < item->actual_start)
    return skv_problem_new (record, "actual_end", _("it ends before it begins"));
  if (item->caused_by != NULL && strcmp (item->caused_by, record->id) == 0)
    return skv_problem_new (record, "caused_by", _("it cannot be its own cause"));
  return NULL;
}

static SkvProblem *
item_problem (const SkvItem *item)
{
  const SkvRecord *record = &item->parent;
  SkvProblem *problem = required (record, "lane", item->lane);

  if (problem == NULL)
    problem = required (record, "title", item->title);
  if (problem == NULL)
    problem = item_time_problem (item);
  if (problem == NULL)
    problem = item_course_problem (item);
  if (problem != NULL)
    return problem;
  if (item->duration == 0)
    return skv_problem_new (
      record, "duration",
      _("work that takes no time cannot be planned; leave it out if it is unknown"));
  if (item->emergency && (item->reason == NULL || *item->reason == '\0'))
    return skv_problem_new (record, "reason", _("emergency maintenance needs a reason"));
  if (item->rule == NULL && item->original_day != SKV_DAY_NONE)
    return skv_problem_new (record, "rule",
                            _("a changed occurrence needs its rule beside its original date"));
  return NULL;
}

static SkvProblem *
relation_problem (const SkvRelation *relation)
{
  SkvProblem *problem = required (&relation->parent, "from", relation->from);

  if (problem == NULL)
    problem = required (&relation->parent, "to", relation->to);
  if (problem == NULL && strcmp (relation->from, relation->to) == 0)
    problem = skv_problem_new (&relation->parent, "to", _("a system cannot be related to itself"));
  return problem;
}

static SkvProblem *
validity_problem (const SkvRecord *record, SkvDay valid_from, SkvDay valid_until)
{
  if (valid_from == SKV_DAY_NONE || valid_until == SKV_DAY_NONE || valid_until >= valid_from)
    return NULL;
  return skv_problem_new (record, "valid_until",
                          _("it ends before it begins; the last day must not be earlier than the "
                             "first"));
}

/* What became of it is in circles.c. */
static SkvProblem *
organisation_problem (const SkvOrganisation *organisation)
{
  const SkvRecord *record = &organisation->parent;
  SkvProblem *problem = required (record, "name", organisation->name);

  if (problem == NULL)
    problem = validity_problem (record, organisation->valid_from, organisation->valid_until);
  if (problem == NULL && organisation->successor != NULL &&
      organisation->valid_until == SKV_DAY_NONE)
    problem =
      skv_problem_new (record, "valid_until", _("it has a successor, so its last day is needed"));
  return problem;
}

static SkvProblem *
department_problem (const SkvDepartment *department)
{
  SkvProblem *problem = required (&department->parent, "name", department->name);

  return problem != NULL ? problem
                         : validity_problem (&department->parent, department->valid_from,
                                             department->valid_until);
}

static SkvProblem *
lift_problem (const SkvLift *lift)
{
  const SkvRecord *record = &lift->parent;
  SkvProblem *problem = required (record, "freeze", lift->freeze);

  if (problem == NULL)
    problem = required (record, "reason", lift->reason);
  if (problem == NULL && (lift->from == SKV_DAY_NONE || lift->until == SKV_DAY_NONE))
    problem = skv_problem_new (record, lift->from == SKV_DAY_NONE ? "from" : "until",
                               _("the days on which the freeze is lifted are needed"));
  if (problem == NULL && lift->until <= lift->from)
    problem = skv_problem_new (record, "until", _("it ends before it begins"));
  return problem;
}

static SkvProblem *
version_problem (const SkvVersion *version)
{
  const SkvRecord *record = &version->parent;
  SkvProblem *problem = required (record, "name", version->name);

  if (problem == NULL && version->date == SKV_DAY_NONE)
    problem = skv_problem_new (record, "date", _("the day of this version is needed"));
  return problem != NULL ? problem : required (record, "content", version->content);
}

static SkvProblem *
system_problem (const SkvSystem *system)
{
  if (system->agreed_uptime < 0 || system->agreed_uptime > SKV_UPTIME_WHOLE)
    return skv_problem_new (&system->parent, "agreed_uptime",
                            _("thousandths of a percent are needed, from 0 to %d"),
                            SKV_UPTIME_WHOLE);
  return required (&system->parent, "name", system->name);
}

static SkvProblem *
confirmation_problem (const SkvConfirmation *confirmation)
{
  if (confirmation->year < FIRST_YEAR || confirmation->year > LAST_YEAR)
    return skv_problem_new (&confirmation->parent, "year", _("a year from %d to %d is needed"),
                            FIRST_YEAR, LAST_YEAR);
  return required (&confirmation->parent, "department", confirmation->department);
}

static SkvProblem *
kind_problem (const SkvRecord *record)
{
  SkvProblem *problem = NULL;

  switch (record->kind)
    {
    case SKV_KIND_SETTINGS:
      return settings_problem ((const SkvSettings *) record);
    case SKV_KIND_ORGANISATION:
      return organisation_problem ((const SkvOrganisation *) record);
    case SKV_KIND_DEPARTMENT:
      return department_problem ((const SkvDepartment *) record);
    case SKV_KIND_CONTACT:
      return required (record, "role", ((const SkvContact *) record)->role);
    case SKV_KIND_SYSTEM:
      return system_problem ((const SkvSystem *) record);
    case SKV_KIND_RELATION:
      return relation_problem ((const SkvRelation *) record);
    case SKV_KIND_LANE:
      return NULL;
    case SKV_KIND_SOURCE:
      return required (record, "name", ((const SkvSource *) record)->name);
    case SKV_KIND_LOCAL_DAY:
      return required (record, "name", ((const SkvLocalDay *) record)->name);
    case SKV_KIND_RULE:
      problem = required (record, "lane", ((const SkvRule *) record)->lane);
      return problem != NULL ? problem
                             : required (record, "title", ((const SkvRule *) record)->title);
    case SKV_KIND_ITEM:
      return item_problem ((const SkvItem *) record);
    case SKV_KIND_CHECK:
      return NULL;
    case SKV_KIND_LIFT:
      return lift_problem ((const SkvLift *) record);
    case SKV_KIND_LAYER:
      return required (record, "name", ((const SkvLayer *) record)->name);
    case SKV_KIND_TEMPLATE:
      return required (record, "name", ((const SkvTemplate *) record)->name);
    case SKV_KIND_VIEW:
      return required (record, "name", ((const SkvView *) record)->name);
    case SKV_KIND_REQUEST:
      return required (record, "title", ((const SkvRequest *) record)->title);
    case SKV_KIND_CONFIRMATION:
      return confirmation_problem ((const SkvConfirmation *) record);
    case SKV_KIND_NOTICE:
      return required (record, "notice_kind", ((const SkvNotice *) record)->notice_kind);
    case SKV_KIND_WORDING:
      return required (record, "name", ((const SkvWording *) record)->name);
    case SKV_KIND_CONTINGENCY:
      return required (record, "name", ((const SkvContingency *) record)->name);
    case SKV_KIND_LOG_ENTRY:
      return required (record, "item", ((const SkvLogEntry *) record)->item);
    case SKV_KIND_VERSION:
      return version_problem ((const SkvVersion *) record);
    case SKV_KIND_EXCEPTION:
      problem = required (record, "item", ((const SkvException *) record)->item);
      if (problem == NULL)
        problem = required (record, "check", ((const SkvException *) record)->check);
      return problem != NULL ? problem
                             : required (record, "reason", ((const SkvException *) record)->reason);
    }
  g_return_val_if_reached (NULL);
}

SkvProblem *
skv_record_find_problem (const SkvRecord *record)
{
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (record->kind, &n_fields);

  if (*record->id == '\0' || strlen (record->id) > MAX_ID_BYTES ||
      !g_utf8_validate (record->id, -1, NULL))
    return skv_problem_new (record, "id", _("an id of 1 to %d bytes of UTF-8 text is needed"),
                            MAX_ID_BYTES);
  for (gsize i = 0; i < n_fields; i++)
    {
      SkvProblem *problem = field_problem (record, &fields[i]);

      if (problem != NULL)
        return problem;
    }
  return kind_problem (record);
}

static SkvProblem *
reference_problem (SkvPlan *plan,
                   const SkvEdit *edit,
                   const SkvRecord *record,
                   const SkvField *field,
                   const char *id)
{
  if (id == NULL || skv_edit_resolve (edit, plan, field->target, id) != NULL)
    return NULL;
  return skv_problem_new (record, field->name,
                          _("there is no %s “%s” in this plan; add it first or correct the name"),
                          skv_kind_name (field->target), id);
}

/* the first reference of @record that the edited plan does not hold; only those to @target unless
 * it is -1 */
static SkvProblem *
references_problem (SkvPlan *plan, const SkvEdit *edit, const SkvRecord *record, int target)
{
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (record->kind, &n_fields);
  SkvProblem *problem = NULL;

  for (gsize i = 0; i < n_fields && problem == NULL; i++)
    {
      const SkvField *field = &fields[i];

      if (target >= 0 && (int) field->target != target)
        continue;
      if (field->type == SKV_FIELD_REF)
        problem =
          reference_problem (plan, edit, record, field, SKV_FIELD_AT (record, field, char *));
      else if (field->type == SKV_FIELD_REFS)
        for (GStrv id = SKV_FIELD_AT (record, field, GStrv); *id != NULL && problem == NULL; id++)
          problem = reference_problem (plan, edit, record, field, *id);
    }
  return problem;
}

/* Somebody outside the edit who refers to a record of that kind which the edit removes. */
static SkvProblem *
dangling_problem (SkvPlan *plan, const SkvEdit *edit, SkvKind removed)
{
  for (int kind = 0; kind < SKV_N_KINDS; kind++)
    {
      GPtrArray *records = skv_plan_get_records (plan, kind);

      for (guint i = 0; i < records->len; i++)
        {
          const SkvRecord *record = g_ptr_array_index (records, i);
          SkvProblem *problem;

          if (skv_edit_find (edit, kind, record->id) != NULL)
            continue;
          problem = references_problem (plan, edit, record, removed);
          if (problem != NULL)
            return problem;
        }
    }
  return NULL;
}

SkvProblem *
skv_edit_find_dangling (const SkvEdit *self, SkvPlan *plan)
{
  gboolean removed[SKV_N_KINDS] = { FALSE };
  SkvProblem *problem = NULL;
  guint n = skv_edit_get_n_changes (self);

  for (guint i = 0; i < n; i++)
    {
      const SkvChange *change = skv_edit_get_change (self, i);

      if (change->after != NULL)
        problem = references_problem (plan, self, change->after, -1);
      else
        removed[change->kind] = TRUE;
      if (problem != NULL)
        return problem;
    }
  /* nobody refers to the kinds between, nor to those after */
  for (int kind = 0; kind <= SKV_KIND_ITEM && problem == NULL; kind++)
    problem = removed[kind] ? dangling_problem (plan, self, kind) : NULL;
  if (problem == NULL && removed[SKV_KIND_CONTINGENCY])
    problem = dangling_problem (plan, self, SKV_KIND_CONTINGENCY);
  return problem;
}
