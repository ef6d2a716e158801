/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/calendar/shift.h"

#include <glib/gi18n-lib.h>

#include "core/calendar/expansion-private.h"

static void
trial_free (gpointer data)
{
  SkvTrial *self = data;

  g_ptr_array_unref (self->rejections);
  g_free (self);
}

/* The trials of one group in order, told so that a holiday gets its national name once. */
static GPtrArray *
make_trials (SkvExpansion *expansion, const SkvPolicy *policy, const SkvBase *base)
{
  GPtrArray *trials = g_ptr_array_new_with_free_func (trial_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean fits = FALSE;

  for (guint i = 0; i < policy->offsets->len && !fits; i++)
    {
      SkvTrial *trial = g_new0 (SkvTrial, 1);
      g_autoptr (GArray) rejects = g_array_new (FALSE, FALSE, sizeof (SkvReject));

      trial->offset = g_array_index (policy->offsets, int, i);
      trial->first_day = base->day + g_array_index (policy->days, int, 0) + trial->offset;
      trial->rejections = g_ptr_array_new_with_free_func (g_free);
      fits = skv_expansion_fits (expansion, policy, base, trial->offset, rejects);
      for (guint j = 0; j < rejects->len; j++)
        {
          const SkvReject *reject = &g_array_index (rejects, SkvReject, j);

          g_ptr_array_add (trial->rejections, skv_reject_words (expansion, reject, seen));
        }
      g_ptr_array_add (trials, trial);
    }
  return trials;
}

GPtrArray *
skv_rule_trials (SkvPlan *plan, const SkvRule *rule, SkvDay base_day)
{
  g_autoptr (SkvExpansion) expansion = skv_expansion_new (plan);
  const SkvPolicy *policy = skv_expansion_get_policy (expansion, rule);
  SkvBase base = skv_expansion_find_base (expansion, policy, base_day);

  return make_trials (expansion, policy, &base);
}

/* "17–18 April 2019", or "2 May 2019, 9 May 2019" of evenings that are not next to each other */
static char *
group_words (const SkvPolicy *policy, const SkvBase *base, int offset)
{
  GString *text = g_string_new (NULL);
  int length = policy->rule->start >= 0 ? 1 : base->length;

  for (guint i = 0; i < policy->days->len;)
    {
      SkvDay first = base->day + offset + g_array_index (policy->days, int, i);
      SkvDay end = first + length;
      g_autofree char *words = NULL;

      for (i++; i < policy->days->len; i++)
        {
          SkvDay next = base->day + offset + g_array_index (policy->days, int, i);

          if (next > end)
            break;
          end = next + length;
        }
      words = skv_words_date_range (first, end);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
    }
  return g_string_free (text, FALSE);
}

/* "one week later" at the start of a sentence */
static char *
capitalised (const char *words)
{
  g_autofree char *first = g_utf8_strup (words, (gssize) (g_utf8_next_char (words) - words));

  return *words != '\0' ? g_strconcat (first, g_utf8_next_char (words), NULL) : g_strdup ("");
}

static char *
join_rejections (const SkvTrial *trial)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < trial->rejections->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            (const char *) g_ptr_array_index (trial->rejections, i));
  return g_string_free (text, FALSE);
}

/* where the base date comes from: "21–30 January 2019 by the rule …, counted from …" */
static void
append_origin (GString *text, const SkvPolicy *policy, const SkvBase *base)
{
  g_autofree char *group = group_words (policy, base, 0);
  g_autofree char *anchor = NULL;

  if (base->anchor_title == NULL)
    {
      /* TRANSLATORS: dates and a rule's title: "17–18 April 2019 by the rule “System evening”." */
      g_string_append_printf (text, _("%1$s by the rule “%2$s”."), group, policy->rule->title);
      return;
    }
  anchor = skv_words_day_month_year (base->anchor_day);
  /* TRANSLATORS: dates, a rule's title, and what it counts from with its date: "21–30 January 2019
   * by the rule “Case papers”, counted from “Council” on 31 January 2019." */
  g_string_append_printf (text, _("%1$s by the rule “%2$s”, counted from “%3$s” on %4$s."), group,
                          policy->rule->title, base->anchor_title, anchor);
}

static void
append_trial (GString *text, const SkvPolicy *policy, const SkvBase *base, const SkvTrial *trial)
{
  g_autofree char *rejections = join_rejections (trial);
  g_autofree char *offset = skv_words_offset (trial->offset);
  g_autofree char *sentence = capitalised (offset);
  g_autofree char *group = NULL;

  g_string_append_c (text, ' ');
  if (trial->rejections->len == 0)
    {
      group = group_words (policy, base, trial->offset);
      /* TRANSLATORS: how far, and the dates: "One week later, 24–25 April 2019, is free." */
      g_string_append_printf (text, _("%1$s, %2$s, is free."), sentence, group);
    }
  else if (trial->offset == 0)
    g_string_append_printf (text, "%s.", rejections);
  else
    /* TRANSLATORS: how far, and why not: "One day earlier fails too: 17 April is the day before
     * Maundy Thursday." */
    g_string_append_printf (text, _("%1$s fails too: %2$s."), sentence, rejections);
}

static void
append_policy (GString *text, SkvExpansion *expansion, const SkvOccurrence *occurrence)
{
  const SkvPolicy *policy = skv_expansion_get_policy (expansion, occurrence->rule);
  SkvBase base = skv_expansion_find_base (expansion, policy, occurrence->base_day);
  g_autoptr (GPtrArray) trials = make_trials (expansion, policy, &base);
  const SkvTrial *last = g_ptr_array_index (trials, trials->len - 1);

  append_origin (text, policy, &base);
  if (trials->len == 1 && last->rejections->len == 0)
    return;
  for (guint i = 0; i < trials->len; i++)
    append_trial (text, policy, &base, g_ptr_array_index (trials, i));
  if (last->rejections->len > 0)
    g_string_append_printf (text, " %s",
                            policy->rule->if_none == SKV_IF_NONE_LEAVE_OUT
                              ? _("Nothing fits, and the rule leaves such a date out.")
                              : _("Nothing fits: somebody must choose a date, or cancel it."));
}

