/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Learns the networks that stand beside the linear model of names.
 */
#pragma once

#include "names-lattice.h"
#include "names-learner.h"

G_BEGIN_DECLS

GByteArray *lesart_names_network_learn (const NamesLesson *const *lessons,
                                        guint n,
                                        const NamesSettings *settings,
                                        guint number,
                                        double unit,
                                        NamesScores *transitions);

G_END_DECLS
