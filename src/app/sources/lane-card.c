/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sources/lane-card.h"

#include <glib/gi18n-lib.h>

#include "app/lane-menu.h"
#include "app/lane-swatch.h"
#include "app/plan-files.h"
#include "core/exchange/lane-edits.h"

const char *
skv_lane_card_get_lane (GtkWidget *card)
{
  return g_object_get_data (G_OBJECT (card), "lane");
}

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- dragging -------------------------------------------------------------------------------- */

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, gpointer data)
{
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX, data);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (data));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

/* what is dropped takes this lane's place */
static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  GtkWidget *card = data, *dragged = g_value_get_object (value);
  const char *lane = dragged != NULL ? skv_lane_card_get_lane (dragged) : NULL;

  if (lane == NULL || dragged == card)
    return FALSE;
  gtk_widget_activate_action (card, "lanes.move-to", "(ss)", lane, skv_lane_card_get_lane (card));
  return TRUE;
}

static void
make_draggable (GtkWidget *card, GtkWidget *row)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_LIST_BOX, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), card);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), card);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), card);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (target));
}

/* --- the lane -------------------------------------------------------------------------------- */

/* "16 items · 11 dates in 2019 · folded" (transfer full) */
static char *
describe (SkvSession *session, const char *lane, const SkvLaneFacts *facts)
{
  const SkvLane *record = skv_plan_lookup (skv_session_get_plan (session), SKV_KIND_LANE, lane);
  guint n_items = facts != NULL ? facts->n_items : 0, n_dates = facts != NULL ? facts->n_dates : 0;
  g_autofree char *year = skv_session_get_school_year (session)
                            ? g_strdup_printf ("%d/%d", skv_session_get_year (session),
                                               skv_session_get_year (session) + 1)
                            : g_strdup_printf ("%d", skv_session_get_year (session));
  GString *text = g_string_new (n_items + n_dates == 0 ? C_("lane", "empty") : "");

  if (n_items > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%'u item", "%'u items", n_items),
                            n_items);
  if (n_items > 0)
    g_string_append (text, " · ");
  if (n_items + n_dates > 0)
    g_string_append_printf (
      text, g_dngettext (GETTEXT_PACKAGE, "%1$'u date in %2$s", "%1$'u dates in %2$s", n_dates),
      n_dates, year);
  if (record != NULL && record->folded)
    g_string_append_printf (text, " · %s", C_("lane", "folded"));
  if (record != NULL && record->hidden)
    g_string_append_printf (text, " · %s", C_("lane", "hidden"));
  return g_string_free (text, FALSE);
}

static GtkWidget *
texts_new (const char *title, const char *facts)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *heading = gtk_label_new (title), *label = gtk_label_new (facts);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), heading);
  gtk_box_append (GTK_BOX (texts), label);
  return texts;
}

static GtkWidget *
step_new (const char *lane, const char *icon, const char *words, int steps)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "lanes.step");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(si)", lane, steps);
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  set_name (button, words);
  return button;
}

static void
on_switched (GtkSwitch *button, GParamSpec *pspec, gpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (button), "lanes.show", "(sb)",
                              skv_lane_card_get_lane (data), gtk_switch_get_active (button));
}

static GtkWidget *
switch_new (SkvSession *session, GtkWidget *card, const char *title)
{
  GtkWidget *button = gtk_switch_new ();
  g_autofree char *name = g_strdup_printf (_("Show %s"), title);

  gtk_switch_set_active (GTK_SWITCH (button),
                         !skv_session_lane_is_hidden (session, skv_lane_card_get_lane (card)));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  set_name (button, name);
  g_signal_connect (button, "notify::active", G_CALLBACK (on_switched), card);
  return button;
}

static void
add_controls (GtkWidget *box, SkvSession *session, GtkWidget *card, const char *title)
{
  const char *lane = skv_lane_card_get_lane (card);
  g_autofree char *up = g_strdup_printf (_("Move %s Up"), title);
  g_autofree char *down = g_strdup_printf (_("Move %s Down"), title);
  GtkWidget *menu = skv_lane_menu_new (session, lane);

  skv_lane_menu_add_action (menu, _("Re_name…"), "lanes.rename");
  if (!skv_lane_is_builtin (lane))
    skv_lane_menu_add_action (menu, _("Re_move…"), "lanes.remove");
  gtk_box_append (GTK_BOX (box), step_new (lane, "go-up-symbolic", up, -1));
  gtk_box_append (GTK_BOX (box), step_new (lane, "go-down-symbolic", down, 1));
  gtk_box_append (GTK_BOX (box), menu);
  gtk_box_append (GTK_BOX (box), switch_new (session, card, title));
}

static GtkWidget *
row_new (SkvSession *session, GtkWidget *card, const char *title, guint position, const char *facts)
{
  SkvPlan *plan = skv_session_get_plan (session);
  const char *lane = skv_lane_card_get_lane (card);
  const SkvLane *record = skv_plan_lookup (plan, SKV_KIND_LANE, lane);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *swatch = skv_lane_swatch_new (lane, position);

  if (record != NULL)
    skv_lane_swatch_set_look (SKV_LANE_SWATCH (swatch), record->colour, record->pattern);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), texts_new (title, facts));
  if (!skv_plan_files_is_read_only (plan))
    {
      add_controls (box, session, card, title);
      make_draggable (card, row);
    }
  gtk_widget_add_css_class (box, "skv-lane");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "skv-key", g_strconcat ("lane:", lane, NULL), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, facts, -1);
  return row;
}

GtkWidget *
skv_lane_card_new (SkvSession *session, const char *lane, guint position, const SkvLaneFacts *facts)
{
  const char *title = skv_plan_lane_title (skv_session_get_plan (session), lane);
  g_autofree char *words = describe (session, lane, facts);
  GtkWidget *card = gtk_list_box_new ();

  g_object_set_data_full (G_OBJECT (card), "lane", g_strdup (lane), g_free);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (card), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (card, "boxed-list");
  set_name (card, title);
  gtk_list_box_append (GTK_LIST_BOX (card), row_new (session, card, title, position, words));
  return card;
}

/* --- what came of no file -------------------------------------------------------------------- */

static void
append_part (GString *text, const char *format, guint n)
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append_printf (text, "%s: ", format);
  g_string_append_printf (text, "%'u", n);
}

void
skv_lane_card_end (GtkWidget *card, const SkvLaneFacts *facts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *row, *label;

  if (facts != NULL)
    {
      append_part (text, _("Typed by hand"), facts->n_by_hand);
      append_part (text, _("Rules"), facts->n_rules);
      append_part (text, _("From files that are not remembered"), facts->n_unnoted);
    }
  if (text->len == 0)
    return;
  label = gtk_label_new (text->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "skv-lane-rest");
  row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  set_name (row, text->str);
  gtk_list_box_append (GTK_LIST_BOX (card), row);
}
