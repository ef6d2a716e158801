/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/rules/preview-pane.h"

#include <glib/gi18n-lib.h>

#include "app/rules/preview-line.h"
#include "core/calendar/rule-preview.h"
#include "core/calendar/rule-sentence.h"

#define FIRST_YEAR 1970
#define LAST_YEAR 2095
#define YEARS 5

struct _SkvPreviewPane
{
  GtkWidget parent_instance;

  GtkLabel *sentence;
  GtkSpinButton *year;
  GtkLabel *summary;
  GtkStack *stack; /* "dates" or "message" */
  GtkLabel *message;
  GListStore *lines;
  gboolean following;
};

G_DEFINE_FINAL_TYPE (SkvPreviewPane, skv_preview_pane, GTK_TYPE_WIDGET)

static guint year_changed_signal;

/* --- summary -----------------------------------------------------------------------------------
 */

typedef struct
{
  guint days;
  guint moved;
  guint unresolved;
  guint left_out;
} Sums;

static Sums
sum_up (const SkvRulePreview *preview)
{
  Sums sums = { 0 };

  for (guint i = 0; i < skv_rule_preview_get_n_groups (preview); i++)
    {
      const SkvPreviewGroup *group = skv_rule_preview_get_group (preview, i);
      guint n = group->originals->len;

      if (group->change == SKV_PREVIEW_GONE)
        continue;
      if (!group->resolved)
        sums.unresolved += n;
      else if (group->left_out)
        sums.left_out += n;
      else
        sums.days += n;
      if (group->resolved && !group->left_out && group->offset != 0)
        sums.moved += n;
    }
  return sums;
}

/* @words: (transfer full) with the number in it; unless that is 0 */
static void
add_count (GString *text, guint n, char *words)
{
  g_autofree char *part = words;

  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

static char *
say_result (const SkvRulePreview *preview)
{
  Sums sums = sum_up (preview);
  g_autoptr (GString) text = g_string_new (NULL);

  add_count (
    text, sums.days,
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u date", "%u dates", sums.days), sums.days));
  if (text->len == 0)
    g_string_append (text, _("no dates"));
  add_count (text, sums.moved,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u moved", "%u moved", sums.moved),
                              sums.moved));
  add_count (
    text, sums.left_out,
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u left out", "%u left out", sums.left_out),
                     sums.left_out));
  add_count (text, sums.unresolved,
             g_strdup_printf (
               g_dngettext (GETTEXT_PACKAGE, "%u unresolved", "%u unresolved", sums.unresolved),
               sums.unresolved));
  /* Translators: %d years; %s is a list such as: 120 dates, 12 moved, 1 unresolved */
  return g_strdup_printf (_("%d years: %s."), YEARS, text->str);
}

static char *
say_changes (const SkvRulePreview *preview)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint changed = skv_rule_preview_count (preview, SKV_PREVIEW_CHANGED);
  guint new = skv_rule_preview_count (preview, SKV_PREVIEW_NEW);
  guint gone = skv_rule_preview_count (preview, SKV_PREVIEW_GONE);

  add_count (
    text, changed,
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u changes", "%u change", changed), changed));
  add_count (text, new,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u is new", "%u are new", new), new));
  add_count (text, gone,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u goes", "%u go", gone), gone));
  if (text->len == 0)
    return g_strdup (_("Against the saved rule: no date changes."));
  /* Translators: %s is a list such as: 3 change, 1 goes */
  return g_strdup_printf (_("Against the saved rule: %s."), text->str);
}

/* --- list --------------------------------------------------------------------------------------
 */

static void
list_lines (SkvPreviewPane *self, const SkvRulePreview *preview, gboolean against_saved)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  int year = 0;

  for (guint i = 0; i < skv_rule_preview_get_n_groups (preview); i++)
    {
      const SkvPreviewGroup *group = skv_rule_preview_get_group (preview, i);

      if (skv_day_year (group->base_day) != year)
        {
          year = skv_day_year (group->base_day);
          g_ptr_array_add (lines, skv_preview_line_new_year (year));
        }
      g_ptr_array_add (lines, skv_preview_line_new (group, against_saved));
    }
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                       lines->pdata, lines->len);
}

void
skv_preview_pane_show_rule (SkvPreviewPane *self, SkvPlan *plan, const SkvRule *rule)
{
  int year;
  gboolean against_saved;
  g_autoptr (SkvRulePreview) preview = NULL;
  g_autoptr (SkvProblem) problem = NULL;
  g_autofree char *result = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *summary = NULL;

  g_return_if_fail (SKV_IS_PREVIEW_PANE (self));
  g_return_if_fail (SKV_IS_PLAN (plan));

  year = gtk_spin_button_get_value_as_int (self->year);
  against_saved = skv_plan_get_rule (plan, rule->parent.id) != NULL;
  preview = skv_rule_preview_new (plan, rule, skv_day_from_ymd (year, 1, 1),
                                  skv_day_from_ymd (year + YEARS, 1, 1), &problem);
  if (preview == NULL)
    {
      skv_preview_pane_show_message (self, problem->message);
      return;
    }
  list_lines (self, preview, against_saved);
  result = say_result (preview);
  changes = against_saved ? say_changes (preview) : NULL;
  summary = g_strjoin (" ", result, changes, NULL);
  gtk_label_set_label (self->summary, summary);
  gtk_stack_set_visible_child_name (self->stack, "dates");
}

