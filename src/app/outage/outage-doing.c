/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/outage/outage-private.h"

#include <glib/gi18n-lib.h>

#include "app/announce/announce-text.h"
#include "app/announce/announce-window.h"
#include "app/announce/sent-question.h"
#include "app/app-clock.h"
#include "app/date-row.h"
#include "app/legible.h"
#include "app/present.h"
#include "core/outage/causes.h"
#include "core/outage/log.h"
#include "core/outage/outage.h"
#include "core/outage/times.h"
#include "core/publish/wordings.h"

/* keys of what is typed */
#define NEWS "news"
#define EXPECTED "expected"
#define AT "at"
#define OUTCOME "outcome"
#define FOLLOW_UP "follow-up"
#define DUE "due"

static SkvPlan *
plan_of (SkvOutageWindow *self)
{
  return skv_session_get_plan (self->session);
}

static void
tell (SkvOutageWindow *self, const char *message)
{
  skv_toast_show (self->toast, message, NULL, NULL);
}

/* --- the message ----------------------------------------------------------------------------- */

/* what is to be said next, in the plan's language; to be cleared */
static void
make_wish (SkvOutageWindow *self, SkvAnnounceWish *wish)
{
  skv_announce_wish_init (wish, plan_of (self), self->id);
}

static void
on_copy (SkvOutageWindow *self, GtkWidget *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button),
                          g_object_get_data (G_OBJECT (button), "text"));
  tell (self, _("Copied"));
}

static void
on_sent (SkvOutageWindow *self, GtkWidget *button)
{
  SkvAnnounceWish wish;

  make_wish (self, &wish);
  skv_present_over (
    skv_sent_question_new (self->session, &wish, g_object_get_data (G_OBJECT (button), "text")),
    button);
  skv_announce_wish_clear (&wish);
}

static void
on_more (SkvOutageWindow *self, GtkWidget *button)
{
  skv_present_over (skv_announce_window_new (self->session, self->id), button);
}

