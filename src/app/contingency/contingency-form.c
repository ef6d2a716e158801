/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/contingency/contingency-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/draft-text.h"

#define HOUR 60

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n")] == '\0';
}

static char *
text_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static void
form_step_free (gpointer data)
{
  SkvFormStep *self = data;

  g_free (self->id);
  g_free (self->text);
  g_free (self->role);
  g_free (self->contact);
  g_free (self->over);
  g_free (self);
}

/* @step: (nullable) */
static SkvFormStep *
form_step_new (const SkvStep *step)
{
  SkvFormStep *self = g_new0 (SkvFormStep, 1);

  self->id = step != NULL ? g_strdup (step->id) : g_uuid_string_random ();
  self->text = text_or_empty (step != NULL ? step->text : NULL);
  self->role = text_or_empty (step != NULL ? step->role : NULL);
  self->contact = text_or_empty (step != NULL ? step->contact : NULL);
  self->over =
    step != NULL && step->over > 0 ? skv_draft_format_length (step->over) : g_strdup ("");
  self->phase = step != NULL ? step->phase : SKV_PHASE_AT_ONCE;
  return self;
}

/* --- reading -------------------------------------------------------------------------------- */

GStrv
skv_contingency_list_systems (SkvPlan *plan, const char *id)
{
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const SkvContingency *contingency = skv_plan_lookup (plan, SKV_KIND_CONTINGENCY, id);

  for (guint i = 0; contingency != NULL && i < systems->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (systems, i);
      gboolean names_it = g_strcmp0 (contingency->system, system->parent.id) == 0;
      gboolean is_own = FALSE;
      g_autoptr (SkvContingency) followed = NULL;

      if (system->contingency == NULL && !names_it)
        continue;
      followed = skv_contingency_for_system (plan, system->parent.id, &is_own);
      if (is_own && strcmp (followed->parent.id, id) == 0)
        g_strv_builder_add (ids, system->parent.id);
    }
  return g_strv_builder_end (ids);
}

static void
read_contingency (SkvContingencyForm *self, const SkvContingency *contingency)
{
  g_autoptr (GPtrArray) steps = skv_steps_parse (contingency->steps, NULL);

  self->is_broken = steps == NULL;
  skv_set_text (&self->texts[SKV_CONTINGENCY_FORM_NAME],
                contingency->name != NULL ? contingency->name : "");
  skv_set_text (&self->texts[SKV_CONTINGENCY_FORM_SHORT],
                contingency->short_responsible != NULL ? contingency->short_responsible : "");
  skv_set_text (&self->texts[SKV_CONTINGENCY_FORM_LONG],
                contingency->long_responsible != NULL ? contingency->long_responsible : "");
  if (contingency->long_after > 0)
    {
      g_free (self->texts[SKV_CONTINGENCY_FORM_LONG_AFTER]);
      self->texts[SKV_CONTINGENCY_FORM_LONG_AFTER] =
        skv_draft_format_length (contingency->long_after);
    }
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    g_ptr_array_add (self->steps, form_step_new (steps->pdata[i]));
}

SkvContingencyForm *
skv_contingency_form_new (SkvPlan *plan, const char *id)
{
  const SkvContingency *known;
  SkvContingencyForm *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan), NULL);

  known = id != NULL ? skv_plan_lookup (plan, SKV_KIND_CONTINGENCY, id) : NULL;
  self = g_new0 (SkvContingencyForm, 1);
  self->is_new = known == NULL;
  self->id = known != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->steps = g_ptr_array_new_with_free_func (form_step_free);
  for (int field = 0; field < SKV_CONTINGENCY_FORM_N_FIELDS; field++)
    self->texts[field] = g_strdup ("");
  self->systems = skv_contingency_list_systems (plan, self->id);
  if (known != NULL)
    read_contingency (self, known);
  return self;
}

SkvContingencyForm *
skv_contingency_form_new_from (SkvPlan *plan, const char *template, const char *system)
{
  SkvContingencyForm *self = skv_contingency_form_new (plan, NULL);
  g_autoptr (SkvContingency) given =
    skv_contingency_template (template, skv_plan_get_settings (plan)->language);

  if (given != NULL)
    read_contingency (self, given);
  if (system == NULL)
    return self;
  skv_contingency_form_set_system (self, system, TRUE);
  g_free (self->texts[SKV_CONTINGENCY_FORM_NAME]);
  self->texts[SKV_CONTINGENCY_FORM_NAME] = g_strdup_printf (
    _("%1$s: %2$s"), given != NULL ? given->name : "", skv_plan_system_name (plan, system));
  return self;
}

