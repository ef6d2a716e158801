/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "scenes.h"

#include <glib/gstdio.h>

#include "app/window-private.h"
#include "scene-actions.h"

#define PATIENCE (10 * G_USEC_PER_SEC)

static gint64 quiet_time = 60 * G_TIME_SPAN_MILLISECOND;

struct _SkvScene
{
  const char *name;
  const char *page;   /* (nullable): of the plan that is to be shown: the year if NULL */
  const char *item;   /* (nullable): what is selected first */
  const char *action; /* see scene-actions.h; "menu:" and where: a popover */
  const char *target; /* (nullable): its parameter, as text of a GVariant */
  gboolean stays;     /* it is shown in the window itself, which is of no use afterwards */
};

/* The pages of a plan need no row. */
static const SkvScene scenes[] = {
  { "half-year", NULL, NULL, "win.zoom", "'half-year'", TRUE },
  { "quarter", NULL, NULL, "win.zoom", "'quarter'", TRUE },
  { "month", NULL, "feide-sertifikat", "win.zoom", "'month'", TRUE },
  { "week", NULL, "feide-sertifikat", "win.zoom", "'week'", TRUE },
  { "filter", NULL, NULL, "win.filter", NULL, TRUE },
  { "filter-list", "list", NULL, "win.filter", NULL, TRUE },
  { "plan-year", NULL, NULL, "win.plan-year", NULL, TRUE },
  { "menu-main", NULL, NULL, "menu:open-menu-symbolic", NULL, TRUE },
  { "menu-zoom", NULL, NULL, "menu:", NULL, TRUE },
  { "job-new", NULL, NULL, "win.create-job", NULL },
  { "job-edit", NULL, NULL, "open", "'feide-sertifikat'" },
  { "period-new", NULL, NULL, "win.create-period", "('freeze', 17896)" },
  { "meeting-edit", NULL, NULL, "open", "'fylkesting-1'" },
  { "detail", NULL, NULL, "open", "'systemkveld:2019-05-15'" },
  { "explain", NULL, NULL, "win.explain", NULL },
  { "next-year", NULL, NULL, "win.make-next-year", NULL },
  { "suggest", NULL, NULL, "win.suggest-for", "'feide-sertifikat'" },
  { "bundles", NULL, NULL, "win.bundles", NULL },
  { "what-if", NULL, NULL, "win.what-if", NULL },
  { "what-if-new", NULL, NULL, "win.new-what-if", NULL },
  { "compare", NULL, NULL, "win.compare-versions", "('', '')", TRUE },
  { "changes", NULL, NULL, "changes", NULL },
  { "reason-move", NULL, NULL, "reason", "'systemkveld:2019-05-15'" },
  { "found", NULL, NULL, "find", "'visma'" },
  { "decisions", NULL, NULL, "win.decisions", NULL },
  { "checks", NULL, NULL, "win.checks", NULL },
  { "help", NULL, NULL, "win.help", NULL },
  { "search", NULL, NULL, "win.search", NULL },
  { "print", NULL, NULL, "win.print", NULL },
  { "announce", NULL, NULL, "win.announce-for", "'systemkveld:2019-05-15'" },
  { "announce-year", NULL, NULL, "win.announce-year", NULL },
  { "wording", NULL, NULL, "wording", "'systemkveld:2019-05-15'" },
  { "publish", NULL, NULL, "win.publish", NULL },
  { "report", NULL, NULL, "win.report", NULL },
  { "course", NULL, NULL, "win.course-of", "'systemkveld:2019-05-15'" },
  { "share", NULL, NULL, "win.share", NULL },
  { "new-plan", NULL, NULL, "win.new-plan", NULL },
  { "assistant-organisation", NULL, NULL, "assistant", "'1'" },
  { "assistant-dates", NULL, NULL, "assistant", "'2'" },
  { "assistant-evenings", NULL, NULL, "assistant", "'3'" },
  { "assistant-file", NULL, NULL, "assistant", "'4'" },
  { "import", NULL, NULL, "take",
    "'Tittel\tDato\nSystemkveld\t3. mai 2019\nFylkestinget\t4. mai\n'" },
  { "shortcuts", NULL, NULL, "win.shortcuts", NULL },
  { "about", NULL, NULL, "app.about", NULL },
  { "preferences", NULL, NULL, "app.preferences", NULL },
  { "plan-settings", NULL, NULL, "win.plan-settings", NULL },
  { "contingencies", NULL, NULL, "win.contingencies", NULL },
  { "contingency-edit", NULL, NULL, "contingency-new", "'feide'" },
  { "help-page", NULL, NULL, "win.help-page", "'first-plan'" },
  { "help-page-dates", NULL, NULL, "win.help-page", "'dates'" },
  { "help-page-year", NULL, NULL, "win.help-page", "'year'" },
  { "help-page-rules", NULL, NULL, "win.help-page", "'rules'" },
  { "help-page-conflicts", NULL, NULL, "win.help-page", "'conflicts'" },
  { "help-page-planning", NULL, NULL, "win.help-page", "'planning'" },
  { "help-page-what-if", NULL, NULL, "win.help-page", "'what-if'" },
  { "help-page-systems", NULL, NULL, "win.help-page", "'systems'" },
  { "help-page-departments", NULL, NULL, "win.help-page", "'departments'" },
  { "help-page-publish", NULL, NULL, "win.help-page", "'publish'" },
  { "help-page-languages", NULL, NULL, "win.help-page", "'languages'" },
  { "help-page-history", NULL, NULL, "win.help-page", "'history'" },
  { "help-page-keyboard", NULL, NULL, "win.help-page", "'keyboard'" },
  { "rule-new", "rules", NULL, "rules.new", "'meeting'" },
  { "rule-edit", "rules", NULL, "row", NULL },
  { "organisation-new", "organisations", NULL, "organisations.add", "'organisation'" },
  { "local-day-new", "organisations", NULL, "organisations.add", "'local_day'" },
  { "department-new", "organisations", NULL, "organisations.add-department", "'fylkeskommunen'" },
  { "system-new", "systems", NULL, "systems.add", NULL },
  { "system-edit", "systems", NULL, "systems.edit", NULL },
  { "system-delete", "systems", NULL, "system-remove", "'visma'" },
  { "systems-register", "systems", NULL, "systems.import", NULL },
  { "card-months", "systems", NULL, "systems.card-months", NULL },
  { "contact-new", "people", NULL, "people.add", NULL },
  { "contact-edit", "people", NULL, "people.edit", NULL },
  { "contact-vacate", "people", NULL, "vacate", "'it-sjef'" },
  { "people-register", "people", NULL, "people.import", NULL },
  { "series-edit", NULL, NULL, "series-edit", "'systemkveld:2019-10-16'" },
  { "series-remove", NULL, NULL, "series-remove", "'systemkveld:2019-10-16'" },
  { "duplicate", NULL, NULL, "duplicate", "'feide-sertifikat'" },
  { "lane-new", "sources", NULL, "lanes.add", NULL },
  { "lane-rename", "sources", NULL, "lanes.rename", "'fylket'" },
  { "lane-remove", "sources", NULL, "lanes.remove", "'meeting'" },
  { "source-notes", "sources", NULL, "sources.describe", "'file'" },
  { "request-decline", "requests", NULL, "requests.decline", NULL },
  { "request-changed", "requests", NULL, "requests.accept-changed", NULL },
  { "round", "requests", NULL, "round", NULL, TRUE },
  { "round-letter", "requests", NULL, "round.letter", "'okonomi'" },
  { "round-answered", "requests", NULL, "round.answered", "'okonomi'" },
  { "contact", NULL, NULL, "contact", "'okonomi'", TRUE },
  { "contact-register", NULL, NULL, "contact-register", "'okonomi'" },
  { "source-remove", "sources", NULL, "sources.remove", "'file'" },
  { "emergency", NULL, NULL, "win.emergency", NULL },
  { "outage", NULL, NULL, "win.outage", NULL },
  /* The plan has the outage from here on: it is the last. */
  { "outage-course", NULL, NULL, "outage", "'feide'" },
};

