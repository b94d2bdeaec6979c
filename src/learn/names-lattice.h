/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tags of a run of tokens and how likely each is where (forward and backward sums of a
 * linear-chain conditional random field): what the learners of names share.
 */
#pragma once

#include "names-private.h"

G_BEGIN_DECLS

typedef float NamesScores[NAME_N_TAGS];

/* Of one token. */
typedef struct {
  NamesScores scores;   /* powers of e */
  NamesScores forward;  /* probabilities of what lies before, scaled */
  NamesScores backward; /* and behind */
  NamesScores wrong;    /* expected less true */
} NamesLattice;

void lesart_names_powers (NamesScores scores, float scale);
gboolean lesart_names_may_follow (guint before, guint tag);
void lesart_names_fill_lattice (NamesLattice *lattice,
                                guint32 n,
                                const guint8 *tags,
                                NamesScores *powers);
void lesart_names_wrong_steps (const NamesLattice *lattice,
                               guint32 n,
                               const guint8 *tags,
                               gint64 at,
                               NamesScores *powers,
                               NamesScores *wrong);

G_END_DECLS
