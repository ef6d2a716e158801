/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sources/questions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/question.h"
#include "core/exchange/sources.h"

typedef struct
{
  SkvSession *session; /* (owned) */
  char *source;        /* (owned): id */
  SkvMessage *dialog;
  SkvTextRow *name;
  SkvTextRow *notes;
  GtkSwitch *with_items; /* (nullable) */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_object_unref (self->session);
  g_free (self->source);
  g_free (self);
}

static const SkvSource *
find_source (SkvSession *session, const char *id)
{
  return skv_plan_lookup (skv_session_get_plan (session), SKV_KIND_SOURCE, id);
}

/* @responded: gets the question, which the dialog then owns */
static Question *
ask (GtkWidget *over,
     SkvSession *session,
     const SkvSource *source,
     GtkWidget *dialog,
     GCallback responded)
{
  Question *self = g_new0 (Question, 1);

  self->session = g_object_ref (session);
  self->source = g_strdup (source->parent.id);
  self->dialog = SKV_MESSAGE (dialog);
  g_signal_connect_data (dialog, "response", responded, self, question_free, 0);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (over)));
  return self;
}

/* --- name and notes -------------------------------------------------------------------------- */

static void
on_typed (Question *self)
{
  g_autofree char *name = skv_question_read (self->name);

  skv_question_check (self->dialog, &(SkvQuestionNeed){ *name == '\0', skv_question_need_name () },
                      1);
}

static void
on_described (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *self = data;
  const SkvSource *source = find_source (self->session, self->source);
  g_autofree char *name = skv_question_read (self->name);
  g_autofree char *notes = skv_question_read (self->notes);
  g_autoptr (SkvEdit) edit = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0 || source == NULL)
    return;
  if (g_str_equal (name, source->name) &&
      g_str_equal (notes, source->notes != NULL ? source->notes : ""))
    return;
  edit = skv_sources_describe (skv_session_get_plan (self->session), source, name, notes, NULL);
  if (edit != NULL)
    skv_session_apply (self->session, edit);
}

void
skv_ask_source_notes (GtkWidget *over, SkvSession *session, const char *id)
{
  const SkvSource *source = find_source (session, id);
  AdwPreferencesGroup *group;
  GtkWidget *dialog;
  Question *self;

  if (source == NULL)
    return;
  dialog = skv_question_new (_("Name and Notes"),
                             _("What this source is called, and whom to ask for the next one."),
                             _("_Leave It"), _("_Save"));
  self = ask (over, session, source, dialog, G_CALLBACK (on_described));
  group = skv_question_add_group (self->dialog);
  self->name =
    skv_question_add_row (group, _("Name"), source->name, 28, G_CALLBACK (on_typed), self);
  self->notes =
    skv_question_add_row (group, _("Notes"), source->notes, 28, G_CALLBACK (on_typed), self);
  on_typed (self);
  gtk_window_present (GTK_WINDOW (dialog));
  skv_text_row_focus (self->name);
}

/* --- removing -------------------------------------------------------------------------------- */

static void
on_removal (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *self = data;
  const SkvSource *source = find_source (self->session, self->source);
  g_autoptr (SkvEdit) edit = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0 || source == NULL)
    return;
  edit = skv_sources_remove (skv_session_get_plan (self->session), source,
                             self->with_items != NULL && gtk_switch_get_active (self->with_items));
  skv_session_apply (self->session, edit);
}

static GtkSwitch *
add_switch (SkvMessage *dialog, guint n)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_switch_new ();
  g_autofree char *title = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Remove Its %'u Item Too", "Remove Its %'u Items Too", n), n);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (skv_question_add_group (dialog), row);
  return GTK_SWITCH (button);
}

void
skv_ask_source_removal (GtkWidget *over, SkvSession *session, const char *id)
{
  SkvPlan *plan = skv_session_get_plan (session);
  const SkvSource *source = find_source (session, id);
  g_autoptr (GHashTable) counts = skv_sources_count (plan, skv_session_get_year (session));
  const SkvSourceCount *count = g_hash_table_lookup (counts, id);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;
  Question *self;

  if (source == NULL)
    return;
  heading = g_strdup_printf (_("Remove “%s”?"), source->name);
  dialog = skv_question_new (
    heading, _("The plan forgets where its items came from. The file itself is left alone."),
    _("_Leave It"), _("_Remove"));
  self = ask (over, session, source, dialog, G_CALLBACK (on_removal));
  if (count != NULL)
    self->with_items = add_switch (self->dialog, count->n_items);
  skv_message_set_response_appearance (self->dialog, SKV_QUESTION_DO, ADW_RESPONSE_DESTRUCTIVE);
  gtk_window_present (GTK_WINDOW (dialog));
}
