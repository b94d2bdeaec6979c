/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the steps of lesart_grammar_new() share; each sentence goes through them in this order:
 *
 *   words     grammar-words.c     what each token can be, from the lexicon and the closed classes
 *   context   grammar-words.c     noun or verb? attribute or predicate?
 *   clauses   grammar-clauses.c   chunks between commas -> clauses, their verbs and links
 *   verbs     grammar-verbs.c     the verbal complex -> predicate, voice, modality
 *   phrases   grammar-phrases.c   noun phrases of each clause
 */
#pragma once

#include "grammar.h"

G_BEGIN_DECLS

/* Sentences deeper than this keep their outer clauses only: the work stays linear. */
#define LESART_GRAMMAR_MAX_DEPTH 8

void lesart_grammar_read_words (LesartGrammar *grammar);
void lesart_grammar_settle_words (LesartGrammar *grammar, const LesartSentence *sentence);
void lesart_grammar_find_clauses (LesartGrammar *grammar, guint32 sentence);
void lesart_grammar_read_predicate (LesartGrammar *grammar, guint32 clause);
void lesart_grammar_find_phrases (LesartGrammar *grammar, guint32 clause, GArray *phrases);

gboolean lesart_grammar_is_verb (const LesartGrammar *grammar, const char *lemma);
guint32 lesart_grammar_next_in_clause (const LesartGrammar *grammar, guint32 clause, guint32 token);

static inline guint32
lesart_grammar_kinds (const LesartGrammar *grammar, guint32 token)
{
  return token < grammar->segments->n_tokens ? grammar->words[token].kinds : 0;
}

static inline const LesartToken *
lesart_grammar_token (const LesartGrammar *grammar, guint32 token)
{
  return &grammar->segments->tokens[token];
}

static inline const char *
lesart_grammar_form (const LesartGrammar *grammar, guint32 token, gsize *n_bytes)
{
  const LesartToken *t = &grammar->segments->tokens[token];

  *n_bytes = t->byte_end - t->byte_start;
  return lesart_text_get_utf8 (grammar->text, NULL) + t->byte_start;
}

G_END_DECLS
