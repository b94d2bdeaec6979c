/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From margins to probabilities: isotonic regression by pooling adjacent violators (Ayer and others
 * 1955). A wider margin never makes a lower score.
 */
#include "names-calibration.h"

/* What is believed before anything was counted, as so many names found. */
#define PRIOR_SHARE 0.8
#define PRIOR_WEIGHT 0.5

typedef struct {
  double found;
  double right;
  guint n; /* margins in it */
} Block;

static double
share (const Block *block)
{
  return block->right / block->found;
}

static void
fit_one (const NamesTally *tallies, guint8 *calibration)
{
  Block blocks[NAME_N_MARGINS];
  guint n = 0, at = 0;

  for (guint i = 0; i < NAME_N_MARGINS; i++) {
    blocks[n++] = (Block){ tallies[i].found + PRIOR_WEIGHT,
                           tallies[i].right + PRIOR_WEIGHT * PRIOR_SHARE, 1 };
    for (; n > 1 && share (&blocks[n - 2]) >= share (&blocks[n - 1]); n--) {
      blocks[n - 2].found += blocks[n - 1].found;
      blocks[n - 2].right += blocks[n - 1].right;
      blocks[n - 2].n += blocks[n - 1].n;
    }
  }
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < blocks[i].n; k++)
      calibration[at++] = (guint8) (share (&blocks[i]) * NAME_CERTAIN + 0.5);
}

/**
 * lesart_names_fit:
 * @calibration: (out): the probability of each kind of name and margin
 */
void
lesart_names_fit (NamesTallies tallies, NameCalibration calibration)
{
  for (guint type = 0; type < LESART_N_ENTITY_TYPES; type++)
    for (guint origin = 0; origin < NAME_N_ORIGINS; origin++)
      fit_one (tallies[type][origin], calibration[type][origin]);
}
