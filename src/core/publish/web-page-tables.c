/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/web-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/organisations.h"
#include "core/calendar/words.h"
#include "core/exchange/selection.h"
#include "core/model/codes.h"
#include "core/publish/announcement-private.h"
#include "core/publish/html-text.h"

void
skv_web_put (SkvWebPage *self, const char *text)
{
  g_autofree char *clean = skv_fill_clean (text);

  skv_html_put (self->html, clean);
}

/* --- which ------------------------------------------------------------------------------------ */

static gboolean
is_of_department (SkvWebPage *self, const char *department, const SkvOccurrence *occurrence)
{
  const SkvDepartment *record = skv_plan_lookup (self->plan, SKV_KIND_DEPARTMENT, department);
  g_autofree char *touched = NULL;

  if (record->organisation != NULL &&
      !skv_selection_has_organisation (self->plan, record->organisation, occurrence))
    return FALSE;
  if (occurrence->item != NULL && g_strcmp0 (occurrence->item->department, department) == 0)
    return TRUE;
  if (occurrence->systems[0] == NULL)
    return strcmp (occurrence->lane, "window") == 0;
  touched = skv_announce_touched_names (self->plan, self->reach, occurrence, department);
  return *touched != '\0';
}

gboolean
skv_web_is_wanted (SkvWebPage *self, const SkvWebTables *tables, const SkvOccurrence *occurrence)
{
  if (occurrence->left_out ||
      (tables->organisation != NULL &&
       !skv_selection_has_organisation (self->plan, tables->organisation, occurrence)))
    return FALSE;
  return tables->department == NULL || is_of_department (self, tables->department, occurrence);
}

static gboolean
has_no_date (const SkvOccurrence *occurrence)
{
  return occurrence->rule != NULL && !occurrence->resolved;
}

/* (transfer full) (element-type SkvOccurrence) */
static GPtrArray *
list_lane (SkvWebPage *self, const SkvWebTables *tables, const char *lane, GPtrArray *undated)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < skv_occurrences_get_n (self->all); i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (self->all, i);

      if (strcmp (occurrence->lane, lane) == 0 && occurrence->start != SKV_MOMENT_NONE &&
          skv_web_is_wanted (self, tables, occurrence))
        g_ptr_array_add (has_no_date (occurrence) ? undated : list, (gpointer) occurrence);
    }
  return list;
}

/* --- one row ---------------------------------------------------------------------------------- */

static gboolean
is_off (const SkvOccurrence *occurrence)
{
  return occurrence->status == SKV_STATUS_CANCELLED || occurrence->status == SKV_STATUS_POSTPONED;
}

static void
add_part (GString *parts, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (parts, "%s%s", parts->len > 0 ? " · " : "", text);
}

