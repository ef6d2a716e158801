/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SKV_FINDING_TEXT,    /* no fault: something that is read, @words */
  SKV_FINDING_CUT,     /* a text does not fit its place and nothing tells the rest */
  SKV_FINDING_UNNAMED, /* a control, row or picture without a name for who does not see it */
  SKV_FINDING_TOO_BIG, /* the window needs more room than it is to have */
} SkvFindingKind;

/* @where: types of the widgets around it, outermost first */
typedef void (*SkvFindingFunc) (SkvFindingKind kind,
                                const char *where,
                                const char *words,
                                gpointer data);

/* Looks at all that is shown below @root. Needs GTK_A11Y=test in the environment. */
void skv_findings_foreach (GtkWidget *root, SkvFindingFunc func, gpointer data);

G_END_DECLS
