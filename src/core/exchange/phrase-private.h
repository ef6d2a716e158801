/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/exchange/phrase.h"

G_BEGIN_DECLS

/* Used by the files of phrase*.c only: text → tokens → items → spans. */

/* What a word can be. One spelling may be several ("to" is two, and until). */
typedef enum
{
  SKV_WORD_MONTH,   /* value: 1..12 */
  SKV_WORD_WEEKDAY, /* 1..7 */
  SKV_WORD_WEEKEND,
  SKV_WORD_WEEK,
  SKV_WORD_DAYS,   /* "dager", as a unit */
  SKV_WORD_MONTHS, /* "mnd.", "måned" */
  SKV_WORD_YEAR,   /* "år", "året" */
  SKV_WORD_AND,    /* and, or */
  SKV_WORD_TO,     /* between two ends */
  SKV_WORD_UNTIL,  /* "t.o.m." */
  SKV_WORD_FROM,
  SKV_WORD_AFTER,
  SKV_WORD_BEFORE,
  SKV_WORD_BY, /* deadline: "innen", "senest" */
  SKV_WORD_BETWEEN,
  SKV_WORD_CLOCK, /* "kl." */
  SKV_WORD_EVERY,
  SKV_WORD_ORDINAL,     /* 1..5; LAST: -1, -2 */
  SKV_WORD_CARDINAL,    /* 1..12 */
  SKV_WORD_OF,          /* "i", "av" */
  SKV_WORD_NOISE,       /* "den", "perioden" */
  SKV_WORD_PARTING,     /* 4: quarters, 2: half-years, 3: of four months */
  SKV_WORD_SEASON,      /* 1 winter .. 4 autumn */
  SKV_WORD_THIRD,       /* 1 primo, 2 medio, 3 ultimo; 11, 13: just before a month */
  SKV_WORD_BESIDE,      /* "dagen før": -1; "dagen etter": 1 */
  SKV_WORD_HOLIDAY,     /* index: skv_phrase_holiday() */
  SKV_WORD_HALF_OF_DAY, /* 0 a.m., 12 p.m. */
  SKV_WORD_NONE,        /* "ingen" */
  SKV_WORD_SOFT,        /* "ca." */
  SKV_WORD_BLOCK,       /* changes the meaning of what it stands by in a way that is not read here;
                         * 1: every other, 2: weeks by their number */
  SKV_WORD_DAYTIME,     /* "hele dagen", "kveld": says nothing that a day without hours does not */
  SKV_WORD_NIGHT,       /* 1: that before the day that follows; 0: a night */
} SkvWordClass;

typedef struct
{
  SkvWordClass class;
  int value;
} SkvReading;

#define SKV_MAX_READINGS 4

/* Readings of the longest run of words at @text that the tables know; the bytes that it takes, or
 * 0. @language as in skv_phrase_parse(). */
gsize skv_phrase_find_word (const char *text,
                            const char *language,
                            SkvReading readings[SKV_MAX_READINGS],
                            guint *n_readings);
SkvDay skv_phrase_holiday (int index, int year);

typedef enum
{
  SKV_TOKEN_NUMBER, /* a; digits; dot: an ordinal's or an abbreviation's follows */
  SKV_TOKEN_PAIR,   /* a.b or a/b: a date, a time, a week and year */
  SKV_TOKEN_DATE,   /* year (0: unsaid), month, day as written, not checked */
  SKV_TOKEN_MONTH,  /* 2019-10: year, month */
  SKV_TOKEN_WEEK,   /* 2019-W24: year, a; day: weekday or 0 */
  SKV_TOKEN_TIME,   /* a: minute of the day, 0..1440 */
  SKV_TOKEN_WORD,
  SKV_TOKEN_UNKNOWN,
  SKV_TOKEN_DASH,
  SKV_TOKEN_COMMA, /* a: 1 if it is a semicolon or a line's end */
  SKV_TOKEN_SLASH,
  SKV_TOKEN_COLON,
  SKV_TOKEN_AND,   /* & or + */
  SKV_TOKEN_PAREN, /* a: index of what is in it */
  SKV_TOKEN_END,
} SkvTokenType;

typedef struct
{
  SkvTokenType type;
  guint start, end; /* bytes of the text */
  int a, b;
  int a_digits, b_digits;
  char separator;
  gboolean dot;
  gboolean ordinal;  /* "3rd" */
  gboolean doubtful; /* "4-5-20" */
  gboolean zoned;    /* T between date and time */
  int year, month, day;
  SkvReading readings[SKV_MAX_READINGS];
  guint n_readings;
} SkvToken;

/* A text cut into tokens, that of brackets apart. The last token is SKV_TOKEN_END. */
typedef struct
{
  const char *text;     /* (unowned) */
  const char *language; /* (unowned) (nullable) */
  gboolean mixed;       /* words that the language does not have are those of any other */
  GArray *tokens;       /* (owned) SkvToken */
  GPtrArray *brackets;  /* (owned) SkvLexed */
} SkvLexed;

