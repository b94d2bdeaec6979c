/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the day of the article and an offset or a direction to TIMEX3 values. Where the day of the
 * article is not known, the values are partial: XXXX-02-08.
 */
#include "times-private.h"

#include <string.h>

/* A date nearly a year off would have its year beside it: one that is this much nearer wins even
 * against the tense ("das Rennen vom 18. Dezember wurde verlegt"). */
#define WRONG_WAY_DAYS 300

gboolean
lesart_time_year_offset (const LesartTimeReader *reader, int offset, int *year)
{
  if (!g_date_valid (&reader->x->date))
    return FALSE;
  *year = g_date_get_year (&reader->x->date) + offset;
  return *year > 0;
}

/* A year of 0 is one that is not known, a negative one is before our era. */
void
lesart_time_format_year (char *value, int year)
{
  if (year > 0)
    g_snprintf (value, LESART_TIME_VALUE_MAX, "%04d", year);
  else if (year < 0)
    g_snprintf (value, LESART_TIME_VALUE_MAX, "BC%04d", -year);
  else
    g_strlcpy (value, "XXXX", LESART_TIME_VALUE_MAX);
}

void
lesart_time_format_day (char *value, const GDate *day)
{
  if (g_date_valid (day))
    g_snprintf (value, LESART_TIME_VALUE_MAX, "%04d-%02d-%02d", g_date_get_year (day),
                (int) g_date_get_month (day), g_date_get_day (day));
  else
    g_strlcpy (value, "XXXX-XX-XX", LESART_TIME_VALUE_MAX);
}

/* The week of ISO 8601, which belongs to the year of its Thursday. */
void
lesart_time_format_week (char *value, const GDate *day)
{
  GDate thursday = *day;

  if (!g_date_valid (day)) {
    g_strlcpy (value, "XXXX-WXX", LESART_TIME_VALUE_MAX);
    return;
  }
  g_date_add_days (&thursday, 7);
  g_date_subtract_days (&thursday, 7 + (guint) g_date_get_weekday (day) - (guint) G_DATE_MONDAY);
  g_date_add_days (&thursday, 3);
  g_snprintf (value, LESART_TIME_VALUE_MAX, "%04d-W%02u", g_date_get_year (&thursday),
              (g_date_get_day_of_year (&thursday) - 1) / 7 + 1);
}

void
lesart_time_format_weekend (char *value, const GDate *day)
{
  lesart_time_format_week (value, day);
  g_strlcat (value, "-WE", LESART_TIME_VALUE_MAX);
}

/**
 * lesart_time_easter:
 *
 * Returns: Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature, 20 April 1876)
 */
GDate
lesart_time_easter (int year)
{
  int a = year % 19, b = year / 100, c = year % 100;
  int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  int month = (h + l - 7 * m + 114) / 31, day = (h + l - 7 * m + 114) % 31 + 1;
  GDate easter;

  g_date_clear (&easter, 1);
  g_date_set_dmy (&easter, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return easter;
}

/* The fourth Sunday before Christmas. */
GDate
lesart_time_first_advent (int year)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 24, G_DATE_DECEMBER, (GDateYear) year);
  day = lesart_time_find_weekday (&day, G_DATE_SUNDAY, LESART_DIRECTION_PAST, TRUE);
  g_date_subtract_days (&day, 21);
  return day;
}

/**
 * lesart_time_find_weekday:
 * @weekday: 1 is Monday
 * @today: @from itself will do
 *
 * Returns: the nearest such day in @direction (none: the past); invalid if @from is
 */
GDate
lesart_time_find_weekday (const GDate *from, int weekday, LesartDirection direction, gboolean today)
{
  GDate day = *from;
  int distance;

  if (!g_date_valid (from))
    return day;
  if (direction == LESART_DIRECTION_FUTURE) {
    distance = (weekday - (int) g_date_get_weekday (from) + 7) % 7;
    g_date_add_days (&day, (guint) (distance == 0 && !today ? 7 : distance));
  } else {
    distance = ((int) g_date_get_weekday (from) - weekday + 7) % 7;
    distance = distance == 0 && !today ? 7 : distance;
    if (g_date_get_julian (from) > (guint32) distance)
      g_date_subtract_days (&day, (guint) distance);
  }
  return day;
}

