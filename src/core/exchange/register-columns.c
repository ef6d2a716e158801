/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/register-private.h"

#include "core/exchange/heading.h"

/* Headings stand among the first rows. */
#define ROWS_TO_SEARCH 30
#define MAX_COLUMNS 100

/* Headings as people write them, in Norwegian, Swedish, Danish and English; "|" stands between and
 * around them. A list of people is asked for the first half, one of systems for the second. */
static const struct
{
  SkvRegister what;
  SkvRegisterColumn column;
  const char *words;
} headings[] = {
  { SKV_REGISTER_PEOPLE, SKV_REGISTER_ROLE,
    "|rolle|rolla|stilling|stillingstittel|stillingsbetegnelse|tittel|funksjon|verv|ansvar|"
    "ansvarsområde|roll|befattning|titel|funktion|tjänst|tjänstetitel|ansvarsområde|post|role|"
    "title|job title|position|function|" },
  { SKV_REGISTER_PEOPLE, SKV_REGISTER_NAME,
    "|navn|namn|name|fullt navn|fullt namn|full name|fulde navn|person|kontaktperson|kontakt|"
    "kontaktpersonar|kontaktpersoner|contact|contact person|medarbeider|medarbeidar|medarbejder|"
    "medarbetare|ansatt|tilsett|anställd|ansat|employee|" },
  { SKV_REGISTER_PEOPLE, SKV_REGISTER_FIRST_NAME,
    "|fornavn|førenamn|förnamn|first name|given name|" },
  { SKV_REGISTER_PEOPLE, SKV_REGISTER_LAST_NAME,
    "|etternavn|etternamn|efternamn|efternavn|last name|surname|family name|" },
  { SKV_REGISTER_PEOPLE, SKV_REGISTER_PHONE,
    "|telefon|telefonnummer|telefonnr|tlf|tlfnr|tlf.nr|tlf nr|tel|fasttelefon|direkte|"
    "direktetelefon|direktnummer|arbeidstelefon|arbetstelefon|arbejdstelefon|lokalnummer|phone|"
    "phone number|telephone|work phone|landline|" },
  { SKV_REGISTER_PEOPLE, SKV_REGISTER_MOBILE,
    "|mobil|mobiltelefon|mobilnummer|mobilnr|mob|mobile|mobile phone|mobile number|cell|"
    "cell phone|" },
  { SKV_REGISTER_PEOPLE, SKV_REGISTER_EMAIL,
    "|e-post|epost|e-postadresse|epostadresse|e-postadress|epostadress|e-mail|email|mail|mejl|"
    "e-mailadresse|mailadresse|mejladress|e-mail address|email address|" },
  { SKV_REGISTER_PEOPLE, SKV_REGISTER_DEPARTMENT,
    "|avdeling|enhet|eining|seksjon|etat|kontor|avdelning|sektion|förvaltning|afdeling|enhed|"
    "forvaltning|department|unit|section|division|office|" },
  { SKV_REGISTER_PEOPLE, SKV_REGISTER_KIND, "|slag|type|typ|art|kind|" },
  { SKV_REGISTER_PEOPLE, SKV_REGISTER_NOTE,
    "|merknad|merknader|anmerkning|anmärkning|anmärkningar|bemærkning|bemærkninger|kommentar|"
    "kommentarer|notat|notater|note|notes|comment|comments|remark|remarks|" },
  { SKV_REGISTER_SYSTEMS, SKV_REGISTER_SYSTEM,
    "|system|systemer|systemnavn|systemnamn|fagsystem|it-system|ikt-system|applikasjon|"
    "applikation|program|løsning|løysing|lösning|tjeneste|teneste|tjänst|navn|namn|name|"
    "system name|application|service|" },
  { SKV_REGISTER_SYSTEMS, SKV_REGISTER_OWNER,
    "|eier|eigar|systemeier|systemeigar|tjenesteeier|ägare|systemägare|ejer|systemejer|owner|"
    "system owner|" },
  { SKV_REGISTER_SYSTEMS, SKV_REGISTER_ADMINISTRATOR,
    "|administrator|administratorer|administratør|administratører|administratör|administratörer|"
    "admin|systemadministrator|systemadministratør|systemadministratör|systemansvarlig|"
    "systemansvarleg|systemansvarig|systemforvalter|systemförvaltare|forvalter|förvaltare|"
    "administrators|system administrator|" },
  { SKV_REGISTER_SYSTEMS, SKV_REGISTER_SUPER_USER,
    "|superbruker|superbrukere|superbrukar|superbrukarar|superanvändare|superbruger|"
    "superbrugere|superuser|superusers|super user|super users|" },
  { SKV_REGISTER_SYSTEMS, SKV_REGISTER_VENDOR,
    "|leverandør|leverandører|leverantör|vendor|supplier|" },
  { SKV_REGISTER_SYSTEMS, SKV_REGISTER_KIND, "|slag|type|typ|art|kind|systemtype|systemtyp|" },
  { SKV_REGISTER_SYSTEMS, SKV_REGISTER_USERS,
    "|brukere|brukarar|antall brukere|tal på brukarar|användare|antal användare|brugere|"
    "antal brugere|users|number of users|" },
  { SKV_REGISTER_SYSTEMS, SKV_REGISTER_CONTINUITY,
    "|plan|beredskapsplan|beredskapsplanen|plan for fortsatt drift|plan for videre drift|"
    "plan for vidare drift|kriseplan|kontinuitetsplan|plan för fortsatt drift|beredskabsplan|"
    "plan for fortsat drift|plan for krisebredskab og fortsat drift|"
    "plan for kriseberedskab og fortsat drift|continuity plan|plan for continued operation|" },
  { SKV_REGISTER_SYSTEMS, SKV_REGISTER_UPDATED,
    "|sist oppdatert|oppdatert|senast uppdaterad|uppdaterad|sidst opdateret|opdateret|"
    "last updated|updated|" },
  { SKV_REGISTER_SYSTEMS, SKV_REGISTER_EDITOR,
    "|ansvarlig redaktør|ansvarleg redaktør|redaktør|oppdatert av|ansvarig utgivare|redaktör|"
    "uppdaterad av|opdateret af|editor|updated by|" },
  { SKV_REGISTER_SYSTEMS, SKV_REGISTER_NOTE,
    "|merknad|merknader|anmerkning|anmärkning|anmärkningar|bemærkning|bemærkninger|kommentar|"
    "kommentarer|notat|notater|note|notes|comment|comments|remark|remarks|" },
};

