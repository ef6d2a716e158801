/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/announce/announce-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/legible.h"
#include "app/print/page-language.h"
#include "app/sides.h"
#include "core/publish/wordings.h"

#define CHOICES_WIDTH 330

G_DEFINE_FINAL_TYPE (SkvAnnounceWindow, skv_announce_window, ADW_TYPE_WINDOW)

/* --- what is shown ---------------------------------------------------------------------------- */

static void
show_problem (SkvAnnounceWindow *self, const char *problem, gboolean is_error)
{
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->problem), "error");
}

static void
show_undated (SkvAnnounceWindow *self)
{
  guint n = self->announcement != NULL ? skv_announcement_get_n_undated (self->announcement) : 0;
  g_autofree char *words = NULL;

  if (n > 0)
    words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u window has no date that fits yet and is not in the list",
                   "%u windows have no date that fits yet and are not in the list", n),
      n);
  show_problem (self, words, FALSE);
}

static void
show_text (SkvAnnounceWindow *self)
{
  gboolean html = gtk_toggle_button_get_active (self->as_html);
  g_autofree char *text =
    self->announcement != NULL
      ? skv_announce_write (self->announcement, &self->wish,
                            html ? SKV_ANNOUNCE_AS_FRAGMENT : SKV_ANNOUNCE_AS_TEXT)
      : g_strdup ("");

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->preview), text, -1);
  gtk_text_view_set_monospace (self->preview, html);
}

static void
on_made (gpointer owner, gpointer result, const GError *error)
{
  SkvAnnounceWindow *self = SKV_ANNOUNCE_WINDOW (owner);

  g_clear_pointer (&self->announcement, skv_announcement_free);
  self->announcement = result;
  adw_window_title_set_subtitle (self->title, self->announcement != NULL
                                                ? skv_announcement_get_subject (self->announcement)
                                                : "");
  show_text (self);
  show_undated (self);
  if (error != NULL)
    show_problem (self, error->message, TRUE);
  skv_announce_window_update_actions (self);
}

/* What was there stays to be seen meanwhile, but nobody sends it any more. */
static void
update (SkvAnnounceWindow *self)
{
  skv_work_clear (&self->work);
  g_clear_pointer (&self->announcement, skv_announcement_free);
  skv_announce_window_update_actions (self);
  skv_announce_window_fill_lists (self);
  self->work = skv_announce_start (G_OBJECT (self), skv_session_get_plan (self->session),
                                   &self->wish, NULL, on_made);
}

static gboolean
on_idle (gpointer data)
{
  SkvAnnounceWindow *self = data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

void
skv_announce_window_queue (SkvAnnounceWindow *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (on_idle, self);
}

/* --- choices ---------------------------------------------------------------------------------- */

static AdwComboRow *
combo_new (SkvAnnounceWindow *self, AdwPreferencesGroup *group, const char *title)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  skv_combo_row_tell_whole (row);
  skv_row_keep_words (GTK_WIDGET (row));
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static void
fill_combo (AdwComboRow *row, GPtrArray *names, guint selected)
{
  g_autoptr (GtkStringList) model = NULL;

  g_ptr_array_add (names, NULL);
  model = gtk_string_list_new ((const char *const *) names->pdata);
  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (row, selected);
}

static void
fill_messages (SkvAnnounceWindow *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (int i = SKV_OUTAGE_MESSAGE_START; i <= SKV_OUTAGE_MESSAGE_OVER; i++)
    g_ptr_array_add (names,
                     (gpointer) skv_wording_title (skv_outage_message_name ((SkvOutageMessage) i)));
  fill_combo (self->kind, names, self->wish.message);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), TRUE);
}

static void
fill_kinds (SkvAnnounceWindow *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  gboolean year = self->wish.occurrence == NULL;

  if (self->wish.is_outage)
    {
      fill_messages (self);
      return;
    }
  if (year)
    g_ptr_array_add (names, (gpointer) skv_announce_kind_title (SKV_ANNOUNCE_YEAR));
  for (int kind = SKV_ANNOUNCE_FIRST; !year && kind < SKV_N_ANNOUNCE_KINDS; kind++)
    g_ptr_array_add (names, (gpointer) skv_announce_kind_title ((SkvAnnounceKind) kind));
  fill_combo (self->kind, names, year ? 0 : self->wish.kind - SKV_ANNOUNCE_FIRST);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), !year);
}

static void
fill_languages (SkvAnnounceWindow *self)
{
  const char *const *languages = skv_page_languages ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = 0;

  self->wish.language = skv_announce_language (skv_session_get_plan (self->session));

  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_ptr_array_add (names, (gpointer) skv_page_language_name (languages[i]));
      if (g_str_equal (languages[i], self->wish.language))
        selected = i;
    }
  fill_combo (self->language, names, selected);
}

