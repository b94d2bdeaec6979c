/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days: by date, by the name of the weekday, by holiday, and as seen from today.
 */
#include "times-private.h"

#include <math.h>
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

static guint
add_week (LesartTimeReader *reader, guint first, guint end, const GDate *day)
{
  char value[LESART_TIME_VALUE_MAX];

  lesart_time_format_week (value, day);
  lesart_time_add (reader, first, end, LESART_TIME_DATE, value, NULL);
  return end;
}

/* A day of a year that is known (0: it is not, and the article says no more). */
guint
lesart_time_add_day_of_month (
    LesartTimeReader *reader, guint first, guint end, int day, int month, int year)
{
  gboolean yearly = year == 0 && lesart_time_is_yearly (reader, first);
  GDate date;
  char value[LESART_TIME_VALUE_MAX];

  g_date_clear (&date, 1);
  if (year > 0 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year)) {
    g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
    return add_day (reader, first, end, &date);
  }
  if (year == 0 && !yearly
      && lesart_time_find_day (reader, day, month, lesart_time_direction (reader, first, end),
                               &date)) {
    add_day (reader, first, end, &date);
    lesart_time_hint (reader, LESART_TIME_NO_YEAR);
    return end;
  }
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, 2000))
    return first; /* 30. Februar */
  lesart_time_format_year (value, year);
  g_snprintf (value + strlen (value), sizeof value - strlen (value), "-%02d-%02d", month, day);
  lesart_time_add (reader, first, end, yearly ? LESART_TIME_SET : LESART_TIME_DATE, value, NULL);
  return end;
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
  static const char *const joints[] = { "und", "oder", "bis", "sowie", ",", "/", "auf", NULL };
  static const char *const after[] = { "zum", "am", "den", "dem", "vom", NULL };

  if (!lesart_atom_is_one_of (&reader->atoms, at, joints)
      && !lesart_atom_is_dash (&reader->atoms, at))
    return at;
  at++;
  if (lesart_atom_is (&reader->atoms, at, "und"))
    at++;
  return lesart_atom_is_one_of (&reader->atoms, at, after) ? at + 1 : at;
}

/* Is the figure at @at an hour: "8 Uhr", "8h", "14:30"? */
static gboolean
is_clock_part (const LesartTimeReader *reader, guint at)
{
  return lesart_atom_is (&reader->atoms, at + 1, "Uhr")
         || lesart_atom_is (&reader->atoms, at + 1, "h")
         || lesart_atom_is (&reader->atoms, at + 1, ":");
}

/* "234 v. Chr.", then the usual years */
static guint
parse_era_year (const LesartTimeReader *reader, guint at, int *year)
{
  guint figure, end = lesart_time_parse_year_of_era (reader, at, year);

  if (end > at)
    return end;
  if (reader->x->utterance && lesart_atom_is (&reader->atoms, at, ",")
      && lesart_atom_get_integer (&reader->atoms, at + 1, 4, &figure) && figure >= 1000) {
    *year = (int) figure; /* 5 Januar, 2015 */
    return at + 2;
  }
  return lesart_time_parse_year (reader, at, year);
}

/* "15. dieses Monats", "15. des nächsten Monats": moves @day to the first of that month. */
static guint
read_month_of_day (const LesartTimeReader *reader, guint at, GDate *day)
{
  guint next = lesart_atom_is (&reader->atoms, at, "des") ? at + 1 : at;
  int offset = 0;
  const char *unit;

  if (lesart_time_number (reader, next, "relative", &offset))
    next++;
  else if (next == at)
    return at;
  unit = lesart_time_word (reader, next, "unit");
  if (unit == NULL || strcmp (unit, "M") != 0)
    return at;
  g_date_set_day (day, 1);
  if (offset >= 0)
    g_date_add_months (day, (guint) offset);
  else if (g_date_get_julian (day) > 93)
    g_date_subtract_months (day, (guint) -offset);
  return next + 1;
}

