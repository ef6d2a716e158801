/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflicts/conflicts-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/menus.h"

/* what can be done with the one (nullable: several are selected) */
static GMenuModel *
make_one (const SkvConflictLine *line)
{
  GMenu *menu = g_menu_new ();

  if (line == NULL)
    return G_MENU_MODEL (menu);
  g_menu_append (menu, _("_Open…"), "conflicts.open");
  g_menu_append (menu, _("Show in the _Year"), "conflicts.show");
  if (skv_conflict_line_can_accept (line))
    g_menu_append (menu, _("_Solve…"), "conflicts.solve");
  if (skv_conflict_line_can_accept (line) || line->state == SKV_CONFLICT_MISSING)
    g_menu_append (menu, _("_Where It Fits…"), "conflicts.suggest");
  g_menu_append (menu, _("E_xplain This Check"), "conflicts.explain");
  return G_MENU_MODEL (menu);
}

/* @one (nullable) */
static GMenuModel *
make_decisions (SkvConflictsPage *self, SkvConflictLine *one, guint n_acceptable)
{
  GMenu *menu = g_menu_new ();
  g_autofree char *several = NULL;

  if (n_acceptable == 1)
    g_menu_append (menu, _("_Accept…"), "conflicts.accept");
  else if (n_acceptable > 1)
    {
      several = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Accept %u Conflict…",
                                              "_Accept %u Conflicts…", n_acceptable),
                                 n_acceptable);
      g_menu_append (menu, several, "conflicts.accept");
    }
  if (one != NULL && skv_conflicts_page_can_withdraw (self, one))
    g_menu_append (menu, _("_Withdraw"), "conflicts.withdraw");
  if (one != NULL && skv_conflict_line_can_accept (one) && g_strcmp0 (one->check, "freeze") == 0)
    g_menu_append (menu, _("_Lift the Freeze…"), "conflicts.lift");
  return G_MENU_MODEL (menu);
}

/* @one (nullable) */
static GMenuModel *
make_copies (const SkvConflictLine *one)
{
  GMenu *menu = g_menu_new ();
  const char *owner = one != NULL ? one->text[SKV_CONFLICTS_OWNER]->text : "";
  g_autofree char *name = skv_menu_escape (owner);
  g_autofree char *copy = NULL, *select = NULL;

  g_menu_append (menu, _("_Copy for a Message"), "conflicts.copy");
  if (*owner == '\0')
    return G_MENU_MODEL (menu);
  /* TRANSLATORS: all conflicts that somebody is to be asked about; a role or a name */
  copy = g_strdup_printf (_("Copy A_ll for %s"), name);
  select = g_strdup_printf (_("S_elect All for %s"), name);
  g_menu_append (menu, copy, "conflicts.copy-owner");
  g_menu_append (menu, select, "conflicts.select-owner");
  return G_MENU_MODEL (menu);
}

void
skv_conflicts_page_show_menu (SkvConflictsPage *self, double x, double y)
{
  g_autoptr (GPtrArray) selected = skv_conflicts_page_list_selected (self);
  g_autoptr (GPtrArray) acceptable = skv_conflicts_page_list_acceptable (selected);
  SkvConflictLine *one = selected->len == 1 ? g_ptr_array_index (selected, 0) : NULL;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) first = make_one (one);
  g_autoptr (GMenuModel) decisions = make_decisions (self, one, acceptable->len);
  g_autoptr (GMenuModel) copies = make_copies (one);

  if (selected->len == 0)
    return;
  g_menu_append_section (menu, NULL, first);
  g_menu_append_section (menu, NULL, decisions);
  g_menu_append_section (menu, NULL, copies);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
