/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/outage/outage-window.h"

#include <glib/gi18n-lib.h>

#include "app/outage/outage-private.h"
#include "app/outage/system-match.h"
#include "app/question.h"
#include "core/outage/message.h"
#include "core/outage/outage.h"
#include "core/outage/times.h"

#define MATCHES 6

G_DEFINE_FINAL_TYPE (SkvOutageWindow, skv_outage_window, ADW_TYPE_WINDOW)

gint64
skv_outage_window_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

gboolean
skv_outage_window_apply (SkvOutageWindow *self, SkvEdit *edit, GError *error)
{
  g_autoptr (SkvEdit) held = edit;
  g_autoptr (GError) problem = error;

  if (edit == NULL)
    {
      skv_toast_show (self->toast, problem != NULL ? problem->message : "", NULL, NULL);
      return FALSE;
    }
  return skv_session_apply (self->session, edit);
}

/* --- what was written ------------------------------------------------------------------------ */

/* (transfer none) (nullable) */
static const SkvSystem *
chosen_system (SkvOutageWindow *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  const char *text = skv_text_row_get_text (self->system_row);
  g_autoptr (GPtrArray) found = *text != '\0' ? skv_system_match (plan, text, 1) : NULL;

  return found != NULL && found->len > 0 ? found->pdata[0] : NULL;
}

/* FALSE if it is no time; what is wrong stands under the row */
static gboolean
read_time (SkvOutageWindow *self, SkvTextRow *row, SkvTimeSide side, gint64 base, gint64 *moment)
{
  g_autofree char *text = skv_question_read (row);
  g_autofree char *words = NULL;
  SkvPlan *plan = skv_session_get_plan (self->session);

  if (*text != '\0')
    *moment = skv_outage_parse_time (plan, text, side, base, skv_outage_window_now ());
  if (*text != '\0' && *moment == SKV_MOMENT_NONE)
    {
      skv_text_row_show_problem (row, _("A time such as 09:10 is needed"), NULL);
      return FALSE;
    }
  words = *text != '\0' ? skv_outage_moment_words (plan, *moment) : NULL;
  skv_text_row_show_problem (row, NULL, words);
  return TRUE;
}

static void
on_match (SkvOutageWindow *self, GtkWidget *row)
{
  skv_text_row_set_text (self->system_row,
                         adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  skv_text_row_focus (self->since_row);
  gtk_widget_set_sensitive (self->register_button, chosen_system (self) != NULL);
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
add_choice (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
  return row;
}

static void
on_edited (SkvOutageWindow *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autofree char *text = skv_question_read (self->system_row);
  g_autoptr (GPtrArray) found = skv_system_match (plan, text, MATCHES);
  gint64 since = skv_outage_window_now (), expected = SKV_MOMENT_NONE;
  gboolean ready;

  clear_rows (self->matches_group, self->match_rows);
  for (guint i = 0; i < found->len; i++)
    {
      const SkvSystem *system = found->pdata[i];
      GtkWidget *row = add_choice (self->matches_group, self->match_rows, system->name, NULL);

      g_signal_connect_object (row, "activated", G_CALLBACK (on_match), self, G_CONNECT_SWAPPED);
    }
  skv_text_row_show_problem (
    self->system_row, found->len == 0 ? _("No system of this plan is called so") : NULL, NULL);
  ready = read_time (self, self->since_row, SKV_TIME_PAST, since, &since);
  ready &= read_time (self, self->expected_row, SKV_TIME_FUTURE, since, &expected);
  gtk_widget_set_sensitive (self->register_button, ready && *text != '\0' && found->len > 0);
}

static void
on_register (SkvOutageWindow *self)
{
  const SkvSystem *system = chosen_system (self);
  gint64 now = skv_outage_window_now ();
  SkvOutageStart start = { .since = now, .expected_end = SKV_MOMENT_NONE, .by = self->by };
  g_autofree char *id = NULL;
  GError *error = NULL;
  SkvEdit *edit;

  if (system == NULL || !read_time (self, self->since_row, SKV_TIME_PAST, now, &start.since) ||
      !read_time (self, self->expected_row, SKV_TIME_FUTURE, start.since, &start.expected_end))
    return;
  start.system = system->parent.id;
  start.external = gtk_switch_get_active (self->external_switch);
  edit = skv_outage_start (skv_session_get_plan (self->session), &start, now, &id, &error);
  if (skv_outage_window_apply (self, edit, error))
    skv_outage_window_open (self, id);
}

/* --- showing --------------------------------------------------------------------------------- */

static void
on_open_row (SkvOutageWindow *self, GtkWidget *row)
{
  skv_outage_window_open (self, g_object_get_data (G_OBJECT (row), "outage"));
}

static void
fill_start (SkvOutageWindow *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autoptr (GPtrArray) open = skv_outages_list (plan, TRUE);

  clear_rows (self->open_group, self->open_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->open_group), open->len > 0);
  for (guint i = 0; i < open->len; i++)
    {
      const SkvItem *item = open->pdata[i];
      g_autofree char *since = item->all_day ? NULL : skv_outage_moment_words (plan, item->start);
      GtkWidget *row = add_choice (self->open_group, self->open_rows, item->title, since);

      g_object_set_data_full (G_OBJECT (row), "outage", g_strdup (item->parent.id), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_open_row), self, G_CONNECT_SWAPPED);
    }
  on_edited (self);
}

