/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/layers/what-if-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/question.h"
#include "core/exchange/layer.h"

typedef struct
{
  SkvSession *session; /* (owned) */
  char *layer;         /* (owned) (nullable): a new one */
  SkvMessage *dialog;
  SkvTextRow *name;
  SkvTextRow *notes;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_free (question->layer);
  g_free (question);
}

void
skv_layers_ask_window (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) kept = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;
  GtkRoot *root = gtk_widget_get_root (widget);

  while (root != NULL && !gtk_widget_activate_action_variant (GTK_WIDGET (root), action, kept))
    root = GTK_ROOT (gtk_window_get_transient_for (GTK_WINDOW (root)));
}

static void
on_changed (Question *question)
{
  g_autofree char *name = skv_question_read (question->name);
  const SkvLayer *other = skv_layer_find (skv_session_get_plan (question->session), name);
  gboolean taken =
    *name != '\0' && other != NULL && g_strcmp0 (other->parent.id, question->layer) != 0;
  const SkvQuestionNeed needs[] = { { *name == '\0', skv_question_need_name () }, { taken, NULL } };

  skv_text_row_show_problem (question->name,
                             taken ? _("Another what-if has this name already") : NULL, NULL);
  skv_question_check (question->dialog, needs, G_N_ELEMENTS (needs));
}

/* --- what comes of it ------------------------------------------------------------------------ */

static SkvEdit *
make_edit (const Question *question, const char *name, const char *notes, char **id)
{
  SkvPlan *plan = skv_session_get_plan (question->session);
  const SkvLayer *known =
    question->layer != NULL ? skv_plan_lookup (plan, SKV_KIND_LAYER, question->layer) : NULL;
  g_autofree char *by = skv_question_recall_decider ();
  g_autofree char *label =
    g_strdup_printf (known != NULL ? _("Change the what-if “%s”") : _("New what-if “%s”"), name);
  SkvEdit *edit;
  SkvLayer *layer;

  if (question->layer != NULL && known == NULL)
    return NULL;
  layer = known != NULL ? skv_record_copy (known)
                        : skv_layer_new (name, NULL, by != NULL && *by != '\0' ? by : NULL,
                                         skv_session_get_today (question->session));
  skv_set_text (&layer->name, name);
  skv_set_text (&layer->notes, *notes != '\0' ? notes : NULL);
  *id = g_strdup (layer->parent.id);
  edit = skv_edit_new (label);
  skv_edit_put (edit, layer);
  return edit;
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autofree char *name = NULL, *notes = NULL, *id = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0)
    return;
  name = skv_question_read (question->name);
  notes = skv_question_read (question->notes);
  edit = make_edit (question, name, notes, &id);
  if (edit == NULL)
    skv_session_tell (question->session, _("This is no longer there."));
  else if (skv_session_apply (question->session, edit) && question->layer == NULL)
    skv_layers_ask_window (GTK_WIDGET (dialog), "win.show-layer", g_variant_new_string (id));
}

/* --- the dialog ------------------------------------------------------------------------------ */

GtkWidget *
skv_what_if_dialog_new (SkvSession *session, const char *layer)
{
  AdwPreferencesGroup *group;
  const SkvLayer *known = NULL;
  Question *question;
  GtkWidget *dialog;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  if (layer != NULL)
    known = skv_plan_lookup (skv_session_get_plan (session), SKV_KIND_LAYER, layer);
  if (layer != NULL && known == NULL)
    return NULL;
  dialog = skv_question_new (
    known != NULL ? _("What If") : _("New What-If"),
    known != NULL ? NULL
                  : _("The window then shows the plan with your changes on top. Nothing of it is "
                       "decided before you adopt it."),
    _("_Cancel"), known != NULL ? _("_Save") : _("_Begin"));
  question = g_new0 (Question, 1);
  question->session = g_object_ref (session);
  question->layer = g_strdup (layer);
  question->dialog = SKV_MESSAGE (dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  group = skv_question_add_group (question->dialog);
  question->name = skv_question_add_row (group, _("Name"), known != NULL ? known->name : NULL, 28,
                                         G_CALLBACK (on_changed), question);
  question->notes = skv_question_add_row (group, _("Note"), known != NULL ? known->notes : NULL,
                                          28, G_CALLBACK (on_changed), question);
  skv_text_row_focus (question->name);
  on_changed (question);
  return dialog;
}
