/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/announcement-fill.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/exchange/ics-writer.h"
#include "core/publish/announcement-forms-resource.h"
#include "core/publish/html-text.h"
#include "core/publish/mail-uri.h"
#include "core/publish/wordings.h"

#define FORMS "/io/github/systemkveld/Systemkveld/announcements"
/* Evenings that belong together lie no further apart. */
#define REACH 21

G_DEFINE_QUARK (skv-announce-error-quark, skv_announce_error)

/* --- kinds ----------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *title;
} kinds[SKV_N_ANNOUNCE_KINDS] = {
  [SKV_ANNOUNCE_YEAR] = { "year", NC_("kind of announcement", "The year’s dates") },
  [SKV_ANNOUNCE_FIRST] = { "first", NC_("kind of announcement", "First announcement") },
  [SKV_ANNOUNCE_REMINDER] = { "reminder", NC_("kind of announcement", "Reminder") },
  [SKV_ANNOUNCE_MOVED] = { "moved", NC_("kind of announcement", "Moved") },
  [SKV_ANNOUNCE_CANCELLED] = { "cancelled", NC_("kind of announcement", "Cancelled") },
  [SKV_ANNOUNCE_STARTED] = { "started", NC_("kind of announcement", "Started") },
  [SKV_ANNOUNCE_FINISHED] = { "finished", NC_("kind of announcement", "Finished") },
  [SKV_ANNOUNCE_PROLONGED] = { "prolonged", NC_("kind of announcement", "Prolonged") },
};

const char *
skv_announce_kind_name (SkvAnnounceKind kind)
{
  g_return_val_if_fail (kind < SKV_N_ANNOUNCE_KINDS, NULL);

  return kinds[kind].name;
}

const char *
skv_announce_kind_title (SkvAnnounceKind kind)
{
  g_return_val_if_fail (kind < SKV_N_ANNOUNCE_KINDS, NULL);

  /* TRANSLATORS: kinds of announcement */
  return g_dpgettext2 (GETTEXT_PACKAGE, "kind of announcement", kinds[kind].title);
}

gboolean
skv_announce_kind_parse (const char *name, SkvAnnounceKind *kind)
{
  for (guint i = 0; i < SKV_N_ANNOUNCE_KINDS; i++)
    {
      if (strcmp (kinds[i].name, name) != 0)
        continue;
      *kind = (SkvAnnounceKind) i;
      return TRUE;
    }
  return FALSE;
}

SkvAnnounceKind
skv_announce_kind_guess (const SkvOccurrence *occurrence)
{
  switch (occurrence->status)
    {
    case SKV_STATUS_CANCELLED:
    case SKV_STATUS_POSTPONED:
      return SKV_ANNOUNCE_CANCELLED;
    case SKV_STATUS_STARTED:
      return SKV_ANNOUNCE_STARTED;
    case SKV_STATUS_DONE:
      return SKV_ANNOUNCE_FINISHED;
    default:
      return occurrence->moved == SKV_MOVED_BY_HAND ||
                 (occurrence->item != NULL && occurrence->item->postponed_from != NULL)
               ? SKV_ANNOUNCE_MOVED
               : SKV_ANNOUNCE_FIRST;
    }
}

/* --- forms ----------------------------------------------------------------------------------- */

const char *
skv_announcement_language (void)
{
  return C_("language code of these messages", "en");
}

char *
skv_announcement_form (const char *name, const char *language)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const char *data;

  g_return_val_if_fail (name != NULL, NULL);

  path = g_strdup_printf (FORMS "/%s/%s.txt",
                          language != NULL ? language : skv_announcement_language (), name);
  bytes = g_resource_lookup_data (skv_announcement_forms_get_resource (), path,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  return g_strndup (data, size);
}

static char *
find_part (const char *name, gpointer data)
{
  const SkvAnnounceOptions *options = data;
  char *own = options->part != NULL ? options->part (name, options->part_data) : NULL;

  return own != NULL ? own : skv_announcement_form (name, NULL);
}

/* --- making one ------------------------------------------------------------------------------- */

static SkvAnnouncement *
announcement_new (SkvPlan *plan, SkvDay from, SkvDay to, const SkvAnnounceOptions *options)
{
  const char *department = options->department;
  SkvAnnouncement *self = g_new0 (SkvAnnouncement, 1);
  const SkvRecord *record =
    department != NULL ? skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, department) : NULL;

  self->plan = g_object_ref (plan);
  self->all = skv_occurrences_new (plan, from - REACH, to + REACH, SKV_EXPAND_DEFAULT);
  self->chosen = g_ptr_array_new ();
  self->told = g_ptr_array_new ();
  self->department = g_strdup (record != NULL ? record->id : NULL);
  self->kind = options->kind;
  self->name = g_strdup (skv_announce_kind_name (options->kind));
  self->language = g_strdup (skv_announcement_language ());
  if (options->kind != SKV_ANNOUNCE_YEAR)
    self->occurrence = g_strdup (options->occurrence);
  return self;
}

