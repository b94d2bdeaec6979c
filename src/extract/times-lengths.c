/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long, and how often. "vor zwei Jahren" and "in zehn Jahren" are dates; all other lengths are
 * durations without the words before them.
 */
#include "times-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_SMALLER_UNITS 5

/* --- values --------------------------------------------------------------------------------------
 */

/**
 * Length:
 * @amount: NAN if vague
 * @max: upper end of a range, else NAN
 * @unit: as in times.tsv, with a factor before it (15TM, 3M)
 */
typedef struct {
  double amount;
  double max;
  const char *unit;
  guint end;
} Length;

static const char *
split_unit (const char *unit, double *amount)
{
  char *end;
  double factor = g_ascii_strtod (unit, &end);

  if (end != unit)
    *amount *= factor;
  return end;
}

/* P3Y, PT45M, PXY; halves in the next smaller unit, as nobody counts in P1.5Y. */
void
lesart_time_format_length (char *value, double amount, const char *unit)
{
  static const struct {
    const char *unit;
    double factor;
    const char *before;
    char smaller;
  } halves[] = {
    { "Y", 12, "P", 'M' },  { "DE", 10, "P", 'Y' },  { "CE", 100, "P", 'Y' },
    { "D", 24, "PT", 'H' }, { "TM", 60, "PT", 'S' },
  };
  const char *name = split_unit (unit, &amount), *time = *name == 'T' ? "T" : "";

  name += *name == 'T' ? 1 : 0;
  if (isnan (amount)) {
    g_snprintf (value, LESART_TIME_VALUE_MAX, "P%sX%s", time, name);
    return;
  }
  if (amount == floor (amount) && amount < 1e9) {
    g_snprintf (value, LESART_TIME_VALUE_MAX, "P%s%.0f%s", time, amount, name);
    return;
  }
  if (strcmp (unit, "TH") == 0 && amount < 1e6) {
    double minutes = round (amount * 60);

    if (minutes < 60)
      g_snprintf (value, LESART_TIME_VALUE_MAX, "PT%.0fM", minutes);
    else
      g_snprintf (value, LESART_TIME_VALUE_MAX, "PT%.0fH%.0fM", floor (minutes / 60),
                  fmod (minutes, 60));
    return;
  }
  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    if (strcmp (unit, halves[i].unit) == 0 && amount < 1e6
        && fabs (amount * halves[i].factor - round (amount * halves[i].factor)) < 1e-6) {
      g_snprintf (value, LESART_TIME_VALUE_MAX, "%s%.0f%c", halves[i].before,
                  round (amount * halves[i].factor), halves[i].smaller);
      return;
    }
  g_snprintf (value, LESART_TIME_VALUE_MAX, "P%s%g%s", time, amount, name);
}

/* --- lengths -------------------------------------------------------------------------------------
 */

static const char *
get_unit (const LesartTimeReader *reader, guint at, gboolean single, gboolean several)
{
  const char *unit = several ? lesart_time_word (reader, at, "units") : NULL;

  if (unit == NULL && single)
    unit = lesart_time_word (reader, at, "unit");
  return unit != NULL && strcmp (unit, "SEASON") == 0 ? NULL : unit;
}

/* "zwei lange Jahre", "zwei weitere Wochen" */
static guint
skip_adjective (const LesartTimeReader *reader, guint at)
{
  gsize n_bytes;
  const char *text;
  guint32 classes;

  if (!lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_WORD)
      || lesart_atom_is_upper (&reader->atoms, at))
    return at;
  text = lesart_atom_text (&reader->atoms, at, &n_bytes);
  classes = lesart_form_get_classes (lesart_lexemes_get (reader->x->lexemes, text, n_bytes));
  return (classes & 1u << LESART_CLASS_ADJECTIVE) ? at + 1 : at;
}

static gboolean
may_count_time (const LesartNumber *number)
{
  return (number->flags & (LESART_NUMBER_FRACTION | LESART_NUMBER_ZERO_WORD)) == 0
         || fmod (number->value, 0.25) == 0;
}

