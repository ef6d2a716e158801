/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/compat.h"
#include "app/filter/filter-bar.h"
#include "app/layers/layer-bar.h"
#include "app/page-rail.h"
#include "app/schedule/schedule-panel.h"
#include "app/sidebar.h"
#include "app/sources/source-refresher.h"
#include "app/toast.h"
#include "app/window.h"
#include "app/work-bar.h"
#include "app/year/year-overview.h"
#include "app/year/year-view.h"

G_BEGIN_DECLS

/* Shared by window*.c and open-plan.c only. */

/* What is shown in place of the plan, or beside it; see layers/window-layers.c. */
typedef struct
{
  SkvSession *real; /* (owned) (nullable): of the plan itself, while the window's is another's */
  char *layer;      /* (owned) (nullable): id of the what-if that is shown */
  char *title;      /* (owned) (nullable): what is shown, in words */
  SkvPlan *before;  /* (owned) (nullable): what the year is compared with */
  SkvChecker *before_checker; /* (owned) (nullable): of that, for the year that it is of */
  gboolean reading;           /* a version in a window of its own */
  gboolean stale;             /* the plan below a what-if changed otherwise than through it */
  guint follow_source;        /* follows what became of the plan */
} SkvAside;

struct _SkvWindow
{
  AdwApplicationWindow parent_instance;

  SkvSession *session; /* (owned) (nullable): NULL on the welcome page */
  SkvAside aside;
  GFile *file;              /* (owned) (nullable) */
  SkvWork *opening;         /* (owned) (nullable): another plan is being read, */
  GFile *wanted;            /* (owned) (nullable): this one, */
  char *goal;               /* (owned) (nullable): to show this of it; */
  guint present_source;     /* it is not shown before there is something to show */
  int replaced_year;        /* not 0: it replaces the plan that is shown, which shows this year */
  GFileMonitor *monitor;    /* (owned) (nullable) */
  char *fingerprint;        /* (owned) (nullable): newest edits as this window knows them */
  guint look_source;        /* looks at the file after others have written it */
  GQueue imports;           /* (owned) (element-type SkvImportSource): wait behind the one shown */
  GtkWidget *import_dialog; /* (nullable): the one shown */
  SkvSourceRefresher *refresher; /* (owned) (nullable): before a plan was open */
  char *example;                 /* (owned) (nullable): the check whose example the plan is */
  char *example_folder;          /* (owned) (nullable): where that lies; goes with the window */
  char *dump_path;               /* (owned) (nullable): see window-items.c */
  char *dumped;                  /* (owned) (nullable) */

  /* children of the template */
  SkvToast *toast;
  AdwWindowTitle *title;
  SkvLayerBar *layer_bar;
  SkvFilterBar *filter_bar;
  SkvWorkBar *work_bar;
  GtkStack *pages;
  AdwBin *welcome;     /* of those, filled when it is shown */
  AdwViewStack *views; /* the pages of a plan, see window-pages.c */
  AdwHeaderBar *header;
  SkvSidePane *rail_flap; /* the pages' names beside them */
  SkvPageRail *rail;
  GtkWidget *rail_button;
  SkvSidePane *flap;
  SkvYearView *year_view;
  SkvYearOverview *overview; /* above it, zoomed in */
  GtkStack *side;            /* beside the year: the sidebar, or: */
  SkvSidebar *sidebar;
  SkvSchedulePanel *schedule_panel; /* (nullable): made when it is asked for */
  gboolean side_was_revealed;       /* before there was a proposal in it */
  GtkWidget *plan_buttons;
  GtkWidget *year_buttons;
  GtkWidget *job_button;
  GtkWidget *sidebar_button;
  GtkWidget *drop_hint; /* over everything while something hovers that may be dropped */
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *today_button;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkMenuButton *zoom_button;
  AdwButtonContent *job_content;
  GMenu *recent_menu;
};

