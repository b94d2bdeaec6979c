/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to what trains the tagger.
 *
 *   train-tagger.c    the texts in, the model out
 *   tagger-learner.c  the weights
 *   tagger-forms.c    what is remembered of single forms
 */
#pragma once

#include "tagger-private.h"

G_BEGIN_DECLS

#define CLASS_BITS 20u
#define AGREEMENT_BITS 19u

typedef struct {
  guint64 bits[TAG_MAX_CLASSES / 64];
} ClassSet; /* bits of classes */

/* A sentence, and what its marks leave open. */
typedef struct {
  guint32 n;
  const LesartForm **forms;
  ClassSet *allowed;
  guint32 *features; /* LesartFeatures; several of a dimension are alternatives */
  guint32 *traits;
  gboolean full; /* tags are marked in full */
  gboolean own;  /* a treebank with the conventions that are aimed at */
} TagExample;

/* Weights of a perceptron, with their sums over all steps. */
typedef struct {
  gint32 *weights; /* n shared ones, then n of text of the kind that is aimed at */
  gint64 *totals;
  double *sums; /* of their averages, over all rounds */
  gsize n;
} TagTrained;

typedef struct {
  LesartLexemes *lexemes;
  LesartTagger *tagger;
  GStringChunk *strings;
  GArray *examples;
  TagTrained classes;
  TagTrained agreement;
  const TagExample *current; /* that is being learned from */
  guint n_wrong;
  guint n_decisions;
  gint64 step;
  guint64 state; /* of the generator: xorshift */
  GArray *extra; /* for TagSentence.extra */
} TagTrainer;

static inline gboolean
lesart_class_set_has (const ClassSet *set, guint class)
{
  return set->bits[class / 64] >> (class % 64) & 1;
}

static inline void
lesart_class_set_add (ClassSet *set, guint class)
{
  set->bits[class / 64] |= (guint64) 1 << (class % 64);
}

void lesart_tag_train_classes (TagTrainer *trainer);
void lesart_tag_train_agreement (TagTrainer *trainer);
void lesart_tag_mark (TagTrainer *trainer,
                      const TagExample *example,
                      TagSentence *sentence,
                      LesartTag *tags);
void lesart_tag_find_entries (TagTrainer *trainer, GArray *entries, gboolean full_only);
void lesart_tag_find_templates (TagTrainer *trainer, GArray *templates);

G_END_DECLS
