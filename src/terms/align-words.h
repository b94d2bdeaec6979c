/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to src/terms: which words of two texts can stand for each other, and where they are.
 *
 * A word TYPE is a form of the German text, or an English word without its ending. Words that are
 * in nearly every sentence tell nothing and are left out, as are those of which the other text has
 * no counterpart at all. What is left lies in runs, one behind the other:
 *
 *   types[side]      the types of sentence s are types[side][begin[side][s] ... begin[side][s + 1])
 *   candidates       the English types of the German type g: candidates[candidate_begin[g] ...)
 *   postings         where the English type e occurs: indices into types[ENGLISH], ascending
 */
#pragma once

#include "align.h"

G_BEGIN_DECLS

/* A bead has at most so many sentences of a side. */
#define LESART_ALIGN_MAX 3

typedef struct {
  guint n_sentences[LESART_N_SIDES];
  guint n_types[LESART_N_SIDES];
  guint32 *begin[LESART_N_SIDES];
  guint32 *types[LESART_N_SIDES];
  guint32 *sentence_of; /* of each English occurrence */
  guint32 *candidate_begin;
  guint32 *candidates;
  guint32 *posting_begin;
  guint32 *postings;
  float *gain[LESART_N_SIDES]; /* gain[side][type * LESART_ALIGN_MAX + k - 1]: see align-words.c */
} LesartAlignWords;

/* What each word of a bead costs that has no counterpart in it. */
#define LESART_ALIGN_UNMATCHED 0.6f

LesartAlignWords *lesart_align_words_new (const LesartBitext *bitext,
                                          const LesartLanguage *language,
                                          const LesartDictionary *dictionary,
                                          GCancellable *cancellable);
void lesart_align_words_free (LesartAlignWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartAlignWords, lesart_align_words_free)

G_END_DECLS
