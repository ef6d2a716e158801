/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/outage/outage-private.h"

#include <glib/gi18n-lib.h>

#include "app/announce/announce-text.h"
#include "app/app-clock.h"
#include "app/outage/system-match.h"
#include "app/print/page-language.h"
#include "app/question.h"
#include "core/calendar/words.h"
#include "core/outage/emergency.h"
#include "core/outage/message.h"
#include "core/outage/outage.h"
#include "core/outage/tasks.h"
#include "core/outage/times.h"

#define MATCHES 6
#define MOST_TASKS 20

static SkvPlan *
plan_of (SkvOutageWindow *self)
{
  return skv_session_get_plan (self->session);
}

/* --- what was written ------------------------------------------------------------------------ */

/* (transfer none) (nullable) */
static const SkvSystem *
chosen_system (SkvOutageWindow *self)
{
  g_autofree char *text = skv_question_read (self->system_row);
  g_autoptr (GPtrArray) found = *text != '\0' ? skv_system_match (plan_of (self), text, 1) : NULL;

  return found != NULL && found->len > 0 ? found->pdata[0] : NULL;
}

/* FALSE if it is no time; what is wrong stands under the row */
static gboolean
read_time (SkvOutageWindow *self, SkvTextRow *row, SkvTimeSide side, gint64 base, gint64 *moment)
{
  g_autofree char *text = skv_question_read (row);
  g_autofree char *words = NULL;

  if (*text != '\0')
    *moment = skv_outage_parse_time (plan_of (self), text, side, base, skv_app_clock_now ());
  if (*text != '\0' && *moment == SKV_MOMENT_NONE)
    {
      skv_text_row_show_problem (row,
                                 side == SKV_TIME_PAST
                                   ? _("A time such as 09:10 is needed")
                                   : _("A time such as 12:00, or a length such as P7D, is needed"),
                                 NULL);
      return FALSE;
    }
  words = *text != '\0' ? skv_outage_moment_words (plan_of (self), *moment) : NULL;
  skv_text_row_show_problem (row, NULL, words);
  return TRUE;
}

static void
on_match (SkvOutageWindow *self, GtkWidget *row)
{
  skv_text_row_set_text (self->system_row,
                         adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  skv_text_row_focus (self->system_row);
  gtk_widget_set_sensitive (self->register_button, chosen_system (self) != NULL);
}

static void
clear_rows (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *group = gtk_widget_get_ancestor (rows->pdata[i], ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), rows->pdata[i]);
    }
  g_ptr_array_set_size (rows, 0);
}