static void
append_sentence (GString *text, const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

static char *
occurrence_dates (const SkvOccurrence *occurrence)
{
  /* A night that ends at 06:00 is told by the evening on which it starts. */
  SkvDay end = occurrence->all_day ? occurrence->end_day : occurrence->first_day + 1;

  return skv_words_date_range (occurrence->first_day, end);
}

/* "agreed with the schools (head of IT)", who and why as far as it is known (transfer full)
 * (nullable) */
static char *
decision_words (const SkvItem *item)
{
  gboolean has_reason = item != NULL && item->reason != NULL && *item->reason != '\0';
  gboolean has_by = item != NULL && item->by != NULL && *item->by != '\0';

  if (has_reason && has_by)
    /* TRANSLATORS: a reason, and who decided: "agreed with the schools (head of IT)" */
    return g_strdup_printf (C_("reason", "%1$s (%2$s)"), item->reason, item->by);
  return has_reason ? g_strdup (item->reason) : has_by ? g_strdup (item->by) : NULL;
}

/* what a person did to it */
static void
append_hand (GString *text, const SkvOccurrence *occurrence)
{
  g_autofree char *dates = NULL, *words = NULL;
  g_autofree char *decision = decision_words (occurrence->item);

  if (occurrence->left_out)
    return;
  if (occurrence->status == SKV_STATUS_CANCELLED)
    words = decision != NULL ? g_strdup_printf (_("Cancelled: %s."), decision)
                             : g_strdup (_("Cancelled."));
  else if (occurrence->moved == SKV_MOVED_BY_HAND)
    {
      dates = occurrence_dates (occurrence);
      words = decision != NULL
                ? g_strdup_printf (_("Moved by hand to %1$s: %2$s."), dates, decision)
                : g_strdup_printf (_("Moved by hand to %s."), dates);
    }
  if (words != NULL)
    append_sentence (text, words);
}

/* "20 June 2019, beside those of the rule “System evening”. Added by hand by the head of IT: …." */
static void
append_addition (GString *text, const SkvOccurrence *occurrence)
{
  const SkvItem *item = occurrence->item;
  gboolean has_reason =
    item->reason != NULL && *item->reason != '\0' && occurrence->status != SKV_STATUS_CANCELLED;
  gboolean has_by =
    item->by != NULL && *item->by != '\0' && occurrence->status != SKV_STATUS_CANCELLED;
  g_autofree char *dates = NULL;

  if (occurrence->start == SKV_MOMENT_NONE)
    g_string_append_printf (text, _("“%s” has no date yet."), occurrence->title);
  else
    {
      dates = occurrence_dates (occurrence);
      /* TRANSLATORS: a date, a rule's title */
      g_string_append_printf (text, _("%1$s, beside those of the rule “%2$s”."), dates,
                              occurrence->rule->title);
    }
  g_string_append_c (text, ' ');
  if (has_by && has_reason)
    /* TRANSLATORS: who, and why */
    g_string_append_printf (text, _("Added by hand by %1$s: %2$s."), item->by, item->reason);
  else if (has_by)
    g_string_append_printf (text, _("Added by hand by %s."), item->by);
  else if (has_reason)
    g_string_append_printf (text, _("Added by hand: %s."), item->reason);
  else
    g_string_append (text, _("Added by hand."));
}

static void
append_plain (GString *text, const SkvOccurrence *occurrence)
{
  g_autofree char *dates = NULL;

  if (occurrence->start == SKV_MOMENT_NONE)
    {
      g_string_append_printf (text, _("“%s” has no date yet."), occurrence->title);
      return;
    }
  dates = occurrence_dates (occurrence);
  if (occurrence->item == NULL)
    /* TRANSLATORS: a date and what it is: "18 April 2019: Maundy Thursday." */
    g_string_append_printf (text, _("%1$s: %2$s."), dates, occurrence->title);
  else
    /* TRANSLATORS: a title and its date */
    g_string_append_printf (text, _("“%1$s” was entered for %2$s."), occurrence->title, dates);
}

char *
skv_occurrence_explain (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autoptr (SkvExpansion) expansion = NULL;
  GString *text = g_string_new (NULL);

  if (skv_occurrence_is_added (occurrence))
    append_addition (text, occurrence);
  else if (occurrence->rule != NULL)
    {
      expansion = skv_expansion_new (plan);
      append_policy (text, expansion, occurrence);
    }
  else
    append_plain (text, occurrence);
  append_hand (text, occurrence);
  return g_string_free (text, FALSE);
}

char *
skv_occurrence_why_moved (SkvPlan *plan, const SkvOccurrence *occurrence)
{
  g_autoptr (SkvExpansion) expansion = NULL;
  const SkvPolicy *policy;
  SkvBase base;

  if (occurrence->moved == SKV_MOVED_BY_HAND)
    return g_strdup (occurrence->item->reason);
  if (occurrence->rule == NULL || skv_occurrence_is_added (occurrence) ||
      (occurrence->moved == SKV_NOT_MOVED && occurrence->resolved && !occurrence->left_out))
    return NULL;
  expansion = skv_expansion_new (plan);
  policy = skv_expansion_get_policy (expansion, occurrence->rule);
  base = skv_expansion_find_base (expansion, policy, occurrence->base_day);
  return skv_expansion_why_not (expansion, occurrence->rule, base.day, base.length);
}