SkvRegisterColumn
skv_register_column (SkvRegister what, const char *heading)
{
  g_autofree char *text = skv_heading_fold (heading);

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      if (headings[i].what == what && skv_heading_is_among (text, headings[i].words))
        return headings[i].column;
    }
  return SKV_REGISTER_OTHER;
}

/* --- the row of headings --------------------------------------------------------------------- */

static void
set_columns (SkvRegisterReader *self, const SkvCsvRow *row)
{
  g_array_set_size (self->columns, 0);
  for (int column = 0; column < SKV_N_REGISTER_COLUMNS; column++)
    self->column_of[column] = -1;
  for (guint i = 0; row->cells[i] != NULL; i++)
    {
      SkvRegisterColumn column = skv_register_column (self->what, row->cells[i]);

      /* A second column of the kind is one more thing to know; of super users there may be many. */
      if (column != SKV_REGISTER_SUPER_USER && self->column_of[column] >= 0)
        column = SKV_REGISTER_OTHER;
      if (self->column_of[column] < 0)
        self->column_of[column] = (int) i;
      g_array_append_val (self->columns, column);
    }
}

static gboolean
has_headings (const SkvRegisterReader *self)
{
  guint n = 0;

  for (int column = SKV_REGISTER_OTHER + 1; column < SKV_N_REGISTER_COLUMNS; column++)
    n += self->column_of[column] >= 0 ? 1 : 0;
  if (self->what == SKV_REGISTER_SYSTEMS)
    return n >= 2 && self->column_of[SKV_REGISTER_SYSTEM] >= 0;
  return n >= 2 &&
         (self->column_of[SKV_REGISTER_ROLE] >= 0 || self->column_of[SKV_REGISTER_NAME] >= 0 ||
          self->column_of[SKV_REGISTER_LAST_NAME] >= 0);
}

gboolean
skv_register_find_headings (SkvRegisterReader *self)
{
  for (guint i = 0; i < MIN (self->table->rows->len, ROWS_TO_SEARCH); i++)
    {
      const SkvCsvRow *row = g_ptr_array_index (self->table->rows, i);

      if (g_strv_length (row->cells) > MAX_COLUMNS)
        continue;
      set_columns (self, row);
      self->heading_row = i;
      if (has_headings (self))
        return TRUE;
    }
  return FALSE;
}
