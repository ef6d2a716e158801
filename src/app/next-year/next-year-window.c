/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/next-year/next-year-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/next-year/next-year-lists.h"
#include "app/next-year/next-year-text.h"
#include "app/present.h"
#include "app/rules/rule-editor.h"

/* how long a button says that it has been done */
#define COPIED_MILLISECONDS 2500
/* Narrower than this, the date of a copy stands below its title. */
#define WIDE_ENOUGH 560

G_DEFINE_FINAL_TYPE (SkvNextYearWindow, skv_next_year_window, ADW_TYPE_WINDOW)

static guint reveal_signal, made_signal;

SkvPlan *
skv_next_year_window_get_plan (SkvNextYearWindow *self)
{
  return skv_session_get_plan (self->session);
}

SkvNextYearWish *
skv_next_year_window_get_wish (SkvNextYearWindow *self)
{
  SkvNextYearWish *wish = g_hash_table_lookup (self->wishes, GINT_TO_POINTER (self->year));

  if (wish == NULL)
    {
      wish = skv_next_year_wish_new ();
      g_hash_table_insert (self->wishes, GINT_TO_POINTER (self->year), wish);
    }
  return wish;
}

void
skv_next_year_window_set_label (GtkButton *button, const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label, "_", 2);
  g_autofree char *plain = g_strjoinv ("", parts);

  gtk_button_set_label (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, plain,
                                  -1);
}

/* --- what a person chooses ------------------------------------------------------------------- */

void
skv_next_year_window_on_line (SkvNextYearWindow *self, GtkListBoxRow *row)
{
  const SkvNextYearLine *line;

  if (self->next == NULL || !gtk_list_box_row_get_activatable (row))
    return;
  line = g_ptr_array_index (skv_next_year_get_lines (self->next), skv_next_year_get_row_line (row));
  self->looking = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, reveal_signal, 0, line->id, line->day);
}

static void
on_year_chosen (SkvNextYearWindow *self)
{
  if (!self->following)
    skv_next_year_window_set_year (self, gtk_spin_button_get_value_as_int (self->year_spin));
}

static void
on_goes_on (SkvNextYearWindow *self, const char *rule, gboolean goes_on)
{
  skv_next_year_wish_set_goes_on (skv_next_year_window_get_wish (self), rule, goes_on);
  skv_next_year_window_update_making (self);
  skv_next_year_window_compare_soon (self);
}

static void
on_open_rule (SkvNextYearWindow *self, const char *rule)
{
  GtkWidget *editor = skv_rule_editor_new_for_rule (self->session, rule);

  if (editor == NULL)
    return;
  skv_present_over (editor, GTK_WIDGET (self));
}

static void
on_copy_edited (SkvNextYearWindow *self, SkvNextYearEntry *entry)
{
  const char *item = skv_next_year_entry_get_item (entry);

  skv_next_year_wish_set_copied (skv_next_year_window_get_wish (self), item,
                                 skv_next_year_entry_is_copied (entry));
  skv_next_year_wish_set_day (skv_next_year_window_get_wish (self), item,
                              skv_next_year_entry_get_day (entry));
  /* Of many at once, those after it tell too. */
  if (self->following)
    return;
  skv_next_year_window_update_making (self);
  skv_next_year_window_compare_soon (self);
}

static void
choose_all (SkvNextYearWindow *self, gboolean copied)
{
  self->following = TRUE;
  skv_next_year_copies_choose_all (self->copies, copied);
  self->following = FALSE;
  skv_next_year_window_update_making (self);
  skv_next_year_window_compare_soon (self);
}

static void
on_all (SkvNextYearWindow *self)
{
  choose_all (self, TRUE);
}

static void
on_none (SkvNextYearWindow *self)
{
  choose_all (self, FALSE);
}

static gboolean
on_copied_long_ago (gpointer data)
{
  SkvNextYearWindow *self = data;

  self->copied = 0;
  skv_next_year_window_set_label (self->text_button, _("_Copy as Text"));
  return G_SOURCE_REMOVE;
}

static void
on_copy_text (SkvNextYearWindow *self)
{
  g_autofree char *text = NULL;

  if (self->next == NULL)
    return;
  text = skv_next_year_write_asks (skv_next_year_get_asks (self->next),
                                   skv_next_year_get_year (self->next));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  skv_next_year_window_set_label (self->text_button, C_("to the clipboard", "Copied"));
  g_clear_handle_id (&self->copied, g_source_remove);
  self->copied = g_timeout_add (COPIED_MILLISECONDS, on_copied_long_ago, self);
}

/* --- making ---------------------------------------------------------------------------------- */

static void
on_told (SkvNextYearWindow *self, const char *message)
{
  g_free (self->told);
  self->told = g_strdup (message);
}