void
skv_stage_set_quiet (int milliseconds)
{
  quiet_time = milliseconds * G_TIME_SPAN_MILLISECOND;
}

static void
wait_for_quiet (gint64 end)
{
  gint64 quiet = g_get_monotonic_time () + quiet_time;

  while (g_get_monotonic_time () < MIN (end, quiet))
    {
      if (g_main_context_iteration (NULL, FALSE))
        quiet = g_get_monotonic_time () + quiet_time;
      else
        g_usleep (2000);
    }
}

/* The server may be slower to answer than that: it is asked, and then there is quiet once more. */
void
skv_stage_settle (void)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  for (int i = 0; i < 2; i++)
    {
      wait_for_quiet (end);
      gdk_display_sync (gdk_display_get_default ());
    }
  wait_for_quiet (end);
}

/* --- the window ------------------------------------------------------------------------------ */

static void
open_window (SkvStage *self, gboolean with_plan)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  g_autofree char *path = g_build_filename (self->folder, "plan.skv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  self->window = skv_window_new (self->application);
  gtk_window_unmaximize (GTK_WINDOW (self->window));
  gtk_window_set_default_size (GTK_WINDOW (self->window), self->width, self->height);
  if (with_plan)
    skv_window_open (self->window, file);
  gtk_window_present (GTK_WINDOW (self->window));
  skv_stage_settle ();
  while (with_plan && self->window->session == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  skv_stage_settle ();
}

/* All but @keep (nullable) */
static void
close_windows (SkvStage *self, gpointer keep)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    g_object_ref (l->data);
  for (GList *l = windows; l != NULL; l = l->next)
    {
      if (l->data != keep && gtk_widget_get_visible (l->data))
        gtk_window_destroy (l->data);
      g_object_unref (l->data);
    }
  if (keep == NULL)
    self->window = NULL;
  skv_stage_settle ();
}

