/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times longer than a day: weeks, months, seasons, quarters, years, decades, centuries, with
 * "Anfang", "Mitte" and "Ende" before them.
 */
#include "times-private.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_BARE_YEAR 1200
#define FIRST_NEAR_YEAR 1900
#define LAST_YEAR 2100

/* --- years ---------------------------------------------------------------------------------------
 */

/* 2023/24: a season or fiscal year is named after the year it begins in. 2005/2010 are two. */
static guint
skip_second_year (const LesartTimeReader *reader, guint at, int year)
{
  guint second;

  if (lesart_atom_is (&reader->atoms, at, "/") && lesart_atom_is_glued (&reader->atoms, at)
      && lesart_atom_is_glued (&reader->atoms, at + 1)
      && lesart_atom_get_integer (&reader->atoms, at + 1, 4, &second)
      && ((int) second == year + 1 || (int) second == (year + 1) % 100))
    return at + 2;
  return at;
}

static gboolean
is_glued_year (const LesartTimeReader *reader, guint at)
{
  static const char *const openers[] = { "(", "[", "„", "“", "\"", "»", "«",
                                         "–", "-", "/", "'", "’",  NULL };
  const LesartAtoms *atoms = &reader->atoms;

  if (lesart_atom_is_glued (atoms, at) && !lesart_atom_is_one_of (atoms, at - 1, openers))
    return TRUE;
  return lesart_atom_is_glued (atoms, at + 1)
         && lesart_atom (atoms, at + 1)->kind != LESART_ATOM_MARK;
}

/* "1170–1230" */
static gboolean
is_year_to_year (const LesartTimeReader *reader, guint at)
{
  const LesartAtoms *atoms = &reader->atoms;
  guint second;

  return lesart_atom_is_dash (atoms, at + 1) && lesart_atom_is_glued (atoms, at + 1)
         && lesart_atom_is_glued (atoms, at + 2)
         && lesart_atom_get_integer (atoms, at + 2, 4, &second) && second >= FIRST_BARE_YEAR
         && second <= LAST_YEAR;
}

/* "1700 im vergangenen Jahr", "1900 im Jahr 2011": so many, as the year is told behind it. */
static gboolean
is_count_of_year (const LesartTimeReader *reader, guint at)
{
  int offset;
  const char *unit;

  if (!lesart_atom_is (&reader->atoms, at + 1, "im"))
    return FALSE;
  at += lesart_time_number (reader, at + 2, "relative", &offset) ? 3 : 2;
  unit = lesart_time_word (reader, at, "unit");
  return (unit != NULL && strcmp (unit, "Y") == 0) || lesart_time_word (reader, at, "deictic");
}

/**
 * lesart_time_parse_bare_year:
 *
 * Returns: whether the figure at @at is a year, as no quantity claims it
 */
gboolean
lesart_time_parse_bare_year (const LesartTimeReader *reader, guint at, int *year)
{
  const LesartAtoms *atoms = &reader->atoms;
  guint figure;
  gsize n_bytes;

  if (!lesart_atom_get_integer (atoms, at, 4, &figure) || figure > LAST_YEAR
      || (figure < FIRST_BARE_YEAR && !(figure >= 1000 && is_year_to_year (reader, at))))
    return FALSE;
  lesart_atom_text (atoms, at, &n_bytes);
  if (n_bytes != 4 || is_glued_year (reader, at) || lesart_time_in_quantity (reader, at, at + 1)
      || lesart_atom_is (atoms, at + 1, "%") || lesart_atom_is (atoms, at + 1, "Uhr")
      || is_count_of_year (reader, at))
    return FALSE;
  if (lesart_atom_is_kind (atoms, at + 1, LESART_ATOM_FIGURE)
      && lesart_atom (atoms, at + 1)->space_before)
    return FALSE;
  if (at > 0 && lesart_word_is_numbered (&reader->cues, atoms, at - 1)
      && !(figure >= FIRST_NEAR_YEAR && lesart_word_is_numbered_low (&reader->cues, atoms, at - 1)))
    return FALSE;
  *year = (int) figure;
  return TRUE;
}

