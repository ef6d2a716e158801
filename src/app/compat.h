/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* All that newer GTK and libadwaita call deprecated, and that GTK 4.8 and libadwaita 1.2, which are
 * the oldest that the program runs with, have nothing else for. It is used nowhere but here and, by
 * the names of its classes, in resources; docs/NEWER-GNOME.md lists it, tests/test-deprecated.py
 * watches over it. When the oldest is newer, what is in compat.c is what changes. */

/* --- a question over a window: AdwAlertDialog (libadwaita 1.5) ------------------------------- */

typedef AdwMessageDialog SkvMessage;
#define SKV_MESSAGE(object) (skv_message_cast (object))
#define SKV_IS_MESSAGE(object) (skv_message_is (object))

SkvMessage *skv_message_cast (gpointer object);
gboolean skv_message_is (gpointer object);

/* @over, @heading and @body: (nullable). (transfer floating) */
GtkWidget *skv_message_new (GtkWindow *over, const char *heading, const char *body);
void skv_message_add_response (SkvMessage *self, const char *id, const char *label);
/* id, label, …, NULL */
void skv_message_add_responses (SkvMessage *self, const char *id, ...) G_GNUC_NULL_TERMINATED;
void skv_message_set_response_appearance (SkvMessage *self,
                                          const char *id,
                                          AdwResponseAppearance appearance);
void skv_message_set_response_enabled (SkvMessage *self, const char *id, gboolean enabled);
void skv_message_set_default_response (SkvMessage *self, const char *id);
void skv_message_set_close_response (SkvMessage *self, const char *id);
void skv_message_set_extra_child (SkvMessage *self, GtkWidget *child);
GtkWidget *skv_message_get_extra_child (SkvMessage *self);
/* answers it, as its button would */
void skv_message_response (SkvMessage *self, const char *id);

/* --- which file: GtkFileDialog (GTK 4.10) ----------------------------------------------------- */

typedef enum
{
  SKV_FILE_OPEN,
  SKV_FILE_OPEN_MANY,
  SKV_FILE_SAVE,
  SKV_FILE_FOLDER,
} SkvFileUse;

/* Asks over @over, and is modal; gtk_native_dialog_show() begins. "response" is emitted once, and
 * who takes it calls one of the skv_file_question_take…(), which ends it. @accept: a mnemonic.
 * (transfer full: to the answer) */
GtkNativeDialog *
skv_file_question_new (const char *title, GtkWindow *over, SkvFileUse use, const char *accept);
/* @patterns: NULL-terminated, "*.skv" */
void
skv_file_question_add_kind (GtkNativeDialog *self, const char *name, const char *const *patterns);
void skv_file_question_set_name (GtkNativeDialog *self, const char *name);
void skv_file_question_set_folder (GtkNativeDialog *self, GFile *folder);
/* what was answered with @response (transfer full) (nullable): it was left */
GFile *skv_file_question_take (GtkNativeDialog *self, int response);
/* the same of SKV_FILE_OPEN_MANY (element-type GFile) (transfer full) */
GSList *skv_file_question_take_all (GtkNativeDialog *self, int response);

/* --- an address for another program: GtkUriLauncher (GTK 4.10) -------------------------------- */

/* @over: (nullable) */
void skv_show_uri (GtkWindow *over, const char *uri);
/* @callback finishes it */
void
skv_show_uri_async (GtkWindow *over, const char *uri, GAsyncReadyCallback callback, gpointer data);
gboolean skv_show_uri_finish (GtkWindow *over, GAsyncResult *result, GError **error);

/* --- a list beside its details: AdwNavigationSplitView (libadwaita 1.4) ----------------------- */

typedef AdwLeaflet SkvTwoPanes;
#define SKV_TWO_PANES(object) (skv_two_panes_cast (object))
#define SKV_IS_TWO_PANES(object) (skv_two_panes_is (object))

