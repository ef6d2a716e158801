/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/systems/system-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/compat.h"
#include "app/systems/picture.h"

/* relations to each side, and boxes of a column: more is no picture any more */
#define HOPS 3
#define MAX_ROWS 24

/* pixels */
#define MIN_BOX 92
#define MAX_BOX 190
#define MIN_GAP 60
#define MAX_GAP 110
#define ROW_GAP 18
#define MARGIN 12
#define ARROW 9

struct _SkvSystemPicture
{
  GtkWidget parent_instance;

  SkvPicture *picture; /* (owned) (nullable) */
  GPtrArray *buttons;  /* (element-type GtkWidget): one a box */
};

G_DEFINE_FINAL_TYPE (SkvSystemPicture, skv_system_picture, GTK_TYPE_WIDGET)

static guint picked_signal;

static const SkvPictureBox *
box_at (SkvSystemPicture *self, guint place)
{
  return &g_array_index (self->picture->boxes, SkvPictureBox, place);
}

/* --- where things are ------------------------------------------------------------------------ */

static int
n_columns (SkvSystemPicture *self)
{
  return self->picture->last_column - self->picture->first_column + 1;
}

static int
width_with (SkvSystemPicture *self, int box, int gap)
{
  return n_columns (self) * box + (n_columns (self) - 1) * gap + 2 * MARGIN;
}

static int
box_height (SkvSystemPicture *self)
{
  int highest = 0;

  for (guint i = 0; i < self->buttons->len; i++)
    {
      int natural;

      gtk_widget_measure (g_ptr_array_index (self->buttons, i), GTK_ORIENTATION_VERTICAL, -1, NULL,
                          &natural, NULL, NULL);
      highest = MAX (highest, natural);
    }
  return highest;
}

/* Boxes and gaps grow together from their least to their greatest width. */
static graphene_rect_t
place_of (SkvSystemPicture *self, guint place)
{
  const SkvPictureBox *box = box_at (self, place);
  int least = width_with (self, MIN_BOX, MIN_GAP), most = width_with (self, MAX_BOX, MAX_GAP);
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = box_height (self);
  double share = CLAMP ((double) (width - least) / (most - least), 0, 1);
  double box_width = MIN_BOX + share * (MAX_BOX - MIN_BOX);
  double gap = MIN_GAP + share * (MAX_GAP - MIN_GAP);
  double whole = n_columns (self) * box_width + (n_columns (self) - 1) * gap;
  double left = MAX ((width - whole) / 2, 0);
  int column = box->column - self->picture->first_column;
  double middle = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    column = n_columns (self) - 1 - column;
  return GRAPHENE_RECT_INIT ((float) floor (left + column * (box_width + gap)),
                             (float) floor (middle + box->row * (height + ROW_GAP) - height / 2.0),
                             (float) floor (box_width), (float) height);
}

static void
skv_system_picture_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  SkvSystemPicture *self = SKV_SYSTEM_PICTURE (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (self->picture == NULL)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = width_with (self, MIN_BOX, MIN_GAP);
      *natural = width_with (self, MAX_BOX, MAX_GAP);
      return;
    }
  *minimum = *natural =
    (int) self->picture->n_rows * (box_height (self) + ROW_GAP) - ROW_GAP + 2 * MARGIN;
}

static void
skv_system_picture_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SkvSystemPicture *self = SKV_SYSTEM_PICTURE (widget);

  for (guint i = 0; self->picture != NULL && i < self->buttons->len; i++)
    {
      graphene_rect_t place = place_of (self, i);
      GtkAllocation allocation = { (int) place.origin.x, (int) place.origin.y,
                                   (int) place.size.width, (int) place.size.height };

      gtk_widget_size_allocate (g_ptr_array_index (self->buttons, i), &allocation, -1);
    }
}

/* --- lines ----------------------------------------------------------------------------------- */

typedef struct
{
  graphene_point_t start;
  graphene_point_t end;
  double bend; /* how far it swings out before it turns, to the right if positive */
  double into; /* 1: it comes to its end from the left; -1: from the right */
} Curve;

