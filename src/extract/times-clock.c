/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Clock times and parts of the day. They belong to the day that the paragraph speaks of; a night is
 * of the day it begins on, and the hours after it of the next.
 */
#include "times-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_HOUR_OF_NIGHT 18

/* --- the day -------------------------------------------------------------------------------------
 */

/* A day ahead does not lend itself to what has happened. */
static GDate
get_day (const LesartTimeReader *reader, guint first, guint end)
{
  const GDate *today = &reader->x->date;

  if (!g_date_valid (&reader->day))
    return *today;
  if (g_date_valid (today) && g_date_compare (&reader->day, today) > 0
      && lesart_time_direction (reader, first, end) == LESART_DIRECTION_PAST)
    return *today;
  return reader->day;
}

static void
shift (GDate *day, int days)
{
  if (!g_date_valid (day))
    return;
  if (days > 0)
    g_date_add_days (day, (guint) days);
  else if (g_date_get_julian (day) > (guint32) -days)
    g_date_subtract_days (day, (guint) -days);
}

static void
add_part (LesartTimeReader *reader,
          guint first,
          guint end,
          const GDate *day,
          const char *part,
          const char *mod)
{
  char value[LESART_TIME_VALUE_MAX];

  lesart_time_format_day (value, day);
  g_strlcat (value, part, sizeof value);
  lesart_time_add (reader, first, end, LESART_TIME_TIME, value, mod);
}

/* --- clock times ---------------------------------------------------------------------------------
 */

typedef struct {
  int hour;
  int minute;
  gboolean has_minute;
} Clock;

/* 14  14.30  14:30 */
static gboolean
parse_clock_figure (const LesartTimeReader *reader, guint at, Clock *clock)
{
  gsize n_bytes;
  const char *text;
  char *end;

  if (!lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_FIGURE))
    return FALSE;
  text = lesart_atom_text (&reader->atoms, at, &n_bytes);
  if (n_bytes == 0 || n_bytes > 8 || !g_ascii_isdigit (*text))
    return FALSE;
  clock->hour = (int) strtol (text, &end, 10);
  clock->minute = 0;
  clock->has_minute = (gsize) (end - text) < n_bytes;
  if (end - text > 2 || clock->hour > 24)
    return FALSE;
  if (!clock->has_minute)
    return TRUE;
  if ((*end != '.' && *end != ':') || (gsize) (end + 3 - text) > n_bytes
      || !g_ascii_isdigit (end[1]) || !g_ascii_isdigit (end[2]))
    return FALSE;
  clock->minute = (end[1] - '0') * 10 + end[2] - '0';
  return clock->minute < 60 && ((gsize) (end + 3 - text) == n_bytes || end[3] == ':');
}

static gboolean
parse_hour_word (const LesartTimeReader *reader, guint at, Clock *clock)
{
  LesartNumber number;

  if (!lesart_number_parse (&reader->numerals, &reader->atoms, at, &number) || number.end != at + 1
      || !(number.value >= 0 && number.value <= 24) || number.value != floor (number.value)
      || (number.flags
          & (LESART_NUMBER_VAGUE | LESART_NUMBER_HALF | LESART_NUMBER_FRACTION
             | LESART_NUMBER_SCALED))
             != 0)
    return FALSE;
  *clock = (Clock){ (int) number.value, 0, FALSE };
  return TRUE;
}

static gboolean
is_word (const LesartTimeReader *reader, guint at, const char *lower)
{
  gsize n_bytes;
  const char *text;

  if (!lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_WORD))
    return FALSE;
  text = lesart_atom_text (&reader->atoms, at, &n_bytes);
  return strlen (lower) == n_bytes && g_ascii_strncasecmp (text, lower, n_bytes) == 0;
}

/* Without "Uhr" a figure such as 2:30 is a result after any word but these. */
static gboolean
clock_word_before (const LesartTimeReader *reader, guint at, gboolean spoken)
{
  static const char *const words[] = { "um",  "ab",       "gegen", "bis", "seit",
                                       "von", "zwischen", "nach",  "vor", "kurz" };

  for (guint i = 0; i < (spoken ? G_N_ELEMENTS (words) : 5); i++)
    if (at > 0 && is_word (reader, at - 1, words[i]))
      return TRUE;
  return FALSE;
}

/* "10 bis 18 Uhr": the first is a clock time as well. */
static gboolean
joins_clock (const LesartTimeReader *reader, guint at)
{
  static const char *const joints[] = { "bis", "und", "oder", "-", "–", "/", ",", NULL };
  Clock next;

  return lesart_atom_is_one_of (&reader->atoms, at, joints)
         && parse_clock_figure (reader, at + 1, &next)
         && lesart_atom_is (&reader->atoms, at + 2, "Uhr");
}