/* --- one scene ------------------------------------------------------------------------------- */

/* As a screen of that size would make it. */
static void
fit (SkvStage *self, GtkWindow *dialog)
{
  int width, height;

  gtk_window_get_default_size (dialog, &width, &height);
  if (width <= self->width && height <= self->height)
    return;
  for (int i = 0; i < 2; i++) /* narrow, it may fold and need less */
    {
      gtk_window_set_default_size (dialog, MIN (width, self->width),
                                   MIN (height, self->height) - i);
      skv_stage_settle ();
    }
}

/* (nullable): it did not come; @known is FALSE if nothing brings it */
static GtkWidget *
show_scene (SkvStage *self, const SkvScene *scene, gboolean *known)
{
  GtkWidget *page, *dialog;

  if (self->window == NULL)
    open_window (self, TRUE);
  skv_window_show_page (self->window, scene->page != NULL ? scene->page : "year");
  if (scene->item != NULL)
    skv_window_go_to_item (self->window, scene->item);
  skv_stage_settle ();
  page = skv_window_get_page (self->window, scene->page != NULL ? scene->page : "year");
  if (g_str_has_prefix (scene->action, "menu:"))
    return skv_scene_open_menu (self, scene->action + strlen ("menu:"));
  *known = skv_scene_act (self, scene->action, scene->target, page);
  skv_stage_settle ();
  if (scene->stays)
    return GTK_WIDGET (self->window);
  dialog = skv_scene_find_dialog (self);
  if (dialog != NULL)
    fit (self, GTK_WINDOW (dialog));
  return dialog;
}

static gboolean
is_wanted (const char *const *only, const char *name)
{
  if (only == NULL || *only == NULL)
    return TRUE;
  for (gsize i = 0; only[i] != NULL; i++)
    if (g_str_has_prefix (name, only[i]))
      return TRUE;
  return FALSE;
}

/* Each page of the stack, whoever added it. */
static guint
show_pages (SkvStage *self, const char *const *only, SkvSceneFunc func, gpointer data)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GtkSelectionModel) pages = NULL;
  guint n = 0;

  if (self->window == NULL)
    open_window (self, TRUE);
  pages = adw_view_stack_get_pages (self->window->views);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);

      if (adw_view_stack_page_get_visible (page))
        g_ptr_array_add (names, g_strdup (adw_view_stack_page_get_name (page)));
    }
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = g_strconcat ("page-", names->pdata[i], NULL);

      if (!is_wanted (only, name))
        continue;
      skv_window_show_page (self->window, names->pdata[i]);
      skv_stage_settle ();
      func (self, name, GTK_WIDGET (self->window), data);
      n++;
    }
  return n;
}

guint
skv_stage_foreach (SkvStage *self, const char *const *only, SkvSceneFunc func, gpointer data)
{
  guint n = 0;

  if (is_wanted (only, "welcome"))
    {
      open_window (self, FALSE);
      func (self, "welcome", GTK_WIDGET (self->window), data);
      close_windows (self, NULL);
      n++;
    }
  n += show_pages (self, only, func, data);
  for (gsize i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      GtkWidget *root;
      gboolean known = TRUE;

      if (!is_wanted (only, scenes[i].name))
        continue;
      root = show_scene (self, &scenes[i], &known);
      if (!known)
        g_printerr ("scene %s: there is no %s\n", scenes[i].name, scenes[i].action);
      else if (root != NULL)
        func (self, scenes[i].name, root, data);
      else
        g_print ("missing\t%s\t\t%s\n", scenes[i].name, scenes[i].action);
      close_windows (self, scenes[i].stays ? NULL : self->window);
      n++;
    }
  return n;
}

/* --- life ------------------------------------------------------------------------------------ */

void
skv_stage_init (SkvStage *self, const char *plan, int width, int height)
{
  g_autoptr (GFile) from = g_file_new_for_path (plan);
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  *self = (SkvStage){ .width = width, .height = height };
  self->folder = g_dir_make_tmp ("skv-scenes-XXXXXX", NULL);
  path = g_build_filename (self->folder, "plan.skv", NULL);
  file = g_file_new_for_path (path);
  g_file_copy (from, file, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  skv_scene_furnish (file);
  self->application = skv_application_new ();
  g_application_set_flags (G_APPLICATION (self->application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (self->application), NULL, NULL));
}

void
skv_stage_clear (SkvStage *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  close_windows (self, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_object (&self->application);
}
