/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the steps from clauses to facts share: a clause with a predicate becomes a fact
 * (facts.c), what belongs to its verb is found (fact-complements.c), its noun phrases play roles in
 * it (fact-phrases.c, fact-arguments.c), and its verb, its words and the quotation around it say
 * how certain it is (certainty.c). Claims (claims.c) are sentences, judged by the facts in them.
 */
#pragma once

#include "syntax.h"

G_BEGIN_DECLS

typedef struct {
  LesartExtraction *x;
  const LesartGrammar *grammar;
  const LesartTable *speech;      /* speech-verbs */
  int speech_takes;               /* column */
  const LesartTable *objects;     /* verb-objects */
  const LesartTable *complements; /* verb-complements */
  int complements_column;
  gint32 *quote_of; /* token -> outermost quote that holds it, or -1 */
  gint8 *cue_of;    /* token -> certainty that a cue there decides for its clause, or -1 */
} LesartFactFinder;

/**
 * LesartFactSource:
 *
 * Who vouches for a clause instead of the article.
 */
typedef struct {
  LesartCertainty certainty;
  gint32 entity; /* or LESART_NO_ENTITY */
} LesartFactSource;

void lesart_fact_finder_init (LesartFactFinder *finder, LesartExtraction *x);
void lesart_fact_finder_clear (LesartFactFinder *finder);

gboolean lesart_fact_is_in_headline (const LesartFactFinder *finder, guint32 sentence);
gint32 lesart_fact_entity (const LesartFactFinder *finder, const LesartNounPhrase *phrase);
LesartSpan lesart_fact_phrase_span (const LesartFactFinder *finder, const LesartNounPhrase *phrase);

const char *lesart_fact_find_complement (const LesartFactFinder *finder,
                                         const LesartFact *fact,
                                         guint32 clause);
LesartSpan lesart_fact_clause_span (const LesartFactFinder *finder, guint32 clause);
gboolean lesart_fact_is_complement (const LesartFactFinder *finder,
                                    const char *predicate,
                                    const LesartNounPhrase *phrase);
guint lesart_fact_add_arguments (LesartFactFinder *finder, guint32 clause, double *score);

LesartFactSource lesart_judge_certainty (LesartFactFinder *finder, guint32 clause);

void lesart_extract_nominal_facts (LesartFactFinder *finder);
void lesart_extract_relations (LesartFactFinder *finder);
void lesart_extract_claims (LesartFactFinder *finder);

static inline gboolean
lesart_fact_is_time (const LesartFactFinder *finder, const LesartNounPhrase *phrase)
{
  return lesart_grammar_has_hint (finder->grammar, phrase->head, LESART_HINT_TIME);
}

static inline const LesartWord *
lesart_fact_word (const LesartFactFinder *finder, guint32 token)
{
  return &finder->grammar->words[token];
}

G_END_DECLS
