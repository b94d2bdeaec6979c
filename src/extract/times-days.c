/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days: by date, by the name of the weekday, by holiday, and as seen from today.
 */
#include "times-private.h"

#include <stdlib.h>
#include <string.h>

/* "8., 9. und 10. bis 12. Februar": how many days one month may have before it */
#define MAX_LISTED_DAYS 8

static guint
add_day (LesartTimeReader *reader, guint first, guint end, const GDate *day)
{
  char value[LESART_TIME_VALUE_MAX];

  lesart_time_format_day (value, day);
  lesart_time_set_day (reader, day);
  lesart_time_add (reader, first, end, LESART_TIME_DATE, value, NULL);
  return end;
}

/* A day of a year that is known (0: it is not, and the article says no more). */
static guint
add_day_of_month (LesartTimeReader *reader, guint first, guint end, int day, int month, int year)
{
  GDate date;
  char value[LESART_TIME_VALUE_MAX];

  g_date_clear (&date, 1);
  if (year > 0 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year)) {
    g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    return add_day (reader, first, end, &date);
  }
  if (year == 0
      && lesart_time_find_day (reader, day, month, lesart_time_direction (reader, first, end),
                               &date))
    return add_day (reader, first, end, &date);
  g_snprintf (value, sizeof value, "XXXX-%02d-%02d", month, day);
  lesart_time_add (reader, first, end, LESART_TIME_DATE, value, NULL);
  return end;
}

/* --- dates in figures ----------------------------------------------------------------------------
 */

static int
complete_year (int year, gsize n_digits)
{
  return n_digits == 4 ? year : year < 40 ? 2000 + year : 1900 + year;
}

/* 08.02.2024 and 8.2. as one figure */
static guint
read_figure_date (LesartTimeReader *reader, guint first, guint at)
{
  gsize n_bytes;
  const char *text = lesart_atom_text (&reader->atoms, at, &n_bytes);
  int day, month, year = 0;
  char *p, *q;

  if (n_bytes < 3 || n_bytes > 10 || !g_ascii_isdigit (*text))
    return first;
  day = (int) strtol (text, &p, 10);
  if (*p != '.' || p - text > 2 || day < 1 || day > 31)
    return first;
  month = (int) strtol (p + 1, &q, 10);
  if (q - p > 3 || q == p + 1 || month < 1 || month > 12)
    return first;
  if ((gsize) (q - text) == n_bytes) {
    if (!lesart_atom_is_dot (&reader->atoms, at + 1)
        || lesart_time_in_quantity (reader, at, at + 1))
      return first;
    return add_day_of_month (reader, first, at + 2, day, month, 0);
  }
  if (*q != '.')
    return first;
  year = (int) strtol (q + 1, &p, 10);
  if ((gsize) (p - text) != n_bytes || (p - q != 3 && p - q != 5))
    return first;
  return add_day_of_month (reader, first, at + 1, day, month,
                           complete_year (year, (gsize) (p - q - 1)));
}

/* 2024-02-08 */
static guint
read_iso_date (LesartTimeReader *reader, guint first, guint at)
{
  guint year, month, day;

  if (!lesart_atom_get_integer (&reader->atoms, at, 4, &year) || year < 1000
      || !lesart_atom_is (&reader->atoms, at + 1, "-")
      || !lesart_atom_is_glued (&reader->atoms, at + 1)
      || !lesart_atom_get_integer (&reader->atoms, at + 2, 2, &month)
      || !lesart_atom_is (&reader->atoms, at + 3, "-")
      || !lesart_atom_get_integer (&reader->atoms, at + 4, 2, &day) || month < 1 || month > 12
      || day < 1 || day > 31)
    return first;
  return add_day_of_month (reader, first, at + 5, (int) day, (int) month, (int) year);
}

/* --- 8. Februar ----------------------------------------------------------------------------------
 */

static guint
parse_month (const LesartTimeReader *reader, guint at, int *month)
{
  const char *value;
  guint end;

  if (lesart_time_number (reader, at, "month", month))
    return at + 1;
  end = lesart_time_words (reader, at, 2, "month-short", &value);
  if (end == at + 1 && lesart_atom_is_upper (&reader->atoms, end))
    return at; /* 9. Jan Müller */
  if (end > at)
    *month = atoi (value);
  return end;
}

