/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a reading of a German text leaves out, because it is no fact there, yet a translation must
 * keep: digits in names and results, ordinals, months and weekdays, number words that are part of
 * others (zweistündig, Dreier), scales inside compounds (Milliardenhöhe).
 */
#include "figure-atoms.h"
#include "figure.h"

#include <math.h>
#include <string.h>

typedef struct {
  const char *letters;
  double value;
  const char *place;
} Stem;

typedef struct {
  LesartFigureAtoms atoms;
  Stem *stems;
  guint n_stems;
  const LesartTable *numerals, *times;
  int numeral_kind, numeral_value, time_class, time_value;
  GArray *figures;           /* new ones */
  const LesartFigure *known; /* of the reading */
  guint n_known, next_known;
} Reader;

static LesartFigure
new_figure (LesartFigureType type, double value, guint flags)
{
  return (LesartFigure){ .type = (guint8) type,
                         .flags = (guint16) flags,
                         .value = value,
                         .value_max = NAN,
                         .other = NAN,
                         .foreign = NAN };
}

static guint
add (Reader *reader, LesartFigure figure, guint first, guint end)
{
  figure.span = lesart_figure_atoms_get_span (&reader->atoms, first, end);
  g_array_append_val (reader->figures, figure);
  return end;
}

static gboolean
is (const Reader *reader, guint at, const char *word)
{
  return lesart_figure_atom_is (&reader->atoms, at, word);
}

static gboolean
is_glued (const Reader *reader, guint at)
{
  return at < reader->atoms.n && reader->atoms.items[at].glued;
}

static gboolean
get_integer (const Reader *reader, guint at, guint max_digits, guint *value)
{
  LesartDigits digits;

  if (!lesart_figure_atom_read_digits (&reader->atoms, at, ',', &digits) || digits.n_parts != 1
      || digits.separator != 0 || reader->atoms.items[at].n_bytes > max_digits)
    return FALSE;
  *value = digits.part[0];
  return TRUE;
}

static gboolean
is_year (guint value)
{
  return value >= 1000 && value < 2200;
}

/* --- number words ---- */

static gboolean
look_numeral (
    const Reader *reader, const char *word, gsize n_bytes, const char **kind, double *value)
{
  guint32 row;

  if (lesart_table_lookup (reader->numerals, word, (gssize) n_bytes, &row, 1) == 0)
    return FALSE;
  *kind = lesart_table_get (reader->numerals, row, reader->numeral_kind);
  *value = g_ascii_strtod (lesart_table_get (reader->numerals, row, reader->numeral_value), NULL);
  return TRUE;
}

#define MAX_WORD 64 /* bytes of a word that is looked at for numbers */
#define MIN_PART 3  /* bytes of the shortest numeral */

/* The longest numeral that @word begins with. */
static gsize
longest_numeral (
    const Reader *reader, const char *word, gsize n_bytes, const char **kind, double *value)
{
  for (gsize n = MIN (n_bytes, 20); n >= MIN_PART; n--)
    if (look_numeral (reader, word, n, kind, value)
        && (strcmp (*kind, "digit") == 0 || strcmp (*kind, "teen") == 0
            || strcmp (*kind, "tens") == 0 || strcmp (*kind, "scale") == 0
            || strcmp (*kind, "collective") == 0 || strcmp (*kind, "half") == 0))
      return n;
  return 0;
}

typedef struct {
  double value;
  double scale;   /* the largest in it, at least 1 */
  gsize used;     /* bytes read */
  gboolean plain; /* cardinals only, of the units or more */
} WordNumber;

/* "dreiundzwanzig", "zweihunderttausend": units stand before tens. */
static gboolean
read_word_number (const Reader *reader, const char *word, gsize n_bytes, WordNumber *number)
{
  double total = 0, current = 0, pending = 0, value;
  gsize at = 0, n;
  const char *kind;

  *number = (WordNumber){ .scale = 1, .plain = TRUE };
  while ((n = longest_numeral (reader, word + at, n_bytes - at, &kind, &value)) > 0) {
    at += n;
    if (strcmp (kind, "digit") == 0) {
      pending = value;
    } else if (strcmp (kind, "scale") == 0) {
      current += pending;
      number->scale = MAX (number->scale, value);
      current = (current > 0 ? current : 1) * value;
      if (value >= 1000) {
        total += current;
        current = 0;
      }
      pending = 0;
    } else {
      number->plain = number->plain && strcmp (kind, "half") != 0;
      current += value + pending;
      pending = 0;
    }
    number->used = at;
    if (n_bytes - at > 3 && memcmp (word + at, "und", 3) == 0)
      at += 3;
  }
  number->value = total + current + pending;
  return number->used > 0;
}

