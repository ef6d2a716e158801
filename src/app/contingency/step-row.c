/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/contingency/step-row.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/contingency/who-row.h"
#include "app/text-row.h"

struct _SkvStepRow
{
  AdwExpanderRow parent_instance;

  SkvPlan *plan;     /* (owned) */
  SkvFormStep *step; /* (unowned) */
  guint place;
  GtkWidget *up;
  GtkWidget *down;
  GtkWidget *remove;
  SkvTextRow *text_row; /* (nullable): until it is opened for the first time */
  SkvTextRow *over_row; /* (nullable): the same */
};

G_DEFINE_FINAL_TYPE (SkvStepRow, skv_step_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  CHANGED,
  MOVE,
  REMOVE,
  NEXT,
  TAKE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- what it says ---------------------------------------------------------------------------- */

/* "At once · Administrator · if longer than 7 d" (transfer full) */
static char *
describe (SkvStepRow *self)
{
  const SkvFormStep *step = self->step;
  g_autofree char *role = skv_who_words (self->plan, step->role);
  g_autofree char *contact = skv_who_words (self->plan, step->contact);
  GString *text = g_string_new (skv_phase_title (step->phase));

  if (*role != '\0')
    g_string_append_printf (text, " · %s", role);
  if (*contact != '\0')
    g_string_append_printf (text, " · %s", contact);
  if (*step->over != '\0')
    {
      g_string_append (text, " · ");
      /* TRANSLATORS: a step that is done only if an outage takes longer than "7 d" */
      g_string_append_printf (text, _("only if longer than %s"), step->over);
    }
  return g_string_free (text, FALSE);
}

static void
set_name (GtkWidget *button, const char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (SkvStepRow *self)
{
  const char *words = *self->step->text != '\0' ? self->step->text : _("New step");
  g_autofree char *title = g_strdup_printf ("%u. %s", self->place + 1, words);
  g_autofree char *subtitle = describe (self);
  g_autofree char *text_problem = skv_form_step_text_problem (self->step);
  g_autofree char *over_problem = skv_form_step_over_problem (self->step);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  if (self->text_row == NULL)
    return;
  skv_text_row_show_problem (self->text_row, text_problem, NULL);
  skv_text_row_show_problem (self->over_row, over_problem, NULL);
}

static void
on_changed (SkvStepRow *self)
{
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- its fields ------------------------------------------------------------------------------ */

static void
on_text (SkvStepRow *self, const char *text)
{
  skv_set_text (&self->step->text, text);
  on_changed (self);
}

static void
on_over (SkvStepRow *self, const char *text)
{
  skv_set_text (&self->step->over, text);
  on_changed (self);
}

static void
on_role (SkvStepRow *self, const char *who)
{
  skv_set_text (&self->step->role, who);
  on_changed (self);
}

static void
on_contact (SkvStepRow *self, const char *who)
{
  skv_set_text (&self->step->contact, who);
  on_changed (self);
}

static void
on_phase (SkvStepRow *self, GParamSpec *pspec, AdwComboRow *row)
{
  self->step->phase = (SkvPhase) adw_combo_row_get_selected (row);
  on_changed (self);
}

static void
on_next (SkvStepRow *self)
{
  g_signal_emit (self, signals[NEXT], 0);
}

static void
add_field (SkvStepRow *self, GtkWidget *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static SkvTextRow *
add_text (SkvStepRow *self,
          const char *title,
          const char *hint,
          int chars,
          const char *text,
          GCallback edited)
{
  SkvTextRow *row = SKV_TEXT_ROW (skv_text_row_new (title));

  skv_text_row_set_up (row, hint, chars);
  skv_text_row_set_text (row, text);
  g_signal_connect_object (row, "edited", edited, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (skv_text_row_get_entry (row), "activate", G_CALLBACK (on_next), self,
                           G_CONNECT_SWAPPED);
  add_field (self, GTK_WIDGET (row));
  return row;
}

static void
add_phase (SkvStepRow *self)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int phase = SKV_PHASE_ALARM; phase <= SKV_PHASE_AFTER; phase++)
    gtk_string_list_append (names, skv_phase_title ((SkvPhase) phase));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("When"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), self->step->phase);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_phase), self, G_CONNECT_SWAPPED);
  add_field (self, row);
}

static void
add_who (SkvStepRow *self,
         SkvWhoOffer offer,
         const char *title,
         const char *none,
         const char *who,
         GCallback chosen)
{
  GtkWidget *row = skv_who_row_new (self->plan, offer, title, none, who);

  g_signal_connect_object (row, "chosen", chosen, self, G_CONNECT_SWAPPED);
  add_field (self, row);
  add_field (self, skv_who_row_get_words_row (SKV_WHO_ROW (row)));
}