/* "am 15.", "vom 4. bis zum 22.": the next or last such day; a noun behind makes it an ordinal. */
static guint
read_bare_day (LesartTimeReader *reader, guint first, guint at, guint end, int number)
{
  static const char *const words[] = { "am", "Am", "vom", "Vom", "zum", "den", "dem", NULL };
  const LesartAtoms *atoms = &reader->atoms;
  LesartDirection direction;
  GDate day = reader->x->date;
  guint month_end;

  if (!lesart_atom_is_dot (atoms, at + 1) || end != at + 2 || !g_date_valid (&day))
    return first;
  if ((month_end = read_month_of_day (reader, end, &day)) > end) {
    if (!g_date_valid_dmy ((GDateDay) number, g_date_get_month (&day), g_date_get_year (&day)))
      return first;
    g_date_set_day (&day, (GDateDay) number);
    return add_day (reader, first, month_end, &day);
  }
  if (at == 0 || !reader->x->utterance || !lesart_atom_is_one_of (atoms, at - 1, words)
      || lesart_noun_follows (atoms, end))
    return first;
  direction = lesart_time_direction (reader, first, end);
  for (guint i = 0; i < 62 && (int) g_date_get_day (&day) != number; i++) {
    if (direction != LESART_DIRECTION_PAST)
      g_date_add_days (&day, 1);
    else if (g_date_get_julian (&day) > 1)
      g_date_subtract_days (&day, 1);
  }
  add_day (reader, first, end, &day);
  lesart_time_hint (reader, LESART_TIME_NO_YEAR | LESART_TIME_NO_MONTH);
  return end;
}

/* "8.", "8ten", "achten"; in an utterance "8", too */
static guint
parse_day_number (const LesartTimeReader *reader, guint at, guint *day)
{
  static const char *const endings[] = { "te", "ter", "ten", "tes", NULL };
  const LesartAtoms *atoms = &reader->atoms;
  int ordinal;

  if (lesart_atom_get_integer (atoms, at, 2, day) && *day >= 1 && *day <= 31) {
    if (lesart_atom_is_dot (atoms, at + 1)
        || (lesart_atom_is_glued (atoms, at + 1) && lesart_atom_is_one_of (atoms, at + 1, endings)))
      return at + 2;
    return reader->x->utterance ? at + 1 : at;
  }
  if (!lesart_time_number (reader, at, "ordinal", &ordinal))
    return at;
  *day = (guint) ordinal;
  return at + 1;
}

/* After the day number at @at: the month, or further days that share it. */
static guint
find_month (const LesartTimeReader *reader, guint at, int *month, gboolean *own)
{
  *own = TRUE;
  for (guint i = 0; i < MAX_LISTED_DAYS; i++) {
    guint end = parse_month (reader, at, month), next, after, day;

    if (end > at)
      return end;
    next = skip_joint (reader, at);
    after = next > at ? parse_day_number (reader, next, &day) : next;
    if (after == next)
      return 0;
    *own = FALSE;
    at = after;
  }
  return 0;
}

/* "14. - 15.10.18": the month and year in figures behind the last of several days */
static guint
find_month_in_figures (const LesartTimeReader *reader, guint at, int *month, int *year)
{
  guint next = skip_joint (reader, at), n_before = reader->x->reading->times->len, end;
  LesartTimeReader ahead = *reader;
  int day;

  if (next == at || !lesart_atom_is_kind (&reader->atoms, next, LESART_ATOM_FIGURE))
    return at;
  end = lesart_time_read_figures (&ahead, next, next);
  if (end > next) {
    const char *value = g_array_index (reader->x->reading->times, LesartTime, n_before).value;

    if (sscanf (value, "%4d-%2d-%2d", year, month, &day) != 3)
      end = next;
    g_array_set_size (reader->x->reading->times, n_before);
  }
  return end > next ? at + 1 : at;
}

/* "am 25. und 26. August": what is said of the hours is said of each of them. */
static void
join_days (LesartTimeReader *reader, guint first)
{
  static const char *const joints[] = { "und", "sowie", "oder", NULL };
  const GArray *times = reader->x->reading->times;
  const LesartTime *last = &g_array_index (times, LesartTime, times->len - 1);

  if (times->len > 1 && first > 1 && lesart_atom_is_one_of (&reader->atoms, first - 1, joints)
      && lesart_atom (&reader->atoms, first - 2)->end == (last - 1)->span.end
      && (last - 1)->type == LESART_TIME_DATE)
    reader->recurring = TRUE;
}

