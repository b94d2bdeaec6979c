/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Forward and backward sums over a run of tokens, which lies between two that are outside names.
 */
#include "names-lattice.h"

#include <math.h>

#define LEAST (-60.0f) /* behind the best score: what is further is as good as impossible */

/* Scores become powers of e, the best of them 1. */
void
lesart_names_powers (NamesScores scores, float scale)
{
  float top = scores[0];

  for (guint tag = 1; tag < NAME_N_TAGS; tag++)
    top = MAX (top, scores[tag]);
  for (guint tag = 0; tag < NAME_N_TAGS; tag++)
    scores[tag] = expf (MAX ((scores[tag] - top) * scale, LEAST));
}

gboolean
lesart_names_may_follow (guint before, guint tag)
{
  return tag == NAME_OUTSIDE || NAME_TAG_BEGINS (tag) || before == tag || before == tag - 1;
}

static void
normalise (float *scores)
{
  float sum = 0;

  for (guint tag = 0; tag < NAME_N_TAGS; tag++)
    sum += scores[tag];
  for (guint tag = 0; tag < NAME_N_TAGS; tag++)
    scores[tag] /= sum;
}

static void
go_forward (NamesLattice *lattice, guint32 n, NamesScores *powers)
{
  for (guint32 i = 0; i < n; i++) {
    for (guint tag = 0; tag < NAME_N_TAGS; tag++) {
      float sum = i == 0 ? powers[NAME_OUTSIDE][tag] : 0;

      for (guint before = 0; before < NAME_N_TAGS && i > 0; before++)
        sum += lattice[i - 1].forward[before] * powers[before][tag];
      lattice[i].forward[tag] = sum * lattice[i].scores[tag];
    }
    normalise (lattice[i].forward);
  }
}

static void
go_backward (NamesLattice *lattice, guint32 n, NamesScores *powers)
{
  for (guint32 i = n; i-- > 0;) {
    for (guint tag = 0; tag < NAME_N_TAGS; tag++) {
      float sum = i + 1 == n ? powers[tag][NAME_OUTSIDE] : 0;

      for (guint next = 0; next < NAME_N_TAGS && i + 1 < n; next++)
        sum += powers[tag][next] * lattice[i + 1].scores[next] * lattice[i + 1].backward[next];
      lattice[i].backward[tag] = sum;
    }
    normalise (lattice[i].backward);
  }
}

/*
 * Fills in all but the scores.
 *
 * @tags: the true ones
 * @powers: of going from a tag to another
 */
void
lesart_names_fill_lattice (NamesLattice *lattice,
                           guint32 n,
                           const guint8 *tags,
                           NamesScores *powers)
{
  go_forward (lattice, n, powers);
  go_backward (lattice, n, powers);
  for (guint32 i = 0; i < n; i++) {
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      lattice[i].wrong[tag] = lattice[i].forward[tag] * lattice[i].backward[tag];
    normalise (lattice[i].wrong);
    lattice[i].wrong[tags[i]] -= 1;
  }
}

/* How wrong each pair of tags is at @at and behind it; @at is -1 before and n - 1 at the end of the
 * run. */
void
lesart_names_wrong_steps (const NamesLattice *lattice,
                          guint32 n,
                          const guint8 *tags,
                          gint64 at,
                          NamesScores *powers,
                          NamesScores *wrong)
{
  guint before_true = at < 0 ? NAME_OUTSIDE : tags[at],
        next_true = at + 1 < n ? tags[at + 1] : NAME_OUTSIDE;
  float sum = 0;

  for (guint before = 0; before < NAME_N_TAGS; before++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++) {
      float left = at < 0 ? (before == NAME_OUTSIDE) : lattice[at].forward[before];
      float right = at + 1 < n ? lattice[at + 1].scores[tag] * lattice[at + 1].backward[tag]
                               : (tag == NAME_OUTSIDE);

      sum += wrong[before][tag] = left * powers[before][tag] * right;
    }
  for (guint before = 0; before < NAME_N_TAGS; before++)
    for (guint tag = 0; tag < NAME_N_TAGS; tag++)
      wrong[before][tag] =
          wrong[before][tag] / sum - (before == before_true && tag == next_true ? 1 : 0);
}
