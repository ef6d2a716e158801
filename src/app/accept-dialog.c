/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/accept-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/question.h"
#include "core/conflict/exceptions.h"

/* a conflict by what it is between; the plan may change while the question stands there */
typedef struct
{
  char *check;   /* (owned) */
  char *item;    /* (owned) */
  char *against; /* (owned) (nullable) */
} Target;

typedef struct
{
  SkvSession *session; /* (owned) */
  GHashTable *targets; /* (owned): set of Target */
  Target *longest;     /* (unowned): the one that is over last, which an end must not come before */
  SkvMessage *dialog;
  SkvTextRow *reason;
  SkvTextRow *by;
  SkvDateRow *until;
} Question;

static void
target_free (gpointer data)
{
  Target *target = data;

  g_free (target->check);
  g_free (target->item);
  g_free (target->against);
  g_free (target);
}

static guint
target_hash (gconstpointer data)
{
  const Target *target = data;

  return g_str_hash (target->item) * 31 +
         (target->against != NULL ? g_str_hash (target->against) : 0);
}

static gboolean
target_equal (gconstpointer a, gconstpointer b)
{
  const Target *x = a, *y = b;

  return strcmp (x->check, y->check) == 0 && strcmp (x->item, y->item) == 0 &&
         g_strcmp0 (x->against, y->against) == 0;
}

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->session);
  g_hash_table_unref (question->targets);
  g_free (question);
}

/* Those of the targets that are there, or only the one; not all that there are are put in words.
 * (transfer full) (element-type SkvConflict) */
static GPtrArray *
find_conflicts (SkvSession *session, GHashTable *targets, const Target *only)
{
  SkvChecker *checker = skv_session_get_checker (session);
  GPtrArray *conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_conflict_free);
  guint n = skv_checker_get_n_found (checker);

  for (guint i = 0; i < n; i++)
    {
      SkvFound found;
      Target key;

      skv_checker_get_found (checker, i, &found);
      key = (Target){ .check = (char *) found.check,
                      .item = (char *) found.item->id,
                      .against = found.against != NULL ? (char *) found.against->id : NULL };
      if (only != NULL ? target_equal (&key, only) : g_hash_table_contains (targets, &key))
        g_ptr_array_add (conflicts, skv_checker_describe (checker, i));
    }
  return conflicts;
}

/* --- what was written ------------------------------------------------------------------------ */

/* Takes the changes of one edit into another. */
static void
add_changes (SkvEdit *edit, const SkvEdit *other)
{
  for (guint i = 0; i < skv_edit_get_n_changes (other); i++)
    {
      const SkvChange *change = skv_edit_get_change (other, i);

      if (change->after != NULL)
        skv_edit_put (edit, skv_record_ref (change->after));
      else
        skv_edit_remove (edit, change->kind, change->id);
    }
}

/* One edit for all of them; what cannot be accepted, because something else accepts it already, is
 * left as it is. (transfer full) (nullable: there is none, with an error if one was refused) */
static SkvEdit *
accept_all (SkvSession *session,
            GPtrArray *conflicts,
            const char *reason,
            const char *by,
            SkvDay until,
            GError **error)
{
  SkvPlan *plan = skv_session_get_plan (session);
  SkvChecker *checker = skv_session_get_checker (session);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_edit_unref);
  g_autofree char *label = NULL;
  SkvEdit *edit;

  for (guint i = 0; i < conflicts->len; i++)
    {
      g_clear_error (error);
      edit = skv_exception_accept (plan, checker, conflicts->pdata[i], reason, by, until, error);
      if (edit != NULL)
        g_ptr_array_add (edits, edit);
    }
  if (edits->len == 0)
    return NULL;
  g_clear_error (error);
  if (edits->len == 1)
    return g_ptr_array_steal_index (edits, 0);
  /* TRANSLATORS: an undo step */
  label = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Accept %u conflict", "Accept %u conflicts", edits->len),
    edits->len);
  edit = skv_edit_new (label);
  for (guint i = 0; i < edits->len; i++)
    add_changes (edit, edits->pdata[i]);
  return edit;
}

/* What it makes of the writing for all, or for the one that says what can be written there
 * (transfer full) (nullable: not all of it is there or right) */
static SkvEdit *
make_edit (Question *question, const Target *only)
{
  g_autofree char *reason = skv_question_read (question->reason);
  g_autofree char *by = skv_question_read (question->by);
  g_autoptr (GPtrArray) conflicts = NULL;
  const char *reading = *skv_text_row_get_text (SKV_TEXT_ROW (question->until)) == '\0'
                          ? _("Left empty: for as long as neither side moves")
                          : _("For what is over before that day");
  g_autoptr (GError) error = NULL;
  SkvEdit *edit = NULL;
  SkvDay until = skv_date_row_get_day (question->until);

  if (!skv_date_row_is_error (question->until) && *reason != '\0' && *by != '\0')
    {
      conflicts = find_conflicts (question->session, question->targets, only);
      edit = accept_all (question->session, conflicts, reason, by, until, &error);
    }
  skv_text_row_show_problem (SKV_TEXT_ROW (question->until), error != NULL ? error->message : NULL,
                             reading);
  return edit;
}

