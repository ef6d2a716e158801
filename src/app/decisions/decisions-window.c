/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/decisions/decisions-window.h"

#include <glib/gi18n-lib.h>

#include "app/conflict-entry.h"
#include "app/parts.h"
#include "app/plan-files.h"
#include "core/conflict/exceptions.h"
#include "core/conflict/lifts.h"
#include "core/conflict/reviews.h"

struct _SkvDecisionsWindow
{
  AdwWindow parent_instance;

  SkvSession *session; /* (owned) */
  GtkWidget *page;
  AdwPreferencesGroup *reviews;
  AdwPreferencesGroup *lifts;
  AdwPreferencesGroup *exceptions;
  GtkWidget *tidy;
  GPtrArray *rows; /* (owned) (element-type GtkWidget): all that were added, (unowned) */
};

G_DEFINE_FINAL_TYPE (SkvDecisionsWindow, skv_decisions_window, ADW_TYPE_WINDOW)

/* --- rows ------------------------------------------------------------------------------------ */

/* @icon: what state it is in, which the subtitle says in words */
static GtkWidget *
add_row (SkvDecisionsWindow *self,
         AdwPreferencesGroup *group,
         const char *title,
         const char *subtitle,
         const char *icon)
{
  GtkWidget *row = skv_plain_row_new (title, subtitle, icon);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  g_object_set_data (G_OBJECT (row), "group", group);
  return row;
}

/* @id: (transfer full): what the handler is about; @name: what a screen reader says */
static void
add_button (SkvDecisionsWindow *self,
            GtkWidget *row,
            const char *label,
            const char *name,
            char *id,
            GCallback handler)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  SkvPlan *plan = skv_session_get_plan (self->session);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !skv_plan_files_is_read_only (plan));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "id", id, g_free);
  g_signal_connect_object (button, "clicked", handler, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
apply (SkvDecisionsWindow *self, SkvEdit *edit)
{
  if (edit != NULL)
    skv_session_apply (self->session, edit);
}

/* --- emergencies ----------------------------------------------------------------------------- */

static void
mark (SkvDecisionsWindow *self, const char *id, SkvDay day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit =
    skv_review_mark (skv_session_get_plan (self->session), id, day, &error);

  if (edit == NULL)
    skv_session_tell (self->session, error->message);
  apply (self, edit);
}

static void
on_reviewed (GtkButton *button, gpointer data)
{
  SkvDecisionsWindow *self = SKV_DECISIONS_WINDOW (data);

  mark (self, g_object_get_data (G_OBJECT (button), "id"), skv_session_get_today (self->session));
}

static void
on_not_reviewed (GtkButton *button, gpointer data)
{
  mark (SKV_DECISIONS_WINDOW (data), g_object_get_data (G_OBJECT (button), "id"), SKV_DAY_NONE);
}

static void
add_review (SkvDecisionsWindow *self, const SkvReview *review)
{
  static const char *const icons[] = {
    [SKV_REVIEW_DUE] = "dialog-warning-symbolic",
    [SKV_REVIEW_WAITING] = "document-open-recent-symbolic",
    [SKV_REVIEW_DONE] = "object-select-symbolic",
  };
  SkvPlan *plan = skv_session_get_plan (self->session);
  const SkvItem *item = review->item;
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, item->parent.id);
  const SkvOccurrence *occurrence =
    found != NULL ? skv_occurrences_lookup (found, item->parent.id) : NULL;
  g_autofree char *when = occurrence != NULL ? skv_occurrence_when (plan, occurrence) : NULL;
  g_autofree char *words = skv_review_words (review);
  g_autofree char *title =
    when != NULL ? g_strdup_printf ("%s, %s", item->title, when) : g_strdup (item->title);
  /* TRANSLATORS: of an emergency: "To be reviewed on 9 June 2027", "due", and why it was one */
  g_autofree char *subtitle =
    g_strdup_printf (_("%1$s · %2$s\nReason: %3$s"), words, skv_review_state_title (review->state),
                     item->reason != NULL ? item->reason : "");
  gboolean done = review->state == SKV_REVIEW_DONE;
  /* TRANSLATORS: what a button does; title of an emergency */
  g_autofree char *name = g_strdup_printf (
    done ? _("“%s” is not reviewed after all") : _("“%s” is reviewed"), item->title);
  GtkWidget *row = add_row (self, self->reviews, title, subtitle, icons[review->state]);

  add_button (self, row, done ? _("_Not Reviewed") : _("_Reviewed"), name,
              g_strdup (item->parent.id),
              done ? G_CALLBACK (on_not_reviewed) : G_CALLBACK (on_reviewed));
}

