/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The figures of an English text: numbers with what stands around them - currency, unit, month,
 * "to" and a second number - and words that stand for a number or a time by themselves.
 */
#include "english-numbers.h"
#include "figure.h"

#include <math.h>
#include <string.h>

#define IS(kind) LESART_ENGLISH_IS (LESART_ENGLISH_##kind)

typedef struct {
  LesartEnglish english;
  const LesartFigureAtoms *atoms;
  GArray *figures;
} Reader;

static LesartFigure
new_figure (LesartFigureType type, double value)
{
  return (LesartFigure){
    .type = (guint8) type, .value = value, .value_max = NAN, .other = NAN, .foreign = NAN
  };
}

static guint
add (Reader *reader, LesartFigure *figure, guint first, guint end)
{
  figure->span = lesart_figure_atoms_get_span (reader->atoms, first, end);
  g_array_append_vals (reader->figures, figure, 1);
  return end;
}

static gboolean
is (const Reader *reader, guint at, const char *word)
{
  return lesart_figure_atom_is (reader->atoms, at, word);
}

static gboolean
is_glued (const Reader *reader, guint at)
{
  return at < reader->atoms->n && reader->atoms->items[at].glued;
}

static gboolean
get_integer (const Reader *reader, guint at, guint max_digits, guint *value)
{
  LesartDigits digits;

  if (!lesart_figure_atom_read_digits (reader->atoms, at, '.', &digits) || digits.n_parts != 1
      || digits.separator != 0 || reader->atoms->items[at].n_bytes > max_digits)
    return FALSE;
  *value = digits.part[0];
  return TRUE;
}

/* --- units ---- */

static void
set_unit (LesartFigure *figure, const LesartEnglishWord *unit)
{
  figure->unit = unit->unit;
  switch ((int) unit->kind) {
  case LESART_ENGLISH_MONEY:
    figure->type = LESART_FIGURE_MONEY;
    break;
  case LESART_ENGLISH_POINTS:
    figure->flags |= LESART_FIGURE_POINTS;
    figure->type = LESART_FIGURE_PERCENT;
    break;
  default:
    figure->type = strcmp (unit->unit, "%") == 0 ? LESART_FIGURE_PERCENT : LESART_FIGURE_MEASURE;
  }
  figure->value *= unit->value;
  figure->value_max *= unit->value;
  figure->other *= unit->value;
  figure->foreign *= unit->value;
}

/* "km", "-year-old", "US dollars", "m" glued to digits */
static guint
read_unit (const Reader *reader, guint at, LesartEnglishWord *unit)
{
  guint next = lesart_figure_atom_is_hyphen (reader->atoms, at) ? at + 1 : at, end;

  end = lesart_english_look_long (&reader->english, next,
                                  IS (UNIT) | IS (POINTS) | IS (DURATION) | IS (MONEY), unit);
  if (end == next && is_glued (reader, at)
      && lesart_english_look (&reader->english, at, IS (UNIT_SHORT), unit))
    end = at + 1;
  return end == next ? at : end;
}

/* Behind a fraction: "(half) an hour", "(a quarter) of an hour". */
static guint
read_unit_of_one (const Reader *reader, guint at, LesartEnglishWord *unit)
{
  const guint one = is (reader, at, "of") ? at + 1 : at;
  guint end;

  if (!is (reader, one, "a") && !is (reader, one, "an"))
    return at;
  end = read_unit (reader, one + 1, unit);
  return end > one + 1 ? end : at;
}

/* --- numbers and ranges ---- */

typedef struct {
  LesartEnglishNumber number;
  LesartEnglishWord unit; /* kind NONE: without */
  guint end;
} Amount;

/* Before a number stands a sign or a code, no word: "$5", "EUR 5", "US$5". */
static guint
read_sign (const Reader *reader, guint at, LesartEnglishWord *money)
{
  guint end = lesart_english_look_long (&reader->english, at, IS (MONEY), money);
  const char *letters = lesart_figure_atom_get (reader->atoms, at);
  gboolean code = reader->atoms->items[at].n_bytes == 3 && g_ascii_isupper (letters[0])
                  && g_ascii_isupper (letters[1]) && g_ascii_isupper (letters[2]);

  if (end > at && !code && reader->atoms->items[end - 1].kind != LESART_FIGURE_ATOM_MARK) {
    money->kind = LESART_ENGLISH_NONE;
    return at;
  }
  return end;
}

