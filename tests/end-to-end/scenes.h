/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "app/window.h"

G_BEGIN_DECLS

/* Every page, window and dialog of the application, opened one after the other in one process: for
 * pictures, and for tests of what is on them. Pages are found by themselves; a window or dialog is
 * a row in the table of scenes.c. */

typedef struct _SkvScene SkvScene;

typedef struct
{
  SkvApplication *application; /* (owned) */
  SkvWindow *window;           /* (unowned) (nullable): the application's */
  char *folder;                /* (owned): where the plan lies */
  int width;                   /* of the window */
  int height;
} SkvStage;

/* @scene: its name; @root: the window, dialog or popover that it is about */
typedef void (*SkvSceneFunc) (SkvStage *self, const char *scene, GtkWidget *root, gpointer data);

/* @plan: a file, which is copied */
void skv_stage_init (SkvStage *self, const char *plan, int width, int height);
void skv_stage_clear (SkvStage *self);

/* Shows them one by one; @only (nullable): those whose names begin with one of these. Gives how
 * many there were. A scene that does not come is printed as a finding; one that the program has no
 * action for is told on standard error. */
guint skv_stage_foreach (SkvStage *self, const char *const *only, SkvSceneFunc func, gpointer data);

/* until nothing happened for so long: all is drawn, and what was waited for is there */
void skv_stage_set_quiet (int milliseconds);
void skv_stage_settle (void);

G_END_DECLS
