/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/holidays.h"

typedef struct
{
  const char *country;
  int year;
  /* "MM-DD name", in order, one a line; p public, e eve, h half-day with its time */
  const char *expected;
} YearCase;

/* Written out from the countries' almanacs. */
static const YearCase years[] = {
  { "NO", 2019,
    "p 01-01 Første nyttårsdag\ne 04-17 Dagen før skjærtorsdag\n"
    "h 04-17 Onsdag før skjærtorsdag 720\np 04-18 Skjærtorsdag\np 04-19 Langfredag\n"
    "e 04-20 Påskeaften\nh 04-20 Påskeaften 720\np 04-21 Første påskedag\n"
    "p 04-22 Andre påskedag\ne 04-30 Dagen før 1. mai\np 05-01 Arbeidernes dag\n"
    "e 05-16 Dagen før 17. mai\np 05-17 Grunnlovsdag\n"
    "e 05-29 Dagen før Kristi himmelfartsdag\np 05-30 Kristi himmelfartsdag\n"
    "e 06-08 Pinseaften\nh 06-08 Pinseaften 720\np 06-09 Første pinsedag\n"
    "p 06-10 Andre pinsedag\ne 12-24 Julaften\nh 12-24 Julaften 720\np 12-25 Første juledag\n"
    "p 12-26 Andre juledag\ne 12-31 Nyttårsaften\nh 12-31 Nyttårsaften 720\n" },
  /* 1 May is Ascension Day; Christmas Eve is a Wednesday */
  { "NO", 2008,
    "p 01-01 Første nyttårsdag\ne 03-19 Dagen før skjærtorsdag\n"
    "h 03-19 Onsdag før skjærtorsdag 720\np 03-20 Skjærtorsdag\np 03-21 Langfredag\n"
    "e 03-22 Påskeaften\nh 03-22 Påskeaften 720\np 03-23 Første påskedag\n"
    "p 03-24 Andre påskedag\ne 04-30 Dagen før 1. mai\n"
    "e 04-30 Dagen før Kristi himmelfartsdag\np 05-01 Arbeidernes dag\n"
    "p 05-01 Kristi himmelfartsdag\ne 05-10 Pinseaften\nh 05-10 Pinseaften 720\n"
    "p 05-11 Første pinsedag\np 05-12 Andre pinsedag\ne 05-16 Dagen før 17. mai\n"
    "p 05-17 Grunnlovsdag\ne 12-24 Julaften\nh 12-24 Julaften 720\np 12-25 Første juledag\n"
    "p 12-26 Andre juledag\ne 12-31 Nyttårsaften\nh 12-31 Nyttårsaften 720\n" },
  /* 17 May is Ascension Day */
  { "NO", 2012,
    "p 01-01 Første nyttårsdag\ne 04-04 Dagen før skjærtorsdag\n"
    "h 04-04 Onsdag før skjærtorsdag 720\np 04-05 Skjærtorsdag\np 04-06 Langfredag\n"
    "e 04-07 Påskeaften\nh 04-07 Påskeaften 720\np 04-08 Første påskedag\n"
    "p 04-09 Andre påskedag\ne 04-30 Dagen før 1. mai\np 05-01 Arbeidernes dag\n"
    "e 05-16 Dagen før 17. mai\ne 05-16 Dagen før Kristi himmelfartsdag\np 05-17 Grunnlovsdag\n"
    "p 05-17 Kristi himmelfartsdag\ne 05-26 Pinseaften\nh 05-26 Pinseaften 720\n"
    "p 05-27 Første pinsedag\np 05-28 Andre pinsedag\ne 12-24 Julaften\nh 12-24 Julaften 720\n"
    "p 12-25 Første juledag\np 12-26 Andre juledag\ne 12-31 Nyttårsaften\n"
    "h 12-31 Nyttårsaften 720\n" },
  { "SE", 2019,
    "p 01-01 Nyårsdagen\ne 01-05 Trettondagsafton\np 01-06 Trettondedag jul\n"
    "e 04-18 Skärtorsdagen\nh 04-18 Skärtorsdagen 900\np 04-19 Långfredagen\ne 04-20 Påskafton\np "
    "04-21 Påskdagen\n"
    "p 04-22 Annandag påsk\ne 04-30 Valborgsmässoafton\n"
    "h 04-30 Valborgsmässoafton 900\np 05-01 Första maj\n"
    "e 05-29 Dagen före Kristi himmelsfärdsdag\np 05-30 Kristi himmelsfärdsdag\n"
    "e 06-05 Dagen före Sveriges nationaldag\np 06-06 Sveriges nationaldag\ne 06-08 Pingstafton\n"
    "p 06-09 Pingstdagen\ne 06-21 Midsommarafton\nh 06-21 Midsommarafton 0\np 06-22 "
    "Midsommardagen\n"
    "e 11-01 Allhelgonaafton\nh 11-01 Allhelgonaafton 720\np 11-02 Alla helgons dag\n"
    "h 12-23 Dagen före julafton 720\ne 12-24 Julafton\nh 12-24 Julafton 0\np 12-25 Juldagen\n"
    "p 12-26 Annandag jul\ne 12-31 Nyårsafton\nh 12-31 Nyårsafton 0\n" },
  { "DK", 2023,
    "p 01-01 Nytårsdag\ne 04-05 Dagen før skærtorsdag\np 04-06 Skærtorsdag\np 04-07 Langfredag\n"
    "e 04-08 Påskelørdag\np 04-09 Påskedag\np 04-10 Anden påskedag\n"
    "h 05-01 1. maj 720\ne 05-04 Dagen før store bededag\np 05-05 Store bededag\n"
    "e 05-17 Dagen før Kristi himmelfartsdag\np 05-18 Kristi himmelfartsdag\n"
    "e 05-27 Pinselørdag\np 05-28 Pinsedag\np 05-29 Anden pinsedag\nh 06-05 Grundlovsdag 720\n"
    "e 12-24 Juleaftensdag\np 12-25 Juledag\np 12-26 Anden juledag\n" /* 24 and 31 are Sundays */
    "e 12-31 Nytårsaftensdag\n" },
  { "FI", 2024,
    "p 01-01 Uudenvuodenpäivä\ne 01-05 Loppiaisaatto\np 01-06 Loppiainen\n"
    "e 03-28 Kiirastorstai\np 03-29 Pitkäperjantai\ne 03-30 Pääsiäislauantai\n"
    "p 03-31 Pääsiäispäivä\np 04-01 2. pääsiäispäivä\ne 04-30 Vapunaatto\np 05-01 Vappu\n"
    "e 05-08 Helatorstain aatto\np 05-09 Helatorstai\ne 05-18 Helluntaiaatto\n"
    "p 05-19 Helluntaipäivä\ne 06-21 Juhannusaatto\nh 06-21 Juhannusaatto 0\np 06-22 "
    "Juhannuspäivä\n"
    "e 11-01 Pyhäinpäivän aatto\np 11-02 Pyhäinpäivä\ne 12-05 Itsenäisyyspäivän aatto\n"
    "p 12-06 Itsenäisyyspäivä\ne 12-24 Jouluaatto\nh 12-24 Jouluaatto 0\np 12-25 Joulupäivä\np "
    "12-26 Tapaninpäivä\n"
    "e 12-31 Uudenvuodenaatto\n" },
  { "IS", 2024,
    "p 01-01 Nýársdagur\ne 03-27 Dagurinn fyrir skírdag\np 03-28 Skírdagur\n"
    "p 03-29 Föstudagurinn langi\ne 03-30 Laugardagurinn fyrir páska\np 03-31 Páskadagur\n"
    "p 04-01 Annar í páskum\ne 04-24 Síðasti vetrardagur\np 04-25 Sumardagurinn fyrsti\n"
    "e 04-30 Dagurinn fyrir verkalýðsdaginn\np 05-01 Verkalýðsdagurinn\n"
    "e 05-08 Dagurinn fyrir uppstigningardag\np 05-09 Uppstigningardagur\n"
    "e 05-18 Laugardagurinn fyrir hvítasunnu\np 05-19 Hvítasunnudagur\n"
    "p 05-20 Annar í hvítasunnu\ne 06-16 Dagurinn fyrir þjóðhátíðardaginn\n"
    "p 06-17 Þjóðhátíðardagurinn\ne 08-04 Dagurinn fyrir frídag verslunarmanna\n"
    "p 08-05 Frídagur verslunarmanna\ne 12-24 Aðfangadagur\nh 12-24 Aðfangadagur 780\n"
    "p 12-25 Jóladagur\np 12-26 Annar í jólum\ne 12-31 Gamlársdagur\n"
    "h 12-31 Gamlársdagur 780\n" },
};

