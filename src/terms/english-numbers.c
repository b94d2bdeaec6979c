/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "english-numbers.h"

#include <math.h>
#include <string.h>

#define IS(kind) LESART_ENGLISH_IS (LESART_ENGLISH_##kind)

static const char *const kind_names[LESART_N_ENGLISH_KINDS] = {
  "",         "digit",       "teen",       "tens",          "article",     "hundred",
  "scale",    "scale-short", "indefinite", "ordinal-digit", "ordinal",     "half",
  "fraction", "soft",        "decade",     "month",         "month-short", "weekday",
  "half-day", "clock",       "duration",   "unit",          "unit-short",  "points",
  "money",    "about",
};

void
lesart_english_init (LesartEnglish *english, const LesartText *text, const LesartLanguage *language)
{
  const LesartTable *table = lesart_language_get_table (language, "english-figures");
  guint32 n_rows = lesart_table_get_n_rows (table);

  lesart_figure_atoms_init (&english->atoms, text);
  english->table = table;
  english->column_kind = lesart_table_find_column (table, "kind");
  english->column_value = lesart_table_find_column (table, "value");
  english->column_unit = lesart_table_find_column (table, "unit");
  english->kinds = g_new0 (guint8, n_rows + 1);
  for (guint32 row = 0; row < n_rows; row++)
    for (guint8 kind = 1; kind < LESART_N_ENGLISH_KINDS; kind++)
      if (strcmp (lesart_table_get (table, row, english->column_kind), kind_names[kind]) == 0)
        english->kinds[row] = kind;
}

void
lesart_english_clear (LesartEnglish *english)
{
  lesart_figure_atoms_clear (&english->atoms);
  g_clear_pointer (&english->kinds, g_free);
}

/* --- words ---- */

static gboolean
look_up (const LesartEnglish *english,
         const char *key,
         gsize n_bytes,
         guint32 kinds,
         LesartEnglishWord *word)
{
  guint32 rows[8];
  guint n = lesart_table_lookup (english->table, key, (gssize) n_bytes, rows, G_N_ELEMENTS (rows));

  for (guint i = 0; i < n; i++) {
    guint8 kind = english->kinds[rows[i]];

    if ((kinds & LESART_ENGLISH_IS (kind)) == 0 || kind == LESART_ENGLISH_NONE)
      continue;
    word->kind = (LesartEnglishKind) kind;
    word->value =
        g_ascii_strtod (lesart_table_get (english->table, rows[i], english->column_value), NULL);
    word->unit = lesart_table_get (english->table, rows[i], english->column_unit);
    return TRUE;
  }
  return FALSE;
}

/**
 * lesart_english_look:
 * @kinds: LESART_ENGLISH_IS() of those that are looked for
 * @word: (out): what it is
 *
 * Returns: whether the atom is a word of one of the kinds
 */
gboolean
lesart_english_look (const LesartEnglish *english, guint at, guint32 kinds, LesartEnglishWord *word)
{
  const LesartFigureAtom *atom = &english->atoms.items[MIN (at, english->atoms.n - 1)];

  return (atom->kind == LESART_FIGURE_ATOM_WORD || atom->kind == LESART_FIGURE_ATOM_MARK)
         && look_up (english, english->atoms.utf8 + atom->byte, atom->n_bytes, kinds, word);
}

#define MAX_PHRASE 80 /* bytes */

/* "square-kilometres" is looked up with a space, "US$" as it stands. */
static gboolean
append_atom (const LesartEnglish *english, guint at, char *phrase, gsize *n_bytes)
{
  const LesartFigureAtom *atom = &english->atoms.items[at];
  gboolean spaced = !atom->glued;

  if (atom->kind == LESART_FIGURE_ATOM_END || *n_bytes + atom->n_bytes + 1 >= MAX_PHRASE)
    return FALSE;
  if (*n_bytes > 0 && (spaced || lesart_figure_atom_is_hyphen (&english->atoms, at)))
    phrase[(*n_bytes)++] = ' ';
  if (*n_bytes > 0 && lesart_figure_atom_is_hyphen (&english->atoms, at))
    return TRUE;
  memcpy (phrase + *n_bytes, english->atoms.utf8 + atom->byte, atom->n_bytes);
  *n_bytes += atom->n_bytes;
  return TRUE;
}

/**
 * lesart_english_look_long:
 * @word: (out): what the longest phrase that begins with this atom is
 *
 * Returns: the atom behind it; @at if there is none
 */
guint
lesart_english_look_long (const LesartEnglish *english,
                          guint at,
                          guint32 kinds,
                          LesartEnglishWord *word)
{
  char phrase[MAX_PHRASE];
  gsize n_bytes = 0;
  guint end = at;

  for (guint i = at; i < at + 6 && i < english->atoms.n; i++) {
    if (!append_atom (english, i, phrase, &n_bytes))
      break;
    if (look_up (english, phrase, n_bytes, kinds, word))
      end = i + 1;
  }
  return end;
}

/* --- numbers ---- */

