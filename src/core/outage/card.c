/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/outage/card-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/calendar/system-cards.h"
#include "core/conflict/system-links.h"
#include "core/outage/contingency.h"
#include "core/outage/message.h"
#include "core/publish/fill.h"
#include "core/publish/html-text.h"

static void
add_pair (SkvCardSheet *card, const char *label, char *value)
{
  if (value != NULL && *value != '\0')
    {
      g_ptr_array_add (card->head, g_strdup (label));
      g_ptr_array_add (card->head, skv_fill_clean (value));
    }
  g_free (value);
}

/* names of what depends on it (transfer full) */
static char *
dependants (SkvPlan *plan, const char *system_id)
{
  g_autoptr (SkvReach) reach = skv_reach_new (plan);
  g_autoptr (GPtrArray) links = NULL;
  GString *text = g_string_new (NULL);
  guint system;

  if (skv_reach_lookup (reach, system_id, &system))
    links = skv_reach_list_affected (reach, system);
  for (guint i = 0; links != NULL && i < links->len; i++)
    g_string_append_printf (
      text, "%s%s", i > 0 ? ", " : "",
      skv_plan_system_name (plan, ((SkvSystemLink *) links->pdata[i])->system));
  return g_string_free (text, FALSE);
}

static void
add_head (SkvCardSheet *card,
          SkvPlan *plan,
          const SkvSystem *system,
          const SkvContingency *contingency)
{
  add_pair (card, _("Contingency Plan"), g_strdup (contingency->name));
  add_pair (card, _("Short outage"),
            skv_contingency_responsible (plan, contingency, system->parent.id, FALSE));
  if (contingency->long_after > 0)
    {
      g_autofree char *length = skv_outage_length_words (contingency->long_after);
      /* TRANSLATORS: who answers for an outage that lasts longer than that: "2 days" */
      g_autofree char *label = g_strdup_printf (_("Longer than %s"), length);

      add_pair (card, label,
                skv_contingency_responsible (plan, contingency, system->parent.id, TRUE));
    }
  add_pair (card, _("Does not work without it"), dependants (plan, system->parent.id));
  add_pair (card, _("Vendor"), g_strdup (system->vendor));
  add_pair (card, _("Plan for continued operation"), g_strdup (system->continuity_plan));
  add_pair (card, _("Card"), skv_system_card_stamp_words (system));
}

/* what a step says, with what it depends on (transfer full) */
static char *
step_words (const SkvStep *step)
{
  g_autofree char *length = NULL, *words = NULL;

  if (step->over <= 0)
    return skv_fill_clean (step->text);
  length = skv_outage_length_words (step->over);
  /* TRANSLATORS: a length, and a step that is done only if it takes longer */
  words = g_strdup_printf (_("If longer than %1$s: %2$s"), length, step->text);
  return skv_fill_clean (words);
}

gboolean
skv_card_sheet_init (SkvCardSheet *card, SkvPlan *plan, const char *id)
{
  const SkvSystem *system = skv_plan_get_system (plan, id);
  g_autoptr (SkvContingency) contingency = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (system == NULL)
    return FALSE;
  card->head = g_ptr_array_new_with_free_func (g_free);
  card->steps = g_ptr_array_new_with_free_func (g_free);
  card->title = skv_fill_clean (system->name);
  contingency = skv_contingency_for_system (plan, id, NULL);
  if (contingency == NULL)
    return TRUE;
  add_head (card, plan, system, contingency);
  steps = skv_steps_parse (contingency->steps, NULL);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      const SkvStep *step = steps->pdata[i];
      g_autofree char *who = skv_contingency_who_words (plan, id, step->role, step->contact);

      g_ptr_array_add (card->steps, g_strdup (skv_phase_title (step->phase)));
      g_ptr_array_add (card->steps, step_words (step));
      g_ptr_array_add (card->steps, skv_fill_clean (who != NULL ? who : ""));
    }
  return TRUE;
}

void
skv_card_sheet_clear (SkvCardSheet *card)
{
  g_free (card->title);
  g_ptr_array_unref (card->head);
  g_ptr_array_unref (card->steps);
}

