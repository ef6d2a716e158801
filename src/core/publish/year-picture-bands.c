/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/publish/year-picture-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/calendar/organisations.h"

/* Whose a bar is, and which band of every row is whose. */

/* A character of a name, of the height of the date line, by which the painter sizes it; longer
 * names are cut. */
#define NAME_SHARE 0.46
#define MOST_NAME 16
/* A band of one track is as high as its name; where there are bands one scrolls anyway. */
#define PITCH_SHARE 0.8
/* Bars of several bands are apart: more tracks a row can be taken in. */
#define CROWD_A_BAND 2

typedef struct
{
  SkvYearPicture *picture;
  const char *const *only; /* (nullable) */
  GPtrArray *owners;       /* (owned) (element-type GPtrArray) (nullable elements: all): by bar */
  GHashTable *places;      /* (owned) (element-type utf8 guint): id → place in ids + 1 */
  GPtrArray *ids;          /* (owned) (element-type utf8): organisations that get a band */
  gboolean any_for_all;
} Split;

/* --- whose it is ------------------------------------------------------------------------------ */

static void
add_ids (GPtrArray *owners, const char *const *ids)
{
  for (; *ids != NULL; ids++)
    if (!g_ptr_array_find_with_equal_func (owners, *ids, g_str_equal, NULL))
      g_ptr_array_add (owners, (gpointer) *ids);
}

/* is everybody that there is on that day among them? */
static gboolean
is_everybody (SkvPlan *plan, GPtrArray *owners, SkvDay day)
{
  SkvOrganisations *organisations = skv_plan_get_organisations (plan);
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_ORGANISATION);

  for (guint i = 0; i < records->len; i++)
    {
      const SkvRecord *record = records->pdata[i];

      if (skv_organisations_exists (organisations, record->id, day) &&
          !g_ptr_array_find_with_equal_func (owners, record->id, g_str_equal, NULL))
        return FALSE;
    }
  return TRUE;
}

/* What names no organisation is theirs whose systems it names. NULL: everybody's. (transfer full)
 */
static GPtrArray *
find_owners (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();
  SkvDay day = occurrence->first_day;

  add_ids (owners, occurrence->organisations);
  for (guint i = 0; occurrence->organisations[0] == NULL && occurrence->systems[i] != NULL; i++)
    {
      const SkvSystem *system = skv_plan_get_system (plan, occurrence->systems[i]);

      if (system == NULL)
        continue;
      if (system->organisations[0] == NULL)
        return NULL;
      add_ids (owners,
               skv_plan_organisations_at (plan, (const char *const *) system->organisations, day));
    }
  if (owners->len == 0 || (owners->len > 1 && is_everybody (plan, owners, day)))
    return NULL;
  return g_steal_pointer (&owners);
}

/* --- which bands there are -------------------------------------------------------------------- */

static gboolean
has_band (const Split *self, const char *id)
{
  return g_hash_table_contains (self->places, id);
}

static void
add_band (Split *self, const char *id)
{
  const char *kept;

  if (has_band (self, id))
    return;
  kept = g_string_chunk_insert_const (self->picture->strings, id);
  g_ptr_array_add (self->ids, (gpointer) kept);
  g_hash_table_insert (self->places, (gpointer) kept, GUINT_TO_POINTER (self->ids->len));
}

static void
add_existing (Split *self)
{
  const SkvYearPicture *picture = self->picture;
  GPtrArray *records = skv_plan_get_records (picture->plan, SKV_KIND_ORGANISATION);

  for (guint i = 0; i < records->len; i++)
    {
      const SkvOrganisation *record = records->pdata[i];

      if ((record->valid_from == SKV_DAY_NONE || record->valid_from < picture->to) &&
          (record->valid_until == SKV_DAY_NONE || record->valid_until >= picture->from) &&
          (self->only == NULL || g_strv_contains (self->only, record->parent.id)))
        add_band (self, record->parent.id);
    }
}

