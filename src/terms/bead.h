/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The smallest piece of an alignment: some sentences of one text beside those of the other that
 * say the same (Gale and Church, A Program for Aligning Sentences in Bilingual Corpora, 1993, call
 * it a bead). The beads of two texts, in order, cover each sentence of both exactly once and never
 * cross.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  LESART_SIDE_GERMAN,
  LESART_SIDE_ENGLISH,
  LESART_N_SIDES,
} LesartSide;

/* Sentences first[side] ... first[side] + n[side] - 1; n is 0 where a side says nothing of it. */
typedef struct {
  guint first[LESART_N_SIDES];
  guint n[LESART_N_SIDES];
  float score;    /* 0 ... 1: how sure the aligner is; 1 when a person made it */
  gboolean human; /* made or confirmed by a person */
} LesartBead;

gboolean
lesart_beads_are_whole (const LesartBead *beads, gsize n, const guint n_sentences[LESART_N_SIDES]);
gssize lesart_beads_find (const LesartBead *beads, gsize n, LesartSide side, guint sentence);

G_END_DECLS
