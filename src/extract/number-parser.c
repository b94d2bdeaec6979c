/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads numbers. The words are rows of numerals.tsv, by kind:
 *
 *   digit  1 to 9, also before "hundert" and "-und-"     zwei
 *   teen   10 to 19                                       zwölf
 *   tens   20, 30 ... 90                                  dreißig
 *   hundred, thousand                                     hundert, tausend
 *   word   a numeral that is not composed                 anderthalb, zweier
 *   article                                               ein, eine, einem
 *   half                                                  halb
 *   scale, collective    multiply what stands before      Million, Mio., Dutzend
 *   indefinite           a scale without a number         Tausende, Millionen
 *   vague                stands where a number would      mehrere, ein paar
 *   fraction             the divisor                      Drittel
 *   sign                                                  minus
 *
 * The words up to 999,999 are composed:
 *
 *   numeral  = [below1000] "tausend" ["und"] [below1000] | below1000
 *   below1000 = [digit | teen] "hundert" ["und"] [below100] | below100
 *   below100  = teen | digit "und" tens | tens | digit
 *   and "einhalb", "einviertel" or "dreiviertel" may follow.
 */
#include "number-parser.h"

#include <math.h>
#include <string.h>

#define MAX_WORD_BYTES 88
#define MAX_MORPHEME_BYTES 10
#define MAX_SCALES 3
#define MAX_PARTS 4

static guint
get_beginning (const char *word)
{
  return (guint) (guchar) word[0] << 8 | (guchar) word[1];
}

static void
add_beginnings (LesartNumerals *numerals, const char *forms)
{
  for (const char *p = forms; *p != '\0'; p += strcspn (p, "|"), p += *p == '|' ? 1 : 0) {
    guint beginning = get_beginning (p);

    numerals->may_begin[beginning / 8] |= (guint8) (1u << beginning % 8);
  }
}

static gboolean
may_begin (const LesartNumerals *numerals, const char *word)
{
  guint beginning = get_beginning (word);

  return (numerals->may_begin[beginning / 8] >> beginning % 8 & 1) != 0;
}

void
lesart_numerals_init (LesartNumerals *numerals, const LesartLanguage *language)
{
  numerals->table = lesart_language_get_table (language, "numerals");
  numerals->kind = lesart_table_find_column (numerals->table, "kind");
  numerals->value = lesart_table_find_column (numerals->table, "value");
  memset (numerals->may_begin, 0, sizeof numerals->may_begin);
  for (guint32 row = 0; row < lesart_table_get_n_rows (numerals->table); row++) {
    static const char *const kinds[] = { "digit", "teen", "tens", "hundred", "thousand", NULL };

    if (g_strv_contains (kinds, lesart_table_get (numerals->table, row, numerals->kind)))
      add_beginnings (numerals, lesart_table_get (numerals->table, row, 0));
  }
}

/* --- words ---------------------------------------------------------------------------------------
 */

typedef struct {
  const LesartNumerals *numerals;
  const char *p;
  const char *end;
} WordCursor;

static gboolean
row_is (const LesartNumerals *numerals, guint32 row, const char *kind)
{
  return strcmp (lesart_table_get (numerals->table, row, numerals->kind), kind) == 0;
}

static double
row_value (const LesartNumerals *numerals, guint32 row)
{
  const char *value = lesart_table_get (numerals->table, row, numerals->value);

  return *value == '\0' ? NAN : g_ascii_strtod (value, NULL);
}

/* Takes the longest morpheme of @kind at the cursor. */
static gboolean
take_kind (WordCursor *cursor, const char *kind, double *value)
{
  gsize left = (gsize) (cursor->end - cursor->p);

  for (gsize n = MIN (left, MAX_MORPHEME_BYTES); n >= 3; n--) {
    guint32 rows[4];
    guint n_rows = lesart_table_lookup (cursor->numerals->table, cursor->p, (gssize) n, rows,
                                        G_N_ELEMENTS (rows));

    for (guint i = 0; i < n_rows; i++)
      if (row_is (cursor->numerals, rows[i], kind)) {
        *value = row_value (cursor->numerals, rows[i]);
        cursor->p += n;
        return TRUE;
      }
  }
  return FALSE;
}

