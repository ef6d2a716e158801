/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/registration-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/exchange/guard.h"
#include "core/exchange/ics-private.h"
#include "core/exchange/ics-reader.h"
#include "core/exchange/import-preview.h"
#include "core/exchange/json-source.h"
#include "core/exchange/registration-plain.h"
#include "core/exchange/request.h"

#define MAX_TITLE_BYTES 400
#define MAX_WORDS_BYTES 8000

/* One request of the file, before it is understood. */
typedef struct
{
  char *id;           /* (owned): of the request */
  gboolean ours;      /* its UID or a property says that Systemkveld made it */
  JsonObject *values; /* (nullable) (not owned): of its first event */
  GPtrArray *entries; /* (owned) (element-type SkvIcsEntry): not owned */
} Group;

typedef struct
{
  SkvPlan *plan;
  GHashTable *by_uid; /* (owned) (element-type utf8 JsonObject): not owned */
  GHashTable *by_id;  /* (owned) (element-type utf8 Group) */
  GPtrArray *groups;  /* (owned) (element-type Group) */
} Reader;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_free (self->id);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

/* As it can be shown: no longer than @max, on one line if it is to be. (transfer full) (nullable)
 */
static char *
take_text (JsonObject *object, const char *name, gsize max, gboolean one_line)
{
  g_autofree char *clean = skv_ics_clean (get_text (object, name));
  gsize length = strlen (clean);

  if (length > max)
    {
      length = (gsize) (g_utf8_find_prev_char (clean, clean + max) - clean);
      clean[length] = '\0';
    }
  for (char *c = clean; one_line && *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  g_strstrip (clean);
  return *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/* --- which events belong together ------------------------------------------------------------ */

/* The request that a UID of ours names (transfer full) (nullable) */
static char *
id_of_uid (const char *uid)
{
  const char *slash = uid != NULL ? strchr (uid, '/') : NULL;
  g_autofree char *id = NULL;

  if (slash == NULL || !g_str_has_suffix (uid, SKV_REGISTRATION_UID_END))
    return NULL;
  id = g_strndup (uid, (gsize) (slash - uid));
  return skv_registration_id_is_good (id) ? g_steal_pointer (&id) : NULL;
}

/* (transfer full) */
static char *
id_of_event (const char *uid, JsonObject *values, gboolean *ours)
{
  const char *said = get_text (values, SKV_X_REQUEST);
  char *id = skv_registration_id_is_good (said) ? g_strdup (said) : id_of_uid (uid);
  g_autofree char *sum = NULL;

  *ours = id != NULL;
  if (id != NULL)
    return id;
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uid != NULL ? uid : "", -1);
  return g_strdup_printf ("event-%.32s", sum);
}

static Group *
find_group (Reader *self, const char *uid, JsonObject *values)
{
  gboolean ours;
  g_autofree char *id = id_of_event (uid, values, &ours);
  Group *group = g_hash_table_lookup (self->by_id, id);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->entries = g_ptr_array_new ();
      group->id = g_steal_pointer (&id);
      group->ours = ours;
      g_ptr_array_add (self->groups, group);
      g_hash_table_insert (self->by_id, group->id, group);
    }
  if (group->values == NULL || get_text (group->values, SKV_X_PROPOSAL) == NULL)
    group->values = values != NULL ? values : group->values;
  return group;
}

static void
group_all (Reader *self, JsonArray *events, const SkvIcsCalendar *calendar)
{
  guint n = events != NULL ? MIN (json_array_get_length (events), SKV_ICS_MAX_ENTRIES) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (events, i);
      JsonObject *values = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *uid = get_text (values, "UID");

      if (uid == NULL)
        continue;
      g_hash_table_insert (self->by_uid, (gpointer) uid, values);
      if (get_text (values, SKV_X_REQUEST) != NULL)
        find_group (self, uid, values);
    }
  for (guint i = 0; i < calendar->entries->len; i++)
    {
      SkvIcsEntry *entry = g_ptr_array_index (calendar->entries, i);
      Group *group = find_group (self, entry->uid, g_hash_table_lookup (self->by_uid, entry->uid));

      g_ptr_array_add (group->entries, entry);
    }
}

/* --- what one says --------------------------------------------------------------------------- */

/* (transfer full) (nullable): the proposal in JSON, if it has come whole */
static char *
decode_proposal (JsonObject *values)
{
  const char *text = get_text (values, SKV_X_PROPOSAL);
  g_autofree guchar *bytes = NULL;
  gsize length;

  if (text == NULL)
    return NULL;
  bytes = g_base64_decode (text, &length);
  if (length == 0 || memchr (bytes, '\0', length) != NULL ||
      !g_utf8_validate ((const char *) bytes, (gssize) length, NULL))
    return NULL;
  return g_strndup ((const char *) bytes, length);
}

