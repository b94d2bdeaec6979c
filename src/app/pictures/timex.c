/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * TIMEX3 values as spans of days. A value that is not understood, or that names no year, has none.
 *
 *   [BC]YYYY[-MM[-DD]]  YYYY-Wnn[-WE]  YYYY-Qn  YYYY-Hn  YYYY-SP|SU|FA|WI  YYY (decade)  YY
 * (century) a date T hh[:mm[:ss]] | MO MI AF EV NI DT
 */
#include "timeline.h"

#include <math.h>
#include <string.h>

/**
 * lesart_days_from_date:
 * @year: astronomical: 0 is 1 BC
 *
 * Returns: days from 1 January 1970 to that day in the proleptic Gregorian calendar (H. Hinnant,
 *   chrono-compatible low-level date algorithms, days_from_civil)
 */
double
lesart_days_from_date (int year, int month, int day)
{
  int y = month <= 2 ? year - 1 : year;
  int era = (y >= 0 ? y : y - 399) / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return (double) era * 146097 + day_of_era - 719468;
}

/**
 * lesart_days_to_date:
 *
 * The reverse of lesart_days_from_date(); a part of a day is dropped. (civil_from_days)
 */
void
lesart_days_to_date (double days, int *year, int *month, int *day)
{
  gint64 z = (gint64) floor (days) + 719468;
  gint64 era = (z >= 0 ? z : z - 146096) / 146097;
  gint64 of_era = z - era * 146097;
  gint64 y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  gint64 of_year = of_era - (365 * y + y / 4 - y / 100);
  gint64 m = (5 * of_year + 2) / 153;

  *day = (int) (of_year - (153 * m + 2) / 5 + 1);
  *month = (int) (m < 10 ? m + 3 : m - 9);
  *year = (int) (y + era * 400 + (*month <= 2 ? 1 : 0));
}

static gboolean
take_number (const char **s, guint n, int *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++) {
    if (!g_ascii_isdigit ((*s)[i]))
      return FALSE;
    *number = *number * 10 + ((*s)[i] - '0');
  }
  *s += n;
  return TRUE;
}

static void
set_months (int year, int month, int n, double *from, double *to)
{
  int end = month - 1 + n;

  *from = lesart_days_from_date (year, month, 1);
  *to = lesart_days_from_date (year + end / 12, end % 12 + 1, 1);
}

/* Week 1 has the first Thursday of the year (ISO 8601). */
static gboolean
parse_week (const char *s, int year, double *from, double *to)
{
  double fourth = lesart_days_from_date (year, 1, 4); /* of January: always in week 1 */
  double weekday =
      fmod (fmod (fourth + 3, 7) + 7, 7); /* Monday is 0; 1 January 1970 was a Thursday */
  int week;

  if (!take_number (&s, 2, &week) || week < 1 || week > 53)
    return FALSE;
  *from = fourth - weekday + (week - 1) * 7;
  *to = *from + 7;
  if (strcmp (s, "-WE") == 0)
    *from += 5;
  else if (*s != '\0')
    return FALSE;
  return TRUE;
}

