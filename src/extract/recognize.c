/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "recognize.h"

#include "quantity-context.h"
#include "utterance.h"

#include <math.h>
#include <string.h>

static const char *const kind_names[] = {
  "number", "ordinal", "percent", "money", "measure", "duration", "time",
};

/**
 * lesart_recognize_kind_from_string:
 * @kind: (out): the kind of that name
 *
 * Returns: whether there is one
 */
gboolean
lesart_recognize_kind_from_string (const char *name, LesartRecognizeKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (strcmp (name, kind_names[i]) == 0) {
      *kind = (LesartRecognizeKind) i;
      return TRUE;
    }
  return FALSE;
}

static void
add_number (LesartExtraction *x,
            const LesartAtoms *atoms,
            guint first,
            guint end,
            LesartQuantityType type,
            double value)
{
  LesartQuantity quantity = {
    .span = { lesart_atom (atoms, first)->start, lesart_atom (atoms, end - 1)->end },
    .type = type,
    .value = value,
    .value_max = NAN,
    .first_token = lesart_atom (atoms, first)->token,
    .end_token = lesart_atoms_end_token (atoms, end),
  };

  g_array_append_val (x->reading->quantities, quantity);
}

/* A scale alone behind a name is one, too: Claudia Tausend. */
static gboolean
is_number (const LesartAtoms *atoms, guint at, const LesartNumber *number)
{
  return number->end > at + 1 || at == 0 || !lesart_atom_is_upper (atoms, at)
         || !lesart_atom_is_noun_or_name (atoms, at - 1);
}

static guint
read_number (LesartExtraction *x,
             const LesartNumerals *numerals,
             const LesartAtoms *atoms,
             guint at)
{
  LesartNumber number;

  if (!lesart_number_parse (numerals, atoms, at, &number) || isnan (number.value)
      || (number.flags & LESART_NUMBER_VAGUE) != 0 || !is_number (atoms, at, &number))
    return at + 1;
  add_number (x, atoms, at, number.end, LESART_QUANTITY_NUMBER, number.value);
  return number.end;
}

/* "zu dritt", "zu zwölft": the stem alone */
static gboolean
parse_group_of (const LesartNumerals *numerals, const LesartAtoms *atoms, guint at, double *value)
{
  gsize n_bytes;
  const char *text = lesart_atom_text (atoms, at, &n_bytes);
  char word[32];

  if (at == 0 || !lesart_atom_is (atoms, at - 1, "zu") || n_bytes < 4 || n_bytes > 28
      || text[n_bytes - 1] != 't')
    return FALSE;
  memcpy (word, text, n_bytes);
  word[n_bytes] = 'e';
  return lesart_ordinal_parse_word (numerals, word, n_bytes + 1, value);
}

/* "zwei und zwanzigste", "einhundert Milliardste": what stands before the word that is declined. */
static guint
read_spaced_ordinal (LesartExtraction *x,
                     const LesartNumerals *numerals,
                     const LesartAtoms *atoms,
                     guint at)
{
  LesartNumber number;
  gsize n_bytes;
  const char *text;
  guint last;
  double value;

  if (!lesart_number_parse (numerals, atoms, at, &number) || !(number.value > 0)
      || (number.flags & ~(guint32) (LESART_NUMBER_ARTICLE | LESART_NUMBER_SCALED)) != 0)
    return at;
  last = lesart_atom_is (atoms, number.end, "und") ? number.end + 1 : number.end;
  if (!lesart_atom_is_kind (atoms, last, LESART_ATOM_WORD))
    return at;
  text = lesart_atom_text (atoms, last, &n_bytes);
  if (!lesart_ordinal_parse_word (numerals, text, n_bytes, &value))
    return at;
  if (last == number.end && value >= 1e6)
    value *= number.value;
  else if (number.value < 10 && last > number.end && value >= 20 && value < 100)
    value += number.value;
  else if (fmod (number.value, 100) == 0 && value < 100 && last == number.end)
    value += number.value;
  else
    return at;
  add_number (x, atoms, at, last + 1, LESART_QUANTITY_ORDINAL, value);
  return last + 1;
}

static const struct {
  const char *word;
  double value;
} lone_ordinals[] = { { "zuerst", 1 }, { "Zuerst", 1 } };