static guint
skip_joint (const LesartTimeReader *reader, guint at)
{
  static const char *const joints[] = { "und", "oder", "bis", "sowie", ",", "/", NULL };
  static const char *const after[] = { "zum", "am", "den", "dem", "vom", NULL };

  if (!lesart_atom_is_one_of (&reader->atoms, at, joints)
      && !lesart_atom_is_dash (&reader->atoms, at))
    return at;
  at++;
  if (lesart_atom_is (&reader->atoms, at, "und"))
    at++;
  return lesart_atom_is_one_of (&reader->atoms, at, after) ? at + 1 : at;
}

/* After the day number and its dot at @at: the month, or further days that share it. */
static guint
find_month (const LesartTimeReader *reader, guint at, int *month, gboolean *own)
{
  *own = TRUE;
  for (guint i = 0; i < MAX_LISTED_DAYS; i++) {
    guint end = parse_month (reader, at, month), next, day;

    if (end > at)
      return end;
    next = skip_joint (reader, at);
    if (next == at || !lesart_atom_get_integer (&reader->atoms, next, 2, &day) || day < 1
        || day > 31 || !lesart_atom_is_dot (&reader->atoms, next + 1))
      return 0;
    *own = FALSE;
    at = next + 2;
  }
  return 0;
}

/* 8. 2. 2024 */
static guint
read_spaced_date (LesartTimeReader *reader, guint first, guint at, int day)
{
  guint month, year;

  if (!lesart_atom_get_integer (&reader->atoms, at, 2, &month) || month < 1 || month > 12
      || !lesart_atom_is_dot (&reader->atoms, at + 1))
    return first;
  if (lesart_atom_get_integer (&reader->atoms, at + 2, 4, &year) && year >= 1000)
    return add_day_of_month (reader, first, at + 3, day, (int) month, (int) year);
  return first;
}

static guint
read_day_of_month (LesartTimeReader *reader, guint first, guint at)
{
  guint day, end, year_end;
  int month, year = 0;
  gboolean own;

  if (!lesart_atom_get_integer (&reader->atoms, at, 2, &day) || day < 1 || day > 31
      || !lesart_atom_is_dot (&reader->atoms, at + 1))
    return first;
  end = find_month (reader, at + 2, &month, &own);
  if (end == 0)
    return read_spaced_date (reader, first, at + 2, (int) day);
  year_end = lesart_time_parse_year (reader, end, &year);
  return add_day_of_month (reader, first, own ? year_end : at + 2, (int) day, month, year);
}

/* --- weekdays ------------------------------------------------------------------------------------
 */

/**
 * lesart_time_parse_weekday:
 * @part_of_day: (out) (nullable): TEV for "Freitagabend"
 *
 * Returns: whether the word at @at is a weekday
 */
gboolean
lesart_time_parse_weekday (const LesartTimeReader *reader,
                           guint at,
                           int *weekday,
                           const char **part_of_day)
{
  const LesartTimeWords *words = reader->words;
  gsize n_bytes;
  const char *text;

  *part_of_day = NULL;
  if (!lesart_atom_begins (&reader->atoms, at, LESART_BEGINS_TIME)
      || !lesart_atom_is_upper (&reader->atoms, at))
    return FALSE;
  if (lesart_time_number (reader, at, "weekday", weekday))
    return TRUE;
  text = lesart_atom_text (&reader->atoms, at, &n_bytes);
  if (n_bytes > 26)
    return FALSE;
  for (gsize n = 6; n <= 10 && n + 4 <= n_bytes; n++) {
    guint32 rows[4];
    char part[24];

    /* no cut inside a letter */
    if (((guchar) text[n] & 0xc0) == 0x80
        || lesart_table_lookup (words->times, text, (gssize) n, rows, 1) == 0
        || strcmp (lesart_table_get (words->times, rows[0], words->time_class), "weekday") != 0)
      continue;
    *weekday = atoi (lesart_table_get (words->times, rows[0], words->value));
    memcpy (part, text + n, n_bytes - n);
    part[n_bytes - n] = '\0';
    part[0] = g_ascii_toupper (part[0]);
    if (lesart_table_lookup (words->times, part, -1, rows, 1) == 0
        || strcmp (lesart_table_get (words->times, rows[0], words->time_class), "daypart") != 0)
      continue;
    *part_of_day = lesart_table_get (words->times, rows[0], words->value);
    return TRUE;
  }
  return FALSE;
}

