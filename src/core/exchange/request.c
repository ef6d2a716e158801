/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/request.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/calendar/contacts.h"
#include "core/model/audience.h"

static const char *const state_names[] = { "waiting", "accepted", "declined", "withdrawn" };

const char *
skv_request_state_name (SkvRequestState state)
{
  return state_names[state];
}

/* --- what there is --------------------------------------------------------------------------- */

static int
compare_requests (gconstpointer a, gconstpointer b)
{
  const SkvRequest *one = *(const SkvRequest *const *) a, *two = *(const SkvRequest *const *) b;
  int order;

  if ((one->state == SKV_REQUEST_WAITING) != (two->state == SKV_REQUEST_WAITING))
    return one->state == SKV_REQUEST_WAITING ? -1 : 1;
  order = g_strcmp0 (two->received, one->received);
  return order != 0 ? order : strcmp (one->parent.id, two->parent.id);
}

GPtrArray *
skv_requests_list (SkvPlan *plan)
{
  GPtrArray *all = skv_plan_get_records (plan, SKV_KIND_REQUEST);
  GPtrArray *list = g_ptr_array_sized_new (all->len);

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (list, g_ptr_array_index (all, i));
  g_ptr_array_sort (list, compare_requests);
  return list;
}

guint
skv_requests_count_waiting (SkvPlan *plan)
{
  GPtrArray *all = skv_plan_get_records (plan, SKV_KIND_REQUEST);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    n += ((const SkvRequest *) g_ptr_array_index (all, i))->state == SKV_REQUEST_WAITING;
  return n;
}

const SkvRequest *
skv_request_find (SkvPlan *plan, const char *words, GError **error)
{
  GPtrArray *all = skv_plan_get_records (plan, SKV_KIND_REQUEST);
  const SkvRequest *found = skv_plan_lookup (plan, SKV_KIND_REQUEST, words);
  g_autofree char *folded = g_utf8_casefold (words, -1);
  guint n = 0;

  if (found != NULL)
    return found;
  for (guint i = 0; i < all->len; i++)
    {
      const SkvRequest *request = g_ptr_array_index (all, i);
      g_autofree char *title = g_utf8_casefold (request->title, -1);

      if (strcmp (title, folded) != 0)
        continue;
      found = request;
      n++;
    }
  if (n == 1)
    return found;
  g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_NOT_FOUND,
               n == 0 ? _("there is no request “%s”")
                      : _("more than one request is called “%s”: name it by its id"),
               words);
  return NULL;
}

char *
skv_request_words_from (SkvPlan *plan, const SkvRequest *request)
{
  const SkvDepartment *department =
    request->department != NULL ? skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, request->department)
                                : NULL;
  const SkvContact *contact =
    request->contact != NULL ? skv_plan_lookup (plan, SKV_KIND_CONTACT, request->contact) : NULL;
  g_autofree char *who =
    contact != NULL ? skv_contact_words (contact) : g_strdup (request->sent_by);

  if (department == NULL)
    return g_steal_pointer (&who);
  if (who == NULL || strcmp (who, department->name) == 0)
    return g_strdup (department->name);
  return g_strconcat (department->name, ", ", who, NULL);
}

SkvProposal *
skv_request_get_proposal (SkvPlan *plan, const SkvRequest *request, GError **error)
{
  return skv_proposal_read (plan, request->parent.id, request->proposal, NULL, error);
}

char *
skv_request_words_when (SkvPlan *plan, const SkvRequest *request)
{
  g_autoptr (SkvProposal) proposal = skv_request_get_proposal (plan, request, NULL);

  return proposal != NULL ? skv_proposal_words_when (plan, proposal) : NULL;
}

/* --- receiving: one ------------------------------------------------------------------------- */

typedef struct
{
  SkvPlan *plan;
  SkvReceipt *receipt;
  GHashTable *pending;    /* (owned) (element-type utf8 SkvRequest): what the files bring so far */
  gboolean is_contact;    /* in a contact's copy */
  const char *department; /* (nullable): of that */
  gint64 now;
} Receiving;

static void
received_free (gpointer data)
{
  SkvReceivedRequest *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->words);
  g_strfreev (self->notes);
  g_free (self);
}

/* @words: static, translated */
static void
tell (Receiving *self, const SkvRegistered *registered, SkvReceived received, const char *words)
{
  SkvReceivedRequest *row = g_new0 (SkvReceivedRequest, 1);

  row->received = received;
  row->id = g_strdup (registered->request->parent.id);
  row->title = g_strdup (registered->request->title);
  row->words = g_strdup (words);
  row->notes = g_strdupv (registered->notes);
  g_ptr_array_add (self->receipt->rows, row);
  self->receipt->counts[received]++;
}

/* as it is, or as the files have made it (nullable) (transfer none) */
static const SkvRequest *
find_known (Receiving *self, const char *id)
{
  const SkvRequest *pending = g_hash_table_lookup (self->pending, id);

  return pending != NULL ? pending : skv_plan_lookup (self->plan, SKV_KIND_REQUEST, id);
}

