/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/copy-for.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/model/audience.h"

/* An address, a number with its country, or one that is said to be a phone's: figures alone may be
 * dates. */
#define REACHING                                                                                   \
  "[^\\s@<>()\\[\\],;]+@[^\\s@<>()\\[\\],;]+\\.[[:alnum:]]+"                                       \
  "|\\+[0-9][0-9 ()-]{6,}[0-9]"                                                                    \
  "|\\b(tlf|tel|telefon|phone|mobil|mob|mobile)\\b[.: ]*[0-9][0-9 ]{3,}[0-9]"

typedef struct
{
  SkvPlan *plan;
  const char *department; /* (nullable) */
  gboolean with_contacts;
  GRegex *reaching; /* (owned) */
} Copying;

/* The planner's own, and what says who has been where */
static gboolean
is_left_out (const Copying *self, const SkvRecord *record)
{
  switch (record->kind)
    {
    case SKV_KIND_LAYER:
    case SKV_KIND_VERSION:
    case SKV_KIND_TEMPLATE:
    case SKV_KIND_NOTICE:
    case SKV_KIND_WORDING:
    case SKV_KIND_LOG_ENTRY:
    case SKV_KIND_CONFIRMATION:
      return TRUE;
    case SKV_KIND_REQUEST:
      return self->department == NULL ||
             g_strcmp0 (((const SkvRequest *) record)->department, self->department) != 0;
    default:
      return FALSE;
    }
}

static void
clear_contact (const Copying *self, SkvContact *contact)
{
  if (self->with_contacts ||
      (self->department != NULL && g_strcmp0 (contact->department, self->department) == 0))
    return;
  skv_set_text (&contact->email, NULL);
  skv_set_text (&contact->phone, NULL);
  skv_set_text (&contact->mobile, NULL);
  skv_set_text (&contact->notes, NULL);
}

/* (transfer full) */
static char *
clear_words (const Copying *self, const char *words)
{
  return g_regex_replace_literal (self->reaching, words, -1, 0, "…", 0, NULL);
}

/* Numbers and addresses stand in free text, too. What an empty list would mean is not ours to say:
 * words stay, with a mark where something was. */
static void
clear_text (const Copying *self, SkvRecord *record)
{
  gsize n_fields;
  const SkvField *fields = skv_kind_fields (record->kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    {
      if (fields[i].type == SKV_FIELD_TEXT)
        {
          char **text = &SKV_FIELD_AT (record, &fields[i], char *);

          if (*text != NULL && g_regex_match (self->reaching, *text, 0, NULL))
            {
              char *cleared = clear_words (self, *text);

              g_free (*text);
              *text = cleared;
            }
        }
      else if (fields[i].type == SKV_FIELD_TEXTS)
        {
          GStrv texts = SKV_FIELD_AT (record, &fields[i], GStrv);

          for (guint t = 0; texts[t] != NULL; t++)
            if (g_regex_match (self->reaching, texts[t], 0, NULL))
              {
                char *cleared = clear_words (self, texts[t]);

                g_free (texts[t]);
                texts[t] = cleared;
              }
        }
    }
}

static void
settle_settings (const Copying *self, SkvSettings *settings)
{
  settings->audience = self->department != NULL ? SKV_AUDIENCE_CONTACT : SKV_AUDIENCE_READER;
  skv_set_text (&settings->audience_department, self->department);
}

/* (transfer full) */
static SkvRecord *
copy_record (const Copying *self, const SkvRecord *record)
{
  SkvRecord *copy = skv_record_copy (record);

  if (copy->kind == SKV_KIND_SETTINGS)
    {
      settle_settings (self, (SkvSettings *) copy);
      return copy;
    }
  if (copy->kind == SKV_KIND_SOURCE)
    {
      SkvSource *source = (SkvSource *) copy;

      /* A path of the planner's computer, or an address that may hold a key */
      skv_set_text (&source->location, NULL);
      source->refresh_hours = 0;
    }
  if (copy->kind == SKV_KIND_CONTACT)
    clear_contact (self, (SkvContact *) copy);
  /* what is theirs they may see as it is */
  else if (!self->with_contacts && copy->kind != SKV_KIND_REQUEST)
    clear_text (self, copy);
  return copy;
}

/* (transfer full) */
static SkvEdit *
make_edit (const Copying *self)
{
  SkvEdit *edit = skv_edit_new (_("Copy of the plan"));

  skv_edit_put (edit, copy_record (self, &skv_plan_get_settings (self->plan)->parent));
  for (int kind = SKV_KIND_SETTINGS + 1; kind < SKV_N_KINDS; kind++)
    {
      GPtrArray *records = skv_plan_get_records (self->plan, (SkvKind) kind);

      for (guint i = 0; i < records->len; i++)
        if (!is_left_out (self, g_ptr_array_index (records, i)))
          skv_edit_put (edit, copy_record (self, g_ptr_array_index (records, i)));
    }
  return edit;
}

static gboolean
may_copy (SkvPlan *plan, const char *department, GError **error)
{
  if (skv_plan_get_audience (plan, NULL) != SKV_AUDIENCE_PLANNER)
    {
      g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_FORBIDDEN,
                           _("Only the planner makes copies of the plan for others"));
      return FALSE;
    }
  if (department == NULL || skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, department) != NULL)
    return TRUE;
  g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_NOT_FOUND,
               _("this plan has no department “%s”"), department);
  return FALSE;
}

SkvPlan *
skv_copy_for (SkvPlan *plan,
              const char *path,
              const char *department,
              gboolean with_contacts,
              const char *who,
              const SkvClock *clock,
              GError **error)
{
  g_autoptr (GRegex) reaching = g_regex_new (REACHING, G_REGEX_CASELESS, 0, NULL);
  const Copying copying = { plan, department, with_contacts, reaching };
  g_autoptr (SkvStore) store = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (SkvPlan) copy = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && path != NULL, NULL);

  if (!may_copy (plan, department, error))
    return NULL;
  store = skv_store_create (path, who, clock, error);
  if (store == NULL)
    return NULL;
  edit = make_edit (&copying);
  copy = skv_store_make_plan (store, error);
  if (copy != NULL && skv_plan_apply (copy, edit, error) &&
      skv_store_add_barrier (store, _("Copy of the plan"), error))
    return g_steal_pointer (&copy);

  /* It was made a moment ago and nobody has seen it. */
  g_clear_object (&copy);
  g_clear_object (&store);
  g_unlink (path);
  return NULL;
}