char *
skv_outage_card_text (SkvPlan *plan, const char *system)
{
  GString *text;
  SkvCardSheet card;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && system != NULL, NULL);

  if (!skv_card_sheet_init (&card, plan, system))
    return NULL;
  text = g_string_new (card.title);
  g_string_append_c (text, '\n');
  for (guint i = 0; i + 1 < card.head->len; i += 2)
    g_string_append_printf (text, "  %s: %s\n", (char *) card.head->pdata[i],
                            (char *) card.head->pdata[i + 1]);
  for (guint i = 0; i + 2 < card.steps->len; i += 3)
    {
      const char *phase = card.steps->pdata[i], *who = card.steps->pdata[i + 2];

      if (i == 0 || strcmp (phase, card.steps->pdata[i - 3]) != 0)
        g_string_append_printf (text, "\n%s\n", phase);
      g_string_append_printf (text, "  [ ] %u. %s\n", i / 3 + 1, (char *) card.steps->pdata[i + 1]);
      if (*who != '\0')
        g_string_append_printf (text, "         %s\n", who);
    }
  skv_card_sheet_clear (&card);
  return g_string_free (text, FALSE);
}

/* --- HTML ------------------------------------------------------------------------------------ */

static const char style[] =
  ":root{color-scheme:light dark}"
  "body{font:1rem/1.45 system-ui,sans-serif;max-width:52rem;margin:1.5rem auto;padding:0 1rem;"
  "overflow-wrap:anywhere}"
  "dl{display:grid;grid-template-columns:minmax(9rem,auto) 1fr;gap:.2rem 1rem}"
  "dt{font-weight:600}dd{margin:0}"
  "table{border-collapse:collapse;width:100%}"
  "th,td{border:1px solid;padding:.35rem .5rem;text-align:start;vertical-align:top}"
  ".done{width:7rem}.by{width:8rem}"
  "@media print{:root{color-scheme:light}body{margin:0;max-width:none;font-size:10pt}"
  "tr{break-inside:avoid}}";

static void
put_element (GString *html, const char *tag, const char *text)
{
  g_string_append_printf (html, "<%s>", tag);
  skv_html_put (html, text);
  g_string_append_printf (html, "</%s>", tag);
}

static void
put_steps (GString *html, const SkvCardSheet *card)
{
  g_string_append (html, "<table>\n<thead><tr>");
  put_element (html, "th", _("Step"));
  put_element (html, "th", _("Who"));
  g_string_append (html, "<th class=\"done\">");
  /* TRANSLATORS: column of a printed list: when a step was done */
  skv_html_put (html, C_("column of a card", "Done at"));
  g_string_append (html, "</th><th class=\"by\">");
  /* TRANSLATORS: column of a printed list: who did a step */
  skv_html_put (html, C_("column of a card", "By"));
  g_string_append (html, "</th></tr></thead>\n<tbody>\n");
  for (guint i = 0; i + 2 < card->steps->len; i += 3)
    {
      const char *phase = card->steps->pdata[i];

      if (i == 0 || strcmp (phase, card->steps->pdata[i - 3]) != 0)
        {
          g_string_append (html, "<tr><th colspan=\"4\" scope=\"rowgroup\">");
          skv_html_put (html, phase);
          g_string_append (html, "</th></tr>\n");
        }
      g_string_append (html, "<tr>");
      put_element (html, "td", card->steps->pdata[i + 1]);
      put_element (html, "td", card->steps->pdata[i + 2]);
      g_string_append (html, "<td>☐</td><td></td></tr>\n");
    }
  g_string_append (html, "</tbody>\n</table>\n");
}

char *
skv_outage_card_html (SkvPlan *plan, const char *system)
{
  GString *html;
  g_autofree char *plain = NULL;
  SkvCardSheet card;

  g_return_val_if_fail (SKV_IS_PLAN (plan) && system != NULL, NULL);

  if (!skv_card_sheet_init (&card, plan, system))
    return NULL;
  plain = skv_html_plain (card.title);
  html = g_string_new ("<!DOCTYPE html>\n");
  g_string_append_printf (html,
                          "<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
                          "<meta name=\"viewport\" "
                          "content=\"width=device-width, initial-scale=1\"/>\n",
                          skv_announcement_language ());
  put_element (html, "title", plain);
  g_string_append_printf (html, "\n<style>%s</style>\n</head>\n<body>\n<main>\n", style);
  put_element (html, "h1", card.title);
  g_string_append (html, "\n<dl>\n");
  for (guint i = 0; i + 1 < card.head->len; i += 2)
    {
      put_element (html, "dt", card.head->pdata[i]);
      put_element (html, "dd", card.head->pdata[i + 1]);
      g_string_append_c (html, '\n');
    }
  g_string_append (html, "</dl>\n");
  put_steps (html, &card);
  g_string_append (html, "</main>\n</body>\n</html>\n");
  skv_card_sheet_clear (&card);
  return g_string_free (html, FALSE);
}
