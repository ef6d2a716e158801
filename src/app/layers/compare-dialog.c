/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/layers/compare-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/layers/what-if-dialog.h"
#include "app/question.h"
#include "core/exchange/version.h"

/* The sides are the plan now, which has no id, and its versions. */
typedef struct
{
  SkvMessage *dialog;
  GPtrArray *ids; /* (owned) (element-type utf8): of the choices; "": the plan now */
  AdwComboRow *before;
  AdwComboRow *after;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_ptr_array_unref (question->ids);
  g_free (question);
}

static int
compare_versions (gconstpointer a, gconstpointer b)
{
  const SkvVersion *one = *(const SkvVersion *const *) a;
  const SkvVersion *other = *(const SkvVersion *const *) b;

  if (one->date != other->date)
    return one->date < other->date ? 1 : -1;
  if (one->state != other->state)
    return one->state < other->state ? 1 : -1;
  return strcmp (one->parent.id, other->parent.id);
}

GPtrArray *
skv_versions_list (SkvPlan *plan)
{
  GPtrArray *records, *versions = g_ptr_array_new ();

  g_return_val_if_fail (SKV_IS_PLAN (plan), versions);

  records = skv_plan_get_records (plan, SKV_KIND_VERSION);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (versions, g_ptr_array_index (records, i));
  g_ptr_array_sort (versions, compare_versions);
  return versions;
}

static void
on_chosen (Question *question)
{
  gboolean same =
    adw_combo_row_get_selected (question->before) == adw_combo_row_get_selected (question->after);

  skv_question_check (question->dialog,
                      &(SkvQuestionNeed){ same, C_("needed", "two that are not the same") }, 1);
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  guint before = adw_combo_row_get_selected (question->before);
  guint after = adw_combo_row_get_selected (question->after);

  if (strcmp (response, SKV_QUESTION_DO) == 0 && MAX (before, after) < question->ids->len)
    skv_layers_ask_window (GTK_WIDGET (dialog), "win.compare-versions",
                           g_variant_new ("(ss)", g_ptr_array_index (question->ids, before),
                                          g_ptr_array_index (question->ids, after)));
}

static AdwComboRow *
row_new (Question *question,
         AdwPreferencesGroup *group,
         const char *title,
         GtkStringList *names,
         guint selected)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

static void
add_fields (Question *question, SkvPlan *plan, const char *before)
{
  AdwPreferencesGroup *group = skv_question_add_group (question->dialog);
  g_autoptr (GPtrArray) versions = skv_versions_list (plan);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint first = 1;

  gtk_string_list_append (names, _("The plan now"));
  g_ptr_array_add (question->ids, g_strdup (""));
  for (guint i = 0; i < versions->len; i++)
    {
      const SkvVersion *version = g_ptr_array_index (versions, i);

      gtk_string_list_append (names, version->name);
      g_ptr_array_add (question->ids, g_strdup (version->parent.id));
      if (g_strcmp0 (version->parent.id, before) == 0)
        first = i + 1;
    }
  question->before = row_new (question, group, _("Before"), names, first);
  question->after = row_new (question, group, _("After"), names, 0);
  g_signal_connect_swapped (question->before, "notify::selected", G_CALLBACK (on_chosen), question);
  g_signal_connect_swapped (question->after, "notify::selected", G_CALLBACK (on_chosen), question);
  on_chosen (question);
}

GtkWidget *
skv_compare_dialog_new (SkvSession *session, const char *before)
{
  GtkWidget *dialog;
  Question *question;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  dialog = skv_question_new (_("Compare Versions"),
                             _("The year shows what is different, and it can be read as a list."),
                             _("_Cancel"), _("C_ompare"));
  question = g_new0 (Question, 1);
  question->dialog = SKV_MESSAGE (dialog);
  question->ids = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  add_fields (question, skv_session_get_plan (session), before);
  return dialog;
}