static guint
skip_hyphen (const LesartEnglish *english, guint at)
{
  return lesart_figure_atom_is_hyphen (&english->atoms, at) ? at + 1 : at;
}

/* "million" or "hundred million" behind "five", "five-" */
static guint
parse_scale (const LesartEnglish *english, guint at, double *scale)
{
  LesartEnglishWord word;
  guint end = at;

  if (lesart_english_look (english, skip_hyphen (english, end), IS (HUNDRED), &word)) {
    *scale *= word.value;
    end = skip_hyphen (english, end) + 1;
  }
  if (lesart_english_look (english, skip_hyphen (english, end), IS (SCALE), &word)) {
    *scale *= word.value;
    end = skip_hyphen (english, end) + 1;
  }
  if (end > at && *scale >= 1e3 && *scale < 1e6
      && lesart_english_look (english, end, IS (SCALE), &word) && word.value >= 1e6) {
    *scale *= word.value; /* "a thousand million" */
    end++;
  }
  return end;
}

/* "5bn", "$5m", "5 bn"; a letter alone is a scale only behind a currency. */
static guint
parse_short_scale (const LesartEnglish *english, guint at, gboolean money, double *scale)
{
  const LesartFigureAtom *atom = &english->atoms.items[MIN (at, english->atoms.n - 1)];
  LesartEnglishWord word;

  if (!lesart_english_look (english, at, IS (SCALE_SHORT), &word))
    return at;
  if (atom->n_bytes == 1
      && (!atom->glued || !(money || lesart_figure_atom_is (&english->atoms, at, "k"))))
    return at;
  *scale = word.value;
  return at + 1;
}

static gboolean
follows_money (const LesartEnglish *english, guint at)
{
  LesartEnglishWord word;

  return at > 0 && lesart_english_look (english, at - 1, IS (MONEY), &word);
}

/* "and a half" */
static guint
parse_and_half (const LesartEnglish *english, guint at, double *value)
{
  guint next = skip_hyphen (english, at);

  if (!lesart_figure_atom_is (&english->atoms, next, "and"))
    return at;
  next = skip_hyphen (english, next + 1);
  if (!lesart_figure_atom_is (&english->atoms, next, "a"))
    return at;
  next = skip_hyphen (english, next + 1);
  if (lesart_figure_atom_is (&english->atoms, next, "half"))
    *value += 0.5;
  else if (lesart_figure_atom_is (&english->atoms, next, "quarter"))
    *value += 0.25;
  else
    return at;
  return next + 1;
}

/* "255 001": a space between thousands. */
static guint
parse_spaced (const LesartEnglish *english, guint at, double *value)
{
  const LesartFigureAtom *items = english->atoms.items;
  guint end = at + 1;

  if (items[at].n_bytes > 3 || *value != floor (*value))
    return end;
  while (items[end].kind == LESART_FIGURE_ATOM_DIGITS && items[end].n_bytes == 3
         && items[end].span.start == items[end - 1].span.end + 1 && *value < 1e12) {
    *value = *value * 1000 + g_ascii_strtod (english->atoms.utf8 + items[end].byte, NULL);
    end++;
  }
  return end;
}

static gboolean
parse_digits (const LesartEnglish *english, guint at, LesartEnglishNumber *number)
{
  LesartDigits digits;
  guint end;

  if (!lesart_figure_atom_read_digits (&english->atoms, at, '.', &digits)
      || (isnan (digits.value) && isnan (digits.other)))
    return FALSE;
  number->value = isnan (digits.value) ? digits.other : digits.value;
  number->foreign = digits.other;
  end = parse_spaced (english, at, &number->value);
  end = parse_and_half (english, end, &number->value);
  number->end = parse_scale (english, end, &number->scale);
  if (number->end == end)
    number->end = parse_short_scale (english, end, follows_money (english, at), &number->scale);
  number->value *= number->scale;
  number->foreign *= number->scale;
  return TRUE;
}

/* Below a hundred: "five", "twenty-five". */
static guint
parse_small (const LesartEnglish *english, guint at, double *value)
{
  LesartEnglishWord word, digit;
  guint next;

  if (!lesart_english_look (english, at, IS (DIGIT) | IS (TEEN) | IS (TENS), &word))
    return at;
  *value = word.value;
  if (word.kind != LESART_ENGLISH_TENS)
    return at + 1;
  next = skip_hyphen (english, at + 1);
  if (lesart_english_look (english, next, IS (DIGIT), &digit) && digit.value > 0) {
    *value += digit.value;
    return next + 1;
  }
  return at + 1;
}

/* Below a thousand, and "fifteen hundred". */
static guint
parse_hundreds (const LesartEnglish *english, guint at, double *value)
{
  LesartEnglishWord word;
  double rest = 0;
  guint end = parse_small (english, at, value), next;

  if (end == at || !lesart_english_look (english, skip_hyphen (english, end), IS (HUNDRED), &word))
    return end;
  end = skip_hyphen (english, end) + 1;
  *value *= 100;
  next = lesart_figure_atom_is (&english->atoms, end, "and") ? end + 1 : skip_hyphen (english, end);
  next = parse_small (english, next, &rest) == next ? end : parse_small (english, next, &rest);
  *value += rest;
  return next;
}

