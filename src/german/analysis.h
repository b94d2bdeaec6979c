/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a word form is, listed in the lexicon or not: by its spelling, its parts, its ending.
 */
#pragma once

#include "compounds.h"

G_BEGIN_DECLS

/**
 * LesartReach:
 *
 * How an analysis was reached, the surest first.
 */
typedef enum {
  LESART_REACH_LISTED,   /* the lexicon has the form */
  LESART_REACH_FOLDED,   /* with its first letter in the other case */
  LESART_REACH_RESPELT,  /* in another spelling: Strasse, Fluß, BERLIN */
  LESART_REACH_HYPHEN,   /* what stands behind the last hyphen or a number: US-Wahl, 40-köpfig */
  LESART_REACH_COMPOUND, /* the last of the parts: Baudezernenten */
  LESART_REACH_PREFIX,   /* a verb behind its separable prefix: hinwegzuziehen */
  LESART_REACH_TAIL,     /* the word that it ends in, whatever stands before: Bendlerblock */
  LESART_REACH_ENDING,   /* forms that end alike: brokkelten; a guess, the likeliest first */
  LESART_REACH_NONE,
} LesartReach;

#define LESART_MAX_LEXEMES 32

/**
 * LesartAnalysis:
 * @lexemes: (array length=n_lexemes): what the form can be
 * @n_parts: of a compound, else 0
 * @parts: byte of @base where each part begins; the last one is what @lexemes are of
 * @n_ending: bytes of the ending that a guess rests on; the longer, the surer
 * @base: the form as @lexemes have it: spelling and case; see lesart_analysis_get_lemma()
 */
typedef struct {
  LesartReach reach;
  guint32 n_lexemes;
  const LesartLexeme *lexemes;
  guint8 n_parts;
  guint8 parts[LESART_MAX_PARTS];
  guint8 n_ending;
  guint8 n_base;
  char base[LESART_LEMMA_MAX];
} LesartAnalysis;

void lesart_analyse (const LesartLexicon *lexicon,
                     const char *form,
                     gsize n_bytes,
                     gboolean folded,
                     LesartAnalysis *analysis,
                     LesartLexeme room[LESART_MAX_LEXEMES]);
gsize lesart_analysis_get_lemma (const LesartLexicon *lexicon,
                                 const LesartAnalysis *analysis,
                                 const LesartLexeme *lexeme,
                                 char *lemma);

G_END_DECLS
