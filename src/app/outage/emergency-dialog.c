/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/outage/emergency-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/announce/announce-text.h"
#include "app/announce/announce-window.h"
#include "app/app-clock.h"
#include "app/compat.h"
#include "app/outage/system-match.h"
#include "app/present.h"
#include "app/print/page-language.h"
#include "app/question.h"
#include "app/work.h"
#include "core/model/rule.h"
#include "core/outage/emergency.h"

#define MINUTES 60
#define MOST_MINUTES (31 * 24 * 60)
#define EFFECTS_HEIGHT 64

typedef struct
{
  SkvSession *session; /* (owned) */
  SkvMessage *dialog;
  SkvTextRow *system;
  SkvTextRow *reason;
  SkvTextRow *minutes;
  SkvDateRow *review;
  SkvTextRow *by;
  GtkLabel *effects;
  SkvWork *work; /* (owned) (nullable): looks what it would cross */
  char *tried;   /* (owned) (nullable): systems and length that it looks at, or looked at last */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  skv_work_clear (&question->work);
  g_object_unref (question->session);
  g_free (question->tried);
  g_free (question);
}

/* --- what was written ------------------------------------------------------------------------ */

/* Ids of what the names, with commas between, mean; NULL if one of them means nothing, or there is
 * none (transfer full) (nullable) */
static GStrv
find_systems (Question *question)
{
  SkvPlan *plan = skv_session_get_plan (question->session);
  g_autofree char *text = skv_question_read (question->system);
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);
      g_autoptr (GPtrArray) found = *part != '\0' ? skv_system_match (plan, part, 1) : NULL;

      if (found == NULL)
        continue; /* the comma that is just being typed */
      if (found->len == 0)
        return NULL;
      g_strv_builder_add (ids, ((const SkvSystem *) found->pdata[0])->parent.id);
      n++;
    }
  return n > 0 ? g_strv_builder_end (ids) : NULL;
}

/* "90" or "PT2H"; 0: it does not say */
static int
read_minutes (Question *question)
{
  g_autofree char *text = skv_question_read (question->minutes);
  gint64 minutes = 0;

  if (g_ascii_string_to_signed (text, 10, 1, MOST_MINUTES, &minutes, NULL))
    return (int) minutes;
  minutes = skv_length_parse (text);
  return minutes > 0 && minutes <= MOST_MINUTES ? (int) minutes : 0;
}

/* A few letters are enough: it is said which systems they mean. */
static void
show_systems (Question *question, const char *const *systems)
{
  SkvPlan *plan = skv_session_get_plan (question->session);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; systems != NULL && systems[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            skv_plan_system_name (plan, systems[i]));
  skv_text_row_show_problem (question->system, NULL, names->str);
}

/* --- what it would cross --------------------------------------------------------------------- */

typedef struct
{
  SkvPlan *plan; /* (owned) */
  GStrv systems; /* (owned) */
  int minutes;
  gint64 now;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->plan);
  g_strfreev (wish->systems);
  g_free (wish);
}

static gpointer
run (SkvWork *work, gpointer data, GError **error)
{
  const Wish *wish = data;
  const SkvEmergency emergency = { .systems = (const char *const *) wish->systems,
                                   .minutes = wish->minutes,
                                   .review = SKV_DAY_NONE };

  return skv_emergency_preview (wish->plan, &emergency, wish->now);
}

/* What goes down with it, and what it crosses; @crossed: (nullable) nobody knows yet */
static void
show_effects (Question *question, GPtrArray *crossed)
{
  SkvPlan *plan = skv_session_get_plan (question->session);
  g_auto (GStrv) systems = find_systems (question);
  g_auto (GStrv) affected =
    systems != NULL ? skv_emergency_list_affected (plan, (const char *const *) systems) : NULL;
  g_autofree char *others = affected != NULL ? g_strjoinv (", ", affected) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  if (crossed == NULL)
    g_string_append (words, "…");
  else if (crossed->len == 0)
    g_string_append (words, _("It crosses no conflict."));
  else
    g_string_append (words, _("Conflicts that it crosses:"));
  for (guint i = 0; crossed != NULL && i < crossed->len; i++)
    g_string_append_printf (words, "\n• %s", ((const SkvConflict *) crossed->pdata[i])->message);
  if (others != NULL && *others != '\0')
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (words, _("Also affected: %s"), others);
    }
  gtk_label_set_label (question->effects, words->str);
}

static void
on_tried (gpointer owner, gpointer result, const GError *error)
{
  g_autoptr (GPtrArray) crossed = result;

  show_effects (g_object_get_data (G_OBJECT (owner), "question"), crossed);
}

static void
try_out (Question *question, const char *const *systems, int minutes)
{
  SkvPlan *plan = skv_session_get_plan (question->session);
  g_autofree char *names = systems != NULL ? g_strjoinv ("\n", (GStrv) systems) : NULL;
  g_autofree char *wanted =
    names != NULL && minutes > 0 ? g_strdup_printf ("%s\n%d", names, minutes) : NULL;
  Wish *wish;

  if (g_strcmp0 (wanted, question->tried) == 0)
    return;
  skv_work_clear (&question->work);
  g_free (question->tried);
  question->tried = g_steal_pointer (&wanted);
  gtk_label_set_label (question->effects, "");
  if (question->tried == NULL)
    return;
  show_effects (question, NULL);
  wish = g_new0 (Wish, 1);
  wish->plan = skv_plan_copy (plan);
  wish->systems = g_strdupv ((GStrv) systems);
  wish->minutes = minutes;
  wish->now = skv_app_clock_now ();
  /* Of the plan as it is now: if that changes meanwhile, this is told all the same, and what it
   * crosses then is written down when it starts. */
  question->work =
    skv_work_start (G_OBJECT (question->dialog), NULL,
                    &(SkvWorkTask){ .run = run,
                                    .data = wish,
                                    .free_data = wish_free,
                                    .free_result = (GDestroyNotify) g_ptr_array_unref,
                                    .done = on_tried });
}

