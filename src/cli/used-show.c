/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/used.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/words.h"
#include "core/exchange/json-text.h"
#include "core/exchange/sites.h"
#include "core/outage/log.h"

/* --- for people ------------------------------------------------------------------------------- */

static gboolean
is_over (const SkvOccurrence *occurrence, gint64 now)
{
  return occurrence->span.end <= now && occurrence->status != SKV_STATUS_POSTPONED;
}

/* each line of @words on its own, behind what it is about */
static void
print_words (const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      skv_cli_print ("    %s\n", lines[i]);
}

static void
print_one (SkvPlan *plan, const SkvOccurrence *occurrence, gint64 now)
{
  g_autofree char *when = skv_cli_when_words (plan, occurrence);
  g_autofree char *words = skv_course_words (plan, occurrence);

  skv_cli_print ("%s · %s", when, occurrence->title);
  if (occurrence->status >= SKV_STATUS_STARTED)
    skv_cli_print (" · %s", skv_status_title (occurrence->status));
  skv_cli_print ("\n");
  if (*words != '\0')
    print_words (words);
  else if (is_over (occurrence, now) && occurrence->status != SKV_STATUS_DONE)
    print_words (_("Nobody has said how it went."));
}

static void
print_sites (const SkvItem *item)
{
  g_autoptr (GPtrArray) sites = item != NULL ? skv_sites_parse (item->sites, NULL) : NULL;

  for (guint i = 0; sites != NULL && i < sites->len; i++)
    {
      const SkvSite *site = g_ptr_array_index (sites, i);
      g_autofree char *words = skv_site_words (site);

      skv_cli_print ("    [%c] %s\n", site->done ? 'x' : ' ', words);
    }
}

/* --- for machines ----------------------------------------------------------------------------- */

static void
put_moment (GString *text, const char *name, gint64 moment)
{
  g_autofree char *words = moment != SKV_MOMENT_NONE ? skv_log_format_moment (moment) : NULL;

  skv_json_put_text_member (text, name, words);
}

/* -1: null */
static void
put_minutes (GString *text, const char *name, int minutes)
{
  if (minutes >= 0)
    skv_json_put_int_member (text, name, minutes);
  else
    skv_json_put_text_member (text, name, NULL);
}

static void
put_day (GString *text, const char *name, SkvDay day)
{
  g_autofree char *date = day != SKV_DAY_NONE ? skv_day_format (day) : NULL;

  skv_json_put_text_member (text, name, date);
}

static void
put_sites (GString *text, const SkvItem *item)
{
  g_autoptr (GPtrArray) sites = item != NULL ? skv_sites_parse (item->sites, NULL) : NULL;

  skv_json_put_name (text, "sites");
  g_string_append_c (text, '[');
  for (guint i = 0; sites != NULL && i < sites->len; i++)
    {
      const SkvSite *site = g_ptr_array_index (sites, i);

      g_string_append (text, i > 0 ? ",{" : "{");
      skv_json_put_text_member (text, "name", site->name);
      put_day (text, "start", site->start);
      put_day (text, "end", site->end);
      skv_json_put_bool_member (text, "done", site->done);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static void
put_one (GString *text, SkvPlan *plan, const SkvOccurrence *occurrence)
{
  const SkvItem *item = occurrence->item;

  g_string_append_c (text, '{');
  skv_json_put_text_member (text, "id", occurrence->id);
  skv_json_put_text_member (text, "lane", occurrence->lane);
  skv_json_put_text_member (text, "title", occurrence->title);
  skv_json_put_text_member (text, "status", skv_status_name (occurrence->status));
  put_moment (text, "start", occurrence->span.start);
  put_moment (text, "end",
              occurrence->end != SKV_MOMENT_NONE ? occurrence->span.end : SKV_MOMENT_NONE);
  put_moment (text, "actual_start", item != NULL ? item->actual_start : SKV_MOMENT_NONE);
  put_moment (text, "actual_end", item != NULL ? item->actual_end : SKV_MOMENT_NONE);
  put_minutes (text, "planned_minutes", skv_course_planned_minutes (plan, occurrence));
  put_minutes (text, "used_minutes", skv_course_used_minutes (plan, occurrence));
  skv_json_put_text_member (text, "outcome", item != NULL ? item->outcome : NULL);
  skv_json_put_text_member (text, "postponed_from", item != NULL ? item->postponed_from : NULL);
  skv_json_put_text_member (text, "reason", occurrence->reason);
  put_sites (text, item);
  skv_json_put_int_member (text, "aftercare_days", item != NULL ? item->aftercare_days : 0);
  g_string_append_c (text, '}');
}

/* --- both ------------------------------------------------------------------------------------- */

int
skv_cli_used_show (SkvPlan *plan, const SkvOccurrence *occurrence, gboolean as_json, gint64 now)
{
  if (as_json)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      put_one (text, plan, occurrence);
      skv_cli_print ("%s\n", text->str);
      return SKV_EXIT_DONE;
    }
  print_one (plan, occurrence, now);
  print_sites (occurrence->item);
  return SKV_EXIT_DONE;
}

static void
print_sum (const SkvCourses *courses)
{
  g_autofree char *used = skv_words_minutes ((int) MIN (courses->used, G_MAXINT));
  g_autofree char *planned = skv_words_minutes ((int) MIN (courses->planned, G_MAXINT));

  if (courses->n_recorded > 0)
    /* TRANSLATORS: lengths of time, and of how many of how many windows and jobs */
    skv_cli_print (_("Together: used %1$s of %2$s planned, in %3$u of %4$u.\n"), used, planned,
                   courses->n_recorded, courses->n);
  else
    skv_cli_print (_("Of none of them it is known how much was used.\n"));
}

int
skv_cli_used_list (SkvPlan *plan, const SkvCourses *courses, gboolean as_json, gint64 now)
{
  g_autoptr (GString) text = g_string_new ("[");

  if (!as_json)
    {
      for (guint i = 0; i < courses->list->len; i++)
        print_one (plan, g_ptr_array_index (courses->list, i), now);
      if (courses->list->len == 0)
        skv_cli_print (_("There is no window and no work in that time.\n"));
      else
        print_sum (courses);
      return SKV_EXIT_DONE;
    }
  for (guint i = 0; i < courses->list->len; i++)
    {
      g_string_append (text, i > 0 ? ",\n  " : "\n  ");
      put_one (text, plan, g_ptr_array_index (courses->list, i));
    }
  g_string_append (text, courses->list->len > 0 ? "\n]\n" : "]\n");
  skv_cli_print ("%s", text->str);
  return SKV_EXIT_DONE;
}
