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
 *             grammar-nouns.c     the noun of each, with names beside it
 *   arguments grammar-arguments.c subject and objects among them
 *             grammar-agents.c    who acts, and what only those do
 *             grammar-relatives.c what relative pronouns stand for
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

gboolean lesart_clause_says (const LesartGrammar *grammar, const LesartClause *clause);
gboolean lesart_clause_needs_agent (const LesartGrammar *grammar, guint32 clause);
gboolean lesart_grammar_is_agent_noun (const LesartGrammar *grammar, guint32 token);
gboolean lesart_grammar_is_source (const LesartGrammar *grammar, const LesartNounPhrase *phrase);
gboolean
lesart_grammar_stands_for_deed (const LesartGrammar *grammar, const LesartNounPhrase *phrase);

gboolean lesart_grammar_is_number_noun (const LesartGrammar *grammar, guint32 token);
gboolean lesart_grammar_is_degree (const LesartGrammar *grammar, guint32 token);
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

static inline gboolean
lesart_grammar_in_name (const LesartGrammar *grammar, guint32 at)
{
  return grammar->groups != NULL && grammar->groups[at] >= 0;
}

/* Is it a name, or has one beside it: Stürmer Daan Verkade? */
static inline gboolean
lesart_phrase_is_named (const LesartGrammar *grammar, const LesartNounPhrase *phrase)
{
  for (guint32 at = phrase->head; at < phrase->core_end && !phrase->coordinated; at++)
    if (lesart_grammar_in_name (grammar, at))
      return TRUE;
  return FALSE;
}

static inline gboolean
lesart_clause_is_plural_only (const LesartGrammar *grammar, const LesartClause *clause)
{
  guint32 finite = clause->finite != LESART_NO_TOKEN ? grammar->words[clause->finite].finite : 0;

  return (finite & LESART_PLURAL) && (finite & LESART_SINGULAR) == 0;
}

/* A name is plural only with its article: die Stadtwerke X. */
static inline gboolean
lesart_phrase_is_bare_name (const LesartGrammar *grammar, const LesartNounPhrase *phrase)
{
  return lesart_grammar_in_name (grammar, phrase->head) && !phrase->coordinated
         && grammar->words[phrase->first].closed != LESART_CLOSED_DEFINITE;
}

/* Gender and number alone: the antecedent has a case of its own. */
static inline guint32
lesart_agreement_without_case (guint32 agreement)
{
  return (agreement | agreement >> 6 | agreement >> 12 | agreement >> 18) & 0x3f;
}

static inline guint32
lesart_agreement_over_cases (guint32 form)
{
  return form | form << 6 | form << 12 | form << 18;
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
