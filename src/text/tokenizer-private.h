/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to src/text: what the parts of the tokenizer share.
 *
 *   tokenizer.c          the walk along a line; marks and symbols; the segments of a text
 *   tokenizer-word.c     words: hyphens, apostrophes, gender forms
 *   tokenizer-number.c   figures, and words that begin with one (54-Jährige)
 *   tokenizer-stop.c     whether a full stop belongs to what stands before it
 *   tokenizer-address.c  URL, e-mail, @name, #tag
 *
 * Each lesart_scan_*() gets the place where a token may begin and returns where it ends, or the
 * same place if it is none of theirs. All look ahead by a bounded number of bytes, so that a line
 * is read in linear time whatever it holds.
 */
#pragma once

#include "characters.h"
#include "tokenizer.h"

typedef struct {
  const char *start; /* of the line */
  const char *end;
  guint32 byte_base; /* what the bytes of tokens count from at @start */
  GArray *tokens;    /* with room for more */
  guint first;       /* tokens of this line begin here */
  guint n;           /* and end here */
} LesartScan;

/* The character at @p, 0 behind the end. */
static inline gunichar
lesart_peek (const LesartScan *scan, const char *p)
{
  return p < scan->end ? lesart_char_at (p) : 0;
}

static inline gunichar
lesart_peek_back (const LesartScan *scan, const char *p)
{
  if (p <= scan->start)
    return 0;
  return (guchar) p[-1] < 0x80 ? (gunichar) p[-1] : g_utf8_get_char (g_utf8_prev_char (p));
}

static inline const char *
lesart_scanned_text (const LesartScan *scan, const LesartToken *token)
{
  return scan->start + (token->byte_start - scan->byte_base);
}

/* The first place at or after @p that is not blank. */
static inline const char *
lesart_skip_blank (const LesartScan *scan, const char *p)
{
  while (p < scan->end && lesart_is_blank (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

const char *lesart_scan_address (const LesartScan *scan, const char *p, LesartTokenKind *kind);
const char *lesart_scan_word (const LesartScan *scan, const char *p, guint *flags);
const char *
lesart_scan_word_from (const LesartScan *scan, const char *p, const char *from, guint *flags);
const char *
lesart_scan_number (const LesartScan *scan, const char *p, LesartTokenKind *kind, guint *flags);
const char *
lesart_scan_word_stop (const LesartScan *scan, const char *p, const char *stop, guint *flags);
const char *
lesart_scan_number_stop (const LesartScan *scan, const char *p, const char *stop, guint *flags);

/* The letters that begin at @p, at most 40 bytes of them. */
gsize lesart_word_length (const LesartScan *scan, const char *p);

/* The token before the one that is being scanned; NULL at the start of the line. */
const LesartToken *lesart_last_token (const LesartScan *scan);
