/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grammar of a text, as far as facts need it: which word forms are verbs here, which clauses a
 * sentence has and how they hang together, which predicate each has with its prefix, voice, tense
 * and mood, and which noun phrases stand in it in which case.
 *
 * It is the topological analysis of German: the finite verb stands second, first or last in its
 * clause; infinite forms and the separable prefix close the verbal bracket; subordinate clauses lie
 * between commas and begin with a conjunction, a relative pronoun or a w-word. The lexicon and the
 * closed classes of words decide, and a tagger where they leave a choice. Time is linear in the
 * tokens.
 */
#pragma once

#include "lexemes.h"
#include "table.h"
#include "tagger.h"
#include "tokenizer.h"

G_BEGIN_DECLS

#define LESART_NO_TOKEN G_MAXUINT32
#define LESART_NO_CLAUSE G_MAXUINT32
#define LESART_NO_PHRASE G_MAXUINT32

/* What a token can be at its place; several at once where only the clause tells them apart. */
typedef enum {
  LESART_WORD_DETERMINER = 1 << 0,
  LESART_WORD_PREPOSITION = 1 << 1,
  LESART_WORD_PRONOUN = 1 << 2,  /* stands for a noun phrase: er, man, dieser, alle */
  LESART_WORD_PERSONAL = 1 << 3, /* ... a personal one */
  LESART_WORD_REFLEXIVE = 1 << 4,
  LESART_WORD_RELATIVE = 1 << 5,      /* der, die, deren, welche */
  LESART_WORD_INTERROGATIVE = 1 << 6, /* wer, wie, wo, weshalb */
  LESART_WORD_SUBORDINATOR = 1 << 7,  /* dass, weil, wenn */
  LESART_WORD_AMBIGUOUS =
      1 << 8, /* ... that can be a preposition or an adverb as well: während, damit */
  LESART_WORD_COORDINATOR = 1 << 9,
  LESART_WORD_INFINITIVE_OPENER = 1 << 10, /* um, ohne, statt */
  LESART_WORD_NEGATION = 1 << 11,
  LESART_WORD_FOCUS = 1 << 12,  /* may stand before a conjunction: auch, selbst, nur */
  LESART_WORD_PREFIX = 1 << 13, /* can be a separable prefix */
  LESART_WORD_NOUN = 1 << 14,
  LESART_WORD_NAME = 1 << 15,
  LESART_WORD_ADJECTIVE = 1 << 16, /* ... or participle, inflected or not */
  LESART_WORD_ADVERB = 1 << 17,
  LESART_WORD_NUMERAL = 1 << 18,
  LESART_WORD_FINITE = 1 << 19,
  LESART_WORD_INFINITIVE = 1 << 20,
  LESART_WORD_INFINITIVE_ZU = 1 << 21, /* aufzubringen, and bringen after zu */
  LESART_WORD_PARTICIPLE = 1 << 22,    /* past participle in a verbal bracket */
  LESART_WORD_AUXILIARY = 1 << 23,     /* haben, sein, werden */
  LESART_WORD_MODAL = 1 << 24,
  LESART_WORD_PREDICATIVE = 1 << 26, /* an adjective that is not declined here */
  LESART_WORD_UNKNOWN = 1 << 25,     /* not in the lexicon, nor its last part */
} LesartWordKinds;

#define LESART_WORD_VERB                                                                           \
  (LESART_WORD_FINITE | LESART_WORD_INFINITIVE | LESART_WORD_INFINITIVE_ZU | LESART_WORD_PARTICIPLE)
#define LESART_WORD_INFINITE                                                                       \
  (LESART_WORD_INFINITIVE | LESART_WORD_INFINITIVE_ZU | LESART_WORD_PARTICIPLE)
#define LESART_WORD_NOMINAL (LESART_WORD_NOUN | LESART_WORD_NAME)