/* "$5 trillion", "5 trillion dollars", "5 trillion" */
static gboolean
read_amount (const Reader *reader, guint at, Amount *amount)
{
  const LesartEnglish *english = &reader->english;
  LesartEnglishWord before = { .kind = LESART_ENGLISH_NONE };
  guint first = read_sign (reader, at, &before);

  *amount = (Amount){ .end = at };
  if (!lesart_english_parse_number (english, first, &amount->number))
    return FALSE;
  if (first > at && amount->number.words && !amount->number.vague)
    return FALSE; /* "of the dollar one ..." */
  amount->end = amount->number.end;
  amount->unit = before;
  if (first == at)
    amount->end = read_unit (reader, amount->end, &amount->unit);
  if (amount->number.soft && amount->unit.kind == LESART_ENGLISH_NONE)
    amount->end = read_unit_of_one (reader, amount->end, &amount->unit);
  return TRUE;
}

/* Between two ends of a range; "and" needs a "between". */
static guint
skip_to (const Reader *reader, guint first, guint at)
{
  static const char *const words[] = { "to", "or", "through", "until", "till" };

  if (lesart_figure_atom_is_dash (reader->atoms, at))
    return at + 1;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (is (reader, at, words[i]))
      return at + 1;
  if (is (reader, at, "and") && first > 0 && is (reader, first - 1, "between"))
    return at + 1;
  if (lesart_figure_atom_is_hyphen (reader->atoms, at) && is (reader, at + 1, "to")
      && lesart_figure_atom_is_hyphen (reader->atoms, at + 2))
    return at + 3;
  return at;
}

/* "5 to 7 trillion": the scale belongs to both, as far as one can tell. So do the thousands of
 * "5-6,000", perhaps. */
static void
share_scale (LesartFigure *figure, const LesartEnglishNumber *low, const LesartEnglishNumber *high)
{
  if (low->scale == 1 && high->scale == 1 && fmod (high->value, 1000) == 0
      && low->value * 1000 < high->value)
    figure->other = low->value * 1000;
  if (low->scale != 1 || high->scale < 1e3 || low->value >= 1000)
    return;
  figure->other = low->value;
  figure->value *= high->scale;
}

static guint
read_range (Reader *reader, guint first, const Amount *low, LesartFigure *figure)
{
  Amount high;
  guint next = skip_to (reader, first, low->end);

  if (next == low->end || low->number.vague || !read_amount (reader, next, &high)
      || high.number.vague || high.number.words != low->number.words
      || (low->unit.kind != LESART_ENGLISH_NONE && high.unit.kind != LESART_ENGLISH_NONE
          && (low->unit.unit != high.unit.unit || low->unit.kind != high.unit.kind)))
    return low->end;
  figure->value_max = high.number.value;
  share_scale (figure, &low->number, &high.number);
  if (high.unit.kind != LESART_ENGLISH_NONE && low->unit.kind == LESART_ENGLISH_NONE)
    set_unit (figure, &high.unit);
  return high.end;
}

/* "minus 5", "-5": behind a space, else it is a hyphen or a dash. */
static gboolean
is_negative (const Reader *reader, guint first)
{
  return first > 0
         && (is (reader, first - 1, "minus")
             || ((is (reader, first - 1, "-") || is (reader, first - 1, "−"))
                 && is_glued (reader, first) && !is_glued (reader, first - 1)));
}

static gboolean
is_about (const Reader *reader, guint first)
{
  LesartEnglishWord word;

  return first > 0
         && (lesart_english_look (&reader->english, first - 1, IS (ABOUT), &word)
             || (first > 1 && is (reader, first - 1, "than"))
             || (first > 1 && is (reader, first - 1, "to") && is (reader, first - 2, "up")));
}

/* --- times ---- */

/* "8th": behind the digits */
static guint
skip_ordinal_ending (const Reader *reader, guint at)
{
  return is_glued (reader, at)
                 && (is (reader, at, "th") || is (reader, at, "st") || is (reader, at, "nd")
                     || is (reader, at, "rd"))
             ? at + 1
             : at;
}

