/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/due/due-ledger.h"

#include <string.h>

#define DATE_LENGTH 10 /* "2027-06-09", before each key */
#define QUARTER 900    /* seconds */
/* so long after it, for clocks that are not quite right */
#define SECONDS_AFTER 2

struct _SkvDueLedger
{
  GPtrArray *lines; /* (owned) (element-type utf8): "2027-06-09 key" */
};

SkvDueLedger *
skv_due_ledger_new (GVariant *saved)
{
  SkvDueLedger *self = g_new0 (SkvDueLedger, 1);

  self->lines = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; saved != NULL && i < g_variant_n_children (saved); i++)
    {
      char *line;

      g_variant_get_child (saved, i, "s", &line);
      g_ptr_array_add (self->lines, line);
    }
  return self;
}

void
skv_due_ledger_free (SkvDueLedger *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static SkvDay
day_of (const char *line)
{
  g_autofree char *date = g_strndup (line, DATE_LENGTH);

  return skv_day_parse (date); /* SKV_DAY_NONE, which is before all days, of what is none */
}

static void
forget_old (SkvDueLedger *self, SkvDay today)
{
  for (guint i = self->lines->len; i-- > 0;)
    {
      SkvDay day = day_of (g_ptr_array_index (self->lines, i));

      if (day == SKV_DAY_NONE || day < today - 1)
        g_ptr_array_remove_index (self->lines, i);
    }
}

gboolean
skv_due_ledger_take (SkvDueLedger *self, SkvDay today, const char *key)
{
  g_autofree char *date = skv_day_format (today);
  g_autofree char *line = g_strconcat (date, " ", key, NULL);

  forget_old (self, today);
  for (guint i = 0; i < self->lines->len; i++)
    if (strcmp (g_ptr_array_index (self->lines, i), line) == 0)
      return FALSE;
  g_ptr_array_add (self->lines, g_steal_pointer (&line));
  return TRUE;
}

GVariant *
skv_due_ledger_save (SkvDueLedger *self)
{
  return g_variant_new_strv ((const char *const *) self->lines->pdata, self->lines->len);
}

guint
skv_due_wait (gint64 now)
{
  return (guint) (QUARTER - (now % QUARTER + QUARTER) % QUARTER + SECONDS_AFTER);
}
