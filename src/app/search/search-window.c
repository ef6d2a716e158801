/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/search/search-window.h"

#include <glib/gi18n-lib.h>

#include "app/parts.h"
#include "app/work-bar.h"
#include "core/store/search.h"

/* More of a kind are told by a more exact search. */
#define MAX_A_KIND 8

struct _SkvSearchWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  SkvSearch *search;   /* (owned) (nullable): NULL while @work makes it or looks in it */
  SkvWork *work;       /* (owned) (nullable) */
  gboolean hurried;    /* the first that is found is to be chosen once it is there */

  /* children of the template */
  SkvWorkBar *work_bar;
  GtkWidget *entry;
  GtkListBox *list;
  GtkLabel *summary;
};

G_DEFINE_FINAL_TYPE (SkvSearchWindow, skv_search_window, ADW_TYPE_WINDOW)

static void look_in_thread (SkvSearchWindow *self, const char *text);

static guint chosen_signal;

/* --- what is found --------------------------------------------------------------------------- */

static GtkWidget *
row_new (const SkvSearchHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *name =
    g_strdup_printf ("%s, %s, %s", skv_search_kind_title (hit->kind), hit->title, hit->detail);

  gtk_box_append (GTK_BOX (box), skv_line_new (hit->title, -1, NULL));
  if (*hit->detail != '\0')
    gtk_box_append (GTK_BOX (box), skv_line_new (hit->detail, -1, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "skv-kind", GINT_TO_POINTER (hit->kind));
  g_object_set_data_full (G_OBJECT (row), "skv-id", g_strdup (hit->id), g_free);
  g_object_set_data_full (G_OBJECT (row), "skv-against", g_strdup (hit->against), g_free);
  return row;
}

static int
kind_of (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "skv-kind"));
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  GtkWidget *label;

  if (before != NULL && kind_of (before) == kind_of (row))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = skv_line_new (skv_search_kind_title ((SkvSearchKind) kind_of (row)), -1, "heading");
  gtk_widget_add_css_class (label, "skv-found-kind");
  gtk_list_box_row_set_header (row, label);
}

static void
clear (SkvSearchWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
show_found (SkvSearchWindow *self, const char *text, GPtrArray *found)
{
  g_autofree char *summary = NULL;

  clear (self);
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->list, row_new (g_ptr_array_index (found, i)));
  if (found->len > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (*text == '\0')
    summary = g_strdup (_("Jobs, rules, systems, people, departments and conflicts"));
  else if (found->len == 0)
    summary = g_strdup (_("Nothing was found"));
  else
    summary = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u was found", "%u were found", found->len), found->len);
  gtk_label_set_label (self->summary, summary);
}

static void
find (SkvSearchWindow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GPtrArray) found = NULL;

  if (self->search == NULL)
    return; /* what is typed is looked for when it is back */
  if (*text != '\0' && skv_work_is_large (skv_session_get_plan (self->session)))
    {
      look_in_thread (self, text);
      return;
    }
  found = skv_search_find (self->search, text, MAX_A_KIND);
  show_found (self, text, found);
}

/* --- choosing -------------------------------------------------------------------------------- */

