/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/next-year/next-year-copies.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/next-year/next-year-copy-row.h"

/* as wide as the other pages of the window */
#define MAXIMUM_WIDTH 788

struct _SkvNextYearCopies
{
  GtkWidget parent_instance;

  SkvPlan *plan;       /* (owned) (nullable) */
  GListStore *entries; /* (owned) (element-type SkvNextYearEntry) */
  GtkWidget *scroller; /* (owned) child */
  GtkWidget *list;     /* (unowned) within it */
  GtkOrientation fold;
  int year; /* of the entries */
};

G_DEFINE_FINAL_TYPE (SkvNextYearCopies, skv_next_year_copies, GTK_TYPE_WIDGET)

enum
{
  PROP_FOLD = 1,
};

static guint edited_signal;

static SkvNextYearEntry *
peek_entry (SkvNextYearCopies *self, guint position)
{
  g_autoptr (SkvNextYearEntry) entry =
    g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  return entry; /* the store holds it */
}

/* --- the lines ------------------------------------------------------------------------------- */

static void
on_entry_edited (SkvNextYearCopies *self, SkvNextYearEntry *entry)
{
  g_signal_emit (self, edited_signal, 0, entry);
}

static void
append_entry (SkvNextYearCopies *self, SkvNextYearEntry *entry)
{
  g_signal_connect_object (entry, "edited", G_CALLBACK (on_entry_edited), self, G_CONNECT_SWAPPED);
  g_list_store_append (self->entries, entry);
  g_object_unref (entry);
}

static guint
place_of_lane (GPtrArray *lanes, const char *lane)
{
  guint place = lanes->len;

  g_ptr_array_find_with_equal_func (lanes, lane, g_str_equal, &place);
  return place;
}

/* by lane, as the year has them; within it in the order found, which is that of the dates */
static int
compare_copies (gconstpointer a, gconstpointer b, gpointer lanes)
{
  const SkvNextYearCopy *x = *(SkvNextYearCopy *const *) a, *y = *(SkvNextYearCopy *const *) b;
  guint first = place_of_lane (lanes, x->lane), second = place_of_lane (lanes, y->lane);

  if (first != second)
    return first < second ? -1 : 1;
  return (x->this_day > y->this_day) - (x->this_day < y->this_day);
}

/* (transfer container) (element-type SkvNextYearCopy) */
static GPtrArray *
sort_copies (SkvPlan *plan, SkvNextYear *next)
{
  GPtrArray *copies = skv_next_year_get_copies (next);
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);
  GPtrArray *sorted = g_ptr_array_new ();

  g_ptr_array_extend (sorted, copies, NULL, NULL);
  g_ptr_array_sort_with_data (sorted, compare_copies, lanes);
  return sorted;
}

/* Are the entries those of @copies: the same things, with the same titles, in that order? */
static gboolean
has_entries_of (SkvNextYearCopies *self, GPtrArray *copies)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries)), j = 0;

  for (guint i = 0; i < n; i++)
    {
      SkvNextYearEntry *entry = peek_entry (self, i);
      const SkvNextYearCopy *copy;

      if (skv_next_year_entry_get_item (entry) == NULL)
        continue;
      if (j == copies->len)
        return FALSE;
      copy = g_ptr_array_index (copies, j++);
      if (g_strcmp0 (skv_next_year_entry_get_item (entry), copy->item) != 0 ||
          g_strcmp0 (skv_next_year_entry_get_title (entry), copy->title) != 0 ||
          g_strcmp0 (skv_next_year_entry_get_lane (entry), copy->lane) != 0)
        return FALSE;
    }
  return j == copies->len;
}

static void
update (SkvNextYearCopies *self, GPtrArray *copies)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  for (guint i = 0, j = 0; i < n; i++)
    {
      SkvNextYearEntry *entry = peek_entry (self, i);

      if (skv_next_year_entry_get_item (entry) != NULL)
        skv_next_year_entry_update (entry, g_ptr_array_index (copies, j++));
    }
}

static void
refill (SkvNextYearCopies *self, GPtrArray *copies, int year)
{
  const char *language = skv_plan_get_settings (self->plan)->language;
  const char *lane = NULL;

  g_list_store_remove_all (self->entries);
  for (guint i = 0; i < copies->len; i++)
    {
      const SkvNextYearCopy *copy = g_ptr_array_index (copies, i);

      if (g_strcmp0 (lane, copy->lane) != 0)
        append_entry (self, skv_next_year_entry_new_heading (copy->lane));
      lane = copy->lane;
      append_entry (self, skv_next_year_entry_new (copy, year, language));
    }
}

void
skv_next_year_copies_show (SkvNextYearCopies *self, SkvPlan *plan, SkvNextYear *next)
{
  g_autoptr (GPtrArray) copies = NULL;
  int year;

  g_return_if_fail (SKV_IS_NEXT_YEAR_COPIES (self));
  g_return_if_fail (next != NULL);

  g_set_object (&self->plan, plan);
  copies = sort_copies (plan, next);
  year = skv_next_year_get_year (next);
  if (year == self->year && has_entries_of (self, copies))
    update (self, copies);
  else
    refill (self, copies, year);
  self->year = year;
}

