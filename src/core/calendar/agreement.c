/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/agreement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DECIMALS 3
#define WHOLE 100000

/* Digits alone, so that "1e2" and "0x5" are no percentages. NULL if there are too many of them. */
static const char *
take_digits (const char *text, int most, int *value, int *n)
{
  for (*n = 0; g_ascii_isdigit (*text); text++, (*n)++)
    {
      if (*n == most)
        return NULL;
      *value = *value * 10 + (*text - '0');
    }
  return text;
}

gboolean
skv_uptime_parse (const char *text, int *thousandths)
{
  g_autofree char *stripped = NULL;
  const char *rest;
  int value = 0, n = 0, n_decimals = 0;

  g_return_val_if_fail (text != NULL && thousandths != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0')
    {
      *thousandths = 0;
      return TRUE;
    }
  rest = take_digits (stripped, DECIMALS, &value, &n);
  if (rest == NULL || n == 0)
    return FALSE;
  if (*rest == '.' || *rest == ',')
    {
      rest = take_digits (rest + 1, DECIMALS, &value, &n_decimals);
      if (rest == NULL || n_decimals == 0)
        return FALSE;
    }
  for (; n_decimals < DECIMALS; n_decimals++)
    value *= 10;
  /* a no-break space is put between by the words below */
  while (*rest == ' ' || g_str_has_prefix (rest, "\u00a0") || g_str_has_prefix (rest, "\u202f"))
    rest = g_utf8_next_char (rest);
  if (*rest == '%')
    rest++;
  if (*rest != '\0' || value <= 0 || value > WHOLE)
    return FALSE;
  *thousandths = value;
  return TRUE;
}

/* "5" of 500, "05" of 50: without the zeros at the end (transfer full) */
static char *
decimals (int thousandths)
{
  char *text = g_strdup_printf ("%03d", thousandths);

  for (gsize i = DECIMALS; i > 0 && text[i - 1] == '0'; i--)
    text[i - 1] = '\0';
  return text;
}

char *
skv_uptime_words (int thousandths)
{
  g_autofree char *number = NULL, *rest = NULL;

  if (thousandths <= 0)
    return NULL;
  rest = decimals (thousandths % 1000);
  number = *rest != '\0'
             /* TRANSLATORS: a number with decimals, and what stands between: "99.5" */
             ? g_strdup_printf (C_("number", "%1$d.%2$s"), thousandths / 1000, rest)
             : g_strdup_printf ("%d", thousandths / 1000);
  return g_strdup_printf (_("%s %%"), number);
}