/* (transfer full) (nullable): a moment that is one */
static char *
take_moment (JsonObject *values, const char *name)
{
  return skv_registration_moment (skv_registration_parse_moment (get_text (values, name)));
}

static SkvRequestState
read_state (const Group *group)
{
  const char *name = get_text (group->values, SKV_X_STATE);
  const SkvIcsEntry *entry = group->entries->len > 0 ? g_ptr_array_index (group->entries, 0) : NULL;

  for (int state = 0; name != NULL && state <= SKV_REQUEST_WITHDRAWN; state++)
    if (strcmp (name, skv_request_state_name ((SkvRequestState) state)) == 0)
      return (SkvRequestState) state;
  if (!group->ours || entry == NULL || entry->status == SKV_STATUS_PROPOSED)
    return SKV_REQUEST_WAITING;
  return entry->status == SKV_STATUS_CANCELLED ? SKV_REQUEST_WITHDRAWN : SKV_REQUEST_ACCEPTED;
}

/* An id that this plan has; else NULL, and the name is all there is. (transfer full) */
static char *
take_id (Reader *self, JsonObject *values, const char *name, SkvKind kind)
{
  const char *id = get_text (values, name);

  return id != NULL && skv_plan_lookup (self->plan, kind, id) != NULL ? g_strdup (id) : NULL;
}

static void
read_values (Reader *self, const Group *group, SkvRegistered *registered)
{
  SkvRequest *request = registered->request;
  JsonObject *values = group->values;

  request->state = read_state (group);
  request->title = take_text (values, SKV_X_TITLE, MAX_TITLE_BYTES, TRUE);
  request->department = take_id (self, values, SKV_X_DEPARTMENT, SKV_KIND_DEPARTMENT);
  request->contact = take_id (self, values, SKV_X_CONTACT, SKV_KIND_CONTACT);
  request->sent_by = take_text (values, SKV_X_SENT_BY, MAX_TITLE_BYTES, TRUE);
  request->answer = take_text (values, SKV_X_ANSWER, MAX_WORDS_BYTES, FALSE);
  request->answered = take_moment (values, SKV_X_ANSWERED);
  request->answered_by = take_text (values, SKV_X_ANSWERED_BY, MAX_TITLE_BYTES, TRUE);
  registered->department = take_text (values, SKV_X_DEPARTMENT_NAME, MAX_TITLE_BYTES, TRUE);
  registered->contact = take_text (values, SKV_X_CONTACT_NAME, MAX_TITLE_BYTES, TRUE);
  registered->words = take_text (values, "DESCRIPTION", MAX_WORDS_BYTES, FALSE);
  registered->sent = skv_registration_parse_moment (get_text (values, SKV_X_MADE));
}

/* Somebody may have dragged the event in their calendar, which leaves the rest as it was. */
static void
note_moved (Reader *self, const Group *group, const SkvProposal *proposal, GPtrArray *notes)
{
  const SkvRecord *record = g_ptr_array_index (proposal->records, 0);
  const SkvItem *item = (const SkvItem *) record;
  const SkvIcsEntry *entry =
    group->entries->len == 1 ? g_ptr_array_index (group->entries, 0) : NULL;
  g_autofree char *when = NULL;

  if (entry == NULL || proposal->records->len != 1 || record->kind != SKV_KIND_ITEM ||
      entry->start == item->start)
    return;
  when = skv_import_words_when (self->plan, item);
  g_ptr_array_add (notes, g_strdup_printf (_("Its event was moved in a calendar, which changes "
                                              "nothing here. Registered is: %s"),
                                           when));
}

/* Its proposal, if there is one that can come in; else from what any calendar keeps. */
static void
read_proposal (Reader *self, const Group *group, SkvRegistered *registered, GPtrArray *notes)
{
  SkvRequest *request = registered->request;
  g_autofree char *json = decode_proposal (group->values);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvProposal) proposal = NULL;

  if (json != NULL)
    proposal = skv_proposal_read (self->plan, request->parent.id, json, notes, &error);
  registered->whole = proposal != NULL;
  if (proposal != NULL)
    note_moved (self, group, proposal, notes);
  else
    {
      if (error != NULL)
        g_ptr_array_add (notes, g_strdup (error->message));
      proposal =
        skv_registration_read_plain (self->plan, registered, group->entries, group->ours, notes);
    }
  if (proposal != NULL)
    request->proposal = skv_proposal_write (self->plan, proposal);
}

