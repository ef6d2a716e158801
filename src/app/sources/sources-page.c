/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/sources/sources-page.h"

#include <glib/gi18n-lib.h>

#include "app/app-clock.h"
#include "app/plan-files.h"
#include "app/sources/lane-card.h"
#include "app/sources/questions.h"
#include "app/sources/source-files.h"
#include "app/sources/source-row.h"
#include "core/exchange/lane-edits.h"

/* How often the files are looked at while somebody sees the page. */
#define LOOK_SECONDS 4

struct _SkvSourcesPage
{
  SkvPage base;

  guint look_source;
  SkvSourceFiles *files; /* (owned) */
  GHashTable *problems;  /* (owned) (element-type utf8 utf8): by id of the source, in words */
  char *focused;         /* (owned) (nullable): key of the row that has the focus, or had it last */
  double scrolled;       /* where the page stood before its rows were made anew */
  guint frames;          /* until it stands there again */

  /* children of the template */
  GtkScrolledWindow *scroller;
  GtkBox *lanes;
  GtkWidget *no_sources; /* what sources are, while there are none */
  GtkWidget *import_button;
  GtkWidget *new_button;
};

G_DEFINE_FINAL_TYPE (SkvSourcesPage, skv_sources_page, SKV_TYPE_PAGE)

static SkvPlan *
plan_of (SkvSourcesPage *self)
{
  return skv_session_get_plan (self->base.session);
}

/* --- rows ------------------------------------------------------------------------------------ */

static const char *
key_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "skv-key");
}

typedef gboolean (*Wanted) (GtkWidget *row, gconstpointer data);

/* the first row of all cards that is wanted (nullable) */
static GtkWidget *
find_row (SkvSourcesPage *self, Wanted wanted, gconstpointer data)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->lanes)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    for (GtkWidget *row = gtk_widget_get_first_child (card); row != NULL;
         row = gtk_widget_get_next_sibling (row))
      if (wanted (row, data))
        return row;
  return NULL;
}

static gboolean
has_key (GtkWidget *row, gconstpointer data)
{
  return g_strcmp0 (key_of (row), data) == 0;
}

static gboolean
is_of_source (GtkWidget *row, gconstpointer data)
{
  return g_strcmp0 (skv_source_row_get_source (row), data) == 0;
}

static gboolean
has_any_key (GtkWidget *row, gconstpointer data)
{
  return key_of (row) != NULL;
}

static void
update_state (SkvSourcesPage *self, GtkWidget *row)
{
  const char *id = skv_source_row_get_source (row);
  const SkvSource *source = skv_plan_lookup (plan_of (self), SKV_KIND_SOURCE, id);

  if (source != NULL)
    skv_source_row_set_state (row, skv_source_files_get (self->files, source),
                              g_hash_table_lookup (self->problems, id));
}

/* Another state of the file of @source; of others that have the same file, too. */
static void
on_found (const char *source, gpointer data)
{
  SkvSourcesPage *self = data;
  GtkWidget *row = find_row (self, is_of_source, source);

  if (row != NULL && self->base.session != NULL)
    update_state (self, row);
}

void
skv_sources_page_tell_problem (SkvSourcesPage *self, const char *source, const char *problem)
{
  g_return_if_fail (SKV_IS_SOURCES_PAGE (self));

  if (problem != NULL)
    g_hash_table_insert (self->problems, g_strdup (source), g_strdup (problem));
  else
    g_hash_table_remove (self->problems, source);
  on_found (source, self);
}

/* --- making the rows ------------------------------------------------------------------------- */

/* where a source stands: in the lane that it is read into, if there is such a lane */
static const char *
lane_of (SkvPlan *plan, GPtrArray *lanes, const SkvSource *source)
{
  return source->lane != NULL &&
             g_ptr_array_find_with_equal_func (lanes, source->lane, g_str_equal, NULL)
           ? source->lane
           : "meeting";
}

static void
on_row_activated (GtkListBox *card, GtkListBoxRow *row, gpointer data)
{
  const char *source = skv_source_row_get_source (GTK_WIDGET (row));

  if (source != NULL)
    gtk_widget_activate_action (GTK_WIDGET (row), "win.show-source", "s", source);
}

static void
add_lane (SkvSourcesPage *self,
          GPtrArray *lanes,
          guint position,
          const SkvLaneFacts *facts,
          GHashTable *counts)
{
  const char *lane = g_ptr_array_index (lanes, position);
  GPtrArray *sources = skv_plan_get_records (plan_of (self), SKV_KIND_SOURCE);
  GtkWidget *card = skv_lane_card_new (self->base.session, lane, position, facts);
  gboolean read_only = skv_plan_files_is_read_only (plan_of (self));
  gint64 now = skv_app_clock_now ();

  for (guint i = 0; i < sources->len; i++)
    {
      const SkvSource *source = g_ptr_array_index (sources, i);
      GtkWidget *row;

      if (!g_str_equal (lane_of (plan_of (self), lanes, source), lane))
        continue;
      row =
        skv_source_row_new (plan_of (self), source, g_hash_table_lookup (counts, source->parent.id),
                            skv_session_get_year (self->base.session), now, read_only);
      gtk_list_box_append (GTK_LIST_BOX (card), row);
      update_state (self, row);
    }
  skv_lane_card_end (card, facts);
  g_signal_connect (card, "row-activated", G_CALLBACK (on_row_activated), NULL);
  gtk_box_append (self->lanes, card);
}