static void
add_message_button (SkvOutageWindow *self,
                    GtkWidget *box,
                    const char *label,
                    const char *key,
                    const char *text,
                    GCallback pressed)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (text), g_free);
  g_object_set_data (G_OBJECT (button), "key", (gpointer) key);
  g_signal_connect_object (button, "clicked", pressed, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

/* as it will be read; a part of it can be selected */
static void
add_preview (AdwPreferencesGroup *group, const char *text)
{
  GtkWidget *view = gtk_text_view_new (), *frame = gtk_frame_new (NULL);

  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  g_object_set (view, "left-margin", 12, "right-margin", 12, "top-margin", 12, "bottom-margin", 12,
                NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What will be said"), -1);
  g_object_set_data (G_OBJECT (view), "key", (gpointer) "preview");
  gtk_frame_set_child (GTK_FRAME (frame), view);
  adw_preferences_group_add (group, frame);
}

static void
add_message (GtkBox *box, SkvOutageWindow *self)
{
  SkvAnnounceWish wish;
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvAnnouncement) draft = NULL;
  AdwPreferencesGroup *group = skv_outage_add_group (box, _("Message to Staff"));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *text;

  make_wish (self, &wish);
  draft = skv_announce_make (plan_of (self), &wish, NULL, &error);
  adw_preferences_group_set_description (group, skv_announce_wish_title (&wish));
  skv_announce_wish_clear (&wish);
  if (draft == NULL)
    {
      skv_outage_add_words (group, error->message, NULL);
      return;
    }
  text = skv_announcement_get_text (draft);
  add_preview (group, text);
  gtk_widget_set_margin_top (buttons, 6);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  add_message_button (self, buttons, _("_Copy"), "copy", text, G_CALLBACK (on_copy));
  add_message_button (self, buttons, _("Mark as _Sent…"), "sent", text, G_CALLBACK (on_sent));
  add_message_button (self, buttons, _("_More…"), "more", text, G_CALLBACK (on_more));
  gtk_widget_set_tooltip_text (gtk_widget_get_last_child (buttons),
                               _("Mail, web page, other languages, other words"));
  adw_preferences_group_add (group, buttons);
}

/* --- what is new ----------------------------------------------------------------------------- */

static void
on_news (SkvOutageWindow *self)
{
  GError *error = NULL;
  SkvEdit *edit = skv_outage_tell (plan_of (self), self->id, skv_outage_typed (self, NEWS),
                                   skv_outage_window_by (self), skv_app_clock_now (), &error);

  if (skv_outage_window_apply (self, edit, error))
    skv_outage_forget_typed (self, NEWS);
}

static void
on_expected (SkvOutageWindow *self)
{
  const char *text = skv_outage_typed (self, EXPECTED);
  const SkvItem *item = skv_outage_find (plan_of (self), self->id, NULL);
  gint64 now = skv_app_clock_now (), expected = SKV_MOMENT_NONE;
  GError *error = NULL;
  SkvEdit *edit;

  if (*text != '\0' && item != NULL)
    expected = skv_outage_parse_time (plan_of (self), text, SKV_TIME_FUTURE,
                                      skv_outage_began (plan_of (self), item), now);
  if (*text != '\0' && item != NULL && expected == SKV_MOMENT_NONE)
    {
      tell (self, _("A time such as 12:00, or a length such as P7D, is needed"));
      return;
    }
  edit = skv_outage_expect (plan_of (self), self->id, expected, skv_outage_window_by (self), now,
                            &error);
  if (skv_outage_window_apply (self, edit, error))
    skv_outage_forget_typed (self, EXPECTED);
}

/* all that was expected before, each on a line with who said it (transfer full) (nullable) */
static char *
former_words (SkvPlan *plan, const SkvOutageView *view)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint last = view->log->len;

  /* The last one stands in its own row, as long as it is not over. */
  while (view->is_open && last > 0 &&
         ((const SkvLogEntry *) view->log->pdata[last - 1])->entry_kind != SKV_LOG_EXPECTED)
    last--;
  for (guint i = 0; i < (view->is_open && last > 0 ? last - 1 : last); i++)
    {
      const SkvLogEntry *entry = view->log->pdata[i];
      gint64 moment = skv_log_parse_moment (entry->content);
      g_autofree char *when =
        moment != SKV_MOMENT_NONE ? skv_outage_moment_words (plan, moment) : NULL;

      if (entry->entry_kind != SKV_LOG_EXPECTED)
        continue;
      g_string_append_printf (words, "%s%s%s%s", words->len > 0 ? "\n" : "",
                              when != NULL ? when : C_("expected end", "not known"),
                              entry->by != NULL ? " · " : "", entry->by != NULL ? entry->by : "");
    }
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

static void
add_news (GtkBox *box, SkvOutageWindow *self, const SkvOutageView *view)
{
  AdwPreferencesGroup *group = skv_outage_add_group (box, _("What Is New?"));
  g_autofree char *expected = view->item->expected_end != SKV_MOMENT_NONE
                                ? skv_outage_moment_words (plan_of (self), view->item->expected_end)
                                : NULL;
  g_autofree char *former = former_words (plan_of (self), view);
  SkvTextRow *row;

  row = skv_outage_add_entry (self, group, NEWS, _("News"), _("What is known now"));
  skv_outage_add_button (self, row, _("_Note"), G_CALLBACK (on_news));
  if (view->is_open)
    {
      row =
        skv_outage_add_entry (self, group, EXPECTED, _("New Expected End"), _("12:00 or P7D"));
      skv_outage_add_button (self, row, _("Se_t"), G_CALLBACK (on_expected));
      skv_text_row_show_problem (row, NULL,
                                 expected != NULL ? expected : C_("expected end", "not known"));
    }
  if (former != NULL)
    skv_outage_add_words (group, _("Expected Before"), former);
}

/* --- the end --------------------------------------------------------------------------------- */

static void
on_end (SkvOutageWindow *self, GtkWidget *button)
{
  AdwComboRow *cause = g_object_get_data (G_OBJECT (button), "cause");
  guint chosen = cause != NULL ? adw_combo_row_get_selected (cause) : 0;
  const char *text = skv_outage_typed (self, AT);
  gint64 now = skv_app_clock_now ();
  SkvOutageEnd end = { .at = now,
                       .outcome = skv_outage_typed (self, OUTCOME),
                       .by = skv_outage_window_by (self) };
  GError *error = NULL;
  SkvEdit *edit;

  if (*text != '\0')
    end.at = skv_outage_parse_time (plan_of (self), text, SKV_TIME_PAST, now, now);
  if (end.at == SKV_MOMENT_NONE)
    {
      tell (self, _("A time such as 09:10 is needed"));
      return;
    }
  if (chosen > 0 && chosen <= self->causes->len)
    end.caused_by = self->causes->pdata[chosen - 1];
  edit = skv_outage_end (plan_of (self), self->id, &end, now, &error);
  skv_outage_window_apply (self, edit, error);
}

/* Work that was done shortly before, of which a person says whether it was that (nullable) */
static AdwComboRow *
add_causes (SkvOutageWindow *self, AdwPreferencesGroup *group, const SkvOutageView *view)
{
  AdwComboRow *row;
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->causes, 0);
  if (view->causes->len == 0)
    return NULL;
  gtk_string_list_append (model, C_("cause of an outage", "Not known, or something else"));
  for (guint i = 0; i < view->causes->len; i++)
    {
      const SkvCauseBefore *cause = view->causes->pdata[i];

      g_ptr_array_add (self->causes, g_strdup (cause->id));
      gtk_string_list_append (model, cause->title != NULL ? cause->title : "");
    }
  row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("It Came Of"));
  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  skv_combo_row_tell_whole (row);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static void
