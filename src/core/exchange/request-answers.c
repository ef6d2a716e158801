/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/request-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/contacts.h"
#include "core/model/audience.h"

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID, message);
  return FALSE;
}

/* Answering is the planner's: a contact may change their own requests, but not this of them. */
static gboolean
may_answer (SkvPlan *plan, GError **error)
{
  if (skv_plan_get_audience (plan, NULL) == SKV_AUDIENCE_PLANNER)
    return TRUE;
  g_set_error_literal (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_FORBIDDEN,
                       _("Only the planner answers requests"));
  return FALSE;
}

/* @label: with one %s for the title (transfer full) */
static SkvEdit *
edit_new (const char *label, const SkvRequest *request)
{
  g_autofree char *text = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (label, request->title);
#pragma GCC diagnostic pop
  return skv_edit_new (text);
}

/* (transfer full) */
static SkvRequest *
answered (const SkvRequest *request, SkvRequestState state, const SkvRequestAnswer *answer)
{
  SkvRequest *copy = skv_record_copy (request);

  copy->state = state;
  skv_set_text (&copy->answer, answer->text);
  skv_set_text (&copy->answered_by, answer->by);
  g_free (copy->answered);
  copy->answered = skv_registration_moment (answer->now);
  return copy;
}

/* What came of it, and is still there, goes; what refers to it is in the way of that and is told by
 * the plan itself. @keep: (nullable) ids that stay */
static void
remove_records (SkvEdit *edit, SkvPlan *plan, const SkvRequest *request, GHashTable *keep)
{
  for (guint i = 0; request->records[i] != NULL; i++)
    {
      const char *id = request->records[i];

      if (keep != NULL && g_hash_table_contains (keep, id))
        continue;
      if (skv_plan_get_item (plan, id) != NULL)
        skv_edit_remove (edit, SKV_KIND_ITEM, id);
      else if (skv_plan_get_rule (plan, id) != NULL)
        skv_edit_remove (edit, SKV_KIND_RULE, id);
    }
}

/* What was said of all of it, for those who look at one of them later. What goes into the plan may
 * be published: addresses and numbers stay in the request. (transfer full) (nullable) */
static char *
tell_whole (const SkvProposal *proposal)
{
  gboolean reaches = proposal->ask == NULL || strchr (proposal->ask, '@') != NULL ||
                     skv_phone_is_valid (proposal->ask);
  g_autofree char *ask = reaches ? NULL : g_strdup_printf (_("Ask: %s"), proposal->ask);
  const char *const parts[] = { proposal->reason,
                                proposal->soft ? _("It can give way if need be: ask first") : NULL,
                                ask };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", parts[i]);
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
settle_item (SkvItem *item, const char *words, const SkvRequest *request)
{
  if (item->department == NULL)
    skv_set_text (&item->department, request->department);
  if (item->contact == NULL)
    skv_set_text (&item->contact, request->contact);
  if (item->notes == NULL)
    skv_set_text (&item->notes, words);
}

/* The records as they come in, with what was said of the whole. (transfer full) */
static GPtrArray *
settle (const SkvProposal *proposal, const SkvRequest *request)
{
  GPtrArray *settled = g_ptr_array_new_with_free_func (skv_record_unref);
  g_autofree char *words = tell_whole (proposal);

  for (guint i = 0; i < proposal->records->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (proposal->records, i);
      SkvRecord *copy = skv_record_copy (record);
      SkvRule *rule = (SkvRule *) copy;

      if (copy->kind == SKV_KIND_ITEM)
        settle_item ((SkvItem *) copy, words, request);
      else if (rule->reason == NULL)
        skv_set_text (&rule->reason, words);
      if (skv_record_get_name (copy) == NULL || *skv_record_get_name (copy) == '\0')
        skv_set_text (copy->kind == SKV_KIND_ITEM ? &((SkvItem *) copy)->title : &rule->title,
                      request->title);
      g_ptr_array_add (settled, copy);
    }
  return settled;
}

/* Puts the records into @edit and gives their ids (transfer full) */
static GStrv
put_records (SkvEdit *edit, SkvPlan *plan, const SkvProposal *proposal, const SkvRequest *request)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) records = settle (proposal, request);

  for (guint i = 0; i < records->len; i++)
    {
      SkvRecord *record = g_ptr_array_index (records, i);

      g_hash_table_add (ids, record->id);
      g_strv_builder_add (builder, record->id);
    }
  remove_records (edit, plan, request, ids);
  for (guint i = 0; i < records->len; i++)
    skv_edit_put (edit, skv_record_ref (g_ptr_array_index (records, i)));
  return g_strv_builder_end (builder);
}

