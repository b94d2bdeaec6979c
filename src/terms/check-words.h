/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the checks of words share: the words of both sides of a bead, folded so that a name is the
 * same however it is written, and which words of the two sides say the same.
 */
#pragma once

#include "check.h"
#include "dictionary.h"
#include "name-spellings.h"
#include "place-index.h"

G_BEGIN_DECLS

typedef enum {
  LESART_SAYS_NOTHING, /* punctuation, figures */
  LESART_SAYS_LITTLE,  /* articles, pronouns, prepositions, auxiliaries */
  LESART_SAYS_MUCH,    /* nouns, verbs, adjectives, adverbs, names */
} LesartWeight;

#define LESART_NO_LINK (-1)

/**
 * LesartWord:
 * @span: a token, or what stands between its hyphens
 * @token: index of the token
 * @folded: see lesart_fold_word(); the same pointer for the same string
 * @stem: of an English one, see lesart_english_stem(); the same pointer for the same string
 * @weight: a #LesartWeight
 * @is_upper: begins with a capital
 * @opens: the first word of a sentence, of what is quoted or of a heading in capitals: its capital
 *   tells nothing
 * @is_name: the other side has it as a name
 * @link: index of the word on the other side that says the same, or %LESART_NO_LINK
 * @is_sure: the dictionary says so, not the spelling
 */
typedef struct {
  LesartSpan span;
  guint32 token;
  const char *folded;
  const char *stem;
  guint8 weight;
  gboolean is_upper;
  gboolean opens;
  gboolean is_name;
  gint32 link;
  gboolean is_sure;
} LesartWord;

typedef struct _LesartLinks LesartLinks; /* links.c */

/**
 * LesartWords:
 * @index: of the bead
 * @span: its passages
 * @words: (element-type LesartWord): of each side
 * @first: first token of each side
 * @end: token behind the last one
 */
typedef struct {
  const LesartCheckInput *input;
  LesartFindings *findings;
  const LesartPlaceIndex *places;
  const GArray *spellings[LESART_N_SPELLINGS]; /* LesartSpelling */
  GStringChunk *strings;
  LesartLinks *links;
  GHashTable *named; /* folded words that are a name by themselves somewhere in the German */
  guint32 index;
  LesartSpan span[LESART_N_SIDES];
  GArray *words[LESART_N_SIDES];
  guint32 first[LESART_N_SIDES];
  guint32 end[LESART_N_SIDES];
  LesartCheckCursor at_name;
  LesartCheckCursor at_office;
  LesartCheckCursor at_statement;
  LesartCheckCursor at_predicate;
} LesartWords;

static inline LesartWord *
lesart_words_get (const LesartWords *words, LesartSide side, guint i)
{
  return &g_array_index (words->words[side], LesartWord, i);
}

static inline guint
lesart_words_count (const LesartWords *words, LesartSide side)
{
  return words->words[side]->len;
}

const char *lesart_words_peek (const LesartWords *words, LesartSide side, guint32 token, gsize *n);
char *lesart_words_slice (const LesartWords *words, LesartSide side, LesartSpan span);
void lesart_words_report (LesartWords *words,
                          LesartCheckKind kind,
                          LesartSeverity severity,
                          LesartReason reason,
                          const LesartSpan span[LESART_N_SIDES],
                          const char *suggestion);
gboolean lesart_words_find_phrase (const LesartWords *words,
                                   LesartSide side,
                                   const char *phrase,
                                   LesartSpan *span);
gint lesart_words_find_stems (const LesartWords *words, const char *phrase, LesartSpan *span);
gboolean lesart_words_find_minister (const LesartWords *words, LesartSpan *span);
gboolean lesart_words_have_pronoun (const LesartWords *words, gboolean *person);
gboolean lesart_words_have_organisation_of (const LesartWords *words, const char *country);
gboolean lesart_words_is_figure (const LesartWords *words, LesartSide side, LesartSpan span);
gboolean lesart_words_is_modal (const LesartWords *words, guint32 token);

void lesart_words_fill (LesartWords *words, const LesartBead *bead);
GArray *lesart_words_join_lone (LesartWords *words); /* LesartBead */

/* Of the whole texts. */
void lesart_check_terms (const LesartCheckInput *input, LesartFindings *findings);
void lesart_check_consistency (const LesartCheckInput *input, LesartFindings *findings);

/* The checks, one bead each. */
void lesart_check_names (LesartWords *words);
void lesart_check_organisations (LesartWords *words);
void lesart_check_offices (LesartWords *words);
void lesart_check_portfolios (LesartWords *words);
void lesart_check_false_friends (LesartWords *words);
void lesart_check_omissions (LesartWords *words);
void lesart_check_negation (LesartWords *words);
void lesart_check_hedges (LesartWords *words);
void lesart_check_untranslated (LesartWords *words);

guint lesart_words_take_folded (
    const LesartWords *words, LesartSide side, guint at, const char **folded, guint max);

G_END_DECLS
