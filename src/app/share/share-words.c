/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n-lib.h>

#include "app/share/share-work.h"

guint
skv_share_count (const SkvSyncCount *count)
{
  return count->added + count->changed + count->removed;
}

char *
skv_share_words (const SkvSyncReport *report)
{
  guint taken = skv_share_count (&report->taken), sent = skv_share_count (&report->sent);

  if (taken == 0 && sent == 0 && report->conflicts->len > 0)
    return g_strdup (_("Exchanged: there is something to choose"));
  if (taken == 0 && sent == 0)
    return g_strdup (report->n_refused > 0 ? _("Exchanged, but the server refused something")
                                           : _("Exchanged: nothing was new on either side"));
  /* TRANSLATORS: how many changes came from the calendar server, and went there */
  if (sent == 0)
    return g_strdup_printf (_("Exchanged: %u came in"), taken);
  if (taken == 0)
    return g_strdup_printf (_("Exchanged: %u sent"), sent);
  return g_strdup_printf (_("Exchanged: %1$u came in, %2$u sent"), taken, sent);
}

/* takes @counted (transfer full) */
static void
add_count (GPtrArray *lines, const SkvSyncCount *count, char *counted, const char *none)
{
  g_autofree char *words = counted;

  g_ptr_array_add (lines, skv_share_count (count) > 0 ? g_steal_pointer (&words) : g_strdup (none));
}

GPtrArray *
skv_share_lines (const SkvSyncReport *report)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const SkvSyncCount *taken = &report->taken, *sent = &report->sent;

  add_count (lines, taken,
             g_strdup_printf (_("Came in: %1$u new, %2$u changed, %3$u removed"), taken->added,
                              taken->changed, taken->removed),
             _("Nothing came in"));
  add_count (lines, sent,
             g_strdup_printf (_("Sent: %1$u new, %2$u changed, %3$u removed"), sent->added,
                              sent->changed, sent->removed),
             _("Nothing was sent"));
  if (report->n_refused > 0)
    g_ptr_array_add (
      lines, g_strdup_printf (
               g_dngettext (GETTEXT_PACKAGE, "The server refused %u edit; it stays here alone",
                            "The server refused %u edits; they stay here alone", report->n_refused),
               report->n_refused));
  for (guint i = 0; i < report->notes->len; i++)
    g_ptr_array_add (lines, g_strdup (g_ptr_array_index (report->notes, i)));
  return lines;
}