static Curve
curve_of (SkvSystemPicture *self, const SkvPictureLine *line)
{
  graphene_rect_t from = place_of (self, line->from), to = place_of (self, line->to);
  gboolean rightwards = to.origin.x > from.origin.x;
  gboolean beside = to.origin.x < from.origin.x + 1 && to.origin.x > from.origin.x - 1;
  double from_x = from.origin.x + (rightwards || beside ? from.size.width : 0);
  double to_x = to.origin.x + (rightwards ? 0 : to.size.width);
  Curve curve = {
    GRAPHENE_POINT_INIT ((float) from_x, from.origin.y + from.size.height / 2),
    GRAPHENE_POINT_INIT ((float) to_x, to.origin.y + to.size.height / 2),
    beside ? MIN_GAP / 2.0 : (to_x - from_x) / 2,
    rightwards ? 1 : -1,
  };

  return curve;
}

static void
draw_arrow (cairo_t *cr, const Curve *curve)
{
  double back = curve->into * ARROW;

  cairo_move_to (cr, curve->end.x, curve->end.y);
  cairo_line_to (cr, curve->end.x - back, curve->end.y - ARROW / 2.0);
  cairo_line_to (cr, curve->end.x - back, curve->end.y + ARROW / 2.0);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_line (SkvSystemPicture *self, cairo_t *cr, const SkvPictureLine *line)
{
  static const double dashes[] = { 7, 5 }, dots[] = { 2, 4 };
  Curve curve = curve_of (self, line);
  double end = curve.end.x - (line->is_member ? 0 : curve.into * ARROW / 2);

  if (line->degraded)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  else if (line->is_member)
    cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, curve.start.x, curve.start.y);
  cairo_curve_to (cr, curve.start.x + curve.bend, curve.start.y,
                  end - curve.into * fabs (curve.bend), curve.end.y, end, curve.end.y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (!line->is_member)
    draw_arrow (cr, &curve);
}

/* A third of the way, where lines that come from one box are apart, and those that go to one box
 * are not yet together. */
#define WORD_AT 0.32f

static void
snapshot_word (SkvSystemPicture *self,
               GtkSnapshot *snapshot,
               const SkvPictureLine *line,
               const GdkRGBA *color,
               const GdkRGBA *background)
{
  Curve curve = curve_of (self, line);
  g_autoptr (PangoLayout) layout =
    gtk_widget_create_pango_layout (GTK_WIDGET (self), C_("effect of a relation", "less well"));
  PangoAttrList *attributes = pango_attr_list_new ();
  float t = WORD_AT, rest = 1 - WORD_AT, x, y;
  float out = 3 * rest * rest * t, in = 3 * rest * t * t;
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.8));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = rest * rest * rest * curve.start.x + out * (curve.start.x + (float) curve.bend) +
      in * (curve.end.x - (float) (curve.into * fabs (curve.bend))) + t * t * t * curve.end.x;
  y = (rest * rest * rest + out) * curve.start.y + (in + t * t * t) * curve.end.y;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (floorf (x - (float) width / 2),
                                                          floorf (y - (float) height / 2)));
  gtk_snapshot_append_color (snapshot, background,
                             &GRAPHENE_RECT_INIT (-2, 0, (float) width + 4, (float) height));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
skv_system_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SkvSystemPicture *self = SKV_SYSTEM_PICTURE (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  GdkRGBA color, background;
  cairo_t *cr;

  if (self->picture == NULL)
    return;
  skv_widget_get_text_colour (widget, &color);
  skv_widget_find_colour (widget, "window_bg_color", &background);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_line_width (cr, 1.5);
  gdk_cairo_set_source_rgba (cr, &(GdkRGBA){ color.red, color.green, color.blue, 0.65f });
  for (guint i = 0; i < self->picture->lines->len; i++)
    draw_line (self, cr, &g_array_index (self->picture->lines, SkvPictureLine, i));
  cairo_destroy (cr);
  for (guint i = 0; i < self->picture->lines->len; i++)
    {
      const SkvPictureLine *line = &g_array_index (self->picture->lines, SkvPictureLine, i);

      if (line->degraded)
        snapshot_word (self, snapshot, line, &color, &background);
    }
  GTK_WIDGET_CLASS (skv_system_picture_parent_class)->snapshot (widget, snapshot);
}