typedef struct
{
  const char *country;
  const char *date;
  SkvHolidayKind kind;
  const char *name; /* NULL: none */
} DayCase;

static const DayCase days[] = {
  { "NO", "2024-05-17", SKV_HOLIDAY_PUBLIC, "Grunnlovsdag" },
  { "NO", "2024-05-16", SKV_HOLIDAY_EVE, "Dagen før 17. mai" },
  { "NO", "2024-03-28", SKV_HOLIDAY_PUBLIC, "Skjærtorsdag" },
  { "NO", "2024-03-29", SKV_HOLIDAY_EVE, NULL }, /* public itself */
  { "NO", "2024-05-19", SKV_HOLIDAY_PUBLIC, "Første pinsedag" },
  { "NO", "2024-05-26", SKV_HOLIDAY_PUBLIC, NULL }, /* a plain Sunday */
  { "NO", "2023-12-24", SKV_HOLIDAY_EVE, "Julaften" },
  { "NO", "2023-12-24", SKV_HOLIDAY_HALF_DAY, NULL }, /* a Sunday */
  { "NO", "2024-12-24", SKV_HOLIDAY_HALF_DAY, "Julaften" },
  { "NO", "1960-04-17", SKV_HOLIDAY_PUBLIC, "Første påskedag" },
  { "NO", "2100-03-28", SKV_HOLIDAY_PUBLIC, "Første påskedag" },
  { "NO", "1946-05-17", SKV_HOLIDAY_PUBLIC, NULL },
  { "DK", "2024-04-26", SKV_HOLIDAY_PUBLIC, NULL }, /* no Store bededag any more */
  { "DK", "2024-04-25", SKV_HOLIDAY_EVE, NULL },
  { "DK", "2022-05-13", SKV_HOLIDAY_PUBLIC, "Store bededag" },
  { "SE", "2004-05-31", SKV_HOLIDAY_PUBLIC, "Annandag pingst" },
  { "SE", "2005-05-16", SKV_HOLIDAY_PUBLIC, NULL },
  { "SE", "2004-06-06", SKV_HOLIDAY_PUBLIC, NULL },
  { "SE", "2005-06-06", SKV_HOLIDAY_PUBLIC, "Sveriges nationaldag" },
  { "SE", "2020-10-31", SKV_HOLIDAY_PUBLIC, "Alla helgons dag" },
  { "FI", "1980-01-06", SKV_HOLIDAY_PUBLIC, NULL },
  { "FI", "1980-01-12", SKV_HOLIDAY_PUBLIC, "Loppiainen" },
  { "FI", "1991-01-06", SKV_HOLIDAY_PUBLIC, "Loppiainen" },
  { "FI", "1990-05-19", SKV_HOLIDAY_PUBLIC, "Helatorstai" },
  { "FI", "1973-06-11", SKV_HOLIDAY_PUBLIC, "2. helluntaipäivä" },
  { "FI", "1974-06-03", SKV_HOLIDAY_PUBLIC, NULL },
  { "IS", "2019-04-25", SKV_HOLIDAY_PUBLIC, "Sumardagurinn fyrsti" },
  { "IS", "1965-05-01", SKV_HOLIDAY_PUBLIC, NULL },
  { "SE", "2021-04-30", SKV_HOLIDAY_HALF_DAY, "Valborgsmässoafton" }, /* a Friday */
  { "SE", "2022-04-30", SKV_HOLIDAY_HALF_DAY, NULL },                 /* a Saturday */
  { "SE", "2019-01-05", SKV_HOLIDAY_HALF_DAY, NULL },                 /* a Saturday */
  { "SE", "2021-01-05", SKV_HOLIDAY_HALF_DAY, "Trettondagsafton" },
  { "DK", "2024-12-24", SKV_HOLIDAY_HALF_DAY, "Juleaftensdag" },
  { "DK", "2024-12-31", SKV_HOLIDAY_HALF_DAY, "Nytårsaftensdag" },
  { "DK", "2008-05-01", SKV_HOLIDAY_HALF_DAY, NULL }, /* Ascension Day */
  { "FI", "2024-12-31", SKV_HOLIDAY_HALF_DAY, NULL },
};

