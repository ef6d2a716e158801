/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/usual-rules.h"

#define N_LANGUAGES 5

/* in the order of the columns below */
static const char *const languages[N_LANGUAGES] = { "nb", "nn", "sv", "da", "en" };

/* What such an evening is called, by the glossary. */
static const char *const titles[N_LANGUAGES] = { "Systemkveld", "Systemkveld", "Systemkväll",
                                                 "Systemaften", "System evening" };

/* The first is a Norwegian county's published rule, the weekend a Swedish joint office's; the
 * others are what vendors' and municipalities' pages name most. No message catalogue holds these: a
 * translator's wording would have to be one that the parser knows. */
static const struct
{
  const char *name;
  const char *sentences[N_LANGUAGES];
} rules[] = {
  { "after-12",
    { "Hver onsdag og torsdag kveld fra og med den 12. hver måned, kl. 17–22, ikke på helligdag "
      "eller dagen før helligdag, ellers én dag tidligere, ellers én uke senere",
      "Kvar onsdag og torsdag kveld frå og med den 12. kvar månad, kl. 17–22, ikkje på heilagdag "
      "eller dagen før heilagdag, elles éin dag tidlegare, elles éi veke seinare",
      "Varje onsdag och torsdag kväll från och med den 12:e varje månad, kl. 17–22, inte på "
      "helgdag "
      "eller dagen före helgdag, annars en dag tidigare, annars en vecka senare",
      "Hver onsdag og torsdag aften fra og med den 12. hver måned, kl. 17–22, ikke på helligdag "
      "eller dagen før helligdag, ellers én dag tidligere, ellers én uge senere",
      "Every Wednesday and Thursday evening on or after the 12th of every month, 17:00–22:00, "
      "neither on a public holiday nor on the day before one, else one day earlier, else one week "
      "later" } },
  { "third-wednesday",
    { "Tredje onsdag i måneden, kl. 17–22, ikke på helligdag eller dagen før helligdag, ellers én "
      "uke senere",
      "Tredje onsdag i månaden, kl. 17–22, ikkje på heilagdag eller dagen før heilagdag, elles éi "
      "veke seinare",
      "Tredje onsdagen i månaden, kl. 17–22, inte på helgdag eller dagen före helgdag, annars en "
      "vecka senare",
      "Tredje onsdag i måneden, kl. 17–22, ikke på helligdag eller dagen før helligdag, ellers én "
      "uge senere",
      "Third Wednesday of the month, 17:00–22:00, neither on a public holiday nor on the day "
      "before "
      "one, else one week later" } },
  { "second-tuesday",
    { "Andre tirsdag i måneden, kl. 18–22, ikke på helligdag eller dagen før helligdag, ellers én "
      "uke senere",
      "Andre tysdag i månaden, kl. 18–22, ikkje på heilagdag eller dagen før heilagdag, elles éi "
      "veke seinare",
      "Andra tisdagen i månaden, kl. 18–22, inte på helgdag eller dagen före helgdag, annars en "
      "vecka senare",
      "Anden tirsdag i måneden, kl. 18–22, ikke på helligdag eller dagen før helligdag, ellers én "
      "uge senere",
      "Second Tuesday of the month, 18:00–22:00, neither on a public holiday nor on the day before "
      "one, else one week later" } },
  { "third-weekend",
    { "Tredje lørdag i måneden og dagen etter, kl. 9–20, ikke på helligdag, ellers én uke senere",
      "Tredje laurdag i månaden og dagen etter, kl. 9–20, ikkje på heilagdag, elles éi veke "
      "seinare",
      "Tredje lördagen i månaden och dagen efter, kl. 9–20, inte på helgdag, annars en vecka "
      "senare",
      "Tredje lørdag i måneden og dagen efter, kl. 9–20, ikke på helligdag, ellers én uge senere",
      "Third Saturday of the month and the day after it, 9:00–20:00, not on a public holiday, else "
      "one week later" } },
};

static int
find_language (const char *language)
{
  for (int i = 0; i < N_LANGUAGES; i++)
    {
      if (g_strcmp0 (languages[i], language) == 0)
        return i;
    }
  return N_LANGUAGES - 1;
}

const char *const *
skv_usual_rules_of (const char *country)
{
  static const char *const norwegian[] = { "after-12", "third-wednesday", "second-tuesday",
                                           "third-weekend", NULL };
  static const char *const swedish[] = { "third-weekend", "third-wednesday", "second-tuesday",
                                         NULL };
  static const char *const other[] = { "second-tuesday", "third-wednesday", "third-weekend", NULL };

  if (g_strcmp0 (country, "NO") == 0)
    return norwegian;
  return g_strcmp0 (country, "SE") == 0 ? swedish : other;
}

const char *
skv_usual_rule_sentence (const char *name, const char *language)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (g_strcmp0 (rules[i].name, name) == 0)
        return rules[i].sentences[find_language (language)];
    }
  return NULL;
}

const char *
skv_usual_rule_title (const char *language)
{
  return titles[find_language (language)];
}
