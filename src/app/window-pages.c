/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/conflicts/conflicts-page.h"
#include "app/history/history-page.h"
#include "app/legible.h"
#include "app/list/list-page.h"
#include "app/organisations/organisations-page.h"
#include "app/people/people-page.h"
#include "app/requests/my-periods-page.h"
#include "app/requests/requests-page.h"
#include "app/rules/rules-page.h"
#include "app/settings.h"
#include "app/sources/sources-page.h"
#include "app/systems/systems-page.h"
#include "core/exchange/request.h"
#include "core/model/audience.h"

/* How wide a window has to be, at the usual size of text, for the word on the button for a job; for
 * the rail beside the page, and not over it when asked for; for undo and redo, and the step to
 * today; for the title and more than one of the window's own buttons; for the steps to the next and
 * previous period. What has no room is done by keys and from the menus. */
#define WIDE_ENOUGH_FOR_WORDS 1080
#define WIDE_ENOUGH_FOR_RAIL 820
#define WIDE_ENOUGH_FOR_UNDO 760
#define WIDE_ENOUGH_FOR_TITLE 640
#define WIDE_ENOUGH_FOR_STEPS 620

typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  GType (*get_type) (void); /* of an SkvPage */
} Page;

/* The year is in window.ui, and needs no more here than its place. */
#define YEAR "year"
/* of copies of a plan for the contacts of a department, and of all others */
#define MY_PERIODS "my-periods"
#define REQUESTS "requests"
/* there is no digit for more of them */
#define MAX_DIGIT 9

/* In the order of the rail, and of the digits that show them together with Control. A page is made
 * when it is first shown: most days most of them are not, and the year is drawn the sooner. */
static const Page pages[] = {
  { YEAR, NULL, NULL, NULL },
  { "list", N_("_List"), "view-list-symbolic", skv_list_page_get_type },
  { "conflicts", N_("_Conflicts"), "dialog-warning-symbolic", skv_conflicts_page_get_type },
  { "rules", N_("_Rules"), "media-playlist-repeat-symbolic", skv_rules_page_get_type },
  { "systems", N_("_Systems"), "network-server-symbolic", skv_systems_page_get_type },
  { "people", N_("_People"), "x-office-address-book-symbolic", skv_people_page_get_type },
  { "organisations", N_("_Organisations"), "system-users-symbolic",
    skv_organisations_page_get_type },
  { "sources", N_("So_urces"), "folder-documents-symbolic", skv_sources_page_get_type },
  { "history", N_("_History"), "document-open-recent-symbolic", skv_history_page_get_type },
  { REQUESTS, N_("Re_quests"), "mail-unread-symbolic", skv_requests_page_get_type },
  { MY_PERIODS, N_("M_y Periods"), "avatar-default-symbolic", skv_my_periods_page_get_type },
};

/* --- pages that are made when they are shown -------------------------------------------------- */

static const Page *
find_page (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (g_strcmp0 (pages[i].name, name) == 0)
        return &pages[i];
    }
  return NULL;
}

static void
connect_item_signal (SkvWindow *self, GtkWidget *page, const char *signal, GCallback callback)
{
  if (g_signal_lookup (signal, G_OBJECT_TYPE (page)) != 0)
    g_signal_connect_swapped (page, signal, callback, self);
}

static GtkWidget *
make_page (SkvWindow *self, const Page *page)
{
  GtkWidget *widget = g_object_new (page->get_type (), NULL);

  connect_item_signal (self, widget, "activate-item", G_CALLBACK (skv_window_open_item));
  connect_item_signal (self, widget, "show-item", G_CALLBACK (skv_window_go_to_item));
  if (self->session != NULL)
    skv_page_set_session (SKV_PAGE (widget), self->session);
  return widget;
}

GtkWidget *
skv_window_get_page (SkvWindow *self, const char *name)
{
  const Page *page = find_page (name);
  GtkWidget *holder = adw_view_stack_get_child_by_name (self->views, name);

  if (page == NULL || holder == NULL || page->get_type == NULL)
    return holder;
  if (adw_bin_get_child (ADW_BIN (holder)) == NULL)
    adw_bin_set_child (ADW_BIN (holder), make_page (self, page));
  return adw_bin_get_child (ADW_BIN (holder));
}

/* The number on the rail: hard conflicts of the year that nobody has accepted. */
static void
update_badge (SkvWindow *self)
{
  GtkWidget *holder = adw_view_stack_get_child_by_name (self->views, "conflicts");
  SkvChecker *checker = skv_session_get_checker (self->session);
  guint n = skv_checker_get_n_found (checker), n_hard = 0;

  for (guint i = 0; i < n; i++)
    {
      SkvFound found;

      skv_checker_get_found (checker, i, &found);
      n_hard += found.severity == SKV_SEVERITY_HARD && !found.accepted ? 1 : 0;
    }
  adw_view_stack_page_set_badge_number (adw_view_stack_get_page (self->views, holder), n_hard);
  holder = adw_view_stack_get_child_by_name (self->views, REQUESTS);
  adw_view_stack_page_set_badge_number (
    adw_view_stack_get_page (self->views, holder),
    skv_requests_count_waiting (skv_session_get_plan (self->session)));
}

static void
set_page_visible (SkvWindow *self, const char *name, gboolean visible)
{
  GtkWidget *holder = adw_view_stack_get_child_by_name (self->views, name);

  adw_view_stack_page_set_visible (adw_view_stack_get_page (self->views, holder), visible);
}

