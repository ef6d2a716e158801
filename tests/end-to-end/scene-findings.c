/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scene-findings.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  SkvFindingFunc func;
  gpointer data;
  GtkWidget *root;
} Search;

static void
tell (const Search *self, SkvFindingKind kind, GtkWidget *widget, const char *words)
{
  GString *where = g_string_new (NULL);
  int depth = 0;

  for (GtkWidget *at = widget; at != NULL && depth < 7; at = gtk_widget_get_parent (at), depth++)
    {
      if (where->len > 0)
        g_string_prepend_c (where, '/');
      g_string_prepend (where, G_OBJECT_TYPE_NAME (at));
      if (at == self->root)
        break;
    }
  self->func (kind, where->str, words, self->data);
  g_string_free (where, TRUE);
}

static gboolean
has_words (const char *text)
{
  return text != NULL && *text != '\0';
}

/* --- texts ----------------------------------------------------------------------------------- */

/* Is the whole text told when one asks for it, here or on what is around it? */
static gboolean
has_tooltip (const Search *self, GtkWidget *widget)
{
  for (GtkWidget *at = widget; at != NULL && at != self->root; at = gtk_widget_get_parent (at))
    if (has_words (gtk_widget_get_tooltip_text (at)) || gtk_widget_get_has_tooltip (at))
      return TRUE;
  return FALSE;
}

/* Is it within a scrolled part, or is what lies outside of the window lost? */
static gboolean
is_outside (const Search *self, GtkWidget *widget)
{
  graphene_rect_t bounds;

  if (gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW) != NULL ||
      gtk_widget_get_native (widget) != gtk_widget_get_native (self->root) ||
      !gtk_widget_compute_bounds (widget, self->root, &bounds))
    return FALSE;
  return bounds.origin.x < -1 || bounds.origin.y < -1 ||
         bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (self->root) + 1 ||
         bounds.origin.y + bounds.size.height > (float) gtk_widget_get_height (self->root) + 1;
}

static void
look_at_label (const Search *self, GtkLabel *label)
{
  GtkWidget *widget = GTK_WIDGET (label);
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = gtk_label_get_text (label);
  int width, height;

  if (!has_words (text))
    return;
  /* a title between the buttons of a window has what room there is; the window tells it too */
  if (gtk_widget_get_ancestor (widget, ADW_TYPE_WINDOW_TITLE) != NULL)
    return;
  tell (self, SKV_FINDING_TEXT, widget, text);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (gtk_widget_get_opacity (widget) < 0.01)
    return;
  if ((pango_layout_is_ellipsized (layout) && !has_tooltip (self, widget)) ||
      (!pango_layout_is_ellipsized (layout) && width > gtk_widget_get_width (widget) + 1) ||
      height > gtk_widget_get_height (widget) + 2 || is_outside (self, widget))
    tell (self, SKV_FINDING_CUT, widget, text);
}

/* --- names ----------------------------------------------------------------------------------- */

/* The value of a property, as the toolkit tells it (transfer full) (nullable) */
static char *
get_property (GtkWidget *widget, GtkAccessibleProperty property)
{
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), property))
    return NULL;
  return gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property, "\001");
}

/* Does something below it say what it is? */
static gboolean
says_something (GtkWidget *widget)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && has_words (gtk_label_get_text (GTK_LABEL (widget))))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child) && says_something (child))
      return TRUE;
  return FALSE;
}

static gboolean
has_name (GtkWidget *widget)
{
  g_autofree char *label = get_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL);

  return (has_words (label) && strcmp (label, "''") != 0) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* Roles that a person works, or that stand for one thing in a list. */
static gboolean
needs_name (GtkAccessibleRole role)
{
  switch ((int) role)
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_COMBO_BOX:
    case GTK_ACCESSIBLE_ROLE_LINK:
    case GTK_ACCESSIBLE_ROLE_LIST_ITEM:
    case GTK_ACCESSIBLE_ROLE_GRID_CELL:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_SEARCH_BOX:
    case GTK_ACCESSIBLE_ROLE_SLIDER:
    case GTK_ACCESSIBLE_ROLE_SPIN_BUTTON:
    case GTK_ACCESSIBLE_ROLE_SWITCH:
    case GTK_ACCESSIBLE_ROLE_TAB:
    case GTK_ACCESSIBLE_ROLE_TEXT_BOX:
    case GTK_ACCESSIBLE_ROLE_MENU_ITEM:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The toolkit's own parts are named by what they are part of: a text by its entry, the button in
 * a menu button by that. */
static gboolean
is_part_of_named (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  for (int up = 0; parent != NULL && up < 2; up++, parent = gtk_widget_get_parent (parent))
    if ((GTK_IS_EDITABLE (parent) || GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) ||
         GTK_IS_SPIN_BUTTON (parent)) &&
        has_name (parent))
      return TRUE;
  return FALSE;
}

/* Roles whose name may be what stands in them. */
static gboolean
is_named_by_content (GtkWidget *widget, GtkAccessibleRole role)
{
  return role != GTK_ACCESSIBLE_ROLE_TEXT_BOX && role != GTK_ACCESSIBLE_ROLE_SEARCH_BOX &&
         role != GTK_ACCESSIBLE_ROLE_SWITCH && role != GTK_ACCESSIBLE_ROLE_SLIDER &&
         role != GTK_ACCESSIBLE_ROLE_SPIN_BUTTON && role != GTK_ACCESSIBLE_ROLE_COMBO_BOX &&
         says_something (widget);
}

static void
look_at_name (const Search *self, GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
  /* A table's cell may be empty: its row and its column have names. */
  gboolean works =
    (needs_name (role) && g_strcmp0 (G_OBJECT_TYPE_NAME (widget), "GtkColumnViewCell") != 0) ||
    (gtk_widget_get_focusable (widget) && !GTK_IS_LABEL (widget) &&
     gtk_widget_get_first_child (widget) == NULL);

  if (!works || gtk_widget_get_opacity (widget) < 0.01 || has_name (widget) ||
      is_named_by_content (widget, role) || is_part_of_named (widget))
    return;
  tell (self, SKV_FINDING_UNNAMED, widget, gtk_widget_get_name (widget));
}

/* --- all of them ----------------------------------------------------------------------------- */

static void
look (const Search *self, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    look_at_label (self, GTK_LABEL (widget));
  if (has_words (gtk_widget_get_tooltip_text (widget)))
    tell (self, SKV_FINDING_TEXT, widget, gtk_widget_get_tooltip_text (widget));
  look_at_name (self, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look (self, child);
}

void
skv_findings_foreach (GtkWidget *root, SkvFindingFunc func, gpointer data)
{
  Search self = { .func = func, .data = data, .root = root };

  look (&self, root);
}