/* "3.", "dritte", "einundzwanzigster", "zu viert", "zuerst" */
static guint
read_ordinal (LesartExtraction *x,
              const LesartNumerals *numerals,
              const LesartAtoms *atoms,
              guint at)
{
  gsize n_bytes;
  const char *text = lesart_atom_text (atoms, at, &n_bytes);
  guint figure, end;
  double value;

  if (lesart_atom_get_integer (atoms, at, 9, &figure) && lesart_atom_is (atoms, at + 1, ".")
      && lesart_atom_is_glued (atoms, at + 1) && (at + 2 < atoms->n || at == 0)) {
    add_number (x, atoms, at, at + 2, LESART_QUANTITY_ORDINAL, figure);
    return at + 2;
  }
  if (!lesart_atom_is_kind (atoms, at, LESART_ATOM_WORD))
    return at + 1;
  for (guint i = 0; i < G_N_ELEMENTS (lone_ordinals); i++)
    if (lesart_atom_is (atoms, at, lone_ordinals[i].word)) {
      add_number (x, atoms, at, at + 1, LESART_QUANTITY_ORDINAL, lone_ordinals[i].value);
      return at + 1;
    }
  if ((end = read_spaced_ordinal (x, numerals, atoms, at)) > at)
    return end;
  if (lesart_ordinal_parse_word (numerals, text, n_bytes, &value)
      || parse_group_of (numerals, atoms, at, &value))
    add_number (x, atoms, at, at + 1, LESART_QUANTITY_ORDINAL, value);
  return at + 1;
}

static void
read_numbers (LesartExtraction *x, LesartRecognizeKind kind)
{
  LesartNumerals numerals;
  LesartAtoms atoms;

  lesart_numerals_init (&numerals, x->language);
  lesart_atoms_init (&atoms, x);
  for (guint32 s = 0; s < x->n_sentences; s++) {
    lesart_atoms_read_sentence (&atoms, s);
    for (guint at = 0; at < atoms.n;)
      at = kind == LESART_RECOGNIZE_NUMBER ? read_number (x, &numerals, &atoms, at)
                                           : read_ordinal (x, &numerals, &atoms, at);
  }
  lesart_atoms_clear (&atoms);
}

static void
keep_quantities (GArray *quantities, LesartQuantityType type)
{
  guint kept = 0;

  for (guint i = 0; i < quantities->len; i++) {
    LesartQuantity quantity = g_array_index (quantities, LesartQuantity, i);

    if (quantity.type == type)
      g_array_index (quantities, LesartQuantity, kept++) = quantity;
  }
  g_array_set_size (quantities, kept);
}

static void
keep_times (GArray *times, gboolean durations)
{
  guint kept = 0;

  for (guint i = 0; i < times->len; i++) {
    LesartTime time = g_array_index (times, LesartTime, i);

    if ((time.type == LESART_TIME_DURATION) == durations)
      g_array_index (times, LesartTime, kept++) = time;
  }
  g_array_set_size (times, kept);
}

/* Amounts that a time must not take for its own: "1.5 km" is no day. */
static void
drop_bare_numbers (GArray *quantities)
{
  guint kept = 0;

  for (guint i = 0; i < quantities->len; i++) {
    LesartQuantity quantity = g_array_index (quantities, LesartQuantity, i);

    if (quantity.type != LESART_QUANTITY_NUMBER)
      g_array_index (quantities, LesartQuantity, kept++) = quantity;
  }
  g_array_set_size (quantities, kept);
}

static void
read_times (LesartExtraction *x, gboolean durations)
{
  x->durations = durations;
  lesart_extract_quantities (x);
  drop_bare_numbers (x->reading->quantities);
  lesart_extract_times (x);
  g_array_set_size (x->reading->quantities, 0);
  keep_times (x->reading->times, durations);
  if (!durations)
    lesart_utterance_join_times (x);
}

/**
 * lesart_recognize:
 * @text: an utterance
 * @date: (nullable): when it was said, YYYY-MM-DD or YYYY-MM-DDThh:mm
 *
 * Returns: (transfer full): a reading with nothing but the matches of @kind, as quantities or as
 *   times
 */
LesartReading *
lesart_recognize (LesartText *text,
                  const LesartLanguage *language,
                  LesartRecognizeKind kind,
                  const char *date)
{
  g_autoptr (LesartText) respelled = lesart_utterance_respell (text, language);
  LesartExtraction x;

  lesart_extraction_init (&x, respelled, language, date);
  x.utterance = TRUE;
  switch (kind) {
  case LESART_RECOGNIZE_NUMBER:
  case LESART_RECOGNIZE_ORDINAL:
    read_numbers (&x, kind);
    break;
  case LESART_RECOGNIZE_PERCENT:
  case LESART_RECOGNIZE_MONEY:
  case LESART_RECOGNIZE_MEASURE:
    lesart_extract_quantities (&x);
    keep_quantities (x.reading->quantities,
                     kind == LESART_RECOGNIZE_PERCENT ? LESART_QUANTITY_PERCENT
                     : kind == LESART_RECOGNIZE_MONEY ? LESART_QUANTITY_MONEY
                                                      : LESART_QUANTITY_MEASURE);
    break;
  case LESART_RECOGNIZE_DURATION:
  case LESART_RECOGNIZE_TIME:
  default:
    read_times (&x, kind == LESART_RECOGNIZE_DURATION);
    break;
  }
  lesart_extraction_clear (&x);
  lesart_text_unref (x.reading->text);
  x.reading->text = lesart_text_ref (text);
  return x.reading;
}
