/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words made from times: gestrige, diesjährige; zweitägig, 90-minütig, 35-Stunden-Woche; Mo-Fr.
 *
 * "heutig" alone is the present (die heutige Lage), with a day beside it that day. Counted years
 * are no times here: "der dreijährige Sohn" tells an age, and nothing near tells it from a term.
 */
#include "times-private.h"

#include <stdlib.h>
#include <string.h>

#define MAX_WORD_BYTES 48

/* What says which part of a day is meant: "gestrigen Montag", "heutigen Tages", "gestrigen Abend"
 */
static gboolean
take_day_noun (const LesartTimeReader *reader, guint at, const char **part)
{
  const char *unit = lesart_time_word (reader, at, "unit");
  int weekday;

  *part = NULL;
  if (unit != NULL && strcmp (unit, "D") == 0)
    return TRUE;
  if (lesart_time_parse_weekday (reader, at, &weekday, part))
    return TRUE;
  *part = lesart_time_word (reader, at, "daypart");
  return *part != NULL;
}

static guint
read_deictic_adjective (LesartTimeReader *reader, guint at)
{
  const char *value = lesart_time_word (reader, at, "deictic-adjective"), *part;
  char timex[LESART_TIME_VALUE_MAX];
  gboolean noun;
  GDate day = reader->x->date;
  char unit[2] = { 0 };

  if (value == NULL)
    return at;
  unit[0] = *value;
  if (*value != 'D') {
    lesart_time_format_offset (timex, &day, unit, atoi (value + 1));
    lesart_time_add (reader, at, at + 1, LESART_TIME_DATE, timex, NULL);
    return at + 1;
  }
  noun = take_day_noun (reader, at + 1, &part);
  if (!noun && atoi (value + 1) == 0) {
    lesart_time_add (reader, at, at + 1, LESART_TIME_DATE, "PRESENT_REF", NULL);
    return at + 1;
  }
  lesart_time_move_day (&day, atoi (value + 1));
  lesart_time_set_day (reader, &day);
  lesart_time_format_day (timex, &day);
  if (part != NULL)
    g_strlcat (timex, part, sizeof timex);
  lesart_time_add (reader, at, at + (noun ? 2 : 1),
                   part != NULL ? LESART_TIME_TIME : LESART_TIME_DATE, timex, NULL);
  return at + (noun ? 2 : 1);
}

/* The number that @head tells: "zwei", "anderthalb", "90-" */
static gboolean
parse_head (const LesartTimeReader *reader, const char *head, gsize n_bytes, double *amount)
{
  char lower[MAX_WORD_BYTES];
  guint32 flags;

  if (n_bytes > 1 && head[n_bytes - 1] == '-')
    return lesart_figure_parse (head, n_bytes - 1, amount, &flags) && *amount > 0;
  memcpy (lower, head, n_bytes);
  lower[n_bytes] = '\0';
  lower[0] = g_ascii_tolower (lower[0]);
  *amount = strcmp (lower, "ein") == 0                                               ? 1
            : strcmp (lower, "anderthalb") == 0 || strcmp (lower, "eineinhalb") == 0 ? 1.5
                                                                                     : 0;
  return *amount > 0
         || (lesart_numeral_parse_word (&reader->numerals, lower, n_bytes, amount) && *amount > 0);
}

/* "zweitägige", "90-minütigen" */
static guint
read_counted_adjective (LesartTimeReader *reader, guint at)
{
  const LesartTimeWords *words = reader->words;
  gsize n_bytes;
  const char *text = lesart_atom_text (&reader->atoms, at, &n_bytes);

  if (n_bytes < 8 || n_bytes >= MAX_WORD_BYTES)
    return at;
  for (gsize n = 6; n <= 12 && n + 2 < n_bytes; n++) {
    char value[LESART_TIME_VALUE_MAX];
    const char *unit;
    guint32 row;
    double amount;

    if (lesart_table_lookup (words->times, text + n_bytes - n, (gssize) n, &row, 1) == 0
        || strcmp (lesart_table_get (words->times, row, words->time_class), "length-ending") != 0)
      continue;
    unit = lesart_table_get (words->times, row, words->value);
    if (strcmp (unit, "Y") == 0 || !parse_head (reader, text, n_bytes - n, &amount))
      return at;
    lesart_time_format_length (value, amount, unit);
    lesart_time_add (reader, at, at + 1, LESART_TIME_DURATION, value, NULL);
    return at + 1;
  }
  return at;
}

/* "35-Stunden-Woche", "Drei-Tages-Kurs": the whole word, as with other amounts in compounds */
static guint
read_length_compound (LesartTimeReader *reader, guint at)
{
  const LesartTimeWords *words = reader->words;
  gsize n_bytes;
  const char *text = lesart_atom_text (&reader->atoms, at, &n_bytes), *end = text + n_bytes;
  const char *unit = memchr (text, '-', n_bytes), *rest;
  const char *class;
  char value[LESART_TIME_VALUE_MAX];
  guint32 row;
  double amount;

  if (unit == NULL || unit - text + 1 >= MAX_WORD_BYTES
      || (rest = memchr (unit + 1, '-', (gsize) (end - unit - 1))) == NULL
      || lesart_table_lookup (words->times, unit + 1, rest - unit - 1, &row, 1) == 0)
    return at;
  class = lesart_table_get (words->times, row, words->time_class);
  if ((strcmp (class, "unit") != 0 && strcmp (class, "units") != 0)
      || !(g_ascii_isdigit (*text) ? parse_head (reader, text, (gsize) (unit + 1 - text), &amount)
                                   : parse_head (reader, text, (gsize) (unit - text), &amount)))
    return at;
  lesart_time_format_length (value, amount, lesart_table_get (words->times, row, words->value));
  lesart_time_add (reader, at, at + 1, LESART_TIME_DURATION, value, NULL);
  return at + 1;
}

