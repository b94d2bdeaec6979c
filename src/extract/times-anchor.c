/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times seen from another that the paragraph named: zwei Jahre später, im selben Jahr, am Tag
 * zuvor. Where it named none, or one that is too coarse, nothing is said of when they were.
 */
#include "times-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A story of so many years ago stays there: "1991 ... im April". Nearer years are often named only
 * to compare with them. */
#define YEARS_OF_STORY 4

/* Year, month and day of the anchor as far as it has them; 0 where it has not. */
static gboolean
parse_anchor (const LesartTimeReader *reader, int *year, int *month, int *day)
{
  const char *p = reader->anchor;

  *year = *month = *day = 0;
  for (guint i = 0; i < 4; i++)
    if (!g_ascii_isdigit (p[i]))
      return FALSE;
  *year = atoi (p);
  if (p[4] == '-' && g_ascii_isdigit (p[5]) && g_ascii_isdigit (p[6]))
    *month = atoi (p + 5);
  if (*month > 0 && p[7] == '-' && g_ascii_isdigit (p[8]) && g_ascii_isdigit (p[9]))
    *day = atoi (p + 8);
  return *year > 0 && !g_ascii_isdigit (p[4]);
}

/**
 * lesart_time_shift_anchor:
 * @unit: as in times.tsv
 * @value: (out): the @amount-th such unit after the last time that the paragraph named
 *
 * Returns: FALSE if it named none, or one of a coarser grain
 */
gboolean
lesart_time_shift_anchor (const LesartTimeReader *reader,
                          const char *unit,
                          double amount,
                          char *value)
{
  int year, month, day, n = (int) CLAMP (amount, -3000, 3000);
  static const char *const units[] = { "Y", "M", "W", "D", "DE", NULL };
  gboolean by_day = strcmp (unit, "W") == 0 || strcmp (unit, "D") == 0;
  GDate date;

  if (amount != floor (amount) || !g_strv_contains (units, unit)
      || !parse_anchor (reader, &year, &month, &day) || (by_day && day == 0)
      || (*unit == 'M' && month == 0))
    return FALSE;
  month = MAX (month, 1);
  day = by_day ? day : 1;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  if (strcmp (unit, "DE") == 0) {
    unit = "Y";
    n *= 10;
  }
  lesart_time_format_offset (value, &date, unit, n);
  return *value != 'X';
}

/**
 * lesart_time_told_year:
 *
 * Returns: the year in which a month without one lies because the paragraph tells of that year; 0
 * if it tells of none that is long past
 */
int
lesart_time_told_year (const LesartTimeReader *reader, LesartDirection direction)
{
  int year, month, day;

  if (direction == LESART_DIRECTION_FUTURE || reader->distant || !g_date_valid (&reader->x->date)
      || !parse_anchor (reader, &year, &month, &day)
      || g_date_get_year (&reader->x->date) - year < YEARS_OF_STORY)
    return 0;
  return year;
}

/**
 * lesart_time_is_yearly:
 *
 * Returns: whether a month or day at @first comes again each year: "jedes Jahr im Mai",
 * "alljährlich am 8. Mai"
 */
gboolean
lesart_time_is_yearly (const LesartTimeReader *reader, guint first)
{
  static const char *const between[] = { "im", "am", "in", "zum", "den", "der", "ab", ",", NULL };
  const GArray *times = reader->x->reading->times;
  const LesartTime *last =
      times->len > 0 ? &g_array_index (times, LesartTime, times->len - 1) : NULL;
  guint at = first;

  if (last == NULL || last->type != LESART_TIME_SET || strcmp (last->value, "P1Y") != 0
      || reader->x->utterance)
    return FALSE;
  while (at > 0 && at + 3 > first && lesart_atom_is_one_of (&reader->atoms, at - 1, between))
    at--;
  return at > 0 && at < first && lesart_atom (&reader->atoms, at - 1)->end == last->span.end;
}

/* "selben Jahr", "gleichen Tag" */
static guint
read_same (LesartTimeReader *reader, guint at)
{
  const char *unit = lesart_time_word (reader, at + 1, "unit");
  char value[LESART_TIME_VALUE_MAX];

  if (lesart_time_word (reader, at, "same") == NULL || unit == NULL
      || !lesart_time_shift_anchor (reader, unit, 0, value))
    return at;
  lesart_time_add (reader, at, at + 2, LESART_TIME_DATE, value, NULL);
  return at + 2;
}

/* "Tag zuvor", "Jahr darauf": with an article before it, as "ein Jahr zuvor" is counted. */
static guint
read_neighbour (LesartTimeReader *reader, guint at)
{
  static const char *const before[] = { "am",  "Am",  "im",  "Im",  "der", "das",
                                        "dem", "den", "Der", "Das", NULL };
  const char *unit = lesart_time_word (reader, at, "unit");
  char value[LESART_TIME_VALUE_MAX];
  int sign;
  GDate day = reader->last_day;

  if (unit == NULL || at == 0 || !lesart_atom_is_one_of (&reader->atoms, at - 1, before)
      || !lesart_time_number (reader, at + 1, "shift", &sign))
    return at;
  if (strcmp (unit, "D") == 0) {
    lesart_time_move_day (&day, sign);
    lesart_time_set_day (reader, &day);
    lesart_time_format_day (value, &day);
  } else if (!lesart_time_shift_anchor (reader, unit, sign, value)) {
    return at;
  }
  lesart_time_add (reader, at, at + 2, LESART_TIME_DATE, value, NULL);
  return at + 2;
}

/**
 * lesart_time_read_anchored:
 *
 * selben Jahr, gleichen Tag, Tag zuvor, Jahr darauf
 */
guint
lesart_time_read_anchored (LesartTimeReader *reader, guint at)
{
  guint end = read_same (reader, at);

  return end > at ? end : read_neighbour (reader, at);
}