/* Only the year's list is told to one organisation alone: a window says itself whose it is.
 * (transfer none) (element-type SkvRecord) */
static GPtrArray *
list_whom (SkvAnnounceWindow *self, SkvKind kind)
{
  GPtrArray *records = skv_plan_get_records (skv_session_get_plan (self->session), kind);

  return kind == SKV_KIND_ORGANISATION && (self->wish.occurrence != NULL || records->len < 2)
           ? NULL
           : records;
}

static const SkvKind whom_kinds[] = { SKV_KIND_ORGANISATION, SKV_KIND_DEPARTMENT };

static void
fill_whom (SkvAnnounceWindow *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = 0;

  /* TRANSLATORS: whom an announcement is for */
  g_ptr_array_add (names, (gpointer) _("Everybody"));
  for (gsize i = 0; i < G_N_ELEMENTS (whom_kinds); i++)
    {
      GPtrArray *records = list_whom (self, whom_kinds[i]);
      const char *chosen = i == 0 ? self->wish.organisation : self->wish.department;

      for (guint j = 0; records != NULL && j < records->len; j++)
        {
          const SkvRecord *record = g_ptr_array_index (records, j);

          if (g_strcmp0 (record->id, chosen) == 0)
            selected = names->len;
          g_ptr_array_add (names, (gpointer) skv_record_get_name (record));
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->whom), names->len > 1 && !self->wish.is_outage);
  fill_combo (self->whom, names, selected);
}

static void
read_whom (SkvAnnounceWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->whom), first = 1;

  g_clear_pointer (&self->wish.organisation, g_free);
  g_clear_pointer (&self->wish.department, g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (whom_kinds); i++)
    {
      GPtrArray *records = list_whom (self, whom_kinds[i]);
      char **id = i == 0 ? &self->wish.organisation : &self->wish.department;

      if (records != NULL && selected >= first && selected < first + records->len)
        *id = g_strdup (((const SkvRecord *) g_ptr_array_index (records, selected - first))->id);
      first += records != NULL ? records->len : 0;
    }
}

static void
on_choice (SkvAnnounceWindow *self)
{
  if (self->filling)
    return;
  if (self->wish.is_outage)
    self->wish.message = (SkvOutageMessage) adw_combo_row_get_selected (self->kind);
  else if (self->wish.occurrence != NULL)
    self->wish.kind =
      (SkvAnnounceKind) (adw_combo_row_get_selected (self->kind) + SKV_ANNOUNCE_FIRST);
  else
    self->wish.kind = SKV_ANNOUNCE_YEAR;
  self->wish.language = skv_page_languages ()[adw_combo_row_get_selected (self->language)];
  read_whom (self);
  skv_announce_window_queue (self);
}

void
skv_announce_window_choose (SkvAnnounceWindow *self, const char *occurrence)
{
  skv_announce_wish_choose (&self->wish, skv_session_get_plan (self->session), occurrence);
  self->filling = TRUE;
  fill_kinds (self);
  fill_whom (self);
  self->filling = FALSE;
  skv_announce_window_queue (self);
}

static GtkWidget *
choices_new (SkvAnnounceWindow *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->kind = combo_new (self, group, _("Kind"));
  self->language = combo_new (self, group, _("Language"));
  self->whom = combo_new (self, group, _("For"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (group));
  skv_announce_window_add_lists (self, GTK_BOX (box));
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, CHOICES_WIDTH, 160);
  gtk_widget_set_hexpand (scrolled, FALSE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

/* --- the window ------------------------------------------------------------------------------- */

static GMenuModel *
menu_new (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) save = g_menu_new (), wording = g_menu_new ();

  g_menu_append (save, _("Save as _Text…"), "announce.save::txt");
  g_menu_append (save, _("Save as _Web Page…"), "announce.save::html");
  g_menu_append (save, _("Save as _Part of a Web Page…"), "announce.save::fragment");
  g_menu_append (save, _("Save as _iCalendar…"), "announce.save::ics");
  g_menu_append (wording, _("_Edit Wording…"), "announce.wording");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (save));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (wording));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
header_new (SkvAnnounceWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *sent = gtk_button_new_with_mnemonic (_("Mark as _Sent…"));
  GtkWidget *more = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = menu_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_("Announcement"), ""));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  gtk_widget_add_css_class (sent, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (sent), "announce.sent");
  self->sent_button = sent;
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "open-menu-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  gtk_widget_set_tooltip_text (more, _("Save and Wording"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Save and Wording"), -1);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), sent);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), more);
  return header;
}

