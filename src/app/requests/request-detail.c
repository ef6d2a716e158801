/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/requests/request-detail.h"

#include <glib/gi18n-lib.h>

#include "app/parts.h"
#include "app/people/people-detail.h"
#include "app/requests/request-list.h"
#include "core/calendar/rule-sentence.h"
#include "core/exchange/import-preview.h"

/* More of them nobody decides about one by one; the rest is counted. */
#define MAX_ROWS 40

void
skv_request_view_clear (SkvRequestView *self)
{
  self->request = NULL;
  g_clear_pointer (&self->proposal, skv_proposal_free);
  g_clear_pointer (&self->trial, skv_request_trial_free);
  g_clear_pointer (&self->problem, g_free);
}

const char *
skv_strictness_words (gboolean soft)
{
  return soft ? _("Ask first: work may be done if we agree")
              : _("No work at all that touches these systems");
}

static GtkWidget *
group_new (GtkBox *box, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  skv_group_describe (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (box, group);
  return group;
}

static void
add_row (GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* --- the top --------------------------------------------------------------------------------- */

/* @name: for a screen reader, which may hear of several requests */
static GtkWidget *
button_new (const char *label, const char *name, const char *action, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (css_class != NULL)
    gtk_widget_add_css_class (button, css_class);
  return button;
}

/* They go below each other where there is no room beside. */
static GtkWidget *
buttons_new (GtkBox *box)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 8);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 8);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_box_append (box, flow);
  return flow;
}

/* A child of a flow box takes the focus itself, of which its button is enough. */
static void
add_button (GtkWidget *flow, GtkWidget *button)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_insert (GTK_FLOW_BOX (flow), child, -1);
}

static void
add_buttons (GtkBox *box, const SkvRequestView *view)
{
  const SkvRequest *request = view->request;
  GtkWidget *flow = buttons_new (box);
  g_autofree char *accept = g_strdup_printf (_("Accept “%s”"), request->title);
  g_autofree char *changed = g_strdup_printf (_("Accept “%s” With Changes"), request->title);
  g_autofree char *decline = g_strdup_printf (_("Decline “%s”"), request->title);
  g_autofree char *save = g_strdup_printf (_("Save the Answer to “%s”"), request->title);
  g_autofree char *write = g_strdup_printf (_("Write the Answer to “%s”"), request->title);

  if (request->state == SKV_REQUEST_WAITING)
    {
      if (view->proposal != NULL && view->problem == NULL)
        {
          add_button (flow,
                      button_new (_("_Accept"), accept, "requests.accept", "suggested-action"));
          add_button (flow, button_new (_("Accept _With Changes…"), changed,
                                        "requests.accept-changed", NULL));
        }
      add_button (flow, button_new (_("_Decline…"), decline, "requests.decline", NULL));
      return;
    }
  add_button (flow,
              button_new (_("Save _Answer…"), save, "requests.save-answer", "suggested-action"));
  add_button (flow, button_new (_("_Write Mail…"), write, "requests.write-answer", NULL));
}

static void
add_top (GtkBox *box, SkvPlan *plan, const SkvRequestView *view)
{
  const SkvRequest *request = view->request;
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *sender = skv_request_words_from (plan, request);
  g_autofree char *received = skv_request_words_moment (plan, request->received);
  g_autoptr (GString) words = g_string_new (skv_request_state_title (request->state));

  if (sender != NULL)
    g_string_append_printf (words, " · %s", sender);
  if (received != NULL)
    g_string_append_printf (words, " · %s", received);
  gtk_box_append (GTK_BOX (top), skv_paragraph_new (request->title, "title-2"));
  gtk_box_append (GTK_BOX (top), skv_paragraph_new (words->str, "dim-label"));
  if (view->trial != NULL && view->trial->late != NULL)
    gtk_box_append (GTK_BOX (top), skv_paragraph_new (view->trial->late, "warning"));
  gtk_box_append (box, top);
}

/* --- what it asks for ------------------------------------------------------------------------ */

static GtkWidget *
show_button_new (const char *title, const char *id, SkvDay day)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("x-office-calendar-symbolic");
  g_autofree char *label = g_strdup_printf (_("Show “%s” in the Year"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "requests.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(si)", id, (int) day);
  return button;
}

/* (transfer full) */
static char *
name_systems (SkvPlan *plan, const SkvProposal *proposal)
{
  g_auto (GStrv) ids = skv_proposal_list_systems (proposal);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", skv_plan_system_name (plan, ids[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_when (GtkWidget *group, SkvPlan *plan, const SkvRecord *record)
{
  g_autofree char *when = record->kind == SKV_KIND_RULE
                            ? skv_rule_sentence (plan, (const SkvRule *) record)
                            : skv_import_words_when (plan, (const SkvItem *) record);
  GtkWidget *row = skv_fact_row_new (_("When"), when);
  SkvDay first, end;

  if (record->kind == SKV_KIND_ITEM &&
      skv_item_days ((const SkvItem *) record, skv_plan_get_zone (plan), &first, &end))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               show_button_new (skv_record_get_name (record), "", first));
  add_row (group, row);
}

