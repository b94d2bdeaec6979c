/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a text uses the terms of a base: inflected, as a part of a compound, several words long,
 * with the prefix of a verb at the other end of its clause; and what becomes of them in the other
 * language.
 */
#pragma once

#include "language.h"
#include "term-base.h"
#include "tokenizer.h"

G_BEGIN_DECLS

/* How a term is there. */
typedef enum {
  LESART_HIT_WHOLE,     /* the word or words, inflected or not */
  LESART_HIT_PART,      /* a part of a compound: Projekt in Projektverwaltung */
  LESART_HIT_SEPARATED, /* a verb whose prefix stands elsewhere: stellt ... vor */
} LesartHitKind;

/**
 * LesartTermHit:
 * @span: what is to be underlined, in code points: of a compound only the part, without a linking
 *   element; of a separated verb the verb
 * @prefix: of a separated verb: its prefix, else empty
 * @concept: index in the base
 * @term: index in the concept
 * @first_token: the tokens [first_token, end_token) that the hit is in
 * @kind: a #LesartHitKind
 * @is_nested: whether it lies in a longer hit of another term, which says more
 */
typedef struct {
  LesartSpan span;
  LesartSpan prefix;
  guint32 concept;
  guint32 term;
  guint32 first_token;
  guint32 end_token;
  guint8 kind;
  gboolean is_nested;
} LesartTermHit;

/* Of a base: which words lead to which terms. Follows changes of the base with
 * lesart_term_index_update(); of one that is not changed meanwhile, threads may search it. */
typedef struct _LesartTermIndex LesartTermIndex;

LesartTermIndex *lesart_term_index_new (LesartTermBase *base, LesartLanguage *language);
void lesart_term_index_free (LesartTermIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartTermIndex, lesart_term_index_free)
void lesart_term_index_update (LesartTermIndex *self, guint concept);

GArray *lesart_term_hits_find (const LesartTermIndex *self,
                               LesartSide side,
                               const LesartText *text,
                               const LesartSegments *segments); /* LesartTermHit, in order */

/* What is wrong with a term in a passage and its translation. */
typedef enum {
  LESART_TERM_ISSUE_MISSING,   /* the other side has none of the terms that are allowed for it */
  LESART_TERM_ISSUE_FORBIDDEN, /* a term is used that is forbidden or superseded */
} LesartTermIssueKind;

/**
 * LesartTermIssue:
 * @hit: indices into the hits of the two sides, -1 where there is none. Of a missing term the
 *   German one is; of a forbidden one the side that uses it, and the German one if it has the
 *   concept
 * @expected: term of the concept that should stand there: the preferred one, else the first that is
 *   allowed; -1 if the base has none
 */
typedef struct {
  LesartTermIssueKind kind;
  gssize hit[LESART_N_SIDES];
  gssize expected;
} LesartTermIssue;

GArray *lesart_term_issues_find (const LesartTermBase *base,
                                 const LesartTermHit *german,
                                 gsize n_german,
                                 const LesartTermHit *english,
                                 gsize n_english);

G_END_DECLS
