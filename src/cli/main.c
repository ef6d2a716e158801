/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/cli.h"

#include "cli/config.h"

/* Every command of the contract. One without a function is not in what was built: the core alone
 * asks no network. */
static const SkvCommand commands[] = {
  { "new", N_("PLAN"), N_("Make a new plan, empty or from an example"), skv_cli_new },
  { "examples", "", N_("List the examples that a new plan can start from"), skv_cli_examples },
  { "import", N_("PLAN FILE…"), N_("Take what files hold into a plan"), skv_cli_import, TRUE },
  { "list", N_("PLAN"), N_("List what is in a plan, in order of time"), skv_cli_list, TRUE },
  { "check", N_("PLAN"), N_("List conflicts: what collides with what, and why"), skv_cli_check,
    TRUE },
  { "checks", N_("[PLAN [CHECK]]"),
    N_("Explain the checks, list them in a plan, or set how severe one is there"), skv_cli_checks,
    TRUE },
  { "explain", N_("PLAN DATE"), N_("Say what makes a date open or closed"), skv_cli_explain,
    TRUE },
  { "accept", N_("PLAN [ITEM [AGAINST]]"),
    N_("Accept a conflict with a reason, take that back, or list what is accepted"),
    skv_cli_accept, TRUE },
  { "lift", N_("PLAN [FREEZE]"),
    N_("Lift a freeze for some days, take that back, or list what is lifted"), skv_cli_lift,
    TRUE },
  { "reviews", N_("PLAN"), N_("List the emergencies to look at afterwards, or mark one"),
    skv_cli_reviews, TRUE },
  { "due", N_("PLAN"), N_("List what is to be done today: to announce, to review"), skv_cli_due,
    TRUE },
  { "move", N_("PLAN ITEM"), N_("Move something to another date"), skv_cli_move, TRUE },
  { "rules", N_("PLAN"), N_("List the rules: what each says, and how its year goes"),
    skv_cli_rules, TRUE },
  { "rule", N_("PLAN [RULE]"), N_("Preview, make or change a rule by a sentence"), skv_cli_rule,
    TRUE },
  { "add", N_("PLAN RULE|TITLE"),
    N_("Add one to what a rule gives, or something of its own with --lane"), skv_cli_add, TRUE },
  { "cancel", N_("PLAN ITEM"), N_("Cancel something; it stays visible"), skv_cli_cancel, TRUE },
  { "reset", N_("PLAN ITEM"), N_("Let something follow its rule again"), skv_cli_reset, TRUE },
  { "suggest", N_("PLAN [ITEM]"),
    N_("Suggest other dates, what solves a conflict, or what belongs in one evening"),
    skv_cli_suggest, TRUE },
  { "schedule", N_("PLAN"), N_("Place all proposed jobs at once"), skv_cli_schedule, TRUE },
  { "next-year", N_("PLAN"), N_("Make the next year from this one, and say what differs"),
    skv_cli_next_year, TRUE },
  { "holidays", N_("COUNTRY|PLAN"), N_("List public holidays and the days before them"),
    skv_cli_holidays },
  { "organisations", N_("PLAN"), N_("List who there is on a date, and what became of the others"),
    skv_cli_organisations, TRUE },
  { "people", N_("PLAN"),
    N_("List who is who and what each answers for, or bring in a table of people"), skv_cli_people,
    TRUE },
  { "systems", N_("PLAN [SYSTEM]"),
    N_("List the systems and what depends on what, or their cards; set what is agreed"), skv_cli_systems, TRUE },
  { "lanes", N_("PLAN [LANE]"), N_("List the lanes, or add, rename, move or remove one"),
    skv_cli_lanes, TRUE },
  { "sources", N_("PLAN [SOURCE]"), N_("List where items came from, or read that again"),
    skv_cli_sources, TRUE },
  { "copy-for", N_("PLAN DEPARTMENT OUTPUT | PLAN --reader OUTPUT"),
    N_("Make a copy of a plan for a department or for readers"), skv_cli_copy_for },
  { "register", N_("PLAN"), N_("Ask for a critical period, in a department’s copy of a plan"),
    skv_cli_register },
  { "requests", N_("PLAN"), N_("List what departments ask for, receive it, or answer it"),
    skv_cli_requests },
  { "confirmations", N_("PLAN"),
    N_("List who has confirmed the periods of a year, ask and remind"), skv_cli_confirmations },
  { "dates", N_("TEXT"), N_("Say how a date in words is read"), skv_cli_dates },
  { "export", N_("PLAN"), N_("Write a plan as calendar, table, picture or JSON"), skv_cli_export,
    TRUE },
  { "announce", N_("PLAN"), N_("Write an announcement: the year’s dates, or one window or job"),
    skv_cli_announce, TRUE },
  { "publish", N_("PLAN FOLDER"),
    N_("Write the year’s web page, calendars to subscribe to and poster; only what changed"),
    skv_cli_publish, TRUE },
  { "report", N_("PLAN"), N_("Write a month's report: work, incidents, uptime"), skv_cli_report,
    TRUE },
  { "outage",
    N_("PLAN [start SYSTEM|news ID TEXT|expect ID TIME|set ID|step ID STEP|end ID|follow-up ID "
        "TEXT|sent ID|"
        "list|show ID|message ID|card SYSTEM|contingency …]"),
    N_("Handle an unplanned outage: checklist, expected end, messages, follow-up"),
    skv_cli_outage },
  { "emergency", N_("PLAN SYSTEM…"),
    N_("Begin work that cannot wait, now and with a reason"), skv_cli_emergency },
  { "used", N_("PLAN [ITEM]"), N_("List windows and work as they were used, or say how one went"),
    skv_cli_used, TRUE },
  { "merge", N_("PLAN OTHER"), N_("Merge two copies of a plan"), skv_cli_merge },
#ifdef SKV_WITH_SYNC
  { "sync", N_("PLAN"), N_("Exchange with a calendar server"), skv_cli_sync },
#else
  { "sync", N_("PLAN"), N_("Exchange with a calendar server"), NULL },
#endif
  { "layer", N_("PLAN [new|show|adopt|drop NAME [ID…]]"),
    N_("What if: edits beside the plan, to be compared and adopted"), skv_cli_layer },
  { "version", N_("PLAN [keep|mark|diff|drop NAME [OTHER]]"),
    N_("Keep the plan as it is now, and say what differs from it"), skv_cli_version },
  { "undo", N_("PLAN"), N_("Take back the newest edit"), skv_cli_undo },
  { "redo", N_("PLAN"), N_("Make again what was taken back"), skv_cli_redo },
  { "history", N_("PLAN"), N_("List who changed what and when"), skv_cli_history },
  { "verify", N_("PLAN"), N_("Check that a plan file is whole"), skv_cli_verify },
  { "backup", N_("PLAN"), N_("Make a copy of a plan file"), skv_cli_backup },
  { "restore", N_("PLAN BACKUP"), N_("Go back to a copy"), skv_cli_restore },
};

