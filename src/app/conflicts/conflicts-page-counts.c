/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflicts/conflicts-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/conflict-entry.h"

static guint
sum (const guint counts[SKV_CONFLICT_N_STATES])
{
  guint n = 0;

  for (int state = 0; state < SKV_CONFLICT_N_STATES; state++)
    n += counts[state];
  return n;
}

/* @part (transfer full) (nullable): is not taken if it is empty */
static void
add_part (GString *text, char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  g_free (part);
}

void
skv_conflicts_page_show_counts (SkvConflictsPage *self, guint n_selected)
{
  guint all[SKV_CONFLICT_N_STATES], found[SKV_CONFLICT_N_STATES];
  GString *text = g_string_new (NULL);
  guint n, total;

  skv_conflict_lines_count (self->lines, all, found);
  n = sum (found);
  total = sum (all);
  if (n != total)
    /* TRANSLATORS: of all conflicts, those that a search finds */
    add_part (text, g_strdup_printf (_("%1$u of %2$u"), n, total));
  add_part (text, skv_conflict_words_count (found[SKV_CONFLICT_HARD], found[SKV_CONFLICT_SOFT],
                                            found[SKV_CONFLICT_ACCEPTED]));
  n = found[SKV_CONFLICT_INFO];
  if (n > 0)
    add_part (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u note", "%u notes", n), n));
  n = found[SKV_CONFLICT_MISSING];
  if (n > 0)
    add_part (text,
              g_strdup_printf (
                g_dngettext (GETTEXT_PACKAGE, "%u not calculated", "%u not calculated", n), n));
  if (n_selected > 1)
    add_part (
      text, g_strdup_printf (
              g_dngettext (GETTEXT_PACKAGE, "%u selected", "%u selected", n_selected), n_selected));
  gtk_label_set_label (self->summary, text->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->summary), text->str);
  g_string_free (text, TRUE);
}

void
skv_conflicts_page_show_empty (SkvConflictsPage *self)
{
  guint all[SKV_CONFLICT_N_STATES], found[SKV_CONFLICT_N_STATES];
  gboolean filtered = self->base.session != NULL && skv_session_is_filtered (self->base.session);
  const char *title = _("No Conflicts This Year"), *description;

  skv_conflict_lines_count (self->lines, all, found);
  description = _("Nothing collides, and everything could be calculated. What you plan next is "
                   "checked as you go.");
  if (sum (all) > 0)
    {
      title = _("Nothing Found");
      description = _("No conflict has all of these words in it. Try fewer of them.");
    }
  else if (filtered)
    {
      title = _("No Conflicts in What Is Shown");
      description = _("The filter leaves out part of the plan, and there may be some in that.");
    }
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, description);
  adw_status_page_set_icon_name (self->empty,
                                 sum (all) > 0 ? "edit-find-symbolic" : "object-select-symbolic");
  gtk_stack_set_visible_child_name (self->stack, sum (found) > 0 ? "list" : "empty");
}
