/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/announce/sent-question.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/app-clock.h"
#include "app/compat.h"
#include "app/legible.h"
#include "app/question.h"

#define NOON (12 * 3600)

typedef struct
{
  SkvSession *session; /* (owned) */
  SkvAnnounceWish wish;
  char *text; /* (owned) */
  SkvMessage *dialog;
  AdwComboRow *channel;
  SkvDateRow *date;
  SkvTextRow *recipients;
  SkvTextRow *by;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  skv_announce_wish_clear (&question->wish);
  g_free (question->text);
  g_free (question);
}

static void
on_changed (Question *question)
{
  g_autofree char *recipients = skv_question_read (question->recipients);
  const SkvQuestionNeed needs[] = {
    { skv_date_row_get_day (question->date) == SKV_DAY_NONE, skv_question_need_date () },
    /* TRANSLATORS: what a question still needs */
    { *recipients == '\0', C_("needed", "to whom it was sent") },
  };

  skv_question_check (question->dialog, needs, G_N_ELEMENTS (needs));
}

/* Now, if it was today; of another day nobody asked for the time. */
static gint64
moment_on (SkvPlan *plan, SkvDay day)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  gint64 now = skv_app_clock_now ();

  if (skv_zone_day (zone, now) == day)
    return now;
  return skv_zone_to_utc (zone, (gint64) day * SKV_DAY_SECONDS + NOON);
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  SkvPlan *plan = skv_session_get_plan (question->session);
  g_autofree char *recipients = NULL, *by = NULL;
  g_autoptr (SkvAnnouncement) announcement = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0)
    return;
  recipients = skv_question_read (question->recipients);
  by = skv_question_read (question->by);
  /* Only to know what it is about: what was sent is what was seen. */
  announcement = skv_announce_make (plan, &question->wish, "{title}", &error);
  if (announcement == NULL)
    {
      skv_session_tell (question->session, error->message);
      return;
    }
  edit = skv_announcement_keep (
    announcement,
    &(SkvAnnouncementSent){
      .now = moment_on (plan, skv_date_row_get_day (question->date)),
      .channel = skv_announce_channels ()[adw_combo_row_get_selected (question->channel)],
      .recipients = recipients,
      .by = *by != '\0' ? by : NULL,
      .text = question->text,
    });
  if (skv_session_apply (question->session, edit) && *by != '\0')
    skv_question_remember_decider (by);
}

/* --- the dialog ------------------------------------------------------------------------------- */

/* "All staff, Payroll staff": the lists that it goes to (transfer full) */
static char *
guess_recipients (SkvPlan *plan, const char *department)
{
  GPtrArray *contacts = skv_plan_get_records (plan, SKV_KIND_CONTACT);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < contacts->len; i++)
    {
      const SkvContact *contact = g_ptr_array_index (contacts, i);

      if (contact->contact_kind == SKV_CONTACT_LIST &&
          g_strcmp0 (contact->department, department) == 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                skv_record_get_name (&contact->parent));
    }
  return g_string_free (names, FALSE);
}

static AdwComboRow *
channel_row_new (AdwPreferencesGroup *group)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  for (guint i = 0; skv_announce_channels ()[i] != NULL; i++)
    gtk_string_list_append (model, skv_announce_channel_title (skv_announce_channels ()[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("How"));
  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  skv_combo_row_tell_whole (row);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

GtkWidget *
skv_sent_question_new (SkvSession *session, const SkvAnnounceWish *wish, const char *text)
{
  Question *question;
  GtkWidget *dialog;
  AdwPreferencesGroup *group;
  g_autofree char *by = skv_question_recall_decider (), *recipients = NULL;

  g_return_val_if_fail (SKV_IS_SESSION (session) && wish != NULL && text != NULL, NULL);

  recipients = guess_recipients (skv_session_get_plan (session), wish->department);
  dialog =
    skv_question_new (_("Was It Sent?"), _("The plan keeps what was said, when and to whom."),
                      _("_Not Yet"), _("_Mark as Sent"));
  question = g_new0 (Question, 1);
  question->session = g_object_ref (session);
  skv_announce_wish_copy (wish, &question->wish);
  question->text = g_strdup (text);
  question->dialog = SKV_MESSAGE (dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  group = skv_question_add_group (question->dialog);
  question->channel = channel_row_new (group);
  question->date = skv_question_add_date (
    group, session, _("When"), skv_session_get_today (session), G_CALLBACK (on_changed), question);
  question->recipients =
    skv_question_add_row (group, _("To"), recipients, 28, G_CALLBACK (on_changed), question);
  question->by =
    skv_question_add_row (group, _("Sent By"), by, 28, G_CALLBACK (on_changed), question);
  on_changed (question);
  return dialog;
}