static SkvHolidays *
open_country (const char *country)
{
  g_autoptr (GError) error = NULL;
  SkvHolidays *holidays = skv_holidays_new (country, &error);

  g_assert_no_error (error);
  return holidays;
}

static GArray *
list_year (SkvHolidays *holidays, int year)
{
  return skv_holidays_list (holidays, skv_day_from_ymd (year, 1, 1),
                            skv_day_from_ymd (year + 1, 1, 1));
}

static void
test_year (gconstpointer data)
{
  const YearCase *row = data;
  g_autoptr (SkvHolidays) holidays = open_country (row->country);
  g_autoptr (GArray) list = list_year (holidays, row->year);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const SkvHoliday *holiday = &g_array_index (list, SkvHoliday, i);
      g_autofree char *date = skv_day_format (holiday->day);

      g_string_append_printf (text, "%c %s %s", "peh"[holiday->kind], date + 5, holiday->name);
      if (holiday->half_day_minute >= 0)
        g_string_append_printf (text, " %d", holiday->half_day_minute);
      g_string_append_c (text, '\n');
    }
  g_assert_cmpstr (text->str, ==, row->expected);
}

static void
test_day (gconstpointer data)
{
  const DayCase *row = data;
  g_autoptr (SkvHolidays) holidays = open_country (row->country);
  const SkvHoliday *found = skv_holidays_lookup (holidays, skv_day_parse (row->date), row->kind);

  g_assert_cmpstr (found != NULL ? found->name : NULL, ==, row->name);
}

