/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the sentences of two texts belong together, as JSON (lesart-align/1): what lesart-cli prints
 * and what is kept beside an article, so that a person's repairs are there the next time.
 *
 *   {
 *     "schema": "lesart-align/1",
 *     "english": "article.en.txt",       relative to the file; may be missing
 *     "de": ["...", ...],                the sentences, in the words that they had
 *     "en": ["...", ...],
 *     "pairs": [[[0], [0, 1]], ...],     beads in order: indices into both
 *     "scores": [0.98, ...],             of each bead
 *     "human": [3, ...]                  beads that a person made or confirmed
 *   }
 *
 * Members of others are kept.
 */
#pragma once

#include <gio/gio.h>

#include "bitext.h"

G_BEGIN_DECLS

GString *lesart_beads_write (const LesartBitext *bitext,
                             const LesartBead *beads,
                             gsize n_beads,
                             const char *english);

G_END_DECLS