SkvEdit *
skv_request_make_acceptance (SkvPlan *plan,
                             const SkvRequest *request,
                             const SkvProposal *proposal,
                             const SkvRequestAnswer *answer,
                             GError **error)
{
  g_autoptr (SkvProposal) own = NULL;
  SkvEdit *edit;
  SkvRequest *copy;

  if (proposal == NULL)
    proposal = own = skv_request_get_proposal (plan, request, error);
  if (proposal == NULL)
    return NULL;
  edit = edit_new (_("Accept the request “%s”"), request);
  copy = answered (request, SKV_REQUEST_ACCEPTED, answer);
  if (own == NULL)
    {
      g_free (copy->proposal);
      copy->proposal = skv_proposal_write (plan, proposal);
    }
  g_strfreev (copy->records);
  copy->records = put_records (edit, plan, proposal, request);
  skv_edit_put (edit, copy);
  return edit;
}

SkvEdit *
skv_request_accept (SkvPlan *plan,
                    const SkvRequest *request,
                    const SkvProposal *proposal,
                    const SkvRequestAnswer *answer,
                    GError **error)
{
  g_return_val_if_fail (SKV_IS_PLAN (plan) && request != NULL && answer != NULL, NULL);

  if (!may_answer (plan, error))
    return NULL;
  if (request->state == SKV_REQUEST_WITHDRAWN)
    {
      refuse (error, _("“%s” was withdrawn by those who sent it"), request->title);
      return NULL;
    }
  return skv_request_make_acceptance (plan, request, proposal, answer, error);
}

SkvEdit *
skv_request_decline (SkvPlan *plan,
                     const SkvRequest *request,
                     const SkvRequestAnswer *answer,
                     GError **error)
{
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && request != NULL && answer != NULL, NULL);

  if (!may_answer (plan, error))
    return NULL;
  if (answer->text == NULL || *answer->text == '\0')
    {
      refuse (error, _("Say why “%s” is declined: those who asked want to know"), request->title);
      return NULL;
    }
  if (request->state == SKV_REQUEST_WITHDRAWN)
    {
      refuse (error, _("“%s” was withdrawn by those who sent it"), request->title);
      return NULL;
    }
  if (request->state == SKV_REQUEST_ACCEPTED)
    {
      refuse (error, _("“%s” is accepted: withdraw it to take it out of the plan"),
              request->title);
      return NULL;
    }
  edit = edit_new (_("Decline the request “%s”"), request);
  skv_edit_put (edit, answered (request, SKV_REQUEST_DECLINED, answer));
  return edit;
}

SkvEdit *
skv_request_withdraw (SkvPlan *plan,
                      const SkvRequest *request,
                      const SkvRequestAnswer *answer,
                      GError **error)
{
  SkvEdit *edit;
  SkvRequest *copy;
  gboolean is_planner;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && request != NULL && answer != NULL, NULL);

  if (request->state == SKV_REQUEST_WITHDRAWN && request->records[0] == NULL)
    {
      refuse (error, _("“%s” was withdrawn already"), request->title);
      return NULL;
    }
  is_planner = skv_plan_get_audience (plan, NULL) == SKV_AUDIENCE_PLANNER;
  edit = edit_new (_("Withdraw the request “%s”"), request);
  if (is_planner)
    remove_records (edit, plan, request, NULL);
  copy = answered (request, SKV_REQUEST_WITHDRAWN, answer);
  if (is_planner)
    skv_set_texts (&copy->records, NULL);
  g_free (copy->digest);
  copy->digest = skv_registration_digest (copy, answer->now);
  skv_edit_put (edit, copy);
  return edit;
}