static void
add_proposal (GtkBox *box, SkvPlan *plan, const SkvRequestView *view)
{
  const SkvProposal *proposal = view->proposal;
  g_autofree char *systems = NULL;
  GtkWidget *group;

  if (proposal == NULL)
    {
      group_new (box, _("It Cannot Be Read"), view->problem);
      return;
    }
  group = group_new (box, _("What They Ask For"), NULL);
  for (guint i = 0; i < proposal->records->len; i++)
    add_when (group, plan, g_ptr_array_index (proposal->records, i));
  systems = name_systems (plan, proposal);
  add_row (group, skv_fact_row_new (_("Systems"), systems));
  add_row (group, skv_fact_row_new (_("How Strict"), skv_strictness_words (proposal->soft)));
  add_row (group, skv_fact_row_new (C_("request", "Why"), proposal->reason));
  if (proposal->ask != NULL)
    add_row (group, skv_fact_row_new (_("Whom to Ask"), proposal->ask));
}

/* --- the answer ------------------------------------------------------------------------------ */

static void
add_answer (GtkBox *box, SkvPlan *plan, const SkvRequest *request)
{
  GtkWidget *group;
  g_autofree char *day = skv_request_words_moment (plan, request->answered);
  g_autofree char *words = NULL;

  if (request->state == SKV_REQUEST_WAITING)
    return;
  group = group_new (box, _("The Answer"), NULL);
  words = day != NULL && request->answered_by != NULL
            ? g_strdup_printf ("%s · %s", request->answered_by, day)
            : g_strdup (day != NULL ? day : request->answered_by);
  add_row (group, skv_fact_row_new (skv_request_state_title (request->state), words));
  if (request->answer != NULL)
    add_row (group, skv_fact_row_new (_("In These Words"), request->answer));
}

/* --- what it would meet ---------------------------------------------------------------------- */

static const char *
icon_of (SkvSeverity severity)
{
  return severity == SKV_SEVERITY_HARD   ? "dialog-error-symbolic"
         : severity == SKV_SEVERITY_SOFT ? "dialog-warning-symbolic"
                                         : "dialog-information-symbolic";
}

/* @id: of the other side (nullable); its title is looked up (transfer full) */
static char *
find_title (SkvPlan *plan, const char *id)
{
  g_autoptr (SkvOccurrences) found = id != NULL ? skv_occurrences_find (plan, id) : NULL;
  const SkvOccurrence *occurrence = found != NULL ? skv_occurrences_lookup (found, id) : NULL;

  return g_strdup (occurrence != NULL ? occurrence->title : NULL);
}

/* @who (nullable): who decides */
static GtkWidget *
meeting_row_new (
  SkvPlan *plan, const char *id, SkvSeverity severity, const char *message, const char *who)
{
  g_autofree char *title = find_title (plan, id);
  g_autofree char *asks = who != NULL ? g_strdup_printf (_("Decides: %s"), who) : NULL;
  g_autofree char *words =
    asks != NULL ? g_strdup_printf ("%s\n%s", message, asks) : g_strdup (message);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_of (severity));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (icon, severity == SKV_SEVERITY_HARD ? "error" : "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  if (title != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), show_button_new (title, id, SKV_DAY_NONE));
  return row;
}

static GtkWidget *
approved_mark_new (void)
{
  GtkWidget *mark = gtk_label_new (skv_status_title (SKV_STATUS_APPROVED));

  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (mark, "skv-vacant");
  return mark;
}

static void
add_rest (GtkWidget *group, guint n)
{
  g_autofree char *text = NULL;
  GtkWidget *row;

  if (n <= MAX_ROWS)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n - MAX_ROWS),
                          n - MAX_ROWS);
  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  add_row (group, row);
}

static void
add_hits (GtkBox *box, SkvPlan *plan, const SkvRequestTrial *trial)
{
  GtkWidget *group = group_new (box, _("What It Would Hit"), trial->words);

  for (guint i = 0; i < MIN (trial->hits->len, MAX_ROWS); i++)
    {
      const SkvHit *hit = g_ptr_array_index (trial->hits, i);
      GtkWidget *row = meeting_row_new (plan, hit->item, hit->severity, hit->message, hit->decider);

      if (hit->approved)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), approved_mark_new ());
      add_row (group, row);
    }
  add_rest (group, trial->hits->len);
}

static void
add_conflicts (GtkBox *box, SkvPlan *plan, const SkvRequestTrial *trial)
{
  GtkWidget *group;

  if (trial->conflicts->len == 0)
    return;
  group = group_new (box, _("What Is in Its Own Way"), NULL);
  for (guint i = 0; i < MIN (trial->conflicts->len, MAX_ROWS); i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (trial->conflicts, i);

      add_row (group, meeting_row_new (plan, conflict->against, conflict->severity,
                                       conflict->message, conflict->owner));
    }
  add_rest (group, trial->conflicts->len);
}

static void
add_trial (GtkBox *box, SkvPlan *plan, const SkvRequestView *view)
{
  if (view->trial == NULL)
    {
      group_new (box, _("What It Would Hit"),
                 view->problem != NULL ? view->problem : _("Looking…"));
      return;
    }
  add_hits (box, plan, view->trial);
  add_conflicts (box, plan, view->trial);
  for (guint i = 0; view->trial->notes[i] != NULL; i++)
    gtk_box_append (box, skv_paragraph_new (view->trial->notes[i], "dim-label"));
}

void
skv_request_detail_fill (GtkBox *box,
                         SkvSession *session,
                         const SkvRequestView *view,
                         gboolean writable)
{
  SkvPlan *plan = skv_session_get_plan (session);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  if (view->request == NULL)
    return;
  add_top (box, plan, view);
  if (writable)
    add_buttons (box, view);
  add_answer (box, plan, view->request);
  add_proposal (box, plan, view);
  if (view->request->state == SKV_REQUEST_WAITING && view->proposal != NULL)
    add_trial (box, plan, view);
}
