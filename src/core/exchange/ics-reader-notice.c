/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Vendors' notices of their own work: events in the maintenance-note profile of NANOG, which says
 * whose it is and what it touches in X-MAINTNOTE-* properties. */

#define MAX_OBJECTS 200
#define MAX_OBJECT_CHARACTERS 200
/* so that an item's id has room for it */
#define MAX_KEY_BYTES 300
/* what we wrote ourselves is no vendor's */
#define OWN_SUFFIX ".systemkveld"

static const struct
{
  const char *word;
  SkvStatus status;
} statuses[] = {
  { "TENTATIVE", SKV_STATUS_PROPOSED },  { "CONFIRMED", SKV_STATUS_APPROVED },
  { "CANCELLED", SKV_STATUS_CANCELLED }, { "CANCELED", SKV_STATUS_CANCELLED },
  { "IN-PROCESS", SKV_STATUS_STARTED },  { "IN-PROGRESS", SKV_STATUS_STARTED },
  { "COMPLETED", SKV_STATUS_DONE },      { "RE-SCHEDULED", SKV_STATUS_APPROVED },
};

static const struct
{
  const char *word;
  const char *effect; /* as an item has it */
  const char *words;
} impacts[] = {
  { "NO-IMPACT", NULL, N_("nothing is noticed") },
  { "REDUCED-REDUNDANCY", "unstable", N_("it works, with less in reserve") },
  { "DEGRADED", "unstable", N_("it works less well") },
  { "OUTAGE", "down", N_("it does not work") },
};

void
skv_ics_notice_free (SkvIcsNotice *self)
{
  g_free (self->provider);
  g_free (self->effect);
  g_strfreev (self->objects);
  g_free (self);
}

SkvIcsNotice *
skv_ics_notice_copy (const SkvIcsNotice *self)
{
  SkvIcsNotice *copy = g_new0 (SkvIcsNotice, 1);

  copy->provider = g_strdup (self->provider);
  copy->effect = g_strdup (self->effect);
  copy->objects = g_strdupv (self->objects);
  return copy;
}

/* without spaces around it; NULL if there is none (transfer full) */
static char *
read_text (const SkvIcsComponent *vevent, const char *name)
{
  g_autofree char *text = skv_ics_component_text (vevent, name);

  if (text == NULL)
    return NULL;
  g_strdelimit (text, "\n\t", ' ');
  g_strstrip (text);
  if (g_utf8_strlen (text, -1) > MAX_OBJECT_CHARACTERS)
    *g_utf8_offset_to_pointer (text, MAX_OBJECT_CHARACTERS) = '\0';
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* What is touched; what the notice says is left alone only if there is nothing else (transfer full)
 */
static GStrv
read_objects (const SkvIcsComponent *vevent)
{
  g_autoptr (GStrvBuilder) touched = g_strv_builder_new (), named = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint n = 0;

  for (guint i = 0; i < vevent->properties->len && n < MAX_OBJECTS; i++)
    {
      const SkvIcsProperty *property = g_ptr_array_index (vevent->properties, i);
      const char *impact;
      g_autofree char *name = NULL;

      if (!g_str_equal (property->name, "X-MAINTNOTE-OBJECT-ID"))
        continue;
      name = g_strstrip (skv_ics_unescape (property->value));
      g_strdelimit (name, "\n\t", ' ');
      if (g_utf8_strlen (name, -1) > MAX_OBJECT_CHARACTERS)
        *g_utf8_offset_to_pointer (name, MAX_OBJECT_CHARACTERS) = '\0';
      if (*name == '\0')
        continue;
      n++;
      impact = skv_ics_property_get (property, "X-MAINTNOTE-OBJECT-IMPACT");
      g_strv_builder_add (named, name);
      if (impact == NULL || g_ascii_strcasecmp (impact, "NO-IMPACT") != 0)
        g_strv_builder_add (touched, name);
    }
  list = g_strv_builder_end (touched);
  return list[0] != NULL ? g_steal_pointer (&list) : g_strv_builder_end (named);
}

static void
append_line (GString *text, char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
  g_free (line);
}

/* which of impacts[]; -1: none, and what was said of it is noted */
static int
read_impact (const SkvIcsComponent *vevent, SkvIcsEvent *event, SkvIcsCalendar *calendar)
{
  g_autofree char *impact = read_text (vevent, "X-MAINTNOTE-IMPACT");

  for (gsize i = 0; impact != NULL && i < G_N_ELEMENTS (impacts); i++)
    if (g_ascii_strcasecmp (impact, impacts[i].word) == 0)
      return (int) i;
  if (impact != NULL)
    skv_ics_calendar_note (calendar, event->line, event->title,
                           _("its impact “%.40s” is none that is known"), impact);
  return -1;
}

static void
read_status (const SkvIcsComponent *vevent, SkvIcsEvent *event, SkvIcsCalendar *calendar)
{
  g_autofree char *status = read_text (vevent, "X-MAINTNOTE-STATUS");

  if (status == NULL || event->status == SKV_STATUS_CANCELLED)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_ascii_strcasecmp (status, statuses[i].word) == 0)
      {
        event->status = statuses[i].status;
        return;
      }
  skv_ics_calendar_note (calendar, event->line, event->title,
                         _("its status “%.40s” is none that is known"), status);
}

