/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/suggest/suggest-window.h"

#include <glib/gi18n-lib.h>

#include "app/plan-files.h"
#include "app/suggest/suggest-row.h"
#include "core/calendar/occurrence-edits.h"

/* So many places are shown: nobody reads more, and the best stand first. */
#define MOST_SHOWN 15

struct _SkvSuggestWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  SkvPlan *draft;      /* (owned) (nullable): a copy of the plan, with what is not in it yet */
  char *id;            /* (owned) */
  SkvSuggestions *suggestions; /* (owned) (nullable) */

  AdwWindowTitle *title;
  GtkButton *move_button;
  GtkLabel *summary;
  GtkListBox *slots_list;
  GtkListBox *why_list;
};

G_DEFINE_FINAL_TYPE (SkvSuggestWindow, skv_suggest_window, ADW_TYPE_WINDOW)

static guint chosen_signal;

static SkvSuggestions *
suggest (SkvSession *session, SkvPlan *plan, const char *id, GError **error)
{
  return skv_suggestions_new (plan, id, SKV_DAY_NONE, SKV_SUGGEST_DAYS,
                              skv_session_get_today (session), error);
}

/* --- moving ---------------------------------------------------------------------------------- */

/* What is refused is told by the window below, so that this one closes then too. */
static void
move_to (SkvSuggestWindow *self, gint64 start)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  const SkvOccurrence *occurrence = skv_suggestions_get_occurrence (self->suggestions);
  g_autoptr (SkvEdit) edit = skv_occurrence_move (plan, occurrence, start, NULL, NULL);
  SkvDay day = occurrence->all_day ? (SkvDay) (start / SKV_DAY_SECONDS)
                                   : skv_zone_day (skv_plan_get_zone (plan), start);
  /* an evening of a rule becomes an item of its own */
  g_autofree char *id =
    g_strdup (skv_edit_get_n_changes (edit) > 0 ? skv_edit_get_change (edit, 0)->id : self->id);

  g_signal_handlers_disconnect_by_data (self->session, self);
  if (skv_session_apply (self->session, edit))
    {
      skv_session_show_day (self->session, day);
      skv_session_select (self->session, id, NULL);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_row_activated (SkvSuggestWindow *self, GtkListBoxRow *row)
{
  gint64 start = skv_suggest_row_get_start (row);

  if (start != SKV_MOMENT_NONE && self->draft != NULL)
    {
      g_signal_emit (self, chosen_signal, 0, start);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (start != SKV_MOMENT_NONE && gtk_widget_get_sensitive (GTK_WIDGET (self->move_button)))
    move_to (self, start);
}

static void
on_move (SkvSuggestWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->slots_list);

  if (row != NULL)
    on_row_activated (self, row);
}

static void
on_row_selected (SkvSuggestWindow *self)
{
  gboolean read_only;

  if (self->session == NULL)
    return;
  read_only =
    self->draft == NULL && skv_plan_files_is_read_only (skv_session_get_plan (self->session));
  gtk_widget_set_sensitive (GTK_WIDGET (self->move_button),
                            !read_only && gtk_list_box_get_selected_row (self->slots_list) != NULL);
}

/* --- showing --------------------------------------------------------------------------------- */

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_slots (SkvSuggestWindow *self)
{
  GPtrArray *slots = skv_suggestions_get_slots (self->suggestions);

  for (guint i = 0; i < slots->len && i < MOST_SHOWN; i++)
    gtk_list_box_append (self->slots_list,
                         skv_suggest_row_new (self->suggestions, g_ptr_array_index (slots, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->slots_list), slots->len > 0);
}

static void
show_why (SkvSuggestWindow *self)
{
  GPtrArray *blockers = skv_suggestions_get_blockers (self->suggestions);
  GPtrArray *relaxations = skv_suggestions_get_relaxations (self->suggestions);

  for (guint i = 0; i < relaxations->len; i++)
    gtk_list_box_append (self->why_list,
                         skv_suggest_row_new_for_text (
                           "dialog-information-symbolic",
                           ((const SkvRelaxation *) g_ptr_array_index (relaxations, i))->text));
  for (guint i = 0; i < blockers->len; i++)
    {
      g_autofree char *words = skv_blocker_words (g_ptr_array_index (blockers, i));

      gtk_list_box_append (self->why_list,
                           skv_suggest_row_new_for_text ("changes-prevent-symbolic", words));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->why_list), blockers->len + relaxations->len > 0);
}

static char *
summarise (SkvSuggestWindow *self)
{
  guint n_free = skv_suggestions_get_n_free (self->suggestions);
  guint days = (guint) (skv_suggestions_get_to (self->suggestions) -
                        skv_suggestions_get_from (self->suggestions));

  if (skv_suggestions_get_slots (self->suggestions)->len == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "It fits nowhere within %u day.",
                                         "It fits nowhere within %u days.", days),
                            days);
  if (n_free == 0)
    return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "It is free nowhere within %u day; there are places with conflicts.",
                   "It is free nowhere within %u days; there are places with conflicts.", days),
      days);
  /* TRANSLATORS: how many days are free, of how many */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%1$u free day within %2$u days, the best first.",
                                       "%1$u free days within %2$u days, the best first.", n_free),
                          n_free, days);
}

