/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Does the full stop belong to what stands before it? It does in an abbreviation (Dr.), an initial
 * (J. R. R.), an ordinal (8. Februar, Friedrich II.); otherwise it ends a sentence and is a token.
 *
 * The decision looks at the form, at the token before and at the word behind. What is certain from
 * the form alone (z.B., usw.) keeps its stop even at the end of a sentence, as in TIGER; what is
 * not (Art, So, 12) loses it unless the neighbours speak for it. Where a capitalised word follows,
 * the lists in abbreviations.c tell a word that begins sentences (Der, In) from a noun.
 */
#include <string.h>

#include "abbreviations.h"
#include "tokenizer-private.h"

/* What follows a full stop. */
typedef struct {
  const char *at;    /* first character that is not blank */
  gsize length;      /* of the word there, in bytes; 0 if it is none */
  gunichar c;        /* 0 at the end of the line */
  gboolean adjacent; /* no space between */
  gboolean starter;  /* a word that begins sentences */
} Following;

static Following
look_behind_stop (const LesartScan *scan, const char *stop)
{
  Following next;

  next.at = lesart_skip_blank (scan, stop + 1);
  next.adjacent = next.at == stop + 1;
  next.c = lesart_peek (scan, next.at);
  next.length = lesart_is_letter (next.c) ? lesart_word_length (scan, next.at) : 0;
  next.starter = next.length > 0 && g_unichar_isupper (next.c)
                 && lesart_is_sentence_starter (next.at, next.length);
  return next;
}

static gboolean
token_is (const LesartScan *scan, const LesartToken *token, LesartTokenKind kind)
{
  return token != NULL && token->kind == kind;
}

static gboolean
last_is_capitalised (const LesartScan *scan)
{
  const LesartToken *last = lesart_last_token (scan);

  return token_is (scan, last, LESART_TOKEN_WORD) && (last->flags & LESART_TOKEN_UPPER) != 0;
}

static gboolean
last_is_before_ordinal (const LesartScan *scan)
{
  const LesartToken *last = lesart_last_token (scan);

  return token_is (scan, last, LESART_TOKEN_WORD)
         && lesart_is_before_ordinal (lesart_scanned_text (scan, last),
                                      last->byte_end - last->byte_start);
}

/* At the start of a line, or behind the end of a sentence, a bracket or a mark of quotation. */
static gboolean
may_begin_sentence (const LesartScan *scan)
{
  const LesartToken *last = lesart_last_token (scan);

  return last == NULL || last->kind == LESART_TOKEN_PUNCTUATION || last->kind == LESART_TOKEN_QUOTE;
}

static gboolean
begins_sentence (const LesartScan *scan)
{
  const LesartToken *last = lesart_last_token (scan);

  return token_is (scan, last, LESART_TOKEN_PUNCTUATION)
         && strchr (".!?", *lesart_scanned_text (scan, last)) != NULL;
}

/* A comma or another mark inside a sentence, directly behind the full stop. */
static gboolean
goes_on (const Following *next)
{
  return next->adjacent && next->c != 0 && next->c < 0x80 && strchr (",;:/", (int) next->c) != NULL;
}

/* --- words ---------------------------------------------------------------------------------------
 */