void
skv_contingency_form_free (SkvContingencyForm *self)
{
  for (int field = 0; field < SKV_CONTINGENCY_FORM_N_FIELDS; field++)
    g_free (self->texts[field]);
  g_strfreev (self->systems);
  g_ptr_array_unref (self->steps);
  g_free (self->id);
  g_free (self);
}

/* --- setting -------------------------------------------------------------------------------- */

void
skv_contingency_form_set_text (SkvContingencyForm *self,
                               SkvContingencyFormField field,
                               const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);
  g_return_if_fail (field < SKV_CONTINGENCY_FORM_N_FIELDS);

  skv_set_text (&self->texts[field], text);
}

void
skv_contingency_form_set_system (SkvContingencyForm *self, const char *id, gboolean chosen)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; self->systems[i] != NULL; i++)
    {
      if (strcmp (self->systems[i], id) != 0)
        g_strv_builder_add (builder, self->systems[i]);
    }
  if (chosen)
    g_strv_builder_add (builder, id);
  g_strfreev (self->systems);
  self->systems = g_strv_builder_end (builder);
}

SkvFormStep *
skv_contingency_form_add_step (SkvContingencyForm *self)
{
  SkvFormStep *step;

  if (self->steps->len >= SKV_STEPS_MAX)
    return NULL;
  step = form_step_new (NULL);
  if (self->steps->len > 0)
    step->phase = ((SkvFormStep *) self->steps->pdata[self->steps->len - 1])->phase;
  g_ptr_array_add (self->steps, step);
  return step;
}

void
skv_contingency_form_remove_step (SkvContingencyForm *self, guint place)
{
  g_return_if_fail (place < self->steps->len);
  g_ptr_array_remove_index (self->steps, place);
}

void
skv_contingency_form_move_step (SkvContingencyForm *self, guint from, guint to)
{
  gpointer step;

  g_return_if_fail (from < self->steps->len && to < self->steps->len);

  step = g_ptr_array_steal_index (self->steps, from);
  g_ptr_array_insert (self->steps, (int) to, step);
}

/* --- what is wrong -------------------------------------------------------------------------- */

/* a number alone counts hours; 0: nothing is written; -1: it is no length */
static int
read_length (const char *text)
{
  int minutes = is_blank (text) ? 0 : skv_draft_parse_length (text, HOUR);

  return minutes == 0 && !is_blank (text) ? -1 : minutes;
}

static char *
length_problem (const char *text)
{
  return read_length (text) < 0 ? g_strdup (_("Write a length such as 4 h or 7 d, or nothing"))
                                : NULL;
}

char *
skv_contingency_form_problem (const SkvContingencyForm *self, SkvContingencyFormField field)
{
  switch (field)
    {
    case SKV_CONTINGENCY_FORM_NAME:
      return is_blank (self->texts[field]) ? g_strdup (_("A name is needed")) : NULL;
    case SKV_CONTINGENCY_FORM_LONG_AFTER:
      return length_problem (self->texts[field]);
    case SKV_CONTINGENCY_FORM_SHORT:
    case SKV_CONTINGENCY_FORM_LONG:
    case SKV_CONTINGENCY_FORM_N_FIELDS:
      break;
    }
  return NULL;
}

/* begun and left: nothing is lost with it */
static gboolean
is_empty (const SkvFormStep *step)
{
  return is_blank (step->text) && is_blank (step->role) && is_blank (step->contact) &&
         is_blank (step->over);
}

char *
skv_form_step_text_problem (const SkvFormStep *step)
{
  return is_blank (step->text) && !is_empty (step) ? g_strdup (_("Write what is to be done"))
                                                   : NULL;
}

char *
skv_form_step_over_problem (const SkvFormStep *step)
{
  return length_problem (step->over);
}

char *
skv_contingency_form_first_problem (const SkvContingencyForm *self)
{
  char *problem = NULL;

  for (int field = 0; problem == NULL && field < SKV_CONTINGENCY_FORM_N_FIELDS; field++)
    problem = skv_contingency_form_problem (self, field);
  for (guint i = 0; problem == NULL && i < self->steps->len; i++)
    {
      g_autofree char *what = skv_form_step_text_problem (self->steps->pdata[i]);

      if (what == NULL)
        what = skv_form_step_over_problem (self->steps->pdata[i]);
      if (what != NULL)
        /* TRANSLATORS: number of a step, and what is wrong with it */
        problem = g_strdup_printf (_("Step %1$u: %2$s"), i + 1, what);
    }
  return problem;
}

