/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/announce/publish-window.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/legible.h"
#include "app/print/page-language.h"
#include "app/settings.h"
#include "app/work-bar.h"
#include "core/publish/folder.h"

#define KEY "publish-folder"

struct _SkvPublishWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  char *folder;        /* (owned) (nullable) */
  SkvWork *work;       /* (owned) (nullable) */

  AdwActionRow *folder_row;
  GtkSwitch *contacts;
  GtkWidget *publish_button;
  GtkWidget *choices;
  SkvWorkBar *work_bar;
  GtkLabel *outcome;
};

G_DEFINE_FINAL_TYPE (SkvPublishWindow, skv_publish_window, ADW_TYPE_WINDOW)

/* --- what came of it -------------------------------------------------------------------------- */

static void
say (SkvPublishWindow *self, const char *words, gboolean is_error)
{
  gtk_label_set_label (self->outcome, words);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome), *words != '\0');
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->outcome), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->outcome), "error");
}

/* "Files: 1 new, 2 changed, 9 as before", and which they are (transfer full) */
static char *
outcome_words (GPtrArray *done)
{
  GString *names = g_string_new (NULL);
  guint counts[SKV_PUBLISHED_LEFT + 1] = { 0 };
  g_autofree char *list = NULL;

  for (guint i = 0; i < done->len; i++)
    {
      const SkvPublished *file = g_ptr_array_index (done, i);

      counts[file->state]++;
      if (file->state == SKV_PUBLISHED_NEW)
        g_string_append_printf (names, _("new: %s\n"), file->name);
      else if (file->state == SKV_PUBLISHED_CHANGED)
        g_string_append_printf (names, _("changed: %s\n"), file->name);
      else if (file->state == SKV_PUBLISHED_LEFT)
        g_string_append_printf (
          names, _("not published any more, delete it if nobody subscribes to it: %s\n"),
          file->name);
    }
  list = g_string_free (names, FALSE);
  g_strchomp (list);
  if (*list == '\0')
    return g_strdup (_("Nothing has changed: all files are as they should be."));
  {
    g_autofree char *sum =
      g_strdup_printf (_("Files: %u new, %u changed, %u as before\n"), counts[SKV_PUBLISHED_NEW],
                       counts[SKV_PUBLISHED_CHANGED], counts[SKV_PUBLISHED_SAME]);

    return g_strconcat (sum, list, NULL);
  }
}

static void
on_published (gpointer owner, gpointer result, const GError *error)
{
  SkvPublishWindow *self = SKV_PUBLISH_WINDOW (owner);
  GPtrArray *done = result;
  g_autofree char *words = done != NULL ? outcome_words (done) : NULL;

  g_clear_object (&self->work);
  gtk_widget_set_sensitive (self->choices, TRUE);
  gtk_widget_set_sensitive (self->publish_button, TRUE);
  if (words != NULL)
    say (self, words, FALSE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, _("Not published: given up. What was written before stays."), FALSE);
  else
    say (self, error != NULL ? error->message : _("Not published"), TRUE);
  g_clear_pointer (&done, g_ptr_array_unref);
}

/* --- publishing ------------------------------------------------------------------------------- */

typedef struct
{
  SkvPlan *plan; /* (owned) */
  char *folder;  /* (owned) */
  SkvPublishOptions options;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->plan);
  g_free (task->folder);
  g_free (task);
}

static gpointer
run (SkvWork *work, gpointer data, GError **error)
{
  const Task *task = data;

  return skv_publish_folder (task->plan, task->folder, &task->options, error);
}

/* In the plan's language; that of the program may be used in a thread, another one only here. */
static void
publish_here (SkvPublishWindow *self, const Task *task, const char *language)
{
  g_autoptr (GError) error = NULL;
  SkvPageLanguage spoken;
  GPtrArray *done;

  skv_page_language_enter (&spoken, language);
  done = skv_publish_folder (task->plan, task->folder, &task->options, &error);
  skv_page_language_leave (&spoken);
  on_published (self, done, error);
}

static const char *
language_of (SkvPlan *plan)
{
  const char *language = skv_plan_get_settings (plan)->language;

  for (guint i = 0; skv_page_languages ()[i] != NULL; i++)
    if (g_strcmp0 (skv_page_languages ()[i], language) == 0)
      return skv_page_languages ()[i];
  return "en";
}

static void
on_publish (SkvPublishWindow *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  const char *language = language_of (plan);
  Task *task = g_new0 (Task, 1);

  task->plan = skv_plan_copy (plan);
  task->folder = g_strdup (self->folder);
  task->options = (SkvPublishOptions){ .year = skv_session_get_year (self->session),
                                       .with_contacts = gtk_switch_get_active (self->contacts),
                                       .made = SKV_DAY_NONE };
  say (self, "", FALSE);
  if (!skv_page_language_is_spoken (language))
    {
      publish_here (self, task, language);
      task_free (task);
      return;
    }
  gtk_widget_set_sensitive (self->choices, FALSE);
  gtk_widget_set_sensitive (self->publish_button, FALSE);
  self->work = skv_work_start (G_OBJECT (self), NULL,
                               &(SkvWorkTask){ .run = run,
                                               .data = task,
                                               .free_data = task_free,
                                               .free_result = (GDestroyNotify) g_ptr_array_unref,
                                               .done = on_published });
  skv_work_bar_follow (self->work_bar, self->work, _("Publishing…"), TRUE);
}