/* "vergangenen Jahres", "des kommenden Jahres", "des Vorjahres" */
static guint
parse_relative_year (const LesartTimeReader *reader, guint at, int *year)
{
  int offset;
  const char *unit;
  guint relative = lesart_atom_is (&reader->atoms, at, "des") ? at + 1 : at;

  if (relative > at && (unit = lesart_time_word (reader, relative, "deictic")) != NULL
      && *unit == 'Y')
    return lesart_time_year_offset (reader, atoi (unit + 1), year) ? relative + 1 : at;
  if (!lesart_time_number (reader, relative, "relative", &offset)
      || (unit = lesart_time_word (reader, relative + 1, "unit")) == NULL || strcmp (unit, "Y") != 0
      || !lesart_time_year_offset (reader, offset, year))
    return at;
  return relative + 2;
}

/**
 * lesart_time_parse_year:
 * @at: atom after a month, season, quarter or holiday
 * @year: (out): left alone if there is none
 *
 * Returns: the atom after "2024", "des Jahres 2024", "kommenden Jahres"; @at if there is no year
 */
guint
lesart_time_parse_year (const LesartTimeReader *reader, guint at, int *year)
{
  const LesartAtoms *atoms = &reader->atoms;
  guint figure, next = at;

  if (lesart_atom_is (atoms, next, "des")
      || (lesart_atom_is (atoms, next, "im")
          && (lesart_atom_is (atoms, next + 1, "Jahr") || lesart_atom_is (atoms, next + 1, "Jahre"))
          && lesart_atom_is_kind (atoms, next + 2, LESART_ATOM_FIGURE)))
    next++;
  if (lesart_atom_is (atoms, next, "Jahre") || lesart_atom_is (atoms, next, "Jahres")
      || lesart_atom_is (atoms, next, "Jahr"))
    next++;
  if (lesart_atom_get_integer (atoms, next, 4, &figure) && figure >= 1000 && figure <= LAST_YEAR
      && !is_glued_year (reader, next)) {
    *year = (int) figure;
    return skip_second_year (reader, next + 1, *year);
  }
  return parse_relative_year (reader, at, year);
}

/* --- parts of a year -----------------------------------------------------------------------------
 */

/* After a verb it is a person: "sagt Winter". */
static gboolean
is_verb (const LesartTimeReader *reader, guint at)
{
  static const guint32 others = 1u << LESART_CLASS_PREPOSITION | 1u << LESART_CLASS_ARTICLE
                                | 1u << LESART_CLASS_CONJUNCTION | 1u << LESART_CLASS_PRONOUN
                                | 1u << LESART_CLASS_ADVERB | 1u << LESART_CLASS_ADJECTIVE;
  gsize n_bytes;
  const char *text = lesart_atom_text (&reader->atoms, at, &n_bytes);
  guint32 classes =
      lesart_form_get_classes (lesart_lexemes_get (reader->x->lexemes, text, n_bytes));

  return (classes & 1u << LESART_CLASS_VERB) != 0 && (classes & others) == 0;
}

/* Only by the word before it can "Mai", "August" or "Winter" be told from a name. */
static gboolean
is_name_of_time (const LesartTimeReader *reader, guint at, guint year_end)
{
  static const char *const prepositions[] = { "im", "Im",  "vom", "zum",    "seit", "bis",
                                              "ab", "des", "dem", "diesem", NULL };
  const LesartAtoms *atoms = &reader->atoms;

  if (year_end > at + 1)
    return TRUE;
  if (at > 0 && lesart_atom_is_one_of (atoms, at - 1, prepositions))
    return TRUE;
  if (at > 0 && lesart_atom_is_kind (atoms, at - 1, LESART_ATOM_WORD)
      && !lesart_atom_is_upper (atoms, at - 1))
    return !is_verb (reader, at - 1) && !lesart_atom_is_upper (atoms, at + 1);
  if (at > 0
      && (lesart_time_word (reader, at - 1, "boundary") != NULL
          || lesart_time_word (reader, at - 1, "direction") != NULL
          || lesart_time_word (reader, at - 1, "relative") != NULL
          || lesart_atom_is (atoms, at - 1, "Im")))
    return TRUE;
  return !lesart_atom_is_upper (atoms, at + 1)
         && (at == 0 || lesart_atom (atoms, at - 1)->kind == LESART_ATOM_MARK);
}

