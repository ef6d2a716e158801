/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/window-private.h"

#include <glib/gi18n-lib.h>

#include "app/course/course-dialog.h"
#include "app/present.h"

static void
record (SkvWindow *self, const char *id)
{
  GtkWidget *dialog = skv_course_dialog_new (self->session, id);

  if (dialog != NULL)
    skv_present_over (dialog, GTK_WIDGET (self));
}

void
skv_window_record_course (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SkvWindow *self = SKV_WINDOW (widget);
  g_autofree char *id = g_strdup (skv_session_get_selected (self->session));

  if (id != NULL)
    record (self, id);
  else
    skv_session_tell (self->session, _("Select first the window or job that it is about."));
}

void
skv_window_record_course_of (GtkWidget *widget, const char *name, GVariant *parameter)
{
  record (SKV_WINDOW (widget), g_variant_get_string (parameter, NULL));
}