/* window.c */
void skv_window_set_plan (SkvWindow *self, SkvPlan *plan);
void skv_window_set_session (SkvWindow *self, SkvSession *session);
/* shows another session in place of the one that is shown; the file stays */
void skv_window_swap_session (SkvWindow *self, SkvSession *session);
void skv_window_update_title (SkvWindow *self);
void skv_window_tell (SkvWindow *self, const char *message, gboolean can_undo);
/* a dialog with one button (@detail nullable) */
void skv_window_show_error (SkvWindow *self, const char *heading, const char *detail);

/* window-pages.c: @page is a name of one there; of another, nothing happens */
void skv_window_install_pages (SkvWindow *self);
void skv_window_show_page (SkvWindow *self, const char *page);
/* the widget of one, made now if it was never shown (transfer none) (nullable: not such a page) */
GtkWidget *skv_window_get_page (SkvWindow *self, const char *page);
/* puts the window's session under those that were shown; the others get it when they are */
void skv_window_bind_pages (SkvWindow *self);
/* which buttons go with the page that is shown and with the width of the window */
void skv_window_update_pages (SkvWindow *self);
/* Control and a digit for each page, in their order on the rail */
void skv_window_install_page_accelerators (GtkApplication *application);

/* the one that preferences have for a plan that is opened */
void skv_window_show_first_page (SkvWindow *self);

/* window-recent.c: the plans that were open last, in the menu */
void skv_window_install_recent (SkvWindow *self);

/* window-open.c */
void skv_window_show_checking (SkvWindow *self);
/* an occurrence or a record, wherever it is shown; see search/window-search.c */
void skv_window_go_to (SkvWindow *self, const char *id);

/* window-zoom.c: how much time the year page shows */
void skv_window_zoom_class_init (SkvWindowClass *klass);
void skv_window_install_zoom (SkvWindow *self);
/* the session is another one */
void skv_window_follow_zoom (SkvWindow *self);

/* window-watch.c: the file under the plan */
void skv_window_watch (SkvWindow *self);
void skv_window_unwatch (SkvWindow *self);

/* window-actions.c */
void skv_window_actions_class_init (GtkWidgetClass *widget_class);
void skv_window_update_actions (SkvWindow *self);

/* open-plan.c */
void skv_window_choose_plan (SkvWindow *self);
void skv_window_duplicate_plan (SkvWindow *self);

/* in this window if it is empty, else wherever the application shows it */
void skv_window_open_here_or_elsewhere (SkvWindow *self, GFile *file);

/* welcome/window-welcome.c: the assistant for a new plan, with dates that it begins with
 * (element-type SkvImportSource) (nullable); what the welcome page offers beside it */
void skv_window_new_plan (SkvWindow *self, GPtrArray *sources);
/* a copy of one's own; @name: see core/exchange/examples.h */
void skv_window_open_example (SkvWindow *self, const char *name);

/* plan-settings/window-plan-settings.c */
void skv_window_show_plan_settings (SkvWindow *self);

/* merge/window-merge.c: another copy of the plan is chosen, shown, and merged */
void skv_window_merge (SkvWindow *self);

/* share/window-share.c, where there is CalDAV: actions */
void skv_window_share (GtkWidget *widget, const char *name, GVariant *parameter);
void skv_window_exchange (GtkWidget *widget, const char *name, GVariant *parameter);

/* import/window-import.c: files and text come in, a dialog each; plans among them are opened */
void skv_window_import (SkvWindow *self);
void skv_window_paste (SkvWindow *self);
/* @files: (element-type GFile) */
void skv_window_take_files (SkvWindow *self, GSList *files);
/* @name: what stands for a file's name */
void skv_window_take_text (SkvWindow *self, const char *name, const char *text);
/* @sources: (element-type SkvImportSource), a dialog each */
void skv_window_take_sources (SkvWindow *self, GPtrArray *sources);
void skv_window_install_drop (SkvWindow *self);
/* what that source says now, in the file at @path */
void skv_window_read_source (SkvWindow *self, const char *id, const char *path);
void skv_window_forget_imports (SkvWindow *self);

