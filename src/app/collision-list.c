/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/collision-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/conflict-row.h"
#include "app/draft-trial.h"

/* shorter than people notice, longer than two keys of a word are apart */
#define WAIT_MILLISECONDS 150

struct _SkvCollisionList
{
  GtkWidget parent_instance;

  SkvPlan *plan; /* (owned) (nullable) */
  SkvDay today;
  SkvDraftTrial *trial;  /* (owned) (nullable): made when it is needed */
  const SkvDraft *draft; /* (unowned) (nullable) */
  guint wait;
  GtkWidget *box; /* (owned) child */
  GtkWidget *heading;
  GtkWidget *verdict;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (SkvCollisionList, skv_collision_list, GTK_TYPE_WIDGET)

static void
set_verdict (SkvCollisionList *self, const char *text, const char *style)
{
  const char *classes[] = { style, NULL };

  gtk_label_set_label (GTK_LABEL (self->verdict), text);
  gtk_widget_set_css_classes (self->verdict, classes);
}

static void
clear_list (SkvCollisionList *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
}

static void
add_row (SkvCollisionList *self, SkvConflictEntry *entry)
{
  GtkWidget *row = skv_conflict_row_new (entry);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_object_unref (entry);
}

static void
show (SkvCollisionList *self, GPtrArray *conflicts, GPtrArray *missing, const char *id)
{
  gboolean period = skv_draft_is_period (self->draft);
  guint n = 0;

  for (guint i = 0; i < conflicts->len; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);

      n += !conflict->accepted && conflict->severity > SKV_SEVERITY_INFO;
      add_row (self, strcmp (conflict->item, id) != 0
                       ? skv_conflict_entry_new_hit (self->plan, conflict)
                       : skv_conflict_entry_new (self->plan, NULL, conflict));
    }
  for (guint i = 0; i < missing->len; i++)
    {
      SkvNotCalculated one = { (char *) id, g_ptr_array_index (missing, i) };

      add_row (self, skv_conflict_entry_new_missing (self->plan, NULL, &one));
    }
  if (n > 0)
    {
      g_autofree char *text =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u conflict", "%u conflicts", n), n);

      set_verdict (self, text, "error");
    }
  else if (missing->len > 0)
    set_verdict (self, _("Not all of it is known yet"), "warning");
  else
    set_verdict (self, period ? _("It hits nothing that is planned") : _("Nothing in the way"),
                 "success");
}

/* A job is in the way of what was there before; a period, what was there is in its way. */
static void
show_heading (SkvCollisionList *self)
{
  gboolean period = skv_draft_is_period (self->draft);

  gtk_label_set_label (GTK_LABEL (self->heading), period ? _("This Hits") : _("On This Date"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  period ? _("What this hits, and who decides about it")
                                         : _("What this job would collide with"),
                                  -1);
}

static void
run (SkvCollisionList *self)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GError) error = NULL;
  SkvItem *item = skv_draft_make_item (self->draft);

  clear_list (self);
  show_heading (self);
  if (item == NULL || item->start == SKV_MOMENT_NONE)
    {
      g_clear_pointer (&item, skv_record_unref);
      set_verdict (self,
                   skv_draft_is_period (self->draft)
                     ? _("Give it a date to see what it hits")
                     : _("Give it a date to see what is in the way"),
                   "dim-label");
      return;
    }
  if (self->trial == NULL)
    self->trial = skv_draft_trial_new (self->plan, self->today);
  if (item->title == NULL)
    item->title = g_strdup (skv_draft_is_period (self->draft)
                              ? C_("period", "This")
                              : _("This job")); /* a name is not needed to know the conflicts */
  conflicts = skv_draft_trial_run (self->trial, item, &missing, &error);
  if (conflicts != NULL)
    show (self, conflicts, missing, skv_draft_get_id (self->draft));
  else
    set_verdict (self, error->message, "error");
}

static gboolean
run_after_wait (gpointer data)
{
  SkvCollisionList *self = SKV_COLLISION_LIST (data);

  self->wait = 0;
  run (self);
  return G_SOURCE_REMOVE;
}

void
skv_collision_list_follow (SkvCollisionList *self, const SkvDraft *draft)
{
  g_return_if_fail (SKV_IS_COLLISION_LIST (self));

  g_clear_handle_id (&self->wait, g_source_remove);
  self->draft = draft;
  if (draft != NULL && self->plan != NULL)
    self->wait = g_timeout_add (WAIT_MILLISECONDS, run_after_wait, self);
}

static void
on_plan_changed (SkvCollisionList *self)
{
  g_clear_pointer (&self->trial, skv_draft_trial_free);
  if (self->draft != NULL)
    skv_collision_list_follow (self, self->draft);
}

void
skv_collision_list_set_plan (SkvCollisionList *self, SkvPlan *plan, SkvDay today)
{
  g_return_if_fail (SKV_IS_COLLISION_LIST (self));
  g_return_if_fail (self->plan == NULL);

  self->plan = g_object_ref (plan);
  self->today = today;
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
}

static void
skv_collision_list_dispose (GObject *object)
{
  SkvCollisionList *self = SKV_COLLISION_LIST (object);

  g_clear_handle_id (&self->wait, g_source_remove);
  self->draft = NULL;
  g_clear_pointer (&self->trial, skv_draft_trial_free);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (skv_collision_list_parent_class)->dispose (object);
}

static void
skv_collision_list_class_init (SkvCollisionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_collision_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_margin_start (label, 14);
  gtk_widget_set_margin_end (label, 14);
  return label;
}

static void
skv_collision_list_init (SkvCollisionList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->heading = label_new (_("On This Date"), "title-4");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->verdict = label_new (_("Looking…"), "dim-label");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What this job would collide with"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_margin_top (self->heading, 14);
  gtk_widget_set_margin_bottom (self->verdict, 4);
  gtk_box_append (GTK_BOX (self->box), self->heading);
  gtk_box_append (GTK_BOX (self->box), self->verdict);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "skv-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self), "skv-collisions");
}