static gboolean
take (WordCursor *cursor, const char *morpheme)
{
  gsize n = strlen (morpheme);

  if ((gsize) (cursor->end - cursor->p) < n || memcmp (cursor->p, morpheme, n) != 0)
    return FALSE;
  cursor->p += n;
  return TRUE;
}

static gboolean
take_below_100 (WordCursor *cursor, double *value)
{
  double digit;
  const char *start = cursor->p;

  if (take_kind (cursor, "teen", value) || take_kind (cursor, "tens", value))
    return TRUE;
  if (!take_kind (cursor, "digit", &digit))
    return FALSE;
  start = cursor->p;
  if (take (cursor, "und") && take_kind (cursor, "tens", value)) {
    *value += digit;
    return TRUE;
  }
  cursor->p = start;
  *value = digit;
  return TRUE;
}

/* What may follow "hundert" or "tausend": ["und"] and a smaller number, or nothing. */
static double
take_rest (WordCursor *cursor, gboolean (*take_smaller) (WordCursor *cursor, double *value))
{
  const char *start = cursor->p;
  double rest;

  take (cursor, "und");
  if (take_smaller (cursor, &rest))
    return rest;
  cursor->p = start;
  return 0;
}

static gboolean
take_below_1000 (WordCursor *cursor, double *value)
{
  const char *start = cursor->p;
  double hundreds = 1;

  if (!take_kind (cursor, "teen", &hundreds) && !take_kind (cursor, "digit", &hundreds))
    hundreds = 1;
  if (take (cursor, "hundert")) {
    *value = hundreds * 100 + take_rest (cursor, take_below_100);
    return TRUE;
  }
  cursor->p = start;
  return take_below_100 (cursor, value);
}

static gboolean
take_numeral (WordCursor *cursor, double *value)
{
  double thousands = 1;

  if (!take_below_1000 (cursor, &thousands))
    thousands = 1;
  else if (cursor->p == cursor->end || *cursor->p != 't') {
    *value = thousands;
    return TRUE;
  }
  if (!take (cursor, "tausend"))
    return FALSE;
  *value = thousands * 1000 + take_rest (cursor, take_below_1000);
  return TRUE;
}

/**
 * lesart_numeral_parse_word:
 * @word: one word of @n_bytes bytes, in lower case
 *
 * Returns: whether it is a composed numeral ("einundzwanzig", "zweieinhalb"); "ein" alone is not
 */
gboolean
lesart_numeral_parse_word (const LesartNumerals *numerals,
                           const char *word,
                           gsize n_bytes,
                           double *value)
{
  static const struct {
    const char *word;
    double value;
  } rests[] = { { "einhalb", 0.5 }, { "einviertel", 0.25 }, { "dreiviertel", 0.75 } };
  WordCursor cursor = { numerals, word, word + n_bytes };

  if (n_bytes < 3 || n_bytes > MAX_WORD_BYTES || !may_begin (numerals, word))
    return FALSE;
  if (!take_numeral (&cursor, value))
    return FALSE;
  if (cursor.p == cursor.end)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rests); i++)
    if (take (&cursor, rests[i].word) && cursor.p == cursor.end) {
      *value += rests[i].value;
      return TRUE;
    }
  return FALSE;
}

/* --- numbers in a sentence -----------------------------------------------------------------------
 */

typedef struct {
  const LesartNumerals *numerals;
  const LesartAtoms *atoms;
} Parser;

/* The rows of one or two atoms; looked up once, asked for several kinds. */
typedef struct {
  guint32 rows[LESART_TABLE_MAX_ROWS];
  guint n_rows;
  guint n_atoms;
} Rows;

