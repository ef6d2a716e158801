/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/organisations/organisations-page.h"

#include <glib/gi18n-lib.h>

#include "app/organisations/country-days.h"
#include "app/organisations/local-day-dialog.h"
#include "app/organisations/organisation-dialog.h"
#include "app/organisations/organisation-words.h"
#include "app/organisations/organisations-list.h"
#include "app/plan-files.h"
#include "app/present.h"
#include "app/question.h"

struct _SkvOrganisationsPage
{
  SkvPage base;

  GtkWidget *scroller;
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (SkvOrganisationsPage, skv_organisations_page, SKV_TYPE_PAGE)

/* --- rows ------------------------------------------------------------------------------------ */

typedef struct
{
  const char *key;
  GtkWidget *row; /* that one, or the last before it */
  int position;   /* how many rows are before the wanted one; -1: not counted */
  int n;
} RowSearch;

static void
walk_rows (GtkWidget *widget, RowSearch *search)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *key = g_object_get_data (G_OBJECT (child), "skv-key");

      if (key == NULL)
        {
          walk_rows (child, search);
          continue;
        }
      if (search->key != NULL && g_str_equal (key, search->key))
        {
          search->position = search->n;
          search->row = child;
        }
      else if (search->key == NULL && search->n <= search->position)
        search->row = child;
      search->n++;
    }
}

/* key (transfer full) (nullable) and position of the row that has the keyboard */
static char *
find_focused (SkvOrganisationsPage *self, int *position)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  RowSearch search = { .position = -1 };

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  for (; focus != GTK_WIDGET (self); focus = gtk_widget_get_parent (focus))
    {
      search.key = g_object_get_data (G_OBJECT (focus), "skv-key");
      if (search.key != NULL)
        {
          walk_rows (GTK_WIDGET (self->box), &search);
          *position = search.position;
          return g_strdup (search.key);
        }
    }
  return NULL;
}

/* The same row, or the one that is now where it was. */
static void
restore_focus (SkvOrganisationsPage *self, const char *key, int position)
{
  RowSearch search = { .key = key, .position = -1 };

  if (key == NULL)
    return;
  walk_rows (GTK_WIDGET (self->box), &search);
  if (search.row == NULL)
    {
      search = (RowSearch){ .position = position };
      walk_rows (GTK_WIDGET (self->box), &search);
    }
  if (search.row != NULL)
    gtk_widget_grab_focus (search.row);
}

static void
skv_organisations_page_rebuild (SkvPage *page)
{
  SkvOrganisationsPage *self = SKV_ORGANISATIONS_PAGE (page);
  gboolean writable;
  int position = -1;
  g_autofree char *key = find_focused (self, &position);
  GtkWidget *country, *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (self->base.session == NULL)
    return;
  writable = !skv_plan_files_is_read_only (skv_session_get_plan (self->base.session));
  gtk_box_append (self->box, skv_organisations_group_new (self->base.session, writable));
  gtk_box_append (self->box, skv_local_days_group_new (self->base.session, writable));
  country = skv_country_days_group_new (self->base.session, writable);
  if (country != NULL)
    gtk_box_append (self->box, country);
  restore_focus (self, key, position);
}

/* --- actions --------------------------------------------------------------------------------- */

static void
edit_organisation (SkvOrganisationsPage *self,
                   SkvKind kind,
                   const char *id,
                   const char *organisation)
{
  SkvOrganisationForm *form = skv_organisation_form_new (
    skv_session_get_plan (self->base.session), kind, id, skv_session_get_year (self->base.session));

  if (organisation != NULL)
    skv_set_text (&form->other, organisation);
  skv_present_over (skv_organisation_dialog_new (self->base.session, form), GTK_WIDGET (self));
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvOrganisationsPage *self = SKV_ORGANISATIONS_PAGE (widget);

  if (g_str_equal (g_variant_get_string (parameter, NULL), skv_kind_name (SKV_KIND_LOCAL_DAY)))
    skv_present_over (
      skv_local_day_dialog_new (self->base.session,
                                skv_day_form_new (skv_session_get_year (self->base.session))),
      GTK_WIDGET (self));
  else
    edit_organisation (self, SKV_KIND_ORGANISATION, NULL, NULL);
}