/* "8 Uhr abends" is 20:00. */
static guint
take_part_of_day (const LesartTimeReader *reader, guint at, Clock *clock)
{
  const char *part = lesart_time_word (reader, at, "daypart-adverb");

  if (part == NULL)
    return at;
  if (clock->hour < 12 && (strcmp (part, "TEV") == 0 || strcmp (part, "TAF") == 0))
    clock->hour += 12;
  return at + 1;
}

static void
add_clock (LesartTimeReader *reader, guint first, guint end, const Clock *clock)
{
  GDate day = get_day (reader, first, end);
  char value[LESART_TIME_VALUE_MAX], time[8];
  const char *mod = NULL;

  if (first > 0 && is_word (reader, first - 1, "gegen"))
    mod = "APPROX";
  if (reader->night && clock->hour >= FIRST_HOUR_OF_NIGHT)
    shift (&day, -1);
  else if (reader->evening > clock->hour && first > 0 && is_word (reader, first - 1, "bis")
           && !reader->night)
    shift (&day, 1);
  lesart_time_format_day (value, &day);
  g_snprintf (time, sizeof time, "T%02d:%02d", clock->hour, clock->minute);
  g_strlcat (value, time, sizeof value);
  reader->evening = clock->hour;
  lesart_time_add (reader, first, end, LESART_TIME_TIME, value, mod);
}

/* "halb neun", "Viertel nach acht" */
static guint
read_spoken_clock (LesartTimeReader *reader, guint at)
{
  Clock clock;
  guint end = at + 2;

  if (!clock_word_before (reader, at, TRUE))
    return at;
  if (is_word (reader, at, "halb") && parse_hour_word (reader, at + 1, &clock) && clock.hour > 0) {
    clock = (Clock){ clock.hour - 1, 30, TRUE };
  } else if (is_word (reader, at, "viertel") && parse_hour_word (reader, at + 2, &clock)
             && (is_word (reader, at + 1, "nach") || is_word (reader, at + 1, "vor"))) {
    gboolean before = is_word (reader, at + 1, "vor");

    clock = (Clock){ before ? (clock.hour + 23) % 24 : clock.hour, before ? 45 : 15, TRUE };
    end = at + 3;
  } else {
    return at;
  }
  if (lesart_noun_follows (&reader->atoms, end) && !lesart_atom_is (&reader->atoms, end, "Uhr"))
    return at;
  if (lesart_atom_is (&reader->atoms, end, "Uhr"))
    end++;
  end = take_part_of_day (reader, end, &clock);
  add_clock (reader, at, end, &clock);
  return end;
}

/**
 * lesart_time_read_clock:
 *
 * 14.30 Uhr, 18 Uhr 15, neun Uhr abends, um 14:30, von 10 bis 18 Uhr, halb neun, um Mitternacht
 */
guint
lesart_time_read_clock (LesartTimeReader *reader, guint at)
{
  const LesartAtoms *atoms = &reader->atoms;
  Clock clock;
  guint end = at + 1, minute;

  if (!parse_clock_figure (reader, at, &clock)) {
    if (is_word (reader, at, "halb") || is_word (reader, at, "viertel"))
      return read_spoken_clock (reader, at);
    if (lesart_atom_is (atoms, at, "Mitternacht")) {
      clock = (Clock){ 24, 0, TRUE };
      add_clock (reader, at, end, &clock);
      return end;
    }
    if (!lesart_atom_is (atoms, at + 1, "Uhr") || !parse_hour_word (reader, at, &clock))
      return at;
  }
  if (lesart_atom_is (atoms, end, "Uhr")) {
    end++;
    if (!clock.has_minute && lesart_atom_get_integer (atoms, end, 2, &minute) && minute < 60
        && !lesart_noun_follows (atoms, end + 1) && !lesart_atom_is_dot (atoms, end + 1)) {
      clock.minute = (int) minute;
      end++;
    }
  } else if (!joins_clock (reader, end)) {
    gsize n_bytes;
    const char *text = lesart_atom_text (atoms, at, &n_bytes);

    if (!clock.has_minute || memchr (text, ':', n_bytes) == NULL
        || !clock_word_before (reader, at, FALSE) || lesart_time_in_quantity (reader, at, end))
      return at;
  }
  end = take_part_of_day (reader, end, &clock);
  add_clock (reader, at, end, &clock);
  return end;
}

/* --- parts of the day ----------------------------------------------------------------------------
 */

