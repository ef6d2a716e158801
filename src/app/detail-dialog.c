/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/detail-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/course/course-dialog.h"
#include "app/draft.h"
#include "app/job-dialog.h"
#include "app/legible.h"
#include "app/local-zone.h"
#include "app/plan-files.h"
#include "app/reason-dialog.h"
#include "app/rules/rule-editor.h"
#include "app/suggest/suggest-window.h"
#include "core/calendar/clock-words.h"
#include "core/calendar/notice-timeline.h"
#include "core/calendar/occurrence-edits.h"
#include "core/calendar/rule-count.h"
#include "core/calendar/shift.h"
#include "core/calendar/words.h"
#include "core/conflict/suggest.h"
#include "core/exchange/sources.h"
#include "core/outage/course.h"

/* the years that rules are counted in */
#define FIRST_COUNTED_YEAR 1970
#define LAST_COUNTED_YEAR 2099
/* of the dialog, with two columns of buttons */
#define WIDE 460
#define RESPONSE "skv-response"
#define FLOW "skv-flow"

/* What the dialog is about; it outlives what the session holds at the moment. */
typedef struct
{
  SkvSession *session; /* (owned) */
  char *id;            /* (owned) */
  char *rule;          /* (owned) (nullable): id */
} Subject;

static void
subject_free (gpointer data, GClosure *closure)
{
  Subject *subject = data;

  g_object_unref (subject->session);
  g_free (subject->id);
  g_free (subject->rule);
  g_free (subject);
}

/* --- words ----------------------------------------------------------------------------------- */

static char *
describe_when (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  gint64 midnight = occurrence->first_day * SKV_DAY_SECONDS;
  g_autofree char *date = NULL;
  g_autofree char *times = NULL;

  if (occurrence->start == SKV_MOMENT_NONE)
    return g_strdup (_("Not placed yet"));
  if (!occurrence->resolved)
    return g_strdup (_("No date fits the rule: it has to be placed by hand"));
  if (occurrence->all_day)
    return skv_words_date_range (occurrence->first_day, occurrence->end_day);
  date = skv_words_date (occurrence->first_day);
  if (occurrence->end == SKV_MOMENT_NONE)
    times = skv_words_time ((int) ((skv_zone_to_local (zone, occurrence->start) - midnight) / 60));
  else
    times =
      skv_words_time_range ((int) ((skv_zone_to_local (zone, occurrence->start) - midnight) / 60),
                            (int) ((skv_zone_to_local (zone, occurrence->end) - midnight) / 60));
  return g_strdup_printf ("%s, %s", date, times);
}

static char *
describe_systems (SkvPlan *plan, const char *const *systems)
{
  GString *text = g_string_new (NULL);

  for (; *systems != NULL; systems++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                            skv_plan_system_name (plan, *systems));
  return g_string_free (text, FALSE);
}

/* How this year of the rule stands: "2 of 24 moved this year; 23 of 24 evenings …" (nullable) */
static char *
describe_count (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  SkvDay day =
    skv_occurrence_is_added (occurrence) ? occurrence->first_day : occurrence->original_day;
  SkvRuleCount count;

  if (day == SKV_DAY_NONE || skv_day_year (day) < FIRST_COUNTED_YEAR ||
      skv_day_year (day) > LAST_COUNTED_YEAR)
    return NULL;
  count = skv_rule_count_year (plan, occurrence->rule, skv_day_year (day));
  return skv_rule_count_words (&count);
}

static void
append_by (GString *text, const SkvOccurrence *occurrence, const char *explanation)
{
  const char *by = occurrence->item != NULL ? occurrence->item->by : NULL;

  if (by == NULL || *by == '\0' || (explanation != NULL && strstr (explanation, by) != NULL))
    return;
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _("Decided by: %s"), by);
}

/* what is not as it looks about its times */
static void
append_clocks (GString *text, SkvPlan *plan, const SkvOccurrence *occurrence)
{
  const SkvZone *zone = skv_plan_get_zone (plan);
  gint64 midnight = occurrence->first_day * (gint64) SKV_DAY_SECONDS;
  g_autofree char *clocks = NULL, *elsewhere = NULL;

  if (occurrence->all_day || occurrence->start == SKV_MOMENT_NONE || !occurrence->resolved)
    return;
  clocks = skv_clock_words (zone, occurrence->first_day,
                            (int) ((skv_zone_to_local (zone, occurrence->start) - midnight) / 60),
                            occurrence->end != SKV_MOMENT_NONE
                              ? (int) ((skv_zone_to_local (zone, occurrence->end) - midnight) / 60)
                              : -1);
  elsewhere = skv_local_zone_words (plan, occurrence->start);
  if (clocks != NULL)
    g_string_append_printf (text, "\n%s", clocks);
  if (elsewhere != NULL)
    g_string_append_printf (text, "\n%s", elsewhere);
}

