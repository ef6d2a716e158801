/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/next-year/next-year-copy-row.h"

#include <glib/gi18n-lib.h>

#include "app/lane-swatch.h"

/* so wide that dates stand below each other */
#define NOTE_CHARS 38

struct _SkvNextYearCopyRow
{
  GtkBox parent_instance;

  SkvNextYearEntry *entry; /* (owned) (nullable): that is shown */
  gboolean following;      /* the widgets follow the entry, not a person */

  GtkWidget *heading;
  GtkWidget *content;
  GtkCheckButton *check;
  GtkWidget *swatch_box;
  GtkBox *fold;
  GtkLabel *title;
  GtkLabel *description;
  GtkWidget *date;
  GtkEditable *date_entry;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (SkvNextYearCopyRow, skv_next_year_copy_row, GTK_TYPE_BOX)

enum
{
  PROP_FOLD = 1,
};

static void
name (gpointer widget, const char *label, const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/* --- what the entry says --------------------------------------------------------------------- */

static void
show_problem (SkvNextYearCopyRow *self, const char *problem)
{
  if (problem != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->date_entry), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->note), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->note), "dim-label");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->date_entry), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->note), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
    }
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self->date_entry), GTK_ACCESSIBLE_STATE_INVALID,
    problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* For a screen reader; the list's own row is this one's parent. */
static void
name_parts (SkvNextYearCopyRow *self)
{
  const char *title = skv_next_year_entry_get_title (self->entry);
  const char *problem = skv_next_year_entry_get_problem (self->entry);
  g_autofree char *words =
    g_strdup_printf ("%s, %s", title, skv_next_year_entry_get_description (self->entry));
  /* TRANSLATORS: the date of “Title” in 2027 */
  g_autofree char *date = g_strdup_printf (_("Date of “%1$s” in %2$d"), title,
                                           skv_next_year_entry_get_year (self->entry));

  name (self->check, words, "");
  name (self->date_entry, date,
        problem != NULL ? problem : skv_next_year_entry_get_note (self->entry));
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    name (gtk_widget_get_parent (GTK_WIDGET (self)), words, "");
}

static void
follow (SkvNextYearCopyRow *self)
{
  gboolean exists = skv_next_year_entry_exists (self->entry);
  const char *problem = skv_next_year_entry_get_problem (self->entry);
  const char *text = skv_next_year_entry_get_text (self->entry);

  self->following = TRUE;
  gtk_check_button_set_active (self->check, skv_next_year_entry_is_copied (self->entry));
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), !exists);
  gtk_label_set_text (self->title, skv_next_year_entry_get_title (self->entry));
  gtk_label_set_text (self->description, skv_next_year_entry_get_description (self->entry));
  /* What is there already is not made again, whatever its date. */
  gtk_widget_set_visible (self->date, !exists);
  if (!g_str_equal (gtk_editable_get_text (self->date_entry), text))
    gtk_editable_set_text (self->date_entry, text);
  gtk_label_set_text (self->note,
                      problem != NULL ? problem : skv_next_year_entry_get_note (self->entry));
  show_problem (self, problem);
  name_parts (self);
  self->following = FALSE;
}

static void
show_swatch (SkvNextYearCopyRow *self, SkvPlan *plan, const char *lane)
{
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);
  GtkWidget *old = gtk_widget_get_first_child (self->swatch_box);
  guint position = 0;

  if (old != NULL)
    gtk_box_remove (GTK_BOX (self->swatch_box), old);
  g_ptr_array_find_with_equal_func (lanes, lane, g_str_equal, &position);
  gtk_box_append (GTK_BOX (self->swatch_box), skv_lane_swatch_new (lane, position));
}

void
skv_next_year_copy_row_show (SkvNextYearCopyRow *self, SkvPlan *plan, SkvNextYearEntry *entry)
{
  gboolean is_heading;

  g_return_if_fail (SKV_IS_NEXT_YEAR_COPY_ROW (self));

  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  g_set_object (&self->entry, entry);
  if (entry == NULL)
    return;
  is_heading = skv_next_year_entry_get_item (entry) == NULL;
  gtk_widget_set_visible (self->heading, is_heading);
  gtk_widget_set_visible (self->content, !is_heading);
  if (is_heading)
    {
      const char *title = skv_plan_lane_title (plan, skv_next_year_entry_get_lane (entry));

      gtk_label_set_text (GTK_LABEL (self->heading), title);
      if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
        name (gtk_widget_get_parent (GTK_WIDGET (self)), title, "");
      return;
    }
  show_swatch (self, plan, skv_next_year_entry_get_lane (entry));
  g_signal_connect_swapped (entry, "updated", G_CALLBACK (follow), self);
  follow (self);
}

/* --- what a person does ---------------------------------------------------------------------- */

void
skv_next_year_copy_row_toggle (SkvNextYearCopyRow *self)
{
  g_return_if_fail (SKV_IS_NEXT_YEAR_COPY_ROW (self));

  if (self->entry != NULL)
    skv_next_year_entry_set_copied (self->entry, !skv_next_year_entry_is_copied (self->entry));
}

static void
on_toggled (SkvNextYearCopyRow *self)
{
  if (!self->following && self->entry != NULL)
    skv_next_year_entry_set_copied (self->entry, gtk_check_button_get_active (self->check));
}

static void
on_typed (SkvNextYearCopyRow *self)
{
  if (!self->following && self->entry != NULL)
    skv_next_year_entry_type_date (self->entry, gtk_editable_get_text (self->date_entry));
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_next_year_copy_row_dispose (GObject *object)
{
  SkvNextYearCopyRow *self = SKV_NEXT_YEAR_COPY_ROW (object);

  self->following = TRUE;
  skv_next_year_copy_row_show (self, NULL, NULL);
  G_OBJECT_CLASS (skv_next_year_copy_row_parent_class)->dispose (object);
}

static void
skv_next_year_copy_row_set_property (GObject *object,
                                     guint prop_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  SkvNextYearCopyRow *self = SKV_NEXT_YEAR_COPY_ROW (object);

  if (prop_id != PROP_FOLD)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->fold), g_value_get_enum (value));
  gtk_label_set_width_chars (self->note, g_value_get_enum (value) == GTK_ORIENTATION_HORIZONTAL
                                           ? NOTE_CHARS
                                           : NOTE_CHARS / 2);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvNextYearCopyRow, name)

static void
skv_next_year_copy_row_class_init (SkvNextYearCopyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_next_year_copy_row_dispose;
  G_OBJECT_CLASS (klass)->set_property = skv_next_year_copy_row_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_FOLD,
                                   g_param_spec_enum ("fold", NULL, NULL, GTK_TYPE_ORIENTATION,
                                                      GTK_ORIENTATION_HORIZONTAL,
                                                      G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/next-year-copy-row.ui");
  BIND (heading);
  BIND (content);
  BIND (check);
  BIND (swatch_box);
  BIND (fold);
  BIND (title);
  BIND (description);
  BIND (date);
  BIND (date_entry);
  BIND (note);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
}

static void
skv_next_year_copy_row_init (SkvNextYearCopyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
skv_next_year_copy_row_new (void)
{
  return g_object_new (SKV_TYPE_NEXT_YEAR_COPY_ROW, NULL);
}
