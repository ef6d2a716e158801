/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/preferences/preferences-window.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/legible.h"
#include "app/print/page-language.h"
#include "app/settings.h"

/* --- light or dark ------------------------------------------------------------------------------
 */

static void
on_colour_scheme (GSettings *settings)
{
  g_autofree char *scheme = g_settings_get_string (settings, "colour-scheme");
  AdwColorScheme wanted = g_str_equal (scheme, "light")  ? ADW_COLOR_SCHEME_FORCE_LIGHT
                          : g_str_equal (scheme, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                         : ADW_COLOR_SCHEME_DEFAULT;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), wanted);
}

void
skv_preferences_follow_colour_scheme (void)
{
  GSettings *settings = skv_settings_get ();

  if (settings == NULL)
    return;
  g_signal_connect (settings, "changed::colour-scheme", G_CALLBACK (on_colour_scheme), NULL);
  on_colour_scheme (settings);
}

/* --- rows ----------------------------------------------------------------------------------------
 */

/* What an administrator has set and locked for everybody can be seen, and not changed. */
static void
follow_lock (GtkWidget *row, const char *key)
{
  GSettings *settings = skv_settings_get ();
  const char *why = _("Set by the administrator of this computer");

  g_settings_bind_writable (settings, key, row, "sensitive", FALSE);
  if (g_settings_is_writable (settings, key))
    return;
  if (ADW_IS_ACTION_ROW (row))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  else
    gtk_widget_set_tooltip_text (row, why);
}

/* A choice of one of @values, kept under @key. */
typedef struct
{
  const char *key; /* static */
  GStrv values;    /* (owned) */
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  g_strfreev (choice->values);
  g_free (choice);
}

static void
on_selected (AdwComboRow *row, GParamSpec *spec, Choice *choice)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < g_strv_length (choice->values))
    g_settings_set_string (skv_settings_get (), choice->key, choice->values[selected]);
}

/* @values and @names: (element-type utf8), without a NULL at the end */
static void
add_choice (AdwPreferencesGroup *group,
            const char *key,
            const char *title,
            const char *subtitle,
            GPtrArray *values,
            GPtrArray *names)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *now = g_settings_get_string (skv_settings_get (), key);
  Choice *choice = g_new0 (Choice, 1);
  guint selected = 0;

  choice->key = key;
  choice->values = g_new0 (char *, values->len + 1);
  for (guint i = 0; i < values->len; i++)
    {
      choice->values[i] = g_strdup (g_ptr_array_index (values, i));
      gtk_string_list_append (list, g_ptr_array_index (names, i));
      if (g_str_equal (choice->values[i], now))
        selected = i;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, selected);
  skv_combo_row_tell_whole (row);
  follow_lock (GTK_WIDGET (row), key);
  g_signal_connect_data (row, "notify::selected", G_CALLBACK (on_selected), choice, choice_free, 0);
  adw_preferences_group_add (group, GTK_WIDGET (row));
}

static void
add_switch (AdwPreferencesGroup *group, const char *key, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_settings_bind (skv_settings_get (), key, toggle, "active",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  follow_lock (row, key);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (page, group);
  return group;
}

/* --- groups --------------------------------------------------------------------------------------
 */

static void
add_language (AdwPreferencesGroup *group)
{
  const char *const *languages = skv_page_languages ();
  g_autoptr (GPtrArray) values = g_ptr_array_new (), names = g_ptr_array_new ();

  g_ptr_array_add (values, (gpointer) "");
  g_ptr_array_add (names, (gpointer) _("As the system"));
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_ptr_array_add (values, (gpointer) languages[i]);
      g_ptr_array_add (names, (gpointer) skv_page_language_name (languages[i]));
    }
  add_choice (group, "language", _("Language"), _("From the next start of the program on"),
              values, names);
}

static void
add_colours (AdwPreferencesGroup *group)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new (), names = g_ptr_array_new ();

  g_ptr_array_add (values, (gpointer) "system");
  g_ptr_array_add (names, (gpointer) _("As the system"));
  g_ptr_array_add (values, (gpointer) "light");
  g_ptr_array_add (names, (gpointer) C_("colours", "Light"));
  g_ptr_array_add (values, (gpointer) "dark");
  g_ptr_array_add (names, (gpointer) C_("colours", "Dark"));
  add_choice (group, "colour-scheme", _("Colours"), NULL, values, names);
}

/* what a mnemonic stands in, without it (transfer full) */
static char *
plain_title (const char *title)
{
  g_auto (GStrv) parts = g_strsplit (title, "_", -1);

  return g_strjoinv ("", parts);
}

static void
add_first_page (AdwPreferencesGroup *group, AdwViewStack *pages)
{
  g_autoptr (GtkSelectionModel) model = adw_view_stack_get_pages (pages);
  g_autoptr (GPtrArray) values = g_ptr_array_new (),
                        names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (model), i);
      const char *name = adw_view_stack_page_get_name (page);
      const char *title = adw_view_stack_page_get_title (page);

      if (name == NULL || title == NULL)
        continue;
      g_ptr_array_add (values, (gpointer) name);
      g_ptr_array_add (names, plain_title (title));
    }
  add_choice (group, "first-page", _("First Page"), _("What a plan is opened at"), values, names);
}

static void
add_author (AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Role or Name"));
  g_settings_bind (skv_settings_get (), "author", row, "text",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  follow_lock (row, "author");
  adw_preferences_group_add (group, row);
}

GtkWidget *
skv_preferences_window_new (AdwViewStack *pages)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *window = skv_preferences_frame_new (ADW_PREFERENCES_PAGE (page));
  /* TRANSLATORS: %s is the name of the login */
  g_autofree char *who = g_strdup_printf (
    _("It stands beside each change in the history of a plan. A role is enough. If it is empty, "
       "your login stands there: “%s”."),
    g_get_user_name ());
  AdwPreferencesGroup *group;

  gtk_window_set_title (GTK_WINDOW (window), _("Preferences"));
  gtk_window_set_default_size (GTK_WINDOW (window), 620, 700);
  if (skv_settings_get () == NULL)
    {
      add_group (ADW_PREFERENCES_PAGE (page), _("Nothing Can Be Chosen"),
                 _("The settings of the program are not installed."));
      return window;
    }
  group = add_group (ADW_PREFERENCES_PAGE (page), _("Appearance"), NULL);
  add_language (group);
  add_colours (group);
  if (pages != NULL)
    add_first_page (group, pages);
  add_switch (group, "school-year", _("School Year"), _("Years begin in August"));
  add_author (add_group (ADW_PREFERENCES_PAGE (page), _("Who Are You?"), who));
  group = add_group (ADW_PREFERENCES_PAGE (page), _("Reminders"), NULL);
  add_switch (group, "notifications", _("Remind of What Is Due"),
              _("Work to be announced, emergencies to be reviewed: at most once a day, while the "
                 "program is open"));
  return window;
}
