/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/next-year/next-year-window-private.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/next-year/next-year-lists.h"
#include "app/next-year/next-year-text.h"
#include "app/next-year/next-year-work.h"
#include "app/plan-files.h"

/* A choice is compared when no other follows; what takes longer than that shows that it does. */
#define WAIT_MILLISECONDS 150
#define PATIENCE_MILLISECONDS 400

/* --- what would be saved --------------------------------------------------------------------- */

static guint
count_rules (SkvNextYearWindow *self)
{
  GPtrArray *rules = skv_next_year_get_rules (self->next);
  guint n = 0;

  for (guint i = 0; i < rules->len; i++)
    n += skv_next_year_wish_get_goes_on (skv_next_year_window_get_wish (self),
                                         g_ptr_array_index (rules, i));
  return n;
}

/* Why it cannot be made, or what would be. (transfer full) */
static char *
make_summary (SkvNextYearWindow *self, guint n_rules, guint n_copies, guint n_problems)
{
  if (skv_plan_files_is_read_only (skv_next_year_window_get_plan (self)))
    return g_strdup (_("This plan can only be read: nothing can be made in it."));
  if (n_problems > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u date cannot be read.",
                                         "%'u dates cannot be read.", n_problems),
                            n_problems);
  return skv_next_year_describe_edit (n_rules, n_copies);
}

static void
update_copies_label (SkvNextYearWindow *self, guint n_copies)
{
  guint n = skv_next_year_copies_count (self->copies);
  g_autofree char *text =
    n == 0 ? g_strdup_printf (_("Nothing was entered by hand in %d that could come again."),
                              self->year - 1)
           /* TRANSLATORS: how many entries are copied, of how many, of which year */
           : g_strdup_printf (_("%1$'u of %2$'u from %3$d are copied, as proposals."), n_copies, n,
                              self->year - 1);

  gtk_label_set_text (self->copies_label, text);
  gtk_widget_set_visible (self->all_button, n > 0);
  gtk_widget_set_visible (self->none_button, n > 0);
}

void
skv_next_year_window_update_making (SkvNextYearWindow *self)
{
  guint n_copies = skv_next_year_copies_count_copied (self->copies);
  guint n_problems = skv_next_year_copies_count_problems (self->copies);
  guint n_rules = self->next != NULL ? count_rules (self) : 0;
  gboolean any = n_rules + n_copies > 0;
  /* TRANSLATORS: a button that makes that year */
  g_autofree char *label = g_strdup_printf (_("_Make %d"), self->year);
  g_autofree char *summary = NULL;

  if (self->next == NULL)
    {
      skv_next_year_window_set_label (self->make_button, label);
      gtk_widget_set_sensitive (GTK_WIDGET (self->make_button), FALSE);
      gtk_label_set_text (self->summary, "");
      return;
    }
  summary = make_summary (self, n_rules, n_copies, n_problems);
  gtk_label_set_text (self->summary, summary);
  skv_next_year_window_set_label (self->make_button, any ? label : _("Nothing to Save"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->make_button),
                            any && n_problems == 0 && !self->outdated &&
                              !skv_plan_files_is_read_only (skv_next_year_window_get_plan (self)));
  update_copies_label (self, n_copies);
}

/* --- what is shown --------------------------------------------------------------------------- */

void
skv_next_year_window_fill_page (SkvNextYearWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->views);

  if (self->next == NULL)
    return;
  if (g_strcmp0 (page, "lines") == 0 && !self->lines_filled)
    {
      skv_next_year_fill_lines (self->lines_box, skv_next_year_get_lines (self->next),
                                G_CALLBACK (skv_next_year_window_on_line), self);
      self->lines_filled = TRUE;
    }
  if (g_strcmp0 (page, "asks") == 0 && !self->asks_filled)
    {
      skv_next_year_fill_asks (self->asks_box, skv_next_year_get_asks (self->next));
      self->asks_filled = TRUE;
    }
}