SkvTwoPanes *skv_two_panes_cast (gpointer object);
gboolean skv_two_panes_is (gpointer object);
/* only one of them is seen */
gboolean skv_two_panes_get_folded (SkvTwoPanes *self);
gboolean skv_two_panes_navigate (SkvTwoPanes *self, AdwNavigationDirection direction);
void skv_two_panes_set_visible_child (SkvTwoPanes *self, GtkWidget *child);
GtkWidget *skv_two_panes_get_visible_child (SkvTwoPanes *self);

/* --- a pane at the side, or over the rest: AdwOverlaySplitView (libadwaita 1.4) --------------- */

typedef AdwFlap SkvSidePane;

void skv_side_pane_set_shown (SkvSidePane *self, gboolean shown);
gboolean skv_side_pane_get_shown (SkvSidePane *self);
/* it lies over the rest */
gboolean skv_side_pane_get_over (SkvSidePane *self);
/* always over the rest, or never; until it is said, by the room there is, which counts as over */
void skv_side_pane_set_always_over (SkvSidePane *self, gboolean over);
gboolean skv_side_pane_get_always_over (SkvSidePane *self);

/* --- the title of a window with pages: AdwViewSwitcher and AdwBreakpoint (libadwaita 1.4) ------
 */

typedef AdwViewSwitcherTitle SkvPagesTitle;

void skv_pages_title_set_title (SkvPagesTitle *self, const char *title);

/* --- preferences: AdwPreferencesDialog (libadwaita 1.5) --------------------------------------- */

/* (transfer floating) */
GtkWidget *skv_preferences_frame_new (AdwPreferencesPage *page);

/* --- the toolkit's own windows ---------------------------------------------------------------- */

/* With the properties that follow, which AdwAboutDialog (libadwaita 1.5) has too. */
void skv_show_about (GtkWindow *over, const char *first_property, ...) G_GNUC_NULL_TERMINATED;
/* The window of the keys is kept: AdwShortcutsDialog (libadwaita 1.8) is made anew each time.
 * (transfer none) (nullable) */
GtkWindow *skv_shortcuts_get (GtkApplicationWindow *window);
void skv_shortcuts_set (GtkApplicationWindow *window, GObject *shortcuts);
/* one of these, whose size and words are not the program's */
gboolean skv_window_is_toolkits (GtkWidget *window);

/* --- small things ----------------------------------------------------------------------------- */

/* beside what unfolds it: adw_expander_row_add_suffix() (libadwaita 1.4) */
void skv_expander_row_add (AdwExpanderRow *row, GtkWidget *widget);
/* gtk_calendar_set_date() (GTK 4.20) */
void skv_calendar_select (GtkCalendar *calendar, GDateTime *day);
/* The class, made if it was not, and for good: g_type_class_get() (GLib 2.84).
 * (transfer none) */
gpointer skv_type_class_keep (GType type);

/* --- colours ---------------------------------------------------------------------------------- */

/* Lets a colour without transparency be chosen, and emits "color-set": GtkColorDialogButton (GTK
 * 4.10), whose property "rgba" it is there. (transfer floating) */
GtkWidget *skv_colour_button_new (const GdkRGBA *colour);
void skv_colour_button_get (GtkWidget *button, GdkRGBA *colour);

/* what text is written in: gtk_widget_get_color() (GTK 4.10) */
void skv_widget_get_text_colour (GtkWidget *widget, GdkRGBA *colour);
/* what a style sheet has named; nothing is to follow it. Without such a name, wholly transparent */
void skv_widget_find_colour (GtkWidget *widget, const char *name, GdkRGBA *colour);

/* --- places ----------------------------------------------------------------------------------- */

/* Where a point in @from lies in @to: gtk_widget_translate_coordinates(), which GTK 4.12
 * deprecated. Returns: FALSE, and 0, 0, if one is not in the other's window */
gboolean skv_widget_find_point (
  GtkWidget *from, GtkWidget *to, double x, double y, double *to_x, double *to_y);

G_END_DECLS
