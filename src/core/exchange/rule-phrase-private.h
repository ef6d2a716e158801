/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/phrase-private.h"
#include "core/exchange/rule-phrase.h"
#include "core/model/rule.h"

G_BEGIN_DECLS

/* Used by the files of rule-phrase*.c only: text → tokens → draft → rule. */

/* What a word of a rule can be. One spelling may be several. */
typedef enum
{
  W_NONE,
  W_NOISE, /* "den", "the": stands anywhere, says nothing */
  W_WEEKDAY,
  W_MONTH_NAME,
  W_CARDINAL,
  W_ORDINAL, /* 1..31; -1 last, -2 last but one */
  W_EVERY,
  W_EVERY_NTH, /* 2: "annenhver" */
  W_DAY,
  W_WEEK,
  W_MONTH,
  W_YEAR,
  W_HOUR,
  W_MINUTE,
  W_QUARTER,
  W_HALF_YEAR,
  W_CADENCE, /* value months: "monthly" 1, "quarterly" 3, "yearly" 12; 0 weekly, -1 daily, -2
                fortnightly */
  W_WORKDAY, /* 1: a word that may count Saturdays */
  W_EVENING,
  W_HALF_OF_DAY, /* 0 a.m., 12 p.m. */
  W_WHOLE_DAY,
  W_WHOLE,
  W_OF, /* "i", "in", "of" */
  W_AND,
  W_OR,
  W_BUT,
  W_TO,
  W_UNTIL, /* included */
  W_FROM,
  W_ON_OR_AFTER,
  W_AFTER,
  W_BEFORE,
  W_BETWEEN,
  W_CLOCK,
  W_LASTING,
  W_DURING,
  W_NOT,
  W_ONLY,
  W_NEVER,
  W_NEVER_BEFORE,
  W_SAME_MONTH,
  W_HOLIDAY,
  W_EVE,
  W_HALF_DAY,
  W_WEEKEND,
  W_SCHOOL_HOLIDAY,
  W_SAME_DAY_AS,
  W_ONE,        /* "one" for the holiday before it */
  W_DAY_BESIDE, /* "dagen før" -1, "dagen etter" 1 */
  W_WEEK_BESIDE,
  W_MONTH_BESIDE,
  W_ELSE,
  W_EARLIER,
  W_LATER,
  W_MOVED,
  W_TOGETHER,
  W_FREE_DAY,
  W_LEFT_OUT,
  W_ASK,
  W_PATCH_DAY,
  W_PARITY, /* 0 even weeks, 1 odd weeks */
  W_RESTART,
  W_SUMMER_STOP, /* a run of months that are left out */
  W_STOP,
  W_IT,         /* the day, or the group, of before */
  W_RRULE_SAID, /* "by the recurrence" */
  W_EVENT,      /* "each event in" */
  W_NEXT,
  W_LATEST, /* "no later than" */
  W_TIMES_IN_ALL,
  W_DATES, /* "on 3 dates:" */
  W_NAMELY,
  W_ITSELF,    /* "the day itself" */
  W_FROM_END,  /* "the 3rd day from the end" */
  W_PLUS,      /* as a word */
  W_LANE_KIND, /* index: skv_rule_lane_kind() */
  W_LANE,      /* index into the parser's lanes */
} SkvRuleWord;

typedef struct
{
  SkvRuleWord word;
  int value;
} SkvRuleReading;

#define SKV_RULE_MAX_READINGS 8

typedef enum
{
  R_NUMBER, /* the types of SkvToken that begin with a digit, in one */
  R_WORD,
  R_UNKNOWN,
  R_DASH,
  R_COMMA, /* and semicolons, line ends, colons */
  R_STOP,
  R_SLASH,
  R_PLUS,
  R_OPEN,
  R_CLOSE,
  R_QUOTE,
  R_RRULE,
  R_END,
} SkvRuleTokenType;

typedef struct
{
  SkvRuleTokenType type;
  guint start, end; /* bytes; of a quote without its marks */
  guint lead;       /* where the noise before it begins */
  gboolean loose;   /* there is a space or the text's start before it */
  SkvToken number;  /* of R_NUMBER */
  SkvRuleReading readings[SKV_RULE_MAX_READINGS];
  guint n_readings;
} SkvRuleToken;

/* A lane of the plan by its id or title */
typedef struct
{
  char *spelling; /* (owned) */
  char *id;       /* (owned) */
} SkvRuleLane;

/* Readings of the longest run of words at @text; the bytes that it takes, or 0. */
gsize skv_rule_words_find (const char *text,
                           const char *language,
                           SkvRuleReading readings[SKV_RULE_MAX_READINGS],
                           guint *n_readings);