static int
find_told_or_month_year (const LesartTimeReader *reader, int month, LesartDirection direction)
{
  int told = lesart_time_told_year (reader, direction);

  return told > 0 ? told : lesart_time_find_month_year (reader, month, direction);
}

static void
parse_month (const LesartTimeReader *reader, guint at, LesartTimeSpan *span)
{
  const char *unit = lesart_time_word (reader, at, "unit");
  gboolean named = unit != NULL && strcmp (unit, "M") == 0; /* im Monat Mai */
  int month, year = 0;
  char part[8];
  const char *short_name = NULL;
  guint end, after, figure;

  at += named ? 1 : 0;
  if (lesart_time_number (reader, at, "month", &month))
    end = at + 1;
  else if ((end = lesart_time_words (reader, at, 2, "month-short", &short_name)) > at)
    month = atoi (short_name);
  else
    return;
  after = lesart_time_parse_year (reader, end, &year);
  if (short_name != NULL && after == end && !reader->x->utterance)
    return; /* Jan and Mai are names, Jan. 2018 is none */
  named |= short_name != NULL;
  end = after;
  if (year == 0 && reader->x->utterance && lesart_atom_get_integer (&reader->atoms, end, 2, &figure)
      && figure > 31) { /* August 99 */
    year = 1900 + (int) figure;
    end++;
  }
  if (!named && !is_name_of_time (reader, at, end))
    return;
  if (year == 0 && !lesart_time_is_yearly (reader, span->first)) {
    span->no_year = TRUE;
    year =
        find_told_or_month_year (reader, month, lesart_time_direction (reader, span->first, end));
  }
  g_snprintf (part, sizeof part, "-%02d", month);
  lesart_time_format_part (span, year, part);
  span->end = end;
}

static void
parse_season (const LesartTimeReader *reader, guint at, LesartTimeSpan *span)
{
  const char *season = lesart_time_word (reader, at, "season");
  char part[8];
  int year = 0;

  if (season == NULL)
    return;
  span->end = lesart_time_parse_year (reader, at + 1, &year);
  if (!is_name_of_time (reader, at, span->end)) {
    span->end = 0;
    return;
  }
  if (year == 0 && !lesart_time_is_yearly (reader, span->first))
    year = lesart_time_find_season_year (reader, season,
                                         lesart_time_direction (reader, span->first, span->end));
  g_snprintf (part, sizeof part, "-%.2s", season);
  lesart_time_format_part (span, year, part);
  if (strlen (season) > 3)
    span->mod = season + 3;
}

/* --- relative: vergangenes Jahr, kommenden Freitag -----------------------------------------------
 */

static void
parse_relative_weekday (LesartTimeReader *reader, int offset, int weekday, LesartTimeSpan *span)
{
  LesartDirection direction = offset > 0 ? LESART_DIRECTION_FUTURE : LESART_DIRECTION_PAST;
  GDate day;

  if (offset == 0)
    direction = lesart_time_direction (reader, span->first, span->end);
  day = lesart_time_find_weekday (&reader->x->date, weekday, direction, offset == 0);
  for (int i = 1; i < ABS (offset) && g_date_valid (&day) && g_date_get_julian (&day) > 7; i++)
    if (offset > 0)
      g_date_add_days (&day, 7); /* übernächsten Freitag */
    else
      g_date_subtract_days (&day, 7);
  lesart_time_format_day (span->value, &day);
  lesart_time_set_day (reader, &day);
}