static gboolean
has_vowel (const char *p, const char *end)
{
  for (; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_unichar_tolower (g_utf8_get_char (p));

    if ((c < 0x80 && strchr ("aeiouy", (int) c) != NULL) || c >= 0x80)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_roman (const char *p, const char *end)
{
  if (end - p > 6)
    return FALSE;
  for (; p < end; p++)
    if (*p != 'I' && *p != 'V' && *p != 'X')
      return FALSE;
  return TRUE;
}

/* Thomas K., J. R. R. Tolkien, z. B., Punkt a. */
static gboolean
is_initial (const LesartScan *scan, const char *p, const Following *next)
{
  const LesartToken *last = lesart_last_token (scan);
  gboolean upper = g_unichar_isupper (g_utf8_get_char (p));

  if (token_is (scan, last, LESART_TOKEN_WORD) && (last->flags & LESART_TOKEN_ABBREVIATION) != 0
      && last->end - last->start == 2)
    return TRUE; /* goes on with what began: the B. of z. B. */
  if (goes_on (next))
    return TRUE;
  if (!upper)
    return next->length > 0
               ? !next->starter
               : lesart_is_digit (next->c) || token_is (scan, last, LESART_TOKEN_NUMBER);
  if (next->length > 0)
    return !next->starter;
  return next->c == '(' || (next->c == ')' && next->adjacent && last_is_capitalised (scan))
         || (lesart_is_dash (next->c) && last_is_capitalised (scan));
}

/* Friedrich II.; the stop stays even where the sentence ends, because without it it would be
 * another. */
static gboolean
is_roman_ordinal (const LesartScan *scan, const Following *next)
{
  if (last_is_capitalised (scan))
    return next->c != 0 || (lesart_last_token (scan)->flags & LESART_TOKEN_ALL_CAPS) == 0;
  return next->length > 0 && !next->starter;
}

/* An unknown form of at most four letters without a vowel: Frhr., kgl. */
static gboolean
is_unknown_abbreviation (const char *p, const char *stop, guint n_letters, const Following *next)
{
  if (goes_on (next) && next->c != ':')
    return TRUE;
  if (n_letters < 2 || n_letters > 4 || has_vowel (p, stop) || next->starter || next->c == 0)
    return FALSE;
  if (g_unichar_isupper (g_utf8_get_char (g_utf8_prev_char (stop))))
    return FALSE; /* an acronym: BRD. */
  return next->length > 0 || lesart_is_digit (next->c);
}

/* In a compound the last part decides: Dipl.-Ing., Hauptstr. */
static LesartAbbreviation
find_compound (const char *p, const char *stop, const Following *next)
{
  const char *part = stop;

  while (part > p && part[-1] != '-')
    part--;
  if (part > p)
    return lesart_find_abbreviation (part, (gsize) (stop - part), FALSE);
  if (stop - p > 5 && memcmp (stop - 3, "str", 3) == 0 && !next->starter)
    return LESART_ABBREVIATION_FINAL;
  return LESART_ABBREVIATION_NONE;
}

static gboolean
is_listed (const LesartScan *scan, const char *p, const char *stop, const Following *next)
{
  LesartAbbreviation kind =
      lesart_find_abbreviation (p, (gsize) (stop - p), may_begin_sentence (scan));

  if (kind == LESART_ABBREVIATION_NONE)
    kind = find_compound (p, stop, next);
  if (kind == LESART_ABBREVIATION_NUMERIC)
    return lesart_is_digit (next->c) || goes_on (next)
           || (token_is (scan, lesart_last_token (scan), LESART_TOKEN_NUMBER) && !next->starter
               && next->c != 0);
  return kind != LESART_ABBREVIATION_NONE;
}

static gboolean
word_keeps_stop (
    const LesartScan *scan, const char *p, const char *stop, const Following *next, guint *flags)
{
  guint n_letters = (guint) g_utf8_strlen (p, MIN (stop - p, 64));

  *flags = LESART_TOKEN_ABBREVIATION;
  if (memchr (p, '.', (gsize) (stop - p)) != NULL && stop - p < 16)
    return g_utf8_prev_char (stop)[-1] == '.'
           || is_listed (scan, p, stop, next); /* z.B. or Dipl.-Ing. */
  if (is_roman (p, stop) && is_roman_ordinal (scan, next)) {
    *flags = LESART_TOKEN_ORDINAL;
    return TRUE;
  }
  if (is_listed (scan, p, stop, next))
    return TRUE;
  if (n_letters == 1)
    return is_initial (scan, p, next);
  return is_unknown_abbreviation (p, stop, n_letters, next);
}

static gboolean
is_all_caps (const char *p, const char *end)
{
  for (; p < end; p = g_utf8_next_char (p))
    if (!g_unichar_isupper (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* "EM.TV", "Web.DE": capitals on both sides of a full stop without a space are one name. */
static gboolean
joins_capitals (const char *p, const char *stop, const Following *next)
{
  return next->adjacent && next->length > 1 && stop - p > 1 && is_all_caps (p, stop)
         && is_all_caps (next->at, next->at + next->length);
}

/* "VW ID. Buzz": the name of a car, where "ID" is not said of a number. */
static gboolean
is_series (const char *p, const char *stop, const Following *next)
{
  return stop - p == 2 && memcmp (p, "ID", 2) == 0 && !next->adjacent && next->length > 0
         && !next->starter && g_unichar_isupper (next->c);
}

/* @p to @stop is a word, and a full stop follows: where does the token end? */
const char *
lesart_scan_word_stop (const LesartScan *scan, const char *p, const char *stop, guint *flags)
{
  Following next;
  guint found = LESART_TOKEN_ABBREVIATION;

  if (lesart_peek (scan, stop + 1) == '.' || stop == p)
    return stop; /* an ellipsis */
  next = look_behind_stop (scan, stop);
  if (joins_capitals (p, stop, &next))
    return next.at + next.length;
  if (!is_series (p, stop, &next) && !word_keeps_stop (scan, p, stop, &next, &found))
    return stop;
  *flags |= found;
  return stop + 1;
}

/* --- numbers -------------------------------------------------------------------------------------
 */

/* 8 and 08.02, which both may be an ordinal; 5.000 and 1,5 may not. */
static gboolean
may_be_ordinal (const char *p, const char *stop)
{
  guint run = 0, n_runs = 1;

  for (; p < stop; p++) {
    if (g_ascii_isdigit (*p)) {
      if (++run > 2 && n_runs > 1)
        return FALSE;
    } else if (*p == '.' && run <= 2) {
      run = 0;
      n_runs++;
    } else {
      return FALSE;
    }
  }
  return n_runs <= 2;
}

/* The figure behind the full stop: "8. 2. 2024", "8.-10. Mai". */
static gboolean
number_follows (const LesartScan *scan, const Following *next)
{
  const char *p = next->at;
  const char *digits;
  const LesartToken *last = lesart_last_token (scan);

  if (lesart_is_hyphen (next->c) || lesart_is_dash (next->c)) {
    p = lesart_skip_blank (scan, g_utf8_next_char (p));
    return lesart_is_digit (lesart_peek (scan, p));
  }
  for (digits = p; p < scan->end && p - digits < 5 && g_ascii_isdigit (*p); p++)
    ;
  if (p - digits <= 2 && lesart_peek (scan, p) == '.')
    return TRUE;
  return p - digits == 4 && last != NULL && (last->flags & LESART_TOKEN_ORDINAL) != 0;
}

/* "die SPD kam auf 29. Moreira sagte": before an ordinal there would be an article. */
static gboolean
last_counts (const LesartScan *scan)
{
  static const char *const words[] = { "auf", "um", "rund", "etwa", "knapp", "fast", "nur" };
  const LesartToken *last = lesart_last_token (scan);

  for (guint i = 0; last != NULL && i < G_N_ELEMENTS (words); i++)
    if (last->byte_end - last->byte_start == strlen (words[i])
        && memcmp (lesart_scanned_text (scan, last), words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

/* "8. Wort": an ordinal, or the end of a sentence? */
static gboolean
ordinal_before_capital (const LesartScan *scan, gboolean year, const Following *next)
{
  if (lesart_is_month (next->at, next->length))
    return TRUE;
  if (next->starter)
    return FALSE;
  if (last_is_before_ordinal (scan) && !year)
    return TRUE;
  if (lesart_is_after_ordinal (next->at, next->length))
    return TRUE;
  return !year && !last_is_capitalised (scan) && !last_counts (scan);
}

static gboolean
number_keeps_stop (const LesartScan *scan, const char *p, const char *stop, const Following *next)
{
  gboolean year = stop - p >= 4 && memchr (p, '.', (gsize) (stop - p)) == NULL;

  if (!may_be_ordinal (p, stop) || next->c == 0)
    return FALSE;
  if (goes_on (next))
    return TRUE;
  if (p == scan->start || (begins_sentence (scan) && stop - p <= 2))
    return !year; /* the number of a list */
  if (lesart_is_digit (next->c) || lesart_is_hyphen (next->c) || lesart_is_dash (next->c))
    return number_follows (scan, next);
  if (next->length > 0)
    return g_unichar_isupper (next->c) ? ordinal_before_capital (scan, year, next) : TRUE;
  if (next->c == ')' && next->adjacent)
    return stop - p <= 2 && lesart_peek_back (scan, p) == '(';
  return last_is_before_ordinal (scan) && !year && !next->adjacent;
}

/* @p to @stop is a figure, and a full stop follows: where does the token end? */
const char *
lesart_scan_number_stop (const LesartScan *scan, const char *p, const char *stop, guint *flags)
{
  Following next;

  if (lesart_peek (scan, stop + 1) == '.')
    return stop;
  next = look_behind_stop (scan, stop);
  if (!number_keeps_stop (scan, p, stop, &next))
    return stop;
  *flags |= LESART_TOKEN_ORDINAL;
  return stop + 1;
}