static void
look_up (const Parser *parser, guint at, guint max_atoms, Rows *rows)
{
  rows->n_atoms = rows->n_rows = 0;
  if (lesart_atom_begins (parser->atoms, at, LESART_BEGINS_NUMBER))
    rows->n_atoms = lesart_atoms_find (parser->atoms, parser->numerals->table, at, max_atoms,
                                       rows->rows, &rows->n_rows)
                    - at;
}

/* As many atoms as the row of @kind has; 0 if there is none. */
static guint
has_kind (const Parser *parser, const Rows *rows, const char *kind, double *value)
{
  for (guint i = 0; i < rows->n_rows; i++)
    if (row_is (parser->numerals, rows->rows[i], kind)) {
      *value = row_value (parser->numerals, rows->rows[i]);
      return rows->n_atoms;
    }
  return 0;
}

static guint
match_kind (const Parser *parser, guint at, const char *kind, double *value)
{
  Rows rows;

  if (!lesart_atom_is_kind (parser->atoms, at, LESART_ATOM_WORD))
    return 0;
  look_up (parser, at, 1, &rows);
  return has_kind (parser, &rows, kind, value);
}

/* A scale: Millionen, or an abbreviation with its full stop. */
static guint
match_scale (const Parser *parser, guint at, double *value)
{
  Rows rows;
  guint n;

  if (!lesart_atom_is_kind (parser->atoms, at, LESART_ATOM_WORD))
    return 0;
  look_up (parser, at, lesart_atom_is_dot (parser->atoms, at + 1) ? 2 : 1, &rows);
  n = has_kind (parser, &rows, "scale", value);
  return n > 0 ? n : has_kind (parser, &rows, "collective", value);
}

/* "1 000 000": groups of three digits after spaces. */
static void
take_spaced_groups (const Parser *parser, LesartNumber *number)
{
  guint whole;

  if (number->value >= 1000 || number->value < 1
      || (number->flags
          & (LESART_NUMBER_DECIMAL | LESART_NUMBER_GROUPED | LESART_NUMBER_LEADING_ZERO))
             != 0)
    return;
  for (guint i = 0; i < 5 && !lesart_atom_is_glued (parser->atoms, number->end); i++) {
    double fraction;
    guint32 flags;
    gsize n_bytes;
    const char *text;

    if (!lesart_atom_is_kind (parser->atoms, number->end, LESART_ATOM_FIGURE))
      return;
    text = lesart_atom_text (parser->atoms, number->end, &n_bytes);
    if (lesart_atom_get_integer (parser->atoms, number->end, 3, &whole) && n_bytes == 3) {
      number->value = number->value * 1000 + whole;
    } else if (n_bytes > 4 && text[3] == ','
               && lesart_figure_parse (text, n_bytes, &fraction, &flags)) {
      number->value = number->value * 1000 + fraction;
      number->flags |= LESART_NUMBER_GROUPED | LESART_NUMBER_DECIMAL;
      number->end++;
      return;
    } else {
      return;
    }
    number->flags |= LESART_NUMBER_GROUPED;
    number->end++;
  }
}

/* "1/2" and "2 1/2" */
static void
take_slash_fraction (const Parser *parser, guint at, LesartNumber *number)
{
  guint over, under;
  double more;
  gsize n_bytes;

  if (number->value > 1000 || number->value != floor (number->value))
    return;
  if (lesart_atom_is_kind (parser->atoms, number->end, LESART_ATOM_FIGURE)
      && lesart_vulgar_fraction_parse (lesart_atom_text (parser->atoms, number->end, &n_bytes),
                                       &more)) {
    number->value += more;
    number->end++;
    return;
  }
  if (lesart_atom_get_integer (parser->atoms, at, 2, &over)
      && lesart_atom_is_glued (parser->atoms, at + 1) && lesart_atom_is (parser->atoms, at + 1, "/")
      && lesart_atom_is_glued (parser->atoms, at + 2)
      && lesart_atom_get_integer (parser->atoms, at + 2, 2, &under) && over > 0 && over < under
      && under <= 10) {
    number->value = (double) over / under;
    number->flags |= LESART_NUMBER_FRACTION;
    number->end = at + 3;
    return;
  }
  if (number->end == at + 1 && lesart_atom_get_integer (parser->atoms, at + 1, 1, &over)
      && lesart_atom_is (parser->atoms, at + 2, "/")
      && lesart_atom_get_integer (parser->atoms, at + 3, 2, &under) && over > 0 && over < under) {
    number->value += (double) over / under;
    number->end = at + 4;
  }
}

