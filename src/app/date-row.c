/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/date-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"

#define DAY_CHARS 14

struct _SkvDateRow
{
  SkvTextRow parent_instance;

  SkvDateKind kind;
  SkvDateContext context;  /* its language is owned */
  SkvDateReading *reading; /* (owned) */
  char *said;              /* (owned) (nullable): the reading and what others say, as shown */
  GtkWidget *button;       /* (unowned) */
  GtkWidget *calendar;     /* (unowned) (nullable): once it was opened */
  gboolean following;      /* the calendar follows the text */
  gboolean whole;          /* a span stays in it, with its times */
};

G_DEFINE_FINAL_TYPE (SkvDateRow, skv_date_row, SKV_TYPE_TEXT_ROW)

static guint settled_signal;

/* --- what is read ---------------------------------------------------------------------------- */

static void
skv_date_row_changed (SkvTextRow *row)
{
  SkvDateRow *self = SKV_DATE_ROW (row);

  g_clear_pointer (&self->reading, skv_date_reading_free);
  self->reading = skv_date_read (self->kind, skv_text_row_get_text (row), &self->context);
  /* What others said was about the text before; they say it again. */
  skv_text_row_show_problem (row, NULL, NULL);
}

static const char *
skv_date_row_get_value (SkvTextRow *row)
{
  SkvDateRow *self = SKV_DATE_ROW (row);

  return self->reading != NULL && self->reading->text != NULL ? self->reading->text
                                                              : skv_text_row_get_text (row);
}

static void
skv_date_row_describe (SkvTextRow *row, const char **problem, const char **subtitle)
{
  SkvDateRow *self = SKV_DATE_ROW (row);

  if (self->reading == NULL || self->reading->words == NULL)
    return;
  if (skv_date_reading_is_error (self->reading))
    *problem = self->reading->words;
  if (*problem != NULL)
    return;
  g_clear_pointer (&self->said, g_free);
  self->said = *subtitle != NULL ? g_strdup_printf ("%s\n%s", self->reading->words, *subtitle)
                                 : g_strdup (self->reading->words);
  *subtitle = self->said;
}

SkvDay
skv_date_row_get_day (SkvDateRow *self)
{
  g_return_val_if_fail (SKV_IS_DATE_ROW (self), SKV_DAY_NONE);
  return self->reading != NULL && self->reading->text != NULL ? self->reading->span.first
                                                              : SKV_DAY_NONE;
}

gboolean
skv_date_row_is_error (SkvDateRow *self)
{
  g_return_val_if_fail (SKV_IS_DATE_ROW (self), FALSE);
  return self->reading != NULL && skv_date_reading_is_error (self->reading);
}

const SkvDateSpan *
skv_date_row_get_span (SkvDateRow *self)
{
  g_return_val_if_fail (SKV_IS_DATE_ROW (self), NULL);
  return self->reading != NULL && self->reading->text != NULL ? &self->reading->span : NULL;
}

void
skv_date_row_keep_whole (SkvDateRow *self)
{
  g_return_if_fail (SKV_IS_DATE_ROW (self));
  self->whole = TRUE;
}

/* --- stepping -------------------------------------------------------------------------------- */

static void
settle (SkvDateRow *self)
{
  g_signal_emit (self, settled_signal, 0);
}

static void
type_day (SkvDateRow *self, const char *text)
{
  settle (self);
  skv_text_row_type (SKV_TEXT_ROW (self), text);
}

static void
step (SkvDateRow *self, int days)
{
  g_autofree char *text = NULL;

  if (self->reading != NULL && self->reading->text != NULL)
    text = skv_date_reading_step (self->reading, self->kind, days);
  else if (*skv_text_row_get_text (SKV_TEXT_ROW (self)) == '\0' && self->kind <= SKV_DATE_SPAN &&
           self->context.today != SKV_DAY_NONE)
    text = skv_day_format (self->context.today);
  if (text != NULL)
    type_day (self, text);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        gpointer data)
{
  SkvDateRow *self = SKV_DATE_ROW (data);

  if (self->kind == SKV_DATE_LIST ||
      (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, 1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, -1);
      return TRUE;
    case GDK_KEY_Page_Up:
      step (self, 7);
      return TRUE;
    case GDK_KEY_Page_Down:
      step (self, -7);
      return TRUE;
    default:
      return FALSE;
    }
}

/* What carried times of day, or several days, has given them to other fields: here stays the date.
 */
static void
on_left (SkvDateRow *self)
{
  const SkvDateSpan *span = skv_date_row_get_span (self);
  g_autofree char *text = NULL;

  if (self->kind == SKV_DATE_SPAN && !self->whole && span != NULL &&
      (span->start >= 0 || span->n_days > 1))
    {
      text = g_strdup (self->reading->text);
      settle (self);
      gtk_editable_set_text (GTK_EDITABLE (skv_text_row_get_entry (SKV_TEXT_ROW (self))), text);
    }
  else
    settle (self);
}