/* "a" and "half a" before a scale */
static guint
parse_lead (const LesartEnglish *english, guint at, double *value)
{
  LesartEnglishWord word;
  guint next;

  if (lesart_english_look (english, at, IS (HALF), &word)
      && (lesart_figure_atom_is (&english->atoms, at + 1, "a")
          || lesart_figure_atom_is (&english->atoms, at + 1, "an"))) {
    *value = word.value;
    return at + 2;
  }
  if (!lesart_english_look (english, at, IS (ARTICLE), &word))
    return at;
  *value = 1;
  next = skip_hyphen (english, at + 1);
  if (lesart_english_look (english, next, IS (HALF), &word)
      || (lesart_figure_atom_is (&english->atoms, next, "quarter") && (word.value = 0.25) > 0)) {
    *value = word.value;
    next++;
    if (lesart_figure_atom_is (&english->atoms, next, "of")
        && lesart_figure_atom_is (&english->atoms, next + 1, "a"))
      next += 2;
  }
  return next;
}

/* "thousand" and more behind the hundreds; adds them up: "two million three hundred thousand". */
static guint
parse_large (const LesartEnglish *english, guint at, LesartEnglishNumber *number)
{
  double last = INFINITY, total = 0;
  guint end = at;

  for (guint i = at;;) {
    double value = 0, scale = 1;
    guint next = parse_hundreds (english, i, &value), scaled;

    if (next == i)
      break;
    next = parse_and_half (english, next, &value);
    scaled = parse_scale (english, next, &scale);
    if (scale >= last)
      break; /* another number */
    total += value * scale;
    last = scale;
    number->scale = MAX (number->scale, scale);
    end = scaled;
    if (scale == 1 || scale == 12)
      break;
    i = lesart_figure_atom_is (&english->atoms, end, "and") ? end + 1 : skip_hyphen (english, end);
  }
  number->value = total;
  return end;
}

/* "two thirds", "three-quarters", "one third", "a third" */
static guint
parse_fraction (const LesartEnglish *english, guint at, LesartEnglishNumber *number)
{
  LesartEnglishWord word;
  guint next = skip_hyphen (english, at);

  if (lesart_english_look (english, next, IS (FRACTION), &word)
      || (number->value == 1
          && lesart_english_look (english, next, IS (ORDINAL_DIGIT) | IS (ORDINAL), &word)
          && word.value >= 3)) {
    number->value /= word.value;
    number->soft = TRUE;
    return next + 1;
  }
  return at;
}

static gboolean
parse_words (const LesartEnglish *english, guint at, LesartEnglishNumber *number)
{
  double scale = 1, lead = 1;
  guint end = parse_large (english, at, number), next;

  number->words = TRUE;
  if (end > at) {
    number->end = parse_fraction (english, end, number);
    number->soft = number->soft || (number->value == 1 && number->scale == 1);
    return TRUE;
  }
  next = parse_lead (english, at, &lead);
  end = parse_scale (english, next, &scale);
  if (end == next)
    return FALSE;
  number->vague = next == at;
  number->value = lead * scale;
  number->scale = scale;
  number->end = end;
  if (next > at && scale < 1e6 && scale >= 100) { /* "a hundred and five" */
    double rest = 0;

    next = lesart_figure_atom_is (&english->atoms, end, "and") ? end + 1 : end;
    end = parse_hundreds (english, next, &rest);
    if (end > next && rest < scale) {
      number->value += rest;
      number->end = end;
    }
  }
  return TRUE;
}

/* "hundreds of thousands", "tens of millions", "trillions" */
static gboolean
parse_indefinite (const LesartEnglish *english, guint at, LesartEnglishNumber *number)
{
  LesartEnglishWord word;
  gboolean tens = lesart_figure_atom_is (&english->atoms, at, "tens");

  if (!tens && !lesart_english_look (english, at, IS (INDEFINITE), &word))
    return FALSE;
  number->value = tens ? 10 : word.value;
  number->end = at + 1;
  if (lesart_figure_atom_is (&english->atoms, at + 1, "of")
      && lesart_english_look (english, at + 2, IS (INDEFINITE), &word)) {
    number->value *= word.value;
    number->end = at + 3;
  } else if (tens) {
    return FALSE;
  }
  number->scale = number->value;
  number->words = number->vague = TRUE;
  return TRUE;
}

/**
 * lesart_english_parse_number:
 * @number: (out): the number that begins with this atom
 *
 * Returns: whether one does
 */
gboolean
lesart_english_parse_number (const LesartEnglish *english, guint at, LesartEnglishNumber *number)
{
  *number = (LesartEnglishNumber){ .end = at, .scale = 1, .foreign = NAN };
  return parse_digits (english, at, number) || parse_words (english, at, number)
         || parse_indefinite (english, at, number);
}