static guint
read_day_of_month (LesartTimeReader *reader, guint first, guint at)
{
  guint day, figure, number_end = parse_day_number (reader, at, &day), end;
  int month = 0, year = 0;
  gboolean own;

  if (number_end == at)
    return first;
  end = find_month (reader, number_end, &month, &own);
  if (end == 0) {
    if (find_month_in_figures (reader, number_end, &month, &year) > number_end)
      return lesart_time_add_day_of_month (reader, first, number_end, (int) day, month, year);
    return read_bare_day (reader, first, at, number_end, (int) day);
  }
  end = parse_era_year (reader, end, &year);
  if (year == 0 && reader->x->utterance && lesart_atom_get_integer (&reader->atoms, end, 2, &figure)
      && !is_clock_part (reader, end)) {
    year = 2000 + (int) figure; /* 18. Juli 14 */
    end++;
  }
  end =
      lesart_time_add_day_of_month (reader, first, own ? end : number_end, (int) day, month, year);
  if (end > first)
    join_days (reader, first);
  return end;
}

/* "Februar 15", "März 3, 2015" */
static guint
read_month_and_day (LesartTimeReader *reader, guint at)
{
  int month, year = 0;
  guint day, end = parse_month (reader, at, &month), next;

  if (end == at || !reader->x->utterance || !lesart_atom_get_integer (&reader->atoms, end, 2, &day)
      || day < 1 || day > 31 || is_clock_part (reader, end))
    return at;
  next = lesart_atom_is (&reader->atoms, end + 1, ",") ? end + 2 : end + 1;
  next = lesart_time_parse_year (reader, next, &year);
  return lesart_time_add_day_of_month (reader, at, year > 0 ? next : end + 1, (int) day, month,
                                       year);
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

/* "Montag, Februar 18" */
static guint
read_month_of_weekday (LesartTimeReader *reader, guint first, guint at)
{
  guint end = read_month_and_day (reader, at);

  if (end == at)
    return first;
  g_array_index (reader->x->reading->times, LesartTime, reader->x->reading->times->len - 1)
      .span.start = lesart_atom (&reader->atoms, first)->start;
  return end;
}

/* "Mittwoch vor zwei Wochen", "Sonntag in 2 Wochen" */
static guint
read_weekday_at_distance (LesartTimeReader *reader, guint at, int weekday)
{
  static const char *const prepositions[] = { "vor", "in", NULL };
  LesartNumber number;
  const char *unit;
  GDate day = reader->x->date;
  gboolean ago = lesart_atom_is (&reader->atoms, at + 1, "vor");

  if (!lesart_atom_is_one_of (&reader->atoms, at + 1, prepositions)
      || !lesart_number_parse (&reader->numerals, &reader->atoms, at + 2, &number)
      || !(number.value >= 1 && number.value < 1000) || !g_date_valid (&day))
    return at;
  unit = lesart_time_word (reader, number.end, "units");
  if (unit == NULL)
    unit = lesart_time_word (reader, number.end, "unit");
  if (unit == NULL || strcmp (unit, "W") != 0)
    return at;
  if (!ago)
    g_date_add_days (&day, 7 * (guint) number.value);
  else if (g_date_get_julian (&day) > 7 * (guint) number.value + 7)
    g_date_subtract_days (&day, 7 * (guint) number.value);
  g_date_add_days (&day, 7);
  g_date_subtract_days (&day, (guint) (7 + (int) g_date_get_weekday (&day) - weekday));
  return add_day (reader, at, number.end + 1, &day);
}

/* The @nth @weekday of a month, the last one if @nth is negative; invalid if it has none. */
static GDate
find_nth_weekday (int nth, int weekday, int month, int year)
{
  GDate day;

  g_date_clear (&day, 1);
  if (year < 1 || year > 9998)
    return day;
  g_date_set_dmy (&day, 1, (GDateMonth) month, (GDateYear) year);
  if (nth < 0) {
    g_date_add_months (&day, 1);
    return lesart_time_find_weekday (&day, weekday, LESART_DIRECTION_PAST, FALSE);
  }
  day = lesart_time_find_weekday (&day, weekday, LESART_DIRECTION_FUTURE, TRUE);
  g_date_add_days (&day, (guint) (nth - 1) * 7);
  if ((int) g_date_get_month (&day) != month)
    g_date_clear (&day, 1);
  return day;
}

/* "letzter Sonntag im März 2014", "zweiten Mittwoch im Oktober", "erste Woche im Oktober", "erste
 * Oktoberwoche" */
static guint
read_nth_weekday (LesartTimeReader *reader, guint at)
{
  static const char *const in[] = { "im", "des", NULL };
  int nth, weekday, month, year = 0;
  const char *part, *unit;
  guint end;
  GDate day;

  if (!lesart_time_number (reader, at, "ordinal", &nth)
      && !lesart_time_number (reader, at, "ordinal-last", &nth))
    return at;
  if (lesart_time_number (reader, at + 1, "month-week", &month)) {
    year = lesart_time_find_month_year (reader, month, lesart_time_direction (reader, at, at + 2));
    day = find_nth_weekday (nth, G_DATE_THURSDAY, month, year);
    return g_date_valid (&day) ? add_week (reader, at, at + 2, &day) : at;
  }
  unit = lesart_time_word (reader, at + 1, "unit");
  if (unit != NULL && strcmp (unit, "W") == 0)
    weekday = G_DATE_THURSDAY;
  else if (!lesart_time_parse_weekday (reader, at + 1, &weekday, &part) || part != NULL)
    return at;
  else
    unit = NULL;
  if (!lesart_atom_is_one_of (&reader->atoms, at + 2, in)
      || !lesart_time_number (reader, at + 3, "month", &month))
    return at;
  end = lesart_time_parse_year (reader, at + 4, &year);
  if (year == 0)
    year = lesart_time_find_month_year (reader, month, lesart_time_direction (reader, at, end));
  day = find_nth_weekday (nth, weekday, month, year);
  if (!g_date_valid (&day))
    return at;
  if (unit == NULL)
    return add_day (reader, at, end, &day);
  return add_week (reader, at, end, &day);
}

static guint
read_weekday (LesartTimeReader *reader, guint at)
{
  static const char *const articles[] = { "den", "dem", "der", NULL };
  static const char *const some[] = { "ein", "einem", "einen", "eines", NULL };
  int weekday;
  const char *part;
  guint next = at + 1, end;
  LesartDirection direction;
  GDate day;

  if (!lesart_time_parse_weekday (reader, at, &weekday, &part) || part != NULL
      || (at > 0 && !reader->x->utterance
          && lesart_atom_is_noun_or_name (&reader->atoms, at - 1))) /* Frau Sonntag */
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
  if (((end = lesart_time_read_figures (reader, at, next)) > at
       || (end = read_day_of_month (reader, at, next)) > at
       || (end = read_month_of_weekday (reader, at, next)) > at))
    return end;
  if (!reader->x->utterance && (end = lesart_time_read_opening_day (reader, at, weekday)) > at)
    return end;
  if ((end = read_day_of_week (reader, at, at + 1, weekday)) > at
      || (end = read_weekday_at_distance (reader, at, weekday)) > at)
    return end;
  direction = lesart_time_direction (reader, at, at + 1);
  if (direction == LESART_DIRECTION_NONE && lesart_time_is_state (reader, at, at + 1))
    direction = LESART_DIRECTION_FUTURE;
  day = lesart_time_find_weekday (&reader->x->date, weekday, direction, !reader->x->utterance);
  add_day (reader, at, at + 1, &day);
  lesart_time_hint (reader, LESART_TIME_WEEKDAY);
  return at + 1;
}

/* "Mo., 12. Februar": in an article the short name stands only before a date */
static guint
read_short_weekday (LesartTimeReader *reader, guint at)
{
  const char *value;
  guint next = lesart_time_words (reader, at, 2, "weekday-short", &value), next_word = next, end;
  GDate day;

  if (next == at)
    return at;
  if (lesart_atom_is (&reader->atoms, next, ","))
    next++;
  if (lesart_atom_is (&reader->atoms, next, "den") || lesart_atom_is (&reader->atoms, next, "der"))
    next++;
  end = lesart_time_read_figures (reader, at, next);
  if (end == at)
    end = read_day_of_month (reader, at, next);
  if (end > at || !reader->x->utterance)
    return end;
  day = lesart_time_find_weekday (&reader->x->date, atoi (value),
                                  lesart_time_direction (reader, at, next), FALSE);
  return add_day (reader, at, next_word, &day);
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
  if (*rule == 'N') { /* N05-7-2: the second Sunday of May, and days after it */
    day = find_nth_weekday (atoi (rule + 6), atoi (rule + 4), atoi (rule + 1), year);
    if (rule[7] == '+')
      g_date_add_days (&day, (guint) atoi (rule + 8));
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
  if (n_rows == 0
      || (!reader->x->utterance
          && *lesart_table_get (reader->words->holidays, rows[0], reader->words->only) != '\0'))
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

/* "heute vor zwei Jahren", "morgen in einer Woche": moves @day. */
static guint
take_distance (const LesartTimeReader *reader, guint at, GDate *day)
{
  LesartNumber number;
  const char *unit;
  gboolean ago = lesart_atom_is (&reader->atoms, at, "vor");
  int n;

  if ((!ago && !lesart_atom_is (&reader->atoms, at, "in")) || !g_date_valid (day)
      || !lesart_number_parse (&reader->numerals, &reader->atoms, at + 1, &number)
      || !(number.value >= 1 && number.value < 1000) || number.value != floor (number.value))
    return at;
  unit = lesart_time_word (reader, number.end, "units");
  if (unit == NULL)
    unit = lesart_time_word (reader, number.end, "unit");
  if (unit == NULL || strlen (unit) != 1 || strchr ("DWMY", *unit) == NULL)
    return at;
  n = (int) number.value * (*unit == 'W' ? 7 : *unit == 'Y' ? 12 : 1);
  if (ago && g_date_get_julian (day) < 32 * (guint) n) /* before the first year */
    return at;
  if (*unit == 'M' || *unit == 'Y') {
    if (ago)
      g_date_subtract_months (day, (guint) n);
    else
      g_date_add_months (day, (guint) n);
  } else if (ago) {
    g_date_subtract_days (day, (guint) n);
  } else {
    g_date_add_days (day, (guint) n);
  }
  return number.end + 1;
}

/* "morgen" in lower case; "Morgen" opens a sentence or is the part of a day. */
static guint
read_deictic (LesartTimeReader *reader, guint at)
{
  const char *value;
  guint end = lesart_time_words (reader, at, 3, "deictic", &value), next;
  int offset;
  GDate day;

  if (end == at || (*value != 'D' && *value != 'A'))
    return at;
  if (lesart_atom_is (&reader->atoms, at, "Morgen") && at > 0
      && lesart_atom_is_kind (&reader->atoms, at - 1, LESART_ATOM_WORD))
    return at;
  offset = atoi (value + 1);
  if (*value == 'D' && offset == 0 && lesart_time_is_nowadays (reader, at, end)) {
    reader->rule = "time.nowadays";
    lesart_time_add (reader, at, end, LESART_TIME_DATE, "PRESENT_REF", NULL);
    return end;
  }
  day = *value == 'A' && g_date_valid (&reader->last_day) ? reader->last_day : reader->x->date;
  if (g_date_valid (&day) && g_date_get_julian (&day) > 10) {
    if (offset >= 0)
      g_date_add_days (&day, (guint) offset);
    else
      g_date_subtract_days (&day, (guint) -offset);
  }
  next = take_distance (reader, end, &day);
  add_day (reader, at, next, &day);
  reader->from_now = *value == 'D';
  if (*value == 'D' && offset == 0 && next == end)
    lesart_time_hint (reader, LESART_TIME_TODAY);
  return next;
}

static guint
read_figures (LesartTimeReader *reader, guint at)
{
  return lesart_time_read_figures (reader, at, at);
}

static guint
read_date (LesartTimeReader *reader, guint at)
{
  return read_day_of_month (reader, at, at);
}

/**
 * lesart_time_read_day:
 *
 * 08.02.2024, 8.2., 8. Februar, Dienstag, den 8. Februar, Montag kommender Woche, Ostern, gestern
 */
guint
lesart_time_read_day (LesartTimeReader *reader, guint at)
{
  static const LesartTimeRule figures[] = {
    { "time.figures", read_figures },
    { "time.holiday", read_holiday },
    { "time.day", read_date },
  };
  static const LesartTimeRule words[] = {
    { "time.weekday", read_weekday }, { "time.weekday", read_short_weekday },
    { "time.holiday", read_holiday }, { "time.weekday", read_nth_weekday },
    { "time.day", read_date },        { "time.day", read_month_and_day },
    { "time.deictic", read_deictic },
  };

  if (lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_FIGURE))
    return lesart_time_try (reader, figures, G_N_ELEMENTS (figures), at);
  return lesart_time_try (reader, words, G_N_ELEMENTS (words), at);
}
