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
#define MAX_JOINED_CLOCKS 3

/* --- the day -------------------------------------------------------------------------------------
 */

#define MAX_DAYS_OF_STORY 4

/* "Am Dienstag ... (new paragraph) Um 11 Uhr betraten sie die Bank": a paragraph without a day of
 * its own goes on with the last one of what is told, if that was of late. Days before it ("nach dem
 * Training am Montag") are told beside it. */
static gboolean
goes_on (const LesartTimeReader *reader)
{
  const GDate *today = &reader->x->date;

  return !reader->x->utterance && g_date_valid (&reader->story_day) && g_date_valid (today)
         && g_date_compare (&reader->day, today) == 0
         && g_date_days_between (&reader->story_day, today) <= MAX_DAYS_OF_STORY;
}

/* A day ahead does not lend itself to what has happened. */
static GDate
get_day (const LesartTimeReader *reader, guint first, guint end)
{
  const GDate *today = &reader->x->date;

  if (!g_date_valid (&reader->day))
    return *today;
  if (goes_on (reader) && lesart_time_direction (reader, first, end) == LESART_DIRECTION_PAST)
    return reader->story_day;
  if (g_date_valid (today) && g_date_compare (&reader->day, today) > 0
      && lesart_time_direction (reader, first, end) == LESART_DIRECTION_PAST)
    return *today;
  return reader->day;
}