static void
append_course (GString *text, SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autofree char *words = skv_course_words (plan, occurrence);
  g_autofree char *days = skv_aftercare_words (occurrence);

  if (*words != '\0')
    g_string_append_printf (text, "\n\n%s", words);
  if (days != NULL)
    g_string_append_printf (text, "\n\n%s: %s", _("Aftercare"), days);
}

/* Its course tells the cause. */
static gboolean
is_postponed (const SkvOccurrence *occurrence)
{
  return occurrence->item != NULL && occurrence->item->postponed_from != NULL;
}

static char *
describe (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autofree char *count = occurrence->rule != NULL ? describe_count (plan, occurrence) : NULL;
  g_autofree char *when = describe_when (plan, occurrence);
  g_autofree char *systems = describe_systems (plan, occurrence->systems);
  g_autofree char *explanation =
    occurrence->rule != NULL ? skv_occurrence_explain (plan, occurrence) : NULL;
  g_autofree char *source =
    occurrence->item != NULL ? skv_source_words_of_item (plan, occurrence->item) : NULL;
  GString *text = g_string_new (when);

  append_clocks (text, plan, occurrence);
  g_string_append_printf (text, "\n%s", skv_plan_lane_title (plan, occurrence->lane));
  if (occurrence->status >= SKV_STATUS_STARTED)
    g_string_append_printf (text, " · %s", skv_status_title (occurrence->status));
  if (*systems != '\0')
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Systems: %s"), systems);
    }
  if (explanation != NULL && *explanation != '\0')
    g_string_append_printf (text, "\n\n%s", explanation);
  /* The explanation tells a move's reason already. */
  if (occurrence->reason != NULL && !occurrence->left_out && !is_postponed (occurrence) &&
      (explanation == NULL || strstr (explanation, occurrence->reason) == NULL))
    g_string_append_printf (text, "\n\n%s", occurrence->reason);
  append_by (text, occurrence, explanation);
  append_course (text, plan, occurrence);
  if (count != NULL)
    g_string_append_printf (text, "\n\n%s", count);
  if (occurrence->item != NULL && occurrence->item->notes != NULL)
    g_string_append_printf (text, "\n\n%s", occurrence->item->notes);
  if (source != NULL)
    g_string_append_printf (text, "\n\n%s", source);
  return g_string_free (text, FALSE);
}

/* --- what can be done ------------------------------------------------------------------------ */

static void
follow_rule_again (const Subject *subject)
{
  SkvPlan *plan = skv_session_get_plan (subject->session);
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, subject->id);
  const SkvOccurrence *occurrence =
    found != NULL ? skv_occurrences_lookup (found, subject->id) : NULL;
  g_autoptr (SkvEdit) edit = occurrence != NULL ? skv_occurrence_restore (plan, occurrence) : NULL;

  if (edit != NULL)
    skv_session_apply (subject->session, edit);
}

static GtkWidget *
editor_new (const Subject *subject)
{
  SkvPlan *plan = skv_session_get_plan (subject->session);
  const SkvItem *item = skv_plan_get_item (plan, subject->id);

  return item != NULL ? skv_job_dialog_new (subject->session, skv_draft_new_for_item (plan, item))
                      : NULL;
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  const Subject *subject = data;
  GtkWidget *next = NULL;

  if (strcmp (response, "move") == 0)
    next = skv_reason_dialog_new_move (subject->session, subject->id);
  else if (strcmp (response, "cancel") == 0)
    next = skv_reason_dialog_new_cancel (subject->session, subject->id);
  else if (strcmp (response, "add") == 0)
    next = skv_reason_dialog_new_add (subject->session, subject->rule, SKV_DAY_NONE);
  else if (strcmp (response, "edit") == 0)
    next = editor_new (subject);
  else if (strcmp (response, "from-here") == 0)
    next = skv_rule_editor_new_from_here (subject->session, subject->id);
  else if (strcmp (response, "edit-rule") == 0 && subject->rule != NULL)
    next = skv_rule_editor_new_for_rule (subject->session, subject->rule);
  else if (strcmp (response, "suggest") == 0)
    next = skv_suggest_window_new (subject->session, subject->id, NULL);
  else if (strcmp (response, "history") == 0)
    gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog))),
                                "win.show-history", "s", subject->id);
  else if (strcmp (response, "announce") == 0)
    gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog))),
                                "win.announce-for", "s", subject->id);
  else if (strcmp (response, "course") == 0)
    next = skv_course_dialog_new (subject->session, subject->id);
  else if (strcmp (response, "restore") == 0)
    follow_rule_again (subject);
  if (next == NULL)
    return;
  gtk_window_set_transient_for (GTK_WINDOW (next),
                                gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  gtk_window_present (GTK_WINDOW (next));
}

/* --- buttons -----------------------------------------------------------------------------------
 * What is done most stands beside "Close"; the rest below the words, scrolled where there is little
 * room: so many responses would be a tower that no small screen has room for.
 */

static void
on_action (GtkButton *button, SkvMessage *dialog)
{
  skv_message_response (dialog, g_object_get_data (G_OBJECT (button), RESPONSE));
  gtk_window_close (GTK_WINDOW (dialog));
}