/* --- boxes ----------------------------------------------------------------------------------- */

static void
on_clicked (GtkWidget *button, gpointer data)
{
  SkvSystemPicture *self = SKV_SYSTEM_PICTURE (data);
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "skv-key"));

  g_signal_emit (self, picked_signal, 0, id);
}

/* What a person hears who does not see where the box is. (transfer full) */
static char *
describe (SkvSystemPicture *self, const SkvPictureBox *box)
{
  const char *middle = box_at (self, 0)->name;
  guint away = (guint) ABS (box->column);
  g_autofree char *name =
    box->is_group ? g_strdup_printf (_("%s (group)"), box->name) : g_strdup (box->name);

  if (away == 0)
    return g_strdup_printf (_("%s, in the middle"), name);
  if (box->column > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%1$s, needed by or part of %2$s, %3$u step away",
                                         "%1$s, needed by or part of %2$s, %3$u steps away", away),
                            name, middle, away);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%1$s, needs or contains %2$s, %3$u step away",
                                       "%1$s, needs or contains %2$s, %3$u steps away", away),
                          name, middle, away);
}

/* the whole name where there is not room for it */
static gboolean
on_query_tooltip (GtkWidget *button, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static GtkWidget *
button_new (SkvSystemPicture *self, const SkvPictureBox *box)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (box->name);
  g_autofree char *words = describe (self, box);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 6);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_has_tooltip (button, TRUE);
  g_signal_connect (button, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  gtk_widget_add_css_class (button, "skv-system-box");
  if (box->is_group)
    gtk_widget_add_css_class (button, "group");
  if (box->column == 0)
    gtk_widget_add_css_class (button, "middle");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "skv-key", g_strdup (box->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const SkvPictureBox *first = box_at (data, *(const guint *) a);
  const SkvPictureBox *second = box_at (data, *(const guint *) b);

  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  return (first->row > second->row) - (first->row < second->row);
}

/* Tab goes through the columns from the left, each from the top. */
static void
order_buttons (SkvSystemPicture *self)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->buttons->len; i++)
    g_array_append_val (places, i);
  g_array_sort_with_data (places, compare_places, self);
  for (guint i = 0; i < places->len; i++)
    gtk_widget_insert_before (g_ptr_array_index (self->buttons, g_array_index (places, guint, i)),
                              GTK_WIDGET (self), NULL);
}

static void
clear (SkvSystemPicture *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->buttons, 0);
  g_clear_pointer (&self->picture, skv_picture_free);
}

guint
skv_system_picture_show (SkvSystemPicture *self, SkvPlan *plan, const char *id)
{
  g_return_val_if_fail (SKV_IS_SYSTEM_PICTURE (self), 0);

  clear (self);
  if (id != NULL)
    self->picture = skv_picture_new (plan, id, HOPS, MAX_ROWS);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->picture == NULL)
    return 0;
  for (guint i = 0; i < self->picture->boxes->len; i++)
    g_ptr_array_add (self->buttons, button_new (self, box_at (self, i)));
  order_buttons (self);
  return self->picture->n_left_out;
}

void
skv_system_picture_focus_middle (SkvSystemPicture *self)
{
  g_return_if_fail (SKV_IS_SYSTEM_PICTURE (self));

  if (self->buttons->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->buttons, 0));
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_system_picture_dispose (GObject *object)
{
  clear (SKV_SYSTEM_PICTURE (object));
  G_OBJECT_CLASS (skv_system_picture_parent_class)->dispose (object);
}

static void
skv_system_picture_finalize (GObject *object)
{
  g_ptr_array_unref (SKV_SYSTEM_PICTURE (object)->buttons);
  G_OBJECT_CLASS (skv_system_picture_parent_class)->finalize (object);
}

static void
skv_system_picture_class_init (SkvSystemPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_system_picture_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_system_picture_finalize;
  widget_class->measure = skv_system_picture_measure;
  widget_class->size_allocate = skv_system_picture_size_allocate;
  widget_class->snapshot = skv_system_picture_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  picked_signal = g_signal_new ("picked", SKV_TYPE_SYSTEM_PICTURE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
skv_system_picture_init (SkvSystemPicture *self)
{
  self->buttons = g_ptr_array_new ();
}