const SkvCommand *
skv_cli_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].name, name))
        return &commands[i];
    }
  return NULL;
}

static void
print_help (void)
{
  skv_cli_print (_("Usage: skv COMMAND … [--language nb|nn|sv|da|en]\n\nCommands:\n"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (commands[i].run != NULL)
        skv_cli_print ("  %-13s %s\n", commands[i].name, _(commands[i].summary));
    }
  skv_cli_print (_("\n“skv COMMAND --help” says more about one of them.\n"));
}

static int
dispatch (int argc, char **argv)
{
  const SkvCommand *command = skv_cli_find (argv[1]);

  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") ||
      g_str_equal (argv[1], "help"))
    {
      print_help ();
      return SKV_EXIT_DONE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      skv_cli_print ("skv %s\n", SKV_VERSION);
      return SKV_EXIT_DONE;
    }
  if (command == NULL)
    return skv_cli_usage (_("there is no command “%s”; “skv --help” lists them"), argv[1]);
  if (command->run == NULL)
    return skv_cli_usage (_("“%s” is not in this skv: it was built without what asks a network"), command->name);
  return command->run (command, argc - 1, argv + 1);
}

static void
set_up_translations (void)
{
  const char *folder = g_getenv ("SKV_LOCALE_DIR");

  /* No textdomain(): with one, GLib decides once and for all at the first message whether there is
   * anything to translate, and an export in the plan's language would come too late. */
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : SKV_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  skv_cli_set_language (NULL);
}

int
main (int argc, char **argv)
{
  set_up_translations ();
  if (!skv_cli_parse_language (&argc, argv))
    return SKV_EXIT_USAGE;
  if (argc < 2)
    return skv_cli_usage (_("which command? “skv --help” lists them"));
  return skv_cli_finish (dispatch (argc, argv));
}