static gboolean
set_day (GDate *date, int day, int month, int year)
{
  if (year < 1 || year > 9999
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * lesart_time_find_day:
 * @found: (out): the day of @day and @month that lies in @direction of the article, else the
 * nearest
 *
 * Returns: FALSE if the article has no day, or none of the years about it has such a day
 */
gboolean
lesart_time_find_day (
    const LesartTimeReader *reader, int day, int month, LesartDirection direction, GDate *found)
{
  const GDate *from = &reader->x->date;
  int best = G_MAXINT;

  if (!g_date_valid (from))
    return FALSE;
  for (int offset = -1; offset <= 1; offset++) {
    GDate candidate;
    int distance, cost;

    g_date_clear (&candidate, 1);
    if (!set_day (&candidate, day, month, g_date_get_year (from) + offset))
      continue;
    distance = g_date_days_between (from, &candidate);
    cost = ABS (distance);
    if ((direction == LESART_DIRECTION_PAST && distance > 0)
        || (direction == LESART_DIRECTION_FUTURE && distance < 0))
      cost += WRONG_WAY_DAYS;
    if (cost < best) {
      best = cost;
      *found = candidate;
    }
  }
  return best != G_MAXINT;
}

/**
 * lesart_time_find_month_year:
 *
 * Returns: the year of the month that is meant, the nearest where @direction does not say; 0 if the
 *   article has no day
 */
int
lesart_time_find_month_year (const LesartTimeReader *reader, int month, LesartDirection direction)
{
  int own, year;

  if (!g_date_valid (&reader->x->date))
    return 0;
  own = (int) g_date_get_month (&reader->x->date);
  year = g_date_get_year (&reader->x->date);
  if (direction == LESART_DIRECTION_PAST)
    return month <= own ? year : year - 1;
  if (direction == LESART_DIRECTION_FUTURE)
    return month >= own ? year : year + 1;
  return month - own > 6 ? year - 1 : own - month > 6 ? year + 1 : year;
}

static int
first_month (const char *season)
{
  return g_str_has_prefix (season, "SP")   ? 3
         : g_str_has_prefix (season, "SU") ? 6
         : g_str_has_prefix (season, "FA") ? 9
                                           : 12;
}

/**
 * lesart_time_find_season_year:
 * @season: SP, SU, FA or WI
 *
 * A winter is of the year it begins in. Without @direction the season that is, else the last one.
 *
 * Returns: the year; 0 if the article has no day
 */
int
lesart_time_find_season_year (const LesartTimeReader *reader,
                              const char *season,
                              LesartDirection direction)
{
  int month = first_month (season), year, own;

  if (!g_date_valid (&reader->x->date))
    return 0;
  year = g_date_get_year (&reader->x->date);
  own = (int) g_date_get_month (&reader->x->date);
  if (direction == LESART_DIRECTION_FUTURE) {
    if (month == 12)
      return own <= 2 ? year - 1 : year;
    return own <= month + 2 ? year : year + 1;
  }
  return own >= month ? year : year - 1;
}

static void
format_month (char *value, const GDate *from, int offset)
{
  int months;

  if (!g_date_valid (from)) {
    g_strlcpy (value, "XXXX-XX", LESART_TIME_VALUE_MAX);
    return;
  }
  months = g_date_get_year (from) * 12 + (int) g_date_get_month (from) - 1 + offset;
  g_snprintf (value, LESART_TIME_VALUE_MAX, "%04d-%02d", CLAMP (months / 12, 1, 9999),
              months % 12 + 1);
}

/* Quarters (3) and halves (6) of a year. */
static void
format_part_of_year (char *value, const GDate *from, int months, int offset)
{
  int n_parts = 12 / months, part;

  if (!g_date_valid (from)) {
    g_snprintf (value, LESART_TIME_VALUE_MAX, "XXXX-%cX", months == 3 ? 'Q' : 'H');
    return;
  }
  part = g_date_get_year (from) * n_parts + ((int) g_date_get_month (from) - 1) / months + offset;
  g_snprintf (value, LESART_TIME_VALUE_MAX, "%04d-%c%d", CLAMP (part / n_parts, 1, 9999),
              months == 3 ? 'Q' : 'H', part % n_parts + 1);
}

/* Moves @day by @days; an invalid one stays so, and none goes before the first. */
void
lesart_time_move_day (GDate *day, int days)
{
  if (!g_date_valid (day))
    return;
  if (days >= 0 && days < 4000000)
    g_date_add_days (day, (guint) days);
  else if (days < 0 && g_date_get_julian (day) > (guint32) -days)
    g_date_subtract_days (day, (guint) -days);
}

static GDate
add_days (const GDate *from, int days)
{
  GDate day = *from;

  lesart_time_move_day (&day, days);
  return day;
}

/**
 * lesart_time_format_offset:
 * @value: (out): room for LESART_TIME_VALUE_MAX bytes
 * @from: may be invalid
 * @unit: as in times.tsv: Y M W D DE CE ML 3M 6M WE
 *
 * Writes the @offset-th such unit after that of @from: the grain is that of the unit.
 */
void
lesart_time_format_offset (char *value, const GDate *from, const char *unit, int offset)
{
  static const struct {
    const char *unit;
    int years;
  } spans[] = { { "Y", 1 }, { "SEASON", 1 }, { "DE", 10 }, { "CE", 100 }, { "ML", 1000 } };
  int year = g_date_valid (from) ? g_date_get_year (from) : 0;
  GDate day;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    if (strcmp (unit, spans[i].unit) == 0) {
      int n = year / spans[i].years + offset;

      if (year == 0 || n < 0)
        g_strlcpy (value, "XXXX", LESART_TIME_VALUE_MAX);
      else
        g_snprintf (value, LESART_TIME_VALUE_MAX, "%0*d", i < 2 ? 4 : 5 - (int) i, n);
      return;
    }
  if (strcmp (unit, "M") == 0) {
    format_month (value, from, offset);
  } else if (strcmp (unit, "3M") == 0 || strcmp (unit, "6M") == 0) {
    format_part_of_year (value, from, *unit - '0', offset);
  } else if (strcmp (unit, "W") == 0 || strcmp (unit, "WE") == 0) {
    day = add_days (from, 7 * offset);
    lesart_time_format_week (value, &day);
    if (strcmp (unit, "WE") == 0)
      g_strlcat (value, "-WE", LESART_TIME_VALUE_MAX);
  } else {
    day = add_days (from, strcmp (unit, "D") == 0 ? offset : 0);
    lesart_time_format_day (value, &day);
  }
}

/**
 * lesart_time_format_moment:
 * @seconds: from the moment at which the text was said
 * @value: (out): the moment, to the minute, to the second if it needs it; or the day if no more is
 *   known
 */
void
lesart_time_format_moment (const LesartTimeReader *reader, double seconds, char *value)
{
  gint64 total = (gint64) CLAMP (seconds, -1e10, 1e10) + reader->x->minute * 60;
  gint64 days = total >= 0 ? total / 86400 : -((86399 - total) / 86400);
  GDate day = add_days (&reader->x->date, (int) days);
  int rest = (int) (total - days * 86400);
  gsize n;

  if (reader->x->minute < 0)
    day = reader->x->date;
  lesart_time_format_day (value, &day);
  if (reader->x->minute < 0)
    return;
  n = strlen (value);
  g_snprintf (value + n, LESART_TIME_VALUE_MAX - n, "T%02d:%02d", rest / 3600, rest / 60 % 60);
  n = strlen (value);
  if (rest % 60 != 0)
    g_snprintf (value + n, LESART_TIME_VALUE_MAX - n, ":%02d", rest % 60);
}
