/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/share/share-conflicts.h"

#include <glib/gi18n-lib.h>

#include "app/compare-rows.h"
#include "core/exchange/change-fields.h"
#include "sync/unit.h"

typedef struct
{
  SkvShareSettle settle;
  gpointer data;
  char *key; /* (owned) */
  gboolean ours;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *self = data;

  g_free (self->key);
  g_free (self);
}

static void
on_clicked (Choice *self)
{
  g_autofree char *key = g_strdup (self->key); /* the row may go meanwhile */

  self->settle (self->data, key, self->ours);
}

static void
add_button (GtkWidget *box, const char *label, const char *title, const Choice *given)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  /* TRANSLATORS: a button for a screen reader: what it does, and with what */
  g_autofree char *spoken = g_strdup_printf (_("%1$s: %2$s"), label, title);
  Choice *choice = g_new0 (Choice, 1);

  *choice = *given;
  choice->key = g_strdup (given->key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_clicked), choice, choice_free,
                         G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
buttons_new (const char *title,
             const SkvSyncConflict *conflict,
             SkvShareSettle settle,
             gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Choice choice = { .settle = settle, .data = data, .key = conflict->key, .ours = TRUE };

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  add_button (box, _("Keep Ours"), title, &choice);
  choice.ours = FALSE;
  add_button (box, _("Take Theirs"), title, &choice);
  return box;
}

static GtkWidget *
grid_new (SkvPlan *plan, const SkvChange *change, GString *spoken)
{
  g_autoptr (GPtrArray) fields = skv_change_fields (plan, change);
  GtkWidget *grid = skv_compare_grid_new (_("Here"), _("On the Server"));

  for (guint i = 0; i < fields->len; i++)
    {
      const SkvChangeField *field = g_ptr_array_index (fields, i);
      const char *ours = field->before != NULL ? field->before : _("nothing");
      const char *theirs = field->after != NULL ? field->after : _("nothing");

      skv_compare_grid_add (grid, i, field->title, ours, theirs);
      /* TRANSLATORS: a field of something, what stands there in this plan, and on the server */
      g_string_append_printf (spoken, _(". %1$s: here %2$s; on the server %3$s"), field->title,
                              ours, theirs);
    }
  return grid;
}

/* (transfer full) */
static char *
reason_words (const char *title, const SkvChange *change)
{
  const char *reason = change->before == NULL  ? _("removed here, changed on the server")
                       : change->after == NULL ? _("removed on the server, kept or changed here")
                                               : _("changed on both sides");

  return g_strdup_printf (_("%1$s: %2$s"), title, reason);
}

void
skv_share_add_conflict (GtkListBox *list,
                        SkvPlan *plan,
                        const SkvSyncConflict *conflict,
                        SkvShareSettle settle,
                        gpointer data)
{
  g_autoptr (SkvRecord) ours =
    conflict->ours != NULL ? skv_sync_content_read (conflict->ours, NULL, NULL) : NULL;
  g_autoptr (SkvRecord) theirs =
    conflict->theirs != NULL ? skv_sync_content_read (conflict->theirs, NULL, NULL) : NULL;
  const SkvRecord *either = ours != NULL ? ours : theirs;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GString) spoken = g_string_new (conflict->words);

  if (either != NULL)
    {
      SkvChange change = {
        .kind = either->kind, .id = either->id, .before = ours, .after = theirs
      };
      const SkvChange named = { either->kind, either->id, (SkvRecord *) either,
                                (SkvRecord *) either };
      g_autofree char *title = skv_change_title (plan, &named);
      g_autofree char *words = reason_words (title, &change);

      g_string_assign (spoken, words);
      gtk_box_append (GTK_BOX (box), skv_compare_label_new (words, NULL));
      gtk_box_append (GTK_BOX (box), grid_new (plan, &change, spoken));
    }
  else
    gtk_box_append (GTK_BOX (box), skv_compare_label_new (conflict->words, NULL));
  gtk_box_append (GTK_BOX (box), buttons_new (conflict->title, conflict, settle, data));
  skv_compare_add_row (list, box, spoken->str);
}
