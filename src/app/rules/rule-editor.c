/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/rules/rule-editor-private.h"
#include "app/compat.h"
#include "app/rules/rule-edits.h"
#include "app/sides.h"
#include "core/calendar/rule-split.h"

/* Long enough not to run between two keys, short enough to seem at once. */
#define PREVIEW_DELAY_MS 180

G_DEFINE_FINAL_TYPE (SkvRuleEditor, skv_rule_editor, ADW_TYPE_WINDOW)

/* --- what it comes to --------------------------------------------------------------------------
 */

static const char *
first_note (const SkvRuleNotes *notes)
{
  for (int field = 0; field < SKV_RULE_N_TEXTS; field++)
    {
      /* Dates do not hang on the title. */
      if (notes->text[field] != NULL && field != SKV_RULE_TEXT_TITLE)
        return notes->text[field];
    }
  return notes->other;
}

static gboolean
show_preview (gpointer data)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (data);
  g_autoptr (SkvRuleNotes) notes = skv_rule_draft_check (self->draft);
  SkvRule *rule;

  self->preview_source = 0;
  if (first_note (notes) != NULL)
    {
      skv_preview_pane_show_message (self->preview, skv_rule_draft_is_new (self->draft) &&
                                                        !skv_rule_draft_is_changed (self->draft)
                                                      ? _("Say when, and the dates stand here.")
                                                      : first_note (notes));
      return G_SOURCE_REMOVE;
    }
  rule = skv_rule_draft_make_rule (self->draft);
  if (rule->title == NULL)
    skv_set_text (&rule->title, _("New Rule"));
  skv_preview_pane_show_rule (self->preview, skv_session_get_plan (self->session), rule);
  skv_record_unref (rule);
  return G_SOURCE_REMOVE;
}

static void
queue_preview (SkvRuleEditor *self)
{
  g_clear_handle_id (&self->preview_source, g_source_remove);
  self->preview_source = g_timeout_add (PREVIEW_DELAY_MS, show_preview, self);
}

static void
check (SkvRuleEditor *self)
{
  g_autoptr (SkvRuleNotes) notes = skv_rule_draft_check (self->draft);
  SkvRule *rule = skv_rule_draft_make_rule (self->draft);
  g_autofree char *why = g_strdup (notes->other);
  gboolean valid = notes->valid;

  for (int field = 0; field < SKV_RULE_N_TEXTS && why == NULL; field++)
    why = g_strdup (notes->text[field]);
  /* Nobody is told off for what they had no chance to write yet. */
  if (skv_rule_draft_is_new (self->draft) && !skv_rule_draft_is_changed (self->draft))
    {
      for (int field = 0; field < SKV_RULE_N_TEXTS; field++)
        g_clear_pointer (&notes->text[field], g_free);
      g_clear_pointer (&notes->other, g_free);
    }
  skv_rule_editor_show_notes (self, notes);
  gtk_widget_set_sensitive (self->save_button, valid);
  gtk_widget_set_tooltip_text (self->save_button, valid ? NULL : why);
  skv_preview_pane_show_sentence (self->preview, skv_session_get_plan (self->session), rule);
  skv_record_unref (rule);
}

void
skv_rule_editor_changed (SkvRuleEditor *self)
{
  self->filling = TRUE;
  skv_rule_editor_fill_choices (self);
  self->filling = FALSE;
  skv_rule_editor_show_rows (self);
  check (self);
  queue_preview (self);
}

void
skv_rule_editor_fill (SkvRuleEditor *self)
{
  self->filling = TRUE;
  skv_rule_editor_fill_rows (self);
  skv_rule_editor_fill_choices (self);
  skv_rule_editor_fill_lists (self);
  self->filling = FALSE;
  skv_rule_editor_changed (self);
}

/* --- saving and leaving ------------------------------------------------------------------------
 */

static void
close_now (SkvRuleEditor *self)
{
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* (transfer full); NULL if it cannot be, and @error */
static SkvEdit *
split_from_here (SkvSession *session, const char *id, GError **error)
{
  SkvPlan *plan = skv_session_get_plan (session);
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);
  const SkvOccurrence *occurrence = found != NULL ? skv_occurrences_lookup (found, id) : NULL;
  SkvRuleChange none = SKV_RULE_CHANGE_NONE;

  if (occurrence != NULL)
    return skv_rule_split (plan, occurrence, &none, error);
  g_set_error_literal (error, SKV_RULE_SPLIT_ERROR, SKV_RULE_SPLIT_ERROR_NO_RULE,
                       _("This is no longer there."));
  return NULL;
}