/* Where the noun is the time and not a thing: am Abend, in der Nacht, gegen Mittag. */
static gboolean
is_adverbial (const LesartTimeReader *reader, guint at)
{
  static const char *const single[] = { "am",     "zum",   "vom",    "gegen", "diesem",
                                        "diesen", "jenem", "selben", "seit",  "bis" };
  static const char *const before_article[] = { "in",   "während", "bis", "seit",
                                                "tief", "durch",   "aus" };

  if (at == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (single); i++)
    if (is_word (reader, at - 1, single[i]))
      return TRUE;
  if (at < 2
      || !(is_word (reader, at - 1, "der") || is_word (reader, at - 1, "die")
           || is_word (reader, at - 1, "dieser") || is_word (reader, at - 1, "den")))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (before_article); i++)
    if (is_word (reader, at - 2, before_article[i]))
      return TRUE;
  return FALSE;
}

/* "Nacht zum Freitag", "Nacht auf den 5. Mai": the night before that day. */
static guint
read_night_to (LesartTimeReader *reader, guint at)
{
  guint next = at + 1, end;
  guint n_before;
  GDate day;

  if (!lesart_atom_is (&reader->atoms, at, "Nacht"))
    return at;
  if (is_word (reader, next, "zum") || is_word (reader, next, "zu")
      || is_word (reader, next, "auf"))
    next++;
  else
    return at;
  if (is_word (reader, next, "den") || is_word (reader, next, "dem"))
    next++;
  n_before = reader->x->reading->times->len;
  end = lesart_time_read_day (reader, next);
  g_array_set_size (reader->x->reading->times, n_before);
  if (end == next)
    return at;
  day = reader->day;
  shift (&day, -1);
  add_part (reader, at, end, &day, "TNI", NULL);
  reader->night = TRUE;
  return end;
}

static guint
read_weekday_part (LesartTimeReader *reader, guint first, guint at, const char *mod)
{
  int weekday;
  const char *part;
  guint end = at + 1;
  GDate day;

  if (!lesart_time_parse_weekday (reader, at, &weekday, &part))
    return first;
  if (part == NULL) {
    part = lesart_time_word (reader, end, "daypart");
    if (part == NULL)
      part = lesart_time_word (reader, end, "daypart-adverb");
    if (part == NULL && is_word (reader, end, "früh"))
      part = "TMO";
    if (part == NULL)
      return first;
    end++;
  }
  day = lesart_time_find_weekday (&reader->x->date, weekday,
                                  lesart_time_direction (reader, first, end), TRUE);
  lesart_time_set_day (reader, &day);
  add_part (reader, first, end, &day, part, mod);
  return end;
}

/* "gestern Abend", "morgen früh" */
static guint
read_deictic_part (LesartTimeReader *reader, guint at)
{
  const char *deictic = lesart_time_word (reader, at, "deictic"), *part;
  GDate day = reader->x->date;

  if (deictic == NULL || *deictic != 'D')
    return at;
  part = lesart_time_word (reader, at + 1, "daypart");
  if (part == NULL)
    part = lesart_time_word (reader, at + 1, "daypart-adverb");
  if (part == NULL
      && (is_word (reader, at + 1, "früh")
          || (atoi (deictic + 1) <= 0 && is_word (reader, at + 1, "morgen"))))
    part = "TMO";
  if (part == NULL)
    return at;
  shift (&day, atoi (deictic + 1));
  lesart_time_set_day (reader, &day);
  add_part (reader, at, at + 2, &day, part, NULL);
  return at + 2;
}

/* "vergangene Nacht", "diesem Morgen" */
static guint
read_relative_part (LesartTimeReader *reader, guint at)
{
  int offset;
  const char *part;
  GDate day = reader->x->date;

  if (!lesart_time_number (reader, at, "relative", &offset)
      || (part = lesart_time_word (reader, at + 1, "daypart")) == NULL)
    return at;
  if (offset < 0)
    shift (&day, -1);
  else if (offset > 0 && strcmp (part, "TNI") != 0)
    shift (&day, 1);
  add_part (reader, at, at + 2, &day, part, NULL);
  return at + 2;
}

/**
 * lesart_time_read_part_of_day:
 *
 * Freitagabend, späten Mittwochabend, gestern Abend, am Morgen, in der Nacht zum Freitag
 */
guint
lesart_time_read_part_of_day (LesartTimeReader *reader, guint at)
{
  const char *mod = lesart_time_word (reader, at, "phase"), *part;
  guint noun = mod != NULL ? at + 1 : at, end;
  GDate day;

  if ((end = read_weekday_part (reader, at, noun, mod)) > at)
    return end;
  if (mod == NULL
      && ((end = read_night_to (reader, at)) > at || (end = read_deictic_part (reader, at)) > at
          || (end = read_relative_part (reader, at)) > at))
    return end;
  part = lesart_time_word (reader, noun, "daypart");
  if (part == NULL || !is_adverbial (reader, at))
    return at;
  end = noun + 1;
  day = get_day (reader, at, end);
  if (reader->night && strcmp (part, "TNI") == 0)
    shift (&day, -1);
  add_part (reader, at, end, &day, part, mod);
  return end;
}
