/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences that the alignment has left alone though their words stand on the other side of the
 * bead beside them: two German sentences that became one. For the checks they belong there.
 */
#include <math.h>

#include "check-words.h"

#define USUAL -0.08 /* logarithm of how long English is beside German */

static guint
count_alone (const LesartWords *words, LesartSide side)
{
  guint n = 0;

  for (guint i = 0; i < lesart_words_count (words, side); i++) {
    const LesartWord *word = lesart_words_get (words, side, i);

    n += word->weight == LESART_SAYS_MUCH && word->link == LESART_NO_LINK;
  }
  return n;
}

static guint
count_words (const LesartWords *words, LesartSide side)
{
  guint n = 0;

  for (guint i = 0; i < lesart_words_count (words, side); i++)
    n += lesart_words_get (words, side, i)->weight == LESART_SAYS_MUCH;
  return n;
}

static LesartBead
join (const LesartBead *first, const LesartBead *second)
{
  LesartBead joined = *first;

  for (guint side = 0; side < LESART_N_SIDES; side++)
    joined.n[side] = first->n[side] + second->n[side];
  return joined;
}

/* Characters of one side of the words taken last. */
static double
get_length (const LesartWords *words, LesartSide side)
{
  return words->span[side].end - words->span[side].start;
}

/* How many words of a bead's other side a lone sentence explains that nothing else explains; fewer
 * than @least do if the lengths fit better with it. */
static guint
count_explained (LesartWords *words,
                 LesartSide side,
                 const LesartBead *bead,
                 const LesartBead *joined,
                 guint least)
{
  double length, alone, together;
  guint before, after;

  lesart_words_fill (words, bead);
  before = count_alone (words, !side);
  length = log (get_length (words, !side) / get_length (words, side));
  alone = fabs (side == LESART_SIDE_GERMAN ? length - USUAL : length + USUAL);
  lesart_words_fill (words, joined);
  after = count_alone (words, !side);
  length = log (get_length (words, !side) / get_length (words, side));
  together = fabs (side == LESART_SIDE_GERMAN ? length - USUAL : length + USUAL);
  if (before <= after || (before - after < MAX (least, 2) && together >= alone))
    return 0;
  return before - after;
}

static void
join_one (LesartWords *words, GArray *beads, guint at, LesartSide side)
{
  LesartBead *lone = &g_array_index (beads, LesartBead, at);
  guint least, best = 0;
  gint where = -1;
  LesartBead better = { .n = { 0, 0 } };

  lesart_words_fill (words, lone);
  least = count_words (words, side);
  least = MAX ((least + 1) / 2, 1);
  for (guint i = 0; i < 2; i++) {
    const LesartBead *bead;
    LesartBead joined;
    guint explained;

    if ((i == 0 && at == 0) || (i == 1 && at + 1 == beads->len))
      continue;
    bead = &g_array_index (beads, LesartBead, i == 0 ? at - 1 : at + 1);
    if (bead->n[!side] == 0 || bead->n[side] == 0)
      continue;
    joined = i == 0 ? join (bead, lone) : join (lone, bead);
    explained = count_explained (words, side, bead, &joined, least);
    if (explained >= least && explained > best) {
      best = explained;
      better = joined;
      where = (gint) (i == 0 ? at - 1 : at + 1);
    }
  }
  if (where < 0)
    return;
  g_array_index (beads, LesartBead, where) = better;
  lone->n[side] = 0;
}

/**
 * lesart_words_join_lone:
 *
 * Returns: (transfer full) (element-type LesartBead): the beads of the input, with lone sentences
 *   moved to the beads beside them that have their words; those are left empty
 */
GArray *
lesart_words_join_lone (LesartWords *words)
{
  GArray *beads =
      g_array_sized_new (FALSE, FALSE, sizeof (LesartBead), (guint) words->input->n_beads);

  g_array_append_vals (beads, words->input->beads, (guint) words->input->n_beads);
  for (guint i = 0; i < beads->len; i++) {
    const LesartBead *bead = &g_array_index (beads, LesartBead, i);

    if ((bead->n[0] == 0) != (bead->n[1] == 0) && !bead->human)
      join_one (words, beads, i, bead->n[0] > 0 ? LESART_SIDE_GERMAN : LESART_SIDE_ENGLISH);
  }
  return beads;
}