/* what the split leaves in force (transfer none) */
static const SkvRule *
find_later (const SkvEdit *edit)
{
  const SkvRule *rule = NULL;

  for (guint i = 0; i < skv_edit_get_n_changes (edit); i++)
    {
      const SkvChange *change = skv_edit_get_change (edit, i);

      if (change->kind == SKV_KIND_RULE && change->after != NULL)
        rule = (const SkvRule *) change->after;
    }
  return rule;
}

static void
save_from_here (SkvRuleEditor *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = split_from_here (self->session, self->from_here, &error);
  SkvRule *rule;

  if (edit == NULL)
    {
      skv_session_tell (self->session, error->message);
      return;
    }
  rule = skv_rule_draft_make_rule (self->draft);
  skv_set_text (&rule->parent.id, skv_rule_split_get_rule (edit));
  skv_edit_put (edit, rule);
  if (skv_session_apply (self->session, edit))
    close_now (self);
}

static void
on_save (SkvRuleEditor *self)
{
  g_autoptr (SkvEdit) edit = NULL;
  g_autofree char *label = NULL;
  SkvRule *rule;

  if (!skv_rule_draft_is_new (self->draft) && !skv_rule_draft_is_changed (self->draft))
    {
      close_now (self);
      return;
    }
  if (self->from_here != NULL)
    {
      save_from_here (self);
      return;
    }
  rule = skv_rule_draft_make_rule (self->draft);
  label = g_strdup_printf (skv_rule_draft_is_new (self->draft) ? _("New rule “%s”")
                                                               : _("Change the rule “%s”"),
                           rule->title);
  edit = skv_edit_new (label);
  skv_edit_put (edit, rule);
  /* If it is refused, that is told in this window, which stays open. */
  if (skv_session_apply (self->session, edit))
    close_now (self);
}

static gboolean
save_by_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (widget);

  if (gtk_widget_is_sensitive (self->save_button))
    on_save (self);
  return TRUE;
}

static void
on_delete (SkvRuleEditor *self)
{
  const char *id = skv_rule_draft_get_id (self->draft);
  const SkvRule *rule = skv_plan_get_rule (skv_session_get_plan (self->session), id);
  g_autoptr (SkvEdit) edit = NULL;

  if (rule == NULL)
    return;
  edit = skv_rule_edits_delete (skv_session_get_plan (self->session), rule);
  if (skv_session_apply (self->session, edit))
    close_now (self);
}

static gboolean
close_when_idle (gpointer data)
{
  close_now (SKV_RULE_EDITOR (data));
  return G_SOURCE_REMOVE;
}

/* The question must be gone before the window that it stands over. */
static void
on_discard_response (SkvMessage *dialog, const char *response, gpointer data)
{
  if (strcmp (response, "discard") == 0)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_when_idle, g_object_ref (data), g_object_unref);
}

