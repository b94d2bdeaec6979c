/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to src/app: what a person makes of beads.
 */
#pragma once

#include "bead.h"

G_BEGIN_DECLS

gboolean lesart_beads_merge (GArray *beads, gssize bead);
gboolean lesart_beads_split (GArray *beads, LesartSide side, guint sentence);
gboolean lesart_beads_shift (GArray *beads, LesartSide side, guint sentence, gboolean down);
gboolean lesart_beads_confirm (GArray *beads, gssize bead);

G_END_DECLS