static void
parse_relative_month (const LesartTimeReader *reader, int offset, int month, LesartTimeSpan *span)
{
  const GDate *today = &reader->x->date;
  char part[8];
  int year = 0;

  if (g_date_valid (today)) {
    int own = (int) g_date_get_month (today);

    year = g_date_get_year (today)
           + (offset < 0   ? (month < own ? 1 : 0) + offset
              : offset > 0 ? (month > own ? -1 : 0) + offset
                           : 0);
  }
  g_snprintf (part, sizeof part, "-%02d", month);
  lesart_time_format_part (span, year, part);
}

/* This season is that of this year, or the winter that began last year; the last one is over. */
static void
parse_relative_season (const LesartTimeReader *reader,
                       int offset,
                       const char *season,
                       LesartTimeSpan *span)
{
  static const char *const names[] = { "SP", "SU", "FA", "WI" };
  const GDate *today = &reader->x->date;
  char part[8];
  int year = 0;

  if (g_date_valid (today)) {
    int own = (int) g_date_get_month (today), season_of_today = own <= 2    ? 3
                                                                : own == 12 ? 3
                                                                            : (own - 3) / 3;
    gboolean same = strncmp (names[season_of_today], season, 2) == 0;

    if (offset < 0)
      year = lesart_time_find_season_year (reader, season, LESART_DIRECTION_PAST) - (same ? 1 : 0);
    else if (offset > 0)
      year =
          lesart_time_find_season_year (reader, season, LESART_DIRECTION_FUTURE) + (same ? 1 : 0);
    else
      year = g_date_get_year (today) - (same && own <= 2 ? 1 : 0);
  }
  g_snprintf (part, sizeof part, "-%.2s", season);
  lesart_time_format_part (span, year, part);
}

static void
parse_relative_unit (LesartTimeReader *reader, int offset, const char *unit, LesartTimeSpan *span)
{
  static const char *const units[] = { "Y",  "SEASON", "M",  "W",  "3M", "6M",
                                       "DE", "CE",     "ML", "WE", NULL };
  const GDate *from = &reader->x->date;

  if (strcmp (unit, "D") == 0 && offset == 0 && reader->x->utterance) {
    lesart_time_format_day (span->value, from); /* dieser Tag */
    return;
  }
  if (strcmp (unit, "D") == 0 && offset == 0) { /* an diesem Tag: the one just named */
    if (!lesart_time_shift_anchor (reader, unit, 0, span->value))
      span->end = 0;
    return;
  }
  if (strcmp (unit, "D") == 0 && offset == 1) {
    GDate day = reader->last_day;

    if (g_date_valid (&day))
      g_date_add_days (&day, 1);
    lesart_time_format_day (span->value, &day);
    lesart_time_set_day (reader, &day);
    return;
  }
  if (!g_strv_contains (units, unit))
    span->end = 0;
  else
    lesart_time_format_offset (span->value, from, unit, offset);
}

/* The atom after an adjective that stands before a season or a unit. */
static guint
skip_weather (const LesartTimeReader *reader, guint at)
{
  gsize n_bytes;
  const char *text;

  if (!lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_WORD)
      || lesart_atom_is_upper (&reader->atoms, at) || reader->x->utterance
      || lesart_atom_begins (&reader->atoms, at, LESART_BEGINS_TIME | LESART_BEGINS_NUMBER)
      || lesart_time_word (reader, at + 1, "season") == NULL)
    return at;
  text = lesart_atom_text (&reader->atoms, at, &n_bytes);
  return lesart_form_get_classes (lesart_lexemes_get (reader->x->lexemes, text, n_bytes))
                 & 1u << LESART_CLASS_ADJECTIVE
             ? at + 1
             : at;
}

static void
parse_relative (LesartTimeReader *reader, guint at, LesartTimeSpan *span)
{
  int offset, number;
  const char *word, *part;

  if (!lesart_time_number (reader, at, "relative", &offset))
    return;
  at = skip_weather (reader, at + 1) - 1; /* diesem strengen Winter */
  span->end = at + 2;
  if ((word = lesart_time_word (reader, at + 1, "unit")) != NULL)
    parse_relative_unit (reader, offset, word, span);
  else if (lesart_time_parse_weekday (reader, at + 1, &number, &part) && part == NULL)
    parse_relative_weekday (reader, offset, number, span);
  else if (lesart_time_number (reader, at + 1, "month", &number))
    parse_relative_month (reader, offset, number, span);
  else if ((word = lesart_time_word (reader, at + 1, "season")) != NULL)
    parse_relative_season (reader, offset, word, span);
  else
    span->end = 0;
}

