/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures: 1.250,50  1'000  14:30  2024/25  8.2.2024, 978-3-16-148410-0, groups joined by a
 * no-break space, and the words that begin with one: 54-Jährige, 20er, 5G, 10%ig. A unit that was
 * written on to a figure is a token of its own (3,5kg), a range is three (5-7).
 */
#include <string.h>

#include "abbreviations.h"
#include "tokenizer-private.h"

static const char *
skip_digits (const LesartScan *scan, const char *p)
{
  while (p < scan->end && lesart_is_digit (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Three digits and no more, as a group of thousands is. */
static gboolean
is_group (const LesartScan *scan, const char *p)
{
  for (int i = 0; i < 3; i++)
    if (p + i >= scan->end || !g_ascii_isdigit (p[i]))
      return FALSE;
  return !lesart_is_digit (lesart_peek (scan, p + 3));
}

/* What stands between the digits of one figure. A space joins nothing: "im Jahr 2023 100 Menschen".
 */
static gboolean
joins_digits (const LesartScan *scan, gunichar c, const char *next, gboolean grouped)
{
  switch (c) {
  case '.':
  case ',':
  case ':':
  case '/':
    return lesart_is_digit (lesart_peek (scan, next));
  case '\'':
  case 0x2019:
    return is_group (scan, next);
  case 0xa0:
  case 0x202f:
  case 0x2009:
    return grouped && is_group (scan, next);
  default:
    return FALSE;
  }
}

static const char *
scan_figure (const LesartScan *scan, const char *p)
{
  const char *group = p;
  const char *q = skip_digits (scan, p);

  for (;;) {
    gunichar c = lesart_peek (scan, q);
    const char *next;

    if (g_unichar_type (c) == G_UNICODE_OTHER_NUMBER)
      return g_utf8_next_char (q); /* 2½ */
    if (c == 0)
      return q;
    next = g_utf8_next_char (q);
    if (!joins_digits (scan, c, next, q - group <= 3))
      return q;
    group = next;
    q = skip_digits (scan, next);
  }
}

/* 978-3-16-148410-X: four groups or more are a number of a book or an account, not a sum. */
#define CHAIN_GROUPS 4
#define CHAIN_MAX 40 /* bytes */

static const char *
scan_chain (const LesartScan *scan, const char *p)
{
  const char *limit = scan->end - p > CHAIN_MAX ? p + CHAIN_MAX : scan->end;
  const char *q = p;
  guint n_groups = 0;

  for (;;) {
    const char *group = q;

    while (q < limit && g_ascii_isdigit (*q))
      q++;
    if (q < limit && q == group && n_groups > 0 && (*q == 'X' || *q == 'x'))
      q++; /* the check digit of an ISBN */
    if (q == group)
      return p;
    n_groups++;
    if (q >= limit || *q != '-')
      break;
    q++;
  }
  return n_groups >= CHAIN_GROUPS && !lesart_is_word (lesart_peek (scan, q)) ? q : p;
}

/* "10- bis 12-jährig": the hyphen stands for a word that comes later. */
static gboolean
is_truncated (const LesartScan *scan, const char *hyphen)
{
  const char *next = g_utf8_next_char (hyphen);
  const char *word = lesart_skip_blank (scan, next);
  gsize length = lesart_word_length (scan, word);

  if (lesart_peek (scan, next) == ',')
    return TRUE;
  return word > next
         && ((length == 3 && (memcmp (word, "bis", 3) == 0 || memcmp (word, "und", 3) == 0))
             || (length == 4 && (memcmp (word, "oder", 4) == 0 || memcmp (word, "bzw.", 4) == 0)));
}

/* A word that begins with the figure @p to @q goes on at the place returned; NULL: it is a figure.
 */
static const char *
joins_word (const LesartScan *scan, const char *q)
{
  gunichar c = lesart_peek (scan, q);

  if (lesart_is_word (c)) {
    gsize length = lesart_word_length (scan, q);
    gunichar after = lesart_peek (scan, q + length);

    return lesart_is_unit (q, length) && !lesart_is_hyphen (after) ? NULL : q;
  }
  if (c == '%' && lesart_peek (scan, q + 1) == 'i' && lesart_peek (scan, q + 2) == 'g')
    return q + 1;
  if (c == '%' && lesart_peek (scan, q + 1) == '-' && lesart_is_letter (lesart_peek (scan, q + 2)))
    return q + 2;
  if (lesart_is_hyphen (c)) {
    const char *next = g_utf8_next_char (q);

    if (lesart_is_letter (lesart_peek (scan, next)) || is_truncated (scan, q))
      return next;
  }
  if (c == '.' && lesart_peek (scan, q + 1) == '-' && lesart_is_letter (lesart_peek (scan, q + 2)))
    return q + 2; /* 1.-Mai-Demonstration */
  return NULL;
}

const char *
lesart_scan_number (const LesartScan *scan, const char *p, LesartTokenKind *kind, guint *flags)
{
  const char *q = scan_chain (scan, p);
  const char *word;

  *kind = LESART_TOKEN_NUMBER;
  if (q > p)
    return q;
  q = scan_figure (scan, p);
  word = joins_word (scan, q);
  if (word != NULL) {
    *kind = LESART_TOKEN_WORD;
    return lesart_scan_word_from (scan, p, word, flags);
  }
  return lesart_peek (scan, q) == '.' ? lesart_scan_number_stop (scan, p, q, flags) : q;
}