/* For every country and year: what a list promises whatever the rules say. */
static void
test_every_year (gconstpointer data)
{
  g_autoptr (SkvHolidays) holidays = open_country (data);
  SkvDay end = skv_day_from_ymd (2101, 1, 1);
  g_autoptr (GArray) all = skv_holidays_list (holidays, skv_day_from_ymd (1960, 1, 1), end);
  guint next = 0;

  for (SkvDay day = skv_day_from_ymd (1960, 1, 1); day < end; day++)
    {
      guint n[3] = { 0, 0, 0 };
      gboolean before_public = skv_holidays_lookup (holidays, day + 1, SKV_HOLIDAY_PUBLIC) != NULL;

      for (; next < all->len && g_array_index (all, SkvHoliday, next).day == day; next++)
        {
          const SkvHoliday *holiday = &g_array_index (all, SkvHoliday, next);

          g_assert_true (g_utf8_validate (holiday->name, -1, NULL));
          g_assert_true (g_str_is_ascii (holiday->name_en));
          g_assert_cmpint (holiday->half_day_minute >= 0, ==,
                           holiday->kind == SKV_HOLIDAY_HALF_DAY);
          n[holiday->kind]++;
        }
      g_assert_cmpint (n[SKV_HOLIDAY_EVE] > 0, ==, before_public && n[SKV_HOLIDAY_PUBLIC] == 0);
      for (int kind = SKV_HOLIDAY_PUBLIC; kind <= SKV_HOLIDAY_HALF_DAY; kind++)
        g_assert_cmpint (skv_holidays_lookup (holidays, day, kind) != NULL, ==, n[kind] > 0);
      if (n[SKV_HOLIDAY_HALF_DAY] > 0)
        g_assert_cmpuint (n[SKV_HOLIDAY_PUBLIC], ==, 0);
      g_assert_cmpint (skv_holidays_is_working_day (holidays, day), ==,
                       skv_day_weekday (day) <= SKV_FRIDAY && n[SKV_HOLIDAY_PUBLIC] == 0);
    }
  g_assert_cmpuint (next, ==, all->len);
}