/* --- all of them ----------------------------------------------------------------------------- */

typedef gboolean (*Test) (SkvNextYearEntry *entry);

static guint
count (SkvNextYearCopies *self, Test test)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    n += test (peek_entry (self, i));
  return n;
}

static gboolean
is_copy (SkvNextYearEntry *entry)
{
  return skv_next_year_entry_get_item (entry) != NULL;
}

static gboolean
is_problem (SkvNextYearEntry *entry)
{
  return skv_next_year_entry_is_copied (entry) && skv_next_year_entry_get_problem (entry) != NULL;
}

guint
skv_next_year_copies_count (SkvNextYearCopies *self)
{
  return count (self, is_copy);
}

guint
skv_next_year_copies_count_copied (SkvNextYearCopies *self)
{
  return count (self, skv_next_year_entry_is_copied);
}

guint
skv_next_year_copies_count_problems (SkvNextYearCopies *self)
{
  return count (self, is_problem);
}

void
skv_next_year_copies_choose_all (SkvNextYearCopies *self, gboolean copied)
{
  g_return_if_fail (SKV_IS_NEXT_YEAR_COPIES (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    skv_next_year_entry_set_copied (peek_entry (self, i), copied);
}

/* --- the list -------------------------------------------------------------------------------- */

static void
on_setup (SkvNextYearCopies *self, GtkListItem *item)
{
  GtkWidget *row = skv_next_year_copy_row_new ();

  g_object_bind_property (self, "fold", row, "fold", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (SkvNextYearCopies *self, GtkListItem *item)
{
  SkvNextYearEntry *entry = gtk_list_item_get_item (item);
  gboolean is_heading = skv_next_year_entry_get_item (entry) == NULL;

  gtk_list_item_set_activatable (item, !is_heading);
  skv_next_year_copy_row_show (SKV_NEXT_YEAR_COPY_ROW (gtk_list_item_get_child (item)), self->plan,
                               entry);
}

static void
on_unbind (SkvNextYearCopies *self, GtkListItem *item)
{
  skv_next_year_copy_row_show (SKV_NEXT_YEAR_COPY_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
on_activate (SkvNextYearCopies *self, guint position)
{
  SkvNextYearEntry *entry = peek_entry (self, position);

  skv_next_year_entry_set_copied (entry, !skv_next_year_entry_is_copied (entry));
}

/* The space bar on a line checks it, as it does on the check itself. */
static gboolean
on_key (SkvNextYearCopies *self, guint key, guint code, GdkModifierType modifiers)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (key != GDK_KEY_space || (modifiers & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      child == NULL || !SKV_IS_NEXT_YEAR_COPY_ROW (child))
    return GDK_EVENT_PROPAGATE;
  skv_next_year_copy_row_toggle (SKV_NEXT_YEAR_COPY_ROW (child));
  return GDK_EVENT_STOP;
}

static GtkWidget *
list_new (SkvNextYearCopies *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkNoSelection *model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->entries)));
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (model), factory);

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (on_unbind), self);
  g_signal_connect_swapped (list, "activate", G_CALLBACK (on_activate), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (list, keys);
  gtk_widget_add_css_class (list, "skv-copies");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Entered by hand this year"), -1);
  return list;
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_next_year_copies_dispose (GObject *object)
{
  SkvNextYearCopies *self = SKV_NEXT_YEAR_COPIES (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->entries);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (skv_next_year_copies_parent_class)->dispose (object);
}

static void
skv_next_year_copies_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_FOLD)
    g_value_set_enum (value, SKV_NEXT_YEAR_COPIES (object)->fold);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
skv_next_year_copies_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  SkvNextYearCopies *self = SKV_NEXT_YEAR_COPIES (object);

  if (prop_id != PROP_FOLD)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }
  if (self->fold == (GtkOrientation) g_value_get_enum (value))
    return;
  self->fold = g_value_get_enum (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
skv_next_year_copies_class_init (SkvNextYearCopiesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = skv_next_year_copies_dispose;
  object_class->get_property = skv_next_year_copies_get_property;
  object_class->set_property = skv_next_year_copies_set_property;
  g_object_class_install_property (
    object_class, PROP_FOLD,
    g_param_spec_enum ("fold", NULL, NULL, GTK_TYPE_ORIENTATION, GTK_ORIENTATION_HORIZONTAL,
                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
  edited_signal = g_signal_new ("edited", SKV_TYPE_NEXT_YEAR_COPIES, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, SKV_TYPE_NEXT_YEAR_ENTRY);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
skv_next_year_copies_init (SkvNextYearCopies *self)
{
  GtkWidget *clamp = adw_clamp_scrollable_new ();

  self->entries = g_list_store_new (SKV_TYPE_NEXT_YEAR_ENTRY);
  self->list = list_new (self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), MAXIMUM_WIDTH);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), self->list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