add_end (GtkBox *box, SkvOutageWindow *self, const SkvOutageView *view)
{
  AdwPreferencesGroup *group = skv_outage_add_group (box, _("When It Works Again"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_End Outage"));

  skv_outage_add_entry (self, group, AT, _("Works Since"), _("Now"));
  skv_outage_add_entry (self, group, OUTCOME, _("What It Was"), _("In a few words"));
  g_object_set_data (G_OBJECT (button), "cause", add_causes (self, group, view));
  g_object_set_data (G_OBJECT (button), "key", (gpointer) "end");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_end), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_margin_top (button, 6);
  adw_preferences_group_add (group, button);
}

/* --- what is left ---------------------------------------------------------------------------- */

static void
on_follow_up (SkvOutageWindow *self)
{
  const char *date = skv_outage_typed (self, DUE);
  SkvDay due = *date != '\0' ? skv_day_parse (date) : SKV_DAY_NONE;
  GError *error = NULL;
  SkvEdit *edit;

  if (*date != '\0' && due == SKV_DAY_NONE)
    {
      tell (self, _("The date is not understood"));
      return;
    }
  edit = skv_outage_follow_up (plan_of (self), self->id, skv_outage_typed (self, FOLLOW_UP), due,
                               skv_outage_window_by (self), skv_app_clock_now (), &error);
  if (!skv_outage_window_apply (self, edit, error))
    return;
  skv_outage_forget_typed (self, FOLLOW_UP);
  skv_outage_forget_typed (self, DUE);
}

static void
add_follow_up (GtkBox *box, SkvOutageWindow *self)
{
  AdwPreferencesGroup *group = skv_outage_add_group (box, _("Follow-Up"));
  SkvTextRow *row = skv_outage_add_entry (self, group, FOLLOW_UP, _("What Is Left to Do"), NULL);
  GtkWidget *date = skv_date_row_new (_("By When"));

  skv_outage_add_button (self, row, _("_Add"), G_CALLBACK (on_follow_up));
  skv_date_row_set_up (SKV_DATE_ROW (date), self->session, SKV_DATE_DAY);
  skv_outage_keep_typed (self, SKV_TEXT_ROW (date), DUE);
  adw_preferences_group_add (group, date);
}

/* --- what happened --------------------------------------------------------------------------- */

typedef struct
{
  gint64 moment;
  char *words; /* (owned) */
  char *by;    /* (owned) (nullable) */
} Event;

static void
event_clear (gpointer data)
{
  Event *event = data;

  g_free (event->words);
  g_free (event->by);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *first = a, *second = b;

  return first->moment < second->moment ? -1 : first->moment > second->moment;
}

/* (transfer full) (element-type Event) */
static GArray *
list_events (SkvPlan *plan, const SkvOutageView *view)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (Event));

  g_array_set_clear_func (events, event_clear);
  for (guint i = 0; i < view->log->len; i++)
    {
      const SkvLogEntry *entry = view->log->pdata[i];
      Event event = { skv_log_parse_moment (entry->made), skv_outage_entry_words (plan, entry),
                      g_strdup (entry->by) };

      if (entry->entry_kind == SKV_LOG_STEP && !entry->done)
        event_clear (&event); /* it was ticked by mistake */
      else
        g_array_append_val (events, event);
    }
  for (guint i = 0; i < view->notices->len; i++)
    {
      const SkvNotice *notice = view->notices->pdata[i];
      Event event = { .moment = skv_log_parse_moment (notice->sent), .by = g_strdup (notice->by) };

      /* TRANSLATORS: what was told, “Outage”, and to whom */
      event.words = notice->recipients != NULL
                      ? g_strdup_printf (_("Told: %1$s · %2$s"),
                                         skv_announce_notice_title (notice), notice->recipients)
                      : g_strdup_printf (_("Told: %s"), skv_announce_notice_title (notice));
      g_array_append_val (events, event);
    }
  g_array_sort (events, compare_events);
  return events;
}

static void
add_log (GtkBox *box, SkvOutageWindow *self, const SkvOutageView *view)
{
  g_autoptr (GArray) events = list_events (plan_of (self), view);
  AdwPreferencesGroup *group;

  if (events->len == 0)
    return;
  group = skv_outage_add_group (box, _("What Happened"));
  for (guint i = events->len; i > 0; i--) /* the newest is looked for */
    {
      const Event *event = &g_array_index (events, Event, i - 1);
      g_autofree char *when = event->moment != SKV_MOMENT_NONE
                                ? skv_outage_moment_words (plan_of (self), event->moment)
                                : g_strdup ("");
      g_autofree char *words =
        event->by != NULL ? g_strdup_printf ("%s · %s", when, event->by) : g_strdup (when);

      skv_outage_add_words (group, event->words, words);
    }
}

void
skv_outage_add_doings (SkvOutageWindow *self, GtkBox *box, const SkvOutageView *view)
{
  add_message (box, self);
  add_news (box, self, view);
  if (view->is_open)
    add_end (box, self, view);
  add_follow_up (box, self);
  add_log (box, self, view);
}