/* the key of the row that the focus is in (transfer none) (nullable) */
static const char *
find_focused (SkvSourcesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->lanes)))
    row =
      GTK_IS_LIST_BOX_ROW (focus) ? focus : gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  return row != NULL ? key_of (row) : NULL;
}

static void
focus_row (SkvSourcesPage *self)
{
  GtkWidget *row = find_row (self, has_key, self->focused);

  if (row == NULL)
    row = find_row (self, has_any_key, NULL);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

/* The new rows have no height before they were laid out once. */
static gboolean
scroll_back (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  SkvSourcesPage *self = SKV_SOURCES_PAGE (widget);

  if (--self->frames > 0)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), self->scrolled);
  return G_SOURCE_REMOVE;
}

static void
keep_scrolled (SkvSourcesPage *self)
{
  if (self->frames == 0)
    {
      self->scrolled =
        gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
      gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_back, NULL, NULL);
    }
  self->frames = 3;
}

static void
skv_sources_page_rebuild (SkvPage *page)
{
  SkvSourcesPage *self = SKV_SOURCES_PAGE (page);
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan_of (self));
  g_autoptr (GHashTable) facts = skv_lane_facts_collect (self->base.session);
  g_autoptr (GHashTable) counts =
    skv_sources_count (plan_of (self), skv_session_get_year (self->base.session));
  const char *focused = find_focused (self);
  gboolean had_focus = focused != NULL, writable = !skv_plan_files_is_read_only (plan_of (self));
  GtkWidget *child;

  if (had_focus)
    skv_set_text (&self->focused, focused);
  keep_scrolled (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lanes))) != NULL)
    gtk_box_remove (self->lanes, child);
  for (guint i = 0; i < lanes->len; i++)
    add_lane (self, lanes, i, g_hash_table_lookup (facts, g_ptr_array_index (lanes, i)), counts);
  gtk_widget_set_visible (self->no_sources,
                          skv_plan_get_records (plan_of (self), SKV_KIND_SOURCE)->len == 0);
  gtk_widget_set_visible (self->new_button, writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lanes.add", writable);
  if (had_focus)
    focus_row (self);
  skv_source_files_look (self->files, plan_of (self));
}

static void
skv_sources_page_session_changed (SkvPage *page)
{
  g_hash_table_remove_all (SKV_SOURCES_PAGE (page)->problems);
}

/* --- what can be done ------------------------------------------------------------------------ */

static void
add_lane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_ask_new_lane (widget, SKV_SOURCES_PAGE (widget)->base.session);
}

static void
rename_lane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_ask_lane_name (widget, SKV_SOURCES_PAGE (widget)->base.session,
                     g_variant_get_string (parameter, NULL));
}

static void
remove_lane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_ask_lane_removal (widget, SKV_SOURCES_PAGE (widget)->base.session,
                        g_variant_get_string (parameter, NULL));
}

static void
step_lane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *lane;
  int steps;

  g_variant_get (parameter, "(&si)", &lane, &steps);
  skv_session_move_lane (SKV_SOURCES_PAGE (widget)->base.session, lane, steps);
}

static void
move_lane_to (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvSourcesPage *self = SKV_SOURCES_PAGE (widget);
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan_of (self));
  const char *lane, *other;
  g_autoptr (SkvEdit) edit = NULL;
  guint place;

  g_variant_get (parameter, "(&s&s)", &lane, &other);
  if (!g_ptr_array_find_with_equal_func (lanes, other, g_str_equal, &place))
    return;
  edit = skv_lane_move (plan_of (self), lane, (int) place, NULL);
  if (edit != NULL)
    skv_session_apply (self->base.session, edit);
}

static void
show_lane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvSourcesPage *self = SKV_SOURCES_PAGE (widget);
  const char *lane;
  gboolean shown;

  g_variant_get (parameter, "(&sb)", &lane, &shown);
  skv_session_hide_lane (self->base.session, lane, !shown);
  if (skv_session_lane_is_hidden (self->base.session, lane) == shown)
    skv_page_refresh (SKV_PAGE (self)); /* refused: the switch goes back */
}

static void
describe_source (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_ask_source_notes (widget, SKV_SOURCES_PAGE (widget)->base.session,
                        g_variant_get_string (parameter, NULL));
}

static void
ask_often (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_ask_source_hours (widget, SKV_SOURCES_PAGE (widget)->base.session,
                        g_variant_get_string (parameter, NULL));
}