/* Norway by another road: twelve days a year by law, found without the rules. */
static void
test_norway_by_law (void)
{
  static const struct
  {
    int month, day;
  } fixed[] = { { 1, 1 }, { 5, 1 }, { 5, 17 }, { 12, 25 }, { 12, 26 } };
  static const int from_easter[] = { -3, -2, 0, 1, 39, 49, 50 };
  g_autoptr (SkvHolidays) holidays = open_country ("no");

  for (int year = 1960; year <= 2100; year++)
    {
      g_autoptr (GArray) list = list_year (holidays, year);
      SkvDay easter = skv_day_easter (year);
      guint n_public = 0;

      for (guint i = 0; i < list->len; i++)
        n_public += g_array_index (list, SkvHoliday, i).kind == SKV_HOLIDAY_PUBLIC;
      g_assert_cmpuint (n_public, ==, 12);
      for (gsize i = 0; i < G_N_ELEMENTS (fixed); i++)
        g_assert_nonnull (skv_holidays_lookup (
          holidays, skv_day_from_ymd (year, fixed[i].month, fixed[i].day), SKV_HOLIDAY_PUBLIC));
      for (gsize i = 0; i < G_N_ELEMENTS (from_easter); i++)
        g_assert_nonnull (
          skv_holidays_lookup (holidays, easter + from_easter[i], SKV_HOLIDAY_PUBLIC));
      g_assert_nonnull (skv_holidays_lookup (holidays, easter - 4, SKV_HOLIDAY_HALF_DAY));
      /* Whitsun Eve can be 17 May */
      if (easter + 48 != skv_day_from_ymd (year, 5, 17))
        g_assert_nonnull (skv_holidays_lookup (holidays, easter + 48, SKV_HOLIDAY_HALF_DAY));
    }
}

static void
test_list_ranges (void)
{
  g_autoptr (SkvHolidays) holidays = open_country ("NO");
  SkvDay new_year = skv_day_from_ymd (2020, 1, 1);
  g_autoptr (GArray) one = skv_holidays_list (holidays, new_year, new_year + 1);
  g_autoptr (GArray) none = skv_holidays_list (holidays, new_year + 1, new_year + 1);
  g_autoptr (GArray) backward = skv_holidays_list (holidays, new_year + 10, new_year);
  g_autoptr (GArray) over = skv_holidays_list (holidays, new_year - 7, new_year + 1);
  g_autoptr (GArray) early =
    skv_holidays_list (holidays, SKV_DAY_NONE, skv_day_from_ymd (1583, 1, 2));

  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (backward->len, ==, 0);
  g_assert_cmpuint (over->len, ==, 5); /* two Christmas days, New Year's Eve twice, New Year */
  g_assert_cmpuint (early->len, ==, 1);
  g_assert_null (skv_holidays_lookup (holidays, SKV_DAY_NONE, SKV_HOLIDAY_PUBLIC));
}

static const struct
{
  const char *from;
  int n;
  const char *expected;
} working_days[] = {
  { "2019-04-17", 1, "2019-04-23" },   { "2019-04-23", -1, "2019-04-17" },
  { "2019-04-20", 0, "2019-04-20" },   { "2019-04-20", 1, "2019-04-23" },
  { "2019-04-20", -2, "2019-04-16" },  { "2019-12-31", 1, "2020-01-02" },
  { "2020-01-02", -4, "2019-12-24" },  { "2019-05-14", 10, "2019-05-29" },
  { "2019-02-15", -10, "2019-02-01" }, { "9999-12-30", 5, NULL },
};

static void
test_working_days (void)
{
  g_autoptr (SkvHolidays) holidays = open_country ("NO");

  for (gsize i = 0; i < G_N_ELEMENTS (working_days); i++)
    {
      SkvDay day = skv_holidays_add_working_days (holidays, skv_day_parse (working_days[i].from),
                                                  working_days[i].n);

      g_assert_cmpint (day, ==, skv_day_parse (working_days[i].expected));
    }
}

