/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"
#include "core/exchange/layer-backend.h"

static gint64
now (gpointer data)
{
  /* Of reproducible builds: tests and timers that want the same bytes twice set it. */
  const char *fixed = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;

  if (fixed != NULL && g_ascii_string_to_signed (fixed, 10, 0, G_MAXINT64, &seconds, NULL))
    return seconds;
  return g_get_real_time () / G_USEC_PER_SEC;
}

SkvDay
skv_cli_today (SkvPlan *plan)
{
  return skv_zone_day (skv_plan_get_zone (plan), now (NULL));
}

const SkvClock *
skv_cli_clock (void)
{
  static const SkvClock clock = { now, NULL };

  return &clock;
}

int
skv_cli_current_year (SkvPlan *plan)
{
  return skv_day_year (skv_zone_day (skv_plan_get_zone (plan), now (NULL)));
}

static SkvPlan *open_base = NULL; /* (owned): under --layer */

SkvPlan *
skv_cli_get_base (SkvPlan *plan)
{
  return open_base != NULL ? open_base : plan;
}

/* @base with the layer that --layer names on top (transfer full) */
static SkvPlan *
open_layer (SkvPlan *base, gboolean for_edit, int *status)
{
  const SkvLayer *layer = skv_layer_find (base, skv_cli_get_layer ());
  g_autoptr (GPtrArray) clashes = NULL;
  g_autoptr (SkvEdit) edit = NULL;
  SkvPlan *plan = NULL;
  GError *error = NULL;

  if (layer == NULL)
    {
      *status =
        skv_cli_usage (_("there is no layer “%s” in this plan; “skv layer PLAN” lists them"),
                       skv_cli_get_layer ());
      return NULL;
    }
  edit = skv_layer_make_edit (base, layer, &clashes, &error);
  if (edit != NULL)
    plan = for_edit ? skv_layer_plan_new (base, layer->parent.id, &error)
                    : skv_layer_open (base, layer, &error);
  if (plan == NULL)
    *status = skv_cli_fail (error);
  g_set_object (&open_base, base);
  /* They are not in what the command sees. */
  for (guint i = 0; plan != NULL && i < clashes->len; i++)
    skv_cli_warn (((const SkvLayerClash *) g_ptr_array_index (clashes, i))->words);
  return plan;
}

SkvPlan *
skv_cli_open (const char *path, gboolean for_edit, int *status)
{
  g_autofree char *note = NULL;
  GError *error = NULL;
  g_autoptr (SkvPlan) plan =
    skv_store_open_plan (path, for_edit ? SKV_STORE_DEFAULT : SKV_STORE_READ_ONLY,
                         g_get_user_name (), skv_cli_clock (), &error);

  if (plan == NULL)
    {
      int failed = skv_cli_fail (error);

      /* Nothing was edited yet: it is the file that cannot be read. */
      *status = failed == SKV_EXIT_REFUSED ? SKV_EXIT_INPUT : failed;
      return NULL;
    }
  note = skv_store_get_migration_note (SKV_STORE (skv_plan_get_backend (plan)));
  if (note != NULL)
    skv_cli_warn (note);
  return skv_cli_get_layer () != NULL ? open_layer (plan, for_edit, status)
                                      : g_steal_pointer (&plan);
}

/* [first year, last year] of the items; FALSE if none is placed */
static gboolean
find_item_years (SkvPlan *plan, int *first_year, int *last_year)
{
  GPtrArray *items = skv_plan_get_records (plan, SKV_KIND_ITEM);
  SkvDay from = SKV_DAY_NONE, to = SKV_DAY_NONE;

  for (guint i = 0; i < items->len; i++)
    {
      SkvDay first, end;

      if (!skv_item_days (g_ptr_array_index (items, i), skv_plan_get_zone (plan), &first, &end))
        continue;
      from = from == SKV_DAY_NONE ? first : MIN (from, first);
      to = to == SKV_DAY_NONE ? end : MAX (to, end);
    }
  if (from == SKV_DAY_NONE)
    return FALSE;
  *first_year = skv_day_year (from);
  *last_year = skv_day_year (to - 1);
  return TRUE;
}

static gboolean
parse_day (const char *option, const char *text, SkvDay *day)
{
  *day = text != NULL ? skv_day_parse (text) : *day;
  if (*day != SKV_DAY_NONE)
    return TRUE;
  skv_cli_usage (_("%s needs a date such as 2019-06-12, not “%s”"), option, text);
  return FALSE;
}

