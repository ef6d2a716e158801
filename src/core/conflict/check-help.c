/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/conflict/check-help.h"

#include <glib/gi18n-lib.h>

/* What several checks have in common. */
#define OF_PERIODS                                                                                 \
  N_("Hard for work. Soft for a whole service window, and where systems go on working, less "     \
      "well.")
#define PERIOD_DECIDES                                                                             \
  N_("The owner of the system that is protected, or else whom the period names.")
#define OWNER_DECIDES N_("The owner of the system that both touch.")
#define WORK_DECIDES N_("Whoever is named for the work, or else the owner of its system.")
#define HOLIDAY_SOLVES N_("Another day.")

static const struct
{
  const char *check;
  SkvCheckHelp help; /* untranslated */
} texts[] = {
  { "critical-period",
    { .looks =
        N_("Work, or a service window, in a period in which a department needs a system, such "
            "as payroll or the start of school. Work counts if it touches that system or "
            "anything that it depends on."),
      .weight = OF_PERIODS,
      .solves = N_("Another day, or leaving that system out of the window."),
      .decides = PERIOD_DECIDES } },
  { "freeze",
    { .looks = N_("Work, or a service window, while a system or anything that it depends on must "
                   "not be changed."),
      .weight = OF_PERIODS,
      .solves = N_("Another day, or lifting the freeze for a while, with a reason."),
      .decides = PERIOD_DECIDES } },
  { "exam",
    { .looks = N_("Work, or a service window, during an exam or an all-day test that needs the "
                   "systems that it touches."),
      .weight = OF_PERIODS,
      .solves = N_("A day without exams, or leaving that system out of the window."),
      .decides = PERIOD_DECIDES } },
  { "open-outage",
    { .looks =
        N_("Work on a system during an outage of it, of what it depends on or of what depends "
            "on it. An outage without an end counts for the day on which it began."),
      .solves = N_("Waiting until it is over, or writing down when it ended."),
      .decides = OWNER_DECIDES } },
  { "order",
    { .looks = N_("Work that starts before something is done that has to come first, the time to "
                   "roll back included."),
      .weight = N_("Hard if the order is wrong, or if what comes first is cancelled or postponed. "
                    "Soft if that has no date or no length yet."),
      .solves = N_("A later start, an earlier date for what comes first, or not waiting for it."),
      .decides = N_("Whoever is named for what comes first, or else the owner of its system.") } },
  { "window-full",
    { .looks =
        N_("Jobs of one evening that do not fit into it one after the other, in whatever "
            "order, the time to roll back included. Jobs that touch each other's systems, or "
            "that one person does, cannot be done at the same time."),
      .solves = N_("Moving one of them to another evening, or making it shorter."),
      .decides = N_("Whoever is named for the job that is best moved.") } },
  { "meeting",
    { .looks = N_("Work on the day of a political meeting that needs the systems that it touches, "
                   "whatever the hour."),
      .days = N_("Days before the meeting in which its papers are finished: work counts in them "
                  "too."),
      .solves = HOLIDAY_SOLVES,
      .decides = PERIOD_DECIDES } },
  { "outside-window",
    { .looks = N_("Work at a time at which no service window is open for its systems. In a plan "
                   "without service windows it finds nothing."),
      .solves = N_("A start in a window that is open for the system."),
      .decides = WORK_DECIDES } },
  { "exceeds-window",
    { .looks =
        N_("Work that lies in a service window, but not wholly: it begins before the window "
            "opens, or is not rolled back when it closes."),
      .solves = N_("Another start in the same window, or shorter work."),
      .decides = WORK_DECIDES } },
  { "public-holiday",
    { .looks =
        N_("Work, or a window that a person has placed, on a public holiday of those whom it "
            "is for. What a rule places keeps clear of the days that the rule names."),
      .solves = HOLIDAY_SOLVES,
      .decides = WORK_DECIDES } },
  { "holiday-eve",
    { .looks =
        N_("Work, or a window that a person has placed, on the day before a public holiday: "
            "nobody is there the next morning if something went wrong."),
      .solves = HOLIDAY_SOLVES,
      .decides = WORK_DECIDES } },
  { "system-twice",
    { .looks =
        N_("Two jobs at once, the time to roll back included, of which one touches what the "
            "other works on."),
      .solves = N_("One after the other, or on different evenings."),
      .decides = OWNER_DECIDES } },
  { "contact-twice",
    { .looks = N_("Two jobs at once, the time to roll back included, for which the same person is "
                   "named."),
      .solves = N_("One after the other, or somebody else for one of them."),
      .decides = N_("The person who is named for both.") } },
  { "vendor-work",
    { .looks = N_("Work while a vendor works on the same system, on what it depends on or on what "
                   "depends on it."),
      .solves = N_("Another day, or agreeing with the vendor on who goes first."),
      .decides = N_("Whom the vendor's work names, or else the vendor of the system.") } },
  { "aftercare",
    { .looks =
        N_("Work that begins in the days after other work in which that one's systems should "
            "be left in peace, so that it can be told what caused a fault."),
      .days = N_("Days after any work in which its systems are left in peace; work can say for "
                  "itself how many it wants."),
      .solves = N_("A later day, or fewer days of peace."),
      .decides = OWNER_DECIDES } },
  { "short-notice",
    { .looks = N_("Work that is not announced and that begins in fewer working days than people "
                   "are to be told in advance. The public holidays of those whom it is for are no "
                   "working days. An emergency with a reason does not wait."),
      .days = N_("Working days that people are to have."),
      .solves = N_("A later start. Of what has been announced nothing is told."),
      .decides = WORK_DECIDES } },
  { "moved-evening",
    { .looks =
        N_("A service window that does not lie where its rule has it. People plan around "
            "fixed evenings, so that each move is told, and how many there are in the year."),
      .weight = N_("Soft if a person moved it, for information if the rule did."),
      .solves = N_("Following the rule again; a move for a good reason can stay."),
      .decides = N_("Whoever decides about the rule.") } },
  { "dst-change",
    { .looks = N_("Work, or a window, that goes on while the clock goes forward or back: it lasts "
                   "shorter or longer than its times say."),
      .solves = N_("Keeping it out of that hour, or planning it by its length."),
      .decides = WORK_DECIDES } },
  { "no-owner",
    { .looks = N_("Work, or a period that protects, that names a system for which nobody is named "
                   "who can be asked."),
      .solves = N_("Saying who owns the system."),
      .decides = N_("Whoever keeps the list of systems.") } },
  { "not-calculated",
    { .looks =
        N_("Work, or a period, without a system, a date or a length. Nobody can say what it "
            "meets, so it is never shown as free; this cannot be switched off."),
      .solves = N_("Saying what is missing."),
      .decides = N_("Whoever is named for it.") } },
};

static const char *
translate (const char *text)
{
  return text != NULL ? _(text) : NULL;
}

gboolean
skv_check_get_help (const char *check, SkvCheckHelp *help)
{
  g_return_val_if_fail (check != NULL && help != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const SkvCheckHelp *text = &texts[i].help;

      if (!g_str_equal (texts[i].check, check))
        continue;
      *help =
        (SkvCheckHelp){ translate (text->looks), translate (text->weight), translate (text->days),
                        translate (text->solves), translate (text->decides) };
      return TRUE;
    }
  return FALSE;
}
