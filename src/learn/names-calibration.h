/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often the names of one kind and margin were right: what a score is made of.
 */
#pragma once

#include "names-private.h"

G_BEGIN_DECLS

typedef struct {
  guint found;
  guint right;
} NamesTally;

typedef NamesTally NamesTallies[LESART_N_ENTITY_TYPES][NAME_N_ORIGINS][NAME_N_MARGINS];

void lesart_names_fit (NamesTallies tallies, NameCalibration calibration);

G_END_DECLS