/* The time that was added last was said without its day. */
static void
hint_floating (LesartTimeReader *reader, guint first, guint end, gboolean told)
{
  lesart_time_hint (reader, LESART_TIME_FLOATING | (told ? LESART_TIME_TOLD : 0));
  if (reader->x->utterance && lesart_time_direction (reader, first, end) == LESART_DIRECTION_PAST)
    lesart_time_hint (reader, LESART_TIME_BEHIND);
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
  gboolean told;    /* which half of the day */
  const char *zone; /* (nullable): Z, +01:00 */
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
  if (n_bytes == 4 && end == text + 4 && reader->x->utterance
      && (lesart_atom_is (&reader->atoms, at + 1, "Uhr") || clock->hour < 1900)) { /* 1430 Uhr */
    *clock = (Clock){ clock->hour / 100, clock->hour % 100, TRUE, TRUE, NULL };
    return clock->hour < 25 && clock->minute < 60;
  }
  clock->has_minute = (gsize) (end - text) < n_bytes;
  clock->told = clock->has_minute || clock->hour > 12 || clock->hour == 0;
  clock->zone = NULL;
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
  *clock = (Clock){ (int) number.value, 0, FALSE, number.value > 12, NULL };
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

/* "10 bis 18 Uhr", "8.30-12 und 14-16.30 Uhr": the first ones are clock times as well. */
static gboolean
joins_clock (const LesartTimeReader *reader, guint at)
{
  static const char *const joints[] = { "bis", "und", "oder", "-", "–", "/", ",", NULL };
  Clock next;

  for (guint n = 0; n < MAX_JOINED_CLOCKS && lesart_atom_is_one_of (&reader->atoms, at, joints)
                    && parse_clock_figure (reader, at + 1, &next);
       n++) {
    at += 2;
    if (lesart_atom_is (&reader->atoms, at, "Uhr"))
      return TRUE;
  }
  return FALSE;
}

/* "am morgen", in an utterance, is no tomorrow. */
static gboolean
is_small_morning (const LesartTimeReader *reader, guint at)
{
  return reader->x->utterance && at > 0 && lesart_atom_is (&reader->atoms, at, "morgen")
         && is_word (reader, at - 1, "am");
}

/* "8 Uhr abends" is 20:00, "3 Uhr am Nachmittag" 15:00, "8 Uhr in der Nacht" 20:00. */
static guint
take_part_of_day (const LesartTimeReader *reader, guint at, Clock *clock)
{
  const char *part = lesart_time_word (reader, at, "daypart-adverb");
  guint noun = at;

  if (is_word (reader, at, "am") || (is_word (reader, at, "in") && is_word (reader, at + 1, "der")))
    noun += is_word (reader, at, "am") ? 1 : 2;
  if (part == NULL && (noun > at || reader->x->utterance))
    part = lesart_time_word (reader, noun, "daypart");
  if (part == NULL && reader->x->utterance)
    part = lesart_time_word (reader, noun, "daypart-said");
  if (part == NULL && (is_small_morning (reader, noun) || is_word (reader, at, "früh")))
    part = "TMO";
  if (part == NULL)
    return at;
  if (clock->hour < 12
      && (strcmp (part, "TEV") == 0 || strcmp (part, "TAF") == 0
          || (strcmp (part, "TNI") == 0 && clock->hour > 5)))
    clock->hour += 12;
  clock->told = TRUE;
  return noun + 1;
}

/* Hours that come again are of no one day: "Mo-Fr 9 bis 18 Uhr", "jeweils um 20 Uhr". */
static gboolean
is_recurring (const LesartTimeReader *reader, guint first)
{
  if (reader->x->utterance)
    return FALSE;
  return reader->recurring || (first > 0 && lesart_time_word (reader, first - 1, "recurring"))
         || (first > 1 && lesart_time_word (reader, first - 2, "recurring"));
}

static guint
take_zone (const LesartTimeReader *reader, guint at, Clock *clock)
{
  if (reader->x->utterance)
    return at;
  clock->zone = lesart_time_word (reader, at, "zone");
  return clock->zone != NULL ? at + 1 : at;
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
    lesart_time_move_day (&day, -1);
  else if (reader->evening > clock->hour && first > 0 && is_word (reader, first - 1, "bis")
           && !reader->night)
    lesart_time_move_day (&day, 1);
  if (is_recurring (reader, first))
    *value = '\0';
  else
    lesart_time_format_day (value, &day);
  g_snprintf (time, sizeof time, "T%02d:%02d", clock->hour, clock->minute);
  g_strlcat (value, time, sizeof value);
  if (clock->zone != NULL)
    g_strlcat (value, clock->zone, sizeof value);
  reader->evening = clock->hour;
  lesart_time_add (reader, first, end, LESART_TIME_TIME, value, mod);
  hint_floating (reader, first, end, clock->told);
}

/* "15 Minuten vor 12", "5 vor halb acht", "zehn nach acht" */
static guint
parse_minutes (const LesartTimeReader *reader, guint at, int *minutes)
{
  LesartNumber number;
  const char *unit;
  guint next;

  if (!lesart_number_parse (&reader->numerals, &reader->atoms, at, &number)
      || !(number.value >= 1 && number.value < 60) || number.value != floor (number.value))
    return at;
  unit = lesart_time_word (reader, number.end, "units");
  if (unit == NULL)
    unit = lesart_time_word (reader, number.end, "unit");
  if (unit != NULL && strcmp (unit, "TM") != 0)
    return at;
  if (unit == NULL && (!reader->x->utterance || number.value > 20))
    return at;
  next = number.end + (unit != NULL ? 1 : 0);
  if (!is_word (reader, next, "vor") && !is_word (reader, next, "nach"))
    return at;
  *minutes = is_word (reader, next, "vor") ? -(int) number.value : (int) number.value;
  return next + 1;
}

/* "neun", "Mitternacht" */
static guint
parse_whole_hour (const LesartTimeReader *reader, guint at, Clock *clock)
{
  if (lesart_atom_is (&reader->atoms, at, "Mitternacht")) {
    *clock = (Clock){ 24, 0, FALSE, TRUE, NULL };
    return at + 1;
  }
  if (parse_clock_figure (reader, at, clock) && !clock->has_minute)
    return at + 1;
  return parse_hour_word (reader, at, clock) ? at + 1 : at;
}

/* The same, and "halb neun" */
static guint
parse_spoken_hour (const LesartTimeReader *reader, guint at, Clock *clock)
{
  guint end;

  if (!is_word (reader, at, "halb"))
    return parse_whole_hour (reader, at, clock);
  end = parse_whole_hour (reader, at + 1, clock);
  if (end == at + 1)
    return at;
  clock->hour = (clock->hour + 23) % 24;
  clock->minute = 30;
  clock->has_minute = TRUE;
  return end;
}

static void
shift_minutes (Clock *clock, int minutes)
{
  int total = (clock->hour * 60 + clock->minute + minutes + 24 * 60) % (24 * 60);

  clock->hour = total / 60;
  clock->minute = total % 60;
}

/* "halb neun", "Viertel nach acht", "drei viertel acht", "fünf Minuten vor zwölf" */
static guint
parse_spoken_clock (const LesartTimeReader *reader, guint at, Clock *clock)
{
  guint end = at, next = at;
  int minutes = 0;

  if (is_word (reader, at, "halb"))
    return parse_spoken_hour (reader, at, clock);
  if (is_word (reader, at, "viertel") || is_word (reader, at, "dreiviertel")) {
    next = at + 1;
    minutes = is_word (reader, at, "viertel") ? -45 : -15; /* viertel acht: 7:15 */
    if (is_word (reader, next, "vor") || is_word (reader, next, "nach")) {
      minutes = is_word (reader, next, "vor") ? -15 : 15;
      next++;
    } else if (lesart_time_word (reader, next, "units") != NULL) {
      return at;
    }
  } else if (is_word (reader, at, "drei") && is_word (reader, at + 1, "viertel")) {
    next = at + 2;
    minutes = -15;
  } else if ((next = parse_minutes (reader, at, &minutes)) == at) {
    return at;
  }
  end = parse_spoken_hour (reader, next, clock);
  if (end == next)
    return at;
  shift_minutes (clock, minutes);
  return end;
}

static guint
read_spoken_clock (LesartTimeReader *reader, guint at)
{
  Clock clock;
  guint end, hour;

  if (!reader->x->utterance && !clock_word_before (reader, at, TRUE))
    return at;
  end = parse_spoken_clock (reader, at, &clock);
  if (end == at)
    return at;
  hour = end;
  if (lesart_atom_is (&reader->atoms, end, "Uhr"))
    end++;
  end = take_part_of_day (reader, end, &clock);
  if (end == hour
      && (lesart_noun_follows (&reader->atoms, end)
          || lesart_time_word (reader, end, "units") != NULL))
    return at;
  add_clock (reader, at, end, &clock);
  return end;
}

/* Behind the hour: "Uhr", "Uhr 15", "h", "h30"; @at if nothing says that it is one. */
static guint
take_hour_mark (const LesartTimeReader *reader, guint at, Clock *clock)
{
  const LesartAtoms *atoms = &reader->atoms;
  gsize n_bytes;
  const char *text;
  guint minute;
  LesartNumber number;

  if (lesart_atom_is (atoms, at, "Uhr")) {
    clock->told |= clock->hour > 12;
    if (!clock->has_minute && lesart_atom_get_integer (atoms, at + 1, 2, &minute) && minute < 60
        && !lesart_noun_follows (atoms, at + 2) && !lesart_atom_is_dot (atoms, at + 2)
        && !lesart_atom_is (atoms, at + 2, "Uhr")) {
      clock->minute = (int) minute;
      return at + 2;
    }
    if (!clock->has_minute
        && lesart_number_parse (&reader->numerals, &reader->atoms, at + 1, &number)
        && number.end == at + 2 && number.value > 1 && number.value < 60
        && (number.flags & ~(guint32) LESART_NUMBER_ZERO_WORD) == 0
        && number.value == floor (number.value) && !lesart_noun_follows (atoms, at + 2)) {
      clock->minute = (int) number.value; /* sieben Uhr dreißig */
      return at + 2;
    }
    return at + 1;
  }
  if (!reader->x->utterance || !lesart_atom_is_kind (atoms, at, LESART_ATOM_WORD))
    return at;
  text = lesart_atom_text (atoms, at, &n_bytes);
  if (n_bytes == 1 && *text == 'h')
    return at + 1;
  if (n_bytes == 3 && *text == 'h' && !clock->has_minute && g_ascii_isdigit (text[1])
      && g_ascii_isdigit (text[2]) && text[1] < '6') {
    clock->minute = (text[1] - '0') * 10 + text[2] - '0';
    clock->has_minute = TRUE;
    return at + 1;
  }
  return at;
}

/* Is the last time that was read a day, and but @max_between atoms before @at? */
static gboolean
follows_day (const LesartTimeReader *reader, guint at, guint max_between)
{
  const GArray *times = reader->x->reading->times;
  const LesartTime *last;

  if (times->len == 0)
    return FALSE;
  last = &g_array_index (times, LesartTime, times->len - 1);
  if (last->type > LESART_TIME_TIME
      || ((last->hints & LESART_TIME_FLOATING) != 0 && strchr (last->value, ':') != NULL))
    return FALSE;
  for (guint back = 1; back <= max_between + 1 && back <= at; back++)
    if (lesart_atom (&reader->atoms, at - back)->end == last->span.end)
      return TRUE;
  return FALSE;
}

/* Where in an utterance does a bare figure tell the hour? Behind a day or a preposition, before a
 * part of the day, beside another clock time: "um 8", "7 morgens", "von 5 bis 7". */
static gboolean
is_bare_hour (const LesartTimeReader *reader, guint at, guint end, const Clock *clock)
{
  static const char *const words[] = { "um", "gegen", "ab", "Um", "Gegen", "Ab", NULL };
  static const char *const after_day[] = { "nach", "vor", "spätestens", "frühestens",
                                           "ca",   ".",   "bis",        NULL };
  static const char *const ends[] = { "von", "Von", "zwischen", "Zwischen", NULL };
  static const char *const joints[] = { "bis", "und", "-", "–", NULL };
  const LesartAtoms *atoms = &reader->atoms;
  gsize n_bytes;
  const char *text = lesart_atom_text (atoms, at, &n_bytes);
  Clock other = *clock;

  if (!reader->x->utterance || lesart_time_in_quantity (reader, at, end)
      || lesart_atom_is_dot (atoms, end) || lesart_time_word (reader, end, "units") != NULL
      || lesart_time_word (reader, end, "unit") != NULL
      || lesart_time_word (reader, end, "month") != NULL)
    return FALSE;
  if (lesart_atom_is_glued (atoms, end) && lesart_atom_is_kind (atoms, end, LESART_ATOM_WORD))
    return FALSE; /* 15ter */
  if (memchr (text, ':', n_bytes) != NULL)
    return TRUE;
  if (follows_day (reader, at, 0) && clock->has_minute)
    return TRUE;
  if (at > 0 && lesart_atom_is_one_of (atoms, at - 1, after_day) && follows_day (reader, at, 2))
    return TRUE;
  if (!clock->has_minute && take_part_of_day (reader, end, &other) > end)
    return TRUE;
  if (at > 0 && lesart_atom_is_one_of (atoms, at - 1, words) && n_bytes != 4)
    return !lesart_noun_follows (atoms, end);
  if (at > 0 && lesart_atom_is_one_of (atoms, at - 1, ends)
      && lesart_atom_is_one_of (atoms, end, joints))
    return parse_spoken_hour (reader, end + 1, &other) > end + 1
           && lesart_time_word (reader, end + 2, "month") == NULL
           && !lesart_atom_is_dot (atoms, end + 2);
  return at > 1 && lesart_atom_is_one_of (atoms, at - 1, joints)
         && reader->x->reading->times->len > 0
         && (g_array_index (reader->x->reading->times, LesartTime,
                            reader->x->reading->times->len - 1)
                 .hints
             & LESART_TIME_FLOATING)
                != 0
         && lesart_atom (atoms, at - 2)->end
                == g_array_index (reader->x->reading->times, LesartTime,
                                  reader->x->reading->times->len - 1)
                       .span.end;
}

/* "um 12.15 beginnt": no amount stands behind "um" before a verb. */
static gboolean
is_dotted_hour (const LesartTimeReader *reader, guint at, guint end)
{
  gsize n_bytes;

  lesart_atom_text (&reader->atoms, at, &n_bytes);
  return n_bytes == 5 && at > 0 && is_word (reader, at - 1, "um")
         && lesart_atom_is_kind (&reader->atoms, end, LESART_ATOM_WORD)
         && !lesart_noun_follows (&reader->atoms, end)
         && !lesart_time_in_quantity (reader, end, end + 1);
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
  guint end = at + 1, marked;

  if ((marked = read_spoken_clock (reader, at)) > at)
    return marked;
  if (lesart_atom_is (atoms, at, "Mitternacht")) {
    clock = (Clock){ 24, 0, TRUE, TRUE, NULL };
    add_clock (reader, at, end, &clock);
    return end;
  }
  if (!parse_clock_figure (reader, at, &clock)
      && ((!reader->x->utterance && !lesart_atom_is (atoms, end, "Uhr"))
          || !parse_hour_word (reader, at, &clock)))
    return at;
  marked = take_hour_mark (reader, end, &clock);
  if (marked == end && !joins_clock (reader, end) && !is_bare_hour (reader, at, end, &clock)) {
    gsize n_bytes;
    const char *text = lesart_atom_text (atoms, at, &n_bytes);

    if (!clock.has_minute
        || (lesart_time_word (reader, end, "zone") == NULL
            && (memchr (text, ':', n_bytes) == NULL ? !is_dotted_hour (reader, at, end)
                                                    : lesart_time_in_quantity (reader, at, end)))
        || !clock_word_before (reader, at, FALSE))
      return at;
  }
  end = take_part_of_day (reader, marked, &clock);
  end = take_zone (reader, end, &clock);
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

  if (reader->x->utterance)
    return TRUE;
  if (at == 0)
    return FALSE;
  if ((is_word (reader, at - 1, "über") || is_word (reader, at - 1, "Über"))
      && is_word (reader, at, "Nacht"))
    return TRUE;
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
  lesart_time_move_day (&day, -1);
  add_part (reader, at, end, &day, "TNI", NULL);
  reader->night = TRUE;
  return end;
}

/* "Morgen des 3. März", "Nacht vom 5. auf den 6. Mai", "Nacht von Samstag auf Sonntag": the part of
 * the day that follows. */
static guint
read_part_of_date (
    LesartTimeReader *reader, guint first, guint noun, const char *part, const char *mod)
{
  GArray *times = reader->x->reading->times;
  guint n_before = times->len, next = noun + 1, end;
  gboolean bare = is_word (reader, next, "von"), from = bare || is_word (reader, next, "vom");
  GDate day;

  if (!from && !is_word (reader, next, "des"))
    return first;
  end = lesart_time_read_day (reader, next + 1);
  if (end == next + 1 || g_array_index (times, LesartTime, n_before).value[0] == 'X') {
    g_array_set_size (times, n_before);
    return first;
  }
  g_array_set_size (times, n_before);
  day = reader->day;
  if (bare && !is_word (reader, end, "auf") && !is_word (reader, end, "zu"))
    return first;
  if (from
      && (is_word (reader, end, "auf") || is_word (reader, end, "zum")
          || is_word (reader, end, "zu"))) {
    next = is_word (reader, end + 1, "den") ? end + 2 : end + 1;
    end = MAX (end, lesart_time_read_day (reader, next));
    g_array_set_size (times, n_before);
    end = end == next ? next - 1 : end;
  }
  add_part (reader, first, end, &day, part, mod);
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
  day = lesart_time_find_weekday (
      &reader->x->date, weekday, lesart_time_direction (reader, first, end), !reader->x->utterance);
  lesart_time_set_day (reader, &day);
  add_part (reader, first, end, &day, part, mod);
  lesart_time_hint (reader, LESART_TIME_WEEKDAY);
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
  lesart_time_move_day (&day, atoi (deictic + 1));
  lesart_time_set_day (reader, &day);
  reader->from_now = TRUE;
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
    lesart_time_move_day (&day, -1);
  else if (offset > 0 && strcmp (part, "TNI") != 0)
    lesart_time_move_day (&day, 1);
  add_part (reader, at, at + 2, &day, part, NULL);
  return at + 2;
}

/* "In der Nacht brach ein Feuer aus", told on the day after: it began the day before. */
static gboolean
is_last_night (const LesartTimeReader *reader, guint first, guint end, const GDate *day)
{
  const GDate *today = &reader->x->date;

  return !reader->x->utterance && g_date_valid (today) && g_date_compare (day, today) == 0
         && lesart_time_direction (reader, first, end) == LESART_DIRECTION_PAST;
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
  int days;
  GDate day;

  if ((end = read_weekday_part (reader, at, noun, mod)) > at)
    return end;
  if (mod == NULL
      && ((end = read_night_to (reader, at)) > at || (end = read_deictic_part (reader, at)) > at
          || (end = read_relative_part (reader, at)) > at))
    return end;
  part = lesart_time_word (reader, noun, "daypart");
  if (part == NULL && reader->x->utterance)
    part = lesart_time_word (reader, noun, "daypart-adverb");
  if (part == NULL && reader->x->utterance)
    part = lesart_time_word (reader, noun, "daypart-said");
  if (part == NULL && is_small_morning (reader, noun))
    part = "TMO";
  if (part == NULL || !is_adverbial (reader, at))
    return at;
  if (!reader->x->utterance && (end = read_part_of_date (reader, at, noun, part, mod)) > at)
    return end;
  end = noun + 1;
  day = get_day (reader, at, end);
  if (!reader->x->utterance && lesart_time_number (reader, end, "shift", &days)) {
    day = reader->last_day; /* am Abend zuvor */
    lesart_time_move_day (&day, days);
    lesart_time_set_day (reader, &day);
    end++;
  }
  if (strcmp (part, "TNI") == 0 && (reader->night || is_last_night (reader, at, end, &day)))
    lesart_time_move_day (&day, -1);
  add_part (reader, at, end, &day, part, mod);
  hint_floating (reader, at, end, TRUE);
  return end;
}