static GtkWidget *
add_choice (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *subtitle)
{
  GtkWidget *row = skv_outage_add_words (group, title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_ptr_array_add (rows, row);
  return row;
}

/* A few letters are enough: it is said which system they mean, and what goes down with it. */
static void
show_system (SkvOutageWindow *self, const SkvSystem *system)
{
  const char *const ids[] = { system->parent.id, NULL };
  g_auto (GStrv) affected = skv_emergency_list_affected (plan_of (self), ids);
  g_autofree char *names = g_strjoinv (", ", affected);
  g_autofree char *words = NULL;

  if (*names == '\0')
    words = g_strdup (system->name);
  else
    /* TRANSLATORS: a system, and the systems that depend on it */
    words = g_strdup_printf (_("%1$s. Also affected: %2$s"), system->name, names);
  skv_text_row_show_problem (self->system_row, NULL, words);
}

static void
on_edited (SkvOutageWindow *self)
{
  g_autofree char *text = skv_question_read (self->system_row);
  g_autoptr (GPtrArray) found = skv_system_match (plan_of (self), text, MATCHES);
  gint64 since = skv_app_clock_now (), expected = SKV_MOMENT_NONE;
  gboolean ready;

  clear_rows (self->match_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->matches_group), *text != '\0' && found->len > 0);
  for (guint i = 0; i < found->len; i++)
    {
      const SkvSystem *system = found->pdata[i];
      GtkWidget *row = add_choice (self->matches_group, self->match_rows, system->name, NULL);

      g_signal_connect_object (row, "activated", G_CALLBACK (on_match), self, G_CONNECT_SWAPPED);
    }
  if (*text != '\0' && found->len > 0)
    show_system (self, found->pdata[0]);
  else
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
  gint64 now = skv_app_clock_now ();
  SkvOutageStart start = { .since = now,
                           .expected_end = SKV_MOMENT_NONE,
                           .by = skv_outage_window_by (self) };
  g_autofree char *id = NULL, *title = NULL;
  SkvPageLanguage language;
  GError *error = NULL;
  SkvEdit *edit;

  if (system == NULL || !read_time (self, self->since_row, SKV_TIME_PAST, now, &start.since) ||
      !read_time (self, self->expected_row, SKV_TIME_FUTURE, start.since, &start.expected_end))
    return;
  start.system = system->parent.id;
  start.external = gtk_switch_get_active (self->external_switch);
  start.priority = (SkvPriority) adw_combo_row_get_selected (self->priority_row);
  /* Staff is told of it by that name. */
  skv_page_language_enter (&language, skv_announce_language (plan_of (self)));
  title = skv_outage_title (plan_of (self), start.system);
  skv_page_language_leave (&language);
  start.title = title;
  edit = skv_outage_start (plan_of (self), &start, now, &id, &error);
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
add_outage (SkvOutageWindow *self,
            AdwPreferencesGroup *group,
            const SkvItem *item,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = add_choice (group, self->open_rows, title, subtitle);

  g_object_set_data_full (G_OBJECT (row), "outage", g_strdup (item->parent.id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_open_row), self, G_CONNECT_SWAPPED);
}

static void
fill_open (SkvOutageWindow *self)
{
  g_autoptr (GPtrArray) open = skv_outages_list (plan_of (self), TRUE);

  gtk_widget_set_visible (GTK_WIDGET (self->open_group), open->len > 0);
  for (guint i = 0; i < open->len; i++)
    {
      const SkvItem *item = open->pdata[i];
      g_autofree char *since =
        item->all_day ? NULL : skv_outage_moment_words (plan_of (self), item->start);

      add_outage (self, self->open_group, item, item->title, since);
    }
}

static void
fill_tasks (SkvOutageWindow *self)
{
  g_autoptr (GPtrArray) tasks = skv_outage_list_tasks (plan_of (self), skv_app_clock_now ());

  gtk_widget_set_visible (GTK_WIDGET (self->tasks_group), tasks->len > 0);
  for (guint i = 0; i < MIN (tasks->len, MOST_TASKS); i++)
    {
      const SkvOutageTask *task = tasks->pdata[i];
      g_autofree char *date =
        task->due != SKV_DAY_NONE ? skv_words_day_month_year (task->due) : NULL;
      /* TRANSLATORS: the title of an outage, and by which date something is to be done */
      g_autofree char *words = date != NULL
                                 ? g_strdup_printf (_("%1$s · by %2$s"), task->item->title, date)
                                 : g_strdup (task->item->title);

      add_outage (self, self->tasks_group, task->item, task->text, words);
    }
}

void
skv_outage_fill_start (SkvOutageWindow *self)
{
  clear_rows (self->open_rows);
  fill_open (self);
  fill_tasks (self);
  on_edited (self);
}

void
skv_outage_clear_start (SkvOutageWindow *self)
{
  skv_text_row_set_text (self->system_row, "");
  skv_text_row_set_text (self->since_row, "");
  skv_text_row_set_text (self->expected_row, "");
  adw_combo_row_set_selected (self->priority_row, SKV_PRIORITY_NONE);
  gtk_switch_set_active (self->external_switch, FALSE);
}

/* --- made ------------------------------------------------------------------------------------ */

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

GtkWidget *
skv_outage_make_start (SkvOutageWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  AdwPreferencesGroup *group = skv_outage_add_group (GTK_BOX (box), _("What Does Not Work?"));

  self->system_row = add_text (self, group, _("System"), _("A few letters of its name"));
  self->since_row = add_text (self, group, _("Since"), _("Now"));
  self->expected_row = add_text (self, group, _("Expected End"), _("Not known"));
  self->priority_row = skv_outage_add_priorities (group, SKV_PRIORITY_NONE);
  self->external_switch = skv_outage_add_external (group, FALSE);
  self->register_button = gtk_button_new_with_mnemonic (_("_Register Outage"));
  gtk_widget_add_css_class (self->register_button, "suggested-action");
  gtk_widget_add_css_class (self->register_button, "pill");
  gtk_widget_set_halign (self->register_button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->register_button, "clicked", G_CALLBACK (on_register), self);
  gtk_box_append (GTK_BOX (box), self->register_button);
  self->matches_group = skv_outage_add_group (GTK_BOX (box), _("Systems"));
  self->open_group = skv_outage_add_group (GTK_BOX (box), _("Not Over Yet"));
  self->tasks_group = skv_outage_add_group (GTK_BOX (box), _("Left to Do"));
  return box;
}