static void
on_add_department (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit_organisation (SKV_ORGANISATIONS_PAGE (widget), SKV_KIND_DEPARTMENT, NULL,
                     g_variant_get_string (parameter, NULL));
}

/* The record that a row stands for; NULL if it is gone. */
static gconstpointer
read_target (SkvOrganisationsPage *self, GVariant *parameter, SkvKind *kind, const char **id)
{
  const char *kind_name;

  g_variant_get (parameter, "(&s&s)", &kind_name, id);
  for (int other = 0; other < SKV_N_KINDS; other++)
    {
      if (g_str_equal (skv_kind_name (other), kind_name))
        *kind = other;
    }
  return skv_plan_lookup (skv_session_get_plan (self->base.session), *kind, *id);
}

static void
on_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvOrganisationsPage *self = SKV_ORGANISATIONS_PAGE (widget);
  SkvKind kind = SKV_KIND_ORGANISATION;
  const char *id;
  gconstpointer record = read_target (self, parameter, &kind, &id);

  if (record == NULL)
    return;
  if (kind == SKV_KIND_LOCAL_DAY)
    skv_present_over (skv_local_day_dialog_new (
                        self->base.session,
                        skv_day_form_new_for (record, skv_session_get_year (self->base.session))),
                      GTK_WIDGET (self));
  else
    edit_organisation (self, kind, id, NULL);
}

static const char *
record_name (SkvKind kind, gconstpointer record)
{
  if (kind == SKV_KIND_LOCAL_DAY)
    return ((const SkvLocalDay *) record)->name;
  return kind == SKV_KIND_DEPARTMENT ? ((const SkvDepartment *) record)->name
                                     : ((const SkvOrganisation *) record)->name;
}

static void
on_delete (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SkvOrganisationsPage *self = SKV_ORGANISATIONS_PAGE (widget);
  SkvKind kind = SKV_KIND_ORGANISATION;
  const char *id;
  gconstpointer record = read_target (self, parameter, &kind, &id);
  g_autoptr (GPtrArray) referrers = NULL;
  g_autoptr (SkvEdit) edit = NULL;

  if (record == NULL)
    return;
  referrers = skv_plan_list_referrers (skv_session_get_plan (self->base.session), kind, id);
  if (referrers->len > 0)
    {
      skv_question_tell_referrers (
        GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), record_name (kind, record), referrers,
        _("If it no longer exists, give it a last day instead: what happened before keeps its "
           "name."));
      return;
    }
  edit = skv_record_removal (kind, id, record_name (kind, record));
  skv_session_apply (self->base.session, edit);
}

static void
on_change_here (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvOrganisationsPage *self = SKV_ORGANISATIONS_PAGE (widget);
  SkvDayForm *form = skv_country_day_form (skv_session_get_plan (self->base.session),
                                           g_variant_get_int32 (parameter));

  if (form != NULL)
    skv_present_over (skv_local_day_dialog_new (self->base.session, form), GTK_WIDGET (self));
}

/* --- object ---------------------------------------------------------------------------------- */

static gboolean
skv_organisations_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SkvOrganisationsPage *self = SKV_ORGANISATIONS_PAGE (widget);

  return gtk_widget_child_focus (self->scroller, direction);
}

static void
skv_organisations_page_dispose (GObject *object)
{
  SkvOrganisationsPage *self = SKV_ORGANISATIONS_PAGE (object);

  skv_page_drop_session (SKV_PAGE (self));
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (skv_organisations_page_parent_class)->dispose (object);
}

static void
skv_organisations_page_class_init (SkvOrganisationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SkvPageClass *page_class = SKV_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_organisations_page_dispose;
  page_class->rebuild = skv_organisations_page_rebuild;
  widget_class->focus = skv_organisations_page_focus;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/organisations-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SkvOrganisationsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, SkvOrganisationsPage, box);
  gtk_widget_class_install_action (widget_class, "organisations.add", "s", on_add);
  gtk_widget_class_install_action (widget_class, "organisations.add-department", "s",
                                   on_add_department);
  gtk_widget_class_install_action (widget_class, "organisations.edit", "(ss)", on_edit);
  gtk_widget_class_install_action (widget_class, "organisations.delete", "(ss)", on_delete);
  gtk_widget_class_install_action (widget_class, "organisations.change-here", "i", on_change_here);
}

static void
skv_organisations_page_init (SkvOrganisationsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
