/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/json-reader.h"
#include "core/exchange/json-writer.h"

/* What stands inside the curly brackets of a file, read into @plan. */
static inline SkvImport *
fixture_read (SkvPlan *plan, const char *members, GError **error)
{
  g_autofree char *text =
    g_strdup_printf ("{\"format\": \"skv-plan\", \"version\": 1, %s}", members);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return skv_json_read (plan, "test.json", bytes, error);
}

static inline void
fixture_import (SkvPlan *plan, const char *members)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SkvImport) import = fixture_read (plan, members, &error);

  g_assert_no_error (error);
  skv_plan_apply (plan, import->edit, &error);
  g_assert_no_error (error);
}

/* a plan in memory (transfer full) */
static inline SkvPlan *
fixture_plan (const char *members)
{
  SkvPlan *plan = skv_plan_new (NULL, NULL);

  fixture_import (plan, members);
  return plan;
}
