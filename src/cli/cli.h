/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/conflict/checker.h"
#include "core/store/store.h"

G_BEGIN_DECLS

/* What all commands share. A command asks core and says the answer; it decides nothing itself. */

/* the contract of design.md, section 7 */
typedef enum
{
  SKV_EXIT_DONE = 0,
  SKV_EXIT_REFUSED = 1, /* conflicts were found, or an edit was refused */
  SKV_EXIT_USAGE = 2,
  SKV_EXIT_INPUT = 3, /* what cannot be read or written */
  SKV_EXIT_NEWER = 4,
} SkvExit;

typedef struct _SkvCommand SkvCommand;
struct _SkvCommand
{
  const char *name;
  const char *words;   /* what stands behind it, for the help: "PLAN DATE" */
  const char *summary; /* what it does, untranslated */
  int (*run) (const SkvCommand *command, int argc, char **argv); /* NULL: not yet */
  gboolean
    in_layer; /* takes --layer: what skv_cli_open() gives is the plan with that layer on it */
};

/* Every command, by name; NULL if there is none. */
const SkvCommand *skv_cli_find (const char *name);

/* Takes @entries (nullable) out of @argv, which keeps the words: the command's name and from
 * @min_words to @max_words more. FALSE with the message told: the status is SKV_EXIT_USAGE. */
gboolean skv_cli_parse (const SkvCommand *command,
                        const GOptionEntry *entries,
                        int *argc,
                        char ***argv,
                        int min_words,
                        int max_words);
/* Takes --language out of @argv and sets it; FALSE with the message told. */
gboolean skv_cli_parse_language (int *argc, char **argv);
/* what --language asked for; NULL if it was not given */
const char *skv_cli_get_language (void);
/* NULL: that of the environment. FALSE if there is none of that name. */
gboolean skv_cli_set_language (const char *language);
/* What speaking another language replaced */
typedef struct
{
  gboolean is_other;
  char *before[2]; /* (owned) (nullable) */
} SkvCliSpeech;
/* From here to skv_cli_speak_back() in @language, as what is published is in the plan's, unless
 * --language asked for one. */
void skv_cli_speak (SkvCliSpeech *self, const char *language);
void skv_cli_speak_back (SkvCliSpeech *self);
/* Is @format one of @known? The message names those that are; FALSE with it told. */
gboolean skv_cli_check_format (const char *format, const char *const *known);

/* "skv: message" on stderr, one such line for each line of it; gives SKV_EXIT_USAGE */
int skv_cli_usage (const char *format, ...) G_GNUC_PRINTF (1, 2);
void skv_cli_warn (const char *message);
/* tells @error (transfer full) and gives the status that it stands for */
int skv_cli_fail (GError *error);

/* the time: SOURCE_DATE_EPOCH if it is set, else now */
const SkvClock *skv_cli_clock (void);
/* the day that the clock says, where the plan is */
SkvDay skv_cli_today (SkvPlan *plan);
int skv_cli_current_year (SkvPlan *plan);
/* what --layer asked for, a what-if layer's name; NULL if it was not given */
const char *skv_cli_get_layer (void);
/* With --layer it is the plan with that layer on top, and edits stay in the layer. (transfer full);
 * NULL with the message told and @status set */
SkvPlan *skv_cli_open (const char *path, gboolean for_edit, int *status);
/* the plan itself beneath the layer that skv_cli_open() gave, or what it gave (transfer none) */
SkvPlan *skv_cli_get_base (SkvPlan *plan);

/* --year, --from, --to as they were given */
typedef struct
{
  int year;          /* 0: not given */
  char *from;        /* (owned) (nullable) */
  char *to;          /* (owned) (nullable) */
  SkvDay first, end; /* what they mean, [first, end) */
  gboolean limited;  /* was anything given */
} SkvCliRange;

