/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words: a run of letters, digits and marks, and what joins two such runs to one word: hyphens
 * (KI-Chip, Bundes-), apostrophes (geht's, Hans'), & (AT&T), the signs of gender forms
 * (Leser:innen), the full stop inside (z.B., Dr.-Ing.). What does not join is left for the next
 * token.
 */
#include <string.h>

#include "abbreviations.h"
#include "tokenizer-private.h"

static gboolean
is_one_of (const char *p, gsize n_bytes, const char *const *list)
{
  for (; *list != NULL; list++)
    if (strlen (*list) == n_bytes && memcmp (p, *list, n_bytes) == 0)
      return TRUE;
  return FALSE;
}

/* --- apostrophes ---------------------------------------------------------------------------------
 */

/* Is the single mark at @p the end of a passage in single marks of quotation? Then one that opens
 * stands before it. A passage longer than this is taken for two apostrophes. */
#define QUOTED_MAX 200

static gboolean
closes_quotation (const LesartScan *scan, const char *p)
{
  const char *from = p - scan->start > QUOTED_MAX ? p - QUOTED_MAX : scan->start;

  for (const char *q = p; q > from;) {
    gunichar c;

    q = g_utf8_prev_char (q);
    c = g_utf8_get_char (q);
    if (c == 0x201a || c == 0x2018 || c == '\'' || c == '`') {
      gunichar before = lesart_peek_back (scan, q);

      return c == 0x201a || before == 0 || lesart_is_blank (before) || before == '(';
    }
  }
  return FALSE;
}

static gboolean
ends_in_sibilant (const LesartScan *scan, const char *p)
{
  static const char *const ends[] = { "s", "S", "x", "z", "ß", "ce", "th" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
    gsize length = strlen (ends[i]);

    if ((gsize) (p - scan->start) > length && memcmp (p - length, ends[i], length) == 0)
      return TRUE;
  }
  return FALSE;
}

/* The genitive of a name that ends in a sibilant: Hans', Marx', Fritz'. */
static gboolean
is_genitive (const LesartScan *scan, const char *p, const char *next)
{
  gunichar mark = lesart_peek (scan, p), after = lesart_peek (scan, next);

  if (!ends_in_sibilant (scan, p))
    return FALSE;
  if (mark != '\'' && mark != 0x2019)
    return FALSE;
  if (after == '\'') /* Hans'' is Hans and '', Hans''' is Hans' and '' */
    return lesart_peek (scan, next + 1) == '\'';
  return !closes_quotation (scan, p);
}

static const char *
join_apostrophe (const LesartScan *scan, const char *p)
{
  const char *next = g_utf8_next_char (p);

  if (lesart_is_letter (lesart_peek (scan, next)))
    return next;
  return is_genitive (scan, p, next) ? next : NULL;
}

/* 's, 'ne, 'n: a word that has lost its beginning. */
static const char *
scan_clipped (const LesartScan *scan, const char *p)
{
  static const char *const rests[] = { "s",   "n",    "ne",   "nen", "ner", "nem", "nes",
                                       "rum", "raus", "rein", "ran", "t",   NULL };
  gunichar before = lesart_peek_back (scan, p), c = lesart_peek (scan, p);
  const char *next;
  gsize length;

  if ((c != '\'' && c != 0x2019) || !(before == 0 || lesart_is_blank (before)))
    return p;
  next = g_utf8_next_char (p);
  length = lesart_word_length (scan, next);
  if (!is_one_of (next, length, rests) || lesart_is_apostrophe (lesart_peek (scan, next + length)))
    return p;
  return next + length;
}

/* --- hyphens -------------------------------------------------------------------------------------
 */

/* Inside a compound, or at the end of its first part: Bundes- und Landesregierung, (Keim-). */
static const char *
join_hyphen (const LesartScan *scan, const char *p)
{
  const char *next = g_utf8_next_char (p);
  gunichar after = lesart_peek (scan, next);

  if (lesart_is_word (after))
    return next;
  if (lesart_is_hyphen (after) || lesart_is_dash (after) || after == '>')
    return NULL;
  if (lesart_is_apostrophe (after) && lesart_is_word (lesart_peek (scan, g_utf8_next_char (next))))
    return NULL;
  return next;
}

/* --- gender forms --------------------------------------------------------------------------------
 */

/* Leser:innen, Leser*innen, jede:r, Leser/innen, Leser/-innen, Leser(innen). */
static const char *
join_gender (const LesartScan *scan, const char *p)
{
  static const char *const suffixes[] = { "in", "innen", "In", "Innen", "r", "n",
                                          "e",  "en",    "m",  "s",     NULL };
  static const char *const long_suffixes[] = { "in", "innen", NULL };
  const char *suffix = p + 1;
  gboolean bracket = *p == '(';
  gsize length;

  if (!g_unichar_islower (lesart_peek_back (scan, p)))
    return NULL;
  if (*p == '/' && lesart_peek (scan, suffix) == '-')
    suffix++;
  length = lesart_word_length (scan, suffix);
  if (!is_one_of (suffix, length, bracket || *p == '/' ? long_suffixes : suffixes))
    return NULL;
  if (bracket)
    return lesart_peek (scan, suffix + length) == ')' ? suffix + length + 1 : NULL;
  return suffix;
}

/* --- the rest ------------------------------------------------------------------------------------
 */

