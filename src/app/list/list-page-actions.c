/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/list/list-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/announce/start-question.h"
#include "app/list/list-words.h"
#include "app/plan-files.h"
#include "app/selected-rows.h"
#include "app/series-dialog.h"
#include "core/calendar/notices.h"
#include "core/exchange/bulk-edit.h"
#include "core/exchange/listing.h"

/* --- what is selected ------------------------------------------------------------------------ */

GPtrArray *
skv_list_page_list_selected (SkvListPage *self)
{
  GPtrArray *list = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GPtrArray) entries = NULL;

  if (self->base.session == NULL)
    return list;
  entries = skv_selected_rows (GTK_SELECTION_MODEL (self->selection));
  for (guint i = 0; i < entries->len; i++)
    {
      const SkvOccurrence *occurrence = skv_list_model_lookup (
        self->model, self->base.session, skv_list_entry_get_id (g_ptr_array_index (entries, i)));

      if (occurrence != NULL && g_hash_table_add (seen, (gpointer) occurrence))
        g_ptr_array_add (list, (gpointer) occurrence);
    }
  return list;
}

GStrv
skv_list_page_list_ids (SkvListPage *self)
{
  g_autoptr (GPtrArray) selected = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (SKV_IS_LIST_PAGE (self), NULL);

  selected = skv_list_page_list_selected (self);
  for (guint i = 0; i < selected->len; i++)
    g_strv_builder_add (ids, ((const SkvOccurrence *) g_ptr_array_index (selected, i))->id);
  return g_strv_builder_end (ids);
}

/* What starts though nobody was told is asked about first. */
static void
apply_status (SkvListPage *self, SkvEdit *edit, GPtrArray *refused)
{
  g_autoptr (GPtrArray) untold =
    edit != NULL ? skv_notices_list_untold_starts (skv_session_get_plan (self->base.session), edit)
                 : NULL;

  if (untold == NULL || untold->len == 0)
    {
      skv_list_page_apply (self, edit, refused);
      return;
    }
  skv_start_apply (GTK_WIDGET (self), self->base.session, edit, NULL, G_OBJECT (self));
  skv_edit_unref (edit);
  g_ptr_array_unref (refused);
}

gboolean
skv_list_page_apply (SkvListPage *self, SkvEdit *edit, GPtrArray *refused)
{
  g_autoptr (SkvEdit) owned_edit = edit;
  g_autoptr (GPtrArray) owned = refused;
  g_autofree char *words = skv_refused_words (refused);
  g_autofree char *told = NULL;

  if (edit == NULL)
    {
      if (words != NULL)
        skv_session_tell (self->base.session, words);
      return FALSE;
    }
  if (!skv_session_apply (self->base.session, edit))
    return FALSE;
  if (words != NULL)
    {
      told = g_strdup_printf ("%s. %s", skv_edit_get_label (edit), words);
      skv_session_tell_edit (self->base.session, told);
    }
  return TRUE;
}

/* the first of them, selected in the session too; FALSE if there is none */
static gboolean
select_first (SkvListPage *self)
{
  g_autoptr (GPtrArray) selected = skv_list_page_list_selected (self);
  const SkvOccurrence *first = selected->len > 0 ? g_ptr_array_index (selected, 0) : NULL;
  g_autofree char *id = first != NULL ? g_strdup (first->id) : NULL;

  if (id != NULL)
    skv_session_select (self->base.session, id, NULL);
  return id != NULL;
}

/* --- what is done with them ------------------------------------------------------------------ */

static void
emit_for_first (SkvListPage *self, const char *signal)
{
  g_autofree char *id = NULL;

  if (!select_first (self))
    return;
  id = g_strdup (skv_session_get_selected (self->base.session));
  g_signal_emit_by_name (self, signal, id);
}

static void
on_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  emit_for_first (SKV_LIST_PAGE (widget), "activate-item");
}

static void
on_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  emit_for_first (SKV_LIST_PAGE (widget), "show-item");
}

