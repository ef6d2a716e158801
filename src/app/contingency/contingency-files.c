/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/contingency/contingency-files.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/compat.h"
#include "app/present.h"
#include "app/print/page-language.h"
#include "core/exchange/import-source.h"
#include "core/outage/card.h"
#include "core/outage/contingency-json.h"
#include "core/publish/page-file.h"

/* what a file dialog or a printing is for, until it is done */
typedef struct
{
  GtkWidget *over;     /* (owned) */
  SkvSession *session; /* (owned) */
  char *id;            /* (owned) (nullable) */
  GStrv systems;       /* (owned) (nullable) */
} Choice;

static Choice *
choice_new (GtkWidget *over, SkvSession *session)
{
  Choice *self = g_new0 (Choice, 1);

  self->over = g_object_ref (over);
  self->session = g_object_ref (session);
  return self;
}

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *self = data;

  g_object_unref (self->over);
  g_object_unref (self->session);
  g_free (self->id);
  g_strfreev (self->systems);
  g_free (self);
}

static void
tell_problem (GtkWidget *over, const char *heading, const char *detail)
{
  GtkWidget *dialog = skv_message_new (NULL, heading, detail);

  skv_message_add_response (SKV_MESSAGE (dialog), "close", _("_Close"));
  skv_present_over (dialog, over);
}

/* --- asking for a file ----------------------------------------------------------------------- */

/* the path of what was chosen, and the question is over; NULL, with the problem told, if it lies on
 * no disk (transfer full) */
static char *
take_path (GtkNativeDialog *dialog, int response, Choice *choice)
{
  g_autoptr (GFile) file = skv_file_question_take (dialog, response);
  char *path;

  if (file == NULL)
    return NULL;
  path = g_file_get_path (file);
  if (path == NULL)
    tell_problem (choice->over, _("Not on This Computer"),
                  _("That folder is not on this computer. Choose one that is."));
  return path;
}

static void
ask (Choice *choice,
     SkvFileUse use,
     const char *title,
     const char *accept,
     const char *name,
     const char *pattern,
     const char *what,
     GCallback chosen)
{
  const char *const patterns[] = { pattern, NULL };
  GtkNativeDialog *dialog =
    skv_file_question_new (title, GTK_WINDOW (gtk_widget_get_root (choice->over)), use, accept);

  skv_file_question_add_kind (dialog, what, patterns);
  if (name != NULL)
    skv_file_question_set_name (dialog, name);
  g_signal_connect_data (dialog, "response", chosen, choice, choice_free, 0);
  gtk_native_dialog_show (dialog);
}

static void
write_to (Choice *choice, const char *path, GBytes *bytes, GError *error)
{
  g_autoptr (GError) problem = error;
  g_autofree char *name = g_path_get_basename (path), *message = NULL;

  if (bytes == NULL || !skv_page_write (bytes, path, &problem))
    {
      tell_problem (choice->over, _("Not Saved"), problem->message);
      return;
    }
  message = g_strdup_printf (_("Saved: %s"), name);
  skv_session_tell (choice->session, message);
}

/* --- JSON ------------------------------------------------------------------------------------ */

static void
import_from (Choice *choice, const char *path)
{
  SkvPlan *plan = skv_session_get_plan (choice->session);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = skv_import_load (path, &error);
  g_autoptr (GPtrArray) list =
    bytes != NULL ? skv_contingency_json_read (plan, name, bytes, &error) : NULL;
  g_autoptr (SkvEdit) edit = NULL;

  if (list == NULL)
    {
      tell_problem (choice->over, _("Not Imported"), error->message);
      return;
    }
  edit = skv_contingency_make_edit (plan, list);
  skv_session_apply (choice->session, edit);
}

static void
on_import (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autofree char *path = take_path (dialog, response, data);

  if (path != NULL)
    import_from (data, path);
}

void
skv_contingency_import (GtkWidget *over, SkvSession *session)
{
  ask (choice_new (over, session), SKV_FILE_OPEN, _("Import Contingency Plans"), _("_Import"),
       NULL, "*.json", _("Contingency plans (JSON)"), G_CALLBACK (on_import));
}

static void
on_export (GtkNativeDialog *dialog, int response, gpointer data)
{
  Choice *choice = data;
  SkvPlan *plan = skv_session_get_plan (choice->session);
  GPtrArray *all = skv_plan_get_records (plan, SKV_KIND_CONTINGENCY);
  g_autofree char *path = take_path (dialog, response, choice);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  for (guint i = 0; i < all->len; i++)
    {
      const SkvContingency *contingency = g_ptr_array_index (all, i);

      if (choice->id == NULL || strcmp (contingency->parent.id, choice->id) == 0)
        g_ptr_array_add (list, (gpointer) contingency);
    }
  if (path != NULL)
    {
      text = skv_contingency_json_write (list);
      bytes = g_bytes_new_take (text, strlen (text));
      write_to (choice, path, bytes, NULL);
    }
}