/* Whom the plan is for decides which page is about requests. */
static void
show_pages_of (SkvWindow *self)
{
  SkvAudience audience = skv_plan_get_audience (skv_session_get_plan (self->session), NULL);

  set_page_visible (self, REQUESTS, audience == SKV_AUDIENCE_PLANNER);
  set_page_visible (self, MY_PERIODS, audience == SKV_AUDIENCE_CONTACT);
}

void
skv_window_bind_pages (SkvWindow *self)
{
  g_signal_connect_swapped (self->session, "refreshed", G_CALLBACK (update_badge), self);
  update_badge (self);
  show_pages_of (self);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *holder = adw_view_stack_get_child_by_name (self->views, pages[i].name);

      if (pages[i].get_type != NULL && adw_bin_get_child (ADW_BIN (holder)) != NULL)
        skv_page_set_session (SKV_PAGE (adw_bin_get_child (ADW_BIN (holder))), self->session);
    }
}

static void
add_pages (SkvWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      AdwViewStackPage *page;

      if (pages[i].get_type == NULL)
        continue;
      page =
        adw_view_stack_add_titled (self->views, adw_bin_new (), pages[i].name, _(pages[i].title));
      adw_view_stack_page_set_icon_name (page, pages[i].icon);
      adw_view_stack_page_set_use_underline (page, TRUE);
    }
}

/* --- what goes with the page and the width ---------------------------------------------------- */

static int
get_width (SkvWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  int width, height;

  /* Before it is shown it is one pixel wide: the rail would have to slide in. */
  if (surface != NULL && gdk_surface_get_width (surface) > 1)
    return gdk_surface_get_width (surface);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height); /* both: 4.8 writes to NULL */
  return width;
}

void
skv_window_update_pages (SkvWindow *self)
{
  gboolean has_plan = self->session != NULL;
  const char *page = adw_view_stack_get_visible_child_name (self->views);
  gboolean is_year = g_strcmp0 (page, YEAR) == 0;
  double width = get_width (self) / skv_text_scale (GTK_WIDGET (self));
  gboolean has_rail = width >= WIDE_ENOUGH_FOR_RAIL;
  gboolean has_title = width >= WIDE_ENOUGH_FOR_TITLE;
  gboolean has_undo = width >= WIDE_ENOUGH_FOR_UNDO;

  if (has_rail == skv_side_pane_get_always_over (self->rail_flap))
    {
      skv_side_pane_set_always_over (self->rail_flap, !has_rail);
      skv_side_pane_set_shown (self->rail_flap, has_rail);
    }
  gtk_widget_set_visible (self->rail_button, has_plan && !has_rail);
  gtk_widget_set_visible (GTK_WIDGET (self->title), has_title || !has_plan);
  adw_header_bar_set_decoration_layout (self->header, has_title ? NULL : ":close");
  gtk_widget_set_visible (gtk_widget_get_parent (self->undo_button), has_undo);
  gtk_widget_set_visible (self->today_button, has_undo);
  gtk_widget_set_visible (gtk_widget_get_parent (self->previous_button),
                          width >= WIDE_ENOUGH_FOR_STEPS);
  adw_button_content_set_label (self->job_content,
                                width >= WIDE_ENOUGH_FOR_WORDS ? _("_Maintenance") : "");
  gtk_widget_set_visible (self->plan_buttons, has_plan);
  /* Rules and local days tell what they give in the year that is shown. */
  gtk_widget_set_visible (self->year_buttons, has_plan);
  gtk_widget_set_visible (self->job_button, is_year || g_strcmp0 (page, "list") == 0);
  gtk_widget_set_visible (self->sidebar_button, is_year);
}

void
skv_window_show_page (SkvWindow *self, const char *name)
{
  GtkWidget *page = skv_window_get_page (self, name);

  if (page == NULL)
    return;
  adw_view_stack_set_visible_child_name (self->views, name);
  if (g_str_equal (name, YEAR))
    gtk_widget_grab_focus (GTK_WIDGET (self->year_view));
  else if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
on_page_shown (SkvWindow *self)
{
  skv_window_get_page (self, adw_view_stack_get_visible_child_name (self->views));
  skv_window_update_pages (self);
}

void
skv_window_show_first_page (SkvWindow *self)
{
  GSettings *settings = skv_settings_get ();
  g_autofree char *page =
    settings != NULL ? g_settings_get_string (settings, "first-page") : g_strdup (YEAR);

  if (skv_plan_get_audience (skv_session_get_plan (self->session), NULL) == SKV_AUDIENCE_CONTACT)
    skv_window_show_page (self, MY_PERIODS);
  else if (adw_view_stack_get_child_by_name (self->views, page) == NULL)
    skv_window_show_page (self, YEAR); /* one of another version */
  else
    skv_window_show_page (self, page);
}

static void
on_realize (SkvWindow *self)
{
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (self)), "notify::width",
                           G_CALLBACK (skv_window_update_pages), self, G_CONNECT_SWAPPED);
  skv_window_update_pages (self);
}

void
skv_window_install_pages (SkvWindow *self)
{
  add_pages (self);
  g_signal_connect_swapped (self->views, "notify::visible-child", G_CALLBACK (on_page_shown), self);
  g_signal_connect (self, "realize", G_CALLBACK (on_realize), NULL);
}

void
skv_window_install_page_accelerators (GtkApplication *application)
{
  for (guint i = 0; i < MIN (G_N_ELEMENTS (pages), MAX_DIGIT); i++)
    {
      g_autofree char *action = g_strconcat ("win.show-page::", pages[i].name, NULL);
      g_autofree char *key = g_strdup_printf ("<Control>%u", i + 1);

      gtk_application_set_accels_for_action (application, action,
                                             (const char *const[]){ key, NULL });
    }
}
