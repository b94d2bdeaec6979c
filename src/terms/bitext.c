/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts two texts together and finds their sentences.
 */
#include "bitext.h"

/**
 * lesart_bitext_new:
 * @german: a text
 * @german_segments: (nullable): its tokens and sentences, if they are known already
 * @english: its English version
 * @english_segments: (nullable): its tokens and sentences, if they are to be others than
 *   lesart_segments_new_english() finds
 *
 * Returns: (transfer full): both, with their tokens and sentences
 */
LesartBitext *
lesart_bitext_new (LesartText *german,
                   LesartSegments *german_segments,
                   LesartText *english,
                   LesartSegments *english_segments)
{
  LesartBitext *self;

  g_return_val_if_fail (german != NULL && english != NULL, NULL);
  self = g_new0 (LesartBitext, 1);
  self->ref_count = 1;
  self->text[LESART_SIDE_GERMAN] = lesart_text_ref (german);
  self->text[LESART_SIDE_ENGLISH] = lesart_text_ref (english);
  self->segments[LESART_SIDE_GERMAN] = german_segments != NULL
                                           ? lesart_segments_ref (german_segments)
                                           : lesart_segments_new (german);
  self->segments[LESART_SIDE_ENGLISH] = english_segments != NULL
                                            ? lesart_segments_ref (english_segments)
                                            : lesart_segments_new_english (english);
  return self;
}

LesartBitext *
lesart_bitext_ref (LesartBitext *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
lesart_bitext_unref (LesartBitext *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    lesart_text_unref (self->text[side]);
    lesart_segments_unref (self->segments[side]);
  }
  g_free (self);
}

/**
 * lesart_bitext_count_sentences:
 * @self: two texts
 * @n_sentences: (out): how many sentences each has
 */
void
lesart_bitext_count_sentences (const LesartBitext *self, guint n_sentences[LESART_N_SIDES])
{
  for (guint side = 0; side < LESART_N_SIDES; side++)
    n_sentences[side] = self->segments[side]->n_sentences;
}

/**
 * lesart_bitext_get_sentence:
 * @self: two texts
 * @side: which of them
 * @sentence: index of a sentence
 *
 * Returns: its span in code points of that text
 */
LesartSpan
lesart_bitext_get_sentence (const LesartBitext *self, LesartSide side, guint sentence)
{
  const LesartSegments *segments = self->segments[side];
  const LesartSentence *found;

  g_return_val_if_fail (sentence < segments->n_sentences, LESART_SPAN_NONE);
  found = &segments->sentences[sentence];
  return (LesartSpan){ segments->tokens[found->first].start, segments->tokens[found->end - 1].end };
}

/**
 * lesart_bitext_find_sentence:
 * @self: two texts
 * @side: which of them
 * @at: a place in code points
 *
 * In O(log n). A place between two sentences belongs to the one before it.
 *
 * Returns: index of the sentence at that place; -1 where there is none before it
 */
gssize
lesart_bitext_find_sentence (const LesartBitext *self, LesartSide side, guint32 at)
{
  gsize low = 0, high = self->segments[side]->n_sentences; /* the first that begins behind @at */

  while (low < high) {
    const gsize middle = low + (high - low) / 2;

    if (lesart_bitext_get_sentence (self, side, (guint) middle).start > at)
      high = middle;
    else
      low = middle + 1;
  }
  return (gssize) low - 1;
}

/**
 * lesart_bitext_get_bead_span:
 * @self: two texts
 * @bead: one of their beads
 * @side: a side
 *
 * Returns: from its first sentence on that side to the end of its last one; %LESART_SPAN_NONE where
 *   it has none
 */
LesartSpan
lesart_bitext_get_bead_span (const LesartBitext *self, const LesartBead *bead, LesartSide side)
{
  if (bead->n[side] == 0)
    return LESART_SPAN_NONE;
  return (LesartSpan){
    lesart_bitext_get_sentence (self, side, bead->first[side]).start,
    lesart_bitext_get_sentence (self, side, bead->first[side] + bead->n[side] - 1).end
  };
}