gboolean
skv_cli_range_settle (SkvCliRange *self, SkvPlan *plan)
{
  int first_year, last_year;

  self->limited = self->year != 0 || self->from != NULL || self->to != NULL;
  if (self->year != 0 && (self->from != NULL || self->to != NULL))
    {
      skv_cli_usage (_("--year goes without --from and --to"));
      return FALSE;
    }
  if (self->year != 0 && (self->year < 1970 || self->year > 2099))
    {
      skv_cli_usage (_("--year needs a year from %d to %d"), 1970, 2099);
      return FALSE;
    }

  if (!find_item_years (plan, &first_year, &last_year))
    first_year = last_year = skv_cli_current_year (plan);
  if (self->year != 0)
    first_year = last_year = self->year;
  self->first = skv_day_from_ymd (first_year, 1, 1);
  self->end = skv_day_from_ymd (last_year + 1, 1, 1);
  if (!parse_day ("--from", self->from, &self->first) || !parse_day ("--to", self->to, &self->end))
    return FALSE;
  /* One side alone: the other is that of the plan, if it is on the right side at all. */
  if (self->from != NULL && self->to == NULL && self->end <= self->first)
    self->end = skv_day_from_ymd (skv_day_year (self->first) + 1, 1, 1);
  if (self->to != NULL && self->from == NULL && self->first >= self->end)
    self->first = skv_day_from_ymd (skv_day_year (self->end - 1), 1, 1);
  if (self->first < self->end)
    return TRUE;
  skv_cli_usage (_("--to must be later than --from"));
  return FALSE;
}

int
skv_cli_range_choose_year (const SkvCliRange *self, SkvPlan *plan)
{
  int current = skv_cli_current_year (plan);
  SkvDay new_year = skv_day_from_ymd (current, 1, 1);

  return new_year >= self->first && new_year < self->end ? current : skv_day_year (self->first);
}

void
skv_cli_range_clear (SkvCliRange *self)
{
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
}

static gboolean
is_called (const char *name, const char *given)
{
  g_autofree char *folded_name = g_utf8_casefold (name != NULL ? name : "", -1);
  g_autofree char *folded_given = g_utf8_casefold (given, -1);

  return strcmp (folded_name, folded_given) == 0;
}

static const char *
find_lane (SkvPlan *plan, const char *given)
{
  g_autoptr (GPtrArray) lanes = skv_plan_list_lanes (plan);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < lanes->len; i++)
    {
      const char *lane = g_ptr_array_index (lanes, i);

      if (g_str_equal (lane, given) || is_called (skv_plan_lane_title (plan, lane), given))
        return lane;
      g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", lane);
    }
  skv_cli_usage (_("there is no lane “%s”; there are: %s"), given, all->str);
  return NULL;
}

const char *
skv_cli_find_system (SkvPlan *plan, const char *name)
{
  GPtrArray *systems = skv_plan_get_records (plan, SKV_KIND_SYSTEM);

  for (guint i = 0; i < systems->len; i++)
    {
      const SkvSystem *system = g_ptr_array_index (systems, i);

      if (g_str_equal (system->parent.id, name) || is_called (system->name, name))
        return system->parent.id;
    }
  skv_cli_usage (_("there is no system “%s” in this plan"), name);
  return NULL;
}

const char *
skv_cli_find_organisation (SkvPlan *plan, const char *name)
{
  GPtrArray *organisations = skv_plan_get_records (plan, SKV_KIND_ORGANISATION);

  for (guint i = 0; i < organisations->len; i++)
    {
      const SkvOrganisation *organisation = g_ptr_array_index (organisations, i);

      if (g_str_equal (organisation->parent.id, name) || is_called (organisation->name, name))
        return organisation->parent.id;
    }
  skv_cli_usage (_("there is no organisation “%s” in this plan"), name);
  return NULL;
}

/* FALSE if nothing of that name was found; nothing given is found */
static gboolean
replace (char **given, SkvPlan *plan, const char *(*find) (SkvPlan *plan, const char *name))
{
  const char *id = *given != NULL ? find (plan, *given) : NULL;

  if (*given == NULL)
    return TRUE;
  if (id != NULL)
    skv_set_text (given, id);
  return id != NULL;
}

gboolean
skv_cli_filter_settle (SkvCliFilter *self, SkvPlan *plan)
{
  for (guint i = 0; self->lanes != NULL && self->lanes[i] != NULL; i++)
    {
      if (!replace (&self->lanes[i], plan, find_lane))
        return FALSE;
    }
  return replace (&self->system, plan, skv_cli_find_system) &&
         replace (&self->organisation, plan, skv_cli_find_organisation);
}

void
skv_cli_filter_clear (SkvCliFilter *self)
{
  g_clear_pointer (&self->lanes, g_strfreev);
  g_clear_pointer (&self->system, g_free);
  g_clear_pointer (&self->organisation, g_free);
}
