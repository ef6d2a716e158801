/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/notice-days.h"

static int
compare_most_first (gconstpointer left, gconstpointer right)
{
  return *(const int *) right - *(const int *) left;
}

static gboolean
has (const GArray *days, int day)
{
  for (guint i = 0; i < days->len; i++)
    {
      if (g_array_index (days, int, i) == day)
        return TRUE;
    }
  return FALSE;
}

GArray *
skv_notice_days_parse (const char *text)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  words = g_strsplit_set (text, ",; \t", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      guint64 number;
      int day;

      if (*words[i] == '\0')
        continue;
      if (!g_ascii_string_to_unsigned (words[i], 10, 0, SKV_NOTICE_DAYS_MOST, &number, NULL))
        return NULL;
      day = (int) number;
      if (has (days, day) || days->len == SKV_NOTICES_MOST)
        return NULL;
      g_array_append_val (days, day);
    }
  g_array_sort (days, compare_most_first);
  return g_steal_pointer (&days);
}

char *
skv_notice_days_format (const GArray *days)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? ", " : "", g_array_index (days, int, i));
  return g_string_free (text, FALSE);
}