#define SKV_CLI_RANGE_ENTRIES(range)                                                               \
  { "year", 'y', 0, G_OPTION_ARG_INT, &(range).year, N_("Only this year"), N_("YEAR") },         \
    { "from", 0, 0, G_OPTION_ARG_STRING, &(range).from, N_("From this date on"), N_("DATE") },   \
  {                                                                                                \
    "to", 0, 0, G_OPTION_ARG_STRING, &(range).to, N_("Up to this date, which is not included"),   \
      N_("DATE")                                                                                  \
  }

/* Without options: the years in which the plan has items, or else the current one. FALSE with the
 * message told. */
gboolean skv_cli_range_settle (SkvCliRange *self, SkvPlan *plan);
/* Of what is about one year: the current one if it is within the range, or its first. */
int skv_cli_range_choose_year (const SkvCliRange *self, SkvPlan *plan);
void skv_cli_range_clear (SkvCliRange *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvCliRange, skv_cli_range_clear)

/* --lane, --system, --organisation as they were given: ids or what people call them */
typedef struct
{
  char **lanes;       /* (owned) (nullable) */
  char *system;       /* (owned) (nullable) */
  char *organisation; /* (owned) (nullable) */
} SkvCliFilter;

#define SKV_CLI_LANE_ENTRY(filter)                                                                 \
  {                                                                                                \
    "lane", 'l', 0, G_OPTION_ARG_STRING_ARRAY, &(filter).lanes,                                    \
      N_("Only this lane; may be repeated"), N_("LANE")                                          \
  }

/* Replaces what was given by the ids that it names; FALSE with the message told. */
gboolean skv_cli_filter_settle (SkvCliFilter *self, SkvPlan *plan);
void skv_cli_filter_clear (SkvCliFilter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SkvCliFilter, skv_cli_filter_clear)
/* the id of a system by its id or name (transfer none) (nullable, message told) */
const char *skv_cli_find_system (SkvPlan *plan, const char *name);
const char *skv_cli_find_organisation (SkvPlan *plan, const char *name);

/* UTF-8 to stdout, whatever the locale; nothing is lost silently: skv_cli_finish() */
void skv_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* the whole content to @path, or to stdout if it is NULL; gives a status */
int skv_cli_write (const char *path, const char *data, gsize length);
/* @status, or SKV_EXIT_INPUT with the message told if stdout could not be written */
int skv_cli_finish (int status);

/* When an occurrence is, in words: date and, unless it is all day, time (transfer full) */
char *skv_cli_date_words (SkvPlan *plan, const SkvOccurrence *occurrence);
char *skv_cli_time_words (SkvPlan *plan, const SkvOccurrence *occurrence);
/* both in one (transfer full) */
char *skv_cli_when_words (SkvPlan *plan, const SkvOccurrence *occurrence);

/* --reason and --by of commands that change an occurrence */
#define SKV_CLI_DECISION_ENTRIES(reason, by)                                                       \
  { "reason", 'r', 0, G_OPTION_ARG_STRING, &(reason), N_("Why"), N_("TEXT") },                   \
  {                                                                                                \
    "by", 'b', 0, G_OPTION_ARG_STRING, &(by), N_("Who decided it, a role or a name"), N_("WHO")  \
  }

/* The occurrence with that id, held by the result; NULL with the message told. (transfer full) */
SkvOccurrences *
skv_cli_find_occurrence (SkvPlan *plan, const char *id, const SkvOccurrence **occurrence);
typedef void (*SkvCliTell) (SkvPlan *plan, gpointer data);
/* Applies @edit, lets @tell say what was done, and tells which conflicts of the years of
 * @before_day and @day it brings and solves; gives a status. */
int skv_cli_apply_and_tell (
  SkvPlan *plan, SkvEdit *edit, SkvDay before_day, SkvDay day, SkvCliTell tell, gpointer data);
/* After @edit was applied: the work that was there before and that its periods hit, and who decides
 * about it. */