/* one of the lanes that every plan has, by the value of W_LANE_KIND: "meeting"; NULL behind the
 * last
 */
const char *skv_rule_lane_kind (int index);
/* W_LANE_KIND that the end of a compound names: "kommunestyremøte" → "møte". Bytes of what stands
 * before it, or 0 */
gsize skv_rule_words_compound (const char *word, gsize length, const char *language, int *kind);

/* A table of words; the columns are nb, nn, sv, da and en. */
typedef struct
{
  SkvRuleWord word;
  int value;
  const char *spellings[5]; /* (nullable) "|" between them */
} SkvRuleWordRow;
extern const SkvRuleWordRow skv_rule_words_calendar[];
extern const SkvRuleWordRow skv_rule_words_policy[];

/* (element-type SkvRuleToken); ends in R_END */
GArray *
skv_rule_phrase_lex (const char *text, const char *language, GPtrArray *lanes, GError **error);

#define SKV_RULE_MAX_LIST 60

typedef struct
{
  int values[SKV_RULE_MAX_LIST];
  guint n;
} SkvRuleList;

/* A weekday with the ordinals before it */
typedef struct
{
  int weekday;
  SkvRuleList ordinals;
} SkvRuleWeekday;

/* What is known so far, as said; every field 0 where nothing was said. */
typedef struct
{
  SkvRuleWeekday weekdays[7];
  guint n_weekdays;
  guint weekday_part; /* 1 + index of their part, whose meaning is written last */
  gboolean every;     /* "hver" before the weekdays */
  int week_interval;  /* "every other": 2; "hver uke": 1 */
  int month_interval; /* "every month": 1 */
  gboolean of_month;  /* "i måneden" */
  int day_interval;   /* "every day": 1 */
  int year_interval;
  gboolean counted;    /* "counted from": the interval is of weeks */
  gboolean mon_to_fri; /* the "weekday" of a bracket: the nth of Monday to Friday */
  gboolean separate;   /* weekdays on or after a day that are not moved together */
  gboolean any_of;     /* "the first Tuesday or Thursday" */
  int count;           /* of the RRULE; 0 */
  SkvDay until;        /* of the RRULE */
  int patch_week;      /* the weekdays are of the week that many after Patch Tuesday */
  gboolean after_patch;
  char *ends_on;  /* (owned) */
  guint from_day; /* on or after that day of the month */
  SkvRuleList months;
  SkvRuleList weeks;
  int parity; /* 1 even, 2 odd */
  gboolean patch;
  SkvRuleList month_days;
  SkvRuleList fixed;     /* month × 100 + day, of every year */
  SkvRuleList nth_weeks; /* of the month */
  int last_days;         /* of the month, as one period */
  gboolean range;        /* a period of every year */
  int range_from_month, range_from_day, range_to_month, range_to_day;
  GArray *dates; /* (owned) SkvDay */
  char *rrule;   /* (owned) */
  int working_day;

  char *lane; /* (owned): of a relative base */
  char *lane_title;
  gboolean relative;
  int relative_from, relative_to;
  gboolean relative_working;

  SkvRuleList offsets; /* said companions, from the base date */
  gboolean together;

  gboolean times_said, all_day, evening_only;
  guint evening_part;
  int start, end;  /* -1 */
  int minutes;     /* a length, 0 */
  int length_days; /* 0 */

  GPtrArray *avoid; /* (owned) */
  GPtrArray *tries; /* (owned) */
  gboolean if_none_said;
  SkvIfNone if_none;
  int not_before_day;
  gboolean same_month;
  SkvRuleList skip_months;
  SkvDay valid_from, valid_until;
  GPtrArray *restart; /* (owned) */
} SkvRuleDraft;

typedef struct
{
  const char *text;     /* (unowned) */
  const char *language; /* (unowned) */
  SkvPlan *plan;        /* (unowned) (nullable) */
  const SkvRule *base;  /* (unowned) (nullable) */
  GPtrArray *lanes;     /* (unowned) SkvRuleLane */
  const SkvRuleToken *tokens;
  guint at;
  guint furthest;
  SkvRuleDraft draft;
  GPtrArray *parts;    /* (owned) SkvRulePhrasePart */
  GArray *part_starts; /* (owned) guint, one a part */
  GError *error;       /* (owned) (nullable) */
} SkvRuleParser;

/* A reader of one clause: FALSE if there is none at the place (which then may have moved), or with
 * @error set. */
typedef gboolean (*SkvRuleClause) (SkvRuleParser *self);
/* The first clause that reads what stands at the parser's place; FALSE and nothing moved if none
 * does, or with the error set as soon as one has set it. */
