/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sidebar.h"

#include <glib/gi18n-lib.h>

#include "app/accept-dialog.h"
#include "app/after-paint.h"
#include "app/conflict-groups.h"
#include "app/conflict-row.h"
#include "app/lane-list.h"
#include "app/legible.h"
#include "app/present.h"
#include "core/conflict/exceptions.h"
#include "core/conflict/reviews.h"

/* So many cards a group are made at once; a button shows the rest. */
#define PAGE 40
/* It is as wide as that whatever stands on its cards, at the usual size of text: the year beside it
 * would have to be drawn anew, and would move, when they come or go. */
#define NATURAL_WIDTH 392

struct _SkvSidebar
{
  GtkWidget parent_instance;

  SkvSession *session;                     /* (owned) (nullable) */
  SkvConflictGroups *groups;               /* (owned) */
  GtkSliceListModel *slices[SKV_N_GROUPS]; /* (owned) */
  int year;                                /* that was shown last */
  guint idle;                              /* something is due: a refresh, or a suggestion */
  gboolean stale;                          /* a refresh is due before it is seen */
  gboolean has_lanes;                      /* of this session */

  GtkWidget *box;
  GtkLabel *summary;
  GtkWidget *reviews; /* a button: emergencies that are due for their review */
  GtkWidget *empty;
  GtkLabel *empty_label;
  GtkWidget *evenings_title;
  GtkWidget *info_title;
  GtkWidget *missing_title;
  GtkWidget *accepted_title;
  GtkExpander *evenings;
  GtkExpander *info;
  GtkExpander *missing;
  GtkExpander *accepted;
  GtkListBox *jobs_list;
  GtkListBox *evenings_list;
  GtkListBox *info_list;
  GtkListBox *missing_list;
  GtkListBox *accepted_list;
  GtkWidget *jobs_more;
  GtkWidget *evenings_more;
  GtkWidget *info_more;
  GtkWidget *missing_more;
  GtkWidget *accepted_more;
  SkvLaneList *lanes;
};

G_DEFINE_FINAL_TYPE (SkvSidebar, skv_sidebar, GTK_TYPE_WIDGET)

static guint reveal_signal;

static GtkListBox *
get_list (SkvSidebar *self, SkvConflictGroup group)
{
  GtkListBox *lists[] = { self->jobs_list, self->evenings_list, self->info_list, self->missing_list,
                          self->accepted_list };

  return lists[group];
}

static GtkWidget *
get_more (SkvSidebar *self, SkvConflictGroup group)
{
  GtkWidget *buttons[] = { self->jobs_more, self->evenings_more, self->info_more,
                           self->missing_more, self->accepted_more };

  return buttons[group];
}

/* --- what is shown --------------------------------------------------------------------------- */

static guint
count_group (SkvSidebar *self, SkvConflictGroup group)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->groups->groups[group]));
}

static void
update_more (SkvSidebar *self, SkvConflictGroup group)
{
  guint hidden =
    count_group (self, group) - g_list_model_get_n_items (G_LIST_MODEL (self->slices[group]));
  g_autofree char *label =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %u More", "Show %u More", hidden), hidden);

  gtk_button_set_label (GTK_BUTTON (get_more (self, group)), label);
  gtk_widget_set_visible (get_more (self, group), hidden > 0);
}

static void
update_expander (SkvSidebar *self,
                 GtkExpander *expander,
                 GtkWidget *title,
                 SkvConflictGroup group,
                 const char *words)
{
  guint n = count_group (self, group);
  g_autofree char *text = g_strdup_printf ("%s (%u)", words, n);

  gtk_label_set_label (GTK_LABEL (title), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (expander), n > 0);
}

static void
update_reviews (SkvSidebar *self)
{
  guint n = skv_reviews_count_due (skv_session_get_plan (self->session),
                                   skv_session_get_today (self->session));
  g_autofree char *label = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u emergency to _review…", "%u emergencies to _review…", n), n);

  gtk_button_set_label (GTK_BUTTON (self->reviews), label);
  gtk_widget_set_visible (self->reviews, n > 0);
}

static void
unselect_others (SkvSidebar *self, GtkListBox *list)
{
  for (SkvConflictGroup group = 0; group < SKV_N_GROUPS; group++)
    {
      if (get_list (self, group) != list)
        gtk_list_box_unselect_all (get_list (self, group));
    }
}

static gboolean
is_selected (SkvSidebar *self, GtkWidget *row)
{
  const SkvConflictWords *words =
    skv_conflict_entry_get (skv_conflict_row_get_entry (SKV_CONFLICT_ROW (row)));
  const char *against = skv_session_get_against (self->session);

  return g_strcmp0 (words->item, skv_session_get_selected (self->session)) == 0 &&
         (against == NULL || g_strcmp0 (words->against, against) == 0);
}

