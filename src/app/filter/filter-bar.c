/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/filter/filter-bar-private.h"

#include <glib/gi18n-lib.h>

#include "core/exchange/view-filter.h"
#include "core/model/codes.h"

/* of a source's name; the rest of it is in the tooltip */
#define MAX_SOURCE_CHARS 30

G_DEFINE_FINAL_TYPE (SkvFilterBar, skv_filter_bar, GTK_TYPE_WIDGET)

/* --- the filter ------------------------------------------------------------------------------ */

SkvView *
skv_filter_bar_copy_view (SkvFilterBar *self)
{
  const SkvView *view = skv_session_get_view (self->session);

  return view != NULL ? skv_record_copy (view) : skv_record_new (SKV_KIND_VIEW, NULL);
}

GStrv *
skv_filter_view_list (SkvView *view, SkvFilterList list)
{
  GStrv *lists[] = { &view->organisations, &view->departments, &view->systems,   &view->lanes,
                     &view->statuses,      &view->works,       &view->priorities };

  return lists[list];
}

static void
set_view (SkvFilterBar *self, SkvView *view)
{
  skv_set_text (&view->name, NULL); /* what was changed is no longer what was saved */
  skv_session_set_view (self->session, view);
  skv_record_unref (view);
}

static void
on_picked (SkvFilterChoice *choice, const char *id, gboolean chosen, gpointer data)
{
  SkvFilterBar *self = SKV_FILTER_BAR (data);
  SkvFilterList list = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (choice), "skv-list"));
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  SkvView *view;

  if (self->session == NULL)
    return;
  view = skv_filter_bar_copy_view (self);
  for (char **other = *skv_filter_view_list (view, list); *other != NULL; other++)
    {
      if (!g_str_equal (*other, id))
        g_strv_builder_add (kept, *other);
    }
  if (chosen)
    g_strv_builder_add (kept, id);
  ids = g_strv_builder_end (kept);
  skv_set_texts (skv_filter_view_list (view, list), (const char *const *) ids);
  set_view (self, view);
}

static void
on_words (SkvFilterBar *self)
{
  g_autofree char *text =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  SkvView *view;

  if (self->filling || self->session == NULL)
    return;
  view = skv_filter_bar_copy_view (self);
  skv_set_text (&view->search, *text != '\0' ? text : NULL);
  set_view (self, view);
}

static void
clear (SkvFilterBar *self)
{
  if (self->session != NULL)
    skv_session_show_all (self->session);
}

static void
on_all_sources (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvFilterBar *self = SKV_FILTER_BAR (widget);

  if (self->session == NULL)
    return;
  gtk_widget_grab_focus (self->search); /* the chip that had it goes */
  skv_session_set_source (self->session, NULL);
}

static void
on_clear (GtkWidget *widget, const char *name, GVariant *parameter)
{
  clear (SKV_FILTER_BAR (widget));
}

/* --- what there is to choose ----------------------------------------------------------------- */

static const char *
record_name (const SkvRecord *record)
{
  const char *name = record->kind == SKV_KIND_ORGANISATION
                       ? ((const SkvOrganisation *) record)->name
                     : record->kind == SKV_KIND_DEPARTMENT ? ((const SkvDepartment *) record)->name
                                                           : ((const SkvSystem *) record)->name;

  return name != NULL ? name : record->id;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (record_name (*(SkvRecord *const *) a),
                         record_name (*(SkvRecord *const *) b));
}

static void
offer_records (SkvFilterBar *self, SkvFilterList list, SkvKind kind)
{
  GPtrArray *records = skv_plan_get_records (skv_session_get_plan (self->session), kind);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new (), ids = g_ptr_array_new (),
                        titles = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (records, i));
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++)
    {
      const SkvRecord *record = g_ptr_array_index (sorted, i);

      g_ptr_array_add (ids, record->id);
      g_ptr_array_add (titles, (gpointer) record_name (record));
    }
  g_ptr_array_add (ids, NULL);
  g_ptr_array_add (titles, NULL);
  skv_filter_choice_set_options (SKV_FILTER_CHOICE (self->lists[list]),
                                 (const char *const *) ids->pdata,
                                 (const char *const *) titles->pdata);
}