static void
tell_refusal (SkvNextYearWindow *self)
{
  GtkWidget *dialog = skv_message_new (GTK_WINDOW (self), _("The Year Was Not Made"),
                                       self->told != NULL ? self->told : "");

  skv_message_add_response (SKV_MESSAGE (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_make (SkvNextYearWindow *self)
{
  g_autoptr (SkvNextYear) next = g_steal_pointer (&self->next);
  g_autoptr (SkvEdit) edit = NULL;

  if (next == NULL)
    return;
  skv_next_year_wish_apply (skv_next_year_window_get_wish (self), next);
  edit = skv_next_year_make_edit (next);
  if (edit != NULL && skv_session_apply (self->session, edit))
    {
      g_signal_emit (self, made_signal, 0, self->year);
      return;
    }
  tell_refusal (self);
  skv_next_year_window_update_making (self);
  skv_next_year_window_compare_soon (self);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
on_map (SkvNextYearWindow *self)
{
  if (self->stale)
    skv_next_year_window_compare_soon (self);
}

/* Closing ends the looking: the next time begins with the year after the shown one, unless
 * something was chosen. */
static gboolean
skv_next_year_window_close_request (GtkWindow *window)
{
  SKV_NEXT_YEAR_WINDOW (window)->looking = FALSE;
  return GTK_WINDOW_CLASS (skv_next_year_window_parent_class)->close_request (window);
}

static void
on_width (SkvNextYearWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  gboolean wide = gdk_surface_get_width (surface) >= WIDE_ENOUGH;

  g_object_set (self->copies, "fold", wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL,
                NULL);
}

static void
on_realize (SkvNextYearWindow *self)
{
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "notify::width",
                           G_CALLBACK (on_width), self, G_CONNECT_SWAPPED);
}

static void
skv_next_year_window_dispose (GObject *object)
{
  SkvNextYearWindow *self = SKV_NEXT_YEAR_WINDOW (object);

  self->following = TRUE;
  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_handle_id (&self->copied, g_source_remove);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (skv_next_year_window_get_plan (self), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_clear_object (&self->session);
  g_clear_pointer (&self->next, skv_next_year_free);
  G_OBJECT_CLASS (skv_next_year_window_parent_class)->dispose (object);
}

static void
skv_next_year_window_finalize (GObject *object)
{
  SkvNextYearWindow *self = SKV_NEXT_YEAR_WINDOW (object);

  g_hash_table_unref (self->wishes);
  g_free (self->told);
  G_OBJECT_CLASS (skv_next_year_window_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvNextYearWindow, name)
#define CALLBACK(name) gtk_widget_class_bind_template_callback (widget_class, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/next-year-window.ui");
  BIND (switcher_title);
  BIND (year_spin);
  BIND (make_button);
  BIND (stack);
  BIND (views);
  BIND (lines_page);
  BIND (asks_page);
  BIND (rules_label);
  BIND (rules);
  BIND (copies_label);
  BIND (all_button);
  BIND (none_button);
  BIND (copies);
  BIND (lines_box);
  BIND (text_button);
  BIND (asks_box);
  BIND (summary);
  BIND (spinner);
  gtk_widget_class_bind_template_callback_full (widget_class, "fill_page",
                                                G_CALLBACK (skv_next_year_window_fill_page));
  CALLBACK (on_year_chosen);
  CALLBACK (on_goes_on);
  CALLBACK (on_open_rule);
  CALLBACK (on_copy_edited);
  CALLBACK (on_all);
  CALLBACK (on_none);
  CALLBACK (on_copy_text);
  CALLBACK (on_make);
}

static void
skv_next_year_window_class_init (SkvNextYearWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_next_year_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_next_year_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = skv_next_year_window_close_request;
  reveal_signal = g_signal_new ("reveal", SKV_TYPE_NEXT_YEAR_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  made_signal = g_signal_new ("made", SKV_TYPE_NEXT_YEAR_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  g_type_ensure (SKV_TYPE_NEXT_YEAR_RULES);
  g_type_ensure (SKV_TYPE_NEXT_YEAR_COPIES);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_next_year_window_init (SkvNextYearWindow *self)
{
  self->wishes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) skv_next_year_wish_free);
  self->following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->following = FALSE;
  skv_next_year_window_set_label (self->text_button, _("_Copy as Text"));
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
  g_signal_connect (self, "realize", G_CALLBACK (on_realize), NULL);
}

SkvSession *
skv_next_year_window_get_session (SkvNextYearWindow *self)
{
  g_return_val_if_fail (SKV_IS_NEXT_YEAR_WINDOW (self), NULL);
  return self->session;
}

void
skv_next_year_window_show_up (SkvNextYearWindow *self)
{
  g_return_if_fail (SKV_IS_NEXT_YEAR_WINDOW (self));

  if (self->year == 0 ||
      (!self->looking && skv_next_year_wish_is_empty (skv_next_year_window_get_wish (self))))
    skv_next_year_window_set_year (self,
                                   CLAMP (skv_session_get_year (self->session) + 1, 1972, 2099));
  self->looking = FALSE;
  gtk_window_present (GTK_WINDOW (self));
}

GtkWidget *
skv_next_year_window_new (SkvSession *session)
{
  SkvNextYearWindow *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_NEXT_YEAR_WINDOW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (skv_next_year_window_get_plan (self), "changed",
                           G_CALLBACK (skv_next_year_window_on_plan_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
