/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What grammar-phrases.c and grammar-nouns.c share: a stretch of a clause that is read token by
 * token.
 */
#pragma once

#include "grammar-private.h"

G_BEGIN_DECLS

typedef struct {
  const LesartGrammar *grammar;
  guint32 clause;
  guint32 end; /* of the stretch of the clause that is looked at */
} Scan;

static inline guint32
kinds_at (const Scan *scan, guint32 at)
{
  return at < scan->end && scan->grammar->clause_of[at] == scan->clause
             ? scan->grammar->words[at].kinds
             : 0;
}

/* Quotation marks do not end a phrase: Orkan „Hedda“. */
static inline guint32
skip_quotes (const Scan *scan, guint32 at)
{
  while (at < scan->end && lesart_grammar_token (scan->grammar, at)->kind == LESART_TOKEN_QUOTE)
    at++;
  return at;
}

static inline guint32
agreement_at (const Scan *scan, guint32 at)
{
  return scan->grammar->words[at].agreement;
}

/* With a capital, if only in its last part: 58-Jährige. */
static inline gboolean
is_upper (const Scan *scan, guint32 at)
{
  guint flags = lesart_grammar_token (scan->grammar, at)->flags;

  return (flags & LESART_TOKEN_UPPER) != 0
         || ((flags & LESART_TOKEN_HAS_HYPHEN) && (kinds_at (scan, at) & LESART_WORD_NOUN));
}

static inline gboolean
is_noun (const Scan *scan, guint32 at)
{
  guint32 kinds = kinds_at (scan, at);

  return (kinds & LESART_WORD_NOMINAL) != 0 && (is_upper (scan, at) || (kinds & LESART_WORD_NAME))
         && (kinds & LESART_WORD_VERB) == 0;
}

/* A lower-case or ordinal word that can stand between determiner and noun. */
static inline gboolean
is_modifier (const Scan *scan, guint32 at)
{
  guint32 kinds = kinds_at (scan, at);

  if (kinds & LESART_WORD_NUMERAL)
    return TRUE;
  return (kinds & LESART_WORD_ADJECTIVE) != 0 && (kinds & LESART_WORD_VERB) == 0
         && !is_noun (scan, at);
}

static inline gboolean
same_group (const Scan *scan, guint32 a, guint32 b)
{
  const gint32 *groups = scan->grammar->groups;

  return groups != NULL && b < scan->end && groups[a] >= 0 && groups[a] == groups[b];
}

static inline gboolean
in_group (const Scan *scan, guint32 at)
{
  return scan->grammar->groups != NULL && scan->grammar->groups[at] >= 0;
}

guint32 lesart_scan_read_nouns (
    const Scan *scan, guint32 at, gboolean counted, guint32 agreement, guint32 *head);

G_END_DECLS