/* next-year/window-next-year.c: the assistant, with what was chosen in it */
void skv_window_make_next_year (SkvWindow *self);
void skv_window_forget_next_year (SkvWindow *self);

/* layers/window-layers.c: what-ifs and versions in place of the plan. The session of the plan
 * itself, whatever is shown: */
SkvSession *skv_window_get_real (SkvWindow *self);
void skv_window_show_layers (SkvWindow *self);
void skv_window_new_what_if (SkvWindow *self);
/* @layer: id; @before and @after: ids of versions, "" for the plan now */
void skv_window_show_layer (SkvWindow *self, const char *layer);
void skv_window_list_layer (SkvWindow *self, const char *layer, gboolean adopting);
void skv_window_compare_versions (SkvWindow *self, const char *before, const char *after);
void skv_window_read_version (SkvWindow *self, const char *version);
void skv_window_adopt_layer (SkvWindow *self);
void skv_window_list_changes (SkvWindow *self);
void skv_window_leave_layer (SkvWindow *self);
/* after "refreshed": the difference in the year, the bar, and what can be done */
void skv_window_update_aside (SkvWindow *self);
void skv_window_update_aside_actions (SkvWindow *self);
void skv_window_forget_aside (SkvWindow *self);
/* layers/window-layer-actions.c: the same as actions */
void skv_window_on_layers (GtkWidget *widget, const char *name, GVariant *parameter);
void skv_window_on_new_what_if (GtkWidget *widget, const char *name, GVariant *parameter);
void skv_window_on_show_layer (GtkWidget *widget, const char *name, GVariant *parameter);
void skv_window_on_list_layer (GtkWidget *widget, const char *name, GVariant *parameter);
void skv_window_on_compare_versions (GtkWidget *widget, const char *name, GVariant *parameter);
void skv_window_on_read_version (GtkWidget *widget, const char *name, GVariant *parameter);
void skv_window_on_adopt_layer (GtkWidget *widget, const char *name, GVariant *parameter);
void skv_window_on_list_changes (GtkWidget *widget, const char *name, GVariant *parameter);
void skv_window_on_leave_layer (GtkWidget *widget, const char *name, GVariant *parameter);

/* schedule/window-schedule.c: all proposed jobs of the year placed at once, as a proposal */
void skv_window_plan_year (SkvWindow *self);
void skv_window_forget_schedule (SkvWindow *self);

/* suggest/window-suggest.c: where an occurrence fits, or what is selected (@id nullable); what
 * would solve a conflict (@against nullable); and which jobs belong in one evening */
void skv_window_suggest (SkvWindow *self, const char *id);
void skv_window_solve (SkvWindow *self, const char *check, const char *item, const char *against);
void skv_window_show_bundles (SkvWindow *self);

/* course/window-course.c: as actions: how what is selected went, or what the parameter names */
void skv_window_record_course (GtkWidget *widget, const char *name, GVariant *parameter);
void skv_window_record_course_of (GtkWidget *widget, const char *name, GVariant *parameter);

/* outage/window-outage.c: as actions */
void skv_window_show_outage (GtkWidget *widget, const char *name, GVariant *parameter);
void skv_window_begin_emergency (GtkWidget *widget, const char *name, GVariant *parameter);

/* contingency/window-contingency.c: as an action */
void skv_window_show_contingencies (GtkWidget *widget, const char *name, GVariant *parameter);

/* decisions/window-decisions.c: asks for how long the selected freeze is lifted; what people
 * decided against the calendar, in a window of its own */
void skv_window_lift_freeze (SkvWindow *self);
void skv_window_show_decisions (SkvWindow *self);
void skv_window_close_decisions (SkvWindow *self);

