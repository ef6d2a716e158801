/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/registration-private.h"

#include <string.h>

#include "core/exchange/ics-reader-private.h"
#include "core/exchange/json-text.h"

/* What skv-guard does with a registration file: the properties that only Systemkveld writes, by
 * event. All else of the file is read as of any calendar. */

static void
put_event (GString *json, const SkvIcsComponent *event)
{
  static const char *const names[] = { "UID",
                                       "DESCRIPTION",
                                       SKV_X_REQUEST,
                                       SKV_X_VERSION,
                                       SKV_X_STATE,
                                       SKV_X_MADE,
                                       SKV_X_TITLE,
                                       SKV_X_DEPARTMENT,
                                       SKV_X_CONTACT,
                                       SKV_X_DEPARTMENT_NAME,
                                       SKV_X_CONTACT_NAME,
                                       SKV_X_SENT_BY,
                                       SKV_X_ANSWER,
                                       SKV_X_ANSWERED,
                                       SKV_X_ANSWERED_BY,
                                       SKV_X_PROPOSAL,
                                       NULL };

  g_string_append (json, "{");
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *text = skv_ics_component_text (event, names[i]);

      if (text != NULL)
        skv_json_put_text_member (json, names[i], text);
    }
  g_string_append (json, "}");
}

static void
put_events (GString *json, const SkvIcsComponent *parent, guint *n)
{
  for (guint i = 0; i < parent->children->len; i++)
    {
      const SkvIcsComponent *child = g_ptr_array_index (parent->children, i);

      if (g_str_equal (child->name, "VCALENDAR"))
        put_events (json, child, n);
      else if (g_str_equal (child->name, "VEVENT") && *n < SKV_ICS_MAX_ENTRIES)
        {
          g_string_append (json, (*n)++ > 0 ? ",\n" : "");
          put_event (json, child);
        }
    }
}

char *
skv_registration_reply (GBytes *bytes)
{
  GString *json = g_string_new ("{\"events\": [");
  g_autoptr (SkvIcsLines) lines = skv_ics_lines_new (bytes, NULL);
  SkvIcsCalendar *calendar = skv_ics_calendar_new ();
  g_autoptr (SkvIcsComponent) root =
    lines != NULL ? skv_ics_component_read (lines, calendar, NULL) : NULL;
  guint n = 0;

  if (root != NULL)
    put_events (json, root, &n);
  skv_ics_calendar_free (calendar);
  g_string_append (json, "]}\n");
  return g_string_free (json, FALSE);
}
