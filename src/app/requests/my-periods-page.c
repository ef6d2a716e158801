/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/requests/my-periods-page.h"

#include <glib/gi18n-lib.h>

#include "app/present.h"
#include "app/requests/exchange-files.h"
#include "app/requests/mail-dialog.h"
#include "app/requests/my-periods-list.h"
#include "app/requests/period-dialog.h"
#include "core/exchange/request.h"
#include "core/model/audience.h"

struct _SkvMyPeriodsPage
{
  SkvPage base;

  GtkWidget *scroller;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (SkvMyPeriodsPage, skv_my_periods_page, SKV_TYPE_PAGE)

static guint show_item_signal;

/* (nullable): a copy for nobody's department */
static const char *
department_of (SkvMyPeriodsPage *self)
{
  const char *department = NULL;

  if (self->base.session != NULL)
    skv_plan_get_audience (skv_session_get_plan (self->base.session), &department);
  return department;
}

static void
skv_my_periods_page_rebuild (SkvPage *page)
{
  SkvMyPeriodsPage *self = SKV_MY_PERIODS_PAGE (page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  if (department_of (self) == NULL)
    return;
  skv_my_periods_fill (self->box, self->base.session, department_of (self));
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->box), GTK_DIR_TAB_FORWARD);
}

/* --- actions --------------------------------------------------------------------------------- */

static gboolean
on_registered (SkvPeriodDialog *dialog,
               const char *title,
               const SkvProposal *proposal,
               gpointer data)
{
  SkvMyPeriodsPage *self = SKV_MY_PERIODS_PAGE (data);
  SkvPlan *plan = skv_session_get_plan (self->base.session);
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  edit = skv_request_register (plan, department_of (self), title, proposal->ask, proposal,
                               skv_requests_now (), NULL, &error);
  if (edit != NULL)
    return skv_session_apply (self->base.session, edit);
  skv_period_dialog_show_problem (dialog, error->message);
  return FALSE;
}

static void
on_register (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvMyPeriodsPage *self = SKV_MY_PERIODS_PAGE (widget);
  GtkWidget *dialog;

  if (department_of (self) == NULL)
    return;
  dialog = skv_period_dialog_new (self->base.session, skv_period_form_new (), department_of (self),
                                  _("Register a Period"), _("_Register"));
  skv_period_dialog_set_done (SKV_PERIOD_DIALOG (dialog), on_registered, g_object_ref (self),
                              g_object_unref);
  skv_present_over (dialog, widget);
}

static void
on_withdraw (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvSession *session = SKV_MY_PERIODS_PAGE (widget)->base.session;
  SkvPlan *plan = skv_session_get_plan (session);
  const SkvRequest *request =
    skv_plan_lookup (plan, SKV_KIND_REQUEST, g_variant_get_string (parameter, NULL));
  SkvRequestAnswer answer = { NULL, NULL, skv_requests_now () };
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  if (request == NULL)
    return;
  edit = skv_request_withdraw (plan, request, &answer, &error);
  if (edit != NULL)
    skv_session_apply (session, edit);
  else
    skv_session_tell (session, error->message);
}

static void
on_send (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvMyPeriodsPage *self = SKV_MY_PERIODS_PAGE (widget);
  SkvPlan *plan = skv_session_get_plan (self->base.session);
  const SkvDepartment *department =
    skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, department_of (self));
  g_auto (GStrv) ids = skv_my_periods_list_waiting (plan, department_of (self));

  if (ids[0] != NULL)
    skv_requests_save (widget, self->base.session, (const char *const *) ids,
                       _("Save the File to Send"),
                       department != NULL ? department->name : _("Periods"));
}

static void
on_receive (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_requests_choose (widget, SKV_MY_PERIODS_PAGE (widget)->base.session, _("Read Answer"));
}

static void
on_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  skv_requests_paste (widget, SKV_MY_PERIODS_PAGE (widget)->base.session);
}

static void
on_confirm (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvMyPeriodsPage *self = SKV_MY_PERIODS_PAGE (widget);
  g_autofree char *text = skv_my_periods_letter (self->base.session, department_of (self));
  g_autofree char *subject =
    g_strdup_printf (_("The periods of %d are right"), skv_session_get_year (self->base.session));

  skv_present_over (
    skv_mail_dialog_new (self->base.session, _("Tell the Planner"), "", subject, text), widget);
}

static void
on_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, show_item_signal, 0, g_variant_get_string (parameter, NULL));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  SkvMyPeriodsPage *self = SKV_MY_PERIODS_PAGE (data);
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (self->base.session == NULL)
    return FALSE;
  skv_requests_take_files (GTK_WIDGET (self), self->base.session, files);
  return TRUE;
}

/* --- object ---------------------------------------------------------------------------------- */

static gboolean
skv_my_periods_page_grab_focus (GtkWidget *widget)
{
  SkvMyPeriodsPage *self = SKV_MY_PERIODS_PAGE (widget);

  skv_page_ensure (SKV_PAGE (self));
  return gtk_widget_child_focus (GTK_WIDGET (self->box), GTK_DIR_TAB_FORWARD);
}

static void
skv_my_periods_page_dispose (GObject *object)
{
  SkvMyPeriodsPage *self = SKV_MY_PERIODS_PAGE (object);

  skv_page_drop_session (SKV_PAGE (self));
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (skv_my_periods_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "periods.register", NULL, on_register);
  gtk_widget_class_install_action (widget_class, "periods.withdraw", "s", on_withdraw);
  gtk_widget_class_install_action (widget_class, "periods.send", NULL, on_send);
  gtk_widget_class_install_action (widget_class, "periods.receive", NULL, on_receive);
  gtk_widget_class_install_action (widget_class, "periods.paste", NULL, on_paste);
  gtk_widget_class_install_action (widget_class, "periods.confirm", NULL, on_confirm);
  gtk_widget_class_install_action (widget_class, "periods.show", "s", on_show);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "periods.paste",
                                       NULL);
}

static void
skv_my_periods_page_class_init (SkvMyPeriodsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SkvPageClass *page_class = SKV_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_my_periods_page_dispose;
  page_class->when_idle = TRUE;
  page_class->rebuild = skv_my_periods_page_rebuild;
  widget_class->grab_focus = skv_my_periods_page_grab_focus;
  show_item_signal =
    g_signal_new ("show-item", SKV_TYPE_MY_PERIODS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  install_actions (widget_class);
}

static void
skv_my_periods_page_init (SkvMyPeriodsPage *self)
{
  GtkWidget *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->scroller = gtk_scrolled_window_new ();
  self->box = GTK_BOX (box);
  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 32);
  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  skv_requests_install_drop (GTK_WIDGET (self), on_drop);
}