static void
on_changed (Question *question)
{
  g_autoptr (SkvEdit) edit = make_edit (question, question->longest);
  g_autofree char *reason = skv_question_read (question->reason);
  g_autofree char *by = skv_question_read (question->by);
  const SkvQuestionNeed needs[] = {
    { *reason == '\0', skv_question_need_reason () },
    { *by == '\0', skv_question_need_decider () },
    { edit == NULL, NULL }, /* its date says why */
  };

  skv_question_check (question->dialog, needs, G_N_ELEMENTS (needs));
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autofree char *by = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0)
    return;
  edit = make_edit (question, NULL);
  if (edit == NULL)
    {
      skv_session_tell (question->session, _("This conflict is no longer there."));
      return;
    }
  by = skv_question_read (question->by);
  if (skv_session_apply (question->session, edit))
    skv_question_remember_decider (by);
}

/* --- the dialog ------------------------------------------------------------------------------ */

static void
add_fields (Question *question)
{
  AdwPreferencesGroup *group = skv_question_add_group (question->dialog);
  g_autofree char *by = skv_question_recall_decider ();

  question->reason =
    skv_question_add_row (group, _("Reason"), NULL, 28, G_CALLBACK (on_changed), question);
  question->by =
    skv_question_add_row (group, _("Decided By"), by, 28, G_CALLBACK (on_changed), question);
  question->until = skv_question_add_date (group, question->session, _("Until"), SKV_DAY_NONE,
                                           G_CALLBACK (on_changed), question);
  on_changed (question);
}

static void
add_target (Question *question, const char *check, const char *item, const char *against)
{
  Target *target = g_new0 (Target, 1);

  target->check = g_strdup (check);
  target->item = g_strdup (item);
  target->against = g_strdup (against);
  g_hash_table_add (question->targets, target);
}

/* The question is the dialog's from then on, which is NULL if no conflict is there. */
static GtkWidget *
ask (Question *question)
{
  g_autoptr (GPtrArray) conflicts = find_conflicts (question->session, question->targets, NULL);
  const SkvConflict *longest = conflicts->len > 0 ? conflicts->pdata[0] : NULL;
  g_autofree char *heading = NULL, *body = NULL;
  GtkWidget *dialog;

  if (longest == NULL)
    {
      question_free (question, NULL);
      return NULL;
    }
  for (guint i = 1; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = conflicts->pdata[i];

      if (conflict->overlap.end > longest->overlap.end)
        longest = conflict;
    }
  if (conflicts->len == 1)
    body =
      g_strdup_printf (_("%s\n\nIt stays visible as accepted, and asks again when either side "
                          "moves."),
                       longest->message);
  else
    heading = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Accept %u Conflict?", "Accept %u Conflicts?", conflicts->len),
      conflicts->len);
  dialog = skv_question_new (
    heading != NULL ? heading : _("Accept This Conflict?"),
    body != NULL ? body
                 : _("One reason for all of them. Each stays visible as accepted, and asks again "
                      "when either of its sides moves."),
    _("_Leave It"), _("_Accept"));
  question->dialog = SKV_MESSAGE (dialog);
  question->longest =
    g_hash_table_lookup (question->targets, &(Target){ .check = (char *) longest->check,
                                                       .item = longest->item,
                                                       .against = longest->against });
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  add_fields (question);
  return dialog;
}

static Question *
question_new (SkvSession *session)
{
  Question *question = g_new0 (Question, 1);

  question->session = g_object_ref (session);
  question->targets = g_hash_table_new_full (target_hash, target_equal, target_free, NULL);
  return question;
}

GtkWidget *
skv_accept_dialog_new (SkvSession *session,
                       const char *check,
                       const char *item,
                       const char *against)
{
  Question *question;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (check != NULL && item != NULL, NULL);

  question = question_new (session);
  add_target (question, check, item, against);
  return ask (question);
}

GtkWidget *
skv_accept_dialog_new_many (SkvSession *session, GPtrArray *lines)
{
  Question *question;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (lines != NULL, NULL);

  question = question_new (session);
  for (guint i = 0; i < lines->len; i++)
    {
      const SkvConflictLine *line = lines->pdata[i];

      if (line->check != NULL)
        add_target (question, line->check, line->item, line->against);
    }
  return ask (question);
}
