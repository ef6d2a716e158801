/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflict-row.h"

#include <glib/gi18n-lib.h>

struct _SkvConflictRow
{
  GtkListBoxRow parent_instance;

  SkvConflictEntry *entry; /* (owned) */
  GtkImage *icon;
  GtkLabel *word;
  GtkLabel *title;
  GtkLabel *when;
  GtkLabel *message;
  GtkLabel *path;
  GtkLabel *owner;
  GtkLabel *solution;
  GtkWidget *fits;
  GtkWidget *solve;
  GtkWidget *decide;
  GtkWidget *lift;
  GtkWidget *help;
};

G_DEFINE_FINAL_TYPE (SkvConflictRow, skv_conflict_row, GTK_TYPE_LIST_BOX_ROW)

static guint decide_signal;
static guint lift_signal;

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* All of it in one, as a screen reader says the row. */
static char *
describe (const SkvConflictWords *words)
{
  const char *parts[] = { words->when, words->message, words->path, words->owner, words->solution };
  GString *text = g_string_new (skv_conflict_words_get_severity (words));

  g_string_append_printf (text, ": %s", words->title);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] != NULL && *parts[i] != '\0')
        g_string_append_printf (text, ". %s", parts[i]);
    }
  return g_string_free (text, FALSE);
}

static void
fill (SkvConflictRow *self)
{
  const SkvConflictWords *words = skv_conflict_entry_get (self->entry);
  g_autofree char *owner = NULL;
  g_autofree char *word = NULL;

  if (words->owner != NULL && *words->owner != '\0')
    owner = g_strdup_printf (words->decided ? _("Decides: %s") : _("Ask: %s"), words->owner);
  word = words->check != NULL
           ? g_strdup_printf ("%s · %s", skv_conflict_words_get_severity (words), words->check)
           : g_strdup (skv_conflict_words_get_severity (words));
  gtk_image_set_from_icon_name (self->icon, skv_conflict_words_get_icon (words));
  show_text (self->word, word);
  show_text (self->title, words->title);
  show_text (self->when, words->when);
  show_text (self->message, words->brief != NULL ? words->brief : words->message);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words->brief != NULL ? words->message : NULL);
  show_text (self->path, words->path);
  show_text (self->owner, owner);
  gtk_widget_add_css_class (GTK_WIDGET (self), skv_conflict_words_get_style (words));
}

static void
show_solution (SkvConflictRow *self)
{
  const SkvConflictWords *words = skv_conflict_entry_get (self->entry);
  g_autofree char *description = describe (words);

  show_text (self->solution, words->solution);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
}

static void
on_lift (SkvConflictRow *self)
{
  g_signal_emit (self, lift_signal, 0);
}

static void
on_decide (SkvConflictRow *self)
{
  g_signal_emit (self, decide_signal, 0);
}

/* A freeze can be lifted instead of excepting one job from it. */
static void
offer_lift (SkvConflictRow *self, const SkvConflictWords *words)
{
  g_autofree char *name = NULL;

  if (words->accepted || words->against == NULL || g_strcmp0 (words->check_name, "freeze") != 0)
    return;
  /* TRANSLATORS: what a button does: the title of a job that lies in a freeze */
  name = g_strdup_printf (_("Lift the freeze for a while, for “%s”"), words->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lift), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_visible (self->lift, TRUE);
}

/* What weighs can be accepted, and what people accepted can be taken back. */
void
skv_conflict_row_offer_decision (SkvConflictRow *self)
{
  const SkvConflictWords *words;
  g_autofree char *name = NULL;
  const char *label;

  g_return_if_fail (SKV_IS_CONFLICT_ROW (self));

  words = skv_conflict_entry_get (self->entry);
  if (!words->calculated || words->severity < SKV_SEVERITY_SOFT ||
      (words->accepted && !words->by_exception))
    return;
  offer_lift (self, words);
  label = words->accepted ? _("_Withdraw") : _("_Accept…");
  gtk_button_set_label (GTK_BUTTON (self->decide), label);
  /* TRANSLATORS: what a button does: the title of a job and the kind of its conflict */
  name = g_strdup_printf (words->accepted ? _("No longer accept the conflict of “%1$s”: %2$s")
                                          : _("Accept the conflict of “%1$s”: %2$s"),
                          words->title, words->check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->decide), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_visible (self->decide, TRUE);
}

