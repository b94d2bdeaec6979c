/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of a German text that may be worth an entry in a term base, ranked.
 *
 * One article says too little for statistics alone (each word comes once to five times), so what a
 * word is counts as well: whether the lexicon lacks it, whether it is a compound, has a hyphen, is
 * an acronym, or a noun with its adjective that comes again. Beside that count how often it comes,
 * also inside compounds, and how rarely articles of all kinds have it (noun-frequencies.tsv).
 */
#pragma once

#include "term-hits.h"

G_BEGIN_DECLS

/* Why a word is a candidate. */
typedef enum {
  LESART_CANDIDATE_UNLISTED = 1 << 0, /* the lexicon does not have it as a whole */
  LESART_CANDIDATE_COMPOUND = 1 << 1,
  LESART_CANDIDATE_HYPHEN = 1 << 2,
  LESART_CANDIDATE_ACRONYM = 1 << 3,
  LESART_CANDIDATE_PHRASE = 1 << 4, /* adjective and noun */
  LESART_CANDIDATE_REPEATED = 1 << 5,
} LesartCandidateReasons;

/**
 * LesartTermCandidate:
 * @text: the base form: Chipfertigungsanlage, globale Infrastruktur
 * @gender: of the noun, as far as it is known
 * @reasons: #LesartCandidateReasons
 * @score: the higher, the better; for comparison only
 * @first_use: uses [first_use, first_use + n_uses)
 */
typedef struct {
  const char *text;
  LesartTermGender gender;
  guint reasons;
  double score;
  guint first_use;
  guint n_uses;
} LesartTermCandidate;

/**
 * LesartTermCandidates:
 * @items: (element-type LesartTermCandidate): the best first
 * @uses: (element-type LesartTermHit): those of one candidate by place
 */
typedef struct {
  GArray *items;
  GArray *uses;
  GStringChunk *strings; /*< private >*/
} LesartTermCandidates;

LesartTermCandidates *lesart_term_candidates_find (LesartLanguage *language,
                                                   const LesartText *text,
                                                   const LesartSegments *segments,
                                                   const LesartSpan *left_out,
                                                   gsize n_left_out);
void lesart_term_candidates_free (LesartTermCandidates *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartTermCandidates, lesart_term_candidates_free)

G_END_DECLS