/* Is "eines Tages" some day? */
static gboolean
is_some_day (const LesartTimeReader *reader, guint at)
{
  return (lesart_atom_is (&reader->atoms, at, "eines")
          || lesart_atom_is (&reader->atoms, at, "Eines"))
         && lesart_atom_is (&reader->atoms, at + 1, "Tages");
}

/* "vor 29m": metres are not what is counted there */
static gboolean
is_short_minutes (const LesartTimeReader *reader, guint at, guint end)
{
  static const char *const prepositions[] = { "vor", "Vor", "in", "In", NULL };

  return reader->x->utterance && at > 0
         && lesart_atom_is_one_of (&reader->atoms, at - 1, prepositions)
         && lesart_atom_is_glued (&reader->atoms, end) && lesart_atom_is (&reader->atoms, end, "m");
}

/* "90min" */
static gboolean
may_be_glued (const LesartTimeReader *reader, guint at, const LesartNumber *number)
{
  return !lesart_atom_is_glued (&reader->atoms, at)
         || ((number->flags & LESART_NUMBER_FIGURE) != 0
             && lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_WORD));
}

/* "ein Wochenende" is one of them, "für ein Wochenende", "zwei Wochenenden" tell how long. */
static gboolean
is_stay (const LesartTimeReader *reader, guint at, const LesartNumber *number)
{
  return (number->flags & LESART_NUMBER_ARTICLE) == 0
         || (at > 0 && lesart_atom_is (&reader->atoms, at - 1, "für"));
}

static gboolean
parse_length (const LesartTimeReader *reader, guint at, Length *length)
{
  LesartNumber number, upper;
  guint end;
  gboolean single;

  length->max = NAN;
  if (!lesart_number_parse (&reader->numerals, &reader->atoms, at, &number)
      || !may_count_time (&number) || is_some_day (reader, at) || number.value < 0
      || !may_be_glued (reader, number.end, &number))
    return FALSE;
  end = number.end;
  single = (number.flags & (LESART_NUMBER_ARTICLE | LESART_NUMBER_HALF)) != 0 || number.value <= 2
           || reader->x->utterance;
  if ((lesart_atom_is (&reader->atoms, end, "bis") || lesart_atom_is (&reader->atoms, end, "oder")
       || lesart_atom_is_dash (&reader->atoms, end)
       || (at > 0 && lesart_atom_is (&reader->atoms, end, "und")
           && lesart_atom_is (&reader->atoms, at - 1, "zwischen")))
      && lesart_number_parse (&reader->numerals, &reader->atoms, end + 1, &upper)
      && may_count_time (&upper) && upper.value > number.value
      && get_unit (reader, upper.end, FALSE, TRUE) != NULL) {
    length->max = upper.value;
    end = upper.end;
  }
  length->unit = get_unit (reader, end, single, TRUE);
  if (length->unit == NULL && is_short_minutes (reader, at, end))
    length->unit = "TM";
  if (length->unit == NULL) {
    end = skip_adjective (reader, end);
    length->unit = get_unit (reader, end, single, TRUE);
  }
  if (length->unit == NULL || !may_be_glued (reader, end, &number)
      || (strcmp (length->unit, "WE") == 0 && !is_stay (reader, at, &number)))
    return FALSE;
  length->amount = number.value;
  length->end = end + 1;
  return TRUE;
}

/* "drei Jahre und vier Monate", "zwei Stunden 30 Minuten" */
static gboolean
append_smaller (const LesartTimeReader *reader, Length *length, char *value)
{
  Length next;
  guint at = lesart_atom_is (&reader->atoms, length->end, "und")
                     || (reader->x->utterance && lesart_atom_is (&reader->atoms, length->end, ","))
                 ? length->end + 1
                 : length->end;
  char smaller[LESART_TIME_VALUE_MAX];
  const char *digits;

  if (isnan (length->amount) || !isnan (length->max) || !parse_length (reader, at, &next)
      || isnan (next.amount) || !isnan (next.max) || strcmp (next.unit, length->unit) == 0)
    return FALSE;
  lesart_time_format_length (smaller, next.amount, next.unit);
  digits = smaller + 1;
  if (*digits == 'T' && strchr (value, 'T') != NULL)
    digits++;
  if (strlen (value) + strlen (digits) >= LESART_TIME_VALUE_MAX)
    return FALSE;
  g_strlcat (value, digits, LESART_TIME_VALUE_MAX);
  length->end = next.end;
  length->unit = next.unit;
  return TRUE;
}