/* Vorjahr, Vorwoche, heuer */
static void
parse_deictic (const LesartTimeReader *reader, guint at, LesartTimeSpan *span)
{
  const char *value = lesart_time_word (reader, at, "deictic");
  char unit[3];

  if (value == NULL || *value == 'D' || *value == 'A')
    return;
  g_strlcpy (unit,
             *value == 'Q'   ? "3M"
             : *value == 'Y' ? "Y"
             : *value == 'M' ? "M"
                             : "W",
             sizeof unit);
  lesart_time_format_offset (span->value, &reader->x->date, unit, atoi (value + 1));
  span->end = at + 1;
}

/* --- years and decades ---------------------------------------------------------------------------
 */

/* "Jahr 2024", "Geschäftsjahr 2023/24" */
static void
parse_named_year (const LesartTimeReader *reader, guint at, LesartTimeSpan *span)
{
  const char *unit = lesart_time_word (reader, at, "unit");
  guint figure;

  if ((unit == NULL || (strcmp (unit, "Y") != 0 && strcmp (unit, "SEASON") != 0))
      && !lesart_atom_is (&reader->atoms, at, "Jahre"))
    return;
  if (!lesart_atom_get_integer (&reader->atoms, at + 1, 4, &figure) || figure < 100
      || is_glued_year (reader, at + 1))
    return;
  span->end = skip_second_year (reader, at + 2, (int) figure);
  lesart_time_format_year (span->value, (int) figure);
}

/**
 * lesart_time_parse_year_of_era:
 * @year: (out): negative before our era
 *
 * Returns: the atom after "234 v. Chr." or "88 n. Chr."; after the first figure of "zwischen 3230
 *   und 3110 v. Chr.", which is of the same era; else @at
 */
guint
lesart_time_parse_year_of_era (const LesartTimeReader *reader, guint at, int *year)
{
  static const char *const joints[] = { "und", "bis", "oder", "-", "–", NULL };
  const LesartAtoms *atoms = &reader->atoms;
  guint figure, other, end;
  const char *era;

  if (!lesart_atom_get_integer (atoms, at, 4, &figure) || figure == 0)
    return at;
  end = lesart_time_words (reader, at + 1, 8, "era", &era);
  if (end == at + 1 && lesart_atom_is_one_of (atoms, at + 1, joints)
      && lesart_atom_get_integer (atoms, at + 2, 4, &other)
      && lesart_time_words (reader, at + 3, 8, "era", &era) > at + 3)
    end = at + 1;
  else if (end == at + 1)
    return at;
  *year = atoi (era) * (int) figure;
  return end;
}

static void
parse_year (const LesartTimeReader *reader, guint at, LesartTimeSpan *span)
{
  int year;
  guint end = lesart_time_parse_year_of_era (reader, at, &year);

  if (end > at) {
    span->end = end;
    lesart_time_format_year (span->value, year);
    return;
  }
  if (!lesart_time_parse_bare_year (reader, at, &year))
    return;
  span->end = skip_second_year (reader, at + 1, year);
  lesart_time_format_year (span->value, year);
}