void
skv_announcement_free (SkvAnnouncement *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->chosen);
  g_ptr_array_unref (self->told);
  skv_occurrences_unref (self->all);
  g_object_unref (self->plan);
  g_free (self->name);
  g_free (self->occurrence);
  g_free (self->language);
  g_free (self->department);
  g_free (self->subject);
  g_free (self->body);
  g_free (self->text);
  g_free (self);
}

static gboolean
fail_undated (GError **error, const char *id)
{
  g_set_error (error, SKV_ANNOUNCE_ERROR, SKV_ANNOUNCE_ERROR_NOTHING,
               _("“%s” has no date that could be announced"), id);
  return FALSE;
}

/* Fills in what is told of one occurrence; its group are those of one rule or of one week. */
static gboolean
fill_one (SkvAnnouncement *self, SkvFill *fill, const SkvAnnounceOptions *options, GError **error)
{
  const SkvOccurrence *occurrence = skv_occurrences_lookup (self->all, options->occurrence);
  g_autoptr (GPtrArray) all = g_ptr_array_new (), groups = NULL;
  const SkvEvening *evening;

  for (guint i = 0; i < skv_occurrences_get_n (self->all); i++)
    {
      const SkvOccurrence *other = skv_occurrences_get (self->all, i);

      if (occurrence != NULL && strcmp (other->lane, occurrence->lane) == 0)
        g_ptr_array_add (all, (gpointer) other);
    }
  groups = skv_evenings_group (self->plan, all);
  evening = occurrence != NULL ? skv_evenings_find (groups, occurrence->id) : NULL;
  if (evening == NULL)
    return fail_undated (error, options->occurrence);
  skv_announce_fill_one (fill, self->plan, self->all, options, evening, occurrence, self->told);
  g_ptr_array_extend (self->chosen, evening->occurrences, NULL, NULL);
  return TRUE;
}

/* The days that are told, [from, to); FALSE if there is no such occurrence. */
static gboolean
find_days (
  SkvPlan *plan, const SkvAnnounceOptions *options, SkvDay *from, SkvDay *to, GError **error)
{
  g_autoptr (SkvOccurrences) found = NULL;
  const SkvOccurrence *occurrence;

  *from = skv_day_from_ymd (options->year, 1, 1);
  *to = skv_day_from_ymd (options->year + 1, 1, 1);
  if (options->kind == SKV_ANNOUNCE_YEAR)
    return TRUE;
  found = skv_occurrences_find (plan, options->occurrence);
  occurrence = found != NULL ? skv_occurrences_lookup (found, options->occurrence) : NULL;
  if (occurrence == NULL)
    {
      g_set_error (error, SKV_ANNOUNCE_ERROR, SKV_ANNOUNCE_ERROR_NOTHING,
                   _("there is nothing of the id “%s” in the plan"), options->occurrence);
      return FALSE;
    }
  if (occurrence->start == SKV_MOMENT_NONE)
    return fail_undated (error, options->occurrence);
  *from = occurrence->first_day;
  *to = occurrence->end_day;
  return TRUE;
}

/* The first line is the subject; a colon behind it is for the text. */
static void
take_text (SkvAnnouncement *self, char *text)
{
  char *end = strchr (text, '\n');

  self->text = text;
  self->subject = end != NULL ? g_strndup (text, (gsize) (end - text)) : g_strdup (text);
  g_strstrip (self->subject);
  if (g_str_has_suffix (self->subject, ":"))
    self->subject[strlen (self->subject) - 1] = '\0';
  self->body = g_strdup (end != NULL ? end + 1 + strspn (end + 1, "\n") : "");
}

