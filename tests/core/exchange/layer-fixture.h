/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "core/calendar/occurrence-edits.h"
#include "core/exchange/layer-backend.h"
#include "core/exchange/version.h"
#include "core/store/store.h"
#include "exchange/exchange-fixture.h"

/* A small plan in a store, and what tests of layers and versions do to it. */

#define LAYER_PLAN                                                                                 \
  "\"plan\": {\"title\": \"County\", \"country\": \"NO\", \"time_zone\": \"Europe/Oslo\","         \
  " \"language\": \"nb\"},"                                                                        \
  "\"contacts\": [{\"id\": \"c\", \"role\": \"Super user\"}],"                                     \
  "\"systems\": [{\"id\": \"s\", \"name\": \"Sign-in\", \"users\": 24000},"                        \
  "  {\"id\": \"t\", \"name\": \"School\"}],"                                                      \
  "\"relations\": [{\"from\": \"t\", \"to\": \"s\", \"kind\": \"depends-on\"}],"                   \
  "\"rules\": [{\"id\": \"r\", \"lane\": \"window\", \"title\": \"Evening\","                      \
  "  \"base\": {\"rrule\": \"FREQ=MONTHLY;BYDAY=2WE\"}, \"start\": \"17:00\","                     \
  "  \"duration\": \"PT5H\", \"valid_from\": \"2027-01-01\", \"valid_until\": \"2027-12-31\"}],"   \
  "\"items\": [{\"id\": \"job\", \"lane\": \"maintenance\", \"title\": \"Upgrade\","               \
  "  \"start\": \"2027-06-09T18:00\", \"duration\": \"PT2H\", \"systems\": [\"s\"],"               \
  "  \"status\": \"approved\"},"                                                                   \
  "  {\"id\": \"other\", \"lane\": \"maintenance\", \"title\": \"Restart\","                       \
  "  \"start\": \"2027-06-09T20:30\", \"duration\": \"PT1H\", \"systems\": [\"t\"]},"              \
  "  {\"id\": \"exam\", \"lane\": \"exam\", \"title\": \"Maths\", \"start\": \"2027-06-09\","      \
  "  \"end\": \"2027-06-10\", \"systems\": [\"s\"]}],"                                             \
  "\"exceptions\": [{\"item\": \"job\", \"against\": \"exam\", \"check\": \"meeting\","            \
  "  \"by\": \"IT manager\", \"reason\": \"agreed\"}]"

static inline gint64
layer_now (gpointer data)
{
  return 1000;
}

/* a plan that can undo (transfer full) */
static inline SkvPlan *
layer_plan (void)
{
  static const SkvClock clock = { layer_now, NULL };
  g_autoptr (SkvStore) store = skv_store_new_memory (&clock);
  g_autoptr (GError) error = NULL;
  SkvPlan *plan = skv_store_make_plan (store, &error);

  g_assert_no_error (error);
  fixture_import (plan, LAYER_PLAN);
  return plan;
}

static inline void
layer_apply (SkvPlan *plan, SkvEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  skv_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
  skv_edit_unref (edit);
}

/* the edit that moves one there, "2027-06-16" (transfer full) */
static inline SkvEdit *
layer_move_edit (SkvPlan *plan, const char *id, const char *day)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);
  const SkvOccurrence *occurrence = skv_occurrences_lookup (found, id);

  return skv_occurrence_move (plan, occurrence,
                              skv_occurrence_start_on_day (plan, occurrence, skv_day_parse (day)),
                              NULL, NULL);
}

static inline void
layer_move (SkvPlan *plan, const char *id, const char *day)
{
  layer_apply (plan, layer_move_edit (plan, id, day));
}

/* "2027-06-16" or "-" if it is not there */
static inline const char *
layer_day_of (SkvPlan *plan, const char *id)
{
  g_autoptr (SkvOccurrences) found = skv_occurrences_find (plan, id);
  const SkvOccurrence *occurrence = found != NULL ? skv_occurrences_lookup (found, id) : NULL;
  g_autofree char *day = occurrence != NULL ? skv_day_format (occurrence->first_day) : NULL;

  return day != NULL ? g_intern_string (day) : "-";
}

/* puts a new, empty layer into the plan; its id */
static inline const char *
layer_make (SkvPlan *plan, const char *name)
{
  SkvLayer *layer = skv_layer_new (name, NULL, "planner", skv_day_parse ("2027-01-02"));
  const char *id = g_intern_string (layer->parent.id);
  SkvEdit *edit = skv_edit_new ("New layer");

  skv_edit_put (edit, layer);
  layer_apply (plan, edit);
  return id;
}

static inline const SkvLayer *
layer_get (SkvPlan *plan, const char *id)
{
  return skv_plan_lookup (plan, SKV_KIND_LAYER, id);
}

/* the plan with the layer on top, for editing (transfer full) */
static inline SkvPlan *
layer_edit_plan (SkvPlan *plan, const char *id)
{
  g_autoptr (GError) error = NULL;
  SkvPlan *on_top = skv_layer_plan_new (plan, id, &error);

  g_assert_no_error (error);
  return on_top;
}

/* replaces what a layer says by that text */
static inline void
layer_set_changes (SkvPlan *plan, const char *id, const char *changes)
{
  SkvLayer *layer = skv_record_copy (layer_get (plan, id));
  SkvEdit *edit = skv_edit_new ("Changes");

  skv_set_text (&layer->changes, changes);
  skv_edit_put (edit, layer);
  layer_apply (plan, edit);
}

/* words of the clashes, a line each (transfer full) */
static inline char *
layer_clashes (SkvPlan *plan, const char *id)
{
  g_autoptr (GPtrArray) clashes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvEdit) edit = skv_layer_make_edit (plan, layer_get (plan, id), &clashes, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_nonnull (edit);
  for (guint i = 0; i < clashes->len; i++)
    g_string_append_printf (text, "%s\n", ((SkvLayerClash *) clashes->pdata[i])->words);
  return g_string_free (text, FALSE);
}
