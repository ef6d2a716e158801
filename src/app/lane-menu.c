/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/lane-menu.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"

static const char *const patterns[] = { NULL, "plain", "stripes", "dots", "grid" };

/* What one popover is about. The list makes its rows anew after many of these edits, and the
 * popover goes with them: nothing of it is touched after an edit. */
typedef struct
{
  SkvSession *session; /* (owned) */
  char *lane;          /* (owned) */
  GPtrArray *more;     /* (owned) (element-type utf8): label and action of each button more */
} Menu;

static void
menu_free (Menu *self)
{
  g_object_unref (self->session);
  g_free (self->lane);
  g_ptr_array_unref (self->more);
  g_free (self);
}

static const SkvLane *
find_record (const Menu *self)
{
  return skv_plan_lookup (skv_session_get_plan (self->session), SKV_KIND_LANE, self->lane);
}

/* @edit is run when nothing of the popover is at work any more */
typedef struct
{
  SkvSession *session;
  char *lane;
  char *value; /* (nullable) */
  int number;
  void (*run) (SkvSession *session, const char *lane, const char *value, int number);
} Later;

static gboolean
run_later (gpointer data)
{
  Later *later = data;

  later->run (later->session, later->lane, later->value, later->number);
  return G_SOURCE_REMOVE;
}

static void
later_free (gpointer data)
{
  Later *later = data;

  g_object_unref (later->session);
  g_free (later->lane);
  g_free (later->value);
  g_free (later);
}

static void
do_later (Menu *self,
          void (*run) (SkvSession *, const char *, const char *, int),
          const char *value,
          int number)
{
  Later *later = g_new0 (Later, 1);

  later->session = g_object_ref (self->session);
  later->lane = g_strdup (self->lane);
  later->value = g_strdup (value);
  later->number = number;
  later->run = run;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, run_later, later, later_free);
}

static void
move (SkvSession *session, const char *lane, const char *value, int steps)
{
  skv_session_move_lane (session, lane, steps);
}

static void
fold (SkvSession *session, const char *lane, const char *value, int folded)
{
  skv_session_fold_lane (session, lane, folded);
}

static void
colour (SkvSession *session, const char *lane, const char *value, int number)
{
  skv_session_colour_lane (session, lane, value);
}

static void
pattern (SkvSession *session, const char *lane, const char *value, int number)
{
  skv_session_pattern_lane (session, lane, value);
}

/* --- what is pressed -------------------------------------------------------------------------- */

static void
on_up (GtkWidget *button, gpointer data)
{
  do_later (data, move, NULL, -1);
}

static void
on_down (GtkWidget *button, gpointer data)
{
  do_later (data, move, NULL, 1);
}

static void
on_folded (GtkCheckButton *check, gpointer data)
{
  do_later (data, fold, NULL, gtk_check_button_get_active (check));
}

static void
on_colour (GtkWidget *button, gpointer data)
{
  GdkRGBA rgba;
  g_autofree char *text = NULL;

  skv_colour_button_get (button, &rgba);
  text = g_strdup_printf ("#%02x%02x%02x", (guint) (rgba.red * 255 + 0.5f),
                          (guint) (rgba.green * 255 + 0.5f), (guint) (rgba.blue * 255 + 0.5f));
  do_later (data, colour, text, 0);
}

static void
on_usual_colour (GtkWidget *button, gpointer data)
{
  do_later (data, colour, NULL, 0);
}

static void
on_pattern (GtkDropDown *choice, GParamSpec *spec, gpointer data)
{
  guint chosen = gtk_drop_down_get_selected (choice);

  if (chosen < G_N_ELEMENTS (patterns))
    do_later (data, pattern, patterns[chosen], 0);
}

/* --- the popover ------------------------------------------------------------------------------ */

