/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person makes of the beads: merging, splitting, shifting, confirming. All of it on an array
 * of beads that are whole, and leaves them so.
 */
#include "translation-edit.h"

static LesartBead *
bead_at (GArray *beads, gssize at)
{
  return &g_array_index (beads, LesartBead, at);
}

static void
make_human (LesartBead *bead)
{
  bead->human = TRUE;
  bead->score = 1;
}

/* A bead that has become empty goes. */
static void
drop_empty (GArray *beads, guint at)
{
  const LesartBead *bead = bead_at (beads, at);

  if (bead->n[0] == 0 && bead->n[1] == 0)
    g_array_remove_index (beads, at);
}

/**
 * lesart_beads_merge:
 * @beads: (element-type LesartBead): beads that are whole
 * @bead: index of one
 *
 * Joins a bead with the next one.
 *
 * Returns: whether there is a next one
 */
gboolean
lesart_beads_merge (GArray *beads, gssize bead)
{
  if (bead < 0 || bead + 1 >= (gssize) beads->len)
    return FALSE;
  for (guint side = 0; side < LESART_N_SIDES; side++)
    bead_at (beads, bead)->n[side] += bead_at (beads, bead + 1)->n[side];
  make_human (bead_at (beads, bead));
  g_array_remove_index (beads, (guint) bead + 1);
  return TRUE;
}

/* How many of the @n_other sentences go with the first @n_first of @n on this side. */
static guint
share_out (guint n_first, guint n, guint n_other)
{
  if (n_other < 2)
    return n_other;
  return CLAMP ((n_other * n_first + n / 2) / n, 1, n_other - 1);
}

/**
 * lesart_beads_split:
 * @beads: (element-type LesartBead): beads that are whole
 * @side: the side of
 * @sentence: the sentence that is to be the first of the second half
 *
 * Divides the bead of a sentence; the sentences of the other side are shared out. Two single ones
 * are put asunder.
 *
 * Returns: whether there was more than one sentence
 */
gboolean
lesart_beads_split (GArray *beads, LesartSide side, guint sentence)
{
  const LesartSide other = 1 - side;
  const gssize at =
      lesart_beads_find ((const LesartBead *) (gpointer) beads->data, beads->len, side, sentence);
  LesartBead first, second;
  guint n;

  if (at < 0)
    return FALSE;
  first = second = *bead_at (beads, at);
  if (first.n[0] + first.n[1] < 2)
    return FALSE;
  n = first.n[side];
  if (n > 1) {
    first.n[side] = MAX (sentence - first.first[side], 1);
    first.n[other] = share_out (first.n[side], n, first.n[other]);
  } else {
    first.n[other] = first.n[other] > 1 ? 1 : 0;
  }
  for (guint s = 0; s < LESART_N_SIDES; s++) {
    second.first[s] = first.first[s] + first.n[s];
    second.n[s] -= first.n[s];
  }
  make_human (&first);
  make_human (&second);
  *bead_at (beads, at) = first;
  g_array_insert_val (beads, (guint) at + 1, second);
  return TRUE;
}

/**
 * lesart_beads_shift:
 * @beads: (element-type LesartBead): beads that are whole
 * @side: the side of
 * @sentence: a sentence
 * @down: whether to the next bead, else to the one before
 *
 * Moves a sentence, with those between it and the end of its bead, to the bead beside it.
 *
 * Returns: whether there is one
 */
gboolean
lesart_beads_shift (GArray *beads, LesartSide side, guint sentence, gboolean down)
{
  const gssize at =
      lesart_beads_find ((const LesartBead *) (gpointer) beads->data, beads->len, side, sentence);
  const gssize beside = down ? at + 1 : at - 1;
  LesartBead *from, *to;
  guint n;

  if (at < 0 || beside < 0 || beside >= (gssize) beads->len)
    return FALSE;
  from = bead_at (beads, at);
  to = bead_at (beads, beside);
  n = down ? from->first[side] + from->n[side] - sentence : sentence + 1 - from->first[side];
  from->n[side] -= n;
  to->n[side] += n;
  if (down)
    to->first[side] -= n;
  else
    from->first[side] += n;
  make_human (from);
  make_human (to);
  drop_empty (beads, (guint) at);
  return TRUE;
}

/**
 * lesart_beads_confirm:
 * @beads: (element-type LesartBead): beads that are whole
 * @bead: index of one
 *
 * Says that a bead is right, or takes that back.
 *
 * Returns: whether there is such a bead
 */
gboolean
lesart_beads_confirm (GArray *beads, gssize bead)
{
  if (bead < 0 || bead >= (gssize) beads->len)
    return FALSE;
  bead_at (beads, bead)->human = !bead_at (beads, bead)->human;
  return TRUE;
}