/* Whatever happens, every bar has one. */
static void
add_for_bar (Split *self, const SkvOccurrence *occurrence)
{
  GPtrArray *owners = find_owners (self->picture->plan, occurrence);
  gboolean known = FALSE;

  g_ptr_array_add (self->owners, owners);
  self->any_for_all = self->any_for_all || owners == NULL;
  for (guint i = 0; owners != NULL && i < owners->len; i++)
    known = known || has_band (self, owners->pdata[i]);
  for (guint i = 0; owners != NULL && !known && i < owners->len; i++)
    add_band (self, owners->pdata[i]);
}

/* --- what they are called --------------------------------------------------------------------- */

/* Do all names have a word more than this one, first or last? Gives its length with the space. */
static gsize
shared_word (GPtrArray *names, gboolean last)
{
  const char *first = names->len > 1 ? names->pdata[0] : "";
  const char *space = last ? strrchr (first, ' ') : strchr (first, ' ');
  gsize n;

  if (space == NULL)
    return 0;
  n = last ? strlen (space) : (gsize) (space - first) + 1;
  for (guint i = 1; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      gsize length = strlen (name);

      if (length <= n ||
          (last ? strcmp (name + length - n, space) != 0 : strncmp (name, first, n) != 0))
        return 0;
    }
  return n;
}

/* "Sundvik" of "Sundvik kommune" if all are called so (transfer full) (element-type utf8) */
static GPtrArray *
shorten (SkvPlan *plan, GPtrArray *ids)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  gsize n;

  for (guint i = 0; i < ids->len; i++)
    {
      const SkvOrganisation *record = skv_plan_lookup (plan, SKV_KIND_ORGANISATION, ids->pdata[i]);
      const char *name = record != NULL && record->name != NULL ? record->name : ids->pdata[i];

      g_ptr_array_add (names, g_strstrip (g_strdup (name)));
    }
  while ((n = shared_word (names, TRUE)) > 0)
    for (guint i = 0; i < names->len; i++)
      ((char *) names->pdata[i])[strlen (names->pdata[i]) - n] = '\0';
  while ((n = shared_word (names, FALSE)) > 0)
    for (guint i = 0; i < names->len; i++)
      memmove (names->pdata[i], (char *) names->pdata[i] + n, strlen (names->pdata[i]) - n + 1);
  return names;
}

/* of the plan, so that a name does not change with what is filtered out; id → name (transfer full)
 * (element-type utf8 utf8) */
static GHashTable *
list_short_names (SkvPlan *plan)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GPtrArray *records = skv_plan_get_records (plan, SKV_KIND_ORGANISATION);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = NULL;

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (ids, ((SkvRecord *) records->pdata[i])->id);
  names = shorten (plan, ids);
  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (table, ids->pdata[i], g_strdup (names->pdata[i]));
  return table;
}

static void
append_band (SkvYearPicture *self, const char *id, const char *name, const char *short_name)
{
  SkvPictureBand band = {
    .organisation = id,
    .name = g_string_chunk_insert_const (self->strings, name),
    .short_name = g_string_chunk_insert_const (self->strings, short_name),
  };

  g_array_append_val (self->bands, band);
  g_ptr_array_add (self->band_names, (gpointer) band.short_name);
}

static void
name_bands (Split *self)
{
  SkvYearPicture *picture = self->picture;
  g_autoptr (GHashTable) names = list_short_names (picture->plan);

  if (self->any_for_all)
    /* TRANSLATORS: left of what concerns all organisations of a plan, where each has a band of its
     * own; first its name, then the same for very little room */
    append_band (picture, NULL, _("all organisations"), C_("organisations", "All"));
  for (guint i = 0; i < self->ids->len; i++)
    {
      const char *id = self->ids->pdata[i];
      const SkvOrganisation *record = skv_plan_lookup (picture->plan, SKV_KIND_ORGANISATION, id);
      const char *name = record != NULL && record->name != NULL ? record->name : id;
      const char *short_name = g_hash_table_lookup (names, id);

      append_band (picture, id, name, short_name != NULL ? short_name : name);
    }
}