void
skv_preview_pane_show_message (SkvPreviewPane *self, const char *message)
{
  g_return_if_fail (SKV_IS_PREVIEW_PANE (self));

  gtk_label_set_label (self->summary, "");
  gtk_label_set_label (self->message, message);
  gtk_stack_set_visible_child_name (self->stack, "message");
}

void
skv_preview_pane_show_sentence (SkvPreviewPane *self, SkvPlan *plan, const SkvRule *rule)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (SKV_IS_PREVIEW_PANE (self));

  sentence = skv_rule_sentence (plan, rule);
  gtk_label_set_label (self->sentence, sentence);
}

void
skv_preview_pane_set_year (SkvPreviewPane *self, int year)
{
  g_return_if_fail (SKV_IS_PREVIEW_PANE (self));

  self->following = TRUE;
  gtk_spin_button_set_value (self->year, CLAMP (year, FIRST_YEAR, LAST_YEAR));
  self->following = FALSE;
}

static void
on_year (SkvPreviewPane *self)
{
  if (!self->following)
    g_signal_emit (self, year_changed_signal, 0);
}

/* --- one line on screen ------------------------------------------------------------------------
 */

/* The children of a line's box, in their order */
enum
{
  ICON,
  TEXTS,
  MARK,
  CHANGE,
};

static GtkWidget *
nth_child (GtkWidget *box, int n)
{
  GtkWidget *child = gtk_widget_get_first_child (box);

  while (n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
wrapped_label_new (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  return label;
}

static GtkWidget *
pill_new (void)
{
  GtkWidget *pill = gtk_label_new (NULL);

  gtk_widget_add_css_class (pill, "mark");
  gtk_widget_set_valign (pill, GTK_ALIGN_START);
  return pill;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *detail = wrapped_label_new ();

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_add_css_class (detail, "detail");
  gtk_box_append (GTK_BOX (texts), wrapped_label_new ());
  gtk_box_append (GTK_BOX (texts), detail);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), pill_new ());
  gtk_box_append (GTK_BOX (box), pill_new ());
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
set_pill (GtkWidget *pill, const char *text)
{
  gtk_label_set_label (GTK_LABEL (pill), text != NULL ? text : "");
  gtk_widget_set_visible (pill, text != NULL);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  SkvPreviewLine *line = SKV_PREVIEW_LINE (gtk_list_item_get_item (item));
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *texts = nth_child (box, TEXTS);
  GtkWidget *detail = gtk_widget_get_last_child (texts);
  const char *style = skv_preview_line_get_style (line);
  const char *heading[] = { "preview-line", "heading", NULL };
  const char *plain[] = { "preview-line", style, NULL };

  gtk_label_set_markup (GTK_LABEL (gtk_widget_get_first_child (texts)),
                        skv_preview_line_get_dates (line));
  gtk_label_set_markup (GTK_LABEL (detail), skv_preview_line_get_detail (line));
  gtk_widget_set_visible (detail, *skv_preview_line_get_detail (line) != '\0');
  gtk_image_set_from_icon_name (GTK_IMAGE (nth_child (box, ICON)),
                                skv_preview_line_get_icon (line));
  gtk_widget_set_visible (nth_child (box, ICON), !skv_preview_line_is_heading (line));
  set_pill (nth_child (box, MARK), skv_preview_line_get_mark (line));
  set_pill (nth_child (box, CHANGE), skv_preview_line_get_change (line));
  gtk_widget_set_css_classes (box, skv_preview_line_is_heading (line) ? heading : plain);
  gtk_list_item_set_selectable (item, FALSE);
}

/* --- object ------------------------------------------------------------------------------------
 */

static void
skv_preview_pane_dispose (GObject *object)
{
  SkvPreviewPane *self = SKV_PREVIEW_PANE (object);
  GtkWidget *child;

  self->following = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (skv_preview_pane_parent_class)->dispose (object);
}

static void
skv_preview_pane_class_init (SkvPreviewPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = skv_preview_pane_dispose;
  year_changed_signal = g_signal_new ("year-changed", SKV_TYPE_PREVIEW_PANE, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "preview");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/systemkveld/Systemkveld/rule-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SkvPreviewPane, sentence);
  gtk_widget_class_bind_template_child (widget_class, SkvPreviewPane, year);
  gtk_widget_class_bind_template_child (widget_class, SkvPreviewPane, summary);
  gtk_widget_class_bind_template_child (widget_class, SkvPreviewPane, stack);
  gtk_widget_class_bind_template_child (widget_class, SkvPreviewPane, message);
  gtk_widget_class_bind_template_child (widget_class, SkvPreviewPane, lines);
  gtk_widget_class_bind_template_callback (widget_class, on_year);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
}

static void
skv_preview_pane_init (SkvPreviewPane *self)
{
  g_type_ensure (SKV_TYPE_PREVIEW_LINE);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_spin_button_set_range (self->year, FIRST_YEAR, LAST_YEAR);
  gtk_spin_button_set_increments (self->year, 1, 5);
}