/* Kinds of determiners, and personal pronouns. */
typedef enum {
  LESART_CLOSED_NONE,
  LESART_CLOSED_DEFINITE,      /* der, die, das */
  LESART_CLOSED_DEMONSTRATIVE, /* dieser, jener */
  LESART_CLOSED_POSSESSIVE,    /* sein, ihr, mein */
  LESART_CLOSED_INDEFINITE,    /* ein, kein, jeder */
  LESART_CLOSED_FUSED,         /* im, zur: preposition and article */
  LESART_CLOSED_PERSONAL,      /* er, ihm */
} LesartClosedClass;

/* Agreement: which combinations of case, number and gender a word or phrase allows, one bit each:
 *
 *          singular m f n   plural m f n
 *   nom             0 1 2          3 4 5
 *   gen             6 7 8          9 ...
 *   dat            12 ...
 *   acc            18 ...
 *
 * so that "der" & "Bank" is one AND of two numbers and leaves {gen sg f, dat sg f}.
 */
#define LESART_AGREEMENT_ALL 0xffffffu
#define LESART_AGREEMENT_NOMINATIVE 0x00003fu
#define LESART_AGREEMENT_GENITIVE 0x000fc0u
#define LESART_AGREEMENT_DATIVE 0x03f000u
#define LESART_AGREEMENT_ACCUSATIVE 0xfc0000u
#define LESART_AGREEMENT_SINGULAR 0x1c71c7u
#define LESART_AGREEMENT_PLURAL 0xe38e38u
#define LESART_AGREEMENT_MASCULINE 0x041041u /* in the singular; so the others */
#define LESART_AGREEMENT_FEMININE 0x082082u
#define LESART_AGREEMENT_NEUTER 0x104104u

/**
 * LesartWord:
 * @agreement: the combinations of case, number and gender that the form allows, one bit each
 *   (lesart_agreement()); 0 if it is nothing that is declined
 * @finite: person, number, tense and mood of the finite readings; those of the third person if
 * there are any
 * @noun_agreement: what it agrees with as a noun; 0 if it can be none
 * @noun_lemma: (nullable): the first lemma as a noun; of a compound with its first part
 * @verb: features of all readings as a verb; 0 if it can be none
 * @verb_lemma: (nullable): the lemma of the best of them
 * @closed: #LesartClosedClass
 * @closed_agreement: what it agrees with as a determiner or personal pronoun
 * @person: of a possessive or personal pronoun, else 0
 */
typedef struct {
  const char *finite_lemma; /* NULL if it has no such reading; so the others */
  const char *infinitive_lemma;
  const char *participle_lemma;
  const char *noun_lemma;
  const char *verb_lemma;
  guint32 kinds; /* LesartWordKinds */
  guint32 agreement;
  guint32 finite; /* LesartFeatures */
  guint32 noun_agreement;
  guint32 verb; /* LesartFeatures */
  guint32 closed_agreement : 24;
  guint32 closed : 6;
  guint32 person : 2;
} LesartWord;

G_STATIC_ASSERT (sizeof (LesartWord) <= 64); /* one for each token of a text: a line of the cache */

typedef enum {
  LESART_CLAUSE_MAIN,
  LESART_CLAUSE_SUBORDINATE, /* opened by a conjunction or w-word, or verb-first conditional */
  LESART_CLAUSE_RELATIVE,
  LESART_CLAUSE_INFINITIVE,
  LESART_CLAUSE_PARTICIPLE, /* inszeniert von ... */
} LesartClauseKind;

typedef enum {
  LESART_MOOD_INDICATIVE,
  LESART_MOOD_SUBJUNCTIVE_1,
  LESART_MOOD_SUBJUNCTIVE_2,
} LesartMood;

/**
 * LesartClause:
 *
 * Its tokens are those of [first, end) whose clause_of names it; others in between belong to
 * clauses embedded in it.
 */