/* The names of two months are words as well. */
static gboolean
stands_as_month (const Reader *reader, guint at)
{
  static const char *const before[] = { "in",      "of",     "by",    "since",   "until",
                                        "from",    "to",     "on",    "early",   "late",
                                        "mid",     "last",   "next",  "this",    "during",
                                        "and",     "end",    "till",  "between", "for",
                                        "through", "before", "after", "every",   "or" };
  guint value;

  if (!is (reader, at, "may") && !is (reader, at, "march"))
    return TRUE;
  if (at > 1 && skip_ordinal_ending (reader, at - 1) == at
      && get_integer (reader, at - 2, 2, &value))
    return TRUE;
  if (get_integer (reader, at + 1, 4, &value)
      || (at > 0
          && (get_integer (reader, at - 1, 2, &value)
              || reader->atoms->items[at - 1].kind == LESART_FIGURE_ATOM_DIGITS)))
    return TRUE;
  for (guint i = 0; at > 0 && i < G_N_ELEMENTS (before); i++)
    if (is (reader, at - 1, before[i]))
      return TRUE;
  return at > 1 && lesart_figure_atom_is_dash (reader->atoms, at - 1);
}

static gboolean
look_month (const Reader *reader, guint at, LesartEnglishWord *month)
{
  guint value;

  if (!lesart_figure_atom_is_upper (reader->atoms, at))
    return FALSE;
  if (lesart_english_look (&reader->english, at, IS (MONTH), month))
    return stands_as_month (reader, at);
  return lesart_english_look (&reader->english, at, IS (MONTH_SHORT), month)
         && (get_integer (reader, at + 1, 4, &value)
             || (is (reader, at + 1, ".") && is_glued (reader, at + 1)
                 && get_integer (reader, at + 2, 4, &value))
             || (at > 0 && get_integer (reader, at - 1, 2, &value)));
}

static gboolean
is_year (guint value)
{
  return value >= 1000 && value < 2200;
}

/* Spans the name of the month as well. */
static guint
add_day (Reader *reader, guint day, double month, guint first, guint end)
{
  LesartFigure figure = new_figure (LESART_FIGURE_NUMBER, day);

  figure.flags = LESART_FIGURE_DAY;
  figure.month = (guint8) month;
  return add (reader, &figure, first, end);
}

static guint
read_year (Reader *reader, guint at)
{
  LesartFigure figure = new_figure (LESART_FIGURE_NUMBER, 0);
  guint next = is (reader, at, ",") ? at + 1 : at, year;

  if (is (reader, at, "of"))
    next = at + 1;
  if (!get_integer (reader, next, 4, &year) || !is_year (year))
    return at;
  figure.value = year;
  figure.flags = LESART_FIGURE_YEAR;
  return add (reader, &figure, next, next + 1);
}

/* "February 8, 2024", "February 2024" */
static guint
read_month (Reader *reader, guint at)
{
  LesartEnglishWord month;
  LesartFigure figure;
  guint next = at + 1, day;

  if (!look_month (reader, at, &month))
    return at;
  if (is (reader, next, ".") && is_glued (reader, next))
    next++;
  if (get_integer (reader, next, 2, &day) && day >= 1 && day <= 31)
    next = add_day (reader, day, month.value, at, skip_ordinal_ending (reader, next + 1));
  figure = new_figure (LESART_FIGURE_MONTH, month.value);
  add (reader, &figure, at, at + 1);
  return read_year (reader, next);
}

/* "8 February", "8th of February": at the digits */
static guint
read_day (Reader *reader, guint at)
{
  LesartEnglishWord month;
  LesartFigure figure;
  guint day, next;

  if (!get_integer (reader, at, 2, &day) || day < 1 || day > 31)
    return at;
  next = skip_ordinal_ending (reader, at + 1);
  next = is (reader, next, "of") ? next + 1 : next;
  if (!look_month (reader, next, &month))
    return at;
  add_day (reader, day, month.value, at, next + 1);
  figure = new_figure (LESART_FIGURE_MONTH, month.value);
  return read_year (reader, add (reader, &figure, next, next + 1));
}