static void
format_whole_length (const LesartTimeReader *reader, Length *length, char *value)
{
  lesart_time_format_length (value, length->amount, length->unit);
  if (!isnan (length->max)) {
    char upper[LESART_TIME_VALUE_MAX];

    lesart_time_format_length (upper, length->max, length->unit);
    if (strlen (value) + strlen (upper) + 2 < LESART_TIME_VALUE_MAX) {
      g_strlcat (value, "/", LESART_TIME_VALUE_MAX);
      g_strlcat (value, upper, LESART_TIME_VALUE_MAX);
    }
    return;
  }
  for (guint i = 0; i < MAX_SMALLER_UNITS && append_smaller (reader, length, value); i++)
    ;
}

static const char *
get_mod (const LesartTimeReader *reader, guint first, guint end, double amount)
{
  switch (lesart_quantity_modifier (&reader->cues, &reader->atoms, first, end, amount, TRUE)) {
  case LESART_MODIFIER_ABOUT:
    return "APPROX";
  case LESART_MODIFIER_AT_LEAST:
    return "EQUAL_OR_MORE";
  case LESART_MODIFIER_AT_MOST:
    return "EQUAL_OR_LESS";
  case LESART_MODIFIER_MORE_THAN:
    return isnan (amount) ? NULL : "MORE_THAN"; /* über Jahre */
  case LESART_MODIFIER_LESS_THAN:
    return "LESS_THAN";
  case LESART_MODIFIER_NONE:
  default:
    return NULL;
  }
}

static guint
add_duration (LesartTimeReader *reader, guint first, guint from, Length *length)
{
  char value[LESART_TIME_VALUE_MAX];

  format_whole_length (reader, length, value);
  lesart_time_add (reader, first, length->end, LESART_TIME_DURATION, value,
                   get_mod (reader, from, length->end, length->amount));
  return length->end;
}

/* --- vor zwei Jahren, in zehn Jahren -------------------------------------------------------------
 */

static double
get_seconds (const char *unit)
{
  return strcmp (unit, "TH") == 0 ? 3600 : strcmp (unit, "TM") == 0 ? 60 : 1;
}

/* A moment if hours are counted and the clock is known, else a date. */
static void
add_distant (
    LesartTimeReader *reader, guint first, guint from, const Length *length, const char *value)
{
  lesart_time_add (reader, first, length->end,
                   strlen (value) > 10 ? LESART_TIME_TIME : LESART_TIME_DATE, value,
                   get_mod (reader, from, length->end, length->amount));
}

/* The day, week, month or year that lies so far off; the grain is that of the unit. */
static void
format_distance (const LesartTimeReader *reader, const Length *length, int sign, char *value)
{
  double amount = length->amount;
  const char *unit = split_unit (length->unit, &amount);

  if (*unit == 'T') {
    lesart_time_format_moment (reader, sign * amount * get_seconds (unit), value);
    return;
  }
  if (strcmp (unit, "DE") == 0 || strcmp (unit, "CE") == 0 || strcmp (unit, "ML") == 0) {
    amount *= *unit == 'D' ? 10 : *unit == 'C' ? 100 : 1000;
    unit = "Y";
  }
  if (amount != floor (amount) && strcmp (unit, "Y") == 0) {
    amount = round (amount * 12);
    unit = "M";
  }
  if (reader->x->utterance && strcmp (unit, "W") == 0) { /* said of a day: to the day */
    amount *= 7;
    unit = "D";
  }
  lesart_time_format_offset (value, &reader->x->date, unit, sign * (int) CLAMP (amount, 0, 1e6));
}