static GtkWidget *
button_new (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
toolbar_new (SkvAnnounceWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *formats = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *text = gtk_toggle_button_new_with_mnemonic (_("_Text"));
  GtkWidget *html = gtk_toggle_button_new_with_mnemonic (_("_HTML"));
  GtkWidget *spring = gtk_label_new (NULL);

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (html), GTK_TOGGLE_BUTTON (text));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (text), TRUE);
  gtk_widget_add_css_class (formats, "linked");
  gtk_box_append (GTK_BOX (formats), text);
  gtk_box_append (GTK_BOX (formats), html);
  self->as_html = GTK_TOGGLE_BUTTON (html);
  g_signal_connect_swapped (html, "toggled", G_CALLBACK (show_text), self);
  gtk_widget_set_hexpand (spring, TRUE);
  gtk_box_append (GTK_BOX (bar), formats);
  gtk_box_append (GTK_BOX (bar), spring);
  gtk_box_append (GTK_BOX (bar), button_new (_("_Copy"), "announce.copy"));
  gtk_box_append (GTK_BOX (bar), button_new (_("_Mail…"), "announce.mail"));
  gtk_widget_set_margin_start (bar, 12);
  gtk_widget_set_margin_end (bar, 12);
  gtk_widget_set_margin_top (bar, 12);
  gtk_widget_set_margin_bottom (bar, 6);
  return bar;
}

static GtkWidget *
preview_new (SkvAnnounceWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new (), *view = gtk_text_view_new ();
  GtkWidget *problem = gtk_label_new (NULL);

  self->preview = GTK_TEXT_VIEW (view);
  gtk_text_view_set_editable (self->preview, FALSE);
  gtk_text_view_set_accepts_tab (self->preview, FALSE);
  gtk_text_view_set_wrap_mode (self->preview, GTK_WRAP_WORD_CHAR);
  g_object_set (view, "left-margin", 12, "right-margin", 12, "top-margin", 12, "bottom-margin", 12,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What will be said"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_set_size_request (scrolled, 260, 160);
  self->problem = GTK_LABEL (problem);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_xalign (self->problem, 0.0f);
  g_object_set (problem, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6,
                NULL);
  gtk_widget_set_visible (problem, FALSE);
  gtk_box_append (GTK_BOX (box), toolbar_new (self));
  gtk_box_append (GTK_BOX (box), problem);
  gtk_box_append (GTK_BOX (box), scrolled);
  return box;
}

static void
build (SkvAnnounceWindow *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *over = gtk_overlay_new ();
  GtkWidget *beside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *choices = choices_new (self), *preview = preview_new (self);

  self->toast = g_object_new (SKV_TYPE_TOAST, NULL);
  gtk_box_append (GTK_BOX (all), header_new (self));
  gtk_box_append (GTK_BOX (beside), choices);
  gtk_box_append (GTK_BOX (beside), separator);
  gtk_box_append (GTK_BOX (beside), preview);
  gtk_widget_set_vexpand (beside, TRUE);
  gtk_box_append (GTK_BOX (all), beside);
  gtk_overlay_set_child (GTK_OVERLAY (over), all);
  gtk_overlay_add_overlay (GTK_OVERLAY (over), GTK_WIDGET (self->toast));
  adw_window_set_content (ADW_WINDOW (self), over);
  skv_sides_install (GTK_WINDOW (self),
                     &(SkvSides){ beside, separator, preview, 880, 320, 300, NULL });
}

static void
on_told (SkvAnnounceWindow *self, const char *message)
{
  skv_toast_show (self->toast, message, NULL, NULL);
}

static void
skv_announce_window_dispose (GObject *object)
{
  SkvAnnounceWindow *self = SKV_ANNOUNCE_WINDOW (object);

  self->filling = TRUE; /* rows that go away change what they have selected */
  g_clear_handle_id (&self->update_source, g_source_remove);
  skv_work_clear (&self->work);
  g_clear_pointer (&self->announcement, skv_announcement_free);
  g_clear_object (&self->session);
  skv_announce_wish_clear (&self->wish);
  G_OBJECT_CLASS (skv_announce_window_parent_class)->dispose (object);
}

static void
skv_announce_window_class_init (SkvAnnounceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_announce_window_dispose;
  skv_announce_window_out_class_init (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_announce_window_init (SkvAnnounceWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _("Announcement"));
  gtk_window_set_default_size (GTK_WINDOW (self), 1060, 660);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  build (self);
}

static void
follow_rows (SkvAnnounceWindow *self)
{
  AdwComboRow *rows[] = { self->kind, self->language, self->whom };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_connect_swapped (rows[i], "notify::selected", G_CALLBACK (on_choice), self);
}

GtkWidget *
skv_announce_window_new (SkvSession *session, const char *occurrence)
{
  SkvAnnounceWindow *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_ANNOUNCE_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->wish.year = skv_session_get_year (session);
  self->filling = TRUE;
  fill_languages (self);
  skv_announce_window_choose (self, occurrence);
  follow_rows (self);
  g_clear_handle_id (&self->update_source, g_source_remove);
  update (self);
  g_signal_connect_object (skv_session_get_plan (session), "changed",
                           G_CALLBACK (skv_announce_window_queue), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
