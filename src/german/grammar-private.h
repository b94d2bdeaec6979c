/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the steps of lesart_grammar_new() share; each sentence goes through them in this order:
 *
 *   words     grammar-words.c     what each token can be, from the lexicon and the closed classes
 *             grammar-readings.c  all that a form is as a noun and a verb; compounds
 *             grammar-closed.c    determiners and personal pronouns
 *   context   grammar-context.c   noun or verb? attribute or predicate?
 *   chunks    grammar-chunks.c    the stretches between commas, what each begins with, its verbs
 *   clauses   grammar-clauses.c   chunks -> clauses and their links
 *   verbs     grammar-verbs.c     the verbal complex -> predicate, voice, modality
 *   phrases   grammar-phrases.c   noun phrases of each clause
 *   arguments grammar-arguments.c subject and objects among them
 */
#pragma once

#include "grammar.h"

G_BEGIN_DECLS

/* Words of a closed class, which are hardly ever the noun or verb that they look like. */
#define LESART_WORD_CLOSED                                                                         \
  (LESART_WORD_DETERMINER | LESART_WORD_PREPOSITION | LESART_WORD_PRONOUN                          \
   | LESART_WORD_SUBORDINATOR | LESART_WORD_COORDINATOR | LESART_WORD_INTERROGATIVE                \
   | LESART_WORD_NEGATION)

/* Sentences deeper than this keep their outer clauses only: the work stays linear. */
#define LESART_GRAMMAR_MAX_DEPTH 8

/**
 * LesartChunk: (skip)
 *
 * A stretch of tokens between commas, semicolons, colons or dashes, or one half of it if "und"
 * joins two predicates in it.
 */
typedef struct {
  guint32 first; /* tokens [first, end) */
  guint32 end;
  guint32 lead; /* first token after quotation marks and coordinators */
  guint32 opener;
  guint32 finite; /* the best candidate, chosen by the kind of clause */
  guint32 zu_infinitive;
  LesartClauseKind kind; /* if there is an opener */
  guint8 strict;         /* the finite form can be nothing else */
  guint8 verb_first;
  guint8 joined;      /* follows the chunk before it after a mere coordinator */
  guint8 coordinator; /* begins with one */
  guint8 hard;        /* a semicolon or colon stands before it */
  guint8 quoted;
  guint8
      list_start; /* no verb, but the chunks that follow make a list that ends in a zu-infinitive */
} LesartChunk;

gsize lesart_first_to_lower (const char *form, gsize n_bytes, char *lower);
void lesart_word_read_closed (LesartWord *word, const char *form, gsize n_bytes);
guint32 lesart_word_read_form (LesartGrammar *grammar,
                               LesartWord *word,
                               const LesartForm *form,
                               guint flags,
                               gboolean start,
                               gboolean before_noun);
void lesart_grammar_read_words (LesartGrammar *grammar);
void lesart_grammar_settle_words (LesartGrammar *grammar, const LesartSentence *sentence);
gboolean
lesart_grammar_find_chunks (LesartGrammar *grammar, const LesartSentence *sentence, GArray *chunks);
void lesart_chunk_find_finite (const LesartGrammar *grammar, LesartChunk *chunk);
gboolean
lesart_chunk_is_verb_final (const LesartGrammar *grammar, const LesartChunk *chunk, guint32 from);
gboolean lesart_chunk_is_agent_participle (const LesartGrammar *grammar, const LesartChunk *chunk);
void lesart_grammar_find_clauses (LesartGrammar *grammar, guint32 sentence);
void lesart_grammar_read_predicate (LesartGrammar *grammar, guint32 clause);
void lesart_grammar_find_phrases (LesartGrammar *grammar, guint32 clause, GArray *phrases);
void lesart_grammar_find_arguments (LesartGrammar *grammar, guint32 first_clause);

gboolean lesart_grammar_is_verb (const LesartGrammar *grammar, const char *lemma);

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
  return grammar->utf8 + t->byte_start;
}

static inline const LesartForm *
lesart_grammar_lexemes (const LesartGrammar *grammar, guint32 token)
{
  return grammar->forms[token];
}

static inline gboolean
lesart_kinds_are_lexical (guint32 kinds)
{
  return (kinds & (LESART_WORD_AUXILIARY | LESART_WORD_MODAL)) == 0;
}

static inline gboolean
lesart_kinds_are_strictly_finite (guint32 kinds)
{
  return (kinds & LESART_WORD_FINITE) != 0 && (kinds & LESART_WORD_INFINITE) == 0;
}

/* Quotation marks and what is in brackets take no part. */
static inline guint32
lesart_grammar_skip_transparent (const LesartGrammar *grammar, guint32 at, guint32 end)
{
  while (at < end && grammar->words[at].kinds == 0)
    at++;
  return at;
}

static inline void
lesart_word_drop_verb (LesartWord *word)
{
  word->kinds &= ~(guint32) (LESART_WORD_VERB | LESART_WORD_AUXILIARY | LESART_WORD_MODAL);
}

G_END_DECLS