static void
show_reviews (SkvDecisionsWindow *self)
{
  g_autoptr (GPtrArray) reviews =
    skv_reviews_list (skv_session_get_plan (self->session), skv_session_get_today (self->session));

  for (guint i = 0; i < reviews->len; i++)
    add_review (self, g_ptr_array_index (reviews, i));
  adw_preferences_group_set_description (
    self->reviews, reviews->len > 0
                     ? _("Each is looked at afterwards: five working days later, if it says no "
                          "other day.")
                     : _("There is no emergency in this plan."));
}

/* --- freezes --------------------------------------------------------------------------------- */

static void
on_withdraw_lift (GtkButton *button, gpointer data)
{
  SkvDecisionsWindow *self = SKV_DECISIONS_WINDOW (data);
  g_autoptr (SkvEdit) edit = skv_lift_withdraw (skv_session_get_plan (self->session),
                                                g_object_get_data (G_OBJECT (button), "id"));

  apply (self, edit);
}

static void
show_lifts (SkvDecisionsWindow *self)
{
  static const char *const icons[] = {
    [SKV_LIFT_HOLDS] = "changes-allow-symbolic",
    [SKV_LIFT_OVER] = "document-open-recent-symbolic",
    [SKV_LIFT_MOVED] = "dialog-warning-symbolic",
    [SKV_LIFT_GONE] = "dialog-warning-symbolic",
  };
  g_autoptr (GPtrArray) entries =
    skv_lift_entries (skv_session_get_plan (self->session), skv_session_get_today (self->session));

  for (guint i = 0; i < entries->len; i++)
    {
      const SkvLiftEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *words = skv_lift_words (entry->lift);
      g_autofree char *subtitle =
        g_strdup_printf ("%s · %s", words, skv_lift_state_title (entry->state));
      /* TRANSLATORS: what a button does; title of a freeze */
      g_autofree char *name = g_strdup_printf (_("No longer lift “%s”"), entry->freeze);
      GtkWidget *row = add_row (self, self->lifts, entry->freeze, subtitle, icons[entry->state]);

      add_button (self, row, _("_Withdraw"), name, g_strdup (entry->lift->parent.id),
                  G_CALLBACK (on_withdraw_lift));
    }
  adw_preferences_group_set_description (
    self->lifts, entries->len > 0
                   ? NULL
                   : _("No freeze is lifted. Select one in the year and choose “Lift for a "
                        "While” in its menu."));
}

/* --- accepted conflicts ---------------------------------------------------------------------- */

static void
on_withdraw_exception (GtkButton *button, gpointer data)
{
  SkvDecisionsWindow *self = SKV_DECISIONS_WINDOW (data);
  SkvPlan *plan = skv_session_get_plan (self->session);
  const SkvException *exception =
    skv_plan_lookup (plan, SKV_KIND_EXCEPTION, g_object_get_data (G_OBJECT (button), "id"));
  g_autoptr (SkvEdit) edit = NULL;

  if (exception == NULL)
    return;
  edit = skv_exception_withdraw (plan, exception->check, exception->item, exception->against);
  apply (self, edit);
}

static void
on_tidy (SkvDecisionsWindow *self)
{
  guint n;
  g_autoptr (SkvEdit) edit = skv_exceptions_tidy (skv_session_get_plan (self->session),
                                                  skv_session_get_today (self->session), &n);

  apply (self, edit);
}