/* "Freitag vergangener Woche", "Dienstag dieser Woche" */
static guint
read_day_of_week (LesartTimeReader *reader, guint first, guint at, int weekday)
{
  int offset;
  GDate day = reader->x->date;
  const char *unit;
  guint relative = lesart_atom_is (&reader->atoms, at, "der") ? at + 1 : at;

  if (!lesart_time_number (reader, relative, "relative", &offset)
      || (unit = lesart_time_word (reader, relative + 1, "unit")) == NULL
      || strcmp (unit, "W") != 0)
    return first;
  if (g_date_valid (&day) && g_date_get_julian (&day) > 30) {
    g_date_subtract_days (&day, (guint) g_date_get_weekday (&day) - 1);
    if (offset < 0)
      g_date_subtract_days (&day, (guint) (-offset * 7));
    g_date_add_days (&day, (guint) (weekday - 1 + (offset > 0 ? offset * 7 : 0)));
  }
  return add_day (reader, first, relative + 2, &day);
}

static guint
read_weekday (LesartTimeReader *reader, guint at)
{
  static const char *const articles[] = { "den", "dem", "der", NULL };
  static const char *const some[] = { "ein", "einem", "einen", "eines", NULL };
  int weekday;
  const char *part;
  guint next = at + 1, end;
  GDate day;

  if (!lesart_time_parse_weekday (reader, at, &weekday, &part) || part != NULL
      || (at > 0 && lesart_atom_is_noun_or_name (&reader->atoms, at - 1))) /* Frau Sonntag */
    return at;
  if (at > 0 && lesart_atom_is_one_of (&reader->atoms, at - 1, some)) {
    char value[LESART_TIME_VALUE_MAX];

    g_snprintf (value, sizeof value, "XXXX-WXX-%d", weekday);
    lesart_time_add (reader, at, at + 1, LESART_TIME_DATE, value, NULL);
    return at + 1;
  }
  if (lesart_atom_is (&reader->atoms, next, ","))
    next++;
  if (lesart_atom_is_one_of (&reader->atoms, next, articles))
    next++;
  if (lesart_atom_is_kind (&reader->atoms, next, LESART_ATOM_FIGURE)
      && ((end = read_figure_date (reader, at, next)) > at
          || (end = read_day_of_month (reader, at, next)) > at))
    return end;
  if ((end = read_day_of_week (reader, at, at + 1, weekday)) > at)
    return end;
  day = lesart_time_find_weekday (&reader->x->date, weekday,
                                  lesart_time_direction (reader, at, at + 1), TRUE);
  return add_day (reader, at, at + 1, &day);
}

/* "Mo., 12. Februar": the short name only before a date */
static guint
read_short_weekday (LesartTimeReader *reader, guint at)
{
  const char *value;
  guint next = lesart_time_words (reader, at, 2, "weekday-short", &value), end;

  if (next == at)
    return at;
  if (lesart_atom_is (&reader->atoms, next, ","))
    next++;
  if (!lesart_atom_is_kind (&reader->atoms, next, LESART_ATOM_FIGURE))
    return at;
  end = read_figure_date (reader, at, next);
  return end > at ? end : read_day_of_month (reader, at, next);
}

/* --- holidays and today --------------------------------------------------------------------------
 */

static GDate
get_holiday (const char *rule, int year)
{
  GDate day;

  year = CLAMP (year, 2, 9998); /* those of the years beside it must be days as well */
  if (*rule == 'E' || *rule == 'A') {
    int offset = atoi (rule + 1);

    day = *rule == 'E' ? lesart_time_easter (year) : lesart_time_first_advent (year);
    if (offset >= 0)
      g_date_add_days (&day, (guint) offset);
    else
      g_date_subtract_days (&day, (guint) -offset);
    return day;
  }
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) atoi (rule + 3), (GDateMonth) atoi (rule), (GDateYear) year);
  return day;
}

