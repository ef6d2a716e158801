/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/announce/announce-text.h"

#include <glib/gi18n-lib.h>

#include "app/print/page-language.h"
#include "core/calendar/notices.h"
#include "core/outage/outage.h"
#include "core/publish/wordings.h"

const char *
skv_announce_language (SkvPlan *plan)
{
  const char *const *languages = skv_page_languages ();
  const char *of_plan = skv_plan_get_settings (plan)->language;

  for (guint i = 0; languages[i] != NULL; i++)
    if (g_strcmp0 (languages[i], of_plan) == 0)
      return languages[i];
  return "en";
}

void
skv_announce_wish_init (SkvAnnounceWish *self, SkvPlan *plan, const char *id)
{
  const SkvItem *outage = skv_outage_find (plan, id, NULL);

  *self = (SkvAnnounceWish){
    .occurrence = g_strdup (id),
    .language = skv_announce_language (plan),
    .is_outage = TRUE,
  };
  if (outage != NULL)
    self->message = skv_outage_message_guess (plan, outage);
}

/* A second time the same is a reminder. */
static SkvAnnounceKind
guess_kind (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  SkvAnnounceKind kind = skv_announce_kind_guess (occurrence);
  g_autoptr (GPtrArray) notices = skv_notices_list (plan, occurrence);
  const SkvNotice *last = notices->len > 0 ? notices->pdata[0] : NULL;
  gboolean moved_told = last != NULL && (g_strcmp0 (last->notice_kind, "moved") == 0 ||
                                         g_strcmp0 (last->notice_kind, "reminder") == 0);

  if ((kind == SKV_ANNOUNCE_FIRST && occurrence->status == SKV_STATUS_ANNOUNCED) ||
      (kind == SKV_ANNOUNCE_MOVED && moved_told))
    return SKV_ANNOUNCE_REMINDER;
  return kind;
}

void
skv_announce_wish_choose (SkvAnnounceWish *self, SkvPlan *plan, const char *occurrence)
{
  g_autoptr (SkvOccurrences) found =
    occurrence != NULL ? skv_occurrences_find (plan, occurrence) : NULL;
  const SkvOccurrence *one = found != NULL ? skv_occurrences_lookup (found, occurrence) : NULL;
  g_autofree char *id = g_strdup (one != NULL ? one->id : NULL);
  const SkvItem *outage = id != NULL ? skv_outage_find (plan, id, NULL) : NULL;

  if (one != NULL)
    g_clear_pointer (&self->organisation, g_free);
  g_free (self->occurrence);
  self->occurrence = g_steal_pointer (&id);
  self->kind = one != NULL ? guess_kind (plan, one) : SKV_ANNOUNCE_YEAR;
  self->is_outage = outage != NULL;
  if (outage != NULL)
    self->message = skv_outage_message_guess (plan, outage);
}

void
skv_announce_wish_clear (SkvAnnounceWish *self)
{
  g_clear_pointer (&self->occurrence, g_free);
  g_clear_pointer (&self->department, g_free);
  g_clear_pointer (&self->organisation, g_free);
}

void
skv_announce_wish_copy (const SkvAnnounceWish *self, SkvAnnounceWish *copy)
{
  *copy = *self;
  copy->occurrence = g_strdup (self->occurrence);
  copy->department = g_strdup (self->department);
  copy->organisation = g_strdup (self->organisation);
}

const char *
skv_announce_wish_name (const SkvAnnounceWish *self)
{
  return self->is_outage ? skv_outage_message_name (self->message)
                         : skv_announce_kind_name (self->kind);
}

const char *
skv_announce_wish_title (const SkvAnnounceWish *self)
{
  return skv_wording_title (skv_announce_wish_name (self));
}

static SkvAnnouncement *
make (SkvPlan *plan, const SkvAnnounceWish *wish, const char *form, GError **error)
{
  const SkvAnnounceOptions options = {
    .kind = wish->kind,
    .year = wish->year,
    .occurrence = wish->occurrence,
    .department = wish->department,
    .organisation = wish->organisation,
    .form = form,
  };

  return wish->is_outage
           ? skv_outage_message_new (plan, wish->occurrence, wish->message, form, error)
           : skv_announcement_new (plan, &options, error);
}

