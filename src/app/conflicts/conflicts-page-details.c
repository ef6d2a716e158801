/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflicts/conflicts-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/conflict-entry.h"

/* --- buttons --------------------------------------------------------------------------------- */

typedef struct
{
  const char *label;
  const char *action;
} Button;

static const Button buttons[] = {
  { N_("Show in the _Year"), "conflicts.show" },
  { N_("_Open…"), "conflicts.open" },
  { N_("_Solve…"), "conflicts.solve" },
  { N_("_Where It Fits…"), "conflicts.suggest" },
  { N_("_Accept…"), "conflicts.accept" },
  { N_("_Withdraw"), "conflicts.withdraw" },
  { N_("_Lift the Freeze…"), "conflicts.lift" },
  { N_("E_xplain This Check"), "conflicts.explain" },
  { N_("_Copy for a Message"), "conflicts.copy" },
};

/* A button that can do nothing is not there. */
static void
on_sensitive (GtkWidget *button)
{
  gtk_widget_set_visible (gtk_widget_get_parent (button), gtk_widget_is_sensitive (button));
}

void
skv_conflicts_page_add_buttons (SkvConflictsPage *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();
      GtkWidget *button = gtk_button_new_with_mnemonic (_(buttons[i].label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
      gtk_widget_set_focusable (child, FALSE); /* the button is */
      gtk_flow_box_insert (self->buttons, child, -1);
      g_signal_connect (button, "notify::sensitive", G_CALLBACK (on_sensitive), NULL);
    }
}

static void
update_buttons (SkvConflictsPage *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (child));

      gtk_widget_set_visible (child, gtk_widget_get_sensitive (button));
    }
}

/* --- words ----------------------------------------------------------------------------------- */

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* @style (nullable): none */
static void
show_style (SkvConflictsPage *self, const char *style)
{
  static const char *const styles[] = { "hard", "soft", "info", "missing", "accepted" };

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (self->details, styles[i]);
  if (style != NULL)
    gtk_widget_add_css_class (self->details, style);
}