/* --- Mo-Fr ---------------------------------------------------------------------------------------
 */

static gboolean
find_short_weekday (const LesartTimeReader *reader, const char *word, gsize n_bytes, int *weekday)
{
  const LesartTimeWords *words = reader->words;
  guint32 row;

  if (lesart_table_lookup (words->times, word, (gssize) n_bytes, &row, 1) == 0
      || strcmp (lesart_table_get (words->times, row, words->time_class), "weekday-short") != 0)
    return FALSE;
  *weekday = atoi (lesart_table_get (words->times, row, words->value));
  return TRUE;
}

static guint
add_weekdays (LesartTimeReader *reader, guint first, guint end, int from, int to)
{
  char value[LESART_TIME_VALUE_MAX];

  g_snprintf (value, sizeof value, "XXXX-WXX-%d/XXXX-WXX-%d", from, to);
  lesart_time_add (reader, first, end, LESART_TIME_SET, value, NULL);
  return end;
}

/* "Mo-Fr", "Mo.-Fr.", "Mo bis Fr" */
static guint
read_short_weekdays (LesartTimeReader *reader, guint at)
{
  const LesartAtoms *atoms = &reader->atoms;
  gsize n_bytes;
  const char *text = lesart_atom_text (atoms, at, &n_bytes), *value;
  guint end, next;
  int from, to;

  if (n_bytes == 5 && text[2] == '-' && find_short_weekday (reader, text, 2, &from)
      && find_short_weekday (reader, text + 3, 2, &to))
    return add_weekdays (reader, at, at + 1 + (lesart_atom_is_dot (atoms, at + 1) ? 1 : 0), from,
                         to);
  end = lesart_time_words (reader, at, 2, "weekday-short", &value);
  if (end == at || !(lesart_atom_is_dash (atoms, end) || lesart_atom_is (atoms, end, "bis")))
    return at;
  from = atoi (value);
  next = lesart_time_words (reader, end + 1, 2, "weekday-short", &value);
  return next > end + 1 ? add_weekdays (reader, at, next, from, atoi (value)) : at;
}

/* --- opening hours -------------------------------------------------------------------------------
 */

#define MAX_OPENING_ATOMS 60 /* that far from the first weekday */

/* Several weekdays beside a word for opening hours: "Montag und Freitag von 8 bis 12 Uhr geöffnet".
 * A single day may be that of an event. */
static gboolean
tells_opening_hours (const LesartTimeReader *reader, guint at)
{
  guint stop = MIN (reader->atoms.n, at + MAX_OPENING_ATOMS), n_days = 0;
  gboolean word = FALSE;

  for (guint i = at > MAX_OPENING_ATOMS ? at - MAX_OPENING_ATOMS : 0; i < stop; i++) {
    int weekday;

    if (lesart_time_number (reader, i, "weekday", &weekday))
      n_days++;
    else
      word |= lesart_time_word (reader, i, "opening") != NULL;
  }
  return word && n_days > 1;
}

/**
 * lesart_time_read_opening_day:
 * @at: a weekday, without a date
 *
 * Returns: the atom after the weekdays if they come again, else @at
 */
guint
lesart_time_read_opening_day (LesartTimeReader *reader, guint at, int weekday)
{
  char value[LESART_TIME_VALUE_MAX];
  int last;

  if (reader->opening == LESART_OPENING_UNKNOWN)
    reader->opening = tells_opening_hours (reader, at) ? LESART_OPENING_YES : LESART_OPENING_NO;
  if (reader->opening == LESART_OPENING_NO)
    return at;
  if (lesart_atom_is (&reader->atoms, at + 1, "bis")
      && lesart_time_number (reader, at + 2, "weekday", &last))
    return add_weekdays (reader, at, at + 3, weekday, last);
  g_snprintf (value, sizeof value, "XXXX-WXX-%d", weekday);
  lesart_time_add (reader, at, at + 1, LESART_TIME_SET, value, NULL);
  return at + 1;
}

/**
 * lesart_time_read_derived:
 *
 * gestrigen Montag, heutige, diesjährigen, zweiwöchige, 90-minütigen, 35-Stunden-Woche, Mo-Fr
 */
guint
lesart_time_read_derived (LesartTimeReader *reader, guint at)
{
  guint end;

  if ((end = read_counted_adjective (reader, at)) > at
      || (end = read_length_compound (reader, at)) > at
      || lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_COMPOUND)
      || lesart_atom_is_kind (&reader->atoms, at, LESART_ATOM_FIGURE))
    return end;
  if (!reader->x->durations && ((end = read_deictic_adjective (reader, at)) > at))
    return end;
  return reader->x->utterance ? at : read_short_weekdays (reader, at);
}