static void
test_countries (void)
{
  g_autofree char *joined = g_strjoinv (" ", (char **) skv_holidays_countries ());
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (joined, ==, "DK FI IS NO SE");
  for (const char *const *country = skv_holidays_countries (); *country != NULL; country++)
    {
      g_autoptr (SkvHolidays) holidays = open_country (*country);

      g_assert_cmpstr (skv_holidays_get_country (holidays), ==, *country);
    }
  g_assert_null (skv_holidays_new ("XX", &error));
  g_assert_error (error, SKV_HOLIDAYS_ERROR, SKV_HOLIDAYS_ERROR_UNKNOWN_COUNTRY);
  g_assert_cmpstr (error->message, ==,
                   "There is no holiday calendar for “XX”. Choose one of: DK FI IS NO SE.");
}

static const struct
{
  const char *rules;
  const char *group_and_key; /* what the message must name; NULL: the rules are good */
} bad_rules[] = {
  { "[a]\nname=A\nname_en=A\nkind=public\nrule=02-29\n", NULL },
  { "[a]\nname=A\nname_en=A\nkind=public\nrule=02-30\n", "in [a], “rule”" },
  { "[a]\nname=A\nname_en=A\nkind=public\nrule=easter1\n", "in [a], “rule”" },
  { "[a]\nname=A\nname_en=A\nkind=public\nrule=easter+400\n", "in [a], “rule”" },
  { "[a]\nname=A\nname_en=A\nkind=public\nrule=Sun>05-01\n", "in [a], “rule”" },
  { "[a]\nname=A\nname_en=A\nkind=public\n", "in [a], “rule”" },
  { "[a]\nname=A\nkind=public\nrule=01-01\n", "in [a], “name_en”" },
  { "[a]\nname=A\nname_en=A\nkind=bank\nrule=01-01\n", "in [a], “kind”" },
  { "[a]\nname=A\nname_en=A\nkind=public\nrule=01-01\nuntil=x\n", "in [a], “until”" },
  { "[a]\nname=A\nname_en=A\nkind=public\nrule=01-01\nfrom=9\nuntil=8\n", "in [a], “until”" },
  { "[a]\nname=A\nname_en=A\nkind=public\nrule=01-01\neve=E\n", "in [a], “eve_en”" },
  { "[a]\nname=A\nname_en=A\nkind=half-day\nrule=01-01\n", "in [a], “free_from”" },
  { "[a]\nname=A\nname_en=A\nkind=half-day\nrule=01-01\nfree_from=24:00\n", "“free_from”" },
  { "[a]\nname=A\nname_en=A\nkind=public\nrule=01-01\nweekdays=6-1\n", "in [a], “weekdays”" },
  { "[a]\nname=A\nname_en=A\nkind=public\nrule=01-01\nform=1999\n", "in [a], “form”" },
  { "no key file", "Holiday rules “test”: " },
};

static void
test_bad_rules (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad_rules); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SkvHolidays) holidays =
        skv_holidays_new_from_data ("test", bad_rules[i].rules, -1, &error);

      g_assert_cmpint (holidays != NULL, ==, bad_rules[i].group_and_key == NULL);
      if (holidays == NULL)
        g_assert_nonnull (strstr (error->message, bad_rules[i].group_and_key));
    }
}

typedef struct
{
  const char *words;
  SkvHolidayKind kind;
  const char *name;
} SampleWord;

/* How the sample names the days that it rejects */
static const SampleWord sample_words[] = {
  { "dagen før Kristi himmelfartsdag", SKV_HOLIDAY_EVE, "Dagen før Kristi himmelfartsdag" },
  { "Kristi himmelfartsdag", SKV_HOLIDAY_PUBLIC, "Kristi himmelfartsdag" },
  { "dagen før skjærtorsdag", SKV_HOLIDAY_EVE, "Dagen før skjærtorsdag" },
  { "skjærtorsdag", SKV_HOLIDAY_PUBLIC, "Skjærtorsdag" },
  { "dagen før 17. mai", SKV_HOLIDAY_EVE, "Dagen før 17. mai" },
  { "17. mai", SKV_HOLIDAY_PUBLIC, "Grunnlovsdag" },
};

