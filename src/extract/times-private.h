/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rules for times share. Each rule looks at one atom and, if a time begins there, adds it
 * and returns the atom after it; else it returns the atom it was given.
 *
 *   times.c           the order of the rules, and what becomes of quantities
 *   times-words.c     rows of times.tsv and holidays.tsv
 *   times-tense.c     does the clause speak of the past or of the future?
 *   times-calendar.c  days, weeks, seasons, Easter: from offsets to TIMEX3 values
 *   times-days.c      8. Februar, Montag, gestern, Ostern, zweiter Mittwoch im Oktober
 *   times-figures.c   08.02.2024, 8.2., 2024-02-08
 *   times-spans.c     Dezember, Herbst, 2024, Neunzigerjahre, vergangenes Jahr
 *   times-numbered.c  zweites Quartal, Q3 2024, 7. Kalenderwoche, 20. Jahrhundert
 *   times-lengths.c   zwei Jahre, vor zwei Jahren, alle drei Monate, jährlich
 *   times-clock.c     14.30 Uhr, halb drei, Freitagabend, in der Nacht zum Freitag
 *   times-derived.c   gestrige, zweitägig, 90-minütig, Mo-Fr
 *   times-today.c     is "heute" the day or the age?
 *   times-anchor.c    zwei Jahre später, im selben Jahr, am Tag zuvor
 */
#pragma once

#include "quantity-context.h"

G_BEGIN_DECLS

typedef enum {
  LESART_DIRECTION_NONE,
  LESART_DIRECTION_PAST,
  LESART_DIRECTION_FUTURE,
} LesartDirection;

/**
 * LesartTimeWords:
 * @found_at: the atom that @rows are of; G_MAXUINT at the start of a sentence
 * @measured_at: the same for @length
 * @length: of the longest phrase that begins there, in atoms; 1 if there is none
 *
 * The rules ask for many classes of one word: its rows are kept, and whether there is a phrase.
 */
typedef struct {
  const LesartTable *times;
  int time_class, value;
  const LesartTable *holidays;
  int rule, only;
  guint found_at[4];
  guint measured_at[4];
  guint length[4];
  guint n_rows[4];
  guint32 rows[4][LESART_TABLE_MAX_ROWS];
} LesartTimeWords;

#define LESART_TIME_VALUE_MAX 40

/**
 * LesartTimeReader:
 * @day: the day the text speaks of: the last one that was named in the paragraph, else that of the
 *   article; invalid if neither is known
 * @last_day: the last one that was named at all, for "am Tag darauf"
 * @story_day: the latest one that was named and does not lie ahead; invalid if none was
 * @from_now: @day was told as seen from today ("morgen"): the text has not gone there
 * @night: @day is the morning after the night that was named ("in der Nacht zum Freitag")
 * @evening: the last clock time, which a range may go on from past midnight; -1 if none
 * @anchor: the value of the last day, month or year that the paragraph named, for "zwei Jahre
 *   später"; empty if none
 * @distant: @anchor was told by how long ago it is ("vor vier Jahren"), or as the beginning of what
 *   goes on ("seit 2020"): the text has not gone there
 * @recurring: the sentence named days that come again (Mo-Fr, täglich): its hours are of no one day
 * @opening: whether the sentence tells of opening hours; not known before a weekday asks for it
 * @rule: id of the rule that is being tried
 */
typedef struct {
  LesartExtraction *x;
  LesartAtoms atoms;
  LesartNumerals numerals;
  LesartQuantityCues cues;
  LesartTimeWords *words;
  GDate day;
  GDate last_day;
  GDate story_day;
  gboolean from_now;
  gboolean night;
  int evening;
  guint quantity; /* first quantity of the sentence */
  char anchor[LESART_TIME_VALUE_MAX];
  gboolean distant;
  gboolean recurring;
  enum { LESART_OPENING_UNKNOWN, LESART_OPENING_NO, LESART_OPENING_YES } opening;
  const char *rule;
} LesartTimeReader;

/**
 * LesartTimeRule:
 * @id: as in data/language/README.md
 * @read: adds the time that begins at @at, if one does, and returns the atom after it; else @at
 */
typedef struct {
  const char *id;
  guint (*read) (LesartTimeReader *reader, guint at);
} LesartTimeRule;

/**
 * LesartTimeSpan:
 * @first: where the time begins, for the words before it
 * @end: atom after it; 0 if there is none
 * @mod: (nullable): said by the word itself (Spätsommer)
 * @no_year: the year was not said
 *
 * What the rules of times-spans.c and times-numbered.c fill.
 */
typedef struct {
  guint first;
  guint end;
  char value[LESART_TIME_VALUE_MAX];
  const char *mod;
  gboolean no_year;
} LesartTimeSpan;