/* help/window-help.c: @check (nullable): the one to begin with */
void skv_window_show_help (SkvWindow *self, const char *check);
/* @page: the name of a help page */
void skv_window_show_help_page (SkvWindow *self, const char *page);
void skv_window_show_checks (SkvWindow *self, const char *check);
void skv_window_close_help (SkvWindow *self);
/* the example of a check, in a window of its own that keeps nothing */
void skv_window_open_check_example (SkvWindow *self, const char *check);
void skv_window_discard_example (SkvWindow *self);

/* requests/window-requests.c: whom a copy of the plan is for, "Copy for Payroll"; NULL of the plan
 * itself (transfer full) (nullable) */
char *skv_window_audience_words (SkvPlan *plan);
/* Shows what the requests and answers among @files would bring in, and gives the other files.
 * (transfer container) */
GSList *skv_window_take_registrations (SkvWindow *self, GSList *files);
/* why the planner's things cannot be changed here, for a tooltip; NULL if they can (transfer full)
 * (nullable) */
char *skv_window_why_locked (SkvPlan *plan);

/* sources/window-sources.c: actions on where things came from */
void skv_window_sources_class_init (GtkWidgetClass *widget_class);
/* an address is asked for, and what stands there is shown and comes in */
void skv_window_subscribe (GtkWidget *widget, const char *name, GVariant *parameter);
/* from now on the sources of the plan that is open are read when they are due */
void skv_window_follow_sources (SkvWindow *self);

/* search/window-search.c: over everything in the plan */
void skv_window_search (SkvWindow *self);
/* the page on which a record stands, and the record there; @kind is spelt as skv_kind_name() */
void skv_window_show_record (SkvWindow *self, const char *kind, const char *id);

/* window-export.c: @format "ics", "json", "png", "svg" or "pdf" */
void skv_window_export (SkvWindow *self, const char *format);

/* announce/window-announce.c: actions: what people are told of what is selected, if that is
 * something to be told; of the year; of an occurrence; and the year in a folder for a web server */
void skv_window_announce (GtkWidget *widget, const char *name, GVariant *parameter);
void skv_window_announce_year (GtkWidget *widget, const char *name, GVariant *parameter);
void skv_window_announce_for (GtkWidget *widget, const char *name, GVariant *parameter);
void skv_window_publish (GtkWidget *widget, const char *name, GVariant *parameter);

/* print/window-print.c: the poster and the list, on paper or as a file */
void skv_window_print (SkvWindow *self);
/* report/window-report.c: a month's report */
void skv_window_report (SkvWindow *self);

/* window-items.c: a new job begins on the selected day, else on the next evening of the shown year
 * that there is from today on, else on the first one, else today */
SkvDay skv_window_guess_day (SkvWindow *self);
/* an action: what is selected on the page that is shown, as items of their own */
void skv_window_duplicate_items (GtkWidget *widget, const char *name, GVariant *parameter);
void skv_window_create_job (SkvWindow *self, SkvDay day);
/* @lane: "exam", "critical", … */
/* civil minutes since 1970-01-01T00:00 */
void skv_window_create_span (SkvWindow *self, gint64 from, gint64 to, gboolean all_day);
void skv_window_create_period (SkvWindow *self, const char *lane, SkvDay day);
void skv_window_open_item (SkvWindow *self, const char *id);
/* what touched it, on the history page */
void skv_window_show_history (SkvWindow *self, const char *id);
/* selects it and shows it in the year */
void skv_window_go_to_item (SkvWindow *self, const char *id);
/* asks for one more occurrence of that rule on @day */
void skv_window_add_occurrence (SkvWindow *self, const char *rule, SkvDay day);
/* in a window of its own, of which there is one */
void skv_window_explain_day (SkvWindow *self, SkvDay day);
void skv_window_close_explanation (SkvWindow *self);
void skv_window_install_dump (SkvWindow *self);
void skv_window_dump_year (SkvWindow *self);

G_END_DECLS