/* @request: (transfer full) */
static void
take (Receiving *self, SkvRequest *request)
{
  g_hash_table_replace (self->pending, g_strdup (request->parent.id), skv_record_ref (request));
  skv_edit_put (self->receipt->edit, request);
}

/* What is new of it in @request; who sent it stays known where the file does not say. */
static void
fill_in (Receiving *self, SkvRequest *request, const SkvRegistered *registered)
{
  const SkvRequest *said = registered->request;

  skv_set_text (&request->title, said->title);
  if (said->department != NULL)
    skv_set_text (&request->department, said->department);
  if (said->contact != NULL)
    skv_set_text (&request->contact, said->contact);
  if (said->sent_by != NULL)
    skv_set_text (&request->sent_by, said->sent_by);
  else if (request->sent_by == NULL)
    skv_set_text (&request->sent_by,
                  registered->contact != NULL ? registered->contact : registered->department);
  skv_set_text (&request->proposal, said->proposal);
  g_free (request->received);
  request->received = skv_registration_moment (self->now);
}

static void
wait_anew (SkvRequest *request)
{
  request->state = SKV_REQUEST_WAITING;
  skv_set_text (&request->answer, NULL);
  skv_set_text (&request->answered, NULL);
  skv_set_text (&request->answered_by, NULL);
}

static char *
digest_of (const SkvRegistered *registered)
{
  return skv_registration_digest (registered->request, registered->sent);
}

/* the one item of a request; NULL if there is none or more (transfer full) */
static SkvItem *
only_item (SkvPlan *plan, const SkvRequest *request)
{
  g_autoptr (SkvProposal) proposal = skv_request_get_proposal (plan, request, NULL);
  const SkvRecord *record = proposal != NULL && proposal->records->len == 1
                              ? g_ptr_array_index (proposal->records, 0)
                              : NULL;

  return record != NULL && record->kind == SKV_KIND_ITEM ? skv_record_copy (record) : NULL;
}

/* What came back without what only we write must not make what is known poorer: of one single
 * period the dates are taken, of all else nothing. */
static void
receive_poor (Receiving *self, const SkvRegistered *registered, const SkvRequest *known)
{
  g_autoptr (SkvProposal) proposal = skv_request_get_proposal (self->plan, known, NULL);
  SkvItem *said = only_item (self->plan, registered->request);
  SkvItem *item = proposal != NULL && proposal->records->len == 1 &&
                      ((SkvRecord *) proposal->records->pdata[0])->kind == SKV_KIND_ITEM
                    ? proposal->records->pdata[0]
                    : NULL;
  SkvRequest *request;

  if (said != NULL && item != NULL &&
      (said->start != item->start || skv_item_get_end (said) != skv_item_get_end (item)) &&
      said->start != SKV_MOMENT_NONE)
    {
      item->all_day = said->all_day;
      item->start = said->start;
      item->end = said->end;
      request = skv_record_copy (known);
      g_free (request->proposal);
      request->proposal = skv_proposal_write (self->plan, proposal);
      wait_anew (request);
      g_free (request->digest);
      request->digest = skv_registration_digest (request, self->now);
      take (self, request);
      tell (self, registered, SKV_RECEIVED_NEWER,
            _("Its dates have changed; all else stays as it was known"));
    }
  else
    tell (self, registered, SKV_RECEIVED_UNCHANGED, _("It is known already"));
  g_clear_pointer (&said, skv_record_unref);
}

static void
receive_new (Receiving *self, const SkvRegistered *registered)
{
  SkvRequest *request;

  if (registered->request->proposal == NULL)
    {
      tell (self, registered, SKV_RECEIVED_REFUSED,
            _("It says nothing that could come into the plan"));
      return;
    }
  request = skv_record_new (SKV_KIND_REQUEST, registered->request->parent.id);
  fill_in (self, request, registered);
  request->digest = digest_of (registered);
  take (self, request);
  tell (self, registered, SKV_RECEIVED_NEW, _("It waits for an answer"));
}

static void
receive_version (Receiving *self, const SkvRegistered *registered, const SkvRequest *known)
{
  gboolean waited = known->state == SKV_REQUEST_WAITING;
  SkvRequest *request;

  if (registered->request->proposal == NULL)
    {
      tell (self, registered, SKV_RECEIVED_REFUSED,
            _("It says nothing that could come into the plan"));
      return;
    }
  request = skv_record_copy (known);
  fill_in (self, request, registered);
  wait_anew (request);
  g_free (request->digest);
  request->digest = digest_of (registered);
  take (self, request);
  tell (self, registered, waited ? SKV_RECEIVED_NEWER : SKV_RECEIVED_AGAIN,
        waited ? _("It takes the place of the version that was waiting")
               : _("It was answered before, has changed since, and waits anew"));
}