/* "1990er Jahre", "90er-Jahre", "90ern" */
static void
parse_decade_figure (const LesartTimeReader *reader, guint at, LesartTimeSpan *span)
{
  static const char *const endings[] = { "er", "ern", "er-Jahre", "er-Jahren", NULL };
  const LesartAtoms *atoms = &reader->atoms;
  guint figure;

  if (!lesart_atom_get_integer (atoms, at, 4, &figure) || figure % 10 != 0
      || !lesart_atom_is_glued (atoms, at + 1) || !lesart_atom_is_one_of (atoms, at + 1, endings)
      || (figure >= 100 && figure < 1000) || figure > LAST_YEAR)
    return;
  span->end = at + 2;
  if (lesart_atom_is (atoms, at + 2, "Jahre") || lesart_atom_is (atoms, at + 2, "Jahren"))
    span->end++;
  else if (figure < 100 && lesart_atom_is (atoms, at + 1, "er"))
    span->end = 0; /* 50er ... */
  g_snprintf (span->value, sizeof span->value, "%03u",
              figure >= 1000 ? figure / 10
              : figure < 20  ? 200 + figure / 10
                             : 190 + figure / 10);
}

static void
parse_decade (const LesartTimeReader *reader, guint at, LesartTimeSpan *span)
{
  const char *value;
  guint end = lesart_time_words (reader, at, 2, "decade", &value);
  int decade;

  if (end == at)
    return;
  decade = atoi (value);
  span->end = end;
  g_snprintf (span->value, sizeof span->value, "%03d", decade == 0 ? 200 : 190 + decade);
}

/* "am Wochenende", not "ein Wochenende" */
static void
parse_weekend (const LesartTimeReader *reader, guint at, LesartTimeSpan *span)
{
  static const char *const some[] = { "ein", "einem", "eines", "Ein", NULL };
  const char *unit = lesart_time_word (reader, at, "unit");
  GDate day = reader->x->date;

  if (unit == NULL || strcmp (unit, "WE") != 0 || at == 0
      || !lesart_atom_is_kind (&reader->atoms, at - 1, LESART_ATOM_WORD)
      || lesart_atom_is_one_of (&reader->atoms, at - 1, some))
    return;
  span->end = at + 1;
  if (g_date_valid (&day))
    day = lesart_time_find_weekday (&day, G_DATE_SUNDAY, lesart_time_direction (reader, at, at + 1),
                                    TRUE);
  lesart_time_format_weekend (span->value, &day);
}

/* --- all together --------------------------------------------------------------------------------
 */

void
lesart_time_parse_core (LesartTimeReader *reader, guint at, LesartTimeSpan *span)
{
  span->end = 0;
  span->mod = NULL;
  span->no_year = FALSE;
  if (lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_FIGURE)) {
    lesart_time_parse_numbered (reader, at, span);
    if (span->end == 0)
      parse_decade_figure (reader, at, span);
    if (span->end == 0)
      parse_year (reader, at, span);
    return;
  }
  parse_relative (reader, at, span);
  if (span->end == 0)
    parse_month (reader, at, span);
  if (span->end == 0)
    parse_season (reader, at, span);
  if (span->end == 0)
    lesart_time_parse_numbered (reader, at, span);
  if (span->end == 0)
    parse_named_year (reader, at, span);
  if (span->end == 0)
    parse_decade (reader, at, span);
  if (span->end == 0)
    parse_deictic (reader, at, span);
  if (span->end == 0)
    parse_weekend (reader, at, span);
  if (span->end == 0)
    lesart_time_parse_part_name (reader, at, span);
}

/* "Ende des Jahres", "Anfang der Woche": no more than the unit, which is the present one. */
static void
parse_present_unit (const LesartTimeReader *reader, guint at, LesartTimeSpan *span)
{
  static const char *const units[] = { "Y", "M", "W", "3M", "6M", "DE", "CE", NULL };
  const char *unit = lesart_time_word (reader, at, "unit");
  int year;

  if (unit == NULL
      || !(g_strv_contains (units, unit) || (reader->x->utterance && strcmp (unit, "D") == 0)))
    return;
  if (strcmp (unit, "Y") == 0 && lesart_time_parse_bare_year (reader, at + 1, &year)) {
    lesart_time_format_year (span->value, year);
    span->end = at + 2;
    return;
  }
  year = *unit == 'Y'
             ? lesart_time_told_year (reader, lesart_time_direction (reader, span->first, at))
             : 0;
  if (year > 0)
    lesart_time_format_year (span->value, year);
  else
    lesart_time_format_offset (span->value, &reader->x->date, unit, 0);
  span->end = at + 1;
}