void
skv_outage_window_open (SkvOutageWindow *self, const char *id)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  const SkvItem *item = id != NULL ? skv_outage_find (plan, id, NULL) : NULL;
  char *copy = g_strdup (item != NULL ? id : NULL); /* @id may be of a row that goes */

  g_free (self->id);
  self->id = copy;
  adw_window_title_set_title (self->title, item != NULL ? item->title : _("Outage"));
  gtk_widget_set_visible (self->back_button, item != NULL);
  gtk_stack_set_visible_child_name (self->stack, item != NULL ? "course" : "start");
  if (item != NULL)
    {
      skv_outage_window_fill_course (self);
      skv_session_select (self->session, self->id, NULL);
      return;
    }
  fill_start (self);
  skv_text_row_focus (self->system_row);
}

static void
on_back (SkvOutageWindow *self)
{
  skv_text_row_set_text (self->system_row, "");
  skv_text_row_set_text (self->since_row, "");
  skv_text_row_set_text (self->expected_row, "");
  skv_outage_window_open (self, NULL);
}

/* the outage may have gone by undo */
static gboolean
refill (gpointer data)
{
  SkvOutageWindow *self = data;

  self->refill_source = 0;
  if (self->id == NULL ||
      skv_outage_find (skv_session_get_plan (self->session), self->id, NULL) == NULL)
    skv_outage_window_open (self, NULL);
  else
    skv_outage_window_fill_course (self);
  return G_SOURCE_REMOVE;
}

/* After every edit, by whomever; later, since it may come from a row that goes. */
static void
on_plan_changed (SkvOutageWindow *self)
{
  if (self->refill_source == 0)
    self->refill_source = g_idle_add (refill, self);
}

static void
on_told (SkvOutageWindow *self, const char *message)
{
  skv_toast_show (self->toast, message, NULL, NULL);
}

/* --- made ------------------------------------------------------------------------------------ */

