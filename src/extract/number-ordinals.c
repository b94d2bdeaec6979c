/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ordinals in one word: dritte, einundzwanzigster, hundertsten, zweimillionste.
 */
#include "number-parser.h"

#include <math.h>
#include <string.h>

#define MAX_WORD_BYTES 88

/* Stems that are not the numeral with -t. */
static const struct {
  const char *stem;
  double value;
} irregular_ordinals[] = {
  { "erst", 1 },
  { "dritt", 3 },
  { "siebt", 7 },
  { "acht", 8 },
};

/* The word with a lower first letter, without its adjective ending (e, er, es, en, em). */
static gsize
get_ordinal_stem (const char *word, gsize n_bytes, char stem[MAX_WORD_BYTES + 1])
{
  if (n_bytes < 5 || n_bytes > MAX_WORD_BYTES)
    return 0;
  memcpy (stem, word, n_bytes);
  stem[0] = g_ascii_tolower (stem[0]);
  if (stem[n_bytes - 1] != 'e' && stem[n_bytes - 2] == 'e' && strchr ("rsnm", stem[n_bytes - 1]))
    n_bytes--;
  if (stem[n_bytes - 1] != 'e' || stem[n_bytes - 2] != 't')
    return 0;
  stem[--n_bytes] = '\0';
  return n_bytes;
}

/* "millionst", "zweimillionst" */
static gboolean
parse_scale_ordinal (const LesartNumerals *numerals, const char *stem, gsize n, double *value)
{
  static const struct {
    const char *stem;
    double value;
  } scales[] = {
    { "millionst", 1e6 },   { "milliardst", 1e9 },  { "billionst", 1e12 },
    { "billiardst", 1e15 }, { "trillionst", 1e18 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    gsize n_scale = strlen (scales[i].stem);

    if (n < n_scale || strcmp (stem + n - n_scale, scales[i].stem) != 0)
      continue;
    *value = 1;
    if (n > n_scale && !lesart_numeral_parse_word (numerals, stem, n - n_scale, value)
        && !(n == n_scale + 4 && strncmp (stem, "eine", 4) == 0))
      return FALSE;
    *value *= scales[i].value;
    return TRUE;
  }
  return FALSE;
}

/**
 * lesart_ordinal_parse_word:
 * @word: one word of @n_bytes bytes
 *
 * Below 20 an ordinal is the numeral with -t, from 20 on with -st; the last part of a longer one
 * decides ("hundertdritte").
 *
 * Returns: whether it is an inflected ordinal ("dritte", "einundzwanzigster")
 */
gboolean
lesart_ordinal_parse_word (const LesartNumerals *numerals,
                           const char *word,
                           gsize n_bytes,
                           double *value)
{
  char stem[MAX_WORD_BYTES + 1];
  gsize n = get_ordinal_stem (word, n_bytes, stem);

  if (n == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (irregular_ordinals); i++) {
    gsize n_irregular = strlen (irregular_ordinals[i].stem);

    if (n < n_irregular || strcmp (stem + n - n_irregular, irregular_ordinals[i].stem) != 0)
      continue;
    *value = 0;
    if (n > n_irregular
        && (!lesart_numeral_parse_word (numerals, stem, n - n_irregular, value) || *value < 100))
      continue;
    *value += irregular_ordinals[i].value;
    return TRUE;
  }
  if (parse_scale_ordinal (numerals, stem, n, value))
    return TRUE;
  if (stem[n - 2] == 's' && lesart_numeral_parse_word (numerals, stem, n - 2, value))
    return *value >= 20;
  return lesart_numeral_parse_word (numerals, stem, n - 1, value) && fmod (*value, 100) < 20;
}
