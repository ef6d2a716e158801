/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/ics-reader-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* A calendar needs three: VCALENDAR, VEVENT, VALARM. */
#define MAX_DEPTH 16
/* As much of a line as a message repeats. */
#define SHOWN_CHARACTERS 40

typedef struct
{
  SkvIcsCalendar *calendar;
  SkvIcsComponent *root; /* (owned) */
  GPtrArray *open;       /* (owned) (element-type SkvIcsComponent): not owned by it; [0] is root */
  guint n_outside;       /* lines before, between and behind components */
  guint first_outside;
} Reader;

void
skv_ics_component_free (SkvIcsComponent *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->properties);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static SkvIcsComponent *
component_new (const char *name, guint line)
{
  SkvIcsComponent *self = g_new0 (SkvIcsComponent, 1);

  self->name = g_ascii_strup (name, -1);
  g_strstrip (self->name);
  self->line = line;
  self->properties = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_ics_property_free);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) skv_ics_component_free);
  return self;
}

const SkvIcsProperty *
skv_ics_component_find (const SkvIcsComponent *self, const char *name)
{
  for (guint i = 0; i < self->properties->len; i++)
    {
      const SkvIcsProperty *property = g_ptr_array_index (self->properties, i);

      if (g_str_equal (property->name, name))
        return property;
    }
  return NULL;
}

char *
skv_ics_component_text (const SkvIcsComponent *self, const char *name)
{
  const SkvIcsProperty *property = skv_ics_component_find (self, name);
  g_autofree char *text = property != NULL ? skv_ics_unescape (property->value) : NULL;

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static gboolean
refuse (GError **error, guint line, const char *message)
{
  if (line > 0)
    g_set_error (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID, "%u: %s", line, message);
  else
    g_set_error_literal (error, SKV_EXCHANGE_ERROR, SKV_EXCHANGE_ERROR_INVALID, message);
  return FALSE;
}

/* as an IANA or X- name */
static gboolean
is_name (const char *text)
{
  const char *c = text;

  while (g_ascii_isalnum (*c) || *c == '-' || *c == '_')
    c++;
  return c > text && *c == '\0' && c - text <= SHOWN_CHARACTERS;
}

static gboolean
open_component (Reader *self, const SkvIcsProperty *begin, GError **error)
{
  SkvIcsComponent *parent = g_ptr_array_index (self->open, self->open->len - 1);
  SkvIcsComponent *component;

  if (self->open->len > MAX_DEPTH)
    return refuse (error, begin->line,
                   _("parts stand within parts deeper than in any calendar. Nothing was read"));
  component = component_new (begin->value, begin->line);
  g_ptr_array_add (parent->children, component);
  if (!is_name (component->name))
    return refuse (
      error, begin->line,
      _("BEGIN: names nothing that a calendar has: the file is damaged. Nothing was read; ask "
         "for it again"));
  g_ptr_array_add (self->open, component);
  return TRUE;
}

static gboolean
close_component (Reader *self, const SkvIcsProperty *end, GError **error)
{
  SkvIcsComponent *component = g_ptr_array_index (self->open, self->open->len - 1);
  g_autofree char *name = g_ascii_strup (end->value, -1);
  g_autofree char *message = NULL;

  g_strstrip (name);
  if (!is_name (name))
    {
      g_free (name);
      name = g_strdup ("…");
    }
  if (self->open->len > 1 && g_str_equal (component->name, name))
    {
      g_ptr_array_set_size (self->open, (int) self->open->len - 1);
      return TRUE;
    }
  if (self->open->len > 1)
    message = g_strdup_printf (
      _("END:%s stands here, but %s of line %u is not ended yet: the file is damaged. "
         "Nothing was read; ask for it again"),
      name, component->name, component->line);
  else
    message = g_strdup_printf (
      _("END:%s ends what never began: the file is damaged. Nothing was read; ask "
         "for it again"),
      name);
  return refuse (error, end->line, message);
}

static void
note_bad_line (Reader *self, const char *text, guint line, const char *reason)
{
  g_autofree char *start =
    g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), SHOWN_CHARACTERS));

  skv_ics_calendar_note (self->calendar, line, NULL, _("the line “%s” was left out: %s"), start,
                         reason);
}

static gboolean
read_line (Reader *self, const char *text, guint line, GError **error)
{
  SkvIcsComponent *current = g_ptr_array_index (self->open, self->open->len - 1);
  g_autofree char *reason = NULL;
  g_autoptr (SkvIcsProperty) property = skv_ics_property_parse (text, line, &reason);

  if (property != NULL && g_str_equal (property->name, "BEGIN"))
    return open_component (self, property, error);
  if (property != NULL && g_str_equal (property->name, "END"))
    return close_component (self, property, error);
  if (self->open->len == 1)
    {
      if (self->n_outside++ == 0)
        self->first_outside = line;
    }
  else if (property != NULL)
    g_ptr_array_add (current->properties, g_steal_pointer (&property));
  else if (*text != '\0' && strspn (text, " \t") < strlen (text))
    note_bad_line (self, text, line, reason);
  return TRUE;
}

/* What the file seems to be instead of a calendar. (transfer full) */
static char *
describe_other (const SkvIcsLines *lines)
{
  const char *first = lines->lines[0] != NULL ? lines->lines[0] : "";

  first += strspn (first, " \t");
  if (lines->numbers->len == 0 || *first == '\0')
    return g_strdup (_("the file is empty"));
  if (g_ascii_strncasecmp (first, "<!doctype html", 14) == 0 ||
      g_ascii_strncasecmp (first, "<html", 5) == 0)
    return g_strdup (_ (
      "this is a web page and not a calendar: the address that it came from may have moved, or ask "
      "for a password. Nothing was read"));
  if (*first == '<' || *first == '{' || *first == '[')
    return g_strdup (_("this is no iCalendar file but XML or JSON. Nothing was read"));
  return g_strdup (_("this is no iCalendar file: no line says BEGIN:VCALENDAR. Nothing was read"));
}

static gboolean
check_whole (Reader *self, const SkvIcsLines *lines, GError **error)
{
  const SkvIcsComponent *innermost = g_ptr_array_index (self->open, self->open->len - 1);
  g_autofree char *message = NULL;

  if (self->open->len > 1)
    {
      message = g_strdup_printf (
        _("the file ends here within %s, which begins on line %u: it was cut off. Nothing "
           "was read; ask for it again"),
        innermost->name, innermost->line);
      return refuse (error, lines->last_line, message);
    }
  if (self->root->children->len == 0)
    {
      message = describe_other (lines);
      return refuse (error, 0, message);
    }
  if (self->n_outside > 0)
    skv_ics_calendar_note (
      self->calendar, self->first_outside, NULL,
      g_dngettext (GETTEXT_PACKAGE, "%u line outside of the calendar was left out",
                   "%u lines outside of the calendar were left out", self->n_outside),
      self->n_outside);
  return TRUE;
}

SkvIcsComponent *
skv_ics_component_read (const SkvIcsLines *lines, SkvIcsCalendar *calendar, GError **error)
{
  g_autoptr (SkvIcsComponent) root = component_new ("", 1);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Reader reader = { calendar, root, open, 0, 0 };

  g_ptr_array_add (open, root);
  for (guint i = 0; i < lines->numbers->len; i++)
    if (!read_line (&reader, lines->lines[i], g_array_index (lines->numbers, guint, i), error))
      return NULL;
  return check_whole (&reader, lines, error) ? g_steal_pointer (&root) : NULL;
}