/* "8.2.2024", "2/8/2024", "2024-02-08": parts; which one is the month nobody knows. */
static guint
read_numeric_date (Reader *reader, guint at)
{
  LesartDigits digits;
  guint part[3], end = at;

  if (!lesart_figure_atom_read_digits (reader->atoms, at, '.', &digits))
    return at;
  if (digits.n_parts == 3 && digits.separator == '.' && isnan (digits.value)
      && isnan (digits.other)) {
    memcpy (part, digits.part, sizeof part);
    end = at + 1;
  } else if (get_integer (reader, at, 4, &part[0]) && get_integer (reader, at + 2, 2, &part[1])
             && get_integer (reader, at + 4, 4, &part[2]) && is_glued (reader, at + 1)
             && is_glued (reader, at + 2) && is_glued (reader, at + 3) && is_glued (reader, at + 4)
             && ((is (reader, at + 1, "/") && is (reader, at + 3, "/"))
                 || (is (reader, at + 1, "-") && is (reader, at + 3, "-")))) {
    end = at + 5;
  } else {
    return at;
  }
  for (guint i = 0; i < 3; i++) {
    LesartFigure figure = new_figure (LESART_FIGURE_NUMBER, part[i]);

    figure.flags = is_year (part[i]) ? LESART_FIGURE_YEAR : LESART_FIGURE_DAY;
    add (reader, &figure, at, end);
  }
  return end;
}

/* "2:30", "2.30 p.m.", "2 pm", "14:30" */
static guint
read_clock (Reader *reader, guint at)
{
  LesartEnglishWord word;
  LesartFigure figure = new_figure (LESART_FIGURE_CLOCK, 0);
  LesartDigits digits;
  guint hour, minute = 0, end;
  gboolean sure;

  if (get_integer (reader, at, 2, &hour) && is (reader, at + 1, ":") && is_glued (reader, at + 1)
      && is_glued (reader, at + 2) && get_integer (reader, at + 2, 2, &minute)
      && reader->atoms->items[at + 2].n_bytes == 2) {
    end = at + 3;
    sure = TRUE;
  } else if (lesart_figure_atom_read_digits (reader->atoms, at, '.', &digits) && digits.n_parts <= 2
             && digits.n_parts > 0) {
    hour = digits.part[0];
    minute = digits.n_parts == 2 ? digits.part[1] : 0;
    end = at + 1;
    sure = FALSE;
  } else {
    return at;
  }
  if (lesart_english_look_long (&reader->english, end, IS (HALF_DAY) | IS (CLOCK), &word) > end) {
    end = lesart_english_look_long (&reader->english, end, IS (HALF_DAY) | IS (CLOCK), &word);
    sure = TRUE;
  }
  if (!sure || hour > 24 || minute > 59)
    return at;
  figure.value = hour * 60 + minute;
  return add (reader, &figure, at, end);
}

/* "1990s", "'90s" */
static guint
read_decade (Reader *reader, guint at)
{
  LesartFigure figure = new_figure (LESART_FIGURE_NUMBER, 0);
  guint value, end = at + 1;

  if (!get_integer (reader, at, 4, &value) || value % 10 != 0)
    return at;
  if ((is (reader, end, "'") || is (reader, end, "’")) && is_glued (reader, end))
    end++;
  if (!is (reader, end, "s") || !is_glued (reader, end))
    return at;
  figure.value = value;
  figure.flags = LESART_FIGURE_DECADE;
  return add (reader, &figure, at, end + 1);
}

/* "Q2", "second quarter", "2nd quarter" */
static guint
read_quarter (Reader *reader, guint at)
{
  LesartEnglishWord word;
  LesartFigure figure = new_figure (LESART_FIGURE_QUARTER, 0);
  const char *letters = lesart_figure_atom_get (reader->atoms, at);
  guint value, end;

  if (reader->atoms->items[at].n_bytes == 2 && letters[0] == 'Q' && letters[1] >= '1'
      && letters[1] <= '4') {
    figure.value = letters[1] - '0';
    return add (reader, &figure, at, at + 1);
  }
  if (get_integer (reader, at, 1, &value)) {
    end = skip_ordinal_ending (reader, at + 1);
    if (end == at + 1)
      return at;
  } else if (lesart_english_look (&reader->english, at, IS (ORDINAL_DIGIT), &word)) {
    value = (guint) word.value;
    end = at + 1;
  } else {
    return at;
  }
  if (lesart_figure_atom_is_hyphen (reader->atoms, end))
    end++;
  if (value > 4 || !is (reader, end, "quarter"))
    return at;
  figure.value = value;
  return add (reader, &figure, at, end + 1);
}