static SkvRegistered *
read_group (Reader *self, const Group *group)
{
  SkvRegistered *registered = g_new0 (SkvRegistered, 1);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  SkvRequest *request = skv_record_new (SKV_KIND_REQUEST, group->id);

  registered->request = request;
  read_values (self, group, registered);
  if (request->title == NULL && group->entries->len > 0)
    request->title = g_strdup (((SkvIcsEntry *) g_ptr_array_index (group->entries, 0))->title);
  if (request->title == NULL)
    request->title = g_strdup (_("A request without a title"));
  if (registered->department == NULL && request->department == NULL && group->ours)
    skv_registration_find_department (self->plan, registered);
  read_proposal (self, group, registered, notes);
  if (request->department == NULL && registered->department != NULL)
    skv_registration_match_department (self->plan, registered, notes);
  g_ptr_array_add (notes, NULL);
  registered->notes = (GStrv) g_ptr_array_free (g_steal_pointer (&notes), FALSE);
  return registered;
}

/* --- the file -------------------------------------------------------------------------------- */

static GStrv
list_notes (const SkvIcsCalendar *calendar)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < calendar->skipped->len; i++)
    {
      const SkvIcsRemark *remark = g_ptr_array_index (calendar->skipped, i);
      g_autofree char *text = remark->title != NULL
                                ? g_strdup_printf ("%s: %s", remark->title, remark->text)
                                : g_strdup (remark->text);

      g_strv_builder_add (builder, text);
    }
  return g_strv_builder_end (builder);
}

static SkvRegistration *
read_all (Reader *self, const SkvIcsCalendar *calendar, GError **error)
{
  SkvRegistration *registration;

  if (self->groups->len == 0 || self->groups->len > SKV_REGISTRATION_MAX_REQUESTS)
    {
      g_set_error (error, SKV_EXCHANGE_ERROR,
                   self->groups->len == 0 ? SKV_EXCHANGE_ERROR_INVALID
                                          : SKV_EXCHANGE_ERROR_TOO_LARGE,
                   self->groups->len == 0
                     ? _("nothing is asked for in this file. Nothing was read")
                     : _("more is asked for in this file than anybody can answer. Nothing was "
                          "read; a whole calendar is imported instead"));
      return NULL;
    }
  registration = g_new0 (SkvRegistration, 1);
  registration->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_registered_free);
  registration->notes = list_notes (calendar);
  for (guint i = 0; i < self->groups->len; i++)
    g_ptr_array_add (registration->requests,
                     read_group (self, g_ptr_array_index (self->groups, i)));
  return registration;
}

/* The properties of the file, from the guarded process (transfer full) (nullable) */
static SkvJsonSource *
read_properties (GBytes *bytes, const char *zone, GError **error)
{
  const char *const words[] = { "registration", zone, "0", NULL };
  g_autoptr (GBytes) first =
    g_bytes_new_from_bytes (bytes, 0, MIN (g_bytes_get_size (bytes), SKV_ICS_MAX_BYTES + 1));
  g_autoptr (GBytes) reply = skv_guard_run (words, first, NULL, error);

  return reply != NULL ? skv_json_source_new ("skv-guard", reply, error) : NULL;
}

SkvRegistration *
skv_registration_read (SkvPlan *plan, GBytes *bytes, GError **error)
{
  SkvIcsCalendar *calendar;
  g_autoptr (SkvJsonSource) source = NULL;
  g_autoptr (GHashTable) by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  Reader reader = { plan, by_uid, by_id, groups };
  SkvRegistration *registration = NULL;
  JsonNode *root, *events = NULL;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && bytes != NULL, NULL);

  calendar = skv_ics_parse_guarded (bytes, skv_plan_get_zone (plan), 0, error);
  if (calendar == NULL)
    return NULL;
  source = read_properties (bytes, skv_zone_get_name (skv_plan_get_zone (plan)), error);
  if (source != NULL)
    {
      root = skv_json_source_get_root (source);
      if (JSON_NODE_HOLDS_OBJECT (root))
        events = json_object_get_member (json_node_get_object (root), "events");
      group_all (&reader,
                 events != NULL && JSON_NODE_HOLDS_ARRAY (events) ? json_node_get_array (events)
                                                                  : NULL,
                 calendar);
      registration = read_all (&reader, calendar, error);
    }
  skv_ics_calendar_free (calendar);
  return registration;
}