/* "Visma Enterprise · Down · Expected downtime: 3 hours" (transfer full) */
static char *
detail_words (SkvWebPage *self, const SkvWebTables *tables, const SkvOccurrence *occurrence)
{
  GString *parts = g_string_new (NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *systems =
    skv_announce_touched_names (self->plan, self->reach, occurrence, tables->department);
  const SkvItem *item = occurrence->item;
  gboolean has_effect = item != NULL && item->effect != NULL;

  add_part (parts, systems);
  add_part (parts, has_effect ? skv_effect_title (item->effect) : NULL);
  if (item != NULL && item->downtime > 0)
    {
      g_autofree char *length = skv_words_minutes (item->downtime);
      g_autofree char *words = g_strdup_printf (_("Expected downtime: %s"), length);

      add_part (parts, words);
    }
  for (guint i = 0; tables->organisation == NULL && occurrence->organisations[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            skv_plan_organisation_name_at (self->plan, occurrence->organisations[i],
                                                           occurrence->first_day));
  if (skv_plan_get_records (self->plan, SKV_KIND_ORGANISATION)->len > 1)
    add_part (parts, names->str);
  return g_string_free (parts, FALSE);
}

static void
put_what (SkvWebPage *self, const SkvWebTables *tables, const SkvOccurrence *occurrence)
{
  g_autofree char *details = detail_words (self, tables, occurrence);
  const char *element = is_off (occurrence) ? "s" : "span";
  gboolean told = is_off (occurrence) || occurrence->status == SKV_STATUS_PROPOSED;

  g_string_append_printf (self->html, "<td><%s class=\"what\">", element);
  skv_web_put (self, occurrence->title);
  g_string_append_printf (self->html, "</%s>", element);
  if (told)
    {
      g_string_append (self->html, " <span class=\"tag\">");
      skv_web_put (self, skv_status_title (occurrence->status));
      g_string_append (self->html, "</span>");
    }
  if (occurrence->item != NULL && occurrence->item->emergency)
    {
      g_string_append (self->html, " <span class=\"tag\">");
      skv_web_put (self, _("Emergency"));
      g_string_append (self->html, "</span>");
    }
  if (*details != '\0')
    {
      g_string_append (self->html, "<br/><span class=\"more\">");
      skv_web_put (self, details);
      g_string_append (self->html, "</span>");
    }
  g_string_append (self->html, "</td></tr>\n");
}

static void
put_row (SkvWebPage *self, const SkvWebTables *tables, const SkvEvening *evening)
{
  const SkvOccurrence *occurrence = evening->occurrences->pdata[0];
  g_autofree char *day = skv_day_format (occurrence->first_day);
  g_autofree char *dates = skv_evening_dates (evening);
  g_autofree char *hours = skv_evening_hours (evening, FALSE);

  g_string_append_printf (self->html, "<tr><th scope=\"row\"><time datetime=\"%s\">", day);
  skv_web_put (self, dates);
  g_string_append (self->html, "</time>");
  if (*hours != '\0')
    {
      g_string_append (self->html, " <span class=\"hours\">");
      skv_web_put (self, hours);
      g_string_append (self->html, "</span>");
    }
  g_string_append (self->html, "</th>");
  put_what (self, tables, occurrence);
}

static void
put_undated (SkvWebPage *self, const SkvWebTables *tables, const SkvOccurrence *occurrence)
{
  g_autofree char *month = skv_words_month_year (skv_day_year (occurrence->first_day),
                                                 skv_day_month (occurrence->first_day));

  g_string_append (self->html, "<tr><th scope=\"row\">");
  skv_web_put (self, month);
  g_string_append (self->html, " <span class=\"more\">");
  skv_web_put (self, _("No date fits yet"));
  g_string_append (self->html, "</span></th>");
  put_what (self, tables, occurrence);
}

/* --- tables ----------------------------------------------------------------------------------- */

static gboolean
put_table (SkvWebPage *self, const SkvWebTables *tables, const char *lane)
{
  g_autoptr (GPtrArray) undated = g_ptr_array_new ();
  g_autoptr (GPtrArray) list = list_lane (self, tables, lane, undated);
  g_autoptr (GPtrArray) groups = skv_evenings_group (self->plan, list);
  gboolean begun = FALSE;

  for (guint i = 0; i < groups->len + undated->len; i++)
    {
      const SkvEvening *evening = i < groups->len ? groups->pdata[i] : NULL;
      const SkvOccurrence *occurrence =
        evening != NULL ? evening->occurrences->pdata[0] : undated->pdata[i - groups->len];

      if (occurrence->first_day >= self->end || occurrence->end_day <= self->first)
        continue;
      if (!begun)
        {
          g_string_append_printf (self->html, "<h%d>", tables->level);
          skv_web_put (self, skv_plan_lane_title (self->plan, lane));
          g_string_append_printf (self->html,
                                  "</h%d>\n<table><thead><tr><th scope=\"col\">%s</th>"
                                  "<th scope=\"col\">%s</th></tr></thead>\n<tbody>\n",
                                  tables->level, C_("column of a table", "When"),
                                  C_("column of a table", "What"));
        }
      begun = TRUE;
      if (evening != NULL)
        put_row (self, tables, evening);
      else
        put_undated (self, tables, occurrence);
    }
  if (begun)
    g_string_append (self->html, "</tbody></table>\n");
  return begun;
}

gboolean
skv_web_put_tables (SkvWebPage *self, const SkvWebTables *tables)
{
  gboolean any = FALSE;

  /* Windows first: they are what people look for. */
  if (g_ptr_array_find_with_equal_func (self->lanes, "window", g_str_equal, NULL))
    any = put_table (self, tables, "window");
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const char *lane = self->lanes->pdata[i];

      if (strcmp (lane, "window") != 0 && strcmp (lane, "holiday") != 0)
        any = put_table (self, tables, lane) || any;
    }
  return any;
}
