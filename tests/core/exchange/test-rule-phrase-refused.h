/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/rule-phrase.h"

/* What is not read, why, and a word that the message must name */
typedef struct
{
  const char *language;
  const char *text;
  SkvRulePhraseError code;
  const char *word; /* (nullable) */
} RefusedRow;

#define UNREADABLE SKV_RULE_PHRASE_ERROR_UNREADABLE
#define CONTRADICTION SKV_RULE_PHRASE_ERROR_CONTRADICTION
#define NO_DATES SKV_RULE_PHRASE_ERROR_NO_DATES

static const RefusedRow refused_rows[] = {
  { "nb", "tredje onsdag i måneden, blabla", UNREADABLE, "blabla" },
  { "nb", "onsdag og", UNREADABLE, "og" },
  { "nb", "ikke", UNREADABLE, "ikke" },
  { "nb", "", NO_DATES, NULL },
  { "nb", "kl. 17–22", NO_DATES, NULL },
  { "nb", "ikke helligdager", NO_DATES, NULL },
  { "nb", "i januar", NO_DATES, NULL },
  { "nb", "31. april hvert år", CONTRADICTION, "31. april" },
  { "nb", "30. februar", CONTRADICTION, "30. februar" },
  { "nb", "uke 54", CONTRADICTION, "54" },
  { "nb", "tredje onsdag bare i juli, ikke i juli", CONTRADICTION, NULL },
  { "nb", "onsdag i måneden", CONTRADICTION, NULL },
  { "nb", "fredag den 13.", CONTRADICTION, NULL },
  { "nb", "annenhver tirsdag, starter på nytt etter fellesferien", CONTRADICTION, NULL },
  { "nb", "tredje onsdag i måneden, starter på nytt etter stopp", CONTRADICTION, NULL },
  { "nb", "tredje onsdag, fra 2028 til 2027", CONTRADICTION, "2028" },
  { "nb", "tredje onsdag fra 12. august", UNREADABLE, "12. august" },
  { "nb", "10 dager før hver fest", UNREADABLE, "fest" },
  { "nb", "tredje onsdag i måneden kl. 25–27", UNREADABLE, "25" },
  { "nb", "tredje onsdag i måneden kl. 17", CONTRADICTION, NULL },
  { "nb", "tredje onsdag i måneden, i 5 timer", CONTRADICTION, NULL },
  { "nb", "tredje onsdag i måneden, ikke på mandager", UNREADABLE, "mandager" },
  { "nb", "tredje onsdag i måneden, ikke helligdager og dagen etter", UNREADABLE, "dagen etter" },
  { "nb", "tredje onsdag i måneden, hele dagen kl. 17–22", CONTRADICTION, NULL },
  { "nb", "onsdag i uke 40 og tirsdag i uke 41", CONTRADICTION, "tirsdag" },
  { "nb", "sjette onsdag i måneden", CONTRADICTION, NULL },
  { "nb", "første onsdag etter den 28.", CONTRADICTION, NULL },
  { "nb", "tredje arbeidsdag og tredje onsdag", CONTRADICTION, NULL },
  { "nb", "hele januar og hele mars", CONTRADICTION, "mars" },
  { "nb", "tredje onsdag, i morgen", UNREADABLE, "morgen" },
  { "nb", "tredje onsdag «", UNREADABLE, NULL },
  { "nn", "kvar onsdag utan kaffi", UNREADABLE, "kaffi" },
  { "nn", "tysdag kanskje", UNREADABLE, "kanskje" },
  { "nn", "annankvar tysdag, berre i mai, ikkje i mai", CONTRADICTION, NULL },
  { "sv", "tredje onsdagen i månaden, ungefär", UNREADABLE, "ungefär" },
  { "sv", "31 juni varje år", CONTRADICTION, "31 juni" },
  { "sv", "varje", UNREADABLE, "varje" },
  { "sv", "vecka 0", CONTRADICTION, "0" },
  { "sv", "10 dagar före varje fest", UNREADABLE, "fest" },
  { "da", "tredje onsdag i måneden, måske", UNREADABLE, "måske" },
  { "da", "31. november", CONTRADICTION, "31. november" },
  { "da", "hver anden tirsdag undtagen", UNREADABLE, "undtagen" },
  { "en", "maybe the third Wednesday", UNREADABLE, "maybe" },
  { "en", "third Wednesday of the month unless it rains", UNREADABLE, "rains" },
  { "en", "every", UNREADABLE, "every" },
  { "en", "31 April every year", CONTRADICTION, "31 April" },
  { "en", "third Wednesday until", UNREADABLE, "until" },
  { "en", "in July", NO_DATES, NULL },
  { "en", "third Wednesday not in July, only in July", CONTRADICTION, NULL },
  { "en", "FREQ=MONTHLY;BYDAY=9WE;BYSETPOS", CONTRADICTION, NULL },
  { "en", "FREQ=MONTHLY;BYDAY=3WE every Tuesday", CONTRADICTION, NULL },
  { "en", "5 days before each picnic", UNREADABLE, "picnic" },
  { "en", "third onsdag i måneden", UNREADABLE, NULL },
};

#undef UNREADABLE
#undef CONTRADICTION
#undef NO_DATES