SkvLexed *skv_phrase_lex (const char *text, const char *language, GError **error);
/* The same; words that the language does not have are read as those of any other. */
SkvLexed *skv_phrase_lex_mixed (const char *text, const char *language, GError **error);
void skv_lexed_free (SkvLexed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SkvLexed, skv_lexed_free)

/* A number at *@at (phrase-numbers.c); moves it behind what was read. @previous may be NULL. */
void
skv_phrase_lex_number (const char *text, guint *at, const SkvToken *before_dash, SkvToken *token);

typedef enum
{
  SKV_UNIT_NONE,
  SKV_UNIT_BARE, /* a number: a day, or after weeks a week */
  SKV_UNIT_DAY,  /* year, month, day */
  SKV_UNIT_MONTH,
  SKV_UNIT_YEAR,
  SKV_UNIT_WEEK,    /* week; with @weekday that day of it */
  SKV_UNIT_WEEKEND, /* of @week */
  SKV_UNIT_WEEKDAY, /* the end of a range only */
  SKV_UNIT_PART,    /* of a year: count parts, number @day */
  SKV_UNIT_SEASON,
  SKV_UNIT_THIRD,       /* of a month, number @day */
  SKV_UNIT_HOLIDAY,     /* index @day */
  SKV_UNIT_NTH,         /* weekdays or weeks of months: see the masks */
  SKV_UNIT_COUNTED,     /* @count days from the context's day, or from an anchor */
  SKV_UNIT_LAST_BEFORE, /* the -@count days before the context's day */
} SkvUnitKind;

/* What one of the words of a phrase means; fields that it leaves open are 0. */
typedef struct
{
  SkvUnitKind kind;
  guint start, end; /* bytes */
  int year, month, day, week;
  int weekday;
  int count;
  int shift;      /* days, of "the day before" */
  guint ordinals; /* bits 1..5, 6: last, 7: last but one; 0: every */
  guint weekdays; /* bits 1..7; 0: weeks */
  guint months;   /* bits 1..12; 0: every month */
  gboolean month_first;
  gboolean numeric; /* 4.5 or 4/5 */
  gboolean year_said;
  gboolean zoned; /* a T and a time follow it directly */
} SkvUnit;

typedef enum
{
  SKV_TIMES_NONE,
  SKV_TIMES_POINT,
  SKV_TIMES_FROM,
  SKV_TIMES_UNTIL,
  SKV_TIMES_RANGE,
} SkvTimesKind;

typedef struct
{
  SkvTimesKind kind;
  int from, until; /* minutes */
  gboolean bracketed;
  gboolean doubtful; /* "5. juni, 14-15": hours or days */
} SkvTimes;

typedef enum
{
  SKV_JOIN_FIRST,
  SKV_JOIN_SPACE,
  SKV_JOIN_COMMA,
  SKV_JOIN_COLON,
  SKV_JOIN_AND,
  SKV_JOIN_TITLE, /* unread words stand between */
} SkvJoin;

/* One span to be, or several of the same kind ("every month"). */
typedef struct
{
  SkvJoin join;
  SkvUnit from;
  SkvUnit to;
  gboolean range;
  gboolean open_start, open_end;
  gboolean worded;   /* open by its words, "fra", "senest", and not by a slash */
  gboolean excluded; /* before, after: the day itself is not in it */
  gboolean every_month;
  gboolean dropped; /* served to check another */
  gboolean night;   /* that before the day */
  gboolean again;   /* the day before once more, with other hours */
  SkvTimes from_times, to_times;
  GArray *detail; /* (owned) (nullable) SkvPhraseItem: dates in brackets behind it */
  int check_week, check_week_end, check_year; /* "(uke 5)" */
} SkvPhraseItem;

static inline SkvPhraseItem *
skv_item_at (GArray *items, guint index)
{
  return &g_array_index (items, SkvPhraseItem, index);
}

static inline const SkvUnit *
skv_item_last (const SkvPhraseItem *item)
{
  return item->range ? &item->to : &item->from;
}

static inline gboolean
skv_item_is_week (const SkvPhraseItem *item)
{
  return item->from.kind == SKV_UNIT_WEEK && item->from.weekday == 0 && !item->open_start &&
         !item->open_end;
}

static inline gboolean
skv_item_is_day (const SkvPhraseItem *item)
{
  return item->from.kind == SKV_UNIT_DAY || item->from.kind == SKV_UNIT_HOLIDAY;
}

