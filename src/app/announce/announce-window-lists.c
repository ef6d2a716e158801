/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/announce/announce-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/legible.h"
#include "core/calendar/notices.h"
#include "core/calendar/words.h"

#define DAYS_AHEAD 14
#define MOST_ROWS 30

static GtkWidget *
list_new (AdwPreferencesGroup *group)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_group_add (group, list);
  return list;
}

static void
empty_list (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

static GtkWidget *
row_new (GtkWidget *row, const char *title, const char *subtitle)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *under = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  g_object_set (row, "subtitle", under, NULL);
  skv_row_keep_words (row);
  return row;
}

/* --- what was said ---------------------------------------------------------------------------- */

static void
append_part (GString *words, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

/* "15 March 2027 · Mail · all staff · IT manager" */
static char *
notice_words (SkvPlan *plan, const SkvNotice *notice)
{
  GString *words = g_string_new (NULL);
  SkvDay day = skv_notice_sent_day (plan, notice);
  g_autofree char *date = day != SKV_DAY_NONE ? skv_words_day_month_year (day) : NULL;

  append_part (words, date);
  append_part (words,
               notice->channel != NULL ? skv_announce_channel_title (notice->channel) : NULL);
  append_part (words, notice->recipients);
  append_part (words, notice->by);
  return g_string_free (words, FALSE);
}

static GtkWidget *
text_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  g_object_set (label, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6,
                NULL);
  return label;
}

static void
fill_log (SkvAnnounceWindow *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autoptr (SkvOccurrences) found = NULL;
  g_autoptr (GPtrArray) notices = NULL;

  empty_list (self->log_list);
  if (self->wish.occurrence != NULL)
    found = skv_occurrences_find (plan, self->wish.occurrence);
  if (self->wish.occurrence == NULL || found != NULL)
    notices = skv_notices_list (
      plan, found != NULL ? skv_occurrences_lookup (found, self->wish.occurrence) : NULL);
  for (guint i = 0; notices != NULL && i < MIN (notices->len, MOST_ROWS); i++)
    {
      const SkvNotice *notice = notices->pdata[i];
      g_autofree char *words = notice_words (plan, notice);
      GtkWidget *row = row_new (adw_expander_row_new (), skv_announce_notice_title (notice), words);

      if (notice->content != NULL)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (row), text_new (notice->content));
      gtk_list_box_append (GTK_LIST_BOX (self->log_list), row);
    }
  gtk_widget_set_visible (self->log_list, notices != NULL && notices->len > 0);
  adw_preferences_group_set_description (
    self->log, notices != NULL && notices->len > 0 ? NULL : _("Nothing was marked as sent yet."));
}

/* --- what is to be said ----------------------------------------------------------------------- */

static char *
open_words (SkvSession *session, const SkvNoticeDue *due)
{
  SkvDay today = skv_session_get_today (session);
  g_autofree char *day = skv_words_day_month_year (due->step.day);
  g_autofree char *work = skv_words_day_month_year (due->first_day);
  const char *kind =
    skv_announce_kind_title (due->step.is_first ? SKV_ANNOUNCE_FIRST : SKV_ANNOUNCE_REMINDER);
  /* TRANSLATORS: when something is to be told */
  const char *when = due->step.day == today  ? C_("when to tell", "today")
                     : due->step.day < today ? C_("when to tell", "overdue")
                                             : day;

  /* TRANSLATORS: “Reminder”, “today”, date of the work */
  return g_strdup_printf (_("%1$s: %2$s · takes place %3$s"), kind, when, work);
}

static void
on_open (SkvAnnounceWindow *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "occurrence"));

  skv_announce_window_choose (self, id);
}

static void
fill_open (SkvAnnounceWindow *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  SkvDay today = skv_session_get_today (self->session);
  g_autoptr (GPtrArray) open = skv_notices_list_open (plan, today, today + DAYS_AHEAD);

  empty_list (self->open_list);
  for (guint i = 0; i < MIN (open->len, MOST_ROWS); i++)
    {
      const SkvNoticeDue *due = open->pdata[i];
      g_autofree char *words = open_words (self->session, due);
      GtkWidget *row = row_new (adw_action_row_new (), due->title, words);

      g_object_set_data_full (G_OBJECT (row), "occurrence", g_strdup (due->id), g_free);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_append (GTK_LIST_BOX (self->open_list), row);
    }
  gtk_widget_set_visible (self->open_list, open->len > 0);
  adw_preferences_group_set_description (
    self->open, open->len > 0 ? NULL : _("Nothing is to be told in the next two weeks."));
}

void
skv_announce_window_fill_lists (SkvAnnounceWindow *self)
{
  fill_log (self);
  fill_open (self);
}

void
skv_announce_window_add_lists (SkvAnnounceWindow *self, GtkBox *box)
{
  self->log = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->open = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->log, _("What Was Said"));
  adw_preferences_group_set_title (self->open, _("To Be Told"));
  self->log_list = list_new (self->log);
  self->open_list = list_new (self->open);
  g_signal_connect_swapped (self->open_list, "row-activated", G_CALLBACK (on_open), self);
  gtk_box_append (box, GTK_WIDGET (self->log));
  gtk_box_append (box, GTK_WIDGET (self->open));
}
