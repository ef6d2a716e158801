/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/merge/merge-window.h"

#include <glib/gi18n-lib.h>

#include "app/compare-rows.h"
#include "app/compat.h"

struct _SkvMergeWindow
{
  AdwWindow parent_instance;

  SkvSession *session;  /* (owned) */
  SkvMergeFound *found; /* (owned) */

  AdwWindowTitle *title;
  GtkButton *merge_button;
  GtkLabel *kinship;
  GtkLabel *summary;
  GtkWidget *collisions_box;
  GtkLabel *collisions_words;
  GtkListBox *collisions_list;
  GtkWidget *conflicts_box;
  GtkListBox *conflicts_list;
  GtkWidget *taken_box;
  GtkListBox *taken_list;
};

G_DEFINE_FINAL_TYPE (SkvMergeWindow, skv_merge_window, ADW_TYPE_WINDOW)

static guint merged_signal;

/* --- what collides --------------------------------------------------------------------------- */

/* the field, ours and theirs beside each other */
static GtkWidget *
grid_new (GPtrArray *lines, GString *spoken)
{
  GtkWidget *grid = skv_compare_grid_new (_("Here"), _("In the Other Copy"));

  for (guint i = 0; i < lines->len; i++)
    {
      const SkvMergeLine *line = g_ptr_array_index (lines, i);
      const char *ours = line->ours != NULL ? line->ours : _("nothing");
      const char *theirs = line->theirs != NULL ? line->theirs : _("nothing");

      skv_compare_grid_add (grid, i, line->title, ours, theirs);
      /* TRANSLATORS: a field of something, what stands there in this plan, and in the other copy */
      g_string_append_printf (spoken, _(". %1$s: here %2$s; in the other copy %3$s"), line->title,
                              ours, theirs);
    }
  return grid;
}

static void
add_collision (SkvMergeWindow *self, const SkvMergeRecord *record)
{
  g_autofree char *words = skv_merge_collision_words (self->found->merge, record);
  g_autoptr (GPtrArray) lines = skv_merge_collision_lines (self->found->merge, record);
  g_autoptr (GString) spoken = g_string_new (words);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), skv_compare_label_new (words, NULL));
  if (lines->len > 0)
    gtk_box_append (GTK_BOX (box), grid_new (lines, spoken));
  skv_compare_add_row (self->collisions_list, box, spoken->str);
}

static void
show_collisions (SkvMergeWindow *self)
{
  SkvMerge *merge = self->found->merge;
  guint n = 0;

  for (guint i = 0; i < merge->records->len; i++)
    {
      const SkvMergeRecord *record = g_ptr_array_index (merge->records, i);

      if (record->collision != SKV_COLLISION_NONE && n++ < SKV_COMPARE_MOST_ROWS)
        add_collision (self, record);
    }
  skv_compare_add_more (self->collisions_list, n);
  gtk_widget_set_visible (self->collisions_box, n > 0);
  if (merge->layers->len > 0)
    {
      const SkvLayer *layer = g_ptr_array_index (merge->layers, 0);
      g_autofree char *words = g_strdup_printf (
        _("The plan keeps its own. What the other copy has goes into the what-if “%s”, where it "
           "can be looked at in the year, compared and adopted."),
        layer->name);

      gtk_label_set_label (self->collisions_words, words);
    }
}

/* --- the rest -------------------------------------------------------------------------------- */

static void
show_conflicts (SkvMergeWindow *self)
{
  GPtrArray *conflicts = self->found->conflicts->conflicts;

  for (guint i = 0; i < conflicts->len && i < SKV_COMPARE_MOST_ROWS; i++)
    {
      const SkvConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *sides = skv_merge_conflict_sides_words (self->found->merge, conflict);
      g_autofree char *words =
        sides != NULL ? g_strdup_printf ("%s (%s)", conflict->message, sides) : NULL;

      skv_compare_add_text (self->conflicts_list, words != NULL ? words : conflict->message);
    }
  skv_compare_add_more (self->conflicts_list, conflicts->len);
  gtk_widget_set_visible (self->conflicts_box, conflicts->len > 0);
}

static void
show_taken (SkvMergeWindow *self)
{
  SkvMerge *merge = self->found->merge;
  guint n = 0;

  for (guint i = 0; i < merge->records->len; i++)
    {
      g_autofree char *words =
        n < SKV_COMPARE_MOST_ROWS ? skv_merge_record_words (merge, merge->records->pdata[i]) : NULL;

      if (words == NULL)
        continue;
      skv_compare_add_text (self->taken_list, words);
      n++;
    }
  skv_compare_add_more (self->taken_list, n < SKV_COMPARE_MOST_ROWS ? n : merge->n_taken);
  gtk_widget_set_visible (self->taken_box, n > 0);
}

/* --- merging --------------------------------------------------------------------------------- */

static void
show_refusal (SkvMergeWindow *self, const char *message)
{
  GtkWidget *dialog = skv_message_new (GTK_WINDOW (self), _("Not Merged"), message);

  skv_message_add_response (SKV_MESSAGE (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_merge (SkvMergeWindow *self)
{
  SkvMerge *merge = self->found->merge;
  g_autoptr (SkvSession) session = g_object_ref (self->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = skv_merge_words (merge), *message = NULL, *layer = NULL;

  /* It was compared with a copy that has the same records. */
  g_set_object (&merge->ours, skv_session_get_plan (session));
  if (!skv_merge_apply (merge, &error))
    {
      show_refusal (self, error->message);
      return;
    }
  /* TRANSLATORS: the other copy's name, and "12 changes come in, 2 collide" */
  message = g_strdup_printf (_("Merged with “%1$s”: %2$s"), merge->name, summary);
  if (merge->layers->len > 0)
    layer = g_strdup (((const SkvRecord *) merge->layers->pdata[0])->id);
  g_signal_emit (self, merged_signal, 0, layer);
  gtk_window_close (GTK_WINDOW (self));
  skv_session_tell_edit (session, message);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_merge_window_dispose (GObject *object)
{
  SkvMergeWindow *self = SKV_MERGE_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->found, skv_merge_found_free);
  G_OBJECT_CLASS (skv_merge_window_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvMergeWindow, name)

static void
skv_merge_window_class_init (SkvMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_merge_window_dispose;
  merged_signal = g_signal_new ("merged", SKV_TYPE_MERGE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/merge-window.ui");
  BIND (title);
  BIND (merge_button);
  BIND (kinship);
  BIND (summary);
  BIND (collisions_box);
  BIND (collisions_words);
  BIND (collisions_list);
  BIND (conflicts_box);
  BIND (conflicts_list);
  BIND (taken_box);
  BIND (taken_list);
  gtk_widget_class_bind_template_callback (widget_class, on_merge);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_merge_window_init (SkvMergeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
skv_merge_window_new (SkvSession *session, SkvMergeFound *found)
{
  SkvMergeWindow *self;
  g_autofree char *summary = NULL;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (found != NULL, NULL);

  self = g_object_new (SKV_TYPE_MERGE_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->found = found;
  summary = skv_merge_words (found->merge);
  adw_window_title_set_subtitle (self->title, found->merge->name);
  gtk_label_set_label (self->kinship, found->kinship);
  gtk_label_set_label (self->summary, summary);
  show_collisions (self);
  show_conflicts (self);
  show_taken (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->merge_button),
                            skv_edit_get_n_changes (found->merge->edit) > 0);
  return GTK_WIDGET (self);
}
