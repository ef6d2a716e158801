/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/layers/version-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/question.h"
#include "core/exchange/version.h"

typedef struct
{
  SkvSession *session; /* (owned) */
  char *version;       /* (owned) (nullable): a new one */
  SkvMessage *dialog;
  SkvVersionState first; /* what the first choice of state is */
  SkvTextRow *name;
  AdwComboRow *state;
  SkvDateRow *date;
  SkvTextRow *by;
  SkvTextRow *notes;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_free (question->version);
  g_free (question);
}

/* --- what was written ------------------------------------------------------------------------ */

static void
on_changed (Question *question)
{
  g_autofree char *name = skv_question_read (question->name);
  const SkvVersion *other = skv_version_find (skv_session_get_plan (question->session), name);
  gboolean taken =
    *name != '\0' && other != NULL && g_strcmp0 (other->parent.id, question->version) != 0;
  const SkvQuestionNeed needs[] = {
    { *name == '\0', skv_question_need_name () },
    { taken, NULL },
    { skv_date_row_get_day (question->date) == SKV_DAY_NONE, skv_question_need_date () },
  };

  skv_text_row_show_problem (question->name,
                             taken ? _("Another version has this name already") : NULL, NULL);
  skv_question_check (question->dialog, needs, G_N_ELEMENTS (needs));
}

/* --- what comes of it ------------------------------------------------------------------------ */

static SkvVersion *
make_version (const Question *question, const char *name, const char *by, const char *notes)
{
  SkvPlan *plan = skv_session_get_plan (question->session);
  SkvVersionState state = question->first + adw_combo_row_get_selected (question->state);
  SkvDay day = skv_date_row_get_day (question->date);
  const SkvVersion *known;
  SkvVersion *version;

  if (question->version == NULL)
    return skv_version_new (plan, name, state, day, by, notes);
  known = skv_plan_lookup (plan, SKV_KIND_VERSION, question->version);
  if (known == NULL)
    return NULL;
  version = skv_record_copy (known);
  skv_set_text (&version->name, name);
  skv_set_text (&version->by, by);
  skv_set_text (&version->notes, notes);
  version->state = state;
  version->date = day;
  return version;
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autofree char *name = NULL, *by = NULL, *notes = NULL, *label = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  SkvVersion *version;

  if (strcmp (response, SKV_QUESTION_DO) != 0)
    return;
  name = skv_question_read (question->name);
  by = skv_question_read (question->by);
  notes = skv_question_read (question->notes);
  version = make_version (question, name, *by != '\0' ? by : NULL, *notes != '\0' ? notes : NULL);
  if (version == NULL)
    {
      skv_session_tell (question->session, _("This is no longer there."));
      return;
    }
  label = g_strdup_printf (
    question->version == NULL ? _("Keep version “%s”") : _("Change version “%s”"), name);
  edit = skv_edit_new (label);
  skv_edit_put (edit, version);
  if (skv_session_apply (question->session, edit) && *by != '\0')
    skv_question_remember_decider (by);
}

/* --- the dialog ------------------------------------------------------------------------------ */

/* Draft, decided, published: on from what it is, never back. */
static AdwComboRow *
state_row_new (AdwPreferencesGroup *group, SkvVersionState first)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (SkvVersionState state = first; state <= SKV_VERSION_PUBLISHED; state++)
    gtk_string_list_append (titles, skv_version_state_title (state));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("State"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

static void
add_fields (Question *question, const SkvVersion *known)
{
  AdwPreferencesGroup *group = skv_question_add_group (question->dialog);
  SkvDay date = known != NULL ? known->date : skv_session_get_today (question->session);
  g_autofree char *by = known != NULL ? g_strdup (known->by) : skv_question_recall_decider ();

  question->name = skv_question_add_row (group, _("Name"), known != NULL ? known->name : NULL, 28,
                                         G_CALLBACK (on_changed), question);
  question->first = known != NULL ? known->state : SKV_VERSION_DRAFT;
  question->state = state_row_new (group, question->first);
  question->date = skv_question_add_date (group, question->session, _("Date"), date,
                                          G_CALLBACK (on_changed), question);
  question->by =
    skv_question_add_row (group, _("Decided By"), by, 28, G_CALLBACK (on_changed), question);
  question->notes = skv_question_add_row (group, _("Note"), known != NULL ? known->notes : NULL,
                                          28, G_CALLBACK (on_changed), question);
  skv_text_row_focus (question->name);
  on_changed (question);
}

GtkWidget *
skv_version_dialog_new (SkvSession *session, const char *version)
{
  const SkvVersion *known = NULL;
  Question *question;
  GtkWidget *dialog;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  if (version != NULL)
    known = skv_plan_lookup (skv_session_get_plan (session), SKV_KIND_VERSION, version);
  if (version != NULL && known == NULL)
    return NULL;
  dialog = skv_question_new (
    known != NULL ? _("Version") : _("Keep a Version"),
    known != NULL ? NULL
                  : _("The plan as it is now is kept beside it, to be compared with what becomes "
                       "of it."),
    _("_Cancel"), known != NULL ? _("_Save") : _("_Keep"));
  question = g_new0 (Question, 1);
  question->session = g_object_ref (session);
  question->version = g_strdup (version);
  question->dialog = SKV_MESSAGE (dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  add_fields (question, known);
  return dialog;
}