/* times-words.c */
void lesart_time_words_init (LesartTimeWords *words, const LesartLanguage *language);
void lesart_time_words_forget (LesartTimeWords *words);
const char *lesart_time_word (const LesartTimeReader *reader, guint at, const char *time_class);
guint lesart_time_words (const LesartTimeReader *reader,
                         guint at,
                         guint max_atoms,
                         const char *time_class,
                         const char **value);
gboolean
lesart_time_number (const LesartTimeReader *reader, guint at, const char *time_class, int *value);

/* times-tense.c */
LesartDirection lesart_time_direction (const LesartTimeReader *reader, guint first, guint end);
gboolean lesart_time_is_state (const LesartTimeReader *reader, guint first, guint end);
gboolean lesart_time_is_ahead (const LesartTimeReader *reader);

/* times-calendar.c */
void lesart_time_move_day (GDate *day, int days);
gboolean lesart_time_year_offset (const LesartTimeReader *reader, int offset, int *year);
void lesart_time_format_year (char *value, int year);
void lesart_time_format_day (char *value, const GDate *day);
void lesart_time_format_week (char *value, const GDate *day);
void lesart_time_format_weekend (char *value, const GDate *day);
GDate lesart_time_easter (int year);
GDate lesart_time_first_advent (int year);
GDate lesart_time_find_weekday (const GDate *from,
                                int weekday,
                                LesartDirection direction,
                                gboolean today);
gboolean lesart_time_find_day (
    const LesartTimeReader *reader, int day, int month, LesartDirection direction, GDate *found);
int
lesart_time_find_month_year (const LesartTimeReader *reader, int month, LesartDirection direction);
int lesart_time_find_season_year (const LesartTimeReader *reader,
                                  const char *season,
                                  LesartDirection direction);
void lesart_time_format_moment (const LesartTimeReader *reader, double seconds, char *value);
void lesart_time_format_offset (char *value, const GDate *from, const char *unit, int offset);

/* times.c */
void lesart_time_add (LesartTimeReader *reader,
                      guint first,
                      guint end,
                      LesartTimeType type,
                      const char *value,
                      const char *mod);
guint
lesart_time_try (LesartTimeReader *reader, const LesartTimeRule *rules, guint n_rules, guint at);
void lesart_time_hint (LesartTimeReader *reader, LesartTimeHint hint);
gboolean lesart_time_in_quantity (const LesartTimeReader *reader, guint first, guint end);
gboolean lesart_time_follows_quantity (const LesartTimeReader *reader, guint at);
void lesart_time_set_day (LesartTimeReader *reader, const GDate *day);

/* times-spans.c, times-numbered.c */
void lesart_time_format_part (LesartTimeSpan *span, int year, const char *part);
void lesart_time_parse_core (LesartTimeReader *reader, guint at, LesartTimeSpan *span);
void lesart_time_parse_numbered (LesartTimeReader *reader, guint at, LesartTimeSpan *span);
void lesart_time_parse_part_name (const LesartTimeReader *reader, guint at, LesartTimeSpan *span);

/* times-lengths.c */
void lesart_time_format_length (char *value, double amount, const char *unit);

/* times-anchor.c */
gboolean lesart_time_shift_anchor (const LesartTimeReader *reader,
                                   const char *unit,
                                   double amount,
                                   char *value);
int lesart_time_told_year (const LesartTimeReader *reader, LesartDirection direction);
gboolean lesart_time_is_yearly (const LesartTimeReader *reader, guint first);

/* times-today.c */
gboolean lesart_time_is_nowadays (const LesartTimeReader *reader, guint at, guint end);
void lesart_time_settle_today (LesartExtraction *x);

/* The rules. */
guint lesart_time_read_derived (LesartTimeReader *reader, guint at);
guint lesart_time_read_opening_day (LesartTimeReader *reader, guint at, int weekday);
guint lesart_time_read_anchored (LesartTimeReader *reader, guint at);
guint lesart_time_read_day (LesartTimeReader *reader, guint at);
guint lesart_time_read_span (LesartTimeReader *reader, guint at);
guint lesart_time_read_length (LesartTimeReader *reader, guint at);
guint lesart_time_read_set (LesartTimeReader *reader, guint at);
guint lesart_time_read_clock (LesartTimeReader *reader, guint at);
guint lesart_time_read_part_of_day (LesartTimeReader *reader, guint at);

/* Parts that several rules have. */
guint lesart_time_read_figures (LesartTimeReader *reader, guint first, guint at);
guint lesart_time_add_day_of_month (
    LesartTimeReader *reader, guint first, guint end, int day, int month, int year);
guint lesart_time_parse_year (const LesartTimeReader *reader, guint at, int *year);
guint lesart_time_parse_year_of_era (const LesartTimeReader *reader, guint at, int *year);
gboolean lesart_time_parse_bare_year (const LesartTimeReader *reader, guint at, int *year);
gboolean lesart_time_parse_weekday (const LesartTimeReader *reader,
                                    guint at,
                                    int *weekday,
                                    const char **part_of_day);

G_END_DECLS
