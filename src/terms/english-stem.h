/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * English words regardless of their endings and of British or American spelling.
 */
#pragma once

#include "language.h"

G_BEGIN_DECLS

gsize lesart_english_stem (const LesartLanguage *language,
                           const char *word,
                           gsize n_bytes,
                           char stem[LESART_LEMMA_MAX]);
gsize lesart_fold_word (const char *word, gsize n_bytes, char folded[LESART_LEMMA_MAX]);

G_END_DECLS