static void
receive_withdrawal (Receiving *self, const SkvRegistered *registered, const SkvRequest *known)
{
  SkvRequest *request;

  if (known == NULL || known->state == SKV_REQUEST_WITHDRAWN)
    {
      tell (self, registered, SKV_RECEIVED_UNCHANGED, _("It was withdrawn already"));
      return;
    }
  request = skv_record_copy (known);
  request->state = SKV_REQUEST_WITHDRAWN;
  g_free (request->digest);
  request->digest =
    skv_registration_digest (request, MAX (registered->sent, skv_registration_made (known)));
  take (self, request);
  tell (self, registered, SKV_RECEIVED_WITHDRAWN,
        request->records[0] != NULL
          ? _("Those who sent it have withdrawn it. What came of it is still in the plan")
          : _("Those who sent it have withdrawn it"));
}

/* --- receiving: by whose copy it is ---------------------------------------------------------- */

static void
receive_at_planner (Receiving *self, const SkvRegistered *registered)
{
  const SkvRequest *said = registered->request;
  const SkvRequest *known = find_known (self, said->parent.id);
  g_autofree char *digest = digest_of (registered);

  if (known != NULL && known->department != NULL && said->department != NULL &&
      strcmp (known->department, said->department) != 0)
    {
      tell (self, registered, SKV_RECEIVED_REFUSED,
            _("Another department has a request with the same id. Ask for a new one"));
      return;
    }
  if (said->state == SKV_REQUEST_WITHDRAWN)
    receive_withdrawal (self, registered, known);
  else if (known == NULL)
    receive_new (self, registered);
  else if (known->state == SKV_REQUEST_WITHDRAWN && said->state != SKV_REQUEST_WAITING)
    tell (self, registered, SKV_RECEIVED_UNCHANGED, _("It is known already"));
  else if (!registered->whole && known->proposal != NULL)
    receive_poor (self, registered, known);
  else if (skv_registration_same (digest, known->digest) ||
           (registered->sent > 0 && registered->sent <= skv_registration_made (known)))
    tell (self, registered, SKV_RECEIVED_UNCHANGED, _("It is known already"));
  else
    receive_version (self, registered, known);
}

static void
take_answer (Receiving *self, const SkvRegistered *registered, const SkvRequest *known)
{
  const SkvRequest *said = registered->request;
  SkvRequest *request = skv_record_copy (known);

  /* The planner cancels an event by declining. */
  request->state =
    !registered->whole && said->state == SKV_REQUEST_WITHDRAWN ? SKV_REQUEST_DECLINED : said->state;
  if (registered->whole)
    {
      skv_set_text (&request->answer, said->answer);
      skv_set_text (&request->answered, said->answered);
      skv_set_text (&request->answered_by, said->answered_by);
      skv_set_text (&request->proposal, said->proposal);
    }
  if (skv_record_equal (request, known))
    {
      skv_record_unref (request);
      tell (self, registered, SKV_RECEIVED_UNCHANGED, _("The answer is known already"));
      return;
    }
  tell (self, registered, SKV_RECEIVED_ANSWER, skv_request_state_title (request->state));
  take (self, request);
}

static void
receive_at_contact (Receiving *self, const SkvRegistered *registered)
{
  const SkvRequest *said = registered->request;
  const SkvRequest *known = find_known (self, said->parent.id);

  if (known == NULL)
    tell (self, registered, SKV_RECEIVED_REFUSED, _("It is no request of this copy of the plan"));
  else if (registered->sent > 0 && registered->sent < skv_registration_made (known))
    tell (self, registered, SKV_RECEIVED_UNCHANGED,
          _("The answer is to a version that has changed since"));
  else if (said->state == SKV_REQUEST_WAITING)
    tell (self, registered, SKV_RECEIVED_UNCHANGED, _("It has not been answered yet"));
  else
    take_answer (self, registered, known);
}

SkvReceipt *
skv_requests_receive (SkvPlan *plan, GPtrArray *registrations, gint64 now)
{
  SkvReceipt *receipt = g_new0 (SkvReceipt, 1);
  g_autoptr (GHashTable) pending =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, skv_record_unref);
  Receiving receiving = { plan, receipt, pending, FALSE, NULL, now };

  g_return_val_if_fail (SKV_IS_PLAN (plan) && registrations != NULL, receipt);

  receiving.is_contact =
    skv_plan_get_audience (plan, &receiving.department) == SKV_AUDIENCE_CONTACT;
  receipt->edit =
    skv_edit_new (receiving.is_contact ? _("Receive answers") : _("Receive requests"));
  receipt->rows = g_ptr_array_new_with_free_func (received_free);
  for (guint i = 0; i < registrations->len; i++)
    {
      const SkvRegistration *registration = g_ptr_array_index (registrations, i);

      for (guint r = 0; r < registration->requests->len; r++)
        {
          const SkvRegistered *registered = g_ptr_array_index (registration->requests, r);

          if (receiving.is_contact)
            receive_at_contact (&receiving, registered);
          else
            receive_at_planner (&receiving, registered);
        }
    }
  return receipt;
}

void
skv_receipt_free (SkvReceipt *self)
{
  g_clear_pointer (&self->edit, skv_edit_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}