static gboolean
is_single_letter (const LesartScan *scan, const char *p)
{
  gunichar before = lesart_peek_back (scan, p);

  return lesart_is_letter (before)
         && !lesart_is_word (lesart_peek_back (scan, g_utf8_prev_char (p)));
}

/* ver.di, bild.png: no sentence begins with a small letter directly behind a full stop. */
static gboolean
joins_small_letter (const LesartScan *scan, const char *word, const char *p)
{
  return g_unichar_islower (lesart_peek (scan, p + 1)) && lesart_word_length (scan, p + 1) > 1
         && !is_single_letter (scan, p)
         && lesart_find_abbreviation (word, (gsize) (p - word), TRUE) == LESART_ABBREVIATION_NONE;
}

/* A full stop inside: z.B., U.S.A. (single letters with a stop each), E.ON, ver.di, Dr.-Ing. */
static const char *
join_stop (const LesartScan *scan, const char *word, const char *p)
{
  const char *next = p + 1;
  gunichar after = lesart_peek (scan, next);

  if (lesart_is_letter (after) && is_single_letter (scan, p)
      && lesart_peek (scan, g_utf8_next_char (next)) == '.'
      && lesart_peek (scan, g_utf8_next_char (next) + 1) != '.')
    return next;
  if (g_unichar_isupper (after) && p - word == 1 && g_ascii_isupper (*word)
      && g_unichar_isupper (lesart_peek (scan, g_utf8_next_char (next))))
    return next;
  if (joins_small_letter (scan, word, p))
    return next;
  if (after == '-' && lesart_is_letter (lesart_peek (scan, next + 1))
      && lesart_find_abbreviation (word, (gsize) (p - word), FALSE) != LESART_ABBREVIATION_NONE)
    return next + 1;
  return NULL;
}

/* C++, Canal+, and the joined Canal+-Serie. */
static const char *
join_plus (const LesartScan *scan, const char *p)
{
  const char *next = lesart_peek (scan, p + 1) == '+' ? p + 2 : p + 1;
  gunichar after = lesart_peek (scan, next);

  return lesart_is_word (after) || after == '+' ? NULL : next;
}

/* km/h and m/s are one unit; any other slash stands between two words. */
static const char *
join_slash (const LesartScan *scan, const char *word, const char *p)
{
  gsize length = lesart_word_length (scan, p + 1);

  if (p - word <= 5 && length > 0 && length <= 5 && lesart_is_unit (word, (gsize) (p - word))
      && lesart_is_unit (p + 1, length))
    return p + 1;
  return join_gender (scan, p);
}

/* Where the word goes on if the character at @p joins it to what follows; NULL if it ends here. */
static const char *
join (const LesartScan *scan, const char *word, const char *p)
{
  gunichar c = lesart_peek (scan, p), before = lesart_peek_back (scan, p);

  if (lesart_is_hyphen (c))
    return lesart_is_word (before) || before == '+' || before == ')' ? join_hyphen (scan, p) : NULL;
  if (!lesart_is_word (before))
    return NULL;
  if (lesart_is_apostrophe (c))
    return join_apostrophe (scan, p);
  switch (c) {
  case '&':
    return lesart_is_letter (before) && lesart_is_letter (lesart_peek (scan, p + 1)) ? p + 1 : NULL;
  case '_':
    return lesart_is_word (lesart_peek (scan, p + 1)) ? p + 1 : NULL;
  case '.':
    return join_stop (scan, word, p);
  case '+':
    return join_plus (scan, p);
  case '#':
    return g_unichar_isupper (before) && is_single_letter (scan, p)
                   && !lesart_is_word (lesart_peek (scan, p + 1))
               ? p + 1
               : NULL;
  case '/':
    return join_slash (scan, word, p);
  case ':':
  case '*':
  case '(':
    return join_gender (scan, p);
  default:
    return NULL;
  }
}

/* Goes on with the word that begins at @p and is known up to @from. */
const char *
lesart_scan_word_from (const LesartScan *scan, const char *p, const char *from, guint *flags)
{
  const char *q = from;

  for (;;) {
    const char *next;

    while (q < scan->end && lesart_is_word (lesart_char_at (q)))
      q = g_utf8_next_char (q);
    if (q >= scan->end)
      return q;
    next = join (scan, p, q);
    if (next == NULL)
      break;
    q = next;
  }
  return lesart_peek (scan, q) == '.' ? lesart_scan_word_stop (scan, p, q, flags) : q;
}

/* -Wie kam das? A hyphen that stands for a dash; no part of a compound begins sentences. */
static gboolean
is_dash_before_sentence (const LesartScan *scan, const char *word)
{
  return g_unichar_isupper (lesart_peek (scan, word))
         && lesart_is_sentence_starter (word, lesart_word_length (scan, word));
}

/* A word may begin with the hyphen that stands for its first part: Einfuhr und -ausfuhr. */
const char *
lesart_scan_word (const LesartScan *scan, const char *p, guint *flags)
{
  gunichar c = lesart_peek (scan, p);

  if (lesart_is_word (c))
    return lesart_scan_word_from (scan, p, p, flags);
  if (lesart_is_hyphen (c) && lesart_is_letter (lesart_peek (scan, g_utf8_next_char (p)))) {
    gunichar before = lesart_peek_back (scan, p);

    if ((before == 0 || lesart_is_blank (before) || before == '(' || before == '/')
        && !is_dash_before_sentence (scan, g_utf8_next_char (p)))
      return lesart_scan_word_from (scan, p, g_utf8_next_char (p), flags);
  }
  return scan_clipped (scan, p);
}
