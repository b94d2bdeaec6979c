/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making a lexicon from its bytes; only the owner of the mapped file (language.c) and tests do.
 */
#pragma once

#include "lexicon.h"

G_BEGIN_DECLS

#define LESART_LEXICON_ERROR (lesart_lexicon_error_quark ())
GQuark lesart_lexicon_error_quark (void);

typedef enum {
  LESART_LEXICON_ERROR_FORMAT, /* not a CFSA2 automaton, or one with perfect hashing */
} LesartLexiconError;

LesartLexicon *lesart_lexicon_new (const guint8 *bytes, gsize n_bytes, GError **error);
void lesart_lexicon_free (LesartLexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LesartLexicon, lesart_lexicon_free)

G_END_DECLS