static void
ask_before_leaving (SkvRuleEditor *self)
{
  GtkWidget *dialog = skv_message_new (
    GTK_WINDOW (self), _("Discard the Changes?"),
    _("The rule was changed and has not been saved. The plan is as it was before."));

  skv_message_add_responses (SKV_MESSAGE (dialog), "keep", _("_Keep Editing"), "discard",
                             _("_Discard"), NULL);
  skv_message_set_response_appearance (SKV_MESSAGE (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  skv_message_set_default_response (SKV_MESSAGE (dialog), "keep");
  skv_message_set_close_response (SKV_MESSAGE (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_discard_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
skv_rule_editor_close_request (GtkWindow *window)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (window);

  if (!self->may_close && skv_rule_draft_is_changed (self->draft))
    {
      ask_before_leaving (self);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (skv_rule_editor_parent_class)->close_request (window);
}

/* What is told while this window is open, it must tell itself: it lies over the other. */
static void
on_told (SkvRuleEditor *self, const char *message)
{
  if (!skv_session_told_edit (self->session))
    skv_toast_show (self->toast, message, NULL, NULL);
}

/* --- the sentence ------------------------------------------------------------------------------
 */

static void
on_phrase_activate (SkvRuleEditor *self)
{
  skv_rule_editor_read_phrase (self);
}

static void
on_phrase_changed (SkvRuleEditor *self)
{
  if (!self->filling)
    skv_rule_editor_drop_phrase (self);
}

static void
on_phrase_used (SkvRuleEditor *self)
{
  skv_rule_editor_use_phrase (self);
}

/* --- window ------------------------------------------------------------------------------------
 */

static void
skv_rule_editor_dispose (GObject *object)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (object);

  self->filling = TRUE; /* children that go away change their texts */
  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_clear_pointer (&self->phrase, skv_rule_phrase_free);
  g_clear_object (&self->session);
  g_clear_pointer (&self->from_here, g_free);
  G_OBJECT_CLASS (skv_rule_editor_parent_class)->dispose (object);
}

static void
skv_rule_editor_finalize (GObject *object)
{
  SkvRuleEditor *self = SKV_RULE_EDITOR (object);

  g_clear_pointer (&self->draft, skv_rule_draft_free);
  g_clear_pointer (&self->avoid_checks, g_ptr_array_unref);
  g_clear_pointer (&self->try_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (skv_rule_editor_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvRuleEditor, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (toast);
  BIND (title);
  BIND (save_button);
  BIND (sides);
  BIND (separator);
  BIND (phrase_entry);
  BIND (phrase_error);
  BIND (phrase_result);
  BIND (phrase_parts);
  BIND (about_group);
  BIND (when_group);
  BIND (time_group);
  BIND (avoid_group);
  BIND (try_group);
  BIND (limits_group);
  BIND (whom_group);
  BIND (delete_group);
  BIND (preview);
}

static void
skv_rule_editor_class_init (SkvRuleEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_rule_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_rule_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = skv_rule_editor_close_request;

  g_type_ensure (SKV_TYPE_PREVIEW_PANE);
  g_type_ensure (SKV_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/systemkveld/Systemkveld/rule-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_delete);
  gtk_widget_class_bind_template_callback (widget_class, on_phrase_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_phrase_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_phrase_used);
  gtk_widget_class_bind_template_callback (widget_class, queue_preview);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save_by_key, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_rule_editor_init (SkvRuleEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  skv_sides_install (GTK_WINDOW (self), &(SkvSides){
                                          .box = GTK_WIDGET (self->sides),
                                          .separator = GTK_WIDGET (self->separator),
                                          .second = GTK_WIDGET (self->preview),
                                          .wide_enough = 900,
                                          .width = 400,
                                          .height = 310,
                                        });
}

GtkWidget *
skv_rule_editor_new (SkvSession *session, SkvRuleDraft *draft)
{
  SkvRuleEditor *self;
  const char *title;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (draft != NULL, NULL);

  self = g_object_new (SKV_TYPE_RULE_EDITOR, NULL);
  self->session = g_object_ref (session);
  self->draft = draft;
  title = skv_rule_draft_is_new (draft) ? _("New Rule") : _("Rule");
  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_widget_set_visible (self->delete_group, !skv_rule_draft_is_new (draft));
  skv_preview_pane_set_year (self->preview, skv_session_get_year (session));
  skv_rule_editor_add_rows (self);
  skv_rule_editor_fill (self);
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (self->entries[SKV_RULE_TEXT_TITLE]);
  return GTK_WIDGET (self);
}

GtkWidget *
skv_rule_editor_new_for_rule (SkvSession *session, const char *id)
{
  SkvPlan *plan;
  const SkvRule *rule;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  plan = skv_session_get_plan (session);
  rule = skv_plan_get_rule (plan, id);
  return rule != NULL ? skv_rule_editor_new (session, skv_rule_draft_new (plan, rule)) : NULL;
}

GtkWidget *
skv_rule_editor_new_from_here (SkvSession *session, const char *occurrence)
{
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (occurrence != NULL, NULL);

  edit = split_from_here (session, occurrence, &error);
  if (edit == NULL)
    {
      skv_session_tell (session, error->message);
      return NULL;
    }
  window = skv_rule_editor_new (
    session, skv_rule_draft_new (skv_session_get_plan (session), find_later (edit)));
  SKV_RULE_EDITOR (window)->from_here = g_strdup (occurrence);
  return window;
}