static void
add_exception (SkvDecisionsWindow *self, const SkvExceptionEntry *entry)
{
  const SkvException *exception = entry->exception;
  const char *check = skv_check_title (exception->check);
  g_autofree char *words = skv_exception_words (exception);
  g_autofree char *both = entry->against != NULL
                            /* TRANSLATORS: two titles that collide */
                            ? g_strdup_printf (_("“%1$s” and “%2$s”"), entry->item, entry->against)
                            : g_strdup_printf (_("“%s”"), entry->item);
  g_autofree char *title =
    g_strdup_printf ("%s · %s", both, check != NULL ? check : exception->check);
  g_autofree char *subtitle =
    g_strdup_printf ("%s · %s", words, skv_exception_state_title (entry->state));
  /* TRANSLATORS: what a button does: the title of a job and the kind of its conflict */
  g_autofree char *name = g_strdup_printf (_("No longer accept the conflict of “%1$s”: %2$s"),
                                           entry->item, check != NULL ? check : exception->check);
  GtkWidget *row = add_row (self, self->exceptions, title, subtitle,
                            entry->state == SKV_EXCEPTION_HOLDS ? "object-select-symbolic"
                                                                : "dialog-warning-symbolic");

  add_button (self, row, _("_Withdraw"), name, g_strdup (exception->parent.id),
              G_CALLBACK (on_withdraw_exception));
}

static void
show_exceptions (SkvDecisionsWindow *self)
{
  g_autoptr (GPtrArray) entries = skv_exception_list (skv_session_get_plan (self->session),
                                                      skv_session_get_today (self->session));
  gboolean stale = FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const SkvExceptionEntry *entry = g_ptr_array_index (entries, i);

      add_exception (self, entry);
      stale = stale || entry->state != SKV_EXCEPTION_HOLDS;
    }
  gtk_widget_set_visible (self->tidy, stale);
  adw_preferences_group_set_description (
    self->exceptions, entries->len > 0 ? NULL : _("No conflict of this plan is accepted."));
}

/* --- the window ------------------------------------------------------------------------------ */

static void
update (SkvDecisionsWindow *self)
{
  /* What is in focus may be about to go: the keyboard is to stay in the window. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "group"), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  show_reviews (self);
  show_lifts (self);
  show_exceptions (self);
  gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
}

static void
skv_decisions_window_dispose (GObject *object)
{
  g_clear_object (&SKV_DECISIONS_WINDOW (object)->session);
  G_OBJECT_CLASS (skv_decisions_window_parent_class)->dispose (object);
}

static void
skv_decisions_window_finalize (GObject *object)
{
  g_ptr_array_unref (SKV_DECISIONS_WINDOW (object)->rows);
  G_OBJECT_CLASS (skv_decisions_window_parent_class)->finalize (object);
}

static void
skv_decisions_window_class_init (SkvDecisionsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = skv_decisions_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_decisions_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (page, group);
  return group;
}

static void
skv_decisions_window_init (SkvDecisionsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  self->rows = g_ptr_array_new ();
  self->page = GTK_WIDGET (page);
  gtk_window_set_title (GTK_WINDOW (self), _("Exceptions and Reviews"));
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 620);
  self->reviews = add_group (page, _("Emergencies"));
  self->lifts = add_group (page, _("Lifted Freezes"));
  self->exceptions = add_group (page, _("Accepted Conflicts"));
  self->tidy = gtk_button_new_with_mnemonic (_("_Forget What No Longer Counts"));
  gtk_widget_add_css_class (self->tidy, "flat");
  gtk_widget_set_valign (self->tidy, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->tidy, "clicked", G_CALLBACK (on_tidy), self);
  adw_preferences_group_set_header_suffix (self->exceptions, self->tidy);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  adw_window_set_content (ADW_WINDOW (self), box);
}

SkvSession *
skv_decisions_window_get_session (SkvDecisionsWindow *self)
{
  g_return_val_if_fail (SKV_IS_DECISIONS_WINDOW (self), NULL);
  return self->session;
}

GtkWidget *
skv_decisions_window_new (SkvSession *session)
{
  SkvDecisionsWindow *self;

  g_return_val_if_fail (SKV_IS_SESSION (session), NULL);

  self = g_object_new (SKV_TYPE_DECISIONS_WINDOW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
