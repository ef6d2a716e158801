/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two parts of a window beside each other, or one below the other when it is narrow: fields, and
 * what comes of them. */
typedef struct
{
  GtkWidget *box;       /* a GtkBox with three children: the first part and the next two */
  GtkWidget *separator; /* a GtkSeparator */
  GtkWidget *second;
  int wide_enough;  /* for both beside each other, where text has its usual size */
  int width;        /* of the second, beside */
  int height;       /* below */
  GtkWidget *spare; /* (nullable): what there is no room for where they are below each other */
} SkvSides;

/* Lets them follow the width of @window, once; @sides is copied. */
void skv_sides_install (GtkWindow *window, const SkvSides *sides);

G_END_DECLS
