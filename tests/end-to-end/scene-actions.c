/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scene-actions.h"

#include <stdlib.h>
#include <string.h>

#include "app/contingency/contingency-dialog.h"
#include "app/duplicate-dialog.h"
#include "app/outage/outage-window.h"
#include "app/people/contact-questions.h"
#include "app/plan-files.h"
#include "app/present.h"
#include "app/reason-dialog.h"
#include "app/series-dialog.h"
#include "app/systems/card-questions.h"
#include "app/window-private.h"
#include "core/model/audience.h"
#include "core/outage/outage.h"

typedef void (*ActFunc) (SkvStage *self, const char *target, GtkWidget *page);

/* The first widget below @widget that @matches (nullable) */
static GtkWidget *
find_widget (GtkWidget *widget, gboolean (*matches) (GtkWidget *, const char *), const char *what)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (matches (widget, what))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, matches, what);
  return found;
}

static gboolean
is_menu_button (GtkWidget *widget, const char *icon)
{
  return GTK_IS_MENU_BUTTON (widget) &&
         g_strcmp0 (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)),
                    *icon != '\0' ? icon : NULL) == 0;
}

static gboolean
is_row (GtkWidget *widget, const char *unused)
{
  return GTK_IS_LIST_BOX_ROW (widget);
}

static gboolean
is_search (GtkWidget *widget, const char *unused)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

static gboolean
is_empty_text (GtkWidget *widget, const char *unused)
{
  return GTK_IS_TEXT (widget) && gtk_widget_get_focusable (widget) &&
         *gtk_editable_get_text (GTK_EDITABLE (widget)) == '\0';
}

GtkWidget *
skv_scene_find_dialog (SkvStage *self)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (self->window) && gtk_widget_get_mapped (window))
        found = window;
    }
  return found;
}

GtkWidget *
skv_scene_open_menu (SkvStage *self, const char *icon)
{
  GtkWidget *button = find_widget (GTK_WIDGET (self->window), is_menu_button, icon);

  if (button == NULL)
    return NULL;
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  skv_stage_settle ();
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
}

/* --- what no action brings by itself --------------------------------------------------------- */

static void
open_item (SkvStage *self, const char *id, GtkWidget *page)
{
  skv_window_open_item (self->window, id);
}

static void
take_text (SkvStage *self, const char *text, GtkWidget *page)
{
  skv_window_take_text (self->window, "dates.csv", text);
}

static void
ask_reason (SkvStage *self, const char *id, GtkWidget *page)
{
  gtk_window_present (GTK_WINDOW (skv_reason_dialog_new_move (self->window->session, id)));
}

static void
find_in_plan (SkvStage *self, const char *words, GtkWidget *page)
{
  skv_window_search (self->window);
  skv_stage_settle ();
  gtk_editable_set_text (GTK_EDITABLE (find_widget (skv_scene_find_dialog (self), is_search, NULL)),
                         words);
}

static void
list_changes (SkvStage *self, const char *unused, GtkWidget *page)
{
  skv_window_compare_versions (self->window, "", "");
  skv_window_list_changes (self->window);
}

static void
activate_row (SkvStage *self, const char *unused, GtkWidget *page)
{
  GtkWidget *row = find_widget (page, is_row, NULL);

  if (row != NULL)
    gtk_widget_activate (row);
}

/* The assistant for a new plan, so many steps from its first. */
static void
step_through_new_plan (SkvStage *self, const char *steps, GtkWidget *page)
{
  GtkWidget *dialog, *empty;

  gtk_widget_activate_action (page, "win.new-plan", NULL);
  skv_stage_settle ();
  dialog = skv_scene_find_dialog (self);
  for (int i = 0; dialog != NULL && i < atoi (steps); i++)
    {
      if ((empty = find_widget (dialog, is_empty_text, NULL)) != NULL)
        gtk_editable_set_text (GTK_EDITABLE (empty), "Fylkeskommunen");
      gtk_widget_activate_action (dialog, "assistant.next", NULL);
      skv_stage_settle ();
    }
}

static void
ask_series_edit (SkvStage *self, const char *id, GtkWidget *page)
{
  skv_series_ask_edit (page, self->window->session, id);
}

static void
ask_series_remove (SkvStage *self, const char *id, GtkWidget *page)
{
  skv_series_ask_remove (page, self->window->session, id);
}

static void
duplicate (SkvStage *self, const char *id, GtkWidget *page)
{
  const char *const ids[] = { id, NULL };
  GtkWidget *dialog = skv_duplicate_dialog_new (self->window->session, ids);

  if (dialog == NULL)
    return;
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
vacate (SkvStage *self, const char *id, GtkWidget *page)
{
  SkvSession *session = self->window->session;
  g_autoptr (SkvEdit) edit = skv_edit_new ("Fylkestinget 2019");
  SkvContact *contact =
    skv_record_copy (skv_plan_lookup (skv_session_get_plan (session), SKV_KIND_CONTACT, id));

  skv_set_text (&contact->name, "Fylkestinget"); /* the example has posts alone */
  skv_edit_put (edit, contact);
  g_assert_true (skv_session_apply (session, edit));
  skv_contact_ask_vacate (GTK_WINDOW (self->window), session, id);
}

static void
remove_system (SkvStage *self, const char *id, GtkWidget *page)
{
  skv_system_remove (GTK_WINDOW (self->window), self->window->session, id);
}

/* The window as the contacts of that department have it. */
static void
be_contact (SkvStage *self, const char *department, GtkWidget *page)
{
  skv_plan_set_audience (skv_session_get_plan (self->window->session), SKV_AUDIENCE_CONTACT,
                         department);
  skv_window_bind_pages (self->window);
  skv_window_show_page (self->window, "my-periods");
  skv_stage_settle ();
}

static void
register_period (SkvStage *self, const char *department, GtkWidget *page)
{
  be_contact (self, department, page);
  gtk_widget_activate_action (skv_window_get_page (self->window, "my-periods"), "periods.register",
                              NULL);
}

static gboolean
is_stack (GtkWidget *widget, const char *child)
{
  return GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), child) != NULL;
}