static void
choose (SkvSearchWindow *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "skv-id"));
  g_autofree char *against = g_strdup (g_object_get_data (G_OBJECT (row), "skv-against"));
  int kind = kind_of (row);

  g_object_ref (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, chosen_signal, 0, kind, id, against);
  gtk_window_close (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
on_row_activated (SkvSearchWindow *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
choose_selected (SkvSearchWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  self->hurried = FALSE;
  if (row != NULL)
    choose (self, row);
}

static void
on_activate (SkvSearchWindow *self)
{
  find (self); /* what was typed last may not have been looked for yet */
  self->hurried = self->search == NULL;
  if (!self->hurried)
    choose_selected (self);
}

/* Down from what is typed into what was found; Up from its first row back. */
static gboolean
on_key (SkvSearchWindow *self, guint key, guint code, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  gboolean in_entry = gtk_widget_get_focus_child (self->entry) != NULL;

  if (key == GDK_KEY_Down && in_entry && row != NULL)
    {
      GtkListBoxRow *next =
        gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + 1);

      if (next == NULL)
        next = row;
      gtk_list_box_select_row (self->list, next);
      return gtk_widget_grab_focus (GTK_WIDGET (next));
    }
  if (key == GDK_KEY_Up && !in_entry && row != NULL && gtk_list_box_row_get_index (row) == 0)
    return gtk_widget_grab_focus (self->entry);
  return FALSE;
}

/* --- the index ---------------------------------------------------------------------------------
 */

/* It is made in a thread, of a copy of the plan, with the conflicts of the year. */
typedef struct
{
  SkvPlan *copy; /* (owned) */
  SkvDay from, to, today;
} Wish;

static void
wish_free (gpointer data)
{
  g_object_unref (((Wish *) data)->copy);
  g_free (data);
}

static gpointer
run (SkvWork *work, gpointer data, GError **error)
{
  const Wish *wish = data;
  SkvSearch *search = skv_search_new (wish->copy, error);
  SkvChecker *checker;

  if (search == NULL || g_cancellable_is_cancelled (skv_work_get_cancellable (work)))
    return search;
  checker = skv_checker_new (wish->copy, wish->from, wish->to);
  skv_checker_set_today (checker, wish->today);
  skv_search_set_conflicts (search, checker);
  skv_checker_unref (checker);
  return search;
}

static void
on_made (gpointer owner, gpointer result, const GError *error)
{
  SkvSearchWindow *self = SKV_SEARCH_WINDOW (owner);

  g_clear_object (&self->work);
  if (result == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (result == NULL)
    gtk_label_set_label (self->summary, error->message);
  g_clear_pointer (&self->search, skv_search_free);
  self->search = result;
  find (self);
  if (self->hurried)
    on_activate (self);
}

static void
make_index (SkvSearchWindow *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  Wish *wish = g_new0 (Wish, 1);

  wish->copy = skv_plan_copy (plan);
  wish->from = skv_session_get_from (self->session);
  wish->to = skv_session_get_to (self->session);
  wish->today = skv_session_get_today (self->session);
  skv_work_clear (&self->work);
  self->work = skv_work_start (G_OBJECT (self), plan,
                               &(SkvWorkTask){ .run = run,
                                               .data = wish,
                                               .free_data = wish_free,
                                               .free_result = (GDestroyNotify) skv_search_free,
                                               .done = on_made });
  skv_work_bar_follow (self->work_bar, self->work, _("Making an index…"), TRUE);
}

/* --- looking in a large one ---------------------------------------------------------------------
 */

/* The index is lent to the thread: one at a time uses it. */
typedef struct
{
  SkvSearch *search; /* (owned) (nullable) */
  char *text;        /* (owned) */
  GPtrArray *found;  /* (owned) (nullable) */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_pointer (&look->search, skv_search_free);
  g_clear_pointer (&look->found, g_ptr_array_unref);
  g_free (look->text);
  g_free (look);
}

static gpointer
run_look (SkvWork *work, gpointer data, GError **error)
{
  Look *wish = data, *look = g_new0 (Look, 1);

  look->search = g_steal_pointer (&wish->search);
  look->text = g_strdup (wish->text);
  look->found = skv_search_find (look->search, look->text, MAX_A_KIND);
  return look;
}

static void
on_looked (gpointer owner, gpointer result, const GError *error)
{
  SkvSearchWindow *self = SKV_SEARCH_WINDOW (owner);
  Look *look = result;

  g_clear_object (&self->work);
  if (look == NULL)
    {
      gtk_window_close (GTK_WINDOW (self)); /* given up */
      return;
    }
  self->search = g_steal_pointer (&look->search);
  if (g_str_equal (look->text, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    {
      show_found (self, look->text, look->found);
      if (self->hurried)
        choose_selected (self);
    }
  else
    find (self);
  look_free (look);
}

static void
look_in_thread (SkvSearchWindow *self, const char *text)
{
  Look *wish = g_new0 (Look, 1);

  wish->search = g_steal_pointer (&self->search);
  wish->text = g_strdup (text);
  skv_work_clear (&self->work);
  self->work = skv_work_start (G_OBJECT (self), skv_session_get_plan (self->session),
                               &(SkvWorkTask){ .run = run_look,
                                               .data = wish,
                                               .free_data = look_free,
                                               .free_result = look_free,
                                               .done = on_looked });
  skv_work_bar_follow (self->work_bar, self->work, _("Looking…"), TRUE);
}

/* --- object --------------------------------------------------------------------------------------
 */

static void
skv_search_window_dispose (GObject *object)
{
  SkvSearchWindow *self = SKV_SEARCH_WINDOW (object);

  skv_work_clear (&self->work);
  g_clear_pointer (&self->search, skv_search_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (skv_search_window_parent_class)->dispose (object);
}

static void
skv_search_window_class_init (SkvSearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_search_window_dispose;
  chosen_signal = g_signal_new ("chosen", SKV_TYPE_SEARCH_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_STRING, G_TYPE_STRING);
  g_type_ensure (SKV_TYPE_WORK_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SkvSearchWindow, work_bar);
  gtk_widget_class_bind_template_child (widget_class, SkvSearchWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, SkvSearchWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SkvSearchWindow, summary);
  gtk_widget_class_bind_template_callback (widget_class, find);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_search_window_init (SkvSearchWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, set_header, NULL, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
skv_search_window_new (SkvSession *session)
{
  SkvSearchWindow *self;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_SEARCH_WINDOW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (make_index), self, G_CONNECT_SWAPPED);
  make_index (self);
  find (self);
  gtk_widget_grab_focus (self->entry);
  return GTK_WIDGET (self);
}
