/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Part of speech, case, number, gender, person, tense, mood and lemma of every word, each decided
 * in its context.
 *
 * What a word can be comes from the lexicon; weights of the section "tagger" of the learned models
 * decide. Without them the first analysis of the lexicon is taken, and lesart_tagger_is_learned()
 * says so. All in integers: the same text gets the same tags on every machine.
 */
#pragma once

#include "language.h"
#include "lexemes.h"
#include "progress.h"
#include "tagset.h"

G_BEGIN_DECLS

/**
 * LesartTag:
 * @stts: #LesartStts
 * @upos: #LesartUpos
 * @features: #LesartFeatures; at most one case, number and gender, and for a finite verb one of
 *   %LESART_FINITE
 * @traits: #LesartTraits
 * @lemma: lives as long as the tagger
 */
typedef struct {
  guint8 stts;
  guint8 upos;
  guint32 features;
  guint32 traits;
  const char *lemma;
} LesartTag;

typedef struct _LesartTagger LesartTagger;

LesartTagger *lesart_tagger_new (const LesartLanguage *language, LesartLexemes *lexemes);
void lesart_tagger_free (LesartTagger *tagger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartTagger, lesart_tagger_free)

void lesart_tagger_be_brief (LesartTagger *tagger);
void lesart_tagger_tell (LesartTagger *tagger, LesartProgress *progress);
gboolean lesart_tagger_is_learned (const LesartTagger *tagger);
void lesart_tagger_tag_sentence (LesartTagger *tagger,
                                 const LesartForm *const *forms,
                                 guint32 n_forms,
                                 LesartTag *tags);
LesartTag *lesart_tagger_tag_text (LesartTagger *tagger,
                                   const LesartForm *const *forms,
                                   const LesartSegments *segments);

G_END_DECLS
