/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/announce/announce-text.h"
#include "app/announce/announce-window.h"
#include "app/toast.h"

G_BEGIN_DECLS

/* Shared by announce-window*.c only. */

struct _SkvAnnounceWindow
{
  AdwWindow parent_instance;

  SkvSession *session;           /* (owned) */
  SkvAnnounceWish wish;          /* as the rows have it */
  SkvAnnouncement *announcement; /* (owned) (nullable): there is none of that */
  gboolean filling;              /* rows follow the wish, not a person */
  guint update_source;           /* makes it anew */
  SkvWork *work;                 /* (owned) (nullable): in which it is made */

  AdwWindowTitle *title;
  AdwComboRow *kind;
  AdwComboRow *language;
  AdwComboRow *whom;
  GtkToggleButton *as_html;
  GtkTextView *preview;
  GtkLabel *problem;
  GtkWidget *buttons; /* what can be done with it */
  GtkWidget *sent_button;
  AdwPreferencesGroup *log; /* what was said */
  GtkWidget *log_list;
  AdwPreferencesGroup *open; /* what is to be said */
  GtkWidget *open_list;
  SkvToast *toast;
};

/* announce-window.c: once for all that changed */
void skv_announce_window_queue (SkvAnnounceWindow *self);
/* shows another one; @occurrence (nullable) */
void skv_announce_window_choose (SkvAnnounceWindow *self, const char *occurrence);

/* announce-window-lists.c: what was said of it, and what is to be said */
void skv_announce_window_add_lists (SkvAnnounceWindow *self, GtkBox *box);
void skv_announce_window_fill_lists (SkvAnnounceWindow *self);

/* announce-window-out.c: installs the actions "announce.copy", "announce.mail", "announce.save"
 * ("s": "txt", "html", "fragment", "ics"), "announce.sent" and "announce.wording" */
void skv_announce_window_out_class_init (GtkWidgetClass *widget_class);
/* which of them can be done now */
void skv_announce_window_update_actions (SkvAnnounceWindow *self);

G_END_DECLS