static gboolean
parse_part_of_year (const char *s, int year, double *from, double *to)
{
  static const struct {
    const char *code;
    int month, n;
  } parts[] = {
    { "Q1", 1, 3 }, { "Q2", 4, 3 }, { "Q3", 7, 3 }, { "Q4", 10, 3 }, { "H1", 1, 6 },
    { "H2", 7, 6 }, { "SP", 3, 3 }, { "SU", 6, 3 }, { "FA", 9, 3 },  { "WI", 12, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (s, parts[i].code) == 0) {
      set_months (year, parts[i].month, parts[i].n, from, to);
      return TRUE;
    }
  return *s == 'W' && parse_week (s + 1, year, from, to);
}

static gboolean
parse_year (const char *s, gboolean bc, double *from, double *to)
{
  int year, month, day;

  if (!take_number (&s, 4, &year))
    return FALSE;
  if (bc)
    year = 1 - year;
  if (*s == '\0') {
    set_months (year, 1, 12, from, to);
    return TRUE;
  }
  if (*s++ != '-')
    return FALSE;
  if (!g_ascii_isdigit (*s))
    return parse_part_of_year (s, year, from, to);
  if (!take_number (&s, 2, &month) || month < 1 || month > 12)
    return FALSE;
  set_months (year, month, 1, from, to);
  if (*s == '\0')
    return TRUE;
  if (*s++ != '-' || !take_number (&s, 2, &day) || *s != '\0' || day < 1
      || day > (int) (*to - *from))
    return FALSE;
  *from += day - 1;
  *to = *from + 1;
  return TRUE;
}

static gboolean
parse_date (const char *value, double *from, double *to)
{
  gboolean bc = g_str_has_prefix (value, "BC");
  const char *s = bc ? value + 2 : value;
  gsize digits = strspn (s, "0123456789");
  int n;

  if (s[digits] == '\0' && (digits == 2 || digits == 3) && take_number (&s, (guint) digits, &n)) {
    int length = digits == 2 ? 100 : 10;
    int first = bc ? 1 - (n + 1) * length : n * length;

    *from = lesart_days_from_date (first, 1, 1);
    *to = lesart_days_from_date (first + length, 1, 1);
    return TRUE;
  }
  return parse_year (s, bc, from, to);
}

/* The hours of a part of the day; the night goes on into the next day. */
static gboolean
parse_part_of_day (const char *code, double *from, double *to)
{
  static const struct {
    const char *code;
    int from, to;
  } parts[] = { { "MO", 6, 11 },  { "MI", 11, 14 }, { "AF", 14, 18 },
                { "EV", 18, 22 }, { "NI", 22, 30 }, { "DT", 9, 17 } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (code, parts[i].code) == 0) {
      *to = *from + parts[i].to / 24.0;
      *from += parts[i].from / 24.0;
      return TRUE;
    }
  return FALSE;
}

static gboolean
parse_clock (const char *s, double *from, double *to)
{
  int hour, minute = 0;

  if (parse_part_of_day (s, from, to))
    return TRUE;
  if (!take_number (&s, 2, &hour) || hour > 24)
    return FALSE;
  if (*s == ':') {
    s++;
    if (!take_number (&s, 2, &minute) || minute > 59)
      return FALSE;
  }
  if (*s != '\0' && *s != ':' && *s != 'Z')
    return FALSE;
  *from += hour / 24.0 + minute / 1440.0;
  *to = *from;
  return TRUE;
}

static void
apply_modifier (const char *mod, double *from, double *to, gboolean *soft_from, gboolean *soft_to)
{
  static const struct {
    const char *mod;
    double from, to; /* which part of the span */
    gboolean soft_from, soft_to;
  } mods[] = {
    { "START", 0, 1 / 3.0, FALSE, TRUE },   { "MID", 1 / 3.0, 2 / 3.0, TRUE, TRUE },
    { "END", 2 / 3.0, 1, TRUE, FALSE },     { "APPROX", 0, 1, TRUE, TRUE },
    { "BEFORE", 0, 1, TRUE, FALSE },        { "ON_OR_BEFORE", 0, 1, TRUE, FALSE },
    { "AFTER", 0, 1, FALSE, TRUE },         { "ON_OR_AFTER", 0, 1, FALSE, TRUE },
    { "MORE_THAN", 0, 1, TRUE, FALSE },     { "LESS_THAN", 0, 1, FALSE, TRUE },
    { "EQUAL_OR_MORE", 0, 1, TRUE, FALSE }, { "EQUAL_OR_LESS", 0, 1, FALSE, TRUE },
  };

  *soft_from = *soft_to = FALSE;
  for (guint i = 0; mod != NULL && i < G_N_ELEMENTS (mods); i++)
    if (strcmp (mod, mods[i].mod) == 0) {
      double length = *to - *from;

      *to = *from + length * mods[i].to;
      *from += length * mods[i].from;
      *soft_from = mods[i].soft_from;
      *soft_to = mods[i].soft_to;
    }
}

/**
 * lesart_timex_to_days:
 * @value: a TIMEX3 value
 * @mod: (nullable): its modifier; START, MID and END take a third of the span
 * @from: (out): days since 1 January 1970
 * @soft_from: (out): whether it may begin earlier
 *
 * Returns: whether the value has a place on a line of time
 */
gboolean
lesart_timex_to_days (const char *value,
                      const char *mod,
                      double *from,
                      double *to,
                      gboolean *soft_from,
                      gboolean *soft_to)
{
  const char *t = strchr (value, 'T');

  if (t != NULL) {
    g_autofree char *day = g_strndup (value, (gsize) (t - value));

    if (!parse_date (day, from, to) || *to - *from > 1 || !parse_clock (t + 1, from, to))
      return FALSE;
  } else if (!parse_date (value, from, to)) {
    return FALSE;
  }
  apply_modifier (mod, from, to, soft_from, soft_to);
  return TRUE;
}
