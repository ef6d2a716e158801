/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/conflicts/conflict-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/conflict-entry.h"

G_DEFINE_FINAL_TYPE (SkvConflictLine, skv_conflict_line, G_TYPE_OBJECT)

static guint changed_signal;

const char *
skv_conflicts_column_title (SkvConflictsColumn column)
{
  static const char *const titles[] = {
    N_("Severity"), N_("When"),    N_("What"),        N_("Against What"),
    N_("Check"),    N_("Systems"), N_("Whom to Ask"), N_("State"),
  };

  g_return_val_if_fail ((guint) column < G_N_ELEMENTS (titles), NULL);
  return _(titles[column]);
}

const char *
skv_conflict_state_title (SkvConflictState state)
{
  static const char *const titles[] = {
    NC_("conflict", "Open"), NC_("conflict", "Open"), N_("Good to know"),
    N_("Not calculated"),    N_("Accepted"),
  };

  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (titles), NULL);
  if (state <= SKV_CONFLICT_SOFT)
    return g_dpgettext2 (GETTEXT_PACKAGE, "conflict", titles[state]);
  return _(titles[state]);
}

/* what a card says of as much, were it not accepted */
static SkvConflictWords
as_card (const SkvConflictLine *self)
{
  return (SkvConflictWords){
    .severity = self->severity,
    .calculated = self->state != SKV_CONFLICT_MISSING,
  };
}

const char *
skv_conflict_line_severity (const SkvConflictLine *self)
{
  SkvConflictWords words = as_card (self);

  return skv_conflict_words_get_severity (&words);
}

const char *
skv_conflict_line_icon (const SkvConflictLine *self)
{
  SkvConflictWords words = as_card (self);

  return skv_conflict_words_get_icon (&words);
}

const char *
skv_conflict_line_style (const SkvConflictLine *self)
{
  SkvConflictWords words = as_card (self);

  return skv_conflict_words_get_style (&words);
}

gboolean
skv_conflict_line_can_accept (const SkvConflictLine *self)
{
  return !self->heading && self->state <= SKV_CONFLICT_SOFT;
}

char *
skv_conflict_line_describe (const SkvConflictLine *self)
{
  GString *text = g_string_new (NULL);

  for (int column = 0; column < SKV_CONFLICTS_N_COLUMNS; column++)
    {
      const char *part = self->text[column] != NULL ? self->text[column]->text : "";

      if (*part == '\0')
        continue;
      if (column == SKV_CONFLICTS_OWNER)
        g_string_append_printf (text, ". %s: %s", skv_conflicts_column_title (column), part);
      else
        g_string_append_printf (text, "%s%s", text->len > 0 ? ". " : "", part);
    }
  return g_string_free (text, FALSE);
}

/* --- object ---------------------------------------------------------------------------------- */

guint
skv_conflict_line_hash (gconstpointer line)
{
  const SkvConflictLine *self = line;
  guint hash = g_str_hash (self->item) ^ g_direct_hash (self->check);

  return self->against != NULL ? hash * 31 + g_str_hash (self->against) : hash;
}

gboolean
skv_conflict_line_equal (gconstpointer a, gconstpointer b)
{
  const SkvConflictLine *x = a, *y = b;

  return x->check == y->check && strcmp (x->item, y->item) == 0 &&
         g_strcmp0 (x->against, y->against) == 0;
}

void
skv_conflict_line_emit_changed (SkvConflictLine *self)
{
  g_return_if_fail (SKV_IS_CONFLICT_LINE (self));
  g_signal_emit (self, changed_signal, 0);
}

SkvConflictLine *
skv_conflict_line_new (const char *check, const char *item, const char *against)
{
  SkvConflictLine *self = g_object_new (SKV_TYPE_CONFLICT_LINE, NULL);

  self->heading = item == NULL;
  self->check = check;
  self->item = g_strdup (item);
  self->against = g_strdup (against);
  self->day = SKV_DAY_NONE;
  self->minute = -1;
  return self;
}

static void
skv_conflict_line_finalize (GObject *object)
{
  SkvConflictLine *self = SKV_CONFLICT_LINE (object);

  g_free (self->item);
  g_free (self->against);
  G_OBJECT_CLASS (skv_conflict_line_parent_class)->finalize (object);
}

static void
skv_conflict_line_class_init (SkvConflictLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = skv_conflict_line_finalize;
  changed_signal = g_signal_new ("changed", SKV_TYPE_CONFLICT_LINE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
skv_conflict_line_init (SkvConflictLine *self)
{
}
