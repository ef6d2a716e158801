/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/organisations/organisations-page.h"
#include "app/rules/rules-page.h"
#include "app/sidebar.h"
#include "app/systems/systems-page.h"
#include "app/toast.h"
#include "app/window.h"
#include "app/year/year-view.h"

G_BEGIN_DECLS

/* Shared by window*.c and open-plan.c only. */

struct _SkvWindow
{
  AdwApplicationWindow parent_instance;

  SkvSession *session;      /* (owned) (nullable): NULL on the welcome page */
  GFile *file;              /* (owned) (nullable) */
  GFileMonitor *monitor;    /* (owned) (nullable) */
  char *fingerprint;        /* (owned) (nullable): newest edits as this window knows them */
  guint look_source;        /* looks at the file after others have written it */
  GQueue imports;           /* (owned) (element-type SkvImportSource): wait behind the one shown */
  GtkWidget *import_dialog; /* (nullable): the one shown */
  char *dump_path;          /* (owned) (nullable): see window-items.c */
  char *dumped;             /* (owned) (nullable) */

  /* children of the template */
  SkvToast *toast;
  AdwWindowTitle *title;
  GtkStack *pages;
  AdwViewStack *views; /* the pages of a plan: "year", "rules", … */
  AdwViewSwitcher *switcher;
  AdwViewSwitcherBar *switcher_bar;
  AdwFlap *flap;
  SkvYearView *year_view;
  SkvSidebar *sidebar;
  SkvRulesPage *rules_page;
  SkvOrganisationsPage *organisations_page;
  SkvSystemsPage *systems_page;
  GtkWidget *plan_buttons;
  GtkWidget *year_buttons;
  GtkWidget *job_button;
  GtkWidget *sidebar_button;
  GtkWidget *drop_hint; /* over everything while something hovers that may be dropped */
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *today_button;
};

/* window.c */
void skv_window_set_plan (SkvWindow *self, SkvPlan *plan);
void skv_window_tell (SkvWindow *self, const char *message, gboolean can_undo);
/* a dialog with one button (@detail nullable) */
void skv_window_show_error (SkvWindow *self, const char *heading, const char *detail);

/* window-pages.c: @page "year", "rules", "organisations" or "systems" */
void skv_window_install_pages (SkvWindow *self);
void skv_window_show_page (SkvWindow *self, const char *page);
/* which buttons go with the page that is shown, and where the pages are chosen */
void skv_window_update_pages (SkvWindow *self);

/* window-watch.c: the file under the plan */
void skv_window_watch (SkvWindow *self);
void skv_window_unwatch (SkvWindow *self);

/* window-actions.c */
void skv_window_actions_class_init (GtkWidgetClass *widget_class);
void skv_window_update_actions (SkvWindow *self);

/* open-plan.c */
void skv_window_choose_plan (SkvWindow *self);
void skv_window_new_plan (SkvWindow *self);
void skv_window_open_example (SkvWindow *self);
void skv_window_duplicate_plan (SkvWindow *self);

/* in this window if it is empty, else wherever the application shows it */
void skv_window_open_here_or_elsewhere (SkvWindow *self, GFile *file);

/* import/window-import.c: files and text come in, a dialog each; plans among them are opened */
void skv_window_import (SkvWindow *self);
void skv_window_paste (SkvWindow *self);
/* @files: (element-type GFile) */
void skv_window_take_files (SkvWindow *self, GSList *files);
/* @name: what stands for a file's name */
void skv_window_take_text (SkvWindow *self, const char *name, const char *text);
void skv_window_install_drop (SkvWindow *self);
void skv_window_forget_imports (SkvWindow *self);

/* next-year/window-next-year.c: the assistant, with what was chosen in it */
void skv_window_make_next_year (SkvWindow *self);
void skv_window_forget_next_year (SkvWindow *self);

/* suggest/window-suggest.c: where what is selected fits */
void skv_window_suggest (SkvWindow *self);

/* window-export.c: @format "ics", "json", "png", "svg" or "pdf" */
void skv_window_export (SkvWindow *self, const char *format);

/* window-items.c */
void skv_window_create_job (SkvWindow *self, SkvDay day);
/* @lane: "exam", "critical", … */
void skv_window_create_period (SkvWindow *self, const char *lane, SkvDay day);
void skv_window_open_item (SkvWindow *self, const char *id);
/* asks for one more occurrence of that rule on @day */
void skv_window_add_occurrence (SkvWindow *self, const char *rule, SkvDay day);
/* in a window of its own, of which there is one */
void skv_window_explain_day (SkvWindow *self, SkvDay day);
void skv_window_close_explanation (SkvWindow *self);
void skv_window_install_dump (SkvWindow *self);
void skv_window_dump_year (SkvWindow *self);

G_END_DECLS
