/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/explain/explain-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/date-row.h"
#include "app/explain/explain-row.h"

struct _SkvExplainWindow
{
  AdwWindow parent_instance;

  SkvSession *session;      /* (owned) */
  SkvDay day;               /* SKV_DAY_NONE while what is typed is no date */
  GPtrArray *systems;       /* (owned) (element-type utf8): ids, in the order of the choice */
  GPtrArray *organisations; /* (owned) (element-type utf8) */
  gboolean filling;

  SkvDateRow *date_row;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  AdwComboRow *system_row;
  AdwComboRow *organisation_row;
  GtkListBox *verdict_list;
  GtkListBox *lines_list;
  GtkWidget *results;
};

G_DEFINE_FINAL_TYPE (SkvExplainWindow, skv_explain_window, ADW_TYPE_WINDOW)

static guint reveal_signal;

/* --- the answer ------------------------------------------------------------------------------ */

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/* (nullable): the first choice is any */
static const char *
get_choice (AdwComboRow *row, GPtrArray *ids)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected > 0 && selected <= ids->len ? g_ptr_array_index (ids, selected - 1) : NULL;
}

static void
explain (SkvExplainWindow *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autoptr (GPtrArray) lines = NULL;

  if (self->filling)
    return;
  clear_list (self->verdict_list);
  clear_list (self->lines_list);
  gtk_widget_set_visible (self->results, self->day != SKV_DAY_NONE);
  gtk_widget_set_sensitive (self->previous_button, self->day != SKV_DAY_NONE);
  gtk_widget_set_sensitive (self->next_button, self->day != SKV_DAY_NONE);
  if (self->day == SKV_DAY_NONE)
    return;
  lines = skv_plan_explain_day (plan, self->day, get_choice (self->system_row, self->systems),
                                get_choice (self->organisation_row, self->organisations));
  for (guint i = 0; i < lines->len; i++)
    {
      const SkvDayLine *line = g_ptr_array_index (lines, i);

      gtk_list_box_append (skv_explain_is_verdict (line) ? self->verdict_list : self->lines_list,
                           skv_explain_row_new (plan, line));
    }
}

/* --- the question ---------------------------------------------------------------------------- */

static void
on_date_edited (SkvExplainWindow *self, const char *text)
{
  self->day = skv_date_row_get_day (self->date_row);
  explain (self);
}

void
skv_explain_window_set_day (SkvExplainWindow *self, SkvDay day)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SKV_IS_EXPLAIN_WINDOW (self));

  self->day = day;
  text = day != SKV_DAY_NONE ? skv_day_format (day) : g_strdup ("");
  skv_text_row_set_text (SKV_TEXT_ROW (self->date_row), text);
  explain (self);
  skv_text_row_focus (SKV_TEXT_ROW (self->date_row));
}

static void
step (SkvExplainWindow *self, int days)
{
  g_autofree char *text = NULL;

  if (self->day == SKV_DAY_NONE)
    return;
  text = skv_day_format (self->day + days);
  /* Read like any other, so that its limits hold. */
  skv_text_row_type (SKV_TEXT_ROW (self->date_row), text);
}

static void
on_previous (SkvExplainWindow *self)
{
  step (self, -1);
}

static void
on_next (SkvExplainWindow *self)
{
  step (self, 1);
}

static void
on_row_activated (SkvExplainWindow *self, GtkListBoxRow *row)
{
  const char *id = skv_explain_row_get_item (row);

  if (id == NULL)
    return;
  if (self->day != SKV_DAY_NONE)
    skv_session_show_day (self->session, self->day);
  g_signal_emit (self, reveal_signal, 0, id);
}

/* --- choices --------------------------------------------------------------------------------- */

static void
fill_choice (AdwComboRow *row, SkvPlan *plan, SkvKind kind, const char *any, GPtrArray *ids)
{
  GPtrArray *records = skv_plan_get_records (plan, kind);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *before = g_strdup (get_choice (row, ids));
  guint selected = 0;

  g_ptr_array_set_size (ids, 0);
  gtk_string_list_append (names, any);
  for (guint i = 0; i < records->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (records, i);

      g_ptr_array_add (ids, g_strdup (record->id));
      gtk_string_list_append (names, kind == SKV_KIND_SYSTEM
                                       ? ((const SkvSystem *) record)->name
                                       : ((const SkvOrganisation *) record)->name);
      if (g_strcmp0 (record->id, before) == 0)
        selected = ids->len;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
  gtk_widget_set_visible (GTK_WIDGET (row), ids->len > 0);
}

static void
on_refreshed (SkvExplainWindow *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);

  self->filling = TRUE;
  fill_choice (self->system_row, plan, SKV_KIND_SYSTEM, _("Any system"), self->systems);
  fill_choice (self->organisation_row, plan, SKV_KIND_ORGANISATION, _("Any organisation"),
               self->organisations);
  self->filling = FALSE;
  explain (self);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_explain_window_dispose (GObject *object)
{
  SkvExplainWindow *self = SKV_EXPLAIN_WINDOW (object);

  self->filling = TRUE; /* children that go away change what is chosen */
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (skv_explain_window_parent_class)->dispose (object);
}

static void
skv_explain_window_finalize (GObject *object)
{
  SkvExplainWindow *self = SKV_EXPLAIN_WINDOW (object);

  g_ptr_array_unref (self->systems);
  g_ptr_array_unref (self->organisations);
  G_OBJECT_CLASS (skv_explain_window_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvExplainWindow, name)

static void
skv_explain_window_class_init (SkvExplainWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_explain_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_explain_window_finalize;
  reveal_signal = g_signal_new ("reveal", SKV_TYPE_EXPLAIN_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SKV_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/explain-window.ui");
  BIND (date_row);
  BIND (previous_button);
  BIND (next_button);
  BIND (system_row);
  BIND (organisation_row);
  BIND (verdict_list);
  BIND (lines_list);
  BIND (results);
  gtk_widget_class_bind_template_callback (widget_class, on_date_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, explain);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_explain_window_init (SkvExplainWindow *self)
{
  self->day = SKV_DAY_NONE;
  self->systems = g_ptr_array_new_with_free_func (g_free);
  self->organisations = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  skv_text_row_set_up (SKV_TEXT_ROW (self->date_row),
                       _("17 May, first Friday in June, 2026-10-05"), 24);
}

SkvSession *
skv_explain_window_get_session (SkvExplainWindow *self)
{
  g_return_val_if_fail (SKV_IS_EXPLAIN_WINDOW (self), NULL);
  return self->session;
}

GtkWidget *
skv_explain_window_new (SkvSession *session, SkvDay day)
{
  SkvExplainWindow *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_EXPLAIN_WINDOW, NULL);
  self->session = g_object_ref (session);
  skv_date_row_set_up (self->date_row, session, SKV_DATE_DAY);
  g_signal_connect_swapped (session, "refreshed", G_CALLBACK (on_refreshed), self);
  on_refreshed (self);
  skv_explain_window_set_day (self, day);
  return GTK_WIDGET (self);
}
