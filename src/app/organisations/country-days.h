/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/organisations/day-form.h"

G_BEGIN_DECLS

/**
 * SkvCountryDay:
 *
 * An eve or a half-day that the country has, as one that may be kept otherwise here.
 */
typedef struct
{
  SkvDay day;
  char *name;       /* (owned) */
  gboolean is_eve;  /* the day before a public holiday */
  int half_day;     /* minute from which it is free; -1 if it is no half-day */
  char *changed_by; /* (owned) (nullable): names of the plan's local days that change it */
} SkvCountryDay;

void skv_country_day_free (SkvCountryDay *self);
/* Those of @year, by date; empty for a country that we have no data for.
 * (transfer full) (element-type SkvCountryDay) */
GPtrArray *skv_country_days_list (SkvPlan *plan, int year);
/* A new local day that begins as the country's of @day is: on the same days of every year if they
 * follow a rule that can be told. (transfer full); NULL if the country has none that day */
SkvDayForm *skv_country_day_form (SkvPlan *plan, SkvDay day);

G_END_DECLS