/* "im Laufe der Woche": the week, not how it goes */
static guint
read_course (LesartTimeReader *reader, guint at)
{
  static const char *const articles[] = { "der", "des", NULL };
  LesartTimeSpan span = { .first = at };

  if (at < 2 || lesart_time_word (reader, at - 2, "course") == NULL
      || !lesart_atom_is_one_of (&reader->atoms, at - 1, articles))
    return at;
  parse_present_unit (reader, at, &span);
  if (span.end == 0)
    return at;
  lesart_time_add (reader, at, span.end, LESART_TIME_DATE, span.value, NULL);
  return span.end;
}

/* Anfang 2023, Mitte des 19. Jahrhunderts, Ende kommender Woche, Ende des Jahres */
static guint
read_boundary (LesartTimeReader *reader, guint at)
{
  const char *mod = lesart_time_word (reader, at, "boundary");
  guint next = at + 1;
  LesartTimeSpan span = { .first = at };

  if (mod == NULL)
    return read_course (reader, at);
  if (lesart_atom_is (&reader->atoms, next, "der") || lesart_atom_is (&reader->atoms, next, "des"))
    next++;
  lesart_time_parse_core (reader, next, &span);
  if (span.end == 0)
    parse_present_unit (reader, next, &span); /* in Switzerland without an article: Ende Jahr */
  if (span.end == 0)
    return at;
  lesart_time_add (reader, at, span.end, LESART_TIME_DATE, span.value, mod);
  return span.end;
}

/* "frühen Siebzigern", "späten 19. Jahrhundert", "späten Herbst" */
static guint
read_phase (LesartTimeReader *reader, guint at)
{
  const char *mod = lesart_time_word (reader, at, "phase");
  LesartTimeSpan span = { .first = at };

  if (mod == NULL)
    return at;
  lesart_time_parse_core (reader, at + 1, &span);
  if (span.end == 0 || span.mod != NULL
      || (strlen (span.value) > 3 && lesart_time_word (reader, at + 1, "season") == NULL
          && lesart_time_word (reader, at + 1, "month") == NULL))
    return at;
  lesart_time_add (reader, at, span.end, LESART_TIME_DATE, span.value, mod);
  return span.end;
}

/* "Jahresbeginn", "Jahresende 2024", "Monatsmitte" */
static guint
read_boundary_word (LesartTimeReader *reader, guint at)
{
  const char *word = lesart_time_word (reader, at, "boundary-of");
  char value[LESART_TIME_VALUE_MAX];
  int year = 0;
  guint end;

  if (word == NULL)
    return at;
  end = lesart_time_parse_year (reader, at + 1, &year);
  if (*word == 'Y' && year > 0)
    lesart_time_format_year (value, year);
  else
    lesart_time_format_offset (value, &reader->x->date,
                               *word == 'Q'   ? "3M"
                               : *word == 'Y' ? "Y"
                               : *word == 'M' ? "M"
                                              : "W",
                               0);
  lesart_time_add (reader, at, end, LESART_TIME_DATE, value, word + 2);
  return end;
}

/**
 * lesart_time_read_span:
 *
 * Dezember, März kommenden Jahres, Ende 2031, zweiten Quartal 2026, Herbst, Neunzigerjahre, 2024
 */
guint
lesart_time_read_span (LesartTimeReader *reader, guint at)
{
  LesartTimeSpan span = { .first = at };
  guint end;

  if ((end = read_boundary (reader, at)) > at || (end = read_boundary_word (reader, at)) > at
      || (end = read_phase (reader, at)) > at)
    return end;
  lesart_time_parse_core (reader, at, &span);
  if (span.end == 0)
    return at;
  lesart_time_add (reader, at, span.end,
                   lesart_time_is_yearly (reader, at) ? LESART_TIME_SET : LESART_TIME_DATE,
                   span.value, span.mod);
  if (span.no_year)
    lesart_time_hint (reader, LESART_TIME_NO_YEAR);
  return span.end;
}