/* --- the folder ------------------------------------------------------------------------------- */

static void
show_folder (SkvPublishWindow *self)
{
  g_autofree char *shown = self->folder != NULL ? g_filename_display_name (self->folder) : NULL;
  g_autofree char *escaped =
    g_markup_escape_text (shown != NULL ? shown : _("None chosen yet"), -1);

  adw_action_row_set_subtitle (self->folder_row, escaped);
  gtk_widget_set_sensitive (self->publish_button, self->folder != NULL);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  SkvPublishWindow *self = SKV_PUBLISH_WINDOW (gtk_native_dialog_get_transient_for (dialog));
  g_autoptr (GFile) file = skv_file_question_take (dialog, response);
  g_autofree char *path = NULL;

  if (file == NULL)
    return;
  path = g_file_get_path (file);
  if (path == NULL)
    {
      say (self, _("That folder is not on this computer. Choose one that is."), TRUE);
      return;
    }
  g_free (self->folder);
  self->folder = g_steal_pointer (&path);
  if (skv_settings_get () != NULL && g_utf8_validate (self->folder, -1, NULL))
    g_settings_set_string (skv_settings_get (), KEY, self->folder);
  say (self, "", FALSE);
  show_folder (self);
}

static void
on_choose (SkvPublishWindow *self)
{
  GtkNativeDialog *dialog = skv_file_question_new (_("Publish to Folder"), GTK_WINDOW (self),
                                                   SKV_FILE_FOLDER, _("_Choose"));

  if (self->folder != NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

      skv_file_question_set_folder (dialog, folder);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), NULL);
  gtk_native_dialog_show (dialog);
}

/* --- the window ------------------------------------------------------------------------------- */

static AdwActionRow *
row_new (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (row, subtitle);
  skv_row_keep_words (GTK_WIDGET (row));
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static GtkWidget *
choices_new (SkvPublishWindow *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *choose = gtk_button_new_with_mnemonic (_("_Choose…"));
  g_autofree char *contents = g_strdup_printf (
    _("A web page of %1$d, the poster, and calendars to subscribe to: all of it, each lane, each "
       "organisation"),
    skv_session_get_year (self->session));
  AdwActionRow *row;

  self->folder_row = row_new (group, _("Folder"), NULL);
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  adw_action_row_set_subtitle_lines (self->folder_row, 0);
  adw_action_row_add_suffix (self->folder_row, choose);
  adw_action_row_set_activatable_widget (self->folder_row, choose);
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (on_choose), self);
  row_new (group, _("What Comes In"), contents);
  row = row_new (group, _("Contacts"), _("Phones and mail addresses on the page"));
  self->contacts = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->contacts), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, GTK_WIDGET (self->contacts));
  adw_action_row_set_activatable_widget (row, GTK_WIDGET (self->contacts));
  self->choices = GTK_WIDGET (group);
  return self->choices;
}

static GtkWidget *
content_new (SkvPublishWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new (), *outcome = gtk_label_new (NULL);

  gtk_box_append (GTK_BOX (box), choices_new (self));
  self->outcome = GTK_LABEL (outcome);
  gtk_label_set_wrap (self->outcome, TRUE);
  gtk_label_set_wrap_mode (self->outcome, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->outcome, 0.0f);
  gtk_label_set_selectable (self->outcome, TRUE);
  gtk_widget_set_visible (outcome, FALSE);
  gtk_box_append (GTK_BOX (box), outcome);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 12,
                NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
build (SkvPublishWindow *self)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  self->publish_button = gtk_button_new_with_mnemonic (_("_Publish"));
  gtk_widget_add_css_class (self->publish_button, "suggested-action");
  g_signal_connect_swapped (self->publish_button, "clicked", G_CALLBACK (on_publish), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->publish_button);
  self->work_bar = SKV_WORK_BAR (skv_work_bar_new ());
  gtk_box_append (GTK_BOX (all), header);
  gtk_box_append (GTK_BOX (all), GTK_WIDGET (self->work_bar));
  gtk_box_append (GTK_BOX (all), content_new (self));
  adw_window_set_content (ADW_WINDOW (self), all);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->publish_button);
}

static void
skv_publish_window_dispose (GObject *object)
{
  SkvPublishWindow *self = SKV_PUBLISH_WINDOW (object);

  skv_work_clear (&self->work);
  g_clear_object (&self->session);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (skv_publish_window_parent_class)->dispose (object);
}

static void
skv_publish_window_class_init (SkvPublishWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_publish_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
skv_publish_window_init (SkvPublishWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _("Publish to Folder"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 480);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

GtkWidget *
skv_publish_window_new (SkvSession *session)
{
  SkvPublishWindow *self;
  g_autofree char *last = NULL;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_PUBLISH_WINDOW, NULL);
  self->session = g_object_ref (session);
  if (skv_settings_get () != NULL)
    last = g_settings_get_string (skv_settings_get (), KEY);
  if (last != NULL && g_file_test (last, G_FILE_TEST_IS_DIR))
    self->folder = g_steal_pointer (&last);
  build (self);
  show_folder (self);
  return GTK_WIDGET (self);
}