typedef struct {
  guint32 first;
  guint32 end;
  guint32 sentence;
  LesartClauseKind kind;
  guint32 parent;      /* the clause that it depends on, or LESART_NO_CLAUSE */
  guint32 coordinated; /* the earlier clause that it is joined to and may share its subject with */
  guint32 opener;      /* conjunction, relative pronoun or w-word */
  guint32 finite;      /* finite verb; of a coordinated clause where they share it */
  guint32 verb;        /* the verb that carries the predicate */
  guint32 prefix;      /* separable prefix */
  guint32 modal;       /* modal verb */
  guint32 negation;
  const char *predicate; /* lemma with prefix; NULL if the clause has no verb */
  guint passive : 1;
  guint perfect : 1;
  guint future : 1;     /* werden with an infinitive */
  guint causative : 1;  /* lassen with an infinitive */
  guint obligation : 1; /* ist zu, hat zu */
  guint copula : 1;     /* the predicate is an auxiliary alone: sein, haben, werden */
  guint reflexive : 1;
  guint verb_first : 1;
  guint verb_first_condition : 1; /* Sollte es regnen, ... */
  guint contrast : 1;             /* nicht X, sondern Y */
  guint subject_known : 1;        /*< private >*/
  guint8 mood;                    /* LesartMood */
  guint8 tense;                   /* LESART_PRESENT or LESART_PAST, shifted down to 1 or 2 */
  guint32 first_phrase;           /* phrases [first_phrase, end_phrase) of the grammar */
  guint32 end_phrase;
  guint32 subject;         /* phrase, perhaps of another clause; of a passive: what is acted upon */
  guint32 object;          /* phrase in the accusative */
  guint32 indirect_object; /* phrase in the dative */
  guint32 speech;          /* the clause with a verb of saying that governs it */
} LesartClause;

/**
 * LesartNounPhrase:
 *
 * A noun phrase with the genitive that follows it: tokens [first, end), without its preposition.
 */
typedef struct {
  guint32 first;
  guint32 end;
  guint32 core_end; /* without the genitive attribute */
  guint32 head;
  guint32 preposition; /* or LESART_NO_TOKEN */
  guint32 agreement;   /* what determiner, adjectives and noun have in common */
  guint32 clause;
  guint32 chunk;      /* number of the stretch between commas that it stands in */
  guint8 coordinated; /* has a conjunct: Frankreich und Italien */
  guint8 pronoun;
  guint8 apposition; /* between commas, apart from the verbs of its clause */
} LesartNounPhrase;

/* What is known of a token from elsewhere. */
typedef enum {
  LESART_HINT_TIME = 1 << 0,    /* part of an expression of time: says when, not who or what */
  LESART_HINT_MEASURE = 1 << 1, /* part of a number with its unit: 5 Prozent */
} LesartHint;

/*
 * A list of words, as lesart_grammar_is_one_of() is given it, with a bit for each kind of word in
 * it: see lesart_grammar_word_kind(). Most tokens are of a kind that no word of the list is of.
 */
typedef struct {
  const char *words; /* NULL: free */
  guint64 kinds[4];
} LesartWordList;

/* Several times as many as there are lists in the program: two of one slot drive each other out. */
#define LESART_N_WORD_LISTS 1024

/**
 * LesartGrammarContext:
 * @groups: (nullable): token -> number of the name that it belongs to, or -1; tokens of one name
 *   stay together in a noun phrase
 * @tags: (nullable): token -> what a tagger says of it
 * @hints: (nullable): token -> set of #LesartHint
 * @speech: (nullable): the list of verbs of saying
 * @agents: (nullable): the list of who acts
 *
 * What others know of the text. All outlive the grammar.
 */
typedef struct {
  const gint32 *groups;
  const LesartTag *tags;
  const guint8 *hints;
  const LesartTable *speech;
  const LesartTable *agents;
} LesartGrammarContext;