/* "list.rename", "list.set-date" */
static void
on_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvListPage *self = SKV_LIST_PAGE (widget);
  g_autoptr (GPtrArray) selected = skv_list_page_list_selected (self);
  const SkvOccurrence *first = selected->len > 0 ? g_ptr_array_index (selected, 0) : NULL;

  if (first != NULL)
    skv_list_page_edit (self, first->id,
                        strcmp (name, "list.rename") == 0 ? SKV_LIST_WHAT : SKV_LIST_DATE);
}

static void
on_suggest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (select_first (SKV_LIST_PAGE (widget)))
    gtk_widget_activate_action (widget, "win.suggest", NULL);
}

static void
on_history (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvListPage *self = SKV_LIST_PAGE (widget);

  if (select_first (self))
    gtk_widget_activate_action (widget, "win.show-history", "s",
                                skv_session_get_selected (self->base.session));
}

static void
on_announce (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvListPage *self = SKV_LIST_PAGE (widget);

  if (select_first (self))
    gtk_widget_activate_action (widget, "win.announce-for", "s",
                                skv_session_get_selected (self->base.session));
}

static void
on_course (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (select_first (SKV_LIST_PAGE (widget)))
    gtk_widget_activate_action (widget, "win.course", NULL);
}

static void
on_lift (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (select_first (SKV_LIST_PAGE (widget)))
    gtk_widget_activate_action (widget, "win.lift-freeze", NULL);
}

/* "list.status", "list.priority" (numbers), "list.department", "list.work", "list.duty" (texts, ""
 * for none) */
static SkvEdit *
make_edit (
  SkvPlan *plan, GPtrArray *selected, const char *name, GVariant *parameter, GPtrArray **refused)
{
  gboolean is_text = g_variant_is_of_type (parameter, G_VARIANT_TYPE_STRING);
  const char *given = is_text ? g_variant_get_string (parameter, NULL) : "";
  const char *text = *given != '\0' ? given : NULL;
  int number = is_text ? 0 : g_variant_get_int32 (parameter);

  if (strcmp (name, "list.status") == 0)
    return skv_bulk_set_status (plan, selected, (SkvStatus) number, refused);
  if (strcmp (name, "list.priority") == 0)
    return skv_bulk_set_priority (plan, selected, (SkvPriority) number, refused);
  if (strcmp (name, "list.department") == 0)
    return skv_bulk_set_department (plan, selected, text, refused);
  if (strcmp (name, "list.work") == 0)
    return skv_bulk_set_work (plan, selected, text, refused);
  return skv_bulk_set_duty (plan, selected, text, refused);
}

static void
on_set (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvListPage *self = SKV_LIST_PAGE (widget);
  g_autoptr (GPtrArray) selected = skv_list_page_list_selected (self);
  GPtrArray *refused;
  SkvEdit *edit;

  if (selected->len == 0)
    return;
  edit = make_edit (skv_session_get_plan (self->base.session), selected, name, parameter, &refused);
  apply_status (self, edit, refused);
}

static void
on_move (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_list_page_ask_move (SKV_LIST_PAGE (widget));
}

static void
on_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_list_page_ask_cancel (SKV_LIST_PAGE (widget));
}

static void
on_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvListPage *self = SKV_LIST_PAGE (widget);
  g_autoptr (GPtrArray) selected = skv_list_page_list_selected (self);
  GPtrArray *refused;
  SkvEdit *edit;

  if (selected->len == 0)
    return;
  if (selected->len == 1 &&
      skv_series_ask_remove (widget, self->base.session,
                             ((const SkvOccurrence *) g_ptr_array_index (selected, 0))->id))
    return;
  edit = skv_bulk_remove (skv_session_get_plan (self->base.session), selected, &refused);
  skv_list_page_apply (self, edit, refused);
}

/* --- taking them elsewhere ------------------------------------------------------------------- */

