/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A repair of the beads as the history of the article has it: the stretch of beads that it changed,
 * before and after, in words of one line. A stretch is found again as long as it begins and ends
 * where beads do, and its sentences have the same wording.
 */
#pragma once

#include "bitext.h"

G_BEGIN_DECLS

void lesart_bead_step_describe (
    const LesartBitext *bitext, GArray *old, GArray *new, char **before, char **after);
gssize
lesart_bead_step_go_to (const LesartBitext *bitext, GArray *beads, const char *to, char **was);

G_END_DECLS
