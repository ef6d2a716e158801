/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflicts/conflicts-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/accept-dialog.h"
#include "app/conflicts/conflict-report.h"
#include "app/plan-files.h"
#include "app/present.h"
#include "core/conflict/exceptions.h"

/* the only one that is selected (transfer none) (nullable: none, or several) */
static SkvConflictLine *
get_one (SkvConflictsPage *self)
{
  g_autoptr (GPtrArray) selected = skv_conflicts_page_list_selected (self);

  return selected->len == 1 ? g_ptr_array_index (selected, 0) : NULL;
}

GPtrArray *
skv_conflicts_page_list_acceptable (GPtrArray *selected)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < selected->len; i++)
    {
      if (skv_conflict_line_can_accept (selected->pdata[i]))
        g_ptr_array_add (list, selected->pdata[i]);
    }
  return list;
}

gboolean
skv_conflicts_page_can_withdraw (SkvConflictsPage *self, SkvConflictLine *line)
{
  SkvConflict *conflict;
  gboolean can;

  if (line->state != SKV_CONFLICT_ACCEPTED)
    return FALSE;
  conflict = skv_conflict_lines_describe (self->lines, line);
  can = conflict != NULL &&
        skv_exception_find (skv_session_get_plan (self->base.session),
                            skv_session_get_checker (self->base.session), conflict) != NULL;
  skv_conflict_free (conflict);
  return can;
}

/* --- one of them -------------------------------------------------------------------------------
 */

static void
on_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvConflictLine *line = get_one (SKV_CONFLICTS_PAGE (widget));
  g_autofree char *id = line != NULL ? g_strdup (line->item) : NULL;

  if (id != NULL)
    g_signal_emit_by_name (widget, "activate-item", id);
}

/* Both sides, as the cards beside the year do it. */
static void
on_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (widget);
  SkvConflictLine *line = get_one (self);
  g_autofree char *item = line != NULL ? g_strdup (line->item) : NULL;
  g_autofree char *against = line != NULL ? g_strdup (line->against) : NULL;

  if (item == NULL)
    return;
  g_signal_emit_by_name (self, "show-item", item);
  skv_session_select (self->base.session, item, against);
}

static void
on_solve (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvConflictLine *line = get_one (SKV_CONFLICTS_PAGE (widget));

  if (line != NULL && line->check != NULL)
    gtk_widget_activate_action (widget, "win.solve", "(sss)", line->check, line->item,
                                line->against != NULL ? line->against : "");
}

static void
on_suggest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvConflictLine *line = get_one (SKV_CONFLICTS_PAGE (widget));

  if (line != NULL)
    gtk_widget_activate_action (widget, "win.suggest-for", "s", line->item);
}

static void
on_lift (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (widget);
  SkvConflictLine *line = get_one (self);

  if (line == NULL)
    return;
  skv_session_select (self->base.session, line->item, line->against);
  gtk_widget_activate_action (widget, "win.lift-freeze", NULL);
}

static void
on_explain (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvConflictLine *line = get_one (SKV_CONFLICTS_PAGE (widget));

  if (line != NULL)
    gtk_widget_activate_action (widget, "win.explain-check", "s",
                                line->check != NULL ? line->check : "not-calculated");
}

static void
on_withdraw (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (widget);
  SkvConflictLine *line = get_one (self);
  g_autoptr (SkvEdit) edit = NULL;

  if (line != NULL && line->check != NULL)
    edit = skv_exception_withdraw (skv_session_get_plan (self->base.session), line->check,
                                   line->item, line->against);
  if (edit != NULL)
    skv_session_apply (self->base.session, edit);
}

/* --- all of them -------------------------------------------------------------------------------
 */

static void
on_accept (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (widget);
  g_autoptr (GPtrArray) selected = skv_conflicts_page_list_selected (self);
  g_autoptr (GPtrArray) list = skv_conflicts_page_list_acceptable (selected);
  GtkWidget *dialog = list->len > 0 ? skv_accept_dialog_new_many (self->base.session, list) : NULL;

  if (dialog == NULL)
    return;
  skv_present_over (dialog, widget);
}

static void
copy (SkvConflictsPage *self, GPtrArray *list)
{
  g_autofree char *text = NULL, *told = NULL;

  if (list->len == 0)
    return;
  text = skv_conflict_report_text (self->lines, list);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  told = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Copied %u conflict", "Copied %u conflicts", list->len),
    list->len);
  skv_session_tell (self->base.session, told);
}

static void
on_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (widget);
  g_autoptr (GPtrArray) selected = skv_conflicts_page_list_selected (self);

  copy (self, selected);
}

/* --- all of one who is asked -------------------------------------------------------------------
 */

/* What is shown and has the same owner as the selected one. All of them are put in words for it:
 * a planner waits for that after asking for all. */
