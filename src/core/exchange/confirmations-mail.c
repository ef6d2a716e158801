/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/exchange/confirmations.h"

#include <string.h>

#include "core/exchange/confirmations-private.h"

#define MAX_PERIODS 100

/* What a department reads stands in the plan's language, whatever the planner's own is: no message
 * catalogue holds it. */
typedef struct
{
  const char *language;
  const char *subject;  /* %d: year */
  const char *reminder; /* of the subject, before it */
  const char *hello;    /* %s: department */
  const char *reminded;
  const char *ask; /* %d: year */
  const char *none;
  const char *end;
} Words;

static const Words all_words[] = {
  { "en", "Critical periods in %d: please confirm", "Reminder: ", "To %s",
    "We have not had your answer to this yet.",
    "These are the periods in %d in which we are to leave your systems in peace. Please tell us "
    "whether they are right, what is missing and what can go:",
    "No periods are registered for you.", "An answer is enough also if nothing has changed." },
  { "nb", "Kritiske perioder i %d: vennligst bekreft", "Påminnelse: ", "Til %s",
    "Vi har ikke fått svar på dette ennå.",
    "Dette er periodene i %d der vi skal la systemene deres være i fred. Gi beskjed om de stemmer, "
    "hva som mangler og hva som kan gå ut:",
    "Ingen perioder er registrert for dere.", "Svar gjerne også om ingenting er endret." },
  { "nn", "Kritiske periodar i %d: ver venleg og stadfest", "Påminning: ", "Til %s",
    "Vi har ikkje fått svar på dette enno.",
    "Dette er periodane i %d der vi skal la systema dykkar vere i fred. Gje beskjed om dei "
    "stemmer, "
    "kva som manglar og kva som kan gå ut:",
    "Ingen periodar er registrerte for dykk.", "Svar gjerne òg om ingenting er endra." },
  { "sv", "Kritiska perioder %d: vänligen bekräfta", "Påminnelse: ", "Till %s",
    "Vi har inte fått svar på detta ännu.",
    "Det här är perioderna %d då vi ska lämna era system i fred. Meddela om de stämmer, vad som "
    "saknas och vad som kan tas bort:",
    "Inga perioder är registrerade för er.", "Svara gärna även om inget har ändrats." },
  { "da", "Kritiske perioder i %d: bekræft venligst", "Påmindelse: ", "Til %s",
    "Vi har endnu ikke fået svar på dette.",
    "Dette er perioderne i %d, hvor vi skal lade jeres systemer være i fred. Giv besked, om de "
    "passer, hvad der mangler, og hvad der kan udgå:",
    "Ingen perioder er registreret for jer.", "Svar gerne, også hvis intet er ændret." },
};

static const Words *
find_words (const char *language)
{
  for (gsize i = 0; language != NULL && i < G_N_ELEMENTS (all_words); i++)
    if (g_str_has_prefix (language, all_words[i].language))
      return &all_words[i];
  return &all_words[0];
}

/* (transfer full) */
static char *
list_addresses (SkvPlan *plan, const char *department)
{
  GPtrArray *contacts = skv_plan_get_records (plan, SKV_KIND_CONTACT);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < contacts->len; i++)
    {
      const SkvContact *contact = g_ptr_array_index (contacts, i);

      if (contact->email != NULL && *contact->email != '\0' &&
          g_strcmp0 (contact->department, department) == 0)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", contact->email);
    }
  return g_strdup (list->str);
}

/* Dates as all four languages write them in figures */
static void
put_period (GString *text, SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autofree char *first = skv_day_format (occurrence->first_day);
  g_autofree char *last = skv_day_format (occurrence->end_day - 1);
  g_autoptr (GString) systems = g_string_new (NULL);

  for (guint i = 0; occurrence->systems[i] != NULL; i++)
    g_string_append_printf (systems, "%s%s", i > 0 ? ", " : "",
                            skv_plan_system_name (plan, occurrence->systems[i]));
  g_string_append_printf (text, "- %s", first);
  if (occurrence->end_day - occurrence->first_day > 1)
    g_string_append_printf (text, " – %s", last);
  g_string_append_printf (text, "  %s", occurrence->title);
  if (systems->len > 0)
    g_string_append_printf (text, " (%s)", systems->str);
  g_string_append_c (text, '\n');
}

static guint
put_periods (GString *text, SkvPlan *plan, int year, const char *department)
{
  g_autoptr (SkvOccurrences) occurrences = skv_occurrences_new (
    plan, skv_day_from_ymd (year, 1, 1), skv_day_from_ymd (year + 1, 1, 1), SKV_EXPAND_DEFAULT);
  guint n = 0;

  for (guint i = 0; i < skv_occurrences_get_n (occurrences) && n < MAX_PERIODS; i++)
    {
      const SkvOccurrence *occurrence = skv_occurrences_get (occurrences, i);

      if (!skv_round_is_period_of (plan, occurrence, department))
        continue;
      put_period (text, plan, occurrence);
      n++;
    }
  return n;
}

SkvRoundMail *
skv_round_mail (SkvPlan *plan, int year, const char *department, gboolean reminder)
{
  const Words *words = find_words (skv_plan_get_settings (plan)->language);
  const SkvDepartment *record = skv_plan_lookup (plan, SKV_KIND_DEPARTMENT, department);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) periods = g_string_new (NULL);
  SkvRoundMail *self;
  guint n;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && record != NULL, NULL);

  self = g_new0 (SkvRoundMail, 1);
  self->to = list_addresses (plan, department);
  n = put_periods (periods, plan, year, department);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, words->hello, record->name);
  g_string_append (text, "\n\n");
  if (reminder)
    g_string_append_printf (text, "%s\n\n", words->reminded);
  g_string_append_printf (text, words->ask, year);
  self->subject = g_strdup_printf (words->subject, year);
#pragma GCC diagnostic pop
  g_string_append_printf (text, "\n\n%s%s\n%s\n", n > 0 ? periods->str : words->none,
                          n > 0 ? "" : "\n", words->end);
  self->text = g_strdup (text->str);
  if (reminder)
    {
      g_autofree char *plain = g_steal_pointer (&self->subject);

      self->subject = g_strconcat (words->reminder, plain, NULL);
    }
  return self;
}

void
skv_round_mail_free (SkvRoundMail *self)
{
  g_free (self->to);
  g_free (self->subject);
  g_free (self->text);
  g_free (self);
}