/* --- made by a contact ----------------------------------------------------------------------- */

/* Ids of the request's own, the record's number at their end. (transfer full) */
static char *
write_own (SkvPlan *plan, const char *id, const SkvProposal *proposal)
{
  g_autoptr (SkvProposal) own = skv_proposal_copy (proposal);

  for (guint i = 0; i < own->records->len; i++)
    {
      SkvRecord *record = g_ptr_array_index (own->records, i);

      g_free (record->id);
      record->id = g_strdup_printf ("%s.%u", id, i + 1);
    }
  return skv_proposal_write (plan, own);
}

static gboolean
is_readable (SkvPlan *plan, const SkvRequest *request, GError **error)
{
  g_autoptr (SkvProposal) proposal = skv_request_get_proposal (plan, request, error);

  return proposal != NULL;
}

SkvEdit *
skv_request_register (SkvPlan *plan,
                      const char *department,
                      const char *title,
                      const char *sent_by,
                      const SkvProposal *proposal,
                      gint64 now,
                      char **id,
                      GError **error)
{
  const SkvContact *contact;
  g_autoptr (SkvEdit) edit = NULL;
  SkvRequest *request;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && proposal != NULL, NULL);

  contact = proposal->ask != NULL ? skv_contact_find (plan, proposal->ask) : NULL;
  request = skv_record_new (SKV_KIND_REQUEST, NULL);
  skv_set_text (&request->title, title);
  skv_set_text (&request->department, department);
  skv_set_text (&request->sent_by, sent_by);
  if (contact != NULL)
    skv_set_text (&request->contact, contact->parent.id);
  request->received = skv_registration_moment (now);
  request->proposal = write_own (plan, request->parent.id, proposal);
  request->digest = skv_registration_digest (request, now);
  if (title == NULL || *title == '\0')
    refuse (error, _("Say what the request is called"));
  else if (department == NULL)
    refuse (error, _("Say which department asks"));
  else if (is_readable (plan, request, error))
    {
      edit = edit_new (_("Register “%s”"), request);
      if (id != NULL)
        *id = g_strdup (request->parent.id);
      skv_edit_put (edit, g_steal_pointer (&request));
    }
  g_clear_pointer (&request, skv_record_unref);
  return g_steal_pointer (&edit);
}

SkvEdit *
skv_request_revise (SkvPlan *plan,
                    const SkvRequest *request,
                    const char *title,
                    const SkvProposal *proposal,
                    gint64 now,
                    GError **error)
{
  SkvRequest *copy;
  SkvEdit *edit;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && request != NULL && proposal != NULL, NULL);

  copy = skv_record_copy (request);
  if (title != NULL)
    skv_set_text (&copy->title, title);
  copy->state = SKV_REQUEST_WAITING;
  skv_set_text (&copy->answer, NULL);
  skv_set_text (&copy->answered, NULL);
  skv_set_text (&copy->answered_by, NULL);
  g_free (copy->proposal);
  copy->proposal = write_own (plan, copy->parent.id, proposal);
  g_free (copy->digest);
  /* Of two in the same second the later one counts. */
  copy->digest = skv_registration_digest (copy, MAX (now, skv_registration_made (request) + 1));
  if (!is_readable (plan, copy, error))
    {
      skv_record_unref (copy);
      return NULL;
    }
  edit = edit_new (_("Change the request “%s”"), request);
  skv_edit_put (edit, copy);
  return edit;
}