/* --- the edit ------------------------------------------------------------------------------- */

static char *
stripped_or_null (const char *text)
{
  return is_blank (text) ? NULL : g_strstrip (g_strdup (text));
}

/* (transfer full) (nullable: without steps) */
static char *
format_steps (const SkvContingencyForm *self)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_step_free);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const SkvFormStep *written = self->steps->pdata[i];
      SkvStep *step;

      if (is_empty (written))
        continue;
      step = g_new0 (SkvStep, 1);
      step->id = g_strdup (written->id);
      step->text = stripped_or_null (written->text);
      step->role = stripped_or_null (written->role);
      step->contact = stripped_or_null (written->contact);
      step->phase = written->phase;
      step->over = read_length (written->over);
      g_ptr_array_add (steps, step);
    }
  return steps->len > 0 ? skv_steps_format (steps) : NULL;
}

static void
put_system (SkvEdit *edit, const SkvSystem *known, const char *contingency)
{
  SkvSystem *system = skv_record_copy (known);

  skv_set_text (&system->contingency, contingency);
  skv_edit_put (edit, system);
}

/* Systems say themselves what they follow: only those that it is new to are changed, and those that
 * no longer do. */
static void
put_systems (const SkvContingencyForm *self, SkvPlan *plan, SkvEdit *edit)
{
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  g_auto (GStrv) before = skv_contingency_list_systems (plan, self->id);

  for (guint i = 0; i < systems->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (systems, i);
      const char *id = system->parent.id;
      gboolean chosen = g_strv_contains ((const char *const *) self->systems, id);
      gboolean was = g_strv_contains ((const char *const *) before, id);

      if (chosen && !was)
        put_system (edit, system, self->id);
      else if (!chosen && was && g_strcmp0 (system->contingency, self->id) == 0)
        put_system (edit, system, NULL);
    }
}

SkvEdit *
skv_contingency_form_make_edit (const SkvContingencyForm *self, SkvPlan *plan)
{
  const SkvContingency *known;
  g_autofree char *problem = NULL, *label = NULL;
  SkvContingency *record;
  SkvEdit *edit;

  g_return_val_if_fail (self != NULL && SKV_IS_PLAN (plan), NULL);

  problem = skv_contingency_form_first_problem (self);
  if (problem != NULL)
    return NULL;
  known = skv_plan_lookup (plan, SKV_KIND_CONTINGENCY, self->id);
  record =
    known != NULL ? skv_record_copy (known) : skv_record_new (SKV_KIND_CONTINGENCY, self->id);
  g_free (record->name);
  record->name = stripped_or_null (self->texts[SKV_CONTINGENCY_FORM_NAME]);
  g_free (record->short_responsible);
  record->short_responsible = stripped_or_null (self->texts[SKV_CONTINGENCY_FORM_SHORT]);
  g_free (record->long_responsible);
  record->long_responsible = stripped_or_null (self->texts[SKV_CONTINGENCY_FORM_LONG]);
  record->long_after = read_length (self->texts[SKV_CONTINGENCY_FORM_LONG_AFTER]);
  g_free (record->steps);
  record->steps = format_steps (self);
  /* The one that goes along when it is handed on to another plan. */
  if (record->system == NULL ||
      !g_strv_contains ((const char *const *) self->systems, record->system))
    skv_set_text (&record->system, self->systems[0]);
  label = g_strdup_printf (self->is_new ? _("Add “%s”") : _("Change “%s”"), record->name);
  edit = skv_edit_new (label);
  skv_edit_put (edit, record);
  put_systems (self, plan, edit);
  return edit;
}

SkvEdit *
skv_contingency_removal (SkvPlan *plan, const char *id)
{
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);
  const SkvContingency *contingency = skv_plan_lookup (plan, SKV_KIND_CONTINGENCY, id);
  g_autofree char *label = NULL;
  SkvEdit *edit;

  g_return_val_if_fail (contingency != NULL, NULL);

  label = g_strdup_printf (_("Delete “%s”"), contingency->name);
  edit = skv_edit_new (label);
  for (guint i = 0; i < systems->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (systems, i);

      if (g_strcmp0 (system->contingency, id) == 0)
        put_system (edit, system, NULL);
    }
  skv_edit_remove (edit, SKV_KIND_CONTINGENCY, id);
  return edit;
}
