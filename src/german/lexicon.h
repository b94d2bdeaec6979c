/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The full-form lexicon: what a German word form can be. Memory-mapped; see lexicon.c for its
 * layout.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LESART_CLASS_NOUN,
  LESART_CLASS_NAME, /* proper noun */
  LESART_CLASS_VERB,
  LESART_CLASS_PARTICIPLE_1,
  LESART_CLASS_PARTICIPLE_2, /* as an adjective */
  LESART_CLASS_ADJECTIVE,
  LESART_CLASS_ADVERB,
  LESART_CLASS_ARTICLE,
  LESART_CLASS_PRONOUN,
  LESART_CLASS_PREPOSITION,
  LESART_CLASS_CONJUNCTION,
  LESART_CLASS_PARTICLE,
  LESART_CLASS_NUMERAL,
  LESART_CLASS_OTHER,
} LesartWordClass;

/* Features: one bit each, so that sets of them (nominative or accusative) are one word. */
typedef enum {
  LESART_NOMINATIVE = 1 << 0,
  LESART_GENITIVE = 1 << 1,
  LESART_DATIVE = 1 << 2,
  LESART_ACCUSATIVE = 1 << 3,
  LESART_SINGULAR = 1 << 4,
  LESART_PLURAL = 1 << 5,
  LESART_MASCULINE = 1 << 6,
  LESART_FEMININE = 1 << 7,
  LESART_NEUTER = 1 << 8,
  LESART_FIRST = 1 << 9,
  LESART_SECOND = 1 << 10,
  LESART_THIRD = 1 << 11,
  LESART_PRESENT = 1 << 12,
  LESART_PAST = 1 << 13,
  LESART_SUBJUNCTIVE_1 = 1 << 14, /* Konjunktiv I */
  LESART_SUBJUNCTIVE_2 = 1 << 15,
  LESART_INFINITIVE = 1 << 16,
  LESART_INFINITIVE_ZU = 1 << 17, /* aufzubringen */
  LESART_PAST_PARTICIPLE = 1 << 18,
  LESART_IMPERATIVE = 1 << 19,
  LESART_AUXILIARY = 1 << 20,
  LESART_MODAL = 1 << 21,
  LESART_FIRST_NAME = 1 << 22, /* kinds of proper noun */
  LESART_SURNAME = 1 << 23,
  LESART_PLACE = 1 << 24,
  LESART_SUBORDINATING = 1 << 25, /* kinds of conjunction */
  LESART_FINITE = LESART_PRESENT | LESART_PAST | LESART_SUBJUNCTIVE_1 | LESART_SUBJUNCTIVE_2,
} LesartFeatures;

#define LESART_LEMMA_MAX 96 /* bytes of a form or a lemma, with the NUL that ends it */

/**
 * LesartLexeme:
 * @features: a set of #LesartFeatures
 * @word_class: a #LesartWordClass
 * @cut: bytes that the lemma does not share with the end of the form
 * @suffix: what it has instead; see lesart_lexicon_get_lemma()
 *
 * One analysis of a form, as it lies in the lexicon: many forms share it. Analyses with the same
 * lemma and class are kept apart only where their features do not combine freely (first person
 * singular or third person plural).
 */
typedef struct {
  guint32 features;
  guint32 word_class : 4;
  guint32 cut : 8;
  guint32 suffix : 20;
} LesartLexeme;

typedef struct _LesartLexicon LesartLexicon;

/* A form that another begins with. */
typedef struct {
  guint32 n_bytes;
  guint32 n_lexemes;
  const LesartLexeme *lexemes;
} LesartPrefix;

#define LESART_MAX_PREFIXES 24
#define LESART_MAX_ENDINGS 3

const LesartLexeme *lesart_lexicon_lookup (const LesartLexicon *lexicon,
                                           const char *form,
                                           gsize n_bytes,
                                           guint *n_lexemes);
const LesartLexeme *lesart_lexicon_lookup_folded (const LesartLexicon *lexicon,
                                                  const char *form,
                                                  gsize n_bytes,
                                                  guint *n_lexemes);
guint lesart_lexicon_find_prefixes (const LesartLexicon *lexicon,
                                    const char *form,
                                    gsize n_bytes,
                                    char lost,
                                    LesartPrefix prefixes[LESART_MAX_PREFIXES]);
guint lesart_lexicon_lookup_ending (const LesartLexicon *lexicon,
                                    const char *form,
                                    gsize n_bytes,
                                    LesartPrefix endings[LESART_MAX_ENDINGS]);
gboolean lesart_lexicon_has (const LesartLexicon *lexicon,
                             const char *form,
                             gsize n_bytes,
                             LesartWordClass word_class);
gsize lesart_lexicon_get_lemma (const LesartLexicon *lexicon,
                                const LesartLexeme *lexeme,
                                const char *form,
                                gsize n_bytes,
                                char *lemma);
gsize lesart_fold_first (const char *form, gsize n_bytes, char *folded);

G_END_DECLS