/* The first card about what the year selected, so that it is seen which one it is. */
static void
on_selected (SkvSidebar *self)
{
  unselect_others (self, NULL);
  if (skv_session_get_selected (self->session) == NULL)
    return;
  for (SkvConflictGroup group = 0; group < SKV_N_GROUPS; group++)
    {
      GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (get_list (self, group)));

      for (; row != NULL; row = gtk_widget_get_next_sibling (row))
        {
          if (SKV_IS_CONFLICT_ROW (row) && is_selected (self, row))
            {
              gtk_list_box_select_row (get_list (self, group), GTK_LIST_BOX_ROW (row));
              return;
            }
        }
    }
}

static void
update (SkvSidebar *self)
{
  g_autofree char *summary = NULL;
  gboolean none;

  if (self->session == NULL)
    return;
  update_reviews (self);
  skv_conflict_groups_update (self->groups, self->session);
  for (SkvConflictGroup group = 0; group < SKV_N_GROUPS; group++)
    update_more (self, group);
  none = count_group (self, SKV_GROUP_JOBS) == 0 && count_group (self, SKV_GROUP_EVENINGS) == 0;
  summary = skv_conflict_groups_summarize (self->groups);
  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->empty_label, skv_session_is_filtered (self->session)
                                            ? _("No conflicts in what is shown")
                                            : _("No conflicts this year"));
  gtk_widget_set_visible (self->empty, none);
  gtk_widget_set_visible (GTK_WIDGET (self->jobs_list), count_group (self, SKV_GROUP_JOBS) > 0);
  /* What is folded behind jobs is opened where there are none. */
  if (self->year != skv_session_get_year (self->session))
    {
      gtk_expander_set_expanded (self->evenings, count_group (self, SKV_GROUP_JOBS) == 0);
      gtk_expander_set_expanded (self->info, none);
      gtk_expander_set_expanded (self->missing, none);
    }
  self->year = skv_session_get_year (self->session);
  update_expander (self, self->evenings, self->evenings_title, SKV_GROUP_EVENINGS,
                   _("Leave out of evenings"));
  update_expander (self, self->info, self->info_title, SKV_GROUP_INFO, _("Good to know"));
  update_expander (self, self->missing, self->missing_title, SKV_GROUP_MISSING,
                   _("Not calculated"));
  update_expander (self, self->accepted, self->accepted_title, SKV_GROUP_ACCEPTED, _("Accepted"));
  on_selected (self); /* before there was a card for it */
}

static gboolean
suggest_when_idle (gpointer data)
{
  SkvSidebar *self = SKV_SIDEBAR (data);
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->slices[SKV_GROUP_JOBS]));

  if (skv_conflict_groups_suggest (self->groups, self->session, shown))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

/* One job at a time, after everything that people see move. */
static void
begin_suggesting (SkvSidebar *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  self->idle = g_idle_add_full (G_PRIORITY_LOW, suggest_when_idle, self, NULL);
}

static gboolean
update_when_idle (gpointer data)
{
  SkvSidebar *self = SKV_SIDEBAR (data);

  self->idle = 0;
  if (!self->has_lanes)
    skv_lane_list_set_session (self->lanes, self->session);
  self->has_lanes = TRUE;
  update (self);
  begin_suggesting (self);
  return G_SOURCE_REMOVE;
}

/* The year first: it is what moves under the pointer. */
static void
on_refreshed (SkvSidebar *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    self->idle = g_idle_add (update_when_idle, self);
}

static void
update_if_stale (GtkWidget *widget)
{
  SkvSidebar *self = SKV_SIDEBAR (widget);

  if (self->stale && self->session != NULL)
    on_refreshed (self);
}

/* On other pages nobody waits for its cards; and on this one the year is drawn first. */
static void
skv_sidebar_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (skv_sidebar_parent_class)->map (widget);
  skv_after_paint (widget, update_if_stale);
}

/* --- choosing -------------------------------------------------------------------------------- */

static void
on_row_activated (SkvSidebar *self, GtkListBoxRow *row, GtkListBox *list)
{
  const SkvConflictWords *words =
    skv_conflict_entry_get (skv_conflict_row_get_entry (SKV_CONFLICT_ROW (row)));

  unselect_others (self, list);
  skv_session_select (self->session, words->item, words->against);
  g_signal_emit (self, reveal_signal, 0, words->item);
}

static void
withdraw (SkvSidebar *self, const SkvConflictWords *words)
{
  g_autoptr (SkvEdit) edit = skv_exception_withdraw (
    skv_session_get_plan (self->session), words->check_name, words->item, words->against);

  if (edit != NULL)
    skv_session_apply (self->session, edit);
}