static void
remove_source (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_ask_source_removal (widget, SKV_SOURCES_PAGE (widget)->base.session,
                          g_variant_get_string (parameter, NULL));
}

/* The lane whose card the focus is in goes up or down. */
static gboolean
step_by_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  SkvSourcesPage *self = SKV_SOURCES_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX) : NULL;

  if (card == NULL || skv_lane_card_get_lane (card) == NULL ||
      skv_plan_files_is_read_only (plan_of (self)))
    return FALSE;
  skv_session_move_lane (self->base.session, skv_lane_card_get_lane (card),
                         g_variant_get_int32 (args));
  return TRUE;
}

/* --- widget ---------------------------------------------------------------------------------- */

static gboolean
look_again (gpointer data)
{
  SkvSourcesPage *self = SKV_SOURCES_PAGE (data);

  if (self->base.session != NULL)
    skv_source_files_look (self->files, plan_of (self));
  return G_SOURCE_CONTINUE;
}

static void
skv_sources_page_map (GtkWidget *widget)
{
  SkvSourcesPage *self = SKV_SOURCES_PAGE (widget);

  gboolean stale = self->base.stale; /* what is made anew looks by itself */

  GTK_WIDGET_CLASS (skv_sources_page_parent_class)->map (widget);
  if (self->base.session == NULL)
    return;
  if (!stale)
    look_again (self);
  if (self->look_source == 0)
    self->look_source = g_timeout_add_seconds (LOOK_SECONDS, look_again, self);
}

static void
skv_sources_page_unmap (GtkWidget *widget)
{
  SkvSourcesPage *self = SKV_SOURCES_PAGE (widget);

  g_clear_handle_id (&self->look_source, g_source_remove);
  GTK_WIDGET_CLASS (skv_sources_page_parent_class)->unmap (widget);
}

static gboolean
skv_sources_page_grab_focus (GtkWidget *widget)
{
  SkvSourcesPage *self = SKV_SOURCES_PAGE (widget);

  skv_page_ensure (SKV_PAGE (self));
  focus_row (self);
  return TRUE;
}

/* Tab enters at the top: a clamp lets it begin at a row that is level with what had the focus. */
static gboolean
skv_sources_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SkvSourcesPage *self = SKV_SOURCES_PAGE (widget);

  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL &&
      gtk_widget_grab_focus (self->import_button))
    return TRUE;
  return GTK_WIDGET_CLASS (skv_sources_page_parent_class)->focus (widget, direction);
}

static void
skv_sources_page_dispose (GObject *object)
{
  SkvSourcesPage *self = SKV_SOURCES_PAGE (object);
  GtkWidget *child;

  skv_page_drop_session (SKV_PAGE (self));
  g_clear_handle_id (&self->look_source, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (skv_sources_page_parent_class)->dispose (object);
}

static void
skv_sources_page_finalize (GObject *object)
{
  SkvSourcesPage *self = SKV_SOURCES_PAGE (object);

  skv_source_files_free (self->files);
  g_hash_table_unref (self->problems);
  g_free (self->focused);
  G_OBJECT_CLASS (skv_sources_page_parent_class)->finalize (object);
}

static void
skv_sources_page_class_init (SkvSourcesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SkvPageClass *page_class = SKV_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_sources_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_sources_page_finalize;
  page_class->when_idle = TRUE;
  page_class->session_changed = skv_sources_page_session_changed;
  page_class->rebuild = skv_sources_page_rebuild;
  widget_class->map = skv_sources_page_map;
  widget_class->unmap = skv_sources_page_unmap;
  widget_class->grab_focus = skv_sources_page_grab_focus;
  widget_class->focus = skv_sources_page_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/sources-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SkvSourcesPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SkvSourcesPage, lanes);
  gtk_widget_class_bind_template_child (widget_class, SkvSourcesPage, no_sources);
  gtk_widget_class_bind_template_child (widget_class, SkvSourcesPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, SkvSourcesPage, new_button);
  gtk_widget_class_install_action (widget_class, "lanes.add", NULL, add_lane_action);
  gtk_widget_class_install_action (widget_class, "lanes.rename", "s", rename_lane);
  gtk_widget_class_install_action (widget_class, "lanes.remove", "s", remove_lane);
  gtk_widget_class_install_action (widget_class, "lanes.step", "(si)", step_lane);
  gtk_widget_class_install_action (widget_class, "lanes.move-to", "(ss)", move_lane_to);
  gtk_widget_class_install_action (widget_class, "lanes.show", "(sb)", show_lane);
  gtk_widget_class_install_action (widget_class, "sources.describe", "s", describe_source);
  gtk_widget_class_install_action (widget_class, "sources.often", "s", ask_often);
  gtk_widget_class_install_action (widget_class, "sources.remove", "s", remove_source);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, step_by_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, step_by_key, "i", 1);
}

static void
skv_sources_page_init (SkvSourcesPage *self)
{
  self->problems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->files = skv_source_files_new (on_found, self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
