/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/welcome/welcome-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/recent-plans.h"
#include "core/calendar/words.h"
#include "core/exchange/examples.h"

struct _SkvWelcomePage
{
  AdwBin parent_instance;

  GtkWidget *recent_column;
  GtkListBox *recent_list;
  GtkListBox *example_list;
  GtkFlowBox *columns;
};

G_DEFINE_FINAL_TYPE (SkvWelcomePage, skv_welcome_page, ADW_TYPE_BIN)

/* --- recent plans ---------------------------------------------------------------------------- */

/* "~/Documents" of /home/user/Documents (transfer full) */
static char *
describe_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *path = folder != NULL ? g_file_get_parse_name (folder) : g_strdup ("");
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (path, home) && (path[strlen (home)] == '/' || path[strlen (home)] == '\0'))
    return g_strconcat ("~", path + strlen (home), NULL);
  return g_steal_pointer (&path);
}

/* "today", "yesterday", "12 June 2026" (transfer full) */
static char *
describe_when (gint64 when)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (when);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  SkvDay day, today;

  if (then == NULL)
    return g_strdup ("");
  day = skv_day_from_ymd (g_date_time_get_year (then), g_date_time_get_month (then),
                          g_date_time_get_day_of_month (then));
  today = skv_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                            g_date_time_get_day_of_month (now));
  if (day == today)
    /* Translators: when a plan was used last */
    return g_strdup (_("today"));
  if (day == today - 1)
    /* Translators: when a plan was used last */
    return g_strdup (_("yesterday"));
  return skv_words_day_month_year (day);
}

/* (transfer full) */
static char *
describe_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  char *name = g_filename_display_name (base);

  if (g_str_has_suffix (name, ".skv"))
    name[strlen (name) - strlen (".skv")] = '\0';
  return name;
}

static void fill_recent (SkvWelcomePage *self);

static void
on_forget (GtkButton *button, gpointer data)
{
  SkvWelcomePage *self = SKV_WELCOME_PAGE (data);
  GFile *file = g_object_get_data (G_OBJECT (button), "skv-file");
  GtkListBoxRow *first;

  skv_recent_plans_remove (file);
  fill_recent (self);
  first = gtk_list_box_get_row_at_index (self->recent_list, 0);
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static GtkWidget *
forget_button_new (SkvWelcomePage *self, GFile *file, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: the button forgets that the plan was used; the plan itself stays */
  g_autofree char *label = g_strdup_printf (_("Take “%s” off this list"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "skv-file", g_object_ref (file), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (on_forget), self);
  return button;
}

/* @action is asked with @target when the row is activated. */
static GtkWidget *
row_new (const char *title, const char *subtitle, const char *action, const char *target)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *escaped_subtitle = g_markup_escape_text (subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  return row;
}

static GtkWidget *
recent_row_new (SkvWelcomePage *self, const SkvRecentPlan *plan)
{
  g_autofree char *name = describe_name (plan->file);
  g_autofree char *folder = describe_folder (plan->file);
  g_autofree char *when = describe_when (plan->when);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", when, folder);
  g_autofree char *uri = g_file_get_uri (plan->file);
  GtkWidget *row = row_new (name, subtitle, "app.open-recent", uri);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_tooltip_text (row, folder);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), forget_button_new (self, plan->file, name));
  return row;
}

static void
empty (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static void
fill_recent (SkvWelcomePage *self)
{
  g_autoptr (GPtrArray) plans = skv_recent_plans_list ();

  empty (self->recent_list);
  for (guint i = 0; i < plans->len; i++)
    gtk_list_box_append (self->recent_list, recent_row_new (self, g_ptr_array_index (plans, i)));
  gtk_widget_set_visible (gtk_widget_get_parent (self->recent_column), plans->len > 0);
  /* one column in the middle rather than one at the side */
  gtk_flow_box_set_max_children_per_line (self->columns, plans->len > 0 ? 2 : 1);
}

/* --- examples -------------------------------------------------------------------------------- */

static void
fill_examples (SkvWelcomePage *self)
{
  g_autoptr (GPtrArray) examples = skv_examples_list ();

  for (guint i = 0; i < examples->len; i++)
    {
      const SkvExample *example = g_ptr_array_index (examples, i);
      GtkWidget *row =
        row_new (example->title, example->description != NULL ? example->description : "",
                 "win.open-example", example->name);

      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      gtk_list_box_append (self->example_list, row);
    }
}

/* --- object ---------------------------------------------------------------------------------- */

/* Another window may have opened a plan meanwhile. */
static void
skv_welcome_page_map (GtkWidget *widget)
{
  fill_recent (SKV_WELCOME_PAGE (widget));
  GTK_WIDGET_CLASS (skv_welcome_page_parent_class)->map (widget);
}

static void
skv_welcome_page_class_init (SkvWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = skv_welcome_page_map;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SkvWelcomePage, recent_column);
  gtk_widget_class_bind_template_child (widget_class, SkvWelcomePage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, SkvWelcomePage, example_list);
  gtk_widget_class_bind_template_child (widget_class, SkvWelcomePage, columns);
}

static void
skv_welcome_page_init (SkvWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What can have the focus are the rows, not the columns around them. */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->columns)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
  fill_examples (self);
}