static void
on_decide (SkvSidebar *self, SkvConflictRow *row)
{
  const SkvConflictWords *words = skv_conflict_entry_get (skv_conflict_row_get_entry (row));
  GtkWidget *dialog;

  if (words->accepted)
    {
      withdraw (self, words);
      return;
    }
  dialog = skv_accept_dialog_new (self->session, words->check_name, words->item, words->against);
  if (dialog == NULL)
    return;
  skv_present_over (dialog, GTK_WIDGET (self));
}

/* The freeze of this card, on the days of the work that lies in it. */
static void
on_lift (SkvSidebar *self, SkvConflictRow *row)
{
  const SkvConflictWords *words = skv_conflict_entry_get (skv_conflict_row_get_entry (row));

  skv_session_select (self->session, words->item, words->against);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.lift-freeze", NULL);
}

static void
on_more (SkvSidebar *self, GtkWidget *button)
{
  for (SkvConflictGroup group = 0; group < SKV_N_GROUPS; group++)
    {
      if (get_more (self, group) != button)
        continue;
      gtk_slice_list_model_set_size (self->slices[group], G_MAXUINT);
      update_more (self, group);
      begin_suggesting (self);
    }
}

void
skv_sidebar_set_session (SkvSidebar *self, SkvSession *session)
{
  g_return_if_fail (SKV_IS_SIDEBAR (self));

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (self->lanes != NULL)
    skv_lane_list_set_session (self->lanes, NULL); /* they come with the cards */
  self->has_lanes = FALSE;
  if (session == NULL)
    return;
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_refreshed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::against", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  on_refreshed (self);
}

/* --- object ---------------------------------------------------------------------------------- */

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  GtkWidget *row = skv_conflict_row_new (SKV_CONFLICT_ENTRY (item));

  skv_conflict_row_offer_decision (SKV_CONFLICT_ROW (row));
  skv_conflict_row_offer_ways_out (SKV_CONFLICT_ROW (row));
  skv_conflict_row_offer_help (SKV_CONFLICT_ROW (row));
  g_signal_connect_object (row, "decide", G_CALLBACK (on_decide), data, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "lift", G_CALLBACK (on_lift), data, G_CONNECT_SWAPPED);
  return row;
}

static void
bind_group (SkvSidebar *self, SkvConflictGroup group)
{
  GListModel *model = g_object_ref (G_LIST_MODEL (self->groups->groups[group]));

  self->slices[group] = gtk_slice_list_model_new (model, 0, PAGE);
  gtk_list_box_bind_model (get_list (self, group), G_LIST_MODEL (self->slices[group]), make_row,
                           self, NULL);
}

static void
skv_sidebar_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  SkvSidebar *self = SKV_SIDEBAR (widget);

  if (self->box == NULL)
    return;
  gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, (int) (NATURAL_WIDTH * skv_text_scale (widget)));
}

static void
skv_sidebar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SkvSidebar *self = SKV_SIDEBAR (widget);

  if (self->box != NULL)
    gtk_widget_size_allocate (self->box, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
skv_sidebar_dispose (GObject *object)
{
  SkvSidebar *self = SKV_SIDEBAR (object);

  skv_sidebar_set_session (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  for (int group = 0; group < SKV_N_GROUPS; group++)
    g_clear_object (&self->slices[group]);
  g_clear_pointer (&self->groups, skv_conflict_groups_free);
  self->lanes = NULL;
  G_OBJECT_CLASS (skv_sidebar_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvSidebar, name)

static void
skv_sidebar_class_init (SkvSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_sidebar_dispose;
  widget_class->map = skv_sidebar_map;
  widget_class->measure = skv_sidebar_measure;
  widget_class->size_allocate = skv_sidebar_size_allocate;
  reveal_signal = g_signal_new ("reveal", SKV_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (SKV_TYPE_LANE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/systemkveld/Systemkveld/sidebar.ui");
  BIND (box);
  BIND (summary);
  BIND (reviews);
  BIND (empty);
  BIND (empty_label);
  BIND (evenings_title);
  BIND (info_title);
  BIND (missing_title);
  BIND (accepted_title);
  BIND (evenings);
  BIND (info);
  BIND (missing);
  BIND (accepted);
  BIND (jobs_list);
  BIND (evenings_list);
  BIND (info_list);
  BIND (missing_list);
  BIND (accepted_list);
  BIND (jobs_more);
  BIND (evenings_more);
  BIND (info_more);
  BIND (missing_more);
  BIND (accepted_more);
  BIND (lanes);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
}

static void
skv_sidebar_init (SkvSidebar *self)
{
  self->groups = skv_conflict_groups_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* until there are cards */
  gtk_widget_set_visible (GTK_WIDGET (self->evenings), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->info), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->missing), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->accepted), FALSE);
  for (SkvConflictGroup group = 0; group < SKV_N_GROUPS; group++)
    bind_group (self, group);
}