static void
offer_lanes (SkvFilterBar *self)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan), titles = g_ptr_array_new ();

  for (guint i = 0; i < lanes->len; i++)
    g_ptr_array_add (titles, (gpointer) skv_plan_lane_title (plan, g_ptr_array_index (lanes, i)));
  g_ptr_array_add (titles, NULL);
  g_ptr_array_add (lanes, NULL);
  skv_filter_choice_set_options (SKV_FILTER_CHOICE (self->lists[SKV_FILTER_LANES]),
                                 (const char *const *) lanes->pdata,
                                 (const char *const *) titles->pdata);
}

static void
offer_statuses (SkvFilterBar *self)
{
  const char *names[SKV_STATUS_CANCELLED + 2] = { NULL },
                                           *titles[SKV_STATUS_CANCELLED + 2] = { NULL };

  for (int status = SKV_STATUS_PROPOSED; status <= SKV_STATUS_CANCELLED; status++)
    {
      names[status] = skv_status_name (status);
      titles[status] = skv_status_title (status);
    }
  skv_filter_choice_set_options (SKV_FILTER_CHOICE (self->lists[SKV_FILTER_STATUSES]), names,
                                 titles);
}

static void
offer_works (SkvFilterBar *self)
{
  const char *const *works = skv_works ();
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (const char *const *work = works; *work != NULL; work++)
    g_ptr_array_add (titles, (gpointer) skv_work_title (*work));
  g_ptr_array_add (titles, NULL);
  skv_filter_choice_set_options (SKV_FILTER_CHOICE (self->lists[SKV_FILTER_WORKS]), works,
                                 (const char *const *) titles->pdata);
}

static void
offer_priorities (SkvFilterBar *self)
{
  const char *names[SKV_PRIORITY_CRITICAL + 2] = { NULL },
                                            *titles[SKV_PRIORITY_CRITICAL + 2] = { NULL };

  for (int priority = SKV_PRIORITY_NONE; priority <= SKV_PRIORITY_CRITICAL; priority++)
    {
      names[priority] = skv_priority_name (priority);
      titles[priority] = skv_priority_title (priority);
    }
  skv_filter_choice_set_options (SKV_FILTER_CHOICE (self->lists[SKV_FILTER_PRIORITIES]), names,
                                 titles);
}

/* --- following the session ------------------------------------------------------------------- */

static void
update_summary (SkvFilterBar *self)
{
  SkvOccurrences *occurrences = skv_session_get_occurrences (self->session);
  guint n = skv_occurrences_get_n (occurrences), hidden = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    hidden += skv_session_shows (self->session, skv_occurrences_get (occurrences, i)) ? 0 : 1;
  if (!skv_session_is_filtered (self->session))
    text = g_strdup (_("Nothing is left out"));
  else
    text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u of %u is left out", "%u of %u are left out", hidden),
      hidden, n);
  gtk_label_set_label (self->summary, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), text);
}

