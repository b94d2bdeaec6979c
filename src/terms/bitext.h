/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A German text and its English version, with the tokens and sentences of both: what is aligned,
 * checked and searched for terms on both sides. How their sentences belong together are beads
 * (bead.h), which are kept apart from it because a person changes them.
 */
#pragma once

#include "bead.h"
#include "tokenizer.h"

G_BEGIN_DECLS

/**
 * LesartBitext:
 * @text: the two texts, by #LesartSide
 * @segments: their tokens and sentences; those of the English one as
 *   lesart_segments_new_english() finds them
 *
 * Immutable and reference counted, with atomic counts: it may be handed to another thread.
 */
typedef struct {
  LesartText *text[LESART_N_SIDES];
  LesartSegments *segments[LESART_N_SIDES];
  gint ref_count; /*< private >*/
} LesartBitext;

LesartBitext *lesart_bitext_new (LesartText *german,
                                 LesartSegments *german_segments,
                                 LesartText *english,
                                 LesartSegments *english_segments);
LesartBitext *lesart_bitext_ref (LesartBitext *self);
void lesart_bitext_unref (LesartBitext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartBitext, lesart_bitext_unref)

void lesart_bitext_count_sentences (const LesartBitext *self, guint n_sentences[LESART_N_SIDES]);
LesartSpan lesart_bitext_get_sentence (const LesartBitext *self, LesartSide side, guint sentence);
gssize lesart_bitext_find_sentence (const LesartBitext *self, LesartSide side, guint32 at);
LesartSpan
lesart_bitext_get_bead_span (const LesartBitext *self, const LesartBead *bead, LesartSide side);

G_END_DECLS