void skv_cli_tell_hits (SkvPlan *plan, const SkvEdit *edit);
/* The same of lifts whose freeze @edit moved or took away: they count no more. */
void skv_cli_tell_lost_lifts (SkvPlan *plan, const SkvEdit *edit);

/* what checks mean, all of them if @check is NULL; @format "text", "json" or "markdown" */
int skv_cli_explain_checks (const char *check, const char *format);

int skv_cli_accept (const SkvCommand *command, int argc, char **argv);
int skv_cli_add (const SkvCommand *command, int argc, char **argv);
int skv_cli_announce (const SkvCommand *command, int argc, char **argv);
int skv_cli_backup (const SkvCommand *command, int argc, char **argv);
int skv_cli_cancel (const SkvCommand *command, int argc, char **argv);
int skv_cli_check (const SkvCommand *command, int argc, char **argv);
int skv_cli_checks (const SkvCommand *command, int argc, char **argv);
int skv_cli_confirmations (const SkvCommand *command, int argc, char **argv);
int skv_cli_copy_for (const SkvCommand *command, int argc, char **argv);
int skv_cli_dates (const SkvCommand *command, int argc, char **argv);
int skv_cli_due (const SkvCommand *command, int argc, char **argv);
int skv_cli_emergency (const SkvCommand *command, int argc, char **argv);
int skv_cli_examples (const SkvCommand *command, int argc, char **argv);
int skv_cli_explain (const SkvCommand *command, int argc, char **argv);
int skv_cli_export (const SkvCommand *command, int argc, char **argv);
int skv_cli_history (const SkvCommand *command, int argc, char **argv);
int skv_cli_holidays (const SkvCommand *command, int argc, char **argv);
int skv_cli_import (const SkvCommand *command, int argc, char **argv);
int skv_cli_lanes (const SkvCommand *command, int argc, char **argv);
int skv_cli_lift (const SkvCommand *command, int argc, char **argv);
int skv_cli_layer (const SkvCommand *command, int argc, char **argv);
int skv_cli_list (const SkvCommand *command, int argc, char **argv);
int skv_cli_merge (const SkvCommand *command, int argc, char **argv);
int skv_cli_move (const SkvCommand *command, int argc, char **argv);
int skv_cli_next_year (const SkvCommand *command, int argc, char **argv);
int skv_cli_new (const SkvCommand *command, int argc, char **argv);
int skv_cli_organisations (const SkvCommand *command, int argc, char **argv);
int skv_cli_outage (const SkvCommand *command, int argc, char **argv);
int skv_cli_people (const SkvCommand *command, int argc, char **argv);
int skv_cli_publish (const SkvCommand *command, int argc, char **argv);
int skv_cli_redo (const SkvCommand *command, int argc, char **argv);
int skv_cli_register (const SkvCommand *command, int argc, char **argv);
int skv_cli_requests (const SkvCommand *command, int argc, char **argv);
int skv_cli_report (const SkvCommand *command, int argc, char **argv);
int skv_cli_reset (const SkvCommand *command, int argc, char **argv);
int skv_cli_restore (const SkvCommand *command, int argc, char **argv);
int skv_cli_reviews (const SkvCommand *command, int argc, char **argv);
int skv_cli_rule (const SkvCommand *command, int argc, char **argv);
int skv_cli_rules (const SkvCommand *command, int argc, char **argv);
int skv_cli_sources (const SkvCommand *command, int argc, char **argv);
int skv_cli_systems (const SkvCommand *command, int argc, char **argv);
int skv_cli_schedule (const SkvCommand *command, int argc, char **argv);
int skv_cli_suggest (const SkvCommand *command, int argc, char **argv);
int skv_cli_sync (const SkvCommand *command, int argc, char **argv);
int skv_cli_undo (const SkvCommand *command, int argc, char **argv);
int skv_cli_used (const SkvCommand *command, int argc, char **argv);
int skv_cli_verify (const SkvCommand *command, int argc, char **argv);
int skv_cli_version (const SkvCommand *command, int argc, char **argv);

G_END_DECLS