static void
show_round (SkvStage *self, const char *unused, GtkWidget *page)
{
  GtkWidget *stack = find_widget (page, is_stack, "round");

  gtk_stack_set_visible_child_name (GTK_STACK (stack), "round");
}

/* The words of the announcement that the window shows. */
static void
show_wording (SkvStage *self, const char *occurrence, GtkWidget *page)
{
  gtk_widget_activate_action (page, "win.announce-for", "s", occurrence);
  skv_stage_settle ();
  gtk_widget_activate_action (skv_scene_find_dialog (self), "announce.wording", NULL);
}

/* the steps that come with the program */
static void
write_contingency (SkvStage *self, const char *system, GtkWidget *page)
{
  SkvSession *session = self->window->session;
  SkvContingencyForm *form =
    skv_contingency_form_new_from (skv_session_get_plan (session), "generic", system);

  skv_present_over (skv_contingency_dialog_new (session, form), GTK_WIDGET (self->window));
}

/* Something has just stopped working. */
static void
show_outage (SkvStage *self, const char *system, GtkWidget *page)
{
  SkvSession *session = self->window->session;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const SkvOutageStart start = {
    .system = system,
    .since = now - 600,
    .expected_end = now + 8 * 86400,
    .priority = SKV_PRIORITY_HIGH,
    .title = "FEIDE",
  };
  g_autofree char *id = NULL;
  g_autoptr (SkvEdit) edit =
    skv_outage_start (skv_session_get_plan (session), &start, now, &id, NULL);

  skv_session_apply (session, edit);
  skv_present_over (skv_outage_window_new (session, id), GTK_WIDGET (self->window));
}

static const struct
{
  const char *word;
  ActFunc act;
} acts[] = {
  { "open", open_item },
  { "take", take_text },
  { "reason", ask_reason },
  { "find", find_in_plan },
  { "changes", list_changes },
  { "row", activate_row },
  { "assistant", step_through_new_plan },
  { "series-edit", ask_series_edit },
  { "series-remove", ask_series_remove },
  { "duplicate", duplicate },
  { "vacate", vacate },
  { "system-remove", remove_system },
  { "contact", be_contact },
  { "contact-register", register_period },
  { "round", show_round },
  { "wording", show_wording },
  { "contingency-new", write_contingency },
  { "outage", show_outage },
};

gboolean
skv_scene_act (SkvStage *self, const char *action, const char *target, GtkWidget *page)
{
  GActionGroup *group = G_ACTION_GROUP (self->application);
  g_autoptr (GVariant) parameter =
    target != NULL ? g_variant_parse (NULL, target, NULL, NULL, NULL) : NULL;

  if (parameter != NULL)
    g_variant_ref_sink (parameter);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      if (!g_str_equal (action, acts[i].word))
        continue;
      acts[i].act (self, parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL, page);
      return TRUE;
    }
  if (!g_str_has_prefix (action, "app."))
    return gtk_widget_activate_action_variant (page, action, parameter);
  if (!g_action_group_has_action (group, action + strlen ("app.")))
    return FALSE;
  g_action_group_activate_action (group, action + strlen ("app."), parameter);
  return TRUE;
}

/* --- the plan -------------------------------------------------------------------------------- */

static gpointer
new_source (const char *id, const char *name, const char *location)
{
  SkvSource *source = skv_record_new (SKV_KIND_SOURCE, id);

  skv_set_text (&source->name, name);
  skv_set_text (&source->location, location);
  skv_set_text (&source->lane, "meeting");
  skv_set_text (&source->fetched, "2019-01-07T10:15:00Z");
  return source;
}

/* Somebody asks for what hits an evening. */
static gpointer
new_request (void)
{
  SkvRequest *request = skv_record_new (SKV_KIND_REQUEST, "regnskap");

  skv_set_text (&request->title, "Lønnskjøring");
  skv_set_text (&request->department, "okonomi");
  skv_set_text (&request->contact, "lonnsansvarlig");
  skv_set_text (&request->received, "2019-01-07T10:15:00Z");
  skv_set_text (&request->proposal,
                "{\"items\": [{\"id\": \"regnskap/1\", \"lane\": \"critical\", "
                "\"title\": \"Lønnskjøring\", \"all_day\": true, \"start\": \"2019-06-10\", "
                "\"end\": \"2019-06-15\", \"status\": \"approved\", "
                "\"systems\": [\"visma\"]}]}");
  return request;
}

/* All words of it stand in the examples, so that no test takes them for the program's. */
void
skv_scene_furnish (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvPlan) plan = skv_plan_files_open (file, &error);
  g_autoptr (SkvEdit) edit = skv_edit_new ("Fylkestinget 2019");
  SkvLane *lane = skv_record_new (SKV_KIND_LANE, "fylket");

  g_assert_no_error (error);
  skv_set_text (&lane->title, "Fylkestinget");
  lane->position = 20;
  skv_edit_put (edit, lane);
  skv_edit_put (edit, new_source ("file", "Fylkestinget 2019.csv", "file:///Fylkestinget.csv"));
  skv_edit_put (edit, new_source ("pasted", "Fylkeskommunen", NULL));
  skv_edit_put (edit, new_request ());
  (void) skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}
