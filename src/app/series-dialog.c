/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/series-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/conflict-entry.h"
#include "app/reason-dialog.h"
#include "app/rules/rule-editor.h"
#include "core/calendar/occurrence-edits.h"
#include "core/calendar/words.h"

typedef enum
{
  ASK_MOVE,
  ASK_RESIZE,
  ASK_REMOVE,
  ASK_EDIT,
} Ask;

typedef struct
{
  SkvSession *session; /* (owned) */
  char *id;            /* (owned) */
  char *rule;          /* (owned) */
  Ask ask;
  gint64 start, end;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_free (question->id);
  g_free (question->rule);
  g_free (question);
}

/* --- what comes of it ------------------------------------------------------------------------ */

/* (transfer floating) (nullable): what is asked next */
static GtkWidget *
do_one (const Question *question)
{
  switch (question->ask)
    {
    case ASK_MOVE:
      skv_session_move_to_start (question->session, question->id, question->start);
      return NULL;
    case ASK_RESIZE:
      skv_session_resize (question->session, question->id, question->start, question->end);
      return NULL;
    case ASK_REMOVE:
      return skv_reason_dialog_new_cancel (question->session, question->id);
    case ASK_EDIT:
      return skv_reason_dialog_new_move (question->session, question->id);
    default:
      g_return_val_if_reached (NULL);
    }
}

