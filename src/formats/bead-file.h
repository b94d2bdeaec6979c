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
 * The sentences are there because the texts may change meanwhile: lesart_bead_file_carry() finds
 * the beads again whose sentences are still there. Members of others are kept.
 */
#pragma once

#include <gio/gio.h>

#include "bitext.h"

G_BEGIN_DECLS

#define LESART_BEAD_ERROR (lesart_bead_error_quark ())
GQuark lesart_bead_error_quark (void);

typedef enum {
  LESART_BEAD_ERROR_SYNTAX, /* not JSON */
  LESART_BEAD_ERROR_MODEL,  /* JSON, but not beads; the message says where */
} LesartBeadError;

typedef struct _LesartBeadFile LesartBeadFile;

LesartBeadFile *lesart_bead_file_new (const LesartBitext *bitext,
                                      const LesartBead *beads,
                                      gsize n_beads,
                                      const char *english);
LesartBeadFile *lesart_bead_file_parse (const char *bytes, gsize n_bytes, GError **error);
void lesart_bead_file_free (LesartBeadFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartBeadFile, lesart_bead_file_free)

const char *lesart_bead_file_get_english (const LesartBeadFile *self); /* (nullable) */
const LesartBead *lesart_bead_file_get_beads (const LesartBeadFile *self, gsize *n_beads);
void lesart_bead_file_take_others (LesartBeadFile *self, LesartBeadFile *from);
gboolean lesart_bead_file_is_of (const LesartBeadFile *self, const LesartBitext *bitext);
GArray *lesart_bead_file_carry (const LesartBeadFile *self, const LesartBitext *bitext);
GString *lesart_bead_file_write (const LesartBeadFile *self);

G_END_DECLS