static guint
skip_modifiers (const LesartTimeReader *reader, guint at)
{
  guint end;

  while (lesart_modifier_begins_at (&reader->cues, &reader->atoms, at, &end))
    at = end;
  return at;
}

static gboolean
is_word (const LesartTimeReader *reader, guint at, const char *lower, const char *upper)
{
  return lesart_atom_is (&reader->atoms, at, lower) || lesart_atom_is (&reader->atoms, at, upper);
}

static guint
read_ago (LesartTimeReader *reader, guint at)
{
  Length length;
  guint from;
  char value[LESART_TIME_VALUE_MAX];

  if (!is_word (reader, at, "vor", "Vor"))
    return at;
  from = skip_modifiers (reader, at + 1);
  if (lesart_time_word (reader, at + 1, "units") != NULL) { /* vor Jahren */
    lesart_time_add (reader, at, at + 2, LESART_TIME_DATE, "PAST_REF", NULL);
    return at + 2;
  }
  if (!parse_length (reader, from, &length))
    return at;
  if (isnan (length.amount))
    g_strlcpy (value, "PAST_REF", sizeof value);
  else
    format_distance (reader, &length, -1, value);
  add_distant (reader, at, from, &length, value);
  reader->distant = TRUE;
  return length.end;
}

/* "in zehn Jahren": a date ahead, unless it tells how long something took. */
static guint
read_ahead (LesartTimeReader *reader, guint at)
{
  Length length;
  guint from;
  char value[LESART_TIME_VALUE_MAX];

  if (!is_word (reader, at, "in", "In"))
    return at;
  from = skip_modifiers (reader, at + 1);
  if (!parse_length (reader, from, &length) || isnan (length.amount)
      || (strchr (length.unit, 'T') != NULL && reader->x->minute < 0) || !isnan (length.max)
      || lesart_time_direction (reader, at, length.end) != LESART_DIRECTION_FUTURE)
    return at;
  format_distance (reader, &length, 1, value);
  add_distant (reader, at, from, &length, value);
  return length.end;
}

/* --- other durations -----------------------------------------------------------------------------
 */

/* "nächsten drei Tage", said of a day: the first and the last of them. */
static guint
add_stretch (LesartTimeReader *reader, guint first, const Length *length, int offset)
{
  char value[LESART_TIME_VALUE_MAX], value_max[LESART_TIME_VALUE_MAX];
  const GDate *today = &reader->x->date;
  GArray *times = reader->x->reading->times;
  double amount = length->amount;
  const char *unit = split_unit (length->unit, &amount);
  int n = (int) CLAMP (amount, 1, 1e6);

  if (*unit == 'T') {
    double seconds = amount * get_seconds (unit);

    lesart_time_format_moment (reader, offset < 0 ? -seconds : 0, value);
    lesart_time_format_moment (reader, offset < 0 ? 0 : seconds, value_max);
  } else {
    lesart_time_format_offset (value, today, unit, offset < 0 ? -n : 1);
    lesart_time_format_offset (value_max, today, unit, offset < 0 ? -1 : n);
  }
  lesart_time_add (reader, first, length->end,
                   strlen (value) > 10 ? LESART_TIME_TIME : LESART_TIME_DATE, value, NULL);
  if (strcmp (value, value_max) != 0)
    g_array_index (times, LesartTime, times->len - 1).value_max =
        lesart_extraction_intern (reader->x, value_max, -1);
  return length->end;
}

/* "ganzen Tag", "ganze Woche" */
static guint
read_whole (LesartTimeReader *reader, guint at)
{
  Length length = { 1, NAN, NULL, at + 2 };

  if (lesart_time_word (reader, at, "whole") == NULL)
    return at;
  length.unit = get_unit (reader, at + 1, TRUE, FALSE);
  return length.unit != NULL && strcmp (length.unit, "WE") != 0
             ? add_duration (reader, at, at, &length)
             : at; /* the whole weekend is that one */
}