static AdwPreferencesGroup *
add_group (GtkBox *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
on_enter (GtkEntry *entry, SkvOutageWindow *self)
{
  if (gtk_widget_get_sensitive (self->register_button))
    on_register (self);
}

static SkvTextRow *
add_text (SkvOutageWindow *self, AdwPreferencesGroup *group, const char *title, const char *hint)
{
  SkvTextRow *row = skv_question_add_row (group, title, NULL, 24, G_CALLBACK (on_edited), self);

  skv_text_row_set_up (row, hint, 24);
  g_signal_connect (skv_text_row_get_entry (row), "activate", G_CALLBACK (on_enter), self);
  return row;
}

static GtkWidget *
make_start (SkvOutageWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *row;
  AdwPreferencesGroup *group = add_group (GTK_BOX (box), _("What Does Not Work?"));

  self->system_row = add_text (self, group, _("System"), _("A few letters of its name"));
  self->since_row = add_text (self, group, _("Since"), _("Now"));
  self->expected_row = add_text (self, group, _("Expected End"), _("Not known"));
  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _("Cause Outside of the Organisation"));
  self->external_switch = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->external_switch), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->external_switch));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->external_switch));
  adw_preferences_group_add (group, row);
  self->register_button = gtk_button_new_with_mnemonic (_("_Register Outage"));
  gtk_widget_add_css_class (self->register_button, "suggested-action");
  gtk_widget_add_css_class (self->register_button, "pill");
  gtk_widget_set_halign (self->register_button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->register_button, "clicked", G_CALLBACK (on_register), self);
  gtk_box_append (GTK_BOX (box), self->register_button);
  self->matches_group = add_group (GTK_BOX (box), _("Systems"));
  self->open_group = add_group (GTK_BOX (box), _("Not Over Yet"));
  return box;
}

static GtkWidget *
scroll (GtkWidget *child)
{
  GtkWidget *clamp = adw_clamp_new (), *scrolled = gtk_scrolled_window_new ();

  gtk_widget_set_margin_top (child, 18);
  gtk_widget_set_margin_bottom (child, 24);
  gtk_widget_set_margin_start (child, 12);
  gtk_widget_set_margin_end (child, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
make_header (SkvOutageWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_("Outage"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  self->back_button = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back_button, _("Another outage"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Another outage"), -1);
  g_signal_connect_swapped (self->back_button, "clicked", G_CALLBACK (on_back), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->back_button);
  return header;
}

static void
skv_outage_window_dispose (GObject *object)
{
  SkvOutageWindow *self = SKV_OUTAGE_WINDOW (object);

  g_clear_handle_id (&self->refill_source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->match_rows, g_ptr_array_unref);
  g_clear_pointer (&self->open_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (skv_outage_window_parent_class)->dispose (object);
}

static void
skv_outage_window_finalize (GObject *object)
{
  SkvOutageWindow *self = SKV_OUTAGE_WINDOW (object);

  g_free (self->id);
  g_free (self->by);
  g_free (self->news);
  G_OBJECT_CLASS (skv_outage_window_parent_class)->finalize (object);
}

static void
skv_outage_window_class_init (SkvOutageWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_outage_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_outage_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
skv_outage_window_init (SkvOutageWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *overlay = gtk_overlay_new ();

  self->match_rows = g_ptr_array_new ();
  self->open_rows = g_ptr_array_new ();
  self->by = skv_question_recall_decider ();
  self->news = g_strdup ("");
  self->stack = GTK_STACK (gtk_stack_new ());
  self->course = ADW_BIN (adw_bin_new ());
  self->toast = g_object_new (SKV_TYPE_TOAST, NULL);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_stack_add_named (self->stack, scroll (make_start (self)), "start");
  gtk_stack_add_named (self->stack, scroll (GTK_WIDGET (self->course)), "course");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->stack));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->toast));
  gtk_box_append (GTK_BOX (box), overlay);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Outage"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 640);
}

GtkWidget *
skv_outage_window_new (SkvSession *session)
{
  SkvOutageWindow *self = g_object_new (SKV_TYPE_OUTAGE_WINDOW, NULL);

  g_return_val_if_fail (SKV_IS_SESSION (session), GTK_WIDGET (self));

  self->session = g_object_ref (session);
  g_signal_connect_object (skv_session_get_plan (session), "changed", G_CALLBACK (on_plan_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  skv_outage_window_open (self, NULL);
  return GTK_WIDGET (self);
}