/* One of the two evenings from @base on must be a day of that name. */
static void
check_sample_word (SkvHolidays *holidays, SkvDay base, const char *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sample_words); i++)
    {
      if (strcmp (words, sample_words[i].words) != 0)
        continue;
      for (SkvDay day = base; day < base + 2; day++)
        {
          const SkvHoliday *found = skv_holidays_lookup (holidays, day, sample_words[i].kind);

          if (found != NULL && strcmp (found->name, sample_words[i].name) == 0)
            return;
        }
      g_error ("%s is not within two days of %d", words, base);
    }
  g_assert_cmpstr (words, ==, "before the 12th");
}

/* "+0: dagen før 17. mai; -1: …"; returns how many words were checked */
static guint
check_sample_line (SkvHolidays *holidays, char **fields)
{
  g_autofree char *text = g_strdelimit (g_strjoinv (",", fields + 6), "\"\r", ' ');
  g_auto (GStrv) reasons = g_strsplit (text, ";", -1);
  SkvDay base = skv_day_parse (fields[2]);
  guint n = 0;

  for (gsize i = 0; reasons[i] != NULL && strchr (reasons[i], ':') != NULL; i++)
    {
      int offset = (int) g_ascii_strtoll (g_strstrip (reasons[i]), NULL, 10);
      g_auto (GStrv) words = g_strsplit (strchr (reasons[i], ':') + 1, ",", -1);

      for (gsize w = 0; words[w] != NULL; w++, n++)
        check_sample_word (holidays, base + offset, g_strstrip (words[w]));
    }
  /* Evenings that were not moved touch no holiday and no eve. */
  for (SkvDay day = base; n == 0 && day < base + 2; day++)
    {
      g_assert_null (skv_holidays_lookup (holidays, day, SKV_HOLIDAY_PUBLIC));
      g_assert_null (skv_holidays_lookup (holidays, day, SKV_HOLIDAY_EVE));
    }
  return n;
}

static void
test_sample (void)
{
  const char *shared = g_getenv ("SKV_SHARED_DIR");
  g_autofree char *path =
    shared != NULL
      ? g_build_filename (shared, "samples", "s0-policy-2015-2025.csv", NULL)
      : g_build_filename (g_getenv ("G_TEST_SRCDIR") != NULL ? g_getenv ("G_TEST_SRCDIR") : ".",
                          "..", "..", "shared", "samples", "s0-policy-2015-2025.csv", NULL);
  g_autoptr (SkvHolidays) holidays = open_country ("NO");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the sample s0-policy-2015-2025.csv is not there");
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], ",", -1);

      g_assert_cmpuint (g_strv_length (fields), >=, 7);
      n += check_sample_line (holidays, fields);
    }
  g_assert_cmpuint (n, >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autofree char *name =
        g_strdup_printf ("/holidays/year/%s-%d", years[i].country, years[i].year);

      g_test_add_data_func (name, &years[i], test_year);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *name = g_strdup_printf ("/holidays/day/%s-%s-%c", days[i].country,
                                               days[i].date, "peh"[days[i].kind]);

      g_test_add_data_func (name, &days[i], test_day);
    }
  for (const char *const *country = skv_holidays_countries (); *country != NULL; country++)
    {
      g_autofree char *name = g_strdup_printf ("/holidays/every-year/%s", *country);

      g_test_add_data_func (name, *country, test_every_year);
    }
  g_test_add_func ("/holidays/norway-by-law", test_norway_by_law);
  g_test_add_func ("/holidays/list-ranges", test_list_ranges);
  g_test_add_func ("/holidays/working-days", test_working_days);
  g_test_add_func ("/holidays/countries", test_countries);
  g_test_add_func ("/holidays/bad-rules", test_bad_rules);
  g_test_add_func ("/holidays/sample", test_sample);
  return g_test_run ();
}