/* One source that is shown alone, with a button that shows the others again. */
static void
update_source (SkvFilterBar *self)
{
  const char *id = skv_session_get_source (self->session);
  const SkvSource *source =
    id != NULL ? skv_plan_lookup (skv_session_get_plan (self->session), SKV_KIND_SOURCE, id) : NULL;
  g_autofree char *text = NULL, *name = NULL;

  gtk_widget_set_visible (self->source_chip, source != NULL);
  if (source == NULL)
    return;
  /* TRANSLATORS: what is shown is only what came from one source (a file, an address) */
  text = g_strdup_printf (_("From “%s”"), source->name);
  /* TRANSLATORS: what a button does; %s is the name of a source */
  name = g_strdup_printf (_("From “%s”: show all sources again"), source->name);
  gtk_label_set_label (self->source_label, text);
  gtk_label_set_width_chars (self->source_label,
                             (int) MIN (g_utf8_strlen (text, -1), MAX_SOURCE_CHARS));
  gtk_widget_set_tooltip_text (self->source_chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->source_chip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
update (SkvFilterBar *self)
{
  const SkvView *view = self->session != NULL ? skv_session_get_view (self->session) : NULL;
  SkvView *shown;
  const char *words;
  gboolean reveal =
    self->session != NULL && (self->open || skv_session_is_filtered (self->session));

  gtk_widget_set_visible (self->revealer, reveal);
  if (!reveal)
    return;
  shown = skv_filter_bar_copy_view (self);
  offer_records (self, SKV_FILTER_ORGANISATIONS, SKV_KIND_ORGANISATION);
  offer_records (self, SKV_FILTER_DEPARTMENTS, SKV_KIND_DEPARTMENT);
  offer_records (self, SKV_FILTER_SYSTEMS, SKV_KIND_SYSTEM);
  offer_lanes (self);
  offer_statuses (self);
  offer_works (self);
  offer_priorities (self);
  for (SkvFilterList list = 0; list < SKV_FILTER_N_LISTS; list++)
    skv_filter_choice_set_chosen (SKV_FILTER_CHOICE (self->lists[list]),
                                  (const char *const *) *skv_filter_view_list (shown, list));
  words = shown->search != NULL ? shown->search : "";
  self->filling = TRUE;
  if (view == NULL || gtk_widget_get_focus_child (self->search) == NULL)
    {
      g_autofree char *typed =
        g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

      if (!g_str_equal (typed, words))
        gtk_editable_set_text (GTK_EDITABLE (self->search), words);
    }
  self->filling = FALSE;
  skv_record_unref (shown);
  update_source (self);
  update_summary (self);
  gtk_widget_set_sensitive (self->clear_button, skv_session_is_filtered (self->session));
  skv_filter_bar_update_views (self);
}

void
skv_filter_bar_set_session (SkvFilterBar *self, SkvSession *session)
{
  g_return_if_fail (SKV_IS_FILTER_BAR (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "refreshed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static gboolean
has_focus (SkvFilterBar *self)
{
  return (gtk_widget_get_state_flags (self->revealer) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
close_bar (SkvFilterBar *self)
{
  self->open = FALSE;
  clear (self);
  update (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-page", NULL);
}

static void
on_close (GtkWidget *widget, const char *name, GVariant *parameter)
{
  close_bar (SKV_FILTER_BAR (widget));
}

void
skv_filter_bar_toggle (SkvFilterBar *self)
{
  g_return_if_fail (SKV_IS_FILTER_BAR (self));

  if (has_focus (self) && (self->session == NULL || !skv_session_is_filtered (self->session)))
    {
      close_bar (self);
      return;
    }
  self->open = TRUE;
  update (self);
  gtk_widget_grab_focus (self->search);
}

/* --- object ---------------------------------------------------------------------------------- */

static void
skv_filter_bar_dispose (GObject *object)
{
  SkvFilterBar *self = SKV_FILTER_BAR (object);

  self->filling = TRUE;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (skv_filter_bar_parent_class)->dispose (object);
}

static void
skv_filter_bar_class_init (SkvFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_filter_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/systemkveld/Systemkveld/filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SkvFilterBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SkvFilterBar, search);
  gtk_widget_class_bind_template_child (widget_class, SkvFilterBar, choices);
  gtk_widget_class_bind_template_child (widget_class, SkvFilterBar, source_chip);
  gtk_widget_class_bind_template_child (widget_class, SkvFilterBar, source_label);
  gtk_widget_class_bind_template_child (widget_class, SkvFilterBar, views_button);
  gtk_widget_class_bind_template_child (widget_class, SkvFilterBar, summary);
  gtk_widget_class_bind_template_child (widget_class, SkvFilterBar, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, on_words);
  gtk_widget_class_bind_template_callback (widget_class, close_bar);
  gtk_widget_class_install_action (widget_class, "filter.clear", NULL, on_clear);
  gtk_widget_class_install_action (widget_class, "filter.all-sources", NULL, on_all_sources);
  gtk_widget_class_install_action (widget_class, "filter.close", NULL, on_close);
  skv_filter_bar_views_class_init (widget_class);
}

static void
skv_filter_bar_init (SkvFilterBar *self)
{
  const char *const titles[SKV_FILTER_N_LISTS] = {
    _("Organisation"), _("Department"), _("System"),   _("Lane"),
    _("Status"),       _("Work"),       _("Priority"),
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (SkvFilterList list = 0; list < SKV_FILTER_N_LISTS; list++)
    {
      self->lists[list] = skv_filter_choice_new (titles[list]);
      g_object_set_data (G_OBJECT (self->lists[list]), "skv-list", GINT_TO_POINTER (list));
      g_signal_connect_object (self->lists[list], "picked", G_CALLBACK (on_picked), self, 0);
      gtk_box_append (self->choices, self->lists[list]);
    }
}