gboolean skv_rule_read_one_of (SkvRuleParser *self, const SkvRuleClause *clauses, gsize n);

static inline const SkvRuleToken *
skv_rule_peek (const SkvRuleParser *self, guint ahead)
{
  const SkvRuleToken *token = self->tokens + self->at;

  while (ahead-- > 0 && token->type != R_END)
    token++;
  return token;
}

/* rule-phrase-parser.c */
gboolean skv_rule_is (const SkvRuleToken *token, SkvRuleWord word, int *value);
gboolean skv_rule_at (const SkvRuleParser *self, guint ahead, SkvRuleWord word);
gboolean skv_rule_take (SkvRuleParser *self, SkvRuleWord word, int *value);
/* one of two words that may stand there and say nothing more */
void skv_rule_skip (SkvRuleParser *self, SkvRuleWord word, SkvRuleWord other);
gboolean skv_rule_take_type (SkvRuleParser *self, SkvRuleTokenType type);
/* a comma, "and" or "or" between the members of a list; a comma and a word are one */
gboolean skv_rule_take_separator (SkvRuleParser *self);
/* noise beside the thing itself: "a", "each" */
void skv_rule_skip_articles (SkvRuleParser *self);
/* a comma, full stop or the end */
gboolean skv_rule_at_pause (const SkvRuleParser *self, guint ahead);
/* a whole number, in digits or as a word */
gboolean skv_rule_take_count (SkvRuleParser *self, int highest, int *value);
/* "12.", "12th", "den 12": a day of the month; not what is a date or a time */
gboolean skv_rule_take_day (SkvRuleParser *self, int *day);
gboolean skv_rule_take_ordinal (SkvRuleParser *self, int *value);
/* "second and fourth" */
gboolean skv_rule_take_ordinals (SkvRuleParser *self, SkvRuleList *ordinals);
gboolean skv_rule_take_year (SkvRuleParser *self, int *year);
/* Records what was read from token @from up to the place. @meaning (transfer full). Index + 1. */
guint skv_rule_say (SkvRuleParser *self, guint from, gboolean doubt, char *meaning);
/* FALSE always; the words are those from token @from up to the place, of one at least */
gboolean
skv_rule_fail (SkvRuleParser *self, SkvRulePhraseError code, guint from, const char *format, ...)
  G_GNUC_PRINTF (4, 5);
void skv_rule_list_add (SkvRuleList *list, int value);
gboolean skv_rule_list_has (const SkvRuleList *list, int value);
/* Sets @field if it is still @unset or the same; a contradiction otherwise. */
gboolean skv_rule_set_once (SkvRuleParser *self, guint from, int *field, int unset, int value);

/* The readers of clauses, a file a kind. */
gboolean skv_rule_read_when (SkvRuleParser *self);       /* rule-phrase-when.c */
gboolean skv_rule_read_weeks (SkvRuleParser *self);      /* rule-phrase-weeks.c */
gboolean skv_rule_read_span (SkvRuleParser *self);       /* rule-phrase-spans.c: dates */
gboolean skv_rule_read_relative (SkvRuleParser *self);   /* rule-phrase-relative.c */
gboolean skv_rule_read_times (SkvRuleParser *self);      /* rule-phrase-times.c */
gboolean skv_rule_read_avoid (SkvRuleParser *self);      /* rule-phrase-avoid.c */
gboolean skv_rule_read_policy (SkvRuleParser *self);     /* rule-phrase-policy.c */
gboolean skv_rule_read_month_days (SkvRuleParser *self); /* rule-phrase-days.c */
gboolean skv_rule_read_companions (SkvRuleParser *self); /* rule-phrase-days.c */

/* A lane and what its titles contain, at the place. @title (transfer full) (nullable) */
gboolean skv_rule_read_lane (SkvRuleParser *self, char **lane, char **title, gboolean *doubt);
/* month names with "and", commas and ranges between them */
gboolean skv_rule_read_months (SkvRuleParser *self, SkvRuleList *months);
/* (transfer full): how they are shown: "January, March and May" */
char *skv_rule_months_text (const SkvRuleList *months);
char *skv_rule_join (GPtrArray *words);
char *skv_rule_lane_text (SkvRuleParser *self, const char *lane, const char *title);

/* rule-phrase-build.c: the draft as a rule; NULL with the error set. (transfer full) */
SkvRule *skv_rule_build (SkvRuleParser *self);
/* rule-phrase-base.c: its base */
gboolean skv_rule_build_base (SkvRuleParser *self, SkvRule *rule);

G_END_DECLS