/* --- the calendar ---------------------------------------------------------------------------- */

static void
on_day_picked (GtkCalendar *calendar, gpointer data)
{
  SkvDateRow *self = SKV_DATE_ROW (data);
  g_autoptr (GDateTime) picked = gtk_calendar_get_date (calendar);
  g_autofree char *text = NULL;
  g_autofree char *list = NULL;

  if (self->following)
    return;
  text =
    skv_day_format (skv_day_from_ymd (g_date_time_get_year (picked), g_date_time_get_month (picked),
                                      g_date_time_get_day_of_month (picked)));
  if (self->kind == SKV_DATE_OF_YEAR)
    memmove (text, text + strlen ("2019-"), strlen ("12-15") + 1);
  if (self->kind == SKV_DATE_LIST && *skv_text_row_get_text (SKV_TEXT_ROW (self)) != '\0')
    list = g_strdup_printf ("%s, %s", skv_date_row_get_value (SKV_TEXT_ROW (self)), text);
  type_day (self, list != NULL ? list : text);
}

/* It opens at the date that is written, or today. */
static void
on_calendar_shown (SkvDateRow *self)
{
  SkvDay day = skv_date_row_get_day (self);
  g_autoptr (GDateTime) moment = NULL;
  int year, month, day_of_month;

  if (day == SKV_DAY_NONE)
    day = self->context.today;
  if (day == SKV_DAY_NONE)
    return;
  skv_day_to_ymd (day, &year, &month, &day_of_month);
  moment = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);
  self->following = TRUE;
  skv_calendar_select (GTK_CALENDAR (self->calendar), moment);
  self->following = FALSE;
}

static void
make_calendar (GtkMenuButton *button, gpointer data)
{
  SkvDateRow *self = SKV_DATE_ROW (data);
  GtkWidget *popover;

  if (self->calendar != NULL)
    return;
  popover = gtk_popover_new ();
  self->calendar = gtk_calendar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
  gtk_calendar_set_show_week_numbers (GTK_CALENDAR (self->calendar), TRUE);
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  gtk_menu_button_set_popover (button, popover);
  g_signal_connect_object (self->calendar, "map", G_CALLBACK (on_calendar_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (on_day_picked), self, 0);
}

static void
name_button (SkvDateRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  /* TRANSLATORS: what a button does, and the name of the field that it belongs to */
  g_autofree char *name = g_strdup_printf (_("%1$s: %2$s"), _("Choose a date"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_date_row_finalize (GObject *object)
{
  SkvDateRow *self = SKV_DATE_ROW (object);

  g_clear_pointer (&self->reading, skv_date_reading_free);
  g_free (self->said);
  g_free ((char *) self->context.language);
  G_OBJECT_CLASS (skv_date_row_parent_class)->finalize (object);
}

static void
skv_date_row_class_init (SkvDateRowClass *klass)
{
  SkvTextRowClass *row_class = SKV_TEXT_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = skv_date_row_finalize;
  row_class->changed = skv_date_row_changed;
  row_class->get_value = skv_date_row_get_value;
  row_class->describe = skv_date_row_describe;
  settled_signal = g_signal_new ("settled", SKV_TYPE_DATE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
skv_date_row_init (SkvDateRow *self)
{
  GtkWidget *entry = skv_text_row_get_entry (SKV_TEXT_ROW (self));
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->context.today = SKV_DAY_NONE;
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), make_calendar, self, NULL);
  gtk_widget_set_tooltip_text (self->button, _("Choose a date"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  g_signal_connect (self, "notify::title", G_CALLBACK (name_button), NULL);
  /* before the list around it, which has the arrow keys move between rows */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (entry, focus);
  /* One step by Tab for each field: the entry takes the focus, not the row around it. */
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  skv_text_row_set_up (SKV_TEXT_ROW (self), NULL, DAY_CHARS);
}

GtkWidget *
skv_date_row_new (const char *title)
{
  return g_object_new (SKV_TYPE_DATE_ROW, "title", title, NULL);
}

void
skv_date_row_set_up (SkvDateRow *self, SkvSession *session, SkvDateKind kind)
{
  g_return_if_fail (SKV_IS_DATE_ROW (self));
  g_return_if_fail (SKV_IS_SESSION (session));

  self->kind = kind;
  g_free ((char *) self->context.language);
  self->context = skv_session_date_context (session);
  self->context.language = g_strdup (self->context.language);
  skv_date_row_changed (SKV_TEXT_ROW (self));
}