/* --- all of it -------------------------------------------------------------------------------- */

static void
place (SkvYearPicture *self, guint bar, guint band)
{
  SkvYearBar placed = g_array_index (self->year_bars, SkvYearBar, bar);

  placed.band = band;
  g_array_append_val (self->band_bars, placed);
  g_array_append_val (self->bar_bands, band);
}

static void
place_bar (Split *self, guint bar)
{
  SkvYearPicture *picture = self->picture;
  GPtrArray *owners = self->owners->pdata[bar];
  guint before = self->any_for_all ? 1 : 0;

  g_array_append_val (picture->bar_first, picture->bar_bands->len);
  if (owners == NULL)
    {
      place (picture, bar, 0);
      return;
    }
  for (guint i = 0; i < self->ids->len; i++)
    if (g_ptr_array_find_with_equal_func (owners, self->ids->pdata[i], g_str_equal, NULL))
      place (picture, bar, i + before);
}

static void
free_owners (gpointer owners)
{
  if (owners != NULL)
    g_ptr_array_unref (owners);
}

void
skv_year_picture_split (SkvYearPicture *self, const char *const *organisations)
{
  Split split = { .picture = self, .only = organisations };

  if (skv_plan_get_records (self->plan, SKV_KIND_ORGANISATION)->len < 2)
    return;
  split.owners = g_ptr_array_new_with_free_func (free_owners);
  split.places = g_hash_table_new (g_str_hash, g_str_equal);
  split.ids = g_ptr_array_new ();
  add_existing (&split);
  for (guint i = 0; i < self->bars->len; i++)
    add_for_bar (&split, g_array_index (self->bars, SkvPictureBar, i).occurrence);
  name_bands (&split);
  for (guint i = 0; i < self->bars->len && self->bands->len > 0; i++)
    place_bar (&split, i);
  g_array_append_val (self->bar_first, self->bar_bands->len);
  g_ptr_array_unref (split.owners);
  g_hash_table_unref (split.places);
  g_ptr_array_unref (split.ids);
}

void
skv_year_picture_fit_bands (const SkvYearPicture *self, SkvYearMetrics *metrics)
{
  glong longest = 0;

  metrics->n_bands = self->bands->len;
  for (guint i = 0; i < self->band_names->len; i++)
    longest = MAX (longest, g_utf8_strlen (self->band_names->pdata[i], -1));
  metrics->label_width =
    MAX (metrics->label_width,
         round (metrics->date_height * (1.0 + NAME_SHARE * (double) MIN (longest, MOST_NAME))));
  metrics->min_pitch = MAX (metrics->min_pitch, round (PITCH_SHARE * metrics->date_height));
  metrics->max_pitch = MAX (metrics->max_pitch, metrics->min_pitch);
  metrics->crowd += CROWD_A_BAND * metrics->n_bands;
}

guint
skv_year_picture_get_n_bands (const SkvYearPicture *self)
{
  return self->bands->len;
}

const SkvPictureBand *
skv_year_picture_get_band (const SkvYearPicture *self, guint band)
{
  g_return_val_if_fail (band < self->bands->len, NULL);

  return &g_array_index (self->bands, SkvPictureBand, band);
}

const guint *
skv_year_picture_list_bands (const SkvYearPicture *self, guint bar, guint *n)
{
  guint first;

  g_return_val_if_fail (bar < self->bars->len && n != NULL, NULL);

  *n = 0;
  if (self->bands->len == 0)
    return NULL;
  first = g_array_index (self->bar_first, guint, bar);
  *n = g_array_index (self->bar_first, guint, bar + 1) - first;
  return &g_array_index (self->bar_bands, guint, first);
}

gboolean
skv_year_picture_is_in_band (const SkvYearPicture *self, guint bar, guint band)
{
  guint n;
  const guint *bands = skv_year_picture_list_bands (self, bar, &n);

  for (guint i = 0; i < n; i++)
    if (bands[i] == band)
      return TRUE;
  return self->bands->len == 0;
}
