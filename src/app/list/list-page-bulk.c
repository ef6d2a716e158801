/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/list/list-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/question.h"
#include "core/exchange/bulk-edit.h"

/* Farther than this is surely a slip of the finger. */
#define MAX_DAYS 3660

typedef struct
{
  SkvListPage *page; /* (owned) */
  GStrv ids;         /* (owned): of what was selected when it was asked */
  SkvMessage *dialog;
  SkvTextRow *days;   /* (nullable): to move */
  SkvTextRow *reason; /* (nullable): to cancel */
  SkvTextRow *by;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->page);
  g_strfreev (question->ids);
  g_free (question);
}

/* "7", "+7", "-3", "−3"; 0 if it is no such number */
static int
read_days (const Question *question)
{
  g_autofree char *text = skv_question_read (question->days);
  g_autofree char *plain =
    g_str_has_prefix (text, "−") ? g_strconcat ("-", text + strlen ("−"), NULL) : g_strdup (text);
  char *end;
  gint64 days = g_ascii_strtoll (plain, &end, 10);

  return *plain == '\0' || *end != '\0' || ABS (days) > MAX_DAYS ? 0 : (int) days;
}

static void
on_changed (Question *question)
{
  if (question->days != NULL)
    {
      g_autofree char *text = skv_question_read (question->days);
      gboolean fine = read_days (question) != 0;
      /* TRANSLATORS: what a question still needs */
      const char *needed = *text == '\0' ? C_("needed", "a number of days") : NULL;

      skv_text_row_show_problem (
        question->days,
        fine || *text == '\0' ? NULL : _("Write a number of days, such as 7 or -7"),
        _("Later; with a minus, earlier"));
      skv_question_check (question->dialog, &(SkvQuestionNeed){ !fine, needed }, 1);
    }
  else
    {
      g_autofree char *reason = skv_question_read (question->reason),
                      *by = skv_question_read (question->by);
      const SkvQuestionNeed needs[] = { { *reason == '\0', skv_question_need_reason () },
                                        { *by == '\0', skv_question_need_decider () } };

      skv_question_check (question->dialog, needs, G_N_ELEMENTS (needs));
    }
}

/* those that are still there (transfer full) */
static GPtrArray *
list_occurrences (const Question *question)
{
  SkvListPage *page = question->page;
  GPtrArray *list = g_ptr_array_new ();

  for (char **id = question->ids; *id != NULL; id++)
    {
      const SkvOccurrence *occurrence =
        skv_list_model_lookup (page->model, page->base.session, *id);

      if (occurrence != NULL)
        g_ptr_array_add (list, (gpointer) occurrence);
    }
  return list;
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  SkvListPage *page = question->page;
  g_autoptr (GPtrArray) list = NULL;
  GPtrArray *refused;
  SkvEdit *edit;

  if (strcmp (response, SKV_QUESTION_DO) != 0 || page->base.session == NULL)
    return;
  list = list_occurrences (question);
  if (question->days != NULL)
    edit = skv_bulk_move (skv_session_get_plan (page->base.session), list, read_days (question),
                          &refused);
  else
    {
      g_autofree char *reason = skv_question_read (question->reason),
                      *by = skv_question_read (question->by);

      edit =
        skv_bulk_cancel (skv_session_get_plan (page->base.session), list, reason, by, &refused);
      if (edit != NULL)
        skv_question_remember_decider (by);
    }
  skv_list_page_apply (page, edit, refused);
}

/* --- the dialog ------------------------------------------------------------------------------ */

static void
add_reasons (Question *question, AdwPreferencesGroup *group)
{
  g_autofree char *by = skv_question_recall_decider ();

  question->reason =
    skv_question_add_row (group, _("Reason"), NULL, 28, G_CALLBACK (on_changed), question);
  question->by =
    skv_question_add_row (group, _("Decided By"), by, 28, G_CALLBACK (on_changed), question);
}

static GStrv
list_ids (GPtrArray *selected)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < selected->len; i++)
    g_strv_builder_add (ids, ((const SkvOccurrence *) g_ptr_array_index (selected, i))->id);
  return g_strv_builder_end (ids);
}

static void
ask (SkvListPage *self, gboolean cancel, GPtrArray *selected)
{
  Question *question = g_new0 (Question, 1);
  g_autofree char *heading = g_strdup_printf (
    cancel ? g_dngettext (GETTEXT_PACKAGE, "Cancel %u Entry?", "Cancel %u Entries?", selected->len)
           : g_dngettext (GETTEXT_PACKAGE, "Move %u Entry?", "Move %u Entries?", selected->len),
    selected->len);
  GtkWidget *dialog = skv_question_new (
    heading,
    cancel ? _("They stay visible. Reason and decision are kept with each of them.")
           : _("Each keeps its time of day. What does not allow it is left as it is and told."),
    _("_Leave It"), cancel ? _("_Cancel Them") : _("_Move"));
  AdwPreferencesGroup *group = skv_question_add_group (SKV_MESSAGE (dialog));

  if (cancel)
    skv_message_set_response_appearance (SKV_MESSAGE (dialog), SKV_QUESTION_DO,
                                         ADW_RESPONSE_DESTRUCTIVE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  question->page = g_object_ref (self);
  question->ids = list_ids (selected);
  question->dialog = SKV_MESSAGE (dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  if (cancel)
    add_reasons (question, group);
  else
    question->days =
      skv_question_add_row (group, _("Days"), NULL, 8, G_CALLBACK (on_changed), question);
  on_changed (question);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
skv_list_page_ask_move (SkvListPage *self)
{
  g_autoptr (GPtrArray) selected = skv_list_page_list_selected (self);

  if (selected->len > 0)
    ask (self, FALSE, selected);
}

void
skv_list_page_ask_cancel (SkvListPage *self)
{
  g_autoptr (GPtrArray) selected = skv_list_page_list_selected (self);

  if (selected->len > 0)
    ask (self, TRUE, selected);
}