SkvAnnouncement *
skv_announcement_new (SkvPlan *plan, const SkvAnnounceOptions *options, GError **error)
{
  g_autoptr (SkvAnnouncement) self = NULL;
  g_autoptr (SkvFill) fill = skv_fill_new ();
  g_autofree char *form = NULL;
  SkvDay from, to;
  char *text;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && options != NULL, NULL);
  g_return_val_if_fail (options->kind < SKV_N_ANNOUNCE_KINDS, NULL);
  g_return_val_if_fail (options->kind == SKV_ANNOUNCE_YEAR || options->occurrence != NULL, NULL);

  if (!find_days (plan, options, &from, &to, error))
    return NULL;
  self = announcement_new (plan, from, to, options);
  if (options->kind == SKV_ANNOUNCE_YEAR)
    skv_announce_fill_year (fill, plan, self->all, options, self->chosen, &self->n_undated);
  else if (!fill_one (self, fill, options, error))
    return NULL;
  form = options->form != NULL ? g_strdup (options->form)
                               : skv_wording_form (plan, skv_announce_kind_name (options->kind),
                                                   NULL, options->channel);
  g_return_val_if_fail (form != NULL, NULL);
  text = skv_fill_form (fill, form, find_part, (gpointer) options, error);
  if (text == NULL)
    return NULL;
  take_text (self, text);
  return g_steal_pointer (&self);
}

SkvAnnouncement *
skv_announcement_new_filled (SkvPlan *plan,
                             const char *occurrence,
                             const SkvFill *fill,
                             const char *name,
                             const char *own,
                             GError **error)
{
  const SkvAnnounceOptions options = { .kind = SKV_ANNOUNCE_FIRST, .occurrence = occurrence };
  g_autoptr (SkvAnnouncement) self = NULL;
  g_autofree char *form = own != NULL ? g_strdup (own) : skv_wording_form (plan, name, NULL, NULL);
  const SkvOccurrence *found;
  SkvDay from, to;
  char *text;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && occurrence != NULL && form != NULL, NULL);

  if (!find_days (plan, &options, &from, &to, error))
    return NULL;
  self = announcement_new (plan, from, to, &options);
  g_free (self->name);
  self->name = g_strdup (name);
  found = skv_occurrences_lookup (self->all, occurrence);
  if (found != NULL)
    g_ptr_array_add (self->chosen, (gpointer) found);
  text = skv_fill_form (fill, form, find_part, (gpointer) &options, error);
  if (text == NULL)
    return NULL;
  take_text (self, text);
  return g_steal_pointer (&self);
}

const char *
skv_announcement_get_subject (const SkvAnnouncement *self)
{
  return self->subject;
}

const char *
skv_announcement_get_text (const SkvAnnouncement *self)
{
  return self->text;
}

const char *
skv_announcement_get_body (const SkvAnnouncement *self)
{
  return self->body;
}

guint
skv_announcement_get_n_undated (const SkvAnnouncement *self)
{
  return self->n_undated;
}

/* --- other forms ------------------------------------------------------------------------------ */

static const char page_style[] =
  ":root{color-scheme:light dark}"
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;"
  "overflow-wrap:anywhere}"
  "h1{font-size:1.4rem;line-height:1.25}";

char *
skv_announcement_to_html (const SkvAnnouncement *self, gboolean fragment)
{
  GString *html = g_string_new (NULL);

  if (!fragment)
    {
      g_autofree char *plain = skv_html_plain (self->subject);

      g_string_append_printf (html,
                              "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n"
                              "<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" "
                              "content=\"width=device-width, initial-scale=1\"/>\n<title>",
                              skv_announcement_language ());
      skv_html_put (html, plain);
      g_string_append_printf (html, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n",
                              page_style);
    }
  g_string_append_printf (html, "<h%d>", fragment ? 2 : 1);
  skv_html_put (html, self->subject);
  g_string_append_printf (html, "</h%d>\n", fragment ? 2 : 1);
  skv_html_put_text (html, self->body);
  if (!fragment)
    g_string_append (html, "</main>\n</body>\n</html>\n");
  return g_string_free (html, FALSE);
}

/* Distribution lists of those who are told. */
static char *
list_recipients (const SkvAnnouncement *self)
{
  GString *recipients = g_string_new (NULL);
  GPtrArray *contacts = skv_plan_get_records (self->plan, SKV_KIND_CONTACT);

  for (guint i = 0; i < contacts->len; i++)
    {
      const SkvContact *contact = contacts->pdata[i];
      g_autofree char *escaped = NULL;

      if (contact->contact_kind != SKV_CONTACT_LIST || contact->email == NULL ||
          g_strcmp0 (contact->department, self->department) != 0)
        continue;
      escaped = g_uri_escape_string (contact->email, "@", FALSE);
      g_string_append_printf (recipients, "%s%s", recipients->len > 0 ? "," : "", escaped);
    }
  return g_string_free (recipients, FALSE);
}

char *
skv_announcement_to_mailto (const SkvAnnouncement *self)
{
  g_autofree char *recipients = list_recipients (self);

  return skv_mail_uri (recipients, self->subject, self->body);
}

char *
skv_announcement_to_ics (const SkvAnnouncement *self)
{
  return skv_ics_write (self->plan, self->chosen);
}
