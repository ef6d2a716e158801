/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/suggest/offer-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/parts.h"
#include "app/plan-files.h"
#include "app/suggest/offer-work.h"
#include "app/toast.h"
#include "app/work-bar.h"

struct _SkvOfferWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  char *check;         /* (owned) (nullable): of a conflict; else it is about bundles */
  char *item;          /* (owned) (nullable) */
  char *against;       /* (owned) (nullable) */
  SkvWork *work;       /* (owned) (nullable) */
  gboolean took;       /* one of them was taken: when none is left, that was it */

  SkvWorkBar *work_bar;
  AdwWindowTitle *title;
  GtkLabel *summary;
  GtkListBox *list;
  SkvToast *toast;
};

G_DEFINE_FINAL_TYPE (SkvOfferWindow, skv_offer_window, ADW_TYPE_WINDOW)

/* --- doing it --------------------------------------------------------------------------------- */

static void
on_do (SkvOfferWindow *self, GtkWidget *button)
{
  g_autoptr (SkvEdit) edit = skv_edit_ref (g_object_get_data (G_OBJECT (button), "edit"));

  /* What is refused is told by the window below. */
  self->took = TRUE;
  if (!skv_session_apply (self->session, edit))
    self->took = FALSE;
  else if (self->check != NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_copy (SkvOfferWindow *self, GtkWidget *button)
{
  const char *question = g_object_get_data (G_OBJECT (button), "question");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), question);
  skv_toast_show (self->toast, _("Copied: paste it into a message"), NULL, NULL);
}

/* --- rows ------------------------------------------------------------------------------------- */

static GtkWidget *
add_row (SkvOfferWindow *self, const char *title, const char *subtitle, const char *icon)
{
  GtkWidget *row = skv_plain_row_new (title, subtitle, icon);

  gtk_list_box_append (self->list, row);
  return row;
}

/* @name: what a screen reader says of it */
static GtkWidget *
add_button (GtkWidget *row, const char *label, const char *name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  return button;
}

static void
add_doing (SkvOfferWindow *self, GtkWidget *row, const char *label, const char *name, SkvEdit *edit)
{
  GtkWidget *button = add_button (row, label, name);

  g_object_set_data_full (G_OBJECT (button), "edit", skv_edit_ref (edit),
                          (GDestroyNotify) skv_edit_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_do), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (button,
                            !skv_plan_files_is_read_only (skv_session_get_plan (self->session)));
}

/* --- what would solve a conflict ---------------------------------------------------------------
 */

static const char *
button_of (const char *kind)
{
  if (strcmp (kind, "leave-out") == 0)
    return _("_Leave Out");
  if (strcmp (kind, "earlier") == 0)
    return _("_Begin Earlier");
  if (strcmp (kind, "shorter") == 0)
    return _("_Shorten");
  return _("_Move Here");
}

static void
add_solution (SkvOfferWindow *self, const SkvSolution *solution)
{
  GtkWidget *row, *button;

  if (solution->edit != NULL)
    {
      row = add_row (self, solution->text, NULL, "emblem-ok-symbolic");
      add_doing (self, row, button_of (solution->kind), solution->text, solution->edit);
      return;
    }
  row = add_row (self, solution->text, NULL, "avatar-default-symbolic");
  button = add_button (row, _("_Copy a Question"), _("Copy a question to ask them"));
  g_object_set_data_full (G_OBJECT (button), "question", g_strdup (solution->question), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_copy), self, G_CONNECT_SWAPPED);
}

static void
show_solutions (SkvOfferWindow *self, const SkvOffers *offers)
{
  gtk_label_set_label (self->summary, offers->message);
  adw_window_title_set_subtitle (self->title, skv_check_title (self->check));
  for (guint i = 0; i < offers->list->len; i++)
    add_solution (self, g_ptr_array_index (offers->list, i));
  if (offers->list->len == 0)
    add_row (self, _("Nothing that is known would solve it."), NULL,
             "dialog-information-symbolic");
}

/* --- jobs that belong together ------------------------------------------------------------------
 */

