/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/rules/rules-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/lane-swatch.h"
#include "app/plan-files.h"
#include "app/present.h"
#include "app/rules/rule-editor.h"
#include "app/rules/rule-edits.h"
#include "app/rules/rule-row.h"

struct _SkvRulesPage
{
  SkvPage base;

  char *focused; /* (owned) (nullable): id of the rule whose row has the focus */

  /* children of the template */
  GtkStack *stack;
  GtkBox *lanes;
  GtkWidget *new_button;
};

G_DEFINE_FINAL_TYPE (SkvRulesPage, skv_rules_page, SKV_TYPE_PAGE)

/* --- what can be done with a rule --------------------------------------------------------------
 */

static void
present (SkvRulesPage *self, GtkWidget *editor)
{
  if (editor == NULL)
    return;
  skv_present_over (editor, GTK_WIDGET (self));
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  SkvRulesPage *self = SKV_RULES_PAGE (data);

  present (self, skv_rule_editor_new_for_rule (self->base.session,
                                               skv_rule_row_get_rule (GTK_WIDGET (row))));
}

static void
new_rule (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvRulesPage *self = SKV_RULES_PAGE (widget);
  SkvPlan *plan = skv_session_get_plan (self->base.session);
  SkvRule *rule = skv_rule_draft_suggest (plan, g_variant_get_string (parameter, NULL));

  present (self, skv_rule_editor_new (self->base.session, skv_rule_draft_new (plan, rule)));
  skv_record_unref (rule);
}

static const SkvRule *
get_rule (SkvRulesPage *self, GVariant *parameter)
{
  return skv_plan_get_rule (skv_session_get_plan (self->base.session),
                            g_variant_get_string (parameter, NULL));
}

/* The copy is opened at once: two rules that say the same are of no use. */
static void
duplicate_rule (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvRulesPage *self = SKV_RULES_PAGE (widget);
  const SkvRule *rule = get_rule (self, parameter);
  SkvRule *copy;

  if (rule == NULL)
    return;
  copy = skv_rule_edits_duplicate (rule);
  present (self, skv_rule_editor_new (
                   self->base.session,
                   skv_rule_draft_new (skv_session_get_plan (self->base.session), copy)));
  skv_record_unref (copy);
}

static void
delete_rule (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvRulesPage *self = SKV_RULES_PAGE (widget);
  const SkvRule *rule = get_rule (self, parameter);
  g_autoptr (SkvEdit) edit = NULL;

  if (rule == NULL)
    return;
  edit = skv_rule_edits_delete (skv_session_get_plan (self->base.session), rule);
  skv_session_apply (self->base.session, edit);
}

/* --- the list ----------------------------------------------------------------------------------
 */

static void
on_focus_changed (GtkListBoxRow *row, GParamSpec *pspec, gpointer data)
{
  SkvRulesPage *self = SKV_RULES_PAGE (data);

  if (gtk_widget_has_focus (GTK_WIDGET (row)))
    skv_set_text (&self->focused, skv_rule_row_get_rule (GTK_WIDGET (row)));
}

static GtkWidget *
heading_new (SkvPlan *plan, const char *lane, guint position)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (skv_plan_lane_title (plan, lane));

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), skv_lane_swatch_new (lane, position));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
list_new (SkvRulesPage *self, const char *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), self);
  return list;
}

/* TRUE if that lane has rules */
static gboolean
add_lane (SkvRulesPage *self, const char *lane, guint position)
{
  SkvPlan *plan = skv_session_get_plan (self->base.session);
  GPtrArray *rules = skv_plan_get_records (plan, SKV_KIND_RULE);
  gboolean read_only = skv_plan_files_is_read_only (plan);
  GtkWidget *list = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      const SkvRule *rule = g_ptr_array_index (rules, i);
      GtkWidget *row;

      if (g_strcmp0 (rule->lane, lane) != 0)
        continue;
      if (list == NULL)
        {
          GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

          list = list_new (self, skv_plan_lane_title (plan, lane));
          gtk_box_append (GTK_BOX (box), heading_new (plan, lane, position));
          gtk_box_append (GTK_BOX (box), list);
          gtk_box_append (self->lanes, box);
        }
      row = skv_rule_row_new (plan, rule, skv_session_get_year (self->base.session), read_only);
      g_signal_connect (row, "notify::has-focus", G_CALLBACK (on_focus_changed), self);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  return list != NULL;
}

/* The row of the rule @id, or else the first one (nullable: there is none) */
static GtkWidget *
find_row (SkvRulesPage *self, const char *id)
{
  GtkWidget *first = NULL;

  for (GtkWidget *lane = gtk_widget_get_first_child (GTK_WIDGET (self->lanes)); lane != NULL;
       lane = gtk_widget_get_next_sibling (lane))
    {
      GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_last_child (lane));
      GtkListBoxRow *row;

      for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
        {
          if (g_strcmp0 (skv_rule_row_get_rule (GTK_WIDGET (row)), id) == 0)
            return GTK_WIDGET (row);
          if (first == NULL)
            first = GTK_WIDGET (row);
        }
    }
  return first;
}

static void
skv_rules_page_rebuild (SkvPage *page)
{
  SkvRulesPage *self = SKV_RULES_PAGE (page);
  SkvPlan *plan = skv_session_get_plan (self->base.session);
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->lanes));
  gboolean any = FALSE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lanes))) != NULL)
    gtk_box_remove (self->lanes, child);
  for (guint i = 0; i < lanes->len; i++)
    any = add_lane (self, g_ptr_array_index (lanes, i), i) || any;
  gtk_stack_set_visible_child_name (self->stack, any ? "rules" : "none");
  gtk_widget_set_sensitive (self->new_button, !skv_plan_files_is_read_only (plan));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rules.new",
                                 !skv_plan_files_is_read_only (plan));
  if (had_focus && any)
    gtk_widget_grab_focus (find_row (self, self->focused));
}

/* --- widget ------------------------------------------------------------------------------------
 */

/* The page is entered at the rule that was left, else at the first. */
static gboolean
skv_rules_page_grab_focus (GtkWidget *widget)
{
  SkvRulesPage *self = SKV_RULES_PAGE (widget);
  GtkWidget *row;

  skv_page_ensure (SKV_PAGE (self));
  row = find_row (self, self->focused);
  return gtk_widget_grab_focus (row != NULL ? row : self->new_button);
}

static void
skv_rules_page_dispose (GObject *object)
{
  SkvRulesPage *self = SKV_RULES_PAGE (object);
  GtkWidget *child;

  skv_page_drop_session (SKV_PAGE (self));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (skv_rules_page_parent_class)->dispose (object);
}

static void
skv_rules_page_finalize (GObject *object)
{
  g_free (SKV_RULES_PAGE (object)->focused);
  G_OBJECT_CLASS (skv_rules_page_parent_class)->finalize (object);
}

static void
skv_rules_page_class_init (SkvRulesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SkvPageClass *page_class = SKV_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_rules_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = skv_rules_page_finalize;
  page_class->when_idle = TRUE;
  page_class->rebuild = skv_rules_page_rebuild;
  widget_class->grab_focus = skv_rules_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/systemkveld/Systemkveld/rules-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SkvRulesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SkvRulesPage, lanes);
  gtk_widget_class_bind_template_child (widget_class, SkvRulesPage, new_button);
  gtk_widget_class_install_action (widget_class, "rules.new", "s", new_rule);
  gtk_widget_class_install_action (widget_class, "rules.duplicate", "s", duplicate_rule);
  gtk_widget_class_install_action (widget_class, "rules.delete", "s", delete_rule);
}

static void
skv_rules_page_init (SkvRulesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