/* Stems of number-stems.tsv: those that a word begins with, and scales that stand anywhere in it
 * (Multimilliardär); NAN if there is none. */
static double
find_stem (const Reader *reader, const char *word, const char *place)
{
  const gboolean inside = strcmp (place, "inside") == 0;

  for (guint i = 0; i < reader->n_stems; i++) {
    const Stem *stem = &reader->stems[i];

    if (strcmp (stem->place, place) == 0
        && (inside ? strstr (word, stem->letters) != NULL : g_str_has_prefix (word, stem->letters)))
      return stem->value;
  }
  return NAN;
}

static char *
lower_word (const Reader *reader, guint at, gsize *n_bytes)
{
  const LesartFigureAtom *atom = &reader->atoms.items[at];
  char *lower = NULL;

  if (atom->n_bytes <= MAX_WORD)
    lower = g_utf8_strdown (lesart_figure_atom_get (&reader->atoms, at), (gssize) atom->n_bytes);
  *n_bytes = lower != NULL ? strlen (lower) : 0;
  return lower;
}

static gboolean
is_ordinal_ending (const char *rest)
{
  static const char *const endings[] = { "te",   "ter",  "ten",  "tes",  "tem",  "ste",
                                         "ster", "sten", "stes", "stem", "tens", "stens" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strcmp (rest, endings[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "Milliardenhöhe"; "ein zweistelliger Millionenbetrag" is of tens of millions, if the English
 * says so. */
static LesartFigure
new_scale (const Reader *reader, guint at, double scale)
{
  LesartFigure figure =
      new_figure (LESART_FIGURE_NUMBER, scale,
                  LESART_FIGURE_VAGUE | LESART_FIGURE_WORDS | LESART_FIGURE_COMPOUND);
  gsize n_bytes;
  g_autofree char *before = at > 0 ? lower_word (reader, at - 1, &n_bytes) : NULL;
  double factor = before != NULL ? find_stem (reader, before, "digits") : NAN;

  if (!isnan (factor)) {
    figure.value = scale * factor;
    figure.other = scale;
  }
  return figure;
}

/* A word that has to do with a number, in whatever way. */
static guint
read_soft (Reader *reader, guint at)
{
  gsize n_bytes;
  g_autofree char *word = lower_word (reader, at, &n_bytes);
  WordNumber number;
  double scale, stem;

  if (word == NULL)
    return at;
  scale = find_stem (reader, word, "inside");
  if (!isnan (scale))
    return add (reader, new_scale (reader, at, scale), at, at + 1);
  if (read_word_number (reader, word, n_bytes, &number)) {
    guint flags = LESART_FIGURE_WORDS;

    if (number.used < n_bytes || number.value <= 1 || !number.plain)
      flags |= LESART_FIGURE_SOFT;
    if (strstr (word + number.used, "er") == word + number.used && number.value >= 20
        && number.value < 100)
      flags |= LESART_FIGURE_DECADE;
    return add (reader,
                new_figure (is_ordinal_ending (word + number.used) ? LESART_FIGURE_ORDINAL
                                                                   : LESART_FIGURE_NUMBER,
                            number.value, flags),
                at, at + 1);
  }
  stem = find_stem (reader, word, "begin");
  if (isnan (stem))
    return at;
  return add (reader,
              new_figure (LESART_FIGURE_NUMBER, stem, LESART_FIGURE_SOFT | LESART_FIGURE_WORDS), at,
              at + 1);
}

/* --- times ---- */

static gboolean
look_time (const Reader *reader, guint at, const char *class, double *value)
{
  guint32 rows[4];
  const LesartFigureAtom *atom = &reader->atoms.items[MIN (at, reader->atoms.n - 1)];
  guint n;

  if (atom->kind != LESART_FIGURE_ATOM_WORD)
    return FALSE;
  n = lesart_table_lookup (reader->times, lesart_figure_atom_get (&reader->atoms, at),
                           (gssize) atom->n_bytes, rows, G_N_ELEMENTS (rows));
  for (guint i = 0; i < n; i++)
    if (strcmp (lesart_table_get (reader->times, rows[i], reader->time_class), class) == 0) {
      *value = g_ascii_strtod (lesart_table_get (reader->times, rows[i], reader->time_value), NULL);
      return TRUE;
    }
  return FALSE;
}

static gboolean
look_month (const Reader *reader, guint at, double *month)
{
  guint day;

  return look_time (reader, at, "month", month)
         || (look_time (reader, at, "month-short", month) && at > 0
             && (get_integer (reader, at - 1, 2, &day) || is (reader, at - 1, ".")));
}

static guint
read_month (Reader *reader, guint at)
{
  double month;

  return look_month (reader, at, &month)
             ? add (reader, new_figure (LESART_FIGURE_MONTH, month, 0), at, at + 1)
             : at;
}

/* Monday; Mondays; Freitagabend */
static guint
read_weekday (Reader *reader, guint at)
{
  static const char *const names[] = { "montag",  "dienstag", "mittwoch", "donnerstag",
                                       "freitag", "samstag",  "sonntag" };
  gsize n_bytes;
  g_autofree char *word = lower_word (reader, at, &n_bytes);

  if (word == NULL)
    return at;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (word, names[i]))
      return add (reader, new_figure (LESART_FIGURE_WEEKDAY, i + 1, 0), at, at + 1);
  if (g_str_has_prefix (word, "sonnabend"))
    return add (reader, new_figure (LESART_FIGURE_WEEKDAY, 6, 0), at, at + 1);
  return at;
}

/* Spans the name of the month as well. */
static guint
add_day (Reader *reader, guint day, double month, guint at)
{
  LesartFigure figure = new_figure (LESART_FIGURE_NUMBER, day, LESART_FIGURE_DAY);

  figure.month = (guint8) month;
  add (reader, figure, at, at + 3);
  return add (reader, new_figure (LESART_FIGURE_MONTH, month, 0), at + 2, at + 3);
}

/* "8." before a month; "8.2.2024", "8.2." */
static guint
read_date (Reader *reader, guint at)
{
  LesartDigits digits;
  guint day;
  double month;

  if (!lesart_figure_atom_read_digits (&reader->atoms, at, ',', &digits))
    return at;
  if (get_integer (reader, at, 2, &day) && day >= 1 && day <= 31 && is (reader, at + 1, ".")
      && look_month (reader, at + 2, &month))
    return add_day (reader, day, month, at);
  if (digits.separator != '.' || digits.n_parts < 2 || digits.n_parts > 3 || digits.part[0] < 1
      || digits.part[0] > 31 || digits.part[1] < 1 || digits.part[1] > 12
      || (digits.n_parts == 2
          && (!is (reader, at + 1, ".") || !is_glued (reader, at + 1) || is (reader, at + 2, "."))))
    return at;
  add (reader, new_figure (LESART_FIGURE_NUMBER, digits.part[0], LESART_FIGURE_DAY), at, at + 1);
  add (reader, new_figure (LESART_FIGURE_MONTH, digits.part[1], LESART_FIGURE_NUMERIC), at, at + 1);
  if (digits.n_parts == 3)
    add (reader, new_figure (LESART_FIGURE_NUMBER, digits.part[2], LESART_FIGURE_YEAR), at, at + 1);
  return at + 1;
}

/* "14:30", "14.30 Uhr", "14 Uhr", "14 Uhr 30" */
static guint
read_clock (Reader *reader, guint at)
{
  LesartDigits digits;
  guint hour, minute = 0, end, rest;

  if (get_integer (reader, at, 2, &hour) && is (reader, at + 1, ":") && is_glued (reader, at + 1)
      && is_glued (reader, at + 2) && get_integer (reader, at + 2, 2, &minute)
      && reader->atoms.items[at + 2].n_bytes == 2) {
    end = at + 3;
  } else if (lesart_figure_atom_read_digits (&reader->atoms, at, ',', &digits)
             && digits.n_parts >= 1 && digits.n_parts <= 2 && is (reader, at + 1, "uhr")) {
    hour = digits.part[0];
    minute = digits.n_parts == 2 ? digits.part[1] : 0;
    end = at + 1;
  } else {
    return at;
  }
  if (hour > 24 || minute > 59)
    return at;
  if (is (reader, end, "uhr")) {
    end++;
    if (minute == 0 && get_integer (reader, end, 2, &rest) && rest < 60) {
      minute = rest;
      end++;
    }
  }
  return add (reader, new_figure (LESART_FIGURE_CLOCK, hour * 60 + minute, 0), at, end);
}

/* "halb drei" */
static guint
read_half_hour (Reader *reader, guint at)
{
  const LesartFigureAtom *next = &reader->atoms.items[at + 1];
  const char *kind;
  double hour;

  if (!is (reader, at, "halb") || next->kind != LESART_FIGURE_ATOM_WORD
      || !look_numeral (reader, lesart_figure_atom_get (&reader->atoms, at + 1), next->n_bytes,
                        &kind, &hour)
      || hour < 1 || hour > 12 || hour != floor (hour))
    return at;
  return add (reader, new_figure (LESART_FIGURE_CLOCK, hour * 60 - 30, 0), at, at + 2);
}

/* "Q2", "zweites Quartal", "2. Quartal", "zweiten Jahresviertel" */
static guint
read_quarter (Reader *reader, guint at)
{
  const char *letters = lesart_figure_atom_get (&reader->atoms, at);
  gsize n_bytes;
  g_autofree char *word = NULL;
  guint value = 0, end = at + 1;

  if (reader->atoms.items[at].n_bytes == 2 && letters[0] == 'Q' && letters[1] >= '1'
      && letters[1] <= '4')
    return add (reader, new_figure (LESART_FIGURE_QUARTER, letters[1] - '0', 0), at, at + 1);
  if (get_integer (reader, at, 1, &value) && is (reader, at + 1, ".")) {
    end = at + 2;
  } else if ((word = lower_word (reader, at, &n_bytes)) != NULL) {
    static const char *const ordinals[] = { "erste", "zweite", "dritte", "vierte" };

    for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
      if (g_str_has_prefix (word, ordinals[i]))
        value = i + 1;
  }
  if (value < 1 || value > 4
      || !(is (reader, end, "quartal") || is (reader, end, "quartals")
           || is (reader, end, "jahresviertel") || is (reader, end, "jahresviertels")))
    return at;
  return add (reader, new_figure (LESART_FIGURE_QUARTER, value, 0), at, end + 1);
}

/* --- digits ---- */

/* "65 Millionen": of what the reading takes for a time, "vor 65 Millionen Jahren" */
static guint
read_scale (const Reader *reader, guint at, LesartFigure *figure)
{
  const LesartFigureAtom *atom = &reader->atoms.items[at];
  const char *kind;
  double scale;

  if (atom->kind != LESART_FIGURE_ATOM_WORD
      || !look_numeral (reader, lesart_figure_atom_get (&reader->atoms, at), atom->n_bytes, &kind,
                        &scale)
      || strcmp (kind, "scale") != 0)
    return at;
  figure->value *= scale;
  figure->foreign *= scale;
  return at + 1;
}

static guint
read_digits (Reader *reader, guint at)
{
  LesartDigits digits;
  LesartFigure figure;
  guint end = at + 1, year;

  if (!lesart_figure_atom_read_digits (&reader->atoms, at, ',', &digits))
    return at;
  figure = new_figure (LESART_FIGURE_NUMBER, isnan (digits.value) ? digits.other : digits.value, 0);
  figure.foreign = digits.other;
  if (isnan (figure.value))
    return at;
  end = read_scale (reader, end, &figure);
  if (end > at + 1)
    return add (reader, figure, at, end);
  if (is_glued (reader, end) && (is (reader, end, "k") || is (reader, end, "K"))) {
    figure.other = figure.value * 1000; /* 3k; but 4K is a name */
    return add (reader, figure, at, end + 1);
  }
  if (is_glued (reader, end) && (is (reader, end, "er") || is (reader, end, "ern"))
      && digits.n_parts == 1 && digits.part[0] % 10 == 0)
    figure.flags |= LESART_FIGURE_DECADE;
  else if (get_integer (reader, at, 4, &year) && is_year (year))
    figure.flags |= LESART_FIGURE_YEAR;
  else if (is (reader, end, ".") && is_glued (reader, end) && get_integer (reader, at, 4, &year)
           && reader->atoms.items[end + 1].kind == LESART_FIGURE_ATOM_WORD)
    figure.type = LESART_FIGURE_ORDINAL;
  return add (reader, figure, at, end);
}

static guint
read_code (Reader *reader, guint at)
{
  const LesartFigureAtom *atom = &reader->atoms.items[at];
  const char *bytes = lesart_figure_atom_get (&reader->atoms, at);
  guint i = 0;

  while (i < atom->n_bytes && !g_ascii_isdigit (bytes[i]))
    i++;
  if (i == atom->n_bytes || atom->n_bytes - i > 6)
    return at;
  return add (reader,
              new_figure (LESART_FIGURE_NUMBER, (double) g_ascii_strtoull (bytes + i, NULL, 10),
                          LESART_FIGURE_CODE),
              at, at + 1);
}

/* --- */

/* What the reading has already; its figures are sorted. */
static gboolean
is_known (Reader *reader, LesartSpan span)
{
  while (reader->next_known < reader->n_known
         && reader->known[reader->next_known].span.end <= span.start)
    reader->next_known++;
  return reader->next_known < reader->n_known
         && reader->known[reader->next_known].span.start < span.end;
}

typedef guint (*ReadFunc) (Reader *reader, guint at);

static guint
read_any (Reader *reader, guint at)
{
  static const ReadFunc functions[] = { read_date,    read_clock, read_half_hour,
                                        read_quarter, read_month, read_weekday,
                                        read_digits,  read_soft,  read_code };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++) {
    guint end = functions[i](reader, at);

    if (end > at)
      return end;
  }
  return at + 1;
}

static void
read_stems (Reader *reader, const LesartTable *table)
{
  int stem = lesart_table_find_column (table, "stem");
  int place = lesart_table_find_column (table, "place");
  int value = lesart_table_find_column (table, "value");

  reader->n_stems = lesart_table_get_n_rows (table);
  reader->stems = g_new (Stem, reader->n_stems + 1);
  for (guint32 row = 0; row < reader->n_stems; row++)
    reader->stems[row] = (Stem){ lesart_table_get (table, row, stem),
                                 g_ascii_strtod (lesart_table_get (table, row, value), NULL),
                                 lesart_table_get (table, row, place) };
}

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  const LesartFigure *first = a, *second = b;

  return (first->span.start > second->span.start) - (first->span.start < second->span.start);
}

/**
 * lesart_figures_add_german:
 * @figures: an array of #LesartFigure by position, from a reading; gets the others
 * @text: the text of that reading
 *
 * Adds what the reading has no figure for, in linear time.
 */
void
lesart_figures_add_german (GArray *figures, const LesartText *text, const LesartLanguage *language)
{
  Reader reader = {
    .numerals = lesart_language_get_table (language, "numerals"),
    .times = lesart_language_get_table (language, "times"),
    .figures = g_array_new (FALSE, FALSE, sizeof (LesartFigure)),
    .known = (const LesartFigure *) (gpointer) figures->data,
    .n_known = figures->len,
  };

  reader.numeral_kind = lesart_table_find_column (reader.numerals, "kind");
  reader.numeral_value = lesart_table_find_column (reader.numerals, "value");
  reader.time_class = lesart_table_find_column (reader.times, "class");
  reader.time_value = lesart_table_find_column (reader.times, "value");
  read_stems (&reader, lesart_language_get_table (language, "number-stems"));
  lesart_figure_atoms_init (&reader.atoms, text);
  for (guint at = 0; at + 1 < reader.atoms.n;) {
    const LesartFigureAtom *atom = &reader.atoms.items[at];

    at = (atom->kind != LESART_FIGURE_ATOM_WORD && atom->kind != LESART_FIGURE_ATOM_DIGITS)
                 || is_known (&reader, atom->span)
             ? at + 1
             : read_any (&reader, at);
  }
  lesart_figure_atoms_clear (&reader.atoms);
  g_free (reader.stems);
  g_array_append_vals (figures, reader.figures->data, reader.figures->len);
  g_array_unref (reader.figures);
  g_array_sort (figures, compare_figures);
}