/* --- asking ---------------------------------------------------------------------------------- */

static void
on_changed (Question *question)
{
  g_autofree char *reason = skv_question_read (question->reason);
  g_autofree char *by = skv_question_read (question->by);
  g_auto (GStrv) systems = find_systems (question);
  int minutes = read_minutes (question);
  const SkvQuestionNeed needs[] = {
    { systems == NULL, C_("needed", "a system") },
    { *reason == '\0', skv_question_need_reason () },
    { minutes == 0, C_("needed", "how long it takes") },
    { *by == '\0', skv_question_need_decider () },
    { skv_date_row_is_error (question->review), NULL },
  };

  show_systems (question, (const char *const *) systems);
  try_out (question, (const char *const *) systems, minutes);
  skv_question_check (question->dialog, needs, G_N_ELEMENTS (needs));
}

/* The notice is there at once, for mail, web and whatever else. */
static void
announce (Question *question, const char *id)
{
  GtkWindow *over = gtk_window_get_transient_for (GTK_WINDOW (question->dialog));

  skv_session_select (question->session, id, NULL);
  if (over != NULL)
    skv_present_over (skv_announce_window_new (question->session, id), GTK_WIDGET (over));
}

static void
on_response (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *question = data;
  SkvPlan *plan = skv_session_get_plan (question->session);
  g_auto (GStrv) systems = find_systems (question);
  g_autofree char *reason = skv_question_read (question->reason);
  g_autofree char *by = skv_question_read (question->by);
  SkvEmergency wish = { .systems = (const char *const *) systems,
                        .reason = reason,
                        .by = by,
                        .minutes = read_minutes (question),
                        .review = skv_date_row_get_day (question->review) };
  g_autoptr (SkvEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL, *title = NULL;
  SkvPageLanguage language;

  if (strcmp (response, SKV_QUESTION_DO) != 0 || systems == NULL)
    return;
  /* Staff is told of it by that name. */
  skv_page_language_enter (&language, skv_announce_language (plan));
  title = skv_emergency_title (plan, systems[0]);
  skv_page_language_leave (&language);
  wish.title = title;
  edit = skv_emergency_start (plan, &wish, skv_app_clock_now (), &id, &error);
  if (edit == NULL)
    {
      skv_session_tell (question->session, error->message);
      return;
    }
  if (!skv_session_apply (question->session, edit))
    return;
  skv_question_remember_decider (by);
  announce (question, id);
}

/* It has its own room: what comes into it moves nothing else. */
static void
add_effects (Question *question, AdwPreferencesGroup *group)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *label = gtk_label_new (NULL);

  question->effects = GTK_LABEL (label);
  gtk_label_set_wrap (question->effects, TRUE);
  gtk_label_set_wrap_mode (question->effects, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (question->effects, 0.0f);
  gtk_label_set_yalign (question->effects, 0.0f);
  gtk_label_set_selectable (question->effects, TRUE); /* and so it can be scrolled by keys */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), EFFECTS_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_widget_set_margin_top (scrolled, 12);
  adw_preferences_group_add (group, scrolled);
}

static void
add_rows (Question *question)
{
  AdwPreferencesGroup *group = skv_question_add_group (question->dialog);
  g_autofree char *by = skv_question_recall_decider ();
  GCallback changed = G_CALLBACK (on_changed);
  SkvDay review = skv_emergency_review_day (skv_session_get_plan (question->session), MINUTES,
                                            skv_app_clock_now ());

  question->system = skv_question_add_row (group, _("System"), NULL, 24, changed, question);
  question->reason = skv_question_add_row (group, _("Reason"), NULL, 24, changed, question);
  question->minutes =
    skv_question_add_row (group, _("Minutes"), G_STRINGIFY (MINUTES), 24, changed, question);
  question->by = skv_question_add_row (group, _("Decided By"), by, 24, changed, question);
  question->review = skv_question_add_date (group, question->session, _("To Be Reviewed On"),
                                            review, changed, question);
  add_effects (question, group);
}

GtkWidget *
skv_emergency_dialog_new (SkvSession *session)
{
  GtkWidget *dialog;
  Question *question;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  dialog = skv_question_new (_("Begin Emergency Maintenance?"),
                             _("It begins now and crosses what everything else keeps clear of. "
                                "Reason and conflicts are kept with it, and it is reviewed "
                                "afterwards."),
                             _("_Leave It"), _("_Begin Now"));
  skv_message_set_response_appearance (SKV_MESSAGE (dialog), SKV_QUESTION_DO,
                                       ADW_RESPONSE_DESTRUCTIVE);
  question = g_new0 (Question, 1);
  question->session = g_object_ref (session);
  question->dialog = SKV_MESSAGE (dialog);
  g_object_set_data (G_OBJECT (dialog), "question", question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  add_rows (question);
  on_changed (question);
  return dialog;
}
