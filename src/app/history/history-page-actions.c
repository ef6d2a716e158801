/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/history/history-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/history/history-words.h"
#include "app/plan-files.h"
#include "app/present.h"
#include "app/question.h"

/* --- to here --------------------------------------------------------------------------------- */

typedef struct
{
  SkvSession *session; /* (owned) */
  gint64 id;
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  g_object_unref (((Asked *) data)->session);
  g_free (data);
}

static void
on_answered (SkvMessage *dialog, const char *response, gpointer data)
{
  const Asked *asked = data;

  if (strcmp (response, SKV_QUESTION_DO) == 0)
    skv_session_undo_to (asked->session, asked->id);
}

/* One question, with the number of edits: they may be many, and others may have made them. */
static void
on_undo_to (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvHistoryPage *self = SKV_HISTORY_PAGE (widget);
  const SkvHistoryEntry *entry = skv_history_page_get_selected (self);
  g_autofree char *heading = NULL, *body = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;
  Asked *asked;
  guint n;

  if (entry == NULL)
    return;
  if (!skv_plan_count_steps (skv_session_get_plan (self->base.session), entry->id, FALSE, &n,
                             &error))
    {
      skv_session_tell (self->base.session, error->message);
      return;
    }
  heading =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Undo %u Edit?", "Undo %u Edits?", n), n);
  body =
    g_strdup_printf (_("The plan will be as it was after “%s”. Until something else is changed, "
                        "all of it can be done again from here."),
                     entry->label);
  dialog = skv_question_new (heading, body, _("_Leave It"), _("_Undo to Here"));
  asked = g_new0 (Asked, 1);
  asked->session = g_object_ref (self->base.session);
  asked->id = entry->id;
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answered), asked, asked_free, 0);
  skv_present_over (dialog, widget);
}

/* It destroys nothing: no question. */
static void
on_redo_to (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvHistoryPage *self = SKV_HISTORY_PAGE (widget);
  const SkvHistoryEntry *entry = skv_history_page_get_selected (self);

  if (entry != NULL)
    skv_session_redo_to (self->base.session, entry->id);
}

/* Which of the two it is, and whether it can be; why not stands below the buttons. */
void
skv_history_page_update_actions (SkvHistoryPage *self)
{
  const SkvHistoryEntry *entry = skv_history_page_get_selected (self);
  SkvPlan *plan = self->base.session != NULL ? skv_session_get_plan (self->base.session) : NULL;
  gboolean redo = entry != NULL && entry->undone, possible = FALSE;
  g_autoptr (GError) error = NULL;
  g_autofree char *steps = NULL;
  guint n;

  if (entry != NULL)
    possible = skv_plan_count_steps (plan, entry->id, redo, &n, &error);
  if (possible)
    steps = skv_history_steps_words (n, redo);
  else if (g_error_matches (error, SKV_PLAN_ERROR, SKV_PLAN_ERROR_NOTHING))
    steps = g_strdup (_("Nothing newer to undo"));
  else if (error != NULL)
    steps = g_strdup (error->message);
  possible = possible && !skv_plan_files_is_read_only (plan);
  gtk_label_set_label (self->steps, steps != NULL ? steps : "");
  gtk_widget_set_visible (self->undo_button, !redo);
  gtk_widget_set_visible (self->redo_button, redo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.undo-to", possible && !redo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "history.redo-to", possible && redo);
}

/* --- menu ------------------------------------------------------------------------------------ */

void
skv_history_page_show_menu (SkvHistoryPage *self, double x, double y)
{
  const SkvHistoryEntry *entry = skv_history_page_get_selected (self);
  g_autoptr (GMenu) model = g_menu_new ();

  if (entry == NULL)
    return;
  if (entry->undone)
    g_menu_append (model, _("Re_do to Here"), "history.redo-to");
  else
    g_menu_append (model, _("_Undo to Here…"), "history.undo-to");
  g_menu_append (model, _("_Copy as Text"), "history.copy");
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (model));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* by keyboard, at the row that has it */
static void
on_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvHistoryPage *self = SKV_HISTORY_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)) &&
      gtk_widget_compute_bounds (focus, widget, &bounds))
    skv_history_page_show_menu (self, bounds.origin.x + 24,
                                bounds.origin.y + bounds.size.height - 8);
}

static void
on_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvHistoryPage *self = SKV_HISTORY_PAGE (widget);
  const SkvHistoryEntry *entry = skv_history_page_get_selected (self);
  g_autofree char *text = NULL;

  if (entry == NULL)
    return;
  text = skv_history_row_words (skv_session_get_plan (self->base.session), entry,
                                skv_session_get_today (self->base.session));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
on_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvHistoryPage *self = SKV_HISTORY_PAGE (widget);

  skv_two_panes_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
skv_history_page_actions_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "history.undo-to", NULL, on_undo_to);
  gtk_widget_class_install_action (widget_class, "history.redo-to", NULL, on_redo_to);
  gtk_widget_class_install_action (widget_class, "history.menu", NULL, on_menu);
  gtk_widget_class_install_action (widget_class, "history.copy", NULL, on_copy);
  gtk_widget_class_install_action (widget_class, "history.back", NULL, on_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "history.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "history.menu",
                                       NULL);
}