static gboolean
parse_figure_atom (const Parser *parser, guint at, LesartNumber *number)
{
  gsize n_bytes;
  const char *text = lesart_atom_text (parser->atoms, at, &n_bytes);

  if (!lesart_figure_parse (text, n_bytes, &number->value, &number->flags))
    return FALSE;
  number->end = at + 1;
  take_spaced_groups (parser, number);
  take_slash_fraction (parser, at, number);
  return TRUE;
}

static gboolean
is_decimal_word (const Parser *parser, guint at)
{
  static const char *const words[] = { "Komma", "komma", NULL };
  static const char *const points[] = { "Punkt", "punkt", NULL };

  return lesart_atom_is_one_of (parser->atoms, at, words)
         || (parser->atoms->x->utterance && lesart_atom_is_one_of (parser->atoms, at, points));
}

/* "Komma fünf" after a number in words: the digits of the fraction, one by one. */
static void
take_spoken_decimals (const Parser *parser, LesartNumber *number)
{
  double digits = 0, divisor = 1, digit;
  guint at = number->end + 1;

  if (!is_decimal_word (parser, number->end))
    return;
  for (guint i = 0; i < 6 && lesart_atom_is_kind (parser->atoms, at, LESART_ATOM_WORD); i++, at++) {
    gsize n_bytes;
    const char *text = lesart_atom_text (parser->atoms, at, &n_bytes);

    if (match_kind (parser, at, "zero", &digit) == 0
        && !lesart_numeral_parse_word (parser->numerals, text, n_bytes, &digit))
      break;
    divisor *= digit > 9 ? 100 : 10;
    digits = digits * (digit > 9 ? 100 : 10) + digit;
    number->flags = (number->flags & ~(guint32) LESART_NUMBER_ZERO_WORD) | LESART_NUMBER_DECIMAL;
    number->end = at + 1;
  }
  number->value += digits / divisor;
}

/* "ein und dreißig", "fünf und zwanzig", spelled apart; in an article these are two numbers. */
static void
take_spaced_tens (const Parser *parser, guint at, LesartNumber *number)
{
  double tens;
  gsize n_bytes;
  const char *text = lesart_atom_text (parser->atoms, at, &n_bytes);

  if (!parser->atoms->x->utterance || number->end != at + 1 || number->value < 1
      || number->value > 9 || number->value != floor (number->value)
      || !lesart_atom_is (parser->atoms, at + 1, "und")
      || match_kind (parser, at + 2, "tens", &tens) == 0
      || !lesart_atom_is_kind (parser->atoms, at, LESART_ATOM_WORD)
      || (number->value == 1 && g_ascii_strncasecmp (text, "ein", MAX (n_bytes, 3)) != 0)
      || (at > 0 && lesart_atom_is (parser->atoms, at - 1, "zwischen")))
    return;
  number->value += tens;
  number->flags = 0;
  number->end = at + 3;
}

/* Numerals in words are in lower case; in upper case they open a sentence or are a noun (die Elf).
 */
static gboolean
parse_composed_word (const Parser *parser, guint at, LesartNumber *number)
{
  char word[MAX_WORD_BYTES + 1];
  gsize n_bytes;
  const char *text = lesart_atom_text (parser->atoms, at, &n_bytes);
  gboolean upper = g_ascii_isupper (*text);

  if (n_bytes > MAX_WORD_BYTES)
    return FALSE;
  memcpy (word, text, n_bytes);
  word[n_bytes] = '\0';
  word[0] = g_ascii_tolower (word[0]);
  if (!lesart_numeral_parse_word (parser->numerals, word, n_bytes, &number->value))
    return FALSE;
  if (upper && number->value < 100 && at > 0 && !parser->atoms->x->utterance
      && lesart_atom_is_kind (parser->atoms, at - 1, LESART_ATOM_WORD))
    return FALSE;
  number->flags = strcmp (word, "eins") == 0 ? LESART_NUMBER_ZERO_WORD : 0;
  number->end = at + 1;
  return TRUE;
}