/* "“Patch” and “Upgrade”" would need a word for each language: titles with commas between. */
static char *
title_of (SkvOfferWindow *self, const SkvBundle *bundle)
{
  SkvPlan *plan = skv_session_get_plan (self->session);
  GString *text = g_string_new (NULL);

  for (guint i = 0; bundle->items[i] != NULL; i++)
    {
      const SkvItem *item = skv_plan_get_item (plan, bundle->items[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              item != NULL && item->title != NULL ? item->title : bundle->items[i]);
    }
  return g_string_free (text, FALSE);
}

static void
add_bundle (SkvOfferWindow *self, const SkvBundle *bundle)
{
  g_autofree char *title = title_of (self, bundle);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", bundle->when, bundle->why);
  /* TRANSLATORS: what a button does; titles of jobs, and when */
  g_autofree char *name = g_strdup_printf (_("Put together: %1$s, %2$s"), title, bundle->when);
  GtkWidget *row = add_row (self, title, subtitle, "emblem-ok-symbolic");

  add_doing (self, row, _("_Put Together"), name, bundle->edit);
}

static void
show_bundles (SkvOfferWindow *self, const SkvOffers *offers)
{
  GPtrArray *bundles = offers->list;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < bundles->len; i++)
    add_bundle (self, g_ptr_array_index (bundles, i));
  summary = bundles->len == 0
              ? g_strdup_printf (_("No jobs of %d would better be done together."),
                                 skv_session_get_year (self->session))
              : g_strdup_printf (
                  g_dngettext (
                    GETTEXT_PACKAGE, "%1$u group of jobs of %2$d would better be one evening.",
                    "%1$u groups of jobs of %2$d would better be one evening each.", bundles->len),
                  bundles->len, skv_session_get_year (self->session));
  gtk_label_set_label (self->summary, summary);
}

/* --- showing -----------------------------------------------------------------------------------
 */

static void
clear (SkvOfferWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
}

static void
on_offers (gpointer owner, gpointer result, const GError *error)
{
  SkvOfferWindow *self = SKV_OFFER_WINDOW (owner);
  g_autoptr (SkvOffers) offers = result;
  GtkListBoxRow *first;

  g_clear_object (&self->work);
  if (offers == NULL || offers->gone || (self->took && offers->list->len == 0))
    {
      gtk_window_close (GTK_WINDOW (self)); /* given up, or there is nothing to solve any more */
      return;
    }
  clear (self);
  if (self->check != NULL)
    show_solutions (self, offers);
  else
    show_bundles (self, offers);
  first = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), first != NULL);
  if (first != NULL)
    gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (first));
}

/* What it says holds for one state of the plan. */
static void
look (SkvOfferWindow *self)
{
  skv_work_clear (&self->work);
  self->work = skv_offers_start (G_OBJECT (self), self->session, self->check, self->item,
                                 self->against, on_offers);
  skv_work_bar_follow (self->work_bar, self->work, _("Trying what would help…"), TRUE);
}

static void
skv_offer_window_dispose (GObject *object)
{
  skv_work_clear (&SKV_OFFER_WINDOW (object)->work);
  g_clear_object (&SKV_OFFER_WINDOW (object)->session);
  G_OBJECT_CLASS (skv_offer_window_parent_class)->dispose (object);
}

static void
skv_offer_window_finalize (GObject *object)
{
  SkvOfferWindow *self = SKV_OFFER_WINDOW (object);

  g_free (self->check);
  g_free (self->item);
  g_free (self->against);
  G_OBJECT_CLASS (skv_offer_window_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SkvOfferWindow, name)

static void
skv_offer_window_class_init (SkvOfferWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_offer_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_offer_window_finalize;
  g_type_ensure (SKV_TYPE_TOAST);
  g_type_ensure (SKV_TYPE_WORK_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/suggest-offers.ui");
  BIND (title);
  BIND (summary);
  BIND (list);
  BIND (toast);
  BIND (work_bar);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
skv_offer_window_init (SkvOfferWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make (
  SkvSession *session, const char *title, const char *check, const char *item, const char *against)
{
  SkvOfferWindow *self = g_object_new (SKV_TYPE_OFFER_WINDOW, "title", title, NULL);

  self->session = g_object_ref (session);
  self->check = g_strdup (check);
  self->item = g_strdup (item);
  self->against = g_strdup (against);
  adw_window_title_set_title (self->title, title);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  look (self);
  return GTK_WIDGET (self);
}

GtkWidget *
skv_offer_window_new_for_conflict (SkvSession *session,
                                   const char *check,
                                   const char *item,
                                   const char *against)
{
  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);
  g_return_val_if_fail (check != NULL && item != NULL, NULL);

  if (!skv_offers_has_conflict (skv_session_get_checker (session), check, item, against, NULL))
    return NULL;
  return make (session, _("What Would Solve It"), check, item, against);
}

GtkWidget *
skv_offer_window_new_for_bundles (SkvSession *session)
{
  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  return make (session, _("Jobs That Belong Together"), NULL, NULL, NULL);
}
