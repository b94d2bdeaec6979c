/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of several words as keys of a table: the same however they are written and declined.
 */
#pragma once

#include "bead.h"

G_BEGIN_DECLS

void lesart_phrase_append (GString *key, LesartSide side, const char *word);
void lesart_phrase_fold (LesartSide side, const char *phrase, gsize n_bytes, GString *folded);

G_END_DECLS
