/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/organisations/organisation-words.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/words.h"

char *
skv_words_validity (SkvDay from, SkvDay until)
{
  g_autofree char *first = from != SKV_DAY_NONE ? skv_words_day_month_year (from) : NULL;
  g_autofree char *last = until != SKV_DAY_NONE ? skv_words_day_month_year (until) : NULL;

  if (first != NULL && last != NULL)
    return g_strdup_printf ("%s – %s", first, last);
  if (first != NULL)
    return g_strdup_printf (_("from %s"), first);
  return last != NULL ? g_strdup_printf (_("until %s"), last) : NULL;
}

char *
skv_organisation_validity (SkvPlan *plan, const SkvOrganisation *organisation)
{
  g_autofree char *validity =
    skv_words_validity (organisation->valid_from, organisation->valid_until);
  const SkvOrganisation *successor =
    skv_plan_lookup (plan, SKV_KIND_ORGANISATION, organisation->successor);

  if (successor == NULL)
    return g_steal_pointer (&validity);
  if (validity == NULL)
    return g_strdup_printf (_("later %s"), successor->name);
  /* TRANSLATORS: "until 31 December 2019, then Molde" */
  return g_strdup_printf (_("%1$s, then %2$s"), validity, successor->name);
}

char *
skv_organisation_names (SkvPlan *plan, const char *const *ids)
{
  GString *text = g_string_new (NULL);

  for (; *ids != NULL; ids++)
    {
      const SkvOrganisation *organisation = skv_plan_lookup (plan, SKV_KIND_ORGANISATION, *ids);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              organisation != NULL ? organisation->name : *ids);
    }
  return g_string_free (text, FALSE);
}

/* --- who refers to it ------------------------------------------------------------------------ */

static gboolean
field_refers (const SkvRecord *record, const SkvField *field, SkvKind kind, const char *id)
{
  if (field->type == SKV_FIELD_REF && field->target == kind)
    return g_strcmp0 (SKV_FIELD_AT (record, field, char *), id) == 0;
  if (field->type == SKV_FIELD_REFS && field->target == kind)
    return g_strv_contains ((const char *const *) SKV_FIELD_AT (record, field, GStrv), id);
  return FALSE;
}

static gboolean
refers (const SkvRecord *record, SkvKind kind, const char *id)
{
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (record->kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      if (field_refers (record, &fields[i], kind, id))
        return TRUE;
    }
  return FALSE;
}

static char *
name_referrer (const SkvRecord *record)
{
  switch (record->kind)
    {
    case SKV_KIND_ORGANISATION:
      return g_strdup_printf (_("organisation “%s”"), ((const SkvOrganisation *) record)->name);
    case SKV_KIND_DEPARTMENT:
      return g_strdup_printf (_("department “%s”"), ((const SkvDepartment *) record)->name);
    case SKV_KIND_CONTACT:
      return g_strdup_printf (_("contact “%s”"), ((const SkvContact *) record)->role);
    case SKV_KIND_SYSTEM:
      return g_strdup_printf (_("system “%s”"), ((const SkvSystem *) record)->name);
    case SKV_KIND_LOCAL_DAY:
      return g_strdup_printf (_("local day “%s”"), ((const SkvLocalDay *) record)->name);
    case SKV_KIND_RULE:
      return g_strdup_printf (_("rule “%s”"), ((const SkvRule *) record)->title);
    case SKV_KIND_ITEM:
      return g_strdup_printf (_("item “%s”"), ((const SkvItem *) record)->title);
    case SKV_KIND_REQUEST:
      return g_strdup_printf (_("request “%s”"), ((const SkvRequest *) record)->title);
    case SKV_KIND_CONTINGENCY:
      return g_strdup_printf (_("contingency plan “%s”"), ((const SkvContingency *) record)->name);
    case SKV_KIND_SETTINGS:
    case SKV_KIND_RELATION:
    case SKV_KIND_LANE:
    case SKV_KIND_SOURCE:
    case SKV_KIND_EXCEPTION:
    case SKV_KIND_CHECK:
    case SKV_KIND_LIFT:
    case SKV_KIND_LAYER:
    case SKV_KIND_VERSION:
    case SKV_KIND_TEMPLATE:
    case SKV_KIND_VIEW:
    case SKV_KIND_CONFIRMATION:
    case SKV_KIND_NOTICE:
    case SKV_KIND_WORDING:
    case SKV_KIND_LOG_ENTRY:
      break;
    }
  return g_strdup (record->id);
}

GPtrArray *
skv_plan_list_referrers (SkvPlan *plan, SkvKind kind, const char *id)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (id != NULL, names);

  for (int other = 0; other < SKV_N_KINDS; other++)
    {
      GPtrArray *records = skv_plan_get_records (plan, other);

      for (guint i = 0; i < records->len; i++)
        {
          const SkvRecord *record = g_ptr_array_index (records, i);

          /* One that became itself goes with it. */
          if (refers (record, kind, id) &&
              !(record->kind == kind && g_strcmp0 (record->id, id) == 0))
            g_ptr_array_add (names, name_referrer (record));
        }
    }
  return names;
}

SkvEdit *
skv_record_removal (SkvKind kind, const char *id, const char *name)
{
  g_autofree char *label = g_strdup_printf (_("Delete “%s”"), name != NULL ? name : id);
  SkvEdit *edit = skv_edit_new (label);

  skv_edit_remove (edit, kind, id);
  return edit;
}