/* as the list says it, with tabs between (transfer full) */
static char *
copy_as_text (SkvListPage *self, GPtrArray *selected)
{
  GString *text = g_string_new (NULL);

  for (int column = 0; column < SKV_LIST_N_COLUMNS; column++)
    g_string_append_printf (text, "%s%s", column > 0 ? "\t" : "", skv_list_column_title (column));
  for (guint i = 0; i < selected->len; i++)
    {
      const SkvOccurrence *occurrence = g_ptr_array_index (selected, i);
      SkvListEntry *entry = g_hash_table_lookup (self->model->entries, occurrence->id);

      for (int column = 0; entry != NULL && column < SKV_LIST_N_COLUMNS; column++)
        {
          g_autofree char *cell = g_strdup (skv_list_entry_get (entry)->text[column]);

          g_strdelimit (cell, "\t\r\n", ' ');
          g_string_append_printf (text, "%s%s", column > 0 ? "\t" : "\n", cell);
        }
    }
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

/* "list.copy" or "list.copy-csv" */
static void
on_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvListPage *self = SKV_LIST_PAGE (widget);
  g_autoptr (GPtrArray) selected = skv_list_page_list_selected (self);
  gboolean csv = g_str_has_suffix (name, "csv");
  g_autofree char *text = NULL, *told = NULL;

  if (selected->len == 0)
    return;
  text = csv ? skv_listing_to_csv (skv_session_get_plan (self->base.session), selected)
             : copy_as_text (self, selected);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  told = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Copied %u row", "Copied %u rows", selected->len), selected->len);
  skv_session_tell (self->base.session, told);
}

/* --- keys ------------------------------------------------------------------------------------ */

static void
select_focused (SkvListPage *self)
{
  SkvListEntry *entry = skv_list_page_get_focused (self);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  guint position = entry != NULL ? skv_list_model_find (self->model, skv_list_entry_get_id (entry))
                                 : GTK_INVALID_LIST_POSITION;

  if (position != GTK_INVALID_LIST_POSITION && !gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
}

static gboolean
is_editing (SkvListPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT (focus));
}

static gboolean
on_key (SkvListPage *self, guint key, guint code, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0;

  if (self->base.session == NULL || is_editing (self))
    return FALSE;
  select_focused (self);
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && shift))
    skv_list_page_show_menu (self, 40, 60);
  else if (key == GDK_KEY_F2)
    skv_list_page_edit (self, NULL, shift ? SKV_LIST_DATE : SKV_LIST_WHAT);
  else if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    gtk_widget_activate_action (GTK_WIDGET (self), "list.delete", NULL);
  else if (control && (key == GDK_KEY_c || key == GDK_KEY_C))
    gtk_widget_activate_action (GTK_WIDGET (self), shift ? "list.copy-csv" : "list.copy", NULL);
  else
    return FALSE;
  return TRUE;
}

void
skv_list_page_install_keys (SkvListPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

/* --- which of them there are ------------------------------------------------------------------ */

typedef struct
{
  const char *name;
  const char *parameter; /* (nullable): its type */
  GtkWidgetActionActivateFunc run;
  gboolean writes;
} Action;

static const Action actions[] = {
  { "list.open", NULL, on_open, FALSE },
  { "list.show", NULL, on_show, FALSE },
  { "list.rename", NULL, on_edit, TRUE },
  { "list.set-date", NULL, on_edit, TRUE },
  { "list.suggest", NULL, on_suggest, FALSE },
  { "list.history", NULL, on_history, FALSE },
  { "list.announce", NULL, on_announce, FALSE },
  { "list.course", NULL, on_course, TRUE },
  { "list.lift", NULL, on_lift, TRUE },
  { "list.status", "i", on_set, TRUE },
  { "list.department", "s", on_set, TRUE },
  { "list.work", "s", on_set, TRUE },
  { "list.duty", "s", on_set, TRUE },
  { "list.priority", "i", on_set, TRUE },
  { "list.move", NULL, on_move, TRUE },
  { "list.cancel", NULL, on_cancel, TRUE },
  { "list.delete", NULL, on_delete, TRUE },
  { "list.copy", NULL, on_copy, FALSE },
  { "list.copy-csv", NULL, on_copy, FALSE },
};

void
skv_list_page_actions_class_init (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].run);
}

void
skv_list_page_update_actions (SkvListPage *self)
{
  g_autoptr (GPtrArray) selected = skv_list_page_list_selected (self);
  gboolean writable = self->base.session != NULL &&
                      !skv_plan_files_is_read_only (skv_session_get_plan (self->base.session));

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name,
                                   selected->len > 0 && (writable || !actions[i].writes));
  gtk_widget_set_sensitive (self->change_button, selected->len > 0);
}