/* Two hundred steps with five fields each are made when somebody looks at them. */
static void
on_expanded (SkvStepRow *self)
{
  const SkvFormStep *step = self->step;

  if (self->text_row != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->text_row = add_text (self, _("What to Do"), NULL, 0, step->text, G_CALLBACK (on_text));
  add_phase (self);
  add_who (self, SKV_WHO_ROLES, _("Role"), _("Nobody in Particular"), step->role,
           G_CALLBACK (on_role));
  add_who (self, SKV_WHO_CONTACTS, _("Contact"), _("Whoever Has the Role"), step->contact,
           G_CALLBACK (on_contact));
  self->over_row = add_text (self, _("Only If Longer Than"), _("always to be done"), 16,
                             step->over, G_CALLBACK (on_over));
  update (self);
}

/* --- moving ---------------------------------------------------------------------------------- */

static void
on_up (SkvStepRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, -1);
}

static void
on_down (SkvStepRow *self)
{
  g_signal_emit (self, signals[MOVE], 0, 1);
}

static void
on_remove (SkvStepRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static gboolean
on_key (GtkWidget *widget, GVariant *steps, gpointer data)
{
  g_signal_emit (widget, signals[MOVE], 0, g_variant_get_int32 (steps));
  return TRUE;
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, gpointer data)
{
  return gdk_content_provider_new_typed (SKV_TYPE_STEP_ROW, data);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (data));

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  SkvStepRow *dragged = g_value_get_object (value);

  if (dragged == NULL || dragged == data)
    return FALSE;
  g_signal_emit (data, signals[TAKE], 0, dragged);
  return TRUE;
}

static void
make_movable (SkvStepRow *self)
{
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (SKV_TYPE_STEP_ROW, GDK_ACTION_MOVE);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_add_css_class (handle, "dim-label");
  gtk_widget_set_cursor_from_name (handle, "grab");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), handle);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  for (int steps = -1; steps <= 1; steps += 2)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new_with_arguments (
        gtk_keyval_trigger_new (steps < 0 ? GDK_KEY_Up : GDK_KEY_Down, GDK_ALT_MASK),
        gtk_callback_action_new (on_key, NULL, NULL), "i", steps));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
button_new (SkvStepRow *self, const char *icon, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

/* --- object ---------------------------------------------------------------------------------- */

SkvFormStep *
skv_step_row_get_step (SkvStepRow *self)
{
  g_return_val_if_fail (SKV_IS_STEP_ROW (self), NULL);
  return self->step;
}

void
skv_step_row_set_place (SkvStepRow *self, guint place, guint n)
{
  g_autofree char *up = NULL, *down = NULL, *remove = NULL;

  g_return_if_fail (SKV_IS_STEP_ROW (self));

  up = g_strdup_printf (_("Move step %u up"), place + 1);
  down = g_strdup_printf (_("Move step %u down"), place + 1);
  remove = g_strdup_printf (_("Remove step %u"), place + 1);
  self->place = place;
  gtk_widget_set_sensitive (self->up, place > 0);
  gtk_widget_set_sensitive (self->down, place + 1 < n);
  set_name (self->up, up);
  set_name (self->down, down);
  set_name (self->remove, remove);
  update (self);
}

void
skv_step_row_begin (SkvStepRow *self)
{
  g_return_if_fail (SKV_IS_STEP_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  skv_text_row_focus (self->text_row);
}

GtkWidget *
skv_step_row_new (SkvPlan *plan, SkvFormStep *step)
{
  SkvStepRow *self;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && step != NULL, NULL);

  self = g_object_new (SKV_TYPE_STEP_ROW, NULL);
  self->plan = g_object_ref (plan);
  self->step = step;
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
  return GTK_WIDGET (self);
}

static void
skv_step_row_dispose (GObject *object)
{
  g_clear_object (&SKV_STEP_ROW (object)->plan);
  G_OBJECT_CLASS (skv_step_row_parent_class)->dispose (object);
}

static void
skv_step_row_class_init (SkvStepRowClass *klass)
{
  static const char *const plain[] = { "changed", NULL, "remove", "next" };

  G_OBJECT_CLASS (klass)->dispose = skv_step_row_dispose;
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    if (plain[i] != NULL)
      signals[i] = g_signal_new (plain[i], SKV_TYPE_STEP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[MOVE] = g_signal_new ("move", SKV_TYPE_STEP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  signals[TAKE] = g_signal_new ("take", SKV_TYPE_STEP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, SKV_TYPE_STEP_ROW);
}

static void
skv_step_row_init (SkvStepRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  make_movable (self);
  self->up = button_new (self, "go-up-symbolic", G_CALLBACK (on_up));
  self->down = button_new (self, "go-down-symbolic", G_CALLBACK (on_down));
  self->remove = button_new (self, "user-trash-symbolic", G_CALLBACK (on_remove));
  skv_expander_row_add (ADW_EXPANDER_ROW (self), self->remove);
  skv_expander_row_add (ADW_EXPANDER_ROW (self), self->down);
  skv_expander_row_add (ADW_EXPANDER_ROW (self), self->up);
}