static void
update_badges (SkvNextYearWindow *self)
{
  GPtrArray *lines = skv_next_year_get_lines (self->next);
  GPtrArray *asks = skv_next_year_get_asks (self->next);

  adw_view_stack_page_set_badge_number (self->lines_page, lines->len);
  adw_view_stack_page_set_needs_attention (
    self->lines_page, skv_next_year_count_lines (lines, SKV_NEXT_YEAR_UNRESOLVED) > 0 ||
                        skv_next_year_count_lines (lines, SKV_NEXT_YEAR_COLLIDES) > 0);
  adw_view_stack_page_set_badge_number (self->asks_page, asks->len);
  gtk_widget_set_visible (GTK_WIDGET (self->text_button), asks->len > 0);
}

static void
update_rules_label (SkvNextYearWindow *self)
{
  g_autofree char *text =
    skv_next_year_get_rules (self->next)->len > 0
      /* TRANSLATORS: two years */
      ? g_strdup_printf (_("What the rules gave in %1$d, and would give in %2$d."), self->year - 1,
                         self->year)
      : g_strdup_printf (_("No rule gave anything in %d."), self->year - 1);

  gtk_label_set_text (self->rules_label, text);
}

static void
end_waiting (SkvNextYearWindow *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_widget_set_visible (self->spinner, FALSE);
}

/* @next: (transfer full) */
static void
show (SkvNextYearWindow *self, SkvNextYear *next)
{
  g_clear_pointer (&self->next, skv_next_year_free);
  self->next = next;
  self->outdated = FALSE;
  self->lines_filled = self->asks_filled = FALSE;
  end_waiting (self);
  skv_next_year_rules_show (self->rules, skv_next_year_window_get_plan (self), next);
  skv_next_year_copies_show (self->copies, skv_next_year_window_get_plan (self), next);
  gtk_widget_set_sensitive (GTK_WIDGET (self->views), TRUE);
  update_rules_label (self);
  update_badges (self);
  skv_next_year_window_update_making (self);
  skv_next_year_window_fill_page (self);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "result") == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, "result");
  /* Not on the year, which would go by at the first turn of the wheel. */
  gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

/* --- comparing ------------------------------------------------------------------------------- */

static void start (SkvNextYearWindow *self);

static void
on_compared (GObject *object, GAsyncResult *result, gpointer data)
{
  SkvNextYearWindow *self = SKV_NEXT_YEAR_WINDOW (object);
  g_autoptr (SkvNextYear) next = skv_next_year_work_finish (result);

  self->busy = FALSE;
  if (self->session == NULL)
    return;
  if (!self->stale)
    show (self, g_steal_pointer (&next));
  else if (self->wait == 0)
    start (self);
}

static gboolean
on_patience_over (gpointer data)
{
  SkvNextYearWindow *self = data;

  self->patience = 0;
  gtk_widget_set_visible (self->spinner, TRUE);
  return G_SOURCE_REMOVE;
}

/* One thread at a time; what was chosen meanwhile is compared after it. */
static void
start (SkvNextYearWindow *self)
{
  if (self->busy)
    return;
  self->busy = TRUE;
  self->stale = FALSE;
  skv_next_year_work_async (self, skv_next_year_window_get_plan (self), self->year,
                            skv_next_year_window_get_wish (self), on_compared, NULL);
}

static gboolean
on_waited (gpointer data)
{
  SkvNextYearWindow *self = data;

  self->wait = 0;
  start (self);
  return G_SOURCE_REMOVE;
}

void
skv_next_year_window_compare_soon (SkvNextYearWindow *self)
{
  self->stale = TRUE;
  g_clear_handle_id (&self->wait, g_source_remove);
  self->wait = g_timeout_add (WAIT_MILLISECONDS, on_waited, self);
  if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MILLISECONDS, on_patience_over, self);
}

void
skv_next_year_window_on_plan_changed (SkvNextYearWindow *self)
{
  self->stale = self->outdated = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->make_button), FALSE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    skv_next_year_window_compare_soon (self);
}

void
skv_next_year_window_set_year (SkvNextYearWindow *self, int year)
{
  g_autofree char *title = g_strdup_printf (_("The Year %d"), year);

  self->year = year;
  self->outdated = TRUE;
  self->following = TRUE;
  gtk_spin_button_set_value (self->year_spin, year);
  self->following = FALSE;
  gtk_window_set_title (GTK_WINDOW (self), title);
  skv_pages_title_set_title (self->switcher_title, title);
  /* What is shown is of another year: nobody is to choose in it. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->views), FALSE);
  skv_next_year_window_update_making (self);
  skv_next_year_window_compare_soon (self);
}
