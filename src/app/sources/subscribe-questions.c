/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sources/questions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/question.h"
#include "core/exchange/address.h"
#include "core/exchange/refresh.h"

/* Addresses that are read again by themselves: which, and how often. */

/* what can be chosen; another number that a plan has already is added to them */
static const int choices[] = { 0, 1, 6, 24, 168 };

typedef struct
{
  SkvSession *session; /* (owned) (nullable) */
  char *source;        /* (owned) (nullable): id */
  SkvMessage *dialog;
  SkvTextRow *address; /* (nullable) */
  AdwComboRow *often;
  GArray *hours; /* (owned) (element-type int): of the row */
  SkvSubscribed subscribed;
  gpointer data;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_clear_object (&self->session);
  g_free (self->source);
  g_array_unref (self->hours);
  g_free (self);
}

static Question *
question_new (GtkWidget *dialog, GCallback responded)
{
  Question *self = g_new0 (Question, 1);

  self->dialog = SKV_MESSAGE (dialog);
  self->hours = g_array_new (FALSE, FALSE, sizeof (int));
  g_signal_connect_data (dialog, "response", responded, self, question_free, 0);
  return self;
}

static void
add_often (Question *self, AdwPreferencesGroup *group, int chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();
  gboolean found = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      found = found || choices[i] == chosen;
      g_array_append_val (self->hours, choices[i]);
    }
  if (!found)
    g_array_append_val (self->hours, chosen);
  for (guint i = 0; i < self->hours->len; i++)
    {
      g_autofree char *words = skv_refresh_words_hours (g_array_index (self->hours, int, i));

      gtk_string_list_append (names, words);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 C_("a source, every so often", "Read"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  for (guint i = 0; i < self->hours->len; i++)
    if (g_array_index (self->hours, int, i) == chosen)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  adw_preferences_group_add (group, row);
  self->often = ADW_COMBO_ROW (row);
}

static int
read_often (Question *self)
{
  guint selected = adw_combo_row_get_selected (self->often);

  return selected < self->hours->len ? g_array_index (self->hours, int, selected) : 0;
}

/* --- an address ------------------------------------------------------------------------------ */

static void
on_typed (Question *self)
{
  g_autofree char *typed = skv_question_read (self->address);
  g_autoptr (GError) error = NULL;
  g_autofree char *settled = skv_address_settle (typed, &error);
  g_autofree char *first = error != NULL ? g_utf8_substring (error->message, 0, 1) : NULL;
  g_autofree char *capital = first != NULL ? g_utf8_strup (first, -1) : NULL;
  g_autofree char *problem = error != NULL && *typed != '\0'
                               ? g_strconcat (capital, g_utf8_next_char (error->message), NULL)
                               : NULL;

  skv_text_row_show_problem (self->address, problem,
                             settled != NULL && !g_str_equal (settled, typed) ? settled : NULL);
  skv_question_check (
    self->dialog, &(SkvQuestionNeed){ settled == NULL, *typed == '\0' ? _("an address") : NULL },
    1);
}

static void
on_subscribed (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *self = data;
  g_autofree char *typed = skv_question_read (self->address);
  g_autofree char *settled = skv_address_settle (typed, NULL);

  if (strcmp (response, SKV_QUESTION_DO) == 0 && settled != NULL)
    self->subscribed (settled, read_often (self), self->data);
}

void
skv_ask_subscription (GtkWidget *over, SkvSubscribed subscribed, gpointer data)
{
  GtkWidget *dialog = skv_question_new (
    _("Subscribe to a Calendar"),
    _("Paste the address of a calendar or a list: https, or webcal as calendar programs write it. "
       "What is in it is shown before it comes into the plan."),
    _("_Leave It"), _("_Look"));
  Question *self = question_new (dialog, G_CALLBACK (on_subscribed));
  AdwPreferencesGroup *group = skv_question_add_group (self->dialog);

  self->subscribed = subscribed;
  self->data = data;
  self->address =
    skv_question_add_row (group, _("Address"), NULL, 36, G_CALLBACK (on_typed), self);
  add_often (self, group, SKV_REFRESH_HOURS_DEFAULT);
  on_typed (self);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (over)));
  gtk_window_present (GTK_WINDOW (dialog));
  skv_text_row_focus (self->address);
}

/* --- how often ------------------------------------------------------------------------------- */

static void
on_often (SkvMessage *dialog, const char *response, gpointer data)
{
  Question *self = data;
  const SkvSource *source =
    skv_plan_lookup (skv_session_get_plan (self->session), SKV_KIND_SOURCE, self->source);
  g_autoptr (SkvEdit) edit = NULL;

  if (strcmp (response, SKV_QUESTION_DO) != 0 || source == NULL ||
      source->refresh_hours == read_often (self))
    return;
  edit = skv_source_set_hours (source, read_often (self), NULL);
  if (edit != NULL)
    skv_session_apply (self->session, edit);
}

void
skv_ask_source_hours (GtkWidget *over, SkvSession *session, const char *id)
{
  const SkvSource *source = skv_plan_lookup (skv_session_get_plan (session), SKV_KIND_SOURCE, id);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;
  Question *self;

  if (source == NULL)
    return;
  heading = g_strdup_printf (_("How Often Is “%s” Read?"), source->name);
  dialog = skv_question_new (
    heading,
    _("It is read while the plan is open. What is new or moved comes into the plan by itself, and "
       "what is no longer in it is cancelled there; all of it can be undone."),
    _("_Leave It"), _("_Save"));
  self = question_new (dialog, G_CALLBACK (on_often));
  self->session = g_object_ref (session);
  self->source = g_strdup (id);
  add_often (self, skv_question_add_group (self->dialog), source->refresh_hours);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (over)));
  gtk_window_present (GTK_WINDOW (dialog));
}