/* "vergangenen zwei Jahre", "nächsten paar Tage", "vergangenen Jahren", "ersten beiden Jahren" */
static guint
read_relative_length (LesartTimeReader *reader, guint at)
{
  Length length = { NAN, NAN, NULL, 0 };
  int offset = 0;
  guint next = at + 1;
  gboolean first = TRUE; /* "ersten drei Jahren" */

  if (reader->x->utterance || !lesart_atom_is (&reader->atoms, at, "ersten"))
    first = FALSE;
  if (!first && (!lesart_time_number (reader, at, "relative", &offset) || offset == 0))
    return at;
  if (!parse_length (reader, next, &length)) {
    if (lesart_atom_is (&reader->atoms, next, "paar")
        || lesart_atom_is (&reader->atoms, next, "beiden"))
      next++;
    if (first && next == at + 1)
      return at;
    length.unit = lesart_time_word (reader, next, "units");
    length.amount = lesart_atom_is (&reader->atoms, next - 1, "beiden") ? 2 : NAN;
    if (length.unit == NULL && reader->x->minute >= 0) { /* der letzten Minute */
      length.unit = lesart_time_word (reader, next, "unit");
      length.amount = 1;
      if (length.unit != NULL && *length.unit != 'T')
        return at;
    }
    if (length.unit == NULL || strcmp (length.unit, "WE") == 0)
      return at;
    length.end = next + 1;
  }
  if (reader->x->utterance && !isnan (length.amount) && isnan (length.max))
    return add_stretch (reader, at, &length, offset);
  return add_duration (reader, at, at, &length);
}

/* "seit Jahren", "nach Wochen", "Jahre lang", "lange Jahre"; long days are something else */
static guint
read_bare_length (LesartTimeReader *reader, guint at)
{
  static const char *const before[] = { "seit", "Seit",   "nach",   "Nach", "über",
                                        "Über", "binnen", "Binnen", NULL };
  gboolean lasting = lesart_time_word (reader, at, "long") != NULL;
  guint noun = lasting ? at + 1 : at;
  Length length = { NAN, NAN, lesart_time_word (reader, noun, "units"), noun + 1 };

  if (length.unit == NULL || strcmp (length.unit, "WE") == 0)
    return at;
  if (lasting)
    return strchr ("WMY", *length.unit) != NULL ? add_duration (reader, at, at, &length) : at;
  if ((at == 0 || !lesart_atom_is_one_of (&reader->atoms, at - 1, before))
      && !lesart_atom_is (&reader->atoms, at + 1, "lang"))
    return at;
  return add_duration (reader, at, at, &length);
}

/* "zwei Jahre später", "einen Tag zuvor", from the time the paragraph named last; a comparison
 * ("zwei Jahre früher als") is none. */
static guint
read_shifted (LesartTimeReader *reader, guint at, const Length *length)
{
  double amount = length->amount;
  const char *unit = split_unit (length->unit, &amount);
  char value[LESART_TIME_VALUE_MAX];
  int sign;

  if (reader->x->utterance || isnan (length->max) == 0 || isnan (amount)
      || !lesart_time_number (reader, length->end, "shift", &sign)
      || lesart_atom_is (&reader->atoms, length->end + 1, "als")
      || !lesart_time_shift_anchor (reader, unit, sign * amount, value))
    return at;
  lesart_time_add (reader, at, length->end + 1, LESART_TIME_DATE, value, NULL);
  return length->end + 1;
}

/**
 * lesart_time_read_length:
 *
 * vor zwei Jahren, in zehn Jahren, anderthalb Stunden, zwei bis drei Tage, vergangenen zwei Jahre,
 * zwei Jahre später
 */
guint
lesart_time_read_length (LesartTimeReader *reader, guint at)
{
  Length length;
  guint end;
  const char *value;

  if (!reader->x->durations
      && ((end = read_ago (reader, at)) > at || (end = read_ahead (reader, at)) > at
          || (end = read_relative_length (reader, at)) > at))
    return end;
  if ((end = read_bare_length (reader, at)) > at || (end = read_whole (reader, at)) > at)
    return end;
  if ((value = lesart_time_word (reader, at, "length")) != NULL) { /* jahrelang, Viertelstunde */
    lesart_time_add (reader, at, at + 1, LESART_TIME_DURATION, value, NULL);
    return at + 1;
  }
  if (!parse_length (reader, at, &length))
    return at;
  if ((end = read_shifted (reader, at, &length)) > at)
    return end;
  return add_duration (reader, at, at, &length);
}

