/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/new-plan-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/plan-files.h"
#include "core/calendar/holidays.h"
#include "core/exchange/examples.h"

struct _SkvNewPlanDialog
{
  AdwWindow parent_instance;

  GPtrArray *examples; /* (owned) (element-type SkvExample) */
  AdwEntryRow *title_row;
  AdwComboRow *country_row;
  AdwComboRow *example_row;
  GtkWidget *create_button;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (SkvNewPlanDialog, skv_new_plan_dialog, ADW_TYPE_WINDOW)

static guint created_signal;

/* the name of a country that we have holidays for, or its code */
static const char *
country_title (const char *code)
{
  static const char *const names[][2] = {
    { "DK", N_("Denmark") }, { "FI", N_("Finland") }, { "IS", N_("Iceland") },
    { "NO", N_("Norway") },  { "SE", N_("Sweden") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (names[i][0], code))
        return _(names[i][1]);
    }
  return code;
}

static char *
read_title (SkvNewPlanDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));
}

/* (nullable): NULL for an empty plan */
static const SkvExample *
get_example (SkvNewPlanDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->example_row);

  return selected > 0 && selected <= self->examples->len
           ? g_ptr_array_index (self->examples, selected - 1)
           : NULL;
}

static void
update (SkvNewPlanDialog *self)
{
  g_autofree char *title = read_title (self);
  const SkvExample *example = get_example (self);

  gtk_widget_set_sensitive (self->create_button, *title != '\0' || example != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->country_row), example == NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->example_row), "");
  if (example != NULL && example->description != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (example->description, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->example_row), escaped);
    }
}

static GFile *
make_plan (SkvNewPlanDialog *self, GFile *file, const char *title, GError **error)
{
  const SkvExample *example = get_example (self);
  SkvNewPlan wish = { *title != '\0' ? title : NULL, NULL, NULL };
  g_autoptr (SkvPlan) plan = NULL;

  if (example != NULL)
    wish.example = example->name;
  else
    wish.country = skv_holidays_countries ()[adw_combo_row_get_selected (self->country_row)];
  plan = skv_plan_files_create (file, &wish, error);
  return plan != NULL ? file : NULL;
}

static void
on_file_chosen (GtkNativeDialog *chooser, int response, gpointer data)
{
  SkvNewPlanDialog *self = SKV_NEW_PLAN_DIALOG (data);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = read_title (self);

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
  if (file == NULL)
    return;
  if (make_plan (self, file, title, &error) == NULL)
    {
      gtk_label_set_label (self->error_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
      return;
    }
  g_signal_emit (self, created_signal, 0, file);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_create (SkvNewPlanDialog *self)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Where to Keep the Plan"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("C_reate"), NULL);
  g_autoptr (GFile) folder = skv_plan_files_get_folder ();
  g_autofree char *title = read_title (self);
  const SkvExample *example = get_example (self);
  g_autofree char *name = g_strconcat (*title != '\0' ? title : example->name, ".skv", NULL);

  g_strdelimit (name, "/\\:", '-');
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
fill (SkvNewPlanDialog *self)
{
  g_autoptr (GtkStringList) countries = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) examples = gtk_string_list_new (NULL);
  guint norway = 0, n = 0;

  for (const char *const *code = skv_holidays_countries (); *code != NULL; code++, n++)
    {
      norway = g_str_equal (*code, "NO") ? n : norway;
      gtk_string_list_append (countries, country_title (*code));
    }
  adw_combo_row_set_model (self->country_row, G_LIST_MODEL (countries));
  adw_combo_row_set_selected (self->country_row, norway);

  gtk_string_list_append (examples, _("An empty plan"));
  self->examples = skv_examples_list ();
  for (guint i = 0; i < self->examples->len; i++)
    {
      const SkvExample *example = g_ptr_array_index (self->examples, i);

      gtk_string_list_append (examples, example->title != NULL ? example->title : example->name);
    }
  adw_combo_row_set_model (self->example_row, G_LIST_MODEL (examples));
}

static void
skv_new_plan_dialog_finalize (GObject *object)
{
  g_clear_pointer (&SKV_NEW_PLAN_DIALOG (object)->examples, g_ptr_array_unref);
  G_OBJECT_CLASS (skv_new_plan_dialog_parent_class)->finalize (object);
}

static void
skv_new_plan_dialog_class_init (SkvNewPlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = skv_new_plan_dialog_finalize;
  created_signal = g_signal_new ("created", SKV_TYPE_NEW_PLAN_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/new-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SkvNewPlanDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, SkvNewPlanDialog, country_row);
  gtk_widget_class_bind_template_child (widget_class, SkvNewPlanDialog, example_row);
  gtk_widget_class_bind_template_child (widget_class, SkvNewPlanDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, SkvNewPlanDialog, error_label);
  gtk_widget_class_bind_template_callback (widget_class, on_create);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_new_plan_dialog_init (SkvNewPlanDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
  g_signal_connect_swapped (self->title_row, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->example_row, "notify::selected", G_CALLBACK (update), self);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
}

GtkWidget *
skv_new_plan_dialog_new (void)
{
  return g_object_new (SKV_TYPE_NEW_PLAN_DIALOG, NULL);
}