/* "ein", "ein halbes", "ein paar" */
static void
parse_article (const Parser *parser, guint at, LesartNumber *number)
{
  Rows rows;

  number->value = 1;
  number->flags = LESART_NUMBER_ARTICLE;
  number->end = at + 1;
  look_up (parser, at, lesart_atom_is (parser->atoms, at + 1, "paar") ? 2 : 1, &rows);
  if (rows.n_atoms == 2 && has_kind (parser, &rows, "vague", &number->value) > 0) {
    number->flags = LESART_NUMBER_VAGUE;
    number->end = at + 2;
  } else if (match_kind (parser, at + 1, "half", &number->value) > 0) {
    number->flags = LESART_NUMBER_HALF;
    number->end = at + 2;
  }
}

/* "drei halbe Brote", "zwei ein halb Stunden" */
static void
take_halves (const Parser *parser, LesartNumber *number)
{
  double half;
  guint article = lesart_atom_is (parser->atoms, number->end, "ein") ? 1 : 0;

  if (number->value != floor (number->value) || number->value < 2 || number->value > 99
      || match_kind (parser, number->end + article, "half", &half) == 0)
    return;
  if (article == 0 && !lesart_atom_is (parser->atoms, number->end, "halbe"))
    return;
  number->value = article > 0 ? number->value + half : number->value * half;
  number->flags |= LESART_NUMBER_DECIMAL;
  number->end += article + 1;
}