static guint
read_weekday (Reader *reader, guint at)
{
  LesartEnglishWord word;
  LesartFigure figure;

  if (!lesart_figure_atom_is_upper (reader->atoms, at)
      || !lesart_english_look (&reader->english, at, IS (WEEKDAY), &word))
    return at;
  figure = new_figure (LESART_FIGURE_WEEKDAY, word.value);
  return add (reader, &figure, at, at + 1);
}

/* --- the rest ---- */

/* "8th", "21st" */
static guint
read_ordinal (Reader *reader, guint at)
{
  LesartFigure figure = new_figure (LESART_FIGURE_ORDINAL, 0);
  guint value, end;

  if (!get_integer (reader, at, 5, &value))
    return at;
  end = skip_ordinal_ending (reader, at + 1);
  if (end == at + 1)
    return at;
  figure.value = value;
  return add (reader, &figure, at, end);
}

/* "third", "twenty-first", "both", "nineties" */
static guint
read_soft (Reader *reader, guint at)
{
  LesartEnglishWord word, digit, unit;
  LesartEnglishNumber number;
  LesartFigure figure;
  guint end = at + 1;

  if (lesart_english_look (&reader->english, at, IS (HALF), &word)
      && lesart_english_parse_number (&reader->english, at, &number))
    return at; /* "half a million" */
  if (lesart_english_look (&reader->english, at, IS (TENS), &word)
      && lesart_figure_atom_is_hyphen (reader->atoms, at + 1)
      && lesart_english_look (&reader->english, at + 2, IS (ORDINAL_DIGIT), &digit)) {
    word.value += digit.value;
    end = at + 3;
  } else if (!lesart_english_look (&reader->english, at,
                                   IS (ORDINAL_DIGIT) | IS (ORDINAL) | IS (SOFT) | IS (DECADE)
                                       | IS (HALF) | IS (FRACTION),
                                   &word)) {
    return at;
  }
  figure = new_figure (word.kind == LESART_ENGLISH_SOFT || word.kind == LESART_ENGLISH_DECADE
                               || word.kind == LESART_ENGLISH_HALF
                               || word.kind == LESART_ENGLISH_FRACTION
                           ? LESART_FIGURE_NUMBER
                           : LESART_FIGURE_ORDINAL,
                       word.kind == LESART_ENGLISH_FRACTION ? 1 / word.value : word.value);
  figure.flags = LESART_FIGURE_SOFT | LESART_FIGURE_WORDS;
  if (word.kind == LESART_ENGLISH_DECADE)
    figure.flags |= LESART_FIGURE_DECADE;
  if (word.kind == LESART_ENGLISH_HALF || word.kind == LESART_ENGLISH_FRACTION) {
    const guint behind = read_unit_of_one (reader, end, &unit);

    if (behind > end)
      set_unit (&figure, &unit);
    end = behind;
  }
  return add (reader, &figure, at, end);
}

/* "a year and a half", "one hour and a half": behind the unit */
static guint
read_and_half (const Reader *reader, guint at, LesartFigure *figure)
{
  if (!is (reader, at, "and") || !is (reader, at + 1, "a") || !is (reader, at + 2, "half"))
    return at;
  figure->value *= 1.5;
  figure->flags &= (guint16) ~LESART_FIGURE_SOFT;
  return at + 3;
}

/* "5 feet 11 inches", "5ft 11in": behind the feet */
static guint
read_inches (const Reader *reader, guint at, LesartFigure *figure)
{
  Amount inches;

  if (g_strcmp0 (figure->unit, "ft") != 0 || !read_amount (reader, at, &inches)
      || g_strcmp0 (inches.unit.unit, "in") != 0 || inches.number.value >= 12)
    return at;
  figure->value += inches.number.value / 12;
  return inches.end;
}