static void
show_nothing (SkvConflictsPage *self)
{
  GtkLabel *labels[] = { self->title, self->message, self->path, self->owner, self->solution };

  gtk_widget_set_visible (self->words, FALSE);
  show_style (self, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    show_text (labels[i], NULL);
}

static void
show_words (SkvConflictsPage *self, const SkvConflictLine *line)
{
  const char *style =
    line->state == SKV_CONFLICT_ACCEPTED ? "accepted" : skv_conflict_line_style (line);
  const char *check = line->text[SKV_CONFLICTS_CHECK]->text;
  GString *words = g_string_new (skv_conflict_line_severity (line));

  if (*check != '\0')
    g_string_append_printf (words, " · %s", check);
  if (line->state == SKV_CONFLICT_ACCEPTED)
    g_string_append_printf (words, " · %s", line->text[SKV_CONFLICTS_STATE]->text);
  show_style (self, style);
  gtk_image_set_from_icon_name (self->icon, skv_conflict_line_icon (line));
  gtk_label_set_label (self->word, words->str);
  gtk_widget_set_visible (self->words, TRUE);
  g_string_free (words, TRUE);
}

/* The dates that are free are dear to find: they come when there is time. */
static gboolean
suggest_when_idle (gpointer data)
{
  SkvConflictsPage *self = SKV_CONFLICTS_PAGE (data);
  g_autoptr (GPtrArray) selected = skv_conflicts_page_list_selected (self);
  SkvConflict *conflict =
    selected->len == 1 ? skv_conflict_lines_describe (self->lines, selected->pdata[0]) : NULL;
  g_autofree char *solution = NULL;

  self->solution_source = 0;
  if (conflict == NULL)
    return G_SOURCE_REMOVE;
  solution = skv_checker_suggest_solution (skv_session_get_checker (self->base.session), conflict);
  show_text (self->solution, solution);
  skv_conflict_free (conflict);
  return G_SOURCE_REMOVE;
}

static void
show_one (SkvConflictsPage *self, SkvConflictLine *line)
{
  SkvPlan *plan = skv_session_get_plan (self->base.session);
  SkvConflict *conflict = skv_conflict_lines_describe (self->lines, line);
  const SkvNotCalculated *missing = skv_conflict_lines_get_missing (self->lines, line);
  g_autoptr (SkvConflictEntry) card = NULL;
  const SkvConflictWords *words;
  g_autofree char *title = NULL, *owner = NULL;

  skv_conflict_lines_word_line (self->lines, line);
  show_nothing (self);
  show_words (self, line);
  title = g_strdup_printf ("%s · %s", line->text[SKV_CONFLICTS_WHAT]->text,
                           line->text[SKV_CONFLICTS_WHEN]->text);
  show_text (self->title, title);
  if (missing != NULL)
    show_text (self->message, missing->message);
  if (conflict == NULL)
    return;
  card = skv_conflict_entry_new (plan, NULL, conflict);
  words = skv_conflict_entry_get (card);
  show_text (self->message, words->message);
  show_text (self->path, words->path);
  if (words->owner != NULL && *words->owner != '\0')
    owner = g_strdup_printf (_("Ask: %s"), words->owner);
  show_text (self->owner, owner);
  show_text (self->solution, conflict->accepted ? NULL : conflict->solution);
  if (!conflict->accepted && conflict->solution == NULL && conflict->severity > SKV_SEVERITY_INFO)
    self->solution_source = g_idle_add_full (G_PRIORITY_LOW, suggest_when_idle, self, NULL);
  skv_conflict_free (conflict);
}

/* How many of the selected each of them is to be asked about. */
static char *
count_owners (GPtrArray *selected)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < selected->len; i++)
    {
      const SkvConflictLine *line = selected->pdata[i];
      const SkvConflictText *owner = line->text[SKV_CONFLICTS_OWNER];
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, owner));

      if (*owner->text == '\0')
        continue;
      if (n == 0)
        g_ptr_array_add (owners, (gpointer) owner);
      g_hash_table_insert (counts, (gpointer) owner, GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < MIN (owners->len, 12); i++)
    {
      const SkvConflictText *owner = owners->pdata[i];

      g_string_append_printf (text, "%s%s: %u", i > 0 ? "\n" : "", owner->text,
                              GPOINTER_TO_UINT (g_hash_table_lookup (counts, owner)));
    }
  return g_string_free (text, FALSE);
}

static void
show_several (SkvConflictsPage *self, GPtrArray *selected)
{
  g_autoptr (GPtrArray) acceptable = skv_conflicts_page_list_acceptable (selected);
  guint n = selected->len, n_hard = 0;
  g_autofree char *title = NULL, *counts = NULL, *owners = count_owners (selected);

  for (guint i = 0; i < acceptable->len; i++)
    n_hard += ((SkvConflictLine *) acceptable->pdata[i])->state == SKV_CONFLICT_HARD ? 1 : 0;
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u conflict", "%u conflicts", n), n);
  counts = skv_conflict_words_count (n_hard, acceptable->len - n_hard, 0);
  show_nothing (self);
  show_text (self->title, title);
  show_text (self->message, counts);
  show_text (self->owner, owners);
}

void
skv_conflicts_page_show_details (SkvConflictsPage *self)
{
  g_autoptr (GPtrArray) selected = skv_conflicts_page_list_selected (self);

  g_clear_handle_id (&self->solution_source, g_source_remove);
  update_buttons (self);
  if (selected->len == 1)
    show_one (self, selected->pdata[0]);
  else if (selected->len > 1)
    show_several (self, selected);
  else
    {
      show_nothing (self);
      show_text (self->message,
                 _("Choose a conflict to see why it is one, whom to ask and what "
                    "would solve it. Choose several to accept or send them at once."));
    }
}