/* who, which and what, below what the event says itself */
static void
add_words (SkvIcsEvent *event, const char *maintenance, int impact)
{
  g_autoptr (GString) text = g_string_new (event->notes);
  g_autofree char *objects = g_strjoinv (", ", event->notice->objects);
  const char *provider = event->notice->provider;

  if (maintenance != NULL && provider != NULL)
    /* TRANSLATORS: the number of a vendor's notice, and the vendor */
    append_line (text, g_strdup_printf (_("Notice %1$s of %2$s"), maintenance, provider));
  else if (maintenance != NULL || provider != NULL)
    append_line (text,
                 g_strdup_printf (_("Notice of %s"), provider != NULL ? provider : maintenance));
  if (impact >= 0)
    append_line (text, g_strdup_printf (_("Impact: %s"), _(impacts[impact].words)));
  if (*objects != '\0')
    append_line (text, g_strdup_printf (_("Touches: %s"), objects));
  g_free (event->notes);
  event->notes = text->len > 0 ? g_strdup (text->str) : NULL;
}

/* What the maintenance is known by, whatever UID its notices have (transfer full) */
static char *
make_key (const char *provider, const char *account, const char *maintenance)
{
  g_autofree char *key = g_strjoin ("/", "maintnote", provider != NULL ? provider : "",
                                    account != NULL ? account : "", maintenance, NULL);

  return strlen (key) <= MAX_KEY_BYTES ? g_steal_pointer (&key)
                                       : g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
}

void
skv_ics_notice_read (const SkvIcsComponent *vevent, SkvIcsEvent *event, SkvIcsCalendar *calendar)
{
  g_autofree char *provider = read_text (vevent, "X-MAINTNOTE-PROVIDER");
  g_autofree char *account = read_text (vevent, "X-MAINTNOTE-ACCOUNT");
  g_autofree char *maintenance = read_text (vevent, "X-MAINTNOTE-MAINTENANCE-ID");
  int impact;

  if ((provider == NULL && maintenance == NULL) || g_str_has_suffix (event->uid, OWN_SUFFIX))
    return;
  impact = read_impact (vevent, event, calendar);
  event->notice = g_new0 (SkvIcsNotice, 1);
  if (maintenance != NULL)
    event->notice_key = make_key (provider, account, maintenance);
  event->notice->provider = g_steal_pointer (&provider);
  event->notice->effect = impact >= 0 ? g_strdup (impacts[impact].effect) : NULL;
  event->notice->objects = read_objects (vevent);
  read_status (vevent, event, calendar);
  add_words (event, maintenance, impact);
}

/* --- Versions of one notice ------------------------------------------------------------------ */

/* Are they one maintenance told again, and not several windows of it? Those that share a UID are;
 * others only if each has another SEQUENCE. */
static gboolean
are_versions (GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const SkvIcsEvent *a = g_ptr_array_index (events, i), *b = g_ptr_array_index (events, k);

        if (!g_str_equal (a->uid, b->uid) && a->rank[0] == b->rank[0])
          return FALSE;
      }
  return TRUE;
}

void
skv_ics_notices_settle (GPtrArray *events)
{
  g_autoptr (GHashTable) by_key =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer key, group;

  for (guint i = 0; i < events->len; i++)
    {
      SkvIcsEvent *event = g_ptr_array_index (events, i);

      if (event->notice_key == NULL)
        continue;
      group = g_hash_table_lookup (by_key, event->notice_key);
      if (group == NULL)
        g_hash_table_insert (by_key, event->notice_key, group = g_ptr_array_new ());
      g_ptr_array_add (group, event);
    }
  g_hash_table_iter_init (&iter, by_key);
  while (g_hash_table_iter_next (&iter, &key, &group))
    {
      GPtrArray *versions = group;

      /* Many windows of one maintenance are compared in pairs: it need not take for ever. */
      if (versions->len > MAX_OBJECTS || !are_versions (versions))
        continue;
      for (guint i = 0; i < versions->len; i++)
        skv_set_text (&((SkvIcsEvent *) g_ptr_array_index (versions, i))->uid, key);
    }
}