static guint
read_number (Reader *reader, guint at)
{
  Amount amount;
  LesartFigure figure;
  guint end, year;

  if (!read_amount (reader, at, &amount))
    return at;
  figure = new_figure (LESART_FIGURE_NUMBER, amount.number.value);
  figure.foreign = amount.number.foreign;
  figure.flags = (guint16) ((amount.number.words ? LESART_FIGURE_WORDS : 0)
                            | (amount.number.vague ? LESART_FIGURE_VAGUE : 0)
                            | (is_about (reader, at) ? LESART_FIGURE_ABOUT : 0));
  if (amount.number.soft && amount.unit.kind == LESART_ENGLISH_NONE)
    figure.flags |= LESART_FIGURE_SOFT;
  if (amount.unit.kind != LESART_ENGLISH_NONE)
    set_unit (&figure, &amount.unit);
  else if (get_integer (reader, at, 4, &year) && is_year (year) && amount.number.scale == 1)
    figure.flags |= LESART_FIGURE_YEAR;
  end = read_range (reader, at, &amount, &figure);
  if (is_negative (reader, at) && isnan (figure.value_max))
    figure.value = -figure.value;
  if (figure.type == LESART_FIGURE_MEASURE && amount.number.value == 1)
    end = read_and_half (reader, end, &figure);
  end = read_inches (reader, end, &figure);
  return add (reader, &figure, at, end);
}

/* "A8", "U21", "CO2" */
static guint
read_code (Reader *reader, guint at)
{
  const LesartFigureAtom *atom = &reader->atoms->items[at];
  LesartFigure figure = new_figure (LESART_FIGURE_NUMBER, 0);
  const char *bytes = lesart_figure_atom_get (reader->atoms, at);
  guint i = 0;

  while (i < atom->n_bytes && !g_ascii_isdigit (bytes[i]))
    i++;
  if (i == atom->n_bytes || atom->n_bytes - i > 6)
    return at;
  figure.value = (double) g_ascii_strtoull (bytes + i, NULL, 10);
  figure.flags = LESART_FIGURE_CODE;
  return add (reader, &figure, at, at + 1);
}

/* "a year and a half" */
static guint
read_one_and_half (Reader *reader, guint at)
{
  LesartEnglishWord unit;
  LesartFigure figure = new_figure (LESART_FIGURE_MEASURE, 1);
  guint end, last;

  if (!is (reader, at, "a") && !is (reader, at, "an"))
    return at;
  end = lesart_english_look_long (&reader->english, at + 1, IS (DURATION), &unit);
  last = end > at + 1 ? read_and_half (reader, end, &figure) : end;
  if (last <= at + 2)
    return at;
  set_unit (&figure, &unit);
  figure.flags = LESART_FIGURE_WORDS;
  return add (reader, &figure, at, last);
}

typedef guint (*ReadFunc) (Reader *reader, guint at);

static guint
read_any (Reader *reader, guint at)
{
  static const ReadFunc of_digits[] = { read_numeric_date, read_day,     read_clock, read_decade,
                                        read_quarter,      read_ordinal, read_number };
  static const ReadFunc of_words[] = { read_month, read_weekday, read_quarter, read_one_and_half,
                                       read_soft,  read_number,  read_code };
  gboolean digits = reader->atoms->items[at].kind == LESART_FIGURE_ATOM_DIGITS;
  const ReadFunc *functions = digits ? of_digits : of_words;
  guint n = digits ? G_N_ELEMENTS (of_digits) : G_N_ELEMENTS (of_words);

  for (guint i = 0; i < n; i++) {
    guint end = functions[i](reader, at);

    if (end > at)
      return end;
  }
  return at + 1;
}

/**
 * lesart_figures_new_english:
 * @text: an English text
 *
 * Finds what a text says in figures, in linear time. Source: the words are those of
 * data/language/english-figures.tsv; scale words after CLDR (short scale).
 *
 * Returns: (transfer full): an array of #LesartFigure by position
 */
GArray *
lesart_figures_new_english (const LesartText *text, const LesartLanguage *language)
{
  Reader reader = { .figures = g_array_new (FALSE, FALSE, sizeof (LesartFigure)) };

  lesart_english_init (&reader.english, text, language);
  reader.atoms = &reader.english.atoms;
  for (guint at = 0; at + 1 < reader.atoms->n;)
    at = reader.atoms->items[at].kind == LESART_FIGURE_ATOM_END ? at + 1 : read_any (&reader, at);
  lesart_english_clear (&reader.english);
  return reader.figures;
}