static gboolean
parse_base (const Parser *parser, guint at, LesartNumber *number)
{
  static const struct {
    const char *kind;
    guint32 flags;
  } kinds[] = {
    { "word", 0 },
    { "vague", LESART_NUMBER_VAGUE },
    { "zero", LESART_NUMBER_ZERO_WORD },
    { "half", LESART_NUMBER_HALF },
  };
  Rows rows;
  double one;

  if (lesart_atom_is_kind (parser->atoms, at, LESART_ATOM_FIGURE))
    return parse_figure_atom (parser, at, number);
  if (!lesart_atom_is_kind (parser->atoms, at, LESART_ATOM_WORD)
      || !lesart_atom_begins (parser->atoms, at, LESART_BEGINS_NUMBER))
    return FALSE;
  look_up (parser, at, 1, &rows);
  if (has_kind (parser, &rows, "article", &one) > 0) {
    parse_article (parser, at, number);
    take_spaced_tens (parser, at, number);
    return TRUE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (has_kind (parser, &rows, kinds[i].kind, &number->value) > 0) {
      number->flags = kinds[i].flags;
      number->end = at + 1;
      take_spoken_decimals (parser, number);
      return TRUE;
    }
  if (!parse_composed_word (parser, at, number))
    return FALSE;
  take_spoken_decimals (parser, number);
  take_spaced_tens (parser, at, number);
  take_halves (parser, number);
  return TRUE;
}

static gboolean
take_fraction (const Parser *parser, LesartNumber *number)
{
  double divisor;

  if ((number->flags & (LESART_NUMBER_VAGUE | LESART_NUMBER_HALF | LESART_NUMBER_FRACTION)) != 0
      || match_kind (parser, number->end, "fraction", &divisor) == 0)
    return FALSE;
  number->value /= divisor;
  number->divisor = divisor;
  number->flags = (number->flags & LESART_NUMBER_FIGURE) | LESART_NUMBER_FRACTION;
  number->end++;
  return TRUE;
}

/* "fünf und drei Viertel", "5 und eine halbe" before what is counted */
static void
take_mixed_fraction (const Parser *parser, LesartNumber *number)
{
  LesartNumber fraction;

  if (!lesart_atom_is (parser->atoms, number->end, "und") || number->value != floor (number->value)
      || (number->flags & (LESART_NUMBER_ARTICLE | LESART_NUMBER_VAGUE | LESART_NUMBER_DECIMAL))
             != 0
      || !parse_base (parser, number->end + 1, &fraction))
    return;
  fraction.divisor = 0;
  if ((fraction.flags & LESART_NUMBER_HALF) == 0 && !take_fraction (parser, &fraction))
    return;
  if (!(fraction.value > 0 && fraction.value < 1)
      || !lesart_atom_is_kind (parser->atoms, fraction.end, LESART_ATOM_WORD))
    return;
  number->value += fraction.value;
  number->flags |= LESART_NUMBER_DECIMAL;
  number->end = fraction.end;
}

/* "3M", "1200K": only glued to figures, only in an utterance */
static guint
match_scale_letter (const Parser *parser, const LesartNumber *number, double *scale)
{
  static const struct {
    const char *letter;
    double scale;
  } letters[] = { { "k", 1e3 }, { "K", 1e3 }, { "M", 1e6 }, { "G", 1e9 } };

  if (!parser->atoms->x->utterance || (number->flags & LESART_NUMBER_FIGURE) == 0
      || !lesart_atom_is_glued (parser->atoms, number->end))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (lesart_atom_is (parser->atoms, number->end, letters[i].letter)) {
      *scale = letters[i].scale;
      return 1;
    }
  return 0;
}

static void
take_scales (const Parser *parser, LesartNumber *number)
{
  take_mixed_fraction (parser, number);
  for (guint i = 0; i < MAX_SCALES; i++) {
    double scale;
    guint n = match_scale (parser, number->end, &scale);

    if (n == 0)
      n = match_scale_letter (parser, number, &scale);
    if (n == 0
        || (scale == 100 && (number->flags & LESART_NUMBER_FIGURE) == 0 && number->value >= 20))
      return; /* "neunzehn hundert", but no "zwanzig hundert" */
    number->value *= scale;
    number->scale *= scale;
    number->flags |= LESART_NUMBER_SCALED;
    number->end += n;
  }
}

/* ",77" where nothing stands before the comma */
static gboolean
parse_bare_decimals (const Parser *parser, guint at, LesartNumber *number)
{
  gsize n_bytes;
  const char *digits;

  if (!parser->atoms->x->utterance || !lesart_atom_is (parser->atoms, at, ",")
      || (at > 0 && !lesart_atom_is_dash (parser->atoms, at - 1)
          && !lesart_atom (parser->atoms, at)->space_before)
      || !lesart_atom_is_glued (parser->atoms, at + 1)
      || !lesart_atom_is_kind (parser->atoms, at + 1, LESART_ATOM_FIGURE))
    return FALSE;
  digits = lesart_atom_text (parser->atoms, at + 1, &n_bytes);
  if (n_bytes > 9 || strspn (digits, "0123456789") < n_bytes)
    return FALSE;
  number->value = g_ascii_strtod (digits, NULL) / pow (10, (double) n_bytes);
  number->flags = LESART_NUMBER_FIGURE | LESART_NUMBER_DECIMAL;
  number->end = at + 2;
  return TRUE;
}

static gboolean
parse_part (const Parser *parser, guint at, LesartNumber *number)
{
  if (!parse_bare_decimals (parser, at, number) && !parse_base (parser, at, number))
    return FALSE;
  number->scale = 1;
  number->divisor = 0;
  take_fraction (parser, number);
  take_scales (parser, number); /* eine viertel Million */
  if (number->scale > 1)
    number->divisor = 0;
  return TRUE;
}

/* 100 for "dreihundert", 1000 for "zweitausend": what may follow, spelled apart, is smaller. */
static double
get_trailing_zeros (double value)
{
  return fmod (value, 1000) == 0 ? 1000 : fmod (value, 100) == 0 ? 100 : 1;
}

/* "zwei Millionen dreihunderttausend": a part without a gap that fits below the scale before it. */
static void
take_smaller_parts (const Parser *parser, LesartNumber *number)
{
  gboolean utterance = parser->atoms->x->utterance;
  double floor_scale = number->scale;

  if (utterance && floor_scale == 1 && number->value >= 100)
    floor_scale = get_trailing_zeros (number->value);
  for (guint i = 0; i < MAX_PARTS && floor_scale >= (utterance ? 100 : 1000); i++) {
    LesartNumber part;

    if (!parse_part (parser, number->end, &part) || !(part.value > 0) || part.value >= floor_scale
        || (part.flags
            & (LESART_NUMBER_VAGUE | LESART_NUMBER_HALF | LESART_NUMBER_DECIMAL
               | LESART_NUMBER_FRACTION))
               != 0
        || ((part.flags & (LESART_NUMBER_ARTICLE | LESART_NUMBER_FIGURE)) != 0
            && part.scale < 1000))
      return;
    number->value += part.value;
    number->end = part.end;
    floor_scale = utterance && part.scale == 1 ? get_trailing_zeros (part.value) : part.scale;
  }
}

/* "Tausende", "Millionen", "Hunderte von Millionen" */
static gboolean
parse_indefinite (const Parser *parser, guint at, LesartNumber *number)
{
  double scale;
  guint n = match_kind (parser, at, "indefinite", &scale);
  LesartNumber next;

  if (n == 0)
    return FALSE;
  number->value = NAN;
  number->divisor = 0;
  number->scale = scale;
  number->flags = LESART_NUMBER_SCALED;
  number->end = at + n;
  at = number->end + (lesart_atom_is (parser->atoms, number->end, "von") ? 1 : 0);
  if (match_kind (parser, at, "indefinite", &next.scale) > 0) {
    number->scale *= next.scale;
    number->end = at + 1;
  }
  return TRUE;
}

static gboolean
is_minus (const Parser *parser, guint at)
{
  static const char *const words[] = { "minus", "Minus", "negativ", "Negativ", NULL };

  if (parser->atoms->x->utterance && at == 0 && lesart_atom_is_dash (parser->atoms, at))
    return at + 1 < parser->atoms->n;
  if (lesart_atom_is_one_of (parser->atoms, at, words))
    return at + 1 < parser->atoms->n && lesart_atom (parser->atoms, at + 1)->space_before
           && lesart_atom (parser->atoms, at)->space_before;
  return lesart_atom_is_dash (parser->atoms, at) && lesart_atom (parser->atoms, at)->space_before
         && lesart_atom_is_glued (parser->atoms, at + 1)
         && lesart_atom_is_kind (parser->atoms, at + 1, LESART_ATOM_FIGURE);
}

/**
 * lesart_number_parse:
 * @at: the atom that the number begins at
 * @number: (out): filled if there is one
 *
 * Reads the longest number at @at. Whether it is one here is for the caller to judge: "ein",
 * "null", "mehrere" and "halb" are returned with a flag that says so.
 *
 * Returns: whether a number begins at @at
 */
gboolean
lesart_number_parse (const LesartNumerals *numerals,
                     const LesartAtoms *atoms,
                     guint at,
                     LesartNumber *number)
{
  const Parser parser = { numerals, atoms };

  if (at >= atoms->n || lesart_atom (atoms, at)->kind == LESART_ATOM_COMPOUND)
    return FALSE;
  if (is_minus (&parser, at)) {
    if (!parse_part (&parser, at + 1, number)
        || (number->flags & (LESART_NUMBER_VAGUE | LESART_NUMBER_HALF)) != 0)
      return FALSE;
    number->value = -number->value;
    return TRUE;
  }
  if (parse_indefinite (&parser, at, number))
    return TRUE;
  if (!parse_part (&parser, at, number))
    return FALSE;
  if ((number->flags & LESART_NUMBER_SCALED) != 0 ? (number->flags & LESART_NUMBER_VAGUE) == 0
                                                  : atoms->x->utterance && number->flags == 0)
    take_smaller_parts (&parser, number);
  return TRUE;
}