typedef struct
{
  const SkvLexed *lexed; /* (unowned) */
  const SkvToken *tokens;
  guint at;
  SkvPhraseContext context;
  GArray *items; /* (owned) SkvPhraseItem */
  GArray *spans; /* (owned) SkvPhraseSpan */
  GPtrArray *notes;
  SkvPhraseFlags flags;
  GString *title;
  SkvTimes times; /* said before the dates */
  int lead_year;
  GArray *weekdays; /* (owned) int: said before the days that they belong to */
  gboolean none;
  gboolean soft;
  GError **error;
} SkvReader;

/* What the files of the reader have in common. @ahead: tokens from the reader's place on. */
gboolean skv_reader_at_type (const SkvReader *self, guint ahead, SkvTokenType type);
gboolean skv_reader_at_word (const SkvReader *self, guint ahead, SkvWordClass class);
/* a number of one or two digits, 1..@highest */
gboolean skv_reader_at_number (const SkvReader *self, guint ahead, int highest);
gboolean skv_reader_at_year (const SkvReader *self, guint ahead);
void skv_reader_skip_noise (SkvReader *self);
gboolean skv_reader_take_type (SkvReader *self, SkvTokenType type);
gboolean skv_reader_take_month (SkvReader *self, int *month);
/* "2019", ", 2019", "– 2021", "i 2019": only behind what lacks a year */
void skv_reader_read_year (SkvReader *self, SkvUnit *unit);

/* phrase-kinds.c: units that are not plain dates; where FALSE, the place may have moved */
gboolean skv_reader_read_part (SkvReader *self, SkvUnit *unit);
gboolean skv_reader_read_soft (SkvReader *self, SkvUnit *unit);
gboolean skv_reader_read_nth (SkvReader *self, SkvUnit *unit);
gboolean skv_reader_read_counted (SkvReader *self, SkvUnit *unit);
gboolean skv_reader_read_last_before (SkvReader *self, SkvUnit *unit);

/* phrase-items.c: one item at the reader's place; FALSE and nothing moved if there is none */
gboolean skv_reader_item (SkvReader *self, SkvPhraseItem *item);
/* more hours of the last item: "kl. 9–12 og 13–15"; FALSE and nothing moved if there are none */
gboolean skv_reader_more_times (SkvReader *self);
/*
 * Brackets behind a date, or with no date before them (@item NULL): hours, the week, the weekday,
 * the dates of a week, or a remark.
 */
void skv_reader_brackets (SkvReader *self, SkvPhraseItem *item, GArray **detail);
/* phrase-cells.c: what a slash or a dash means in a table's cell. Items are added, or FALSE and
 * nothing moved. */
gboolean skv_reader_is_empty_cell (const SkvReader *self);
gboolean skv_reader_add_cell_pair (SkvReader *self);
gboolean skv_reader_add_pair (SkvReader *self, SkvJoin join);
/* phrase-reader.c: all items up to the end; FALSE with the error set */
gboolean skv_reader_items (SkvReader *self);

/* phrase-checks.c: what items say about each other */
gboolean skv_reader_check_title (SkvReader *self);
void skv_reader_match_items (SkvReader *self);
void skv_reader_check_weeks (
  SkvReader *self, int year, int week, int week_end, SkvDay first, SkvDay end);

/* phrase-reader.c: tokens → items. FALSE with the error set. */
gboolean skv_reader_read (SkvReader *self);
GArray *skv_reader_items_new (void);
/* phrase-units.c: one unit at the reader's place; FALSE and nothing moved if there is none */
gboolean skv_reader_unit (SkvReader *self, SkvUnit *unit);
/* phrase-times.c: hours at the reader's place; FALSE and nothing moved if there are none.
 * @after_date: is a number a time */
gboolean skv_reader_times (SkvReader *self, gboolean after_date, SkvTimes *times);
/* phrase-settle.c: fills in what the words leave open */
gboolean skv_reader_settle (SkvReader *self, GArray *items);
/* phrase-spans.c: items → spans */
gboolean skv_reader_give_spans (SkvReader *self);
/* [first, end) of a settled unit; FALSE if there is no such date */
gboolean skv_reader_unit_days (const SkvUnit *unit, SkvDay *first, SkvDay *end);

/* phrase-repeats.c: the spans of SKV_UNIT_NTH in its year, or in one month of it if that is known
 */
void skv_reader_repeat (const SkvUnit *unit, int only_month, GArray *spans);

const SkvToken *skv_reader_peek (const SkvReader *self, guint ahead);
/* has the token a reading of that class; its value in @value (nullable) */
gboolean skv_token_is (const SkvToken *token, SkvWordClass class, int *value);
gboolean skv_reader_take (SkvReader *self, SkvWordClass class, int *value);
gboolean
skv_reader_fail (SkvReader *self, SkvPhraseError code, guint start, guint end, const char *message);
void skv_reader_flag (SkvReader *self, SkvPhraseFlags flag, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
/* (transfer full): the words that a unit was read from */
char *skv_reader_quote (const SkvReader *self, guint start, guint end);

G_END_DECLS
