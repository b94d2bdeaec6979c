/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks and finds beads. For making them see align.c.
 */
#include "bead.h"

/**
 * lesart_beads_are_whole:
 * @beads: (array length=n): beads in order
 * @n: how many
 * @n_sentences: how many sentences each side has
 *
 * Returns: whether the beads cover each sentence of both sides exactly once, in order
 */
gboolean
lesart_beads_are_whole (const LesartBead *beads, gsize n, const guint n_sentences[LESART_N_SIDES])
{
  for (guint side = 0; side < LESART_N_SIDES; side++) {
    guint next = 0;
    for (gsize i = 0; i < n; i++) {
      if (beads[i].first[side] != next || beads[i].n[side] > n_sentences[side] - next)
        return FALSE;
      next += beads[i].n[side];
    }
    if (next != n_sentences[side])
      return FALSE;
  }
  return TRUE;
}

/**
 * lesart_beads_find:
 * @beads: (array length=n): beads that are whole
 * @n: how many
 * @side: a side
 * @sentence: index of a sentence of that side
 *
 * Finds the bead that a sentence belongs to, in O(log n).
 *
 * Returns: index of the bead; -1 if there is no such sentence
 */
gssize
lesart_beads_find (const LesartBead *beads, gsize n, LesartSide side, guint sentence)
{
  gsize low = 0, high = n; /* the first bead that ends after the sentence */
  while (low < high) {
    const gsize middle = low + (high - low) / 2;
    if (beads[middle].first[side] + beads[middle].n[side] > sentence)
      high = middle;
    else
      low = middle + 1;
  }
  return low < n ? (gssize) low : -1;
}