/* What is wrong is said in the program's language. */
static void
translate_error (
  SkvPlan *plan, const SkvAnnounceWish *wish, const char *own, const GError *failed, GError **error)
{
  g_autofree char *form =
    own != NULL ? g_strdup (own)
                : skv_wording_form (plan, skv_announce_wish_name (wish), wish->language, NULL);
  g_autoptr (SkvAnnouncement) other = make (plan, wish, form, error);

  if (other != NULL)
    g_propagate_error (error, g_error_copy (failed));
}

SkvAnnouncement *
skv_announce_make (SkvPlan *plan, const SkvAnnounceWish *wish, const char *form, GError **error)
{
  g_autoptr (GError) failed = NULL;
  SkvPageLanguage language;
  SkvAnnouncement *announcement;

  skv_page_language_enter (&language, wish->language);
  announcement = make (plan, wish, form, &failed);
  skv_page_language_leave (&language);
  if (announcement == NULL)
    translate_error (plan, wish, form, failed, error);
  return announcement;
}

/* --- in a thread -------------------------------------------------------------------------------
 */

typedef struct
{
  SkvPlan *plan; /* (owned) */
  SkvAnnounceWish wish;
  char *form; /* (owned) (nullable) */
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->plan);
  skv_announce_wish_clear (&task->wish);
  g_free (task->form);
  g_free (task);
}

static gpointer
run (SkvWork *work, gpointer data, GError **error)
{
  const Task *task = data;

  return skv_announce_make (task->plan, &task->wish, task->form, error);
}

SkvWork *
skv_announce_start (
  GObject *owner, SkvPlan *plan, const SkvAnnounceWish *wish, const char *form, SkvWorkDone done)
{
  Task *task;

  if (!skv_work_is_large (plan) || !skv_page_language_is_spoken (wish->language))
    {
      g_autoptr (GError) error = NULL;
      SkvAnnouncement *made = skv_announce_make (plan, wish, form, &error);

      done (owner, made, error);
      return NULL;
    }
  task = g_new0 (Task, 1);
  task->plan = skv_plan_copy (plan);
  skv_announce_wish_copy (wish, &task->wish);
  task->form = g_strdup (form);
  return skv_work_start (owner, NULL,
                         &(SkvWorkTask){ .run = run,
                                         .data = task,
                                         .free_data = task_free,
                                         .free_result = (GDestroyNotify) skv_announcement_free,
                                         .done = done });
}

static char *
write_as (const SkvAnnouncement *announcement, SkvAnnounceFormat format)
{
  switch (format)
    {
    case SKV_ANNOUNCE_AS_HTML:
    case SKV_ANNOUNCE_AS_FRAGMENT:
      return skv_announcement_to_html (announcement, format == SKV_ANNOUNCE_AS_FRAGMENT);
    case SKV_ANNOUNCE_AS_ICS:
      return skv_announcement_to_ics (announcement);
    case SKV_ANNOUNCE_AS_MAILTO:
      return skv_announcement_to_mailto (announcement);
    case SKV_ANNOUNCE_AS_TEXT:
    default:
      return g_strdup (skv_announcement_get_text (announcement));
    }
}

char *
skv_announce_write (const SkvAnnouncement *announcement,
                    const SkvAnnounceWish *wish,
                    SkvAnnounceFormat format)
{
  SkvPageLanguage language;
  char *text;

  skv_page_language_enter (&language, wish->language);
  text = write_as (announcement, format);
  skv_page_language_leave (&language);
  return text;
}

static const char *const channels[] = { "mail", "web", "text", "other", NULL };

const char *const *
skv_announce_channels (void)
{
  return channels;
}

const char *
skv_announce_channel_title (const char *channel)
{
  /* TRANSLATORS: ways of telling people something */
  static const char *const titles[] = { NC_("channel", "Mail"), NC_("channel", "Intranet or web"),
                                        NC_("channel", "Text message"),
                                        NC_("channel", "Another way") };

  for (guint i = 0; channels[i] != NULL; i++)
    if (g_strcmp0 (channels[i], channel) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "channel", titles[i]);
  return channel;
}

const char *
skv_announce_notice_title (const SkvNotice *notice)
{
  return skv_wording_title (notice->notice_kind);
}