static GtkWidget *
do_all (const Question *question)
{
  switch (question->ask)
    {
    case ASK_MOVE:
      skv_session_change_from_here (question->session, question->id, question->start,
                                    SKV_MOMENT_NONE);
      return NULL;
    case ASK_RESIZE:
      skv_session_change_from_here (question->session, question->id, question->start,
                                    question->end);
      return NULL;
    case ASK_REMOVE:
      skv_session_end_series (question->session, question->id);
      return NULL;
    case ASK_EDIT:
      return skv_rule_editor_new_from_here (question->session, question->id);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  const Question *question = data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  GtkWidget *next = NULL;

  if (strcmp (response, "one") == 0)
    next = do_one (question);
  else if (strcmp (response, "all") == 0)
    next = do_all (question);
  else if (strcmp (response, "rule") == 0)
    next = skv_rule_editor_new_for_rule (question->session, question->rule);
  if (next == NULL)
    return;
  gtk_window_set_transient_for (GTK_WINDOW (next), parent);
  gtk_window_present (GTK_WINDOW (next));
}

/* --- the question ---------------------------------------------------------------------------- */

/* "Wednesday 12 June 2019, 17:00–22:00 instead of Wednesday 5 June 2019, …" (transfer full) */
static char *
describe (const Question *question, const SkvOccurrence *occurrence)
{
  SkvPlan *plan = skv_session_get_plan (question->session);
  const SkvZone *zone = skv_plan_get_zone (plan);
  g_autofree char *was = skv_occurrence_when (plan, occurrence);
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  SkvDay day;

  if (question->ask != ASK_MOVE)
    return g_strdup (was != NULL ? was : "");
  day = occurrence->all_day ? (SkvDay) (question->start / SKV_DAY_SECONDS)
                            : skv_zone_day (zone, question->start);
  date = skv_words_date (day);
  if (!occurrence->all_day)
    {
      g_autofree char *clock = skv_words_time (
        (int) (skv_zone_to_local (zone, question->start) - day * (gint64) SKV_DAY_SECONDS) / 60);

      time = g_strdup_printf (", %s", clock);
    }
  /* TRANSLATORS: from when to when something moves, and the time with a comma before it, or none */
  return g_strdup_printf (_("From %1$s to %2$s%3$s"), was != NULL ? was : "", date,
                          time != NULL ? time : "");
}

static char *
make_heading (Ask ask, const char *title)
{
  switch (ask)
    {
    case ASK_MOVE:
      return g_strdup_printf (_("Move “%s”?"), title);
    case ASK_RESIZE:
      return g_strdup_printf (_("Change the Length of “%s”?"), title);
    case ASK_REMOVE:
      return g_strdup_printf (_("Cancel “%s”?"), title);
    case ASK_EDIT:
    default:
      return g_strdup_printf (_("Edit “%s”?"), title);
    }
}

static void
present (GtkWidget *widget, Question *question, const SkvOccurrence *occurrence)
{
  g_autofree char *heading = make_heading (question->ask, occurrence->title);
  g_autofree char *when = describe (question, occurrence);
  g_autofree char *body = g_strdup_printf (
    "%s\n\n%s", when, _("It is one of many that a rule gives. What lies before stays as it is."));
  GtkWidget *dialog = skv_message_new (NULL, heading, body);
  GtkRoot *root = gtk_widget_get_root (widget);

  skv_message_add_responses (
    SKV_MESSAGE (dialog), "close", _("_Leave It"), "rule", _("The _Rule…"), "all",
    question->ask == ASK_EDIT ? _("_All From Here On…") : _("_All From Here On"), "one",
    question->ask >= ASK_REMOVE ? _("_Only This One…") : _("_Only This One"), NULL);
  skv_message_set_default_response (SKV_MESSAGE (dialog), "one");
  skv_message_set_close_response (SKV_MESSAGE (dialog), "close");
  if (question->ask == ASK_REMOVE)
    skv_message_set_response_appearance (SKV_MESSAGE (dialog), "all", ADW_RESPONSE_DESTRUCTIVE);
  else
    skv_message_set_response_appearance (SKV_MESSAGE (dialog), "one", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* @day: of a move, where @start is to be found on it; SKV_DAY_NONE */
static gboolean
ask_about (GtkWidget *widget,
           SkvSession *session,
           const char *id,
           Ask ask,
           SkvDay day,
           gint64 start,
           gint64 end)
{
  g_autofree char *rule = skv_session_get_series (session, id);
  g_autoptr (SkvOccurrences) found = NULL;
  const SkvOccurrence *occurrence;
  Question *question;

  if (rule == NULL)
    return FALSE;
  found = skv_occurrences_find (skv_session_get_plan (session), id);
  occurrence = found != NULL ? skv_occurrences_lookup (found, id) : NULL;
  /* What found no place of its own is to be placed alone. */
  if (occurrence == NULL ||
      ((!occurrence->resolved || occurrence->start == SKV_MOMENT_NONE) && ask <= ASK_RESIZE))
    return FALSE;
  if (day != SKV_DAY_NONE)
    start = skv_occurrence_start_on_day (skv_session_get_plan (session), occurrence, day);
  if (ask == ASK_MOVE && start == occurrence->start)
    return FALSE;
  question = g_new0 (Question, 1);
  question->session = g_object_ref (session);
  question->id = g_strdup (id);
  question->rule = g_steal_pointer (&rule);
  question->ask = ask;
  question->start = start;
  question->end = end;
  present (widget, question, occurrence);
  return TRUE;
}

gboolean
skv_series_ask_move (GtkWidget *widget, SkvSession *session, const char *id, gint64 start)
{
  return ask_about (widget, session, id, ASK_MOVE, SKV_DAY_NONE, start, SKV_MOMENT_NONE);
}

gboolean
skv_series_ask_move_to_day (GtkWidget *widget, SkvSession *session, const char *id, SkvDay day)
{
  return ask_about (widget, session, id, ASK_MOVE, day, SKV_MOMENT_NONE, SKV_MOMENT_NONE);
}

gboolean
skv_series_ask_resize (
  GtkWidget *widget, SkvSession *session, const char *id, gint64 start, gint64 end)
{
  return ask_about (widget, session, id, ASK_RESIZE, SKV_DAY_NONE, start, end);
}

gboolean
skv_series_ask_remove (GtkWidget *widget, SkvSession *session, const char *id)
{
  return ask_about (widget, session, id, ASK_REMOVE, SKV_DAY_NONE, SKV_MOMENT_NONE,
                    SKV_MOMENT_NONE);
}

gboolean
skv_series_ask_edit (GtkWidget *widget, SkvSession *session, const char *id)
{
  return ask_about (widget, session, id, ASK_EDIT, SKV_DAY_NONE, SKV_MOMENT_NONE, SKV_MOMENT_NONE);
}