static GtkWidget *
scrolled_new (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  return scrolled;
}

/* @response: static */
static void
add_action (SkvMessage *dialog, const char *response, const char *label)
{
  GtkWidget *flow = g_object_get_data (G_OBJECT (dialog), FLOW);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (flow == NULL)
    {
      flow = gtk_flow_box_new ();
      gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
      gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
      gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 2);
      gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("What Can Be Done"), -1);
      g_object_set_data (G_OBJECT (dialog), FLOW, flow);
      skv_message_set_extra_child (dialog, scrolled_new (flow));
    }
  g_object_set_data (G_OBJECT (button), RESPONSE, (gpointer) response);
  g_signal_connect (button, "clicked", G_CALLBACK (on_action), dialog);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), button);
  /* the button is what the keyboard goes to, not the place that it has */
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static void
add_actions_of_rule (SkvMessage *dialog, const SkvOccurrence *occurrence)
{
  gboolean window = strcmp (occurrence->lane, "window") == 0;

  if (occurrence->item != NULL)
    add_action (dialog, "restore",
                skv_occurrence_is_added (occurrence) ? _("_Remove This Added One")
                                                     : _("_Follow the Rule Again"));
  if (occurrence->status != SKV_STATUS_CANCELLED)
    add_action (dialog, "cancel", window ? _("C_ancel This Evening…") : _("C_ancel This One…"));
  add_action (dialog, "add", window ? _("Add Another _Evening…") : _("Add An_other One…"));
  if (occurrence->original_day != SKV_DAY_NONE)
    add_action (dialog, "from-here", _("All _From Here On…"));
  add_action (dialog, "edit-rule", _("E_dit Rule…"));
  skv_message_add_response (dialog, "move",
                            window ? _("_Move This Evening…") : _("_Move This One…"));
}

static void
add_responses (SkvMessage *dialog, const SkvOccurrence *occurrence, gboolean is_writable)
{
  skv_message_add_response (dialog, "close", _("_Close"));
  skv_message_set_close_response (dialog, "close");
  skv_message_set_default_response (dialog, "close");
  if ((occurrence->rule != NULL || occurrence->item != NULL) &&
      skv_occurrence_is_checked (occurrence))
    add_action (dialog, "suggest", _("_Where It Fits…"));
  if (occurrence->rule != NULL || occurrence->item != NULL)
    add_action (dialog, "history", _("_History"));
  if (skv_notice_tells_lane (occurrence->lane))
    add_action (dialog, "announce", _("A_nnounce…"));
  if (is_writable && skv_course_is_possible (occurrence, NULL))
    add_action (dialog, "course", _("_Started, Done, Postponed…"));
  if (occurrence->rule != NULL)
    add_actions_of_rule (dialog, occurrence);
  else if (occurrence->item != NULL)
    skv_message_add_response (dialog, "edit", _("_Edit…"));
}

/* Two buttons beside each other, where what it stands over is wide enough. */
static void
on_transient_for (GtkWindow *dialog)
{
  GtkWindow *over = gtk_window_get_transient_for (dialog);
  GtkWidget *flow = g_object_get_data (G_OBJECT (dialog), FLOW);
  int wide = (int) (WIDE * skv_text_scale (GTK_WIDGET (dialog)));

  if (over == NULL || flow == NULL || gtk_widget_get_width (GTK_WIDGET (over)) <= wide + 40)
    return;
  gtk_widget_set_size_request (GTK_WIDGET (dialog), wide, -1);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 2);
}

/* Enter closes it, as before anything is chosen. */
static void
on_map (GtkWindow *dialog)
{
  gtk_window_set_focus (dialog, gtk_window_get_default_widget (dialog));
}

GtkWidget *
skv_detail_dialog_new (SkvSession *session, const char *id)
{
  SkvPlan *plan;
  const SkvOccurrence *occurrence;
  g_autoptr (SkvOccurrences) found = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;
  Subject *subject;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  plan = skv_session_get_plan (session);
  occurrence = skv_occurrences_lookup (skv_session_get_occurrences (session), id);
  if (occurrence == NULL)
    {
      found = skv_occurrences_find (plan, id);
      occurrence = found != NULL ? skv_occurrences_lookup (found, id) : NULL;
    }
  if (occurrence == NULL)
    return NULL;

  body = describe (plan, occurrence);
  dialog = skv_message_new (NULL, occurrence->title, body);
  add_responses (SKV_MESSAGE (dialog), occurrence, !skv_plan_files_is_read_only (plan));
  subject = g_new0 (Subject, 1);
  subject->session = g_object_ref (session);
  subject->id = g_strdup (id);
  subject->rule = occurrence->rule != NULL ? g_strdup (occurrence->rule->parent.id) : NULL;
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), subject, subject_free, 0);
  g_signal_connect (dialog, "notify::transient-for", G_CALLBACK (on_transient_for), NULL);
  g_signal_connect_after (dialog, "map", G_CALLBACK (on_map), NULL);
  return dialog;
}