/* a name of a file of what people call it (transfer full) */
static char *
file_name (const char *name, const char *ending)
{
  g_autofree char *clean = g_strdelimit (g_strdup (name), "/\\:", '-');

  return g_strconcat (clean, ending, NULL);
}

void
skv_contingency_export (GtkWidget *over, SkvSession *session, const char *id)
{
  const SkvContingency *one =
    id != NULL ? skv_plan_lookup (skv_session_get_plan (session), SKV_KIND_CONTINGENCY, id) : NULL;
  g_autofree char *name = file_name (one != NULL ? one->name : _("Contingency plans"), ".json");
  Choice *choice = choice_new (over, session);

  choice->id = g_strdup (id);
  ask (choice, SKV_FILE_SAVE, _("Export Contingency Plans"), _("_Export"), name, "*.json",
       _("Contingency plans (JSON)"), G_CALLBACK (on_export));
}

/* --- PDF ------------------------------------------------------------------------------------- */

static const char *
language_of (Choice *choice)
{
  return skv_plan_get_settings (skv_session_get_plan (choice->session))->language;
}

static void
on_pdf (GtkNativeDialog *dialog, int response, gpointer data)
{
  Choice *choice = data;
  g_autofree char *path = take_path (dialog, response, choice);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  SkvPageLanguage language;

  if (path != NULL)
    {
      skv_page_language_enter (&language, language_of (choice));
      bytes = skv_outage_cards_to_pdf (skv_session_get_plan (choice->session),
                                       (const char *const *) choice->systems, &error);
      skv_page_language_leave (&language);
      write_to (choice, path, bytes, error);
    }
}

void
skv_contingency_save_pdf (GtkWidget *over,
                          SkvSession *session,
                          const char *const *systems,
                          const char *name)
{
  g_autofree char *file = file_name (name, ".pdf");
  Choice *choice = choice_new (over, session);

  choice->systems = g_strdupv ((char **) systems);
  ask (choice, SKV_FILE_SAVE, _("Save the Card as PDF"), _("_Save"), file, "*.pdf",
       _("PDF document"), G_CALLBACK (on_pdf));
}

/* --- paper ----------------------------------------------------------------------------------- */

/* One of the pages of a sheet as the printer has it; -1: it is asked how many there are. */
static guint
draw (Choice *choice, GtkPrintContext *context, cairo_t *cr, int page)
{
  SkvPageLanguage language;
  SkvSheet sheet;
  guint n;

  skv_sheet_init_size (&sheet, gtk_print_context_get_width (context),
                       gtk_print_context_get_height (context));
  skv_page_language_enter (&language, language_of (choice));
  n = skv_outage_cards_draw (skv_session_get_plan (choice->session),
                             (const char *const *) choice->systems, &sheet, cr, page);
  skv_page_language_leave (&language);
  return n;
}

static void
on_begin (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  gtk_print_operation_set_n_pages (operation, (int) MAX (draw (data, context, NULL, -1), 1));
}

static void
on_draw (GtkPrintOperation *operation, GtkPrintContext *context, int number, gpointer data)
{
  draw (data, context, gtk_print_context_get_cairo_context (context), number);
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer data)
{
  Choice *choice = data;
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      tell_problem (choice->over, _("Not Printed"),
                    error != NULL ? error->message : _("It could not be printed."));
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    skv_session_tell (choice->session, _("Sent to the printer"));
}

void
skv_contingency_print (GtkWidget *over,
                       SkvSession *session,
                       const char *const *systems,
                       const char *name)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  Choice *choice = choice_new (over, session);

  choice->systems = g_strdupv ((char **) systems);
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin), choice);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw), choice);
  g_signal_connect_data (operation, "done", G_CALLBACK (on_done), choice, choice_free, 0);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (over)), NULL);
}

/* --- the button ------------------------------------------------------------------------------ */

static void
append (GMenu *menu, const char *label, const char *prefix, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_autofree char *name = g_strconcat (prefix, ".", action, NULL);

  g_menu_item_set_action_and_target (item, name, "s", target);
  g_menu_append_item (menu, item);
}

GtkWidget *
skv_contingency_print_button_new (const char *prefix, const char *target, const char *label)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  append (menu, _("_Print…"), prefix, "print", target);
  append (menu, _("Save as P_DF…"), prefix, "pdf", target);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "document-print-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}