/* The one in the direction of the clause; without one the nearest. */
static GDate
find_holiday (const LesartTimeReader *reader, const char *rule, guint first, guint end)
{
  const GDate *today = &reader->x->date;
  LesartDirection direction = lesart_time_direction (reader, first, end);
  int year = g_date_get_year (today), best_distance = G_MAXINT;
  GDate best = get_holiday (rule, year);

  for (int offset = -1; offset <= 1; offset++) {
    GDate day = get_holiday (rule, year + offset);
    int distance = g_date_days_between (today, &day);

    if ((direction == LESART_DIRECTION_PAST && distance > 0)
        || (direction == LESART_DIRECTION_FUTURE && distance < 0))
      continue;
    if (ABS (distance) < best_distance) {
      best_distance = ABS (distance);
      best = day;
    }
  }
  return best;
}

static guint
read_holiday (LesartTimeReader *reader, guint at)
{
  guint32 rows[LESART_TABLE_MAX_ROWS];
  guint n_rows, end, year_end;
  const char *rule;
  int year = 0;
  GDate day;

  if (!lesart_atom_begins (&reader->atoms, at, LESART_BEGINS_HOLIDAY))
    return at;
  end = lesart_atoms_count_phrase (&reader->atoms, LESART_BEGINS_HOLIDAY_PHRASE, at, 4);
  end = lesart_atoms_find (&reader->atoms, reader->words->holidays, at, end, rows, &n_rows);
  if (n_rows == 0)
    return at;
  rule = lesart_table_get (reader->words->holidays, rows[0], reader->words->rule);
  year_end = lesart_time_parse_year (reader, end, &year);
  if (year > 1582 && year < 9999) {
    day = get_holiday (rule, year);
  } else if (g_date_valid (&reader->x->date)) {
    day = find_holiday (reader, rule, at, end);
  } else {
    char value[LESART_TIME_VALUE_MAX];

    g_snprintf (value, sizeof value, "XXXX-%s", g_ascii_isdigit (*rule) ? rule : "XX-XX");
    lesart_time_add (reader, at, end, LESART_TIME_DATE, value, NULL);
    return end;
  }
  return add_day (reader, at, year_end, &day);
}

/* "morgen" in lower case; "Morgen" opens a sentence or is the part of a day. */
static guint
read_deictic (LesartTimeReader *reader, guint at)
{
  const char *value;
  guint end = lesart_time_words (reader, at, 3, "deictic", &value);
  int offset;
  GDate day;

  if (end == at || (*value != 'D' && *value != 'A'))
    return at;
  if (lesart_atom_is (&reader->atoms, at, "Morgen") && at > 0
      && lesart_atom_is_kind (&reader->atoms, at - 1, LESART_ATOM_WORD))
    return at;
  offset = atoi (value + 1);
  day = *value == 'A' && g_date_valid (&reader->last_day) ? reader->last_day : reader->x->date;
  if (g_date_valid (&day) && g_date_get_julian (&day) > 10) {
    if (offset >= 0)
      g_date_add_days (&day, (guint) offset);
    else
      g_date_subtract_days (&day, (guint) -offset);
  }
  return add_day (reader, at, end, &day);
}

/**
 * lesart_time_read_day:
 *
 * 08.02.2024, 8.2., 8. Februar, Dienstag, den 8. Februar, Montag kommender Woche, Ostern, gestern
 */
guint
lesart_time_read_day (LesartTimeReader *reader, guint at)
{
  guint end;

  if (lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_FIGURE)) {
    if ((end = read_iso_date (reader, at, at)) > at
        || (end = read_figure_date (reader, at, at)) > at || (end = read_holiday (reader, at)) > at)
      return end;
    return read_day_of_month (reader, at, at);
  }
  if ((end = read_weekday (reader, at)) > at || (end = read_short_weekday (reader, at)) > at
      || (end = read_holiday (reader, at)) > at)
    return end;
  return read_deictic (reader, at);
}