static void
list_asked (SkvConflictsPage *self, SkvConflictLine *like, GPtrArray *list, GtkBitset *positions)
{
  GListModel *model = G_LIST_MODEL (self->lines);
  guint n = g_list_model_get_n_items (model);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SkvConflictLine) line = g_list_model_get_item (model, i);

      if (line->heading)
        continue;
      skv_conflict_lines_word_line (self->lines, line);
      if (line->text[SKV_CONFLICTS_OWNER] != like->text[SKV_CONFLICTS_OWNER] ||
          !g_hash_table_add (seen, line))
        continue;
      g_ptr_array_add (list, line);
      gtk_bitset_add (positions, i);
    }
}

/* "conflicts.copy-owner", "conflicts.select-owner" */
static void
on_owner (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (widget);
  SkvConflictLine *like = get_one (self);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GtkBitset) positions = gtk_bitset_new_empty (), mask = gtk_bitset_new_empty ();

  if (like == NULL)
    return;
  list_asked (self, like, list, positions);
  if (g_str_has_suffix (name, "copy-owner"))
    {
      copy (self, list);
      return;
    }
  gtk_bitset_add_range (mask, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)));
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), positions, mask);
}

static void
on_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_conflicts_page_export (SKV_CONFLICTS_PAGE (widget));
}

/* --- keys ------------------------------------------------------------------------------------ */

static void
select_focused (SkvConflictsPage *self)
{
  SkvConflictLine *line = skv_conflicts_page_get_focused (self);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  guint position = line != NULL && !line->heading ? skv_conflict_lines_find (self->lines, line)
                                                  : GTK_INVALID_LIST_POSITION;

  if (position != GTK_INVALID_LIST_POSITION && !gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
}

static gboolean
on_key (SkvConflictsPage *self, guint key, guint code, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0;

  if (self->base.session == NULL)
    return FALSE;
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && shift))
    {
      select_focused (self);
      skv_conflicts_page_show_menu (self, 40, 60);
      return TRUE;
    }
  if (control && (key == GDK_KEY_c || key == GDK_KEY_C))
    {
      select_focused (self);
      gtk_widget_activate_action (GTK_WIDGET (self), "conflicts.copy", NULL);
      return TRUE;
    }
  return FALSE;
}

void
skv_conflicts_page_install_keys (SkvConflictsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

/* --- which of them there are ------------------------------------------------------------------ */

void
skv_conflicts_page_actions_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "conflicts.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "conflicts.show", NULL, on_show);
  gtk_widget_class_install_action (widget_class, "conflicts.solve", NULL, on_solve);
  gtk_widget_class_install_action (widget_class, "conflicts.suggest", NULL, on_suggest);
  gtk_widget_class_install_action (widget_class, "conflicts.lift", NULL, on_lift);
  gtk_widget_class_install_action (widget_class, "conflicts.explain", NULL, on_explain);
  gtk_widget_class_install_action (widget_class, "conflicts.accept", NULL, on_accept);
  gtk_widget_class_install_action (widget_class, "conflicts.withdraw", NULL, on_withdraw);
  gtk_widget_class_install_action (widget_class, "conflicts.copy", NULL, on_copy);
  gtk_widget_class_install_action (widget_class, "conflicts.copy-owner", NULL, on_owner);
  gtk_widget_class_install_action (widget_class, "conflicts.select-owner", NULL, on_owner);
  gtk_widget_class_install_action (widget_class, "conflicts.export", NULL, on_export);
}

static void
enable (SkvConflictsPage *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

void
skv_conflicts_page_update_actions (SkvConflictsPage *self, GPtrArray *selected)
{
  gboolean writable = self->base.session != NULL &&
                      !skv_plan_files_is_read_only (skv_session_get_plan (self->base.session));
  SkvConflictLine *one = selected->len == 1 ? g_ptr_array_index (selected, 0) : NULL;
  g_autoptr (GPtrArray) acceptable = skv_conflicts_page_list_acceptable (selected);
  gboolean open = one != NULL && skv_conflict_line_can_accept (one);
  gboolean missing = one != NULL && one->state == SKV_CONFLICT_MISSING;
  gboolean asked = one != NULL && *one->text[SKV_CONFLICTS_OWNER]->text != '\0';

  enable (self, "conflicts.open", one != NULL);
  enable (self, "conflicts.show", one != NULL);
  enable (self, "conflicts.explain", one != NULL);
  enable (self, "conflicts.solve", open);
  enable (self, "conflicts.suggest", open || missing);
  enable (self, "conflicts.lift", open && writable && g_strcmp0 (one->check, "freeze") == 0);
  enable (self, "conflicts.accept", acceptable->len > 0 && writable);
  enable (self, "conflicts.withdraw",
          one != NULL && writable && skv_conflicts_page_can_withdraw (self, one));
  enable (self, "conflicts.copy", selected->len > 0);
  enable (self, "conflicts.copy-owner", asked);
  enable (self, "conflicts.select-owner", asked);
  enable (self, "conflicts.export", g_list_model_get_n_items (G_LIST_MODEL (self->lines)) > 0);
}
