/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sources/questions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/filter/name-dialog.h"
#include "app/legible.h"
#include "app/present.h"
#include "app/question.h"
#include "core/exchange/lane-edits.h"

typedef struct
{
  SkvSession *session; /* (owned) */
  char *lane;          /* (owned) (nullable): a new one */
  GPtrArray *others;   /* (owned) (nullable) (element-type utf8): lanes of the row */
  AdwComboRow *row;    /* (nullable): nothing lies in it */
} Question;

static Question *
question_new_for (SkvSession *session, const char *lane)
{
  Question *self = g_new0 (Question, 1);

  self->session = g_object_ref (session);
  self->lane = g_strdup (lane);
  return self;
}

static void
question_free (gpointer data)
{
  Question *self = data;

  g_object_unref (self->session);
  g_free (self->lane);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_free (self);
}

static void
closure_free (gpointer data, GClosure *closure)
{
  question_free (data);
}

/* @edit: (transfer full) (nullable): @error says why there is none */
static void
apply (SkvSession *session, SkvEdit *edit, const GError *error)
{
  g_autoptr (SkvEdit) owned = edit;

  if (owned != NULL)
    skv_session_apply (session, owned);
  else
    skv_session_tell (session, error->message);
}

/* --- names ----------------------------------------------------------------------------------- */

/* NULL and @error: it cannot be called so (transfer full) */
static SkvEdit *
make_naming (Question *self, const char *name, GError **error)
{
  SkvPlan *plan = skv_session_get_plan (self->session);

  return self->lane != NULL ? skv_lane_rename (plan, self->lane, name, error)
                            : skv_lane_add (plan, name, NULL, error);
}

/* What an error says of a lane, as it stands alone beside a field (transfer full) */
static char *
as_sentence (const char *message)
{
  g_autofree char *first = g_utf8_substring (message, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (message), NULL);
}

static char *
note (const char *name, gpointer data, gboolean *taken)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = make_naming (data, name, &error);

  *taken = edit == NULL;
  return edit == NULL ? as_sentence (error->message) : NULL;
}

static void
on_named (const char *name, gpointer data)
{
  Question *self = data;
  g_autoptr (GError) error = NULL;
  SkvEdit *edit = make_naming (self, name, &error);

  apply (self->session, edit, error);
}

void
skv_ask_new_lane (GtkWidget *over, SkvSession *session)
{
  skv_name_dialog_ask (
    over, _("New Lane"),
    _("A row of the calendar for what has no lane yet: budget, courses, ships."), NULL, on_named,
    note, question_new_for (session, NULL), question_free);
}

void
skv_ask_lane_name (GtkWidget *over, SkvSession *session, const char *lane)
{
  skv_name_dialog_ask (over, _("Rename the Lane"), NULL,
                       skv_plan_lane_title (skv_session_get_plan (session), lane), on_named, note,
                       question_new_for (session, lane), question_free);
}

/* --- removing -------------------------------------------------------------------------------- */

static void
on_removal (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *self = data;
  const char *into = "meeting";
  g_autoptr (GError) error = NULL;
  SkvEdit *edit;

  if (strcmp (response, SKV_QUESTION_DO) != 0)
    return;
  if (self->row != NULL)
    into = g_ptr_array_index (self->others, adw_combo_row_get_selected (self->row));
  edit = skv_lane_remove (skv_session_get_plan (self->session), self->lane, into, &error);
  apply (self->session, edit, error);
}

/* "14 items and 2 rules lie in it." (transfer full) */
static char *
describe_use (const SkvLaneUse *use)
{
  g_autofree char *items = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u item", "%'u items", use->n_items), use->n_items);
  g_autofree char *rules = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u rule", "%'u rules", use->n_rules), use->n_rules);
  g_autofree char *sources = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%'u source", "%'u sources", use->n_sources), use->n_sources);

  /* TRANSLATORS: what lies in a lane: items, rules, sources; each with its number */
  return g_strdup_printf (
    _("It holds %1$s, %2$s and %3$s. They go to another lane; nothing is lost, "
       "and it can be undone."),
    items, rules, sources);
}

static AdwComboRow *
add_lanes (Question *self, SkvMessage *dialog)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  guint meeting = 0;

  self->others = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < lanes->len; i++)
    {
      const char *lane = g_ptr_array_index (lanes, i);

      if (g_str_equal (lane, self->lane) || g_str_equal (lane, "holiday"))
        continue;
      if (g_str_equal (lane, "meeting"))
        meeting = self->others->len;
      g_ptr_array_add (self->others, g_strdup (lane));
      gtk_string_list_append (names, skv_plan_lane_title (plan, lane));
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("They Go To"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), meeting);
  skv_combo_row_tell_whole (ADW_COMBO_ROW (row));
  adw_preferences_group_add (skv_question_add_group (dialog), row);
  return ADW_COMBO_ROW (row);
}

void
skv_ask_lane_removal (GtkWidget *over, SkvSession *session, const char *lane)
{
  SkvPlan *plan = skv_session_get_plan (session);
  SkvLaneUse use = skv_lane_get_use (plan, lane);
  gboolean used = use.n_items + use.n_rules + use.n_sources + use.n_others > 0;
  g_autofree char *heading =
    g_strdup_printf (_("Remove the Lane “%s”?"), skv_plan_lane_title (plan, lane));
  g_autofree char *body = used ? describe_use (&use) : g_strdup (_("Nothing lies in it."));
  GtkWidget *dialog = skv_question_new (heading, body, _("_Leave It"), _("_Remove"));
  Question *question = question_new_for (session, lane);

  if (used)
    question->row = add_lanes (question, SKV_MESSAGE (dialog));
  skv_message_set_response_appearance (SKV_MESSAGE (dialog), SKV_QUESTION_DO,
                                       ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_removal), question, closure_free, 0);
  skv_present_over (dialog, over);
}