typedef struct {
  const LesartText *text;
  const char *utf8; /* of the text */
  const LesartSegments *segments;
  LesartWord *words;              /* one a token */
  guint8 *quoted;                 /* token -> stands between quotation marks */
  guint8 *word_kinds;             /*< private >*/
  guint32 *clause_of;             /* token -> clause, or LESART_NO_CLAUSE */
  GArray *clauses;                /* LesartClause, by sentence, then by first token */
  GArray *phrases;                /* LesartNounPhrase, by clause */
  GStringChunk *strings;          /*< private >*/
  LesartLexemes *lexemes;         /*< private >*/
  const LesartForm *const *forms; /*< private >*/
  const LesartLexicon *lexicon;   /*< private >*/
  const gint32 *groups;           /*< private >*/
  const LesartTag *tags;          /*< private >*/
  const guint8 *hints;            /*< private >*/
  const LesartTable *speech;      /*< private >*/
  const LesartTable *agents;      /*< private >*/
  LesartWordList *lists;          /*< private >*/
} LesartGrammar;

LesartGrammar *lesart_grammar_new (const LesartText *text,
                                   const LesartSegments *segments,
                                   LesartLexemes *lexemes,
                                   const LesartForm *const *forms,
                                   const LesartGrammarContext *context);
void lesart_grammar_free (LesartGrammar *grammar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartGrammar, lesart_grammar_free)

gboolean lesart_grammar_starts_sentence (const LesartGrammar *grammar, guint32 token);
gboolean lesart_grammar_token_is (const LesartGrammar *grammar, guint32 token, const char *word);
gboolean lesart_grammar_look_for (const LesartGrammar *grammar, guint32 token, const char *words);
gboolean lesart_grammar_read_phrase (const LesartGrammar *grammar,
                                     guint32 at,
                                     guint32 end,
                                     LesartNounPhrase *phrase);
gboolean
lesart_grammar_acts (const LesartGrammar *grammar, guint32 clause, const LesartNounPhrase *phrase);
gboolean lesart_grammar_is_agent (const LesartGrammar *grammar, const char *word, const char *cue);
char *lesart_grammar_dup_nominative (const LesartGrammar *grammar, const LesartNounPhrase *phrase);
guint32 lesart_grammar_find_antecedent (const LesartGrammar *grammar, guint32 clause);
guint32 lesart_agreement (guint32 features);

/* Bits of an agreement: which of its combinations have this case or number. */
guint32 lesart_agreement_with (guint32 agreement, guint32 features);
guint lesart_agreement_get_gender (guint32 agreement);

/**
 * lesart_grammar_is_one_of:
 * @words: words separated by spaces; one in lower case stands for itself with a capital as well.
 *   Must outlive @grammar, and stay as they are
 *
 * Returns: whether @token is one of @words
 */
static inline gboolean
lesart_grammar_is_one_of (const LesartGrammar *grammar, guint32 token, const char *words)
{
  const LesartWordList *list =
      &grammar->lists[(GPOINTER_TO_SIZE (words) >> 3) % LESART_N_WORD_LISTS];
  guint kind;

  if (token >= grammar->segments->n_tokens)
    return FALSE;
  kind = grammar->word_kinds[token];
  if (list->words == words && (list->kinds[kind / 64] >> kind % 64 & 1) == 0)
    return FALSE;
  return lesart_grammar_look_for (grammar, token, words);
}

static inline const LesartClause *
lesart_grammar_clause (const LesartGrammar *grammar, guint32 index)
{
  return index < grammar->clauses->len ? &g_array_index (grammar->clauses, LesartClause, index)
                                       : NULL;
}

/* The clause that token @at belongs to, or NULL. */
static inline const LesartClause *
lesart_grammar_clause_at (const LesartGrammar *grammar, guint32 at)
{
  return lesart_grammar_clause (grammar, grammar->clause_of[at]);
}

static inline gboolean
lesart_grammar_has_hint (const LesartGrammar *grammar, guint32 at, LesartHint hint)
{
  return grammar->hints != NULL && (grammar->hints[at] & hint) != 0;
}

static inline const LesartNounPhrase *
lesart_grammar_phrase (const LesartGrammar *grammar, guint32 index)
{
  return index < grammar->phrases->len ? &g_array_index (grammar->phrases, LesartNounPhrase, index)
                                       : NULL;
}

G_END_DECLS