static void
fill (SkvSuggestWindow *self)
{
  g_autofree char *summary = summarise (self);
  GtkListBoxRow *first;

  adw_window_title_set_subtitle (self->title,
                                 skv_suggestions_get_occurrence (self->suggestions)->title);
  gtk_label_set_label (self->summary, summary);
  clear_list (self->slots_list);
  clear_list (self->why_list);
  show_slots (self);
  show_why (self);
  first = gtk_list_box_get_row_at_index (self->slots_list, 0);
  if (first != NULL)
    {
      gtk_list_box_select_row (self->slots_list, first);
      gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (first));
    }
  on_row_selected (self);
}

/* What it says holds for one state of the plan. */
static void
on_refreshed (SkvSuggestWindow *self)
{
  SkvSuggestions *suggestions =
    suggest (self->session, skv_session_get_plan (self->session), self->id, NULL);

  if (suggestions == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  skv_suggestions_free (self->suggestions);
  self->suggestions = suggestions;
  fill (self);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_suggest_window_dispose (GObject *object)
{
  g_clear_object (&SKV_SUGGEST_WINDOW (object)->draft);
  g_clear_object (&SKV_SUGGEST_WINDOW (object)->session); /* rows that go away are deselected */
  G_OBJECT_CLASS (skv_suggest_window_parent_class)->dispose (object);
}

static void
skv_suggest_window_finalize (GObject *object)
{
  SkvSuggestWindow *self = SKV_SUGGEST_WINDOW (object);

  skv_suggestions_free (self->suggestions);
  g_free (self->id);
  G_OBJECT_CLASS (skv_suggest_window_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvSuggestWindow, name)

static void
skv_suggest_window_class_init (SkvSuggestWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_suggest_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_suggest_window_finalize;

  chosen_signal = g_signal_new ("chosen", SKV_TYPE_SUGGEST_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/suggest-window.ui");
  BIND (title);
  BIND (move_button);
  BIND (summary);
  BIND (slots_list);
  BIND (why_list);
  gtk_widget_class_bind_template_callback (widget_class, on_move);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_suggest_window_init (SkvSuggestWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static SkvSuggestWindow *
make (SkvSession *session, SkvPlan *plan, const char *id, GError **error)
{
  SkvSuggestions *suggestions = suggest (session, plan, id, error);
  SkvSuggestWindow *self;

  if (suggestions == NULL)
    return NULL;
  self = g_object_new (SKV_TYPE_SUGGEST_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->id = g_strdup (id);
  self->suggestions = suggestions;
  return self;
}

GtkWidget *
skv_suggest_window_new (SkvSession *session, const char *id, GError **error)
{
  SkvSuggestWindow *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = make (session, skv_session_get_plan (session), id, error);
  if (self == NULL)
    return NULL;
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_refreshed), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}

GtkWidget *
skv_suggest_window_new_for_draft (SkvSession *session,
                                  SkvPlan *plan,
                                  const char *id,
                                  GError **error)
{
  SkvSuggestWindow *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (SKV_IS_PLAN (plan) && id != NULL, NULL);

  self = make (session, plan, id, error);
  if (self == NULL)
    return NULL;
  self->draft = g_object_ref (plan);
  gtk_button_set_label (self->move_button, _("_Use This Time"));
  fill (self);
  return GTK_WIDGET (self);
}