void
skv_conflict_row_offer_help (SkvConflictRow *self)
{
  const SkvConflictWords *words;
  const char *check;
  g_autofree char *name = NULL;

  g_return_if_fail (SKV_IS_CONFLICT_ROW (self));

  words = skv_conflict_entry_get (self->entry);
  check = words->check_name != NULL ? words->check_name : "not-calculated";
  /* TRANSLATORS: what a button does; what people call a check */
  name = g_strdup_printf (_("What does this check mean? %s"), skv_check_title (check));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->help), "win.explain-check");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->help), "s", check);
  gtk_widget_set_tooltip_text (self->help, _("What does this check mean?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->help), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_visible (self->help, TRUE);
}

/* @name: (transfer full): what a screen reader says */
static void
show_button (GtkWidget *button, const char *action, GVariant *target, char *name)
{
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (button, TRUE);
  g_free (name);
}

void
skv_conflict_row_offer_ways_out (SkvConflictRow *self)
{
  const SkvConflictWords *words;

  g_return_if_fail (SKV_IS_CONFLICT_ROW (self));

  words = skv_conflict_entry_get (self->entry);
  if (words->accepted || (words->calculated && words->severity < SKV_SEVERITY_SOFT))
    return;
  gtk_widget_set_tooltip_text (self->fits, _("Where It Fits…"));
  show_button (self->fits, "win.suggest-for", g_variant_new_string (words->item),
               /* TRANSLATORS: what a button does: the title of a job */
               g_strdup_printf (_("Where “%s” fits"), words->title));
  if (words->calculated)
    show_button (self->solve, "win.solve",
                 g_variant_new ("(sss)", words->check_name, words->item,
                                words->against != NULL ? words->against : ""),
                 /* TRANSLATORS: what a button does: the title of a job and the kind of its conflict */
                 g_strdup_printf (_("What would solve the conflict of “%1$s”: %2$s"), words->title,
                                  words->check));
}

SkvConflictEntry *
skv_conflict_row_get_entry (SkvConflictRow *self)
{
  g_return_val_if_fail (SKV_IS_CONFLICT_ROW (self), NULL);
  return self->entry;
}

static void
skv_conflict_row_dispose (GObject *object)
{
  g_clear_object (&SKV_CONFLICT_ROW (object)->entry);
  G_OBJECT_CLASS (skv_conflict_row_parent_class)->dispose (object);
}

static void
skv_conflict_row_class_init (SkvConflictRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_conflict_row_dispose;
  decide_signal = g_signal_new ("decide", SKV_TYPE_CONFLICT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  lift_signal = g_signal_new ("lift", SKV_TYPE_CONFLICT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/conflict-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SkvConflictRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SkvConflictRow, word);
  gtk_widget_class_bind_template_child (widget_class, SkvConflictRow, title);
  gtk_widget_class_bind_template_child (widget_class, SkvConflictRow, when);
  gtk_widget_class_bind_template_child (widget_class, SkvConflictRow, message);
  gtk_widget_class_bind_template_child (widget_class, SkvConflictRow, path);
  gtk_widget_class_bind_template_child (widget_class, SkvConflictRow, owner);
  gtk_widget_class_bind_template_child (widget_class, SkvConflictRow, solution);
  gtk_widget_class_bind_template_child (widget_class, SkvConflictRow, fits);
  gtk_widget_class_bind_template_child (widget_class, SkvConflictRow, solve);
  gtk_widget_class_bind_template_child (widget_class, SkvConflictRow, decide);
  gtk_widget_class_bind_template_child (widget_class, SkvConflictRow, lift);
  gtk_widget_class_bind_template_child (widget_class, SkvConflictRow, help);
  gtk_widget_class_bind_template_callback (widget_class, on_decide);
  gtk_widget_class_bind_template_callback (widget_class, on_lift);
}

static void
skv_conflict_row_init (SkvConflictRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
skv_conflict_row_new (SkvConflictEntry *entry)
{
  SkvConflictRow *self = g_object_new (SKV_TYPE_CONFLICT_ROW, NULL);

  self->entry = g_object_ref (entry);
  fill (self);
  show_solution (self);
  g_signal_connect_object (entry, "notify::solution", G_CALLBACK (show_solution), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