static GtkWidget *
add_button (GtkWidget *box, const char *label, GCallback callback, Menu *menu)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect (button, "clicked", callback, menu);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
add_row (GtkWidget *box, const char *text)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (text != NULL)
    {
      GtkWidget *label = gtk_label_new (text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (row), label);
    }
  gtk_box_append (GTK_BOX (box), row);
  return row;
}

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_colour (GtkWidget *box, Menu *menu, const SkvLane *record)
{
  GtkWidget *row = add_row (box, _("Colour"));
  GtkWidget *usual = gtk_button_new_with_mnemonic (_("As _Usual")), *chooser;
  GdkRGBA rgba = { 0.21f, 0.52f, 0.89f, 1 };

  if (record != NULL && record->colour != NULL)
    gdk_rgba_parse (&rgba, record->colour);
  else
    gtk_widget_set_sensitive (usual, FALSE);
  chooser = skv_colour_button_new (&rgba);
  set_name (chooser, _("Colour"));
  g_signal_connect (chooser, "color-set", G_CALLBACK (on_colour), menu);
  g_signal_connect (usual, "clicked", G_CALLBACK (on_usual_colour), menu);
  gtk_box_append (GTK_BOX (row), chooser);
  gtk_box_append (GTK_BOX (row), usual);
}

static void
add_pattern (GtkWidget *box, Menu *menu, const SkvLane *record)
{
  const char *const names[] = { _("As usual"), _("Plain"), _("Stripes"),
                                _("Dots"),     _("Grid"),  NULL };
  GtkWidget *row = add_row (box, _("Pattern"));
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  for (guint i = 1; record != NULL && i < G_N_ELEMENTS (patterns); i++)
    if (g_strcmp0 (patterns[i], record->pattern) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
  set_name (choice, _("Pattern"));
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_pattern), menu);
  gtk_box_append (GTK_BOX (row), choice);
}

static void
on_more (GtkWidget *button, gpointer data)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
}

static void
add_more (GtkWidget *box, Menu *menu)
{
  for (guint i = 0; i + 1 < menu->more->len; i += 2)
    {
      GtkWidget *button =
        add_button (box, g_ptr_array_index (menu->more, i), G_CALLBACK (on_more), menu);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                      g_ptr_array_index (menu->more, i + 1));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", menu->lane);
    }
}

static void
fill (GtkMenuButton *button, gpointer data)
{
  Menu *menu = data;
  const SkvLane *record = find_record (menu);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row = add_row (box, NULL);
  GtkWidget *folded = gtk_check_button_new_with_mnemonic (_("_Fold into one line"));

  add_button (row, _("Move _Up"), G_CALLBACK (on_up), menu);
  add_button (row, _("Move _Down"), G_CALLBACK (on_down), menu);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (folded), record != NULL && record->folded);
  g_signal_connect (folded, "toggled", G_CALLBACK (on_folded), menu);
  gtk_box_append (GTK_BOX (box), folded);
  add_colour (box, menu, record);
  add_pattern (box, menu, record);
  add_more (box, menu);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
skv_lane_menu_new (SkvSession *session, const char *lane)
{
  GtkWidget *button = gtk_menu_button_new ();
  Menu *menu = g_new0 (Menu, 1);
  g_autofree char *name = NULL;

  menu->session = g_object_ref (session);
  menu->lane = g_strdup (lane);
  menu->more = g_ptr_array_new_with_free_func (g_free);
  g_object_set_data_full (G_OBJECT (button), "menu", menu, (GDestroyNotify) menu_free);
  /* TRANSLATORS: button beside a lane; its name follows */
  name = g_strdup_printf (_("Place and look of %s"),
                          skv_plan_lane_title (skv_session_get_plan (session), lane));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  set_name (button, name);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill, menu, NULL);
  return button;
}

void
skv_lane_menu_add_action (GtkWidget *menu, const char *label, const char *action)
{
  Menu *self = g_object_get_data (G_OBJECT (menu), "menu");

  g_return_if_fail (self != NULL);
  g_ptr_array_add (self->more, g_strdup (label));
  g_ptr_array_add (self->more, g_strdup (action));
}