/* --- sets ----------------------------------------------------------------------------------------
 */

static gboolean
is_every (const LesartTimeReader *reader, guint at)
{
  static const char *const words[] = { "jede",  "jeden", "jeder", "jedes", "jedem", "Jede",
                                       "Jeden", "Jeder", "Jedes", "Jedem", NULL };

  return lesart_atom_is_one_of (&reader->atoms, at, words);
}

/* "jeden Montag", "jedes Jahr", "jeden zweiten Tag", "jeden letzten Samstag im Monat" */
static guint
read_every (LesartTimeReader *reader, guint at)
{
  char value[LESART_TIME_VALUE_MAX];
  int nth = 1, number;
  const char *word, *part;
  guint next = at + 1;

  if (!is_every (reader, at))
    return at;
  if (lesart_time_number (reader, next, "ordinal", &nth)
      || (lesart_time_word (reader, next, "ordinal-last") != NULL
          && lesart_time_parse_weekday (reader, next + 1, &number, &part)))
    next++;
  if ((word = lesart_time_word (reader, next, "unit")) != NULL && strcmp (word, "WE") != 0
      && strcmp (word, "SEASON") != 0)
    lesart_time_format_length (value, nth, word);
  else if (lesart_time_parse_weekday (reader, next, &number, &part))
    g_snprintf (value, sizeof value, "XXXX-WXX-%d%s", number, part != NULL ? part : "");
  else if (lesart_time_number (reader, next, "month", &number))
    g_snprintf (value, sizeof value, "XXXX-%02d", number);
  else if (lesart_time_word (reader, next, "daypart") != NULL)
    g_strlcpy (value, "P1D", sizeof value);
  else if (lesart_time_word (reader, next, "season") != NULL)
    g_strlcpy (value, "P1Y", sizeof value);
  else if (word != NULL)
    g_strlcpy (value, *word == 'W' ? "P1W" : "P1Y", sizeof value);
  else
    return at;
  next++;
  if (next == at + 3 && word == NULL && lesart_atom_is (&reader->atoms, next, "im")
      && (word = lesart_time_word (reader, next + 1, "unit")) != NULL && strcmp (word, "M") == 0) {
    g_strlcpy (value, "P1M", sizeof value); /* jeden dritten Mittwoch im Monat */
    next += 2;
  } else if (g_str_has_prefix (value, "XXXX-WXX-") && strchr (value, 'T') == NULL
             && lesart_atom_is (&reader->atoms, next, "am")
             && (part = lesart_time_word (reader, next + 1, "daypart")) != NULL) {
    g_strlcat (value, part, sizeof value); /* jeden Dienstag am Vormittag */
    next += 2;
  }
  lesart_time_add (reader, at, next, LESART_TIME_SET, value, NULL);
  return next;
}

/* "alle drei Monate", "alle paar Jahre" */
static guint
read_all (LesartTimeReader *reader, guint at)
{
  char value[LESART_TIME_VALUE_MAX];
  Length length;

  if (!is_word (reader, at, "alle", "Alle"))
    return at;
  if (lesart_atom_is (&reader->atoms, at + 1, "paar")
      && (length.unit = lesart_time_word (reader, at + 2, "units")) != NULL) {
    length.amount = NAN;
    length.end = at + 3;
  } else if (!parse_length (reader, at + 1, &length)) {
    return at;
  }
  lesart_time_format_length (value, length.amount, length.unit);
  lesart_time_add (reader, at, length.end, LESART_TIME_SET, value, NULL);
  return length.end;
}

/* "pro Jahr", unless it belongs to a unit: Kilometer pro Stunde */
static guint
read_per (LesartTimeReader *reader, guint at)
{
  char value[LESART_TIME_VALUE_MAX];
  const char *unit = lesart_time_word (reader, at + 1, "unit");

  if (unit == NULL || !is_word (reader, at, "pro", "Pro")
      || lesart_time_in_quantity (reader, at, at + 2) || strcmp (unit, "WE") == 0
      || strcmp (unit, "SEASON") == 0)
    return at;
  lesart_time_format_length (value, 1, unit);
  lesart_time_add (reader, at, at + 2, LESART_TIME_SET, value, NULL);
  return at + 2;
}

/* Is "400 Euro im Monat" or "zweimal am Tag" said at @at, the preposition? */
static gboolean
is_rate (const LesartTimeReader *reader, guint at)
{
  gsize n_bytes;
  const char *text;
  double times;

  if (at == 0 || reader->x->utterance)
    return FALSE;
  if (lesart_time_follows_quantity (reader, at) || lesart_atom_is (&reader->atoms, at - 1, "Mal"))
    return TRUE;
  text = lesart_atom_text (&reader->atoms, at - 1, &n_bytes);
  if (!lesart_atom_is_kind (&reader->atoms, at - 1, LESART_ATOM_WORD) || n_bytes < 6
      || memcmp (text + n_bytes - 3, "mal", 3) != 0)
    return FALSE;
  return (n_bytes == 6 && g_ascii_strncasecmp (text, "ein", 3) == 0)
         || lesart_numeral_parse_word (&reader->numerals, text, n_bytes - 3, &times);
}

/* "im Monat", "am Tag", "in der Woche" after how much or how often: the same as "pro Monat"; but
 * "am Tag der Wahl" is one day. */
static guint
read_within (LesartTimeReader *reader, guint at)
{
  static const char *const single[] = { "im", "am", NULL };
  static const char *const goes_on[] = { "der",    "des", "vor", "nach", "zuvor", "davor", "danach",
                                         "darauf", "vom", "von", "als",  "mit",   NULL };
  guint noun =
      lesart_atom_is_one_of (&reader->atoms, at, single) ? at + 1
      : lesart_atom_is (&reader->atoms, at, "in") && lesart_atom_is (&reader->atoms, at + 1, "der")
          ? at + 2
          : at;
  const char *unit = noun > at ? lesart_time_word (reader, noun, "unit") : NULL;
  char value[LESART_TIME_VALUE_MAX];
  int month;

  if (unit == NULL || strcmp (unit, "WE") == 0 || strcmp (unit, "SEASON") == 0
      || lesart_atom_is_one_of (&reader->atoms, noun + 1, goes_on)
      || lesart_atom_is_kind (&reader->atoms, noun + 1, LESART_ATOM_FIGURE)
      || lesart_time_number (reader, noun + 1, "month", &month) || !is_rate (reader, at))
    return at;
  lesart_time_format_length (value, 1, unit);
  lesart_time_add (reader, at, noun + 1, LESART_TIME_SET, value, NULL);
  return noun + 1;
}

/**
 * lesart_time_read_set:
 *
 * jährlich, freitags, jeden Montag, alle drei Monate, Jahr für Jahr, pro Jahr, zweimal im Jahr
 */
guint
lesart_time_read_set (LesartTimeReader *reader, guint at)
{
  static const char *const classes[] = { "set", "weekly", "daypart-adverb" };
  const char *value;
  guint end;

  for (guint i = 0; i < G_N_ELEMENTS (classes) - (reader->x->utterance ? 1 : 0); i++) {
    end = lesart_time_words (reader, at, i == 0 ? 3 : 1, classes[i], &value);
    if (end > at) {
      g_autofree char *whole = g_strconcat (i == 2 ? "XXXX-XX-XX" : "", value, NULL);

      lesart_time_add (reader, at, end, LESART_TIME_SET, whole, NULL);
      return end;
    }
  }
  if ((end = read_every (reader, at)) > at || (end = read_all (reader, at)) > at
      || (end = read_within (reader, at)) > at)
    return end;
  return read_per (reader, at);
}
